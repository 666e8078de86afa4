//! Makes scripts and styles small, which Trunk's own minifier cannot: it does not know the syntax
//! of the glue code. `cargo xtask build site` puts esbuild on PATH.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// Minifies every script and style in this folder, in place.
pub(super) fn minify(folder: &Path) -> io::Result<()> {
    let files = scripts_and_styles(folder)?;
    let status = Command::new("esbuild")
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={}", folder.display()))
        .arg(format!("--outbase={}", folder.display()))
        .args(&files)
        .status()
        .map_err(|error| io::Error::other(format!("esbuild cannot be run: {error}")))?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("esbuild: {status}"))) }
}

fn scripts_and_styles(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "js" || end == "css") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
