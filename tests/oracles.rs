//! Figures that other programs computed: R (psych, lavaan, eRm, TAM, multilevel, survey, effectsize, effsize), Python, mpmath, brute force.
//!
//! ```text
//! cargo test --test oracles
//! ```
//!
//! prints a table: the statistic, how many cases, and the largest relative difference. The files lie beside the project and not in it, since
//! some of the data have other licences. Where they are absent, that is said, and the figures that stand here are checked alone.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::neg_cmp_op_on_partial_ord, missing_docs)]

#[path = "oracles/agreement.rs"]
mod agreement;
#[path = "oracles/attacker.rs"]
mod attacker;
#[path = "oracles/change.rs"]
mod change;
#[path = "oracles/effects.rs"]
mod effects;
#[path = "oracles/families.rs"]
mod families;
#[path = "oracles/partial_credit.rs"]
mod partial_credit;
#[path = "oracles/precision.rs"]
mod precision;
#[path = "oracles/reliability.rs"]
mod reliability;
#[path = "oracles/scores.rs"]
mod scores;
#[allow(dead_code)]
#[path = "it/support.rs"]
mod support;
#[path = "oracles/table.rs"]
mod table;

fn main() {
    let mut table = table::Table::default();
    let checks = [
        scores::all,
        reliability::all,
        partial_credit::all,
        agreement::all,
        effects::all,
        change::all,
        families::all,
        precision::all,
        attacker::all,
    ];
    for check in checks {
        check(&mut table);
    }
    table.finish();
}
