//! Assessments of many units: no picture is too large, and `check` says first what matters.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use mognad::chart::{ChartError, Heatmap, scale_within};
use mognad::insight::Analysis;
use mognad::load::MemoryFiles;
use mognad::model::Lang;
use mognad::report::view::Scope;
use mognad::report::{Format, Options, Shortfall, charts, site};

use crate::fixtures::program;
use crate::support::{analysis_of, whole_report};

/// A questionnaire of so many areas with a question each.
fn questionnaire(areas: usize) -> String {
    let mut text = "format = 1\nid = \"q\"\nversion = \"1\"\nlanguages = [\"sv\", \"en\"]\ntitle = \"Q\"\n[[scales]]\nid = \"s\"\n\
                    options = [{ id = \"n\", label = \"Nej\" }, { id = \"p\", label = \"Delvis\" }, { id = \"j\", label = \"Ja\" }]\n"
        .to_owned();
    for area in 0..areas {
        let _ = write!(text, "[[groups]]\nid = \"g{area}\"\nname = \"Område {area}\"\n");
        let _ = write!(
            text,
            "[[items]]\nid = \"i{area}\"\ngroup = \"g{area}\"\nscale = \"s\"\ntext = \"Fråga {area}?\"\n"
        );
    }
    text
}

const HEAD: &str = "format = 1\ntitle = \"Storköping\"\nlanguage = \"sv\"\nquestionnaire = \"q.toml\"\nrollup = \"pooled\"\n\
                    [[waves]]\nid = \"2025\"\nanswers = [\"2025.csv\"]\n[[waves]]\nid = \"2026\"\nanswers = [\"2026.csv\"]\n";

/// Six administrations with so many workplaces each.
fn tree(parts: [usize; 6]) -> String {
    let mut text = format!("{HEAD}[[units]]\nid = \"k\"\nname = \"Kommunen\"\n");
    for (at, parts) in parts.into_iter().enumerate() {
        let _ = write!(text, "[[units]]\nid = \"f{at}\"\nname = \"Förvaltning {at}\"\nparent = \"k\"\n");
        for part in 0..parts {
            let _ = write!(
                text,
                "[[units]]\nid = \"f{at}-{part}\"\nname = \"Enhet {part} i {at}\"\nparent = \"f{at}\"\ninvited = 20\n"
            );
        }
    }
    text
}

/// So many answers of each of these units.
fn responses(units: &[(String, usize)], items: usize) -> String {
    let items: Vec<String> = (0..items).map(|item| format!("i{item}")).collect();
    let mut text = format!("unit,respondent,{}\n", items.join(","));
    for (number, (unit, count)) in units.iter().enumerate() {
        for one in 0..*count {
            let given: Vec<&str> =
                (0..items.len()).map(|item| ["n", "p", "j"][(number + one + item) % 3]).collect();
            let _ = writeln!(text, "{unit},p{number}-{one},{}", given.join(","));
        }
    }
    text
}

fn analysis(assessment_text: &str, questionnaire: &str, waves: [&str; 2]) -> Analysis {
    let files = MemoryFiles::default().with("assessment.toml", assessment_text).with("q.toml", questionnaire);
    let files = files.with("2025.csv", waves[0]).with("2026.csv", waves[1]);
    analysis_of(&files)
}

fn names(map: &Heatmap) -> Vec<&str> {
    map.rows.iter().map(|row| row.label.as_str()).collect()
}

#[test]
fn the_heatmap_of_many_units_is_several_pictures_by_what_they_are_part_of() {
    let parts = [14, 9, 7, 5, 3, 0];
    let units: Vec<(String, usize)> = (0..14).map(|part| (format!("f0-{part}"), 6)).collect();
    let text = responses(&units, 3);
    let analysis = analysis(&tree(parts), &questionnaire(3), [&text, &text]);
    for lang in Lang::ALL {
        let scope = Scope::new(&analysis, 1, lang);
        let maps = charts::heatmaps(&scope);
        assert_eq!(maps.len(), 3);
        assert_eq!(names(&maps[0])[..2], ["Kommunen", "Förvaltning 0"]);
        assert_eq!(maps[0].rows.len(), 7);
        assert_eq!(names(&maps[1])[..2], ["Förvaltning 0", "Enhet 0 i 0"]);
        assert!(maps[1].rows[0].strong && maps[1].rows[0].depth == 0 && !maps[1].rows[1].strong);
        let told = match lang {
            Lang::Sv => ("Förvaltning 0 och Förvaltning 1", "Bild 2 av 3"),
            Lang::En => ("Förvaltning 0 and Förvaltning 1", "Picture 2 of 3"),
        };
        assert_eq!(maps[1].title, told.0);
        assert!(maps[1].subtitle.ends_with(told.1), "{}", maps[1].subtitle);
        let shown: BTreeSet<&str> = maps.iter().flat_map(names).collect();
        assert_eq!(shown.len(), analysis.assessment.units.len());
        let ids: BTreeSet<&str> = maps.iter().map(|map| map.id.as_str()).collect();
        assert_eq!(ids, ["heatmap", "heatmap-2", "heatmap-3"].into());
        for map in &maps {
            assert!(map.rows.len() <= 30 && map.levels == maps[0].levels && map.columns == maps[0].columns);
            assert_eq!(scale_within(&map.svg().expect("a chart"), 2.0), Ok(2.0));
        }
    }
    let files = site(&analysis, &whole_report(Lang::Sv, &[Format::Html], 1));
    let files = files.expect("a report");
    let index = files.iter().find(|file| file.path == "index.html").expect("a page");
    let html = String::from_utf8_lossy(&index.bytes);
    for name in ["heatmap", "heatmap-2", "heatmap-3"] {
        assert!(
            html.contains(&format!("charts/{name}.svg")) && html.contains(&format!("id=\"{name}-title\""))
        );
        assert!(files.iter().any(|file| file.path == format!("charts/{name}.svg")), "{name}");
    }
    assert!(html.contains("Fler enheter, i fler bilder (2)"));
}

#[test]
fn a_chart_too_large_for_a_picture_is_made_smaller_or_left_out_and_nothing_else_stops() {
    for (areas, has_png) in [(400, true), (900, false)] {
        let units = [("f0-0".to_owned(), 6), ("f0-1".to_owned(), 6)];
        let text = responses(&units, areas);
        let analysis = analysis(&tree([2, 0, 0, 0, 0, 0]), &questionnaire(areas), [&text, &text]);
        let unit = analysis.assessment.units.find("f0-0");
        let options = Options { png: true, unit, ..whole_report(Lang::En, &[Format::Html], 1) };
        let files = site(&analysis, &options).expect("a report in spite of it");
        let bars = |ending: &str| files.iter().find(|file| file.path == format!("charts/f0-0-bars.{ending}"));
        let page = files.iter().find(|file| file.path == "units/f0-0.html").expect("a page");
        let html = String::from_utf8_lossy(&page.bytes);
        let svg = bars("svg").expect("the chart");
        assert!(html.contains("f0-0-bars.svg"));
        assert_eq!(html.contains("f0-0-bars.png"), has_png, "{areas} areas");
        let png = bars("png").map(|file| file.shortfall);
        if has_png {
            assert!(matches!(png, Some(Some(Shortfall::Smaller { percent: 25..=99 }))), "{png:?}");
        } else {
            assert_eq!((png, svg.shortfall), (None, Some(Shortfall::NoPng)));
        }
    }
}

#[test]
fn a_picture_is_as_large_as_asked_or_as_large_as_may_be() {
    let svg = |width: u32, height: u32| {
        format!("<svg class=\"chart\" width=\"{width}\" height=\"{height}\"></svg>")
    };
    for (width, height, expected) in [
        (720, 900, Ok(2.0)),
        (720, 4_000, Ok(7_999.0 / 4_000.0)),
        (16_000, 100, Err(ChartError::TooLarge)),
        (15_998, 100, Ok(0.5)),
    ] {
        assert_eq!(scale_within(&svg(width, height), 2.0), expected, "{width} {height}");
    }
    assert!(matches!(scale_within("no chart", 2.0), Err(ChartError::Png(_))));
}

struct Study(tempfile::TempDir);

impl Study {
    fn new(assessment: &str, waves: [&str; 2], items: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [("assessment.toml", assessment), ("2025.csv", waves[0]), ("2026.csv", waves[1])]
        {
            fs::write(folder.path().join(name), text).expect("written");
        }
        fs::write(folder.path().join("q.toml"), questionnaire(items)).expect("written");
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let output = program().current_dir(self.path()).args(args).output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    }
}

#[test]
fn a_report_on_170_units_is_made_and_its_pictures_beside_it() {
    let mut text = format!("{HEAD}[[units]]\nid = \"top\"\nname = \"Länet\"\n");
    for at in 0..170 {
        let _ = write!(text, "[[units]]\nid = \"k{at}\"\nname = \"Kommun {at}\"\nparent = \"top\"\n");
    }
    // Most have not answered, so that there are few charts to draw; each has its row all the same.
    let answered = responses(&[("k1".to_owned(), 6), ("k2".to_owned(), 7)], 1);
    let study = Study::new(&text, [&answered, &answered], 1);
    let (code, _, said) = study.run(&["report", ".", "--out", "r"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("varning"), "{said}");
    for file in ["heatmap.png", "heatmap-6.png", "heatmap-6.svg"] {
        assert!(study.path().join("r/charts").join(file).is_file(), "{file}");
    }
    fs::write(study.path().join("z-2.svg"), "mine").expect("written");
    let (code, _, said) = study.run(&["chart", "heatmap", ".", "--out", "z.svg"]);
    assert!(code == Some(2) && said.contains("z-2.svg"), "{said}");
    assert!(!study.path().join("z.svg").exists());
    let (code, _, said) = study.run(&["chart", "heatmap", ".", "--out", "y.svg"]);
    assert!(code == Some(0) && said.contains("y.svg, y-2.svg") && said.contains("6 bilder"), "{said}");
}

/// 45 units, of which some need attention.
fn storkoping() -> Study {
    let parts = [14, 9, 7, 5, 3, 0];
    let all =
        parts.iter().enumerate().flat_map(|(at, parts)| (0..*parts).map(move |part| format!("f{at}-{part}")));
    let counts = [18, 18, 7, 18, 25, 0, 18];
    let now: Vec<(String, usize)> = all.zip(counts.into_iter().cycle()).collect();
    let before: Vec<(String, usize)> = now.iter().map(|(unit, _)| (unit.clone(), 16)).collect();
    Study::new(&tree(parts), [&responses(&before, 3), &responses(&now, 3)], 3)
}

#[test]
fn check_of_many_units_sums_up_and_shows_those_that_need_attention() {
    let study = storkoping();
    for lang in ["sv", "en"] {
        let (code, shown, said) = study.run(&["check", ".", "--lang", lang]);
        assert_eq!(code, Some(0), "{said}");
        insta::assert_snapshot!(format!("check_of_many_{lang}"), shown);
        assert!(shown.lines().count() < 60, "{shown}");
        let (_, details, _) = study.run(&["check", ".", "--details", "--lang", lang]);
        assert!(details.lines().count() > 2 * shown.lines().count());
        assert!(details.contains("Enhet 8 i 1") && !shown.contains("Enhet 8 i 1"));
        for text in [&shown, &details] {
            for never in ["för få", "too few", "Too few", "För få", "påminn", "remind"] {
                assert!(!text.contains(never), "{never}: {text}");
            }
        }
    }
}

#[test]
fn too_few_is_said_where_too_few_were_asked_and_nowhere_else() {
    let text = format!(
        "{HEAD}[[units]]\nid = \"k\"\n[[units]]\nid = \"a\"\nparent = \"k\"\ninvited = 3\n[[units]]\nid = \"b\"\nparent = \"k\"\ninvited = 30\n\
         [[units]]\nid = \"c\"\nparent = \"k\"\ninvited = 30\n"
    );
    // Of b enough have answered to be shown, but together with the whole it would give a away.
    let answered = responses(&[("a".to_owned(), 2), ("b".to_owned(), 9), ("c".to_owned(), 9)], 2);
    let study = Study::new(&text, [&answered, &answered], 2);
    let (_, shown, _) = study.run(&["check", ".", "--lang", "en"]);
    let row = |unit: &str| shown.lines().find(|line| line.trim_start().starts_with(unit)).expect("a row");
    assert!(row("a ").contains("too few asked (3)"), "{shown}");
    let withheld = ["b ", "c "].map(|unit| row(unit).contains("not shown (30 asked)"));
    assert!(withheld.contains(&true), "{shown}");
}

#[test]
fn a_question_that_many_skip_in_many_units_is_said_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    let small = "rollup = \"pooled\"\nmin_group = 1\nmin_item_group = 1\n";
    let mut text = HEAD.replace("rollup = \"pooled\"\n", small);
    let mut answers = "unit,respondent,i0,i1,i2\n".to_owned();
    for unit in 0..20 {
        let _ = write!(text, "[[units]]\nid = \"u{unit}\"\nname = \"Enhet {unit}\"\n");
        // Nobody answers the third question, and in five units nobody the second.
        let second = if unit < 5 { "" } else { "p" };
        for one in 0..3 {
            let _ = writeln!(answers, "u{unit},p{unit}-{one},n,{second},");
        }
    }
    write("assessment.toml", &text);
    write("q.toml", &questionnaire(3));
    write("2025.csv", "unit,respondent,i0,i1,i2\nu1,a,n,p,j\n");
    write("2026.csv", &answers);
    let check = |options: &[&str]| {
        let output = program().current_dir(folder.path()).args([&["check", "."], options].concat()).output();
        let output = output.expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for (lang, third, second) in [
        ("sv", "- Fråga 2? (i 20 av 20 enheter)", "- Fråga 1? (i 5 av 20 enheter)"),
        ("en", "- Fråga 2? (in 20 of 20 units)", "- Fråga 1? (in 5 of 20 units)"),
    ] {
        let said = check(&["--lang", lang]);
        let places = [third, second].map(|line| said.find(line).unwrap_or_else(|| panic!("{said}")));
        assert!(places[0] < places[1] && !said.contains("Enhet 7: Fråga"), "{said}");
        let all = check(&["--lang", lang, "--details"]);
        assert!(all.contains("Enhet 7: Fråga 2?") && !all.contains(third), "{all}");
    }
}
