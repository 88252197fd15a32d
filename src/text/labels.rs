//! The short words of reports: headings, column names, captions. One line per word, both languages side by side.

use crate::model::Lang;

/// The labels in this language.
#[must_use]
pub const fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::Sv => &Labels::SV,
        Lang::En => &Labels::EN,
    }
}

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident: $sv:literal, $en:literal;)*) => {
        /// Every label that a report has, in one language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Labels {
            $(#[doc = $en] pub $name: &'static str,)*
        }

        impl Labels {
            const SV: Self = Self { $($name: $sv,)* };
            const EN: Self = Self { $($name: $en,)* };

            /// Each label's name in the program, and the label in Swedish and in English.
            pub const PAIRS: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), $sv, $en),)*];
        }
    };
}

labels! {
    skip_to_content: "Till innehållet", "Skip to content";
    on_this_page: "På den här sidan", "On this page";
    you_are_here: "Här är ni", "You are here";
    whole_is_here: "Här är helheten", "The whole is here";
    target: "Mål", "Target";
    targets: "Målen", "The targets";
    targets_reached: "Nådda mål", "Targets reached";
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
    on_the_line: "på linjen", "on the line";
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_written_in_both_languages() {
        // Words that Swedish and English happen to share.
        let same = ["index", "version"];
        for (name, sv, en) in Labels::PAIRS {
            assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{name}");
            assert!(sv != en || same.contains(name), "{name} is the same in both languages");
        }
    }
}
