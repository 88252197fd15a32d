//! What the instrument's pages say of its length, counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mognad::load::{self, builtin};
use mognad::model::{Answer, ContentLang, Localized, NodeIx, OptionIx, Questionnaire, RoleId};
use serde::Deserialize;

/// Words read in a minute, and seconds that it takes to choose an answer.
const WORDS_A_MINUTE: f64 = 200.0;
const SECONDS_A_CHOICE: f64 = 10.0;
const PULSE: &str = "sodertalje-puls";
const EASY: &str = "sv-x-lattlast";

/// The answers that decide which questions a unit meets.
#[derive(Deserialize)]
struct Profile {
    role: String,
    answers: BTreeMap<String, String>,
}

fn get(id: &str) -> Questionnaire {
    let builtin = builtin::find(id).expect("a built-in questionnaire");
    load::questionnaire(&builtin.file(), builtin.text).0.expect("a sound questionnaire")
}

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn profiles() -> BTreeMap<String, Profile> {
    toml::from_str(&fs::read_to_string(root("tests/instrument/profiles.toml")).expect("read"))
        .expect("profiles")
}

/// The items that somebody of this unit and role meets.
fn met(questionnaire: &Questionnaire, profile: &Profile, role: &str) -> Vec<NodeIx> {
    let role = RoleId::parse(role).expect("a role");
    let given = |ix: &NodeIx| {
        let node = &questionnaire[*ix];
        let option = profile.answers.get(node.id.as_str())?;
        let options = node.item().expect("an item").answering.options();
        let at = options.iter().position(|one| one.id.as_str() == option);
        Some(Answer::Option(OptionIx(at.unwrap_or_else(|| panic!("{}: {option}", node.id)) as u8)))
    };
    let mut answers: Vec<Answer> =
        questionnaire.items().iter().map(|ix| given(ix).unwrap_or(Answer::NotAnswered)).collect();
    let mut unasked = Vec::new();
    questionnaire.leave_out_unasked(Some(&role), &mut answers, |item, _, _| unasked.push(item));
    // A story is told by those who want to.
    let items = questionnaire.items().iter().copied().filter(|ix| !questionnaire.is_of_story(*ix));
    items.filter(|ix| questionnaire.item_ix(*ix).is_some_and(|item| !unasked.contains(&item))).collect()
}

fn words(text: &str) -> usize {
    let is_of_word = |c: char| c.is_alphanumeric() || "_’'-".contains(c);
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).count()
}

/// Minutes to read all that is met, and to choose.
fn minutes(questionnaire: &Questionnaire, met: &[NodeIx], lang: &str) -> f64 {
    let lang = ContentLang::parse(lang).expect("a language");
    let count = |text: &Localized| words(text.get(lang));
    let mut all = count(questionnaire.title()) + questionnaire.description().map_or(0, count);
    let mut groups: Vec<NodeIx> = Vec::new();
    for ix in met {
        let node = &questionnaire[*ix];
        let item = node.item().expect("an item");
        all += count(&node.name) + item.help.as_ref().map_or(0, count);
        let labels = item.answering.options().iter().map(|option| count(&option.label));
        all += if item.anchors.is_empty() {
            labels.sum()
        } else {
            item.anchors.iter().map(count).sum::<usize>()
        };
        groups.extend(std::iter::successors(node.parent, |group| questionnaire[*group].parent));
    }
    groups.sort_unstable();
    groups.dedup();
    let of_group = |ix: &NodeIx| {
        let node = &questionnaire[*ix];
        count(&node.name) + node.description.as_ref().map_or(0, count)
    };
    all += groups.iter().map(of_group).sum::<usize>();
    all as f64 / WORDS_A_MINUTE + met.len() as f64 * SECONDS_A_CHOICE / 60.0
}

/// The row of the pages' tables for a unit and role, without its names.
fn row(profile: &Profile, role: &str, lang: &str) -> String {
    let (whole, pulse) = (get("sodertalje"), get(PULSE));
    let (long, short) = (met(&whole, profile, role), met(&pulse, profile, role));
    let scored = long.iter().filter(|ix| whole[**ix].item().is_some_and(|item| item.scored)).count();
    let told = |minutes: f64| {
        let told = format!("{minutes:.1}");
        if lang == "sv" { told.replace('.', ",") } else { told }
    };
    let [sv, en, easy] = ["sv", "en", EASY].map(|lang| told(minutes(&whole, &long, lang)));
    let of_pulse = told(minutes(&pulse, &short, lang));
    format!("| {} | {scored} | {sv} | {en} | {easy} | {} | {of_pulse} |", long.len(), short.len())
}

#[test]
fn the_pages_tell_how_many_questions_a_unit_meets_and_how_long_they_take() {
    let names = [
        ("preschool", "förskola", "preschool"),
        ("home-care", "hemtjänst", "home care"),
        ("building-permits", "bygglov", "building permits"),
        ("contact-centre", "kontaktcenter", "contact centre"),
    ];
    let profiles = profiles();
    for (page, lang) in [("docs/instrument.sv.md", "sv"), ("docs/instrument.md", "en")] {
        let text = fs::read_to_string(root(page)).expect("read");
        for (id, sv, en) in names {
            let roles =
                [("staff", "medarbetare", "staff"), ("manager", "chef, nyckelperson", "manager, key person")];
            for (role, role_sv, role_en) in roles {
                let (unit, who) = if lang == "sv" { (sv, role_sv) } else { (en, role_en) };
                let row = format!("| {unit} | {who} {}", row(&profiles[id], role, lang));
                assert!(text.contains(&row), "{page} lacks\n{row}");
            }
        }
    }
}

#[test]
fn a_typical_unit_meets_25_to_32_questions_in_ten_to_twenty_minutes() {
    let q = get("sodertalje");
    for (id, profile) in profiles() {
        let met = met(&q, &profile, &profile.role);
        assert!((25..=32).contains(&met.len()), "{id}: {}", met.len());
        for lang in ["sv", EASY] {
            let minutes = minutes(&q, &met, lang);
            assert!((10.0..=20.0).contains(&minutes), "{id} in {lang}: {minutes}");
        }
    }
}

#[test]
fn the_pages_list_every_item_with_whom_it_is_for() {
    let (whole, pulse) = (get("sodertalje"), get(PULSE));
    for page in ["docs/instrument.sv.md", "docs/instrument.md"] {
        let text = fs::read_to_string(root(page)).expect("read");
        for ix in whole.items() {
            let id = whole[*ix].id.as_str();
            let row = text.lines().find(|line| line.starts_with(&format!("| `{id}` |")));
            let cells: Vec<&str> =
                row.unwrap_or_else(|| panic!("{page}: {id}")).split('|').map(str::trim).collect();
            let is_for_all = cells[4].starts_with("alla") || cells[4].starts_with("everybody");
            assert_eq!(is_for_all, whole.audience_of(*ix).is_none(), "{page}: {id}");
            assert_eq!(!cells[6].is_empty(), pulse.find(id).is_some(), "{page}: {id} in the pulse");
            assert_eq!(!whole[*ix].item().expect("an item").scored, cells[4].contains(','), "{page}: {id}");
        }
    }
}

#[test]
fn a_unit_manager_is_the_actor_in_a_third_of_the_advice_at_most() {
    let q = get("sodertalje");
    let sv = ContentLang::parse("sv").expect("a language");
    let advice: Vec<&str> = (q.items().iter())
        .flat_map(|ix| q[*ix].item().expect("an item").advice.iter().map(|text| text.get(sv)))
        .collect();
    let by_manager = advice
        .iter()
        .filter(|text| text.starts_with("Låt enhetschefen") || text.starts_with("Be enhetschefen"));
    assert!(by_manager.count() * 3 <= advice.len());
}
