//! Places in a text as people and other programs count them: code points and lines.

use std::cell::OnceCell;
use std::ops::Range;

use wide::{CmpEq, CmpGt, i8x16};

/// Turns byte offsets of one text into code points and line numbers, in any order.
///
/// Built in one forward pass; each look-up is of constant cost. An offset beyond the end of the text panics.
///
/// ```
/// use letopis::{Document, OffsetMap, Tagger};
///
/// let tagged = Tagger::default().tag(Document::new("Итог.\nДоговор подписан 7 октября 2023 года."));
/// let places = OffsetMap::new(&tagged.document.text);
/// let phrase = &tagged.mentions[0].span;
/// assert_eq!((phrase.clone(), places.code_points(phrase), places.line(phrase.start)), (42..72, 23..42, 2));
/// ```
#[derive(Debug)]
pub struct OffsetMap<'a> {
    text: &'a [u8],
    code_points: Count,
    /// Counted when the first is asked for.
    line_ends: OnceCell<Count>,
}

impl<'a> OffsetMap<'a> {
    /// Counts the code points of a text.
    pub fn new(text: &'a str) -> OffsetMap<'a> {
        let text = text.as_bytes();
        // Every byte of a code point but its first is 10xxxxxx, which are the least of those with a sign.
        let code_points = Count::of(text, |bytes| bytes.cmp_gt(i8x16::splat(0b1011_1111_u8 as i8)));
        OffsetMap { text, code_points, line_ends: OnceCell::new() }
    }

    /// Code points before this byte.
    pub fn code_point(&self, byte: usize) -> usize {
        self.code_points.before(byte)
    }

    /// The code points of some bytes, end exclusive.
    pub fn code_points(&self, bytes: &Range<usize>) -> Range<usize> {
        self.code_point(bytes.start)..self.code_point(bytes.end)
    }

    /// The line this byte stands on, from 1.
    pub fn line(&self, byte: usize) -> usize {
        let count = || Count::of(self.text, |bytes| bytes.cmp_eq(i8x16::splat(b'\n' as i8)));
        self.line_ends.get_or_init(count).before(byte) + 1
    }
}

/// How many bytes of some kind stand before each place of a text.
#[derive(Debug)]
struct Count(Vec<Block>);

/// 64 bytes of the text: how many are counted before it, and a bit for each of its own.
#[derive(Debug)]
struct Block {
    before: u32,
    bits: u64,
}

impl Count {
    /// Counts the bytes whose lanes become all ones.
    fn of(text: &[u8], counted: impl Fn(i8x16) -> i8x16) -> Count {
        let mut blocks = Vec::with_capacity(text.len() / 64 + 1);
        let mut before = 0;
        let mut add = |bytes: &[u8; 64]| {
            let quarters = bytemuck::cast::<_, [i8x16; 4]>(*bytes);
            let bits = quarters.map(|quarter| counted(quarter).move_mask() as u64);
            let bits = bits[0] | bits[1] << 16 | bits[2] << 32 | bits[3] << 48;
            blocks.push(Block { before, bits });
            before += bits.count_ones();
        };
        let mut rest = text;
        while let Some((block, after)) = rest.split_first_chunk() {
            add(block);
            rest = after;
        }
        let mut last = [0; 64];
        last[..rest.len()].copy_from_slice(rest);
        add(&last);
        Count(blocks)
    }

    fn before(&self, byte: usize) -> usize {
        let block = &self.0[byte / 64];
        let bits = block.bits & !(u64::MAX << (byte % 64));
        block.before as usize + bits.count_ones() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of a text longer than some blocks, which do not fall on its boundaries.
    #[test]
    fn counts_as_a_walk_over_the_text_does() {
        let text = "Ёж, 7 октября 😀\nи a\u{301}.\r\n".repeat(100);
        let places = OffsetMap::new(&text);
        let mut line = 1;
        for (n, (byte, char)) in text.char_indices().enumerate() {
            assert_eq!((places.code_point(byte), places.line(byte)), (n, line));
            line += usize::from(char == '\n');
        }
        assert_eq!(places.code_point(text.len()), text.chars().count());
        assert_eq!(OffsetMap::new("").code_points(&(0..0)), 0..0);
        assert_eq!(OffsetMap::new(&"я".repeat(64)).code_point(128), 64);
    }
}
