//! The schemas know the keys that the reader of TOML knows, and no others.

use std::collections::BTreeSet;

use mognad::load::import::{Index, mapping};
use mognad::load::{self, MemoryFiles};
use mognad::model::{Diagnostics, Fault, Lang, TomlFault, ToolNames};
use mognad::report::schema;
use serde_json::Value;

/// What the reader says can stand where it found the key `zzz`, per table with one.
fn allowed(found: &Diagnostics) -> Vec<BTreeSet<String>> {
    let faults = found.iter().filter_map(|diagnostic| match &diagnostic.fault {
        Fault::Toml(TomlFault::UnknownKey { key, allowed, .. }) if key == "zzz" => Some(allowed),
        _ => None,
    });
    faults.map(|allowed| allowed.iter().map(|key| (*key).to_owned()).collect()).collect()
}

fn of_questionnaire(text: &str) -> BTreeSet<String> {
    let (_, found) = load::questionnaire("q.toml", text);
    let mut all = allowed(&found);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

fn of_assessment(text: &str) -> BTreeSet<String> {
    let files = MemoryFiles::default().with("assessment.toml", text.to_owned());
    let (_, found) = load::assessment(&files, "assessment.toml");
    let mut all = allowed(&found);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

fn keys(table: &Value) -> BTreeSet<String> {
    table["properties"].as_object().expect("properties").keys().cloned().collect()
}

/// The keys of some ways to write a table, together: some belong to one kind only.
fn together(ways: &[&str], read: impl Fn(&str) -> BTreeSet<String>) -> BTreeSet<String> {
    ways.iter().flat_map(|way| read(way)).collect()
}

#[test]
fn the_questionnaires_schema_has_the_readers_keys() {
    let schema: Value = serde_json::from_str(&schema::questionnaire(Lang::En).expect("JSON")).expect("JSON");
    let start = "format = 1\nlanguages = [\"sv\"]\n";
    let check = |name: &str, ways: &[&str]| {
        let read = together(ways, |way| of_questionnaire(&format!("{start}{way}")));
        assert_eq!(keys(&schema["$defs"][name]), read, "{name}");
    };
    assert_eq!(keys(&schema), of_questionnaire(&format!("{start}zzz = 1\n")));
    check("level", &["[[levels]]\nzzz = 1"]);
    check("scale", &["[[scales]]\nzzz = 1"]);
    check("option", &["[[scales]]\noptions = [{ zzz = 1 }, { id = \"b\", label = \"B\" }]"]);
    check("group", &["[[groups]]\nzzz = 1", "[[groups]]\ncombine = \"ladder\"\nzzz = 1"]);
    check("summary", &["[readiness]\nzzz = 1", "[index]\ncombine = \"ladder\"\nzzz = 1"]);
    check("groupLevel", &["[[groups]]\nlevels = [{ zzz = 1 }]"]);
    let mut kinds = ["choice", "multi", "number", "text"]
        .map(|kind| format!("[[items]]\nkind = \"{kind}\"\nzzz = 1"))
        .to_vec();
    kinds.push("[[items]]\nkind = \"text\"\nstory = true\nzzz = 1".to_owned());
    check("item", &kinds.iter().map(String::as_str).collect::<Vec<_>>());
    check("condition", &["[[items]]\nshown_if = { zzz = 1 }"]);
    check("breakpoint", &["[[items]]\nkind = \"number\"\nbreakpoints = [{ zzz = 1 }]"]);
    check("position", &["[[positions]]\nzzz = 1"]);
    check("axis", &["[[positions]]\nx = { zzz = 1 }"]);
    check("field", &["[[positions]]\nfields = [{ zzz = 1 }]"]);
}

#[test]
fn the_assessments_schema_has_the_readers_keys() {
    let schema: Value = serde_json::from_str(&schema::assessment(Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(keys(&schema), of_assessment("format = 1\nzzz = 1\n"));
    let organisation = &schema["properties"]["organisation"];
    assert_eq!(keys(organisation), of_assessment("format = 1\n[organisation]\nzzz = 1\n"));
    assert_eq!(keys(&schema["$defs"]["wave"]), of_assessment("format = 1\n[[waves]]\nzzz = 1\n"));
    assert_eq!(keys(&schema["$defs"]["unit"]), of_assessment("format = 1\n[[units]]\nzzz = 1\n"));
    assert_eq!(keys(&schema["$defs"]["kolada"]), of_assessment("format = 1\n[[kolada]]\nzzz = 1\n"));
    let kpi = &schema["$defs"]["kolada"]["properties"]["kpis"]["additionalProperties"];
    assert_eq!(keys(kpi), of_assessment("format = 1\n[[kolada]]\nkpis = { N1 = { zzz = 1 } }\n"));
}

/// What the reader says is missing of a table is what the schema requires.
#[test]
fn the_schema_requires_what_the_reader_requires() {
    let schema: Value = serde_json::from_str(&schema::questionnaire(Lang::En).expect("JSON")).expect("JSON");
    let start = "format = 1\nid = \"q\"\nversion = \"1\"\nlanguages = [\"sv\"]\ntitle = \"Q\"\n";
    let needed = |text: &str| -> BTreeSet<String> {
        let (_, found) = load::questionnaire("q.toml", text);
        let missing = found.iter().filter_map(|diagnostic| match &diagnostic.fault {
            Fault::Toml(TomlFault::MissingKey { key, .. }) => Some((*key).to_owned()),
            _ => None,
        });
        missing.collect()
    };
    for (name, text) in [
        ("level", "[[levels]]"),
        ("scale", "[[scales]]"),
        ("group", "[[groups]]"),
        ("item", "[[items]]"),
        ("position", "[[positions]]"),
        ("option", "[[scales]]\nid = \"s\"\noptions = [{}]"),
        ("condition", "[[items]]\nid = \"i\"\ngroup = \"g\"\ntext = \"T\"\nshown_if = {}"),
        ("groupLevel", "[[groups]]\nid = \"g\"\nname = \"G\"\nlevels = [{}]"),
        (
            "breakpoint",
            "[[items]]\nid = \"i\"\ngroup = \"g\"\ntext = \"T\"\nkind = \"number\"\nbreakpoints = [{}]",
        ),
    ] {
        let required = schema["$defs"][name]["required"].as_array().expect("a list");
        let required: BTreeSet<String> =
            required.iter().map(|key| key.as_str().unwrap().to_owned()).collect();
        assert_eq!(required, needed(&format!("{start}{text}\n")), "{name}");
    }
    let whole =
        schema["required"].as_array().expect("a list").iter().map(|key| key.as_str().unwrap().to_owned());
    let mut needed = needed("");
    needed.extend(["format", "languages"].map(str::to_owned));
    // That there are questions is told in other words.
    needed.insert("items".to_owned());
    assert_eq!(whole.collect::<BTreeSet<String>>(), needed);
}

/// Everything a person reads exists in both languages, and each key is described.
#[test]
fn every_key_is_described_in_both_languages() {
    fn descriptions(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                if let Some(Value::Object(keys)) =
                    map.get("properties").filter(|_| map.contains_key("additionalProperties"))
                {
                    for (key, holds) in keys.iter().filter(|(key, _)| !["sv", "en"].contains(&key.as_str())) {
                        let text =
                            holds["description"].as_str().unwrap_or_else(|| panic!("{key} is not described"));
                        found.push(text.to_owned());
                    }
                }
                map.values().for_each(|value| descriptions(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| descriptions(value, found)),
            _ => {}
        }
    }
    for write in [schema::questionnaire, schema::assessment, schema::policy, schema::plan, schema::benchmark]
    {
        let [sv, en] = Lang::ALL.map(|lang| {
            let mut found = Vec::new();
            descriptions(&serde_json::from_str(&write(lang).expect("JSON")).expect("JSON"), &mut found);
            found
        });
        assert!(sv.len() == en.len() && sv.len() > 5);
        assert!(sv.iter().zip(&en).all(|(sv, en)| sv != en && !sv.is_empty()));
    }
}

#[test]
fn the_policys_schema_has_the_readers_keys() {
    let text = "format = 1\ntitle = \"T\"\nquestionnaire = \"sodertalje-puls\"\n[[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"u\"\n";
    let files = MemoryFiles::default().with("assessment.toml", text.to_owned());
    let (loaded, found) = load::unanswered_assessment(&files, "assessment.toml");
    let assessment = loaded.unwrap_or_else(|| panic!("{found:?}")).assessment;
    let read = |text: &str| {
        let (_, found) = load::policy("p.toml", text, &assessment);
        let mut all = allowed(&found);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    };
    let schema: Value = serde_json::from_str(&schema::policy(Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(keys(&schema), read("format = 1\nzzz = 1\n"));
    assert_eq!(keys(&schema["$defs"]["rule"]), read("format = 1\n[[rules]]\nzzz = 1\n"));
}

#[test]
fn the_plans_schema_has_the_readers_keys() {
    let text = "format = 1\ntitle = \"T\"\nquestionnaire = \"sodertalje-puls\"\n[[waves]]\nid = \"1\"\nanswers = [\"a.csv\"]\n[[units]]\nid = \"u\"\n";
    let files = MemoryFiles::default().with("assessment.toml", text.to_owned());
    let (loaded, found) = load::unanswered_assessment(&files, "assessment.toml");
    let assessment = loaded.unwrap_or_else(|| panic!("{found:?}")).assessment;
    let read = |text: &str| {
        let (_, found) = load::action_plan("plan.toml", text, &assessment);
        let mut all = allowed(&found);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    };
    let schema: Value = serde_json::from_str(&schema::plan(Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(keys(&schema), read("format = 1\nzzz = 1\n"));
    assert_eq!(keys(&schema["$defs"]["action"]), read("format = 1\n[[actions]]\naction = \"x\"\nzzz = 1\n"));
}

#[test]
fn the_mappings_schema_has_the_readers_keys() {
    let (questionnaire, _) = load::questionnaire("q.toml", load::builtin::ALL[0].text);
    let questionnaire = questionnaire.expect("a questionnaire");
    let names = ToolNames::default();
    let index = Index::new(&questionnaire, &names);
    let read = |text: &str| {
        let mut all = allowed(&mapping("map.toml", text, &index).1);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    };
    let schema: Value = serde_json::from_str(&schema::mapping(Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(keys(&schema), read("format = 1\nzzz = 1\n"));
    for part in ["unit", "role", "respondent", "seconds"] {
        assert_eq!(
            keys(&schema["properties"][part]),
            read(&format!("format = 1\n[{part}]\nzzz = 1\n")),
            "{part}"
        );
    }
    let keep = &schema["properties"]["keep"]["items"];
    assert_eq!(keys(keep), read("format = 1\n[[keep]]\nzzz = 1\n"));
}

#[test]
fn the_benchmarks_schema_has_the_readers_keys() {
    let read = |text: &str| {
        let (_, found) = load::benchmark("b.toml", text, None);
        let mut all = allowed(&found);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    };
    let schema: Value = serde_json::from_str(&schema::benchmark(Lang::En).expect("JSON")).expect("JSON");
    assert_eq!(keys(&schema), read("format = 1\nzzz = 1\n"));
    let organisation = "format = 1\n[[organisations]]\n";
    assert_eq!(keys(&schema["$defs"]["organisation"]), read(&format!("{organisation}zzz = 1\n")));
    let unit = format!("{organisation}[[organisations.units]]\nzzz = 1\n");
    assert_eq!(keys(&schema["$defs"]["unit"]), read(&unit));
    for more in ["", ", se = 1", ", median = 1"] {
        let score = format!("{organisation}scores = [{{ zzz = 1{more} }}]\n");
        assert_eq!(keys(&schema["$defs"]["score"]), read(&score));
    }
}
