//! A list of units: into an assessment, out of it, and back.

use mognad::load::units::unit_list;
use mognad::load::{MemoryFiles, builtin, questionnaire, unanswered_assessment};
use mognad::model::{Lang, Localized, NodeId, Points, Questionnaire, RoleId, Unit, UnitId, UnitTree};
use mognad::report::export::{units_csv, units_toml, units_xlsx};
use proptest::prelude::*;

use crate::fixtures::program;

fn instrument() -> Questionnaire {
    let builtin = builtin::find("sodertalje").expect("it is built in");
    questionnaire(&builtin.file(), builtin.text).0.expect("it is sound")
}

/// Names as people give them, and some that a spreadsheet would take for something else.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZÅÄÖ][a-zåäö]{1,12}( [a-zåäö&]{1,8}){0,2}",
        "[-+=@'\";,.()a-z0-9][-+=@'\";,.() a-zåäö0-9]{0,12}[a-z'\"]",
    ]
}

fn localized() -> impl Strategy<Value = Localized> {
    prop_oneof![
        4 => name().prop_map(|name| Localized::same(&name)),
        1 => (name(), name()).prop_map(|(sv, en)| Localized::new([(Lang::Sv, sv), (Lang::En, en)]).expect("a name")),
        1 => name().prop_map(|sv| Localized::new([(Lang::Sv, sv)]).expect("a name")),
    ]
}

/// A unit without an id, and which of those before it it is a part of.
fn unit() -> impl Strategy<Value = (Unit, Option<prop::sample::Index>)> {
    let roles = prop::collection::btree_map(
        prop::sample::select(vec!["chef", "staff", "=IT", "a: b"])
            .prop_map(|role| RoleId::parse(role).expect("a role")),
        1..900_u32,
        0..3,
    );
    let targets = prop::collection::btree_map(
        prop::sample::select(vec!["ai", "iot", "process-mapping"])
            .prop_map(|node| NodeId::parse(node).expect("an id")),
        (0..=1000_u32).prop_map(|tenths| Points::new(f64::from(tenths) / 10.0).expect("points")),
        0..3,
    );
    let figures = (prop::option::of(1..90_000_u32), prop::option::of(1..900_u32));
    (localized(), figures, roles, targets, prop::option::of(any::<prop::sample::Index>())).prop_map(
        |(name, (headcount, invited), roles, targets, parent)| {
            let sum = roles.values().sum::<u32>();
            let unit = Unit {
                id: UnitId::parse("x").expect("an id"),
                name,
                parent: None,
                children: Vec::new(),
                depth: 0,
                headcount,
                invited: if roles.is_empty() { invited } else { Some(sum) },
                invited_by_role: roles,
                weights: Default::default(),
                targets,
            };
            (unit, parent)
        },
    )
}

fn tree() -> impl Strategy<Value = UnitTree> {
    (prop::collection::vec((unit(), name()), 1..12)).prop_map(|drawn| {
        let mut declared = Vec::new();
        for (at, ((mut unit, parent), id)) in drawn.into_iter().enumerate() {
            unit.id = UnitId::parse(&format!("{id}-{at}")).expect("an id");
            let parent = parent.filter(|_| at > 0).map(|parent| parent.index(at));
            declared.push((unit, parent));
        }
        UnitTree::new(declared).expect("parents stand before their parts")
    })
}

fn all(tree: &UnitTree) -> Vec<Unit> {
    tree.iter().map(|(_, unit)| unit.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn what_is_written_is_read_as_the_same_units(tree in tree()) {
        let instrument = instrument();
        for lang in Lang::ALL {
            let workbook = units_xlsx(&tree, lang).expect("a workbook");
            for bytes in [units_csv(&tree, lang).into_bytes(), workbook] {
                let (read, found) = unit_list("units", &bytes, None, &instrument);
                prop_assert!(!found.has_errors(), "{found:?}");
                prop_assert_eq!(all(&read.expect("units")), all(&tree));
            }
        }
    }

    #[test]
    fn an_assessment_has_the_units_of_its_list(tree in tree()) {
        let head = "format = 1\ntitle = \"T\"\nquestionnaire = \"sodertalje\"\n[[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n";
        let files = MemoryFiles::default().with("assessment.toml", format!("{head}{}", units_toml(&tree)));
        let (loaded, found) = unanswered_assessment(&files, "assessment.toml");
        prop_assert!(!found.has_errors(), "{found:?}");
        prop_assert_eq!(all(&loaded.expect("an assessment").assessment.units), all(&tree));
    }
}

struct Ran {
    code: Option<i32>,
    out: Vec<u8>,
    said: String,
}

fn run(folder: &std::path::Path, args: &[&str]) -> Ran {
    let output = program().current_dir(folder).args(args).output().expect("the program starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    Ran { code: output.status.code(), out: output.stdout, said }
}

#[test]
fn a_list_becomes_an_assessment_that_waits_for_answers_and_comes_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = "\u{feff}Enhet;Del av;Anställda;Tillfrågade: chef;Mål: ai\r\nKommunen;;;;\r\nÅsa skola;Kommunen;40;2;62,5\r\n";
    std::fs::write(folder.path().join("enheter.csv"), list).expect("written");
    let made = run(folder.path(), &["init", "m", "--units", "enheter.csv", "--lang", "sv"]);
    assert_eq!(made.code, Some(0), "{}", made.said);
    let text = std::fs::read_to_string(folder.path().join("m/assessment.toml")).expect("an assessment");
    assert!(text.contains("title = \"Digital mognad i Kommunen\"") && !text.contains("exempel"), "{text}");
    let checked = run(folder.path(), &["check", "m"]);
    let shown = String::from_utf8(checked.out).expect("UTF-8");
    assert_eq!(checked.code, Some(0), "{}", checked.said);
    assert!(shown.starts_with("Inga fel.") && shown.contains("Väntar på svar"), "{shown}");
    assert_eq!(run(folder.path(), &["form", "m", "--out", "f.html"]).code, Some(0));
    let out = run(folder.path(), &["units", "m"]).out;
    let expected = "\u{feff}id;namn;del av;anställda;tillfrågade: chef;mål: ai\r\n\
                    kommunen;Kommunen;;;;\r\nasa-skola;Åsa skola;kommunen;40;2;62,5\r\n";
    assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
    assert_eq!(run(folder.path(), &["units", "m", "--out", "ut.xlsx"]).code, Some(0));
    assert_eq!(run(folder.path(), &["init", "n", "--units", "ut.xlsx", "--lang", "sv"]).code, Some(0));
    let again = std::fs::read_to_string(folder.path().join("n/assessment.toml")).expect("an assessment");
    assert_eq!(again, text);
}

#[test]
fn a_faulty_list_makes_nothing_and_a_written_one_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("u.csv"), "name,parent,headcount\nA,Bee,many\nBe,,4\n")
        .expect("written");
    let made = run(folder.path(), &["init", "m", "--units", "u.csv", "--lang", "en"]);
    assert_eq!(made.code, Some(2));
    assert!(
        made.said.contains("did you mean “Be”?") && made.said.contains("u.csv, row 2, column C (headcount)"),
        "{}",
        made.said
    );
    assert!(!folder.path().join("m").exists());
    assert_eq!(run(folder.path(), &["init", "m", "--lang", "en"]).code, Some(0));
    let refused = run(folder.path(), &["units", "m", "--out", "u.csv"]);
    assert_eq!(refused.code, Some(2), "{}", refused.said);
    let before = std::fs::read_to_string(folder.path().join("u.csv")).expect("it is there");
    assert!(before.starts_with("name,parent"));
    assert_eq!(run(folder.path(), &["units", "m", "--out", "u.txt"]).code, Some(2));
}

#[test]
fn the_faults_of_a_list_are_told_in_both_languages() {
    let list = "namn;del av;anställda;ort;mål: moln\n\
                Kommunen;;;;\nSkolan;Komunen;ca 40;X;\nVård;Kommunen;0;;120\nVård;Kommunen;10;;\nA;B;;;\nB;A;;;\n;Kommunen;5;;\n";
    for lang in Lang::ALL {
        let (units, found) = unit_list("enheter.csv", list.as_bytes(), None, &instrument());
        assert!(units.is_none());
        let told = mognad::text::diagnostics::render(&found, lang, false);
        insta::assert_snapshot!(format!("list_faults_{}", lang.code()), told);
    }
}
