//! The action plan that lies beside an assessment.

use crate::load::{self, Files};
use crate::model::format::plan::PLAN_FILE;
use crate::model::{ActionPlan, Assessment, Diagnostic, Diagnostics, Fault, Place, TomlFault, Unreadable};

/// A plan as it was kept.
#[derive(Debug, Clone, Default)]
pub struct OpenedPlan {
    /// Its text; empty where there is no plan yet.
    pub text: String,
    /// What it says; an empty plan where there is none yet, and `None` where what there is has faults.
    pub plan: Option<ActionPlan>,
    /// Its faults.
    pub diagnostics: Diagnostics,
}

/// Reads the plan that lies among an assessment's files, if there is one.
#[must_use]
pub fn action_plan(files: &dyn Files, assessment: &Assessment) -> OpenedPlan {
    let refused = |fault: TomlFault| {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::error(Fault::Toml(fault), Place::File(PLAN_FILE.to_owned())));
        OpenedPlan { diagnostics, ..OpenedPlan::default() }
    };
    let text = match files.read(PLAN_FILE).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => return refused(TomlFault::NotUtf8),
        Err(Unreadable::NotFound) => {
            return OpenedPlan { plan: Some(ActionPlan::default()), ..OpenedPlan::default() };
        }
        Err(why) => return refused(TomlFault::CannotRead { path: PLAN_FILE.to_owned(), why, nearest: None }),
    };
    // What was emptied is a plan to begin anew.
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return OpenedPlan { text, plan: Some(ActionPlan::default()), ..OpenedPlan::default() };
    }
    let (plan, diagnostics) = load::action_plan(PLAN_FILE, &text, assessment);
    OpenedPlan { text, plan, diagnostics }
}
