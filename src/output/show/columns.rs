//! The columns of the chronology: when, what, and the words that said when.
//!
//! ```text
//!    7 вт  Трамп отдал распоряжение прекратить все попытки          7 октября
//!            достичь дипломатического урегулирования
//! ```
//!
//! On a narrow page the label may stand above the text, and the words that said when stand below it.

use std::io::{self, Write};

use anstyle::Style;
use textwrap::WordSplitter;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{CONFLICT, Entry, Glyphs, PHRASE, Page, QUIET};

/// Columns before a label.
const INDENT: usize = 2;
/// Columns between two columns of text.
const GAP: usize = 2;
/// How far the second line of an event is indented from its first.
const HANG: usize = 2;
/// Lines of more than about 70 letters are hard to read: the eye loses the next one.
const TEXT_AT_MOST: usize = 70;
/// Below this, text in a column of its own breaks after every other word.
const TEXT_AT_LEAST: usize = 34;
/// The width of ` 7 вт`.
const LABEL_AT_LEAST: usize = 5;
/// The width of `28 сен – 3 окт` and a little more: a wider one would take too much from the text.
const LABEL_AT_MOST: usize = 16;
/// The width of `7 октября`.
const PHRASE_AT_LEAST: usize = 9;

/// Where the columns stand: the same for every event, so that the eye can run down each.
pub(super) struct Columns {
    label: usize,
    text: usize,
    phrase: Phrase,
    glyphs: Glyphs,
}

/// Where the words that said when stand.
enum Phrase {
    Beside(usize),
    Below,
}

impl Columns {
    pub fn new(entries: &[Entry], page: Page) -> Columns {
        // A label that is too long for its column stands on a line of its own.
        let longest = (page.width / 5).clamp(LABEL_AT_LEAST, LABEL_AT_MOST);
        let label = entries.iter().map(|entry| label(entry).width()).filter(|width| *width <= longest);
        let label = label.max().unwrap_or(0).max(LABEL_AT_LEAST);
        // A phrase or a name that is too long for its column is wrapped or cut.
        let longest = (page.width / 4).clamp(PHRASE_AT_LEAST, 40);
        let right = |entry: &Entry| phrase(entry).width().max(entry.source.as_deref().map_or(0, str::width));
        let beside = entries.iter().map(right).max().unwrap_or(0).clamp(PHRASE_AT_LEAST, longest);
        let left = INDENT + label + GAP;
        if page.width >= left + TEXT_AT_LEAST + GAP + beside {
            let text = (page.width - left - GAP - beside).min(TEXT_AT_MOST);
            return Columns { label, text, phrase: Phrase::Beside(beside), glyphs: page.glyphs };
        }
        let label = if page.width >= left + TEXT_AT_LEAST { label } else { LABEL_AT_LEAST };
        let text = page.width.saturating_sub(INDENT + label + GAP).clamp(1, TEXT_AT_MOST);
        Columns { label, text, phrase: Phrase::Below, glyphs: page.glyphs }
    }

    /// Writes one event; what it has in common with the one above, under the same heading, is not said again.
    pub fn write(&self, out: &mut impl Write, entry: &Entry, above: Option<&Entry>) -> io::Result<()> {
        let middle = self.middle(entry);
        let right = self.right(entry);
        let mut left = self.left(entry, above);
        if left.width() > self.label {
            writeln!(out, "{:INDENT$}{}", "", left.styled(entry.label_style))?;
            left = Left::default();
        }
        for n in 0..middle.len().max(right.len()) {
            let label = if n == 0 { left.styled(entry.label_style) } else { String::new() };
            let label_width = if n == 0 { left.width() } else { 0 };
            let mut line = format!("{:INDENT$}{label}{}", "", blanks(self.label - label_width + GAP));
            let parts = middle.get(n).map_or(&[][..], Vec::as_slice);
            for (text, style) in parts {
                line += &format!("{style}{text}{style:#}");
            }
            if let Some((words, style)) = right.get(n) {
                let width: usize = parts.iter().map(|(text, _)| text.width()).sum();
                line += &blanks((self.text + GAP).saturating_sub(width));
                line += &format!("{style}{words}{style:#}");
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn left<'a>(&self, entry: &'a Entry, above: Option<&Entry>) -> Left<'a> {
        let same_day = above.is_some_and(|above| above.label.when == entry.label.when);
        let same_clock = above.is_some_and(|above| above.label.clock == entry.label.clock);
        let (when, clock) = (entry.label.when.as_str(), entry.label.clock.as_str());
        match (same_day, same_clock) {
            (true, true) => Left::default(),
            (true, false) if !clock.is_empty() => Left { when: "", indent: when.width(), clock },
            // Also a day without a clock below one with it: left out, the clock would seem to hold for it.
            _ => Left { when, indent: 0, clock },
        }
    }

    /// The event, with who says so, and below it what does not stand beside it. A line is of parts in
    /// styles of their own.
    fn middle(&self, entry: &Entry) -> Vec<Vec<(String, Style)>> {
        let hang = " ".repeat(HANG);
        let plain = |line| vec![(line, Style::new())];
        let mut lines: Vec<_> = wrap(&entry.text, self.text, &hang).into_iter().map(plain).collect();
        let width = self.text.saturating_sub(HANG).max(1);
        let below = |text: &str, hang_on: &str, style| {
            let lines = wrap(text, width, hang_on).into_iter();
            lines.map(|line| vec![(format!("{hang}{line}"), style)]).collect::<Vec<_>>()
        };
        if let Some(label) = &entry.attribution {
            let last = lines.last_mut().filter(|line| line[0].0.width() + 1 + label.width() <= self.text);
            match last {
                Some(line) => line.push((format!(" {label}"), QUIET)),
                None => lines.extend(below(label, "", QUIET)),
            }
        }
        if let Phrase::Below = self.phrase {
            let quoted = match &entry.phrase {
                Some(phrase) => format!("«{phrase}»"),
                None => phrase(entry).to_string(),
            };
            lines.extend(below(&quoted, "", phrase_style(entry)));
            if let Some(source) = &entry.source {
                lines.extend(below(&self.cut(source, width), "", QUIET));
            }
        }
        if let Some(conflict) = &entry.conflict {
            lines.extend(below(conflict, &hang, CONFLICT));
        }
        for report in &entry.reports {
            lines.extend(below(report, &hang, QUIET));
        }
        lines
    }

    /// The words that said when, and the article, in their own column.
    fn right(&self, entry: &Entry) -> Vec<(String, Style)> {
        let Phrase::Beside(width) = self.phrase else { return Vec::new() };
        let words = wrap(phrase(entry), width, "");
        let mut lines: Vec<_> = words.into_iter().map(|line| (line, phrase_style(entry))).collect();
        if let Some(source) = &entry.source {
            lines.push((self.cut(source, width), QUIET));
        }
        lines
    }

    /// The beginning of a name that is too long for its line.
    fn cut(&self, name: &str, width: usize) -> String {
        if name.width() <= width {
            return name.to_string();
        }
        let sign = match self.glyphs {
            Glyphs::Plain => "...",
            Glyphs::Rich => "…",
        };
        let mut left = width.saturating_sub(sign.width());
        let fits = |char: &char| {
            let rest = left.checked_sub(char.width().unwrap_or(0));
            left = rest.unwrap_or(0);
            rest.is_some()
        };
        let kept: String = name.chars().take_while(fits).collect();
        kept.trim_end().to_string() + sign
    }
}

/// The label as it is printed: without what the event above has said.
#[derive(Default)]
struct Left<'a> {
    when: &'a str,
    /// Columns left free for a day that is not said again.
    indent: usize,
    clock: &'a str,
}

impl Left<'_> {
    fn width(&self) -> usize {
        let clock = if self.clock.is_empty() { 0 } else { GAP + self.clock.width() };
        self.when.width() + self.indent + clock
    }

    fn styled(&self, style: Style) -> String {
        let clock = match self.clock {
            "" => String::new(),
            clock => format!("{}{clock}", blanks(self.indent + GAP)),
        };
        if self.when.is_empty() { clock } else { format!("{style}{}{style:#}{clock}", self.when) }
    }
}

fn label(entry: &Entry) -> String {
    let clock = &entry.label.clock;
    if clock.is_empty() {
        entry.label.when.clone()
    } else {
        format!("{}{:GAP$}{clock}", entry.label.when, "")
    }
}

/// The row that stands for a whole article has no words for its day.
fn phrase(entry: &Entry) -> &str {
    entry.phrase.as_deref().unwrap_or("(день статьи)")
}

fn phrase_style(entry: &Entry) -> Style {
    if entry.phrase.is_some() { PHRASE } else { QUIET }
}

const NO_BREAK: char = '\u{a0}';

/// The lines of a text, all but the first after a hanging indent.
pub(super) fn wrap(text: &str, width: usize, hang: &str) -> Vec<String> {
    let text = bound(text, width.saturating_sub(hang.len()));
    let options = textwrap::Options::new(width).subsequent_indent(hang);
    let lines = textwrap::wrap(&text, options.word_splitter(WordSplitter::Custom(hyphens)));
    lines.iter().map(|line| line.replace(NO_BREAK, " ")).collect()
}

/// Where a word may part: after its hyphens, but not in «2-го», «Ту-154» or «2020-2021».
fn hyphens(word: &str) -> Vec<usize> {
    let is_digit = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut points = WordSplitter::HyphenSplitter.split_points(word);
    points.retain(|&point| !is_digit(point - 2) && !is_digit(point));
    points
}

/// The text with no-break spaces where print would not break a line: after short words and before
/// dashes, as far as what is bound together fits into the width.
fn bound(text: &str, at_most: usize) -> String {
    let mut line = String::with_capacity(text.len());
    let (mut before, mut width) = ("", 0);
    for word in text.split(' ') {
        let together = width + 1 + word.width();
        let is_bound = is_short(before) || matches!(word, "—" | "–" | "-");
        let (space, now) = match is_bound && together <= at_most {
            true => (NO_BREAK, together),
            false => (' ', word.width()),
        };
        if !line.is_empty() {
            line.push(space);
        }
        line += word;
        (before, width) = (word, now);
    }
    line
}

/// «в», «на», «15», but not «РФ».
fn is_short(word: &str) -> bool {
    let mut letters = word.trim_start_matches(['«', '"', '(']).chars();
    let (first, second) = (letters.next(), letters.next());
    first.is_some_and(char::is_alphanumeric)
        && second.is_none_or(|second| second.is_lowercase() || second.is_numeric())
        && letters.next().is_none()
}

fn blanks(width: usize) -> String {
    " ".repeat(width)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;
    use crate::event::Status;
    use crate::output::example::{timeline, value, voiced};

    #[test]
    fn words_part_at_hyphens_but_not_beside_digits() {
        let check = |text, expected: &str| assert_eq!(wrap(text, 20, "").join("|"), expected);
        check("Для Военно-морского флота", "Для Военно-морского|флота");
        check("Собрание Военно-морского", "Собрание Военно-|морского");
        check("Собрание матросов 2-го марта", "Собрание матросов|2-го марта");
        check("Выставка самолётов Ту-154", "Выставка самолётов|Ту-154");
        check("Сделали их в 2020-2021 годах", "Сделали|их в 2020-2021 годах");
    }

    #[test]
    fn who_says_so_and_whether_it_is_so() {
        let voiced = |status, name, text| voiced(value("2025-10-07"), None, "7 октября", text, status, name);
        check(
            &timeline(vec![
                voiced(Status::Stated, "", "Сказано"),
                voiced(Status::Reported, "The New York Times", "Передано слово в слово"),
                voiced(Status::Alleged, "", "Слышно"),
                voiced(Status::Planned, "Минобороны", "Задумано"),
                voiced(Status::Denied, "", "Отвергнуто"),
            ]),
            60,
            Glyphs::Rich,
            "\
Октябрь 2025
   7 вт  Сказано.                                  7 октября
         Передано слово в слово.                   7 октября
           (по словам: The New York Times)
         Слышно. (предположительно)                7 октября
         Задумано. (план, по словам: Минобороны)   7 октября
         Отвергнуто. (опровергается)               7 октября

5 событий · 1 статья
",
        );
    }
}
