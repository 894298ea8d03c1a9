//! iCalendar (RFC 5545): an all-day entry for each event of days or of a month.
//!
//! Years and what is open at one end would lie over everything else: they are left out and counted.

use std::collections::HashSet;
use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};

use super::attribution_label::{headline, source};
use super::words::{full, interval};
use super::{visible, web};
use crate::calendar::Grain;
use crate::event::Event;
use crate::timeline::Timeline;

/// Writes the calendar, and tells how many events it has no place for.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<usize> {
    let mut left_out = 0;
    let mut ids = HashSet::new();
    line(out, "BEGIN", "VCALENDAR")?;
    line(out, "VERSION", "2.0")?;
    line(out, "PRODID", "-//letopis//letopis//RU")?;
    line(out, "CALSCALE", "GREGORIAN")?;
    for event in &timeline.events {
        match days(event) {
            Some((first, end)) => entry(out, event, first, end, &mut ids)?,
            None => left_out += 1,
        }
    }
    line(out, "END", "VCALENDAR")?;
    Ok(left_out)
}

/// The first day and the one after the last, where both can be dates of a calendar.
fn days(event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let interval = event.when.interval().filter(|interval| Grain::Month <= interval.grain)?;
    let (first, end) = (interval.first?, interval.last?.succ_opt()?);
    // A date has four digits.
    (1 <= first.year() && end.year() <= 9999).then_some((first, end))
}

fn entry(
    out: &mut impl Write,
    event: &Event,
    first: NaiveDate,
    end: NaiveDate,
    ids: &mut HashSet<String>,
) -> io::Result<()> {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    // When it was last revised: the clock on the wall would make each run another file.
    let stamp = event.source.published.map_or(first, |published| published.period.first());
    line(out, "BEGIN", "VEVENT")?;
    line(out, "UID", &id(event, ids))?;
    line(out, "DTSTAMP", &format!("{}T000000Z", date(stamp)))?;
    line(out, "DTSTART;VALUE=DATE", &date(first))?;
    line(out, "DTEND;VALUE=DATE", &date(end))?;
    line(out, "SUMMARY", &text(&headline(event)))?;
    line(out, "DESCRIPTION", &text(&description(event)))?;
    if let Some(url) = event.source.url().and_then(web::link) {
        line(out, "URL", &url)?;
    }
    line(out, "CATEGORIES", event.status.name())?;
    line(out, "TRANSP", "TRANSPARENT")?;
    if let Some(edtf) = event.when.value.edtf(event.when.modifier) {
        line(out, "X-LETOPIS-EDTF", &text(&edtf))?;
    }
    line(out, "END", "VEVENT")
}

/// The time as it is told, the sentence, and who tells of it.
fn description(event: &Event) -> String {
    let mut lines = Vec::new();
    if let Some(when) = full(&event.when) {
        let is_rough = event.when.interval().is_some_and(|interval| interval.grain == Grain::Month);
        lines.push(format!("Когда: {when}{}", if is_rough { ", день не назван" } else { "" }));
    }
    if !event.conflicts().is_empty() {
        let days: Vec<String> = event.conflicts().iter().map(interval).collect();
        lines.push(format!("Расходится: {}", days.join(", ")));
    }
    lines.extend(source(event));
    if event.sentence() != event.text() {
        lines.push(event.sentence());
    }
    for report in event.reports() {
        let url = report.source.url().and_then(web::link).map(|url| format!(" {url}")).unwrap_or_default();
        let line = format!("Источник: {}{url}", report.source.name());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// The same for the same event in every run, so that a calendar that has it already takes it once.
fn id(event: &Event, ids: &mut HashSet<String>) -> String {
    let told = format!("{}\n{}\n{}", event.source.id(), event.start, event.when.value);
    // FNV-1a: the standard library's hash may change.
    let hash = told.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let id = (1..).map(|n| match n {
        1 => format!("{hash:016x}@letopis"),
        // The same article read again.
        _ => format!("{hash:016x}-{n}@letopis"),
    });
    id.into_iter().find(|id| ids.insert(id.clone())).unwrap_or_default()
}

/// A value of type TEXT.
fn text(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(visible).collect();
    lines.join("\n").replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of at most 75 bytes; what is longer goes on after a line end and a space.
fn line(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    let whole = format!("{name}:{value}");
    let mut room = 75;
    for char in whole.chars() {
        if room < char.len_utf8() {
            out.write_all(b"\r\n ")?;
            room = 74;
        }
        room -= char.len_utf8();
        out.write_all(char.encode_utf8(&mut [0; 4]).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::event::Status;
    use crate::output::example::{event, timeline, value, voiced};

    fn written(events: Vec<Event>) -> (String, usize) {
        let mut out = Vec::new();
        let left_out = write(&mut out, &timeline(events)).unwrap();
        (String::from_utf8(out).unwrap(), left_out)
    }

    #[test]
    fn an_entry_a_day() {
        let (calendar, left_out) =
            written(vec![event(value("2025-10-07"), None, "7 октября", "Раз; два, \\ три")]);
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//letopis//letopis//RU\r\nCALSCALE:GREGORIAN\r\n\
            BEGIN:VEVENT\r\nUID:f68baec8e5b844fa@letopis\r\nDTSTAMP:20251102T000000Z\r\nDTSTART;VALUE=DATE:20251007\r\n\
            DTEND;VALUE=DATE:20251008\r\nSUMMARY:Раз\\; два\\, \\\\ три.\r\n\
            DESCRIPTION:Когда: 7 октября 2025\\nРаз\\; два\\, \\\\ три \r\n 7 октября.\\nИсточник: a.txt\r\n\
            CATEGORIES:stated\r\nTRANSP:TRANSPARENT\r\nX-LETOPIS-EDTF:2025-10-07\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!((calendar.as_str(), left_out), (expected, 0));
    }

    #[test]
    fn what_has_a_place_in_a_calendar() {
        let check = |text: &str, modifier, expected: &str| {
            let (calendar, left_out) = written(vec![event(value(text), modifier, "тогда", "Так")]);
            let found: Vec<&str> = calendar
                .lines()
                .filter_map(|line| line.split_once("VALUE=DATE:"))
                .map(|(_, day)| day)
                .collect();
            assert_eq!(
                (found.join(" ").as_str(), left_out),
                (expected, usize::from(expected.is_empty())),
                "{text}"
            );
        };
        check("2025-09-28/2025-10-03", None, "20250928 20251004");
        check("2025-12-31T18:30", None, "20251231 20260101");
        check("2025-02", None, "20250201 20250301");
        check("2025-02", Some(Modifier::OnOrAfter), "");
        check("2025-Q1", None, "");
        check("2025", None, "");
        check("BC0044", None, "");
        let (calendar, _) = written(vec![event(value("2025-02"), None, "в феврале", "Так")]);
        assert!(calendar.contains("Когда: февраль 2025\\, день не назван"), "{calendar}");
    }

    #[test]
    fn the_summary_says_whether_it_is_so() {
        let check = |status, expected: &str| {
            let row = voiced(value("2025-10-07"), None, "7 октября", "Мост закрыли", status, "МЧС");
            let (calendar, _) = written(vec![row]);
            assert!(calendar.contains(&format!("SUMMARY:{expected}\r\n")), "{calendar}");
            assert!(calendar.contains("по словам: МЧС"), "{calendar}");
        };
        check(Status::Denied, "Опровергается: Мост закрыли.");
        check(Status::Alleged, "Предположительно: Мост закрыли.");
        check(Status::Planned, "План: Мост закрыли.");
        check(Status::Reported, "Мост закрыли.");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let long = "Ёж 😀 ".repeat(40);
        let (calendar, _) = written(vec![event(value("2025-10-07"), None, "7 октября", long.trim())]);
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        assert!(calendar.replace("\r\n ", "").contains(&format!("SUMMARY:{}.", long.trim())));
        let twice = event(value("2025-10-07"), None, "7 октября", "Так");
        let (calendar, _) = written(vec![twice.clone(), twice]);
        assert_eq!(calendar.matches("-2@letopis").count(), 1);
    }
}
