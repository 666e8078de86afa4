//! Parses any bytes and asks for everything that can be read from them.
//!
//! `cargo +nightly fuzz run parse`, with the messages of the response cases as seeds in
//! `corpus/parse`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sip_response::{HeaderName, MAX_HEADERS, MAX_VIOLATIONS, Response};

fuzz_target!(|bytes: &[u8]| {
    let parsed = match Response::parse(bytes) {
        Ok(parsed) => parsed,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let response = &parsed.response;
    assert!(response.headers().len() <= MAX_HEADERS + HeaderName::ALL.len());
    assert!(response.body().len() <= bytes.len());

    let values = response.value_violations();
    assert!(values.len() <= MAX_VIOLATIONS + 1);
    for violation in parsed.violations.iter().chain(&values) {
        assert!(violation.sentence().ends_with('.'));
    }
    for contact in response.contacts().flatten() {
        assert!(contact.uri.same_as(&contact.uri));
        let _ = (contact.uri.canonical(), contact.uri.request_uri());
        let _ = contact.params.iter().count();
    }
    for challenge in response.challenges().flatten() {
        let _ = challenge.params.iter().map(|param| param.value.map(|value| value.text())).count();
    }
    for via in response.vias().flatten() {
        assert!(via.is_sent_by(via.host) || via.port.is_some());
    }
});
