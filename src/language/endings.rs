//! Endings: lists of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word.
pub struct Endings {
    nodes: Vec<Node>,
    /// For a node with letters before it, the node of each of them; 0 for none. The first is the root's.
    rows: Vec<[u16; 32]>,
}

/// A letter with those behind it.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Lists in which these letters are an ending.
    lists: u16,
    /// The row of the letters before it; 0 for none.
    row: u16,
}

impl Endings {
    /// Lists of endings, each with a bit of its own.
    pub fn of_lists(lists: &[(u16, &[&str])]) -> Endings {
        let mut endings = Endings { nodes: vec![Node::default()], rows: vec![[0; 32]] };
        for (list, words) in lists {
            words.iter().for_each(|ending| endings.add(*list, ending));
        }
        endings
    }

    fn add(&mut self, list: u16, ending: &str) {
        let (key, letters) =
            Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
        let mut node = 0;
        for n in 0..letters {
            if n > 0 && self.nodes[node].row == 0 {
                self.nodes[node].row = self.rows.len() as u16;
                self.rows.push([0; 32]);
            }
            let next = &mut self.rows[usize::from(self.nodes[node].row)][usize::from(key.letter(n))];
            if *next == 0 {
                *next = self.nodes.len() as u16;
                self.nodes.push(Node::default());
            }
            node = usize::from(*next);
        }
        self.nodes[node].lists |= list;
    }

    /// The lists with an ending of a word of so many letters.
    #[inline]
    pub fn of(&self, word: Key, letters: u32) -> u16 {
        let (mut row, mut lists) = (0, 0);
        for n in 0..letters {
            let node = self.nodes[usize::from(self.rows[usize::from(row)][usize::from(word.letter(n))])];
            lists |= node.lists;
            row = node.row;
            if row == 0 {
                break;
            }
        }
        lists
    }
}

/// Which words may have some endings, by their last three letters: a test that half of all words do not pass.
pub struct LastThree(Box<[u64; 1 << 9]>);

impl LastThree {
    /// Of endings and whole words.
    pub fn of<'a>(endings: impl IntoIterator<Item = &'a str>) -> LastThree {
        let mut all = Box::new([0; 1 << 9]);
        for ending in endings {
            let (key, letters) =
                Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
            // What stands before a shorter one may be any letter.
            let bits = 5 * letters.min(3);
            for before in 0..1 << (15 - bits) {
                let three = before << bits | key.last_letters() & ((1 << bits) - 1);
                all[three / 64] |= 1 << (three % 64);
            }
        }
        LastThree(all)
    }

    /// Whether the word may have one of them.
    #[inline]
    pub fn may_be_of(&self, word: Key) -> bool {
        let three = word.last_letters() % (1 << 15);
        self.0[three / 64] >> (three % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_endings() {
        let endings = Endings::of_lists(&[(1, &["ал", "л"]), (2, &["л", "исал"]), (4, &["ала"])]);
        let check = |word: &str, expected: u16| {
            let (key, letters) = Key::of_text(word.as_bytes()).unwrap();
            assert_eq!(endings.of(key, letters), expected, "{word}");
        };
        check("писал", 3);
        check("пел", 3);
        check("л", 3);
        check("ал", 3);
        check("залы", 0);
        check("писала", 4);
        check("а", 0);
    }

    #[test]
    fn last_letters_tell_what_has_no_ending() {
        let last = LastThree::of(["ал", "исал"]);
        let check = |word: &str, expected: bool| {
            assert_eq!(last.may_be_of(Key::of(word).unwrap()), expected, "{word}");
        };
        check("писал", true);
        check("зал", true);
        check("ал", true);
        check("пел", false);
        check("залы", false);
    }
}
