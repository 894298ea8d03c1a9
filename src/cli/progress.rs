//! How far a long run has come, on standard error, when a person watches.

use std::fs::DirEntry;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use letopis::Error;
use letopis::reader::RawRecord;

/// Work that is done sooner shows no bar.
const LONG: Duration = Duration::from_secs(1);

/// What was fetched, or why it could not be.
pub type Fetched = Result<RawRecord, Error>;

/// The bar, which appears when the work turns out to be long. Copies are of one bar.
#[derive(Clone)]
pub struct Progress {
    bar: ProgressBar,
    documents: Arc<AtomicUsize>,
    /// Whether a person watches, for whom the bar is shown once the work is long.
    is_watched: bool,
}

impl Progress {
    /// For inputs whose size is known where all are files.
    pub fn new(inputs: &[PathBuf], is_wanted: bool) -> Progress {
        let documents = Arc::new(AtomicUsize::new(0));
        let is_watched = is_wanted && io::stderr().is_terminal();
        if !is_watched {
            return Progress { bar: ProgressBar::hidden(), documents, is_watched };
        }
        let size: Option<u64> = inputs.iter().map(|path| size(path)).sum();
        let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::hidden());
        let template = match size {
            Some(_) => "{bar:30} {percent}%  {documents}  {decimal_bytes_per_sec}  {eta} left",
            None => "{spinner} {documents}  {decimal_bytes}  {decimal_bytes_per_sec}",
        };
        let count = Arc::clone(&documents);
        let style = ProgressStyle::with_template(template).expect("the template is tested").with_key(
            "documents",
            move |_: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
                let _ = write!(out, "{} documents", count.load(Ordering::Relaxed));
            },
        );
        Progress { bar: bar.with_style(style), documents, is_watched }
    }

    /// Takes note of each document that is fetched.
    pub fn watch<R>(&self, records: R) -> impl Iterator<Item = Fetched> + use<R>
    where
        R: Iterator<Item = Fetched>,
    {
        let (progress, begun) = (self.clone(), Instant::now());
        records.inspect(move |record| {
            if !progress.is_watched {
                return;
            }
            progress.documents.fetch_add(1, Ordering::Relaxed);
            progress.bar.inc(record.as_ref().map_or(0, RawRecord::size) as u64);
            if progress.bar.is_hidden() && begun.elapsed() > LONG {
                progress.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        })
    }

    /// Prints something without the bar in between.
    pub fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// The bytes of a file, or of all files in a folder; none for a stream, and for what is compressed.
fn size(path: &Path) -> Option<u64> {
    let found = path.metadata().ok()?;
    if is_compressed(path) {
        return None;
    }
    match path.read_dir() {
        Ok(inside) => Some(inside.flatten().filter_map(|entry| size_within(&entry)).sum()),
        Err(_) => found.is_file().then_some(found.len()),
    }
}

/// The same of what stands in a folder, where links are not followed.
fn size_within(entry: &DirEntry) -> Option<u64> {
    let found = entry.metadata().ok()?;
    if found.is_dir() { size(&entry.path()) } else { Some(found.len()) }
}

fn is_compressed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["gz", "zst", "bz2"].iter().any(|known| extension == *known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_files_and_folders() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/b"), "123").unwrap();
        std::fs::write(folder.path().join("c"), "45").unwrap();
        assert_eq!(size(folder.path()), Some(5));
        assert_eq!(size(&folder.path().join("c")), Some(2));
        assert_eq!(size(Path::new("-")), None);
    }
}
