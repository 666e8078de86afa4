//! Family M: the next server that RFC 3263 gives.

use super::{Rule, Scope, Situation};
use crate::{Action, LocalEvent, Method};

/// First who must stay with the server that was reached, then who may go on.
pub(super) const RULES: &[Rule] = &[M7, M5, H503D, M1, M2, M3, M4, M6];

/// The events and codes for which RFC 3263 §4.3 looks for another server: no response at all, a
/// transport that failed, or 503.
pub(super) fn server_failed(s: &Situation<'_>) -> bool {
    match s.event {
        Some(LocalEvent::TimerB | LocalEvent::TimerF) => s.context.provisional_seen != Some(true),
        Some(event) => event.is_transport_failure(),
        None => s.is(503),
    }
}

/// ACK for a failure and CANCEL belong to the server that has the transaction.
fn follows_its_transaction(s: &Situation<'_>) -> bool {
    matches!(s.method, Method::Ack | Method::Cancel)
}

rule! {
    M7 = "M7", "Another try of the same request is still open: take its answer, not this 482.",
    when: "482 after a failover, while the earlier try of the same request is still open.",
    why: "The two tries met at one server, which answered the second as merged. The client acts \
          like a forking proxy and prefers any other answer.",
    from: [("RFC 5057", "5.1 note 9"), ("RFC 3261", "8.2.2.2")],
    level: Text,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","attempt":2,"otherBranchAlive":true}"#, "482 Loop Detected", []) => Ignore,
    |s, d| {
        let applies = s.is(482) && s.context.other_branch_alive == Some(true);
        if applies {
            d.stop(Action::Ignore);
        }
        applies
    }
}

#[test]
fn m1_asks_the_next_server_to_end_a_call_that_is_not_wanted() {
    let on = |context| super::advice(context, "503 Service Unavailable", &[]).action;
    const BYE: &str =
        r#"{"method":"BYE","inDialog":true,"wanted":"none","serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(BYE), Action::NextServer);
    const INVITE: &str = r#"{"method":"INVITE","inDialog":false,"wanted":"none","serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(INVITE), Action::Done);
}

#[test]
fn m7_is_silent_without_another_try() {
    let advice = super::advice(r#"{"method":"INVITE","attempt":2}"#, "482 Loop Detected", &[]);
    assert_eq!(advice.action, Action::Fail);
}

rule! {
    M5 = "M5", "Stay with the server that has the transaction; no other one knows it.",
    when: "An ACK for a failure or a CANCEL cannot be delivered or is refused with 503.",
    why: "Retransmissions, the ACK for a failure and CANCEL go where the request itself went: \
          another server has no transaction that they could belong to.",
    from: [("RFC 3263", "4.4")],
    level: Must,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"CANCEL","event":"timer-F","serversLeft":["198.51.100.2:5060"]}"#, "", []) => Fail,
    |s, _d| { follows_its_transaction(s) && (s.event.is_some() || s.is(503)) }
}

rule! {
    H503D = "H503d", "Register again after Retry-After, and resolve the name anew first.",
    when: "503 with Retry-After to a REGISTER that uses outbound; 0 means at once.",
    why: "The edge is full or going down. Resolving again lets DNS choose another host, and the \
          flow that works must not be torn down for it.",
    from: [("RFC 5626", "4.2.1"), ("RFC 5626", "4.5"), ("RFC 5626", "4.2.2")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","outbound":true}"#, "503 Service Unavailable", ["Retry-After: 30"]) => RetryAfterDelay,
    |s, d| {
        if s.code != 503 || s.method != Method::Register {
            return false;
        }
        let outbound = s.context.outbound == Some(true) || s.context.reg_id.is_some();
        if !outbound || s.retry_after().is_none() {
            return false;
        }
        d.decide(Action::RetryAfterDelay);
        d.advice.facts.re_resolve = Some(true);
        if !s.over(&["UDP"]) {
            d.advice.facts.close_connection = Some(false);
        }
        true
    }
}

#[test]
fn h503d_needs_outbound_and_a_delay() {
    let plain = super::advice(
        r#"{"method":"REGISTER","serversLeft":[]}"#,
        "503 Service Unavailable",
        &["Retry-After: 30"],
    );
    assert_eq!(plain.action, Action::Fail);
    let no_delay = super::advice(
        r#"{"method":"REGISTER","outbound":true,"serversLeft":[]}"#,
        "503 Service Unavailable",
        &[],
    );
    assert_eq!(no_delay.action, Action::Fail);
}

#[test]
fn h503d_keeps_a_connection_where_there_is_one() {
    let on = |context| {
        let advice = super::advice(context, "503 Service Unavailable", &["Retry-After: 30"]);
        (advice.action, advice.facts.close_connection)
    };
    let tcp = r#"{"method":"REGISTER","regId":1,"transport":"TCP"}"#;
    assert_eq!(on(tcp), (Action::RetryAfterDelay, Some(false)));
    let udp = r#"{"method":"REGISTER","regId":1,"transport":"UDP"}"#;
    assert_eq!(on(udp), (Action::RetryAfterDelay, None));
}

rule! {
    M1 = "M1", "Send the same request to the next server; only its Via branch is new.",
    when: "503, a fatal transport error, or a timeout without any response, and RFC 3263 gave \
           further addresses.",
    why: "The server is unavailable, not the callee. A client that stays with it turns one dead \
          server into a dead service.",
    from: [("RFC 3263", "4.3"), ("RFC 3261", "21.5.4")],
    level: Should,
    scope: 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":["198.51.100.2:5060"]}"#, "503 Service Unavailable", []) => NextServer,
    |s, d| {
        // For a call that was given up no other server is asked.
        if !server_failed(s) || follows_its_transaction(s) || s.given_up() || d.decided() {
            return false;
        }
        match s.context.servers_left.as_deref() {
            Some([]) => {
                if !s.in_dialog() || s.is(503) {
                    d.decide_with(Action::Fail, crate::Retry::SameRequestLater);
                }
                d.say("No further server is left: the request has failed for now.");
            }
            Some(_) => {
                d.decide(Action::NextServer);
                let cseq = s.cseq_number().or(Some(1));
                let request = d.request();
                request.cseq = cseq;
                request.new_branch = Some(true);
                request.same_call_id = Some(true);
            }
            None => {
                d.depends_on(
                    "serversLeft",
                    "If RFC 3263 gave further addresses, send the same request to the next one.",
                );
                d.say("Another server may be tried, if RFC 3263 gives one.");
            }
        }
        if s.event.is_some() && s.context.provisional_seen.is_none() && !s.is(503) {
            d.depends_on(
                "provisionalSeen",
                "If a provisional response came before, the server is alive and stays the one.",
            );
        }
        true
    }
}

#[test]
fn m1_keeps_the_cseq_number_and_takes_a_new_branch() {
    let advice = super::advice(
        r#"{"method":"INVITE","serversLeft":["198.51.100.2:5060"],"cseq":7}"#,
        "503 Service Unavailable",
        &["Retry-After: 60"],
    );
    let request = advice.retry_request.unwrap();
    assert_eq!((request.cseq, request.new_branch), (Some(7), Some(true)));
    assert_eq!(advice.facts.blocked_server_s, Some(60));
    assert_eq!(advice.delay_s, None, "the next server is tried at once");
}

#[test]
fn m1_says_what_it_would_do_if_servers_were_known() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "503 Service Unavailable", &[]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, crate::Retry::Elsewhere));
    assert!(advice.depends_on.iter().any(|unknown| unknown.field == "serversLeft"));
}

#[test]
fn m1_gives_up_only_what_can_be_cancelled() {
    let on = |context| super::advice(context, "503 Service Unavailable", &[]).action;
    let register = r#"{"method":"REGISTER","cancelSent":true,"serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(register), Action::NextServer);
    let invite = r#"{"method":"INVITE","cancelSent":true,"serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(invite), Action::Done);
}

#[test]
fn m1_tries_the_next_server_after_a_transport_error() {
    let example = super::Example {
        context: r#"{"method":"OPTIONS","event":"transport-error","serversLeft":["b"]}"#,
        ..M1.example
    };
    let advice = super::advice_on(&super::Example { status: "", ..example });
    assert_eq!((advice.action, advice.code.map(|c| c.as_u16())), (Action::NextServer, Some(503)));
}

rule! {
    M2 = "M2", "A provisional response came before: no other server is tried.",
    when: "A timeout after a provisional response.",
    why: "RFC 3263 fails over where there was no response at all. After a 1xx the server has the \
          request, and a second copy elsewhere could ring the callee twice.",
    from: [("RFC 3263", "4.3")],
    level: Derived,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","event":"timer-F","provisionalSeen":true,"serversLeft":["198.51.100.2:5060"]}"#, "", []) => Fail,
    |s, _d| {
        matches!(s.event, Some(LocalEvent::TimerB | LocalEvent::TimerF))
            && s.context.provisional_seen == Some(true)
    }
}

rule! {
    M3 = "M3", "This answer is the server's own: no other server is tried for it.",
    when: "Any failure but 503, a timeout or a transport error, while further addresses are left.",
    why: "RFC 3263 is for servers that do not work. A 404 or 500 is an answer; another server of \
          the same domain would give it again.",
    from: [("RFC 3263", "4.3")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":["198.51.100.2:5060"]}"#, "500 Server Internal Error", []) => Fail,
    |s, _d| {
        s.event.is_none()
            && !s.is(503)
            && s.context.servers_left.as_ref().is_some_and(|left| !left.is_empty())
    }
}

#[test]
fn m3_keeps_500_404_and_603_at_their_server() {
    for status in ["500 Server Internal Error", "404 Not Found", "603 Decline"] {
        let advice = super::advice(r#"{"method":"INVITE","serversLeft":["b"]}"#, status, &[]);
        assert_eq!(advice.action, Action::Fail, "{status}");
    }
}

rule! {
    M4 = "M4", "Each try is a transaction of its own, with the transport of its server in Via.",
    when: "The request goes to another server.",
    why: "Answers are matched by branch; a late answer of the first server must not be taken for \
          one of the second.",
    from: [("RFC 3261", "8.1.2"), ("RFC 3263", "4.3")],
    level: Text,
    scope: 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","event":"timer-B","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#, "", []) => NextServer,
    |_s, d| { d.advice.action == Action::NextServer }
}

rule! {
    M6 = "M6", "If this server fails again and again, stop sending to it and probe it now and then.",
    when: "A timeout or a fatal transport error on a repeated attempt.",
    why: "A server in overload that drops requests does not recover while its clients go on \
          sending; RFC 7339 asks for it where overload control was agreed.",
    from: [("RFC 7339", "5.9")],
    level: Must,
    scope: 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","event":"timer-F","attempt":3,"serversLeft":[]}"#, "", []) => Fail,
    |s, _d| { s.event.is_some() && s.attempt() > 1 }
}
