//! Sets up, builds, serves and tests sip-response: `cargo xtask --help`.

mod bench;
mod build;
mod codegen;
mod serve;
mod setup;
mod shell;
mod test;
mod tidy;

use std::{env, process::ExitCode};

const HELP: &str = "\
cargo xtask <command>: sets up, builds, serves and tests sip-response

  serve [--port N] [--no-build]  build the page and serve it on 127.0.0.1 (port 8080, or the next
                                 free one; --port 0 takes any)
  serve --folder FOLDER          serve what was built before and lies in another folder
  test [step...]                 run every check, or only the named ones (lighthouse only by name)
  test --list                    say which steps there are
  build npm                      the npm package, ready for `npm pack`, in target/npm
  build site [--url URL]         the page, in dist/, and as one ZIP file beside it; URL is where it
                                 will be, for search engines: https://example.org/sip/
  codegen [--check]              make the committed tables anew; --check only compares
  tidy                           the house rules that rustfmt and clippy do not know
  bench                          what an answer costs beside other packages; 5 minutes
  bench site                     how soon the page is seen and live on a slow phone
  setup                          install what is missing for all of the above, and nothing else

Every command first installs what it needs and does not find, says what and how long, and keeps it
for the next time. Needed beforehand: the Rust toolchain of rust-toolchain.toml, and Node.js 20 or
newer with npm.";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> shell::Result<ExitCode> {
    match words {
        [] | ["help" | "--help" | "-h", ..] | [_, "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        // It says itself how many failed, in the last line.
        ["test", steps @ ..] => return test::run(steps),
        ["serve", options @ ..] => serve::run(options),
        ["build", "npm"] => build::npm(),
        ["build", "site"] => build::site(None),
        ["build", "site", "--url", url] => build::site(Some(url)),
        ["build", ..] => Err("say what to build: `build npm` or `build site`".to_owned()),
        ["codegen"] => codegen::run(false),
        ["codegen", "--check"] => codegen::run(true),
        ["tidy"] => tidy::run(),
        ["bench"] => bench::run(),
        ["bench", "site"] => bench::site(),
        ["setup"] => setup::require(setup::Tool::ALL),
        _ => Err(format!("`{}` is not understood; see `cargo xtask --help`", words.join(" "))),
    }
    .map(|()| ExitCode::SUCCESS)
}
