use super::{LoadedAssessment, assessment, assessment_or_part, unanswered_assessment};
use crate::load::files::MemoryFiles;
use crate::model::toml_fault::TomlFault;
use crate::model::{Diagnostics, Fault, Lang, Place, Points, Respondents, Rollup};

const SOUND: &str = r#"format = 1
title = "Prov"
language = "sv"
questionnaire = "sodertalje"

[[waves]]
id = "2025"
date = 2025-03-10
answers = ["answers/2025/*.csv"]

[[waves]]
id = "2026"
date = 2026-03-09
questionnaire = "egen/enkät.toml"
answers = ["answers/2026.csv", "answers/*.csv"]

[[units]]
id = "norr"
parent = "kommunen"
headcount = 10
invited = 8
targets = { process-mapping = 75 }

[[units]]
id = "kommunen"
name = "Kommunen"

[[units]]
id = "Söder & öster"
parent = "kommunen"
headcount = 20
"#;

const OWN: &str = r#"format = 1
id = "egen"
version = "1"
languages = ["sv"]
title = "Egen"
[[scales]]
id = "s"
options = [{ id = "n", label = "Nej" }, { id = "j", label = "Ja" }]
[[groups]]
id = "g"
name = "G"
[[items]]
id = "g-1"
group = "g"
scale = "s"
text = "?"
"#;

fn folder(text: &str) -> MemoryFiles {
    MemoryFiles::default()
        .with("assessment.toml", text)
        .with("egen/enkät.toml", OWN)
        .with("answers/2025/b.csv", "")
        .with("answers/2025/a.csv", "")
        .with("answers/2025/deep/c.csv", "")
        .with("answers/2025/.hidden.csv", "")
        .with("answers/2026.csv", "")
        .with("answers/2027.csv", "")
        .with("answers/[x].csv", "")
}

fn load(text: &str) -> (Option<LoadedAssessment>, Diagnostics) {
    assessment(&folder(text), "assessment.toml")
}

/// `code line:column` of every fault, by place; with the file where it is another.
fn told(found: &Diagnostics) -> Vec<String> {
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
            let file = if file == "assessment.toml" { String::new() } else { format!(" in {file}") };
            (span.start, format!("{} {line}:{column}{file}", fault.code()))
        })
        .collect();
    told.sort();
    told.into_iter().map(|(_, told)| told).collect()
}

#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    assert!(SOUND.contains(old), "the sound file has no {old}");
    let (loaded, found) = load(&SOUND.replacen(old, new, 1));
    assert_eq!(told(&found), expected, "{old} → {new}");
    assert_eq!(loaded.is_some(), !found.has_errors(), "{old} → {new}");
}

#[test]
fn a_sound_file_becomes_the_assessment_it_describes() {
    let (loaded, found) = load(SOUND);
    assert_eq!(told(&found), [""; 0]);
    let loaded = loaded.expect("an assessment");
    let a = &loaded.assessment;
    let units: Vec<(&str, &str)> =
        a.units.iter().map(|(_, unit)| (unit.id.as_str(), unit.name.get(Lang::Sv))).collect();
    assert_eq!(units, [("kommunen", "Kommunen"), ("norr", "norr"), ("Söder & öster", "Söder & öster")]);
    assert_eq!((a.min_group, a.rollup, a.language), (5, Rollup::Headcount, Some(Lang::Sv)));
    let asked: Vec<&str> = a.waves.iter().map(|wave| wave.questionnaire.id().as_str()).collect();
    assert_eq!(asked, ["sodertalje", "egen"]);
    let norr = &a.units[a.units.find("norr").expect("a unit")];
    assert_eq!((norr.headcount, norr.invited, norr.targets.len()), (Some(10), Some(8), 1));
}

#[test]
fn patterns_stay_in_their_folder_are_sorted_and_name_no_file_twice() {
    let files = load(SOUND).0.expect("an assessment").answer_files;
    assert_eq!(files[0], ["answers/2025/a.csv", "answers/2025/b.csv"]);
    assert_eq!(files[1], ["answers/2026.csv", "answers/2027.csv", "answers/[x].csv"]);
    let all = SOUND.replace("answers/2025/*.csv", "./answers/2025/**/*.csv");
    let files = load(&all).0.expect("an assessment").answer_files;
    assert_eq!(files[0], ["answers/2025/a.csv", "answers/2025/b.csv", "answers/2025/deep/c.csv"]);
    let brackets = SOUND.replace("answers/2025/*.csv", "answers/[x].csv");
    assert_eq!(load(&brackets).0.expect("an assessment").answer_files[0], ["answers/[x].csv"]);
}

#[test]
fn the_rollup_is_by_headcount_where_all_headcounts_are_known() {
    let pooled = load(&SOUND.replace("headcount = 20\n", "")).0.expect("an assessment");
    assert_eq!(pooled.assessment.rollup, Rollup::Pooled);
    let asked = SOUND.replace("headcount = 20\n", "").replace("language", "rollup = \"headcount\"\nlanguage");
    let (_, found) = load(&asked);
    assert_eq!(told(&found), ["A006 3:10"]);
    // One that cannot be is told of where it stands, and is not missing.
    let negative = SOUND.replace("headcount = 20", "headcount = -3");
    let (_, wrong) = load(&negative.replace("language", "rollup = \"headcount\"\nlanguage"));
    let codes: Vec<String> = told(&wrong).iter().map(|told| told[..4].to_owned()).collect();
    assert_eq!(codes, ["Q009"]);
    let units = found.iter().find_map(|diagnostic| match &diagnostic.fault {
        Fault::Toml(TomlFault::HeadcountMissing { units }) => Some(units.clone()),
        _ => None,
    });
    assert_eq!(units.as_deref(), Some(&["Söder & öster".to_owned()][..]));
}

#[test]
fn faults_stand_where_they_are() {
    check("questionnaire = \"sodertalje\"", "questionnaire = \"södertälje\"", &["A005 4:17"]);
    check("questionnaire = \"sodertalje\"", "questionnaire = \"egen/saknas.toml\"", &["A001 4:17"]);
    check("questionnaire = \"sodertalje\"", "questionnaire = \"../q.toml\"", &["A002 4:17"]);
    check("questionnaire = \"sodertalje\"\n", "", &["Q004"]);
    check("language = \"sv\"", "language = \"se\"", &["Q015 3:12"]);
    check("language = \"sv\"", "min_group = 0", &["Q009 3:13"]);
    check("language = \"sv\"", "rollup = \"mean\"", &["Q010 3:10"]);
    let targets = "targets = { process-mapping = 75 }";
    check(targets, "weights = { iot = 0, g-1 = 2.5 }", &[]);
    check(targets, "weights = { iott = 0 }", &["Q012 22:13"]);
    check(targets, "weights = { iot = -1 }", &["Q009 22:19"]);
    check(targets, "weights = 0", &["Q005 22:11"]);
    check("language = \"sv\"", "respondents = \"same\"", &["Q010 3:15"]);
    check("language = \"sv\"", "respondents = true", &["Q005 3:15"]);
    check("language = \"sv\"", "min_change = -1", &["Q009 3:14"]);
    check("language = \"sv\"", "min_change = 100.5", &["Q009 3:14"]);
    check("language = \"sv\"", "min_change = \"5\"", &["Q005 3:14"]);
    check("id = \"2026\"", "id = \"2025\"", &["Q013 12:6"]);
    check("date = 2026-03-09", "date = 2025-03-10", &["A009 13:8"]);
    check("date = 2026-03-09", "date = \"mars\"", &["Q005 13:8"]);
    check("date = 2026-03-09", "date = 2026-03-09T10:00:00", &["Q005 13:8"]);
    check("answers/2025/*.csv", "answers/2025/*.xlsx", &["A004 9:12"]);
    check("answers/2025/*.csv", "Answers/2025/a.csv", &["A004 9:12"]);
    check("answers/2025/*.csv", "../answers/*.csv", &["A002 9:12"]);
    check("answers/2025/*.csv", "answers/***/a.csv", &["A003 9:12"]);
    check("[\"answers/2025/*.csv\"]", "\"answers/2025/*.csv\"", &["Q005 9:11"]);
    check("[\"answers/2025/*.csv\"]", "[]", &["Q008 9:11"]);
    check("id = \"norr\"", "id = \"KOMMUNEN\"", &["Q013 25:6"]);
    check("parent = \"kommunen\"", "parent = \"komunen\"", &["Q012 19:10"]);
    check("parent = \"kommunen\"", "parent = \"norr\"", &["Q014 19:10"]);
    check("name = \"Kommunen\"", "parent = \"norr\"", &["Q014 19:10"]);
    check("headcount = 10", "headcount = 0", &["Q009 20:13"]);
    check("invited = 8", "invited = 11", &["A007 21:11"]);
    check("name = \"Kommunen\"", "headcount = 29", &["A008 26:13"]);
    check("name = \"Kommunen\"", "invited = 7", &["A011 26:11"]);
    check("name = \"Kommunen\"", "invited = 8", &[]);
    check("process-mapping = 75", "proces-mapping = 75", &["Q012 22:13"]);
    check("process-mapping = 75", "process-mapping = 175", &["Q009 22:31"]);
    check("invited = 8", "inviterade = 8", &["Q003 21:1"]);
    check("invited = 8", "invited = { chef = 2, Chef = 6 }", &["Q013 21:23"]);
    check("invited = 8", "invited = { chef = 0, stab = 1.5 }", &["Q009 21:20", "Q005 21:30"]);
    check("invited = 8", "invited = { chef = 5, stab = 6 }", &["A007 21:11"]);
    check("invited = 8", "invited = {}", &["Q008 21:11"]);
    check("invited = 8", "invited = { chef = 1000000000, stab = 1 }", &["Q009 21:11"]);
    check("invited = 8", "invited = { \"\" = 8 }", &["Q006 21:13"]);
    check("invited = 8", "name = \"söder & öster\"", &[]);
    check("id = \"Söder & öster\"", "id = \"s\"\nname = \"Norr\"", &[]);
}

#[test]
fn what_counts_as_a_change_and_whose_it_is_can_be_said() {
    let plain = load(SOUND).0.expect("an assessment").assessment;
    assert_eq!((plain.respondents, plain.min_change), (Respondents::PerWave, Points::whole(5)));
    for (least, expected) in [("0", 0.0), ("2.5", 2.5), ("100", 100.0)] {
        let text =
            SOUND.replace("language", &format!("respondents = \"stable\"\nmin_change = {least}\nlanguage"));
        let told = load(&text).0.expect("an assessment").assessment;
        assert_eq!((told.respondents, told.min_change.value()), (Respondents::Stable, expected));
    }
}

#[test]
fn those_asked_can_be_told_by_role() {
    let text = SOUND.replace("invited = 8", "invited = { medarbetare = 6, chef = 2 }");
    let loaded = load(&text).0.expect("an assessment").assessment;
    let norr = &loaded.units[loaded.units.find("norr").expect("a unit")];
    let by_role: Vec<(&str, u32)> =
        norr.invited_by_role.iter().map(|(role, count)| (role.as_str(), *count)).collect();
    assert_eq!((norr.invited, by_role), (Some(8), vec![("chef", 2), ("medarbetare", 6)]));
}

#[test]
fn two_parts_of_one_unit_should_not_share_a_name() {
    let named = SOUND.replace("id = \"norr\"", "id = \"norr\"\nname = { sv = \"Skolan\", en = \"School\" }");
    let twins = named.replace("id = \"Söder & öster\"", "id = \"s\"\nname = \"SCHOOL\"");
    assert_eq!(told(&load(&twins).1), ["A010 30:6"]);
    let apart = twins.replacen("parent = \"kommunen\"", "", 1);
    assert_eq!(told(&load(&apart).1), [""; 0]);
}

#[test]
fn what_is_sound_of_a_faulty_assessment_is_enough_to_look_for_more_faults() {
    for (old, new, is_enough) in [
        ("headcount = 10", "headcount = 0", true),
        ("process-mapping = 75", "proces-mapping = 75", true),
        ("invited = 8", "inviterade = 8", true),
        ("language", "langage", false),
        ("parent = \"kommunen\"", "parent = \"komunen\"", false),
        ("id = \"2026\"", "id = \"2025\"", false),
        ("id = \"norr\"", "id = \"KOMMUNEN\"", false),
        ("questionnaire = \"sodertalje\"", "questionnaire = \"sodertälje\"", false),
        ("[[units]]", "[[units]", false),
    ] {
        let files = folder(&SOUND.replacen(old, new, 1));
        assert!(assessment(&files, "assessment.toml").0.is_none(), "{new}");
        let (part, found) = assessment_or_part(&files, "assessment.toml");
        assert!(found.has_errors(), "{new}");
        assert_eq!(part.is_some(), is_enough, "{new}");
    }
    assert!(assessment_or_part(&folder(SOUND), "assessment.toml").0.is_some());
}

#[test]
fn a_questionnaires_own_faults_are_told_with_the_rest() {
    let files = folder(&SOUND.replace("invited = 8", "invted = 8"))
        .with("egen/enkät.toml", OWN.replace("scale = \"s\"", "scale = \"t\""));
    let (loaded, found) = assessment(&files, "assessment.toml");
    assert!(loaded.is_none());
    assert_eq!(told(&found), ["Q012 15:9 in egen/enkät.toml", "Q003 21:1"]);
}

#[test]
fn an_assessment_may_have_no_answers_yet() {
    let text = SOUND.replace("answers/2025/*.csv", "svar/*/*.csv\", \"./mer/*.csv");
    let files = folder(&text);
    assert_eq!(told(&assessment(&files, "assessment.toml").1), ["A004 9:12", "A004 9:28"]);
    let (loaded, found) = unanswered_assessment(&files, "assessment.toml");
    assert_eq!(told(&found), [] as [&str; 0]);
    let loaded = loaded.expect("an assessment");
    assert_eq!(loaded.answer_patterns[0], ["svar/*/*.csv", "mer/*.csv"]);
    assert_eq!(loaded.place(0, "a").as_deref(), Some("mer/a.csv"));
    assert_eq!(loaded.place(1, "a").as_deref(), Some("answers/a.csv"));
    assert!(!loaded.takes(0, "answers/2025/a.csv"));
}

#[test]
fn a_file_that_is_not_there_or_not_utf8_is_told() {
    let (loaded, found) = assessment(&MemoryFiles::default(), "assessment.toml");
    assert!(loaded.is_none());
    assert_eq!(told(&found), ["A001"]);
    let latin1 = b"format = 1\ntitle = \"\xf6st\"\n".to_vec();
    let files = MemoryFiles::default().with("assessment.toml", latin1);
    assert_eq!(told(&assessment(&files, "assessment.toml").1), ["Q002 2:10"]);
}

#[test]
fn no_damage_makes_it_panic() {
    for (cut, _) in SOUND.char_indices() {
        let (loaded, found) = load(&SOUND[..cut]);
        assert_eq!(loaded.is_some(), !found.has_errors(), "cut at {cut}");
    }
}

#[test]
fn an_assessment_is_read_before_there_are_answers() {
    let files = MemoryFiles::default().with("assessment.toml", SOUND.to_owned());
    assert!(assessment(&files, "assessment.toml").0.is_none(), "no answers is a fault elsewhere");
    let files = folder(&SOUND.replace("answers/2025/*.csv", "answers/later/*.csv"));
    let (read, found) = unanswered_assessment(&files, "assessment.toml");
    assert!(!found.has_errors() && read.is_some(), "{found:?}");
    let files = folder(&SOUND.replace("answers/2025/*.csv", "../answers/*.csv"));
    let (read, found) = unanswered_assessment(&files, "assessment.toml");
    assert!(read.is_none());
    assert_eq!(told(&found), ["A002 9:12"]);
}
