//! Files that our own form saves: one respondent's answers each, in JSON.

use serde_json::{Map, Value};

use super::grid::Cell;
use super::people::{Identity, Submission, answered, looks_personal};
use super::time::{DayOrder, seconds};
use super::{Entry, Imported, Job, count};
use crate::load::answers::{Found, Units};
use crate::load::suggest::nearest;
use crate::model::{
    Answer, Answering, Decimal, Diagnostic, Diagnostics, Fault, Given, ImportFaultKind, ImportView, ItemIx,
    LeftOut, Origin, Place, Respondent, RoleId, Severity, SystemColumn, Ticks, Tool, UnitId,
};

/// What such a file calls its format.
const FORMAT: &str = "mognad-answers";

/// Whether a file is one that our form saves, or other JSON that calls itself so. (Links to documents on the web are JSON
/// too, under other names.)
#[must_use]
pub fn is_form_file(name: &str, bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_object = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let is_named = name.to_lowercase().ends_with(".json");
    let head = &start[..start.len().min(4096)];
    is_object && (is_named || head.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes()))
}

/// Reads what any number of forms saved, as one file of answers.
#[must_use]
pub fn read_forms(job: &Job, files: &[(&str, &[u8])]) -> (Imported, Diagnostics) {
    let mut found = Diagnostics::default();
    let mut entries = Vec::new();
    let mut left_out: Vec<(LeftOut, usize)> = Vec::new();
    for (name, bytes) in files {
        let mut form = Form { job, file: name, found: Diagnostics::default() };
        match form.read(bytes) {
            Some(Taken::Entry(entry)) => entries.push(*entry),
            Some(Taken::LeftOut(why)) => match left_out.iter_mut().find(|(known, _)| *known == why) {
                Some((_, count)) => *count += 1,
                None => left_out.push((why, 1)),
            },
            None => {}
        }
        found.extend(form.found);
    }
    let origin = Origin {
        tool: Tool::Form,
        evidence: vec![FORMAT.to_owned()],
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
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let form: Map<String, Value> = match serde_json::from_slice::<Value>(bytes) {
            Ok(Value::Object(form)) => form,
            Ok(_) => return self.fail(ImportFaultKind::NotOurForm),
            Err(error) => {
                return self.fail(ImportFaultKind::NotJson { line: error.line(), column: error.column() });
            }
        };
        if form.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return self.fail(ImportFaultKind::NotOurForm);
        }
        match form.get("version") {
            Some(Value::Number(version)) if version.as_u64() == Some(1) => {}
            Some(version) => {
                return self.fail(ImportFaultKind::LaterVersion { version: version.to_string() });
            }
            None => return self.wrong("version", "1"),
        }
        self.check_questionnaire(&form)?;
        if let (Some(Value::String(wave)), Some(wanted)) = (form.get("wave"), self.job.wave)
            && !wave.eq_ignore_ascii_case(wanted.as_str())
        {
            return Some(Taken::LeftOut(LeftOut::OtherWave));
        }
        let has_all = form.get("complete").and_then(Value::as_bool).unwrap_or(true);
        let given = self.answers(&form)?;
        // What stands there and is no answer has been told.
        if !self.found.has_errors() && given.iter().all(|given| *given == Given::NOTHING) {
            return Some(Taken::LeftOut(if has_all { LeftOut::Unanswered } else { LeftOut::Untouched }));
        }
        let (unit, role, respondent) = (self.unit(&form), self.role(&form), self.respondent(&form));
        let (unit, respondent) = (unit?, respondent?);
        let saved = form.get("saved").and_then(Value::as_str).map(|text| Cell::Text(text.to_owned()));
        let entry = Entry {
            file: self.file.to_owned(),
            row: 1,
            is_known: true,
            submission: Submission {
                ended: saved.and_then(|cell| seconds(&cell, DayOrder::DayFirst)),
                answered: answered(&given),
            },
            // A file that was saved was handed in; `complete` says only whether every question has an answer.
            is_complete: true,
            respondent: Respondent {
                respondent: respondent.pseudonym(self.job.key, unit.as_str(), ""),
                unit,
                role,
                seconds: form
                    .get("seconds")
                    .and_then(Value::as_f64)
                    .filter(|n| *n >= 0.0)
                    .map(|n| n.round() as u64),
                given,
            },
        };
        (!self.found.has_errors()).then(|| Taken::Entry(Box::new(entry)))
    }

    fn check_questionnaire(&mut self, form: &Map<String, Value>) -> Option<()> {
        let questionnaire = self.job.index.questionnaire;
        let Some(Value::Object(theirs)) = form.get("questionnaire") else {
            return self.wrong("questionnaire", "{ id, version, digest }");
        };
        let text = |key: &str| theirs.get(key).and_then(Value::as_str).unwrap_or_default();
        if text("id") != questionnaire.id().as_str() {
            let kind = ImportFaultKind::OtherQuestionnaire {
                ours: format!("{} {}", questionnaire.id(), questionnaire.version()),
                theirs: format!("{} {}", text("id"), text("version")).trim().to_owned(),
            };
            return self.fail(kind);
        }
        let digest = questionnaire.digest().to_string();
        if !text("digest").is_empty()
            && text("digest") != digest
            && format!("sha256:{}", text("digest")) != digest
        {
            self.note(Severity::Warning, ImportFaultKind::OtherDigest);
        }
        Some(())
    }

    fn answers(&mut self, form: &Map<String, Value>) -> Option<Vec<Given>> {
        let index = self.job.index;
        let mut given = vec![Given::NOTHING; index.questionnaire.items().len()];
        let Some(Value::Object(answers)) = form.get("answers") else {
            return self.wrong("answers", "{ … }");
        };
        for (id, answer) in answers {
            let Some(item) = index.by_code(id) else {
                let ids =
                    index.questionnaire.items().iter().map(|node| index.questionnaire[*node].id.as_str());
                let kind = ImportFaultKind::UnknownItem {
                    item: id.clone(),
                    nearest: nearest(id, ids),
                    can_be_mapped: false,
                };
                self.note(Severity::Error, kind);
                continue;
            };
            match answer {
                Value::Object(answer) => self.answer(item, id, answer, &mut given[item.at()]),
                _ => {
                    let _: Option<()> = self.wrong(&format!("answers.{id}"), "{ \"value\": … }");
                }
            }
        }
        Some(given)
    }

    fn answer(&mut self, item: ItemIx, id: &str, answer: &Map<String, Value>, given: &mut Given) {
        if let Some(comment) = answer.get("comment").filter(|comment| !comment.is_null()) {
            match comment.as_str() {
                Some(comment) => {
                    given.comment = Some(comment.trim().to_owned()).filter(|text| !text.is_empty())
                }
                None => {
                    let _: Option<()> = self.wrong(&format!("answers.{id}.comment"), "\"…\"");
                }
            }
        }
        match (answer.get("state").and_then(Value::as_str), answer.get("value")) {
            (Some("dont-know"), _) => given.answer = Answer::DontKnow,
            (Some("not-applicable"), _) => given.answer = Answer::NotApplicable,
            (Some(_), _) => {
                let _: Option<()> =
                    self.wrong(&format!("answers.{id}.state"), "\"dont-know\", \"not-applicable\"");
            }
            (None, None | Some(Value::Null)) => {}
            (None, Some(value)) => match self.value(item, value) {
                Some(answer) => {
                    given.answer = answer;
                    given.text = value.as_str().filter(|_| answer == Answer::Text).map(str::to_owned);
                }
                None => self.refuse(item, value),
            },
        }
        let texts = [&given.comment, &given.text];
        if texts.into_iter().flatten().any(|text| looks_personal(text)) {
            let item = self.job.index.questionnaire[self.job.index.node(item)].id.clone();
            self.note(Severity::Warning, ImportFaultKind::LooksPersonal { item });
        }
    }

    fn value(&self, item: ItemIx, value: &Value) -> Option<Answer> {
        let option = |value: &Value| self.job.index.option(item, value.as_str()?);
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

    fn refuse(&mut self, item: ItemIx, value: &Value) {
        let options = self.job.index.item(item).map_or(&[][..], |item| item.answering.options());
        let kind = ImportFaultKind::UnknownAnswer {
            item: self.job.index.questionnaire[self.job.index.node(item)].id.clone(),
            value: value.to_string(),
            options: options.iter().map(|option| option.id.to_string()).collect(),
        };
        self.note(Severity::Error, kind);
    }

    fn unit(&mut self, form: &Map<String, Value>) -> Option<UnitId> {
        let text = form.get("unit").and_then(Value::as_str).unwrap_or_default();
        let Some(tree) = self.job.units else {
            return UnitId::parse(text).ok().or_else(|| UnitId::parse("-").ok());
        };
        if let Some(unit) = self.job.unit {
            return Some(tree[unit].id.clone());
        }
        let units = Units::new(tree);
        let value = text.to_owned();
        let kind = match units.find(text) {
            Found::One(unit) => return Some(units.id(unit)),
            Found::Several(units) => ImportFaultKind::AmbiguousUnit { value, units },
            Found::Nothing if text.is_empty() => match units.only() {
                Some(unit) => return Some(units.id(unit)),
                None => ImportFaultKind::NoUnit { candidate: None, units: units.ids() },
            },
            Found::Nothing => {
                ImportFaultKind::UnknownUnit { nearest: units.nearest(text), value, units: units.ids() }
            }
        };
        self.fail(kind)
    }

    fn role(&mut self, form: &Map<String, Value>) -> Option<RoleId> {
        if let Some(role) = self.job.role {
            return Some(role.clone());
        }
        let text = form.get("role").and_then(Value::as_str).unwrap_or_default();
        if text.trim().is_empty() {
            return None;
        }
        RoleId::parse(text).ok().or_else(|| self.wrong("role", "\"…\""))
    }

    fn respondent(&mut self, form: &Map<String, Value>) -> Option<Identity> {
        let text = form.get("respondent").and_then(Value::as_str).unwrap_or_default();
        let found = Identity::of([(SystemColumn::Respondent, text)]);
        found.or_else(|| self.wrong("respondent", "\"…\""))
    }

    fn wrong<T>(&mut self, path: &str, expected: &'static str) -> Option<T> {
        self.fail(ImportFaultKind::BadField { path: path.to_owned(), expected })
    }

    fn fail<T>(&mut self, kind: ImportFaultKind) -> Option<T> {
        self.note(Severity::Error, kind);
        None
    }

    fn note(&mut self, severity: Severity, kind: ImportFaultKind) {
        let place = Place::File(self.file.to_owned());
        self.found.push(Diagnostic { severity, fault: Fault::Import(kind.into()), place });
    }
}
