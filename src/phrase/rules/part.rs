//! Parts of a longer time: beginning, middle, end, halves.

use super::{Rule, Says};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Meaning, Part};

pub const RULES: &[Rule] = &[
    Rule {
        name: "part",
        pattern: "Part <long>",
        kind: Kind::Period,
        says: Says::One(|m| with_part(m, *PARTS.get(m.value("Part")? as usize - 1)?)),
        examples: &[
            "Работает [в начале 2017 года] @ 2023-10-09 = 2017 START",
            "Сдадут [в конце октября] @ 2023-10-09 = 2023-10 END",
            "Мода [середины 1970-х] вернулась @ 2023-10-09 = 197 MID",
            "Это было [в начале 2000] @ 2023-10-09 = 2000 START",
        ],
        decoys: &["В начале матча", "В конце концов"],
    },
    Rule {
        name: "half-of",
        pattern: "Nth половина <long>",
        kind: Kind::Period,
        says: Says::One(|m| {
            let half = u32::try_from(m.value("Nth")?).ok()?;
            (half <= 2).then(|| with_part(m, Part::Half(half))).flatten()
        }),
        examples: &[
            "Ремонт идёт [во второй половине мая] @ 2023-04-09 = 2023-05-16/2023-05-31",
            "Он жил там [в первой половине 1950-х] @ 2023-04-09 = 1950/1954",
            "Рост [в первой половине 2022 года] @ 2023-04-09 = 2022-H1",
            "Клад [второй пол. XIX века] @ 2023-04-09 = 1850/1899",
            "Рост [в 1-й половине февраля 2023 года] @ 2023-04-09 = 2023-02-01/2023-02-14",
        ],
        decoys: &["Во второй половине матча", "Третья половина мая"],
    },
];

const PARTS: [Part; 3] = [Part::Start, Part::Mid, Part::End];

fn with_part(m: &Match, part: Part) -> Option<Meaning> {
    let whole = m.meanings().next()?.clone();
    Some(Meaning { part: Some(part), ..whole })
}
