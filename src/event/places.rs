//! Places: where in a sentence the words of a kind stand, so that looking for one asks no other word.

use std::ops::Range;

use super::word::{KINDS, Word, Words};

/// For each kind of word its places in a sentence, a bit for each token.
#[derive(Default)]
pub struct Places {
    /// The token that the sentence begins with, and how many it has.
    start: usize,
    length: usize,
    /// For sixty-four tokens each, by kind.
    blocks: Vec<[u64; KINDS]>,
}

impl Places {
    /// Forgets all places, for a sentence of some tokens comes.
    pub fn clear(&mut self, sentence: &Range<usize>) {
        (self.start, self.length) = (sentence.start, sentence.len());
        self.blocks.clear();
        self.blocks.resize(sentence.len().div_ceil(64), [0; KINDS]);
    }

    /// Tells a token's word, which was not told before.
    #[inline]
    pub fn add(&mut self, token: usize, word: Word) {
        let n = token - self.start;
        self.blocks[n / 64][word.kind()] |= 1 << (n % 64);
    }

    /// Takes back a token's word.
    pub fn remove(&mut self, token: usize, word: Word) {
        let n = token - self.start;
        self.blocks[n / 64][word.kind()] &= !(1 << (n % 64));
    }

    /// The first of some tokens that is one of some words.
    #[inline]
    pub fn first(&self, words: Words, among: Range<usize>) -> Option<usize> {
        let Range { mut start, end } = self.within(among);
        while start < end {
            let bits = self.bits(start / 64, words) >> (start % 64);
            if bits != 0 {
                let first = start + bits.trailing_zeros() as usize;
                return (first < end).then_some(self.start + first);
            }
            start = (start / 64 + 1) * 64;
        }
        None
    }

    /// The last of some tokens that is one of some words.
    #[inline]
    pub fn last(&self, words: Words, among: Range<usize>) -> Option<usize> {
        let Range { start, mut end } = self.within(among);
        while start < end {
            let last = end - 1;
            let bits = self.bits(last / 64, words) << (63 - last % 64);
            if bits != 0 {
                let last = last.checked_sub(bits.leading_zeros() as usize)?;
                return (start <= last).then_some(self.start + last);
            }
            end = last / 64 * 64;
        }
        None
    }

    /// How many of some tokens are one of some words.
    #[inline]
    pub fn count(&self, words: Words, among: Range<usize>) -> usize {
        let Range { mut start, end } = self.within(among);
        let mut count = 0;
        while start < end {
            let behind = end.min((start / 64 + 1) * 64);
            let bits = self.bits(start / 64, words) >> (start % 64) << (64 - (behind - start));
            count += bits.count_ones() as usize;
            start = behind;
        }
        count
    }

    /// The places in a block; for all words but some, those behind the sentence are among them.
    #[inline]
    fn bits(&self, block: usize, words: Words) -> u64 {
        let kinds = &self.blocks[block];
        let (named, are_left_out) = words.named();
        let bits = named.kinds().fold(0, |bits, kind| bits | kinds[kind]);
        if are_left_out { !bits } else { bits }
    }

    /// Tokens of the sentence among some tokens, counted from its first.
    fn within(&self, tokens: Range<usize>) -> Range<usize> {
        let start = tokens.start.saturating_sub(self.start);
        start..tokens.end.saturating_sub(self.start).min(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_walk() {
        let kinds = [Word::Other, Word::Verb, Word::Time, Word::Other, Word::And, Word::Verb, Word::Comma];
        for length in [1, 63, 64, 65, 130, 200] {
            let sentence = 5..5 + length;
            let word = |n: usize| kinds[n * n / 3 % kinds.len()];
            let mut places = Places::default();
            places.clear(&sentence);
            sentence.clone().for_each(|n| places.add(n, word(n)));
            for words in [
                Words::of(&[Word::Verb]),
                Words::of(&[Word::Time, Word::And]),
                Words::of(&[Word::Dash]),
                Words::but(&[Word::Other, Word::Verb]),
            ] {
                for start in 0..sentence.end + 3 {
                    for end in start..sentence.end + 3 {
                        let mut found = (start.max(5)..end.min(sentence.end)).filter(|n| words.has(word(*n)));
                        assert_eq!(places.count(words, start..end), found.clone().count(), "{start}..{end}");
                        assert_eq!(
                            places.last(words, start..end),
                            found.clone().next_back(),
                            "{start}..{end}"
                        );
                        assert_eq!(places.first(words, start..end), found.next(), "{start}..{end}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_removed_is_nowhere() {
        let mut places = Places::default();
        places.clear(&(7..9));
        places.add(7, Word::Dash);
        places.add(8, Word::Dash);
        places.remove(7, Word::Dash);
        assert_eq!(places.first(Words::of(&[Word::Dash]), 0..10), Some(8));
    }
}
