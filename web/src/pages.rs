//! The pages, one file each.

mod chain;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod code;
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod disagreements;
mod explain;
#[cfg(not(target_arch = "wasm32"))]
mod footer;
mod home;
#[cfg(not(target_arch = "wasm32"))]
mod not_found;
mod own;
#[cfg(not(target_arch = "wasm32"))]
mod products;
#[cfg(not(target_arch = "wasm32"))]
mod rules;
#[cfg(not(target_arch = "wasm32"))]
mod share;
#[cfg(not(target_arch = "wasm32"))]
mod tables;
#[cfg(not(target_arch = "wasm32"))]
mod written;

pub(crate) use chain::Chain;
#[cfg(target_arch = "wasm32")]
pub(crate) use chain::IN_EXAMPLES;
pub(crate) use compare::Compare;
#[cfg(target_arch = "wasm32")]
pub(crate) use compare::FIRST;
pub(crate) use explain::Explain;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use footer::{BUILT, Footer, ZIP};
pub(crate) use home::Home;
pub(crate) use own::Own;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use rules::rules_of;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use written::{Written, WrittenProps};
