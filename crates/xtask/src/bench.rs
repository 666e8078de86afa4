//! `cargo xtask bench`: what an answer costs, natively and from JavaScript beside other parsers.
//! Nothing here passes or fails: machines differ, and only ratios of one run say something.

use crate::{
    build,
    setup::{self, Tool},
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
