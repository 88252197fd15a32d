use crate::load::files::MemoryFiles;
use crate::load::{LoadedAssessment, assessment};
use crate::model::{Better, Diagnostic, Diagnostics, Fault, FigureFault, KoladaPart, Place};

const ASSESSMENT: &str = r#"format = 1
title = "T"
questionnaire = "q.toml"
[[waves]]
id = "2025"
date = 2025-03-10
answers = ["answers/*.csv"]
[[waves]]
id = "våren"
date = 2026-03-10
answers = ["answers/*.csv"]
[[units]]
id = "all"
name = { sv = "Kommunen", en = "The town" }
[[units]]
id = "school"
name = "Skolan"
parent = "all"
[[units]]
id = "north"
name = "Norr"
parent = "all"
[[units]]
id = "other-north"
name = "Norr"
parent = "school"
"#;

const QUESTIONNAIRE: &str = r#"format = 1
id = "q"
version = "1"
languages = ["sv"]
title = "Q"
[[scales]]
id = "s"
options = [{ id = "n", label = "Nej" }, { id = "j", label = "Ja" }]
[[groups]]
id = "e"
name = "E-tjänster"
[[items]]
id = "e-1"
group = "e"
scale = "s"
text = "?"
"#;

const HEAD: &str = "enhet;område;omgång;nyckeltal;värde;måttenhet;källa;bättre;mål\n";

fn files(more: &str) -> MemoryFiles {
    MemoryFiles::default()
        .with("assessment.toml", format!("{more}{ASSESSMENT}"))
        .with("q.toml", QUESTIONNAIRE)
        .with("answers/a.csv", "unit,respondent,e-1\nschool,r1,j\n")
}

fn with_table(rows: &str) -> MemoryFiles {
    files("").with("figures.csv", format!("{HEAD}{rows}"))
}

fn read(files: &MemoryFiles) -> (Option<LoadedAssessment>, Diagnostics) {
    assessment(files, "assessment.toml")
}

/// The figures as `unit/node/wave name=value measure (source) better target`.
fn figures(files: &MemoryFiles) -> Vec<String> {
    let (loaded, found) = read(files);
    assert!(!found.has_errors(), "{:?}", told(&found));
    let assessment = loaded.expect("an assessment").assessment;
    let one = |figure: &crate::model::Figure| {
        let unit = &assessment.units[figure.unit].id;
        let target = figure.target.map(|target| format!(" {target}")).unwrap_or_default();
        let better = figure.better.code();
        let crate::model::Figure { node, wave, name, value, measure, source, .. } = figure;
        format!("{unit}/{node}/{wave} {name}={value} {measure} ({source}) {better}{target}")
    };
    assessment.figures.iter().map(one).collect()
}

/// The faults as `R005 A3`, with `~` before what is only a warning.
fn told(found: &Diagnostics) -> Vec<String> {
    let one = |diagnostic: &Diagnostic| {
        let code = match &diagnostic.fault {
            Fault::Figures(fault) => fault.code(),
            Fault::Toml(fault) => fault.code(),
            Fault::Import(fault) => fault.code(),
            Fault::Answer(fault) => fault.kind.code(),
            Fault::Units(fault) => fault.code(),
            Fault::Plan(fault) => fault.code(),
        };
        let place = match &diagnostic.place {
            Place::Cell(_, cell) => {
                let column = cell.column.as_ref().map(|(at, _)| char::from(b'A' + *at as u8).to_string());
                format!(" {}{}", column.unwrap_or_default(), cell.row)
            }
            Place::Field(_, path) => format!(" {path}"),
            Place::Span(..) => " toml".to_owned(),
            Place::File(_) | Place::None => String::new(),
        };
        format!("{}{code}{place}", if diagnostic.is_error() { "" } else { "~" })
    };
    found.iter().map(one).collect()
}

fn faults(files: &MemoryFiles) -> Vec<String> {
    let (loaded, found) = read(files);
    assert_eq!(loaded.is_some(), !found.has_errors(), "{:?}", told(&found));
    told(&found)
}

#[test]
fn a_file_beside_the_assessment_is_read_in_either_language() {
    let swedish = with_table("Skolan;E-tjänster;2025;Andel digitalt;62,5;%;Egen statistik;hög;80\n");
    let english = files("").with(
        "figures.csv",
        "source,better,target,unit,area,wave,name,value,measure\nEgen statistik,HIGH,80,School,E,2025,Andel digitalt,62.5,%\n",
    );
    let expected = ["school/e/2025 Andel digitalt=62.5 % (Egen statistik) high 80"];
    assert_eq!(figures(&swedish), expected);
    assert_eq!(figures(&english), expected);
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let rows = "school;e;2025;A;12 345,5;kr;;låg;\n\
                school;e;2025;B;62 %;;;högre;80 %\n\
                school;e;2025;C;\u{2212}3;procent;;lower;0\n\
                school;index;2025;D;0,5;;;up;\n";
    let expected = [
        "school/e/2025 A=12345.5 kr () low",
        "school/e/2025 B=62 % () high 80",
        "school/e/2025 C=-3 procent () low 0",
        "school/index/2025 D=0.5  () high",
    ];
    assert_eq!(figures(&with_table(rows)), expected);
}

#[test]
fn what_excel_in_sweden_writes_is_read() {
    let text = format!("{HEAD}Skolan;E-tjänster;våren;Väntetid;3,5;dagar;Källa;låg;2\r\n");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    for bytes in [bytes.to_vec(), format!("\u{feff}{text}").into_bytes()] {
        let files = files("").with("figures.csv", bytes);
        assert_eq!(figures(&files), ["school/e/våren Väntetid=3.5 dagar (Källa) low 2"]);
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_row_and_column() {
    let rows = "Skola;e-tjanst;2024;A;ca 4;;;bra;x\n\
                Norr;e;2025;A;1;;;hög;\n\
                ;;;;;;;;3\n\
                school;e;2025;A;;;;hög;\n\
                school;e;2025;B;1;;;hög;\n\
                Skolan;E-tjänster;2025;b;2;;;hög;\n\
                school;e;våren;B;2;%;;låg;\n\
                school;e;våren;C;4 %;kr;;låg;\n\
                school;e;våren;D;=1+;;;hög;#REF!\n";
    let expected = [
        "R005 A2", "R008 C2", "R007 B2", "R012 H2", "R011 E2", "R011 I2", "R006 A3", "R009 A4", "R009 C4",
        "R009 B4", "R009 D4", "R009 H4", "~R010 E4", "~R010 E5", "R022 E9", "R011 E10", "R011 I10",
        "R013 D7", "R014 H8", "R014 F8",
    ];
    assert_eq!(faults(&with_table(rows)), expected);
}

#[test]
fn the_nearest_name_is_told() {
    let (_, found) = read(&with_table("skola;e-tjänst;varen;A;1;;;hgö;\n"));
    let nearest: Vec<Option<&str>> = found
        .iter()
        .map(|diagnostic| match &diagnostic.fault {
            Fault::Figures(
                FigureFault::UnknownUnit { nearest, .. }
                | FigureFault::UnknownNode { nearest, .. }
                | FigureFault::UnknownWave { nearest, .. }
                | FigureFault::UnknownDirection { nearest, .. },
            ) => nearest.as_deref(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(nearest, [Some("Skolan"), Some("våren"), Some("E-tjänster"), Some("hög")]);
}

#[test]
fn each_fault_of_the_headings_has_its_place() {
    for (text, expected) in [
        ("postort;ort\n1;x\n", &["~R003 A1", "~R003 B1", "R001 1"][..]),
        ("enhet;område;nyckeltal;värde;bättre\nschool;e;A;1;hög\n", &["R001 1"]),
        (HEAD, &["~R002 1"]),
        ("enhet;område;omgång;nyckeltal;värdde;bättre\n", &["R003 E1", "R001 1", "~R002 1"]),
        ("enhet;unit;område;omgång;nyckeltal;värde;bättre\nschool;;e;2025;A;1;hög\n", &["R004 B1"]),
        (
            "enhet;områd;omgång;nyckeltal;värde;bättre\nschool;e;2025;A;ca 1;hög\n",
            &["R003 B1", "R001 1", "R011 E2"],
        ),
        ("", &["I001"]),
    ] {
        assert_eq!(faults(&files("").with("figures.csv", text)), expected, "{text}");
    }
}

#[test]
fn an_assessment_of_one_wave_needs_no_column_for_it() {
    let one = ASSESSMENT.split("[[waves]]").enumerate().filter(|(at, _)| *at != 1).map(|(_, part)| part);
    let one = one.collect::<Vec<_>>().join("[[waves]]");
    let folder = files("")
        .with("assessment.toml", one)
        .with("figures.csv", "enhet;område;nyckeltal;värde;bättre\nschool;e;A;1;hög\n");
    assert_eq!(figures(&folder), ["school/e/våren A=1  () high"]);
}

#[test]
fn named_files_are_read_in_place_of_the_usual_one_and_never_as_answers() {
    let row = "school;e;2025;A;1;;;hög;\n";
    let folder = files("figures = [\"answers/register.csv\"]\n")
        .with("answers/register.csv", format!("{HEAD}{row}"))
        .with("figures.csv", "x\n");
    assert_eq!(figures(&folder), ["school/e/2025 A=1  () high"]);
    let (loaded, _) = read(&folder);
    assert_eq!(loaded.expect("an assessment").answer_files, [["answers/a.csv"], ["answers/a.csv"]]);
    assert_eq!(faults(&files("figures = [\"figurs.csv\"]\n").with("figures.csv", HEAD)), ["A001 toml"]);
    assert_eq!(faults(&files("figures = [\"../f.csv\"]\n")), ["A002 toml"]);
}

#[test]
fn a_file_that_answers_are_read_from_is_none_of_figures() {
    let answers = ASSESSMENT.replace("answers/*.csv", "*.csv");
    let folder =
        files("").with("assessment.toml", answers).with("figures.csv", "unit,respondent,e-1\nschool,r1,j\n");
    assert_eq!(figures(&folder), [] as [&str; 0]);
}

#[test]
fn the_same_figure_in_two_files_is_told_with_both() {
    let row = "school;e;2025;A;1;;;hög;\n";
    let folder = files("figures = [\"a.csv\", \"b.csv\"]\n")
        .with("a.csv", format!("{HEAD}{row}"))
        .with("b.csv", format!("{HEAD}{row}"));
    let (_, found) = read(&folder);
    let faults: Vec<&Fault> = found.iter().map(|diagnostic| &diagnostic.fault).collect();
    let expected = FigureFault::SameFigure { name: "A".into(), file: Some("a.csv".into()), row: Some(2) };
    assert_eq!(faults, [&Fault::Figures(expected)]);
}

const KOLADA: &str = r#"
[[kolada]]
file = "kolada.json"
titles = "kpi.json"
units = { 1283 = "all", V15E1 = "school" }
waves = { 2024 = "våren" }
[kolada.kpis]
N00945 = { node = "e", better = "high", target = 80 }
"#;

const TITLES: &str =
    r#"{"count":1,"values":[{"id":"N00945","title":"Ärenden med e-tjänst, andel (%)","description":"…"}]}"#;

fn kolada(data: &str) -> MemoryFiles {
    files("")
        .with("assessment.toml", format!("{ASSESSMENT}{KOLADA}"))
        .with("kolada.json", data)
        .with("kpi.json", TITLES)
}

/// An entry of an answer; the value of women is never the one that counts.
fn entry(whose: &str, period: &str, value: &str) -> String {
    format!(
        r#"{{"kpi":"N00945",{whose},"period":{period},"values":[{{"gender":"K","count":1,"status":"","value":1.5}},{{"gender":"T","count":1,{value}}}]}}"#
    )
}

fn answer(entries: &[String]) -> String {
    format!(r#"{{"count":{},"values":[{}]}}"#, entries.len(), entries.join(","))
}

#[test]
fn a_saved_answer_of_kolada_is_read_with_its_source() {
    let data = answer(&[
        entry(r#""municipality":"1283""#, "2025", r#""status":"","value":61.25"#),
        entry(r#""municipality":"1283""#, "\"2024\"", r#""status":null,"value":60,"isdeleted":false"#),
        entry(r#""municipality":"1283""#, "2001", r#""status":"","value":3"#),
        entry(r#""ou":"V15E1""#, "2025", r#""value":7"#),
    ]);
    let expected = [
        "all/e/2025 Ärenden med e-tjänst, andel=61.25 % (Kolada, N00945) high 80",
        "all/e/våren Ärenden med e-tjänst, andel=60 % (Kolada, N00945) high 80",
        "school/e/2025 Ärenden med e-tjänst, andel=7 % (Kolada, N00945) high 80",
    ];
    assert_eq!(figures(&kolada(&data)), expected);
    assert_eq!(figures(&kolada(&format!("\u{feff}{data}"))), expected);
}

#[test]
fn what_a_saved_answer_lacks_or_has_too_much_of_is_told() {
    let ours = entry(r#""municipality":"1283""#, "2025", r#""value":61"#);
    let unit = entry(r#""ou":"V15E1""#, "2025", r#""value":7"#);
    let sound = [ours.clone(), unit.clone()];
    let other_kpi = ours.replace("N00945", "N00946");
    for (data, expected) in [
        (answer(&sound), &[][..]),
        (answer(std::slice::from_ref(&ours)), &["R017 toml"]),
        (answer(&[other_kpi, unit.replace("N00945", "N00946")]), &["R017 toml", "~R018"]),
        (answer(&[ours.clone(), unit.clone(), ours.replace("1283", "0180")]), &["~R018"]),
        (
            answer(&[
                entry(r#""municipality":"1283""#, "2025", r#""status":"Missing","value":null"#),
                unit.clone(),
            ]),
            &["~R019 values.0"],
        ),
        (answer(&sound).replacen("\"count\"", "\"next_page\":\"https\",\"count\"", 1), &["~R020"]),
        (answer(&sound).replace("2025", "2019"), &["~R021"]),
        (answer(&[ours.clone(), unit.clone(), ours.clone()]), &["R013 values.2"]),
    ] {
        assert_eq!(faults(&kolada(&data)), expected, "{data}");
    }
}

#[test]
fn what_is_no_answer_of_kolada_is_told_with_its_place() {
    let ours = entry(r#""municipality":"1283""#, "2025", r#""value":61"#);
    for (data, expected) in [
        ("<html>".to_owned(), &["R016"][..]),
        ("[]".to_owned(), &["R016"]),
        (r#"{"kpi":[]}"#.to_owned(), &["R016"]),
        (r#"{"values":[1]}"#.to_owned(), &["R016 values.0"]),
        (
            answer(&[ours.replace("\"kpi\"", "\"key\""), ours.replace("2025", "\"i fjol\"")]),
            &["R016 values.0.kpi", "R016 values.1.period"],
        ),
        (answer(&[ours.replace("61", "\"61\"")]), &["R016 values.0.values.1.value"]),
        (answer(&[ours.replace("\"municipality\"", "\"kommun\"")]), &["R016 values.0.municipality"]),
        // An answer to a question for key figures, given as data.
        (
            TITLES.to_owned(),
            &["R016 values.0.kpi", "R016 values.0.municipality", "R016 values.0.period", "R016 values.0"],
        ),
    ] {
        assert_eq!(faults(&kolada(&data)), expected, "{data}");
    }
    let (_, found) = read(&kolada("x"));
    let fault = found.iter().next().map(|diagnostic| &diagnostic.fault);
    assert_eq!(fault, Some(&Fault::Figures(FigureFault::NotKolada(KoladaPart::Json))));
}

#[test]
fn a_mapping_leads_to_units_waves_and_nodes_that_there_are() {
    let data = answer(&[
        entry(r#""municipality":"1283""#, "2025", r#""value":61"#),
        entry(r#""ou":"V15E1""#, "2025", r#""value":7"#),
    ]);
    for (from, to, expected) in [
        ("\"school\"", "\"skool\"", &["Q012 toml"][..]),
        ("\"våren\"", "\"varen\"", &["Q012 toml"]),
        ("node = \"e\"", "node = \"f\"", &["Q012 toml"]),
        ("\"high\"", "\"hihg\"", &["Q009 toml"]),
        ("titles = \"kpi.json\"", "titles = \"kp.json\"", &["A001 toml"]),
        ("file = \"kolada.json\"", "", &["Q007 toml"]),
    ] {
        let mapping = KOLADA.replacen(from, to, 1);
        let folder = kolada(&data).with("assessment.toml", format!("{ASSESSMENT}{mapping}"));
        let codes = faults(&folder);
        assert_eq!(codes.len(), expected.len(), "{to}: {codes:?}");
        assert!(codes.iter().all(|code| code.ends_with(" toml")), "{to}: {codes:?}");
    }
}

#[test]
fn a_title_that_the_answer_lacks_is_told_and_the_id_stands_for_it() {
    let data = answer(&[
        entry(r#""municipality":"1283""#, "2025", r#""value":61"#),
        entry(r#""ou":"V15E1""#, "2025", r#""value":7"#),
    ]);
    let folder = kolada(&data).with("kpi.json", r#"{"values":[{"id":"N1","title":"x"}]}"#);
    assert_eq!(faults(&folder), ["~R017 toml"]);
    assert_eq!(figures(&folder)[0], "all/e/2025 N00945=61  (Kolada, N00945) high 80");
}

#[test]
fn no_damage_makes_it_panic() {
    let rows = format!("{HEAD}Skolan;E-tjänster;2025;A;62,5 %;%;K;hög;80\n");
    for (cut, _) in rows.char_indices() {
        let folder = files("").with("figures.csv", &rows[..cut]);
        let (loaded, found) = read(&folder);
        assert_eq!(loaded.is_some(), !found.has_errors(), "cut at {cut}");
    }
    let data = answer(&[entry(r#""municipality":"1283""#, "2025", r#""value":61"#)]);
    for (cut, _) in data.char_indices() {
        let (loaded, found) = read(&kolada(&data[..cut]));
        assert!(loaded.is_none() && found.has_errors(), "cut at {cut}");
    }
}

#[test]
fn which_way_is_better_has_a_word_in_both_languages() {
    for (word, better) in
        [("hög", Better::High), ("Högre", Better::High), ("LOW", Better::Low), ("lägre", Better::Low)]
    {
        let folder = with_table(&format!("school;e;2025;A;1;;;{word};\n"));
        assert!(figures(&folder)[0].contains(better.code()), "{word}");
    }
}
