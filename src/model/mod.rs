//! The nouns of an assessment: pure data, valid by construction.
//!
//! Nothing here reads files or computes scores. A value of one of these types
//! already satisfies its invariants, so nobody downstream checks again.

mod action;
mod answer;
mod answer_fault;
mod answering;
mod asked;
mod assessment;
mod benchmark;
mod called;
mod condition;
mod date;
mod draft_fault;
mod fault;
mod figure;
mod figure_fault;
pub mod format;
mod given;
mod guard;
mod id;
mod import_fault;
mod importing;
mod inside;
mod item_ix;
mod lang;
mod letters;
mod median;
mod moment;
mod node;
mod node_ix;
mod opening;
mod organisation;
mod own_text;
mod personal;
mod plain;
mod plan_fault;
mod points;
mod policy;
mod questionnaire;
mod remark;
mod restrict;
mod scale;
mod slug;
mod template_fault;
pub mod toml_fault;
mod tool_names;
mod unasked;
mod unit;
mod unit_list_fault;
mod unreadable;
mod wording;
mod words;

pub use action::{Action, ActionField, ActionPlan, FieldValue, PlanTwin, Sign, Status, TakenIn};
pub use answer::{Answer, Answers, Pairs, Response, Responses, RowAt, Ticks};
pub use answer_fault::{
    AnswerFaultKind, Further, LooksLike, MeaningLine, Named, NumberDoubt, Pace, SeenAt, UnknownColumn,
};
pub use answering::{Answering, ItemKind, Multi, MultiRule, Number};
pub use assessment::{Assessment, Mode, Respondents, Rollup, Wave};
pub use benchmark::{AskedWith, Benchmark, Profile, Spread, Told, ToldScore, UnitProfile};
pub use condition::{Condition, Test};
pub use date::Date;
pub use draft_fault::{DraftFault, DraftField};
pub use fault::{AnswerFault, CellPlace, Diagnostic, Diagnostics, Fault, Place, Severity, TomlFault};
pub use figure::{Better, Figure, Figures};
pub use figure_fault::{FigureColumn, FigureFault, KoladaPart, KoladaThing};
pub use format::ReservedColumn;
pub use given::{Given, Respondent};
pub use guard::{guarded, unguarded};
pub use id::{
    ActionId, IdError, LevelId, NodeId, OptionId, PositionId, RoleId, ScaleId, USUAL_ROLES, UnitId, WaveId,
};
pub use import_fault::{
    ColumnsFault, ContentFault, Dropped, FileFault, FileKind, FormFault, ImportFault, ImportFaultKind, Limit,
    MappingFault, UnitCandidate,
};
pub use importing::{
    Becomes, ColumnView, ImportView, LeftOut, Origin, Part, ReadAs, Sureness, SystemColumn, Tool, Unmatched,
};
pub use item_ix::ItemIx;
pub use lang::{BadTag, ContentLang, Lang, Localized, Tongue};
pub use letters::{code_point, first_difference, is_clean, is_stray, look, look_alike, masked, nfc};
pub use median::median;
pub use moment::Moment;
pub use node::{
    Axis, Combine, DisplayRange, Field, Group, Item, Level, MissingPolicy, Node, NodeBody, NodeKind,
    NodeLevel, Position, Requirement,
};
pub use node_ix::{LevelIx, NodeIx};
pub use opening::{Doubt, Refusal};
pub use organisation::Organisation;
pub use own_text::{OwnPlace, OwnText, OwnTexts};
pub use personal::{anonymous, hiding_personal, looks_personal, without_personal};
pub use plain::{PlainLists, PlainRule, PlainWords};
pub use plan_fault::PlanFault;
pub use points::{Decimal, Millionths, Points, Share, Weight};
pub use policy::{Clause, Demand, Policy};
pub use questionnaire::{Digest, Questionnaire, QuestionnaireParts};
pub use remark::{Remark, Telling};
pub use scale::{AnswerOption, OptionIx, Scale, as_number, is_called, numbered};
pub use slug::slug;
pub use template_fault::{TEMPLATE_MARK, TemplateFault};
pub use tool_names::{NodeNames, ToolNames};
pub use unit::{Unit, UnitIx, UnitTree, with_parts};
pub use unit_list_fault::{UnitColumn, UnitListFault};
pub use unreadable::Unreadable;
pub use wording::{beside_number, coded};
pub use words::{OwnWords, PHRASES, Phrase, blanks};
