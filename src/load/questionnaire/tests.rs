use super::questionnaire;
use crate::model::{
    Diagnostics, Fault, Lang, MissingPolicy, NodeKind, Place, Points, Questionnaire, Share, Weight,
};

/// Everything that a questionnaire can say, with a fault in none of it.
const SOUND: &str = r#"format = 1
id = "prov"
version = "1.0.0"
languages = ["sv", "en"]
title = { sv = "Prov", en = "Trial" }
scale = "steg"
min_answered = 0.5

[[levels]]
id = "grund"
from = 0
name = { sv = "Grund", en = "Foundations" }

[[levels]]
id = "topp"
from = 60
name = "Topp"

[[scales]]
id = "steg"
options = [
  { id = "1", label = { sv = "Nej", en = "No" } },
  { id = "2", label = { sv = "Delvis", en = "Partly" } },
  { id = "3", label = { sv = "Ja", en = "Yes" } },
]

[[groups]]
id = "leda"
kind = "prerequisite"
name = { sv = "Leda", en = "Lead" }

[[groups]]
id = "bo"
name = "BO"
weight = 2
levels = [{ id = "topp", from = 70, requires = { leda = 50 }, text = "Topp i BO" }]

[[groups]]
id = "vilja"
parent = "leda"
name = { sv = "Vilja", en = "Will" }

[[items]]
id = "le-1"
group = "vilja"
text = { sv = "Hur?", en = "How?" }
anchors = ["a", "b", "c"]
advice = ["a", "b"]

[[items]]
id = "bo-1"
group = "bo"
text = { sv = "Vad?", en = "What?" }
options = [{ id = "no", label = "No", points = 0 }, { id = "yes", label = "Yes", points = 90 }]
reverse = true
missing = "zero"

[readiness]
short = "Redo"

[[positions]]
id = "start"
title = "Start"
x = { node = "leda", from = 50 }
y = { node = "vilja", from = 40 }
fields = [
  { x = "low", y = "low", id = "a", name = "A", text = "a" },
  { x = "high", y = "low", id = "b", name = "B", text = "b" },
  { x = "low", y = "high", id = "c", name = "C", text = "c" },
  { x = "high", y = "high", id = "d", name = "D", text = "d" },
]
"#;

/// `code line:column` of every fault, by place; just the code for a fault of the whole file.
pub fn told(found: &Diagnostics) -> Vec<String> {
    let mut told: Vec<(usize, String)> = found
        .iter()
        .map(|diagnostic| {
            let Fault::Toml(fault) = &diagnostic.fault else { panic!("{diagnostic:?}") };
            let Place::Span(file, span) = &diagnostic.place else {
                return (0, fault.code().to_owned());
            };
            let before = &found.source(file).expect("a source")[..span.start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
            (span.start, format!("{} {line}:{column}", fault.code()))
        })
        .collect();
    told.sort();
    told.into_iter().map(|(_, told)| told).collect()
}

fn sound() -> Questionnaire {
    let (questionnaire, found) = questionnaire("q.toml", SOUND);
    assert_eq!(told(&found), [""; 0]);
    questionnaire.expect("a questionnaire")
}

#[test]
fn a_sound_file_becomes_the_tree_it_describes() {
    let q = sound();
    let nodes: Vec<(&str, NodeKind)> = q.nodes().map(|(_, node)| (node.id.as_str(), node.kind)).collect();
    let expected = [
        ("readiness", NodeKind::Readiness),
        ("index", NodeKind::Index),
        ("leda", NodeKind::Prerequisite),
        ("vilja", NodeKind::Group),
        ("le-1", NodeKind::Item),
        ("bo", NodeKind::Core),
        ("bo-1", NodeKind::Item),
    ];
    assert_eq!(nodes, expected);
    let readiness = &q[q.find("readiness").expect("readiness")];
    assert_eq!((readiness.name.get(Lang::Sv), readiness.short.get(Lang::En)), ("Förutsättningar", "Redo"));
    assert_eq!(q[q.find("index").expect("index")].name.get(Lang::En), "Index");
}

#[test]
fn what_is_asked_across_all_areas_stands_after_them_and_in_no_summary() {
    let text = SOUND.replace("kind = \"prerequisite\"", "kind = \"cross-cutting\"");
    let (q, found) = questionnaire("q.toml", &text.replace("[readiness]\nshort = \"Redo\"\n", ""));
    assert_eq!(told(&found), [""; 0]);
    let q = q.expect("a questionnaire");
    let nodes: Vec<(&str, NodeKind)> = q.nodes().map(|(_, node)| (node.id.as_str(), node.kind)).collect();
    let expected = [
        ("index", NodeKind::Index),
        ("bo", NodeKind::Core),
        ("bo-1", NodeKind::Item),
        ("leda", NodeKind::CrossCutting),
        ("vilja", NodeKind::Group),
        ("le-1", NodeKind::Item),
    ];
    assert_eq!(nodes, expected);
    let index = q[q.find("index").expect("the index")].group().expect("a group");
    assert_eq!(index.children, [q.find("bo").expect("an area")]);
}

#[test]
fn what_a_group_does_not_say_of_its_levels_it_takes_over() {
    let q = sound();
    let levels = |id: &str| q[q.find(id).expect("a node")].group().expect("a group").levels.clone();
    let from = |id: &str| levels(id).iter().map(|level| level.from.value()).collect::<Vec<_>>();
    assert_eq!(from("vilja"), [0.0, 60.0]);
    assert_eq!(from("bo"), [0.0, 70.0]);
    assert_eq!(levels("bo")[0].text, None);
    assert_eq!(levels("bo")[1].text.as_ref().map(|text| text.get(Lang::Sv)), Some("Topp i BO"));
    let requirement = levels("bo")[1].requires[0];
    assert_eq!((requirement.node, requirement.at_least.value()), (q.find("leda").expect("a node"), 50.0));
}

#[test]
fn what_an_item_does_not_say_has_a_default() {
    let q = sound();
    let item = |id: &str| q[q.find(id).expect("a node")].item().expect("an item").clone();
    let (will, yes) = (item("le-1"), item("bo-1"));
    assert_eq!(will.answering.options()[1].points, Points::equally_spaced(1, 3));
    assert_eq!((will.revision, will.reverse, will.missing), (1, false, MissingPolicy::LeaveOut));
    assert_eq!((will.anchors.len(), will.advice.len()), (3, 2));
    assert_eq!(yes.answering.scale().expect("a scale").id().as_str(), "bo-1");
    assert_eq!(
        (yes.reverse, yes.missing, yes.dont_know),
        (true, MissingPolicy::Zero, MissingPolicy::LeaveOut)
    );
    let node = &q[q.find("le-1").expect("a node")];
    assert_eq!((node.short.get(Lang::Sv), node.weight), ("Hur?", Weight::ONE));
    assert_eq!(q[q.find("bo").expect("a node")].group().expect("a group").min_answered, Share::HALF);
}

#[test]
fn the_four_fields_of_a_picture_stand_in_their_order_whatever_the_file_says() {
    let q = sound();
    let ids: Vec<&str> = q.positions()[0].fields.iter().map(|field| field.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
}

/// Replaces a part of the sound file and looks at what is told.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    assert!(SOUND.contains(old), "the sound file has no {old}");
    let (built, found) = questionnaire("q.toml", &SOUND.replacen(old, new, 1));
    assert_eq!(told(&found), expected, "{old} → {new}");
    assert_eq!(built.is_some(), !found.has_errors(), "{old} → {new}");
}

#[test]
fn faults_of_keys_and_values_stand_where_they_are() {
    check("format = 1", "format = 2", &["Q011 1:10"]);
    check("format = 1\n", "", &["Q004"]);
    check("format = 1", "format = \"1\"", &["Q005 1:10"]);
    check("id = \"prov\"", "id = \"mitt prov\"", &["Q006 2:6"]);
    check("id = \"prov\"", "id = \"å/b\"", &["Q006 2:6"]);
    check("version = \"1.0.0\"", "version = 1", &["Q005 3:11"]);
    check("[\"sv\", \"en\"]", "[]", &["Q008 4:13"]);
    check("[\"sv\", \"en\"]", "[\"sv\", \"sv\", \"en\"]", &["Q013 4:20"]);
    check("[\"sv\", \"en\"]", "[\"sv\", \"norsk\"]", &["Q015 4:20"]);
    check("en = \"Trial\"", "eng = \"Trial\"", &["Q015 5:24"]);
    check(", en = \"Trial\"", "", &["Q016 5:9"]);
    check("title = { sv = \"Prov\", en = \"Trial\" }", "title = {}", &["Q007 5:9"]);
    check("scale = \"steg\"", "scale = \"stg\"", &["Q012 6:9"]);
    check("min_answered = 0.5", "min_answered = 50", &["Q009 7:16"]);
    check("min_answered = 0.5", "min_answered = nan", &["Q009 7:16"]);
    check("min_answered", "min_anwsered", &["Q003 7:1"]);
    for (nonsense, code) in [("0", "Q009"), ("-1", "Q009"), ("2.5", "Q005"), ("2_000_000_000", "Q009")] {
        check("weight = 2", &format!("min_group = {nonsense}"), &[&format!("{code} 35:13")]);
    }
    check("weight = 2", "min_group = 8", &[]);
    // What also counts: a node that there is, once, and nothing that comes from the group.
    check("weight = 2", "children = [\"le-1\"]", &[]);
    check("weight = 2", "children = [\"leda\"]", &[]);
    check("weight = 2", "children = [\"le-2\"]", &["Q012 35:13"]);
    check("weight = 2", "children = [\"le-1\", \"le-1\"]", &["Q013 35:21"]);
    check("weight = 2", "children = [\"bo-1\"]", &["Q013 35:13"]);
    check("weight = 2", "children = [\"index\"]", &["Q012 35:13"]);
    check("weight = 2", "children = [\"bo\"]", &["Q014 35:13"]);
    check("parent = \"leda\"", "parent = \"leda\"\nchildren = [\"leda\"]", &["Q014 41:13"]);
    check("weight = 2", "children = \"bo-1\"", &["Q005 35:12"]);
    check("weight = 2", "weight = 0", &["Q009 35:10"]);
    check("weight = 2", "weight = \"2\"", &["Q005 35:10"]);
    check("reverse = true", "reverse = \"ja\"", &["Q005 55:11"]);
    check("missing = \"zero\"", "missing = \"noll\"", &["Q010 56:11"]);
    check("weight = 2", "combine = \"maxx\"", &["Q010 35:11"]);
    check("reverse = true", "kind = \"nummer\"", &["Q010 55:8"]);
    check("reverse = true", "revision = 0", &["Q009 55:12"]);
    check("reverse = true", "revision = 1.5", &["Q005 55:12"]);
    check("[readiness]", "[[readiness]]", &["Q005 58:1"]);
}

#[test]
fn faults_of_syntax_leave_the_rest_to_be_read_where_that_is_safe() {
    check("weight = 2", "weight = 2\nweight = 3\nwieght = 4", &["Q001 36:1", "Q003 37:1"]);
    check("version = \"1.0.0\"", "version = ”1.0.0”", &["Q001 3:11"]);
    check("name = \"BO\"", "name = \"BO", &["Q001 34:11"]);
    check("reverse = true", "reverse = true extra", &["Q001 55:11"]);
    check("anchors = [\"a\", \"b\", \"c\"]", "anchors = [\"a\", \"b\", \"c\"", &["Q001 48:1"]);
}

#[test]
fn faults_of_levels_and_scales_stand_where_they_are() {
    check("from = 60", "from = 0", &["Q030 16:8"]);
    check("from = 60", "from = 101", &["Q009 16:8"]);
    check("from = 70", "from = 0", &["Q030 36:33"]);
    check("{ id = \"topp\", from = 70,", "{ id = \"grund\", from = 65,", &["Q030 36:34"]);
    check("{ id = \"topp\", from = 70,", "{ id = \"top\",", &["Q012 36:18"]);
    check("requires = { leda = 50 }", "requires = { ledaa = 50 }", &["Q012 36:50"]);
    check("requires = { leda = 50 }", "requires = { leda = 150 }", &["Q009 36:57"]);
    check("id = \"topp\"\nfrom", "id = \"GRUND\"\nfrom", &["Q013 15:6", "Q012 36:18"]);
    check("id = \"3\", label", "id = \"2\", label", &["Q013 24:10"]);
    check("{ sv = \"Ja\", en = \"Yes\" }", "{ sv = \"nej\", en = \"Yes\" }", &["Q013 24:3"]);
    check("label = { sv = \"Ja\", en = \"Yes\" }", "label = \"Ja\", points = 100", &["Q027 21:11"]);
    check("[{ id = \"no\", label = \"No\", points = 0 }, ", "[", &["Q026 54:11"]);
    check("options = [{", "scale = \"steg\"\noptions = [{", &["Q025 54:9"]);
    check("scale = \"steg\"\n", "", &["Q024 42:1"]);
    check("anchors = [\"a\", \"b\", \"c\"]", "anchors = [\"a\", \"b\"]", &["Q028 47:11"]);
    check("advice = [\"a\", \"b\"]", "advice = [\"a\", \"b\", \"c\", \"d\"]", &["Q029 48:10"]);
}

#[test]
fn faults_of_the_tree_stand_where_they_are() {
    check("group = \"vilja\"", "group = \"vijla\"", &["Q012 45:9"]);
    check("group = \"vilja\"", "group = \"readiness\"", &["Q019 39:6", "Q020 45:9"]);
    check("parent = \"leda\"", "parent = \"ledaa\"", &["Q012 40:10"]);
    check("parent = \"leda\"", "parent = \"vilja\"", &["Q019 28:6", "Q014 40:10"]);
    check("parent = \"leda\"", "parent = \"leda\"\nkind = \"core\"", &["Q021 41:8"]);
    check("kind = \"prerequisite\"", "parent = \"vilja\"", &["Q014 29:10", "Q023 58:1"]);
    check("id = \"bo-1\"", "id = \"Le-1\"", &["Q013 51:6"]);
    check("id = \"bo-1\"", "id = \"vilja\"", &["Q013 51:6"]);
    check("id = \"bo-1\"", "id = \"index\"", &["Q017 51:6"]);
    check("id = \"bo-1\"", "id = \"Value\"", &["Q017 51:6"]);
    check("group = \"bo\"", "group = \"vilja\"", &["Q019 33:6"]);
    check("id = \"leda\"\nkind = \"prerequisite\"", "id = \"leda\"", &["Q023 57:1"]);
    check("node = \"vilja\"", "node = \"vilj\"", &["Q012 65:14"]);
    check("{ x = \"low\", y = \"low\"", "{ x = \"high\", y = \"low\"", &["Q031 66:10", "Q013 68:3"]);
    check("{ x = \"low\", y = \"low\"", "{ x = \"left\", y = \"low\"", &["Q010 67:9"]);
    check("id = \"b\", name", "id = \"a\", name", &["Q013 68:33"]);
}

#[test]
fn all_faults_are_told_at_once_and_none_follows_from_another() {
    let text = SOUND
        .replace("group = \"vilja\"", "group = \"vijla\"")
        .replace("weight = 2", "wieght = 2")
        .replace("from = 60", "from = 600")
        .replace("y = { node = \"vilja\", from = 40 }\n", "");
    let (built, found) = questionnaire("q.toml", &text);
    assert!(built.is_none());
    assert_eq!(told(&found), ["Q009 16:8", "Q003 35:1", "Q012 45:9", "Q004 61:1"]);
}

#[test]
fn what_has_one_cause_is_told_once() {
    // A key of the whole file under a heading: the items that lack it for that reason are left in peace.
    let (scale, bo) = ("scale = \"steg\"\n", "name = \"BO\"");
    let text = SOUND.replacen(scale, "", 1).replacen(bo, &format!("{bo}\n{}", scale.trim()), 1);
    assert_eq!(told(&questionnaire("q.toml", &text).1), ["Q003 34:1"]);
    // Texts in a language that is not listed.
    let text = SOUND.replacen("[\"sv\", \"en\"]", "[\"sv\"]", 1);
    assert_eq!(told(&questionnaire("q.toml", &text).1), ["Q015 5:24"]);
    // A heading with too few brackets.
    let text = SOUND.replacen("[[items]]\nid = \"bo-1\"", "[items]\nid = \"bo-1\"", 1);
    assert_eq!(told(&questionnaire("q.toml", &text).1), ["Q001 50:1"]);
}

#[test]
fn without_items_that_alone_is_told() {
    let text = &SOUND[..SOUND.find("[[items]]").expect("items")];
    assert_eq!(told(&questionnaire("q.toml", text).1), ["Q022"]);
    assert_eq!(told(&questionnaire("q.toml", "").1), ["Q004", "Q004", "Q004", "Q004", "Q004", "Q022"]);
}

#[test]
fn a_circle_is_told_once_however_long_it_is() {
    let group =
        |id: &str, parent: &str| format!("[[groups]]\nid = \"{id}\"\nname = \"x\"\nparent = \"{parent}\"\n");
    let ring = [group("r1", "r2"), group("r2", "r3"), group("r3", "r1"), group("hanger", "r1")].concat();
    let item = "[[items]]\nid = \"h-1\"\ngroup = \"hanger\"\ntext = \"?\"\n";
    let (_, found) = questionnaire("q.toml", &format!("{SOUND}{ring}{item}"));
    assert_eq!(told(&found), ["Q014 75:10"]);
}

const UNUSED: &str = "[[scales]]\nid = \"annan\"\noptions = [{ id = \"a\", label = \"A\" }, { id = \"b\", label = \"B\" }]\n\n[[scales]]";

/// The sound file with its last item before the groups.
fn moved() -> String {
    let at = SOUND.rfind("[[items]]").expect("an item");
    let end = SOUND.find("[readiness]").expect("a summary");
    let without = format!("{}{}", &SOUND[..at], &SOUND[end..]);
    without.replacen("[[groups]]", &format!("{}[[groups]]", &SOUND[at..end]), 1)
}

#[test]
fn the_digest_is_of_the_content_and_not_of_its_layout() {
    let digest = |text: &str| questionnaire("q.toml", text).0.expect("a questionnaire").digest();
    let plain = digest(SOUND);
    for (same, text) in [
        ("a comment", format!("# A comment.\n{SOUND}")),
        (
            "the order of keys",
            SOUND.replace(
                "from = 0\nname = { sv = \"Grund\", en = \"Foundations\" }",
                "name = { en = \"Foundations\", sv = \"Grund\" }\nfrom = 0",
            ),
        ),
        ("the line ends", SOUND.replace('\n', "\r\n")),
        ("a BOM", format!("\u{feff}{SOUND}")),
        ("how a number is written", SOUND.replace("from = 60", "from = 6_0.0")),
        ("the quotation marks", SOUND.replace("\"Topp\"", "'Topp'")),
        (
            "a default that is spelled out",
            SOUND.replace("reverse = true", "reverse = true\nkind = \"choice\""),
        ),
        ("a scale that nobody uses", SOUND.replace("[[scales]]", UNUSED)),
        ("where an item stands among the groups", moved()),
    ] {
        assert_eq!(digest(&text), plain, "{same}");
    }
    for (other, text) in [
        ("a threshold", SOUND.replace("from = 60", "from = 61")),
        ("a text", SOUND.replace("Hur?", "Hur då?")),
        ("the order of a list", SOUND.replace("[\"a\", \"b\"]", "[\"b\", \"a\"]")),
        ("a weight", SOUND.replace("weight = 2", "weight = 3")),
        ("a rule", SOUND.replace("weight = 2", "weight = 2\ncombine = \"min\"")),
        ("a policy", SOUND.replace("missing = \"zero\"", "missing = \"zero\"\nnot_applicable = \"zero\"")),
        ("a range", SOUND.replace("weight = 2", "weight = 2\nrange = [0, 5]")),
        (
            "a condition",
            SOUND.replace("reverse = true", "reverse = true\nshown_if = { item = \"le-1\", is = [\"2\"] }"),
        ),
    ] {
        assert_ne!(digest(&text), plain, "{other}");
    }
}

#[test]
fn a_file_from_windows_says_the_same() {
    let windows = format!("\u{feff}{}", SOUND.replace('\n', "\r\n"));
    let (built, found) = questionnaire("q.toml", &windows);
    assert_eq!(told(&found), [""; 0]);
    assert_eq!(built, Some(sound()));
    let (_, found) = questionnaire("q.toml", &windows.replace("weight", "wieght"));
    assert_eq!(told(&found), ["Q003 35:1"]);
}

#[test]
fn no_damage_makes_it_panic() {
    for (cut, _) in SOUND.char_indices() {
        let (built, found) = questionnaire("q.toml", &SOUND[..cut]);
        assert_eq!(built.is_some(), !found.has_errors(), "cut at {cut}");
    }
    let harm = *b"\"[]{}=,.#\n0a\\\xc3";
    for at in 0..SOUND.len() {
        let mut bytes = SOUND.as_bytes().to_vec();
        bytes[at] = harm[at % harm.len()];
        let text = String::from_utf8_lossy(&bytes);
        let (built, found) = questionnaire("q.toml", &text);
        assert_eq!(built.is_some(), !found.has_errors(), "byte {at}");
    }
}

mod kinds;
