//! Longer units of the calendar: decades, centuries, quarters, halves, seasons.

use super::calendar::year;
use super::{Rule, Says};
use crate::calendar::{Reference, Season};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{DecadeSaid, Meaning, Month, Part, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "decade",
        pattern: "Decade [ год:any+,abbr ]",
        kind: Kind::Period,
        says: Says::One(decade),
        examples: &[
            "Группа распалась [в 1980-е] @ 2019-06-10 = 198",
            "[В 1960-х годах] он уехал @ 2019-06-10 = 196",
            "Он начал [в 90-е годы] @ 2019-06-10 = 199",
            "Дома [1790-е гг]. снесли @ 2019-06-10 = 179",
            "Мода [шестидесятых] вернулась @ 2019-06-10 = 196",
            "[В девяностые] закрыли завод @ 2019-06-10 = 199",
        ],
        decoys: &["Она заняла 10-е место", "Встреча 25-х игроков", "Первые годы после войны"],
    },
    Rule {
        name: "decade-century",
        pattern: "( Decade | TwoDigits ) год:any+ Century век",
        kind: Kind::Period,
        says: Says::One(decade_of_century),
        examples: &[
            "[В девяностые годы двадцатого века] он уехал @ 2013-07-28 = 199",
            "Мода [20-х годов XIX в]. вернулась @ 2013-07-28 = 182",
            "Мода [50 годов XIX века] вернулась @ 2013-07-28 = 185",
        ],
        decoys: &["90-е годы разных веков"],
    },
    Rule {
        name: "decade-of-relative-century",
        pattern: "Decade год:any+ Relative век",
        kind: Kind::Period,
        says: Says::One(|m| {
            let decade = m.value("Decade").filter(|decade| decade % 10 == 0 && *decade < 100)?;
            let n = m.value("Relative").filter(|n| n.abs() < 2)?;
            Some(Meaning::new(Said::Decade(DecadeSaid::OfCentury { decade, n })))
        }),
        examples: &["Дом построен [в 40-х годах прошлого века] @ 2013-07-28 = 194"],
        decoys: &["40-е годы прошлого"],
    },
    Rule {
        name: "century",
        pattern: "Century ( век | столетие )",
        kind: Kind::Period,
        says: Says::One(|m| Some(Meaning::new(Said::Century(m.value("Century")?)))),
        examples: &[
            "Дом построен [в XIX веке] @ 2019-06-10 = 18",
            "Войны [двадцатого века] @ 2019-06-10 = 19",
            "Икона [XVII в]. украдена @ 2019-06-10 = 16",
            "[Начало ХХ столетия] @ 2019-06-10 = 19 START",
        ],
        decoys: &["Пётр I вёл войну", "Вторая половина XIX", "На третий день"],
    },
    Rule {
        name: "century-era",
        pattern: "Century ( век | столетие ) [ до ] наша эра",
        kind: Kind::Period,
        says: Says::One(century_era),
        examples: &[
            "Храм [V века до н. э]. @ 2019-06-10 = BC04",
            "Храм [II века нашей эры] @ 2019-06-10 = 01",
            "Храм [V столетия до нашей эры] @ 2019-06-10 = BC04",
            "Храм [III столетия н. э]. @ 2019-06-10 = 02",
        ],
        decoys: &["V века до нас"],
    },
    Rule {
        name: "centuries",
        pattern: "Century ( Dash | и ) Century век",
        kind: Kind::Period,
        says: Says::One(centuries),
        examples: &[
            "Дома [XVIII–XIX веков] @ 2019-06-10 = 17/18",
            "Дома [восемнадцатого и девятнадцатого веков] @ 2019-06-10 = 17/18",
        ],
        decoys: &["Пётр I и Екатерина II"],
    },
    Rule {
        name: "century-alone-era",
        pattern: "Century до наша эра",
        kind: Kind::Period,
        says: Says::One(century_era),
        examples: &["Ваза [V до нашей эры] @ 2019-06-10 = BC04"],
        decoys: &["Пётр I до нас"],
    },
    Rule {
        name: "tens-of-month",
        pattern: "Decade число Month",
        kind: Kind::Period,
        says: Says::One(|m| {
            let part = match m.value("Decade")? {
                10 => Part::Third(2),
                20 => Part::Third(3),
                _ => return None,
            };
            let month = Month::Said(u32::try_from(m.value("Month")?).ok()?);
            Some(Meaning { part: Some(part), ..Meaning::date(Year::Unsaid, Within::Month(month)) })
        }),
        examples: &[
            "Суд начнётся [в 20-х числах мая] @ 2023-04-09 = 2023-05-21/2023-05-31",
            "Суд начнётся [в десятых числах мая] @ 2023-04-09 = 2023-05-11/2023-05-20",
        ],
        decoys: &["В 30-х числах мая"],
    },
    Rule {
        name: "turn-of-centuries",
        pattern: "рубеж ( век:gen+ | столетие:gen+ )",
        kind: Kind::Whole,
        says: Says::One(|_| Some(Meaning::new(Said::Vague(Reference::Past)))),
        examples: &[
            "Дом построен [на рубеже веков] @ 2023-02-09 = PAST_REF",
            "Дом построен [на рубеже столетий] @ 2023-02-09 = PAST_REF",
        ],
        decoys: &["Рубеж вековой мечты"],
    },
    Rule {
        name: "quarter",
        pattern: "Nth квартал [ Year [ год ] ]",
        kind: Kind::Period,
        says: Says::One(|m| within(m, |n| (n <= 4).then_some(Within::Quarter(n)))),
        examples: &[
            "Прибыль [за первый квартал] выросла @ 2019-06-10 = 2019-Q1",
            "Прибыль [за III квартал 2018] упала @ 2019-06-10 = 2018-Q3",
            "Прибыль [за 2-й кв. 2018 года] упала @ 2019-06-10 = 2018-Q2",
        ],
        decoys: &["В пятом квартале застройки", "Квартал 2018 снесут"],
    },
    Rule {
        name: "half",
        pattern: "Nth полугодие [ Year [ год ] ]",
        kind: Kind::Period,
        says: Says::One(|m| within(m, |n| (n <= 2).then_some(Within::Half(n)))),
        examples: &[
            "Прибыль [за первое полугодие] выросла @ 2019-07-10 = 2019-H1",
            "Прибыль [за II полугодие 2018] упала @ 2019-06-10 = 2018-H2",
            "[Во втором полугодии 2018 года] цены росли @ 2019-06-10 = 2018-H2",
        ],
        decoys: &["Третье полугодие обучения"],
    },
    Rule {
        name: "season",
        pattern: "Season:ins",
        kind: Kind::Period,
        says: Says::One(|m| Some(Meaning::date(Year::Unsaid, Within::Season(season(m)?)))),
        examples: &[
            "Запрет ввели [осенью] @ 2019-12-10 = 2019-FA",
            "[Летом] он уехал @ 2019-12-10 = 2019-SU",
            "[Зимой] было холодно @ 2020-03-10 = 2019-WI",
        ],
        decoys: &["Осень патриарха", "Пять лет назад они"],
    },
    Rule {
        name: "bare-season",
        pattern: "Season:nom,gen,dat,acc",
        kind: Kind::BarePeriod,
        says: Says::One(|m| Some(Meaning::date(Year::Unsaid, Within::Season(season(m)?)))),
        examples: &["Запрет действует [с осени] @ 2019-12-10 = 2019-FA ON_OR_AFTER"],
        decoys: &["Осень патриарха"],
    },
    Rule {
        name: "season-year",
        pattern: "Season Year [ год ]",
        kind: Kind::Period,
        says: Says::One(|m| Some(Meaning::date(year(m), Within::Season(season(m)?)))),
        examples: &[
            "[Осенью 2018 года] вышел альбом @ 2019-02-25 = 2018-FA",
            "Выборы [весны 2012] @ 2019-02-25 = 2012-SP",
        ],
        decoys: &["Осень патриарха 2010"],
    },
];

pub fn season(m: &Match) -> Option<Season> {
    const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    SEASONS.get(usize::try_from(m.value("Season")? - 1).ok()?).copied()
}

fn decade(m: &Match) -> Option<Meaning> {
    let decade = m.value("Decade")?;
    let said = match decade {
        20..=90 if decade % 10 == 0 => DecadeSaid::Short(decade),
        10 if m.has("год") => DecadeSaid::Short(decade),
        1000.. if decade % 10 == 0 => DecadeSaid::Full(decade),
        _ => return None,
    };
    Some(Meaning::new(Said::Decade(said)))
}

fn decade_of_century(m: &Match) -> Option<Meaning> {
    let (decade, century) = (m.value("Decade").or(m.value("TwoDigits"))?, m.value("Century")?);
    let is_decade = (0..100).contains(&decade) && decade % 10 == 0;
    is_decade.then(|| Meaning::new(Said::Decade(DecadeSaid::Full((century - 1) * 100 + decade))))
}

fn century_era(m: &Match) -> Option<Meaning> {
    let century = m.value("Century")?;
    Some(Meaning::new(Said::Century(if m.has("до") { -century } else { century })))
}

fn centuries(m: &Match) -> Option<Meaning> {
    let mut ends = m.values("Century").map(|century| Meaning::new(Said::Century(century)));
    let (from, to) = (ends.next()?, ends.next()?);
    Some(Meaning::new(Said::Range(Box::new(from), Box::new(to))))
}

fn within(m: &Match, part: fn(u32) -> Option<Within>) -> Option<Meaning> {
    let nth = u32::try_from(m.value("Nth")?).ok()?;
    Some(Meaning::date(year(m), part(nth)?))
}
