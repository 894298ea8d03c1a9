//! What happens again and again: «каждый вторник», «по субботам», «ежегодно».

use super::length::counted;
use super::{Rule, Says};
use crate::calendar::{Partial, Repetition};
use crate::phrase::elements::Kind;
use crate::phrase::meaning::{Date, Meaning, Month, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "every-unit",
        pattern: "каждый Unit:nom,gen,dat,acc,loc",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Every(counted(1, m.value("Unit")?)?))),
        examples: &[
            "Он поёт [каждый день] @ 2020-04-30 = P1D",
            "Он ездит туда [каждую неделю] @ 2020-04-30 = P1W",
        ],
        decoys: &["С каждым днём труднее"],
    },
    Rule {
        name: "every-few-units",
        pattern: "каждый Count Unit",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Every(counted(m.value("Count")?, m.value("Unit")?)?))),
        examples: &["Выборы проходят [каждые три года] @ 2020-04-30 = P3Y"],
        decoys: &["Каждые три дома"],
    },
    Rule {
        name: "every-weekday",
        pattern: "каждый Weekday:acc,gen",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Weekly(u32::try_from(m.value("Weekday")?).ok()?))),
        examples: &["Он поёт [каждый вторник] @ 2020-04-30 = XXXX-WXX-2"],
        decoys: &["В каждой среде"],
    },
    Rule {
        name: "weekdays",
        pattern: "[ Every ] по Weekday:dat+",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Weekly(u32::try_from(m.value("Weekday")?).ok()?))),
        examples: &[
            "Он поёт [по субботам] @ 2020-04-30 = XXXX-WXX-6",
            "Он поёт [еженедельно по средам] @ 2020-04-30 = XXXX-WXX-3",
        ],
        decoys: &["По средствам"],
    },
    Rule {
        name: "weekends",
        pattern: "по выходные:dat+",
        kind: Kind::Set,
        says: Says::One(|_| again(Repetition::Weekends)),
        examples: &["Он поёт [по выходным] @ 2020-04-30 = XXXX-WXX-WE"],
        decoys: &["По выходу"],
    },
    Rule {
        name: "working-days",
        pattern: "( по будни:dat+ | каждый будний день )",
        kind: Kind::Set,
        says: Says::One(|_| again(Repetition::WorkingDays)),
        examples: &[
            "Он поёт [по будням] @ 2020-04-30 = XXXX-WXX-1/XXXX-WXX-5",
            "Он поёт [каждый будний день] @ 2020-04-30 = XXXX-WXX-1/XXXX-WXX-5",
        ],
        decoys: &["Будни завода"],
    },
    Rule {
        name: "every-such-weekday",
        pattern: "[ в ] каждый ( Nth | последний ) Weekday месяц:gen",
        kind: Kind::Set,
        says: Says::One(|_| again(Repetition::Every(counted(1, 2)?))),
        examples: &[
            "Он поёт [в каждую первую пятницу месяца] @ 2020-04-30 = P1M",
            "Он поёт [каждую первую пятницу месяца] @ 2020-04-30 = P1M",
            "Он поёт [в каждую последнюю пятницу месяца] @ 2020-04-30 = P1M",
            "Он поёт [каждую последнюю пятницу месяца] @ 2020-04-30 = P1M",
        ],
        decoys: &["Каждую первую среду обитания"],
    },
    Rule {
        name: "every",
        pattern: "Every",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Every(counted(1, m.value("Every")?)?))),
        examples: &[
            "Премию вручают [ежегодно] @ 2020-04-30 = P1Y",
            "Вышел номер [еженедельной] газеты @ 2020-04-30 = P1W",
        ],
        decoys: &["Ежедневник лежит"],
    },
    Rule {
        name: "once-in",
        pattern: "( раз | Count раз | дважды ) в Unit:acc",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Every(counted(1, m.value("Unit")?)?))),
        examples: &[
            "Он поёт [раз в неделю] @ 2020-04-30 = P1W",
            "Он поёт [три раза в неделю] @ 2020-04-30 = P1W",
            "Он поёт [дважды в год] @ 2020-04-30 = P1Y",
        ],
        decoys: &["Раз в доме"],
    },
    Rule {
        name: "once-in-few",
        pattern: "раз в Count Unit",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Every(counted(m.value("Count")?, m.value("Unit")?)?))),
        examples: &["Он поёт [раз в два года] @ 2020-04-30 = P2Y"],
        decoys: &["Раз в пять домов"],
    },
];

/// Repetitions with their day or clock.
pub const JOINS: &[Rule] = &[
    Rule {
        name: "repeated-day",
        pattern: "<set> [ в ] <dated>",
        kind: Kind::Set,
        says: Says::One(|m| {
            let day = m.meanings().nth(1)?;
            match &day.said {
                Said::Weekday { weekday, .. } => again(Repetition::Weekly(*weekday)),
                Said::Date(Date { year: Year::Unsaid, within: Within::Day(Month::Said(month), day) }) => {
                    again(Repetition::Yearly(Partial::MonthDay(*month, *day)))
                }
                _ => None,
            }
        }),
        examples: &[
            "Он поёт [раз в неделю во вторник] @ 2010-01-01 = XXXX-WXX-2",
            "Он поёт [каждый год 25 декабря] @ 2010-01-01 = XXXX-12-25",
        ],
        decoys: &["Ежегодно в доме"],
    },
    Rule {
        name: "repeated-clock",
        pattern: "<set> [ в ] <clock>",
        kind: Kind::Set,
        says: Says::One(|m| again(Repetition::Daily(m.meanings().nth(1)?.clock?))),
        examples: &[
            "Он поёт [ежедневно в 3 утра] @ 2010-01-01 = XXXX-XX-XXT03:00",
            "Он поёт [ежедневно 18:30] @ 2010-01-01 = XXXX-XX-XXT18:30",
        ],
        decoys: &["Ежедневно в 7:2"],
    },
];

fn again(repetition: Repetition) -> Option<Meaning> {
    Some(Meaning::new(Said::Repetition(repetition)))
}
