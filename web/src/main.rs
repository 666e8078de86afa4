//! The reference page.
//!
//! One program, two runs: natively it renders one HTML file for every route into the folder that
//! Trunk has filled; in the browser it takes those pages over, and no server is asked again. All
//! facts come from the core; here is only how they are shown.

mod app;
mod components;
mod labels;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod route;
mod state;

/// In the browser: makes the page live.
#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

/// Natively: writes the pages.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    prerender::run()
}
