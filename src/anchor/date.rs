//! Calendar dates: which year is meant where none is said.

use super::place::{Impossible, Surroundings, apart};
use super::{Basis, Known};
use crate::calendar::{Grain, Moment, Partial, Period, Point, Value, shift_days, shift_months};
use crate::language::Tense;
use crate::phrase::{Bound, Date, Month, Within, Year};

use chrono::{Datelike, NaiveDate};

pub(super) fn place_date(
    date: Date,
    bound: Option<Bound>,
    around: &Surroundings,
) -> Result<(Value, Basis), Impossible> {
    let chosen = match date.year {
        Year::Said(year) => Some((year, Known::Said)),
        Year::Short(year) => Some((nearest_century(year, around), Known::Convention)),
        Year::Relative(n) => around.article.map(|article| (article.first().year() + n, Known::Article)),
        Year::Same => {
            let told = around.told.map(|told| (told.first().year(), Known::Narrated));
            told.or(around.article.map(|article| (article.first().year(), Known::Article)))
        }
        Year::Latest => latest_year(date.within, around).map(|year| (year, Known::Article)),
        Year::Unsaid => choose_year(date.within, bound, around),
    };
    let Some((year, known)) = chosen else {
        let partial = partial(date.within).ok_or(Impossible)?;
        return Ok((Value::Single(Point::Open(partial, None)), Basis::said(date.within)));
    };
    let within = with_month(date.within, around);
    let Some(period) = period_within(year, within) else { return Err(Impossible) };
    let basis = Basis { year: Some(known), ..Basis::said(date.within) };
    let value = match date.within {
        Within::Easter { days, .. } if 1 < days => {
            let last = i32::try_from(days).ok().and_then(|days| shift_days(period.first(), days - 1));
            let on = |day| Point::On(Moment { period: Period::day(day), clock: None });
            last.map(|last| Value::Span(on(period.first()), on(last)))
        }
        _ => None,
    };
    Ok((value.unwrap_or(Value::period(period)), basis))
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
pub(super) fn period_within(year: i32, within: Within) -> Option<Period> {
    match within {
        Within::Whole => Period::year(year),
        Within::Half(half) => Period::half(year, half),
        Within::Season(season) => Period::season(year, season),
        Within::Quarter(quarter) => Period::quarter(year, quarter),
        Within::Month(Month::Said(month)) => Period::month(year, month),
        Within::Day(Month::Said(month), day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::day),
        Within::Weekday { month: Month::Said(month), weekday, nth } => {
            weekday_of_month(Period::month(year, month)?, weekday, nth).map(Period::day)
        }
        Within::Easter { after, .. } => shift_days(easter(year)?, after).map(Period::day),
        Within::Month(_) | Within::Day(..) | Within::Weekday { .. } => None,
    }
}

/// The `nth` such weekday of a month, or the last for −1.
fn weekday_of_month(month: Period, weekday: u32, nth: i32) -> Option<NaiveDate> {
    let ahead = |from: NaiveDate| (weekday + 7 - from.weekday().number_from_monday()) % 7;
    let first = shift_days(month.first(), i32::try_from(ahead(month.first())).ok()?)?;
    let found = match nth {
        1.. => shift_days(first, (nth - 1).checked_mul(7)?)?,
        _ => (0..5).filter_map(|week| shift_days(first, week * 7)).rfind(|day| month.holds(*day))?,
    };
    month.holds(found).then_some(found)
}

/// Easter Sunday of the Russian church, in the new style.
///
/// Meeus' algorithm for the Julian calendar.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let julian = d + e + 114;
    let day = NaiveDate::from_ymd_opt(year, u32::try_from(julian / 31).ok()?, 1)?;
    shift_days(day, julian % 31 + apart(day))
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
        Within::Weekday { weekday, .. } => Partial::Weekday(weekday),
        Within::Easter { .. } => Partial::Day,
    })
}

/// The year in which a date was over last, seen from the article's day.
fn latest_year(within: Within, around: &Surroundings) -> Option<i32> {
    let article = around.article?.first();
    let is_over = |year: &i32| period_within(*year, within).is_some_and(|period| period.last() < article);
    (article.year() - 8..=article.year()).rev().find(is_over)
}

/// A year for a date that says none: carried, by tense, else the nearest, a tie to the past.
fn choose_year(within: Within, bound: Option<Bound>, around: &Surroundings) -> Option<(i32, Known)> {
    let Some(article) = around.article else {
        return around.carried_year.map(|year| (year, Known::Carried));
    };
    let within = with_month(within, around);
    let here = article.first().year();
    // «29 февраля» is at most eight years away, and what every year has at most one.
    let is_in_each = (here - 1..=here + 1).all(|year| period_within(year, within).is_some());
    let reach = if is_in_each { 1 } else { 8 };
    let years = here - reach..=here + reach;
    let candidates = || years.clone().filter_map(|year| Some((year, period_within(year, within)?)));
    let is_past = |period: &Period| period.first() <= article.last();
    let is_ahead = |period: &Period| article.first() <= period.last();
    // What something is set for, or lasts until, may lie ahead, however it was decided.
    let tense = match bound {
        Some(Bound::For | Bound::By | Bound::Until) if around.tense == Some(Tense::Past) => None,
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
        Some(Tense::Past) => candidates().rfind(|(_, period)| is_past(period)),
        Some(Tense::Future) => candidates().find(|(_, period)| is_ahead(period)),
        None => None,
    };
    let distance = |period: &Period| {
        // Months are as far as they are counted: May is six months from November either way.
        let days = |from: NaiveDate, to: NaiveDate| match period.grain() {
            Grain::Month => {
                i64::from((to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32) * 30
            }
            _ => (to - from).num_days(),
        };
        days(period.last(), article.first()).max(days(article.last(), period.first())).max(0)
    };
    let nearest = candidates().min_by_key(|(_, period)| distance(period));
    // Nobody says «21 апреля» of a day almost a year away when one is close: the verb is another's.
    let is_far = |period: &Period| {
        let is_close = nearest.is_some_and(|(_, near)| distance(&near) < CLOSE);
        tense == Some(Tense::Past) && !around.is_of_clause && is_close && FAR < distance(period)
    };
    match by_tense {
        Some((year, period)) if !is_far(&period) => Some((year, Known::Tense)),
        _ => nearest.map(|(year, _)| (year, Known::Nearest)),
    }
}

/// Days from which on a date without a year is far, and below which it is close.
const FAR: i64 = 330;
const CLOSE: i64 = 30;

/// The year from which an article without a date reads years of two digits, so that «98-й» and
/// «девяностые» are of the twentieth century; there is no clock here to ask.
const UNDATED: i32 = 2025;

/// A number of two digits as the nearest year at most twenty years ahead of the article.
pub(super) fn nearest_century(short: i32, around: &Surroundings) -> i32 {
    let here = around.article.map_or(UNDATED, |article| article.first().year());
    let year = here - here.rem_euclid(100) + short;
    if year > here + 20 {
        year - 100
    } else if year <= here - 80 {
        year + 100
    } else {
        year
    }
}

/// The latest year in which a date does not begin after a period.
pub(super) fn year_before(within: Within, until: Period) -> Option<i32> {
    let year = until.first().year();
    let period = period_within(year, within)?;
    Some(if period.first() <= until.first() { year } else { year - 1 })
}

impl Basis {
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
    use crate::anchor::place::place;
    use crate::calendar::Season;
    use crate::phrase::Meaning;

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
