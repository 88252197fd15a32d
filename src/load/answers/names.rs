//! Units, roles and waves by the names that answers files call them.

use std::collections::BTreeMap;

use crate::load::suggest::nearest;
use crate::model::{IdError, RoleId, UnitId, UnitIx, UnitTree, look_alike, nfc};

/// The roles met so far. The first spelling is kept; case does not count.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    known: Vec<RoleId>,
    /// How many of the known ones the assessment names; none where it names no roles.
    named: usize,
    by_name: BTreeMap<String, RoleIx>,
    /// Per role, the one met before it that a reader cannot tell it from.
    alike: Vec<Option<RoleIx>>,
}

/// Which role, counted from 0 in the order they were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RoleIx(usize);

impl Roles {
    /// The roles that an assessment says how many were asked in, spelled as there. Any other in a file of answers is
    /// told.
    #[must_use]
    pub fn of(units: &UnitTree) -> Self {
        let mut roles = Self::default();
        for role in units.iter().flat_map(|(_, unit)| unit.invited_by_role.keys()) {
            // What is a name stays one.
            let _ = roles.meet(role.as_str());
        }
        roles.named = roles.known.len();
        roles
    }

    /// The roles that the assessment names.
    pub(super) fn named(&self) -> &[RoleId] {
        &self.known[..self.named]
    }

    /// Whether the assessment names roles, and not this one.
    pub(super) const fn is_strange(&self, ix: RoleIx) -> bool {
        self.named > 0 && ix.0 >= self.named
    }

    pub(super) fn meet(&mut self, text: &str) -> Result<RoleIx, IdError> {
        let folded = fold(text);
        if let Some(known) = self.by_name.get(&folded) {
            return Ok(*known);
        }
        let role = RoleId::parse(text)?;
        let alike = self.known.iter().position(|known| look_alike(known.as_str(), role.as_str()));
        self.known.push(role);
        self.alike.push(alike.map(RoleIx));
        let ix = RoleIx(self.known.len() - 1);
        self.by_name.insert(folded, ix);
        Ok(ix)
    }

    /// The role met before this one that a reader cannot tell it from.
    pub(super) fn alike(&self, ix: RoleIx) -> Option<&RoleId> {
        self.alike[ix.0].map(|other| self.id(other))
    }

    pub(super) fn id(&self, ix: RoleIx) -> &RoleId {
        &self.known[ix.0]
    }
}

/// The units of an assessment by id and by name.
#[derive(Debug)]
pub struct Units<'u> {
    tree: &'u UnitTree,
    by_id: BTreeMap<String, Vec<UnitIx>>,
    by_name: BTreeMap<String, Vec<UnitIx>>,
}

/// What goes by a name.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// One unit.
    One(UnitIx),
    /// Several, which are not to be told apart.
    Several(Vec<UnitId>),
    /// None.
    Nothing,
}

impl<'u> Units<'u> {
    /// Those of an assessment.
    #[must_use]
    pub fn new(tree: &'u UnitTree) -> Self {
        let mut units = Self { tree, by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for (ix, unit) in tree.iter() {
            units.by_id.entry(fold(unit.id.as_str())).or_default().push(ix);
            for name in unit.name.texts() {
                let named = units.by_name.entry(fold(name)).or_default();
                // A name that is the same in several languages is still one unit's.
                if named.last() != Some(&ix) {
                    named.push(ix);
                }
            }
        }
        units
    }

    /// The unit with this id, else the one with this name, in either case whatever the case of letters.
    #[must_use]
    pub fn find(&self, text: &str) -> Found {
        if let Some(ix) = self.tree.find(text) {
            return Found::One(ix);
        }
        let folded = fold(text);
        match self.by_id.get(&folded).or_else(|| self.by_name.get(&folded)).map(Vec::as_slice) {
            None => Found::Nothing,
            Some([one]) => Found::One(*one),
            Some(several) => Found::Several(several.iter().map(|ix| self.id(*ix)).collect()),
        }
    }

    /// The id or name that was probably meant.
    #[must_use]
    pub fn nearest(&self, text: &str) -> Option<String> {
        let ids = self.tree.iter().map(|(_, unit)| unit.id.as_str());
        let names = self.tree.iter().flat_map(|(_, unit)| unit.name.texts());
        nearest(text, ids.chain(names))
    }

    /// The only unit, where there is but one.
    #[must_use]
    pub fn only(&self) -> Option<UnitIx> {
        (self.tree.len() == 1).then_some(UnitIx(0))
    }

    /// A unit's id.
    #[must_use]
    pub fn id(&self, ix: UnitIx) -> UnitId {
        self.tree[ix].id.clone()
    }

    /// All ids.
    #[must_use]
    pub fn ids(&self) -> Vec<UnitId> {
        self.tree.iter().map(|(_, unit)| unit.id.clone()).collect()
    }
}

/// The form in which names are compared: small letters, each written in one way, any run of space as one.
pub(super) fn fold(text: &str) -> String {
    let text = nfc(text);
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}
