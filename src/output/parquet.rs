//! A table in Parquet for DuckDB, pandas, Spark and Polars: the columns of the CSV, with types.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::basic::{Compression, LogicalType, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type as Schema;

use super::row::Row;
use super::typed::{Type, columns, count, day, text};
use crate::timeline::Timeline;

/// Events of a row group, which is held in memory until it is written.
const ROWS: usize = 16 * 1024;

/// Writes the table, a row for each event.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        // By which our own timelines are told from articles.
        .set_created_by(concat!("letopis version ", env!("CARGO_PKG_VERSION")).into());
    let schema = schema().map_err(io::Error::other)?;
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties.build().into())?;
    for events in timeline.events.chunks(ROWS) {
        let rows: Vec<Row> = events.iter().map(Row::of_event).collect();
        let cells: Vec<_> = rows.iter().map(Row::cells).collect();
        let mut group = writer.next_row_group()?;
        for (n, (_, of)) in columns().enumerate() {
            write_column(&mut group, of, cells.iter().map(|row| &row[n]))?;
        }
        group.close()?;
        writer.flush()?;
        out.write_all(&std::mem::take(writer.inner_mut()))?;
    }
    out.write_all(&writer.into_inner()?)
}

/// The columns, each of which may be empty in a row.
fn schema() -> Result<Arc<Schema>> {
    let column = |(name, of)| {
        let (physical, logical) = match of {
            Type::Day => (Physical::INT32, Some(LogicalType::Date)),
            Type::Count => (Physical::INT64, None),
            Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let column = Schema::primitive_type_builder(name, physical).with_logical_type(logical);
        column.build().map(Arc::new)
    };
    let columns = columns().map(column).collect::<Result<_>>()?;
    Schema::group_type_builder("timeline").with_fields(columns).build().map(Arc::new)
}

fn write_column<'c>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    of: Type,
    cells: impl Iterator<Item = &'c Cow<'c, str>>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    match of {
        Type::Day => write_cells(column.typed::<Int32Type>(), cells.map(|cell| day(cell).map(days)))?,
        Type::Count => write_cells(column.typed::<Int64Type>(), cells.map(|cell| count(cell)))?,
        Type::Text => {
            write_cells(column.typed::<ByteArrayType>(), cells.map(|cell| text(cell).map(ByteArray::from)))?
        }
    }
    column.close()
}

/// Writes the cells that are there, and for every one whether it is.
fn write_cells<T: DataType>(
    column: &mut ColumnWriterImpl<'_, T>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let mut values = Vec::new();
    let levels: Vec<i16> = cells
        .map(|cell| {
            let level = i16::from(cell.is_some());
            values.extend(cell);
            level
        })
        .collect();
    column.write_batch(&values, Some(&levels), None).map(drop)
}

/// Days since 1970-01-01.
fn days(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - NaiveDate::default().num_days_from_ce()
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;
    use crate::output::example::{event, timeline, value};

    /// Every row of what was written, as the reader of the crate tells it.
    fn told(all: &Timeline) -> Vec<String> {
        let mut file = tempfile::tempfile().unwrap();
        write(&mut file, all).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect()
    }

    #[test]
    fn cells_have_types() {
        let all = timeline(vec![
            event(value("2025-10-07T18:30"), None, "7 октября", "Решено"),
            event(value("BC0044"), None, "в 44 году до н. э.", "Убит"),
        ]);
        let told = told(&all);
        assert!(
            told[0].starts_with("{first: 2025-10-07, last: 2025-10-07, phrase: \"7 октября\", "),
            "{}",
            told[0]
        );
        assert!(
            told[0].contains("url: null, published: 2025-11-02, edtf: \"2025-10-07T18:30:00\""),
            "{}",
            told[0]
        );
        assert!(told[0].contains("sources: 1, merged: null, "), "{}", told[0]);
        assert!(told[1].starts_with("{first: null, last: null, phrase: \"в 44"), "{}", told[1]);
    }

    #[test]
    fn many_row_groups() {
        let one = event(value("2025-10-07"), None, "7 октября", "Решено");
        assert_eq!(told(&timeline(vec![one; ROWS + 1])).len(), ROWS + 1);
        assert_eq!(told(&Timeline::default()).len(), 0);
    }
}
