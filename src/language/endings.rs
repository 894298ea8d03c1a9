//! Endings: lists of words and of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word.
pub struct Endings {
    /// By the last letter, its node.
    last: [u16; 32],
    nodes: Vec<Node>,
}

/// A letter with those behind it. Letters before it form a list: few have more than three.
#[derive(Clone, Copy)]
struct Node {
    letter: u8,
    /// Lists in which these letters are an ending.
    endings: u8,
    /// Lists in which they are a whole word.
    words: u8,
    /// The first of the letters before it, and the next one of the list it stands in; [`NONE`] for none.
    before: u16,
    next: u16,
}

const NONE: u16 = u16::MAX;

impl Endings {
    /// Lists, each with a bit of its own; what begins with a hyphen is an ending.
    pub fn new<'a>(lists: impl Iterator<Item = (u8, &'a [&'a str])>) -> Endings {
        let mut endings = Endings { last: [NONE; 32], nodes: Vec::new() };
        for (list, words) in lists {
            for word in words {
                endings.add(list, word);
            }
        }
        endings
    }

    fn add(&mut self, list: u8, word: &str) {
        let letters = word.trim_start_matches('-');
        let (key, count) = Key::of_text(letters.as_bytes()).unwrap_or_else(|| panic!("{word:?} is no word"));
        let mut node = None;
        for n in 0..count {
            let letter = key.letter(n);
            node = self.before(node, letter).or_else(|| {
                let added = self.nodes.len() as u16;
                let first = match node {
                    None => &mut self.last[usize::from(letter)],
                    Some(node) => &mut self.nodes[usize::from(node)].before,
                };
                let next = std::mem::replace(first, added);
                self.nodes.push(Node { letter, endings: 0, words: 0, before: NONE, next });
                Some(added)
            });
        }
        let node = &mut self.nodes[usize::from(node.expect("a word has letters"))];
        *(if word.starts_with('-') { &mut node.endings } else { &mut node.words }) |= list;
    }

    /// The node of a letter before another, or of a last letter.
    #[inline]
    fn before(&self, node: Option<u16>, letter: u8) -> Option<u16> {
        let Some(node) = node else {
            let last = self.last[usize::from(letter)];
            return (last != NONE).then_some(last);
        };
        let mut at = self.nodes[usize::from(node)].before;
        while at != NONE {
            let node = &self.nodes[usize::from(at)];
            if node.letter == letter {
                return Some(at);
            }
            at = node.next;
        }
        None
    }

    /// The lists that a word of so many letters is on.
    pub fn of(&self, word: Key, letters: u32) -> u8 {
        let (mut node, mut lists, mut words) = (None, 0, 0);
        for n in 0..letters {
            node = self.before(node, word.letter(n));
            let Some(node) = node else { return lists };
            lists |= self.nodes[usize::from(node)].endings;
            words = self.nodes[usize::from(node)].words;
        }
        lists | words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: u8) {
        let endings = Endings::new([(1, &["-ал", "-л"][..]), (2, &["зал", "ал"])].into_iter());
        let (key, letters) = Key::of_text(word.as_bytes()).unwrap();
        assert_eq!(endings.of(key, letters), expected, "{word}");
    }

    #[test]
    fn endings_and_whole_words() {
        check("писал", 1);
        check("пел", 1);
        check("зал", 3);
        check("ал", 3);
        check("залы", 0);
        check("показал", 1);
    }
}
