//! Subjects: of «президент страны Иван Петров», which goes on and on, the name is enough.

use std::ops::Range;

use super::clause::Clauses;
use super::source::Text;
use super::word::{Word, Words};

impl Clauses {
    /// Where an event begins without the offices of the man who is its subject; the date must stand
    /// behind them.
    pub fn without_offices(&self, text: Text, event: &Range<usize>, at: &Range<usize>) -> usize {
        self.man_before_verb(text, event, at).unwrap_or(event.start)
    }

    fn man_before_verb(&self, text: Text, event: &Range<usize>, at: &Range<usize>) -> Option<usize> {
        const PARTS: [Word; 8] = {
            use Word::*;
            [Name, Other, Participle, Preposition, And, Quote, Unquote, Straight]
        };
        let verb = self.first(Word::Verb, event.clone())?;
        let is_time =
            |n: &usize| matches!(self.word(*n), Some(Word::Time | Word::Comma)) && at.start <= n + 1;
        let end = (event.start..verb).rev().find(|n| !is_time(n))? + 1;
        if at.start < end
            || end < event.start + MENTIONED
            || self.any(const { Words::but(&PARTS) }, event.start..end)
        {
            return None;
        }
        let is_name = |n: usize| self.word(n) == Some(Word::Name) && text.tokens[n].is_capital;
        let names = if text.is_father(end - 2) { 3 } else { 2 };
        let start = end - names;
        let is_man =
            (start..end).all(is_name) && is_his_first(text.word(start)) && !is_of_place(text.word(end - 1));
        let are_several = text.is_plural(verb) && self.any(Word::And, event.start..end);
        let is_told =
            matches!(self.word(start - 1), Some(Word::Name | Word::Other | Word::Unquote | Word::Straight));
        (is_man && is_told && !are_several && self.closes_all(event.start..start)).then_some(start)
    }

    /// Whether each quotation mark that opens among some tokens closes there too.
    fn closes_all(&self, tokens: Range<usize>) -> bool {
        let count = |word: Word| self.count(word, tokens.clone());
        count(Word::Quote) == count(Word::Unquote) && count(Word::Straight) % 2 == 0
    }
}

/// Whether a word may be a man's first name in the nominative: «Иван», «Сергей», «Дмитрий».
fn is_his_first(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let is_capitals = word.chars().nth(1).is_none_or(char::is_uppercase);
    !is_capitals && (!ends(OTHERS) || ends(&["рий", "лий", "гий", "ений"]))
}

/// «Банк России», «Театр Сатиры»: hardly anybody is called so.
fn is_of_place(word: &str) -> bool {
    ["ии", "ы", "ого", "его"].iter().any(|ending| word.ends_with(ending))
}

/// Endings of other words and other cases.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "а", "е", "и", "о", "у", "ы", "э", "ю", "я", "ь", "ъ", "ой", "ый", "ий", "их", "ых", "ов", "ев", "ом", "ем", "ам", "ах", "ям", "ях", "им", "ым",
];

/// Words before a name that are worth leaving out, and the name.
const MENTIONED: usize = 5;

#[cfg(test)]
mod tests {
    use crate::finder::Finder;
    use crate::input::Document;

    fn check(text: &str, expected: &str) {
        let tagged = Finder::default().tag(Document::new(text).published("2025-05-20").unwrap());
        assert_eq!(&text[tagged.mentions[0].event.clone().unwrap()], expected);
    }

    #[test]
    fn offices_go_and_the_name_stays() {
        check("Президент далёкой южной страны Иван Петров умер 5 мая.", "Иван Петров умер 5 мая.");
        check("Бывший глава клуба «Ока» Глеб Ильич Орлов умер 5 мая.", "Глеб Ильич Орлов умер 5 мая.");
    }

    #[test]
    fn what_is_no_man_or_not_the_subject_stays() {
        for text in [
            "Адвокат бывшего мэра Ивана Петрова умер 5 мая.",
            "Новый мэр Тулы и его сосед Иван Петров уехали 5 мая.",
            "Большой завод в городе Нижний Новгород сгорел 5 мая.",
            "5 мая президент далёкой южной страны Иван Петров умер.",
            "Большой концерт в честь Дня Победы прошёл 5 мая.",
        ] {
            check(text, text);
        }
    }
}
