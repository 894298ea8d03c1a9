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
    words: Vec<Word<V>>,
}

struct Word<V> {
    key: Key,
    /// The bits in which another word may differ: all, and of no word none.
    bits: u64,
    value: V,
}

impl<V: Copy + Default, const SLOTS: usize> Dictionary<V, SLOTS> {
    pub fn new() -> Dictionary<V, SLOTS> {
        let slots = vec![0; SLOTS].into_boxed_slice().try_into().expect("the length is given");
        let mut words = Vec::with_capacity(SLOTS / 8);
        words.push(Word { key: Key::EMPTY, bits: 0, value: V::default() });
        Dictionary { slots, words }
    }

    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: Key) -> V {
        let mut slot = Self::first_slot(word);
        loop {
            let known = &self.words[usize::from(self.slots[slot])];
            // One branch, which is nearly always taken: whether a slot is empty is hard to foresee, and that it is
            // empty or the word's own is not.
            if known.key.difference(word) & known.bits == 0 {
                return known.value;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The same, to be set; a word that is not in it is added.
    pub fn entry(&mut self, word: Key) -> &mut V {
        let mut slot = Self::first_slot(word);
        while self.slots[slot] != 0 {
            let n = usize::from(self.slots[slot]);
            if self.words[n].key == word {
                return &mut self.words[n].value;
            }
            slot = (slot + 1) % SLOTS;
        }
        assert!(5 * self.words.len() < SLOTS, "too few slots for {} words", self.words.len());
        self.slots[slot] = self.words.len() as u16;
        self.words.push(Word { key: word, bits: u64::MAX, value: V::default() });
        &mut self.words.last_mut().expect("one was added").value
    }

    /// Its words with what is known of them, in the order in which they were added.
    pub fn entries(&self) -> impl Iterator<Item = (Key, V)> {
        self.words[1..].iter().map(|word| (word.key, word.value))
    }

    #[inline]
    fn first_slot(word: Key) -> usize {
        (word.hash() >> (64 - SLOTS.trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn words_of_one_slot_stay_apart() {
        let pairs = || ('а'..='я').flat_map(|one| ('а'..='ц').map(move |other| format!("{one}пере{other}")));
        let words: Vec<Key> = pairs().filter_map(|word| Key::of(&word)).collect();
        let mut dictionary = Dictionary::<_, 4096>::new();
        for (n, word) in words.iter().enumerate() {
            *dictionary.entry(*word) = n + 1;
        }
        let slots: HashSet<usize> =
            words.iter().map(|word| Dictionary::<(), 4096>::first_slot(*word)).collect();
        assert!(slots.len() < words.len());
        for (n, word) in words.iter().enumerate() {
            assert_eq!(dictionary.get(*word), n + 1);
        }
        let others: Vec<Key> = pairs().filter_map(|pair| Key::of(&format!("{pair}а"))).collect();
        assert!(others.iter().any(|word| slots.contains(&Dictionary::<(), 4096>::first_slot(*word))));
        for word in others {
            assert_eq!(dictionary.get(word), 0);
        }
    }
}
