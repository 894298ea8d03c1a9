//! Dates as mail and feeds write them, in English and in Russian: «Пн, 30 июл 2018 14:30:00 +0300».

use chrono::NaiveDate;

use super::pattern::month_number;

/// The beginnings of the English names of months; «Sept» is one too.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Zones by name, with their offsets.
const ZONES: [(&str, &str); 14] = [
    ("gmt", "+0000"),
    ("ut", "+0000"),
    ("utc", "+0000"),
    ("z", "+0000"),
    ("msk", "+0300"),
    ("мск", "+0300"),
    ("msd", "+0400"),
    ("est", "-0500"),
    ("edt", "-0400"),
    ("cst", "-0600"),
    ("cdt", "-0500"),
    ("pst", "-0800"),
    ("pdt", "-0700"),
    ("cet", "+0100"),
];

/// The day, and the time with its offset as ISO 8601 writes them, `14:30:00+0300`, where there is one; none where there
/// is no day, month and year.
pub(super) fn day_and_time(text: &str) -> Option<(NaiveDate, Option<String>)> {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split([' ', ',', '\u{a0}', '\t', '\n']).filter(|word| !word.is_empty()).collect();
    let month = words.iter().position(|word| month(word).is_some())?;
    let (before, after) = (words[..month].last()?, words.get(month + 1)?);
    let day: u32 = before.parse().ok()?;
    let year: i32 = after.parse::<u32>().ok()?.try_into().ok()?;
    // As RFC 2822 reads the years of old mail.
    let year = match (after.len(), year) {
        (2, year) if year < 50 => year + 2000,
        (2, year) => year + 1900,
        (4, year) => year,
        _ => return None,
    };
    let day = NaiveDate::from_ymd_opt(year, self::month(words[month])?, day)?;
    let rest = &words[month + 2..];
    let Some(time) = rest.first().filter(|word| word.contains(':')) else { return Some((day, None)) };
    let time = if time.find(':') == Some(1) { format!("0{time}") } else { (*time).to_owned() };
    let zone = rest
        .get(1)
        .map_or("", |word| ZONES.iter().find(|(name, _)| name == word).map_or(*word, |(_, offset)| offset));
    let zone = if zone.starts_with(['+', '-']) { zone } else { "" };
    Some((day, Some(format!("{time}{zone}"))))
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let english = (1..).zip(MONTHS).find_map(|(number, name)| word.starts_with(name).then_some(number));
    english.or_else(|| month_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds() {
        let check = |text, expected: &str| {
            let found = day_and_time(text).map(|(day, time)| match time {
                Some(time) => format!("{day}T{time}"),
                None => day.to_string(),
            });
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        };
        check("Mon, 30 Jul 2018 14:30:00 +0300", "2018-07-30T14:30:00+0300");
        check("Пн, 30 июл 2018 14:30:00 +0300", "2018-07-30T14:30:00+0300");
        check("понедельник, 30 июля 2018 9:30 МСК", "2018-07-30T09:30+0300");
        check("18 Sept 2018", "2018-09-18");
        check("Tue, 1 May 18 00:05 GMT", "2018-05-01T00:05+0000");
        check("Вт, 01 мая 2018 00:05:00 GMT", "2018-05-01T00:05:00+0000");
        check("30 июл. 2018", "2018-07-30");
        check("вчера", "");
        check("июль 2018", "");
        check("", "");
    }
}
