//! Words on the command line to what they name.

use mognad::load::answers::{Found, Units};
use mognad::load::nearest;
use mognad::model::{Assessment, Lang, Node, NodeIx, Questionnaire, RoleId, UnitId, UnitIx, UnitTree, nfc};
use mognad::text::terminal::failures::{Named, ambiguous_unit, bad_role, no_position, unknown, wave_waits};

use super::failure::Failure;

/// A word as ids are compared with it: in small letters, each written in one way.
fn folded(word: &str) -> String {
    nfc(word.trim()).to_lowercase()
}

/// A unit by its id, else by its name in any language; case does not matter where nothing else decides.
pub fn unit(units: &UnitTree, word: &str, lang: Lang) -> Result<UnitIx, Failure> {
    let known = Units::new(units);
    match known.find(word.trim()) {
        Found::One(unit) => Ok(unit),
        Found::Nothing => {
            let ids: Vec<&str> = units.iter().map(|(_, unit)| unit.id.as_str()).collect();
            Err(unknown(Named::Unit, word, known.nearest(word).as_deref(), &ids, lang).into())
        }
        Found::Several(ids) => {
            let ids: Vec<&str> = ids.iter().map(UnitId::as_str).collect();
            Err(ambiguous_unit(word, &ids, lang).into())
        }
    }
}

/// The roles that people were asked in, each once.
pub fn invited_roles(assessment: &Assessment) -> Vec<RoleId> {
    let mut roles: Vec<RoleId> = Vec::new();
    for role in assessment.units.iter().flat_map(|(_, unit)| unit.invited_by_role.keys()) {
        if !is_among(role, &roles) {
            roles.push(role.clone());
        }
    }
    roles
}

/// Whether a role is one of these; case does not matter, as it does not in files of answers.
pub fn is_among(role: &RoleId, roles: &[RoleId]) -> bool {
    let wanted = role.as_str().to_lowercase();
    roles.iter().any(|role| role.as_str().to_lowercase() == wanted)
}

/// A node by its id, else by its name or its short one in any language where only one is called so; case does not matter.
pub fn node(questionnaire: &Questionnaire, word: &str, lang: Lang) -> Result<NodeIx, Failure> {
    let wanted = folded(word);
    let by_id = questionnaire.nodes().find(|(_, node)| node.id.as_str().to_lowercase() == wanted);
    let is_called = |node: &Node| {
        let names = node.name.texts().chain(node.short.texts());
        names.into_iter().any(|name| folded(name) == wanted)
    };
    let mut called = questionnaire.nodes().filter(|(_, node)| is_called(node));
    let by_name = called.next().filter(|_| called.next().is_none());
    by_id.or(by_name).map(|(ix, _)| ix).ok_or_else(|| {
        let ids = questionnaire.nodes().map(|(_, node)| node.id.as_str());
        let nearest = nearest(word, ids);
        let groups = questionnaire.nodes().filter(|(_, node)| node.group().is_some());
        let groups: Vec<&str> = groups.map(|(_, node)| node.id.as_str()).collect();
        unknown(Named::Node, word, nearest.as_deref(), &groups, lang).into()
    })
}

/// A group of questions by its id; case does not matter.
pub fn group(questionnaire: &Questionnaire, word: &str, lang: Lang) -> Result<NodeIx, Failure> {
    group_of(questionnaire, word, false, lang)
}

/// The same, or what sums up groups.
pub fn group_or_summary(questionnaire: &Questionnaire, word: &str, lang: Lang) -> Result<NodeIx, Failure> {
    group_of(questionnaire, word, true, lang)
}

fn group_of(
    questionnaire: &Questionnaire,
    word: &str,
    with_summaries: bool,
    lang: Lang,
) -> Result<NodeIx, Failure> {
    let wanted = folded(word);
    let is_one = |node: &Node| node.group().is_some() && (with_summaries || !node.kind.is_summary());
    let groups = || questionnaire.nodes().filter(|(_, node)| is_one(node));
    let found = groups().find(|(_, node)| node.id.as_str().to_lowercase() == wanted);
    found.map(|(ix, _)| ix).ok_or_else(|| {
        let ids: Vec<&str> = groups().map(|(_, node)| node.id.as_str()).collect();
        unknown(Named::Group, word, nearest(word, ids.iter().copied()).as_deref(), &ids, lang).into()
    })
}

/// A role by what it is called, which need not have been heard of.
pub fn role(word: &str, lang: Lang) -> Result<RoleId, Failure> {
    RoleId::parse(word).map_err(|why| bad_role(word, why, lang).into())
}

/// A wave's place by its id; the latest where none is asked for.
pub fn wave(assessment: &Assessment, word: Option<&str>, lang: Lang) -> Result<usize, Failure> {
    let Some(word) = word else { return Ok(assessment.waves.len() - 1) };
    let ids: Vec<&str> = assessment.waves.iter().map(|wave| wave.id.as_str()).collect();
    let is_it = |id: &&str| folded(id) == folded(word);
    if let Some(waiting) = assessment.waiting.iter().map(|wave| wave.id.as_str()).find(is_it) {
        return Err(wave_waits(waiting, &ids, lang).into());
    }
    ids.iter().position(is_it).ok_or_else(|| {
        let nearest = nearest(word, ids.iter().copied());
        unknown(Named::Wave, word, nearest.as_deref(), &ids, lang).into()
    })
}

/// The place of one of the questionnaire's pictures, by its id; its first where none is asked for.
pub fn position(questionnaire: &Questionnaire, word: Option<&str>, lang: Lang) -> Result<usize, Failure> {
    let ids: Vec<&str> = questionnaire.positions().iter().map(|position| position.id.as_str()).collect();
    if ids.is_empty() {
        return Err(no_position(questionnaire.title().get(lang), lang).into());
    }
    let Some(word) = word else { return Ok(0) };
    let found = ids.iter().position(|id| *id == word.trim());
    found.ok_or_else(|| {
        let nearest = nearest(word, ids.iter().copied());
        unknown(Named::Position, word, nearest.as_deref(), &ids, lang).into()
    })
}
