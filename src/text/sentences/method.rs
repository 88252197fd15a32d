//! How the numbers came about, and what they do not say.

use super::{questions, start};
use crate::model::{Assessment, Lang, Mode, Respondents, Rollup};
use crate::score::Limits;
use crate::text::number::{count, list};
use crate::text::scale::{Scale, Shown};

/// How to read a report, a paragraph each.
#[must_use]
pub fn how_to_read(
    has_levels: bool,
    assessment: &Assessment,
    shown: &Shown,
    example: Scale<'_>,
    lang: Lang,
) -> Vec<String> {
    let min_group = assessment.min_group;
    let all = match (shown, lang) {
        (Shown::Points, Lang::Sv) => "Alla resultat är poäng från 0 till 100.".to_owned(),
        (Shown::Points, Lang::En) => "All results are scores from 0 to 100.".to_owned(),
        (Shown::On(scale), Lang::Sv) => format!("Alla resultat står på skalan {scale}, om inget annat sägs."),
        (Shown::On(scale), Lang::En) => {
            format!("All results are on the scale {scale} unless it says otherwise.")
        }
        (Shown::Mixed, Lang::Sv) => {
            "Resultaten står på olika skalor, och vilken det är står intill.".to_owned()
        }
        (Shown::Mixed, Lang::En) => {
            "The results are on different scales, and which one it is stands beside them.".to_owned()
        }
    };
    let (score, low, high) = (example.number(62.0, 0), example.number(57.0, 0), example.number(67.0, 0));
    let mut told = Vec::new();
    match lang {
        Lang::Sv => {
            told.push(format!(
                "{all} De beskriver hur ni arbetar enligt dem som har svarat, inte hur bra ni är."
            ));
            let meaning = match assessment.finite_population {
                true => format!(
                    "det med stor säkerhet skulle hamna mellan {low} och {high} om alla som arbetar där nu hade svarat"
                ),
                false => format!(
                    "slumpen i vilka som svarade, och i hur de råkade svara, lämnar det någonstans mellan {low} och {high}"
                ),
            };
            told.push(format!("Inom parentes står osäkerheten. ”{score} ({low}–{high})” betyder att resultatet är {score} och att {meaning}. Ju fler som svarar, desto smalare blir intervallet."));
            if has_levels {
                told.push("Nivån är den högsta vars gräns poängen når upp till. Vissa nivåer kräver dessutom att förutsättningarna är på plats. Saknas de stannar ni på nivån under, och rapporten säger vad som hindrar.".to_owned());
            }
        }
        Lang::En => {
            told.push(format!(
                "{all} They describe how you work according to those who answered, not how good you are."
            ));
            let meaning = match assessment.finite_population {
                true => format!(
                    "it would very likely be between {low} and {high} if everybody who works there now had answered"
                ),
                false => format!(
                    "chance, in who answered and in how they happened to, leaves it anywhere between {low} and {high}"
                ),
            };
            told.push(format!("The uncertainty stands in brackets. ‘{score} ({low}–{high})’ means that the score is {score}, and that {meaning}. The more people answer, the narrower the interval."));
            if has_levels {
                told.push("The level is the highest one whose threshold the score reaches. Some levels also require the prerequisites to be in place. Where they are not, you stay on the level below, and the report says what is in the way.".to_owned());
            }
        }
    }
    if matches!(shown, Shown::Points) {
        told.push(decimals(lang).to_owned());
    }
    let why = not_shown(min_group, lang);
    told.push(match lang {
        Lang::Sv => format!("Ett streck (–) eller ”visas inte” betyder att inget resultat visas. {why}"),
        Lang::En => format!("A dash (–) or ‘not shown’ means that no result is shown. {why}"),
    });
    told
}

/// Why some figures have a decimal, and others none.
#[must_use]
pub const fn decimals(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "I text och bild är resultaten avrundade till heltal. En decimal står där ett heltal skulle se ut att nå en gräns som inte är nådd."
        }
        Lang::En => {
            "In text and pictures, results are rounded to whole numbers. A decimal stands where a whole number would seem to reach a threshold that is not reached."
        }
    }
}

/// Why some figures of a table have no decimal.
#[must_use]
pub fn whole_points(assessment: &Assessment, lang: Lang) -> String {
    let enough = count(2 * Limits::of_items(assessment).least, lang);
    match lang {
        Lang::Sv => format!(
            "Heltal står där färre än {enough} har svarat, eller där en decimal skulle kunna röja vad några få har svarat."
        ),
        Lang::En => format!(
            "Whole numbers stand where fewer than {enough} answered, or where a decimal could tell what a few answered."
        ),
    }
}

/// Why a result is not shown. Which of the reasons it is must not be told, or what is withheld could be guessed.
#[must_use]
pub fn not_shown(min_group: u32, lang: Lang) -> String {
    let group = count(min_group.into(), lang);
    match (lang, min_group) {
        (Lang::Sv, 0 | 1) => {
            "Ingen har svarat, eller så är för få frågor besvarade för ett resultat.".to_owned()
        }
        (Lang::En, 0 | 1) => {
            "Nobody has answered, or too few questions are answered for a result.".to_owned()
        }
        (Lang::Sv, _) => {
            format!("Färre än {group} har svarat, eller så skulle enskilda svar gå att räkna ut.")
        }
        (Lang::En, _) => {
            format!("Fewer than {group} have answered, or single answers could be worked out.")
        }
    }
}

/// Where scores are shown on other scales than they are counted on.
#[must_use]
pub fn other_scales(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Poängen räknas sist om till den skala som resultatet visas på.",
        Lang::En => "The points are finally converted to the scale that a result is shown on.",
    }
}

/// From respondents to a unit.
#[must_use]
pub fn unit(finite_population: bool, lang: Lang) -> String {
    let interval = match lang {
        Lang::Sv => {
            "En enhets resultat är genomsnittet av de svarandes resultat. Osäkerheten är ett 95-procentigt t-intervall för hur enheten arbetar. Det har en bredd också när alla har svarat, för människor ändrar sig, slutar och börjar. Är de svarande ovanligt lika räknas spridningen ändå inte som mindre än hälften av den vanliga variansen på en arbetsplats."
        }
        Lang::En => {
            "A unit’s score is the average of the scores of those who answered. The uncertainty is a 95% t interval for how the unit works. It has a width even when all have answered, since people change their minds, leave and join. Where respondents are unusually alike, the spread still counts as no less than half of the usual variance in a workplace."
        }
    };
    if !finite_population {
        return interval.to_owned();
    }
    match lang {
        Lang::Sv => {
            "En enhets resultat är genomsnittet av de svarandes resultat. Osäkerheten är ett 95-procentigt t-intervall för vad de som arbetar där just nu tycker: det tar hänsyn till hur stor del av dem som har svarat, och har alla svarat finns ingen osäkerhet kvar. Jämförelser och förändringar gäller i stället hur enheten arbetar, och använder inte den korrektionen."
        }
        Lang::En => {
            "A unit’s score is the average of the scores of those who answered. The uncertainty is a 95% t interval for what those who work there now think: it allows for how many of them answered, and where all have, no uncertainty is left. Comparisons and changes are about how the unit works instead, and do not use that correction."
        }
    }
    .to_owned()
}

/// What becomes of parts that did not answer.
#[must_use]
pub fn silent_parts(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Om en arbetsplats inte har svarat får de andra stå för den. Intervallet blir då bredare, och mer ju mer arbetsplatserna skiljer sig åt. Har färre än tre arbetsplatser svarat, eller arbetar mer än hälften av de anställda på dem som inte har svarat, visas inget intervall. En arbetsplats som frågorna inte gäller räknas inte dit, så ett område kan bygga på färre arbetsplatser och ändå ha ett intervall."
        }
        Lang::En => {
            "Where a workplace did not answer, the others stand for it. The interval is then wider, the more so the more workplaces differ. Where fewer than three workplaces answered, or more than half of the staff work in those that did not, no interval is shown. A workplace that the questions do not concern does not count as one of those, so an area may cover fewer workplaces and have an interval all the same."
        }
    }
}

/// How the scores of units with parts come about.
#[must_use]
pub fn rollup(rule: Rollup, lang: Lang) -> &'static str {
    match (lang, rule) {
        (Lang::Sv, Rollup::Headcount) => {
            "En enhet som består av flera får ett resultat där varje arbetsplats väger efter hur många som arbetar där, oavsett hur många som svarade."
        }
        (Lang::Sv, Rollup::Pooled) => {
            "En enhet som består av flera får ett resultat där varje svarande väger lika, så att arbetsplatser med många svar väger tyngre."
        }
        (Lang::Sv, Rollup::Units) => {
            "En enhet som består av flera får ett resultat där varje ingående enhet väger lika, oavsett hur stor den är."
        }
        (Lang::En, Rollup::Headcount) => {
            "A unit made up of others gets a score in which each workplace counts by how many work there, however many answered."
        }
        (Lang::En, Rollup::Pooled) => {
            "A unit made up of others gets a score in which each respondent counts alike, so that workplaces with many answers weigh more."
        }
        (Lang::En, Rollup::Units) => {
            "A unit made up of others gets a score in which each of its parts counts alike, whatever its size."
        }
    }
}

/// How two waves are compared, and what counts as a change.
#[must_use]
pub fn changes(respondents: Respondents, least: Option<&str>, lang: Lang) -> String {
    let how = match (lang, respondents) {
        (Lang::Sv, Respondents::PerWave) => "Omgångar jämförs som om olika personer hade svarat i dem.",
        (Lang::En, Respondents::PerWave) => "Waves are compared as if other people had answered in each.",
        (Lang::Sv, Respondents::Stable) => {
            "Mellan omgångar jämförs var och en som har svarat båda gångerna med sig själv, där det inte röjer andras svar. Annars jämförs omgångarna som om olika personer hade svarat i dem."
        }
        (Lang::En, Respondents::Stable) => {
            "Between waves, everybody who answered both times is compared with themselves, where that gives away nobody else’s answers. Otherwise waves are compared as if other people had answered in each."
        }
    };
    match (lang, least) {
        (_, None) => how.to_owned(),
        (Lang::Sv, Some(least)) => {
            format!("{how} En förändring räknas bara om den är säker och minst {least}.")
        }
        (Lang::En, Some(least)) => {
            format!("{how} A change counts only where it is sure and at least {least}.")
        }
    }
}

/// Whose answers are protected, and how.
#[must_use]
pub fn suppression(assessment: &Assessment, lang: Lang) -> String {
    let limits = Limits::of_items(assessment);
    let group = count(limits.least, lang);
    let (coarse, item) = (count(2 * limits.least, lang), count(limits.exact, lang));
    let is_together = assessment.mode == Mode::Consensus && limits.least <= 1;
    match (lang, limits.least) {
        (Lang::Sv, _) if is_together => {
            "Varje enhet har svarat tillsammans, med ett svar: inget resultat undanhålls.".to_owned()
        }
        (Lang::En, _) if is_together => {
            "Each unit has answered together, with one answer: no score is withheld.".to_owned()
        }
        (Lang::Sv, 0 | 1) => {
            "Varje enhet har svarat samlat, eller så har organisationen valt att visa även enstaka svar: inga grupper döljs.".to_owned()
        }
        (Lang::En, 0 | 1) => {
            "Each unit has answered as one, or the organisation has chosen to show single answers too: no groups are hidden.".to_owned()
        }
        (Lang::Sv, _) => format!(
            "Resultat från färre än {group} svarande visas aldrig. Områden visas i hela poäng tills {coarse} har svarat, och enskilda frågor som närmaste steg tills {item} har svarat. Där några få har hoppat över en fråga eller ett område visas vissa frågor bara som steg, och index och förutsättningar avrundade: annars skulle det gå att räkna ut vad de få har svarat. Det avgörs av hur många som har svarat på vad, aldrig av vad de har svarat."
        ),
        (Lang::En, _) => format!(
            "Results of fewer than {group} respondents are never shown. Areas are shown in whole points until {coarse} have answered, and single questions as the nearest stage until {item} have. Where a few left out a question or an area, some of the questions are shown as stages alone, and index and readiness rounded: otherwise what those few answered could be worked out. It depends on how many answered what, never on what they answered."
        ),
    }
}

/// What weighs something else in a unit than the questionnaire says.
#[must_use]
pub fn own_weights(unit: &str, nodes: &[(&str, String)], lang: Lang) -> String {
    let nodes: Vec<String> = nodes.iter().map(|(name, weight)| format!("{name} {weight}")).collect();
    let nodes = list(&nodes, lang);
    match lang {
        Lang::Sv => format!("{unit} har egna vikter: {nodes}. Det som väger 0 räknas inte med där."),
        Lang::En => format!("{unit} has weights of its own: {nodes}. What weighs 0 does not count there."),
    }
}

/// The groups of the questionnaire that take more respondents to be shown, by how many.
#[must_use]
pub fn asks_for_more(groups: &[&str], least: u32, lang: Lang) -> String {
    let (groups, least) = (list(groups, lang), count(least.into(), lang));
    match lang {
        Lang::Sv => {
            start(&format!("{groups} visas först när minst {least} har svarat: så mycket kräver enkäten."))
        }
        Lang::En => {
            format!("{groups}: shown once at least {least} have answered, as the questionnaire asks.")
        }
    }
}

/// That an assessment shows smaller groups than is usual; nothing where it does not.
#[must_use]
pub fn lowered(assessment: &Assessment, lang: Lang) -> Option<String> {
    const USUAL: u32 = Assessment::DEFAULT_MIN_GROUP;
    let min_group = assessment.min_group;
    let (group, usual) = (count(min_group.into(), lang), count(USUAL.into(), lang));
    match (lang, min_group) {
        (_, USUAL..) => lowered_for_items(assessment, lang),
        (_, 0 | 1) => Some(suppression(assessment, lang)),
        (Lang::Sv, 2) => Some(format!(
            "Den här mätningen visar grupper ned till 2 svarande i stället för de vanliga {usual}. Är de bara två kan var och en räkna ut den andras resultat."
        )),
        (Lang::En, 2) => Some(format!(
            "This assessment shows groups down to 2 respondents instead of the usual {usual}. Of two respondents each can work out the other’s score."
        )),
        (Lang::Sv, _) => Some(format!(
            "Den här mätningen visar grupper ned till {group} svarande i stället för de vanliga {usual}. Enskilda kan vara lättare att känna igen."
        )),
        (Lang::En, _) => Some(format!(
            "This assessment shows groups down to {group} respondents instead of the usual {usual}. Individuals may be easier to recognise."
        )),
    }
}

fn lowered_for_items(assessment: &Assessment, lang: Lang) -> Option<String> {
    const USUAL: u64 = Assessment::DEFAULT_MIN_ITEM_GROUP as u64;
    let figure = Limits::of_items(assessment).figure;
    let (item, usual) = (count(figure, lang), count(USUAL, lang));
    let text = match lang {
        Lang::Sv => format!(
            "Den här mätningen visar siffror för enskilda frågor ned till {item} svarande i stället för de vanliga {usual}. Enskildas svar kan vara lättare att räkna ut."
        ),
        Lang::En => format!(
            "This assessment shows figures of single questions down to {item} respondents instead of the usual {usual}. What individuals answered may be easier to work out."
        ),
    };
    (figure < USUAL).then_some(text)
}

/// The levels' requirements: which level, in which areas, asks what of which groups.
#[must_use]
pub fn requirement(level: &str, areas: &[&str], needs: &[(String, &str)], lang: Lang) -> String {
    let areas = list(areas, lang);
    let need = |(score, name): &(String, &str)| match lang {
        Lang::Sv => format!("minst {score} i {name}"),
        Lang::En => format!("at least {score} in {name}"),
    };
    let needs: Vec<String> = needs.iter().map(need).collect();
    let needs = list(&needs, lang);
    match lang {
        Lang::Sv => format!("Nivån {level} i {areas} kräver {needs}."),
        Lang::En => format!("The level {level} in {areas} requires {needs}."),
    }
}

/// What a level is judged on.
#[must_use]
pub fn levels(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "En nivå är nådd när poängen når upp till dess gräns och nivåns krav är uppfyllda. Ingen nivå kan hoppas över. Ett krav på något som saknar resultat räknas som inte uppfyllt."
        }
        Lang::En => {
            "A level is reached when the score reaches its threshold and what the level requires is in place. No level can be skipped. A requirement on something without a score counts as not met."
        }
    }
}

/// What the results must not be used for.
#[must_use]
pub fn limits(lang: Lang) -> Vec<&'static str> {
    match lang {
        Lang::Sv => vec![
            "Resultatet är en självskattning. Det visar hur de som svarade ser på arbetet och behöver prövas i ett samtal.",
            "Rangordna inte enheter. En skillnad är säker bara där den prövats för sig, och enheter har olika uppdrag: alla områden är inte lika viktiga för alla.",
            "Använd inte resultatet för att bedöma enskilda chefer eller medarbetare.",
            "Osäkerheten gäller slumpen i vilka som svarade. Den täcker inte att de som avstod kan se annorlunda på saken.",
            "En högre nivå är inte alltid målet. Välj de områden där ni kan göra störst nytta för dem ni är till för.",
        ],
        Lang::En => vec![
            "The results are a self-assessment. They show how those who answered see the work, and need to be tested in conversation.",
            "Do not rank units. A difference is sure only where it has been tested, and units have different tasks: not every area matters equally to all.",
            "Do not use the results to judge individual managers or members of staff.",
            "The uncertainty is about chance in who answered. It does not cover that those who did not answer may see things differently.",
            "A higher level is not always the goal. Choose the areas where you can do most good for those you are there for.",
        ],
    }
}

/// What was asked: title, id, version, number of questions.
#[must_use]
pub fn questionnaire(title: &str, id: &str, version: &str, items: usize, lang: Lang) -> String {
    let items = questions(items, lang);
    format!("{title} ({id} {version}, {items})")
}

/// The column of the lowest scores on the levels.
#[must_use]
pub fn from_score(shown: &Shown, lang: Lang) -> String {
    match (shown, lang) {
        (Shown::Points, Lang::Sv) => "Från poäng".to_owned(),
        (Shown::Points, Lang::En) => "From score".to_owned(),
        (Shown::On(scale), Lang::Sv) => format!("Från, på skalan {scale}"),
        (Shown::On(scale), Lang::En) => format!("From, on the scale {scale}"),
        (Shown::Mixed, Lang::Sv) => "Från poäng 0–100".to_owned(),
        (Shown::Mixed, Lang::En) => "From points 0–100".to_owned(),
    }
}
