//! Where files go: no command writes over what it did not write, none writes what a wave would read as answers, and what a run
//! that was cut short has left is finished or taken away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::cli::folder::{Folder, Ran};

const QUESTIONNAIRE: &str = r#"format = 1
id = "t"
version = "1"
languages = ["en"]
title = "T"
scale = "s"
[[scales]]
id = "s"
options = [{ id = "0", label = "No" }, { id = "1", label = "Mid" }, { id = "2", label = "Yes" }]
[[groups]]
id = "g"
name = "G"
[[items]]
id = "a"
group = "g"
text = "A?"
[[items]]
id = "b"
group = "g"
text = "B?"
"#;

/// An assessment with answers in its folder, and an export that lies beside them.
fn trial(pattern: &str) -> Folder {
    let folder = Folder::empty();
    folder.write("q.toml", QUESTIONNAIRE);
    folder.write("assessment.toml", &assessment(pattern));
    folder.write("answers/x.csv", &answers("r"));
    folder.write("y.csv", &answers("s"));
    folder
}

fn assessment(pattern: &str) -> String {
    format!(
        "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\nrollup = \"pooled\"\n\
         [[waves]]\nid = \"w\"\nanswers = [\"{pattern}\"]\n[[units]]\nid = \"top\"\n\
         [[units]]\nid = \"u1\"\nparent = \"top\"\n[[units]]\nid = \"u2\"\nparent = \"top\"\n"
    )
}

fn answers(who: &str) -> String {
    let rows = (0..24).map(|at| format!("u{},{who}{at},{},{}\n", at % 2 + 1, at % 3, (at / 2) % 3));
    format!("unit,respondent,a,b\n{}", rows.collect::<String>())
}

/// Every file with what is in it.
fn contents(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    folder.files().into_iter().map(|path| (path.clone(), folder.read(&path))).collect()
}

/// Every command that writes where it is told, with the place left out.
const WRITERS: [&str; 11] = [
    "import y.csv --into . --write-mapping",
    "questionnaire export q.toml --to csv --out",
    "questionnaire export q.toml --to markdown --out",
    "questionnaire export q.toml --to toml --out",
    "questionnaire export --for . --to limesurvey --out",
    "chart heatmap . --out",
    "compare . u1 u2 --out",
    "form . --out",
    "report . --out",
    "units . --out",
    "plan actions . --format csv --out",
];

#[test]
fn every_option_that_names_an_output_is_known_here() {
    let folder = Folder::empty();
    let commands = |words: &str| -> Vec<String> {
        let help = folder.run(format!("{words} --help").trim_start()).out;
        let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        let names = list.take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
        let names = names.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next());
        names.filter(|name| *name != "help").map(|name| format!("{words} {name}").trim().to_owned()).collect()
    };
    let mut found = Vec::new();
    for top in commands("") {
        let below = commands(&top);
        for command in if below.is_empty() { vec![top] } else { below } {
            let help = folder.run(&format!("{command} --help")).out;
            for option in ["--out", "--write-mapping"] {
                if help.lines().any(|line| line.trim_start().starts_with(&format!("{option} <"))) {
                    found.push(format!("{command} {option}"));
                    assert!(help.contains("--force"), "{command}");
                }
            }
        }
    }
    found.sort();
    let expected = [
        "chart --out",
        "compare --out",
        "form --out",
        "import --write-mapping",
        "plan actions --out",
        "questionnaire export --out",
        "report --out",
        "units --out",
    ];
    assert_eq!(found, expected);
}

#[test]
fn no_command_writes_over_what_people_made_even_by_force() {
    let folder = trial("answers/*.csv");
    folder.write("drafts/w-u1-r.json", "{\"format\": \"mognad-answers\"}");
    folder.write("other/assessment.toml", &assessment("in/*.csv"));
    folder.write("other/in/z.csv", &answers("z"));
    folder.write("mine.toml", "format = 1\n[[groups]]\nid = \"g\"\n");
    folder.write("elsewhere.csv", "Enhet;Svarande;a\nu1;x;1\n");
    folder.write(".mognad-key", &"07".repeat(32));
    folder.write("link.txt", "");
    let before = contents(&folder);
    for writer in WRITERS
        .iter()
        .filter(|writer| !["chart", "compare", "form .", "units"].iter().any(|word| writer.contains(word)))
    {
        for place in [
            "assessment.toml",
            "q.toml",
            "./answers/../q.toml",
            "answers/x.csv",
            "other/assessment.toml",
            "other/in/z.csv",
            "drafts/w-u1-r.json",
            "mine.toml",
            "elsewhere.csv",
            ".mognad-key",
            "answers",
        ] {
            // A folder is where a report goes, and that is told apart below.
            if place == "answers" && writer.starts_with("report") {
                continue;
            }
            for force in ["", " --force"] {
                let words = format!("{writer} {place}{force}");
                let Ran { err, code, .. } = folder.run(&words);
                assert_eq!(code, 2, "{words}: {err}");
                assert!(!err.contains("panicked"), "{err}");
            }
        }
    }
    for place in ["y.csv", "answers/new.csv", "other/in/new.csv"] {
        let err = folder.run(&format!("import y.csv --into . --write-mapping {place} --force")).err;
        assert!(err.contains("is read in the same run") || err.contains("would be read as answers"), "{err}");
    }
    assert_eq!(contents(&folder), before);
}

#[test]
fn what_others_made_is_replaced_only_by_force() {
    for (writer, place) in [
        (WRITERS[0], "mine.toml"),
        (WRITERS[1], "mine.csv"),
        (WRITERS[2], "mine.md"),
        (WRITERS[3], "mine.txt"),
        (WRITERS[4], "mine.txt"),
        (WRITERS[5], "mine.svg"),
        (WRITERS[5], "mine.png"),
        (WRITERS[6], "mine.html"),
        ("questionnaire export q.toml --to xlsx --out", "mine.xlsx"),
        ("report . --out", "site"),
        ("units . --out", "mine.csv"),
        ("units . --out", "mine.xlsx"),
    ] {
        let folder = trial("answers/*.csv");
        let file = if place == "site" { "site/index.html" } else { place };
        folder.write(file, "mine");
        let before = contents(&folder);
        let words = format!("{writer} {place}");
        let refused = folder.run(&words);
        assert_eq!((refused.code, contents(&folder)), (2, before), "{words}: {}", refused.err);
        assert!(refused.err.contains("--force"), "{}", refused.err);
        let forced = folder.run(&format!("{words} --force"));
        assert_eq!(forced.code, 0, "{words}: {}", forced.err);
        assert_ne!(folder.read(file), b"mine", "{words}");
        // What it wrote itself, and nobody has changed since, it writes again.
        let again = folder.run(&words);
        assert_eq!(again.code, 0, "{words}: {}", again.err);
    }
}

#[test]
fn a_mapping_that_was_edited_is_not_written_over() {
    let folder = trial("answers/*.csv");
    let words = "import y.csv --into . --write-mapping map.toml";
    assert_eq!(folder.run(words).code, 0);
    assert_eq!(folder.run(words).code, 0, "it is as it was written");
    let text = String::from_utf8(folder.read("map.toml")).unwrap();
    folder.write("map.toml", &format!("{text}# what I found out\n"));
    assert!(folder.run(words).err.contains("was changed since"));
    assert_eq!(folder.run(&format!("{words} --force")).code, 0);
    let own = "import y.csv --into . --mapping map.toml --write-mapping map.toml --force";
    assert!(folder.run(own).err.contains("is read in the same run"));
}

#[test]
fn a_workbook_that_was_filled_in_is_not_written_over() {
    let folder = trial("answers/*.csv");
    let words = "questionnaire export --for . --to xlsx --out fill.xlsx";
    assert_eq!(folder.run(words).code, 0);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [["unit", "respondent", "a"], ["", "", "A?"], ["u1", "", "1"]].iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            sheet.write_string(at.0, at.1, *text).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    fs::write(folder.path("fill.xlsx"), &bytes).unwrap();
    let ran = folder.run(&format!("{words} --force"));
    assert!(ran.code == 2 && ran.err.contains("holds answers"), "{}", ran.err);
    assert_eq!(folder.read("fill.xlsx"), bytes);
}

#[test]
fn nothing_is_written_where_a_wave_would_read_it_as_answers() {
    for (pattern, there, words) in [
        ("answers/*.csv", "", "report . --out answers"),
        ("answers/*.csv", "", "report assessment.toml --out ./answers/"),
        ("in/**/*.csv", "in/a.csv", "report . --out in/report"),
        ("rep*/*.csv", "rep-1/a.csv", "report . --out report --unit u1"),
        ("[r]eport/res*.csv", "report/res.csv", "report . --out report"),
        ("r*.csv", "r.csv", "report . --out ."),
        ("answers/*", "", "chart heatmap . --out answers/h.svg"),
        ("answers/*", "", "compare . u1 u2 --out answers/h.html"),
        ("*.html", "", "form . --out f.html"),
        ("**/*.txt", "", "questionnaire export q.toml --to limesurvey --out answers/s.txt"),
        ("m.toml", "", "import y.csv --into . --write-mapping m.toml"),
        ("*/answers/*.csv", "", "init new"),
    ] {
        let folder = trial("answers/x.csv");
        let text = assessment("answers/x.csv").replace("answers = [", &format!("answers = [\"{pattern}\", "));
        folder.write("assessment.toml", &text);
        if !there.is_empty() {
            folder.write(there, &answers("t"));
        }
        let before = contents(&folder);
        for force in ["", " --force"].iter().filter(|force| force.is_empty() || !words.starts_with("init")) {
            let ran = folder.run(&format!("{words}{force}"));
            let is_told = ran.err.contains("would be read as answers");
            assert!(ran.code == 2 && is_told, "{pattern}: {words}: {}", ran.err);
        }
        assert_eq!(contents(&folder), before, "{words}");
    }
}

#[test]
fn a_report_goes_beside_the_answers_of_a_wave_that_does_not_read_it() {
    let folder = trial("answers/*.csv");
    assert_eq!(folder.run("report . --out report --quiet").code, 0);
    assert_eq!(folder.run("report . --out answers/report --quiet").code, 0);
    assert_eq!(folder.run("check .").code, 0);
    // Into another assessment's answers, told by that assessment.
    folder.write("other/assessment.toml", &assessment("in/**/*.csv"));
    let ran = folder.run("report . --out other/in/deep");
    assert!(ran.code == 2 && ran.err.contains("in/**/*.csv"), "{}", ran.err);
    assert!(!folder.path("other/in").exists());
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_anything_is_decided() {
    let folder = trial("answers/*.csv");
    std::os::unix::fs::symlink(folder.path("q.toml"), folder.path("link.csv")).unwrap();
    std::os::unix::fs::symlink(folder.path("answers"), folder.path("site")).unwrap();
    let before = folder.read("q.toml");
    assert_eq!(folder.run("questionnaire export sodertalje --to csv --out link.csv --force").code, 2);
    assert_eq!(folder.read("q.toml"), before);
    assert!(folder.run("report . --out site").err.contains("would be read as answers"));
}

#[test]
fn what_a_run_left_behind_is_nobodys_answers_and_goes() {
    let folder = trial("answers/*");
    let left = ["answers/.x.csv.tmp-4711", "..mognad-key.tmp-12", "drafts/.w-u1-r.json.tmp-3"];
    for name in left.iter().chain(&["answers/.theirs.tmp-5", ".mognad-next/new/answers/half.csv"]) {
        folder.write(name, "unit,respondent,a,b\nu1,half,2,2\n");
    }
    let ran = folder.run("score . --format csv");
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder.write(".rep.tmp-77/index.html", "half");
    folder.write("rep/keep.txt", "mine");
    assert_eq!(folder.run("import y.csv --into . --quiet").code, 0);
    assert_eq!(folder.run("report . --out rep --quiet").code, 0);
    let files = folder.files();
    assert!(left.iter().all(|name| !files.contains(&(*name).to_owned())), "{files:?}");
    assert!(
        !files.iter().any(|name| name.contains(".mognad-next") || name.contains(".rep.tmp")),
        "{files:?}"
    );
    assert!(
        files.contains(&"answers/.theirs.tmp-5".to_owned()) && files.contains(&"rep/keep.txt".to_owned())
    );
}

#[test]
fn what_a_run_began_is_finished_by_whatever_comes_next() {
    let begun = || {
        let folder = trial("answers/*.csv");
        folder.write(".mognad-next/new/answers/new.csv", &answers("n"));
        folder.write(".mognad-journal", r#"{"put":["answers/new.csv"],"take":["answers/x.csv"]}"#);
        folder
    };
    for words in [
        "check .",
        "score assessment.toml",
        "quality .",
        "report . --out out",
        "chart heatmap . --out h.svg",
        "compare . u1 u2 --out h.html",
        "form . --out f.html",
        "explain . u1 a",
        "compare . u1 u2",
        "import y.csv --into .",
        "questionnaire export --for . --to csv --out q.csv",
    ] {
        let folder = begun();
        let ran = folder.run(words);
        assert_eq!(ran.code, 0, "{words}: {}", ran.err);
        assert!(
            folder.path("answers/new.csv").is_file() && !folder.path("answers/x.csv").exists(),
            "{words}"
        );
        assert!(
            !folder.files().iter().any(|name| name.starts_with(".mognad-") && name != ".mognad-key"),
            "{words}"
        );
    }
    // Half of it was done already.
    let folder = begun();
    fs::rename(folder.path(".mognad-next/new/answers/new.csv"), folder.path("answers/new.csv")).unwrap();
    assert_eq!(folder.run("check .").code, 0);
    assert!(!folder.path("answers/x.csv").exists() && folder.path("answers/new.csv").exists());
    // A list that leads elsewhere is nobody's.
    let folder = begun();
    folder.write("q2.toml", "mine");
    folder.write(".mognad-journal", r#"{"put":[],"take":["../q2.toml","/etc/hosts"]}"#);
    assert_eq!(folder.run("check .").code, 0);
    assert!(folder.path("q2.toml").exists() && folder.path("answers/x.csv").exists());
}

#[test]
fn an_import_that_cannot_be_finished_puts_everything_back() {
    let folder = trial("answers/*.csv");
    assert_eq!(folder.run("import y.csv --into . --quiet").code, 0);
    let mut before = contents(&folder);
    // Where the new file would go stands a folder.
    fs::create_dir(folder.path(".gitignore")).err();
    fs::create_dir_all(folder.path("answers/taken.csv/x")).unwrap();
    folder.write("z.csv", &answers("z"));
    let ran = folder.run("import z.csv --into . --name taken --lang sv");
    assert_eq!(ran.code, 2, "{}", ran.err);
    before.insert("z.csv".to_owned(), answers("z").into_bytes());
    assert_eq!(contents(&folder), before);
}

#[test]
fn a_list_of_what_is_not_kept_stays_as_it_was_written() {
    let folder = trial("answers/*.csv");
    fs::write(folder.path(".gitignore"), b"gr\xe5.txt\r\n*.tmp").unwrap();
    assert_eq!(folder.run("import y.csv --into . --quiet").code, 0);
    assert_eq!(folder.read(".gitignore"), b"gr\xe5.txt\r\n*.tmp\n.mognad-key\n");
}

#[test]
fn files_of_answers_are_named_after_the_tool_and_the_day_and_after_nobody() {
    let folder = trial("answers/*.csv");
    let limesurvey = |days: [u32; 2], who: u32| {
        let row = |at: usize, day: u32| {
            format!(
                "{},2026-03-{day:02} 10:30:00,1,sv,2026-03-{day:02} 10:00:00,u1,1,{at}\n",
                who + at as u32
            )
        };
        format!(
            "id,submitdate,lastpage,startlanguage,startdate,unit,a,b\n{}{}",
            row(0, days[0]),
            row(1, days[1])
        )
    };
    folder.write("Anna Svensson 19800101-1234.csv", &answers("anna"));
    folder.write("anna.svensson@example.org.csv", &limesurvey([9, 11], 1));
    folder.write("CON.csv", &answers("con"));
    folder.write("sub/con.csv", &limesurvey([10, 9], 7));
    let import = |file: &str, more: &[&str]| {
        let words = [&["import", file, "--into", ".", "--lang", "en"], more].concat();
        Ran::from(folder.program(&words).output().unwrap())
    };
    for file in ["Anna Svensson 19800101-1234.csv", "anna.svensson@example.org.csv", "CON.csv", "sub/con.csv"]
    {
        let ran = import(file, &[]);
        assert_eq!(ran.code, 0, "{file}: {}", ran.err);
    }
    let names = || -> Vec<String> {
        let all =
            folder.files().into_iter().filter_map(|name| name.strip_prefix("answers/").map(str::to_owned));
        all.filter(|name| name != "x.csv").collect()
    };
    let expected = ["limesurvey-2026-03-09-2.csv", "limesurvey-2026-03-09.csv", "wide-2.csv", "wide.csv"];
    assert_eq!(names(), expected);
    // A newer export of the same survey, under whatever name, takes the place of the earlier one.
    folder.write(
        "newer.csv",
        &(limesurvey([9, 11], 1) + "5,2026-03-20 10:30:00,1,sv,2026-03-20 10:00:00,u2,2,2\n"),
    );
    let refused = import("newer.csv", &[]);
    assert!(
        refused.code == 2 && refused.err.contains("answers/limesurvey-2026-03-09.csv exists already"),
        "{}",
        refused.err
    );
    let ran = import("newer.csv", &["--replace"]);
    assert!(
        ran.code == 0
            && ran.err.contains("limesurvey-2026-03-09.csv: the answers of 2 respondents are replaced")
    );
    assert_eq!(names(), expected);
    // Whoever is in few of an earlier import's answers replaces those alone.
    folder.write("one.csv", "unit,respondent,a,b\nu1,con0,2,2\n");
    let ran = import("one.csv", &["--replace"]);
    assert!(ran.code == 0 && ran.err.contains("1 respondent are replaced, 23 stay"), "{}", ran.err);
    for (name, told) in [
        ("nul", "a name that Windows keeps for itself"),
        ("19800101-1234", ""),
        ("811218-9876", "looks like a personal identity number"),
        ("a/b", "cannot be the name"),
    ] {
        folder.write("two.csv", "unit,respondent,a,b\nu1,somebody,2,2\n");
        let ran = import("two.csv", &["--name", name]);
        assert!(told.is_empty() || ran.code == 2 && ran.err.contains(told), "{name}: {}", ran.err);
    }
    let asked = import("y.csv", &["--name", "våren-2026"]);
    assert!(asked.code == 0 && folder.path("answers/våren-2026.csv").is_file(), "{}", asked.err);
}

#[test]
fn people_who_cannot_be_told_apart_are_not_taken_in_twice() {
    let folder = trial("answers/*.csv");
    let rows = |count: usize| -> String {
        let rows = (0..count).map(|at| format!("u{},{},{}\n", at % 2 + 1, at % 3, (at / 2) % 3));
        format!("unit,a,b\n{}", rows.collect::<String>())
    };
    folder.write("a.csv", &rows(8));
    folder.write("copy/b.csv", &rows(8));
    folder.write("more.csv", &rows(11));
    folder.write("other.csv", "unit,a,b\nu1,2,0\nu2,2,0\nu1,2,\n");
    assert_eq!(folder.run("import a.csv --into . --quiet").code, 0);
    for file in ["a.csv", "copy/b.csv", "more.csv"] {
        let ran = folder.run(&format!("import {file} --into . --lang en"));
        assert!(ran.code == 2 && ran.err.contains("exists already"), "{file}: {}", ran.err);
    }
    assert_eq!(folder.run("import other.csv --into . --quiet").code, 0, "it is another survey");
    assert_eq!(folder.run("import more.csv --into . --quiet --replace").code, 0);
    let rows = |name: &str| String::from_utf8(folder.read(name)).unwrap().lines().count() - 1;
    assert_eq!((rows("answers/wide.csv"), rows("answers/wide-2.csv")), (11, 3));
}

#[test]
fn an_empty_folder_becomes_an_assessment_whatever_was_left_in_it() {
    let folder = Folder::empty();
    folder.write("new/.mognad-next/new/README.md", "half");
    folder.write("new/.assessment.toml.tmp-12", "half");
    folder.write("new/.mognad-lock", "");
    let ran = folder.run("init new --lang en");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(folder.files(), ["new/README.md", "new/answers/sample.csv", "new/assessment.toml"]);
    // All was ready but the last steps.
    let begun = Folder::empty();
    for name in ["README.md", "answers/sample.csv", "assessment.toml"] {
        begun.write(
            &format!("new/.mognad-next/new/{name}"),
            &String::from_utf8(folder.read(&format!("new/{name}"))).unwrap(),
        );
    }
    begun.write(
        "new/.mognad-journal",
        r#"{"put":["README.md","answers/sample.csv","assessment.toml"],"take":[]}"#,
    );
    assert_eq!(begun.run("init new --lang en").code, 0);
    assert_eq!(begun.files(), folder.files());
    assert!(folder.run("init new --lang en").err.contains("is not empty"));
}

#[test]
fn only_one_place_in_the_program_writes_to_the_disk() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let mut stack = vec![root.clone()];
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        if name == "write.rs" || name.starts_with("write/") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for call in
            ["fs::write", "fs::rename", "fs::remove", "fs::copy", "create_dir", "File::create", "OpenOptions"]
        {
            assert!(!code.contains(call), "{name}: {call} belongs in write.rs");
        }
    }
}
