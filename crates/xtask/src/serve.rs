//! `cargo xtask serve`: builds the page and serves it on 127.0.0.1.
//!
//! The server does what a static host does and no more: files, `index.html` for a folder,
//! `404.html` for the rest. It sends the headers that the page is meant to be served with, so that
//! what they forbid is seen here first.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crate::{
    build,
    shell::{self, Result},
};

const DEFAULT_PORT: u16 = 8080;

/// How many ports above a taken one are tried.
const PORTS_TRIED: u16 = 100;

/// The longest request head that is read, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;

/// So much of what comes after the head is read, in bytes.
const BODY_LIMIT: u64 = 64 << 20;

/// A connection on which nothing is said for so long is closed.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the page may do: run its own scripts and wasm, and talk to nobody but this host. A host that
/// sends no header of ours needs it as a `meta` element, where `frame-ancestors` has no effect.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types sip-app";

/// Build the page unless told not to, then serve it until this is stopped.
pub(crate) fn run(words: &[&str]) -> Result {
    let options = Options::parse(words)?;
    // Taken before the build, so that a port that is in use is not found out minutes later.
    let listener = listen(options.port)?;
    let name = options.folder.as_deref().unwrap_or("dist");
    if options.build && options.folder.is_none() {
        build::site(None)?;
    }
    let folder = fs::canonicalize(shell::root().join(name))
        .map_err(|_| format!("there is no {name} yet: leave out --no-build and --folder"))?;
    let port = listener.local_addr().map_err(|error| format!("no address: {error}"))?.port();
    println!("Serving {name} at http://127.0.0.1:{port}/ (Ctrl+C ends it)");
    serve(&listener, &folder);
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    build: bool,
    /// Another folder than the one that is built, seen from the top of the repository.
    folder: Option<String>,
}

impl Options {
    fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { port: DEFAULT_PORT, build: true, folder: None };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            match word {
                "--no-build" => options.build = false,
                "--port" => {
                    options.port = words
                        .next()
                        .and_then(|port| port.parse().ok())
                        .ok_or("--port wants a number from 0 to 65535")?;
                }
                "--folder" => {
                    let folder = words.next().ok_or("--folder wants a folder")?;
                    options.folder = Some((*folder).to_owned());
                }
                _ => return Err(format!("serve does not know `{word}`")),
            }
        }
        Ok(options)
    }
}

/// Listen on this port, or on the next free one. Port 0 is any free one.
fn listen(wanted: u16) -> Result<TcpListener> {
    let last = if wanted == 0 { 0 } else { wanted.saturating_add(PORTS_TRIED) };
    for port in wanted..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                println!("Port {port} is taken; trying the next one");
            }
            Err(error) => return Err(format!("port {port} cannot be used: {error}")),
        }
    }
    Err(format!("all ports from {wanted} to {last} are taken: name another with --port"))
}

fn serve(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_owned();
        // A browser that goes away in the middle is nothing to report.
        thread::spawn(move || drop(converse(&stream, &folder)));
    }
}

/// Read one request and answer it. One a connection is enough for one reader on one machine.
fn converse(mut stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(HEAD_LIMIT));
    let mut request_line = String::new();
    reader.read_line(&mut request_line)?;
    let mut line = request_line.clone();
    while !line.trim_end().is_empty() {
        line.clear();
        reader.read_line(&mut line)?;
    }
    let mut words = request_line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(());
    };
    let response = answer(folder, method, target);
    stream.write_all(response.head().as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    stream.flush()?;
    // What was sent with the request is read and forgotten: a connection that is closed before takes
    // the answer with it.
    stream.shutdown(Shutdown::Write)?;
    io::copy(&mut stream.take(BODY_LIMIT), &mut io::sink()).map(drop)
}

#[derive(Debug)]
struct Response {
    status: &'static str,
    content_type: &'static str,
    /// A header of this response alone.
    extra: Option<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    fn text(status: &'static str, text: &str) -> Self {
        let content_type = "text/plain; charset=utf-8";
        Self { status, content_type, extra: None, body: text.as_bytes().to_vec() }
    }

    fn head(&self) -> String {
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
             Connection: close\r\n",
            self.status,
            self.content_type,
            self.body.len()
        );
        if let Some((name, value)) = &self.extra {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        head
    }
}

/// The answer to a request. `folder` is canonical.
fn answer(folder: &Path, method: &str, target: &str) -> Response {
    if !matches!(method, "GET" | "HEAD") {
        // A form that nobody takes, as one of an app that shares something: the page tells why.
        let mut refusal = answer(folder, "GET", target);
        refusal.status = "405 Method Not Allowed";
        refusal.extra = Some(("Allow", "GET, HEAD".to_owned()));
        return refusal;
    }
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (target, String::new()),
    };
    match find(folder, path) {
        Some(Found::File(file)) => match fs::read(&file) {
            Ok(body) => {
                Response { status: "200 OK", content_type: content_type(&file), extra: None, body }
            }
            Err(_) => not_found(folder),
        },
        Some(Found::FolderWithoutSlash) => {
            let mut redirect =
                Response::text("301 Moved Permanently", "It has a slash at its end\n");
            // One slash at the start: two would name another host.
            let location = format!("/{}/{query}", path.trim_matches('/'));
            redirect.extra = Some(("Location", location));
            redirect
        }
        None => not_found(folder),
    }
}

fn not_found(folder: &Path) -> Response {
    match fs::read(folder.join("404.html")) {
        Ok(body) => Response {
            status: "404 Not Found",
            content_type: "text/html; charset=utf-8",
            extra: None,
            body,
        },
        Err(_) => Response::text("404 Not Found", "Not found\n"),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    FolderWithoutSlash,
}

/// What the path of a request names below `folder`, as common static hosts see it: a file, the
/// `index.html` of a folder, or the file of this name with `.html` at its end.
fn find(folder: &Path, path: &str) -> Option<Found> {
    let decoded = percent_decoded(path)?;
    let mut wanted = folder.to_owned();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        wanted.push(part);
    }
    let file = match (wanted.is_dir(), decoded.ends_with('/')) {
        (true, true) => wanted.join("index.html"),
        (true, false) => return Some(Found::FolderWithoutSlash),
        (false, true) => return None,
        (false, false) if wanted.exists() => wanted,
        (false, false) => {
            let mut name = wanted.into_os_string();
            name.push(".html");
            name.into()
        }
    };
    // A symbolic link may not lead out of the folder either.
    let real = fs::canonicalize(file).ok()?;
    (real.starts_with(folder) && real.is_file()).then_some(Found::File(real))
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let high = char::from(bytes.next()?).to_digit(16)?;
                let low = char::from(bytes.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of a few files in a folder of its own.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let folder = shell::target_dir().join("xtask-tests").join(name);
            shell::remove_dir(&folder).unwrap();
            fs::create_dir_all(folder.join("486")).unwrap();
            fs::write(folder.join("index.html"), "start").unwrap();
            fs::write(folder.join("404.html"), "nothing here").unwrap();
            fs::write(folder.join("486/index.html"), "Busy Here").unwrap();
            fs::write(folder.join("about.html"), "about").unwrap();
            fs::write(folder.join("page_bg.wasm"), b"\0asm").unwrap();
            fs::write(folder.join("über.txt"), "ü").unwrap();
            fs::write(folder.parent().unwrap().join(format!("{name}-secret")), "secret").unwrap();
            Self(fs::canonicalize(folder).unwrap())
        }

        fn get(&self, target: &str) -> (String, String) {
            let response = answer(&self.0, "GET", target);
            (response.status.to_owned(), String::from_utf8(response.body).unwrap())
        }
    }

    #[test]
    fn files_folders_and_names_without_html_are_found() {
        let site = Site::new("find");
        let ok = |body: &str| ("200 OK".to_owned(), body.to_owned());
        assert_eq!(site.get("/"), ok("start"));
        assert_eq!(site.get("/?q=busy"), ok("start"));
        assert_eq!(site.get("/486/"), ok("Busy Here"));
        assert_eq!(site.get("/486/index.html"), ok("Busy Here"));
        assert_eq!(site.get("/about"), ok("about"));
        assert_eq!(site.get("/%C3%BCber.txt"), ok("ü"));
    }

    #[test]
    fn what_is_not_there_gets_the_404_page() {
        let site = Site::new("missing");
        let missing = ("404 Not Found".to_owned(), "nothing here".to_owned());
        for target in ["/487/", "/487", "/about/", "/index.html/", "/%", "/%FF", "*", "/%zz"] {
            assert_eq!(site.get(target), missing, "{target}");
        }
        fs::remove_file(site.0.join("404.html")).unwrap();
        assert_eq!(site.get("/487/").1, "Not found\n");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let site = Site::new("escape");
        for target in [
            "/../escape-secret",
            "/486/../../escape-secret",
            "/%2e%2e/escape-secret",
            "/..%2fescape-secret",
            "/..%5cescape-secret",
            "//escape-secret",
            "/486/index.html%00",
        ] {
            assert_eq!(site.get(target).0, "404 Not Found", "{target}");
        }
        let secret = site.0.parent().unwrap().join("escape-secret");
        assert_eq!(site.get(secret.to_str().unwrap()).0, "404 Not Found");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_the_folder() {
        let site = Site::new("link");
        let secret = site.0.parent().unwrap().join("link-secret");
        std::os::unix::fs::symlink(secret, site.0.join("link.txt")).unwrap();
        assert_eq!(site.get("/link.txt").0, "404 Not Found");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected_on_this_host() {
        let site = Site::new("redirect");
        let location = |target| answer(&site.0, "GET", target).extra;
        assert_eq!(location("/486?q=1"), Some(("Location", "/486/?q=1".to_owned())));
        assert_eq!(location("//486"), Some(("Location", "/486/".to_owned())));
    }

    #[test]
    fn only_get_and_head_are_answered() {
        let site = Site::new("methods");
        let refusal = answer(&site.0, "POST", "/");
        assert_eq!(refusal.status, "405 Method Not Allowed");
        assert!(refusal.head().contains("Allow: GET, HEAD\r\n"));
        assert_eq!(refusal.body, b"start");
    }

    #[test]
    fn the_header_allows_what_the_page_allows_itself() {
        let page = shell::read(&shell::root().join("web/index.html")).unwrap();
        let in_page = page.split("default-src").nth(1).unwrap().split('"').next().unwrap();
        // A page cannot say of itself who may frame it.
        let sent = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'; ", "");
        assert_eq!(sent, format!("default-src{in_page}"));
    }

    #[test]
    fn wasm_and_scripts_have_the_types_that_browsers_insist_on() {
        let site = Site::new("types");
        assert_eq!(answer(&site.0, "GET", "/page_bg.wasm").content_type, "application/wasm");
        assert_eq!(content_type(Path::new("boot.js")), "text/javascript; charset=utf-8");
        assert_eq!(content_type(Path::new("noend")), "application/octet-stream");
    }

    #[test]
    fn a_browser_gets_the_headers_and_head_gets_no_body() {
        let site = Site::new("socket");
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(&listener, &site.0));
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let page = ask("GET /486/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
        assert!(page.contains("Cache-Control: no-cache\r\n"), "{page}");
        assert!(page.contains("Content-Security-Policy: default-src 'none';"), "{page}");
        assert!(page.ends_with("\r\n\r\nBusy Here"), "{page}");
        let head = ask("HEAD /486/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        assert!(head.contains("Content-Length: 9\r\n"), "{head}");
        assert!(head.ends_with("\r\n\r\n"), "{head}");
        assert_eq!(ask("\r\n\r\n"), "");
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let taken = listen(0).unwrap().local_addr().unwrap().port();
        // Between the two calls another program could take it; then the next one is as good.
        let first = listen(taken).unwrap();
        let second = listen(taken).unwrap();
        assert!(second.local_addr().unwrap().port() > first.local_addr().unwrap().port());
    }

    #[test]
    fn options_are_read_and_mistakes_are_named() {
        let default = Options { port: DEFAULT_PORT, build: true, folder: None };
        assert_eq!(Options::parse(&[]), Ok(default));
        let all = Options::parse(&["--no-build", "--port", "0", "--folder", "a"]);
        assert_eq!(all, Ok(Options { port: 0, build: false, folder: Some("a".to_owned()) }));
        assert!(Options::parse(&["--folder"]).is_err());
        assert!(Options::parse(&["--port"]).is_err());
        assert!(Options::parse(&["--port", "65536"]).is_err());
        assert!(Options::parse(&["--prot"]).unwrap_err().contains("--prot"));
    }
}
