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

/// The letters а–я, in either case, that some bytes begin with.
pub struct Letters {
    /// Five bits each, as in a key.
    pub packed: u64,
    pub count: u32,
}

/// Reads twelve letters of two bytes at once, four in the lanes of each of three numbers.
///
/// Nine of ten words have no more, so that a branch behind it is nearly always foreseen.
#[inline(always)]
pub fn twelve_letters(bytes: &[u8; 24]) -> Letters {
    let four = |n: usize| {
        let Some(bytes) = bytes[8 * n..].first_chunk() else { unreachable!() };
        four_letters(*bytes)
    };
    let (first, second, third) = (four(0), four(1), four(2));
    // No branch: it would be foreseen only half of the time.
    let (has_second, has_third) = (first.count == 4, (first.count == 4) & (second.count == 4));
    let count = first.count + u32::from(has_second) * second.count + u32::from(has_third) * third.count;
    let packed = (first.packed << 40 | second.packed << 20 | third.packed) >> (5 * (12 - count));
    Letters { packed, count }
}

/// Four letters, what stands behind the last of them included in `packed`.
#[inline(always)]
fn four_letters(bytes: [u8; 8]) -> Letters {
    // The first byte of each letter is the lower one of its lane.
    let pairs = u64::from_le_bytes(bytes);
    // А–п are D0 90 to D0 BF, р–я are D1 80 to D1 8F: one of the lowest bit and the two has a 1.
    let is_plain = (pairs ^ (pairs >> 12 | pairs >> 13)) & EACH;
    let is_other = (pairs & (0xC0FE * EACH) | is_plain) ^ (0x80D1 * EACH);
    let letters = pairs >> 8 & (0x1F * EACH) ^ (0x10 * EACH);
    let halves = (letters << 5 | letters >> 16) & 0x0000_03FF_0000_03FF;
    let packed = (halves & 0x3FF) << 10 | halves >> 32;
    Letters { packed, count: is_other.trailing_zeros() / 16 }
}

/// 1 in each of four lanes of 16 bits.
const EACH: u64 = 0x0001_0001_0001_0001;

#[cfg(test)]
mod tests {
    use super::*;

    /// What twelve letters at once must give: one after the other.
    fn one_by_one(bytes: [u8; 24]) -> (u64, u32) {
        let (mut packed, mut count) = (0, 0);
        for pair in bytes.chunks(2) {
            let ([0xD0 | 0xD1, 0x80..=0xBF], place) = (pair, letter_at(pair, 0)) else { break };
            if !(0x10..0x50).contains(&place) {
                break;
            }
            (packed, count) = (packed << 5 | u64::from(LETTERS[place]), count + 1);
        }
        (packed, count)
    }

    #[test]
    fn twelve_letters_fold_as_one_does() {
        let chars = ['а', 'Я', 'п', 'р', 'Ё', 'ё', 'ѣ', 'і', 'z', '«', '\u{301}', ' ', '7', 'Џ', 'ђ', 'Ж'];
        for n in 0..chars.len().pow(4) {
            let some: String = (0..4).map(|place| chars[n / chars.len().pow(place) % chars.len()]).collect();
            for text in [format!("{some}{some}{some}            "), format!("парапара{some}            ")]
            {
                let bytes = *text.as_bytes().first_chunk().unwrap();
                let Letters { packed, count } = twelve_letters(&bytes);
                assert_eq!((packed, count), one_by_one(bytes), "{text:?}");
            }
        }
    }
}
