//! Identifiers. Each kind is its own type, so that a unit cannot stand where a node belongs.

use std::borrow::Borrow;
use std::fmt;

/// Why a text is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdError {
    /// Nothing was given.
    Empty,
    /// More than 64 characters (100 for a unit).
    TooLong,
    /// This character is not allowed.
    Character(char),
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
    let stray = text.chars().find(|c| c.is_control());
    stray.map_or(Ok(()), |c| Err(IdError::Character(c)))
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
            /// Takes a text as an identifier, surrounding space removed.
            ///
            /// # Errors
            /// Says what is wrong with a text that cannot be one.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let text = text.trim();
                $check(text)?;
                Ok(Self(text.into()))
            }

            /// The identifier as it was written.
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
    /// A respondent's role, such as *manager*.
    RoleId,
    check_free
);

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
        assert_eq!(UnitId::parse("a\tb"), Err(IdError::Character('\t')));
    }
}
