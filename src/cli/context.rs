//! What was typed, resolved against the environment and the terminal.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::env;
use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};
use std::rc::{Rc, Weak};

use mognad::load::nearest;
use mognad::model::{ContentLang, Lang, Questionnaire, Tongue};
use mognad::render::terminal::Paper;
use mognad::text::terminal::failures::{not_in_language, not_spoken};

use super::args::{ColorChoice, Global};
use super::failure::Failure;
use super::write::Lock;

/// How wide a text is set where the terminal does not say how wide it is.
const WIDTH: usize = 80;

/// How to speak, and where to.
#[derive(Debug)]
pub struct Context {
    asked: Option<ContentLang>,
    /// The assessment's language, once it is read.
    of_input: Cell<Option<Lang>>,
    of_environment: Lang,
    paper: Paper,
    color_errors: bool,
    quiet: bool,
    progress: bool,
    /// What is being run, for others who have to wait for it.
    command: &'static str,
    /// The folders that this run holds.
    locks: RefCell<BTreeMap<PathBuf, Weak<Lock>>>,
}

impl Context {
    /// Looks at the environment and the terminal, once.
    pub fn new(global: &Global, command: &'static str) -> Self {
        let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let plain = variable("NO_COLOR").is_some() || variable("TERM").is_some_and(|term| term == "dumb");
        let color = |is_terminal: bool| match global.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && !plain,
        };
        let columns = terminal_size::terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0));
        let width = columns.unwrap_or(WIDTH).clamp(40, 400);
        Self {
            asked: global.lang,
            of_input: Cell::new(None),
            of_environment: language(["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable)),
            paper: Paper { width, color: color(stdout().is_terminal()) },
            color_errors: color(stderr().is_terminal()),
            quiet: global.quiet,
            progress: stderr().is_terminal() && !global.quiet,
            command,
            locks: RefCell::default(),
        }
    }

    /// The command's name.
    pub const fn command(&self) -> &'static str {
        self.command
    }

    /// The hold that this run has on a folder.
    pub fn held(&self, folder: &Path) -> Option<Rc<Lock>> {
        self.locks.borrow().get(folder)?.upgrade()
    }

    /// Notes a hold, which lasts as long as somebody keeps it.
    pub fn hold(&self, folder: PathBuf, lock: &Rc<Lock>) {
        self.locks.borrow_mut().insert(folder, Rc::downgrade(lock));
    }

    /// The language that was asked for, else the assessment's, else the environment's.
    pub fn lang(&self) -> Lang {
        self.asked.and_then(Lang::of).or(self.of_input.get()).unwrap_or(self.of_environment)
    }

    /// Sees that what only the program says was asked for in a language that it speaks.
    pub fn expect_spoken(&self) -> Result<(), Failure> {
        match self.asked_beyond() {
            Some(asked) => Err(not_spoken(asked, self.lang()).into()),
            None => Ok(()),
        }
    }

    /// The language in which a questionnaire speaks: the one that was asked for, else the assessment's, else the environment's;
    /// where the questionnaire has neither, its first.
    pub fn tongue(&self, questionnaire: &Questionnaire) -> Result<Tongue, Failure> {
        let (lang, languages) = (self.lang(), questionnaire.languages());
        let Some(asked) = self.asked else {
            return Ok(Tongue { content: questionnaire.language_for(lang), otherwise: lang });
        };
        // Who asks for Easy Swedish is not to get Swedish unawares; who asks for Swedish of Finland is.
        let is_plain =
            |lang: &ContentLang| lang.code().split('-').skip(1).all(|part| (2..=4).contains(&part.len()));
        let found = asked.nearest_of(languages.iter().copied());
        let found = found.filter(|at| languages[*at] == asked || is_plain(&asked)).map(|at| languages[at]);
        let is_programs = Lang::of(asked).is_some_and(|lang| asked == lang.into());
        match found.or_else(|| is_programs.then(|| questionnaire.language_for(lang))) {
            Some(content) => Ok(Tongue { content, otherwise: lang }),
            None => {
                let kin = languages.iter().find(|lang| lang.primary() == asked.primary()).copied();
                let alike = || nearest(asked.code(), languages.iter().map(ContentLang::code));
                let meant = kin.or_else(|| ContentLang::parse(&alike()?).ok());
                Err(not_in_language(asked, meant, languages, lang).into())
            }
        }
    }

    /// The same of a questionnaire on its own, which speaks its first language unless asked for another.
    pub fn tongue_alone(&self, questionnaire: &Questionnaire) -> Result<Tongue, Failure> {
        match (self.asked, questionnaire.languages().first()) {
            (None, Some(first)) => Ok(Tongue { content: *first, otherwise: self.lang() }),
            _ => self.tongue(questionnaire),
        }
    }

    /// The language that was asked for, where the program does not speak it.
    pub fn asked_beyond(&self) -> Option<ContentLang> {
        self.asked.filter(|asked| Lang::of(*asked).is_none())
    }

    /// Notes which language the assessment is in.
    pub fn read_language(&self, lang: Option<Lang>) {
        self.of_input.set(lang);
    }

    /// What tables are laid out on.
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Whether faults may be coloured.
    pub const fn color_errors(&self) -> bool {
        self.color_errors
    }

    /// Whether only failures are to be told.
    pub const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether a long job may say how far it has come.
    pub const fn shows_progress(&self) -> bool {
        self.progress
    }
}

/// The language of a locale such as `sv_SE.UTF-8`; English for all that the program does not speak.
fn language(locale: Option<String>) -> Lang {
    let code = locale.as_deref().and_then(|locale| locale.split(['_', '-', '.', '@']).next());
    code.and_then(|code| Lang::from_code(&code.to_lowercase())).unwrap_or(Lang::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_a_language() {
        for (locale, lang) in [
            (Some("sv_SE.UTF-8"), Lang::Sv),
            (Some("sv"), Lang::Sv),
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("C.UTF-8"), Lang::En),
            (Some("svenska"), Lang::En),
            (None, Lang::En),
        ] {
            assert_eq!(language(locale.map(str::to_owned)), lang, "{locale:?}");
        }
    }
}
