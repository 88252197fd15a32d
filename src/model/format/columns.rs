//! What the columns of a file of answers are called that are no item's, and what stands in one that is.

use crate::model::letters::nfc;

/// What is written for an answer that a respondent does not know.
pub const DONT_KNOW: &str = "dk";

/// What is written where a question is not applicable.
pub const NOT_APPLICABLE: &str = "na";

/// The column of what was said beside an item's answers.
#[must_use]
pub fn of_comments(item: &str) -> String {
    format!("{item}[comment]")
}

/// A column that every layout of a file of answers may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReservedColumn {
    /// The respondent's unit.
    Unit,
    /// What tells respondents apart.
    Respondent,
    /// The respondent's role.
    Role,
    /// The wave.
    Wave,
    /// Where a row is an answer, the item.
    Item,
    /// Where a row is an answer, the answer.
    Value,
    /// How long the respondent took.
    Seconds,
}

impl ReservedColumn {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Unit, Self::Respondent, Self::Role, Self::Wave, Self::Item, Self::Value, Self::Seconds];

    /// What the column is called, in English and in Swedish. No item may be called so: whoever reads a file could not tell its answers from
    /// what the column holds.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Unit => &["unit", "enhet"],
            Self::Respondent => &["respondent", "respondent-id", "svarande", "svarande-id"],
            Self::Role => &["role", "roll"],
            Self::Wave => &["wave", "omgång", "mätomgång"],
            Self::Item => &["item", "fråga"],
            Self::Value => &["value", "svar", "värde"],
            Self::Seconds => &["seconds", "sekunder"],
        }
    }

    /// What the column is called where the program writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The column that a heading names, and whether by the name that no item can have. Case, marks over letters and
    /// punctuation do not count.
    #[must_use]
    pub fn of(heading: &str) -> Option<(Self, bool)> {
        let heading = fold(heading);
        Self::ALL.into_iter().find_map(|column| {
            let at = column.names().iter().position(|name| fold(name) == heading)?;
            Some((column, at == 0))
        })
    }

    /// Whether an item with this id could not be answered in a file, since its heading is another column's.
    #[must_use]
    pub fn takes(id: &str) -> bool {
        Self::of(id).is_some()
    }
}

/// Small letters and digits only, without the marks of å, ä and ö, in whichever way they are written.
fn fold(heading: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        c => c,
    };
    let heading = nfc(heading);
    heading.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_a_columns_and_an_items_id_is_not() {
        for (heading, expected) in [
            ("Unit", Some((ReservedColumn::Unit, true))),
            ("ma\u{308}tomga\u{30a}ng", Some((ReservedColumn::Wave, false))),
            ("Svarande-ID", Some((ReservedColumn::Respondent, false))),
            ("q1", None),
        ] {
            assert_eq!(ReservedColumn::of(heading), expected, "{heading}");
        }
        assert!(
            ["seconds", "Sec-onds", "UNIT.", "value", "roll", "sekunder", "enhet"]
                .into_iter()
                .all(ReservedColumn::takes)
        );
        assert!(!["rolls", "units", "sek"].into_iter().any(ReservedColumn::takes));
    }
}
