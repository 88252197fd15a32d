//! Questionnaires in other forms, the schemas of the files, and what is different between two versions.

mod generated;
mod keys;
mod versions;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use insta::assert_snapshot;
use mognad::load::{self, builtin};
use mognad::model::{Lang, Questionnaire};
use mognad::render::terminal::Paper;
use mognad::report::export;
use mognad::report::outline::outline;

const EVERY_KIND: &str = include_str!("../data/toml/every-kind.toml");
const LANGUAGES: &str = include_str!("../data/toml/languages.toml");

fn load(text: &str) -> Questionnaire {
    let (questionnaire, found) = load::questionnaire("q.toml", text);
    let told = mognad::text::diagnostics::render(&found, Lang::En, false);
    assert!(told.is_empty(), "{told}\n{text}");
    questionnaire.expect("a questionnaire")
}

fn every_kind() -> Questionnaire {
    load(EVERY_KIND)
}

/// All questionnaires in the tree.
fn all() -> Vec<Questionnaire> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/instruments");
    let folders = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let files =
        folders.filter_map(|folder| fs::read_to_string(folder.path().join("questionnaire.toml")).ok());
    let instruments = files.map(|text| load::questionnaire("q.toml", &text).0.expect("a questionnaire"));
    let builtins = builtin::ALL.iter().map(|builtin| load(builtin.text));
    builtins.chain([every_kind(), load(LANGUAGES)]).chain(instruments).collect()
}

#[test]
fn the_normal_form_reads_as_the_same_questionnaire_and_is_its_own_normal_form() {
    for questionnaire in all() {
        let text = export::toml(&questionnaire);
        let again = load::questionnaire("q.toml", &text).0.expect("a questionnaire");
        assert_eq!(again, questionnaire, "{}", questionnaire.id());
        assert_eq!(export::toml(&again), text, "{}", questionnaire.id());
    }
}

#[test]
fn the_normal_form_says_everything_and_nothing_that_goes_without_saying() {
    assert_snapshot!("every_kind.toml", export::toml(&every_kind()));
}

#[test]
fn csv_has_a_row_per_item_and_option() {
    let csv = export::csv(&every_kind());
    assert_snapshot!("every_kind.csv", csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let options = |item: &str| rows.iter().filter(|row| &row[0] == item).count();
    // Three options; four; four, two of which differ by one sign; two ends; three bends; a text.
    let counts = ["1-plan", "i.plan", "tools", "share", "days", "comment"].map(options);
    assert_eq!(counts, [3, 4, 4, 2, 3, 1]);
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    // A text that begins like a formula is kept a text.
    assert_eq!(&rows[0][at("text_sv")], "'=Har ni en \"plan\" | ett mål?");
    let reversed = rows.iter().find(|row| &row[0] == "i_plan").unwrap();
    assert_eq!(&reversed[at("points")], "100");
}

#[test]
fn the_outline_tells_of_every_kind_and_rule_what_the_exports_tell() {
    for lang in Lang::ALL {
        let text = outline(&every_kind(), &Paper::PLAIN, lang);
        assert_snapshot!(format!("every_kind_outline_{}", lang.code()), text);
    }
    let text = outline(&every_kind(), &Paper::PLAIN, Lang::En);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paper = export::markdown(&every_kind(), Lang::En);
    // Four options of which one rules out the others; a condition; a policy; a gated rule; a picture.
    for told in [
        "Each answer that is chosen gives 100/3 points.",
        "is at least 3 and at most 99.5.",
        "“Don’t know” counts as 0 points.",
        "the stages in order, each passed at 67 points",
        "The base at least 50",
        "Across (x): Preparedness, high from 50 points.",
    ] {
        assert!(text.contains(told) && paper.contains(told), "{told}");
    }
    assert!(text.contains("none None (rules out the others) What have"), "{text}");
}

#[test]
fn markdown_is_a_form_on_paper() {
    for lang in Lang::ALL {
        let text = export::markdown(&every_kind(), lang);
        assert_snapshot!(format!("every_kind_{}.md", lang.code()), text);
    }
    for questionnaire in all() {
        let text = export::markdown(&questionnaire, Lang::Sv);
        let boxes = text.lines().filter(|line| line.starts_with("- [ ] ")).count();
        let options = questionnaire.items().iter().map(|ix| {
            let item = questionnaire[*ix].item().unwrap();
            let is_text = item.answering == mognad::model::Answering::Text;
            if is_text { 0 } else { item.answering.options().len() + 2 }
        });
        let at_once = questionnaire.optional_groups().count();
        assert_eq!(boxes, options.sum::<usize>() + at_once, "{}", questionnaire.id());
    }
}

#[test]
fn a_limesurvey_structure_has_the_same_rows_in_every_language() {
    let text = export::limesurvey(&every_kind(), Lang::En);
    assert_snapshot!("every_kind.limesurvey.txt", text);
    for questionnaire in all() {
        let text = export::limesurvey(&questionnaire, Lang::Sv);
        assert!(text.starts_with('\u{feff}'));
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(&text.as_bytes()[3..]);
        let heads = reader.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let content = |lang: &str| -> Vec<[String; 4]> {
            let rows = rows
                .iter()
                .filter(|row| !["S", "SL", "G"].contains(&&row[at("class")]) && &row[at("language")] == lang);
            rows.map(|row| ["id", "class", "name", "relevance"].map(|name| row[at(name)].to_owned()))
                .collect()
        };
        let titles = rows.iter().filter(|row| &row[at("name")] == "surveyls_title");
        let langs: Vec<&str> = titles.map(|row| &row[at("language")]).collect();
        // Of Swedish and Easy Swedish there is room for one.
        let easy = questionnaire.languages().iter().filter(|lang| lang.code() == "sv-x-lattlast").count();
        assert_eq!(langs.len(), questionnaire.languages().len() - easy);
        assert!(langs.iter().all(|lang| content(lang) == content(langs[0])), "{}", questionnaire.id());
        for row in content(langs[0]) {
            let [_, class, name, _] = &row;
            let most = if class == "A" { 5 } else { 20 };
            assert!(!name.is_empty() && name.len() <= most, "{row:?}");
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "{row:?}");
        }
    }
}

#[test]
fn names_for_survey_tools_are_allowed_and_distinct() {
    for questionnaire in all() {
        for names in [export::xlsform_names(&questionnaire), export::limesurvey_codes(&questionnaire)] {
            let mut nodes: Vec<String> = names.nodes.values().map(|name| name.to_lowercase()).collect();
            nodes.sort();
            nodes.dedup();
            assert_eq!(nodes.len(), names.nodes.len(), "{}", questionnaire.id());
            for name in &nodes {
                assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
                assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{name}");
            }
        }
    }
    let questionnaire = every_kind();
    let names = export::xlsform_names(&questionnaire);
    let name = |id: &str| names.nodes[&questionnaire.find(id).unwrap()].as_str();
    let all = ["1-plan", "i.plan", "i_plan", "före", "third-a"].map(name);
    assert_eq!(all, ["q1_plan", "i_plan", "i_plan_2", "fore", "third_a"]);
}

#[test]
fn workbooks_are_the_same_bytes_every_time() {
    let questionnaire = every_kind();
    let xlsx = |q: &Questionnaire, lang| export::xlsx(q, &[], lang);
    for make in
        [&xlsx as &dyn Fn(&Questionnaire, Lang) -> Result<Vec<u8>, export::WorkbookError>, &export::xlsform]
    {
        let [sv, en] = Lang::ALL.map(|lang| make(&questionnaire, lang).unwrap());
        assert!(sv.starts_with(b"PK") && sv != en);
        assert!(sv == make(&questionnaire, Lang::Sv).unwrap());
    }
}

#[test]
fn a_text_that_fits_in_no_cell_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let long = EVERY_KIND.replace("På papper går bra.", &"x".repeat(40_000));
    fs::write(folder.path().join("q.toml"), long).unwrap();
    let (_, err, code) =
        run(&folder, &["questionnaire", "export", "q.toml", "--to", "xlsx", "--out", "q.xlsx"]);
    assert!(code == 2 && err.contains("får inte plats"), "{err}");
    assert!(!folder.path().join("q.xlsx").exists());
}

/// Runs the program in a folder; gives what it printed, what it told, and its exit code.
fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> (String, String, i32) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mognad"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "TERM"] {
        program.env_remove(variable);
    }
    let ran = program.args(arguments).current_dir(folder.path()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(ran.stdout), text(ran.stderr), ran.status.code().unwrap())
}

#[test]
fn the_command_writes_texts_anywhere_and_workbooks_to_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("q.toml"), EVERY_KIND).unwrap();
    let base = ["questionnaire", "export", "q.toml", "--to"];
    let export = |more: &[&str]| run(&folder, &[&base[..], more].concat());
    for form in ["toml", "csv", "markdown", "limesurvey"] {
        let (out, err, code) = export(&[form, "--lang", "en"]);
        assert_eq!((err.as_str(), code), ("", 0), "{form}");
        let place = format!("made/{form}.txt");
        // Written again, it is there already.
        for _ in 0..2 {
            let written = export(&[form, "--lang", "en", "--out", &place]);
            assert_eq!(written, (String::new(), String::new(), 0));
            assert_eq!(fs::read_to_string(folder.path().join(&place)).unwrap(), out, "{form}");
        }
    }
    for form in ["xlsx", "xlsform"] {
        let (out, err, code) = export(&[form]);
        assert_eq!((out.as_str(), code), ("", 2), "{form}");
        assert!(err.contains("--out name.xlsx"), "{err}");
        let place = format!("{form}.xlsx");
        assert_eq!(export(&[form, "--out", &place]), (String::new(), String::new(), 0));
        assert!(fs::read(folder.path().join(&place)).unwrap().starts_with(b"PK"));
    }
    let (_, err, code) =
        run(&folder, &["questionnaire", "export", "nothing.toml", "--to", "csv", "--lang", "sv"]);
    assert!(code == 2 && err.contains("nothing.toml"), "{err}");
}

#[test]
fn a_workbook_for_an_assessment_lists_its_units_and_needs_no_answers() {
    let folder = tempfile::tempdir().unwrap();
    let assessment = "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"sodertalje-puls\"\n[[waves]]\nid = \"1\"\nanswers = [\"a/*.csv\"]\n[[units]]\nid = \"x\"\nname = \"North\"\n[[units]]\nid = \"y\"\nname = \"South\"\n[[units]]\nid = \"z\"\nname = \"south\"\n";
    fs::write(folder.path().join("assessment.toml"), assessment).unwrap();
    let export = |more: &[&str]| {
        run(&folder, &[&["questionnaire", "export", "--to", "xlsx", "--out", "q.xlsx"], more].concat())
    };
    let (printed, said, code) = export(&["--for", "."]);
    assert_eq!((printed.as_str(), code), ("", 0));
    assert!(said.contains("warning[A010]") && said.contains("0 errors, 1 warning"), "{said}");
    let bytes = fs::read(folder.path().join("q.xlsx")).unwrap();
    let book = load::import::grid::open("q.xlsx", &bytes, None).unwrap();
    assert_eq!(book.grids[0].sheet.as_deref(), Some("Answers"));
    let units: Vec<_> =
        book.grids.last().unwrap().rows.iter().map(|row| row.cell(0).shown().into_owned()).collect();
    assert_eq!(units[..3], ["North", "y", "z"]);
    let (_, err, code) = export(&["--for", "nowhere"]);
    assert!(code == 2 && err.contains("nowhere"), "{err}");
    assert_eq!(export(&["sodertalje", "--for", "."]).2, 2);
}

#[test]
fn what_is_not_asked_for_in_a_language_comes_in_the_questionnaires_own() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _, _) = run(&folder, &["questionnaire", "export", "sodertalje-puls", "--to", "markdown"]);
    assert!(out.contains("Vet ej") && !out.contains("Don’t know"));
    let (out, _, _) =
        run(&folder, &["questionnaire", "export", "sodertalje-puls", "--to", "markdown", "--lang", "en"]);
    assert!(out.contains("Don’t know") && !out.contains("Vet ej"));
}
