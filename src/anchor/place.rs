//! Placing: a meaning, the article's day and what is told around it make a value with its basis.

use chrono::{Datelike, NaiveDate};

use super::{Basis, Known};
use crate::calendar::{
    Grain, Length, Modifier, Moment, Partial, Period, Point, Reference, Season, TimeUnit, Value, shift_days,
    shift_months,
};
use crate::language::Tense;
use crate::phrase::{Bound, Date, DecadeSaid, From, Meaning, Month, Part, Said, Within, Year};

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

/// TIMEX3 names beginning, middle and end; other parts narrow the value itself.
fn apply_part(part: Part, value: &mut Value) -> Option<Modifier> {
    let (n, of) = match part {
        Part::Start => return Some(Modifier::Start),
        Part::Mid => return Some(Modifier::Mid),
        Part::End => return Some(Modifier::End),
        Part::Half(n) => (n, 2),
        Part::Third(n) => (n, 3),
        Part::Quarter(n) => (n, 4),
    };
    if let Value::Single(Point::On(Moment { period, clock: None })) = value {
        if let Some(narrower) = part_of(*period, n, of) {
            *value = narrower;
        }
    }
    None
}

/// The `n`th of `of` equal parts: of a year its half or quarter, of longer units whole years, of a
/// month whole days, the last part taking what is left over.
fn part_of(period: Period, n: u32, of: u32) -> Option<Value> {
    let year = period.first().year();
    match (period.grain(), of) {
        (Grain::Year, 2) => return Period::half(year, n).map(Value::period),
        (Grain::Year, 4) => return Period::quarter(year, n).map(Value::period),
        _ => {}
    }
    let years = match period.grain() {
        // A century is counted by its hundreds, also the first, which lacks the year 0.
        Grain::Century => Some(100),
        Grain::Decade => Some(10),
        _ => None,
    };
    let (from, to) = (i32::try_from(n - 1).ok()?, i32::try_from(n).ok()?);
    let of = i32::try_from(of).ok()?;
    let between = |first, last| Value::Span(on(first), on(last));
    if let Some(years) = years {
        let base = period.last().year() + 1 - years;
        let first = Period::year((base + from * years / of).max(period.first().year()))?;
        let last = Period::year(base + to * years / of - 1)?;
        return Some(between(first, last));
    }
    // Half a month is its first 15 days or the rest; a third ten days.
    let length = match period.grain() {
        Grain::Month => 30,
        _ => i32::try_from((period.last() - period.first()).num_days() + 1).ok()?,
    };
    // February is shorter than its two halves of 15 days.
    let length = if period.last().day() < 30 && period.grain() == Grain::Month { 28 } else { length };
    let first = shift_days(period.first(), from * length / of)?;
    let last = if to == of { period.last() } else { shift_days(period.first(), to * length / of - 1)? };
    Some(between(Period::day(first), Period::day(last)))
}

fn on(period: Period) -> Point {
    Point::On(Moment { period, clock: None })
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
            let mut basis = last.basis;
            basis.year = last.basis.year;
            let year = year_before(*within, until).ok_or(Impossible)?;
            let period = period_within(year, *within).ok_or(Impossible)?;
            Placed { value: Value::period(period), modifier: None, basis }
        }
        _ => place(from, around)?,
    };
    let (Value::Single(start), Value::Single(end)) = (&first.value, &last.value) else {
        return Ok(last);
    };
    Ok(Placed { value: Value::Span(*start, *end), modifier: None, basis: last.basis })
}

fn year_before(within: Within, until: Period) -> Option<i32> {
    let year = until.first().year();
    let period = period_within(year, within)?;
    Some(if period.first() <= until.first() { year } else { year - 1 })
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

fn place_date(date: Date, bound: Option<Bound>, around: &Surroundings) -> Result<(Value, Basis), Impossible> {
    let chosen = match date.year {
        Year::Said(year) => Some((year, Known::Said)),
        Year::Short(year) => Some((nearest_century(year, around), Known::Convention)),
        Year::Relative(n) => around.article.map(|article| (article.first().year() + n, Known::Article)),
        Year::Unsaid => choose_year(date.within, bound, around),
    };
    let Some((year, known)) = chosen else {
        let partial = partial(date.within).ok_or(Impossible)?;
        return Ok((Value::Single(Point::Open(partial, None)), Basis::said(date.within)));
    };
    let within = with_month(date.within, around);
    let Some(period) = period_within(year, within) else { return Err(Impossible) };
    let basis = Basis { year: Some(known), ..Basis::said(date.within) };
    Ok((Value::period(period), basis))
}

/// A month that was only counted («прошлого месяца») or not said («15-го числа»), from the article's.
fn with_month(within: Within, around: &Surroundings) -> Within {
    let Some(article) = around.article else { return within };
    let month = |month: Month| match month {
        Month::Said(_) => month,
        Month::Relative(n) => {
            let shifted = shift_months(article.first(), n).unwrap_or(article.first());
            Month::Said(shifted.month())
        }
        Month::Unsaid => Month::Said(article.first().month()),
    };
    match within {
        Within::Month(said) => Within::Month(month(said)),
        Within::Day(said, day) => Within::Day(month(said), day),
        _ => within,
    }
}

/// The calendar unit of a year; none when there is no such day.
fn period_within(year: i32, within: Within) -> Option<Period> {
    match within {
        Within::Whole => Period::year(year),
        Within::Half(half) => Period::half(year, half),
        Within::Season(season) => Period::season(year, season),
        Within::Quarter(quarter) => Period::quarter(year, quarter),
        Within::Month(Month::Said(month)) => Period::month(year, month),
        Within::Day(Month::Said(month), day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::day),
        Within::Month(_) | Within::Day(..) => None,
    }
}

/// What can be said of a date without its year; none when no year has such a day.
fn partial(within: Within) -> Option<Partial> {
    Some(match within {
        Within::Whole => Partial::Year,
        Within::Half(half) => Partial::Half(half),
        Within::Season(season) => Partial::Season(season),
        Within::Quarter(quarter) => Partial::Quarter(quarter),
        Within::Month(Month::Said(month)) => Partial::Month(month),
        Within::Month(_) => Partial::AnyMonth,
        Within::Day(Month::Said(month), day) => {
            // 2000 is a leap year: what it does not have, no year has.
            NaiveDate::from_ymd_opt(2000, month, day)?;
            Partial::MonthDay(month, day)
        }
        Within::Day(_, day) => Partial::DayOfMonth(day),
    })
}

/// A year for a date that says none: carried, by tense, else the nearest, a tie to the past.
fn choose_year(within: Within, bound: Option<Bound>, around: &Surroundings) -> Option<(i32, Known)> {
    let article = around.article?;
    let within = with_month(within, around);
    let here = article.first().year();
    // «29 февраля» is at most eight years away.
    let candidates = || (here - 8..=here + 8).filter_map(|year| Some((year, period_within(year, within)?)));
    let is_past = |period: &Period| period.first() <= article.last();
    let is_ahead = |period: &Period| article.first() <= period.last();
    // What something is set for, or must be done by, lies ahead, however it was decided.
    let tense = match bound {
        Some(Bound::For | Bound::By) if around.tense == Some(Tense::Past) => None,
        _ => around.tense,
    };
    if let Some(year) = around.carried_year.filter(|year| *year != here) {
        let period = period_within(year, within)?;
        let agrees = match tense {
            Some(Tense::Past) | None => is_past(&period),
            Some(Tense::Future) => is_ahead(&period),
        };
        if agrees {
            return Some((year, Known::Carried));
        }
    }
    let by_tense = match tense {
        Some(Tense::Past) => candidates().filter(|(_, period)| is_past(period)).last(),
        Some(Tense::Future) => candidates().find(|(_, period)| is_ahead(period)),
        None => None,
    };
    if let Some((year, _)) = by_tense {
        return Some((year, Known::Tense));
    }
    let distance = |period: &Period| {
        let before = (article.first() - period.last()).num_days();
        let after = (period.first() - article.last()).num_days();
        before.max(after).max(0)
    };
    candidates().min_by_key(|(_, period)| distance(period)).map(|(year, _)| (year, Known::Nearest))
}

/// A number of two digits as the nearest year at most twenty years ahead of the article.
fn nearest_century(short: i32, around: &Surroundings) -> i32 {
    // Without an article's date: of the twentieth century, save the years that have passed since.
    let here = around.article.map_or(2025, |article| article.first().year());
    let year = here - here.rem_euclid(100) + short;
    if year > here + 20 {
        year - 100
    } else if year <= here - 80 {
        year + 100
    } else {
        year
    }
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
    fn of_grain(grain: Grain, known: Known) -> Basis {
        Basis {
            year: Some(known),
            month: (grain > Grain::Quarter).then_some(known),
            day: (grain > Grain::Month).then_some(known),
            clock: None,
        }
    }

    /// What a date without its year says.
    fn said(within: Within) -> Basis {
        let (month, day) = match within {
            Within::Day(month, _) => (Some(month), Some(Known::Said)),
            Within::Month(month) => (Some(month), None),
            _ => (None, None),
        };
        let month = month.map(|month| match month {
            Month::Said(_) => Known::Said,
            Month::Relative(_) | Month::Unsaid => Known::Article,
        });
        Basis { year: None, month, day, clock: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value and basis of 7 October (or another date) seen from a day, in a tense.
    fn check(within: Within, article: &str, tense: Option<Tense>, expected: &str) {
        let article = article.parse().ok().map(Period::day);
        let around = Surroundings { article, tense, ..Surroundings::default() };
        let placed = place(&Meaning::date(Year::Unsaid, within), &around);
        let text = placed.map_or_else(|_| "impossible".to_owned(), |p| format!("{} {}", p.value, p.basis));
        assert_eq!(text, expected);
    }

    #[test]
    fn the_year_is_chosen_by_tense_else_by_nearness() {
        let october = Within::Day(Month::Said(10), 7);
        check(october, "2025-11-02", Some(Tense::Past), "2025-10-07 day:said month:said year:tense");
        check(october, "2025-11-02", Some(Tense::Future), "2026-10-07 day:said month:said year:tense");
        check(october, "2025-11-02", None, "2025-10-07 day:said month:said year:nearest");
        check(october, "2025-02-02", None, "2024-10-07 day:said month:said year:nearest");
        check(october, "", None, "XXXX-10-07 day:said month:said");
        let january = Within::Month(Month::Said(1));
        check(january, "2025-11-02", Some(Tense::Past), "2025-01 month:said year:tense");
        check(january, "2025-11-02", None, "2026-01 month:said year:nearest");
        check(Within::Season(Season::Winter), "2020-03-10", None, "2019-WI year:nearest");
    }

    #[test]
    fn days_that_do_not_exist() {
        check(Within::Day(Month::Said(11), 31), "2025-11-02", None, "impossible");
        check(Within::Day(Month::Said(11), 31), "", None, "impossible");
        check(
            Within::Day(Month::Said(2), 29),
            "2025-11-02",
            None,
            "2024-02-29 day:said month:said year:nearest",
        );
    }

    #[test]
    fn a_carried_year_comes_before_the_tense() {
        let article = Some(Period::day("2019-11-02".parse().unwrap()));
        let around = Surroundings { article, carried_year: Some(2008), ..Surroundings::default() };
        let august = Meaning::date(Year::Unsaid, Within::Day(Month::Said(8), 7));
        let check = |tense, expected: &str| {
            let placed = place(&august, &Surroundings { tense, ..around }).unwrap();
            assert_eq!(format!("{} {}", placed.value, placed.basis), expected);
        };
        check(Some(Tense::Past), "2008-08-07 day:said month:said year:carried");
        check(Some(Tense::Future), "2020-08-07 day:said month:said year:tense");
    }
}
