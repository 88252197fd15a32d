//! The words of the form in which a respondent answers, and of the command that writes it.

use super::number::list;
use super::terminal::failures::{FailureWords, quoted};
use crate::model::{Lang, RoleId};

words! {
    skip: "Hoppa till frågorna", "Skip to the questions";
    language: "Språk", "Language";
    pages: "Sidor", "Pages";
    page_of: "Sida {page} av {pages}", "Page {page} of {pages}";
    welcome: "Innan du börjar", "Before you begin";
    finish: "Spara svaren", "Save your answers";
    how_long: "Antal frågor: {questions}. Räkna med ungefär {minutes} minuter.", "Questions: {questions}. Allow about {minutes} minutes.";
    stays: "Svaren stannar i din webbläsare tills du sparar dem som en fil. Sidan skickar ingenting.", "Your answers stay in your browser until you save them as a file. This page sends nothing.";
    read_by: "Filen lämnar du till den som gav dig formuläret. Ditt namn står inte i den, men den som får filen kan läsa svaren.", "You hand the file to whoever gave you this form. Your name is not in it, but whoever gets the file can read the answers.";
    small_groups: "Resultat för färre än {least} svarande redovisas aldrig.", "Results of fewer than {least} respondents are never shown.";
    own_words: "Kommentarer kan återges, utan namn, där minst {least} har fått frågan.", "Comments may be passed on, without names, where at least {least} were asked.";
    together_told: "Det här är ert gemensamma svar: samtala om varje fråga, enas och låt en av er fylla i. Vad var och en svarade finns inte i formuläret.", "This is your common answer: talk about each question, agree, and let one of you fill it in. What each of you answered is not in the form.";
    dont_know_is_fine: "Välj ”vet ej” hellre än att gissa.", "Choose ‘don’t know’ rather than guess.";
    draft_kept: "Ett utkast sparas i webbläsaren medan du svarar. Du kan stänga sidan och fortsätta senare på samma dator.", "A draft is kept in the browser as you answer. You can close the page and go on later on the same computer.";
    draft_not_kept: "Webbläsaren låter inte sidan spara ett utkast. Svara klart och spara filen innan du stänger sidan.", "The browser does not let this page keep a draft. Finish and save the file before you close the page.";
    draft_found: "Här finns ett utkast från {time}.", "There is a draft here from {time}.";
    draft_go_on: "Fortsätt där du slutade: {page}", "Go on where you stopped: {page}";
    draft_not_mine: "Det är inte mitt", "It is not mine";
    clear: "Rensa utkastet", "Clear the draft";
    clear_question: "Ta bort alla svar ur webbläsaren?", "Remove all answers from the browser?";
    clear_told: "Det går inte att ångra. Filer som du redan har sparat finns kvar.", "This cannot be undone. Files that you have already saved are not touched.";
    clear_yes: "Ta bort svaren", "Remove the answers";
    cancel: "Avbryt", "Cancel";
    cleared: "Utkastet är borttaget. Formuläret är tomt.", "The draft is gone. The form is empty.";
    about_you: "Om dig", "About you";
    your_unit: "Vilken enhet svarar du för?", "Which unit are you answering for?";
    choose_unit: "Välj enhet", "Choose a unit";
    unit_missing: "Välj vilken enhet du svarar för.", "Choose the unit you are answering for.";
    your_role: "Vilken roll har du?", "What is your role?";
    no_role: "Vill inte säga", "Prefer not to say";
    unit: "Enhet", "Unit";
    role: "Roll", "Role";
    next: "Nästa", "Next";
    back: "Tillbaka", "Back";
    answered: "Besvarade frågor: {done} av {all}", "Questions answered: {done} of {all}";
    of_page: "{done} av {all} besvarade", "{done} of {all} answered";
    none_concerns: "Inget av detta berör oss: {group}", "None of this concerns us: {group}";
    none_concerns_told: "Frågorna räknas som ej tillämpliga. Ta bort krysset för att svara på dem.", "The questions count as not applicable. Untick the box to answer them.";
    none: "Inget av dessa", "None of these";
    undo: "Ta bort svaret", "Remove the answer";
    comment: "Kommentar", "Comment";
    add_comment: "Lägg till en kommentar", "Add a comment";
    no_names: "Skriv inga namn eller andra personuppgifter.", "Leave out names and other personal data.";
    optional: "Frivillig.", "Optional.";
    not_a_number: "Det är inte ett tal. Skriv till exempel 12 eller 7,5.", "That is not a number. Write, for example, 12 or 7.5.";
    outside: "Talet är utanför gränserna.", "The number is outside the limits.";
    unanswered: "Frågor utan svar", "Questions without an answer";
    unanswered_told: "Du kan spara ändå. Svaret ”vet ej” säger mer än inget svar alls.", "You can save anyway. An answer of ‘don’t know’ says more than no answer at all.";
    all_answered: "Alla frågor är besvarade.", "All questions are answered.";
    save: "Spara svaren som en fil", "Save the answers as a file";
    saved: "Svaren är sparade i filen {file}, oftast i mappen för hämtade filer.", "The answers are saved in the file {file}, usually in the downloads folder.";
    hand_over: "Lämna filen till den som gav dig formuläret. Vill du ändra något, så ändra, spara igen och lämna den nya filen.", "Hand the file to whoever gave you this form. To change something, change it, save again and hand over the new file.";
    mail: "Skriv ett mejl till {address}", "Write an e-mail to {address}";
    mail_told: "Bifoga filen i mejlet. Sidan kan inte göra det åt dig.", "Attach the file to the e-mail. This page cannot do it for you.";
    mail_subject: "Svar: {title}", "Answers: {title}";
    mail_body: "Mina svar finns i den bifogade filen {file}.", "My answers are in the attached file {file}.";
    changed: "Du har ändrat svar sedan du sparade. Spara igen.", "You have changed answers since you saved. Save again.";
    not_saved: "Gick det inte att spara filen?", "Could the file not be saved?";
    not_saved_told: "Kopiera texten och klistra in den i en textfil med namnet {file}, eller i ett mejl.", "Copy the text and paste it into a text file called {file}, or into an e-mail.";
    the_text: "Svaren som text", "The answers as text";
    copy: "Kopiera texten", "Copy the text";
    copied: "Texten är kopierad.", "The text is copied.";
    copy_by_hand: "Texten är markerad. Kopiera den med Ctrl+C.", "The text is selected. Copy it with Ctrl+C.";
    file_start: "svar", "answers";
    needs_script: "Formuläret behöver JavaScript, som är avstängt eller saknas här. Öppna filen i en webbläsare där det är på.", "This form needs JavaScript, which is off or missing here. Open the file in a browser where it is on.";
    made_with: "Gjort med mognad.", "Made with mognad.";
}

/// The same for two roles that are compared.
#[must_use]
pub fn role_names(roles: &[RoleId; 2], lang: Lang) -> [String; 2] {
    [0, 1].map(|at| role_name(roles[at].as_str(), lang))
}

/// What a respondent reads for a role: the usual ones in both languages, any other as it stands in files.
#[must_use]
pub fn role_name(role: &str, lang: Lang) -> String {
    let known = match role.to_lowercase().as_str() {
        "manager" | "chef" => Some(("Chef", "Manager")),
        "staff" | "medarbetare" => Some(("Medarbetare", "Staff")),
        "key-person" | "nyckelperson" => Some(("Nyckelperson", "Key person")),
        _ => None,
    };
    match (known, lang) {
        (Some((sv, _)), Lang::Sv) => sv.to_owned(),
        (Some((_, en)), Lang::En) => en.to_owned(),
        (None, _) => role.to_owned(),
    }
}

/// A form that is in place, with what it asks.
#[must_use]
pub fn form_written(file: &str, questions: usize, units: usize, wave: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "formuläret finns i {file}: omgång {wave}, antal frågor {questions}, antal enheter {units}"
        ),
        Lang::En => format!("the form is in {file}: wave {wave}, {questions} questions, units {units}"),
    }
}

/// A form to a file that no browser would open.
#[must_use]
pub fn not_a_page(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords {
            title: format!("filnamnet {} slutar inte på .html", quoted(path, lang)),
            hints: vec!["formuläret är en webbsida: skriv till exempel --out formular.html".to_owned()],
        },
        Lang::En => FailureWords {
            title: format!("the file name {} does not end in .html", quoted(path, lang)),
            hints: vec!["the form is a web page: write, for example, --out form.html".to_owned()],
        },
    }
}

/// A form in the place of a file that is none.
#[must_use]
pub fn not_our_page(path: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{} finns redan och är inget formulär från mognad", quoted(path, lang)),
            hints: vec![
                "filen är orörd; ange ett annat namn med --out, eller --force för att ersätta den".to_owned(),
            ],
        },
        Lang::En => FailureWords {
            title: format!("{} is there already and is no form by mognad", quoted(path, lang)),
            hints: vec![
                "the file is as it was; give another name with --out, or --force to replace it".to_owned(),
            ],
        },
    }
}

/// A role that nobody was asked in.
#[must_use]
pub fn role_not_invited(role: &str, nearest: Option<String>, invited: &[&str], lang: Lang) -> FailureWords {
    let (role, names) = (quoted(role, lang), list(invited, lang));
    let (title, known) = match lang {
        Lang::Sv => (
            format!("ingen har tillfrågats i rollen {role}"),
            format!("rollerna under invited i assessment.toml är: {names}"),
        ),
        Lang::En => (
            format!("nobody was asked in the role {role}"),
            format!("the roles under invited in assessment.toml are: {names}"),
        ),
    };
    let meant = nearest.map(|name| match lang {
        Lang::Sv => format!("menade ni {}?", quoted(&name, lang)),
        Lang::En => format!("did you mean {}?", quoted(&name, lang)),
    });
    FailureWords { title, hints: meant.into_iter().chain([known]).collect() }
}

/// Something that no mail can be sent to.
#[must_use]
pub fn bad_address(address: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords {
            title: format!("{} är inte en e-postadress", quoted(address, lang)),
            hints: vec!["ange en adress, som enkat@example.org".to_owned()],
        },
        Lang::En => FailureWords {
            title: format!("{} is not an e-mail address", quoted(address, lang)),
            hints: vec!["give one address, such as survey@example.org".to_owned()],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blanks;

    #[test]
    fn every_phrase_has_the_same_blanks_in_both_languages() {
        for (sv, en) in Words::PAIRS {
            assert!(!sv.is_empty() && !en.is_empty());
            assert_eq!(blanks(sv), blanks(en), "{sv}");
        }
    }

    #[test]
    fn a_questionnaire_can_have_words_of_its_own_for_every_phrase() {
        let form = words(Lang::En).named().map(|(name, words)| (name, blanks(words)));
        let shared = ["dont_know", "not_applicable", "several", "your_unit_hint", "alone", "language_name"];
        let shared = shared.map(|name| (name, Vec::new()));
        let numbers = ["number_between", "number_clamped"].map(|name| (name, vec!["high", "low"]));
        let mut expected: Vec<(&str, Vec<&str>)> = form.chain(shared).chain(numbers).collect();
        expected.iter_mut().for_each(|(_, blanks)| blanks.dedup());
        let mut found: Vec<(&str, Vec<&str>)> =
            crate::model::PHRASES.iter().map(|(name, blanks)| (*name, blanks.to_vec())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_usual_roles_are_read_in_ones_own_language() {
        assert_eq!(role_name("manager", Lang::Sv), "Chef");
        assert_eq!(role_name("medarbetare", Lang::En), "Staff");
        assert_eq!(role_name("Rektor", Lang::En), "Rektor");
    }
}
