//! Places in a text as people and other programs count them: code points and lines.

use std::ops::Range;

/// Bytes between two remembered counts: a look-up counts at most so many, and 8 bytes a block
/// are 6 % of the text.
const BLOCK: usize = 128;

/// Turns byte offsets of one text into code points and line numbers, in any order.
///
/// Built in one forward pass; each look-up is of constant cost.
pub(super) struct Places<'a> {
    text: &'a [u8],
    /// Code points and line ends before each block.
    before: Vec<(u32, u32)>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Places<'a> {
        let text = text.as_bytes();
        let mut sums = (0, 0);
        let mut before = Vec::with_capacity(text.len() / BLOCK + 2);
        before.push(sums);
        for block in text.chunks(BLOCK) {
            sums = (sums.0 + code_points(block) as u32, sums.1 + line_ends(block) as u32);
            before.push(sums);
        }
        Places { text, before }
    }

    /// Code points before this byte.
    pub fn code_point(&self, byte: usize) -> usize {
        self.before[byte / BLOCK].0 as usize + code_points(&self.text[byte / BLOCK * BLOCK..byte])
    }

    pub fn code_points(&self, bytes: &Range<usize>) -> [usize; 2] {
        [self.code_point(bytes.start), self.code_point(bytes.end)]
    }

    /// The line this byte stands on, from 1.
    pub fn line(&self, byte: usize) -> usize {
        self.before[byte / BLOCK].1 as usize + line_ends(&self.text[byte / BLOCK * BLOCK..byte]) + 1
    }
}

fn code_points(bytes: &[u8]) -> usize {
    // Every byte of a code point but its first is 10xxxxxx.
    count(bytes, |byte| byte & 0xc0 != 0x80)
}

fn line_ends(bytes: &[u8]) -> usize {
    count(bytes, |byte| byte == b'\n')
}

/// Counts in bytes, a few hundred at a time, so that sixteen are added at once.
fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    let some = |some: &[u8]| usize::from(some.iter().map(|byte| u8::from(is_counted(*byte))).sum::<u8>());
    bytes.chunks(usize::from(u8::MAX)).map(some).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of a text longer than some blocks, which do not fall on its boundaries.
    #[test]
    fn counts_as_a_walk_over_the_text_does() {
        let text = "Ёж, 7 октября 😀\nи a\u{301}.\r\n".repeat(100);
        let places = Places::new(&text);
        let mut line = 1;
        for (n, (byte, char)) in text.char_indices().enumerate() {
            assert_eq!((places.code_point(byte), places.line(byte)), (n, line));
            line += usize::from(char == '\n');
        }
        assert_eq!(places.code_point(text.len()), text.chars().count());
        assert_eq!(Places::new("").code_points(&(0..0)), [0, 0]);
        assert_eq!(Places::new(&"я".repeat(BLOCK)).code_point(2 * BLOCK), BLOCK);
    }
}
