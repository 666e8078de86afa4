//! Sets up, builds, serves and tests sip-response: `cargo xtask --help`.

fn main() {}
