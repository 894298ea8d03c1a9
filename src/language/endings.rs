//! Endings: lists of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word. None of the endings is shorter than two letters,
/// or longer than twelve.
pub struct Endings {
    /// The last three letters of a word that has an ending of no more.
    whole: Threes,
    /// Those of longer endings, and the third to the fifth letter from their end.
    last: Threes,
    middle: Threes,
    /// Rows of a node for each letter. The first rows are those of the last letter by the one before it, so that the
    /// last two are looked up at once; the one behind them is of none.
    nodes: Vec<Node>,
}

/// A letter with those behind it.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Lists in which these letters are an ending.
    lists: u16,
    /// The row of the letters before them.
    row: u16,
}

/// The row of none.
const NONE: u16 = 32;

impl Node {
    /// Where the node of one more letter stands.
    #[inline]
    fn next(row: u16, letter: u8) -> usize {
        32 * usize::from(row) + usize::from(letter)
    }
}

/// Threes of letters, a bit each.
struct Threes(Box<[u64; 1 << 9]>);

impl Threes {
    /// Adds the letters of an ending from the nth before its last on; where it has none, each letter may stand.
    fn add(&mut self, ending: Key, letters: u32, n: u32) {
        let may_be = |n| if n < letters { ending.letter(n)..ending.letter(n) + 1 } else { 0..32 };
        for third in may_be(n + 2) {
            for second in may_be(n + 1) {
                for first in may_be(n) {
                    let three = usize::from(third) << 10 | usize::from(second) << 5 | usize::from(first);
                    self.0[three / 64] |= 1 << (three % 64);
                }
            }
        }
    }

    /// The lowest bit tells whether a word has one of them from the nth letter before its last on.
    #[inline]
    fn of(&self, word: Key, n: u32) -> u64 {
        let three = word.three(n);
        self.0[three / 64] >> (three % 64)
    }
}

impl Endings {
    /// Lists of endings, each with a bit of its own.
    pub fn of_lists(lists: &[(u16, &[&str])]) -> Endings {
        let no_row = [Node { lists: 0, row: NONE }; 32];
        let none = || Threes(Box::new([0; 1 << 9]));
        let nodes = no_row.repeat(usize::from(NONE) + 1);
        let mut endings = Endings { whole: none(), last: none(), middle: none(), nodes };
        for (list, words) in lists {
            words.iter().for_each(|ending| endings.add(*list, ending));
        }
        endings
    }

    fn add(&mut self, list: u16, ending: &str) {
        let (key, letters) =
            Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
        assert!((2..=12).contains(&letters), "{ending:?} is too short or too long");
        if letters < 4 {
            self.whole.add(key, letters, 0);
        } else {
            self.last.add(key, letters, 0);
            self.middle.add(key, letters, 2);
        }
        let mut at = key.last_two();
        for n in 2..letters {
            if self.nodes[at].row == NONE {
                self.nodes[at].row = (self.nodes.len() / 32) as u16;
                self.nodes.extend([Node { lists: 0, row: NONE }; 32]);
            }
            at = Node::next(self.nodes[at].row, key.letter(n));
        }
        self.nodes[at].lists |= list;
    }

    /// Whether a word with these last letters, three at least, may have one of the endings: the lowest bit. It has one where
    /// that is of three letters at most.
    #[inline]
    pub fn may_end(&self, word: Key) -> u64 {
        self.whole.of(word, 0) | self.last.of(word, 0) & self.middle.of(word, 2)
    }

    /// The lists with an ending of a word of so many letters, three at least: no verb is shorter.
    #[inline]
    pub fn of(&self, word: Key, letters: u32) -> u16 {
        if letters < 3 {
            return 0;
        }
        let Node { mut lists, mut row } = self.nodes[word.last_two()];
        for n in 2..letters {
            if row == NONE {
                break;
            }
            let next = self.nodes[Node::next(row, word.letter(n))];
            (lists, row) = (lists | next.lists, next.row);
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_endings() {
        let endings = Endings::of_lists(&[
            (1, &["ал", "исал"]),
            (2, &["ал", "сал"]),
            (4, &["ала"]),
            (8, &["мер", "нного", "вшего"]),
        ]);
        let check = |word: &str, expected: u16| {
            let (key, letters) = Key::of_text(word.as_bytes()).unwrap();
            assert_eq!(endings.of(key, letters), expected, "{word}");
            if 3 <= letters {
                assert_eq!(endings.may_end(key) & 1, u64::from(expected != 0), "{word}");
            }
        };
        check("писал", 3);
        check("сал", 3);
        check("пал", 3);
        check("пел", 0);
        check("замер", 8);
        check("данного", 8);
        check("главного", 0);
        check("вного", 0);
        check("ного", 0);
        check("него", 0);
        check("писала", 4);
        check("ола", 0);
        check("ал", 0);
        check("л", 0);
    }
}
