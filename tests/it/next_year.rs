//! Waves that nobody has answered yet: the first one before it begins, and next year's beside this year's.

use std::fs;
use std::path::Path;

use crate::fixtures::program;

const HEAD: &str =
    "format = 1\ntitle = \"T\"\nlanguage = \"en\"\nquestionnaire = \"q.toml\"\nrollup = \"pooled\"\n";
const UNITS: &str = "[[units]]\nid = \"a\"\ninvited = 10\n[[units]]\nid = \"b\"\ninvited = 10\n";
const QUESTIONS: &str = "format = 1\nid = \"q\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = \"Q\"\n[[scales]]\nid = \"s\"\n\
    options = [{ id = \"n\", label = \"No\" }, { id = \"y\", label = \"Yes\" }]\n[[groups]]\nid = \"g\"\nname = \"G\"\n\
    [[items]]\nid = \"one\"\ngroup = \"g\"\nscale = \"s\"\ntext = \"?\"\n";

struct Study(tempfile::TempDir);

impl Study {
    /// Waves with where their answers are looked for.
    fn new(waves: &[(&str, &str)]) -> Self {
        let study = Self(tempfile::tempdir().expect("a folder"));
        let waves = waves
            .iter()
            .map(|(id, answers)| format!("[[waves]]\nid = \"{id}\"\nanswers = [\"{answers}\"]\n"));
        study.write("assessment.toml", &format!("{HEAD}{}{UNITS}", waves.collect::<String>()));
        study.write("q.toml", QUESTIONS);
        study
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn answer(&self, name: &str) {
        let rows = (0..12).map(|at| format!("{},p{at},{}\n", ["a", "b"][at % 2], ["y", "n", "y"][at % 3]));
        self.write(name, &format!("unit,respondent,one\n{}", rows.collect::<String>()));
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = program().current_dir(self.path()).args(args).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), format!("{}{}", text(output.stdout), text(output.stderr)))
    }
}

#[test]
fn before_the_first_answers_the_files_are_said_to_be_sound() {
    let study = Study::new(&[("2026", "answers/2026/*.csv")]);
    let (code, said) = study.run(&["check", "."]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("No faults. Nobody has answered yet") && said.contains("answers/2026/*.csv"),
        "{said}"
    );
    assert_eq!(study.run(&["form", ".", "--out", "f.html"]).0, Some(0));
    for command in
        [&["score", "."][..], &["report", ".", "--out", "r"], &["quality", "."], &["explain", ".", "a", "g"]]
    {
        let (code, said) = study.run(command);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("there are no answers yet") && said.contains("mognad form"), "{said}");
    }
    assert!(!study.path().join("r").exists());
    // A file of headings alone is no answer either.
    study.write("answers/2026/a.csv", "unit,respondent,one\n");
    assert_eq!(study.run(&["check", "."]).0, Some(0));
}

#[test]
fn next_years_wave_waits_and_this_years_is_scored_and_reported() {
    let study = Study::new(&[
        ("2025", "answers/2025/*.csv"),
        ("2026", "answers/2026/*.csv"),
        ("2027", "answers/2027.csv"),
    ]);
    study.answer("answers/2025/x.csv");
    let (code, said) = study.run(&["check", "."]);
    assert_eq!(code, Some(0), "{said}");
    for told in ["Wave 2025", "Wave 2026", "Wave 2027", "Waits for answers"] {
        assert!(said.contains(told), "{told}: {said}");
    }
    let (code, said) = study.run(&["check", ".", "--format", "json"]);
    assert!(code == Some(0) && said.contains("\"waiting\": [\n    \"2026\",\n    \"2027\"\n  ]"), "{said}");
    for command in [
        &["score", "."][..],
        &["score", ".", "--format", "json"],
        &["report", ".", "--out", "r"],
        &["compare", ".", "a", "b"],
        &["quality", "."],
        &["explain", ".", "a", "g"],
        &["chart", "heatmap", ".", "--out", "h.svg"],
    ] {
        let (code, said) = study.run(command);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains("2026 and 2027 wait for answers; the latest with answers is wave 2025"),
            "{said}"
        );
    }
    let (code, said) = study.run(&["score", ".", "--wave", "2026"]);
    assert!(code == Some(2) && said.contains("waits for answers") && said.contains("2025"), "{said}");
    let (code, said) = study.run(&["form", ".", "--out", "f.html"]);
    assert!(code == Some(0) && said.contains("2027"), "{said}");
}

#[test]
fn a_wave_whose_answers_are_gone_is_a_fault_while_a_later_one_has_some() {
    let study = Study::new(&[("2025", "answers/2025/*.csv"), ("2026", "answers/2026/*.csv")]);
    study.answer("answers/2026/x.csv");
    let (code, said) = study.run(&["check", "."]);
    assert!(code == Some(2) && said.contains("A004"), "{said}");
    // The other wave's file is not what was meant.
    assert!(!said.contains("did you mean"), "{said}");
}

#[test]
fn a_misspelt_folder_is_told_and_no_hint_mixes_waves() {
    let study = Study::new(&[("2025", "answers/2025/*.csv"), ("2026", "answers/2026/*.csv")]);
    study.answer("answers/2025/x.csv");
    study.write("answers/2025/x.txt", "a note");
    let (code, said) = study.run(&["score", "."]);
    assert!(code == Some(0) && !said.contains("A004"), "{said}");
    study.answer("answers/2O26/y.csv");
    let (code, said) = study.run(&["score", "."]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("warning[A004]") && said.contains("answers/2O26/y.csv"), "{said}");
    assert!(!said.contains("did you mean `answers/2025"), "{said}");
}
