//! Questions that are asked of some roles only.

use mognad::interview::Interview;
use mognad::load::{self, MemoryFiles, unanswered_assessment};
use mognad::model::{Answer, Answers, Lang, OptionIx, Questionnaire, RoleId, Tongue};
use mognad::report::export;
use mognad::report::form::{Options, form};
use mognad::tally::{NodeOutcome, RespondentScores};
use mognad::text::diagnostics::render;
use serde_json::Value;

use crate::cli::folder::Folder;
use crate::support::{Study, answers};

pub const AUDIENCE: &str = include_str!("../data/toml/audience.toml");

pub fn questionnaire() -> Questionnaire {
    let (read, found) = load::questionnaire("q.toml", AUDIENCE);
    assert_eq!(render(&found, Lang::En, false), "");
    read.expect("a questionnaire")
}

fn role(name: &str) -> RoleId {
    RoleId::parse(name).expect("a role")
}

/// The items that somebody with a role is asked; `None` is nobody's role.
fn asked(questionnaire: &Questionnaire, of: Option<&str>) -> Vec<String> {
    let of = of.map(role);
    let items = questionnaire.items().iter();
    let asked = items.filter(|ix| questionnaire.is_asked_of(**ix, of.as_ref()));
    asked.map(|ix| questionnaire[*ix].id.to_string()).collect()
}

#[test]
fn the_innermost_says_who_is_asked_and_who_gives_no_role_is_asked_everything() {
    let q = questionnaire();
    for (of, expected) in [
        (None, "money plan told cost tools cost-why"),
        (Some("manager"), "money plan cost tools cost-why"),
        (Some("CHEF"), "money plan cost tools cost-why"),
        (Some("medarbetare"), "told tools cost-why"),
        (Some("union REP"), "told tools cost-why"),
        (Some("Rektor"), "tools cost-why"),
    ] {
        assert_eq!(asked(&q, of).join(" "), expected, "{of:?}");
    }
}

#[test]
fn what_is_not_asked_counts_neither_way_even_where_not_applicable_counts_as_zero() {
    let q = questionnaire();
    let outcome = |of: Option<&str>, given: &str, node: &str| {
        let mut scores = RespondentScores::new(&q);
        let given: Answers = answers(given).into_iter().collect();
        scores.compute(&q, of.map(role).as_ref(), &given);
        match scores.outcomes()[q.find(node).expect("a node").at()] {
            NodeOutcome::Score(points) => points.value().to_string(),
            NodeOutcome::Missing => "missing".to_owned(),
            NodeOutcome::NotApplicable => "na".to_owned(),
        }
    };
    // In the order money, plan, told, cost, tools, cost-why.
    for (of, given, node, expected) in [
        (Some("staff"), "1 1 3 3 3 3", "budget", "100"),
        (Some("staff"), ". . 3 3 . .", "budget", "100"),
        (Some("staff"), ". . . 3 . .", "budget", "missing"),
        (Some("manager"), "3 3 1 3 3 3", "budget", "100"),
        (Some("Rektor"), "3 3 1 3 3 3", "budget", "na"),
        (None, "3 3 1 3 3 3", "budget", "66.666666666667"),
        // What waits for an answer that is not asked for is not asked either.
        (Some("staff"), "1 1 3 3 3 1", "use", "100"),
        (Some("manager"), "1 1 3 3 3 1", "use", "66.666666666667"),
        // "Not applicable" of one who is asked counts as the questionnaire says.
        (Some("manager"), "3 na . 3 3 3", "budget", "50"),
    ] {
        assert_eq!(outcome(of, given, node), expected, "{of:?} {given} {node}");
    }
}

#[test]
fn one_scale_of_roles_decides_what_is_shown_just_as_answers_that_do_not_apply_do() {
    let people =
        |role_of: &str, one: &str, n: usize| (0..n).map(|_| (role(role_of), one.to_owned())).collect();
    let mut all: Vec<(RoleId, String)> = people("chef", "5 4 2 1", 7);
    all.extend::<Vec<_>>(people("staff", "1 2 4 3", 14));
    all.extend::<Vec<_>>(people("staff", "3 . 4 5", 6));
    let study = |notation: &str, blank: bool| {
        let mut study = Study::new(notation, "p(u v)").min_group(5);
        for (at, (role, given)) in all.iter().enumerate() {
            let mut given: Vec<Answer> = answers(given);
            if blank && role.as_str() == "staff" {
                (given[0], given[1]) = (Answer::NotApplicable, Answer::NotApplicable);
            }
            let unit = study.unit(if at % 2 == 0 { "u" } else { "v" });
            study.responses.0.push(mognad::model::Response {
                unit,
                role: Some(role.clone()),
                seconds: None,
                answers: given.into_iter().collect(),
                remarks: Vec::new(),
            });
        }
        study
    };
    let (with, without) = (study("A(a%chef b%chef c) B(d)", false), study("A(a b c) B(d)", true));
    assert_eq!(with.scores(), without.scores());
    assert_eq!(with.tally().unit(with.unit("u")), without.tally().unit(without.unit("u")));
}

const ASSESSMENT: &str = r#"format = 1
title = "Prov"
questionnaire = "questionnaire.toml"
min_group = 1
min_item_group = 1

[[waves]]
id = "2026"
answers = ["answers/*.csv"]

[[units]]
id = "u"
invited = { chef = 2, staff = 4, "Union rep" = 1 }
"#;

fn folder(answers: &str) -> Folder {
    let folder = Folder::empty();
    folder.write("assessment.toml", ASSESSMENT);
    folder.write("questionnaire.toml", AUDIENCE);
    folder.write("answers/a.csv", answers);
    folder
}

const WIDE: &str = "unit,respondent,role,money,plan,told,tools,cost,cost-why
u,a,chef,3,2,,3,3,2
u,b,Chef,1,2,,3,1,
u,c,staff,3,,2,1,3,3
u,d,staff,3,,2,1,,
u,e,,2,2,2,2,2,
";

#[test]
fn answers_to_what_was_not_asked_are_told_of_and_left_out() {
    let folder = folder(WIDE);
    let ran = folder.run("check . --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("the answer to “money” does not count, as the item is not asked of the role “staff”"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("the answer to “cost” does not count"), "{}", ran.err);
    assert!(ran.err.contains("asked of: manager"), "{}", ran.err);
    assert!(!ran.err.contains("“tools”") && !ran.err.contains("chef”"), "{}", ran.err);
    let scored = folder.run("score . --format json").out;
    let blank = WIDE
        .replace("u,c,staff,3,,2,1,3,3", "u,c,staff,na,na,2,1,na,na")
        .replace("u,d,staff,3", "u,d,staff,na");
    folder.write("answers/a.csv", &blank);
    assert_eq!(folder.run("score . --format json").out, scored);
    let sv = self::folder(WIDE).run("check . --lang sv").err;
    assert!(
        sv.contains(
            "varning[S043]: svaret på ”money” räknas inte, för frågan ställs inte till rollen ”staff”"
        ),
        "{sv}"
    );
}

#[test]
fn in_a_long_file_the_role_may_stand_on_any_row() {
    let long = "unit,respondent,role,item,value\nu,c,,money,3\nu,c,,told,2\nu,c,staff,tools,1\n";
    let ran = folder(long).run("check . --lang en");
    assert_eq!((ran.code, ran.err.matches("S043").count()), (0, 1), "{}", ran.err);
}

#[test]
fn a_score_says_of_how_many_who_were_asked_it_is() {
    let answers = WIDE.replace("u,e,,2,2,2,2,2,\n", "");
    let json: Value = serde_json::from_str(&folder(&answers).run("score . --format json").out).unwrap();
    let nodes = json["waves"][0]["units"][0]["nodes"].as_array().unwrap();
    let asked = |id: &str| nodes.iter().find(|node| node["id"] == id).unwrap()["asked"].clone();
    assert_eq!((asked("money"), asked("told"), asked("tools")), (2.into(), 5.into(), Value::Null));
    assert_eq!((asked("use-more"), asked("budget"), asked("use")), (2.into(), 7.into(), Value::Null));
}

#[test]
fn roles_that_the_assessment_does_not_have_are_told_of() {
    let told = |invited: &str, questionnaire: &str| {
        let files = MemoryFiles::default()
            .with(
                "assessment.toml",
                ASSESSMENT.replace("{ chef = 2, staff = 4, \"Union rep\" = 1 }", invited),
            )
            .with("questionnaire.toml", questionnaire.to_owned());
        let (read, found) = unanswered_assessment(&files, "assessment.toml");
        assert!(read.is_some());
        let text = render(&found, Lang::En, false);
        text.lines()
            .filter(|line| line.contains("[A0") || line.contains("did you mean"))
            .map(str::trim)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("{ chef = 2, staff = 4, \"union rep\" = 1 }", AUDIENCE), [""; 0]);
    assert_eq!(told("7", AUDIENCE), [""; 0], "without roles everybody is asked everything");
    assert_eq!(
        told("{ chef = 2, staff = 4 }", AUDIENCE),
        [""; 0],
        "a questionnaire may name a role in several ways, of which one is here"
    );
    let slip = told("{ managr = 2, staff = 4, \"Union rep\" = 1 }", AUDIENCE);
    assert!(slip[0].contains("asks the role `manager`"), "{slip:#?}");
    assert!(slip.iter().any(|line| line.contains("did you mean `managr`?")), "{slip:#?}");
    assert!(
        slip.iter().any(|line| line == "warning[A013]: no role is asked 3 items of `audience`"),
        "{slip:#?}"
    );
}

#[test]
fn the_form_says_which_of_its_roles_are_asked_what() {
    let files = MemoryFiles::default()
        .with("assessment.toml", ASSESSMENT.to_owned())
        .with("questionnaire.toml", AUDIENCE.to_owned());
    let assessment = unanswered_assessment(&files, "assessment.toml").0.unwrap().assessment;
    let roles = ["chef", "staff"].map(role);
    let options = Options {
        lang: Tongue::of(Lang::Sv),
        wave: 0,
        unit: None,
        roles: &roles,
        role_is_asked: true,
        talk: None,
        mailto: None,
    };
    let page = form(&assessment, &options).unwrap();
    let (_, data) = page.split_once("id=\"data\">").unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let parts = data["pages"].as_array().unwrap().iter().flat_map(|page| page["parts"].as_array().unwrap());
    let asked: Vec<String> = parts
        .filter(|part| part["kind"].is_string())
        .map(|part| format!("{} {}", part["id"], part["roles"]))
        .collect();
    assert_eq!(
        asked,
        [
            r#""money" ["chef"]"#,
            r#""plan" ["chef"]"#,
            r#""told" ["staff"]"#,
            r#""cost" ["chef"]"#,
            r#""tools" null"#,
            r#""cost-why" null"#
        ]
    );
}

#[test]
fn an_interview_asks_what_the_role_is_asked() {
    let q = questionnaire();
    let met = |of: Option<&str>| {
        let of = of.map(role);
        let mut interview = Interview::new(&q, of.as_ref());
        let mut met = Vec::new();
        while let Some(item) = interview.current() {
            met.push(interview.node(item).1.id.to_string());
            interview.answer(Answer::Option(OptionIx::new(2)), None);
        }
        assert_eq!((interview.asked_count(), interview.unanswered().len()), (met.len(), 0));
        met.join(" ")
    };
    assert_eq!(met(Some("Medarbetare")), "told tools");
    assert_eq!(met(Some("manager")), "money plan cost tools cost-why");
    assert_eq!(met(None), "money plan told cost tools cost-why");
    // Goes on as the same role, and keeps what another role was asked out of the file.
    let mut given = vec![mognad::report::answers::Given::NOTHING; 6];
    given[0].answer = Answer::Option(OptionIx::new(0));
    given[4].answer = Answer::Option(OptionIx::new(0));
    let resumed = Interview::resume(&q, Some(&role("staff")), given);
    assert_eq!(resumed.current(), None);
    assert_eq!(resumed.result()[0].answer, Answer::NotAnswered);
    assert_eq!(resumed.unanswered().len(), 1);
}

#[test]
fn exports_say_who_is_asked() {
    let q = questionnaire();
    let again = load::questionnaire("q.toml", &export::toml(&q)).0.unwrap();
    assert_eq!(again, q);
    assert_eq!(again.digest(), q.digest());
    let csv = export::csv(&q);
    assert!(csv.lines().next().unwrap().contains(",shown_if,audience,missing,"), "{csv}");
    assert!(csv.contains("staff|Union rep"), "{csv}");
    let markdown = export::markdown(&q, Lang::Sv);
    assert!(markdown.contains("*Ställs bara till rollerna Medarbetare och Union rep.*"), "{markdown}");
    let other = load::questionnaire("q.toml", &AUDIENCE.replace("[\"staff\", \"Union rep\"]", "[\"staff\"]"))
        .0
        .unwrap();
    assert_ne!(other.digest(), q.digest());
    let common: Vec<String> = q.common_items(&other).iter().map(ToString::to_string).collect();
    assert_eq!(
        common,
        ["cost", "cost-why", "money", "plan", "tools"],
        "what other people were asked is not compared"
    );
}

#[test]
fn a_list_of_roles_is_checked() {
    for (list, code) in [
        ("[]", "Q008"),
        ("\"staff\"", "Q005"),
        ("[\"anna@example.org\"]", "Q052"),
        ("[\"Staff\", \"staff\"]", "Q013"),
        ("[2]", "Q005"),
    ] {
        let text = AUDIENCE.replace("[\"staff\", \"Union rep\"]", list);
        let (read, found) = load::questionnaire("q.toml", &text);
        let told = render(&found, Lang::En, false);
        assert!(read.is_none() && told.contains(code), "{list}: {told}");
    }
}
