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
use crate::phrase::Bound;

pub use story::{Style, anchor};
pub use when::{Basis, Known, When};

/// A phrase that says when, with its place on the calendar. Its sentence has not been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// Bytes of the document's text.
    pub span: Range<usize>,
    /// The numbers of its tokens.
    pub tokens: Range<u32>,
    pub rule: &'static str,
    /// What the phrase says before its time: «до», «на».
    pub bound: Option<Bound>,
    pub when: When,
}

impl Anchored {
    /// The days it covers; none when it is not on the calendar.
    pub fn interval(&self) -> Option<Interval> {
        self.when.interval()
    }
}
