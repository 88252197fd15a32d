//! Answers as a file of answers: a row per respondent, as the loader reads it back and Excel opens it.
//!
//! Options stand by their ids, so that a label can be reworded without touching what was answered.

use super::cells::{Cells, Style};
use crate::model::format::columns;
use crate::model::{
    Answer, Answering, Decimal, Lang, Multi, Questionnaire, ReservedColumn, Ticks, without_personal,
};

pub use crate::model::{Given, Respondent};

/// The file: separated by semicolons, with a byte order mark, and the language's decimal sign, as Excel wants it.
///
/// A column that nobody has anything in is left out, unless it is an item's own.
#[must_use]
pub fn answers(questionnaire: &Questionnaire, respondents: &[Respondent], lang: Lang) -> String {
    let items: Vec<_> = questionnaire.items().iter().map(|ix| &questionnaire[*ix]).collect();
    let has_roles = respondents.iter().any(|who| who.role.is_some());
    let has_seconds = respondents.iter().any(|who| who.seconds.is_some());
    let has_comments = |at: usize| respondents.iter().any(|who| comment(who, at).is_some());
    let commented: Vec<bool> = (0..items.len()).map(has_comments).collect();

    let heading = |column: ReservedColumn| column.name().to_owned();
    let mut head = vec![heading(ReservedColumn::Unit), heading(ReservedColumn::Respondent)];
    head.extend(has_roles.then(|| heading(ReservedColumn::Role)));
    head.extend(has_seconds.then(|| heading(ReservedColumn::Seconds)));
    for (node, has_comment) in items.iter().zip(&commented) {
        head.push(node.id.to_string());
        head.extend(has_comment.then(|| columns::of_comments(node.id.as_str())));
    }
    let row = |who: &Respondent| {
        let mut cells = vec![who.unit.to_string(), who.respondent.clone()];
        cells.extend(has_roles.then(|| who.role.as_ref().map(ToString::to_string).unwrap_or_default()));
        cells.extend(has_seconds.then(|| who.seconds.map(|n| n.to_string()).unwrap_or_default()));
        for (at, node) in items.iter().enumerate() {
            let given = who.given.get(at).unwrap_or(&Given::NOTHING);
            cells.push(node.item().map_or_else(String::new, |item| written(&item.answering, given, lang)));
            cells.extend(
                commented[at]
                    .then(|| comment(who, at).map(without_personal).unwrap_or_default().into_owned()),
            );
        }
        cells
    };
    let mut cells = Cells::new(Style::Excel);
    cells.row(head);
    respondents.iter().map(row).for_each(|row| cells.row(row));
    cells.finish()
}

fn comment(who: &Respondent, at: usize) -> Option<&str> {
    who.given.get(at)?.comment.as_deref().filter(|comment| !comment.is_empty())
}

/// An answer as it stands in a cell.
fn written(answering: &Answering, given: &Given, lang: Lang) -> String {
    let option = |at: usize| answering.options().get(at).map(|option| option.id.to_string());
    match given.answer {
        Answer::Option(chosen) => option(chosen.at()).unwrap_or_default(),
        Answer::Ticks(ticks) => ticked(answering, ticks),
        Answer::Number(number) => written_number(number, lang),
        Answer::Text => given.text.as_deref().map(without_personal).unwrap_or_default().into_owned(),
        Answer::DontKnow => columns::DONT_KNOW.to_owned(),
        Answer::NotApplicable => columns::NOT_APPLICABLE.to_owned(),
        Answer::NotAnswered => String::new(),
    }
}

/// A number with all its decimals. Three of them could be taken for thousands, four cannot.
fn written_number(number: Decimal, lang: Lang) -> String {
    let plain = number.to_string();
    let has_three = plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    let text = if has_three { plain + "0" } else { plain };
    match lang {
        Lang::Sv => text.replace('.', ","),
        Lang::En => text,
    }
}

fn ticked(answering: &Answering, ticks: Ticks) -> String {
    let Answering::Multi(multi) = answering else { return String::new() };
    let ids: Vec<&str> = ticks.iter().map(|at| multi.scale().options()[at.at()].id.as_str()).collect();
    if !ids.is_empty() {
        return ids.join("|");
    }
    // An option may be called as one of the words; hardly as all of them.
    let word = Multi::NONE_TICKED.into_iter().find(|word| multi.scale().find(word).is_none());
    word.unwrap_or_default().to_owned()
}
