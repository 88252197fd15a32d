//! Places of nodes and of levels.

/// Which node, counted from 0; a group stands before everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u16);

impl NodeIx {
    /// The place in a vector that has one element per node.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which level, counted from 0, the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelIx(pub u8);

impl LevelIx {
    /// The place in a vector that has one element per level.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}
