//! The columns of a table in Parquet: which fields they are, and their cells as text or as dates.

use std::fs::File;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta};
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use crate::document::Published;
use crate::error::ErrorKind;
use crate::reader::Fields;
use crate::reader::encoding::utf8;

/// Rows that are read at a time: the largest documents of so many are held at once.
const ROWS: usize = 32;

/// A column that is of use.
pub(super) struct Column {
    /// Which it is among all columns of the table.
    pub place: usize,
    name: String,
    /// The level of a cell that is there; 0 where every one is.
    full: i16,
    cells: Cells,
}

/// What stands in a cell.
pub(super) enum Cell {
    Text(String),
    Date(Published),
}

impl Cell {
    pub fn into_text(self) -> String {
        match self {
            Cell::Text(text) => text,
            Cell::Date(date) => date.to_string(),
        }
    }
}

/// Some cells, each of which may be empty or an error of its own.
type Read = Vec<Result<Option<Cell>, String>>;

/// What the cells of a column are.
#[derive(Clone, Copy)]
enum Cells {
    Text,
    Number,
    /// Whole numbers without a sign, in so many bits.
    Natural(u32),
    /// Days since 1970.
    Day,
    /// Such parts of a second since 1970, in UTC or on a clock of no known zone.
    Moment {
        in_second: i64,
        is_utc: bool,
    },
}

/// The columns of the fields, by their names in any case.
pub(super) fn columns(
    file: &SerializedFileReader<File>,
    fields: &Fields,
) -> Result<[Option<Column>; 5], ErrorKind> {
    let schema = file.metadata().file_metadata().schema_descr();
    let find = |(field, name): (&str, &String)| {
        let is_it = |column: &ColumnDescriptor| column.path().string().to_lowercase() == name.to_lowercase();
        let found = schema.columns().iter().position(|column| is_it(column));
        found.map(|place| Column::of(place, field, name, &schema.column(place))).transpose()
    };
    let Fields { id, text, date, title, url } = fields;
    let Some(told) = find(("text", text))? else {
        let names: Vec<_> = schema.columns().iter().map(|column| column.path().string()).collect();
        let (name, found) = (text.clone(), names.join(", "));
        return Err(ErrorKind::MissingColumn { format: "parquet", name, found });
    };
    Ok([find(("id", id))?, Some(told), find(("date", date))?, find(("title", title))?, find(("url", url))?])
}

impl Column {
    /// Errors when cells of this type cannot be the field.
    fn of(place: usize, field: &str, name: &str, column: &ColumnDescriptor) -> Result<Column, ErrorKind> {
        use parquet::basic::Type::{BYTE_ARRAY, INT32, INT64, INT96};
        let physical = column.physical_type();
        let logical = column.logical_type_ref();
        let moment = |in_second, is_utc| Some(Cells::Moment { in_second, is_utc });
        let cells = match (physical, logical, column.converted_type()) {
            _ if column.max_rep_level() != 0 => None,
            (_, Some(LogicalType::Decimal(_)), _) | (_, _, ConvertedType::DECIMAL) => None,
            (BYTE_ARRAY, ..) => Some(Cells::Text),
            (INT32, Some(LogicalType::Date), _) | (INT32, _, ConvertedType::DATE) => Some(Cells::Day),
            (INT64, Some(LogicalType::Timestamp(time)), _) => {
                let in_second = match time.unit {
                    TimeUnit::MILLIS => 1_000,
                    TimeUnit::MICROS => 1_000_000,
                    TimeUnit::NANOS => 1_000_000_000,
                };
                moment(in_second, time.is_adjusted_to_u_t_c)
            }
            (INT64, _, ConvertedType::TIMESTAMP_MILLIS) => moment(1_000, true),
            (INT64, _, ConvertedType::TIMESTAMP_MICROS) => moment(1_000_000, true),
            // How Spark and Impala write moments, in UTC; read as milliseconds.
            (INT96, ..) => moment(1_000, true),
            (INT64, _, ConvertedType::UINT_64) => Some(Cells::Natural(64)),
            (INT32, _, ConvertedType::UINT_32) => Some(Cells::Natural(32)),
            (INT32 | INT64, ..) => Some(Cells::Number),
            _ => None,
        };
        let (is_fit, expected) = match (field, cells) {
            ("id", cells) => (
                matches!(cells, Some(Cells::Text | Cells::Number | Cells::Natural(_))),
                "text or whole numbers",
            ),
            ("date", cells) => (cells.is_some(), "text, dates or timestamps"),
            (_, cells) => (matches!(cells, Some(Cells::Text)), "text"),
        };
        let name = name.to_owned();
        match cells.filter(|_| is_fit) {
            Some(cells) => Ok(Column { place, name, full: column.max_def_level(), cells }),
            None => {
                let found = match logical {
                    Some(logical) => format!("{logical:?}"),
                    None => physical.to_string(),
                };
                Err(ErrorKind::ColumnType { field: field.into(), name, expected, found })
            }
        }
    }

    /// Some more cells, each of which may be empty or an error of its own; none at the end of the row group.
    pub fn read(&self, reader: &mut ColumnReader) -> Result<Read, String> {
        match reader {
            ColumnReader::ByteArrayColumnReader(reader) => self.each(reader, |bytes| self.text(&bytes)),
            ColumnReader::Int32ColumnReader(reader) => {
                self.each(reader, |value| Ok(self.number(value.into())))
            }
            ColumnReader::Int64ColumnReader(reader) => self.each(reader, |value| Ok(self.number(value))),
            ColumnReader::Int96ColumnReader(reader) => {
                self.each(reader, |value| Ok(self.number(value.to_millis())))
            }
            _ => Err(format!("column {:?} is not of the type that its head tells", self.name)),
        }
    }

    fn each<T: DataType>(
        &self,
        reader: &mut ColumnReaderImpl<T>,
        cell: impl Fn(T::T) -> Result<Cell, String>,
    ) -> Result<Read, String> {
        let (mut levels, mut values) = (Vec::new(), Vec::new());
        let known = (self.full != 0).then_some(&mut levels);
        let (rows, ..) =
            reader.read_records(ROWS, known, None, &mut values).map_err(|error| error.to_string())?;
        let mut values = values.into_iter().map(cell);
        let mut cell = |row: usize| {
            let is_there = self.full == 0 || levels.get(row) == Some(&self.full);
            if is_there { values.next().transpose() } else { Ok(None) }
        };
        Ok((0..rows).map(&mut cell).collect())
    }

    fn text(&self, bytes: &ByteArray) -> Result<Cell, String> {
        let text = utf8(bytes.data());
        text.map(|text| Cell::Text(text.to_owned())).map_err(|_| {
            format!("expected UTF-8 in column {:?}, found other bytes: write it as strings", self.name)
        })
    }

    /// A number, a day or a moment; one that is beyond the calendar is a number.
    fn number(&self, value: i64) -> Cell {
        let date = match self.cells {
            Cells::Text | Cells::Number => None,
            Cells::Natural(32) => return Cell::Text((value as u32).to_string()),
            Cells::Natural(_) => return Cell::Text((value as u64).to_string()),
            Cells::Day => {
                let day =
                    TimeDelta::try_days(value).and_then(|days| NaiveDate::default().checked_add_signed(days));
                day.map(Published::on)
            }
            Cells::Moment { in_second, is_utc } => {
                let moment = DateTime::from_timestamp(value.div_euclid(in_second), 0);
                moment.map(|moment| moment.naive_utc()).and_then(|moment| match is_utc {
                    true => Published::at_utc(moment),
                    // How tables without a type for days write a day.
                    false if moment.time() == NaiveTime::MIN => Some(Published::on(moment.date())),
                    false => Some(Published::at(moment)),
                })
            }
        };
        // Texts have dates of four digits only.
        let date = date.filter(|date| (0..=9999).contains(&date.period.first().year()));
        date.map_or_else(|| Cell::Text(value.to_string()), Cell::Date)
    }
}
