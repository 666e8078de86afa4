//! What a SIP response means, who sent it, and what to do next.
//!
//! The words are those of RFC 3261 and its extensions. The crate does no IO, reads no clock,
//! draws no random numbers and keeps no state: the same text, context and profile give the same
//! answer. It never panics on input, and its time is linear in the input.
#![no_std]

extern crate alloc;

/// The text, or what stands in its place in a build without the feature `prose`.
macro_rules! prose {
    ($text:expr, $none:expr) => {
        if cfg!(feature = "prose") { const { $text } } else { $none }
    };
}

/// The part of an example, or what stands in its place in a build without the feature `examples`.
macro_rules! example {
    ($part:expr, $none:expr) => {
        if cfg!(feature = "examples") { const { $part } } else { $none }
    };
}

pub(crate) use {example, prose};

mod advice;
mod advise;
pub mod chain;
mod context;
pub mod dialog_failure;
pub mod disagreement;
pub mod extract;
pub mod fork;
pub mod header;
mod message;
mod method;
pub mod option_tag;
mod people;
mod product;
pub mod profile;
pub mod q850;
pub mod reason;
pub mod redact;
mod reference;
pub mod report;
mod role;
mod rules;
pub mod search;
mod status;
mod uri;
mod violation;
pub mod warning;

pub use advice::{
    AckAdvice, Action, Advice, CallInfoAdvice, ChallengeAdvice, CodedError, DecidingHeaders, Delay,
    Dependency, Facts, Finding, Pairs, ReasonAdvice, RetryAfterAdvice, RetryRequest, WarningAdvice,
};
pub use advise::{advise, advise_event, advise_parsed};
pub use context::{Context, List, LocalEvent, SentAuthorization, Usage};
pub use header::{HeaderError, HeaderField, HeaderName, Problem};
pub use message::{MAX_HEADERS, MAX_VIOLATIONS, ParseError, Parsed, Place, Response};
pub use method::Method;
pub use product::{ProductAdvice, advise_beside};
#[cfg(feature = "profiles")]
pub use profile::PROFILES;
pub use profile::{Behaviour, Profile};
pub use reference::Reference;
pub use role::Role;
pub use rules::{Example, Level, RULES, Rule};
pub use status::{
    Confusion, DialogEffect, InvalidStatusCode, REGISTRY, Registration, Retry, StatusClass,
    StatusCode, StatusEntry,
};
pub use uri::{MAX_COMPARED_URI_PARTS, Uri, UriError, UriPart, UriParts, unescape};
pub use violation::{ByteCount, Violation, ViolationKind};
