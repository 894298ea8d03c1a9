//! Compressed streams, known by their first bytes: gzip, Zstandard and bzip2, each of any number of parts.
//!
//! What stands in them is read elsewhere.

use std::ffi::OsStr;
use std::path::Path;

use super::open::Stream;
use crate::error::ErrorKind;

/// What compressed files are named, after the name of what is in them.
pub(super) const EXTENSIONS: [&str; 3] = ["gz", "zst", "bz2"];

/// Whether a file is named as compressed ones are.
pub(super) fn is_compressed(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// The name of what is in a file: `a.csv` for `a.csv.gz`, and its own name where it is not compressed.
pub(super) fn inner(path: &Path) -> &Path {
    let name = if is_compressed(path) { path.file_stem() } else { path.file_name() };
    name.map_or(path, Path::new)
}

/// The kinds of compressed streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    Bzip2,
}

impl Kind {
    /// By the first four bytes.
    pub(super) fn of(beginning: &[u8]) -> Option<Kind> {
        match beginning {
            [0x1F, 0x8B, 8, ..] => Some(Kind::Gzip),
            // A frame, or one to be skipped.
            [0x28, 0xB5, 0x2F, 0xFD] | [0x50..=0x5F, 0x2A, 0x4D, 0x18] => Some(Kind::Zstd),
            [b'B', b'Z', b'h', b'1'..=b'9'] => Some(Kind::Bzip2),
            _ => None,
        }
    }

    /// What is in the stream.
    #[cfg(feature = "compressed")]
    pub(super) fn open(self, reader: Stream) -> Result<Stream, ErrorKind> {
        use std::io::{BufReader, Read};
        let stream: Box<dyn Read + Send> = match self {
            Kind::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(reader)),
            Kind::Zstd => Box::new(super::zstd::Frames::new(reader)),
            Kind::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(reader)),
        };
        Ok(Box::new(BufReader::with_capacity(super::open::BUFFER, stream)))
    }

    /// That it cannot be read by this build.
    #[cfg(not(feature = "compressed"))]
    pub(super) fn open(self, _: Stream) -> Result<Stream, ErrorKind> {
        Err(ErrorKind::Feature { name: "compressed" })
    }
}

#[cfg(all(test, feature = "compressed"))]
mod tests {
    use super::*;
    use std::io::{self, Read, Write};

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn bzip2(text: &str) -> Vec<u8> {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        let level = ruzstd::encoding::CompressionLevel::Uncompressed;
        ruzstd::encoding::compress_to_vec(text.as_bytes(), level)
    }

    fn read(bytes: Vec<u8>) -> Result<String, String> {
        let beginning = bytes[..bytes.len().min(4)].to_vec();
        let stream: Stream = Box::new(io::Cursor::new(bytes));
        let mut reader = match Kind::of(&beginning) {
            Some(kind) => kind.open(stream).unwrap(),
            None => stream,
        };
        let mut text = String::new();
        reader.read_to_string(&mut text).map(|_| text).map_err(|error| error.to_string())
    }

    #[test]
    fn streams_of_one_part_and_of_many() {
        let long = "Суд решил. ".repeat(20_000);
        let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3], zstd("в").as_slice()].concat();
        for pack in [gzip, bzip2, zstd] {
            assert_eq!(read(pack(&long)).unwrap(), long);
            let parts = [pack("а"), pack(""), pack("б")].concat();
            assert_eq!(read(parts).unwrap(), "аб");
        }
        assert_eq!(read(skipped).unwrap(), "в");
        assert_eq!(read(b"BZhao".to_vec()).unwrap(), "BZhao");
    }

    #[test]
    fn streams_that_are_cut() {
        for pack in [gzip, bzip2, zstd] {
            let bytes = pack(&"Суд решил. ".repeat(100));
            assert!(read(bytes[..bytes.len() - 12].to_vec()).is_err());
        }
    }

    #[test]
    fn endings() {
        let check = |path, expected| assert_eq!(inner(Path::new(path)), Path::new(expected));
        check("news/a.csv.gz", "a.csv");
        check("a.txt.BZ2", "a.txt");
        check("a.gz", "a");
        check("a.txt", "a.txt");
    }
}
