//! The formats of outputs: a line of a table each, one of those of the timeline and one of those of mentions.

use std::io::{self, Write};

#[cfg(feature = "csv")]
use super::csv;
#[cfg(feature = "parquet")]
use super::parquet;
#[cfg(feature = "sqlite")]
use super::sqlite;
#[cfg(feature = "cli")]
use super::xlsx;
use super::{html, ics, json, jsonl, md, timelinejs, timex3};
use crate::event::Tagged;
use crate::timeline::Timeline;

/// A format that something can be written in, and what writes it.
#[derive(Clone, Copy, Debug)]
pub struct OutputFormat<W: 'static> {
    pub name: &'static str,
    /// Other names that it goes by.
    pub aliases: &'static [&'static str],
    /// Those of its files, without the dot; none for what is known by its name only.
    pub extensions: &'static [&'static str],
    /// One line, in English, for the help.
    pub about: &'static str,
    /// None where this build lacks the feature of the same name.
    pub write: Option<W>,
    /// The same for Excel, where the format has a dialect for it.
    pub excel: Option<W>,
}

/// A format that a timeline can be written in.
pub type TimelineFormat = OutputFormat<WriteTimeline>;

/// Writes the timeline, and says how many of its events the format has no place for.
pub type WriteTimeline = fn(&mut dyn Write, &Timeline) -> io::Result<usize>;

/// A format that the mentions of documents can be written in.
pub type TagFormat = OutputFormat<WriteTagged>;

/// Writes documents with their mentions, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct WriteTagged {
    /// Writes what stands before the first document.
    pub head: fn(&mut dyn Write) -> io::Result<()>,
    /// Gives what is written of one document, which any thread may do.
    pub document: fn(&Tagged, jsonl::Text) -> io::Result<Vec<u8>>,
    /// Gives what stands in the place of a record, by its number, that was skipped for this reason.
    pub skipped: fn(u64, &str) -> Vec<u8>,
    /// Writes what stands after the last document.
    pub tail: fn(&mut dyn Write) -> io::Result<()>,
}

impl WriteTagged {
    /// Writes nothing but documents.
    pub(super) const fn new(document: fn(&Tagged, jsonl::Text) -> io::Result<Vec<u8>>) -> WriteTagged {
        WriteTagged { head: |_| Ok(()), document, skipped: |_, _| Vec::new(), tail: |_| Ok(()) }
    }
}

/// Every format of the timeline; the first is taken where nothing says which.
#[rustfmt::skip]
pub static TIMELINE_FORMATS: &[TimelineFormat] = &[
    #[cfg(feature = "csv")]
    TimelineFormat { name: "csv", extensions: &["csv"], about: "A table with a row for each event", excel: Some(|mut out, timeline| all(csv::write_timeline(&mut out, timeline, csv::Dialect::Excel))), ..timeline(|mut out, timeline| all(csv::write_timeline(&mut out, timeline, csv::Dialect::Plain))) },
    TimelineFormat { name: "html", extensions: &["html", "htm"], about: "A page to look at, search and print, without a network", ..timeline(|mut out, timeline| all(html::write(&mut out, timeline))) },
    TimelineFormat { name: "json", extensions: &["json"], about: "An array with an object for each event", ..timeline(|mut out, timeline| all(json::write(&mut out, timeline))) },
    TimelineFormat { name: "jsonl", extensions: &["jsonl", "ndjson"], about: "JSON Lines: an object for each event", ..timeline(|mut out, timeline| all(json::write_lines(&mut out, timeline))) },
    TimelineFormat { name: "md", extensions: &["md", "markdown"], about: "Markdown: a chronology to paste into a document", ..timeline(|mut out, timeline| all(md::write(&mut out, timeline))) },
    TimelineFormat { name: "ics", extensions: &["ics"], about: "iCalendar: all-day entries for days and months; wider and open times are left out", ..timeline(|mut out, timeline| ics::write(&mut out, timeline)) },
    TimelineFormat { name: "timelinejs", about: "The JSON that Knight Lab's TimelineJS reads", ..timeline(|mut out, timeline| timelinejs::write(&mut out, timeline)) },
    #[cfg(feature = "cli")]
    TimelineFormat { name: "xlsx", extensions: &["xlsx"], about: "A workbook for Excel: real dates, links, a filter", ..timeline(|mut out, timeline| xlsx::write(&mut out, timeline)) },
    TimelineFormat { name: "parquet", extensions: &["parquet"], about: "A table with types for DuckDB, pandas and Spark; with the feature parquet", write: PARQUET, ..LACKING },
    TimelineFormat { name: "sqlite", extensions: &["sqlite", "db", "sqlite3"], about: "A database with a full-text index, as Datasette opens it; with the feature sqlite", write: SQLITE, ..LACKING },
];

/// Every format of mentions; the first is taken where nothing says which.
#[rustfmt::skip]
pub static TAG_FORMATS: &[TagFormat] = &[
    TagFormat { name: "jsonl", aliases: &["ndjson"], extensions: &["jsonl", "ndjson"], about: "JSON Lines: an object for each article", write: Some(jsonl::TAGGED), excel: None },
    #[cfg(feature = "csv")]
    TagFormat { name: "csv", aliases: &[], extensions: &["csv"], about: "A table with a row for each mention", write: Some(csv::TAGGED), excel: Some(csv::TAGGED_FOR_EXCEL) },
    TagFormat { name: "timex3", aliases: &["xml", "tml"], extensions: &["timex3", "xml", "tml"], about: "TimeML: the texts with TIMEX3 elements in place, all in one <corpus>", write: Some(timex3::TAGGED), excel: None },
];

/// A format of the timeline that is not yet named.
const fn timeline(write: WriteTimeline) -> TimelineFormat {
    TimelineFormat { write: Some(write), ..LACKING }
}

/// One that nothing writes.
const LACKING: TimelineFormat =
    TimelineFormat { name: "", aliases: &[], extensions: &[], about: "", write: None, excel: None };

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
