//! The extent of an event: which pieces of a sentence tell what happened at a date.
//!
//! It is the whole sentence but for what is safe to leave out: who says so, headings, and clauses that have a date of
//! their own. What could not stand alone without them is the sentence again.

use std::ops::Range;

use super::clause::Clauses;
use super::piece::{Kind, Mark, Piece};
use super::source::Text;
use super::word::{Word, Words};
use crate::language::List;

/// A piece of more tokens says more than the noun that a clause behind it depends on.
const LONG: usize = 8;

impl Clauses {
    /// The tokens that tell what happened at the time that some tokens say.
    pub fn event(&self, at: Range<usize>) -> Range<usize> {
        // A sentence of nothing but marks has no pieces.
        if self.pieces.is_empty() {
            return self.sentence();
        }
        if let Some(told) = self.entry_of(&at).or_else(|| self.in_brackets(&at)) {
            return self.trimmed(told, at);
        }
        let own = self.pieces_of(&at);
        let mut taken = own.clone();
        if self.is_stamp(&own) {
            taken = own.end..own.end + 1;
        }
        if !self.has_predicate(&taken) {
            taken.end = self.verb_after(&taken).unwrap_or(taken.end);
        }
        let noun = self.take_before(&mut taken);
        self.take_after(&mut taken, &at);
        let tokens = self.tokens_of(&taken);
        let start = noun.unwrap_or(tokens.start);
        let end = self.other_news(&(start..tokens.end), &at).unwrap_or(tokens.end);
        let told = self.trimmed(start..end, at.clone());
        let line = self.line_of(&taken);
        if noun.is_some() || self.stands_alone(&told, &line) { told } else { self.trimmed(line, at) }
    }

    /// What is told without who says so in front of it; none where that is its subject too: «Мэр сказал, что 5 мая уехал».
    pub fn without(
        &self,
        voice: &Range<usize>,
        text: Text,
        told: &Range<usize>,
        at: &Range<usize>,
    ) -> Option<Range<usize>> {
        let rest = voice.end.min(told.end - 1)..told.end;
        let has_plural = |tokens: &Range<usize>| {
            self.first(Word::Verb, tokens.clone()).is_some_and(|verb| text.is_plural(verb))
        };
        let is_subject = voice.end.checked_sub(1).and_then(|last| self.word(last)) == Some(Word::That)
            && self.lacks_subject(&rest)
            && has_plural(voice) == has_plural(&rest);
        (!is_subject).then(|| self.trimmed(rest, at.clone()))
    }

    /// Whether some pieces are a stamp before what they date: «04.07.2025 18:09: …», «1920: …».
    fn is_stamp(&self, own: &Range<usize>) -> bool {
        let are_bare = self.pieces[own.clone()].iter().all(|piece| piece.kind == Kind::Bare);
        own.start == 0 && are_bare && self.pieces.get(own.end).is_some_and(|next| next.after == Mark::Colon)
    }

    fn pieces_of(&self, at: &Range<usize>) -> Range<usize> {
        let last = self.pieces.len() - 1;
        let piece_of = |n: usize| self.pieces.partition_point(|piece| piece.tokens.end <= n).min(last);
        piece_of(at.start)..piece_of(at.end.max(at.start + 1) - 1) + 1
    }

    fn tokens_of(&self, taken: &Range<usize>) -> Range<usize> {
        self.pieces[taken.start].tokens.start..self.pieces[taken.end - 1].tokens.end
    }

    /// Whether some pieces have the predicate of a sentence.
    fn has_predicate(&self, taken: &Range<usize>) -> bool {
        self.pieces[taken.clone()].iter().any(Piece::has_predicate)
    }

    /// The tokens of the sentence without the headings that run into it.
    fn line_of(&self, own: &Range<usize>) -> Range<usize> {
        let is_line = |n: &usize| self.pieces[*n].after == Mark::Heading;
        let first = (0..=own.start).rev().find(is_line).unwrap_or(0);
        let end = (own.end..self.pieces.len()).find(is_line).unwrap_or(self.pieces.len());
        self.tokens_of(&(first..end))
    }

    /// Takes in the pieces before the date, up to those that say something of their own: before a colon, before «что»
    /// or with a date. Gives the noun that a clause depends on, where the rest of its piece has another date.
    fn take_before(&self, taken: &mut Range<usize>) -> Option<usize> {
        while taken.start > 0 {
            let first = &self.pieces[taken.start];
            let before = &self.pieces[taken.start - 1];
            let is_told = self.has_predicate(taken) && !self.lacks_subject(&self.tokens_of(taken));
            match first.kind {
                _ if first.is_apart() && !self.refers_to_before(first) => return None,
                Kind::That if is_told && !self.announces(taken.start - 1) => return None,
                Kind::Which if is_dated(before) => {
                    let noun = self.antecedent(before);
                    if noun.is_some() {
                        taken.start -= 1;
                        return noun;
                    }
                }
                Kind::Plain | Kind::Voice if is_told && is_dated(before) => return None,
                _ => {}
            }
            taken.start -= 1;
        }
        None
    }

    /// «…: такое решение принял суд».
    fn refers_to_before(&self, piece: &Piece) -> bool {
        let first = self.first(const { Words::but(&[Word::Time, Word::And]) }, piece.tokens.clone());
        let is_this = |n| self.lists(n).has(List::Opener) && !self.lists(n).has(List::Pronoun);
        piece.after == Mark::Colon && first.is_some_and(is_this)
    }

    /// Takes in the pieces after the date, up to those that say something of their own.
    fn take_after(&self, taken: &mut Range<usize>, at: &Range<usize>) {
        if taken.start == 0 && self.pieces[taken.end - 1].kind == Kind::Voice && taken.end < self.pieces.len()
        {
            // «Как сообщил 5 мая мэр, …»: a date of what is said, which is what follows.
            taken.end += 1;
        }
        while let Some(next) = self.pieces.get(taken.end) {
            let is_own = match next.kind {
                // Of what was said, and when, that «что …» is the content.
                Kind::That | Kind::If | Kind::As => false,
                Kind::Voice => at.end <= next.tokens.start,
                _ => is_dated(next),
            };
            let ends = matches!(next.after, Mark::Semicolon | Mark::Heading);
            if ends || is_own && self.has_predicate(taken) {
                break;
            }
            taken.end += 1;
        }
        if taken.end < self.pieces.len() {
            self.leave_what_goes_on(taken, at);
        }
    }

    /// Leaves out the beginning of a clause that goes on behind what was taken: «…, а в мае завод, …», «…, правда, …».
    fn leave_what_goes_on(&self, taken: &mut Range<usize>, at: &Range<usize>) {
        let is_idle = |piece: &Piece| !piece.has_verb && at.end <= piece.tokens.start;
        let verbless = (taken.start..taken.end).rev().take_while(|n| is_idle(&self.pieces[*n]));
        let begins = |n: &usize| {
            let Piece { tokens, kind, has_date, .. } = &self.pieces[*n];
            let is_word = tokens.len() == 1 && n + 1 == taken.end;
            is_word || *has_date || *kind == Kind::Which || self.word(tokens.start) == Some(Word::And)
        };
        if let Some(first) = verbless.filter(begins).last() {
            taken.end = first.max(taken.start + 1);
        }
    }

    /// The end of the piece behind those taken in which their verb stands.
    fn verb_after(&self, taken: &Range<usize>) -> Option<usize> {
        let mut end = taken.end;
        while let Some(piece) = self.pieces.get(end).filter(|piece| !piece.is_apart()) {
            end += 1;
            let is_own = match piece.kind {
                Kind::Which | Kind::That | Kind::If | Kind::As => false,
                // «5 мая, в среду, мэр заявил, что …»
                Kind::Voice => self.pieces.get(end).is_some_and(|next| next.kind == Kind::That),
                _ => true,
            };
            if piece.has_verb && is_own {
                return Some(end);
            }
        }
        None
    }

    /// Where the noun begins that «который» stands for, in a piece that says much else.
    fn antecedent(&self, piece: &Piece) -> Option<usize> {
        let last = |word: Word| self.last(word, piece.tokens.clone());
        let start = match last(Word::Time) {
            Some(time) => Some(time + 1),
            None if piece.tokens.len() <= LONG => None,
            None => last(Word::Verb).map(|verb| verb + 1),
        };
        start.filter(|start| start + 1 < piece.tokens.end)
    }

    /// Whether a piece ends in a word that a clause must follow: «о том», «после того», «настолько».
    fn announces(&self, piece: usize) -> bool {
        matches!(self.word(self.pieces[piece].tokens.end - 1), Some(Word::Thus | Word::Since))
    }

    /// Whether a verb comes first, so that its subject may stand before: «в 2018 году возглавил банк».
    fn lacks_subject(&self, tokens: &Range<usize>) -> bool {
        const CONTENT: Words = Words::but(&[Word::Time, Word::And, Word::That]);
        self.first(CONTENT, tokens.clone()).is_none_or(|n| self.word(n) == Some(Word::Verb))
    }

    /// Whether the sentence that was read only says who tells what the sentence before it says, where what is told of it
    /// begins with a token: «Как пишет ТАСС, об этом 5 мая сказал мэр».
    pub fn refers_back(&self, text: Text, told: usize) -> bool {
        let goes_on = |piece: &Piece| piece.kind == Kind::That || piece.after == Mark::Colon;
        let begins = text.is_about_this(self.sentence().start) || text.is_of_this(told);
        begins && !self.pieces.iter().any(goes_on)
    }

    /// Whether the sentence that was read tells what happened at a date of its own.
    pub fn has_dated_clause(&self) -> bool {
        self.pieces.iter().any(|piece| piece.has_date && !piece.leans())
    }

    /// Where «и» stands behind the date before another verb with a date of its own.
    fn other_news(&self, tokens: &Range<usize>, at: &Range<usize>) -> Option<usize> {
        let has = |word: Word, among: Range<usize>| self.any(word, among);
        let is_other = |and: &usize| {
            let rest = and + 1..tokens.end;
            // «5 и 6 мая»
            let is_time = |n: Option<usize>| n.and_then(|n| self.word(n)) == Some(Word::Time);
            let is_list = is_time(and.checked_sub(1)) && is_time(Some(and + 1));
            !is_list
                && has(Word::Verb, tokens.start..*and)
                && self.has_date(&rest)
                && has(Word::Verb, rest.start..rest.end.min(rest.start + NEAR))
        };
        let mut ands = std::iter::successors(self.first(Word::And, at.end..tokens.end), |and| {
            self.first(Word::And, and + 1..tokens.end)
        });
        ands.find(is_other)
    }

    /// Whether what was taken of a line reads as a sentence: it has a predicate where the line has one, ends in no word that
    /// leads on to another, and has its marks in pairs.
    fn stands_alone(&self, told: &Range<usize>, line: &Range<usize>) -> bool {
        const LEADING: Words = {
            use Word::*;
            Words::of(&[Preposition, Besides, And, That, Which, If, Thus, Open, Quote])
        };
        let last = self.last(const { Words::but(&[Word::Stop, Word::Unquote, Word::Close]) }, told.clone());
        let leads_on = last.and_then(|last| self.word(last)).is_none_or(|word| LEADING.has(word));
        let has_predicate = |tokens: &Range<usize>| {
            let own = self.pieces.iter().filter(|piece| piece.has_predicate());
            let mut parts =
                own.map(|piece| piece.tokens.start.max(tokens.start)..piece.tokens.end.min(tokens.end));
            parts.any(|part| part.start < part.end && self.any(Word::Verb, part))
        };
        let count = |word: Word, tokens: &Range<usize>| self.count(word, tokens.clone());
        let is_paired = |tokens: &Range<usize>| {
            count(Word::Quote, tokens) == count(Word::Unquote, tokens)
                && count(Word::Open, tokens) == count(Word::Close, tokens)
                && count(Word::Straight, tokens) % 2 == 0
        };
        !leads_on && (has_predicate(told) || !has_predicate(line)) && (is_paired(told) || !is_paired(line))
    }
}

/// Whether a piece tells what happened at a date of its own.
fn is_dated(piece: &Piece) -> bool {
    piece.has_verb && piece.has_date
}

/// Tokens behind «и» among which its verb stands.
const NEAR: usize = 4;

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::tagger::Tagger;

    /// A text in which the event of its nth date, from 1, stands in brackets.
    fn check_nth(nth: usize, marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = Document::new(text.as_str()).published("2025-05-20").unwrap();
        let tagged = Tagger::default().tag(document);
        let mention = tagged.mentions.get(nth - 1).unwrap_or_else(|| panic!("{text}: no mention {nth}"));
        let event = mention.event.clone().unwrap();
        let shown = format!("{}[{}]{}", &text[..event.start], &text[event.clone()], &text[event.end..]);
        assert_eq!(shown, marked);
    }

    fn check(marked: &str) {
        check_nth(1, marked);
    }

    #[test]
    fn who_says_so_is_left_out() {
        check_nth(2, "Как ранее сообщила газета «Труд», [завод закрыли 5 мая.]");
        check("По данным МЧС, [5 мая в парке открыли фонтан.]");
        check("[Фонтан открыли 5 мая], сообщает ТАСС.");
        check("Мэрия сообщила, что [5 мая откроют фонтан.]");
        check("[Фонтан открыли, сообщил ТАСС 5 мая.]");
        check("[5 мая, в среду, мэр Иван Петров заявил, что уходит.]");
        check("[Завод, как сообщила газета «Труд», закрыли 5 мая.]");
        check("[Осенью 2021 года, по данным ТАСС, завод закрыли.]");
    }

    #[test]
    fn who_says_so_of_himself_stays() {
        check("[Мэр Иван Петров сообщил, что 5 мая уехал в Тулу.]");
        check("Мэр Иван Петров сообщил, что [завод 5 мая закрыли.]");
        check("[Мэр отрицает, что 5 мая уехал в Тулу.]");
    }

    #[test]
    fn the_subject_stays() {
        check("[Иван Тургенев, русский писатель, умер 3 сентября 1883 года.]");
        check("[А. С. Петров, сын мэра, родился 5 мая 1990 года.]");
        check("[Фонтан, 5 мая, открыл мэр.]");
        check("[Водолаз, который в июле 2018 года спас детей, стал героем.]");
        check("[Он вышел из дома после концерта, на который пришёл 5 мая.]");
        check("[Фестиваль, открывшийся 5 мая, продлится неделю.]");
        check("[Новый президент далёкой южной страны Иван Петров умер 5 мая.]");
    }

    #[test]
    fn the_verb_of_a_date_on_its_own_is_found() {
        check("[В воскресенье, 11 мая 2025 года, в доме культуры выступят музыканты.]");
        check("[Тело нашли у реки в лесу, 5 мая 2025 года.]");
        check("[Экзамены в этом году подняли вопрос о том, хватит ли одного дня.]");
        check("[5 мая стало известно, что суд отложили.]");
    }

    #[test]
    fn another_date_has_its_own_event() {
        check_nth(1, "[Завод открыли в 1950 году] и закрыли в 1990 году.");
        check_nth(1, "[В 1950 году завод открыли], в 1990 году закрыли.");
        check_nth(2, "В 1950 году завод открыли, [в 1990 году цех закрыли.]");
        check_nth(2, "Завод открыли в 1950 году: [12 мая 1950 года он дал ток.]");
        check_nth(1, "[Завод, который открыли в 1950 году, закрыли в 1990 году.]");
        check_nth(2, "Показ пройдёт 7 июня 2025 года [в селе Заречье, где в 1950 году открыли завод.]");
    }

    #[test]
    fn what_begins_the_clause_of_another_date_is_left_to_it() {
        check_nth(1, "[С начала 2025 года акции подешевели на 10 %], правда, в мае 2025 года они подросли.");
        check_nth(
            1,
            "[Забастовки прошли в мае 2024 года], а семь союзов, входящих в Совет, 7 июня 2024 года начали новую.",
        );
        check_nth(
            1,
            "[В мае 2024 года пилоты бросили работу], в результате чего, по данным ТАСС, 7 июня 2024 года отменили рейсы.",
        );
        check_nth(2, "[Ранее отменили рейсы, на которых 25 и 26 июля 2024 года должны были улететь люди.]");
        check_nth(1, "[В мае 2024 года закрыли мосты в Туле, Рязани и Орле], а 7 июня 2024 года их открыли.");
    }

    #[test]
    fn what_has_no_subject_of_its_own_keeps_that_of_another_date() {
        check_nth(2, "[В 1950 году он возглавил завод, а в 1990 году закрыл его.]");
        check_nth(2, "[Завод открыли в 1950 году и закрыли в 1990 году.]");
    }

    #[test]
    fn a_length_is_no_date_of_another_event() {
        check_nth(1, "[5 мая мэр подал в отставку, и три дня город ждал выборов.]");
        check_nth(1, "[5 мая он купил дом] и 7 мая продал машину.");
    }

    #[test]
    fn what_belongs_to_the_verb_stays() {
        check("[5 мая мэр подал в отставку после долгого разговора с губернатором области о дорогах.]");
        check("[Мать погибшего 5 мая солдата Северного флота, которая живёт в Туле, молчит.]");
        check("[5 мая мэр уволил двух директоров, причастных к пропаже денег.]");
        check("[Мэр подал в отставку 5 мая после того, как сгорел большой склад.]");
        check("[5 мая мэра приговорили к штрафу за то, что он продал парк.]");
        check("[5 мая мэр сообщил о том, что уходит.]");
        check("[Как и другие мосты, этот закрыли 5 мая.]");
        check("[Весной 2019 года завод закрыли: упал спрос.]");
        check("04.07.2024 18:09 : [мэр закрыл парк.]");
        check("В 1920 году: [прошла перепись.]");
        check("Итог: [в 1920 году прошла перепись.]");
        check("[Стройку отменили: такое решение 5 мая принял суд.]");
    }

    #[test]
    fn what_goes_on_without_a_date_stays() {
        check("[5 мая он купил дом, продал машину.]");
        check("[5 мая он купил дом], 6 мая жена продала машину.");
        check("[Показ пройдёт 5 мая, в день рождения поэта.]");
        check("[Родился в Туле в 1941 году, в детстве жил в Рязани.]");
        check("[Он участвовал в выборах 2008 года и победил своего старого соперника по партии.]");
    }

    #[test]
    fn a_date_may_belong_to_a_noun() {
        check_nth(2, "Альбомы группы: Red River (1950), [Come, Rain (1960)], Open Field (1970).");
        check("[Суд завёл дело о порче забора из-за прогулки сторонников мэра 5 мая.]");
        check("[Он умер после болезни 5 мая.]");
        check("[Его снова (в июле 2015 года) выслали в Европу.]");
        check("Её концерт ([5 мая ей исполнился двадцать один год]) собрал полный зал.");
        check("[Число раненых в результате взрыва 5 мая на складе выросло до семи.]");
        check_nth(2, "[Открытый 3 мая парк закрыли 9 мая.]");
    }

    #[test]
    fn what_stands_before_the_date_stays() {
        check("[Согласно новому закону о дорогах и мостах нашей большой области в 1950 году мост закрыли.]");
        check("[После спора в 1950 году завод закрыли.]");
    }

    #[test]
    fn a_line_among_long_ones_is_a_heading() {
        let long = "слово ".repeat(40);
        check(&format!(
            "{long}.\n\nМэр открывает новый большой городской парк в самом центре\n[Парк в Туле 5 мая]"
        ));
        check("[Мэр открыл новый большой городской парк в самом центре города\nПарк в Туле 5 мая]");
    }
}
