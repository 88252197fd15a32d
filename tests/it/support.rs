//! Questionnaires, units and answers in a notation short enough to stand in a table.
//!
//! **A questionnaire** is `A(a b*2 S>0.8(-c d/4))`: groups with what is in them in parentheses, items without.
//! A name may be followed by
//!
//! | sign | on | means |
//! |---|---|---|
//! | `*2` | both | weight |
//! | `>0.8` | groups | the least share answered; one half where none is given |
//! | `~q` | groups | the node q of another group counts too |
//! | `#8` | groups | the fewest respondents it is shown of |
//! | `@0,50&P:60` | groups | where levels begin, and what they require: here P at 60 points |
//! | `/4` | items | number of equally spaced options; five where none is given |
//! | `=0,10,100` | items | the options' points |
//! | `^3` | items | number of options of which several can be ticked |
//! | `!` | items | not answered counts as zero |
//! | `$` | items | an entry question, which is never scored |
//! | `?` | items | "don't know" counts as zero |
//! | `%chef` | both | the role that is asked |
//!
//! and preceded by `-` (a reversed item), `+` (a prerequisite) or `%` (a cross-cutting group); other groups at the top are core areas.
//! `readiness` and `index` are added where there is something for them to sum up.
//!
//! **Units** are `kommun:100(a:40 b:60)`, with headcounts where they are known.
//!
//! **Answers** are `5 na dk .`: an option counted from 1, not applicable, don't know, not answered; `t13` ticks the first option and the third; one per item, in
//! the questionnaire's order. `|` stands between respondents.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use mognad::insight::Analysis;
use mognad::model::{
    Answer, AnswerOption, Answering, Assessment, Combine, Digest, Group, Item, Lang, Level, LevelId,
    Localized, MissingPolicy, Mode, Multi, MultiRule, Node, NodeBody, NodeId, NodeKind, NodeLevel, OptionId,
    OptionIx, Points, Questionnaire, QuestionnaireParts, Requirement, Respondents, Response, Responses,
    RoleId, Rollup, Scale, ScaleId, Share, Unit, UnitId, UnitIx, UnitTree, Wave, WaveId, Weight,
};
use mognad::report::{Format, Options};
use mognad::score::{NodeScore, WaveScores, score};
use mognad::tally::Tally;
use mognad::{MemoryFiles, ReadOptions, open};

/// What comes of an assessment's files, in which there is no fault and nothing to warn of.
pub fn analysis_of(files: &MemoryFiles) -> Analysis {
    let opened = open(files, "", &ReadOptions::default()).expect("an assessment");
    assert!(opened.diagnostics.is_empty(), "{:?}", opened.diagnostics);
    opened.assessed.expect("what is there without faults").analysis
}

/// All of a report in these formats, with its charts and without PNG.
pub const fn whole_report(lang: Lang, formats: &[Format], wave: usize) -> Options<'_> {
    Options { lang, formats, template: None, charts: true, png: false, unit: None, wave }
}

/// The whole example, with its two waves.
pub fn kommun() -> Analysis {
    static ONCE: LazyLock<Analysis> = LazyLock::new(read_kommun);
    ONCE.clone()
}

fn read_kommun() -> Analysis {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun");
    let read = |path: &Path| std::fs::read(path).expect("a file of the example");
    let mut files = MemoryFiles::default().with("assessment.toml", read(&root.join("assessment.toml")));
    for wave in ["2025", "2026"] {
        let listed = std::fs::read_dir(root.join("answers").join(wave)).expect("a folder of the example");
        for path in listed.map(|entry| entry.expect("an entry").path()) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            files = files.with(&format!("answers/{wave}/{name}"), read(&path));
        }
    }
    analysis_of(&files)
}

/// An assessment of one wave with its answers.
#[derive(Debug, Clone)]
pub struct Study {
    pub assessment: Assessment,
    pub responses: Responses,
}

impl Study {
    /// Nobody has answered yet, nothing is too small to be shown, and all respondents count alike.
    pub fn new(questionnaire_notation: &str, units_notation: &str) -> Self {
        let questionnaire = Arc::new(questionnaire(questionnaire_notation));
        let id = WaveId::parse("2026").expect("an id");
        let assessment = Assessment {
            title: Localized::same("A study"),
            language: None,
            questionnaire: Arc::clone(&questionnaire),
            mode: Mode::Survey,
            min_group: 1,
            min_item_group: Assessment::DEFAULT_MIN_ITEM_GROUP,
            min_role_group: Assessment::DEFAULT_MIN_ROLE_GROUP,
            rollup: Rollup::Pooled,
            respondents: Respondents::PerWave,
            comments: true,
            finite_population: false,
            min_change: Assessment::DEFAULT_MIN_CHANGE,
            organisation: mognad::model::Organisation::default(),
            waves: vec![Wave { id, date: None, questionnaire }],
            waiting: Vec::new(),
            figures: mognad::model::Figures::default(),
            units: units(units_notation),
        };
        Self { assessment, responses: Responses::default() }
    }

    pub fn min_group(mut self, min_group: u32) -> Self {
        self.assessment.min_group = min_group;
        self
    }

    pub fn rollup(mut self, rollup: Rollup) -> Self {
        self.assessment.rollup = rollup;
        self
    }

    /// Adds respondents, `|` between them.
    pub fn answers(mut self, unit: &str, respondents: &str) -> Self {
        let unit = self.unit(unit);
        let respondents = respondents.split('|').map(|one| Response {
            unit,
            role: None,
            seconds: None,
            answers: answers(one).into_iter().collect(),
            remarks: Vec::new(),
        });
        self.responses.0.extend(respondents);
        self
    }

    pub fn unit(&self, id: &str) -> UnitIx {
        self.assessment.units.find(id).expect("a unit of the study")
    }

    pub fn questionnaire(&self) -> &Questionnaire {
        &self.assessment.questionnaire
    }

    pub fn tally(&self) -> Tally {
        Tally::of(self.questionnaire(), &self.responses)
    }

    pub fn scores(&self) -> WaveScores {
        score(&self.assessment, self.questionnaire(), &self.tally())
    }

    /// What may be shown of one node of one unit.
    pub fn node(&self, unit: &str, node: &str) -> Option<NodeScore> {
        let node = self.questionnaire().find(node).expect("a node of the questionnaire");
        self.scores().unit(self.unit(unit)).node(node).cloned()
    }

    /// The mean that may be shown of one node of one unit.
    pub fn mean(&self, unit: &str, node: &str) -> Option<f64> {
        self.node(unit, node).map(|node| node.estimate.mean)
    }
}

/// Reads the notation of questionnaires.
pub fn questionnaire(notation: &str) -> Questionnaire {
    let tops = sprigs(&mut notation.chars());
    let mut nodes = Vec::new();
    for top in &tops {
        grow(top, None, &mut nodes);
    }
    for (kind, of) in [(NodeKind::Readiness, NodeKind::Prerequisite), (NodeKind::Index, NodeKind::Core)] {
        if nodes.iter().any(|node| node.kind == of) {
            nodes.push(node(kind.code(), kind, None, Weight::ONE, NodeBody::Group(group())));
        }
    }
    let count = nodes.iter().filter_map(|node| Some(node.group()?.levels.len())).max().unwrap_or_default();
    for node in &mut nodes {
        if let NodeBody::Group(group) = &mut node.body {
            // Groups of which nothing is said have their levels evenly spaced.
            for at in group.levels.len()..count {
                let from = Points::equally_spaced(at, count + 1);
                group.levels.push(level_at(from, Vec::new()));
            }
        }
    }
    let level = |at: usize| {
        let id = format!("level-{}", at + 1);
        Level {
            name: Localized::same(&id),
            id: LevelId::parse(&id).expect("an id"),
            text: None,
            text_for_whole: None,
        }
    };
    let parts = QuestionnaireParts {
        id: NodeId::parse("test").expect("an id"),
        version: "1".to_owned(),
        languages: Lang::ALL.map(Into::into).to_vec(),
        words: mognad::model::OwnWords::default(),
        plain_lists: mognad::model::PlainLists::new(),
        title: Localized::same("Test"),
        description: None,
        digest: Digest([0; 32]),
        levels: (0..count).map(level).collect(),
        nodes,
        positions: Vec::new(),
    };
    Questionnaire::new(parts).expect("a sound questionnaire")
}

/// Reads the notation of units.
pub fn units(notation: &str) -> UnitTree {
    fn plant(sprig: &Sprig, parent: Option<usize>, declared: &mut Vec<(Unit, Option<usize>)>) {
        let (id, headcount) = match sprig.head.split_once(':') {
            Some((id, people)) => (id, Some(people.parse().expect("a headcount"))),
            None => (sprig.head.as_str(), None),
        };
        let unit = Unit {
            id: UnitId::parse(id).expect("an id"),
            name: Localized::same(id),
            parent: None,
            children: Vec::new(),
            depth: 0,
            headcount,
            invited: headcount,
            invited_by_role: BTreeMap::new(),
            targets: BTreeMap::new(),
            weights: BTreeMap::new(),
        };
        let me = declared.len();
        declared.push((unit, parent));
        sprig.below.iter().for_each(|child| plant(child, Some(me), declared));
    }
    let mut declared = Vec::new();
    sprigs(&mut notation.chars()).iter().for_each(|top| plant(top, None, &mut declared));
    UnitTree::new(declared).expect("a forest of units")
}

/// Reads the notation of one respondent's answers.
pub fn answers(notation: &str) -> Vec<Answer> {
    let answer = |word: &str| match word {
        "." => Answer::NotAnswered,
        "na" => Answer::NotApplicable,
        "dk" => Answer::DontKnow,
        ticks if ticks.starts_with('t') => {
            let options = ticks[1..].chars().filter_map(|option| option.to_digit(10));
            Answer::Ticks(options.map(|option| OptionIx(option as u8 - 1)).collect())
        }
        option => Answer::Option(OptionIx(option.parse::<u8>().expect("an answer") - 1)),
    };
    notation.split_whitespace().map(answer).collect()
}

/// Points as they are written, all the twelve decimals that there are: `33.333333333333`.
pub fn decimal(points: Points) -> String {
    let (whole, rest) = (points.units() / Points::UNITS_PER_POINT, points.units() % Points::UNITS_PER_POINT);
    format!("{whole}.{rest:012}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Something with other things in parentheses after it.
#[derive(Debug)]
struct Sprig {
    head: String,
    below: Vec<Sprig>,
}

fn sprigs(notation: &mut std::str::Chars<'_>) -> Vec<Sprig> {
    let mut found = Vec::new();
    let mut head = String::new();
    while let Some(c) = notation.next() {
        match c {
            '(' => found.push(Sprig { head: std::mem::take(&mut head), below: sprigs(notation) }),
            ' ' | ')' => {
                if !head.is_empty() {
                    found.push(Sprig { head: std::mem::take(&mut head), below: Vec::new() });
                }
                if c == ')' {
                    return found;
                }
            }
            c => head.push(c),
        }
    }
    if !head.is_empty() {
        found.push(Sprig { head, below: Vec::new() });
    }
    found
}

fn grow(sprig: &Sprig, parent: Option<&NodeId>, nodes: &mut Vec<Node<NodeId>>) {
    let (prefix, rest) = match sprig.head.split_at(1) {
        (prefix @ ("-" | "+" | "%"), rest) => (prefix, rest),
        _ => ("", sprig.head.as_str()),
    };
    let signs = ['*', '<', '>', '~', '#', '@', '/', '=', '^', '!', '?', '%', '$'];
    let (id, mut rest) = rest.split_at(rest.find(signs).unwrap_or(rest.len()));
    let (mut group, mut item, mut weight) = (group(), item(id, prefix == "-"), Weight::ONE);
    let mut audience = None;
    while let Some(sign) = rest.chars().next() {
        let (value, next) = rest[1..].split_at(rest[1..].find(signs).unwrap_or(rest.len() - 1));
        match sign {
            '*' => weight = Weight::new(number(value)).expect("a weight"),
            '>' => group.min_answered = Share::new(number(value)).expect("a share"),
            '%' => audience = Some(vec![RoleId::parse(value).expect("a role")]),
            '~' => group.also.push(NodeId::parse(value).expect("an id")),
            '#' => group.min_group = Some(value.parse().expect("a number of respondents")),
            '@' => group.levels = value.split(',').map(level).collect(),
            '/' => {
                item.answering =
                    Answering::Choice(evenly_spaced(id, value.parse().expect("a number of options")))
            }
            '=' => {
                item.answering =
                    Answering::Choice(scale(id, &value.split(',').map(points).collect::<Vec<_>>()))
            }
            '^' => {
                let options = evenly_spaced(id, value.parse().expect("a number of options"));
                let multi = Multi::new(options, Vec::new(), MultiRule::Share);
                item.answering = Answering::Multi(multi.expect("several options"));
            }
            '!' => item.missing = MissingPolicy::Zero,
            '$' => item.scored = false,
            '<' => item.effort = Weight::new(number(value)).expect("an effort"),
            _ => item.dont_know = MissingPolicy::Zero,
        }
        rest = next;
    }
    let (kind, body) = match (sprig.below.is_empty(), parent, prefix) {
        (true, ..) => (NodeKind::Item, NodeBody::Item(item)),
        (false, Some(_), _) => (NodeKind::Group, NodeBody::Group(group)),
        (false, None, "+") => (NodeKind::Prerequisite, NodeBody::Group(group)),
        (false, None, "%") => (NodeKind::CrossCutting, NodeBody::Group(group)),
        (false, None, _) => (NodeKind::Core, NodeBody::Group(group)),
    };
    nodes.push(Node { audience, ..node(id, kind, parent, weight, body) });
    let me = NodeId::parse(id).expect("an id");
    sprig.below.iter().for_each(|child| grow(child, Some(&me), nodes));
}

fn node(
    id: &str,
    kind: NodeKind,
    parent: Option<&NodeId>,
    weight: Weight,
    body: NodeBody<NodeId>,
) -> Node<NodeId> {
    Node {
        id: NodeId::parse(id).expect("an id"),
        kind,
        parent: parent.cloned(),
        name: Localized::same(id),
        short: Localized::same(id),
        description: None,
        weight,
        audience: None,
        body,
    }
}

fn group() -> Group<NodeId> {
    Group {
        children: Vec::new(),
        also: Vec::new(),
        combine: Combine::Mean,
        range: None,
        min_answered: Share::HALF,
        min_group: None,
        shown_if: None,
        rests_on: Vec::new(),
        optional: false,
        levels: Vec::new(),
    }
}

fn item(id: &str, reverse: bool) -> Item<NodeId> {
    Item {
        revision: 1,
        help: None,
        answering: Answering::Choice(evenly_spaced(id, 5)),
        shown_if: None,
        consent: None,
        scored: true,
        reverse,
        missing: MissingPolicy::LeaveOut,
        dont_know: MissingPolicy::LeaveOut,
        not_applicable: MissingPolicy::LeaveOut,
        anchors: Vec::new(),
        advice: Vec::new(),
        advice_for_whole: Vec::new(),
        effort: Weight::ONE,
        accepts: Vec::new(),
    }
}

fn level(notation: &str) -> NodeLevel<NodeId> {
    let mut parts = notation.split('&');
    let from = points(parts.next().expect("where the level begins"));
    let requirement = |part: &str| {
        let (node, at_least) = part.split_once(':').expect("a node and its points");
        Requirement { node: NodeId::parse(node).expect("an id"), at_least: points(at_least) }
    };
    level_at(from, parts.map(requirement).collect())
}

fn level_at(from: Points, requires: Vec<Requirement<NodeId>>) -> NodeLevel<NodeId> {
    NodeLevel { from, text: None, text_for_whole: None, advice_for_whole: None, requires }
}

fn evenly_spaced(id: &str, count: usize) -> Arc<Scale> {
    scale(id, &(0..count).map(|at| Points::equally_spaced(at, count)).collect::<Vec<_>>())
}

fn scale(id: &str, points: &[Points]) -> Arc<Scale> {
    let option = |(at, points): (usize, &Points)| {
        let id = format!("{}", at + 1);
        AnswerOption {
            label: Localized::same(&id),
            id: OptionId::parse(&id).expect("an id"),
            points: *points,
        }
    };
    let options = points.iter().enumerate().map(option).collect();
    Arc::new(Scale::new(ScaleId::parse(id).expect("an id"), options).expect("a scale"))
}

fn points(text: &str) -> Points {
    Points::new(number(text)).expect("points")
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

/// The number of independent rows, by Gaussian elimination with the largest pivot.
pub fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let mut rank = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let below = rank..rows.len();
        let largest = below.max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()));
        let Some(pivot) = largest.filter(|pivot| rows[*pivot][column].abs() > 1e-9) else { continue };
        rows.swap(rank, pivot);
        let (done, rest) = rows.split_at_mut(rank + 1);
        for row in rest {
            let factor = row[column] / done[rank][column];
            row.iter_mut().zip(&done[rank]).for_each(|(cell, above)| *cell -= factor * above);
        }
        rank += 1;
    }
    rank
}

/// The people of each unit who are in none of its parts, given those of each unit with its parts.
pub fn own_people(parents: &[Option<usize>], n: &[u64]) -> Vec<u64> {
    let mut own = n.to_vec();
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            own[*parent] -= n[at];
        }
    }
    own
}

/// Whether the choice of units keeps the rule of small groups: each shown unit has `min_group` people behind it, and
/// once the topmost shown units below it are taken away, nobody or `min_group` people are left.
pub fn keeps_the_rule(parents: &[Option<usize>], n: &[u64], min_group: u64, shown: &[bool]) -> bool {
    // The nearest shown unit above each unit is the one that it can be taken away from.
    let mut left = n.to_vec();
    for at in (0..n.len()).filter(|at| shown[*at]) {
        let mut above = parents[at];
        while above.is_some_and(|above| !shown[above]) {
            above = above.and_then(|above| parents[above]);
        }
        if let Some(above) = above {
            left[above] -= n[at];
        }
    }
    (0..n.len())
        .filter(|at| shown[*at])
        .all(|at| n[at] >= min_group && (left[at] == 0 || left[at] >= min_group))
}
