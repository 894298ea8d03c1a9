//! What was fetched of one document and not yet looked into, so that another thread may do that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::format::decode;
use super::published::{Known, detect};
use super::{Document, Options, records};
use crate::error::Error;

/// The bytes of one document; see [`fetch`](super::fetch).
#[derive(Debug)]
pub struct Raw {
    pub(super) bytes: Vec<u8>,
    pub(super) origin: Origin,
    pub(super) options: Options,
}

#[derive(Debug)]
pub(super) enum Origin {
    /// A whole file, which is one article.
    File(PathBuf),
    /// A line of JSON Lines, the first is 1, of an input.
    Line(Arc<str>, u64),
}

impl Raw {
    /// Bytes of the input that it takes up.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Reads the document.
    ///
    /// The error says what was expected and found, and where.
    pub fn read(self) -> Result<Document, Error> {
        match &self.origin {
            Origin::File(path) => self.read_text(path),
            Origin::Line(place, number) => {
                let document = records::read(&self.bytes, place, *number, self.options.date);
                document.map_err(|message| {
                    let mut error = Error::at(format!("{place}:{number}"), message);
                    error.record = Some(*number);
                    error
                })
            }
        }
    }

    fn read_text(&self, path: &Path) -> Result<Document, Error> {
        let place = path.display().to_string();
        let text = decode(&self.bytes).map_err(|message| Error::at(&place, message))?;
        if text.trim().is_empty() {
            return Err(Error::at(
                &place,
                "expected the text of an article, found an empty file: leave it out",
            ));
        }
        if self.options.format.is_none() && is_json(path, text) {
            let text = "expected JSON Lines, found JSON over several lines: write an article a line \
                        (jq -c . for one object, jq -c '.[]' for a list)";
            return Err(Error::at(&place, text));
        }
        let mut document = Document { id: place, text: text.to_owned(), ..Document::default() };
        let file_name = path.file_name().and_then(|name| name.to_str());
        detect(&mut document, Known { given: self.options.date, field: None, file_name });
        Ok(document)
    }
}

/// Whether a file named so, which is no JSON Lines, is JSON in another layout.
fn is_json(path: &Path, text: &str) -> bool {
    let is_named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_named && text.trim_start().starts_with(['{', '['])
}
