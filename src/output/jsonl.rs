//! JSON Lines: one object a document, with every mention in it.
//!
//! The field names and their order are the public format. All offsets count code points.

use std::fmt::{Display, Write};
use std::ops::Range;

use super::formats::WriteTagged;
use crate::calendar::offset;
use crate::document::OffsetMap;
use crate::error::Note;
use crate::event::{Mention, Tagged};

/// A line for each document, and one for each record that was skipped, so that input and output stay in step.
pub const TAGGED: WriteTagged = WriteTagged {
    skipped: |record, reason| skipped(record, reason).into_bytes(),
    ..WriteTagged::new(|tagged, text| Ok(line(tagged, text).into_bytes()))
};

/// Whether the text itself goes out beside the offsets into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// It stays out, where whoever reads the line has it already.
    Never,
    #[default]
    Always,
}

/// Writes fields of an object, after `{` or after other fields.
///
/// The names stand as they are: to look through each of them for what must be escaped, as serde_json does, took a
/// twentieth of the time of `tag`.
macro_rules! fields {
    ($out:ident, $before:literal;) => {};
    ($out:ident, $before:literal; $name:ident: $value:expr, $($rest:tt)*) => {
        $out.push_str(concat!($before, "\"", stringify!($name), "\":"));
        Json::write($value, $out);
        fields!($out, ","; $($rest)*);
    };
}

/// One document as one line, with its end.
///
/// ```
/// use letopis::output::jsonl;
/// use letopis::{Document, Tagger};
///
/// let tagged = Tagger::default().tag(Document::new("Договор подписан 7 октября 2023 года."));
/// assert!(jsonl::line(&tagged, jsonl::Text::Always).contains(r#""value":"2023-10-07""#));
/// ```
pub fn line(tagged: &Tagged, text: Text) -> String {
    let document = &tagged.document;
    let places = OffsetMap::new(&document.text);
    // About as long as it gets, so that it need not grow.
    let mut line = String::with_capacity(512 + 384 * tagged.mentions.len());
    let out = &mut line;
    fields! { out, "{";
        id: &document.id,
        title: &document.title,
        url: &document.url,
        published: &document.published.map(|published| Shown(published.period)),
        published_basis: &document.published.map(|published| Name(published.basis.name())),
    }
    out.push_str(",\"notes\":");
    write_list(out, &tagged.notes, |out, note| write_note(out, note, &places));
    out.push_str(",\"mentions\":");
    write_list(out, &tagged.mentions, |out, mention| write_mention(out, mention, &document.text, &places));
    if text == Text::Always {
        fields! { out, ","; text: &document.text, }
    }
    out.push_str("}\n");
    line
}

fn write_list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (n, item) in items.iter().enumerate() {
        out.push_str(if n == 0 { "" } else { "," });
        write(out, item);
    }
    out.push(']');
}

fn write_note(out: &mut String, note: &Note, places: &OffsetMap) {
    let place = note.place.as_ref().map(|bytes| pair(places, bytes));
    fields! { out, "{";
        text: &note.text,
        start: &place.map(|[start, _]| start),
        end: &place.map(|[_, end]| end),
    }
    out.push('}');
}

/// The code points of some bytes, as two numbers.
fn pair(places: &OffsetMap, bytes: &Range<usize>) -> [usize; 2] {
    let Range { start, end } = places.code_points(bytes);
    [start, end]
}

fn write_mention(out: &mut String, mention: &Mention, text: &str, places: &OffsetMap) {
    let interval = mention.interval();
    let [start, end] = pair(places, &mention.span);
    fields! { out, "{";
        start: &start,
        end: &end,
        text: &text[mention.span.clone()],
        type: &Name(mention.when.value.kind().name()),
        value: &Shown(&mention.when.value),
        mod: &mention.when.modifier.map(|modifier| Name(modifier.name())),
        first: &interval.and_then(|interval| interval.first_bound()).map(Shown),
        last: &interval.and_then(|interval| interval.last_bound()).map(Shown),
        zone: &mention.when.zone().map(offset),
        edtf: &mention.when.value.edtf(mention.when.modifier),
        basis: &Shown(&mention.when.basis),
        rule: &Name(mention.rule),
        sentence: &mention.sentence.as_ref().map(|bytes| pair(places, bytes)),
        event: &mention.event.as_ref().map(|bytes| pair(places, bytes)),
        attribution: &mention.attribution.as_ref().map(|bytes| &text[bytes.clone()]),
        status: &Name(mention.status.name()),
    }
    out.push('}');
}

/// The line of a record that was skipped for this reason, so that lines of input and output stay in step.
pub fn skipped(record: u64, reason: &str) -> String {
    let mut out = format!("{{\"record\":{record},\"error\":");
    reason.write(&mut out);
    out + "}\n"
}

/// What a field may hold.
trait Json {
    fn write(&self, out: &mut String);
}

impl Json for str {
    fn write(&self, out: &mut String) {
        // All bytes are asked at once: few strings have one to escape, and serde_json looks at one after the other.
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if self.bytes().fold(true, |all, byte| all & is_plain(byte)) {
            quoted(out, |out| out.push_str(self));
        } else {
            out.push_str(&serde_json::to_string(self).expect("any text is a string of JSON"));
        }
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out)
    }
}

/// A name of the program's own, which has nothing to escape.
struct Name(&'static str);

impl Json for Name {
    fn write(&self, out: &mut String) {
        quoted(out, |out| out.push_str(self.0));
    }
}

/// A value as it is displayed, which has nothing to escape either.
struct Shown<T>(T);

impl<T: Display> Json for Shown<T> {
    fn write(&self, out: &mut String) {
        quoted(out, |out| write!(out, "{}", self.0).expect("a string takes all"));
    }
}

fn quoted(out: &mut String, write: impl FnOnce(&mut String)) {
    out.push('"');
    write(out);
    out.push('"');
}

impl Json for usize {
    fn write(&self, out: &mut String) {
        out.push_str(itoa::Buffer::new().format(*self));
    }
}

impl Json for [usize; 2] {
    fn write(&self, out: &mut String) {
        write_list(out, self, |out, number| number.write(out));
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (*self).write(out)
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;

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
        assert_eq!(line(&example::tagged(), Text::Always), expected);
    }

    #[test]
    fn lists_of_none_and_of_several() {
        let mut tagged = example::tagged();
        tagged.notes.push(tagged.notes[0].clone());
        tagged.notes[1].place = None;
        tagged.mentions.clear();
        let line = super::line(&tagged, Text::Always);
        let expected = r#""notes":[{"text":"two dates","start":8,"end":10},{"text":"two dates","start":null,"end":null}],"mentions":[],"text""#;
        assert!(line.contains(expected), "{line}");
    }

    #[test]
    fn text_only_when_asked_for() {
        let tagged = example::tagged();
        assert!(!line(&tagged, Text::Never).contains("\"text\":\"Новости"));
        assert!(line(&tagged, Text::Always).contains("\"text\":\"Новости"));
    }

    #[test]
    fn a_zone_is_an_offset() {
        let mut tagged = example::tagged();
        let zoned = crate::calendar::Clock::At { hour: 18, minute: 30, zone: Some(180) };
        let period = crate::calendar::Period::day("2023-10-07".parse().unwrap());
        let moment = crate::calendar::Moment { period, clock: Some(zoned) };
        tagged.mentions[0].when.value = crate::calendar::Value::Single(crate::calendar::Point::On(moment));
        let line = super::line(&tagged, Text::Always);
        assert!(line.contains(r#""first":"2023-10-07T18:30","last":"2023-10-07T18:30","zone":"+03:00""#));
    }

    #[test]
    fn a_skipped_record_keeps_its_line() {
        let skipped = skipped(17, "news.jsonl:17: not an object");
        let expected = "{\"record\":17,\"error\":\"news.jsonl:17: not an object\"}\n";
        assert_eq!(skipped, expected);
    }
}
