//! Clauses: a sentence in pieces, cut at its commas, dashes and colons, each with how it leans on others.
//!
//! Which of them tell what happened at a date is the business of `extent`.

use std::ops::Range;

use super::piece::{Kind, Mark, Piece};
use super::places::{Places, TOKENS};
use super::word::{KNOWN, TIME, Word, Words};
use crate::language::{Ends, Lists, Token, Verbs};

/// A sentence read for its clauses. Its buffers are used again for the next one.
#[derive(Default)]
pub struct Clauses {
    /// The tokens it covers.
    sentence: Range<usize>,
    /// What each is, and the lists that it is on.
    words: Vec<(Word, Lists)>,
    places: Places,
    /// The lists of all together.
    all_lists: Lists,
    /// The first tokens of its dates.
    dates: Vec<usize>,
    pub pieces: Vec<Piece>,
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
        Some(self.words.get(n.checked_sub(self.sentence.start)?)?.0)
    }

    /// The lists that a token of the sentence is on.
    pub fn lists(&self, n: usize) -> Lists {
        let n = n.checked_sub(self.sentence.start);
        n.and_then(|n| self.words.get(n)).map_or(Lists::NONE, |(_, lists)| *lists)
    }

    /// The tokens of the sentence with the lists that they are on.
    pub fn all_with_lists(&self) -> impl Iterator<Item = (usize, Lists)> {
        self.sentence.clone().zip(self.words.iter().map(|(_, lists)| *lists))
    }

    /// The lists that some token of the sentence is on.
    pub fn all_lists(&self) -> Lists {
        self.all_lists
    }

    /// The first of some tokens of the sentence that is one of some words.
    #[inline]
    pub fn first(&self, words: impl Into<Words>, among: Range<usize>) -> Option<usize> {
        self.places.first(words.into(), among)
    }

    /// The last of some tokens of the sentence that is one of some words.
    #[inline]
    pub fn last(&self, words: impl Into<Words>, among: Range<usize>) -> Option<usize> {
        self.places.last(words.into(), among)
    }

    #[inline]
    pub fn any(&self, words: impl Into<Words>, among: Range<usize>) -> bool {
        self.first(words, among).is_some()
    }

    #[inline]
    pub fn count(&self, words: impl Into<Words>, among: Range<usize>) -> usize {
        self.places.count(words.into(), among)
    }

    /// Whether a token ends a piece, so that another opens behind it.
    pub fn opens(&self, n: usize) -> bool {
        matches!(self.word(n), Some(Word::Comma | Word::Strong | Word::Dash))
    }

    /// Whether a date begins among some tokens.
    pub fn has_date(&self, among: &Range<usize>) -> bool {
        self.dates.iter().any(|date| among.contains(date))
    }

    /// Reads a sentence; `times` are the tokens of its times, and whether each is a date.
    pub fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        sentence: Range<usize>,
        times: impl Iterator<Item = (Range<usize>, bool)>,
    ) {
        self.sentence = sentence.clone();
        self.places.clear(&sentence);
        self.dates.clear();
        for (time, is_date) in times {
            self.dates.extend(is_date.then_some(time.start));
            let time = time.start.max(sentence.start)..time.end.min(sentence.end);
            time.for_each(|n| self.places.add(n, Word::Time));
        }
        self.read_words(text, &tokens[sentence]);
        self.join_hyphens(tokens);
        self.straighten_quotes(text, tokens);
    }

    fn read_words(&mut self, text: &str, tokens: &[Token]) {
        let (known, verbs) = (&KNOWN[..], Verbs::get());
        let (mut before, mut all_lists) = (None, Lists::NONE);
        self.words.clear();
        for (tokens, block) in tokens.chunks(TOKENS).zip(self.places.blocks()) {
            let times = block.places(Word::Time);
            self.words.extend(tokens.iter().enumerate().map(|(n, token)| {
                let is_time = times >> n & 1 != 0;
                let known = if is_time { &TIME } else { &known[usize::from(token.sign.0)] };
                let (word, lists) = Word::read(known, verbs, text, token, before);
                block.add(n, word);
                all_lists = all_lists.or(lists);
                before = Some(word);
                (word, lists)
            }));
        }
        self.all_lists = all_lists;
    }

    fn change_word(&mut self, n: usize, word: Word) {
        let before = std::mem::replace(&mut self.words[n - self.sentence.start].0, word);
        self.places.remove(n, before);
        self.places.add(n, word);
    }

    fn straighten_quotes(&mut self, text: &str, tokens: &[Token]) {
        let mut from = self.sentence.start;
        while let Some(n) = self.first(Word::Quote, from..self.sentence.end) {
            if text.as_bytes()[tokens[n].start as usize] == b'"' {
                self.change_word(n, Word::Straight);
            }
            from = n + 1;
        }
    }

    /// «пресс-служба»: a hyphen is part of its word.
    fn join_hyphens(&mut self, tokens: &[Token]) {
        let last = self.sentence.end - 1;
        let mut from = self.sentence.start + 1;
        while let Some(n) = self.first(Word::Dash, from..last) {
            if tokens[n - 1].end == tokens[n].start && tokens[n].end == tokens[n + 1].start {
                self.change_word(n, Word::Other);
                // «из-за»
                let is_preposition = |n| self.word(n) == Some(Word::Preposition);
                if is_preposition(n - 1) && is_preposition(n + 1) {
                    self.change_word(n - 1, Word::Besides);
                }
            }
            from = n + 1;
        }
    }

    /// Cuts the sentence into pieces; `voices` are the tokens that tell who says so.
    pub fn cut(&mut self, text: &str, tokens: &[Token], lines: &mut Lines, voices: &[Range<usize>]) {
        /// What may end a piece, or opens what is no piece.
        const MARKS: Words =
            Words::of(&[Word::Comma, Word::Strong, Word::Dash, Word::Open, Word::Quote, Word::Straight]);
        self.pieces.clear();
        let Range { mut start, end } = self.sentence;
        let has_lines = tokens[start..end - 1].iter().any(|token| token.ends == Ends::Line);
        let source = Source { text, tokens, voices };
        let mut after = Mark::Comma;
        let mut n = start;
        while n < end {
            if let Some(behind) = self.closed(n) {
                n = behind;
                continue;
            }
            if self.is_cut(tokens, n) {
                self.add(start..n, after, &source);
                after = match self.word(n) {
                    Some(Word::Strong) if text.as_bytes()[tokens[n].start as usize] == b':' => Mark::Colon,
                    Some(Word::Strong) => Mark::Semicolon,
                    _ => Mark::Comma,
                };
                start = n + 1;
            } else if has_lines
                && start < n
                && tokens[n - 1].ends == Ends::Line
                && self.is_heading_before(text, tokens, lines, n)
            {
                self.add(start..n, after, &source);
                after = Mark::Heading;
                start = n;
            }
            n = if has_lines { n + 1 } else { self.first(MARKS, n + 1..end).unwrap_or(end) };
        }
        self.add(start..end, after, &source);
    }

    fn add(&mut self, tokens: Range<usize>, after: Mark, source: &Source) {
        if tokens.is_empty() {
            return;
        }
        let is_voice = source.voices.iter().any(|voice| {
            let last = self.last(const { Words::but(&[Word::Stop, Word::Time]) }, tokens.clone());
            voice.start <= tokens.start && last.map_or(tokens.start, |last| last + 1) <= voice.end
        });
        let piece = Piece {
            kind: if is_voice { Kind::Voice } else { self.kind(&tokens, source) },
            has_verb: self.any(Word::Verb, tokens.clone()),
            has_time: self.any(Word::Time, tokens.clone()),
            has_date: self.has_date(&tokens),
            after,
            tokens,
        };
        self.pieces.push(piece);
    }

    /// How a piece leans on those before it, by its first words.
    fn kind(&self, tokens: &Range<usize>, source: &Source) -> Kind {
        const BARE: Words = Words::but(&[Word::Time, Word::Preposition, Word::And, Word::Stop]);
        const LEADING: Words = Words::but(&[Word::Preposition, Word::Besides, Word::Other, Word::And]);
        const OPENING: Words = Words::but(&[Word::And, Word::Time]);
        let is_first = self.pieces.is_empty();
        if !self.any(BARE, tokens.clone()) {
            return Kind::Bare;
        }
        // «в которую», «мать которого», «в результате чего»
        let leading = self.first(LEADING, tokens.start..tokens.end.min(tokens.start + 4));
        if !is_first && leading.is_some_and(|n| self.word(n) == Some(Word::Which)) {
            return Kind::Which;
        }
        let Some(opening) = self.first(OPENING, tokens.clone()) else { return Kind::Plain };
        let next = || self.word(self.first(OPENING, opening + 1..tokens.end)?);
        match self.words[opening - self.sentence.start].0 {
            Word::That if source.word(opening) == "что" => Kind::That,
            Word::That => Kind::As,
            Word::If => Kind::If,
            Word::Gerund => Kind::Gerund,
            Word::Participle if !is_first => Kind::Participle,
            Word::Other if !is_first && next() == Some(Word::Participle) => Kind::Participle,
            _ => Kind::Plain,
        }
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
        let end = n + 1 + room;
        let (mut depth, mut at) = (1, n + 1);
        while let Some(mark) = self.first(Words::of(&[opening, closing]), at..end) {
            depth = if self.word(mark) == Some(closing) { depth - 1 } else { depth + 1 };
            if depth == 0 {
                return Some(mark + 1);
            }
            at = mark + 1;
        }
        None
    }

    /// Whether the line that ends before a token is a heading, without a full stop: a capital letter or a date
    /// stands on the next one.
    fn is_heading_before(&self, text: &str, tokens: &[Token], lines: &mut Lines, n: usize) -> bool {
        let is_number = text.as_bytes()[tokens[n].start as usize].is_ascii_digit();
        match lines.are_paragraphs(text) {
            true => tokens[n].is_capital || is_number,
            false => tokens[n].is_capital && self.any(Word::Verb, n..self.sentence.end),
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

/// What a sentence is cut of, and the tokens that tell who says so.
struct Source<'a> {
    text: &'a str,
    tokens: &'a [Token],
    voices: &'a [Range<usize>],
}

impl Source<'_> {
    fn word(&self, n: usize) -> &str {
        &self.text[self.tokens[n].start as usize..self.tokens[n].end as usize]
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
