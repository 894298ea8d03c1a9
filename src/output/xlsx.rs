//! A workbook for Excel and LibreOffice: the table with real dates, links, a filter and a frozen header.
//!
//! Nothing here is left to the spreadsheet to guess: a day is a date, a count a number, all else text, so that
//! «7 октября» stays as it is and nothing is a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{
    ColNum, DocProperties, ExcelDateTime, Format, FormatAlign, RowNum, Url, Workbook, Worksheet, XlsxError,
};

use super::row::{NAMES, Row};
use super::web;
use crate::timeline::Timeline;

/// Writes the workbook, and tells how many events its one sheet has no room for.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<usize> {
    let (bytes, left_out) = workbook(timeline).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    Ok(left_out)
}

/// Excel's limits: rows of a sheet with the header, links of a sheet, UTF-16 units of a cell, letters of an address.
const ROWS: usize = 1_048_576;
const LINKS: usize = 65_530;
const CELL: usize = 32_767;
const ADDRESS: usize = 2_079;

struct Formats {
    head: Format,
    text: Format,
    long: Format,
    day: Format,
    moment: Format,
}

fn workbook(timeline: &Timeline) -> Result<(Vec<u8>, usize), XlsxError> {
    let top = || Format::new().set_align(FormatAlign::Top);
    let formats = Formats {
        head: Format::new().set_bold(),
        text: top().set_num_format("@"),
        long: top().set_num_format("@").set_text_wrap(),
        day: top().set_num_format("yyyy\\-mm\\-dd"),
        moment: top().set_num_format("yyyy\\-mm\\-dd\\ hh:mm"),
    };
    let mut workbook = Workbook::new();
    // The same timeline gives the same file: no clock on the wall.
    workbook
        .set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Летопись")?;
    for (column, name) in (0..).zip(NAMES) {
        sheet.write_with_format(0, column, name, &formats.head)?;
        sheet.set_column_width(column, width(name))?;
    }
    let mut links = 0;
    let shown = timeline.events.len().min(ROWS - 1);
    for (n, event) in (1..).zip(&timeline.events[..shown]) {
        for ((column, name), cell) in (0..).zip(NAMES).zip(Row::of_event(event).cells()) {
            write_cell(sheet, (n, column), name, &cell, &formats, &mut links)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, shown as RowNum, NAMES.len() as ColNum - 1)?;
    Ok((workbook.save_to_buffer()?, timeline.events.len() - shown))
}

fn width(name: &str) -> f64 {
    match name {
        "event" | "sentence" => 60.0,
        "phrase" | "title" | "url" | "basis" => 28.0,
        "source" | "attribution" | "merged" => 20.0,
        _ => 12.0,
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    name: &str,
    cell: &str,
    formats: &Formats,
    links: &mut usize,
) -> Result<(), XlsxError> {
    if cell.is_empty() {
        return Ok(());
    }
    let format = if matches!(name, "event" | "sentence") { &formats.long } else { &formats.text };
    let written = match name {
        "first" | "last" | "published" => match moment(cell) {
            Some(When::Day(day)) => sheet.write_with_format(row, column, day, &formats.day),
            Some(When::Moment(moment)) => sheet.write_with_format(row, column, moment, &formats.moment),
            None => sheet.write_string_with_format(row, column, cell, format),
        },
        "sources" | "line" | "start" | "end" => match cell.parse::<u32>() {
            Ok(number) => sheet.write_number(row, column, number),
            Err(_) => sheet.write_string_with_format(row, column, cell, format),
        },
        "url" => match web::link(cell).filter(|link| link.len() <= ADDRESS && *links < LINKS) {
            Some(link) => {
                *links += 1;
                sheet.write_url_with_text(row, column, Url::new(link), cell)
            }
            None => sheet.write_string_with_format(row, column, fitting(cell), format),
        },
        _ => sheet.write_string_with_format(row, column, fitting(cell), format),
    };
    written.map(|_| ())
}

enum When {
    Day(ExcelDateTime),
    Moment(ExcelDateTime),
}

/// A day that Excel counts right: before March 1900 it has a 29 February that never was.
fn moment(cell: &str) -> Option<When> {
    let day = cell.get(..10)?.parse::<NaiveDate>().ok()?;
    if day < NaiveDate::from_ymd_opt(1900, 3, 1)? || 9999 < day.year() {
        return None;
    }
    let date = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8).ok()?;
    if cell.len() == 10 {
        return Some(When::Day(date));
    }
    // 24:00 is none of a clock's readings, and stays text.
    NaiveDateTime::parse_from_str(cell, "%Y-%m-%dT%H:%M").ok()?;
    let (hour, minute) = cell.get(11..)?.split_once(':')?;
    Some(When::Moment(date.and_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()?))
}

/// The text as far as a cell has room for it.
fn fitting(cell: &str) -> Cow<'_, str> {
    if cell.len() <= CELL || cell.encode_utf16().count() <= CELL {
        return cell.into();
    }
    let mut units = 0;
    let fits = |char: &char| {
        units += char.len_utf16();
        units < CELL
    };
    cell.chars().take_while(fits).chain(['…']).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example::{event, timeline, value};

    #[test]
    fn days_that_excel_counts_right() {
        let check = |cell: &str, expected: &str| {
            let told = match moment(cell) {
                Some(When::Day(_)) => "day",
                Some(When::Moment(_)) => "moment",
                None => "text",
            };
            assert_eq!(told, expected, "{cell}");
        };
        check("2025-10-07", "day");
        check("1900-03-01", "day");
        check("1900-02-28", "text");
        check("-0043-01-01", "text");
        check("2025-10-07T18:30", "moment");
        check("2025-10-07T24:00", "text");
        check("2025-10", "text");
    }

    #[test]
    fn a_cell_is_no_longer_than_it_may_be() {
        let long = "😀".repeat(20_000);
        let cell = fitting(&long);
        assert!(cell.ends_with("😀…") && cell.encode_utf16().count() <= CELL);
        assert_eq!(fitting("7 октября"), "7 октября");
    }

    #[test]
    fn the_same_timeline_gives_the_same_file() {
        let all = timeline(vec![event(value("2025-10-07"), None, "7 октября", "=1+1")]);
        let written = || {
            let mut out = Vec::new();
            assert_eq!(write(&mut out, &all).unwrap(), 0);
            out
        };
        assert!(written().starts_with(b"PK") && written() == written());
    }
}
