//! Each stage of the way from a text to its timeline, and the whole, in MB a second of text, with what
//! the hardware allows beside them: a search for fifty stems and one for line ends.
//!
//!     cargo bench --features stages
//!     LETOPIS_BENCH_TEXT=news.jsonl cargo bench --features stages

mod news;

use std::hint::black_box;
use std::io;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use letopis::output::{csv, jsonl, show};
use letopis::{Document, Stages, Tagged, Tagger, Timeline};

/// Stems of the words that most dates have. Frozen: every figure ever told is against this list.
#[rustfmt::skip]
const STEMS: [&str; 50] = [
    "январ", "феврал", "март", "апрел", "мая", "мае", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен", "вчера", "сегодня", "завтра", "накануне",
    "год", "лет", "месяц", "недел", "день", "дня", "дней", "сутк", "час", "минут", "назад", "спустя", "через", "утр",
    "вечер", "ноч", "полдень", "полноч", "весн", "осен", "зим", "квартал", "полугоди", "век", "десятилет", "недавно",
];

fn stems() -> AhoCorasick {
    let capitalized = STEMS.iter().map(|stem| {
        let (first, rest) = stem.split_at('я'.len_utf8());
        first.to_uppercase() + rest
    });
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(STEMS.iter().map(|stem| stem.to_string()).chain(capitalized))
        .expect("fifty short stems make a small automaton")
}

fn tagged(documents: &[Document]) -> Vec<Tagged> {
    let mut tagger = Tagger::default();
    documents.iter().map(|document| tagger.tag(document.clone())).collect()
}

fn limits_and_whole(criterion: &mut Criterion) {
    let documents = news::documents();
    let mut group = criterion.benchmark_group("news");
    group.throughput(Throughput::BytesDecimal(
        documents.iter().map(|document| document.text.len() as u64).sum(),
    ));
    group.bench_function("limit: line ends (memchr)", |bencher| {
        let lines = |document: &Document| memchr::memchr_iter(b'\n', document.text.as_bytes()).count();
        bencher.iter(|| documents.iter().map(lines).sum::<usize>());
    });
    let stems = stems();
    group.bench_function("limit: fifty stems (Aho-Corasick)", |bencher| {
        bencher
            .iter(|| documents.iter().map(|document| stems.find_iter(&document.text).count()).sum::<usize>());
    });
    let mut stages = Stages::new(documents.iter().cloned());
    group.bench_function("without events", |bencher| {
        bencher.iter(|| stages.without_events());
    });
    let mut tagger = Tagger::default();
    group.bench_function("the whole", |bencher| {
        bencher.iter_batched(
            || documents.clone(),
            |documents| {
                documents.into_iter().map(|document| tagger.tag(document).mentions.len()).sum::<usize>()
            },
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let documents = news::documents();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::BytesDecimal(
        documents.iter().map(|document| document.text.len() as u64).sum(),
    ));
    let mut stages = Stages::new(documents);
    group.bench_function("words", |bencher| bencher.iter(|| stages.words()));
    group.bench_function("phrases", |bencher| bencher.iter(|| stages.phrases()));
    group.bench_function("anchoring", |bencher| bencher.iter(|| stages.anchoring()));
    group.bench_function("sentences and events", |bencher| bencher.iter(|| stages.events()));
    group.finish();
}

fn outputs(criterion: &mut Criterion) {
    let documents = news::documents();
    let mut group = criterion.benchmark_group("outputs");
    group.throughput(Throughput::BytesDecimal(
        documents.iter().map(|document| document.text.len() as u64).sum(),
    ));
    let tagged = tagged(&documents);
    group.bench_function("JSON Lines", |bencher| {
        let length = |tagged: &Tagged| jsonl::line(tagged, jsonl::Text::Always).len();
        bencher.iter(|| tagged.iter().map(length).sum::<usize>());
    });
    group.bench_function("CSV of mentions", |bencher| {
        bencher.iter(|| {
            tagged
                .iter()
                .try_for_each(|tagged| csv::write_mentions(&mut io::sink(), tagged, csv::Dialect::Plain))
        });
    });
    group.bench_function("the timeline", |bencher| {
        bencher.iter_batched(
            || tagged.clone(),
            |tagged| tagged.into_iter().collect::<Timeline>(),
            criterion::BatchSize::LargeInput,
        );
    });
    let timeline: Timeline = tagged.into_iter().collect();
    group.bench_function("CSV of the timeline", |bencher| {
        bencher.iter(|| csv::write_timeline(&mut io::sink(), black_box(&timeline), csv::Dialect::Plain));
    });
    group.bench_function("chronology", |bencher| {
        let page = show::Page { width: 80, glyphs: show::Glyphs::Plain, reports: show::Reports::Counted };
        bencher.iter(|| show::write(&mut io::sink(), black_box(&timeline), page));
    });
    group.finish();
}

/// Ten times the text must take ten times the time: the same MB a second. Both sizes are beyond the caches.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    let news: String = news::documents().iter().map(|document| document.text.replace('\n', " ")).collect();
    let texts = [
        ("dates", "7 октября 2019 года, в мае и с 3 по 5 июня. "),
        ("digits", "12 345 67. "),
        ("news in one line", &news),
    ];
    let mut tagger = Tagger::default();
    for (name, text) in texts {
        for megabytes in [4, 40] {
            let text: String = text.chars().cycle().take(megabytes * 600_000).collect();
            group.throughput(Throughput::BytesDecimal(text.len() as u64));
            let document = Document::new(text);
            group.bench_function(format!("{name}, {megabytes} MB"), |bencher| {
                bencher.iter_batched(
                    || document.clone(),
                    |document| tagger.tag(document).mentions.len(),
                    criterion::BatchSize::PerIteration,
                );
            });
        }
    }
    for count in [100_000, 1_000_000] {
        group.throughput(Throughput::Elements(count));
        group.bench_function(format!("{count} empty documents"), |bencher| {
            bencher
                .iter(|| (0..count).map(|_| tagger.tag(Document::default()).mentions.len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group! {
    name = speed;
    config = Criterion::default().sample_size(20);
    targets = limits_and_whole, stages, outputs, growth
}
criterion_main!(speed);
