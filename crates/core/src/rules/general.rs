//! Family B: what holds for every response. Mostly remarks on what other families decided, so
//! this family is asked last.

use super::{Rule, Scope, Situation};
use crate::{
    Action, HeaderName, LocalEvent, Method, Registration, Retry, StatusCode,
    advice::{ReasonAdvice, WarningAdvice},
};

pub(super) const RULES: &[Rule] = &[B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, B11, B12, B13];

rule! {
    B1 = "B1", "This code is not known: it is handled as the x00 of its class.",
    when: "A final code that no standard defines, or that stands for another by its RFC.",
    why: "New codes can be sent to old clients because the class is always understood.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: Scope::FINAL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "431 Whatever", []) => Fail,
    |s, d| {
        let applies = s.code != s.treated && s.code >= 200 && s.treated.is_multiple_of(100);
        if applies && !is_unknown(s) {
            d.say("What this code says beyond its class does not count here: it is handled as the \
                   x00 of its class.");
        }
        applies
    }
}

/// Does no standard define the code?
fn is_unknown(s: &Situation<'_>) -> bool {
    !StatusCode::from_u16(s.code).ok().and_then(StatusCode::entry).is_some_and(|entry| {
        matches!(entry.registration, Registration::Registered | Registration::Deprecated)
    })
}

#[test]
fn b1_calls_no_code_unknown_that_a_standard_defines() {
    let says_unknown = |context, status| {
        let advice = super::advice(context, status, &[]);
        advice.findings.iter().any(|finding| finding.sentence.contains("not known"))
    };
    assert!(says_unknown(r#"{"method":"INVITE"}"#, "431 Whatever"));
    assert!(says_unknown(r#"{"method":"INVITE"}"#, "605 Decline Everywhere"));
    assert!(!says_unknown(r#"{"method":"REFER"}"#, "202 Accepted"));
    assert!(!says_unknown(r#"{"method":"INVITE"}"#, "402 Payment Required"));
    assert!(!says_unknown(r#"{"method":"INFO","inDialog":true}"#, "486 Busy Here"));
}

rule! {
    B2 = "B2", "This provisional code is not known: it is handled as 183.",
    when: "A 1xx other than 100 that no standard defines.",
    why: "Whatever it reports, the call is making progress and may carry early media.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: 1 << 1, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "185 Something New", []) => Continue,
    |s, _d| { s.code != s.treated }
}

rule! {
    B3 = "B3", "Every client must know the x00 of the six classes, and 183: they stand for the rest.",
    when: "A code is handled as another one because it is not known.",
    why: "These eight codes are the least a client can work with.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "599 Odd", []) => Fail,
    |s, _d| {
        let base = s.treated.is_multiple_of(100) || s.treated == 183;
        s.code != s.treated && base && is_unknown(s)
    }
}

rule! {
    B4 = "B4", "No final response in time: it counts as a 408.",
    when: "Timer B or Timer F fired.",
    why: "The transaction user should not need two ways to hear that nobody answered.",
    from: [("RFC 3261", "8.1.3.1")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","event":"timer-F","serversLeft":[]}"#, "", []) => Fail,
    |s, _d| { matches!(s.event, Some(LocalEvent::TimerB | LocalEvent::TimerF)) }
}

rule! {
    B5 = "B5", "The transport failed for good: it counts as a 503. TTL exceeded and source quench count for nothing.",
    when: "ICMP unreachable or parameter problem, a refused or lost connection; or an ICMP message \
           that means no failure.",
    why: "A server that cannot be reached is as unavailable as one that says so. TTL exceeded and \
          source quench can come from anyone on the way and prove nothing.",
    from: [("RFC 3261", "8.1.3.1"), ("RFC 3261", "18.4")],
    level: Must,
    scope: Scope::NO_CODE | 1 << 5, Scope::ANY;
    example: (r#"{"method":"INVITE","event":"icmp-ttl-exceeded"}"#, "", []) => Ignore,
    |s, d| {
        match s.event {
            Some(LocalEvent::IcmpTtlExceeded) => {
                d.stop(Action::Ignore);
                d.say("This ICMP message means no failure: go on waiting.");
                true
            }
            event => event.is_some_and(LocalEvent::is_transport_failure),
        }
    }
}

rule! {
    B6 = "B6", "The retry is a new transaction: CSeq one higher, the same Call-ID, To and From.",
    when: "A request is sent again after 401, 407, 413, 415, 416 or 420.",
    why: "With the old CSeq number a server takes the retry for a retransmission; with another \
          Call-ID nobody sees that the two belong together.",
    from: [("RFC 3261", "8.1.3.5")],
    level: Should,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE","bodyBytes":5000}"#, "413 Request Entity Too Large", []) => RetryModified,
    |s, d| {
        matches!(s.code, 401 | 407 | 413 | 415 | 416 | 420)
            && matches!(
                d.advice.action,
                Action::RetryModified | Action::RetryWithCredentials | Action::RetryAfterDelay
            )
    }
}

rule! {
    B7 = "B7", "Do not send the same request to the same place unchanged; elsewhere it may work.",
    when: "A 4xx after which nothing is done by itself.",
    why: "4xx says that this server cannot do this request as it stands.",
    from: [("RFC 3261", "21.4")],
    level: ShouldNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "400 Bad Request", []) => Fail,
    |s, d| {
        s.event.is_none()
            && d.advice.action == Action::Fail
            && matches!(d.advice.retry, Retry::Modified | Retry::Never)
    }
}

rule! {
    B8 = "B8", "A 5xx is the fault of one server; a 6xx is definitive for the callee.",
    when: "Any 5xx or 6xx.",
    why: "After a 5xx another server may do better. After a 6xx no other place will.",
    from: [("RFC 3261", "21.5"), ("RFC 3261", "21.6")],
    level: Text,
    scope: 1 << 5 | 1 << 6, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "500 Server Internal Error", []) => Fail,
    |s, d| {
        d.say(if s.code < 600 {
            "The server failed, not the request: another server may do better."
        } else {
            "The callee's answer holds everywhere."
        });
        s.event.is_none()
    }
}

#[test]
fn b8_says_nothing_of_what_no_server_said() {
    let example = super::Example {
        context: r#"{"method":"INVITE","event":"transport-error","serversLeft":[]}"#,
        status: "",
        ..B8.example
    };
    let advice = super::advice_on(&example);
    assert!(advice.findings.iter().all(|finding| finding.rule != "B8"));
}

rule! {
    B9 = "B9", "All early dialogs of this INVITE end; the transaction sends the ACK by itself.",
    when: "The first failure of an INVITE.",
    why: "One INVITE has one outcome. The ACK for a failure has the branch of the INVITE and is no \
          business of the transaction user; later finals are ignored.",
    from: [("RFC 3261", "13.2.2.3"), ("RFC 3261", "17.1.1.2")],
    level: Must,
    scope: Scope::FAILURE, Scope::CLIENT;
    example: (r#"{"method":"INVITE","earlyDialogs":["b1"]}"#, "486 Busy Here", []) => Fail,
    |s, _d| { s.method == Method::Invite && s.event.is_none() && s.context.final_seen.is_none() }
}

rule! {
    B10 = "B10", "Early dialogs that its provisional responses made end with this failure.",
    when: "A failure of a request that was sent outside a dialog and had made early dialogs.",
    why: "An early dialog lives only as long as its request may still succeed.",
    from: [("RFC 3261", "12.3")],
    level: Text,
    scope: Scope::FAILURE, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1","b2"]}"#, "404 Not Found", []) => Fail,
    |s, d| {
        let applies = s.context.in_dialog != Some(true)
            && s.context.early_dialogs.as_ref().is_some_and(|early| !early.is_empty());
        if applies {
            d.advice.facts.remaining_early_dialogs = Some(alloc::vec::Vec::new());
        }
        applies
    }
}

rule! {
    B11 = "B11", "Error-Info leads to an explanation: call its SIP URI like a Contact, show another one.",
    when: "A failure or redirect with Error-Info.",
    why: "Networks put an announcement there, which tells a person more than a code does.",
    from: [("RFC 3261", "20.18")],
    level: May,
    scope: Scope::FAILURE, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "404 Not Found", ["Error-Info: <sip:not-in-service@example.net>"]) => Fail,
    |s, d| {
        if !s.has(HeaderName::ErrorInfo) {
            return false;
        }
        let uris = s
            .response()
            .into_iter()
            .flat_map(|response| response.error_info().flatten())
            .map(|info| info.uri.as_str().into())
            .collect::<alloc::vec::Vec<_>>();
        let usable = !uris.is_empty();
        d.advice.headers.error_info = Some(usable.then_some(uris));
        usable
    }
}

rule! {
    B12 = "B12", "Reason tells more about the cause; it does not change what to do.",
    when: "A response with Reason.",
    why: "Gateways put the Q.850 cause of the telephone network there and other elements their own. \
          One value for each protocol, unless its RFC allows more, as for STIR.",
    from: [("RFC 3326", "2"), ("RFC 6432", "3"), ("RFC 6432", "4"), ("RFC 9366", "")],
    level: Text,
    scope: Scope::ALL, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "503 Service Unavailable", ["Reason: Q.850;cause=34;text=\"no circuit available\""]) => Fail,
    |s, d| {
        if !s.has(HeaderName::Reason) {
            return false;
        }
        let values = s
            .response()
            .into_iter()
            .flat_map(|response| response.reasons().flatten())
            .map(|reason| ReasonAdvice {
                protocol: reason.protocol.into(),
                cause: reason.cause,
                text: reason.text.map(|text| text.text().into_owned()),
                location: reason.location.map(|text| text.text().into_owned()),
                ppi: reason.ppi.map(|text| text.text().into_owned()),
            })
            .collect::<alloc::vec::Vec<_>>();
        let usable = !values.is_empty();
        d.advice.headers.reason = Some(usable.then_some(values));
        usable
    }
}

#[test]
fn b12_keeps_every_value_and_changes_no_decision() {
    let with = super::advice(
        r#"{"method":"INVITE","serversLeft":[]}"#,
        "503 Service Unavailable",
        &["Reason: SIP;cause=503, Q.850;cause=34"],
    );
    let without =
        super::advice(r#"{"method":"INVITE","serversLeft":[]}"#, "503 Service Unavailable", &[]);
    assert_eq!(with.headers.reason.unwrap().unwrap().len(), 2);
    assert_eq!((with.action, with.retry), (without.action, without.retry));
}

rule! {
    B13 = "B13", "Warning says in a number what the code leaves open; only 399 is for people alone.",
    when: "A failure with Warning.",
    why: "For 488 and 606 it is often the only place that tells which medium, address or bandwidth \
          was refused. It adds to the code and never overrules it.",
    from: [("RFC 3261", "20.43")],
    level: Text,
    scope: Scope::FAILURE, Scope::ANY;
    example: (r#"{"method":"INVITE"}"#, "488 Not Acceptable Here", ["Warning: 305 gw.example.net \"Incompatible media format\""]) => Fail,
    |s, d| {
        if !s.has(HeaderName::Warning) {
            return false;
        }
        let values = s
            .response()
            .into_iter()
            .flat_map(|response| response.warnings().flatten())
            .map(|warning| WarningAdvice {
                code: warning.code,
                agent: warning.agent.into(),
                text: warning.text.text().into_owned(),
            })
            .collect::<alloc::vec::Vec<_>>();
        let usable = !values.is_empty();
        d.advice.headers.warning = Some(usable.then_some(values));
        usable
    }
}

#[test]
fn b13_keeps_the_response_when_no_warning_can_be_read() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "488 No", &["Warning: none"]);
    assert_eq!(advice.headers.warning, Some(None));
    assert_eq!(advice.action, Action::Fail);
}
