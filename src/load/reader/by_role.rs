//! How many people, in all or per role.

use std::collections::BTreeMap;

use super::{At, Value};
use crate::load::references::distinct_texts;
use crate::model::toml_fault::{Bounds, LettersFault, Thing, TomlFault};
use crate::model::{IdError, RoleId};

/// A number of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// How many in all.
    pub total: u32,
    /// How many in each role; nobody where only the total was given.
    pub by_role: BTreeMap<RoleId, u32>,
}

impl Value<'_> {
    /// A whole number from 1 to `most`, or one per role whose sum is at most that.
    #[must_use]
    pub fn people(self, most: u32) -> Option<At<People>> {
        let Some(map) = self.value.as_table() else {
            let count = self.count(most)?;
            let people = People { total: count.value, by_role: BTreeMap::new() };
            return Some(At { value: people, span: count.span });
        };
        let (reader, span) = (self.reader, self.brief_span());
        if map.is_empty() {
            return self.refuse(TomlFault::EmptyList);
        }
        let mut counts = self.map(|value| value.count(most))?;
        // They come by name, and are to be told as they stand.
        counts.sort_by_key(|(role, _)| role.span.start);
        distinct_texts(Thing::Role, counts.iter().map(|(role, _)| (role.value.as_str(), &role.span)), reader);
        let mut by_role = BTreeMap::new();
        for (role, count) in &counts {
            match RoleId::parse(&role.value) {
                Err(IdError::Personal) => {
                    reader.fault(TomlFault::Letters(LettersFault::Personal), role.span.clone());
                }
                Ok(id) => drop(by_role.insert(id, count.value)),
                Err(why) => {
                    reader.fault(TomlFault::BadId { id: role.value.clone(), why }, role.span.clone());
                }
            }
        }
        let total: u64 = counts.iter().map(|(_, count)| u64::from(count.value)).sum();
        match u32::try_from(total) {
            Ok(0) => None,
            Ok(total) if total <= most => Some(At { value: People { total, by_role }, span }),
            _ => {
                let fault = TomlFault::OutOfRange { found: total.to_string(), bounds: Bounds::Count(most) };
                reader.fault(fault, span);
                None
            }
        }
    }
}
