//! Any bytes as a file of any format: the first byte says what the file is named and how it is read.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};
use std::{fs, process};

use letopis::Tagger;
use letopis::reader::{FORMATS, Options};

/// What the first byte says; the last of the names tells nothing.
const NAMES: [&str; 8] = ["2025-11-02.txt", "a.jsonl", "a.csv", "a.html", "a.rss", "a.warc", "a.csv.gz", "a"];
const ENCODINGS: [&str; 4] = ["windows-1251", "utf-16le", "iso-2022-jp", "utf-8"];

/// One for each process, where `cargo clean` finds it.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = format!("{}/target/read/{}", env!("CARGO_MANIFEST_DIR"), process::id());
    fs::create_dir_all(&folder).unwrap();
    folder.into()
});

static FINDER: LazyLock<Mutex<Tagger>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let (name, how) = (NAMES[usize::from(how % 8)], how / 8);
    let path = FOLDER.join(name);
    fs::write(&path, bytes).unwrap();
    let mut options = Options::default();
    match how {
        // Mostly told by the content and the name, as for most users.
        0..16 => {}
        16..24 => options.format = Some(&FORMATS[usize::from(how) % FORMATS.len()]),
        _ => options.encoding = ENCODINGS[usize::from(how) % 4].parse().ok(),
    }
    invariants::read(&mut FINDER.lock().unwrap(), &path, options);
});
