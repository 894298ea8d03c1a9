//! JSON and JSON Lines of the timeline: an object for each event, with the fields of the table.
//!
//! `timeline.schema.json` beside this file says what they hold.

use std::io::{self, Write};

use super::row::Row;
use crate::timeline::Timeline;

/// Writes one array, an event a line.
pub fn write(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    out.write_all(b"[")?;
    for (n, event) in timeline.events.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        out.write_all(&serde_json::to_vec(&Row::of_event(event))?)?;
    }
    out.write_all(b"\n]\n")
}

/// Writes an object a line.
pub fn write_lines(out: &mut impl Write, timeline: &Timeline) -> io::Result<()> {
    for event in &timeline.events {
        // A line goes out whole.
        let mut line = serde_json::to_vec(&Row::of_event(event))?;
        line.push(b'\n');
        out.write_all(&line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Modifier;
    use crate::output::example::{event, timeline, value};
    use crate::output::row::NAMES;

    fn lines(timeline: &Timeline) -> String {
        let mut out = Vec::new();
        write_lines(&mut out, timeline).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_an_event() {
        let mut row = event(value("2015"), Some(Modifier::OnOrAfter), "с 2015 года", "Работает, \"как\" все");
        let other = event(value("2015-10-06/2015-10-12"), None, "на неделе", "Работает");
        row.set_conflicts(vec![other.when.interval().unwrap()]);
        row.set_others(vec![other]);
        let expected = concat!(
            r#"{"first":"2015-01-01","last":null,"phrase":"с 2015 года","event":"Работает, \"как\" все.","#,
            r#""status":"stated","attribution":null,"source":"a.txt","title":null,"url":null,"#,
            r#""published":"2025-11-02","edtf":"2015/..","value":"2015","type":"DATE","mod":"ON_OR_AFTER","#,
            r#""zone":null,"basis":"day:said year:tense","sources":1,"merged":["#,
            r#"{"outlet":"a.txt","phrase":"с 2015 года","event":"Работает, \"как\" все.","#,
            r#""status":"stated","attribution":null,"first":"2015-01-01","last":null,"#,
            r#""published":"2025-11-02","url":null},"#,
            r#"{"outlet":"a.txt","phrase":"на неделе","event":"Работает.","#,
            r#""status":"stated","attribution":null,"first":"2015-10-06","last":"2015-10-12","#,
            r#""published":"2025-11-02","url":null}],"conflict":["2015-10-06/2015-10-12"],"#,
            r#""sentence":"Работает, \"как\" все с 2015 года.","line":3,"start":10,"end":21}"#,
            "\n"
        );
        assert_eq!(lines(&timeline(vec![row])), expected);
    }

    #[test]
    fn the_array_has_the_objects_of_the_lines() {
        let all = timeline(vec![event(value("2015"), None, "в 2015 году", "Так"); 2]);
        let mut out = Vec::new();
        write(&mut out, &all).unwrap();
        let lines = lines(&all);
        let [first, second] = lines.lines().collect::<Vec<_>>()[..] else { panic!("{lines}") };
        assert_eq!(String::from_utf8(out).unwrap(), format!("[\n{first},\n{second}\n]\n"));
        let mut out = Vec::new();
        write(&mut out, &Timeline::default()).unwrap();
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), serde_json::json!([]));
    }

    #[test]
    fn the_schema_tells_every_field() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("timeline.schema.json")).unwrap();
        let event = &schema["$defs"]["event"];
        let fields = event["properties"].as_object().unwrap();
        assert_eq!(fields.len(), NAMES.len());
        for name in NAMES {
            assert!(fields[name]["description"].is_string(), "{name}");
            assert!(event["required"].as_array().unwrap().contains(&name.into()), "{name}");
        }
    }
}
