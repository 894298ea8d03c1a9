//! A document: one article and what is known of it.

use std::fmt;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::calendar::Period;
use crate::error::Note;

/// One article: its text, where it comes from, and the day it speaks from.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// As given, else the path, or `path#record`.
    pub id: String,
    pub title: Option<String>,
    /// The decoded text; all offsets are into it.
    pub text: String,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
    /// The format it was read from.
    pub format: Format,
    /// Bytes of `text` before the article itself (a header line, a time stamp): no mentions there.
    pub header: Range<usize>,
    /// Bytes of `text` that are the dateline, «МОСКВА, 2 ноября. /ТАСС/.», which dates the sentence after it.
    pub dateline: Option<Range<usize>>,
    /// What was seen while reading.
    pub notes: Vec<Note>,
}

/// The formats documents are read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One article, as plain text.
    #[default]
    Text,
    /// JSON Lines: an object a line, with `id`, `text`, `date`, `title`, `url`.
    Jsonl,
}

/// The day an article speaks from, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// A day; or a month or a year where no more is known.
    pub period: Period,
    pub time: Option<NaiveTime>,
    pub basis: PublishedBasis,
}

impl Published {
    /// The day itself; none when only its month or year is known.
    pub fn day(&self) -> Option<NaiveDate> {
        (self.period.first() == self.period.last()).then(|| self.period.first())
    }
}

/// `2025-11-02`, `2025-11-02T14:35`, `2025-11`.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}T{}", self.period, time.format("%H:%M")),
            None => write!(f, "{}", self.period),
        }
    }
}

/// Where the article's date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// Given by the caller (`--date`).
    Given,
    /// A header line or a field of the record.
    Metadata,
    /// A time stamp in the first lines.
    Stamp,
    Url,
    Dateline,
    FileName,
}

impl PublishedBasis {
    /// The word printed as `published_basis`.
    pub fn name(self) -> &'static str {
        match self {
            PublishedBasis::Given => "given",
            PublishedBasis::Metadata => "metadata",
            PublishedBasis::Stamp => "stamp",
            PublishedBasis::Url => "url",
            PublishedBasis::Dateline => "dateline",
            PublishedBasis::FileName => "filename",
        }
    }
}
