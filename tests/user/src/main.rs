//! A program that keeps what it needs of each mention: all the types it takes and matches on have names.

use letopis::{Basis, Document, ErrorKind, Interval, Mention, Status, Tagger, Timeline, Value};

struct Kept {
    when: Option<Interval>,
    basis: Basis,
    status: Status,
}

fn keep(mention: &Mention) -> Kept {
    Kept { when: mention.interval(), basis: mention.when.basis, status: mention.status }
}

fn main() -> Result<(), letopis::Error> {
    let text = "Госдума 21 октября ратифицировала договор.";
    let article = Document::builder().id("1").text(text).date("2025-11-02").build()?;
    let tagged = Tagger::default().tag(article);
    let kept: Vec<Kept> = tagged.mentions.iter().map(keep).collect();
    assert!(matches!(&tagged.mentions[0].when.value, Value::Single(_)));
    let timeline: Timeline = [tagged].into_iter().collect();
    let error = Document::builder().text("x").date("2025-13-40").build().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Date { .. }));
    let (first, events) = (&kept[0], timeline.events.len());
    println!("{} {:?} {} {:?} {events}", kept.len(), first.when, first.basis, first.status);
    Ok(())
}
