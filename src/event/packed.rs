//! Text in memory at a byte a letter: Russian in UTF-8 takes two, and a timeline holds millions of sentences.

use std::ops::Range;

/// A packed text; ranges count its packed bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Packed(Box<[u8]>);

/// Letters that need no escape besides ASCII and А–я, from [`SIGNS`] on.
const OTHERS: [char; 12] = ['ё', 'Ё', '«', '»', '—', '–', '…', '№', '\u{a0}', '“', '”', '’'];
/// А–я are 0x80 to 0xBF.
const LETTERS: u8 = 0x80;
const SIGNS: u8 = 0xC0;
/// Before any other letter, which follows in UTF-8.
const ESCAPE: u8 = 0xFF;

/// Adds a letter to packed bytes.
pub(crate) fn push(bytes: &mut Vec<u8>, letter: char) {
    match letter {
        '\0'..='\x7F' => bytes.push(letter as u8),
        'А'..='я' => bytes.push(LETTERS + (letter as u32 - 'А' as u32) as u8),
        _ => match OTHERS.iter().position(|other| *other == letter) {
            Some(place) => bytes.push(SIGNS + place as u8),
            None => {
                bytes.push(ESCAPE);
                bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes());
            }
        },
    }
}

impl Packed {
    pub fn new(bytes: Vec<u8>) -> Packed {
        Packed(bytes.into())
    }

    /// Some packed bytes as they are.
    pub fn bytes(&self, bytes: &Range<u32>) -> &[u8] {
        &self.0[bytes.start as usize..bytes.end as usize]
    }

    /// The text at some packed bytes.
    pub fn text(&self, bytes: Range<u32>) -> String {
        let mut rest = self.bytes(&bytes);
        let mut text = String::with_capacity(2 * rest.len());
        while let Some((byte, behind)) = rest.split_first() {
            rest = behind;
            match *byte {
                0..LETTERS => text.push(*byte as char),
                LETTERS..SIGNS => text.extend(char::from_u32('А' as u32 + u32::from(byte - LETTERS))),
                ESCAPE => {
                    let length = behind.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
                    let letter = length.unwrap_or(char::REPLACEMENT_CHARACTER);
                    text.push(letter);
                    rest = behind.get(letter.len_utf8()..).unwrap_or_default();
                }
                sign => text.extend(OTHERS.get(usize::from(sign - SIGNS))),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        let check = |text: &str, expected_bytes: usize| {
            let mut bytes = Vec::new();
            text.chars().for_each(|letter| push(&mut bytes, letter));
            assert_eq!(bytes.len(), expected_bytes, "{text}");
            let packed = Packed::new(bytes);
            assert_eq!(packed.text(0..expected_bytes as u32), text);
        };
        check("", 0);
        check("Госдума 21 октября, «Ёлка» — №5…", 32);
        check("АЯая", 4);
        check("日本 🎉 Ґ", 4 + 4 + 1 + 5 + 1 + 3);
        let all: String = ('\0'..'\u{3000}').collect();
        let mut bytes = Vec::new();
        all.chars().for_each(|letter| push(&mut bytes, letter));
        assert_eq!(Packed::new(bytes.clone()).text(0..bytes.len() as u32), all);
    }
}
