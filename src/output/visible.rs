//! Text of strangers on the user's terminal: what would command it is shown, not obeyed.

use std::borrow::Cow;
use std::fmt::Write;

/// The text in one line, with control characters as visible escapes such as `\u{1b}`.
///
/// Runs of white space become one space (a no-break space stays), soft hyphens go, and the marks
/// that turn the direction of writing are escaped as well: they can make a line read as another.
///
/// ```
/// assert_eq!(letopis::output::visible("7\n октября \u{1b}[31m"), r"7 октября \u{1b}[31m");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut spaces = 0;
    let is_tame = text.chars().all(|char| {
        spaces = if char == ' ' { spaces + 1 } else { 0 };
        spaces < 2 && (char == ' ' || treat(char) == Treatment::Keep)
    });
    if is_tame {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match treat(char) {
            Treatment::Keep => line.push(char),
            Treatment::Space if line.ends_with(' ') => {}
            Treatment::Space => line.push(' '),
            Treatment::Drop => {}
            Treatment::Escape => {
                // Writing to a string cannot fail.
                let _ = write!(line, "{}", char.escape_unicode());
            }
        }
    }
    Cow::Owned(line)
}

#[derive(PartialEq)]
enum Treatment {
    Keep,
    Space,
    Drop,
    Escape,
}

fn treat(char: char) -> Treatment {
    match char {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Treatment::Keep,
        _ if char.is_whitespace() => Treatment::Space,
        '\u{ad}' | '\u{feff}' | '\u{200b}' => Treatment::Drop,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Treatment::Escape
        }
        _ if char.is_control() => Treatment::Escape,
        _ => Treatment::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_would_be_obeyed() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected);
        check("7 октября", "7 октября");
        check("7\u{a0}октября", "7\u{a0}октября");
        check("ранее\r\n\tв  октябре", "ранее в октябре");
        check("\u{1b}]0;title\u{7}", r"\u{1b}]0;title\u{7}");
        check("\u{9b}31m", r"\u{9b}31m");
        check("\u{202e}txt.exe", r"\u{202e}txt.exe");
        check("\u{61c}1\u{2067}2", r"\u{61c}1\u{2067}2");
        check("ок\u{ad}тябрь", "октябрь");
        check("за\u{301}мок", "за\u{301}мок");
        check("", "");
    }
}
