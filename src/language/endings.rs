//! Endings: lists of words and of last letters, all looked up in one walk from the last letter back.

use super::key::Key;

/// A tree of letters: the root is the end of a word.
pub struct Endings {
    nodes: Vec<Node>,
}

#[derive(Clone, Default)]
struct Node {
    /// By letter, the node of the letter before; 0 for none.
    before: [u16; 32],
    /// Lists in which these letters are an ending.
    endings: u8,
    /// Lists in which they are a whole word.
    words: u8,
}

impl Endings {
    /// Lists, each with a bit of its own; what begins with a hyphen is an ending.
    pub fn new<'a>(lists: impl Iterator<Item = (u8, &'a [&'a str])>) -> Endings {
        let mut endings = Endings { nodes: vec![Node::default()] };
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
        let mut node = 0;
        for n in 0..count {
            let letter = usize::from(key.letter(n));
            if self.nodes[node].before[letter] == 0 {
                self.nodes[node].before[letter] = self.nodes.len() as u16;
                self.nodes.push(Node::default());
            }
            node = usize::from(self.nodes[node].before[letter]);
        }
        let node = &mut self.nodes[node];
        *(if word.starts_with('-') { &mut node.endings } else { &mut node.words }) |= list;
    }

    /// The lists that a word of so many letters is on.
    pub fn of(&self, word: Key, letters: u32) -> u8 {
        let (mut node, mut lists) = (&self.nodes[0], 0);
        for n in 0..letters {
            match node.before[usize::from(word.letter(n))] {
                0 => return lists,
                before => node = &self.nodes[usize::from(before)],
            }
            lists |= node.endings;
        }
        lists | node.words
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
