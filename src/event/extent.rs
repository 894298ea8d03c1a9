//! The extent of an event: which pieces of a sentence tell what happened at a date.
//!
//! The piece of the date is taken, and with it those that it makes no sense without; then what carries
//! no news is cut from both ends.

use std::ops::Range;

use super::clause::{Clauses, Kind, Piece};
use super::word::{Word, Words};

/// A circumstance of so few tokens is left where it is.
pub const SHORT: usize = 4;
/// A piece of more tokens says more than the noun that a clause behind it depends on.
pub const LONG: usize = 8;

impl Clauses {
    /// The tokens that tell what happened at the time that some tokens say.
    pub fn event(&self, at: Range<usize>) -> Range<usize> {
        let last = self.pieces.len() - 1;
        let piece_of = |n: usize| self.pieces.partition_point(|piece| piece.tokens.end <= n).min(last);
        let mut taken = piece_of(at.start)..piece_of(at.end.max(at.start + 1) - 1) + 1;
        if let Some(noun) = self.noun_of(&self.pieces[taken.start], &at) {
            return self.trimmed(noun, at);
        }
        if self.pieces[taken.start].kind == Kind::Voice && taken.start == 0 && taken.end <= last {
            // «Как сообщил 5 мая мэр, …»: a date of what is said, which is what follows.
            taken.end += 1;
        } else if self.pieces[taken.start].kind == Kind::Voice && taken.start > 0 {
            // «…, сообщил ТАСС 5 мая»
            taken.start -= 1;
        }
        let start = self.complete(&mut taken);
        let end = taken.end;
        let is_needed = self.finish(&mut taken, &at);
        let tokens = self.tokens_of(&taken);
        let start = start.unwrap_or_else(|| self.head(&tokens, &at));
        let told = if taken.end > end && is_needed { self.pieces[end].tokens.start } else { at.end };
        let end = self.tail(&(start..tokens.end), &at, told);
        self.trimmed(start..end, at)
    }

    fn tokens_of(&self, taken: &Range<usize>) -> Range<usize> {
        self.pieces[taken.start].tokens.start..self.pieces[taken.end - 1].tokens.end
    }

    fn has_verb(&self, taken: &Range<usize>) -> bool {
        self.pieces[taken.clone()].iter().any(|piece| piece.has_verb)
    }

    /// Takes in the pieces without which those taken make no sense; gives the first token that is
    /// needed where that stands in the middle of a piece.
    fn complete(&self, taken: &mut Range<usize>) -> Option<usize> {
        let own = taken.clone();
        self.lean(taken);
        if taken.start < own.start {
            if let Some(start) = self.antecedent(taken.start, self.pieces[own.start].kind) {
                return Some(start);
            }
        }
        if !self.has_verb(taken) {
            match (self.verb_behind(taken), self.verb_before(taken)) {
                (Some(end), _) => taken.end = end,
                (None, Some(start)) => taken.start = start,
                (None, None) if taken.start > 0 && !self.pieces[taken.start].is_apart => taken.start -= 1,
                _ => {}
            }
            self.lean(taken);
        }
        self.find_subject(taken);
        None
    }

    /// Where the noun begins that «который» or a participle stands for, in a piece that says much else.
    fn antecedent(&self, piece: usize, of: Kind) -> Option<usize> {
        let piece = &self.pieces[piece];
        let last = |word: Word| self.last(word, piece.tokens.clone());
        if let Some(time) = last(Word::Time) {
            return (time + 1 < piece.tokens.end).then_some(time + 1);
        }
        if piece.tokens.len() <= LONG {
            return None;
        }
        match of {
            Kind::Which => last(Word::Verb).map(|n| n + 1).or_else(|| last(Word::Preposition)),
            Kind::Participle => last(Word::Preposition),
            _ => None,
        }
        .filter(|start| start + 1 < piece.tokens.end && !self.is_quoted(piece.tokens.start, *start))
    }

    /// Whether a token stands within a short quotation or bracket that opens behind another.
    fn is_quoted(&self, from: usize, token: usize) -> bool {
        const OPENING: Words = Words::of(&[Word::Open, Word::Quote, Word::Straight]);
        let mut from = from;
        while let Some(n) = self.first(OPENING, from..token) {
            if self.closed(n).is_some_and(|end| token < end) {
                return true;
            }
            from = n + 1;
        }
        false
    }

    /// Takes in what a clause that depends on another leans on.
    fn lean(&self, taken: &mut Range<usize>) {
        while taken.start > 0 {
            let leans = match self.pieces[taken.start].kind {
                Kind::Which | Kind::Participle | Kind::Bare => true,
                // «после того, как»
                Kind::That => self.announces(taken.start - 1),
                _ => false,
            };
            if !leans || self.pieces[taken.start].is_apart {
                break;
            }
            taken.start -= 1;
            let piece = &self.pieces[taken.start];
            if taken.start > 0 && !piece.has_verb && !piece.is_apart && self.is_dash_before(taken.start) {
                // «Потсдам — город, где …»
                taken.start -= 1;
            }
            if piece.kind != Kind::Bare && piece.kind != Kind::That {
                break;
            }
        }
    }

    fn is_dash_before(&self, piece: usize) -> bool {
        self.word(self.pieces[piece].tokens.start - 1) == Some(Word::Dash)
    }

    /// Whether a piece ends in a word that a clause must follow: «о том», «после того», «настолько».
    fn announces(&self, piece: usize) -> bool {
        matches!(self.word(self.pieces[piece].tokens.end - 1), Some(Word::Thus | Word::Since))
    }

    /// The piece behind those taken in which their verb stands.
    fn verb_behind(&self, taken: &Range<usize>) -> Option<usize> {
        let mut end = taken.end;
        while let Some(piece) = self.pieces.get(end) {
            if piece.is_apart || matches!(piece.kind, Kind::Which | Kind::That | Kind::If) && !piece.has_verb
            {
                return None;
            }
            end += 1;
            let is_own = match piece.kind {
                Kind::Which | Kind::That | Kind::If => false,
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

    /// The piece before those taken in which their verb stands.
    fn verb_before(&self, taken: &Range<usize>) -> Option<usize> {
        let is_near = |n: &usize| !self.pieces[n + 1].is_apart;
        let mut before = (0..taken.start).rev().take_while(is_near);
        before.find(|n| self.pieces[*n].has_verb && self.pieces[*n].kind != Kind::Voice)
    }

    /// A clause that begins with its verb has its subject before a piece that stands between the two.
    fn find_subject(&self, taken: &mut Range<usize>) {
        const CONTENT: Words = Words::but(&[Word::Time, Word::And]);
        let content = self.first(CONTENT, self.pieces[taken.start].tokens.clone());
        if content.is_none_or(|n| self.word(n) != Some(Word::Verb)) {
            return;
        }
        while taken.start > 0 && !self.pieces[taken.start].is_apart {
            let before = &self.pieces[taken.start - 1];
            if before.kind == Kind::Plain && before.has_verb {
                break;
            }
            taken.start -= 1;
        }
    }

    /// Takes in the clause that the last word announces, «стало известно, что …», and the name that
    /// the noun at the end is still to get, «умер музыкант, основатель группы «Кино» Виктор Цой».
    fn finish(&self, taken: &mut Range<usize>, at: &Range<usize>) -> bool {
        let Some(next) = self.pieces.get(taken.end) else { return false };
        let last = &self.pieces[taken.end - 1];
        if next.is_apart {
            return false;
        }
        let end = last.tokens.end;
        let is_reason =
            last.has_verb && last.tokens.start + 3 < end && self.is_reason(end - 2, end) && at.end < end - 1;
        let is_announced = !is_reason && (next.kind == Kind::That || self.announces(taken.end - 1));
        let is_name_to_come = next.kind == Kind::Plain
            && !next.has_verb
            && !next.has_time
            && self.word(next.tokens.start + 1) != Some(Word::Preposition)
            && self.ends_in_name(next)
            && self.lacks_a_name(last);
        // «приехал, увидел»
        let is_row = next.kind == Kind::Plain
            && !next.has_time
            && next.tokens.len() <= LONG
            && last.has_verb
            && last.kind == Kind::Plain
            && self.word(next.tokens.start) == Some(Word::Verb);
        // «5 мая, в день рождения поэта»
        let is_day = !next.has_verb
            && !next.has_time
            && next.tokens.len() <= SHORT + 1
            && at.end == end
            && self.word(next.tokens.start) == Some(Word::Preposition);
        if is_announced || is_name_to_come || is_row || is_day {
            taken.end += 1;
        }
        is_announced
    }

    /// Whether a verb is followed by nouns without a name: «умер британский музыкант».
    fn lacks_a_name(&self, piece: &Piece) -> bool {
        self.last(Word::Verb, piece.tokens.clone()).is_some_and(|verb| {
            self.word(piece.tokens.end - 1) != Some(Word::Time)
                && !self.any(Word::Name, verb + 1..piece.tokens.end)
        })
    }

    fn ends_in_name(&self, piece: &Piece) -> bool {
        let last = self.last(const { Words::but(&[Word::Stop]) }, piece.tokens.clone());
        last.is_some_and(|last| self.word(last) == Some(Word::Name))
    }
}

#[cfg(test)]
mod tests {
    use crate::finder::Finder;
    use crate::input::Document;

    /// A text in which the event of its nth date, from 1, stands in brackets.
    fn check_nth(nth: usize, marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = Document::new(text.as_str()).published("2025-05-20").unwrap();
        let tagged = Finder::default().tag(document);
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
        check("По данным мэрии, [5 мая в парке открыли фонтан.]");
        check("[Фонтан открыли 5 мая], сообщает ТАСС.");
        check("Мэрия сообщила, что [5 мая откроют фонтан.]");
        check("[Фонтан открыли, сообщил ТАСС 5 мая.]");
        check("[5 мая, в среду, мэр Иван Петров заявил, что уходит.]");
    }

    #[test]
    fn the_subject_stays() {
        check("[Иван Тургенев, русский писатель, умер 3 сентября 1883 года.]");
        check("[А. С. Петров, сын мэра, родился 5 мая 1990 года.]");
        check("[Фонтан, 5 мая, открыл мэр.]");
        check("[Водолаз, который в июле 2018 года спас детей], стал героем.");
        check("[Он вышел из дома после концерта, на который пришёл 5 мая.]");
        check("[Фестиваль, открывшийся 5 мая, продлится неделю.]");
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
        check_nth(2, "Он получил 18 июля [большой срок за убийство старой процентщицы в 2017 году.]");
        check_nth(1, "[В 1950 году завод открыли], в 1990 году закрыли.");
    }

    #[test]
    fn what_follows_the_verb_and_its_object_is_cut() {
        check("[5 мая мэр подал в отставку] после долгого разговора с губернатором области о дорогах.");
        check("[Мать погибшего 5 мая солдата Северного флота], которая живёт в Туле, молчит.");
        check("[5 мая мэр уволил двух директоров], причастных к пропаже денег.");
    }

    #[test]
    fn a_reason_is_cut_and_content_stays() {
        check("[Мэр подал в отставку 5 мая] после того, как сгорел большой склад.");
        check("[5 мая мэра приговорили к штрафу] за то, что он продал парк.");
        check("[5 мая мэр сообщил о том, что уходит.]");
    }

    #[test]
    fn what_goes_on_without_a_date_stays() {
        check("[5 мая он купил дом, продал машину.]");
        check("[5 мая он купил дом], 6 мая продал машину.");
        check("[Показ пройдёт 5 мая, в день рождения поэта.]");
        check("[Родился в Туле в 1941 году], в детстве жил в Рязани.");
        check("[Он участвовал в выборах 2008 года] и победил своего старого соперника по партии.");
    }

    #[test]
    fn a_date_may_belong_to_a_noun() {
        check_nth(2, "Альбомы группы: Red River (1950), [Come, Rain (1960)], Open Field (1970).");
        check("Суд завёл дело о порче забора [из-за прогулки сторонников мэра 5 мая.]");
        check("[Он умер после болезни 5 мая.]");
        check("[Его снова (в июле 2015 года) выслали в Европу.]");
        check(
            "[Число раненых в результате взрыва 5 мая] на складе старого большого завода у самой реки под Тулой выросло до семи.",
        );
        check_nth(2, "Открытый 3 мая [парк закрыли 9 мая.]");
    }

    #[test]
    fn what_stands_far_before_the_date_is_cut() {
        check("Согласно новому закону о дорогах и мостах нашей большой области [в 1950 году мост закрыли.]");
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
