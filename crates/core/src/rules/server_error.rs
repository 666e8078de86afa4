//! Family H: what each 5xx says. H503d stands with the next server, which it comes before.

use super::{Rule, Scope};
use crate::{Action, Method, StatusCode};

pub(super) const RULES: &[Rule] =
    &[H503A, H503B, H503C, H503E, H500B, H500A, H501, H502, H504, H505, H513, H555, H580, H5XX];

rule! {
    H503A = "H503a", "The server is unavailable: the identical request may go to the next address.",
    when: "503, unless no further address is left. Not to a CANCEL or ACK.",
    why: "503 speaks of one server, so the request itself is as good as before: same CSeq, Call-ID \
          and tags, only a new Via branch.",
    from: [("RFC 3261", "21.5.4"), ("RFC 3263", "4.3")],
    level: Should,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":["198.51.100.2:5060"]}"#, "503 Service Unavailable", ["Retry-After: 60"]) => NextServer,
    |s, d| {
        let stays = matches!(s.method, Method::Cancel | Method::Ack)
            || s.context.servers_left.as_ref().is_some_and(|servers| servers.is_empty());
        d.reports(s, 503) && !stays
    }
}

#[test]
fn h503a_offers_no_address_that_is_not_there() {
    let offers = |context| {
        let advice = super::advice(context, "503 Service Unavailable", &[]);
        advice.findings.iter().any(|finding| finding.rule == "H503a")
    };
    assert!(offers(r#"{"method":"INVITE"}"#));
    assert!(!offers(r#"{"method":"INVITE","serversLeft":[]}"#));
    assert!(!offers(r#"{"method":"CANCEL","serversLeft":["198.51.100.2:5060"]}"#));
}

rule! {
    H503B = "H503b", "Send this server no other requests until Retry-After is over.",
    when: "503 with Retry-After.",
    why: "The server asks for a pause; requests in that time only add to its load.",
    from: [("RFC 3261", "21.5.4")],
    level: ShouldNot,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":[]}"#, "503 Service Unavailable", ["Retry-After: 120"]) => Fail,
    |s, d| {
        if s.code != 503 {
            return false;
        }
        let Some(retry_after) = s.retry_after() else { return false };
        d.advice.facts.blocked_server_s = Some(super::retry_after::clamped(retry_after.seconds));
        true
    }
}

rule! {
    H503C = "H503c", "Without a usable Retry-After a 503 counts as a 500 and blocks nobody.",
    when: "503 without Retry-After, or with one that cannot be read.",
    why: "Without a time the client would not know when to come back. Blocking the server for good \
          turns a short overload into an outage; trying the next server is still right.",
    from: [("RFC 3261", "21.5.4")],
    level: Must,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":[]}"#, "503 Service Unavailable", []) => Fail,
    |s, d| {
        let applies = s.code == 503 && s.event.is_none() && s.retry_after().is_none();
        if applies {
            d.advice.treat_as = Some(StatusCode::SERVER_INTERNAL_ERROR);
            d.advice.facts.blocked_server_s = Some(0);
        }
        applies
    }
}

#[test]
fn trap_503_without_retry_after_blocks_no_server() {
    for headers in [&[] as &[&str], &["Retry-After: Thu, 01 Jan 2099 00:00:00 GMT"]] {
        let advice =
            super::advice(r#"{"method":"INVITE","serversLeft":["b"]}"#, "503 Overload", headers);
        assert_eq!(advice.facts.blocked_server_s, Some(0));
        assert_eq!(advice.treat_as, Some(StatusCode::SERVER_INTERNAL_ERROR));
        assert_eq!(advice.action, Action::NextServer);
    }
}

rule! {
    H503E = "H503e", "The dialog goes on: a 503 is a complaint about this transaction.",
    when: "503 to a request in a dialog, after RFC 3263 found no other server.",
    why: "Ending a call because one server was busy for a moment would lose a session that works.",
    from: [("RFC 5057", "5.1 note 15")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true,"serversLeft":[]}"#, "503 Service Unavailable", []) => Fail,
    |s, _d| { s.is(503) && s.in_dialog() }
}

rule! {
    H500B = "H500b", "Send the request again after Retry-After.",
    when: "500 with Retry-After.",
    why: "The server says when the condition is over. To a re-INVITE or UPDATE that met another one \
          it must put a random 0 to 10 s there, so that the two sides do not collide again.",
    from: [("RFC 3261", "20.33"), ("RFC 3261", "14.2"), ("RFC 3311", "5.2")],
    level: May,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true}"#, "500 Server Internal Error", ["Retry-After: 7"]) => RetryAfterDelay,
    |s, d| {
        if !s.is(500) || s.retry_after().is_none() {
            return false;
        }
        if s.in_dialog() {
            d.decide(Action::RetryAfterDelay);
            d.advice.facts.max_retries = Some(1);
        } else {
            d.decide(Action::Fail);
            d.say("The request failed here; it may be sent again after Retry-After.");
            if s.context.in_dialog.is_none() {
                d.depends_on("inDialog", "In a dialog, send it again by yourself after that time.");
            }
        }
        true
    }
}

#[test]
fn h500b_retries_by_itself_only_in_a_dialog() {
    let outside = super::advice(
        r#"{"method":"OPTIONS","inDialog":false}"#,
        "500 Server Internal Error",
        &["Retry-After: 7"],
    );
    assert_eq!(outside.action, Action::Fail);
    assert_eq!(outside.delay_s, Some(crate::Delay::Seconds(7)));
    assert!(outside.depends_on.is_empty());
}

rule! {
    H500A = "H500a", "This server failed: report it; the request may be tried again after several seconds.",
    when: "500 without Retry-After.",
    why: "The fault is the server's, so the same request may well succeed later; the RFC leaves the \
          time to the client.",
    from: [("RFC 3261", "21.5.1"), ("RFC 5057", "5.1 note 13")],
    level: May,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "500 Server Internal Error", []) => Fail,
    |s, d| {
        let applies = s.is(500) && s.retry_after().is_none();
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

rule! {
    H501 = "H501", "The server does not know this method: do not send it there again.",
    when: "501.",
    why: "The method is not implemented for any user of this server, so no change of the request \
          helps.",
    from: [("RFC 3261", "21.5.2")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "501 Not Implemented", []) => Fail,
    |s, d| { d.reports(s, 501) }
}

rule! {
    H502 = "H502", "The next hop got an invalid answer from further on: report it.",
    when: "502.",
    why: "Nothing the client can change is at fault. In a dialog it means that requests do not \
          reach the peer any more.",
    from: [("RFC 3261", "21.5.3"), ("RFC 5057", "5.1 note 14")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "502 Bad Gateway", []) => Fail,
    |s, d| { d.reports(s, 502) }
}

rule! {
    H504 = "H504", "A server that the request depended on did not answer: report it.",
    when: "504.",
    why: "Unlike 408 it is not the callee who was silent. To an UPDATE it says that the change needs \
          the user, so the offer belongs into a re-INVITE.",
    from: [("RFC 3261", "21.5.5"), ("RFC 3311", "5.2")],
    level: Derived,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "504 Server Time-out", []) => Fail,
    |s, d| {
        if !s.is(504) {
            return false;
        }
        d.decide(Action::Fail);
        if s.method == Method::Update {
            d.say("The change needs the user's consent: offer it in a re-INVITE instead.");
            d.or("retry-modified as a re-INVITE");
        }
        true
    }
}

#[test]
fn h504_sends_an_update_to_a_reinvite() {
    let advice =
        super::advice(r#"{"method":"UPDATE","inDialog":true}"#, "504 Server Time-out", &[]);
    assert_eq!(advice.action, Action::Fail);
    assert_eq!(advice.alternatives, ["retry-modified as a re-INVITE"]);
    let invite = super::advice(r#"{"method":"INVITE"}"#, "504 Server Time-out", &[]);
    assert!(invite.alternatives.is_empty());
}

rule! {
    H505 = "H505", "The server does not speak SIP/2.0: nothing can be done from here.",
    when: "505.",
    why: "There is no other version to fall back to. In practice the request line was damaged on \
          the way.",
    from: [("RFC 3261", "21.5.6")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "505 Version Not Supported", []) => Fail,
    |s, d| { d.reports(s, 505) }
}

rule! {
    H513 = "H513", "The message is too large for this server: only a smaller one can work.",
    when: "513.",
    why: "The limit is the server's; the same bytes will fail again.",
    from: [("RFC 3261", "21.5.7")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "513 Message Too Large", []) => Fail,
    |s, d| { d.reports(s, 513) }
}

rule! {
    H555 = "H555", "The network cannot reach this push service: register without push, or with another one.",
    when: "555 to a REGISTER that asked for push notifications.",
    why: "With a pn-provider that named a service, that service is not supported; without one, none \
          is, and only the response code is understood.",
    from: [("RFC 8599", "4.1.5"), ("RFC 8599", "8.1")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","pnProvider":"acme"}"#, "555 Push Notification Service Not Supported", []) => Fail,
    |s, d| {
        if !s.is(555) {
            return false;
        }
        d.decide(Action::Fail);
        d.or("retry-modified without the pn- parameters");
        match s.context.pn_provider.as_deref() {
            Some("") => d.say("The network has no push service: register without push."),
            Some(_) => {}
            None => d.depends_on(
                "pnProvider",
                "With a value, only that push service is unsupported; without one, all are.",
            ),
        }
        true
    }
}

rule! {
    H580 = "H580", "The offer was refused for its preconditions; the SDP shows which.",
    when: "580.",
    why: "The media lines that failed have port 0 and strength failure. That SDP is neither an offer \
          nor an answer, so it must not be applied.",
    from: [("RFC 3312", "8")],
    level: Text,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "580 Precondition Failure", []) => Fail,
    |s, d| {
        if s.is(580) {
            d.decide(Action::Fail);
            d.advice.facts.sdp_is_answer = Some(false);
        }
        s.is(580)
    }
}

rule! {
    H5XX = "H5xx", "An unknown 5xx is handled as 500.",
    when: "A 5xx code that no standard defines.",
    why: "A client must understand the class of every code and may know no more of it.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "599 Odd", []) => Fail,
    |s, d| {
        d.decide(Action::Fail);
        s.code != s.treated
    }
}

#[test]
fn h5xx_is_silent_for_codes_that_a_standard_defines() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "502 Bad Gateway", &[]);
    assert!(advice.findings.iter().all(|finding| finding.rule != "H5xx"));
}
