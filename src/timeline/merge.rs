//! Reports of one event become one row.
//!
//! Events are compared only within a day, and those that are wider than a week only with what covers
//! exactly the same days, so that an archive takes time in proportion to its events.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::lists::POINTING;
use super::pairs::for_each_pair;
use super::put;
use super::similarity::{have_one_status, similarity};
use super::stem::words;
use super::terms::{Reader, Terms};
use crate::anchor::Known;
use crate::calendar::Interval;
use crate::event::Event;

/// Days that an event may cover to be reported under one of its days: «на этой неделе» is «во вторник».
const NARROW: i64 = 7;
/// Reports of each side that are compared before two groups become one.
const SAMPLE: usize = 3;
/// Members from which on a group keeps a set of its articles.
const LARGE: usize = 32;

/// Joins the reports of each event; the order stays.
pub(super) fn merge(events: Vec<Event>) -> Vec<Event> {
    let mut reader = Reader::of(events.iter());
    let mut groups = Groups::new(&events);
    for (_, block) in blocks(&events) {
        if block.len() > 1 {
            join(&events, &block, &mut reader, &mut groups);
        }
    }
    let groups = groups.finish();
    gather(events, groups, &mut reader)
}

/// What is compared with each other: a day, or the first and the last day of a wide interval, with its modifier.
type Block = (Option<NaiveDate>, Option<NaiveDate>, &'static str);

/// The events of each block, in an order that does not depend on the order of the articles.
fn blocks(events: &[Event]) -> BTreeMap<Block, Vec<u32>> {
    let mut order: Vec<u32> = (0..events.len() as u32).collect();
    order.sort_by(|one, other| canonical(&events[*one as usize]).cmp(&canonical(&events[*other as usize])));
    let mut blocks: BTreeMap<Block, Vec<u32>> = BTreeMap::new();
    for n in order {
        let event = &events[n as usize];
        let Some(interval) = event.when.interval() else { continue };
        match narrow(&interval) {
            Some((first, days)) => {
                let days = (0..days).filter_map(|n| first.checked_add_days(Days::new(n as u64)));
                for day in days {
                    blocks.entry((Some(day), Some(day), "")).or_default().push(n);
                }
            }
            None => {
                let modifier = event.when.modifier.map_or("", |modifier| modifier.name());
                blocks.entry((interval.first, interval.last, modifier)).or_default().push(n);
            }
        }
    }
    blocks
}

/// The first of few days, and their number.
fn narrow(interval: &Interval) -> Option<(NaiveDate, i64)> {
    Some((interval.first?, interval.days().filter(|days| *days <= NARROW)?))
}

/// What distinguishes two events besides their place in the input.
pub(super) fn canonical(event: &Event) -> impl Ord + '_ {
    let interval = event.when.interval();
    let published = event.source.published.map(|published| (published.period.first(), published.time));
    let days = interval.map(|interval| (interval.first, interval.last, interval.clock));
    (
        published.is_none(),
        published,
        event.source.name(),
        event.source.id(),
        event.start,
        days,
        event.fingerprint(),
    )
}

/// Joins what is similar within a block, the most similar first.
fn join(events: &[Event], block: &[u32], reader: &mut Reader, groups: &mut Groups) {
    let texts: Vec<Terms> = block.iter().map(|n| reader.terms(&events[*n as usize])).collect();
    let texts: Vec<&Terms> = texts.iter().collect();
    let mut links: Vec<(f32, u32, u32)> = Vec::new();
    for_each_pair(
        &texts,
        |_| true,
        |n, m| {
            let (one, other) = (&events[block[n] as usize], &events[block[m] as usize]);
            if may_be_one(one, other) {
                links.extend(
                    similarity(texts[n], texts[m]).near_copy().map(|score| (score, n as u32, m as u32)),
                );
            }
        },
    );
    links.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let place: HashMap<u32, usize> = block.iter().enumerate().map(|(place, n)| (*n, place)).collect();
    for (score, n, m) in links {
        let are_similar = |ones: &[u32], others: &[u32]| {
            let known = |group: &[u32]| {
                group.iter().filter_map(|n| place.get(n).copied()).take(SAMPLE).collect::<Vec<_>>()
            };
            let (ones, others) = (known(ones), known(others));
            let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
            let mut similar = 0;
            for (n, m) in pairs {
                let shared = similarity(texts[*n], texts[*m]);
                if shared.is_forbidden() {
                    return false;
                }
                similar += usize::from(shared.near_copy().is_some());
            }
            2 * similar >= ones.len() * others.len()
        };
        groups.join(block[n as usize], block[m as usize], score > 0.999, are_similar);
    }
}

/// Whether nothing but the text distinguishes them: the times of day, where both are said, are the same.
fn may_be_one(one: &Event, other: &Event) -> bool {
    let clock = |event: &Event| event.when.interval().and_then(|interval| interval.clock);
    let agree = clock(one).zip(clock(other)).is_none_or(|(one, other)| one == other);
    let parts = one.when.part_of_day().zip(other.when.part_of_day());
    // What stands for an article stands on its day, though its words may name another.
    let has_day = |event: &Event| !event.is_dated_elsewhere;
    let are_both = one.stands_for_article() && other.stands_for_article() || has_day(one) && has_day(other);
    agree
        && are_both
        && have_one_status(one.status, other.status)
        && parts.is_none_or(|(one, other)| one == other)
        && !one.shares_sentence(other)
}

/// Groups of events, each with the days that all of it share.
struct Groups<'e> {
    events: &'e [Event],
    /// The group of each event, which has the number of one of them.
    of: Vec<u32>,
    groups: HashMap<u32, Group>,
}

struct Group {
    members: Vec<u32>,
    /// The articles of a large group, so that one more is looked up at once; of a small one they are its members'.
    articles: Option<HashSet<usize>>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl<'e> Groups<'e> {
    fn new(events: &'e [Event]) -> Groups<'e> {
        Groups { events, of: (0..events.len() as u32).collect(), groups: HashMap::new() }
    }

    fn alone(&self, n: u32) -> Group {
        let event = &self.events[n as usize];
        let interval = event.when.interval();
        let (first, last) = interval.map_or((None, None), |interval| (interval.first, interval.last));
        Group { members: vec![n], articles: None, first, last }
    }

    fn article(&self, n: u32) -> usize {
        Arc::as_ptr(&self.events[n as usize].source) as usize
    }

    fn share_an_article(&self, large: &Group, small: &Group) -> bool {
        let is_in_large = |article: usize| match &large.articles {
            Some(articles) => articles.contains(&article),
            None => large.members.iter().any(|n| self.article(*n) == article),
        };
        small.members.iter().any(|n| is_in_large(self.article(*n)))
    }

    /// Makes one group of two, when all of both can be one event.
    ///
    /// Two sentences of one article report two events, unless they are the same.
    fn join(&mut self, n: u32, m: u32, is_identical: bool, are_similar: impl Fn(&[u32], &[u32]) -> bool) {
        let (one, other) = (self.of[n as usize], self.of[m as usize]);
        if one == other {
            return;
        }
        let take = |groups: &mut Groups, id| groups.groups.remove(&id).unwrap_or_else(|| groups.alone(id));
        let (mut large, mut small) = (take(self, one), take(self, other));
        let mut ids = (one, other);
        if large.members.len() < small.members.len() {
            std::mem::swap(&mut large, &mut small);
            ids = (other, one);
        }
        let (first, last) = (large.first.max(small.first), large.last.into_iter().chain(small.last).min());
        let is_empty = first.zip(last).is_some_and(|(first, last)| last < first);
        let is_repeated = is_identical && large.members.len() == 1;
        let is_repeated = !is_repeated && self.share_an_article(&large, &small);
        if is_empty || is_repeated || !are_similar(&large.members, &small.members) {
            for (id, group) in [(ids.0, large), (ids.1, small)] {
                if group.members.len() > 1 {
                    self.groups.insert(id, group);
                }
            }
            return;
        }
        for n in &small.members {
            self.of[*n as usize] = ids.0;
        }
        if let Some(articles) = &mut large.articles {
            articles.extend(small.members.iter().map(|n| self.article(*n)));
        }
        large.members.extend(small.members);
        if large.articles.is_none() && LARGE < large.members.len() {
            large.articles = Some(large.members.iter().map(|n| self.article(*n)).collect());
        }
        self.groups.insert(ids.0, Group { first, last, ..large });
    }

    fn finish(self) -> Vec<Vec<u32>> {
        self.groups.into_values().map(|group| group.members).collect()
    }
}

/// Puts the other reports of each group after its best one.
///
/// Each event is moved once and within its memory, which an archive fills.
fn gather(mut events: Vec<Event>, mut groups: Vec<Vec<u32>>, reader: &mut Reader) -> Vec<Event> {
    for group in &mut groups {
        group.sort_by(|n, m| canonical(&events[*n as usize]).cmp(&canonical(&events[*m as usize])));
        let reports: Vec<&Event> = group.iter().map(|n| &events[*n as usize]).collect();
        let best = best_wording(&reports, reader);
        group[..=best].rotate_right(1);
    }
    // First the rows in their order, then the others, group by group.
    let mut to = vec![0; events.len()];
    let others = || groups.iter().flat_map(|group| &group[1..]);
    let first_other = events.len() - others().count();
    for (other, n) in others().enumerate() {
        to[*n as usize] = (first_other + other) as u32;
    }
    for (row, to) in to.iter_mut().filter(|to| **to == 0).enumerate() {
        *to = row as u32;
    }
    let rows: Vec<u32> = groups.iter().map(|group| to[group[0] as usize]).collect();
    put(&mut events, to);
    for (group, row) in groups.iter().zip(rows).rev() {
        let others = events.split_off(events.len() + 1 - group.len());
        events[row as usize].set_others(others);
        if events.len() < events.capacity() / 8 * 7 {
            events.shrink_to_fit();
        }
    }
    events.shrink_to_fit();
    events
}

/// The earliest report with the most exact day that is well formed and says most of what any says.
fn best_wording(reports: &[&Event], reader: &mut Reader) -> usize {
    let days = |event: &Event| event.when.interval().and_then(|interval| interval.days()).unwrap_or(i64::MAX);
    // Before all a sentence. A day that is said comes before one that is counted from the article, and the article's
    // own comes last.
    let exact: Vec<_> = reports
        .iter()
        .map(|event| {
            let is_said = event.when.basis.day == Some(Known::Said);
            (form(event), days(event), event.is_lead(), !is_said)
        })
        .collect();
    let most_exact = exact.iter().min().copied();
    let weights: Vec<f32> = reports.iter().map(|event| reader.terms(event).weight).collect();
    let is_exact = |n: &usize| exact.get(*n).copied() == most_exact;
    let fullest = (0..reports.len()).filter(is_exact).map(|n| weights[n]).fold(0.0, f32::max);
    (0..reports.len()).filter(is_exact).find(|n| weights[*n] >= FULL * fullest).unwrap_or(0)
}

/// The share of the fullest wording that a full one has at least.
const FULL: f32 = 0.6;

/// How well formed a text is; what is worse comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Sentence,
    /// It has half a quotation or points to what stands elsewhere: «Об этом …».
    Part,
    /// It has no more than a date, a clock or a name.
    Stamp,
}

fn form(event: &Event) -> Form {
    form_of(&event.text(), &event.phrase())
}

fn form_of(text: &str, phrase: &str) -> Form {
    let rest = text.replacen(phrase, "", usize::from(!phrase.is_empty()));
    let is_small =
        |word: &str| word.starts_with(|first: char| !first.is_uppercase() && first.is_alphabetic());
    // A stamp has names at most: «09.07.2018 18:09.», «Москва, 9 июля, ТАСС».
    let small = words(&rest).filter(|word| 2 < word.text.chars().count() && is_small(word.text)).count();
    let count = |mark: char| text.matches(mark).count();
    let is_half = count('«') != count('»') || count('"') % 2 == 1 || count('(') != count(')');
    match small {
        0 => Form::Stamp,
        _ if is_half || POINTING.iter().any(|words| text.starts_with(words)) => Form::Part,
        _ => Form::Sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_no_sentence() {
        let check = |text, phrase, expected| assert_eq!(form_of(text, phrase), expected, "{text}");
        check("09.07.2018 18:09.", "09.07.2018 18:09", Form::Stamp);
        check("Накануне, 8 июля.", "Накануне, 8 июля", Form::Stamp);
        check("МОСКВА, 9 июля, ТАСС.", "9 июля", Form::Stamp);
        check("Об этом 9 июля сообщил совет.", "9 июля", Form::Part);
        check("9 июля мост открыли», сказал мэр.", "9 июля", Form::Part);
        check("Мост открыли 9 июля.", "9 июля", Form::Sentence);
        check("«Мост», — сказал мэр, — открыт 9 июля.", "9 июля", Form::Sentence);
        check("Мост открыт.", "", Form::Sentence);
    }
}
