//! Who has answered in a wave, to be met again in another.

use std::collections::HashMap;
use std::fmt;

use crate::model::Pairs;

/// Who stands where among a wave's responses. Names are compared with those of another wave and never given away.
#[derive(Clone, Default)]
pub struct Register {
    /// Only looked up; what is found is sorted.
    places: HashMap<Box<str>, usize>,
}

impl Register {
    pub(super) const fn new(places: HashMap<Box<str>, usize>) -> Self {
        Self { places }
    }

    /// How many respondents have a name.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether nobody has a name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether hardly anybody is met again: fewer than one in ten of those who have a name in the smaller wave. Of fewer than ten
    /// names nothing is said.
    #[must_use]
    pub fn is_of_strangers(&self, later: &Self, pairs: &Pairs) -> bool {
        const FEW: usize = 10;
        let smaller = self.len().min(later.len());
        smaller >= FEW && pairs.0.len() * FEW < smaller
    }

    /// Those who have the same name in a later wave.
    #[must_use]
    pub fn pairs(&self, later: &Self) -> Pairs {
        let met = self.places.iter().filter_map(|(who, before)| Some((*before, *later.places.get(who)?)));
        let mut pairs: Vec<(usize, usize)> = met.collect();
        pairs.sort_unstable();
        Pairs(pairs)
    }
}

/// Names stay out of whatever is written for debugging.
impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Register").field("respondents", &self.len()).finish()
    }
}
