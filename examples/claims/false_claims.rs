//! How often something is claimed where nothing differs.

use std::fmt::Write as _;

use mognad::insight::quality::Quality;
use mognad::insight::{Analysis, Change, ChangeVerdict, Difference, Side, compare, mean_correlation, place};
use mognad::model::{NodeIx, NodeKind, Pairs, Respondents, Responses, Rollup, UnitIx};

use super::people::{Kind, Person};
use super::run::{Chance, sums};
use super::world::{AREAS, World, picture, units};

const UNITS: usize = 12;

/// Where nothing differs, at most this part of what is said together may be false; the short form fails above it.
pub const MOST: f64 = 0.08;

/// How a line may be off the true value, in points.
const OFF: f64 = 0.5;

/// Who answers, and what is known of them.
#[derive(Debug, Clone, Copy)]
struct Row {
    name: &'static str,
    headcounts: bool,
    /// How many answer in each wave.
    response: f64,
    same_staff: bool,
    stable: bool,
}

const ROWS: [Row; 6] = [
    Row {
        name: "no headcounts, new people each wave",
        headcounts: false,
        response: 1.0,
        same_staff: false,
        stable: false,
    },
    Row {
        name: "75 % answered, new people each wave",
        headcounts: true,
        response: 0.75,
        same_staff: false,
        stable: false,
    },
    Row {
        name: "75 % answered, the same staff",
        headcounts: true,
        response: 0.75,
        same_staff: true,
        stable: false,
    },
    Row {
        name: "the same, `respondents = \"stable\"`",
        headcounts: true,
        response: 0.75,
        same_staff: true,
        stable: true,
    },
    Row {
        name: "all answered, the same staff",
        headcounts: true,
        response: 1.0,
        same_staff: true,
        stable: false,
    },
    Row {
        name: "the same, `respondents = \"stable\"`, all answered",
        headcounts: true,
        response: 1.0,
        same_staff: true,
        stable: true,
    },
];

/// What is counted: its name, and how many there are of it in one assessment.
const COUNTED: [(&str, usize); 10] = [
    ("`compare` of 12", 1),
    ("list: summaries", 1),
    ("list: areas", 1),
    ("list: in areas", 1),
    ("areas of a unit", UNITS),
    ("in the areas of a unit", UNITS),
    ("areas of the whole", 1),
    ("places", 1),
    ("role gaps", 1),
    ("sides", 1),
];

/// The table in Markdown, and what in it is above what may be.
pub fn table(assessments: u64) -> (String, Vec<String>) {
    let mut text = String::from("| answers | who answers |");
    COUNTED.iter().for_each(|(name, _)| write!(text, " {name} |").expect("room"));
    text += &format!("\n|---|---|{}\n", "---:|".repeat(COUNTED.len()));
    let mut above = Vec::new();
    let world = World::of(AREAS);
    for (kind, at) in [(Kind::MIDDLE, "mid-scale"), (Kind::TOP, "near the top")] {
        for row in ROWS {
            let name = format!("{at}, {}", row.name);
            let found = sums(&name, assessments, |chance| once(chance, &world, kind, row));
            write!(text, "| {at} | {} |", row.name).expect("room");
            for (counted, (claimed, sure)) in COUNTED.iter().zip(found.chunks(2).map(|two| (two[0], two[1])))
            {
                let share = |count: f64| count / (assessments as f64 * counted.1 as f64);
                let also =
                    if sure == claimed { String::new() } else { format!(" ({:.1})", 100.0 * share(sure)) };
                write!(text, " {:.1}{also} |", 100.0 * share(claimed)).expect("room");
                if share(claimed) > MOST {
                    above.push(format!("{name}: {}: {:.1} %", counted.0, 100.0 * share(claimed)));
                }
            }
            text += "\n";
        }
    }
    (text, above)
}

/// What one assessment comes to: per column, how many false claims or tables with some, as they are claimed and where all that is sure counts.
fn once(chance: &mut Chance, world: &World, kind: Kind, row: Row) -> [f64; 2 * COUNTED.len()] {
    let answered: Vec<usize> = (0..UNITS).map(|_| chance.whole(5, 40)).collect();
    let staff: Vec<usize> = answered.iter().map(|n| (*n as f64 / row.response).round() as usize).collect();
    let declared = staff.iter().map(|people| (Some(0), row.headcounts.then_some(*people)));
    let tree = units(&std::iter::once((None, None)).chain(declared).collect::<Vec<_>>());
    let rollup = if row.headcounts { Rollup::Headcount } else { Rollup::Pooled };
    let mut assessment = world.assessment(2, tree, rollup);
    if row.stable {
        assessment.respondents = Respondents::Stable;
    }
    let (responses, pairs) = waves(chance, world, kind, row, (&answered, &staff));
    let analysis = Analysis::with_pairs(assessment, &responses, row.stable.then_some(&pairs));
    let mut found = Found::default();
    found.compare(&analysis, &responses[1], world);
    found.changes(&analysis);
    found.quality(&analysis, &responses[1]);
    found.sides(&analysis, kind);
    found.0
}

/// The answers of two waves, and who answered in both.
fn waves(
    chance: &mut Chance,
    world: &World,
    kind: Kind,
    row: Row,
    (answered, staff): (&[usize], &[usize]),
) -> ([Responses; 2], Pairs) {
    let mut responses = [Responses::default(), Responses::default()];
    let mut pairs = Vec::new();
    for (at, (n, staff)) in answered.iter().zip(staff).enumerate() {
        let unit = UnitIx(at as u32 + 1);
        let mut people: Vec<Person> = (0..*staff).map(|_| Person::new(chance, kind)).collect();
        let mut places = vec![None; *staff];
        for (wave, responses) in responses.iter_mut().enumerate() {
            if wave == 1 && !row.same_staff {
                people = (0..*staff).map(|_| Person::new(chance, kind)).collect();
            }
            for who in chance.some_of(*staff, *n) {
                if wave == 0 {
                    places[who] = Some(responses.0.len());
                } else if let Some(before) = places[who] {
                    pairs.push((before, responses.0.len()));
                }
                responses.0.push(people[who].answer(chance, world, unit, &[0.0; AREAS]));
            }
        }
    }
    (responses, Pairs(pairs))
}

/// What is found in one assessment.
#[derive(Debug, Default)]
struct Found([f64; 2 * COUNTED.len()]);

impl Found {
    fn count(&mut self, column: usize, claimed: bool, sure: bool) {
        self.0[2 * column] += f64::from(u8::from(claimed));
        self.0[2 * column + 1] += f64::from(u8::from(sure));
    }

    /// The first workplace with all others, as the command compares them.
    fn compare(&mut self, analysis: &Analysis, responses: &Responses, world: &World) {
        let (view, nodes) = (analysis.latest(), world.table());
        let workplaces: Vec<UnitIx> = workplaces(analysis).collect();
        let correlation =
            mean_correlation(&analysis.assessment, view.questionnaire(), view.scores, responses, &nodes);
        let comparison = compare(view, &workplaces, &nodes, correlation);
        let any =
            comparison.rows.iter().flat_map(|row| row.differences.iter().flatten()).any(Difference::is_sure);
        self.count(0, any, any);
    }

    fn changes(&mut self, analysis: &Analysis) {
        let (changes, view) = (analysis.changes.as_ref().expect("two waves"), analysis.latest());
        let nodes = |belongs: fn(NodeKind) -> bool| -> Vec<NodeIx> {
            view.questionnaire().nodes().filter(|(_, node)| belongs(node.kind)).map(|(ix, _)| ix).collect()
        };
        let at = |unit: UnitIx, node: &NodeIx| changes.at(unit, &view.questionnaire()[*node].id).copied();
        let of = |unit: UnitIx, nodes: &[NodeIx]| -> Vec<Change> {
            nodes.iter().filter_map(|node| at(unit, node)).collect()
        };
        let any = |changes: &[Change]| {
            let verdicts = || changes.iter().map(|change| change.verdict);
            let is_sure = |verdict| matches!(verdict, ChangeVerdict::Changed | ChangeVerdict::Small);
            (verdicts().any(|verdict| verdict == ChangeVerdict::Changed), verdicts().any(is_sure))
        };
        let in_areas = nodes(|kind| matches!(kind, NodeKind::Group | NodeKind::Item));
        for (column, nodes) in
            [(1, nodes(NodeKind::is_summary)), (2, nodes(NodeKind::is_area)), (3, in_areas.clone())]
        {
            let all = analysis.assessment.units.iter().flat_map(|(unit, _)| of(unit, &nodes));
            let (claimed, sure) = any(&all.map(Change::in_list).collect::<Vec<_>>());
            self.count(column, claimed, sure);
        }
        let table = nodes(|kind| kind.is_summary() || kind.is_area());
        for unit in workplaces(analysis) {
            for (column, nodes) in [(4, &table), (5, &in_areas)] {
                let (claimed, sure) = any(&of(unit, nodes));
                self.count(column, claimed, sure);
            }
        }
        let (claimed, sure) = any(&of(UnitIx(0), &table));
        self.count(6, claimed, sure);
    }

    fn quality(&mut self, analysis: &Analysis, responses: &Responses) {
        let quality = Quality::of(analysis.latest(), &analysis.tallies[1], responses);
        let told = |standing: &mognad::insight::quality::Standing| {
            standing.units.iter().any(|unit| unit.places != (1, standing.units.len()))
        };
        let any = quality.standings.iter().any(told);
        self.count(7, any, any);
        let any = quality.gaps.gaps.iter().any(|gap| gap.difference.is_sure());
        self.count(8, any, any);
    }

    /// The true value lies above the vertical line and below the horizontal one, or the other way round.
    fn sides(&mut self, analysis: &Analysis, kind: Kind) {
        let view = analysis.latest();
        let truth = kind.expected(0.0);
        let position = picture(view.questionnaire(), [truth + OFF, truth - OFF]);
        let workplaces: Vec<UnitIx> = workplaces(analysis).collect();
        let placed = place(view, &position, &workplaces);
        let any = placed
            .iter()
            .any(|placed| placed.x_side == (Side::High, false) || placed.y_side == (Side::Low, false));
        self.count(9, any, any);
    }
}

/// The workplaces stand after the whole.
fn workplaces(analysis: &Analysis) -> impl Iterator<Item = UnitIx> {
    analysis.assessment.units.iter().map(|(unit, _)| unit).skip(1)
}
