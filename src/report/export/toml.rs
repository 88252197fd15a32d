//! A questionnaire as TOML in normal form: everything that it says and nothing that goes without saying, in one order.
//! Reading it gives the same questionnaire again.

mod values;

use crate::model::{
    Answering, Axis, Combine, Condition, Field, Group, Item, Localized, MissingPolicy, MultiRule, Node,
    NodeKind, Number, OptionIx, PlainRule, Points, Position, Questionnaire, Requirement, Scale, Share, Test,
    Weight,
};
use crate::report::facts::{usual_min_answered, usual_thresholds};

use values::{display_range, lines, plain, points};
pub use values::{key, localized, quoted};

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
const POLICIES: [&str; 3] = ["missing", "dont_know", "not_applicable"];

const fn policies(item: &Item) -> [MissingPolicy; 3] {
    [item.missing, item.dont_know, item.not_applicable]
}

const fn policy(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Zero => "\"zero\"",
        MissingPolicy::LeaveOut => "\"leave-out\"",
    }
}

/// What most scored items count as no points; the others say what they do.
fn usual_policies(questionnaire: &Questionnaire) -> [MissingPolicy; 3] {
    let scored: Vec<_> =
        items(questionnaire).filter(|(_, item)| item.is_scored()).map(|(_, item)| policies(item)).collect();
    std::array::from_fn(|at| {
        let zero = scored.iter().filter(|policies| policies[at] == MissingPolicy::Zero).count();
        if 2 * zero > scored.len() { MissingPolicy::Zero } else { MissingPolicy::LeaveOut }
    })
}

impl File<'_> {
    fn heading(&mut self, heading: &str) {
        self.text.push_str(&format!("\n{heading}\n"));
    }

    fn key(&mut self, key: &str, value: impl AsRef<str>) {
        self.text.push_str(&format!("{key} = {}\n", value.as_ref()));
    }

    fn head(&mut self) {
        let q = self.questionnaire;
        self.key("format", "1");
        self.key("id", quoted(q.id().as_str()));
        self.key("version", quoted(q.version()));
        let languages: Vec<String> = q.languages().iter().map(|lang| quoted(lang.code())).collect();
        self.key("languages", format!("[{}]", languages.join(", ")));
        self.key("title", localized(q.title()));
        self.maybe("description", q.description());
        if self.min_answered != Share::HALF {
            self.key("min_answered", plain(self.min_answered.value()));
        }
        for (key, usual) in POLICIES.into_iter().zip(self.policies) {
            if usual == MissingPolicy::Zero {
                self.key(key, policy(usual));
            }
        }
    }

    /// The questionnaire's own words, a table per language.
    fn words(&mut self) {
        for (lang, words) in self.questionnaire.words().each() {
            self.heading(&format!("[words.{lang}]"));
            words.for_each(|(name, words)| self.key(name, quoted(words)));
        }
    }

    /// The words that the wording is not to have, list by list.
    fn plain_lists(&mut self) {
        for (lang, words) in self.questionnaire.plain_lists() {
            self.heading(&format!("[lint.{lang}]"));
            for (name, list) in words.lists().into_iter().filter(|(_, list)| !list.is_empty()) {
                let words: Vec<String> = list.iter().map(|word| quoted(word)).collect();
                self.key(name, format!("[{}]", words.join(", ")));
            }
        }
    }

    /// A text, where there is one.
    fn maybe(&mut self, key: &str, text: Option<&Localized>) {
        if let Some(text) = text {
            self.key(key, localized(text));
        }
    }

    /// A list of texts, where there is any.
    fn texts(&mut self, key: &str, texts: &[Localized]) {
        if !texts.is_empty() {
            self.key(key, lines(&texts.iter().map(localized).collect::<Vec<_>>()));
        }
    }

    fn levels(&mut self) {
        for (at, level) in self.questionnaire.levels().iter().enumerate() {
            self.heading("[[levels]]");
            self.key("id", quoted(level.id.as_str()));
            self.key("from", points(self.from.get(at).copied().unwrap_or(Points::ZERO)));
            self.key("name", localized(&level.name));
            self.maybe("text", level.text.as_ref());
            self.maybe("text_for_whole", level.text_for_whole.as_ref());
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
            self.heading("[[scales]]");
            self.key("id", quoted(scale.id().as_str()));
            self.key("options", options(scale, &uses));
        }
    }

    fn group(&mut self, node: &Node, group: &Group) {
        self.heading("[[groups]]");
        self.key("id", quoted(node.id.as_str()));
        match node.parent {
            Some(parent) => self.key("parent", quoted(self.questionnaire[parent].id.as_str())),
            None => self.key("kind", quoted(node.kind.code())),
        }
        self.names(node);
        if node.weight != Weight::ONE {
            self.key("weight", plain(node.weight.value()));
        }
        self.audience(node);
        if group.optional {
            self.key("optional", "true");
        }
        if !group.also.is_empty() {
            let ids: Vec<String> =
                group.also.iter().map(|node| quoted(self.questionnaire[*node].id.as_str())).collect();
            self.key("children", format!("[{}]", ids.join(", ")));
        }
        if let Some(condition) = &group.shown_if {
            self.key("shown_if", self.condition(condition));
        }
        if !group.rests_on.is_empty() {
            self.key("rests_on", format!("{{ {} }}", self.requirements(&group.rests_on)));
        }
        self.rules(group);
    }

    fn summary(&mut self, node: &Node, group: &Group) {
        self.heading(if node.kind == NodeKind::Readiness { "[readiness]" } else { "[index]" });
        self.names(node);
        self.rules(group);
    }

    fn names(&mut self, node: &Node) {
        // A name that the program gives is also in languages that the questionnaire may not be in.
        let languages = self.questionnaire.languages();
        let is_given = node.kind.usual_name().is_some_and(|usual| usual == node.name);
        if !is_given || node.name.each().all(|(lang, _)| languages.contains(&lang)) {
            self.key("name", localized(&node.name));
        }
        if node.short != node.name {
            self.key("short", localized(&node.short));
        }
        self.maybe("description", node.description.as_ref());
    }

    fn rules(&mut self, group: &Group) {
        if group.combine != Combine::Mean {
            self.key("combine", quoted(group.combine.code()));
        }
        if let Combine::Ladder { pass_at } = group.combine
            && pass_at != Points::MAX
        {
            self.key("pass_at", points(pass_at));
        }
        if let Some(range) = group.range {
            self.key("range", display_range(range));
        }
        if group.min_answered != self.min_answered {
            self.key("min_answered", plain(group.min_answered.value()));
        }
        if let Some(least) = group.min_group {
            self.key("min_group", least.to_string());
        }
        let levels: Vec<String> = self.node_levels(group);
        if !levels.is_empty() {
            self.key("levels", lines(&levels));
        }
    }

    /// What the group says of levels beyond what the questionnaire says.
    fn node_levels(&self, group: &Group) -> Vec<String> {
        let levels = self.questionnaire.levels().iter().zip(&group.levels).zip(&self.from);
        let says = levels.filter_map(|((level, here), usual)| {
            let mut pairs = Vec::new();
            if here.from != *usual {
                pairs.push(format!("from = {}", points(here.from)));
            }
            if !here.requires.is_empty() {
                pairs.push(format!("requires = {{ {} }}", self.requirements(&here.requires)));
            }
            let texts = [
                ("text", &here.text),
                ("text_for_whole", &here.text_for_whole),
                ("advice_for_whole", &here.advice_for_whole),
            ];
            let said = texts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?)));
            pairs.extend(said.map(|(key, text)| format!("{key} = {}", localized(text))));
            let id = quoted(level.id.as_str());
            (!pairs.is_empty()).then(|| format!("{{ id = {id}, {} }}", pairs.join(", ")))
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
        self.heading("[[items]]");
        self.key("id", quoted(node.id.as_str()));
        if let Some(parent) = node.parent {
            self.key("group", quoted(self.questionnaire[parent].id.as_str()));
        }
        if !matches!(item.answering, Answering::Choice(_)) {
            self.key("kind", quoted(super::answering_code(&item.answering)));
        }
        self.key("text", localized(&node.name));
        if node.short != node.name {
            self.key("short", localized(&node.short));
        }
        self.maybe("help", item.help.as_ref());
        self.audience(node);
        if let Some(condition) = &item.shown_if {
            self.key("shown_if", self.condition(condition));
        }
        if !item.scored {
            self.key("scored", "false");
        }
        self.answering(node, item);
        self.item_rules(node, item);
        self.texts("anchors", &item.anchors);
        self.texts("advice", &item.advice);
        self.texts("advice_for_whole", &item.advice_for_whole);
        if !item.accepts.is_empty() {
            let reason =
                |(rule, reason): &(PlainRule, String)| format!("{} = {}", rule.code(), quoted(reason));
            let reasons: Vec<String> = item.accepts.iter().map(reason).collect();
            self.key("accepts", format!("{{ {} }}", reasons.join(", ")));
        }
    }

    fn audience(&mut self, node: &Node) {
        if let Some(audience) = &node.audience {
            let roles: Vec<String> = audience.iter().map(|role| quoted(role.as_str())).collect();
            self.key("audience", format!("[{}]", roles.join(", ")));
        }
    }

    fn item_rules(&mut self, node: &Node, item: &Item) {
        if item.revision != 1 {
            self.key("revision", item.revision.to_string());
        }
        if node.weight != Weight::ONE {
            self.key("weight", plain(node.weight.value()));
        }
        if item.reverse {
            self.key("reverse", "true");
        }
        let own = POLICIES.into_iter().zip(policies(item)).zip(self.policies);
        for ((key, own), _) in own.filter(|((_, own), usual)| own != usual) {
            self.key(key, policy(own));
        }
    }

    fn answering(&mut self, node: &Node, item: &Item) {
        if let Answering::Number(number) = &item.answering {
            self.number(number);
        }
        let Some(scale) = item.answering.scale() else { return };
        if is_own(node, scale) {
            self.key("options", options(scale, &Uses::of(&item.answering)));
        } else {
            self.key("scale", quoted(scale.id().as_str()));
        }
    }

    fn number(&mut self, number: &Number) {
        match number.breakpoints() {
            [(low, Points::ZERO), (high, Points::MAX)] => {
                self.key("min", plain(low.value()));
                self.key("max", plain(high.value()));
            }
            bends => {
                let bend = |(at, gives): &(_, Points)| bend(*at, *gives);
                self.key("breakpoints", lines(&bends.iter().map(bend).collect::<Vec<_>>()));
            }
        }
        if number.clamps() {
            self.key("clamp", "true");
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let decides = &self.questionnaire[condition.item];
        let mut pairs = vec![format!("item = {}", quoted(decides.id.as_str()))];
        match &condition.test {
            Test::Options(options) => {
                let all = decides.item().map_or(&[][..], |item| item.answering.options());
                let ids = options.iter().filter_map(|option| all.get(option.at()));
                let ids: Vec<String> = ids.map(|option| quoted(option.id.as_str())).collect();
                pairs.push(format!("is = [{}]", ids.join(", ")));
            }
            Test::Number { at_least, at_most } => {
                pairs.extend(at_least.map(|least| format!("at_least = {}", plain(least.value()))));
                pairs.extend(at_most.map(|most| format!("at_most = {}", plain(most.value()))));
            }
        }
        format!("{{ {} }}", pairs.join(", "))
    }

    fn position(&mut self, position: &Position) {
        self.heading("[[positions]]");
        self.key("id", quoted(position.id.as_str()));
        self.key("title", localized(&position.title));
        self.key("x", self.axis(&position.x));
        self.key("y", self.axis(&position.y));
        let sides = [("low", "low"), ("high", "low"), ("low", "high"), ("high", "high")];
        let fields: Vec<String> =
            sides.iter().zip(&position.fields).map(|(sides, f)| field(*sides, f)).collect();
        self.key("fields", lines(&fields));
    }

    fn axis(&self, axis: &Axis) -> String {
        let node = quoted(self.questionnaire[axis.node].id.as_str());
        format!("{{ node = {node}, from = {} }}", points(axis.from))
    }
}

fn items(questionnaire: &Questionnaire) -> impl Iterator<Item = (&Node, &Item)> {
    let nodes = questionnaire.items().iter().map(|ix| &questionnaire[*ix]);
    nodes.filter_map(|node| Some((node, node.item()?)))
}

fn field((x, y): (&str, &str), field: &Field) -> String {
    let (id, name, text) = (quoted(field.id.as_str()), localized(&field.name), localized(&field.text));
    format!("{{ x = \"{x}\", y = \"{y}\", id = {id}, name = {name}, text = {text} }}")
}

fn bend(at: crate::model::Decimal, gives: Points) -> String {
    format!("{{ at = {}, points = {} }}", plain(at.value()), points(gives))
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
        let mut pairs = vec![
            format!("id = {}", quoted(option.id.as_str())),
            format!("label = {}", localized(&option.label)),
        ];
        let is_exclusive = uses.exclusive.contains(&OptionIx::new(at));
        if says_points {
            pairs.push(format!("points = {}", points(option.points)));
        }
        if is_exclusive {
            pairs.push("exclusive = true".to_owned());
        }
        format!("{{ {} }}", pairs.join(", "))
    });
    lines(&one.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_toml_does_not_allow_is_escaped() {
        assert_eq!(quoted("a \"b\" \\ c\nd\u{1}"), r#""a \"b\" \\ c\nd\u0001""#);
        assert_eq!((key("pm-1"), key("le.1"), key("å")), ("pm-1".into(), "\"le.1\"".into(), "\"å\"".into()));
        assert_eq!((plain(50.0), plain(33.333_333_333_333)), ("50".into(), "33.333333333333".into()));
    }
}
