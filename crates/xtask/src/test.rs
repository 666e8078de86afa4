//! `cargo xtask test`: every check there is, in one command.
//!
//! A step that fails does not stop the next one, so that one run shows all failures. A step that
//! could not run has failed: nothing is skipped in silence.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, ExitCode, Stdio},
    sync::{
        OnceLock,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    build, codegen,
    setup::{self, Tool},
    shell::{self, Result},
    tidy,
};

/// A program that runs tests is stopped after this time: a hanging browser must not take the whole
/// run with it. The longest needs a fifth of it on two cores that have nothing else to do.
const TIME_LIMIT: Duration = Duration::from_mins(30);

/// Lighthouse loads every kind of page three times, slowly.
const LIGHTHOUSE_LIMIT: Duration = Duration::from_mins(45);

/// What Chromium is told besides `--headless`, which the test runner adds. Nothing of it may reach
/// for the network.
const CHROMIUM_FLAGS: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

/// One check with a name of its own.
struct Step {
    name: &'static str,
    about: &'static str,
    needs: &'static [Tool],
    /// Runs only when it is named.
    extra: bool,
    run: fn() -> Result<Count>,
}

/// The quick ones first: most mistakes are found by them.
const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "the formatting of rustfmt",
        needs: &[Tool::Lints],
        extra: false,
        run: || check(shell::cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "tidy",
        about: "the house rules that rustfmt and clippy do not know",
        needs: &[],
        extra: false,
        run: || tidy::run().map(|()| Count::ONE_PASSED),
    },
    Step {
        name: "codegen",
        about: "the committed tables are those of their sources",
        needs: &[],
        extra: false,
        run: || codegen::run(true).map(|()| Count::ONE_PASSED),
    },
    Step {
        name: "clippy",
        about: "no warning of rustc or clippy, natively and for wasm32",
        needs: &[Tool::Lints, Tool::WasmTarget],
        extra: false,
        run: clippy,
    },
    Step {
        name: "doc",
        about: "no warning of rustdoc, such as a broken link",
        needs: &[],
        extra: false,
        run: || {
            let mut doc = shell::cargo();
            doc.args(["doc", "--no-deps", "--package", "sip-response", "--all-features"]);
            check(doc.env("RUSTDOCFLAGS", "-D warnings"))
        },
    },
    Step {
        name: "native",
        about: "the tests of the crates, the corpus and the examples in the docs",
        needs: &[],
        extra: false,
        run: || {
            let mut test = shell::cargo();
            test.args(["test", "--workspace", "--no-fail-fast"]);
            test.args(["--exclude", "sip-response-wasm"]);
            count(&mut test)
        },
    },
    Step {
        name: "wasm-node",
        about: "the WebAssembly boundary in Node.js",
        needs: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Node],
        extra: false,
        run: || count(wasm_tests()?.env("WASM_BINDGEN_TEST_ONLY_NODE", "1")),
    },
    Step {
        name: "wasm-chromium",
        about: "the WebAssembly boundary in headless Chromium",
        needs: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium],
        extra: false,
        run: wasm_in_chromium,
    },
    Step {
        name: "package",
        about: "the npm package, installed from its tarball",
        needs: build::NPM_TOOLS,
        extra: false,
        run: || build::npm().and_then(|()| count(&mut node_script("tests/packaging/run.mjs")?)),
    },
    Step {
        name: "live",
        about: "JsSIP and SIP.js against Kamailio: what fails, and the retry that is advised",
        needs: LIVE_TOOLS,
        extra: false,
        run: || build::npm().and_then(|()| count(&mut node_script("tests/live/run.mjs")?)),
    },
    Step {
        name: "files",
        about: "the built page, file by file: valid HTML and CSS, no dead link",
        needs: FILES_TOOLS,
        extra: false,
        run: || site_script("tests/browser/files.mjs", TIME_LIMIT),
    },
    Step {
        name: "page",
        about: "the built page in headless Chromium",
        needs: PAGE_TOOLS,
        extra: false,
        run: || site_script("tests/browser/run.mjs", TIME_LIMIT),
    },
    Step {
        name: "firefox",
        about: "the built page in headless Firefox",
        needs: FIREFOX_TOOLS,
        extra: false,
        run: || site_script("tests/browser/firefox.mjs", TIME_LIMIT),
    },
    Step {
        name: "lighthouse",
        about: "Lighthouse on every kind of page, 10 minutes; runs only when it is named",
        needs: LIGHTHOUSE_TOOLS,
        extra: true,
        run: || site_script("tests/lighthouse/run.mjs", LIGHTHOUSE_LIMIT),
    },
];

const PAGE_TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::Node, Tool::NpmTools, Tool::WasmBindgen, Tool::Trunk, Tool::Chromium];

const FILES_TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::Node, Tool::NpmTools, Tool::WasmBindgen, Tool::Trunk, Tool::Java];

const FIREFOX_TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::Node, Tool::NpmTools, Tool::WasmBindgen, Tool::Trunk, Tool::Firefox];

const LIGHTHOUSE_TOOLS: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Node,
    Tool::NpmTools,
    Tool::WasmBindgen,
    Tool::Trunk,
    Tool::Chromium,
    Tool::Lighthouse,
];

const LIVE_TOOLS: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Node,
    Tool::NpmTools,
    Tool::WasmBindgen,
    Tool::Chromium,
    Tool::Kamailio,
];

/// Run these steps, or all but those that must be named. The last line that is printed says how many tests passed and failed.
pub(crate) fn run(words: &[&str]) -> Result<ExitCode> {
    if words == ["--list"] {
        for step in STEPS {
            println!("{:15}{}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(unknown) = words.iter().find(|word| STEPS.iter().all(|step| step.name != **word)) {
        return Err(format!("there is no step `{unknown}`; see `cargo xtask test --list`"));
    }
    let wanted =
        |step: &&Step| if words.is_empty() { !step.extra } else { words.contains(&step.name) };
    let steps: Vec<&Step> = STEPS.iter().filter(wanted).collect();

    let needed: BTreeSet<Tool> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let missing = setup::ensure(&needed.into_iter().collect::<Vec<_>>());

    let mut total = Count::default();
    let mut lines = Vec::new();
    for (number, step) in (1..).zip(&steps) {
        println!("\n== {number}/{} {}: {}", steps.len(), step.name, step.about);
        let start = Instant::now();
        let (count, reason) = outcome(step, &missing);
        if let Some(reason) = &reason {
            println!("{} failed: {reason}", step.name);
        }
        total = total + count;
        lines.push(summary_line(step.name, count, start.elapsed(), reason.as_deref()));
    }
    println!("\n{}\n\n{total}", lines.join("\n"));
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What a step counts, and why it failed where that is more than a failed test.
fn outcome(step: &Step, missing: &BTreeMap<Tool, String>) -> (Count, Option<String>) {
    let result = match step.needs.iter().find_map(|tool| missing.get(tool)) {
        Some(sentence) => Err(format!("it could not run: {sentence}")),
        None => (step.run)(),
    };
    match result {
        Ok(Count { passed: 0, failed: 0 }) => {
            (Count::ONE_FAILED, Some("it ran without a single test".to_owned()))
        }
        Ok(count) => (count, None),
        Err(sentence) => (Count::ONE_FAILED, Some(sentence)),
    }
}

fn summary_line(name: &str, count: Count, time: Duration, reason: Option<&str>) -> String {
    let word = if count.failed == 0 { "ok" } else { "FAILED" };
    let line = format!("{word:8}{name:15}{:>13}  ", shell::duration(time));
    match reason {
        Some(reason) => line + reason.lines().next().unwrap_or_default(),
        None => format!("{line}{count}"),
    }
}

/// How many tests passed and failed. A check that is no test runner counts as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// The numbers in a line of a Rust test runner (`test result: ok. 3 passed; 0 failed; …`) or
    /// of our own scripts (`3 passed, 0 failed`).
    fn in_line(line: &str) -> Option<Self> {
        let line = line.trim();
        let (passed, failed) = match line.strip_prefix("test result: ") {
            Some(result) => {
                let (_, numbers) = result.split_once(". ")?;
                let mut numbers = numbers.split("; ");
                (numbers.next()?, numbers.next()?)
            }
            None => line.split_once(", ")?,
        };
        let passed = passed.strip_suffix(" passed")?.parse().ok()?;
        let failed = failed.strip_suffix(" failed")?.parse().ok()?;
        Some(Self { passed, failed })
    }
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// A check that passes or fails as a whole.
fn check(command: &mut Command) -> Result<Count> {
    shell::run(command).map(|()| Count::ONE_PASSED)
}

/// Run a program that runs tests, show what it says, and add up what it counts. Its failure
/// without a failed test (it did not compile, it crashed) counts as one.
fn count(command: &mut Command) -> Result<Count> {
    count_within(command, TIME_LIMIT)
}

fn count_within(command: &mut Command, limit: Duration) -> Result<Count> {
    println!("$ {}", shell::shown(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| shell::not_started(command, &error))?;
    let output = child.stdout.take().ok_or("its output cannot be read")?;
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(text).is_err() {
                break;
            }
            line.clear();
        }
    });
    let end = Instant::now() + limit;
    let mut total = Count::default();
    loop {
        match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                println!("{line}");
                total = total + Count::in_line(&line).unwrap_or_default();
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                // If it cannot be stopped it has just ended by itself.
                drop(child.kill());
                return Err(format!("stopped after {}", shell::duration(limit)));
            }
        }
    }
    let status = child.wait().map_err(|error| format!("it cannot be waited for: {error}"))?;
    if !status.success() && total.failed == 0 {
        println!("`{}`: {status}", shell::shown(command));
        total.failed = 1;
    }
    Ok(total)
}

fn clippy() -> Result<Count> {
    let mut native = shell::cargo();
    native.args(["clippy", "--workspace", "--all-targets", "--all-features"]);
    native.args(["--exclude", "sip-response-wasm"]);
    let wasm32 = ["--target", "wasm32-unknown-unknown"];
    let mut package = shell::cargo();
    package.args(["clippy", "--all-targets", "--all-features", "--package", "sip-response-wasm"]);
    package.args(wasm32);
    // The tests of the page run natively, where its pages are rendered.
    let mut page = shell::cargo();
    page.args(["clippy", "--package", "sip-response-web"]).args(wasm32);
    let mut total = Count::default();
    for command in [&mut native, &mut package, &mut page] {
        let result = check(command.args(["--", "-D", "warnings"]));
        total = total + result.unwrap_or(Count::ONE_FAILED);
    }
    Ok(total)
}

/// The tests of the wasm crate, run by the runner of wasm-bindgen.
fn wasm_tests() -> Result<Command> {
    let mut test = shell::cargo();
    test.args(["test", "--package", "sip-response-wasm", "--no-fail-fast"])
        .args(["--features", "objects", "--test", "objects"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            setup::wasm_bindgen("wasm-bindgen-test-runner")?,
        )
        // In seconds; the defaults of 20 and 5 are short for a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(test)
}

fn wasm_in_chromium() -> Result<Count> {
    let chromium = setup::chromium().ok_or("Chromium is missing")?;
    let chromedriver = setup::chromedriver().ok_or("chromedriver is missing")?;
    let settings = shell::target_dir().join("webdriver.json");
    shell::create_dir(&shell::target_dir())?;
    fs::write(&settings, webdriver_json(&chromium))
        .map_err(|error| format!("{} cannot be written: {error}", settings.display()))?;
    count(
        wasm_tests()?
            .env("CHROMEDRIVER", chromedriver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1"),
    )
}

fn webdriver_json(chromium: &Path) -> String {
    let path = chromium.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    let args: Vec<String> = CHROMIUM_FLAGS.iter().map(|flag| format!("\"{flag}\"")).collect();
    let args = args.join(",");
    format!("{{\"goog:chromeOptions\":{{\"binary\":\"{path}\",\"args\":[{args}]}}}}\n")
}

/// One of our scripts that look at the built page. The first of them builds it.
fn site_script(name: &str, limit: Duration) -> Result<Count> {
    static BUILT: OnceLock<Result> = OnceLock::new();
    BUILT.get_or_init(|| build::site(None)).clone()?;
    count_within(&mut node_script(name)?, limit)
}

/// One of our scripts. It finds the programs that it may start, and this one for its server, in
/// its environment.
fn node_script(name: &str) -> Result<Command> {
    let mut script = shell::command(setup::node("node")?);
    script.arg(name);
    if !shell::root().join(name).is_file() {
        return Err(format!("{name} is missing"));
    }
    if let Ok(program) = env::current_exe() {
        // Linux marks a program that was built anew while it runs; the new one is at the same place.
        let program = program.to_string_lossy().into_owned();
        script.env("XTASK", program.trim_end_matches(" (deleted)"));
    }
    let programs =
        [("CHROMIUM", setup::chromium()), ("FIREFOX", setup::firefox()), ("JAVA", setup::java())];
    script.envs(programs.into_iter().filter_map(|(name, path)| Some((name, path?))));
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_all_runners_are_counted() {
        let counted = |line| Count::in_line(line).map(|count| (count.passed, count.failed));
        let rust = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(counted(rust), Some((12, 0)));
        assert_eq!(counted("test result: FAILED. 3 passed; 2 failed; 0 ignored"), Some((3, 2)));
        assert_eq!(counted("7 passed, 1 failed"), Some((7, 1)));
        assert_eq!(counted("test parses_passed, failed ... ok"), None);
        assert_eq!(counted("all passed, none failed"), None);
        assert_eq!(counted(""), None);
    }

    #[test]
    fn a_step_whose_tool_is_missing_fails_with_the_reason() {
        let step = Step {
            name: "page",
            about: "",
            needs: &[Tool::Trunk],
            extra: false,
            run: || Ok(Count { passed: 5, failed: 0 }),
        };
        let missing = BTreeMap::from([(Tool::Trunk, "no trunk".to_owned())]);
        let (count, reason) = outcome(&step, &missing);
        assert_eq!(count, Count::ONE_FAILED);
        assert_eq!(reason.as_deref(), Some("it could not run: no trunk"));
        assert_eq!(outcome(&step, &BTreeMap::new()), (Count { passed: 5, failed: 0 }, None));
    }

    #[test]
    fn a_runner_that_finds_no_test_has_failed() {
        let step =
            Step { name: "x", about: "", needs: &[], extra: false, run: || Ok(Count::default()) };
        assert_eq!(outcome(&step, &BTreeMap::new()).0, Count::ONE_FAILED);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_prints_is_added_up_and_its_crash_counts() {
        let counted = |script| count(shell::command("sh").args(["-c", script]));
        let two = counted("echo '2 passed, 0 failed'; echo '3 passed, 1 failed'; exit 1");
        assert_eq!(two, Ok(Count { passed: 5, failed: 1 }));
        assert_eq!(
            counted("echo '2 passed, 0 failed'; exit 3"),
            Ok(Count { passed: 2, failed: 1 })
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_stopped() {
        let start = Instant::now();
        let result = count_within(shell::command("sleep").arg("60"), Duration::from_millis(200));
        assert_eq!(result, Err("stopped after 0.2 s".to_owned()));
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn the_settings_for_the_driver_are_json() {
        let json = webdriver_json(Path::new("C:\\chrome \"beta\".exe"));
        assert!(json.contains(r#""binary":"C:\\chrome \"beta\".exe""#), "{json}");
    }
}
