//! Boilerplate: lines of a page that tell nothing, whatever day they name: stamps, rights, captions' credits, links to
//! other articles, signatures of posts.

use std::ops::Range;

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
    always("читайте ещё", "Читайте ещё: Мост закрыли 5 мая"),
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

/// Words of a credit or a signature at most, besides its date; what is longer is a caption as well.
const CREDIT: usize = 8;

impl Clauses {
    /// Whether the sentence that was read tells nothing of any day.
    pub fn is_boilerplate(&self, text: Text) -> bool {
        let sentence = self.sentence();
        let line = &text.text[text.tokens[sentence.start].start as usize..];
        let words = self.count(const { Words::of(&[Word::Name, Word::Other]) }, sentence.clone());
        let may_be_credit = words <= CREDIT && !self.any(Word::Verb, sentence.clone());
        let opens =
            |opening: &Opening| (may_be_credit || !opening.is_credit) && begins_with(line, opening.words);
        // A post's «Иван Петров (@petrov) 5 мая 2018 г.»
        let is_signature = || may_be_credit && sentence.clone().any(|n| text.word(n).starts_with('@'));
        OPENINGS.iter().any(opens) || is_signature()
    }

    /// Whether some tokens say when and nothing else: «28 сентября.», «Сегодня, 17:22.»
    pub fn is_bare_date(&self, text: Text, tokens: &Range<usize>) -> bool {
        const WORDS: Words =
            Words::of(&[Word::Other, Word::Name, Word::Verb, Word::Participle, Word::Gerund]);
        let is_word = |n: usize| text.word(n).starts_with(char::is_alphanumeric);
        let mut words = std::iter::successors(self.first(WORDS, tokens.clone()), |n| {
            self.first(WORDS, n + 1..tokens.end)
        });
        self.any(Word::Time, tokens.clone()) && !words.any(is_word)
    }
}

/// Whether a text begins with some words in any case; ё is е.
fn begins_with(text: &str, words: &str) -> bool {
    let fold = |letter: char| match letter {
        'ё' | 'Ё' => 'е',
        '\u{a0}' => ' ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    };
    let mut letters = text.chars().map(fold);
    words.chars().map(fold).all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finder::Finder;
    use crate::input::Document;

    /// The rows of a text that say when.
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text).published("2018-05-20").unwrap();
        let events = Finder::default().tag(document).into_events();
        let rows: Vec<String> = events.iter().filter(|row| !row.is_lead()).map(|row| row.text()).collect();
        assert_eq!(rows, expected, "{text}");
    }

    #[test]
    fn a_line_that_tells_nothing_makes_no_row() {
        for opening in OPENINGS {
            assert!(begins_with(opening.example, opening.words), "{}", opening.words);
            check(&format!("Мост цел.\n\n{}", opening.example), &[]);
        }
        check("Мост цел.\n\nИван Петров (@petrov) 5 мая 2018 г.", &[]);
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
