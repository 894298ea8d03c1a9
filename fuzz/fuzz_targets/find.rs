//! Any text of any day: what is found in it, where that stands in the calendar, and what is told to have happened.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use std::sync::{LazyLock, Mutex};

static FINDERS: LazyLock<Mutex<invariants::Finders>> = LazyLock::new(Mutex::default);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (date, text) = invariants::dated(bytes);
    invariants::find(&mut FINDERS.lock().unwrap(), &text, date);
});
