//! What was fetched of one document and not yet looked into, so that another thread may do that.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::encoding::Encoding;
use super::{FormatReader, Options};
use crate::document::{Document, DocumentBuilder};
use crate::error::{Error, ErrorKind};

/// One document as it was fetched; see [`fetch`](super::fetch).
#[derive(Debug)]
pub struct RawRecord {
    content: Content,
    origin: Origin,
}

/// What was fetched of a document.
#[derive(Debug)]
enum Content {
    /// Bytes, and what reads them.
    Bytes(Vec<u8>, Arc<dyn ReadRecord>),
    /// Fields that came apart of themselves, as the columns of Parquet do.
    #[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "no other format has columns"))]
    Fields { fields: Box<DocumentBuilder>, size: usize },
}

/// Reads the records of one input: what its head says of all of them is kept here.
pub(super) trait ReadRecord: fmt::Debug + Send + Sync {
    /// Reads one document, in any thread; none where the record is no article. The error says what was expected and
    /// found.
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind>;
}

/// Which record of which input something is.
#[derive(Debug)]
pub(super) struct Origin {
    pub source: Arc<Source>,
    /// From 1; none where the source is one document.
    pub number: Option<u64>,
    /// The line of the source that it begins in, from 1; 0 where it has none.
    pub line: u64,
}

/// What is known of an input, whose documents all share it.
#[derive(Debug)]
pub(super) struct Source {
    pub place: String,
    pub path: PathBuf,
    pub format: &'static FormatReader,
    pub options: Options,
    /// Whether nobody named it, but the folder that it is in.
    pub is_walked: bool,
    /// The encoding of the records that are no UTF-8, by the input's beginning.
    pub guessed: Option<Encoding>,
}

impl Source {
    /// A source without anything special, for tests of formats.
    #[cfg(test)]
    pub(super) fn of(place: &str, format: &'static FormatReader, options: Options) -> Arc<Source> {
        let (is_walked, guessed) = Default::default();
        Arc::new(Source { place: place.into(), path: place.into(), format, options, is_walked, guessed })
    }

    /// What is wrong with a record that begins in a line; an archive has no lines, which is line 0.
    pub(super) fn broken(&self, number: u64, line: u64, kind: ErrorKind) -> Error {
        let at = if line == 0 { number } else { line };
        Error::at(format!("{}:{at}", self.place), kind).of_record(number)
    }
}

impl Origin {
    /// A record among others.
    pub(super) fn record(source: &Arc<Source>, number: u64, line: u64) -> Origin {
        Origin { source: Arc::clone(source), number: Some(number), line }
    }

    /// All of a source.
    pub(super) fn whole(source: Arc<Source>) -> Origin {
        Origin { source, number: None, line: 1 }
    }

    /// A document of which is known what its own bytes do not say.
    pub(super) fn builder(&self) -> DocumentBuilder {
        let name = self.source.path.file_name().and_then(|name| name.to_str());
        // A table is named by the day it was made.
        let name = name.filter(|_| self.number.is_none());
        DocumentBuilder::default().given(self.source.options.date).file_name(name)
    }

    /// What is wrong with it.
    fn error(&self, kind: ErrorKind) -> Error {
        match self.number {
            Some(number) => self.source.broken(number, self.line, kind),
            None => Error::at(&self.source.place, kind),
        }
    }

    /// Its name, where it has none of its own: `path#record`, or the path.
    fn id(&self) -> String {
        match self.number {
            Some(number) => format!("{}#{number}", self.source.place),
            None => self.source.place.clone(),
        }
    }
}

impl RawRecord {
    pub(super) fn new(bytes: Vec<u8>, reader: Arc<dyn ReadRecord>, origin: Origin) -> RawRecord {
        RawRecord { content: Content::Bytes(bytes, reader), origin }
    }

    /// One whose fields are known; its size is that of its text.
    #[cfg(feature = "parquet")]
    pub(super) fn of_fields(fields: DocumentBuilder, size: usize, origin: Origin) -> RawRecord {
        RawRecord { content: Content::Fields { fields: fields.into(), size }, origin }
    }

    /// Bytes of the input that it takes up.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes, _) => bytes.len(),
            Content::Fields { size, .. } => *size,
        }
    }

    /// The format that it is in.
    pub fn format(&self) -> &'static FormatReader {
        self.origin.source.format
    }

    /// Whether it is one of many in its input, which are counted apart from files.
    pub fn is_one_of_many(&self) -> bool {
        self.origin.number.is_some()
    }

    /// Reads the document; none where the record is no article.
    ///
    /// The error says what was expected and found, and where.
    pub fn read(self) -> Result<Option<Document>, Error> {
        let origin = self.origin;
        let document = match self.content {
            Content::Bytes(bytes, reader) => {
                reader.read(&bytes, &origin).map_err(|kind| origin.error(kind))?
            }
            Content::Fields { fields, .. } => Some(fields.detect()),
        };
        Ok(document.map(|mut document| {
            if document.id.is_empty() {
                document.id = origin.id();
            }
            document
        }))
    }

    /// Its name, for the tests of formats.
    #[cfg(test)]
    pub(super) fn id(&self) -> String {
        self.origin.id()
    }
}

/// Holds what is read of an input against its beginnings: a document each as `show` has it, or the number of the record
/// and its error.
#[cfg(test)]
pub(super) fn check_records(
    records: impl Iterator<Item = Result<RawRecord, Error>>,
    show: impl Fn(Document, String) -> String,
    expected: &[&str],
) {
    let found = records.filter_map(|raw| match raw.and_then(RawRecord::read).transpose()? {
        Ok(document) => {
            let published = document.published.map_or("-".into(), |date| date.to_string());
            Some(show(document, published))
        }
        Err(error) => Some(format!("{:?} {error}", error.record())),
    });
    let found: Vec<_> = found.collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\n{expected}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::format;

    #[test]
    fn a_record_may_be_passed_over() {
        #[derive(Debug)]
        struct Odd;
        impl ReadRecord for Odd {
            fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
                let text = String::from_utf8_lossy(bytes);
                Ok((bytes.len() % 2 == 1).then(|| origin.builder().text(text).detect()))
            }
        }
        let source = Source::of("a", format("text").unwrap(), Options::default());
        let raw = |(number, text): (u64, &str)| {
            Ok(RawRecord::new(text.into(), Arc::new(Odd), Origin::record(&source, number, number)))
        };
        let records = (1..).zip(["a", "bc", "def"]).map(raw);
        check_records(
            records,
            |document, _| format!("{} {}", document.id, document.text),
            &["a#1 a", "a#3 def"],
        );
    }
}
