//! Any timeline, in every format and back: articles stand one behind the other at `\x1e`, and in each its id, title,
//! URL, outlet, and its date and text, at `\x1f`.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use std::sync::{LazyLock, Mutex};

use letopis::{Document, Tagger, Tagged};

static FINDER: LazyLock<Mutex<Tagger>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    invariants::write(bytes.split(|byte| *byte == b'\x1e').map(article).collect());
});

fn article(bytes: &[u8]) -> Tagged {
    let mut parts: Vec<&[u8]> = bytes.splitn(5, |byte| *byte == b'\x1f').collect();
    let (date, text) = invariants::dated(parts.pop().unwrap_or_default());
    let mut document = Document::new(text);
    let mut parts = parts.into_iter().map(|part| String::from_utf8_lossy(part).into_owned());
    document.id = parts.next().unwrap_or_default();
    (document.title, document.url) = (parts.next(), parts.next());
    document.outlet = parts.next().or(document.outlet);
    invariants::tag(&mut FINDER.lock().unwrap(), document, date)
}
