//! Answers that are several ticks, a number, or a text.

use mognad::load;
use mognad::model::{Answer, Answers, Diagnostics, OptionIx, Questionnaire, Responses, Ticks};
use proptest::prelude::*;

use super::{Setup, check_text, codes, told, units, wave};
use mognad::model::Lang;

const QUESTIONNAIRE: &str = r#"format = 1
id = "slag"
version = "1"
languages = ["sv", "en"]
title = "Slag"

[[groups]]
id = "g"
name = "G"

[[items]]
id = "val"
group = "g"
text = "Hur går det?"
options = [{ id = "bra", label = "Bra" }, { id = "illa", label = "Illa" }]

[[items]]
id = "kanaler"
group = "g"
kind = "multi"
text = "Vilka kanaler?"
options = [
  { id = "webb", label = { sv = "Webben", en = "The web" } },
  { id = "telefon", label = { sv = "Telefon, även kväll", en = "Phone, evenings too" } },
  { id = "disk", label = { sv = "Disk", en = "Desk" } },
  { id = "inget", label = { sv = "Inget av dessa", en = "None of these" }, exclusive = true },
]

[[items]]
id = "andel"
group = "g"
kind = "number"
text = "Hur stor andel?"
min = 0
max = 1500

[[items]]
id = "dagar"
group = "g"
kind = "number"
text = "Hur många dagar?"
breakpoints = [{ at = 0, points = 100 }, { at = 10, points = 0 }]
clamp = true

[[items]]
id = "mer"
group = "g"
kind = "text"
text = "Något mer?"
"#;

fn questionnaire() -> Questionnaire {
    let (built, found) = load::questionnaire("slag.toml", QUESTIONNAIRE);
    assert!(found.is_empty());
    built.unwrap()
}

fn setup() -> Setup {
    Setup { questionnaire: questionnaire(), units: units(&[("skola", "Skolan")]), ..Setup::default() }
}

/// Responses as `bra|webb+disk|2.5|10|text`.
fn shown(responses: &Responses) -> Vec<String> {
    let options = ["webb", "telefon", "disk", "inget"];
    let answer = |answer: Answer| match answer {
        Answer::Option(OptionIx(at)) => ["bra", "illa"][usize::from(at)].to_owned(),
        Answer::Ticks(ticks) if ticks == Ticks::default() => "none".to_owned(),
        Answer::Ticks(ticks) => ticks.iter().map(|option| options[option.at()]).collect::<Vec<_>>().join("+"),
        Answer::Number(number) => number.value().to_string(),
        Answer::Text => "text".to_owned(),
        Answer::DontKnow => "dk".to_owned(),
        Answer::NotApplicable => "na".to_owned(),
        Answer::NotAnswered => ".".to_owned(),
    };
    let line = |answers: &Answers| answers.iter().map(answer).collect::<Vec<_>>().join("|");
    responses.0.iter().map(|response| line(&response.answers)).collect()
}

fn read(text: &str) -> (Responses, Diagnostics) {
    setup().read_one(text)
}

const WIDE: &str = "respondent;val;kanaler;andel;dagar;mer\n";

#[track_caller]
fn reads(rows: &str, expected: &[&str]) {
    let (responses, found) = read(&format!("{WIDE}{rows}"));
    assert!(found.is_empty(), "{rows}\n{}", told(&found, Lang::En));
    assert_eq!(shown(&responses), expected, "{rows}");
}

#[track_caller]
fn fails(text: &str, expected: &[&str]) {
    assert_eq!(codes(&read(text).1), expected, "{text}");
}

#[test]
fn each_kind_is_read_from_a_cell_of_its_own() {
    reads("a;bra;webb|disk;2,5;3;Vi behöver hjälp, och mer tid.\n", &["bra|webb+disk|2.5|3|text"]);
    reads("a;bra;\"Webben; Desk;\";1 500;12;n/a\n", &["bra|webb+disk|1500|10|na"]);
    reads("a;illa;inget;0;-4;\n", &["illa|inget|0|0|."]);
    reads("a;vet ej;vet ej;vet ej;ej aktuellt;vet ej\n", &["dk|dk|dk|na|dk"]);
    reads("a;;;;;\n", &[".|.|.|.|."]);
    reads("a;;Telefon, även kväll;\"1\u{a0}234,5\";;\n", &[".|telefon|1234.5|.|."]);
    reads("a;;webb, Phone, evenings too, Desk;;;\n", &[".|webb+telefon+disk|.|.|."]);
}

#[test]
fn a_decimal_comma_stands_in_files_of_every_separator() {
    for (separator, number) in
        [(";", "12,5"), ("\t", "12,5"), (",", "\"12,5\""), (",", "12.5"), (";", "12.5")]
    {
        let text = format!("{WIDE}a;bra;;{};;\n", "#").replace(';', separator).replace('#', number);
        let (responses, found) = read(&text);
        assert!(found.is_empty(), "{text}\n{}", told(&found, Lang::En));
        assert_eq!(shown(&responses), ["bra|.|12.5|.|."]);
    }
}

#[test]
fn numbers_out_of_range_are_faults_where_nothing_holds_them() {
    fails(&format!("{WIDE}a;;;1500,1;99;\n"), &["S033 D2"]);
    fails(
        &format!("{WIDE}a;;;-1;;\nb;;;många;många;\nc;;;5 %;;\n"),
        &["S033 D2", "S032 D3", "S032 E3", "S052 D4"],
    );
    fails(&format!("{WIDE}a;;;1e99;1e99;\n"), &["S033 D2"]);
    fails(&format!("{WIDE}a;;;99999999999999;99999999999999;\n"), &["S033 D2"]);
}

#[test]
fn a_column_per_option_says_what_is_ticked() {
    let head = "respondent;val;andel;dagar;mer;kanaler[webb];KANALER/telefon;kanaler[Disk];kanaler / None of these\n";
    let check = |marks: &str, expected: &str| {
        let (responses, found) = read(&format!("{head}a;;;;;{marks}\n"));
        assert!(found.is_empty(), "{marks}\n{}", told(&found, Lang::En));
        assert_eq!(shown(&responses), [format!(".|{expected}|.|.|.")], "{marks}");
    };
    check("1;0;1;0", "webb+disk");
    check("x;;X;", "webb+disk");
    check("Ja;Nej;yes;no", "webb+disk");
    check("TRUE;FALSE;sant;falskt", "webb+disk");
    check("Webben;;desk;", "webb+disk");
    check("1.0;0.0;1,0;0,0", "webb+disk");
    check("0;0;0;0", "none");
    check("0;;;", "none");
    check(";;;", ".");
    check("na;na;na;na", "na");
    check("vet ej;;;", "dk");
    check("vet ej;na;;", "dk");
    check(";;;1", "inget");
    let row = |marks: &str| format!("{head}a;;;;;{marks}\n");
    fails(&row("1;;;1"), &["S034 I2"]);
    fails(&row("1;;kanske;"), &["S035 H2"]);
    fails(&row("1;;vet ej;"), &["S035 H2"]);
    fails(&row("disk;;;"), &["S035 F2"]);
    fails(&format!("{head}a;;;;;1;;;1\nb;;;;;;1;;1\nc;;;;;;;x;kanske\n"), &["S034 I2", "S035 I4"]);
}

#[test]
fn columns_of_options_are_known_by_their_headings() {
    let head = "respondent;val;andel;dagar;mer";
    let check = |columns: &str, expected: &[&str]| {
        let (_, found) = read(&format!("{head};{columns}\n"));
        let found: Vec<String> = codes(&found).into_iter().filter(|code| code != "S007").collect();
        assert_eq!(found, expected, "{columns}");
    };
    check("kanaler/webb;kanaler/telefon;kanaler/disk;kanaler/inget", &[]);
    check("kanaler[1];kanaler[2];kanaler[3];kanaler[4]", &["S055 F1"]);
    check(
        "kanaler[0];kanaler[1];kanaler[2];kanaler[3]",
        &["S050 F1", "S050 G1", "S050 H1", "S050 I1", "S010"],
    );
    check("kanaler[webb];kanaler[2]", &["S050 G1", "S036"]);
    check("kanaler[webb];kanaler[telefon]", &["S036"]);
    check("kanaler[webb];kanaler[telfon];kanaler[disk];kanaler[inget]", &["S009 G1", "S036"]);
    check("kanaler[webb];kanaler[WEBB];kanaler[telefon];kanaler[disk];kanaler[inget]", &["S008 G1"]);
    check("kanaler;kanaler[webb]", &["S008 G1"]);
    check("kanaler[webb];kanaler", &["S008 G1"]);
    // Other items have no options to be ticked.
    check("kanaler;val[bra];andel/webb", &["S009 G1"]);
    let (_, found) = read(&format!("{head};kanaler[webb];kanaler[telfon];kanaler[disk];kanaler[inget]\n"));
    let said = told(&found, Lang::Sv);
    assert!(said.contains("menade ni ”kanaler[telefon]”?"), "{said}");
    assert!(said.contains("saknar kolumn för ett alternativ, som räknas som inte ikryssat"), "{said}");
    assert!(said.contains("saknas: kanaler[telefon]"), "{said}");
}

#[test]
fn a_file_may_have_nothing_but_columns_of_options() {
    let (responses, found) = read("kanaler/webb;kanaler/telefon;kanaler/disk;kanaler/inget\n1;;1;\n");
    assert_eq!(codes(&found), ["S010"]);
    assert_eq!(shown(&responses), [".|webb+disk|.|.|."]);
}

#[test]
fn in_a_long_file_each_tick_has_a_row() {
    let head = "respondent,item,value\n";
    let check = |rows: &str, expected: &[&str], faults: &[&str]| {
        let (responses, found) = read(&format!("{head}{rows}"));
        assert_eq!(codes(&found), faults, "{rows}");
        assert_eq!(shown(&responses), expected, "{rows}");
    };
    check("a,kanaler,webb\na,val,bra\na,kanaler,Disk\n", &["bra|webb+disk|.|.|."], &[]);
    check("a,kanaler,webb|telefon\na,kanaler,disk\n", &[".|webb+telefon+disk|.|.|."], &[]);
    check("a,kanaler,\na,kanaler,disk\n", &[".|disk|.|.|."], &[]);
    check("a,andel,\"3,5\"\na,mer,Tack!\n", &[".|.|3.5|.|text"], &[]);
    check("a,kanaler,webb\na,kanaler,webb\n", &[".|webb|.|.|."], &["S028 B3"]);
    check("a,kanaler,webb\na,kanaler,vet ej\n", &[".|webb|.|.|."], &["S028 B3"]);
    check("a,kanaler,na\na,kanaler,webb\n", &[".|na|.|.|."], &["S028 B3"]);
    check("a,kanaler,webb\na,kanaler,inget\n", &[".|webb|.|.|."], &["S034 C3"]);
    check("a,kanaler,inget\na,kanaler,webb\na,kanaler,disk\n", &[".|inget|.|.|."], &["S034 C3"]);
    check("a,andel,1\na,andel,2\n", &[".|.|1|.|."], &["S028 B3"]);
}

#[test]
fn ticks_that_exclude_each_other_or_do_not_exist_are_faults() {
    fails(&format!("{WIDE}a;;webb|inget;;;\n"), &["S034 C2"]);
    fails(&format!("{WIDE}a;;webb|fax;;;\nb;;disk, fax;;;\n"), &["S015 C2"]);
    fails(&format!("{WIDE}a;;Phone;;;\n"), &["S015 C2"]);
    fails(&format!("{WIDE}a;bra|illa;;;;\n"), &["S015 B2"]);
}

#[test]
fn what_is_wrong_with_ticks_and_numbers_is_told_in_both_languages() {
    let whole = "unit;respondent;val;kanaler;andel;dagar;mer\n\
        skola;a;bra;webb|inget;1500,5;tre;\n\
        skola;b;bra;webb, faks;30 kr;4;\n\
        skola;c;bra;inget|disk;1500,5;4;\n";
    let ticks = "unit;respondent;val;andel;dagar;mer;kanaler[webb];kanaler[disk];kanaler[inget]\n\
        skola;d;bra;3;4;;1;kanske;\n\
        skola;e;bra;3;4;;1;1;1\n";
    let files = [("celler.csv", whole.as_bytes()), ("kolumner.csv", ticks.as_bytes())];
    let (_, found) = setup().read(&wave("2026"), &files);
    for (lang, file) in [(Lang::Sv, "kinds.sv.txt"), (Lang::En, "kinds.en.txt")] {
        check_text(file, &told(&found, lang));
    }
}

/// What a respondent may have answered; ticks in one cell cannot tell none from not answered.
fn person() -> impl Strategy<Value = (String, Vec<bool>, Option<u32>, String)> {
    let choice = prop::sample::select(vec!["", "bra", "Illa", "vet ej", "na"]).prop_map(str::to_owned);
    let ticks = prop_oneof![
        prop::collection::vec(any::<bool>(), 3).prop_map(|mut ticks| {
            ticks.push(false);
            ticks
        }),
        Just(vec![false, false, false, true]),
    ];
    let text = prop::sample::select(vec!["", "Tack; och hej", "a, b", "dk"]).prop_map(str::to_owned);
    (choice, ticks, prop::option::of(0..150_000_u32), text)
}

const OPTIONS: [&str; 4] = ["webb", "Telefon, även kväll", "desk", "Inget av dessa"];

fn quoted(cell: &str) -> String {
    format!("\"{cell}\"")
}

fn ticked(ticks: &[bool]) -> Vec<&'static str> {
    OPTIONS.into_iter().zip(ticks).filter(|(_, ticked)| **ticked).map(|(option, _)| option).collect()
}

fn number(hundredths: Option<u32>, sign: char) -> String {
    hundredths.map_or_else(String::new, |n| format!("{}{sign}{:02}", n / 100, n % 100))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_cell_a_column_per_option_and_a_row_per_answer_say_the_same(
        people in prop::collection::vec(person(), 1..12),
        separator in prop::sample::select(vec!["|", ";", ", "]),
    ) {
        let mut whole = "respondent;val;kanaler;andel;mer;dagar\n".to_owned();
        let mut columns = "respondent,val,kanaler[webb],kanaler[telefon],kanaler/disk,kanaler/inget,andel,mer,dagar\n".to_owned();
        let mut long = "respondent\titem\tvalue\n".to_owned();
        for (at, (choice, ticks, hundredths, text)) in people.iter().enumerate() {
            let names = ticked(ticks);
            let cell = quoted(&names.join(separator));
            whole += &format!("r{at};{choice};{cell};{};{};\n", number(*hundredths, ','), quoted(text));
            let mark = |ticked: bool| match (ticked, names.is_empty()) {
                (true, _) => "x",
                (false, true) => "",
                (false, false) => "0",
            };
            let marks: Vec<&str> = ticks.iter().map(|ticked| mark(*ticked)).collect();
            columns += &format!("r{at},{choice},{},{},{},\n", marks.join(","), number(*hundredths, '.'), quoted(text));
            long += &format!("r{at}\tval\t{choice}\nr{at}\tmer\t{text}\nr{at}\tandel\t{}\n", number(*hundredths, ','));
            for name in names {
                long += &format!("r{at}\tkanaler\t{name}\n");
            }
        }
        let sound = |text: &str| {
            let (responses, found) = read(text);
            assert!(found.is_empty(), "{text}\n{}", told(&found, Lang::En));
            responses
        };
        let expected = sound(&whole);
        prop_assert_eq!(&sound(&columns), &expected);
        prop_assert_eq!(&sound(&long), &expected);
    }

    #[test]
    fn no_cells_whatever_make_it_fall_over(cells in prop::collection::vec(prop::sample::select(vec![
        "webb", "inget", "|", ";", ",", "1", "0", "x", "-", ".", " ", "na", "9", "\n", "\"", "kanaler", "kanaler[webb]", "kanaler/", "[", "]", "andel", "item", "value", "respondent",
    ]), 0..60)) {
        let (_, found) = read(&cells.concat());
        for lang in Lang::ALL {
            told(&found, lang);
        }
    }
}
