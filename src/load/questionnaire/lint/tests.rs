use super::lint;
use crate::load::questionnaire::questionnaire;
use crate::load::questionnaire::tests::told;

/// A questionnaire that nothing is odd with.
const PLAIN: &str = r#"format = 1
id = "prov"
version = "1"
languages = ["sv"]
title = "Prov"
scale = "steg"

[[levels]]
id = "bas"
from = 0
name = "Bas"

[[levels]]
id = "topp"
from = 75
name = "Topp"

[[scales]]
id = "steg"
options = [{ id = "a", label = "A" }, { id = "b", label = "B" }, { id = "c", label = "C" }]

[[groups]]
id = "grund"
kind = "prerequisite"
name = "Grund"

[[groups]]
id = "g"
name = "G"
levels = [{ id = "topp", requires = { grund = 50 } }]

[[groups]]
id = "h"
name = "H"
weight = 2

[[groups]]
id = "g-del"
parent = "g"
name = "Del"

[[items]]
id = "grund-1"
group = "grund"
text = "?"
advice = ["Gör.", "Gör mer."]

[[items]]
id = "g-1"
group = "g-del"
weight = 3
text = "?"
advice = ["Gör.", "Gör mer."]

[[items]]
id = "g-2"
group = "g-del"
text = "?"
advice = ["Gör.", "Gör mer."]

[[items]]
id = "h-1"
group = "h"
text = "?"
advice = ["Gör.", "Gör mer."]

[[items]]
id = "h-text"
group = "h"
kind = "text"
text = "?"
"#;

#[track_caller]
fn check(changes: &[(&str, &str)], expected: &[&str]) {
    let mut text = PLAIN.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "the plain file has no {old}");
        text = text.replacen(old, new, 1);
    }
    let (built, found) = questionnaire("q.toml", &text);
    assert_eq!(told(&found), [""; 0], "{changes:?}");
    let found = lint("q.toml", &text, &built.expect("a questionnaire"));
    assert!(!found.has_errors());
    assert_eq!(told(&found), expected, "{changes:?}");
}

#[test]
fn a_plain_questionnaire_is_left_in_peace() {
    check(&[], &[]);
    for builtin in crate::load::builtin::ALL {
        let built = questionnaire(&builtin.file(), builtin.text).0.expect("a questionnaire");
        let found = lint(&builtin.file(), builtin.text, &built);
        assert_eq!(told(&found), [""; 0], "{}", builtin.id);
    }
}

#[test]
fn weights_that_change_nothing() {
    check(&[("id = \"h-1\"", "id = \"h-1\"\nweight = 2")], &["Q101 63:10"]);
    check(&[("id = \"h-1\"", "id = \"h-1\"\nweight = 1")], &[]);
    check(&[("kind = \"text\"", "kind = \"text\"\nweight = 2")], &["Q101 71:10"]);
    check(&[("id = \"g-2\"", "id = \"g-2\"\nweight = 3")], &["Q101 51:10"]);
    for rule in ["min", "max", "median", "ladder", "stacked"] {
        let combine = format!("name = \"Del\"\ncombine = \"{rule}\"");
        let expected: &[&str] =
            if rule == "ladder" { &["Q102 38:6", "Q101 52:10"][1..] } else { &["Q101 52:10"] };
        check(&[("name = \"Del\"", &combine)], expected);
    }
    check(&[("name = \"Del\"", "name = \"Del\"\ncombine = \"sum\"")], &[]);
    check(&[("kind = \"prerequisite\"", "kind = \"prerequisite\"\nweight = 5")], &["Q101 25:10"]);
}

#[test]
fn limits_that_raise_nothing() {
    check(&[("name = \"Del\"", "name = \"Del\"\nmin_group = 8")], &[]);
    check(&[("name = \"Del\"", "name = \"Del\"\nmin_group = 1")], &["Q113 41:13"]);
    let area = ("name = \"G\"", "name = \"G\"\nmin_group = 8");
    check(&[area, ("name = \"Del\"", "name = \"Del\"\nmin_group = 8")], &["Q113 42:13"]);
    check(&[area, ("name = \"Del\"", "name = \"Del\"\nmin_group = 9")], &[]);
}

#[test]
fn levels_with_more_points_than_there_are() {
    let own = "text = \"?\"\noptions = [{ id = \"n\", label = \"N\", points = 0 }, { id = \"j\", label = \"J\", points = 60 }]\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"";
    let low = ("text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"", own);
    check(&[low], &["Q102 33:6"]);
    // Turned, the least is the most.
    check(&[low, ("id = \"h-1\"", "id = \"h-1\"\nreverse = true")], &[]);
    // Where h gives a third and g all, the index can have 86.7: its level is in reach.
    let index = "[index]\nlevels = [{ id = \"topp\", from = 90 }]\n\n[[items]]\nid = \"grund-1\"";
    let high = ("[[items]]\nid = \"grund-1\"", index);
    check(&[low, ("weight = 2\n", ""), high], &["Q102 33:6"]);
    // With a threshold of its own h is in reach, and the index is what cannot be reached.
    let own = ("weight = 2\n", "levels = [{ id = \"topp\", from = 60 }]\n");
    check(&[low, own, high], &["Q102 43:33"]);
    // What may not apply pulls nothing down.
    let optional = (
        "id = \"h-1\"\ngroup = \"h\"",
        "id = \"h-1\"\ngroup = \"h\"\nshown_if = { item = \"g-1\", is = [\"c\"] }",
    );
    check(&[low, own, high, optional], &[]);
}

#[test]
fn levels_that_require_what_cannot_be() {
    check(&[("grund = 50", "h-text = 10")], &["Q102 30:39"]);
    let low = "id = \"grund-1\"\noptions = [{ id = \"n\", label = \"N\", points = 0 }, { id = \"j\", label = \"J\", points = 80 }]";
    let low = ("id = \"grund-1\"", low);
    check(&[low], &[]);
    check(&[low, ("grund = 50", "grund = 81")], &["Q102 30:39"]);
}

#[test]
fn levels_that_require_kin() {
    check(&[("grund = 50", "g = 50")], &["Q104 30:39"]);
    check(&[("grund = 50", "g-del = 50")], &["Q104 30:39"]);
    check(&[("grund = 50", "g-1 = 50")], &["Q104 30:39"]);
    check(&[("grund = 50", "index = 50")], &["Q104 30:39"]);
    check(&[("grund = 50", "readiness = 50")], &[]);
    check(&[("grund = 50", "h = 50")], &[]);
}

#[test]
fn levels_that_a_ladder_steps_past() {
    let ladder = ("name = \"Del\"", "name = \"Del\"\ncombine = \"ladder\"");
    let plain = ("weight = 3\n", "");
    check(&[ladder, plain], &[]);
    let middle = (
        "[[levels]]\nid = \"topp\"",
        "[[levels]]\nid = \"mitt\"\nfrom = 20\nname = \"Mitt\"\n\n[[levels]]\nid = \"övre\"\nfrom = 60\nname = \"Övre\"\n\n[[levels]]\nid = \"topp\"",
    );
    check(&[ladder, plain, middle], &["Q102 48:6"]);
    let own = (
        "parent = \"g\"",
        "parent = \"g\"\nlevels = [{ id = \"mitt\", from = 10 }, { id = \"övre\", from = 50 }]",
    );
    check(&[ladder, plain, middle, own], &["Q102 48:6"]);
    let stacked = ("name = \"Del\"", "name = \"Del\"\ncombine = \"stacked\"");
    check(&[stacked, plain, middle], &[]);
    // A ladder whose second stage cannot pass ends after the first.
    let low = (
        "id = \"g-2\"",
        "id = \"g-2\"\noptions = [{ id = \"n\", label = \"N\", points = 0 }, { id = \"j\", label = \"J\", points = 60 }]",
    );
    check(&[ladder, plain, low], &["Q102 38:6"]);
    let lenient = ("name = \"Del\"", "name = \"Del\"\ncombine = \"ladder\"\npass_at = 60");
    check(&[lenient, plain, low], &[]);
}

#[test]
fn items_without_advice_are_told_together() {
    check(
        &[("advice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"g-2\"", "\n[[items]]\nid = \"g-2\"")],
        &["Q103 49:6"],
    );
    let (built, _) = questionnaire("q.toml", &PLAIN.replace("advice = [\"Gör.\", \"Gör mer.\"]\n", ""));
    let found = lint(
        "q.toml",
        &PLAIN.replace("advice = [\"Gör.\", \"Gör mer.\"]\n", ""),
        &built.expect("a questionnaire"),
    );
    assert_eq!(told(&found), ["Q103 43:6"]);
    let number = "kind = \"number\"\nmin = 0\nmax = 9\ntext = \"?\"\n\n[[items]]\nid = \"h-text\"";
    check(&[("text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"", number)], &[]);
}

#[test]
fn groups_that_nobody_can_score() {
    let texts = (
        "text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"",
        "kind = \"text\"\ntext = \"?\"\n\n[[items]]\nid = \"h-text\"",
    );
    check(&[texts, ("weight = 2\n", "")], &["Q105 33:6"]);
    check(&[texts, ("weight = 2\n", "combine = \"ladder\"\n")], &["Q105 33:6"]);
}

#[test]
fn conditions_that_nothing_meets_or_that_come_too_late() {
    let number = "kind = \"number\"\nmin = 0\nmax = 9\ntext = \"?\"\n\n[[items]]\nid = \"h-text\"";
    let number = ("text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"", number);
    let asked = |test: &str| format!("kind = \"text\"\nshown_if = {{ item = \"h-1\", {test} }}");
    for (test, expected) in [
        ("at_least = 9", &[][..]),
        ("at_least = 9.5", &["Q106 73:12"]),
        ("at_most = -0.1", &["Q106 73:12"]),
        ("at_most = 0", &[]),
    ] {
        check(&[number, ("kind = \"text\"", &asked(test))], expected);
    }
    let early = ("id = \"g-1\"", "id = \"g-1\"\nshown_if = { item = \"h-1\", is = [\"c\"] }");
    check(&[early], &["Q107 50:12"]);
}

#[test]
fn groups_whose_items_are_never_asked_have_no_score() {
    let item = "kind = \"number\"\nmin = 0\nmax = 9\ntext = \"?\"\n\n[[items]]\nid = \"h-text\"";
    let number = ("text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"", item);
    let asked = "id = \"grund-1\"\nshown_if = { item = \"h-1\", at_least = 10 }";
    let zero = format!("{asked}\nnot_applicable = \"zero\"");
    // Nothing in the group is asked; the group above it and what requires it have no score for the same reason.
    check(&[number, ("id = \"grund-1\"", asked)], &["Q105 23:6", "Q102 30:39", "Q106 44:12"]);
    // Where what is not asked counts as no points, there is a score.
    let low = "Q102 23:6";
    check(&[number, ("id = \"grund-1\"", &zero)], &[low, "Q102 30:39", "Q106 44:12"]);
}

#[test]
fn advice_for_some_of_the_answers() {
    check(&[("advice = [\"Gör.\", \"Gör mer.\"]", "advice = [\"Gör.\"]")], &["Q103 43:6"]);
    // Turned, the first option is the best and the last the worst.
    check(&[("id = \"grund-1\"", "id = \"grund-1\"\nreverse = true")], &["Q103 43:6"]);
}

#[test]
fn answers_that_all_give_the_same_points() {
    let flat = "id = \"grund-1\"\noptions = [{ id = \"n\", label = \"N\", points = 80 }, { id = \"j\", label = \"J\", points = 80 }]";
    check(&[("id = \"grund-1\"", flat)], &["Q109 43:6"]);
    let flat = "kind = \"number\"\nbreakpoints = [{ at = 0, points = 90 }, { at = 5, points = 90 }]\ntext = \"?\"\n\n[[items]]\nid = \"h-text\"";
    let plain = "text = \"?\"\nadvice = [\"Gör.\", \"Gör mer.\"]\n\n[[items]]\nid = \"h-text\"";
    check(&[(plain, flat)], &["Q109 62:6"]);
}

#[test]
fn thresholds_on_the_range_that_scores_are_shown_on() {
    let range = ("title = \"Prov\"", "title = \"Prov\"\nrange = [0, 3]");
    check(&[range], &[]);
    // A requirement, and the levels of all groups at once.
    check(&[range, ("grund = 50", "grund = 2")], &["Q110 31:39"]);
    check(&[range, ("from = 75", "from = 2")], &["Q110 24:6"]);
    let ladder = ("name = \"Del\"", "name = \"Del\"\ncombine = \"ladder\"\npass_at = 1.5");
    let plain = ("weight = 3\n", "");
    check(&[("weight = 2\n", "range = [0, 3]\n"), ladder, plain], &[]);
    // Without a range they are points, however low.
    check(&[("from = 75", "from = 2"), ("grund = 50", "grund = 2")], &[]);
    // On a range up to 80, 75 may well be points.
    check(&[("title = \"Prov\"", "title = \"Prov\"\nrange = [0, 80]")], &[]);
}

#[test]
fn scales_and_first_levels() {
    let spare = "[[scales]]\nid = \"över\"\noptions = [{ id = \"x\", label = \"X\" }, { id = \"y\", label = \"Y\" }]\n\n[[groups]]\nid = \"grund\"";
    check(&[("[[groups]]\nid = \"grund\"", spare)], &["Q111 23:6"]);
    check(&[("from = 0", "from = 5")], &["Q112 10:8"]);
    check(
        &[("id = \"topp\", requires", "id = \"bas\", from = 5 }, { id = \"topp\", requires")],
        &["Q112 30:32"],
    );
}

#[test]
fn pictures_that_place_nobody() {
    let picture = |x: &str, y: &str| {
        let fields = ["low", "high"].iter().flat_map(|x| ["low", "high"].map(|y| (*x, y)));
        let fields: Vec<String> = fields
            .map(|(x, y)| {
                format!("{{ x = \"{x}\", y = \"{y}\", id = \"{x}-{y}\", name = \"F\", text = \"T\" }}")
            })
            .collect();
        let axes = format!("x = {{ node = \"{x}\", from = 50 }}\ny = {{ node = \"{y}\", from = 50 }}");
        let head = "[[positions]]\nid = \"karta\"\ntitle = \"Karta\"";
        format!("{head}\n{axes}\nfields = [{}]\n\n[[groups]]\nid = \"grund\"", fields.join(", "))
    };
    let first = "[[groups]]\nid = \"grund\"";
    check(&[(first, &picture("grund", "g"))], &[]);
    check(&[(first, &picture("grund", "grund"))], &["Q108 26:14"]);
    check(&[(first, &picture("h-text", "g"))], &["Q108 25:14"]);
}

#[test]
fn words_that_neither_the_program_nor_the_questionnaire_has_are_told() {
    let finnish = PLAIN.replace("languages = [\"sv\"]", "languages = [\"sv\", \"sv-FI\", \"fi\"]");
    let lines = |text: &str| {
        let questionnaire = questionnaire("q.toml", text).0.expect("a questionnaire");
        told(&lint("q.toml", text, &questionnaire))
    };
    assert!(lines(PLAIN).is_empty());
    assert_eq!(
        lines(&finnish).iter().filter(|line| line.contains("Q116")).count(),
        1,
        "{:?}",
        lines(&finnish)
    );
    let some = format!("{finnish}\n[words.fi]\nsave = \"Tallenna\"\n");
    assert_eq!(lines(&some).iter().filter(|line| line.contains("Q116")).count(), 1, "{:?}", lines(&some));
    let names = crate::model::PHRASES.iter().map(|(name, blanks)| {
        let blanks: Vec<String> = blanks.iter().map(|blank| format!("{{{blank}}}")).collect();
        format!("{name} = \"a {}\"\n", blanks.join(" "))
    });
    let all = format!("{finnish}\n[words.fi]\n{}", names.collect::<String>());
    assert!(lines(&all).iter().all(|line| !line.contains("Q116")), "{:?}", lines(&all));
}
