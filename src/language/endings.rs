//! Endings: lists of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters, whose root is the end of a word. None of the endings is shorter than two letters,
/// or longer than twelve.
pub struct Endings {
    /// For a letter with those behind it, a node for each letter before it. The first row is of none; then come those
    /// of the last letters.
    rows: Vec<[Node; 32]>,
}

/// A letter with those behind it.
#[derive(Clone, Copy, Default)]
struct Node {
    /// Lists in which these letters are an ending.
    lists: u16,
    /// The row of the letters before them; 0 for none.
    row: u16,
}

impl Endings {
    /// Lists of endings, each with a bit of its own.
    pub fn of_lists(lists: &[(u16, &[&str])]) -> Endings {
        let mut endings = Endings { rows: vec![[Node::default(); 32]; 33] };
        for (list, words) in lists {
            words.iter().for_each(|ending| endings.add(*list, ending));
        }
        endings
    }

    fn add(&mut self, list: u16, ending: &str) {
        let (key, letters) =
            Key::of_text(ending.as_bytes()).unwrap_or_else(|| panic!("{ending:?} is no ending"));
        assert!((2..=12).contains(&letters), "{ending:?} is too short or too long");
        let mut row = 1 + usize::from(key.letter(0));
        for n in 2..letters {
            let before = usize::from(key.letter(n - 1));
            if self.rows[row][before].row == 0 {
                self.rows[row][before].row = self.rows.len() as u16;
                self.rows.push([Node::default(); 32]);
            }
            row = usize::from(self.rows[row][before].row);
        }
        self.rows[row][usize::from(key.letter(letters - 1))].lists |= list;
    }

    /// The lists with an ending of a word of so many letters.
    #[inline]
    pub fn of(&self, word: Key, letters: u32) -> u16 {
        let step = |row: u16, n| self.rows[usize::from(row)][usize::from(word.letter(n))];
        let two = step(1 + u16::from(word.letter(0)), 1);
        if letters < 3 {
            return if letters == 2 { two.lists } else { 0 };
        }
        // Without a branch, for half of all words would take either way.
        let mut node = step(two.row, 2);
        let mut lists = two.lists | node.lists;
        for n in 3..letters {
            if node.row == 0 {
                break;
            }
            node = step(node.row, n);
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
        check("ал", 3);
        check("пел", 0);
        check("писала", 4);
        check("ла", 0);
        check("л", 0);
    }
}
