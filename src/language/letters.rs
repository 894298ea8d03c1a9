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

/// The first letters of some bytes, at most eight.
pub struct Letters {
    /// Five bits each, as in a key.
    pub packed: u64,
    pub count: u32,
    /// Whether all are а–я, in either case; the packed ones mean nothing otherwise.
    pub are_plain: bool,
}

/// Reads eight letters of two bytes at once, four in the lanes of each of two numbers.
#[inline(always)]
pub fn eight_letters(bytes: &[u8; 16]) -> Letters {
    let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) else { unreachable!() };
    let (head, tail) = (four_letters(*head), four_letters(*tail));
    // No branch: it would be foreseen only half of the time.
    let is_long = head.count == 4;
    let count = head.count + if is_long { tail.count } else { 0 };
    let packed = (head.packed << 20 | tail.packed) >> (5 * (8 - count));
    Letters { packed, count, are_plain: head.are_plain & (tail.are_plain | !is_long) }
}

/// Four letters, those that are none included in `packed`.
#[inline(always)]
fn four_letters(bytes: [u8; 8]) -> Letters {
    // The first byte of each letter is the lower one of its lane.
    let pairs = u64::from_le_bytes(bytes);
    let is_no_pair = pairs & (0xC0FE * EACH) ^ (0x80D0 * EACH);
    // А–п are D0 90 to D0 BF, р–я are D1 80 to D1 8F: one of the lowest bit and the two has a 1.
    let is_letter = pairs ^ (pairs >> 12 | pairs >> 13);
    // Only in the lanes below the lowest that tells of no pair.
    let is_odd = (!is_letter & EACH) << 15 & is_no_pair.wrapping_sub(1) & !is_no_pair;
    let letters = pairs >> 8 & (0x1F * EACH) ^ (0x10 * EACH);
    let halves = (letters << 5 | letters >> 16) & 0x0000_03FF_0000_03FF;
    let packed = (halves & 0x3FF) << 10 | halves >> 32;
    Letters { packed, count: is_no_pair.trailing_zeros() / 16, are_plain: is_odd == 0 }
}

/// 1 in each of four lanes of 16 bits.
const EACH: u64 = 0x0001_0001_0001_0001;

#[cfg(test)]
mod tests {
    use super::*;

    /// What eight letters at once must give: one after the other.
    fn one_by_one(bytes: [u8; 16]) -> Option<(u64, u32)> {
        let (mut packed, mut count) = (0, 0);
        for pair in bytes.chunks(2) {
            let ([0xD0 | 0xD1, 0x80..=0xBF], place) = (pair, letter_at(pair, 0)) else { break };
            if !(0x10..0x50).contains(&place) {
                return None;
            }
            (packed, count) = (packed << 5 | u64::from(LETTERS[place]), count + 1);
        }
        Some((packed, count))
    }

    #[test]
    fn eight_letters_fold_as_one_does() {
        let chars = ['а', 'Я', 'п', 'р', 'Ё', 'ё', 'ѣ', 'і', 'z', '«', '\u{301}', ' ', '7', 'Џ', 'ђ', 'Ж'];
        for n in 0..chars.len().pow(4) {
            let some: String = (0..4).map(|place| chars[n / chars.len().pow(place) % chars.len()]).collect();
            for text in [format!("{some}{some}        "), format!("пара{some}           ")] {
                let bytes = *text.as_bytes().first_chunk().unwrap();
                let Letters { packed, count, are_plain } = eight_letters(&bytes);
                assert_eq!(are_plain.then_some((packed, count)), one_by_one(bytes), "{text:?}");
            }
        }
    }
}
