//! What holds for any text, date and file, by `invariants`: texts are made of the words of dates, of what commands
//! terminals and is markup, and of anything.

mod invariants;
mod program;

use std::num::NonZeroUsize;

use invariants::Finders;
use letopis::reader::Options;
use letopis::{Document, Tagged, Tagger};
use program::Folder;
use proptest::prelude::*;
use serde_json::json;

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
    "сейчас", "недавно", "ближайшие", "выходных", "половины мая", "Пасха", "День Победы", "Новый год", "до н. э.", "нашей эры", "18:30", "18.30",
    "мск", "по московскому времени", "07.10.2025", "32.13.2025", "7/10/25", "2025-10-07", "двадцать", "первого",
    "тысяча", "девятьсот", "полтора", "несколько", "пару", "два", "три", "пять", ",", ".", "-", "–", "(", ")", "/",
    ":", "«", "»", "\n", "\n\n", "\u{a0}", "\u{ad}", "\u{301}", "%", "рублей", "человек", "Марта", "прошёл", "пройдёт",
    "Иванов", "том", "1 января 9999 года", "старому стилю", "включительно", "рассказал", "🎉", "日本", "\u{feff}", "который", "что", "как", "сообщил", "сообщает", "по данным", "газета", "якобы", "опроверг", "ТАСС", "e\u{301}",
];

/// What articles should not say and do: characters that command, turn or are markup, and those beyond the alphabet.
#[rustfmt::skip]
const EVIL: &[&str] = &[
    "\u{0}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\r", "\t", "\u{1b}[5m", "\u{1b}]0;x\u{7}", "\u{7f}", "\u{85}", "\u{9b}5m", "\u{61c}",
    "\u{200b}", "\u{200f}", "\u{202e}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{2069}", "\u{fffe}", "\u{ffff}", "\u{fffd}", "\u{e000}",
    "</script>", "<!--", "-->", "]]>", "<b>", "&amp;", "&#60;", "<a href=\"x\">", "[a](b)", "![a](b)", "[^1]", "`", "``", "*", "**", "_", "__",
    "~~", "|", "#", "$x$", "$$", "\\", "\\n", "https://a.ru/?b=1&c=2", "www.a.ru", "=1+1", "+1", "-1", "@A1", "＝1", ";", "'", "\"", "\"\"",
    "{", "}", "%41", "BEGIN:VEVENT", "_x0041_", "e\u{301}", "й\u{306}", "👨‍👩‍👧", "𝟕 мая", "７ мая", "ﬁ", "ǅ", "İ", "ß",
];

fn text() -> impl Strategy<Value = String> {
    let known = |words| prop::sample::select(words).prop_map(str::to_owned);
    let word = prop_oneof![8 => known(WORDS), 1 => known(EVIL), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)];
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

/// An article whose id, title, URL and outlet may be anything too.
fn article() -> impl Strategy<Value = (Document, Option<String>)> {
    let url = prop_oneof![
        Just(String::new()),
        Just("https://a.ru/(1)?b=1&copy;=2".into()),
        text().prop_map(|text| format!("https://{text}"))
    ];
    (text(), date(), text(), text(), url, text()).prop_map(|(text, date, id, title, url, outlet)| {
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        let document = Document::new(text);
        let (title, url, outlet) = (filled(title), filled(url), filled(outlet));
        (Document { id, title, url, outlet, ..document }, date)
    })
}

/// Files of all formats, and of none.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "2025-11-02.txt", "a.jsonl", "a.csv", "a.tsv", "a.html", "a.rss", "a.xml", "a.warc", "a.json", "a.txt.gz", "a.csv.zst", "a.bz2", "a",
];

/// What files begin with and are made of.
#[rustfmt::skip]
const PIECES: &[&[u8]] = &[
    b"{\"text\": \"", b"\"}\n", b"\", \"date\": \"2025-11-02\"", b"id,text,date\n", b"1,\"", b"\",2025-11-02\n", b"\n", b"\r\n\r\n",
    b"<!DOCTYPE html><html><head><title>", b"</title></head><body><p>", b"</p>", b"<meta charset=\"koi8-r\">", b"<time datetime=\"2025-11-02\">",
    b"<script type=\"application/ld+json\">{\"datePublished\": \"2025-11-02\"}</script>", b"<article>", b"</div>", b"<div><div>",
    b"<rss><channel><title>", b"</title>", b"<item><description>", b"</description></item>", b"<![CDATA[", b"]]>", b"<feed><entry>", b"<pubDate>",
    b"<?xml version=\"1.0\" encoding=\"windows-1251\"?>", b"&#1057;", b"&amp;lt;p>",
    b"WARC/1.0\r\nWARC-Type: response\r\n", b"Content-Length: 40\r\n", b"WARC-Target-URI: http://a.ru/\r\n", b"HTTP/1.1 200 OK\r\n",
    b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Type: text/html\r\n",
    b"\x1F\x8B\x08", b"\x28\xB5\x2F\xFD", b"BZh9", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF", b"\xD1\xF3\xE4 7 \xEC\xE0\xFF", b"\0",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(PIECES).prop_map(<[u8]>::to_vec);
    prop_oneof![4 => piece, 2 => text().prop_map(String::into_bytes), 1 => prop::collection::vec(any::<u8>(), 0..8)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn mentions_are_sound(text in text(), date in date()) {
        invariants::find(&mut Finders::default(), &text, date.as_deref());
    }

    #[test]
    fn a_phrase_is_explained(text in text(), date in date()) {
        invariants::explain(&mut Finders::default(), &text, date.as_deref());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_written_can_be_read(articles in prop::collection::vec(article(), 0..4)) {
        let mut tagger = Tagger::default();
        let tag = |(document, date): (Document, Option<String>)| invariants::tag(&mut tagger, document, date.as_deref());
        invariants::write(articles.into_iter().map(tag).collect());
    }

    #[test]
    fn any_file_is_read(name in prop::sample::select(NAMES), parts in prop::collection::vec(bytes(), 0..12)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, parts.concat()).unwrap();
        invariants::read(&mut Tagger::default(), &path, Options::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, max_shrink_iters: 8, ..ProptestConfig::default() })]

    // So many that each thread has work.
    #[test]
    fn threads_change_nothing(articles in prop::collection::vec((text(), date()), 2100)) {
        let line = |(text, date): &(String, Option<String>)| json!({"text": text, "date": date}).to_string() + "\n";
        let lines: String = articles.iter().map(line).collect();
        let folder = Folder::new(&[("a.jsonl", lines.as_bytes())]);
        let [one, many] = [1, 3].map(|jobs| folder.run(&format!("tag a.jsonl --notes --jobs {jobs}"), ""));
        prop_assert_eq!(one.stdout.lines().count(), articles.len(), "{}", one.stderr);
        prop_assert!((one.code, one.stdout, one.stderr) == (many.code, many.stdout, many.stderr));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    // So many that each thread has work, or so few that there is none.
    #[test]
    fn many_are_tagged_as_one_after_another(
        articles in prop::collection::vec(article(), 1..6),
        count in prop_oneof![0..3usize, 1500..3000usize],
        jobs in 0..5usize,
    ) {
        let documents = || articles.iter().cycle().take(count).map(|(document, _)| document.clone());
        let shown = |tagged: &mut dyn Iterator<Item = Tagged>| -> Vec<String> {
            tagged.map(|tagged| format!("{tagged:?}")).collect()
        };
        let mut tagger = Tagger::old_calendar().max_mentions(3);
        let expected = shown(&mut documents().map(|document| tagger.tag(document)));
        prop_assert!(tagger.tag_all(documents(), NonZeroUsize::new(jobs), shown) == expected);
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
        "в CXX веке до н. э.",
        "#-й век до н. э.",
        "# веков ранее",
    ];
    let mut tagger = Tagger::default();
    for number in numbers {
        for phrase in phrases {
            for date in [None, Some("0001-01-01"), Some("9999-12-31")] {
                invariants::tag(&mut tagger, Document::new(phrase.replace('#', number)), date);
            }
        }
    }
}
