//! `mognad answer`: an interview in the terminal.
//!
//! Everything is said on standard error, as the prompts are; only the unit's picture at the end is data. The interview
//! itself is in the library; here it is asked, and kept on the disk after each answer.

mod ask;
mod begin;
mod clock;
mod keep;
mod open;
mod prompt;

use std::io::{IsTerminal, stderr, stdin};
use std::time::Instant;

use mognad::insight::Analysis;
use mognad::interview::draft::Draft;
use mognad::interview::{Interview, profile, sheet};
use mognad::model::{Lang, NodeIx, Response, UnitIx};
use mognad::render::terminal::terminal;
use mognad::report::scores::{Breadth, Extract};
use mognad::text::interviewing as said;
use mognad::text::sentences::consensus as agreeing;

use super::args::Answer;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::runs::{Ledger, Told};
use ask::{Move, Review};
use open::Opened;
use prompt::{BrokenOff, Screen};

pub fn run(context: &Context, args: &Answer) -> anyhow::Result<()> {
    if !stdin().is_terminal() || !stderr().is_terminal() {
        return Err(Failure(said::no_terminal(context.lang())).into());
    }
    let opened = Opened::read(context, args)?;
    let screen = Screen::new(context, context.tongue(opened.questionnaire())?);
    let begun = match begin::begin(&opened, &screen, args) {
        Err(error) if error.is::<BrokenOff>() => {
            return Err(Failure(said::broken_off(None, "", context.lang())).into());
        }
        begun => begun?,
    };
    let Some(begun) = begun else {
        context.tell(&screen.paper().paragraph(said::left_empty(context.lang()), 0));
        return Ok(());
    };
    let mut session = Session::new(&opened, &screen, begun, args)?;
    let command = session.command();
    match session.conduct() {
        Ok(()) => Ok(()),
        Err(error) if error.is::<BrokenOff>() => {
            let draft = session.is_saved.then(|| session.draft_path());
            Err(Failure(said::broken_off(draft.as_deref(), &command, context.lang())).into())
        }
        Err(error) => Err(error),
    }
}

/// One interview, from the first question to the file of answers.
struct Session<'a> {
    context: &'a Context,
    opened: &'a Opened<'a>,
    screen: &'a Screen<'a>,
    what: String,
    names_wave: bool,
    interview: Interview<'a>,
    draft: Draft,
    unit: UnitIx,
    /// How many questions a unit's talk begins with.
    first: usize,
    /// How long it had taken before this sitting, in seconds, and when this sitting began.
    before: u64,
    clock: Instant,
    is_saved: bool,
    last_area: Option<NodeIx>,
}

impl<'a> Session<'a> {
    fn new(
        opened: &'a Opened<'a>,
        screen: &'a Screen<'a>,
        begun: begin::Start,
        args: &Answer,
    ) -> anyhow::Result<Self> {
        let first = opened.first_questions(begun.unit)?;
        let questionnaire = opened.questionnaire();
        let begin::Start { draft, unit, is_resumed } = begun;
        let mut interview = if is_resumed {
            Interview::resume(questionnaire, draft.role.as_ref(), draft.given.clone())
        } else {
            Interview::new(questionnaire, draft.role.as_ref())
        };
        if opened.is_consensus {
            interview = interview.beginning_with(&first);
        }
        Ok(Self {
            context: opened.context,
            opened,
            first: first.len(),
            screen,
            what: files::shown(&args.what),
            names_wave: args.wave.is_some(),
            interview,
            unit,
            before: draft.seconds,
            draft,
            clock: Instant::now(),
            is_saved: is_resumed,
            last_area: None,
        })
    }

    /// Asks until the person pauses or the answers are saved.
    fn conduct(&mut self) -> anyhow::Result<()> {
        self.open();
        loop {
            let Some(item) = self.interview.current() else {
                match ask::review(self.screen, &self.interview)? {
                    Review::Fill(item) => self.interview.fill(item),
                    Review::Back => drop(self.interview.back()),
                    Review::Pause => return self.pause(),
                    Review::Save => return self.finish(),
                }
                continue;
            };
            let tongue = self.screen.tongue;
            let text = sheet::question(&self.interview, self.last_area, &self.screen.paper(), tongue);
            self.context.tell(&text);
            self.last_area = self.opened.questionnaire().area_of(self.interview.node(item).0);
            match ask::question(self.screen, &self.interview, item)? {
                Move::Answer(answer, text) => {
                    self.interview.answer(answer, text);
                    self.save()?;
                }
                Move::Close(group) => {
                    self.interview.close(group);
                    self.save()?;
                }
                Move::Clear => {
                    self.interview.clear();
                    self.save()?;
                }
                Move::Comment(comment) => {
                    self.interview.comment(&comment);
                    self.save()?;
                }
                Move::Back => drop(self.interview.back()),
                Move::Skip => self.interview.skip(),
                Move::ToEnd => self.interview.finish(),
                Move::Pause => return self.pause(),
                Move::Again => {}
            }
        }
    }

    fn open(&self) {
        let (lang, questionnaire) = (self.lang(), self.opened.questionnaire());
        let unit = self.unit_name();
        let respondent = &self.draft.respondent;
        let (answered, of) = (self.interview.answered(), self.interview.asked_count());
        let words = if self.is_saved {
            said::resuming(respondent, unit, answered, of, lang)
        } else {
            said::opening(questionnaire.title().get(self.screen.tongue), unit, respondent, of, lang)
        };
        let paper = self.screen.paper();
        let mut text = format!("\n{}", paper.paragraph(&words, 0));
        if let Some(about) = questionnaire.description().filter(|_| !self.is_saved) {
            text += &format!("\n{}", paper.paragraph(about.get(self.screen.tongue), 0));
        }
        if self.opened.is_consensus {
            let told = agreeing::agenda(self.first, lang);
            text += &format!("\n{}", paper.paragraph(&told, 0));
        }
        self.context.tell(&text);
    }

    fn pause(&mut self) -> anyhow::Result<()> {
        let lang = self.lang();
        if !self.is_saved {
            self.context.tell(&self.screen.paper().paragraph(said::left_empty(lang), 0));
            return Ok(());
        }
        // The time since the last answer counts too.
        self.save()?;
        let words = self.screen.paper().paragraph(&said::paused(&self.draft_path(), lang), 0);
        self.context.tell(&format!("\n{words}  {}\n", self.command()));
        Ok(())
    }

    fn save(&mut self) -> anyhow::Result<()> {
        self.draft.given = self.interview.all_given().to_vec();
        self.draft.seconds = self.before + self.clock.elapsed().as_secs();
        self.draft.saved = clock::now();
        self.draft.language = self.screen.tongue.content;
        keep::draft(self.opened, &self.draft)?;
        self.is_saved = true;
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.save()?;
        let given = self.interview.result();
        let answers = given.iter().map(|given| given.answer).collect();
        let file = keep::answers(self.opened, &self.draft, given)?;
        let words = self.screen.paper().paragraph(&said::saved(&file, self.lang()), 0);
        self.context.tell(&format!("\n{words}\n"));
        self.picture(answers)
    }

    /// The unit as it stands now; while too few have answered, the respondent's own answers.
    fn picture(&self, answers: Vec<mognad::model::Answer>) -> anyhow::Result<()> {
        let (lang, wave) = (self.lang(), self.opened.wave);
        let assessment = self.opened.assessment();
        // What else was in the files was judged before the interview.
        let alone = self.opened.alone_now()?;
        let responses = self.opened.responses_now(&alone)?;
        let mut analysis = Analysis::of(alone.assessment.clone(), &responses);
        if self.opened.is_consensus {
            analysis.hold_beside(&self.opened.responses_now(&alone.consensus())?);
        }
        let units = [self.unit];
        let ledger = Ledger::of_assessment(&self.opened.home.folder, false);
        ledger.keep_counts_back(&mut analysis);
        // Whoever answered between two showings would be what the later shows less the earlier.
        let is_safe = ledger.given_away(self.context, &analysis, &units).is_empty();
        let is_shown = analysis.view(wave).unit(self.unit).respondents.is_some();
        if is_shown && is_safe {
            let extract = Extract::whole(&analysis, lang).wave(wave).units(&units);
            ledger.remember(self.context, &analysis, Told::Scores(&units))?;
            let breadth = if self.opened.is_consensus { Breadth::Full } else { Breadth::Overview };
            let document = extract.document(breadth);
            return self.context.print(terminal(&document, self.context.paper()));
        }
        let paper = self.screen.paper();
        let why = match is_shown {
            _ if self.opened.is_consensus => agreeing::own_answer(self.unit_name(), lang),
            true => said::shown_later(self.unit_name(), lang),
            false => said::too_few_yet(self.unit_name(), assessment.min_group, lang),
        };
        self.context.tell(&format!("{}\n", paper.paragraph(&why, 0)));
        let answers = answers.into_iter().collect();
        let response = Response {
            unit: self.unit,
            role: self.draft.role.clone(),
            seconds: None,
            answers,
            remarks: Vec::new(),
        };
        let own = profile::profile(assessment, wave, response, self.screen.tongue);
        self.context.tell(&terminal(&own, &paper));
        Ok(())
    }

    fn unit_name(&self) -> &'a str {
        self.opened.assessment().units[self.unit].name.get(self.screen.tongue)
    }

    fn draft_path(&self) -> String {
        files::shown(&keep::draft_path(self.opened, &self.draft))
    }

    /// What goes on with this interview.
    fn command(&self) -> String {
        let what = if self.what.contains(' ') { format!("\"{}\"", self.what) } else { self.what.clone() };
        let whose = match self.opened.is_consensus {
            true => format!("--consensus --unit {}", self.draft.unit),
            false => format!("--respondent {}", self.draft.respondent),
        };
        let mut command = format!("mognad answer {what} {whose}");
        if let Some(lang) = self.context.asked_beyond() {
            command += &format!(" --lang {lang}");
        }
        if self.names_wave {
            command += &format!(" --wave {}", self.draft.wave);
        }
        command
    }

    fn lang(&self) -> Lang {
        self.screen.lang()
    }
}
