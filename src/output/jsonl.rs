//! JSON Lines: one object a document, with every mention in it.
//!
//! The field names and their order are the public format. All offsets count code points.

use std::fmt::Display;
use std::io::{self, Write};

use super::places::Places;
use crate::anchor::Mention;
use crate::calendar::offset;
use crate::error::{Error, Note};
use crate::event::Tagged;
use crate::input::Format;

/// Whether the text itself goes out beside the offsets into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// For every input but JSON Lines, whose reader has it already.
    #[default]
    UnlessGiven,
    Always,
}

/// Writes fields of an object, behind `{` or behind other fields.
///
/// The names stand as they are: serde_json would look through each of them for what must be escaped, which took
/// a twentieth of the time of `tag`.
macro_rules! fields {
    ($out:ident, $before:literal;) => {};
    ($out:ident, $before:literal; $name:ident: $value:expr, $($rest:tt)*) => {
        $out.write_all(concat!($before, "\"", stringify!($name), "\":").as_bytes())?;
        Json::write($value, $out)?;
        fields!($out, ","; $($rest)*);
    };
}

/// Writes one document as one line, in many small pieces, for which `out` had better be a buffer.
pub fn write(out: &mut impl Write, tagged: &Tagged, text: Text) -> io::Result<()> {
    let document = &tagged.document;
    let places = Places::new(&document.text);
    fields! { out, "{";
        id: &document.id,
        title: &document.title,
        url: &document.url,
        published: &document.published.map(|published| Shown(published.period)),
        published_basis: &document.published.map(|published| published.basis.name()),
    }
    out.write_all(b",\"notes\":")?;
    write_list(out, &tagged.notes, |out, note| write_note(out, note, &places))?;
    out.write_all(b",\"mentions\":")?;
    write_list(out, &tagged.mentions, |out, mention| write_mention(out, mention, &document.text, &places))?;
    if text == Text::Always || document.format != Format::Jsonl {
        fields! { out, ","; text: &document.text, }
    }
    out.write_all(b"}\n")
}

fn write_list<W: Write, T>(
    out: &mut W,
    items: &[T],
    mut write: impl FnMut(&mut W, &T) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(b"[")?;
    for (n, item) in items.iter().enumerate() {
        out.write_all(if n == 0 { b"" } else { b"," })?;
        write(out, item)?;
    }
    out.write_all(b"]")
}

fn write_note(out: &mut impl Write, note: &Note, places: &Places) -> io::Result<()> {
    let place = note.place.as_ref().map(|bytes| places.code_points(bytes));
    fields! { out, "{";
        text: &note.text,
        start: &place.map(|[start, _]| start),
        end: &place.map(|[_, end]| end),
    }
    out.write_all(b"}")
}

fn write_mention(out: &mut impl Write, mention: &Mention, text: &str, places: &Places) -> io::Result<()> {
    let interval = mention.interval();
    let [start, end] = places.code_points(&mention.span);
    fields! { out, "{";
        start: &start,
        end: &end,
        text: &text[mention.span.clone()],
        type: mention.value.kind().name(),
        value: &Shown(&mention.value),
        mod: &mention.modifier.map(|modifier| modifier.name()),
        first: &interval.and_then(|interval| interval.first_bound()).map(Shown),
        last: &interval.and_then(|interval| interval.last_bound()).map(Shown),
        zone: &mention.zone().map(offset),
        edtf: &mention.value.edtf(mention.modifier),
        basis: &Shown(&mention.basis),
        rule: mention.rule,
        sentence: &mention.sentence.as_ref().map(|bytes| places.code_points(bytes)),
        event: &mention.event.as_ref().map(|bytes| places.code_points(bytes)),
        attribution: &mention.attribution.as_ref().map(|bytes| &text[bytes.clone()]),
        status: mention.status.name(),
    }
    out.write_all(b"}")
}

/// Writes the line of a record that was skipped, so that lines of input and output stay in step.
pub fn write_skipped(out: &mut impl Write, record: u64, error: &Error) -> io::Result<()> {
    write!(out, "{{\"record\":{record},\"error\":")?;
    error.to_string().write(out)?;
    out.write_all(b"}\n")
}

/// What a field may hold.
trait Json {
    fn write(&self, out: &mut impl Write) -> io::Result<()>;
}

impl Json for str {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        // All bytes are asked at once: few strings have one to escape, and serde_json looks at one after the other.
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if self.bytes().fold(true, |all, byte| all & is_plain(byte)) {
            out.write_all(b"\"")?;
            out.write_all(self.as_bytes())?;
            out.write_all(b"\"")
        } else {
            Ok(serde_json::to_writer(out, self)?)
        }
    }
}

impl Json for String {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.as_str().write(out)
    }
}

/// A value as it is displayed, which has nothing to escape.
struct Shown<T>(T);

impl<T: Display> Json for Shown<T> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "\"{}\"", self.0)
    }
}

impl Json for usize {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        Ok(serde_json::to_writer(out, self)?)
    }
}

impl Json for [usize; 2] {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        Ok(serde_json::to_writer(out, self)?)
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        (*self).write(out)
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Some(value) => value.write(out),
            None => out.write_all(b"null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;

    fn written(tagged: &Tagged, text: Text) -> String {
        let mut out = Vec::new();
        write(&mut out, tagged, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The whole line: names, their order, and code points for offsets.
    #[test]
    fn one_line_a_document() {
        let expected = concat!(
            r#"{"id":"news/a.txt","title":"Новости, \"день\"","url":null,"#,
            r#""published":"2023-10-09","published_basis":"metadata","#,
            r#""notes":[{"text":"two dates","start":8,"end":10}],"#,
            r#""mentions":[{"start":19,"end":38,"text":"7 октября 2023 года","type":"DATE","#,
            r#""value":"2023-10-07","mod":null,"first":"2023-10-07","last":"2023-10-07","zone":null,"#,
            r#""edtf":"2023-10-07","basis":"day:said year:tense","rule":"day-month-year","#,
            r#""sentence":[8,47],"event":[8,18],"attribution":null,"status":"stated"}],"#,
            r#""text":"Новости\nОн приехал 7 октября 2023 года поездом."}"#,
            "\n"
        );
        assert_eq!(written(&example::tagged(), Text::UnlessGiven), expected);
    }

    #[test]
    fn lists_of_none_and_of_several() {
        let mut tagged = example::tagged();
        tagged.notes.push(tagged.notes[0].clone());
        tagged.notes[1].place = None;
        tagged.mentions.clear();
        let line = written(&tagged, Text::UnlessGiven);
        let expected = r#""notes":[{"text":"two dates","start":8,"end":10},{"text":"two dates","start":null,"end":null}],"mentions":[],"text""#;
        assert!(line.contains(expected), "{line}");
    }

    #[test]
    fn text_of_json_lines_only_when_asked_for() {
        let mut tagged = example::tagged();
        tagged.document.format = Format::Jsonl;
        assert!(!written(&tagged, Text::UnlessGiven).contains("\"text\":\"Новости"));
        assert!(written(&tagged, Text::Always).contains("\"text\":\"Новости"));
    }

    #[test]
    fn a_zone_is_an_offset() {
        let mut tagged = example::tagged();
        let zoned = crate::calendar::Clock::At { hour: 18, minute: 30, zone: Some(180) };
        let period = crate::calendar::Period::day("2023-10-07".parse().unwrap());
        let moment = crate::calendar::Moment { period, clock: Some(zoned) };
        tagged.mentions[0].value = crate::calendar::Value::Single(crate::calendar::Point::On(moment));
        let line = written(&tagged, Text::UnlessGiven);
        assert!(line.contains(r#""first":"2023-10-07T18:30","last":"2023-10-07T18:30","zone":"+03:00""#));
    }

    #[test]
    fn a_skipped_record_keeps_its_line() {
        let mut out = Vec::new();
        write_skipped(&mut out, 17, &Error::at("news.jsonl:17", "not an object")).unwrap();
        let expected = "{\"record\":17,\"error\":\"news.jsonl:17: not an object\"}\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
