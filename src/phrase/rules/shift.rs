//! Lengths counted from a time: «два дня назад», «через неделю», «годом позже», «за день до 9 мая».

use super::length::{degree, one};
use super::{Rule, Says};
use crate::calendar::{Length, Reference};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{From, Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "a-day-later",
        // «днём» by itself is the afternoon.
        pattern: "день:ins ( позже | ранее | до Relative:gen )",
        kind: Kind::Whole,
        says: Says::One(|m| {
            // «днём до этого»
            if m.has("до") && m.value("Relative") != Some(0) {
                return None;
            }
            let is_back = !m.has("позже");
            Some(Meaning::new(Said::Shift { length: one(4)?, is_back, from: From::Narrated }))
        }),
        examples: &[
            "Он уехал [3 мая 2016 года], а [днём позже] вернулся @ 2016-10-01 = 2016-05-03; 2016-05-04",
            "Он уехал [3 мая 2016 года], а [днём ранее] продал дом @ 2016-10-01 = 2016-05-03; 2016-05-02",
            "Он уехал [3 мая 2016 года], а [днём до этого] продал дом @ 2016-10-01 = 2016-05-03; 2016-05-02",
        ],
        decoys: &["Днями позже", "Днём до следующей станции"],
    },
    Rule {
        name: "years-of-old",
        pattern: "[ Count ] Counted лет назад",
        kind: Kind::Whole,
        says: Says::One(|_| Some(Meaning::new(Said::Vague(Reference::Past)))),
        examples: &[
            "Динозавры вымерли [65 миллионов лет назад] @ 2016-10-01 = PAST_REF",
            "Они жили [миллионы лет назад] @ 2016-10-01 = PAST_REF",
        ],
        decoys: &["Миллионы людей назад"],
    },
];

/// What is made of lengths.
pub const JOINS: &[Rule] = &[
    Rule {
        name: "ago",
        pattern: "<length> [ тому ] назад",
        kind: Kind::Whole,
        says: Says::One(|m| shifted(m, true, From::Article)),
        examples: &[
            "Погиб [два дня назад] @ 2025-11-02 = 2025-10-31",
            "Уехал [5 лет назад] @ 2025-11-02 = 2020",
            "Уехал [три года тому назад] @ 2025-11-02 = 2022",
            "Уехал [год назад] @ 2025-11-02 = 2024",
            "Уехал [неделю назад] @ 2025-11-02 = 2025-10-26",
            "Уехал [месяц назад] @ 2025-11-02 = 2025-10",
            "Уехал [год и два месяца назад] @ 2025-11-02 = 2024-09",
            "Уехал [полтора года назад] @ 2025-11-02 = 2024-05",
            "Уехал [несколько дней назад] @ 2025-11-02 = PAST_REF",
        ],
        decoys: &["Он оглянулся назад", "Два шага назад"],
    },
    Rule {
        name: "in",
        pattern: "[ Degree ] через <length>",
        kind: Kind::Whole,
        says: Says::One(|m| {
            let shift = shifted(m, false, From::Unsaid)?;
            let degree = m.value("Degree").map(degree);
            Some(Meaning { degree: degree.or(shift.degree), ..shift })
        }),
        examples: &[
            "Он приедет [примерно через неделю] @ 2016-10-01 = 2016-10-08 APPROX",
            "Он приедет [через два месяца] @ 2016-10-01 = 2016-12",
            "Он приедет [через неделю] @ 2016-10-01 = 2016-10-08",
            "Он уехал [3 мая 2016 года], а [через два дня] вернулся @ 2016-10-01 = 2016-05-03; 2016-05-05",
        ],
        decoys: &["Через лес"],
    },
    Rule {
        name: "after-length",
        pattern: "( спустя <length> | <length> спустя )",
        kind: Kind::Whole,
        says: Says::One(|m| shifted(m, false, From::Narrated)),
        examples: &[
            "Он уехал [3 мая 2016 года], а [спустя три дня] вернулся @ 2016-10-01 = 2016-05-03; 2016-05-06",
            "Он уехал [3 мая 2016 года], а [спустя три дня] после суда вернулся @ 2016-10-01 = 2016-05-03; XXXX-XX-XX",
            "Он уехал [3 мая 2016 года], а [неделю спустя] вернулся @ 2016-10-01 = 2016-05-03; 2016-05-10",
        ],
        decoys: &["Спустя рукава"],
    },
    Rule {
        name: "later",
        pattern: "<length> позже",
        kind: Kind::Whole,
        says: Says::One(|m| shifted(m, false, From::Narrated)),
        examples: &[
            "Он уехал [в 1988 году], а [годом позже] вернулся @ 2016-10-01 = 1988; 1989",
            "Он уехал [3 мая 2016 года], а [неделей позднее] вернулся @ 2016-10-01 = 2016-05-03; 2016-05-10",
        ],
        decoys: &["Намного позже"],
    },
    Rule {
        name: "earlier",
        pattern: "<length> <earlier>",
        kind: Kind::Whole,
        says: Says::One(|m| shifted(m, true, From::Narrated)),
        examples: &[
            "Он уехал [3 мая 2016 года], а [неделей ранее] продал дом @ 2016-10-01 = 2016-05-03; 2016-04-26",
            "Он уехал [в 1988 году], а [двумя годами раньше] женился @ 2016-10-01 = 1988; 1986",
        ],
        decoys: &["Гораздо ранее"],
    },
    Rule {
        name: "by-so-much",
        pattern: "на <length> ( позже | <earlier> )",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().next().cloned()),
        examples: &[
            "Поезд пришёл [на полтора часа позже] @ 2016-10-01 = PT90M",
            "Поезд пришёл [на два часа раньше] @ 2016-10-01 = PT2H",
        ],
        decoys: &["На берегу позже"],
    },
    Rule {
        name: "before",
        pattern: "за <length> до <date>",
        kind: Kind::Whole,
        says: Says::One(|m| {
            let date = m.meanings().nth(1)?.clone();
            shifted(m, true, From::Said(Box::new(date)))
        }),
        examples: &["Он уехал [за два дня до 9 мая] @ 2016-10-01 = 2016-05-07"],
        decoys: &["За два дня до дома"],
    },
];

fn shifted(m: &Match, is_back: bool, from: From) -> Option<Meaning> {
    let meaning = m.meanings().next()?;
    let Said::Duration(length) = meaning.said else { return None };
    // «через четыре года после принятия закона» is counted from what no date tells.
    let from = if from != From::Article && m.is_counted_from_an_event() { From::Event } else { from };
    let is_nothing = length == Length::Known([0; 7]);
    (!is_nothing)
        .then(|| Meaning { degree: meaning.degree, ..Meaning::new(Said::Shift { length, is_back, from }) })
}
