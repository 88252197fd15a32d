//! What every command writes in every format, from the library's own values.

use std::collections::BTreeMap;

use mognad::insight::quality::Quality;
use mognad::insight::{Analysis, Care, compare, mean_correlation};
use mognad::model::{Diagnostics, Lang, NodeIx, UnitIx};
use mognad::render::markdown::markdown;
use mognad::render::terminal::{Paper, terminal};
use mognad::report::check::Checked;
use mognad::report::comparison::ComparisonView;
use mognad::report::explanation::Explanation;
use mognad::report::quality::QualityView;
use mognad::report::scores::{Breadth, Extract};
use mognad::report::view::Scope;
use mognad::report::{Format, site};
use serde_json::Value;

use crate::support::{Study, whole_report};

/// Each output by its name.
pub type Outputs = BTreeMap<String, String>;

const PAPER: Paper = Paper::PLAIN;

/// Everything but a report's pages.
pub fn of_commands(study: &Study, analysis: &Analysis, lang: Lang) -> Outputs {
    let mut written = Outputs::new();
    let mut write = |name: &str, text: String| {
        written.insert(name.to_owned(), text);
    };
    let extract = || Extract::whole(analysis, lang);
    write("score", terminal(&extract().document(Breadth::Overview), &PAPER));
    write("score.json", extract().json().expect("JSON"));
    write("score.csv", extract().csv());
    write("score-excel.csv", extract().csv_excel());
    write("score.md", markdown(&extract().document(Breadth::Full)));
    write("score --shrink", terminal(&extract().with_shrunken().document(Breadth::Overview), &PAPER));
    let view = analysis.latest();
    let quality = Quality::of(view, &analysis.tallies[0], &study.responses);
    let quality = quality.with_levels(view, &analysis.tallies[0], &study.responses);
    let shown = QualityView { view, quality: &quality, lang, details: true };
    write("quality", terminal(&shown.document(), &PAPER));
    write("quality.json", shown.json().expect("JSON"));
    write("quality.csv", shown.csv());
    let care = Care::of(study.questionnaire(), &study.assessment.units, &study.responses);
    let checked = Checked {
        analysis,
        cares: std::slice::from_ref(&care),
        rows: &[Vec::new()],
        files: &[Vec::new()],
        awaited: &[],
        found: &Diagnostics::default(),
        details: true,
    };
    write("check", terminal(&checked.document(lang), &PAPER));
    let tree = &analysis.assessment.units;
    let nodes: Vec<NodeIx> = study.questionnaire().nodes().map(|(node, _)| node).collect();
    let siblings: Vec<UnitIx> = tree.iter().map(|(unit, _)| unit).collect();
    for pair in siblings.windows(2).filter(|pair| !tree.are_nested(pair[0], pair[1])) {
        let (first, second) = (pair[0], pair[1]);
        let correlation = mean_correlation(
            &analysis.assessment,
            study.questionnaire(),
            view.scores,
            &study.responses,
            &nodes,
        );
        let comparison = compare(view, &[first, second], &nodes, correlation);
        let shown = ComparisonView { scope: Scope::new(analysis, 0, lang), comparison: &comparison };
        let name = format!("compare {} {}", tree[first].id, tree[second].id);
        write(&name, terminal(&shown.document(), &PAPER));
        write(&format!("{name}.json"), shown.json().expect("JSON"));
        write(&format!("{name}.md"), markdown(&shown.document()));
    }
    for (unit, what) in tree.iter() {
        for (node, of) in study.questionnaire().nodes() {
            let explanation = Explanation { view, tally: &analysis.tallies[0], unit, node, lang };
            write(&format!("explain {} {}", what.id, of.id), terminal(&explanation.document(), &PAPER));
        }
    }
    written
}

/// A report's pages, charts and data.
pub fn of_report(analysis: &Analysis, lang: Lang) -> Outputs {
    let options = whole_report(lang, &[Format::Html], 0);
    let files = site(analysis, &options).expect("a report");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    files.into_iter().map(|file| (format!("report {}", file.path), text(file.bytes))).collect()
}

/// The first place where two values are of different kinds, but for what follows from figures that are shown.
pub fn differs_in_kind(one: &Value, other: &Value, follows: &[&str]) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys()).filter(|key| !follows.contains(&key.as_str()));
            keys.into_iter().find_map(|key| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => {
                    differs_in_kind(one, other, follows).map(|place| format!("{key}.{place}"))
                }
                _ => Some(format!("{key} is missing")),
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut both = one.iter().zip(other).enumerate();
            both.find_map(|(at, (one, other))| {
                differs_in_kind(one, other, follows).map(|place| format!("{at}.{place}"))
            })
        }
        (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_))
        | (Value::Bool(_), Value::Bool(_))
        | (Value::Null, Value::Null) => None,
        _ => Some(format!("{one} and {other}")),
    }
}
