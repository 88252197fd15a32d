//! What holds for every questionnaire and whatever is answered.

use std::collections::BTreeMap;
use std::fmt;

use mognad::model::{Answer, Answers, ItemIx, OptionIx, Questionnaire, Response, Responses, Rollup};
use mognad::score::{publishable, score};
use mognad::tally::{Detail, Joint, NodeOutcome, RespondentScores, Tally};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

use crate::support::{Study, keeps_the_rule, own_people};

/// The same questionnaires and answers every time.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default() }
}

const UNITS: [&str; 4] = ["all", "a", "b", "c"];
const TREE: &str = "all:120(a:40 b:60(c:20))";

/// A questionnaire in the notation of `support.rs`, as a tree, so that it can be written in other ways.
#[derive(Clone)]
struct Plan {
    name: String,
    prefix: &'static str,
    weight: f64,
    rest: String,
    below: Vec<Plan>,
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}*{}{}", self.prefix, self.name, self.weight, self.rest)?;
        let below: Vec<String> = self.below.iter().map(ToString::to_string).collect();
        if below.is_empty() { Ok(()) } else { write!(f, "({})", below.join(" ")) }
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Plan {
    fn with_names(mut self, name: &str) -> Self {
        let below = std::mem::take(&mut self.below).into_iter().enumerate();
        self.below = below.map(|(at, plan)| plan.with_names(&format!("{name}.{at}"))).collect();
        name.clone_into(&mut self.name);
        self
    }

    fn scaled(mut self, factor: f64) -> Self {
        self.weight *= factor;
        self.below = self.below.into_iter().map(|plan| plan.scaled(factor)).collect();
        self
    }

    /// The same with everything in another order.
    fn turned(mut self, by: usize) -> Self {
        self.below = self.below.into_iter().map(|plan| plan.turned(by)).collect();
        let middle = by % self.below.len().max(1);
        self.below.rotate_left(middle);
        if by.is_multiple_of(2) {
            self.below.reverse();
        }
        self
    }
}

fn plan(prefix: &'static str, weight: u8, rest: String, below: Vec<Plan>) -> Plan {
    Plan { name: String::new(), prefix, weight: f64::from(weight) / 4.0, rest, below }
}

fn item() -> impl Strategy<Value = Plan> {
    let policy = select(vec!["", "", "", "!", "?", "!?"]);
    let prefix = select(vec!["", "", "", "-"]);
    (1_u8..20, 2_u8..=7, prefix, policy).prop_map(|(weight, options, prefix, policy)| {
        plan(prefix, weight, format!("/{options}{policy}"), vec![])
    })
}

fn group(
    prefixes: &'static [&'static str],
    child: impl Strategy<Value = Plan>,
) -> impl Strategy<Value = Plan> {
    let least = select(vec!["0", "0.25", "0.5", "0.5", "0.8", "1"]);
    let below = prop::collection::vec(child, 1..4);
    (select(prefixes), 1_u8..20, least, below)
        .prop_map(|(prefix, weight, least, below)| plan(prefix, weight, format!(">{least}@0,40,70"), below))
}

/// One to three levels of groups; the groups at the top are prerequisites and core areas.
fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let inner = prop_oneof![3 => item(), 1 => group(&[""], item())];
    let middle = prop_oneof![2 => item(), 1 => group(&[""], inner)];
    prop::collection::vec(group(&["", "+", "%"], middle), 1..4).prop_map(|tops| {
        tops.into_iter().enumerate().map(|(at, plan)| plan.with_names(&format!("g{at}"))).collect()
    })
}

/// One respondent: a place in `UNITS`, and a number per item that an answer is made from.
type Person = (usize, Vec<u16>);

fn people() -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec((0..UNITS.len(), prop::collection::vec(any::<u16>(), 30)), 1..25)
}

fn answer(number: u16, options: usize) -> Answer {
    match number % 8 {
        0 => Answer::NotApplicable,
        1 => Answer::DontKnow,
        2 => Answer::NotAnswered,
        _ => Answer::Option(OptionIx((usize::from(number / 8) % options) as u8)),
    }
}

/// The answers belong to the items by name, so that they stay the same where the items stand in another order.
fn study(plans: &[Plan], people: &[Person]) -> Study {
    let notation: Vec<String> = plans.iter().map(ToString::to_string).collect();
    let mut study = Study::new(&notation.join(" "), TREE);
    let names: BTreeMap<&str, usize> = {
        let questionnaire = study.questionnaire();
        let mut names: Vec<&str> =
            questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str()).collect();
        names.sort_unstable();
        names.into_iter().enumerate().map(|(at, name)| (name, at)).collect()
    };
    let response = |(unit, numbers): &Person| {
        let questionnaire = study.questionnaire();
        let answer = |ix: &mognad::model::NodeIx| {
            let node = &questionnaire[*ix];
            let options = node.item().expect("an item").answering.options().len();
            answer(numbers[names[node.id.as_str()] % numbers.len()], options)
        };
        let answers = questionnaire.items().iter().map(answer).collect();
        Response { unit: study.unit(UNITS[*unit]), role: None, seconds: None, answers, remarks: Vec::new() }
    };
    study.responses.0 = people.iter().map(response).collect();
    study
}

/// Everything that comes out, to the last bit, by the nodes' names.
fn bits(study: &Study) -> BTreeMap<String, String> {
    let mut bits = BTreeMap::new();
    for rollup in Rollup::ALL {
        let scores = study.clone().rollup(rollup).scores();
        for (ix, node) in study.questionnaire().nodes() {
            for (at, unit) in scores.units.iter().enumerate() {
                let states = unit.answers.as_ref().map(|answers| answers[ix.at()]);
                let mut node_score = unit.node(ix).cloned();
                // Nodes are known by their places, which are other ones where the order is another.
                let hidden = node_score.as_mut().map(|score| std::mem::take(&mut score.hides));
                let hidden = hidden.iter().flat_map(|hidden| hidden.nodes());
                let mut hidden: Vec<String> =
                    hidden.map(|ix| study.questionnaire()[ix].id.to_string()).collect();
                hidden.sort();
                let value = format!("{node_score:?} {hidden:?} {states:?} {:?}", unit.respondents);
                bits.insert(format!("{rollup:?} {at} {}", node.id), value);
            }
        }
    }
    bits
}

fn outcomes(questionnaire: &Questionnaire, answers: &Answers) -> Vec<NodeOutcome> {
    let mut scores = RespondentScores::new(questionnaire);
    scores.compute(questionnaire, None, answers);
    scores.outcomes().to_vec()
}

/// The next option up of an item where a higher option gives more points, and the respondent chose a lower one.
fn raised(study: &Study, response: usize, item: usize) -> Option<Study> {
    let questionnaire = study.questionnaire();
    let node = questionnaire[questionnaire.items()[item]].item()?;
    let mut raised = study.clone();
    let answers = &mut raised.responses.0[response].answers;
    match answers.of(ItemIx(item as u16)) {
        Answer::Option(OptionIx(option))
            if !node.reverse && usize::from(option) + 1 < node.answering.options().len() =>
        {
            answers.set(ItemIx(item as u16), Answer::Option(OptionIx(option + 1)));
        }
        _ => return None,
    }
    Some(raised)
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn scores_stay_within_0_and_100(plans in plans(), people in people()) {
        let study = study(&plans, &people);
        for rollup in Rollup::ALL {
            for unit in study.clone().rollup(rollup).scores().units {
                for node in unit.nodes.iter().flatten() {
                    let estimate = node.estimate;
                    // A weighted mean of doubles may end up a hair beyond the largest of them.
                    prop_assert!((-1e-12..=100.0 + 1e-12).contains(&estimate.mean), "{estimate:?}");
                    prop_assert!((0..=100_000_000).contains(&estimate.millionths.count()), "{estimate:?}");
                    prop_assert!(estimate.sd.is_none_or(|sd| (0.0..71.0).contains(&sd)), "{estimate:?}");
                }
            }
        }
    }

    #[test]
    fn a_raised_answer_lowers_no_score(plans in plans(), people in people()) {
        let study = study(&plans, &people);
        let items = study.questionnaire().items().len();
        let pairs = (0..people.len().min(4)).flat_map(|one| (0..items).map(move |item| (one, item)));
        for (one, item) in pairs {
            let Some(raised) = raised(&study, one, item) else { continue };
            let outcomes = |study: &Study| outcomes(study.questionnaire(), &study.responses.0[one].answers);
            for (before, after) in outcomes(&study).into_iter().zip(outcomes(&raised)) {
                match (before, after) {
                    (NodeOutcome::Score(before), NodeOutcome::Score(after)) => prop_assert!(before <= after),
                    (before, after) => prop_assert_eq!(before, after),
                }
            }
            if item % 5 != one {
                continue;
            }
            for rollup in Rollup::ALL {
                let scores = |study: &Study| study.clone().rollup(rollup).scores().units;
                for (before, after) in scores(&study).iter().zip(scores(&raised)) {
                    for (before, after) in before.nodes.iter().zip(&after.nodes) {
                        let mean = |node: &Option<mognad::score::NodeScore>| node.as_ref().map(|n| n.estimate.mean);
                        prop_assert!(mean(before) <= mean(after), "{rollup:?} {before:?} {after:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn order_changes_no_bit(plans in plans(), people in people(), by in 0_usize..9) {
        let before = bits(&study(&plans, &people));
        let mut turned = people.clone();
        turned.rotate_left(by % people.len());
        turned.reverse();
        prop_assert_eq!(&before, &bits(&study(&plans, &turned)));
        let mut plans: Vec<Plan> = plans.into_iter().map(|plan| plan.turned(by)).collect();
        plans.reverse();
        prop_assert_eq!(&before, &bits(&study(&plans, &people)));
    }

    #[test]
    fn only_the_proportions_of_weights_count(
        plans in plans(),
        people in people(),
        factor in select(vec![0.001, 0.5, 3.0, 1000.0]),
    ) {
        let scaled: Vec<Plan> = plans.iter().map(|plan| plan.clone().scaled(factor)).collect();
        prop_assert_eq!(bits(&study(&plans, &people)), bits(&study(&scaled, &people)));
    }

    #[test]
    fn tallies_of_parts_add_up_to_the_tally_of_all(
        plans in plans(),
        people in people(),
        cuts in (0_usize..25, 0_usize..25),
    ) {
        let study = study(&plans, &people);
        let questionnaire = study.questionnaire();
        let whole = study.tally();
        let (one, other) = (cuts.0.min(people.len()), cuts.1.min(people.len()));
        let (first, second) = (one.min(other), one.max(other));
        let rows = &study.responses.0;
        let parts = [&rows[..first], &rows[first..second], &rows[second..]]
            .map(|rows| Tally::of(questionnaire, &Responses(rows.to_vec())));
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut merged = Tally::new(questionnaire);
            order.iter().for_each(|part| merged.merge(&parts[*part]));
            prop_assert_eq!(&merged, &whole);
        }
        // Adding up is associative too: the second and third first, then the first.
        let mut right = parts[1].clone();
        right.merge(&parts[2]);
        let mut left = parts[0].clone();
        left.merge(&right);
        prop_assert_eq!(&left, &whole);
        let scores = score(&study.assessment, questionnaire, &left);
        prop_assert_eq!(scores, study.scores());
    }

    #[test]
    fn joint_sums_of_parts_add_up_and_are_those_of_the_tally(
        plans in plans(),
        people in people(),
        cut in 0_usize..25,
    ) {
        let study = study(&plans, &people);
        let questionnaire = study.questionnaire();
        let every: Vec<_> = questionnaire.nodes().map(|(node, _)| node).collect();
        let areas: Vec<_> = questionnaire.areas().map(|(area, _)| area).collect();
        let tables = [every.clone(), areas];
        let whole = Joint::of(questionnaire, &study.responses, &tables);
        let rows = &study.responses.0;
        let (first, second) = rows.split_at(cut.min(rows.len()));
        for parts in [[first, second], [second, first]] {
            let mut merged = Joint::new(&tables);
            parts.iter().for_each(|rows| merged.merge(&Joint::of(questionnaire, &Responses(rows.to_vec()), &tables)));
            prop_assert_eq!(&merged, &whole);
        }
        let tally = study.tally();
        prop_assert_eq!(Tally::with_joint(questionnaire, &study.responses, &tables), (tally.clone(), whole.clone()));
        for (unit, _) in study.assessment.units.iter() {
            let joint = whole.of_unit(0, unit);
            for (node, row) in every.iter().zip(joint.rows()) {
                let sums = tally.unit_at(unit, *node);
                prop_assert_eq!(row.n, sums.n);
                // Each score is rounded to a thousandth of a point.
                let off = sums.sum as f64 / 1e9 - row.sum as f64;
                prop_assert!(off.abs() <= 0.5001 * row.n as f64, "{} {}", off, row.n);
            }
            for ((one, other), pair) in joint.pairs() {
                prop_assert!(pair.n <= joint.rows()[one].n.min(joint.rows()[other].n));
            }
        }
    }

    #[test]
    fn details_of_parts_add_up_to_the_detail_of_all(
        plans in plans(),
        people in people(),
        cut in 0_usize..25,
    ) {
        let study = study(&plans, &people);
        let questionnaire = study.questionnaire();
        let items = |node| -> Vec<_> {
            let items = questionnaire.items_in(node).into_iter();
            items.filter_map(|item| questionnaire.item_ix(item)).collect()
        };
        let groups: Vec<_> = questionnaire.areas().map(|(area, _)| (area, items(area))).collect();
        let of = |rows: &[Response]| Detail::of(questionnaire, &Responses(rows.to_vec()), &groups);
        let whole = of(&study.responses.0);
        let (first, second) = study.responses.0.split_at(cut.min(people.len()));
        for (one, other) in [(first, second), (second, first)] {
            let mut merged = Detail::new(&groups);
            merged.merge(&of(one));
            merged.merge(&of(other));
            prop_assert_eq!(&merged, &whole);
        }
        // The sums of an item with itself, and the counts of its answers, are of the same respondents.
        for (at, (area, items)) in groups.iter().enumerate() {
            let all = whole.over(at, |_| true);
            prop_assert!((0..items.len()).all(|item| all.answers.counts(item).total() == all.answers.n()));
            let scores: u64 = whole.cells().map(|(_, cell)| cell[at].scores.total()).sum();
            prop_assert_eq!(scores, study.tally().cells().map(|(_, cell)| cell.nodes[area.at()].n).sum::<u64>());
        }
    }

    #[test]
    fn nothing_shown_speaks_of_a_small_group(plans in plans(), people in people(), min_group in 1_u32..7) {
        let study = study(&plans, &people).min_group(min_group);
        let least = u64::from(min_group);
        let scores = study.scores();
        let everything = study.clone().min_group(1).scores();
        let parents = study.assessment.units.parents();
        let respondents: Vec<u64> =
            everything.units.iter().map(|unit| unit.respondents.unwrap_or_default()).collect();
        let shown: Vec<bool> = scores.units.iter().map(|unit| unit.respondents.is_some()).collect();
        prop_assert!(keeps_the_rule(&parents, &respondents, least, &shown));
        for (ix, _) in study.questionnaire().nodes() {
            // Nobody is behind a zero that stands for a missing answer, where it matters who is.
            let people = |(unit, _)| -> u64 {
                let below = study.assessment.units.subtree(unit);
                let sums = below.into_iter().map(|unit| study.tally().unit_at(unit, ix));
                sums.map(|sums| if least > 1 { sums.answered } else { sums.n }).sum()
            };
            let is_judged = study.questionnaire().is_judged_on_units(ix);
            let all: Vec<u64> = if is_judged { vec![0; parents.len()] } else { study.assessment.units.iter().map(people).collect() };
            let shown: Vec<bool> = scores.units.iter().map(|unit| unit.node(ix).is_some()).collect();
            prop_assert!(is_judged || keeps_the_rule(&parents, &all, least, &shown));
            prop_assert!(scores.units.iter().all(|unit| unit.node(ix).is_none() || unit.respondents.is_some()));
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn every_forest_keeps_the_rule(
        twigs in prop::collection::vec((any::<prop::sample::Index>(), 0_u64..15, any::<bool>(), 0_u8..9), 1..40),
        min_group in 0_u64..12,
    ) {
        let parent = |(at, twig): (usize, &(prop::sample::Index, u64, bool, u8))| {
            (at > 0 && twig.3 > 0).then(|| twig.0.index(at))
        };
        let parents: Vec<Option<usize>> = twigs.iter().enumerate().map(parent).collect();
        let allowed: Vec<bool> = twigs.iter().map(|twig| twig.2 || twig.3 > 2).collect();
        let mut n: Vec<u64> = twigs.iter().map(|twig| twig.1).collect();
        for at in (0..n.len()).rev() {
            if let Some(parent) = parents[at] {
                n[parent] += n[at];
            }
        }
        let shown = publishable(&parents, &own_people(&parents, &n), min_group, &allowed);
        prop_assert!(keeps_the_rule(&parents, &n, min_group.max(1), &shown));
        prop_assert!(shown.iter().zip(&allowed).all(|(shown, allowed)| *allowed || !*shown));
    }
}

/// So many responses are counted on two threads.
#[test]
fn many_responses_are_counted_as_few_are() {
    let options = ["1", "2", "3", "4", "5", "na", "."];
    let rows = (0_usize..2_500).map(|at| format!("{} {}", options[at % 7], options[at * at % 5]));
    let study = rows.enumerate().fold(Study::new("A(a b)", "all(north south east)"), |study, (at, row)| {
        study.answers(["north", "south", "east", "all"][at * 31 % 4], &row)
    });
    let questionnaire = study.questionnaire();
    let mut merged = Tally::new(questionnaire);
    let groups: Vec<_> = questionnaire.areas().map(|(area, _)| (area, vec![ItemIx(0), ItemIx(1)])).collect();
    let mut detail = Detail::new(&groups);
    let tables = [questionnaire.nodes().map(|(node, _)| node).collect::<Vec<_>>()];
    let mut joint = Joint::new(&tables);
    for rows in study.responses.0.chunks(900) {
        let rows = Responses(rows.to_vec());
        merged.merge(&Tally::of(questionnaire, &rows));
        detail.merge(&Detail::of(questionnaire, &rows, &groups));
        joint.merge(&Joint::of(questionnaire, &rows, &tables));
    }
    assert_eq!(study.tally(), merged);
    assert_eq!(Tally::with_joint(questionnaire, &study.responses, &tables), (merged, joint));
    assert_eq!(Detail::of(questionnaire, &study.responses, &groups), detail);
}
