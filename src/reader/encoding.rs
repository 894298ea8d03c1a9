//! Encodings: bytes become text, by the encoding that is named, or UTF-8, or one of old Russia's.
//!
//! Which format the text is in is detected elsewhere.

use std::borrow::Cow;
use std::fmt;
use std::io::BufReader;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, WINDOWS_1251};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::open::{BUFFER, Stream};
use crate::error::{Error, ErrorKind, Note, NoteKind};

/// How letters are written as bytes: `windows-1251`, `koi8-r`, `cp866`, `utf-16le` and all others of the web.
///
/// ```
/// use letopis::reader::Encoding;
///
/// assert_eq!("cp1251".parse::<Encoding>()?.name(), "windows-1251");
/// # Ok::<(), letopis::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// Its name as the web writes it.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The encoding of a label in a page or a header, whose quotes and blanks do not count.
    pub(super) fn of_label(label: &str) -> Option<Encoding> {
        let label = label.trim().trim_matches(['"', '\'']);
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Encoding)
    }

    /// The text of bytes without a byte order mark; what is no letter becomes U+FFFD.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode(bytes).0
    }

    /// A stream in this encoding as one in UTF-8. A byte order mark says more than we do.
    pub(super) fn transcode(self, reader: Stream) -> Stream {
        if self.0 == UTF_8 { reader } else { transcode(reader, Some(self.0)) }
    }
}

impl FromStr for Encoding {
    type Err = Error;

    fn from_str(name: &str) -> Result<Encoding, Error> {
        let unknown = || Error::new(ErrorKind::UnknownEncoding { name: name.into() });
        Encoding::of_label(name).ok_or_else(unknown)
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A stream in UTF-16, as its byte order mark says, as one in UTF-8.
pub(super) fn from_utf16(reader: Stream) -> Stream {
    transcode(reader, None)
}

fn transcode(reader: Stream, encoding: Option<&'static encoding_rs::Encoding>) -> Stream {
    let decoder = DecodeReaderBytesBuilder::new().encoding(encoding).bom_override(true).build(reader);
    Box::new(BufReader::with_capacity(BUFFER, decoder))
}

/// Whether a stream that begins so is in UTF-16 with its mark.
pub(super) fn is_utf16(beginning: &[u8]) -> bool {
    beginning.starts_with(b"\xFF\xFE") || beginning.starts_with(b"\xFE\xFF")
}

/// The mark that a text in UTF-8 may begin with.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Text in UTF-8, without a byte order mark. The error says where it is none.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, ErrorKind> {
    // Without the mark itself, whose three bytes still count.
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    simdutf8::compat::from_utf8(text).map_err(|error| {
        let at = bytes.len() - text.len() + error.valid_up_to();
        ErrorKind::Encoding { byte: bytes[at], at: at + 1 }
    })
}

/// Text in UTF-8, else in the encoding given, which was guessed.
pub(super) fn decode(
    bytes: &[u8],
    guessed: Option<Encoding>,
) -> Result<(Cow<'_, str>, Option<Note>), ErrorKind> {
    match (utf8(bytes), guessed) {
        (Ok(text), _) => Ok((Cow::Borrowed(text), None)),
        (Err(_), Some(encoding)) => Ok((encoding.decode(bytes), Some(note(encoding)))),
        (Err(error), None) => cut_off(bytes).map(|(text, note)| (text, Some(note))).ok_or(error),
    }
}

/// Text in UTF-8 that ends in the middle of a letter, without that letter.
fn cut_off(bytes: &[u8]) -> Option<(Cow<'_, str>, Note)> {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let error = simdutf8::compat::from_utf8(text).err().filter(|error| error.error_len().is_none())?;
    let whole = std::str::from_utf8(&text[..error.valid_up_to()]).ok()?;
    let at = bytes.len() - text.len() + whole.len();
    let text = format!("the text ends in the middle of a letter at byte {}: it was cut off", at + 1);
    // A single letter beyond ASCII is none of UTF-8.
    let note = Note { kind: NoteKind::CutOff, text, place: None };
    (!whole.is_ascii()).then_some((Cow::Borrowed(whole), note))
}

/// The remark that nothing named the encoding.
fn note(encoding: Encoding) -> Note {
    let text = format!("the text is no UTF-8 and is taken for {}", encoding.name());
    Note { kind: NoteKind::GuessedEncoding, text, place: None }
}

/// Bytes that a guess looks at.
pub(super) const SAMPLE: usize = 64 * 1024;

/// The encoding of Russian text that is no UTF-8, by how often its letters follow each other; none where
/// it is UTF-8 after all, if a damaged one, or where it is no Russian text.
pub(super) fn guess(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_utf8 =
        simdutf8::compat::from_utf8(sample).map_or_else(|error| error.error_len().is_none(), |_| true);
    if is_utf8 || bytes.starts_with(BOM) || sample.contains(&0) || is_damaged_utf8(sample) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(Some(b"ru"), Utf8Detection::Deny);
    if ![WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5].contains(&encoding) {
        return None;
    }
    // The Ukrainian letters of KOI8-U are frames in KOI8-R.
    let is_ukrainian = sample.iter().any(|byte| b"\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD".contains(byte));
    let encoding = if encoding == KOI8_U && !is_ukrainian { KOI8_R } else { encoding };
    is_russian(&encoding.decode(sample).0).then_some(Encoding(encoding))
}

/// More letters of UTF-8 than faults in it.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let faults = text.chars().filter(|char| *char == char::REPLACEMENT_CHARACTER).count();
    let letters = text.chars().filter(|char| is_cyrillic(*char)).count();
    faults < letters
}

/// Nine of ten characters beyond ASCII are letters, quotes, dashes and blanks of Russian text, and there are words.
fn is_russian(text: &str) -> bool {
    let (mut known, mut all) = (0, 0_usize);
    for char in text.chars().filter(|char| !char.is_ascii()) {
        all += 1;
        known += usize::from(is_cyrillic(char) || "«»„“”–—…№\u{a0}•".contains(char));
    }
    let is_binary = text.bytes().any(|byte| byte < b' ' && !b"\t\n\r\x0C\x1A".contains(&byte));
    !is_binary && all < known + all.div_ceil(10) && text.contains(is_cyrillic)
}

fn is_cyrillic(char: char) -> bool {
    ('\u{400}'..='\u{45f}').contains(&char) || "ѢѣѲѳѴѵҐґ".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    const TEXT: &str = "Госдума 21 октября ратифицировала «Договор» — о партнёрстве.";

    #[test]
    fn old_encodings_are_guessed() {
        let check = |text: &str, encoding: &'static encoding_rs::Encoding, expected: &str| {
            let (bytes, _, _) = encoding.encode(text);
            let told = guess(&bytes).map_or("none", Encoding::name);
            assert_eq!(told, expected, "{text}");
        };
        check(TEXT, WINDOWS_1251, "windows-1251");
        let plain = "Госдума 21 октября ратифицировала договор о партнёрстве.";
        check(plain, KOI8_R, "KOI8-R");
        check(plain, IBM866, "IBM866");
        check(plain, ISO_8859_5, "ISO-8859-5");
        check("ГОСДУМА РАТИФИЦИРОВАЛА ДОГОВОР", WINDOWS_1251, "windows-1251");
        check("ГОСДУМА РАТИФИЦИРОВАЛА ДОГОВОР", KOI8_R, "KOI8-R");
        check("Кот спит.", WINDOWS_1251, "windows-1251");
        check("Кот спит.", KOI8_R, "KOI8-R");
        check("Кот спит.", IBM866, "IBM866");
        check("Кот", WINDOWS_1251, "windows-1251");
        check(TEXT, UTF_8, "none");
        check("plain", UTF_8, "none");
    }

    #[test]
    fn what_is_no_russian_text_is_not_guessed() {
        let check = |bytes: &[u8]| assert_eq!(guess(bytes), None, "{bytes:?}");
        check(b"");
        check(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR");
        check(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\x01");
        check(b"caf\xe9 cr\xe8me br\xfbl\xe9e \xff\xff\xff\x02");
        // A letter cut in two, and one that was lost, are still UTF-8.
        check(&"Кот".as_bytes()[..5]);
        check(b"\xD0\x9A\xD0\xBE\xD1 \xD1\x81\xD0\xBF\xD0\xB8\xD1\x82");
    }

    #[test]
    fn bytes_that_are_no_text() {
        let check = |bytes: &[u8], expected: &str| {
            let told = utf8(bytes).map_or_else(|error| error.to_string(), |text| format!("{text:?}"));
            assert_eq!(told, expected);
        };
        let said = |found: &str| format!("expected UTF-8, found {found}");
        check("Суд".as_bytes(), "\"Суд\"");
        check("\u{feff}Суд".as_bytes(), "\"Суд\"");
        check(b"TASS \xCC\xCE\xD1", &said("0xCC at byte 6"));
        check(b"\xEF\xBB\xBFa\xFF", &said("0xFF at byte 5"));
        check(b"\xD0", &said("0xD0 at byte 1"));
    }

    #[test]
    fn streams_become_utf8() {
        let check = |bytes: Vec<u8>, through: fn(Stream) -> Stream| {
            let mut text = String::new();
            through(Box::new(std::io::Cursor::new(bytes))).read_to_string(&mut text).unwrap();
            assert_eq!(text, TEXT);
        };
        let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            mark.iter().copied().chain(TEXT.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        check(utf16(b"\xFF\xFE", u16::to_le_bytes), from_utf16);
        check(utf16(b"\xFE\xFF", u16::to_be_bytes), from_utf16);
        let bytes = WINDOWS_1251.encode(TEXT).0.into_owned();
        check(bytes, |reader| "cp1251".parse::<Encoding>().unwrap().transcode(reader));
        check(utf16(b"", u16::to_le_bytes), |reader| {
            "utf-16le".parse::<Encoding>().unwrap().transcode(reader)
        });
    }

    #[test]
    fn names() {
        let check = |name: &str, expected: &str| {
            assert_eq!(
                name.parse::<Encoding>().map_or_else(|error| error.to_string(), |e| e.name().into()),
                expected
            );
        };
        check("CP866", "IBM866");
        check("koi8-r", "KOI8-R");
        check("UTF-8", "UTF-8");
        check(
            "utf8mb4",
            "expected an encoding, such as utf-8, windows-1251, koi8-r, cp866 or utf-16le, found \"utf8mb4\"",
        );
    }
}
