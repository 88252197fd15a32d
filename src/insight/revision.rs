//! What became different from one version of a questionnaire to the next, and what stays comparable.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Answering, Combine, Condition, Group, Item, Localized, MultiRule, Node, NodeId, NodeIx, NodeKind,
    OptionIx, Questionnaire, RoleId, Test, Weight,
};

/// Everything that is different between two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Whether the content is not the same although the version is.
    pub is_unversioned: bool,
    /// How many items have the same id and revision in both and are asked of the same people, and so are compared over time.
    pub comparable: usize,
    /// How many items there were.
    pub items_before: usize,
    /// How many items there are.
    pub items_after: usize,
    /// What is different in the questionnaire as a whole: version, languages, levels, pictures.
    pub whole: Changes,
    /// Items that have the same id and revision in both and are asked of others than before, in the new order: by another
    /// condition, or by one on an item that is not compared itself.
    pub asked_of_others: Vec<Gone>,
    /// Groups and items that are new, in the new order.
    pub added: Vec<Gone>,
    /// Groups and items that are no more, in the old order.
    pub removed: Vec<Gone>,
    /// Groups and items that are in both and not the same, in the new order.
    pub changed: Vec<Changed>,
}

/// A node that is in one version only, or not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// The group's name, or the question.
    pub name: Localized,
}

impl Gone {
    fn of(node: &Node) -> Self {
        Self { id: node.id.clone(), kind: node.kind, name: node.name.clone() }
    }
}

/// A node that is in both versions and not the same in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Its id.
    pub id: NodeId,
    /// What it is in the new version.
    pub kind: NodeKind,
    /// A short name.
    pub name: Localized,
    /// The groups that it was and is in, where they are not the same.
    pub moved: Option<(Option<NodeId>, Option<NodeId>)>,
    /// Whether the parts that a group has in both stand in another order, and that counts.
    pub is_reordered: bool,
    /// Whether it is an item that is compared over time.
    pub is_compared: bool,
    /// An item's revision before and after, where it is not the same.
    pub revision: Option<(u32, u32)>,
    /// What respondents read.
    pub wording: Vec<Text>,
    /// How answers are given and counted, and the other changes of texts.
    pub changes: Changes,
}

impl Changed {
    /// Whether answers mean something else than before and are compared all the same.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.is_compared && (self.answers().next().is_some() || !self.wording.is_empty())
    }

    /// Whether the revision went down, so that it may be one that had another meaning before.
    #[must_use]
    pub fn is_lowered(&self) -> bool {
        self.revision.is_some_and(|(before, after)| after < before)
    }

    /// How an item's answers are given or counted in another way.
    pub fn answers(&self) -> impl Iterator<Item = &Setting> {
        let is_item = self.kind == NodeKind::Item;
        self.changes.settings.iter().filter(move |setting| is_item && setting.changes_answers())
    }

    /// The other settings that are not the same.
    pub fn rules(&self) -> impl Iterator<Item = &Setting> {
        let is_item = self.kind == NodeKind::Item;
        self.changes.settings.iter().filter(move |setting| !(is_item && setting.changes_answers()))
    }
}

/// What is different in settings and texts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Settings, by their keys in the file.
    pub settings: Vec<Setting>,
    /// Texts that are not part of a question.
    pub texts: Vec<Text>,
}

/// A setting that was changed, added or taken away.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Where it stands in the file: keys and ids with points between.
    pub key: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

impl Setting {
    /// Whether an item's answers are given in another way or give other points.
    fn changes_answers(&self) -> bool {
        const STARTS: [&str; 5] = ["kind", "options.", "breakpoints.", "reverse", "scored"];
        STARTS.iter().any(|start| self.key.starts_with(start))
    }
}

/// What a setting says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A word of the file, or an id.
    Word(String),
}

impl From<&str> for Value {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

/// A text that was changed, added or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where it stands in the file.
    pub key: String,
    /// What it was.
    pub before: Option<Localized>,
    /// What it is.
    pub after: Option<Localized>,
}

/// Compares two versions of a questionnaire.
#[must_use]
pub fn revision(before: &Questionnaire, after: &Questionnaire) -> Revision {
    let common = before.common_items(after);
    Revision {
        // Two questionnaires count their versions each for itself.
        is_unversioned: before.id() == after.id()
            && before.version() == after.version()
            && before.digest() != after.digest(),
        comparable: common.len(),
        items_before: before.items().len(),
        items_after: after.items().len(),
        whole: Changes {
            settings: settings_between(&whole_settings(before), &whole_settings(after)),
            texts: texts_between(&whole_texts(before), &whole_texts(after)),
        },
        asked_of_others: asked_of_others(before, after, &common),
        added: only_in(after, before),
        removed: only_in(before, after),
        changed: after.nodes().filter_map(|(ix, _)| changed(before, after, ix, &common)).collect(),
    }
}

fn only_in(one: &Questionnaire, other: &Questionnaire) -> Vec<Gone> {
    // A summary comes and goes with the groups that it sums up.
    let own = one.nodes().filter(|(_, node)| !node.kind.is_summary() && twin(other, node).is_none());
    own.map(|(_, node)| Gone::of(node)).collect()
}

fn asked_of_others(before: &Questionnaire, after: &Questionnaire, common: &BTreeSet<NodeId>) -> Vec<Gone> {
    let same_revision = |node: &Node| {
        let (_, old) = twin(before, node)?;
        Some(old.item()?.revision == node.item()?.revision)
    };
    let apart =
        after.nodes().filter(|(_, node)| !common.contains(&node.id) && same_revision(node) == Some(true));
    apart.map(|(_, node)| Gone::of(node)).collect()
}

/// The node with the same id; a group and an item are never the same.
fn twin<'q>(other: &'q Questionnaire, node: &Node) -> Option<(NodeIx, &'q Node)> {
    let ix = other.find(node.id.as_str())?;
    (other[ix].item().is_some() == node.item().is_some()).then(|| (ix, &other[ix]))
}

fn changed(
    before: &Questionnaire,
    after: &Questionnaire,
    ix: NodeIx,
    common: &BTreeSet<NodeId>,
) -> Option<Changed> {
    let node = &after[ix];
    let (old_ix, old) = twin(before, node)?;
    let parent = |q: &Questionnaire, ix: NodeIx| q[ix].parent.map(|parent| q[parent].id.clone());
    let (was_in, is_in) = (parent(before, old_ix), parent(after, ix));
    let revisions = old.item().zip(node.item()).map(|(old, new)| (old.revision, new.revision));
    let changed = Changed {
        id: node.id.clone(),
        kind: node.kind,
        name: node.short.clone(),
        moved: (was_in != is_in).then_some((was_in, is_in)),
        is_reordered: is_reordered(before, old, after, node),
        is_compared: common.contains(&node.id),
        revision: revisions.filter(|(before, after)| before != after),
        wording: texts_between(&wording(old), &wording(node)),
        changes: Changes {
            settings: settings_between(&settings(before, old_ix), &settings(after, ix)),
            texts: texts_between(&texts(before, old), &texts(after, node)),
        },
    };
    let same = changed.moved.is_none()
        && !changed.is_reordered
        && changed.revision.is_none()
        && changed.wording.is_empty()
        && changed.changes == Changes::default();
    (!same).then_some(changed)
}

/// Stages are passed in order; elsewhere it does not matter in what order the parts stand.
fn is_reordered(before: &Questionnaire, old: &Node, after: &Questionnaire, new: &Node) -> bool {
    let (Some(old), Some(new)) = (old.group(), new.group()) else { return false };
    let ids = |q: &Questionnaire, group: &Group| -> Vec<NodeId> {
        group.counted().map(|part| q[part].id.clone()).collect()
    };
    let (old_ids, new_ids) = (ids(before, old), ids(after, new));
    let both: BTreeSet<&NodeId> = old_ids.iter().filter(|id| new_ids.contains(id)).collect();
    let kept = |ids: &[NodeId]| ids.iter().filter(|id| both.contains(id)).cloned().collect::<Vec<_>>();
    new.combine.is_gated() && kept(&old_ids) != kept(&new_ids)
}

type Settings = BTreeMap<String, Value>;
type Texts = BTreeMap<String, Localized>;

fn settings_between(before: &Settings, after: &Settings) -> Vec<Setting> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let pairs = keys.into_iter().map(|key| (key, before.get(key), after.get(key)));
    let different = pairs.filter(|(_, before, after)| before != after);
    different
        .map(|(key, before, after)| Setting {
            key: key.clone(),
            before: before.cloned(),
            after: after.cloned(),
        })
        .collect()
}

fn texts_between(before: &Texts, after: &Texts) -> Vec<Text> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let pairs = keys.into_iter().map(|key| (key, before.get(key), after.get(key)));
    let different = pairs.filter(|(_, before, after)| before != after);
    different
        .map(|(key, before, after)| Text { key: key.clone(), before: before.cloned(), after: after.cloned() })
        .collect()
}

fn whole_settings(q: &Questionnaire) -> Settings {
    let languages: Vec<&str> = q.languages().iter().map(|lang| lang.code()).collect();
    let mut all = Settings::from([
        ("id".to_owned(), q.id().as_str().into()),
        ("version".to_owned(), q.version().into()),
        ("languages".to_owned(), languages.join(", ").as_str().into()),
    ]);
    for (at, level) in q.levels().iter().enumerate() {
        all.insert(format!("levels.{}", level.id), Value::Number(at as f64 + 1.0));
    }
    for position in q.positions() {
        for (side, axis) in [("x", &position.x), ("y", &position.y)] {
            let key = format!("positions.{}.{side}", position.id);
            all.insert(format!("{key}.node"), q[axis.node].id.as_str().into());
            all.insert(format!("{key}.from"), Value::Number(axis.from.value()));
        }
    }
    all
}

fn whole_texts(q: &Questionnaire) -> Texts {
    let mut all = Texts::from([("title".to_owned(), q.title().clone())]);
    all.extend(q.description().map(|text| ("description".to_owned(), text.clone())));
    for (lang, words) in q.words().each() {
        let said = words.filter_map(|(name, words)| {
            Some((format!("words.{lang}.{name}"), Localized::new([(lang, words)])?))
        });
        all.extend(said);
    }
    for level in q.levels() {
        all.insert(format!("levels.{}.name", level.id), level.name.clone());
        for (key, text) in [("text", &level.text), ("text_for_whole", &level.text_for_whole)] {
            all.extend(text.as_ref().map(|text| (format!("levels.{}.{key}", level.id), text.clone())));
        }
    }
    for position in q.positions() {
        all.insert(format!("positions.{}.title", position.id), position.title.clone());
        for field in &position.fields {
            all.insert(format!("positions.{}.fields.{}.name", position.id, field.id), field.name.clone());
            all.insert(format!("positions.{}.fields.{}.text", position.id, field.id), field.text.clone());
        }
    }
    all
}

/// How a node counts. What goes without saying is left out, as in the file.
fn settings(q: &Questionnaire, ix: NodeIx) -> Settings {
    let node = &q[ix];
    let mut all = Settings::from([("weight".to_owned(), Value::Number(node.weight.value()))]);
    if let Some(audience) = &node.audience {
        let roles: Vec<&str> = audience.iter().map(RoleId::as_str).collect();
        all.insert("audience".to_owned(), Value::Word(roles.join(", ")));
    }
    if let Some(group) = node.group() {
        all.insert("kind".to_owned(), node.kind.code().into());
        group_settings(q, group, &mut all);
    }
    if let Some(item) = node.item() {
        item_settings(item, &mut all);
        all.extend(conditions_text(q, ix).map(|conditions| ("shown_if".to_owned(), conditions)));
    }
    all
}

fn group_settings(q: &Questionnaire, group: &Group, all: &mut Settings) {
    all.insert("combine".to_owned(), group.combine.code().into());
    if let Combine::Ladder { pass_at } = group.combine {
        all.insert("pass_at".to_owned(), Value::Number(pass_at.value()));
    }
    if let Some((low, high)) = group.range.map(|range| range.ends()) {
        all.insert("range".to_owned(), Value::Word(format!("[{low}, {high}]")));
    }
    if group.optional {
        all.insert("optional".to_owned(), "true".into());
    }
    all.insert("min_answered".to_owned(), Value::Number(group.min_answered.value()));
    if !group.also.is_empty() {
        let ids: Vec<&str> = group.also.iter().map(|node| q[*node].id.as_str()).collect();
        all.insert("children".to_owned(), Value::Word(ids.join(", ")));
    }
    let condition = group.shown_if.as_ref().map(|condition| Value::Word(condition_text(q, condition)));
    all.extend(condition.map(|condition| ("shown_if".to_owned(), condition)));
    for needed in &group.rests_on {
        all.insert(format!("rests_on.{}", q[needed.node].id), Value::Number(needed.at_least.value()));
    }
    all.extend(group.min_group.map(|least| ("min_group".to_owned(), Value::Number(f64::from(least)))));
    for (level, here) in q.levels().iter().zip(&group.levels) {
        all.insert(format!("levels.{}.from", level.id), Value::Number(here.from.value()));
        for needed in &here.requires {
            let key = format!("levels.{}.requires.{}", level.id, q[needed.node].id);
            all.insert(key, Value::Number(needed.at_least.value()));
        }
    }
}

fn item_settings(item: &Item, all: &mut Settings) {
    all.insert("kind".to_owned(), item.answering.kind().code().into());
    for (at, option) in item.answering.options().iter().enumerate() {
        let key = format!("options.{}", option.id);
        if let Answering::Multi(multi) = &item.answering {
            if multi.is_exclusive(OptionIx::new(at)) {
                all.insert(format!("{key}.exclusive"), "true".into());
            }
            if multi.rule() == MultiRule::Share {
                // Where ticks are counted, options have no points of their own.
                all.insert(key, "1/n".into());
                continue;
            }
        }
        // Answers to an entry question give no points, whatever its scale says.
        let points = Value::Number(option.points.value());
        all.insert(key, if item.scored { points } else { "–".into() });
    }
    if !item.scored {
        all.insert("scored".to_owned(), "false".into());
    }
    if let Answering::Number(number) = &item.answering {
        for (at, points) in number.breakpoints() {
            all.insert(format!("breakpoints.{}", at.value()), Value::Number(points.value()));
        }
        if number.clamps() {
            all.insert("clamp".to_owned(), "true".into());
        }
    }
    if item.reverse {
        all.insert("reverse".to_owned(), "true".into());
    }
    let policies =
        [("missing", item.missing), ("dont_know", item.dont_know), ("not_applicable", item.not_applicable)];
    for (key, policy) in policies {
        all.insert(key.to_owned(), policy.code().into());
    }
}

/// What must hold for an item to be asked, in its groups and in itself.
fn conditions_text(q: &Questionnaire, item: NodeIx) -> Option<Value> {
    let all: Vec<String> =
        q.conditions_at(item).iter().map(|condition| condition_text(q, condition)).collect();
    (!all.is_empty()).then(|| Value::Word(all.join(" & ")))
}

fn condition_text(q: &Questionnaire, condition: &Condition) -> String {
    let decides = &q[condition.item];
    match &condition.test {
        Test::Options(options) => {
            let all = decides.item().map_or(&[][..], |item| item.answering.options());
            let ids = options.iter().filter_map(|option| all.get(option.at()));
            let ids: Vec<&str> = ids.map(|option| option.id.as_str()).collect();
            format!("{} = {}", decides.id, ids.join(" | "))
        }
        Test::Number { at_least, at_most } => {
            let least = at_least.map(|least| format!("{} ≤ ", least.value())).unwrap_or_default();
            let most = at_most.map(|most| format!(" ≤ {}", most.value())).unwrap_or_default();
            format!("{least}{}{most}", decides.id)
        }
    }
}

/// What respondents read of an item.
fn wording(node: &Node) -> Texts {
    let Some(item) = node.item() else { return Texts::new() };
    let mut all = Texts::from([("text".to_owned(), node.name.clone())]);
    all.extend(item.help.as_ref().map(|help| ("help".to_owned(), help.clone())));
    for (at, option) in item.answering.options().iter().enumerate() {
        all.insert(format!("options.{}.label", option.id), option.label.clone());
        all.extend(item.anchors.get(at).map(|anchor| (format!("anchors.{}", option.id), anchor.clone())));
    }
    all
}

/// The texts of a node that answers do not hang on.
fn texts(q: &Questionnaire, node: &Node) -> Texts {
    let mut all = Texts::new();
    let own_short = (node.short != node.name).then(|| ("short".to_owned(), node.short.clone()));
    all.extend(own_short);
    all.extend(node.description.as_ref().map(|text| ("description".to_owned(), text.clone())));
    if let Some(group) = node.group() {
        all.insert("name".to_owned(), node.name.clone());
        for (level, here) in q.levels().iter().zip(&group.levels) {
            let texts = [
                ("text", &here.text),
                ("text_for_whole", &here.text_for_whole),
                ("advice_for_whole", &here.advice_for_whole),
            ];
            for (key, text) in texts {
                all.extend(text.as_ref().map(|text| (format!("levels.{}.{key}", level.id), text.clone())));
            }
        }
    }
    if let Some(item) = node.item() {
        // Nothing that was answered hangs on what a step takes either.
        if item.effort != Weight::ONE {
            all.insert("effort".to_owned(), Localized::same(&item.effort.value().to_string()));
        }
        for (key, texts) in [("advice", &item.advice), ("advice_for_whole", &item.advice_for_whole)] {
            for (option, advice) in item.answering.options().iter().zip(texts) {
                all.insert(format!("{key}.{}", option.id), advice.clone());
            }
        }
    }
    all
}
