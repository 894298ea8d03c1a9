//! Named units of the calendar: the year 2017, the third quarter, a week, a day.

use std::fmt;

use super::digits::{Upto, is_common, write_date};

use chrono::{Datelike, Days, Months, NaiveDate};

/// The kinds of calendar units, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Grain {
    Century,
    Decade,
    Year,
    Half,
    Season,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
}

/// A season of the northern year; winter has the year it starts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// TIMEX3's two letters.
    pub(crate) fn timex(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    fn first_month(self) -> u32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }

    fn of_month(month: u32) -> Season {
        match month {
            3..=5 => Season::Spring,
            6..=8 => Season::Summer,
            9..=11 => Season::Autumn,
            _ => Season::Winter,
        }
    }
}

/// One unit of the calendar, such as the month 2025-10.
///
/// Years are astronomical: 0 is 1 BC. `Display` and `Debug` print the TIMEX3 value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    grain: Grain,
    first: NaiveDate,
}

impl Period {
    /// The unit of this grain that holds the day.
    pub fn around(day: NaiveDate, grain: Grain) -> Option<Period> {
        let year = day.year();
        match grain {
            Grain::Century => Period::century(century_of(year)),
            Grain::Decade => Period::decade(year.div_euclid(10) * 10),
            Grain::Year => Period::year(year),
            Grain::Half => Period::half(year, day.month0() / 6 + 1),
            Grain::Season => {
                let season = Season::of_month(day.month());
                let started = if day.month() < 3 { year - 1 } else { year };
                Period::season(started, season)
            }
            Grain::Quarter => Period::quarter(year, day.month0() / 3 + 1),
            Grain::Month => Period::month(year, day.month()),
            Grain::Week | Grain::Weekend => {
                let into = u64::from(day.weekday().num_days_from_monday());
                let monday = day.checked_sub_days(Days::new(into))?;
                let saturday = monday.checked_add_days(Days::new(5))?;
                let first = if grain == Grain::Week { monday } else { saturday };
                Some(Period { grain, first })
            }
            Grain::Day => Some(Period::day(day)),
        }
    }

    /// A century by its ordinal number: 20 is 1900–1999, 1 is 1–99, −5 is 500–401 BC.
    ///
    /// None beyond the hundredth, whose two digits would be those of another unit.
    pub fn century(ordinal: i32) -> Option<Period> {
        match ordinal {
            0 | 101.. | ..=-101 => None,
            1 => Period::from_month(Grain::Century, 1, 1),
            2.. => Period::from_month(Grain::Century, (ordinal - 1) * 100, 1),
            _ => Period::from_month(Grain::Century, ordinal * 100 + 1, 1),
        }
    }

    /// A decade by its first year, such as 1980; none before the year 10, for who counts down does not count so.
    pub fn decade(year: i32) -> Option<Period> {
        ((10..10_000).contains(&year) && year % 10 == 0)
            .then(|| Period::from_month(Grain::Decade, year, 1))
            .flatten()
    }

    pub fn year(year: i32) -> Option<Period> {
        Period::from_month(Grain::Year, year, 1)
    }

    /// The first or second half of a year.
    pub fn half(year: i32, half: u32) -> Option<Period> {
        matches!(half, 1..=2).then(|| Period::from_month(Grain::Half, year, half * 6 - 5)).flatten()
    }

    pub fn season(year: i32, season: Season) -> Option<Period> {
        Period::from_month(Grain::Season, year, season.first_month())
    }

    pub fn quarter(year: i32, quarter: u32) -> Option<Period> {
        matches!(quarter, 1..=4).then(|| Period::from_month(Grain::Quarter, year, quarter * 3 - 2)).flatten()
    }

    pub fn month(year: i32, month: u32) -> Option<Period> {
        Period::from_month(Grain::Month, year, month)
    }

    pub fn day(day: NaiveDate) -> Period {
        Period { grain: Grain::Day, first: day }
    }

    fn from_month(grain: Grain, year: i32, month: u32) -> Option<Period> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|first| Period { grain, first })
    }

    pub fn grain(self) -> Grain {
        self.grain
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day, inclusive.
    pub fn last(self) -> NaiveDate {
        let after = match self.grain {
            Grain::Day => return self.first,
            Grain::Weekend => self.first.succ_opt(),
            Grain::Century if self.first.year() > 0 => {
                NaiveDate::from_ymd_opt(self.first.year() / 100 * 100 + 99, 12, 31)
            }
            // Behind the last of them there is none to end before.
            Grain::Decade => NaiveDate::from_ymd_opt(self.first.year() + 9, 12, 31),
            _ => self.shift(1).and_then(|next| next.first.pred_opt()),
        };
        after.unwrap_or(NaiveDate::MAX)
    }

    /// The unit of the same grain `n` places later (earlier when negative); none beyond the calendar.
    pub fn shift(self, n: i32) -> Option<Period> {
        let months = match self.grain {
            Grain::Century => {
                let from = century_of(self.first.year());
                let to = from.checked_add(n)?;
                let over_no_century = i32::from(from < 0 && to >= 0) - i32::from(from > 0 && to <= 0);
                return Period::century(to + over_no_century);
            }
            Grain::Decade => {
                return Period::decade(self.first.year().checked_add(n.checked_mul(10)?)?);
            }
            Grain::Year => 12,
            Grain::Half => 6,
            Grain::Season | Grain::Quarter => 3,
            Grain::Month => 1,
            Grain::Week | Grain::Weekend | Grain::Day => 0,
        };
        let days = match self.grain {
            Grain::Week | Grain::Weekend => 7,
            Grain::Day => 1,
            _ => 0,
        };
        let first = shift_months(self.first, n.checked_mul(months)?)?;
        let first = shift_days(first, n.checked_mul(days)?)?;
        Some(Period { first, ..self })
    }

    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last()
    }
}

/// The ordinal number of a year's century: there is no century 0.
fn century_of(year: i32) -> i32 {
    if year > 0 { year / 100 + 1 } else { (year - 100) / 100 }
}

/// The day so many days later; none beyond the calendar.
pub(crate) fn shift_days(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(n.unsigned_abs()));
    if n < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The same day so many months later, or the month's last where it has no such day.
pub(crate) fn shift_months(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let months = Months::new(n.unsigned_abs());
    if n < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first;
        let upto = match self.grain {
            Grain::Year => Some(Upto::Year),
            Grain::Month => Some(Upto::Month),
            Grain::Day => Some(Upto::Day),
            _ => None,
        };
        if let Some(upto) = upto.filter(|_| is_common(first)) {
            return write_date(f, first, upto);
        }
        let (era, year) = if first.year() > 0 { ("", first.year()) } else { ("BC", 1 - first.year()) };
        match self.grain {
            Grain::Century if era.is_empty() => write!(f, "{:02}", year / 100),
            Grain::Century => write!(f, "BC{:02}", year / 100 - 1),
            Grain::Decade => write!(f, "{:03}", year / 10),
            Grain::Year => write!(f, "{era}{year:04}"),
            Grain::Half => write!(f, "{era}{year:04}-H{}", first.month0() / 6 + 1),
            Grain::Season => write!(f, "{era}{year:04}-{}", Season::of_month(first.month()).timex()),
            Grain::Quarter => write!(f, "{era}{year:04}-Q{}", first.month0() / 3 + 1),
            Grain::Month => write!(f, "{era}{year:04}-{:02}", first.month()),
            Grain::Week | Grain::Weekend => {
                let week = first.iso_week();
                let end = if self.grain == Grain::Weekend { "-WE" } else { "" };
                write!(f, "{:04}-W{:02}{end}", week.year(), week.week())
            }
            Grain::Day => write!(f, "{era}{year:04}-{:02}-{:02}", first.month(), first.day()),
        }
    }
}

debug_as_display!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Each line: a period, and what it must print as `value first last`.
    #[test]
    fn text_and_bounds() {
        let check = |period: Option<Period>, expected: &str| {
            let period = period.unwrap();
            assert_eq!(format!("{period} {} {}", period.first(), period.last()), expected);
        };
        check(Period::century(20), "19 1900-01-01 1999-12-31");
        check(Period::century(-5), "BC04 -0499-01-01 -0400-12-31");
        check(Period::century(1), "00 0001-01-01 0099-12-31");
        check(Period::decade(1980), "198 1980-01-01 1989-12-31");
        check(Period::decade(9990), "999 9990-01-01 9999-12-31");
        check(Period::century(100), "99 9900-01-01 9999-12-31");
        check(Period::century(-100), "BC99 -9999-01-01 -9900-12-31");
        let beyond =
            [Period::decade(-40), Period::decade(10_000), Period::century(101), Period::century(-101)];
        assert_eq!(beyond, [None; 4]);
        check(Period::year(2025), "2025 2025-01-01 2025-12-31");
        check(Period::year(-43), "BC0044 -0043-01-01 -0043-12-31");
        check(Period::half(2019, 2), "2019-H2 2019-07-01 2019-12-31");
        check(Period::quarter(2020, 1), "2020-Q1 2020-01-01 2020-03-31");
        check(Period::season(2019, Season::Winter), "2019-WI 2019-12-01 2020-02-29");
        check(Period::season(2019, Season::Autumn), "2019-FA 2019-09-01 2019-11-30");
        check(Period::month(2020, 2), "2020-02 2020-02-01 2020-02-29");
        check(Period::around(day("2020-03-08"), Grain::Week), "2020-W10 2020-03-02 2020-03-08");
        check(Period::around(day("2021-01-02"), Grain::Weekend), "2020-W53-WE 2021-01-02 2021-01-03");
        check(Some(Period::day(day("2025-10-07"))), "2025-10-07 2025-10-07 2025-10-07");
    }

    #[test]
    fn a_unit_around_a_day_holds_it() {
        let grains = [
            Grain::Century,
            Grain::Decade,
            Grain::Year,
            Grain::Half,
            Grain::Season,
            Grain::Quarter,
            Grain::Month,
            Grain::Week,
            Grain::Day,
        ];
        for text in [
            "2025-11-02",
            "2020-02-29",
            "2000-01-01",
            "1999-12-31",
            "-0399-01-01",
            "-0400-12-31",
            "0001-01-01",
        ] {
            for grain in grains {
                let around = Period::around(day(text), grain);
                let is_counted = grain != Grain::Decade || 10 <= day(text).year();
                assert_eq!(
                    around.is_some_and(|around| around.holds(day(text))),
                    is_counted,
                    "{text} {around:?}"
                );
            }
        }
    }

    #[test]
    fn shifts_keep_the_grain() {
        let check = |period: Option<Period>, n, expected: &str| {
            assert_eq!(period.unwrap().shift(n).unwrap().to_string(), expected);
        };
        check(Period::month(2025, 1), -1, "2024-12");
        check(Period::season(2019, Season::Winter), 1, "2020-SP");
        check(Period::quarter(2025, 4), 1, "2026-Q1");
        check(Period::around(day("2020-12-30"), Grain::Week), 1, "2021-W01");
        check(Period::century(21), -1, "19");
        check(Period::century(1), -1, "BC00");
        check(Period::century(-1), 1, "00");
        assert_eq!(Period::year(2025).unwrap().shift(i32::MAX), None);
        assert_eq!(Period::decade(10).unwrap().shift(-1), None);
    }
}
