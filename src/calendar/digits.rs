//! Dates in digits, `2025-11-02`: most of what is written, and so without the detours of formatting.

use std::fmt::{self, Write};

use chrono::{Datelike, NaiveDate};

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Upto {
    Year,
    Month,
    Day,
}

/// Writes a date of the years 0 to 9999, the year in four digits and the rest in two.
///
/// Formatting, as `{:04}-{:02}-{:02}`, was a tenth of the instructions of `tag`.
pub fn write_date(out: &mut impl Write, date: NaiveDate, upto: Upto) -> fmt::Result {
    let year = u32::try_from(date.year()).unwrap_or_default();
    let mut text = *b"0000-00-00";
    for (at, number) in [(0, year / 100), (2, year % 100), (5, date.month()), (8, date.day())] {
        text[at] += (number / 10 % 10) as u8;
        text[at + 1] += (number % 10) as u8;
    }
    let length = match upto {
        Upto::Year => 4,
        Upto::Month => 7,
        Upto::Day => 10,
    };
    // It goes out in one piece, for each is looked through for what must be escaped.
    out.write_str(std::str::from_utf8(&text[..length]).unwrap_or_default())
}

/// Whether a date's year has four digits at most and is none before our era.
pub fn is_common(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_formatting_does() {
        for n in (0..3_600_000).step_by(997) {
            let date = NaiveDate::from_num_days_from_ce_opt(n + 1).unwrap();
            let mut text = String::new();
            write_date(&mut text, date, Upto::Day).unwrap();
            assert_eq!(text, format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()));
            text.clear();
            write_date(&mut text, date, Upto::Month).unwrap();
            assert_eq!(text, format!("{:04}-{:02}", date.year(), date.month()));
        }
    }
}
