//! Times without a place on the calendar: «сейчас», «недавно», «в ближайшие дни».

use super::{Rule, Says};
use crate::calendar::Reference;
use crate::phrase::elements::Kind;
use crate::phrase::meaning::{Bound, Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "vague",
        pattern: "Vague",
        kind: Kind::Fixed,
        says: Says::One(|m| {
            vague(match m.value("Vague")? {
                1 => Reference::Past,
                2 => Reference::Present,
                _ => Reference::Future,
            })
        }),
        examples: &[
            "[Недавно] он уехал @ 2025-11-02 = PAST_REF",
            "[Сейчас] он там @ 2025-11-02 = PRESENT_REF",
            "[Скоро] он уедет @ 2025-11-02 = FUTURE_REF",
        ],
        decoys: &["Недавний случай", "Скорость ветра"],
    },
    Rule {
        name: "present",
        pattern: "нынешний",
        kind: Kind::Fixed,
        says: Says::One(|_| vague(Reference::Present)),
        examples: &["Закон для [нынешнего] монарха @ 2017-06-09 = PRESENT_REF"],
        decoys: &["Нынче вечером"],
    },
    Rule {
        name: "before-now",
        pattern: "ранее",
        kind: Kind::Earlier,
        says: Says::One(|_| vague(Reference::Past)),
        examples: &["[Ранее] он жил в Москве @ 2025-11-02 = PAST_REF"],
        decoys: &["Ранний час"],
    },
    Rule {
        name: "present-time",
        pattern: "( ( в | к | по ) настоящий время | в ( настоящий | данный ) момент | на данный момент )",
        kind: Kind::Whole,
        says: Says::One(|_| vague(Reference::Present)),
        examples: &[
            "[В настоящее время] он там @ 2025-11-02 = PRESENT_REF",
            "[К настоящему времени] он там @ 2025-11-02 = PRESENT_REF",
            "[По настоящее время] он там @ 2025-11-02 = PRESENT_REF",
            "[В настоящий момент] он там @ 2025-11-02 = PRESENT_REF",
            "[В данный момент] он там @ 2025-11-02 = PRESENT_REF",
            "[На данный момент] он там @ 2025-11-02 = PRESENT_REF",
        ],
        decoys: &["Настоящий мужчина", "Данный закон"],
    },
    Rule {
        name: "this-present-day",
        pattern: "на сегодняшний день",
        kind: Kind::Whole,
        says: Says::One(|_| vague(Reference::Present)),
        examples: &["[На сегодняшний день] их пять @ 2025-11-02 = PRESENT_REF"],
        decoys: &["На сегодняшнем заседании"],
    },
    Rule {
        name: "until-now",
        pattern: "( до сей пора | по сей день | до наших день:gen+ )",
        kind: Kind::Whole,
        says: Says::One(|_| vague(Reference::Present)),
        examples: &[
            "Он [до сих пор] там @ 2025-11-02 = PRESENT_REF",
            "Он [по сей день] там @ 2025-11-02 = PRESENT_REF",
            "Дом дошёл [до наших дней] @ 2025-11-02 = PRESENT_REF",
        ],
        decoys: &["По сей причине"],
    },
    Rule {
        name: "from-now-on",
        pattern: "отныне",
        kind: Kind::Whole,
        says: Says::One(|_| Some(Meaning { bound: Some(Bound::Since), ..vague(Reference::Present)? })),
        examples: &["[Отныне] он свободен @ 2018-11-07 = PRESENT_REF ON_OR_AFTER"],
        decoys: &["От них"],
    },
    Rule {
        name: "of-late",
        pattern: "( в последний время | в свое время | на день:loc+ | некоторый время назад | в разный год:acc+ )",
        kind: Kind::Whole,
        says: Says::One(|_| vague(Reference::Past)),
        examples: &[
            "[В последнее время] шёл снег @ 2025-11-02 = PAST_REF",
            "[В своё время] он пел @ 2025-11-02 = PAST_REF",
            "[Некоторое время назад] он пел @ 2025-11-02 = PAST_REF",
            "[В разные годы] он пел @ 2025-11-02 = PAST_REF",
            "[На днях] он уехал @ 2020-05-01 = PAST_REF",
        ],
        decoys: &["В последний раз", "На дне"],
    },
    Rule {
        name: "to-come",
        pattern: "ближайший ( Unit:acc+ | время )",
        kind: Kind::Whole,
        says: Says::One(|_| vague(Reference::Future)),
        examples: &[
            "Удары нанесут [в ближайшие дни] @ 2025-11-02 = FUTURE_REF",
            "Удары нанесут [в ближайшее время] @ 2025-11-02 = FUTURE_REF",
        ],
        decoys: &["В ближайшем доме"],
    },
    Rule {
        name: "future",
        pattern: "будущий:loc",
        kind: Kind::BareFuture,
        says: Says::One(|_| vague(Reference::Future)),
        examples: &["[В будущем] он вернётся @ 2025-11-02 = FUTURE_REF"],
        decoys: &["Будущий муж"],
    },
];

fn vague(reference: Reference) -> Option<Meaning> {
    Some(Meaning::new(Said::Vague(reference)))
}
