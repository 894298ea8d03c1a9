//! Feeds, RSS and Atom: each item is an article with a date of its own.
//!
//! Items are cut out of the stream before they are read as XML, so that a broken one spoils no other.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use quick_xml::Reader as Xml;
use quick_xml::events::Event;

use super::FormatReader;
use super::encoding::Encoding;
use super::format::{Beginning, RecordStream};
use super::html::{declared, page, plain};
use super::limit::HEAD;
use super::open::Stream;
use super::record::{Origin, RawRecord, ReadRecord, Source};
use crate::document::Document;
use crate::error::{Error, ErrorKind};

pub(super) const READER: FormatReader = FormatReader {
    name: "feed",
    aliases: &["rss", "atom"],
    about: "A feed, RSS or Atom: each item an article",
    extensions: &["rss", "atom", "xml"],
    detect,
    split,
};

fn detect(beginning: &Beginning) -> bool {
    let has = |tag: &[u8]| beginning.start.windows(tag.len()).any(|part| part == tag);
    beginning.line.starts_with(b"<") && (has(b"<rss") || has(b"<feed") || has(b"<rdf:RDF"))
}

/// What the head of a feed says of all its items.
#[derive(Debug, Default)]
struct Head {
    title: Option<String>,
    encoding: Option<Encoding>,
}

/// The items of one feed.
struct Items {
    stream: Stream,
    source: Arc<Source>,
    /// That of the feed, once it was read.
    head: Option<Arc<Head>>,
    number: u64,
    line: u64,
    is_over: bool,
}

fn split(stream: Stream, source: Arc<Source>) -> RecordStream {
    Box::new(Items { stream, source, head: None, number: 0, line: 1, is_over: false })
}

/// Where an item begins in bytes of which those from `new` on are new and end with `>`; its name.
fn begins(bytes: &[u8], new: usize) -> Option<(usize, &'static str)> {
    #[cfg(test)]
    tests::LOOKED_AT.set(tests::LOOKED_AT.get() + bytes.len() - new);
    // A `>` ended what was there before, so that no tag begins in it.
    let start = new + bytes[new..].iter().rposition(|byte| *byte == b'<')?;
    let tag = &bytes[start + 1..];
    let is_it = |name: &str| {
        tag.strip_prefix(name.as_bytes())
            .is_some_and(|rest| rest.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'>'))
    };
    ["item", "entry"].into_iter().find(|name| is_it(name)).map(|name| (start, name))
}

/// An item and the line it begins in; or, where it is too large, no bytes.
type Item = (Option<Vec<u8>>, u64);

impl Items {
    /// The next item; none at the end.
    fn item(&mut self) -> io::Result<Option<Item>> {
        let (mut bytes, mut end, mut line) = (Vec::new(), None::<String>, self.line);
        let limit = self.source.options.max_document;
        loop {
            let before = bytes.len();
            let most = if end.is_some() { limit } else { HEAD };
            let count = self.stream.by_ref().take(most as u64).read_until(b'>', &mut bytes)?;
            if count == 0 {
                return Ok(end.map(|_| (Some(bytes), line)));
            }
            self.line += newlines(&bytes[before..]);
            match &end {
                None => {
                    if let Some((start, name)) = begins(&bytes, before) {
                        self.head(&bytes[..start]);
                        bytes.drain(..start);
                        line = self.line - newlines(&bytes);
                        end = Some(format!("</{name}>"));
                    } else if HEAD < bytes.len() {
                        self.head(&bytes);
                        bytes.clear();
                    }
                }
                // One that is too large ends there: perhaps its end was forgotten, and others stand after it.
                Some(_) if limit < bytes.len() => return Ok(Some((None, line))),
                Some(end) if bytes.ends_with(end.as_bytes()) => return Ok(Some((Some(bytes), line))),
                Some(_) => {}
            }
        }
    }

    /// Reads what stands before the first item.
    fn head(&mut self, bytes: &[u8]) {
        let encoding = self.source.options.encoding;
        self.head.get_or_insert_with(|| Head::of(bytes, encoding).into());
    }
}

impl Head {
    fn of(bytes: &[u8], given: Option<Encoding>) -> Head {
        let (text, _) = page(bytes, None, given).unwrap_or_default();
        let title =
            text.split_once("<title").and_then(|(_, rest)| rest.split_once('>')?.1.split_once("</title>"));
        let title =
            title.map(|(title, _)| title.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>"));
        Head { title: title.map(plain).filter(|title| !title.is_empty()), encoding: declared(bytes) }
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

impl Iterator for Items {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let item = self.item();
        let place = &self.source.place;
        match item {
            Ok(Some((bytes, line))) => {
                self.number += 1;
                Some(match bytes {
                    Some(bytes) => {
                        let head = self.head.get_or_insert_default().clone();
                        Ok(RawRecord::new(bytes, head, Origin::record(&self.source, self.number, line)))
                    }
                    None => {
                        let limit = self.source.options.max_document;
                        let kind = ErrorKind::TooLarge { limit, size: None };
                        Err(self.source.broken(self.number, line, kind))
                    }
                })
            }
            Ok(None) => {
                self.is_over = true;
                let fault = "expected a feed with items or entries, found none";
                (self.number == 0).then(|| Err(Error::at(place, ErrorKind::format("feed", fault))))
            }
            Err(error) => {
                self.is_over = true;
                let kind = ErrorKind::Read { after: Some(("item", self.number)) };
                Some(Err(Error::io(place, kind, error)))
            }
        }
    }
}

impl ReadRecord for Head {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        read(self, bytes, origin).map(Some)
    }
}

/// Reads an item as a document.
fn read(head: &Head, bytes: &[u8], origin: &Origin) -> Result<Document, ErrorKind> {
    let (xml, note) = page(bytes, head.encoding, origin.source.options.encoding)?;
    let fields = fields(&xml)?;
    let first = |names: &[&str]| {
        let mut found = names
            .iter()
            .filter_map(|name| fields.iter().find(|(field, text)| field == name && !text.trim().is_empty()));
        found.next().map(|(_, text)| text.trim().to_owned())
    };
    let dates = ["pubDate", "published", "dc:date", "issued", "updated"];
    let date = first(&dates).unwrap_or_default();
    let title = first(&["title"]).map(|title| plain(&title));
    let texts = ["content:encoded", "yandex:full-text", "content", "description", "summary"];
    let texts = texts.iter().filter_map(|name| first(&[*name])).map(|text| as_text(&text));
    let text = texts.max_by_key(String::len).filter(|text| !text.is_empty()).or_else(|| title.clone());
    let no_text = || ErrorKind::no_text("expected a text or a title in the item, found none: leave it out");
    let text = text.ok_or_else(no_text)?;
    let id = first(&["guid", "id"]).unwrap_or_default();
    let url = first(&["link", "link@href"]).unwrap_or_default();
    let builder = origin.builder().id(id).title(title.unwrap_or_default()).text(text).url(url).date(date);
    Ok(builder.outlet(head.title.clone().unwrap_or_default()).notes(note).detect())
}

/// The text of a field, in which there may be tags.
fn as_text(field: &str) -> String {
    if field.contains(['<', '&']) { plain(field) } else { field.to_owned() }
}

/// The elements right within an item with what is in them; the address of a link is `link@href`.
fn fields(xml: &str) -> Result<Vec<(String, String)>, ErrorKind> {
    let mut reader = Xml::from_str(xml);
    reader.config_mut().allow_dangling_amp = true;
    let (mut fields, mut depth) = (Vec::<(String, String)>::new(), 0);
    let told = |found: String| ErrorKind::broken(format!("expected an item in XML, found a fault: {found}"));
    loop {
        let event = reader.read_event().map_err(|error| told(error.to_string()))?;
        let inside = (1 < depth).then(|| fields.last_mut()).flatten().map(|(_, text)| text);
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                let is_empty = matches!(event, Event::Empty(_));
                match inside {
                    Some(text) => text.push_str(&format!("<{name}>")),
                    None if depth == 1 => {
                        let attribute = |key: &str| {
                            let value = tag.try_get_attribute(key).ok().flatten()?.value;
                            Some(String::from_utf8_lossy(&value).replace("&amp;", "&"))
                        };
                        let is_article = attribute("rel").is_none_or(|rel| rel == "alternate");
                        if let Some(href) = attribute("href").filter(|_| name == "link" && is_article) {
                            fields.push(("link@href".into(), href));
                        }
                        fields.push((name, String::new()));
                    }
                    None => {}
                }
                depth += usize::from(!is_empty);
            }
            Event::End(tag) => {
                depth = usize::saturating_sub(depth, 1);
                if let Some(text) = inside.filter(|_| 1 < depth) {
                    text.push_str(&format!("</{}>", String::from_utf8_lossy(tag.name().as_ref())));
                }
            }
            Event::Text(part) => {
                let part = part.decode().map_err(|error| told(error.to_string()))?;
                inside.into_iter().for_each(|text| text.push_str(&part));
            }
            Event::CData(part) => {
                let part = part.decode().map_err(|error| told(error.to_string()))?;
                inside.into_iter().for_each(|text| text.push_str(&part));
            }
            Event::GeneralRef(part) => {
                let name = part.decode().map_err(|error| told(error.to_string()))?;
                let char = part.resolve_char_ref().ok().flatten().or(match &*name {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                let char = char.map_or_else(|| format!("&{name};"), String::from);
                inside.into_iter().for_each(|text| text.push_str(&char));
            }
            Event::Eof if 0 < depth => return Err(told("it ends before its end".into())),
            Event::Eof => return Ok(fields),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Options;
    use crate::reader::record::check_records;

    thread_local! {
        /// Bytes in which the beginning of an item was looked for.
        pub static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    /// Reads a feed; a line each of `id published title url outlet text` or the error.
    fn check(feed: &str, expected: &[&str]) {
        let bytes = io::Cursor::new(feed.as_bytes().to_vec());
        let records = split(Box::new(bytes), Source::of("a.xml", &READER, Options::default()));
        let tell = |document: Document, published| {
            let or = |text: Option<String>| text.unwrap_or("-".into());
            let (title, url, outlet) = (or(document.title), or(document.url), or(document.outlet));
            format!("{} {published} {title} {url} {outlet} {:?}", document.id, document.text)
        };
        check_records(records, tell, expected);
    }

    #[test]
    fn rss_and_atom() {
        check(
            "<?xml version=\"1.0\"?><rss><channel><title>Вести</title>\n<item><title>Т</title><guid>1</guid>\
             <link>https://v.example/1</link><pubDate>Пн, 30 июл 2018 14:30:00 +0300</pubDate>\
             <description>&lt;p&gt;Суд &amp;quot;решил&amp;quot;.&lt;/p&gt;&lt;p&gt;Всё.&lt;/p&gt;</description></item>\n\
             <item><title>Ещё</title></item></channel></rss>",
            &[
                "1 2018-07-30T14:30 Т https://v.example/1 Вести \"Суд \\\"решил\\\".\\n\\nВсё.\"",
                "a.xml#2 - Ещё - Вести \"Ещё\"",
            ],
        );
        check(
            "<feed xmlns='x'><title>Вести</title><entry><id>2</id><link rel='alternate' href='https://v.example/2?a&amp;b'/>\
             <updated>2018-07-31T00:00:00Z</updated><published>2018-07-30</published>\
             <content type='xhtml'><div><p>Суд.</p><p>Всё &lt; нет.</p></div></content></entry></feed>",
            &["2 2018-07-30 - https://v.example/2?a&b Вести \"Суд.\\n\\nВсё < нет.\""],
        );
        check(
            "<rss><item><description><![CDATA[Суд <b>решил</b> > всё]]></description></item></rss>",
            &["a.xml#1 - - - - \"Суд решил > всё\""],
        );
    }

    #[test]
    fn a_broken_item_spoils_no_other() {
        check(
            "<rss>\n<item><title>1</title></item>\n<item><title>2</b></item>\n<item><title>3</title></item>\n<item><title>4",
            &[
                "a.xml#1 ",
                "Some(2) a.xml:3: record 2: expected an item in XML, found a fault: ",
                "a.xml#3 ",
                "Some(4) a.xml:5: record 4: expected an item in XML, found a fault: it ends",
            ],
        );
        check("<rss></rss>", &["None a.xml: expected a feed with items or entries, found none"]);
    }

    #[test]
    fn a_head_without_items_costs_no_more_than_reading() {
        let looked_at = |bytes: usize| {
            LOOKED_AT.set(0);
            let feed = format!("<rss>{}<item><title>Суд</title></item>", "a>".repeat(bytes));
            let items =
                split(Box::new(std::io::Cursor::new(feed)), Source::of("-", &READER, Options::default()));
            assert_eq!(items.count(), 1);
            LOOKED_AT.get()
        };
        let (few, many) = (looked_at(20_000), looked_at(200_000));
        assert!(0 < few && many <= 11 * few, "{few} bytes, then {many}");
    }

    #[test]
    fn an_item_that_is_too_large_or_cut_spoils_no_other() {
        let told = |feed: String| {
            let options = Options { max_document: 1000, ..Options::default() };
            let items = split(Box::new(std::io::Cursor::new(feed)), Source::of("-", &READER, options));
            items.map(|raw| raw.map_or_else(|error| error.to_string(), |raw| raw.id())).collect::<Vec<_>>()
        };
        let large = "<a>1</a>".repeat(200);
        let expected = "-:1: expected a document of at most 1.0 kB, found more";
        assert_eq!(told(format!("<rss><item>{large}</item><item>2</item>")), [expected, "-#2"]);
        assert_eq!(told("<rss><item>1</item><item".into()), ["-#1"]);
    }
}
