//! One integration-test binary; a module a subject.

mod cases;
mod profiles;
mod registry;
mod rules;
