//! The article of the fixtures, from one end to the other.

use std::fs;
use std::process::Command;

use serde_json::Value;

const ARTICLE: &str = "fixtures/peskov-venezuela.txt";

/// Standard output of the program, which must say no more and be done.
fn run(arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_letopis"));
    program.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).env_remove("COLUMNS");
    let output = program.env_remove("CLICOLOR_FORCE").output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn chronology() {
    let screen = run(&["-q", ARTICLE]);
    for expected in
        ["Октябрь 2025\n  весь месяц", "ранее в октябре\n", "\n   7 вт", "\n  21 вт", "Ноябрь 2025\n   2 вс"]
    {
        assert!(screen.contains(expected), "{expected}\n{screen}");
    }
    let summary = Command::new(env!("CARGO_BIN_EXE_letopis"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg(ARTICLE)
        .output()
        .unwrap();
    let told = String::from_utf8(summary.stderr).unwrap();
    assert_eq!(told, "letopis: 1 dateline that differs from the metadata (--notes lists them)\n");
    assert!(String::from_utf8(summary.stdout).unwrap().ends_with("1 статья, 1 замечание\n"));
}

/// `text[start:end]` is the text of the mention, and mentions lie in their sentences.
#[test]
fn offsets_are_code_points() {
    let line: Value = serde_json::from_str(&run(&["tag", "-q", ARTICLE])).unwrap();
    let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
    let mentions = line["mentions"].as_array().unwrap();
    assert!(mentions.len() > 4);
    for mention in mentions {
        let place = |value: &Value| value.as_u64().unwrap() as usize;
        let (start, end) = (place(&mention["start"]), place(&mention["end"]));
        assert_eq!(text[start..end].iter().collect::<String>(), mention["text"].as_str().unwrap());
        let sentence = &mention["sentence"];
        assert!(place(&sentence[0]) <= start && end <= place(&sentence[1]), "{mention}");
    }
}

#[test]
fn timeline_as_expected() {
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/peskov-venezuela.csv");
    assert_eq!(run(&["export", "-q", ARTICLE]), fs::read_to_string(expected).unwrap());
}

/// What the README shows is what the program prints.
#[test]
fn the_picture_in_the_readme() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let picture = run(&["-q", ARTICLE]);
    assert!(
        readme.contains(&picture),
        "the README lacks
{picture}"
    );
}

#[test]
fn a_phrase_explained() {
    let told = run(&["explain", "7", "октября", "--date", "2025-11-02"]);
    assert!(told.starts_with("7 октября\n  value    2025-10-07\n"), "{told}");
    assert!(told.ends_with("[7 октября] @ 2025-11-02 = 2025-10-07\n"), "{told}");
}
