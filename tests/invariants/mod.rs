//! What must hold for any input, in one place: properties.rs checks it for texts made up at random, and the
//! targets in `fuzz` for those that reach new code.

// Each target checks a part of it.
#![allow(dead_code)]

mod files;
mod markup;
mod value;

use std::ops::Range;
use std::path::Path;

use letopis::output::{explain, visible};
use letopis::reader::{Options, open};
use letopis::{Document, Event, Mention, Status, Tagged, Tagger, Timeline};

/// Reads a file whatever is in it, and finds what is in what was read.
pub fn read(tagger: &mut Tagger, path: &Path, options: Options) {
    let name = path.file_name().unwrap().to_str().unwrap();
    for item in open([path], options) {
        match item {
            Ok(document) => {
                check_document(&document);
                check_mentions(&tagger.tag(document));
            }
            Err(error) => assert!(error.to_string().contains(name), "{error} names no file"),
        }
    }
}

/// A text and the day it speaks from, which its first byte names.
pub fn dated(bytes: &[u8]) -> (Option<&'static str>, String) {
    const DATES: [Option<&str>; 8] = [
        Some("2025-11-02"),
        Some("2020-02-29T23:59"),
        Some("2019-12"),
        Some("1918"),
        Some("0001-01-01"),
        Some("9999-12-31"),
        Some("1861-02-19"),
        None,
    ];
    let (day, text) = bytes.split_first().unwrap_or((&0, &[]));
    (DATES[usize::from(day % 8)], String::from_utf8_lossy(text).into_owned())
}

/// Finds, anchors and tells what happened in an article of the day given.
pub fn tag(tagger: &mut Tagger, document: Document, date: Option<&str>) -> Tagged {
    check_document(&document);
    let document = match date {
        Some(date) => document.published(date).unwrap(),
        None => document,
    };
    let tagged = tagger.tag(document);
    check_mentions(&tagged);
    tagged
}

/// Finders of both calendars, and one that has read more.
pub struct Finders {
    new: Tagger,
    used: Tagger,
    old: Tagger,
}

impl Default for Finders {
    fn default() -> Finders {
        let [new, used, old] = [Tagger::default(), Tagger::default(), Tagger::old_calendar()];
        Finders { new, used, old }
    }
}

/// Reads a text in both calendars: what was read before changes nothing.
pub fn find(finders: &mut Finders, text: &str, date: Option<&str>) {
    let told = |tagger: &mut Tagger| {
        let tagged = tag(tagger, Document::new(text), date);
        format!("{:?} {:?} {:?}", tagged.mentions, tagged.lead, tagged.notes)
    };
    finders.used.tag(Document::new("В понедельник, 7 октября 2023 года, как сообщил ТАСС, «прошёл» дождь."));
    assert_eq!(told(&mut finders.used), told(&mut finders.new));
    told(&mut finders.old);
}

/// Explains a phrase: nothing of it commands a terminal.
pub fn explain(finders: &mut Finders, text: &str, date: Option<&str>) {
    for tagger in [&mut finders.new, &mut finders.old] {
        let document = Document { text: text.into(), ..Document::default() };
        let tagged = tag(tagger, document, date);
        let mut out = Vec::new();
        explain::write(&mut out, &tagged, &tagger.derivations(text)).unwrap();
        let out = String::from_utf8(out).unwrap();
        files::check_terminal(&out);
        let last = out.lines().last().unwrap();
        assert!(last.contains(" = ") || tagged.mentions.is_empty(), "{out}");
    }
}

/// Writes articles, and the timeline of them, in every format, and reads each back.
pub fn write(articles: Vec<Tagged>) {
    for tagged in &articles {
        files::check_jsonl(tagged);
        files::check_csv(tagged);
        markup::check_timex3(tagged);
    }
    let timeline: Timeline = articles.iter().cloned().collect();
    assert_eq!(timeline.documents, articles.len());
    let timeline = timeline.merged();
    for event in timeline.events.iter().chain(&timeline.undated).flat_map(|event| event.reports()) {
        assert!(event.start <= event.end && 0 < event.line);
        let lines = [event.phrase(), event.text(), event.sentence(), event.attribution().unwrap_or_default()];
        assert!(lines.iter().all(|line| !line.contains(['\n', '\r'])), "{lines:?}");
    }
    files::check_timeline(&timeline);
    markup::check_timeline(&timeline);
}

/// Bytes of the text that are whole characters.
fn check_span(text: &str, span: &Range<usize>) {
    assert!(text.get(span.clone()).is_some(), "{span:?} is not on characters");
}

fn check_document(document: &Document) {
    let mut end = 0;
    for span in document.header.iter().chain(&document.dateline) {
        check_span(&document.text, span);
    }
    for span in &document.header {
        assert!(end <= span.start, "{:?}", document.header);
        end = span.end;
    }
    for place in document.notes.iter().filter_map(|note| note.place.as_ref()) {
        check_span(&document.text, place);
    }
}

fn check_mentions(tagged: &Tagged) {
    let text = &tagged.document.text;
    let mut end = 0;
    for mention in &tagged.mentions {
        assert!(end <= mention.span.start && mention.span.start < mention.span.end, "{mention:?}");
        end = mention.span.end;
    }
    for mention in tagged.mentions.iter().chain(&tagged.lead) {
        let Mention { span, sentence, event, attribution, .. } = mention;
        for span in std::iter::once(span).chain(sentence).chain(event).chain(attribution) {
            check_span(text, span);
        }
        if let Some(name) = attribution {
            assert!(!text[name.clone()].trim().is_empty(), "{name:?} names nobody");
        }
        if !span.is_empty() {
            check_event(mention);
        }
        value::check(mention);
    }
    for note in &tagged.notes {
        assert!(!note.text.is_empty());
        note.place.iter().for_each(|place| check_span(text, place));
    }
}

/// What happened stands in its sentence, and the date in it, or before it as a dateline; or it is told by the sentence
/// before («Об этом …») or after (of a heading).
fn check_event(mention: &Mention) {
    let (Some(sentence), Some(event)) = (&mention.sentence, &mention.event) else { return };
    assert!(event.start < event.end, "{mention:?}");
    let is_neighbour = event.end <= sentence.start || sentence.end <= event.start;
    assert!(is_neighbour || sentence.start <= event.start && event.end <= sentence.end, "{mention:?}");
    let tells_its_date = event.start <= mention.span.start && mention.span.end <= event.end;
    let is_within = sentence.start <= mention.span.start && mention.span.end <= sentence.end;
    let is_dateline = mention.span.end <= event.start;
    assert!(tells_its_date || is_dateline || is_neighbour || !is_within, "{mention:?}");
}

/// What a person reads of an event: whether it is so, and what happened.
fn headline(event: &Event) -> String {
    let whether = match event.status {
        Status::Planned => "План: ",
        Status::Alleged => "Предположительно: ",
        Status::Denied => "Опровергается: ",
        _ => "",
    };
    format!("{whether}{}", visible(&event.text()))
}
