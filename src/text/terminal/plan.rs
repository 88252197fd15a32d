//! The words of plans: gaps to targets, where to start, how many more answers.

use crate::model::Lang;
use crate::text::number::{count, exact, list};
use crate::text::sentences::{quoted, start};

words! {
    gaps: "Målbild och gap", "Targets and gaps";
    setbacks: "Säkra försämringar sedan förra omgången", "Sure declines since the last wave";
    advances: "Säkra förbättringar sedan förra omgången", "Sure improvements since the last wave";
    no_targets: "Ingen enhet som får visas har något mål. Mål sätts i assessment.toml, på en enhet eller på den som den är del av: targets = { e-services = 60 }.", "No unit that may be shown has a target. Targets are set in assessment.toml, on a unit or on one that it is part of: targets = { e-services = 60 }.";
    target: "Läge och mål", "Score and target";
    inherited: "Satt för", "Set for";
    border: "På gränsen", "On the border";
    unsure_changes: "Utan säker förändring", "Without a sure change";
    lift: "Det som lyfter", "What lifts";
    no_lift: "Inget som får visas har en nivå eller ett mål kvar att nå.", "Nothing that may be shown has a level or a target left to reach.";
    note_lift: "Ett steg går från det svar som enheten har nått på en fråga till nästa. Det är räkning, inte ett löfte: den tar för givet att steget inte ändrar något annat.", "A step goes from the answer that the unit has reached at a question to the next one. It is arithmetic and no promise: it takes for granted that the step changes nothing else.";
    note_effort: "Insatsen är vad frågeformuläret säger att stegen kräver (effort), tillsammans; det som kräver minst står här, inte det som har minst antal steg.", "The effort is what the questionnaire says that the steps take (effort), together; here stands what takes least, not what has the fewest steps.";
    note_not_all: "Där det finns fler än 14 frågor att lyfta har bara de 14 som ger mest prövats; en mindre mängd kan finnas.", "Where there are more than 14 questions to lift, only the 14 that give most were tried; a smaller set may exist.";
    peers: "Att lära av", "Whom to learn from";
    no_peers: "Ingen enhet är säkert en nivå före någon annan i ett område där det finns något kvar att nå.", "No unit is surely a level ahead of another in an area where there is somewhere to go.";
    note_peers: "Före: högre nivå, och en skillnad som är säker bland alla i listan. De mest lika står först: i samma förvaltning, sedan närmast i storlek, sedan närmast i de andra områdena.", "Ahead: a higher level, and a difference that is sure among all in the list. The most alike come first: part of the same unit, then nearest in size, then nearest in the other areas.";
    more_answers: "Hur många svar till?", "How many more answers?";
    next_round: "Inför en ny omgång", "Before a new wave";
    no_more: "Inget är osäkert, varken var gränser går eller vad som har ändrats.", "Nothing is unsure, neither on which side of a line a unit is nor what has changed.";
    seen: "Så stora förändringar märks", "Changes so large show";
    answered: "Svar", "Answers";
    asked: "Till\u{ad}frågade", "Asked";
    seen_now: "Märks nu", "Shows now";
    seen_then: "Om alla svarar", "If all answer";
    note_border: "På gränsen bedöms över alla enheter i bilden, så att en enhet kan stå där fast dess eget intervall inte når gränsen.", "What is on the border is judged over all units in the picture, so that a unit can be there though its own interval does not reach the line.";
    all_reached: "Alla mål som går att bedöma är nådda.", "All targets that can be judged are reached.";
    all_probably_reached: "Alla mål som går att bedöma är nådda, eller troligen nådda.", "All targets that can be judged are reached, or probably reached.";
    points: "Poäng", "Points";
    alone: "En sak", "One thing";
    together: "Åtta områden", "Eight areas";
    close_once: "Stäng omgången en gång. Den som frågar tills det blir säkert hittar skillnader som inte finns: i stället för 5 gånger av 100 blir det omkring 8.", "Close the wave once. Who asks until it is sure finds differences that are not there: about 8 times in 100 instead of 5.";
    planned_on: "Det som planeras är den skillnad som betyder något (min_change), inte den som syntes. ”Syns” betyder att en så stor skillnad hittas fyra gånger av fem.", "What is planned on is the difference that matters (min_change), not the one that was seen. ‘Shows’ means that a difference so large is found four times out of five.";
}

/// A score and its target: `50 av 60`.
#[must_use]
pub fn of_target(score: &str, target: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{score} av {target}"),
        Lang::En => format!("{score} of {target}"),
    }
}

/// What the table of changes that show is in, and whose answers it counts.
#[must_use]
pub fn note_seen(node: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Poäng i {node}, mot förra omgången: den minsta verkliga förändring som hittas fyra gånger av fem. Som svar räknas de som har ett resultat i {node}; alla som har svarat på något kan vara fler."
        ),
        Lang::En => format!(
            "Points in {node}, against the last wave: the smallest true change that is found four times out of five. Answers are those that have a score in {node}; all who answered anything may be more."
        ),
    }
}

/// Where there is furthest to go: the unit, the node and how far.
#[must_use]
pub fn furthest((unit, node, gap): (&str, &str, &str), lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Längst är det kvar i {unit}: {node}, {gap}."),
        Lang::En => format!("{unit} has furthest to go: {node}, {gap}."),
    }
}

/// A sure change of what has a target: `Bygglovsenheten, e-tjänster: −12, nu 38 av 60`.
#[must_use]
pub fn moved(unit: &str, node: &str, change: &str, now: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{unit}, {node}: {change}, nu {now}"),
        Lang::En => format!("{unit}, {node}: {change}, now {now}"),
    }
}

/// The requirements of the whole's next level that are met and that are not.
#[must_use]
pub fn requirements(level: &str, met: &[String], unmet: &[String], lang: Lang) -> String {
    let (has, needs) = (list(met, lang), list(unmet, lang));
    match (lang, met.is_empty(), unmet.is_empty()) {
        (Lang::Sv, _, true) => format!("Det som nivån {level} kräver är på plats: {has}."),
        (Lang::En, _, true) => format!("What the level {level} requires is in place: {has}."),
        (Lang::Sv, true, false) => format!("Det som nivån {level} kräver är inte på plats: {needs}."),
        (Lang::En, true, false) => format!("What the level {level} requires is not in place: {needs}."),
        (Lang::Sv, false, false) => {
            format!("För nivån {level} är detta på plats: {has}. Detta fattas: {needs}.")
        }
        (Lang::En, false, false) => {
            format!("For the level {level} this is in place: {has}. This is not: {needs}.")
        }
    }
}

/// A requirement with the score that there is: `processkartläggning (52 av 40)`.
#[must_use]
pub fn requirement(node: &str, score: Option<&str>, needs: &str, lang: Lang) -> String {
    match (lang, score) {
        (Lang::Sv, Some(score)) => format!("{node} ({score}, krav {needs})"),
        (Lang::En, Some(score)) => format!("{node} ({score}, required {needs})"),
        (Lang::Sv, None) => format!("{node} (visas inte, krav {needs})"),
        (Lang::En, None) => format!("{node} (not shown, required {needs})"),
    }
}

/// Which area to begin with, and why: the gap to its target.
#[must_use]
pub fn first_area(area: &str, gap: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "Börja med {area}: där är det längst till målet ({gap}), och det som området vilar på är på plats."
        ),
        Lang::En => format!(
            "Begin with {area}: it is furthest from its target ({gap}), and what it rests on is in place."
        ),
    }
}

/// Which area to begin with, and the first step there.
#[must_use]
pub fn first_step(area: &str, advice: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Börja med {area}: {advice}"),
        Lang::En => format!("Begin with {area}: {advice}"),
    }
}

/// That no area can be begun with before the ground is there.
#[must_use]
pub fn ground_first(needs: &[&str], lang: Lang) -> String {
    let needs = list(needs, lang);
    match lang {
        Lang::Sv => {
            format!("Börja med grunden: {needs}. I inget av områdena under målet är den på plats.")
        }
        Lang::En => {
            format!(
                "Begin with the foundations: {needs}. In none of the areas below target are they in place."
            )
        }
    }
}

/// What would settle on which side of a line a score is.
#[must_use]
pub fn settles(more: MoreWords, lang: Lang) -> String {
    match (more, lang) {
        (MoreWords::Enough { matters }, Lang::Sv) => {
            format!(
                "svaren räcker för att se {matters}; det är mindre än så till gränsen, och fler svar lär inte avgöra det"
            )
        }
        (MoreWords::Enough { matters }, Lang::En) => {
            format!(
                "there are answers enough to see {matters}; the boundary is nearer than that, and more answers will hardly settle it"
            )
        }
        (MoreWords::Answers { number: 1, matters }, Lang::Sv) => {
            format!("1 svar till visar det, om det skiljer minst {matters}")
        }
        (MoreWords::Answers { number: 1, matters }, Lang::En) => {
            format!("1 more answer shows it, if the difference is at least {matters}")
        }
        (MoreWords::Answers { number, matters }, Lang::Sv) => {
            format!("{} svar till visar det, om det skiljer minst {matters}", count(number, lang))
        }
        (MoreWords::Answers { number, matters }, Lang::En) => {
            format!("{} more answers show it, if the difference is at least {matters}", count(number, lang))
        }
        (MoreWords::OutOfReach { visible, left: Some(0) }, Lang::Sv) => {
            format!(
                "går inte att avgöra i den här omgången: alla har svarat, och bara en skillnad på minst {visible} märks"
            )
        }
        (MoreWords::OutOfReach { visible, left: Some(0) }, Lang::En) => {
            format!(
                "cannot be settled in this wave: everybody has answered, and only a difference of at least {visible} shows"
            )
        }
        (MoreWords::OutOfReach { visible, left: Some(_) }, Lang::Sv) => {
            format!(
                "går inte att avgöra i den här omgången: även om alla svarar skulle bara en skillnad på minst {visible} märkas"
            )
        }
        (MoreWords::OutOfReach { visible, left: Some(_) }, Lang::En) => {
            format!(
                "cannot be settled in this wave: even if everybody answers, only a difference of at least {visible} would show"
            )
        }
        (MoreWords::OutOfReach { visible, left: None }, Lang::Sv) => {
            format!(
                "går inte att avgöra med fler svar nu: hur många som än svarar skulle bara en skillnad på minst {visible} märkas"
            )
        }
        (MoreWords::OutOfReach { visible, left: None }, Lang::En) => {
            format!(
                "cannot be settled by more answers now: however many answer, only a difference of at least {visible} would show"
            )
        }
    }
}

/// What more answers can do, with numbers in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoreWords<'a> {
    /// There are enough.
    Enough {
        /// The difference that matters.
        matters: &'a str,
    },
    /// So many more are needed.
    Answers {
        /// How many.
        number: u64,
        /// The difference that matters.
        matters: &'a str,
    },
    /// They cannot settle it.
    OutOfReach {
        /// What could be seen at best.
        visible: &'a str,
        /// How many are left to answer, where that is known.
        left: Option<u64>,
    },
}

/// One thing that is not sure, with what would settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsure<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The area.
    pub node: &'a str,
    /// Where it stands: `38 (29–47), gräns 37,5`.
    pub stands: &'a str,
    /// What would settle it.
    pub settles: &'a str,
}

/// As a line of a list.
#[must_use]
pub fn unsure(line: Unsure<'_>) -> String {
    let Unsure { unit, node, stands, settles } = line;
    format!("{unit}, {node}: {stands}; {settles}")
}

/// On which side of a line a score is, as something that is not known.
#[must_use]
pub fn side_unsure(node: &str, line: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Vilken sida av gränsen {line} i {node}"),
        Lang::En => format!("On which side of the boundary {line} in {node}"),
    }
}

/// Changes of a unit that more answers could make sure, each with how many.
#[must_use]
pub fn changes_in_reach(unit: &str, each: &[String], matters: &str, lang: Lang) -> String {
    let each = list(each, lang);
    match lang {
        Lang::Sv => format!("{unit}: så många svar till visar en förändring på minst {matters}: {each}."),
        Lang::En => format!("{unit}: so many more answers show a change of at least {matters}: {each}."),
    }
}

/// Changes of a unit that are too small for its answers, though there are enough of these.
#[must_use]
pub fn changes_too_small(unit: &str, each: &[String], matters: &str, lang: Lang) -> String {
    let each = list(each, lang);
    match lang {
        Lang::Sv => format!(
            "{unit}: svaren räcker för att se en förändring på {matters}, men ingen så stor syns: {each}."
        ),
        Lang::En => format!(
            "{unit}: there are answers enough to see a change of {matters}, but none so large shows: {each}."
        ),
    }
}

/// Changes of a unit that no more answers can make sure in this wave, each with what could be seen at best.
#[must_use]
pub fn changes_out_of_reach(unit: &str, each: &[String], left: Option<u64>, lang: Lang) -> String {
    let each = list(each, lang);
    match (lang, left) {
        (Lang::Sv, Some(0)) => format!(
            "{unit}: går inte att avgöra i den här omgången. Alla har svarat, och bara så stora förändringar märks: {each}."
        ),
        (Lang::En, Some(0)) => format!(
            "{unit}: cannot be settled in this wave. Everybody has answered, and only changes so large show: {each}."
        ),
        (Lang::Sv, Some(_)) => format!(
            "{unit}: går inte att avgöra i den här omgången. Även om alla svarar märks bara så stora förändringar: {each}."
        ),
        (Lang::En, Some(_)) => format!(
            "{unit}: cannot be settled in this wave. Even if everybody answers, only changes so large show: {each}."
        ),
        (Lang::Sv, None) => format!(
            "{unit}: går inte att avgöra med fler svar nu. Hur många som än svarar märks bara så stora förändringar: {each}."
        ),
        (Lang::En, None) => format!(
            "{unit}: cannot be settled by more answers now. However many answer, only changes so large show: {each}."
        ),
    }
}

/// How much there is that no more answers can settle, and where it is told.
#[must_use]
pub fn out_of_reach(number: usize, lang: Lang) -> String {
    match (lang, number) {
        (Lang::Sv, 1) => {
            "1 sak som är osäker kan inga fler svar avgöra den här omgången. Med --unit visas vilken."
                .to_owned()
        }
        (Lang::En, 1) => {
            "1 thing that is unsure can be settled by no number of answers in this wave. --unit shows which."
                .to_owned()
        }
        (Lang::Sv, _) => format!(
            "{} saker som är osäkra kan inga fler svar avgöra den här omgången. Med --unit visas vilka.",
            count(number as u64, lang)
        ),
        (Lang::En, _) => format!(
            "{} things that are unsure can be settled by no number of answers in this wave. --unit shows which.",
            count(number as u64, lang)
        ),
    }
}

/// What a lift reaches: `nivån Lära (från 40)`.
#[must_use]
pub fn reaches_level(level: &str, from: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("nivån {level} (från {from})"),
        Lang::En => format!("the level {level} (from {from})"),
    }
}

/// What a lift reaches: `målet 60`.
#[must_use]
pub fn reaches_target(target: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("målet {target}"),
        Lang::En => format!("the target {target}"),
    }
}

/// So many steps at a question: `”Kartlagda processer” två steg`.
#[must_use]
pub fn rise(item: &str, steps: usize, lang: Lang) -> String {
    let item = quoted(item, lang);
    match (lang, steps) {
        (_, 1) => item,
        (Lang::Sv, steps) => format!("{item} {steps} steg"),
        (Lang::En, steps) => format!("{item} {steps} steps"),
    }
}

/// What something takes: so many steps or, where the questionnaire says what steps take, so much effort.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Steps.
    Steps(usize),
    /// Effort, in what the questionnaire counts it in.
    Effort(f64),
}

impl Takes {
    /// `3 steg`, `insatsen 4,5`.
    fn words(self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Sv, Self::Steps(steps)) => format!("{steps} steg"),
            (Lang::En, Self::Steps(1)) => "1 step".to_owned(),
            (Lang::En, Self::Steps(steps)) => format!("{steps} steps"),
            (Lang::Sv, Self::Effort(effort)) => format!("insatsen {}", exact(effort, lang)),
            (Lang::En, Self::Effort(effort)) => format!("an effort of {}", exact(effort, lang)),
        }
    }
}

/// The smallest sets of steps, each as its questions in a row.
#[must_use]
pub fn lifts(
    [area, score, reaches]: [&str; 3],
    takes: Takes,
    sets: &[Vec<String>],
    more: usize,
    lang: Lang,
) -> String {
    let sets: Vec<String> = sets.iter().map(|set| list(set, lang)).collect();
    let (or, others) = match (lang, more) {
        (Lang::Sv, 0) => ("; eller ", String::new()),
        (Lang::En, 0) => ("; or ", String::new()),
        (Lang::Sv, 1) => ("; eller ", "; 1 sätt till finns".to_owned()),
        (Lang::En, 1) => ("; or ", "; there is 1 more way".to_owned()),
        (Lang::Sv, more) => ("; eller ", format!("; {} sätt till finns", count(more as u64, lang))),
        (Lang::En, more) => ("; or ", format!("; there are {} more ways", count(more as u64, lang))),
    };
    let (sets, area) = (sets.join(or), start(area));
    let takes = takes.words(lang);
    match lang {
        Lang::Sv => format!("{area} ({score}) når {reaches} med {takes}: {sets}{others}."),
        Lang::En => format!("{area} ({score}) reaches {reaches} with {takes}: {sets}{others}."),
    }
}

/// That more steps are needed than are tried.
#[must_use]
pub fn lifts_too_far(area: &str, score: &str, reaches: &str, lang: Lang) -> String {
    let area = start(area);
    match lang {
        Lang::Sv => format!("{area} ({score}) når inte {reaches} med sex steg."),
        Lang::En => format!("{area} ({score}) does not reach {reaches} with six steps."),
    }
}

/// Whom to talk with about an area, the unit's own score after it.
#[must_use]
pub fn talk_with(area: &str, own: &str, peers: &[String], more: usize, lang: Lang) -> String {
    let who = list(peers, lang);
    let more = match (lang, more) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => "; 1 enhet till är före".to_owned(),
        (Lang::En, 1) => "; 1 more unit is ahead".to_owned(),
        (Lang::Sv, more) => format!("; {} enheter till är före", count(more as u64, lang)),
        (Lang::En, more) => format!("; {} more units are ahead", count(more as u64, lang)),
    };
    match lang {
        Lang::Sv => format!("Tala med {who} om {area} (ni har {own}){more}."),
        Lang::En => format!("Talk with {who} about {area} (you have {own}){more}."),
    }
}

/// An area with a number beside it: `e-tjänster 24 poäng`.
#[must_use]
pub fn with_number(node: &str, number: &str) -> String {
    format!("{node} {number}")
}

/// A score beside a line.
#[must_use]
pub fn beside_line(score: &str, line: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{score}, gräns {line}"),
        Lang::En => format!("{score}, boundary {line}"),
    }
}

/// What the table before a new wave is about.
#[must_use]
pub fn planning_note(deviation: &str, seen: bool, lang: Lang) -> String {
    match (lang, seen) {
        (Lang::Sv, true) => format!(
            "Så många svar per enhet och omgång behövs för att en förändring av så många poäng ska synas. Standardavvikelsen är den som svaren hade: {deviation} poäng."
        ),
        (Lang::En, true) => format!(
            "So many answers per unit and wave are needed for a change of so many points to show. The standard deviation is that of the answers: {deviation} points."
        ),
        (Lang::Sv, false) => format!(
            "Så många svar per enhet och omgång behövs för att en förändring av så många poäng ska synas. Standardavvikelsen är antagen: {deviation} poäng."
        ),
        (Lang::En, false) => format!(
            "So many answers per unit and wave are needed for a change of so many points to show. The standard deviation is assumed: {deviation} points."
        ),
    }
}
