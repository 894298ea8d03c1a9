//! What only looks like a time: these rules swallow by longest match, and say nothing.

use super::{Rule, Says};
use crate::phrase::elements::Kind;

pub const RULES: &[Rule] = &[
    Rule {
        name: "counted",
        pattern: "Number ( Counted | Percent )",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &[
            "На площадь вышли 500 человек @ 2019-06-10 =",
            "До 2000 рублей @ 2019-06-10 =",
            "Рост 5% @ 2019-06-10 =",
        ],
        decoys: &["Человек 2000 года"],
    },
    Rule {
        name: "counted-range",
        pattern: "Number Dash Number ( Counted | Percent )",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["Цена 1800-1900 рублей @ 2019-06-10 =", "Рост 2–5% @ 2019-06-10 ="],
        decoys: &["В 1800–1900 годах"],
    },
    Rule {
        name: "year-of-life",
        pattern: "ShortYear год:loc ( жизнь | обучение | служба )",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &[
            "На 81-м году жизни скончалась певица @ 2009-07-02 =",
            "На 21-м году обучения он ушёл @ 2009-07-02 =",
            "На 25-м году службы он ушёл @ 2009-07-02 =",
        ],
        decoys: &["В 81-м году"],
    },
    Rule {
        name: "numbered",
        pattern: "номер Number",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["Приказ номер 2014 подписан @ 2019-06-10 ="],
        decoys: &["Номер газеты 2014 года"],
    },
];
