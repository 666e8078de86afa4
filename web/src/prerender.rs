//! Writes every page as a file, so that it can be read at once, without the program, and by search
//! engines.
//!
//! Trunk calls it when it has built the site (`post_build` in `Trunk.toml`). The `index.html` that
//! Trunk made is the template: its head is filled in, its addresses are made relative to the page,
//! and the page is put into `<div id="app">`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use yew::LocalServerRenderer;

use crate::{
    app::{App, AppProps},
    route::Route,
};

/// The marks in `index.html` that are filled in.
const TITLE: &str = "SIP responses";
const DESCRIPTION: &str = "What a SIP response means.";
const APP: &str = "<div id=\"app\">";
const ROOT: &str = "data-root=\"\"";
/// How addresses of the site's own files begin in the template.
const OWN: &str = "=\"./";

/// Renders all pages into `TRUNK_STAGING_DIR`.
pub(crate) fn run() -> ExitCode {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("`cargo xtask build site` builds the page; alone this program has no folder");
        return ExitCode::FAILURE;
    };
    match write_all(&folder) {
        Ok(count) => {
            println!("{count} pages were rendered");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the pages could not be rendered: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> io::Result<usize> {
    let template = fs::read_to_string(folder.join("index.html"))?;
    for mark in [TITLE, DESCRIPTION, APP, ROOT, OWN] {
        if !template.contains(mark) {
            return Err(io::Error::other(format!("index.html has no `{mark}`")));
        }
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let mut count = 0;
    for route in Route::all() {
        let props = AppProps { route, base: "/".into() };
        let body = runtime.block_on(tokio::task::LocalSet::new().run_until(
            LocalServerRenderer::<App>::with_props(props).render(),
        ));
        let path = match route {
            Route::NotFound => folder.join(route.path()),
            _ => folder.join(route.path()).join("index.html"),
        };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, page(&template, route, &body))?;
        count += 1;
    }
    Ok(count)
}

/// One page from the template.
fn page(template: &str, route: Route, body: &str) -> String {
    // The page for what is not found is served for any address, so that only a path from the root
    // of the host leads anywhere.
    let root = match route {
        Route::NotFound => "/".to_owned(),
        _ => "../".repeat(route.depth()),
    };
    let own = if root.is_empty() { "./".to_owned() } else { root.clone() };
    template
        .replacen(TITLE, &escaped(&route.title()), 1)
        .replacen(DESCRIPTION, &escaped(&route.description()), 1)
        .replacen(ROOT, &format!("data-root=\"{root}\""), 1)
        .replace(OWN, &format!("=\"{own}"))
        .replacen(APP, &format!("{APP}{body}"), 1)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use sip_response::StatusCode;

    use super::*;

    #[test]
    fn a_page_is_the_template_filled_in() {
        let template = concat!(
            "<html data-root=\"\"><title>SIP responses</title>",
            "<meta name=\"description\" content=\"What a SIP response means.\">",
            "<link href=\"./style.css\"><div id=\"app\"></div>",
        );
        let busy = page(template, Route::Code(StatusCode::BUSY_HERE), "<b>./</b>");
        assert!(busy.contains("<title>486 Busy Here: SIP responses</title>"), "{busy}");
        assert!(busy.contains("href=\"../style.css\""), "{busy}");
        assert!(busy.contains("data-root=\"../\""), "{busy}");
        assert!(busy.ends_with("<div id=\"app\"><b>./</b></div>"), "{busy}");
        let missing = page(template, Route::NotFound, "");
        assert!(missing.contains("href=\"/style.css\""), "{missing}");
    }
}
