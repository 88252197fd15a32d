//! What the columns of a list of units are called.

use crate::model::{Lang, UnitColumn};

/// What stands before the colon in the heading of a target; what the program writes comes first, in English and in Swedish.
pub const TARGET: [&str; 4] = ["target", "mål", "målvärde", "målbild"];

/// What a column is called; what the program writes comes first, in English and in Swedish.
pub const HEADINGS: [(UnitColumn, &[&str]); 5] = [
    (UnitColumn::Id, &["id", "id", "enhetsid", "enhets id", "unit id"]),
    (
        UnitColumn::Name,
        &[
            "name",
            "namn",
            "enhet",
            "enheter",
            "enhetsnamn",
            "enhetens namn",
            "arbetsplats",
            "unit",
            "units",
            "unit name",
            "workplace",
        ],
    ),
    (
        UnitColumn::Parent,
        &[
            "parent",
            "del av",
            "part of",
            "överordnad",
            "överordnad enhet",
            "tillhör",
            "förälder",
            "förvaltning",
            "parent unit",
            "belongs to",
        ],
    ),
    (
        UnitColumn::Headcount,
        &[
            "headcount",
            "anställda",
            "antal anställda",
            "medarbetare",
            "antal medarbetare",
            "employees",
            "number of employees",
            "staff",
        ],
    ),
    (
        UnitColumn::Invited,
        &[
            "invited",
            "tillfrågade",
            "antal tillfrågade",
            "inbjudna",
            "antal inbjudna",
            "asked",
            "number asked",
            "number invited",
        ],
    ),
];

/// What the program writes above a column.
#[must_use]
pub fn written(column: UnitColumn, lang: Lang) -> &'static str {
    let known = HEADINGS.iter().find(|(known, _)| *known == column);
    known.map_or("", |(_, names)| in_language(names, lang))
}

/// What the program writes before the colon in the heading of a target.
#[must_use]
pub fn written_target(lang: Lang) -> &'static str {
    in_language(&TARGET, lang)
}

fn in_language(names: &[&'static str], lang: Lang) -> &'static str {
    names[match lang {
        Lang::En => 0,
        Lang::Sv => 1,
    }]
}
