//! Is the instrument sound, do people agree, do roles see alike: what is found, and what is never told.

use mognad::insight::Analysis;
use mognad::insight::quality::{Finding, GroupQuality, Quality, Refusal};
use mognad::model::{Lang, Response, RoleId};
use mognad::psychometrics::Undefined;
use mognad::render::terminal::{Paper, terminal};
use mognad::report::quality::QualityView;
use mognad::report::{Format, Options, site};
use serde_json::Value;

use crate::support::{Study, answers, whole_report};

/// The study's quality, computed as the command does.
fn quality(study: &Study) -> (Analysis, Quality) {
    let analysis = Analysis::of(study.assessment.clone(), std::slice::from_ref(&study.responses));
    let quality = Quality::of(analysis.latest(), &analysis.tallies[0], &study.responses);
    (analysis, quality)
}

fn group<'a>(analysis: &Analysis, quality: &'a Quality, id: &str) -> &'a GroupQuality {
    let node = analysis.latest().questionnaire().find(id).expect("a node");
    quality.groups.iter().find(|group| group.node == node).expect("a group")
}

/// The findings at a group, with the names of the questions.
fn found(study: &Study, id: &str) -> Vec<String> {
    let (analysis, quality) = quality(study);
    let questionnaire = analysis.latest().questionnaire();
    let name = |node| questionnaire[node].id.to_string();
    let told = |finding: &Finding| match *finding {
        Finding::OneItem => "one item".to_owned(),
        Finding::LowAlpha(_) => "low alpha".to_owned(),
        Finding::Against { item, reversed, .. } => format!("{} against, reversed {reversed}", name(item)),
        Finding::Same { one, other, .. } => format!("{} same as {}", name(one), name(other)),
        Finding::DontKnow { item, share } => format!("{} not known by {share}", name(item)),
        Finding::FewAnswers(item) => format!("{} has few answers", name(item)),
        Finding::NoSpread(item) => format!("{} has no spread", name(item)),
        Finding::OneAnswer { item, share } => format!("{} same answer from {share}", name(item)),
        Finding::Floor(share) => format!("floor {share}"),
        Finding::Ceiling(share) => format!("ceiling {share}"),
    };
    group(&analysis, &quality, id).findings.iter().map(told).collect()
}

/// Everything that is printed, in every form and language.
fn all_output(study: &Study) -> String {
    let (analysis, quality) = quality(study);
    let mut text = String::new();
    for lang in Lang::ALL {
        let view = QualityView { view: analysis.latest(), quality: &quality, lang, details: true };
        text += &terminal(&view.document(), &Paper::PLAIN);
        text += &view.json().expect("JSON");
        text += &view.csv();
    }
    text
}

#[test]
fn a_reversed_question_that_is_not_declared_is_found() {
    let rows = "1 1 5 | 2 2 4 | 3 4 3 | 4 4 2 | 5 5 1 | 2 1 4 | 3 3 3 | 4 5 2 | 1 2 4 | 2 3 3";
    let undeclared = Study::new("A(a b c)", "all").answers("all", rows);
    let told = found(&undeclared, "A");
    assert!(told.contains(&"c against, reversed false".to_owned()), "{told:?}");
    let declared = Study::new("A(a b -c)", "all").answers("all", rows);
    let told = found(&declared, "A");
    assert!(!told.iter().any(|finding| finding.contains("against")), "{told:?}");
    // Declared where it should not be, it goes against the others too.
    let wrongly = Study::new("A(a b -c)", "all")
        .answers("all", "1 1 1 | 2 2 2 | 3 4 4 | 4 4 4 | 5 5 5 | 2 1 1")
        .answers("all", "1 1 2 | 4 4 4 | 3 3 3 | 5 5 4");
    assert!(found(&wrongly, "A").contains(&"c against, reversed true".to_owned()));
}

#[test]
fn questions_that_add_nothing_are_found() {
    let study = Study::new("A(a b c d)", "all")
        .answers("all", "1 1 3 2 | 2 2 3 2 | 3 3 3 2 | 4 4 3 2 | 5 5 3 2 | 1 1 3 2 | 2 2 3 2 | 3 3 3 1")
        .answers("all", "4 4 3 2 | 5 5 3 2");
    assert_eq!(
        found(&study, "A")[..],
        ["low alpha", "c has no spread", "d same answer from 0.9", "a same as b"]
    );
}

#[test]
fn a_question_that_nobody_can_answer_is_found() {
    let rows = "1 dk 3 dk | 2 2 3 dk | 3 dk 2 dk | 4 4 1 dk | 5 5 1 dk | 1 1 2 1 | 2 2 4 dk | 3 3 4 dk";
    let study = Study::new("A(a b c d)", "all").min_group(5).answers("all", rows).answers("all", rows);
    let told = found(&study, "A");
    assert!(told.contains(&"d has few answers".to_owned()), "{told:?}");
    let (analysis, quality) = quality(&study);
    assert_eq!(group(&analysis, &quality, "A").reliability.err(), Some(Refusal::TooFew));
}

#[test]
fn floor_and_ceiling_and_single_questions_are_found() {
    let middle = "2 3 2 | 4 3 3 | 3 2 3 | 2 2 2 | 3 2 4 | 4 4 3 | 2 2 2 | 2 3 3";
    let low = Study::new("A(a b c)", "all").answers("all", middle).answers("all", "1 1 1 | 1 1 1");
    assert!(found(&low, "A").contains(&"floor 0.2".to_owned()));
    let high = Study::new("A(a b c)", "all").answers("all", middle).answers("all", "5 5 5 | 5 5 5");
    assert!(found(&high, "A").contains(&"ceiling 0.2".to_owned()));
    let single = Study::new("A(a)", "all").answers("all", "2 | 2 | 4 | 3 | 2 | 3 | 4 | 3 | 2 | 1");
    assert_eq!(found(&single, "A"), ["one item"]);
    let (analysis, quality) = quality(&single);
    let refused = group(&analysis, &quality, "A").reliability.err();
    assert_eq!(refused, Some(Refusal::Undefined(Undefined::TooFewItems)));
}

#[test]
fn nothing_is_said_of_the_questions_by_a_few() {
    let study = Study::new("A(a b)", "all").answers("all", "1 1 | 2 2 | 3 3 | 3 3");
    assert_eq!(found(&study, "A"), [] as [&str; 0]);
    assert!(
        all_output(&study)
            .contains("Fewer than ten answered, so nothing is pointed out about the questions.")
    );
}

#[test]
fn checklists_and_groups_that_are_no_mean_have_no_alpha() {
    let yes_and_no = Study::new("A(a/2 b/2 c/2)", "all").answers("all", "1 2 1 | 2 2 1 | 1 1 2");
    let (analysis, quality) = quality(&yes_and_no);
    assert_eq!(group(&analysis, &quality, "A").reliability.err(), Some(Refusal::Checklist));
    assert!(quality.agreement.is_empty());
    let text = all_output(&yes_and_no);
    assert!(text.contains("A has no alpha: in a checklist,") && text.contains("\"no_alpha\": \"checklist\""));
}

#[test]
fn alpha_is_over_those_who_answered_everything() {
    // The fifth leaves a question out and is not among them: the others give 0.72 by the schoolbook formula on points.
    let study = Study::new("A(a b c)", "all").answers("all", "1 3 2 | 2 3 3 | 3 3 3 | 4 3 5 | 5 . 1");
    let (analysis, quality) = quality(&study);
    let reliability = group(&analysis, &quality, "A").reliability.expect("reliability");
    assert_eq!(reliability.n, 4);
    assert!((reliability.alpha - 0.72).abs() < 1e-12, "{reliability:?}");
    assert_eq!(reliability.omega, Err(Undefined::NoSpread));
}

#[test]
fn a_withheld_unit_stands_nowhere() {
    let big = &["1 2 | 2 2 | 3 4 | 4 4 | 5 4 | 2 3"; 2].join("|");
    let study = Study::new("A(a b)", "whole(north south buried secret)")
        .min_group(5)
        .answers("north", big)
        .answers("south", big)
        .answers("buried", "5 5 | 5 5 | 5 5")
        .answers("secret", "1 1 | 1 1 | 1 2");
    let text = all_output(&study);
    assert!(text.contains("north") && text.contains("south"));
    assert!(!text.contains("buried") && !text.contains("secret"), "{text}");
    // And nothing that is told of units changes with what they answered.
    let (_, before) = quality(&study);
    let elsewhere = Study::new("A(a b)", "whole(north south buried secret)")
        .min_group(5)
        .answers("north", big)
        .answers("south", big)
        .answers("buried", "1 1 | 3 2 | 1 4")
        .answers("secret", "5 5 | 4 4 | 2 2");
    let (_, after) = quality(&elsewhere);
    assert_eq!(format!("{:?}", before.agreement), format!("{:?}", after.agreement));
    assert_eq!(format!("{:?}", before.standings), format!("{:?}", after.standings));
}

#[test]
fn a_whole_that_is_withheld_says_nothing_of_the_questions() {
    let study = Study::new("A(a b)", "whole").min_group(5).answers("whole", "1 2 | 2 2 | 3 4 | 4 4");
    let (analysis, quality) = quality(&study);
    let group = group(&analysis, &quality, "A");
    assert_eq!(group.reliability.err(), Some(Refusal::TooFew));
    let question = group.questions[0];
    assert_eq!((question.item_rest, question.dont_know, question.lowest), (None, None, None));
}

#[test]
fn a_few_who_agree_on_one_question_are_not_given_away() {
    let nine = "1 3 2 | 2 3 1 | 3 3 4 | 4 3 4 | 5 3 5 | 1 3 1 | 2 3 3 | 3 3 2 | 5 3 4";
    let study =
        |more: &str| Study::new("A(a b c)", "all").min_group(5).answers("all", nine).answers("all", more);
    // The tenth left b out, so that those who answered everything are nine.
    let (analysis, few) = quality(&study("4 . 5"));
    let few = group(&analysis, &few, "A");
    assert_eq!(few.reliability.err(), Some(Refusal::TooFew));
    assert!(
        few.questions.iter().all(|question| question.item_rest.is_none() && question.alpha_without.is_none())
    );
    let (analysis, ten) = quality(&study("4 3 5"));
    assert_eq!(group(&analysis, &ten, "A").reliability.map(|reliability| reliability.n), Ok(10));
    // Where nobody is too few to be shown, nothing is withheld.
    let (analysis, open) = quality(&study("4 . 5").min_group(1));
    assert_eq!(group(&analysis, &open, "A").reliability.map(|reliability| reliability.n), Ok(9));
}

/// Respondents with a role.
fn with_role(mut study: Study, unit: &str, role: &str, rows: &[&str]) -> Study {
    let unit = study.unit(unit);
    let response = |row: &&str| Response {
        unit,
        role: RoleId::parse(role).ok(),
        seconds: None,
        answers: answers(row).into_iter().collect(),
        remarks: Vec::new(),
    };
    study.responses.0.extend(rows.iter().map(response));
    study
}

fn two_roles(managers: usize) -> Study {
    let study = Study::new("A(a) B(b)", "whole(x y)").min_group(5);
    let high = ["5 3", "4 3", "5 2", "4 4"].repeat(5);
    let low = ["1 3", "2 3", "1 2", "2 4", "3 4"].repeat(8);
    let study = with_role(study, "x", "manager", &high[..managers]);
    let study = with_role(study, "x", "staff", &low[..20]);
    with_role(study, "y", "staff", &low[20..])
}

#[test]
fn roles_are_compared_from_ten_respondents() {
    let (analysis, quality) = quality(&two_roles(12));
    let whole: Vec<_> = quality.gaps.gaps.iter().filter(|gap| gap.unit.is_none()).collect();
    let [a, b] = whole[..] else { panic!("two areas") };
    assert_eq!((a.scores[0].n, a.scores[1].n), (12, 40));
    // Managers 87.5 on average, staff 20.
    assert_eq!((a.scores[0].mean, a.scores[1].mean, a.difference.points), (87.5, 20.0, 67.5));
    assert!(a.difference.is_sure() && !b.difference.is_sure());
    assert!(a.hedges_g.is_some_and(|g| g.g > 3.0));
    // No member of staff answers higher than a manager, so all pairs count but ties, of which there are none.
    assert_eq!(a.cliffs_delta.map(|delta| delta.delta), Some(1.0));
    assert_eq!(analysis.latest().questionnaire()[a.node].id.as_str(), "A");
    let (_, few) = self::quality(&two_roles(9));
    assert!(few.gaps.gaps.is_empty() && few.gaps.least == 10);
    assert!(!all_output(&two_roles(9)).contains("manager"));
}

#[test]
fn roles_are_compared_in_a_unit_where_nobody_few_follows_from_it() {
    let (analysis, quality) = quality(&two_roles(12));
    let x = analysis.assessment.units.find("x");
    let in_x: Vec<_> = quality.gaps.gaps.iter().filter(|gap| gap.unit == x).collect();
    assert_eq!(in_x.len(), 2);
    assert_eq!((in_x[0].scores[0].n, in_x[0].scores[1].n), (12, 20));
    assert_eq!((in_x[0].scores[0].mean, in_x[0].scores[1].mean), (87.5, 20.0));
    // y has one role alone, and the whole is told already.
    assert_eq!(quality.gaps.gaps.len(), 4);
    let text = all_output(&two_roles(12));
    assert!(text.contains("x: manager gives A 88 and staff 20."), "{text}");
    assert!(text.contains("x: manager ger A 88 och staff 20."), "{text}");
    // With three managers in y, x's would be all but those.
    let few = with_role(two_roles(12), "y", "manager", &["5 3", "4 3", "5 2"]);
    let (_, quality) = self::quality(&few);
    assert!(!quality.gaps.gaps.is_empty() && quality.gaps.gaps.iter().all(|gap| gap.unit.is_none()));
}

#[test]
fn a_reports_pages_say_what_roles_see_as_quality_does() {
    let page = |study: &Study, lang: Lang, path: &str| {
        let options = whole_report(lang, &[Format::Html], 0);
        let files = site(&quality(study).0, &options).expect("a report");
        let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        paths.sort_unstable();
        assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "{paths:?}");
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path}"));
        String::from_utf8(file.bytes.clone()).expect("UTF-8")
    };
    let study = two_roles(12);
    // Twelve managers at 87.5 of 100; forty of the staff at 20 in the whole, and twenty in x.
    let said = "Surely different about A: manager 88, staff 20.";
    for path in ["index.html", "units/whole.html", "units/x.html"] {
        let text = page(&study, Lang::En, path);
        assert!(text.contains(said) && text.contains("roles surely see A differently"), "{path}: {text}");
        assert!(!text.contains("about B"), "{path}");
    }
    assert!(page(&study, Lang::Sv, "index.html").contains("Säkert olika om A: chef 88, medarbetare 20."));
    let silent = page(&study, Lang::En, "units/y.html");
    assert!(!silent.contains("id=\"roles\""), "one role alone: {silent}");
    // Nine managers are told of nowhere.
    let few = page(&two_roles(9), Lang::En, "index.html");
    assert!(!few.contains("id=\"roles\"") && !few.contains("manager 8"), "{few}");
}

#[test]
fn people_in_a_unit_that_is_withheld_are_in_no_role() {
    // The whole is two trees; the second has three managers, whom nobody may know.
    let study = Study::new("A(a) B(b)", "x y z").min_group(5);
    let study = with_role(study, "x", "manager", &["5 3", "4 3", "5 2", "4 4"].repeat(3));
    let study = with_role(study, "y", "staff", &["1 3", "2 3", "1 2"].repeat(4));
    let study = with_role(study, "z", "manager", &["1 3", "2 3", "1 2"]);
    let (_, quality) = quality(&study);
    let n: Vec<u64> = quality.gaps.gaps.iter().map(|gap| gap.scores[0].n).collect();
    assert_eq!(n, [12, 12]);
}

#[test]
fn an_assessment_may_ask_for_more_of_a_role() {
    let mut study = two_roles(12);
    study.assessment.min_group = 13;
    let (_, first) = quality(&study);
    assert!(first.gaps.gaps.is_empty() && first.gaps.least == 13);
    study.assessment.min_group = 5;
    study.assessment.min_role_group = 13;
    let (_, second) = quality(&study);
    assert!(second.gaps.gaps.is_empty() && second.gaps.least == 13);
    // Or for fewer, but never for fewer than of a unit.
    let mut study = two_roles(7);
    study.assessment.min_role_group = 3;
    let (_, third) = quality(&study);
    assert!(third.gaps.gaps.is_empty() && third.gaps.least == 5);
}

#[test]
fn units_that_cannot_be_told_apart_share_a_run() {
    let study = Study::new("A(a b)", "whole(low lower high)")
        .answers("low", "1 2 | 2 1 | 2 2 | 1 1 | 2 2 | 1 2")
        .answers("lower", "1 1 | 2 1 | 1 2 | 1 1 | 2 2 | 1 2")
        .answers("high", "5 5 | 5 4 | 4 5 | 5 5 | 4 5 | 5 5");
    let (analysis, quality) = quality(&study);
    let [standing] = &quality.standings[..] else { panic!("the index alone") };
    let order: Vec<&str> =
        standing.units.iter().map(|unit| analysis.assessment.units[unit.unit].id.as_str()).collect();
    assert_eq!(order, ["high", "low", "lower"]);
    assert_eq!(standing.runs, [(0, 0), (1, 2)]);
    assert_eq!(standing.units.iter().map(|unit| unit.places).collect::<Vec<_>>(), [(1, 1), (2, 3), (2, 3)]);
    let shrunken = standing.units.iter().map(|unit| unit.shrunken.expect("shrunken").mean);
    let means = standing.units.iter().map(|unit| unit.estimate.mean);
    // Everyone is drawn inwards, and none out of the order.
    let pairs: Vec<(f64, f64)> = shrunken.zip(means).collect();
    assert!(pairs[0].0 < pairs[0].1 && pairs[2].0 > pairs[2].1, "{pairs:?}");
    assert!(pairs.windows(2).all(|pair| pair[0].0 > pair[1].0), "{pairs:?}");
}

#[test]
fn people_who_see_things_differently_are_told_to_talk() {
    let study = Study::new("A(a b c)", "whole(camps calm)")
        .answers("camps", "1 1 1 | 5 5 5 | 1 2 1 | 5 4 5 | 1 1 2 | 5 5 4")
        .answers("calm", "3 3 3 | 3 4 3 | 3 3 4 | 4 3 3 | 3 3 3");
    let (analysis, quality) = quality(&study);
    let view = QualityView { view: analysis.latest(), quality: &quality, lang: Lang::En, details: false };
    let text = terminal(&view.document(), &Paper::PLAIN).replace("\n  ", " ");
    assert!(
        text.contains(
            "camps: people in this unit answer very differently on A. Talk about why before you act on the average."
        ),
        "{text}"
    );
    assert!(!text.contains("calm: people"), "{text}");
}

#[test]
fn json_and_csv_tell_the_same() {
    let (analysis, quality) = quality(&two_roles(12));
    let view = QualityView { view: analysis.latest(), quality: &quality, lang: Lang::Sv, details: false };
    let json: Value = serde_json::from_str(&view.json().expect("JSON")).expect("JSON");
    let csv = view.csv();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    let figure = |part: &str, node: &str, figure: &str| -> f64 {
        let row = rows.iter().find(|row| row[1] == part && row[2] == node && row[5] == figure);
        row.expect("a row")[6].parse().expect("a number")
    };
    assert_eq!(figure("roles", "A", "points"), json["role_gaps"][0]["points"]);
    assert_eq!(figure("roles", "A", "hedges_g_low"), json["role_gaps"][0]["hedges_g_ci"][0]);
    assert_eq!(figure("agreement", "A", "icc1"), json["agreement"][0]["icc1"]);
    assert_eq!(
        figure("standing", "index", "expected_place"),
        json["standings"][0]["units"][0]["expected_place"]
    );
}

/// Twelve people, half of them at the lowest and half at the highest answer to three questions: 50 points from their mean each, and a sixth of five options is
/// 0.83 stages, 20.8 points.
#[test]
fn a_unit_that_sees_it_differently_is_told_so_on_its_page_and_the_wholes() {
    let at = |unit: &str, low: &str, high: &str| {
        let people = |answers: &str| [answers; 6].join("|");
        (unit.to_owned(), format!("{}|{}", people(low), people(high)))
    };
    let mut study = Study::new("A(a b c)", "all(one two)").min_group(5);
    for (unit, answers) in [at("one", "1 1 1", "5 5 5"), at("two", "3 3 3", "4 4 4")] {
        study = study.answers(&unit, &answers);
    }
    let responses = std::slice::from_ref(&study.responses);
    let mut analysis = Analysis::of(study.assessment.clone(), responses);
    let options = Options { charts: false, ..whole_report(mognad::model::Lang::En, &[Format::Html], 0) };
    let pages = |analysis: &Analysis| -> Vec<(String, String)> {
        let files = site(analysis, &options).expect("a site").into_iter();
        files.map(|file| (file.path, String::from_utf8_lossy(&file.bytes).into_owned())).collect()
    };
    let is_told = |page: &str| page.contains("id=\"divided\"");
    assert!(pages(&analysis).iter().all(|(_, page)| !is_told(page)), "nobody has looked");
    analysis.look_for_divided(0, &study.responses);
    let told: Vec<(String, String)> =
        pages(&analysis).into_iter().filter(|(_, page)| is_told(page)).collect();
    let of = |path: &str| told.iter().find(|(name, _)| name.ends_with(path)).map(|(_, page)| page.as_str());
    assert!(of("one.html").expect("told").contains("You who answered see A very differently"));
    assert!(of("all.html").expect("told").contains("one: people in this unit answer very differently on A"));
    assert!(of("two.html").is_none(), "they agree");
}
