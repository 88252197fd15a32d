//! The sheets of a workbook that are filled in by hand: a row per respondent, a column per question, and answers to choose.
//!
//! The first row has the headings that files of answers have, so that what is filled in can be read back without being told
//! what is what; the second has the questions' texts.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::lines::lines;
use super::{further_answers, option_text, path};
use crate::model::{
    Answer, AnswerOption, Answering, ContentLang, Item, Lang, Node, NodeIx, OptionIx, Questionnaire,
    ReservedColumn, RoleId, Scale, Tongue,
};
use crate::report::facts::{Facts, answers};
use crate::text::asking::{Asking, DONT_KNOW, NOT_APPLICABLE, YOUR_UNIT, YOUR_UNIT_HINT};
use crate::text::exporting::{Words, how_to_fill_in, whole_group, words};

/// How many respondents have answers to choose from.
pub const RESPONDENTS: u32 = 200;
/// The row of the first respondent, counted from 0.
const FIRST: u32 = 2;
/// How many rows are printed.
const PRINTED: u32 = 42;
/// The most characters of a message beside a cell, and of its title.
const MESSAGE: usize = 255;
const TITLE: usize = 32;
/// What stands in a column of one option of several.
const TICK: &str = "x";
/// Light grounds that tell the areas apart, under dark text.
const TINTS: [u32; 8] =
    [0xE3_EEF2, 0xFD_F3D0, 0xE2_F1E3, 0xEA_E5F3, 0xFB_E8DC, 0xDC_F0EE, 0xF6_E3EB, 0xEC_ECE2];
const MUTED: u32 = 0x5B_6770;
/// The ground of a cell that is not read.
const GREY: u32 = 0xC9_CED3;

/// A questionnaire to be filled in.
pub(super) struct FillIn<'a> {
    lang: Lang,
    content: ContentLang,
    words: &'static Words,
    asking: Asking<'a>,
    facts: Facts<'a>,
    questionnaire: &'a Questionnaire,
    columns: Vec<Column>,
    /// The lists that answers are chosen from, each once.
    lists: Vec<Vec<String>>,
}

/// A column of the sheet.
struct Column {
    heading: String,
    text: String,
    /// What is told when the pointer rests on the question.
    note: String,
    /// The title and the text beside a cell that is filled in.
    message: (String, String),
    takes: Takes,
    width: f64,
    /// Which of the areas the question is in; `None` for who answers.
    area: Option<usize>,
    /// The roles that are asked, in small letters; nobody's, where everybody is.
    audience: Vec<String>,
}

/// What can stand in a column.
enum Takes {
    Anything,
    /// One of a list, by its number.
    OneOf(usize),
    Number(f64, f64),
    AnyNumber,
}

impl<'a> FillIn<'a> {
    /// The sheets for a questionnaire, in which units are chosen from these names, or written where there are none.
    pub fn new(questionnaire: &'a Questionnaire, units: &[String], tongue: Tongue) -> Self {
        let lang = tongue.program();
        let mut made = Self {
            lang,
            content: questionnaire.language_for(tongue.content),
            words: words(lang),
            asking: Asking::of(questionnaire, tongue),
            facts: Facts::new(questionnaire, tongue),
            questionnaire,
            columns: Vec::new(),
            lists: Vec::new(),
        };
        made.people(units);
        let areas: Vec<_> = questionnaire.areas().map(|(ix, _)| ix).collect();
        for ix in questionnaire.items() {
            let node = &questionnaire[*ix];
            let area = questionnaire.area_of(*ix).and_then(|area| areas.iter().position(|ix| *ix == area));
            let begins = |group: &NodeIx| questionnaire.own_items_in(*group).first() == Some(ix);
            let optional = questionnaire.optional_groups().map(|(group, _)| group);
            for group in optional.filter(begins) {
                made.whole_group(group, area);
            }
            if let Some(item) = node.item() {
                made.question(*ix, node, item, area);
            }
        }
        made
    }

    fn people(&mut self, units: &[String]) {
        let words = self.words;
        let takes = if units.is_empty() { Takes::Anything } else { Takes::OneOf(self.list(units.to_vec())) };
        let hint = if units.is_empty() {
            self.asking.say(self.content, YOUR_UNIT_HINT)
        } else {
            words.choose_listed
        };
        for (heading, text, hint, takes, width) in [
            (ReservedColumn::Unit.name(), self.asking.say(self.content, YOUR_UNIT), hint, takes, 24.0),
            (
                ReservedColumn::Respondent.name(),
                words.respondent_column,
                words.respondent_hint,
                Takes::Anything,
                18.0,
            ),
            (ReservedColumn::Role.name(), words.role_column, words.role_hint, Takes::Anything, 18.0),
        ] {
            self.columns.push(Column {
                heading: heading.to_owned(),
                text: text.to_owned(),
                note: String::new(),
                message: (String::new(), hint.to_owned()),
                takes,
                width,
                area: None,
                audience: Vec::new(),
            });
        }
    }

    fn question(&mut self, ix: NodeIx, node: &Node, item: &Item, area: Option<usize>) {
        let (lang, asking) = (self.content, self.asking);
        let text = node.name.get(lang).to_owned();
        let further = further_answers(item).into_iter().map(|(_, word)| asking.say(lang, word).to_owned());
        let (takes, width) = match &item.answering {
            Answering::Choice(scale) => {
                let options = scale.options().iter().enumerate();
                let named = options.map(|(at, option)| listed(scale, at, option, lang));
                (Takes::OneOf(self.list(named.chain(further).collect())), 26.0)
            }
            Answering::Multi(_) => {
                let ticks = self.list(std::iter::once(TICK.to_owned()).chain(further).collect());
                return self.ticks(ix, node, item, area, ticks);
            }
            Answering::Number(number) => match (number.breakpoints(), number.clamps()) {
                ([(low, _), .., (high, _)], false) => (Takes::Number(low.value(), high.value()), 18.0),
                _ => (Takes::AnyNumber, 18.0),
            },
            Answering::Text => (Takes::Anything, 40.0),
        };
        let column = Column {
            heading: node.id.to_string(),
            text,
            note: self.note(ix, node, item),
            message: self.message(node, item),
            takes,
            width,
            area,
            audience: self.audience(node),
        };
        self.columns.push(column);
    }

    /// A column in which all of a group can be answered at once.
    fn whole_group(&mut self, group: NodeIx, area: Option<usize>) {
        let node = &self.questionnaire[group];
        let name = node.name.get(self.content);
        let not_applicable = self.asking.say(self.content, NOT_APPLICABLE).to_owned();
        let takes = Takes::OneOf(self.list(vec![not_applicable]));
        let column = Column {
            heading: node.id.to_string(),
            text: self.asking.none_concerns(self.content, name),
            note: whole_group(name, self.lang),
            message: (cut(node.short.get(self.content), TITLE), cut(&whole_group(name, self.lang), MESSAGE)),
            takes,
            width: 18.0,
            area,
            audience: self.audience(node),
        };
        self.columns.push(column);
    }

    /// A column per option, for a question with several answers.
    fn ticks(&mut self, ix: NodeIx, node: &Node, item: &Item, area: Option<usize>, list: usize) {
        for answer in answers(item) {
            let label = self.facts.label(&answer);
            let column = Column {
                heading: format!("{}[{}]", node.id, answer.id),
                text: format!("{}\n→ {label}", node.name.get(self.content)),
                note: self.note(ix, node, item),
                message: (cut(&label, TITLE), self.words.choose_tick.to_owned()),
                takes: Takes::OneOf(list),
                width: 22.0,
                area,
                audience: self.audience(node),
            };
            self.columns.push(column);
        }
    }

    /// The roles that a question is asked of, by all their names; none where everybody is asked.
    fn audience(&self, node: &Node) -> Vec<String> {
        let ix = self.questionnaire.find(node.id.as_str());
        let roles = ix.and_then(|ix| self.questionnaire.audience_of(ix)).unwrap_or_default();
        roles.iter().flat_map(RoleId::names).collect()
    }

    /// The number of a list, which is kept once.
    fn list(&mut self, list: Vec<String>) -> usize {
        self.lists.iter().position(|known| *known == list).unwrap_or_else(|| {
            self.lists.push(list);
            self.lists.len() - 1
        })
    }

    /// Where the question belongs, what it means, and what its answers look like.
    fn note(&self, ix: NodeIx, node: &Node, item: &Item) -> String {
        let mut parts = vec![path(self.questionnaire, node, self.content).join(" › ")];
        parts.extend(item.help.as_ref().map(|help| help.get(self.content).to_owned()));
        parts.extend(self.facts.audience(ix));
        parts.extend(self.facts.conditions(ix));
        let options = item.answering.options().iter().enumerate();
        let options: Vec<String> =
            options.map(|(at, _)| format!("• {}", option_text(node, at, self.content))).collect();
        if !options.is_empty() {
            parts.push(options.join("\n"));
        }
        parts.join("\n\n")
    }

    fn message(&self, node: &Node, item: &Item) -> (String, String) {
        let words = self.words;
        let how = match &item.answering {
            Answering::Choice(_) => words.choose_listed.to_owned(),
            Answering::Number(number) => match number.breakpoints() {
                [(low, _), .., (high, _)] => {
                    self.asking.number_between(self.content, low.value(), high.value(), number.clamps())
                }
                _ => String::new(),
            },
            Answering::Multi(_) | Answering::Text => words.written.to_owned(),
        };
        let help = item.help.as_ref().map(|help| format!("{how}\n{}", help.get(self.content)));
        let text = help.filter(|text| length(text) <= MESSAGE).unwrap_or(how);
        (cut(node.short.get(self.content), TITLE), cut(&text, MESSAGE))
    }

    /// Adds the sheet to fill in and the one that says how.
    pub fn add(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let page = book.add_worksheet();
        page.set_name(self.words.fill_in)?;
        let height = self.columns.iter().map(|column| lines(&column.text, column.width)).max().unwrap_or(1);
        page.set_row_height(0, 12)?;
        page.set_row_height(1, (height as f64 * 13.5 + 6.0).min(240.0))?;
        for (at, column) in (0_u16..).zip(&self.columns) {
            self.column(page, at, column)?;
        }
        let last = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
        page.set_freeze_panes(FIRST, 3)?;
        page.set_selection(FIRST, 0, FIRST, 0)?;
        page.set_landscape().set_paper_size(9).set_print_scale(65).set_print_gridlines(true);
        page.set_repeat_rows(0, 1)?.set_repeat_columns(0, 0)?.set_print_area(0, 0, PRINTED - 1, last)?;
        self.how(book.add_worksheet())
    }

    fn column(&self, page: &mut Worksheet, at: u16, column: &Column) -> Result<(), XlsxError> {
        let ground = Color::RGB(column.area.map_or(0xFF_FFFF, |area| TINTS[area % TINTS.len()]));
        let small =
            Format::new().set_font_size(8).set_font_color(Color::RGB(MUTED)).set_background_color(ground);
        let head = Format::new()
            .set_font_size(10)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(ground)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_right(FormatBorder::Hair);
        let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        // An id such as 007 keeps its zeros only as a text.
        let body =
            if column.heading == ReservedColumn::Respondent.name() { body.set_num_format("@") } else { body };
        page.set_column_width(at, column.width)?;
        page.set_column_format(at, &body)?;
        page.write_string_with_format(0, at, &column.heading, &small)?;
        page.write_string_with_format(1, at, &column.text, &head)?;
        if !column.note.is_empty() {
            let rows = u32::try_from(lines(&column.note, 60.0)).unwrap_or(40);
            let note = Note::new(&column.note)
                .add_author_prefix(false)
                .set_width(440)
                .set_height((rows * 17 + 20).min(900));
            page.insert_note(1, at, &note)?;
        }
        if !column.audience.is_empty() {
            let not_asked =
                Format::new().set_background_color(Color::RGB(GREY)).set_font_color(Color::RGB(MUTED));
            let rule = ConditionalFormatFormula::new()
                .set_rule(self.is_of_another_role(column).as_str())
                .set_format(not_asked);
            page.add_conditional_format(FIRST, at, FIRST + RESPONDENTS - 1, at, &rule)?;
        }
        let rule = self.rule(column)?;
        page.add_data_validation(FIRST, at, FIRST + RESPONDENTS - 1, at, &rule)?;
        Ok(())
    }

    /// Whether the role of the row is given and not among those that are asked, as a formula: then the cell is not read.
    fn is_of_another_role(&self, column: &Column) -> String {
        let place = self
            .columns
            .iter()
            .position(|column| column.heading == ReservedColumn::Role.name())
            .unwrap_or_default();
        let role = format!("TRIM(LOWER(${}{}))", crate::text::columns::column_letter(place), FIRST + 1);
        let others = column.audience.iter().map(|name| format!(",{role}<>\"{}\"", name.replace('"', "\"\"")));
        format!("AND({role}<>\"\"{})", others.collect::<String>())
    }

    /// What a cell takes, what is told beside it, and what is told of anything else.
    fn rule(&self, column: &Column) -> Result<DataValidation, XlsxError> {
        let (title, text) = &column.message;
        let rule = DataValidation::new().set_input_title(title)?.set_input_message(text)?;
        Ok(match &column.takes {
            Takes::Anything => rule.allow_any_value(),
            Takes::OneOf(list) => {
                let last = self.lists[*list].len();
                let letter = crate::text::columns::column_letter(*list);
                let range = format!("='{}'!${letter}$1:${letter}${last}", self.words.lists);
                rule.allow_list_formula(Formula::new(range)).set_error_message(self.words.choose_listed)?
            }
            Takes::Number(low, high) => {
                rule.allow_decimal_number(DataValidationRule::Between(*low, *high)).set_error_message(text)?
            }
            Takes::AnyNumber => {
                rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)).set_error_message(text)?
            }
        })
    }

    fn how(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        const WIDTH: f64 = 84.0;
        page.set_name(self.words.how_sheet)?;
        page.set_column_width(0, WIDTH)?;
        let title = Format::new().set_bold().set_font_size(14);
        let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        page.write_string_with_format(0, 0, self.questionnaire.title().get(self.content), &title)?;
        page.set_row_height(0, 24)?;
        let has_ticks = self.columns.iter().any(|column| column.heading.ends_with(']'));
        for (at, text) in (1..).zip(how_to_fill_in(RESPONDENTS, has_ticks, self.further(), self.lang)) {
            page.write_string_with_format(at, 0, &text, &body)?;
            page.set_row_height(at, lines(&text, WIDTH) as f64 * 15.0 + 6.0)?;
        }
        page.set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// What those choose who do not know, or whom a question does not concern.
    fn further(&self) -> [&str; 2] {
        [DONT_KNOW, NOT_APPLICABLE].map(|phrase| self.asking.say(self.content, phrase))
    }

    /// Adds the hidden sheet with the lists, which is the last.
    pub fn add_lists(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let page = book.add_worksheet();
        page.set_name(self.words.lists)?;
        for (column, list) in (0_u16..).zip(&self.lists) {
            for (row, text) in (0..).zip(list) {
                page.write_string(row, column, text)?;
            }
        }
        page.set_hidden(true);
        Ok(())
    }
}

/// What an option is called in its list: its label, unless that would be read as something else.
fn listed(scale: &Scale, at: usize, option: &AnswerOption, lang: ContentLang) -> String {
    let label = option.label.get(lang);
    let is_it = scale.find(label).map(Answer::Option) == Some(Answer::Option(OptionIx::new(at)));
    if is_it { label.to_owned() } else { option.id.to_string() }
}

/// How long Excel thinks that a text is.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text of at most so many characters.
fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|sign| {
        used += sign.len_utf16();
        used <= most
    });
    kept.collect::<String>() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_excel_would_refuse_it() {
        assert_eq!((cut("åäö", 3).as_str(), cut("åäöå", 3).as_str()), ("åäö", "åä…"));
        assert_eq!(cut("😀😀😀", 5), "😀😀…");
    }
}
