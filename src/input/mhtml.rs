//! A page that a browser saved in one file with its pictures: MHTML, a letter (MIME) whose first page is the article.

use chrono::DateTime;
use mailparse::{MailHeaderMap, ParsedMail, dateparse, parse_mail};

use super::Document;
use super::encoding::Encoding;
use super::format::{Beginning, Way};
use super::html::{page, record};
use super::raw::Raw;
use super::record::Record;
use super::text::whole;

pub(super) const WAY: Way = Way { extensions: &["mhtml", "mht"], is_told, split: whole, read };

/// A head that tells of parts that belong together.
fn is_told(beginning: &Beginning) -> bool {
    let start = beginning.start.to_ascii_lowercase();
    let has = |words: &[u8]| start.windows(words.len()).any(|part| part == words);
    !beginning.line.starts_with(b"<") && has(b"mime-version:") && has(b"multipart/related")
}

fn read(raw: &Raw) -> Result<Document, String> {
    let letter = parse_mail(&raw.bytes)
        .map_err(|error| format!("expected a saved page (MHTML), found a fault: {error}: save it anew"))?;
    let is_page = |part: &&ParsedMail| part.ctype.mimetype.eq_ignore_ascii_case("text/html");
    let part =
        letter.parts().find(is_page).ok_or("expected a page among the parts, found none: save it anew")?;
    let body = part.get_body_raw().map_err(|error| {
        format!("expected a page in its transfer encoding, found a fault: {error}: save it anew")
    })?;
    let sent = part.ctype.params.get("charset").and_then(|label| Encoding::of_label(label));
    let (html, note) = page(&body, sent, raw.source.options.encoding)?;
    let page = record(&html)?;
    Ok(Record {
        url: address(&letter, part).or(page.url),
        latest: saved(&letter),
        notes: note.into_iter().collect(),
        ..page
    }
    .into_document(raw))
}

/// Where the page was, if on the web.
fn address(letter: &ParsedMail, part: &ParsedMail) -> Option<String> {
    let of = |part: &ParsedMail, name| part.headers.get_first_value(name);
    let told = [of(letter, "Snapshot-Content-Location"), of(part, "Content-Location")];
    told.into_iter().flatten().find(|url| url.starts_with("http"))
}

/// When it was saved: the latest that the article can be of.
fn saved(letter: &ParsedMail) -> Option<String> {
    let seconds = dateparse(&letter.headers.get_first_value("Date")?).ok()?;
    Some(DateTime::from_timestamp(seconds, 0)?.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}
