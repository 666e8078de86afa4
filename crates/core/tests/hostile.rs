//! Megabytes made to be slow. Nothing here looks at a clock: whatever took more than linear time
//! would not come to its end.
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail as they do")]

use std::fmt::Write as _;

use sip_response::{
    HeaderName, MAX_HEADERS, MAX_VIOLATIONS, Problem, Response, StatusCode, Uri, ViolationKind,
    redact::redact,
};

const FIVE: &str = "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1\r\n\
    From: <sip:alice@example.com>;tag=a1\r\nTo: <sip:bob@example.net>;tag=b1\r\n\
    Call-ID: c1@ua.example.com\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n";

fn message(before: &str, after: &str) -> String {
    format!("SIP/2.0 486 Busy Here\r\n{before}{FIVE}{after}\r\n")
}

/// Parses and reads everything once; gives the kinds of violations.
fn read_all(message: &[u8]) -> Vec<ViolationKind> {
    let parsed = Response::parse(message).unwrap();
    let response = &parsed.response;
    assert_eq!(response.code(), StatusCode::BUSY_HERE);
    assert!(response.headers().len() <= MAX_HEADERS + HeaderName::ALL.len());
    let mut kinds: Vec<_> = parsed.violations.iter().map(|violation| violation.kind).collect();
    kinds.extend(response.value_violations().iter().map(|violation| violation.kind));
    assert!(kinds.len() <= 2 * MAX_VIOLATIONS + 64, "{}", kinds.len());
    kinds
}

#[test]
fn a_hundred_thousand_header_fields_hide_nothing() {
    let rows = "X-Row: 1\r\n".repeat(100_000);
    let kinds = read_all(message(&rows, "Retry-After: 7\r\n").as_bytes());
    assert_eq!(kinds, [ViolationKind::TooManyHeaders]);
    let text = message(&rows, "Retry-After: 7\r\n");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    assert_eq!(parsed.response.retry_after().unwrap().unwrap().seconds, 7);
    assert_eq!(parsed.response.cseq().unwrap().unwrap().number, 1);
}

#[test]
fn a_hundred_thousand_rows_of_one_known_name_are_bounded() {
    for row in [
        "Content-Length: 0\r\n",
        "Contact: <sip:a@b>\r\n",
        "Retry-After: 1\r\n",
        "no colon\r\n",
        ": x\r\n",
    ] {
        read_all(message("", &row.repeat(100_000)).as_bytes());
    }
}

#[test]
fn twenty_thousand_values_in_one_line_are_all_read() {
    let mut contacts = String::from("Contact: ");
    let mut vias = String::from("Via: ");
    for number in 0..20_000 {
        write!(contacts, "<sip:u{number}@example.org>;q=0.5,").unwrap();
        write!(vias, "SIP/2.0/UDP h{number}.example.org;branch=z9hG4bK{number},").unwrap();
    }
    let text = message(&format!("{vias}\r\n"), &format!("{contacts}\r\n"));
    assert_eq!(read_all(text.as_bytes()), []);
    let parsed = Response::parse(text.as_bytes()).unwrap();
    assert_eq!(parsed.response.contacts().flatten().count(), 20_000);
    assert_eq!(parsed.response.vias().flatten().count(), 20_001);
}

#[test]
fn a_megabyte_of_one_thing_in_every_header_field_ends() {
    let fillers = [
        ",",
        ";",
        "<",
        ">",
        "\"",
        "\\",
        "(",
        ")",
        "()",
        "=",
        "a",
        " ",
        "*",
        "/",
        "[",
        "%",
        ";a",
        ";a=",
        ";a=b",
        "<a:b,",
        "<a:b>,",
        "\"a\",",
        "\",\"",
        "a ",
        "a,",
        "Digest a=b,",
        "Digest a,",
        "sip:a@b,",
        "1",
        "a b,",
        "é",
    ];
    for name in HeaderName::ALL {
        for filler in fillers {
            // Every header field 32 KiB, the ones that decide a megabyte.
            let size = match name {
                HeaderName::Via | HeaderName::Contact | HeaderName::WwwAuthenticate => 1 << 20,
                _ => 1 << 15,
            };
            let value = filler.repeat(size / filler.len());
            read_all(message("", &format!("{name}: {value}\r\n")).as_bytes());
            read_all(message("", &format!("{name}: <sip:a@b>{value}\r\n")).as_bytes());
        }
    }
}

#[test]
fn deeply_nested_comments_use_no_stack() {
    let deep = format!("Retry-After: 5 {}{}\r\n", "(".repeat(500_000), ")".repeat(500_000));
    assert_eq!(read_all(message("", &deep).as_bytes()), []);
    let open = format!("Retry-After: 5 {}\r\n", "(".repeat(1 << 20));
    let text = message("", &open);
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let error = parsed.response.retry_after().unwrap().unwrap_err();
    assert_eq!(error.problem, Problem::UnterminatedComment);
}

#[test]
fn long_names_folds_line_ends_and_bytes_end() {
    let long = "a".repeat(1 << 20);
    read_all(message("", &format!("{long}: x\r\n")).as_bytes());
    read_all(message("", &format!("{long}\r\n")).as_bytes());
    read_all(message("", &format!("Subject: x{}\r\n", "\r\n y".repeat(1 << 18))).as_bytes());
    read_all(message(&" x\r\n".repeat(1 << 18), "").as_bytes());
    read_all(format!("{}{}", "\r\n".repeat(1 << 19), message("", "")).as_bytes());
    read_all(format!("SIP/2.0 486 {}\r\n{FIVE}\r\n", "\u{0}".repeat(1 << 20)).as_bytes());
    for end in ["\n", "\r", "\r\r\n"] {
        let text = message("", &"X: y\r\n".repeat(50_000)).replace("\r\n", end);
        read_all(text.as_bytes());
    }
    let mut bytes = message("", "").into_bytes();
    bytes.extend(std::iter::repeat_n(0xFF, 1 << 20));
    assert_eq!(read_all(&bytes), [ViolationKind::ExtraBytes]);
    let mut bytes = b"SIP/2.0 486 ".to_vec();
    bytes.extend(std::iter::repeat_n(0xFF, 1 << 20));
    read_all(&bytes);
    assert!(Response::parse(&vec![b'\r'; 1 << 20]).is_err());
    assert!(Response::parse(&vec![0xFF; 1 << 20]).is_err());
    assert!(Response::parse(&vec![b' '; 1 << 20]).is_err());
}

#[test]
fn uris_of_a_megabyte_are_compared_in_the_end() {
    let params = format!("sip:a@b{}", ";p=1".repeat(1 << 18));
    let other = format!("{params};q");
    let (one, other) = (Uri::parse(&params).unwrap(), Uri::parse(&other).unwrap());
    assert!(!one.same_as(&other));
    assert!(one.same_as(&one));
    assert!(one.canonical().len() <= params.len());
    let escapes = format!("sip:{}@b", "%61".repeat(1 << 18));
    let plain = format!("sip:{}@b", "a".repeat(1 << 18));
    assert!(Uri::parse(&escapes).unwrap().same_as(&Uri::parse(&plain).unwrap()));
}

#[test]
fn megabytes_are_redacted() {
    for part in [
        "sip:",
        "sip:a@b?x=",
        "\"\\\"",
        "sip:a@b;",
        "\"",
        "[",
        "::",
        "1.",
        "(",
        "+1 ",
        "a,",
        "Basic ",
        "x=",
        "urn:uuid:a ",
        "<sip:",
        "@",
        "tel:+1;",
        "http://",
        "a@",
        "10.1.2.3,",
    ] {
        for name in ["X-Row", "Via", "Contact", "Warning", "WWW-Authenticate", "Retry-After"] {
            let line = format!("{name}: {}\r\n", part.repeat(50_000 / part.len()));
            let text = redact(&message(&line, ""));
            assert!(text.starts_with("SIP/2.0 486 Busy Here\r\n"));
        }
    }
    let mut users = String::new();
    for number in 0..20_000 {
        write!(users, "Contact: <sip:user-{number}@h{number}.example.org>\r\n").unwrap();
    }
    let text = redact(&message(&users, ""));
    assert!(text.contains("user20000@host20000.example"));
}
