//! The text that is measured: news put together from the fixtures, or a file of one's own.

use std::path::Path;
use std::{env, fs};

use letopis::Document;
use letopis::reader::{Options, open};

/// Bytes of text: far more than the caches hold, and still quick to go through.
const SIZE: usize = 8 << 20;

/// The documents of the file that `LETOPIS_BENCH_TEXT` names (text or JSON Lines), else made-up ones.
pub fn documents() -> Vec<Document> {
    match env::var_os("LETOPIS_BENCH_TEXT") {
        Some(path) => {
            let read: Result<Vec<Document>, _> = open([path], Options::default()).collect();
            read.expect("LETOPIS_BENCH_TEXT names a text or JSON Lines")
        }
        None => made_up(),
    }
}

/// Articles of about 3 KB. A paragraph with dates stands among eight sentences without, so that there is
/// a mention in some 400 bytes, about as often as in the news.
fn made_up() -> Vec<Document> {
    let dated: Vec<String> = lines("paragraphs.txt")
        .iter()
        .map(|line| {
            line.split(" @ ")
                .next()
                .unwrap_or(line)
                .split(" = ")
                .next()
                .unwrap_or(line)
                .replace(['[', ']'], "")
        })
        .collect();
    let article = lines("peskov-venezuela.txt");
    let undated: Vec<String> =
        lines("without-dates.txt").into_iter().chain(article.into_iter().skip(3)).collect();
    let mut random = Random(1);
    let (mut documents, mut size) = (Vec::new(), 0);
    while size < SIZE {
        let mut text = String::new();
        while text.len() < 3000 {
            text += random.one_of(&dated);
            text.push('\n');
            for _ in 0..8 {
                text += random.one_of(&undated);
                text.push(' ');
            }
            text += "\n\n";
        }
        size += text.len();
        documents.push(Document::new(text).published("2025-11-02").expect("a day"));
    }
    documents
}

/// Lines of a fixture with something in them, without its comments.
fn lines(fixture: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(fixture);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// The generator of Lehmer and Park: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn one_of<'a>(&mut self, lines: &'a [String]) -> &'a str {
        self.0 = self.0 * 48_271 % 0x7FFF_FFFF;
        &lines[self.0 as usize % lines.len()]
    }
}
