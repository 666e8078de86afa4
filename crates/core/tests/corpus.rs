//! Realistic responses give the values that decide, and damaged ones the facts to judge them by.
#![expect(clippy::unwrap_used, reason = "a helper of tests may fail as they do")]

use std::{collections::BTreeMap, fs};

use serde_json::Value;
use sip_response::{HeaderName, ParseError, Parsed, Response, ViolationKind as Kind};

fn lines(name: &str) -> Vec<Value> {
    let path = format!("{}/../../tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The bytes of a case; `None` where it is a local event.
fn bytes(case: &Value) -> Option<Vec<u8>> {
    match (&case["message"], &case["messageB64"]) {
        (Value::String(text), _) => Some(text.clone().into_bytes()),
        (_, Value::String(text)) => Some(base64(text)),
        _ => None,
    }
}

fn base64(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let digit = alphabet.iter().position(|letter| *letter == byte).unwrap();
        bits = bits << 6 | u32::try_from(digit).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).unwrap());
        }
    }
    bytes
}

fn texts<T: ToString>(values: impl Iterator<Item = T>) -> Value {
    values.map(|value| Value::from(value.to_string())).collect()
}

#[test]
fn every_value_that_decides_is_read_from_realistic_responses() {
    let mut checked = 0;
    for line in lines("bench.jsonl") {
        let id = line["id"].as_str().unwrap();
        let raw = line["raw"].as_str().unwrap();
        let Parsed { response, violations } =
            Response::parse(raw.as_bytes()).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(violations, [], "{id}");
        let damage: Vec<_> = response.value_violations().iter().map(|v| v.sentence()).collect();
        assert!(damage.is_empty(), "{id}: {damage:?}");
        for (key, expected) in line["expect"].as_object().unwrap() {
            let seen = match key.as_str() {
                "status" => response.code().as_u16().into(),
                "reason" => response.reason_phrase().into(),
                "method" => response.cseq().unwrap().unwrap().method_name.into(),
                "contacts" => texts(response.contacts().map(|contact| contact.unwrap().uri)),
                "challenges" => response
                    .challenges()
                    .map(|challenge| {
                        let c = challenge.unwrap();
                        serde_json::json!([
                            c.scheme,
                            c.realm.map(|realm| realm.text().into_owned()),
                            c.algorithm.map(|algorithm| algorithm.text().into_owned()),
                        ])
                    })
                    .collect(),
                "reasons" => response
                    .reasons()
                    .map(Result::unwrap)
                    .map(|reason| serde_json::json!([reason.protocol, reason.cause]))
                    .collect(),
                "warnings" => response.warnings().map(|warning| warning.unwrap().code).collect(),
                "retryAfter" => response.retry_after().unwrap().unwrap().seconds.into(),
                "minExpires" => response.min_expires().unwrap().unwrap().into(),
                "minSE" => response.min_se().unwrap().unwrap().into(),
                "unsupported" => texts(response.unsupported().map(Result::unwrap)),
                "allow" => texts(response.allow().map(Result::unwrap)),
                other => panic!("{id}: {other}"),
            };
            assert_eq!(&seen, expected, "{id}: {key}");
            checked += 1;
        }
    }
    assert!(checked > 53 * 3);
}

/// What must be found in the damaged messages: an error, or violations of these kinds.
fn facts() -> BTreeMap<&'static str, &'static [Kind]> {
    BTreeMap::from([
        ("bad-tab-separator", &[Kind::StatusLineSpacing] as &[Kind]),
        ("bad-leading-space", &[Kind::LeadingSpace]),
        ("bad-invalid-utf8-reason", &[Kind::InvalidUtf8]),
        ("bad-nul-in-start-line", &[Kind::Nul]),
        ("bad-missing-callid", &[Kind::MissingHeader]),
        ("bad-missing-from", &[Kind::MissingHeader]),
        ("bad-missing-to", &[Kind::MissingHeader]),
        ("bad-cseq-overlarge", &[Kind::DamagedMandatoryHeader]),
        ("bad-cseq-no-method", &[Kind::DamagedMandatoryHeader]),
        ("bad-cseq-lowercase-method", &[]),
        ("bad-content-length-overflow", &[Kind::ContentLengthTooLarge]),
        ("bad-content-length-twice", &[Kind::ConflictingHeaders, Kind::ContentLengthTooLarge]),
        ("bad-challenge-joined-by-comma", &[Kind::JoinedChallenges]),
        ("ok-lowercase-version", &[Kind::LowerCaseVersion]),
        ("ok-content-length-missing-udp", &[Kind::MissingContentLength]),
        ("ok-ipv6-three-colons", &[Kind::ThreeColons]),
        ("ok-q-out-of-range", &[Kind::DamagedPart]),
    ])
}

#[test]
fn every_case_gives_the_facts_that_its_verdict_needs() {
    let facts = facts();
    let mut rejected = Vec::new();
    for case in lines("responses.jsonl") {
        let id = case["id"].as_str().unwrap();
        let Some(bytes) = bytes(&case) else { continue };
        let expect = &case["expect"];
        match Response::parse(&bytes) {
            Err(error) => {
                assert_eq!(expect["valid"], false, "{id}: {error}");
                rejected.push(id.to_owned());
            }
            Ok(Parsed { response, mut violations }) => {
                if let Some(code) = expect["code"].as_u64().or(expect["codeIfAccepted"].as_u64()) {
                    assert_eq!(u64::from(response.code().as_u16()), code, "{id}");
                }
                violations.extend(response.value_violations());
                let kinds: Vec<_> = violations.iter().map(|violation| violation.kind).collect();
                match facts.get(id) {
                    Some(expected) => assert!(
                        expected.is_empty() && kinds.is_empty()
                            || expected.iter().any(|kind| kinds.contains(kind)),
                        "{id}: {kinds:?}"
                    ),
                    None => assert!(
                        kinds.iter().all(|kind| *kind == Kind::DamagedHeader),
                        "{id}: {kinds:?}"
                    ),
                }
            }
        }
    }
    assert_eq!(
        rejected,
        [
            "bad-overflow-status-to-200",
            "bad-status-700",
            "bad-status-099",
            "bad-status-two-digits",
            "bad-status-alpha",
            "bad-status-negative",
            "bad-status-plus",
            "bad-status-hex",
            "bad-version-7",
            "bad-no-version",
        ]
    );
}

#[test]
fn the_values_of_the_cases_are_read() {
    for case in lines("responses.jsonl") {
        let id = case["id"].as_str().unwrap();
        let (Some(bytes), Some(headers)) = (bytes(&case), case["expect"]["headers"].as_object())
        else {
            continue;
        };
        let Ok(Parsed { response, .. }) = Response::parse(&bytes) else { continue };
        for (key, expected) in headers {
            let seen = match key.as_str() {
                "allow" => texts(response.allow().map(Result::unwrap)),
                "accept" if !response.has(HeaderName::Accept) => Value::Null,
                "accept" => texts(response.accept().map(|range| range.unwrap().text)),
                "acceptEncoding" => texts(response.accept_encoding().map(|token| token.unwrap().text)),
                "acceptLanguage" => texts(response.accept_language().map(|token| token.unwrap().text)),
                "unsupported" if !response.has(HeaderName::Unsupported) => Value::Null,
                "unsupported" => texts(response.unsupported().map(Result::unwrap)),
                "minSe" => response.min_se().and_then(Result::ok).into(),
                "minExpires" => response.min_expires().and_then(Result::ok).into(),
                "recvInfo" => texts(response.recv_info().map(|token| token.unwrap().name)),
                "securityServer" => texts(response.security_server().map(|token| token.unwrap().text)),
                "errorInfo" => texts(response.error_info().map(|info| info.unwrap().uri)),
                "permissionMissing" => {
                    texts(response.permission_missing().map(|info| info.unwrap().uri))
                }
                "geolocationError" => {
                    let error = response.geolocation_error().unwrap().unwrap();
                    serde_json::json!({ "code": error.code, "category": error.category() })
                }
                "warning" => response
                    .warnings()
                    .map(Result::unwrap)
                    .map(|w| serde_json::json!({ "code": w.code, "agent": w.agent, "text": w.text.text() }))
                    .collect(),
                "callInfo" => response
                    .call_info()
                    .map(Result::unwrap)
                    .map(|info| {
                        let purpose = info.purpose().unwrap().text().into_owned();
                        serde_json::json!({ "uri": info.uri.as_str(), "purpose": purpose })
                    })
                    .collect(),
                "reason" => response
                    .reasons()
                    .map(Result::unwrap)
                    .map(|reason| {
                        let mut value = serde_json::json!({ "protocol": reason.protocol, "cause": reason.cause });
                        for (key, text) in
                            [("text", reason.text), ("location", reason.location), ("ppi", reason.ppi)]
                        {
                            if let Some(text) = text {
                                value[key] = text.text().into();
                            }
                        }
                        value
                    })
                    .collect(),
                "retryAfter" => match response.retry_after() {
                    Some(Ok(value)) => {
                        let mut json = serde_json::json!({ "seconds": value.seconds, "duration": value.duration });
                        if expected.get("comment").is_some() {
                            json["comment"] = value.comment.map(|text| text.text().into_owned()).into();
                        }
                        json
                    }
                    _ => Value::Null,
                },
                "rack" => {
                    let cseq = response.cseq().unwrap().unwrap();
                    let rseq = response.rseq().unwrap().unwrap();
                    format!("{rseq} {} {}", cseq.number, cseq.method).into()
                }
                other => panic!("{id}: {other}"),
            };
            assert_eq!(&seen, expected, "{id}: {key}");
        }
    }
}

#[test]
fn what_is_no_response_is_named() {
    let error = |text: &str| Response::parse(text.as_bytes()).unwrap_err();
    assert_eq!(error(""), ParseError::Empty);
    assert_eq!(error("\r\n\r\n"), ParseError::Empty);
    assert!(matches!(
        error("INVITE sip:bob@example.net SIP/2.0\r\nVia: x\r\n\r\n"),
        ParseError::Request { method, .. } if method == "INVITE"
    ));
    assert!(matches!(error("HTTP/1.1 200 OK\r\n\r\n"), ParseError::Http { .. }));
    assert!(matches!(error("GET / HTTP/1.1\r\n\r\n"), ParseError::Http { .. }));
    assert!(matches!(error("486 Busy Here\r\n\r\n"), ParseError::MissingVersion { .. }));
    assert!(matches!(error("SIP/3.0 200 OK\r\n\r\n"), ParseError::Version { .. }));
    assert!(
        matches!(error("SIP/2.0\r\n\r\n"), ParseError::BadStatusCode { text, .. } if text.is_empty())
    );
    assert!(matches!(error("\u{0}\u{1}\u{0}\u{8}!\u{12}"), ParseError::Binary { .. }));
    assert!(matches!(error("hello there"), ParseError::NotSip { .. }));
    let sentence = error("\n\nSIP/2.0 4860 Busy\n\n").to_string();
    assert!(sentence.starts_with("line 3, column 9: 4860 is no status code"), "{sentence}");
}
