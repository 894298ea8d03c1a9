//! One event or one mention with all that is told of it: the fields that CSV, JSON and workbooks share.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::anchor::When;
use crate::calendar::{Bound, offset};
use crate::document::{OffsetMap, Published};
use crate::event::{Event, Mention, Tagged, one_line, sentence};

/// The names of the fields, in their order, which are those of [`Row`].
pub(super) const NAMES: [&str; 23] = [
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

/// The names of its fields are the public format.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row<'a> {
    pub first: Option<String>,
    pub last: Option<String>,
    /// None for the row that stands for a whole article.
    pub phrase: Option<Cow<'a, str>>,
    pub event: Option<Cow<'a, str>>,
    pub status: &'static str,
    pub attribution: Option<Cow<'a, str>>,
    /// The outlet, or the id of the article.
    pub source: &'a str,
    pub title: Option<&'a str>,
    pub url: Option<&'a str>,
    pub published: Option<String>,
    pub edtf: Option<String>,
    pub value: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    pub zone: Option<String>,
    pub basis: String,
    /// How many outlets tell of it.
    pub sources: Option<usize>,
    /// All reports, that of the row first, where there are several.
    pub merged: Vec<Report<'a>>,
    /// The days that others name, `2025-10-08` or `2025-10-06/2025-10-12`.
    pub conflict: Vec<String>,
    pub sentence: Option<Cow<'a, str>>,
    pub line: u32,
    pub start: u32,
    pub end: u32,
}

/// One report of an event.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    outlet: &'a str,
    phrase: String,
    event: Option<Cow<'a, str>>,
    status: &'static str,
    attribution: Option<String>,
    first: Option<String>,
    last: Option<String>,
    published: Option<String>,
    url: Option<&'a str>,
}

impl<'a> Row<'a> {
    pub fn of_event(event: &'a Event) -> Row<'a> {
        let source = &event.source;
        Row {
            phrase: filled(event.phrase()),
            event: filled(event.text()),
            status: event.status.name(),
            attribution: event.attribution().map(Cow::from),
            source: source.name(),
            title: source.title(),
            url: source.url(),
            published: day(source.published),
            sentence: filled(event.sentence()),
            line: event.line,
            start: event.start,
            end: event.end,
            sources: Some(event.outlets()),
            merged: merged(event),
            conflict: event.conflicts().iter().map(|days| days.text("/")).collect(),
            ..Row::of_value(&event.when)
        }
    }

    pub fn of_mention(mention: &Mention, tagged: &'a Tagged, places: &OffsetMap) -> Row<'a> {
        let document = &tagged.document;
        let words = |bytes: &Range<usize>| Cow::from(one_line(&document.text[bytes.clone()]));
        let Range { start, end } = places.code_points(&mention.span);
        Row {
            phrase: Some(words(&mention.span)),
            event: mention.event.as_ref().map(|bytes| sentence(&document.text[bytes.clone()]).into()),
            status: mention.status.name(),
            attribution: mention.attribution.as_ref().map(words),
            source: document.outlet.as_deref().unwrap_or(&document.id),
            title: document.title.as_deref(),
            url: document.url.as_deref(),
            published: day(document.published),
            sentence: mention.sentence.as_ref().map(words),
            line: places.line(mention.span.start) as u32,
            start: start as u32,
            end: end as u32,
            ..Row::of_value(&mention.when)
        }
    }

    /// The fields that a place on the calendar fills by itself.
    pub fn of_value(when: &When) -> Row<'a> {
        let interval = when.interval();
        Row {
            first: text(interval.and_then(|interval| interval.first_bound())),
            last: text(interval.and_then(|interval| interval.last_bound())),
            edtf: when.value.edtf(when.modifier),
            value: when.value.to_string(),
            kind: when.value.kind().name(),
            modifier: when.modifier.map(|modifier| modifier.name()),
            zone: when.zone().map(offset),
            basis: when.basis.to_string(),
            ..Row::default()
        }
    }

    /// The row as cells of a table: lists as text, and empty where there is nothing to tell.
    pub fn cells(&self) -> [Cow<'_, str>; NAMES.len()] {
        fn of(text: &Option<impl AsRef<str>>) -> Cow<'_, str> {
            text.as_ref().map_or("", AsRef::as_ref).into()
        }
        let merged = match self.merged.as_slice() {
            [] => String::new(),
            // Strings in lists always serialize.
            reports => serde_json::to_string(reports).unwrap_or_default(),
        };
        [
            of(&self.first),
            of(&self.last),
            of(&self.phrase),
            of(&self.event),
            self.status.into(),
            of(&self.attribution),
            self.source.into(),
            of(&self.title),
            of(&self.url),
            of(&self.published),
            of(&self.edtf),
            self.value.as_str().into(),
            self.kind.into(),
            of(&self.modifier),
            of(&self.zone),
            self.basis.as_str().into(),
            self.sources.map_or(String::new(), |sources| sources.to_string()).into(),
            merged.into(),
            self.conflict.join(";").into(),
            of(&self.sentence),
            self.line.to_string().into(),
            self.start.to_string().into(),
            self.end.to_string().into(),
        ]
    }
}

/// None when nobody else tells of it.
fn merged(event: &Event) -> Vec<Report<'_>> {
    let report = |event| {
        let Event { when, source, .. }: &Event = event;
        let interval = when.interval();
        Report {
            outlet: source.name(),
            phrase: event.phrase(),
            event: filled(event.text()),
            status: event.status.name(),
            attribution: event.attribution(),
            first: text(interval.and_then(|interval| interval.first_bound())),
            last: text(interval.and_then(|interval| interval.last_bound())),
            published: day(source.published),
            url: source.url(),
        }
    };
    if event.others().is_empty() { Vec::new() } else { event.reports().map(report).collect() }
}

fn text(bound: Option<Bound>) -> Option<String> {
    bound.map(|bound| bound.to_string())
}

pub(super) fn day(published: Option<Published>) -> Option<String> {
    published.map(|published| published.period.to_string())
}

fn filled<'a>(text: String) -> Option<Cow<'a, str>> {
    (!text.is_empty()).then(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_fields() {
        let row = serde_json::to_string(&Row::default()).unwrap();
        let mut rest = row.as_str();
        for name in NAMES {
            let place = rest.find(&format!("\"{name}\":")).expect(name);
            rest = &rest[place + 1..];
        }
        let fields = serde_json::from_str::<serde_json::Value>(&row).unwrap().as_object().unwrap().len();
        assert_eq!(fields, NAMES.len());
    }
}
