//! One integration-test binary; a module a subject.

mod cases;
mod contradictions;
mod profiles;
mod redaction;
mod registry;
mod rules;
mod schema;
