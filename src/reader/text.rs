//! Plain text: one file, one article.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::FormatReader;
use super::encoding::{decode, guess};
use super::format::RecordStream;
use super::open::Stream;
use super::record::{Origin, RawRecord, ReadRecord, Source};
use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// What no other format claims is text, also a .json, of which is said that it is no JSON Lines.
pub(super) const READER: FormatReader = FormatReader {
    name: "text",
    aliases: &[],
    about: "An article as plain text",
    extensions: &["txt", "text", "md", "json"],
    detect: |_| false,
    split: |stream, source| whole(stream, source, Arc::new(Text)),
};

/// The whole stream as one document.
pub(super) fn whole(stream: Stream, source: Arc<Source>, reader: Arc<dyn ReadRecord>) -> RecordStream {
    let read = move || {
        let (mut bytes, limit) = (Vec::new(), source.options.max_document);
        let done = stream.take(limit as u64 + 1).read_to_end(&mut bytes);
        let size = bytes.len();
        if limit < size {
            return [Some(Err(Error::at(&source.place, ErrorKind::TooLarge { limit, size: None }))), None];
        }
        // What stands before a fault is kept.
        let fault = done.err().map(|error| {
            let after = (0 < size).then_some(("byte", size as u64));
            Err(Error::io(&source.place, ErrorKind::Read { after }, error))
        });
        let has_text = 0 < size || fault.is_none();
        [has_text.then(|| Ok(RawRecord::new(bytes, reader, Origin::whole(source)))), fault]
    };
    Box::new(std::iter::once_with(read).flatten().flatten())
}

/// Reads a text as it is.
#[derive(Debug)]
struct Text;

impl ReadRecord for Text {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        let source = &origin.source;
        // A guess is made only where it is needed.
        let guessed = || source.options.encoding.is_none().then(|| guess(bytes)).flatten();
        let (text, note) =
            decode(bytes, None).or_else(|error| decode(bytes, guessed()).map_err(|_| error))?;
        if text.trim().is_empty() {
            let fault = "expected the text of an article, found an empty file: leave it out";
            return Err(ErrorKind::no_text(fault));
        }
        if source.options.format.is_none() && is_json(&source.path, &text) {
            let fault = "expected JSON Lines, found JSON over several lines: write an article a line \
                        (jq -c . for one object, jq -c '.[]' for a list)";
            return Err(ErrorKind::format("json", fault));
        }
        Ok(Some(origin.builder().text(text).notes(note).detect()))
    }
}

/// Whether a file named so, which is no JSON Lines, is JSON in another layout.
fn is_json(path: &Path, text: &str) -> bool {
    let is_named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_named && text.trim_start().starts_with(['{', '['])
}
