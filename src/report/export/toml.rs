//! A questionnaire as TOML in normal form: everything that it says and nothing that goes without saying, in one order.
//! Reading it gives the same questionnaire again.

pub(super) mod written;

use written::{braced, display_range, lines, pair, plain, points};
pub use written::{key, localized, quoted};

use crate::model::format::Key;
use crate::model::format::questionnaire::{
    SIDES, axis, breakpoint, condition, counted, described, field, group, group_level, item, level, option,
    policies, position, scale, summary, top,
};
use crate::model::{
    Answering, Axis, Combine, Condition, ContentLang, Field, Group, Item, Localized, MissingPolicy,
    MultiRule, Node, NodeKind, Number, OptionIx, PlainRule, Points, Position, Questionnaire, Requirement,
    Scale, Share, Test, Weight,
};
use crate::report::facts::{usual_min_answered, usual_thresholds};

/// The questionnaire as TOML.
#[must_use]
pub fn toml(questionnaire: &Questionnaire) -> String {
    let mut file = File {
        questionnaire,
        from: usual_thresholds(questionnaire),
        min_answered: usual_min_answered(questionnaire),
        policies: usual_policies(questionnaire),
        text: String::new(),
    };
    file.head();
    file.levels();
    file.scales();
    for (_, node) in questionnaire.nodes().filter(|(_, node)| !node.kind.is_summary()) {
        match (node.group(), node.item()) {
            (Some(group), _) => file.group(node, group),
            (None, Some(item)) => file.item(node, item),
            (None, None) => {}
        }
    }
    for (_, node) in questionnaire.nodes() {
        if let Some(group) = node.group().filter(|_| node.kind.is_summary()) {
            file.summary(node, group);
        }
    }
    questionnaire.positions().iter().for_each(|position| file.position(position));
    file.words();
    file.plain_lists();
    file.text
}

struct File<'a> {
    questionnaire: &'a Questionnaire,
    from: Vec<Points>,
    min_answered: Share,
    policies: [MissingPolicy; 3],
    text: String,
}

/// What an answer that is no value counts as: the keys, in the order of an item's policies.
const POLICIES: [Key; 3] = [policies::MISSING, policies::DONT_KNOW, policies::NOT_APPLICABLE];

const fn of_item(item: &Item) -> [MissingPolicy; 3] {
    [item.missing, item.dont_know, item.not_applicable]
}

/// What most scored items count as no points; the others say what they do.
fn usual_policies(questionnaire: &Questionnaire) -> [MissingPolicy; 3] {
    let scored: Vec<_> =
        items(questionnaire).filter(|(_, item)| item.is_scored()).map(|(_, item)| of_item(item)).collect();
    std::array::from_fn(|at| {
        let zero = scored.iter().filter(|policies| policies[at] == MissingPolicy::Zero).count();
        if 2 * zero > scored.len() { MissingPolicy::Zero } else { MissingPolicy::LeaveOut }
    })
}

impl File<'_> {
    /// A table of its own, or the part of one that is named after a dot.
    fn table(&mut self, key: Key, part: Option<ContentLang>) {
        let part = part.map(|part| format!(".{part}")).unwrap_or_default();
        self.text.push_str(&format!("\n[{}{part}]\n", key.name()));
    }

    /// One of several tables.
    fn one_of(&mut self, key: Key) {
        self.text.push_str(&format!("\n[[{}]]\n", key.name()));
    }

    fn key(&mut self, key: Key, value: impl AsRef<str>) {
        self.line(key.name(), value);
    }

    fn line(&mut self, name: &str, value: impl AsRef<str>) {
        self.text.push_str(&format!("{name} = {}\n", value.as_ref()));
    }

    fn head(&mut self) {
        let q = self.questionnaire;
        self.key(top::FORMAT, "1");
        self.key(top::ID, quoted(q.id().as_str()));
        self.key(top::VERSION, quoted(q.version()));
        let languages: Vec<String> = q.languages().iter().map(|lang| quoted(lang.code())).collect();
        self.key(top::LANGUAGES, format!("[{}]", languages.join(", ")));
        self.key(top::TITLE, localized(q.title()));
        self.maybe(top::DESCRIPTION, q.description());
        if self.min_answered != Share::HALF {
            self.key(top::MIN_ANSWERED, plain(self.min_answered.value()));
        }
        for (key, usual) in POLICIES.into_iter().zip(self.policies) {
            if usual == MissingPolicy::Zero {
                self.key(key, quoted(usual.code()));
            }
        }
    }

    /// The questionnaire's own words, a table per language.
    fn words(&mut self) {
        for (lang, words) in self.questionnaire.words().each() {
            self.table(top::WORDS, Some(lang));
            words.for_each(|(name, words)| self.line(name, quoted(words)));
        }
    }

    /// The words that the wording is not to have, list by list.
    fn plain_lists(&mut self) {
        for (lang, words) in self.questionnaire.plain_lists() {
            self.table(top::LINT, Some(*lang));
            for (name, list) in words.lists().into_iter().filter(|(_, list)| !list.is_empty()) {
                let words: Vec<String> = list.iter().map(|word| quoted(word)).collect();
                self.line(name, format!("[{}]", words.join(", ")));
            }
        }
    }

    /// A text, where there is one.
    fn maybe(&mut self, key: Key, text: Option<&Localized>) {
        if let Some(text) = text {
            self.key(key, localized(text));
        }
    }

    /// A list of texts, where there is any.
    fn texts(&mut self, key: Key, texts: &[Localized]) {
        if !texts.is_empty() {
            self.key(key, lines(&texts.iter().map(localized).collect::<Vec<_>>()));
        }
    }

    fn levels(&mut self) {
        for (at, level) in self.questionnaire.levels().iter().enumerate() {
            self.one_of(top::LEVELS);
            self.key(level::ID, quoted(level.id.as_str()));
            self.key(level::FROM, points(self.from.get(at).copied().unwrap_or(Points::ZERO)));
            self.key(level::NAME, localized(&level.name));
            self.maybe(level::TEXT, level.text.as_ref());
            self.maybe(level::TEXT_FOR_WHOLE, level.text_for_whole.as_ref());
        }
    }

    /// The scales that are named by items; one that is named after its item stands with it.
    fn scales(&mut self) {
        let mut shared: Vec<(&Scale, Uses)> = Vec::new();
        for (node, item) in items(self.questionnaire) {
            let Some(scale) = item.answering.scale().filter(|scale| !is_own(node, scale)) else { continue };
            let uses = Uses::of(&item.answering);
            match shared.iter_mut().find(|(known, _)| known.id() == scale.id()) {
                Some((_, known)) => known.add(&uses),
                None => shared.push((scale, uses)),
            }
        }
        for (scale, uses) in shared {
            self.one_of(top::SCALES);
            self.key(scale::ID, quoted(scale.id().as_str()));
            self.key(scale::OPTIONS, options(scale, &uses));
        }
    }

    fn group(&mut self, node: &Node, group: &Group) {
        self.one_of(top::GROUPS);
        self.key(group::ID, quoted(node.id.as_str()));
        match node.parent {
            Some(parent) => self.key(group::PARENT, quoted(self.questionnaire[parent].id.as_str())),
            None => self.key(group::KIND, quoted(node.kind.code())),
        }
        self.names(node);
        if node.weight != Weight::ONE {
            self.key(counted::WEIGHT, plain(node.weight.value()));
        }
        self.audience(node);
        if group.optional {
            self.key(group::OPTIONAL, "true");
        }
        if !group.also.is_empty() {
            let ids: Vec<String> =
                group.also.iter().map(|node| quoted(self.questionnaire[*node].id.as_str())).collect();
            self.key(group::CHILDREN, format!("[{}]", ids.join(", ")));
        }
        if let Some(condition) = &group.shown_if {
            self.key(group::SHOWN_IF, self.condition(condition));
        }
        if !group.rests_on.is_empty() {
            self.key(group::RESTS_ON, format!("{{ {} }}", self.requirements(&group.rests_on)));
        }
        self.rules(group);
    }

    fn summary(&mut self, node: &Node, group: &Group) {
        self.table(if node.kind == NodeKind::Readiness { top::READINESS } else { top::INDEX }, None);
        self.names(node);
        self.rules(group);
    }

    fn names(&mut self, node: &Node) {
        // A name that the program gives is also in languages that the questionnaire may not be in.
        let languages = self.questionnaire.languages();
        let is_given = node.kind.usual_name().is_some_and(|usual| usual == node.name);
        if !is_given || node.name.each().all(|(lang, _)| languages.contains(&lang)) {
            self.key(summary::NAME, localized(&node.name));
        }
        if node.short != node.name {
            self.key(described::SHORT, localized(&node.short));
        }
        self.maybe(described::DESCRIPTION, node.description.as_ref());
    }

    fn rules(&mut self, group: &Group) {
        if group.combine != Combine::Mean {
            self.key(described::COMBINE, quoted(group.combine.code()));
        }
        if let Combine::Ladder { pass_at } = group.combine
            && pass_at != Points::MAX
        {
            self.key(described::PASS_AT, points(pass_at));
        }
        if let Some(range) = group.range {
            self.key(described::RANGE, display_range(range));
        }
        if group.min_answered != self.min_answered {
            self.key(described::MIN_ANSWERED, plain(group.min_answered.value()));
        }
        if let Some(least) = group.min_group {
            self.key(described::MIN_GROUP, least.to_string());
        }
        let levels: Vec<String> = self.node_levels(group);
        if !levels.is_empty() {
            self.key(described::LEVELS, lines(&levels));
        }
    }

    /// What the group says of levels beyond what the questionnaire says.
    fn node_levels(&self, group: &Group) -> Vec<String> {
        let levels = self.questionnaire.levels().iter().zip(&group.levels).zip(&self.from);
        let says = levels.filter_map(|((level, here), usual)| {
            let mut pairs = Vec::new();
            if here.from != *usual {
                pairs.push(pair(group_level::FROM, points(here.from)));
            }
            if !here.requires.is_empty() {
                let required = format!("{{ {} }}", self.requirements(&here.requires));
                pairs.push(pair(group_level::REQUIRES, required));
            }
            let texts = [
                (group_level::TEXT, &here.text),
                (group_level::TEXT_FOR_WHOLE, &here.text_for_whole),
                (group_level::ADVICE_FOR_WHOLE, &here.advice_for_whole),
            ];
            let said = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?)));
            pairs.extend(said.map(|(key, text)| pair(key, localized(text))));
            let id = pair(group_level::ID, quoted(level.id.as_str()));
            (!pairs.is_empty()).then(|| format!("{{ {id}, {} }}", pairs.join(", ")))
        });
        says.collect()
    }

    fn requirements(&self, needed: &[Requirement]) -> String {
        let one = needed.iter().map(|requirement| {
            let node = key(self.questionnaire[requirement.node].id.as_str());
            format!("{node} = {}", points(requirement.at_least))
        });
        one.collect::<Vec<_>>().join(", ")
    }

    fn item(&mut self, node: &Node, item: &Item) {
        self.one_of(top::ITEMS);
        self.key(item::ID, quoted(node.id.as_str()));
        if let Some(parent) = node.parent {
            self.key(item::GROUP, quoted(self.questionnaire[parent].id.as_str()));
        }
        if !matches!(item.answering, Answering::Choice(_)) {
            self.key(item::KIND, quoted(item.answering.kind().code()));
        }
        self.key(item::TEXT, localized(&node.name));
        if node.short != node.name {
            self.key(item::SHORT, localized(&node.short));
        }
        self.maybe(item::HELP, item.help.as_ref());
        self.audience(node);
        if let Some(condition) = &item.shown_if {
            self.key(item::SHOWN_IF, self.condition(condition));
        }
        if let Some(consent) = item.consent {
            self.key(item::STORY, "true");
            self.key(item::CONSENT, quoted(self.questionnaire[consent].id.as_str()));
        }
        if !item.scored {
            self.key(item::SCORED, "false");
        }
        self.answering(node, item);
        self.item_rules(node, item);
        self.texts(item::ANCHORS, &item.anchors);
        self.texts(item::ADVICE, &item.advice);
        self.texts(item::ADVICE_FOR_WHOLE, &item.advice_for_whole);
        if item.effort != Weight::ONE {
            self.key(item::EFFORT, plain(item.effort.value()));
        }
        if !item.accepts.is_empty() {
            let reason =
                |(rule, reason): &(PlainRule, String)| format!("{} = {}", rule.code(), quoted(reason));
            let reasons: Vec<String> = item.accepts.iter().map(reason).collect();
            self.key(item::ACCEPTS, braced(&reasons));
        }
    }

    fn audience(&mut self, node: &Node) {
        if let Some(audience) = &node.audience {
            let roles: Vec<String> = audience.iter().map(|role| quoted(role.as_str())).collect();
            self.key(counted::AUDIENCE, format!("[{}]", roles.join(", ")));
        }
    }

    fn item_rules(&mut self, node: &Node, item: &Item) {
        if item.revision != 1 {
            self.key(item::REVISION, item.revision.to_string());
        }
        if node.weight != Weight::ONE {
            self.key(counted::WEIGHT, plain(node.weight.value()));
        }
        if item.reverse {
            self.key(item::REVERSE, "true");
        }
        let own = POLICIES.into_iter().zip(of_item(item)).zip(self.policies);
        for ((key, own), _) in own.filter(|((_, own), usual)| own != usual) {
            self.key(key, quoted(own.code()));
        }
    }

    fn answering(&mut self, node: &Node, item: &Item) {
        if let Answering::Number(number) = &item.answering {
            self.number(number);
        }
        let Some(scale) = item.answering.scale() else { return };
        if is_own(node, scale) {
            self.key(item::OPTIONS, options(scale, &Uses::of(&item.answering)));
        } else {
            self.key(item::SCALE, quoted(scale.id().as_str()));
        }
    }

    fn number(&mut self, number: &Number) {
        match number.breakpoints() {
            [(low, Points::ZERO), (high, Points::MAX)] => {
                self.key(item::MIN, plain(low.value()));
                self.key(item::MAX, plain(high.value()));
            }
            bends => {
                let bend = |(at, gives): &(_, Points)| bend(*at, *gives);
                self.key(item::BREAKPOINTS, lines(&bends.iter().map(bend).collect::<Vec<_>>()));
            }
        }
        if number.clamps() {
            self.key(item::CLAMP, "true");
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let decides = &self.questionnaire[condition.item];
        let mut pairs = vec![pair(condition::ITEM, quoted(decides.id.as_str()))];
        match &condition.test {
            Test::Options(options) => {
                let all = decides.item().map_or(&[][..], |item| item.answering.options());
                let ids = options.iter().filter_map(|option| all.get(option.at()));
                let ids: Vec<String> = ids.map(|option| quoted(option.id.as_str())).collect();
                pairs.push(pair(condition::IS, format!("[{}]", ids.join(", "))));
            }
            Test::Number { at_least, at_most } => {
                pairs.extend(at_least.map(|least| pair(condition::AT_LEAST, plain(least.value()))));
                pairs.extend(at_most.map(|most| pair(condition::AT_MOST, plain(most.value()))));
            }
        }
        braced(&pairs)
    }

    fn position(&mut self, position: &Position) {
        self.one_of(top::POSITIONS);
        self.key(position::ID, quoted(position.id.as_str()));
        self.key(position::TITLE, localized(&position.title));
        self.key(position::X, self.axis(&position.x));
        self.key(position::Y, self.axis(&position.y));
        // The fields of the low side of the vertical axis come first.
        let sides = SIDES.iter().flat_map(|(y, _)| SIDES.iter().map(move |(x, _)| (*x, *y)));
        let fields: Vec<String> =
            sides.zip(&position.fields).map(|(sides, field)| in_field(sides, field)).collect();
        self.key(position::FIELDS, lines(&fields));
    }

    fn axis(&self, axis: &Axis) -> String {
        let node = pair(axis::NODE, quoted(self.questionnaire[axis.node].id.as_str()));
        braced(&[node, pair(axis::FROM, points(axis.from))])
    }
}

fn items(questionnaire: &Questionnaire) -> impl Iterator<Item = (&Node, &Item)> {
    let nodes = questionnaire.items().iter().map(|ix| &questionnaire[*ix]);
    nodes.filter_map(|node| Some((node, node.item()?)))
}

fn in_field((x, y): (&str, &str), field: &Field) -> String {
    braced(&[
        pair(field::X, quoted(x)),
        pair(field::Y, quoted(y)),
        pair(field::ID, quoted(field.id.as_str())),
        pair(field::NAME, localized(&field.name)),
        pair(field::TEXT, localized(&field.text)),
    ])
}

fn bend(at: crate::model::Decimal, gives: Points) -> String {
    braced(&[pair(breakpoint::AT, plain(at.value())), pair(breakpoint::POINTS, points(gives))])
}

/// Whether a scale is one item's own.
fn is_own(node: &Node, scale: &Scale) -> bool {
    scale.id().as_str() == node.id.as_str()
}

/// What the items that share a scale make of it.
#[derive(Default)]
struct Uses {
    exclusive: Vec<OptionIx>,
    /// Whether points must stand even where they are what options have anyway: that is how ticks come to be added up.
    adds: bool,
}

impl Uses {
    fn of(answering: &Answering) -> Self {
        let Answering::Multi(multi) = answering else { return Self::default() };
        let all = (0..multi.scale().options().len()).map(OptionIx::new);
        let exclusive = all.filter(|option| multi.is_exclusive(*option)).collect();
        Self { exclusive, adds: multi.rule() == MultiRule::Points }
    }

    fn add(&mut self, other: &Self) {
        self.adds |= other.adds;
        self.exclusive.extend(&other.exclusive);
    }
}

fn options(scale: &Scale, uses: &Uses) -> String {
    let all = scale.options();
    let usual = |at: usize| Points::equally_spaced(at, all.len());
    let says_points = uses.adds || all.iter().enumerate().any(|(at, option)| option.points != usual(at));
    let one = all.iter().enumerate().map(|(at, option)| {
        let mut pairs =
            vec![pair(option::ID, quoted(option.id.as_str())), pair(option::LABEL, localized(&option.label))];
        let is_exclusive = uses.exclusive.contains(&OptionIx::new(at));
        if says_points {
            pairs.push(pair(option::POINTS, points(option.points)));
        }
        if is_exclusive {
            pairs.push(pair(option::EXCLUSIVE, "true"));
        }
        braced(&pairs)
    });
    lines(&one.collect::<Vec<_>>())
}
