//! How long the main commands take, as a user meets them (a whole process), and the steps inside them.
//!
//! `cargo bench` prints the fastest, slowest, median and mean of each.

use std::path::Path;
use std::process::{Command, Stdio};

fn main() {
    divan::main();
}

fn example() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kommun")
}

fn run(arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_mognad"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.is_ok_and(|status| status.success()));
}

/// Whole processes, start to end.
mod process {
    use super::*;

    #[divan::bench(sample_count = 50, sample_size = 1)]
    fn score() {
        run(&["score", "examples/kommun"]);
    }

    #[divan::bench(sample_count = 50, sample_size = 1)]
    fn quality() {
        run(&["quality", "examples/kommun"]);
    }

    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn report_with_all_pictures(bencher: divan::Bencher) {
        let out = tempfile::tempdir().expect("a temporary folder");
        let out = out.path().join("report");
        let out = out.to_str().expect("a path in UTF-8").to_owned();
        bencher.bench(|| run(&["report", "examples/kommun", "--out", &out]));
    }
}

/// The steps inside, without starting a process.
mod step {
    use mognad::load::builtin;

    #[divan::bench]
    fn questionnaire() {
        let builtin = builtin::find("sodertalje").expect("built in");
        divan::black_box(mognad::load::questionnaire(&builtin.file(), builtin.text));
    }

    #[divan::bench]
    fn read_the_examples_answers() -> u64 {
        let mut bytes = 0;
        for year in ["2025", "2026"] {
            for entry in std::fs::read_dir(super::example().join("answers").join(year)).expect("the example")
            {
                bytes += std::fs::read(entry.expect("an entry").path()).expect("a file").len() as u64;
            }
        }
        bytes
    }
}
