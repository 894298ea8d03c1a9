//! CSV: the timeline or the mentions as a table, one row each, in UTF-8.
//!
//! As RFC 4180 has it, but with plain line feeds, which other programs read as well and `cut` reads better.

use std::io::{self, Write};

use super::places::Places;
use super::row::{NAMES, Row};
use crate::event::Tagged;
use crate::timeline::Timeline;

/// Writes the header and a row for each event.
pub fn write_timeline(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    write_header(out)?;
    rows(out, timeline.events.iter().map(Row::of_event))
}

/// Writes the header, which also stands over a table without rows.
pub fn write_header(out: &mut impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(NAMES).map_err(io_error)?;
    table.flush()
}

/// Writes a row for each mention of a document, placed or not, in the order of its text.
pub fn write_mentions(out: &mut impl Write, tagged: &Tagged) -> io::Result<()> {
    let places = Places::new(&tagged.document.text);
    rows(out, tagged.mentions.iter().map(|mention| Row::of_mention(mention, tagged, &places)))
}

fn rows<'a>(out: &mut impl Write, rows: impl Iterator<Item = Row<'a>>) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    for row in rows {
        table.write_record(row.cells().iter().map(|cell| cell.as_bytes())).map_err(io_error)?;
    }
    table.flush()
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
    use crate::event::Event;
    use crate::input::Document;
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
        assert_eq!(text(write_header), HEADER);
    }

    #[test]
    fn mentions() {
        let expected = "2023-10-07,2023-10-07,7 октября 2023 года,Он приехал.,stated,,news/a.txt,\
                        \"Новости, \"\"день\"\"\",,2023-10-09,2023-10-07,2023-10-07,DATE,,,\
                        day:said year:tense,,,,Он приехал 7 октября 2023 года поездом.,2,19,38\n";
        assert_eq!(text(|out| write_mentions(out, &example::tagged())), expected);
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
        let written = text(|out| write_timeline(out, &example::timeline(vec![event])));
        assert_eq!(written, format!("{HEADER}{expected}"));
        assert_eq!(text(|out| write_timeline(out, &Timeline::default())), HEADER);
    }

    #[test]
    fn tellings_and_disagreements() {
        let check = |event: &Event, expected: &str| {
            let written = text(|out| write_timeline(out, &example::timeline(vec![event.clone()])));
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
            r#"[{"outlet":"a.txt","phrase":"7 октября","first":"2025-10-07","last":"2025-10-07","#,
            r#""published":"2025-11-02","url":null},"#,
            r#"{"outlet":"ТАСС","phrase":"на \"этой\" неделе","first":"2025-10-06","last":"2025-10-12","#,
            r#""published":"2025-11-02","url":"https://tass.ru/1"}]"#
        );
        check(&event, &format!("2 | {merged} | 2025-10-06/2025-10-12;2025-10-07"));
    }
}
