//! What an import found, as a document: what the file was recognised as, what each column became, what was taken and left out.

mod mapping;

use crate::doc::{Column, Document, Narrow, Table};
use crate::model::{
    Becomes, ColumnView, ImportView, Lang, NodeIx, OptionIx, Part, Questionnaire, ReadAs, SystemColumn, Tool,
    Unmatched, hiding_personal,
};
use crate::text::brief::brief;
use crate::text::columns::column_letter;
use crate::text::importing::{self as say, words};

pub use mapping::mapping;

/// What is said of one file.
#[must_use]
pub fn document(view: &ImportView, questionnaire: &Questionnaire, lang: Lang) -> Document {
    let origin = &view.origin;
    let mut document = Document::titled(say::recognised(&view.file, origin.tool, &origin.evidence, lang));
    if let Some(sheet) = &origin.sheet {
        document.paragraph(say::sheets(sheet, origin.is_hidden, &origin.other_sheets, lang));
    }
    if !origin.alike.is_empty() {
        document.paragraph(say::alike(&origin.alike, lang));
    }
    if origin.further_headings > 0 {
        document.paragraph(say::further_headings(origin.further_headings, lang));
    }
    if origin.tool != Tool::Form {
        columns(view, questionnaire, lang, &mut document);
    }
    document.paragraph(say::taken(view.rows, view.taken, view.incomplete, origin.tool, lang));
    for (why, rows) in &view.left_out {
        document.paragraph(say::left_out(*why, *rows, lang));
    }
    if view.taken > 0 {
        let units: Vec<(String, usize)> =
            view.units.iter().map(|(unit, count)| (unit.to_string(), *count)).collect();
        document.paragraph(say::per_unit(&units, lang));
        document.paragraph(say::states(view.states, view.comments, lang));
        document.paragraph(say::identity(view.identity, lang));
    }
    // Where headings are missing, somebody's answers stand in their place.
    document.map_texts(|text| hiding_personal(text).into_owned())
}

/// The table of columns, and what is not matched on either side.
fn columns(view: &ImportView, questionnaire: &Questionnaire, lang: Lang, document: &mut Document) {
    let words = words(lang);
    let mut table = Table::default();
    table.column(Column::Mark, words.column);
    table.column(Column::Words, words.heading);
    table.column(Column::Words, words.becomes);
    table.column(Column::Words, words.by);
    let is_unknown = |column: &ColumnView| column.becomes == Becomes::Unmatched(Unmatched::Unknown);
    let is_own = |column: &ColumnView| {
        matches!(column.becomes, Becomes::System(SystemColumn::Technical | SystemColumn::Quiz))
    };
    for column in view.columns.iter().filter(|column| !is_unknown(column) && !is_own(column)) {
        let (becomes, by) = becomes(column, view, questionnaire, lang);
        let heading = if column.heading.is_empty() { words.no_heading } else { &column.heading };
        table.row(0, vec![column_letter(column.column), brief(heading, 60), becomes, by]);
    }
    if !table.is_empty() {
        document.table(table, Narrow::Break);
    }
    for (at, how) in decisions(view, questionnaire, lang) {
        document.note(say::decided(&at, &how, lang));
    }
    let own: Vec<&str> =
        view.columns.iter().filter(|column| is_own(column)).map(|column| column.heading.as_str()).collect();
    if !own.is_empty() {
        document.note(say::tools_own(&own, lang));
    }
    let unknown: Vec<&str> = view
        .columns
        .iter()
        .filter(|column| is_unknown(column))
        .map(|column| column.heading.as_str())
        .collect();
    if !unknown.is_empty() {
        document.note(say::not_read(&unknown, lang));
    }
    let all = questionnaire.items().len();
    let missing: Vec<&str> =
        view.without_column.iter().map(|item| questionnaire[*item].id.as_str()).collect();
    if !missing.is_empty() {
        document.note(say::without_column(&missing, all, lang));
    } else if view.origin.tool != Tool::Long {
        document.note(say::all_have_columns(all, lang));
    }
}

/// What was decided of texts that alone could mean several things, with the columns where they stand.
fn decisions(view: &ImportView, questionnaire: &Questionnaire, lang: Lang) -> Vec<(Vec<String>, String)> {
    let mut all: Vec<(Vec<String>, String)> = Vec::new();
    for column in &view.columns {
        for how in &column.read_as {
            let Some(said) = read_as(column, how, questionnaire, lang) else { continue };
            let place = column_letter(column.column);
            match all.iter_mut().find(|(_, known)| *known == said) {
                Some((places, _)) => places.push(place),
                None => all.push((vec![place], said)),
            }
        }
    }
    all
}

/// How texts of a column are read.
fn read_as(column: &ColumnView, how: &ReadAs, questionnaire: &Questionnaire, lang: Lang) -> Option<String> {
    let Becomes::Item(node, ..) = column.becomes else { return None };
    let answering = &questionnaire[node].item()?.answering;
    Some(match (how, answering.scale()) {
        (ReadAs::Places, Some(scale)) => say::places(scale, lang),
        (ReadAs::YesAndNo { yes, no, is_two }, Some(scale)) => {
            let label = |at: OptionIx| scale.options().get(at.at()).map(|option| option.label.get(lang));
            say::yes_and_no(label(*yes)?, label(*no)?, *is_two, lang)
        }
        (ReadAs::Codes(codes), Some(scale)) => say::codes(codes, scale, lang),
        (ReadAs::Places | ReadAs::YesAndNo { .. } | ReadAs::Codes(_), None) => return None,
        (how, _) => say::read_as(how, lang),
    })
}

/// What a column became, and how sure that is.
fn becomes(
    column: &ColumnView,
    view: &ImportView,
    questionnaire: &Questionnaire,
    lang: Lang,
) -> (String, String) {
    let words = words(lang);
    let id = |node: NodeIx| questionnaire[node].id.as_str();
    let text = match &column.becomes {
        Becomes::Item(node, part, how) => {
            return (target(questionnaire, *node, *part), say::sureness(*how, lang).to_owned());
        }
        Becomes::Group(group) => say::whole_group(id(*group), lang),
        Becomes::System(system) => say::system(*system, view.identity == Some(*system), lang),
        Becomes::Ignored => words.ignored.to_owned(),
        Becomes::Filter => words.filter.to_owned(),
        Becomes::Unmatched(Unmatched::Unknown) => "–".to_owned(),
        Becomes::Unmatched(Unmatched::LooksLike(node)) => say::looks_like(id(*node), lang),
        Becomes::Unmatched(Unmatched::HoldsAnswers) => say::holds_answers(lang).to_owned(),
        Becomes::Unmatched(Unmatched::Several(nodes)) => {
            say::several(&nodes.iter().map(|node| id(*node)).collect::<Vec<_>>(), lang)
        }
        Becomes::Unmatched(Unmatched::DualScale) => words.dual_scale.to_owned(),
        Becomes::Unmatched(Unmatched::UnknownPart(node)) => say::unknown_part(id(*node), lang),
        Becomes::Unmatched(Unmatched::SaidElsewhere(node)) => say::said_elsewhere(id(*node), lang),
    };
    (text, String::new())
}

/// An item or a part of it, as a mapping writes it.
fn target(questionnaire: &Questionnaire, node: NodeIx, part: Part) -> String {
    let options = questionnaire[node].item().map_or(&[][..], |item| item.answering.options());
    let option = match part {
        Part::Option(at) => options.get(at.at()).map_or("", |option| option.id.as_str()),
        Part::Whole | Part::DontKnow | Part::NotApplicable | Part::Comment => "",
    };
    format!("{}{}", questionnaire[node].id, say::part(part, option))
}
