//! Archives of the web, WARC: each answer that is a page is an article.
//!
//! The day of the capture is the latest that the article can be of, and never its own.

use std::io::{self, BufRead, Chain, Cursor, Read};
use std::sync::Arc;

use super::Document;
use super::encoding::Encoding;
use super::format::{Beginning, Records, Way};
use super::html::{page, record};
use super::open::Reader;
use super::raw::{Raw, Source};
use super::record::Record;
use crate::error::Error;

pub(super) const WAY: Way = Way { extensions: &["warc"], is_told, split, read };

fn is_told(beginning: &Beginning) -> bool {
    beginning.line.starts_with(b"WARC/")
}

/// Bytes of a record that is read, at most; of its head; and of a line in it.
const LONGEST: u64 = 64 << 20;
const HEAD: usize = 64 << 10;

/// The records of one archive.
struct Archive {
    /// What was gone back over, and the stream behind it.
    reader: Chain<Cursor<Vec<u8>>, Reader>,
    source: Arc<Source>,
    number: u64,
    is_over: bool,
}

fn split(reader: Reader, source: Arc<Source>) -> Records {
    Box::new(Archive { reader: Cursor::default().chain(reader), source, number: 0, is_over: false })
}

impl Archive {
    /// One line with its end; empty at the end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(HEAD as u64).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// The head of the next record, down to its blank line, and whether anything else stood before it; none at
    /// the end.
    fn head(&mut self) -> io::Result<Option<(Vec<u8>, bool)>> {
        let mut is_lost = false;
        let mut head = loop {
            let line = self.line()?;
            if line.is_empty() || line.starts_with(b"WARC/") {
                break line;
            }
            is_lost |= !line.trim_ascii().is_empty();
        };
        while !head.is_empty() && head.len() < HEAD {
            let line = self.line()?;
            let is_last = line.trim_ascii().is_empty();
            head.extend(line);
            if is_last {
                break;
            }
        }
        Ok((!head.is_empty()).then_some((head, is_lost)))
    }

    /// The next page with its heads; none at the end.
    fn page(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        while let Some((head, is_lost)) = self.head()? {
            self.number += 1;
            if is_lost && self.number == 1 {
                return Ok(Some(Err(
                    "expected WARC/1.0 at the beginning, found something else before it".into()
                )));
            }
            let Some(length) = field(&head, "content-length").and_then(|length| length.parse::<u64>().ok())
            else {
                return Ok(Some(Err("expected a Content-Length, found none: repair the record".into())));
            };
            let is_answer =
                field(&head, "warc-type").is_some_and(|kind| kind == "response" || kind == "resource");
            let mut record = head;
            let start = record.len();
            let read = self.reader.by_ref().take(length.min(LONGEST)).read_to_end(&mut record)? as u64;
            let behind = if read == length { self.line()? } else { Vec::new() };
            if read < length || !behind.is_empty() && !behind.trim_ascii().is_empty() {
                self.go_back(&record[start..], &behind);
                let text = format!(
                    "expected {length} bytes as Content-Length says, found another end: repair the record"
                );
                return Ok(Some(Err(text)));
            }
            if is_answer && is_page(&record) {
                return Ok(Some(Ok(record)));
            }
        }
        Ok(None)
    }

    /// Behind a length that lies: goes back to a record that was taken for a part of this one.
    fn go_back(&mut self, block: &[u8], behind: &[u8]) {
        let mark = b"\nWARC/1.";
        let mut ahead = [block, behind].concat();
        let next = ahead.windows(mark.len()).position(|part| part == mark);
        ahead.drain(..next.map_or(block.len(), |next| next + 1));
        // One chain for all: each around the one before would be read through ever more of them.
        let empty: Reader = Box::new(io::empty());
        let (left, reader) = std::mem::replace(&mut self.reader, Cursor::default().chain(empty)).into_inner();
        ahead.extend(&left.get_ref()[left.position() as usize..]);
        self.reader = Cursor::new(ahead).chain(reader);
    }
}

impl Iterator for Archive {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let page = self.page();
        let place = &self.source.place;
        self.is_over = !matches!(page, Ok(Some(_)));
        match page {
            Ok(Some(Ok(bytes))) => {
                let source = Arc::clone(&self.source);
                Some(Ok(Raw { bytes, number: Some(self.number), line: 0, source }))
            }
            Ok(Some(Err(message))) => {
                let mut error = Error::at(format!("{place}:{}", self.number), message);
                error.record = Some(self.number);
                Some(Err(error))
            }
            Ok(None) if self.number == 0 => Some(Err(Error::at(place, "expected WARC records, found none"))),
            Ok(None) => None,
            Err(error) => {
                let text = format!("could not be read beyond record {}", self.number);
                Some(Err(Error::io(place, text, error)))
            }
        }
    }
}

/// A head, and what stands behind its blank line.
fn cut(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark).map(|at| at + mark.len());
    let end = [end(b"\r\n\r\n"), end(b"\n\n")].into_iter().flatten().min().unwrap_or(bytes.len());
    bytes.split_at(end)
}

/// The field of a head, by its name in lower case.
fn field(head: &[u8], name: &str) -> Option<String> {
    let head = String::from_utf8_lossy(head);
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// Whether a record is a page that was found, or an answer of a server that is one.
fn is_page(record: &[u8]) -> bool {
    let (head, block) = cut(record);
    let is_html =
        |head: &[u8]| field(head, "content-type").is_some_and(|kind| kind.to_lowercase().contains("html"));
    if !block.starts_with(b"HTTP/") {
        return is_html(head);
    }
    let (answer, _) = cut(block);
    let line =
        String::from_utf8_lossy(answer.split(|byte| *byte == b'\n').next().unwrap_or_default()).into_owned();
    line.split_whitespace().nth(1) == Some("200") && is_html(answer)
}

/// Reads a record as a document.
fn read(raw: &Raw) -> Result<Document, String> {
    let (head, block) = cut(&raw.bytes);
    let (answer, body) = if block.starts_with(b"HTTP/") { cut(block) } else { (head, block) };
    let body = unpacked(answer, body)?;
    let kind = field(answer, "content-type").unwrap_or_default();
    let sent = kind.to_lowercase().split_once("charset=").and_then(|(_, label)| Encoding::of_label(label));
    let (html, note) = page(&body, sent, raw.source.options.encoding)?;
    let page = record(&html)?;
    let url = field(head, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let (latest, notes) = (field(head, "warc-date"), note.into_iter().collect());
    Ok(Record { url: url.or(page.url), latest, notes, ..page }.into_document(raw))
}

/// The body as the server had it: out of its chunks, and unpacked.
fn unpacked(answer: &[u8], body: &[u8]) -> Result<Vec<u8>, String> {
    let is =
        |name: &str, value: &str| field(answer, name).is_some_and(|found| found.eq_ignore_ascii_case(value));
    // Many archives keep the field, but not the chunks.
    let body = match is("transfer-encoding", "chunked").then(|| whole(body)).flatten() {
        Some(whole) => whole,
        None => body.to_vec(),
    };
    if !is("content-encoding", "gzip") || !body.starts_with(&[0x1F, 0x8B]) {
        return Ok(body);
    }
    let mut page = Vec::new();
    let packed = flate2::bufread::MultiGzDecoder::new(body.as_slice());
    packed
        .take(LONGEST)
        .read_to_end(&mut page)
        .map_err(|error| format!("expected a page in gzip, found a fault: {error}"))?;
    Ok(page)
}

/// The chunks of a body put together; none where there are none.
fn whole(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.iter().position(|byte| *byte == b'\n')?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend(body.get(..size)?);
        body = body[size..].strip_prefix(b"\r\n").unwrap_or(&body[size..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Format, Options};

    /// A record with a page; its length is off by so many bytes.
    fn response(url: &str, text: &str, off: i64) -> Vec<u8> {
        let html = format!("<html><p>{text}</p></html>");
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
        let length = block.len() as i64 + off;
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-04T10:00:00Z\r\n\
             Content-Length: {length}\r\n\r\n{block}\r\n\r\n"
        )
        .into_bytes()
    }

    fn check(bytes: Vec<u8>, expected: &[&str]) {
        let source = Source::of("a.warc", Format::Warc, Options::default());
        let told = split(Box::new(Cursor::new(bytes)), source).map(|raw| match raw.and_then(Raw::read) {
            Ok(document) => {
                let published = document.published.map_or("-".into(), |date| date.to_string());
                format!(
                    "{} {published} {} {}",
                    document.id,
                    document.url.unwrap_or("-".into()),
                    document.text
                )
            }
            Err(error) => format!("{:?} {error}", error.record),
        });
        let told: Vec<_> = told.collect();
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}\n{expected}");
        }
    }

    const URL: &str = "https://v.example/1";

    #[test]
    fn pages_and_what_is_none() {
        let request = b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 5\r\n\r\nGET /\r\n\r\n".to_vec();
        let image = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 45\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx\r\n\r\n";
        check(
            [request, response(URL, "Суд решил.", 0), image.to_vec(), response(URL, "Ещё.", 0)].concat(),
            &["a.warc#2 - https://v.example/1 Суд решил.", "a.warc#4 - https://v.example/1 Ещё."],
        );
        check(b"WARC/1.0".to_vec(), &["Some(1) a.warc:1: expected a Content-Length, found none"]);
    }

    #[test]
    fn the_capture_is_the_latest_day() {
        // The year of a dateline is that before the capture; a date behind it is none.
        check(response(URL, "МОСКВА, 5 ноя - РИА Новости. Суд решил.", 0), &["a.warc#1 2018-11-05 "]);
        check(response("https://v.example/2019/03/04/", "Суд решил.", 0), &["a.warc#1 2019-03-04 "]);
        check(response("https://v.example/2019/12/31/", "Суд решил.", 0), &["a.warc#1 - "]);
    }

    #[test]
    fn lengths_that_lie_are_an_error_of_that_record() {
        for off in [-20, 5, 60, 1_000_000] {
            let bytes = [response(URL, "а", 0), response(URL, "б", off), response(URL, "в", 0)].concat();
            check(bytes, &["a.warc#1 ", "Some(2) a.warc:2: expected ", "a.warc#3 - https://v.example/1 в"]);
        }
    }

    /// Going back often is not going deeper.
    #[test]
    fn many_lengths_that_lie() {
        let lies = b"WARC/1.0\nContent-Length: 1\n\n".repeat(40_000);
        let source = Source::of("a.warc", Format::Warc, Options::default());
        assert_eq!(split(Box::new(Cursor::new(lies)), source).filter(Result::is_err).count(), 20_000);
    }

    #[test]
    fn chunks() {
        assert_eq!(whole("4\r\nСу\r\n2;x\r\nд\r\n0\r\n\r\n".as_bytes()).unwrap(), "Суд".as_bytes());
        assert_eq!(whole(b"<html>"), None);
    }
}
