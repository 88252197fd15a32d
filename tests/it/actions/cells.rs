//! A plan in a spreadsheet: out, edited, and back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use mognad::load::plan_twin;
use mognad::model::{
    Action, ActionId, ActionPlan, Assessment, Date, Diagnostics, Fault, Lang, NodeId, Place, PlanTwin,
    Points, Sign, Status, UnitIx, WaveId,
};
use mognad::report::plan::actions::{kept, plan_csv, plan_xlsx};
use proptest::prelude::*;

use super::{json, line, next_year, text};
use crate::cli::folder::Ran;
use crate::support::kommun;

/// Texts as people write them, and some that a spreadsheet would take for something else.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-ZÅÄÖa-zåäö0-9]{1,9}( [a-zåäö&;,.()”]{1,8}){0,3}",
        1 => "[-+=@'\";,.|\t]{1,3}[a-zåäö0-9'\";,.=]{0,8}[a-z'\"]",
        1 => "[a-z]{1,5}\n[=a-z]{1,5}",
        1 => Just(String::new()),
    ]
}

fn action(unit: usize) -> impl Strategy<Value = Action> {
    let texts = (words(), words(), words(), words(), words());
    let numbers =
        (prop::option::of(0..4000_u32), prop::option::of(-900..900_i32), prop::option::of(0..1000_u32));
    let day = prop::option::of((1900..2100_u16, 1..13_u8, 1..29_u8));
    let status = prop::sample::select(Status::WORDS.map(|(_, status)| status).to_vec());
    let own = prop::option::of("[A-ZÅÄÖ][a-zåäö]{5,9} 20[0-9]{2}");
    (("[A-ZÅÄÖa-zåäö0-9=]{1,30}", 0..unit), texts, numbers, day, status, own).prop_map(
        |((action, unit), (why, owner, decision, note, story), (effort, lift, aim), day, status, own)| {
            Action {
                action,
                unit: (unit > 0).then_some(UnitIx(unit as u32)),
                why: why.trim().to_owned(),
                owner: owner.trim().to_owned(),
                due: day.and_then(|(year, month, day)| Date::new(year, month, day)),
                effort: effort.map(|effort| f64::from(effort) / 8.0),
                lift: lift.map(|lift| f64::from(lift) / 10.0),
                decision: decision.trim().to_owned(),
                status,
                note: note.trim().to_owned(),
                story: story.trim().to_owned(),
                node: NodeId::parse("ai").ok().filter(|_| aim.is_some()),
                aim: aim.and_then(|aim| Points::new(f64::from(aim) / 10.0)),
                wave: WaveId::parse("2026").ok(),
                own: own.map(|heading| (heading, "egen = 1".to_owned())).into_iter().collect(),
                ..Action::default()
            }
        },
    )
}

fn numbered(actions: Vec<Action>) -> ActionPlan {
    let numbered = actions.into_iter().enumerate();
    let actions =
        numbered.map(|(at, action)| Action { id: ActionId::parse(&format!("x/{at}")).ok(), ..action });
    ActionPlan { actions: actions.collect(), as_of: None }
}

fn read(assessment: &Assessment, name: &str, bytes: &[u8]) -> PlanTwin {
    let (twin, found) = plan_twin(name, bytes, None, assessment);
    twin.unwrap_or_else(|| panic!("{found:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_goes_out_to_a_spreadsheet_comes_back(actions in prop::collection::vec(action(12), 1..6)) {
        let analysis = kommun();
        let (assessment, units) = (&analysis.assessment, &analysis.assessment.units);
        let plan = numbered(actions);
        for lang in Lang::ALL {
            let csv = plan_csv(&plan, units, lang).into_bytes();
            let xlsx = plan_xlsx(&plan, units, lang).expect("a workbook");
            for (name, bytes) in [("p.csv", &csv), ("p.xlsx", &xlsx)] {
                let twin = read(assessment, name, bytes);
                let mut fresh = ActionPlan::default();
                fresh.take_in(&twin);
                prop_assert_eq!(&fresh, &plan, "{} {:?}", name, lang);
                // Into the plan that it came from it brings nothing new.
                let mut same = plan.clone();
                let taken = same.take_in(&twin);
                prop_assert_eq!((taken.changed, taken.added, taken.missing), (0, 0, 0));
            }
        }
        // And it is kept as TOML and read again.
        let toml = kept("", &ActionPlan::default(), &plan, units, Lang::Sv).expect("TOML");
        let (read, found) = mognad::load::action_plan("plan.toml", &toml, assessment);
        prop_assert_eq!(read.unwrap_or_else(|| panic!("{found:?}\n{toml}")), plan);
    }
}

#[test]
fn the_workbook_has_days_and_numbers_as_such_and_no_formula() {
    let analysis = kommun();
    let plan = numbered(vec![Action {
        action: "=1+1".to_owned(),
        unit: analysis.assessment.units.find("bygglov"),
        due: Date::new(2027, 3, 1),
        lift: Some(4.2),
        status: Status::Doing,
        sign: Some(Sign::Open),
        ..Action::default()
    }]);
    let bytes = plan_xlsx(&plan, &analysis.assessment.units, Lang::Sv).expect("a workbook");
    assert_eq!(bytes, plan_xlsx(&plan, &analysis.assessment.units, Lang::Sv).expect("a workbook"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("Handlingsplan").expect("a sheet");
    let heads: Vec<String> = (0..17).map(|at| sheet[(0, at)].to_string()).collect();
    assert_eq!(heads[..6], ["id", "åtgärd", "enhet", "varför", "ansvarig", "klart senast"]);
    let at = |head: &str| &sheet[(1, heads.iter().position(|one| one == head).expect("a column"))];
    assert_eq!(at("åtgärd"), &Data::String("=1+1".to_owned()));
    assert!(matches!(at("klart senast"), Data::DateTime(_)), "{:?}", at("klart senast"));
    assert_eq!(at("väntat lyft (poäng)"), &Data::Float(4.2));
    assert_eq!(
        [at("enhet"), at("status"), at("svaren visar")].map(ToString::to_string),
        ["Bygglovsenheten", "pågår", "inte nått än"]
    );
    assert!(book.worksheet_formula("Handlingsplan").expect("a sheet").is_empty());
}

fn faults(rows: &str) -> (Vec<(String, u64, Option<usize>)>, Diagnostics) {
    let (twin, found) = plan_twin("p.csv", rows.as_bytes(), None, &kommun().assessment);
    let told = found.iter().filter_map(|diagnostic| match (&diagnostic.fault, &diagnostic.place) {
        (Fault::Plan(fault), Place::Cell(_, cell)) => {
            Some((fault.code().to_owned(), cell.row, cell.column.as_ref().map(|(at, _)| *at)))
        }
        _ => None,
    });
    let told: Vec<_> = told.collect();
    assert_eq!(twin.is_none(), !told.is_empty(), "{rows}");
    (told, found)
}

#[test]
fn each_cell_that_was_edited_wrong_is_told_by_row_and_column() {
    // What stands in the one row of a plan, and what is wrong with it where.
    for (head, row, code, column) in [
        ("åtgärd;status", "x;kalr", "P013", 1),
        ("åtgärd;status", "x;done and dusted", "P013", 1),
        ("åtgärd;klart senast", "x;31 feb", "P011", 1),
        ("åtgärd;klart senast", "x;2027-02-31", "P011", 1),
        ("åtgärd;klart senast", "x;31 februari 2027", "P011", 1),
        ("åtgärd;klart senast", "x;kvartal 3", "P011", 1),
        ("åtgärd;klart senast", "x;3/1/2027", "P011", 1),
        ("åtgärd;insats", "x;tre dagar", "P012", 1),
        ("åtgärd;insats", "x;-1", "P012", 1),
        ("åtgärd;nått vid (poäng)", "x;101", "P012", 1),
        ("åtgärd;väntat lyft (poäng)", "x;mycket", "P012", 1),
        ("åtgärd;enhet", "x;Bygglovsenhten", "P009", 1),
        ("åtgärd;område eller fråga", "x;pm-maping", "P010", 1),
        ("åtgärd;ansvrig", "x;Kim", "P002", 1),
        ("åtgärd;ansvarig;vem", "x;Kim;Lo", "P003", 2),
        ("åtgärd;ansvarig;", "x;Kim;lapp", "P004", 2),
        ("id;åtgärd", "1;", "P005", 1),
        ("åtgärd;föreslagen i omgång", "x;20 26", "P007", 1),
    ] {
        let (told, found) = faults(&format!("{head}\n{row}\n"));
        let at = if matches!(code, "P002" | "P003") { 1 } else { 2 };
        assert_eq!(told, [(code.to_owned(), at, Some(column))], "{head} {row}: {found:?}");
    }
    assert_eq!(faults("enhet;status\nx;klar\n").0, [("P001".to_owned(), 1, None)]);
    assert_eq!(faults("id;åtgärd\na;x\nb;y\nA;z\n").0, [("P008".to_owned(), 4, Some(0))]);
    // All at once.
    let (told, _) = faults("åtgärd;status;klart senast;enhet\nx;kalr;31 feb;ingen\n;klar;;\n");
    let codes: Vec<&str> = told.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(codes, ["P013", "P011", "P009", "P005"]);
}

#[test]
fn what_people_write_in_their_own_way_is_understood() {
    let analysis = kommun();
    let one = |head: &str, row: &str| {
        let twin = read(&analysis.assessment, "p.csv", format!("{head}\n{row}\n").as_bytes());
        twin.rows.into_iter().next().expect("a row")
    };
    for said in [
        "2027-03-01",
        "1 mars 2027",
        "den 1 mars 2027",
        "1 mar. 2027",
        "1 March 2027",
        "20270301",
        "2027-03-01 ",
    ] {
        assert_eq!(one("åtgärd;klart senast", &format!("x;{said}")).due, Date::new(2027, 3, 1), "{said}");
    }
    for (said, number) in [("2,5", 2.5), ("2.5", 2.5), ("0", 0.0), ("1 200", 1200.0)] {
        assert_eq!(one("åtgärd;insats", &format!("x;{said}")).effort, Some(number), "{said}");
    }
    for (said, status) in
        [("Pågår", Status::Doing), ("doing", Status::Doing), ("KLAR", Status::Done), ("", Status::Proposed)]
    {
        assert_eq!(one("Åtgärd;Status", &format!("x;{said}")).status, status, "{said}");
    }
    for unit in ["bygglov", "Bygglovsenheten", "BYGGLOVSENHETEN"] {
        assert_eq!(one("åtgärd;enhet", &format!("x;{unit}")).unit, analysis.assessment.units.find("bygglov"));
    }
    for node in ["ai", "Artificiell intelligens", "AI"] {
        assert_eq!(
            one("åtgärd;område", &format!("x;{node}")).node.map(|id| id.to_string()).as_deref(),
            Some("ai"),
            "{node}"
        );
    }
    let own = one("åtgärd;Kostnadsställe;Fas", "x;4711;2");
    let expected = [("Kostnadsställe", "4711"), ("Fas", "2")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(own.own, expected);
}

#[test]
fn an_edited_plan_is_taken_in_and_nothing_is_lost() {
    let folder = next_year();
    json(&folder, "");
    assert_eq!(folder.run("plan actions . --out plan.csv --lang sv").code, 0);
    let csv = String::from_utf8(folder.read("plan.csv")).expect("text");
    let mut rows: Vec<&str> = csv.split("\r\n").collect();
    // Somebody sets a status, takes a row away, empties an id, and adds a row.
    let row = rows.iter().position(|row| row.starts_with("one/a1/to-3")).expect("the row");
    let done = rows[row].replace(";pågår;", ";klar;").replace("Kim", "Kim och Lo");
    rows[row] = &done;
    let own = rows.iter().position(|row| row.contains("sensorer")).expect("the row");
    let anonymous = rows[own].replacen("kop-sensorer-till-alla", "", 1);
    rows[own] = &anonymous;
    rows.retain(|row| !row.starts_with("near/b1/to-4"));
    let last = rows.len() - 1;
    rows.insert(last, ";Ny åtgärd;Ettan;;;2027-09-01;3,5");
    folder.write("plan.csv", &rows.join("\r\n"));
    let Ran { err, code, .. } = folder.run("plan actions . --from plan.csv --lang sv");
    assert!(
        code == 0 && err.contains("1 ändrade, 1 nya. 1 åtgärd saknades i filen och är kvar i planen."),
        "{err}"
    );
    let plan = json(&folder, "");
    let first = line(&plan, "one/a1/to-3");
    assert_eq!((&first["status"], &first["owner"]), (&"done".into(), &"Kim och Lo".into()));
    assert_eq!(first["done_in"], "2027");
    assert_eq!(line(&plan, "near/b1/to-4")["action"], "Nära");
    assert_eq!(line(&plan, "kop-sensorer-till-alla")["own"]["Budget 2027"], "30 tkr");
    let new = line(&plan, "ny-atgard");
    assert_eq!(
        (&new["unit"], &new["due"], &new["effort"]),
        (&"one".into(), &"2027-09-01".into(), &3.5.into())
    );
    // The comments of the plan are still there.
    assert!(text(&folder).contains("# sedan maj") && text(&folder).contains("# vår egen"));
    // It is nobody's answers.
    assert!(!folder.run("score . --lang en").err.contains("plan.csv"));
}

#[test]
fn a_spreadsheet_with_words_that_the_plan_lacks_is_not_written_over() {
    let folder = next_year();
    for name in ["plan.csv", "plan.xlsx"] {
        assert_eq!(folder.run(&format!("plan actions . --out {name}")).code, 0);
        // As it was written it can be written anew.
        assert_eq!(folder.run(&format!("plan actions . --out {name} --lang en")).code, 0, "{name}");
    }
    let csv = String::from_utf8(folder.read("plan.csv")).expect("text");
    let edited = csv.replacen("Kim", "Kim Ek", 1);
    folder.write("plan.csv", &edited);
    let Ran { err, code, .. } = folder.run("plan actions . --out plan.csv --lang en");
    assert!(code == 2 && err.contains("--from"), "{err}");
    assert_eq!(folder.read("plan.csv"), edited.as_bytes());
    assert_eq!(folder.run("plan actions . --from plan.csv --out plan.csv").code, 0);
    assert!(text(&folder).contains("owner = \"Kim Ek\""));
    // What was edited wrong changes nothing, and is not written over either.
    let wrong = edited.replacen("doing", "dooing", 1);
    folder.write("plan.csv", &wrong);
    let before = text(&folder);
    for words in ["--from plan.csv", "--out plan.csv", "--from plan.csv --out plan.csv"] {
        assert_eq!(folder.run(&format!("plan actions . {words} --lang en")).code, 2, "{words}");
        assert_eq!((text(&folder), folder.read("plan.csv")), (before.clone(), wrong.clone().into_bytes()));
    }
    // A file that was written before others wrote in the plan takes nothing of theirs away.
    folder.write("plan.csv", &csv);
    let stale = csv.replace("Kim", "").replace(";doing;", ";proposed;");
    assert_ne!(stale, csv);
    folder.write("stale.csv", &stale);
    assert_eq!(folder.run("plan actions . --from stale.csv").code, 0);
    assert_eq!(text(&folder), before);
    // Neither is the plan by any other command.
    for words in [
        "units . --out plan.toml",
        "score . --out plan.toml",
        "plan actions . --format csv --out plan.toml --force",
    ] {
        assert_eq!(folder.run(words).code, 2, "{words}");
        assert_eq!(text(&folder), before);
    }
}

#[test]
fn a_sheet_that_somebody_added_to_the_workbook_is_not_written_over() {
    let folder = next_year();
    assert_eq!(folder.run("plan actions . --out plan.xlsx").code, 0);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(folder.read("plan.xlsx"))).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let plan = book.worksheet_range(&name).expect("a sheet");
    let mut edited = rust_xlsxwriter::Workbook::new();
    let sheet = edited.add_worksheet();
    sheet.set_name(&name).expect("a name");
    for (at, row) in plan.rows().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (at, column) = (at as u32, column as u16);
            let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
            match cell {
                Data::DateTime(moment) => {
                    sheet.write_number_with_format(at, column, moment.as_f64(), &day).map(drop)
                }
                cell => sheet.write_string(at, column, cell.to_string()).map(drop),
            }
            .expect("a cell");
        }
    }
    let meetings = edited.add_worksheet();
    meetings.set_name("Meetings").expect("a name");
    meetings.write_string(0, 0, "3 March: the board wants two more people").expect("a cell");
    let bytes = edited.save_to_buffer().expect("a workbook");
    std::fs::write(folder.path("plan.xlsx"), &bytes).expect("written");
    // What stands in the plan's sheet is in the plan, and what stands in the other is nowhere else.
    assert_eq!(folder.run("plan actions . --from plan.xlsx").code, 0);
    for words in ["--out plan.xlsx", "--from plan.xlsx --out plan.xlsx"] {
        assert_eq!(folder.run(&format!("plan actions . {words}")).code, 2, "{words}");
        assert_eq!(folder.read("plan.xlsx"), bytes);
    }
}
