//! Placing: a meaning, the article's day and what is told around it make a value with its basis.

use chrono::{Datelike, NaiveDate};

use super::date::{nearest_century, period_within, place_date, year_before};
use super::part::apply_part;
use super::{Basis, Known};
use crate::calendar::{
    Grain, Length, Modifier, Partial, Period, Point, Reference, TimeUnit, Value, shift_days, shift_months,
};
use crate::language::Tense;
use crate::phrase::{Bound, Date, DecadeSaid, From, Meaning, Said, Year};

/// What is known around a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// The day, or only the month or year, that the article speaks from.
    pub article: Option<Period>,
    /// Of the clause the phrase stands in.
    pub tense: Option<Tense>,
    /// A year that was said before in the same paragraph.
    pub carried_year: Option<i32>,
    /// The day that the text tells of.
    pub narrated: Option<NaiveDate>,
}

/// A value with the reasons for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub value: Value,
    pub modifier: Option<Modifier>,
    pub basis: Basis,
}

/// A day that is not on the calendar, such as 31 ноября.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impossible;

/// Places a meaning on the calendar as far as that can be known.
pub fn place(meaning: &Meaning, around: &Surroundings) -> Result<Placed, Impossible> {
    let mut placed = match &meaning.said {
        Said::Range(from, to) => place_range(from, to, around)?,
        said => {
            let (point, basis) = place_point(said, meaning.bound, around)?;
            Placed { value: point, modifier: None, basis }
        }
    };
    if let (Some(clock), Value::Single(point)) = (meaning.clock, &mut placed.value) {
        match point {
            Point::On(moment) => moment.clock = Some(clock),
            Point::Open(_, open) => *open = Some(clock),
        }
        placed.basis.clock = Some(Known::Said);
    }
    let part = meaning.part.and_then(|part| apply_part(part, &mut placed.value));
    placed.modifier = part.or(meaning.bound.and_then(bound_modifier));
    if placed.modifier.is_none() && meaning.is_about {
        placed.modifier = Some(Modifier::Approx);
    }
    Ok(placed)
}

fn bound_modifier(bound: Bound) -> Option<Modifier> {
    match bound {
        Bound::Since => Some(Modifier::OnOrAfter),
        Bound::After => Some(Modifier::After),
        Bound::Until => Some(Modifier::Before),
        Bound::By => Some(Modifier::OnOrBefore),
        Bound::For => None,
    }
}

fn place_range(from: &Meaning, to: &Meaning, around: &Surroundings) -> Result<Placed, Impossible> {
    let last = place(to, around)?;
    // The first end lies before the last, in the same year where it says none.
    let until = match &last.value {
        Value::Single(Point::On(moment)) => Some(moment.period),
        _ => None,
    };
    let first = match (&from.said, until) {
        (Said::Date(Date { year: Year::Unsaid, within }), Some(until)) => {
            let year = year_before(*within, until).ok_or(Impossible)?;
            let period = period_within(year, *within).ok_or(Impossible)?;
            Placed { value: Value::period(period), modifier: None, basis: last.basis }
        }
        _ => place(from, around)?,
    };
    let (Value::Single(start), Value::Single(end)) = (&first.value, &last.value) else {
        return Ok(last);
    };
    Ok(Placed { value: Value::Span(*start, *end), modifier: None, basis: last.basis })
}

fn place_point(
    said: &Said,
    bound: Option<Bound>,
    around: &Surroundings,
) -> Result<(Value, Basis), Impossible> {
    let placed = match said {
        Said::Date(date) => return place_date(*date, bound, around),
        Said::Century(ordinal) => {
            let period = Period::century(*ordinal).ok_or(Impossible)?;
            (Value::period(period), Basis::of_grain(Grain::Century, Known::Said))
        }
        Said::Decade(decade) => {
            let (year, known) = match decade {
                DecadeSaid::Full(year) => (*year, Known::Said),
                DecadeSaid::Short(short) => (nearest_century(*short, around), Known::Convention),
            };
            let period = Period::decade(year).ok_or(Impossible)?;
            (Value::period(period), Basis::of_grain(Grain::Decade, known))
        }
        Said::Relative { grain, n } => place_relative(*grain, *n, around),
        Said::Shift { length, is_back, from } => place_shift(*length, *is_back, *from, around),
        Said::Weekday { weekday, week } => place_weekday(*weekday, *week, around),
        Said::Range(..) => unreachable!("a range is placed by its ends"),
        Said::Duration(length) => (Value::Duration(*length), Basis::default()),
        Said::Repetition(repetition) => (Value::Repetition(*repetition), Basis::default()),
        Said::Vague(reference) => (Value::Vague(*reference), Basis::default()),
    };
    Ok(placed)
}

fn place_relative(grain: Grain, n: i32, around: &Surroundings) -> (Value, Basis) {
    let unit = around.article.filter(|article| article.grain() >= grain);
    let period = unit.and_then(|article| Period::around(article.first(), grain)?.shift(n));
    match period {
        Some(period) => (Value::period(period), Basis::of_grain(grain, Known::Article)),
        None => (Value::Single(Point::Open(open(grain), None)), Basis::default()),
    }
}

fn open(grain: Grain) -> Partial {
    match grain {
        Grain::Century => Partial::Century,
        Grain::Decade => Partial::Decade,
        Grain::Year | Grain::Half | Grain::Quarter | Grain::Season => Partial::Year,
        Grain::Month => Partial::AnyMonth,
        Grain::Week => Partial::Week,
        Grain::Weekend => Partial::Weekend,
        Grain::Day => Partial::Day,
    }
}

/// «два года назад» is a year, «месяц назад» a month, «неделю назад» the day seven days before.
fn place_shift(length: Length, is_back: bool, from: From, around: &Surroundings) -> (Value, Basis) {
    let (Length::Known(counts), Some(finest)) = (length, length.finest()) else {
        let reference = if is_back { Reference::Past } else { Reference::Future };
        return (Value::Vague(reference), Basis::default());
    };
    let (grain, needed) = match finest {
        TimeUnit::Year => (Grain::Year, Grain::Year),
        TimeUnit::Month => (Grain::Month, Grain::Month),
        _ => (Grain::Day, Grain::Day),
    };
    let (origin, known) = match from {
        From::Article => (around.article.filter(|article| article.grain() >= needed), Known::Article),
        From::Narrated => (around.narrated.map(Period::day), Known::Narrated),
    };
    let count = |unit: TimeUnit| i32::try_from(counts[unit as usize]).unwrap_or(i32::MAX);
    let sign = if is_back { -1 } else { 1 };
    let months = count(TimeUnit::Year).saturating_mul(12).saturating_add(count(TimeUnit::Month));
    let days = count(TimeUnit::Week).saturating_mul(7).saturating_add(count(TimeUnit::Day));
    let day = origin
        .and_then(|origin| shift_months(origin.first(), sign * months))
        .and_then(|day| shift_days(day, sign * days));
    match day.and_then(|day| Period::around(day, grain)) {
        Some(period) => (Value::period(period), Basis::of_grain(grain, known)),
        None => (Value::Single(Point::Open(open(grain), None)), Basis::default()),
    }
}

fn place_weekday(weekday: u32, week: Option<i32>, around: &Surroundings) -> (Value, Basis) {
    let article = around.article.filter(|article| article.grain() == Grain::Day);
    let Some((article, weekday)) = article.map(|article| article.first()).zip(i32::try_from(weekday).ok())
    else {
        return (Value::Single(Point::Open(Partial::Weekday(weekday), None)), Basis::default());
    };
    let here = article.weekday().number_from_monday() as i32;
    let this_week = weekday - here;
    let (days, known) = match (week, around.tense) {
        (Some(week), _) => (this_week + 7 * week, Known::Article),
        (None, Some(Tense::Past)) => (if this_week > 0 { this_week - 7 } else { this_week }, Known::Tense),
        (None, Some(Tense::Future)) => (if this_week < 0 { this_week + 7 } else { this_week }, Known::Tense),
        (None, None) => (if this_week > 3 { this_week - 7 } else { this_week }, Known::Nearest),
    };
    match shift_days(article, days) {
        Some(day) => (Value::period(Period::day(day)), Basis::of_grain(Grain::Day, known)),
        None => (Value::Single(Point::Open(Partial::Weekday(weekday as u32), None)), Basis::default()),
    }
}

impl Basis {
    /// All parts down to the grain are known in one way.
    pub(super) fn of_grain(grain: Grain, known: Known) -> Basis {
        Basis {
            year: Some(known),
            month: (grain > Grain::Quarter).then_some(known),
            day: (grain > Grain::Month).then_some(known),
            clock: None,
        }
    }
}
