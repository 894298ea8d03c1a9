//! Boilerplate: lines of a page that tell nothing, whatever day they name: stamps, rights, captions' credits, links to
//! other articles, signatures of posts.

use std::ops::Range;
use std::sync::LazyLock;

use super::clause::Clauses;
use super::source::Text;
use super::word::{Word, Words};

/// How a line begins that tells nothing.
struct Opening {
    words: &'static str,
    /// Whether a verb, or many words, make news of it: «Фото: ТАСС» against «Фото показал суд».
    is_credit: bool,
    /// A line with its date, of which there is no row.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    example: &'static str,
}

const fn always(words: &'static str, example: &'static str) -> Opening {
    Opening { words, is_credit: false, example }
}

const fn credit(words: &'static str, example: &'static str) -> Opening {
    Opening { words, is_credit: true, example }
}

#[rustfmt::skip]
const OPENINGS: &[Opening] = &[
    // Rights.
    credit("©", "© «Вести Оки», 2008–2017"),
    credit("(c)", "(c) Вести Оки, 2008–2017"),
    credit("(с)", "(с) Вести Оки, 2008–2017"),
    credit("copyright", "Copyright 2008–2017 Vesti Oki"),
    always("все права защищены", "Все права защищены, 2008–2017"),
    always("свидетельство о регистрации", "Свидетельство о регистрации СМИ выдано 5 мая 2008 года"),
    always("сетевое издание зарегистрировано", "Сетевое издание зарегистрировано 5 мая 2008 года"),
    // Other articles.
    always("читайте также", "Читайте также: Мост закрыли 5 мая"),
    always("читайте еще", "Читайте ещё: Мост закрыли 5 мая"),
    always("читать также", "Читать также: Мост закрыли 5 мая"),
    always("читать далее", "Читать далее: Мост закрыли 5 мая"),
    always("читайте на тему", "Читайте на тему: Мост закрыли 5 мая"),
    always("читайте по теме", "Читайте по теме: Мост закрыли 5 мая"),
    always("также читайте", "Также читайте: Мост закрыли 5 мая"),
    always("смотрите также", "Смотрите также: Мост закрыли 5 мая"),
    always("по теме:", "По теме: Мост закрыли 5 мая"),
    always("материалы по теме", "Материалы по теме: Мост закрыли 5 мая"),
    always("материал по теме", "Материал по теме: Мост закрыли 5 мая"),
    always("ранее по теме", "Ранее по теме: Мост закрыли 5 мая"),
    always("другие новости", "Другие новости: Мост закрыли 5 мая"),
    always("похожие новости", "Похожие новости: Мост закрыли 5 мая"),
    always("новости по теме", "Новости по теме: Мост закрыли 5 мая"),
    always("подробнее:", "Подробнее: Мост закрыли 5 мая"),
    // Asking the reader.
    always("если вы заметили", "Если вы заметили ошибку в тексте от 5 мая, выделите её"),
    always("если вы нашли", "Если вы нашли ошибку в тексте от 5 мая, выделите её"),
    always("заметили ошибку", "Заметили ошибку в тексте от 5 мая? Выделите её"),
    always("нашли ошибку", "Нашли ошибку в тексте от 5 мая? Выделите её"),
    always("нашли опечатку", "Нашли опечатку в тексте от 5 мая? Выделите её"),
    always("увидели ошибку", "Увидели ошибку в тексте от 5 мая? Выделите её"),
    always("подписывайтесь", "Подписывайтесь на новости от 5 мая"),
    always("подпишитесь", "Подпишитесь до 5 мая"),
    always("следите за", "Следите за нами с 5 мая"),
    always("присоединяйтесь к нам", "Присоединяйтесь к нам с 5 мая"),
    // What a page says of its article.
    credit("опубликовано", "Опубликовано 5 мая 2018 года в рубрике «Мосты»"),
    credit("обновлено", "Обновлено 5 мая 2018 года, Вести Оки"),
    credit("дата публикации", "Дата публикации: 5 мая 2018 года, Вести"),
    credit("последнее обновление", "Последнее обновление: 5 мая 2018 года, Вести"),
    credit("просмотров", "Просмотров с 5 мая: 200"),
    credit("комментарии", "Комментарии с 5 мая: 200"),
    credit("выпуск от", "Выпуск от 5 мая 2018 года, Вести"),
    credit("теги:", "Теги: мост, Тула, 5 мая"),
    // Captions' credits.
    credit("фото:", "Фото: Вести Оки, 5 мая 2018 года"),
    credit("фото —", "Фото — Вести Оки, 5 мая 2018 года"),
    credit("видео:", "Видео: Вести Оки, 5 мая 2018 года"),
    credit("источник:", "Источник: Вести Оки, 5 мая 2018 года"),
    credit("источник фото", "Источник фото: Вести Оки, 5 мая 2018 года"),
    credit("автор:", "Автор: Вести Оки, 5 мая 2018 года"),
    credit("иллюстрация:", "Иллюстрация: Вести Оки, 5 мая 2018 года"),
    credit("инфографика:", "Инфографика: Вести Оки, 5 мая 2018 года"),
];

/// Tokens of a date and a clock at most, with the marks between and around them.
const BARE: usize = 24;
/// Words of a credit or a signature at most, besides its date; what is longer is a caption as well.
const CREDIT: usize = 8;

impl Clauses {
    /// Whether the sentence that was read tells nothing of any day.
    pub fn is_boilerplate(&self, text: Text) -> bool {
        let sentence = self.sentence();
        let line = &text.text[text.tokens[sentence.start].start as usize..];
        let may_be_credit = || {
            let count = || self.count(const { Words::of(&[Word::Name, Word::Other]) }, sentence.clone());
            !self.any(Word::Verb, sentence.clone()) && count() <= CREDIT
        };
        // A post's «Иван Петров (@petrov) 5 мая 2018 г.»
        let is_handle = |n: usize| text.text.as_bytes()[text.tokens[n].start as usize] == b'@';
        openings_of(line).any(|opening| !opening.is_credit || may_be_credit())
            || may_be_credit() && sentence.clone().any(is_handle)
    }

    /// Whether the sentence that was read is nothing but a name and a time.
    pub fn is_name(&self) -> bool {
        const OTHERS: Words = {
            use Word::*;
            Words::but(&[Name, Time, Comma, Dash, Stop, Open, Close, Quote, Unquote, Straight])
        };
        !self.any(OTHERS, self.sentence()) && self.count(Word::Name, self.sentence()) <= CREDIT
    }

    /// Whether some tokens say when and nothing else: «28 сентября.», «Сегодня, 17:22.»
    pub fn is_bare_date(&self, text: Text, tokens: &Range<usize>) -> bool {
        const WORDS: Words =
            Words::of(&[Word::Other, Word::Name, Word::Verb, Word::Participle, Word::Gerund]);
        if BARE < tokens.len() || !self.any(Word::Time, tokens.clone()) {
            return false;
        }
        let next = |from: usize| self.first(WORDS, from..tokens.end);
        let mut words = std::iter::successors(next(tokens.start), |n| next(n + 1));
        // А–я, or anything else that is a letter or a number.
        let is_word = |word: &str| {
            matches!(word.as_bytes(), [0xD0 | 0xD1, ..]) || word.starts_with(char::is_alphanumeric)
        };
        !words.any(|n| is_word(text.word(n)))
    }
}

/// The openings by their first two letters, with which few lines begin.
static BY_LETTERS: LazyLock<Vec<([char; 2], &Opening)>> = LazyLock::new(|| {
    let mut openings: Vec<_> = OPENINGS.iter().map(|opening| (first_two(opening.words), opening)).collect();
    openings.sort_by_key(|(letters, _)| *letters);
    openings
});

/// Those that a line begins with.
fn openings_of(line: &str) -> impl Iterator<Item = &'static Opening> {
    let letters = first_two(line);
    let start = BY_LETTERS.partition_point(|(other, _)| *other < letters);
    let alike = BY_LETTERS[start..].iter().take_while(move |(other, _)| *other == letters);
    let begins = |opening: &Opening| {
        let mut letters = line.chars().map(fold);
        opening.words.chars().all(|letter| letters.next() == Some(letter))
    };
    alike.map(|(_, opening)| *opening).filter(move |opening| begins(opening))
}

/// The first two letters; a sign that is none stands alone.
fn first_two(line: &str) -> [char; 2] {
    let mut letters = line.chars().map(fold);
    let first = letters.next().unwrap_or('\0');
    [first, letters.next().filter(|_| first.is_alphabetic()).unwrap_or('\0')]
}

/// A letter in lower case, with е for ё.
///
/// Without a look at the tables of Unicode for the letters that nearly all are.
fn fold(letter: char) -> char {
    match letter {
        'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'ё' | 'Ё' => 'е',
        '\u{a0}' => ' ',
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// The rows of a text that say when.
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text).published("2018-05-20").unwrap();
        let events = Tagger::default().tag(document).into_events();
        let rows: Vec<String> = events.iter().filter(|row| !row.is_lead()).map(|row| row.text()).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn a_line_that_tells_nothing_makes_no_row() {
        for opening in OPENINGS {
            assert!(
                openings_of(opening.example).any(|other| other.words == opening.words),
                "{}",
                opening.words
            );
            assert!(opening.words.chars().all(|letter| fold(letter) == letter), "{}", opening.words);
            check(&format!("Мост цел.\n\n{}", opening.example), &[]);
        }
        check("Мост цел.\n\nИван Петров (@petrov) 5 мая 2018 г.", &[]);
        check("Мост цел.\n\nВЕСТИ ОКИ, 2008 – 2017. Он цел.", &[]);
        check("Мост цел.\n\nСтройка моста, 2008 – 2017. Он цел.", &["Стройка моста, 2008 – 2017."]);
    }

    #[test]
    fn a_date_alone_makes_no_row() {
        for text in ["Мост цел.\n\n5 мая 2018 года", "Мост цел. 28 апреля.", "Мост цел.\n\nСегодня, 17:22."]
        {
            check(text, &[]);
        }
    }

    #[test]
    fn news_that_begins_alike_makes_one() {
        for text in [
            "Фото показал 5 мая суд.",
            "Опубликовано 5 мая письмо, которое скрыл мэр.",
            "Подписчики канала 5 мая увидели мост.",
            "Мост в Туле, 5 мая 2018 года.",
            "Комментарии мэр 5 мая закрыл.",
            "Следит за мостом с 5 мая сторож.",
        ] {
            check(text, &[text]);
        }
        let caption =
            "Старый мост через Оку у деревни Заречье под Тулой и первые рыбаки на нём, 5 мая 2018 года.";
        check(&format!("Фото: {caption}"), &[caption]);
    }
}
