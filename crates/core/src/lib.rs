//! What a SIP response means, who sent it, and what to do next.
//!
//! The words are those of RFC 3261 and its extensions. The crate does no IO, reads no clock,
//! draws no random numbers and keeps no state: the same text, context and profile give the same
//! answer. It never panics on input, and its time is linear in the input.
#![no_std]

extern crate alloc;

pub mod dialog_failure;
pub mod extract;
mod method;
pub mod option_tag;
pub mod q850;
pub mod reason;
pub mod profile;
mod reference;
pub mod search;
mod status;
pub mod warning;

pub use method::Method;
#[cfg(feature = "profiles")]
pub use profile::PROFILES;
pub use profile::{Behaviour, Profile};
pub use reference::Reference;
pub use status::{
    DialogEffect, InvalidStatusCode, REGISTRY, Registration, Retry, StatusClass, StatusCode,
    StatusEntry,
};
