//! Whole screens, as they are printed, without their colours.

use super::*;
use crate::calendar::Modifier;
use crate::document::Document;
use crate::error::{Note, NoteKind};
use crate::output::example::{article, event, timeline, value};

/// What a newsroom reads about, and what else a chronology may hold.
fn events() -> Vec<Event> {
    [
        ("BC0044", None, "в 44 году до н. э.", "Цезаря убили в сенате"),
        ("18", None, "в XIX веке", "Город стоял на торговом пути"),
        ("198", Some(Modifier::End), "в конце 1980-х годов", "На окраине строили метро"),
        ("1982/1991", None, "с 1982 по 1991 год", "Завод выпускал станки, а потом и тракторы"),
        ("2015", Some(Modifier::OnOrAfter), "с 2015 года", "Страны связывает договор"),
        ("2017", Some(Modifier::Start), "в начале 2017 года", "Переговоры прервались"),
        (
            "2025-09-28/2025-10-03",
            None,
            "с 28 сентября по 3 октября",
            "Подробности на https://example.org/vystavka/otkrytie-bez-edinogo-probela-v-stroke",
        ),
        (
            "2025-10",
            None,
            "ранее в октябре",
            "Этот документ якобы был передан российскому руководству в ходе визита в Москву",
        ),
        ("2025-10-07", None, "7 октября", "Трамп отдал распоряжение прекратить все попытки договориться"),
        ("2025-10-07T18:30", None, "в 18.30 мск", "Об этом сообщили в пресс-службе"),
        ("2025-10-07T21:00", None, "в 21:00", "Стороны вернулись за стол"),
        ("2025-10-19TEV", None, "вечером", "За\u{301}мок закрылся \u{1b}[31mдля\u{1b}[0m\nпосетителей"),
        ("2025-10-19TEV", None, "тем же вечером", "Гости 日本 уехали"),
        ("2025-11-02", None, "", "Москва осуществляет контакты с Каракасом"),
        ("2025-12-01", Some(Modifier::OnOrBefore), "не позднее 1 декабря", "Правительство внесет проект"),
    ]
    .map(|(date, modifier, phrase, text)| event(value(date), modifier, phrase, text))
    .into()
}

pub(super) fn check(timeline: &Timeline, width: usize, glyphs: Glyphs, expected: &str) {
    let page = Page { width, glyphs, reports: Reports::Counted };
    let mut out = Vec::new();
    write(&mut out, timeline, page).unwrap();
    write_summary(&mut out, timeline, page).unwrap();
    let coloured = String::from_utf8(out).unwrap();
    let screen = anstream::adapter::strip_str(&coloured).to_string();
    assert_eq!(screen, expected, "\n{screen}");
}

#[test]
fn eighty_columns() {
    check(
        &timeline(events()),
        80,
        Glyphs::Rich,
        "\
44 г. до н. э.
  весь год        Цезаря убили в сенате.                    в 44 году до н. э.

XIX век
  весь век        Город стоял на торговом пути.             в XIX веке

1980-е годы
  конец 1980-х    На окраине строили метро.                 в конце 1980-х годов

1982 год
  1982–1991       Завод выпускал станки, а потом            с 1982 по 1991 год
                    и тракторы.

2015 год
  с 2015 года     Страны связывает договор.                 с 2015 года

2017 год
  начало года     Переговоры прервались.                    в начале 2017 года

Сентябрь 2025
  28 сен – 3 окт  Подробности на                            с 28 сентября
                    https://example.org/vystavka/otkrytie-  по 3 октября
                    bez-edinogo-probela-v-stroke.

Октябрь 2025
  весь месяц      Этот документ якобы был передан           ранее в октябре
                    российскому руководству в ходе визита
                    в Москву.
   7 вт           Трамп отдал распоряжение прекратить все   7 октября
                    попытки договориться.
         18:30    Об этом сообщили в пресс-службе.          в 18.30 мск
         21:00    Стороны вернулись за стол.                в 21:00
  19 вс  вечер    За́мок закрылся \\u{1b}[31mдля\\u{1b}[0m     вечером
                    посетителей.
                  Гости 日本 уехали.                        тем же вечером

Ноябрь 2025
   2 вс           Москва осуществляет контакты              (день статьи)
                    с Каракасом.

Декабрь 2025
  не позже 1 пн   Правительство внесет проект.              не позднее 1 декабря

15 событий · 1 статья
",
    );
}

#[test]
fn forty_columns() {
    check(
        &timeline(events().split_off(6)),
        40,
        Glyphs::Rich,
        "\
Сентябрь 2025
  28 сен – 3 окт
         Подробности на
           https://example.org/vystavka/
           otkrytie-bez-edinogo-probela-
           v-stroke.
           «с 28 сентября по 3 октября»

Октябрь 2025
  весь месяц
         Этот документ якобы был передан
           российскому руководству
           в ходе визита в Москву.
           «ранее в октябре»
   7 вт  Трамп отдал распоряжение
           прекратить все попытки
           договориться.
           «7 октября»
         18:30
         Об этом сообщили в пресс-
           службе.
           «в 18.30 мск»
         21:00
         Стороны вернулись за стол.
           «в 21:00»
  19 вс  вечер
         За́мок закрылся
           \\u{1b}[31mдля\\u{1b}[0m
           посетителей.
           «вечером»
         Гости 日本 уехали.
           «тем же вечером»

Ноябрь 2025
   2 вс  Москва осуществляет контакты
           с Каракасом.
           (день статьи)

Декабрь 2025
  не позже 1 пн
         Правительство внесет проект.
           «не позднее 1 декабря»

9 событий · 1 статья
",
    );
}

/// In a pipe the layout is ASCII.
#[test]
fn plain() {
    check(
        &timeline(events().drain(2..8).collect()),
        80,
        Glyphs::Plain,
        "\
1980-е годы
  конец 1980-х    На окраине строили метро.                 в конце 1980-х годов

1982 год
  1982-1991       Завод выпускал станки, а потом            с 1982 по 1991 год
                    и тракторы.

2015 год
  с 2015 года     Страны связывает договор.                 с 2015 года

2017 год
  начало года     Переговоры прервались.                    в начале 2017 года

Сентябрь 2025
  28 сен - 3 окт  Подробности на                            с 28 сентября
                    https://example.org/vystavka/otkrytie-  по 3 октября
                    bez-edinogo-probela-v-stroke.

Октябрь 2025
  весь месяц      Этот документ якобы был передан           ранее в октябре
                    российскому руководству в ходе визита
                    в Москву.

6 событий, 1 статья
",
    );
}

/// With several articles each event names its own.
#[test]
fn two_articles() {
    let mut events = events().split_off(8);
    let title = "Песков прокомментировал статью о просьбе Венесуэлы";
    let agency = Document { outlet: Some("ТАСС".into()), title: Some(title.into()), ..article("b.txt") };
    for event in events.iter_mut().step_by(2) {
        event.source = event.source.in_another(&agency).into();
    }
    events.truncate(4);
    let two = Timeline { documents: 2, ..timeline(events) };
    check(
        &two,
        80,
        Glyphs::Rich,
        "\
Октябрь 2025
   7 вт         Трамп отдал распоряжение прекратить все     7 октября
                  попытки договориться.                     ТАСС: Песков проком…
         18:30  Об этом сообщили в пресс-службе.            в 18.30 мск
                                                            a.txt
         21:00  Стороны вернулись за стол.                  в 21:00
                                                            ТАСС: Песков проком…
  19 вс  вечер  За́мок закрылся \\u{1b}[31mдля\\u{1b}[0m       вечером
                  посетителей.                              a.txt

4 события · 2 статьи
",
    );
    check(
        &two,
        40,
        Glyphs::Plain,
        "\
Октябрь 2025
   7 вт  Трамп отдал распоряжение
           прекратить все попытки
           договориться.
           «7 октября»
           ТАСС: Песков прокомментиро...
         18:30
         Об этом сообщили в пресс-
           службе.
           «в 18.30 мск»
           a.txt
         21:00
         Стороны вернулись за стол.
           «в 21:00»
           ТАСС: Песков прокомментиро...
  19 вс  вечер
         За́мок закрылся
           \\u{1b}[31mдля\\u{1b}[0m
           посетителей.
           «вечером»
           a.txt

4 события, 2 статьи
",
    );
}

/// As in print: no «в» at the end of a line, no dash at its beginning, no number without its noun.
#[test]
fn short_words_stand_with_the_next() {
    let text = "Глава МИД РФ Сергей Лавров провел вчера в Каире переговоры, длившиеся «не \
                менее» часа, — о них объявили за 15 минут";
    check(
        &timeline(vec![event(value("2025-10-07"), None, "7 октября", text)]),
        60,
        Glyphs::Rich,
        "\
Октябрь 2025
   7 вт  Глава МИД РФ Сергей Лавров провел вчера   7 октября
           в Каире переговоры, длившиеся
           «не менее» часа, — о них объявили
           за 15 минут.

1 событие · 1 статья
",
    );
}

/// Under «вечер» nothing may stand unlabelled that is not of that evening.
#[test]
fn a_day_without_its_clock_is_named_again() {
    let days = ["2025-10-07", "2025-10-07TEV", "2025-10-07TEV", "2025-10-07"];
    let events = days.map(|day| event(value(day), None, "тогда", day));
    check(
        &timeline(events.into()),
        70,
        Glyphs::Rich,
        "\
Октябрь 2025
   7 вт         2025-10-07.                                  тогда
         вечер  2025-10-07TEV.                               тогда
                2025-10-07TEV.                               тогда
   7 вт         2025-10-07.                                  тогда

4 события · 1 статья
",
    );
}

#[test]
fn nothing_found() {
    check(&timeline(Vec::new()), 80, Glyphs::Rich, "0 событий · 1 статья\n");
}

#[test]
fn summaries() {
    let note = Note { kind: NoteKind::DatesDiffer, text: String::new(), place: None };
    let check = |width, events: usize, documents, unplaced, notes: usize, expected: &str| {
        let event = event(value("2025"), None, "", "");
        let timeline = Timeline {
            events: vec![event.clone(); events],
            documents,
            undated: vec![event; unplaced],
            notes: vec![("a.txt".into(), note.clone()); notes],
        };
        let mut out = Vec::new();
        write_summary(&mut out, &timeline, Page { width, glyphs: Glyphs::Rich, reports: Reports::Counted })
            .unwrap();
        let line = anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string();
        assert_eq!(line.trim(), expected);
    };
    check(80, 1, 1, 0, 0, "1 событие · 1 статья");
    check(80, 5, 1, 0, 1, "5 событий · 1 статья · 1 замечание");
    check(80, 22, 2, 2, 3, "22 события · 2 статьи · 2 без места на календаре · 3 замечания");
    check(80, 111, 12, 0, 21, "111 событий · 12 статей · 21 замечание");
    check(40, 1, 1, 3, 1, "1 событие · 1 статья · 3 без места\nна календаре · 1 замечание");
}
