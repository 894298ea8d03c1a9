//! Feasts and other days with a name, fixed or moving with Easter.

use super::{Rule, Says};
use crate::language::MOVING;
use crate::phrase::elements::Kind;
use crate::phrase::meaning::{Meaning, Month, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "feast",
        pattern: "Feast",
        kind: Kind::Day,
        says: Says::One(|m| named(m.value("Feast")?)),
        examples: &[
            "Служба прошла [на Рождество] @ 2020-01-20 = 2020-01-07",
            "Служба прошла [на Пасху] @ 2020-04-27 = 2020-04-19",
            "[На Масленицу] пекут блины @ 2020-02-20 = 2020-02-24/2020-03-01",
        ],
        decoys: &["Рождественская ёлка"],
    },
    Rule {
        name: "day-of",
        pattern: "день FeastOf:gen,gen+",
        kind: Kind::Day,
        says: Says::One(|m| named(m.value("FeastOf")?)),
        examples: &[
            "Салют [в День Победы] @ 2019-05-03 = 2019-05-09",
            "Линейка [в День знаний] @ 2019-09-03 = 2019-09-01",
        ],
        decoys: &["Победа России", "День рождения"],
    },
    Rule {
        name: "new-year",
        pattern: "новый год:nom,gen,dat,acc",
        kind: Kind::Day,
        says: Says::One(|_| named(101)),
        examples: &["Сдадут [до Нового года] @ 2019-12-03 = 2020-01-01 BEFORE"],
        decoys: &["Новые годы", "В новом сезоне"],
    },
    Rule {
        name: "old-new-year",
        pattern: "старый новый год",
        kind: Kind::Day,
        says: Says::One(|_| named(114)),
        examples: &["Гуляли [в Старый Новый год] @ 2020-01-20 = 2020-01-14"],
        decoys: &["Старый год"],
    },
    Rule {
        name: "defenders-day",
        pattern: "день защитник отечество",
        kind: Kind::Day,
        says: Says::One(|_| named(223)),
        examples: &["Салют [в День защитника Отечества] @ 2020-02-25 = 2020-02-23"],
        decoys: &["День защитника природы"],
    },
    Rule {
        name: "unity-day",
        pattern: "день народный единство",
        kind: Kind::Day,
        says: Says::One(|_| named(1104)),
        examples: &["Салют [в День народного единства] @ 2020-11-25 = 2020-11-04"],
        decoys: &["День народного гнева"],
    },
    Rule {
        name: "womens-day",
        pattern: "международный женский день",
        kind: Kind::Day,
        says: Says::One(|_| named(308)),
        examples: &["Цветы [на Международный женский день] @ 2020-03-10 = 2020-03-08"],
        decoys: &["Женский день рождения"],
    },
    Rule {
        name: "new-year-holidays",
        pattern: "новогодний праздники",
        kind: Kind::Whole,
        says: Says::One(|_| between((1, 1), (1, 8))),
        examples: &["[В новогодние каникулы] было тихо @ 2020-01-20 = 2020-01-01/2020-01-08"],
        decoys: &["Новогодний концерт"],
    },
    Rule {
        name: "may-holidays",
        pattern: "майский праздники",
        kind: Kind::Whole,
        says: Says::One(|_| between((5, 1), (5, 9))),
        examples: &["[В майские праздники] было тихо @ 2020-05-20 = 2020-05-01/2020-05-09"],
        decoys: &["Майский жук"],
    },
];

/// A feast by its number: month × 100 + day, or so many days after Easter.
fn named(number: i32) -> Option<Meaning> {
    /// Shrovetide is the week before Lent.
    const SHROVETIDE: i32 = MOVING - 55;
    let within = if number < MOVING - 100 {
        Within::Day(Month::Said(u32::try_from(number / 100).ok()?), u32::try_from(number % 100).ok()?)
    } else {
        Within::Easter { after: number - MOVING, days: if number == SHROVETIDE { 7 } else { 1 } }
    };
    Some(Meaning::date(Year::Unsaid, within))
}

fn between(from: (u32, u32), to: (u32, u32)) -> Option<Meaning> {
    let day = |(month, day)| Box::new(Meaning::date(Year::Unsaid, Within::Day(Month::Said(month), day)));
    Some(Meaning::new(Said::Range(day(from), day(to))))
}
