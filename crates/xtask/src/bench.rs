//! `cargo xtask bench`: what an answer costs, natively and from JavaScript beside other parsers.
//! Nothing here passes or fails: machines differ, and only ratios of one run say something.

use crate::{
    build, setup,
    shell::{self, Result},
};

/// Measure the core over the corpora, then the package beside the parsers of JavaScript clients.
pub(crate) fn run() -> Result {
    build::npm()?;
    let mut native = shell::cargo();
    native.args(["bench", "--package", "conformance", "--bench", "advise"]);
    shell::run(&mut native)?;
    let mut javascript = shell::command(setup::node("node")?);
    shell::run(javascript.arg("tests/bench/js.mjs"))
}
