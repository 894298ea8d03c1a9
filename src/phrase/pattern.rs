//! Patterns: how a wording is written down in a rule.
//!
//! A pattern is a sequence of elements. `Day` is a named set of tokens (see the elements), `год` any
//! form of that word, `среда:acc` a form in that case, `<month>` a phrase that an earlier table found.
//! `[ … ]` may be missing, `( … | … )` is a choice.

use super::elements::{Element, Test};

/// A pattern read from its text.
#[derive(Debug)]
pub enum Pattern {
    Element(Element),
    Sequence(Vec<Pattern>),
    Choice(Vec<Pattern>),
    Optional(Box<Pattern>),
}

impl Pattern {
    /// Reads a pattern; a fault in one is a fault in the program, and so a panic that shows it.
    pub fn parse(text: &'static str) -> Pattern {
        let mut words = text.split_whitespace();
        Pattern::choice(&mut words, text, None)
    }

    fn choice(words: &mut impl Iterator<Item = &'static str>, text: &str, until: Option<&str>) -> Pattern {
        let (mut choices, mut sequence) = (Vec::new(), Vec::new());
        loop {
            let word = words.next();
            match word {
                _ if word == until => break,
                None => panic!("pattern {text:?} lacks {until:?}"),
                Some("]" | ")") => panic!("pattern {text:?} closes what it did not open"),
                Some("[") => {
                    let inner = Pattern::choice(words, text, Some("]"));
                    sequence.push(Pattern::Optional(Box::new(inner)));
                }
                Some("(") => sequence.push(Pattern::choice(words, text, Some(")"))),
                Some("|") => choices.push(Pattern::Sequence(std::mem::take(&mut sequence))),
                Some(word) => sequence.push(Pattern::Element(Element::parse(word, text))),
            }
        }
        choices.push(Pattern::Sequence(sequence));
        if choices.len() == 1 { choices.remove(0) } else { Pattern::Choice(choices) }
    }

    /// Every sequence of elements that the pattern stands for.
    #[cfg(test)]
    pub fn flat(&self) -> Vec<Vec<Element>> {
        match self {
            Pattern::Element(element) => vec![vec![*element]],
            Pattern::Optional(inner) => [vec![vec![]], inner.flat()].concat(),
            Pattern::Choice(choices) => choices.iter().flat_map(Pattern::flat).collect(),
            Pattern::Sequence(parts) => parts.iter().fold(vec![vec![]], |heads, part| {
                let tails = part.flat();
                let join = |head: &Vec<Element>| {
                    let head = head.clone();
                    tails.iter().map(move |tail| [head.clone(), tail.clone()].concat()).collect::<Vec<_>>()
                };
                heads.iter().flat_map(join).collect()
            }),
        }
    }
}

/// Every alternative of a pattern as the names of its elements.
#[cfg(test)]
pub fn flat_names(pattern: &Pattern) -> Vec<Vec<&'static str>> {
    pattern.flat().into_iter().map(|elements| elements.iter().map(|element| element.name).collect()).collect()
}

/// A place in the patterns of a table: one element as it stands in one rule.
#[derive(Debug)]
pub struct Position {
    pub element: Element,
    /// The number of the element's test among all tests of the table.
    pub test: u16,
    pub rule: u16,
    /// Whether a match may end here.
    pub is_last: bool,
    /// Positions that may come next.
    pub next: Vec<u16>,
}

/// All patterns of a table, as the positions between which a match walks (Glushkov's construction:
/// no state without a token, so that a path through the positions names the element of each token).
#[derive(Debug, Default)]
pub struct Positions {
    pub all: Vec<Position>,
    /// Positions a match may begin with, by rule.
    pub first: Vec<Vec<u16>>,
    pub tests: Vec<Test>,
}

/// Places in a match, a bit each.
pub type Places = u8;

/// A match may begin with it.
pub const FIRST: Places = 1;
/// Behind the first.
pub const SECOND: Places = 2;
/// It may be the whole match.
pub const ALONE: Places = 4;
/// It is in some place or other.
pub const ANY: Places = 8;

/// The ends of a part of a pattern.
struct Ends {
    first: Vec<u16>,
    last: Vec<u16>,
    may_be_empty: bool,
}

impl Positions {
    /// Adds the pattern of the next rule.
    pub fn add(&mut self, pattern: &Pattern) {
        let rule = self.first.len() as u16;
        let ends = self.walk(pattern, rule);
        assert!(!ends.may_be_empty, "a pattern of rule {rule} matches nothing");
        for last in ends.last {
            self.all[usize::from(last)].is_last = true;
        }
        self.first.push(ends.first);
    }

    /// For each test the places in a match of what passes it.
    pub fn places_of_tests(&self) -> Vec<Places> {
        let mut places = vec![ANY; self.tests.len()];
        for first in self.first.iter().flatten().map(|n| &self.all[usize::from(*n)]) {
            places[usize::from(first.test)] |= if first.is_last { FIRST | ALONE } else { FIRST };
            for second in first.next.iter().map(|n| &self.all[usize::from(*n)]) {
                places[usize::from(second.test)] |= SECOND;
            }
        }
        places
    }

    fn walk(&mut self, pattern: &Pattern, rule: u16) -> Ends {
        match pattern {
            Pattern::Element(element) => {
                let test = self.test(element.test);
                let position = Position { element: *element, test, rule, is_last: false, next: Vec::new() };
                self.all.push(position);
                let here = (self.all.len() - 1) as u16;
                Ends { first: vec![here], last: vec![here], may_be_empty: false }
            }
            Pattern::Optional(inner) => Ends { may_be_empty: true, ..self.walk(inner, rule) },
            Pattern::Choice(choices) => {
                let mut all = Ends { first: Vec::new(), last: Vec::new(), may_be_empty: false };
                for choice in choices {
                    let ends = self.walk(choice, rule);
                    all.first.extend(ends.first);
                    all.last.extend(ends.last);
                    all.may_be_empty |= ends.may_be_empty;
                }
                all
            }
            Pattern::Sequence(parts) => {
                let mut all = Ends { first: Vec::new(), last: Vec::new(), may_be_empty: true };
                for part in parts {
                    let ends = self.walk(part, rule);
                    for last in &all.last {
                        self.all[usize::from(*last)].next.extend(&ends.first);
                    }
                    if all.may_be_empty {
                        all.first.extend(&ends.first);
                    }
                    if ends.may_be_empty {
                        all.last.extend(ends.last);
                    } else {
                        all.last = ends.last;
                    }
                    all.may_be_empty &= ends.may_be_empty;
                }
                all
            }
        }
    }

    fn test(&mut self, test: Test) -> u16 {
        let known = self.tests.iter().position(|other| *other == test);
        known.unwrap_or_else(|| {
            self.tests.push(test);
            self.tests.len() - 1
        }) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &'static str) -> Vec<String> {
        flat_names(&Pattern::parse(text)).iter().map(|names| names.join(" ")).collect()
    }

    #[test]
    fn flat_alternatives() {
        assert_eq!(flat("Day Month"), ["Day Month"]);
        assert_eq!(flat("Day [ Month ]"), ["Day", "Day Month"]);
        assert_eq!(
            flat("( в | на ) Month [ Year год ]"),
            ["в Month", "в Month Year год", "на Month", "на Month Year год"]
        );
    }

    #[test]
    #[should_panic(expected = "closes what it did not open")]
    fn a_stray_bracket_is_loud() {
        Pattern::parse("Day ] Month");
    }

    #[test]
    #[should_panic(expected = "lacks")]
    fn an_open_bracket_is_loud() {
        Pattern::parse("Day [ Month");
    }
}
