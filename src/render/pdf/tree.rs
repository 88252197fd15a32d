//! What a document consists of, for who has it read aloud: laid out first, filled in as it is drawn.

use krilla::tagging::{Identifier, TagGroup, TagKind, TagTree};

/// An element's place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element(usize);

/// Where something that is drawn belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot(usize);

/// The elements of a document, each with what is in it in the order of reading.
pub(super) struct Tree {
    elements: Vec<(TagKind, Vec<Child>)>,
    slots: Vec<Option<Identifier>>,
}

enum Child {
    Element(Element),
    Drawn(Slot),
}

impl Tree {
    /// Elements that are in no other.
    pub const fn new() -> Self {
        Self { elements: Vec::new(), slots: Vec::new() }
    }

    /// An element behind what else is in another.
    pub fn within(&mut self, parent: Element, tag: impl Into<TagKind>) -> Element {
        let element = self.alone(tag);
        self.elements[parent.0].1.push(Child::Element(element));
        element
    }

    /// An element that is in no other.
    pub fn alone(&mut self, tag: impl Into<TagKind>) -> Element {
        self.elements.push((tag.into(), Vec::new()));
        Element(self.elements.len() - 1)
    }

    /// A place in an element, behind what else is in it, for what is to be drawn.
    pub fn slot(&mut self, parent: Element) -> Slot {
        let slot = Slot(self.slots.len());
        self.slots.push(None);
        self.elements[parent.0].1.push(Child::Drawn(slot));
        slot
    }

    /// Says what was drawn there.
    pub fn fill(&mut self, slot: Slot, drawn: Identifier) {
        self.slots[slot.0] = Some(drawn);
    }

    /// The same as the library takes it: what is in these elements, one after the other.
    pub fn finished(mut self, roots: &[Element]) -> TagTree {
        let mut tree = TagTree::new();
        for root in roots {
            tree.push(self.group(*root));
        }
        tree
    }

    fn group(&mut self, element: Element) -> TagGroup {
        let (tag, children) = &mut self.elements[element.0];
        let (tag, children) = (tag.clone(), std::mem::take(children));
        let mut group = TagGroup::new(tag);
        for child in children {
            match child {
                Child::Element(element) => group.push(self.group(element)),
                Child::Drawn(slot) => {
                    self.slots[slot.0].take().into_iter().for_each(|drawn| group.push(drawn))
                }
            }
        }
        group
    }
}
