//! The fields of a record of a table, and the quotation marks around them.

use std::cell::RefCell;

use csv::ByteRecord;
use csv_core::{ReadRecordResult, Reader as Cutter};

thread_local! {
    /// What cut the last record, with its delimiter: to make its tables takes as long as to read a record.
    static CUTTER: RefCell<Option<(u8, Cutter)>> = const { RefCell::new(None) };
}

/// The fields of a record.
pub(super) fn cut(record: &[u8], delimiter: u8) -> ByteRecord {
    let kept = CUTTER.take().filter(|(kept, _)| *kept == delimiter).map(|(_, cutter)| cutter);
    let mut cutter = kept.unwrap_or_else(|| csv_core::ReaderBuilder::new().delimiter(delimiter).build());
    cutter.reset();
    let fields = cut_with(&mut cutter, record);
    CUTTER.set(Some((delimiter, cutter)));
    fields
}

fn cut_with(cutter: &mut Cutter, record: &[u8]) -> ByteRecord {
    let (mut fields, mut ends) = (vec![0; record.len() + 1], vec![0; 16]);
    let (mut read, mut written, mut count) = (0, 0, 0);
    loop {
        let (state, taken, put, ended) =
            cutter.read_record(&record[read..], &mut fields[written..], &mut ends[count..]);
        (read, written, count) = (read + taken, written + put, count + ended);
        match state {
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::OutputFull => fields.resize(fields.len() * 2, 0),
            // Nothing to read means the end.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::Record | ReadRecordResult::End => break,
        }
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends[..count]).map(|(start, end)| &fields[start..*end]).collect()
}

/// What is known of the quotation marks of a record so far, so that each line is looked at once.
pub(super) struct Quotes {
    delimiter: u8,
    /// Whether a mark that opens a field is not closed yet.
    pub is_open: bool,
    is_quoted: bool,
    /// Whether a field goes on after the mark that closes it.
    pub goes_on: bool,
    before: u8,
}

impl Quotes {
    pub fn of(lines: &[u8], delimiter: u8) -> Quotes {
        let mut quotes =
            Quotes { delimiter, is_open: false, is_quoted: false, goes_on: false, before: delimiter };
        quotes.read(lines);
        quotes
    }

    /// Reads whole lines on.
    pub fn read(&mut self, lines: &[u8]) {
        #[cfg(test)]
        LOOKED_AT.set(LOOKED_AT.get() + lines.len());
        if !lines.contains(&b'"') {
            self.before = lines.last().copied().unwrap_or(self.before);
            return;
        }
        // A mark opens a field only at its start; two of them within it are a letter, and close and open it.
        for &byte in lines {
            let is_start = !self.is_open && (self.before == self.delimiter || self.before == b'\n');
            self.is_quoted = self.is_quoted && !is_start;
            if byte == b'"' && (is_start || self.is_quoted) {
                (self.is_open, self.is_quoted) = (!self.is_open, true);
            } else if self.is_quoted && !self.is_open && self.before == b'"' {
                self.goes_on |= byte != self.delimiter && byte != b'\r' && byte != b'\n';
            }
            self.before = byte;
        }
    }
}

#[cfg(test)]
thread_local! {
    /// Bytes in which quotation marks were looked for.
    pub(super) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}
