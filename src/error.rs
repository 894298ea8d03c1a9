//! What can go wrong: [`Error`] stops one input or the run, a [`Note`] is told beside a result.

use std::fmt;
use std::io;
use std::ops::Range;

/// A failure to read or write, naming the file, what was expected and what to do.
///
/// ```
/// let error = letopis::document::date("31.13.2025").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\"31.13.2025\" is not a date: expected a day (2025-11-02), a time (2025-11-02T14:35), a month (2025-11) or a year (2025)"
/// );
/// ```
#[derive(Debug)]
pub struct Error {
    /// The file, or `-` for standard input, with the line or record where one is known: `news.jsonl:17`.
    pub place: Option<String>,
    /// The number of the record that was skipped, from 1, where the input goes on after it.
    pub record: Option<u64>,
    pub message: String,
    source: Option<io::Error>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { place: None, record: None, message: message.into(), source: None }
    }

    #[cfg(any(feature = "readers", test))]
    pub(crate) fn at(place: impl Into<String>, message: impl Into<String>) -> Error {
        Error { place: Some(place.into()), ..Error::new(message) }
    }

    #[cfg(feature = "readers")]
    pub(crate) fn io(place: impl Into<String>, message: impl Into<String>, source: io::Error) -> Error {
        Error { source: Some(source), ..Error::at(place, message) }
    }

    /// Whether the reader of our output has gone, which is no error for a program in a pipe.
    pub fn is_broken_pipe(&self) -> bool {
        self.source.as_ref().is_some_and(|source| source.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}

/// A remark that costs nothing: a guess that was made, a contradiction that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    /// One sentence in English, lower case, without a full stop.
    pub text: String,
    /// Bytes of the document's text it speaks of; none when of the document as a whole.
    pub place: Option<Range<usize>>,
}

/// The kinds of notes, counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// No date of the article could be found.
    NoArticleDate,
    /// A date in the header or the record that is none.
    UnreadableDate,
    /// Dateline and metadata name different days.
    DatesDiffer,
    /// A day that is not on the calendar, such as 31 ноября.
    ImpossibleDate,
    /// Nothing told the encoding of a text that is no UTF-8.
    GuessedEncoding,
    /// A text that ends in the middle of a letter, or of which only a part was read.
    CutOff,
    /// More mentions in one document than are kept.
    TooManyMentions,
    /// Words on one date that do not fit each other, such as «во вторник» on a Wednesday.
    Contradiction,
}

impl NoteKind {
    /// What to print behind a count, in singular and plural.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            NoteKind::NoArticleDate => ("article without a date", "articles without a date"),
            NoteKind::UnreadableDate => ("date that could not be read", "dates that could not be read"),
            NoteKind::DatesDiffer => {
                ("dateline that differs from the metadata", "datelines that differ from the metadata")
            }
            NoteKind::GuessedEncoding => ("encoding that was guessed", "encodings that were guessed"),
            NoteKind::CutOff => ("text that is cut off", "texts that are cut off"),
            NoteKind::TooManyMentions => ("text with too many mentions", "texts with too many mentions"),
            NoteKind::Contradiction => ("date that is contradicted", "dates that are contradicted"),
            NoteKind::ImpossibleDate => ("date that does not exist", "dates that do not exist"),
        }
    }
}
