//! Clauses: a sentence in pieces, cut at its commas, dashes and colons, each with how it leans on others.
//!
//! Which of them tell what happened at a date is the business of `extent`.

use std::ops::Range;

use super::word::Word;
use crate::language::Token;

/// A sentence read for its clauses. Its buffers are used again for the next one.
#[derive(Default)]
pub struct Clauses {
    /// The tokens it covers.
    sentence: Range<usize>,
    words: Vec<Word>,
    /// The terms of wordings that each is one of, a bit each.
    terms: Vec<u64>,
    /// Those of all together.
    all_terms: u64,
    pub pieces: Vec<Piece>,
}

/// What stands between two marks.
#[derive(Clone, Debug)]
pub struct Piece {
    pub tokens: Range<usize>,
    pub kind: Kind,
    pub has_verb: bool,
    pub has_time: bool,
    /// Whether a semicolon, a colon or a heading stands before it.
    pub is_apart: bool,
}

/// How a piece leans on its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A clause of its own, or the continuation of one.
    Plain,
    /// «который …», «в которую …»: leans on the noun before it.
    Which,
    /// «прошедший …».
    Participle,
    /// «появившись …».
    Gerund,
    /// «что …».
    That,
    /// «если …», «хотя …».
    If,
    /// Words of a date and nothing else.
    Bare,
    /// «как сообщил ТАСС».
    Voice,
}

/// A quotation of more tokens is read like any text.
const QUOTED: usize = 12;
/// Letters of a line at most, where lines are wrapped; two bytes each.
const WRAPPED: usize = 120;
/// A bracket of more tokens, likewise.
const BRACKETED: usize = 40;

impl Clauses {
    /// Lets go of the sentence, for another text comes.
    pub fn forget(&mut self) {
        self.sentence = usize::MAX..usize::MAX;
    }

    pub fn sentence(&self) -> Range<usize> {
        self.sentence.clone()
    }

    /// What a token of the sentence is.
    pub fn word(&self, n: usize) -> Option<Word> {
        self.words.get(n.checked_sub(self.sentence.start)?).copied()
    }

    /// The terms of wordings that a token of the sentence is one of.
    pub fn terms(&self, n: usize) -> u64 {
        n.checked_sub(self.sentence.start).and_then(|n| self.terms.get(n)).copied().unwrap_or(0)
    }

    /// The terms that are found in the sentence.
    pub fn all_terms(&self) -> u64 {
        self.all_terms
    }

    /// Whether a verb makes a clause of some tokens.
    pub fn has_verb_in(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|n| self.word(n) == Some(Word::Verb))
    }

    /// Whether a token ends a piece, so that another opens behind it.
    pub fn opens(&self, n: usize) -> bool {
        matches!(self.word(n), Some(Word::Comma | Word::Strong | Word::Dash))
    }

    /// Whether a token divides a clause from one that depends on it.
    pub fn is_joint(&self, n: usize) -> bool {
        self.word(n).is_some_and(Word::is_joint)
    }

    /// Reads a sentence; `times` are the tokens of its dates.
    pub fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        sentence: Range<usize>,
        times: impl Iterator<Item = Range<usize>>,
    ) {
        self.words.clear();
        self.terms.clear();
        self.words.reserve(sentence.len());
        self.terms.reserve(sentence.len());
        self.all_terms = 0;
        let first = sentence.start;
        let (mut times, mut time) = (times, 0..0);
        for n in sentence.clone() {
            while time.end <= n {
                time = times.next().unwrap_or(usize::MAX..usize::MAX);
            }
            let (word, terms) = match time.start <= n {
                true => (Word::Time, 0),
                false => Word::read(text, &tokens[n], self.words.last().copied()),
            };
            self.all_terms |= terms;
            self.terms.push(terms);
            let word = match (word, self.words.last()) {
                (Word::Inner, Some(Word::Preposition)) => Word::Preposition,
                (Word::Cause, Some(Word::Preposition)) => Word::Besides,
                (Word::Inner | Word::Cause, _) => Word::Other,
                _ => word,
            };
            self.words.push(word);
        }
        // «пресс-служба»: a hyphen is part of its word.
        let is_against = |n: usize| tokens.get(n + 1).is_some_and(|next| tokens[n].end == next.start);
        for n in sentence.clone().filter(|n| *n > first && is_against(n - 1) && is_against(*n)) {
            if self.words[n - first] == Word::Dash {
                self.words[n - first] = Word::Other;
                // «из-за»
                if self.words[n - first - 1..].get(..3)
                    == Some(&[Word::Preposition, Word::Other, Word::Preposition])
                {
                    self.words[n - first - 1] = Word::Besides;
                }
            }
        }
        self.sentence = sentence;
    }

    /// Cuts the sentence into pieces; `voices` are the tokens that tell who says so.
    pub fn cut(&mut self, text: &str, tokens: &[Token], lines: &mut Lines, voices: &[Range<usize>]) {
        self.pieces.clear();
        let mut start = self.sentence.start;
        let mut is_apart = false;
        let mut n = start;
        while n < self.sentence.end {
            if let Some(end) = self.closed(n) {
                n = end;
                continue;
            }
            if self.is_cut(tokens, n) {
                self.add(start..n, is_apart, voices);
                is_apart = self.word(n) == Some(Word::Strong);
                start = n + 1;
            } else if start < n && self.is_heading_before(text, tokens, lines, n) {
                self.add(start..n, is_apart, voices);
                is_apart = true;
                start = n;
            }
            n += 1;
        }
        self.add(start..self.sentence.end, is_apart, voices);
    }

    fn add(&mut self, tokens: Range<usize>, is_apart: bool, voices: &[Range<usize>]) {
        if tokens.is_empty() {
            return;
        }
        let words = &self.words[tokens.start - self.sentence.start..tokens.end - self.sentence.start];
        let is_idle = |word: &&Word| matches!(word, Word::Stop | Word::Time);
        let last = tokens.end - words.iter().rev().take_while(is_idle).count();
        let piece = Piece {
            kind: match voices.iter().any(|voice| voice.start <= tokens.start && last <= voice.end) {
                true => Kind::Voice,
                false => kind(words, self.pieces.is_empty()),
            },
            has_verb: words.contains(&Word::Verb),
            has_time: words.contains(&Word::Time),
            is_apart,
            tokens,
        };
        self.pieces.push(piece);
    }

    /// The token behind a short quotation or bracket that opens here.
    pub fn closed(&self, n: usize) -> Option<usize> {
        let opening = self.word(n)?;
        let (closing, room) = match opening {
            Word::Open => (Word::Close, BRACKETED),
            Word::Quote => (Word::Unquote, QUOTED),
            Word::Straight => (Word::Straight, QUOTED),
            _ => return None,
        };
        let mut depth = 1;
        for n in n + 1..(n + 1 + room).min(self.sentence.end) {
            match self.word(n) {
                Some(word) if word == closing => depth -= 1,
                Some(word) if word == opening => depth += 1,
                _ => {}
            }
            if depth == 0 {
                return Some(n + 1);
            }
        }
        None
    }

    /// Whether a line without a full stop ends here: a capital letter or a date on a new line.
    fn is_heading_before(&self, text: &str, tokens: &[Token], lines: &mut Lines, n: usize) -> bool {
        if !tokens[n - 1].ends_line {
            return false;
        }
        let is_number = text.as_bytes()[tokens[n].start as usize].is_ascii_digit();
        match lines.are_paragraphs(text) {
            true => tokens[n].is_capital || is_number,
            false => tokens[n].is_capital && (n..self.sentence.end).any(|n| self.word(n) == Some(Word::Verb)),
        }
    }

    /// Whether a clause may end at the token: a comma, a dash between spaces.
    fn is_cut(&self, tokens: &[Token], n: usize) -> bool {
        match self.word(n) {
            Some(Word::Comma | Word::Strong) => {
                // «1,25»
                let is_against = |a: usize, b: usize| tokens.get(b).is_some_and(|b| tokens[a].end == b.start);
                n == 0 || !(is_against(n - 1, n) && is_against(n, n + 1))
            }
            Some(Word::Dash) => n > self.sentence.start,
            _ => false,
        }
    }
}

/// What a line break means in a text; looked at when first asked.
#[derive(Default)]
pub struct Lines(Option<bool>);

impl Lines {
    /// Whether each line is a paragraph of its own, since one is longer than any line that is wrapped.
    fn are_paragraphs(&mut self, text: &str) -> bool {
        *self.0.get_or_insert_with(|| text.split('\n').any(|line| 2 * WRAPPED < line.len()))
    }
}

/// How a piece leans on its neighbours, by its first words.
fn kind(words: &[Word], is_first: bool) -> Kind {
    if words.iter().all(|word| matches!(word, Word::Time | Word::Preposition | Word::And | Word::Stop)) {
        return Kind::Bare;
    }
    let mut opening = words.iter().copied().filter(|word| !matches!(word, Word::And | Word::Time));
    let first = opening.next().unwrap_or(Word::Other);
    let which = words.iter().take(4).position(|word| *word == Word::Which);
    let is_which = which.is_some_and(|n| {
        words[..n].iter().all(|word| matches!(word, Word::Preposition | Word::Other | Word::And))
    });
    match first {
        _ if is_which && !is_first => Kind::Which,
        Word::That => Kind::That,
        Word::If => Kind::If,
        Word::Gerund => Kind::Gerund,
        Word::Participle if !is_first => Kind::Participle,
        Word::Other if !is_first && opening.next() == Some(Word::Participle) => Kind::Participle,
        _ => Kind::Plain,
    }
}
