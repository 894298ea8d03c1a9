//! The examples and decoys of all rules, run through all rules, and what holds for the table of rules.

use std::collections::HashSet;

use super::Tagger;
use crate::calendar::{Grain, Period};
use crate::document::{Document, Published, PublishedBasis};
use crate::event::Tagged;
use crate::phrase::{Pattern, Rule, flat_names, rules};

/// An example taken apart: `Он приехал [7 октября] @ 2023-10-09 = 2023-10-07`.
struct Example {
    text: String,
    brackets: Vec<String>,
    date: String,
    values: Vec<String>,
}

impl Example {
    fn parse(line: &str) -> Example {
        let (marked, expected) = line.split_once('@').unwrap_or_else(|| panic!("{line:?} lacks its @ date"));
        let (date, values) = expected.split_once('=').unwrap_or_else(|| panic!("{line:?} lacks its = value"));
        let values = values.split(';').map(|value| value.trim().to_owned());
        let brackets = marked.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0.to_owned()));
        Example {
            brackets: brackets.collect(),
            text: marked.replace(['[', ']'], "").trim().to_owned(),
            date: date.trim().to_owned(),
            values: values.filter(|value| !value.is_empty()).collect(),
        }
    }
}

fn tag(tagger: &mut Tagger, text: &str, date: &str) -> Tagged {
    let published = date.parse().ok().map(|day| Published {
        period: Period::around(day, Grain::Day).unwrap(),
        time: None,
        basis: PublishedBasis::Given,
    });
    tagger.tag(Document { text: text.to_owned(), published, ..Document::default() })
}

/// Mentions as `[phrase] value MODIFIER`.
fn shown(tagged: &Tagged) -> Vec<String> {
    let text = |mention: &crate::Mention| {
        let modifier =
            mention.when.modifier.map(|modifier| format!(" {}", modifier.name())).unwrap_or_default();
        format!("[{}] {}{modifier}", &tagged.document.text[mention.span.clone()], mention.when.value)
    };
    tagged.mentions.iter().map(text).collect()
}

fn steps(tagger: &Tagger, text: &str) -> Vec<String> {
    tagger.derivations(text).into_iter().map(|derivation| derivation.steps).collect()
}

fn names_in(steps: &str) -> impl Iterator<Item = &str> {
    steps.split([' ', '(', ')', ',', '←'])
}

#[test]
fn every_example_gives_its_mentions_and_walks_its_rule() {
    let mut tagger = Tagger::default();
    let mut failures = Vec::new();
    for rule in rules() {
        for line in rule.examples {
            let example = Example::parse(line);
            let tagged = tag(&mut tagger, &example.text, &example.date);
            let expected: Vec<String> = example
                .brackets
                .iter()
                .zip(&example.values)
                .map(|(phrase, value)| format!("[{phrase}] {value}"))
                .collect();
            let derivations = steps(&tagger, &example.text);
            let names: Vec<&str> = derivations.iter().flat_map(|text| names_in(text)).collect();
            let walks = names.contains(&rule.name) || expected.is_empty();
            let found = shown(&tagged);
            let is_whole = example.brackets.len() == example.values.len();
            if found != expected || !is_whole || !walks {
                failures.push(format!("{}: {line}\n    found {found:?}\n    by {derivations:?}", rule.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_rule_finds_anything_in_its_decoys() {
    let mut tagger = Tagger::default();
    let mut failures = Vec::new();
    for rule in rules() {
        for text in rule.decoys {
            tag(&mut tagger, text, "2023-10-09");
            let derivations = steps(&tagger, text);
            let is_found = |text: &String| names_in(text).any(|name| name == rule.name);
            if derivations.iter().any(is_found) {
                failures.push(format!("{}: {text}\n    by {derivations:?}", rule.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rules_have_names_of_their_own_examples_and_decoys() {
    let mut names = HashSet::new();
    for Rule { name, examples, decoys, .. } in rules() {
        assert!(names.insert(name), "two rules are called {name}");
        assert!(!examples.is_empty(), "{name} has no example");
        assert!(!decoys.is_empty(), "{name} has no decoy");
    }
}

#[test]
fn every_alternative_of_a_pattern_is_walked_by_an_example() {
    let mut tagger = Tagger::default();
    let mut walked: HashSet<(&str, Vec<&str>)> = HashSet::new();
    for rule in rules() {
        for line in rule.examples {
            let example = Example::parse(line);
            tag(&mut tagger, &example.text, &example.date);
            walked.extend(tagger.walked());
        }
    }
    let mut missing = Vec::new();
    for rule in rules() {
        for alternative in flat_names(&Pattern::parse(rule.pattern)) {
            if !walked.contains(&(rule.name, alternative.clone())) {
                missing.push(format!("{}: {}", rule.name, alternative.join(" ")));
            }
        }
    }
    assert!(missing.is_empty(), "no example walks\n{}", missing.join("\n"));
}
