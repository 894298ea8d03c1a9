//! Compounds: a day with its weekday, its part and its clock; a date with its year said apart.

use super::{Rule, Says};
use crate::calendar::{Clock, DayPart, Grain, Length, TimeUnit};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Beside, Calendar, Date, From, Meaning, Month, Said, Which, Within, Year};

/// Days, with the words around them.
pub const DAYS: &[Rule] = &[
    Rule {
        name: "day-of-year",
        pattern: "<day> ( <relative-year> | <any-year> )",
        kind: Kind::Day,
        says: Says::One(of_year),
        examples: &[
            "Суд прошёл [7 октября прошлого года] @ 2025-11-02 = 2024-10-07",
            "Суд прошёл [с 5 по 12 сентября этого года] @ 2025-11-02 = 2025-09-05/2025-09-12",
            "Салют [в День Победы 2024 года] @ 2025-11-02 = 2024-05-09",
        ],
        decoys: &["7 октября и прошлый год"],
    },
    Rule {
        name: "month-of-year",
        pattern: "<month> <relative-year>",
        kind: Kind::Month,
        says: Says::One(of_year),
        examples: &[
            "Суд прошёл [в октябре прошлого года] @ 2025-11-02 = 2024-10",
            "Дом сдадут [до конца марта нынешнего года] @ 2025-01-02 = 2025-03 END",
            "Дом строили [в июне-июле этого года] @ 2025-11-02 = 2025-06/2025-07",
        ],
        decoys: &["Октябрь и прошлый год"],
    },
    Rule {
        name: "period-of-year",
        pattern: "<period> <relative-year>",
        kind: Kind::Period,
        says: Says::One(of_year),
        examples: &["Он уехал [осенью прошлого года] @ 2025-11-02 = 2024-FA"],
        decoys: &["Осень и прошлый год"],
    },
    Rule {
        name: "weekday-day",
        pattern: "( <dated> [ ( Comma | Dash ) ] | <eve> Comma ) <day>",
        kind: Kind::Day,
        says: Says::One(weekday_and_day),
        examples: &[
            "Суд прошёл [в среду, 4 марта 2020 года], в Москве @ 2020-03-31 = 2020-03-04",
            "Суд прошёл [в среду 4 марта] @ 2020-03-31 = 2020-03-04",
            "Суд прошёл [в субботу — 26 января 2013] @ 2013-03-31 = 2013-01-26",
            "Суд прошёл [вчера, 9 мая 2019 года] @ 2019-05-10 = 2019-05-09",
            "[Накануне, 9 мая], прошёл суд @ 2019-05-10 = 2019-05-09",
        ],
        decoys: &["В среду, 4 человека"],
    },
    Rule {
        name: "day-weekday",
        pattern: "<day> ( Comma [ в ] <weekday> | Open <weekday> Close )",
        kind: Kind::Day,
        says: Says::One(weekday_and_day),
        examples: &[
            "Суд прошёл [25 июля, в четверг], в Москве @ 2019-07-31 = 2019-07-25",
            "Суд прошёл [25 июля, четверг] @ 2019-07-31 = 2019-07-25",
            "Суд прошёл [25 июля (четверг)] @ 2019-07-31 = 2019-07-25",
        ],
        decoys: &["25 июля, в доме"],
    },
    Rule {
        name: "part-day",
        pattern: "<day-part> [ в ] <dated>",
        kind: Kind::Day,
        says: Says::One(with_clock),
        examples: &[
            "Пожар начался [утром 4 марта 2019 года] @ 2019-03-04 = 2019-03-04TMO",
            "Пожар начался [вечером в четверг] @ 2019-05-10 = 2019-05-09TEV",
            "Пожар начался [днём в понедельник, 27 апреля 2020 года] @ 2020-04-27 = 2020-04-27TAF",
            "Пожар начался [поздно вечером в субботу] @ 2020-04-27 = 2020-04-25TEV",
        ],
        decoys: &["Утром в доме"],
    },
    Rule {
        name: "day-with-part",
        pattern: "<dated> [ Comma ] <day-part>",
        kind: Kind::Day,
        says: Says::One(with_clock),
        examples: &[
            "Пожар начался [в пятницу вечером] @ 2013-08-09 = 2013-08-09TEV",
            "Пожар начался [вчера вечером] @ 2013-08-09 = 2013-08-08TEV",
            "Пожар начался [7 августа, утром] @ 2013-08-09 = 2013-08-07TMO",
            "Пожар начался [в субботу утром, 28 марта 2020 года] @ 2020-03-28 = 2020-03-28TMO",
        ],
        decoys: &["В пятницу вечерний звон"],
    },
    Rule {
        name: "week-weekday",
        pattern: "<week> [ Comma ] в <weekday>",
        kind: Kind::Day,
        says: Says::One(|m| {
            let (week, day) = (m.meanings().next()?, m.meanings().nth(1)?);
            match (&week.said, &day.said) {
                (Said::Relative { n, .. }, Said::Weekday { weekday, .. }) => {
                    Some(Meaning::new(Said::Weekday { weekday: *weekday, which: Which::Week(*n) }))
                }
                _ => None,
            }
        }),
        examples: &[
            "Суд пройдёт [на следующей неделе в среду] @ 2017-02-09 = 2017-02-15",
            "Суд прошёл [на прошлой неделе, в понедельник] @ 2025-11-02 = 2025-10-20",
        ],
        decoys: &["На следующей неделе в доме"],
    },
];

/// Days in two calendars.
pub const STYLES: &[Rule] = &[
    Rule {
        name: "two-styles",
        pattern: "<day> Open <day> Close [ <any-year> ]",
        kind: Kind::Day,
        says: Says::One(two_styles),
        examples: &[
            "Восстание началось [25 октября (7 ноября) 1917 года] @ 2017-02-09 = 1917-11-07",
            "Закон принят [19 февраля (3 марта)] @ 1861-04-09 = 1861-03-03",
        ],
        decoys: &["7 октября (его дня)"],
    },
    Rule {
        name: "old-style",
        pattern: "<day> по старый стиль",
        kind: Kind::Day,
        says: Says::One(|m| Some(Meaning { calendar: Some(Calendar::Old), ..m.meanings().next()?.clone() })),
        examples: &["Восстание началось [25 октября 1917 года по старому стилю] @ 2017-02-09 = 1917-11-07"],
        decoys: &["По старому стилю"],
    },
];

/// Days with a clock, and nights.
pub const MOMENTS: &[Rule] = &[
    Rule {
        name: "day-clock",
        pattern: "<dated> [ Comma ] [ ( в | около ) ] <clock>",
        kind: Kind::Whole,
        says: Says::One(with_clock),
        examples: &[
            "Самолёт сел [22 июля в 23:11 по пекинскому времени] @ 2019-07-22 = 2019-07-22T23:11",
            "Самолёт сел [в пятницу, 6 мая, в 18:30 мск] @ 2022-05-07 = 2022-05-06T18:30",
            "Самолёт сел [22 июля, около 23:11] @ 2019-07-22 = 2019-07-22T23:11",
            "Самолёт сел [22 июля около 23:11] @ 2019-07-22 = 2019-07-22T23:11",
            "Самолёт сел [22 июля, 23:11] @ 2019-07-22 = 2019-07-22T23:11",
            "Самолёт сел [22 июля 23:11] @ 2019-07-22 = 2019-07-22T23:11",
        ],
        decoys: &["22 июля в 7:2"],
    },
    Rule {
        name: "clock-day",
        pattern: "<clock> [ Comma ] [ в ] <dated>",
        kind: Kind::Whole,
        says: Says::One(with_clock),
        examples: &[
            "Самолёт сел [в 13:00 1 августа 2100 года] @ 2100-08-02 = 2100-08-01T13:00",
            "Данные [на 17:00 понедельника] @ 2020-03-31 = 2020-03-30T17:00",
            "Матч начнётся [в 12.00 (14.00 мск) 1 декабря] @ 2020-11-20 = 2020-12-01T12:00",
            "Самолёт сел [в 9 утра в пятницу] @ 2020-03-31 = 2020-03-27T09:00",
            "Самолёт сел [в 13:00, 1 августа] @ 2100-08-02 = 2100-08-01T13:00",
            "Самолёт сел [в 9 утра, в пятницу] @ 2020-03-31 = 2020-03-27T09:00",
        ],
        decoys: &["17:00 понедельничный"],
    },
    Rule {
        name: "night-to",
        pattern: "в ночь на <dated>",
        kind: Kind::Whole,
        says: Says::One(night_before),
        examples: &[
            "Пожар начался [в ночь на 18 апреля 2019 года] @ 2019-04-18 = 2019-04-17TNI",
            "Пожар начался [в ночь на понедельник, 6 апреля 2020 года] @ 2020-04-06 = 2020-04-05TNI",
        ],
        decoys: &["В ночь на дворе"],
    },
    Rule {
        name: "night-from-to",
        pattern: "в ночь с ( Day | <dated> ) на <dated>",
        kind: Kind::Whole,
        says: Says::One(night_before),
        examples: &[
            "Пожар начался [в ночь с 18 на 19 апреля 2020 года] @ 2020-04-20 = 2020-04-18TNI",
            "Пожар начался [в ночь с субботы на воскресенье] @ 2020-04-20 = 2020-04-18TNI",
        ],
        decoys: &["В ночь с 18 на 19"],
    },
    Rule {
        name: "eve-of",
        pattern: "( в канун | <eve> ) <day>",
        kind: Kind::Whole,
        says: Says::One(|m| Some(day_before(m.meanings().last()?.clone()))),
        examples: &[
            "Салют дали [в канун Дня Победы] @ 2019-05-21 = 2019-05-08",
            "Салют дали [накануне 9 мая] @ 2019-05-21 = 2019-05-08",
        ],
        decoys: &["В канун дня"],
    },
];

fn of_year(m: &Match) -> Option<Meaning> {
    let (date, year) = (m.meanings().next()?, m.meanings().nth(1)?);
    match (&date.said, &year.said) {
        (Said::Date(date @ Date { year: Year::Unsaid, .. }), Said::Date(Date { year, .. })) => {
            Some(Meaning::date(*year, date.within))
        }
        _ => None,
    }
}

/// The new style is the one ahead: by 10 to 13 days since the calendars parted.
fn two_styles(m: &Match) -> Option<Meaning> {
    let (first, second) = (m.meanings().next()?, m.meanings().nth(1)?);
    let day_of_year = |meaning: &Meaning| match meaning.said {
        Said::Date(Date { within: Within::Day(Month::Said(month), day), .. }) => {
            Some(i64::from(month) * 30 + i64::from(day))
        }
        _ => None,
    };
    let ahead = (day_of_year(second)? - day_of_year(first)?).rem_euclid(360);
    // Months of 30 days here, so a day more or less.
    let new = match ahead {
        9..=14 => second,
        346..=351 => first,
        _ => return None,
    };
    let year = m.meanings().nth(2).or(Some(first).filter(|first| *first != new)).and_then(|meaning| {
        match meaning.said {
            Said::Date(Date { year: year @ Year::Said(_), .. }) => Some(year),
            _ => None,
        }
    });
    match (&new.said, year) {
        (Said::Date(Date { year: Year::Unsaid, within }), Some(year)) => Some(Meaning::date(year, *within)),
        _ => Some(new.clone()),
    }
    .map(|meaning| Meaning { calendar: Some(Calendar::New), ..meaning })
}

/// The day says more than its weekday or «сегодня»; what part of the day was said with either stays.
fn weekday_and_day(m: &Match) -> Option<Meaning> {
    let (first, second) = (m.meanings().next()?, m.meanings().nth(1)?);
    // «5 мая 2020 г. Вчера он уехал»: a capital without a comma before it begins a sentence.
    let second_tokens = m.phrases_with_tokens().nth(1).map(|(tokens, _)| tokens.start as usize);
    let begins = second_tokens.is_some_and(|first| m.tokens[first].is_capital);
    (!begins || m.has("Comma") || m.has("Dash")).then_some(())?;
    let beside = |meaning: &Meaning| match meaning.said {
        Said::Weekday { weekday, .. } => Some(Beside::Weekday(weekday)),
        Said::Relative { grain: Grain::Day, n } => Some(Beside::Deictic(n)),
        // «накануне»
        Said::Shift { .. } => Some(Beside::Deictic(-1)),
        _ => None,
    };
    let (other, day) = match (beside(first), beside(second)) {
        (Some(_), None) => (first, second),
        (None, Some(_)) => (second, first),
        // «сегодня, в пятницу»
        (Some(Beside::Deictic(_)), Some(Beside::Weekday(_))) => (second, first),
        (Some(Beside::Weekday(_)), Some(Beside::Deictic(_))) => (first, second),
        _ => return None,
    };
    Some(Meaning { clock: day.clock.or(other.clock), beside: beside(other), ..day.clone() })
}

fn with_clock(m: &Match) -> Option<Meaning> {
    let (first, second) = (m.meanings().next()?, m.meanings().nth(1)?);
    let (clock, day) = if first.said == Said::Clock { (first, second) } else { (second, first) };
    Some(Meaning { clock: clock.clock, ..day.clone() })
}

/// The night to a day begins on the day before.
fn night_before(m: &Match) -> Option<Meaning> {
    let night = Some(Clock::Part(DayPart::Night));
    Some(Meaning { clock: night, ..day_before(m.meanings().last()?.clone()) })
}

fn day_before(day: Meaning) -> Meaning {
    let length = Length::of(1, TimeUnit::Day);
    Meaning::new(Said::Shift { length, is_back: true, from: From::Said(Box::new(day)) })
}
