//! `cargo xtask setup`: installs what is missing, each tool of exactly one version.
//!
//! Tools built by cargo go to a folder of the user's cache directory that has their version in its
//! name, so that a second clone finds them there. The Node.js tools are those of
//! `tests/package-lock.json`. Only the browsers, Kamailio and Java come from the system, in the
//! versions it has.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::shell::{self, Result};

/// Newer ones need a newer Rust than `rust-toolchain.toml` names.
const TRUNK_VERSION: &str = "0.21.14";

/// The oldest Node.js that every tool of `tests/package.json` runs on.
const OLDEST_NODE: u32 = 20;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Something a command needs that does not come with Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tool {
    /// rustfmt and clippy.
    Lints,
    /// Rust's standard library for wasm32.
    WasmTarget,
    /// Node.js and npm, which are only looked for.
    Node,
    /// What `tests/package-lock.json` pins: binaryen, esbuild, playwright-core and others.
    NpmTools,
    /// wasm-bindgen and its test runner, in the version of the library in Cargo.lock.
    WasmBindgen,
    /// The builder of the page.
    Trunk,
    /// Chromium, or Google Chrome, and its driver.
    Chromium,
    /// The SIP server that the live clients talk to, with WebSocket.
    Kamailio,
    /// Runs the Nu Html Checker.
    Java,
    /// The second browser that the page is tried in.
    Firefox,
    /// What `tests/lighthouse/package-lock.json` pins.
    Lighthouse,
    /// What `tests/bench/package-lock.json` pins: the parsers that only the benchmark needs.
    BenchPeers,
}

impl Tool {
    /// All of them, in the order in which they are installed.
    pub(crate) const ALL: &[Self] = &[
        Self::Lints,
        Self::WasmTarget,
        Self::Node,
        Self::NpmTools,
        Self::WasmBindgen,
        Self::Trunk,
        Self::Chromium,
        Self::Kamailio,
        Self::Java,
        Self::Firefox,
        Self::Lighthouse,
    ];

    /// What it is.
    fn name(self) -> Result<String> {
        Ok(match self {
            Self::Lints => "rustfmt and clippy".to_owned(),
            Self::WasmTarget => format!("the Rust target {WASM_TARGET}"),
            Self::Node => format!("Node.js {OLDEST_NODE} or newer, with npm"),
            Self::NpmTools => "binaryen, esbuild and the test tools for Node.js".to_owned(),
            Self::WasmBindgen => format!("wasm-bindgen-cli {}", wasm_bindgen_version()?),
            Self::Trunk => format!("trunk {TRUNK_VERSION}"),
            Self::Chromium => "Chromium and chromedriver".to_owned(),
            Self::Kamailio => "Kamailio with its WebSocket module".to_owned(),
            Self::Java => "a Java runtime".to_owned(),
            Self::Firefox => "Firefox".to_owned(),
            Self::Lighthouse => "Lighthouse".to_owned(),
            Self::BenchPeers => "the parsers to compare with".to_owned(),
        })
    }

    /// By whom it is installed, and how long that takes on two cores.
    fn effort(self) -> &'static str {
        match self {
            Self::Lints | Self::WasmTarget => "by rustup, less than a minute",
            Self::Node => "is only looked for",
            Self::NpmTools => "by npm into tests/node_modules (690 MB), less than a minute",
            Self::WasmBindgen => "built by cargo, 1 to 2 minutes",
            Self::Trunk => "built by cargo, 3 to 5 minutes",
            Self::Chromium | Self::Kamailio => "by apt, about a minute",
            Self::Java => "by apt (190 MB), less than a minute",
            Self::Firefox => "by apt (310 MB), less than a minute",
            Self::Lighthouse => "by npm into tests/lighthouse (185 MB), less than a minute",
            Self::BenchPeers => "by npm into tests/bench, seconds",
        }
    }

    fn is_there(self) -> Result<bool> {
        Ok(match self {
            Self::Lints => {
                let bin = sysroot()?.join("bin");
                ["cargo-fmt", "cargo-clippy"]
                    .iter()
                    .all(|name| bin.join(format!("{name}{}", env::consts::EXE_SUFFIX)).is_file())
            }
            Self::WasmTarget => sysroot()?.join("lib/rustlib").join(WASM_TARGET).is_dir(),
            Self::Node => node_version().is_some_and(|version| version >= OLDEST_NODE),
            Self::NpmTools => npm_is_there(NPM_TOOLS),
            Self::WasmBindgen => wasm_bindgen("wasm-bindgen-test-runner")?.is_file(),
            Self::Trunk => trunk()?.is_file(),
            Self::Chromium => chromium().is_some() && chromedriver().is_some(),
            Self::Kamailio => kamailio(),
            Self::Java => java().is_some(),
            Self::Firefox => firefox().is_some(),
            Self::Lighthouse => npm_is_there(LIGHTHOUSE),
            Self::BenchPeers => npm_is_there(BENCH_PEERS),
        })
    }

    fn install(self) -> Result {
        match self {
            Self::Lints => rustup(&["component", "add", "rustfmt", "clippy"]),
            Self::WasmTarget => rustup(&["target", "add", WASM_TARGET]),
            Self::Node => Err(match node_version() {
                Some(version) => {
                    format!("Node.js {version} is too old: install {OLDEST_NODE} or newer")
                }
                None => format!("Node.js is missing: install {OLDEST_NODE} or newer, with npm"),
            }),
            Self::NpmTools => npm_ci(NPM_TOOLS),
            Self::WasmBindgen => {
                cargo_install("wasm-bindgen-cli", &wasm_bindgen_version()?, &[], self)
            }
            Self::Trunk => {
                // The defaults bring OpenSSL and an updater; nothing here downloads.
                let features = ["--no-default-features", "--features", "rustls"];
                cargo_install("trunk", TRUNK_VERSION, &features, self)
            }
            Self::Chromium => install_by_apt(
                &["chromium", "chromium-driver"],
                "Chromium or its driver is missing. Install both, of the same version, so that \
                 `chromium` (or `google-chrome`) and `chromedriver` are on PATH; on Debian: \
                 sudo apt-get install chromium chromium-driver",
            ),
            Self::Kamailio => install_by_apt(
                &["kamailio", "kamailio-websocket-modules"],
                "Kamailio or its WebSocket module is missing; on Debian: \
                 sudo apt-get install kamailio kamailio-websocket-modules",
            ),
            Self::Java => install_by_apt(
                &["default-jre-headless"],
                "Java is missing, which checks the HTML. Install it so that `java` is on PATH; on \
                 Debian: sudo apt-get install default-jre-headless",
            ),
            Self::Firefox => install_by_apt(
                &["firefox-esr"],
                "Firefox is missing. Install it so that `firefox` or `firefox-esr` is on PATH; on \
                 Debian: sudo apt-get install firefox-esr",
            ),
            Self::Lighthouse => npm_ci(LIGHTHOUSE),
            Self::BenchPeers => npm_ci(BENCH_PEERS),
        }
    }
}

/// Install those of the tools that are missing. What could not be had is returned, each with the
/// sentence that says what to do.
pub(crate) fn ensure(tools: &[Tool]) -> BTreeMap<Tool, String> {
    let mut failures = BTreeMap::new();
    let mut missing = Vec::new();
    for &tool in tools {
        match tool.is_there().and_then(|there| Ok((there, tool.name()?))) {
            Ok((true, _)) => {}
            Ok((false, name)) => missing.push((tool, name)),
            Err(sentence) => {
                failures.insert(tool, sentence);
            }
        }
    }
    if !missing.is_empty() {
        println!("Some tools are missing. They are installed now, and kept for the next time:");
        for (tool, name) in &missing {
            println!("  - {name}: {}", tool.effort());
        }
    }
    for (tool, name) in missing {
        println!("\nInstalling {name}");
        let start = Instant::now();
        let result = tool.install().and_then(|()| match tool.is_there() {
            Ok(true) => Ok(()),
            Ok(false) => Err(format!("{name}: still not found after it was installed")),
            Err(sentence) => Err(sentence),
        });
        match result {
            Ok(()) => println!("Installed {name} in {}", shell::duration(start.elapsed())),
            Err(sentence) => {
                println!("Not installed: {sentence}");
                failures.insert(tool, sentence);
            }
        }
    }
    failures
}

/// Install those of the tools that are missing.
///
/// # Errors
/// One of them could not be had.
pub(crate) fn require(tools: &[Tool]) -> Result {
    let failures: Vec<String> = ensure(tools).into_values().collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\nerror: ")) }
}

/// The trunk of the pinned version, installed or not.
pub(crate) fn trunk() -> Result<PathBuf> {
    Ok(program(&tool_dir("trunk", TRUNK_VERSION)?, "trunk"))
}

/// A program of wasm-bindgen-cli of the version in Cargo.lock, installed or not.
pub(crate) fn wasm_bindgen(name: &str) -> Result<PathBuf> {
    Ok(program(&tool_dir("wasm-bindgen-cli", &wasm_bindgen_version()?)?, name))
}

/// Where npm puts the programs of `tests/package.json`.
pub(crate) fn npm_bin() -> PathBuf {
    shell::root().join("tests/node_modules/.bin")
}

/// Chromium, or Google Chrome, of this machine.
pub(crate) fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let on_path = names.iter().find_map(|name| shell::which(name));
    on_path.or_else(|| {
        let bundle = Path::new("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        bundle.is_file().then(|| bundle.to_path_buf())
    })
}

/// The driver of Chromium.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    shell::which("chromedriver")
}

/// Firefox of this machine.
pub(crate) fn firefox() -> Option<PathBuf> {
    let on_path = ["firefox-esr", "firefox"].iter().find_map(|name| shell::which(name));
    on_path.or_else(|| {
        let bundle = Path::new("/Applications/Firefox.app/Contents/MacOS/firefox");
        bundle.is_file().then(|| bundle.to_path_buf())
    })
}

/// Java of this machine. macOS has a program of this name that only says where to get one.
pub(crate) fn java() -> Option<PathBuf> {
    let java = shell::which("java")?;
    shell::output_of(shell::command(&java).arg("-version")).is_ok().then_some(java)
}

/// The program of this name, which npm and Node.js put on `PATH`.
pub(crate) fn node(name: &str) -> Result<PathBuf> {
    shell::which(name).ok_or_else(|| format!("{name} is missing: install Node.js {OLDEST_NODE}"))
}

fn tool_dir(name: &str, version: &str) -> Result<PathBuf> {
    Ok(shell::cache_dir()?.join(format!("{name}-{version}")))
}

fn program(tool_dir: &Path, name: &str) -> PathBuf {
    tool_dir.join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn sysroot() -> Result<PathBuf> {
    shell::output_of(shell::command("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

/// The version of the library `wasm-bindgen` in Cargo.lock, which its tool must equal.
fn wasm_bindgen_version() -> Result<String> {
    let lock = shell::read(&shell::root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.lock names no version of wasm-bindgen".to_owned())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn node_version() -> Option<u32> {
    shell::which("npm")?;
    let version = shell::output_of(shell::command(shell::which("node")?).arg("--version")).ok()?;
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Change the toolchain that is in use, and no other. rustup never updates one for this.
fn rustup(args: &[&str]) -> Result {
    let Some(rustup) = shell::which("rustup") else {
        let wanted = args.get(2..).unwrap_or_default().join(" and ");
        return Err(format!(
            "this Rust has no {wanted}, and rustup, which could add it, is not on PATH: install \
             Rust by rustup (https://rustup.rs), or {wanted} from where this Rust comes from"
        ));
    };
    let toolchain = match env::var("RUSTUP_TOOLCHAIN") {
        Ok(toolchain) => toolchain,
        Err(_) => pinned_toolchain()?,
    };
    let mut command = shell::command(rustup);
    command.args(args).args(["--toolchain", &toolchain]);
    shell::run(&mut command).map_err(|sentence| {
        format!("{sentence}\nrustup must reach https://static.rust-lang.org for this")
    })
}

fn pinned_toolchain() -> Result<String> {
    let toml = shell::read(&shell::root().join("rust-toolchain.toml"))?;
    toml.lines()
        .find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "rust-toolchain.toml names no channel".to_owned())
}

/// Build a tool beside its final place and move it there when it is complete. The build folder is
/// kept when this is interrupted, so that the next try goes on from there, and cargo's own lock
/// makes a second one wait.
fn cargo_install(name: &str, version: &str, extra: &[&str], tool: Tool) -> Result {
    let complete = tool_dir(name, version)?;
    let building = shell::cache_dir()?.join(format!(".building-{name}-{version}"));
    let staged = building.join("root");
    shell::create_dir(&building)?;
    let mut command = shell::cargo();
    command
        // Outside of the repository, whose cargo settings are not for tools.
        .current_dir(&building)
        .args(["install", name, "--version", version, "--locked", "--no-track", "--force"])
        // The debug build is ready in half the time, and fast enough for what we build.
        .arg("--debug")
        .args(extra)
        .arg("--root")
        .arg(&staged)
        .env("CARGO_TARGET_DIR", building.join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        // Or cargo advises to put this folder on PATH.
        .env("PATH", shell::path_with(&[staged.join("bin")])?)
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    let result = shell::run(&mut command).and_then(|()| {
        fs::rename(&staged, &complete).map_err(|error| {
            format!("{} cannot be moved to {}: {error}", staged.display(), complete.display())
        })
    });
    if !tool.is_there()? {
        return result;
    }
    // Another clone that installed the same at the same time may have been first.
    shell::remove_dir(&building)
}

/// The folders with a lock file of npm packages. Lighthouse is as large as all browser tests, and
/// only needed when it is asked for.
const NPM_TOOLS: &str = "tests";
const LIGHTHOUSE: &str = "tests/lighthouse";
const BENCH_PEERS: &str = "tests/bench";

fn npm_lock(folder: &str) -> PathBuf {
    shell::root().join(folder).join("package-lock.json")
}

/// A copy of the lock file from which `node_modules` was made.
fn npm_stamp(folder: &str) -> PathBuf {
    shell::root().join(folder).join("node_modules/.installed-from.json")
}

fn npm_is_there(folder: &str) -> bool {
    let installed = fs::read(npm_stamp(folder));
    installed.is_ok_and(|lock| fs::read(npm_lock(folder)).is_ok_and(|now| now == lock))
}

fn npm_ci(folder: &str) -> Result {
    let mut command = shell::command(node("npm")?);
    command.current_dir(shell::root().join(folder)).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    shell::run(&mut command)?;
    let stamp = npm_stamp(folder);
    fs::copy(npm_lock(folder), &stamp)
        .map(drop)
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))
}

/// Installs these packages where apt is there and may be used; else the sentence says what to do.
fn install_by_apt(packages: &[&str], otherwise: &str) -> Result {
    let Some(apt_get) = shell::which("apt-get").filter(|_| is_root() && is_debian_or_ubuntu())
    else {
        return Err(otherwise.to_owned());
    };
    let apt = |args: &[&str]| {
        let mut command = shell::command(&apt_get);
        command.args(["-q", "-o", "DPkg::Lock::Timeout=300"]).args(args);
        shell::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// Is Kamailio there, with the module that speaks WebSocket? Debian keeps modules below the name of
/// the architecture.
fn kamailio() -> bool {
    let program = shell::which("kamailio").is_some() || Path::new("/usr/sbin/kamailio").exists();
    let module = |folder: &Path| folder.join("kamailio/modules/websocket.so").exists();
    let libraries = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64"].map(Path::new);
    program
        && libraries.iter().any(|library| {
            let inner = fs::read_dir(library).into_iter().flatten().flatten();
            module(library) || inner.into_iter().any(|folder| module(&folder.path()))
        })
}

fn is_root() -> bool {
    cfg!(unix) && shell::output_of(shell::command("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn is_debian_or_ubuntu() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| {
        text.lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|names| names.trim_matches('"').split(' '))
            .any(|name| matches!(name, "debian" | "ubuntu"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_and_of_no_other_with_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn the_pinned_versions_are_found() {
        assert!(wasm_bindgen_version().unwrap().starts_with("0.2."));
        assert!(pinned_toolchain().unwrap().starts_with("1."));
    }
}
