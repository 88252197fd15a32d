//! What is no fault in any file but may not be what was meant.

use crate::load::answers::{AnswerFiles, Register, is_answers};
use crate::load::{Files, is_made_up, is_of_a_report, is_plan_text};
use crate::model::{Assessment, Doubt, Pairs};

/// Files that nobody reads, and answers that nobody gave. `others` are read as something else than answers.
pub(super) fn of_files(files: &dyn Files, read: &AnswerFiles, others: &[String]) -> Vec<Doubt> {
    let mut left_out = files.list();
    let is_read = |name: &String| read.contains(name) || others.contains(name);
    left_out.retain(|name| is_answers(name) && !is_read(name) && !is_of_a_report(files, name));
    // An action plan that somebody edits in a spreadsheet is nobody's answers.
    left_out.retain(|name| !files.read(name).is_ok_and(|bytes| is_plan_text(&bytes)));
    let left_out = (!left_out.is_empty()).then_some(Doubt::LeftOut(left_out));
    let made_up = read.iter().filter(|(_, bytes)| is_made_up(bytes));
    left_out.into_iter().chain(made_up.map(|(name, _)| Doubt::MadeUp(name.to_owned()))).collect()
}

/// Ids that are said to be stable and hardly are.
pub(super) fn of_ids(assessment: &Assessment, registers: &[Register], pairs: &Pairs) -> Option<Doubt> {
    let [.., before, now] = registers else { return None };
    let [.., earlier, later] = &assessment.waves[..] else { return None };
    before
        .is_of_strangers(now, pairs)
        .then(|| Doubt::Strangers { before: earlier.id.clone(), now: later.id.clone() })
}
