//! Articles in tables in Parquet, and what is broken in them.
#![cfg(feature = "parquet")]

mod program;

use std::sync::Arc;

use parquet::basic::{
    Compression, GzipLevel, LogicalType, TimeUnit, TimestampType, Type as Physical, ZstdLevel,
};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use program::Folder;

/// The cells of a column.
enum Cells {
    Text(Vec<Option<&'static str>>),
    Bytes(&'static [u8]),
    Day(i32),
    Moment(i64, TimestampType),
    Number(i64),
}

use Cells::{Bytes, Day, Moment, Number, Text};

fn texts(texts: &[&'static str]) -> Cells {
    Text(texts.iter().map(|text| Some(*text)).collect())
}

/// A table with so many row groups, which are all alike.
fn table(columns: &[(&str, Cells)], groups: usize, properties: WriterProperties) -> Vec<u8> {
    let column = |(name, cells): &(&str, Cells)| {
        let (physical, logical) = match cells {
            Text(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Bytes(_) => (Physical::BYTE_ARRAY, None),
            Day(_) => (Physical::INT32, Some(LogicalType::Date)),
            Moment(_, kind) => (Physical::INT64, Some(LogicalType::Timestamp(kind.clone()))),
            Number(_) => (Physical::INT64, None),
        };
        Arc::new(Type::primitive_type_builder(name, physical).with_logical_type(logical).build().unwrap())
    };
    let columns_of = columns.iter().map(column).collect();
    let schema = Type::group_type_builder("table").with_fields(columns_of).build().unwrap();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema.into(), properties.into()).unwrap();
    for _ in 0..groups {
        let mut group = writer.next_row_group().unwrap();
        for (_, cells) in columns {
            let mut column = group.next_column().unwrap().unwrap();
            match cells {
                Text(cells) => {
                    let levels: Vec<i16> = cells.iter().map(|cell| cell.is_some().into()).collect();
                    let cells: Vec<_> = cells.iter().flatten().map(|cell| ByteArray::from(*cell)).collect();
                    column.typed::<ByteArrayType>().write_batch(&cells, Some(&levels), None).unwrap();
                }
                Bytes(cell) => {
                    let cell = ByteArray::from(cell.to_vec());
                    column.typed::<ByteArrayType>().write_batch(&[cell], Some(&[1]), None).unwrap();
                }
                Day(cell) => {
                    column.typed::<Int32Type>().write_batch(&[*cell], Some(&[1]), None).unwrap();
                }
                Moment(cell, _) | Number(cell) => {
                    column.typed::<Int64Type>().write_batch(&[*cell], Some(&[1]), None).unwrap();
                }
            }
            column.close().unwrap();
        }
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn plain() -> WriterProperties {
    WriterProperties::builder().build()
}

/// Runs `tag` with the table; an item each of `id published`, then what stands on standard error.
fn check(bytes: &[u8], flags: &str, expected: &[&str], message: &str) {
    let folder = Folder::new(&[("a.parquet", bytes)]);
    let run = folder.run(&format!("tag -q {flags} a.parquet"), "");
    let told: Vec<String> = run
        .stdout
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = row["id"].as_str().map_or(row["record"].to_string(), str::to_owned);
            format!("{id} {}", row["published"].as_str().unwrap_or("-"))
        })
        .collect();
    assert_eq!(told, expected, "{}", run.stderr);
    assert!(run.stderr.contains(message) && run.stderr.is_empty() == message.is_empty(), "{}", run.stderr);
}

const TEXT: &str = "Суд решил 5 марта.";

#[test]
fn row_groups_in_every_packing() {
    let columns = [
        ("ID", texts(&["1", "2"])),
        ("Text", texts(&[TEXT, TEXT])),
        ("date", texts(&["2021-03-10", "2021-03-11"])),
    ];
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
    ] {
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            let properties =
                WriterProperties::builder().set_compression(compression).set_writer_version(version);
            let bytes = table(&columns, 2, properties.build());
            check(&bytes, "", &["1 2021-03-10", "2 2021-03-11", "1 2021-03-10", "2 2021-03-11"], "");
        }
    }
    check(&table(&columns, 0, plain()), "", &[], "");
}

#[test]
fn dates_have_types() {
    let of = |cells| table(&[("text", texts(&[TEXT])), ("day", cells)], 1, plain());
    let moment = |seconds: i64, unit, is_adjusted_to_u_t_c| {
        let in_second = match unit {
            TimeUnit::MILLIS => 1_000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => 1_000_000_000,
        };
        of(Moment(seconds * in_second, TimestampType { is_adjusted_to_u_t_c, unit }))
    };
    let check = |bytes: Vec<u8>, day| {
        check(&bytes, "--field date=day", &[&format!("a.parquet#1 {day}")], "");
    };
    check(of(Day(18696)), "2021-03-10");
    // 22:00 in UTC is the next day in Moscow.
    for unit in [TimeUnit::MILLIS, TimeUnit::MICROS, TimeUnit::NANOS] {
        check(moment(18696 * 86400 + 22 * 3600, unit, true), "2021-03-11");
        check(moment(18696 * 86400 + 22 * 3600, unit, false), "2021-03-10");
    }
    check(of(Day(-1)), "1969-12-31");
    check(of(Text(vec![None])), "-");
}

#[test]
fn one_broken_record_is_one_error() {
    let bytes = table(
        &[("id", texts(&["1", "2", "3"])), ("text", Text(vec![Some(TEXT), None, Some(TEXT)]))],
        2,
        plain(),
    );
    let none = "a.parquet:5: expected a text in column \"text\", found none: leave the record out";
    check(&bytes, "", &["1 -", "2 -", "3 -", "1 -", "5 -", "3 -"], none);
    let bytes = table(&[("text", Bytes(b"\xD1\xF3\xE4"))], 2, plain());
    let none = "a.parquet:2: expected UTF-8 in column \"text\", found other bytes: write it as strings";
    check(&bytes, "", &["1 -", "2 -"], none);
}

#[test]
fn columns_that_cannot_be() {
    let other = table(&[("id", texts(&["1"])), ("body", texts(&[TEXT]))], 1, plain());
    check(
        &other,
        "",
        &[],
        "a.parquet: expected a column \"text\", found id, body: name the column of the text with --field text=NAME",
    );
    check(&other, "--field text=body", &["1 -"], "");
    let number = table(&[("text", Number(5))], 1, plain());
    check(
        &number,
        "",
        &[],
        "a.parquet: expected text in column \"text\", found INT64: name another with --field text=NAME",
    );
    let id = table(&[("id", Number(5)), ("text", texts(&[TEXT]))], 1, plain());
    check(&id, "", &["5 -"], "");
}

/// What is broken in a row group costs its rows and no others.
#[test]
fn faults() {
    let properties = WriterProperties::builder().set_dictionary_enabled(false);
    let properties = properties.set_statistics_enabled(EnabledStatistics::None).build();
    let bytes = table(&[("text", texts(&[TEXT; 3]))], 3, properties);
    let starts: Vec<usize> =
        (0..bytes.len()).filter(|start| bytes[*start..].starts_with(TEXT.as_bytes())).collect();
    assert_eq!(starts.len(), 9);
    let mut broken = bytes.clone();
    // The length of the fourth text.
    broken[starts[3] - 4..starts[3]].fill(0xFF);
    check(
        &broken,
        "",
        &[
            "a.parquet#1 -",
            "a.parquet#2 -",
            "a.parquet#3 -",
            "4 -",
            "a.parquet#7 -",
            "a.parquet#8 -",
            "a.parquet#9 -",
        ],
        "a.parquet:4: expected rows 4 to 6, found a fault: ",
    );
    for end in [4, 9, bytes.len() / 2, bytes.len() - 1] {
        check(&bytes[..end], "", &[], "a.parquet: expected a whole file in Parquet, found a fault: ");
    }
}
