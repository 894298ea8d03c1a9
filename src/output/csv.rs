//! CSV: the timeline or the mentions as a table, one row each, in UTF-8.
//!
//! As RFC 4180 has it, but with plain line feeds, which other programs read as well and `cut` reads better.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::places::Places;
use crate::anchor::Mention;
use crate::calendar::{Interval, offset};
use crate::event::{Event, Tagged, When, one_line, sentence};
use crate::input::Published;
use crate::timeline::Timeline;

/// Writes the header and a row for each event.
pub fn write_timeline(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    write_header(out)?;
    rows(out, timeline.events.iter().map(Row::of_event))
}

/// Writes the header, which also stands over a table without rows.
pub fn write_header(out: &mut impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(io_error)?;
    table.flush()
}

/// Writes a row for each mention of a document, placed or not, in the order of its text.
pub fn write_mentions(out: &mut impl Write, tagged: &Tagged) -> io::Result<()> {
    let places = Places::new(&tagged.document.text);
    rows(out, tagged.mentions.iter().map(|mention| Row::of_mention(mention, tagged, &places)))
}

fn rows<'a>(out: &mut impl Write, rows: impl Iterator<Item = Row<'a>>) -> io::Result<()> {
    let mut table = ::csv::WriterBuilder::new().has_headers(false).from_writer(out);
    for row in rows {
        table.serialize(row).map_err(io_error)?;
    }
    table.flush()
}

/// The failure of the output itself, whose kind tells whether its reader has gone.
fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The names of the columns, which are those of [`Row`].
const COLUMNS: [&str; 23] = [
    "first",
    "last",
    "phrase",
    "event",
    "status",
    "attribution",
    "source",
    "title",
    "url",
    "published",
    "edtf",
    "value",
    "type",
    "mod",
    "zone",
    "basis",
    "sources",
    "merged",
    "conflict",
    "sentence",
    "line",
    "start",
    "end",
];

#[derive(Serialize)]
struct Row<'a> {
    first: Option<String>,
    last: Option<String>,
    phrase: Cow<'a, str>,
    event: Cow<'a, str>,
    status: &'static str,
    attribution: Cow<'a, str>,
    /// The outlet, or the id of the article.
    source: &'a str,
    title: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<String>,
    edtf: Option<String>,
    value: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    zone: Option<String>,
    basis: String,
    /// How many outlets tell of it.
    sources: Option<usize>,
    /// All tellings as JSON, where there are several.
    merged: Option<String>,
    /// The days that others name, `2025-10-08` or `2025-10-06/2025-10-12`.
    conflict: Option<String>,
    sentence: Cow<'a, str>,
    line: u32,
    start: u32,
    end: u32,
}

impl<'a> Row<'a> {
    fn of_event(event: &'a Event) -> Row<'a> {
        let source = &event.source;
        Row {
            phrase: event.phrase().into(),
            event: event.text().into(),
            status: event.status.name(),
            attribution: event.attribution().unwrap_or_default().into(),
            source: source.name(),
            title: source.title(),
            url: source.url(),
            published: day(source.published),
            sentence: event.sentence().into(),
            line: event.line,
            start: event.start,
            end: event.end,
            sources: Some(event.outlets()),
            merged: merged(event),
            conflict: conflict(event),
            ..Row::of_value(&event.when)
        }
    }

    fn of_mention(mention: &Mention, tagged: &'a Tagged, places: &Places) -> Row<'a> {
        let document = &tagged.document;
        let words = |bytes: &Range<usize>| Cow::from(one_line(&document.text[bytes.clone()]));
        let [start, end] = places.code_points(&mention.span);
        Row {
            phrase: words(&mention.span),
            event: mention
                .event
                .as_ref()
                .map(|bytes| sentence(&document.text[bytes.clone()]).into())
                .unwrap_or_default(),
            status: mention.status.name(),
            attribution: mention.attribution.as_ref().map(words).unwrap_or_default(),
            source: document.outlet.as_deref().unwrap_or(&document.id),
            title: document.title.as_deref(),
            url: document.url.as_deref(),
            published: day(document.published),
            sentence: mention.sentence.as_ref().map(words).unwrap_or_default(),
            line: places.line(mention.span.start) as u32,
            start: start as u32,
            end: end as u32,
            ..Row::of_value(&When::from(mention))
        }
    }

    /// The columns that a mention fills without its article.
    fn of_value(when: &When) -> Row<'static> {
        let interval = when.interval();
        Row {
            first: interval.and_then(|interval| interval.first_text()),
            last: interval.and_then(|interval| interval.last_text()),
            edtf: when.value.edtf(when.modifier),
            value: when.value.to_string(),
            kind: when.value.kind().name(),
            modifier: when.modifier.map(|modifier| modifier.name()),
            zone: when.zone().map(offset),
            basis: when.basis.to_string(),
            phrase: Cow::default(),
            event: Cow::default(),
            status: "",
            attribution: Cow::default(),
            source: "",
            title: None,
            url: None,
            published: None,
            sources: None,
            merged: None,
            conflict: None,
            sentence: Cow::default(),
            line: 0,
            start: 0,
            end: 0,
        }
    }
}

/// One telling of an event in the column `merged`.
#[derive(Serialize)]
struct Telling<'a> {
    outlet: &'a str,
    phrase: String,
    first: Option<String>,
    last: Option<String>,
    published: Option<String>,
    url: Option<&'a str>,
}

/// `[{"outlet":…},…]`, the wording of the row first; none when nobody else tells of it.
fn merged(event: &Event) -> Option<String> {
    let telling = |event: &'_ Event| {
        let interval = event.when.interval();
        serde_json::to_string(&Telling {
            outlet: event.source.name(),
            phrase: event.phrase(),
            first: interval.and_then(|interval| interval.first_text()),
            last: interval.and_then(|interval| interval.last_text()),
            published: day(event.source.published),
            url: event.source.url(),
        })
    };
    if event.others().is_empty() {
        return None;
    }
    let tellings: Vec<String> = event.tellings().filter_map(|event| telling(event).ok()).collect();
    Some(format!("[{}]", tellings.join(",")))
}

/// The days that others name, apart by a semicolon.
fn conflict(event: &Event) -> Option<String> {
    let day = |interval: &Interval| match (interval.first_text(), interval.last_text()) {
        (Some(first), Some(last)) if first == last => first,
        (first, last) => format!("{}/{}", first.unwrap_or_default(), last.unwrap_or_default()),
    };
    let days: Vec<String> = event.conflicts().iter().map(day).collect();
    (!days.is_empty()).then(|| days.join(";"))
}

fn day(published: Option<Published>) -> Option<String> {
    published.map(|published| published.period.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::input::Document;
    use crate::output::example;

    const HEADER: &str = "first,last,phrase,event,status,attribution,source,title,url,published,edtf,value,\
                          type,mod,zone,basis,sources,merged,conflict,sentence,line,start,end\n";

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_header_names_the_fields_of_a_row() {
        let mut table = ::csv::Writer::from_writer(Vec::new());
        table.serialize(Row::of_value(&example::when(example::value("2025"), None))).unwrap();
        let written = String::from_utf8(table.into_inner().unwrap()).unwrap();
        assert_eq!(written.lines().next(), HEADER.lines().next());
        assert_eq!(text(write_header), HEADER);
    }

    #[test]
    fn mentions() {
        let expected = "2023-10-07,2023-10-07,7 октября 2023 года,Он приехал.,stated,,news/a.txt,\
                        \"Новости, \"\"день\"\"\",,2023-10-09,2023-10-07,2023-10-07,DATE,,,\
                        day:said year:tense,,,,Он приехал 7 октября 2023 года поездом.,2,19,38\n";
        assert_eq!(text(|out| write_mentions(out, &example::tagged())), expected);
    }

    #[test]
    fn timeline() {
        let event = example::event(
            example::value("2015"),
            Some(Modifier::OnOrAfter),
            "с 2015 года",
            "Работает, \"как\" все",
        );
        let expected = "2015-01-01,,с 2015 года,\"Работает, \"\"как\"\" все.\",stated,,a.txt,,,2025-11-02,2015/..,2015,\
                        DATE,ON_OR_AFTER,,day:said year:tense,1,,,\"Работает, \"\"как\"\" все с 2015 года.\",3,10,21\n";
        let written = text(|out| write_timeline(out, &example::timeline(vec![event])));
        assert_eq!(written, format!("{HEADER}{expected}"));
        assert_eq!(text(|out| write_timeline(out, &Timeline::default())), HEADER);
    }

    #[test]
    fn tellings_and_disagreements() {
        let check = |event: &Event, expected: &str| {
            let written = text(|out| write_timeline(out, &example::timeline(vec![event.clone()])));
            let table =
                ::csv::Reader::from_reader(written.as_bytes()).into_records().next().unwrap().unwrap();
            assert_eq!(format!("{} | {} | {}", &table[16], &table[17], &table[18]), expected);
        };
        let mut event = example::event(example::value("2025-10-07"), None, "7 октября", "Решено");
        check(&event, "1 |  | ");
        let mut other =
            example::event(example::value("2025-10-06/2025-10-12"), None, "на \"этой\" неделе", "Решено");
        let article = Document {
            outlet: Some("ТАСС".into()),
            url: Some("https://tass.ru/1".into()),
            ..example::article("b.txt")
        };
        other.source = other.source.in_another(&article).into();
        event.set_others(vec![other.clone()]);
        event.set_conflicts(vec![other.when.interval().unwrap(), event.when.interval().unwrap()]);
        let merged = concat!(
            r#"[{"outlet":"a.txt","phrase":"7 октября","first":"2025-10-07","last":"2025-10-07","#,
            r#""published":"2025-11-02","url":null},"#,
            r#"{"outlet":"ТАСС","phrase":"на \"этой\" неделе","first":"2025-10-06","last":"2025-10-12","#,
            r#""published":"2025-11-02","url":"https://tass.ru/1"}]"#
        );
        check(&event, &format!("2 | {merged} | 2025-10-06/2025-10-12;2025-10-07"));
    }
}
