//! What `check` makes of how people answered: signs of haste, roles, questions that many skip.

use std::collections::BTreeSet;

use mognad::insight::{Analysis, Care, Signs, role_responses};
use mognad::load::questionnaire;
use mognad::model::{Assessment, Lang, Questionnaire, Response, Responses, RoleId, RowAt, UnitIx, UnitTree};
use mognad::text::diagnostics::render;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::support::{Study, answers, keeps_the_rule, units};

/// The same respondents every time.
fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default() }
}

/// Areas of so many items each, all on one scale of five; the last item of all is reversed.
fn one_scale(areas: usize, items: usize) -> Questionnaire {
    let mut text = String::from(
        "format = 1\nid = \"q\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = \"Q\"\nscale = \"s\"\n[[scales]]\nid = \"s\"\n\
         options = [{ id = \"1\", label = \"A\" }, { id = \"2\", label = \"B\" }, { id = \"3\", label = \"C\" }, \
         { id = \"4\", label = \"D\" }, { id = \"5\", label = \"E\" }]\n",
    );
    for area in 0..areas {
        text += &format!("[[groups]]\nid = \"g{area}\"\nname = \"G{area}\"\n");
        for item in 0..items {
            let reverse = (area, item) == (areas - 1, items - 1);
            text += &format!(
                "[[items]]\nid = \"i{area}-{item}\"\ngroup = \"g{area}\"\ntext = \"?\"\nreverse = {reverse}\n"
            );
        }
    }
    let (read, found) = questionnaire("q.toml", &text);
    assert!(found.is_empty(), "{}", render(&found, Lang::En, false));
    read.expect("a questionnaire")
}

fn response(seconds: Option<u32>, given: &str) -> Response {
    let answers = answers(given).into_iter().collect();
    Response { unit: UnitIx(0), role: None, seconds, answers, remarks: Vec::new() }
}

fn care(questionnaire: &Questionnaire, responses: Vec<Response>) -> Care {
    Care::of(questionnaire, &units("all"), &Responses(responses))
}

#[test]
fn the_same_answer_throughout_is_a_sign_where_it_is_long_and_crosses_areas() {
    for (areas, items, given, expected) in [
        (4, 4, "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3", true),
        // The last item is reversed: whoever turns round with it has read it.
        (4, 4, "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 4", false),
        // One in sixteen may differ, two are more than a tenth.
        (4, 4, "3 3 3 3 3 3 3 3 3 3 3 3 4 3 3 3", true),
        (4, 4, "3 3 3 3 3 3 3 3 3 3 3 3 4 4 3 3", false),
        // But ten in a row must be alike.
        (4, 4, "3 3 3 3 3 3 3 4 3 3 3 3 3 3 3 3", false),
        // Ten answers are enough, nine are not; what is not answered breaks no run.
        (4, 4, "3 3 3 3 3 3 3 3 3 3 . . . . . .", true),
        (4, 4, "3 3 3 3 3 3 3 3 3 . . . . . . .", false),
        (4, 4, "3 3 3 dk 3 3 na 3 . 3 3 3 3 3 . .", true),
        (4, 4, "1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1", false),
        // One or two areas may well be all at one stage.
        (2, 8, "3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3", false),
        (3, 6, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", true),
        (3, 6, "1 1 1 1 1 1 1 1 1 1 1 1 . . . . . .", false),
    ] {
        let care = care(&one_scale(areas, items), vec![response(None, given)]);
        assert_eq!(care.signs(), [Signs { same: expected, fast: false }], "{given}");
    }
}

#[test]
fn answers_on_different_scales_are_not_alike() {
    // Every item in this notation has a scale of its own.
    let study =
        Study::new("A(a b c d) B(e f g h) C(i j k l)", "all").answers("all", "3 3 3 3 3 3 3 3 3 3 3 3");
    let care = Care::of(study.questionnaire(), &study.assessment.units, &study.responses);
    assert_eq!(care.signs(), [Signs::default()]);
}

#[test]
fn less_than_a_second_an_answer_is_too_fast() {
    let questionnaire = one_scale(4, 4);
    for (seconds, given, expected) in [
        (Some(9), "1 2 3 4 5 1 2 3 4 5 . . . . . .", true),
        (Some(10), "1 2 3 4 5 1 2 3 4 5 . . . . . .", false),
        // "Don't know" is an answer that was read.
        (Some(10), "1 2 3 4 5 1 2 3 4 5 dk . . . . .", true),
        (Some(0), "1 2 3 4 5 1 2 3 4 . . . . . . .", false),
        (None, "1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1", false),
    ] {
        let care = care(&questionnaire, vec![response(seconds, given)]);
        assert_eq!(care.signs(), [Signs { same: false, fast: expected }], "{seconds:?} {given}");
        assert_eq!(care.usual(), None);
    }
}

#[test]
fn less_than_two_fifths_of_the_usual_time_is_too_fast() {
    let questionnaire = one_scale(4, 4);
    let given = "1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1";
    // Nine of ten take 160 seconds for 16 answers, 10 each: the limit is 4 each, 64 in all.
    for (people, seconds, expected) in [(10, 63, true), (10, 64, false), (9, 63, false)] {
        let mut responses = vec![response(Some(160), given); people - 1];
        responses.push(response(Some(seconds), given));
        let care = care(&questionnaire, responses);
        assert_eq!(care.usual(), (people == 10).then_some(10.0));
        assert_eq!(care.signs().last().expect("signs").fast, expected, "{people} {seconds}");
        assert_eq!(care.signs().iter().filter(|signs| signs.any()).count(), usize::from(expected));
    }
}

#[test]
fn signs_are_counted_per_unit_and_told_per_file() {
    let questionnaire = one_scale(4, 4);
    let tree = units("all(a b)");
    let (a, b) = (tree.find("a").expect("a unit"), tree.find("b").expect("a unit"));
    let (same, plain) = ("2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2", "1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1");
    let people = [(a, Some(15), same), (a, Some(200), plain), (b, None, same), (b, Some(15), plain)];
    let responses = people.map(|(unit, seconds, given)| Response { unit, ..response(seconds, given) });
    let care = Care::of(&questionnaire, &tree, &Responses(responses.to_vec()));
    let counts = |unit: UnitIx| {
        let counts = care.by_unit()[unit.at()];
        [counts.timed, counts.same, counts.fast, counts.any]
    };
    assert_eq!([counts(UnitIx(0)), counts(a), counts(b)], [[3, 2, 2, 3], [2, 1, 1, 1], [1, 1, 1, 2]]);
    let rows = [(1, 3), (0, 2), (1, 2), (0, 9)].map(|(file, row)| RowAt { file, row });
    let found = care.warnings(&rows, &["one.csv".to_owned(), "two.csv".to_owned()]);
    let told = render(&found, Lang::En, false);
    for line in [
        "warning[S041]: the row was answered in 0.9 seconds per answer\n--> one.csv, row 9",
        "warning[S040]: 2 rows give nearly the same answer throughout\n--> two.csv, row 2\n |\n = help: row 3 too",
        "warning[S041]: the row was answered in 0.9 seconds per answer\n--> two.csv, row 3",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert!(!found.has_errors() && told.contains("0 errors, 3 warnings"), "{told}");
}

/// A study of units with so many respondents in each of these roles.
fn with_roles(tree: &str, min_group: u32, people: &[(&str, &str, usize)]) -> Analysis {
    let mut study = Study::new("A(a b)", tree).min_group(min_group);
    for (unit, role, count) in people {
        let role = RoleId::parse(role).ok();
        let one = Response { unit: study.unit(unit), role, ..response(None, "3 4") };
        study.responses.0.extend(vec![one; *count]);
    }
    let Study { assessment, responses } = study;
    Analysis::of(assessment, &[responses])
}

fn shown(analysis: &Analysis) -> Vec<Vec<Option<u64>>> {
    let units = role_responses(analysis, 0).units;
    units.iter().map(|roles| roles.iter().map(|role| role.respondents).collect()).collect()
}

#[test]
fn a_role_is_shown_unless_a_few_could_be_worked_out() {
    let enough = [("a", "chef", 6), ("a", "stab", 9), ("b", "chef", 5), ("b", "stab", 5)];
    assert_eq!(
        shown(&with_roles("all(a b)", 5, &enough)),
        [[Some(11), Some(14)], [Some(6), Some(9)], [Some(5), Some(5)]]
    );
    // Two managers in one part follow from the whole's and the other part's, and from the part's other roles.
    let few = [("a", "chef", 6), ("a", "stab", 9), ("b", "chef", 2), ("b", "stab", 8)];
    assert_eq!(shown(&with_roles("all(a b)", 5, &few)), [[Some(8), Some(17)], [None, None], [None, None]]);
    // So do those who gave no role.
    let nameless = [("a", "chef", 6), ("a", "", 2)];
    assert_eq!(shown(&with_roles("a", 5, &nameless)), [[None]]);
    assert_eq!(shown(&with_roles("a", 1, &nameless)), [[Some(6)]]);
}

#[test]
fn how_many_were_asked_in_a_role_is_known_of_a_whole_whose_parts_all_say_it() {
    let mut analysis = with_roles("all(a b)", 1, &[("a", "Chef", 2), ("b", "stab", 3)]);
    let mut units: Vec<_> = analysis.assessment.units.iter().map(|(_, unit)| unit.clone()).collect();
    let role = |role| RoleId::parse(role).expect("a role");
    units[1].invited_by_role = [(role("chef"), 2), (role("stab"), 7)].into();
    units[2].invited_by_role = [(role("stab"), 4)].into();
    let parents = [None, Some(0), Some(0)];
    let declared = units.into_iter().zip(parents).collect();
    let units = UnitTree::new(declared).expect("a tree");
    analysis.assessment = Assessment { units, ..analysis.assessment };
    let responses = role_responses(&analysis, 0);
    assert_eq!(responses.roles.iter().map(RoleId::as_str).collect::<Vec<_>>(), ["chef", "stab"]);
    let pairs: Vec<Vec<_>> = responses
        .units
        .iter()
        .map(|roles| roles.iter().map(|role| (role.respondents, role.invited)).collect())
        .collect();
    assert_eq!(
        pairs,
        [
            [(Some(2), Some(2)), (Some(3), Some(11))],
            [(Some(2), Some(2)), (None, Some(7))],
            [(None, None), (Some(3), Some(4))]
        ]
    );
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn the_order_of_respondents_makes_no_difference(
        people in prop::collection::vec((0..3_u32, prop::option::of(0..200_u32), prop::collection::vec(0..3_u8, 12)), 0..30),
    ) {
        let questionnaire = one_scale(3, 4);
        let tree = units("all(a b)");
        let response = |(unit, seconds, given): &(u32, Option<u32>, Vec<u8>)| {
            // Mostly the same answer, so that there is something to be found.
            let given: Vec<&str> = given.iter().map(|n| if *n == 2 { "." } else { "4" }).collect();
            Response { unit: UnitIx(*unit), ..response(*seconds, &given.join(" ")) }
        };
        let responses: Vec<Response> = people.iter().map(response).collect();
        let forth = Care::of(&questionnaire, &tree, &Responses(responses.clone()));
        let back = Care::of(&questionnaire, &tree, &Responses(responses.into_iter().rev().collect()));
        prop_assert_eq!(forth.by_unit(), back.by_unit());
        prop_assert_eq!(forth.usual().map(f64::to_bits), back.usual().map(f64::to_bits));
        prop_assert!(forth.signs().iter().eq(back.signs().iter().rev()));
    }

    #[test]
    fn no_role_gives_a_few_away(
        people in prop::collection::vec((prop::sample::select(vec!["all", "a", "b", "c", "d"]),
            prop::sample::select(vec!["chef", "stab", ""]), 0..9_usize), 0..12),
        min_group in 1..6_u32,
    ) {
        let analysis = with_roles("all(a b(c d))", min_group, &people);
        let responses = role_responses(&analysis, 0);
        let tree = &analysis.assessment.units;
        let parents = tree.parents();
        for (at, role) in responses.roles.iter().enumerate() {
            let count = |unit: UnitIx| -> u64 {
                let below: BTreeSet<&str> = tree.subtree(unit).iter().map(|ix| tree[*ix].id.as_str()).collect();
                let here = people.iter().filter(|(unit, name, _)| below.contains(unit) && *name == role.as_str());
                here.map(|(.., n)| *n as u64).sum()
            };
            let n: Vec<u64> = tree.iter().map(|(ix, _)| count(ix)).collect();
            let shown: Vec<bool> = responses.units.iter().map(|roles| roles[at].respondents.is_some()).collect();
            prop_assert!(keeps_the_rule(&parents, &n, u64::from(min_group), &shown), "{} {:?} {:?}", role, n, shown);
        }
        for (unit, _) in tree.iter() {
            let is_shown = analysis.view(0).unit(unit).respondents.is_some();
            prop_assert!(is_shown || responses.units[unit.at()].iter().all(|role| role.respondents.is_none()));
        }
    }
}
