//! Tables as CSV: an article a record, with the names of the fields in the first line.
//!
//! Commas, semicolons or tabs stand between the fields, and lines may break within quotation marks.

mod quotes;

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;

use self::quotes::{Quotes, cut};
use super::encoding::decode;
use super::format::{Beginning, RecordStream};
use super::limit::{Piece, read_until};
use super::open::Stream;
use super::record::{Origin, RawRecord, ReadRecord, Source};
use super::{Fields, FormatReader, jsonl};
use crate::document::Document;
use crate::error::{Error, ErrorKind};

pub(super) const READER: FormatReader = FormatReader {
    name: "csv",
    aliases: &["tsv"],
    about: "A table with the same names in its first line; commas, semicolons or tabs between",
    extensions: &["csv", "tsv"],
    detect,
    split,
};

/// A line that names the text and another field, and is no object of JSON with such words in it.
fn detect(beginning: &Beginning) -> bool {
    if jsonl::detect(beginning) {
        return false;
    }
    let columns = decode(beginning.line, beginning.guessed);
    let columns = columns.ok().and_then(|(line, _)| Columns::of(&line, beginning.fields));
    columns.is_some_and(|columns| 2 <= columns.known())
}

/// Where the fields stand.
#[derive(Debug)]
pub(super) struct Columns {
    delimiter: u8,
    count: usize,
    id: Option<usize>,
    text: usize,
    date: Option<usize>,
    title: Option<usize>,
    url: Option<usize>,
}

impl Columns {
    /// Reads the first line; none where it does not name the text.
    fn of(line: &str, fields: &Fields) -> Option<Columns> {
        // To make the tables that cut a line takes longer than to read an article.
        if !line.to_lowercase().contains(&fields.text.to_lowercase()) {
            return None;
        }
        [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
            let names = cut(line.as_bytes(), delimiter);
            let place = |field: &str| {
                let is_it =
                    |name: &[u8]| String::from_utf8_lossy(name).trim().to_lowercase() == field.to_lowercase();
                names.iter().position(is_it)
            };
            Some(Columns {
                delimiter,
                count: names.len(),
                text: place(&fields.text)?,
                id: place(&fields.id),
                date: place(&fields.date),
                title: place(&fields.title),
                url: place(&fields.url),
            })
        })
    }

    fn known(&self) -> usize {
        1 + [self.id, self.date, self.title, self.url].into_iter().flatten().count()
    }

    /// Whether lines are one record with all fields and with quotation marks that fit.
    fn is_whole(&self, lines: &[u8]) -> bool {
        let marks = lines.iter().filter(|byte| **byte == b'"').count();
        let quotes = Quotes::of(lines, self.delimiter);
        marks % 2 == 0 && !quotes.is_open && !quotes.goes_on && cut(lines, self.delimiter).len() == self.count
    }
}

/// Bytes that may be read again in search of the end of broken records, beside twice those of the stream:
/// enough for a thousand of 64 kB, and no more than a moment's work. Then a broken record takes all its lines.
const AGAIN: usize = if cfg!(test) { 64 << 10 } else { 64 << 20 };

/// What our own tables begin with.
const TIMELINE: &str = "first,last,phrase,event,status,";

/// A line with its end, or the size of one that is too large; an empty one is the end.
type Line = Result<Vec<u8>, u64>;

fn is_end(line: &Line) -> bool {
    line.as_ref().is_ok_and(Vec::is_empty)
}

/// The records of one table.
struct Table {
    stream: Stream,
    source: Arc<Source>,
    /// Those of the first line, once it was read.
    columns: Option<Arc<Columns>>,
    /// Lines that were read too far.
    ahead: VecDeque<Line>,
    /// The number of the line that was taken last, and of the record.
    line: u64,
    number: u64,
    /// Bytes that may still be read again.
    again: usize,
    is_over: bool,
}

fn split(stream: Stream, source: Arc<Source>) -> RecordStream {
    let (columns, ahead, line, number) = Default::default();
    Box::new(Table { stream, source, columns, ahead, line, number, again: AGAIN, is_over: false })
}

impl Table {
    /// The next line; an empty one at the end.
    fn line(&mut self) -> io::Result<Line> {
        let line = match self.ahead.pop_front() {
            Some(line) => line,
            None => {
                let (mut line, limit) = (Vec::new(), self.limit());
                match read_until(&mut self.stream, b'\n', limit, &mut line)? {
                    Piece::TooLarge(size) => Err(size),
                    Piece::Whole | Piece::End => {
                        self.again = self.again.saturating_add(2 * line.len());
                        Ok(line)
                    }
                }
            }
        };
        self.line += u64::from(!is_end(&line));
        Ok(line)
    }

    fn limit(&self) -> usize {
        self.source.options.max_document
    }

    /// The next line that is not blank; an empty one at the end.
    fn filled_line(&mut self) -> io::Result<Line> {
        loop {
            let line = self.line()?;
            if is_end(&line) || !line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
                return Ok(line);
            }
        }
    }

    /// Reads the names of the fields; none for a timeline that stands in a folder of articles. Errors when
    /// the text is not among them.
    fn header(&mut self) -> Result<Option<Columns>, Error> {
        let place = self.source.place.clone();
        let mut line = self.header_line()?;
        // A word to Excel.
        if line.starts_with(b"sep=") {
            line = self.header_line()?;
        }
        let (header, _) = decode(&line, self.source.guessed).map_err(|kind| Error::at(&place, kind))?;
        if self.source.is_walked && header.starts_with(TIMELINE) {
            return Ok(None);
        }
        let columns = Columns::of(header.trim(), &self.source.options.fields).ok_or_else(|| {
            let found: String = header.trim().chars().take(80).collect();
            let name = self.source.options.fields.text.clone();
            Error::at(&place, ErrorKind::MissingColumn { format: "csv", name, found })
        })?;
        Ok(Some(columns))
    }

    fn header_line(&mut self) -> Result<Vec<u8>, Error> {
        let line = self.filled_line().map_err(|error| self.unreadable(error))?;
        line.map_err(|size| Error::at(&self.source.place, self.too_large(size)))
    }

    fn too_large(&self, size: u64) -> ErrorKind {
        ErrorKind::TooLarge { limit: self.limit(), size: Some(size) }
    }

    fn unreadable(&self, error: io::Error) -> Error {
        Error::io(&self.source.place, ErrorKind::Read { after: Some(("line", self.line)) }, error)
    }

    /// The lines of the next record; none at the end.
    fn record(&mut self, columns: &Arc<Columns>) -> Result<Option<RawRecord>, Error> {
        let first = self.filled_line().map_err(|error| self.unreadable(error))?;
        if is_end(&first) {
            return Ok(None);
        }
        self.number += 1;
        let (number, line, limit) = (self.number, self.line, self.limit());
        let mut bytes = first.map_err(|size| self.source.broken(number, line, self.too_large(size)))?;
        let mut ends = vec![bytes.len()];
        let mut quotes = Quotes::of(&bytes, columns.delimiter);
        while quotes.is_open {
            match self.line().map_err(|error| self.unreadable(error))? {
                Ok(next) if !next.is_empty() && bytes.len() + next.len() <= limit => {
                    quotes.read(&next);
                    bytes.extend(next);
                    ends.push(bytes.len());
                }
                next => {
                    self.ahead.push_front(next);
                    break;
                }
            }
        }
        if 1 < ends.len() && !columns.is_whole(&bytes) || quotes.is_open {
            return Err(self.broken(&bytes, &ends, line, columns));
        }
        let origin = Origin::record(&self.source, number, line);
        Ok(Some(RawRecord::new(bytes, columns.clone(), origin)))
    }

    /// Goes back to the first line after a broken record that begins a whole one, and says what is broken.
    fn broken(&mut self, bytes: &[u8], ends: &[usize], line: u64, columns: &Columns) -> Error {
        let lines = ends.len();
        let mut left = 4 * bytes.len();
        let mut is_record = |from: usize| {
            let start = ends[from - 1];
            let mut quotes = Quotes::of(&bytes[start..ends[from]], columns.delimiter);
            let mut to = from;
            while quotes.is_open && to + 1 < lines {
                to += 1;
                let line = &bytes[ends[to - 1]..ends[to]];
                if left < line.len() {
                    return false;
                }
                left -= line.len();
                quotes.read(line);
            }
            !quotes.is_open && columns.is_whole(&bytes[start..ends[to]])
        };
        let is_dear = self.again < bytes.len();
        self.again = self.again.saturating_sub(bytes.len());
        let next = (1..lines).find(|from| !is_dear && is_record(*from)).unwrap_or(lines);
        for to in (next..lines).rev() {
            self.ahead.push_front(Ok(bytes[ends[to - 1]..ends[to]].to_vec()));
        }
        self.line = line + next as u64 - 1;
        let found = cut(&bytes[..ends[next - 1]], columns.delimiter).len();
        let fault = format!(
            "expected {} fields, found {found} and a quotation mark that does not fit: correct it",
            columns.count
        );
        self.source.broken(self.number, line, ErrorKind::broken(fault))
    }
}

impl Iterator for Table {
    type Item = Result<RawRecord, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let columns = match self.columns.clone() {
            Some(columns) => columns,
            None => match self.header() {
                Ok(Some(columns)) => Arc::clone(self.columns.insert(columns.into())),
                Ok(None) => return None,
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            },
        };
        let record = self.record(&columns);
        // What cannot be read ends the table; a record that is broken does not.
        self.is_over = record.as_ref().map_or_else(|error| error.record().is_none(), Option::is_none);
        record.transpose()
    }
}

impl ReadRecord for Columns {
    fn read(&self, bytes: &[u8], origin: &Origin) -> Result<Option<Document>, ErrorKind> {
        let (record, note) = decode(bytes, origin.source.guessed)?;
        let fields = cut(record.as_bytes(), self.delimiter);
        if fields.len() != self.count {
            let (expected, found) = (self.count, fields.len());
            return Err(ErrorKind::broken(format!(
                "expected {expected} fields, found {found}: put a field with delimiters in quotation marks"
            )));
        }
        // A text was cut at ASCII, so that its parts are text.
        let field = |place: usize| String::from_utf8_lossy(&fields[place]);
        let trimmed =
            |place: Option<usize>| place.map_or(String::new(), |place| field(place).trim().to_owned());
        let text = field(self.text);
        if text.trim().is_empty() {
            let column = self.text + 1;
            let fault = format!("expected a text in column {column}, found none: leave the record out");
            return Err(ErrorKind::no_text(fault));
        }
        let builder = origin.builder().id(trimmed(self.id)).title(trimmed(self.title)).text(text);
        Ok(Some(builder.url(trimmed(self.url)).date(trimmed(self.date)).notes(note).detect()))
    }
}

#[cfg(test)]
mod tests {
    use super::quotes::LOOKED_AT;
    use super::*;
    use crate::reader::Options;
    use crate::reader::record::check_records;

    /// Reads a table as the file `a.csv`; a line each of `id published title text` or the error.
    fn check(bytes: &'static str, expected: &[&str]) {
        let records = split(Box::new(bytes.as_bytes()), Source::of("a.csv", &READER, Options::default()));
        let tell = |document: Document, published| {
            let title = document.title.unwrap_or("-".into());
            format!("{} {published} {title} {:?}", document.id, document.text)
        };
        check_records(records, tell, expected);
    }

    #[test]
    fn delimiters_names_and_quotes() {
        check("id,text,date\nx,Суд,2025-11-02\n", &["x 2025-11-02 - \"Суд\""]);
        check(
            "\u{feff}Date;Text;Title\r\n02.11.2025;\"Суд; и\r\nснова \"\"суд\"\"\";Т\r\n",
            &["a.csv#1 2025-11-02 Т \"Суд; и\\r\\nснова \\\"суд\\\"\""],
        );
        check("sep=;\ntext;id\nСуд;5", &["5 - - \"Суд\""]);
        check(
            "id\ttext\n\n1\tСуд, \"и\" снова\n\n2\tСуд\n",
            &["1 - - \"Суд, \\\"и\\\" снова\"", "2 - - \"Суд\""],
        );
        check(
            "url,title,text,topic,tags,date\nhttps://lenta.ru/news/2019/12/14/a/,Т,Суд,Россия,Все,2019/12/14\n",
            &["a.csv#1 2019-12-14 Т \"Суд\""],
        );
        // Without a date, as in the first version of that archive.
        check(
            "url,title,text,topic,tags\nhttps://lenta.ru/news/2018/12/14/a/,Т,Суд,Россия,Все\n",
            &["a.csv#1 2018-12-14 Т"],
        );
        check("id,text", &[]);
    }

    #[test]
    fn one_broken_record_is_one_error() {
        check(
            "id,text\n1,а\n2\n3,в,г\n4,\n5,д\n",
            &[
                "1 ",
                "Some(2) a.csv:3: record 2: expected 2 fields, found 1: ",
                "Some(3) a.csv:4: record 3: expected 2 fields, found 3: ",
                "Some(4) a.csv:5: record 4: expected a text in column 2, found none: ",
                "5 ",
            ],
        );
        // A quotation mark that is never closed, or only by that of another record.
        let mark = "record 2: expected 2 fields, found 2 and a quotation mark that does not fit: correct it";
        check("id,text\n1,а\n2,\"б\n3,в\n4,г\n", &["1 ", &format!("Some(2) a.csv:3: {mark}"), "3 ", "4 "]);
        check(
            "id,text\n1,а\n2,\"б\n3,в\n4,\"г\nд\"\n5,е\n",
            &["1 ", &format!("Some(2) a.csv:3: {mark}"), "3 ", "4 - - \"г\\nд\"", "5 "],
        );
        // One with lines of its own and a field too many.
        check(
            "id,text\n1,\"а\nб\",в\n2,г\n",
            &["Some(1) a.csv:2: record 1: expected 2 fields, found 3", "2 "],
        );
    }

    #[test]
    fn a_first_line_that_names_no_text() {
        check(
            "id,body\n1,а\n",
            &[
                "None a.csv: expected a first line with the names of columns, \"text\" among them, found \"id,body\"",
            ],
        );
        check("", &["None a.csv: expected a first line"]);
    }

    #[test]
    fn marks_that_are_never_closed_cost_no_more_than_reading() {
        let looked_at = |line: &str, lines: usize| {
            LOOKED_AT.set(0);
            let table = format!("id,text\n1,\"{}", line.repeat(lines));
            let records =
                split(Box::new(io::Cursor::new(table)), Source::of("a", &READER, Options::default()));
            assert!(0 < records.count());
            LOOKED_AT.get()
        };
        for line in ["а\n", "1,\"а\n", "\"\n", "а\"б,\"в\n", "а\"б,\"в\n1,г\n"] {
            let (few, many) = (looked_at(line, 3_000), looked_at(line, 30_000));
            assert!(0 < few && many <= 11 * few, "{few} bytes, then {many}: {line:?}");
        }
    }

    #[test]
    fn a_line_that_is_too_large_is_an_error_of_its_record() {
        let table = format!("id,text\n1,{}\n2,б\n3,\"в\n{}\n4,г\n", "а".repeat(600), "д".repeat(600));
        let options = Options { max_document: 1000, ..Options::default() };
        let records = split(Box::new(io::Cursor::new(table)), Source::of("a", &READER, options));
        let told = records.map(|raw| raw.map_or_else(|error| error.to_string(), |raw| raw.id()));
        let told: Vec<String> = told.map(|told| told.split(" fields").next().unwrap().into()).collect();
        let too_large = "expected a document of at most 1.0 kB, found 1.2 kB";
        assert_eq!(
            told,
            [
                &format!("a:2: record 1: {too_large}"),
                "a#2",
                "a:4: record 3: expected 2",
                &format!("a:5: record 4: {too_large}"),
                "a#5"
            ]
        );
    }
}
