//! How long something lasts: ISO 8601 durations, with an unknown number written `X`.

use std::fmt;

/// A unit in which lengths and shifts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TimeUnit {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

impl TimeUnit {
    const ALL: [TimeUnit; 7] = [
        TimeUnit::Year,
        TimeUnit::Month,
        TimeUnit::Week,
        TimeUnit::Day,
        TimeUnit::Hour,
        TimeUnit::Minute,
        TimeUnit::Second,
    ];

    fn letter(self) -> char {
        match self {
            TimeUnit::Year => 'Y',
            TimeUnit::Month | TimeUnit::Minute => 'M',
            TimeUnit::Week => 'W',
            TimeUnit::Day => 'D',
            TimeUnit::Hour => 'H',
            TimeUnit::Second => 'S',
        }
    }
}

/// A length of time as said: so many of each unit, or an unknown number of one.
///
/// `Display` is ISO 8601: `P2Y`, `P1Y5M`, `PT30M`, and TIMEX3's `PXD` for «несколько дней».
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Length {
    /// Counts in the order of [`TimeUnit`], years first.
    Known([u32; 7]),
    Unknown(TimeUnit),
}

impl Length {
    pub fn of(number: u32, unit: TimeUnit) -> Length {
        let mut counts = [0; 7];
        counts[unit as usize] = number;
        Length::Known(counts)
    }

    /// So many and a half units, in the next smaller ones: «полтора года» is 18 months.
    pub fn with_half(number: u32, unit: TimeUnit) -> Option<Length> {
        let (parts, smaller) = match unit {
            TimeUnit::Year => (12, TimeUnit::Month),
            TimeUnit::Month => (30, TimeUnit::Day),
            TimeUnit::Week | TimeUnit::Second => return None,
            TimeUnit::Day => (24, TimeUnit::Hour),
            TimeUnit::Hour => (60, TimeUnit::Minute),
            TimeUnit::Minute => (60, TimeUnit::Second),
        };
        Some(Length::of(number.checked_mul(parts)?.checked_add(parts / 2)?, smaller))
    }

    /// Both lengths together; an unknown number stays unknown.
    pub fn plus(self, other: Length) -> Length {
        match (self, other) {
            (Length::Known(mut counts), Length::Known(more)) => {
                for (count, more) in counts.iter_mut().zip(more) {
                    *count = count.saturating_add(more);
                }
                Length::Known(counts)
            }
            (Length::Unknown(unit), _) | (_, Length::Unknown(unit)) => Length::Unknown(unit),
        }
    }

    /// Whether it is one of some unit.
    pub fn is_one(self) -> bool {
        matches!(self, Length::Known(counts) if counts.into_iter().map(u64::from).sum::<u64>() == 1)
    }

    /// Hours and minutes, where it is nothing else.
    pub fn as_clock(self) -> Option<(u32, u32)> {
        match self {
            Length::Known([0, 0, 0, 0, hour, minute, 0]) if 0 < hour => Some((hour, minute)),
            _ => None,
        }
    }

    /// The narrowest unit said.
    pub fn finest(self) -> Option<TimeUnit> {
        match self {
            Length::Known(counts) => TimeUnit::ALL.into_iter().rev().find(|unit| counts[*unit as usize] > 0),
            Length::Unknown(unit) => Some(unit),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        match self {
            Length::Unknown(unit) => {
                let time = if *unit > TimeUnit::Day { "T" } else { "" };
                write!(f, "{time}X{}", unit.letter())
            }
            Length::Known([0, 0, 0, 0, 0, 0, 0]) => f.write_str("0D"),
            Length::Known(counts) => {
                for unit in TimeUnit::ALL {
                    let count = counts[unit as usize];
                    if unit == TimeUnit::Hour && counts[unit as usize..].iter().any(|n| *n > 0) {
                        f.write_str("T")?;
                    }
                    if count > 0 {
                        write!(f, "{count}{}", unit.letter())?;
                    }
                }
                Ok(())
            }
        }
    }
}

debug_as_display!(Length);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_text() {
        let year = Length::of(1, TimeUnit::Year);
        assert_eq!(year.plus(Length::of(5, TimeUnit::Month)).to_string(), "P1Y5M");
        assert_eq!(Length::of(30, TimeUnit::Minute).to_string(), "PT30M");
        assert_eq!(Length::of(1, TimeUnit::Day).plus(Length::of(12, TimeUnit::Hour)).to_string(), "P1DT12H");
        assert_eq!(Length::of(0, TimeUnit::Year).to_string(), "P0D");
        assert_eq!(Length::Unknown(TimeUnit::Day).to_string(), "PXD");
        assert_eq!(Length::Unknown(TimeUnit::Hour).to_string(), "PTXH");
        assert_eq!(year.plus(Length::of(2, TimeUnit::Day)).finest(), Some(TimeUnit::Day));
    }
}
