//! What other programs call what is ours.

use std::collections::BTreeMap;

use super::{NodeIx, OptionIx};

/// What a survey tool calls nodes and options, so that what comes back from it can be told apart again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeNames {
    /// Groups and items.
    pub nodes: BTreeMap<NodeIx, String>,
    /// Options, per item.
    pub options: BTreeMap<(NodeIx, OptionIx), String>,
}

/// What all of them call it, as far as our exports have told them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ToolNames {
    /// In LimeSurvey.
    pub limesurvey: NodeNames,
    /// In KoboToolbox and ODK.
    pub xlsform: NodeNames,
    /// How our exports ask for the unit, in each language.
    pub unit_questions: Vec<String>,
}
