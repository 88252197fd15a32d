use super::unit_list;
use crate::load::builtin;
use crate::load::questionnaire;
use crate::model::{Diagnostics, Fault, Lang, Place, Questionnaire, UnitTree};

fn instrument() -> Questionnaire {
    let builtin = builtin::find("sodertalje").expect("it is built in");
    questionnaire(&builtin.file(), builtin.text).0.expect("it is sound")
}

fn read(text: &str) -> (Option<UnitTree>, Diagnostics) {
    unit_list("units.csv", text.as_bytes(), None, &instrument())
}

/// The units as `id "name" <parent headcount/invited`.
fn units(text: &str) -> Vec<String> {
    let (tree, found) = read(text);
    assert!(found.is_empty(), "{:?}", told(&found));
    shown(&tree.expect("units"))
}

fn shown(tree: &UnitTree) -> Vec<String> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let one = |unit: &crate::model::Unit| {
        let parent = unit.parent.map(|parent| format!(" <{}", tree[parent].id)).unwrap_or_default();
        let figures = match (number(unit.headcount), number(unit.invited)) {
            (a, b) if a.is_empty() && b.is_empty() => String::new(),
            (a, b) => format!(" {a}/{b}"),
        };
        format!("{} {:?}{parent}{figures}", unit.id, unit.name.get(Lang::Sv))
    };
    tree.iter().map(|(_, unit)| one(unit)).collect()
}

/// The faults as `U012 D3`, with `~` before what is only a warning.
fn told(found: &Diagnostics) -> Vec<String> {
    let one = |diagnostic: &crate::model::Diagnostic| {
        let code = match &diagnostic.fault {
            Fault::Units(fault) => fault.code(),
            Fault::Figures(fault) => fault.code(),
            Fault::Plan(fault) => fault.code(),
            Fault::Import(fault) => fault.code(),
            Fault::Answer(fault) => fault.kind.code(),
            Fault::Toml(fault) => fault.code(),
        };
        let place = match &diagnostic.place {
            Place::Cell(_, cell) => {
                let column = cell.column.as_ref().map(|(at, _)| char::from(b'A' + *at as u8).to_string());
                format!(" {}{}", column.unwrap_or_default(), cell.row)
            }
            _ => String::new(),
        };
        format!("{}{code}{place}", if diagnostic.is_error() { "" } else { "~" })
    };
    found.iter().map(one).collect()
}

fn faults(text: &str) -> Vec<String> {
    let (tree, found) = read(text);
    assert_eq!(tree.is_some(), !found.has_errors(), "{:?}", told(&found));
    told(&found)
}

#[test]
fn names_alone_are_a_list() {
    assert_eq!(
        units("namn\nÄldreomsorg Öst\nSkola & förskola\n"),
        ["aldreomsorg-ost \"Äldreomsorg Öst\"", "skola-forskola \"Skola & förskola\"",]
    );
}

#[test]
fn headings_are_understood_in_both_languages_and_parents_by_name_or_id() {
    let swedish = "Enhet;Del av;Antal anställda;Tillfrågade\nSkolan;Kommunen;1 200;40\nKommunen;;;\n";
    let english = "name,parent,headcount,invited\nSkolan,kommunen,1200,40\nKommunen,,,\n";
    let expected = ["kommunen \"Kommunen\"", "skolan \"Skolan\" <kommunen 1200/40"];
    assert_eq!(units(swedish), expected);
    assert_eq!(units(english), expected);
    let by_id = "id,name,parent\nk,Kommunen,\ns,Skolan,K\n";
    assert_eq!(units(by_id), ["k \"Kommunen\"", "s \"Skolan\" <k"]);
}

#[test]
fn what_excel_in_sweden_writes_is_read() {
    let (text, _, _) =
        encoding_rs::WINDOWS_1252.encode("Namn;Del av\r\nÅsa förskola;Kommunen\r\nKommunen;\r\n");
    for bytes in [text.to_vec(), "\u{feff}Namn;Del av\r\nÅsa förskola;Kommunen\r\nKommunen;\r\n".into()] {
        let (tree, found) = unit_list("units.csv", &bytes, None, &instrument());
        assert!(found.is_empty());
        assert_eq!(shown(&tree.expect("units"))[1], "asa-forskola \"Åsa förskola\" <kommunen");
    }
}

#[test]
fn units_that_would_have_the_same_id_are_told_apart_by_what_they_are_part_of() {
    let list = "namn;del av\nNorr;\nSöder;\nSkolan;Norr\nSkolan;Söder\nskolan!;\n";
    let ids = ["norr", "skolan-norr", "soder", "skolan-soder", "skolan"].map(|id| format!("{id} "));
    for (unit, id) in units(list).iter().zip(&ids) {
        assert!(unit.starts_with(id.as_str()), "{unit} {id}");
    }
    assert_eq!(units("name\n机器\n!!!\n")[0], "机器 \"机器\"");
    let made = units("namn\nAnna Berg 850709-9805\nanna@x.se\nNorr 850709/9805\n");
    for (unit, id) in made.iter().zip(["unit ", "unit-2 ", "unit-3 "]) {
        assert!(made.len() == 3 && made.iter().any(|unit| unit.starts_with(id)), "{unit} {id}: {made:?}");
    }
    let long = "Enheten för samordning av verksamhetsutveckling och digitalisering i hela kommunen";
    let made = units(&format!("namn\n{long}\n"));
    assert!(made[0].starts_with("enheten-for-samordning-av-verksamhetsutveckling-och \""), "{made:?}");
}

#[test]
fn roles_and_targets_have_columns_of_their_own() {
    let (tree, found) =
        read("namn;tillfrågade: chef;tillfrågade: medarbetare;mål: ai;Mål: Öppna data\nA;2;10;62,5;\n");
    assert!(found.is_empty(), "{:?}", told(&found));
    let tree = tree.expect("units");
    let (_, unit) = tree.iter().next().expect("a unit");
    assert_eq!((unit.invited, unit.invited_by_role.len()), (Some(12), 2));
    let targets: Vec<(&str, f64)> =
        unit.targets.iter().map(|(node, points)| (node.as_str(), points.value())).collect();
    assert_eq!(targets, [("ai", 62.5)]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_row_and_column() {
    let list = "namn;del av;anställda;tillfrågade;mål: ai\n\
                Kommunen;;;;\n\
                Skolan;Komunen;ca 40;;\n\
                Vården;Kommunen;0;12;120\n\
                Vården;Kommunen;10;12;\n\
                A;B;;;\n\
                B;A;;;\n\
                ;Kommunen;5;;\n";
    let expected = ["U015 C3", "U015 C4", "U015 E4", "~U016 C5", "U007 8", "U012 B3", "U014 B6", "U011 A5"];
    assert_eq!(faults(list), expected);
}

#[test]
fn each_fault_has_its_place() {
    for (list, expected) in [
        ("kod;ort\n1;x\n", &["~U003 A1", "~U003 B1", "U001 1"][..]),
        ("namn;del av\n", &["U002 1"]),
        ("namn;ort\nA;x\n", &["~U003 B1"]),
        ("namn;anstälda\nA;4\n", &["U003 B1"]),
        ("namn;anställda;headcount\nA;4;5\n", &["U004 C1"]),
        ("namn;mål: moln\nA;4\n", &["U005 B1"]),
        ("namn;tillfrågade:\nA;4\n", &["U006 B1"]),
        ("id;namn\na;A\nA;B\n", &["U010 A3"]),
        ("id;namn\na;Skolan\nb;skolan\n", &["~U011 B3"]),
        ("namn;del av\nN;\nS;\nX;N\nX;S\nY;X\n", &["U013 B6"]),
        ("namn;del av\nN;N\n", &["U014 B2"]),
        ("namn;tillfrågade;tillfrågade: chef\nA;5;4\n", &["U017 B2"]),
        ("", &["I001"]),
    ] {
        assert_eq!(faults(list), expected, "{list}");
    }
}

#[test]
fn no_damage_makes_it_panic() {
    let list = "id;namn;del av;anställda;tillfrågade: chef;mål: ai\nk;Kommunen;;40;3;50\ns;Skolan;k;'=1;;\n";
    for (cut, _) in list.char_indices() {
        let (tree, found) = read(&list[..cut]);
        assert_eq!(tree.is_some(), !found.has_errors(), "cut at {cut}");
    }
}

#[test]
fn what_no_name_may_have_is_taken_out_and_told_with_its_cell() {
    let (tree, found) = read("name;headcount\nNor\u{1}th;12\nSouth\u{202e};3\n");
    assert_eq!(shown(&tree.expect("units")).len(), 2);
    assert_eq!(told(&found), ["~S060 A2", "~S060 A3"]);
}
