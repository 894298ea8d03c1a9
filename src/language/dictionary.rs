//! Dictionaries: what is known of words as a whole.

use super::key::Key;

/// A table from words to what is known of them; of other words the default is.
///
/// With ten times as many slots as words, nine of ten words that are not in it meet an empty one. `SLOTS` is a
/// power of two.
pub struct Dictionary<K, V, const SLOTS: usize> {
    /// By hash, the number of a word; 0 for none.
    slots: Box<[u16; SLOTS]>,
    /// The first is none.
    words: Vec<Word<K, V>>,
}

struct Word<K, V> {
    key: K,
    /// The bits in which another word may differ: all, and of no word none.
    bits: u64,
    value: V,
}

/// What words are known by: a [`Key`], or, where all are short, a short one.
pub trait Code: Copy + Eq {
    /// Of no word.
    const NONE: Self;

    /// 0 if it is the other, else some bits in which the two differ.
    fn difference(self, other: Self) -> u64;

    fn hash(self) -> u64;
}

impl Code for Key {
    const NONE: Key = Key::EMPTY;

    #[inline]
    fn difference(self, other: Key) -> u64 {
        Key::difference(self, other)
    }

    #[inline]
    fn hash(self) -> u64 {
        Key::hash(self)
    }
}

impl Code for u64 {
    const NONE: u64 = 0;

    #[inline]
    fn difference(self, other: u64) -> u64 {
        self ^ other
    }

    #[inline]
    fn hash(self) -> u64 {
        self.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl<K: Code, V: Copy + Default, const SLOTS: usize> Dictionary<K, V, SLOTS> {
    pub fn new() -> Dictionary<K, V, SLOTS> {
        let slots = vec![0; SLOTS].into_boxed_slice().try_into().expect("the length is given");
        let mut words = Vec::with_capacity(SLOTS / 8);
        words.push(Word { key: K::NONE, bits: 0, value: V::default() });
        Dictionary { slots, words }
    }

    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: K) -> V {
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
    pub fn entry(&mut self, word: K) -> &mut V {
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
    pub fn entries(&self) -> impl Iterator<Item = (K, V)> {
        self.words[1..].iter().map(|word| (word.key, word.value))
    }

    #[inline]
    fn first_slot(word: K) -> usize {
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
        let mut dictionary = Dictionary::<Key, _, 4096>::new();
        for (n, word) in words.iter().enumerate() {
            *dictionary.entry(*word) = n + 1;
        }
        let slots: HashSet<usize> =
            words.iter().map(|word| Dictionary::<Key, (), 4096>::first_slot(*word)).collect();
        assert!(slots.len() < words.len());
        for (n, word) in words.iter().enumerate() {
            assert_eq!(dictionary.get(*word), n + 1);
        }
        let others: Vec<Key> = pairs().filter_map(|pair| Key::of(&format!("{pair}а"))).collect();
        assert!(others.iter().any(|word| slots.contains(&Dictionary::<Key, (), 4096>::first_slot(*word))));
        for word in others {
            assert_eq!(dictionary.get(word), 0);
        }
    }
}
