//! A cell's content to an answer, with all that survey tools and spreadsheets make of one.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use super::grid::Cell;
use super::mapping::Mapping;
use super::matching::Index;
use super::wording::{fold, plain, unquoted};
use crate::load::answers::{Mark, fault_of, mark, read_answer, word};
use crate::model::{
    Answer, AnswerFaultKind, Answering, Fault, Given, ImportFaultKind, ItemIx, OptionIx, Part, Ticks, Tool,
};

/// A cell as a text, without surrounding space and what kept a spreadsheet from making something else of it.
pub fn text_of(cell: &Cell) -> Cow<'_, str> {
    match cell.shown() {
        Cow::Borrowed(text) => Cow::Borrowed(unquoted(text)),
        shown => shown,
    }
}

/// How cells are read in one file.
pub struct Values<'a> {
    pub index: &'a Index<'a>,
    pub mapping: Option<&'a Mapping>,
    pub tool: Tool,
    /// The answers worked out so far: most cells say what another has said. Only looked up, never walked through.
    pub known: RefCell<HashMap<(ItemIx, String), Answer>>,
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
        let is_date = matches!(cell, Cell::Time(_));
        if let Some(answer) = self.known.borrow().get(&(item, raw.to_string())).filter(|_| !is_date) {
            return Ok(Given { answer: *answer, ..nothing });
        }
        let meant = self.mapping.and_then(|mapping| mapping.meaning(item, &raw));
        let text = meant.map_or_else(|| raw.clone(), Cow::Borrowed);
        if text.is_empty() {
            return Ok(nothing);
        }
        if matches!(asked.answering, Answering::Text) {
            let answer = read_answer(&asked.answering, &text).unwrap_or(Answer::Text);
            let kept = (answer == Answer::Text).then(|| text.into_owned());
            return Ok(Given { answer, text: kept, comment: None });
        }
        let line = plain(&text);
        let read = match &asked.answering {
            Answering::Multi(multi) => self.several(item, asked, multi, &text),
            answering => {
                let read = self.read(item, answering, &line);
                read.or_else(|kind| self.anything_else(item, asked).ok_or(kind))
            }
        };
        match read {
            Ok(answer) => {
                self.remember(item, &raw, answer);
                Ok(Given { answer, ..nothing })
            }
            Err(_) if meant.is_some() => Err(self.unknown_meaning(item, &line)),
            Err(kind) => Err(self.date(&asked.answering, cell, &line).unwrap_or(Fault::Answer(kind.into()))),
        }
    }

    fn remember(&self, item: ItemIx, raw: &str, answer: Answer) {
        const MOST: usize = 20_000;
        let mut known = self.known.borrow_mut();
        if raw.len() <= 300 && known.len() < MOST {
            known.insert((item, raw.to_owned()), answer);
        }
    }

    fn unknown_meaning(&self, item: ItemIx, text: &str) -> Fault {
        let options = self.index.item(item).map_or(&[][..], |item| item.answering.options());
        let kind = ImportFaultKind::UnknownMeaning {
            meaning: text.to_owned(),
            item: Some(self.index.questionnaire[self.index.node(item)].id.clone()),
            options: options.iter().map(|option| option.id.to_string()).collect(),
        };
        Fault::Import(kind.into())
    }

    fn read(&self, item: ItemIx, answering: &Answering, text: &str) -> Result<Answer, AnswerFaultKind> {
        let by_code = || self.index.option(item, text);
        if let (Tool::LimeSurvey, Answering::Choice(_)) = (self.tool, answering)
            && let Some(option) = self.by_survey_code(item, text)
        {
            return Ok(Answer::Option(option));
        }
        let refusal = match read_answer(answering, text) {
            Ok(answer) => return Ok(answer),
            Err(refusal) => refusal,
        };
        let found = match answering {
            Answering::Choice(_) => by_code()
                .or_else(|| self.numbered(item, text))
                .map(Answer::Option)
                .or_else(|| word(&fold(text))),
            Answering::Multi(_) | Answering::Number(_) | Answering::Text => word(&fold(text)),
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

    /// `5 - Mostly other people`: a label with a number in front, which may be the option's or count it from 0.
    fn numbered(&self, item: ItemIx, text: &str) -> Option<OptionIx> {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let label = rest.trim_start_matches(['.', ':', ')', ' ', '-', '–', '—', '=']);
        let is_numbered = rest.len() < text.len() && label.len() < rest.len() && !label.is_empty();
        let number = &text[..text.len() - rest.len()];
        let bracketed = label.strip_prefix('(').and_then(|label| label.strip_suffix(')'));
        let found = is_numbered.then(|| self.index.option(item, bracketed.unwrap_or(label))).flatten()?;
        // A number that is another option's contradicts the label.
        let options = self.index.item(item)?.answering.options();
        let named = options.iter().position(|option| option.id.as_str() == number);
        named.is_none_or(|at| at == found.at()).then_some(found)
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
            Cell::Blank | Cell::Number(_) | Cell::Bool(_) | Cell::Error(_) => return None,
        };
        let kind = ImportFaultKind::ExcelDate { value: text.to_owned(), written };
        (has_options || matches!(cell, Cell::Time(_))).then(|| Fault::Import(kind.into()))
    }

    /// What a cell says in a column of one part of an item where several may hold; `None` where it says nothing.
    ///
    /// # Errors
    /// Says why it is neither a tick nor none.
    pub fn mark(&self, item: ItemIx, part: Part, cell: &Cell) -> Result<Option<bool>, Fault> {
        let raw = text_of(cell);
        let text = self.mapping.and_then(|mapping| mapping.meaning(item, &raw)).unwrap_or(&raw);
        let folded = fold(text);
        let truth = match &*folded {
            "" => return Ok(None),
            "y" | "1" | "x" | "true" | "ja" | "yes" | "oui" | "si" | "sí" | "sant" | "vald" | "selected"
            | "checked" | "✓" | "✔" => Some(true),
            "n" | "0" | "false" | "nej" | "no" | "non" | "nein" | "nee" | "falskt" | "not selected"
            | "unchecked" => Some(false),
            _ => None,
        };
        if truth.is_some() {
            return Ok(truth);
        }
        let Some(Answering::Multi(multi)) = self.index.item(item).map(|item| &item.answering) else {
            return Ok(None);
        };
        let is_named = match part {
            Part::Option(option) => {
                let marked = mark(multi.scale(), option, text);
                match marked {
                    Some(Mark::Ticked) => true,
                    Some(Mark::NotTicked) => return Ok(Some(false)),
                    _ => self.index.option(item, text) == Some(option),
                }
            }
            Part::DontKnow => word(&folded) == Some(Answer::DontKnow),
            Part::NotApplicable => word(&folded) == Some(Answer::NotApplicable),
            Part::Whole | Part::Comment => false,
        };
        if is_named {
            return Ok(Some(true));
        }
        Err(Fault::Answer(AnswerFaultKind::NotATick { value: text.to_owned() }.into()))
    }

    /// The answer that the marks of all of an item's parts make.
    ///
    /// # Errors
    /// Where an option is ticked that rules out others that are.
    pub fn marked(&self, item: ItemIx, marks: &[(Part, bool)]) -> Result<Answer, Fault> {
        let ticked = |part: Part| marks.contains(&(part, true));
        if marks.is_empty() {
            return Ok(Answer::NotAnswered);
        }
        let options = marks.iter().filter(|(_, truth)| *truth).filter_map(|(part, _)| match part {
            Part::Option(option) => Some(*option),
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
        self.settled(item, multi, ticks).map_err(|kind| Fault::Answer(kind.into()))
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
