//! The reference page.
//!
//! Every page is a file that is rendered when the site is built, readable without a program. In
//! the browser a program makes it live: the search field, the keys, and what the page is there for.
//! `page` has the list of codes and is on most pages; `explain` and `compare` are on the one page
//! each that they are named after. All facts come from the core; here is only how they are shown.

mod app;
mod components;
mod islands;
mod labels;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
mod route;
mod shelf;
mod state;

#[cfg(target_arch = "wasm32")]
pub use app::{start, start_comparing, start_explaining};
pub use islands::{Comparing, Explaining, Islands, List};
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::run;
