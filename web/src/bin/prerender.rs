//! Renders every page into the folder that Trunk has filled.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    sip_response_web::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
