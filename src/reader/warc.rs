//! Archives of the web, WARC: each answer that is a page is an article.
//!
//! The day of the capture is the latest that the article can be of, and never its own.

use std::io::{self, Read};
use std::sync::Arc;

use super::FormatReader;
use super::encoding::Encoding;
use super::format::{Beginning, RecordStream};
use super::html::{article_of, page};
use super::limit::HEAD;
use super::open::{BUFFER, Stream};
use super::record::{Origin, RawRecord, ReadRecord, Source};
use crate::document::{Document, date};
use crate::error::{Error, ErrorKind};

pub(super) const READER: FormatReader = FormatReader {
    name: "warc",
    aliases: &[],
    about: "An archive of the web: each page in it an article",
    extensions: &["warc"],
    detect,
    split,
};

fn detect(beginning: &Beginning) -> bool {
    beginning.line.starts_with(b"WARC/")
}

/// The records of one archive.
struct Archive {
    stream: Stream,
    source: Arc<Source>,
    reader: Arc<Answer>,
    /// What was read ahead, of which the bytes before `at` are done with.
    ahead: Vec<u8>,
    at: usize,
    /// Why no more can be read, which is said after all that could be.
    fault: Option<io::Error>,
    number: u64,
    is_over: bool,
}

fn split(stream: Stream, source: Arc<Source>) -> RecordStream {
    let (ahead, at, fault, number) = Default::default();
    let reader = Arc::new(Answer);
    Box::new(Archive { stream, source, reader, ahead, at, fault, number, is_over: false })
}

impl Archive {
    /// So many of the next bytes, or all that are left.
    fn look(&mut self, count: usize) -> &[u8] {
        // What is done with goes once it is the larger part, so that no byte is moved often.
        if self.ahead.len() < 2 * self.at {
            self.ahead.drain(..self.at);
            self.at = 0;
        }
        let missing = (self.at + count).saturating_sub(self.ahead.len());
        if 0 < missing && self.fault.is_none() {
            // In large pieces, for heads are read line by line.
            let wanted = missing.max(BUFFER) as u64;
            self.fault = self.stream.by_ref().take(wanted).read_to_end(&mut self.ahead).err();
        }
        let end = self.ahead.len().min(self.at + count);
        &self.ahead[self.at..end]
    }

    fn take(&mut self, count: usize) -> &[u8] {
        let start = self.at;
        self.at = self.ahead.len().min(start + count);
        &self.ahead[start..self.at]
    }

    /// One line with its end, or the beginning of a long one; empty at the end.
    fn line(&mut self) -> &[u8] {
        let line = self.look(HEAD);
        let length = line.iter().position(|byte| *byte == b'\n').map_or(line.len(), |at| at + 1);
        self.take(length)
    }

    /// The head of the next record, down to its blank line, and whether anything else stood before it; none at
    /// the end.
    fn head(&mut self) -> Option<(Vec<u8>, bool)> {
        let mut is_lost = false;
        let mut head = loop {
            let line = self.line();
            if line.is_empty() || line.starts_with(MARK) {
                break line.to_vec();
            }
            is_lost |= !line.trim_ascii().is_empty();
        };
        while !head.is_empty() && head.len() < HEAD {
            let line = self.line();
            let is_last = line.trim_ascii().is_empty();
            head.extend(line);
            if is_last {
                break;
            }
        }
        (!head.is_empty()).then_some((head, is_lost))
    }

    /// The next page with its heads; none at the end.
    fn page(&mut self) -> Option<Result<Vec<u8>, ErrorKind>> {
        let limit = self.source.options.max_document;
        while let Some((mut record, is_lost)) = self.head() {
            self.number += 1;
            if is_lost && self.number == 1 {
                let fault = "expected WARC/1.0 at the beginning, found something else before it";
                return Some(Err(ErrorKind::broken(fault)));
            }
            let Some(length) = field(&record, "content-length").and_then(|length| length.parse::<u64>().ok())
            else {
                let fault = "expected a Content-Length, found none: repair the record";
                return Some(Err(ErrorKind::broken(fault)));
            };
            let is_answer =
                field(&record, "warc-type").is_some_and(|kind| kind == "response" || kind == "resource");
            let is_told = match usize::try_from(length) {
                Ok(length) if length <= limit => self.ends_at(length),
                _ => !self.goes_on_within(limit) && self.skip(length),
            };
            if !is_told {
                let fault = format!(
                    "expected {length} bytes as Content-Length says, found another end: repair the record"
                );
                return Some(Err(ErrorKind::broken(fault)));
            }
            if length > limit as u64 {
                if is_answer {
                    return Some(Err(ErrorKind::TooLarge { limit, size: Some(length) }));
                }
                continue;
            }
            // It was looked at, so that it is there, and no longer than the limit.
            let block = self.take(length as usize);
            if is_answer {
                record.extend(block);
                if is_page(&record) {
                    return Some(Ok(record));
                }
            }
        }
        None
    }

    /// Whether a record ends after so many bytes; else goes on to one that was taken for a part of it.
    fn ends_at(&mut self, length: usize) -> bool {
        let next = self.look(length + 2);
        let after = next.get(length..);
        let is_end = after.is_some_and(|after| after.is_empty() || b"\r\n".starts_with(after));
        let is_line = after.is_some_and(|after| after.starts_with(b"\n"));
        if !is_end && !is_line && !self.goes_on_within(length + MARK.len()) {
            self.take(length);
        }
        is_end || is_line
    }

    /// Goes on to the record that begins in so many bytes, where there is one.
    fn goes_on_within(&mut self, length: usize) -> bool {
        let within = self.look(length);
        let mut lines = within.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let next = lines.find(|at| within[*at..].starts_with(MARK));
        #[cfg(test)]
        tests::LOOKED_AT.set(tests::LOOKED_AT.get() + next.unwrap_or(within.len()));
        next.is_some_and(|next| !self.take(next).is_empty())
    }

    /// Passes over so many bytes; false where there are fewer.
    fn skip(&mut self, length: u64) -> bool {
        let ahead = self.take(usize::try_from(length).unwrap_or(usize::MAX - self.at)).len() as u64;
        let mut rest = self.stream.by_ref().take(length - ahead);
        match io::copy(&mut rest, &mut io::sink()) {
            Ok(skipped) => skipped == length - ahead,
            Err(error) => {
                self.fault = self.fault.take().or(Some(error));
                false
            }
        }
    }
}

/// What a record begins with.
const MARK: &[u8] = b"WARC/";

impl Iterator for Archive {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let page = self.page();
        let place = &self.source.place;
        self.is_over = page.is_none();
        match page {
            Some(Ok(bytes)) => {
                let origin = Origin::record(&self.source, self.number, 0);
                Some(Ok(RawRecord::new(bytes, self.reader.clone(), origin)))
            }
            Some(Err(kind)) => Some(Err(self.source.broken(self.number, 0, kind))),
            None => match self.fault.take() {
                Some(error) => {
                    let kind = ErrorKind::Read { after: Some(("record", self.number)) };
                    Some(Err(Error::io(place, kind, error)))
                }
                None if self.number == 0 => {
                    let kind = ErrorKind::format("warc", "expected WARC records, found none");
                    Some(Err(Error::at(place, kind)))
                }
                None => None,
            },
        }
    }
}

/// A head, and what comes after its blank line.
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

/// Reads an answer of a server as the article of its page.
#[derive(Debug)]
struct Answer;

impl ReadRecord for Answer {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        read(bytes, origin).map(Some)
    }
}

fn read(bytes: &[u8], origin: &Origin) -> Result<Document, ErrorKind> {
    let options = &origin.source.options;
    let (head, block) = cut(bytes);
    let (answer, body) = if block.starts_with(b"HTTP/") { cut(block) } else { (head, block) };
    let body = unpacked(answer, body, options.max_document)?;
    let kind = field(answer, "content-type").unwrap_or_default();
    let sent = kind.to_lowercase().split_once("charset=").and_then(|(_, label)| Encoding::of_label(label));
    let (html, note) = page(&body, sent, options.encoding)?;
    let page = article_of(&html, origin.builder())?.notes(note);
    let url = field(head, "warc-target-uri").unwrap_or_default();
    let captured = field(head, "warc-date").and_then(|text| date(&text).ok());
    let latest = captured.map(|captured| captured.period.last());
    Ok(page.url(url.trim_matches(['<', '>'])).latest(latest).detect())
}

/// The body as the server had it: out of its chunks, and unpacked.
fn unpacked(answer: &[u8], body: &[u8], limit: usize) -> Result<Vec<u8>, ErrorKind> {
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
        .take(limit as u64 + 1)
        .read_to_end(&mut page)
        .map_err(|error| ErrorKind::broken(format!("expected a page in gzip, found a fault: {error}")))?;
    if limit < page.len() { Err(ErrorKind::TooLarge { limit, size: None }) } else { Ok(page) }
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
    use std::io::Cursor;

    use super::*;
    use crate::reader::Options;
    use crate::reader::record::check_records;

    thread_local! {
        /// Bytes in which the next record was looked for.
        pub static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

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
        let source = Source::of("a.warc", &READER, Options::default());
        let tell = |document: Document, published| {
            let url = document.url.unwrap_or("-".into());
            format!("{} {published} {url} {}", document.id, document.text)
        };
        check_records(split(Box::new(Cursor::new(bytes)), source), tell, expected);
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
        // The year of a dateline is that before the capture; a date after it is none.
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

    /// The capture says much and there is little, a hundred times: what was looked through is done with.
    #[test]
    fn lengths_that_lie_cost_no_more_than_reading() {
        let looked_at = |records: usize| {
            LOOKED_AT.set(0);
            let bytes = b"WARC/1.0\r\nContent-Length: 100000000\r\n\r\nab\r\n\r\n".repeat(records);
            let source = Source::of("a.warc", &READER, Options::default());
            assert_eq!(split(Box::new(Cursor::new(bytes)), source).count(), records);
            LOOKED_AT.get()
        };
        let (few, many) = (looked_at(100), looked_at(1000));
        assert!(0 < few && many <= 11 * few, "{few} bytes, then {many}");
    }

    #[test]
    fn a_record_that_is_too_large_is_passed_over() {
        let options = Options { max_document: 1000, ..Options::default() };
        let image = format!(
            "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 100000\r\n\r\n{}\r\n\r\n",
            "a".repeat(100_000)
        );
        let bytes =
            [image.into_bytes(), response(URL, &"а".repeat(100_000), 0), response(URL, "б", 0)].concat();
        let told = split(Box::new(Cursor::new(bytes)), Source::of("a.warc", &READER, options));
        let told: Vec<_> =
            told.map(|raw| raw.map_or_else(|error| error.to_string(), |raw| raw.id())).collect();
        let expected = "a.warc:2: expected a document of at most 1.0 kB, found 200.1 kB";
        assert_eq!(told, [expected, "a.warc#3"]);
    }

    /// Going back often is not going deeper.
    #[test]
    fn many_lengths_that_lie() {
        let lies = b"WARC/1.0\nContent-Length: 1\n\n".repeat(40_000);
        let source = Source::of("a.warc", &READER, Options::default());
        assert_eq!(split(Box::new(Cursor::new(lies)), source).filter(Result::is_err).count(), 20_000);
    }

    #[test]
    fn chunks() {
        assert_eq!(whole("4\r\nСу\r\n2;x\r\nд\r\n0\r\n\r\n".as_bytes()).unwrap(), "Суд".as_bytes());
        assert_eq!(whole(b"<html>"), None);
    }
}
