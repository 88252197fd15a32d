//! The normal form of whatever questionnaire there is reads as that questionnaire.

use std::sync::Arc;

use mognad::load;
use mognad::model::{
    AnswerOption, Answering, Axis, Combine, Condition, Decimal, Digest, DisplayRange, Field, Group, Item,
    Lang, Level, LevelId, Localized, MissingPolicy, Multi, MultiRule, Node, NodeBody, NodeId, NodeKind,
    NodeLevel, Number, OptionId, OptionIx, Points, Position, PositionId, Questionnaire, QuestionnaireParts,
    Requirement, RoleId, Scale, ScaleId, Share, Test, Weight,
};
use mognad::report::export;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// Numbers that decisions are taken by; a decision more or less changes none of the others.
#[derive(Clone)]
struct Dice {
    throws: Vec<u32>,
    at: usize,
}

impl Dice {
    /// A number below `n`.
    fn below(&mut self, n: usize) -> usize {
        self.at += 1;
        let mixed = self.throws[self.at % self.throws.len()]
            .wrapping_add((self.at as u32).wrapping_mul(2_654_435_761));
        (mixed >> 7) as usize % n
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn text(&mut self) -> Localized {
        const TEXTS: [&str; 8] = [
            "A",
            "b \"c\" \\ d",
            "rad\nrad",
            "= | <&> {z}",
            "åäö 日本 – ”x”",
            "it's",
            "tab\there",
            "#1: [x]",
        ];
        let (sv, en) = (self.pick(&TEXTS), self.pick(&TEXTS));
        match self.below(3) {
            0 => Localized::same(sv),
            _ => Localized::new([(Lang::Sv, sv), (Lang::En, en)]).unwrap(),
        }
    }

    /// The roles that are asked, mostly everybody.
    fn audience(&mut self) -> Option<Vec<RoleId>> {
        let roles = self.pick(&[&["manager"][..], &["chef \"A\"", "Rektor"], &["staff", "it, drift"]]);
        let roles = roles.iter().map(|role| RoleId::parse(role).unwrap()).collect();
        self.one_in(4).then_some(roles)
    }

    fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        (!self.one_in(2)).then(|| make(self))
    }

    fn points(&mut self) -> Points {
        let points = self.pick(&[0.0, 0.1, 33.333_333_333_333, 50.0, 66.666_666_666_667, 99.999_999, 100.0]);
        Points::new(points).unwrap()
    }

    fn decimal(&mut self) -> Decimal {
        let value = self.pick(&[-1e9, -2.5, 0.0, 0.000_001, 7.0, 123_456.789, 1e9]);
        Decimal::new(value).unwrap()
    }

    fn policy(&mut self) -> MissingPolicy {
        if self.one_in(3) { MissingPolicy::Zero } else { MissingPolicy::LeaveOut }
    }
}

fn id(text: &str) -> NodeId {
    NodeId::parse(text).unwrap()
}

fn options(dice: &mut Dice, spaced: bool) -> Vec<AnswerOption> {
    let count = 2 + dice.below(4);
    let option = |at: usize| AnswerOption {
        id: OptionId::parse(&format!("{}{at}", dice.pick(&["o", "", "a-b.", "ö_"]))).unwrap(),
        label: Localized::new([(Lang::Sv, format!("Svar {at}")), (Lang::En, format!("Answer \"{at}\""))])
            .unwrap(),
        points: if spaced { Points::equally_spaced(at, count) } else { dice.points() },
    };
    (0..count).map(option).collect()
}

fn scale(id: &str, options: Vec<AnswerOption>) -> Arc<Scale> {
    Arc::new(Scale::new(ScaleId::parse(id).unwrap(), options).unwrap())
}

/// Scales for choices, and for several answers: with points of their own, and with a share.
struct Scales {
    choice: Arc<Scale>,
    points: Multi,
    share: Multi,
}

fn multi(dice: &mut Dice, id: &str, rule: MultiRule) -> Multi {
    let spaced = rule == MultiRule::Share || dice.one_in(3);
    let options = options(dice, spaced);
    let exclusive = if dice.one_in(2) { vec![OptionIx::new(options.len() - 1)] } else { vec![] };
    Multi::new(scale(id, options), exclusive, rule).unwrap()
}

fn answering(dice: &mut Dice, name: &str, scales: &Scales) -> Answering {
    match dice.below(8) {
        0 => Answering::Choice(Arc::clone(&scales.choice)),
        1 => Answering::Multi(scales.points.clone()),
        2 => Answering::Multi(scales.share.clone()),
        3 => {
            let spaced = dice.one_in(2);
            Answering::Choice(scale(name, options(dice, spaced)))
        }
        4 => {
            let rule = dice.pick(&[MultiRule::Share, MultiRule::Points]);
            Answering::Multi(multi(dice, name, rule))
        }
        5 => Answering::Text,
        _ => {
            let mut ends: Vec<Decimal> = (0..2 + dice.below(3)).map(|_| dice.decimal()).collect();
            ends.sort();
            ends.dedup();
            if ends.len() < 2 {
                ends = vec![Decimal::new(0.0).unwrap(), Decimal::new(7.5).unwrap()];
            }
            let plain = dice.one_in(2);
            let last = ends.len() - 1;
            let points = |at: usize| if plain { Points::equally_spaced(at, last + 1) } else { dice.points() };
            let bends = (0..=last).map(points).collect::<Vec<_>>();
            Answering::Number(Number::new(ends.into_iter().zip(bends).collect(), dice.one_in(2)).unwrap())
        }
    }
}

/// A condition on one of the items before.
fn condition(dice: &mut Dice, items: &[Node<NodeId>]) -> Option<Condition<NodeId>> {
    let decides = items.get(dice.below(items.len().max(1)))?;
    let test = match &decides.item()?.answering {
        Answering::Text => return None,
        Answering::Number(_) => {
            let (least, most) = (dice.decimal(), dice.decimal());
            let both = dice.one_in(2) && least <= most;
            Test::Number { at_least: Some(least), at_most: both.then_some(most) }
        }
        Answering::Choice(scale) => some_options(dice, scale.options().len()),
        Answering::Multi(multi) => some_options(dice, multi.scale().options().len()),
    };
    Some(Condition { item: decides.id.clone(), test })
}

fn some_options(dice: &mut Dice, count: usize) -> Test {
    let chosen: Vec<OptionIx> = (0..count).filter(|_| dice.one_in(2)).map(OptionIx::new).collect();
    Test::Options(if chosen.is_empty() { vec![OptionIx::new(0)] } else { chosen })
}

fn item(dice: &mut Dice, name: &str, group: &str, scales: &Scales, before: &[Node<NodeId>]) -> Node<NodeId> {
    let answering = answering(dice, name, scales);
    let options = answering.options().len();
    let anchors = if dice.one_in(2) { options } else { 0 };
    let scored = !matches!(answering, Answering::Choice(_)) || !dice.one_in(4);
    let advice = if scored { dice.below(options + 1) } else { 0 };
    let for_whole = if scored { dice.below(options + 1) } else { 0 };
    let text = dice.text();
    Node {
        id: id(name),
        kind: NodeKind::Item,
        parent: Some(id(group)),
        short: dice.maybe(Dice::text).unwrap_or_else(|| text.clone()),
        name: text,
        description: None,
        weight: Weight::new(dice.pick(&[1.0, 0.000_000_001, 0.1, 2.5, 999_999.0])).unwrap(),
        audience: dice.audience(),
        body: NodeBody::Item(Item {
            revision: dice.pick(&[1, 2, 1_000_000]),
            help: dice.maybe(Dice::text),
            shown_if: if dice.one_in(2) { condition(dice, before) } else { None },
            consent: None,
            scored,
            reverse: scored && answering != Answering::Text && dice.one_in(3),
            missing: dice.policy(),
            dont_know: dice.policy(),
            not_applicable: dice.policy(),
            anchors: (0..anchors).map(|_| dice.text()).collect(),
            advice: (0..advice).map(|_| dice.text()).collect(),
            advice_for_whole: (0..for_whole).map(|_| dice.text()).collect(),
            effort: if scored && options > 0 {
                Weight::new(dice.pick(&[1.0, 0.5, 40.0])).unwrap()
            } else {
                Weight::ONE
            },
            accepts: Vec::new(),
            answering,
        }),
    }
}

const THRESHOLDS: [[f64; 3]; 3] = [[0.0, 40.0, 70.0], [0.0, 33.333_333, 66.7], [10.0, 50.5, 100.0]];

fn group(dice: &mut Dice, name: &str, kind: NodeKind, parent: Option<&str>, nodes: &[&str]) -> Node<NodeId> {
    let rules = [
        Combine::Mean,
        Combine::Min,
        Combine::Max,
        Combine::Median,
        Combine::Sum,
        Combine::Ladder { pass_at: Points::MAX },
        Combine::Ladder { pass_at: Points::new(66.6).unwrap() },
        Combine::Stacked,
    ];
    let thresholds = dice.pick(&THRESHOLDS);
    let level = |from: f64| NodeLevel {
        from: Points::new(from).unwrap(),
        text: dice.maybe(Dice::text),
        text_for_whole: dice.maybe(Dice::text),
        advice_for_whole: dice.maybe(Dice::text),
        requires: match dice.one_in(3) {
            true => vec![Requirement { node: id(dice.pick(nodes)), at_least: dice.points() }],
            false => vec![],
        },
    };
    let levels = thresholds.map(level).to_vec();
    let text = dice.text();
    let ends = dice.pick(&[(0.0, 3.0), (1.0, 5.0), (-1.5, 0.25)]);
    let range = DisplayRange::new(Decimal::new(ends.0).unwrap(), Decimal::new(ends.1).unwrap());
    Node {
        id: id(name),
        kind,
        parent: parent.map(id),
        short: dice.maybe(Dice::text).unwrap_or_else(|| text.clone()),
        name: text,
        description: dice.maybe(Dice::text),
        weight: match kind.is_summary() {
            true => Weight::ONE,
            false => Weight::new(dice.pick(&[1.0, 3.25])).unwrap(),
        },
        audience: if kind.is_summary() { None } else { dice.audience() },
        body: NodeBody::Group(Group {
            children: Vec::new(),
            also: Vec::new(),
            combine: dice.pick(&rules),
            range: range.filter(|_| dice.one_in(2)),
            min_answered: Share::new(dice.pick(&[0.0, 0.333_333_333, 0.5, 1.0])).unwrap(),
            min_group: dice.maybe(|dice| dice.pick(&[1, 8, 10])),
            shown_if: None,
            // Only groups of the file can say so.
            rests_on: match dice.one_in(3) && !kind.is_summary() {
                true => vec![Requirement { node: id(dice.pick(nodes)), at_least: dice.points() }],
                false => vec![],
            },
            optional: !kind.is_summary() && dice.one_in(4),
            levels,
        }),
    }
}

fn position(dice: &mut Dice, nodes: &[&str]) -> Position<NodeId> {
    let mut axis = || Axis { node: id(dice.pick(nodes)), from: dice.points() };
    let (x, y) = (axis(), axis());
    let field = |at: usize| PositionId::parse(&format!("f{at}")).unwrap();
    let fields = [0, 1, 2, 3].map(|at| Field { id: field(at), name: dice.text(), text: dice.text() });
    Position { id: PositionId::parse("p").unwrap(), title: dice.text(), x, y, fields }
}

/// Two areas of which the second has two parts, with up to seven items each.
fn questionnaire(mut dice: Dice) -> Questionnaire {
    let dice = &mut dice;
    let kinds = dice.pick(&[
        [NodeKind::Prerequisite, NodeKind::Core],
        [NodeKind::Core, NodeKind::Core],
        [NodeKind::Prerequisite, NodeKind::Prerequisite],
        [NodeKind::Core, NodeKind::CrossCutting],
        [NodeKind::CrossCutting, NodeKind::CrossCutting],
    ]);
    let known = ["one", "två.2", "part_a", "part-b"];
    let mut nodes = vec![
        group(dice, "one", kinds[0], None, &known),
        group(dice, "två.2", kinds[1], None, &known),
        group(dice, "part_a", NodeKind::Group, Some("två.2"), &known),
        group(dice, "part-b", NodeKind::Group, Some("två.2"), &known),
    ];
    for (summary, kind, of) in [
        ("readiness", NodeKind::Readiness, NodeKind::Prerequisite),
        ("index", NodeKind::Index, NodeKind::Core),
    ] {
        if kinds.contains(&of) {
            nodes.push(group(dice, summary, kind, None, &known));
        }
    }
    let spaced = dice.one_in(2);
    let scales = Scales {
        choice: scale("shared", options(dice, spaced)),
        points: multi(dice, "added", MultiRule::Points),
        share: multi(dice, "counted", MultiRule::Share),
    };
    let mut items = Vec::new();
    for group in ["one", "part_a", "part-b"] {
        for at in 0..=dice.below(7) {
            let name = format!("{}{group}{at}", dice.pick(&["i-", "1.", "ö_"]));
            let item = item(dice, &name, group, &scales, &items);
            items.push(item);
        }
    }
    // One hangs on a question of its own, which comes first, and one on what is asked before it.
    for (at, before) in [(0, 1), (3, dice.below(items.len() - 1).max(1))] {
        let of = NodeId::parse("part-b").unwrap();
        let first = items.iter().position(|item| item.parent.as_ref() == Some(&of)).unwrap_or(1);
        let condition = if dice.one_in(2) { condition(dice, &items[..before.min(first)]) } else { None };
        if let NodeBody::Group(group) = &mut nodes[at].body {
            group.shown_if = condition;
        }
    }
    nodes.extend(items);
    let level = |(name, text): (&str, Localized)| Level {
        id: LevelId::parse(name).unwrap(),
        name: text,
        text: None,
        text_for_whole: None,
    };
    let parts = QuestionnaireParts {
        id: id("generated"),
        version: "1 \"β\"".to_owned(),
        languages: dice.pick(&[[Lang::Sv, Lang::En], [Lang::En, Lang::Sv]]).map(Into::into).to_vec(),
        words: mognad::model::OwnWords::default(),
        plain_lists: mognad::model::PlainLists::new(),
        title: dice.text(),
        description: dice.maybe(Dice::text),
        digest: Digest([0; 32]),
        levels: ["low", "mid.dle", "hög"].map(|name| level((name, dice.text()))).to_vec(),
        nodes,
        positions: if dice.one_in(2) { vec![position(dice, &known)] } else { vec![] },
    };
    Questionnaire::new(parts).expect("a sound questionnaire")
}

/// The questionnaire but for its digest, which only what is read from a file has.
fn bare(questionnaire: &Questionnaire) -> Questionnaire {
    let mut parts = questionnaire.to_parts();
    parts.digest = Digest([0; 32]);
    Questionnaire::new(parts).expect("a sound questionnaire")
}

/// The same questionnaires every time.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_normal_form_of_any_questionnaire_reads_as_it(throws in prop::collection::vec(any::<u32>(), 40..120)) {
        let questionnaire = questionnaire(Dice { throws, at: 0 });
        let text = export::toml(&questionnaire);
        let (again, found) = load::questionnaire("q.toml", &text);
        let told = mognad::text::diagnostics::render(&found, Lang::En, false);
        prop_assert!(again.is_some(), "{told}\n{text}");
        let again = again.unwrap();
        prop_assert_eq!(&bare(&again), &questionnaire, "{}", text);
        // What was read has its texts in the order of its languages, and so has the form from then on.
        let normal = export::toml(&again);
        let third = load::questionnaire("q.toml", &normal).0.expect("a questionnaire");
        prop_assert_eq!(export::toml(&third), normal);
        // None of the other forms fails on it either.
        for lang in Lang::ALL {
            prop_assert!(!export::limesurvey(&again, lang).is_empty() && !export::markdown(&again, lang).is_empty());
        }
        let rows = export::csv(&again);
        prop_assert!(csv::Reader::from_reader(rows.as_bytes()).records().all(|row| row.is_ok()));
    }
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn any_questionnaire_fits_in_a_workbook(throws in prop::collection::vec(any::<u32>(), 40..120)) {
        let questionnaire = questionnaire(Dice { throws, at: 0 });
        prop_assert!(export::xlsx(&questionnaire, &[], Lang::Sv).is_ok());
        prop_assert!(export::xlsform(&questionnaire, Lang::En).is_ok());
    }
}
