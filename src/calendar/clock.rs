//! The time of day: a clock reading or a part of the day.

use std::fmt;

/// A time of day as it was said.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Clock {
    /// Hour 0–24 and minute; `zone` in minutes east of UTC where the text says one.
    At {
        hour: u8,
        minute: u8,
        zone: Option<i16>,
    },
    Part(DayPart),
}

/// The parts of the day TIMEX3 names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// The hour at which it begins, for ordering: the night of a day is the one that begins in it.
    pub(crate) fn begins(self) -> u8 {
        match self {
            DayPart::Morning => 6,
            DayPart::Afternoon => 12,
            DayPart::Evening => 18,
            DayPart::Night => 23,
        }
    }

    fn timex(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
    }
}

impl Clock {
    /// A reading without a zone; none when there is no such hour or minute.
    pub fn at(hour: u8, minute: u8) -> Option<Clock> {
        let exists = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
        exists.then_some(Clock::At { hour, minute, zone: None })
    }
}

/// TIMEX3's text: `T18:30`, `TEV`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clock::At { hour, minute, .. } => write!(f, "T{hour:02}:{minute:02}"),
            Clock::Part(part) => f.write_str(part.timex()),
        }
    }
}

debug_as_display!(Clock);
