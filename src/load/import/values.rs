//! A cell's content to an answer, with all that survey tools and spreadsheets make of one.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use super::grid::Cell;
use super::mapping::Mapping;
use super::matching::Index;
use super::texts::text_of;
use super::usages::Usages;
use super::wording::{fold, plain};
use crate::load::answers::{Mark, Refusal, Signs, Usage, fault_of, is_error, mark, read_answer};
use crate::model::format::columns;
use crate::model::{
    Answer, AnswerFaultKind, Answering, Fault, Given, ImportFaultKind, ItemIx, MappingFault, OptionIx, Part,
    Ticks, Tool, beside_number,
};

/// How cells are read in one file.
pub struct Values<'a> {
    pub index: &'a Index<'a>,
    pub mapping: Option<&'a Mapping>,
    pub tool: Tool,
    /// How numbers are used.
    pub usages: Usages,
    /// The answers worked out so far: most cells say what another has said. Only looked up, never walked through.
    pub known: RefCell<HashMap<(ItemIx, bool, String), Answer>>,
}

impl Values<'_> {
    /// What the cell with an item's whole answer says.
    ///
    /// # Errors
    /// Says why it is no answer.
    pub fn answer(&self, item: ItemIx, cell: &Cell) -> Result<Given, Fault> {
        let nothing = Given::NOTHING;
        let Some(asked) = self.index.item(item) else { return Ok(nothing) };
        let raw = text_of(cell);
        if raw.is_empty() {
            return Ok(nothing);
        }
        if let Some(kind) = uncomputed(cell) {
            return Err(Fault::Answer(kind.into()));
        }
        let is_date = matches!(cell, Cell::Time(_));
        let is_typed = matches!(cell, Cell::Number(_) | Cell::Percent(_));
        if let Some(answer) = self.known.borrow().get(&(item, is_typed, raw.to_string())).filter(|_| !is_date)
        {
            return Ok(Given { answer: *answer, ..nothing });
        }
        let meant = self.mapping.and_then(|mapping| mapping.meaning(item, &raw));
        let text = meant.map_or_else(|| raw.clone(), Cow::Borrowed);
        if text.is_empty() {
            return Ok(nothing);
        }
        if matches!(asked.answering, Answering::Text) {
            let answer = read_answer(&asked.answering, &text, || Usage::alone(&asked.answering));
            let answer =
                answer.map_err(|refusal| Fault::Answer(fault_of(&asked.answering, &text, refusal).into()))?;
            let kept = (answer == Answer::Text).then(|| text.into_owned());
            return Ok(Given { answer, text: kept, comment: None });
        }
        let line = plain(&text);
        let usage = match meant {
            Some(_) => Usage::alone(&asked.answering),
            // What a workbook has as a number has no signs that could be thousands.
            None if is_typed => {
                Usage { signs: Signs::decimal('.'), ..self.usages.of(item, &asked.answering) }
            }
            None => self.usages.of(item, &asked.answering),
        };
        let read = match &asked.answering {
            Answering::Multi(multi) => self.several(item, asked, multi, &text, usage),
            answering @ (Answering::Choice(_) | Answering::Number(_) | Answering::Text) => {
                let read = self.read(item, answering, &line, usage);
                read.or_else(|kind| self.anything_else(item, asked).ok_or(kind))
            }
        };
        match read {
            Ok(answer) => {
                self.remember(item, is_typed, &raw, answer);
                Ok(Given { answer, ..nothing })
            }
            Err(_) if meant.is_some() => Err(self.unknown_meaning(item, &line)),
            Err(kind) => Err(self.date(&asked.answering, cell, &line).unwrap_or(Fault::Answer(kind.into()))),
        }
    }

    fn remember(&self, item: ItemIx, is_typed: bool, raw: &str, answer: Answer) {
        const MOST: usize = 20_000;
        let mut known = self.known.borrow_mut();
        if raw.len() <= 300 && known.len() < MOST {
            known.insert((item, is_typed, raw.to_owned()), answer);
        }
    }

    fn unknown_meaning(&self, item: ItemIx, text: &str) -> Fault {
        let options = self.index.item(item).map_or(&[][..], |item| item.answering.options());
        let kind = ImportFaultKind::Mapping(MappingFault::UnknownMeaning {
            meaning: text.to_owned(),
            item: Some(self.index.questionnaire[self.index.node(item)].id.clone()),
            options: options.iter().map(|option| option.id.to_string()).collect(),
        });
        Fault::Import(kind.into())
    }

    fn read(
        &self,
        item: ItemIx,
        answering: &Answering,
        text: &str,
        usage: Usage,
    ) -> Result<Answer, AnswerFaultKind> {
        let by_code = || self.index.option(item, text);
        if let (Tool::LimeSurvey, Answering::Choice(_)) = (self.tool, answering) {
            let is_torn = answering.scale().is_some_and(|scale| scale.is_torn(text));
            if let Some(option) = self.by_survey_code(item, text).filter(|_| !is_torn) {
                return Ok(Answer::Option(option));
            }
            if self.usages.is_unanswered_yes_or_no(answering, text) {
                return Ok(Answer::NotAnswered);
            }
        }
        let refusal = match read_answer(answering, text, || usage) {
            Ok(answer) => return Ok(answer),
            Err(refusal) => refusal,
        };
        let found = match answering {
            Answering::Choice(_) if matches!(refusal, Refusal::Doubtful(..)) => None,
            Answering::Choice(_) => by_code()
                .or_else(|| beside_number(answering, text, |label| self.index.option(item, label)))
                .map(Answer::Option)
                .or_else(|| self.index.word(&fold(text))),
            Answering::Multi(_) | Answering::Number(_) | Answering::Text => self.index.word(&fold(text)),
        };
        found.ok_or_else(|| fault_of(answering, text, refusal))
    }

    /// The option that our export to LimeSurvey calls so.
    fn by_survey_code(&self, item: ItemIx, code: &str) -> Option<OptionIx> {
        let node = self.index.node(item);
        let options = &self.index.names.limesurvey.options;
        let mut of_item = options.range((node, OptionIx::new(0))..).take_while(|((at, _), _)| *at == node);
        of_item.find(|(_, name)| name.eq_ignore_ascii_case(code)).map(|((_, option), _)| *option)
    }

    /// A date where an option belongs.
    fn date(&self, answering: &Answering, cell: &Cell, text: &str) -> Option<Fault> {
        let has_options = answering.scale().is_some();
        let written = match cell {
            Cell::Time(moment) => {
                let (_, month, day) = moment.date().parts();
                Some(format!("{month}-{day}"))
            }
            Cell::Text(_) => written_as_date(text)?,
            Cell::Blank
            | Cell::Number(_)
            | Cell::Percent(_)
            | Cell::Bool(_)
            | Cell::Error(_)
            | Cell::Formula => return None,
        };
        let kind = ImportFaultKind::ExcelDate { value: text.to_owned(), written };
        (has_options || matches!(cell, Cell::Time(_))).then(|| Fault::Import(kind.into()))
    }

    /// What a cell says in a column of one part of an item where several may hold.
    ///
    /// # Errors
    /// Says why it is neither a tick nor none.
    pub fn mark(&self, item: ItemIx, part: Part, cell: &Cell) -> Result<Mark, Fault> {
        if let Some(kind) = uncomputed(cell) {
            return Err(Fault::Answer(kind.into()));
        }
        let raw = text_of(cell);
        let text = self.mapping.and_then(|mapping| mapping.meaning(item, &raw)).unwrap_or(&raw);
        let folded = fold(text);
        let said = match &*folded {
            "" => Some(Mark::Blank),
            "2" if self.usages.two_is_not_ticked(item) => Some(Mark::NotTicked),
            folded => truth(folded),
        };
        if let Some(mark) = said {
            return Ok(mark);
        }
        let Some(Answering::Multi(multi)) = self.index.item(item).map(|item| &item.answering) else {
            return Ok(Mark::Blank);
        };
        let said = self.index.word(text).or_else(|| self.index.word(&folded));
        if said == Some(Answer::NotAnswered) {
            return Ok(Mark::Blank);
        }
        // LimeSurvey writes this where the question was not shown or not reached.
        let is_unreached = self.tool == Tool::LimeSurvey && said == Some(Answer::NotApplicable);
        let is_ticked = match (part, said) {
            (Part::Option(option), said) => {
                match mark(multi.scale(), option, text) {
                    Some(Mark::Ticked) => return Ok(Mark::Ticked),
                    Some(Mark::NotTicked) => return Ok(Mark::NotTicked),
                    _ if self.index.option(item, text) == Some(option) => return Ok(Mark::Ticked),
                    _ if is_unreached => return Ok(Mark::Blank),
                    _ => {}
                }
                if let Some(word) = said {
                    return Ok(Mark::Word(word));
                }
                false
            }
            (Part::NotApplicable, _) if is_unreached && folded == "n/a" => return Ok(Mark::Blank),
            (Part::DontKnow, said) => said == Some(Answer::DontKnow),
            (Part::NotApplicable, said) => said == Some(Answer::NotApplicable),
            (Part::Whole | Part::Comment, _) => false,
        };
        if is_ticked {
            return Ok(Mark::Ticked);
        }
        let value = text.to_owned();
        let kind = match is_error(text) {
            true => AnswerFaultKind::ErrorCell { value },
            false => AnswerFaultKind::NotATick { value },
        };
        Err(Fault::Answer(kind.into()))
    }

    /// The answer that the marks of all of an item's parts make.
    ///
    /// # Errors
    /// Where an option is ticked that rules out others that are, or where a word stands beside marks; the latter with the
    /// part where it stands.
    pub fn marked(
        &self,
        item: ItemIx,
        marks: &[(Part, Mark)],
    ) -> Result<Answer, (AnswerFaultKind, Option<Part>)> {
        let ticked = |part: Part| marks.contains(&(part, Mark::Ticked));
        let is_marked = marks.iter().any(|(_, mark)| matches!(mark, Mark::Ticked | Mark::NotTicked));
        let mut words = marks.iter().filter_map(|(part, mark)| match mark {
            Mark::Word(word) => Some((*part, *word)),
            Mark::Ticked | Mark::NotTicked | Mark::Blank => None,
        });
        if let Some((part, first)) = words.next() {
            // Whoever does not know one option cannot have answered which of them hold.
            if is_marked || words.any(|(_, word)| word != first) {
                let value =
                    if first == Answer::DontKnow { columns::DONT_KNOW } else { columns::NOT_APPLICABLE }
                        .to_owned();
                return Err((AnswerFaultKind::NotATick { value }, Some(part)));
            }
            return Ok(first);
        }
        if !is_marked {
            return Ok(Answer::NotAnswered);
        }
        let options = marks.iter().filter_map(|(part, mark)| match (part, mark) {
            (Part::Option(option), Mark::Ticked) => Some(*option),
            _ => None,
        });
        let ticks: Ticks = options.collect();
        let is_any = ticks.iter().next().is_some();
        if !is_any && ticked(Part::DontKnow) {
            return Ok(Answer::DontKnow);
        }
        if !is_any && ticked(Part::NotApplicable) {
            return Ok(Answer::NotApplicable);
        }
        let Some(Answering::Multi(multi)) = self.index.item(item).map(|item| &item.answering) else {
            return Ok(Answer::NotAnswered);
        };
        self.settled(item, multi, ticks).map_err(|kind| (kind, None))
    }
}

/// What a text, in the form in which texts are compared, says of an option: whether it is ticked.
pub fn truth(folded: &str) -> Option<Mark> {
    match folded {
        "y" | "j" | "1" | "x" | "true" | "ja" | "yes" | "oui" | "si" | "sí" | "sant" | "vald"
        | "selected" | "checked" | "✓" | "✔" => Some(Mark::Ticked),
        "n" | "0" | "false" | "nej" | "no" | "non" | "nein" | "nee" | "falskt" | "not selected"
        | "unchecked" => Some(Mark::NotTicked),
        _ => None,
    }
}

/// What is wrong with a cell that a spreadsheet has not computed, or could not.
pub fn uncomputed(cell: &Cell) -> Option<AnswerFaultKind> {
    match cell {
        Cell::Error(value) => Some(AnswerFaultKind::ErrorCell { value: value.to_string() }),
        Cell::Formula => Some(AnswerFaultKind::FormulaWithoutValue),
        Cell::Blank | Cell::Text(_) | Cell::Number(_) | Cell::Percent(_) | Cell::Bool(_) | Cell::Time(_) => {
            None
        }
    }
}

/// Whether a text is a date as Excel shows one that it made of something else: `02-jan`, `jan-02`, `2026-02-01`. What was
/// written can be told only where the month is named.
fn written_as_date(text: &str) -> Option<Option<String>> {
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar", "mars", "mär"],
        &["apr"],
        &["maj", "may", "mai"],
        &["jun", "juni"],
        &["jul", "juli"],
        &["aug"],
        &["sep", "sept"],
        &["okt", "oct"],
        &["nov"],
        &["dec", "dez"],
    ];
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(['-', '/', ' ', '.']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let month = |text: &str| MONTHS.iter().position(|names| names.contains(&text)).map(|at| at + 1);
    match parts[..] {
        [a, b] => {
            let of = |month: Option<usize>, day: Option<u32>| Some(Some(format!("{}-{}", month?, day?)));
            of(month(a), number(b)).or_else(|| of(month(b), number(a)))
        }
        [a, b, c] if a.len() == 4 => {
            let (_, month, day) = (number(a)?, number(b)?, number(c)?);
            ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| Some(format!("{month}-{day}")))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_makes_of_a_range_is_known_for_a_date() {
        for (text, written) in [
            ("02-jan", Some(Some("1-2"))),
            ("jan-02", Some(Some("1-2"))),
            ("2-Feb", Some(Some("2-2"))),
            ("2026-02-01", Some(Some("2-1"))),
            ("may", None),
            ("1-2", None),
            ("2026-40-01", None),
        ] {
            let found = written_as_date(text);
            assert_eq!(found, written.map(|w| w.map(str::to_owned)), "{text}");
        }
    }
}
