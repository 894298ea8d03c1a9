//! The lexicon: the table of words, made ready for looking up.

use std::ops::Range;
use std::sync::LazyLock;

use super::dictionary::Dictionary;
use super::key::Key;
use super::lists::{Lists, listed};
use super::traits::Traits;
use super::words::{ADJECTIVES, Class, HARD, WORDS};

/// What can be told of a token without its letters, as a small number: its class, its line, its [`Traits`] and the
/// lists that it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sign(pub u16);

/// What stands behind a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    pub class: Class,
    /// Number of the line in the table of words; none for numbers and marks.
    pub line: Option<u16>,
    pub traits: Traits,
    pub lists: Lists,
}

impl Signed {
    /// Of what has no line.
    fn of(class: Class, traits: Traits) -> Signed {
        Signed { class, line: None, traits, lists: Lists::default() }
    }
}

/// What a form is; by default a word that the lexicon does not know.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub sign: Sign,
    pub class: Class,
    /// Whether it may be a part of a number or, in capitals, one by itself: «двадцать», «ХХ».
    pub is_number: bool,
    pub value: i32,
}

impl Default for Entry {
    fn default() -> Entry {
        Entry { sign: Lexicon::mark(Class::Other), class: Class::Other, is_number: false, value: 0 }
    }
}

/// Letters of a form with a full stop at most.
const ABBREVIATED: u32 = 4;

/// The table of words, ready for looking up.
pub struct Lexicon {
    signs: Vec<Signed>,
    /// By line, where its signs stand among all.
    lines: Vec<Range<u16>>,
    /// Its slots take 128 KB. Half as many are met more often by words that are none, which costs more than the room.
    forms: Dictionary<u64, Entry, { 1 << 16 }>,
    /// Those that have no short key.
    long_forms: Dictionary<Key, Entry, { 1 << 12 }>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

impl Lexicon {
    pub fn get() -> &'static Lexicon {
        &LEXICON
    }

    /// What a word is.
    #[inline]
    pub fn entry(&self, key: Key) -> Entry {
        match key.short() {
            0 => self.long_forms.get(key),
            short => self.short_entry(short),
        }
    }

    /// The same, of a word by its short key.
    #[inline]
    pub fn short_entry(&self, key: u64) -> Entry {
        self.forms.get(key)
    }

    fn entry_mut(&mut self, key: Key) -> &mut Entry {
        match key.short() {
            0 => self.long_forms.entry(key),
            short => self.forms.entry(short),
        }
    }

    /// What a word is, if it is known.
    #[inline]
    pub fn find(&self, key: Key) -> Option<Entry> {
        Some(self.entry(key)).filter(|entry| entry.class != Class::Other)
    }

    /// What a word is with the full stop behind it, if that makes it one that is known: «окт.».
    #[inline]
    pub fn find_dotted(&self, key: Key) -> Option<Entry> {
        // Most words before a full stop are longer, and end a sentence.
        if key.is_within(ABBREVIATED) { self.find(key.dotted()) } else { None }
    }

    pub fn signs(&self) -> &[Signed] {
        &self.signs
    }

    /// The signs of a line's forms.
    pub fn signs_of(&self, line: u16) -> impl Iterator<Item = (Sign, Signed)> {
        self.lines[usize::from(line)].clone().map(|n| (Sign(n), self.signs[usize::from(n)]))
    }

    #[inline]
    pub fn signed(&self, sign: Sign) -> Signed {
        self.signs[usize::from(sign.0)]
    }

    /// The sign of a mark or of a class without lines; such signs come first, in the order of classes.
    #[inline]
    pub const fn mark(class: Class) -> Sign {
        Sign(class as u16)
    }

    /// The sign of a number by its class and size; `number` tells of ordinals whether they are plural.
    #[inline]
    pub fn number(class: Class, value: i32, grammatical: Traits) -> Sign {
        let form = match class {
            Class::Number => 0,
            Class::Cardinal => 1,
            _ if grammatical == Traits::SINGULAR => 2,
            _ if grammatical == Traits::PLURAL => 3,
            _ => 4,
        };
        let size = Traits::of_size(value).0.trailing_zeros() - Traits::ZERO.0.trailing_zeros();
        Sign(Class::Word as u16 + 1 + form * Traits::ALL_SIZES.len() as u16 + size as u16)
    }

    /// The line of a word that patterns name by its first form.
    pub fn line(&self, first_form: &str) -> Option<u16> {
        let key = Key::of(first_form)?;
        self.signed(self.find(key)?.sign).line
    }

    fn build() -> Lexicon {
        let mut lexicon = Lexicon {
            signs: Vec::new(),
            lines: Vec::with_capacity(WORDS.len()),
            forms: Dictionary::new(),
            long_forms: Dictionary::new(),
        };
        lexicon.add_marks_and_numbers();
        let mut lists = Dictionary::<Key, Lists, { 1 << 13 }>::new();
        for (word, list) in listed() {
            let known = lists.entry(word);
            *known = known.or(list);
        }
        let mut forms = Vec::new();
        for (number, (class, value, paradigm)) in WORDS.iter().enumerate() {
            forms.clear();
            read_paradigm(paradigm, &mut forms);
            let first = lexicon.signs.len() as u16;
            let is_number = matches!(class, Class::Cardinal | Class::Ordinal);
            for (key, traits) in &forms {
                let sign = match class {
                    Class::Cardinal => Lexicon::number(*class, *value, Traits::SINGULAR),
                    Class::Ordinal => Lexicon::number(*class, *value, traits.number()),
                    _ => lexicon.word_sign(Signed {
                        class: *class,
                        line: Some(number as u16),
                        traits: *traits,
                        lists: lists.get(*key),
                    }),
                };
                lexicon.insert(*key, Entry { sign, class: *class, is_number, value: *value });
            }
            lexicon.lines.push(first..lexicon.signs.len() as u16);
        }
        for (word, lists) in lists.entries() {
            if lexicon.find(word).is_none() {
                let sign = lexicon.word_sign(Signed { lists, ..Signed::of(Class::Other, Traits::default()) });
                *lexicon.entry_mut(word) = Entry { sign, ..Entry::default() };
            }
        }
        // Roman numbers in Cyrillic letters.
        for number in ["х", "хх", "ххх"] {
            let key = Key::of(number).expect("letters");
            lexicon.entry_mut(key).is_number = true;
        }
        lexicon
    }

    /// Signs in the order in which `mark` and `number` count them.
    fn add_marks_and_numbers(&mut self) {
        for class in MARKS {
            debug_assert_eq!(class as usize, self.signs.len());
            self.signs.push(Signed::of(class, Traits::default()));
        }
        let both = Traits::SINGULAR.or(Traits::PLURAL);
        let forms = [
            (Class::Number, both),
            (Class::Cardinal, both),
            (Class::Ordinal, Traits::SINGULAR),
            (Class::Ordinal, Traits::PLURAL),
            (Class::Ordinal, both),
        ];
        for (class, number) in forms {
            for size in Traits::ALL_SIZES {
                self.signs.push(Signed::of(class, number.or(size)));
            }
        }
    }

    /// The sign of a form; those of one line that nothing tells apart share it.
    fn word_sign(&mut self, signed: Signed) -> Sign {
        // The forms of a line are added one after another: its signs are the last.
        let known = self.signs.iter().rposition(|other| *other == signed || other.line != signed.line);
        match known {
            Some(n) if self.signs[n] == signed => Sign(n as u16),
            _ => {
                self.signs.push(signed);
                Sign(self.signs.len() as u16 - 1)
            }
        }
    }

    fn insert(&mut self, key: Key, entry: Entry) {
        assert!(!key.is_dotted() || key.is_within(ABBREVIATED), "ABBREVIATED is too small for {key:?}");
        let class = entry.class;
        let other = std::mem::replace(self.entry_mut(key), entry);
        assert_eq!(
            other.class,
            Class::Other,
            "a form stands twice in the lexicon: {key:?} of class {class:?}"
        );
    }
}

/// The classes whose signs have no line, in the order of [`Class`].
#[rustfmt::skip]
const MARKS: [Class; Class::Word as usize + 1] = {
    use Class::*;
    [
        Other, Break, Dash, Comma, Dot, Stop, Colon, Semicolon, Slash, Open, Close, Percent, Plus, Quote, Unquote,
        NumericDate, ShortDate, ClockTime, Dotted, Decimal, Roman, Number, Ordinal, Cardinal, Month, Weekday,
        Season, Part, Deictic, Relative, Preposition, Counted, Unit, Lasting, DayPart, Degree, Vague, Every, Feast, FeastOf, Zone,
        ZoneOf, Aging, AgeWord, Person, Pronoun, Word,
    ]
};

/// Adds the forms of a paradigm; a form that serves several cases has the traits of all.
fn read_paradigm(paradigm: &str, forms: &mut Vec<(Key, Traits)>) {
    if let Some((stem, declension)) = paradigm.split_once('+') {
        let endings = ADJECTIVES.iter().find(|(name, _)| *name == declension);
        let (_, endings) = endings.unwrap_or_else(|| panic!("{paradigm:?}: no such declension"));
        // «московский» is declined as a hard adjective, but with и.
        let is_velar = declension == "ий" && stem.ends_with(['к', 'г', 'х']);
        let endings = if is_velar { &HARD[..] } else { endings };
        // Russian spelling writes а and у, not я and ю, after these consonants.
        let is_hushing = stem.ends_with(['ж', 'ш', 'щ', 'ч']);
        let stem = Key::of_stem(stem);
        for (ending, cases) in endings {
            let ending = if is_velar {
                ending.replace('ы', "и")
            } else if is_hushing {
                ending.replace("яя", "ая").replace("юю", "ую")
            } else {
                (*ending).to_owned()
            };
            add(forms, stem.with_ending(&ending), Traits(u32::from(*cases)));
        }
        return;
    }
    let (inflected, caseless) = paradigm.split_once(';').unwrap_or((paradigm, ""));
    if let Some((stem, endings)) = inflected.trim_end().split_once('|') {
        let stem = Key::of_stem(stem);
        for (number, endings) in endings.split('/').enumerate() {
            for (case, ending) in endings.split_whitespace().enumerate() {
                assert!(case < 6, "{paradigm:?}: more than six cases");
                let traits = Traits(1 << (case + 6 * number));
                match (ending, ending.strip_prefix('=')) {
                    ("_", _) => {}
                    ("-", _) => add(forms, stem, traits),
                    (_, Some(whole)) => add(forms, Key::of_stem(whole), traits),
                    _ => add(forms, stem.with_ending(ending), traits),
                }
            }
        }
    }
    for form in caseless.split_whitespace() {
        add(forms, Key::of_stem(form), Traits::CASELESS);
    }
}

fn add(forms: &mut Vec<(Key, Traits)>, key: Key, traits: Traits) {
    match forms.iter_mut().find(|(other, _)| *other == key) {
        Some((_, known)) => *known = known.or(traits),
        None => forms.push((key, traits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The class, value and traits of a form, as text.
    fn check(form: &str, expected: &str) {
        let lexicon = Lexicon::get();
        let found = Key::of(form).and_then(|key| lexicon.find(key)).map(|entry| {
            let Traits(traits) = lexicon.signed(entry.sign).traits;
            format!("{:?} {} {traits:013b}", entry.class, entry.value)
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{form}");
    }

    #[test]
    fn forms_are_found_with_their_cases() {
        check("октября", "Month 10 0000000000010");
        check("марте", "Month 3 0000000100000");
        check("окт.", "Month 10 1000000000000");
        check("среду", "Weekday 3 0000000001000");
        check("воскресений", "Weekday 7 0000010000000");
        check("лет", "Unit 1 0000010000000");
        check("октябренок", "none");
        check("октябр", "none");
    }

    #[test]
    fn a_form_of_two_cases_has_both() {
        check("среде", "Weekday 3 0000000100100");
        check("год", "Unit 1 0000000001001");
    }

    #[test]
    fn signs_of_marks_and_numbers_are_where_they_are_counted() {
        let lexicon = Lexicon::get();
        for class in MARKS {
            assert_eq!(lexicon.signed(Lexicon::mark(class)).class, class);
        }
        for class in [Class::Number, Class::Cardinal, Class::Ordinal] {
            for value in [0, 7, 17, 30, 40, 90, 300, 2025, 70_000] {
                let signed = lexicon.signed(Lexicon::number(class, value, Traits::PLURAL));
                assert_eq!(signed.class, class);
                assert!(signed.traits.satisfy(Traits::of_size(value)), "{value}");
            }
        }
    }
}
