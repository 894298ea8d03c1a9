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
    out.write_str(two(year / 100))?;
    out.write_str(two(year % 100))?;
    if upto >= Upto::Month {
        out.write_str("-")?;
        out.write_str(two(date.month()))?;
    }
    if upto >= Upto::Day {
        out.write_str("-")?;
        out.write_str(two(date.day()))?;
    }
    Ok(())
}

/// Whether a date's year has four digits at most and is none before our era.
pub fn is_common(date: NaiveDate) -> bool {
    (1..=9999).contains(&date.year())
}

fn two(number: u32) -> &'static str {
    const DIGITS: &str = "\
        0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
        5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    let start = 2 * number as usize % DIGITS.len();
    &DIGITS[start..start + 2]
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
