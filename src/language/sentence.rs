//! Sentences: where they begin and end, past abbreviations, initials, direct speech and line breaks.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::lists::List;
use super::token::{Ends, Token};
use super::words::Class;

/// The sentences of a text, which are remembered: several stages ask for those of the mentions, in their order.
pub struct Sentences<'a> {
    boundaries: Boundaries<'a>,
    /// Those that were found, behind an empty one that stands before the text.
    known: &'a mut Vec<Known>,
    /// The number of the one asked for last, near which the next one is.
    last: usize,
}

/// A sentence and the numbers of the known ones before and behind it in the text, in a circle: one that is found
/// between others moves none of them.
#[derive(Debug, Default)]
pub struct Known {
    tokens: Range<usize>,
    before: usize,
    behind: usize,
}

/// Tokens of a sentence at most: twice those of the longest among the 4,500 mentions of 746 news articles.
/// What goes on for longer is cut, so that a text without full stops takes no longer than another.
const LONGEST: usize = 400;

impl<'a> Sentences<'a> {
    /// None is known yet, whatever is in the buffer.
    pub fn new(text: &'a str, tokens: &'a [Token], known: &'a mut Vec<Known>) -> Sentences<'a> {
        known.clear();
        known.push(Known::default());
        Sentences { boundaries: Boundaries { text, tokens, lexicon: Lexicon::get() }, known, last: 0 }
    }

    /// The sentence a token stands in, as numbers of tokens.
    ///
    /// It ends behind its last mark, and behind the quotation mark or bracket that closes with it.
    pub fn around(&mut self, token: usize) -> Range<usize> {
        let mut n = self.last;
        while token < self.known[n].tokens.start {
            n = self.known[n].before;
        }
        let mut behind = self.known[n].behind;
        while behind != 0 && self.known[behind].tokens.start <= token {
            n = behind;
            behind = self.known[n].behind;
        }
        if !self.known[n].tokens.contains(&token) {
            let last =
                if behind == 0 { self.boundaries.tokens.len() } else { self.known[behind].tokens.start };
            let tokens = self.find(token, self.known[n].tokens.end..last);
            let found = self.known.len();
            self.known.push(Known { tokens, before: n, behind });
            (self.known[n].behind, self.known[behind].before) = (found, found);
            n = found;
        }
        self.last = n;
        self.known[n].tokens.clone()
    }

    /// Whether a paragraph ends behind a token that ends its line: a sentence does, and no program wrapped the line.
    pub fn ends_paragraph(&mut self, token: usize) -> bool {
        self.boundaries.breaks_behind(&self.boundaries.tokens[token]) && self.around(token).end == token + 1
    }

    /// The sentence of a token, which begins and ends within some tokens.
    fn find(&self, token: usize, within: Range<usize>) -> Range<usize> {
        let first = within.start.max(token.saturating_sub(LONGEST / 2));
        let tokens = self.boundaries.tokens;
        let ends_after = |n: &usize| tokens[*n].ends != Ends::Nothing && self.boundaries.ends_after(*n);
        let start = (first..token).rev().find(ends_after).map_or(first, |n| n + 1);
        let last = (start + LONGEST).min(within.end);
        start..(token..last).find(ends_after).map_or(last, |n| n + 1)
    }
}

struct Boundaries<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'static Lexicon,
}

impl Boundaries<'_> {
    /// Whether a sentence ends behind a token that may end one.
    #[inline(never)]
    fn ends_after(&self, n: usize) -> bool {
        if self.class(n) == Some(Class::Break) || self.class(n + 1) == Some(Class::Break) {
            return true;
        }
        if n + 1 == self.tokens.len() {
            return true;
        }
        // «…» и «…»: a mark that closes with the sentence belongs to it.
        if self.closes(n + 1) {
            return false;
        }
        let closed = (0..=n).rev().find(|n| !self.closes(*n)).unwrap_or(n);
        let ends = match self.class(closed) {
            Some(Class::Stop) => self.begins(n + 1),
            Some(Class::Dot) => {
                self.begins(n + 1) && !self.is_abbreviation_before(closed) && !self.is_domain(n + 1)
            }
            _ if self.is_dotted(closed) => self.begins_with_function_word(n + 1),
            _ => false,
        };
        ends || self.breaks_behind(&self.tokens[n]) && self.begins(n + 1)
    }

    fn class(&self, n: usize) -> Option<Class> {
        self.tokens.get(n).map(|token| self.lexicon.signed(token.sign).class)
    }

    fn word(&self, n: usize) -> &str {
        self.tokens.get(n).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    fn is(&self, n: usize, list: List) -> bool {
        self.tokens.get(n).is_some_and(|token| self.lexicon.signed(token.sign).lists.has(list))
    }

    /// A closing quotation mark or bracket, hard against what it closes.
    fn closes(&self, n: usize) -> bool {
        let is_against = || n > 0 && self.tokens[n - 1].end == self.tokens[n].start;
        match self.class(n) {
            Some(Class::Unquote | Class::Close) => true,
            Some(Class::Quote) => is_against() && self.word(n) == "\"",
            _ => false,
        }
    }

    /// Whether a sentence may begin here: a capital letter, a number, an opening mark, a speaker's dash.
    fn begins(&self, n: usize) -> bool {
        let Some(token) = self.tokens.get(n) else { return true };
        match self.class(n) {
            Some(Class::Quote | Class::Open) => true,
            Some(Class::Dash) => self.tokens.get(n + 1).is_some_and(|next| next.is_capital),
            _ => {
                let is_number = self.text.as_bytes()[token.start as usize].is_ascii_digit();
                token.is_capital || is_number || self.is_in_lower_case(n)
            }
        }
    }

    /// An abbreviation that swallowed its full stop, such as «окт.» or «г.».
    fn is_dotted(&self, n: usize) -> bool {
        let bytes = |token: &Token| &self.text.as_bytes()[token.start as usize..token.end as usize];
        self.tokens.get(n).is_some_and(|token| matches!(bytes(token), [_, .., b'.']))
    }

    /// After «в 2001 г.» a capital letter is as likely a name as a new sentence; a pronoun or
    /// preposition in capitals is none.
    fn begins_with_function_word(&self, n: usize) -> bool {
        let Some(token) = self.tokens.get(n) else { return true };
        if self.class(n) == Some(Class::Quote) {
            return true;
        }
        (token.is_capital || self.is_in_lower_case(n))
            && (self.class(n) == Some(Class::Preposition) || self.is(n, List::Opener))
    }

    /// Whether nothing around is written with a capital, as in news that was put into lower case.
    fn is_in_lower_case(&self, n: usize) -> bool {
        let around = n.saturating_sub(AROUND)..(n + AROUND).min(self.tokens.len());
        AROUND <= around.len() && !self.tokens[around].iter().any(|token| token.is_capital)
    }

    /// «им. Кирова», «ст. 112», «А. С. Пушкин», «5 тыс. человек»: the full stop belongs to the word before.
    fn is_abbreviation_before(&self, dot: usize) -> bool {
        let Some(before) = dot.checked_sub(1).and_then(|n| self.tokens.get(n)) else { return false };
        let is_against = before.end == self.tokens[dot].start;
        let word = self.word(dot - 1);
        let is_initial =
            before.is_capital && word.chars().nth(1).is_none() && self.class(dot + 1) != Some(Class::Number);
        let is_latin = || word.is_ascii() && LATIN.iter().any(|other| word.eq_ignore_ascii_case(other));
        is_against && (is_initial || self.is(dot - 1, List::Abbreviation) || is_latin())
    }

    /// «Mail.Ru»: the full stop stands within a name.
    fn is_domain(&self, n: usize) -> bool {
        let is_against =
            n > 0 && self.tokens.get(n).is_some_and(|token| token.start == self.tokens[n - 1].end);
        is_against && DOMAINS.contains(&self.word(n).to_lowercase().as_str())
    }

    /// A line break that ends a heading or a caption rather than wraps a paragraph.
    fn breaks_behind(&self, token: &Token) -> bool {
        if token.ends != Ends::Line || self.is_word_that_leads_on(token) {
            return false;
        }
        let before = &self.text[..token.end as usize];
        let line = &before.as_bytes()[before.rfind('\n').map_or(0, |at| at + 1)..];
        // A letter takes four bytes at most.
        if 4 * WRAPPED.end <= line.len() {
            return true;
        }
        let letters = line.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        !WRAPPED.contains(&letters)
    }

    /// Nothing ends with a comma or a preposition.
    fn is_word_that_leads_on(&self, token: &Token) -> bool {
        matches!(self.lexicon.signed(token.sign).class, Class::Comma | Class::Preposition)
    }
}

/// Words in which a text in ordinary spelling has some capital letter.
const AROUND: usize = 25;

/// Lines of this length are wrapped by a program; shorter ones are headings, longer ones paragraphs.
const WRAPPED: Range<usize> = 56..100;

/// Abbreviations in Latin letters.
const LATIN: [&str; 7] = ["e", "dr", "mr", "mrs", "st", "vs", "no"];

/// What names of sites end in: endings of all countries that news has many sites of, and those of all the world.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "am", "az", "biz", "by", "ch", "cn", "co", "com", "cz", "de", "edu", "ee", "eu", "fi", "fm", "fr", "ge", "gov", "il",
    "info", "int", "io", "it", "jp", "kg", "kz", "lt", "lv", "me", "mil", "name", "net", "org", "pl", "pro", "ru", "su",
    "tj", "tm", "tr", "tv", "ua", "uk", "us", "uz", "рф", "ру",
];

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    /// The sentences of a text, with `|` between.
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let (mut at, mut sentences) = (0, Vec::new());
        let mut known = Vec::new();
        let mut all = Sentences::new(text, &tokens, &mut known);
        while at < tokens.len() {
            let found = all.around(at);
            assert_eq!(found.start, at, "{text}");
            let is_break = Lexicon::get().signed(tokens[at].sign).class == Class::Break;
            at = found.end;
            if is_break {
                continue;
            }
            sentences.push(&text[tokens[found.start].start as usize..tokens[found.end - 1].end as usize]);
        }
        assert_eq!(sentences.join("|"), expected);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        check("Он пришёл. Она ушла! Кто там? Никто… Тишина", "Он пришёл.|Она ушла!|Кто там?|Никто…|Тишина");
        check("Рост на 3,5%. В 2019 году было иначе.", "Рост на 3,5%.|В 2019 году было иначе.");
        check("Это было 7 октября. 15 октября он ушёл.", "Это было 7 октября.|15 октября он ушёл.");
        check("Он пел. 5-го мая он ушёл.", "Он пел.|5-го мая он ушёл.");
        check("Он пел. Двадцать пятого мая он ушёл.", "Он пел.|Двадцать пятого мая он ушёл.");
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_them() {
        check("По ст. 112 УК. Суд решил.", "По ст. 112 УК.|Суд решил.");
        check("Роман А. С. Пушкина издан.", "Роман А. С. Пушкина издан.");
        check("Завод им. Кирова стоит, т. е. закрыт.", "Завод им. Кирова стоит, т. е. закрыт.");
        check("Ущерб 5 млн руб. оценил суд.", "Ущерб 5 млн руб. оценил суд.");
        check("Ущерб 5 млн руб. Суд оценил его.", "Ущерб 5 млн руб. Суд оценил его.");
        check(
            "В 2001 г. Россия вышла. Он ушёл в 2002 г. Это всё.",
            "В 2001 г. Россия вышла.|Он ушёл в 2002 г.|Это всё.",
        );
        check("До н. э. было так.", "До н. э. было так.");
        check(
            "Группа Mail.Ru выросла. Газета.Ру упала.Она цела.",
            "Группа Mail.Ru выросла.|Газета.Ру упала.|Она цела.",
        );
        check("Ушёл в Mail. Ru вырос.", "Ушёл в Mail.|Ru вырос.");
        check("Он в нём. Она ждёт.", "Он в нём.|Она ждёт.");
    }

    #[test]
    fn a_text_in_lower_case_has_sentences_too() {
        let long = "москва, 2 ноября. суд отложил на год рассмотрение иска завода по ст. 112 кодекса. в субботу он \
                    решит дело, сообщил секретарь суда, но никто в зале не поверил его словам.";
        check(
            long,
            "москва, 2 ноября.|суд отложил на год рассмотрение иска завода по ст. 112 кодекса.|в субботу он \
             решит дело, сообщил секретарь суда, но никто в зале не поверил его словам.",
        );
    }

    #[test]
    fn direct_speech_stays_with_its_speaker() {
        check("«Кто это?» — спросил он.", "«Кто это?» — спросил он.");
        check("\"Я здесь\", - сказал он. Она молчала.", "\"Я здесь\", - сказал он.|Она молчала.");
        check("«Я здесь. Ты там». Она молчала.", "«Я здесь.|Ты там».|Она молчала.");
        check("Он сказал: \"Да.\" Она молчала.", "Он сказал: \"Да.\"|Она молчала.");
    }

    #[test]
    fn paragraphs_and_headings_end_them() {
        check("Заголовок\n\nТекст идёт", "Заголовок|Текст идёт");
        check("Титул завоевала модель\nОна живёт в Туле.", "Титул завоевала модель|Она живёт в Туле.");
        check(
            "Это длинная строка текста, которую перенесла программа Анны\nПетровой в почте.",
            "Это длинная строка текста, которую перенесла программа Анны\nПетровой в почте.",
        );
    }

    #[test]
    fn what_never_ends_is_cut() {
        let text = "слово ".repeat(5 * LONGEST);
        let mut tokens = Vec::new();
        tokenize(&text, &mut tokens);
        let mut known = Vec::new();
        let mut sentences = Sentences::new(&text, &tokens, &mut known);
        assert_eq!(sentences.around(0), 0..LONGEST);
        assert_eq!(sentences.around(LONGEST - 1), 0..LONGEST);
        assert_eq!(sentences.around(LONGEST + 1), LONGEST..2 * LONGEST);
        assert_eq!(sentences.around(4 * LONGEST), 7 * LONGEST / 2..9 * LONGEST / 2);
        assert_eq!(sentences.around(5 * LONGEST - 1), 9 * LONGEST / 2..5 * LONGEST);
    }

    #[test]
    fn sentences_are_the_same_in_whatever_order_they_are_asked_for() {
        let text = "Он ушёл вчера. ".repeat(60);
        let mut tokens = Vec::new();
        tokenize(&text, &mut tokens);
        let mut known = Vec::new();
        let mut sentences = Sentences::new(&text, &tokens, &mut known);
        // 7 has no divisor in common with the number of tokens, so that each is asked for, and twice.
        assert_eq!(tokens.len(), 240);
        for n in (0..480).map(|n| n * 7 % 240).chain((0..240).rev()) {
            assert_eq!(sentences.around(n), n / 4 * 4..n / 4 * 4 + 4);
        }
        // None was found anew.
        assert_eq!(known.len(), 61);
    }
}
