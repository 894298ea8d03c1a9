//! Several threads at work on documents, whose results come back in the order of the input.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use letopis::Error;
use letopis::input::Raw;

/// What was fetched, or why it could not be.
pub type Fetched = Result<Raw, Error>;

/// Bytes that a thread is handed at a time: so many that handing over costs nothing beside them, and so
/// few that what all threads hold stays small.
const BATCH: usize = 256 * 1024;
/// Documents in a batch at most, for there are empty ones.
const MANY: usize = 1024;
/// Bytes for each thread that are out at a time, from fetching to taking; what is larger goes out alone, so
/// that memory is that of one large document and not of one for each thread.
const OUT: usize = 1 << 20;
/// Batches that wait for each thread, and results that wait for each to be taken.
const WAITING: usize = 2;

/// Has so many threads do the work on what was fetched, and gives its results in order.
///
/// Each thread makes a worker of its own. For one thread, or for less than a batch, there is none but
/// the caller's, and each result comes as soon as its document.
pub fn in_order<T, W>(
    mut raws: impl Iterator<Item = Fetched> + Send + 'static,
    jobs: usize,
    worker: impl Fn() -> W + Clone + Send + 'static,
) -> Box<dyn Iterator<Item = T>>
where
    T: Send + 'static,
    W: FnMut(Fetched) -> T + 'static,
{
    if jobs == 1 {
        return Box::new(raws.map(worker()));
    }
    let first = batch(&mut raws);
    match batch(&mut raws) {
        None => Box::new(first.into_iter().flatten().map(worker())),
        second => {
            let later = std::iter::from_fn(move || batch(&mut raws));
            Box::new(Crew::new(first.into_iter().chain(second).chain(later), jobs, worker))
        }
    }
}

fn batch(raws: &mut impl Iterator<Item = Fetched>) -> Option<Vec<Fetched>> {
    let (mut batch, mut size) = (Vec::new(), 0);
    while size < BATCH && batch.len() < MANY {
        let Some(raw) = raws.next() else { break };
        size += raw.as_ref().map_or(0, Raw::size);
        batch.push(raw);
    }
    (!batch.is_empty()).then_some(batch)
}

/// Threads that are served in turn, and whose results are taken in turn: so the order is kept without
/// numbers. A last thread fetches for them.
struct Crew<T> {
    results: Vec<Receiver<(usize, Vec<T>)>>,
    turn: usize,
    /// Bytes of the batch that is being taken.
    size: usize,
    scale: Arc<Scale>,
    /// What the thread whose turn it was has handed over last.
    ready: std::vec::IntoIter<T>,
    threads: Vec<JoinHandle<()>>,
}

impl<T: Send + 'static> Crew<T> {
    fn new<W: FnMut(Fetched) -> T>(
        batches: impl Iterator<Item = Vec<Fetched>> + Send + 'static,
        jobs: usize,
        worker: impl Fn() -> W + Clone + Send + 'static,
    ) -> Crew<T> {
        let (mut work, mut results, mut threads) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..jobs {
            let (to, batches) = sync_channel::<(usize, Vec<Fetched>)>(WAITING);
            let (done, from) = sync_channel(WAITING);
            let worker = worker.clone();
            threads.push(thread::spawn(move || {
                let mut work = worker();
                for (size, batch) in batches {
                    // Nobody takes results any more: the program is about to end.
                    if done.send((size, batch.into_iter().map(&mut work).collect())).is_err() {
                        break;
                    }
                }
            }));
            work.push(to);
            results.push(from);
        }
        let scale =
            Arc::new(Scale { most: jobs * OUT, out: Mutex::new(Some(0)), is_lighter: Condvar::new() });
        let weigher = Arc::clone(&scale);
        threads.push(thread::spawn(move || serve(batches, &work, &weigher)));
        Crew { results, turn: 0, size: 0, scale, ready: Vec::new().into_iter(), threads }
    }
}

fn serve(
    batches: impl Iterator<Item = Vec<Fetched>>,
    threads: &[SyncSender<(usize, Vec<Fetched>)>],
    scale: &Scale,
) {
    for (batch, thread) in batches.zip(threads.iter().cycle()) {
        let size = batch.iter().flatten().map(Raw::size).sum();
        scale.put(size);
        if thread.send((size, batch)).is_err() {
            break;
        }
    }
}

/// How many bytes are out, and may be.
struct Scale {
    most: usize,
    /// None once nobody takes what is out.
    out: Mutex<Option<usize>>,
    is_lighter: Condvar,
}

impl Scale {
    /// Waits until there is room for so many bytes, or nothing else is out.
    fn put(&self, size: usize) {
        let out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |out: &mut Option<usize>| out.is_some_and(|out| 0 < out && self.most < out + size);
        let mut out = self.is_lighter.wait_while(out, is_full).unwrap_or_else(PoisonError::into_inner);
        *out = out.map(|out| out + size);
    }

    fn take(&self, size: usize) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        *out = out.map(|out| out - size);
        self.is_lighter.notify_all();
    }

    fn end(&self) {
        *self.out.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.is_lighter.notify_all();
    }
}

impl<T> Iterator for Crew<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(result) = self.ready.next() {
                return Some(result);
            }
            self.scale.take(std::mem::take(&mut self.size));
            match self.results[self.turn].recv() {
                Ok((size, ready)) => (self.size, self.ready) = (size, ready.into_iter()),
                Err(_) => {
                    // The first without a batch: all is done, unless a thread broke down.
                    self.scale.end();
                    for thread in self.threads.drain(..) {
                        if let Err(panic) = thread.join() {
                            std::panic::resume_unwind(panic);
                        }
                    }
                    return None;
                }
            }
            self.turn = (self.turn + 1) % self.results.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    use letopis::input::{Options, fetch};

    use super::*;

    /// The texts of so many articles, through so many threads, and how many threads read them.
    fn read(articles: usize, jobs: usize) -> (Vec<String>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let line = |n: usize| format!("{{\"text\": \"{n}{}\"}}\n", " слово".repeat(n % 100));
        std::fs::write(&path, (0..articles).map(line).collect::<String>()).unwrap();
        let threads = Arc::new(Mutex::new(HashSet::new()));
        let seen = Arc::clone(&threads);
        let worker = move || {
            seen.lock().unwrap().insert(thread::current().id());
            |raw: Fetched| raw.unwrap().read().unwrap().text.split(' ').next().unwrap().to_owned()
        };
        let texts = in_order(fetch([path], Options::default()), jobs, worker).collect();
        (texts, Arc::try_unwrap(threads).unwrap().into_inner().unwrap().len())
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let expected: Vec<String> = (0..5000).map(|n| n.to_string()).collect();
        assert_eq!(read(5000, 1), (expected.clone(), 1));
        assert_eq!(read(5000, 2), (expected.clone(), 2));
        assert_eq!(read(5000, 7), (expected, 7));
    }

    #[test]
    fn little_work_makes_no_threads() {
        assert_eq!(read(10, 8).1, 1);
        assert_eq!(read(1, 8).0, ["0"]);
    }

    /// Each is larger than all that may be out, so that there is never more than the one that is taken, the one
    /// in work and the one that is fetched.
    #[test]
    fn large_documents_go_one_by_one() {
        static HELD: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        struct Held;
        impl Drop for Held {
            fn drop(&mut self) {
                HELD.fetch_sub(1, Ordering::SeqCst);
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, format!("{{\"text\": \"{}\"}}\n", "а".repeat(2 * OUT)).repeat(6)).unwrap();
        let worker = || {
            |raw: Fetched| {
                MOST.fetch_max(HELD.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                (raw.unwrap().read().unwrap(), Held)
            }
        };
        assert_eq!(in_order(fetch([path], Options::default()), 3, worker).count(), 6);
        assert_eq!(MOST.load(Ordering::SeqCst), 1);
    }

    #[test]
    #[should_panic(expected = "line 4000")]
    fn a_thread_that_breaks_down_is_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, "{\"text\": \"1\"}\n".repeat(5000)).unwrap();
        let worker =
            || |raw: Fetched| assert!(!raw.unwrap().read().unwrap().id.ends_with("#4000"), "line 4000");
        in_order(fetch([path], Options::default()), 3, worker).for_each(drop);
    }
}
