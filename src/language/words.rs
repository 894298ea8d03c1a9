//! The words: one line a lemma, with its whole paradigm.
//!
//! A line is a class, a value, and the forms. `январ|ь я …` puts each ending behind the stem; the six
//! cases come in the order nominative, genitive, dative, accusative, instrumental, prepositional,
//! first of the singular and, behind `/`, of the plural. An ending `-` is the bare stem, `_` a form
//! that nobody uses, `=слово` a whole irregular form. Behind `;` stand forms without a case, such as
//! abbreviations: one that ends in a full stop swallows it. `+ый`, `+ий`, `+ой` decline an adjective.
//! Write е for ё, here and in patterns.

use Class::*;

/// What a token is. The value of a token tells which one of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// A word or sign that says nothing about time.
    Other,
    /// A blank line or the like: the end of a paragraph.
    Break,
    Dash,
    Comma,
    Dot,
    /// `!`, `?`, `…`.
    Stop,
    Colon,
    Semicolon,
    Slash,
    Open,
    Close,
    Percent,
    /// An opening or a straight quotation mark.
    Quote,
    Unquote,
    /// `07.10.2025`, `2025-10-07`: the value is year × 10000 + month × 100 + day.
    NumericDate,
    /// `07.10.25`, with a year of two digits.
    ShortDate,
    /// `18:30`: hour × 100 + minute.
    ClockTime,
    /// `18.30`: two numbers of which the second has two digits; first × 100 + second.
    Dotted,
    /// `8,1`.
    Decimal,
    /// `XIX`.
    Roman,
    /// Digits.
    Number,
    /// `7-го`, «седьмого».
    Ordinal,
    /// «семь».
    Cardinal,
    /// 1 is January.
    Month,
    /// 1 is Monday.
    Weekday,
    /// 1 is spring, 4 is winter.
    Season,
    /// 1 beginning, 2 middle, 3 end.
    Part,
    /// A day counted from today.
    Deictic,
    /// «прошлый» −1, «этот» 0, «следующий» 1.
    Relative,
    Preposition,
    /// What a number may count instead of years.
    Counted,
    /// A word that stands in patterns by itself.
    Word,
}

/// A line of the lexicon.
pub type Line = (Class, i32, &'static str);

/// Every word that the grammar knows.
#[rustfmt::skip]
pub const WORDS: &[Line] = &[
    // Months.
    (Month, 1, "январ|ь я ю ь ем е / и ей ям и ями ях ; янв. янв"),
    (Month, 2, "феврал|ь я ю ь ем е / и ей ям и ями ях ; фев. фев февр. февр"),
    (Month, 3, "март|- а у - ом е / ы ов ам ы ами ах ; мар. мар"),
    (Month, 4, "апрел|ь я ю ь ем е / и ей ям и ями ях ; апр. апр"),
    (Month, 5, "ма|й я ю й ем е"),
    (Month, 6, "июн|ь я ю ь ем е / и ей ям и ями ях ; июн. июн"),
    (Month, 7, "июл|ь я ю ь ем е / и ей ям и ями ях ; июл. июл"),
    (Month, 8, "август|- а у - ом е / ы ов ам ы ами ах ; авг. авг"),
    (Month, 9, "сентябр|ь я ю ь ем е / и ей ям и ями ях ; сент. сент сен. сен"),
    (Month, 10, "октябр|ь я ю ь ем е / и ей ям и ями ях ; окт. окт"),
    (Month, 11, "ноябр|ь я ю ь ем е / и ей ям и ями ях ; нояб. нояб ноя. ноя"),
    (Month, 12, "декабр|ь я ю ь ем е / и ей ям и ями ях ; дек. дек"),
    // Weekdays.
    (Weekday, 1, "понедельник|- а у - ом е / и ов ам и ами ах ; пн. пн"),
    (Weekday, 2, "вторник|- а у - ом е / и ов ам и ами ах ; вт. вт"),
    (Weekday, 3, "сред|а ы е у ой е / ы - ам ы ами ах"),
    (Weekday, 4, "четверг|- а у - ом е / и ов ам и ами ах ; чт. чт"),
    (Weekday, 5, "пятниц|а ы е у ей е / ы - ам ы ами ах ; пт. пт"),
    (Weekday, 6, "суббот|а ы е у ой е / ы - ам ы ами ах"),
    (Weekday, 7, "воскресень|е я ю е ем _ / я =воскресений ям я ями ях"),
    // Seasons.
    (Season, 1, "весн|а ы е у ой е"),
    (Season, 2, "лет|о а у о ом е"),
    (Season, 3, "осен|ь и и ь ью и"),
    (Season, 4, "зим|а ы е у ой е"),
    // Days counted from today.
    (Deictic, -4, "; позапозапозавчера"),
    (Deictic, -3, "; позапозавчера"),
    (Deictic, -2, "; позавчера"),
    (Deictic, -1, "; вчера"),
    (Deictic, 0, "; сегодня"),
    (Deictic, 1, "; завтра"),
    (Deictic, 2, "; послезавтра"),
    (Deictic, 3, "; послепослезавтра"),
    // Beginning, middle, end.
    (Part, 1, "начал|о а у о ом е ; нач. нач"),
    (Part, 2, "середин|а ы е у ой е ; сер. сер"),
    (Part, 3, "кон|ец ца цу ец цом це ; кон. кон"),
    // Units counted from the present one.
    (Relative, -2, "позапрошл+ый"),
    (Relative, -1, "прошл+ый"),
    (Relative, -1, "минувш+ий"),
    (Relative, -1, "прошедш+ий"),
    (Relative, 0, "; этот этого этому этим этом эта этой эту это эти этих этими"),
    (Relative, 0, "текущ+ий"),
    (Relative, 0, "нынешн+ий"),
    (Relative, 1, "следующ+ий"),
    (Relative, 1, "будущ+ий"),
    // Cardinal numbers.
    (Cardinal, 1, "од|ин ного ному ин ним ном ; одна одной одну одно"),
    (Cardinal, 2, "дв|а ух ум а умя ух ; две"),
    (Cardinal, 3, "тр|и ех ем и емя ех"),
    (Cardinal, 4, "четыр|е ех ем е ьмя ех"),
    (Cardinal, 5, "пят|ь и и ь ью и"),
    (Cardinal, 6, "шест|ь и и ь ью и"),
    (Cardinal, 7, "сем|ь и и ь ью и"),
    (Cardinal, 8, "вос|емь ьми ьми емь емью ьми ; восьмью"),
    (Cardinal, 9, "девят|ь и и ь ью и"),
    (Cardinal, 10, "десят|ь и и ь ью и"),
    (Cardinal, 11, "одиннадцат|ь и и ь ью и"),
    (Cardinal, 12, "двенадцат|ь и и ь ью и"),
    (Cardinal, 13, "тринадцат|ь и и ь ью и"),
    (Cardinal, 14, "четырнадцат|ь и и ь ью и"),
    (Cardinal, 15, "пятнадцат|ь и и ь ью и"),
    (Cardinal, 16, "шестнадцат|ь и и ь ью и"),
    (Cardinal, 17, "семнадцат|ь и и ь ью и"),
    (Cardinal, 18, "восемнадцат|ь и и ь ью и"),
    (Cardinal, 19, "девятнадцат|ь и и ь ью и"),
    (Cardinal, 20, "двадцат|ь и и ь ью и"),
    (Cardinal, 30, "тридцат|ь и и ь ью и"),
    (Cardinal, 40, "сорок|- а а - а а"),
    (Cardinal, 50, "; пятьдесят пятидесяти пятьюдесятью"),
    (Cardinal, 60, "; шестьдесят шестидесяти шестьюдесятью"),
    (Cardinal, 70, "; семьдесят семидесяти семьюдесятью"),
    (Cardinal, 80, "; восемьдесят восьмидесяти восемьюдесятью"),
    (Cardinal, 90, "; девяносто девяноста"),
    (Cardinal, 100, "; сто ста"),
    (Cardinal, 200, "; двести двухсот двумстам двумястами двухстах"),
    (Cardinal, 300, "; триста трехсот тремстам тремястами трехстах"),
    (Cardinal, 400, "; четыреста четырехсот четыремстам четырьмястами четырехстах"),
    (Cardinal, 500, "; пятьсот пятисот пятистам пятьюстами пятистах"),
    (Cardinal, 600, "; шестьсот шестисот шестистам шестьюстами шестистах"),
    (Cardinal, 700, "; семьсот семисот семистам семьюстами семистах"),
    (Cardinal, 800, "; восемьсот восьмисот восьмистам восемьюстами восьмистах"),
    (Cardinal, 900, "; девятьсот девятисот девятистам девятьюстами девятистах"),
    (Cardinal, 1000, "тысяч|а и е у ей е / и - ам и ами ах ; тысячью"),
    // Ordinal numbers.
    (Ordinal, 1, "перв+ый"),
    (Ordinal, 2, "втор+ой"),
    (Ordinal, 3, "; третий третьего третьему третьим третьем третья третьей третью третье третьи третьих третьими"),
    (Ordinal, 4, "четверт+ый"),
    (Ordinal, 5, "пят+ый"),
    (Ordinal, 6, "шест+ой"),
    (Ordinal, 7, "седьм+ой"),
    (Ordinal, 8, "восьм+ой"),
    (Ordinal, 9, "девят+ый"),
    (Ordinal, 10, "десят+ый"),
    (Ordinal, 11, "одиннадцат+ый"),
    (Ordinal, 12, "двенадцат+ый"),
    (Ordinal, 13, "тринадцат+ый"),
    (Ordinal, 14, "четырнадцат+ый"),
    (Ordinal, 15, "пятнадцат+ый"),
    (Ordinal, 16, "шестнадцат+ый"),
    (Ordinal, 17, "семнадцат+ый"),
    (Ordinal, 18, "восемнадцат+ый"),
    (Ordinal, 19, "девятнадцат+ый"),
    (Ordinal, 20, "двадцат+ый"),
    (Ordinal, 30, "тридцат+ый"),
    (Ordinal, 40, "сороков+ой"),
    (Ordinal, 50, "пятидесят+ый"),
    (Ordinal, 60, "шестидесят+ый"),
    (Ordinal, 70, "семидесят+ый"),
    (Ordinal, 80, "восьмидесят+ый"),
    (Ordinal, 90, "девяност+ый"),
    (Ordinal, 100, "сот+ый"),
    (Ordinal, 900, "девятисот+ый"),
    (Ordinal, 1000, "тысячн+ый"),
    (Ordinal, 2000, "двухтысячн+ый"),
    // Units of time.
    (Word, 0, "год|- а у - ом у / ы ов ам ы ами ах ; г. г гг. гг лет"),
    (Word, 0, "месяц|- а у - ем е / ы ев ам ы ами ах ; мес. мес"),
    (Word, 0, "недел|я и е ю ей е / и ь ям и ями ях ; нед. нед"),
    (Word, 0, "д|ень ня ню ень нем не / ни ней ням ни нями нях ; дн. дн"),
    (Word, 0, "век|- а у - ом е / а ов ам а ами ах ; в. вв. вв"),
    (Word, 0, "столети|е я ю е ем и / я й ям я ями ях ; ст."),
    (Word, 0, "квартал|- а у - ом е / ы ов ам ы ами ах ; кв."),
    (Word, 0, "полугоди|е я ю е ем и / я й ям я ями ях"),
    (Word, 0, "половин|а ы е у ой е ; пол."),
    (Word, 0, "эр|а ы е у ой е ; э. э"),
    (Word, 0, "наш|а ей ей у ей ей ; н. н"),
    (Word, 0, "период|- а у - ом е"),
    // Prepositions.
    (Preposition, 0, "; в во"),
    (Preposition, 0, "; с со"),
    (Preposition, 0, "; на"),
    (Preposition, 0, "; по"),
    (Preposition, 0, "; до д."),
    (Preposition, 0, "; к ко"),
    (Preposition, 0, "; от"),
    (Preposition, 0, "; за"),
    (Preposition, 0, "; из"),
    (Preposition, 0, "; после"),
    (Preposition, 0, "; перед"),
    (Preposition, 0, "; между"),
    (Preposition, 0, "; около"),
    // Particles and adverbs.
    (Word, 0, "; и"),
    (Word, 0, "; или либо"),
    (Word, 0, "; не"),
    (Word, 0, "; примерно приблизительно ориентировочно"),
    (Word, 0, "; начиная"),
    (Word, 0, "; ранее"),
    (Word, 0, "; позднее"),
    (Word, 0, "; назад"),
    // Years of a life and the like.
    (Word, 0, "жизн|ь и и ь ью и"),
    (Word, 0, "обучени|е я ю е ем и"),
    (Word, 0, "служб|а ы е у ой е"),
    (Word, 0, "; номер"),
    // What a number may count.
    (Counted, 0, "процент|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "человек|- а у - ом е / _ - ам _ ами ах"),
    (Counted, 0, "рубл|ь я ю ь ем е / и ей ям и ями ях ; руб. руб"),
    (Counted, 0, "доллар|- а у - ом е / ы ов ам ы ами ах ; долл. долл"),
    (Counted, 0, "; евро"),
    (Counted, 0, "гривн|а ы е у ой е / ы =гривен ам ы ами ах"),
    (Counted, 0, "тонн|а ы е у ой е / ы - ам ы ами ах"),
    (Counted, 0, "метр|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "километр|- а у - ом е / ы ов ам ы ами ах ; км"),
    (Counted, 0, "гектар|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "; тыс. тыс млн. млн млрд. млрд трлн. трлн"),
    (Counted, 0, "миллион|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "миллиард|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "раз|- а у - ом е / ы - ам ы ами ах"),
    (Counted, 0, "штук|а и е у ой е / и - ам и ами ах ; шт. шт"),
    (Counted, 0, "случа|й я ю й ем е / и ев ям и ями ях"),
    (Counted, 0, "единиц|а ы е у ей е / ы - ам ы ами ах ; ед."),
    (Counted, 0, "пункт|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "балл|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "мест|о а у о ом е / а - ам а ами ах"),
    (Counted, 0, "кандидат|- а у - ом е / ы ов ам ы ами ах"),
    (Counted, 0, "участник|- а у - ом е / и ов ам и ами ах"),
    (Counted, 0, "жител|ь я ю ь ем е / и ей ям и ями ях"),
    (Counted, 0, "солдат|- а у - ом е / ы - ам ы ами ах"),
    (Counted, 0, "военнослужащ+ий"),
    (Counted, 0, "сотрудник|- а у - ом е / и ов ам и ами ах"),
    (Counted, 0, "бо|ец йца йцу йца йцом йце / йцы йцов йцам йцов йцами йцах"),
    (Counted, 0, "дом|- а у - ом е / а ов ам а ами ах"),
    (Counted, 0, "сем|ья ьи ье _ ьей ье / ьи ей ьям ьи ьями ьях"),
    (Counted, 0, "машин|а ы е у ой е / ы - ам ы ами ах"),
    (Counted, 0, "автомобил|ь я ю ь ем е / и ей ям и ями ях"),
    (Counted, 0, "экземпляр|- а у - ом е / ы ов ам ы ами ах"),
];

/// Endings of adjectives by the ending of their first form, each with its cases: six bits for the
/// singular, then six for the plural, in the order of the lines above.
pub const ADJECTIVES: &[(&str, &[(&str, u16)])] = &[("ый", &HARD), ("ой", &STRESSED), ("ий", &SOFT)];

const NOM: u16 = 1;
const GEN: u16 = 1 << 1;
const DAT: u16 = 1 << 2;
const ACC: u16 = 1 << 3;
const INS: u16 = 1 << 4;
const LOC: u16 = 1 << 5;
const PLURAL: u32 = 6;

#[rustfmt::skip]
const HARD: [(&str, u16); 12] = [
    ("ый", NOM | ACC), ("ого", GEN | ACC), ("ому", DAT), ("ым", INS | DAT << PLURAL), ("ом", LOC),
    ("ая", NOM), ("ой", GEN | DAT | INS | LOC), ("ую", ACC), ("ое", NOM | ACC),
    ("ые", (NOM | ACC) << PLURAL), ("ых", (GEN | ACC | LOC) << PLURAL), ("ыми", INS << PLURAL),
];

#[rustfmt::skip]
const STRESSED: [(&str, u16); 11] = [
    ("ой", NOM | ACC | GEN | DAT | INS | LOC), ("ого", GEN | ACC), ("ому", DAT), ("ым", INS | DAT << PLURAL),
    ("ом", LOC), ("ая", NOM), ("ую", ACC), ("ое", NOM | ACC),
    ("ые", (NOM | ACC) << PLURAL), ("ых", (GEN | ACC | LOC) << PLURAL), ("ыми", INS << PLURAL),
];

#[rustfmt::skip]
const SOFT: [(&str, u16); 12] = [
    ("ий", NOM | ACC), ("его", GEN | ACC), ("ему", DAT), ("им", INS | DAT << PLURAL), ("ем", LOC),
    ("яя", NOM), ("ей", GEN | DAT | INS | LOC), ("юю", ACC), ("ее", NOM | ACC),
    ("ие", (NOM | ACC) << PLURAL), ("их", (GEN | ACC | LOC) << PLURAL), ("ими", INS << PLURAL),
];
