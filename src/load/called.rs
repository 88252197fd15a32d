//! What something is called in files that people write: by its id or its name, whatever the case.

use std::collections::BTreeMap;

use super::suggest::nearest;
use crate::model::{NodeIx, Questionnaire, UnitIx, UnitTree, nfc};

/// The node that is called so: by its id, or by a name or a short name that no other node has.
#[must_use]
pub fn node(questionnaire: &Questionnaire, called: &str) -> Option<NodeIx> {
    let wanted = called.to_lowercase();
    let is_called = |text: &str| text.to_lowercase() == wanted;
    let by_id = questionnaire.nodes().find(|(_, node)| is_called(node.id.as_str()));
    let by_name = || {
        let mut named = questionnaire
            .nodes()
            .filter(|(_, node)| node.name.texts().chain(node.short.texts()).any(is_called));
        let first = named.next()?;
        named.next().is_none().then_some(first)
    };
    by_id.or_else(by_name).map(|(ix, _)| ix)
}

/// The id or the name of a node that was probably meant.
#[must_use]
pub fn nearest_node(questionnaire: &Questionnaire, called: &str) -> Option<String> {
    let ids = questionnaire.nodes().map(|(_, node)| node.id.as_str());
    let names = questionnaire.nodes().flat_map(|(_, node)| node.name.texts());
    nearest(called, ids.chain(names))
}

/// Units by what they are called.
pub struct Units<'a> {
    tree: &'a UnitTree,
    by_id: BTreeMap<String, UnitIx>,
    by_name: BTreeMap<String, Vec<UnitIx>>,
}

/// Why no unit is meant, or not just one.
pub enum NoUnit {
    /// None is called so; the one that was probably meant.
    Unknown(Option<String>),
    /// The ids of those that are called so.
    Several(Vec<String>),
}

impl<'a> Units<'a> {
    /// Of a tree of units.
    #[must_use]
    pub fn of(tree: &'a UnitTree) -> Self {
        let folded = |text: &str| nfc(text).to_lowercase();
        let mut by_name: BTreeMap<String, Vec<UnitIx>> = BTreeMap::new();
        for (ix, unit) in tree.iter() {
            let mut names: Vec<String> = unit.name.texts().map(folded).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().for_each(|name| by_name.entry(name).or_default().push(ix));
        }
        let by_id = tree.iter().map(|(ix, unit)| (folded(unit.id.as_str()), ix)).collect();
        Self { tree, by_id, by_name }
    }

    /// The unit that is called so.
    ///
    /// # Errors
    /// Why there is none, or none alone.
    pub fn find(&self, called: &str) -> Result<UnitIx, NoUnit> {
        let wanted = nfc(called).to_lowercase();
        match (self.by_id.get(&wanted), self.by_name.get(&wanted).map(Vec::as_slice)) {
            (Some(unit), _) | (None, Some([unit])) => Ok(*unit),
            (None, Some(several)) => {
                let ids = several.iter().map(|unit| self.tree[*unit].id.as_str().to_owned());
                Err(NoUnit::Several(ids.collect()))
            }
            (None, None) => {
                let ids = self.tree.iter().map(|(_, unit)| unit.id.as_str());
                let names = self.tree.iter().flat_map(|(_, unit)| unit.name.texts());
                Err(NoUnit::Unknown(nearest(called, ids.chain(names))))
            }
        }
    }
}
