//! What is said of values that cannot be read: which header field, which line, what is wrong.
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail as they do")]

use sip_response::{
    ByteCount, Context, HeaderName, MAX_HEADERS, MAX_VIOLATIONS, ParseError, Place, Problem,
    Response, Violation, ViolationKind, advise,
};

/// The line of the first header field that a test adds.
const LINE: u32 = 7;

fn message(more: &str) -> String {
    format!(
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
         From: <sip:alice@example.com>;tag=a1\r\nTo: <sip:bob@example.net>;tag=b1\r\n\
         Call-ID: c1@ua.example.com\r\nCSeq: 1 INVITE\r\n{more}Content-Length: 0\r\n\r\n"
    )
}

/// What is wrong with the values of a message with these further header fields, which is well
/// formed but for them.
fn of_values(more: &str) -> Vec<Violation> {
    let text = message(more);
    let parsed = Response::parse(text.as_bytes()).unwrap();
    assert_eq!(parsed.violations, [], "{more}");
    parsed.response.value_violations()
}

/// Each is broken against the grammar of its RFC (RFC 3261 §25.1 where none is named).
#[test]
fn every_value_that_cannot_be_read_is_named_with_its_line_and_its_fault() {
    for (row, problem) in [
        ("Warning: 37 x \"no\"", Problem::BadCode),
        ("Warning: 370 x \"open", Problem::UnterminatedQuote),
        ("Authentication-Info: nextnonce=\"open", Problem::UnterminatedQuote),
        ("Session-Expires: soon", Problem::NotANumber),
        ("Min-SE: long", Problem::NotANumber),
        ("Min-Expires: -1", Problem::NotANumber),
        ("Expires: Thu, 01 Jan 2099 00:00:00 GMT", Problem::Date),
        ("Flow-Timer: often", Problem::NotANumber),
        ("Retry-After: soon", Problem::NotANumber),
        // RFC 3262 §7.1: at most 2^32 - 1.
        ("RSeq: 4294967296", Problem::NumberTooLarge),
        ("Timestamp: now", Problem::NotANumber),
        ("Content-Type: text", Problem::BadMediaType),
        ("Accept: text", Problem::BadMediaType),
        ("Content-Disposition: ;handling=optional", Problem::MissingToken),
        ("Accept-Encoding: ;q=1", Problem::MissingToken),
        ("Accept-Language: ;q=1", Problem::MissingToken),
        ("Recv-Info: ;x=1", Problem::MissingToken),
        ("Security-Server: ;q=0.1", Problem::MissingToken),
        ("Error-Info: <>", Problem::MissingUri),
        ("Call-Info: <>;purpose=icon", Problem::MissingUri),
        ("Permission-Missing: <>", Problem::MissingUri),
        ("Geolocation-Error: 1000", Problem::BadCode),
        ("AlertMsg-Error: none", Problem::BadCode),
        ("SIP-ETag: ;", Problem::MissingToken),
        ("Allow: INVITE ACK", Problem::TrailingText),
        ("Supported: a b", Problem::TrailingText),
        ("Unsupported: a b", Problem::TrailingText),
        ("Require: a b", Problem::TrailingText),
        ("Allow-Events: a b", Problem::TrailingText),
        ("Accept-Resource-Priority: a b", Problem::TrailingText),
        ("Content-Encoding: a b", Problem::TrailingText),
        ("Content-Language: a b", Problem::TrailingText),
        ("Contact: <sip:bob@example.net", Problem::UnterminatedBracket),
        ("WWW-Authenticate: Digest realm=\"open", Problem::UnterminatedQuote),
        ("Proxy-Authenticate: Digest realm=\"open", Problem::UnterminatedQuote),
        ("Reason: ;cause=16", Problem::MissingToken),
    ] {
        let violations = of_values(&format!("{row}\r\n"));
        let [violation] = violations.as_slice() else { panic!("{row}: {violations:?}") };
        let header = HeaderName::from_bytes(row.split(':').next().unwrap().as_bytes());
        assert_eq!(
            (violation.kind, violation.header, violation.line, violation.problem),
            (ViolationKind::DamagedHeader, Some(header), LINE, Some(problem)),
            "{row}"
        );
    }
}

/// The value counts, and only a part of it is passed over.
#[test]
fn a_part_that_cannot_be_read_is_named_beside_the_rest_of_its_value() {
    for row in [
        "Contact: <sip:bob@example.net>;expires=soon",
        "Contact: <sip:bob@example.net>;q=high",
        "Reason: Q.850;cause=busy",
        "Retry-After: 60;duration=long",
    ] {
        let violations = of_values(&format!("{row}\r\n"));
        let [violation] = violations.as_slice() else { panic!("{row}: {violations:?}") };
        assert_eq!(
            (violation.kind, violation.line, violation.problem),
            (ViolationKind::DamagedPart, LINE, Some(Problem::NotANumber)),
            "{row}"
        );
    }
    for row in [
        "Contact: <sip:bob@example.net>;expires=60;q=0.5",
        "Reason: Q.850;cause=17",
        "Reason: Q.850;text=\"busy\"",
        "Retry-After: 60;duration=60",
        "Retry-After: 60 (lunch)",
        "Timestamp: 54.5 0.1",
    ] {
        assert_eq!(of_values(&format!("{row}\r\n")), [], "{row}");
    }
}

/// From and To count where the address is no URI: their tags are what a dialog is found by.
#[test]
fn a_from_or_to_without_a_uri_is_told_and_can_be_matched_all_the_same() {
    for (row, header) in [
        ("From: <sip:alice@example.com>;tag=a1", HeaderName::From),
        ("To: <sip:bob@example.net>;tag=b1", HeaderName::To),
    ] {
        let name = if header == HeaderName::From { "From" } else { "To" };
        let text = message("").replace(row, &format!("{name}: <sip:x@[2001:db8::1>;tag=x1"));
        let parsed = Response::parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.violations, [], "{name}");
        let violations = parsed.response.value_violations();
        let [violation] = violations.as_slice() else { panic!("{name}: {violations:?}") };
        assert_eq!((violation.kind, violation.header), (ViolationKind::DamagedPart, Some(header)));
        assert!(matches!(violation.problem, Some(Problem::BadUri(_))), "{violation:?}");
    }
}

/// A damaged first Via is a fault of the message; of the ones behind it each is told once.
#[test]
fn the_vias_behind_the_first_are_read_as_well() {
    let rows = "Via: SIP/2.0/UDP\r\nVia: SIP/2.0/TCP 192.0.2.9;branch=z9hG4bKb1, SIP/2.0/UDP\r\n";
    let told: Vec<_> =
        of_values(rows).iter().map(|violation| (violation.line, violation.problem)).collect();
    let missing = Some(Problem::MissingHost);
    assert_eq!(told, [(LINE, missing), (LINE + 1, missing)]);

    let text = message("").replace("Via: SIP/2.0/UDP 192.0.2.10;", "Via: SIP/2.0/UDP ;");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let told: Vec<_> = parsed.violations.iter().map(|v| (v.kind, v.line, v.problem)).collect();
    assert_eq!(told, [(ViolationKind::DamagedMandatoryHeader, 2, missing)]);
    assert_eq!(parsed.response.value_violations(), [], "it is not told twice");
}

/// The commas of a challenge separate its parameters (RFC 3261 §7.3.1).
#[test]
fn challenges_that_share_a_row_are_told_once_a_row() {
    let three =
        "Digest realm=\"a\", nonce=\"1\", Digest realm=\"b\", nonce=\"2\", Digest realm=\"c\"";
    let kinds = |rows: &str| -> Vec<_> {
        of_values(rows).iter().map(|violation| (violation.kind, violation.line)).collect()
    };
    let joined = ViolationKind::JoinedChallenges;
    assert_eq!(kinds(&format!("WWW-Authenticate: {three}\r\n")), [(joined, LINE)]);
    assert_eq!(
        kinds(&format!("Proxy-Authenticate: {three}\r\nProxy-Authenticate: {three}\r\n")),
        [(joined, LINE), (joined, LINE + 1)]
    );
    assert_eq!(kinds("WWW-Authenticate: Digest realm=\"a\", nonce=\"1\", qop=\"auth\"\r\n"), []);
}

#[test]
fn what_is_missing_or_empty_of_the_five_is_told_with_the_line_where_it_stands() {
    for (row, name, line) in [
        ("Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n", HeaderName::Via, 2),
        ("From: <sip:alice@example.com>;tag=a1\r\n", HeaderName::From, 3),
        ("To: <sip:bob@example.net>;tag=b1\r\n", HeaderName::To, 4),
        ("Call-ID: c1@ua.example.com\r\n", HeaderName::CallId, 5),
        ("CSeq: 1 INVITE\r\n", HeaderName::CSeq, 6),
    ] {
        let told = |text: &str| -> Vec<_> {
            let parsed = Response::parse(text.as_bytes()).unwrap();
            parsed.violations.iter().map(|v| (v.kind, v.header, v.line)).collect()
        };
        let without = told(&message("").replace(row, ""));
        assert_eq!(without, [(ViolationKind::MissingHeader, Some(name), 0)]);
        let (label, _) = row.split_once(':').unwrap();
        let empty = told(&message("").replace(row, &format!("{label}:\r\n")));
        assert_eq!(empty, [(ViolationKind::DamagedMandatoryHeader, Some(name), line)]);
    }
}

/// RFC 3261 §25.1: a NUL stands only in a quoted pair, behind a backslash.
#[test]
fn a_nul_is_told_once_a_header_field_and_an_escaped_one_is_none() {
    let told = |text: &str| -> Vec<_> {
        let parsed = Response::parse(text.as_bytes()).unwrap();
        parsed.violations.iter().map(|v| (v.kind, v.line, v.header)).collect()
    };
    let in_subject = |value: &str| told(&message(&format!("Subject: {value}\r\n")));
    let nul = ViolationKind::Nul;
    let found = [(nul, LINE, Some(HeaderName::from_bytes(b"Subject")))];
    assert_eq!(in_subject("\0abc"), found);
    assert_eq!(in_subject("a\0c"), found);
    assert_eq!(in_subject("abc\0"), found);
    assert_eq!(in_subject("a\0b\0c"), found);
    assert_eq!(in_subject("\"a\\\0c\""), []);
    assert_eq!(told(&message("").replace("200 OK", "200 O\0K")), [(nul, 1, None)]);
    assert_eq!(told(&message("").replace("Length: 0\r\n\r\n", "Length: 1\r\n\r\n\0")), []);
}

#[test]
fn as_many_violations_are_listed_as_promised_and_one_says_that_there_are_more() {
    let rows = |count: usize| of_values(&"Contact: <\r\n".repeat(count));
    let full = rows(MAX_VIOLATIONS);
    assert_eq!(full.len(), MAX_VIOLATIONS);
    assert!(full.iter().all(|violation| violation.kind == ViolationKind::DamagedHeader));
    let more = rows(MAX_VIOLATIONS + 9);
    assert_eq!(more.len(), MAX_VIOLATIONS + 1);
    let last = more.last().unwrap();
    let place = LINE + u32::try_from(MAX_VIOLATIONS).unwrap();
    assert_eq!((last.kind, last.line), (ViolationKind::TooManyViolations, place));
}

#[test]
fn the_values_that_decide_nothing_are_read_too() {
    let text = message("Timestamp: 54.5 0.1\r\nContent-Disposition: session;handling=optional\r\n");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let response = &parsed.response;
    let timestamp = response.timestamp().unwrap().unwrap();
    assert_eq!((timestamp.time, timestamp.delay), ("54.5", Some("0.1")));
    assert_eq!(response.content_disposition().unwrap().unwrap().name, "session");
    assert_eq!(response.content_length().unwrap().unwrap(), 0);
    let bare = message("");
    let parsed = Response::parse(bare.as_bytes()).unwrap();
    assert_eq!(parsed.response.timestamp(), None);
    assert_eq!(parsed.response.content_disposition(), None);
}

/// RFC 3261 §7.1 wants CR LF; what old elements and copied text have instead is read alike.
#[test]
fn every_line_end_is_read_and_each_wrong_kind_is_told_once() {
    let right = message("Subject: one\r\nServer: two\r\n").replace("Length: 0", "Length: 2") + "ab";
    let read = |text: &str| -> (Vec<_>, Vec<_>) {
        let parsed = Response::parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.response.body(), b"ab", "{text:?}");
        let fields = parsed.response.headers().iter();
        let fields = fields.map(|it| (it.name, it.value.to_string(), it.line)).collect();
        (fields, parsed.violations.iter().map(|it| (it.kind, it.line)).collect())
    };
    let (fields, told) = read(&right);
    assert_eq!((fields.len(), told), (8, vec![]));
    for (end, kind) in [
        ("\n", ViolationKind::BareLf),
        ("\r", ViolationKind::BareCr),
        ("\r\r\n", ViolationKind::BareCr),
    ] {
        let (same, told) = read(&right.replace("\r\n", end));
        assert_eq!(same, fields, "{end:?}");
        assert_eq!(told, [(kind, 1)], "{end:?}");
    }
    let (same, told) = read(&right.replacen("one\r\n", "one\n", 1).replacen("two\r\n", "two\r", 1));
    assert_eq!(same, fields);
    assert_eq!(told, [(ViolationKind::BareLf, LINE), (ViolationKind::BareCr, LINE + 1)]);
}

#[test]
fn bytes_that_are_no_text_damage_their_own_header_field_alone() {
    let mut bytes = message("Subject: caf\u{e9} \u{1}\r\nServer: two \u{e9}\r\n").into_bytes();
    let at = bytes.iter().position(|byte| *byte == 1).unwrap();
    bytes[at] = 0xFF;
    let parsed = Response::parse(&bytes).unwrap();
    let told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line)).collect();
    assert_eq!(told, [(ViolationKind::InvalidUtf8, LINE)]);
    let values: Vec<&str> = parsed.response.headers().iter().map(|field| &*field.value).collect();
    assert!(values.contains(&"caf\u{e9} \u{FFFD}") && values.contains(&"two \u{e9}"), "{values:?}");
}

#[test]
fn bytes_that_are_no_text_are_told_in_the_line_that_continues_as_well() {
    let mut bytes = message("Subject: one\r\n two \u{1}\r\n").into_bytes();
    let at = bytes.iter().position(|byte| *byte == 1).unwrap();
    bytes[at] = 0xFF;
    let parsed = Response::parse(&bytes).unwrap();
    let told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line, it.header)).collect();
    let subject = Some(HeaderName::from_bytes(b"Subject"));
    assert_eq!(told, [(ViolationKind::InvalidUtf8, LINE + 1, subject)]);
}

#[test]
fn control_characters_tell_bytes_from_text_and_white_space_does_not() {
    for byte in (0..=u8::MAX).filter(|byte| !matches!(byte, b'\r' | b'\n')) {
        let is_binary = matches!(Response::parse(&[b'x', byte]), Err(ParseError::Binary { .. }));
        let is_white = matches!(byte, b'\t' | 0x0B | 0x0C);
        assert_eq!(is_binary, !is_white && !matches!(byte, b' '..=b'~'), "{byte:#04x}");
    }
}

#[test]
fn an_error_repeats_64_characters_and_says_where_it_cuts() {
    let repeated = |line: &str| match Response::parse(line.as_bytes()) {
        Err(ParseError::NotSip { line, .. }) => line,
        other => panic!("{line}: {other:?}"),
    };
    let full = "x".repeat(64);
    assert_eq!(repeated(&full), full);
    assert_eq!(repeated(&format!("{full}x")), format!("{full}…"));
    assert_eq!(repeated("xyz"), "xyz");
    let wide = |count: usize| format!("HTTP/{}", "\u{1f4de}".repeat(count));
    for (count, cut) in [(59, false), (60, true)] {
        let Err(ParseError::Http { line, .. }) = Response::parse(wide(count).as_bytes()) else {
            panic!("{count}")
        };
        let expected = wide(59) + if cut { "…" } else { "" };
        assert_eq!(line, expected);
    }
}

/// RFC 3261 §7.5 lets empty lines stand before a message; copied text has other things there too.
#[test]
fn what_stands_before_the_status_line_is_passed_over_and_told() {
    let [lines, space, mark] = [
        ViolationKind::LeadingEmptyLines,
        ViolationKind::LeadingSpace,
        ViolationKind::ByteOrderMark,
    ];
    for (before, expected) in [
        ("", vec![]),
        ("\r\n", vec![(lines, 1)]),
        ("\n", vec![(lines, 1)]),
        ("\r", vec![(lines, 1)]),
        ("\r\n\r\n", vec![(lines, 1)]),
        ("  ", vec![(space, 1)]),
        ("\t", vec![(space, 1)]),
        (" \r\n", vec![(lines, 1)]),
        ("\r\n ", vec![(lines, 1), (space, 2)]),
        ("\n\n ", vec![(lines, 1), (space, 3)]),
        ("\u{feff}", vec![(mark, 1)]),
        ("\u{feff}\r\n", vec![(mark, 1), (lines, 1)]),
    ] {
        let text = message("a line of nothing\r\n");
        let parsed = Response::parse(text.as_bytes()).unwrap();
        let line = parsed.violations[0].line;
        let text = format!("{before}{text}");
        let parsed = Response::parse(text.as_bytes()).unwrap();
        let mut told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line)).collect();
        let ends = before.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count();
        let ends = u32::try_from(ends).unwrap();
        assert_eq!(told.pop(), Some((ViolationKind::MissingColon, line + ends)), "{before:?}");
        assert_eq!(told, expected, "{before:?}");
    }
}

/// RFC 3261 §25.1: one space behind the version and one behind the code.
#[test]
fn other_white_space_in_the_status_line_is_told() {
    let told = |line: &str| -> Vec<_> {
        let text = message("").replace("SIP/2.0 200 OK", line);
        let parsed = Response::parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.response.code().as_u16(), 200, "{line:?}");
        parsed.violations.iter().map(|it| it.kind).collect()
    };
    let spacing = ViolationKind::StatusLineSpacing;
    assert_eq!(told("SIP/2.0 200 "), []);
    assert_eq!(told("SIP/2.0 200  OK"), []);
    assert_eq!(told("SIP/2.0  200 OK"), [spacing]);
    assert_eq!(told("SIP/2.0\t200 OK"), [spacing]);
    assert_eq!(told("SIP/2.0 200\tOK"), [spacing]);
    assert_eq!(told("SIP/2.0 200"), [ViolationKind::MissingSpaceAfterCode]);
    assert_eq!(told("sip/2.0 200 OK"), [ViolationKind::LowerCaseVersion]);
}

#[test]
fn a_header_field_that_may_occur_once_is_told_again_by_what_the_further_ones_say() {
    let told = |more: &str| -> Vec<_> {
        let text = message(more);
        let parsed = Response::parse(text.as_bytes()).unwrap();
        parsed.violations.iter().map(|it| (it.kind, it.line, it.header)).collect()
    };
    let repeated = ViolationKind::RepeatedHeader;
    let conflicting = ViolationKind::ConflictingHeaders;
    let cseq = Some(HeaderName::CSeq);
    assert_eq!(told("CSeq: 1 INVITE\r\n"), [(repeated, LINE, cseq)]);
    assert_eq!(told("CSeq: 1 INVITE\r\nCSeq: 1 INVITE\r\n"), [(repeated, LINE, cseq)]);
    assert_eq!(told("CSeq: 1 INVITE\r\nCSeq: 2 INVITE\r\n"), [(conflicting, LINE + 1, cseq)]);
    assert_eq!(told("X-Row: 1\r\nX-Row: 2\r\nAllow: INVITE\r\nAllow: BYE\r\n"), []);
}

#[test]
fn a_message_that_ends_too_early_or_too_late_is_told_with_the_bytes_there_are() {
    let told = |text: &str| -> Vec<_> {
        let parsed = Response::parse(text.as_bytes()).unwrap();
        parsed.violations.iter().map(|it| (it.kind, it.line, it.bytes)).collect()
    };
    let long = message("").replace("Length: 0", "Length: 5") + "abc";
    let bytes = Some(ByteCount { announced: 5, present: 3 });
    assert_eq!(told(&long), [(ViolationKind::ContentLengthTooLarge, LINE, bytes)]);
    let short = message("").replace("Length: 0", "Length: 2") + "abc";
    let bytes = Some(ByteCount { announced: 2, present: 3 });
    assert_eq!(told(&short), [(ViolationKind::ExtraBytes, LINE, bytes)]);
    let exact = message("").replace("Length: 0", "Length: 3") + "abc";
    assert_eq!(told(&exact), []);
    let without = message("").replace("Content-Length: 0\r\n", "");
    assert_eq!(told(&without), [(ViolationKind::MissingContentLength, 0, None)]);
    let open = message("");
    let open = open.strip_suffix("\r\n").unwrap();
    assert_eq!(told(open), [(ViolationKind::MissingEmptyLine, LINE, None)]);
}

#[test]
fn a_line_that_is_no_header_field_takes_its_continuation_with_it() {
    let text = message("Subject: one\r\n \t\r\n two\r\nno colon\r\n three\r\n: four\r\n");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line)).collect();
    let (colon, name) = (ViolationKind::MissingColon, ViolationKind::InvalidHeaderName);
    assert_eq!(told, [(colon, LINE + 3), (name, LINE + 5)]);
    let subject = parsed.response.headers().iter().find(|field| field.raw_name == "Subject");
    assert_eq!(subject.unwrap().value, "one two");
}

#[test]
fn an_error_says_what_stands_there_instead_and_where() {
    let error = |line: &str| Response::parse(line.as_bytes()).unwrap_err();
    let place = Place { line: 1, column: 1 };
    let text = |text: &str| String::from(text);
    for (line, expected) in [
        ("SIP/3.0 200 OK", ParseError::Version { version: text("SIP/3.0"), place }),
        ("INVITE sip:a@b SIP/2.0", ParseError::Request { method: text("INVITE"), place }),
        ("INVITE  sip:a@b\tSIP/2.0", ParseError::Request { method: text("INVITE"), place }),
        ("<x> y SIP/2.0", ParseError::NotSip { line: text("<x> y SIP/2.0"), place }),
        ("INVITE SIP/2.0", ParseError::NotSip { line: text("INVITE SIP/2.0"), place }),
        ("GET\t/ HTTP/1.1", ParseError::Http { line: text("GET\t/ HTTP/1.1"), place }),
        ("HTTP/1.1 200 OK", ParseError::Http { line: text("HTTP/1.1 200 OK"), place }),
        ("200 OK", ParseError::MissingVersion { line: text("200 OK"), place }),
        (
            "SIP/2.0 2000 OK",
            ParseError::BadStatusCode { text: text("2000"), place: Place { line: 1, column: 9 } },
        ),
    ] {
        assert_eq!(error(line), expected, "{line}");
    }
    assert!(error("SIP/2.0").to_string().contains("there is no status code"));
    assert!(error("SIP/2.0 x").to_string().contains("x is no status code"));
}

#[test]
fn as_many_header_fields_are_kept_as_promised() {
    for (more, kept) in [(0, MAX_HEADERS), (1, MAX_HEADERS), (9, MAX_HEADERS)] {
        let text = message(&"X-Row: 1\r\n".repeat(MAX_HEADERS - 6 + more));
        let parsed = Response::parse(text.as_bytes()).unwrap();
        let told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line)).collect();
        // Content-Length is the last line, and the first of its name.
        assert_eq!(parsed.response.headers().len(), kept + usize::from(more > 0));
        let line = u32::try_from(MAX_HEADERS).unwrap() + 2;
        let expected = [(ViolationKind::TooManyHeaders, line)];
        assert_eq!(told, if more > 1 { &expected[..] } else { &[] }, "{more}");
    }
}

/// RFC 3261 §7.3.1: a line that starts with white space continues the header field before it.
#[test]
fn a_continuation_needs_a_header_field_to_continue() {
    let folded = message("Subject: one\r\n two\r\n\tthree\r\n");
    let parsed = Response::parse(folded.as_bytes()).unwrap();
    assert_eq!(parsed.violations, []);
    assert!(parsed.response.headers().iter().any(|field| field.value == "one two three"));
    let first = message("").replacen("\r\n", "\r\n alone\r\n", 1);
    let parsed = Response::parse(first.as_bytes()).unwrap();
    let told: Vec<_> = parsed.violations.iter().map(|it| (it.kind, it.line)).collect();
    assert_eq!(told, [(ViolationKind::ContinuationWithoutHeader, 2)]);
}

#[test]
fn advice_says_what_is_wrong_with_the_message() {
    let text = message("no colon\r\n");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let advice = advise(text.as_bytes(), &Context::default());
    assert_eq!((advice.violations.len(), &advice.violations), (1, &parsed.violations));
    let request = b"INVITE sip:bob@example.net SIP/2.0\r\n\r\n";
    let error = Response::parse(request).unwrap_err();
    assert_eq!(advise(request, &Context::default()).summary, error.to_string());
}

#[test]
fn all_that_is_wrong_begins_with_the_message_and_ends_with_the_values() {
    let text = message("Retry-After: soon\r\n").replace("Call-ID: c1@ua.example.com\r\n", "");
    let parsed = Response::parse(text.as_bytes()).unwrap();
    let told: Vec<_> =
        parsed.all_violations().map(|violation| (violation.kind, violation.header)).collect();
    assert_eq!(
        told,
        [
            (ViolationKind::MissingHeader, Some(HeaderName::CallId)),
            (ViolationKind::DamagedHeader, Some(HeaderName::RetryAfter)),
        ]
    );
}
