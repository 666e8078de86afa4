//! Family I: what each 6xx says.

use super::{Rule, Scope};
use crate::{Action, HeaderName, advice::CallInfoAdvice};

pub(super) const RULES: &[Rule] = &[I603_PLUS, I600, I603, I604, I606, I607, I608, I6XX, I1];

rule! {
    I600 = "I600", "The callee is busy everywhere: no retry, unless Retry-After names a time.",
    when: "600.",
    why: "The callee was asked and no other place will answer. A Retry-After is the callee's leave \
          to try again then.",
    from: [("RFC 3261", "21.6.1"), ("RFC 3261", "20.33"), ("RFC 5057", "5.1 note 17")],
    level: Text,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "600 Busy Everywhere", ["Retry-After: 600"]) => Fail,
    |s, d| {
        let applies = s.is(600) && s.code == 600;
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

rule! {
    I603 = "I603", "The callee declined: no retry, unless Retry-After names a time.",
    when: "603.",
    why: "Someone refused the call on purpose. Calling again at once is what they refused.",
    from: [("RFC 3261", "21.6.2"), ("RFC 3261", "20.33")],
    level: Text,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "603 Decline", []) => Fail,
    |s, d| { d.reports(s, 603) }
}

#[test]
fn a_declined_call_is_not_repeated_and_no_other_target_is_tried() {
    let advice = super::advice(
        r#"{"method":"INVITE","targetsLeft":["sip:b@b.example"],"serversLeft":["b"]}"#,
        "603 Decline",
        &[],
    );
    assert_eq!((advice.action, advice.delay_s), (Action::Fail, None));
    assert_eq!(advice.facts.try_other_targets, Some(false));
}

rule! {
    I603_PLUS = "I603+", "The network blocked the call: show the contact for redress in the Reason header.",
    when: "603 with the phrase Network Blocked and a Reason header with Q.850 cause 21.",
    why: "North American networks mark a call that their analytics blocked in this way. For the \
          protocol it is a 603 like any other. The details come from a document of ATIS that was \
          not read here: UNVERIFIED.",
    from: [("ATIS-1000099", ""), ("RFC 3261", "21.6.2")],
    level: Silent,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "603 Network Blocked", ["Reason: Q.850;cause=21;text=\"v=analytics1;url=https://redress.example.com\";location=RLN"]) => Fail,
    |s, d| {
        if s.code != 603 {
            return false;
        }
        let Some(response) = s.response() else { return false };
        let blocked = response.reason_phrase().trim().eq_ignore_ascii_case("network blocked")
            && response.reasons().flatten().any(|reason| {
                reason.is_protocol("Q.850") && reason.cause == Some(21)
            });
        if blocked {
            d.decide(Action::Fail);
        }
        blocked
    }
}

#[test]
fn i603_plus_needs_phrase_and_cause_and_changes_nothing_of_the_decision() {
    let plain = super::advice(r#"{"method":"INVITE"}"#, "603 Decline", &["Reason: Q.850;cause=21"]);
    assert!(plain.findings.iter().all(|finding| finding.rule != "I603+"));
    let blocked = super::advice_on(&I603_PLUS.example);
    assert_eq!(
        (plain.action, plain.retry, plain.dialog_effect),
        (blocked.action, blocked.retry, blocked.dialog_effect)
    );
}

rule! {
    I604 = "I604", "The callee exists nowhere: give up.",
    when: "604.",
    why: "A server with authoritative information says so for every place, unlike 404, which speaks \
          for one domain.",
    from: [("RFC 3261", "21.6.3")],
    level: Text,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "604 Does Not Exist Anywhere", []) => Fail,
    |s, d| { d.reports(s, 604) }
}

rule! {
    I606 = "I606", "The session description is acceptable nowhere: only another one can work.",
    when: "606.",
    why: "The callee wants to talk but cannot with what was offered. Warning and body tell what \
          would do; whether to offer that is the caller's choice. An SDP in it lists capabilities \
          and is no answer.",
    from: [("RFC 3261", "21.6.4"), ("RFC 3261", "20.43")],
    level: May,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "606 Not Acceptable", ["Warning: 304 example.net \"Media type not available\""]) => Fail,
    |s, d| {
        if s.is(606) && s.has_sdp() {
            d.advice.facts.sdp_is_answer = Some(false);
        }
        d.reports(s, 606)
    }
}

rule! {
    I607 = "I607", "The callee marked the call as unwanted: do not call again.",
    when: "607.",
    why: "The callee pressed a button that says so; elements on the way may block later calls for \
          it. The protocol asks for nothing beyond a 6xx.",
    from: [("RFC 8197", "4")],
    level: Text,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "607 Unwanted", []) => Fail,
    |s, d| { d.reports(s, 607) }
}

rule! {
    I608 = "I608", "An intermediary blocked the call: check the jCard of Call-Info before showing its contact.",
    when: "608.",
    why: "The signed jCard names whom a wrongly blocked caller can turn to. An old one could be a \
          copy, so its iat must be checked and an expired card rejected.",
    from: [("RFC 8688", "3.3"), ("RFC 8688", "3.1")],
    level: Must,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "608 Rejected", ["Call-Info: <https://block.example.net/complaint-jws>;purpose=jwscard"]) => Fail,
    |s, d| {
        if !s.is(608) {
            return false;
        }
        d.decide(Action::Fail);
        let cards: alloc::vec::Vec<_> = s
            .response()
            .into_iter()
            .flat_map(|response| response.call_info().flatten())
            .map(|info| CallInfoAdvice {
                uri: info.uri.as_str().into(),
                purpose: info.purpose().map(|text| text.text().into_owned()),
            })
            .collect();
        let is_card = |card: &CallInfoAdvice| {
            card.purpose.as_ref().is_some_and(|purpose| purpose.eq_ignore_ascii_case("jwscard"))
        };
        if cards.iter().any(is_card) {
            d.advice.facts.check = Some("iat of the jCard");
        } else {
            d.say("An intermediary blocked the call and names no contact for redress.");
        }
        if s.has(HeaderName::CallInfo) {
            d.advice.headers.call_info = Some(Some(cards));
        }
        true
    }
}

#[test]
fn i608_without_a_card_has_nothing_to_check() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "608 Rejected", &[]);
    assert_eq!((advice.facts.check, advice.headers.call_info), (None, None));
}

#[test]
fn i608_finds_the_card_among_others_in_any_letter_case() {
    let example = super::Example {
        headers: &[
            "Call-Info: <https://a.example/i>;purpose=icon, <https://a.example/j>;purpose=JWSCARD",
        ],
        ..I608.example
    };
    assert_eq!(super::advice_on(&example).facts.check, Some("iat of the jCard"));
}

rule! {
    I6XX = "I6xx", "An unknown 6xx is handled as 600.",
    when: "A 6xx code that no standard defines, such as 605 or 687.",
    why: "A client must understand the class of every code and may know no more of it.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "699 Last", []) => Fail,
    |s, d| {
        d.decide(Action::Fail);
        s.code != s.treated
    }
}

rule! {
    I1 = "I1", "A 6xx speaks for the callee everywhere: try no other target.",
    when: "Any 6xx.",
    why: "The server has definitive information about the callee, not only about one place. That \
          this also ends what is left of a redirect's targets is said nowhere and follows from it.",
    from: [("RFC 3261", "21.6"), ("RFC 3261", "16.7")],
    level: Text,
    scope: 1 << 6, Scope::CLIENT;
    example: (r#"{"method":"INVITE","targetsLeft":["sip:bob@b.example.org"]}"#, "600 Busy Everywhere", []) => Fail,
    |_s, d| {
        d.advice.facts.try_other_targets = Some(false);
        true
    }
}
