//! The rows of a table in Parquet: only the columns that are of use are read, some rows at a time.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::vec;

use parquet::column::reader::ColumnReader;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::MAGIC;
use super::column::{Cell, Column, columns};
use crate::error::{Error, ErrorKind};
use crate::reader::format::RecordStream;
use crate::reader::open::Stream;
use crate::reader::record::{Origin, RawRecord, Source};

/// The cells of a record.
struct Row {
    id: Option<Cell>,
    text: Option<Cell>,
    date: Option<Cell>,
    title: Option<Cell>,
    url: Option<Cell>,
}

/// The records of one table.
struct Table {
    file: SerializedFileReader<File>,
    source: Arc<Source>,
    columns: [Option<Column>; 5],
    /// The next row group, and the number of its first record less one.
    group: usize,
    before: u64,
    /// The readers of the row group that is being read.
    readers: Option<[Option<ColumnReader>; 5]>,
    /// Rows that were read, and the number of the last record that was given out.
    ready: vec::IntoIter<Result<Row, String>>,
    number: u64,
}

pub(super) fn split(stream: Stream, source: Arc<Source>) -> RecordStream {
    match Table::open(stream, Arc::clone(&source)) {
        Ok(Some(table)) => Box::new(table),
        Ok(None) => Box::new(std::iter::empty()),
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

impl Table {
    /// Opens a table; none for a timeline of ours that stands in a folder of articles.
    fn open(stream: Stream, source: Arc<Source>) -> Result<Option<Table>, Error> {
        let place = &source.place;
        let file = seekable(stream, &source)
            .map_err(|error| Error::io(place, ErrorKind::Read { after: None }, error))?;
        let read = || SerializedFileReader::new(file).map_err(|error| error.to_string());
        let file = guarded(read).map_err(|error| {
            let fault = format!("expected a whole file in Parquet, found a fault: {error}: write it anew");
            Error::at(place, ErrorKind::format("parquet", fault))
        })?;
        let writer = file.metadata().file_metadata().created_by().unwrap_or_default();
        if source.is_walked && writer.starts_with("letopis ") {
            return Ok(None);
        }
        let columns = columns(&file, &source.options.fields).map_err(|kind| Error::at(place, kind))?;
        let (ready, readers) = Default::default();
        Ok(Some(Table { file, source, columns, group: 0, before: 0, readers, ready, number: 0 }))
    }

    /// Reads some more rows; false at the end. The error is that of a row group, whose rest is passed over.
    fn more(&mut self) -> Result<bool, String> {
        loop {
            let Some(readers) = &mut self.readers else {
                if self.group == self.file.num_row_groups() {
                    return Ok(false);
                }
                let group = self.file.get_row_group(self.group).map_err(|error| error.to_string())?;
                let open = |column: &Option<Column>| {
                    column.as_ref().map(|column| group.get_column_reader(column.place)).transpose()
                };
                let [id, text, date, title, url] = self.columns.each_ref().map(open);
                let readers = (|| Ok([id?, text?, date?, title?, url?]))();
                self.readers =
                    Some(readers.map_err(|error: parquet::errors::ParquetError| error.to_string())?);
                continue;
            };
            let mut cells = self.columns.iter().zip(readers).map(|(column, reader)| match (column, reader) {
                (Some(column), Some(reader)) => column.read(reader).map(Some),
                _ => Ok(None),
            });
            // There are as many columns as fields.
            let mut next = || cells.next().unwrap_or(Ok(None));
            let (id, text, date, title, url) = (next()?, next()?, next()?, next()?, next()?);
            let rows = text.as_ref().map_or(0, Vec::len);
            if rows == 0 {
                self.leave();
                continue;
            }
            let all = [id, text, date, title, url];
            if all.iter().flatten().any(|cells| cells.len() != rows) {
                return Err("its columns have different lengths".into());
            }
            let mut all = all.map(|cells| cells.unwrap_or_default().into_iter());
            let row = |_| {
                let [id, text, date, title, url] =
                    all.each_mut().map(|cells| cells.next().unwrap_or(Ok(None)));
                Ok(Row { id: id?, text: text?, date: date?, title: title?, url: url? })
            };
            self.ready = (0..rows).map(row).collect::<Vec<_>>().into_iter();
            return Ok(true);
        }
    }

    /// Goes on after the row group that is being read.
    fn leave(&mut self) {
        let rows = self.file.metadata().row_group(self.group).num_rows();
        self.before = self.before.saturating_add(rows.try_into().unwrap_or(0));
        self.group += 1;
        (self.readers, self.number) = (None, self.before);
    }
}

impl Iterator for Table {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.next() {
                self.number += 1;
                let origin = Origin::record(&self.source, self.number, 0);
                let raw = row.map_err(ErrorKind::broken).and_then(|row| record(row, origin));
                return Some(raw.map_err(|kind| self.source.broken(self.number, 0, kind)));
            }
            match guarded(|| self.more()) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(fault) => {
                    let first = self.number + 1;
                    self.leave();
                    let fault = format!(
                        "expected rows {first} to {}, found a fault: {fault}: they are left out, write the file anew",
                        self.before
                    );
                    return Some(Err(self.source.broken(first, 0, ErrorKind::broken(fault))));
                }
            }
        }
    }
}

/// What is broken is an error; where the crate gives up instead, it becomes one.
fn guarded<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("it contradicts itself".into()))
}

/// The file itself, for its directory stands at its end; what is no file is written to one first.
fn seekable(mut stream: Stream, source: &Source) -> io::Result<File> {
    if source.path.is_file() {
        let mut file = File::open(&source.path)?;
        let mut beginning = [0; MAGIC.len()];
        // A compressed one begins otherwise.
        if file.read_exact(&mut beginning).is_ok() && beginning == MAGIC {
            return Ok(file);
        }
    }
    let mut file = tempfile::tempfile()?;
    io::copy(&mut stream, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// What is known of a row. The error says why it is no article.
fn record(row: Row, origin: Origin) -> Result<RawRecord, ErrorKind> {
    let options = &origin.source.options;
    let [id, text, title, url] =
        [row.id, row.text, row.title, row.url].map(|cell| cell.map_or(String::new(), Cell::into_text));
    let (limit, size) = (options.max_document, text.len());
    if limit < size {
        return Err(ErrorKind::TooLarge { limit, size: Some(size as u64) });
    }
    if text.trim().is_empty() {
        let name = &options.fields.text;
        let fault = format!("expected a text in column {name:?}, found none: leave the record out");
        return Err(ErrorKind::no_text(fault));
    }
    let fields = origin.builder().id(id).title(title).text(text).url(url);
    let fields = match row.date {
        Some(Cell::Date(date)) => fields.published(date),
        Some(Cell::Text(date)) => fields.date(date),
        None => fields,
    };
    Ok(RawRecord::of_fields(fields, size, origin))
}
