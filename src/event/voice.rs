//! Voices: who says that something happened, and whether it is so.
//!
//! A rule is a line of patterns with its examples and decoys beside it. A pattern is a row of words:
//! small letters are those words (`/` between alternatives), `SAY` a verb of saying, `ACCOUNT` what
//! «по …» may go before, `WHO` the source, `*` up to two words, `>` up to eight, `,` a comma or a
//! dash, `THAT` what opens a clause.

use std::ops::Range;

use super::clause::Clauses;
use super::source::{ENDS_NOUN, Text, Who};
use super::word::{Word, Words};
use super::wording::{Walk, Wordings};
use crate::anchor::Status;
use crate::language::Lists;

/// Words that tell who says something or whether it is so.
pub struct Rule {
    pub name: &'static str,
    pub patterns: &'static [&'static str],
    place: Place,
    gives: Gives,
    /// `[…]` is the date, `{…}` the source, the status stands behind `=`.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    examples: &'static [&'static str],
    /// Sentences in which the rule says nothing of the date in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    decoys: &'static [&'static str],
}

/// Where in a sentence a rule's words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the beginning of what stands between two commas, away from the date.
    Piece,
    /// The same, before the date.
    Head,
    /// Anywhere in the sentence, away from the date.
    Anywhere,
    /// Before the date, which stands in the clause that they announce.
    Before,
    /// Within the words that tell what happened.
    Clause,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    Source,
    Status(Status),
}

/// Words found in a sentence.
#[derive(Clone, Debug)]
pub struct Voice {
    rule: usize,
    pub tokens: Range<usize>,
    who: Option<Who>,
}

/// What is said of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub status: Status,
    pub who: Option<Who>,
    /// Whether the words are those of hearsay, which has its source in what was told before.
    pub is_hearsay: bool,
    /// The rules that say so, a bit each.
    pub rules: u32,
}

pub const RULES: &[Rule] = &[
    Rule {
        name: "as-said",
        patterns: &["как * SAY WHO", "как WHO SAY"],
        place: Place::Piece,
        gives: Gives::Source,
        examples: &[
            "Как ранее сообщила газета «{Ведомости}», завод закрыли [5 мая] = reported",
            "Завод, как заявил вчера глава МИД РФ {Сергей Лавров}, закрыли [5 мая] = reported",
            "Как {Минобороны} сообщило утром, самолёт взлетел [5 мая] = reported",
            "Как она отметила, музей закрыли [5 мая] = reported",
        ],
        decoys: &[
            "Как сообщил [5 мая] представитель завода, цех цел",
            "Как сообщил ТАСС [5 мая], цех цел",
            "Он работал, как прежде, до [5 мая]",
        ],
    },
    Rule {
        name: "account",
        patterns: &["по ACCOUNT WHO", "по его/ее/их ACCOUNT", "согласно ACCOUNT WHO"],
        place: Place::Anywhere,
        gives: Gives::Source,
        examples: &[
            "По данным {пресс-службы МВД России}, дом сгорел [5 мая] = reported",
            "Дом, по словам {Сергея Лаврова}, сгорел [5 мая] = reported",
            "Курс, по данным {Московской биржи}, вырос [5 мая] = reported",
            "Согласно сообщению агентства {Reuters}, дом сгорел [5 мая] = reported",
            "По их мнению, дом сгорел [5 мая] = reported",
            "По данным {МЧС} [5 мая] дом сгорел = reported",
            "Газета «{Труд}» закрыта. По данным издания, её продали [5 мая] = reported",
        ],
        decoys: &["По данным [на 5 мая], дом цел", "По дороге в Тулу [5 мая] дом сгорел"],
    },
    Rule {
        name: "reference",
        patterns: &["со ссылкой на WHO"],
        place: Place::Anywhere,
        gives: Gives::Source,
        examples: &["Издание со ссылкой на {МЧС} рассказало о пожаре [5 мая] = reported"],
        decoys: &["Страница со ссылкой [5 мая] пропала"],
    },
    Rule {
        name: "says",
        patterns: &["SAY в WHO", "SAY WHO", "об этом * SAY в WHO", "об этом * SAY WHO"],
        place: Place::Piece,
        gives: Gives::Source,
        examples: &[
            "Дом сгорел [5 мая], сообщает {ТАСС} = reported",
            "Дом сгорел [5 мая] — рассказали в {пресс-службе губернатора} = reported",
            "Дом сгорел [5 мая]. Об этом ТАСС сообщил пресс-секретарь президента {Дмитрий Песков} = reported",
            "Дом сгорел [5 мая], уточнил он = reported",
        ],
        decoys: &["Дом сгорел [5 мая], пожарные приехали позже", "Мэр сообщил об этом в письме [5 мая]"],
    },
    Rule {
        name: "that",
        patterns: &["в WHO SAY * , THAT", "WHO SAY * , THAT"],
        place: Place::Head,
        gives: Gives::Source,
        examples: &[
            "{Минобороны} сообщило, что [5 мая] самолёт взлетел = reported",
            "В {Минобороны} сообщили журналистам, что [5 мая] самолёт взлетел = reported",
            "Многие считают, что [5 мая] шёл снег = reported",
            "Губернатор сообщил, что [5 мая] шёл снег = reported",
            "Президент области {Иван Петров} сообщил, что [5 мая] шёл снег = reported",
            "Губернатор Санкт-Петербурга {Александр Беглов} сказал, что [5 мая] был праздник = reported",
            "Пресс-секретарь президента {Дмитрий Песков} заявил, что [5 мая] был праздник = reported",
        ],
        decoys: &[
            "Песков заявил [5 мая], что праздник был",
            "Завод открыли, и [5 мая] он работал",
            "Позже сообщили, что [5 мая] шёл снег",
            "Официально заявлено, что [5 мая] шёл снег",
        ],
    },
    Rule {
        name: "hearsay",
        patterns: &["якобы", "будто бы", "по слухам"],
        place: Place::Clause,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "Документ якобы передали [5 мая] = alleged",
            "Он будто бы приехал [5 мая] = alleged",
            "По слухам, он приехал [5 мая] = alleged",
            "«{Ведомости}» закрыты. Их якобы продали [5 мая] = alleged",
        ],
        decoys: &["[5 мая] он рассказал, что его якобы обманули", "Казалось, будто [5 мая] шёл снег"],
    },
    Rule {
        name: "guess",
        patterns: &[
            "предположительно",
            "возможно",
            "вероятно",
            "видимо",
            "по неподтвержденным/предварительным ACCOUNT",
            "не исключено",
        ],
        place: Place::Clause,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "Взрыв, предположительно, произошёл [5 мая] = alleged",
            "Вероятно, он приехал [5 мая] = alleged",
            "По неподтверждённым данным, он приехал [5 мая] = alleged",
        ],
        decoys: &["[5 мая] стало известно, что он, возможно, уехал", "Невозможно проехать было [5 мая]"],
    },
    Rule {
        name: "denial",
        patterns: &[
            "DENY > THAT",
            "DENY сообщения/информацию/слухи/данные/обвинения",
            "не DOUBT > THAT",
            "не DOUBT сообщения/информацию/слухи/данные",
        ],
        place: Place::Before,
        gives: Gives::Status(Status::Denied),
        examples: &[
            "Кремль опроверг, что [5 мая] был звонок = denied",
            "Мэр отрицает сообщения о звонке [5 мая] = denied",
            "Минобороны не подтвердило информацию о взлёте [5 мая] = denied",
            "Он не признал, что был там [5 мая] = denied",
        ],
        decoys: &["[5 мая] Кремль опроверг, что был звонок", "Мэр подтвердил, что [5 мая] был звонок"],
    },
    Rule {
        name: "plan",
        patterns: &["PLAN"],
        place: Place::Clause,
        gives: Gives::Status(Status::Planned),
        examples: &[
            "Он намерен уехать [5 мая] = planned",
            "[5 мая] должен был пройти митинг = planned",
            "Показ запланирован [на 5 мая] = planned",
        ],
        decoys: &["[5 мая] он сказал, что намерен уехать", "План приняли [5 мая]"],
    },
];

/// What the rules find in a sentence. The buffer is used again.
#[derive(Default)]
pub struct Voices {
    found: Vec<Voice>,
    /// The tokens of those that name a source.
    pub sources: Vec<Range<usize>>,
}

impl Voices {
    pub fn read(&mut self, text: Text, clauses: &Clauses) {
        self.found.clear();
        self.sources.clear();
        let wordings = Wordings::get();
        let viable = wordings.viable(clauses.all_lists());
        if viable == 0 {
            return;
        }
        // Most words begin none of them.
        let (mut terms_to_begin, mut may_begin_openly) = (Lists::NONE, false);
        for pattern in wordings.some(viable) {
            match pattern.first_term() {
                Some(term) => terms_to_begin = terms_to_begin.or(term),
                None => may_begin_openly = true,
            }
        }
        let sentence = clauses.sentence();
        let mut taken = sentence.start;
        let walk = Walk { text, clauses, end: sentence.end };
        for (n, lists) in clauses.all_with_lists() {
            let opens = || n == sentence.start || clauses.opens(n - 1);
            let may_begin = lists.meet(terms_to_begin) || may_begin_openly && opens();
            if !may_begin {
                continue;
            }
            let opens = opens();
            let mut done = usize::MAX;
            for pattern in wordings.some(viable) {
                let rule = &RULES[pattern.rule];
                let may = match rule.place {
                    Place::Piece | Place::Head => opens,
                    Place::Anywhere | Place::Before | Place::Clause => true,
                };
                if !may
                    || pattern.rule == done
                    || rule.gives == Gives::Source && n < taken
                    || pattern.first_term().is_some_and(|term| !lists.meet(term))
                {
                    continue;
                }
                let Some((end, who)) = walk.along(pattern, n) else { continue };
                done = pattern.rule;
                let is_noun = rule.gives == Gives::Source && rule.place != Place::Head;
                let end = if is_noun { end_of_noun(clauses, end) } else { end };
                if rule.gives == Gives::Source {
                    self.sources.push(n..end);
                    taken = end;
                }
                self.found.push(Voice { rule: pattern.rule, tokens: n..end, who });
            }
        }
    }

    /// What is said of a date in the sentence that was read, whose event is given.
    pub fn said(&self, clauses: &Clauses, at: &Range<usize>, event: &Range<usize>) -> Said {
        let mut said = Said { status: Status::Stated, who: None, is_hearsay: false, rules: 0 };
        let mut nearest = usize::MAX;
        for voice in &self.found {
            let rule = &RULES[voice.rule];
            let is_before = voice.tokens.end <= at.start;
            let is_apart = is_before || at.end <= voice.tokens.start;
            let between = voice.tokens.end.min(at.end)..at.start.max(voice.tokens.start);
            let holds = match rule.place {
                Place::Piece | Place::Anywhere => is_apart,
                Place::Head | Place::Before => is_before,
                Place::Clause => {
                    let near = event.start.saturating_sub(REACH)..event.end;
                    let is_near = is_apart && near.contains(&voice.tokens.start) && between.len() <= FAR;
                    is_near && !clauses.any(JOINTS, between.clone())
                }
            };
            if !holds {
                continue;
            }
            said.rules |= 1 << voice.rule;
            match rule.gives {
                Gives::Source if between.len() < nearest || !is_before => {
                    if said.who.is_none() || between.len() < nearest {
                        nearest = between.len();
                        said.who = voice.who.clone();
                        said.status = said.status.max(Status::Reported);
                    }
                }
                Gives::Source => {}
                Gives::Status(status) => {
                    said.is_hearsay |= rule.name == "hearsay";
                    said.status = said.status.max(status);
                }
            }
        }
        said
    }

    /// Who is named by «Об этом сообщил …» in a sentence of its own.
    pub fn about_this(&self, text: Text, clauses: &Clauses) -> Option<Who> {
        let voice = self.found.first()?;
        let start = clauses.sentence().start;
        (voice.tokens.start == start && text.is_about_this(start)).then(|| voice.who.clone()).flatten()
    }
}

/// Where what belongs to a source ends: «глава завода в Твери», and the day on which he spoke.
fn end_of_noun(clauses: &Clauses, from: usize) -> usize {
    let end = clauses.sentence().end;
    let noun = clauses.first(const { ENDS_NOUN.and(Word::Time) }, from..end).unwrap_or(end);
    let time = clauses.first(const { Words::but(&[Word::Time]) }, noun..end).unwrap_or(end);
    if clauses.opens(time) { time } else { noun }
}

/// Words that introduce a clause that depends on another.
const JOINTS: Words = Words::of(&[Word::Which, Word::That, Word::If]);
/// No word says of a date so many tokens away whether it is so.
const FAR: usize = 40;
/// «Вероятно, …»: words before an event that still belong to it.
const REACH: usize = 4;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::tell::{Reading, Teller, bytes_of, tokens_of};
    use super::*;
    use crate::finder::Finder;
    use crate::input::Document;
    use crate::language::{TenseBuffers, Tenses, tokenize};

    /// A text without its marks, and the place of the date in brackets.
    fn read(marked: &str) -> (String, usize) {
        let date = marked.find('[').unwrap_or_else(|| panic!("{marked}: no date in brackets"));
        let text = marked.replace(['[', ']', '{', '}'], "");
        let before = marked[..date].replace(['{', '}'], "").len();
        (text, before)
    }

    /// A sentence with the source in braces, and its status.
    fn shown(text: &str, at: usize) -> String {
        let document = Document::new(text).published("2025-05-04").unwrap();
        let tagged = Finder::default().tag(document);
        let mention = tagged.mentions.iter().find(|mention| mention.span.contains(&at));
        let mention = mention.unwrap_or_else(|| panic!("{text}: no mention at {at}"));
        let mut shown = text.to_owned();
        if let Some(name) = &mention.attribution {
            shown.insert(name.end, '}');
            shown.insert(name.start, '{');
        }
        format!("{shown} = {}", mention.status.name())
    }

    /// The rules that have their say in what is told of a date.
    fn rules_at(text: &str, at: usize) -> Vec<&'static str> {
        let document = Document::new(text).published("2025-05-04").unwrap();
        let tagged = Finder::default().tag(document);
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mention = tagged.mentions.iter().find(|mention| mention.span.contains(&at)).unwrap();
        let (mut buffers, mut reading) = (TenseBuffers::default(), Reading::default());
        let mut tenses = Tenses::new(text, &tokens, &mut buffers);
        let mut teller = Teller::new(&tagged.document, &tokens, &mut tenses, &mut reading);
        let at = tokens_of(&tokens, &mention.span);
        let sentence = teller.tenses.sentence(at.start);
        teller.read(sentence.clone(), &bytes_of(&tokens, &sentence), &tagged.mentions);
        let event = teller.reading.clauses.event(at.clone());
        let said = teller.reading.voices.said(&teller.reading.clauses, &at, &event);
        let names = RULES.iter().enumerate().filter(|(n, _)| said.rules >> n & 1 == 1);
        let about_this = teller.who_said_this().map(|_| "says");
        names.map(|(_, rule)| rule.name).chain(about_this).collect()
    }

    #[test]
    fn every_rule_reads_its_examples_and_leaves_its_decoys() {
        let mut names = HashSet::new();
        for rule in RULES {
            assert!(names.insert(rule.name), "two rules are named {}", rule.name);
            assert!(!rule.examples.is_empty() && !rule.decoys.is_empty(), "{}", rule.name);
            for example in rule.examples {
                let (sentence, expected) = example.rsplit_once(" = ").unwrap();
                let (text, at) = read(sentence);
                let plain = sentence.replace(['[', ']'], "");
                assert_eq!(shown(&text, at), format!("{plain} = {expected}"), "{}", rule.name);
                let rules = rules_at(&text, at);
                assert!(rules.contains(&rule.name), "{example}: read by {rules:?}, not by {}", rule.name);
            }
            for decoy in rule.decoys {
                let (text, at) = read(decoy);
                let rules = rules_at(&text, at);
                assert!(!rules.contains(&rule.name), "{decoy}: read by {}", rule.name);
            }
        }
    }
}
