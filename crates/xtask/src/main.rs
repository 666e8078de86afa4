//! Sets up, builds, serves and tests sip-response: `cargo xtask --help`.

mod codegen;

fn main() -> Result<(), String> {
    match std::env::args().nth(1).as_deref() {
        Some("codegen") => codegen::run(std::env::args().any(|argument| argument == "--check")),
        _ => Err("cargo xtask codegen [--check]".to_owned()),
    }
}
