//! Keys: words as numbers, so that looking one up compares numbers and not strings.

use std::fmt;

use super::letters::{FOREIGN, HARD_SIGN, LETTERS, letter_at};
use super::plain::pack;

/// A word folded to its letters: no case, е for ё, no accents; today's spelling of the old letters.
///
/// Five bits a letter below a leading 1, so that a key is its word and comparing keys compares words.
/// The top bit tells a form that swallowed its full stop.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(u128);

/// The longest word that a key holds.
pub const LONGEST: u32 = 25;

impl Key {
    pub const EMPTY: Key = Key(1);

    const DOTTED: u128 = 1 << 127;

    /// With one more letter, 0 for а to 31 for я. A letter beyond the longest word is lost, and so is
    /// the word: no form is that long.
    #[inline]
    pub fn with(self, letter: u8) -> Key {
        Key(self.0 << 5 | u128::from(letter))
    }

    #[inline]
    pub fn from_short(short: u64) -> Key {
        Key(short.into())
    }

    #[inline]
    pub fn dotted(self) -> Key {
        Key(self.0 | Key::DOTTED)
    }

    pub fn is_dotted(self) -> bool {
        self.0 & Key::DOTTED != 0
    }

    /// Whether it has no more letters than some, with or without a full stop.
    #[inline]
    pub fn is_within(self, letters: u32) -> bool {
        (self.0 & !Key::DOTTED) >> (5 * letters) <= 1
    }

    /// The key of a word of a text, and its number of letters; none for what is no word of letters alone.
    pub fn of_text(word: &[u8]) -> Option<(Key, u32)> {
        let (mut key, mut letters) = (Key::EMPTY, 0);
        for pair in word.chunks(2) {
            let [0xD0 | 0xD1, _] = pair else { return None };
            let letter = LETTERS[letter_at(pair, 0)];
            if letter == FOREIGN {
                return None;
            }
            (key, letters) = (key.with(letter), letters + 1);
        }
        // «подписанъ»
        if letters > 1 && key.last_letter() == HARD_SIGN {
            (key, letters) = (key.shortened(), letters - 1);
        }
        (1..=LONGEST).contains(&letters).then_some((key, letters))
    }

    /// The key of a word of thirteen to twenty-four plain letters.
    #[inline]
    pub fn of_long(word: &[u8]) -> Option<Key> {
        let (head, tail) = (word.first_chunk()?, word.last_chunk()?);
        let more = word.len() as u32 / 2 - 12;
        let tail = pack(tail, 12) & ((1 << (5 * more)) - 1);
        Some(Key((1 << 60 | u128::from(pack(head, 12))) << (5 * more) | u128::from(tail)))
    }

    /// A key of at most twelve letters as half as large a number; 0 for a longer one.
    #[inline]
    pub fn short(self) -> u64 {
        if self.0 >> 61 == 0 { self.0 as u64 } else { 0 }
    }

    /// The letter so many before the last, twelve at most.
    #[inline]
    pub fn letter(self, n: u32) -> u8 {
        (self.0 as u64 >> (5 * n) & 31) as u8
    }

    /// The last two letters as a number, of a word that has as many.
    #[inline]
    pub fn last_two(self) -> usize {
        self.0 as usize & 0x3FF
    }

    /// Three letters as a number, the last of them so many before the word's last.
    #[inline]
    pub fn three(self, n: u32) -> usize {
        (self.0 as u64 >> (5 * n)) as usize & 0x7FFF
    }

    /// The last twelve letters as a number, of a word that has as many.
    #[inline]
    pub fn last_twelve(self) -> u64 {
        self.0 as u64 & ((1 << 60) - 1)
    }

    /// Whether it ends with some letters.
    pub fn ends_with(self, (end, letters): (Key, u32)) -> bool {
        (self.0 ^ end.0) & ((1 << (5 * letters)) - 1) == 0
    }

    /// Whether, being of so many letters, it begins with some.
    pub fn starts_with(self, letters: u32, (start, count): (Key, u32)) -> bool {
        count <= letters && self.0 >> (5 * (letters - count)) == start.0
    }

    pub fn last_letter(self) -> u8 {
        (self.0 & 31) as u8
    }

    /// Without its last letter.
    pub fn shortened(self) -> Key {
        Key(self.0 >> 5)
    }

    /// 0 if it is the other, else some bits in which the two differ.
    #[inline]
    pub fn difference(self, other: Key) -> u64 {
        let bits = self.0 ^ other.0;
        bits as u64 | (bits >> 64) as u64
    }

    #[inline]
    pub fn hash(self) -> u64 {
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// The key of a word in the lexicon's spelling: lower-case letters without ё, perhaps a full stop.
    pub fn of(form: &str) -> Option<Key> {
        Key::EMPTY.and(form).filter(|key| *key != Key::EMPTY)
    }

    /// The key of a stem of the tables, which must be in the lexicon's spelling; it may be empty.
    pub fn of_stem(stem: &str) -> Key {
        Key::EMPTY.with_ending(stem)
    }

    /// With an ending of the tables behind it.
    pub fn with_ending(self, ending: &str) -> Key {
        self.and(ending).unwrap_or_else(|| panic!("{self:?}{ending}: no word of the lexicon's spelling"))
    }

    /// With more letters in the lexicon's spelling behind those it has, perhaps with a full stop.
    fn and(self, ending: &str) -> Option<Key> {
        let (letters, is_dotted) = match ending.strip_suffix('.') {
            Some(letters) => (letters, true),
            None => (ending, false),
        };
        let mut key = self;
        for letter in letters.chars() {
            let ('а'..='я') = letter else { return None };
            key = key.with((letter as u32 - 'а' as u32) as u8);
            if key.0 >> (5 * LONGEST) > 1 {
                return None;
            }
        }
        Some(if is_dotted { key.dotted() } else { key })
    }
}

/// The word itself, so that a clash of two forms can be read.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0 & !Key::DOTTED;
        let letters = (127 - bits.leading_zeros()) / 5;
        let letter = |n| char::from_u32('а' as u32 + (bits >> (5 * n) & 31) as u32);
        let word: String = (0..letters).rev().filter_map(letter).collect();
        write!(f, "{word}{}", if self.is_dotted() { "." } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_key_is_the_key() {
        for word in ["а", "мая", "двенадцатого", "восемнадцатого"] {
            let short = Key::of(word).unwrap().short();
            assert_eq!(short == 0, 12 < word.chars().count(), "{word}");
            if short != 0 {
                assert_eq!(Key::from_short(short), Key::of(word).unwrap());
            }
        }
    }

    #[test]
    fn a_long_word_is_read_as_letter_by_letter() {
        let letters = "яиклмнопрстуфхцчшщыьэюабвгде";
        for count in 13..=24 {
            let word: String = letters.chars().take(count).collect();
            assert_eq!(Key::of_long(word.as_bytes()), Key::of(&word), "{word}");
        }
    }

    #[test]
    fn no_line_is_longer_than_a_key() {
        assert_eq!(Key::of("восьмидесятишестимиллионная"), None);
        assert_eq!(format!("{:?}", Key::of("восьмьюдесятью").unwrap()), "восьмьюдесятью");
        assert_eq!(format!("{:?}", Key::of("окт.").unwrap()), "окт.");
    }
}
