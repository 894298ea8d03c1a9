//! Letters: what the bytes of a text begin, and how the letters of words fold.

use super::words::Class;

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Byte {
    Space,
    Newline,
    Digit,
    Latin,
    /// The first byte of а–я and most other Cyrillic letters.
    Cyrillic,
    Mark(Class),
    /// The first byte of another character.
    Wide,
}

/// By the first byte of a character.
pub const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Mark(Class::Other); 256];
    let mut n = 0;
    while n < 256 {
        bytes[n] = match n as u8 {
            b'\n' => Byte::Newline,
            b' ' | b'\t' | b'\r' | 0x0B | 0x0C => Byte::Space,
            b'0'..=b'9' => Byte::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Latin,
            b'-' => Byte::Mark(Class::Dash),
            b',' => Byte::Mark(Class::Comma),
            b'.' => Byte::Mark(Class::Dot),
            b'!' | b'?' => Byte::Mark(Class::Stop),
            b':' => Byte::Mark(Class::Colon),
            b';' => Byte::Mark(Class::Semicolon),
            b'/' => Byte::Mark(Class::Slash),
            b'(' => Byte::Mark(Class::Open),
            b')' => Byte::Mark(Class::Close),
            b'%' => Byte::Mark(Class::Percent),
            b'+' => Byte::Mark(Class::Plus),
            b'"' => Byte::Mark(Class::Quote),
            0xD0 | 0xD1 => Byte::Cyrillic,
            0x80.. => Byte::Wide,
            _ => Byte::Mark(Class::Other),
        };
        n += 1;
    }
    bytes
};

/// A letter of another alphabet or one that is gone: the word cannot be in the lexicon.
pub const FOREIGN: u8 = 32;
const EF: u8 = 20;
/// «ъ», which ended words before 1918.
pub const HARD_SIGN: u8 = 26;

/// U+0400 to U+047F to а–я as 0–31: case, ё and the letters that the reform of 1918 took away fold.
pub const LETTERS: [u8; 128] = {
    let mut letters = [FOREIGN; 128];
    let mut n = 0;
    while n < 32 {
        letters[0x10 + n] = n as u8;
        letters[0x30 + n] = n as u8;
        n += 1;
    }
    let folded: [(usize, u8); 10] = [
        (0x01, 5),
        (0x51, 5),
        (0x62, 5),
        (0x63, 5),
        (0x06, 8),
        (0x56, 8),
        (0x74, 8),
        (0x75, 8),
        (0x72, EF),
        (0x73, EF),
    ];
    n = 0;
    while n < folded.len() {
        letters[folded[n].0] = folded[n].1;
        n += 1;
    }
    letters
};

/// The place of a two-byte letter in the Cyrillic block.
#[inline]
pub fn letter_at(text: &[u8], at: usize) -> usize {
    usize::from(text[at] & 1) << 6 | usize::from(text[at + 1] & 0x3F)
}
