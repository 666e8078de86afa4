//! `cargo xtask build npm` and `cargo xtask build site`.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    setup::{self, Tool},
    shell::{self, Result},
};

/// What [`npm`] needs.
pub(crate) const NPM_TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::Node, Tool::NpmTools, Tool::WasmBindgen];

/// What [`site`] needs.
pub(crate) const SITE_TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::Node, Tool::NpmTools, Tool::WasmBindgen, Tool::Trunk];

/// wasm2js, from which the entry without WebAssembly is made, cannot translate reference types and
/// multi-value. Rust's standard library comes compiled with both, so the linker would still declare
/// them, and wasm-bindgen would believe it: hence the list of what the module does use.
const FOR_WASM2JS: &[&str] = &[
    "-Ctarget-feature=-reference-types,-multivalue",
    "-Clink-arg=--no-check-features",
    "-Clink-arg=--features=mutable-globals,sign-ext,bulk-memory,bulk-memory-opt,nontrapping-fptoint",
];

/// Build the npm package into `target/npm`, a folder ready for `npm pack`.
pub(crate) fn npm() -> Result {
    setup::require(NPM_TOOLS)?;
    let start = Instant::now();
    let root = shell::root();
    let script = root.join("crates/wasm/npm/build.mjs");
    if !script.is_file() {
        return Err(format!("{} is missing, which puts the package together", script.display()));
    }
    let mut compile = shell::cargo();
    compile
        .args(["build", "--package", "sip-response-wasm", "--release"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(FOR_WASM2JS)?);
    shell::run(&mut compile)?;

    let target = shell::target_dir();
    let module = target.join("wasm32-unknown-unknown/release/sip_response_wasm.wasm");
    let glue = target.join("wasm-bindgen");
    shell::remove_dir(&glue)?;
    let mut bind = shell::command(setup::wasm_bindgen("wasm-bindgen")?);
    shell::run(bind.args(["--target", "web", "--out-dir"]).arg(&glue).arg(&module))?;

    let bound = glue.join("sip_response_wasm_bg.wasm");
    let mut optimise = shell::command(setup::node("node")?);
    optimise.arg(root.join("tests/node_modules/binaryen/bin/wasm-opt"));
    shell::run(optimise.args(["-Oz", "--strip-producers", "-o"]).arg(&bound).arg(&bound))?;

    let package = target.join("npm");
    shell::remove_dir(&package)?;
    let mut assemble = shell::command(setup::node("node")?);
    assemble.arg(&script).arg("--wasm").arg(&glue).arg("--out").arg(&package);
    assemble.env("PATH", shell::path_with(&[setup::npm_bin()])?);
    shell::run(&mut assemble)?;
    println!("The package is in {} ({})", package.display(), shell::duration(start.elapsed()));
    Ok(())
}

/// Build the page into `dist/`.
pub(crate) fn site() -> Result {
    setup::require(SITE_TOOLS)?;
    let start = Instant::now();
    println!("Building the page: one to two minutes the first time, then seconds");
    let trunk = setup::trunk()?;
    let wasm_bindgen = setup::wasm_bindgen("wasm-bindgen")?;
    let mut tools: Vec<PathBuf> = [&trunk, &wasm_bindgen]
        .iter()
        .filter_map(|tool| tool.parent())
        .map(Path::to_owned)
        .collect();
    tools.push(setup::npm_bin());
    let mut build = shell::command(&trunk);
    build
        .args(["build", "--release"])
        .env("PATH", shell::path_with(&tools)?)
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(&[])?)
        // Trunk reads the values `true` and `false` here and fails on the usual `1`.
        .env_remove("NO_COLOR");
    shell::run(&mut build)?;
    println!("The page is in dist/ ({})", shell::duration(start.elapsed()));
    Ok(())
}

/// The caller's flags for rustc and ours. Folder names of this machine are kept out of the wasm:
/// they tell who built it, and two machines would not build the same bytes.
fn rustflags(ours: &[&str]) -> Result<OsString> {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let cargo_home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or(home.map(|home| home.join(".cargo")));
    let mut flags: Vec<String> = match env::var("CARGO_ENCODED_RUSTFLAGS") {
        Ok(flags) => flags.split('\x1f').map(str::to_owned).collect(),
        Err(_) => {
            let flags = env::var("RUSTFLAGS").unwrap_or_default();
            flags.split_whitespace().map(str::to_owned).collect()
        }
    };
    flags.retain(|flag| !flag.is_empty());
    for (place, name) in [(Some(shell::root()), "."), (cargo_home, "cargo")] {
        if let Some(place) = place {
            let place = place.to_str().ok_or("the folder has a name that is not Unicode")?;
            flags.push(format!("--remap-path-prefix={place}={name}"));
        }
    }
    flags.extend(ours.iter().map(|&flag| flag.to_owned()));
    Ok(flags.join("\x1f").into())
}
