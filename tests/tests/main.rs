//! One integration-test binary; a module a subject.

mod profiles;
mod registry;
