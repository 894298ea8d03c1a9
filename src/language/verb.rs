//! Verbs: what the ending of a word tells of it as a verb.
//!
//! There is no dictionary of verbs here: forms are known by their endings, with a list of nouns that end alike; the
//! future also by its auxiliary and by the perfective verbs that news announces with.

use std::sync::LazyLock;

use super::endings::Endings;
use super::key::Key;
use super::lists::{List, Lists};
use super::token::Token;

/// What a word is as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// None for what is no verb.
    pub form: Option<Form>,
    /// None for what is no verb of the past or the future.
    pub tense: Option<Tense>,
    /// Whether it tells the tense of the verb beside it.
    pub is_auxiliary: bool,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One that makes a clause: «приехал», «работает», «принят».
    Finite,
    /// «прошедший», «основанного».
    Participle,
    /// «появившись», «находясь».
    Gerund,
}

/// The endings by which verbs are known.
pub struct Verbs {
    endings: Endings,
    reflexive: (Key, u32),
    perfective: Vec<(Key, u32)>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| Verbs {
    endings: endings(),
    reflexive: short("ся"),
    perfective: PREFIXES.iter().map(|prefix| short(prefix)).collect(),
});

impl Verbs {
    pub fn get() -> &'static Verbs {
        &VERBS
    }

    /// Whether a word that is on some lists may be a verb, as far as a glance tells: the lowest bit. Most are none.
    #[inline]
    pub fn may_be(&self, token: &Token, lists: Lists) -> u64 {
        let is_hidden = token.short_key == 0;
        let may_end = self.endings.may_end(Key::from_short(token.short_key));
        // Counted, not asked: none of the answers can be foreseen.
        u64::from(is_hidden) | may_end | lists.0 >> List::Future as u32
    }

    /// What a word is that is on some lists; none for what is no word of letters alone.
    pub fn read(&self, text: &str, token: &Token, lists: Lists) -> Option<Verb> {
        let (key, letters) = token.key(text)?;
        let endings = self.endings.of(key, letters);
        let tense = self.tense(endings, lists, key, letters, token.is_capital);
        Some(Verb {
            form: form(endings, tense, letters, token.is_capital),
            tense,
            is_auxiliary: tense.is_some() && lists.has(List::Auxiliary),
        })
    }

    fn tense(&self, endings: u16, lists: Lists, word: Key, letters: u32, is_capital: bool) -> Option<Tense> {
        let ends = |ending: Ending| endings & ending as u16 != 0;
        if lists.has(List::Future) {
            Some(Tense::Future)
        } else if ends(Ending::Past) && !is_capital && !lists.has(List::NotPast) {
            Some(Tense::Past)
        } else if ends(Ending::ThirdPerson) && !ends(Ending::Lasting) && self.is_perfective(word, letters) {
            Some(Tense::Future)
        } else {
            None
        }
    }

    /// A third person such as «возглавит», «наградят»: with a prefix and without the suffix of lasting
    /// action it is of a perfective verb, whose present is the future.
    fn is_perfective(&self, word: Key, letters: u32) -> bool {
        let stem = if word.ends_with(self.reflexive) { letters - 2 } else { letters };
        5 < stem && self.perfective.iter().any(|prefix| word.starts_with(letters, *prefix))
    }
}

fn form(endings: u16, tense: Option<Tense>, letters: u32, is_capital: bool) -> Option<Form> {
    let ends = |ending: Ending| endings & ending as u16 != 0;
    if ends(Ending::Participle) && 5 < letters {
        Some(Form::Participle)
    } else if tense.is_some() || is_capital && ends(Ending::Reflexive) {
        Some(Form::Finite)
    } else if is_capital {
        None
    } else if ends(Ending::Gerund) {
        Some(Form::Gerund)
    } else {
        (ends(Ending::Present) && 4 < letters).then_some(Form::Finite)
    }
}

/// Prefixes that make verbs perfective, save those of one letter, with which many roots begin.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "воз", "вос", "вз", "вы", "до", "за", "из", "ис", "на", "об", "от", "пере", "по", "под", "пре", "при", "про", "раз",
    "рас", "со",
];

/// Some letters and how many they are.
fn short(letters: &str) -> (Key, u32) {
    Key::of_text(letters.as_bytes()).expect("letters")
}

/// What the last letters of a word may be.
#[derive(Clone, Copy)]
enum Ending {
    Past = 1,
    ThirdPerson = 2,
    Lasting = 4,
    Present = 8,
    /// Of the past, and no name has it.
    Reflexive = 16,
    Gerund = 32,
    Participle = 64,
}

fn endings() -> Endings {
    // «прошедший», «начавшегося», «основанная»: a suffix before the ending of an adjective.
    let with = |suffix: &str, ending: &str| [format!("{suffix}{ending}"), format!("{suffix}{ending}ся")];
    let participles =
        SUFFIXES.iter().flat_map(|suffix| ADJECTIVES.iter().flat_map(move |ending| with(suffix, ending)));
    let participles: Vec<String> = participles.collect();
    let participles: Vec<&str> = participles.iter().map(String::as_str).collect();
    let endings: [(Ending, &[&str]); 7] = [
        (Ending::Past, PAST),
        (Ending::ThirdPerson, THIRD_PERSON),
        (Ending::Lasting, LASTING),
        (Ending::Present, PRESENT),
        (Ending::Reflexive, REFLEXIVE_PAST),
        (Ending::Gerund, GERUNDS),
        (Ending::Participle, &participles),
    ];
    Endings::of_lists(&endings.map(|(ending, all)| (ending as u16, all)))
}

/// Past forms, active («приехал», «началась») and passive («принят», «подписано»).
#[rustfmt::skip]
const PAST: &[&str] = &[
    "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ело", "ели", "ул", "ула",
    "уло", "ули", "ял", "яла", "яло", "яли", "ыл", "ыла", "ыло", "ыли", "шел", "шла", "шло",
    "шли", "гли", "гла", "гло", "кла", "кло", "кли", "зла", "зли", "сла", "сло", "сли", "рла",
    "рло", "рли", "бла", "бло", "бли", "пла", "пло", "пли", "хла", "хло", "хли", "вырос",
    "возрос", "подрос", "лся", "екся", "лась", "лось", "лись", "вез", "нес", "умер", "погиб",
    "мог", "смог", "достиг", "возник", "исчез", "вший", "вшая", "вшее", "вшие", "вшего", "вшей",
    "вших", "вшим", "вшую", "вшийся", "вшаяся", "вшиеся", "вшегося", "анный", "анная", "анное",
    "анные", "анного", "анной", "анных", "анную", "нятый", "нятая", "нятое", "нятые", "нятого", "нятой", "нятых", "нятую", "ан", "ана", "ано", "аны", "ен", "ена", "ено",
    "ены", "нят", "нята", "нято", "няты", "ыт", "ыта", "ыто", "ыты",
];

/// Endings of the third person, of the present or the future.
#[rustfmt::skip]
const THIRD_PERSON: &[&str] = &["ит", "ят", "ат", "ет", "ут", "ют", "ится", "ятся", "атся", "ется", "утся", "ются"];

/// Endings of imperfective verbs with the same prefixes.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "ает", "ают", "яет", "яют", "ует", "уют", "еет", "еют", "ходит", "ходят", "водит", "водят",
    "носит", "носят", "возит", "возят", "держит", "держат", "лежит", "лежат", "висит", "висят",
    "стоит", "стоят", "сидит", "сидят", "глядит", "глядят", "видит", "видят", "помнит", "помнят",
    "просит", "просят", "значит", "значат", "верит", "верят", "говорит", "говорят", "проект",
    "объект", "портрет", "авторитет", "приоритет", "прецедент", "президент", "департамент", "постпред",
    "продукт", "дефицит", "аппетит", "запрет", "ответ", "совет", "приют", "институт", "маршрут",
    "результат", "возврат", "прокат", "разврат", "захват", "отказ", "пакет", "предмет", "ается",
    "аются", "яется", "яются", "уется", "уются", "еется", "еются", "ходится", "ходятся", "водится",
    "водятся", "носится", "носятся", "возится", "возятся", "держится", "держатся", "лежится",
    "лежатся", "висится", "висятся", "стоится", "стоятся", "сидится", "сидятся", "глядится",
    "глядятся", "видится", "видятся", "помнится", "помнятся", "просится", "просятся", "значится",
    "значатся", "верится", "верятся", "говорится", "говорятся",
];

/// Endings of the third person of the present, as far as hardly any noun has them.
#[rustfmt::skip]
const PRESENT: &[&str] = &[
    "ает", "ают", "яет", "яют", "ует", "уют", "еет", "еют", "ется", "ются", "ится", "ятся", "атся", "утся",
];

/// Endings of verbs of the past that no name has.
const REFLEXIVE_PAST: &[&str] = &["лся", "лась", "лось", "лись"];

/// Endings of gerunds.
#[rustfmt::skip]
const GERUNDS: &[&str] = &[
    "ивши", "авши", "ившись", "авшись", "ывшись", "увшись", "явшись", "евшись", "ясь",
    "ивая", "ывая", "ируя", "вуя", "уя", "яя", "учив", "вив", "вав", "зав", "сив", "тив", "див", "лив", "нив", "рив",
    "чив", "бив", "пив", "нув", "жив", "шив", "лав", "рав", "сав", "тав", "жав", "чав", "щая",
];

/// What stands before the ending of a participle.
const SUFFIXES: &[&str] = &["вш", "едш", "ющ", "ящ", "анн", "енн", "янн", "нят", "рыт", "мерш"];

/// Endings of adjectives.
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "ий", "ый", "ая", "ее", "ое", "ие", "ые", "ей", "ой", "ем", "ом", "их", "ых", "им", "ым", "ую", "его", "ого", "ему",
    "ому", "ими", "ыми",
];
