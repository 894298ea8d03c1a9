//! Days of the week.

use super::{Rule, Says};
use crate::language::{COMING, LATEST};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Meaning, Said, Which};

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
        decoys: &["В городской среде", "Средой обитания", "Пятница его зовут"],
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

fn weekday(m: &Match, which: Which) -> Option<Meaning> {
    let weekday = u32::try_from(m.value("Weekday")?).ok()?;
    Some(Meaning::new(Said::Weekday { weekday, which }))
}
