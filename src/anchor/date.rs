//! Calendar dates: from what is said of one to its place; `year` chooses the year where none is said.

use super::place::{Impossible, Surroundings, apart};
use super::year::choose_year;
use super::{Basis, Known};
use crate::calendar::{Moment, Partial, Period, Point, Season, Value, shift_days};
use crate::phrase::{Beside, Bound, Date, Month, Within, Year};

use chrono::{Datelike, NaiveDate};

pub(super) fn place_date(
    date: Date,
    bound: Option<Bound>,
    beside: Option<Beside>,
    around: &Surroundings,
) -> Result<(Value, Basis), Impossible> {
    let chosen = match date.year {
        Year::Said(year) => Some((year, Known::Said)),
        Year::Short(year) => Some((nearest_century(year, around), Known::Convention)),
        Year::Relative(n @ (-1 | 1)) if date.within == Within::Season(Season::Winter) => {
            winter(n, around).map(|year| (year, Known::Article))
        }
        Year::Relative(n) => around.article.map(|article| (article.first().year() + n, Known::Article)),
        Year::Same => {
            let told = around.told.map(|told| (told.first().year(), Known::Narrated));
            told.or(around.article.map(|article| (article.first().year(), Known::Article)))
        }
        Year::Latest => latest_year(date.within, around).map(|year| (year, Known::Article)),
        Year::Unsaid => choose_year(with_month(date.within, around), bound, beside, around),
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

/// A month that was not said («15-го числа») is the article's.
fn with_month(within: Within, around: &Surroundings) -> Within {
    let Some(article) = around.article else { return within };
    let month = |month: Month| match month {
        Month::Said(_) => month,
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

/// The year in which the last winter that is over began, or the next one begins: in January «прошлой зимой» is not the
/// one that lasts.
fn winter(n: i32, around: &Surroundings) -> Option<i32> {
    let winter = Within::Season(Season::Winter);
    if n < 0 {
        return latest_year(winter, around);
    }
    let article = around.article?.last();
    let begins = |year: &i32| period_within(*year, winter).is_some_and(|period| article < period.first());
    (article.year()..=article.year() + 1).find(begins)
}

/// The year in which a date was over last, seen from the article's day.
fn latest_year(within: Within, around: &Surroundings) -> Option<i32> {
    let article = around.article?.first();
    let is_over = |year: &i32| period_within(*year, within).is_some_and(|period| period.last() < article);
    (article.year() - 8..=article.year()).rev().find(is_over)
}

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
            Month::Unsaid => Known::Article,
        });
        Basis { year: None, month, day, clock: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::place::place;
    use crate::phrase::Meaning;

    #[test]
    fn the_last_and_the_next_winter() {
        let check = |n, article: &str, expected: &str| {
            let article = article.parse().ok().map(Period::day);
            let date = Meaning::date(Year::Relative(n), Within::Season(Season::Winter));
            let placed = place(&date, &Surroundings { article, ..Surroundings::default() }).unwrap();
            assert_eq!(placed.value.to_string(), expected);
        };
        check(-1, "2018-08-02", "2017-WI");
        check(-1, "2018-02-02", "2016-WI");
        check(-1, "2018-12-02", "2017-WI");
        check(1, "2018-08-02", "2018-WI");
        check(1, "2018-11-02", "2018-WI");
        check(1, "2018-12-02", "2019-WI");
        check(1, "2018-02-02", "2018-WI");
        check(0, "2018-02-02", "2018-WI");
        check(-1, "", "XXXX-WI");
    }

    #[test]
    fn days_that_do_not_exist() {
        let check = |month, day, article: &str, expected: &str| {
            let article = article.parse().ok().map(Period::day);
            let date = Meaning::date(Year::Unsaid, Within::Day(Month::Said(month), day));
            let placed = place(&date, &Surroundings { article, ..Surroundings::default() });
            let text =
                placed.map_or_else(|_| "impossible".to_owned(), |p| format!("{} {}", p.value, p.basis));
            assert_eq!(text, expected);
        };
        check(11, 31, "2025-11-02", "impossible");
        check(11, 31, "", "impossible");
        check(2, 29, "2025-11-02", "2024-02-29 day:said month:said year:nearest");
        check(10, 7, "", "XXXX-10-07 day:said month:said");
    }
}
