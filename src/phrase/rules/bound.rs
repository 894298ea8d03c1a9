//! What stands before a time: prepositions, and the bounds and degrees that they and their like say.

use super::{Rule, Says};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Bound, Degree, Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "at",
        pattern: "( [ <earlier> ] ( в | за | от | из ) | в течение | на протяжении ) <time>",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().last().cloned()),
        examples: &[
            "Визит был [ранее в октябре] @ 2025-11-02 = 2025-10",
            "Отчёт [за 2018 год] готов @ 2019-06-10 = 2018",
            "Указ [от 3 мая 2018 года] отменён @ 2019-06-10 = 2018-05-03",
            "Он пел [в течение 2011 года] @ 2019-06-10 = 2011",
            "Он пел [на протяжении 2011 года] @ 2019-06-10 = 2011",
            "Супруги переехали [в январе] @ 2017-06-01 = 2017-01",
            "Письмо [из 2018 года] @ 2019-06-10 = 2018",
            "Суд прошёл [во вторник] @ 2020-03-31 = 2020-03-31",
            "Отчёт сдан [ранее за 2017 год] @ 2019-06-10 = 2017",
            "Указ [ранее от 3 мая 2018 года] @ 2019-06-10 = 2018-05-03",
            "Письмо [ранее из 2018 года] @ 2019-06-10 = 2018",
        ],
        decoys: &["В доме", "За домом"],
    },
    Rule {
        name: "earlier-at",
        pattern: "<earlier> <time>",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().last().cloned()),
        examples: &["Закон принят [ранее 7 октября] @ 2025-11-02 = 2025-10-07"],
        decoys: &["Ранний час"],
    },
    Rule {
        name: "in-future",
        pattern: "в <future>",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().next().cloned()),
        examples: &["[В будущем] он вернётся @ 2025-11-02 = FUTURE_REF"],
        decoys: &["В будущих боях"],
    },
    Rule {
        name: "for",
        pattern: "на <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::For)),
        examples: &["Заседание назначили [на 15 декабря] @ 2025-11-02 = 2025-12-15"],
        decoys: &["На улице Мая"],
    },
    Rule {
        name: "since",
        pattern: "( с | начиная с | не <earlier> ) <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::Since)),
        examples: &[
            "Дом сдадут [не раньше 2025 года] @ 2019-06-10 = 2025 ON_OR_AFTER",
            "Живёт там [с 2015 года] @ 2019-06-10 = 2015 ON_OR_AFTER",
            "Закон действует [начиная с 1 июля 2018 года] @ 2019-06-10 = 2018-07-01 ON_OR_AFTER",
            "Жил [с начала 1990-х] @ 2019-06-10 = 199 START",
        ],
        decoys: &["С музыкой"],
    },
    Rule {
        name: "until",
        pattern: "до <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::Until)),
        examples: &["Жил там [до 1991 года] @ 2019-06-10 = 1991 BEFORE"],
        decoys: &["До завода"],
    },
    Rule {
        name: "ahead-of",
        pattern: "в преддверие <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::Until)),
        examples: &["Флаги вывесили [в преддверии Дня Победы] @ 2019-05-03 = 2019-05-09 BEFORE"],
        decoys: &["В преддверии матча"],
    },
    Rule {
        name: "by",
        pattern: "( к | по | не позже ) <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::By)),
        examples: &[
            "Построят [к 2030 году] @ 2019-06-10 = 2030 ON_OR_BEFORE",
            "Открыто [по 19 мая 2019 года] @ 2019-05-10 = 2019-05-19 ON_OR_BEFORE",
            "Сдать [не позднее 1 декабря] @ 2019-10-10 = 2019-12-01 ON_OR_BEFORE",
        ],
        decoys: &["По улице", "Не позднее всех"],
    },
    Rule {
        name: "inclusive",
        pattern: "( до | по ) <time> включительно",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::By)),
        examples: &[
            "Открыто [до 15 ноября включительно] @ 2019-10-10 = 2019-11-15 ON_OR_BEFORE",
            "Открыто [по 15 ноября включительно] @ 2019-10-10 = 2019-11-15 ON_OR_BEFORE",
        ],
        decoys: &["До дома включительно"],
    },
    Rule {
        name: "inclusive-range",
        pattern: "<whole> включительно",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().next().cloned()),
        examples: &["Открыто [с 3 по 5 мая включительно] @ 2019-05-10 = 2019-05-03/2019-05-05"],
        decoys: &["Все включительно"],
    },
    Rule {
        name: "after",
        pattern: "после <time>",
        kind: Kind::Whole,
        says: Says::One(|m| bounded(m, Bound::After)),
        examples: &["Изменилось [после 2014 года] @ 2019-06-10 = 2014 AFTER"],
        decoys: &["После бала"],
    },
    Rule {
        name: "about",
        pattern: "( около | Degree [ в ] ) <time>",
        kind: Kind::Whole,
        says: Says::One(|m| {
            let is_about = m.value("Degree").is_none_or(|degree| degree == 1);
            is_about
                .then(|| Some(Meaning { degree: Some(Degree::About), ..m.meanings().next()?.clone() }))
                .flatten()
        }),
        examples: &[
            "Родился [около 1920 года] @ 2019-06-10 = 1920 APPROX",
            "Приедет [примерно 5 июля] @ 2019-06-10 = 2019-07-05 APPROX",
            "Приедет [примерно в июле] @ 2019-06-10 = 2019-07 APPROX",
        ],
        decoys: &["Около школы"],
    },
];

fn bounded(m: &Match, said: Bound) -> Option<Meaning> {
    Some(Meaning { bound: bound(m, said), ..m.meanings().last()?.clone() })
}

/// A bound opens a time; a range, which has both ends, has none.
fn bound(m: &Match, bound: Bound) -> Option<Bound> {
    let is_range = m.meanings().last().is_some_and(|time| matches!(time.said, Said::Range(..)));
    (!is_range).then_some(bound)
}
