//! Pictures that cannot tell units apart.

use super::Lints;
use crate::load::questionnaire::raw::RawAxis;
use crate::model::toml_fault::Lint;

pub fn check(lints: &Lints<'_>) {
    for (raw, position) in lints.raw.positions.iter().zip(lints.questionnaire.positions()) {
        let axes = [(&raw.x, &position.x), (&raw.y, &position.y)];
        let at = |axis: &Option<RawAxis>| Some(axis.as_ref()?.node.as_ref()?.span.clone());
        let tell = |node, is_twice, span| {
            let (picture, node) = (position.id.to_string(), lints.id(node));
            lints.tell(Lint::FlatPicture { picture, node, is_twice }, span);
        };
        for (raw, axis) in axes {
            if lints.reach.most(axis.node).is_none() {
                tell(axis.node, false, at(raw));
            }
        }
        if position.x.node == position.y.node && lints.reach.most(position.x.node).is_some() {
            tell(position.x.node, true, at(&raw.y));
        }
    }
}
