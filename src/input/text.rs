//! Plain text: one file, one article.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::encoding::{decode, guess};
use super::format::{Beginning, Records, Way};
use super::limit::too_large;
use super::open::Reader;
use super::published::{Known, detect};
use super::raw::{Raw, Source};
use super::{Document, Format};
use crate::error::Error;

/// What no other format claims is text, also a .json, which is told of to be no JSON Lines.
pub(super) const WAY: Way =
    Way { extensions: &["txt", "text", "md", "json"], is_told: |_: &Beginning| false, split: whole, read };

/// The whole stream as one document.
pub(super) fn whole(reader: Reader, source: Arc<Source>) -> Records {
    let read = move || {
        let (mut bytes, limit) = (Vec::new(), source.options.max_document);
        let done = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
        let size = bytes.len();
        if limit < size {
            return [Some(Err(Error::at(&source.place, too_large(limit, None)))), None];
        }
        // What stands before a fault is kept.
        let fault = done.err().map(|error| {
            let text = match size {
                0 => "could not be read".into(),
                _ => format!("could not be read beyond byte {size}"),
            };
            Err(Error::io(&source.place, text, error))
        });
        let has_text = 0 < size || fault.is_none();
        [has_text.then(|| Ok(Raw::whole(bytes, source))), fault]
    };
    Box::new(std::iter::once_with(read).flatten().flatten())
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
