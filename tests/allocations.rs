//! What finding costs in memory: nothing for a word, little for a mention.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use letopis::{Document, Tagger};

/// The system's allocator, which counts what the thread asks for.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: all is left to the system's allocator; counting touches no memory of its own.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations for the text so many times over, and the mentions in it. The tagger has seen it before.
fn count(text: &str, times: usize) -> (usize, usize) {
    let document = Document::new(text.repeat(times)).published("2025-11-02").unwrap();
    let mut tagger = Tagger::default();
    tagger.tag(document.clone());
    let before = COUNT.get();
    let tagged = tagger.tag(document);
    (COUNT.get() - before, tagged.mentions.len())
}

#[test]
fn words_cost_nothing() {
    let text = "Министр обсудил с послами поставки зерна, а «Ёлка» на 15-м месте стоила 2000 рублей.\n";
    let (few, _) = count(text, 10);
    let (many, mentions) = count(text, 1000);
    assert_eq!(mentions, 0);
    assert_eq!(few, many, "allocations for ten lines and for a thousand");
    assert!(few <= 4, "{few} allocations for a text without mentions");
}

#[test]
fn mentions_cost_little() {
    let text =
        "Суд 7 октября решил дело. В мае 2019 года он начал его, а в минувший четверг вечером закрыл.\n";
    let (few, _) = count(text, 10);
    let (many, mentions) = count(text, 1000);
    assert_eq!(mentions, 3000);
    // Mentions are collected, so that their own list grows now and then.
    assert!(many - few <= mentions, "{} allocations for {mentions} mentions", many - few);
}
