//! What is to be done about an assessment: the action plan.

use super::{ActionId, Date, NodeId, Points, UnitIx, UnitTree, WaveId, slug};

/// All actions, in the order in which they stand in the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ActionPlan {
    /// The actions.
    pub actions: Vec<Action>,
    /// The day on which what is not done is judged late, where one is known.
    pub as_of: Option<Date>,
}

/// Something that somebody is to do. A text that is not given is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Action {
    /// What it is called by; nothing as long as nobody has given it an id.
    pub id: Option<ActionId>,
    /// What is to be done.
    pub action: String,
    /// By which unit; nothing where it is a matter of all.
    pub unit: Option<UnitIx>,
    /// Why.
    pub why: String,
    /// Who sees to it.
    pub owner: String,
    /// When it is to be done.
    pub due: Option<Date>,
    /// How much it takes, in whatever is counted in.
    pub effort: Option<f64>,
    /// How many points the unit's area would gain.
    pub lift: Option<f64>,
    /// Which decision is needed first.
    pub decision: String,
    /// How far it has come.
    pub status: Status,
    /// What the answers say of it, as the program last saw them.
    pub sign: Option<Sign>,
    /// Whatever else there is to note.
    pub note: String,
    /// What was done and how it went, to be told to others.
    pub story: String,
    /// The area or question that it is to lift.
    pub node: Option<NodeId>,
    /// The score there from which on it has reached what it was for.
    pub aim: Option<Points>,
    /// The wave in which the program proposed it; nothing where people did.
    pub wave: Option<WaveId>,
    /// The wave that was the newest when it was first seen as done.
    pub done_in: Option<WaveId>,
    /// Columns that people added, by their headings.
    pub own: Vec<(String, String)>,
}

/// How far an action has come. That is for people to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// Nobody has decided on it.
    #[default]
    Proposed,
    /// It is decided.
    Decided,
    /// Somebody is at it.
    Doing,
    /// It is done.
    Done,
    /// It will not be done.
    Dropped,
}

impl Status {
    /// All of them, by their words in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("proposed", Self::Proposed),
        ("decided", Self::Decided),
        ("doing", Self::Doing),
        ("done", Self::Done),
        ("dropped", Self::Dropped),
    ];

    /// The word in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// Whether there is something left to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Decided | Self::Doing)
    }

    /// Whether it was agreed on and is not done yet.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Decided | Self::Doing)
    }
}

/// What the newest answers say of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// What it is for is not reached, and it would be proposed again.
    Open,
    /// The score is where it was to be, and that is not sure.
    Reached,
    /// The score is surely where it was to be: it is proposed as done.
    Done,
    /// It would not be proposed now.
    Gone,
    /// The score may not be shown.
    Hidden,
}

impl Sign {
    /// All of them, by their words in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("open", Self::Open),
        ("reached", Self::Reached),
        ("done", Self::Done),
        ("gone", Self::Gone),
        ("hidden", Self::Hidden),
    ];

    /// The word in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// What is kept of an action, as columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionField {
    /// What it is called by.
    Id,
    /// What is to be done.
    Action,
    /// By which unit.
    Unit,
    /// Why.
    Why,
    /// Who sees to it.
    Owner,
    /// When it is to be done.
    Due,
    /// How much it takes.
    Effort,
    /// The points that it would give.
    Lift,
    /// The decision that it needs.
    Decision,
    /// How far it has come.
    Status,
    /// What the answers say.
    Sign,
    /// A note.
    Note,
    /// A story.
    Story,
    /// The area or question.
    Node,
    /// The score to reach.
    Aim,
    /// The wave in which it was proposed.
    Wave,
    /// The wave in which it was done.
    DoneIn,
}

impl ActionField {
    /// All, in the order in which they are written.
    pub const ALL: [Self; 17] = [
        Self::Id,
        Self::Action,
        Self::Unit,
        Self::Why,
        Self::Owner,
        Self::Due,
        Self::Effort,
        Self::Lift,
        Self::Decision,
        Self::Status,
        Self::Sign,
        Self::Note,
        Self::Story,
        Self::Node,
        Self::Aim,
        Self::Wave,
        Self::DoneIn,
    ];
}

/// What stands in one of them.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// Nothing.
    Nothing,
    /// A text with something in it.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

impl FieldValue {
    fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

impl Action {
    /// What stands in a column, in the words of files.
    #[must_use]
    pub fn value(&self, field: ActionField, units: &UnitTree) -> FieldValue {
        use ActionField as Of;
        let text = FieldValue::text;
        match field {
            Of::Id => text(self.id()),
            Of::Action => text(&self.action),
            Of::Unit => text(self.unit.map_or("", |unit| units[unit].id.as_str())),
            Of::Why => text(&self.why),
            Of::Owner => text(&self.owner),
            Of::Due => self.due.map_or(FieldValue::Nothing, FieldValue::Day),
            Of::Effort => FieldValue::number(self.effort),
            Of::Lift => FieldValue::number(self.lift),
            Of::Decision => text(&self.decision),
            Of::Status => text(self.status.code()),
            Of::Sign => text(self.sign.map_or("", Sign::code)),
            Of::Note => text(&self.note),
            Of::Story => text(&self.story),
            Of::Node => text(self.node.as_ref().map_or("", NodeId::as_str)),
            Of::Aim => FieldValue::number(self.aim.map(Points::value)),
            Of::Wave => text(self.wave.as_ref().map_or("", WaveId::as_str)),
            Of::DoneIn => text(self.done_in.as_ref().map_or("", WaveId::as_str)),
        }
    }

    /// Takes over what stands in a column of another.
    pub fn take(&mut self, field: ActionField, from: &Self) {
        use ActionField as Of;
        match field {
            Of::Id => self.id.clone_from(&from.id),
            Of::Action => self.action.clone_from(&from.action),
            Of::Unit => self.unit = from.unit,
            Of::Why => self.why.clone_from(&from.why),
            Of::Owner => self.owner.clone_from(&from.owner),
            Of::Due => self.due = from.due,
            Of::Effort => self.effort = from.effort,
            Of::Lift => self.lift = from.lift,
            Of::Decision => self.decision.clone_from(&from.decision),
            Of::Status => self.status = from.status,
            Of::Sign => self.sign = from.sign,
            Of::Note => self.note.clone_from(&from.note),
            Of::Story => self.story.clone_from(&from.story),
            Of::Node => self.node.clone_from(&from.node),
            Of::Aim => self.aim = from.aim,
            Of::Wave => self.wave.clone_from(&from.wave),
            Of::DoneIn => self.done_in.clone_from(&from.done_in),
        }
    }

    /// Whether a row of an edited plan says anything in a column: whether it would make anything else of an action of which nothing is said. A new
    /// line is proposed, so that this says nothing of one that is there.
    fn says(&self, field: ActionField) -> bool {
        let mut only = Self::default();
        only.take(field, self);
        only != Self::default()
    }

    /// The id; empty as long as there is none.
    #[must_use]
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or("", ActionId::as_str)
    }

    /// Whether it should have been done before a day. What the answers surely show as reached is not late: it waits to be called done.
    #[must_use]
    pub fn is_late(&self, as_of: Option<Date>) -> bool {
        let is_reached = self.sign == Some(Sign::Done);
        !is_reached && self.status.is_open() && self.due.zip(as_of).is_some_and(|(due, day)| due < day)
    }
}

/// A plan as somebody edited it in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanTwin {
    /// The columns that it has of those that the program knows.
    pub fields: Vec<ActionField>,
    /// The headings of the others.
    pub own: Vec<String>,
    /// The rows.
    pub rows: Vec<Action>,
    /// Whether the workbook has sheets that somebody else made.
    pub has_other_sheets: bool,
}

/// What became of a plan that an edited one was taken into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenIn {
    /// How many actions read otherwise now.
    pub changed: usize,
    /// How many are new.
    pub added: usize,
    /// How many the edited one does not have; they are kept.
    pub missing: usize,
}

impl ActionPlan {
    /// The action with this id, whatever the case of letters.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.id().to_lowercase() == id.to_lowercase())
    }

    /// Takes in what was edited elsewhere: cell by cell what stands in the columns that are there. What the answers say is not for people to
    /// write. Nothing is taken away: an action that the edited plan no longer has stays, an empty cell leaves what the plan says, and *proposed*
    /// takes back no status. The file may have been written before others wrote in the plan.
    ///
    /// A row without an id is the action that says the same of the same unit and that no other row is; else it is new.
    pub fn take_in(&mut self, twin: &PlanTwin) -> TakenIn {
        let mut taken = TakenIn::default();
        let had = self.actions.len();
        let mut is_told = vec![false; had];
        let mut places: Vec<Option<usize>> = Vec::new();
        for row in &twin.rows {
            let id = row.id().to_lowercase();
            let at = self.actions.iter().position(|own| row.id.is_some() && own.id().to_lowercase() == id);
            at.into_iter().for_each(|at| is_told[at] = true);
            places.push(at);
        }
        for (row, place) in twin.rows.iter().zip(&mut places) {
            let says_the_same = |own: &Action| own.action == row.action && own.unit == row.unit;
            if place.is_none() && row.id.is_none() {
                *place = (0..had).find(|at| !is_told[*at] && says_the_same(&self.actions[*at]));
                place.iter().for_each(|at| is_told[*at] = true);
            }
        }
        for (row, place) in twin.rows.iter().zip(places) {
            match place {
                Some(at) => taken.changed += usize::from(self.actions[at].edit(row, twin)),
                None => {
                    self.actions.push(Action { sign: None, ..row.clone() });
                    taken.added += 1;
                }
            }
        }
        taken.missing = is_told.iter().filter(|told| !**told).count();
        self.give_ids();
        taken
    }

    /// Gives an id to each action that has none: what it says, in plain letters.
    pub fn give_ids(&mut self) {
        for at in 0..self.actions.len() {
            if self.actions[at].id.is_some() {
                continue;
            }
            let name = short(&slug(&self.actions[at].action));
            let name = if name.is_empty() { "action".to_owned() } else { name };
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let mut names = std::iter::once(name.clone()).chain(numbered);
            let free = names.find(|name| self.find(name).is_none());
            self.actions[at].id = free.and_then(|name| ActionId::parse(&name).ok());
        }
    }
}

impl Action {
    /// Takes over what a row of an edited plan says; whether anything is otherwise now.
    fn edit(&mut self, row: &Self, twin: &PlanTwin) -> bool {
        let before = self.clone();
        let written = |field: &&ActionField| !matches!(field, ActionField::Id | ActionField::Sign);
        let said = twin.fields.iter().filter(written).filter(|field| row.says(**field));
        said.for_each(|field| self.take(*field, row));
        for (heading, text) in &row.own {
            match self.own.iter_mut().find(|(own, _)| own == heading) {
                Some((_, own)) => own.clone_from(text),
                None => self.own.push((heading.clone(), text.clone())),
            }
        }
        *self != before
    }
}

/// Cut at a hyphen where it is too long to be typed.
fn short(name: &str) -> String {
    const LONGEST: usize = 40;
    let cut = &name[..name.len().min(LONGEST)];
    let cut = if name.len() > LONGEST { cut.rfind('-').map_or(cut, |at| &cut[..at]) } else { cut };
    cut.to_owned()
}
