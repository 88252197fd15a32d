//! The program as it is called: one wiring test per command and language, and what goes wrong.

pub(crate) mod folder;

use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;

use folder::{Folder, QUESTIONNAIRE, Ran};

/// Runs a command in both languages and compares all it says with what it said before.
fn check_both(folder: &Folder, name: &str, words: &str) {
    for lang in ["sv", "en"] {
        let words = format!("{words} --lang {lang}");
        let ran = folder.run(&words);
        // What an editor or a checkout might change or hide is made visible.
        let transcript = ran.transcript(&words).replace('\r', "<CR>").replace('\u{feff}', "<BOM>");
        assert_snapshot!(format!("{name}_{lang}"), transcript);
        let widest = ran.out.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        let is_table = !words.contains("--format");
        assert!(widest <= 80 || !is_table, "{words} is {widest} wide");
    }
}

/// Runs a command that must succeed and say nothing on standard error.
fn good(folder: &Folder, words: &str) -> String {
    let Ran { out, err, code } = folder.run(words);
    assert_eq!((code, err.as_str()), (0, ""), "{words}");
    out
}

/// Runs a command that must fail and print no data; gives what it says.
fn bad(folder: &Folder, words: &str) -> String {
    let Ran { out, err, code } = folder.run(words);
    assert_eq!((code, out.as_str()), (2, ""), "{words}: {err}");
    err
}

/// The usual folder, where nothing is withheld.
fn one_by_one() -> Folder {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("assessment.toml")).expect("UTF-8");
    folder.write("assessment.toml", &text.replacen("format = 1\n", "format = 1\nmin_group = 1\n", 1));
    folder
}

#[test]
fn check_shows_response_and_what_is_missing() {
    check_both(&Folder::new(), "check", "check .");
}

#[test]
fn check_speaks_of_roles_haste_and_skipped_questions() {
    let folder = Folder::new();
    folder.write("questionnaire.toml", include_str!("../../questionnaires/sodertalje-puls.toml"));
    let invited = "invited = { manager = 6, staff = 14 }";
    folder.write(
        "assessment.toml",
        &format!(
            "format = 1\ntitle = \"T\"\nquestionnaire = \"questionnaire.toml\"\n[[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n\
             [[units]]\nid = \"all\"\n[[units]]\nid = \"a\"\nparent = \"all\"\n{invited}\n\
             [[units]]\nid = \"b\"\nparent = \"all\"\ninvited = {{ staff = 9 }}\n\
             [[units]]\nid = \"c\"\nparent = \"all\"\ninvited = {{ staff = 9 }}\n"
        ),
    );
    folder.write("a.csv", &hasty_answers());
    check_both(&folder, "care", "check .");
    check_both(&folder, "care_json", "check . --format json");
    assert!(!bad_or_good(&folder, "score .").contains("S040"), "only check looks at single rows");
}

#[test]
fn a_page_of_a_report_is_read_in_the_terminal_or_written_as_markdown() {
    let folder = one_by_one();
    check_both(&folder, "report_text", "report . --unit north --format text");
    assert!(!folder.path("out").exists());
    let err = bad(&folder, "report . --lang en");
    assert!(err.contains("no folder is named") && err.contains("--out DIR"), "{err}");
    let ran = folder.run("report . --format markdown --out out --lang en");
    let first = if cfg!(windows) { "out\\index.md" } else { "out/index.md" };
    assert!(ran.code == 0 && ran.err.contains(first), "{}", ran.err);
    // Another run takes their place, in another format too.
    good(&folder, "report . --format markdown --out out --quiet");
    good(&folder, "report . --out out --quiet");
    assert!(folder.path("out/index.html").exists() && !folder.path("out/index.md").exists());
}

fn bad_or_good(folder: &Folder, words: &str) -> String {
    folder.run(words).err
}

/// Five managers and eight of the staff in one unit, six of the staff in another, two in a third; some in haste.
fn hasty_answers() -> String {
    let (read, _) =
        mognad::load::questionnaire("q", include_str!("../../questionnaires/sodertalje-puls.toml"));
    let read = read.unwrap();
    let ids: Vec<&str> = read.items().iter().map(|ix| read[*ix].id.as_str()).collect();
    let mut text = format!("unit,respondent,role,seconds,{}\n", ids.join(","));
    let people =
        [("a", "manager", 5), ("a", "staff", 8), ("b", "staff", 5), ("b", "staf", 1), ("c", "staff", 2)];
    let people = people.into_iter().flat_map(|(unit, role, count)| (0..count).map(move |_| (unit, role)));
    for (at, (unit, role)) in people.enumerate() {
        let answer = |item: usize| match (at, item) {
            (3 | 8 | 9 | 10 | 11 | 12 | 15, _) => "2".to_owned(),
            (_, 4) if at % 3 == 0 => "dk".to_owned(),
            _ => ((at * 7 + item * 3) % 5 + 1).to_string(),
        };
        let seconds = match at {
            3 => "12".to_owned(),
            6 => "60".to_owned(),
            7 => String::new(),
            _ => (180 + at).to_string(),
        };
        let given: Vec<String> = (0..ids.len()).map(answer).collect();
        text += &format!("{unit},r{at},{role},{seconds},{}\n", given.join(","));
    }
    text
}

#[test]
fn faults_of_answers_are_told_with_those_of_the_assessment() {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("assessment.toml")).unwrap();
    folder.write("assessment.toml", &text.replace("invited = 60", "inviterade = 36"));
    folder.write(
        "answers/2026.csv",
        "unit,respondent,p-list,p-owner,l-why,r-use,d-hoard\nnorht,r1,9,1,1,1,1\n",
    );
    let said = bad(&folder, "check . --lang en");
    for fault in ["error[Q003]", "error[S019]", "error[S015]"] {
        assert!(said.contains(fault), "{said}");
    }
    // Where the units are not known, nothing is said of the rows that name them.
    folder.write("assessment.toml", &text.replace("id = \"north\"", "id = \"north\"\nparent = \"hwole\""));
    assert!(!bad(&folder, "check . --lang en").contains("S019"));
}

#[test]
fn score_shows_all_units_or_one_node_by_node() {
    let folder = Folder::new();
    check_both(&folder, "score", "score .");
    check_both(&folder, "score_unit", "score . --unit south --unit tiny");
    check_both(&folder, "score_wave", "score assessment.toml --wave 2025");
    // Two workplaces that may be shown are too few to draw their scores toward each other.
    check_both(&folder, "score_shrink", "score . --shrink --unit south");
}

#[test]
fn quality_shows_whether_the_instrument_is_sound() {
    let folder = Folder::new();
    check_both(&folder, "quality", "quality . --details");
    let json = good(&folder, "quality . --format json --wave 2025");
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
    assert!(good(&folder, "quality . --format csv").starts_with("wave,part,node,unit,roles,figure,value\n"));
    assert!(bad(&folder, "quality . --wave 2062").contains("2026"));
}

#[test]
fn score_speaks_to_programs_and_documents() {
    let folder = Folder::new();
    check_both(&folder, "score_json", "score . --format json --unit north --unit tiny");
    check_both(&folder, "score_csv", "score . --format csv --unit south --wave 2026");
    check_both(&folder, "score_excel", "score . --format csv-excel --unit south --wave 2026");
    check_both(&folder, "score_markdown", "score . --format markdown");
}

#[test]
fn compare_says_which_differences_are_sure() {
    let folder = Folder::new();
    check_both(&folder, "compare", "compare . north south tiny");
    check_both(&folder, "compare_markdown", "compare . north south --nodes lead,r-use --format markdown");
    check_both(&folder, "compare_json", "compare . north south --nodes robots --format json");
}

#[test]
fn explain_shows_the_arithmetic_of_a_score() {
    let folder = Folder::new();
    check_both(&folder, "explain_group", "explain . south robots");
    check_both(&folder, "explain_item", "explain . south d-hoard");
    check_both(&folder, "explain_zero", "explain . north readiness");
    check_both(&folder, "explain_parts", "explain . whole processes");
    check_both(&folder, "explain_withheld", "explain . tiny processes");
}

#[test]
fn the_parts_of_a_score_add_up_to_it_whatever_the_rule() {
    for rule in ["headcount", "units"] {
        let folder = one_by_one();
        let text = String::from_utf8(folder.read("assessment.toml")).unwrap();
        folder.write("assessment.toml", &text.replace("\"headcount\"", &format!("\"{rule}\"")));
        for node in ["processes", "index", "d-hoard"] {
            let told = good(&folder, &format!("explain . whole {node} --lang en"));
            expect_parts_to_add_up(&told);
        }
    }
    // Units three levels deep, some of them withheld.
    let mut added_up = 0;
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join("kommun");
    let folder = Folder::empty();
    for unit in ["kommunen", "utbildning", "omsorg"] {
        for node in ["index", "leadership", "automation", "pm-owner"] {
            let example = example.to_str().expect("a path in Unicode");
            let output = folder.program(&["explain", example, unit, node, "--lang", "en"]).output().unwrap();
            let told = Ran::from(output).out;
            // What is told in stages or put together from areas has no parts.
            if told.contains("x̄ᵢ") {
                expect_parts_to_add_up(&told);
                added_up += 1;
            }
        }
    }
    assert!(added_up >= 4, "{added_up}");
}

/// What the table of parts gives is what is said to come out, to the decimals shown.
fn expect_parts_to_add_up(told: &str) {
    let rows = told.lines().skip_while(|line| !line.contains("x̄ᵢ")).skip(2);
    let (mut mean, mut variance, mut spread) = (0.0, 0.0, 0.0);
    for row in rows.take_while(|line| !line.is_empty()) {
        // A long name goes on on the next line, where there are no numbers.
        let mut cells = row.split_whitespace().rev();
        let df = cells
            .next()
            .and_then(|cell| if cell == "–" { Some(1.0) } else { cell.replace(',', "").parse().ok() });
        let mut numbers = cells.map_while(|cell| cell.replace(',', "").parse::<f64>().ok());
        let (Some(df), Some(se), Some(x), Some(w)) = (df, numbers.next(), numbers.next(), numbers.next())
        else {
            continue;
        };
        mean += w * x;
        variance += (w * se).powi(2);
        spread += (w * se).powi(4) / df;
    }
    let result = |start: &str| -> f64 {
        let line = told
            .lines()
            .find(|line| line.trim_start().starts_with(start))
            .unwrap_or_else(|| panic!("{told}"));
        line.rsplit(' ').next().and_then(|number| number.replace(',', "").parse().ok()).expect("a number")
    };
    assert!((result("x̄ = ") - mean).abs() < 1e-4, "{mean}: {told}");
    assert!((result("se = ") - variance.sqrt()).abs() < 1e-5, "{variance}: {told}");
    if variance > 0.0 {
        assert!((result("df = ") / (variance * variance / spread) - 1.0).abs() < 1e-3, "{spread}: {told}");
    }
}

#[test]
fn questionnaires_are_listed_shown_and_checked() {
    let folder = Folder::new();
    check_both(&folder, "questionnaire_show", "questionnaire show small.toml");
    check_both(&folder, "questionnaire_check", "questionnaire check small.toml");
    let listed = good(&folder, "questionnaire list --lang sv");
    assert!(listed.contains("sodertalje ") && listed.contains("sodertalje-puls"), "{listed}");
    for lang in ["sv", "en"] {
        let shown = good(&folder, &format!("questionnaire show --lang {lang}"));
        assert!(shown.lines().all(|line| line.chars().count() <= 80));
    }
    folder.write("bad.toml", &QUESTIONNAIRE.replace("group = \"data\"", "group = \"dta\""));
    check_both(&folder, "questionnaire_bad", "questionnaire check small.toml bad.toml");
}

#[test]
fn a_file_of_answers_needs_no_assessment() {
    let folder = Folder::new();
    check_both(&folder, "answers_file", "score answers/2026.csv --questionnaire small.toml");
    let err = bad(&folder, "score . --questionnaire small.toml");
    assert!(err.contains("--questionnaire is for a file of answers only"), "{err}");
}

#[test]
fn numbers_in_json_are_those_of_a_pocket_calculator() {
    let json: serde_json::Value =
        serde_json::from_str(&good(&one_by_one(), "score . --format json")).expect("JSON");
    let unit = |wave: usize, at: usize| &json["waves"][wave]["units"][at];
    assert_eq!((&json["format"], &unit(1, 1)["id"]), (&1.into(), &"north".into()));
    let node = |at: usize, id: &str| {
        let nodes = unit(1, at)["nodes"].as_array().expect("nodes");
        nodes.iter().find(|node| node["id"] == id).expect("a node").clone()
    };
    // Fourteen people at 100 and two at 50, which is seven to one; an option is worth 0, 50 or 100.
    assert_eq!(node(1, "p-list")["score"], 750.0 / 8.0);
    // Four and one at 100, three at 50.
    assert_eq!(node(1, "p-owner")["score"], 650.0 / 8.0);
    // Four at 50, three at 100, and a "don't know" that counts as 0.
    assert_eq!(node(1, "l-why")["score"], 500.0 / 8.0);
    // Reversed, six at 100, one at 50, and one to whom it does not apply.
    assert_eq!((&node(1, "d-hoard")["score"], &node(1, "d-hoard")["n"]), (&(650.0 / 7.0).into(), &14.into()));
    assert_eq!((&node(1, "robots")["level"], &node(1, "robots")["score"]), (&"high".into(), &81.25.into()));
    // The south is held back by its processes: (2·(5·50) + 4·50)/(3·9) over both questions.
    let robots = node(2, "robots");
    assert_eq!((&robots["level"], &robots["uncapped_level"]), (&"low".into(), &"middle".into()));
    assert_eq!(robots["blocked_by"][0]["node"], "processes");
    assert_eq!(robots["blocked_by"][0]["needs"], 60.0);
    let json: serde_json::Value =
        serde_json::from_str(&good(&Folder::new(), "score . --format json")).expect("JSON");
    let unit = |wave: usize, at: usize| &json["waves"][wave]["units"][at];
    for (at, withheld) in [(3, "tiny"), (4, "small")] {
        assert_eq!(unit(1, at)["id"], withheld);
        assert!(unit(1, at)["respondents"].is_null() && unit(1, at)["answers"].is_null());
        let nodes = unit(1, at)["nodes"].as_array().expect("nodes");
        assert!(
            nodes
                .iter()
                .all(|node| node["suppressed"] == true && node["score"].is_null() && node["n"].is_null())
        );
    }
}

#[test]
fn five_mistakes_are_told_at_once_and_nothing_is_written() {
    let folder = Folder::new();
    let rows = "unit,respondent,p-list,p-owner,l-why,r-use,d-hoard,p-lst\n\
                nord,r1,1,2,3,1,1,\n\
                north,r2,1,7,3,1,1,\n\
                north,r2,1,2,3,1,1,\n\
                south,r4,1,2,3,1,1,,,9\n";
    folder.write("answers/2026.csv", rows);
    let before = folder.files();
    check_both(&folder, "five_mistakes", "report . --out out");
    assert_eq!(folder.files(), before);
    let err = bad(&folder, "report . --out out");
    for told in ["nord", "p-lst", "“7”", "r2", "answers/2026.csv"] {
        assert!(err.contains(told), "{told}: {err}");
    }
}

#[test]
fn faults_in_the_assessment_point_at_its_text() {
    let folder = Folder::new();
    folder.write("assessment.toml", "format = 1\ntitel = \"x\"\nquestionnaire = \"sodertale\"\n");
    check_both(&folder, "assessment_faults", "check .");
}

#[test]
fn a_word_that_names_nothing_is_met_with_the_nearest_that_does() {
    let folder = Folder::new();
    let all = [
        "score . --unit nort",
        "score . --wave 2027",
        "compare . north sout",
        "compare . north south --nodes robot",
        "compare . whole north",
        "compare . north north",
        "explain . north procesess",
        "explain . north",
        "explain S999",
        "explain Q049",
        "questionnaire show sodertalj",
        "chart bars . --out x.svg --unit nort",
        "chart start-here . --out x.svg --position strat",
        "chart levels . --out x.svg --group procesess",
        "chart levels . --out x.svg --group processes",
        "chart levels . --out x.svg",
        "chart bars . --out x.svg --group processes",
        "questionnaire export small.toml --to xlsform --out form.txt",
        "questionnaire show sodertalj.toml",
        "chart heatmap . --out x.gif",
        "score answers/2026.csv --encoding utf-99",
        "score answers",
        "score small.xlsx",
    ];
    folder.write("small.xlsx", "");
    for lang in ["sv", "en"] {
        let told: Vec<String> = all
            .iter()
            .map(|words| format!("$ mognad {words}\n{}", bad(&folder, &format!("{words} --lang {lang}"))))
            .collect();
        assert_snapshot!(format!("unknown_{lang}"), told.join("\n"));
    }
    assert!(bad(&folder, "score nowhere").contains("“nowhere” could not be read"));
    assert!(bad(&folder, "chart radr . --out x.svg").contains("'radar'"));
    assert!(bad(&folder, "compare . north").contains("Usage"));
}

#[test]
fn explain_knows_every_fault_by_its_code() {
    let folder = Folder::empty();
    for code in ["S015", "q012", "A004"] {
        for lang in ["sv", "en"] {
            let text = good(&folder, &format!("explain {code} --lang {lang}"));
            assert!(text.starts_with(&code.to_uppercase()) && text.lines().count() > 1, "{text}");
        }
    }
}

#[test]
fn units_are_set_beside_each_other_on_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("units.html");
    let run = |name: &str| {
        let out = folder.path().join(name).to_string_lossy().into_owned();
        let output = crate::fixtures::program()
            .args(["compare", "examples/kommun", "kontaktcenter", "bygglov", "--out", &out, "--lang", "en"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("it starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run("units.html");
    assert!(code == Some(0) && said.contains("the comparison is in"), "{said}");
    let page = std::fs::read_to_string(&out).expect("a page");
    // Kontaktcenter has 84 of 100 in readiness and Bygglovsenheten 49, which is sure.
    for words in ["Kontaktcenter and Bygglovsenheten", "49 (40–58) *", "sure difference", "<svg"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("href=\"index.html"), "no other page is there");
    std::fs::write(&out, page.replace("84", "48")).expect("a file");
    assert_eq!(run("units.html").0, Some(0), "what the program made is made anew");
    assert_eq!(std::fs::read_to_string(&out).expect("a page"), page);
    let (code, said) = run("units.txt");
    assert!(code == Some(2) && said.contains("does not end in .html"), "{said}");
    std::fs::write(&out, "somebody’s own").expect("a file");
    let (code, _) = run("units.html");
    assert_eq!(code, Some(2));
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "somebody’s own");
}

#[test]
fn init_makes_a_folder_that_runs_and_says_that_its_answers_are_made_up() {
    for (lang, sample, told) in [
        ("sv", "exempel", "varning: siffrorna bygger på påhittade svar"),
        ("en", "sample", "warning: the numbers rest on made-up"),
    ] {
        let folder = Folder::empty();
        let made = folder.run(&format!("init new --lang {lang}"));
        assert_eq!((made.code, made.out.as_str()), (0, ""));
        assert!(made.err.contains("mognad check new"), "{}", made.err);
        assert_eq!(
            folder.files(),
            [
                "new/README.md".to_owned(),
                format!("new/answers/{sample}.csv"),
                "new/assessment.toml".to_owned()
            ]
        );
        let checked = folder.run("check new");
        let sound = if lang == "sv" { "Inga fel, 1 varning.\n" } else { "No errors, 1 warning.\n" };
        assert!(checked.code == 0 && checked.out.starts_with(sound), "{checked:?}");
        for words in ["check new", "score new", "report new --out new/own"] {
            let Ran { err, code, .. } = folder.run(words);
            assert!(code == 0 && err.starts_with(told), "{words}: {err}");
            // What a report puts into the folder is nobody's answers.
            assert!(err.matches("new/").count() <= 1 && !err.contains("results"), "{words}: {err}");
        }
        good(&folder, "score new --quiet");
        good(&folder, "report new --out out --quiet");
        assert!(folder.files().contains(&"out/index.html".to_owned()));
        let again = bad(&folder, "init new");
        assert!(again.contains("is not empty"), "{again}");
        assert!(bad(&folder, "init new/README.md").contains("is a file"));
    }
}

#[test]
fn a_report_takes_away_its_own_old_files_and_no_others() {
    let folder = Folder::new();
    let ran = folder.run("report . --out out --lang en");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("start with"), "{}", ran.err);
    let first: Vec<String> = folder.files().into_iter().filter(|path| path.starts_with("out/")).collect();
    for path in
        ["out/index.html", "out/units/north.html", "out/charts/north-bars.svg", "out/charts/heatmap.png"]
    {
        assert!(first.contains(&path.to_owned()), "{path}: {first:?}");
    }
    assert!(folder.read("out/charts/heatmap.png").starts_with(b"\x89PNG"));
    folder.write("out/notes.txt", "mine");
    folder.write("out/units/mine.html", "mine too");
    // A report on one unit leaves those on the others alone, and still owns them afterwards.
    good(&folder, "report . --out out --unit north --quiet");
    let second = folder.files();
    for path in first.iter().map(String::as_str).chain(["out/notes.txt", "out/units/mine.html"]) {
        assert!(second.contains(&path.to_owned()), "{path}");
    }
    assert!(second.iter().all(|path| !path.contains(".tmp-")), "{second:?}");
    folder.write("out/units/gone.html", "an earlier unit's");
    folder.write("out/charts/gone.svg", "an earlier unit's");
    let owned = String::from_utf8(folder.read("out/.mognad-report")).unwrap();
    folder.write("out/.mognad-report", &format!("{owned}units/gone.html\ncharts/gone.svg\n"));
    let ran = folder.run("report . --out out --lang en");
    assert!(ran.err.ends_with("\n2 files of an earlier report were removed\n"), "{}", ran.err);
    let ran = folder.run("report . --out out");
    assert!(!ran.err.contains("removed"), "{}", ran.err);
    let third: Vec<String> = folder.files().into_iter().filter(|path| path.starts_with("out/")).collect();
    let own: Vec<&String> =
        third.iter().filter(|path| !path.contains("mine") && !path.contains("notes")).collect();
    assert_eq!(own, first.iter().collect::<Vec<_>>());
}

#[test]
fn a_report_overwrites_nobody_and_fails_without_a_trace() {
    let folder = Folder::new();
    folder.write("site/index.html", "somebody's page");
    folder.write("file", "");
    let before = folder.files();
    let err = bad(&folder, "report . --out site");
    assert!(err.contains("was not written by mognad"), "{err}");
    assert!(bad(&folder, "report . --out file").contains("is a file, not a folder"));
    assert!(bad(&folder, "report . --out file/below").contains("could not be written"));
    assert!(bad(&folder, "chart bars . --out file/below.svg").contains("could not be written"));
    assert_eq!(folder.files(), before);
    assert_eq!(folder.read("site/index.html"), b"somebody's page");
}

#[test]
fn each_kind_of_chart_is_drawn_in_either_format() {
    let folder = one_by_one();
    for kind in ["bars", "radar", "heatmap", "start-here", "position", "slope", "trend"] {
        let is_of_one = ["bars", "radar", "slope", "trend"].contains(&kind);
        for unit in if is_of_one { &["", " --unit south"][..] } else { &[""] } {
            let ran = folder.run(&format!("chart {kind} . --out answers/x.svg{unit}"));
            assert_eq!((ran.code, ran.err.as_str()), (0, "the chart is in answers/x.svg\n"), "{kind}");
            good(&folder, &format!("chart {kind} . --out x.png{unit} --lang sv --quiet"));
            assert!(folder.read("answers/x.svg").starts_with(b"<svg"), "{kind}");
            assert!(folder.read("x.png").starts_with(b"\x89PNG"), "{kind}");
        }
        let err = bad(&Folder::new(), &format!("chart {kind} . --out y.svg --unit tiny"));
        let told = if is_of_one { "nothing to draw" } else { "--unit does not apply to" };
        assert!(err.contains(told), "{kind}: {err}");
        let err = bad(&folder, &format!("chart {kind} . --out pictures/y.svg"));
        assert!(err.contains("the folder “pictures” does not exist"), "{kind}: {err}");
    }
    assert!(folder.files().iter().all(|path| !path.contains("y.svg")));
}

#[test]
fn a_chart_over_time_is_of_all_waves() {
    let folder = one_by_one();
    let err = bad(&folder, "chart trend . --out y.svg --wave 2025 --lang en");
    assert!(err.contains("--wave does not apply to trend"), "{err}");
    for kind in ["slope", "trend"] {
        good(&folder, &format!("chart {kind} . --out {kind}.svg --unit north --lang en --quiet"));
        let svg = String::from_utf8(folder.read(&format!("{kind}.svg"))).expect("UTF-8");
        assert!(svg.contains("2025") && svg.contains("2026"), "{kind}: {svg}");
    }
}

#[test]
fn files_that_no_wave_reads_are_named() {
    let folder = Folder::new();
    for name in ["c.csv", "answers/e.txt", "answers/b.TSV", "notes.md", ".d.csv"] {
        folder.write(name, "unit,respondent\n");
    }
    check_both(&folder, "left_out", "check .");
    for words in ["score .", "report . --out out"] {
        let ran = folder.run(words);
        let told = "warning: 3 files are not read, because they belong to no wave: answers/b.TSV, answers/e.txt and c.csv\n";
        assert!(ran.code == 0 && ran.err.starts_with(told), "{words}: {}", ran.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = Folder::new();
    let mut child = folder
        .program(&["score", ".", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let Ran { err, code, .. } = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = Folder::new();
    let colored = |text: &str| text.contains('\u{1b}');
    assert!(!colored(&good(&folder, "score .")));
    assert!(colored(&good(&folder, "score . --color always")));
    assert!(!colored(&good(&folder, "score . --color never")));
    assert!(colored(&bad(&folder, "score . --unit x --color always")));
    let plain = folder.program(&["score", "."]).env("NO_COLOR", "1").output().unwrap();
    assert!(!colored(&Ran::from(plain).out));
}

#[test]
fn the_language_is_the_one_asked_for_else_the_assessments_else_the_environments() {
    let folder = Folder::new();
    let in_swedish = |arguments: &[&str]| {
        let output = folder.program(arguments).env("LANG", "sv_SE.UTF-8").output().unwrap();
        Ran::from(output)
    };
    assert!(in_swedish(&["score", "."]).out.contains("Kommunen"));
    assert!(in_swedish(&["score", ".", "--lang", "en"]).out.contains("The municipality"));
    assert!(in_swedish(&["score", "nowhere"]).err.starts_with("fel: "));
    assert!(good(&folder, "score .").contains("The municipality"));
    let text = String::from_utf8(folder.read("assessment.toml")).unwrap();
    folder.write("assessment.toml", &text.replacen("format = 1", "format = 1\nlanguage = \"en\"", 1));
    assert!(in_swedish(&["score", "."]).out.contains("The municipality"));
    // What is said before the assessment could be read, or because it could not, is in its language too.
    folder.write("assessment.toml", "format = 1\nlanguage = \"sv\"\ntitel = \"x\"\n");
    for words in ["check .", "check assessment.toml", "explain . north", "chart bars . --out x.gif"] {
        let err = bad(&folder, words);
        assert!(err.starts_with("fel"), "{words}: {err}");
    }
    assert!(bad(&folder, "check . --lang en").starts_with("error"));
}

#[test]
fn quiet_keeps_warnings_and_notes_back_and_failures_not() {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("answers/2026.csv")).unwrap();
    let with_stranger: Vec<String> = text.lines().map(|line| format!("{line},zzz")).collect();
    folder.write("answers/2026.csv", &with_stranger.join("\n"));
    let ran = folder.run("score .");
    assert!(ran.code == 0 && ran.err.contains("zzz"), "{}", ran.err);
    good(&folder, "score . --quiet");
    assert!(folder.run("check .").out.starts_with("No errors, 1 warning."));
    assert!(bad(&folder, "score . --quiet --unit x").contains("unknown unit"));
}

#[test]
fn a_respondent_who_stands_twice_is_a_fault_with_a_policy() {
    let folder = Folder::new();
    let text = String::from_utf8(folder.read("answers/2026.csv")).unwrap();
    folder.write("answers/2026.csv", &format!("{text}north,r1,1,1,1,1,1\n"));
    assert!(bad(&folder, "score .").contains("r1"));
    let first = folder.run("score . --show-anyway --duplicates first --format csv --unit north");
    let last = folder.run("score . --show-anyway --duplicates last --format csv --unit north");
    assert_eq!((first.code, last.code), (0, 0));
    assert_ne!(first.out, last.out);
    // Who it was stands in no scores and in no warning, but where faults are looked for.
    assert!(!first.out.contains("r1") && !first.err.contains("r1"), "{}", first.err);
    assert!(first.err.contains("row 43"), "{}", first.err);
    let check = folder.run("check . --duplicates first");
    assert!(check.code == 0 && check.err.contains("north,r1,1,1,1,1,1"), "{}", check.err);
}

#[test]
fn an_interview_without_a_terminal_says_what_to_do_instead() {
    let folder = Folder::new();
    let files = folder.files();
    assert_snapshot!(bad(&folder, "answer . --lang sv") + &bad(&folder, "answer . --lang en"), @r"
    fel: `mognad answer` frågar i en terminal, och här finns ingen
      tips: `mognad form` gör en enkät att svara i utan terminal, och `mognad import` läser in svaren
    error: `mognad answer` asks in a terminal, and there is none here
      help: `mognad form` makes a form to answer without a terminal, and `mognad import` takes the answers in
    ");
    assert_eq!(files, folder.files());
}

#[test]
fn completions_and_the_manual_cover_every_command() {
    let folder = Folder::empty();
    let commands = [
        "init",
        "questionnaire",
        "check",
        "score",
        "report",
        "chart",
        "compare",
        "explain",
        "completions",
        "man",
        "answer",
    ];
    let help = good(&folder, "--help");
    let manual = good(&folder, "man");
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
        assert!(manual.contains(&format!(".SH \"MOGNAD {}\"", command.to_uppercase())), "{command}");
        let help = good(&folder, &format!("{command} --help"));
        assert!(help.contains("Examples:") || command == "man", "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(good(&folder, &format!("completions {shell}")).contains("questionnaire"), "{shell}");
    }
    assert!(good(&folder, "--version").starts_with("mognad "));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, two) = (Folder::new(), Folder::new());
    for folder in [&one, &two] {
        good(folder, "report . --out out --quiet");
    }
    assert_eq!(one.files(), two.files());
    for path in one.files() {
        assert!(one.read(&path) == two.read(&path), "{path}");
    }
}
