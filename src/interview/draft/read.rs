//! The file of an interview to the interview, strictly: what is wrong with it is found all at once.

use serde_json::{Map, Value};

use super::Draft;
use crate::load::nearest;
use crate::model::format::answers::{DONT_KNOW, NAME, NOT_APPLICABLE, answer, questionnaire, top};
use crate::model::format::{Key, VERSION};
use crate::model::{
    Answer, Answering, ContentLang, Decimal, DraftFault, DraftField, NodeIx, OptionIx, Questionnaire, RoleId,
    Ticks, UnitId, UnitTree, WaveId, is_stray,
};
use crate::report::answers::Given;

/// What a file must fit.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// The units there are.
    pub units: &'a UnitTree,
    /// The round.
    pub wave: &'a WaveId,
}

/// An interview to go on with.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// The interview.
    pub draft: Draft,
    /// Where the questionnaire was changed since: what of the file no longer fits and is left out.
    pub changed: Option<Vec<DraftFault>>,
}

/// Reads the file of an interview.
///
/// # Errors
/// Everything that is wrong with it. Where the questionnaire is another than the file was written for, answers that
/// do not fit it are no fault but left out.
pub fn read(text: &str, against: &Against<'_>) -> Result<Begun, Vec<DraftFault>> {
    let parsed: Result<Value, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let value = parsed.map_err(|error| vec![not_json(&error)])?;
    let Value::Object(fields) = value else { return Err(vec![DraftFault::Foreign]) };
    if of(&fields, top::FORMAT).and_then(Value::as_str) != Some(NAME) {
        return Err(vec![DraftFault::Foreign]);
    }
    match of(&fields, top::VERSION).and_then(Value::as_u64) {
        Some(version) if version == u64::from(VERSION) => {}
        Some(later) if later > u64::from(VERSION) => {
            return Err(vec![DraftFault::Later { version: later.to_string() }]);
        }
        _ => return Err(vec![wrong(top::VERSION.name(), of(&fields, top::VERSION), DraftField::Count)]),
    }
    let mut reader = Reader { faults: Vec::new() };
    reader.only("", &fields, top::KEYS);
    let begun = reader.draft(&fields, against);
    match begun {
        Some(begun) if reader.faults.is_empty() => Ok(begun),
        _ => Err(reader.faults),
    }
}

struct Reader {
    faults: Vec<DraftFault>,
}

impl Reader {
    fn draft(&mut self, fields: &Map<String, Value>, against: &Against<'_>) -> Option<Begun> {
        if self.typed(fields, top::COMPLETE, DraftField::YesOrNo, Value::as_bool) == Some(true) {
            self.faults.push(DraftFault::Complete);
            return None;
        }
        let is_same = self.questionnaire(fields, against.questionnaire);
        let wave = self.wave(fields, against.wave);
        let consensus = match fields.contains_key(top::CONSENSUS.name()) {
            true => self.typed(fields, top::CONSENSUS, DraftField::YesOrNo, Value::as_bool),
            false => Some(false),
        };
        let respondent = self.name(fields, top::RESPONDENT);
        let unit = self.unit(fields, against.units);
        let role = self.role(fields);
        let language = self.typed(fields, top::LANGUAGE, DraftField::Language, |value| {
            value.as_str().and_then(|code| ContentLang::parse(code).ok())
        });
        let started = self.name(fields, top::STARTED);
        let saved = self.name(fields, top::SAVED);
        let seconds = self.typed(fields, top::SECONDS, DraftField::Count, Value::as_u64);
        let (given, misfits) = self.answers(fields, against.questionnaire)?;
        let changed = if is_same? {
            self.faults.extend(misfits);
            None
        } else {
            Some(misfits)
        };
        let draft = Draft {
            wave: wave?,
            consensus: consensus?,
            respondent: respondent?,
            unit: unit?,
            role: role?,
            language: language?,
            started: started?,
            saved: saved?,
            seconds: seconds?,
            given,
        };
        Some(Begun { draft, changed })
    }

    /// Whether the file was written for this very content; `None` where it was written for something else.
    fn questionnaire(&mut self, fields: &Map<String, Value>, asked: &Questionnaire) -> Option<bool> {
        let about =
            self.typed(fields, top::QUESTIONNAIRE, DraftField::Fields, |value| value.as_object().cloned())?;
        self.only("questionnaire.", &about, questionnaire::KEYS);
        let id = self.name(&about, questionnaire::ID)?;
        let digest = self.name(&about, questionnaire::DIGEST)?;
        if id != asked.id().as_str() {
            self.faults.push(DraftFault::OtherQuestionnaire { found: id, asked: asked.id().to_string() });
            return None;
        }
        Some(digest == asked.digest().to_string())
    }

    fn wave(&mut self, fields: &Map<String, Value>, asked: &WaveId) -> Option<WaveId> {
        let found = self.name(fields, top::WAVE)?;
        if found == asked.as_str() {
            return Some(asked.clone());
        }
        self.faults.push(DraftFault::OtherWave { found, asked: asked.to_string() });
        None
    }

    fn unit(&mut self, fields: &Map<String, Value>, units: &UnitTree) -> Option<UnitId> {
        let found = self.name(fields, top::UNIT)?;
        if let Some(ix) = units.find(&found) {
            return Some(units[ix].id.clone());
        }
        let nearest = nearest(&found, units.iter().map(|(_, unit)| unit.id.as_str()));
        self.faults.push(DraftFault::UnknownUnit { found, nearest });
        None
    }

    /// The role, which need not be there; the outer `None` is a fault.
    fn role(&mut self, fields: &Map<String, Value>) -> Option<Option<RoleId>> {
        self.typed(fields, top::ROLE, DraftField::MaybeText, |value| match value {
            value if value.is_null() => Some(None),
            value => RoleId::parse(value.as_str()?).ok().map(Some),
        })
    }

    /// What was given to each item, and what does not fit the questionnaire.
    fn answers(
        &mut self,
        fields: &Map<String, Value>,
        questionnaire: &Questionnaire,
    ) -> Option<(Vec<Given>, Vec<DraftFault>)> {
        let answers =
            self.typed(fields, top::ANSWERS, DraftField::Fields, |value| value.as_object().cloned())?;
        let mut given = vec![Given::NOTHING; questionnaire.items().len()];
        let mut misfits = Vec::new();
        for (id, value) in &answers {
            let found = questionnaire.find(id);
            let Some((ix, node)) = found.and_then(|node| Some((questionnaire.item_ix(node)?, node))) else {
                let ids = questionnaire.items().iter().map(|ix| questionnaire[*ix].id.as_str());
                misfits.push(DraftFault::UnknownItem { item: id.clone(), nearest: nearest(id, ids) });
                continue;
            };
            if let Some(one) = self.given(questionnaire, node, value, &mut misfits) {
                given[ix.at()] = one;
            }
        }
        Some((given, misfits))
    }

    fn given(
        &mut self,
        questionnaire: &Questionnaire,
        node: NodeIx,
        value: &Value,
        misfits: &mut Vec<DraftFault>,
    ) -> Option<Given> {
        let id = questionnaire[node].id.as_str();
        let field = format!("answers.{id}");
        let Some(fields) = value.as_object() else {
            self.faults.push(wrong(&field, Some(value), DraftField::Fields));
            return None;
        };
        self.only(&format!("{field}."), fields, answer::KEYS);
        let mut given = Given::NOTHING;
        match (of(fields, answer::VALUE), of(fields, answer::STATE)) {
            (Some(value), None) => {
                let answering = &questionnaire[node].item()?.answering;
                match answer(answering, value) {
                    Some(answer) => given.answer = answer,
                    None => misfits.push(misfit(id, answering, value)),
                }
                let text = value.as_str().map(str::to_owned);
                given.text = text.filter(|_| given.answer == Answer::Text);
            }
            (None, Some(state)) => match state.as_str() {
                Some(DONT_KNOW) => given.answer = Answer::DontKnow,
                Some(NOT_APPLICABLE) => given.answer = Answer::NotApplicable,
                _ => self.faults.push(wrong(&format!("{field}.state"), Some(state), DraftField::State)),
            },
            (Some(_), Some(_)) => self.faults.push(DraftFault::Both { item: id.to_owned() }),
            (None, None) => {}
        }
        match of(fields, answer::COMMENT) {
            None => {}
            Some(Value::String(comment)) => given.comment = Some(comment.clone()),
            other => self.faults.push(wrong(&format!("{field}.comment"), other, DraftField::Text)),
        }
        Some(given)
    }

    /// A text with something in it, on one line.
    fn name(&mut self, fields: &Map<String, Value>, key: Key) -> Option<String> {
        self.typed(fields, key, DraftField::Name, |value| {
            let text = value.as_str()?;
            (!text.trim().is_empty() && !text.contains(|c: char| c.is_control() || is_stray(c)))
                .then(|| text.to_owned())
        })
    }

    fn typed<T>(
        &mut self,
        fields: &Map<String, Value>,
        key: Key,
        expected: DraftField,
        take: impl Fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let found = of(fields, key);
        let taken = found.and_then(take);
        if taken.is_none() {
            self.faults.push(wrong(key.name(), found, expected));
        }
        taken
    }

    fn only(&mut self, before: &str, fields: &Map<String, Value>, known: &[Key]) {
        let is_known = |field: &str| known.iter().any(|key| key.name() == field);
        for field in fields.keys().filter(|field| !is_known(field)) {
            let nearest = nearest(field, known.iter().map(Key::name));
            self.faults.push(DraftFault::UnknownField { field: format!("{before}{field}"), nearest });
        }
    }
}

/// What a field holds.
fn of(fields: &Map<String, Value>, key: Key) -> Option<&Value> {
    fields.get(key.name())
}

fn not_json(error: &serde_json::Error) -> DraftFault {
    DraftFault::NotJson { line: error.line(), column: error.column(), is_cut_off: error.is_eof() }
}

fn wrong(field: &str, found: Option<&Value>, expected: DraftField) -> DraftFault {
    DraftFault::Field { field: field.to_owned(), found: found.map(Value::to_string), expected }
}

/// The answer that a value stands for; `None` where the item cannot be answered so.
fn answer(answering: &Answering, value: &Value) -> Option<Answer> {
    let option = |value: &Value| {
        let id = value.as_str()?;
        answering.options().iter().position(|option| option.id.as_str() == id).map(OptionIx::new)
    };
    match answering {
        Answering::Choice(_) => option(value).map(Answer::Option),
        Answering::Multi(multi) => {
            let ticks: Ticks = value.as_array()?.iter().map(option).collect::<Option<_>>()?;
            let rules_out = ticks.iter().any(|option| multi.is_exclusive(option));
            (!rules_out || ticks.iter().count() == 1).then_some(Answer::Ticks(ticks))
        }
        Answering::Number(number) => {
            let value = Decimal::new(value.as_f64()?)?;
            number.accepts(value).then_some(Answer::Number(value))
        }
        Answering::Text => value.as_str().map(|_| Answer::Text),
    }
}

fn misfit(id: &str, answering: &Answering, value: &Value) -> DraftFault {
    let ends = match answering {
        Answering::Number(number) => {
            let points = number.breakpoints();
            points
                .first()
                .zip(points.last())
                .map(|(low, high)| (low.0.value().to_string(), high.0.value().to_string()))
        }
        Answering::Choice(_) | Answering::Multi(_) | Answering::Text => None,
    };
    let options = answering.options().iter().map(|option| option.id.to_string()).collect();
    DraftFault::Value { item: id.to_owned(), found: value.to_string(), options, ends }
}
