//! The days that a value covers, and their ends as text.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::Grain;
use super::digits::{Upto, is_common, write_date};

/// The stretch of the calendar that a value covers.
///
/// Both days are inclusive, and either may be open. `Display` and `Debug` print
/// `2025-10-01..2025-10-31`, `2025-10-07`, `..2025-12-01`, `2025-10-07T18:30`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub grain: Grain,
    /// Hour and minute of `first` and of `last`, where a clock was read.
    pub clock: Option<((u8, u8), (u8, u8))>,
}

/// One end of an [`Interval`]. `Display` prints `2025-10-07`, `2025-10-07T18:30` where a clock was read, and
/// years before 1 as astronomical ones, with a minus sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    pub day: NaiveDate,
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
}

impl Interval {
    /// Days covered, both ends counted; none when an end is open.
    pub fn days(&self) -> Option<i64> {
        Some((self.last? - self.first?).num_days() + 1)
    }

    /// Where it begins; none when that is open.
    pub fn first_bound(&self) -> Option<Bound> {
        self.first.map(|day| Bound { day, clock: self.clock.map(|(first, _)| first) })
    }

    /// Where it ends; none when that is open.
    pub fn last_bound(&self) -> Option<Bound> {
        self.last.map(|day| Bound { day, clock: self.clock.map(|(_, last)| last) })
    }

    /// Both ends with a sign between, nothing for an open one; one where they are the same.
    pub(crate) fn text(&self, between: &str) -> String {
        let end = |bound: Option<Bound>| bound.map_or(String::new(), |bound| bound.to_string());
        let (first, last) = (self.first_bound(), self.last_bound());
        if first == last { end(first) } else { end(first) + between + &end(last) }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day;
        if is_common(day) {
            write_date(f, day, Upto::Day)?;
        } else {
            let sign = if day.year() < 0 { "-" } else { "" };
            write!(f, "{sign}{:04}-{:02}-{:02}", day.year().abs(), day.month(), day.day())?;
        }
        match self.clock {
            Some((hour, minute)) => write!(f, "T{hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(".."))
    }
}

debug_as_display!(Interval);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_in_any_year() {
        let check = |year, clock, expected: &str| {
            let day = NaiveDate::from_ymd_opt(year, 3, 4).unwrap();
            assert_eq!(Bound { day, clock }.to_string(), expected);
        };
        check(2020, None, "2020-03-04");
        check(2020, Some((8, 5)), "2020-03-04T08:05");
        check(800, None, "0800-03-04");
        check(0, None, "0000-03-04");
        check(-43, None, "-0043-03-04");
        check(12_000, Some((8, 5)), "12000-03-04T08:05");
    }
}
