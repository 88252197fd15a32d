//! The first screen: how are we, what holds us back, what next.

mod lowest;

use super::method::not_shown;
use super::whole::whole_withheld;
use super::{Need, Who, quoted, share, start};
use crate::model::{Lang, NodeKind};
use crate::text::number::{count, list};
use crate::text::scale::Scale;

pub use lowest::{
    Alike, above_the_others, all_the_same, lowest, lowest_not_told_apart, named_scores, not_told_apart,
    share_lowest,
};

/// The level reached; `None` below the first.
#[must_use]
pub fn level(who: Who<'_>, level: Option<&str>, lang: Lang) -> String {
    match (lang, who, level) {
        (Lang::Sv, Who::You, Some(level)) => format!("Ni är på nivån {level}"),
        (Lang::Sv, Who::Whole(name), Some(level)) => format!("{name} är på nivån {level}"),
        (Lang::Sv, Who::You, None) => "Ni är på väg mot den första nivån".to_owned(),
        (Lang::Sv, Who::Whole(name), None) => format!("{name} är på väg mot den första nivån"),
        (Lang::En, Who::You, Some(level)) => format!("You are at the level {level}"),
        (Lang::En, Who::Whole(name), Some(level)) => format!("{name} is at the level {level}"),
        (Lang::En, Who::You, None) => "You are on your way to the first level".to_owned(),
        (Lang::En, Who::Whole(name), None) => format!("{name} is on its way to the first level"),
    }
}

/// The heading where a questionnaire has no levels, with a score such as `62 av 100`.
#[must_use]
pub fn score_headline(who: Who<'_>, score: &str, lang: Lang) -> String {
    match (lang, who) {
        (Lang::Sv, Who::You) => format!("Ni får {score}"),
        (Lang::Sv, Who::Whole(name)) => format!("{} får {score}", start(name)),
        (Lang::En, Who::You) => format!("You score {score}"),
        (Lang::En, Who::Whole(name)) => format!("{name} scores {score}"),
    }
}

/// The heading where areas can be shown but no common score.
#[must_use]
pub fn no_headline(who: Who<'_>, lang: Lang) -> String {
    match (lang, who) {
        (Lang::Sv, Who::You) => "Så är läget hos er".to_owned(),
        (Lang::Sv, Who::Whole(name)) => format!("Så är läget: {name}"),
        (Lang::En, Who::You) => "Where you stand".to_owned(),
        (Lang::En, Who::Whole(name)) => format!("Where {name} stands"),
    }
}

/// The score of the core areas or of the prerequisites together.
#[derive(Debug, Clone, Copy)]
pub struct Summed<'a> {
    /// What the questionnaire calls it, where that is another name than the usual one.
    pub name: Option<&'a str>,
    /// `62 (57–67)`.
    pub score: &'a str,
    /// What that is on.
    pub scale: Scale<'a>,
}

impl Summed<'_> {
    fn told(self, kind: NodeKind, lang: Lang) -> String {
        let score = self.score;
        match (self.name, lang, kind) {
            (Some(name), Lang::Sv, _) => format!("{name} är {score}"),
            (Some(name), Lang::En, _) => format!("{name} is {score}"),
            (None, Lang::Sv, NodeKind::Readiness) => format!("förutsättningarna ligger på {score}"),
            (None, Lang::Sv, _) => format!("index är {score}"),
            (None, Lang::En, NodeKind::Readiness) => format!("readiness is {score}"),
            (None, Lang::En, _) => format!("the index is {score}"),
        }
    }
}

/// What the prerequisites together are called in a sentence, where the questionnaire has no name of its own for them.
#[must_use]
pub const fn the_prerequisites(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "förutsättningarna",
        Lang::En => "readiness",
    }
}

/// The same for the core areas.
#[must_use]
pub const fn the_index(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "index",
        Lang::En => "the index",
    }
}

/// Index and readiness, each with its scale.
#[must_use]
pub fn scores(index: Option<Summed<'_>>, readiness: Option<Summed<'_>>, lang: Lang) -> Option<String> {
    let alone = |sum: Summed<'_>, kind| format!("{}, {}.", start(&sum.told(kind, lang)), from_to(sum.scale));
    Some(match (index, readiness) {
        (Some(index), Some(readiness)) if index.scale.name() == readiness.scale.name() => {
            let and = match lang {
                Lang::Sv => "och",
                Lang::En => "and",
            };
            let first = start(&index.told(NodeKind::Index, lang));
            format!("{first} {and} {}, {}.", readiness.told(NodeKind::Readiness, lang), from_to(index.scale))
        }
        (Some(index), Some(readiness)) => {
            format!("{} {}", alone(index, NodeKind::Index), alone(readiness, NodeKind::Readiness))
        }
        (Some(index), None) => alone(index, NodeKind::Index),
        (None, Some(readiness)) => alone(readiness, NodeKind::Readiness),
        (None, None) => return None,
    })
}

fn from_to(scale: Scale<'_>) -> String {
    let (low, high) = (scale.line(0.0), scale.line(100.0));
    match scale.lang() {
        Lang::Sv => format!("på en skala från {low} till {high}"),
        Lang::En => format!("on a scale from {low} to {high}"),
    }
}

/// That the states of the answers are not told so soon after they were.
#[must_use]
pub fn few_since(enough: u64, lang: Lang) -> String {
    let enough = count(enough, lang);
    match lang {
        Lang::Sv => format!("Visas inte: färre än {enough} har svarat sedan det senast visades."),
        Lang::En => format!("Not shown: fewer than {enough} have answered since it was last shown."),
    }
}

/// How many answered, of how many asked where that is known.
#[must_use]
pub fn responses(answered: u64, asked: Option<u64>, lang: Lang) -> String {
    let number = count(answered, lang);
    let Some(asked) = asked else {
        return match (lang, answered) {
            (Lang::Sv, 1) => "En person svarade.".to_owned(),
            (Lang::En, 1) => "One person answered.".to_owned(),
            (Lang::Sv, _) => format!("{number} personer svarade."),
            (Lang::En, _) => format!("{number} people answered."),
        };
    };
    let all = count(asked, lang);
    match lang {
        Lang::Sv if answered > asked => format!("{number} svarade, fler än de {all} som tillfrågades."),
        Lang::En if answered > asked => format!("{number} answered, more than the {all} who were asked."),
        Lang::Sv if answered == asked && asked > 1 => format!("Alla {all} tillfrågade svarade."),
        Lang::En if answered == asked && asked > 1 => format!("All {all} people asked answered."),
        Lang::Sv => format!("{number} av {all} tillfrågade svarade ({}).", share(answered, asked, lang)),
        Lang::En => {
            let people = if asked == 1 { "person" } else { "people" };
            format!("{number} of the {all} {people} asked answered ({}).", share(answered, asked, lang))
        }
    }
}

/// A caution where less than half of those asked answered.
#[must_use]
pub fn few_answered(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Mindre än hälften av de tillfrågade svarade. Läs resultatet med försiktighet: de som inte svarade kan ha en annan bild."
        }
        Lang::En => {
            "Less than half of those asked answered. Read the results with care: those who did not answer may see things differently."
        }
    }
}

/// The heading where unmet requirements keep the level down.
#[must_use]
pub fn held_back(names: &[&str], lang: Lang) -> String {
    let names = list(names, lang);
    match lang {
        Lang::Sv => start(&format!("{names} håller tillbaka")),
        Lang::En => format!("Held back by {names}"),
    }
}

/// What the score alone would give, what the next level requires, and where that leaves the unit.
#[must_use]
pub fn capped(
    who: Who<'_>,
    uncapped: &str,
    next: &str,
    needs: &[Need<'_>],
    level: Option<&str>,
    lang: Lang,
) -> String {
    let needs = needs_list(needs, lang);
    let stays = match (lang, who, level) {
        (Lang::Sv, Who::You, Some(level)) => format!("Därför stannar ni på nivån {level}."),
        (Lang::Sv, Who::Whole(_), Some(level)) => format!("Därför stannar helheten på nivån {level}."),
        (Lang::Sv, Who::You, None) => "Därför stannar ni under den första nivån.".to_owned(),
        (Lang::Sv, Who::Whole(_), None) => "Därför stannar helheten under den första nivån.".to_owned(),
        (Lang::En, Who::You, Some(level)) => format!("So you stay at the level {level}."),
        (Lang::En, Who::Whole(_), Some(level)) => format!("So the whole stays at the level {level}."),
        (Lang::En, Who::You, None) => "So you stay below the first level.".to_owned(),
        (Lang::En, Who::Whole(_), None) => "So the whole stays below the first level.".to_owned(),
    };
    format!("{} {stays}", enough_but(uncapped, next, &needs, lang))
}

/// The score reaches a level, but that level or one before it requires something else.
pub(super) fn enough_but(uncapped: &str, next: &str, needs: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv if uncapped == next => {
            format!("Poängen räcker till nivån {next}, men den kräver också {needs}.")
        }
        Lang::Sv => format!("Poängen räcker till nivån {uncapped}, men redan nivån {next} kräver {needs}."),
        Lang::En if uncapped == next => {
            format!("The score is high enough for the level {next}, but that also requires {needs}.")
        }
        Lang::En => {
            format!(
                "The score is high enough for the level {uncapped}, but even the level {next} requires {needs}."
            )
        }
    }
}

/// The heading where requirements of the next level are not met, beside missing points.
#[must_use]
pub fn needed_next(names: &[&str], lang: Lang) -> String {
    let names = list(names, lang);
    match lang {
        Lang::Sv => start(&format!("{names} behöver stärkas före nästa nivå")),
        Lang::En => format!("Before the next level: strengthen {names}"),
    }
}

/// What the next level takes: a distance in words, requirements, or both.
#[must_use]
pub fn next_level(next: &str, missing: Option<&str>, needs: &[Need<'_>], lang: Lang) -> String {
    let mut text = String::new();
    if let Some(missing) = missing {
        text = match lang {
            Lang::Sv => format!("Till nivån {next} saknas {missing}."),
            Lang::En => format!("The level {next} is {missing} away."),
        };
    }
    if !needs.is_empty() {
        let needs = needs_list(needs, lang);
        text = match (lang, text.is_empty()) {
            (Lang::Sv, true) => format!("Nivån {next} kräver också {needs}."),
            (Lang::Sv, false) => format!("{text} Den kräver också {needs}."),
            (Lang::En, true) => format!("The level {next} also requires {needs}."),
            (Lang::En, false) => format!("{text} It also requires {needs}."),
        };
    }
    text
}

/// Said where what a level requires of other groups is in place, and only points are missing.
#[must_use]
pub fn prerequisites_suffice(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Förutsättningarna räcker, så det är områdena som avgör.",
        Lang::En => "The prerequisites are strong enough, so it is up to the areas.",
    }
}

/// Why the prerequisites are told of where a unit has a level to reach.
#[must_use]
pub const fn prerequisites_first(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Förutsättningarna kommer först, eftersom resten vilar på dem.",
        Lang::En => "The prerequisites come first, as all else rests on them.",
    }
}

/// The heading that names the weakest prerequisite.
#[must_use]
pub fn weakest_prerequisite(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => start(&format!("{name} är den svagaste förutsättningen")),
        Lang::En => format!("The weakest prerequisite: {name}"),
    }
}

/// The heading at the highest level, where nothing is missing.
#[must_use]
pub fn nothing_missing(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Inga krav återstår",
        Lang::En => "No requirement remains",
    }
}

/// The heading at the highest level, where the levels require nothing but points.
#[must_use]
pub fn at_highest(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Högsta nivån är nådd",
        Lang::En => "The highest level is reached",
    }
}

/// What stands under either heading.
#[must_use]
pub fn highest_level(level: &str, requires: bool, lang: Lang) -> String {
    match (lang, requires) {
        (Lang::Sv, true) => format!("{level} är den högsta nivån, och alla dess krav är uppfyllda."),
        (Lang::En, true) => format!("{level} is the highest level, and all that it requires is in place."),
        (Lang::Sv, false) => format!("{level} är den högsta nivån."),
        (Lang::En, false) => format!("{level} is the highest level."),
    }
}

/// The heading where the whole is at the highest level, but something keeps an area in it down.
#[must_use]
pub fn holds_back_area(names: &[&str], area: &str, lang: Lang) -> String {
    let names = list(names, lang);
    match lang {
        Lang::Sv => start(&format!("{names} håller tillbaka {area}")),
        Lang::En => format!("{area}: held back by {names}"),
    }
}

/// What stands under that heading: the level of the whole, and what is said of the area, as a whole sentence.
#[must_use]
pub fn highest_but(level: &str, area: &str, told: &str, lang: Lang) -> Vec<String> {
    let whole = match lang {
        Lang::Sv => format!("Den högsta nivån, {level}, är nådd sammantaget men inte i {area}."),
        Lang::En => format!("The highest level, {level}, is reached overall, but not in {area}."),
    };
    vec![whole, told.to_owned()]
}

/// What a level means, in the questionnaire's own words. They tell what the level is like and not what this unit does: its
/// questions may stand above and below the level that their average has.
#[must_use]
pub fn typical_of(level: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Typiskt för nivån {level}: {text}"),
        Lang::En => format!("Typical of the level {level}: {text}"),
    }
}

/// The heading above the next steps.
#[must_use]
pub fn next_steps(number: usize, lang: Lang) -> String {
    let title = match (lang, number) {
        (Lang::Sv, 2) => "Två nästa steg",
        (Lang::Sv, 3) => "Tre nästa steg",
        (Lang::Sv, _) => "Nästa steg",
        (Lang::En, 1) => "The next step",
        (Lang::En, 2) => "Two next steps",
        (Lang::En, 3) => "Three next steps",
        (Lang::En, _) => "Next steps",
    };
    title.to_owned()
}

/// What stands there where a questionnaire has no advice for the unit.
#[must_use]
pub fn no_advice(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Enkäten har inga färdiga råd här. Utgå från de svagaste frågorna i varje område.",
        Lang::En => {
            "The questionnaire has no ready advice here. Start from the weakest questions in each area."
        }
    }
}

/// From which stage to which a step lifts.
#[must_use]
pub fn lift(from: &str, to: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("från {from} till {to}"),
        Lang::En => format!("from {from} to {to}"),
    }
}

/// Which of several options a step is for.
#[must_use]
pub fn for_option(option: &str, lang: Lang) -> String {
    let option = quoted(option, lang);
    match lang {
        Lang::Sv => format!("för {option}"),
        Lang::En => format!("for {option}"),
    }
}

/// Why a unit's page shows nothing: the same words whether nobody answered, a few did, or others are protected.
#[must_use]
pub fn withheld(who: Who<'_>, min_group: u32, lang: Lang) -> Vec<String> {
    let what = match (lang, who) {
        (Lang::Sv, Who::You) => "Inget resultat visas för enheten.",
        (Lang::En, Who::You) => "No result is shown for this unit.",
        (_, Who::Whole(_)) => whole_withheld(lang),
    };
    let why = not_shown(min_group, lang);
    if min_group <= 1 {
        return vec![what.to_owned(), why];
    }
    let protects = match lang {
        Lang::Sv => "Det skyddar dem som svarar.",
        Lang::En => "This protects those who answer.",
    };
    vec![what.to_owned(), format!("{why} {protects}")]
}

pub(super) fn needs_list(needs: &[Need<'_>], lang: Lang) -> String {
    let needs: Vec<String> = needs.iter().map(|need| need.words(lang)).collect();
    list(&needs, lang)
}
