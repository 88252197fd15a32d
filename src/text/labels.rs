//! The short words of reports and of what commands print: headings, column names, captions. One line per word, both languages side by side.

use crate::insight::Verdict;
use crate::model::Lang;

words! {
    foreword: "Förord", "Foreword";
    recommendations: "Rekommendationer", "Recommendations";
    picture_number: "Figur", "Figure";
    table_number: "Tabell", "Table";
    page: "Sida", "Page";
    page_of: "av", "of";
    skip_to_content: "Till innehållet", "Skip to content";
    on_this_page: "På den här sidan", "On this page";
    you_are_here: "Här är ni", "You are here";
    whole_is_here: "Här är helheten", "The whole is here";
    target: "Mål", "Target";
    targets: "Målen", "The targets";
    targets_reached: "Nådda mål", "Targets reached";
    figures: "Nyckeltal", "Key figures";
    figure: "Nyckeltal", "Key figure";
    value: "Värde", "Value";
    score_inside: "resultat", "score";
    figures_caption: "Nyckeltalen område för område. Intill området står svarens resultat.", "The key figures area by area. Beside the area stands the score of the answers.";
    gap: "Kvar till målet", "Still to go";
    share_of_target: "Andel av målet", "Share of the target";
    progress: "På väg", "Progress";
    score_reaches: "Poängen räcker hit", "The score reaches this far";
    area: "Område", "Area";
    areas: "Områdena", "The areas";
    areas_in_pictures: "Områdena i bild", "The areas in pictures";
    areas_one_by_one: "Områdena ett och ett", "The areas one by one";
    prerequisites: "Förutsättningar", "Prerequisites";
    core_areas: "Områden", "Core areas";
    cross_cutting: "Tvärgående", "Cross-cutting";
    readiness: "Förutsättningar", "Readiness";
    index: "Index", "Index";
    summary: "Sammantaget", "Overall";
    how_are_we: "Hur är läget?", "How are we?";
    what_holds_back: "Vad håller tillbaka?", "What is in the way?";
    what_next: "Vad är nästa steg?", "What next?";
    level: "Nivå", "Level";
    score: "Resultat", "Score";
    scale: "Skala", "Scale";
    scale_inside: "skala", "scale";
    meaning: "Innebörd", "Meaning";
    answers: "Svar", "Answers";
    answered_of_asked: "Svar av tillfrågade", "Answered of asked";
    response_rate: "Svarsfrekvens", "Response rate";
    unit: "Enhet", "Unit";
    units: "Enheterna", "The units";
    parts: "Enheter som ingår", "Units included";
    question: "Fråga", "Question";
    questions: "Alla frågor", "All questions";
    hides: "döljer en svagare del", "hides a weaker part";
    hides_note: "† Ett genomsnitt som döljer en del på en lägre nivå.", "† An average that hides a part on a lower level.";
    part_of_area: "Del av området", "Part of the area";
    strongest: "Starkast", "Strongest";
    weakest_with_step: "Svagast, och nästa steg", "Weakest, and the next step";
    weakest: "Svagast", "Weakest";
    stops: "Det som stoppar", "What stops the climb";
    stops_with_step: "Det som stoppar, och nästa steg", "What stops the climb, and the next step";
    next_step: "Nästa steg", "Next step";
    change: "Förändring", "Change";
    verdict: "Bedömning", "Verdict";
    sure_rise: "säker ökning", "a sure rise";
    sure_fall: "säker minskning", "a sure fall";
    answered_both_times: "Svarade båda gångerna", "Answered both times";
    no_sure_change: "ingen säker förändring", "no sure change";
    change_cannot_be_tested: "går inte att avgöra", "cannot be judged";
    answered: "Besvarade", "Answered";
    dont_know: "Vet ej", "Don’t know";
    not_applicable: "Ej tillämpligt", "Not applicable";
    not_answered: "Ej besvarade", "Not answered";
    total: "Totalt", "Total";
    not_shown: "visas inte", "not shown";
    dash_means: "– betyder att inget resultat visas.", "– means that no result is shown.";
    table: "Tabell:", "Table:";
    further_pictures: "Fler enheter, i fler bilder", "More units, in more pictures";
    values_as_table: "Värdena som tabell", "The values as a table";
    on_the_border: "på gränsen", "on the border";
    by_score: "efter resultatet", "by its score";
    no_unit_here: "Ingen enhet", "No unit";
    shared: "Det här delar ni", "What you share";
    shared_by: "Svagt i", "Weak in";
    changes: "Sedan förra omgången", "Since the previous wave";
    how_to_read: "Så läser ni rapporten", "How to read the report";
    method: "Så togs siffrorna fram", "How the figures came about";
    how_computed: "Så har siffrorna räknats fram: formler, källor och vad de inte får användas till", "How this was computed: formulas, sources and what they must not be used for";
    limits: "Vad resultatet inte säger", "What the results do not say";
    facts: "Uppgifter om mätningen", "About this assessment";
    levels: "Nivåerna", "The levels";
    fingerprint: "Innehållets kontrollsumma", "Digest of the content";
    wave: "Omgång", "Wave";
    smallest_group: "Minsta grupp som visas", "Smallest group shown";
    made_with: "Rapporten är gjord med", "The report was made with";
    back_to_top: "Till sidans början", "Back to the top";
    weak: "lågt", "low";
    strong: "högt", "high";
    save_picture: "Spara bilden:", "Save the picture:";
    figures_as_files: "Alla siffror som filer:", "All figures as files:";
    held_down_from: "poängen räcker till", "the score reaches";
    too_few_or_new: "går inte att jämföra", "cannot be compared";
    states_note: "Andel av alla frågor som ställdes", "Share of all the questions asked";
    part_of: "Ingår i", "Part of";
    units_by_area: "Enheter och områden", "Units and areas";
    below_first_level: "Under första nivån", "Below the first level";
    wave_inside: "omgång", "wave";
    node: "Område eller fråga", "Area or question";
    interval: "Osäkerhet", "Interval";
    deviation: "s", "s";
    difference: "Skillnad", "Difference";
    sure: "säker skillnad", "a sure difference";
    visible: "Syns från", "Shows from";
    unsure: "går inte att skilja åt", "cannot be told apart";
    weak_ground: "Svag grund", "Weak ground";
    holding_back: "Det som håller tillbaka", "What holds back";
    note_interval: "62 (57–67): poäng på skalan 0–100, med 95 % osäkerhetsintervall i parentes.", "62 (57–67): points from 0 to 100, with the 95% interval in parentheses.";
    note_capped: "* Resultatet räcker till en högre nivå, men något annat håller tillbaka.", "* The score is enough for a higher level, but something else holds it back.";
    note_detail: "Poäng på skalan 0–100, 95 % osäkerhetsintervall, antal svarande (n) och deras standardavvikelse (s).", "Points from 0 to 100, the 95% interval, the number of respondents (n) and their standard deviation (s).";
    note_detail_ranges: "Resultat på den skala som står intill, 95 % osäkerhetsintervall, antal svarande (n) och deras standardavvikelse (s).", "Scores on the scale that stands beside them, the 95% interval, the number of respondents (n) and their standard deviation (s).";
    shrunken: "Krympt", "Shrunken";
    shrunken_scores: "Resultat → krympta", "Scores → shrunken";
    note_shrunken: "Krympt: arbetsplatsens resultat draget mot de andras, mer ju färre som har svarat. Det är den bättre gissningen om arbetsplatserna är av samma slag; det står bredvid resultatet och ersätter det inte, och ingen nivå avgörs av det.", "Shrunken: a workplace’s score drawn toward the others’, the more the fewer have answered. It is the better guess if the workplaces are alike in kind; it stands beside the score and never instead, and no level is judged on it.";
    none_shrunken: "Inget resultat kan krympas: det krävs minst tre arbetsplatser som får visas och svar som skiljer sig åt.", "No score can be shrunken: that takes three workplaces that may be shown, and answers that differ.";
    see_unit: "Med --unit visas vilken.", "--unit shows which.";
    see_what: "Med --unit visas vad.", "--unit shows what.";
    stages: "Steg", "Stages";
    hidden: "Det som genomsnitten döljer", "What the averages hide";
    fewer: "Det som bygger på färre arbetsplatser", "What covers fewer workplaces";
    no_result: "– inget resultat visas", "– no score is shown";
    head_response: "Svar av till\u{ad}frågade", "Answered of asked";
    head_valued: "Svar", "Answer";
    head_not_applicable: "Ej till\u{ad}ämpl.", "Not appl.";
    head_not_answered: "Inget svar", "No answer";
    head_respondents: "Svarande", "Respon\u{ad}dents";
    head_same: "Samma svar rakt igenom", "Same answer throughout";
    head_fast: "Mycket snabba", "Very fast";
    head_any: "Ettdera eller båda", "Either or both";
    by_role: "Svar per roll", "Response by role";
    signs: "Svar utan eftertanke?", "Answered without thought?";
    skipped: "Frågor som många hoppar över", "Questions that many skip";
    attend: "Enheter att se över", "Units to look at";
    head_look: "Att se över", "To look at";
    nothing_to_attend: "Ingen enhet behöver ses över.", "No unit needs looking at.";
    missing: "Det som saknas", "What is missing";
    nothing_missing: "Inget saknas.", "Nothing is missing.";
    id: "Id", "Id";
    title: "Titel", "Title";
    items: "Frågor", "Questions";
    languages: "Språk", "Languages";
    prerequisite: "Förutsättning", "Prerequisite";
    core_area: "Område", "Core area";
    from: "från", "from";
    requires: "kräver", "requires";
    weight: "vikt", "weight";
    points: "poäng", "points";
    reversed: "omvänd", "reversed";
}

impl Words {
    /// What is said of a difference, in a cell.
    #[must_use]
    pub const fn verdict_of(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Sure => self.sure,
            Verdict::Unsure => self.unsure,
            Verdict::Untestable => self.change_cannot_be_tested,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_written_in_both_languages() {
        // Words that Swedish and English happen to share, and letters that stand for quantities.
        let same = ["Index", "Version", "Id"];
        for (sv, en) in Words::PAIRS {
            assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{sv}{en}");
            assert!(sv != en || same.contains(sv) || sv.len() == 1, "{sv} is the same in both languages");
        }
    }
}
