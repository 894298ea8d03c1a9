//! The display form of an event: a sentence of its own, made of a stretch of the text.

use std::borrow::Cow;
use std::ops::Range;

/// Line breaks and runs of white space as one space, without soft hyphens.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(SOFT_HYPHEN, "")
}

/// A place where a word may part, which belongs to none.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// A stretch of a text as a sentence: without dangling marks, with a capital letter, with quotation
/// marks and brackets in pairs and a full stop.
pub fn sentence(text: &str) -> String {
    let mut line = one_line(&without_markup(text));
    mend(&mut line);
    // Bullets and pictures, too.
    let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !OPENING.contains(letter));
    let line = line.trim_end_matches([',', ';', ':', '-', '–', '—', '/', ' ']);
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return String::new() };
    // «iPhone» and the like stay as they are.
    let is_word = matches!(first, 'а'..='я' | 'ё') && !letters.clone().next().is_some_and(char::is_uppercase);
    let mut sentence = String::with_capacity(line.len() + 1);
    if is_word {
        sentence.extend(first.to_uppercase());
    } else {
        sentence.push(first);
    }
    sentence += letters.as_str();
    let last = sentence.trim_end_matches(['»', '"', '“', '”', ')']).chars().last();
    if !last.is_some_and(|last| matches!(last, '.' | '!' | '?' | '…')) {
        sentence.push('.');
    }
    sentence
}

/// Marks that a sentence may begin with.
const OPENING: &str = "«„“\"'‘(№#@$€£+±…¿¡";

/// Without the marks of Markdown and of wikis: «**важно**», «[слово](https://…)», «[https://… слово]».
fn without_markup(text: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(text);
    if line.contains("**") {
        line = line.replace("**", "").into();
    }
    while let Some((link, words)) = markdown_link(&line).or_else(|| wiki_link(&line)) {
        let words = line[words].to_owned();
        line.to_mut().replace_range(link, &words);
    }
    line
}

/// The first `[words](https://…)` of a line, and its words.
fn markdown_link(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    let between = line.find("](http")?;
    let start = line[..between].rfind('[')?;
    let end = between + line[between..].find(')')? + 1;
    Some((start..end, start + 1..between))
}

/// The first `[https://… words]` of a line, and its words.
fn wiki_link(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = line.find("[http")?;
    let end = start + line[start..].find(']')? + 1;
    let words = start + line[start..end - 1].find(' ').map_or(end - 1 - start, |space| space + 1);
    Some((start..end, words..end - 1))
}

/// Pairs of marks. A straight quotation mark opens and closes.
const PAIRS: &[(char, char)] = &[('(', ')'), ('«', '»'), ('„', '“'), ('"', '"')];

/// Closes what is left open, and drops what closes nothing.
fn mend(line: &mut String) {
    for (opening, closing) in PAIRS {
        if opening == closing {
            if line.matches(*opening).count() % 2 == 1 {
                mend_straight(line, *opening);
            }
            continue;
        }
        let (mut open, mut stray) = (0_usize, Vec::new());
        for (at, letter) in line.char_indices() {
            match letter {
                _ if letter == *opening => open += 1,
                _ if letter == *closing && open == 0 => stray.push(at),
                _ if letter == *closing => open -= 1,
                _ => {}
            }
        }
        for at in stray.into_iter().rev() {
            line.remove(at);
        }
        for _ in 0..open {
            close(line, *opening, *closing);
        }
    }
}

/// A mark that opens at the very end goes; what is left open before is closed at the end.
fn close(line: &mut String, opening: char, closing: char) {
    let kept = line.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']).len();
    line.truncate(kept);
    if line.ends_with(opening) {
        line.pop();
    } else if opening == '«' && line.starts_with(opening) {
        // Speech that goes on behind what was taken needs no marks around what is left.
        line.remove(0);
    } else {
        line.push(closing);
    }
}

fn mend_straight(line: &mut String, mark: char) {
    if line.starts_with(mark) {
        line.remove(0);
    } else if line.ends_with(mark) && line.matches(mark).count() == 1 {
        line.pop();
    } else {
        close(line, mark, mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_text_reads_as_a_sentence() {
        let check = |text: &str, expected: &str| assert_eq!(sentence(text), expected);
        check("он приехал", "Он приехал.");
        check(", он\nпри\u{ad}ехал  5 мая, —", "Он приехал 5 мая.");
        check("родился в 1950 г.", "Родился в 1950 г.");
        check("Кто это?»", "Кто это?");
        check("«Мы строим мост 5 мая", "Мы строим мост 5 мая.");
        check("вышел фильм «Мост", "Вышел фильм «Мост».");
        check("вышел фильм \"Мост", "Вышел фильм \"Мост\".");
        check("\"Мы строим мост", "Мы строим мост.");
        check("завод (построен в 1950 году", "Завод (построен в 1950 году).");
        check("построен в 1950 году)", "Построен в 1950 году.");
        check("5 мая открыли парк", "5 мая открыли парк.");
        check("iPhone вышел", "iPhone вышел.");
        check("он сказал: «Да.»", "Он сказал: «Да.»");
        check(" , — ", "");
        check("открыли сквер «", "Открыли сквер.");
        check("▪️ **5 мая** мост закрыли", "5 мая мост закрыли.");
        check("💘 5 мая мост закрыли", "5 мая мост закрыли.");
        check("(5 мая мост закрыли)", "(5 мая мост закрыли).");
        check("№ 5 закрыли", "№ 5 закрыли.");
        check("мэр [сообщил](https://t.me/a) о [мосте](http://b.c/d)", "Мэр сообщил о мосте.");
        check("мэр [https://a.b/c сообщил] о [http://b.c] мосте", "Мэр сообщил о мосте.");
        check("индекс [1] и f[2](3)", "Индекс [1] и f[2](3).");
        check("[http://a", "http://a.");
    }
}
