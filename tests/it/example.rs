//! The example assessment is what its generator writes, and the table of coverage what its program prints.

#[path = "../../examples/coverage.rs"]
#[allow(dead_code)]
mod coverage;
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

#[test]
fn the_methods_table_of_coverage_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let method = fs::read_to_string(root.join("docs/method.md")).unwrap();
    // The rows of larger units take longer and come about alike.
    for (questions, n) in [(7, 3), (7, 5), (1, 3), (1, 5)] {
        let row = coverage::row(questions, n);
        assert!(method.contains(row.trim_end()), "docs/method.md lacks {row}");
    }
}
