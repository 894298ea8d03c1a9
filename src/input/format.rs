//! Bytes: which format they are in, and their text as UTF-8.

use std::collections::HashMap;
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;

use serde::de::IgnoredAny;

use super::Format;

/// A stream of bytes that can be handed to another thread.
pub(super) type Reader = Box<dyn BufRead + Send>;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Tells the format by the first line that is not blank, then by the file's extension, and gives the
/// whole stream back. Errors when the stream cannot be read.
pub(super) fn sniff(mut reader: Reader, path: &Path) -> io::Result<(Format, Reader)> {
    let mut read = Vec::new();
    let first = loop {
        let start = read.len();
        let count = reader.read_until(b'\n', &mut read)?;
        let line = content(&read[start..]);
        if count == 0 || !line.is_empty() {
            break line;
        }
    };
    let is_object = serde_json::from_slice::<HashMap<String, IgnoredAny>>(first).is_ok();
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let is_named = extension == "jsonl" || extension == "ndjson";
    let format = if is_object || is_named { Format::Jsonl } else { Format::Text };
    Ok((format, Box::new(Cursor::new(read).chain(reader))))
}

/// A line without byte order mark and blanks.
fn content(line: &[u8]) -> &[u8] {
    line.strip_prefix(BOM).unwrap_or(line).trim_ascii()
}

/// The text of bytes, without a byte order mark. The error says where they are no UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(
            "expected UTF-8, found UTF-16: convert it to UTF-8 first (iconv -f utf-16 -t utf-8)".into()
        );
    }
    // Without the mark itself, whose three bytes still count.
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    simdutf8::compat::from_utf8(text).map_err(|error| {
        let at = bytes.len() - text.len() + error.valid_up_to();
        format!(
            "expected UTF-8, found 0x{:02X} at byte {}: convert it to UTF-8 first (for Russian text often \
             iconv -f windows-1251 -t utf-8)",
            bytes[at],
            at + 1
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_first_extension_second() {
        let check = |bytes: &'static str, path, expected: Format| {
            let (format, mut rest) = sniff(Box::new(bytes.as_bytes()), Path::new(path)).unwrap();
            assert_eq!(format, expected, "{bytes:?} {path}");
            let mut all = String::new();
            rest.read_to_string(&mut all).unwrap();
            assert_eq!(all, bytes, "nothing may be lost");
        };
        check("{\"text\": \"Суд\"}\n{", "a.txt", Format::Jsonl);
        check("\u{feff}{\"text\": \"Суд\"}\r\n", "-", Format::Jsonl);
        check("\n \r\n\n{}\n", "-", Format::Jsonl);
        check("\u{feff}\n{}\n", "-", Format::Jsonl);
        check("Суд решил.\n{}\n", "a.txt", Format::Text);
        check("{ это скобка }\n", "a.txt", Format::Text);
        check("[1, 2]\n", "-", Format::Text);
        check("\"text\"\n", "-", Format::Text);
        check("{broken\n{}\n", "a.JSONL", Format::Jsonl);
        check("{broken\n{}\n", "a.ndjson", Format::Jsonl);
        check("", "a.jsonl", Format::Jsonl);
        check("", "-", Format::Text);
    }

    #[test]
    fn bytes_that_are_no_text() {
        let check = |bytes: &[u8], expected: &str| {
            let told = decode(bytes).map_or_else(|error| error, |text| format!("{text:?}"));
            assert!(told.starts_with(expected), "{told}");
        };
        check("Суд".as_bytes(), "\"Суд\"");
        check("\u{feff}Суд".as_bytes(), "\"Суд\"");
        check(b"TASS \xCC\xCE\xD1", "expected UTF-8, found 0xCC at byte 6: convert it to UTF-8 first (for");
        check(b"\xEF\xBB\xBFa\xFF", "expected UTF-8, found 0xFF at byte 5: ");
        check(b"\xD0", "expected UTF-8, found 0xD0 at byte 1: ");
        check(b"\xFE\xFF\x04\x21", "expected UTF-8, found UTF-16: ");
        check(b"\xFF\xFE\x21\x04", "expected UTF-8, found UTF-16: ");
    }
}
