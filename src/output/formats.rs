//! The formats of the timeline: a line of the table each.

use std::io::{self, Write};

#[cfg(feature = "parquet")]
use super::parquet;
#[cfg(feature = "sqlite")]
use super::sqlite;
#[cfg(feature = "cli")]
use super::xlsx;
use super::{csv, html, ics, json, md, timelinejs};
use crate::timeline::Timeline;

/// Writes the timeline, and says how many of its events the format has no place for.
pub type WriteTimeline = fn(&mut dyn Write, &Timeline) -> io::Result<usize>;

/// A format that a timeline can be written in.
#[derive(Clone, Copy, Debug)]
pub struct TimelineFormat {
    pub name: &'static str,
    /// Those of its files, without the dot; none for what is known by its name only.
    pub extensions: &'static [&'static str],
    /// One line, in English, for the help.
    pub about: &'static str,
    /// None where this build lacks the feature of the same name.
    pub write: Option<WriteTimeline>,
}

/// Every format; the first is taken where nothing tells which.
#[rustfmt::skip]
pub const TIMELINE_FORMATS: &[TimelineFormat] = &[
    TimelineFormat { name: "csv", extensions: &["csv"], about: "A table with a row for each event", write: Some(|mut out, timeline| all(csv::write_timeline(&mut out, timeline, csv::Dialect::Plain))) },
    TimelineFormat { name: "html", extensions: &["html", "htm"], about: "A page to look at, search and print, without a network", write: Some(|mut out, timeline| all(html::write(&mut out, timeline))) },
    TimelineFormat { name: "json", extensions: &["json"], about: "An array with an object for each event", write: Some(|mut out, timeline| all(json::write(&mut out, timeline))) },
    TimelineFormat { name: "jsonl", extensions: &["jsonl", "ndjson"], about: "JSON Lines: an object for each event", write: Some(|mut out, timeline| all(json::write_lines(&mut out, timeline))) },
    TimelineFormat { name: "md", extensions: &["md", "markdown"], about: "Markdown: a chronology to paste into a document", write: Some(|mut out, timeline| all(md::write(&mut out, timeline))) },
    TimelineFormat { name: "ics", extensions: &["ics"], about: "iCalendar: all-day entries for days and months; wider and open times are left out", write: Some(|mut out, timeline| ics::write(&mut out, timeline)) },
    TimelineFormat { name: "timelinejs", extensions: &[], about: "The JSON that Knight Lab's TimelineJS reads", write: Some(|mut out, timeline| timelinejs::write(&mut out, timeline)) },
    #[cfg(feature = "cli")]
    TimelineFormat { name: "xlsx", extensions: &["xlsx"], about: "A workbook for Excel: real dates, links, a filter", write: Some(|mut out, timeline| xlsx::write(&mut out, timeline)) },
    TimelineFormat { name: "parquet", extensions: &["parquet"], about: "A table with types for DuckDB, pandas and Spark; with the feature parquet", write: PARQUET },
    TimelineFormat { name: "sqlite", extensions: &["sqlite", "db", "sqlite3"], about: "A database with a full-text index, as Datasette opens it; with the feature sqlite", write: SQLITE },
];

#[cfg(feature = "parquet")]
const PARQUET: Option<WriteTimeline> = Some(|mut out, timeline| all(parquet::write(&mut out, timeline)));
#[cfg(not(feature = "parquet"))]
const PARQUET: Option<WriteTimeline> = None;
#[cfg(feature = "sqlite")]
const SQLITE: Option<WriteTimeline> = Some(|mut out, timeline| all(sqlite::write(&mut out, timeline)));
#[cfg(not(feature = "sqlite"))]
const SQLITE: Option<WriteTimeline> = None;

/// No event was left out.
fn all(done: io::Result<()>) -> io::Result<usize> {
    done.map(|()| 0)
}
