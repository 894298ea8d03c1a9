//! What stands behind an event that is not the article's own word: who says so, and how sure it is.

use crate::anchor::Status;
use crate::event::Event;
use crate::output::visible;

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

#[cfg(test)]
mod tests {
    use super::super::Glyphs;
    use super::super::tests::check;
    use super::*;
    use crate::output::example::{timeline, value, voiced};

    #[test]
    fn who_says_so_and_whether_it_is_so() {
        let voiced = |status, name, text| voiced(value("2025-10-07"), None, "7 октября", text, status, name);
        check(
            &timeline(vec![
                voiced(Status::Stated, "", "Сказано"),
                voiced(Status::Reported, "The New York Times", "Передано слово в слово"),
                voiced(Status::Alleged, "", "Слышно"),
                voiced(Status::Planned, "Минобороны", "Задумано"),
                voiced(Status::Denied, "", "Отвергнуто"),
            ]),
            60,
            Glyphs::Rich,
            "\
Октябрь 2025
   7 вт  Сказано.                                  7 октября
         Передано слово в слово.                   7 октября
           (по словам: The New York Times)
         Слышно. (якобы)                           7 октября
         Задумано. (план, по словам: Минобороны)   7 октября
         Отвергнуто. (опровергается)               7 октября

5 событий · 1 статья
",
        );
    }
}
