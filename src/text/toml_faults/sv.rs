//! The faults in Swedish.

use super::{audience, brief, kinds, letters, lints, list, plain};
use crate::model::toml_fault::{Bounds, Expected, Found, PathFault, Reserved, SyntaxFault, Thing, TomlFault};
use crate::model::{IdError, Lang, NodeKind, Points, is_stray};
use crate::text::unreadable;

/// What is wrong, in one line.
pub fn title(fault: &TomlFault) -> String {
    match fault {
        TomlFault::Syntax(fault) => syntax(fault),
        TomlFault::NotUtf8 => "filen är inte sparad som UTF-8".to_owned(),
        TomlFault::UnknownKey { key, .. } => format!("okänd nyckel ”{}”", brief(key)),
        TomlFault::MissingKey { key, owner: Some(owner) } => {
            format!("nyckeln ”{key}” saknas i ”{}”", brief(owner))
        }
        TomlFault::MissingKey { key, owner: None } => format!("nyckeln ”{key}” saknas"),
        TomlFault::WrongType { expected, found } => {
            format!("här ska stå {}, inte {}", expected_words(*expected), found_words(*found))
        }
        TomlFault::BadId { id, .. } => format!("”{}” kan inte vara ett id", brief(id)),
        TomlFault::EmptyText => "texten är tom".to_owned(),
        TomlFault::EmptyList => "listan är tom".to_owned(),
        TomlFault::OutOfRange { found, .. } => format!("talet {} är för litet eller för stort", brief(found)),
        TomlFault::UnknownWord { word, .. } => format!("okänt ord ”{}”", brief(word)),
        TomlFault::UnsupportedFormat { found } => format!("okänt filformat: {found}"),
        TomlFault::UnknownReference { thing, id, .. } => format!("{} ”{}”", unknown(*thing), brief(id)),
        TomlFault::Duplicate { thing, id, .. } => duplicate(*thing, id),
        TomlFault::Circle { thing, ids } => circle(*thing, ids),
        TomlFault::UnknownLanguage { code, .. } => format!("okänt språk ”{}”", brief(code)),
        TomlFault::UnlistedLanguage { lang, texts } => {
            let texts = if *texts == 1 { "en text".to_owned() } else { format!("{texts} texter") };
            format!("{texts} på {}, som inte står i ”languages”", lang.name_in(Lang::Sv))
        }
        TomlFault::MissingLanguage { lang } => format!("texten saknas på {}", lang.name_in(Lang::Sv)),
        TomlFault::Blanks { .. } => "texten har inte de luckor som programmet fyller i".to_owned(),
        TomlFault::ReservedId { id, .. } => format!("id:t ”{}” är upptaget", brief(id)),
        TomlFault::TooMany { thing, most } => format!("för många {}: högst {most} ryms", many(*thing)),
        TomlFault::EmptyGroup { group } => format!("gruppen ”{}” har inga frågor", brief(group)),
        TomlFault::InsideSummary { id } => format!("inget kan läggas i ”{id}”"),
        TomlFault::KindOfSubgroup => "en grupp i en annan grupp har ingen egen sort".to_owned(),
        TomlFault::NoItems => "enkäten har inga frågor".to_owned(),
        TomlFault::SummaryOfNothing { kind } => format!("det finns {} att sammanfatta", nothing(*kind)),
        TomlFault::NoScale => "frågan har ingen svarsskala".to_owned(),
        TomlFault::ScaleTwice => "frågan har både en skala och egna svarsalternativ".to_owned(),
        TomlFault::OptionCount { found } => format!("en skala kan inte ha {found} svarsalternativ"),
        TomlFault::PointsForSome { missing } => {
            format!("poäng saknas för vissa svarsalternativ: {}", list(missing))
        }
        TomlFault::AnchorCount { found, options } => {
            format!("antalet beskrivningar ({found}) är inte antalet svarsalternativ ({options})")
        }
        TomlFault::AdviceCount { found, options } => {
            format!("fler råd ({found}) än svarsalternativ ({options})")
        }
        TomlFault::LevelsNotRising { level, from, before, before_from, .. } => {
            let (from, before_from) = (points(*from), points(*before_from));
            format!("nivån ”{level}” (från {from}) måste börja högre än ”{before}” (från {before_from})")
        }
        TomlFault::FieldMissing { missing } => format!("fält saknas: {}", fields(missing)),
        TomlFault::Kind(fault) => kinds::title(fault, Lang::Sv),
        TomlFault::Letters(fault) => letters::title(fault, Lang::Sv),
        TomlFault::Lint(lint) => lints::title(lint, Lang::Sv),
        TomlFault::Plain(fault) => plain::title(fault, Lang::Sv),
        TomlFault::Audience(fault) => audience::title(fault, Lang::Sv),
        TomlFault::CannotRead { path, .. } => format!("det går inte att läsa ”{path}”"),
        TomlFault::BadPath { path, .. } => format!("sökvägen ”{}” går inte att använda", brief(path)),
        TomlFault::BadPattern { pattern, .. } => format!("mönstret ”{}” går inte att förstå", brief(pattern)),
        TomlFault::NothingMatches { pattern, .. } => format!("ingen fil stämmer med ”{}”", brief(pattern)),
        TomlFault::UnknownQuestionnaire { name, .. } => format!("okänd enkät ”{}”", brief(name)),
        TomlFault::HeadcountMissing { units } => format!("antal anställda saknas för {}", list(units)),
        TomlFault::InvitedAboveHeadcount { invited, headcount } => {
            format!("fler tillfrågade ({invited}) än anställda ({headcount})")
        }
        TomlFault::PartsAboveHeadcount { parts, headcount } => {
            format!("fler anställda i delarna ({parts}) än i hela enheten ({headcount})")
        }
        TomlFault::PartsAboveInvited { parts, invited } => {
            format!("fler tillfrågade i delarna ({parts}) än i hela enheten ({invited})")
        }
        TomlFault::DatesNotRising { before, date, .. } => {
            format!("mätomgången är inte senare än ”{before}” ({date})")
        }
        TomlFault::SameName { name, other, .. } => {
            format!("enheten heter som ”{}” under samma överordnade enhet: ”{}”", brief(other), brief(name))
        }
    }
}

/// What stands under the caret.
pub fn label(fault: &TomlFault) -> String {
    match fault {
        TomlFault::Syntax(SyntaxFault::ExtraText) => "här borde raden vara slut".to_owned(),
        TomlFault::Syntax(SyntaxFault::UnclosedList) => "listan före detta är inte avslutad".to_owned(),
        TomlFault::Syntax(_) | TomlFault::NotUtf8 => "här".to_owned(),
        TomlFault::UnknownKey { nearest, .. }
        | TomlFault::UnknownWord { nearest, .. }
        | TomlFault::UnknownReference { nearest, .. }
        | TomlFault::UnknownLanguage { nearest, .. }
        | TomlFault::NothingMatches { nearest, .. }
        | TomlFault::UnknownQuestionnaire { nearest, .. } => meant(nearest.as_deref()),
        TomlFault::MissingKey { key, .. } => format!("här saknas ”{key}”"),
        TomlFault::WrongType { found, .. } => format!("detta är {}", found_words(*found)),
        TomlFault::BadId { why, .. } => bad_id(*why),
        TomlFault::OutOfRange { bounds, .. } => format!("ska vara {}", bounds_words(*bounds)),
        TomlFault::UnsupportedFormat { .. } => "ska vara 1".to_owned(),
        TomlFault::Duplicate { .. } => "igen här".to_owned(),
        TomlFault::MissingLanguage { lang } => format!("här saknas ”{}”", lang.code()),
        TomlFault::Blanks { found, .. } if found.is_empty() => "här finns inga luckor".to_owned(),
        TomlFault::Blanks { found, .. } => format!("här finns {}", all(&braced(found))),
        TomlFault::ReservedId { by: Reserved::Summary, .. } => "programmet använder det självt".to_owned(),
        TomlFault::ReservedId { by: Reserved::Column, .. } => "så heter en kolumn i svarsfiler".to_owned(),
        TomlFault::AnchorCount { options, .. } => format!("ska vara {options}"),
        TomlFault::AdviceCount { options, .. } => format!("ska vara högst {options}"),
        TomlFault::Kind(fault) => kinds::label(fault, Lang::Sv),
        TomlFault::Letters(fault) => letters::label(fault, Lang::Sv),
        TomlFault::Lint(lint) => lints::label(lint, Lang::Sv),
        TomlFault::Plain(fault) => plain::label(fault, Lang::Sv),
        TomlFault::Audience(fault) => audience::label(fault, Lang::Sv),
        TomlFault::BadPath { why, .. } => bad_path(*why).to_owned(),
        TomlFault::BadPattern { message, .. } => message.clone(),
        TomlFault::CannotRead { why, .. } => unreadable(why, Lang::Sv),
        _ => String::new(),
    }
}

/// How to mend it.
pub fn hints(fault: &TomlFault) -> Vec<String> {
    let one = |hint: &str| vec![hint.to_owned()];
    match fault {
        TomlFault::Syntax(fault) => syntax_hint(fault).map(one).unwrap_or_default(),
        TomlFault::NotUtf8 => one("spara filen på nytt med teckenkodningen UTF-8"),
        TomlFault::UnknownKey { key, is_of_file: true, .. } => {
            vec![format!("”{}” ska stå överst i filen, före den första rubriken", brief(key))]
        }
        TomlFault::UnknownKey { allowed, .. } => vec![format!("här kan stå: {}", all(allowed))],
        TomlFault::WrongType { expected, found } => type_hint(*expected, *found).into_iter().collect(),
        TomlFault::BadId { .. } => {
            one("ett id kan ha bokstäver, siffror, bindestreck, understreck och punkt")
        }
        TomlFault::EmptyText => {
            one("skriv något mellan citattecknen, eller ta bort nyckeln om den inte måste finnas")
        }
        TomlFault::UnknownWord { allowed, .. } => vec![format!("godtagna ord: {}", all(allowed))],
        TomlFault::UnsupportedFormat { .. } => {
            one("filen är gjord för en annan version av programmet; detta program läser format = 1")
        }
        TomlFault::UnknownReference { thing, known, .. } => vec![known_hint(*thing, known)],
        TomlFault::Duplicate { thing, .. } => duplicate_hint(*thing).map(one).unwrap_or_default(),
        TomlFault::Circle { thing: Thing::Item, .. } => {
            one("ta bort ”shown_if” hos den fråga som alltid ska ställas")
        }
        TomlFault::Circle { .. } => one("ta bort ”parent” där kedjan ska börja"),
        TomlFault::UnknownLanguage { listed, .. } => {
            let codes: Vec<&str> = listed.iter().map(|lang| lang.code()).collect();
            if codes.is_empty() {
                return one(
                    "skriv språkets kod enligt BCP 47, till exempel sv, en, fi, se eller sv-x-lattlast",
                );
            }
            vec![format!("språken är: {}", all(&codes))]
        }
        TomlFault::UnlistedLanguage { lang, .. } => {
            vec![format!("lägg till \"{}\" i ”languages” överst, eller ta bort texterna", lang.code())]
        }
        TomlFault::MissingLanguage { .. } => one("texten på ett annat av enkätens språk visas i stället"),
        TomlFault::Blanks { expected: [], .. } => {
            one("ta bort klamrarna: här fyller programmet inte i något")
        }
        TomlFault::Blanks { expected, .. } => vec![format!("luckorna ska vara {}", all(&braced(expected)))],
        TomlFault::ReservedId { .. } | TomlFault::InsideSummary { .. } => reserved_hint(fault),
        TomlFault::EmptyGroup { .. } => one("lägg en fråga i gruppen, eller ta bort den"),
        TomlFault::KindOfSubgroup => one("ta bort ”kind”; den följer av gruppen som denna ligger i"),
        TomlFault::NoItems => one("lägg till minst en fråga under [[items]]"),
        TomlFault::SummaryOfNothing { .. } => {
            one("avsnittet används inte; ta bort det eller lägg till grupper av den sorten")
        }
        TomlFault::NoScale => one(
            "skriv scale = \"…\" i frågan, eller högst upp i filen för alla frågor, eller ge frågan egna options",
        ),
        TomlFault::ScaleTwice => one("behåll det ena av ”scale” och ”options”"),
        TomlFault::OptionCount { .. } => one("det ska vara minst 2 och högst 100"),
        TomlFault::PointsForSome { .. } => {
            one("ge alla alternativ poäng, eller inget; utan poäng får de jämna steg från 0 till 100")
        }
        TomlFault::AnchorCount { .. } => one("skriv en beskrivning per svarsalternativ, i samma ordning"),
        TomlFault::AdviceCount { .. } => one("skriv högst ett råd per svarsalternativ, i samma ordning"),
        TomlFault::LevelsNotRising { .. } => one("skriv nivåerna från den lägsta, med stigande ”from”"),
        TomlFault::FieldMissing { .. } => {
            one("bilden behöver ett fält för varje kombination av x och y: high eller low")
        }
        TomlFault::Kind(fault) => vec![kinds::hint(fault, Lang::Sv)],
        TomlFault::Letters(fault) => vec![letters::hint(fault, Lang::Sv)],
        TomlFault::Lint(lint) => lints::hints(lint, Lang::Sv),
        TomlFault::Plain(fault) => plain::hints(fault, Lang::Sv),
        TomlFault::Audience(fault) => audience::hints(fault, Lang::Sv),
        TomlFault::CannotRead { nearest: Some(name), .. } => vec![format!("menade ni ”{name}”?")],
        TomlFault::CannotRead { nearest: None, .. } => {
            one("se efter att filen finns och att namnet är rätt skrivet")
        }
        TomlFault::BadPath { why, .. } => vec![path_hint(*why).to_owned()],
        TomlFault::BadPattern { .. } => {
            one("* står för vad som helst i ett namn, ? för ett tecken, ** för mappar")
        }
        TomlFault::NothingMatches { .. } => {
            one("sökvägen räknas från mappen där denna fil ligger; stora och små bokstäver skiljs åt")
        }
        TomlFault::UnknownQuestionnaire { known, .. } => {
            vec![format!("inbyggda: {}; annars en sökväg som slutar på .toml", all(known))]
        }
        TomlFault::HeadcountMissing { .. } => {
            one("skriv headcount för varje enhet utan delar, eller välj rollup = \"pooled\" eller \"units\"")
        }
        TomlFault::InvitedAboveHeadcount { .. } => {
            one("”invited” är hur många som tillfrågades, ”headcount” hur många som arbetar där")
        }
        TomlFault::PartsAboveHeadcount { .. } => {
            one("enhetens ”headcount” räknar också dem som arbetar i delarna")
        }
        TomlFault::PartsAboveInvited { .. } => {
            one("enhetens ”invited” räknar också dem som har tillfrågats i delarna")
        }
        TomlFault::DatesNotRising { .. } => one("skriv omgångarna med den äldsta först"),
        TomlFault::SameName { .. } => {
            one("ge den ena ett annat ”name”, så att den som läser rapporten vet vilken som menas")
        }
        TomlFault::TooMany { .. } => one("dela enkäten i flera"),
        TomlFault::OutOfRange { bounds: Bounds::Share, .. } => one("hälften skrivs 0.5"),
        TomlFault::MissingKey { key: "min" | "max", .. } => {
            one("ett tal behöver ”min” och ”max”, eller breakpoints = [{ at = 0, points = 0 }, …]")
        }
        TomlFault::EmptyList => one("skriv minst en sak i listan, eller ta bort nyckeln"),
        TomlFault::MissingKey { .. } | TomlFault::OutOfRange { .. } => Vec::new(),
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("menade ni ”{nearest}”?"))
}

fn braced(names: &[impl AsRef<str>]) -> Vec<String> {
    names.iter().map(|name| format!("{{{}}}", name.as_ref())).collect()
}

fn all<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

fn points(points: Points) -> String {
    points.value().to_string().replace('.', ",")
}

fn syntax(fault: &SyntaxFault) -> String {
    let words = match fault {
        SyntaxFault::DuplicateKey => "samma nyckel står två gånger",
        SyntaxFault::MixedHeadings { key } => {
            return format!("rubriken [{key}] har enkla hakparenteser här och dubbla på andra ställen");
        }
        SyntaxFault::UnclosedText => "texten är inte avslutad",
        SyntaxFault::UnquotedText { curly: false } => "texten saknar citattecken",
        SyntaxFault::UnquotedText { curly: true } => "texten har fel sorts citattecken",
        SyntaxFault::ExtraText => "något står kvar efter värdet",
        SyntaxFault::NoEquals => "likhetstecken saknas efter nyckeln",
        SyntaxFault::NoValue => "värdet saknas",
        SyntaxFault::ExtraEquals => "ett likhetstecken för mycket",
        SyntaxFault::BadKey => "nyckeln har tecken som inte kan stå i en nyckel",
        SyntaxFault::NoComma => "kommatecken saknas",
        SyntaxFault::ExtraComma => "ett kommatecken för mycket",
        SyntaxFault::UnclosedList => "listan är inte avslutad",
        SyntaxFault::UnclosedTable => "klammerparentesen är inte avslutad",
        SyntaxFault::UnclosedHeading => "rubriken är inte avslutad",
        SyntaxFault::Unopened => "parentesen avslutar något som inte har börjat",
        SyntaxFault::BadEscape => "omvänt snedstreck följt av fel tecken",
        SyntaxFault::BadNumber => "talet är inte rätt skrivet",
        SyntaxFault::BadDate => "datumet finns inte eller är inte rätt skrivet",
        SyntaxFault::BadFlag => "här ska stå true eller false",
        SyntaxFault::ControlCharacter => "ett osynligt tecken som inte får stå här",
        SyntaxFault::TooDeep => "listor och tabeller ligger för djupt i varandra",
    };
    words.to_owned()
}

const fn syntax_hint(fault: &SyntaxFault) -> Option<&'static str> {
    Some(match fault {
        SyntaxFault::DuplicateKey => "behåll den ena; saknas kanske en rubrik som [[items]] mellan dem?",
        SyntaxFault::MixedHeadings { .. } => "skriv rubriken med dubbla hakparenteser: [[ … ]]",
        SyntaxFault::UnclosedText => "sätt ett rakt citattecken (\") där texten slutar",
        SyntaxFault::UnquotedText { curly: true } => "använd raka citattecken (\") runt texten",
        SyntaxFault::UnquotedText { curly: false } => "omge texten med raka citattecken (\")",
        SyntaxFault::ExtraText => {
            "ett citattecken inne i en text skrivs \\\"; decimaler skrivs med punkt; varje nyckel har sin egen rad"
        }
        SyntaxFault::NoEquals | SyntaxFault::NoValue => "skriv som nyckel = värde",
        SyntaxFault::BadKey => {
            "nycklar skrivs med a–z, siffror, bindestreck och understreck; annars inom citattecken"
        }
        SyntaxFault::NoComma => "sätt ett kommatecken mellan det som räknas upp",
        SyntaxFault::UnclosedList => "avsluta listan med ]",
        SyntaxFault::UnclosedTable => "avsluta med }",
        SyntaxFault::UnclosedHeading => "avsluta rubriken med lika många ] som den börjar med",
        SyntaxFault::Unopened => "ta bort den, eller sätt dess motpart ([ eller {) där det börjar",
        SyntaxFault::BadEscape => "ett omvänt snedstreck i en text skrivs \\\\",
        SyntaxFault::BadNumber => "skriv till exempel 12 eller 12.5",
        SyntaxFault::BadDate => "skriv till exempel 2026-03-15",
        SyntaxFault::ControlCharacter => "ta bort tecknet och skriv texten på nytt",
        _ => return None,
    })
}

fn expected_words(expected: Expected) -> String {
    let words = match expected {
        Expected::Text => "en text",
        Expected::TextPerLanguage => "en text, eller en per språk",
        Expected::Number => "ett tal",
        Expected::WholeNumber => "ett heltal",
        Expected::YesNo => "true eller false",
        Expected::Date => "ett datum",
        Expected::List => "en lista",
        Expected::Table => "en tabell",
        Expected::Tables(key) => return format!("en eller flera [[{key}]]"),
    };
    words.to_owned()
}

const fn found_words(found: Found) -> &'static str {
    match found {
        Found::Text => "en text",
        Found::WholeNumber => "ett tal",
        Found::Number => "ett decimaltal",
        Found::YesNo => "true eller false",
        Found::Date => "ett datum eller en tid",
        Found::List => "en lista",
        Found::Table => "en tabell",
    }
}

fn type_hint(expected: Expected, found: Found) -> Option<String> {
    let hint = match (expected, found) {
        (Expected::Text | Expected::TextPerLanguage, Found::WholeNumber | Found::Number | Found::Date) => {
            "sätt citattecken (\") runt"
        }
        (Expected::YesNo, _) => "skriv true eller false, utan citattecken",
        (Expected::Number | Expected::WholeNumber, Found::Text) => {
            "ta bort citattecknen; decimaler skrivs med punkt"
        }
        (Expected::WholeNumber, Found::Number) => "skriv talet utan decimaler",
        (Expected::Date, _) => "skriv till exempel 2026-03-15, utan klockslag",
        (Expected::List, _) => "sätt hakparenteser runt: [ … ]",
        (Expected::Table, _) => "skriv inom klammerparenteser: { nyckel = värde }",
        (Expected::Tables(key), _) => {
            return Some(format!("skriv rubriken med dubbla hakparenteser: [[{key}]]"));
        }
        (Expected::TextPerLanguage, _) => "skriv \"…\" eller { sv = \"…\", en = \"…\" }",
        _ => return None,
    };
    Some(hint.to_owned())
}

fn bounds_words(bounds: Bounds) -> String {
    match bounds {
        Bounds::Points => "från 0 till 100".to_owned(),
        Bounds::Share => "från 0 till 1".to_owned(),
        Bounds::Weight => "mer än 0 och högst en miljon".to_owned(),
        Bounds::WeightOrNone => "0 eller mer, och högst en miljon".to_owned(),
        Bounds::Decimal => "högst en miljard, över eller under noll".to_owned(),
        Bounds::Count(most) => format!("minst 1 och högst {most}"),
    }
}

fn bad_id(why: IdError) -> String {
    match why {
        IdError::Empty => "det är tomt".to_owned(),
        IdError::TooLong => "det är för långt".to_owned(),
        IdError::Personal => "det pekar ut någon".to_owned(),
        IdError::Character(' ') => "mellanslag kan inte ingå".to_owned(),
        IdError::Character(c) if c.is_control() || is_stray(c) => {
            "ett osynligt tecken kan inte ingå".to_owned()
        }
        IdError::Character(c) => format!("”{c}” kan inte ingå"),
    }
}

const fn unknown(thing: Thing) -> &'static str {
    match thing {
        Thing::Group => "okänd grupp",
        Thing::Node => "okänd grupp eller fråga",
        Thing::Item => "okänd fråga",
        Thing::Scale => "okänd skala",
        Thing::Option | Thing::Label => "okänt svarsalternativ",
        Thing::Level => "okänd nivå",
        Thing::Position => "okänd bild",
        Thing::Field => "okänt fält",
        Thing::Language => "okänt språk",
        Thing::Unit => "okänd enhet",
        Thing::Wave => "okänd mätomgång",
        Thing::Role => "okänd roll",
    }
}

const fn many(thing: Thing) -> &'static str {
    match thing {
        Thing::Group => "grupper",
        Thing::Node => "grupper och frågor",
        Thing::Item => "frågor",
        Thing::Scale => "skalor",
        Thing::Option | Thing::Label => "svarsalternativ",
        Thing::Level => "nivåer",
        Thing::Position => "bilder",
        Thing::Field => "fält",
        Thing::Language => "språk",
        Thing::Unit => "enheter",
        Thing::Wave => "mätomgångar",
        Thing::Role => "roller",
    }
}

fn known_hint(thing: Thing, known: &[String]) -> String {
    if known.is_empty() {
        return format!("det finns inga {} i filen", many(thing));
    }
    format!("{} som finns: {}", many(thing), list(known))
}

fn duplicate(thing: Thing, id: &str) -> String {
    let id = brief(id);
    match thing {
        Thing::Label => format!("två svarsalternativ heter ”{id}”"),
        Thing::Language => format!("språket ”{id}” står två gånger"),
        Thing::Field => format!("fältet ”{id}” finns två gånger"),
        _ => format!("id:t ”{id}” används två gånger"),
    }
}

const fn duplicate_hint(thing: Thing) -> Option<&'static str> {
    match thing {
        Thing::Language => Some("ta bort det ena"),
        Thing::Field => Some("varje fält har sitt eget id och sin egen plats"),
        Thing::Label => Some("ge dem olika namn, annars går svaren inte att skilja åt"),
        Thing::Node => {
            Some("en grupp och en fråga kan inte heller ha samma id; stor eller liten bokstav räknas inte")
        }
        _ => {
            Some("ge dem olika id; stor eller liten bokstav, och hur é eller å är lagrat, gör ingen skillnad")
        }
    }
}

fn circle(thing: Thing, ids: &[String]) -> String {
    let what = if thing == Thing::Unit { "enheten" } else { "gruppen" };
    match ids {
        [only] if thing == Thing::Item => format!("frågan ”{only}” väntar på sitt eget svar"),
        [first, ..] if thing == Thing::Item => {
            format!("frågorna väntar på varandras svar: {} → {first}", ids.join(" → "))
        }
        [only] => format!("{what} ”{only}” är en del av sig själv"),
        [first, ..] => format!("{} är delar av varandra: {} → {first}", many(thing), ids.join(" → ")),
        [] => format!("{} är delar av varandra", many(thing)),
    }
}

const fn nothing(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Readiness => "inga förutsättningar (kind = \"prerequisite\")",
        _ => "inga kärnområden (kind = \"core\")",
    }
}

fn reserved_hint(fault: &TomlFault) -> Vec<String> {
    let hint = match fault {
        TomlFault::ReservedId { by: Reserved::Column, .. } => "välj ett annat id för frågan",
        TomlFault::ReservedId { .. } => "”readiness” och ”index” sammanfattar grupperna; välj ett annat id",
        _ => "”readiness” och ”index” sammanfattar grupperna av sig själva; välj en av de egna grupperna",
    };
    vec![hint.to_owned()]
}

fn fields(missing: &[(bool, bool)]) -> String {
    let side = |high: bool| if high { "high" } else { "low" };
    let each: Vec<String> =
        missing.iter().map(|(x, y)| format!("x = {} och y = {}", side(*x), side(*y))).collect();
    each.join("; ")
}

const fn bad_path(why: PathFault) -> &'static str {
    match why {
        PathFault::Parent => "leder ut ur mappen",
        PathFault::Absolute => "börjar utanför mappen",
        PathFault::Drive => "börjar med en enhetsbokstav",
        PathFault::Backslash => "har omvända snedstreck",
    }
}

const fn path_hint(why: PathFault) -> &'static str {
    match why {
        PathFault::Parent | PathFault::Absolute | PathFault::Drive => {
            "lägg filerna i mappen och skriv sökvägen därifrån, till exempel answers/2026/*.csv"
        }
        PathFault::Backslash => "skriv vanliga snedstreck, till exempel answers/2026/*.csv",
    }
}
