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
    Rule {
        name: "age",
        pattern: "( Pronoun | исполнилось | возраст ) Count ( лет | год )",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &[
            "Ему 25 лет @ 2019-06-10 =",
            "Ей 21 год @ 2019-06-10 =",
            "Певице исполнилось 80 лет @ 2019-06-10 =",
            "Певице исполнилось 31 год @ 2019-06-10 =",
            "Скончался в возрасте 57 лет @ 2019-06-10 =",
            "Скончался в возрасте 61 года @ 2019-06-10 =",
        ],
        decoys: &["Они ждали 25 лет"],
    },
    Rule {
        name: "age-adjective",
        pattern: "Number Dash летний",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["23-летний юноша пропал @ 2019-06-10 ="],
        decoys: &["В 23 летних лагерях"],
    },
    Rule {
        name: "with-every-day",
        pattern: "с каждый день:ins",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["С каждым днём труднее @ 2019-06-10 ="],
        decoys: &["С каждым домом"],
    },
    Rule {
        name: "birthday",
        pattern: "день рождение",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["Поздравил с днём рождения @ 2019-06-10 ="],
        decoys: &["В день свадьбы"],
    },
    Rule {
        name: "part-of-law",
        pattern: "час:abbr Number",
        kind: Kind::Decoy,
        says: Says::Nothing,
        examples: &["По ч. 2 ст. 112 УК @ 2019-06-10 ="],
        decoys: &["Через час 2 человека"],
    },
];
