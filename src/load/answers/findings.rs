//! The faults of one file, gathered: a mistake made on many rows is one fault with a count.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::load::table::{Row, Table};
use crate::model::{
    AnswerFault, AnswerFaultKind, CellPlace, Diagnostic, Diagnostics, Fault, Further, Place, Severity,
};

/// What a fault is about. Faults are the same where topic, column and text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Stray,
    Alike,
    Undecodable,
    Usage,
    LongRow,
    ShortRow,
    Wave,
    Unit,
    Role,
    Respondent,
    Pseudonym,
    Duplicate,
    UnitChanged,
    RoleChanged,
    StrangeRole,
    Seconds,
    SecondsChanged,
    Item,
    Repeated,
    Value,
    Mark,
    Exclusive,
    NotAsked,
    Group,
    GroupContradicted,
}

/// Where in the file.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) row: u64,
    pub(super) range: Range<usize>,
    pub(super) column: Option<usize>,
}

impl Spot {
    pub(super) fn of(row: &Row, column: Option<usize>) -> Self {
        Self { row: row.number, range: row.range.clone(), column }
    }

    /// A row that has been read before, of which the number is all that is known.
    pub(super) const fn before(row: u64, column: Option<usize>) -> Self {
        Self { row, range: 0..0, column }
    }

    pub(super) fn at_column(&self, column: usize) -> Self {
        Self { column: Some(column), ..self.clone() }
    }
}

/// Which of the faults found, so that it can be counted once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FaultIx(usize);

/// The faults of one file.
#[derive(Debug)]
pub(super) struct Findings<'s> {
    file: &'s str,
    table: &'s Table<'s>,
    headings: &'s [String],
    found: Vec<Found>,
    kinds: BTreeMap<(Topic, usize), Kind>,
}

#[derive(Debug)]
struct Found {
    severity: Severity,
    kind: AnswerFaultKind,
    place: Place,
    further: Further,
}

/// The faults of one topic in one column.
#[derive(Debug, Default)]
struct Kind {
    by_text: BTreeMap<Box<str>, FaultIx>,
    more: Option<FaultIx>,
}

impl<'s> Findings<'s> {
    /// So many different mistakes of one kind are shown in a column; after that, nobody reads on.
    const MOST: usize = 20;

    pub(super) const fn new(file: &'s str, table: &'s Table<'s>, headings: &'s [String]) -> Self {
        Self { file, table, headings, found: Vec::new(), kinds: BTreeMap::new() }
    }

    /// Notes a fault of the file as a whole.
    pub(super) fn of_file(&mut self, severity: Severity, kind: AnswerFaultKind) {
        let place = Place::File(self.file.to_owned());
        self.push(severity, kind, place);
    }

    /// Notes a fault that can only stand once.
    pub(super) fn once(&mut self, severity: Severity, spot: &Spot, kind: AnswerFaultKind) {
        let place = self.place(spot);
        self.push(severity, kind, place);
    }

    /// Notes a fault in a cell, or counts it where the same is known of the same text in the same column.
    pub(super) fn report(
        &mut self,
        severity: Severity,
        (topic, scope, text): (Topic, usize, &str),
        spot: &Spot,
        kind: impl FnOnce() -> AnswerFaultKind,
    ) -> FaultIx {
        let known = self.kinds.entry((topic, scope)).or_default();
        let is_full = known.by_text.len() >= Self::MOST;
        let same = known.by_text.get(text).copied();
        if let Some(ix) = same.or_else(|| known.more.filter(|_| is_full)) {
            self.again(ix, spot.row);
            return ix;
        }
        let first = known.by_text.values().next().copied();
        let kind = match first {
            Some(first) if is_full => AnswerFaultKind::More(self.found[first.0].kind.code()),
            _ => kind(),
        };
        let place = self.place(spot);
        let ix = self.push(severity, kind, place);
        let known = self.kinds.entry((topic, scope)).or_default();
        if is_full {
            known.more = Some(ix);
        } else {
            known.by_text.insert(text.into(), ix);
        }
        ix
    }

    /// Counts a fault once more.
    pub(super) fn again(&mut self, ix: FaultIx, row: u64) {
        self.found[ix.0].further.add(row);
    }

    /// Hands over what was found.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for Found { severity, kind, place, further } in self.found {
            let fault = Fault::Answer(AnswerFault { kind, further: Box::new(further), meaning: None });
            diagnostics.push(Diagnostic { severity, fault, place });
        }
    }

    fn push(&mut self, severity: Severity, kind: AnswerFaultKind, place: Place) -> FaultIx {
        self.found.push(Found { severity, kind, place, further: Further::default() });
        FaultIx(self.found.len() - 1)
    }

    fn place(&self, spot: &Spot) -> Place {
        let heading = |at: usize| self.headings.get(at).cloned().unwrap_or_default();
        let column = spot.column.map(|at| (at, heading(at)));
        // A row that is told of after the file has been read is no longer at hand.
        let at_hand = !spot.range.is_empty();
        let excerpt = at_hand.then(|| self.table.excerpt(&spot.range, spot.column));
        Place::Cell(self.file.to_owned(), CellPlace { row: spot.row, column, excerpt })
    }
}
