//! Several threads at work on documents, whose results come back in the order of the input.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use letopis::Error;
use letopis::reader::RawRecord;

/// What was fetched, or why it could not be.
pub type Fetched = Result<RawRecord, Error>;

/// Bytes that a thread is handed at a time: so many that handing over costs nothing beside them, and so
/// few that what all threads hold stays small.
const BATCH: usize = 64 * 1024;
/// Documents in a batch at most, for there are empty ones.
const MANY: usize = 1024;
/// Bytes for each thread that are out at a time, from fetching to taking; what is larger goes out alone, so
/// that memory is that of one large document and not of one for each thread.
const OUT: usize = 1 << 20;

/// Has so many threads do the work on what was fetched, as many as the machine has unless it is said, and gives its
/// results in order.
///
/// Each thread makes a worker of its own, and the caller's is one of them. For one thread, or for less than a
/// batch, there is no other, and each result comes as soon as its document.
pub fn in_order<T, W>(
    mut records: impl Iterator<Item = Fetched> + Send + 'static,
    jobs: Option<usize>,
    worker: impl Fn() -> W + Clone + Send + 'static,
) -> Box<dyn Iterator<Item = T>>
where
    T: Send + 'static,
    W: FnMut(Fetched) -> T + 'static,
{
    if jobs == Some(1) {
        return Box::new(records.map(worker()));
    }
    let first = batch(&mut records);
    match batch(&mut records) {
        None => Box::new(first.into_iter().flatten().map(worker())),
        second => {
            let jobs = jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, Into::into));
            let later = std::iter::from_fn(move || batch(&mut records));
            Box::new(OrderedPool::new(first.into_iter().chain(second).chain(later), jobs, worker))
        }
    }
}

fn batch(records: &mut impl Iterator<Item = Fetched>) -> Option<Vec<Fetched>> {
    let (mut batch, mut size) = (Vec::new(), 0);
    while size < BATCH && batch.len() < MANY {
        let Some(record) = records.next() else { break };
        size += record.as_ref().map_or(0, RawRecord::size);
        batch.push(record);
    }
    (!batch.is_empty()).then_some(batch)
}

/// The caller and the threads that help it: whoever is free fetches a batch and does the work on it, and the
/// caller takes what is done in its turn.
struct OrderedPool<I, W, T> {
    shared: Arc<Shared<I, T>>,
    work: W,
    /// The batch whose results are taken next.
    turn: usize,
    /// Bytes of the one that is being taken, and what is left of its results.
    size: usize,
    ready: std::vec::IntoIter<T>,
    helpers: Vec<JoinHandle<()>>,
}

struct Shared<I, T> {
    queue: Mutex<Queue<I, T>>,
    has_changed: Condvar,
}

/// What all of them share: what is to be done, and what was done.
struct Queue<I, T> {
    /// None once all was fetched, or nobody takes results any more.
    batches: Option<I>,
    /// A batch that was fetched while there was no room for it.
    fetched: Option<Vec<Fetched>>,
    /// Batches that were handed out.
    handed: usize,
    /// Bytes that are out, and may be.
    out: usize,
    most: usize,
    /// What is done before its turn: the size of each batch and its results.
    done: BTreeMap<usize, (usize, Vec<T>)>,
    /// Helpers that have not left.
    helpers: usize,
    /// Threads that wait until another has done something.
    waiting: usize,
}

/// A batch to work on, its number and its bytes.
struct Task {
    batch: Vec<Fetched>,
    number: usize,
    size: usize,
}

impl<I, T> Queue<I, T> {
    /// Hands out nothing more.
    fn clear(&mut self) {
        (self.batches, self.fetched) = (None, None);
    }
}

impl<I: Iterator<Item = Vec<Fetched>>, T> Queue<I, T> {
    /// The next batch, if there is one and room for it.
    fn task(&mut self) -> Option<Task> {
        if self.fetched.is_none() {
            self.fetched = self.batches.as_mut()?.next();
        }
        let Some(batch) = self.fetched.take() else {
            self.batches = None;
            return None;
        };
        let size = batch.iter().flatten().map(RawRecord::size).sum();
        if 0 < self.out && self.most < self.out + size {
            self.fetched = Some(batch);
            return None;
        }
        self.out += size;
        self.handed += 1;
        Some(Task { batch, number: self.handed - 1, size })
    }
}

impl<I, T> Shared<I, T> {
    fn queue(&self) -> MutexGuard<'_, Queue<I, T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until another has done something.
    fn wait<'a>(&self, mut queue: MutexGuard<'a, Queue<I, T>>) -> MutexGuard<'a, Queue<I, T>> {
        queue.waiting += 1;
        let mut queue = self.has_changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        queue.waiting -= 1;
        queue
    }

    /// Tells the others that something was done. Nobody waits most of the time, and asking the system costs more.
    fn notify(&self, queue: &Queue<I, T>) {
        if 0 < queue.waiting {
            self.has_changed.notify_all();
        }
    }
}

impl<I: Iterator<Item = Vec<Fetched>>, T> Shared<I, T> {
    /// Does a task, and puts the results into the queue.
    fn work(&self, task: Task, work: &mut impl FnMut(Fetched) -> T) -> MutexGuard<'_, Queue<I, T>> {
        let results = task.batch.into_iter().map(work).collect();
        let mut queue = self.queue();
        queue.done.insert(task.number, (task.size, results));
        queue
    }

    /// What a helper does: whatever there is to do.
    fn help(&self, mut work: impl FnMut(Fetched) -> T) {
        let _leaving = Leaving(self);
        let mut queue = self.queue();
        loop {
            if let Some(task) = queue.task() {
                drop(queue);
                queue = self.work(task, &mut work);
                self.notify(&queue);
            } else if queue.batches.is_none() {
                return;
            } else {
                queue = self.wait(queue);
            }
        }
    }
}

/// A helper, until it leaves: at the end, or because it broke down.
struct Leaving<'a, I, T>(&'a Shared<I, T>);

impl<I, T> Drop for Leaving<'_, I, T> {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        queue.helpers -= 1;
        if thread::panicking() {
            queue.clear();
        }
        self.0.notify(&queue);
    }
}

impl<I, W, T> OrderedPool<I, W, T>
where
    I: Iterator<Item = Vec<Fetched>> + Send + 'static,
    W: FnMut(Fetched) -> T,
    T: Send + 'static,
{
    fn new(batches: I, jobs: usize, worker: impl Fn() -> W + Clone + Send + 'static) -> OrderedPool<I, W, T> {
        let (out, handed, done, fetched, waiting) = Default::default();
        let (most, helpers) = (jobs * OUT, jobs - 1);
        let queue = Queue { batches: Some(batches), fetched, handed, out, most, done, helpers, waiting };
        let shared = Arc::new(Shared { queue: Mutex::new(queue), has_changed: Condvar::new() });
        let helper = |_| {
            let (shared, worker) = (Arc::clone(&shared), worker.clone());
            thread::spawn(move || shared.help(worker()))
        };
        let helpers = (0..helpers).map(helper).collect();
        OrderedPool { work: worker(), turn: 0, size: 0, ready: Vec::new().into_iter(), helpers, shared }
    }

    /// The results whose turn it is, once they are there; other work is done until then.
    fn results(&mut self) -> Option<Vec<T>> {
        let mut queue = self.shared.queue();
        queue.out -= std::mem::take(&mut self.size);
        self.shared.notify(&queue);
        loop {
            if let Some((size, results)) = queue.done.remove(&self.turn) {
                self.turn += 1;
                self.size = size;
                return Some(results);
            }
            if let Some(task) = queue.task() {
                drop(queue);
                queue = self.shared.work(task, &mut self.work);
            } else if queue.helpers == 0 {
                return None;
            } else {
                queue = self.shared.wait(queue);
            }
        }
    }
}

impl<I, W, T> Iterator for OrderedPool<I, W, T>
where
    I: Iterator<Item = Vec<Fetched>> + Send + 'static,
    W: FnMut(Fetched) -> T,
    T: Send + 'static,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(result) = self.ready.next() {
                return Some(result);
            }
            let Some(results) = self.results() else { break };
            self.ready = results.into_iter();
        }
        for helper in self.helpers.drain(..) {
            if let Err(panic) = helper.join() {
                std::panic::resume_unwind(panic);
            }
        }
        None
    }
}

impl<I, W, T> Drop for OrderedPool<I, W, T> {
    /// Nobody takes results any more.
    fn drop(&mut self) {
        let mut queue = self.shared.queue();
        queue.clear();
        self.shared.notify(&queue);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex};

    use letopis::reader::{Options, fetch};

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
            |record: Fetched| {
                record.unwrap().read().unwrap().unwrap().text.split(' ').next().unwrap().to_owned()
            }
        };
        let texts = in_order(fetch([path], Options::default()), Some(jobs), worker).collect();
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
            |record: Fetched| {
                MOST.fetch_max(HELD.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                (record.unwrap().read().unwrap(), Held)
            }
        };
        assert_eq!(in_order(fetch([path], Options::default()), Some(3), worker).count(), 6);
        assert_eq!(MOST.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn nothing_is_done_that_nobody_takes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let lines = 4 * OUT / BATCH * MANY;
        std::fs::write(&path, "{\"text\": \"1\"}\n".repeat(lines)).unwrap();
        let done = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&done);
        let worker = move || {
            let counted = Arc::clone(&counted);
            move |_| counted.fetch_add(1, Ordering::SeqCst)
        };
        assert!(in_order(fetch([path], Options::default()), Some(3), worker).next().is_some());
        // The helpers leave, each when its batch is done.
        let begun = std::time::Instant::now();
        while Arc::strong_count(&done) > 1 && begun.elapsed().as_secs() < 60 {
            thread::yield_now();
        }
        assert!(Arc::strong_count(&done) == 1 && done.load(Ordering::SeqCst) < lines);
    }

    /// The others neither wait for its results nor go on without them.
    #[test]
    #[should_panic(expected = "a helper broke down")]
    fn a_helper_that_breaks_down_is_not_passed_over() {
        static HAS_BROKEN: AtomicBool = AtomicBool::new(false);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let line = format!("{{\"text\": \"{}\"}}\n", "1".repeat(BATCH / 4));
        std::fs::write(&path, line.repeat(8 * 4 * OUT / BATCH)).unwrap();
        let caller = thread::current().id();
        let worker = move || {
            move |_| {
                let is_helper = thread::current().id() != caller;
                assert!(!is_helper || HAS_BROKEN.swap(true, Ordering::SeqCst), "a helper broke down");
                while !HAS_BROKEN.load(Ordering::SeqCst) {
                    thread::yield_now();
                }
            }
        };
        in_order(fetch([path], Options::default()), Some(3), worker).for_each(drop);
    }
}
