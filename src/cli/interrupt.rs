//! What is done when a person stops the program with Ctrl-C, or the system asks it to end: nothing half written stays,
//! and a last line says how far it came.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

use super::report::{Exit, tell};

/// Documents that were read, and their mentions.
static DOCUMENTS: AtomicUsize = AtomicUsize::new(0);
static MENTIONS: AtomicUsize = AtomicUsize::new(0);
/// The file that will take the place of the output, until it does.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// From now on Ctrl-C ends the program in this way, and so do the signals that ask a program to end.
///
/// Before there is something to say or to take away, they end it as they do any other: to begin the thread that waits for
/// them would take a fifteenth of the time of a single article.
pub fn watch() {
    // Of several calls the first has set it. Where a signal is ignored, as under `nohup`, it stays so.
    let _ = ctrlc::try_set_handler(move || {
        // Held to the end, so that nothing is put in its place any more.
        let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = unfinished.as_deref() {
            let _ = fs::remove_file(path);
        }
        let count = |count: &AtomicUsize, noun: &str| {
            let count = count.load(Ordering::Relaxed);
            format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
        };
        let (documents, mentions) = (count(&DOCUMENTS, "document"), count(&MENTIONS, "mention"));
        let written = if unfinished.is_some() { "; the output file was not touched" } else { "" };
        tell(None, &format!("interrupted: {documents} read, {mentions} found{written}"));
        process::exit(Exit::Interrupted as i32)
    });
}

/// Takes note of a document that was read; where there is a second one, there may be many.
pub fn count(mentions: usize) {
    if DOCUMENTS.fetch_add(1, Ordering::Relaxed) == 1 {
        watch();
    }
    MENTIONS.fetch_add(mentions, Ordering::Relaxed);
}

/// Makes a file that is to go when the program is stopped, in which it cannot be stopped.
pub fn begin(make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    watch();
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    let file = make()?;
    *unfinished = Some(file.path().to_path_buf());
    Ok(file)
}

/// Puts that file in its place, in which it cannot be stopped any more.
pub fn end<T>(put: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    *unfinished = None;
    put()
}
