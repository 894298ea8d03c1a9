//! Addresses of pages, as other formats may take them over from strangers.

use std::fmt::Write;

/// The address as a link may hold it: none for what is no page, such as a script, and with what is not
/// allowed in an address as `%20`.
pub(super) fn link(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once("://")?;
    if !["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) {
        return None;
    }
    let mut link = String::with_capacity(url.len());
    for byte in url.trim().bytes() {
        // Besides the delimiters of other formats these are not part of any address by RFC 3986.
        let is_allowed = byte.is_ascii_graphic() && !b"<>\"`{}|\\^".contains(&byte);
        match is_allowed {
            true => link.push(byte.into()),
            // Writing to a string cannot fail.
            false => drop(write!(link, "%{byte:02X}")),
        }
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_are_linked() {
        let check = |url: &str, expected: Option<&str>| assert_eq!(link(url).as_deref(), expected);
        check("https://tass.ru/1?a=1&b=2#c", Some("https://tass.ru/1?a=1&b=2#c"));
        check("HTTP://tass.ru", Some("HTTP://tass.ru"));
        check("https://a.ru/ё \"<x>\n", Some("https://a.ru/%D1%91%20%22%3Cx%3E"));
        check("javascript:alert(1)", None);
        check("javascript://x%0aalert(1)", None);
        check("tass.ru/1", None);
    }
}
