//! Wordings: the patterns of the rules of `voice`, walked along the words of a sentence.

use std::sync::LazyLock;

use super::clause::Clauses;
use super::source::{Text, Who, ends_noun};
use super::voice::RULES;
use super::word::Word;

/// An element of a pattern.
enum Element {
    /// A word that is one of these terms.
    Term(u64),
    Who,
    That,
    Mark,
    /// Up to so many words.
    Gap(usize),
}

/// A pattern made ready for walking.
pub struct Pattern {
    /// The number of its rule.
    pub rule: usize,
    elements: Vec<Element>,
    /// The terms without which it cannot fit.
    pub needs: u64,
}

impl Pattern {
    /// The term that it begins with; none for one that begins with a source.
    pub fn first_term(&self) -> Option<u64> {
        match self.elements[0] {
            Element::Term(term) => Some(term),
            _ => None,
        }
    }
}

struct Wordings {
    /// In the order of the rules.
    patterns: Vec<Pattern>,
    /// The elements that are words, a bit each in this order.
    terms: Vec<&'static str>,
}

/// Those that a walk asks for by name stand first.
const SAY: u64 = 1;
const NOT: u64 = 2;

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let mut wordings = Wordings { patterns: Vec::new(), terms: vec!["SAY", "не"] };
    for (number, rule) in RULES.iter().enumerate() {
        for pattern in rule.patterns {
            let pattern = wordings.pattern(number, pattern);
            wordings.patterns.push(pattern);
        }
    }
    wordings
});

impl Wordings {
    fn pattern(&mut self, rule: usize, pattern: &'static str) -> Pattern {
        let elements: Vec<Element> = pattern.split(' ').map(|element| self.element(element)).collect();
        let needs = elements.iter().map(|element| if let Element::Term(term) = element { *term } else { 0 });
        Pattern { rule, needs: needs.fold(0, |all, term| all | term), elements }
    }

    fn element(&mut self, element: &'static str) -> Element {
        match element {
            "*" => Element::Gap(2),
            ">" => Element::Gap(8),
            "WHO" => Element::Who,
            "THAT" => Element::That,
            "," => Element::Mark,
            _ => {
                let known = self.terms.iter().position(|term| *term == element);
                let n = known.unwrap_or_else(|| {
                    self.terms.push(element);
                    self.terms.len() - 1
                });
                assert!(n < 63, "a term for each bit");
                Element::Term(1 << n)
            }
        }
    }
}

/// The words of all terms.
pub fn terms() -> impl Iterator<Item = (String, u64)> {
    let words = |term: &'static str| -> Vec<String> {
        let of = |stems: &[&str], endings: &[&str]| {
            stems
                .iter()
                .flat_map(|stem| endings.iter().map(move |ending| format!("{stem}{ending}")))
                .collect()
        };
        match term {
            "SAY" => {
                let mut words: Vec<String> = of(SAID, &["л", "ла", "ло", "ли"]);
                words.extend::<Vec<String>>(of(SAYS, &["ет", "ют", "ит", "ят", "ут"]));
                words
            }
            "ACCOUNT" => of(ACCOUNTS, &[""]),
            "DENY" => of(DENIALS, &[""]),
            "DOUBT" => of(DOUBTS, &[""]),
            "PLAN" => of(PLANS, &[""]),
            _ => term.split('/').map(str::to_owned).collect(),
        }
    };
    let numbered = WORDINGS.terms.iter().enumerate();
    numbered.flat_map(move |(n, term)| words(term).into_iter().map(move |word| (word, 1 << n)))
}

/// The patterns of all rules, in their order.
pub fn patterns() -> &'static [Pattern] {
    &WORDINGS.patterns
}

/// A walk along a pattern.
pub struct Walk<'a> {
    pub text: Text<'a>,
    pub clauses: &'a Clauses,
    pub end: usize,
}

impl Walk<'_> {
    /// Where a pattern that fits here ends, and the source in it.
    pub fn along(&self, pattern: &Pattern, n: usize) -> Option<(usize, Option<Who>)> {
        self.walk(&pattern.elements, n)
    }

    fn walk(&self, elements: &[Element], n: usize) -> Option<(usize, Option<Who>)> {
        let Some((element, rest)) = elements.split_first() else { return Some((n, None)) };
        if self.end <= n {
            return None;
        }
        let word = self.clauses.word(n);
        let fits = match element {
            Element::Gap(most) => return (n..=n + most).find_map(|n| self.walk(rest, n)),
            Element::Who => {
                let start = (n..self.end).find(|n| self.clauses.word(*n) != Some(Word::Time))?;
                let is_end = |n: &usize| {
                    let word = self.clauses.word(*n);
                    ends_noun(word) || word == Some(Word::Time) || self.clauses.terms(*n) & (SAY | NOT) != 0
                };
                let end = (start..self.end).find(is_end).unwrap_or(self.end);
                // The name is looked at last: most nouns are no sources.
                let (last, _) = self.walk(rest, end)?;
                return Some((last, Some(self.text.who(start..end)?)));
            }
            Element::Term(term) => self.clauses.terms(n) & term != 0,
            Element::That => word == Some(Word::That),
            Element::Mark => matches!(word, Some(Word::Comma | Word::Dash)),
        };
        if fits { self.walk(rest, n + 1) } else { None }
    }
}

/// Past stems of verbs of saying, before «л».
#[rustfmt::skip]
const SAID: &[&str] = &[
    "сообщи", "сообща", "заяви", "заявля", "рассказа", "рассказыва", "отмети", "отмеча", "подчеркну", "утвержда",
    "добави", "сказа", "написа", "писа", "переда", "поясни", "уточни", "объясни", "информирова",
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
