//! The action plan that lies beside an assessment.

use super::beside;
use crate::load::{self, Files};
use crate::model::format::plan::PLAN_FILE;
use crate::model::{ActionPlan, Assessment, Diagnostics};

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
    let text = match beside::text(files, PLAN_FILE) {
        Ok(Some(text)) => text,
        Ok(None) => return OpenedPlan { plan: Some(ActionPlan::default()), ..OpenedPlan::default() },
        Err(diagnostics) => return OpenedPlan { diagnostics, ..OpenedPlan::default() },
    };
    // What was emptied is a plan to begin anew.
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return OpenedPlan { text, plan: Some(ActionPlan::default()), ..OpenedPlan::default() };
    }
    let (plan, diagnostics) = load::action_plan(PLAN_FILE, &text, assessment);
    OpenedPlan { text, plan, diagnostics }
}
