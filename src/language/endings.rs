//! Endings: lists of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word. None of the endings is shorter than two letters,
/// or longer than twelve.
pub struct Endings {
    /// For the last three letters at once, which nearly all words have.
    threes: Box<[Node; 1 << 15]>,
    /// For letters with those behind them, a node for each letter before them; the first row is of none.
    rows: Vec<[Node; 32]>,
}

/// A letter with those behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Lists in which these letters are an ending, or some of the last.
    lists: u16,
    /// The row of the letters before them; 0 for none.
    row: u16,
}

impl Endings {
    /// Lists of endings, each with a bit of its own.
    pub fn of_lists(lists: &[(u16, &[&str])]) -> Endings {
        let threes = vec![Node::default(); 1 << 15].into_boxed_slice();
        let threes = threes.try_into().expect("the length is given");
        let mut endings = Endings { threes, rows: vec![[Node::default(); 32]] };
        for (list, words) in lists {
            words.iter().for_each(|ending| endings.add(*list, ending));
        }
        endings
    }

    fn add(&mut self, list: u16, ending: &str) {
        let (key, letters) =
            Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
        assert!((2..=12).contains(&letters), "{ending:?} is too short or too long");
        if letters == 2 {
            let two = key.last_three() & 0x3FF;
            (0..32).for_each(|third| self.threes[third << 10 | two].lists |= list);
            return;
        }
        let mut node = self.threes[key.last_three()];
        let (mut before, mut place) = (0, key.last_three());
        for n in 3..letters {
            if node.row == 0 {
                node.row = self.rows.len() as u16;
                self.rows.push([Node::default(); 32]);
                *self.node(before, place) = node;
            }
            (before, place) = (node.row, usize::from(key.letter(n)));
            node = *self.node(before, place);
        }
        self.node(before, place).lists |= list;
    }

    /// A letter of a row; with row 0, the last three letters.
    fn node(&mut self, row: u16, place: usize) -> &mut Node {
        if row == 0 { &mut self.threes[place] } else { &mut self.rows[usize::from(row)][place] }
    }

    /// The lists with an ending of a word of so many letters, three at least: no verb is shorter.
    #[inline]
    pub fn of(&self, word: Key, letters: u32) -> u16 {
        if letters < 3 {
            return 0;
        }
        let mut node = self.threes[word.last_three()];
        let mut lists = node.lists;
        for n in 3..letters {
            if node.row == 0 {
                break;
            }
            node = self.rows[usize::from(node.row)][usize::from(word.letter(n))];
            lists |= node.lists;
        }
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_endings() {
        let endings = Endings::of_lists(&[(1, &["ал", "исал"]), (2, &["ал", "сал"]), (4, &["ала"])]);
        let check = |word: &str, expected: u16| {
            let (key, letters) = Key::of_text(word.as_bytes()).unwrap();
            assert_eq!(endings.of(key, letters), expected, "{word}");
        };
        check("писал", 3);
        check("сал", 3);
        check("пал", 3);
        check("пел", 0);
        check("писала", 4);
        check("ола", 0);
        check("ал", 0);
        check("л", 0);
    }
}
