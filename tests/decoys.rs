//! Sentences that only look as if they said when: the program must find nothing in any of them.

mod program;

use std::fs;

use program::Folder;
use serde_json::{Value, json};

const SENTENCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/without-dates.txt");

/// Any day will do; with it, whatever is found can be placed, and looks as users would see it.
const DATE: &str = "2019-06-10";

/// The sentences of the fixture as records of JSON Lines, each with the article's date.
fn records(sentences: &[&str]) -> String {
    let record = |(n, text): (usize, &&str)| json!({ "id": n.to_string(), "text": text, "date": DATE });
    sentences.iter().enumerate().map(record).map(|record| format!("{record}\n")).collect()
}

/// Mentions of a line of `tag` as `[phrase] value (rule)`.
fn shown(line: &str) -> String {
    let row: Value = serde_json::from_str(line).unwrap();
    let mentions = row["mentions"].as_array().unwrap_or_else(|| panic!("no mentions in {line}"));
    let show = |mention: &Value| {
        let field = |name: &str| mention[name].as_str().unwrap_or_default().to_owned();
        format!("[{}] {} ({})", field("text"), field("value"), field("rule"))
    };
    mentions.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn sentences_without_dates_have_no_mentions() {
    let lines = fs::read_to_string(SENTENCES).unwrap();
    let sentences: Vec<&str> =
        lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(160 <= sentences.len(), "only {} sentences were read", sentences.len());
    let folder = Folder::new(&[("sentences.jsonl", records(&sentences).as_bytes())]);
    let run = folder.run("tag -q --no-leads sentences.jsonl", "");
    assert_eq!((run.stderr.as_str(), run.code), ("", 0));
    assert_eq!(run.stdout.lines().count(), sentences.len(), "each sentence gives a line");
    let false_hits: Vec<String> = sentences
        .iter()
        .zip(run.stdout.lines())
        .map(|(sentence, line)| (sentence, shown(line)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(sentence, found)| format!("{sentence} ⇒ {found}"))
        .collect();
    assert!(false_hits.is_empty(), "{} false hits\n{}", false_hits.len(), false_hits.join("\n"));
}
