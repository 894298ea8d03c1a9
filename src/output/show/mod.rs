//! The chronology in the terminal: events under their year and month, in columns of the given width.
//!
//! Colours are always written; whoever owns the terminal takes them away where they are not wanted.

mod columns;
mod reports;

use std::collections::HashSet;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use self::columns::{Columns, wrap};
use super::attribution_label::attribution_label;
use super::visible;
pub use super::words::Glyphs;
use super::words::{Label, words};
use crate::event::{Event, Source};
use crate::timeline::Timeline;

/// The page a chronology is set on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Columns of the terminal.
    pub width: usize,
    pub glyphs: Glyphs,
    pub reports: Reports,
}

/// How much is said of an event that several articles tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reports {
    /// How many outlets tell of it.
    #[default]
    Counted,
    /// A line for each.
    Listed,
}

/// Writes the events under their headings.
pub fn write(out: &mut impl Write, timeline: &Timeline, page: Page) -> io::Result<()> {
    let entries = entries(timeline, page);
    let columns = Columns::new(&entries, page);
    let mut heading = "";
    for (n, entry) in entries.iter().enumerate() {
        let above = n.checked_sub(1).map(|above| &entries[above]);
        if entry.heading != heading {
            heading = &entry.heading;
            let gap = if n == 0 { "" } else { "\n" };
            writeln!(out, "{gap}{HEADING}{heading}{HEADING:#}")?;
        }
        columns.write(out, entry, above.filter(|above| above.heading == entry.heading))?;
    }
    if entries.iter().any(|entry| entry.conflict.is_some()) {
        let legend = wrap(reports::LEGEND, page.width, "").join("\n");
        writeln!(out, "\n{QUIET}{legend}{QUIET:#}")?;
    }
    Ok(())
}

/// Writes the last line: «5 событий · 1 статья · 1 замечание».
pub fn write_summary(out: &mut impl Write, timeline: &Timeline, page: Page) -> io::Result<()> {
    let counts = [
        Some(count(timeline.events.len(), ["событие", "события", "событий"])),
        Some(count(timeline.documents, ["статья", "статьи", "статей"])),
        (!timeline.undated.is_empty()).then(|| format!("{} без места на календаре", timeline.undated.len())),
        (!timeline.notes.is_empty())
            .then(|| count(timeline.notes.len(), ["замечание", "замечания", "замечаний"])),
    ];
    let separator = match page.glyphs {
        Glyphs::Plain => ", ",
        // A line may end with a dot, but not begin with one.
        Glyphs::Rich => "\u{a0}· ",
    };
    let line = counts.into_iter().flatten().collect::<Vec<_>>().join(separator);
    let gap = if timeline.events.is_empty() { "" } else { "\n" };
    let lines = wrap(&line, page.width, "").join("\n");
    writeln!(out, "{gap}{QUIET}{lines}{QUIET:#}")
}

/// A number with its noun: 1 событие, 2 события, 5 событий.
fn count(number: usize, [one, few, many]: [&str; 3]) -> String {
    let noun = match (number % 10, number % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    };
    format!("{number} {noun}")
}

const HEADING: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const DAY: Style = Style::new().bold();
const WEEKEND: Style = AnsiColor::Red.on_default().bold();
const WIDE: Style = AnsiColor::Magenta.on_default();
const CONFLICT: Style = AnsiColor::Yellow.on_default();
const PHRASE: Style = AnsiColor::Cyan.on_default();

/// One event in words that can be printed.
struct Entry {
    heading: String,
    label: Label,
    label_style: Style,
    text: String,
    /// Who says so, or how sure it is: `(по словам: ТАСС)`.
    attribution: Option<String>,
    /// The words that say when; none for the row that stands for a whole article.
    phrase: Option<String>,
    /// The article, where there are several, or how many outlets tell of it.
    source: Option<String>,
    /// The days that others name.
    conflict: Option<String>,
    /// The reports, a line each.
    reports: Vec<String>,
}

fn entries(timeline: &Timeline, page: Page) -> Vec<Entry> {
    let sources: HashSet<_> =
        timeline.events.iter().flat_map(Event::reports).map(|event| event.source.id()).collect();
    let entry = |event: &Event| {
        let (heading, label) = words(&event.when, page.glyphs);
        let label_style = match label.is_day {
            true if label.when.ends_with("сб") || label.when.ends_with("вс") => WEEKEND,
            true => DAY,
            false => WIDE,
        };
        Entry {
            heading,
            label,
            label_style,
            text: visible(&event.text()).trim().to_string(),
            attribution: attribution_label(event),
            phrase: (!event.is_lead()).then(|| visible(&event.phrase()).into_owned()),
            source: reports::outlets(event).or_else(|| (sources.len() > 1).then(|| name(&event.source))),
            conflict: reports::conflict(event, page),
            reports: reports::reports(event, page),
        }
    };
    timeline.events.iter().map(entry).collect()
}

/// What readers know an article by.
fn name(source: &Source) -> String {
    let title = source.title().unwrap_or(match source.id().rsplit_once('/') {
        Some((_, file)) => file,
        None => source.id(),
    });
    match source.outlet() {
        Some(outlet) => visible(&format!("{outlet}: {title}")).into_owned(),
        None => visible(title).into_owned(),
    }
}

#[cfg(test)]
mod tests;
