//! The responses of RFC 4475, and the IPv6 header fields of RFC 5118 that a response copies.
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail as they do")]

use std::{fs, path::PathBuf};

use sip_response::{HeaderName, ParseError, Problem, Response, Violation, ViolationKind};

fn torture(name: &str) -> Vec<u8> {
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests", "data", "rfc4475", name].iter().collect();
    fs::read(path).unwrap()
}

fn kinds(violations: &[Violation]) -> Vec<ViolationKind> {
    violations.iter().map(|violation| violation.kind).collect()
}

#[test]
fn an_unusual_reason_phrase_is_no_violation() {
    let bytes = torture("unreason.dat");
    let parsed = Response::parse(&bytes).unwrap();
    assert_eq!(parsed.violations, []);
    assert_eq!(parsed.response.code().as_u16(), 200);
    assert!(parsed.response.reason_phrase().starts_with("= 2**3 * 5**2 но сто девяносто"));
    assert_eq!(parsed.response.body().len(), 154);
    assert_eq!(parsed.response.from().unwrap().unwrap().tag, Some("11141343"));
    assert_eq!(parsed.response.value_violations(), []);
}

#[test]
fn an_empty_reason_phrase_is_no_violation_but_a_missing_space_is() {
    let bytes = torture("noreason.dat");
    let parsed = Response::parse(&bytes).unwrap();
    assert_eq!((parsed.response.code().as_u16(), parsed.response.reason_phrase()), (100, ""));
    assert_eq!(parsed.violations, []);
    let without = String::from_utf8(bytes).unwrap().replacen("100 ", "100", 1);
    let parsed = Response::parse(without.as_bytes()).unwrap();
    assert_eq!(kinds(&parsed.violations), [ViolationKind::MissingSpaceAfterCode]);
}

#[test]
fn numbers_that_are_too_large_are_damage_and_never_wrap() {
    let bytes = torture("scalarlg.dat");
    let parsed = Response::parse(&bytes).unwrap();
    let [violation] = parsed.violations.as_slice() else { panic!("{:?}", parsed.violations) };
    assert_eq!(violation.kind, ViolationKind::DamagedMandatoryHeader);
    assert_eq!(violation.header, Some(HeaderName::CSeq));
    assert_eq!(violation.problem, Some(Problem::NumberTooLarge));
    let retry_after = parsed.response.retry_after().unwrap().unwrap();
    assert_eq!(retry_after.seconds, sip_response::header::MAX_NUMBER);
    let warnings: Vec<_> = parsed.response.warnings().collect();
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].unwrap_err().problem, Problem::BadCode);
}

#[test]
fn a_status_code_that_is_too_large_is_no_response() {
    let bytes = torture("bigcode.dat");
    let error = Response::parse(&bytes).unwrap_err();
    assert!(
        matches!(&error, ParseError::BadStatusCode { text, place } if text == "4294967301" && place.column == 9),
        "{error}"
    );
}

#[test]
fn both_vias_of_a_broadcast_response_are_seen() {
    let bytes = torture("bcast.dat");
    let parsed = Response::parse(&bytes).unwrap();
    assert_eq!(parsed.violations, []);
    let hosts: Vec<_> = parsed.response.vias().map(|via| via.unwrap().host).collect();
    assert_eq!(hosts, ["192.0.2.198", "255.255.255.255"]);
}

fn with(lines: &str) -> String {
    format!(
        "SIP/2.0 200 OK\r\n{lines}\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\n\
         Call-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
    )
}

/// RFC 5118 §4.5: an IPv6 address in `received` is read with and without brackets.
#[test]
fn received_may_hold_an_ipv6_address_with_or_without_brackets() {
    for (received, text) in [
        (
            "[2001:db8::9:255]",
            "Via: SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3",
        ),
        (
            "2001:db8::9:255",
            "Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3",
        ),
    ] {
        let message = with(text);
        let parsed = Response::parse(message.as_bytes()).unwrap();
        assert_eq!(parsed.violations, []);
        let via = parsed.response.vias().next().unwrap().unwrap();
        assert_eq!((via.host, via.received), ("[2001:db8::9:1]", Some(received)));
        assert_eq!(via.branch, Some("z9hG4bKas3"));
    }
}

/// RFC 5118 §4.9.
#[test]
fn ipv4_mapped_addresses_are_hosts() {
    let message = with(
        "Via: SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKbh19\r\n\
         Via: SIP/2.0/UDP [::ffff:192.0.2.2];branch=z9hG4bKas3-111\r\n\
         Contact: \"T. desk phone\" <sip:ted@[::ffff:192.0.2.2]>",
    );
    let parsed = Response::parse(message.as_bytes()).unwrap();
    let vias: Vec<_> =
        parsed.response.vias().map(Result::unwrap).map(|v| (v.host, v.port)).collect();
    assert_eq!(vias, [("[::ffff:192.0.2.10]", Some(19823)), ("[::ffff:192.0.2.2]", None)]);
    let contact = parsed.response.contacts().next().unwrap().unwrap();
    assert_eq!(contact.uri.host, "[::ffff:192.0.2.2]");
    assert_eq!(contact.display_name.unwrap(), "T. desk phone");
}

/// RFC 5118 §4.10: three colons are tolerated, and the same address as two.
#[test]
fn three_colons_are_tolerated() {
    let message = with(
        "Via: SIP/2.0/UDP [2001:db8:::192.0.2.1];branch=z9hG4bK1\r\n\
         Contact: <sip:user@[2001:db8:::192.0.2.1]>, <sip:user@[2001:db8::192.0.2.1]>",
    );
    let parsed = Response::parse(message.as_bytes()).unwrap();
    assert_eq!(parsed.violations, []);
    let [Ok(three), Ok(two)] = parsed.response.contacts().collect::<Vec<_>>()[..] else { panic!() };
    assert!(three.uri.same_as(&two.uri));
    assert_eq!(three.uri.request_uri(), "sip:user@[2001:db8::192.0.2.1]");
    assert_eq!(kinds(&parsed.response.value_violations()), [ViolationKind::ThreeColons]);
}

/// The software behind a response and the keep-alive of its flow are read as they stand.
#[test]
fn who_sent_it_and_how_often_to_keep_the_flow_alive_are_read() {
    let text = "SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP 192.0.2.10;branch=z9hG4bKa1\r\n\
        From: <sip:a@example.com>;tag=1\r\nTo: <sip:a@example.com>;tag=2\r\nCall-ID: c1\r\n\
        CSeq: 1 REGISTER\r\nUser-Agent: Phone/1.2 (desk)\r\nServer: Edge 3\r\nFlow-Timer: 120\r\n\
        Content-Length: 0\r\n\r\n";
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let response = parsed.response;
    assert_eq!(response.user_agent(), Some("Phone/1.2 (desk)"));
    assert_eq!(response.server(), Some("Edge 3"));
    assert_eq!(response.flow_timer(), Some(Ok(120)));
    assert_eq!(parsed.violations, []);
}
