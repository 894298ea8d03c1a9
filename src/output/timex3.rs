//! TimeML: texts with their mentions as TIMEX3 elements in place, in XML 1.0.
//!
//! Documents are `TimeML` elements of one `corpus`, so that many can be streamed into one file. EDTF stands in
//! `comment`, the attribute that TIMEX3 has for what it has no name for.

use std::borrow::Cow;
use std::io::{self, Write};

use super::formats::WriteTagged;
use crate::event::{Mention, Tagged};

/// An element for each document, all in one.
pub const TAGGED: WriteTagged = WriteTagged {
    head: |mut out| write_head(&mut out),
    tail: |mut out| write_tail(&mut out),
    ..WriteTagged::new(|tagged, _| {
        let mut out = Vec::new();
        write(&mut out, tagged)?;
        Ok(out)
    })
};

/// Writes what stands before the first document.
pub fn write_head(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus>\n")
}

/// Writes what stands after the last document.
pub fn write_tail(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"</corpus>\n")
}

/// Writes one document.
pub fn write(out: &mut impl Write, tagged: &Tagged) -> io::Result<()> {
    let document = &tagged.document;
    writeln!(out, "<TimeML>\n<DOCID>{}</DOCID>", escape(&document.id))?;
    if let Some(published) = document.published {
        let day = published.period.to_string();
        writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" functionInDocument=\"PUBLICATION_TIME\">{day}</TIMEX3></DCT>"
        )?;
    }
    if let Some(title) = &document.title {
        writeln!(out, "<TITLE>{}</TITLE>", escape(title))?;
    }
    write!(out, "<TEXT>")?;
    let mut done = 0;
    for (n, mention) in tagged.mentions.iter().enumerate() {
        let before = &document.text[done..mention.span.start];
        let phrase = &document.text[mention.span.clone()];
        write!(out, "{}{}{}</TIMEX3>", escape(before), tag(n + 1, mention), escape(phrase))?;
        done = mention.span.end;
    }
    writeln!(out, "{}</TEXT>\n</TimeML>", escape(&document.text[done..]))
}

fn tag(n: usize, mention: &Mention) -> String {
    let mut tag = format!(
        "<TIMEX3 tid=\"t{n}\" type=\"{}\" value=\"{}\"",
        mention.when.value.kind().name(),
        mention.when.value
    );
    if let Some(modifier) = mention.when.modifier {
        tag += &format!(" mod=\"{}\"", modifier.name());
    }
    let basis = mention.when.basis.to_string();
    // What the phrase alone does not say is a function of another time.
    if basis.split(' ').any(|part| !part.is_empty() && !part.ends_with(":said")) {
        tag += " temporalFunction=\"true\"";
    }
    if basis.contains(":article") {
        tag += " anchorTimeID=\"t0\"";
    }
    if let Some(edtf) = mention.when.value.edtf(mention.when.modifier) {
        tag += &format!(" comment=\"edtf {edtf}\"");
    }
    tag + ">"
}

/// The text as XML 1.0 has it: what it cannot hold, such as control characters, becomes U+FFFD.
fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |char: char| !matches!(char, '&' | '<' | '>' | '\r') && is_xml(char);
    if text.chars().all(is_plain) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            // A bare one would be read as a line feed.
            '\r' => escaped += "&#13;",
            char if is_xml(char) => escaped.push(char),
            _ => escaped.push('\u{fffd}'),
        }
    }
    escaped.into()
}

/// XML 1.0, production 2; surrogates are no characters here.
fn is_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;

    fn written(tagged: &Tagged) -> String {
        let mut out = Vec::new();
        write(&mut out, tagged).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_text_with_its_mentions() {
        let expected = "<TimeML>\n<DOCID>news/a.txt</DOCID>\n\
            <DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2023-10-09\" functionInDocument=\"PUBLICATION_TIME\">2023-10-09</TIMEX3></DCT>\n\
            <TITLE>Новости, \"день\"</TITLE>\n\
            <TEXT>Новости\nОн приехал <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2023-10-07\" temporalFunction=\"true\" \
            comment=\"edtf 2023-10-07\">7 октября 2023 года</TIMEX3> поездом.</TEXT>\n</TimeML>\n";
        assert_eq!(written(&example::tagged()), expected);
    }

    #[test]
    fn what_xml_cannot_hold() {
        assert_eq!(
            escape("a\u{0}\u{1b}\u{ffff}\u{fffe}б\t\r\n😀"),
            "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}б\t&#13;\n😀"
        );
        assert_eq!(escape("<a> & ]]> \"x\""), "&lt;a&gt; &amp; ]]&gt; \"x\"");
    }
}
