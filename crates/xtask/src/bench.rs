//! `cargo xtask bench`: what an answer costs, in Rust and in JavaScript, beside other parsers.
//! Nothing here passes or fails: machines differ, and only ratios of one run say something.

use std::{env::consts::EXE_SUFFIX, time::Instant};

use crate::{
    build,
    setup::{self, Tool},
    shell::{self, Result},
};

/// Build the package and the program with the Rust parsers, and measure both beside their peers,
/// in one run. The figures go to `tests/bench/RESULTS.md` and into the READMEs.
pub(crate) fn run() -> Result {
    setup::require(&[Tool::Node, Tool::NpmTools, Tool::BenchPeers])?;
    build::npm()?;

    let start = Instant::now();
    let bench = shell::root().join("tests/bench");
    let target = shell::target_dir().join("peers");
    println!("Building the Rust parsers: one to two minutes the first time, then seconds");
    let mut compile = shell::cargo();
    compile.args(["build", "--release", "--manifest-path"]);
    compile.arg(bench.join("peers/Cargo.toml")).arg("--target-dir").arg(&target);
    shell::run(&mut compile)?;
    println!("The Rust parsers are built ({})", shell::duration(start.elapsed()));

    let start = Instant::now();
    println!("Measuring: about five minutes; leave the machine alone");
    let mut measure = shell::command(setup::node("node")?);
    measure.arg(bench.join("run.mjs")).arg("--package").arg(shell::target_dir().join("npm"));
    measure.arg("--peers").arg(target.join(format!("release/peers{EXE_SUFFIX}")));
    shell::run(&mut measure)?;
    println!("Measured in {}", shell::duration(start.elapsed()));
    Ok(())
}

/// Measure the page: when its text is seen and when it is live on a slow phone, what it loads, and
/// what a keystroke in the search costs.
pub(crate) fn site() -> Result {
    setup::require(&[Tool::Chromium])?;
    build::site(None)?;
    let mut page = shell::command(setup::node("node")?);
    if let Some(chromium) = setup::chromium() {
        page.env("CHROMIUM", chromium);
    }
    shell::run(page.arg("tests/bench/page.mjs"))
}
