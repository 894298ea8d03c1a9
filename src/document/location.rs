//! What the place of an article says: the date and the host in a URL, the date in a file's name.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::date::digits;

/// Years that a number may be: the web has no older pages, and a larger number is an identifier.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// The day in a URL's path: `/2018/12/14/`, `/2018-12-14/`, `/20181214/`.
pub(super) fn url_date(url: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = path(url).split('/').collect();
    let one = |part: &&str| match part.len() {
        8 if part.is_ascii() => ymd(&part[..4], &part[4..6], &part[6..]),
        10 => match part.split('-').collect::<Vec<_>>()[..] {
            [year, month, day] => ymd(year, month, day),
            _ => None,
        },
        _ => None,
    };
    let three = |parts: &[&str]| ymd(parts[0], parts[1], parts[2]);
    parts.windows(3).find_map(three).or_else(|| parts.iter().find_map(one))
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = digits(year, 4).filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year as i32, digits(month, 2)?, digits(day, 2)?)
}

/// The name of the site, without `www.`.
pub(super) fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// From the slash after the host, without query and fragment.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    rest.find('/').map_or("", |slash| &rest[slash..])
}

/// The day in a file's name: `2025-11-02-foo.txt`, `20251102.txt`, `foo_02.11.2025.txt`.
pub(super) fn file_name_date(name: &str) -> Option<NaiveDate> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?:^|[^0-9])(?:([0-9]{4})[-._]?([0-9]{2})[-._]?([0-9]{2})|([0-9]{2})[-._]([0-9]{2})[-._]([0-9]{4}))(?:[^0-9]|$)",
        )
        .expect("the pattern is valid")
    });
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found = DATE.captures(name)?;
    let part = |n: usize| found.get(n).map_or("", |part| part.as_str());
    ymd(part(1), part(2), part(3)).or_else(|| ymd(part(6), part(5), part(4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(day: Option<NaiveDate>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn days_in_urls() {
        let check = |url, expected: &str| assert_eq!(text(url_date(url)), expected, "{url}");
        check("https://lenta.ru/news/2018/12/14/mig/", "2018-12-14");
        check("https://example.ru/2018/12/14", "2018-12-14");
        check("https://example.ru/2018/12/14?page=2", "2018-12-14");
        check("https://example.ru/news/2018-12-14/foo.html", "2018-12-14");
        check("https://ria.ru/20181214/foo-1548.html", "2018-12-14");
        check("/2018/12/14/foo", "2018-12-14");
        // Numbers of articles, other orders, impossible days, queries.
        check("https://example.ru/news/20181214123", "");
        check("https://example.ru/news-20181214", "");
        check("https://example.ru/news/12341212/", "");
        check("https://example.ru/2018/13/14/", "");
        check("https://example.ru/14/12/2018/", "");
        check("https://example.ru/?from=/2018/12/14/", "");
        check("https://20181214/", "");
    }

    #[test]
    fn hosts() {
        let check = |url, expected: Option<&str>| assert_eq!(host(url), expected, "{url}");
        check("https://www.example.ru/news/1", Some("example.ru"));
        check("http://example.ru:8080?x", Some("example.ru"));
        check("https://вести.рф", Some("вести.рф"));
        check("/news/1", None);
        check("https:///x", None);
    }

    #[test]
    fn days_in_file_names() {
        let check = |name, expected: &str| assert_eq!(text(file_name_date(name)), expected, "{name}");
        check("2025-11-02-foo.txt", "2025-11-02");
        check("20251102.txt", "2025-11-02");
        check("foo_02.11.2025.txt", "2025-11-02");
        check("foo_2025_11_02", "2025-11-02");
        check("новость 2025-11-02.txt", "2025-11-02");
        check("peskov.txt", "");
        check("12341212.txt", "");
        check("20251102123.txt", "");
        check("2025-11.txt", "");
        check("2025-02-30.txt", "");
    }
}
