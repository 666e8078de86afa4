//! The list of files that the service worker keeps, `offline.json`, and the version of the whole.
//!
//! The names of the programs and the style sheet hold a hash, and stand in every page; so do
//! version and date of the data. If they counted, one changed fact would change every page, and a
//! reader would fetch all of them again. They are therefore written apart, as `parts`; the hash of
//! a page is that of its text with each part replaced by its name, and the worker puts the new
//! parts into the pages that it has already.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::site::Site;
use crate::pages::{BUILT, ZIP};

/// Files that no reader asks for, or that must come from the network.
const NOT_KEPT: [&str; 6] =
    ["offline.json", "sw.js", "sw-off.js", "robots.txt", "sitemap.xml", "opensearch.xml"];

/// The script whose mark is filled in with the version.
const WORKER: &str = "sw.js";
const VERSION: &str = "{version}";

/// How long hashes of files are, in hexadecimal digits; enough to tell any two apart.
const HASH: usize = 20;
/// How long the version is: people read it.
const VERSION_HASH: usize = 12;

/// What stands in every page and changes without the page, by name.
pub(super) type Parts = BTreeMap<String, String>;

#[derive(Serialize)]
struct List {
    version: String,
    parts: Parts,
    /// The address of each file below the root of the site, and its hash.
    files: BTreeMap<String, String>,
}

/// Writes the list, and the version into the worker and the pages. Says how many files are kept,
/// and how large they are, in bytes.
pub(super) fn finish(folder: &Path, site: &Site, mut parts: Parts) -> io::Result<(usize, u64)> {
    let mut files = BTreeMap::new();
    let mut size = 0;
    for path in files_of(folder)? {
        let name = name_of(folder, &path)?;
        if NOT_KEPT.contains(&&*name) {
            continue;
        }
        let mut bytes = fs::read(&path)?;
        size += u64::try_from(bytes.len()).unwrap_or_default();
        if has_parts(&name) {
            let mut text = String::from_utf8(bytes).map_err(io::Error::other)?;
            for (part, value) in &parts {
                text = text.replace(value, &format!("{{{part}}}"));
            }
            bytes = text.into_bytes();
        }
        files.insert(address_of(&name).to_owned(), short_hash(&bytes, HASH));
    }
    let worker = fs::read_to_string(folder.join(WORKER))?;
    if !worker.contains(VERSION) {
        return Err(io::Error::other(format!("{WORKER} has no `{VERSION}`")));
    }
    let version = short_hash(&serde_json::to_vec(&(&files, &parts, &worker))?, VERSION_HASH);
    fs::write(folder.join(WORKER), worker.replacen(VERSION, &version, 1))?;
    let late: Vec<(&str, String)> =
        [(BUILT, Some(site.built(&version))), (ZIP, site.zip_link(&version))]
            .into_iter()
            .filter_map(|(mark, value)| Some((mark, value?)))
            .collect();
    for path in files_of(folder)? {
        if has_parts(&name_of(folder, &path)?) {
            let text = fs::read_to_string(&path)?;
            let filled = late.iter().fold(text, |text, (mark, value)| text.replace(mark, value));
            fs::write(&path, filled)?;
        }
    }
    let count = files.len();
    let names =
        late.into_iter().map(|(mark, value)| (mark.trim_matches(['{', '}']).to_owned(), value));
    parts.extend(names);
    fs::write(folder.join("offline.json"), serde_json::to_vec(&List { version, parts, files })?)?;
    Ok((count, size))
}

/// The first digits of the SHA-256 of something, in hexadecimal.
pub(super) fn short_hash(bytes: &[u8], digits: usize) -> String {
    let mut hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    hash.truncate(digits);
    hash
}

/// Pages and their twins; programs, pictures and styles hold no parts.
fn has_parts(name: &str) -> bool {
    [".html", ".json", ".md"].iter().any(|ending| name.ends_with(ending))
}

/// How a file is asked for: a page by its folder, because some hosts redirect from its name.
fn address_of(name: &str) -> &str {
    match name.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => name,
    }
}

/// The path below the folder, with slashes.
fn name_of(folder: &Path, path: &Path) -> io::Result<String> {
    let below = path.strip_prefix(folder).map_err(io::Error::other)?;
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Ok(parts.join("/"))
}

/// All files in the folder and those below it.
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

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    /// A site of two pages, built with a program and a worker of these names.
    fn built(name: &str, program: &str, text: &str) -> (BTreeMap<String, String>, String, PathBuf) {
        let folder = env::temp_dir().join(format!("sip-response-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("486")).unwrap();
        let page = |text: &str| format!("<script src=\"{program}\"></script>{text}{BUILT}");
        fs::write(folder.join("index.html"), page("start")).unwrap();
        fs::write(folder.join("486/index.html"), page(text)).unwrap();
        fs::write(folder.join(program), "1").unwrap();
        fs::write(folder.join("sw.js"), "const VERSION = \"{version}\";").unwrap();
        let site = Site { date: Some("2026-11-20".to_owned()), ..Site::default() };
        let parts = BTreeMap::from([("program".to_owned(), program.to_owned())]);
        let (count, _) = finish(&folder, &site, parts).unwrap();
        assert_eq!(count, 3);
        let list = fs::read_to_string(folder.join("offline.json")).unwrap();
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let files = serde_json::from_value(list["files"].clone()).unwrap();
        (files, list["version"].as_str().unwrap().to_owned(), folder)
    }

    #[test]
    fn a_page_keeps_its_hash_when_only_the_programs_change() {
        let (before, first, one) = built("one", "page-1.js", "busy");
        let (after, second, two) = built("two", "page-2.js", "busy here");
        assert_ne!(first, second);
        assert_eq!(before[""], after[""]);
        assert_ne!(before["486/"], after["486/"]);
        assert!(before.contains_key("page-1.js") && after.contains_key("page-2.js"));
        let page = fs::read_to_string(two.join("index.html")).unwrap();
        let built =
            format!("start{}, data of 2026-11-20, build {second}", env!("CARGO_PKG_VERSION"));
        assert!(page.ends_with(&built), "{page}");
        let worker = fs::read_to_string(one.join("sw.js")).unwrap();
        assert_eq!(worker, format!("const VERSION = \"{first}\";"));
        fs::remove_dir_all(one).unwrap();
        fs::remove_dir_all(two).unwrap();
    }
}
