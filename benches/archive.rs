//! How time and memory grow with an archive: articles made up with a fixed seed, then found, anchored and merged.
//!
//! ```sh
//! cargo bench --bench archive                      # 1,000 to 30,000 articles: time, bytes, rows
//! cargo bench --bench archive -- hot               # all of them in the news of seven days
//! cargo bench --bench archive -- write 100000 > archive.jsonl
//! ```
//!
//! Memory is that of the process, where the system tells it (Linux).

use std::io::{self, BufWriter, Write};
use std::time::Instant;

use letopis::{Document, Tagger, Timeline};

/// Articles a day of an archive that is spread over time.
const A_DAY: u64 = 40;
/// Reports of an event, on average.
const REPORTS: u64 = 4;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["write", number] => write(number.parse().expect("a number of articles")),
        ["hot"] => measure(|_| 7),
        _ => measure(|articles| articles / A_DAY),
    }
}

/// Prints articles as JSON Lines.
fn write(articles: u64) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for n in 0..articles {
        let Article { day, site, text } = article(n, articles / A_DAY + 1);
        let text = text.replace('\n', "\\n");
        writeln!(
            out,
            r#"{{"id": "{n}", "date": "{day}", "url": "https://{site}/{n}", "title": "Новость номер {n}", "text": "{text}"}}"#
        )?;
    }
    out.flush()
}

fn measure(days: impl Fn(u64) -> u64) -> io::Result<()> {
    println!("articles   events     rows  conflicts   find s   merge s   us/event   bytes/event");
    for articles in [1_000, 3_000, 10_000, 30_000] {
        let before = resident();
        let start = Instant::now();
        let mut tagger = Tagger::default();
        let documents = (0..articles).map(|n| {
            let Article { day, site, text } = article(n, days(articles).max(1));
            let document = Document { id: n.to_string(), outlet: Some(site), ..Document::new(text) };
            tagger.tag(document.published(&day).expect("a day"))
        });
        let timeline: Timeline = documents.collect();
        let found = start.elapsed().as_secs_f64();
        let bytes = resident().saturating_sub(before);
        let events = timeline.events.len();
        let start = Instant::now();
        let timeline = timeline.merged();
        let merged = start.elapsed().as_secs_f64();
        let conflicts = timeline.events.iter().filter(|event| !event.conflicts().is_empty()).count();
        println!(
            "{articles:8} {events:8} {:8} {conflicts:10} {found:8.2} {merged:9.2} {:10.1} {:13}",
            timeline.events.len(),
            merged * 1e6 / events as f64,
            bytes / events.max(1),
        );
    }
    Ok(())
}

/// Bytes of the process in memory; 0 where the system does not tell.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = status.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}

struct Article {
    day: String,
    site: String,
    text: String,
}

/// The article of this number: some four sentences on events of its day and of the days before, which other
/// articles of these days tell as well, and a paragraph without dates.
fn article(n: u64, days: u64) -> Article {
    let mut dice = Dice(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 17);
    let day = dice.below(days);
    let mut text = String::new();
    for _ in 0..2 + dice.below(3) {
        let back = dice.below(4).min(day);
        let told = day - back;
        // As many events a day as there are reports of each.
        let event = dice.below(A_DAY * 3 / REPORTS);
        text += &sentence(told, event, back, &mut dice);
        text += " ";
        if dice.below(3) == 0 {
            text += "\n";
        }
    }
    for _ in 0..12 {
        text += &format!(
            "{} {} не {}, {} {} для отрасли. ",
            dice.of(&WHO),
            dice.of(&["пока", "до сих пор", "никогда"]),
            dice.of(&["комментировал ситуацию", "называл причин", "раскрывал подробностей"]),
            dice.of(&[
                "но эксперты считают это",
                "хотя аналитики называют это",
                "а участники рынка видят в этом"
            ]),
            dice.of(&["важным сигналом", "обычной практикой", "дурным знаком", "поводом для оптимизма"]),
        );
    }
    Article { day: date(day), site: format!("site{}.example", dice.below(60)), text }
}

const WHO: [&str; 8] = [
    "Минэнерго",
    "Росавиация",
    "Совет директоров",
    "Арбитражный суд",
    "Правительство области",
    "Банк России",
    "Счетная палата",
    "Роскомнадзор",
];
const DID: [&str; 8] = [
    "утвердил проект",
    "отменил тендер на",
    "профинансировал ремонт",
    "отложил закупку",
    "согласовал продажу",
    "проверил строительство",
    "закрыл программу",
    "расширил производство",
];
const WHAT: [&str; 8] =
    ["завода", "терминала", "вокзала", "больницы", "порта", "стадиона", "элеватора", "водопровода"];

/// One report of an event, which is the same for all who tell of it.
fn sentence(day: u64, event: u64, back: u64, dice: &mut Dice) -> String {
    let mut same = Dice((day * 1_000 + event).wrapping_mul(0xD134_2543_DE82_EF95) ^ 5);
    let (who, did, what) = (same.of(&WHO), same.of(&DID), same.of(&WHAT));
    let (name, place, sum) = (same.name(), same.name(), 10 + same.below(990));
    let spoken = day_and_month(day);
    let when = match (back, dice.below(3)) {
        (0, 0) => "сегодня".to_string(),
        // On the first of a month it would be the 29th to 31st, which this calendar lacks.
        (1, 0) if day % 28 != 27 => "вчера".to_string(),
        _ => spoken,
    };
    match dice.below(3) {
        0 => format!("{who} {when} {did} {what} «{name}» в городе {place} за {sum} млн рублей."),
        1 => format!(
            "Как стало известно, {when} {who} {did} {what} «{name}» ({place}) стоимостью {sum} млн рублей."
        ),
        _ => format!("{who} {did} {what} «{name}» в городе {place} {when}, сообщили в пресс-службе."),
    }
}

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// A calendar of months of 28 days, from 2015 on.
fn parts(day: u64) -> (u64, u64, u64) {
    (2015 + day / 336, day % 336 / 28, day % 28 + 1)
}

fn date(day: u64) -> String {
    let (year, month, day) = parts(day);
    format!("{year}-{:02}-{day:02}", month + 1)
}

fn day_and_month(day: u64) -> String {
    let (year, month, day) = parts(day);
    format!("{day} {} {year} года", MONTHS[month as usize])
}

/// Numbers that look random and are the same in each run: splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % end.max(1)
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len() as u64) as usize]
    }

    /// A name that no other event has, nearly.
    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ва", "ко", "ри", "ту", "ме", "сла", "бор", "не", "ги", "до", "лю", "пра", "зе", "хо", "ши", "та",
        ];
        let mut name = String::new();
        for n in 0..4 {
            let syllable = self.of(&SYLLABLES);
            match n {
                0 => name.extend(
                    syllable.chars().take(1).flat_map(char::to_uppercase).chain(syllable.chars().skip(1)),
                ),
                _ => name += syllable,
            }
        }
        name + "н"
    }
}
