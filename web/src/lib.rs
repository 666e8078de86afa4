//! The reference page.
//!
//! Every page is a file that is rendered when the site is built, readable without a program. In
//! the browser two programs make it live. `page` is on every page: the search field, the list of
//! codes, the keys. `tools` is `page` with what takes more room: Explain and Compare. All facts
//! come from the core; here is only how they are shown.

mod app;
mod components;
mod islands;
mod labels;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod route;
mod state;

#[cfg(target_arch = "wasm32")]
pub use app::start;
pub use islands::{Islands, Page, Tools};
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::run;
