//! Plain letters: а–я in either case, two bytes each, found and packed many at once.
//!
//! Where they stand is known of the whole text before its words are read, so that the end of a word is found by one
//! look, and no letter is asked what it is.

use bytemuck::cast;
use wide::{CmpEq, CmpLt, i8x16, i16x8, u16x8};

/// Where in a text the plain letters stand: a bit for each byte, set for the second one of a letter.
///
/// «ъ» is none, for it may be the last of a word in the spelling before 1918.
pub struct PlainLetters(Vec<u8>);

impl PlainLetters {
    pub fn of(text: &str) -> PlainLetters {
        let text = text.as_bytes();
        // Eight bytes are read at once, those at the end too.
        let mut bits = vec![0; 8 * (text.len().div_ceil(64) + 1)];
        let mut blocks = bits.chunks_exact_mut(8);
        let mut add = |block: &[u8; 65]| {
            if let Some(bits) = blocks.next() {
                bits.copy_from_slice(&letters_of_block(block).to_le_bytes());
            }
        };
        // Each block begins with the byte before it; there is none before the first.
        let mut first = [0; 65];
        let head = text.len().min(64);
        first[1..=head].copy_from_slice(&text[..head]);
        add(&first);
        let mut rest = text.get(63..).unwrap_or_default();
        while let Some(block) = rest.first_chunk() {
            add(block);
            rest = &rest[64..];
        }
        let mut last = [0; 65];
        last[..rest.len()].copy_from_slice(rest);
        add(&last);
        PlainLetters(bits)
    }

    /// How many letters stand there one behind the other; of more than twenty-eight, at least so many.
    #[inline(always)]
    pub fn count(&self, at: usize) -> u32 {
        /// Of the first bytes nothing is known.
        const FIRST: u64 = 0x5555_5555_5555_5555;
        let bits = self.0.get(at / 8..at / 8 + 8).and_then(|bits| bits.try_into().ok());
        let bits = bits.map_or(0, u64::from_le_bytes);
        (!(bits >> (at % 8) | FIRST)).trailing_zeros() / 2
    }
}

/// The bits of all bytes of a block but its first.
#[inline(always)]
fn letters_of_block(block: &[u8; 65]) -> u64 {
    let sixteen = |n: usize| {
        let bytes = |at: usize| match block[at..].first_chunk::<16>() {
            Some(bytes) => cast::<_, i8x16>(*bytes),
            None => unreachable!("the block is long enough"),
        };
        let (first, second) = (bytes(16 * n), bytes(16 * n + 1));
        let all = |byte: u8| i8x16::splat(byte as i8);
        // А–п are D0 90 to D0 BF, р–я are D1 80 to D1 8F, and ъ is D1 8A: behind D0 the second byte is not low, and
        // behind D1, which is D0 and one, it is. In UTF-8 it is 80 to BF behind both; as signed bytes all are negative.
        let is_low = second.cmp_lt(all(0x90));
        let is_letter = (first ^ is_low & all(1)).cmp_eq(all(0xD0));
        let is_hard_sign = second.cmp_eq(all(0x8A));
        ((is_letter & !is_hard_sign).move_mask() as u64) << (16 * n)
    };
    sixteen(0) | sixteen(1) | sixteen(2) | sixteen(3)
}

/// Packs the first plain letters of some bytes, twelve at most, into five bits each, as in a key.
#[inline(always)]
pub fn pack(bytes: &[u8; 24], count: u32) -> u64 {
    let [first, second, third] = cast::<_, [[u8; 8]; 3]>(*bytes);
    let letters = |eight: [[u8; 8]; 2]| {
        // The first byte of each letter is the lower one of its lane.
        let lanes = u16x8::new(cast::<_, [u16; 8]>(eight).map(u16::from_le));
        cast::<u16x8, i16x8>((lanes >> 8) & u16x8::splat(0x1F) ^ u16x8::splat(0x10))
    };
    // Neighbours join, and then their pairs.
    let two = i16x8::new([1 << 5, 1, 1 << 5, 1, 1 << 5, 1, 1 << 5, 1]);
    let pairs = [letters([first, second]).dot(two), letters([third, [0; 8]]).dot(two)];
    let four = i16x8::new([1 << 10, 1, 1 << 10, 1, 1 << 10, 1, 1 << 10, 1]);
    let fours = i16x8::from_i32x8_saturate(cast(pairs)).dot(four);
    let [first, second, third, _] = fours.to_array().map(|four| four as u64);
    (first << 40 | second << 20 | third) >> (5 * (12 - count))
}

#[cfg(test)]
mod tests {
    use super::super::letters::{LETTERS, letter_at};
    use super::*;

    const MOST: u32 = 28;

    /// Whether two bytes are a plain letter, asked one letter at a time.
    fn is_plain(pair: &[u8]) -> bool {
        matches!(pair, [0xD0, 0x90..=0xBF] | [0xD1, 0x80..=0x8F]) && pair != "ъ".as_bytes()
    }

    fn check(text: &str) {
        let bytes = text.as_bytes();
        let plain = PlainLetters::of(text);
        for at in 0..bytes.len() {
            let expected = bytes[at..].chunks(2).take_while(|pair| is_plain(pair)).count() as u32;
            let count = plain.count(at);
            assert_eq!(count.min(MOST), expected.min(MOST), "{text:?} at {at}");
            let letters = count.min(12);
            if let Some(first) = bytes[at..].first_chunk().filter(|_| 0 < letters) {
                let one_by_one = |packed, n| packed << 5 | u64::from(LETTERS[letter_at(first, 2 * n)]);
                assert_eq!(
                    pack(first, letters),
                    (0..letters as usize).fold(0, one_by_one),
                    "{text:?} at {at}"
                );
            }
        }
    }

    #[test]
    fn letters_are_those_seen_one_by_one() {
        let chars =
            ['а', 'Я', 'п', 'р', 'Ё', 'ё', 'ъ', 'Ъ', 'і', 'z', '«', '\u{301}', ' ', '7', 'Џ', '—', 'Ж'];
        for n in 0..chars.len().pow(3) {
            let some: String = (0..3).map(|place| chars[n / chars.len().pow(place) % chars.len()]).collect();
            check(&format!("{some}парапара{some}мама{some}"));
        }
    }

    #[test]
    fn blocks_have_no_seams() {
        for length in 0..200 {
            check(&"Ятри слова, ".chars().cycle().take(length).collect::<String>());
            check(&"Длинноеслово".chars().cycle().take(length).collect::<String>());
        }
    }
}
