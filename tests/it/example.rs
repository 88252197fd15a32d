//! The example assessments are what their generators write.

#[path = "../../examples/generate_kommun.rs"]
#[allow(dead_code, clippy::duplicate_mod)]
mod generate_kommun;
#[path = "../../examples/generate_region.rs"]
#[allow(dead_code, clippy::duplicate_mod)]
mod generate_region;

use std::fs;
use std::path::Path;

#[test]
fn the_examples_answers_are_what_the_generators_write() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (example, files) in [("kommun", generate_kommun::files()), ("region", generate_region::files())] {
        for (name, text) in files {
            let committed = fs::read_to_string(examples.join(example).join(&name)).unwrap_or_default();
            let how = format!("cargo run --example generate_{example}");
            assert!(committed == text, "{name} differs from what `{how}` writes");
        }
    }
}
