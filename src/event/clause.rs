//! Clauses: a sentence in pieces, cut at its commas, dashes and colons, each with how it leans on others.
//!
//! Which of them tell what happened at a date is the business of `extent`.

use std::ops::Range;

use super::word::{KNOWN, Word, Words};
use crate::language::{Ends, Lists, Token};

/// A sentence read for its clauses. Its buffers are used again for the next one.
#[derive(Default)]
pub struct Clauses {
    /// The tokens it covers.
    sentence: Range<usize>,
    words: Vec<Word>,
    /// The lists that each is on, and those of all together.
    lists: Vec<Lists>,
    all_lists: Lists,
    /// What its words are, before hyphens and quotation marks are looked at.
    all_words: Words,
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

    /// The lists that a token of the sentence is on.
    pub fn lists(&self, n: usize) -> Lists {
        let n = n.checked_sub(self.sentence.start);
        n.and_then(|n| self.lists.get(n)).copied().unwrap_or_default()
    }

    /// The lists that some token of the sentence is on.
    pub fn all_lists(&self) -> Lists {
        self.all_lists
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
        self.lists.clear();
        self.all_lists = Lists::NONE;
        self.all_words = Words::default();
        self.sentence = sentence.clone();
        let mut read_to = sentence.start;
        for time in times {
            self.read_words(text, tokens, read_to..time.start.clamp(read_to, sentence.end));
            read_to = time.end.clamp(read_to, sentence.end);
            self.words.resize(read_to - sentence.start, Word::Time);
            self.lists.resize(read_to - sentence.start, Lists::NONE);
        }
        self.read_words(text, tokens, read_to..sentence.end);
        if self.all_words.has(Word::Dash) {
            self.join_hyphens(tokens);
        }
        if self.all_words.has(Word::Quote) {
            self.straighten_quotes(text, tokens);
        }
    }

    fn read_words(&mut self, text: &str, tokens: &[Token], range: Range<usize>) {
        let mut before = self.words.last().copied();
        let known = &KNOWN;
        for token in &tokens[range] {
            let (mut word, lists) = Word::read(known, text, token, before);
            if const { Words::of(&[Word::Inner, Word::Cause]) }.has(word) {
                word = match (word, before) {
                    (Word::Inner, Some(Word::Preposition)) => Word::Preposition,
                    (_, Some(Word::Preposition)) => Word::Besides,
                    _ => Word::Other,
                };
            }
            self.lists.push(lists);
            self.all_lists = self.all_lists.or(lists);
            self.words.push(word);
            self.all_words.add(word);
            before = Some(word);
        }
    }

    fn straighten_quotes(&mut self, text: &str, tokens: &[Token]) {
        for (word, token) in self.words.iter_mut().zip(&tokens[self.sentence.clone()]) {
            if *word == Word::Quote && text.as_bytes()[token.start as usize] == b'"' {
                *word = Word::Straight;
            }
        }
    }

    /// «пресс-служба»: a hyphen is part of its word.
    fn join_hyphens(&mut self, tokens: &[Token]) {
        let tokens = &tokens[self.sentence.clone()];
        for n in 1..tokens.len().saturating_sub(1) {
            let is_hyphen = self.words[n] == Word::Dash
                && tokens[n - 1].end == tokens[n].start
                && tokens[n].end == tokens[n + 1].start;
            if is_hyphen {
                self.words[n] = Word::Other;
                // «из-за»
                if self.words[n - 1] == Word::Preposition && self.words[n + 1] == Word::Preposition {
                    self.words[n - 1] = Word::Besides;
                }
            }
        }
    }

    /// Cuts the sentence into pieces; `voices` are the tokens that tell who says so.
    pub fn cut(&mut self, text: &str, tokens: &[Token], lines: &mut Lines, voices: &[Range<usize>]) {
        /// What may end a piece, or opens what is no piece.
        const MARKS: Words =
            Words::of(&[Word::Comma, Word::Strong, Word::Dash, Word::Open, Word::Quote, Word::Straight]);
        self.pieces.clear();
        let mut start = self.sentence.start;
        let mut is_apart = false;
        let mut all = Words::default();
        let mut n = start;
        while n < self.sentence.end {
            let word = self.words[n - self.sentence.start];
            let begins_line = start < n && tokens[n - 1].ends == Ends::Line;
            if begins_line || MARKS.has(word) {
                if let Some(end) = self.closed(n) {
                    (n..end).filter_map(|n| self.word(n)).for_each(|word| all.add(word));
                    n = end;
                    continue;
                }
                if self.is_cut(tokens, n) {
                    self.add(start..n, std::mem::take(&mut all), is_apart, voices);
                    is_apart = word == Word::Strong;
                    n += 1;
                    start = n;
                    continue;
                }
                if begins_line && self.is_heading_before(text, tokens, lines, n) {
                    self.add(start..n, std::mem::take(&mut all), is_apart, voices);
                    is_apart = true;
                    start = n;
                }
            }
            all.add(word);
            n += 1;
        }
        self.add(start..self.sentence.end, all, is_apart, voices);
    }

    /// Adds a piece; `all` are its words.
    fn add(&mut self, tokens: Range<usize>, all: Words, is_apart: bool, voices: &[Range<usize>]) {
        if tokens.is_empty() {
            return;
        }
        let words = &self.words[tokens.start - self.sentence.start..tokens.end - self.sentence.start];
        let is_idle = |word: &&Word| matches!(word, Word::Stop | Word::Time);
        let is_voice = voices.iter().any(|voice| {
            let last = tokens.end - words.iter().rev().take_while(is_idle).count();
            voice.start <= tokens.start && last <= voice.end
        });
        let piece = Piece {
            kind: if is_voice { Kind::Voice } else { kind(words, all, self.pieces.is_empty()) },
            has_verb: all.has(Word::Verb),
            has_time: all.has(Word::Time),
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

    /// Whether the line that ends before a token is a heading, without a full stop: a capital letter or a date
    /// stands on the next one.
    fn is_heading_before(&self, text: &str, tokens: &[Token], lines: &mut Lines, n: usize) -> bool {
        let is_number = text.as_bytes()[tokens[n].start as usize].is_ascii_digit();
        match lines.are_paragraphs(text) {
            true => tokens[n].is_capital || is_number,
            false => tokens[n].is_capital && self.has_verb_in(&(n..self.sentence.end)),
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
fn kind(words: &[Word], all: Words, is_first: bool) -> Kind {
    if all.are_of(const { Words::of(&[Word::Time, Word::Preposition, Word::And, Word::Stop]) }) {
        return Kind::Bare;
    }
    if !is_first && all.has(Word::Which) && is_which(words) {
        return Kind::Which;
    }
    let mut opening = words.iter().copied().filter(|word| !matches!(word, Word::And | Word::Time));
    match opening.next().unwrap_or(Word::Other) {
        Word::That => Kind::That,
        Word::If => Kind::If,
        Word::Gerund => Kind::Gerund,
        Word::Participle if !is_first => Kind::Participle,
        Word::Other if !is_first && opening.next() == Some(Word::Participle) => Kind::Participle,
        _ => Kind::Plain,
    }
}

/// «в которую», «мать которого»
fn is_which(words: &[Word]) -> bool {
    let leading = words.iter().take_while(|word| matches!(word, Word::Preposition | Word::Other | Word::And));
    let n = leading.count();
    n < 4 && words.get(n) == Some(&Word::Which)
}
