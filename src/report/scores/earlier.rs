//! The scores of an earlier report, read back.

use serde::Deserialize;

use crate::insight::Earlier;

#[derive(Deserialize)]
struct Root {
    waves: Vec<Wave>,
}

#[derive(Deserialize)]
struct Wave {
    id: String,
    units: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    id: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    n: Option<u64>,
}

/// What JSON in format 1 shows; `None` where it is not that.
#[must_use]
pub fn earlier(json: &[u8]) -> Option<Earlier> {
    let root: Root = serde_json::from_slice(json).ok()?;
    let mut earlier = Earlier::default();
    for wave in &root.waves {
        for unit in &wave.units {
            for (node, n) in unit.nodes.iter().filter_map(|node| Some((&node.id, node.n?))) {
                earlier.note(&wave.id, &unit.id, node, n);
            }
        }
    }
    Some(earlier)
}
