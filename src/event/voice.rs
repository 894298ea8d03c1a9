//! Voices: who says that something happened, and whether it is so.
//!
//! The rules are in [`rules`](super::rules).

use std::ops::Range;

use super::clause::Clauses;
use super::mention::Status;
use super::piece::{Kind, Piece};
use super::rules::{Gives, Place, RULES};
use super::source::{ENDS_NOUN, Text, Who};
use super::word::{Word, Words};
use super::wording::{Walk, Wordings};
use crate::language::{List, Lists};

/// Words found in a sentence.
#[derive(Clone, Debug)]
pub struct Voice {
    rule: usize,
    pub tokens: Range<usize>,
    who: Option<Who>,
}

/// What is said of a mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub status: Status,
    pub who: Option<Who>,
    /// Whether the words are those of hearsay, which has its source in what was told before.
    pub is_hearsay: bool,
    /// Whether it is the day of saying so.
    pub is_saying: bool,
    /// Whether it may be, no more: «может».
    pub is_chance: bool,
    /// The rules that say so, a bit each.
    pub rules: u32,
}

/// What the rules find in a sentence. The buffer is used again.
#[derive(Default)]
pub struct Voices {
    found: Vec<Voice>,
    /// The tokens of those that name a source.
    pub sources: Vec<Range<usize>>,
}

impl Voices {
    pub fn read(&mut self, text: Text, clauses: &Clauses) {
        self.found.clear();
        self.sources.clear();
        let wordings = Wordings::get();
        let viable = wordings.viable(clauses.all_lists());
        if viable == 0 {
            return;
        }
        // Most words begin none of them.
        let (mut terms_to_begin, mut may_begin_openly) = (Lists::NONE, false);
        for pattern in wordings.some(viable) {
            match pattern.first_term() {
                Some(term) => terms_to_begin = terms_to_begin.or(term),
                None => may_begin_openly = true,
            }
        }
        let sentence = clauses.sentence();
        let mut taken = sentence.start;
        let walk = Walk { text, clauses, end: sentence.end };
        for (n, lists) in clauses.all_with_lists() {
            let opens = || n == sentence.start || clauses.opens(n - 1);
            let may_begin = lists.meet(terms_to_begin) || may_begin_openly && opens();
            if !may_begin {
                continue;
            }
            let opens = opens();
            let mut done = usize::MAX;
            for pattern in wordings.some(viable) {
                let rule = &RULES[pattern.rule];
                let may = match rule.place {
                    Place::Piece | Place::Head => opens,
                    _ => true,
                };
                if !may
                    || pattern.rule == done
                    || rule.gives == Gives::Source && n < taken
                    || pattern.first_term().is_some_and(|term| !lists.meet(term))
                {
                    continue;
                }
                let Some((end, who)) = walk.along(pattern, n) else { continue };
                done = pattern.rule;
                let is_noun = rule.gives == Gives::Source && rule.place != Place::Head;
                let end = if is_noun { end_of_noun(clauses, end) } else { end };
                if rule.gives == Gives::Source {
                    self.sources.push(n..end);
                    taken = end;
                }
                self.found.push(Voice { rule: pattern.rule, tokens: n..end, who });
            }
        }
    }

    /// What is said of a date in the sentence that was read, whose event is given.
    pub fn said(&self, clauses: &Clauses, at: &Range<usize>, event: &Range<usize>) -> Said {
        let mut said = Said::default();
        let mut nearest = usize::MAX;
        for voice in &self.found {
            let rule = &RULES[voice.rule];
            // «не мог приехать»: he did not, which is no guess.
            let is_denied =
                || clauses.lists(voice.tokens.start.wrapping_sub(1)).has(List::Not) && rule.name == "chance";
            if !holds(rule.place, voice, clauses, at, event) || is_denied() {
                continue;
            }
            let is_before = voice.tokens.end <= at.start;
            let between = between(voice, at).len();
            said.rules |= 1 << voice.rule;
            // Within: «Песков заявил 5 мая, что …» says on that day who spoke.
            let is_within = !is_before && voice.tokens.start < at.end;
            said.is_saying |= rule.place == Place::Beside || is_within && rule.gives == Gives::Source;
            match rule.gives {
                Gives::Source if between < nearest || !is_before => {
                    if said.who.is_none() || between < nearest {
                        nearest = between;
                        said.who = voice.who.clone();
                        said.status = said.status.max(Status::Reported);
                    }
                }
                Gives::Source => {}
                Gives::Chance => said.is_chance = true,
                Gives::Status(status) => {
                    said.is_hearsay |= rule.name == "hearsay";
                    said.status = said.status.max(status);
                }
            }
        }
        said
    }

    /// Who is named by «Об этом сообщил …» in a sentence of its own.
    pub fn about_this(&self, text: Text, clauses: &Clauses) -> Option<Who> {
        let voice = self.found.first()?;
        let start = clauses.sentence().start;
        (voice.tokens.start == start && text.is_about_this(start)).then(|| voice.who.clone()).flatten()
    }
}

/// Whether words in their place say something of a date.
fn holds(place: Place, voice: &Voice, clauses: &Clauses, at: &Range<usize>, event: &Range<usize>) -> bool {
    let is_before = voice.tokens.end <= at.start;
    let is_after = at.end <= voice.tokens.start;
    let is_apart = is_before || is_after;
    let between = between(voice, at);
    let opens_clause = matches!(clauses.word(voice.tokens.end - 1), Some(Word::That | Word::Strong));
    match place {
        Place::Piece | Place::Anywhere => true,
        Place::Head => !is_after,
        Place::Before => is_before && !is_cut_off(clauses, between, opens_clause),
        Place::After => is_after,
        Place::Around => {
            let noun = voice.tokens.start..at.start;
            let is_around = voice.tokens.start < at.start && at.end < voice.tokens.end;
            is_around && (!clauses.any(Word::Verb, noun.clone()) || clauses.any(JOINTS, noun))
        }
        Place::Beside => {
            let is_next = is_before && (opens_clause || is_joined(clauses, &between));
            !is_apart || !is_next && !clauses.any(ENDS_SAYING, between)
        }
        Place::Clause => {
            let near = event.start.saturating_sub(REACH)..event.end;
            is_apart
                && near.contains(&voice.tokens.start)
                && between.len() <= FAR
                && !clauses.any(JOINTS, between)
                && !is_aside(clauses, voice, at)
        }
    }
}

/// What stands between words and a date.
fn between(voice: &Voice, at: &Range<usize>) -> Range<usize> {
    voice.tokens.end.min(at.end)..at.start.max(voice.tokens.start)
}

/// Whether another clause begins between words and what they announce: «опроверг слухи и 5 мая уехал».
fn is_cut_off(clauses: &Clauses, between: Range<usize>, opens_clause: bool) -> bool {
    let is_new = |n: usize| clauses.word(n) == Some(Word::Comma) && clauses.word(n + 1) == Some(Word::And);
    if clauses.any(Word::Strong, between.clone()) || between.clone().any(is_new) {
        return true;
    }
    let joint = clauses.first(JOINTS, between.clone()).unwrap_or(between.end);
    !opens_clause && (is_joined(clauses, &between) || clauses.any(Word::Verb, between.start..joint))
}

/// Whether «и» stands right before a date, as in «… и 5 мая уехал».
fn is_joined(clauses: &Clauses, between: &Range<usize>) -> bool {
    !between.is_empty() && clauses.word(between.end - 1) == Some(Word::And)
}

/// Whether words stand in a clause or a title of their own, away from the date, or the date does.
fn is_aside(clauses: &Clauses, voice: &Voice, at: &Range<usize>) -> bool {
    const QUOTES: Words = Words::of(&[Word::Quote]);
    let title = clauses.last(QUOTES, clauses.sentence().start..voice.tokens.start);
    let title = title.and_then(|n| Some(n..clauses.closed(n)?));
    if title.is_some_and(|title| title.contains(&voice.tokens.start) && !title.contains(&at.start)) {
        return true;
    }
    let piece = |n: usize| clauses.pieces.iter().find(|piece| piece.tokens.contains(&n));
    let leans = |piece: &&Piece| matches!(piece.kind, Kind::Which | Kind::Participle);
    let is_elsewhere = |piece: &Piece, n: usize| !piece.tokens.contains(&n);
    let of_words = piece(voice.tokens.start).filter(leans);
    let of_date = piece(at.start).filter(leans);
    of_words.is_some_and(|piece| piece.tokens.end <= at.start && piece.has_verb)
        || of_date
            .is_some_and(|piece| is_elsewhere(piece, voice.tokens.start) && at.end <= voice.tokens.start)
}

/// Where what belongs to a source ends: «глава завода в Твери», and the day on which he spoke.
fn end_of_noun(clauses: &Clauses, from: usize) -> usize {
    let end = clauses.sentence().end;
    let noun = clauses.first(const { ENDS_NOUN.and(Word::Time) }, from..end).unwrap_or(end);
    let time = clauses.first(const { Words::but(&[Word::Time]) }, noun..end).unwrap_or(end);
    if clauses.opens(time) { time } else { noun }
}

/// Words that introduce a clause that depends on another.
const JOINTS: Words = Words::of(&[Word::Which, Word::That, Word::If]);
/// What stands between a verb of saying and the date of another one.
const ENDS_SAYING: Words = {
    use Word::*;
    Words::of(&[Comma, Strong, Dash, Stop, Verb, That, Which, If, Gerund, Participle])
};
/// No word says of a date so many tokens away whether it is so.
const FAR: usize = 40;
/// «Вероятно, …»: words before an event that still belong to it.
const REACH: usize = 4;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::mention::Mention;
    use super::super::tell::{Reading, Teller, bytes_of, tokens_of};
    use super::*;
    use crate::anchor::Anchored;
    use crate::document::Document;
    use crate::language::{TenseBuffers, Tenses, Token, tokenize};
    use crate::tagger::Tagger;

    /// A text without its marks, and the place of the date in brackets.
    fn read(marked: &str) -> (String, usize) {
        let date = marked.find('[').unwrap_or_else(|| panic!("{marked}: no date in brackets"));
        let text = marked.replace(['[', ']', '{', '}'], "");
        let before = marked[..date].replace(['{', '}'], "").len();
        (text, before)
    }

    /// A sentence with the source in braces, and its status as an article of some day tells it.
    fn shown(text: &str, at: usize, day: &str) -> String {
        let document = Document::new(text).published(day).unwrap();
        let tagged = Tagger::default().tag(document);
        let mention = tagged.mentions.iter().find(|mention| mention.span.contains(&at));
        let mention = mention.unwrap_or_else(|| panic!("{text}: no mention at {at}"));
        let mut shown = text.to_owned();
        if let Some(name) = &mention.attribution {
            shown.insert(name.end, '}');
            shown.insert(name.start, '{');
        }
        format!("{shown} = {}", mention.status.name())
    }

    fn anchored(mention: &Mention, tokens: &[Token]) -> Anchored {
        let at = tokens_of(tokens, &mention.span);
        let (span, tokens) = (mention.span.clone(), at.start as u32..at.end as u32);
        Anchored { span, tokens, rule: mention.rule, bound: None, when: mention.when.clone() }
    }

    /// The rules that have their say in what is told of a date.
    fn rules_at(text: &str, at: usize) -> Vec<&'static str> {
        let document = Document::new(text).published("2025-05-04").unwrap();
        let tagged = Tagger::default().tag(document);
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mention = tagged.mentions.iter().find(|mention| mention.span.contains(&at)).unwrap();
        let (mut buffers, mut reading) = (TenseBuffers::default(), Reading::default());
        let mut tenses = Tenses::new(text, &tokens, &mut buffers);
        let mut teller = Teller::new(&tagged.document, &tokens, &mut tenses, &mut reading);
        let at = tokens_of(&tokens, &mention.span);
        let sentence = teller.tenses.sentence(at.start);
        let anchored: Vec<Anchored> =
            tagged.mentions.iter().map(|mention| anchored(mention, &tokens)).collect();
        teller.read(sentence.clone(), &bytes_of(&tokens, &sentence), &anchored);
        let event = teller.reading.clauses.event(at.clone());
        let said = teller.reading.voices.said(&teller.reading.clauses, &at, &event);
        let names = RULES.iter().enumerate().filter(|(n, _)| said.rules >> n & 1 == 1);
        let about_this = teller.who_said_this().map(|_| "says");
        names.map(|(_, rule)| rule.name).chain(about_this).collect()
    }

    #[test]
    fn every_rule_reads_its_examples_and_leaves_its_decoys() {
        let mut names = HashSet::new();
        for rule in RULES {
            assert!(names.insert(rule.name), "two rules are named {}", rule.name);
            assert!(!rule.examples.is_empty() && !rule.decoys.is_empty(), "{}", rule.name);
            for example in rule.examples {
                let (sentence, expected) = example.rsplit_once(" = ").unwrap();
                let (text, at) = read(sentence);
                let plain = sentence.replace(['[', ']'], "");
                // A plan is told on the day before, and news on the day after.
                let day = if expected == "planned" { "2025-05-04" } else { "2025-05-06" };
                assert_eq!(shown(&text, at, day), format!("{plain} = {expected}"), "{}", rule.name);
                let rules = rules_at(&text, at);
                assert!(rules.contains(&rule.name), "{example}: read by {rules:?}, not by {}", rule.name);
            }
            for decoy in rule.decoys {
                let (text, at) = read(decoy);
                let rules = rules_at(&text, at);
                assert!(!rules.contains(&rule.name), "{decoy}: read by {}", rule.name);
            }
        }
    }
}
