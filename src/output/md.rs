//! Markdown: the chronology as headings and lists, to paste into a document.
//!
//! CommonMark; what it would read as markup in the words of articles is escaped.

use std::io::{self, Write};

use super::attribution_label;
use super::words::{Glyphs, interval, words};
use super::{visible, web};
use crate::event::{Event, Source};
use crate::timeline::Timeline;

/// Writes a heading for each month or year, and a line for each event.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    let mut above = String::new();
    for event in &timeline.events {
        let (heading, label) = words(&event.when, Glyphs::Rich);
        if heading != above {
            let gap = if above.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}## {heading}\n")?;
            above = heading;
        }
        let clock = if label.clock.is_empty() { String::new() } else { format!(", {}", label.clock) };
        let when = format!("{}{clock}", label.when.trim());
        let when = if when.is_empty() { plain(&event.phrase()) } else { when };
        writeln!(out, "- **{when}** — {}{}", plain(&attribution_label::headline(event)), behind(event))?;
    }
    Ok(())
}

/// ` *(по словам: МЧС)* ([ТАСС](<https://tass.ru/1>), РИА Новости; расходится: 8 октября 2025)`
fn behind(event: &Event) -> String {
    let label =
        attribution_label::source(event).map(|source| format!(" *({})*", plain(&source))).unwrap_or_default();
    let mut outlets: Vec<(&str, String)> = Vec::new();
    for report in event.reports() {
        let name = report.source.name();
        if outlets.iter().all(|(other, _)| *other != name) {
            outlets.push((name, source(&report.source)));
        }
    }
    let mut told = outlets.into_iter().map(|(_, link)| link).collect::<Vec<_>>().join(", ");
    if !event.conflicts().is_empty() {
        let days: Vec<String> = event.conflicts().iter().map(interval).collect();
        told += &format!("; **расходится:** {}", days.join(", "));
    }
    format!("{label} ({told})")
}

fn source(source: &Source) -> String {
    let name = plain(source.name());
    // The angle brackets let parentheses stand in the address, but `&copy;` would be a sign there too.
    match source.url().and_then(web::link) {
        Some(url) => format!("[{name}](<{}>)", url.replace('&', "&amp;")),
        None => name,
    }
}

/// The text with a backslash before what would be markup within a line, or a link without any: of GitHub's
/// Markdown, `https://` and `www.` are.
fn plain(text: &str) -> String {
    let line = visible(text);
    let line = line.trim();
    let mut escaped = String::with_capacity(line.len());
    for (at, char) in line.char_indices() {
        let is_link = line[at..].starts_with("://") || char == '.' && line[..at].ends_with("www");
        if is_link || "\\`*_[]<>&|~#$".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::event::Status;
    use crate::output::example::{article, event, timeline, value, voiced};

    #[test]
    fn a_line_an_event() {
        let mut row = voiced(
            value("2025-10-07T18:30"),
            None,
            "7 октября",
            "Решено <b>*не*</b> строить\n# [a](b) | `c` https://d.ru www.e.ru",
            Status::Alleged,
            "Нил_Армстронг",
        );
        let mut other = event(value("2025-10-08"), None, "8 октября", "Решено");
        let url = Some("https://tass.ru/a_(b) c?d=1&copy;".into());
        let document = Document { outlet: Some("ТАСС".into()), url, ..article("b.txt") };
        other.source = other.source.in_another(&document).into();
        row.set_conflicts(vec![other.when.interval().unwrap()]);
        row.set_others(vec![other]);
        let year = event(value("2026"), None, "в 2026 году", "Построят");
        let mut out = Vec::new();
        write(&mut out, &timeline(vec![row, year])).unwrap();
        let expected = r"## Октябрь 2025

- **7 вт, 18:30** — Предположительно: Решено \<b\>\*не\*\</b\> строить \# \[a\](b) \| \`c\` https\://d.ru www\.e.ru. *(по словам: Нил\_Армстронг)* (a.txt, [ТАСС](<https://tass.ru/a_(b)%20c?d=1&amp;copy;>); **расходится:** 8 октября 2025)

## 2026 год

- **весь год** — Построят. (a.txt)
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
