//! How a phrase is read: its value, the rule that found it, and the reason for every part.

use std::io::{self, Write};

use super::visible;
use crate::anchor::Known;
use crate::calendar::Bound;
use crate::event::{Mention, Tagged};
use crate::tagger::Derivation;

/// Writes a block for each mention, and the line that makes a test of it.
pub fn write(out: &mut impl Write, tagged: &Tagged, derivations: &[Derivation]) -> io::Result<()> {
    let text = &tagged.document.text;
    for mention in &tagged.mentions {
        block(out, mention, derivations.iter().find(|derivation| derivation.span == mention.span), text)?;
    }
    for note in &tagged.notes {
        writeln!(out, "note: {}", visible(&note.text))?;
    }
    if tagged.mentions.is_empty() {
        return writeln!(out, "nothing found: no words of \"{}\" say when", visible(text));
    }
    writeln!(out, "{}", test_line(tagged))
}

fn block(
    out: &mut impl Write,
    mention: &Mention,
    derivation: Option<&Derivation>,
    text: &str,
) -> io::Result<()> {
    writeln!(out, "{}", visible(&text[mention.span.clone()]))?;
    let days = mention.interval().map_or("not on the calendar".to_string(), |interval| {
        let end = |bound: Option<Bound>| bound.map_or("open".to_string(), |bound| bound.to_string());
        format!("{} to {}", end(interval.first_bound()), end(interval.last_bound()))
    });
    let rows = [
        ("value", mention.when.value.to_string()),
        ("type", mention.when.value.kind().name().to_string()),
        ("mod", mention.when.modifier.map_or("none", |modifier| modifier.name()).to_string()),
        ("days", days),
        ("rule", derivation.map_or(mention.rule, |derivation| &derivation.steps).to_string()),
    ];
    let meaning = derivation.map(|derivation| ("meaning", format!("{:?}", derivation.meaning)));
    for (name, value) in rows.into_iter().chain(meaning) {
        writeln!(out, "  {name:<9}{value}")?;
    }
    let basis = mention.when.basis;
    let parts = [("day", basis.day), ("month", basis.month), ("year", basis.year), ("clock", basis.clock)];
    let mut title = "basis";
    for (part, known) in parts {
        let Some(known) = known else { continue };
        writeln!(out, "  {title:<9}{part}: {}", reason(known))?;
        title = "";
    }
    if let Some(derivation) = derivation {
        writeln!(out, "  {:<9}{}", "like", derivation.example)?;
        writeln!(out, "  {:<9}{}", "unlike", derivation.decoy)?;
    }
    writeln!(out)
}

/// Why a part of a date is what it is.
fn reason(known: Known) -> &'static str {
    match known {
        Known::Said => "said in the phrase",
        Known::Article => "counted from the date of the article",
        Known::Narrated => "counted from the day the text tells of",
        Known::Carried => "taken over from a date before it",
        Known::Weekday => "told by the weekday beside it",
        Known::Tense => "chosen by the tense of the clause",
        Known::Nearest => "the nearest to the date of the article",
        Known::Convention => "by a custom of the language",
        Known::Published => "the date of the article itself",
    }
}

/// `Он приехал [7 октября 2023 года] поездом @ 2023-10-09 = 2023-10-07`, which tests can take in as it is.
fn test_line(tagged: &Tagged) -> String {
    let text = &tagged.document.text;
    let (mut line, mut values, mut done) = (String::new(), Vec::new(), 0);
    for mention in &tagged.mentions {
        line += &text[done..mention.span.start];
        line += &format!("[{}]", &text[mention.span.clone()]);
        done = mention.span.end;
        let modifier = mention.when.modifier.map(|modifier| format!(" {}", modifier.name()));
        values.push(format!("{}{}", mention.when.value, modifier.unwrap_or_default()));
    }
    line += &text[done..];
    let date = tagged.document.published.map(|published| format!(" @ {published}"));
    format!("{}{} = {}", visible(&line), date.unwrap_or_default(), values.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::document::Document;
    use crate::output::example;

    fn check(tagged: &Tagged, expected: &str) {
        let mut out = Vec::new();
        write(&mut out, tagged, &[]).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written.trim_end(), expected);
    }

    #[test]
    fn a_date() {
        let mut tagged = example::tagged();
        tagged.notes.clear();
        check(
            &tagged,
            "\
7 октября 2023 года
  value    2023-10-07
  type     DATE
  mod      none
  days     2023-10-07 to 2023-10-07
  rule     day-month-year
  basis    day: said in the phrase
           year: chosen by the tense of the clause

Новости Он приехал [7 октября 2023 года] поездом. @ 2023-10-09 = 2023-10-07",
        );
    }

    #[test]
    fn two_with_a_modifier() {
        let text = "с 2015 года и до 2020 года".to_string();
        let until = text.find("до").unwrap();
        let mut since = example::mention(example::value("2015"), Some(Modifier::OnOrAfter));
        let mut before = example::mention(example::value("2020"), Some(Modifier::Before));
        (since.when.basis, before.when.basis) = Default::default();
        let mentions = vec![
            Mention { span: 0.."с 2015 года".len(), ..since },
            Mention { span: until..text.len(), ..before },
        ];
        let document = Document { text, ..Document::default() };
        check(
            &Tagged { document, mentions, lead: None, notes: Vec::new() },
            "\
с 2015 года
  value    2015
  type     DATE
  mod      ON_OR_AFTER
  days     2015-01-01 to open
  rule     day-month-year

до 2020 года
  value    2020
  type     DATE
  mod      BEFORE
  days     open to 2019-12-31
  rule     day-month-year

[с 2015 года] и [до 2020 года] = 2015 ON_OR_AFTER; 2020 BEFORE",
        );
    }

    #[test]
    fn nothing() {
        let document = Document { text: "Он\u{1b} приехал".into(), ..Document::default() };
        let tagged = Tagged { document, mentions: Vec::new(), lead: None, notes: Vec::new() };
        check(&tagged, r#"nothing found: no words of "Он\u{1b} приехал" say when"#);
    }
}
