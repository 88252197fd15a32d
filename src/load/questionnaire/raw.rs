//! A questionnaire as it stands in the file: every value of the right kind, no reference followed yet.

use std::ops::Range;

use crate::load::reader::At;
use crate::model::{
    Combine, ContentLang, Decimal, DisplayRange, ItemKind, Localized, MissingPolicy, NodeKind, OwnWords,
    PlainLists, PlainRule, Points, RoleId, Share, Weight,
};

/// The whole file.
pub struct RawQuestionnaire {
    pub id: Option<At<String>>,
    pub version: Option<At<String>>,
    pub languages: Vec<ContentLang>,
    pub words: OwnWords,
    pub plain_lists: PlainLists,
    pub title: Option<Localized>,
    pub description: Option<Localized>,
    pub min_answered: Option<Share>,
    pub missing: Option<MissingPolicy>,
    pub dont_know: Option<MissingPolicy>,
    pub not_applicable: Option<MissingPolicy>,
    pub range: Option<DisplayRange>,
    pub scale: Option<At<String>>,
    pub levels: Vec<RawLevel>,
    pub scales: Vec<RawScale>,
    pub groups: Vec<RawGroup>,
    pub items: Vec<RawItem>,
    /// Whether there are none, or they stand as they should; otherwise that has been told.
    pub has_sound_items: bool,
    pub readiness: Option<RawGroup>,
    pub index: Option<RawGroup>,
    pub positions: Vec<RawPosition>,
}

/// One of `[[levels]]`.
pub struct RawLevel {
    pub id: Option<At<String>>,
    pub from: Option<At<Points>>,
    pub name: Option<Localized>,
    pub text: Option<Localized>,
    pub text_for_whole: Option<Localized>,
}

/// One of `[[scales]]`.
pub struct RawScale {
    pub id: Option<At<String>>,
    pub options: Option<RawOptions>,
}

/// A list of options; one that cannot be read at all is `None`.
pub type RawOptions = At<Vec<Option<RawOption>>>;

/// One of a scale's options.
pub struct RawOption {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub label: Option<Localized>,
    /// Whether the key is there, even if its value is faulty.
    pub has_points: bool,
    pub points: Option<Points>,
    /// Whether it rules out all others.
    pub is_exclusive: bool,
}

/// One of `[[groups]]`, or `[readiness]`, or `[index]`.
pub struct RawGroup {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub kind: Option<At<NodeKind>>,
    pub parent: Option<At<String>>,
    /// What is part of another group and counts here too.
    pub children: Vec<At<String>>,
    pub name: Option<Localized>,
    pub short: Option<Localized>,
    pub description: Option<Localized>,
    pub weight: Option<At<Weight>>,
    pub min_answered: Option<Share>,
    pub min_group: Option<At<u32>>,
    pub shown_if: Option<RawCondition>,
    pub audience: Option<Vec<RoleId>>,
    pub rests_on: Vec<(At<String>, Points)>,
    pub optional: bool,
    pub combine: Combine,
    pub range: Option<DisplayRange>,
    pub levels: Vec<RawNodeLevel>,
}

/// What a group says of a level.
pub struct RawNodeLevel {
    pub id: Option<At<String>>,
    pub from: Option<At<Points>>,
    pub text: Option<Localized>,
    pub text_for_whole: Option<Localized>,
    pub advice_for_whole: Option<Localized>,
    pub requires: Vec<(At<String>, Points)>,
}

/// One of `[[items]]`.
pub struct RawItem {
    pub at: Range<usize>,
    pub id: Option<At<String>>,
    pub group: Option<At<String>>,
    pub revision: Option<u32>,
    pub weight: Option<At<Weight>>,
    pub audience: Option<Vec<RoleId>>,
    /// `None` where it cannot be read.
    pub kind: Option<ItemKind>,
    pub shown_if: Option<RawCondition>,
    /// Of a story: the question of whether it may be told.
    pub consent: Option<At<String>>,
    pub is_scored: bool,
    pub text: Option<Localized>,
    pub short: Option<Localized>,
    pub help: Option<Localized>,
    pub reverse: bool,
    pub missing: Option<MissingPolicy>,
    pub dont_know: Option<MissingPolicy>,
    pub not_applicable: Option<MissingPolicy>,
    /// Whether `scale` or `options` is there, even if faulty.
    pub has_scale: bool,
    pub scale: Option<At<String>>,
    pub options: Option<RawOptions>,
    pub anchors: Option<At<Vec<Option<Localized>>>>,
    pub advice: Option<At<Vec<Option<Localized>>>>,
    pub advice_for_whole: Option<At<Vec<Option<Localized>>>>,
    pub effort: Option<At<Weight>>,
    pub accepts: Vec<(At<PlainRule>, String)>,
    pub number: RawNumber,
}

/// What only an item that is answered with a number has.
#[derive(Default)]
pub struct RawNumber {
    pub min: Option<At<Decimal>>,
    pub max: Option<At<Decimal>>,
    pub breakpoints: Option<At<Vec<Option<RawBreakpoint>>>>,
    pub clamp: bool,
}

/// A value at which the points of a number bend.
pub struct RawBreakpoint {
    pub at: Option<At<Decimal>>,
    pub points: Option<Points>,
}

/// What an earlier answer must be for an item to be asked.
pub struct RawCondition {
    /// Where the condition stands.
    pub at: Range<usize>,
    pub item: Option<At<String>>,
    /// Whether any test is there, even if faulty.
    pub has_test: bool,
    pub is: Option<At<Vec<Option<At<String>>>>>,
    pub at_least: Option<At<Decimal>>,
    pub at_most: Option<At<Decimal>>,
}

/// One of `[[positions]]`.
pub struct RawPosition {
    pub id: Option<At<String>>,
    pub title: Option<Localized>,
    pub x: Option<RawAxis>,
    pub y: Option<RawAxis>,
    pub fields: Option<At<Vec<Option<RawField>>>>,
}

/// An axis of a picture.
pub struct RawAxis {
    pub node: Option<At<String>>,
    pub from: Option<Points>,
}

/// A field of a picture.
pub struct RawField {
    pub at: Range<usize>,
    pub x_high: Option<bool>,
    pub y_high: Option<bool>,
    pub id: Option<At<String>>,
    pub name: Option<Localized>,
    pub text: Option<Localized>,
}
