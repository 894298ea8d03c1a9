//! Calendar dates: day and month, month, year, decade, century, and dates in digits.

use super::{Rule, Says};
use crate::phrase::elements::Kind;
use crate::phrase::matching::Match;
use crate::phrase::meaning::{Date, Meaning, Month, Said, Within, Year};

pub const RULES: &[Rule] = &[
    Rule {
        name: "day-month",
        pattern: "Day Month",
        kind: Kind::Day,
        says: Says::One(|m| day_month(m, Year::Unsaid)),
        examples: &[
            "Он приехал [7 октября] поездом @ 2023-10-09 = 2023-10-07",
            "Съезд открылся [седьмого октября] @ 2023-10-09 = 2023-10-07",
            "Договор подписан [21-го окт]. поездом @ 2023-11-09 = 2023-10-21",
            "Праздник отметили [двадцать пятого мая] @ 2023-06-01 = 2023-05-25",
            "Выставка откроется [3 ДЕКАБРЯ] @ 2023-11-09 = 2023-12-03",
            "[1 января] музей не работал @ 2024-03-01 = 2024-01-01",
        ],
        decoys: &["В отряде 7 октябрят", "Взвод из 112 марта не видел"],
    },
    Rule {
        name: "day-month-year",
        pattern: "Day Month ( Year | ShortYear ) [ год ]",
        kind: Kind::Day,
        says: Says::One(|m| day_month(m, year(m))),
        examples: &[
            "Он приехал [7 октября 2023 года] поездом @ 2023-10-09 = 2023-10-07",
            "Указ подписан [1 марта 1998] в Москве @ 2023-10-09 = 1998-03-01",
            "Родился [второго мая 1945 г]. в Туле @ 2023-10-09 = 1945-05-02",
            "Погиб [11 сентября 2001г] в Нью-Йорке @ 2013-06-21 = 2001-09-11",
            "Уехал [5 мая 98-го] навсегда @ 2023-10-09 = 1998-05-05",
            "Вернулся [6 мая 98-го года] @ 2023-10-09 = 1998-05-06",
            "Победа [девятого мая тысяча девятьсот сорок пятого года] @ 2023-10-09 = 1945-05-09",
        ],
        decoys: &["7 октября, 2023 год"],
    },
    Rule {
        name: "weekday-of-month",
        pattern: "( Nth | последний ) Weekday Month [ Year [ год ] ]",
        kind: Kind::Day,
        says: Says::One(weekday_of_month),
        examples: &[
            "Суд пройдёт [во вторую пятницу февраля] @ 2010-01-01 = 2010-02-12",
            "Суд пройдёт [в первую пятницу февраля 2011] @ 2010-01-01 = 2011-02-04",
            "Суд пройдёт [в первую пятницу февраля 2011 года] @ 2010-01-01 = 2011-02-04",
            "Суд пройдёт [в последнюю пятницу февраля] @ 2010-01-01 = 2010-02-26",
            "Суд прошёл [в последнее воскресенье марта 2018] @ 2019-01-01 = 2018-03-25",
            "Суд прошёл [в последнее воскресенье марта 2018 года] @ 2019-01-01 = 2018-03-25",
        ],
        decoys: &["Вторая среда обитания"],
    },
    Rule {
        name: "day-of-month",
        pattern: "Day число",
        kind: Kind::Day,
        says: Says::One(|m| {
            Some(Meaning::date(
                Year::Unsaid,
                Within::Day(Month::Unsaid, u32::try_from(m.value("Day")?).ok()?),
            ))
        }),
        examples: &["Деньги выдали [15-го числа] @ 2019-04-17 = 2019-04-15"],
        decoys: &["Пять чисел"],
    },
    Rule {
        name: "no-such-day",
        pattern: "NoDay Month [ ( Year | ShortYear ) [ год ] ]",
        kind: Kind::Whole,
        says: Says::One(|m| {
            Some(Meaning::date(year(m), Within::Day(month(m)?, u32::try_from(m.value("NoDay")?).ok()?)))
        }),
        // It is told in a note, and gives no mention.
        examples: &[
            "Приходите 32 августа @ 2023-10-09 =",
            "Приходите 99 августа 2014 @ 2023-10-09 =",
            "Приходите 32 августа 2014 года @ 2023-10-09 =",
            "Приходите 32 августа 14-го @ 2023-10-09 =",
            "Приходите 32 августа 14-го года @ 2023-10-09 =",
        ],
        decoys: &["Страница 32, август"],
    },
    Rule {
        name: "day-month-year-era",
        pattern: "Day Month ( Year | OldYear ) год [ до ] наша эра",
        kind: Kind::Day,
        says: Says::One(|m| day_month(m, era_year(m))),
        examples: &[
            "Цезарь убит [15 марта 44 года до н. э]. в Риме @ 2023-10-09 = BC0044-03-15",
            "Август умер [19 августа 14 года н. э]. в Ноле @ 2023-10-09 = 0014-08-19",
            "Битва [2 мая 1274 года до нашей эры] у Кадеша @ 2023-10-09 = BC1274-05-02",
            "Договор [2 мая 1274 года нашей эры] @ 2023-10-09 = 1274-05-02",
        ],
        decoys: &["44 года до н. и после"],
    },
    Rule {
        name: "month",
        pattern: "Month",
        kind: Kind::Month,
        says: Says::One(bare_month),
        examples: &[
            "Супруги сняли дом [в январе] @ 2017-06-01 = 2017-01",
            "Итоги [за май] подвели @ 2023-06-09 = 2023-05",
            "[В Марте] стало теплее @ 2023-06-09 = 2023-03",
        ],
        decoys: &["Девушка по имени Марта Петрова", "Компания Май выросла", "Августа Ивановна пришла"],
    },
    Rule {
        name: "month-year",
        pattern: "Month ( Year | ShortYear ) [ год ]",
        kind: Kind::Month,
        says: Says::One(|m| Some(Meaning::date(year(m), Within::Month(month(m)?)))),
        examples: &[
            "Суд прошёл [в октябре 2018 года] @ 2019-04-28 = 2018-10",
            "Компания основана [в мае 1998] @ 2019-04-28 = 1998-05",
            "Он уволился [в апреле 1945-го] @ 2019-04-28 = 1945-04",
            "Это было [в янв. 07-го] @ 2019-04-28 = 2007-01",
            "Это было [в янв. 07-го года] @ 2019-04-28 = 2007-01",
        ],
        decoys: &["В марте, 2018 год был тёплым"],
    },
    Rule {
        name: "year",
        pattern: "Year год",
        kind: Kind::Year,
        says: Says::One(|m| Some(Meaning::date(year(m), Within::Whole))),
        examples: &[
            "Завод построен [в 1927 году] @ 2019-06-10 = 1927",
            "Лучший футболист [2017 года] @ 2019-06-10 = 2017",
            "[В 1938г] его сослали @ 2019-06-10 = 1938",
            "[В 2008 г]. начался кризис @ 2019-06-10 = 2008",
            "[В тысяча девятьсот семнадцатом году] @ 2019-06-10 = 1917",
            "План [на 2025-й год] @ 2024-06-10 = 2025",
        ],
        decoys: &["Годовой отчёт 2017 подготовлен", "Ему дали 2017 рублей", "Смесь весит 3 400 г"],
    },
    Rule {
        name: "short-year",
        pattern: "ShortYear год:loc",
        kind: Kind::Year,
        says: Says::One(short_year),
        examples: &[
            "Это было [в 98-м году] @ 2019-06-10 = 1998",
            "[В сорок первом году] началась война @ 2019-06-10 = 1941",
        ],
        decoys: &["На 81-м году жизни скончалась певица", "В первом году обучения"],
    },
    Rule {
        name: "old-year",
        pattern: "Hundreds год:loc",
        kind: Kind::Year,
        says: Says::One(|m| Some(Meaning::date(Year::Said(m.value("Hundreds")?), Within::Whole))),
        examples: &["Русь крещена [в 988 году] @ 2019-06-10 = 0988"],
        decoys: &["Ему 101 год", "Через 300 лет"],
    },
    Rule {
        name: "year-era",
        pattern: "( Year | OldYear ) год [ до ] наша эра",
        kind: Kind::Year,
        says: Says::One(|m| Some(Meaning::date(era_year(m), Within::Whole))),
        examples: &[
            "Цезарь убит [в 44 году до н. э]. в Риме @ 2023-10-09 = BC0044",
            "Август умер [в 14 году нашей эры] @ 2023-10-09 = 0014",
            "Битва [в 1274 г. до н.э]. @ 2023-10-09 = BC1274",
            "Клад [1054 года н. э]. нашли @ 2023-10-09 = 1054",
        ],
        decoys: &["44 года до новой эры"],
    },
    Rule {
        name: "year-in-brackets",
        pattern: "Open Year Close",
        kind: Kind::Whole,
        says: Says::Each(|m| {
            let year =
                bare_year(m).map(|year| m.tokens_named("Year").map(move |tokens| (tokens, year.clone())));
            year.into_iter().flatten().collect()
        }),
        examples: &["Вышли «Заря» ([1994]) и «Закат» ([1997]) @ 2019-03-04 = 1994; 1997"],
        decoys: &["Модель (1600)"],
    },
    Rule {
        name: "bare-year",
        pattern: "Year",
        kind: Kind::BareYear,
        says: Says::One(bare_year),
        examples: &["Это случилось [в 1976] @ 2019-06-10 = 1976", "[1917] @ 2019-06-10 = 1917"],
        decoys: &["Модель 1976 дешевле", "Приказ номер 2014", "В 2010 школах"],
    },
    Rule {
        name: "numeric-date",
        pattern: "NumericDate [ год ]",
        kind: Kind::Day,
        says: Says::One(|m| numeric(m.value("NumericDate")?, Year::Said)),
        examples: &[
            "Акт [от 07.10.2025] утверждён @ 2025-11-02 = 2025-10-07",
            "Дата: [2025-10-07] @ 2025-11-02 = 2025-10-07",
            "Дата: [7/10/2025] @ 2025-11-02 = 2025-10-07",
            "Акт [от 07.10.2025 г]. утверждён @ 2025-11-02 = 2025-10-07",
        ],
        decoys: &["Версия 1.2.2025.7", "Телефон 8-10-2025-33"],
    },
    Rule {
        name: "numeric-date-era",
        pattern: "NumericDate [ до ] наша эра",
        kind: Kind::Day,
        says: Says::One(|m| numeric(m.value("NumericDate")?, Year::Said).map(|said| before_era(m, said))),
        examples: &[
            "Дата: [31.03.0044 до н.э]. @ 2025-11-02 = BC0044-03-31",
            "Дата: [31.03.0044 нашей эры] @ 2025-11-02 = 0044-03-31",
        ],
        decoys: &["31.03.2011 до нас"],
    },
    Rule {
        name: "short-date",
        pattern: "ShortDate [ год ]",
        kind: Kind::Day,
        says: Says::One(|m| numeric(m.value("ShortDate")?, Year::Short)),
        examples: &[
            "Акт [07.10.25] утверждён @ 2025-11-02 = 2025-10-07",
            "Дата: [7/10/98] @ 2025-11-02 = 1998-10-07",
            "Акт [от 07.10.25 г]. @ 2025-11-02 = 2025-10-07",
        ],
        decoys: &["Адрес 10.20.30", "Версия 1.2.13"],
    },
];

fn day_month(m: &Match, year: Year) -> Option<Meaning> {
    Some(Meaning::date(year, Within::Day(month(m)?, u32::try_from(m.value("Day")?).ok()?)))
}

fn month(m: &Match) -> Option<Month> {
    Some(Month::Said(u32::try_from(m.value("Month")?).ok()?))
}

pub fn year(m: &Match) -> Year {
    match (m.value("Year"), m.value("ShortYear")) {
        (Some(year), _) => Year::Said(year),
        (None, Some(year)) => Year::Short(year),
        (None, None) => Year::Unsaid,
    }
}

fn era_year(m: &Match) -> Year {
    let year = m.value("Year").or(m.value("OldYear")).unwrap_or_default();
    Year::Said(if m.has("до") { 1 - year } else { year })
}

/// A month by itself in the middle of a sentence is a name when it has a capital letter.
fn bare_month(m: &Match) -> Option<Meaning> {
    let is_name = m.is_capital() && !m.follows_preposition();
    (!is_name).then_some(())?;
    Some(Meaning::date(Year::Unsaid, Within::Month(month(m)?)))
}

/// «в первом году» counts years; «в 05-м», «в сорок первом» name one.
fn short_year(m: &Match) -> Option<Meaning> {
    let year = m.value("ShortYear")?;
    (20 <= year || m.is_in_digits()).then(|| Meaning::date(Year::Short(year), Within::Whole))
}

/// Beyond these a number of four digits is seldom a year.
const BARE_YEARS: std::ops::RangeInclusive<i32> = 1700..=2100;

fn bare_year(m: &Match) -> Option<Meaning> {
    let year = m.value("Year")?;
    (BARE_YEARS.contains(&year) && !m.counts_what_follows())
        .then(|| Meaning::date(Year::Said(year), Within::Whole))
}

fn weekday_of_month(m: &Match) -> Option<Meaning> {
    let nth = m.value("Nth").unwrap_or(LAST);
    let weekday = u32::try_from(m.value("Weekday")?).ok()?;
    Some(Meaning::date(year(m), Within::Weekday { month: month(m)?, weekday, nth }))
}

/// «последняя пятница» is the fifth or the fourth.
const LAST: i32 = -1;

/// The date with its year before our era, where the phrase says so.
fn before_era(m: &Match, said: Meaning) -> Meaning {
    match said.said {
        Said::Date(Date { year: Year::Said(year), within }) if m.has("до") => {
            Meaning::date(Year::Said(1 - year), within)
        }
        _ => said,
    }
}

fn numeric(date: i32, year: fn(i32) -> Year) -> Option<Meaning> {
    let (month, day) = (date / 100 % 100, date % 100);
    Some(Meaning::date(year(date / 10_000), Within::Day(Month::Said(month as u32), day as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_a_date_come_apart() {
        let expected = Meaning::date(Year::Said(2025), Within::Day(Month::Said(10), 7));
        assert_eq!(numeric(20_251_007, Year::Said), Some(expected));
    }
}
