//! Units counted from the present one, or the one told of: «вчера», «в прошлом году», «в тот же день».

use super::period::season;
use super::{Rule, Says};
use crate::calendar::{Grain, Length, TimeUnit};
use crate::language::{COMING, LATEST};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{From, Meaning, Month, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "deictic",
        pattern: "Deictic",
        kind: Kind::Day,
        says: Says::One(|m| Some(relative(Grain::Day, m.value("Deictic")?))),
        examples: &[
            "Он приедет [завтра] @ 2025-11-02 = 2025-11-03",
            "[Позавчера] шёл снег @ 2025-11-02 = 2025-10-31",
            "Решение приняли [сегодня] @ 2025-11-02 = 2025-11-02",
        ],
        decoys: &["Сегодняшний хлеб"],
    },
    Rule {
        name: "deictic-day",
        pattern: "( сегодняшний | завтрашний | вчерашний ) день",
        kind: Kind::Day,
        says: Says::One(|m| {
            Some(relative(Grain::Day, i32::from(m.has("завтрашний")) - i32::from(m.has("вчерашний"))))
        }),
        examples: &[
            "Закон действует [с сегодняшнего дня] @ 2020-04-03 = 2020-04-03 ON_OR_AFTER",
            "Отложили [до завтрашнего дня] @ 2020-04-03 = 2020-04-04 BEFORE",
            "Итоги [вчерашнего дня] @ 2020-04-03 = 2020-04-02",
        ],
        decoys: &["Сегодняшний хлеб"],
    },
    Rule {
        name: "relative-year",
        pattern: "Relative год:any,abbr",
        kind: Kind::RelativeYear,
        says: Says::One(|m| Some(Meaning::date(Year::Relative(relation(m)?), Within::Whole))),
        examples: &[
            "Он уехал [в прошлом году] @ 2025-11-02 = 2024",
            "Он уедет [в будущем году] @ 2025-11-02 = 2026",
            "Суд прошёл [в октябре минувшего года] @ 2025-11-02 = 2024-10",
            "Он уехал [осенью прошлого года] @ 2025-11-02 = 2024-FA",
            "Он уехал [7 октября этого года] @ 2025-11-02 = 2025-10-07",
            "Он уехал [в позапрошлом году] @ 2025-11-02 = 2023",
            "Узнали об этом [год назад], а уехал он [в этом году] @ 2025-11-02 = 2024; 2025",
        ],
        decoys: &["Годами раньше", "Прошлые победы"],
    },
    Rule {
        name: "relative-month",
        pattern: "Relative месяц:any",
        kind: Kind::Month,
        says: Says::One(|m| Some(relative(Grain::Month, relation(m)?))),
        examples: &[
            "Он уехал [в прошлом месяце] @ 2025-11-02 = 2025-10",
            "Он уедет [в следующем месяце] @ 2025-11-02 = 2025-12",
            "Он уехал [в начале этого месяца] @ 2025-11-02 = 2025-11 START",
        ],
        decoys: &["Будущий супруг"],
    },
    Rule {
        name: "relative-named-month",
        pattern: "Relative Month",
        kind: Kind::Month,
        says: Says::One(|m| {
            let month = Month::Said(u32::try_from(m.value("Month")?).ok()?);
            Some(Meaning::date(Year::Relative(relation(m)?), Within::Month(month)))
        }),
        examples: &[
            "Выборы пройдут [в следующем мае] @ 2019-05-21 = 2020-05",
            "Он уехал [в прошлом октябре] @ 2025-11-02 = 2024-10",
        ],
        decoys: &["Этот мартовский день"],
    },
    Rule {
        name: "relative-week",
        pattern: "Relative неделя:any",
        kind: Kind::Week,
        says: Says::One(|m| Some(relative(Grain::Week, relation(m)?))),
        examples: &[
            "Он уехал [на прошлой неделе] @ 2020-03-19 = 2020-W11",
            "Он уедет [на будущей неделе] @ 2020-03-19 = 2020-W13",
            "[На этой неделе] он приехал @ 2020-03-19 = 2020-W12",
        ],
        decoys: &["Неделя моды прошла"],
    },
    Rule {
        name: "relative-season",
        pattern: "Relative Season",
        kind: Kind::Period,
        says: Says::One(|m| {
            let year = match (m.value("Relative")?, relation(m)?) {
                (LATEST, _) => Year::Latest,
                (_, 0) => Year::Unsaid,
                (_, n) => Year::Relative(n),
            };
            Some(Meaning::date(year, Within::Season(season(m)?)))
        }),
        examples: &[
            "Он уехал [этим летом] @ 2025-11-02 = 2025-SU",
            "Он уехал [прошлой осенью] @ 2025-11-02 = 2024-FA",
            "Он уехал [минувшей весной] @ 2025-11-02 = 2025-SP",
        ],
        decoys: &["Эта летняя жара"],
    },
    Rule {
        name: "relative-weekend",
        pattern: "Relative выходные",
        kind: Kind::Period,
        says: Says::One(|m| Some(relative(Grain::Weekend, relation(m)?))),
        examples: &[
            "[В прошлые выходные] он уехал @ 2019-03-07 = 2019-W09-WE",
            "[В ближайшие выходные] он уедет @ 2019-03-07 = 2019-W10-WE",
        ],
        decoys: &["Выходные двери"],
    },
    Rule {
        name: "weekend",
        pattern: "выходные",
        kind: Kind::BareWeekday,
        says: Says::One(|_| Some(Meaning::new(Said::Weekend))),
        examples: &[
            "[В выходные] прошли митинги @ 2019-03-04 = 2019-W09-WE",
            "[На выходных] пройдут митинги @ 2019-03-04 = 2019-W10-WE",
        ],
        decoys: &["Выходной костюм"],
    },
    Rule {
        name: "relative-day",
        pattern: "Relative день:any",
        kind: Kind::Day,
        says: Says::One(|m| match relation(m)? {
            0 => Some(Meaning::new(Said::Same(Grain::Day))),
            1 => Some(next_day()),
            _ => None,
        }),
        examples: &[
            "Приехал [3 мая 2016 года]. [На следующий день] уехал @ 2016-10-01 = 2016-05-03; 2016-05-04",
            "Родился [3 мая 1916 года]. [В этот день] шёл снег @ 2016-10-01 = 1916-05-03; 1916-05-03",
        ],
        decoys: &["Этот денёк"],
    },
    Rule {
        name: "relative-unit",
        pattern: "Relative Unit:any",
        kind: Kind::Period,
        says: Says::One(|m| {
            Some(relative(grain(m.value("Unit")?).filter(|grain| *grain != Grain::Day)?, relation(m)?))
        }),
        examples: &[
            "Дом построен [в прошлом веке] @ 2020-03-19 = 19",
            "[В этом десятилетии] рост замедлился @ 2023-03-19 = 202",
            "Отчёт выйдет [в следующем квартале] @ 2016-10-01 = 2017-Q1",
            "Отчёт [за прошлое полугодие] @ 2016-10-01 = 2016-H1",
        ],
        decoys: &["В следующий час"],
    },
    Rule {
        name: "relative-part",
        pattern: "Relative DayPart",
        kind: Kind::Whole,
        says: Says::One(|m| {
            let said = if m.follows_preposition() {
                Said::Same(Grain::Day)
            } else {
                Said::Relative { grain: Grain::Day, n: relation(m)? }
            };
            Some(Meaning { clock: super::clock::part(m), ..Meaning::new(said) })
        }),
        examples: &[
            "Пожар случился [этой ночью] @ 2019-03-07 = 2019-03-07TNI",
            "Пожар случился [прошлым вечером] @ 2019-03-07 = 2019-03-06TEV",
            "Он родился [3 мая 1916 года], и [в этот вечер] шёл снег @ 2019-03-07 = 1916-05-03; 1916-05-03TEV",
        ],
        decoys: &["Этим человеком"],
    },
    Rule {
        name: "same-day",
        pattern: "( тот [ же ] | Relative же ) день:any",
        kind: Kind::Day,
        says: Says::One(|_| Some(Meaning::new(Said::Same(Grain::Day)))),
        examples: &[
            "Он родился [3 мая 1916 года]. [В тот день] шёл снег @ 2016-10-01 = 1916-05-03; 1916-05-03",
            "Он приехал [3 мая 1916 года] и уехал [вечером того же дня] @ 2016-10-01 = 1916-05-03; 1916-05-03TEV",
            "Он приехал [3 мая 1916 года] и уехал [в этот же день] @ 2016-10-01 = 1916-05-03; 1916-05-03",
        ],
        decoys: &["Тот же денёк"],
    },
    Rule {
        name: "same-year",
        pattern: "( тот [ же ] | Relative же ) год:any",
        kind: Kind::RelativeYear,
        says: Says::One(|_| Some(Meaning::date(Year::Same, Within::Whole))),
        examples: &[
            "Дом построен [в 1865 году], а [в том же году] сгорел @ 2018-11-07 = 1865; 1865",
            "Он родился [в 1916 году]. [В тот год] шёл снег @ 2016-10-01 = 1916; 1916",
            "Дом построен [в мае 1865 года], а [в этом же году] сгорел @ 2018-11-07 = 1865-05; 1865",
            "Дом построен [в мае 1865 года], а [в июне того же года] сгорел @ 2018-11-07 = 1865-05; 1865-06",
        ],
        decoys: &["Тот же годный товар"],
    },
    Rule {
        name: "same-unit",
        pattern: "( тот [ же ] | Relative же ) Unit",
        kind: Kind::Whole,
        says: Says::One(|m| Some(Meaning::new(Said::Same(grain(m.value("Unit")?)?)))),
        examples: &[
            "Дом построен [в мае 1865 года], а [в том же месяце] сгорел @ 2018-11-07 = 1865-05; 1865-05",
            "Дом построен [в мае 1865 года], а [в тот месяц] сгорел @ 2018-11-07 = 1865-05; 1865-05",
            "Дом построен [в мае 1865 года], а [в этом же месяце] сгорел @ 2018-11-07 = 1865-05; 1865-05",
        ],
        decoys: &["Тот же человек", "В тот же час"],
    },
    Rule {
        name: "same-part",
        pattern: "тот [ же ] DayPart",
        kind: Kind::Whole,
        says: Says::One(|m| {
            Some(Meaning { clock: super::clock::part(m), ..Meaning::new(Said::Same(Grain::Day)) })
        }),
        examples: &[
            "Он приехал [3 мая 1916 года], а [в ту же ночь] уехал @ 2018-11-07 = 1916-05-03; 1916-05-03TNI",
            "Он приехал [3 мая 1916 года], и [в тот вечер] пел @ 2018-11-07 = 1916-05-03; 1916-05-03TEV",
        ],
        decoys: &["Тот вечерний звон"],
    },
    Rule {
        name: "then",
        pattern: "тогда же",
        kind: Kind::Whole,
        says: Says::One(|_| Some(Meaning::new(Said::Same(Grain::Century)))),
        examples: &[
            "Он приехал [3 мая 1916 года]. [Тогда же] открыли мост @ 2018-11-07 = 1916-05-03; 1916-05-03",
        ],
        decoys: &["Тогда он уехал"],
    },
    Rule {
        name: "eve",
        pattern: "накануне",
        kind: Kind::Eve,
        says: Says::One(|m| {
            // «накануне выборов», «накануне и во время выборов»
            let is_of_event = m.precedes_a_genitive() || m.precedes_and();
            let from = if is_of_event { From::Event } else { From::Narrated };
            Some(Meaning::new(Said::Shift { length: Length::of(1, TimeUnit::Day), is_back: true, from }))
        }),
        examples: &[
            "[Накануне] суд отложили @ 2018-11-07 = 2018-11-06",
            "Дом построен [в мае 2017 года]. [Накануне] его сломали @ 2018-11-07 = 2017-05; 2018-11-06",
            "[Накануне] выборов суд отложили @ 2018-11-07 = XXXX-XX-XX",
            "[Накануне] и в день выборов шёл дождь @ 2018-11-07 = XXXX-XX-XX",
            "Суд прошёл [3 мая 2016 года]. [Накануне] он уехал @ 2018-11-07 = 2016-05-03; 2016-05-02",
        ],
        decoys: &["Наконец суд отложили"],
    },
];

pub fn relative(grain: Grain, n: i32) -> Meaning {
    Meaning::new(Said::Relative { grain, n })
}

/// How many units away: what lies in the past or is to come most nearly is the last or next unit.
fn relation(m: &Match) -> Option<i32> {
    let is_weekend = m.has("выходные");
    // «об этом месяц назад»
    let agrees = ["год", "месяц", "неделя", "Unit", "Month"].iter().all(|unit| m.agree("Relative", unit));
    agrees.then_some(())?;
    Some(match m.value("Relative")? {
        LATEST => -1,
        COMING if is_weekend => 0,
        COMING => 1,
        n => n,
    })
}

fn next_day() -> Meaning {
    Meaning::new(Said::Shift { length: Length::of(1, TimeUnit::Day), is_back: false, from: From::Narrated })
}

/// The calendar unit that a unit of time names.
fn grain(unit: i32) -> Option<Grain> {
    Some(match unit {
        1 => Grain::Year,
        2 => Grain::Month,
        3 => Grain::Week,
        4 => Grain::Day,
        8 => Grain::Decade,
        9 => Grain::Century,
        10 => Grain::Quarter,
        11 => Grain::Half,
        13 => Grain::Weekend,
        _ => return None,
    })
}
