//! What the reader must know before taking an event for a fact: whether it is so, and who says so.

use super::names::capital;
use super::visible;
use crate::event::{Event, Status};

/// In words, before or behind what is told; none for what the article or somebody tells as a fact.
fn whether(status: Status) -> Option<&'static str> {
    match status {
        Status::Stated | Status::Reported => None,
        Status::Planned => Some("план"),
        Status::Alleged => Some("предположительно"),
        Status::Denied => Some("опровергается"),
    }
}

/// What stands behind an event: `(план, по словам: Минобороны)`; nothing of what the article itself says.
#[cfg(feature = "cli")]
pub(super) fn attribution_label(event: &Event) -> Option<String> {
    let parts: Vec<String> =
        whether(event.status).map(str::to_string).into_iter().chain(source(event)).collect();
    (!parts.is_empty()).then(|| format!("({})", parts.join(", ")))
}

/// What happened, and before it whether it is so: a line that may stand alone, `План: Мост откроют.`
pub(super) fn headline(event: &Event) -> String {
    match whether(event.status) {
        Some(whether) => format!("{}: {}", capital(whether), event.text()),
        None => event.text(),
    }
}

/// Who says so, where what is told does not name him: `по словам: Минобороны`.
pub(super) fn source(event: &Event) -> Option<String> {
    let name = event.attribution().filter(|name| !event.text().contains(name.as_str()))?;
    Some(format!("по словам: {}", visible(&name)))
}
