//! `cargo xtask build npm` and `cargo xtask build site`.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Instant,
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

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
    let target = shell::target_dir();
    let glue = target.join("wasm-bindgen");
    shell::remove_dir(&glue)?;
    wasm(&glue, "")?;
    wasm(&glue.join("products"), "products")?;

    let package = target.join("npm");
    shell::remove_dir(&package)?;
    let mut assemble = shell::command(setup::node("node")?);
    assemble.arg(&script).arg("--wasm").arg(&glue).arg("--out").arg(&package);
    assemble.env("PATH", shell::path_with(&[setup::npm_bin()])?);
    shell::run(&mut assemble)?;
    println!("The package is in {} ({})", package.display(), shell::duration(start.elapsed()));
    Ok(())
}

/// Compiles the module with these features and puts it into the folder, optimised, with its glue.
fn wasm(folder: &Path, features: &str) -> Result {
    let mut compile = shell::cargo();
    compile
        .args(["build", "--package", "sip-response-wasm", "--profile", "npm-wasm"])
        .args(["--features", features, "--target", "wasm32-unknown-unknown"])
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(FOR_WASM2JS)?);
    shell::run(&mut compile)?;

    let built = "wasm32-unknown-unknown/npm-wasm/sip_response_wasm.wasm";
    let mut bind = shell::command(setup::wasm_bindgen("wasm-bindgen")?);
    bind.args(["--target", "web", "--out-dir"]).arg(folder);
    shell::run(bind.arg(shell::target_dir().join(built)))?;

    let bound = folder.join("sip_response_wasm_bg.wasm");
    let mut optimise = shell::command(setup::node("node")?);
    optimise.arg(shell::root().join("tests/node_modules/binaryen/bin/wasm-opt"));
    shell::run(optimise.args(["-Oz", "--strip-producers", "-o"]).arg(&bound).arg(&bound))
}

/// Build the page into `dist/`, with a ZIP file of all of it. Where it is known where the page will
/// be, the address is written into it, for search engines and messengers.
pub(crate) fn site(url: Option<&str>) -> Result {
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
        .env_remove("NO_COLOR")
        .env("SIP_RESPONSE_URL", url.unwrap_or_default())
        .env("SIP_RESPONSE_DATE", data_date().unwrap_or_default());
    shell::run(&mut build)?;
    let zip = zip_of(&shell::root().join("dist"))?;
    let took = shell::duration(start.elapsed());
    println!("The page is in dist/, and as one file in dist/{zip} ({took})");
    Ok(())
}

/// The day on which the core, which holds all facts, was last changed: `2026-11-20`. It comes from
/// the history, so that the same commit always gives the same page; without one, as in an archive
/// of the sources, it is not known.
fn data_date() -> Option<String> {
    let mut log = shell::command("git");
    log.args(["log", "-1", "--format=%cs", "--", "crates/core"]);
    shell::output_of(&mut log).ok().filter(|date| !date.is_empty())
}

/// Put the site into a ZIP file beside its pages, and return its name. The name has the build in
/// it, which the footer of every page shows. The same files give the same bytes.
fn zip_of(dist: &Path) -> Result<String> {
    let list = shell::read(&dist.join("offline.json"))?;
    let build = list
        .split_once("\"version\":\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .ok_or("dist/offline.json names no version")?;
    let folder = format!("sip-response-{}-{build}", env!("CARGO_PKG_VERSION"));
    let name = format!("{folder}.zip");
    write_zip(dist, &folder, &dist.join(&name))
        .map_err(|error| format!("{name} cannot be written: {error}"))?;
    Ok(name)
}

fn write_zip(from: &Path, folder: &str, to: &Path) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    // Listed first, so that the file does not take in itself.
    let files = files_of(from)?;
    let mut zip = ZipWriter::new(fs::File::create(to)?);
    for file in files {
        let below = file.strip_prefix(from).map_err(io::Error::other)?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        zip.start_file(format!("{folder}/{}", parts.join("/")), options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    zip.finish()?;
    Ok(())
}

/// All files in a folder and those below it, in order.
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_zip() {
        let folder = shell::target_dir().join("xtask-tests").join("zip");
        shell::remove_dir(&folder).unwrap();
        fs::create_dir_all(folder.join("486")).unwrap();
        fs::write(folder.join("offline.json"), "{\"version\":\"1a2b\",\"parts\":{}}").unwrap();
        fs::write(folder.join("486/index.html"), "Busy Here").unwrap();
        let name = zip_of(&folder).unwrap();
        assert_eq!(name, format!("sip-response-{}-1a2b.zip", env!("CARGO_PKG_VERSION")));
        let first = fs::read(folder.join(&name)).unwrap();
        fs::remove_file(folder.join(&name)).unwrap();
        fs::write(folder.join("486/index.html"), "Busy Here").unwrap();
        zip_of(&folder).unwrap();
        assert_eq!(fs::read(folder.join(&name)).unwrap(), first);
        let names = String::from_utf8_lossy(&first);
        let inside = format!("sip-response-{}-1a2b/486/index.html", env!("CARGO_PKG_VERSION"));
        assert!(names.contains(&inside), "{names}");
    }
}
