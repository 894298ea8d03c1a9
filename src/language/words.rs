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
    /// `8,1`, with one decimal: the value is ten times the number.
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
    /// «прошлый» −1, «этот» 0, «следующий» 1, and [`LATEST`], [`COMING`].
    Relative,
    Preposition,
    /// What a number may count instead of years.
    Counted,
    /// Units in which time is counted: 1 year, 2 month, 3 week, 4 day, 5 hour, 6 minute, 7 second,
    /// 8 decade, 9 century, 10 quarter, 11 half a year, 12 season, 13 weekend.
    Unit,
    /// Adjectives such as «трехдневный»: number × 100 + unit.
    Lasting,
    /// «утро» 1, «вечер» 3, «ночь» 4; «день» is a unit.
    DayPart,
    /// «не более» and the like: 1 about, 2 more, 3 less.
    Degree,
    /// Vague times: 1 past, 2 present, 3 future.
    Vague,
    /// «ежедневно», «еженедельный»: the unit.
    Every,
    /// A feast with a name of one word: month × 100 + day, or [`MOVING`] and days after Easter.
    Feast,
    /// What a day is called by: «День Победы».
    FeastOf,
    /// Minutes east of UTC.
    Zone,
    /// Adjectives of cities in «по московскому времени»: minutes east of UTC.
    ZoneOf,
    /// «он», «ему», «ей»: whose age a number of years may be.
    Pronoun,
    /// A word that stands in patterns by itself.
    Word,
}

/// «минувший»: the last one that is over, which may lie in the present week.
pub const LATEST: i32 = -10;
/// «ближайший»: the first one to come.
pub const COMING: i32 = 10;

/// Values of feasts that move with Easter lie around this number.
pub const MOVING: i32 = 10_000;

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
    (Relative, 0, "; этот этого этому этим этом эта этой эту это эти этих этими"),
    (Relative, 0, "текущ+ий"),
    (Relative, 0, "нынешн+ий"),
    (Relative, 1, "следующ+ий"),
    (Relative, 1, "грядущ+ий"),
    (Relative, 1, "будущ+ий"),
    (Relative, LATEST, "минувш+ий"),
    (Relative, LATEST, "прошедш+ий"),
    (Relative, LATEST, "предыдущ+ий"),
    (Relative, COMING, "ближайш+ий"),
    // Cardinal numbers.
    (Cardinal, 1, "од|ин ного ному ин ним ном ; одна одной одну одно"),
    (Cardinal, 2, "дв|а ух ум а умя ух ; две"),
    (Cardinal, 2, "; двое двоих двоим двоими"),
    (Cardinal, 3, "; трое троих троим троими"),
    (Cardinal, 4, "; четверо четверых четверым"),
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
    (Unit, 1, "год|- а у - ом у / ы ов ам ы ами ах ; г. г гг. гг"),
    (Unit, 1, "; лет"),
    (Unit, 2, "месяц|- а у - ем е / ы ев ам ы ами ах ; мес. мес"),
    (Unit, 3, "недел|я и е ю ей е / и ь ям и ями ях ; нед. нед"),
    (Unit, 4, "д|ень ня ню ень нем не / ни ней ням ни нями нях ; дн. дн"),
    (Unit, 4, "сут|_ _ _ _ _ _ / ки ок кам ки ками ках"),
    (Unit, 5, "час|- а у - ом е / ы ов ам ы ами ах ; ч."),
    (Unit, 6, "минут|а ы е у ой е / ы - ам ы ами ах ; мин. мин"),
    (Unit, 7, "секунд|а ы е у ой е / ы - ам ы ами ах ; сек. сек"),
    (Unit, 8, "десятилети|е я ю е ем и / я й ям я ями ях"),
    (Unit, 9, "век|- а у - ом е / а ов ам а ами ах ; в. вв. вв"),
    (Unit, 9, "столети|е я ю е ем и / я й ям я ями ях ; ст."),
    (Unit, 10, "квартал|- а у - ом е / ы ов ам ы ами ах ; кв."),
    (Unit, 11, "полугоди|е я ю е ем и / я й ям я ями ях"),
    (Unit, 13, "выходн|_ _ _ _ _ _ / ые ых ым ые ыми ых"),
    (Word, 0, "полгод|а _ _ а _ _ ; полугода полугоду полугодом"),
    (Word, 0, "полвек|а _ _ а _ _ ; полувека полувеку полувеком"),
    (Word, 0, "; полтора полутора полторы"),
    (Word, 0, "половин|а ы е у ой е ; пол."),
    (Word, 0, "трет|ь и и ь _ и"),
    (Word, 0, "четверт|ь и и ь ью и"),
    (Word, 0, "декад|а ы е у ой е"),
    (Word, 0, "эр|а ы е у ой е ; э. э"),
    (Word, 0, "наш|а ей ей у ей ей ; н. н"),
    (Word, 0, "; наших"),
    (Word, 0, "период|- а у - ом е"),
    (Word, 0, "числ|о а у о ом е / а =чисел ам а ами ах"),
    (Word, 0, "момент|- а у - ом е"),
    (Word, 0, "; время времени временем времена времен"),
    (Word, 0, "пор|а ы _ у ой е / ы - ам ы ами ах"),
    (Word, 0, "рубеж|- а у - ом е"),
    (DayPart, 1, "утр|о а у о ом е"),
    (DayPart, 3, "вечер|- а у - ом е"),
    (DayPart, 4, "ноч|ь и и ь ью и"),
    (Word, 0, "полд|ень ня ню ень нем не ; полудня полудню полуднем"),
    (Word, 0, "полноч|ь и и ь ью и ; полуночи полуночью"),
    (Word, 0, "; рано"),
    (Word, 0, "; поздно"),
    // Zones.
    (Zone, 180, "; мск"),
    (Zone, 0, "; гмт"),
    (ZoneOf, 180, "московск+ий"),
    (ZoneOf, 180, "киевск+ий"),
    (ZoneOf, 480, "пекинск+ий"),
    (ZoneOf, 0, "гринвичск+ий"),
    (Word, 0, "местн+ый"),
    // Adjectives of duration.
    (Lasting, 102, "одномесячн+ый"),
    (Lasting, 103, "однонедельн+ый"),
    (Lasting, 104, "однодневн+ый"),
    (Lasting, 105, "одночасов+ой"),
    (Lasting, 106, "одноминутн+ый"),
    (Lasting, 201, "двухлетн+ий"),
    (Lasting, 202, "двухмесячн+ый"),
    (Lasting, 203, "двухнедельн+ый"),
    (Lasting, 204, "двухдневн+ый"),
    (Lasting, 205, "двухчасов+ой"),
    (Lasting, 206, "двухминутн+ый"),
    (Lasting, 301, "трехлетн+ий"),
    (Lasting, 302, "трехмесячн+ый"),
    (Lasting, 303, "трехнедельн+ый"),
    (Lasting, 304, "трехдневн+ый"),
    (Lasting, 305, "трехчасов+ой"),
    (Lasting, 306, "трехминутн+ый"),
    (Lasting, 401, "четырехлетн+ий"),
    (Lasting, 402, "четырехмесячн+ый"),
    (Lasting, 403, "четырехнедельн+ый"),
    (Lasting, 404, "четырехдневн+ый"),
    (Lasting, 405, "четырехчасов+ой"),
    (Lasting, 406, "четырехминутн+ый"),
    (Lasting, 501, "пятилетн+ий"),
    (Lasting, 502, "пятимесячн+ый"),
    (Lasting, 503, "пятинедельн+ый"),
    (Lasting, 504, "пятидневн+ый"),
    (Lasting, 505, "пятичасов+ой"),
    (Lasting, 506, "пятиминутн+ый"),
    (Lasting, 601, "шестилетн+ий"),
    (Lasting, 602, "шестимесячн+ый"),
    (Lasting, 603, "шестинедельн+ый"),
    (Lasting, 604, "шестидневн+ый"),
    (Lasting, 605, "шестичасов+ой"),
    (Lasting, 606, "шестиминутн+ый"),
    (Lasting, 701, "семилетн+ий"),
    (Lasting, 702, "семимесячн+ый"),
    (Lasting, 703, "семинедельн+ый"),
    (Lasting, 704, "семидневн+ый"),
    (Lasting, 705, "семичасов+ой"),
    (Lasting, 706, "семиминутн+ый"),
    (Lasting, 801, "восьмилетн+ий"),
    (Lasting, 802, "восьмимесячн+ый"),
    (Lasting, 803, "восьминедельн+ый"),
    (Lasting, 804, "восьмидневн+ый"),
    (Lasting, 805, "восьмичасов+ой"),
    (Lasting, 806, "восьмиминутн+ый"),
    (Lasting, 901, "девятилетн+ий"),
    (Lasting, 902, "девятимесячн+ый"),
    (Lasting, 904, "девятидневн+ый"),
    (Lasting, 905, "девятичасов+ой"),
    (Lasting, 906, "девятиминутн+ый"),
    (Lasting, 1001, "десятилетн+ий"),
    (Lasting, 1002, "десятимесячн+ый"),
    (Lasting, 1004, "десятидневн+ый"),
    (Lasting, 1005, "десятичасов+ой"),
    (Lasting, 1006, "десятиминутн+ый"),
    (Lasting, 2001, "двадцатилетн+ий"),
    (Lasting, 2002, "двадцатимесячн+ый"),
    (Lasting, 2004, "двадцатидневн+ый"),
    (Lasting, 2005, "двадцатичасов+ой"),
    (Lasting, 2006, "двадцатиминутн+ый"),
    (Lasting, 3001, "тридцатилетн+ий"),
    (Lasting, 3002, "тридцатимесячн+ый"),
    (Lasting, 3004, "тридцатидневн+ый"),
    (Lasting, 3005, "тридцатичасов+ой"),
    (Lasting, 3006, "тридцатиминутн+ый"),
    (Lasting, 1201, "двенадцатилетн+ий"),
    (Lasting, 1501, "пятнадцатилетн+ий"),
    (Lasting, 1504, "пятнадцатидневн+ый"),
    (Lasting, 101, "годичн+ый"),
    (Lasting, 1, "многолетн+ий"),
    (Lasting, 2, "многомесячн+ый"),
    (Lasting, 3, "многонедельн+ый"),
    (Lasting, 4, "многодневн+ый"),
    (Lasting, 5, "многочасов+ой"),
    (Word, 0, "летн+ий"),
    (Word, 0, "месячн+ый"),
    (Word, 0, "недельн+ый"),
    (Word, 0, "дневн+ый"),
    (Word, 0, "часов+ой"),
    (Word, 0, "минутн+ый"),
    // Repetition.
    (Every, 1, "; ежегодно"),
    (Every, 1, "ежегодн+ый"),
    (Every, 2, "; ежемесячно"),
    (Every, 2, "ежемесячн+ый"),
    (Every, 3, "; еженедельно"),
    (Every, 3, "еженедельн+ый"),
    (Every, 4, "; ежедневно ежесуточно"),
    (Every, 4, "ежедневн+ый"),
    (Every, 5, "; ежечасно"),
    (Every, 10, "; ежеквартально"),
    (Every, 10, "ежеквартальн+ый"),
    (Word, 0, "кажд+ый"),
    (Word, 0, "; дважды трижды"),
    // How much.
    (Word, 0, "нескольк|_ _ _ _ _ _ / о их им о ими их"),
    (Word, 0, "пар|а ы е у ой е"),
    (Word, 0, "мног|_ _ _ _ _ _ / ие их им ие ими их ; много"),
    (Word, 0, "долг+ий"),
    (Degree, 1, "; примерно приблизительно ориентировочно"),
    (Degree, 2, "; более больше свыше"),
    (Degree, 3, "; менее меньше почти"),
    (Word, 0, "; немногим"),
    (Word, 0, "; чем"),
    // Vague times.
    (Vague, 2, "; сейчас"),
    (Vague, 2, "; теперь"),
    (Vague, 2, "; ныне нынче"),
    (Vague, 1, "; недавно"),
    (Vague, 1, "; давно давным"),
    (Vague, 3, "; скоро вскоре"),
    (Word, 0, "; отныне"),
    (Word, 0, "последн+ий"),
    (Word, 0, "настоящ+ий"),
    (Word, 0, "данн+ый"),
    (Word, 0, "сегодняшн+ий"),
    (Word, 0, "завтрашн+ий"),
    (Word, 0, "вчерашн+ий"),
    (Word, 0, "; сей сего сих"),
    (Word, 0, "; свое"),
    (Word, 0, "; течение течении"),
    (Word, 0, "; протяжении"),
    // What was told of.
    (Word, 0, "; тот того тем том та той ту то те тех теми"),
    (Word, 0, "; же ж"),
    (Word, 0, "; тогда"),
    (Word, 0, "; накануне"),
    (Word, 0, "; спустя"),
    (Word, 0, "; через"),
    // Feasts: month × 100 + day, or days after Easter above 10000, with `MOVING`.
    (Feast, 107, "рождеств|о а у о ом е"),
    (Feast, 501, "первома|й я ю й ем е"),
    (Feast, MOVING, "пасх|а и е у ой е"),
    (Feast, MOVING + 49, "троиц|а ы е у ей е"),
    (Feast, MOVING - 55, "маслениц|а ы е у ей е"),
    (FeastOf, 509, "побед|а ы е у ой е"),
    (FeastOf, 612, "росси|я и и ю ей и"),
    (FeastOf, 901, "знани|_ _ _ _ _ _ / я й ям я ями ях"),
    (FeastOf, 412, "космонавтик|а и е у ой е"),
    (FeastOf, 1212, "конституци|я и и ю ей и"),
    (Word, 0, "нов+ый"),
    (Word, 0, "стар+ый"),
    (Word, 0, "защитник|- а у а ом е / и ов ам ов ами ах"),
    (Word, 0, "отечеств|о а у о ом е"),
    (Word, 0, "народн+ый"),
    (Word, 0, "единств|о а у о ом е"),
    (Word, 0, "международн+ый"),
    (Word, 0, "женск+ий"),
    (Word, 0, "новогодн+ий"),
    (Word, 0, "майск+ий"),
    (Word, 0, "; праздники праздников праздникам праздниками праздниках каникулы каникул каникулам каникулами каникулах"),
    (Word, 0, "канун|- а у - ом е"),
    (Word, 0, "преддвери|е я ю е ем и"),
    (Word, 0, "рождени|е я ю е ем и"),
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
    (Word, 0, "; начиная"),
    (Word, 0, "; ранее раньше"),
    (Word, 0, "; позже позднее"),
    (Word, 0, "; назад"),
    (Word, 0, "; тому"),
    (Word, 0, "; включительно"),
    (Word, 0, "; возраст возраста возрасту возрасте возрастом"),
    (Word, 0, "; исполнилось исполняется исполнится стукнуло"),
    (Pronoun, 0, "; ему ей им мне нам вам тебе"),
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
pub const HARD: [(&str, u16); 12] = [
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
