//! The limits of reading, all of them, and reading up to one.
//!
//! Whatever is fed in, memory stays within them, and what is too large is skipped with a note that says so.

use std::io::{self, BufRead};

use super::open::Stream;

/// Bytes of one document at most, unpacked, unless the caller says another size.
///
/// Each byte may become a token of 24 bytes, and copies of its text are under way: 300 MB are enough for that.
pub(super) const DOCUMENT: usize = 6_000_000;
/// Bytes of the head of a record of an archive, and of a feed's before its first item.
#[cfg(any(feature = "feeds", feature = "warc"))]
pub(super) const HEAD: usize = 64 << 10;
/// Elements of a page within elements: one with more is broken, and would be walked without an end.
#[cfg(feature = "html")]
pub(super) const DEEPEST: usize = 200;
/// Elements of a page; what comes after them is left out.
#[cfg(feature = "html")]
pub(super) const ELEMENTS: usize = 100_000;
/// Bytes that Zstandard may keep of what was unpacked: those of its levels up to 19 are a quarter of it.
#[cfg(feature = "compressed")]
pub(super) const WINDOW: u64 = 32 << 20;

/// What was read up to an end mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// There was nothing left.
    End,
    Whole,
    /// It has so many bytes, more than the limit, and was read away.
    TooLarge(u64),
}

/// Reads up to the end mark and with it, after the bytes that are there.
pub(super) fn read_until(
    reader: &mut Stream,
    end: u8,
    limit: usize,
    bytes: &mut Vec<u8>,
) -> io::Result<Piece> {
    let (start, mut count) = (bytes.len(), 0);
    loop {
        let held = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            held => held?,
        };
        let found = memchr::memchr(end, held);
        let piece = &held[..found.map_or(held.len(), |at| at + 1)];
        count += piece.len();
        if count <= limit {
            bytes.extend_from_slice(piece);
        }
        let (length, is_end) = (piece.len(), found.is_some() || held.is_empty());
        reader.consume(length);
        if is_end {
            break;
        }
    }
    Ok(match count {
        0 => Piece::End,
        _ if count <= limit => Piece::Whole,
        _ => {
            bytes.truncate(start);
            Piece::TooLarge(count as u64)
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// Whatever the reader holds at a time.
    #[test]
    fn what_is_too_large_is_read_away() {
        for held in 1..20 {
            let mut reader: Stream =
                Box::new(BufReader::with_capacity(held, &b"ab\nabcd\nabc\nabcdefgh"[..]));
            let mut bytes = Vec::new();
            let mut read = || read_until(&mut reader, b'\n', 4, &mut bytes).unwrap();
            assert_eq!([read(), read(), read()], [Piece::Whole, Piece::TooLarge(5), Piece::Whole]);
            assert_eq!([read(), read()], [Piece::TooLarge(8), Piece::End]);
            assert_eq!(bytes, b"ab\nabc\n");
        }
    }
}
