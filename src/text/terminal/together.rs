//! The words of what units can do together.

use crate::model::Lang;
use crate::text::number::{count, exact, list};
use crate::text::sentences::{quoted, start, units};

words! {
    title: "Göra tillsammans", "Do together";
    gaps: "Samma att göra", "The same to do";
    lifts: "Det som lyfter helheten", "What lifts the whole";
    packages: "Enheter med liknande profil", "Units with like profiles";
    nothing: "Inga två enheter har något kvar att nå i samma område.", "No two units have somewhere to go in the same area.";
    nobody_ahead: "Ingen är säkert en nivå före någon av dem.", "Nobody is surely a level ahead of any of them.";
    no_packages: "Enheterna delar inte upp sig i grupper med liknande profil.", "The units do not fall into groups with like profiles.";
    note_order: "Det som berör flest människor står först. Gapet går till målet eller, där det inte finns något, till nästa nivå.", "What is about the most people stands first. The gap is to the target or, where there is none, to the next level.";
    note_near: "*: gränsen ligger inom resultatets osäkerhet, så enheten kan redan vara där.", "*: the line lies within the score’s uncertainty, so the unit may be there already.";
    note_ahead: "Före: högre nivå, och en skillnad som är säker bland alla i listan.", "Ahead: a higher level, and a difference that is sure among all in the list.";
    note_lift: "Ett gemensamt steg är en fråga och ett svar: alla enheter som har nått svaret före går vidare till det. Minst två gör det. Det är räkning, inte ett löfte. De billigaste sätten står först: så få gemensamma steg som möjligt (eller så liten insats, där frågeformuläret säger vad steg kräver), och sedan så få enheter som möjligt.", "A joint step is a question and an answer: all units that have reached the answer before go on to it, two at least. It is arithmetic and no promise. The cheapest ways come first: as few joint steps as it takes (or as little effort, where the questionnaire says what steps take), then as few units.";
    note_not_all: "Där det finns fler än 14 gemensamma steg (8 där enheterna är fler än 100) har bara de som ger mest prövats; ett billigare sätt kan finnas.", "Where there are more than 14 joint steps (8 where there are more than 100 units), only those that give most were tried; a cheaper way may exist.";
    note_packages: "Grupperna är ett förslag, inte ett resultat: de kommer av hur nära områdenas poäng ligger varandra, och slumpen i svaren kan flytta en enhet. Pröva dem mot vad ni vet om enheterna.", "The groups are a suggestion and no result: they come of how near the areas’ scores lie to each other, and chance in the answers can move a unit. Hold them against what you know of the units.";
}

/// How many people, or that there may be more.
#[must_use]
pub fn people(number: u64, at_least: bool, lang: Lang) -> String {
    let all = count(number, lang);
    match (lang, at_least, number) {
        (Lang::Sv, true, 1) => "minst 1 person".to_owned(),
        (Lang::En, true, 1) => "at least 1 person".to_owned(),
        (Lang::Sv, true, _) => format!("minst {all} personer"),
        (Lang::En, true, _) => format!("at least {all} people"),
        (Lang::Sv, false, 1) => "1 person".to_owned(),
        (Lang::En, false, 1) => "1 person".to_owned(),
        (Lang::Sv, false, _) => format!("{all} personer"),
        (Lang::En, false, _) => format!("{all} people"),
    }
}

/// An area with how many units have somewhere to go there, and how many people that is about.
#[must_use]
pub fn shared(area: &str, number: usize, told: usize, people: &str, lang: Lang) -> String {
    let (area, all) = (start(area), units(told, lang));
    match lang {
        Lang::Sv => format!("{area}: {number} av {all}, {people}"),
        Lang::En => format!("{area}: {number} of {all}, {people}"),
    }
}

/// A unit with its score and the line: `Kontaktcenter (52 av 60)`.
#[must_use]
pub fn one_gap(unit: &str, stands: &str, is_near: bool) -> String {
    let mark = if is_near { "*" } else { "" };
    format!("{unit} ({stands}){mark}")
}

/// All units with the gap.
#[must_use]
pub fn have_gap(units: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Inte framme än: {units}."),
        Lang::En => format!("Not there yet: {units}."),
    }
}

/// Who is surely ahead: each with its score and of how many.
#[must_use]
pub fn ahead(names: &[(String, usize)], all: usize, lang: Lang) -> String {
    let one = |(name, of): &(String, usize)| match lang {
        _ if *of == all => name.clone(),
        Lang::Sv => format!("{name}, före {of} av dem"),
        Lang::En => format!("{name}, ahead of {of} of them"),
    };
    let of_all = names.iter().all(|(_, of)| *of == all);
    let names: Vec<String> = names.iter().map(one).collect();
    let names = if of_all { list(&names, lang) } else { names.join("; ") };
    match lang {
        Lang::Sv => format!("Tala med: {names}."),
        Lang::En => format!("Talk with: {names}."),
    }
}

/// A question that several units have before them, with who, and the next step where there are words for it.
#[must_use]
pub fn joint_item(item: &str, who: &str, people: &str, advice: Option<&str>, lang: Lang) -> String {
    let item = quoted(item, lang);
    let advice = advice.map(|advice| format!(" {advice}")).unwrap_or_default();
    match lang {
        Lang::Sv => format!("Gemensamt nästa steg, {item}: {who} ({people}).{advice}"),
        Lang::En => format!("Joint next step, {item}: {who} ({people}).{advice}"),
    }
}

/// A joint step: `”Kartlagda processer” till steg 3 av 5 (4 enheter)`.
#[must_use]
pub fn joint_rise(item: &str, [stage, of]: [usize; 2], number: usize, lang: Lang) -> String {
    let (item, all) = (quoted(item, lang), units(number, lang));
    match lang {
        Lang::Sv => format!("{item} till steg {stage} av {of} ({all})"),
        Lang::En => format!("{item} to stage {stage} of {of} ({all})"),
    }
}

/// The cheapest sets of joint steps.
#[must_use]
pub fn joint_lift(
    [unit, area, score, reaches]: [&str; 4],
    sets: &[Vec<String>],
    (effort, more): (Option<f64>, usize),
    lang: Lang,
) -> String {
    let takes = match (lang, effort, sets.first().map_or(0, Vec::len)) {
        (Lang::Sv, Some(effort), _) => format!("gemensamma steg med insatsen {}", exact(effort, lang)),
        (Lang::En, Some(effort), _) => format!("joint steps of an effort of {}", exact(effort, lang)),
        (Lang::Sv, None, 1) => "1 gemensamt steg".to_owned(),
        (Lang::Sv, None, steps) => format!("{steps} gemensamma steg"),
        (Lang::En, None, 1) => "1 joint step".to_owned(),
        (Lang::En, None, steps) => format!("{steps} joint steps"),
    };
    let or = match lang {
        Lang::Sv => "; eller ",
        Lang::En => "; or ",
    };
    let ways: Vec<String> = sets.iter().map(|set| list(set, lang)).collect();
    let ways = ways.join(or);
    let more = match (lang, more) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => "; 1 sätt till finns".to_owned(),
        (Lang::En, 1) => "; there is 1 more way".to_owned(),
        (Lang::Sv, more) => format!("; {} sätt till finns", count(more as u64, lang)),
        (Lang::En, more) => format!("; there are {} more ways", count(more as u64, lang)),
    };
    match lang {
        Lang::Sv => format!("{unit}, {area} ({score}): når {reaches} med {takes}: {ways}{more}."),
        Lang::En => format!("{unit}, {area} ({score}): reaches {reaches} with {takes}: {ways}{more}."),
    }
}

/// That more joint steps are needed than are tried.
#[must_use]
pub fn joint_too_far([unit, area, score, reaches]: [&str; 4], lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}, {area} ({score}): når inte {reaches} med sex gemensamma steg."),
        Lang::En => format!("{unit}, {area} ({score}): does not reach {reaches} with six joint steps."),
    }
}

/// A group of units with like profiles.
#[must_use]
pub fn package(names: &[String], people: &str, is_clear: bool, lang: Lang) -> String {
    let names = list(names, lang);
    match (lang, is_clear) {
        (Lang::Sv, true) => format!("{names}: {people}. Gruppen håller tydligt ihop"),
        (Lang::Sv, false) => format!("{names}: {people}. Gruppen håller svagt ihop"),
        (Lang::En, true) => format!("{names}: {people}. The group holds together clearly"),
        (Lang::En, false) => format!("{names}: {people}. The group holds together weakly"),
    }
}

/// The areas in which all of a group have somewhere to go.
#[must_use]
pub fn all_have(areas: &[String], lang: Lang) -> String {
    let areas = list(areas, lang);
    match lang {
        Lang::Sv => format!("Alla har något kvar att nå i {areas}."),
        Lang::En => format!("All have somewhere to go in {areas}."),
    }
}

/// That a group shares no area in which there is something to do.
#[must_use]
pub fn nothing_in_common(lang: Lang) -> String {
    match lang {
        Lang::Sv => "Det finns inget område där alla har något kvar att nå.".to_owned(),
        Lang::En => "There is no area in which all have somewhere to go.".to_owned(),
    }
}

/// That some of the questions only are set beside each other.
#[must_use]
pub fn common_items(common: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Mätningarna ställde inte samma frågor: {common} av {all} frågor är gemensamma, och bara områden som är lika i alla är med."
        ),
        Lang::En => format!(
            "The assessments did not ask the same: {common} of {all} questions are common, and only areas that are alike in all are here."
        ),
    }
}

/// A unit with the organisation that it is part of.
#[must_use]
pub fn unit_of(unit: &str, organisation: &str) -> String {
    format!("{unit} ({organisation})")
}
