//! What a phrase says, and only that: nothing in a [`Meaning`] is guessed.

use std::fmt;

use crate::calendar::{Clock, Grain, Length, Reference, Repetition, Season};

/// What a phrase says of a time. Part, bound and clock stand apart from each other;
/// TIMEX3's single `mod` is only their projection.
#[derive(Clone, PartialEq, Eq)]
pub struct Meaning {
    pub said: Said,
    pub part: Option<Part>,
    pub bound: Option<Bound>,
    pub clock: Option<Clock>,
    pub degree: Option<Degree>,
    /// What was said of a date besides, and may contradict it.
    pub beside: Option<Beside>,
    /// The calendar, where it is said.
    pub calendar: Option<Calendar>,
}

/// The calendar in which a day is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// «по старому стилю».
    Old,
    /// «19 февраля (3 марта)» names the day in both.
    New,
}

/// A second word on a day: «во вторник, 13 марта», «сегодня, 3 мая».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Monday is 1.
    Weekday(u32),
    /// Days from the article's day.
    Deictic(i32),
}

/// The time itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Date(Date),
    Decade(DecadeSaid),
    /// The ordinal number of a century; negative before our era.
    Century(i32),
    /// A unit counted from the one that holds the article's day: «на прошлой неделе» is −1 weeks.
    Relative {
        grain: Grain,
        n: i32,
    },
    /// The unit that is being told of: «в том же году».
    Same(Grain),
    /// A length before or after an anchor: «два дня назад».
    Shift {
        length: Length,
        is_back: bool,
        from: From,
    },
    Weekday {
        weekday: u32,
        which: Which,
    },
    /// «в выходные».
    Weekend,
    /// Only a time of the day, which stands in the meaning's clock.
    Clock,
    /// From one time to another, both inclusive.
    Range(Box<Meaning>, Box<Meaning>),
    Duration(Length),
    Repetition(Repetition),
    Vague(Reference),
}

/// A calendar date as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub year: Year,
    pub within: Within,
}

/// How a year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    Unsaid,
    /// Astronomical: 0 is 1 BC.
    Said(i32),
    /// With two digits, «в 98-м», «07.10.25».
    Short(i32),
    /// «прошлого года» is −1.
    Relative(i32),
    /// «того же года».
    Same,
    /// «минувшей весной»: of the last one that is over.
    Latest,
}

/// The part of the year that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Whole,
    Half(u32),
    Season(Season),
    Quarter(u32),
    Month(Month),
    Day(Month, u32),
    /// The `nth` such day of a month, −1 the last.
    Weekday {
        month: Month,
        weekday: u32,
        nth: i32,
    },
    /// Days that move with Easter of the Russian church: so many days after it, and how many.
    Easter {
        after: i32,
        days: u32,
    },
}

/// How a month is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    Said(u32),
    /// «15-го числа».
    Unsaid,
}

/// How a decade is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecadeSaid {
    /// By its first year: 1980.
    Full(i32),
    /// By two digits: «восьмидесятые».
    Short(i32),
    /// «в 40-х годах прошлого века»: −1 centuries from the article's.
    OfCentury { decade: i32, n: i32 },
}

/// From where a shift is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The day the article speaks from: «назад».
    Article,
    /// The time that is being told of: «спустя».
    Narrated,
    /// The one or the other: «через».
    Unsaid,
    /// Something that happened at a time nobody said: «через год после войны».
    Event,
    /// A time that the phrase names: «за день до 9 мая».
    Said(Box<Meaning>),
}

/// Which of the days of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Unsaid,
    /// Of the week so many weeks after the anchor's: «в прошлый четверг» is −1.
    Week(i32),
    /// «в минувший четверг».
    Latest,
    /// «в ближайший четверг».
    Coming,
}

/// How exactly something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degree {
    /// «около», «примерно».
    About,
    /// «более».
    More,
    /// «менее», «почти», «до».
    Less,
    /// «не менее».
    AtLeast,
    /// «не более».
    AtMost,
}

/// A part of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Start,
    Mid,
    End,
    /// The first or second half.
    Half(u32),
    /// The first to third third: «первая декада мая».
    Third(u32),
    /// The first to fourth quarter: «третья четверть века».
    Quarter(u32),
}

/// How a time bounds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// «с 2015 года».
    Since,
    /// «после 2014 года».
    After,
    /// «до 1991 года».
    Until,
    /// «к 1931 году», «по 31 декабря», «не позднее».
    By,
    /// «на 15 декабря»: what something is set for. It opens nothing.
    For,
}

/// What was said, without what was not: `Date(…)`, `Date(…) Start Since`.
impl fmt::Debug for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.said)?;
        if let Some(clock) = self.clock {
            write!(f, " {clock}")?;
        }
        if let Some(part) = self.part {
            write!(f, " {part:?}")?;
        }
        if let Some(bound) = self.bound {
            write!(f, " {bound:?}")?;
        }
        if let Some(degree) = self.degree {
            write!(f, " {degree:?}")?;
        }
        if let Some(beside) = self.beside {
            write!(f, " {beside:?}")?;
        }
        match self.calendar {
            Some(calendar) => write!(f, " {calendar:?}"),
            None => Ok(()),
        }
    }
}

impl Meaning {
    pub fn new(said: Said) -> Meaning {
        Meaning { said, part: None, bound: None, clock: None, degree: None, beside: None, calendar: None }
    }

    /// The year of a calendar date that says one.
    pub fn said_year(&self) -> Option<i32> {
        match self.said {
            Said::Date(Date { year: Year::Said(year), .. }) => Some(year),
            _ => None,
        }
    }

    pub fn date(year: Year, within: Within) -> Meaning {
        Meaning::new(Said::Date(Date { year, within }))
    }
}
