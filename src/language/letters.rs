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
/// «х», which in capitals may be a Roman ten.
pub const HA: u8 = 21;

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

/// The letters а–я, in either case, at the beginning of eight bytes: five bits each, as in a key, the
/// first of four in the highest; and how many there are. Behind the last one the bits mean nothing.
///
/// All four are folded at once, in the four lanes of one number: letter by letter takes three times as long.
#[inline]
pub fn four_letters(bytes: [u8; 8]) -> (u64, u32) {
    let pairs = u64::from_le_bytes(bytes);
    // As `letter_at`, in each lane.
    let places = (pairs & EACH) << 6 | pairs >> 8 & (0x3F * EACH);
    let is_no_pair = pairs & (0xC0FE * EACH) ^ (0x80D0 * EACH);
    // А to я stand at 0x10 to 0x4F: moved up by 0x30, these alone have bit 6 and not bit 7.
    let is_no_letter = (places + 0x30 * EACH) & (0xC0 * EACH) ^ (0x40 * EACH);
    let count = (is_no_pair | is_no_letter).trailing_zeros() / 16;
    let letters = (places ^ (0x10 * EACH)) & (0x1F * EACH);
    let halves = (letters << 5 | letters >> 16) & 0x0000_03FF_0000_03FF;
    ((halves & 0x3FF) << 10 | halves >> 32, count)
}

/// 1 in each of four lanes of 16 bits.
const EACH: u64 = 0x0001_0001_0001_0001;

#[cfg(test)]
mod tests {
    use super::*;

    /// What four letters at once must give: one after the other.
    fn one_by_one(bytes: [u8; 8]) -> (u64, u32) {
        let plain = |at: &usize| {
            matches!(bytes[*at], 0xD0 | 0xD1)
                && bytes[at + 1] & 0xC0 == 0x80
                && (0x10..0x50).contains(&letter_at(&bytes, *at))
        };
        let letters: Vec<usize> = [0, 2, 4, 6].into_iter().take_while(plain).collect();
        let fold = |packed, at: &usize| packed << 5 | u64::from(LETTERS[letter_at(&bytes, *at)]);
        (letters.iter().fold(0, fold), letters.len() as u32)
    }

    #[test]
    fn four_letters_fold_as_one_does() {
        let chars = ['а', 'Я', 'п', 'р', 'Ё', 'ё', 'ѣ', 'і', 'z', '«', '\u{301}', ' ', '7', 'Џ', 'ђ', 'Ж'];
        for n in 0..chars.len().pow(4) {
            let text: String = (0..4).map(|place| chars[n / chars.len().pow(place) % chars.len()]).collect();
            let bytes = *format!("{text}        ").as_bytes().first_chunk().unwrap();
            let (packed, count) = four_letters(bytes);
            let packed = packed >> (5 * (4 - count));
            assert_eq!((packed, count), one_by_one(bytes), "{text:?}");
        }
    }
}
