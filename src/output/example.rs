//! Mentions, events and documents made by hand, for the tests of all formats.

use std::sync::Arc;

use crate::anchor::{Basis, Known, When};
use crate::calendar::{Clock, DayPart, Modifier, Moment, Period, Point, Season, Value};
use crate::document::{Document, Published, PublishedBasis};
use crate::error::{Note, NoteKind};
use crate::event::{Event, Mention, Passages, Source, Status, Tagged};
use crate::timeline::Timeline;

/// «Он приехал 7 октября 2023 года поездом.», with its one mention.
pub fn tagged() -> Tagged {
    let text = "Новости\nОн приехал 7 октября 2023 года поездом.".to_string();
    let span = |words: &str| text.find(words).map(|start| start..start + words.len()).unwrap();
    let mention = Mention {
        span: span("7 октября 2023 года"),
        sentence: Some(span("Он приехал 7 октября 2023 года поездом.")),
        event: Some(span("Он приехал")),
        ..mention(value("2023-10-07"), None)
    };
    let note = Note { kind: NoteKind::DatesDiffer, text: "two dates".into(), place: Some(span("Он")) };
    let document = Document {
        id: "news/a.txt".into(),
        title: Some("Новости, \"день\"".into()),
        text,
        published: Some(published("2023-10-09")),
        ..Document::default()
    };
    Tagged { document, mentions: vec![mention], lead: None, notes: vec![note] }
}

pub fn mention(value: Value, modifier: Option<Modifier>) -> Mention {
    let basis = Basis { day: Some(Known::Said), year: Some(Known::Tense), ..Basis::default() };
    Mention {
        span: 0..1,
        rule: "day-month-year",
        when: When { value, modifier, basis },
        sentence: None,
        event: None,
        attribution: None,
        status: Status::Stated,
    }
}

/// An event from the article `a.txt`.
pub fn event(value: Value, modifier: Option<Modifier>, phrase: &str, text: &str) -> Event {
    voiced(value, modifier, phrase, text, Status::Stated, "")
}

/// The same, said by somebody.
pub fn voiced(
    value: Value,
    modifier: Option<Modifier>,
    phrase: &str,
    told: &str,
    status: Status,
    name: &str,
) -> Event {
    let text = format!("{told} {phrase}. {name}");
    let behind = told.len() + 1;
    let sentence = 0..behind + phrase.len() + 1;
    let mention = Mention {
        span: behind..behind + phrase.len(),
        event: Some(0..told.len()),
        attribution: Some(sentence.end + 1..text.len()).filter(|name| !name.is_empty()),
        sentence: Some(sentence),
        ..mention(value, modifier)
    };
    let mut passages = Passages::new(&text);
    let passage = passages.of_sentence(std::slice::from_ref(&mention)).remove(0);
    let source = Source::new(&article("a.txt"), passages.finish());
    let mut event = Event::new(mention.when, passage, Arc::new(source));
    (event.line, event.start, event.end) = (3, 10, 10 + phrase.chars().count() as u32);
    event.status = status;
    event
}

pub fn when(value: Value, modifier: Option<Modifier>) -> When {
    mention(value, modifier).when
}

pub fn article(id: &str) -> Document {
    Document { id: id.into(), published: Some(published("2025-11-02")), ..Document::default() }
}

pub fn timeline(events: Vec<Event>) -> Timeline {
    Timeline { events, documents: 1, ..Timeline::default() }
}

pub fn published(day: &str) -> Published {
    Published { period: Period::day(day.parse().unwrap()), time: None, basis: PublishedBasis::Metadata }
}

/// A value from its TIMEX3 text: a range, or one unit, with a clock reading or a part of the day.
pub fn value(text: &str) -> Value {
    match text.split_once('/') {
        Some((from, to)) => Value::Span(point(from), point(to)),
        None => Value::Single(point(text)),
    }
}

fn point(text: &str) -> Point {
    let (date, clock) = text.split_once('T').unwrap_or((text, ""));
    let clock = match clock {
        "" => None,
        "EV" => Some(Clock::Part(DayPart::Evening)),
        reading => {
            let (hour, minute) = reading.split_once(':').unwrap();
            Clock::at(hour.parse().unwrap(), minute.parse().unwrap())
        }
    };
    Point::On(Moment { period: period(date).unwrap_or_else(|| panic!("{date}")), clock })
}

fn period(text: &str) -> Option<Period> {
    if let Some(before_christ) = text.strip_prefix("BC") {
        return Period::year(1 - before_christ.parse::<i32>().ok()?);
    }
    if let Ok(day) = text.parse() {
        return Some(Period::day(day));
    }
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    let number: i32 = year.parse().ok()?;
    match (year.len(), rest) {
        (2, _) => Period::century(number + 1),
        (3, _) => Period::decade(number * 10),
        (_, "") => Period::year(number),
        (_, "WI") => Period::season(number, Season::Winter),
        (_, "FA") => Period::season(number, Season::Autumn),
        (_, _) if rest.starts_with('Q') => Period::quarter(number, rest[1..].parse().ok()?),
        (_, _) if rest.starts_with('H') => Period::half(number, rest[1..].parse().ok()?),
        (_, month) => Period::month(number, month.parse().ok()?),
    }
}
