//! Properties that hold for any bytes.

use proptest::prelude::*;
use sip_response::{HeaderName, Response, Uri, unescape};

/// Asks for everything that there is.
fn read_everything(response: &Response<'_>) -> usize {
    let mut count = 0;
    count += response.vias().count() + response.contacts().count() + response.challenges().count();
    count += response.warnings().count() + response.reasons().count() + response.allow().count();
    count += response.accept().count() + response.accept_encoding().count();
    count += response.error_info().count() + response.security_server().count();
    for contact in response.contacts().flatten() {
        count += contact.uri.canonical().len() + contact.uri.request_uri().len();
        count += usize::from(contact.uri.same_as(&contact.uri));
        count += contact.params.iter().count() + contact.uri.params.iter().count();
    }
    for challenge in response.challenges().flatten() {
        count += challenge.params.iter().count();
        count += challenge.realm.map_or(0, |realm| realm.text().len());
    }
    for violation in response.value_violations() {
        count += violation.sentence().len();
    }
    count += usize::from(response.retry_after().is_some());
    count += usize::from(response.session_expires().is_some());
    count += usize::from(response.authentication_info().is_some());
    count += usize::from(response.timestamp().is_some() || response.content_type().is_some());
    count
}

fn check(bytes: &[u8]) {
    match Response::parse(bytes) {
        Ok(parsed) => {
            read_everything(&parsed.response);
            for violation in &parsed.violations {
                assert!(violation.sentence().ends_with('.'));
            }
            assert!((100..=699).contains(&parsed.response.code().as_u16()));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Text out of the pieces that messages are made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n"),
        Just("\n"),
        Just("\r"),
        Just(" "),
        Just("\t"),
        Just(":"),
        Just(";"),
        Just(","),
        Just("<"),
        Just(">"),
        Just("\""),
        Just("\\"),
        Just("("),
        Just(")"),
        Just("="),
        Just("/"),
        Just("@"),
        Just("["),
        Just("]"),
        Just("?"),
        Just("&"),
        Just("%4"),
        Just("*"),
        Just("sip:"),
        Just("a"),
        Just("é"),
        Just("1"),
        Just("0"),
        Just("Digest"),
        Just("realm"),
        Just("q"),
        Just("SIP/2.0/UDP "),
        Just(":::"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
        let mut response = b"SIP/2.0 486 ".to_vec();
        response.extend(&bytes);
        check(&response);
    }

    #[test]
    fn no_value_of_any_header_field_makes_it_panic(index in 0..HeaderName::ALL.len(), value in pieces()) {
        let name = HeaderName::ALL[index];
        check(format!("SIP/2.0 200 OK\r\n{name}: {value}\r\n\r\n").as_bytes());
        check(format!("SIP/2.0 200 OK\r\n{name}: <sip:a@b>{value}\r\nContact: {value}\r\n\r\n").as_bytes());
    }

    #[test]
    fn no_list_hides_the_value_behind_a_comma(value in pieces()) {
        // What could swallow the comma, or end the row, is left out.
        let value: String =
            value.chars().filter(|c| !matches!(c, '\r' | '\n' | '"' | '<' | '\\')).collect();
        let text = format!("SIP/2.0 302 x\r\nContact: {value}, <sip:last@example.org>\r\n\r\n");
        let parsed = Response::parse(text.as_bytes()).unwrap();
        let last = parsed.response.contacts().last().unwrap().unwrap();
        prop_assert_eq!(last.uri.as_str(), "sip:last@example.org");
    }

    #[test]
    fn letter_case_and_compact_form_of_a_name_change_nothing(index in 0..HeaderName::ALL.len(), upper in any::<bool>()) {
        let name = HeaderName::ALL[index];
        let spelled = match name.compact() {
            Some(compact) if upper => compact.to_ascii_uppercase().to_string(),
            _ if upper => name.as_str().to_ascii_uppercase(),
            _ => name.as_str().to_ascii_lowercase(),
        };
        let text = format!("SIP/2.0 200 OK\r\n{spelled} : v\r\n\r\n");
        let parsed = Response::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(&*parsed.response.first(name).unwrap().value, "v");
    }

    #[test]
    fn a_uri_is_the_same_as_itself_and_keeps_its_canonical_spelling(text in "sips?:[a-z%0-9;?=&@:.\\[\\]]{1,40}") {
        let _ = unescape(&text);
        if let Ok(uri) = Uri::parse(&text) {
            prop_assert!(uri.same_as(&uri));
            let canonical = uri.canonical();
            let again = Uri::parse(&canonical).map(|uri| uri.canonical());
            prop_assert_eq!(again.as_deref(), Ok(canonical.as_str()));
        }
    }
}
