//! How many people, in all or per role.

use std::collections::BTreeMap;

use super::{At, Reader, Value};
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
    /// A list of roles, at least one and each once; what is no role is told and left out.
    #[must_use]
    pub fn roles(self) -> Option<Vec<RoleId>> {
        let reader = self.reader;
        let listed = self.list(Value::text)?;
        if listed.value.is_empty() {
            reader.fault(TomlFault::EmptyList, listed.span);
            return None;
        }
        let listed: Vec<At<String>> = listed.value.into_iter().flatten().collect();
        distinct_texts(Thing::Role, listed.iter().map(|role| (role.value.as_str(), &role.span)), reader);
        let roles: Vec<RoleId> = listed.iter().filter_map(|role| role_of(role, reader)).collect();
        (!roles.is_empty()).then_some(roles)
    }

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
            if let Some(id) = role_of(role, reader) {
                by_role.insert(id, count.value);
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

/// A text as a role; what is none is told.
fn role_of(text: &At<String>, reader: &Reader) -> Option<RoleId> {
    let fault = match RoleId::parse(&text.value) {
        Ok(role) => return Some(role),
        Err(IdError::Personal) => TomlFault::Letters(LettersFault::Personal),
        Err(why) => TomlFault::BadId { id: text.value.clone(), why },
    };
    reader.fault(fault, text.span.clone());
    None
}
