//! What is said in an interview in the terminal.

use super::number::count;
use super::terminal::failures::{FailureWords, quoted};
use crate::model::{Lang, hiding_personal};

words! {
    which_unit: "Vilken enhet gäller svaren?", "Which unit are the answers about?";
    which_role: "Vilken roll har den som svarar?", "What is the respondent’s role?";
    free_role: "Rollens namn", "The role’s name";
    role_optional: "Roll, till exempel chef eller medarbetare", "Role, such as manager or staff";
    no_role: "Ingen roll", "No role";
    other_role: "En annan roll …", "Another role …";
    help_list: "pilar eller skriv för att söka, Enter väljer, Esc avslutar", "arrows or type to search, Enter chooses, Esc leaves";
    help_role: "tom rad: ingen roll", "an empty line: no role";
    which_draft: "Det finns påbörjade intervjuer. Fortsätta med en av dem?", "There are interviews that were begun. Go on with one of them?";
    new_interview: "Börja en ny intervju", "Begin a new interview";
    your_answer: "Ert svar", "Your answer";
    nothing_chosen: "– inget valt än", "– nothing chosen yet";
    area: "Område", "Area";
    dont_know: "Vet ej", "Don’t know";
    not_applicable: "Ej tillämpligt", "Not applicable";
    none_of_these: "Inget av dessa", "None of these";
    key_dont_know: "v", "d";
    key_not_applicable: "e", "n";
    key_none: "i", "o";
    key_back: "t", "b";
    key_skip: "h", "s";
    key_comment: "k", "c";
    key_remove: "r", "r";
    key_list: "l", "l";
    key_pause: "p", "p";
    key_group: "g", "g";
    back: "Tillbaka till frågan före", "Back to the question before";
    skip: "Hoppa över frågan", "Skip the question";
    keep: "Behåll svaret och gå vidare", "Keep the answer and go on";
    comment: "Skriv en kommentar", "Write a comment";
    remove: "Ta bort svaret", "Remove the answer";
    to_end: "Gå till slutet", "Go to the end";
    pause: "Pausa: spara och avsluta", "Pause: save and leave";
    more: "Vad vill ni göra?", "What do you want to do?";
    help_more: "bokstav eller pilar, Enter väljer, Esc tillbaka till frågan", "a letter or arrows, Enter chooses, Esc back to the question";
    comment_prompt: "Kommentar", "Comment";
    help_comment: "Enter sparar, tom rad tar bort, Esc ändrar inget", "Enter saves, an empty line removes, Esc changes nothing";
    help_text: "Enter sparar, tom rad hoppar över, Esc mer", "Enter saves, an empty line skips, Esc more";
    answered_so: "Svar hittills", "Answer so far";
    commented_so: "Kommentar", "Comment";
    tick_something: "bocka för något med mellanslag, eller tryck Esc för att hoppa över", "tick something with the space bar, or press Esc to skip";
    all_answered: "Alla frågor är besvarade.", "Every question is answered.";
    nothing_answered: "Ingen fråga är besvarad än, så det finns inget att spara.", "No question is answered yet, so there is nothing to save.";
    what_now: "Vad nu?", "What now?";
    save: "Spara svaren och avsluta", "Save the answers and finish";
    go_unanswered: "Svara på de obesvarade frågorna", "Answer the unanswered questions";
    pick_unanswered: "Välj en av de obesvarade frågorna", "Choose one of the unanswered questions";
    back_to_last: "Tillbaka till sista frågan", "Back to the last question";
    which_question: "Vilken fråga?", "Which question?";
    own_profile: "De egna svaren", "The respondent’s own answers";
    note_of_units: "–: bedöms för hela enheten, inte för en person", "–: judged for the whole unit, not for one person";
    no_such_answer: "– det finns inget sådant svar", "– there is no such answer";
    note_profile: "Så här ser en persons svar ut. De säger inte hur hela enheten har det.", "This is what one person’s answers look like. They do not say how the whole unit stands.";
    canceled: "–", "–";
}

/// How far the interview is: `3 av 57`.
#[must_use]
pub fn of_questions(number: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{number} av {of}"),
        Lang::En => format!("{number} of {of}"),
    }
}

/// What begins an interview.
#[must_use]
pub fn opening(questionnaire: &str, unit: &str, respondent: &str, questions: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{questionnaire}. {unit}. {questions} frågor; varje svar sparas direkt. Den som svarar kallas \
             {respondent} i filerna."
        ),
        Lang::En => format!(
            "{questionnaire}. {unit}. {questions} questions; every answer is saved at once. The respondent is called \
             {respondent} in the files."
        ),
    }
}

/// What goes on with an interview.
#[must_use]
pub fn resuming(respondent: &str, unit: &str, answered: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("Intervjun med {respondent} ({unit}) fortsätter: {answered} av {of} frågor är besvarade.")
        }
        Lang::En => format!(
            "The interview with {respondent} ({unit}) goes on: {answered} of {of} questions are answered."
        ),
    }
}

/// An interview that was begun, as a choice: with whom, where, when and how far.
#[must_use]
pub fn draft(respondent: &str, unit: &str, answered: usize, day: &str, lang: Lang) -> String {
    let answered = count(answered as u64, lang);
    match lang {
        Lang::Sv => format!("{respondent}: {unit}, {answered} svar, sparad {day}"),
        Lang::En => format!("{respondent}: {unit}, {answered} answers, saved {day}"),
    }
}

/// The keys under a question where one option is chosen.
#[must_use]
pub fn help_choice(first: &str, last: &str, lang: Lang) -> String {
    let words = words(lang);
    let (know, apply) = (words.key_dont_know, words.key_not_applicable);
    let (back, skip, comment) = (words.key_back, words.key_skip, words.key_comment);
    match lang {
        Lang::Sv => format!(
            "{first}–{last}, {know}, {apply} eller pilar, sedan Enter; {back} tillbaka, {skip} hoppa över, {comment} kommentar, Esc mer"
        ),
        Lang::En => format!(
            "{first}–{last}, {know}, {apply} or arrows, then Enter; {back} back, {skip} skip, {comment} comment, Esc more"
        ),
    }
}

/// The keys under a question where several options can be ticked.
#[must_use]
pub fn help_ticks(first: &str, last: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{first}–{last} eller pilar, mellanslag bockar för, Enter klar, Esc mer: tillbaka, hoppa över, kommentar"
        ),
        Lang::En => {
            format!("{first}–{last} or arrows, space ticks, Enter done, Esc more: back, skip, comment")
        }
    }
}

/// The keys under a question that is answered with a number.
#[must_use]
pub fn help_number(lang: Lang) -> String {
    let words = words(lang);
    let (know, apply) = (words.key_dont_know, words.key_not_applicable);
    let (back, skip, comment) = (words.key_back, words.key_skip, words.key_comment);
    match lang {
        Lang::Sv => format!(
            "ett tal, {know} vet ej, {apply} ej tillämpligt; {back} tillbaka, {skip} eller tom rad hoppar över, {comment} kommentar, Esc mer"
        ),
        Lang::En => format!(
            "a number, {know} don’t know, {apply} not applicable; {back} back, {skip} or an empty line skips, {comment} comment, Esc more"
        ),
    }
}

/// The prompt for a number between two ends.
#[must_use]
pub fn number_between(low: &str, high: &str, lang: Lang) -> String {
    format!("{} ({low}–{high})", words(lang).your_answer)
}

/// Ticks that rule each other out.
#[must_use]
pub fn stands_alone(label: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{} kan inte väljas tillsammans med något annat", quoted(label, lang)),
        Lang::En => format!("{} cannot be chosen together with anything else", quoted(label, lang)),
    }
}

/// How many questions are unanswered.
#[must_use]
pub fn unanswered(open: usize, of: usize, lang: Lang) -> String {
    match (open, lang) {
        (1, Lang::Sv) => format!("1 av {of} frågor är obesvarad:"),
        (_, Lang::Sv) => format!("{open} av {of} frågor är obesvarade:"),
        (1, Lang::En) => format!("1 of {of} questions is unanswered:"),
        (_, Lang::En) => format!("{open} of {of} questions are unanswered:"),
    }
}

/// More of the same kind than are listed.
#[must_use]
pub fn and_more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("… och {count} till"),
        Lang::En => format!("… and {count} more"),
    }
}

/// The interview is left before its end; the command that goes on with it stands below.
#[must_use]
pub fn paused(draft: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Svaren hittills är sparade i {draft}. Fortsätt när ni vill:"),
        Lang::En => format!("The answers so far are saved in {draft}. Go on whenever you like:"),
    }
}

/// The interview is left before anything was answered.
#[must_use]
pub const fn left_empty(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "Inget var besvarat, så inget har sparats.",
        Lang::En => "Nothing was answered, so nothing was saved.",
    }
}

/// The answers are in place.
#[must_use]
pub fn saved(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Tack! Svaren finns i {file}."),
        Lang::En => format!("Thank you! The answers are in {file}."),
    }
}

/// A unit of which nothing can be shown yet.
#[must_use]
pub fn too_few_yet(unit: &str, min_group: u32, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{unit} visas när minst {min_group} har svarat, så att ingen enskild kan kännas igen. Så länge: de egna svaren."
        ),
        Lang::En => format!(
            "{unit} is shown once {min_group} have answered at least, so that no one can be recognised. Until then: the respondent’s own answers."
        ),
    }
}

/// A unit that was shown a few answers ago.
#[must_use]
pub fn shown_later(unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{unit} visas igen när fler har svarat, så att det inte syns vad de senaste svarade. Så länge: de egna svaren."
        ),
        Lang::En => format!(
            "{unit} is shown again once more have answered, so that what the latest answered cannot be seen. Until then: the respondent’s own answers."
        ),
    }
}

/// An interview without a terminal.
#[must_use]
pub fn no_terminal(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords {
            title: "`mognad answer` frågar i en terminal, och här finns ingen".to_owned(),
            hints: vec![
                "`mognad form` gör en enkät att svara i utan terminal, och `mognad import` läser in svaren".to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: "`mognad answer` asks in a terminal, and there is none here".to_owned(),
            hints: vec![
                "`mognad form` makes a form to answer without a terminal, and `mognad import` takes the answers in"
                    .to_owned(),
            ],
        },
    }
}

/// A respondent's name that says too much, or cannot stand in a file name.
#[must_use]
pub fn bad_respondent(name: &str, lang: Lang) -> FailureWords {
    let name = quoted(&hiding_personal(name), lang);
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{name} kan inte vara den svarandes namn i filerna"),
            hints: vec![
                "ange en pseudonym av bokstäver, siffror, -, _ och punkt, till exempel r-3f2a; aldrig ett namn eller \
                 en e-postadress"
                    .to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("{name} cannot be the respondent’s name in the files"),
            hints: vec![
                "give a pseudonym of letters, digits, -, _ and full stops, such as r-3f2a; never a name or an e-mail \
                 address"
                    .to_owned(),
            ],
        },
    }
}

/// A respondent who has answered already.
#[must_use]
pub fn answered_already(respondent: &str, wave: &str, lang: Lang) -> FailureWords {
    let (respondent, wave) = (quoted(respondent, lang), quoted(wave, lang));
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{respondent} har redan svarat i omgång {wave}"),
            hints: vec![
                "välj en annan pseudonym, utelämna --respondent, eller ta bort raden med de svaren"
                    .to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("{respondent} has answered already in the wave {wave}"),
            hints: vec![
                "choose another pseudonym, leave out --respondent, or remove the row with those answers"
                    .to_owned(),
            ],
        },
    }
}

/// A wave that would not read a new file of answers, or that would read it as another wave's too.
#[must_use]
pub fn no_place(wave: &str, lang: Lang) -> FailureWords {
    let add = format!("answers = [\"answers/{wave}/*.csv\"]");
    match lang {
        Lang::Sv => FailureWords {
            title: format!("en ny fil med svar skulle inte läsas som svar i omgång {}", quoted(wave, lang)),
            hints: vec![format!("ge omgången en egen mapp i assessment.toml: lägg till mönstret i {add}")],
        },
        Lang::En => FailureWords {
            title: format!(
                "a new file of answers would not be read as answers of the wave {}",
                quoted(wave, lang)
            ),
            hints: vec![format!(
                "give the wave a folder of its own in assessment.toml: add the pattern in {add}"
            )],
        },
    }
}

/// An interview that was begun, and arguments that say something else of it.
#[must_use]
pub fn draft_differs(respondent: &str, has: &str, lang: Lang) -> FailureWords {
    let (respondent, has) = (quoted(respondent, lang), quoted(has, lang));
    match lang {
        Lang::Sv => FailureWords {
            title: format!("intervjun med {respondent} är påbörjad och gäller {has}"),
            hints: vec![
                "utelämna --unit och --role för att fortsätta med den, eller välj en annan pseudonym"
                    .to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("the interview with {respondent} was begun and is about {has}"),
            hints: vec![
                "leave out --unit and --role to go on with it, or choose another pseudonym".to_owned(),
            ],
        },
    }
}

/// A unit that others answer for: its parts.
#[must_use]
pub fn unit_with_parts(unit: &str, parts: &[&str], lang: Lang) -> FailureWords {
    let (unit, parts) = (quoted(unit, lang), super::number::list(parts, lang));
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{unit} har delar, och svaren ges för en av dem"),
            hints: vec![format!("ange en enhet utan delar med --unit: {parts}")],
        },
        Lang::En => FailureWords {
            title: format!("{unit} has parts, and answers are given for one of them"),
            hints: vec![format!("name a unit without parts with --unit: {parts}")],
        },
    }
}

/// A number that is counted as the end of the range that it lies outside.
#[must_use]
pub fn clamped(typed: &str, number: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{typed} ligger utanför gränserna och räknas som {number}."),
        Lang::En => format!("{typed} is outside the limits and counts as {number}."),
    }
}

/// The interview broke off.
#[must_use]
pub fn broken_off(draft: Option<&str>, command: &str, lang: Lang) -> FailureWords {
    let title = match lang {
        Lang::Sv => "intervjun avbröts",
        Lang::En => "the interview was broken off",
    };
    let hints = match (draft, lang) {
        (Some(draft), Lang::Sv) => {
            vec![format!("svaren hittills är sparade i {draft}; fortsätt med {command}")]
        }
        (Some(draft), Lang::En) => {
            vec![format!("the answers so far are saved in {draft}; go on with {command}")]
        }
        (None, lang) => vec![left_empty(lang).to_owned()],
    };
    FailureWords { title: title.to_owned(), hints }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_things_have_the_same_key() {
        for lang in Lang::ALL {
            let w = words(lang);
            let keys = [
                w.key_dont_know,
                w.key_not_applicable,
                w.key_none,
                w.key_back,
                w.key_skip,
                w.key_comment,
                w.key_remove,
                w.key_list,
                w.key_pause,
                w.key_group,
            ];
            let different: BTreeSet<&str> = keys.into_iter().collect();
            assert_eq!(different.len(), keys.len(), "{keys:?}");
        }
    }
}
