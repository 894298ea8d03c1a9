//! The tense of a clause, read off the endings of its verbs.
//!
//! There is no dictionary of verbs here: past forms are known by their endings, with a list of nouns
//! that end alike; the future by its auxiliary and by the perfective verbs that news announces with.

use std::ops::Range;
use std::sync::LazyLock;

use super::endings::Endings;
use super::key::Key;
use super::lexicon::Lexicon;
use super::sentence::Sentences;
use super::token::Token;
use super::words::Class;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
}

/// The tenses of a text's clauses, with the verbs of the sentence that was asked for last.
pub struct Tenses<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: Sentences<'a>,
    sentence: Range<usize>,
    verbs: Vec<Verb>,
    /// Of the verbs, those of the clause asked for last.
    beside: Vec<Verb>,
}

#[derive(Clone, Copy)]
struct Verb {
    token: usize,
    tense: Tense,
    /// Whether it tells the tense of the verb beside it.
    is_auxiliary: bool,
}

impl<'a> Tenses<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Tenses<'a> {
        let sentences = Sentences::new(text, tokens);
        Tenses { text, tokens, sentences, sentence: 0..0, verbs: Vec::new(), beside: Vec::new() }
    }

    /// The sentence a token stands in; see [`Sentences::around`].
    pub fn sentence(&mut self, token: usize) -> Range<usize> {
        self.sentences.around(token)
    }

    /// The tense around some tokens: of the clause they stand in, else of the nearest verb of the sentence.
    pub fn around(&mut self, at: &Range<usize>) -> Option<Tense> {
        self.of_clause(at).or_else(|| self.nearest(self.sentence.clone(), at))
    }

    /// The tense of the clause that some tokens stand in.
    pub fn of_clause(&mut self, at: &Range<usize>) -> Option<Tense> {
        self.read_sentence(at.start);
        let lexicon = Lexicon::get();
        let is_edge = |n: &usize| {
            let class = lexicon.signed(self.tokens[*n].sign).class;
            matches!(class, Class::Comma | Class::Semicolon | Class::Colon | Class::Dash)
        };
        let sentence = &self.sentence;
        let start = (sentence.start..at.start).rev().find(is_edge).map_or(sentence.start, |n| n + 1);
        let end = (at.end..sentence.end).find(is_edge).unwrap_or(sentence.end);
        self.nearest(start..end, at)
    }

    fn read_sentence(&mut self, of: usize) {
        let sentence = self.sentences.around(of);
        if sentence != self.sentence {
            self.verbs.clear();
            self.verbs.extend(sentence.clone().filter_map(|n| verb(self.text, self.tokens, n)));
            self.sentence = sentence;
        }
    }

    /// The tense of the verb of a clause that is nearest to some of its tokens.
    fn nearest(&mut self, clause: Range<usize>, at: &Range<usize>) -> Option<Tense> {
        let is_beside = |verb: &&Verb| clause.contains(&verb.token) && !at.contains(&verb.token);
        self.beside.clear();
        self.beside.extend(self.verbs.iter().filter(is_beside));
        let verbs = &mut self.beside;
        // «будет принят», «должны были объявить»: the auxiliary tells the tense of the word beside it.
        for n in 1..verbs.len() {
            let (first, second) = (verbs[n - 1], verbs[n]);
            let apart = second.token - first.token;
            if apart <= 2 && first.is_auxiliary && first.tense == Tense::Future {
                verbs[n].tense = first.tense;
            }
            if apart == 1 && second.is_auxiliary && second.tense == Tense::Past {
                verbs[n - 1].tense = second.tense;
            }
        }
        verbs.iter().min_by_key(|verb| verb.token.abs_diff(at.start)).map(|verb| verb.tense)
    }
}

fn verb(text: &str, tokens: &[Token], n: usize) -> Option<Verb> {
    let token = &tokens[n];
    if !matches!(Lexicon::get().signed(token.sign).class, Class::Other | Class::Word | Class::Aging) {
        return None;
    }
    let (key, letters) = token.key(text)?;
    let (tense, is_auxiliary) = tense(key, letters, token.is_capital)?;
    Some(Verb { token: n, tense, is_auxiliary })
}

/// The tense of a word of so many letters; none for what is no verb of the past or the future.
pub fn tense_of(key: Key, letters: u32, is_capital: bool) -> Option<Tense> {
    tense(key, letters, is_capital).map(|(tense, _)| tense)
}

/// The tense of a word, and whether it is an auxiliary; none for what is no verb.
fn tense(key: Key, letters: u32, is_capital: bool) -> Option<(Tense, bool)> {
    let ends = VERBS.of(key, letters);
    let is = |list: List| ends & list as u8 != 0;
    let is_past = is(List::Past) && 2 < letters && !is_capital && !is(List::NotPast);
    let tense = if is(List::Future) {
        Tense::Future
    } else if is_past {
        Tense::Past
    } else if is(List::ThirdPerson) && !is(List::Lasting) && is_perfective(key, letters) {
        Tense::Future
    } else {
        return None;
    };
    Some((tense, is(List::Auxiliary)))
}

/// A third person such as «возглавит», «наградят»: with a prefix and without the suffix of lasting
/// action it is of a perfective verb, whose present is the future.
fn is_perfective(key: Key, letters: u32) -> bool {
    let stem = if key.ends_with(*REFLEXIVE) { letters - 2 } else { letters };
    5 < stem && PREFIXES.iter().any(|prefix| key.starts_with(letters, *prefix))
}

static REFLEXIVE: LazyLock<(Key, u32)> = LazyLock::new(|| short("ся"));

/// Prefixes that make verbs perfective, save those of one letter, with which many roots begin.
#[rustfmt::skip]
static PREFIXES: LazyLock<Vec<(Key, u32)>> = LazyLock::new(|| {
    ["воз", "вос", "вз", "вы", "до", "за", "из", "ис", "на", "об", "от", "пере", "по", "под", "пре", "при", "про", "раз",
     "рас", "со"].into_iter().map(short).collect()
});

/// Some letters and how many they are.
fn short(letters: &str) -> (Key, u32) {
    Key::of_text(letters.as_bytes()).expect("letters")
}

/// What a verb is known by.
#[derive(Clone, Copy)]
enum List {
    Past = 1,
    NotPast = 2,
    Future = 4,
    ThirdPerson = 8,
    Lasting = 16,
    Auxiliary = 32,
}

static VERBS: LazyLock<Endings> =
    LazyLock::new(|| Endings::new(LISTS.iter().map(|(list, words)| (*list as u8, *words))));

/// Whole words, and with a hyphen in front endings; each «-ит» of a third person is «-ится» too.
#[rustfmt::skip]
const LISTS: &[(List, &[&str])] = &[
    (List::Past, PAST),
    (List::NotPast, NOT_PAST),
    (List::Future, FUTURE),
    (List::ThirdPerson, &["-ит", "-ят", "-ат", "-ет", "-ут", "-ют", "-ится", "-ятся", "-атся", "-ется", "-утся", "-ются"]),
    (List::Lasting, LASTING),
    (List::Auxiliary, &["будет", "будут", "буду", "будем", "станет", "станут"]),
    // «должен был»: a plan of the past.
    (List::Auxiliary, &["был", "была", "было", "были"]),
];

/// Endings of imperfective verbs with the same prefixes.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "-ает", "-ают", "-яет", "-яют", "-ует", "-уют", "-еет", "-еют", "-ходит", "-ходят", "-водит", "-водят",
    "-носит", "-носят", "-возит", "-возят", "-держит", "-держат", "-лежит", "-лежат", "-висит", "-висят",
    "-стоит", "-стоят", "-сидит", "-сидят", "-глядит", "-глядят", "-видит", "-видят", "-помнит", "-помнят",
    "-просит", "-просят", "-значит", "-значат", "-верит", "-верят", "-говорит", "-говорят", "-проект",
    "-объект", "-портрет", "-авторитет", "-приоритет", "-прецедент", "-президент", "-департамент", "-постпред",
    "-продукт", "-дефицит", "-аппетит", "-запрет", "-ответ", "-совет", "-приют", "-институт", "-маршрут",
    "-результат", "-возврат", "-прокат", "-разврат", "-захват", "-отказ", "-пакет", "-предмет", "-ается",
    "-аются", "-яется", "-яются", "-уется", "-уются", "-еется", "-еются", "-ходится", "-ходятся", "-водится",
    "-водятся", "-носится", "-носятся", "-возится", "-возятся", "-держится", "-держатся", "-лежится",
    "-лежатся", "-висится", "-висятся", "-стоится", "-стоятся", "-сидится", "-сидятся", "-глядится",
    "-глядятся", "-видится", "-видятся", "-помнится", "-помнятся", "-просится", "-просятся", "-значится",
    "-значатся", "-верится", "-верятся", "-говорится", "-говорятся",
];

/// Past forms, active («приехал», «началась») and passive («принят», «подписано»).
#[rustfmt::skip]
const PAST: &[&str] = &[
    "-ал", "-ала", "-ало", "-али", "-ил", "-ила", "-ило", "-или", "-ел", "-ела", "-ело", "-ели", "-ул", "-ула",
    "-уло", "-ули", "-ял", "-яла", "-яло", "-яли", "-ыл", "-ыла", "-ыло", "-ыли", "-шел", "-шла", "-шло",
    "-шли", "-гли", "-гла", "-гло", "-кла", "-кло", "-кли", "-зла", "-зли", "-сла", "-сло", "-сли", "-рла",
    "-рло", "-рли", "-бла", "-бло", "-бли", "-пла", "-пло", "-пли", "-хла", "-хло", "-хли", "-вырос",
    "-возрос", "-подрос", "-лся", "-екся", "-лась", "-лось", "-лись", "-вез", "-нес", "-умер", "-погиб",
    "-мог", "-смог", "-достиг", "-возник", "-исчез", "-вший", "-вшая", "-вшее", "-вшие", "-вшего", "-вшей",
    "-вших", "-вшим", "-вшую", "-вшийся", "-вшаяся", "-вшиеся", "-вшегося", "-анный", "-анная", "-анное",
    "-анные", "-анного", "-анной", "-анных", "-анную", "-нятый", "-нятая", "-нятое", "-нятые", "-нятого", "-нятой", "-нятых", "-нятую", "-ан", "-ана", "-ано", "-аны", "-ен", "-ена", "-ено",
    "-ены", "-нят", "-нята", "-нято", "-няты", "-ыт", "-ыта", "-ыто", "-ыты",
];

/// Nouns and other words that end like past forms.
#[rustfmt::skip]
const NOT_PAST: &[&str] = &[
    "мысли", "масла", "масло", "кресла", "кресло", "весло", "весла", "ремесло", "ремесла", "тепло", "тепла",
    "корабли", "капли", "вопли", "сабли", "смысла", "промысла", "стекло", "стекла", "свекла", "или", "если",
    "ли", "генерал", "журнал", "канал", "материал", "капитал", "скандал", "финал", "персонал", "потенциал",
    "металл", "сигнал", "квартал", "терминал", "интервал", "провал", "вокзал", "зал", "бал", "вал", "оригинал",
    "криминал", "арсенал", "футбол", "стол", "пол", "отдел", "раздел", "предел", "передел", "дела", "дело",
    "тело", "тела", "сила", "силы", "школа", "модели", "цели", "недели", "рубли", "дали", "роли", "доли",
    "соли", "земли", "мили", "стили", "отели", "автомобили", "жители", "родители", "представители", "тоннели",
    "шпили", "рули", "нули", "патрули", "пули", "стула", "акула", "формула", "правила", "могила", "крыла",
    "мыло", "рыло", "тыл", "тыла", "пыл", "план", "плана", "экран", "экрана", "роман", "ресторан", "стран",
    "страна", "страны", "клан", "океан", "ветеран", "уран", "иран", "афганистан", "президен", "член", "члена",
    "члены", "смена", "смены", "цена", "цены", "сцена", "сцены", "стена", "стены", "замена", "замены",
    "измена", "арена", "арены", "арен", "охрана", "охраны", "рана", "раны", "тюмен", "один", "обмен", "обмена",
    "закон", "феномен", "весьма", "быта", "опыта", "копыта", "детали", "медали", "морали", "вертикали",
    "магистрали", "спирали", "немало", "мало", "жало", "сало", "одеяло", "село", "села", "мел", "времен",
    "имен", "имена", "племен", "знамена", "семена", "пламен", "ремен", "сторон", "скорее", "удел", "пробел",
    "прицел", "обстрел", "обстрела", "отстрел", "расстрел", "расстрела", "трибунал", "известен", "известна",
    "известно", "известны", "нужен", "нужна", "нужно", "нужны", "важен", "важна", "важно", "виновен",
    "виновна", "виновны", "должен", "должна", "должны", "мемориал", "сериал", "сериала", "филиал", "филиала",
    "минерал", "адмирал", "либерал", "ритуал", "штурвал",
];

/// The auxiliary of the future, perfective verbs of announcements, and words for plans.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "будет", "будут", "буду", "будем", "состоится", "состоятся", "пройдет", "пройдут", "начнется", "начнутся",
    "начнет", "начнут", "откроется", "откроются", "откроет", "откроют", "завершится", "завершатся",
    "закончится", "закончатся", "выйдет", "выйдут", "вступит", "вступят", "получит", "получат", "станет",
    "станут", "сможет", "смогут", "примет", "примут", "проведет", "проведут", "посетит", "посетят", "приедет",
    "приедут", "прибудет", "прибудут", "осмотрит", "осмотрят", "установит", "установят", "увидит", "увидят",
    "откажется", "уйдет", "уйдут", "появится", "появятся", "отправится", "отправятся", "встретится",
    "встретятся", "сыграет", "сыграют", "выступит", "выступят", "представит", "представят", "рассмотрит",
    "рассмотрят", "объявит", "объявят", "покажет", "покажут", "запустит", "запустят", "построят", "построит",
    "введет", "введут", "вернется", "вернутся", "продлится", "продлятся", "исполнится", "исполнятся",
    "подпишут", "подпишет", "обсудят", "обсудит", "поступит", "поступят", "произойдет", "произойдут",
    "приступит", "приступят", "останется", "останутся", "ожидается", "ожидаются", "планируется", "планируются",
    "планирует", "планируют", "намечен", "намечена", "намечено", "намечены", "намечается", "намерен",
    "намерена", "намерены", "запланирован", "запланирована", "запланировано", "запланированы", "предстоит",
    "предстоят", "собирается", "собираются", "должен", "должна", "должно", "должны", "назначен", "назначена",
    "назначено", "назначены", "обещает", "обещают", "предполагается", "стартует", "стартуют",
];

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    /// The tense around the word `дата`.
    fn check(text: &str, expected: Option<Tense>) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let at = text.find("дата").unwrap() as u32;
        let at = tokens.iter().position(|token| token.start == at).unwrap();
        assert_eq!(Tenses::new(text, &tokens).around(&(at..at + 1)), expected, "{text}");
    }

    #[test]
    fn endings_tell_the_tense() {
        check("Госдума дата ратифицировала договор", Some(Tense::Past));
        check("Закон принят дата", Some(Tense::Past));
        check("Выручка дата выросла", Some(Tense::Past));
        check("Манифестъ дата подписанъ", Some(Tense::Past));
        check("Государь дата отрёкся", Some(Tense::Past));
        check("Закон, принятый дата, вступит в силу", Some(Tense::Past));
        check("Машинное масло дата", None);
        check("Встреча состоится дата", Some(Tense::Future));
        check("Матч дата будет показан", Some(Tense::Future));
        check("Закон будет принят дата", Some(Tense::Future));
        check("Власти должны были дата объявить", Some(Tense::Past));
        check("Лауреат станет известен дата", Some(Tense::Future));
        check("Генерал или школа дата", None);
        check("Он работает дата", None);
        check("Лучших наградят дата", Some(Tense::Future));
        check("Он возглавит завод дата", Some(Tense::Future));
        check("Поезд приходит дата", None);
        check("Совет дата", None);
    }

    #[test]
    fn the_clause_of_the_date_counts_first() {
        check("Он сообщил, что встреча дата пройдет в Минске", Some(Tense::Future));
        check("Суд, который дата вынес решение, будет закрыт", Some(Tense::Past));
        check("Суд начался, и это дата", Some(Tense::Past));
    }
}
