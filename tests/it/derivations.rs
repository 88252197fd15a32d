//! How sure a change, a difference and a place are, step by step, against a pencil.

use mognad::insight::compare;
use mognad::load::MemoryFiles;
use mognad::model::Lang;
use mognad::render::markdown::markdown;
use mognad::report::explanation::{Asked, derivation};
use mognad::report::view::Scope;

use crate::fixtures::in_five;
use crate::support::analysis_of;

const QUESTIONS: &str = r#"
[[groups]]
id = "ready"
name = "Ready"
kind = "prerequisite"
[[items]]
id = "r-1"
group = "ready"
text = "One?"
[[items]]
id = "r-2"
group = "ready"
text = "Two?"
[[items]]
id = "r-3"
group = "ready"
text = "Three?"
[[groups]]
id = "will"
name = "Will"
kind = "prerequisite"
[[items]]
id = "w-1"
group = "will"
text = "Four?"
[[items]]
id = "w-2"
group = "will"
text = "Five?"
[[items]]
id = "w-3"
group = "will"
text = "Six?"
[[positions]]
id = "start"
title = "Where to start"
x = { node = "ready", from = 50 }
y = { node = "will", from = 50 }
fields = [
  { x = "low", y = "low", id = "wait", name = "Wait", text = "…" },
  { x = "high", y = "low", id = "convince", name = "Convince", text = "…" },
  { x = "low", y = "high", id = "prepare", name = "Prepare", text = "…" },
  { x = "high", y = "high", id = "start", name = "Start", text = "…" },
]
"#;

const ASSESSMENT: &str = r#"format = 1
title = "T"
language = "en"
questionnaire = "q.toml"
rollup = "pooled"
[[waves]]
id = "1"
answers = ["1.csv"]
[[waves]]
id = "2"
answers = ["2.csv"]
[[units]]
id = "a"
name = "A"
[[units]]
id = "b"
name = "B"
"#;

/// Ten people of each unit: half of them at the one stage in all questions, half at the other.
fn answers(stages: [(&str, [u8; 2]); 2]) -> String {
    let rows = stages.iter().flat_map(|(unit, ends)| {
        (0..10).map(move |at| {
            let stage = ends[at % 2].to_string();
            let cells = [stage.as_str(); 6].join(",");
            format!("{unit},{unit}{at},{cells}\n")
        })
    });
    format!("unit,respondent,r-1,r-2,r-3,w-1,w-2,w-3\n{}", rows.collect::<String>())
}

/// What is asked for, by ids.
enum What {
    Change(&'static str),
    Than(&'static str, &'static str),
    Placement,
}

fn said(unit: &str, what: What) -> Option<String> {
    // A goes from 25 and 50 to 75 and 100 of 100; B stays at 25 and 50.
    let files = MemoryFiles::default()
        .with("assessment.toml", ASSESSMENT)
        .with("q.toml", in_five(QUESTIONS))
        .with("1.csv", answers([("a", [1, 2]), ("b", [1, 2])]))
        .with("2.csv", answers([("a", [3, 4]), ("b", [1, 2])]));
    let analysis = analysis_of(&files);
    let scope = Scope::new(&analysis, 1, Lang::En);
    let node = |id: &str| scope.questionnaire().find(id).expect("a node");
    let unit_of = |id: &str| analysis.assessment.units.find(id).expect("a unit");
    let unit = unit_of(unit);
    let compared = |other| {
        let nodes: Vec<_> = scope.questionnaire().summaries_and_areas().collect();
        compare(scope.view, &[unit_of(other), unit], &nodes, 0.0)
    };
    let document = match what {
        What::Change(id) => derivation(&scope, unit, Asked::Change(node(id))),
        What::Than(other, id) => derivation(&scope, unit, Asked::Than(&compared(other), node(id))),
        What::Placement => derivation(&scope, unit, Asked::Placement),
    };
    Some(markdown(&document?).replace('\\', ""))
}

/// Five scores of 25 and five of 50 have s² = 10·12.5²/9 = 173.611111, and so has every ten here: SE² = 17.361111 each.
const SE: &str = "SE = 5.892557";

#[test]
fn a_change_is_told_as_a_pencil_has_it() {
    let text = said("a", What::Change("ready")).expect("a change");
    // 87.5 − 37.5 = 50; SE = √(2·17.361111) = 5.892557, df 18, t = 8.485281.
    for words in ["1: 37.500000", "2: 87.500000", "d = 50.000000", SE, "df = 18.00", "t = d / SE = 8.4853"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("it is sure: p = 0.000000"), "{text}");
    let still = said("b", What::Change("ready")).expect("a change");
    for words in ["d = 0.000000", "t = d / SE = 0.0000", "p = 1.000000", "it is not sure"] {
        assert!(still.contains(words), "{words}: {still}");
    }
}

#[test]
fn a_difference_is_told_as_compare_judges_it() {
    let text = said("a", What::Than("b", "will")).expect("a difference");
    for words in ["Will: A less B", "A: 87.500000", "B: 37.500000", "d = 50.000000", SE, "it is sure"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_place_is_told_axis_by_axis() {
    let text = said("a", What::Placement).expect("a place");
    // 87.5 − 50 = 37.5, SE = √17.361111 = 4.166667, t = 9 at 9 degrees of freedom.
    for words in
        ["87.500000 − 50.000000", "d = 37.500000", "SE = 4.166667", "df = 9.00", "t = d / SE = 9.0000"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("The unit surely stands in the field Start."), "{text}");
    let other = said("b", What::Placement).expect("a place");
    assert!(other.contains("d = −12.500000") && other.contains("t = d / SE = −3.0000"), "{other}");
    assert!(other.contains("in the field Wait"), "{other}");
}

#[test]
fn nothing_is_explained_where_nothing_is_compared() {
    // A unit is not compared with itself.
    assert_eq!(said("a", What::Than("a", "will")), None);
}

/// Two questions of three people: 0 and 0, 50 and 50, 100 and 50. By hand: variances 2500 and 2500/3, together 10000/3; the sums 0, 100 and 150
/// have 17500/3; alpha is 2 · (1 − 10000/17500) = 6/7.
#[test]
fn alpha_is_derived_from_the_variances_of_the_questions_and_of_their_sum() {
    let folder = crate::cli::folder::Folder::empty();
    let questions = "[[groups]]\nid = \"g\"\nname = \"Tools\"\n[[items]]\nid = \"g-1\"\ngroup = \"g\"\ntext = \"One?\"\n\
                     [[items]]\nid = \"g-2\"\ngroup = \"g\"\ntext = \"Two?\"\n";
    folder.write("q.toml", &in_five(questions));
    folder.write("a.csv", "unit,respondent,g-1,g-2\na,1,0,0\na,2,2,2\na,3,4,2\n");
    let head = "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\n";
    let rest = "[[waves]]\nid = \"w\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"a\"\n";
    folder.write("assessment.toml", &format!("{head}min_group = 1\n{rest}"));
    let told = folder.run("explain . --alpha g").out;
    for line in [
        "n = 3: those who answered all k = 2 questions",
        "Σ s²ᵢ = 3333.333333",
        "s² = 5833.333333",
        "2 / 1 · (1 − 3333.333333 / 5833.333333) = 0.857143",
    ] {
        assert!(told.replace("\n      ", " ").contains(line), "{line}: {told}");
    }
    // Of so few nothing is told where groups are kept from view, and no variance either.
    folder.write("assessment.toml", &format!("{head}{rest}"));
    let told = folder.run("explain . --alpha g").out;
    assert!(told.contains("Tools has no alpha: too few answered") && !told.contains("s²"), "{told}");
    assert!(folder.run("explain . --alpha g-1").err.contains("no group of questions"));
}
