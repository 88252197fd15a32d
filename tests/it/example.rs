//! The example assessment is what its generator writes.

#[path = "../../examples/generate_kommun.rs"]
#[allow(dead_code)]
mod generate_kommun;

use std::fs;
use std::path::Path;

#[test]
fn the_examples_answers_are_what_the_generator_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun");
    for (name, text) in generate_kommun::files() {
        let committed = fs::read_to_string(root.join(&name)).unwrap_or_default();
        assert!(committed == text, "{name} differs from what `cargo run --example generate_kommun` writes");
    }
}
