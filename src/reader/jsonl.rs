//! JSON Lines: an article a line, a line at a time.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::encoding::decode;
use super::format::{Beginning, RecordStream};
use super::limit::{Piece, read_until};
use super::open::Stream;
use super::record::{Origin, RawRecord, ReadRecord, Source};
use super::{Fields, FormatReader};
use crate::document::Document;
use crate::error::{Error, ErrorKind};

pub(super) const READER: FormatReader = FormatReader {
    name: "jsonl",
    aliases: &[],
    about: "JSON Lines: an article a line, with id, text, date, title, url",
    extensions: &["jsonl", "ndjson"],
    detect,
    split,
};

/// A line that is an object.
pub(super) fn detect(beginning: &Beginning) -> bool {
    beginning.line.starts_with(b"{")
        && serde_json::from_slice::<HashMap<String, IgnoredAny>>(beginning.line).is_ok()
}

/// What a line must be, as every error about one says.
const EXPECTED: &str = r#"expected an article as a JSON object, {"text": "…", "date": "2025-11-02"}"#;

/// The public fields of a record; others are skipped.
#[derive(Deserialize)]
struct Row {
    /// A string or a number.
    id: Option<Value>,
    text: String,
    /// A string that [`date()`](crate::document::date) reads; any other is noted and dropped.
    date: Option<Value>,
    title: Option<String>,
    url: Option<String>,
}

/// The records of one input: each line is one document or one error, blank lines too.
struct Lines {
    stream: Stream,
    source: Arc<Source>,
    reader: Arc<Line>,
    /// The number of the line that was read last.
    number: u64,
    /// Bytes of the longest line so far, at most [`LONG`]: as much room is made for the next.
    longest: usize,
    is_over: bool,
}

/// Room that is made for a line beforehand, at most.
const LONG: usize = 16 * 1024;

fn split(stream: Stream, source: Arc<Source>) -> RecordStream {
    Box::new(Lines { stream, source, reader: Arc::new(Line), number: 0, longest: 0, is_over: false })
}

/// Reads a line as a document.
#[derive(Debug)]
struct Line;

impl ReadRecord for Line {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        read(bytes, origin).map(Some)
    }
}

fn read(bytes: &[u8], origin: &Origin) -> Result<Document, ErrorKind> {
    let source = &origin.source;
    // Only the first line may have a byte order mark, but it is no letter in the others either.
    let (line, note) = decode(bytes, source.guessed)?;
    let line = line.trim();
    if line.is_empty() {
        return Err(ErrorKind::broken(format!("{EXPECTED}, found a blank line: remove it")));
    }
    if !line.starts_with('{') {
        let found: String = line.chars().take(20).collect();
        return Err(ErrorKind::format("jsonl", format!("{EXPECTED}, found {found:?}")));
    }
    let row = row(line, &source.options.fields)?;
    let id = match row.id {
        None => String::new(),
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        Some(other) => {
            return Err(ErrorKind::broken(format!("expected a string or a number as \"id\", found {other}")));
        }
    };
    let date = row.date.map(|date| match date {
        Value::String(date) => date,
        other => other.to_string(),
    });
    let (title, url) = (row.title.unwrap_or_default(), row.url.unwrap_or_default());
    let builder = origin.builder().id(id).title(title).text(row.text).url(url);
    Ok(builder.date(date.unwrap_or_default()).notes(note).detect())
}

/// The fields of a line, by their own names or by those that they were given.
fn row(line: &str, fields: &Fields) -> Result<Row, ErrorKind> {
    if fields.are_usual() {
        return serde_json::from_str(line).map_err(|error| told(&error));
    }
    let mut all: HashMap<String, Value> = serde_json::from_str(line).map_err(|error| told(&error))?;
    let mut take = |name: &str| all.remove(name).filter(|value| !value.is_null());
    let string = |name: &str, value: Option<Value>| match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(ErrorKind::broken(format!("{EXPECTED}, found no string as {name:?} but {other}"))),
    };
    let no_text = || ErrorKind::no_text(format!("{EXPECTED} with the text as {:?}, found none", fields.text));
    Ok(Row {
        id: take(&fields.id),
        text: string(&fields.text, take(&fields.text))?.ok_or_else(no_text)?,
        date: take(&fields.date),
        title: string(&fields.title, take(&fields.title))?,
        url: string(&fields.url, take(&fields.url))?,
    })
}

/// What serde says of a line, without its own count of lines, which is always one.
fn told(error: &serde_json::Error) -> ErrorKind {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    ErrorKind::broken(format!("{EXPECTED}, found a fault at column {}: {text}", error.column()))
}

impl Iterator for Lines {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let mut bytes = Vec::with_capacity(self.longest);
        let limit = self.source.options.max_document;
        let piece = read_until(&mut self.stream, b'\n', limit, &mut bytes);
        self.number += u64::from(!matches!(piece, Ok(Piece::End) | Err(_)));
        match piece {
            Ok(Piece::End) => {
                self.is_over = true;
                None
            }
            Ok(Piece::TooLarge(size)) => {
                let kind = ErrorKind::TooLarge { limit, size: Some(size) };
                Some(Err(self.source.broken(self.number, self.number, kind)))
            }
            Ok(Piece::Whole) => {
                self.longest = self.longest.max(bytes.len()).min(LONG);
                let origin = Origin::record(&self.source, self.number, self.number);
                Some(Ok(RawRecord::new(bytes, self.reader.clone(), origin)))
            }
            Err(source) => {
                self.is_over = true;
                let kind = ErrorKind::Read { after: Some(("line", self.number)) };
                Some(Err(Error::io(&self.source.place, kind, source)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::reader::Options;

    /// Reads lines as the file `a.jsonl`; a line each of `id published title url notes` or the error.
    fn read(bytes: &'static [u8]) -> Vec<String> {
        let source = Source::of("a.jsonl", &READER, Options::default());
        let records = split(Box::new(bytes), source);
        let told = records.filter_map(|raw| match raw.and_then(RawRecord::read).transpose()? {
            Ok(document) => {
                let published = document.published.map_or("-".into(), |date| date.to_string());
                let title = document.title.unwrap_or("-".into());
                let url = document.url.unwrap_or("-".into());
                Some(format!("{} {published} {title} {url} {}", document.id, document.notes.len()))
            }
            Err(error) => Some(format!("{:?} {error}", error.record())),
        });
        told.collect()
    }

    fn check(line: &'static str, expected: &str) {
        let told = read(line.as_bytes());
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with(expected), "{}\n{expected}", told[0]);
    }

    #[test]
    fn fields() {
        check(
            r#"{"id": "x", "text": "Суд", "date": "2025-11-02", "title": "Т", "url": "https://example.ru/1", "more": [1]}"#,
            "x 2025-11-02 Т https://example.ru/1 0",
        );
        check(r#"{"text": "Суд", "date": "2025-11-01T22:00:00Z", "id": 17}"#, "17 2025-11-02T01:00 - - 0");
        check(r#"{"text": "Суд", "date": "2019/12/14"}"#, "a.jsonl#1 2019-12-14 - - 0");
        check(r#"{"text": "Суд", "date": "вчера"}"#, "a.jsonl#1 - - - 2");
        check(
            r#"{"text": "Суд", "date": 1762041600, "url": "/2025/11/02/"}"#,
            "a.jsonl#1 2025-11-02 - /2025/11/02/ 1",
        );
        check(r#"{"text": "", "date": "", "id": null, "title": "", "url": null}"#, "a.jsonl#1 - - - 1");
    }

    #[test]
    fn lines_that_are_no_article() {
        let said = |found: &str| format!("Some(1) a.jsonl:1: {EXPECTED}, {found}");
        check("\n", &said("found a blank line: remove it"));
        check("[\"1\", \"Суд\", null, null, null]", &said("found \"[\\\"1\\\", \\\"Суд\\\", null, n\""));
        check(r#"{"id": "1"}"#, &said("found a fault at column 11: missing field `text`"));
        check(
            r#"{"text": 5}"#,
            &said("found a fault at column 10: invalid type: integer `5`, expected a string"),
        );
        check(r#"{"text": "Суд}"#, &said("found a fault at column 17: EOF while parsing a string"));
        check(
            r#"{"id": [1], "text": "Суд"}"#,
            "Some(1) a.jsonl:1: expected a string or a number as \"id\", found [1]",
        );
    }

    #[test]
    fn every_line_is_one_item() {
        let lines = b"\xEF\xBB\xBF{\"text\": \"1\"}\r\n\r\n{broken\n{\"text\": \"\xCC\"}\n{\"text\": \"5\"}\r\n\n{\"text\": \"7\"}";
        let told = read(lines);
        let starts = [
            "a.jsonl#1 ",
            "Some(2) a.jsonl:2: ",
            "Some(3) a.jsonl:3: ",
            "Some(4) a.jsonl:4: expected UTF-8, found 0xCC at byte 11",
            "a.jsonl#5 ",
            "Some(6) a.jsonl:6: ",
            "a.jsonl#7 ",
        ];
        assert_eq!(told.len(), starts.len(), "{told:?}");
        for (told, start) in told.iter().zip(starts) {
            assert!(told.starts_with(start), "{told}");
        }
    }

    #[test]
    fn a_builder_gives_what_the_reader_gives() {
        let text = "МОСКВА, 2 ноября. /ТАСС/. Суд решил.";
        let built = Document::builder().id("1").title("Т").text(text).url("https://v.example/2025/11/01/");
        let built = built.date("2025-11-04").build().unwrap();
        let line = format!(
            r#"{{"id": 1, "title": "Т", "text": "{text}", "url": "https://v.example/2025/11/01/", "date": "2025-11-04"}}"#
        );
        let mut records =
            split(Box::new(io::Cursor::new(line)), Source::of("a.jsonl", &READER, Options::default()));
        let read = records.next().unwrap().unwrap().read().unwrap().unwrap();
        assert_eq!(format!("{read:?}"), format!("{built:?}"));
    }

    #[test]
    fn an_empty_file_has_no_records() {
        assert!(read(b"").is_empty());
    }
}
