//! Days of the week.

use super::{Rule, Says};
use crate::language::{COMING, LATEST};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Bound, Meaning, Said, Which};

pub const RULES: &[Rule] = &[
    Rule {
        name: "weekday",
        // «в среде» is an environment.
        pattern: "Weekday:nom,gen,acc,abbr",
        kind: Kind::BareWeekday,
        says: Says::One(|m| weekday(m, Which::Unsaid)),
        examples: &[
            "Суд прошёл [в пятницу] @ 2019-07-20 = 2019-07-19",
            "Суд пройдёт [в пятницу] @ 2019-07-20 = 2019-07-26",
            "Суд прошёл [во вторник] @ 2020-03-31 = 2020-03-31",
            "Суд [в воскресенье] @ 2020-03-31 = 2020-03-29",
        ],
        decoys: &["В городской среде", "Средой обитания", "Вошёл в среду художников"],
    },
    Rule {
        name: "by-weekday",
        // In the dative a weekday follows only this preposition; «среде» is else an environment.
        pattern: "к Weekday:dat",
        kind: Kind::Whole,
        says: Says::One(|m| Some(Meaning { bound: Some(Bound::By), ..weekday(m, Which::Unsaid)? })),
        examples: &["Работу закончат [к пятнице] @ 2019-07-22 = 2019-07-26 ON_OR_BEFORE"],
        decoys: &["По среде"],
    },
    Rule {
        name: "relative-weekday",
        pattern: "Relative Weekday:nom,gen,acc",
        kind: Kind::Weekday,
        says: Says::One(|m| {
            let which = match m.value("Relative")? {
                LATEST => Which::Latest,
                COMING => Which::Coming,
                n => Which::Week(n),
            };
            weekday(m, which)
        }),
        examples: &[
            "Суд прошёл [в прошлый вторник] @ 2016-06-15 = 2016-06-07",
            "Суд прошёл [в минувшую среду] @ 2012-08-03 = 2012-08-01",
            "Суд пройдёт [в ближайший вторник] @ 2012-08-03 = 2012-08-07",
            "Суд пройдёт [в следующую пятницу] @ 2026-08-13 = 2026-08-21",
            "Суд пройдёт [в это воскресенье] @ 2010-01-01 = 2010-01-03",
        ],
        decoys: &["В этой среде"],
    },
];

/// «в среду художников» is no Wednesday.
fn weekday(m: &Match, which: Which) -> Option<Meaning> {
    let is_circle = m.value("Weekday") == Some(3) && m.counts_what_follows();
    (!is_circle).then_some(())?;
    let weekday = u32::try_from(m.value("Weekday")?).ok()?;
    Some(Meaning::new(Said::Weekday { weekday, which }))
}
