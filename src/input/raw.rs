//! What was fetched of one document and not yet looked into, so that another thread may do that.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::encoding::Encoding;
use super::table::Columns;
use super::{Document, Format, Options};
use crate::error::Error;

/// The bytes of one document; see [`fetch`](super::fetch).
#[derive(Debug)]
pub struct Raw {
    pub(super) bytes: Vec<u8>,
    /// Which record of the source it is, from 1; none where the source is one document.
    pub(super) number: Option<u64>,
    /// The line of the source that it begins in, from 1; 0 where it has none.
    pub(super) line: u64,
    pub(super) source: Arc<Source>,
}

/// What is known of an input, whose documents all share it.
#[derive(Debug)]
pub(super) struct Source {
    pub place: String,
    pub path: PathBuf,
    pub format: Format,
    pub options: Options,
    /// Whether nobody named it, but the folder that it is in.
    pub is_walked: bool,
    /// The encoding of the records that are no UTF-8, by the input's beginning.
    pub guessed: Option<Encoding>,
    /// Where the fields of a table stand, once its first line was read.
    pub columns: OnceLock<Columns>,
    /// What the head of a feed tells, once it was read.
    #[cfg(feature = "feeds")]
    pub feed: OnceLock<super::feed::Head>,
}

impl Source {
    pub(super) fn new(place: String, path: PathBuf, format: Format, options: Options) -> Source {
        let (columns, is_walked, guessed) = Default::default();
        #[cfg(feature = "feeds")]
        let feed = OnceLock::new();
        Source {
            place,
            path,
            format,
            options,
            is_walked,
            guessed,
            columns,
            #[cfg(feature = "feeds")]
            feed,
        }
    }

    /// A source without anything special, for tests of formats.
    #[cfg(test)]
    pub(super) fn of(place: &str, format: Format, options: Options) -> Arc<Source> {
        Arc::new(Source::new(place.into(), place.into(), format, options))
    }

    /// What is wrong with a record that begins in a line; an archive has no lines, which is line 0.
    pub(super) fn broken(&self, number: u64, line: u64, message: &str) -> Error {
        let place = &self.place;
        // Where records and lines are not the same, both are named.
        let mut error = match line {
            0 => Error::at(format!("{place}:{number}"), message),
            _ if line == number => Error::at(format!("{place}:{line}"), message),
            _ => Error::at(format!("{place}:{line}"), format!("record {number}: {message}")),
        };
        error.record = Some(number);
        error
    }

    pub(super) fn file_name(&self) -> Option<&str> {
        self.path.file_name()?.to_str()
    }
}

impl Raw {
    pub(super) fn whole(bytes: Vec<u8>, source: Arc<Source>) -> Raw {
        Raw { bytes, number: None, line: 1, source }
    }

    /// Bytes of the input that it takes up.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Reads the document.
    ///
    /// The error says what was expected and found, and where.
    pub fn read(self) -> Result<Document, Error> {
        (self.source.format.way().read)(&self).map_err(|message| match self.number {
            Some(number) => self.source.broken(number, self.line, &message),
            None => Error::at(&self.source.place, message),
        })
    }

    /// `path#record`, or the path.
    pub(super) fn id(&self) -> String {
        match self.number {
            Some(number) => format!("{}#{number}", self.source.place),
            None => self.source.place.clone(),
        }
    }
}

/// Holds what is read of an input against its beginnings: a document each as `tell` has it, or the number of
/// the record and its error.
#[cfg(test)]
pub(super) fn check_records(
    records: impl Iterator<Item = Result<Raw, Error>>,
    tell: impl Fn(Document, String) -> String,
    expected: &[&str],
) {
    let told = records.map(|raw| match raw.and_then(Raw::read) {
        Ok(document) => {
            let published = document.published.map_or("-".into(), |date| date.to_string());
            tell(document, published)
        }
        Err(error) => format!("{:?} {error}", error.record),
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
}
