//! Identifiers. Each kind is its own type, so that a unit cannot stand where a node belongs.

use std::borrow::Borrow;
use std::fmt;

use super::letters::{is_stray, nfc};
use super::personal::looks_personal;

/// Why a text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// Nothing was given.
    Empty,
    /// More than 64 characters (100 for a unit, 200 for an action).
    TooLong,
    /// This character is not allowed.
    Character(char),
    /// An e-mail address or a personal identity number, where a name of many belongs.
    Personal,
}

/// Letters, digits, `-`, `_` and `.`: what can stand in a column heading and a file name alike.
fn check_strict(text: &str) -> Result<(), IdError> {
    check_length(text, 64)?;
    let stray = text.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')));
    stray.map_or(Ok(()), |c| Err(IdError::Character(c)))
}

/// Anything printable: a unit may be known only by the name that stands in a survey's export.
fn check_free(text: &str) -> Result<(), IdError> {
    check_length(text, 100)?;
    let stray = text.chars().find(|c| c.is_control() || is_stray(*c));
    stray.map_or(Ok(()), |c| Err(IdError::Character(c)))
}

/// The same, and longer: an action's id is made of a unit's and a node's.
fn check_action(text: &str) -> Result<(), IdError> {
    check_length(text, 200)?;
    let stray = text.chars().find(|c| c.is_control() || is_stray(*c));
    stray.map_or(Ok(()), |c| Err(IdError::Character(c)))
}

/// The same, and nobody in particular: a role is written in reports and files.
fn check_role(text: &str) -> Result<(), IdError> {
    check_free(text)?;
    if looks_personal(text) { Err(IdError::Personal) } else { Ok(()) }
}

fn check_length(text: &str, most: usize) -> Result<(), IdError> {
    match text.chars().count() {
        0 => Err(IdError::Empty),
        n if n > most => Err(IdError::TooLong),
        _ => Ok(()),
    }
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $check:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes a text as an identifier, surrounding space removed and each letter written in one way.
            ///
            /// # Errors
            /// Says what is wrong with a text that cannot be one.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let text = nfc(text.trim());
                $check(&text)?;
                Ok(Self(text.into()))
            }

            /// The identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id_type!(
    /// A group or an item of a questionnaire; one namespace, since both are nodes of the same tree.
    NodeId,
    check_strict
);
id_type!(
    /// A level of maturity.
    LevelId,
    check_strict
);
id_type!(
    /// A scale that items share.
    ScaleId,
    check_strict
);
id_type!(
    /// One of a scale's options.
    OptionId,
    check_strict
);
id_type!(
    /// A picture that places units on two axes.
    PositionId,
    check_strict
);
id_type!(
    /// A round of the assessment.
    WaveId,
    check_strict
);
id_type!(
    /// A unit: a workplace, an administration, a municipality.
    UnitId,
    check_free
);
id_type!(
    /// An action of a plan.
    ActionId,
    check_action
);
id_type!(
    /// A respondent's role, such as *manager*.
    RoleId,
    check_role
);

/// The roles that an assessment begins with, in English and in Swedish: the same in both.
pub const USUAL_ROLES: [(&str, &str); 2] = [("manager", "chef"), ("staff", "medarbetare")];

impl RoleId {
    /// Whether another is the same role: case does not matter, and a usual one is the same in Swedish and in English.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let is = |role: &Self, name: &str| are_alike(role.as_str(), name);
        let are = |en: &str, sv: &str| is(self, en) && is(other, sv) || is(self, sv) && is(other, en);
        is(self, other.as_str()) || USUAL_ROLES.iter().any(|(en, sv)| are(en, sv))
    }

    /// All that the role is called, in small letters: itself, and a usual one in the other language.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let usual =
            USUAL_ROLES.iter().find(|(en, sv)| [en, sv].iter().any(|name| are_alike(self.as_str(), name)));
        match usual {
            Some((en, sv)) => vec![(*en).to_owned(), (*sv).to_owned()],
            None => vec![self.as_str().to_lowercase()],
        }
    }
}

/// Whether two texts are the same but for case. It is asked for every respondent, so nothing is written anew for it.
fn are_alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_letters_digits_and_three_signs() {
        assert!(NodeId::parse(" pm-inventory ").is_ok());
        assert!(NodeId::parse("ledning_före.1").is_ok());
        assert_eq!(NodeId::parse("a b"), Err(IdError::Character(' ')));
        assert_eq!(NodeId::parse(""), Err(IdError::Empty));
        assert_eq!(NodeId::parse(&"x".repeat(65)), Err(IdError::TooLong));
    }

    #[test]
    fn a_unit_may_be_known_by_its_name() {
        assert!(UnitId::parse("Barn & utbildning, norr").is_ok());
        for stray in ['\t', '\u{85}', '\u{202e}', '\u{fffe}'] {
            assert_eq!(UnitId::parse(&format!("a{stray}b")), Err(IdError::Character(stray)));
        }
    }

    #[test]
    fn a_role_is_the_same_in_any_case_and_a_usual_one_in_both_languages() {
        let same = |one: &str, other: &str| {
            let role = |text| RoleId::parse(text).expect("a role");
            assert_eq!(role(one).is_same_as(&role(other)), role(other).is_same_as(&role(one)));
            role(one).is_same_as(&role(other))
        };
        assert!(same("Chef", "chef") && same("Chef", "MANAGER") && same("staff", "Medarbetare"));
        assert!(!same("chef", "medarbetare") && !same("manager", "staff") && same("Rektor", "REKTOR"));
    }

    #[test]
    fn nobody_is_a_role() {
        for text in ["anna@example.org", "811218-9876"] {
            assert_eq!(RoleId::parse(text), Err(IdError::Personal));
        }
        assert!(RoleId::parse("@SUM(1)").is_ok());
    }

    #[test]
    fn an_id_is_the_same_however_its_letters_are_written() {
        assert_eq!(UnitId::parse("e\u{301}"), UnitId::parse("é"));
        assert_eq!(NodeId::parse("a\u{30a}terkoppling"), NodeId::parse("återkoppling"));
    }
}
