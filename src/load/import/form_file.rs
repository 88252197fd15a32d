//! Files that our own form saves: one respondent's answers each, in JSON.
//!
//! They are checked as strictly as a table of answers is. A form does not make mistakes, but files are edited, cut off and
//! put together by hand on their way.

use serde_json::{Map, Value};

use super::grid::Cell;
use super::json::{Strict, strict};
use super::people::{Identity, Submission, answered};
use super::personal::is_personal;
use super::time::{DayOrder, seconds};
use super::{Entry, Imported, Job, count};
use crate::load::answers::{Found, Units, seconds_of};
use crate::load::suggest::nearest;
use crate::model::format::answers::{DONT_KNOW, NAME, NOT_APPLICABLE, answer, questionnaire, top};
use crate::model::format::{Key, VERSION};
use crate::model::{
    Answer, AnswerFaultKind, Answering, ContentLang, Decimal, Diagnostic, Diagnostics, Fault, FormFault,
    Given, ImportFaultKind, ImportView, ItemIx, LeftOut, Named, OptionIx, Origin, Place, Respondent, RoleId,
    Severity, SystemColumn, Ticks, Tool, UnitId, looks_personal,
};

/// Whether a file is one that our form saves, or other JSON that calls itself so. (Links to documents on the web are JSON
/// too, under other names.)
#[must_use]
pub fn is_form_file(name: &str, bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_object = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let is_named = name.to_lowercase().ends_with(".json");
    let head = &start[..start.len().min(4096)];
    is_object && (is_named || head.windows(NAME.len()).any(|part| part == NAME.as_bytes()))
}

/// Reads what any number of forms saved, as one file of answers, and tells what is wrong with each. A form with an error
/// gives no answers.
#[must_use]
pub fn read_forms(job: &Job, files: &[(&str, &[u8])]) -> (Imported, Vec<Diagnostics>) {
    let mut found = Vec::with_capacity(files.len());
    let mut entries = Vec::new();
    let mut left_out: Vec<(LeftOut, usize)> = Vec::new();
    for (name, bytes) in files {
        let mut form = Form { job, file: name, found: Diagnostics::default() };
        let taken = form.read(bytes);
        let why = match taken {
            _ if form.found.has_errors() => Some(LeftOut::Faulty),
            Some(Taken::LeftOut(why)) => Some(why),
            Some(Taken::Entry(entry)) => {
                entries.push(*entry);
                None
            }
            None => None,
        };
        match why.map(|why| (left_out.iter_mut().find(|(known, _)| *known == why), why)) {
            Some((Some((_, count)), _)) => *count += 1,
            Some((None, why)) => left_out.push((why, 1)),
            None => {}
        }
        found.push(form.found);
    }
    let origin = Origin {
        tool: Tool::Form,
        evidence: vec![NAME.to_owned()],
        sheet: None,
        is_hidden: false,
        other_sheets: Vec::new(),
        alike: Vec::new(),
        further_headings: 0,
    };
    let mut view = ImportView {
        file: files.first().map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
        origin,
        columns: Vec::new(),
        without_column: Vec::new(),
        rows: files.len(),
        taken: 0,
        incomplete: 0,
        left_out,
        states: [0; 4],
        comments: 0,
        units: Vec::new(),
        unit_candidate: None,
        identity: Some(SystemColumn::Respondent),
    };
    count(&mut view, &entries);
    (Imported { view, entries }, found)
}

/// What a field holds.
fn of(fields: &Map<String, Value>, key: Key) -> Option<&Value> {
    fields.get(key.name())
}

/// The place of a text in a list that stands there a second time.
fn twice(value: &Value) -> Option<usize> {
    let values = value.as_array()?;
    (1..values.len()).find(|at| values[..*at].contains(&values[*at]))
}

enum Taken {
    Entry(Box<Entry>),
    LeftOut(LeftOut),
}

struct Form<'a> {
    job: &'a Job<'a>,
    file: &'a str,
    found: Diagnostics,
}

impl Form<'_> {
    fn read(&mut self, bytes: &[u8]) -> Option<Taken> {
        let form = self.whole(bytes)?;
        self.only("", &form, top::KEYS);
        self.check_questionnaire(&form)?;
        let wave = self.text(&form, "", top::WAVE, "\"…\"");
        if let (Some(wave), Some(wanted)) = (wave, self.job.wave)
            && !wave.trim().eq_ignore_ascii_case(wanted.as_str())
        {
            return Some(Taken::LeftOut(LeftOut::OtherWave));
        }
        let is_agreed = self.typed(&form, top::CONSENSUS, "true, false", Value::as_bool).unwrap_or(false);
        if is_agreed != self.job.consensus {
            self.note(
                Severity::Error,
                top::CONSENSUS.name(),
                ImportFaultKind::Form(FormFault::OtherKind { is_agreed }),
            );
        }
        let has_all = self.typed(&form, top::COMPLETE, "true, false", Value::as_bool).unwrap_or(true);
        let given = self.answers(&form)?;
        let respondent = self.respondent(&form);
        let (unit, role) = (self.unit(&form), self.role(&form));
        let (seconds, ended) = (self.seconds(&form), self.times(&form));
        self.typed(&form, top::LANGUAGE, "\"sv\", \"fi\", …", |value| {
            ContentLang::parse(value.as_str()?).ok()
        });
        // What stands there and is no answer has been told.
        if !self.found.has_errors() && given.iter().all(|given| *given == Given::NOTHING) {
            return Some(Taken::LeftOut(if has_all { LeftOut::Unanswered } else { LeftOut::Untouched }));
        }
        let (unit, respondent) = (unit?, respondent?);
        let entry = Entry {
            file: self.file.to_owned(),
            row: 1,
            is_known: true,
            submission: Submission { ended, is_time_unread: false, answered: answered(&given) },
            unread_time: None,
            // A file that was saved was handed in; `complete` says only whether every question has an answer.
            is_complete: true,
            respondent: Respondent {
                respondent: respondent.pseudonym(self.job.key, unit.as_str(), ""),
                unit,
                role,
                seconds,
                given,
            },
        };
        Some(Taken::Entry(Box::new(entry)))
    }

    /// The file as it stands, where it is one of ours.
    fn whole(&mut self, bytes: &[u8]) -> Option<Map<String, Value>> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let Strict { value, twice, strays } = match strict(bytes) {
            Ok(read) => read,
            Err(error) => {
                return self.fail(
                    "",
                    ImportFaultKind::Form(FormFault::NotJson { line: error.line(), column: error.column() }),
                );
            }
        };
        let Value::Object(form) = value else {
            return self.fail("", ImportFaultKind::Form(FormFault::NotOurForm));
        };
        if of(&form, top::FORMAT).and_then(Value::as_str) != Some(NAME) {
            return self.fail("", ImportFaultKind::Form(FormFault::NotOurForm));
        }
        match of(&form, top::VERSION) {
            Some(Value::Number(version)) if version.as_u64() == Some(VERSION.into()) => {}
            Some(Value::Number(version)) => {
                return self.fail(
                    top::VERSION.name(),
                    ImportFaultKind::Form(FormFault::LaterVersion { version: version.to_string() }),
                );
            }
            _ => return self.wrong(top::VERSION.name(), "1"),
        }
        for path in twice {
            self.note(Severity::Error, &path.clone(), ImportFaultKind::Form(FormFault::FieldTwice { path }));
        }
        for (path, found) in strays {
            let kind = AnswerFaultKind::StrayCharacter { found, is_taken_out: true };
            self.tell(Severity::Warning, &path, Fault::Answer(kind.into()));
        }
        Some(form)
    }

    fn check_questionnaire(&mut self, form: &Map<String, Value>) -> Option<()> {
        let questionnaire = self.job.index.questionnaire;
        let Some(Value::Object(theirs)) = of(form, top::QUESTIONNAIRE) else {
            return self.wrong(top::QUESTIONNAIRE.name(), "{ id, version, digest }");
        };
        self.only("questionnaire.", theirs, questionnaire::KEYS);
        let [id, version, digest] = [questionnaire::ID, questionnaire::VERSION, questionnaire::DIGEST]
            .map(|key| self.text(theirs, "questionnaire.", key, "\"…\""));
        let version = version.unwrap_or_default();
        let Some(id) = id else {
            // One of another kind has been told.
            let is_missing = of(theirs, questionnaire::ID).is_none_or(Value::is_null);
            return if is_missing { self.wrong("questionnaire.id", "\"…\"") } else { None };
        };
        if id != questionnaire.id().as_str() {
            let kind = ImportFaultKind::Form(FormFault::OtherQuestionnaire {
                ours: format!("{} {}", questionnaire.id(), questionnaire.version()),
                theirs: format!("{id} {version}").trim().to_owned(),
            });
            return self.fail(top::QUESTIONNAIRE.name(), kind);
        }
        let (ours, digest) = (questionnaire.digest().to_string(), digest.unwrap_or_default());
        if !digest.is_empty() && digest != ours && format!("sha256:{digest}") != ours {
            self.note(
                Severity::Warning,
                "questionnaire.digest",
                ImportFaultKind::Form(FormFault::OtherDigest),
            );
        }
        Some(())
    }

    fn answers(&mut self, form: &Map<String, Value>) -> Option<Vec<Given>> {
        let index = self.job.index;
        let mut given = vec![Given::NOTHING; index.questionnaire.items().len()];
        let mut seen: Vec<ItemIx> = Vec::new();
        let Some(Value::Object(answers)) = of(form, top::ANSWERS) else {
            return self.wrong(top::ANSWERS.name(), "{ … }");
        };
        for (id, answer) in answers {
            let path = format!("answers.{id}");
            let Some(item) = index.by_code(id) else {
                let ids =
                    index.questionnaire.items().iter().map(|node| index.questionnaire[*node].id.as_str());
                let kind = ImportFaultKind::UnknownItem {
                    item: id.clone(),
                    nearest: nearest(id, ids),
                    can_be_mapped: false,
                };
                self.note(Severity::Error, &path, kind);
                continue;
            };
            // An item has more names than one.
            if seen.contains(&item) {
                self.note(
                    Severity::Error,
                    &path,
                    ImportFaultKind::Form(FormFault::FieldTwice { path: path.clone() }),
                );
                continue;
            }
            seen.push(item);
            if let Value::Object(answer) = answer {
                self.answer(item, &path, answer, &mut given[item.at()]);
            } else {
                let _: Option<()> = self.wrong(&path, "{ \"value\": … }");
            }
        }
        Some(given)
    }

    fn answer(&mut self, item: ItemIx, path: &str, answer: &Map<String, Value>, given: &mut Given) {
        let within = format!("{path}.");
        self.only(&within, answer, answer::KEYS);
        let comment = self.text(answer, &within, answer::COMMENT, "\"…\"");
        given.comment = comment.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let state = self.text(answer, &within, answer::STATE, "\"dont-know\", \"not-applicable\"");
        let value = of(answer, answer::VALUE).filter(|value| !value.is_null());
        match (state.as_deref(), value) {
            (Some(_), Some(_)) => {
                let item = self.job.index.questionnaire[self.job.index.node(item)].id.clone();
                self.note(Severity::Error, path, ImportFaultKind::Form(FormFault::ValueAndState { item }));
            }
            // A form has no such answer to what asks for a text.
            (Some(_), None) if self.is_text(item) => {
                let _: Option<()> = self.wrong(&format!("{path}.state"), "null");
            }
            (Some(DONT_KNOW), None) => given.answer = Answer::DontKnow,
            (Some(NOT_APPLICABLE), None) => given.answer = Answer::NotApplicable,
            (Some(_), None) => {
                let _: Option<()> = self.wrong(&format!("{path}.state"), "\"dont-know\", \"not-applicable\"");
            }
            (None, None) => {}
            (None, Some(value)) => match self.value(item, value) {
                Some(answer) => {
                    given.answer = answer;
                    given.text = value.as_str().filter(|_| answer == Answer::Text).map(str::to_owned);
                }
                None => self.refuse(item, &format!("{path}.value"), value),
            },
        }
        if let Some(twice) = value.and_then(twice) {
            let path = format!("{path}.value.{twice}");
            self.note(Severity::Error, &path.clone(), ImportFaultKind::Form(FormFault::FieldTwice { path }));
        }
        for (text, field) in [(&given.text, answer::VALUE), (&given.comment, answer::COMMENT)] {
            if text.as_deref().is_some_and(looks_personal) {
                let item = self.job.index.questionnaire[self.job.index.node(item)].id.clone();
                let kind = ImportFaultKind::LooksPersonal { item };
                self.note(Severity::Warning, &format!("{path}.{}", field.name()), kind);
            }
        }
    }

    fn is_text(&self, item: ItemIx) -> bool {
        self.job.index.item(item).is_some_and(|item| matches!(item.answering, Answering::Text))
    }

    /// The answer that a value is. A form writes options' ids and nothing else.
    fn value(&self, item: ItemIx, value: &Value) -> Option<Answer> {
        let options = self.job.index.item(item)?.answering.options();
        let option = |value: &Value| {
            let id = value.as_str()?;
            options.iter().position(|option| option.id.as_str() == id).map(OptionIx::new)
        };
        match (&self.job.index.item(item)?.answering, value) {
            (Answering::Choice(_), value) => option(value).map(Answer::Option),
            (Answering::Multi(multi), Value::Array(values)) => {
                let ticks: Option<Vec<_>> = values.iter().map(option).collect();
                let ticks: Ticks = ticks?.into_iter().collect();
                crate::load::answers::ruling_out(multi, ticks).is_none().then_some(Answer::Ticks(ticks))
            }
            (Answering::Number(number), Value::Number(value)) => {
                let value = Decimal::new(value.as_f64()?)?;
                number.accepts(value).then_some(Answer::Number(value))
            }
            (Answering::Text, Value::String(text)) => {
                Some(if text.trim().is_empty() { Answer::NotAnswered } else { Answer::Text })
            }
            _ => None,
        }
    }

    fn refuse(&mut self, item: ItemIx, path: &str, value: &Value) {
        let options = self.job.index.item(item).map_or(&[][..], |item| item.answering.options());
        let kind = ImportFaultKind::Form(FormFault::UnknownAnswer {
            item: self.job.index.questionnaire[self.job.index.node(item)].id.clone(),
            value: value.to_string(),
            options: options.iter().map(|option| option.id.to_string()).collect(),
        });
        self.note(Severity::Error, path, kind);
    }

    fn unit(&mut self, form: &Map<String, Value>) -> Option<UnitId> {
        let text = self.text(form, "", top::UNIT, "\"…\"").unwrap_or_default();
        let Some(tree) = self.job.units else {
            return UnitId::parse(&text).ok().or_else(|| UnitId::parse("-").ok());
        };
        if let Some(unit) = self.job.unit {
            return Some(tree[unit].id.clone());
        }
        let units = Units::new(tree);
        let kind = match units.find(&text) {
            Found::One(unit) => return Some(units.id(unit)),
            Found::Several(units) => ImportFaultKind::AmbiguousUnit { value: text, units },
            Found::Nothing if text.is_empty() => match units.only() {
                Some(unit) => return Some(units.id(unit)),
                None => ImportFaultKind::NoUnit { candidate: None, units: units.ids() },
            },
            Found::Nothing if is_personal(&text) => {
                return self.personal(top::UNIT.name(), Named::Unit);
            }
            Found::Nothing => ImportFaultKind::UnknownUnit {
                nearest: units.nearest(&text),
                value: text,
                units: units.ids(),
            },
        };
        self.fail(top::UNIT.name(), kind)
    }

    fn role(&mut self, form: &Map<String, Value>) -> Option<RoleId> {
        let text = self.text(form, "", top::ROLE, "\"…\"").unwrap_or_default();
        if let Some(role) = self.job.role {
            return Some(role.clone());
        }
        if text.trim().is_empty() {
            return None;
        }
        if is_personal(&text) {
            return self.personal(top::ROLE.name(), Named::Role);
        }
        let role = RoleId::parse(&text);
        if let Err(error) = role {
            let kind = AnswerFaultKind::BadName { named: Named::Role, value: text, error };
            self.tell(Severity::Error, top::ROLE.name(), Fault::Answer(kind.into()));
        }
        role.ok()
    }

    fn respondent(&mut self, form: &Map<String, Value>) -> Option<Identity> {
        let text = of(form, top::RESPONDENT).and_then(Value::as_str).unwrap_or_default();
        let found = Identity::of([(SystemColumn::Respondent, text)]);
        found.or_else(|| self.wrong(top::RESPONDENT.name(), "\"…\""))
    }

    /// How long the answering took, read as a table's column of seconds is.
    fn seconds(&mut self, form: &Map<String, Value>) -> Option<u64> {
        let value = of(form, top::SECONDS).filter(|value| !value.is_null())?;
        let seconds = value.as_number().and_then(|number| seconds_of(&number.to_string()));
        if seconds.is_none() {
            let kind = AnswerFaultKind::BadSeconds { value: value.to_string() };
            self.tell(Severity::Error, top::SECONDS.name(), Fault::Answer(kind.into()));
        }
        seconds.map(u64::from)
    }

    /// When the file was saved. A time that is none is a fault: which of two files counts may depend on it.
    fn times(&mut self, form: &Map<String, Value>) -> Option<i64> {
        let [started, saved] = [top::STARTED, top::SAVED].map(|key| {
            self.typed(form, key, "\"2026-03-09T08:15:00Z\"", |value| {
                seconds(&Cell::Text(value.as_str()?.to_owned()), DayOrder::DayFirst)
            })
        });
        if started.zip(saved).is_some_and(|(started, saved)| saved < started) {
            return self.wrong(top::SAVED.name(), "saved ≥ started");
        }
        saved
    }

    /// A text, where there is one; anything else that is not nothing is a fault.
    fn text(
        &mut self,
        form: &Map<String, Value>,
        within: &str,
        key: Key,
        expected: &'static str,
    ) -> Option<String> {
        match of(form, key) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()),
            Some(_) => self.wrong(&format!("{within}{}", key.name()), expected),
        }
    }

    /// Something else, in the same way.
    fn typed<T>(
        &mut self,
        form: &Map<String, Value>,
        key: Key,
        expected: &'static str,
        take: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let value = of(form, key).filter(|value| !value.is_null())?;
        take(value).or_else(|| self.wrong(key.name(), expected))
    }

    /// Tells of what no form writes. It is not read, as a column that nobody asked for is not.
    fn only(&mut self, within: &str, form: &Map<String, Value>, known: &[Key]) {
        let is_known = |field: &str| known.iter().any(|key| key.name() == field);
        for field in form.keys().filter(|field| !is_known(field)) {
            let path = format!("{within}{field}");
            let nearest = nearest(field, known.iter().map(Key::name));
            let fault = FormFault::UnknownField { path: path.clone(), nearest };
            self.note(Severity::Warning, &path, ImportFaultKind::Form(fault));
        }
    }

    fn personal<T>(&mut self, path: &str, named: Named) -> Option<T> {
        let kind = AnswerFaultKind::PersonalName { named };
        self.tell(Severity::Error, path, Fault::Answer(kind.into()));
        None
    }

    fn wrong<T>(&mut self, path: &str, expected: &'static str) -> Option<T> {
        self.fail(path, ImportFaultKind::Form(FormFault::BadField { path: path.to_owned(), expected }))
    }

    fn fail<T>(&mut self, path: &str, kind: ImportFaultKind) -> Option<T> {
        self.note(Severity::Error, path, kind);
        None
    }

    fn note(&mut self, severity: Severity, path: &str, kind: ImportFaultKind) {
        self.tell(severity, path, Fault::Import(kind.into()));
    }

    fn tell(&mut self, severity: Severity, path: &str, fault: Fault) {
        let place = match path {
            "" => Place::File(self.file.to_owned()),
            path => Place::Field(self.file.to_owned(), path.to_owned()),
        };
        self.found.push(Diagnostic { severity, fault, place });
    }
}
