//! Anchoring: what was said becomes a place on the calendar, with the reason.

mod carry;
mod date;
mod doubt;
mod list;
mod part;
mod place;
mod story;
mod weekday;
mod when;
mod year;

use std::ops::Range;

use crate::calendar::Interval;
use crate::phrase::Meaning;

pub use story::{Style, anchor};
pub use when::{Basis, Known, When};

/// A phrase that says when, with its place on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the document's text; empty for the row that stands for a whole article.
    pub span: Range<usize>,
    /// The numbers of its tokens.
    pub(crate) tokens: Range<u32>,
    pub rule: &'static str,
    pub meaning: Meaning,
    pub when: When,
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
        self.when.interval()
    }
}
