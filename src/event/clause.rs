//! Clauses: a sentence in pieces, cut at its commas, dashes and colons, each with how it leans on others.
//!
//! Which of them tell what happened at a date is the business of `extent`.

use std::ops::Range;

use super::word::{Folded, Word};
use super::wording::is_opening;
use crate::language::{Tenses, Token};

/// A sentence read for its clauses. Its buffers are used again for the next one.
#[derive(Default)]
pub struct Clauses {
    /// The tokens it covers.
    sentence: Range<usize>,
    words: Vec<Word>,
    /// Whether each may begin words that tell who says so.
    cues: Vec<bool>,
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
/// A bracket of more tokens, likewise.
const BRACKETED: usize = 40;

impl Clauses {
    pub fn sentence(&self) -> Range<usize> {
        self.sentence.clone()
    }

    /// What a token of the sentence is.
    pub fn word(&self, n: usize) -> Option<Word> {
        self.words.get(n.checked_sub(self.sentence.start)?).copied()
    }

    /// Whether words that tell who says so, or whether it is so, may begin at a token of the sentence.
    pub fn is_cue(&self, n: usize) -> bool {
        self.cues[n - self.sentence.start]
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
        tenses: &mut Tenses,
        sentence: Range<usize>,
        times: impl Iterator<Item = Range<usize>>,
    ) {
        let mut verbs = tenses.verbs(sentence.start).peekable();
        self.words.clear();
        self.cues.clear();
        let first = sentence.start;
        for n in sentence.clone() {
            let is_verb = verbs.next_if_eq(&n).is_some();
            let (word, is_cue) = Word::mark(text, &tokens[n]).map_or_else(
                || {
                    let folded = Folded::new(text, &tokens[n]);
                    let word = folded.as_bytes();
                    (Word::read(word, &tokens[n], is_verb, n == first), is_opening(word))
                },
                |mark| (mark, false),
            );
            self.words.push(word);
            self.cues.push(is_cue);
        }
        // «пресс-служба»: a hyphen is part of its word.
        let is_against = |n: usize| tokens.get(n + 1).is_some_and(|next| tokens[n].end == next.start);
        for n in sentence.clone().filter(|n| *n > first && is_against(n - 1) && is_against(*n)) {
            if self.words[n - first] == Word::Dash {
                self.words[n - first] = Word::Other;
            }
        }
        for time in times {
            let covered = time.start.max(sentence.start)..time.end.min(sentence.end);
            for n in covered {
                self.words[n - sentence.start] = Word::Time;
            }
        }
        self.sentence = sentence;
    }

    /// Cuts the sentence into pieces; `voices` are the tokens that tell who says so.
    pub fn cut(&mut self, text: &str, tokens: &[Token], voices: &[Range<usize>]) {
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
            } else if start < n && self.is_heading_before(text, tokens, n) {
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
        let piece = Piece {
            kind: match voices.iter().any(|voice| voice.start <= tokens.start && tokens.end <= voice.end) {
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

    /// Whether a line without a full stop ends here: a capital letter on a new line.
    fn is_heading_before(&self, text: &str, tokens: &[Token], n: usize) -> bool {
        let gap = tokens[n - 1].end as usize..tokens[n].start as usize;
        let is_line = tokens[n].is_capital && text[gap].contains('\n');
        is_line && (n..self.sentence.end).any(|n| self.word(n) == Some(Word::Verb))
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
