//! Who does it to whom, as far as two forms of one word and the preposition before it show.

/// A form of a word in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    letters: u8,
    last: [char; 2],
    way: Way,
}

/// Where what a preposition goes before stands on a way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    #[default]
    None,
    From,
    To,
}

/// The role of a word after another one; none where its ending may be that of another number: «посты».
pub(super) fn role(word: &str, before: &str, is_name: bool) -> Option<Role> {
    let mut last = [' '; 2];
    let mut letters: u8 = 0;
    for letter in word.chars().flat_map(char::to_lowercase) {
        last = [last[1], letter];
        letters = letters.saturating_add(1);
    }
    let way = match before {
        "из" | "от" | "с" | "со" | "у" | "Из" | "От" | "С" | "У" => Way::From,
        "в" | "во" | "к" | "ко" | "на" | "для" | "В" | "К" | "На" | "Для" => Way::To,
        _ => Way::None,
    };
    let is_known = is_name || !matches!(last[1], 'ы' | 'и');
    is_known.then_some(Role { letters, last, way })
}

impl Role {
    /// How near to the nominative the form is beside another one of its word; nearer is lower.
    fn rank(&self, other: &Role) -> u8 {
        let is_shorter = self.letters <= other.letters;
        match self.last {
            ['и' | 'ы', 'й'] => 0,
            // «музей» beside «музея», and not «галереей».
            ['о', 'й'] if matches!(other.last, ['а', 'я'] | ['у', 'ю']) => 4,
            [_, 'й' | 'ь'] if is_shorter => 0,
            [_, 'й' | 'ь'] => 4,
            ['и', 'е'] | [_, 'о'] => 1,
            ['о', 'е'] => 1,
            [_, 'а' | 'я'] => 2,
            [_, 'ы' | 'и' | 'е'] => 3,
            [_, 'у' | 'ю' | 'э'] => 4,
            // «Штефич» beside «Штефича», and not «дипломатов» beside «дипломаты».
            _ if self.letters < other.letters => 0,
            _ => 4,
        }
    }

    fn is_instrumental(&self) -> bool {
        matches!(
            self.last,
            ['о' | 'е' | 'ё' | 'и' | 'ы', 'м'] | ['о' | 'е' | 'ё', 'й'] | ['ь', 'ю'] | ['м', 'и']
        )
    }
}

/// Whether one of the words that two texts share is what another is in the other text, and the reverse.
///
/// `are_passive` says of which text the doer is in the instrumental: «дипломаты высланы Россией».
pub(super) fn are_swapped(shared: impl Iterator<Item = [Role; 2]> + Clone, are_passive: [bool; 2]) -> bool {
    let turns = |turn: fn(&[Role; 2], [bool; 2]) -> i8| {
        let found = |sought: i8| shared.clone().any(|roles| turn(&roles, are_passive) == sought);
        found(1) && found(-1)
    };
    turns(subject) || turns(way)
}

/// 1 where the first text has the word as a subject and the other does not, −1 for the reverse.
fn subject([one, other]: &[Role; 2], are_passive: [bool; 2]) -> i8 {
    match one.rank(other).cmp(&other.rank(one)) {
        std::cmp::Ordering::Less if !(are_passive[1] && other.is_instrumental()) => 1,
        std::cmp::Ordering::Greater if !(are_passive[0] && one.is_instrumental()) => -1,
        _ => 0,
    }
}

/// 1 where what the first text comes from is what the other goes to, −1 for the reverse.
fn way([one, other]: &[Role; 2], _: [bool; 2]) -> i8 {
    match (one.way, other.way) {
        (Way::From, Way::To) => 1,
        (Way::To, Way::From) => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two words in two texts, as `Россия Эстонии | России Эстония`, each with its preposition or none.
    fn check(forms: &str, are_passive: [bool; 2], expected: bool) {
        let read = |text: &str| -> Vec<Role> {
            let mut before = "";
            let mut found = Vec::new();
            for word in text.split_whitespace() {
                if word.chars().count() > 2 {
                    found.extend(role(word, before, true));
                }
                before = word;
            }
            found
        };
        let (one, other) = forms.split_once(" | ").unwrap();
        let pairs: Vec<[Role; 2]> =
            read(one).into_iter().zip(read(other)).map(|(one, other)| [one, other]).collect();
        assert_eq!(are_swapped(pairs.iter().copied(), are_passive), expected, "{forms}");
    }

    #[test]
    fn who_does_it_to_whom() {
        for forms in [
            "Россия Эстонии | России Эстония",
            "Маласпина Штефича | Маласпину Штефич",
            "королевство Морвенны | королевства Морвенна",
            "музей галерее | музею галерея",
            "Вологжанский Третьяковской | Вологжанскому Третьяковская",
            "дипломаты охранников | дипломатов охранники",
            "учитель ученика | учителя ученик",
            "предприятие банку | предприятия банк",
        ] {
            check(forms, [false, false], true);
        }
        for forms in [
            "Россия Эстонии | Россия Эстонии",
            "Россия Эстонии | Россию Эстонии",
            "Россия Эстония | России Эстонии",
            "суд директора | суда директору",
        ] {
            check(forms, [false, false], false);
        }
    }

    #[test]
    fn the_doer_of_the_passive() {
        check("Россия дипломата | Россией дипломат", [false, true], false);
        check("Россией дипломат | Россия дипломата", [true, false], false);
        check("Россия дипломата | Россией дипломат", [false, false], true);
        check("Россия дипломата | Россию дипломат", [false, true], true);
    }

    #[test]
    fn where_from_and_where_to() {
        check("из Москвы в Киев | в Москву из Киева", [false, false], true);
        check("из Москвы в Киев | из Москвы на Киев", [false, false], false);
    }
}
