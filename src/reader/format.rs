//! The formats of inputs: a line of the table each, and which one an input is in.

use std::fmt;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use super::compressed::inner;
use super::encoding::{BOM, Encoding};
#[cfg(feature = "feeds")]
use super::feed;
#[cfg(feature = "html")]
use super::html;
#[cfg(feature = "html")]
use super::mhtml;
use super::open::Stream;
use super::record::{RawRecord, Source};
#[cfg(feature = "warc")]
use super::warc;
use super::{Fields, Options, csv, jsonl, parquet, text};
use crate::error::Error;
#[cfg(not(all(feature = "html", feature = "parquet", feature = "warc")))]
use crate::error::ErrorKind;

/// A format that articles are read from: how it is named, detected and read.
pub struct FormatReader {
    pub name: &'static str,
    /// Other names that it goes by.
    pub aliases: &'static [&'static str],
    /// One line, in English, for a help.
    pub about: &'static str,
    /// Those of its files, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Whether content that begins so is in it.
    pub(super) detect: fn(&Beginning) -> bool,
    pub(super) split: Split,
}

/// Cuts a stream into records, in one thread, so that there is little work in it.
pub(super) type Split = fn(Stream, Arc<Source>) -> RecordStream;

/// What was fetched of one input, record by record.
pub(super) type RecordStream = Box<dyn Iterator<Item = Result<RawRecord, Error>> + Send>;

/// Every format, in the order of a help. Content is held against the last of them first, so that what shows itself
/// in the first bytes goes before what shows itself in a line.
#[rustfmt::skip]
pub static FORMATS: &[FormatReader] = &[
    text::READER,
    jsonl::READER,
    csv::READER,
    parquet::READER,
    #[cfg(feature = "html")] html::READER,
    #[cfg(feature = "html")] mhtml::READER,
    #[cfg(feature = "feeds")] feed::READER,
    #[cfg(feature = "warc")] warc::READER,
    // What this build cannot read is detected all the same, so that it is not taken for text.
    #[cfg(not(feature = "html"))] lacking("html", is_page),
    #[cfg(not(feature = "warc"))] lacking("warc", |beginning| beginning.line.starts_with(b"WARC/")),
];

/// The format of this name.
///
/// ```
/// use letopis::reader::format;
///
/// assert_eq!(format("tsv").map(|format| format.name), Some("csv"));
/// assert!(format("docx").is_none());
/// ```
pub fn format(name: &str) -> Option<&'static FormatReader> {
    FORMATS.iter().find(|format| format.name == name || format.aliases.contains(&name))
}

impl fmt::Debug for FormatReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(not(all(feature = "html", feature = "warc")))]
const fn lacking(name: &'static str, detect: fn(&Beginning) -> bool) -> FormatReader {
    let about = "Not in this build";
    FormatReader { name, aliases: &[], about, extensions: &[], detect, split: cannot_split }
}

/// Says that this build cannot read the format, for which nothing of the input needs to be read.
#[cfg(not(all(feature = "html", feature = "parquet", feature = "warc")))]
pub(super) fn cannot_split(_: Stream, source: Arc<Source>) -> RecordStream {
    let name = source.format.name;
    Box::new(std::iter::once(Err(Error::at(&source.place, ErrorKind::Feature { name }))))
}

/// Whether a stream that begins so is a page of the web.
pub(super) fn is_page(beginning: &Beginning) -> bool {
    let start = beginning.start.to_ascii_lowercase();
    let has = |tag: &[u8]| start.windows(tag.len()).any(|part| part == tag);
    beginning.line.starts_with(b"<") && (has(b"<!doctype html") || has(b"<html"))
}

/// How a stream begins, without byte order mark and blanks.
pub(super) struct Beginning<'b> {
    /// The first line that is not blank.
    pub line: &'b [u8],
    /// This line and some more, where a tag or a header begins it.
    pub start: &'b [u8],
    /// The encoding, where the stream does not name it.
    pub guessed: Option<Encoding>,
    /// What the fields of records are named.
    pub fields: &'b Fields,
}

/// Bytes in which a page or a feed shows itself.
const START: usize = 4096;

/// Detects the format by the beginning of the stream, then by the file's extension, and gives the
/// whole stream back. Errors when the stream cannot be read.
pub(super) fn detect(
    mut reader: Stream,
    path: &Path,
    guessed: Option<Encoding>,
    options: &Options,
) -> io::Result<(&'static FormatReader, Stream)> {
    let (mut read, mut fault) = (Vec::new(), None);
    let start = loop {
        let start = read.len();
        let left = (options.max_document + 1).saturating_sub(start);
        let count = reader.by_ref().take(left as u64).read_until(b'\n', &mut read);
        let count = count.unwrap_or_else(|error| {
            fault = Some(error);
            0
        });
        if count == 0 || !content(&read[start..]).is_empty() {
            break start;
        }
    };
    let end = read.len();
    let first = content(&read[start..end]);
    let goes_on = first.starts_with(b"<") || is_field(first);
    while goes_on && read.len() < START && fault.is_none() {
        match reader.by_ref().take(START as u64).read_until(b'\n', &mut read) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => fault = Some(error),
        }
    }
    // What stands before a fault can be read, and the fault is met again after it.
    let fault = match fault {
        Some(error) if read.is_empty() => return Err(error),
        fault => BufReader::with_capacity(1, Fault(fault)),
    };
    let beginning = Beginning {
        line: content(&read[start..end]),
        start: &read[start..],
        guessed,
        fields: &options.fields,
    };
    let detected = FORMATS.iter().rev().find(|format| (format.detect)(&beginning));
    let format = detected.or_else(|| named(path)).unwrap_or(&FORMATS[0]);
    Ok((format, Box::new(Cursor::new(read).chain(fault).chain(reader))))
}

/// A stream that is nothing but the fault that another one had.
struct Fault(Option<io::Error>);

impl Read for Fault {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Whether a line is the field of a head, `MIME-Version: 1.0`.
fn is_field(line: &[u8]) -> bool {
    let name = line.iter().position(|byte| *byte == b':').map_or(&b""[..], |end| &line[..end]);
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// A line without byte order mark and blanks.
fn content(line: &[u8]) -> &[u8] {
    line.strip_prefix(BOM).unwrap_or(line).trim_ascii()
}

/// The format by the file's extension, after which that of a compressed file may stand.
pub(super) fn named(path: &Path) -> Option<&'static FormatReader> {
    let extension = inner(path).extension()?.to_ascii_lowercase();
    let extension = extension.to_str()?;
    FORMATS.iter().find(|format| format.extensions.contains(&extension))
}

/// All extensions, as messages list them: `.txt, .jsonl`.
pub(super) fn names() -> String {
    let all = FORMATS.iter().flat_map(|format| format.extensions);
    all.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &'static str, path: &str, expected: &str) {
        let read = Box::new(bytes.as_bytes());
        let (format, mut rest) = detect(read, Path::new(path), None, &Options::default()).unwrap();
        assert_eq!(format.name, expected, "{bytes:?} {path}");
        let mut all = String::new();
        rest.read_to_string(&mut all).unwrap();
        assert_eq!(all, bytes, "nothing may be lost");
    }

    #[test]
    fn content_first_extension_second() {
        check("{\"text\": \"Суд\"}\n{", "a.txt", "jsonl");
        check("\u{feff}{\"text\": \"Суд\"}\r\n", "-", "jsonl");
        check("\n \r\n\n{}\n", "-", "jsonl");
        check("\u{feff}\n{}\n", "-", "jsonl");
        check("Суд решил.\n{}\n", "a.txt", "text");
        check("{ это скобка }\n", "a.txt", "text");
        check("[1, 2]\n", "-", "text");
        check("\"text\"\n", "-", "text");
        check("{broken\n{}\n", "a.JSONL", "jsonl");
        check("{broken\n{}\n", "a.ndjson", "jsonl");
        check("url,title,text,topic,tags,date\n", "-", "csv");
        check("ID;Text\n", "a.txt", "csv");
        check("id\ttext\n", "-", "csv");
        check("a,b\n1,2\n", "a.tsv", "csv");
        check("<p>Суд", "-", "text");
        check("Суд, text\n", "-", "text");
        check("", "a.jsonl", "jsonl");
        check("", "-", "text");
    }

    #[test]
    fn words_of_another_format_in_a_string_of_json() {
        check("{\"a\": \"x,text,id,y\"}\n", "-", "jsonl");
        check("{x,text,id\n", "-", "csv");
        check("{\"a\": \"MIME-Version: 1.0, multipart/related\"}\n", "-", "jsonl");
    }

    #[cfg(feature = "feeds")]
    #[test]
    fn pages_and_feeds() {
        check("<!DOCTYPE html>\n<p>", "-", "html");
        check("\n<?xml version='1.0'?>\n<!-- a -->\n<HTML>", "a.txt", "html");
        check("<p>Суд", "a.htm", "html");
        check("<?xml version='1.0'?>\n<rss version='2.0'>", "-", "feed");
        check("<feed xmlns='x'>", "a.txt", "feed");
        check("MIME-Version: 1.0\nContent-Type: multipart/related\n", "-", "mhtml");
        check("<rss>\n<item><html></item>", "-", "feed");
    }
}
