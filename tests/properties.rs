//! What holds for any text and any date: no panic, mentions in order and apart, offsets on characters,
//! first before last, and a value that agrees with its days.

use std::time::{Duration, Instant};

use letopis::{Document, Finder, Tagged, Timeline};
use proptest::prelude::*;

/// Words of which dates are made, and what stands between them, so that random texts are rich in both.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "7", "15", "31", "29", "0", "00", "99", "1917", "2014", "2025", "3000", "98-м", "1990-х", "20-х", "7-го", "1,5",
    "октября", "в мае", "февраля", "ноябре", "марта", "среду", "вторник", "понедельника", "по субботам", "осенью",
    "зимы", "года", "году", "лет", "г.", "гг.", "месяц", "недели", "неделю", "дней", "день", "днём", "час", "часов",
    "утра", "вечером", "ночь", "века", "XIX", "квартал", "полугодие", "десятилетие", "с", "по", "до", "на", "в", "к",
    "от", "за", "из", "после", "между", "и", "или", "около", "не", "более", "чем", "почти", "назад", "тому", "через",
    "спустя", "позже", "ранее", "накануне", "сегодня", "вчера", "прошлый", "прошлого", "следующий", "этот", "тот",
    "же", "каждый", "раз", "ежегодно", "начало", "в начале", "конец", "половина", "первая", "последний", "число",
    "сейчас", "недавно", "ближайшие", "Пасха", "День Победы", "Новый год", "до н. э.", "нашей эры", "18:30", "18.30",
    "мск", "по московскому времени", "07.10.2025", "32.13.2025", "7/10/25", "2025-10-07", "двадцать", "первого",
    "тысяча", "девятьсот", "полтора", "несколько", "пару", "два", "три", "пять", ",", ".", "-", "–", "(", ")", "/",
    ":", "«", "»", "\n", "\n\n", "\u{a0}", "\u{ad}", "\u{301}", "%", "рублей", "человек", "Марта", "прошёл", "пройдёт",
    "Иванов", "том", "1 января 9999 года", "старому стилю", "включительно", "рассказал", "🎉", "日本", "\u{feff}", "который", "что", "как", "сообщил", "сообщает", "по данным", "газета", "якобы", "опроверг", "ТАСС", "e\u{301}",
];

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![8 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let space = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    prop::collection::vec((word, space), 0..24)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

fn date() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        1 => Just(None),
        6 => (1u32..=9999, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| Some(format!("{y:04}-{m:02}-{d:02}"))),
        1 => (1900u32..2100, 1u32..=12).prop_map(|(y, m)| Some(format!("{y:04}-{m:02}"))),
        1 => (1900u32..2100).prop_map(|y| Some(format!("{y:04}"))),
    ]
}

fn tag(text: &str, date: Option<&str>) -> Tagged {
    let document = Document::new(text);
    let document = match date {
        Some(date) => document.published(date).unwrap(),
        None => document,
    };
    Finder::default().tag(document)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn mentions_are_sound(text in text(), date in date()) {
        let tagged = tag(&text, date.as_deref());
        let mut end = 0;
        for mention in &tagged.mentions {
            prop_assert!(end <= mention.span.start && mention.span.start < mention.span.end, "{mention:?}");
            end = mention.span.end;
            for span in [Some(&mention.span), mention.sentence.as_ref(), mention.event.as_ref(), mention.attribution.as_ref()].into_iter().flatten() {
                prop_assert!(text.get(span.clone()).is_some(), "{span:?} is not on characters");
            }
            if let (Some(sentence), Some(event)) = (&mention.sentence, &mention.event) {
                prop_assert!(sentence.start <= event.start && event.end <= sentence.end, "{mention:?}");
                prop_assert!(event.start < event.end, "{mention:?}");
                let tells_its_date = event.start <= mention.span.start && mention.span.end <= event.end;
                let is_within = sentence.start <= mention.span.start && mention.span.end <= sentence.end;
                // A dateline stands before the event that it dates.
                let is_dateline = mention.span.end <= event.start;
                prop_assert!(tells_its_date || is_dateline || !is_within, "{mention:?}");
            }
            if let Some(name) = &mention.attribution {
                prop_assert!(!text[name.clone()].trim().is_empty(), "{name:?} names nobody");
            }
            if let Some(interval) = mention.interval() {
                if let (Some(first), Some(last)) = (interval.first, interval.last) {
                    prop_assert!(first <= last, "{interval} of {:?}", &text[mention.span.clone()]);
                }
                let value = mention.value.to_string();
                let is_open = interval.first.is_none() || interval.last.is_none();
                prop_assert!(is_open || agrees(&value, &interval.to_string()), "{value} {interval}");
            }
        }
    }

    #[test]
    fn any_text_makes_a_timeline(texts in prop::collection::vec((text(), date()), 0..4)) {
        let timeline: Timeline = texts.iter().map(|(text, date)| tag(text, date.as_deref())).collect();
        prop_assert_eq!(timeline.documents, texts.len());
        for event in &timeline.events {
            prop_assert!(event.start <= event.end && 0 < event.line);
        }
    }

    #[test]
    fn the_same_text_gives_the_same_mentions_from_used_buffers(first in text(), second in text()) {
        let mut finder = Finder::default();
        finder.tag(Document::new(first.as_str()));
        let again = finder.tag(Document::new(second.as_str()));
        prop_assert_eq!(again.mentions, tag(&second, None).mentions);
    }
}

/// A text without a full stop, paragraph or word that is no date takes time in proportion to its length.
#[test]
fn hostile_texts_are_read_in_time() {
    let accents = "а\u{301}".repeat(20_000) + "b";
    let misread = "1".to_owned() + &"O".repeat(200_000);
    let repeated = [
        "7 октября ",
        "7 октября, ",
        "на следующий день ",
        "сказал 7 октября ",
        "(7 октября ",
        "31 ноября ",
        "как сообщила газета, 7 октября якобы что ",
        "( который (7 октября, ",
    ];
    let texts = repeated.map(|phrase| phrase.repeat(20_000)).into_iter().chain([accents, misread]);
    for text in texts {
        let start: String = text.chars().take(20).collect();
        let began = Instant::now();
        tag(&text, Some("2025-11-02"));
        // A tenth of this is enough without optimization; what is quadratic takes minutes.
        assert!(began.elapsed() < Duration::from_secs(20), "{start}…: {:?}", began.elapsed());
    }
}

#[test]
fn numbers_of_any_size_are_read() {
    let numbers = ["0", "1", "32", "99", "1431655765", "2147483647", "99999999999", "9 999 999 999 999"];
    let phrases = [
        "# лет назад",
        "# лет # месяцев # дней",
        "# с половиной кварталов",
        "за # веков до 9 мая",
        "#-дневный поход",
        "# мая # года до н. э.",
        "31.99.2020 (# мая)",
        "каждые # десятилетий",
        "в # часов # минут",
        "#.#.#",
        "#:#",
        "12:00 (99.99 мск)",
        "с # по # год",
        "#,5 лет",
        "MMMMMMMMMMMMMMMM век",
    ];
    for number in numbers {
        for phrase in phrases {
            for date in [None, Some("0001-01-01"), Some("9999-12-31")] {
                tag(&phrase.replace('#', number), date);
            }
        }
    }
}

/// A day, a month or a year in a value is the beginning of the first day's text.
fn agrees(value: &str, interval: &str) -> bool {
    let is_plain = value.len() == 10 || value.len() == 7 || value.len() == 4;
    let is_plain = is_plain && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    !is_plain || interval.starts_with(value)
}
