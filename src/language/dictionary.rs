//! Dictionaries: what is known of words as a whole.

use super::key::Key;

/// A table from words to what is known of them; of other words the default is.
///
/// With ten times as many slots as words, nine of ten words that are not in it meet an empty one. `SLOTS` is a
/// power of two.
pub struct Dictionary<V, const SLOTS: usize> {
    /// By hash, the number of a word; 0 for none.
    slots: Box<[u16; SLOTS]>,
    /// The first is none.
    words: Vec<(Key, V)>,
}

impl<V: Copy + Default, const SLOTS: usize> Dictionary<V, SLOTS> {
    pub fn new() -> Dictionary<V, SLOTS> {
        let slots = vec![0; SLOTS].into_boxed_slice().try_into().expect("the length is given");
        let mut words = Vec::with_capacity(SLOTS / 8);
        words.push((Key::EMPTY, V::default()));
        Dictionary { slots, words }
    }

    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: Key) -> V {
        let mut slot = Self::first_slot(word);
        loop {
            let n = self.slots[slot];
            let (known, value) = self.words[usize::from(n)];
            // Not lazily: whether a slot is empty is hard to foresee, and that it is one of the two is not.
            if (known == word) | (n == 0) {
                return value;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The same, to be set; a word that is not in it is added.
    pub fn entry(&mut self, word: Key) -> &mut V {
        let mut slot = Self::first_slot(word);
        while self.slots[slot] != 0 {
            let n = usize::from(self.slots[slot]);
            if self.words[n].0 == word {
                return &mut self.words[n].1;
            }
            slot = (slot + 1) % SLOTS;
        }
        assert!(5 * self.words.len() < SLOTS, "too few slots for {} words", self.words.len());
        self.slots[slot] = self.words.len() as u16;
        self.words.push((word, V::default()));
        &mut self.words.last_mut().expect("one was added").1
    }

    #[inline]
    fn first_slot(word: Key) -> usize {
        (word.hash() >> (64 - SLOTS.trailing_zeros())) as usize
    }
}

/// Lists of words, each list with a bit of its own.
impl<const SLOTS: usize> Dictionary<u8, SLOTS> {
    /// A word may be on several lists.
    pub fn of_lists(lists: &[(u8, &[&str])]) -> Dictionary<u8, SLOTS> {
        let mut dictionary = Dictionary::new();
        for (list, words) in lists {
            for word in *words {
                *dictionary.entry(Key::of(word).unwrap_or_else(|| panic!("{word:?} is no word"))) |= list;
            }
        }
        dictionary
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_word_is_on_its_lists() {
        let dictionary = Dictionary::<u8, 32>::of_lists(&[(1, &["зал", "бал"]), (2, &["зал", "г."])]);
        let check = |word: &str, expected: u8| {
            assert_eq!(dictionary.get(Key::of(word).unwrap()), expected, "{word}");
        };
        check("зал", 3);
        check("бал", 1);
        check("г.", 2);
        check("г", 0);
        check("залы", 0);
    }

    #[test]
    fn words_of_one_slot_stay_apart() {
        let pairs = ('а'..='я').flat_map(|one| ('а'..='ц').map(move |other| format!("{one}пере{other}")));
        let words: Vec<Key> = pairs.filter_map(|word| Key::of(&word)).collect();
        let mut dictionary = Dictionary::<_, 4096>::new();
        for (n, word) in words.iter().enumerate() {
            *dictionary.entry(*word) = n;
        }
        let slots: HashSet<usize> =
            words.iter().map(|word| Dictionary::<(), 4096>::first_slot(*word)).collect();
        assert!(slots.len() < words.len());
        for (n, word) in words.iter().enumerate() {
            assert_eq!(dictionary.get(*word), n);
        }
    }
}
