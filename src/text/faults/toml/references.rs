//! Ids that nothing has, or more than one thing, in words.

use crate::model::Lang;
use crate::model::toml_fault::{Reserved, Thing};
use crate::text::faults::said::{Said, brief, listed};

/// What a thing is called when it is unknown (with its article's form in Swedish), and when there are many.
const fn called(thing: Thing) -> [(&'static str, &'static str); 2] {
    match thing {
        Thing::Group => [("okänd grupp", "group"), ("grupper", "groups")],
        Thing::Node => {
            [("okänd grupp eller fråga", "group or item"), ("grupper och frågor", "groups and items")]
        }
        Thing::Item => [("okänd fråga", "item"), ("frågor", "items")],
        Thing::Scale => [("okänd skala", "scale"), ("skalor", "scales")],
        Thing::Option | Thing::Label => [("okänt svarsalternativ", "option"), ("svarsalternativ", "options")],
        Thing::Level => [("okänd nivå", "level"), ("nivåer", "levels")],
        Thing::Position => [("okänd bild", "picture"), ("bilder", "pictures")],
        Thing::Field => [("okänt fält", "field"), ("fält", "fields")],
        Thing::Language => [("okänt språk", "language"), ("språk", "languages")],
        Thing::Unit => [("okänd enhet", "unit"), ("enheter", "units")],
        Thing::Wave => [("okänd mätomgång", "wave"), ("mätomgångar", "waves")],
        Thing::Role => [("okänd roll", "role"), ("roller", "roles")],
        Thing::Action => [("okänd åtgärd", "action"), ("åtgärder", "actions")],
        Thing::Organisation => [("okänd organisation", "organisation"), ("organisationer", "organisations")],
    }
}

pub fn unknown(thing: Thing, id: &str, nearest: Option<&String>, known: &[String], lang: Lang) -> Said {
    let [(sv, en), (many_sv, many_en)] = called(thing);
    let id = brief(id);
    let said = Said::new(lang, format!("{sv} ”{id}”"), format!("unknown {en} `{id}`")).meant_here(nearest);
    if known.is_empty() {
        return said.hint(
            format!("det finns inga {many_sv} i filen"),
            format!("there are no {many_en} in the file"),
        );
    }
    let known = listed(known);
    said.hint(format!("{many_sv} som finns: {known}"), format!("the {many_en} are: {known}"))
}

pub fn duplicate(thing: Thing, id: &str, lang: Lang) -> Said {
    let id = brief(id);
    let twice =
        || Said::new(lang, format!("id:t ”{id}” används två gånger"), format!("the id `{id}` is used twice"));
    let said = match thing {
        Thing::Label => Said::new(
            lang,
            format!("två svarsalternativ heter ”{id}”"),
            format!("two options are called `{id}`"),
        )
        .hint(
            "ge dem olika namn, annars går svaren inte att skilja åt",
            "give them different names, or their answers cannot be told apart",
        ),
        Thing::Language => Said::new(
            lang,
            format!("språket ”{id}” står två gånger"),
            format!("the language `{id}` stands twice"),
        )
        .hint("ta bort det ena", "remove one of them"),
        Thing::Organisation => Said::new(
            lang,
            format!("två organisationer heter ”{id}”"),
            format!("two organisations are called `{id}`"),
        )
        .hint(
            "samma organisation räknas en gång; är de två, ge dem olika namn",
            "the same organisation counts once; where they are two, give them different names",
        ),
        Thing::Field => Said::new(
            lang,
            format!("fältet ”{id}” finns två gånger"),
            format!("the field `{id}` stands twice"),
        )
        .hint(
            "varje fält har sitt eget id och sin egen plats",
            "each field has its own id and its own place",
        ),
        Thing::Node => twice().hint(
            "en grupp och en fråga kan inte heller ha samma id; stor eller liten bokstav räknas inte",
            "a group and an item cannot share an id either; upper and lower case are the same",
        ),
        Thing::Group
        | Thing::Item
        | Thing::Scale
        | Thing::Option
        | Thing::Level
        | Thing::Position
        | Thing::Unit
        | Thing::Wave
        | Thing::Role
        | Thing::Action => twice().hint(
            "ge dem olika id; stor eller liten bokstav, och hur é eller å är lagrat, gör ingen skillnad",
            "give them different ids; upper and lower case, and how é or å is stored, make no difference",
        ),
    };
    said.label("igen här", "again here").related("först här", "first here")
}

pub fn circle(thing: Thing, ids: &[String], lang: Lang) -> Said {
    let ring = format!("{} → {}", ids.join(" → "), ids.first().map_or("", String::as_str));
    if thing == Thing::Item {
        let said = match ids {
            [only] => Said::new(
                lang,
                format!("frågan ”{only}” väntar på sitt eget svar"),
                format!("the item `{only}` waits for its own answer"),
            ),
            _ => Said::new(
                lang,
                format!("frågorna väntar på varandras svar: {ring}"),
                format!("items wait for each other’s answers: {ring}"),
            ),
        };
        return said.hint(
            "ta bort ”shown_if” hos den fråga som alltid ska ställas",
            "remove `shown_if` from the item that is always asked",
        );
    }
    let [(_, one), (many_sv, many_en)] = called(thing);
    let what = if thing == Thing::Unit { "enheten" } else { "gruppen" };
    let said = match ids {
        [only] => Said::new(
            lang,
            format!("{what} ”{only}” är en del av sig själv"),
            format!("the {one} `{only}` is a part of itself"),
        ),
        _ => Said::new(
            lang,
            format!("{many_sv} är delar av varandra: {ring}"),
            format!("{many_en} are parts of each other: {ring}"),
        ),
    };
    said.hint("ta bort ”parent” där kedjan ska börja", "remove `parent` where the chain should begin")
}

pub fn reserved(id: &str, by: Reserved, lang: Lang) -> Said {
    let id = brief(id);
    let said = Said::new(lang, format!("id:t ”{id}” är upptaget"), format!("the id `{id}` is taken"));
    match by {
        Reserved::Summary => said.label("programmet använder det självt", "the program uses it itself").hint(
            "”readiness” och ”index” sammanfattar grupperna; välj ett annat id",
            "`readiness` and `index` sum up the groups; choose another id",
        ),
        Reserved::Column => said
            .label("så heter en kolumn i svarsfiler", "a column of answers files is called this")
            .hint("välj ett annat id för frågan", "choose another id for the item"),
    }
}

pub fn inside_summary(id: &str, lang: Lang) -> Said {
    Said::new(lang, format!("inget kan läggas i ”{id}”"), format!("nothing can be put in `{id}`")).hint(
        "”readiness” och ”index” sammanfattar grupperna av sig själva; välj en av de egna grupperna",
        "`readiness` and `index` sum up the groups by themselves; choose one of your own groups",
    )
}

pub fn too_many(thing: Thing, most: usize, lang: Lang) -> Said {
    let [_, (sv, en)] = called(thing);
    Said::new(
        lang,
        format!("för många {sv}: högst {most} ryms"),
        format!("too many {en}: there is room for {most}"),
    )
    .hint("dela enkäten i flera", "divide the questionnaire")
}
