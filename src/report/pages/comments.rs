//! What respondents wrote: comments in the area that they are about, stories and what went well in a part of their own.

use std::collections::BTreeMap;

use super::wins::{moved, units_moved};
use crate::doc::{Block, Document, Entry, Level, Listing, Part, Run, Text, Voice};
use crate::insight::Comment;
use crate::model::{NodeIx, UnitIx};
use crate::report::view::Scope;
use crate::text::sentences::{board, comments as say};

/// The comments on an area, folded; nothing where there are none to be read.
pub fn of_area(scope: &Scope<'_>, unit: UnitIx, area: NodeIx) -> Option<Block> {
    let questionnaire = scope.questionnaire();
    let mut by_item: BTreeMap<NodeIx, Vec<&Comment>> = BTreeMap::new();
    let about = scope.view.comments(unit).filter(|comment| questionnaire.area_of(comment.item) == Some(area));
    about.for_each(|comment| by_item.entry(comment.item).or_default().push(comment));
    if by_item.is_empty() {
        return None;
    }
    let number = by_item.values().map(Vec::len).sum();
    let mut body = Document::default();
    for (item, comments) in by_item {
        body.heading(Level::Subsection, Run::own(questionnaire[item].name.get(scope.lang)));
        body.list(comments.into_iter().map(|comment| comment.text.clone()));
    }
    let has_parts = scope.is_whole(unit);
    let least =
        scope.view.scores.release().limits(area).exact.max(u64::from(scope.view.assessment.min_item_group));
    body.note(say::how_chosen(least, has_parts, scope.lang));
    Some(Block::Fold(say::comments(number, scope.lang), body))
}

/// What went well, and stories, of a unit and the units in it; nothing where there is neither.
pub fn stories(scope: &Scope<'_>, unit: UnitIx) -> Option<Part> {
    let (words, lang) = (say::words(scope.lang), scope.lang);
    let mut body = Document::default();
    if let Some(changes) = scope.changes() {
        let risen = moved(scope, changes, unit, true);
        let units = if scope.is_whole(unit) { units_moved(scope, changes, true) } else { Vec::new() };
        let told = (!risen.is_empty()).then(|| board::risen(&risen, lang));
        body.list(told.into_iter().chain(board::units_moved(&units, &[], lang)));
    }
    let stories = entries(scope, unit);
    let title = if stories.is_empty() { words.wins } else { words.wins_and_stories };
    if !stories.is_empty() {
        body.entries(Listing::Bullets, stories);
        body.note(words.how_told);
    }
    (!body.is_empty()).then(|| Part::section("stories", title, title, body))
}

/// A story for who decides, short enough for a page; nothing where there is none.
pub fn for_board(scope: &Scope<'_>, whole: UnitIx) -> Option<String> {
    const LONGEST: usize = 240;
    let story = scope.view.stories(whole).find(|story| story.text.chars().count() <= LONGEST)?;
    let who = story.names_unit.then(|| scope.unit_name(story.unit));
    Some(say::told_by(who, &story.text, scope.lang))
}

fn entries(scope: &Scope<'_>, unit: UnitIx) -> Vec<Entry> {
    let entry = |story: &Comment| {
        let who = story.names_unit.then(|| scope.unit_name(story.unit));
        Entry::new(Text::from(story.text.as_str()))
            .saying(Voice::Small, who.unwrap_or(say::words(scope.lang).some_unit))
    };
    scope.view.stories(unit).map(entry).collect()
}
