//! How long: counted and uncounted units, adjectives, and how exactly they are said.

use super::{Rule, Says};
use crate::calendar::{Length, Reference, TimeUnit};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Degree, Meaning, Said};

pub const RULES: &[Rule] = &[
    Rule {
        name: "length",
        // «на 85 году» counts nothing.
        pattern: "Count Unit:nom,gen,acc,ins,any+,abbr",
        kind: Kind::Length,
        says: Says::One(|m| {
            let (count, unit) = (m.value("Count")?, m.value("Unit")?);
            let is_age = unit == YEAR && count < 120 && m.is_said_of_a_name();
            // «200 г», «п. 2 ст. 19», «500 кв. м»: of the abbreviations only these count time.
            let is_abbreviation =
                m.is_abbreviated("Unit") && !(2..=4).contains(&unit) && !(6..=7).contains(&unit);
            (!is_age && !is_abbreviation && !m.opens_a_title())
                .then(|| lasting(counted(count, unit)?))
                .flatten()
        }),
        examples: &[
            "Поход длился [два года] @ 2019-06-10 = P2Y",
            "Поход длился [48 часов] @ 2019-06-10 = PT48H",
            "Поход длился [двое суток] @ 2019-06-10 = P2D",
            "Поход длился [три десятилетия] @ 2019-06-10 = P30Y",
            "Поход длился [20 лет] @ 2019-06-10 = P20Y",
            "«[Тридцать два года] мы ждали дождя» @ 2019-06-10 = P32Y",
        ],
        decoys: &[
            "Пять годовых колец",
            "99999999999 лет",
            "Иванову 52 года.",
            "Пётр Иванов (51 год)",
            "Роман «Один день Ивана»",
        ],
    },
    Rule {
        name: "some-number",
        pattern: "( Few Dash Few | от Few до Few ) Unit",
        kind: Kind::Length,
        // Between two numbers the number is unknown.
        says: Says::One(|m| {
            let mut counts = m.values("Few");
            let rises = counts.next()? < counts.next()?;
            let (unit, _) = time_unit(m.value("Unit")?)?;
            (rises && !m.is_abbreviated("Unit")).then(|| lasting(Length::Unknown(unit))).flatten()
        }),
        examples: &[
            "Поход длился [2–3 дня] @ 2019-06-10 = PXD",
            "Дают [от двух до пяти лет] тюрьмы @ 2019-06-10 = PXY",
        ],
        decoys: &["2–3 домика"],
    },
    Rule {
        name: "half-length",
        pattern: "( полтора | Half | Count с половина ) Unit",
        kind: Kind::Length,
        says: Says::One(half),
        examples: &[
            "Поход длился [полтора года] @ 2019-06-10 = P18M",
            "Поход длился [1,5 дня] @ 2019-06-10 = PT36H",
            "Поход длился [два с половиной года] @ 2019-06-10 = P30M",
        ],
        decoys: &["Полтора землекопа"],
    },
    Rule {
        name: "half-a-year",
        pattern: "полгода",
        kind: Kind::Length,
        says: Says::One(|_| lasting(Length::of(6, TimeUnit::Month))),
        examples: &["Поход длился [полгода] @ 2019-06-10 = P6M"],
        decoys: &["Полугодовалый щенок"],
    },
    Rule {
        name: "half-an-hour",
        pattern: "полчаса",
        kind: Kind::Length,
        says: Says::One(|_| lasting(Length::of(30, TimeUnit::Minute))),
        examples: &["Поход длился [полчаса] @ 2019-06-10 = PT30M"],
        decoys: &["Получасовой эфир"],
    },
    Rule {
        name: "about-so-many",
        pattern: "Unit:gen,gen+ CardinalWord",
        kind: Kind::Length,
        says: Says::One(|m| {
            let length = lasting(counted(m.value("CardinalWord")?, m.value("Unit")?)?)?;
            Some(Meaning { degree: Some(Degree::About), ..length })
        }),
        examples: &[
            "Он уехал [недели две назад] @ 2019-06-17 = 2019-06-03 APPROX",
            "Он жил там [лет десять] @ 2019-06-17 = P10Y APPROX",
        ],
        decoys: &["Года 2017"],
    },
    Rule {
        name: "half-a-century",
        pattern: "полвека",
        kind: Kind::Length,
        says: Says::One(|_| lasting(Length::of(50, TimeUnit::Year))),
        examples: &["Он пел [полвека] @ 2019-06-10 = P50Y"],
        decoys: &["Полувековой юбилей"],
    },
    Rule {
        name: "some",
        pattern: "( несколько | пара | много | долгий ) Unit",
        kind: Kind::Length,
        says: Says::One(|m| lasting(Length::Unknown(time_unit(m.value("Unit")?)?.0))),
        examples: &[
            "Поход длился [несколько дней] @ 2019-06-10 = PXD",
            "Поход длился [пару недель] @ 2019-06-10 = PXW",
            "Поход длился [много месяцев] @ 2019-06-10 = PXM",
            "Поход длился [долгие годы] @ 2019-06-10 = PXY",
        ],
        decoys: &["Несколько человек", "Несколько вековых дубов"],
    },
    Rule {
        name: "named-week",
        pattern: "неделя:acc",
        kind: Kind::Decoy,
        says: Says::Nothing(|m| m.is_capital() && m.follows_preposition()),
        examples: &["Модель приехала на Неделю моды @ 2019-06-10 ="],
        decoys: &["Поход длился неделю", "Неделю он ждал"],
    },
    Rule {
        name: "a-week",
        pattern: "( неделя:acc | сутки )",
        kind: Kind::Length,
        says: Says::One(|m| lasting(one(if m.has("сутки") { 4 } else { 3 })?)),
        examples: &["Поход длился [неделю] @ 2019-06-10 = P1W", "Поход длился [сутки] @ 2019-06-10 = P1D"],
        decoys: &["Неделя моды"],
    },
    Rule {
        name: "one",
        pattern: "Unit:nom,gen,acc,ins",
        kind: Kind::BareLength,
        says: Says::One(|m| lasting(one(m.value("Unit")?)?)),
        examples: &["Он уехал [на год] @ 2019-06-10 = P1Y"],
        decoys: &["Думал о дне"],
    },
    Rule {
        name: "units",
        pattern: "Unit:nom+,gen+,acc+,ins+",
        kind: Kind::BareLength,
        says: Says::One(|m| lasting(Length::Unknown(time_unit(m.value("Unit")?)?.0))),
        examples: &["[В течение десятилетий] он пел @ 2019-02-16 = PXY"],
        decoys: &["Думал о годах"],
    },
    Rule {
        name: "adjective",
        pattern: "Lasting",
        kind: Kind::Fixed,
        says: Says::One(|m| {
            let (count, unit) = (m.value("Lasting")? / 100, m.value("Lasting")? % 100);
            (unit != YEAR || !m.precedes_a_name()).then_some(())?;
            lasting(match count {
                0 => Length::Unknown(time_unit(unit)?.0),
                _ => counted(count, unit)?,
            })
        }),
        examples: &[
            "Начался [трёхдневный] траур @ 2019-06-10 = P3D",
            "Подписан [двухлетний] контракт @ 2019-06-10 = P2Y",
            "После [многодневных] боёв @ 2020-04-07 = PXD",
        ],
        decoys: &["Дневной свет", "Летний сад", "Семилетний Коля"],
    },
    Rule {
        name: "adjective-in-digits",
        pattern: "Number Dash ( месячный | недельный | дневный | часовой | минутный )",
        kind: Kind::Fixed,
        says: Says::One(|m| {
            const UNITS: [(&str, i32); 5] =
                [("месячный", 2), ("недельный", 3), ("дневный", 4), ("часовой", 5), ("минутный", 6)];
            let (_, unit) = UNITS.iter().find(|(word, _)| m.has(word))?;
            lasting(counted(m.value("Number")?, *unit)?)
        }),
        examples: &[
            "Идёт [12-часовой] марафон @ 2019-06-10 = PT12H",
            "Идёт [10-дневный] марафон @ 2019-06-10 = P10D",
            "Идёт [3-месячный] марафон @ 2019-06-10 = P3M",
            "Идёт [2-недельный] марафон @ 2019-06-10 = P2W",
            "Идёт [90-минутный] фильм @ 2019-06-10 = PT90M",
        ],
        decoys: &["23-летний юноша"],
    },
];

/// What joins lengths and says how exactly they are meant.
pub const JOINS: &[Rule] = &[
    Rule {
        name: "lengths",
        pattern: "<length> [ и ] <counted-length>",
        kind: Kind::Length,
        says: Says::One(|m| {
            let mut lengths = m.meanings().map(|meaning| match meaning.said {
                Said::Duration(length) => Some(length),
                _ => None,
            });
            let (long, short) = (lengths.next()??, lengths.next()??);
            // «два года, три дня» are counted down; «два дня и три дня» are two lengths.
            (long.finest()? < short.finest()?).then(|| lasting(long.plus(short))).flatten()
        }),
        examples: &[
            "Срок [1 год 5 месяцев] @ 2019-06-10 = P1Y5M",
            "Срок [два года и три месяца] @ 2019-06-10 = P2Y3M",
        ],
        decoys: &["Два дня и три ночи"],
    },
    Rule {
        name: "inexact",
        pattern: "( Degree | около ) <length>",
        kind: Kind::Length,
        says: Says::One(|m| {
            let degree = m.value("Degree").map_or(Degree::About, degree);
            with_degree(m, degree)
        }),
        examples: &[
            "Он ждал [больше недели] @ 2020-04-14 = P1W MORE_THAN",
            "Он ждал [почти полвека] @ 2020-04-14 = P50Y LESS_THAN",
            "Он ждал [около 30 лет] @ 2020-04-14 = P30Y APPROX",
            "Он ждал [примерно неделю] @ 2020-04-14 = P1W APPROX",
        ],
        decoys: &["Более или менее", "Около дома"],
    },
    Rule {
        name: "at-least",
        pattern: "не Degree [ чем ] <length>",
        kind: Kind::Length,
        says: Says::One(|m| match m.value("Degree")? {
            2 => with_degree(m, Degree::AtMost),
            3 => with_degree(m, Degree::AtLeast),
            _ => None,
        }),
        examples: &[
            "Дадут [не более трёх лет] @ 2017-06-09 = P3Y EQUAL_OR_LESS",
            "Дадут [не менее чем три года] @ 2017-06-09 = P3Y EQUAL_OR_MORE",
        ],
        decoys: &["Не более трёх"],
    },
    Rule {
        name: "somewhat-more",
        pattern: "( немногим Degree | Degree чем ) <length>",
        kind: Kind::Length,
        says: Says::One(|m| {
            with_degree(m, if m.value("Degree")? == 2 { Degree::More } else { Degree::Less })
        }),
        examples: &[
            "Он ждал [немногим более года] @ 2019-06-17 = P1Y MORE_THAN",
            "Он ждал [более чем год] @ 2019-06-17 = P1Y MORE_THAN",
        ],
        decoys: &["Немногим более ста"],
    },
];

/// Lengths behind their prepositions.
pub const BOUNDS: &[Rule] = &[
    Rule {
        name: "for-length",
        pattern: "( на | за | в течение | на протяжении ) <length>",
        kind: Kind::Whole,
        says: Says::One(|m| m.meanings().next().cloned()),
        examples: &[
            "Он уехал [на год] @ 2019-06-10 = P1Y",
            "Дом построен [за несколько лет] @ 2019-06-10 = PXY",
            "[В течение трёх лет] он пел @ 2019-06-10 = P3Y",
            "[На протяжении многих десятилетий] он пел @ 2019-06-10 = PXY",
        ],
        decoys: &["На третий год"],
    },
    Rule {
        name: "last-length",
        pattern: "[ ( за | в | на | в течение | на протяжении ) ] ( последний | Relative ) <length>",
        kind: Kind::Whole,
        says: Says::One(last_length),
        examples: &[
            "[В ближайшие 30 дней] @ 2019-06-10 = P30D",
            "Удары нанесут [ближайшие 30 дней] @ 2019-06-10 = P30D",
            "Планы [на ближайшие два года] @ 2019-06-10 = P2Y",
            "Итоги [за прошедшие полгода] @ 2019-06-10 = P6M",
            "[В течение ближайших десяти лет] он будет петь @ 2019-06-10 = P10Y",
            "[На протяжении следующих пяти лет] он пел @ 2019-06-10 = P5Y",
            "Виза [на последние два дня] @ 2019-06-10 = P2D",
            "[За последние 100 лет] мир изменился @ 2019-06-10 = P100Y",
            "[В течение последних недель] шёл снег @ 2020-03-25 = PXW",
            "[На протяжении последних трёх лет] он пел @ 2020-03-25 = P3Y",
            "Итоги [последние полтора года] @ 2020-03-25 = P18M",
            "[В последние недели] шёл снег @ 2020-03-25 = PAST_REF",
            "[В последние дни] шёл снег @ 2020-03-25 = PAST_REF",
        ],
        decoys: &["В последнем доме"],
    },
    Rule {
        name: "up-to",
        pattern: "до <counted-length>",
        kind: Kind::Whole,
        says: Says::One(|m| with_degree(m, Degree::Less)),
        examples: &["Дадут [до трёх лет] @ 2018-12-19 = P3Y LESS_THAN"],
        decoys: &["До трёх"],
    },
];

/// The number of the unit in which ages are counted.
const YEAR: i32 = 1;

fn lasting(length: Length) -> Option<Meaning> {
    Some(Meaning::new(Said::Duration(length)))
}

fn with_degree(m: &Match, degree: Degree) -> Option<Meaning> {
    Some(Meaning { degree: Some(degree), ..m.meanings().next()?.clone() })
}

/// The degree of «примерно», «более», «менее», «почти».
pub fn degree(value: i32) -> Degree {
    match value {
        2 => Degree::More,
        3 => Degree::Less,
        _ => Degree::About,
    }
}

/// So many units; none where the number was too long to be read.
pub fn counted(count: i32, unit: i32) -> Option<Length> {
    (count < i32::MAX).then_some(())?;
    let (unit, times) = time_unit(unit)?;
    Some(Length::of(u32::try_from(count).ok()?.checked_mul(times)?, unit))
}

/// One unit.
pub fn one(unit: i32) -> Option<Length> {
    counted(1, unit)
}

fn half(m: &Match) -> Option<Meaning> {
    let (unit, times) = time_unit(m.value("Unit")?)?;
    let count = match (m.value("Count"), m.value("Half")) {
        (Some(count), _) => count,
        (None, Some(tenths)) if tenths % 10 == 5 => tenths / 10,
        (None, Some(_)) => return lasting(Length::Unknown(unit)),
        (None, None) => 1,
    };
    let count = u32::try_from(count).ok()?;
    match times {
        1 => lasting(Length::with_half(count, unit)?),
        _ => lasting(Length::of(count.checked_mul(times)?.checked_add(times / 2)?, unit)),
    }
}

/// Without a number of its own, «последние дни» are vague, but «за последние дни» lasts.
fn last_length(m: &Match) -> Option<Meaning> {
    let length = m.meanings().next()?;
    // «ближайшие 30 дней» last; «в этот год» is no length.
    if m.has("Relative") {
        let is_counted = matches!(length.said, Said::Duration(length) if !length.is_one());
        return is_counted.then(|| length.clone());
    }
    let is_span = m.has("за") || m.has("течение") || m.has("протяжении");
    let Said::Duration(Length::Unknown(_)) = length.said else {
        // «последние недели»: a genitive singular by its form, a plural by its adjective.
        let is_plural = m.is_plural("последний") && matches!(length.said, Said::Duration(l) if l.is_one());
        return Some(if is_plural && !is_span {
            Meaning::new(Said::Vague(Reference::Past))
        } else {
            length.clone()
        });
    };
    Some(if is_span { length.clone() } else { Meaning::new(Said::Vague(Reference::Past)) })
}

/// The unit of a word for a stretch of time, and how many of it the word stands for.
fn time_unit(unit: i32) -> Option<(TimeUnit, u32)> {
    Some(match unit {
        1 => (TimeUnit::Year, 1),
        2 => (TimeUnit::Month, 1),
        3 => (TimeUnit::Week, 1),
        4 => (TimeUnit::Day, 1),
        5 => (TimeUnit::Hour, 1),
        6 => (TimeUnit::Minute, 1),
        7 => (TimeUnit::Second, 1),
        8 => (TimeUnit::Year, 10),
        9 => (TimeUnit::Year, 100),
        10 => (TimeUnit::Month, 3),
        11 => (TimeUnit::Month, 6),
        _ => return None,
    })
}
