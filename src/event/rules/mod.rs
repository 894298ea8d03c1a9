//! The rules for who says that something happened, and whether it is so.
//!
//! A rule is a line of patterns with its examples and decoys beside it. A pattern is a row of words:
//! small letters are those words (`/` between alternatives), large ones any word of a list (`SAY` a verb
//! of saying, `NEWS` what may be denied), `WHO` the source, `NOUN` what a noun may begin with, `*` up to
//! two words, `>` up to eight without a verb, `…` up to forty, `,` a comma or a dash, `THAT` what opens a
//! clause, `:` that behind a comma, or a colon, `OF` that or a preposition.

use super::mention::Status;

/// Words that tell who says something or whether it is so.
pub struct Rule {
    pub name: &'static str,
    pub patterns: &'static [&'static str],
    pub place: Place,
    pub gives: Gives,
    /// `[…]` is the date, `{…}` the source, the status stands behind `=`.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub examples: &'static [&'static str],
    /// Sentences in which the rule says nothing of the date in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    pub decoys: &'static [&'static str],
}

/// Where in a sentence a rule's words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the beginning of what stands between two commas.
    Piece,
    /// The same, and not behind the date.
    Head,
    /// Anywhere in the sentence.
    Anywhere,
    /// Before the date, which stands in the clause that they announce, or in what belongs to their noun.
    Before,
    /// Behind the date.
    After,
    /// On both sides of the date, which belongs to the noun that they begin with.
    Around,
    /// Beside the date, with no other verb between: it is the day of saying so.
    Beside,
    /// Within the words that tell what happened.
    Clause,
}

/// What a rule's words tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Who says so.
    Source,
    /// Whether it is so.
    Status(Status),
    /// A plan of a day ahead, a guess of a day that is over.
    Chance,
}

/// All rules; of those that name a source the nearest counts, of the others the strongest.
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
            "Как сообщил [5 мая] {представитель завода}, цех цел = reported",
        ],
        decoys: &["Как [5 мая] выяснил представитель завода, цех цел", "Он работал, как прежде, до [5 мая]"],
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
            "Дом цел, сообщает [3 мая] {ТАСС} = reported",
        ],
        decoys: &["Дом сгорел [5 мая], пожарные приехали позже", "Мэр сообщил об этом в письме [5 мая]"],
    },
    Rule {
        name: "that",
        patterns: &["в WHO SAY > , THAT", "WHO SAY > , THAT"],
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
            "Завод открыли, и [5 мая] он работал",
            "Позже сообщили, что [5 мая] шёл снег",
            "Официально заявлено, что [5 мая] шёл снег",
        ],
    },
    Rule {
        name: "unnamed",
        patterns: &[
            "TELL NOUN",
            "TELL в",
            "SAY ,",
            "SAID",
            "как * SAY",
            "как * SAID",
            "согласно * ACCOUNT",
            "по ACCOUNT NOUN",
        ],
        place: Place::Piece,
        gives: Gives::Status(Status::Reported),
        examples: &[
            "Дом сгорел [5 мая], сообщил сосед погорельцев = reported",
            "Дом сгорел [5 мая], говорится в письме = reported",
            "Дом сгорел [5 мая], отметил, вздохнув, сосед = reported",
            "Дом, как уже сообщалось, сгорел [5 мая] = reported",
            "По данным метеостанции, дом сгорел [5 мая] = reported",
            "Согласно новым данным, дом сгорел [5 мая] = reported",
        ],
        decoys: &[
            "Он приехал [5 мая], рассказал о доме и уехал",
            "Дом сгорел [5 мая], сосед молчит",
            "По данным [на 5 мая], дом цел",
        ],
    },
    Rule {
        name: "unnamed-that",
        patterns: &["SAY > :", "SAID > :"],
        place: Place::Before,
        gives: Gives::Status(Status::Reported),
        examples: &[
            "Позже сообщили, что [5 мая] шёл снег = reported",
            "Известно, что [5 мая] шёл снег = reported",
            "В письме сказано, что [5 мая] шёл снег = reported",
            "Вечером рассказали гостям дома, как [5 мая] шёл снег = reported",
            "Собеседник утверждает: дом продали [5 мая] = reported",
        ],
        decoys: &[
            "Позже сообщили, что шёл снег, а [5 мая] он растаял",
            "Забыли, что [5 мая] шёл снег",
            "Было указано новое место. Дом сгорел [5 мая]",
        ],
    },
    Rule {
        name: "saying",
        patterns: &["TELL", "SAID OF", "стало SAID :", "SAY > :", "SAY об", "DENY"],
        place: Place::Beside,
        gives: Gives::Status(Status::Reported),
        examples: &[
            "[5 мая] глава завода сообщил о ремонте = reported",
            "{Песков} заявил [5 мая], что праздник был = reported",
            "[3 мая] Кремль опроверг, что был звонок = reported",
            "[5 мая] стало известно, что завод закрыт = reported",
            "[5 мая] в письме говорилось о ремонте = reported",
            "Дом цел, пишет [3 мая] местная газета = reported",
            "[5 мая] совет объявил об отставке мэра = reported",
        ],
        decoys: &[
            "[5 мая] он открыл парк и рассказал о планах",
            "[5 мая] он передал дом музею",
            "[5 мая] объявили конкурс",
            "О ремонте стало известно [5 мая]",
            "Он сообщил, что [5 мая] шёл снег",
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
        decoys: &[
            "[5 мая] он рассказал, что его якобы обманули",
            "Казалось, будто [5 мая] шёл снег",
            "Водитель, который якобы спал, вернулся домой [5 мая]",
            "Пьеса «Якобы» вышла [5 мая]",
        ],
    },
    Rule {
        name: "guess",
        patterns: &[
            "GUESS",
            "похоже/кажется ,",
            "скорее всего",
            "по * видимости",
            "по UNPROVEN ACCOUNT",
            "не EXCLUDE",
        ],
        place: Place::Clause,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "Взрыв, предположительно, произошёл [5 мая] = alleged",
            "Вероятно, он приехал [5 мая] = alleged",
            "Скорее всего, он приехал [5 мая] = alleged",
            "По всей видимости, он приехал [5 мая] = alleged",
            "Похоже, он приехал [5 мая] = alleged",
            "По неподтверждённым данным, он приехал [5 мая] = alleged",
            "По некоторым сведениям, он приехал [5 мая] = alleged",
        ],
        decoys: &[
            "[5 мая] стало известно, что он, возможно, уехал",
            "Невозможно проехать было [5 мая]",
            "Поезд, пришедший [5 мая] на вокзал, вероятно, сломан",
            "Фильм «Вероятно, завтра» сняли [5 мая]",
            "Всё скорее похоже на то, что было [5 мая]",
        ],
    },
    Rule {
        name: "guess-that",
        patterns: &[
            "GUESS , THAT",
            "похоже/кажется , THAT",
            "не EXCLUDE * , THAT",
            "SUPPOSE * , THAT",
            "версия/версию/версий * , THAT",
            "версия/версию/версий , согласно",
        ],
        place: Place::Before,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "Вероятно, что он приехал [5 мая] = alleged",
            "Не исключено, что он приехал [5 мая] = alleged",
            "Сосед предположил, что он приехал [5 мая] = alleged",
            "Проверяют версию, что дом подожгли [5 мая] = alleged",
            "Проверяют версию, согласно которой дом подожгли [5 мая] = alleged",
        ],
        decoys: &[
            "Исключено, что он приехал [5 мая]",
            "Сосед допустил ошибку [5 мая]",
            "Вышла новая версия программы [5 мая]",
            "Вероятно, что он прав, но приехал он [5 мая]",
        ],
    },
    Rule {
        name: "as-guessed",
        patterns: &["как * SUPPOSE"],
        place: Place::Anywhere,
        gives: Gives::Status(Status::Alleged),
        examples: &["Вор, как предполагают соседи, влез в окно [5 мая] = alleged"],
        decoys: &["Вор, как помнят соседи, влез в окно [5 мая]"],
    },
    Rule {
        name: "accusation",
        patterns: &["по ACCOUNT ACCUSER", "согласно ACCOUNT ACCUSER", "BELIEVE ACCUSER", "ACCUSER BELIEVE"],
        place: Place::Anywhere,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "По версии {следствия}, кассир взял деньги [5 мая] = alleged",
            "Кассир, считает {следствие}, взял деньги [5 мая] = alleged",
            "{Следователи} полагают, что [5 мая] кассир взял деньги = alleged",
        ],
        decoys: &["По словам следователя, дом сгорел [5 мая]", "Следователи приехали [5 мая]"],
    },
    Rule {
        name: "accused",
        patterns: &["ACCUSE"],
        place: Place::Before,
        gives: Gives::Status(Status::Alleged),
        examples: &[
            "Кассир обвиняется в том, что [5 мая] взял деньги = alleged",
            "Его подозревают в краже денег, совершённой [5 мая] = alleged",
            "Ему вменяют кражу денег [5 мая] = alleged",
        ],
        decoys: &[
            "Кассира, подозреваемого в краже, задержали [5 мая]",
            "Он обвиняется в краже и [5 мая] был арестован",
            "[5 мая] его обвиняли в краже",
        ],
    },
    Rule {
        name: "chance",
        patterns: &["CAN"],
        place: Place::Clause,
        gives: Gives::Chance,
        examples: &[
            "Вождь мог погибнуть [3 мая] = alleged",
            "Мост могут закрыть [5 мая] = planned",
            "Музей может открыться [10 мая] = planned",
        ],
        decoys: &["Вождь не мог приехать [3 мая]", "[3 мая] он сказал, что может уехать"],
    },
    Rule {
        name: "chance-that",
        patterns: &["CAN * , THAT"],
        place: Place::Before,
        gives: Gives::Chance,
        examples: &[
            "Предполагается, что мост закроют [10 мая] = planned",
            "Предполагается, что мост закрыли [3 мая] = alleged",
        ],
        decoys: &["Предполагается ремонт. Мост закрыли [3 мая]"],
    },
    Rule {
        name: "denial",
        patterns: &[
            "DENY > , THAT",
            "DENY * NEWS",
            "не DOUBT > , THAT",
            "не DOUBT * NEWS",
            "FALSE > , THAT",
            "FALSE * NEWS",
            "не * действительности , THAT",
            "не * PROOF > , THAT",
        ],
        place: Place::Before,
        gives: Gives::Status(Status::Denied),
        examples: &[
            "Кремль опроверг, что [5 мая] был звонок = denied",
            "Кремль отверг утверждения соседей о том, что [5 мая] был звонок = denied",
            "Мэр отрицает сообщения о звонке [5 мая] = denied",
            "Минобороны не подтвердило информацию о взлёте [5 мая] = denied",
            "Он не признал, что был там [5 мая] = denied",
            "Не подтвердилось, что [5 мая] был звонок = denied",
            "Неправда, что [5 мая] был звонок = denied",
            "Мэр назвал ложью сообщения о звонке [5 мая] = denied",
            "Фейком оказалась новость о том, что [5 мая] был звонок = denied",
            "Не соответствует действительности, что [5 мая] был звонок = denied",
            "Нет подтверждения тому, что [5 мая] был звонок = denied",
        ],
        decoys: &[
            "[5 мая] Кремль опроверг, что был звонок",
            "Мэр подтвердил, что [5 мая] был звонок",
            "Мэр опроверг слухи и [5 мая] вышел на работу",
            "Мэр опроверг слухи о болезни, а [5 мая] вышел на работу",
            "Мэр опроверг слухи и сказал, что [5 мая] был звонок",
            "Тест не подтвердил болезнь, и [5 мая] он вышел на работу",
            "За ложный донос его осудили [5 мая]",
            "Нет сомнений, что [5 мая] был звонок",
        ],
    },
    Rule {
        name: "denied-news",
        patterns: &[
            "NEWS OF … не DOUBT",
            "NEWS OF … не * действительности",
            "NEWS OF … не * PROOF",
            "NEWS OF … FALSE",
            "NEWS OF … DENY",
        ],
        place: Place::Around,
        gives: Gives::Status(Status::Denied),
        examples: &[
            "Сообщения о том, что [3 мая] мост закрыли, не подтвердились = denied",
            "Информация о взрыве [5 мая] не подтвердилась = denied",
            "Новость, что [5 мая] был звонок, не подтвердилась = denied",
            "Слухи о звонке [3 мая] не соответствуют действительности = denied",
            "Новость, что [3 мая] был звонок, не соответствует действительности = denied",
            "Слухи об отставке мэра [5 мая] — неправда = denied",
            "Данные о звонке [3 мая] не нашли подтверждения = denied",
            "Новость, что [5 мая] был звонок, оказалась уткой = denied",
            "Версию о поджоге дома [5 мая] полиция отвергает = denied",
            "Слухи, что [5 мая] был звонок, мэр опроверг = denied",
        ],
        decoys: &[
            "Сообщения о взрыве не подтвердились [5 мая]",
            "[5 мая] сообщения о взрыве не подтвердились",
            "Информация о взрыве появилась [5 мая] и не подтвердилась",
            "Информация о взрыве [5 мая] подтвердилась",
        ],
    },
    Rule {
        name: "denied-this",
        patterns: &["это DENY", "DENY это", "это * FALSE"],
        place: Place::After,
        gives: Gives::Status(Status::Denied),
        examples: &[
            "[5 мая] мост якобы закрыли, но мэрия это отрицает = denied",
            "Пишут, что мост закрыли [5 мая], однако мэрия опровергла это = denied",
        ],
        decoys: &["Мэрия это отрицает, но мост закрыли [5 мая]", "[5 мая] мост закрыли, и это хорошо"],
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
