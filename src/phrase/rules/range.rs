//! Ranges, which are one mention, and lists, which are one mention a member.

use super::{Members, Rule, Says};
use crate::calendar::Clock;
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Date, Meaning, Month, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "range",
        pattern: "<date> Dash <date>",
        kind: Kind::Whole,
        says: Says::One(range_of_phrases),
        examples: &[
            "Фестиваль [10 августа – 12 сентября 2013 года] @ 2013-07-01 = 2013-08-10/2013-09-12",
            "Экзамены [в ноябре-декабре] @ 2020-04-27 = 2019-11/2019-12",
            "План [на 2014–2018 годы] @ 2020-04-27 = 2014/2018",
            "Жил [в 1985—1990] в Риге @ 2020-04-27 = 1985/1990",
        ],
        decoys: &["Форма 2018–2014 отменена", "Дом 1990 – лучший"],
    },
    Rule {
        name: "from-to",
        pattern: "с <date> [ и ] ( по | до ) <date>",
        kind: Kind::Whole,
        says: Says::One(range_of_phrases),
        examples: &[
            "Выставка идёт [с 16 апреля по 19 мая 2019 года] @ 2019-04-10 = 2019-04-16/2019-05-19",
            "Война шла [с 1800 по 1749 год до н. э]. @ 2019-06-10 = BC1800/BC1749",
            "Он правил [с 1982 по 1991 год] @ 2019-04-10 = 1982/1991",
            "Суд идёт [со среды по понедельник] @ 2025-11-02 = 2025-11-05/2025-11-10",
            "Ремонт [с октября до декабря] @ 2019-11-10 = 2019-10/2019-12",
            "Шёл [с сегодня и до послезавтра] @ 2012-08-04 = 2012-08-04/2012-08-06",
            "Шёл [с апреля и по май] @ 2012-08-04 = 2012-04/2012-05",
            "Шёл [с начала 1990-х до середины 2000-х] @ 2019-11-10 = 199/200",
        ],
        decoys: &["С 1982 рублей по курсу"],
    },
    Rule {
        name: "period-from-to",
        pattern: "в период с <date> ( по | до ) <date>",
        kind: Kind::Whole,
        says: Says::One(range_of_phrases),
        examples: &[
            "[В период с 2007 по 2011 годы] он учился @ 2019-04-10 = 2007/2011",
            "[В период с мая до июля 2011 года] он учился @ 2019-04-10 = 2011-05/2011-07",
        ],
        decoys: &["В период с утра до вечера"],
    },
    Rule {
        name: "between",
        pattern: "между <date> и <date>",
        kind: Kind::Whole,
        says: Says::One(range_of_phrases),
        examples: &["[Между 2014 и 2018 годами] завод стоял @ 2019-04-10 = 2014/2018"],
        decoys: &["Между Москвой и маем"],
    },
    Rule {
        name: "old-years",
        pattern: "с OldYear ( по | до ) <year>",
        kind: Kind::Whole,
        says: Says::One(|m| {
            let from = Meaning::date(Year::Said(m.value("OldYear")?), Within::Whole);
            range(from, m.meanings().next()?.clone())
        }),
        examples: &[
            "Война шла [с 500 по 449 год до н. э]. @ 2019-06-10 = BC0500/BC0449",
            "Война шла [с 500 до 449 года до н. э]. @ 2019-06-10 = BC0500/BC0449",
        ],
        decoys: &["С 500 по 600 рублей"],
    },
    Rule {
        name: "days",
        pattern: "Day Dash <day>",
        kind: Kind::Whole,
        says: Says::One(range_of_days),
        examples: &[
            "Саммит пройдёт [7–15 октября] @ 2025-09-02 = 2025-10-07/2025-10-15",
            "Выборы [27-28 сентября 2014 года] @ 2019-04-13 = 2014-09-27/2014-09-28",
        ],
        decoys: &["Матч 7–15", "Корпус 5 – 7 этажей"],
    },
    Rule {
        name: "days-from-to",
        pattern: "с Day ( по | до | на ) <day>",
        kind: Kind::Whole,
        says: Says::One(range_of_days),
        examples: &[
            "Саммит пройдёт [с 7 по 15 октября] @ 2025-09-02 = 2025-10-07/2025-10-15",
            "Отпуск [с 1 до 5 мая 2019 года] @ 2025-09-02 = 2019-05-01/2019-05-05",
            "Буря была [с 3 на 4 июня 1989 года] @ 2019-07-22 = 1989-06-03/1989-06-04",
        ],
        decoys: &["С 7 по 15 страницу"],
    },
    Rule {
        name: "weekdays-list",
        pattern: "<weekday> ( и | или ) <weekday>",
        kind: Kind::Weekday,
        says: Says::Each(list),
        examples: &[
            "Суды пройдут [в понедельник] и [вторник] @ 2012-08-04 = 2012-08-06; 2012-08-07",
            "Суд пройдёт [в понедельник] или [вторник] @ 2012-08-04 = 2012-08-06; 2012-08-07",
        ],
        decoys: &["Пятница и Робинзон"],
    },
    Rule {
        name: "days-list",
        pattern: "Day [ Comma Day ] [ Comma Day ] ( и | или | Comma ) <day>",
        kind: Kind::Day,
        says: Says::Each(list_of_days),
        examples: &[
            "Встречи прошли [7], [15] и [21 октября] @ 2025-11-02 = 2025-10-07; 2025-10-15; 2025-10-21",
            "Суды [27] и [28 июня 2019 года] @ 2025-11-02 = 2019-06-27; 2019-06-28",
            "Дождь [3] или [4 октября] @ 2025-11-02 = 2025-10-03; 2025-10-04",
            "Матчи [1], [3], [5], [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-03; 2025-10-05; 2025-10-07",
            "Матчи [1], [3], [5] и [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-03; 2025-10-05; 2025-10-07",
            "Матчи [1], [3] или [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-03; 2025-10-07",
            "Матчи [1], [3], [5] или [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-03; 2025-10-05; 2025-10-07",
            "Матчи [1], [3], [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-03; 2025-10-07",
            "Матчи [1], [7 октября] @ 2025-11-02 = 2025-10-01; 2025-10-07",
        ],
        decoys: &["Дома 7, 15 и 21"],
    },
    Rule {
        name: "list",
        pattern: "<unit> [ Comma <unit> ] ( и | или ) <unit>",
        kind: Kind::Whole,
        says: Says::Each(list),
        examples: &[
            "Выборы [в 2006] и [2010 годах] @ 2025-11-02 = 2006; 2010",
            "Выборы [в 2006], [2010] и [2014 годах] @ 2025-11-02 = 2006; 2010; 2014",
            "Продажи [в мае] и [июне 2012 года] выросли @ 2025-11-02 = 2012-05; 2012-06",
            "Открыты [в мае] или [июне] @ 2012-08-02 = 2012-05; 2012-06",
            "Открыты [в мае], [июне] или [июле] @ 2012-08-02 = 2012-05; 2012-06; 2012-07",
            "Продажи [в мае], [июне] и [июле 2012 года] выросли @ 2025-11-02 = 2012-05; 2012-06; 2012-07",
        ],
        decoys: &["Мая и Петрова"],
    },
];

/// Ranges of clocks, which a day may stand beside.
pub const CLOCKS: &[Rule] = &[
    Rule {
        name: "clocks",
        pattern: "с <clock> ( до | по ) <clock>",
        kind: Kind::Clocks,
        says: Says::One(range_of_phrases),
        examples: &[
            "Открыто [с 9:00 до 18:00] @ 2016-10-01 = 2016-10-01T09:00/2016-10-01T18:00",
            "Открыто [с 22:00 до 6:00] @ 2016-10-01 = 2016-10-01T22:00/2016-10-02T06:00",
            "Открыто [с 9:00 по 18:00] @ 2016-10-01 = 2016-10-01T09:00/2016-10-01T18:00",
        ],
        decoys: &["С 7:2 до 18:00"],
    },
    Rule {
        name: "hours",
        pattern: "с Hour ( до | по ) <clock>",
        kind: Kind::Clocks,
        says: Says::One(range_of_hours),
        examples: &[
            "Открыто [с 10 до 11 утра] @ 2016-10-01 = 2016-10-01T10:00/2016-10-01T11:00",
            "Открыто [с 10 до 11 вечера] @ 2016-10-01 = 2016-10-01T22:00/2016-10-01T23:00",
            "Открыто [с 10 по 11 вечера] @ 2016-10-01 = 2016-10-01T22:00/2016-10-01T23:00",
        ],
        decoys: &["С 10 до дома"],
    },
];

/// A range of clocks on its day.
pub const CLOCKS_OF_DAYS: &[Rule] = &[
    Rule {
        name: "day-clocks",
        pattern: "<dated> [ Comma ] <clocks>",
        kind: Kind::Whole,
        says: Says::One(clocks_of_day),
        examples: &[
            "Воды не будет [20 мая с 10:00 до 16:00] @ 2023-05-10 = 2023-05-20T10:00/2023-05-20T16:00",
            "Воды не будет [20 мая, с 10:00 до 16:00] @ 2023-05-10 = 2023-05-20T10:00/2023-05-20T16:00",
        ],
        decoys: &["20 мая с 7:2 до 8:3"],
    },
    Rule {
        name: "clocks-day",
        pattern: "<clocks> <dated>",
        kind: Kind::Whole,
        says: Says::One(clocks_of_day),
        examples: &[
            "Воды не будет [с 10:00 до 16:00 20 мая] @ 2023-05-10 = 2023-05-20T10:00/2023-05-20T16:00",
        ],
        decoys: &["С 10:00 до 16:00 двадцать человек"],
    },
];

fn clocks_of_day(m: &Match) -> Option<Meaning> {
    let is_range = |meaning: &&Meaning| matches!(meaning.said, Said::Range(..));
    let (clocks, day) = (m.meanings().find(is_range)?, m.meanings().find(|meaning| !is_range(meaning))?);
    let Said::Range(from, to) = &clocks.said else { return None };
    let at = |clock: &Meaning| Box::new(Meaning { clock: clock.clock, ..day.clone() });
    Some(Meaning::new(Said::Range(at(from), at(to))))
}

fn range_of_phrases(m: &Match) -> Option<Meaning> {
    let mut ends = m.meanings();
    let (from, to) = (ends.next()?.clone(), ends.next()?.clone());
    range(from, to)
}

/// A range takes what its first end leaves open from its last: «10 августа – 12 сентября 2013 года».
/// Two years that run backwards are no range.
fn range(from: Meaning, to: Meaning) -> Option<Meaning> {
    let from = completed(of_its_era(from, &to), &to);
    if let (Some(first), Some(last)) = (from.said_year(), to.said_year()) {
        (first <= last).then_some(())?;
    }
    Some(Meaning::new(Said::Range(Box::new(from), Box::new(to))))
}

/// «с 500 по 449 год до н. э.»: a range that ends before our era began before it.
fn of_its_era(from: Meaning, to: &Meaning) -> Meaning {
    match (&from.said, to.said_year()) {
        (Said::Date(Date { year: Year::Said(year @ 1..), within }), Some(..=0)) => {
            Meaning { said: Said::Date(Date { year: Year::Said(1 - year), within: *within }), ..from }
        }
        _ => from,
    }
}

/// The meaning with its open year taken from a neighbour.
fn completed(meaning: Meaning, neighbour: &Meaning) -> Meaning {
    match (&meaning.said, &neighbour.said) {
        (Said::Date(date @ Date { year: Year::Unsaid, .. }), Said::Date(Date { year, .. })) => {
            Meaning { said: Said::Date(Date { year: *year, ..*date }), ..meaning }
        }
        _ => meaning,
    }
}

/// Days of one month: the numbers before the last date are days of its month.
fn day_of(number: i32, date: &Meaning) -> Option<Meaning> {
    let Said::Date(Date { year, within: Within::Day(month, _) }) = date.said else { return None };
    let day = u32::try_from(number).ok()?;
    Some(Meaning { said: Said::Date(Date { year, within: Within::Day(month, day) }), ..date.clone() })
}

fn range_of_days(m: &Match) -> Option<Meaning> {
    let last = m.meanings().next()?;
    let first = day_of(m.value("Day")?, last)?;
    let rises = match (&first.said, &last.said) {
        (
            Said::Date(Date { within: Within::Day(_, first), .. }),
            Said::Date(Date { within: Within::Day(Month::Said(_), last), .. }),
        ) => first < last,
        _ => false,
    };
    rises.then(|| range(first, last.clone())).flatten()
}

/// «с 10 до 11 вечера»: the first hour is of the same half of the day.
fn range_of_hours(m: &Match) -> Option<Meaning> {
    let until = m.meanings().next()?;
    let Some(Clock::At { hour: last, .. }) = until.clock else { return None };
    let hour = u8::try_from(m.value("Hour")?).ok()?;
    let hour = if 12 <= last && hour < 12 && hour + 12 < last { hour + 12 } else { hour };
    let from = Meaning { clock: Some(Clock::at(hour, 0)?), ..until.clone() };
    (hour < last).then(|| range(from, until.clone())).flatten()
}

fn list_of_days(m: &Match) -> Members {
    let Some(last) = m.meanings().next() else { return Vec::new() };
    let days: Option<Vec<_>> = m
        .tokens_named("Day")
        .zip(m.values("Day"))
        .map(|(tokens, number)| Some((tokens, day_of(number, last)?)))
        .collect();
    let Some(mut members) = days else { return Vec::new() };
    members.extend(m.tokens_named("<day>").map(|tokens| (tokens, last.clone())));
    members
}

fn list(m: &Match) -> Members {
    let Some(last) = m.meanings().last() else { return Vec::new() };
    m.phrases_with_tokens().map(|(tokens, meaning)| (tokens, completed(meaning.clone(), last))).collect()
}
