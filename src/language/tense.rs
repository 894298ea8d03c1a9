//! The tense of a clause, which is that of its verbs.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::lists::List;
use super::sentence::{Known, Sentences};
use super::token::Token;
use super::verb::{Form, Tense, Verb, Verbs};
use super::words::Class;

/// The tenses of a text's clauses.
pub struct Tenses<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: Sentences<'a>,
    /// The verbs of the clause asked for last.
    verbs: &'a mut Vec<Tensed>,
}

/// What [`Tenses`] remembers of a text, kept from one to the next.
#[derive(Debug, Default)]
pub struct TenseBuffers {
    sentences: Vec<Known>,
    verbs: Vec<Tensed>,
}

/// A verb that tells a tense.
#[derive(Clone, Copy, Debug)]
struct Tensed {
    token: usize,
    tense: Tense,
    /// Whether it tells the tense of the verb beside it.
    is_auxiliary: bool,
}

impl<'a> Tenses<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], buffers: &'a mut TenseBuffers) -> Tenses<'a> {
        let TenseBuffers { sentences, verbs } = buffers;
        Tenses { text, tokens, sentences: Sentences::new(text, tokens, sentences), verbs }
    }

    /// The sentence a token stands in; see [`Sentences::around`].
    pub fn sentence(&mut self, token: usize) -> Range<usize> {
        self.sentences.around(token)
    }

    /// Whether a paragraph ends behind a token that ends its line; see [`Sentences::ends_paragraph`].
    pub fn ends_paragraph(&mut self, token: usize) -> bool {
        self.sentences.ends_paragraph(token)
    }

    /// The tense of the sentence that some tokens stand in, for those whose clause tells none.
    pub fn of_sentence(&mut self, at: &Range<usize>) -> Option<Tense> {
        let sentence = self.sentence(at.start);
        self.nearest(sentence, at)
    }

    /// The tense of the clause that some tokens stand in.
    pub fn of_clause(&mut self, at: &Range<usize>) -> Option<Tense> {
        let clause = self.clause(at);
        self.nearest(clause, at)
    }

    /// The clause that some tokens stand in, between marks.
    pub fn clause(&mut self, at: &Range<usize>) -> Range<usize> {
        let sentence = self.sentence(at.start);
        let lexicon = Lexicon::get();
        let is_edge = |n: &usize| {
            let class = lexicon.signed(self.tokens[*n].sign).class;
            matches!(class, Class::Comma | Class::Semicolon | Class::Colon | Class::Dash)
        };
        let start = (sentence.start..at.start).rev().find(is_edge).map_or(sentence.start, |n| n + 1);
        let end = (at.end..sentence.end).find(is_edge).unwrap_or(sentence.end);
        start..end
    }

    /// Whether some tokens have a verb of this form among them.
    pub fn has_verb(&self, among: &Range<usize>, form: Form) -> bool {
        let lexicon = Lexicon::get();
        self.tokens[among.clone()].iter().any(|token| {
            let lists = lexicon.signed(token.sign).lists;
            let is_listed = form == Form::Finite && lists.has(List::Verb);
            is_listed || verb(self.text, token).is_some_and(|verb| verb.form == Some(form))
        })
    }

    /// Whether an infinitive stands nearer to some tokens than the verb of their clause or else their sentence, which
    /// then tells of what is still to be done: «пригласил посетить страну летом».
    pub fn is_of_infinitive(&mut self, at: &Range<usize>, is_of_clause: bool) -> bool {
        let among = if is_of_clause { self.clause(at) } else { self.sentence(at.start) };
        let apart = |n: &usize| n.abs_diff(at.start);
        let is_verb = |n: &usize| tensed(self.text, &self.tokens[*n], *n).is_some();
        let is_infinitive = |n: &usize| is_infinitive(self.word(*n));
        let nearest = among.filter(|n| !at.contains(n) && (is_infinitive(n) || is_verb(n))).min_by_key(apart);
        nearest.is_some_and(|n| is_infinitive(&n))
    }

    fn word(&self, n: usize) -> &str {
        &self.text[self.tokens[n].start as usize..self.tokens[n].end as usize]
    }

    /// The tense of the verb that is nearest to some of the tokens it stands among.
    fn nearest(&mut self, among: Range<usize>, at: &Range<usize>) -> Option<Tense> {
        let verbs = &mut *self.verbs;
        verbs.clear();
        let beside = among.filter(|n| !at.contains(n));
        verbs.extend(beside.filter_map(|n| tensed(self.text, &self.tokens[n], n)));
        // «будет принят», «должны были объявить»: the auxiliary tells the tense of the word beside it.
        for n in 1..verbs.len() {
            let (first, second) = (verbs[n - 1], verbs[n]);
            let apart = second.token - first.token;
            if apart <= 2 && first.is_auxiliary && first.tense == Tense::Future {
                verbs[n].tense = first.tense;
            }
            if apart == 1 && second.is_auxiliary && second.tense == Tense::Past {
                verbs[n - 1].tense = second.tense;
            }
        }
        verbs.iter().min_by_key(|verb| verb.token.abs_diff(at.start)).map(|verb| verb.tense)
    }
}

/// What a token tells of the tense, if it is a verb.
fn tensed(text: &str, token: &Token, n: usize) -> Option<Tensed> {
    let Verb { tense, is_auxiliary, .. } = verb(text, token)?;
    Some(Tensed { token: n, tense: tense?, is_auxiliary })
}

/// What a token is as a verb, if a glance does not tell that it is none.
fn verb(text: &str, token: &Token) -> Option<Verb> {
    let (verbs, signed) = (Verbs::get(), Lexicon::get().signed(token.sign));
    let is_word = matches!(signed.class, Class::Other | Class::Word | Class::Aging);
    // Bits, not two questions, neither of which can be foreseen.
    if verbs.may_be(token, signed.lists) & u64::from(is_word) == 0 {
        return None;
    }
    verbs.read(text, token, signed.lists)
}

/// Whether a word ends like an infinitive, and is no noun that does.
fn is_infinitive(word: &str) -> bool {
    // Few words end in the last byte of «ь», «и» or «я».
    matches!(word.as_bytes().last(), Some(0x8C | 0xB8 | 0x8F))
        && INFINITIVES.iter().any(|ending| word.ends_with(ending))
        && !NO_INFINITIVES.contains(&word)
}

/// Endings of infinitives that hardly any noun has.
const INFINITIVES: &[&str] = &[
    "ать",
    "ять",
    "ить",
    "еть",
    "уть",
    "ыть",
    "оть",
    "аться",
    "яться",
    "иться",
    "еться",
    "уться",
    "ыться",
    "оться",
    "йти",
    "йтись",
    "вести",
    "вестись",
    "нести",
    "нестись",
    "везти",
    "расти",
    "лечь",
    "мочь",
    "стичь",
];

/// Nouns and numbers that end likewise.
const NO_INFINITIVES: &[&str] = &[
    "печать",
    "кровать",
    "память",
    "путь",
    "суть",
    "сеть",
    "нить",
    "плоть",
    "опять",
    "пять",
    "девять",
    "десять",
    "хоть",
    "чуть",
    "ничуть",
    "медведь",
    "соцсеть",
    "вести",
    "треть",
    "мать",
    "знать",
    "рать",
    "прыть",
    "рукоять",
    "зять",
];

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    /// The tense around the word `дата`.
    fn check(text: &str, expected: Option<Tense>) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let at = text.find("дата").unwrap() as u32;
        let at = tokens.iter().position(|token| token.start == at).unwrap();
        let mut buffers = TenseBuffers::default();
        let mut tenses = Tenses::new(text, &tokens, &mut buffers);
        let at = at..at + 1;
        assert_eq!(tenses.of_clause(&at).or_else(|| tenses.of_sentence(&at)), expected, "{text}");
    }

    #[test]
    fn endings_tell_the_tense() {
        check("Госдума дата ратифицировала договор", Some(Tense::Past));
        check("Закон принят дата", Some(Tense::Past));
        check("Выручка дата выросла", Some(Tense::Past));
        check("Манифестъ дата подписанъ", Some(Tense::Past));
        check("Государь дата отрёкся", Some(Tense::Past));
        check("Закон, принятый дата, вступит в силу", Some(Tense::Past));
        check("Машинное масло дата", None);
        check("Встреча состоится дата", Some(Tense::Future));
        check("Матч дата будет показан", Some(Tense::Future));
        check("Закон будет принят дата", Some(Tense::Future));
        check("Власти должны были дата объявить", Some(Tense::Past));
        check("Лауреат станет известен дата", Some(Tense::Future));
        check("Генерал или школа дата", None);
        check("Он работает дата", None);
        check("Лучших наградят дата", Some(Tense::Future));
        check("Он возглавит завод дата", Some(Tense::Future));
        check("Поезд приходит дата", None);
        check("Совет дата", None);
    }

    #[test]
    fn the_clause_of_the_date_counts_first() {
        check("Он сообщил, что встреча дата пройдет в Минске", Some(Tense::Future));
        check("Суд, который дата вынес решение, будет закрыт", Some(Tense::Past));
        check("Суд начался, и это дата", Some(Tense::Past));
    }

    #[test]
    fn infinitives_beside_a_date() {
        let check = |text: &str, expected: bool| {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            let at = text.find("дата").unwrap() as u32;
            let at = tokens.iter().position(|token| token.start == at).unwrap();
            let mut buffers = TenseBuffers::default();
            let mut tenses = Tenses::new(text, &tokens, &mut buffers);
            assert_eq!(tenses.is_of_infinitive(&(at..at + 1), true), expected, "{text}");
        };
        check("Он решил вернуться дата", true);
        check("Он пообещал привезти книгу дата", true);
        check("Он вернулся дата, чтобы спеть", false);
        check("Решив вернуться, он уехал дата", false);
        check("Сеть магазинов закрыли дата", false);
        check("Он потерял память дата", false);
    }
}
