//! The formats of inputs: one table of how each is told and read.

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
use super::open::Reader;
#[cfg(feature = "parquet")]
use super::parquet;
use super::raw::{Raw, Source};
#[cfg(feature = "warc")]
use super::warc;
use super::{Document, Fields, Format, Options, jsonl, table, text};
use crate::error::Error;

/// How a format is told and read. A new one is a file with its `WAY`, and a line in [`Format::way`].
pub(super) struct Way {
    /// What files in it are named, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether content that begins so is in it.
    pub is_told: fn(&Beginning) -> bool,
    /// Cuts a stream into documents, in one thread, so that there is little work in it.
    pub split: fn(Reader, Arc<Source>) -> Records,
    /// Reads one document, in any thread. The error says what was expected and found.
    pub read: fn(&Raw) -> Result<Document, String>,
}

/// What was fetched of one input, document by document.
pub(super) type Records = Box<dyn Iterator<Item = Result<Raw, Error>> + Send>;

impl Format {
    /// All of them, in the order in which content is asked.
    pub const ALL: [Format; 8] = [
        Format::Parquet,
        Format::Jsonl,
        Format::Warc,
        Format::Mhtml,
        Format::Feed,
        Format::Html,
        Format::Csv,
        Format::Text,
    ];

    pub(super) fn way(self) -> &'static Way {
        match self {
            Format::Text => &text::WAY,
            Format::Jsonl => &jsonl::WAY,
            Format::Csv => &table::WAY,
            #[cfg(feature = "parquet")]
            Format::Parquet => &parquet::WAY,
            #[cfg(not(feature = "parquet"))]
            Format::Parquet => &WITHOUT_PARQUET,
            #[cfg(feature = "html")]
            Format::Html => &html::WAY,
            #[cfg(not(feature = "html"))]
            Format::Html => &MISSING,
            #[cfg(feature = "html")]
            Format::Mhtml => &mhtml::WAY,
            #[cfg(not(feature = "html"))]
            Format::Mhtml => &Way { is_told: |_| false, ..MISSING },
            #[cfg(feature = "warc")]
            Format::Warc => &warc::WAY,
            #[cfg(not(feature = "warc"))]
            Format::Warc => &Way { is_told: |beginning| beginning.line.starts_with(b"WARC/"), ..MISSING },
            #[cfg(feature = "feeds")]
            Format::Feed => &feed::WAY,
            #[cfg(not(feature = "feeds"))]
            Format::Feed => &Way { is_told: |_| false, ..MISSING },
        }
    }

    /// Whether an input has many documents, which are counted apart from files.
    pub fn has_records(self) -> bool {
        matches!(self, Format::Jsonl | Format::Csv | Format::Parquet | Format::Feed | Format::Warc)
    }
}

/// A format that this build cannot read, and still tells.
#[cfg(not(all(feature = "html", feature = "feeds", feature = "warc")))]
const MISSING: Way = Way {
    extensions: &[],
    is_told: is_page,
    split: text::whole,
    read: |_| {
        Err("expected a format of this build, found another: build letopis with the features \"html\", \"feeds\" and \"warc\"".into())
    },
};

/// Tables in Parquet, where this build cannot read them: nothing of one needs to be read to say so.
#[cfg(not(feature = "parquet"))]
const WITHOUT_PARQUET: Way = Way {
    extensions: &[],
    is_told: |beginning| beginning.line.starts_with(b"PAR1"),
    split: |_, source| Box::new(std::iter::once(Ok(Raw::whole(Vec::new(), source)))),
    read: |_| Err("this letopis was built without parquet: build it with --features full".into()),
};

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
    /// The encoding, where it is none that the stream tells.
    pub guessed: Option<Encoding>,
    /// What the fields of records are named.
    pub fields: &'b Fields,
}

/// Bytes that tell a page or a feed.
const START: usize = 4096;

/// Tells the format by the beginning of the stream, then by the file's extension, and gives the
/// whole stream back. Errors when the stream cannot be read.
pub(super) fn sniff(
    mut reader: Reader,
    path: &Path,
    guessed: Option<Encoding>,
    options: &Options,
) -> io::Result<(Format, Reader)> {
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
    // What stands before a fault can be read, and the fault is met again behind it.
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
    let told = Format::ALL.into_iter().find(|format| (format.way().is_told)(&beginning));
    let format = told.or_else(|| named(path)).unwrap_or(Format::Text);
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

/// The format by the file's extension, behind which that of a compressed file may stand.
pub(super) fn named(path: &Path) -> Option<Format> {
    let extension = inner(path).extension()?.to_ascii_lowercase();
    let extension = extension.to_str()?;
    Format::ALL.into_iter().find(|format| format.way().extensions.contains(&extension))
}

/// All extensions, as messages list them: `.txt, .jsonl`.
pub(super) fn names() -> String {
    let all = Format::ALL.into_iter().rev().flat_map(|format| format.way().extensions);
    all.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_first_extension_second() {
        let check = |bytes: &'static str, path, expected: Format| {
            let read = Box::new(bytes.as_bytes());
            let (format, mut rest) = sniff(read, Path::new(path), None, &Options::default()).unwrap();
            assert_eq!(format, expected, "{bytes:?} {path}");
            let mut all = String::new();
            rest.read_to_string(&mut all).unwrap();
            assert_eq!(all, bytes, "nothing may be lost");
        };
        check("{\"text\": \"Суд\"}\n{", "a.txt", Format::Jsonl);
        check("\u{feff}{\"text\": \"Суд\"}\r\n", "-", Format::Jsonl);
        check("\n \r\n\n{}\n", "-", Format::Jsonl);
        check("\u{feff}\n{}\n", "-", Format::Jsonl);
        check("Суд решил.\n{}\n", "a.txt", Format::Text);
        check("{ это скобка }\n", "a.txt", Format::Text);
        check("[1, 2]\n", "-", Format::Text);
        check("\"text\"\n", "-", Format::Text);
        check("{broken\n{}\n", "a.JSONL", Format::Jsonl);
        check("{broken\n{}\n", "a.ndjson", Format::Jsonl);
        check("url,title,text,topic,tags,date\n", "-", Format::Csv);
        check("ID;Text\n", "a.txt", Format::Csv);
        check("id\ttext\n", "-", Format::Csv);
        check("a,b\n1,2\n", "a.tsv", Format::Csv);
        check("<!DOCTYPE html>\n<p>", "-", Format::Html);
        check("\n<?xml version='1.0'?>\n<!-- a -->\n<HTML>", "a.txt", Format::Html);
        check("<p>Суд", "a.htm", Format::Html);
        check("<?xml version='1.0'?>\n<rss version='2.0'>", "-", Format::Feed);
        check("<feed xmlns='x'>", "a.txt", Format::Feed);
        check("<p>Суд", "-", Format::Text);
        check("Суд, text\n", "-", Format::Text);
        check("", "a.jsonl", Format::Jsonl);
        check("", "-", Format::Text);
    }
}
