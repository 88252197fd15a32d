//! The faults of one sheet, gathered: a mistake made on many rows is one fault with a count.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AnswerFault, AnswerFaultKind, CellPlace, ContentFault, Diagnostic, Diagnostics, Fault, Further,
    ImportFault, ImportFaultKind, Place, Severity,
};

/// The faults of a file.
pub struct Findings<'a> {
    file: String,
    headings: &'a [String],
    found: Vec<(Severity, Fault, Place, Further)>,
    known: BTreeMap<(&'static str, usize), BTreeMap<String, usize>>,
    sources: Vec<(String, String)>,
    /// Texts that are no answers: what is wrong with them, which of the faults found that is, and in which columns.
    values: BTreeMap<String, Vec<(AnswerFaultKind, usize, BTreeSet<usize>)>>,
}

impl<'a> Findings<'a> {
    /// So many different mistakes of one kind are shown in a column; after that, nobody reads on.
    const MOST: usize = 20;

    /// Begins with a file, and the sheet where there are several.
    pub fn new(file: &str, sheet: Option<&str>, headings: &'a [String]) -> Self {
        let file = sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file} [{sheet}]"));
        Self {
            file,
            headings,
            found: Vec::new(),
            known: BTreeMap::new(),
            sources: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// The file, with the sheet where there are several.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Notes a fault of the file as a whole.
    pub fn of_file(&mut self, severity: Severity, kind: ImportFaultKind) {
        self.found.push((
            severity,
            Fault::Import(kind.into()),
            Place::File(self.file.clone()),
            Further::default(),
        ));
    }

    /// Notes a fault in another file, such as a mapping.
    pub fn elsewhere(&mut self, kind: ImportFaultKind, place: Place, source: &str) {
        if let Some(file) = place.file() {
            self.sources.push((file.to_owned(), source.to_owned()));
        }
        self.found.push((Severity::Error, Fault::Import(kind.into()), place, Further::default()));
    }

    /// Notes a fault in a cell, or counts it where the same is known of the same text in the same column. The text is shown
    /// only where it is no trace of a person; of the rest of the row nothing is, since anything may stand there.
    pub fn report(
        &mut self,
        severity: Severity,
        row: u64,
        column: usize,
        text: &str,
        shows: bool,
        fault: Fault,
    ) {
        let code = match &fault {
            Fault::Toml(fault) => fault.code(),
            Fault::Answer(fault) => fault.kind.code(),
            Fault::Import(fault) => fault.code(),
            Fault::Units(fault) => fault.code(),
            Fault::Figures(fault) => fault.code(),
            Fault::Plan(fault) => fault.code(),
        };
        let known = self.known.entry((code, column)).or_default();
        let key = if known.len() < Self::MOST { text } else { "" };
        if let Some(at) = known.get(text).or_else(|| known.get(key)) {
            self.found[*at].3.add(row);
            return;
        }
        let fault =
            if known.len() < Self::MOST { fault } else { Fault::Import(ImportFaultKind::More.into()) };
        known.insert(key.to_owned(), self.found.len());
        let heading = self.headings.get(column).cloned().unwrap_or_default();
        let excerpt = shows.then(|| (brief(text), 0..brief(text).len()));
        let place =
            Place::Cell(self.file.clone(), CellPlace { row, column: Some((column, heading)), excerpt });
        self.found.push((severity, fault, place, Further::default()));
    }

    /// Notes that a text is no answer, or counts it where the same is known of the same text, in whatever column.
    pub fn report_value(&mut self, (row, column): (u64, usize), text: &str, fault: AnswerFault) {
        let same =
            self.values.get_mut(text).and_then(|all| all.iter_mut().find(|(kind, ..)| *kind == fault.kind));
        if let Some((_, at, columns)) = same {
            let at = *at;
            let is_new = columns.insert(column);
            let (_, known, _, further) = &mut self.found[at];
            further.add(row);
            if let (true, Fault::Answer(AnswerFault { meaning: Some(known), .. })) = (is_new, known) {
                known.columns += 1;
                known.item = None;
            }
            return;
        }
        let (kind, next) = (fault.kind.clone(), self.found.len());
        self.report(Severity::Error, row, column, text, true, Fault::Answer(fault));
        let is_told = matches!(self.found.get(next), Some((_, Fault::Answer(_), ..)));
        if is_told {
            let first = std::iter::once(column).collect();
            self.values.entry(text.to_owned()).or_default().push((kind, next, first));
        }
    }

    /// For faults that are not to be told of their own, such as those of a row that has to go altogether.
    pub fn apart(&self) -> Self {
        let file = self.file.clone();
        Self {
            file,
            headings: self.headings,
            found: Vec::new(),
            known: BTreeMap::new(),
            sources: Vec::new(),
            values: BTreeMap::new(),
        }
    }

    /// Whether a unit was found that is like none there is; a misspelt one is like another.
    pub fn has_foreign_unit(&self) -> bool {
        let is_foreign = |fault: &Fault| match fault {
            Fault::Import(ImportFault::Content(fault)) => {
                matches!(fault.kind, ImportFaultKind::UnknownUnit { nearest: None, .. })
            }
            Fault::Toml(_)
            | Fault::Answer(_)
            | Fault::Import(_)
            | Fault::Units(_)
            | Fault::Figures(_)
            | Fault::Plan(_) => false,
        };
        self.found.iter().any(|(_, fault, ..)| is_foreign(fault))
    }

    /// How many cells and the like have a fault, those that are only counted among them.
    pub fn errors(&self) -> u64 {
        let errors = self.found.iter().filter(|(severity, ..)| *severity == Severity::Error);
        errors.map(|(_, _, _, further)| 1 + further.count).sum()
    }

    /// Whether anything found keeps the file from being taken.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|(severity, ..)| *severity == Severity::Error)
    }

    /// Hands over what was found.
    pub fn finish(self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        self.sources.iter().for_each(|(file, text)| diagnostics.add_source(file, text));
        for (severity, fault, place, further) in self.found {
            let fault = match fault {
                Fault::Answer(fault) => Fault::Answer(AnswerFault { further: Box::new(further), ..fault }),
                Fault::Import(ImportFault::Content(ContentFault { kind, .. })) => {
                    Fault::Import(ImportFault::Content(ContentFault { kind, further }))
                }
                other @ (Fault::Toml(_)
                | Fault::Import(_)
                | Fault::Units(_)
                | Fault::Figures(_)
                | Fault::Plan(_)) => other,
            };
            diagnostics.push(Diagnostic { severity, fault, place });
        }
        diagnostics
    }
}

/// A text that fits a line.
pub fn brief(text: &str) -> String {
    const MOST: usize = 120;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST + 1).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST).chain(['…']).collect()
}
