//! What stands behind an event that is not the article's own word: who says so, and how sure it is.

use super::visible;
use crate::anchor::Status;
use crate::event::Event;

/// What the reader must know before taking an event for a fact; nothing of what the article itself says.
pub(super) fn aside(event: &Event) -> Option<String> {
    let status = match event.status {
        Status::Stated | Status::Reported => None,
        Status::Planned => Some("план".to_string()),
        Status::Alleged => Some("якобы".to_string()),
        Status::Denied => Some("опровергается".to_string()),
    };
    let source = event.attribution().map(|name| format!("по словам: {}", visible(&name)));
    let parts: Vec<String> = status.into_iter().chain(source).collect();
    (!parts.is_empty()).then(|| format!("({})", parts.join(", ")))
}
