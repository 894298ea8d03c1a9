//! The tense of a clause, read off the endings of its verbs.
//!
//! There is no dictionary of verbs here: past forms are known by their endings, with a list of nouns
//! that end alike; the future by its auxiliary and by the perfective verbs that news announces with.

use std::ops::Range;

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
    verbs: Vec<(usize, Tense)>,
}

impl<'a> Tenses<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Tenses<'a> {
        let sentences = Sentences::new(text, tokens);
        Tenses { text, tokens, sentences, sentence: 0..0, verbs: Vec::new() }
    }

    /// The tense around some tokens: of the clause they stand in, else of the nearest verb of the sentence.
    pub fn around(&mut self, at: &Range<usize>) -> Option<Tense> {
        self.of_clause(at).or_else(|| self.nearest(&self.sentence, at))
    }

    /// The tense of the clause that some tokens stand in.
    pub fn of_clause(&mut self, at: &Range<usize>) -> Option<Tense> {
        self.read_sentence(at.start);
        let class = |n: usize| Lexicon::get().signed(self.tokens[n].sign).class;
        let is_edge =
            |n: &usize| matches!(class(*n), Class::Comma | Class::Semicolon | Class::Colon | Class::Dash);
        let sentence = &self.sentence;
        let start = (sentence.start..at.start).rev().find(is_edge).map_or(sentence.start, |n| n + 1);
        let end = (at.end..sentence.end).find(is_edge).unwrap_or(sentence.end);
        self.nearest(&(start..end), at)
    }

    /// The past and future verbs of the sentence that a token stands in, in order.
    pub fn verbs(&mut self, of: usize) -> &[(usize, Tense)] {
        self.read_sentence(of);
        &self.verbs
    }

    fn read_sentence(&mut self, of: usize) {
        let sentence = self.sentences.around(of);
        if sentence != self.sentence {
            let verb = |n: usize| Some((n, verb_tense(self.text, &self.tokens[n])?));
            self.verbs.clear();
            self.verbs.extend(sentence.clone().filter_map(verb));
            self.sentence = sentence;
        }
    }

    /// The tense of the verb of a clause that is nearest to some of its tokens.
    fn nearest(&self, clause: &Range<usize>, at: &Range<usize>) -> Option<Tense> {
        let is_beside = |(n, _): &&(usize, Tense)| clause.contains(n) && !at.contains(n);
        let mut verbs: Vec<(usize, Tense)> = self.verbs.iter().filter(is_beside).copied().collect();
        let is_one_of = |n: usize, words| is_one_of(self.text, &self.tokens[n], words);
        // «будет принят», «должны были объявить»: the auxiliary tells the tense of the word beside it.
        for n in 1..verbs.len() {
            let ((first, tense), (second, other)) = (verbs[n - 1], verbs[n]);
            if second - first <= 2 && is_one_of(first, FUTURE_AUXILIARIES) {
                verbs[n].1 = tense;
            }
            if second - first == 1 && is_one_of(second, PAST_AUXILIARIES) {
                verbs[n - 1].1 = other;
            }
        }
        verbs.into_iter().min_by_key(|(n, _)| n.abs_diff(at.start)).map(|(_, tense)| tense)
    }
}

fn is_one_of(text: &str, token: &Token, words: &[&str]) -> bool {
    words.contains(&text[token.start as usize..token.end as usize].to_lowercase().as_str())
}

const FUTURE_AUXILIARIES: &[&str] = &["будет", "будут", "буду", "будем", "станет", "станут"];

/// «должен был»: a plan of the past.
const PAST_AUXILIARIES: &[&str] = &["был", "была", "было", "были"];

fn verb_tense(text: &str, token: &Token) -> Option<Tense> {
    if !matches!(Lexicon::get().signed(token.sign).class, Class::Other | Class::Word | Class::Aging) {
        return None;
    }
    let word = text[token.start as usize..token.end as usize].to_lowercase().replace(['ё', 'ѣ'], "е");
    // «подписанъ»
    let word = word.strip_suffix('ъ').unwrap_or(&word).to_owned();
    if FUTURE.contains(&word.as_str()) {
        return Some(Tense::Future);
    }
    let is_past = 2 < word.chars().count()
        && !token.is_capital
        && ends_with_one_of(&word, PAST_ENDINGS)
        && !NOT_PAST.contains(&word.as_str());
    match is_past {
        true => Some(Tense::Past),
        false => is_perfective_present(&word).then_some(Tense::Future),
    }
}

/// A third person such as «возглавит», «наградят»: with a prefix and without the suffix of lasting
/// action it is of a perfective verb, whose present is the future.
fn is_perfective_present(word: &str) -> bool {
    let stem = word.strip_suffix("ся").unwrap_or(word);
    let is_third_person = ends_with_one_of(stem, &["ит", "ят", "ат", "ет", "ут", "ют"]);
    let is_lasting = ends_with_one_of(stem, LASTING);
    let is_prefixed = PREFIXES.iter().any(|prefix| stem.starts_with(prefix));
    is_third_person && is_prefixed && !is_lasting && 5 < stem.chars().count()
}

fn ends_with_one_of(word: &str, endings: &[&str]) -> bool {
    // Nearly all are told apart by their last byte, without a call.
    let last = word.as_bytes().last();
    endings.iter().any(|ending| ending.as_bytes().last() == last && word.ends_with(ending))
}

/// Prefixes that make verbs perfective, save those of one letter, with which many roots begin.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "воз", "вос", "вз", "вы", "до", "за", "из", "ис", "на", "об", "от", "пере", "по", "под", "пре", "при", "про",
    "раз", "рас", "со",
];

/// Endings of imperfective verbs with the same prefixes.
#[rustfmt::skip]
const LASTING: &[&str] = &[
    "ает", "ают", "яет", "яют", "ует", "уют", "еет", "еют", "ходит", "ходят", "водит", "водят", "носит", "носят",
    "возит", "возят", "держит", "держат", "лежит", "лежат", "висит", "висят", "стоит", "стоят", "сидит", "сидят",
    "глядит", "глядят", "видит", "видят", "помнит", "помнят", "просит", "просят", "значит", "значат", "верит",
    "верят", "говорит", "говорят", "проект", "объект", "портрет", "авторитет", "приоритет", "прецедент",
    "президент", "департамент", "постпред", "продукт", "дефицит", "аппетит", "запрет", "ответ", "совет", "приют",
    "институт", "маршрут", "результат", "возврат", "прокат", "разврат", "захват", "отказ", "пакет", "предмет",
];

/// Past forms, active («приехал», «началась») and passive («принят», «подписано»).
#[rustfmt::skip]
const PAST_ENDINGS: &[&str] = &[
    "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ело", "ели", "ул", "ула", "уло", "ули",
    "ял", "яла", "яло", "яли", "ыл", "ыла", "ыло", "ыли", "шел", "шла", "шло", "шли", "гли", "гла", "гло", "кла", "кло",
    "кли", "зла", "зли", "сла", "сло", "сли", "рла", "рло", "рли", "бла", "бло", "бли", "пла", "пло", "пли", "хла",
    "хло", "хли", "вырос", "возрос", "подрос",
    "лся", "екся", "лась", "лось", "лись", "вез", "нес", "умер", "погиб", "мог", "смог", "достиг", "возник", "исчез",
    "вший", "вшая", "вшее", "вшие", "вшего", "вшей", "вших", "вшим", "вшую", "вшийся", "вшаяся", "вшиеся", "вшегося",
    "анный", "анная", "анное", "анные", "анного", "анной", "анных", "анную",
    "ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "нят", "нята", "нято", "няты", "ыт", "ыта", "ыто", "ыты",
];

/// Nouns and other words that end like past forms.
#[rustfmt::skip]
const NOT_PAST: &[&str] = &[
    "мысли", "масла", "масло", "кресла", "кресло", "весло", "весла", "ремесло", "ремесла", "тепло", "тепла", "корабли",
    "капли", "вопли", "сабли", "смысла", "промысла", "стекло", "стекла", "свекла",
    "или", "если", "ли", "генерал", "журнал", "канал", "материал", "капитал", "скандал", "финал", "персонал",
    "потенциал", "металл", "сигнал", "квартал", "терминал", "интервал", "провал", "вокзал", "зал", "бал", "вал",
    "оригинал", "криминал", "арсенал", "футбол", "стол", "пол", "отдел", "раздел", "предел", "передел", "дела",
    "дело", "тело", "тела", "сила", "силы", "школа", "модели", "цели", "недели", "рубли", "дали", "роли", "доли",
    "соли", "земли", "мили", "стили", "отели", "автомобили", "жители", "родители", "представители",
    "тоннели", "шпили", "рули", "нули", "патрули", "пули", "стула", "акула", "формула", "правила",
    "могила", "крыла", "мыло", "рыло", "тыл", "тыла", "пыл", "план", "плана", "экран", "экрана", "роман",
    "ресторан", "стран", "страна", "страны", "клан", "океан", "ветеран", "уран", "иран", "афганистан", "президен",
    "член", "члена", "члены", "смена", "смены", "цена", "цены", "сцена", "сцены", "стена", "стены", "замена",
    "замены", "измена", "арена", "арены", "арен", "охрана", "охраны", "рана", "раны", "тюмен", "один",
    "обмен", "обмена", "закон", "феномен", "весьма", "быта", "опыта",
    "копыта", "детали", "медали", "морали", "вертикали", "магистрали", "спирали", "немало",
    "мало", "жало", "сало", "одеяло", "село", "села", "мел", 
    "времен", "имен", "имена", "племен", "знамена", "семена", "пламен", "ремен", "сторон", "скорее",
    "удел", "пробел", "прицел", "обстрел", "обстрела", "отстрел", "расстрел", "расстрела", "трибунал",
    "известен", "известна", "известно", "известны", "нужен", "нужна", "нужно", "нужны", "важен", "важна", "важно",
    "виновен", "виновна", "виновны", "должен", "должна", "должны", "мемориал", "сериал", "сериала", "филиал", "филиала", "минерал", "адмирал", "либерал", "ритуал", "штурвал",
];

/// The auxiliary of the future, perfective verbs of announcements, and words for plans.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "будет", "будут", "буду", "будем", "состоится", "состоятся", "пройдет", "пройдут", "начнется", "начнутся",
    "начнет", "начнут", "откроется", "откроются", "откроет", "откроют", "завершится", "завершатся", "закончится",
    "закончатся", "выйдет", "выйдут", "вступит", "вступят", "получит", "получат", "станет", "станут", "сможет",
    "смогут", "примет", "примут", "проведет", "проведут", "посетит", "посетят", "приедет", "приедут", "прибудет",
    "прибудут", "осмотрит", "осмотрят", "установит", "установят", "увидит", "увидят", "откажется", "уйдет", "уйдут",
    "появится", "появятся", "отправится", "отправятся", "встретится", "встретятся", "сыграет",
    "сыграют", "выступит", "выступят", "представит", "представят", "рассмотрит", "рассмотрят", "объявит", "объявят",
    "покажет", "покажут", "запустит", "запустят", "построят", "построит", "введет", "введут", "вернется", "вернутся",
    "продлится", "продлятся", "исполнится", "исполнятся", "подпишут", "подпишет", "обсудят", "обсудит", "поступит",
    "поступят", "произойдет", "произойдут", "приступит", "приступят", "останется", "останутся", "ожидается",
    "ожидаются", "планируется", "планируются", "планирует", "планируют", "намечен", "намечена", "намечено",
    "намечены", "намечается", "намерен", "намерена", "намерены", "запланирован", "запланирована", "запланировано",
    "запланированы", "предстоит", "предстоят", "собирается", "собираются", "должен", "должна", "должно", "должны",
    "назначен", "назначена", "назначено", "назначены", "обещает", "обещают", "предполагается", "стартует", "стартуют",
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
