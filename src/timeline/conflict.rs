//! Disagreement: two rows that report the same and name different days.
//!
//! A fact-checker trusts each mark, so all doubt speaks against one: what happens again and again (strikes,
//! briefings, matches) is reported in the same words on other days.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::merge::canonical;
use super::pairs::for_each_pair;
use super::similarity::{Similarity, similarity};
use super::stem::{Stem, StemMap, StemSet};
use super::terms::{Reader, Terms};
use crate::anchor::Known;
use crate::calendar::Interval;
use crate::event::Event;

/// Days between two publications that report one event; later ones look back on another.
const NEWS: u64 = 3;
/// Days by which two outlets may be apart, unless it is the same day of another month or year.
const APART: i64 = 10;

/// Words for what happens again and again: of these no disagreement is marked.
const SERIAL: &str = "\
    обстрел обстрелять обстреляли удар ударить атака атаковать атаковали взрыв прогремел налет бомбардировка бомбить \
    дрон беспилотник сбит перестрелка бой столкновение нарушение тревога брифинг пресс конференция конференция матч \
    тур игра играть сыграл победил обыграл проиграл счет чемпионат турнир этап гонка заседание совещание переговоры \
    встреча встретился саммит визит торги курс биржа индекс сессия рейс полет запуск стартовал митинг акция протест \
    пикет демонстрация случай заболевший заразившийся зараженный выявлен коронавирус ковид погиб погибших умер \
    скончался задержан задержали допрос допрошен обыск арестован концерт спектакль выставка показ эфир выпуск серия \
    температура осадки снег дождь землетрясение магнитуда пожар дтп авария фестиваль лекция урок семинар голосование \
    раунд прибыл вылетел бастовать бастовал забастовка стачка";

/// Marks both rows of each disagreement with the other's days.
pub(super) fn mark(rows: &mut [Event]) {
    let mut reader = Reader::of(rows.iter());
    let doubtful = doubts(rows, &mut reader);
    let sure = witnesses(rows, doubtful, &mut reader);
    let mut found: BTreeMap<usize, Vec<Interval>> = BTreeMap::new();
    for (n, m) in sure {
        for (one, other) in [(n, m), (m, n)] {
            found.entry(one).or_default().extend(rows[other].when.interval());
        }
    }
    for (n, mut days) in found {
        days.sort_by_key(|interval| (interval.first, interval.last));
        days.dedup();
        rows[n].set_conflicts(days);
    }
}

/// A row that names one day, in an article of a known day.
#[derive(Clone, Copy)]
struct Dated<'e> {
    row: usize,
    event: &'e Event,
    day: NaiveDate,
    published: NaiveDate,
}

impl Dated<'_> {
    fn new(row: usize, event: &Event) -> Option<Dated<'_>> {
        let interval = event.when.interval().filter(|interval| interval.first == interval.last)?;
        if event.stands_for_article() {
            return None;
        }
        // A day that was counted from another may be wrong by our own fault.
        let (Known::Said | Known::Article | Known::Tense | Known::Nearest) = event.when.basis.day? else {
            return None;
        };
        Some(Dated { row, event, day: interval.first?, published: event.source.published?.day()? })
    }
}

/// Two rows that may disagree, and the rare names and numbers they share.
struct Doubt {
    rows: (usize, usize),
    ties: Vec<Stem>,
}

/// Pairs of rows that report the same of two days, compared by the day they were published on.
fn doubts(rows: &[Event], reader: &mut Reader) -> Vec<Doubt> {
    let serial: StemSet = SERIAL.split_whitespace().map(|word| reader.stem(word)).collect();
    let mut blocks: BTreeMap<NaiveDate, Vec<Dated>> = BTreeMap::new();
    for dated in rows.iter().enumerate().filter_map(|(n, row)| Dated::new(n, row)) {
        // With those published up to three days later.
        let days = (0..=NEWS).filter_map(|back| dated.published.checked_sub_days(Days::new(back)));
        days.for_each(|day| blocks.entry(day).or_default().push(dated));
    }
    let mut found: Vec<Doubt> = Vec::new();
    let mut known: HashMap<usize, Terms> = HashMap::new();
    for (day, mut block) in blocks.into_iter().filter(|(_, block)| block.len() > 1) {
        block.sort_by(|one, other| canonical(one.event).cmp(&canonical(other.event)));
        for dated in &block {
            known.entry(dated.row).or_insert_with(|| reader.terms(dated.event));
        }
        let texts: Vec<&Terms> = block.iter().map(|dated| &known[&dated.row]).collect();
        let is_serial = |n: usize| texts[n].terms.iter().any(|term| serial.contains(&term.stem));
        let compare = |n: usize, m: usize| {
            // Each pair is judged in the block of the earlier of its publications.
            let is_here = block[n].published.min(block[m].published) == day;
            let slip = slip(block[n].day, block[m].day);
            if is_here
                && could_know_both(&block[n], &block[m])
                && tells_one_event(similarity(texts[n], texts[m]), slip)
                && !is_serial(n)
                && !is_serial(m)
            {
                let ties = texts[n].rare().filter(|stem| texts[m].has(*stem)).collect();
                found.push(Doubt { rows: (block[n].row, block[m].row), ties });
            }
        };
        for_each_pair(&texts, |term| term.is_rare, compare);
        // The blocks of the next days have what was published later.
        for dated in block.iter().filter(|dated| dated.published == day) {
            known.remove(&dated.row);
        }
    }
    found
}

/// Whether two outlets both look back on both days, or ahead to them; else the later reports what happened since.
fn could_know_both(one: &Dated, other: &Dated) -> bool {
    let is_past = one.day.max(other.day) <= one.published.min(other.published);
    let is_ahead = one.published.max(other.published) < one.day.min(other.day);
    (is_past || is_ahead) && one.event.source.name() != other.event.source.name()
}

/// How one day may have become the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// A few days, but not a week, which is the rhythm of what happens again.
    Days,
    /// The same day of another month or year.
    Unit,
    None,
}

fn slip(one: NaiveDate, other: NaiveDate) -> Slip {
    match (one - other).num_days().abs() {
        0 | 7 => Slip::None,
        1..=APART => Slip::Days,
        _ if one.day() == other.day() && (one.month() == other.month() || one.year() == other.year()) => {
            Slip::Unit
        }
        _ => Slip::None,
    }
}

fn tells_one_event(shared: Similarity, slip: Slip) -> bool {
    let is_similar = shared.near_copy().is_some()
        && shared.has_one_deed()
        && (shared.jaccard() >= 0.5 || shared.containment() >= 0.8);
    match slip {
        Slip::Days => is_similar && shared.rare > 0,
        // What comes each month or year has the same names, but not the same numbers.
        Slip::Unit => is_similar && shared.rare_numbers > 0,
        Slip::None => false,
    }
}

/// The pairs of which no article names both days.
fn witnesses(rows: &[Event], doubtful: Vec<Doubt>, reader: &mut Reader) -> Vec<(usize, usize)> {
    let article = |event: &Event| Arc::as_ptr(&event.source) as usize;
    let tellers: HashSet<usize> = doubtful
        .iter()
        .flat_map(|doubt| [doubt.rows.0, doubt.rows.1])
        .flat_map(|n| rows[n].reports().map(article))
        .collect();
    let ties: StemSet = doubtful.iter().flat_map(|doubt| doubt.ties.iter().copied()).collect();
    if doubtful.is_empty() {
        return Vec::new();
    }
    // The days named by each article in question, and by any article with a name in question.
    let mut named: HashMap<usize, Vec<Interval>> = HashMap::new();
    let mut named_with: StemMap<HashMap<usize, Vec<Interval>>> = StemMap::default();
    for event in rows.iter().flat_map(Event::reports).filter(|event| !event.stands_for_article()) {
        let Some(interval) =
            event.when.interval().filter(|interval| interval.days().is_some_and(|days| days < 8))
        else {
            continue;
        };
        if tellers.contains(&article(event)) {
            named.entry(article(event)).or_default().push(interval);
        }
        for term in reader.terms(event).terms.iter().filter(|term| ties.contains(&term.stem)) {
            named_with.entry(term.stem).or_default().entry(article(event)).or_default().push(interval);
        }
    }
    let tells_both = |days: &[Interval], n: usize, m: usize| {
        let covers = |n: usize| {
            rows[n].when.interval().is_some_and(|day| days.iter().any(|named| overlaps(named, &day)))
        };
        covers(n) && covers(m)
    };
    let is_sure = |doubt: &Doubt| {
        let (n, m) = doubt.rows;
        let tellers =
            rows[n].reports().chain(rows[m].reports()).filter_map(|event| named.get(&article(event)));
        let others =
            doubt.ties.iter().filter_map(|stem| named_with.get(stem)).flat_map(|articles| articles.values());
        !tellers.chain(others).any(|days| tells_both(days, n, m))
    };
    doubtful.iter().filter(|doubt| is_sure(doubt)).map(|doubt| doubt.rows).collect()
}

fn overlaps(one: &Interval, other: &Interval) -> bool {
    one.first <= other.last && other.first <= one.last
}
