//! What the cells of a row mean.

use super::Reading;
use super::findings::{FaultIx, Findings, Spot, Topic};
use super::memo::Memo;
use super::several::{Mark, mark};
use super::value::{self, Refusal};
use crate::load::table::{Row, trimmed};
use crate::model::{
    Answer, AnswerFaultKind, Answering, Item, ItemIx, OptionIx, Questionnaire, Severity, Ticks,
};

/// What a cell means, worked out where it is not known yet. A fault that is known is counted once more.
pub(super) fn recall<T: Copy>(
    memo: &mut Memo<Result<T, FaultIx>>,
    findings: &mut Findings,
    row: &Row,
    column: usize,
    work_out: impl FnOnce(&str, &mut Findings) -> Result<T, FaultIx>,
) -> Option<T> {
    let cell = row.bytes(column);
    match memo.get(cell) {
        Some(Ok(meaning)) => Some(meaning),
        Some(Err(fault)) => {
            findings.again(fault, row.number);
            None
        }
        None => {
            let meaning = work_out(trimmed(cell), findings);
            memo.keep(cell, meaning);
            meaning.ok()
        }
    }
}

/// The answer to an item that stands in one cell.
pub(super) fn value_of(
    reading: &Reading,
    memo: &mut Memo<Result<Answer, FaultIx>>,
    findings: &mut Findings,
    row: &Row,
    column: usize,
    item: ItemIx,
) -> Option<Answer> {
    // Nearly every cell is one that is known, and then nothing else need be looked at.
    if let Some(Ok(answer)) = memo.get(row.bytes(column)) {
        return Some(answer);
    }
    let asked = asked(reading.questionnaire, item)?;
    let answering = &asked.answering;
    // Hardly two texts are the same, and they can be long: they are not worth remembering.
    if matches!(answering, Answering::Text) {
        return value::answer(answering, row.text(column)).ok();
    }
    recall(memo, findings, row, column, |text, findings| {
        let is_choice = matches!(answering, Answering::Choice(_));
        let as_read = || asked.find_by_text(text).filter(|_| is_choice).map(Answer::Option);
        let answer = value::answer(answering, text).or_else(|refusal| as_read().ok_or(refusal));
        answer.map_err(|refusal| {
            // A list of options is told by the one that does not exist, in whatever company it is.
            let what = if let Refusal::NoOption(part) = refusal { part } else { text };
            let key = (Topic::Value, item.at(), what);
            let fault = || value::fault(answering, text, refusal);
            findings.report(Severity::Error, key, &Spot::of(row, Some(column)), fault)
        })
    })
}

/// The answer to an item that has a column per option.
///
/// Blank in all of them is no answer; blank beside other marks is not ticked.
pub(super) fn marks_of(
    reading: &Reading,
    findings: &mut Findings,
    row: &Row,
    columns: &[(usize, OptionIx)],
    item: ItemIx,
) -> Option<Answer> {
    let Answering::Multi(multi) = &asked(reading.questionnaire, item)?.answering else { return None };
    let scale = multi.scale();
    let mut marks = Vec::with_capacity(columns.len());
    for (column, option) in columns {
        let text = row.text(*column);
        match mark(scale, *option, text) {
            Some(mark) => marks.push((*column, *option, mark)),
            None => note_no_tick(findings, row, *column),
        }
    }
    let is_marked = marks.iter().any(|(.., mark)| matches!(mark, Mark::Ticked | Mark::NotTicked));
    let mut words = marks.iter().filter_map(|(column, _, mark)| match mark {
        Mark::Word(answer) => Some((*column, *answer)),
        Mark::Ticked | Mark::NotTicked | Mark::Blank => None,
    });
    match words.next() {
        // Whoever does not know one option cannot have answered which of them hold.
        Some((column, _)) if is_marked => {
            note_no_tick(findings, row, column);
            return None;
        }
        Some((_, first)) => {
            let is_one = words.all(|(_, word)| word == first);
            return Some(if is_one { first } else { Answer::DontKnow });
        }
        None if !is_marked => return None,
        None => {}
    }
    let ticks =
        marks.iter().filter(|(.., mark)| *mark == Mark::Ticked).map(|(_, option, _)| *option).collect();
    if let Some(exclusive) = value::ruling_out(multi, ticks) {
        let column = columns.iter().find(|(_, option)| *option == exclusive).map(|(column, _)| *column);
        let key = (Topic::Exclusive, item.at(), "");
        let fault = || value::exclusive_fault(multi, ticks);
        findings.report(Severity::Error, key, &Spot::of(row, column), fault);
        return None;
    }
    Some(Answer::Ticks(ticks))
}

fn note_no_tick(findings: &mut Findings, row: &Row, column: usize) {
    let text = row.text(column);
    let fault = || AnswerFaultKind::NotATick { value: text.to_owned() };
    findings.report(Severity::Error, (Topic::Mark, column, text), &Spot::of(row, Some(column)), fault);
}

/// What comes of a further row, in the long layout, with an answer to the same item.
pub(super) enum Rows {
    /// Together they are one answer.
    One(Answer),
    /// The item has been answered.
    Repeated,
    /// The options rule each other out.
    Excluded(Box<AnswerFaultKind>),
}

/// Puts an answer together with that of earlier rows, where there are any. Only ticks can be given one by one.
pub(super) fn several_rows(
    questionnaire: &Questionnaire,
    item: ItemIx,
    before: Option<Answer>,
    answer: Answer,
) -> Rows {
    let Some(before) = before else { return Rows::One(answer) };
    let Some(Answering::Multi(multi)) = asked(questionnaire, item).map(|item| &item.answering) else {
        return Rows::Repeated;
    };
    match (before, answer) {
        (Answer::NotAnswered, other) | (other, Answer::NotAnswered) => Rows::One(other),
        (Answer::Ticks(before), Answer::Ticks(ticks)) => {
            let both: Ticks = before.union(ticks);
            if both == before {
                Rows::Repeated
            } else if value::ruling_out(multi, both).is_some() {
                Rows::Excluded(Box::new(value::exclusive_fault(multi, both)))
            } else {
                Rows::One(Answer::Ticks(both))
            }
        }
        _ => Rows::Repeated,
    }
}

fn asked(questionnaire: &Questionnaire, item: ItemIx) -> Option<&Item> {
    questionnaire[questionnaire.items()[item.at()]].item()
}
