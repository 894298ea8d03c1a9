//! Parts of a longer time: beginning, middle, end, halves.

use super::{Rule, Says};
use crate::calendar::{Grain, TimeUnit};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Degree, Meaning, Part, Said};

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
        name: "part-of-present",
        pattern: "Part <bare-length>",
        kind: Kind::Period,
        says: Says::One(|m| {
            let part = *PARTS.get(usize::try_from(m.value("Part")?).ok()? - 1)?;
            Some(Meaning { part: Some(part), ..present(m)? })
        }),
        examples: &[
            "Рост цен [с начала года] @ 2023-10-09 = 2023 START",
            "Сдадут [до конца месяца] @ 2023-10-09 = 2023-10 END",
            "Сдадут [в середине недели] @ 2023-10-09 = 2023-W41 MID",
        ],
        decoys: &["В начале дня", "Начало часа пик"],
    },
    Rule {
        name: "half-of",
        pattern: "Nth половина <long>",
        kind: Kind::Period,
        says: Says::One(|m| with_part(m, Part::Half(nth_of(m, 2)?))),
        examples: &[
            "Ремонт идёт [во второй половине мая] @ 2023-04-09 = 2023-05-16/2023-05-31",
            "Он жил там [в первой половине 1950-х] @ 2023-04-09 = 1950/1954",
            "Рост [в первой половине 2022 года] @ 2023-04-09 = 2022-H1",
            "Клад [второй пол. XIX века] @ 2023-04-09 = 1850/1899",
            "Рост [в 1-й половине февраля 2023 года] @ 2023-04-09 = 2023-02-01/2023-02-14",
        ],
        decoys: &["Во второй половине матча", "Третья половина мая"],
    },
    Rule {
        name: "half-of-present",
        pattern: "Nth половина <bare-length>",
        kind: Kind::Period,
        says: Says::One(|m| Some(Meaning { part: Some(Part::Half(nth_of(m, 2)?)), ..present(m)? })),
        examples: &["Рост [в первой половине года] @ 2023-10-09 = 2023-H1"],
        decoys: &["В первой половине дня"],
    },
    Rule {
        name: "third-of",
        pattern: "( Nth | последний ) ( треть | декада ) <long>",
        kind: Kind::Period,
        says: Says::One(|m| with_part(m, Part::Third(nth_of(m, 3)?))),
        examples: &[
            "Потеплеет [в последнюю декаду марта] @ 2023-02-09 = 2023-03-21/2023-03-31",
            "Потеплеет [во второй декаде марта] @ 2023-02-09 = 2023-03-11/2023-03-20",
            "Клад [последней трети XIX века] @ 2023-02-09 = 1866/1899",
            "Клад [первой трети XIX века] @ 2023-02-09 = 1800/1832",
        ],
        decoys: &["Последняя треть матча"],
    },
    Rule {
        name: "quarter-of",
        pattern: "( Nth | последний ) четверть <long>",
        kind: Kind::Period,
        says: Says::One(|m| with_part(m, Part::Quarter(nth_of(m, 4)?))),
        examples: &[
            "Клад [третьей четверти XX века] @ 2023-02-09 = 1950/1974",
            "Клад [последней четверти XX века] @ 2023-02-09 = 1975/1999",
        ],
        decoys: &["Третья четверть матча"],
    },
    Rule {
        name: "turn-of",
        pattern: "рубеж <period>",
        kind: Kind::Period,
        says: Says::One(|m| Some(Meaning { degree: Some(Degree::About), ..m.meanings().next()?.clone() })),
        examples: &["Дом построен [на рубеже XIX–XX веков] @ 2023-02-09 = 18/19 APPROX"],
        decoys: &["На рубеже обороны"],
    },
    Rule {
        name: "first-days-of",
        pattern: "( Ordinal:any+ | последний:any+ ) число <long>",
        kind: Kind::Period,
        says: Says::One(|m| match m.value("Ordinal") {
            Some(1) => with_part(m, Part::Start),
            None => with_part(m, Part::End),
            Some(_) => None,
        }),
        examples: &[
            "Суд начнётся [в первых числах мая] @ 2023-04-09 = 2023-05 START",
            "Суд начнётся [в последних числах мая] @ 2023-04-09 = 2023-05 END",
        ],
        decoys: &["В первых числах ряда"],
    },
];

/// Which of so many parts: its number, or the last one where none is said.
fn nth_of(m: &Match, of: u32) -> Option<u32> {
    let nth = m.value("Nth").map_or(Some(of), |nth| u32::try_from(nth).ok())?;
    (nth <= of).then_some(nth)
}

/// «года», «месяца»: the one that the article's day lies in.
fn present(m: &Match) -> Option<Meaning> {
    let Said::Duration(length) = m.meanings().next()?.said else { return None };
    let grain = match length.finest().filter(|_| length.is_one())? {
        TimeUnit::Year => Grain::Year,
        TimeUnit::Month => Grain::Month,
        TimeUnit::Week => Grain::Week,
        _ => return None,
    };
    Some(Meaning::new(Said::Relative { grain, n: 0 }))
}

const PARTS: [Part; 3] = [Part::Start, Part::Mid, Part::End];

fn with_part(m: &Match, part: Part) -> Option<Meaning> {
    let whole = m.meanings().next()?.clone();
    Some(Meaning { part: Some(part), ..whole })
}
