//! The dates of articles: `2025-11-02`, `2025-11-02T14:35+03:00`, `2025-11`, `2025`, `02.11.2025`, and as mail writes them.
//!
//! Dates within texts are read elsewhere.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Published, PublishedBasis, mail_date};
use crate::calendar::Period;
use crate::error::{Error, ErrorKind};

/// Moscow's offset since 2014-10-26. Earlier it was an hour more in summer (and the whole year from
/// 2011 on), so that an older time in UTC between 20:00 and 21:00 may get the day before.
const MOSCOW: TimeDelta = TimeDelta::hours(3);

/// Reads the date of an article: a day, a time, a month or a year, by ISO 8601. A day may be
/// `02.11.2025` as well, or be written as mail and feeds do: `Sun, 2 Nov 2025 14:35 +0300`, «2 ноября 2025».
///
/// A time in UTC becomes Moscow's; any other offset keeps its own day.
///
/// ```
/// # use letopis::document::date;
/// assert_eq!(date("2025-11-02")?.to_string(), "2025-11-02");
/// assert_eq!(date("2025-11-01T22:35Z")?.to_string(), "2025-11-02T01:35");
/// assert_eq!(date("2 ноября 2025")?.to_string(), "2025-11-02");
/// # Ok::<(), letopis::Error>(())
/// ```
///
/// # Errors
///
/// This returns [`ErrorKind::Date`] when the text is none of these.
pub fn date(text: &str) -> Result<Published, Error> {
    parse(text, PublishedBasis::Given).ok_or_else(|| wrong(text))
}

/// What is wrong with a text that is no date.
pub(super) fn wrong(text: &str) -> Error {
    Error::new(ErrorKind::Date { text: text.into() })
}

pub(super) fn parse(text: &str, basis: PublishedBasis) -> Option<Published> {
    let text = text.trim();
    let date = iso(text).or_else(|| match mail_date::day_and_time(text)? {
        (day, None) => Some(Published::on(day)),
        (day, Some(time)) => timed(day, &time),
    })?;
    Some(Published { basis, ..date })
}

fn iso(text: &str) -> Option<Published> {
    match text.split_once(['T', 't', ' ']) {
        Some((day, time)) => timed(period_day(period(day)?)?, time.trim()),
        None => Some(Published { period: period(text)?, time: None, basis: PublishedBasis::Metadata }),
    }
}

/// A day with a time and perhaps its offset.
fn timed(day: NaiveDate, time: &str) -> Option<Published> {
    let (time, is_utc) = split_zone(time)?;
    let time = ["%H:%M", "%H:%M:%S%.f"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    let moment = day.and_time(time);
    if is_utc { Published::at_utc(moment) } else { Some(Published::at(moment)) }
}

/// Dates that are values, such as the cells of a table with types: they are metadata.
impl Published {
    /// A day.
    pub fn on(day: NaiveDate) -> Published {
        Published { period: Period::day(day), time: None, basis: PublishedBasis::Metadata }
    }

    /// A time on the clock of the place where it was read.
    pub fn at(local: NaiveDateTime) -> Published {
        Published { time: Some(local.time()), ..Published::on(local.date()) }
    }

    /// A time in UTC, which becomes Moscow's as in [`date()`]; none after the end of the calendar.
    pub fn at_utc(utc: NaiveDateTime) -> Option<Published> {
        utc.checked_add_signed(MOSCOW).map(Published::at)
    }
}

/// A day, a month or a year; hyphens or, as in the records of Lenta.ru, slashes between. A day may
/// also be written as people do, `02.11.2025`.
fn period(text: &str) -> Option<Period> {
    if let [Some(day), Some(month), Some(year), None] = parts(text.split('.')) {
        return on(year, month, day);
    }
    match parts(text.split(['-', '/'])) {
        [Some(year), None, ..] => Period::year(digits(year, 4)? as i32),
        [Some(year), Some(month), None, _] => Period::month(digits(year, 4)? as i32, digits(month, 2)?),
        [Some(year), Some(month), Some(day), None] => on(year, month, day),
        _ => None,
    }
}

/// The first four, without a list of all: each record has a date to read.
fn parts<'t>(mut parts: impl Iterator<Item = &'t str>) -> [Option<&'t str>; 4] {
    std::array::from_fn(|_| parts.next())
}

fn on(year: &str, month: &str, day: &str) -> Option<Period> {
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    NaiveDate::from_ymd_opt(year as i32, month, day).map(Period::day)
}

fn period_day(period: Period) -> Option<NaiveDate> {
    (period.first() == period.last()).then(|| period.first())
}

/// A number of exactly so many digits, without a sign.
pub(super) fn digits(text: &str, count: usize) -> Option<u32> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// The reading without its offset, and whether that is UTC: `14:35+00:00` gives `14:35`.
fn split_zone(time: &str) -> Option<(&str, bool)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time.trim_end(), true));
    }
    let Some(sign) = time.find(['+', '-']) else {
        return Some((time, false));
    };
    let (time, zone) = (time[..sign].trim_end(), &time[sign + 1..]);
    let minutes = match zone.split_once(':') {
        Some((hours, minutes)) => digits(hours, 2)? * 60 + digits(minutes, 2)?,
        None if zone.len() == 2 => digits(zone, 2)? * 60,
        None => digits(zone, 4).map(|zone| zone / 100 * 60 + zone % 100)?,
    };
    (minutes < 24 * 60).then_some((time, minutes == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_times_months_and_years() {
        let check = |text, expected| {
            assert_eq!(date(text).map(|date| date.to_string()).unwrap_or_else(|e| e.to_string()), expected);
        };
        check("2025-11-02", "2025-11-02");
        check(" 2025-11-02 ", "2025-11-02");
        check("2025/11/02", "2025-11-02");
        check("02.11.2025", "2025-11-02");
        check("02.11.2025 14:35", "2025-11-02T14:35");
        check("2025-11", "2025-11");
        check("2025", "2025");
        check("2025-11-02T14:35", "2025-11-02T14:35");
        check("2025-11-02 14:35:20", "2025-11-02T14:35");
        check("2025-11-02T14:35:20.123456", "2025-11-02T14:35");
        // UTC is turned into Moscow's time, even into the next year.
        check("2025-12-31T21:35:00Z", "2026-01-01T00:35");
        check("2025-11-01T22:35:00+00:00", "2025-11-02T01:35");
        check("2025-11-01 22:35 +0000", "2025-11-02T01:35");
        // Any other offset keeps its own day.
        check("2025-11-01T22:35:00+10:00", "2025-11-01T22:35");
        check("2025-11-01T22:35-0500", "2025-11-01T22:35");
        check("2025-11-01T22:35+03", "2025-11-01T22:35");
        check("Sun, 02 Nov 2025 22:35:00 +0300", "2025-11-02T22:35");
        check("вс, 2 ноября 2025", "2025-11-02");
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "вчера",
            "2 ноября",
            "31 ноября 2025",
            "31.13.2025",
            "02.11.25",
            "11.2025",
            "2025.11.02",
            "02.11-2025",
            "2025-02-30",
            "2025-13",
            "202",
            "20251102",
            "-2025",
            "2025-11-02T",
            "2025-11-02T25:00",
            "2025-11T10:00",
            "2025-11-02T10:00+3",
            "2025-11-02T10:00+99:00",
            "2025-11-02-03",
        ] {
            let error = date(text).expect_err(text).to_string();
            assert!(error.starts_with(&format!("{text:?} is not a date: expected a day")), "{error}");
        }
    }
}
