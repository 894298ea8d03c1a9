//! Times of the day: the clock and the parts of the day.

use super::{Rule, Says};
use crate::calendar::{Clock, DayPart};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "clock",
        pattern: "Clock",
        kind: Kind::BareClock,
        says: Says::One(|m| at(m.value("Clock")? / 100, m.value("Clock")? % 100, None)),
        examples: &["Взрыв прогремел [в 18:30] @ 2026-08-13 = 2026-08-13T18:30"],
        decoys: &["Счёт 7:2", "Отношение 85:15"],
    },
    Rule {
        name: "clock-in-zone",
        pattern: "Clock Zone",
        kind: Kind::Clock,
        says: Says::One(|m| at(m.value("Clock")? / 100, m.value("Clock")? % 100, zone(m))),
        examples: &["Взрыв прогремел [в 18:30 мск] @ 2026-08-13 = 2026-08-13T18:30"],
        decoys: &["Победа со счётом 23:20"],
    },
    Rule {
        name: "clock-at-offset",
        pattern: "Clock Zone Sign Hour",
        kind: Kind::Clock,
        says: Says::One(|m| {
            let hours = i16::try_from(m.value("Hour")?).ok()? * if m.is_minus("Sign") { -60 } else { 60 };
            at(m.value("Clock")? / 100, m.value("Clock")? % 100, Some(zone(m)? + hours))
        }),
        examples: &[
            "Взрыв прогремел [в 18:30 UTC+3] @ 2026-08-13 = 2026-08-13T18:30",
            "Взрыв прогремел [в 18:30 мск+2] @ 2026-08-13 = 2026-08-13T18:30",
        ],
        decoys: &["18:30 UTC"],
    },
    Rule {
        name: "dotted-clock",
        pattern: "Dotted Zone",
        kind: Kind::Clock,
        says: Says::One(|m| at(m.value("Dotted")? / 100, m.value("Dotted")? % 100, zone(m))),
        examples: &["Взрыв прогремел [в 18.30 мск] @ 2026-08-13 = 2026-08-13T18:30"],
        decoys: &["Цена 18.30"],
    },
    Rule {
        name: "zoned-clock",
        pattern: "( Clock | Dotted ) по ( ZoneOf | местный ) время",
        kind: Kind::Clock,
        says: Says::One(|m| {
            let reading = m.value("Clock").or(m.value("Dotted"))?;
            at(reading / 100, reading % 100, zone(m))
        }),
        examples: &[
            "Взрыв [в 18:30 по московскому времени] @ 2026-08-13 = 2026-08-13T18:30",
            "Взрыв [в 18.30 по местному времени] @ 2026-08-13 = 2026-08-13T18:30",
            "Взрыв [в 18:30 по местному времени] @ 2026-08-13 = 2026-08-13T18:30",
            "Взрыв [в 18.30 по киевскому времени] @ 2026-08-13 = 2026-08-13T18:30",
        ],
        decoys: &["18.30 по старому"],
    },
    Rule {
        name: "bracketed-clock",
        pattern: "( Clock | Dotted ) Open ( Clock | Dotted ) Zone Close",
        kind: Kind::Clock,
        says: Says::One(bracketed),
        examples: &[
            "Матч начнётся [в 12.00 (14.00 мск)] @ 2026-08-13 = 2026-08-13T12:00",
            "Матч начнётся [в 12:00 (14:00 мск)] @ 2026-08-13 = 2026-08-13T12:00",
            "Матч начнётся [в 12:00 (14.00 мск)] @ 2026-08-13 = 2026-08-13T12:00",
            "Матч начнётся [в 12.00 (14:00 мск)] @ 2026-08-13 = 2026-08-13T12:00",
        ],
        decoys: &["12.00 (14.00)", "12.00 (99.99 мск)"],
    },
    Rule {
        name: "hour-of-part",
        pattern: "( Hour [ час ] DayPart:gen | Hour час день:gen )",
        kind: Kind::Clock,
        says: Says::One(hour_of_part),
        examples: &[
            "Взрыв прогремел [в 11 утра] @ 2016-10-01 = 2016-10-01T11:00",
            "Взрыв прогремел [в семь часов вечера] @ 2016-10-01 = 2016-10-01T19:00",
            "Взрыв прогремел [в 2 часа дня] @ 2016-10-01 = 2016-10-01T14:00",
            "Взрыв прогремел [в три часа ночи] @ 2016-10-01 = 2016-10-01T03:00",
        ],
        decoys: &["В 12 утра", "В 9 дня"],
    },
    Rule {
        name: "one-o-clock",
        pattern: "час:nom,gen,acc ( DayPart:gen | день:gen )",
        kind: Kind::Clock,
        says: Says::One(|m| at(if m.has("день") { 13 } else { 1 }, 0, None)),
        examples: &[
            "Взрыв прогремел [в час ночи] @ 2016-10-01 = 2016-10-01T01:00",
            "Взрыв прогремел [около часа дня] @ 2016-10-01 = 2016-10-01T13:00 APPROX",
        ],
        decoys: &["Часы ночи"],
    },
    Rule {
        name: "from-part",
        pattern: "( ( с | до ) DayPart:gen | к DayPart:dat )",
        kind: Kind::DayPart,
        says: Says::One(|m| Some(Meaning { clock: part(m), ..Meaning::new(Said::Clock) })),
        examples: &[
            "Дождь идёт [с утра] @ 2016-10-01 = 2016-10-01TMO",
            "Дождь шёл [до вечера] @ 2016-10-01 = 2016-10-01TEV",
            "Дождь кончится [к вечеру] @ 2016-10-01 = 2016-10-01TEV",
            "Дождь идёт [с утра 9 октября] @ 2016-10-11 = 2016-10-09TMO",
        ],
        decoys: &["До вечеринки"],
    },
    Rule {
        name: "at-hour-of-day",
        // «12 дня» without its preposition is more likely a length.
        pattern: "в Hour день:gen",
        kind: Kind::Clock,
        says: Says::One(hour_of_part),
        examples: &["Взрыв прогремел [в 12 дня] @ 2016-10-01 = 2016-10-01T12:00"],
        decoys: &["Поход длился 2 дня"],
    },
    Rule {
        name: "half-past",
        pattern: "в половина Ordinal [ DayPart:gen ]",
        kind: Kind::Clock,
        says: Says::One(half_past),
        examples: &[
            "Взрыв прогремел [в половине девятого] @ 2016-10-01 = 2016-10-01T08:30",
            "Взрыв прогремел [в половине девятого вечера] @ 2016-10-01 = 2016-10-01T20:30",
        ],
        decoys: &["В половине домов"],
    },
    Rule {
        name: "midday",
        pattern: "полдень",
        kind: Kind::Clock,
        says: Says::One(|_| at(12, 0, None)),
        examples: &["Взрыв [в полдень] @ 2016-10-01 = 2016-10-01T12:00"],
        decoys: &["Полдневный зной"],
    },
    Rule {
        name: "midnight",
        pattern: "полночь",
        kind: Kind::Clock,
        says: Says::One(|_| at(0, 0, None)),
        examples: &["Взрыв [в полночь] @ 2016-10-01 = 2016-10-01T00:00"],
        decoys: &["Полночный звон"],
    },
    Rule {
        name: "day-part",
        pattern: "[ ( рано | поздно ) ] ( DayPart:ins | день:ins )",
        kind: Kind::DayPart,
        says: Says::One(|m| {
            let is_figure = m.has("день") && m.follows_adjective();
            (!is_figure).then(|| Meaning { clock: part(m), ..Meaning::new(Said::Clock) })
        }),
        examples: &[
            "Пожар начался [утром] @ 2020-04-30 = 2020-04-30TMO",
            "Пожар начался [поздно вечером] @ 2020-04-30 = 2020-04-30TEV",
            "Пожар начался [рано утром] @ 2020-04-30 = 2020-04-30TMO",
            "Пожар начался [днём] @ 2020-04-30 = 2020-04-30TAF",
            "Пожар начался [поздно днём] @ 2020-04-30 = 2020-04-30TAF",
            "Пожар начался [рано днём] @ 2020-04-30 = 2020-04-30TAF",
        ],
        decoys: &[
            "С каждым днём труднее",
            "Поздравил с днём рождения",
            "Стало чёрным днём для страны",
            "Стало пятым днём пути",
        ],
    },
];

/// Hours behind their preposition: «15 часов» is a length, «в 15 часов» a time of the day.
pub const HOURS: &[Rule] = &[Rule {
    name: "at-hours",
    pattern: "в <counted-length> [ Zone ]",
    kind: Kind::Clock,
    says: Says::One(|m| {
        let Said::Duration(length) = m.meanings().next()?.said else { return None };
        let (hour, minute) = length.as_clock()?;
        at(i32::try_from(hour).ok()?, i32::try_from(minute).ok()?, zone(m))
    }),
    examples: &[
        "Взрыв прогремел [в 15 часов 30 минут] @ 2026-08-13 = 2026-08-13T15:30",
        "Взрыв прогремел [в 15 часов 30 минут мск] @ 2026-08-13 = 2026-08-13T15:30",
        "Взрыв прогремел [в семь часов] @ 2026-08-13 = 2026-08-13T07:00",
        "Взрыв прогремел [28 июня в 15 часов] @ 2026-08-13 = 2026-06-28T15:00",
    ],
    decoys: &["В 25 часов", "Поход длился 15 часов"],
}];

/// The part of the day that a match names.
pub fn part(m: &Match) -> Option<Clock> {
    if m.has("день") {
        return Some(Clock::Part(DayPart::Afternoon));
    }
    Some(Clock::Part(match m.value("DayPart")? {
        1 => DayPart::Morning,
        3 => DayPart::Evening,
        _ => DayPart::Night,
    }))
}

fn at(hour: i32, minute: i32, zone: Option<i16>) -> Option<Meaning> {
    let Clock::At { hour, minute, .. } = Clock::at(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)?
    else {
        return None;
    };
    Some(Meaning { clock: Some(Clock::At { hour, minute, zone }), ..Meaning::new(Said::Clock) })
}

fn zone(m: &Match) -> Option<i16> {
    i16::try_from(m.value("Zone").or(m.value("ZoneOf"))?).ok()
}

/// «в 12.00 (14.00 мск)»: the first reading is told in the zone in which it is the second.
fn bracketed(m: &Match) -> Option<Meaning> {
    let mut readings = m.values_of(&["Clock", "Dotted"]);
    let (here, there) = (readings.next()?, readings.next()?);
    let minutes = |reading: i32| reading / 100 * 60 + reading % 100;
    let ahead = (minutes(here) - minutes(there) + 12 * 60).rem_euclid(24 * 60) - 12 * 60;
    at(there / 100, there % 100, None)?;
    let zone = i16::try_from(i32::from(zone(m)?) + ahead).ok();
    at(here / 100, here % 100, zone)
}

/// «в половине девятого» is half an hour before nine.
fn half_past(m: &Match) -> Option<Meaning> {
    let hour = m.value("Ordinal").filter(|hour| (1..=12).contains(hour))? - 1;
    let is_late = m.value("DayPart") == Some(3) && hour < 12;
    at(if is_late { hour + 12 } else { hour }, 30, None)
}

/// «в 7 вечера» is 19:00, «в 12 ночи» midnight.
fn hour_of_part(m: &Match) -> Option<Meaning> {
    let hour = m.value("Hour")?;
    let Some(Clock::Part(part)) = part(m) else { return None };
    let hour = match (part, hour) {
        (_, 13..) => hour,
        (DayPart::Morning, 12) => return None,
        (DayPart::Morning, _) => hour,
        (DayPart::Afternoon, 1..=6) => hour + 12,
        (DayPart::Afternoon, 10..=12) => hour,
        (DayPart::Afternoon, _) => return None,
        (DayPart::Evening, 3..=11) => hour + 12,
        (DayPart::Evening, _) => return None,
        (DayPart::Night, 12) => 0,
        (DayPart::Night, 9..=11) => hour + 12,
        (DayPart::Night, _) => hour,
    };
    at(hour, 0, None)
}
