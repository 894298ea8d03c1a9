//! The tense of a clause, which is that of its verbs.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::sentence::{Known, Sentences};
use super::token::Token;
use super::verb::{Tense, Verb, Verbs};
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

    /// The tense of the sentence that some tokens stand in, for those whose clause tells none.
    pub fn of_sentence(&mut self, at: &Range<usize>) -> Option<Tense> {
        let sentence = self.sentence(at.start);
        self.nearest(sentence, at)
    }

    /// The tense of the clause that some tokens stand in.
    pub fn of_clause(&mut self, at: &Range<usize>) -> Option<Tense> {
        let sentence = self.sentence(at.start);
        let lexicon = Lexicon::get();
        let is_edge = |n: &usize| {
            let class = lexicon.signed(self.tokens[*n].sign).class;
            matches!(class, Class::Comma | Class::Semicolon | Class::Colon | Class::Dash)
        };
        let start = (sentence.start..at.start).rev().find(is_edge).map_or(sentence.start, |n| n + 1);
        let end = (at.end..sentence.end).find(is_edge).unwrap_or(sentence.end);
        self.nearest(start..end, at)
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
    let (verbs, signed) = (Verbs::get(), Lexicon::get().signed(token.sign));
    let is_word = matches!(signed.class, Class::Other | Class::Word | Class::Aging);
    // Bits, not two questions, neither of which can be foreseen.
    if verbs.may_be(token, signed.lists) & u64::from(is_word) == 0 {
        return None;
    }
    let Verb { tense, is_auxiliary, .. } = verbs.read(text, token, signed.lists)?;
    Some(Tensed { token: n, tense: tense?, is_auxiliary })
}

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
}
