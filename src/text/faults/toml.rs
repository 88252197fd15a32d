//! The faults of questionnaires and assessments, in words.

mod assessment;
mod audience;
mod kinds;
mod letters;
mod lints;
mod plain;
mod references;
mod structure;
mod syntax;
mod values;

use super::said::{FaultWords, Said};
use crate::model::Lang;
use crate::model::toml_fault::TomlFault;

/// What a fault is called in this language.
#[must_use]
pub fn words(fault: &TomlFault, lang: Lang) -> FaultWords {
    say(fault, lang).with_code(fault.code())
}

fn say(fault: &TomlFault, lang: Lang) -> Said {
    use TomlFault as Fault;
    match fault {
        Fault::Syntax(fault) => syntax::say(fault, lang),
        Fault::NotUtf8 => syntax::not_utf8(lang),
        Fault::UnknownKey { key, nearest, allowed, is_of_file } => {
            values::unknown_key(key, nearest.as_ref(), allowed, *is_of_file, lang)
        }
        Fault::MissingKey { key, owner } => values::missing_key(key, owner.as_deref(), lang),
        Fault::WrongType { expected, found } => values::wrong_type(*expected, *found, lang),
        Fault::BadId { id, why } => values::bad_id(id, *why, lang),
        Fault::EmptyText => values::empty_text(lang),
        Fault::EmptyList => values::empty_list(lang),
        Fault::OutOfRange { found, bounds } => values::out_of_range(found, *bounds, lang),
        Fault::UnknownWord { word, nearest, allowed } => {
            values::unknown_word(word, nearest.as_ref(), allowed, lang)
        }
        Fault::UnsupportedFormat { found } => values::unsupported_format(found, lang),
        Fault::UnknownLanguage { code, nearest, listed } => {
            values::unknown_language(code, nearest.as_ref(), listed, lang)
        }
        Fault::UnlistedLanguage { lang: of, texts } => values::unlisted_language(*of, *texts, lang),
        Fault::MissingLanguage { lang: of } => values::missing_language(*of, lang),
        Fault::Blanks { found, expected } => values::blanks(found, expected, lang),
        Fault::UnknownReference { thing, id, nearest, known } => {
            references::unknown(*thing, id, nearest.as_ref(), known, lang)
        }
        Fault::Duplicate { thing, id, .. } => references::duplicate(*thing, id, lang),
        Fault::Circle { thing, ids } => references::circle(*thing, ids, lang),
        Fault::ReservedId { id, by } => references::reserved(id, *by, lang),
        Fault::InsideSummary { id } => references::inside_summary(id, lang),
        Fault::TooMany { thing, most } => references::too_many(*thing, *most, lang),
        Fault::EmptyGroup { group } => structure::empty_group(group, lang),
        Fault::KindOfSubgroup => structure::kind_of_subgroup(lang),
        Fault::NoItems => structure::no_items(lang),
        Fault::SummaryOfNothing { kind } => structure::summary_of_nothing(*kind, lang),
        Fault::NoScale => structure::no_scale(lang),
        Fault::ScaleTwice => structure::scale_twice(lang),
        Fault::OptionCount { found } => structure::option_count(*found, lang),
        Fault::PointsForSome { missing } => structure::points_for_some(missing, lang),
        Fault::AnchorCount { found, options } => structure::anchor_count(*found, *options, lang),
        Fault::AdviceCount { found, options } => structure::advice_count(*found, *options, lang),
        Fault::LevelsNotRising { level, from, before, before_from, .. } => {
            structure::levels_not_rising([level, before], [*from, *before_from], lang)
        }
        Fault::FieldMissing { missing } => structure::field_missing(missing, lang),
        Fault::Kind(fault) => kinds::say(fault, lang),
        Fault::Letters(fault) => letters::say(fault, lang),
        Fault::Lint(lint) => lints::say(lint, lang),
        Fault::Plain(fault) => plain::say(fault, lang),
        Fault::Audience(fault) => audience::say(fault, lang),
        Fault::CannotRead { path, why, nearest } => {
            assessment::cannot_read(path, why, nearest.as_deref(), lang)
        }
        Fault::BadPath { path, why } => assessment::bad_path(path, *why, lang),
        Fault::BadPattern { pattern, is_range } => assessment::bad_pattern(pattern, *is_range, lang),
        Fault::NothingMatches { pattern, nearest, .. } => {
            assessment::nothing_matches(pattern, nearest.as_ref(), lang)
        }
        Fault::AgreedAndAnswered { file } => assessment::agreed_and_answered(file, lang),
        Fault::UnknownQuestionnaire { name, nearest, known } => {
            assessment::unknown_questionnaire(name, nearest.as_ref(), known, lang)
        }
        Fault::HeadcountMissing { units } => assessment::headcount_missing(units, lang),
        Fault::InvitedAboveHeadcount { invited, headcount } => {
            assessment::invited_above_headcount(*invited, *headcount, lang)
        }
        Fault::PartsAboveHeadcount { parts, headcount } => {
            assessment::parts_above_headcount(*parts, *headcount, lang)
        }
        Fault::PartsAboveInvited { parts, invited } => {
            assessment::parts_above_invited(*parts, *invited, lang)
        }
        Fault::DatesNotRising { before, date, .. } => assessment::dates_not_rising(before, *date, lang),
        Fault::SameName { name, other, .. } => assessment::same_name(name, other, lang),
    }
}

#[cfg(test)]
mod tests;
