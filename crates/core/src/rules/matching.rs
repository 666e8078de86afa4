//! Family A: is it a response for this element at all?

use super::{Rule, Scope, Situation};
use crate::{Action, HeaderName, Method, ParseError, Role, ViolationKind, header::Via};

/// What cannot be read at all first; then what is wrong with the message, most damaging first; then
/// whether it belongs to the transaction; last what is worth a remark and changes nothing.
pub(super) const RULES: &[Rule] = &[
    A11, A12, A13, A17, A16, A6, A9, A18, A5, A1, A3, A24, A4, A2, A7, A8, A10, A14, A15, A19, A20,
    A21, A22, A23,
];

fn violated(s: &Situation<'_>, kind: ViolationKind) -> bool {
    s.parsed.is_some_and(|parsed| parsed.violations.iter().any(|it| it.kind == kind))
}

fn top_via<'a>(s: &Situation<'a>) -> Option<Via<'a>> {
    s.response()?.vias().next()?.ok()
}

/// Known to run over a transport that keeps the boundaries of messages, as UDP and SCTP do
/// (RFC 3261 §18.3), and WebSocket (RFC 7118 §5): there a message ends with its packet.
fn over_packets(s: &Situation<'_>) -> bool {
    s.over(&["UDP", "SCTP", "WS", "WSS"])
}

/// Known to run over a stream, where a message ends where its Content-Length says.
fn over_stream(s: &Situation<'_>) -> bool {
    s.over(&["TCP", "TLS", "TLS-SCTP"])
}

/// Does the response fit the request by what is known: the branch of the top Via and the method of
/// CSeq?
pub(super) fn fits_transaction(s: &Situation<'_>) -> bool {
    let branch_fits = s.context.branch.as_deref().is_none_or(|branch| {
        top_via(s)
            .and_then(|via| via.branch)
            .is_some_and(|there| there.eq_ignore_ascii_case(branch))
    });
    let method_fits =
        s.context.method.is_none_or(|method| s.cseq.is_some_and(|cseq| cseq.method == method));
    branch_fits && method_fits
}

rule! {
    A11 = "A11", "A status code has exactly three digits, 100 to 699: drop the message.",
    when: "The status code is greater than 699, or not exactly three digits, such as 4294967301.",
    why: "A number that is reduced modulo 2^32 or cut to 16 bits becomes a code that nobody sent: \
          4294967496 would turn into 200, and a call would count as answered.",
    from: [("RFC 3261", "7.2"), ("RFC 4475", "3.1.2.19")],
    level: Text,
    scope: Scope::NO_CODE, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "4294967301 better not break the receiver", []) => Discard,
    |s, d| {
        let applies = match s.error {
            Some(ParseError::BadStatusCode { text, .. }) => !below_100(text),
            Some(ParseError::Version { .. }) | None => false,
            Some(_) => true,
        };
        if applies {
            d.discard();
            if !matches!(s.error, Some(ParseError::BadStatusCode { .. })) {
                d.say("There is no SIP response here: drop it.");
            }
        }
        applies
    }
}

/// Three digits below 100, such as 099.
fn below_100(text: &str) -> bool {
    text.len() == 3 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn trap_a_status_of_4294967301_is_no_code_and_neither_is_any_part_of_it() {
    for status in ["4294967301 X", "4294967496 OK", "20 OK", "2OO OK", "+20 OK", "700 Beyond"] {
        let status: &'static str = alloc::boxed::Box::leak(status.into());
        let advice = super::advice(r#"{"method":"INVITE"}"#, status, &[]);
        assert_eq!((advice.valid, advice.code), (false, None), "{status}");
        assert_eq!(advice.findings[0].rule, "A11", "{status}");
    }
}

rule! {
    A12 = "A12", "A status code below 100 belongs to none of the six classes: drop the message.",
    when: "The status code is 000 to 099.",
    why: "The first digit gives the class, and RFC 3261 knows 1 to 6. No rule says how to treat \
          anything else.",
    from: [("RFC 3261", "7.2")],
    level: Derived,
    scope: Scope::NO_CODE, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "099 Low", []) => Discard,
    |s, d| {
        let applies =
            matches!(s.error, Some(ParseError::BadStatusCode { text, .. }) if below_100(text));
        if applies {
            d.discard();
        }
        applies
    }
}

rule! {
    A13 = "A13", "Another version than SIP/2.0 cannot be processed: drop the message.",
    when: "The status line names a version other than SIP/2.0, in whatever letter case.",
    why: "A request of another version gets 505; a response has nobody to answer.",
    from: [("RFC 3261", "7.2"), ("RFC 3261", "7.1"), ("RFC 4475", "3.1.2.16")],
    level: Derived,
    scope: Scope::NO_CODE, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "SIP/7.0 200 OK", []) => Discard,
    |s, d| {
        let applies = matches!(s.error, Some(ParseError::Version { .. }));
        if applies {
            d.discard();
        }
        applies
    }
}

#[test]
fn a13_knows_sip_2_0_in_any_letter_case() {
    let context = crate::Context::default();
    let advice = crate::advise(b"SIP/7.0 200 OK\r\n\r\n", &context);
    assert_eq!((advice.valid, advice.findings[0].rule), (false, "A13"));
    let message = super::Example { status: "200 OK", ..A13.example }.message().unwrap();
    let lower = message.replace("SIP/2.0 200", "sip/2.0 200");
    assert!(crate::advise(lower.as_bytes(), &context).valid);
}

rule! {
    A17 = "A17", "Via, From, To, Call-ID or CSeq is missing or damaged: the response cannot be trusted; drop it.",
    when: "One of the five headers that every response must have is absent or cannot be read.",
    why: "They tie a response to its request. Without one of them it could belong to anything.",
    from: [("RFC 3261", "20"), ("RFC 3261", "8.2.6.2"), ("RFC 3261", "17.1.3")],
    level: Derived,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "200 OK", ["-Call-ID"]) => Discard,
    |s, d| {
        let applies = violated(s, ViolationKind::MissingHeader)
            || (violated(s, ViolationKind::DamagedMandatoryHeader) && !cseq_is_too_large(s));
        if applies {
            d.discard();
        }
        applies
    }
}

#[test]
fn a17_wants_each_of_the_five() {
    for headers in [["-Via"], ["-From"], ["-To"], ["-Call-ID"], ["-CSeq"]] {
        let headers: &'static [&'static str] = alloc::boxed::Box::leak(headers.into());
        let advice = super::advice(r#"{"method":"INVITE"}"#, "486 Busy Here", headers);
        assert_eq!((advice.action, advice.valid), (Action::Discard, false), "{headers:?}");
    }
}

fn cseq_is_too_large(s: &Situation<'_>) -> bool {
    s.response().and_then(|response| response.cseq()).is_some_and(|cseq| {
        cseq.is_err_and(|error| error.problem == crate::header::Problem::NumberTooLarge)
    })
}

rule! {
    A16 = "A16", "The CSeq number does not fit 32 bits: drop the response.",
    when: "CSeq is larger than 2^32 - 1.",
    why: "A number that wraps around could match a request it does not answer.",
    from: [("RFC 4475", "3.1.2.5"), ("RFC 3261", "20.16")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"OPTIONS"}"#, "503 Service Unavailable", ["-CSeq", "CSeq: 9292394834772304023312 OPTIONS"]) => Discard,
    |s, d| {
        let applies =
            violated(s, ViolationKind::DamagedMandatoryHeader) && cseq_is_too_large(s);
        if applies {
            d.discard();
        }
        applies
    }
}

rule! {
    A6 = "A6", "The datagram ends before its body does: drop the response.",
    when: "Over a transport that keeps the boundaries of messages, Content-Length announces more \
           bytes than there are, or is no number; or two of them disagree.",
    why: "The rest of a cut datagram never comes. Acting on half a message, say half an SDP, does more \
          harm than having none.",
    from: [("RFC 3261", "18.3"), ("RFC 4475", "3.3.9"), ("RFC 4475", "3.1.2.3")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","transport":"UDP"}"#, "200 OK", ["Content-Length: 9999"]) => Discard,
    |s, d| {
        let too_large = violated(s, ViolationKind::ContentLengthTooLarge);
        let conflict = s.parsed.is_some_and(|parsed| {
            parsed.violations.iter().any(|it| {
                it.kind == ViolationKind::ConflictingHeaders
                    && it.header == Some(HeaderName::ContentLength)
            })
        });
        let damaged = violated(s, ViolationKind::DamagedContentLength) && over_packets(s);
        if !too_large && !conflict && !damaged {
            return false;
        }
        if over_packets(s) || (conflict && s.context.transport.is_some()) {
            d.discard();
            if over_stream(s) {
                // As with a length that is no number (A9), nobody can find the next message.
                d.advice.facts.close_connection = Some(true);
            }
            if !too_large {
                d.say(if conflict {
                    "The Content-Lengths differ, so where the body ends is not known: drop the response."
                } else {
                    "Content-Length is no number, so whether the message is whole is not known: drop it."
                });
            }
        } else {
            d.say(if too_large {
                "The body is shorter than Content-Length says, as if it had been cut off."
            } else {
                "The Content-Lengths differ, so where the body ends is not known."
            });
            if s.context.transport.is_none() {
                d.depends_on("transport", "Over UDP, drop the response: its rest never comes.");
            }
        }
        true
    }
}

#[test]
fn a6_keeps_what_was_pasted_without_a_transport() {
    let advice =
        super::advice(r#"{"method":"INVITE"}"#, "486 Busy Here", &["Content-Length: 9999"]);
    assert!(advice.valid && advice.depends_on.iter().any(|it| it.field == "transport"));
}

#[test]
fn a6_two_lengths_end_a_stream() {
    let closes = |context| {
        super::advice(context, "200 OK", &["Content-Length: 0", "Content-Length: 5"])
            .facts
            .close_connection
    };
    assert_eq!(closes(r#"{"method":"INVITE","transport":"TCP"}"#), Some(true));
    assert_eq!(closes(r#"{"method":"INVITE","transport":"UDP"}"#), None);
}

#[test]
fn a6_drops_what_is_cut_or_cannot_be_measured_where_messages_have_boundaries() {
    let valid = |transport: &str, headers| {
        let context =
            crate::Context { transport: Some(transport.into()), ..crate::Context::default() };
        let message = super::Example { headers, ..A6.example }.message().unwrap();
        crate::advise(message.as_bytes(), &context).valid
    };
    for transport in ["UDP", "SCTP", "WS", "wss"] {
        for headers in [&["Content-Length: 9999"], &["Content-Length: -1"], &["l: five"]] {
            assert!(!valid(transport, headers), "{transport} {headers:?}");
        }
        assert!(valid(transport, &["Content-Length: 0"]), "{transport}");
    }
    assert!(valid("TCP", &["Content-Length: 9999"]), "the rest may still come");
}

rule! {
    A9 = "A9", "Nobody can tell where this message ends: close the connection.",
    when: "Over a stream transport, Content-Length is missing, negative or not a number.",
    why: "All that follows on the connection would be read from the wrong place.",
    from: [("RFC 3261", "18.3"), ("RFC 3261", "20.14"), ("RFC 4475", "3.1.2.3")],
    level: Derived,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","transport":"TCP"}"#, "200 OK", ["Content-Length: -999"]) => Discard,
    |s, d| {
        let lost = violated(s, ViolationKind::DamagedContentLength)
            || violated(s, ViolationKind::MissingContentLength);
        if !lost || !over_stream(s) {
            return false;
        }
        d.discard();
        d.advice.facts.close_connection = Some(true);
        true
    }
}

#[test]
fn a9_does_not_concern_datagrams_and_websockets() {
    for context in [
        r#"{"method":"INVITE","transport":"UDP"}"#,
        r#"{"method":"INVITE","transport":"WSS"}"#,
        r#"{"method":"INVITE","transport":"SCTP"}"#,
    ] {
        let advice = super::advice(context, "200 OK", &["-Content-Length"]);
        assert_eq!((advice.valid, advice.facts.close_connection), (true, None));
    }
}

rule! {
    A18 = "A18", "Nothing answers an ACK: drop the response.",
    when: "The method in CSeq is ACK.",
    why: "An ACK has no response by definition; whoever sent this is confused or hostile.",
    from: [("RFC 3261", "17")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"ACK"}"#, "200 OK", []) => Discard,
    |s, d| {
        let applies = s.cseq.is_some_and(|cseq| cseq.method == Method::Ack);
        if applies {
            d.discard();
        }
        applies
    }
}

rule! {
    A5 = "A5", "A second Via says that the response was meant for someone else: drop it.",
    when: "A UAC gets a response with more than one Via value.",
    why: "The client put one Via into its request. A second one comes from a misrouted or corrupted \
          message.",
    from: [("RFC 3261", "8.1.3.3"), ("RFC 4475", "3.3.10")],
    level: Should,
    scope: Scope::ALL, Scope::UAC;
    example: (r#"{"method":"INVITE"}"#, "200 OK", ["Via: SIP/2.0/UDP 198.51.100.9;branch=z9hG4bKx"]) => Discard,
    |s, d| {
        // A single row without a comma has one value; only else are the values read.
        let applies = s.response().is_some_and(|response| {
            let mut rows = response.all(HeaderName::Via);
            let may_be_two = rows.next().is_some_and(|row| row.value.contains(','))
                || rows.next().is_some();
            may_be_two && response.vias().nth(1).is_some()
        });
        if applies {
            d.discard();
        }
        applies
    }
}

rule! {
    A1 = "A1", "The top Via names another sender: drop the response.",
    when: "sent-by of the top Via is not the one that this transport puts into its requests.",
    why: "The response answers a request that this element did not send.",
    from: [("RFC 3261", "18.1.2")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","sentBy":"192.0.2.99:5060"}"#, "200 OK", []) => Discard,
    |s, d| {
        let Some(sent_by) = s.context.sent_by.as_deref() else { return false };
        let Some(via) = top_via(s) else { return false };
        let applies = !via.is_sent_by(sent_by);
        match s.role {
            // For a proxy the message is a good one that concerns somebody else, as with L16.
            Role::Proxy if applies => d.stop(Action::Discard),
            _ if applies => d.discard(),
            _ => {}
        }
        applies
    }
}

#[test]
fn a1_takes_the_default_port_for_a_missing_one() {
    for (sent_by, valid) in [
        ("192.0.2.10", true),
        ("192.0.2.10:5060", true),
        ("192.0.2.10:5061", false),
        ("ua.example.com", false),
    ] {
        let context = crate::Context { sent_by: Some(sent_by.into()), ..crate::Context::default() };
        let message = A1.example.message().unwrap();
        assert_eq!(crate::advise(message.as_bytes(), &context).valid, valid, "{sent_by}");
    }
}

rule! {
    A3 = "A3", "It answers none of our requests: drop it silently, also as a proxy.",
    when: "Branch of the top Via or method in CSeq are not those of the request.",
    why: "RFC 3261 had told proxies to forward strays, which let attackers probe through them. RFC \
          6026 forbids it to all but stateless proxies.",
    from: [("RFC 6026", "7.2"), ("RFC 6026", "8.9"), ("RFC 3261", "17.1.3")],
    level: Must,
    // For a proxy the message is a good one that concerns somebody else (L16).
    scope: Scope::ALL, Scope::CLIENT;
    example: (r#"{"method":"INVITE","branch":"z9hG4bKother"}"#, "200 OK", []) => Discard,
    |s, d| {
        let applies = s.response().is_some() && !fits_transaction(s);
        if applies {
            d.discard();
        }
        applies
    }
}

#[test]
fn a3_compares_the_method_because_cancel_shares_the_branch_of_its_invite() {
    let advice = super::advice(
        r#"{"branch":"z9hG4bKa1","method":"CANCEL"}"#,
        "200 OK",
        &["-CSeq", "CSeq: 1 INVITE"],
    );
    assert_eq!((advice.valid, advice.findings[0].rule), (false, "A3"));
}

rule! {
    A24 = "A24", "The transaction is over: repeat the ACK of a failed INVITE, absorb all else.",
    when: "A final response after the transaction had one.",
    why: "The server repeats its answer until the ACK arrives. To tell the application twice would \
          make two failures of one.",
    from: [("RFC 3261", "17.1.1.2"), ("RFC 3261", "13.2.2.3"), ("RFC 3261", "17.1.2.2")],
    level: Must,
    scope: Scope::FINAL, Scope::ANY;
    example: (r#"{"method":"INVITE","finalSeen":486}"#, "486 Busy Here", []) => AckOnly,
    |s, d| {
        let Some(seen) = s.context.final_seen else { return false };
        if s.response().is_none() {
            return false;
        }
        let invite = s.method == Method::Invite;
        match (invite, seen, s.code) {
            (true, 200..=299, 200..=299) => return false,
            (true, 300.., 300..) => d.stop(Action::AckOnly),
            _ => d.stop(Action::Ignore),
        }
        true
    }
}

#[test]
fn a24_absorbs_what_is_no_invite_and_passes_every_2xx_of_an_invite() {
    let bye = super::advice(r#"{"method":"BYE","finalSeen":200}"#, "200 OK", &[]);
    assert_eq!(bye.action, Action::Ignore);
    let fork = super::advice(r#"{"method":"INVITE","finalSeen":200}"#, "200 OK", &[]);
    assert_eq!(fork.action, Action::Ack);
    let late = super::advice(r#"{"method":"INVITE","finalSeen":200}"#, "486 Busy Here", &[]);
    assert_eq!(late.action, Action::Ignore);
}

rule! {
    A4 = "A4", "After the first 2xx the transaction passes every further one up.",
    when: "A 2xx to an INVITE that had a 2xx before, within 32 s.",
    why: "A retransmission wants its ACK again, and another fork is a call of its own. RFC 6026 keeps \
          the transaction alive for them.",
    from: [("RFC 6026", "7.2")],
    level: Must,
    scope: 1 << 2, Scope::ANY;
    example: (r#"{"method":"INVITE","finalSeen":200}"#, "200 OK", ["Contact: <sip:bob@198.51.100.7>"]) => Ack,
    |s, _d| {
        s.method == Method::Invite && matches!(s.context.final_seen, Some(200..=299))
    }
}

rule! {
    A2 = "A2", "Branch and method are those of the request: it belongs to this transaction.",
    when: "The branch of the request is known and the response has it, with the method of the \
           request in CSeq.",
    why: "The branch alone is not enough: a CANCEL has the branch of its INVITE.",
    from: [("RFC 3261", "17.1.3")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","branch":"z9hG4bKa1"}"#, "180 Ringing", []) => Continue,
    |s, _d| { s.context.branch.is_some() && s.response().is_some() }
}

rule! {
    A7 = "A7", "Bytes follow the body: leave them out and go on.",
    when: "Content-Length announces fewer bytes than there are. Over a stream they are the next \
           message.",
    why: "Some elements add a line end or padding; the message itself is whole.",
    from: [("RFC 3261", "18.3"), ("RFC 4475", "3.1.1.8")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","transport":"UDP"}"#, "488 Not Acceptable Here", ["Content-Length: 0"], "v=0\r\n") => Fail,
    |s, d| {
        let applies = violated(s, ViolationKind::ExtraBytes);
        if applies {
            if over_stream(s) {
                d.say("What follows the body is the next message on this connection.");
            }
            d.advice.facts.body_bytes = s.response().map(|response| response.body().len());
        }
        applies
    }
}

rule! {
    A8 = "A8", "Without Content-Length the body runs to the end of the datagram.",
    when: "Content-Length is missing, and the transport is not a stream.",
    why: "A datagram has an end of its own.",
    from: [("RFC 3261", "18.3")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE","transport":"UDP"}"#, "488 Not Acceptable Here", ["-Content-Length"], "v=0\r\n") => Fail,
    |s, d| {
        let applies = violated(s, ViolationKind::MissingContentLength) && !over_stream(s);
        if applies {
            d.advice.facts.body_bytes = s.response().map(|response| response.body().len());
        }
        applies
    }
}

rule! {
    A10 = "A10", "Empty lines before the status line are ignored.",
    when: "Empty lines stand before the status line.",
    why: "They are keep-alives of a stream transport, or came along when text was copied.",
    from: [("RFC 3261", "7.5")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "\r\n\r\nSIP/2.0 180 Ringing", []) => Continue,
    |s, _d| { violated(s, ViolationKind::LeadingEmptyLines) }
}

rule! {
    A14 = "A14", "An empty reason phrase is fine; even the space before it may be missing.",
    when: "No reason phrase follows the status code.",
    why: "The phrase is for people. A receiver that refuses it loses a call for the sake of a space.",
    from: [("RFC 3261", "7.2"), ("RFC 4475", "3.1.1.13")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "100 ", []) => Continue,
    |s, _d| { s.response().is_some_and(|response| response.reason_phrase().is_empty()) }
}

rule! {
    A15 = "A15", "Accept any reason phrase and decide nothing on it; the code says all.",
    when: "The reason phrase is not the registered one.",
    why: "Servers write their own words and languages there. 486 200 OK is busy.",
    from: [("RFC 3261", "7.2"), ("RFC 4475", "3.1.1.12")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "486 200 OK", []) => Fail,
    |s, d| {
        let (Some(response), Some(code)) = (s.response(), d.advice.code) else { return false };
        let phrase = response.reason_phrase();
        !phrase.is_empty()
            && code.entry().is_some_and(|entry| !entry.reason_phrase.eq_ignore_ascii_case(phrase))
    }
}

rule! {
    A19 = "A19", "Folded lines, compact names, letter case and comma lists all mean the same.",
    when: "A header has its compact name.",
    why: "All forms are equal by the grammar. A parser that knows only one of them loses responses.",
    from: [("RFC 3261", "7.3.1"), ("RFC 3261", "7.3.3")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "302 Moved Temporarily", ["m: <sip:bob@a.example.org>"]) => RetryElsewhere,
    |s, _d| {
        s.response().is_some_and(|response| {
            response.headers().iter().any(|header| header.raw_name.len() == 1)
        })
    }
}

rule! {
    A20 = "A20", "Each challenge stands in a row of its own; commas inside separate its parameters.",
    when: "Several challenges, in rows of their own or joined by commas.",
    why: "Joined by commas, the parameters of one challenge run into the next. Reading them apart all \
          the same is lenient: the code is clear either way.",
    from: [("RFC 3261", "7.3.1"), ("RFC 3261", "20.7")],
    level: MustNot,
    scope: 1 << 4, Scope::ANY;
    example: (r#"{"method":"INVITE","credentialsFor":["a"]}"#, "401 Unauthorized", ["WWW-Authenticate: Digest realm=\"a\", nonce=\"1\"", "WWW-Authenticate: Digest realm=\"b\", nonce=\"2\""]) => RetryWithCredentials,
    |s, d| {
        let Some(response) = s.response().filter(|_| matches!(s.code, 401 | 407)) else {
            return false;
        };
        if response.challenges().flatten().any(|challenge| challenge.joined) {
            d.say("Challenges joined by commas break the grammar; they are read apart here.");
            return true;
        }
        response.challenges().nth(1).is_some()
    }
}

rule! {
    A21 = "A21", "Retry-After has no meaning with this code: ignore it.",
    when: "Retry-After with a code that RFC 3261 does not list for it.",
    why: "A header that does not apply to a response is ignored; waiting for it would delay what is \
          right now.",
    from: [("RFC 3261", "7.3.2"), ("RFC 3261", "20.33")],
    level: Must,
    scope: Scope::ALL, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "403 Forbidden", ["Retry-After: 60"]) => Fail,
    |s, _d| { s.has(HeaderName::RetryAfter) && !super::retry_after::counts(s) }
}

rule! {
    A22 = "A22", "A damaged header that is not needed is ignored alone; the response stays.",
    when: "A header other than the five mandatory ones cannot be read.",
    why: "To lose a response for one bad header leaves the caller without any answer. The RFC says so \
          of servers; for clients it is the only sound reading.",
    from: [("RFC 3261", "8.2.2"), ("RFC 3261", "16.3 item 1")],
    level: Derived,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "486 Busy Here", ["Retry-After: soon"]) => Fail,
    |s, _d| {
        violated(s, ViolationKind::MissingColon)
            || violated(s, ViolationKind::InvalidHeaderName)
            || (s.has(HeaderName::RetryAfter) && s.retry_after().is_none())
    }
}

rule! {
    A23 = "A23", "Lines end in LF or CR alone: not SIP/2.0, but read all the same.",
    when: "Line ends other than CRLF.",
    why: "RFC 2543 allowed them and copied text has them. RFC 3261 leaves the receiver free; to \
          reject them is right as well.",
    from: [("RFC 3261", "25.1"), ("RFC 3261", "28.1")],
    level: Silent,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "486 Busy Here", ["X-A: 1\nX-B: 2"]) => Fail,
    |s, _d| { violated(s, ViolationKind::BareLf) || violated(s, ViolationKind::BareCr) }
}
