//! The faults in English.

use super::{audience, brief, kinds, letters, lints, list, plain};
use crate::model::toml_fault::{Bounds, Expected, Found, PathFault, Reserved, SyntaxFault, Thing, TomlFault};
use crate::model::{IdError, Lang, NodeKind, is_stray};
use crate::text::unreadable;

/// What is wrong, in one line.
pub fn title(fault: &TomlFault) -> String {
    match fault {
        TomlFault::Syntax(fault) => syntax(fault),
        TomlFault::NotUtf8 => "the file is not saved as UTF-8".to_owned(),
        TomlFault::UnknownKey { key, .. } => format!("unknown key `{}`", brief(key)),
        TomlFault::MissingKey { key, owner: Some(owner) } => {
            format!("the key `{key}` is missing in `{}`", brief(owner))
        }
        TomlFault::MissingKey { key, owner: None } => format!("the key `{key}` is missing"),
        TomlFault::WrongType { expected, found } => {
            format!("{} belongs here, not {}", expected_words(*expected), found_words(*found))
        }
        TomlFault::BadId { id, .. } => format!("`{}` cannot be an id", brief(id)),
        TomlFault::EmptyText => "the text is empty".to_owned(),
        TomlFault::EmptyList => "the list is empty".to_owned(),
        TomlFault::OutOfRange { found, .. } => {
            format!("the number {} is too small or too large", brief(found))
        }
        TomlFault::UnknownWord { word, .. } => format!("unknown word `{}`", brief(word)),
        TomlFault::UnsupportedFormat { found } => format!("unknown file format: {found}"),
        TomlFault::UnknownReference { thing, id, .. } => format!("unknown {} `{}`", one(*thing), brief(id)),
        TomlFault::Duplicate { thing, id, .. } => duplicate(*thing, id),
        TomlFault::Circle { thing, ids } => circle(*thing, ids),
        TomlFault::UnknownLanguage { code, .. } => format!("unknown language `{}`", brief(code)),
        TomlFault::UnlistedLanguage { lang, texts } => {
            let texts = if *texts == 1 { "a text is".to_owned() } else { format!("{texts} texts are") };
            format!("{texts} in {}, which is not in `languages`", lang.name_in(Lang::En))
        }
        TomlFault::MissingLanguage { lang } => format!("the text is missing in {}", lang.name_in(Lang::En)),
        TomlFault::Blanks { .. } => {
            "the text lacks the blanks that the program fills in, or has others".to_owned()
        }
        TomlFault::ReservedId { id, .. } => format!("the id `{}` is taken", brief(id)),
        TomlFault::TooMany { thing, most } => {
            format!("too many {}: there is room for {most}", many(*thing))
        }
        TomlFault::EmptyGroup { group } => format!("the group `{}` has no items", brief(group)),
        TomlFault::InsideSummary { id } => format!("nothing can be put in `{id}`"),
        TomlFault::KindOfSubgroup => "a group inside a group has no kind of its own".to_owned(),
        TomlFault::NoItems => "the questionnaire has no items".to_owned(),
        TomlFault::SummaryOfNothing { kind } => format!("there are {} to sum up", nothing(*kind)),
        TomlFault::NoScale => "the item has no scale to answer on".to_owned(),
        TomlFault::ScaleTwice => "the item has both a scale and options of its own".to_owned(),
        TomlFault::OptionCount { found } => format!("a scale cannot have {found} {}", options_word(*found)),
        TomlFault::PointsForSome { missing } => {
            format!("points are missing for some options: {}", list(missing))
        }
        TomlFault::AnchorCount { found, options } => {
            format!("the number of anchors ({found}) is not the number of options ({options})")
        }
        TomlFault::AdviceCount { found, options } => {
            format!("more pieces of advice ({found}) than options ({options})")
        }
        TomlFault::LevelsNotRising { level, from, before, before_from, .. } => {
            let (from, before_from) = (from.value(), before_from.value());
            format!(
                "the level `{level}` (from {from}) must begin higher than `{before}` (from {before_from})"
            )
        }
        TomlFault::FieldMissing { missing } => format!("fields are missing: {}", fields(missing)),
        TomlFault::Kind(fault) => kinds::title(fault, Lang::En),
        TomlFault::Letters(fault) => letters::title(fault, Lang::En),
        TomlFault::Lint(lint) => lints::title(lint, Lang::En),
        TomlFault::Plain(fault) => plain::title(fault, Lang::En),
        TomlFault::Audience(fault) => audience::title(fault, Lang::En),
        TomlFault::CannotRead { path, .. } => format!("cannot read `{path}`"),
        TomlFault::BadPath { path, .. } => format!("the path `{}` cannot be used", brief(path)),
        TomlFault::BadPattern { pattern, .. } => {
            format!("cannot understand the pattern `{}`", brief(pattern))
        }
        TomlFault::NothingMatches { pattern, .. } => format!("no file matches `{}`", brief(pattern)),
        TomlFault::UnknownQuestionnaire { name, .. } => format!("unknown questionnaire `{}`", brief(name)),
        TomlFault::HeadcountMissing { units } => format!("the headcount is missing for {}", list(units)),
        TomlFault::InvitedAboveHeadcount { invited, headcount } => {
            format!("more people invited ({invited}) than work there ({headcount})")
        }
        TomlFault::PartsAboveHeadcount { parts, headcount } => {
            format!("more people in the parts ({parts}) than in the whole unit ({headcount})")
        }
        TomlFault::PartsAboveInvited { parts, invited } => {
            format!("more people asked in the parts ({parts}) than in the whole unit ({invited})")
        }
        TomlFault::DatesNotRising { before, date, .. } => {
            format!("the wave is not later than `{before}` ({date})")
        }
        TomlFault::SameName { name, other, .. } => {
            format!(
                "the unit has the same name as `{}` under the same parent: `{}`",
                brief(other),
                brief(name)
            )
        }
    }
}

/// What stands under the caret.
pub fn label(fault: &TomlFault) -> String {
    match fault {
        TomlFault::Syntax(SyntaxFault::ExtraText) => "the line should end here".to_owned(),
        TomlFault::Syntax(SyntaxFault::UnclosedList) => "the list before this has no end".to_owned(),
        TomlFault::Syntax(_) | TomlFault::NotUtf8 => "here".to_owned(),
        TomlFault::UnknownKey { nearest, .. }
        | TomlFault::UnknownWord { nearest, .. }
        | TomlFault::UnknownReference { nearest, .. }
        | TomlFault::UnknownLanguage { nearest, .. }
        | TomlFault::NothingMatches { nearest, .. }
        | TomlFault::UnknownQuestionnaire { nearest, .. } => meant(nearest.as_deref()),
        TomlFault::MissingKey { key, .. } => format!("`{key}` is missing here"),
        TomlFault::WrongType { found, .. } => format!("this is {}", found_words(*found)),
        TomlFault::BadId { why, .. } => bad_id(*why),
        TomlFault::OutOfRange { bounds, .. } => format!("should be {}", bounds_words(*bounds)),
        TomlFault::UnsupportedFormat { .. } => "should be 1".to_owned(),
        TomlFault::Duplicate { .. } => "again here".to_owned(),
        TomlFault::MissingLanguage { lang } => format!("`{}` is missing here", lang.code()),
        TomlFault::Blanks { found, .. } if found.is_empty() => "there are no blanks here".to_owned(),
        TomlFault::Blanks { found, .. } => format!("here are {}", all(&braced(found))),
        TomlFault::ReservedId { by: Reserved::Summary, .. } => "the program uses it itself".to_owned(),
        TomlFault::ReservedId { by: Reserved::Column, .. } => {
            "a column of answers files is called this".to_owned()
        }
        TomlFault::AnchorCount { options, .. } => format!("should be {options}"),
        TomlFault::AdviceCount { options, .. } => format!("should be at most {options}"),
        TomlFault::Kind(fault) => kinds::label(fault, Lang::En),
        TomlFault::Letters(fault) => letters::label(fault, Lang::En),
        TomlFault::Lint(lint) => lints::label(lint, Lang::En),
        TomlFault::Plain(fault) => plain::label(fault, Lang::En),
        TomlFault::Audience(fault) => audience::label(fault, Lang::En),
        TomlFault::BadPath { why, .. } => bad_path(*why).to_owned(),
        TomlFault::BadPattern { message, .. } => message.clone(),
        TomlFault::CannotRead { why, .. } => unreadable(why, Lang::En),
        _ => String::new(),
    }
}

/// How to mend it.
pub fn hints(fault: &TomlFault) -> Vec<String> {
    let one = |hint: &str| vec![hint.to_owned()];
    match fault {
        TomlFault::Syntax(fault) => syntax_hint(fault).map(one).unwrap_or_default(),
        TomlFault::NotUtf8 => one("save the file again with the encoding UTF-8"),
        TomlFault::UnknownKey { key, is_of_file: true, .. } => {
            vec![format!("`{}` belongs at the top of the file, above the first heading", brief(key))]
        }
        TomlFault::UnknownKey { allowed, .. } => vec![format!("what can stand here: {}", all(allowed))],
        TomlFault::WrongType { expected, found } => type_hint(*expected, *found).into_iter().collect(),
        TomlFault::BadId { .. } => one("an id can have letters, digits, hyphens, underscores and full stops"),
        TomlFault::EmptyText => {
            one("write something between the quotation marks, or remove the key if it is optional")
        }
        TomlFault::UnknownWord { allowed, .. } => vec![format!("accepted words: {}", all(allowed))],
        TomlFault::UnsupportedFormat { .. } => {
            one("the file is made for another version of the program; this one reads format = 1")
        }
        TomlFault::UnknownReference { thing, known, .. } => vec![knone(*thing, known)],
        TomlFault::Duplicate { thing, .. } => duplicate_hint(*thing).map(one).unwrap_or_default(),
        TomlFault::Circle { thing: Thing::Item, .. } => {
            one("remove `shown_if` from the item that is always asked")
        }
        TomlFault::Circle { .. } => one("remove `parent` where the chain should begin"),
        TomlFault::UnknownLanguage { listed, .. } => {
            let codes: Vec<&str> = listed.iter().map(|lang| lang.code()).collect();
            if codes.is_empty() {
                return one(
                    "write the language’s code as BCP 47 has it, such as sv, en, fi, se or sv-x-lattlast",
                );
            }
            vec![format!("the languages are: {}", all(&codes))]
        }
        TomlFault::UnlistedLanguage { lang, .. } => {
            vec![format!("add \"{}\" to `languages` at the top, or remove the texts", lang.code())]
        }
        TomlFault::MissingLanguage { .. } => one("the text in another of its languages is shown instead"),
        TomlFault::Blanks { expected: [], .. } => one("remove the braces: the program fills in nothing here"),
        TomlFault::Blanks { expected, .. } => {
            vec![format!("the blanks should be {}", all(&braced(expected)))]
        }
        TomlFault::ReservedId { .. } | TomlFault::InsideSummary { .. } => reserved_hint(fault),
        TomlFault::EmptyGroup { .. } => one("put an item in the group, or remove it"),
        TomlFault::KindOfSubgroup => one("remove `kind`; it follows from the group that this one is in"),
        TomlFault::NoItems => one("add at least one question under [[items]]"),
        TomlFault::SummaryOfNothing { .. } => {
            one("the section is not used; remove it or add groups of that kind")
        }
        TomlFault::NoScale => one(
            "write scale = \"…\" in the item, or at the top of the file for all items, or give the item options",
        ),
        TomlFault::ScaleTwice => one("keep one of `scale` and `options`"),
        TomlFault::OptionCount { .. } => one("there must be at least 2 and at most 100"),
        TomlFault::PointsForSome { .. } => {
            one("give points to all options or to none; without points they are spaced evenly from 0 to 100")
        }
        TomlFault::AnchorCount { .. } => one("write one anchor per option, in the same order"),
        TomlFault::AdviceCount { .. } => {
            one("write at most one piece of advice per option, in the same order")
        }
        TomlFault::LevelsNotRising { .. } => one("write the levels from the lowest, with rising `from`"),
        TomlFault::FieldMissing { .. } => {
            one("the picture needs one field for every combination of x and y: high or low")
        }
        TomlFault::Kind(fault) => vec![kinds::hint(fault, Lang::En)],
        TomlFault::Letters(fault) => vec![letters::hint(fault, Lang::En)],
        TomlFault::Lint(lint) => lints::hints(lint, Lang::En),
        TomlFault::Plain(fault) => plain::hints(fault, Lang::En),
        TomlFault::Audience(fault) => audience::hints(fault, Lang::En),
        TomlFault::CannotRead { nearest: Some(name), .. } => vec![format!("did you mean `{name}`?")],
        TomlFault::CannotRead { nearest: None, .. } => {
            one("check that the file exists and that its name is spelt right")
        }
        TomlFault::BadPath { why, .. } => vec![path_hint(*why).to_owned()],
        TomlFault::BadPattern { .. } => {
            one("* stands for anything in a name, ? for one character, ** for folders")
        }
        TomlFault::NothingMatches { .. } => {
            one("the path is counted from the folder that this file is in; upper and lower case differ")
        }
        TomlFault::UnknownQuestionnaire { known, .. } => {
            vec![format!("built in: {}; else a path that ends in .toml", all(known))]
        }
        TomlFault::HeadcountMissing { .. } => {
            one("write headcount for every unit without parts, or choose rollup = \"pooled\" or \"units\"")
        }
        TomlFault::InvitedAboveHeadcount { .. } => {
            one("`invited` is how many were asked, `headcount` how many work there")
        }
        TomlFault::PartsAboveHeadcount { .. } => {
            one("the unit's `headcount` counts those who work in its parts too")
        }
        TomlFault::PartsAboveInvited { .. } => {
            one("the unit's `invited` counts those who were asked in its parts too")
        }
        TomlFault::DatesNotRising { .. } => one("write the waves with the oldest first"),
        TomlFault::SameName { .. } => {
            one("give one of them another `name`, so that whoever reads the report knows which is meant")
        }
        TomlFault::TooMany { .. } => one("divide the questionnaire"),
        TomlFault::OutOfRange { bounds: Bounds::Share, .. } => one("half is written 0.5"),
        TomlFault::MissingKey { key: "min" | "max", .. } => {
            one("a number needs `min` and `max`, or breakpoints = [{ at = 0, points = 0 }, …]")
        }
        TomlFault::EmptyList => one("write at least one thing in the list, or remove the key"),
        TomlFault::MissingKey { .. } | TomlFault::OutOfRange { .. } => Vec::new(),
    }
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("did you mean `{nearest}`?"))
}

fn braced(names: &[impl AsRef<str>]) -> Vec<String> {
    names.iter().map(|name| format!("{{{}}}", name.as_ref())).collect()
}

fn all<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

fn syntax(fault: &SyntaxFault) -> String {
    let words = match fault {
        SyntaxFault::DuplicateKey => "the same key stands twice",
        SyntaxFault::MixedHeadings { key } => {
            return format!("the heading [{key}] has single brackets here and double ones elsewhere");
        }
        SyntaxFault::UnclosedText => "the text has no end",
        SyntaxFault::UnquotedText { curly: false } => "the text has no quotation marks",
        SyntaxFault::UnquotedText { curly: true } => "the text has the wrong kind of quotation marks",
        SyntaxFault::ExtraText => "something is left over after the value",
        SyntaxFault::NoEquals => "there is no equals sign after the key",
        SyntaxFault::NoValue => "the value is missing",
        SyntaxFault::ExtraEquals => "there is an equals sign too many",
        SyntaxFault::BadKey => "the key has characters that a key cannot have",
        SyntaxFault::NoComma => "a comma is missing",
        SyntaxFault::ExtraComma => "there is a comma too many",
        SyntaxFault::UnclosedList => "the list has no end",
        SyntaxFault::UnclosedTable => "the brace has no end",
        SyntaxFault::UnclosedHeading => "the heading has no end",
        SyntaxFault::Unopened => "the bracket ends something that has not begun",
        SyntaxFault::BadEscape => "a backslash is followed by the wrong character",
        SyntaxFault::BadNumber => "the number is not written right",
        SyntaxFault::BadDate => "there is no such date, or it is not written right",
        SyntaxFault::BadFlag => "true or false belongs here",
        SyntaxFault::ControlCharacter => "an invisible character that cannot stand here",
        SyntaxFault::TooDeep => "lists and tables stand too deep in each other",
    };
    words.to_owned()
}

const fn syntax_hint(fault: &SyntaxFault) -> Option<&'static str> {
    Some(match fault {
        SyntaxFault::DuplicateKey => {
            "keep one of them; perhaps a heading such as [[items]] is missing between them?"
        }
        SyntaxFault::MixedHeadings { .. } => "write the heading with double brackets: [[ … ]]",
        SyntaxFault::UnclosedText => "put a straight quotation mark (\") where the text ends",
        SyntaxFault::UnquotedText { curly: true } => "use straight quotation marks (\") around the text",
        SyntaxFault::UnquotedText { curly: false } => "put straight quotation marks (\") around the text",
        SyntaxFault::ExtraText => {
            "a quotation mark inside a text is written \\\"; decimals have a point; every key has its own line"
        }
        SyntaxFault::NoEquals | SyntaxFault::NoValue => "write it as key = value",
        SyntaxFault::BadKey => {
            "keys are written with a–z, digits, hyphens and underscores; else inside quotation marks"
        }
        SyntaxFault::NoComma => "put a comma between what is listed",
        SyntaxFault::UnclosedList => "end the list with ]",
        SyntaxFault::UnclosedTable => "end it with }",
        SyntaxFault::UnclosedHeading => "end the heading with as many ] as it begins with",
        SyntaxFault::Unopened => "remove it, or put its counterpart ([ or {) where that begins",
        SyntaxFault::BadEscape => "a backslash in a text is written \\\\",
        SyntaxFault::BadNumber => "write for example 12 or 12.5",
        SyntaxFault::BadDate => "write for example 2026-03-15",
        SyntaxFault::ControlCharacter => "remove the character and write the text again",
        _ => return None,
    })
}

fn expected_words(expected: Expected) -> String {
    let words = match expected {
        Expected::Text => "a text",
        Expected::TextPerLanguage => "a text, or one per language,",
        Expected::Number => "a number",
        Expected::WholeNumber => "a whole number",
        Expected::YesNo => "true or false",
        Expected::Date => "a date",
        Expected::List => "a list",
        Expected::Table => "a table",
        Expected::Tables(key) => return format!("one [[{key}]] or more"),
    };
    words.to_owned()
}

const fn found_words(found: Found) -> &'static str {
    match found {
        Found::Text => "a text",
        Found::WholeNumber => "a number",
        Found::Number => "a number with decimals",
        Found::YesNo => "true or false",
        Found::Date => "a date or a time",
        Found::List => "a list",
        Found::Table => "a table",
    }
}

fn type_hint(expected: Expected, found: Found) -> Option<String> {
    let hint = match (expected, found) {
        (Expected::Text | Expected::TextPerLanguage, Found::WholeNumber | Found::Number | Found::Date) => {
            "put quotation marks (\") around it"
        }
        (Expected::YesNo, _) => "write true or false, without quotation marks",
        (Expected::Number | Expected::WholeNumber, Found::Text) => {
            "remove the quotation marks; decimals have a point"
        }
        (Expected::WholeNumber, Found::Number) => "write the number without decimals",
        (Expected::Date, _) => "write for example 2026-03-15, without a time",
        (Expected::List, _) => "put brackets around it: [ … ]",
        (Expected::Table, _) => "write it in braces: { key = value }",
        (Expected::Tables(key), _) => {
            return Some(format!("write the heading with double brackets: [[{key}]]"));
        }
        (Expected::TextPerLanguage, _) => "write \"…\" or { sv = \"…\", en = \"…\" }",
        _ => return None,
    };
    Some(hint.to_owned())
}

fn bounds_words(bounds: Bounds) -> String {
    match bounds {
        Bounds::Points => "from 0 to 100".to_owned(),
        Bounds::Share => "from 0 to 1".to_owned(),
        Bounds::Weight => "more than 0 and at most a million".to_owned(),
        Bounds::WeightOrNone => "0 or more, and at most a million".to_owned(),
        Bounds::Decimal => "at most a thousand million, above or below zero".to_owned(),
        Bounds::Count(most) => format!("at least 1 and at most {most}"),
    }
}

fn bad_id(why: IdError) -> String {
    match why {
        IdError::Empty => "it is empty".to_owned(),
        IdError::TooLong => "it is too long".to_owned(),
        IdError::Personal => "it points to somebody".to_owned(),
        IdError::Character(' ') => "it cannot have spaces in it".to_owned(),
        IdError::Character(c) if c.is_control() || is_stray(c) => {
            "it cannot have invisible characters in it".to_owned()
        }
        IdError::Character(c) => format!("it cannot have `{c}` in it"),
    }
}

const fn one(thing: Thing) -> &'static str {
    match thing {
        Thing::Group => "group",
        Thing::Node => "group or item",
        Thing::Item => "item",
        Thing::Scale => "scale",
        Thing::Option | Thing::Label => "option",
        Thing::Level => "level",
        Thing::Position => "picture",
        Thing::Field => "field",
        Thing::Language => "language",
        Thing::Unit => "unit",
        Thing::Wave => "wave",
        Thing::Role => "role",
    }
}

const fn many(thing: Thing) -> &'static str {
    match thing {
        Thing::Group => "groups",
        Thing::Node => "groups and items",
        Thing::Item => "items",
        Thing::Scale => "scales",
        Thing::Option | Thing::Label => "options",
        Thing::Level => "levels",
        Thing::Position => "pictures",
        Thing::Field => "fields",
        Thing::Language => "languages",
        Thing::Unit => "units",
        Thing::Wave => "waves",
        Thing::Role => "roles",
    }
}

const fn options_word(count: usize) -> &'static str {
    if count == 1 { "option" } else { "options" }
}

fn knone(thing: Thing, known: &[String]) -> String {
    if known.is_empty() {
        return format!("there are no {} in the file", many(thing));
    }
    format!("the {} are: {}", many(thing), list(known))
}

fn duplicate(thing: Thing, id: &str) -> String {
    let id = brief(id);
    match thing {
        Thing::Label => format!("two options are called `{id}`"),
        Thing::Language => format!("the language `{id}` stands twice"),
        Thing::Field => format!("the field `{id}` stands twice"),
        _ => format!("the id `{id}` is used twice"),
    }
}

const fn duplicate_hint(thing: Thing) -> Option<&'static str> {
    match thing {
        Thing::Language => Some("remove one of them"),
        Thing::Field => Some("each field has its own id and its own place"),
        Thing::Label => Some("give them different names, or their answers cannot be told apart"),
        Thing::Node => {
            Some("a group and an item cannot share an id either; upper and lower case are the same")
        }
        _ => Some(
            "give them different ids; upper and lower case, and how é or å is stored, make no difference",
        ),
    }
}

fn circle(thing: Thing, ids: &[String]) -> String {
    match ids {
        [only] if thing == Thing::Item => format!("the item `{only}` waits for its own answer"),
        [first, ..] if thing == Thing::Item => {
            format!("items wait for each other’s answers: {} → {first}", ids.join(" → "))
        }
        [only] => format!("the {} `{only}` is a part of itself", one(thing)),
        [first, ..] => format!("{} are parts of each other: {} → {first}", many(thing), ids.join(" → ")),
        [] => format!("{} are parts of each other", many(thing)),
    }
}

const fn nothing(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Readiness => "no prerequisites (kind = \"prerequisite\")",
        _ => "no core areas (kind = \"core\")",
    }
}

fn reserved_hint(fault: &TomlFault) -> Vec<String> {
    let hint = match fault {
        TomlFault::ReservedId { by: Reserved::Column, .. } => "choose another id for the item",
        TomlFault::ReservedId { .. } => "`readiness` and `index` sum up the groups; choose another id",
        _ => "`readiness` and `index` sum up the groups by themselves; choose one of your own groups",
    };
    vec![hint.to_owned()]
}

fn fields(missing: &[(bool, bool)]) -> String {
    let side = |high: bool| if high { "high" } else { "low" };
    let each: Vec<String> =
        missing.iter().map(|(x, y)| format!("x = {} and y = {}", side(*x), side(*y))).collect();
    each.join("; ")
}

const fn bad_path(why: PathFault) -> &'static str {
    match why {
        PathFault::Parent => "leads out of the folder",
        PathFault::Absolute => "begins outside the folder",
        PathFault::Drive => "begins with a drive letter",
        PathFault::Backslash => "has backslashes",
    }
}

const fn path_hint(why: PathFault) -> &'static str {
    match why {
        PathFault::Parent | PathFault::Absolute | PathFault::Drive => {
            "put the files in the folder and write the path from there, for example answers/2026/*.csv"
        }
        PathFault::Backslash => "write forward slashes, for example answers/2026/*.csv",
    }
}
