//! Files and what stands on a terminal: read back with readers that are not ours, all is there and nothing is obeyed.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use letopis::output::csv::Dialect;
use letopis::output::show::{self, Glyphs, Page, Reports};
use letopis::output::{csv, ics, json, jsonl, xlsx};
use letopis::{Event, Tagged, Timeline};
use serde_json::Value;

use super::headline;

/// What a writer wrote.
pub fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

/// One line, whose offsets count code points.
pub fn check_jsonl(tagged: &Tagged) {
    let line = jsonl::line(tagged, jsonl::Text::Always);
    assert_eq!((line.matches('\n').count(), line.ends_with('\n')), (1, true), "{line}");
    let row: Value = serde_json::from_str(&line).unwrap();
    let letters: Vec<char> = row["text"].as_str().unwrap().chars().collect();
    assert_eq!(row["text"].as_str(), Some(tagged.document.text.as_str()));
    let mentions = row["mentions"].as_array().unwrap();
    assert_eq!(mentions.len(), tagged.mentions.len());
    for mention in mentions {
        let place = |name: &str| mention[name].as_u64().unwrap() as usize;
        let phrase: String = letters[place("start")..place("end")].iter().collect();
        assert_eq!(mention["text"], phrase);
    }
}

/// A row for each mention.
pub fn check_csv(tagged: &Tagged) {
    for dialect in [Dialect::Plain, Dialect::Excel] {
        let rows = rows(&text(|out| csv::write_mentions(out, tagged, dialect).unwrap()), dialect);
        assert_eq!(rows.len(), tagged.mentions.len());
    }
}

pub fn check_timeline(timeline: &Timeline) {
    check_tables(timeline);
    check_json(timeline);
    check_calendar(timeline);
    check_workbook(timeline);
    for (width, glyphs, reports) in
        [(20, Glyphs::Plain, Reports::Counted), (80, Glyphs::Rich, Reports::Listed)]
    {
        let out = text(|out| show::write(out, timeline, Page { width, glyphs, reports }).unwrap());
        check_terminal(&without_colours(&out));
    }
}

/// Nothing but text and the ends of lines.
pub fn check_terminal(out: &str) {
    let commands =
        |char: &char| char.is_control() && *char != '\n' || "\u{61c}\u{200e}\u{200f}".contains(*char);
    let turns =
        |char: &char| ('\u{202a}'..='\u{202e}').contains(char) || ('\u{2066}'..='\u{2069}').contains(char);
    assert_eq!(out.chars().find(|char| commands(char) || turns(char)), None, "{out:?}");
}

/// Takes away the colours that are ours; what articles are made of in tests has none of them.
fn without_colours(out: &str) -> String {
    ["0", "1", "2", "31", "33", "35", "36"]
        .iter()
        .fold(out.to_string(), |out, colour| out.replace(&format!("\u{1b}[{colour}m"), ""))
}

/// What stands in some columns, as the library itself tells it.
fn told(event: &Event) -> [(usize, String); 7] {
    let source = &event.source;
    [
        (2, event.phrase()),
        (3, event.text()),
        (5, event.attribution().unwrap_or_default()),
        (6, source.name().to_string()),
        (7, source.title().unwrap_or_default().to_string()),
        (8, source.url().unwrap_or_default().to_string()),
        (19, event.sentence()),
    ]
}

fn check_tables(timeline: &Timeline) {
    let written = |dialect| text(|out| csv::write_timeline(out, timeline, dialect).unwrap());
    let (plain, excel) =
        (rows(&written(Dialect::Plain), Dialect::Plain), rows(&written(Dialect::Excel), Dialect::Excel));
    assert_eq!((plain.len(), excel.len()), (timeline.events.len() + 1, timeline.events.len() + 1));
    for (event, row) in timeline.events.iter().zip(&plain[1..]) {
        told(event).iter().for_each(|(column, expected)| assert_eq!(row[*column], *expected));
    }
    for (plain, excel) in plain.iter().flatten().zip(excel.iter().flatten()) {
        assert_eq!(excel.strip_prefix('\'').unwrap_or(excel), plain.strip_prefix('\'').unwrap_or(plain));
        // What OWASP lists for CSV injection.
        assert!(
            !excel.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
            "{excel:?}"
        );
    }
}

fn rows(table: &str, dialect: Dialect) -> Vec<Vec<String>> {
    let delimiter = if dialect == Dialect::Excel { b';' } else { b',' };
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

fn check_json(timeline: &Timeline) {
    let list: Vec<Value> = serde_json::from_str(&text(|out| json::write(out, timeline).unwrap())).unwrap();
    let lines = text(|out| json::write_lines(out, timeline).unwrap());
    let lines: Vec<Value> =
        lines.split_terminator('\n').map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(list, lines);
    assert_eq!(list.len(), timeline.events.len());
    let names = text(|out| csv::write_header(out, Dialect::Plain).unwrap());
    let names: Vec<&str> = names.trim_end().split(',').collect();
    for (event, row) in timeline.events.iter().zip(&list) {
        told(event).iter().for_each(|(column, expected)| {
            assert_eq!(row[names[*column]].as_str().unwrap_or_default(), expected)
        });
    }
}

/// RFC 5545: lines of 75 bytes at most, properties that are known, TEXT that is escaped.
fn check_calendar(timeline: &Timeline) {
    let mut left_out = 0;
    let calendar = text(|out| left_out = ics::write(out, timeline).unwrap());
    assert!(calendar.ends_with("\r\n"));
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(char::is_control), "{line:?}");
    }
    let (mut ids, mut summaries, mut open) = (HashSet::new(), Vec::new(), Vec::new());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => open.push(value.to_string()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            "UID" => assert!(ids.insert(value.to_string()), "{value} twice"),
            "SUMMARY" => summaries.push(unescaped(value)),
            "DESCRIPTION" | "X-LETOPIS-EDTF" => drop(unescaped(value)),
            "DTSTART;VALUE=DATE" | "DTEND;VALUE=DATE" => check_digits(value, 8),
            "DTSTAMP" => check_digits(value.strip_suffix("T000000Z").unwrap(), 8),
            "URL" => assert!(value.is_ascii() && value.to_ascii_lowercase().starts_with("http"), "{value}"),
            "VERSION" | "PRODID" | "CALSCALE" | "CATEGORIES" | "TRANSP" => {}
            _ => panic!("{line:?} is no property of ours"),
        }
        assert_eq!(open.first().map_or("VCALENDAR", String::as_str), "VCALENDAR");
    }
    assert_eq!((ids.len() + left_out, summaries.len()), (timeline.events.len(), ids.len()));
    let all: HashSet<String> = timeline.events.iter().map(headline).collect();
    assert!(summaries.iter().all(|summary| all.contains(summary)), "{summaries:?} {all:?}");
}

fn check_digits(text: &str, count: usize) {
    assert!(text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()), "{text}");
}

/// A value of type TEXT.
fn unescaped(value: &str) -> String {
    let (mut text, mut chars) = (String::new(), value.chars());
    while let Some(char) = chars.next() {
        text.push(match char {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some(char @ ('\\' | ';' | ',')) => char,
                other => panic!("\\{other:?} in {value}"),
            },
            ';' | ',' => panic!("a bare {char} in {value}"),
            char => char,
        });
    }
    text
}

/// A workbook without a formula, whose cells say what the events say.
fn check_workbook(timeline: &Timeline) {
    let mut out = Vec::new();
    xlsx::write(&mut out, timeline).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(out)).unwrap();
    let sheet = workbook.sheet_names()[0].clone();
    let formulas = workbook.worksheet_formula(&sheet).unwrap();
    assert!(formulas.used_cells().next().is_none(), "{formulas:?}");
    let cells = workbook.worksheet_range(&sheet).unwrap();
    assert_eq!(cells.height(), timeline.events.len() + 1);
    for (n, event) in timeline.events.iter().enumerate() {
        for (column, expected) in told(event) {
            let told = match cells.get((n + 1, column)) {
                Some(Data::String(text)) => text.as_str(),
                None | Some(Data::Empty) => "",
                Some(other) => panic!("{other:?} is no text: {expected}"),
            };
            // Excel's own escapes of what XML cannot hold, which the reader leaves.
            let told = told.replace("_xFFFE_", "\u{fffe}").replace("_xFFFF_", "\u{ffff}");
            assert_eq!(told, expected);
        }
    }
}
