//! What stands on one page does not contradict itself, and what is said can be understood where it stands.

use std::fs;
use std::path::Path;

use crate::speaks::{example, folder_of, said};

fn report(what: &Path, lang: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    said(&["report", "--lang", lang, "--out", folder.path().join("r").to_str().expect("UTF-8")], what);
    folder
}

fn page(report: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(report.path().join("r").join(name)).expect("a page").replace('\u{2060}', "")
}

/// The example with other words in its assessment.
fn changed_example(from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(example().join("assessment.toml")).expect("an assessment");
    assert!(text.contains(from), "{from}");
    fs::write(folder.path().join("assessment.toml"), text.replacen(from, to, 1)).expect("a file");
    for wave in ["2025", "2026"] {
        let to = folder.path().join("answers").join(wave);
        fs::create_dir_all(&to).expect("a folder");
        for file in fs::read_dir(example().join("answers").join(wave)).expect("files") {
            let file = file.expect("a file");
            fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
        }
    }
    folder
}

/// The example with the built-in questionnaire changed in a few places, each after a text that stands before it.
fn with_questionnaire(changes: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let folder = changed_example("questionnaire = \"sodertalje\"", "questionnaire = \"q.toml\"");
    let mut text = mognad::load::builtin::find("sodertalje").expect("it is built in").text.to_owned();
    for (after, from, to) in changes {
        let (before, rest) = text.split_at(text.find(after).expect(after));
        assert!(rest.contains(from), "{from}");
        text = format!("{before}{}", rest.replacen(from, to, 1));
    }
    fs::write(folder.path().join("q.toml"), text).expect("a file");
    folder
}

#[test]
fn a_change_that_is_sure_but_small_says_which_score_it_is_of() {
    let large = changed_example("min_group = 5", "min_group = 5\nmin_change = 60");
    for (lang, score, sure) in [
        (
            "sv",
            "Digitaliseringsindex: i Exempelkommun och Kontaktcenter",
            "är förändringen säker, men under 60",
        ),
        (
            "en",
            "Digitalisation index: in Exempelkommun and Kontaktcenter",
            "the change is sure, but below 60",
        ),
    ] {
        let index = page(&report(large.path(), lang), "index.html");
        let sentence = index.lines().find(|line| line.contains(sure)).expect("a sure change");
        assert!(sentence.contains(score), "{sentence}");
    }
}

#[test]
fn names_of_areas_have_a_small_letter_inside_swedish_sentences() {
    let report = report(&example(), "sv");
    for name in ["index.html", "units/kommunen.html", "units/bistand.html", "units/hemtjansten.html"] {
        let page = page(&report, name);
        for area in
            ["Processkartläggning", "Ledarskap", "Artificiell", "Automatisering", "Sakernas", "Öppna data"]
        {
            for before in [" i ", " inom ", " för ", "genomsnittet ligger "] {
                assert!(!page.contains(&format!("{before}{area}")), "{before}{area} in {name}");
            }
        }
    }
    let unit = page(&report, "units/bistand.html");
    for told in [
        "Artificiell intelligens, e-tjänster och digital post ligger lägst",
        "Bakom genomsnittet för digitaliseringsindex ligger artificiell intelligens och e-tjänster minst en nivå lägre.",
    ] {
        assert!(unit.contains(told), "{told}");
    }
    let unit = page(&report, "units/kontaktcenter.html");
    assert!(unit.contains("Störst är ökningen inom automatisering: från 31 till 76 (+45)."));
    let english = page(&self::report(&example(), "en"), "units/kontaktcenter.html");
    assert!(english.contains("The largest rise is in Automation: from 31 to 76 (+45)."));
}

#[test]
fn the_text_on_a_level_is_told_as_typical_and_is_that_of_the_level_which_the_score_reaches() {
    // E-services at Bygglovsenheten score enough for the level Skala upp, but are kept at Lära by process mapping.
    let gated = "{ id = \"scale\", requires = { process-mapping = 90 }, ";
    let folder = with_questionnaire(&[("id = \"e-services\"", "{ id = \"scale\", ", gated)]);
    let unit = page(&report(folder.path(), "sv"), "units/bygglov.html");
    let area = unit.split("<h3>E-tjänster").nth(1).or_else(|| unit.split("E-tjänster</h3>").nth(1));
    let area = area.and_then(|rest| rest.split("</section>").next()).expect("the area");
    assert!(area.contains("Lära"), "{area}");
    assert!(area.contains("Typiskt för nivån Skala upp: "), "{area}");
    assert!(!area.contains("Typiskt för nivån Lära: "), "{area}");
    assert!(
        area.contains(
            "Poängen räcker till nivån Skala upp, men den kräver också minst 90 i processkartläggning"
        ),
        "{area}"
    );
}

#[test]
fn it_is_said_why_some_figures_have_a_decimal_and_others_none() {
    for (lang, picture, table) in [
        (
            "sv",
            "Tal med decimal når inte riktigt nästa nivå",
            "Heltal står där färre än 10 har svarat, eller",
        ),
        (
            "en",
            "Numbers with a decimal fall just short of the next level",
            "Whole numbers stand where fewer than 10 answered, or",
        ),
    ] {
        // Digital post scores 34.7 in the whole municipality.
        let short = with_questionnaire(&[("id = \"learn\"\n", "from = 37.5", "from = 35")]);
        let report = report(short.path(), lang);
        let index = page(&report, "index.html");
        let words = index
            .replace("</tspan>", " ")
            .split('<')
            .filter_map(|part| part.split('>').nth(1))
            .collect::<Vec<_>>()
            .join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(picture), "{picture}");
        assert!(words.contains(table), "{table}");
        let unit = said(&["score", "--unit", "kontaktcenter", "--lang", lang], &example());
        assert!(unit.split_whitespace().collect::<Vec<_>>().join(" ").contains(table), "{unit}");
        let markdown = said(&["score", "--format", "markdown", "--lang", lang], &example());
        assert!(markdown.contains(table), "{markdown}");
    }
}

#[test]
fn abbreviations_of_tables_stand_in_no_sentence() {
    let (from, to) = ("short = { sv = \"Förutsättningar\"", "short = { sv = \"Förutsättn.\"");
    let folder = with_questionnaire(&[("[readiness]", from, to)]);
    for arguments in [
        &["score", "--unit", "bygglov", "--lang", "sv"][..],
        &["compare", "kontaktcenter", "bygglov", "--lang", "sv"],
    ] {
        let told = said(arguments, folder.path());
        assert!(told.contains("Förutsättn. "), "the table has it: {told}");
        assert!(told.contains("Bakom genomsnittet för förutsättningar (49,1) ligger"), "{told}");
        assert!(!told.contains("Förutsättn. ("), "{told}");
    }
}

#[test]
fn one_word_stands_for_an_average() {
    for (lang, words) in [("sv", ["edelvärdena", "ett medelvärde"]), ("en", ["means hide", "a mean"])] {
        for arguments in [&["score", "--lang", lang][..], &["score", "--unit", "bygglov", "--lang", lang]] {
            let told = said(arguments, &example());
            assert!(words.iter().all(|word| !told.contains(word)), "{told}");
        }
    }
}

#[test]
fn before_any_answers_it_is_the_answers_that_are_missing() {
    let folder = folder_of("", "", "");
    fs::remove_file(folder.path().join("a.csv")).expect("the answers");
    let text = fs::read_to_string(folder.path().join("assessment.toml")).expect("an assessment");
    let invited = text.replace("headcount = ", "invited = 3\nheadcount = ");
    fs::write(folder.path().join("assessment.toml"), invited).expect("a file");
    let told = said(&["check", "--lang", "sv"], folder.path());
    assert!(told.contains("Svaren i omgång 1 har inte kommit än. I övrigt saknas inget."), "{told}");
    let told = said(&["check", "--lang", "en"], folder.path());
    assert!(told.contains("The answers of the wave 1 have not come yet. Nothing else is missing."), "{told}");
    assert!(!told.contains("Nothing is missing"), "{told}");
}

#[test]
fn where_a_group_asks_for_more_respondents_the_legend_of_dashes_says_so() {
    let group = "[[groups]]\nid = \"b\"\nname = \"Beta\"\nmin_group = 4\n\
        [[items]]\nid = \"b1\"\ngroup = \"b\"\ntext = \"First?\"\n";
    let answers = "unit,a1,b1\none,0,2\none,2,1\ntwo,1,2\ntwo,0,2\nthree,0,1\nthree,1,1\nfour,0,1\n";
    let folder = folder_of(group, "", answers);
    let report = report(folder.path(), "en");
    let more = "Beta: shown once at least 4 have answered, as the questionnaire asks.";
    let unit = page(&report, "units/one.html");
    assert!(unit.contains(&format!("No result is shown. {more}")), "the area's own section");
    for name in ["index.html", "units/one.html"] {
        assert!(page(&report, name).contains(&format!("– means that no result is shown. {more}")), "{name}");
    }
}

#[test]
fn a_radar_chart_is_not_cut_on_a_narrow_screen() {
    let unit = page(&report(&example(), "sv"), "units/kontaktcenter.html");
    let style = unit.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    let radar = style.split('}').filter(|rule| rule.contains("figure.radar svg"));
    let wide: Vec<&str> = radar.filter(|rule| rule.contains("min-width")).collect();
    assert!(wide.is_empty(), "{wide:?}");
}
