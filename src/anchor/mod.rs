//! Anchoring: what was said becomes a place on the calendar, with the reason.

mod carry;
mod date;
mod doubt;
mod list;
mod part;
mod place;
mod story;
mod weekday;
mod year;

use std::fmt;
use std::ops::Range;

use crate::calendar::{Clock, Interval, Modifier, Value};
use crate::phrase::Meaning;

pub use story::{Style, anchor};

/// A phrase that says when, with its place on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the document's text; empty for the row that stands for a whole article.
    pub span: Range<usize>,
    /// The numbers of its tokens.
    pub(crate) tokens: Range<u32>,
    pub rule: &'static str,
    pub meaning: Meaning,
    pub value: Value,
    pub modifier: Option<Modifier>,
    pub basis: Basis,
    /// Bytes of the sentence it stands in.
    pub sentence: Option<Range<usize>>,
    /// Bytes of the part of the sentence that tells what happened.
    pub event: Option<Range<usize>>,
    /// Bytes of the name of who says so; none for the article's own voice.
    pub attribution: Option<Range<usize>>,
    pub status: Status,
}

/// Whether something is so, by the words of the text; what is said more strongly comes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The article says it.
    #[default]
    Stated,
    /// Somebody says it.
    Reported,
    /// It is still to come, or was to.
    Planned,
    /// «якобы», «возможно».
    Alleged,
    /// Somebody says that it is not so.
    Denied,
}

impl Status {
    /// The name in output formats.
    pub fn name(self) -> &'static str {
        match self {
            Status::Stated => "stated",
            Status::Reported => "reported",
            Status::Planned => "planned",
            Status::Alleged => "alleged",
            Status::Denied => "denied",
        }
    }
}

impl Mention {
    /// The days it covers; none when it is not on the calendar.
    pub fn interval(&self) -> Option<Interval> {
        self.value.interval(self.modifier)
    }

    /// The offset in minutes east of UTC, where the text says one.
    pub fn zone(&self) -> Option<i16> {
        match &self.value {
            Value::Single(point) | Value::Span(point, _) => match point.clock() {
                Some(Clock::At { zone, .. }) => zone,
                _ => None,
            },
            _ => None,
        }
    }

    /// The hour at which the part of the day it names begins, for the order of a timeline.
    pub fn part_of_day(&self) -> Option<u8> {
        match &self.value {
            Value::Single(point) | Value::Span(point, _) => match point.clock()? {
                Clock::Part(part) => Some(part.begins()),
                Clock::At { .. } => None,
            },
            _ => None,
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
}

/// How each part of a mention is known. `Display` is `day:said month:said year:tense`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    pub day: Option<Known>,
    pub month: Option<Known>,
    pub year: Option<Known>,
    pub clock: Option<Known>,
}

/// Where a part of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    fn name(self) -> &'static str {
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
