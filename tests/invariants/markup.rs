//! Formats with markup: no word of an article becomes any.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use letopis::output::{html, md, timelinejs, timex3};
use letopis::{Event, Tagged, Timeline};
use quick_xml::events::Event as Xml;
use serde_json::Value;

use super::files::text;
use super::headline;

pub fn check_timeline(timeline: &Timeline) {
    check_page(timeline);
    check_slides(timeline);
    check_markdown(timeline);
}

/// Whether a link is that of an article, and of the web.
fn is_link(link: &str, timeline: &Timeline) -> bool {
    let mut urls = timeline.events.iter().flat_map(Event::reports).filter_map(|event| event.source.url());
    let is_web = ["http://", "https://"].iter().any(|start| link.to_ascii_lowercase().starts_with(start));
    is_web && urls.any(|url| unquoted(url.trim()) == unquoted(link))
}

/// An address with the bytes that stand for `%20` and the like.
fn unquoted(url: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), url.as_bytes());
    while let Some((byte, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *byte == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|code| !code.starts_with('+')).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*byte);
                rest = behind;
            }
        }
    }
    bytes
}

/// An element as `name attribute=value`, and the text outside of elements.
fn tokens(html: &str) -> (Vec<String>, String) {
    let (mut tags, mut texts) = (Vec::new(), String::new());
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()).flatten() {
        let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        match token {
            Token::StartTag(tag) => {
                let attributes =
                    tag.attributes.iter().map(|(name, value)| format!(" {}={}", utf8(name), utf8(value)));
                tags.push(utf8(&tag.name) + &attributes.collect::<String>());
            }
            Token::EndTag(tag) => tags.push(format!("/{}", utf8(&tag.name))),
            Token::String(text) => texts += &utf8(&text),
            Token::Comment(text) => tags.push(format!("!{}", utf8(&text))),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    (tags, texts)
}

/// The page around its data is always the same; they stand in one element, and say what the events say.
fn check_page(timeline: &Timeline) {
    let page = text(|out| html::write(out, timeline).unwrap());
    let empty = text(|out| html::write(out, &Timeline::default()).unwrap());
    let start = "<script id=\"data\" type=\"application/json\">";
    let parts = |page: &str| {
        let (head, behind) = page.split_once(start).unwrap();
        let (data, tail) = behind.split_once("</script>").unwrap();
        [head, data, tail].map(str::to_string)
    };
    let ([head, data, tail], [empty_head, _, empty_tail]) = (parts(&page), parts(&empty));
    assert!((head, tail) == (empty_head, empty_tail), "{data}");
    let (tags, texts) = tokens(&format!("{start}{data}</script>"));
    assert_eq!((tags.len(), texts.as_str()), (2, data.as_str()));
    let data: Value = serde_json::from_str(&data).unwrap();
    let rows = data["events"].as_array().unwrap();
    assert_eq!(rows.len(), timeline.events.len());
    for (event, row) in timeline.events.iter().zip(rows) {
        assert_eq!(row["text"], event.text());
    }
    for link in data["sources"].as_array().unwrap().iter().filter_map(|source| source["url"].as_str()) {
        assert!(is_link(link, timeline), "{link}");
    }
}

/// TimelineJS takes these strings for HTML.
fn check_slides(timeline: &Timeline) {
    let slides = text(|out| {
        timelinejs::write(out, timeline).unwrap();
    });
    let slides: Value = serde_json::from_str(&slides).unwrap();
    for slide in slides["events"].as_array().unwrap() {
        for html in [&slide["text"]["headline"], &slide["text"]["text"], &slide["display_date"]] {
            for tag in tokens(html.as_str().unwrap()).0 {
                let link = tag.strip_prefix("a href=");
                let is_ours = ["p", "/p", "b", "/b", "/a"].contains(&tag.as_str());
                assert!(is_ours || link.is_some_and(|link| is_link(link, timeline)), "{tag} in {html}");
            }
        }
    }
}

/// CommonMark with what GitHub adds reads headings, lists, links to the articles, and text.
fn check_markdown(timeline: &Timeline) {
    let written = text(|out| md::write(out, timeline).unwrap());
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.alerts = true;
    let arena = Arena::new();
    let root = parse_document(&arena, &written, &options);
    let mut items = Vec::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Item(_) => items.push(words(node)),
            // GitHub links an address of mail whatever is escaped in it.
            NodeValue::Link(link) if link.url.starts_with("mailto:") => {}
            NodeValue::Link(link) => {
                assert!(is_link(&link.url, timeline) && link.title.is_empty(), "{link:?} {written}");
            }
            NodeValue::Heading(heading) => assert_eq!(heading.level, 2),
            NodeValue::Document | NodeValue::List(_) | NodeValue::Paragraph | NodeValue::Text(_) => {}
            NodeValue::Strong | NodeValue::Emph => {}
            other => panic!("{other:?} in {written}"),
        }
    }
    assert_eq!(items.len(), timeline.events.len(), "{written}");
    for (event, item) in timeline.events.iter().zip(items) {
        let told = headline(event);
        assert!(item.contains(&format!(" — {}", told.trim())), "{told:?} is not in {item:?}");
    }
}

/// All that is read in an item.
fn words<'a>(item: &'a AstNode<'a>) -> String {
    let texts = item.descendants().map(|node| match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        _ => String::new(),
    });
    texts.collect()
}

/// Well-formed XML of known elements, in which all of the text stands.
pub fn check_timex3(tagged: &Tagged) {
    let xml = text(|out| {
        timex3::write_head(out).unwrap();
        timex3::write(out, tagged).unwrap();
        timex3::write_tail(out).unwrap();
    });
    let is_xml = |char: char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_xml), "{xml:?}");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut open, mut texts, mut mentions) = (Vec::new(), String::new(), 0);
    loop {
        let told = match reader.read_event().unwrap() {
            Xml::Start(tag) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{xml}");
                mentions += usize::from(name == "TIMEX3" && open.last().is_some_and(|above| above == "TEXT"));
                open.push(name);
                continue;
            }
            Xml::End(_) => {
                open.pop();
                continue;
            }
            Xml::Text(text) => text.decode().unwrap().into_owned(),
            Xml::GeneralRef(entity) => match entity.resolve_char_ref().unwrap() {
                Some(char) => char.to_string(),
                None => quick_xml::escape::resolve_predefined_entity(&entity.decode().unwrap())
                    .unwrap()
                    .to_string(),
            },
            Xml::Decl(_) => continue,
            Xml::Eof => break,
            other => panic!("{other:?} in {xml}"),
        };
        if open.iter().any(|name| name == "TEXT") {
            texts += &told;
        }
    }
    let expected: String =
        tagged.document.text.chars().map(|char| if is_xml(char) { char } else { '\u{fffd}' }).collect();
    assert_eq!((texts, mentions), (expected, tagged.mentions.len()));
}
