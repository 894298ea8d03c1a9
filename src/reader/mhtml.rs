//! A page that a browser saved in one file with its pictures: MHTML, a letter (MIME) whose first page is the article.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use mailparse::{MailHeaderMap, ParsedMail, dateparse, parse_mail};

use super::encoding::Encoding;
use super::format::Beginning;
use super::html::{article_of, page};
use super::record::{Origin, ReadRecord};
use super::text::whole;
use super::{FormatReader, jsonl};
use crate::document::{Document, Published};
use crate::error::ErrorKind;

pub(super) const READER: FormatReader = FormatReader {
    name: "mhtml",
    aliases: &["mht"],
    about: "A page of the web in one file, as a browser saves it with its pictures",
    extensions: &["mhtml", "mht"],
    detect,
    split: |stream, source| whole(stream, source, Arc::new(Letter)),
};

/// A head that speaks of parts that belong together, and neither a page nor an object of JSON with such words in it.
fn detect(beginning: &Beginning) -> bool {
    let start = beginning.start.to_ascii_lowercase();
    let has = |words: &[u8]| start.windows(words.len()).any(|part| part == words);
    let is_letter = !beginning.line.starts_with(b"<") && has(b"mime-version:") && has(b"multipart/related");
    is_letter && !jsonl::detect(beginning)
}

/// Reads a letter as the article of its first page.
#[derive(Debug)]
struct Letter;

impl ReadRecord for Letter {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        read(bytes, origin).map(Some)
    }
}

fn read(bytes: &[u8], origin: &Origin) -> Result<Document, ErrorKind> {
    let broken = |expected, fault| {
        ErrorKind::broken(format!("expected {expected}, found a fault: {fault}: save it anew"))
    };
    let letter = parse_mail(bytes).map_err(|fault| broken("a saved page (MHTML)", fault))?;
    let is_page = |part: &&ParsedMail| part.ctype.mimetype.eq_ignore_ascii_case("text/html");
    let no_page = || ErrorKind::no_text("expected a page among the parts, found none: save it anew");
    let part = letter.parts().find(is_page).ok_or_else(no_page)?;
    let body = part.get_body_raw().map_err(|fault| broken("a page in its transfer encoding", fault))?;
    let sent = part.ctype.params.get("charset").and_then(|label| Encoding::of_label(label));
    let (html, note) = page(&body, sent, origin.source.options.encoding)?;
    let page = article_of(&html, origin.builder())?.notes(note);
    Ok(page.url(address(&letter, part).unwrap_or_default()).latest(saved(&letter)).detect())
}

/// Where the page was, if on the web.
fn address(letter: &ParsedMail, part: &ParsedMail) -> Option<String> {
    let of = |part: &ParsedMail, name| part.headers.get_first_value(name);
    let told = [of(letter, "Snapshot-Content-Location"), of(part, "Content-Location")];
    told.into_iter().flatten().find(|url| url.starts_with("http"))
}

/// The day it was saved on: the latest that the article can be of.
fn saved(letter: &ParsedMail) -> Option<NaiveDate> {
    let seconds = dateparse(&letter.headers.get_first_value("Date")?).ok()?;
    Published::at_utc(DateTime::from_timestamp(seconds, 0)?.naive_utc())?.day()
}
