//! A document: one article with what is known about it, and the day it speaks from.
//!
//! All is known by its texts: files and formats are read elsewhere, and phrases inside the text are found elsewhere.

mod agency;
mod builder;
mod date;
mod dateline;
mod header;
mod location;
mod mail_date;
mod offset_map;
mod pattern;
mod published;

use std::fmt;
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::calendar::Period;
use crate::error::{Error, NoteKind};

pub use self::builder::DocumentBuilder;
pub use self::date::date;
#[cfg(feature = "html")]
pub(crate) use self::header::stamp;
pub use self::offset_map::OffsetMap;
pub use crate::error::Note;

/// One article: its text, where it comes from, and the day it speaks from.
///
/// ```
/// use letopis::Document;
///
/// let text = "МОСКВА, 2 ноября. /ТАСС/. Суд вынес приговор.";
/// let document = Document::builder().id("1").text(text).date("2025-11-04").build()?;
/// assert_eq!(document.published.unwrap().to_string(), "2025-11-02");
/// assert_eq!(document.outlet.as_deref(), Some("ТАСС"));
/// # Ok::<(), letopis::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// As given; a reader has a name for each, the path or `path#record`.
    pub id: String,
    pub title: Option<String>,
    /// The decoded text; all offsets are into it.
    pub text: String,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
    /// Bytes of `text` that are a header line or a time stamp, in the order of the text: no mentions there.
    pub header: Vec<Range<usize>>,
    /// Bytes of `text` that are the dateline, «МОСКВА, 2 ноября. /ТАСС/.», which dates the sentence after it.
    pub dateline: Option<Range<usize>>,
    /// What was seen while reading.
    pub notes: Vec<Note>,
}

impl Document {
    /// An article of which more is known than its text.
    pub fn builder() -> DocumentBuilder {
        DocumentBuilder::default()
    }

    /// An article with the date, title and dateline that its own first lines say.
    pub fn new(text: impl Into<String>) -> Document {
        Document::builder().text(text).detect()
    }

    /// Sets the day it speaks from, whatever it says itself: a day, a time, a month or a year.
    ///
    /// Errors when the text is none of these; see [`date`].
    pub fn published(mut self, text: &str) -> Result<Document, Error> {
        self.published = Some(date(text)?);
        // What was noted in the search for a date is no longer of use.
        self.notes.retain(|note| !matches!(note.kind, NoteKind::NoArticleDate | NoteKind::DatesDiffer));
        Ok(self)
    }
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
#[non_exhaustive]
pub enum PublishedBasis {
    /// Given by the caller, whatever the article says.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_day_answers_what_was_noted_of_the_day() {
        let check = |text, expected: &[NoteKind]| {
            let kinds = |document: &Document| document.notes.iter().map(|note| note.kind).collect::<Vec<_>>();
            let document = Document::new(text);
            assert!(!kinds(&document).is_empty());
            let document = document.published("2025-11").unwrap();
            assert_eq!(kinds(&document), expected);
            assert_eq!(document.published.unwrap().basis.name(), "given");
        };
        check("Суд решил.", &[]);
        check(" date 2025-11-01 Суд\nМОСКВА, 2 ноября. /ТАСС/. Суд решил.", &[]);
        check(" date 2025-13-01 Суд\nСуд решил.", &[NoteKind::UnreadableDate]);
        assert!(Document::new("Суд").published("вчера").is_err());
    }
}
