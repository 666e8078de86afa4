//! One integration-test binary; a module a subject.

mod cases;
mod contradictions;
mod in_dialog;
mod profiles;
mod redaction;
mod registry;
mod rules;
mod schema;
