//! Endings: lists of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word. None of the endings is shorter than two letters,
/// or longer than twelve.
pub struct Endings {
    /// The last three letters with which one of the endings may be made, a bit each.
    threes: Box<[u64; 1 << 9]>,
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

impl Endings {
    /// Lists of endings, each with a bit of its own.
    pub fn of_lists(lists: &[(u16, &[&str])]) -> Endings {
        let no_row = [Node { lists: 0, row: NONE }; 32];
        let mut endings =
            Endings { threes: Box::new([0; 1 << 9]), nodes: no_row.repeat(usize::from(NONE) + 1) };
        for (list, words) in lists {
            words.iter().for_each(|ending| endings.add(*list, ending));
        }
        endings
    }

    fn add(&mut self, list: u16, ending: &str) {
        let (key, letters) =
            Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
        assert!((2..=12).contains(&letters), "{ending:?} is too short or too long");
        let (two, third) = (key.last_two(), usize::from(key.letter(2)));
        for third in if letters == 2 { 0..32 } else { third..third + 1 } {
            let three = third << 10 | two;
            self.threes[three / 64] |= 1 << (three % 64);
        }
        let mut at = two;
        for n in 2..letters {
            if self.nodes[at].row == NONE {
                self.nodes[at].row = (self.nodes.len() / 32) as u16;
                self.nodes.extend([Node { lists: 0, row: NONE }; 32]);
            }
            at = Node::next(self.nodes[at].row, key.letter(n));
        }
        self.nodes[at].lists |= list;
    }

    /// Whether a word with these last letters, three at least, may have one of the endings: the lowest bit.
    #[inline]
    pub fn may_end(&self, word: Key) -> u64 {
        let three = word.last_three();
        self.threes[three / 64] >> (three % 64)
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
        let endings =
            Endings::of_lists(&[(1, &["ал", "исал"]), (2, &["ал", "сал"]), (4, &["ала"]), (8, &["мер"])]);
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
        check("писала", 4);
        check("ола", 0);
        check("ал", 0);
        check("л", 0);
    }
}
