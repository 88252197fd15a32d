//! What is said of a unit that has parts, such as the municipality: it is not spoken of as a workplace is.

use mognad::insight::{Analysis, Need, Starters, whole_steps};
use mognad::load::{self, MemoryFiles, builtin};
use mognad::model::{Lang, Localized, Questionnaire};
use mognad::report::{Format, Options, site};

use crate::fixtures::{TOWN, ten_alike};
use crate::support::{analysis_of, kommun, whole_report};

/// What nobody would say of a municipality.
const OF_A_WORKPLACE: [&str; 7] =
    ["enheten", "enhetens", "enhetschef", "er chef", "the unit ", "the unit’s", "unit manager"];

fn told_of_wholes(questionnaire: &Questionnaire) -> Vec<&Localized> {
    let levels = questionnaire.levels().iter().filter_map(|level| level.text_for_whole.as_ref());
    let nodes = questionnaire.nodes().flat_map(|(_, node)| {
        let group = node.group().into_iter().flat_map(|group| &group.levels);
        let levels = group.flat_map(|level| [&level.text_for_whole, &level.advice_for_whole]).flatten();
        let items = node.item().into_iter().flat_map(|item| &item.advice_for_whole);
        // A page of a whole has its areas with what they are about.
        levels.chain(items).chain(&node.description)
    });
    levels.chain(nodes).collect()
}

#[test]
fn no_text_that_can_be_said_of_a_whole_speaks_of_the_unit_or_its_manager() {
    for builtin in builtin::ALL {
        let (questionnaire, _) = load::questionnaire(&builtin.file(), builtin.text);
        let questionnaire = questionnaire.expect("a questionnaire");
        let told = told_of_wholes(&questionnaire);
        assert!(told.len() > 50, "{}: {}", builtin.id, told.len());
        for text in told.iter().flat_map(|text| text.texts()) {
            let low = text.to_lowercase() + " ";
            let found = OF_A_WORKPLACE.iter().find(|words| low.contains(**words));
            assert_eq!(found, None, "{}: {text}", builtin.id);
        }
    }
}

#[test]
fn every_level_and_every_early_stage_of_an_area_has_words_for_a_whole() {
    for builtin in builtin::ALL {
        let questionnaire = load::questionnaire(&builtin.file(), builtin.text).0.expect("a questionnaire");
        assert!(questionnaire.levels().iter().all(|level| level.text_for_whole.is_some()), "{}", builtin.id);
        for (_, area) in questionnaire.areas() {
            let levels = &area.group().expect("a group").levels;
            assert!(levels[..3].iter().all(|level| level.advice_for_whole.is_some()), "{}", area.id);
        }
    }
}

#[test]
fn the_first_part_of_a_wholes_page_never_speaks_of_the_unit() {
    let analysis = kommun();
    let units = &analysis.assessment.units;
    let wholes: Vec<&str> = units
        .iter()
        .filter(|(_, unit)| !unit.children.is_empty())
        .map(|(_, unit)| unit.id.as_str())
        .collect();
    assert!(wholes.len() > 2);
    for lang in Lang::ALL {
        let options = Options { charts: false, ..whole_report(lang, &[Format::Markdown], 1) };
        let files = site(&analysis, &options).expect("a report");
        for whole in &wholes {
            let path = if units.only_root().map(|root| units[root].id.as_str()) == Some(whole) {
                "index.md".to_owned()
            } else {
                format!("units/{whole}.md")
            };
            let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path}"));
            let page = String::from_utf8(file.bytes.clone()).expect("UTF-8").to_lowercase();
            let first = page.split("\n## ").take(4).collect::<String>();
            // Names of units, such as `Bygglovsenheten`, are no talk of the unit.
            let named = units
                .iter()
                .fold(first, |text, (_, unit)| text.replace(&unit.name.get(lang).to_lowercase(), ""));
            let found = OF_A_WORKPLACE.iter().find(|words| named.contains(**words));
            assert_eq!(found, None, "{path}: {named}");
        }
    }
}

/// Two areas of one question each. Both have words for wholes, one with its answers and one with its levels; a third has none.
const QUESTIONNAIRE: &str = r#"
format = 1
id = "small"
version = "1"
languages = ["en"]
title = "Small"
scale = "s"
[[levels]]
id = "low"
from = 0
name = "Low"
text = "The unit is at the beginning."
text_for_whole = "Many are at the beginning."
[[levels]]
id = "high"
from = 50
name = "High"
text = "The unit has come far."
[[scales]]
id = "s"
options = [{ id = "0", label = "No" }, { id = "1", label = "Partly" }, { id = "2", label = "Yes" }]
[[groups]]
id = "base"
kind = "prerequisite"
name = "Base"
[[groups]]
id = "tools"
name = "Tools"
rests_on = { base = 50 }
levels = [{ id = "low", advice_for_whole = "Buy tools for all." }]
[[groups]]
id = "use"
name = "Use"
[[items]]
id = "b"
group = "base"
text = "Base?"
short = "Ground"
advice = ["Ask.", "Write."]
advice_for_whole = ["Lay the ground for all."]
[[items]]
id = "t"
group = "tools"
text = "Tools?"
short = "Toolbox"
advice = ["Borrow one.", "Buy one."]
[[items]]
id = "u"
group = "use"
text = "Use?"
short = "In use"
advice = ["Try.", "Go on."]
"#;

const ASSESSMENT: &str = r#"
format = 1
title = "Town"
questionnaire = "small.toml"
min_group = 1
rollup = "headcount"
[[waves]]
id = "w"
answers = ["a.csv"]
"#;

fn town(a: &str, b: &str, c: &str) -> Analysis {
    let answers = ten_alike("b,t,u", &[("a", a), ("b", b), ("c", c)]);
    let assessment = format!("{ASSESSMENT}{TOWN}");
    let files = MemoryFiles::default().with("assessment.toml", assessment.as_str());
    analysis_of(&files.with("small.toml", QUESTIONNAIRE).with("a.csv", answers))
}

/// Each step as: area, what is shared and with what advice, by whom, of how many told, how many work there, and who starts.
fn told(analysis: &Analysis) -> Vec<String> {
    let view = analysis.latest();
    let questionnaire = view.questionnaire();
    let name = |unit: &mognad::model::UnitIx| analysis.assessment.units[*unit].id.to_string();
    let whole = analysis.assessment.units.only_root().expect("a root");
    let steps = whole_steps(view, whole, 9);
    let line = |step: &mognad::insight::WholeStep<'_>| {
        let need = match step.need {
            Need::Item { item, stage, .. } => format!("{}@{}", questionnaire[item].id, stage.0),
            Need::Level { level, .. } => format!("level {}", level.0),
        };
        let units: Vec<String> = step.units.iter().map(name).collect();
        let start = match &step.starters {
            Starters::OnGround(units) => format!("ground {}", units.iter().map(name).collect::<String>()),
            Starters::InField(units) => format!("field {}", units.iter().map(name).collect::<String>()),
            Starters::Unknown => "unknown".to_owned(),
        };
        let advice = step.need.advice().map_or("-", |text| text.get(Lang::En));
        let people = step.people.expect("all headcounts");
        format!(
            "{} {need} {advice} {} of {} people {people} {start}",
            questionnaire[step.area].id,
            units.concat(),
            step.told
        )
    };
    steps.iter().map(line).collect()
}

#[test]
fn a_wholes_steps_are_what_most_of_its_units_share_with_the_words_of_the_question_else_of_the_level() {
    // Base: a and b say no, so the question's words stand; c says yes and has nothing to lift. Tools: all say partly (50,
    // the level High) but c, which says no: nobody shares the level Low, and a and b share the question at Partly, without
    // words for wholes. Use: all are different.
    let analysis = town("0,1,0", "0,1,1", "2,0,2");
    // The index requires nothing, and the weakest prerequisite comes first. In base 50 or more is the ground, which neither has.
    assert_eq!(
        told(&analysis),
        [
            "base b@0 Lay the ground for all. ab of 3 people 30 unknown",
            "tools t@1 - ab of 3 people 30 ground ",
        ]
    );
    // All say no to tools: the level's words are before the question without words. c alone has the base.
    let analysis = town("0,0,0", "0,0,1", "2,0,2");
    assert_eq!(
        told(&analysis),
        [
            "base b@0 Lay the ground for all. ab of 3 people 30 unknown",
            "tools level 0 Buy tools for all. abc of 3 people 60 ground c",
        ]
    );
}

#[test]
fn what_no_two_units_share_is_no_step_of_the_whole() {
    assert!(told(&town("0,0,0", "1,1,1", "2,2,2")).is_empty());
}

#[test]
fn a_level_of_a_whole_is_told_in_words_for_wholes_and_else_by_where_its_units_stand() {
    let page = |analysis: &Analysis| {
        let options = Options { charts: false, ..whole_report(Lang::En, &[Format::Markdown], 0) };
        let files = site(analysis, &options).expect("a report");
        let index = files.into_iter().find(|file| file.path == "index.md").expect("the page");
        String::from_utf8(index.bytes).expect("UTF-8")
    };
    // The index is the mean of tools and use, 0 in a, 25 in b and 50 in c: by headcount (0·10 + 25·20 + 50·30) / 60 = 33.
    let low = page(&town("0,0,0", "0,0,1", "2,0,2"));
    assert!(low.contains("Typical of the level Low: Many are at the beginning."), "{low}");
    // 0 in a, 75 in b and 100 in c make 75, which is the level High. It has words for units alone.
    let high = page(&town("0,0,0", "2,2,1", "2,2,2"));
    assert!(high.contains("Of 3 units that are shown, 1 at Low and 2 at High."), "{high}");
    assert!(!high.contains("The unit has come far"), "{high}");
}
