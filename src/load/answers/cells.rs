//! What the cells of a row mean.

use std::cell::Cell;

use super::Reading;
use super::findings::{FaultIx, Findings, Spot, Topic};
use super::memo::Memo;
use super::refusal::{Refusal, ruling_out};
use super::several::{Mark, mark};
use super::usage::{Numerals, Usage};
use super::value;
use super::words::{is_error, own_word};
use super::written::Written;
use crate::load::table::{Row, trimmed};
use crate::model::{
    Answer, AnswerFaultKind, Answering, Decimal, Item, ItemIx, OptionIx, Questionnaire, Severity, Ticks,
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
    (reading, usage): (&Reading, &dyn Fn() -> Usage),
    memo: &mut Memo<Result<Answer, FaultIx>>,
    findings: &mut Findings,
    row: &Row,
    (column, item): (usize, ItemIx),
) -> Option<Answer> {
    // Nearly every cell is one that is known, and then nothing else need be looked at.
    if let Some(Ok(answer)) = memo.get(row.bytes(column)) {
        return Some(answer);
    }
    let asked = asked(reading.questionnaire, item)?;
    let answering = &asked.answering;
    // Hardly two texts are the same, and they can be long: they are not worth remembering.
    if matches!(answering, Answering::Text) && !is_error(row.text(column)) {
        return value::answer(answering, row.text(column), usage).ok();
    }
    recall(memo, findings, row, column, |text, findings| {
        let is_choice = matches!(answering, Answering::Choice(_));
        let as_read = |refusal: &Refusal<'_>| {
            let is_open = is_choice && matches!(refusal, Refusal::NoOption(_));
            asked.find_by_text(text).filter(|_| is_open).map(Answer::Option)
        };
        let looked_up = Cell::new(None);
        let usage = || {
            looked_up.set(Some(usage()));
            usage()
        };
        let own_word = |refusal: &Refusal<'_>| {
            let is_open = matches!(refusal, Refusal::NoOption(_) | Refusal::NoNumber);
            is_open.then(|| own_word(reading.questionnaire, text)).flatten()
        };
        let answer = value::answer(answering, text, usage)
            .or_else(|refusal| as_read(&refusal).or_else(|| own_word(&refusal)).ok_or(refusal));
        let spot = Spot::of(row, Some(column));
        let answer = answer.map_err(|refusal| {
            // A list of options is told by the one that does not exist, in whatever company it is.
            let what = match refusal {
                Refusal::NoOption(part) | Refusal::Doubtful(part, _) => part,
                Refusal::NoNumber
                | Refusal::OutsideRange
                | Refusal::TwoNumbers
                | Refusal::Percent
                | Refusal::PercentOrShare
                | Refusal::Error
                | Refusal::Exclusive(_) => text,
            };
            let key = (Topic::Value, item.at(), what);
            findings.report(Severity::Error, key, &spot, || value::fault(answering, text, refusal))
        })?;
        let places = looked_up.get().is_some_and(|usage| usage.numerals == Numerals::Places);
        let kind = match (answering.scale().filter(|_| places), answer) {
            (Some(scale), _) => Some(AnswerFaultKind::PlacesTaken { scale: scale.clone() }),
            (None, Answer::Number(number)) if may_be_share(number, text) && usage().looks_like_shares => {
                Some(AnswerFaultKind::LooksLikeShares { value: text.to_owned() })
            }
            _ => None,
        };
        if let Some(kind) = kind {
            findings.report(Severity::Warning, (Topic::Usage, item.at(), ""), &spot, || kind);
        }
        Ok(answer)
    })
}

fn may_be_share(number: Decimal, text: &str) -> bool {
    let number = number.value();
    0.0 < number && number < 1.0 && !Written::of(text).is_some_and(|written| written.is_percent)
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
        let own_word = || own_word(reading.questionnaire, text).map(Mark::Word);
        match mark(scale, *option, text).or_else(own_word) {
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
    if let Some(exclusive) = ruling_out(multi, ticks) {
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
    let value = text.to_owned();
    let fault = || match is_error(text) {
        true => AnswerFaultKind::ErrorCell { value },
        false => AnswerFaultKind::NotATick { value },
    };
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
            } else if ruling_out(multi, both).is_some() {
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
