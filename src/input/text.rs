//! Plain text: one file, one article.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::encoding::{decode, guess};
use super::format::{Beginning, Records, Way};
use super::open::Reader;
use super::published::{Known, detect};
use super::raw::{Raw, Source};
use super::{Document, Format};
use crate::error::Error;

/// What no other format claims is text, also a .json, which is told of to be no JSON Lines.
pub(super) const WAY: Way =
    Way { extensions: &["txt", "text", "md", "json"], is_told: |_: &Beginning| false, split: whole, read };

/// Bytes of one article at most: a hundred books. Beyond that a file is something else.
pub(super) const LARGEST: usize = 256 << 20;

/// The whole stream as one document.
pub(super) fn whole(reader: Reader, source: Arc<Source>) -> Records {
    Box::new(std::iter::once_with(move || {
        let mut bytes = Vec::new();
        reader
            .take(LARGEST as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Error::io(&source.place, "could not be read", error))?;
        if LARGEST < bytes.len() {
            let text = "expected one article, found more than 256 MB: name its format with --input-format, or split it";
            return Err(Error::at(&source.place, text));
        }
        Ok(Raw::whole(bytes, source))
    }))
}

fn read(raw: &Raw) -> Result<Document, String> {
    let source = &raw.source;
    let bytes = &raw.bytes;
    // A guess is made only where it is needed.
    let guessed = || source.options.encoding.is_none().then(|| guess(bytes)).flatten();
    let (text, note) = decode(bytes, None).or_else(|error| decode(bytes, guessed()).map_err(|_| error))?;
    if text.trim().is_empty() {
        return Err("expected the text of an article, found an empty file: leave it out".into());
    }
    if source.options.format.is_none() && is_json(&source.path, &text) {
        let text = "expected JSON Lines, found JSON over several lines: write an article a line \
                    (jq -c . for one object, jq -c '.[]' for a list)";
        return Err(text.into());
    }
    let mut document = Document {
        id: source.place.clone(),
        text: text.into_owned(),
        format: Format::Text,
        notes: note.into_iter().collect(),
        ..Document::default()
    };
    detect(
        &mut document,
        Known { given: source.options.date, file_name: source.file_name(), ..Known::default() },
    );
    Ok(document)
}

/// Whether a file named so, which is no JSON Lines, is JSON in another layout.
fn is_json(path: &Path, text: &str) -> bool {
    let is_named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_named && text.trim_start().starts_with(['{', '['])
}
