//! The kinds of failures, each with what a caller may want to know of it, and how each is told.

use std::fmt;

/// What went wrong, with what there is to know of it.
///
/// A kind that says more in its source is noted so. There may be more kinds in the future.
///
/// ```
/// use letopis::{ErrorKind, document};
///
/// let error = document::date("2025-13-40").unwrap_err();
/// assert_eq!(error.kind(), &ErrorKind::Date { text: "2025-13-40".into() });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A text that was given as a date is none.
    Date { text: String },
    /// No encoding has this name.
    UnknownEncoding { name: String },
    /// A text that was given as a field and its name, `text=body`, is none.
    Renaming { text: String },

    /// There is no file or folder of this name.
    NotFound,
    /// A file could not be opened; the source says why.
    Open,
    /// What is in a folder could not be listed or opened; the source says why.
    Walk,
    /// A file or stream could not be read, or no further; the source says why.
    Read {
        /// What was read before: so many bytes, lines, items or records, such as `("line", 17)`.
        after: Option<(&'static str, u64)>,
    },
    /// Reading or writing failed elsewhere, as in a writer of the caller's; the source says why.
    Io,
    /// Standard input was named more than once.
    StdinTwice,
    /// A link in a folder leads to a folder around it.
    LinkLoop,
    /// There are no articles in a folder, by the names of its files.
    NoArticles {
        /// Those that articles have: `.txt, .jsonl`.
        extensions: String,
        /// Files of other names.
        others: u64,
    },

    /// This build lacks the feature that the format needs.
    Feature { name: &'static str },
    /// An input is not in the format that it was taken for.
    Format {
        /// The name of the format.
        format: &'static str,
        /// What was expected and what was found.
        fault: String,
    },
    /// A text is not in UTF-8, and nothing tells what it is in.
    Encoding {
        /// The first byte that is wrong.
        byte: u8,
        /// Its place in the document, from 1.
        at: usize,
    },
    /// Zstandard asks for more memory than is given to it; this is within the source of a [`Read`](ErrorKind::Read).
    Window {
        /// Bytes at most.
        limit: u64,
    },
    /// A document is larger than the limit, in bytes.
    TooLarge {
        limit: usize,
        /// Its own size, where it was read to its end.
        size: Option<u64>,
    },
    /// A table has no column for the text.
    MissingColumn {
        /// The name of the format.
        format: &'static str,
        /// The name of the column.
        name: String,
        /// The columns that there are, or the line that should name them.
        found: String,
    },
    /// What stands in a column cannot be the field that it is named as.
    ColumnType { field: String, name: String, expected: &'static str, found: String },
    /// A document has no text.
    NoText {
        /// What was expected and what was found.
        fault: String,
    },
    /// A document is broken.
    Record {
        /// What was expected and what was found.
        fault: String,
    },
}

#[cfg(feature = "readers")]
impl ErrorKind {
    pub(crate) fn format(format: &'static str, fault: impl Into<String>) -> ErrorKind {
        ErrorKind::Format { format, fault: fault.into() }
    }

    pub(crate) fn no_text(fault: impl Into<String>) -> ErrorKind {
        ErrorKind::NoText { fault: fault.into() }
    }

    pub(crate) fn broken(fault: impl Into<String>) -> ErrorKind {
        ErrorKind::Record { fault: fault.into() }
    }
}

/// One sentence in lower case, without a full stop.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Date { text } => write!(
                f,
                "{text:?} is not a date: expected a day (2025-11-02), a time (2025-11-02T14:35), \
                 a month (2025-11) or a year (2025)"
            ),
            ErrorKind::UnknownEncoding { name } => write!(
                f,
                "expected an encoding, such as utf-8, windows-1251, koi8-r, cp866 or utf-16le, found {name:?}"
            ),
            ErrorKind::Renaming { text } => write!(
                f,
                "expected id, text, date, title or url and the name it has, such as text=body, found {text:?}"
            ),
            ErrorKind::NotFound => f.write_str(
                "expected a file, a folder, or - for standard input, found nothing: check the path",
            ),
            ErrorKind::Open => f.write_str("expected a readable file: check its permissions"),
            ErrorKind::Walk => {
                f.write_str("expected a readable file or folder: check that it exists and may be read")
            }
            ErrorKind::Read { after: None } => f.write_str("could not be read"),
            ErrorKind::Read { after: Some((unit, count)) } => {
                write!(f, "could not be read beyond {unit} {count}")
            }
            ErrorKind::Io => f.write_str("could not be read or written"),
            ErrorKind::StdinTwice => f.write_str("expected standard input once, found - again: name it once"),
            ErrorKind::LinkLoop => f.write_str(
                "expected a file or a folder, found a link to a folder around it: remove the link",
            ),
            ErrorKind::NoArticles { extensions, others } => write!(
                f,
                "expected articles ({extensions}, these with .gz, .zst or .bz2, or no extension), \
                 found {others} other files: name the files themselves"
            ),
            ErrorKind::Feature { name } => write!(f, "this letopis was built without {name}"),
            ErrorKind::Encoding { byte, at } => {
                write!(f, "expected UTF-8, found 0x{byte:02X} at byte {at}")
            }
            ErrorKind::Window { limit } => write!(
                f,
                "expected Zstandard with a window of at most {} MB, found a larger one",
                limit >> 20
            ),
            ErrorKind::TooLarge { limit, size } => {
                let found = size.map_or("more".into(), |size| size_text(size as f64));
                write!(f, "expected a document of at most {}, found {found}", size_text(*limit as f64))
            }
            ErrorKind::MissingColumn { format: "csv", name, found } => write!(
                f,
                "expected a first line with the names of columns, {name:?} among them, found {found:?}"
            ),
            ErrorKind::MissingColumn { name, found, .. } => {
                write!(f, "expected a column {name:?}, found {found}")
            }
            ErrorKind::ColumnType { name, expected, found, .. } => {
                write!(f, "expected {expected} in column {name:?}, found {found}")
            }
            ErrorKind::Format { fault, .. } | ErrorKind::NoText { fault } | ErrorKind::Record { fault } => {
                f.write_str(fault)
            }
        }
    }
}

fn size_text(size: f64) -> String {
    match size {
        1e6.. => format!("{:.1} MB", size / 1e6),
        1e3.. => format!("{:.1} kB", size / 1e3),
        _ => format!("{size} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let check = |limit, size, expected: &str| {
            assert_eq!(ErrorKind::TooLarge { limit, size }.to_string(), expected);
        };
        check(20, None, "expected a document of at most 20 bytes, found more");
        check(6_000_000, Some(7_250), "expected a document of at most 6.0 MB, found 7.2 kB");
    }
}
