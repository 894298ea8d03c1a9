//! The tense of a clause, read off the endings of its verbs.
//!
//! There is no dictionary of verbs here: past forms are known by their endings, with a list of nouns
//! that end alike; the future by its auxiliary and by the perfective verbs that news announces with.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::token::Token;
use super::words::Class;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
}

/// The tense around some tokens of a sentence: of the clause they stand in, else of the nearest verb.
pub fn tense(text: &str, tokens: &[Token], sentence: Range<usize>, around: Range<usize>) -> Option<Tense> {
    clause_tense(text, tokens, sentence.clone(), around.clone())
        .or_else(|| nearest(text, tokens, sentence, &around))
}

/// The tense of the clause that some tokens stand in.
pub fn clause_tense(
    text: &str,
    tokens: &[Token],
    sentence: Range<usize>,
    around: Range<usize>,
) -> Option<Tense> {
    let class = |n: usize| Lexicon::get().signed(tokens[n].sign).class;
    let is_edge =
        |n: &usize| matches!(class(*n), Class::Comma | Class::Semicolon | Class::Colon | Class::Dash);
    let start = (sentence.start..around.start).rev().find(is_edge).map_or(sentence.start, |n| n + 1);
    let end = (around.end..sentence.end).find(is_edge).unwrap_or(sentence.end);
    nearest(text, tokens, start..end, &around)
}

fn nearest(text: &str, tokens: &[Token], clause: Range<usize>, around: &Range<usize>) -> Option<Tense> {
    let distance = |n: &usize| if *n < around.start { around.start - n } else { n - around.start };
    let verbs =
        clause.filter(|n| !around.contains(n)).filter_map(|n| Some((n, verb_tense(text, &tokens[n])?)));
    verbs.min_by_key(|(n, _)| distance(n)).map(|(_, tense)| tense)
}

fn verb_tense(text: &str, token: &Token) -> Option<Tense> {
    if !matches!(Lexicon::get().signed(token.sign).class, Class::Other | Class::Word) {
        return None;
    }
    let word = text[token.start as usize..token.end as usize].to_lowercase().replace('ё', "е");
    if FUTURE.contains(&word.as_str()) {
        return Some(Tense::Future);
    }
    if word.chars().count() < 3 || NOT_PAST.contains(&word.as_str()) || token.is_capital {
        return None;
    }
    PAST_ENDINGS.iter().any(|ending| word.ends_with(ending)).then_some(Tense::Past)
}

/// Past forms, active («приехал», «началась») and passive («принят», «подписано»).
#[rustfmt::skip]
const PAST_ENDINGS: &[&str] = &[
    "ал", "ала", "ало", "али", "ил", "ила", "ило", "или", "ел", "ела", "ело", "ели", "ул", "ула", "уло", "ули",
    "ял", "яла", "яло", "яли", "ыл", "ыла", "ыло", "ыли", "шел", "шла", "шло", "шли", "гли", "гла", "кла", "зла",
    "лся", "лась", "лось", "лись", "вез", "нес", "умер", "погиб", "мог", "смог", "достиг", "возник", "исчез",
    "ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "нят", "нята", "нято", "няты", "ыт", "ыта", "ыто", "ыты",
];

/// Nouns and other words that end like past forms.
#[rustfmt::skip]
const NOT_PAST: &[&str] = &[
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
    "мемориал", "сериал", "сериала", "филиал", "филиала", "минерал", "адмирал", "либерал", "ритуал", "штурвал",
];

/// The auxiliary of the future, perfective verbs of announcements, and words for plans.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "будет", "будут", "буду", "будем", "состоится", "состоятся", "пройдет", "пройдут", "начнется", "начнутся",
    "начнет", "начнут", "откроется", "откроются", "откроет", "откроют", "завершится", "завершатся", "закончится",
    "закончатся", "выйдет", "выйдут", "вступит", "вступят", "получит", "получат", "станет", "станут", "сможет",
    "смогут", "примет", "примут", "проведет", "проведут", "посетит", "посетят", "приедет", "приедут", "прибудет",
    "прибудут", "появится", "появятся", "отправится", "отправятся", "встретится", "встретятся", "сыграет",
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
    use super::super::sentence::sentence;
    use super::super::token::tokenize;
    use super::*;

    /// The tense around the word `дата`.
    fn check(text: &str, expected: Option<Tense>) {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let at = text.find("дата").unwrap() as u32;
        let at = tokens.iter().position(|token| token.start == at).unwrap();
        let sentence = sentence(text, &tokens, at);
        assert_eq!(tense(text, &tokens, sentence, at..at + 1), expected, "{text}");
    }

    #[test]
    fn endings_tell_the_tense() {
        check("Госдума дата ратифицировала договор", Some(Tense::Past));
        check("Закон принят дата", Some(Tense::Past));
        check("Встреча состоится дата", Some(Tense::Future));
        check("Матч дата будет показан", Some(Tense::Future));
        check("Генерал или школа дата", None);
        check("Он работает дата", None);
    }

    #[test]
    fn the_clause_of_the_date_counts_first() {
        check("Он сообщил, что встреча дата пройдет в Минске", Some(Tense::Future));
        check("Суд, который дата вынес решение, будет закрыт", Some(Tense::Past));
        check("Суд начался, и это дата", Some(Tense::Past));
    }
}
