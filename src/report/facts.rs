//! What a questionnaire says of how it is answered and counted, in words: one source for all that shows a questionnaire, so
//! that the outline, the paper form and the workbook cannot disagree.

use crate::model::{
    Answering, Assessment, Axis, Condition, ContentLang, Field, Group, Item, Lang, Localized, MissingPolicy,
    MultiRule, Node, NodeIx, NodeKind, OptionIx, Points, Position, Questionnaire, Share, Test, Tongue,
    UnitIx,
};
use crate::score::NodeScore;
use crate::text::asking::Asking;
use crate::text::counting;
use crate::text::exporting::{Words, only_after, only_for, only_within, requirement, rule, ticks, words};
use crate::text::number::percent;
use crate::text::sentences::method as say;
use crate::text::sentences::rule as rules;
use crate::text::terminal::exact;
use crate::text::terminal::explanation::{min_answered, policy};

/// A questionnaire and the language to tell of it in.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// The language of the questionnaire's texts.
    pub content: ContentLang,
    /// The language of all else.
    pub lang: Lang,
}

/// One answer to an item: an option, or a value at which a number's line of points bends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given<'a> {
    /// The option's id, or the value.
    pub id: String,
    /// The value, where it is a number.
    pub value: Option<f64>,
    /// What a respondent reads; `None` for a value.
    pub label: Option<&'a Localized>,
    /// Whether it rules out all others.
    pub is_exclusive: bool,
    /// The points that it gives, after any reversal; `None` where it has none of its own.
    pub points: Option<f64>,
    /// What it looks like in practice.
    pub anchor: Option<&'a Localized>,
    /// The next step for who stands there.
    pub advice: Option<&'a Localized>,
    /// What the centre can do where many units stand there.
    pub advice_for_whole: Option<&'a Localized>,
}

/// What a level asks in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelFact<'a> {
    /// The level's name.
    pub name: &'a str,
    /// The lowest score on it.
    pub from: Points,
    /// What else it takes, each in words.
    pub requires: Vec<String>,
    /// What it means, here or else in general.
    pub meaning: Option<&'a str>,
}

impl<'a> Facts<'a> {
    /// A questionnaire told of in these languages.
    #[must_use]
    pub fn new(questionnaire: &'a Questionnaire, lang: impl Into<Tongue>) -> Self {
        let tongue = lang.into();
        Self { questionnaire, content: questionnaire.language_for(tongue.content), lang: tongue.program() }
    }

    /// The levels of a group that says something of its own about them; none of one that is as all others are.
    #[must_use]
    pub fn own_levels(&self, group: &'a Group) -> Vec<LevelFact<'a>> {
        let usual = usual_thresholds(self.questionnaire);
        let mut own = group.levels.iter().zip(&usual);
        let says =
            own.any(|(own, usual)| own.from != *usual || own.text.is_some() || !own.requires.is_empty());
        if says { self.levels(group) } else { Vec::new() }
    }

    /// What each level asks and means in a group.
    #[must_use]
    pub fn levels(&self, group: &'a Group) -> Vec<LevelFact<'a>> {
        let (q, content) = (self.questionnaire, self.content);
        let levels = q.levels().iter().zip(&group.levels).map(|(level, here)| LevelFact {
            name: level.name.get(content),
            from: here.from,
            requires: here
                .requires
                .iter()
                .map(|r| requirement(q[r.node].in_text(content), r.at_least.value(), self.lang))
                .collect(),
            meaning: here.text.as_ref().or(level.text.as_ref()).map(|text| text.get(content)),
        });
        levels.collect()
    }

    /// The levels to tell of, group by group: of top-level groups and summaries, and of what says something of its own.
    #[must_use]
    pub fn told_levels(&self) -> Vec<(&'a Node, LevelFact<'a>)> {
        let told = self.questionnaire.nodes().filter(|(ix, _)| self.questionnaire.is_told(*ix));
        let groups = told.filter_map(|(_, node)| Some((node, node.group()?)));
        let levels = groups.flat_map(|(node, group)| {
            let is_top = node.parent.is_none();
            let levels = if is_top { self.levels(group) } else { self.own_levels(group) };
            levels.into_iter().map(move |level| (node, level))
        });
        levels.collect()
    }

    /// How a group's score comes about, in a few words.
    #[must_use]
    pub fn rule(&self, group: &Group) -> String {
        rule(group.combine, self.lang)
    }

    /// What else goes for a group: what it is shown on, and how much of it must be answered.
    #[must_use]
    pub fn group_notes(&self, group: &Group) -> Vec<String> {
        let range = group.range.map(|range| counting::shown_on(range.ends(), self.lang));
        let usual = usual_min_answered(self.questionnaire);
        let answered = (group.min_answered != usual).then(|| match group.min_answered.value() {
            0.0 => counting::any_answer(self.lang).to_owned(),
            share => min_answered(&percent(share, self.lang), self.lang),
        });
        let least = group.min_group.map(|least| counting::least_shown(least, self.lang));
        let name = |node: &NodeIx| self.questionnaire[*node].short.get(self.content);
        let also: Vec<&str> = group.also.iter().map(name).collect();
        let also = (!also.is_empty()).then(|| counting::also_counts(&also, self.lang));
        let needed = group.rests_on.iter().map(|needed| {
            let node = self.questionnaire.inside_short(needed.node, self.content);
            requirement(node, needed.at_least.value(), self.lang)
        });
        let needed: Vec<String> = needed.collect();
        let needed = (!needed.is_empty()).then(|| counting::rests_on(&needed, self.lang));
        let optional = group.optional.then(|| counting::at_once(self.lang).to_owned());
        also.into_iter().chain(range).chain(answered).chain(least).chain(needed).chain(optional).collect()
    }

    /// What goes for every group that says nothing else, and which groups no summary sums up.
    #[must_use]
    pub fn usual_notes(&self) -> Vec<String> {
        let share = usual_min_answered(self.questionnaire).value();
        let answered = match share {
            0.0 => counting::any_answer_anywhere(self.lang).to_owned(),
            share => counting::usually_answered(&percent(share, self.lang), self.lang),
        };
        let usual = [self.words().usual_rule.to_owned(), answered];
        usual.into_iter().chain(cross_cutting(self.questionnaire, self.content, self.lang)).collect()
    }

    /// How an item is answered and counted, each thing a sentence. That one option of several is chosen goes without saying.
    #[must_use]
    pub fn item_notes(&self, ix: NodeIx, item: &Item) -> Vec<String> {
        let words = words(self.lang);
        let mut notes = match &item.answering {
            Answering::Choice(_) if !item.scored => vec![words.entry.to_owned()],
            Answering::Choice(_) => Vec::new(),
            Answering::Multi(multi) => vec![words.several.to_owned(), self.ticks(item, multi.rule())],
            Answering::Number(_) => self.asked(item).into_iter().chain([words.straight.to_owned()]).collect(),
            Answering::Text => vec![words.written.to_owned(), words.unscored.to_owned()],
        };
        notes.extend(item.reverse.then(|| words.reversed.to_owned()));
        notes.extend(self.audience(ix));
        notes.extend(self.conditions(ix));
        notes.extend(self.policies(item));
        notes
    }

    /// What number an item asks for; `None` where it asks for none.
    #[must_use]
    pub fn asked(&self, item: &Item) -> Option<String> {
        let Answering::Number(number) = &item.answering else { return None };
        let ends = number.breakpoints();
        let (low, high) = (ends[0].0.value(), ends[ends.len() - 1].0.value());
        let tongue = Tongue { content: self.content, otherwise: self.lang };
        let asking = Asking::of(self.questionnaire, tongue);
        Some(asking.number_between(self.content, low, high, number.clamps()))
    }

    /// How the ticks of an item count.
    fn ticks(&self, item: &Item, rule: MultiRule) -> String {
        ticks(rule, answers(item).iter().filter(|answer| !answer.is_exclusive).count(), self.lang)
    }

    /// What counts as no points rather than as nothing. Of a text there is nothing to count.
    fn policies(&self, item: &Item) -> Vec<String> {
        let words = words(self.lang);
        let all = [
            (words.not_answered, item.missing),
            (words.dont_know, item.dont_know),
            (words.not_applicable, item.not_applicable),
        ];
        let counts = all.into_iter().filter(|(_, rule)| *rule == MissingPolicy::Zero && item.is_scored());
        counts.map(|(what, rule)| policy(what, rule, self.lang)).collect()
    }

    /// Of which roles an item is asked, where it is not of everybody.
    #[must_use]
    pub fn audience(&self, item: NodeIx) -> Option<String> {
        self.questionnaire.audience_of(item).map(|roles| only_for(roles, self.lang))
    }

    /// When an item is asked, a sentence for each thing that must hold, in its groups and in itself.
    pub fn conditions(&self, item: NodeIx) -> impl Iterator<Item = String> {
        self.questionnaire.conditions_at(item).iter().map(|condition| self.condition(condition))
    }

    /// What one other answer must be.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        let decides = &self.questionnaire[condition.item];
        let question = decides.short.get(self.content);
        match &condition.test {
            Test::Options(options) => {
                let all = decides.item().map_or(&[][..], |item| item.answering.options());
                let labels = options.iter().filter_map(|option| all.get(option.at()));
                let labels: Vec<String> =
                    labels.map(|option| option.label.get(self.content).to_owned()).collect();
                only_after(question, &labels, self.lang)
            }
            Test::Number { at_least, at_most } => {
                only_within(question, at_least.map(|d| d.value()), at_most.map(|d| d.value()), self.lang)
            }
        }
    }

    /// An answer as a reader meets it: the label, and whether it rules out the others; or the value.
    #[must_use]
    pub fn label(&self, answer: &Given<'_>) -> String {
        let label = answer.label.map_or(answer.id.as_str(), |label| label.get(self.content));
        let alone = answer.is_exclusive.then(|| format!(" ({})", self.words().rules_out));
        label.to_owned() + &alone.unwrap_or_default()
    }

    /// What a picture's axes show, and from where on each counts as high.
    #[must_use]
    pub fn axes(&self, position: &Position) -> [String; 2] {
        let name = |axis: &Axis| self.questionnaire[axis.node].in_text(self.content);
        [
            counting::across(name(&position.x), position.x.from.value(), self.lang),
            counting::upwards(name(&position.y), position.y.from.value(), self.lang),
        ]
    }

    /// A picture's fields, each with where it is.
    #[must_use]
    pub fn fields(&self, position: &'a Position) -> Vec<(String, &'a Field)> {
        let x = self.questionnaire[position.x.node].in_text(self.content);
        let y = self.questionnaire.inside_short(position.y.node, self.content);
        let sides = [(false, false), (true, false), (false, true), (true, true)];
        let place = |(x_high, y_high)| counting::field((x, x_high), (y, y_high), self.lang);
        sides.into_iter().map(place).zip(&position.fields).collect()
    }

    fn words(&self) -> &'static Words {
        words(self.lang)
    }
}

/// Which groups take more respondents to be shown than the assessment asks for; nothing where none does.
#[must_use]
pub fn asks_for_more(assessment: &Assessment, questionnaire: &Questionnaire, lang: Lang) -> Option<String> {
    let mut by_least = std::collections::BTreeMap::<u32, Vec<&str>>::new();
    let more = questionnaire.groups_that_ask_for_more();
    for (group, least) in more.filter(|(_, least)| *least > assessment.min_group) {
        by_least.entry(least).or_default().push(questionnaire.inside_short(group, lang));
    }
    let told = by_least.into_iter().map(|(least, groups)| say::asks_for_more(&groups, least, lang));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Which areas no summary sums up; nothing where there are none.
#[must_use]
pub fn cross_cutting(
    questionnaire: &Questionnaire,
    content: impl Into<ContentLang>,
    lang: Lang,
) -> Option<String> {
    let content = content.into();
    let is_across =
        |ix: NodeIx, node: &Node| node.kind == NodeKind::CrossCutting && questionnaire.is_told(ix);
    let across = questionnaire.areas().filter(|(ix, node)| is_across(*ix, node));
    let names: Vec<&str> = across.map(|(_, node)| node.name.get(content)).collect();
    (!names.is_empty()).then(|| rules::cross_cutting(&names, lang))
}

/// Why some of the figures of a table have no decimal, where others have one.
#[must_use]
pub fn whole_points<'a>(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    scores: impl Iterator<Item = &'a NodeScore>,
    lang: Lang,
) -> Option<String> {
    let (coarse, exact): (Vec<bool>, Vec<bool>) =
        scores.map(|score| score.estimate.grain.is_coarse()).partition(|is_coarse| *is_coarse);
    // On a scale of its own a figure has as many decimals as that takes.
    let has_range = |ix: NodeIx| questionnaire.range_of(ix).is_some();
    let in_points = !questionnaire.nodes().any(|(ix, _)| has_range(ix));
    (in_points && !coarse.is_empty() && !exact.is_empty()).then(|| say::whole_points(assessment, lang))
}

/// Which of these units have weights of their own, a sentence each.
#[must_use]
pub fn own_weights(
    assessment: &Assessment,
    questionnaire: &Questionnaire,
    units: &[UnitIx],
    lang: Lang,
) -> Vec<String> {
    let told = units.iter().filter_map(|unit| {
        let own = questionnaire.weights_of(*unit);
        let own: Vec<(&str, String)> = own
            .map(|(node, weight)| (questionnaire.inside_short(node, lang), exact(weight.value(), lang)))
            .collect();
        (!own.is_empty()).then(|| say::own_weights(assessment.units[*unit].name.get(lang), &own, lang))
    });
    told.collect()
}

/// The answers that an item can have; none for a text.
#[must_use]
pub fn answers(item: &Item) -> Vec<Given<'_>> {
    if let Answering::Number(number) = &item.answering {
        let bends = number.breakpoints().iter().map(|(at, points)| Given {
            id: at.value().to_string(),
            value: Some(at.value()),
            points: Some(turned(item.reverse, *points).value()),
            ..Given::default()
        });
        return bends.collect();
    }
    let all = item.answering.options().iter().enumerate().map(|(at, given)| {
        let is_exclusive = is_exclusive(&item.answering, OptionIx::new(at));
        Given {
            id: given.id.to_string(),
            value: None,
            label: Some(&given.label),
            is_exclusive,
            points: points(item, is_exclusive, given.points),
            anchor: item.anchors.get(at),
            advice: item.advice.get(at),
            advice_for_whole: item.advice_for_whole.get(at),
        }
    });
    all.collect()
}

/// Where levels begin in most groups; the others say where they begin in them.
#[must_use]
pub fn usual_thresholds(questionnaire: &Questionnaire) -> Vec<Points> {
    let groups = questionnaire.nodes().filter_map(|(_, node)| node.group());
    let each = groups.map(|group| group.levels.iter().map(|level| level.from).collect::<Vec<Points>>());
    most_common(each).unwrap_or_default()
}

/// How much of most groups must be answered.
#[must_use]
pub fn usual_min_answered(questionnaire: &Questionnaire) -> Share {
    let groups = questionnaire.nodes().filter_map(|(_, node)| node.group());
    most_common(groups.map(|group| group.min_answered)).unwrap_or(Share::HALF)
}

/// What stands most often; the least of several that do.
fn most_common<T: Ord>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut votes = std::collections::BTreeMap::<T, usize>::new();
    for one in all {
        *votes.entry(one).or_default() += 1;
    }
    let most = votes.into_iter().max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)));
    most.map(|(one, _)| one)
}

/// How many groups a node is in.
#[must_use]
pub fn depth(questionnaire: &Questionnaire, node: NodeIx) -> usize {
    std::iter::successors(questionnaire[node].parent, |parent| questionnaire[*parent].parent).count()
}

/// A short name where one is given; `None` where the name itself has to do.
#[must_use]
pub fn own_short(node: &Node) -> Option<&Localized> {
    (node.short != node.name).then_some(&node.short)
}

fn is_exclusive(answering: &Answering, option: OptionIx) -> bool {
    matches!(answering, Answering::Multi(multi) if multi.is_exclusive(option))
}

/// Where the share of the ticks counts, no option has points of its own, nor has one that rules out the others; ticks are added
/// up before a reversal.
fn points(item: &Item, is_exclusive: bool, points: Points) -> Option<f64> {
    match &item.answering {
        Answering::Choice(_) => item.scored.then(|| turned(item.reverse, points).value()),
        Answering::Multi(multi) => {
            (multi.rule() == MultiRule::Points && !is_exclusive).then(|| points.value())
        }
        Answering::Number(_) | Answering::Text => None,
    }
}

/// The points that an option gives when it is the answer, after any reversal.
#[must_use]
pub fn turned(reverse: bool, points: Points) -> Points {
    if reverse { points.reversed() } else { points }
}
