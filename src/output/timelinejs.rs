//! The JSON that Knight Lab's TimelineJS 3 reads.
//!
//! Its dates hold no more than a year, a month, a day and a clock reading; how a time is really told stands in
//! `display_date`, and in `edtf`, which TimelineJS passes over. Its texts are HTML, and so are escaped.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::attribution_label::{headline, source};
use super::web;
use super::words::{full, interval};
use crate::calendar::{Grain, Interval};
use crate::event::Event;
use crate::timeline::Timeline;

/// Writes `{"events":[…]}`, and tells how many events without a day it has no place for.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<usize> {
    let slides: Vec<Slide> = timeline.events.iter().enumerate().filter_map(slide).collect();
    out.write_all(b"{\"scale\":\"human\",\"events\":[")?;
    for (n, slide) in slides.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        out.write_all(&serde_json::to_vec(slide)?)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(timeline.events.len() - slides.len())
}

#[derive(Serialize)]
struct Slide {
    unique_id: String,
    start_date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    display_date: String,
    text: Text,
    /// Addresses stand in links of ours already.
    autolink: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
}

/// Years before our era are negative, and there is no year 0.
#[derive(Serialize, PartialEq)]
struct Date {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u8>,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

fn slide((n, event): (usize, &Event)) -> Option<Slide> {
    let interval = event.when.interval()?;
    let (start, end) =
        (interval.first.or(interval.last)?, interval.last.filter(|_| interval.first.is_some()));
    let (start_clock, end_clock) = interval.clock.unzip();
    let start_date = date(start, start_clock, &interval);
    let end_date = end.map(|end| date(end, end_clock, &interval)).filter(|end| *end != start_date);
    Some(Slide {
        unique_id: format!("event-{}", n + 1),
        start_date,
        end_date,
        display_date: full(&event.when).unwrap_or_else(|| event.phrase()),
        text: Text { headline: html(&headline(event)), text: text(event) },
        autolink: false,
        edtf: event.when.value.edtf(event.when.modifier),
    })
}

/// As much of the day as was told: a year alone for a year.
fn date(day: NaiveDate, clock: Option<(u8, u8)>, interval: &Interval) -> Date {
    let year = if day.year() <= 0 { day.year() - 1 } else { day.year() };
    let month = (Grain::Year < interval.grain).then(|| day.month());
    let day = (Grain::Month < interval.grain).then(|| day.day());
    // 24:00 is the last minute of the day.
    let clock = clock.map(|(hour, minute)| if hour == 24 { (23, 59) } else { (hour, minute) });
    let (hour, minute) = clock.unzip();
    Date { year, month, day, hour, minute }
}

/// The sentence, who says so, and a link for each report.
fn text(event: &Event) -> String {
    let mut text = format!("<p>{}</p>", html(&event.sentence()));
    if let Some(source) = source(event) {
        text += &format!("<p>({})</p>", html(&source));
    }
    if !event.conflicts().is_empty() {
        let days: Vec<String> = event.conflicts().iter().map(interval).collect();
        text += &format!("<p><b>расходится:</b> {}</p>", html(&days.join(", ")));
    }
    let mut links: Vec<String> = Vec::new();
    for report in event.reports() {
        let name = html(report.source.name());
        let link = match report.source.url().and_then(web::link) {
            Some(url) => format!("<a href=\"{}\">{name}</a>", html(&url)),
            None => name,
        };
        if !links.contains(&link) {
            links.push(link);
        }
    }
    text + &format!("<p>{}</p>", links.join(", "))
}

fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::document::Document;
    use crate::event::Status;
    use crate::output::example::{article, event, timeline, value, voiced};

    fn slides(events: Vec<Event>) -> serde_json::Value {
        let mut out = Vec::new();
        assert_eq!(write(&mut out, &timeline(events)).unwrap(), 0);
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        json["events"].clone()
    }

    #[test]
    fn a_slide_an_event() {
        let mut row = event(value("2025-10-07T18:30"), None, "7 октября", "Решено <b>\"x\"</b> & всё");
        let url = Some("https://tass.ru/1?a=1&b='2'".into());
        let document = Document { outlet: Some("Т<АСС".into()), url, ..article("b.txt") };
        row.source = row.source.in_another(&document).into();
        row.set_conflicts(vec![value("2025-10-08").interval(None).unwrap()]);
        let sentence = "Решено &lt;b&gt;&quot;x&quot;&lt;/b&gt; &amp; всё";
        let expected = serde_json::json!([{
            "unique_id": "event-1",
            "start_date": {"year": 2025, "month": 10, "day": 7, "hour": 18, "minute": 30},
            "display_date": "7 октября 2025, 18:30",
            "text": {
                "headline": format!("{sentence}."),
                "text": format!(
                    "<p>{sentence} 7 октября.</p><p><b>расходится:</b> 8 октября 2025</p>\
                     <p><a href=\"https://tass.ru/1?a=1&amp;b=&#39;2&#39;\">Т&lt;АСС</a></p>"
                ),
            },
            "autolink": false,
            "edtf": "2025-10-07T18:30:00",
        }]);
        assert_eq!(slides(vec![row]), expected);
    }

    #[test]
    fn the_headline_says_whether_it_is_so() {
        let check = |status, expected: &str| {
            let row = voiced(value("2025-10-07"), None, "7 октября", "Мост закрыли", status, "");
            assert_eq!(slides(vec![row])[0]["text"]["headline"], expected);
        };
        check(Status::Denied, "Опровергается: Мост закрыли.");
        check(Status::Alleged, "Предположительно: Мост закрыли.");
        check(Status::Planned, "План: Мост закрыли.");
        check(Status::Stated, "Мост закрыли.");
    }

    #[test]
    fn dates() {
        let check = |text: &str, modifier, expected: &str| {
            let slide = &slides(vec![event(value(text), modifier, "тогда", "Так")])[0];
            let date = |date: &serde_json::Value| {
                let parts = ["year", "month", "day"].iter().filter_map(|part| date[part].as_i64());
                parts.map(|part| part.to_string()).collect::<Vec<_>>().join(".")
            };
            let [start, end] = [&slide["start_date"], &slide["end_date"]].map(date);
            let display = slide["display_date"].as_str().unwrap();
            assert_eq!(format!("{start} {end} {display}"), expected);
        };
        check("2025-10-06/2025-10-12", None, "2025.10.6 2025.10.12 6–12 октября 2025");
        check("2025-10", None, "2025.10  октябрь 2025");
        check("2025-Q3", None, "2025.7 2025.9 III квартал 2025");
        check("2015", Some(Modifier::OnOrAfter), "2015  с 2015 года");
        check("2015", Some(Modifier::Before), "2014  до 2015 года");
        check("2017", Some(Modifier::Start), "2017  начало 2017 года");
        check("1850", Some(Modifier::Approx), "1850  ок. 1850 года");
        check("198", None, "1980 1989 1980-е");
        check("BC0044", None, "-44  44 г. до н. э.");
    }
}
