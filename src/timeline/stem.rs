//! Words as their stems: what is left of a word when its ending is gone, so that «Госдумой» is «Госдума».
//!
//! Whether two texts are similar is decided in [`similarity`](super::similarity).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use rust_stemmers::{Algorithm, Stemmer};

/// The hash of a stem; the same in every run.
pub(super) type Stem = u64;

/// Maps and sets whose keys are hashes already.
pub(super) type StemMap<V> = HashMap<Stem, V, BuildHasherDefault<Hashed>>;
pub(super) type StemSet = HashSet<Stem, BuildHasherDefault<Hashed>>;

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words are short and many: eight bytes at a time, mixed as splitmix64 does.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        hash = (hash ^ hash >> 29).wrapping_mul(0x94D0_49BB_1331_11EB);
        hash ^= hash >> 31;
    }
    hash
}

/// Stems words, and remembers those it has seen: a language has few and an archive has many.
pub(super) struct Stems {
    stemmer: Stemmer,
    seen: StemMap<Stem>,
    folded: String,
}

/// Words remembered at most, so that a hostile text does not fill the memory: 16 MB or so.
const REMEMBERED: usize = 1 << 19;

/// Letters that a stem has at least; of «Киев» the ending «ев» would leave two.
const SHORTEST: usize = 3;

impl Stems {
    pub fn new() -> Stems {
        let (seen, folded) = Default::default();
        Stems { stemmer: Stemmer::create(Algorithm::Russian), seen, folded }
    }

    /// The stem of a word in any case; a number is its own.
    pub fn of(&mut self, word: &str) -> Stem {
        let key = hash(word.as_bytes());
        if let Some(stem) = self.seen.get(&key) {
            return *stem;
        }
        self.folded.clear();
        let letters = word.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '\u{301}');
        self.folded.extend(letters.map(|letter| if letter == 'ё' { 'е' } else { letter }));
        let stem = hash(root(&self.stemmer, &self.folded).as_bytes());
        if self.seen.len() < REMEMBERED {
            self.seen.insert(key, stem);
        }
        stem
    }
}

/// Cuts endings until none is left: of «Иванова» the stemmer leaves «иванов», but of «Иванов» «иван».
fn root(stemmer: &Stemmer, word: &str) -> String {
    let mut root = word.to_string();
    for _ in 0..3 {
        let shorter = stemmer.stem(&root);
        if shorter.len() == root.len() || shorter.chars().count() < SHORTEST {
            break;
        }
        root = shorter.into_owned();
    }
    root
}

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    /// Whether a sentence begins with it, so that its capital letter says nothing.
    pub is_first: bool,
}

/// The words and numbers of a text: «пресс-службы» are two, «3,5» is one.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    let mut is_first = true;
    std::iter::from_fn(move || {
        let start = rest.find(is_letter)?;
        is_first |= rest[..start].contains(['.', '!', '?', ':']);
        rest = &rest[start..];
        let end = end_of_word(rest);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Word { text, is_first: std::mem::take(&mut is_first) })
    })
}

fn end_of_word(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let is_inside = is_letter(letter) || letter == '\u{301}';
        let after = letters.peek().map_or(' ', |(_, letter)| *letter);
        let is_decimal = matches!(letter, ',' | '.') && before.is_ascii_digit() && after.is_ascii_digit();
        // «10 000» is one number; «7 200» hardly ever two.
        let is_thousand =
            matches!(letter, ' ' | '\u{a0}') && before.is_ascii_digit() && is_three_digits(&text[at..]);
        if !is_inside && !is_decimal && !is_thousand {
            return at;
        }
        before = letter;
    }
    text.len()
}

/// A letter or a digit; the tables of Unicode are asked only for what is neither Cyrillic nor ASCII.
fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7F' => letter.is_ascii_alphanumeric(),
        'Ѐ'..='ҁ' | 'Ҋ'..='ӿ' => true,
        _ => letter.is_alphanumeric(),
    }
}

/// Whether a space is followed by three digits and no more.
fn is_three_digits(text: &str) -> bool {
    let digits = text.chars().skip(1).take_while(char::is_ascii_digit).count();
    let after = text.chars().nth(1 + digits);
    digits == 3 && after.is_none_or(|letter| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "Госдума Госдумой Госдуму ГОСДУМЫ",
            "Мадуро мадуро",
            "Киев Киева Киеву Киевом Киеве",
            "Медведев Медведева Медведеву Медведевым",
            "Лавров Лаврова Лавровым",
            "Путин Путина Путиным",
            "Совет Совета Советом",
            "ратифицировала ратифицировали ратифицировал",
            "подписал подписан подписание",
            "самолёт самолета самолётов",
            "2025",
        ] {
            let mut stems = Stems::new();
            let first = stems.of(forms.split(' ').next().unwrap());
            for form in forms.split(' ') {
                assert_eq!(stems.of(form), first, "{form}");
                assert_eq!(stems.of(form), first, "{form}, remembered");
            }
        }
    }

    #[test]
    fn other_words_have_others() {
        let mut stems = Stems::new();
        for (one, other) in [("Киев", "Кия"), ("Совет", "совесть"), ("2025", "2024"), ("суд", "судно")]
        {
            assert_ne!(stems.of(one), stems.of(other), "{one} {other}");
        }
    }

    #[test]
    fn texts_are_split_into_words() {
        let check = |text, expected: &str| {
            let found = words(text)
                .map(|word| if word.is_first { format!("^{}", word.text) } else { word.text.into() });
            assert_eq!(found.collect::<Vec<String>>().join("|"), expected);
        };
        check("Пресс-служба «Газпрома»: рост 3,5 %.", "^Пресс|служба|Газпрома|^рост|3,5");
        check("Более 10 000 человек. Они", "^Более|10 000|человек|^Они");
        check("Ту-154 в 2019, 12 1234", "^Ту|154|в|2019|12|1234");
        check("", "");
    }
}
