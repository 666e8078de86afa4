//! Writes every page as a file, so that it can be read at once, without the program, and by search
//! engines.
//!
//! Trunk calls it when it has built the site (`post_build` in `Trunk.toml`). The `index.html` that
//! Trunk made is the template: its head is filled in, its addresses are made relative to the page,
//! and the page is put into `<div id="app">`. Beside the pages the same facts are written for
//! programs, and in the end the list of all that is kept for use without a network.

mod data_version;
mod head;
mod minify;
mod offline;
mod site;
mod twins;

use std::{
    env, fs, io,
    marker::PhantomData,
    path::{Path, PathBuf},
    process::ExitCode,
};

use sip_response::PROFILES;
use yew::LocalServerRenderer;

pub(crate) use self::twins::{json_of, markdown_of};
use self::{data_version::DataVersion, offline::Parts, site::Site};
use crate::{
    app::{App, AppProps},
    islands::{Comparing, Explaining, Islands, List},
    pages::{Footer, Written, WrittenProps, ZIP},
    route::Route,
    shelf,
};

/// The marks in `index.html` that are filled in.
const TITLE: &str = "SIP responses";
const DESCRIPTION: &str = "What a SIP response means.";
const APP: &str = "<div id=\"app\">";
const PAGE: &str = "<div id=\"page\">";
const FOOTER: &str = "<footer class=\"bottom\">";
const ROOT: &str = "data-root=\"\"";
const HEAD_END: &str = "</head>";
/// How addresses of the site's own files begin in the template.
const OWN: &str = "=\"./";

/// The profiles as they are written, which Compare loads one by one.
const PROFILE_FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/core/profiles");

/// Renders all pages into `TRUNK_STAGING_DIR`, and says how many there were, or what went wrong.
pub fn run() -> ExitCode {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("`cargo xtask build site` builds the page; alone this program has no folder");
        return ExitCode::FAILURE;
    };
    match write_all(&folder) {
        Ok(written) => {
            let Counts { pages, twins, kept, size } = written;
            let size = size.div_ceil(1000);
            println!("{pages} pages and {twins} twins; kept offline: {kept} files, {size} kB");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the pages could not be rendered: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How much there is.
struct Counts {
    pages: usize,
    /// Files that say the same to programs.
    twins: usize,
    /// Files that are kept for use without a network, and their size in bytes.
    kept: usize,
    size: u64,
}

fn write_all(folder: &Path) -> io::Result<Counts> {
    let site = Site::from_environment()?;
    let template = fs::read_to_string(folder.join("index.html"))?;
    for mark in [TITLE, DESCRIPTION, APP, PAGE, FOOTER, ROOT, HEAD_END, OWN] {
        if !template.contains(mark) {
            return Err(io::Error::other(format!("index.html has no `{mark}`")));
        }
    }
    if template.contains(" integrity=") {
        // From a disk a browser refuses what it would have to compare with a hash.
        return Err(io::Error::other(
            "index.html wants a file compared: `data-integrity=\"none\"`",
        ));
    }
    minify::minify(folder)?;
    copy_profiles(folder)?;
    let program = Program::of(&template)?;
    let [explain, compare] =
        [Program::named(folder, "explain")?, Program::named(folder, "compare")?];
    let template_later = later(&template);
    let with_explain = explain.instead_of(&program, &template_later);
    let with_compare = compare.instead_of(&program, &template_later);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let mut pages = 0;
    for route in Route::all() {
        let body = runtime.block_on(tokio::task::LocalSet::new().run_until(body(route)));
        let path = match route {
            Route::NotFound => folder.join(route.path()),
            _ => folder.join(route.path()).join("index.html"),
        };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let template = match route {
            Route::Explain => &with_explain,
            Route::Compare | Route::Chain | Route::Own => &with_compare,
            _ => &template,
        };
        fs::write(path, page(template, route, &body, &site))?;
        pages += 1;
    }
    let twins = twins::write_all(folder)?;
    fs::write(folder.join("data-version.json"), serde_json::to_vec(&DataVersion::of(&site)?)?)?;
    for (name, text) in [
        ("robots.txt", Some(head::robots(&site))),
        ("sitemap.xml", head::sitemap(&site)),
        ("opensearch.xml", head::opensearch(&site)),
    ] {
        if let Some(text) = text {
            fs::write(folder.join(name), text)?;
        }
    }
    let programs = [("page", &program), ("explain", &explain), ("compare", &compare)];
    let (kept, size) = offline::finish(folder, &site, hashed(programs, &template)?)?;
    Ok(Counts { pages, twins, kept, size })
}

/// What in the pages has a hash of other files in it.
fn hashed<const N: usize>(programs: [(&str, &Program); N], template: &str) -> io::Result<Parts> {
    let bare = |address: &str| address.trim_start_matches("./").to_owned();
    let mut parts = Parts::new();
    for (name, program) in programs {
        parts.insert(format!("{name}-js"), bare(&program.js));
        parts.insert(format!("{name}-wasm"), bare(&program.wasm));
    }
    let style = template
        .split("<link rel=\"stylesheet\" href=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .ok_or_else(|| io::Error::other("index.html has no style sheet"))?;
    parts.insert("style".to_owned(), bare(style));
    Ok(parts)
}

/// Puts the profiles where Compare and Explain load them from.
fn copy_profiles(folder: &Path) -> io::Result<()> {
    for profile in PROFILES {
        let from = Path::new(PROFILE_FILES).join(format!("{}.toml", profile.id));
        let to = folder.join(shelf::path(&profile.id));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(from, to)?;
    }
    Ok(())
}

/// The template for a program that is loaded when it is needed (`touched.js`): nothing of it is
/// loaded before.
fn later(template: &str) -> String {
    let mut text = template.replace("data-js=", "data-later data-js=");
    for start in ["<link rel=\"modulepreload\"", "<link rel=\"preload\""] {
        if let Some((before, rest)) = text.split_once(start)
            && let Some((_, after)) = rest.split_once('>')
        {
            text = format!("{before}{after}");
        }
    }
    text
}

/// The addresses of a program's two files, as they stand in a page.
struct Program {
    js: String,
    wasm: String,
}

impl Program {
    /// The program that Trunk wrote into the template.
    fn of(template: &str) -> io::Result<Self> {
        let value = |name: &str| {
            let found = template.split(name).nth(1).and_then(|rest| rest.split('"').next());
            found.map(str::to_owned).ok_or_else(|| io::Error::other(format!("no `{name}`")))
        };
        Ok(Self { js: value("data-js=\"")?, wasm: value("data-wasm=\"")? })
    }

    /// A program besides the one in the template. Trunk names its files without a hash; they get
    /// one, so that a browser never puts files of two versions together.
    fn named(folder: &Path, name: &str) -> io::Result<Self> {
        let (js, wasm) =
            (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in fs::read(&js)?.into_iter().chain(fs::read(&wasm)?) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let names = [format!("{name}-{hash:016x}.js"), format!("{name}-{hash:016x}_bg.wasm")];
        for (from, to) in [js, wasm].iter().zip(&names) {
            fs::rename(from, folder.join(to))?;
        }
        let [js, wasm] = names.map(|name| format!("./{name}"));
        Ok(Self { js, wasm })
    }

    /// The template with this program instead of another.
    fn instead_of(&self, other: &Self, template: &str) -> String {
        template.replace(&other.wasm, &self.wasm).replace(&other.js, &self.js)
    }
}

/// What is filled into the body of the template.
struct Body {
    /// What the program takes over.
    app: String,
    /// What stays as it is.
    page: String,
    footer: String,
}

async fn body(route: Route) -> Body {
    let app = match route {
        Route::Explain => app::<Explaining>(route).await,
        Route::Compare | Route::Chain | Route::Own => app::<Comparing>(route).await,
        _ => app::<List>(route).await,
    };
    let written = LocalServerRenderer::<Written>::with_props(WrittenProps { route });
    let footer = LocalServerRenderer::<Footer>::new();
    Body {
        app,
        page: written.hydratable(false).render().await,
        footer: footer.hydratable(false).render().await,
    }
}

async fn app<I: Islands>(route: Route) -> String {
    let props = AppProps { path: route.path().into(), base: "/".into(), program: PhantomData::<I> };
    LocalServerRenderer::<App<I>>::with_props(props).render().await
}

/// One page from the template.
fn page(template: &str, route: Route, body: &Body, site: &Site) -> String {
    // The page for what is not found is served for any address, so that only a path from the root
    // of the host leads anywhere. Every own address in it begins with it; the service worker, which
    // knows where the site is, puts the right one in its place.
    let root = match route {
        Route::NotFound => "/".to_owned(),
        _ => "../".repeat(route.path().matches('/').count()),
    };
    let own = if root.is_empty() { "./".to_owned() } else { root.clone() };
    let elements = head::elements(route, &root, site);
    let footer = match &site.url {
        Some(_) => body.footer.clone(),
        None => body.footer.replace(ZIP, ""),
    };
    let page = template
        .replacen(TITLE, &escaped(&route.title()), 1)
        .replacen(DESCRIPTION, &escaped(&route.description()), 1)
        .replacen(ROOT, &format!("data-root=\"{root}\""), 1)
        .replace(OWN, &format!("=\"{own}"))
        .replacen(HEAD_END, &format!("\n{elements}  {HEAD_END}"), 1)
        .replacen(APP, &format!("{APP}{}", body.app), 1)
        .replacen(PAGE, &format!("{PAGE}{}", body.page), 1)
        .replacen(FOOTER, &format!("{FOOTER}{footer}"), 1);
    match (route, site.path()) {
        (Route::NotFound, path) if path != "/" => page.replace("=\"/", &format!("=\"{path}")),
        _ => page,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use sip_response::StatusCode;

    use super::*;

    const TEMPLATE: &str = concat!(
        "<html data-root=\"\"><title>SIP responses</title>",
        "<meta name=\"description\" content=\"What a SIP response means.\">",
        "<link rel=\"stylesheet\" href=\"./style-3.css\"><script data-js=\"./page-1.js\" data-wasm=\"./page-1_bg.wasm\">",
        "</script></head><div id=\"app\"></div><div id=\"page\"></div><footer class=\"bottom\"></footer>",
    );

    fn body() -> Body {
        Body { app: "<b>./</b>".into(), page: "<p>".into(), footer: "<i>".into() }
    }

    #[test]
    fn a_page_is_the_template_filled_in() {
        let site = Site::default();
        let busy = page(TEMPLATE, Route::Code(StatusCode::BUSY_HERE), &body(), &site);
        assert!(busy.contains("<title>486 Busy Here: SIP responses</title>"), "{busy}");
        assert!(busy.contains("href=\"../style-3.css\""), "{busy}");
        assert!(busy.contains("data-root=\"../\""), "{busy}");
        assert!(busy.contains("<div id=\"app\"><b>./</b></div><div id=\"page\"><p></div>"));
        let missing = page(TEMPLATE, Route::NotFound, &body(), &site);
        assert!(missing.contains("href=\"/style-3.css\""), "{missing}");
        let site = Site { url: Some("https://example.org/sip/".to_owned()), date: None };
        let missing = page(TEMPLATE, Route::NotFound, &body(), &site);
        assert!(missing.contains("data-root=\"/sip/\""), "{missing}");
        assert!(missing.contains("href=\"/sip/style-3.css\""), "{missing}");
    }

    #[test]
    fn a_program_can_be_loaded_later() {
        let links =
            "<link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a\">";
        let text = later(&format!("{links}{TEMPLATE}"));
        assert_eq!(text, TEMPLATE.replace("data-js", "data-later data-js"));
    }

    #[test]
    fn a_page_can_have_another_program() {
        let explain = Program { js: "./explain-2.js".into(), wasm: "./explain-2_bg.wasm".into() };
        let template = explain.instead_of(&Program::of(TEMPLATE).unwrap(), TEMPLATE);
        assert!(template.contains("data-js=\"./explain-2.js\" data-wasm=\"./explain-2_bg.wasm\""));
        let programs = [("page", &Program::of(TEMPLATE).unwrap()), ("explain", &explain)];
        let parts = hashed(programs, TEMPLATE).unwrap();
        let values: Vec<&str> = parts.values().map(String::as_str).collect();
        let names =
            ["explain-2.js", "explain-2_bg.wasm", "page-1.js", "page-1_bg.wasm", "style-3.css"];
        assert_eq!(values, names);
    }
}
