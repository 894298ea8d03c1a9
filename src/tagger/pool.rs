//! Work on many items in several threads, whose results come in the order of the items.

use std::any::Any;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes that a thread is handed at a time: so many that handing over costs nothing beside them, and so
/// few that what all threads hold stays small.
const BATCH: usize = 64 * 1024;
/// Items in a batch at most, for there are empty ones.
const MANY: usize = 1024;
/// Bytes for each thread that are out at a time, from the input to the caller; what is larger goes out alone, so
/// that memory is that of one large item and not of one for each thread.
const OUT: usize = 1 << 20;

/// Has so many threads work on the items, as many as the machine has unless it is said, and gives `take` the results in
/// order.
///
/// Each thread makes a worker of its own, and the caller's is one of them: `take` works while it waits. For one thread,
/// or for less than a batch, there is no other, and each result comes as soon as its item. A panic of a worker is
/// one of `take`'s iterator. What `take` leaves is not worked on.
pub(super) fn ordered_map<I, W, T, R>(
    items: I,
    size: impl Fn(&I::Item) -> usize + Send,
    jobs: Option<NonZeroUsize>,
    worker: impl Fn() -> W + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R
where
    I: Iterator<Item: Send> + Send,
    W: FnMut(I::Item) -> T,
    T: Send,
{
    if jobs == Some(NonZeroUsize::MIN) {
        return take(&mut items.map(worker()));
    }
    let mut batches = Batches { items, size };
    let first = batches.next();
    let Some(second) = batches.next() else {
        let items = first.into_iter().flat_map(|batch| batch.items);
        return take(&mut items.map(worker()));
    };
    let jobs = jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let pool = OrderedPool::new(first.into_iter().chain([second]).chain(batches), jobs);
    thread::scope(|scope| {
        for _ in 1..jobs {
            // Where the system has no more threads, those that there are do it.
            let _ = thread::Builder::new().spawn_scoped(scope, || pool.help(&worker));
        }
        take(&mut Results {
            pool: &pool,
            work: worker(),
            turn: 0,
            size: 0,
            ready: Vec::new().into_iter(),
            is_over: false,
        })
    })
}

/// Some items and their bytes.
struct Batch<X> {
    items: Vec<X>,
    size: usize,
}

/// Items in batches.
struct Batches<I, Z> {
    items: I,
    size: Z,
}

impl<I: Iterator, Z: Fn(&I::Item) -> usize> Iterator for Batches<I, Z> {
    type Item = Batch<I::Item>;

    fn next(&mut self) -> Option<Batch<I::Item>> {
        let mut batch = Batch { items: Vec::new(), size: 0 };
        while batch.size < BATCH && batch.items.len() < MANY {
            let Some(item) = self.items.next() else { break };
            batch.size += (self.size)(&item);
            batch.items.push(item);
        }
        (!batch.items.is_empty()).then_some(batch)
    }
}

/// The caller and the threads that help it: whoever is free fetches a batch and works on it, and the caller takes
/// what is done in its turn.
struct OrderedPool<B, X, T> {
    queue: Mutex<Queue<B, X, T>>,
    has_changed: Condvar,
}

/// What is to be done, and what was done.
struct Queue<B, X, T> {
    /// None once all was fetched, or nobody takes results any more.
    batches: Option<B>,
    /// A batch that was fetched while there was no room for it.
    fetched: Option<Batch<X>>,
    /// Batches that were handed out.
    handed: usize,
    /// Bytes that are out, and may be.
    out: usize,
    most: usize,
    /// What is done before its turn.
    done: BTreeMap<usize, Batch<T>>,
    /// The panic of a helper.
    panic: Option<Box<dyn Any + Send>>,
    /// Threads that wait until another has done something.
    waiting: usize,
}

/// A batch to work on, and its place among all.
struct Task<X> {
    batch: Batch<X>,
    number: usize,
}

impl<B, X, T> Queue<B, X, T> {
    /// Hands out nothing more.
    fn clear(&mut self) {
        (self.batches, self.fetched) = (None, None);
    }
}

impl<B: Iterator<Item = Batch<X>>, X, T> Queue<B, X, T> {
    /// The next batch, if there is one and room for it.
    fn task(&mut self) -> Option<Task<X>> {
        if self.fetched.is_none() {
            self.fetched = self.batches.as_mut()?.next();
        }
        let Some(batch) = self.fetched.take() else {
            self.batches = None;
            return None;
        };
        if 0 < self.out && self.most < self.out + batch.size {
            self.fetched = Some(batch);
            return None;
        }
        self.out += batch.size;
        self.handed += 1;
        Some(Task { batch, number: self.handed - 1 })
    }
}

impl<B, X, T> OrderedPool<B, X, T> {
    fn new(batches: B, jobs: usize) -> OrderedPool<B, X, T> {
        let (fetched, handed, out, done, panic, waiting) = Default::default();
        let most = jobs.saturating_mul(OUT);
        let queue = Queue { batches: Some(batches), fetched, handed, out, most, done, panic, waiting };
        OrderedPool { queue: Mutex::new(queue), has_changed: Condvar::new() }
    }

    fn queue(&self) -> MutexGuard<'_, Queue<B, X, T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until another has done something.
    fn wait<'a>(&self, mut queue: MutexGuard<'a, Queue<B, X, T>>) -> MutexGuard<'a, Queue<B, X, T>> {
        queue.waiting += 1;
        let mut queue = self.has_changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        queue.waiting -= 1;
        queue
    }

    /// Says to the others that something was done. Nobody waits most of the time, and asking the system costs more.
    fn notify(&self, queue: &Queue<B, X, T>) {
        if 0 < queue.waiting {
            self.has_changed.notify_all();
        }
    }
}

impl<B: Iterator<Item = Batch<X>>, X, T> OrderedPool<B, X, T> {
    /// Does a task, and puts the results into the queue.
    fn work(&self, task: Task<X>, work: &mut impl FnMut(X) -> T) -> MutexGuard<'_, Queue<B, X, T>> {
        let Batch { items, size } = task.batch;
        let items = items.into_iter().map(work).collect();
        let mut queue = self.queue();
        queue.done.insert(task.number, Batch { items, size });
        queue
    }

    /// What a helper does: whatever there is to do.
    fn help<W: FnMut(X) -> T>(&self, worker: impl Fn() -> W) {
        // What is shared is not used again but to end.
        let ended = catch_unwind(AssertUnwindSafe(|| {
            let mut work = worker();
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
        }));
        let mut queue = self.queue();
        if let Err(panic) = ended {
            queue.clear();
            queue.panic = Some(panic);
        }
        self.notify(&queue);
    }
}

/// The results in their order, as long as somebody takes them.
struct Results<'p, B, X, T, W> {
    pool: &'p OrderedPool<B, X, T>,
    work: W,
    /// The batch whose results are taken next.
    turn: usize,
    /// Bytes of the one that is being taken, and what is left of its results.
    size: usize,
    ready: std::vec::IntoIter<T>,
    /// Whether nothing comes any more: all was taken, or there was a panic.
    is_over: bool,
}

impl<B, X, T, W> Results<'_, B, X, T, W>
where
    B: Iterator<Item = Batch<X>>,
    W: FnMut(X) -> T,
{
    /// The results whose turn it is, once they are there; other work is done until then.
    fn batch(&mut self) -> Option<Batch<T>> {
        let mut queue = self.pool.queue();
        queue.out -= std::mem::take(&mut self.size);
        self.pool.notify(&queue);
        loop {
            if let Some(batch) = queue.done.remove(&self.turn) {
                return Some(batch);
            } else if let Some(panic) = queue.panic.take() {
                drop(queue);
                resume_unwind(panic);
            } else if let Some(task) = queue.task() {
                drop(queue);
                queue = self.pool.work(task, &mut self.work);
            } else if queue.batches.is_none() && self.turn == queue.handed {
                return None;
            } else {
                queue = self.pool.wait(queue);
            }
        }
    }
}

impl<B, X, T, W> Iterator for Results<'_, B, X, T, W>
where
    B: Iterator<Item = Batch<X>>,
    W: FnMut(X) -> T,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(result) = self.ready.next() {
                return Some(result);
            }
            if std::mem::replace(&mut self.is_over, true) {
                return None;
            }
            let batch = self.batch()?;
            self.is_over = false;
            self.turn += 1;
            self.size = batch.size;
            self.ready = batch.items.into_iter();
        }
    }
}

impl<B, X, T, W> Drop for Results<'_, B, X, T, W> {
    /// Nobody takes results any more.
    fn drop(&mut self) {
        let mut queue = self.pool.queue();
        queue.clear();
        self.pool.notify(&queue);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    /// The sizes of items, worked on in so many threads, with what work and what takes them.
    fn check<R>(
        sizes: impl Iterator<Item = usize> + Send,
        jobs: usize,
        work: impl Fn(usize) -> usize + Sync,
        take: impl FnOnce(&mut dyn Iterator<Item = usize>) -> R,
    ) -> R {
        ordered_map(sizes, |size| *size, NonZeroUsize::new(jobs), || &work, take)
    }

    fn all(results: &mut dyn Iterator<Item = usize>) -> Vec<usize> {
        results.collect()
    }

    /// More than may be out at a time in `jobs` threads.
    fn many(jobs: usize) -> impl Iterator<Item = usize> + Send {
        std::iter::repeat_n(BATCH / 4, 4 * jobs * (4 * OUT / BATCH))
    }

    /// Each thread makes its worker, even if it finds nothing to do.
    #[test]
    fn little_work_makes_no_threads() {
        let check = |items: usize, jobs, expected| {
            let workers = AtomicUsize::new(0);
            let worker = || {
                workers.fetch_add(1, Ordering::SeqCst);
                |item| item
            };
            let items = std::iter::repeat_n(BATCH / 4, items);
            ordered_map(
                items,
                |size| *size,
                NonZeroUsize::new(jobs),
                worker,
                |results| results.for_each(drop),
            );
            assert_eq!(workers.into_inner(), expected);
        };
        check(0, 8, 1);
        check(4, 8, 1);
        check(5, 8, 8);
        check(500, 1, 1);
    }

    #[test]
    fn much_work_is_shared() {
        let threads = Mutex::new(HashSet::new());
        let work = |size| {
            threads.lock().unwrap().insert(thread::current().id());
            while threads.lock().unwrap().len() < 3 {
                thread::yield_now();
            }
            size
        };
        assert_eq!(check(many(3), 3, work, all).len(), many(3).count());
        assert_eq!(threads.lock().unwrap().len(), 3);
    }

    /// For one thread, and so for an input that comes in live.
    #[test]
    fn one_thread_gives_each_result_before_the_next_item() {
        let fetched = AtomicUsize::new(0);
        let sizes = (0..10).inspect(|_| {
            fetched.fetch_add(1, Ordering::SeqCst);
        });
        check(
            sizes,
            1,
            |size| size,
            |results| {
                for n in 1..=10 {
                    assert!(results.next().is_some());
                    assert_eq!(fetched.load(Ordering::SeqCst), n);
                }
            },
        );
    }

    /// Each is larger than all that may be out, so that there is never more than the one that is taken, the one
    /// in work and the one that is fetched.
    #[test]
    fn large_items_go_one_by_one() {
        static HELD: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        struct Held;
        impl Drop for Held {
            fn drop(&mut self) {
                HELD.fetch_sub(1, Ordering::SeqCst);
            }
        }
        let worker = || {
            |_| {
                MOST.fetch_max(HELD.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                // Long enough for another thread to begin the next one.
                thread::sleep(Duration::from_millis(5));
                Held
            }
        };
        let items = std::iter::repeat_n((), 6);
        let count = ordered_map(items, |_| 4 * OUT, NonZeroUsize::new(3), worker, |held| held.count());
        assert_eq!((count, MOST.load(Ordering::SeqCst)), (6, 1));
    }

    /// The threads are gone when it returns, for they hold what the caller has lent.
    #[test]
    fn nothing_is_done_that_nobody_takes() {
        let done = AtomicUsize::new(0);
        let work = |_| done.fetch_add(1, Ordering::SeqCst);
        assert!(check(many(3), 3, work, |results| results.next().is_some()));
        assert!(done.into_inner() < many(3).count());
    }

    /// The others neither wait for its results nor go on without them, nor does the caller if it goes on.
    fn a_panic_is_forwarded(is_of_helper: bool, expected: &str) {
        static HAS_BROKEN: AtomicBool = AtomicBool::new(false);
        HAS_BROKEN.store(false, Ordering::SeqCst);
        let caller = thread::current().id();
        let work = |size| {
            let is_meant = (thread::current().id() != caller) == is_of_helper;
            assert!(!is_meant || HAS_BROKEN.swap(true, Ordering::SeqCst), "a worker broke down");
            while !HAS_BROKEN.load(Ordering::SeqCst) {
                thread::yield_now();
            }
            size
        };
        let panic = check(many(3), 3, work, |results| {
            let panic = catch_unwind(AssertUnwindSafe(|| results.for_each(drop)));
            assert_eq!(results.next(), None);
            panic
        });
        assert_eq!(*panic.unwrap_err().downcast::<&str>().unwrap(), expected);
    }

    #[test]
    fn panics_are_forwarded() {
        a_panic_is_forwarded(true, "a worker broke down");
        a_panic_is_forwarded(false, "a worker broke down");
    }

    #[test]
    #[should_panic(expected = "nothing to fetch")]
    fn a_panic_of_the_input_is_forwarded() {
        let sizes = many(3).chain(std::iter::from_fn(|| panic!("nothing to fetch")));
        check(sizes, 3, |size| size, all);
    }

    #[test]
    #[should_panic(expected = "no more, please")]
    fn a_panic_of_what_takes_ends_the_threads() {
        check(many(3), 3, |size| size, |_| panic!("no more, please"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn results_come_in_the_order_of_the_items(
            sizes in prop::collection::vec(prop_oneof![0..100_usize, 0..BATCH, 0..2 * OUT], 0..300),
            jobs in 0..9_usize,
            taken in 0..400_usize,
        ) {
            // Some take longer, so that others are done before their turn.
            let work = |size| {
                if size % 8 == 0 {
                    thread::sleep(Duration::from_micros(100));
                }
                size + 1
            };
            let expected: Vec<usize> = sizes.iter().copied().map(work).collect();
            prop_assert_eq!(&check(sizes.iter().copied(), jobs, work, all), &expected);
            let some = check(sizes.iter().copied(), jobs, work, |results| results.take(taken).collect::<Vec<_>>());
            prop_assert_eq!(&some[..], &expected[..taken.min(expected.len())]);
        }
    }
}
