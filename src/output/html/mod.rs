//! HTML: one page with all events, which needs nothing but itself: an axis to zoom, a list to search.
//!
//! Here are the data of the page; how it looks and works is in the files beside. What comes from articles
//! goes out as JSON only, and the page puts it in place as text, never as markup.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::row::day;
use super::web;
use super::words::{Glyphs, full, interval, words};
use crate::event::{Event, Source};
use crate::timeline::Timeline;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("style.css");
const SCRIPTS: [&str; 4] =
    [include_str!("calendar.js"), include_str!("axis.js"), include_str!("rows.js"), include_str!("page.js")];

/// Writes the page, which speaks Russian.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    let [head, rest] = split(PAGE, "/* style */");
    let [body, rest] = split(rest, "/* data */");
    let [between, tail] = split(rest, "/* script */");
    write!(out, "{head}{STYLE}{body}")?;
    data(out, timeline)?;
    out.write_all(between.as_bytes())?;
    for script in SCRIPTS {
        writeln!(out, "{script}")?;
    }
    out.write_all(tail.as_bytes())
}

fn split<'t>(text: &'t str, mark: &str) -> [&'t str; 2] {
    let (before, after) = text.split_once(mark).unwrap_or((text, ""));
    [before, after]
}

/// `{"documents": 2, "sources": […], "events": […]}`, an event a line.
fn data(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    let mut sources = Sources::default();
    write!(out, "{{\"documents\":{},\"events\":[", timeline.documents)?;
    for (n, event) in timeline.events.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        json(out, &EventRow::new(event, &mut sources))?;
    }
    out.write_all(b"\n],\"sources\":[")?;
    for (n, source) in sources.all.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        json(out, &SourceRow::new(source))?;
    }
    out.write_all(b"\n]}")
}

/// Writes JSON that cannot end the element it stands in, nor begin another.
fn json(out: &mut impl Write, row: &impl Serialize) -> io::Result<()> {
    // These characters stand in strings only, where each may be written as an escape.
    let text = serde_json::to_string(row)?
        .replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    out.write_all(text.as_bytes())
}

/// The articles of the page, each once; events name them by their place.
#[derive(Default)]
struct Sources<'a> {
    all: Vec<&'a Source>,
    places: HashMap<*const Source, usize>,
}

impl<'a> Sources<'a> {
    fn place(&mut self, source: &'a Arc<Source>) -> usize {
        *self.places.entry(Arc::as_ptr(source)).or_insert_with(|| {
            self.all.push(source);
            self.all.len() - 1
        })
    }
}

#[derive(Serialize)]
struct SourceRow<'a> {
    name: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
}

impl<'a> SourceRow<'a> {
    fn new(source: &'a Source) -> SourceRow<'a> {
        SourceRow {
            name: source.name(),
            id: source.id(),
            title: source.title(),
            url: source.url().and_then(web::link),
            published: day(source.published),
        }
    }
}

#[derive(Serialize)]
struct EventRow {
    /// Days since 1970-01-01, inclusive; none where open.
    from: Option<i32>,
    to: Option<i32>,
    /// The heading it stands under, and its label there.
    heading: String,
    label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    clock: String,
    /// The place by itself.
    when: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    phrase: String,
    /// None where it is the text already.
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<String>,
    source: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<ReportRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<String>,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
    basis: String,
}

#[derive(Serialize)]
struct ReportRow {
    source: usize,
    phrase: String,
    when: Option<String>,
    text: String,
}

impl EventRow {
    fn new<'a>(event: &'a Event, sources: &mut Sources<'a>) -> EventRow {
        let (heading, label) = words(&event.when, Glyphs::Rich);
        let days = event.when.interval();
        let number = |day: NaiveDate| day.num_days_from_ce() - UNIX_EPOCH;
        let source = sources.place(&event.source);
        let report = |other: &'a Event| ReportRow {
            source: sources.place(&other.source),
            phrase: other.phrase(),
            when: full(&other.when),
            text: other.text(),
        };
        let others = event.others().iter().map(report).collect();
        let (text, sentence) = (event.text(), event.sentence());
        EventRow {
            from: days.and_then(|days| days.first).map(number),
            to: days.and_then(|days| days.last).map(number),
            heading,
            label: label.when.trim_start().to_string(),
            clock: label.clock,
            when: full(&event.when),
            sentence: (sentence != text).then_some(sentence),
            text,
            phrase: event.phrase(),
            status: event.status.name(),
            voice: event.attribution(),
            source,
            others,
            conflicts: event.conflicts().iter().map(interval).collect(),
            value: event.when.value.to_string(),
            edtf: event.when.value.edtf(event.when.modifier),
            basis: event.when.basis.to_string(),
        }
    }
}

/// 1970-01-01, counted from the first day of our era.
const UNIX_EPOCH: i32 = 719_163;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::output::example::{article, event, timeline, value};

    fn page(events: Vec<Event>) -> String {
        let mut out = Vec::new();
        write(&mut out, &timeline(events)).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn data_of(page: &str) -> &str {
        let [_, after] = split(page, "<script id=\"data\" type=\"application/json\">");
        split(after, "</script>")[0]
    }

    #[test]
    fn events_and_their_articles() {
        let mut row = event(value("2025-10-07T18:30"), None, "7 октября", "Решено");
        let mut other = event(value("1970-01-01"), None, "вчера", "Сделано");
        let url = Some("https://tass.ru/1".into());
        other.source = other.source.in_another(&Document { url, ..article("b.txt") }).into();
        row.set_others(vec![other.clone()]);
        row.set_conflicts(vec![other.when.interval().unwrap()]);
        let page = page(vec![row, other]);
        let data: serde_json::Value = serde_json::from_str(data_of(&page)).unwrap();
        let row = &data["events"][0];
        assert_eq!(
            (&row["from"], &row["when"], &row["others"][0]["source"]),
            (&20368.into(), &"7 октября 2025, 18:30".into(), &1.into())
        );
        assert_eq!((&row["conflicts"][0], &data["events"][1]["from"]), (&"1 января 1970".into(), &0.into()));
        assert_eq!(data["sources"][1]["url"], "https://tass.ru/1");
        assert_eq!(data["sources"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn an_article_cannot_write_the_page() {
        let evil = "</script><script>alert(1)</script> ]]> <!-- & \u{2028}\u{2029} \"x\"";
        let mut row = event(value("2025-10-07"), None, "7 октября", evil);
        let url = Some("javascript:alert(1)".into());
        let title = Some(evil.to_string());
        row.source = row.source.in_another(&Document { url, title, ..article("b.txt") }).into();
        let page = page(vec![row]);
        let data = data_of(&page);
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{data}");
        assert_eq!(page.matches("alert(1)").count(), data.matches("alert(1)").count());
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["sources"][0]["title"], evil);
        assert_eq!(data["sources"][0].get("url"), None);
    }

    #[test]
    fn the_page_needs_nothing_but_itself() {
        let page = page(Vec::new());
        for outside in ["http:", "https:", "src=", "@import", "url(", "innerHTML", "eval("] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(
            !page.contains("/* style */") && !page.contains("/* data */") && !page.contains("/* script */")
        );
    }
}
