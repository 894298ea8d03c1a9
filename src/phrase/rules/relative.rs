//! Times counted from another: «сегодня», «два дня назад», «в прошлом году».

use super::{Rule, Says};
use crate::calendar::{Grain, Length, TimeUnit};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{From, Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "deictic",
        pattern: "Deictic",
        kind: Kind::Day,
        says: Says::One(|m| Some(Meaning::new(Said::Relative { grain: Grain::Day, n: m.value("Deictic")? }))),
        examples: &[
            "Он приедет [завтра] @ 2025-11-02 = 2025-11-03",
            "[Позавчера] шёл снег @ 2025-11-02 = 2025-10-31",
            "Решение приняли [сегодня] @ 2025-11-02 = 2025-11-02",
        ],
        decoys: &["Вчерашний хлеб", "Несегодня"],
    },
    Rule {
        name: "ago",
        pattern: "( Count ( год | месяц | неделя | день ) | год:acc | месяц:acc | неделя:acc | день:acc ) назад",
        kind: Kind::Whole,
        says: Says::One(ago),
        examples: &[
            "Погиб [два дня назад] @ 2025-11-02 = 2025-10-31",
            "Уехал [5 лет назад] @ 2025-11-02 = 2020",
            "Уехал [три года назад] @ 2025-11-02 = 2022",
            "Уехал [год назад] @ 2025-11-02 = 2024",
            "Уехал [неделю назад] @ 2025-11-02 = 2025-10-26",
            "Уехал [две недели назад] @ 2025-11-02 = 2025-10-19",
            "Уехал [месяц назад] @ 2025-11-02 = 2025-10",
            "Уехал [6 месяцев назад] @ 2025-11-02 = 2025-05",
            "Уехал [день назад] @ 2025-11-02 = 2025-11-01",
            "Уехал [10 дней назад] @ 2025-11-02 = 2025-10-23",
        ],
        decoys: &["Он оглянулся назад", "Два шага назад", "Дней назад не вернёшь"],
    },
];

fn ago(m: &Match) -> Option<Meaning> {
    let count = m.value("Count").unwrap_or(1);
    let unit = unit(m)?;
    let length = Length::of(u32::try_from(count).ok()?, unit);
    Some(Meaning::new(Said::Shift { length, is_back: true, from: From::Article }))
}

fn unit(m: &Match) -> Option<TimeUnit> {
    const UNITS: [(&str, TimeUnit); 4] = [
        ("год", TimeUnit::Year),
        ("месяц", TimeUnit::Month),
        ("неделя", TimeUnit::Week),
        ("день", TimeUnit::Day),
    ];
    UNITS.iter().find(|(word, _)| m.has(word)).map(|(_, unit)| *unit)
}
