//! When something is: a value on the calendar, and how each part of it is known.

use std::fmt;

use crate::calendar::{Clock, Interval, Modifier, Period, Value};

/// When something happened: a value and how it is known.
///
/// ```
/// use letopis::{Document, Tagger};
///
/// let tagged = Tagger::default().tag(Document::new("Договор подписан 7 октября 2023 года."));
/// let when = &tagged.mentions[0].when;
/// assert_eq!(when.value.to_string(), "2023-10-07");
/// assert_eq!(when.basis.to_string(), "day:said month:said year:said");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct When {
    pub value: Value,
    pub modifier: Option<Modifier>,
    pub basis: Basis,
}

impl When {
    /// The article's own day.
    pub(crate) fn published(day: Period) -> When {
        let known = Some(Known::Published);
        let basis = Basis { day: known, month: known, year: known, clock: None };
        When { value: Value::period(day), modifier: None, basis }
    }

    /// The days it covers; none when it is not on the calendar.
    pub fn interval(&self) -> Option<Interval> {
        self.value.interval(self.modifier)
    }

    /// The offset in minutes east of UTC, where the text says one.
    pub fn zone(&self) -> Option<i16> {
        match self.clock()? {
            Clock::At { zone, .. } => zone,
            Clock::Part(_) => None,
        }
    }

    /// The hour at which the part of the day it names begins, for the order of a timeline.
    pub fn part_of_day(&self) -> Option<u8> {
        match self.clock()? {
            Clock::Part(part) => Some(part.begins()),
            Clock::At { .. } => None,
        }
    }

    /// Whether it has a place on a timeline: a date or a time with a known first or last day.
    pub fn is_placed(&self) -> bool {
        self.interval().is_some()
    }

    /// Whether it is a date or a time that could not be placed.
    pub fn lacks_a_place(&self) -> bool {
        self.is_date() && !self.is_placed()
    }

    /// Whether it says when, and not how long or how often.
    pub fn is_date(&self) -> bool {
        matches!(self.value, Value::Single(_) | Value::Span(..))
    }

    fn clock(&self) -> Option<Clock> {
        match &self.value {
            Value::Single(point) | Value::Span(point, _) => point.clock(),
            _ => None,
        }
    }
}

/// How each part of a mention is known. `Display` is `day:said month:said year:tense`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Basis {
    pub day: Option<Known>,
    pub month: Option<Known>,
    pub year: Option<Known>,
    pub clock: Option<Known>,
}

/// Where a part of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Known {
    /// The phrase says it.
    Said,
    /// Counted from the article's day.
    Article,
    /// Counted from the day that the text tells of.
    Narrated,
    /// Taken over from a date before it.
    Carried,
    /// Told by the weekday beside it.
    Weekday,
    /// Chosen by the tense of the clause.
    Tense,
    /// The nearest to the article's day.
    Nearest,
    /// A custom of the language, such as the day of a feast.
    Convention,
    /// The article's own day, for the row that stands for it.
    Published,
}

impl Known {
    /// The name in output formats.
    pub fn name(self) -> &'static str {
        match self {
            Known::Said => "said",
            Known::Article => "article",
            Known::Narrated => "narrated",
            Known::Carried => "carried",
            Known::Weekday => "weekday",
            Known::Tense => "tense",
            Known::Nearest => "nearest",
            Known::Convention => "convention",
            Known::Published => "published",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [("day", self.day), ("month", self.month), ("year", self.year), ("clock", self.clock)];
        let known = parts.into_iter().filter_map(|(part, known)| Some((part, known?)));
        for (n, (part, known)) in known.enumerate() {
            for text in [if n == 0 { "" } else { " " }, part, ":", known.name()] {
                f.write_str(text)?;
            }
        }
        Ok(())
    }
}
