//! From the bytes of an answers file to responses and faults.

use std::fmt::Write as _;
use std::sync::Arc;

use mognad::load::answers::{AnswerFile, Duplicates, Reading, Roles, answers, discover};
use mognad::load::table::Encoding;
use mognad::model::{
    Answer, AnswerOption, Answering, Combine, Diagnostics, Digest, Fault, Group, Item, Lang, Localized,
    MissingPolicy, Node, NodeBody, NodeId, NodeKind, OptionId, OptionIx, Place, Points, Questionnaire,
    QuestionnaireParts, Responses, RoleId, Scale, ScaleId, Share, Unit, UnitIx, UnitTree, WaveId, Weight,
};
use mognad::text::columns::column_letter;
use mognad::text::faults::answers::words;
use proptest::prelude::*;

use crate::fixtures::units;

mod kinds;

const ITEMS: [&str; 5] = ["pm-inventory", "pm-owners", "pm-improve", "will-goals", "will-time"];
const UNITS: [(&str, &str); 3] =
    [("kontaktcenter", "Kontaktcenter"), ("skola", "Skolan"), ("växjö", "Växjö")];

fn text(sv: &str, en: &str) -> Localized {
    Localized::new([(Lang::Sv, sv), (Lang::En, en)]).unwrap()
}

fn node(id: &str, kind: NodeKind, parent: Option<&str>, body: NodeBody<NodeId>) -> Node<NodeId> {
    Node {
        id: NodeId::parse(id).unwrap(),
        kind,
        parent: parent.map(|id| NodeId::parse(id).unwrap()),
        name: Localized::same(id),
        short: Localized::same(id),
        description: None,
        weight: Weight::ONE,
        audience: None,
        body,
    }
}

/// One group of items that share the five stages as their scale.
fn questionnaire(items: &[&str]) -> Questionnaire {
    let labels = [
        ("Grund", "Foundations"),
        ("Etablera", "Establish"),
        ("Lära", "Learn"),
        ("Skala", "Scale"),
        ("Ekosystem", "Ecosystem"),
    ];
    let option = |(at, (sv, en)): (usize, &(&str, &str))| AnswerOption {
        id: OptionId::parse(&(at + 1).to_string()).unwrap(),
        label: text(sv, en),
        points: Points::equally_spaced(at, 5),
    };
    let options = labels.iter().enumerate().map(option).collect();
    let scale = Arc::new(Scale::new(ScaleId::parse("stages").unwrap(), options).unwrap());
    let group = Group {
        children: Vec::new(),
        also: Vec::new(),
        combine: Combine::Mean,
        range: None,
        min_answered: Share::HALF,
        min_group: None,
        shown_if: None,
        rests_on: Vec::new(),
        optional: false,
        levels: Vec::new(),
    };
    let item = |id: &&str| {
        let item = Item {
            revision: 1,
            help: None,
            answering: Answering::Choice(scale.clone()),
            shown_if: None,
            consent: None,
            scored: true,
            reverse: false,
            missing: MissingPolicy::LeaveOut,
            dont_know: MissingPolicy::LeaveOut,
            not_applicable: MissingPolicy::LeaveOut,
            anchors: Vec::new(),
            advice: Vec::new(),
            advice_for_whole: Vec::new(),
            effort: Weight::ONE,
            accepts: Vec::new(),
        };
        node(id, NodeKind::Item, Some("g"), NodeBody::Item(item))
    };
    let mut nodes = vec![node("g", NodeKind::Core, None, NodeBody::Group(group))];
    nodes.extend(items.iter().map(item));
    Questionnaire::new(QuestionnaireParts {
        id: NodeId::parse("test").unwrap(),
        version: "1".to_owned(),
        languages: Lang::ALL.map(Into::into).to_vec(),
        words: mognad::model::OwnWords::default(),
        plain_lists: mognad::model::PlainLists::new(),
        title: text("Test", "Test"),
        description: None,
        digest: Digest([0; 32]),
        levels: Vec::new(),
        nodes,
        positions: Vec::new(),
    })
    .unwrap()
}

fn wave(id: &str) -> WaveId {
    WaveId::parse(id).unwrap()
}

/// What is read with what: the parts that tests vary, and the usual for the rest.
struct Setup {
    questionnaire: Questionnaire,
    units: UnitTree,
    waves: Vec<WaveId>,
    /// The waves that every file is listed under.
    listed: Vec<WaveId>,
    duplicates: Duplicates,
    encoding: Option<Encoding>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            questionnaire: questionnaire(&ITEMS),
            units: units(&UNITS),
            waves: vec![wave("2025"), wave("2026")],
            listed: vec![wave("2026")],
            duplicates: Duplicates::Error,
            encoding: None,
        }
    }
}

impl Setup {
    fn read(&self, wave: &WaveId, files: &[(&str, &[u8])]) -> (Responses, Diagnostics) {
        let mut roles = Roles::of(&self.units);
        let reading = Reading {
            questionnaire: &self.questionnaire,
            units: &self.units,
            waves: &self.waves,
            wave,
            mode: mognad::model::Mode::Survey,
            duplicates: self.duplicates,
            encoding: self.encoding,
        };
        let file = |(name, bytes)| AnswerFile { name, bytes, waves: &self.listed };
        let files: Vec<AnswerFile> = files.iter().copied().map(file).collect();
        answers(&reading, &mut roles, &files)
    }

    fn read_one(&self, text: &str) -> (Responses, Diagnostics) {
        self.read(&wave("2026"), &[("svar.csv", text.as_bytes())])
    }

    /// The responses of a file that nothing is wrong with.
    fn sound(&self, text: &str) -> Responses {
        let (responses, diagnostics) = self.read_one(text);
        assert!(diagnostics.is_empty(), "{}", told(&diagnostics, Lang::En));
        responses
    }
}

/// Faults as `S015 C14`: the code, and the cell as a spreadsheet names it.
fn codes(diagnostics: &Diagnostics) -> Vec<String> {
    let code = |fault: &Fault| match fault {
        Fault::Answer(fault) => fault.kind.code(),
        Fault::Toml(_) | Fault::Import(_) | Fault::Units(_) | Fault::Figures(_) | Fault::Plan(_) => "?",
    };
    let place = |place: &Place| match place {
        Place::Cell(_, cell) => {
            let column = cell.column.as_ref().map(|(at, _)| column_letter(*at)).unwrap_or_default();
            format!(" {column}{}", cell.row)
        }
        _ => String::new(),
    };
    diagnostics.iter().map(|found| format!("{}{}", code(&found.fault), place(&found.place))).collect()
}

/// Faults in words, in a layout of their own: how they are drawn for a terminal is tested elsewhere.
fn told(diagnostics: &Diagnostics, lang: Lang) -> String {
    let mut out = String::new();
    for found in diagnostics.iter() {
        let Fault::Answer(fault) = &found.fault else { continue };
        let said = words(fault, lang);
        let severity = if found.is_error() { "error" } else { "warning" };
        writeln!(out, "{severity} {}: {}", said.code, said.title).unwrap();
        if let Place::Cell(file, cell) = &found.place {
            let column =
                cell.column.as_ref().map(|(at, heading)| format!(" {} ({heading})", column_letter(*at)));
            writeln!(out, "  at {file} {}{}", cell.row, column.unwrap_or_default()).unwrap();
            if let Some((row, range)) = &cell.excerpt {
                writeln!(
                    out,
                    "  | {}>>>{}<<<{}",
                    &row[..range.start],
                    &row[range.clone()],
                    &row[range.end..]
                )
                .unwrap();
            }
        }
        let label = (!said.label.is_empty()).then_some(format!("  ^ {}", said.label));
        for line in label.into_iter().chain(said.hints.iter().map(|hint| format!("  = {hint}"))) {
            writeln!(out, "{line}").unwrap();
        }
    }
    out
}

/// Responses as `0/chef 1 4 3 3 na`: the unit, the role and the answers.
fn shown(responses: &Responses) -> Vec<String> {
    let answer = |answer: Answer| match answer {
        Answer::Option(OptionIx(at)) => (at + 1).to_string(),
        Answer::DontKnow => "dk".to_owned(),
        Answer::NotApplicable => "na".to_owned(),
        Answer::NotAnswered => ".".to_owned(),
        Answer::Ticks(_) | Answer::Number(_) | Answer::Text => unreachable!("the items are choices"),
    };
    let line = |r: &mognad::model::Response| {
        let answers: Vec<String> = r.answers.iter().map(answer).collect();
        let role = r.role.as_ref().map(|role| format!("/{role}")).unwrap_or_default();
        format!("{}{role} {}", r.unit.at(), answers.join(" "))
    };
    responses.0.iter().map(line).collect()
}

fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/answers/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

const CLEAN: [&str; 4] =
    ["0/chef 1 4 3 3 na", "0/Medarbetare 2 dk . 5 5", "1/Medarbetare 5 na dk 1 2", "1 . . . . ."];

#[test]
fn wide_and_long_files_say_the_same() {
    for name in ["clean.csv", "clean-long.csv"] {
        let (responses, diagnostics) = Setup::default().read(&wave("2026"), &[(name, &data(name))]);
        assert!(diagnostics.is_empty(), "{}", told(&diagnostics, Lang::En));
        assert_eq!(shown(&responses), CLEAN, "{name}");
    }
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn encoding_separator_and_line_ends_make_no_difference() {
    let rows = [
        "unit|respondent|role|pm-inventory|pm-owners|pm-improve|will-goals|will-time",
        "Växjö|å1|chef|1|Lära|\"Ekosystem\"|\"vet ej\"|na",
        "SKOLAN|ä2||LÄRA|4.0||Ej tillämpligt|don't know",
        "växjö|ö3|Chef|||||",
    ];
    let expected = ["2/chef 1 3 5 dk na", "1 3 4 . na dk", "2/chef . . . . ."];
    let setup = Setup::default();
    for separator in [";", ",", "\t"] {
        for end in ["\r\n", "\n", "\r"] {
            for (before, after) in [("", ""), ("", end), ("\u{feff}", end), ("sep=", end)] {
                let first = if before == "sep=" { format!("sep={separator}{end}") } else { String::new() };
                let mark = if before == "\u{feff}" { before } else { "" };
                let text = format!("{mark}{first}{}{after}", rows.join(end).replace('|', separator));
                let mut files = vec![
                    text.clone().into_bytes(),
                    utf16(&text, u16::to_le_bytes),
                    utf16(&text, u16::to_be_bytes),
                ];
                if mark.is_empty() {
                    files.push(windows_1252(&text));
                }
                for bytes in files {
                    let (responses, diagnostics) = setup.read(&wave("2026"), &[("svar.csv", &bytes)]);
                    assert!(diagnostics.is_empty(), "{text:?}\n{}", told(&diagnostics, Lang::En));
                    assert_eq!(shown(&responses), expected, "{text:?}");
                }
            }
        }
    }
}

#[test]
fn a_decimal_comma_and_odd_spaces_are_understood() {
    let setup = Setup::default();
    let head = "enhet;Svarande-ID;roll;PM-Inventory;pm-owners;pm-improve;will-goals;will-time\n";
    let row = "skola ;x; chef\u{a0};4,0; 3 ;\u{feff}2;vet\u{a0}ej;lära\n";
    assert_eq!(shown(&setup.sound(&format!("{head}{row}"))), ["1/chef 4 3 2 dk 3"]);
    // A byte order mark may end up inside the first heading.
    assert_eq!(
        shown(&setup.sound(&format!("\"\u{feff}{}\";{}{row}", "enhet", &head[6..]))),
        ["1/chef 4 3 2 dk 3"]
    );
}

#[test]
fn columns_are_named_as_in_a_spreadsheet() {
    for (column, letters) in [(0, "A"), (7, "H"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
    {
        assert_eq!(column_letter(column), letters);
    }
}

#[test]
fn typical_mistakes_are_all_told_at_once_in_both_languages() {
    let (_, diagnostics) = Setup::default().read(&wave("2026"), &[("svar.csv", &data("mistakes.csv"))]);
    for (lang, file) in [(Lang::Sv, "mistakes.sv.txt"), (Lang::En, "mistakes.en.txt")] {
        check_text(file, &told(&diagnostics, lang));
    }
}

#[test]
fn typical_mistakes_in_a_long_file_are_all_told_at_once() {
    let (_, diagnostics) = Setup::default().read(&wave("2026"), &[("long.csv", &data("mistakes-long.csv"))]);
    check_text("mistakes-long.sv.txt", &told(&diagnostics, Lang::Sv));
}

/// Compares with a kept text; `UPDATE_KEPT=1` writes it anew.
fn check_text(file: &str, text: &str) {
    if std::env::var_os("UPDATE_KEPT").is_some() {
        std::fs::write(format!("{}/tests/data/answers/{file}", env!("CARGO_MANIFEST_DIR")), text).unwrap();
    }
    let kept = String::from_utf8(data(file)).unwrap().replace("\r\n", "\n");
    assert_eq!(text, kept, "{file}");
}

#[test]
fn a_file_that_is_no_table_is_told_apart() {
    let setup = Setup::default();
    let check = |bytes: &[u8], expected: &[&str]| {
        let (responses, diagnostics) = setup.read(&wave("2026"), &[("svar.csv", bytes)]);
        assert_eq!(codes(&diagnostics), expected, "{bytes:?}");
        assert!(responses.0.is_empty());
    };
    check(b"", &["S001"]);
    check(b"\xef\xbb\xbf\r\n\r\n", &["S001"]);
    check(&data("workbook.csv"), &["S002"]);
    check(b"%PDF-1.4 \x00", &["S002"]);
    check(b"unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n", &["S007"]);
    check(b"name,colour\nx,blue\n", &["S009 A1", "S011 1", "S012 1"]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let setup = Setup { units: units(&UNITS[..1]), ..Setup::default() };
    let head = "pm-inventory,pm-owners,pm-improve,will-goals,will-time";
    for (text, expected) in [
        (format!("{head}\n9,1,1,1,1\n"), "S015 A2"),
        (format!("{head}\r\n\r\n\r\n9,1,1,1,1\r\n"), "S015 A4"),
        (format!("\n\n{head}\n9,1,1,1,1\n"), "S015 A4"),
        (format!("{head}\r\r9,1,1,1,1\r"), "S015 A3"),
        (format!("sep=,\r\n{head}\r\n9,1,1,1,1\r\n"), "S015 A2"),
        (format!("{head}\n,,,,\n , ,,,\n9,1,1,1,1\n"), "S015 A4"),
        (format!("{head}\n1,1,\"\n\n\",1,1\n\n9,1,1,1,1"), "S015 A4"),
        (format!("{head}\r\n1,1,\"\r\n\",1,1\r\n9,1,1,1,1"), "S015 A3"),
    ] {
        assert_eq!(codes(&setup.read_one(&text).1), [expected], "{text:?}");
    }
}

#[test]
fn a_mistake_on_every_row_is_told_once_and_different_ones_each() {
    let setup = Setup::default();
    let mut file = "unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n".to_owned();
    for row in 0..10_000 {
        let other = if row == 5_000 { "8" } else { "2" };
        writeln!(file, "skola,r{row},1,0,{other},3,").unwrap();
    }
    let (_, diagnostics) = setup.read_one(&file);
    assert_eq!(codes(&diagnostics), ["S015 D2", "S015 E5002"]);
    let said = told(&diagnostics, Lang::Sv);
    let counted = "samma fel på ytterligare 9999 ställen, bland annat på rad 3, 4, 5, 6 och 7";
    assert!(said.contains(counted), "{said}");
}

#[test]
fn countless_different_mistakes_are_told_up_to_a_point() {
    let setup = Setup::default();
    let mut file = "unit,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n".to_owned();
    for row in 0..100 {
        writeln!(file, "enhet {row},fritext {row},1,1,1,1").unwrap();
    }
    let (_, diagnostics) = setup.read_one(&file);
    let found = codes(&diagnostics);
    assert_eq!(found.iter().filter(|code| code.starts_with("S015")).count(), 20);
    assert_eq!(found.iter().filter(|code| code.starts_with("S019")).count(), 20);
    assert_eq!(found.iter().filter(|code| code.starts_with("S031")).count(), 2);
    assert!(told(&diagnostics, Lang::En).contains("80 more faults of the kind S015"));
}

#[test]
fn columns_are_known_by_their_headings() {
    let setup = Setup::default();
    for (head, expected) in [
        ("unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time", &[][..]),
        ("ENHET,Svarande,Pm-Inventory,pm-owners,pm-improve,will-goals,will-time,Roll,Mätomgång", &[]),
        ("unit,pm-inventory,pm-owners,pm-improve,will-goals,will-time,,", &[]),
        ("unit,pm-inventory,pm-owners", &["S010"]),
        ("unit,pm-inventory,pm-owners,pm-improv,will-goals,will-time,tid", &["S009 D1", "S010"]),
        ("unit,,pm-inventory,pm-owners,pm-improve,will-goals,will-time", &["S009 B1"]),
        (
            "unit,enhet,pm-inventory,pm-owners,PM-owners,pm-improve,will-goals,will-time",
            &["S008 B1", "S008 E1"],
        ),
        ("respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time", &["S012 1"]),
        ("unit,item,pm-inventory", &["S009 B1", "S010"]),
        ("enhet,svarande,fråga,svar", &[]),
        ("unit,item,value,pm-inventory", &["S009 D1", "S013 1"]),
    ] {
        let (_, diagnostics) = setup.read_one(&format!("{head}\n"));
        let found: Vec<String> = codes(&diagnostics).into_iter().filter(|code| code != "S007").collect();
        assert_eq!(found, expected, "{head}");
    }
}

#[test]
fn an_item_may_have_a_name_that_swedish_files_give_to_a_column() {
    let setup = Setup { questionnaire: questionnaire(&["roll", "svar", "unit"]), ..Setup::default() };
    let (responses, diagnostics) = setup.read_one("unit,roll,svar\nskola,4,5\n");
    assert_eq!(codes(&diagnostics), ["S010"]);
    assert_eq!(shown(&responses), ["1 4 5 ."]);
}

#[test]
fn rows_that_are_too_long_or_too_short_are_faults() {
    let setup = Setup { units: units(&UNITS[..1]), ..Setup::default() };
    let head = "unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n";
    let check = |rows: &str, expected: &[&str]| {
        assert_eq!(codes(&setup.read_one(&format!("{head}{rows}")).1), expected, "{rows:?}");
    };
    check("kontaktcenter,a,1,2,3,4,5,,\n", &[]);
    check("kontaktcenter,a,1,2,3,4,5,,x\n", &["S005 I2"]);
    check("kontaktcenter,a,1,2,3,4,5\nkontaktcenter,b,1,2\nkontaktcenter,c,1\n", &["S006 E3", "S006 D4"]);
    check("kontaktcenter,a,\"1,2,3,4,5\nkontaktcenter,b,1,2,3,4,5\n", &["S004 C2"]);
}

#[test]
fn empty_cells_that_excel_leaves_out_at_the_end_are_no_fault() {
    let setup = Setup { units: units(&UNITS[..1]), ..Setup::default() };
    let mut rows = vec!["unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time".to_owned()];
    rows.extend((2..=16).map(|row| format!("kontaktcenter,r{row},1,2,3,4,5")));
    // Nobody from row 17 to 32 has answered the last two items.
    rows.extend((17..=32).map(|row| format!("kontaktcenter,r{row},1,2,3")));
    rows.extend((33..=40).map(|row| format!("kontaktcenter,r{row},1,2,3,4,5")));
    assert_eq!(shown(&setup.sound(&rows.join("\r\n")))[15], "0 1 2 3 . .");
    rows[20].push_str(",4");
    let (_, diagnostics) = setup.read_one(&rows.join("\r\n"));
    assert_eq!(codes(&diagnostics), ["S006 F17", "S006 G21"]);
}

#[test]
fn units_go_by_id_and_by_name() {
    let twins = [("a", "Norra"), ("b", "Norra"), ("C", "a"), ("c", "Södra")];
    let setup = Setup { units: units(&twins), ..Setup::default() };
    let head = "unit,pm-inventory,pm-owners,pm-improve,will-goals,will-time";
    for (unit, expected) in [
        ("a", Ok(0)),
        ("A", Ok(0)),
        ("c", Ok(3)),
        ("C", Ok(2)),
        (" SÖDRA ", Ok(3)),
        ("Norra", Err("S020 A2")),
        ("Nora", Err("S019 A2")),
        ("", Err("S018 A2")),
        ("\"a\nb\"", Err("S021 A2")),
    ] {
        let (responses, diagnostics) = setup.read_one(&format!("{head}\n{unit},1,1,1,1,1\n"));
        let found = codes(&diagnostics);
        match expected {
            Ok(at) => assert_eq!((responses.0[0].unit, found), (UnitIx(at), Vec::new()), "{unit}"),
            Err(code) => assert_eq!(found, [code], "{unit}"),
        }
    }
}

#[test]
fn with_one_unit_no_column_is_needed_and_rows_without_a_name_are_people() {
    let setup = Setup { units: units(&UNITS[..1]), ..Setup::default() };
    let text = "pm-inventory,pm-owners,pm-improve,will-goals,will-time\n1,1,1,1,1\n1,1,1,1,1\n";
    assert_eq!(setup.sound(text).0.len(), 2);
    let text = "respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n,1,1,1,1,1\n,1,1,1,1,1\n";
    let (responses, diagnostics) = setup.read_one(text);
    assert_eq!((responses.0.len(), codes(&diagnostics)), (2, vec!["S025 A2".to_owned()]));
    assert!(!diagnostics.has_errors());
}

#[test]
fn a_respondent_counts_once_in_a_wave() {
    let head = "unit,respondent,pm-inventory,pm-owners,pm-improve,will-goals,will-time";
    let first = format!("{head}\nskola,a,1,1,1,1,1\nskola,b,2,2,2,2,2\nskola,a,3,3,3,3,3\n");
    let second = format!("{head}\nkontaktcenter,b,4,4,4,4,4\n");
    let long = "unit,respondent,item,value\nskola,b,pm-owners,5\nskola,b,will-time,5\nskola,c,will-time,5\n";
    let files = [("1.csv", first.as_bytes()), ("2.csv", second.as_bytes()), ("3.csv", long.as_bytes())];
    for (duplicates, expected, faults) in [
        (
            Duplicates::Error,
            &["1 1 1 1 1 1", "1 2 2 2 2 2", "1 . . . . 5"][..],
            ["S026 B4", "S026 B2", "S026 B2"],
        ),
        (
            Duplicates::First,
            &["1 1 1 1 1 1", "1 2 2 2 2 2", "1 . . . . 5"],
            ["S027 B4", "S027 B2", "S027 B2"],
        ),
        (Duplicates::Last, &["1 3 3 3 3 3", "1 . 5 . . 5", "1 . . . . 5"], ["S027 B4", "S027 B2", "S027 B2"]),
    ] {
        let setup = Setup { duplicates, ..Setup::default() };
        let (responses, diagnostics) = setup.read(&wave("2026"), &files);
        assert_eq!(codes(&diagnostics), faults);
        assert_eq!(shown(&responses), expected, "{duplicates:?}");
        assert_eq!(diagnostics.has_errors(), duplicates == Duplicates::Error);
    }
    let (_, diagnostics) = Setup::default().read(&wave("2026"), &files);
    let said = told(&diagnostics, Lang::En);
    assert!(said.contains("first in 1.csv, row 3, in the unit “skola”; here in “kontaktcenter”"), "{said}");
}

#[test]
fn the_time_is_read_in_seconds_wherever_it_stands() {
    let wide = "unit,respondent,sekunder,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n\
                skola,a,312,1,1,1,1,1\nskola,b,,1,1,1,1,1\nskola,c,\"45,5\",1,1,1,1,1\n";
    let seconds = |responses: Responses| responses.0.iter().map(|one| one.seconds).collect::<Vec<_>>();
    assert_eq!(seconds(Setup::default().sound(wide)), [Some(312), None, Some(46)]);
    let long = "unit,respondent,item,value,seconds\nskola,a,pm-owners,1,\nskola,a,pm-inventory,2,312\n\
                skola,b,pm-owners,1,\nskola,a,pm-improve,2,312.2\n";
    assert_eq!(seconds(Setup::default().sound(long)), [Some(312), None]);
    for (text, expected) in [
        (wide.replace("312", "5:12"), &["S038 C2"][..]),
        (wide.replace("312", "-1"), &["S038 C2"]),
        (long.replace("312.2", "313"), &["S039 E5"]),
    ] {
        assert_eq!(codes(&Setup::default().read_one(&text).1), expected, "{text}");
    }
}

#[test]
fn a_role_that_nobody_was_asked_in_is_told_with_the_one_that_was_meant() {
    let mut setup = Setup::default();
    let mut asked: Vec<Unit> = setup.units.iter().map(|(_, unit)| unit.clone()).collect();
    asked[1].invited_by_role =
        ["Chef", "medarbetare"].map(|role| (RoleId::parse(role).unwrap(), 5)).into_iter().collect();
    setup.units = UnitTree::new(asked.into_iter().map(|unit| (unit, None)).collect()).unwrap();
    let text = "unit,respondent,role,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n\
                skola,a,chef,1,1,1,1,1\nskola,b,medarbetre,1,1,1,1,1\nskola,c,,1,1,1,1,1\n\
                skola,d,medarbetre,1,1,1,1,1\n";
    let (responses, found) = setup.read_one(text);
    let roles: Vec<_> = responses.0.iter().map(|one| one.role.as_ref().map(RoleId::as_str)).collect();
    assert_eq!(roles, [Some("Chef"), Some("medarbetre"), None, Some("medarbetre")]);
    assert_eq!(codes(&found), ["S037 C3"]);
    let told = told(&found, Lang::Sv);
    assert!(told.contains("menade ni ”medarbetare”?") && told.contains("även på rad 5"), "{told}");
    assert!(Setup::default().read_one(text).1.is_empty(), "where no role is named, none is strange");
}

#[test]
fn a_misspelt_column_is_said_to_cost_the_question_its_answers() {
    let text = "unit,respondent,pm-inventory,pm-owner,pm-improve,will-goals,will-time\nskola,a,1,1,1,1,1\n";
    let told = told(&Setup::default().read_one(text).1, Lang::En);
    let cause = "the item “pm-owners” has no answers, probably because its column is called “pm-owner”";
    assert!(told.contains(cause), "{told}");
}

#[test]
fn a_file_of_several_waves_says_which_row_is_whose() {
    let both = vec![wave("2025"), wave("2026")];
    let head = "unit,respondent,wave,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n";
    let text = format!("{head}skola,a,2025,1,1,1,1,1\nskola,a,2026,2,2,2,2,2\n");
    let setup = Setup { listed: both.clone(), ..Setup::default() };
    for (id, expected) in [("2025", "1 1 1 1 1 1"), ("2026", "1 2 2 2 2 2")] {
        let (responses, diagnostics) = setup.read(&wave(id), &[("svar.csv", text.as_bytes())]);
        assert!(diagnostics.is_empty());
        assert_eq!(shown(&responses), [expected]);
    }
    let one = Setup::default();
    assert_eq!(codes(&one.read_one(&text).1), ["S024 C2"]);
    assert_eq!(shown(&one.sound(&format!("{head}skola,a,,1,1,1,1,1\n"))), ["1 1 1 1 1 1"]);
    assert_eq!(codes(&one.read_one(&format!("{head}skola,a,2062,1,1,1,1,1\n")).1), ["S023 C2"]);
    assert_eq!(codes(&setup.read_one(&format!("{head}skola,a,,1,1,1,1,1\n")).1), ["S022 C2"]);
    let without = text.replace(",wave", "").replace(",2025", "").replace(",2026", "");
    assert_eq!(codes(&setup.read_one(&without).1), ["S014 1", "S026 B3"]);
}

#[test]
fn broken_characters_are_told_of() {
    let setup = Setup { encoding: Encoding::from_label("utf-8"), ..Setup::default() };
    let bytes =
        b"unit,role,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n\nskola,f\xf6rst,1,1,1,1,1\n";
    let (_, diagnostics) = setup.read(&wave("2026"), &[("svar.csv", bytes)]);
    assert_eq!(codes(&diagnostics), ["S003 B3"]);
}

#[test]
fn a_file_of_two_encodings_is_refused_row_by_row_unless_its_encoding_is_given() {
    let head = "unit,role,pm-inventory,pm-owners,pm-improve,will-goals,will-time\n";
    let rows: [&[u8]; 4] = [b"skola,sk\xc3\xb6tare", b"skola,sk\xf6tare", b"sk\xe5la,f\xf6rst", b"skola,x"];
    let rows = rows.iter().flat_map(|row| [row, &b",1,1,1,1,1\n"[..]].concat());
    let bytes: Vec<u8> = head.bytes().chain(rows).collect();
    let read = |encoding| {
        let setup = Setup { encoding: Encoding::from_label(encoding), ..Setup::default() };
        setup.read(&wave("2026"), &[("svar.csv", &bytes)]).1
    };
    assert_eq!(codes(&read("")), ["S003 B3", "S003 A4", "S019 A4"]);
    assert_eq!(codes(&read("windows-1252")), ["S019 A4"]);
    let said = told(&read(""), Lang::Sv);
    assert!(said.contains("byten F6") && said.contains("i Windows-1252 är den ”ö”"), "{said}");
}

#[test]
fn units_and_waves_are_found_in_a_file_that_stands_alone() {
    let q = questionnaire(&ITEMS);
    let check = |name: &str, text: &str, units: &[&str], waves: &[&str]| {
        let found = discover(&AnswerFile { name, bytes: text.as_bytes(), waves: &[] }, &q, None);
        let ids: Vec<String> = found.units.iter().map(|(_, unit)| unit.id.to_string()).collect();
        assert_eq!(ids, units, "{text}");
        assert_eq!(found.waves.iter().map(WaveId::as_str).collect::<Vec<_>>(), waves, "{text}");
    };
    check("in/Kontakt center.csv", "pm-inventory\n1\n", &["Kontakt center"], &[]);
    check(
        "x.csv",
        "enhet;omgång;pm-inventory\nB;2026;1\nA;2025;1\nb ;2026;1\n;;1\n",
        &["B", "A"],
        &["2025", "2026"],
    );
    check("x.csv", "unit,respondent,item,value\nSkola,a,pm-inventory,1\n", &["Skola"], &[]);
    check(".csv", "", &["1"], &[]);
    check("photo.csv", "%PDF", &["photo"], &[]);
}

/// A respondent's answers as cells, and nothing that cannot be written in a cell.
fn cells() -> impl Strategy<Value = (usize, Option<&'static str>, Vec<&'static str>)> {
    let cell = prop::sample::select(vec![
        "1",
        "2",
        "3",
        "4",
        "5",
        "",
        "",
        "na",
        "vet ej",
        "Lära",
        "3,0",
        "Ecosystem",
    ]);
    let role = prop::option::of(prop::sample::select(vec!["chef", "Chef", "medarbetare, deltid"]));
    (0..UNITS.len(), role, prop::collection::vec(cell, ITEMS.len()))
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn wide(people: &[(usize, Option<&str>, Vec<&str>)]) -> Vec<String> {
    let row = |(at, (unit, role, cells)): (usize, &(usize, Option<&str>, Vec<&str>))| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        format!("{},r{at},{},{}", UNITS[*unit].0, quoted(role.unwrap_or_default()), cells.join(","))
    };
    people.iter().enumerate().map(row).collect()
}

fn long(people: &[(usize, Option<&str>, Vec<&str>)]) -> Vec<String> {
    let rows = |(at, (unit, role, cells)): (usize, &(usize, Option<&str>, Vec<&str>))| {
        let (unit, role) = (UNITS[*unit].1, quoted(role.unwrap_or_default()));
        let row = |(item, cell): (&str, &&str)| format!("{unit},r{at},{role},{item},{}", quoted(cell));
        ITEMS.into_iter().zip(cells).map(row).collect::<Vec<_>>()
    };
    people.iter().enumerate().flat_map(rows).collect()
}

const WIDE: &str = "unit,respondent,role,pm-inventory,pm-owners,pm-improve,will-goals,will-time";
const LONG: &str = "unit,respondent,role,item,value";

fn file(head: &str, rows: &[String]) -> String {
    format!("{head}\n{}\n", rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_long_file_reads_as_the_wide_one(people in prop::collection::vec(cells(), 1..20)) {
        let setup = Setup::default();
        let from_wide = setup.sound(&file(WIDE, &wide(&people)));
        prop_assert_eq!(from_wide, setup.sound(&file(LONG, &long(&people))));
    }

    #[test]
    fn shuffled_rows_are_shuffled_responses(people in prop::collection::vec(cells(), 1..20), turn in 0..20_usize) {
        // Roles are spelled as they are met first, so that they are left out where the order varies.
        let people: Vec<_> = people.into_iter().map(|(unit, _, cells)| (unit, None, cells)).collect();
        let setup = Setup::default();
        let mut rows = wide(&people);
        let mut expected = setup.sound(&file(WIDE, &rows));
        let turn = turn % rows.len();
        rows.rotate_left(turn);
        expected.0.rotate_left(turn);
        prop_assert_eq!(&setup.sound(&file(WIDE, &rows)), &expected);
        rows.reverse();
        expected.0.reverse();
        prop_assert_eq!(&setup.sound(&file(WIDE, &rows)), &expected);
        // In a long file the rows of several people may be mixed up, as long as each person's first row is in order.
        let mut mixed = long(&people);
        mixed.sort_by_key(|row| ITEMS.iter().position(|item| row.contains(item)));
        prop_assert_eq!(setup.sound(&file(LONG, &mixed)), setup.sound(&file(LONG, &long(&people))));
    }
}

/// Bytes that are met in files of answers, and some that are not.
fn junk() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "unit",
        "respondent",
        "item",
        "value",
        "wave",
        "pm-inventory",
        "will-time",
        "skola",
        "2026",
        "1",
        "9",
        "å",
        "Ã¥",
        ";",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "\u{feff}",
        "sep=;",
        "\0",
        " ",
    ]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat().into_bytes()),
        (prop::collection::vec(any::<u8>(), 0..4), 0..300_usize).prop_map(|(bytes, at)| {
            let mut file = data("mistakes.csv");
            let at = at.min(file.len());
            file.splice(at..at, bytes);
            file
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_bytes_whatever_make_it_fall_over(bytes in junk(), second in junk(), label in 0..4_usize) {
        let encoding = ["utf-8", "utf-16le", "macintosh"].get(label).and_then(|label| Encoding::from_label(label));
        let setup = Setup { encoding, listed: vec![wave("2025"), wave("2026")], ..Setup::default() };
        let (_, diagnostics) = setup.read(&wave("2026"), &[("a.csv", &bytes), ("b.csv", &second)]);
        // Whatever is found can be put into words, and points at a place that there is.
        for lang in Lang::ALL {
            told(&diagnostics, lang);
        }
        let _ = discover(&AnswerFile { name: "a.csv", bytes: &bytes, waves: &[] }, &setup.questionnaire, encoding);
    }
}
