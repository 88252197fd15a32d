//! The words of `quality`: what the figures are called, and what to look at.

use crate::insight::quality::Refusal;
use crate::model::Lang;
use crate::psychometrics::Undefined;
use crate::text::number::{decimal, list, percent};
use crate::text::sentences::start;

words! {
    hang_together: "Hör frågorna ihop?", "Do the questions belong together?";
    to_look_at: "Att titta på", "What to look at";
    nothing_to_look_at: "Inget särskilt.", "Nothing in particular.";
    too_few_to_judge: "Färre än tio har svarat, så inget påpekas om frågorna.", "Fewer than ten answered, so nothing is pointed out about the questions.";
    the_questions: "Frågorna en och en", "The questions one by one";
    agree: "Är de som svarar i en enhet överens?", "Do the people of a unit agree?";
    unit_by_unit: "Enhet för enhet", "Unit by unit";
    roles: "Ser rollerna lika på saken?", "Do the roles see the same thing?";
    roles_by_unit: "Rollerna enhet för enhet", "The roles unit by unit";
    no_sure_gaps: "I ingen enhet är skillnaden mellan rollerna säker.", "In no unit is the difference between the roles sure.";
    told_apart: "Vilka enheter går att skilja åt?", "Which units can be told apart?";
    area: "Område", "Area";
    group: "Frågegrupp", "Group of questions";
    question: "Fråga", "Question";
    unit: "Enhet", "Unit";
    items: "Frågor", "Questions";
    complete: "n", "n";
    alpha: "Alfa", "Alpha";
    omega: "Omega", "Omega";
    item_rest: "Fråga mot övriga", "Question against the rest";
    between: "Fråga mot fråga", "Question against question";
    alpha_without: "Alfa utan den", "Alpha without it";
    dont_know: "Vet ej", "Don’t know";
    lowest: "Lägst svar", "Lowest answer";
    highest: "Högst svar", "Highest answer";
    units: "Enheter", "Units";
    rwg: "rwg(j)", "rwg(j)";
    r_star: "r*wg(j)", "r*wg(j)";
    deviation: "Medelavstånd", "Mean distance";
    lacking: "Oense", "Not agreed";
    not_agreed: "oense", "not agreed";
    icc1: "ICC(1)", "ICC(1)";
    icc2: "ICC(2)", "ICC(2)";
    pair: "Roller", "Roles";
    difference: "Skillnad", "Difference";
    hedges_g: "Hedges g", "Hedges’ g";
    cliffs_delta: "Cliffs delta", "Cliff’s delta";
    verdict: "Bedömning", "Verdict";
    score: "Resultat", "Score";
    shrunken: "Krympt", "Shrunken";
    place: "Plats", "Place";
    above_next: "Över nästa", "Above the next";
    alike: "Lika", "Alike";
    no_gaps: "Inga roller kan jämföras: för få har svarat, eller så skulle enskilda svar gå att räkna ut.", "No roles can be compared: too few have answered, or single answers could be worked out.";
    no_agreement: "Ingen enhet har tillräckligt många svar för att visas.", "No unit has enough answers to be shown.";
    note_alpha: "Alfa säger hur väl frågorna i en grupp hänger ihop (95 % osäkerhetsintervall i parentes), från 0 till 1; n är de som besvarat alla gruppens frågor. Omega är detsamma när frågorna mäter samma sak olika väl.", "Alpha says how well the questions of a group hang together (95% interval in parentheses), from 0 to 1; n are those who answered all of them. Omega is the same where the questions measure one thing unequally well.";
    note_agreement: "rwg(j) och r*wg(j): 1 är full enighet, 0 är som om alla svarat på måfå. rwg(j) stiger med antalet frågor, r*wg(j) gör det inte; båda är medianer över enheterna. Oense: enheter där svaren i genomsnitt ligger längre från enhetens medelvärde än en sjättedel av antalet svarsalternativ. ICC(1) är den del av skillnaderna mellan människor som ligger mellan enheter, ICC(2) hur säkert enheternas medelvärden skiljer dem åt.", "rwg(j) and r*wg(j): 1 is full agreement, 0 is as if all had answered at random. rwg(j) rises with the number of questions, r*wg(j) does not; both are medians over units. Not agreed: units whose answers are on average further from the unit’s mean than a sixth of the number of options. ICC(1) is the part of what people differ in that lies between units, ICC(2) how surely the units’ means tell them apart.";
    gap_in_points: "Skillnaden är i poäng.", "The difference is in points.";
    gap_on_scale: "Skillnaden är på den skala som står vid området.", "The difference is on the scale that stands by the area.";
    note_gap: "Hedges g är skillnaden i standardavvikelser. Cliffs delta är hur mycket oftare den som har den första rollen svarar högre än den som har den andra, från −1 till 1.", "Hedges’ g is the difference in standard deviations. Cliff’s delta is how much more often someone of the first role answers higher than someone of the second, from −1 to 1.";
    note_told_apart: "Plats: de platser som enheten kan ha, med 95 % säkerhet. Krympt: resultatet draget mot de andras så långt det är osäkert; det står bredvid resultatet och ersätter det inte. Över nästa: sannolikheten att enheten verkligen ligger över nästa rad. Enheter med samma bokstav går inte att skilja åt.", "Place: the places that the unit may have, with 95% confidence. Shrunken: the score drawn toward the others’ as far as it is uncertain; it stands beside the score and never instead. Above the next: the probability that the unit really is above the row below. Units with the same letter cannot be told apart.";
    note_method: "Formler, källor och vad de inte får användas till: method.html i en rapport.", "Formulas, sources and what they must not be used for: method.html in a report.";
}

/// The heading over how a group's alpha comes about.
#[must_use]
pub fn title_of_alpha(group: &str, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Alfa för {group}, omgång {wave}"),
        Lang::En => format!("Alpha of {group}, wave {wave}"),
    }
}

/// Whose answers alpha is computed from.
#[must_use]
pub fn complete(people: &str, questions: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "n = {people}: de som har besvarat alla k = {questions} frågor, där de kan räknas utan att någon enskild röjs."
        ),
        Lang::En => format!(
            "n = {people}: those who answered all k = {questions} questions, where they can be counted without giving anybody away."
        ),
    }
}

/// What the lines of the arithmetic are.
#[must_use]
pub const fn of_alpha(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => {
            "Frågornas varianser läggs ihop (Σ s²ᵢ) och ställs mot summans varians (s²), båda över n − 1. Följs frågorna åt är summans variation mycket större än delarnas."
        }
        Lang::En => {
            "The variances of the questions are added up (Σ s²ᵢ) and held against that of their sum (s²), both over n − 1. Where the questions go together, the sum varies much more than its parts."
        }
    }
}

/// Why some groups of questions have no reliability.
#[must_use]
pub fn refused(groups: &[&str], refusal: Refusal, lang: Lang) -> String {
    let why = why_refused(refusal, lang);
    let names = list(groups, lang);
    match (groups.len(), lang) {
        (_, Lang::Sv) => format!("{} har inget alfa: {why}.", start(&names)),
        (1, Lang::En) => format!("{names} has no alpha: {why}."),
        (_, Lang::En) => format!("{names} have no alpha: {why}."),
    }
}

/// Why the answers to a group's questions cannot be held against each other, as the end of a sentence.
#[must_use]
pub const fn why_refused(refusal: Refusal, lang: Lang) -> &'static str {
    match (refusal, lang) {
        (Refusal::Gated, Lang::Sv) => "en trappa bedöms på enheten, så ingen person har ett resultat på den",
        (Refusal::Gated, Lang::En) => "a ladder is judged on the unit, so no person has a score on it",
        (Refusal::Checklist, Lang::Sv) => {
            "i en checklista läggs det ihop som kryssas för, räknas eller besvaras med ja eller nej utan att det mäter samma \
             sak, och en sådan summa blir inte sämre av att delarna inte följs åt"
        }
        (Refusal::Checklist, Lang::En) => {
            "in a checklist, what is ticked, counted or answered by yes or no adds up without measuring the same, and such a \
             sum is no worse for parts that do not go together"
        }
        (Refusal::NotAMean, Lang::Sv) => "resultatet är varken ett medelvärde eller en summa av frågorna",
        (Refusal::NotAMean, Lang::En) => "the score is neither a mean nor a sum of the questions",
        (Refusal::TooFew, Lang::Sv) => {
            "för få har besvarat alla frågor i gruppen, eller så skulle enskilda svar gå att räkna ut"
        }
        (Refusal::TooFew, Lang::En) => {
            "too few answered all questions of the group, or single answers could be worked out"
        }
        (Refusal::Undefined(why), _) => undefined(why, lang),
    }
}

/// Why a figure cannot be computed.
#[must_use]
pub const fn undefined(why: Undefined, lang: Lang) -> &'static str {
    match (why, lang) {
        (Undefined::TooFewItems, Lang::Sv) => "det finns för få frågor",
        (Undefined::TooFewItems, Lang::En) => "there are too few questions",
        (Undefined::TooFewRespondents, Lang::Sv) => "det finns för få svarande",
        (Undefined::TooFewRespondents, Lang::En) => "there are too few respondents",
        (Undefined::TooFewGroups, Lang::Sv) => "det finns för få enheter",
        (Undefined::TooFewGroups, Lang::En) => "there are too few units",
        (Undefined::NoSpread, Lang::Sv) => "alla har svarat lika",
        (Undefined::NoSpread, Lang::En) => "everybody answered the same",
        (Undefined::Improper, Lang::Sv) => "en enda gemensam faktor passar inte svaren",
        (Undefined::Improper, Lang::En) => "a single common factor does not fit the answers",
        (Undefined::Unbounded, Lang::Sv) => "svaren räcker inte för att säga var stegen ligger",
        (Undefined::Unbounded, Lang::En) => "the answers are not enough to say where the steps are",
    }
}

/// What to look at in a group or a question, as a sentence.
#[derive(Debug, Clone, Copy)]
pub enum Remark<'a> {
    /// There is one question.
    OneItem,
    /// The questions hardly hang together; alpha.
    LowAlpha(f64),
    /// A question goes against the others: its name, the correlation, whether it is declared reversed.
    Against(&'a str, f64, bool),
    /// Two questions say the same: their names and the correlation.
    Same(&'a str, &'a str, f64),
    /// Many do not know: the question and their part.
    DontKnow(&'a str, f64),
    /// Too few answered the question.
    FewAnswers(&'a str),
    /// Everybody gave the question the same answer.
    NoSpread(&'a str),
    /// Nearly everybody did: the question and their part.
    OneAnswer(&'a str, f64),
    /// Many have the lowest score; their part.
    Floor(f64),
    /// Many have the highest score; their part.
    Ceiling(f64),
}

/// A remark on a group in words.
#[must_use]
pub fn remark(group: &str, remark: Remark<'_>, lang: Lang) -> String {
    let text = match lang {
        Lang::Sv => remark_sv(remark),
        Lang::En => remark_en(remark),
    };
    format!("{group}: {text}")
}

fn remark_sv(remark: Remark<'_>) -> String {
    let two = |value| decimal(value, 2, Lang::Sv);
    let share = |value| percent(value, Lang::Sv);
    match remark {
        Remark::OneItem => {
            "det finns bara en fråga, så det går inte att veta hur säkert den mäter. Ställ en fråga till om samma sak."
                .to_owned()
        }
        Remark::LowAlpha(alpha) => format!(
            "frågorna hänger knappt ihop (alfa {}). Läs hellre frågorna var för sig än genomsnittet, eller dela gruppen.",
            two(alpha)
        ),
        Remark::Against(item, r, false) => format!(
            "”{item}” går emot de andra frågorna (korrelation {}). Är den vänd utan att det står reverse = true?",
            two(r)
        ),
        Remark::Against(item, r, true) => format!(
            "”{item}” går emot de andra frågorna (korrelation {}) fast den vänds. Ska reverse = true bort?",
            two(r)
        ),
        Remark::Same(one, other, r) => {
            format!("”{one}” och ”{other}” säger samma sak (korrelation {}). En av dem räcker.", two(r))
        }
        Remark::DontKnow(item, part) => format!(
            "{} vet inte vad de ska svara på ”{item}”. Ställ frågan till andra, eller formulera om den.",
            share(part)
        ),
        Remark::FewAnswers(item) => {
            format!("så få har svarat på ”{item}” att det inte går att säga något om frågan. Vet någon svaret?")
        }
        Remark::NoSpread(item) => {
            format!("alla svarar lika på ”{item}”. Frågan skiljer inte de svarande åt.")
        }
        Remark::OneAnswer(item, part) => {
            format!(
                "{} ger samma svar på ”{item}”. Frågan skiljer knappt de svarande åt.",
                share(part)
            )
        }
        Remark::Floor(part) => {
            format!("{} har lägsta möjliga resultat, så skalan räcker inte nedåt för alla.", share(part))
        }
        Remark::Ceiling(part) => {
            format!("{} har högsta möjliga resultat, så för dem kan skalan inte visa någon förbättring.", share(part))
        }
    }
}

fn remark_en(remark: Remark<'_>) -> String {
    let two = |value| decimal(value, 2, Lang::En);
    let share = |value| percent(value, Lang::En);
    match remark {
        Remark::OneItem => {
            "there is only one question, so how reliably it measures cannot be known. Ask one more about the same thing."
                .to_owned()
        }
        Remark::LowAlpha(alpha) => format!(
            "the questions hardly hang together (alpha {}). Read them one by one rather than the average, or split the group.",
            two(alpha)
        ),
        Remark::Against(item, r, false) => format!(
            "“{item}” goes against the other questions (correlation {}). Is it reversed without saying reverse = true?",
            two(r)
        ),
        Remark::Against(item, r, true) => format!(
            "“{item}” goes against the other questions (correlation {}) though it is reversed. Should reverse = true go?",
            two(r)
        ),
        Remark::Same(one, other, r) => {
            format!("“{one}” and “{other}” say the same (correlation {}). One of them is enough.", two(r))
        }
        Remark::DontKnow(item, part) => {
            format!("{} do not know what to answer to “{item}”. Put the question to others, or reword it.", share(part))
        }
        Remark::FewAnswers(item) => {
            format!(
                "so few answered “{item}” that nothing can be said of the question. Does anybody know the answer?"
            )
        }
        Remark::NoSpread(item) => {
            format!("everybody answers “{item}” alike. The question does not tell respondents apart.")
        }
        Remark::OneAnswer(item, part) => {
            format!(
                "{} give the same answer to “{item}”. The question hardly tells respondents apart.",
                share(part)
            )
        }
        Remark::Floor(part) => {
            format!(
                "{} have the lowest possible score, so the scale does not reach low enough for all.",
                share(part)
            )
        }
        Remark::Ceiling(part) => {
            format!(
                "{} have the highest possible score, so for them the scale cannot show improvement.",
                share(part)
            )
        }
    }
}

/// A unit whose people answer too differently in some areas for the mean to stand for them.
#[must_use]
pub fn disagrees(unit: &str, areas: &[&str], lang: Lang) -> String {
    let areas = list(areas, lang);
    match lang {
        Lang::Sv => format!(
            "{unit}: de som svarat ser mycket olika på {areas}. Samtala om varför innan ni går efter genomsnittet."
        ),
        Lang::En => format!(
            "{unit}: people in this unit answer very differently on {areas}. Talk about why before you act on the average."
        ),
    }
}

/// From how many people a role is shown.
#[must_use]
pub fn note_roles(least: u64, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Roller visas från {least} svarande."),
        Lang::En => format!("Roles are shown from {least} respondents."),
    }
}

/// How many of the differences that were tested are those of units; nothing where none are.
#[must_use]
pub fn note_gaps_in_units(gaps: usize, lang: Lang) -> Option<String> {
    match (gaps, lang) {
        (0, _) => None,
        (n, Lang::Sv) => Some(format!("Av dem gäller {n} enskilda enheter.")),
        (n, Lang::En) => Some(format!("Of these, {n} are of single units.")),
    }
}

/// What two roles in a unit surely see differently.
#[derive(Debug, Clone)]
pub struct RoleDifference<'a> {
    /// In which unit.
    pub unit: &'a str,
    /// In which area.
    pub area: &'a str,
    /// The two roles.
    pub roles: [&'a str; 2],
    /// The score of each, as it is shown.
    pub scores: [String; 2],
}

/// A sure difference between two roles in a unit.
#[must_use]
pub fn role_difference(difference: RoleDifference<'_>, lang: Lang) -> String {
    let RoleDifference { unit, area, roles: [one, other], scores: [first, second] } = difference;
    match lang {
        Lang::Sv => format!(
            "{unit}: {one} ger {area} {first} och {other} {second}. Samtala om vad skillnaden beror på."
        ),
        Lang::En => format!(
            "{unit}: {one} gives {area} {first} and {other} {second}. Talk about where the difference comes from."
        ),
    }
}

/// A reliability of means that is below 0, which only says that they tell nothing apart.
#[must_use]
pub fn not_below_zero(value: f64, lang: Lang) -> String {
    if value < 0.0 { "<\u{a0}0".to_owned() } else { decimal(value, 2, lang) }
}

/// A probability as whole per cent, which is never rounded to certainty.
#[must_use]
pub fn probability(value: f64, lang: Lang) -> String {
    match value {
        p if p > 0.99 && p < 1.0 => format!(">\u{a0}{}", percent(0.99, lang)),
        p if p < 0.01 && p > 0.0 => format!("<\u{a0}{}", percent(0.01, lang)),
        p => percent(p, lang),
    }
}

/// The places that a unit may have.
#[must_use]
pub fn places(low: usize, high: usize) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// A range of coefficients: `0.40–0.62`, with a word between where one is negative.
#[must_use]
pub fn range(low: f64, high: f64, lang: Lang) -> String {
    let (from, to) = (decimal(low, 2, lang), decimal(high, 2, lang));
    if from == to {
        return from;
    }
    let between = match lang {
        _ if low >= 0.0 && high >= 0.0 => "–",
        Lang::Sv => " till ",
        Lang::En => " to ",
    };
    format!("{from}{between}{to}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_written_in_both_languages() {
        // Symbols are the same everywhere.
        let same = ["n", "Omega", "rwg(j)", "r*wg(j)", "ICC(1)", "ICC(2)"];
        for (sv, en) in Words::PAIRS {
            assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{sv}{en}");
            assert!(sv != en || same.contains(sv), "{sv} is the same in both languages");
        }
    }

    #[test]
    fn a_range_below_zero_has_a_word_between() {
        assert_eq!(range(0.4, 0.625, Lang::Sv), "0,40–0,63");
        assert_eq!(range(0.401, 0.4, Lang::Sv), "0,40");
        assert_eq!(range(-0.1, 0.5, Lang::En), "\u{2212}0.10 to 0.50");
    }

    #[test]
    fn what_is_not_certain_does_not_look_so() {
        assert_eq!(probability(0.9999, Lang::En), ">\u{a0}99%");
        assert_eq!(probability(0.001, Lang::Sv), "<\u{a0}1\u{a0}%");
        assert_eq!(
            (probability(1.0, Lang::En), probability(0.52, Lang::En)),
            ("100%".to_owned(), "52%".to_owned())
        );
    }
}
