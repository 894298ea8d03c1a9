//! What can go wrong: [`Error`] stops one input or the run, a [`Note`] is told beside a result.

mod kind;
mod note;

use std::fmt;
use std::io;

pub use kind::ErrorKind;
pub use note::{Note, NoteKind};

/// A failure, with the place it was met at: what was expected and what was found.
///
/// It displays as one sentence in lower case, with the place before it. Why the system failed is said by its
/// [source](std::error::Error::source), and only there.
///
/// ```
/// use letopis::{Document, ErrorKind};
///
/// let error = Document::builder().text("Суд решил.").date("31.13.2025").build().unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Date { text } if text == "31.13.2025"));
/// assert_eq!(
///     error.to_string(),
///     "\"31.13.2025\" is not a date: expected a day (2025-11-02), a time (2025-11-02T14:35), a month (2025-11) or a year (2025)"
/// );
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    place: Option<String>,
    record: Option<u64>,
    kind: ErrorKind,
    source: Option<io::Error>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Error {
        Error(Box::new(Inner { place: None, record: None, kind, source: None }))
    }

    #[cfg(any(feature = "readers", test))]
    pub(crate) fn at(place: impl Into<String>, kind: ErrorKind) -> Error {
        Error::new(kind).with(|inner| inner.place = Some(place.into()))
    }

    #[cfg(feature = "readers")]
    pub(crate) fn io(place: impl Into<String>, kind: ErrorKind, source: io::Error) -> Error {
        Error::at(place, kind).with(|inner| inner.source = Some(source))
    }

    /// The same as that of a record, by its number.
    #[cfg(any(feature = "readers", test))]
    pub(crate) fn of_record(self, number: u64) -> Error {
        self.with(|inner| inner.record = Some(number))
    }

    fn with(mut self, set: impl FnOnce(&mut Inner)) -> Error {
        set(&mut self.0);
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// The file, or `-` for standard input, with the line or record where one is known: `news.jsonl:17`.
    pub fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }

    /// The number of the record that was skipped, from 1, where the input goes on after it.
    pub fn record(&self) -> Option<u64> {
        self.0.record
    }

    /// Whether the reader of our output has gone, which is no error for a program in a pipe.
    ///
    /// ```
    /// let gone = std::io::Error::from(std::io::ErrorKind::BrokenPipe);
    /// assert!(letopis::Error::from(gone).is_broken_pipe());
    /// ```
    pub fn is_broken_pipe(&self) -> bool {
        self.0.source.as_ref().is_some_and(|source| source.kind() == io::ErrorKind::BrokenPipe)
    }

    /// It and its sources, as a report writes them one after the other.
    #[cfg(test)]
    pub(crate) fn chain(&self) -> String {
        let first: &dyn std::error::Error = self;
        let all = std::iter::successors(Some(first), |error| (*error).source());
        all.map(ToString::to_string).collect::<Vec<_>>().join(": ")
    }

    /// Where lines and records are counted apart, the number of the record, which the place does not name then.
    fn unnamed_record(&self) -> Option<u64> {
        let last = self.place().and_then(|place| place.rsplit(':').next());
        self.record().filter(|record| last != Some(record.to_string().as_str()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            write!(f, "{place}: ")?;
        }
        if let Some(record) = self.unnamed_record() {
            write!(f, "record {record}: ")?;
        }
        self.kind().fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source as &(dyn std::error::Error + 'static))
    }
}

/// For what is written to a writer of the caller's own, whose errors are those of [`std::io`].
///
/// ```
/// use letopis::output::md;
///
/// fn write(timeline: &letopis::Timeline) -> Result<Vec<u8>, letopis::Error> {
///     let mut out = Vec::new();
///     md::write(&mut out, timeline)?;
///     Ok(out)
/// }
/// # assert!(write(&letopis::Timeline::default()).is_ok());
/// ```
impl From<io::Error> for Error {
    fn from(source: io::Error) -> Error {
        Error::new(ErrorKind::Io).with(|inner| inner.source = Some(source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_a_record_and_a_sentence() {
        let error = |place, record| Error::at(place, ErrorKind::Open).of_record(record).to_string();
        assert_eq!(error("a.jsonl:17", 17), "a.jsonl:17: expected a readable file: check its permissions");
        assert_eq!(
            error("a.csv:17", 7),
            "a.csv:17: record 7: expected a readable file: check its permissions"
        );
        assert_eq!(Error::new(ErrorKind::Io).to_string(), "could not be read or written");
    }

    /// Whoever reports an error with its sources says each thing once.
    #[cfg(feature = "readers")]
    #[test]
    fn a_source_is_told_once() {
        let check = |error: Error, expected: &str| assert_eq!(error.chain(), expected);
        let denied = || io::Error::other("disk on fire");
        check(Error::from(denied()), "could not be read or written: disk on fire");
        check(
            Error::io("a.txt", ErrorKind::Open, denied()),
            "a.txt: expected a readable file: check its permissions: disk on fire",
        );
        let kind = ErrorKind::Read { after: Some(("line", 17)) };
        check(Error::io("a.csv", kind, denied()), "a.csv: could not be read beyond line 17: disk on fire");
        let within = io::Error::other(Error::new(ErrorKind::Window { limit: 32 << 20 }));
        check(
            Error::io("a.zst", ErrorKind::Read { after: None }, within),
            "a.zst: could not be read: expected Zstandard with a window of at most 32 MB, found a larger one",
        );
    }
}
