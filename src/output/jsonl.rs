//! JSON Lines: one object a document, with every mention in it.
//!
//! The field names and their order are the public format. All offsets count code points.

use std::fmt::Display;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::places::Places;
use crate::anchor::{Basis, Mention};
use crate::calendar::{Bound, Value, offset};
use crate::error::{Error, Note};
use crate::event::Tagged;
use crate::input::Format;

/// Whether the text itself goes out beside the offsets into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// For every input but JSON Lines, whose reader has it already.
    #[default]
    UnlessGiven,
    Always,
}

/// Writes one document as one line, in many small pieces: to a buffer.
pub fn write(out: &mut impl Write, tagged: &Tagged, text: Text) -> io::Result<()> {
    let document = &tagged.document;
    let places = Places::new(&document.text);
    line(
        out,
        &DocumentRow {
            id: &document.id,
            title: document.title.as_deref(),
            url: document.url.as_deref(),
            published: document.published.map(|published| published.period.to_string()),
            published_basis: document.published.map(|published| published.basis.name()),
            notes: tagged.notes.iter().map(|note| NoteRow::new(note, &places)).collect(),
            mentions: tagged
                .mentions
                .iter()
                .map(|mention| MentionRow::new(mention, &document.text, &places))
                .collect(),
            text: (text == Text::Always || document.format != Format::Jsonl).then_some(&document.text),
        },
    )
}

/// Writes the line of a record that was skipped, so that lines of input and output stay in step.
pub fn write_skipped(out: &mut impl Write, record: u64, error: &Error) -> io::Result<()> {
    line(out, &SkippedRow { record, error: error.to_string() })
}

fn line(out: &mut impl Write, row: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct DocumentRow<'a> {
    id: &'a str,
    title: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<String>,
    published_basis: Option<&'static str>,
    notes: Vec<NoteRow<'a>>,
    mentions: Vec<MentionRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct NoteRow<'a> {
    text: &'a str,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(serialize_with = "shown")]
    value: &'a Value,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    #[serde(serialize_with = "shown_if_any")]
    first: Option<Bound>,
    #[serde(serialize_with = "shown_if_any")]
    last: Option<Bound>,
    zone: Option<String>,
    edtf: Option<String>,
    #[serde(serialize_with = "shown")]
    basis: &'a Basis,
    rule: &'static str,
    sentence: Option<[usize; 2]>,
    event: Option<[usize; 2]>,
    attribution: Option<&'a str>,
    status: &'static str,
}

#[derive(Serialize)]
struct SkippedRow {
    record: u64,
    error: String,
}

impl<'a> NoteRow<'a> {
    fn new(note: &'a Note, places: &Places) -> NoteRow<'a> {
        let place = note.place.as_ref().map(|bytes| places.code_points(bytes));
        NoteRow { text: &note.text, start: place.map(|p| p[0]), end: place.map(|p| p[1]) }
    }
}

impl<'a> MentionRow<'a> {
    fn new(mention: &'a Mention, text: &'a str, places: &Places) -> MentionRow<'a> {
        let interval = mention.interval();
        let [start, end] = places.code_points(&mention.span);
        MentionRow {
            start,
            end,
            text: &text[mention.span.clone()],
            kind: mention.value.kind().name(),
            value: &mention.value,
            modifier: mention.modifier.map(|modifier| modifier.name()),
            first: interval.and_then(|interval| interval.first_bound()),
            last: interval.and_then(|interval| interval.last_bound()),
            zone: mention.zone().map(offset),
            edtf: mention.value.edtf(mention.modifier),
            basis: &mention.basis,
            rule: mention.rule,
            sentence: mention.sentence.as_ref().map(|bytes| places.code_points(bytes)),
            event: mention.event.as_ref().map(|bytes| places.code_points(bytes)),
            attribution: mention.attribution.as_ref().map(|bytes| &text[bytes.clone()]),
            status: mention.status.name(),
        }
    }
}

/// A value as it is displayed, written where the line is without a string between.
fn shown<S: Serializer>(value: &impl Display, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(value)
}

fn shown_if_any<S: Serializer>(value: &Option<impl Display>, out: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => out.collect_str(value),
        None => out.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;

    fn written(tagged: &Tagged, text: Text) -> String {
        let mut out = Vec::new();
        write(&mut out, tagged, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The whole line: names, their order, and code points for offsets.
    #[test]
    fn one_line_a_document() {
        let expected = concat!(
            r#"{"id":"news/a.txt","title":"Новости, \"день\"","url":null,"#,
            r#""published":"2023-10-09","published_basis":"metadata","#,
            r#""notes":[{"text":"two dates","start":8,"end":10}],"#,
            r#""mentions":[{"start":19,"end":38,"text":"7 октября 2023 года","type":"DATE","#,
            r#""value":"2023-10-07","mod":null,"first":"2023-10-07","last":"2023-10-07","zone":null,"#,
            r#""edtf":"2023-10-07","basis":"day:said year:tense","rule":"day-month-year","#,
            r#""sentence":[8,47],"event":[8,18],"attribution":null,"status":"stated"}],"#,
            r#""text":"Новости\nОн приехал 7 октября 2023 года поездом."}"#,
            "\n"
        );
        assert_eq!(written(&example::tagged(), Text::UnlessGiven), expected);
    }

    #[test]
    fn text_of_json_lines_only_when_asked_for() {
        let mut tagged = example::tagged();
        tagged.document.format = Format::Jsonl;
        assert!(!written(&tagged, Text::UnlessGiven).contains("\"text\":\"Новости"));
        assert!(written(&tagged, Text::Always).contains("\"text\":\"Новости"));
    }

    #[test]
    fn a_zone_is_an_offset() {
        let mut tagged = example::tagged();
        let zoned = crate::calendar::Clock::At { hour: 18, minute: 30, zone: Some(180) };
        let period = crate::calendar::Period::day("2023-10-07".parse().unwrap());
        let moment = crate::calendar::Moment { period, clock: Some(zoned) };
        tagged.mentions[0].value = crate::calendar::Value::Single(crate::calendar::Point::On(moment));
        let line = written(&tagged, Text::UnlessGiven);
        assert!(line.contains(r#""first":"2023-10-07T18:30","last":"2023-10-07T18:30","zone":"+03:00""#));
    }

    #[test]
    fn a_skipped_record_keeps_its_line() {
        let mut out = Vec::new();
        write_skipped(&mut out, 17, &Error::at("news.jsonl:17", "not an object")).unwrap();
        let expected = "{\"record\":17,\"error\":\"news.jsonl:17: not an object\"}\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
