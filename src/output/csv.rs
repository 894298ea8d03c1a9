//! CSV: the timeline or the mentions as a table, one row each, in UTF-8.
//!
//! As RFC 4180 has it, but with plain line feeds, which other programs read as well and `cut` reads better.
//! Excel wants semicolons where the decimal sign is a comma, as in Russia, and a byte order mark to see UTF-8.

use std::borrow::Cow;
use std::io::{self, Write};

use super::formats::WriteTagged;
use super::row::{NAMES, Row};
use crate::document::OffsetMap;
use crate::event::Tagged;
use crate::timeline::Timeline;

/// For whom a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Programs: commas, and every cell as it is.
    #[default]
    Plain,
    /// Russian Excel: semicolons, a byte order mark, and an apostrophe before what would be a formula.
    Excel,
}

/// A row for each mention, as programs read them.
pub const TAGGED: WriteTagged = WriteTagged {
    head: |mut out| write_header(&mut out, Dialect::Plain),
    ..WriteTagged::new(|tagged, _| mentions(tagged, Dialect::Plain))
};

/// A row for each mention, as Excel reads them.
pub const TAGGED_FOR_EXCEL: WriteTagged = WriteTagged {
    head: |mut out| write_header(&mut out, Dialect::Excel),
    ..WriteTagged::new(|tagged, _| mentions(tagged, Dialect::Excel))
};

fn mentions(tagged: &Tagged, dialect: Dialect) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    write_mentions(&mut out, tagged, dialect)?;
    Ok(out)
}

/// Writes the header and a row for each event.
pub fn write_timeline(out: &mut impl Write, timeline: &Timeline, dialect: Dialect) -> io::Result<()> {
    write_header(out, dialect)?;
    rows(out, timeline.events.iter().map(Row::of_event), dialect)
}

/// Writes the header, which also stands over a table without rows.
pub fn write_header(out: &mut impl Write, dialect: Dialect) -> io::Result<()> {
    if dialect == Dialect::Excel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = writer(out, dialect);
    table.write_record(NAMES).map_err(io_error)?;
    table.flush()
}

/// Writes a row for each mention of a document, placed or not, in the order of its text.
pub fn write_mentions(out: &mut impl Write, tagged: &Tagged, dialect: Dialect) -> io::Result<()> {
    let places = OffsetMap::new(&tagged.document.text);
    rows(out, tagged.mentions.iter().map(|mention| Row::of_mention(mention, tagged, &places)), dialect)
}

fn rows<'a>(out: &mut impl Write, rows: impl Iterator<Item = Row<'a>>, dialect: Dialect) -> io::Result<()> {
    let mut table = writer(out, dialect);
    for row in rows {
        let cells = row.cells();
        let done = match dialect {
            Dialect::Plain => table.write_record(cells.iter().map(|cell| cell.as_bytes())),
            Dialect::Excel => {
                table.write_record(cells.into_iter().map(guarded).map(|cell| cell.into_owned()))
            }
        };
        done.map_err(io_error)?;
    }
    table.flush()
}

fn writer<W: Write>(out: W, dialect: Dialect) -> ::csv::Writer<W> {
    let delimiter = if dialect == Dialect::Excel { b';' } else { b',' };
    ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(out)
}

/// The cell, with an apostrophe where a spreadsheet would calculate it.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    // OWASP's list for CSV injection, in which the wide signs are for Excel in eastern Asia.
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}").into() } else { cell }
}

/// The failure of the output itself, whose kind tells whether its reader has gone.
fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::document::Document;
    use crate::event::Event;
    use crate::output::example;

    const HEADER: &str = "first,last,phrase,event,status,attribution,source,title,url,published,edtf,value,\
                          type,mod,zone,basis,sources,merged,conflict,sentence,line,start,end\n";

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn header() {
        assert_eq!(text(|out| write_header(out, Dialect::Plain)), HEADER);
    }

    #[test]
    fn mentions() {
        let expected = "2023-10-07,2023-10-07,7 октября 2023 года,Он приехал.,stated,,news/a.txt,\
                        \"Новости, \"\"день\"\"\",,2023-10-09,2023-10-07,2023-10-07,DATE,,,\
                        day:said year:tense,,,,Он приехал 7 октября 2023 года поездом.,2,19,38\n";
        assert_eq!(text(|out| write_mentions(out, &example::tagged(), Dialect::Plain)), expected);
    }

    #[test]
    fn timeline() {
        let event = example::event(
            example::value("2015"),
            Some(Modifier::OnOrAfter),
            "с 2015 года",
            "Работает, \"как\" все",
        );
        let expected = "2015-01-01,,с 2015 года,\"Работает, \"\"как\"\" все.\",stated,,a.txt,,,2025-11-02,2015/..,2015,\
                        DATE,ON_OR_AFTER,,day:said year:tense,1,,,\"Работает, \"\"как\"\" все с 2015 года.\",3,10,21\n";
        let written = text(|out| write_timeline(out, &example::timeline(vec![event]), Dialect::Plain));
        assert_eq!(written, format!("{HEADER}{expected}"));
        assert_eq!(text(|out| write_timeline(out, &Timeline::default(), Dialect::Plain)), HEADER);
    }

    #[test]
    fn reports_and_disagreements() {
        let check = |event: &Event, expected: &str| {
            let written =
                text(|out| write_timeline(out, &example::timeline(vec![event.clone()]), Dialect::Plain));
            let table =
                ::csv::Reader::from_reader(written.as_bytes()).into_records().next().unwrap().unwrap();
            assert_eq!(format!("{} | {} | {}", &table[16], &table[17], &table[18]), expected);
        };
        let mut event = example::event(example::value("2025-10-07"), None, "7 октября", "Решено");
        check(&event, "1 |  | ");
        let mut other =
            example::event(example::value("2025-10-06/2025-10-12"), None, "на \"этой\" неделе", "Решено");
        let article = Document {
            outlet: Some("ТАСС".into()),
            url: Some("https://tass.ru/1".into()),
            ..example::article("b.txt")
        };
        other.source = other.source.in_another(&article).into();
        event.set_others(vec![other.clone()]);
        event.set_conflicts(vec![other.when.interval().unwrap(), event.when.interval().unwrap()]);
        let merged = concat!(
            r#"[{"outlet":"a.txt","phrase":"7 октября","event":"Решено.","status":"stated","attribution":null,"#,
            r#""first":"2025-10-07","last":"2025-10-07","#,
            r#""published":"2025-11-02","url":null},"#,
            r#"{"outlet":"ТАСС","phrase":"на \"этой\" неделе","event":"Решено.","status":"stated","#,
            r#""attribution":null,"first":"2025-10-06","last":"2025-10-12","#,
            r#""published":"2025-11-02","url":"https://tass.ru/1"}]"#
        );
        check(&event, &format!("2 | {merged} | 2025-10-06/2025-10-12;2025-10-07"));
    }

    #[test]
    fn excel() {
        let check = |cell: &str, expected: &str| assert_eq!(guarded(cell.into()), expected);
        check("=1+1", "'=1+1");
        check("-0043-01-01", "'-0043-01-01");
        check("@SUM(1)", "'@SUM(1)");
        check("\n=1+1", "'\n=1+1");
        check("＝1+1", "'＝1+1");
        check("7 октября", "7 октября");
        let event = example::event(example::value("2015"), None, "в 2015 году", "@A1; \"так\"");
        let written = text(|out| write_timeline(out, &example::timeline(vec![event]), Dialect::Excel));
        assert!(written.starts_with("\u{feff}first;last;phrase;event;"), "{written}");
        assert!(written.contains(";в 2015 году;\"'@A1; \"\"так\"\".\";stated;"), "{written}");
    }
}
