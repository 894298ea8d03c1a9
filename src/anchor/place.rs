//! Placing: a meaning, the article's day and what is told around it make a value with its basis.

use chrono::{Datelike, NaiveDate};

use super::carry::Carried;
use super::date::{nearest_century, period_within, place_date, year_before};
use super::part::apply_part;
use super::weekday::{place_weekday, place_weekend};
use super::{Basis, Known, Style, When};
use crate::calendar::{
    Clock, Grain, Length, Modifier, Moment, Partial, Period, Point, Reference, TimeUnit, Value, shift_days,
    shift_months,
};
use crate::language::Tense;
use crate::phrase::{Beside, Bound, Calendar, Date, DecadeSaid, Degree, From, Meaning, Said, Year};

/// What is known around a phrase.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// The day, or only the month or year, that the article speaks from.
    pub article: Option<Period>,
    /// Of the clause the phrase stands in.
    pub tense: Option<Tense>,
    /// Whether that is the tense of its own clause, and not of another in the sentence.
    pub is_of_clause: bool,
    /// A year that was said before in the same paragraph.
    pub carried: Option<Carried>,
    /// A year that belongs to it although other words stand between.
    pub own_year: Option<i32>,
    /// The time right before it.
    pub beside: Option<Neighbour>,
    /// The time that the text told of last.
    pub told: Option<Period>,
    /// Whether that was in the same paragraph.
    pub is_told_here: bool,
    pub style: Style,
}

/// The time right before a date, with hardly a word between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// The member before it in a list: «25 и 26 июля».
    Member(Period),
    /// The longer one that it is a part of: «в прошлом мае, 9 мая».
    Whole(Period),
    /// The day of the entry before: entries of a diary go forward.
    Entry(Period),
}

/// A day that is not on the calendar, such as 31 ноября.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impossible;

/// Places a meaning on the calendar as far as that can be known.
pub fn place(meaning: &Meaning, around: &Surroundings) -> Result<When, Impossible> {
    // «на 17:00 понедельника» tells how things stood then.
    let bound = meaning.bound.filter(|bound| *bound != Bound::For || meaning.clock.is_none());
    let mut placed = match &meaning.said {
        Said::Range(from, to) => place_range(from, to, around)?,
        said => {
            let (point, basis) = place_point(said, bound, meaning.beside, around)?;
            When { value: point, modifier: None, basis }
        }
    };
    to_new_style(&mut placed, meaning, around);
    if let Some(clock) = meaning.clock {
        set_clock(&mut placed, clock);
    }
    let part = meaning.part.and_then(|part| apply_part(part, &mut placed.value));
    placed.modifier = part.or(meaning.bound.and_then(bound_modifier));
    placed.modifier = placed.modifier.or(meaning.degree.map(|degree| match degree {
        Degree::About => Modifier::Approx,
        Degree::More => Modifier::MoreThan,
        Degree::Less => Modifier::LessThan,
        Degree::AtLeast => Modifier::EqualOrMore,
        Degree::AtMost => Modifier::EqualOrLess,
    }));
    Ok(placed)
}

fn set_clock(placed: &mut When, clock: Clock) {
    match &mut placed.value {
        Value::Single(Point::On(moment)) => moment.clock = Some(clock),
        Value::Single(Point::Open(_, open)) => *open = Some(clock),
        _ => return,
    }
    placed.basis.clock = Some(Known::Said);
}

/// A day that was named in the old calendar is read in the new one; without a word on it, only where
/// the text is of that time and its day was said.
fn to_new_style(placed: &mut When, meaning: &Meaning, around: &Surroundings) {
    let Value::Single(Point::On(moment)) = &mut placed.value else { return };
    let day = moment.period.first();
    let is_old = match meaning.calendar {
        Some(calendar) => calendar == Calendar::Old,
        None => around.style == Style::Old && is_before_the_reform(day),
    };
    let is_named = moment.period.grain() == Grain::Day && placed.basis.day == Some(Known::Said);
    if let Some(day) = shift_days(day, apart(day)).filter(|_| is_old && is_named) {
        moment.period = Period::day(day);
    }
}

/// Russia went over to the new calendar on 14 February 1918.
pub(super) fn is_before_the_reform(day: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(1918, 2, 14).is_some_and(|reform| day < reform)
}

/// Days by which the old calendar is behind on a day that it names.
pub(super) fn apart(day: NaiveDate) -> i32 {
    // The calendars part on the 29th of February of a year that only one of them leaps.
    let year = if day.month() < 3 { day.year() - 1 } else { day.year() };
    let century = year.div_euclid(100);
    century - century.div_euclid(4) - 2
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

fn place_range(from: &Meaning, to: &Meaning, around: &Surroundings) -> Result<When, Impossible> {
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
            let mut first = When { value: Value::period(period), modifier: None, basis: last.basis };
            to_new_style(&mut first, from, around);
            if let Some(clock) = from.clock {
                set_clock(&mut first, clock);
            }
            first
        }
        _ => place(from, around)?,
    };
    let (Value::Single(start), Value::Single(end)) = (&first.value, &last.value) else {
        return Ok(last);
    };
    let (Point::On(mut start), Point::On(mut end)) = (*start, *end) else {
        return Ok(When { value: Value::Span(*start, *end), modifier: None, basis: last.basis });
    };
    let runs_backwards = |start: &Moment, end: &Moment| end.period.last() < start.period.first();
    if runs_backwards(&start, &end) && matches!(to.said, Said::Weekday { .. }) {
        // «со среды по понедельник» runs over the end of a week.
        let (moved, days) = if around.tense == Some(Tense::Past) { (&mut start, -7) } else { (&mut end, 7) };
        moved.period = moved.period.shift(days).unwrap_or(moved.period);
    }
    if let (Some(Clock::At { hour: from, .. }), Some(Clock::At { hour: to, .. })) = (start.clock, end.clock) {
        // «с 22:00 до 6:00» runs over midnight.
        if start.period == end.period && to < from {
            end.period = end.period.shift(1).unwrap_or(end.period);
        }
    }
    // What still ends before it begins is no range: «2014 – 1990-е».
    if runs_backwards(&start, &end) {
        return Ok(last);
    }
    let value = Value::Span(Point::On(start), Point::On(end));
    Ok(When { value, modifier: None, basis: last.basis })
}

fn place_point(
    said: &Said,
    bound: Option<Bound>,
    beside: Option<Beside>,
    around: &Surroundings,
) -> Result<(Value, Basis), Impossible> {
    let placed = match said {
        Said::Date(date) => return place_date(*date, bound, beside, around),
        Said::Century(ordinal) => {
            let period = Period::century(*ordinal).ok_or(Impossible)?;
            (Value::period(period), Basis::of_grain(Grain::Century, Known::Said))
        }
        Said::Decade(decade) => {
            let (year, known) = match decade {
                DecadeSaid::Full(year) => (*year, Known::Said),
                DecadeSaid::OfCentury { decade, n } => {
                    let Some(article) = around.article else {
                        return Ok((Value::Single(Point::Open(Partial::Decade, None)), Basis::default()));
                    };
                    (article.first().year().div_euclid(100) * 100 + n * 100 + decade, Known::Article)
                }
                DecadeSaid::Short(short) => (nearest_century(*short, around), Known::Convention),
            };
            let period = Period::decade(year).ok_or(Impossible)?;
            (Value::period(period), Basis::of_grain(Grain::Decade, known))
        }
        Said::Relative { grain, n } => place_relative(*grain, *n, around),
        Said::Same(grain) => place_same(*grain, around),
        Said::Shift { length, is_back, from } => return place_shift(*length, *is_back, from, around),
        Said::Weekday { weekday, which } => place_weekday(*weekday, *which, bound, around),
        Said::Weekend => place_weekend(bound, around),
        Said::Clock => {
            let told = around.told.filter(|_| around.is_told_here);
            place_same(Grain::Day, &Surroundings { told, ..*around })
        }

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

/// The unit that was told of last; for a century, «тогда же», whatever it was.
fn place_same(grain: Grain, around: &Surroundings) -> (Value, Basis) {
    let is_fine = |period: &Period| grain <= period.grain();
    let told = around.told.filter(is_fine).map(|told| (told, Known::Narrated));
    let origin = told.or(around.article.filter(is_fine).map(|article| (article, Known::Article)));
    let unit = |(period, known): (Period, Known)| {
        let unit = if grain == Grain::Century { Some(period) } else { Period::around(period.first(), grain) };
        Some((unit?, known))
    };
    match origin.and_then(unit) {
        Some((period, known)) => (Value::period(period), Basis::of_grain(period.grain(), known)),
        None => (Value::Single(Point::Open(open(grain), None)), Basis::default()),
    }
}

/// «два года назад» is a year, «месяц назад» a month, «неделю назад» the day seven days before.
fn place_shift(
    length: Length,
    is_back: bool,
    from: &From,
    around: &Surroundings,
) -> Result<(Value, Basis), Impossible> {
    let (Length::Known(counts), Some(finest)) = (length, length.finest()) else {
        let reference =
            if is_back || around.tense == Some(Tense::Past) { Reference::Past } else { Reference::Future };
        return Ok((Value::Vague(reference), Basis::default()));
    };
    let grain = match finest {
        TimeUnit::Year => Grain::Year,
        TimeUnit::Month => Grain::Month,
        _ => Grain::Day,
    };
    let (origin, known) = match from {
        From::Article => (around.article, Known::Article),
        From::Narrated => match around.told.filter(|told| grain <= told.grain()) {
            Some(told) => (Some(told), Known::Narrated),
            None => (around.article, Known::Article),
        },
        From::Unsaid if around.tense == Some(Tense::Past) => (around.told, Known::Narrated),
        From::Unsaid => (around.article, Known::Article),
        From::Event => (None, Known::Narrated),
        From::Said(meaning) => match place(meaning, around)? {
            When { value: Value::Single(Point::On(moment)), basis, .. } => {
                (Some(moment.period), basis.year.unwrap_or(Known::Said))
            }
            _ => (None, Known::Said),
        },
    };
    let origin = origin.filter(|origin| origin.grain() >= grain);
    let count = |unit: TimeUnit| i32::try_from(counts[unit as usize]).unwrap_or(i32::MAX);
    let sign = if is_back { -1 } else { 1 };
    let months = count(TimeUnit::Year).saturating_mul(12).saturating_add(count(TimeUnit::Month));
    let days = count(TimeUnit::Week).saturating_mul(7).saturating_add(count(TimeUnit::Day));
    let day = origin
        .and_then(|origin| shift_months(origin.first(), sign * months))
        .and_then(|day| shift_days(day, sign * days));
    // What has happened does not lie ahead: it was told from some other time.
    let is_past = *from != From::Article && around.tense == Some(Tense::Past);
    let lies_ahead =
        |period: &Period| is_past && around.article.is_some_and(|article| article.last() < period.first());
    Ok(match day.and_then(|day| Period::around(day, grain)).filter(|period| !lies_ahead(period)) {
        Some(period) => (Value::period(period), Basis::of_grain(grain, known)),
        None => (Value::Single(Point::Open(open(grain), None)), Basis::default()),
    })
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
