//! Places: where in a sentence the words of a kind stand, so that looking for one asks no other word.

use std::ops::Range;

use super::word::{KINDS, Word, Words};

/// For each kind of word its places in a sentence, a bit for each token.
#[derive(Default)]
pub struct Places {
    /// The token that the sentence begins with, and how many it has.
    start: usize,
    length: usize,
    blocks: Vec<Block>,
}

/// The places of [`TOKENS`] tokens, by kind.
#[derive(Clone)]
pub struct Block([u64; KINDS]);

/// How many tokens a block is of: one bit is left for where a range of them ends.
pub const TOKENS: usize = 63;

impl Block {
    /// Where the words of a kind stand, a bit for each token.
    #[inline]
    pub fn places(&self, word: Word) -> u64 {
        self.0[word.kind()]
    }

    /// Tells the word of its nth token.
    #[inline]
    pub fn add(&mut self, n: usize, word: Word) {
        self.0[word.kind()] |= 1 << n;
    }

    /// Takes it back.
    fn remove(&mut self, n: usize, word: Word) {
        self.0[word.kind()] &= !(1 << n);
    }
}

impl Places {
    /// Forgets all places, for a sentence comes.
    pub fn clear(&mut self, sentence: &Range<usize>) {
        (self.start, self.length) = (sentence.start, sentence.len());
        self.blocks.clear();
        self.blocks.resize(sentence.len().div_ceil(TOKENS), Block([0; KINDS]));
    }

    /// The blocks of the sentence, to tell what its words are.
    pub fn blocks(&mut self) -> impl Iterator<Item = &mut Block> {
        self.blocks.iter_mut()
    }

    /// Tells a token's word.
    pub fn add(&mut self, token: usize, word: Word) {
        let n = token - self.start;
        self.blocks[n / TOKENS].add(n % TOKENS, word);
    }

    /// Takes back a token's word.
    pub fn remove(&mut self, token: usize, word: Word) {
        let n = token - self.start;
        self.blocks[n / TOKENS].remove(n % TOKENS, word);
    }

    /// The first of some tokens that is one of some words.
    #[inline]
    pub fn first(&self, words: Words, among: Range<usize>) -> Option<usize> {
        let among = self.within(among);
        // As nearly all sentences have.
        let is_one = self.blocks.len() == 1;
        if is_one { self.first_of(0, words, &among) } else { self.first_of_all(words, &among) }
    }

    /// The last of some tokens that is one of some words.
    #[inline]
    pub fn last(&self, words: Words, among: Range<usize>) -> Option<usize> {
        let among = self.within(among);
        let is_one = self.blocks.len() == 1;
        if is_one { self.last_of(0, words, &among) } else { self.last_of_all(words, &among) }
    }

    /// How many of some tokens are one of some words.
    pub fn count(&self, words: Words, among: Range<usize>) -> usize {
        let among = self.within(among);
        (0..self.blocks.len()).map(|n| self.bits(n, words, &among).count_ones() as usize).sum()
    }

    #[cold]
    fn first_of_all(&self, words: Words, among: &Range<usize>) -> Option<usize> {
        (0..self.blocks.len()).find_map(|n| self.first_of(n, words, among))
    }

    #[cold]
    fn last_of_all(&self, words: Words, among: &Range<usize>) -> Option<usize> {
        (0..self.blocks.len()).rev().find_map(|n| self.last_of(n, words, among))
    }

    #[inline]
    fn first_of(&self, block: usize, words: Words, among: &Range<usize>) -> Option<usize> {
        let bits = self.bits(block, words, among);
        (bits != 0).then(|| self.start + TOKENS * block + bits.trailing_zeros() as usize)
    }

    #[inline]
    fn last_of(&self, block: usize, words: Words, among: &Range<usize>) -> Option<usize> {
        let bits = self.bits(block, words, among);
        (bits != 0).then(|| self.start + TOKENS * block + bits.ilog2() as usize)
    }

    /// The places in a block that are among some tokens of the sentence, counted from its first.
    #[inline]
    fn bits(&self, block: usize, words: Words, among: &Range<usize>) -> u64 {
        let Block(kinds) = &self.blocks[block];
        let (named, are_left_out) = words.named();
        let bits = named.kinds().fold(0, |bits, kind| bits | kinds[kind]);
        let bits = if are_left_out { !bits } else { bits };
        let bit = |n: usize| 1 << n.saturating_sub(TOKENS * block).min(TOKENS);
        bits & (bit(among.end) - bit(among.start))
    }

    /// Tokens of the sentence among some tokens, counted from its first.
    fn within(&self, tokens: Range<usize>) -> Range<usize> {
        let end = tokens.end.saturating_sub(self.start).min(self.length);
        tokens.start.saturating_sub(self.start).min(end)..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_walk() {
        let kinds = [Word::Other, Word::Verb, Word::Time, Word::Other, Word::And, Word::Verb, Word::Comma];
        for length in [1, 62, 63, 64, 65, 126, 127, 200] {
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
