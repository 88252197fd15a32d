//! What can go wrong on the command line, in words: a line that says what, and hints that say what to do.

mod of_benchmarks;
mod of_charts;
mod of_explaining;
mod of_files;
mod of_gates;
mod of_languages;
mod of_several;
mod of_templates;
mod of_writing;

use crate::model::{IdError, Lang, hiding_personal};
use crate::text::number::{list, list_first};

pub use of_benchmarks::{
    asked_another, no_whole, nothing_told, organisation_twice, same_figures, says_not_what_it_is,
};
pub use of_charts::{
    no_bars, no_position, no_trend, nothing_to_draw, places_nothing, shows_all_units, shows_all_waves,
    shows_no_group,
};
pub use of_explaining::{no_alpha, no_difference};
pub use of_files::{
    bad_key, cannot_read, cannot_write, imported_before, no_folder, no_place, not_a_folder, not_a_page,
    not_a_picture, not_empty, too_large,
};
pub use of_gates::{no_targets, not_before, not_scored};
pub use of_languages::{no_language, not_in_language, not_spoken};
pub use of_several::{asked_apart, called_the_same, unit_of_several};
pub use of_templates::{no_template, template_for_nothing, text_stands_alone};
pub use of_writing::{
    BadName, Kept, bad_name, busy, foreign, holder, kept, needs_a_name, no_plan_name, not_printed,
    read_as_answers, twin_has_more, unfinished,
};

/// How many names a hint lists.
const MOST_NAMES: usize = 20;

/// What went wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureWords {
    /// One line.
    pub title: String,
    /// What to do.
    pub hints: Vec<String>,
}

impl FailureWords {
    pub(in crate::text) fn new(title: String, hints: impl IntoIterator<Item = String>) -> Self {
        Self { title, hints: hints.into_iter().collect() }
    }
}

/// What a word on the command line was to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A unit.
    Unit,
    /// An area or a question.
    Node,
    /// A group of questions.
    Group,
    /// A wave.
    Wave,
    /// A built-in questionnaire, or a file of one.
    Questionnaire,
    /// A picture with two axes.
    Position,
    /// A fault's code.
    Code,
    /// An action of the plan.
    Action,
}

impl Named {
    const fn one(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Unit, Lang::Sv) => "okänd enhet",
            (Self::Node, Lang::Sv) => "okänt område eller okänd fråga",
            (Self::Group, Lang::Sv) => "okänd frågegrupp",
            (Self::Wave, Lang::Sv) => "okänd omgång",
            (Self::Questionnaire, Lang::Sv) => "okänd enkät",
            (Self::Position, Lang::Sv) => "okänd bild",
            (Self::Code, Lang::Sv) => "okänd felkod",
            (Self::Action, Lang::Sv) => "okänd åtgärd",
            (Self::Unit, Lang::En) => "unknown unit",
            (Self::Node, Lang::En) => "unknown area or question",
            (Self::Group, Lang::En) => "unknown group of questions",
            (Self::Wave, Lang::En) => "unknown wave",
            (Self::Questionnaire, Lang::En) => "unknown questionnaire",
            (Self::Position, Lang::En) => "unknown picture",
            (Self::Code, Lang::En) => "unknown code",
            (Self::Action, Lang::En) => "unknown action",
        }
    }

    const fn all(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Unit, Lang::Sv) => "enheterna är",
            (Self::Node, Lang::Sv) => "områdena är",
            (Self::Group, Lang::Sv) => "grupperna är",
            (Self::Wave, Lang::Sv) => "omgångarna är",
            (Self::Questionnaire, Lang::Sv) => "de inbyggda är",
            (Self::Position, Lang::Sv) => "bilderna är",
            (Self::Code, Lang::Sv) => "koderna är",
            (Self::Action, Lang::Sv) => "planens åtgärder är",
            (Self::Unit, Lang::En) => "the units are",
            (Self::Node, Lang::En) => "the areas are",
            (Self::Group, Lang::En) => "the groups are",
            (Self::Wave, Lang::En) => "the waves are",
            (Self::Questionnaire, Lang::En) => "the built-in ones are",
            (Self::Position, Lang::En) => "the pictures are",
            (Self::Code, Lang::En) => "the codes are",
            (Self::Action, Lang::En) => "the plan’s actions are",
        }
    }
}

/// A word that names nothing.
#[must_use]
pub fn unknown(named: Named, word: &str, nearest: Option<&str>, names: &[&str], lang: Lang) -> FailureWords {
    let title = format!("{} {}", named.one(lang), quoted(word, lang));
    let meant = nearest.map(|name| meant(name, lang));
    let known = (!names.is_empty()).then(|| format!("{} {}", named.all(lang), listed(names, lang)));
    let more = (named == Named::Node).then(|| match lang {
        Lang::Sv => "`mognad questionnaire show` visar alla områden och frågor med id".to_owned(),
        Lang::En => "`mognad questionnaire show` shows all areas and questions with their ids".to_owned(),
    });
    FailureWords::new(title, meant.into_iter().chain(known).chain(more))
}

/// A wave that nobody has answered yet, where its scores were asked for.
#[must_use]
pub fn wave_waits(wave: &str, answered: &[&str], lang: Lang) -> FailureWords {
    let quoted = quoted(wave, lang);
    let answered = listed(answered, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("omgången {quoted} väntar på svar, så det finns inget att visa"),
            [format!("omgångar med svar: {answered}")],
        ),
        Lang::En => FailureWords::new(
            format!("the wave {quoted} waits for answers, so there is nothing to show"),
            [format!("waves with answers: {answered}")],
        ),
    }
}

/// An assessment that nobody has answered yet, where scores were asked for.
#[must_use]
pub fn no_answers_yet(what: &str, waiting: &[&str], lang: Lang) -> FailureWords {
    let waves = listed(waiting, lang);
    let waves = match (waiting.len(), lang) {
        (1, Lang::Sv) => format!("omgången {waves} väntar på svar"),
        (_, Lang::Sv) => format!("omgångarna {waves} väntar på svar"),
        (1, Lang::En) => format!("the wave {waves} waits for them"),
        (_, Lang::En) => format!("the waves {waves} wait for them"),
    };
    match lang {
        Lang::Sv => FailureWords::new(
            format!("det finns inga svar än, så det finns inget att visa; {waves}"),
            [
                format!("`mognad form {what} --out enkat.html` gör en enkät att svara i"),
                format!("`mognad import FIL --into {what}` läser in svar från ett enkätverktyg"),
            ],
        ),
        Lang::En => FailureWords::new(
            format!("there are no answers yet, so there is nothing to show; {waves}"),
            [
                format!("`mognad form {what} --out form.html` makes a form to answer in"),
                format!("`mognad import FILE --into {what}` takes answers from a survey tool"),
            ],
        ),
    }
}

/// A name that several units have.
#[must_use]
pub fn ambiguous_unit(word: &str, ids: &[&str], lang: Lang) -> FailureWords {
    let ids = list(ids, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            format!("flera enheter heter {}", quoted(word, lang)),
            [format!("skriv enhetens id: {ids}")],
        ),
        Lang::En => FailureWords::new(
            format!("several units are called {}", quoted(word, lang)),
            [format!("write the unit’s id: {ids}")],
        ),
    }
}

/// A chart of one unit, and no unit named.
#[must_use]
pub fn which_unit(names: &[&str], lang: Lang) -> FailureWords {
    let names = listed(names, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            "bilden visar en enhet: ange vilken med --unit".to_owned(),
            [format!("enheterna är {names}")],
        ),
        Lang::En => FailureWords::new(
            "the chart shows one unit: say which with --unit".to_owned(),
            [format!("the units are {names}")],
        ),
    }
}

/// A chart of one group of questions, and none named.
#[must_use]
pub fn which_group(groups: &[&str], lang: Lang) -> FailureWords {
    let names = listed(groups, lang);
    match lang {
        Lang::Sv => FailureWords::new(
            "bilden visar en frågegrupp: ange vilken med --group".to_owned(),
            [format!("de som går att visa är {names}")],
        ),
        Lang::En => FailureWords::new(
            "the chart shows one group of questions: say which with --group".to_owned(),
            [format!("those that can be shown are {names}")],
        ),
    }
}

/// A group of questions whose steps cannot be shown, and why; or without a group, that none can.
#[must_use]
pub fn no_levels(group: Option<&str>, why: Option<&str>, lang: Lang) -> FailureWords {
    let of = match (group, lang) {
        (Some(group), _) => quoted(group, lang),
        (None, Lang::Sv) => "den här enkäten".to_owned(),
        (None, Lang::En) => "this questionnaire".to_owned(),
    };
    let hint = why.unwrap_or(match lang {
        Lang::Sv => "mognad quality --levels säger varför",
        Lang::En => "mognad quality --levels says why",
    });
    match lang {
        Lang::Sv => FailureWords::new(format!("svarens ordning i {of} går inte att visa"), [hint.to_owned()]),
        Lang::En => {
            FailureWords::new(format!("the order of the answers in {of} cannot be shown"), [hint.to_owned()])
        }
    }
}

/// Units that are parts of each other.
#[must_use]
pub fn nested(a: &str, b: &str, lang: Lang) -> FailureWords {
    let (a, b) = (quoted(a, lang), quoted(b, lang));
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{a} och {b} kan inte jämföras: den ena ingår i den andra"),
            ["samma personers svar finns på båda sidor, så skillnaden kan inte prövas; jämför enheter som inte \
              ingår i varandra"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{a} and {b} cannot be compared: one is a part of the other"),
            ["the same people’s answers stand on both sides, so the difference cannot be tested; compare units \
              that are not parts of each other"
                .to_owned()],
        ),
    }
}

/// The same unit twice.
#[must_use]
pub fn compared_twice(unit: &str, lang: Lang) -> FailureWords {
    let unit = quoted(unit, lang);
    let title = match lang {
        Lang::Sv => format!("{unit} står två gånger"),
        Lang::En => format!("{unit} stands twice"),
    };
    FailureWords::new(title, [])
}

/// What happened over time is asked of an assessment with one wave.
#[must_use]
pub fn one_wave_only(wave: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("det finns en omgång med svar, {wave}, så inget går att jämföra över tid"),
            ["lägg till en omgång till under [[waves]] i assessment.toml, med dess svar".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("there is one wave with answers, {wave}, so nothing can be compared over time"),
            ["add another wave under [[waves]] in assessment.toml, with its answers".to_owned()],
        ),
    }
}

/// A page of the whole that there is not.
#[must_use]
pub fn no_such_page(page: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("sidan ”{page}” finns inte i den här rapporten"),
            ["board behöver en enhet som alla andra ingår i och vars resultat visas, trend minst två omgångar".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("this report has no page `{page}`"),
            ["board needs a unit that all others are part of and whose result is shown, trend at least two waves".to_owned()],
        ),
    }
}

/// A report that is to be written, and nobody said where.
#[must_use]
pub fn no_folder_named(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "det saknas en mapp att skriva rapporten i".to_owned(),
            [
                "ange mappen med --out MAPP".to_owned(),
                "--format text visar en sida här, och skriver inget".to_owned(),
            ],
        ),
        Lang::En => FailureWords::new(
            "no folder is named to write the report to".to_owned(),
            [
                "name the folder with --out DIR".to_owned(),
                "--format text shows a page here, and writes nothing".to_owned(),
            ],
        ),
    }
}

/// A folder without an assessment.
#[must_use]
pub fn no_assessment(folder: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("mappen {} har ingen assessment.toml", quoted(folder, lang)),
            ["`mognad init MAPP` skapar en ny mätning att utgå från".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("the folder {} has no assessment.toml", quoted(folder, lang)),
            ["`mognad init DIR` makes a new assessment to start from".to_owned()],
        ),
    }
}

/// Something that is neither an assessment nor answers.
#[must_use]
pub fn not_an_assessment(what: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{} är varken en mätning eller en fil med svar", quoted(what, lang)),
            ["ange en mapp med assessment.toml, en .toml-fil, eller svar som .csv, .tsv eller .txt"
                .to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{} is neither an assessment nor a file of answers", quoted(what, lang)),
            ["name a folder with assessment.toml, a .toml file, or answers as .csv, .tsv or .txt".to_owned()],
        ),
    }
}

/// Something else, where only an assessment will do.
#[must_use]
pub fn needs_assessment(what: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            format!("{} är inte en mätning", quoted(what, lang)),
            ["ange en mapp med assessment.toml, eller den filen; `mognad init MAPP` skapar en".to_owned()],
        ),
        Lang::En => FailureWords::new(
            format!("{} is not an assessment", quoted(what, lang)),
            ["name a folder with assessment.toml, or that file; `mognad init DIR` makes one".to_owned()],
        ),
    }
}

/// `--questionnaire` with an assessment, which names its own.
#[must_use]
pub fn questionnaire_with_assessment(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "--questionnaire gäller bara en fil med svar".to_owned(),
            ["en mätning anger sin enkät i assessment.toml".to_owned()],
        ),
        Lang::En => FailureWords::new(
            "--questionnaire is for a file of answers only".to_owned(),
            ["an assessment names its questionnaire in assessment.toml".to_owned()],
        ),
    }
}

/// An encoding that is not known.
#[must_use]
pub fn unknown_encoding(word: &str, lang: Lang) -> FailureWords {
    let examples = "utf-8, utf-16le, windows-1252, iso-8859-1, macintosh";
    match lang {
        Lang::Sv => FailureWords::new(
            format!("okänd teckenkodning {}", quoted(word, lang)),
            [format!("till exempel {examples}")],
        ),
        Lang::En => FailureWords::new(
            format!("unknown encoding {}", quoted(word, lang)),
            [format!("for example {examples}")],
        ),
    }
}

/// `explain` with a unit and no node.
#[must_use]
pub fn explain_what(lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => FailureWords::new(
            "ange vad som ska förklaras".to_owned(),
            [
                "ett resultat: mognad explain MÄTNING ENHET OMRÅDE".to_owned(),
                "en felkod: mognad explain S015".to_owned(),
            ],
        ),
        Lang::En => FailureWords::new(
            "say what to explain".to_owned(),
            [
                "a score: mognad explain WHAT UNIT NODE".to_owned(),
                "a fault’s code: mognad explain S015".to_owned(),
            ],
        ),
    }
}

/// A text in the quotation marks of the language.
#[must_use]
pub fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("”{text}”"),
        Lang::En => format!("“{text}”"),
    }
}

fn meant(name: &str, lang: Lang) -> String {
    let name = quoted(name, lang);
    match lang {
        Lang::Sv => format!("menade ni {name}?"),
        Lang::En => format!("did you mean {name}?"),
    }
}

fn listed(names: &[&str], lang: Lang) -> String {
    list_first(names, MOST_NAMES, lang)
}

/// Something on the command line that is meant for an assessment, where there is none.
#[must_use]
pub fn option_needs_assessment(option: &str, lang: Lang) -> FailureWords {
    match lang {
        Lang::Sv => {
            FailureWords::new(format!("{option} kräver en mätning"), ["ange den med --into MAPP".to_owned()])
        }
        Lang::En => FailureWords::new(
            format!("{option} needs an assessment"),
            ["name it with --into FOLDER".to_owned()],
        ),
    }
}

/// A role that cannot stand in files.
#[must_use]
pub fn bad_role(role: &str, why: IdError, lang: Lang) -> FailureWords {
    let title = match lang {
        Lang::Sv => format!("{} kan inte vara en roll", quoted(&hiding_personal(role), lang)),
        Lang::En => format!("{} cannot be a role", quoted(&hiding_personal(role), lang)),
    };
    let hint = match (why, lang) {
        (IdError::Empty, Lang::Sv) => "en roll är ett ord, som chef; flera roller står med komma emellan",
        (IdError::Empty, Lang::En) => "a role is a word, such as manager; several stand with commas between",
        (IdError::TooLong, Lang::Sv) => "en roll har högst 100 tecken",
        (IdError::TooLong, Lang::En) => "a role has at most 100 characters",
        (IdError::Character(_), Lang::Sv) => "en roll har inga radbrytningar eller styrtecken",
        (IdError::Character(_), Lang::En) => "a role has no line breaks or control characters",
        (IdError::Personal, Lang::Sv) => {
            "en roll skrivs i rapporter och filer, så den får inte tala om vem någon är"
        }
        (IdError::Personal, Lang::En) => {
            "a role is written in reports and files, so it must not say who somebody is"
        }
    };
    FailureWords::new(title, [hint.to_owned()])
}
