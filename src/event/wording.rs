//! Wordings: the patterns of the rules of `voice`, walked along the words of a sentence.

use std::sync::LazyLock;

use super::clause::Clauses;
use super::source::{Text, Who, ends_noun};
use super::voice::RULES;
use super::word::{Folded, Lookup, Word, is_one_of};

/// Words that may begin a pattern, so that most words of a sentence are not walked from.
static OPENINGS: LazyLock<Lookup<()>> = LazyLock::new(|| {
    let first = |pattern: &'static str| {
        let element = pattern.split(' ').next().unwrap_or_default();
        let listed: &'static [&'static str] = match element {
            "DENY" => DENIALS,
            "PLAN" => PLANS,
            _ => &[],
        };
        element.split('/').chain(listed.iter().copied())
    };
    let patterns = RULES.iter().flat_map(|rule| rule.patterns);
    Lookup::new(patterns.flat_map(|pattern| first(pattern)).map(|word| (word, ())))
});

/// Whether a pattern may begin with a word, other than with a source.
pub fn is_opening(word: &[u8]) -> bool {
    OPENINGS.get(word).is_some()
}

/// A walk along a pattern.
pub struct Walk<'a> {
    pub text: Text<'a>,
    pub clauses: &'a Clauses,
    pub end: usize,
}

impl Walk<'_> {
    /// Where the first pattern that fits here ends, and the source in it.
    pub fn any(&self, patterns: &[&str], n: usize) -> Option<(usize, Option<Who>)> {
        patterns.iter().find_map(|pattern| self.along(pattern, n))
    }

    fn along(&self, pattern: &str, n: usize) -> Option<(usize, Option<Who>)> {
        let (element, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
        let next = |n: usize, who: Option<Who>| match rest {
            "" => Some((n, who)),
            _ => self.along(rest, n).map(|(end, later)| (end, later.or(who))),
        };
        if self.end <= n {
            return None;
        }
        let word = self.clauses.word(n);
        let listed = |list| self.text.is(n, list).then_some(n + 1);
        let after = match element {
            "*" => return (n..=n + 2).find_map(|n| next(n, None)),
            ">" => return (n..=n + 8).find_map(|n| next(n, None)),
            "WHO" => {
                let start = (n..self.end).find(|n| self.clauses.word(*n) != Some(Word::Time))?;
                let is_end = |n: &usize| {
                    let word = self.clauses.word(*n);
                    ends_noun(word)
                        || word == Some(Word::Time)
                        || self.is_saying(*n)
                        || self.text.is(*n, &["не"])
                };
                let end = (start..self.end).find(is_end).unwrap_or(self.end);
                // The name is looked at last: most nouns are no sources.
                let (last, _) = next(end, None)?;
                return Some((last, Some(self.text.who(start..end)?)));
            }
            "SAY" => self.is_saying(n).then_some(n + 1),
            "ACCOUNT" => listed(ACCOUNTS),
            "DENY" => listed(DENIALS),
            "DOUBT" => listed(DOUBTS),
            "PLAN" => listed(PLANS),
            "THAT" => matches!(word, Some(Word::That)).then_some(n + 1),
            "," => matches!(word, Some(Word::Comma | Word::Dash)).then_some(n + 1),
            _ => {
                let folded = Folded::new(self.text.text, &self.text.tokens[n]);
                let is_it = element.split('/').any(|word| word.as_bytes() == folded.as_bytes());
                is_it.then_some(n + 1)
            }
        };
        next(after?, None)
    }

    fn is_saying(&self, n: usize) -> bool {
        let token = &self.text.tokens[n];
        let folded = Folded::new(self.text.text, token);
        is_saying(folded.as_bytes())
    }
}

fn is_saying(word: &[u8]) -> bool {
    let has = |endings: &[&str], stems: &[&str]| {
        endings
            .iter()
            .any(|ending| word.strip_suffix(ending.as_bytes()).is_some_and(|stem| is_one_of(stem, stems)))
    };
    has(&["л", "ла", "ло", "ли"], SAID) || has(&["ет", "ют", "ит", "ят", "ут"], SAYS)
}

/// Past stems of verbs of saying, before «л».
#[rustfmt::skip]
const SAID: &[&str] = &[
    "сообщи", "сообща", "заяви", "заявля", "рассказа", "рассказыва", "отмети", "отмеча", "подчеркну", "утвержда",
    "добави", "сказа", "написа", "писа", "переда", "пояснu", "поясни", "уточни", "объясни", "информирова",
    "проинформирова", "подтверди", "говори", "указа", "напомни", "объяви", "счита", "призна",
];

/// Present stems of verbs of saying, before «ет», «ит» and the like.
#[rustfmt::skip]
const SAYS: &[&str] = &[
    "сообща", "заявля", "утвержда", "пиш", "переда", "отмеча", "рассказыва", "добавля", "подчеркива", "уточня",
    "счита", "полага", "говор", "информиру", "указыва", "поясня", "напомина", "подтвержда", "цитиру",
];

/// What «по …» and «согласно …» go before.
#[rustfmt::skip]
const ACCOUNTS: &[&str] = &[
    "данным", "словам", "информации", "сведениям", "мнению", "версии", "оценке", "оценкам", "подсчетам",
    "сообщению", "сообщениям", "утверждению", "заявлению", "свидетельству",
];

#[rustfmt::skip]
const DENIALS: &[&str] = &[
    "отрицает", "отрицают", "отрицал", "отрицала", "отрицали", "отрицало", "опроверг", "опровергла", "опровергли",
    "опровергло", "опровергает", "опровергают",
];

#[rustfmt::skip]
const DOUBTS: &[&str] = &[
    "подтвердил", "подтвердила", "подтвердили", "подтвердило", "подтверждает", "подтверждают", "признал", "признала",
    "признали", "признало", "признает", "признают",
];

#[rustfmt::skip]
const PLANS: &[&str] = &[
    "намерен", "намерена", "намерены", "намеревался", "намеревалась", "намеревались", "планирует", "планируют",
    "планировал", "планировала", "планировали", "планируется", "планируются", "планировалось", "запланирован",
    "запланирована", "запланировано", "запланированы", "намечен", "намечена", "намечено", "намечены", "должен",
    "должна", "должно", "должны", "собирается", "собираются", "собирался", "собиралась", "собирались", "предстоит",
    "готовится", "готовятся", "ожидается", "ожидаются",
];
