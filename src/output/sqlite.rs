//! A database for SQLite, Datasette and whatever else opens one: a table of events, its indices, and a full-text
//! index over it.
//!
//! It is made in a file of its own and copied from there, so that no more of it is in memory than SQLite needs.

use std::fmt::Write as _;
use std::io::{self, Write};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::row::Row;
use super::typed::{Type, columns, count, day, text};
use crate::timeline::Timeline;

/// Writes the table `events`, with the columns of the CSV, and `events_fts` over its words.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    let file = tempfile::NamedTempFile::new()?;
    fill(file.path(), timeline).map_err(|error| {
        let folder = std::env::temp_dir();
        io::Error::other(format!("the database could not be made in {}: {error}", folder.display()))
    })?;
    io::copy(&mut file.reopen()?, out).map(drop)
}

/// What is searched by days and names.
const INDEXED: [&str; 4] = ["first", "last", "source", "status"];

/// What is searched by words.
const WORDS: &str = "event, phrase, sentence, title, source, attribution";

fn fill(path: &std::path::Path, timeline: &Timeline) -> rusqlite::Result<()> {
    let mut database = Connection::open(path)?;
    // Nobody else opens the file, and after a failure it is gone.
    database.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let filling = database.transaction()?;
    filling.execute_batch(&format!("CREATE TABLE events (\n  id INTEGER PRIMARY KEY{}\n);", declared()))?;
    let places = vec!["?"; columns().count()].join(", ");
    let mut insert = filling.prepare(&format!("INSERT INTO events VALUES (NULL, {places})"))?;
    for event in &timeline.events {
        let row = Row::of_event(event);
        let cells = row.cells();
        insert.execute(params_from_iter(columns().zip(&cells).map(|((_, of), cell)| value(of, cell))))?;
    }
    drop(insert);
    for name in INDEXED {
        filling.execute_batch(&format!("CREATE INDEX events_{name} ON events (\"{name}\");"))?;
    }
    // The words are held once, in the table; its name in quotation marks is how Datasette finds the index.
    filling.execute_batch(&format!(
        "CREATE VIRTUAL TABLE events_fts USING fts5 (
  {WORDS}, content=\"events\", content_rowid=\"id\", tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO events_fts (events_fts) VALUES ('rebuild');"
    ))?;
    filling.commit()?;
    database.close().map_err(|(_, error)| error)
}

/// The columns of the table, each on a line after a comma.
fn declared() -> String {
    columns().fold(String::new(), |mut all, (name, of)| {
        let of = match of {
            Type::Day => "DATE",
            Type::Count => "INTEGER",
            Type::Text => "TEXT",
        };
        // Writing to a string does not fail.
        let _ = write!(all, ",\n  \"{name}\" {of}");
        all
    })
}

/// A cell as SQLite has it: it knows no days, and reads and sorts them as text.
fn value(of: Type, cell: &str) -> ToSqlOutput<'_> {
    let owned = match of {
        Type::Day => day(cell).map(|day| Value::Text(day.to_string())),
        Type::Count => count(cell).map(Value::Integer),
        Type::Text => {
            return ToSqlOutput::Borrowed(text(cell).map_or(ValueRef::Null, ValueRef::from));
        }
    };
    ToSqlOutput::Owned(owned.unwrap_or(Value::Null))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example::{event, timeline, value};

    /// Writes the timeline, and opens what was written.
    fn written(all: &Timeline) -> (tempfile::NamedTempFile, Connection) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        write(file.as_file_mut(), all).unwrap();
        let database = Connection::open(file.path()).unwrap();
        (file, database)
    }

    /// The answer to a query for one text.
    fn check(database: &Connection, query: &str, expected: &str) {
        let told: String = database.query_row(query, [], |row| row.get(0)).expect(query);
        assert_eq!(told, expected, "{query}");
    }

    #[test]
    fn cells_have_types() {
        let all = timeline(vec![
            event(value("2025-10-07T18:30"), None, "7 октября", "Решено"),
            event(value("BC0044"), None, "в 44 году до н. э.", "Убит"),
        ]);
        let (_file, database) = written(&all);
        check(&database, "SELECT first || ' ' || typeof(first) FROM events WHERE id = 1", "2025-10-07 text");
        check(&database, "SELECT edtf FROM events WHERE id = 1", "2025-10-07T18:30:00");
        check(&database, "SELECT typeof(first) || ' ' || edtf FROM events WHERE id = 2", "null -0043");
        check(&database, "SELECT typeof(\"end\") || ' ' || typeof(url) FROM events", "integer null");
        check(&database, "PRAGMA integrity_check", "ok");
        let (_file, empty) = written(&Timeline::default());
        check(&empty, "SELECT count(*) || '' FROM events", "0");
    }

    #[test]
    fn words_are_found_in_any_case() {
        let all = timeline(vec![event(value("2025-10-07"), None, "7 октября", "Ёлку зажгли в Москве")]);
        let (_file, database) = written(&all);
        for words in ["ёлку", "МОСКВ*", "событие OR москве"] {
            let found = format!("SELECT rowid FROM events_fts WHERE events_fts MATCH '{words}'");
            check(&database, &format!("SELECT phrase FROM events WHERE id IN ({found})"), "7 октября");
        }
    }

    #[test]
    fn the_same_timeline_gives_the_same_file() {
        let all = timeline(vec![event(value("2025-10-07"), None, "7 октября", "Решено")]);
        let written = || {
            let mut out = Vec::new();
            write(&mut out, &all).unwrap();
            out
        };
        assert!(written().starts_with(b"SQLite format 3\0") && written() == written());
    }
}
