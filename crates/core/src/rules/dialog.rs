//! Family K: what a failure does to the dialog it came in (RFC 5057 against RFC 3261).
//!
//! Where the two disagree, RFC 5057 is followed: only the usage of the request ends, and the
//! dialog with its last usage. With a single usage, the usual case, both say the same.

use alloc::vec::Vec;

use super::{Draft, Rule, Scope, Situation};
use crate::{Action, DialogEffect, LocalEvent, Method, Retry, Usage};

/// CANCEL and ACK first, which touch nothing else; then BYE, which ends the dialog whatever comes;
/// then the refreshes, whose RFCs are more particular than RFC 5057; then the general rules.
pub(super) const RULES: &[Rule] = &[K4, K12, K3, K11, K9, K10, K13, K6, K1, K2, K5, K7, K8, K14];

/// 481, 408 or a timeout: the peer no longer knows the dialog, or cannot be reached.
fn peer_is_lost(s: &Situation<'_>) -> bool {
    s.is(481) || s.is(408)
}

/// The codes of RFC 6665 §4.1.2.2 that end a subscription, and 502, which ends the dialog by
/// RFC 5057 note 14 though RFC 6665 does not name it.
fn ends_subscription(s: &Situation<'_>) -> bool {
    matches!(s.treated, 404 | 405 | 410 | 416 | 480..=485 | 489 | 501 | 502 | 604)
}

/// Ends what the effect says. A BYE goes out where an INVITE usage was the last one, unless the
/// request was that BYE.
fn terminate(s: &Situation<'_>, d: &mut Draft) {
    let invite = s.own_usage() == Usage::Invite
        && s.context
            .usages
            .as_ref()
            .is_none_or(|usages| usages.is_empty() || usages.contains(&Usage::Invite));
    match d.advice.dialog_effect {
        DialogEffect::DestroysDialog => {
            d.decide(Action::TerminateDialog);
            // Where the call is still up, RFC 5057 does not tell whether a BYE could arrive.
            let no_call = |usages: &Vec<Usage>| !usages.contains(&Usage::Invite);
            if s.method == Method::Bye || s.context.usages.as_ref().is_some_and(no_call) {
                d.advice.facts.send_bye = Some(false);
            }
        }
        DialogEffect::DestroysUsage if invite && s.last_usage() => {
            d.decide(Action::TerminateDialog);
            if d.advice.action == Action::TerminateDialog {
                d.advice.facts.send_bye = Some(s.method != Method::Bye);
            }
            if s.context.usages.is_none() {
                d.depends_on(
                    "usages",
                    "If other usages share the dialog, only this one ends and the dialog goes on.",
                );
            }
        }
        DialogEffect::DestroysUsage => {
            d.decide(Action::TerminateUsage);
            if d.advice.action == Action::TerminateUsage {
                d.advice.facts.send_bye.get_or_insert(false);
            }
        }
        _ => {}
    }
}

/// Does the failure end more than its transaction?
fn destroys(d: &Draft) -> bool {
    matches!(d.advice.dialog_effect, DialogEffect::DestroysUsage | DialogEffect::DestroysDialog)
}

/// Is the same request on its way to another server (M1), so that nothing has ended yet?
fn another_server_is_asked(d: &Draft) -> bool {
    d.advice.action == Action::NextServer
}

/// As [`terminate`]; only after 483 a larger Max-Forwards may still reach the peer (RFC 5057 §5.1
/// note 10), and after 480 the usage may go on when Retry-After is over (note 7).
fn terminate_after_failure(s: &Situation<'_>, d: &mut Draft) {
    if s.is(483) && !d.decided() {
        d.decide_with(Action::TerminateDialog, Retry::Modified);
        d.or("retry with a larger Max-Forwards");
    }
    if s.is(480) && s.own_usage() == Usage::Invite && s.retry_after().is_some() {
        d.or("fail, and send nothing in this usage before Retry-After is over");
    }
    terminate(s, d);
}

rule! {
    K4 = "K4", "Only the CANCEL failed; the INVITE goes on and has an answer of its own.",
    when: "Any failure of a CANCEL.",
    why: "481 to a CANCEL mostly means that the INVITE was answered in the same moment. Ending the \
          dialog for it would drop a call that has just been set up.",
    from: [("RFC 3261", "9.2"), ("RFC 5057", "5.1 note 8")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"CANCEL","inDialog":true}"#, "481 Call/Transaction Does Not Exist", []) => Fail,
    |s, d| {
        if s.method != Method::Cancel {
            return false;
        }
        if s.event == Some(LocalEvent::TimerF) {
            // Timer F is 64*T1, and that is how long RFC 3261 §9.1 waits for the INVITE.
            d.say("The CANCEL had no answer in 32 s: an INVITE that has none either counts as \
                   cancelled.");
        } else {
            d.advice.facts.invite_still_pending = Some(true);
        }
        if s.is(503) {
            // Elsewhere nobody knows the INVITE (M5).
            d.decide_with(Action::Fail, Retry::SameRequestLater);
        }
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn k4_does_not_wait_for_an_invite_when_its_time_is_over() {
    let pending = |context, status| super::advice(context, status, &[]).facts.invite_still_pending;
    assert_eq!(pending(r#"{"method":"CANCEL","event":"timer-F"}"#, ""), None);
    assert_eq!(pending(r#"{"method":"CANCEL"}"#, "500 Server Internal Error"), Some(true));
    let busy = super::advice(
        r#"{"method":"CANCEL","serversLeft":["198.51.100.2:5060"]}"#,
        "503 Service Unavailable",
        &[],
    );
    assert_eq!((busy.action, busy.findings[0].rule), (Action::Fail, "K4"));
    assert_eq!(busy.retry, Retry::SameRequestLater, "no other server knows the INVITE");
}

#[test]
fn trap_481_to_cancel_ends_neither_usage_nor_dialog() {
    let advice = super::advice(
        r#"{"method":"CANCEL","inDialog":true,"usages":["invite"]}"#,
        "481 Call/Transaction Does Not Exist",
        &[],
    );
    assert_eq!(advice.dialog_effect, DialogEffect::TransactionOnly);
    assert_eq!(advice.action, Action::Fail);
    assert_eq!(advice.facts.send_bye, None);
}

#[test]
fn k4_speaks_first_of_a_cancel_that_failed_and_worries_no_user() {
    for status in ["406 Not Acceptable", "481 Call/Transaction Does Not Exist", "500 Odd"] {
        let advice = super::advice(r#"{"method":"CANCEL"}"#, status, &[]);
        assert_eq!((advice.action, advice.findings[0].rule), (Action::Fail, "K4"), "{status}");
        assert_eq!(advice.user_message, "One moment…", "{status}");
    }
}

rule! {
    K12 = "K12", "Ignore that the ACK could not be delivered, and send a re-INVITE.",
    when: "The ACK for a refused re-INVITE fails on the way, after a target refresh inside that \
           re-INVITE was accepted.",
    why: "The target has changed in the middle of the transaction, so the ACK may go to a place \
          that is gone. The new re-INVITE tells both sides where they are.",
    from: [("RFC 6141", "5.3")],
    level: Must,
    scope: 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"ACK","inDialog":true,"event":"transport-error"}"#, "", []) => Ignore,
    |s, d| {
        let applies = s.method == Method::Ack && s.event.is_some() && s.in_dialog();
        if applies {
            d.stop(Action::Ignore);
        }
        applies
    }
}

rule! {
    K3 = "K3", "The BYE was not answered as hoped, but the dialog is over all the same.",
    when: "481, 408 or no answer to a BYE.",
    why: "Both sides want the end. A second BYE would only meet the same silence.",
    from: [("RFC 3261", "15.1.1")],
    level: Must,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"BYE","inDialog":true}"#, "481 Call/Transaction Does Not Exist", []) => TerminateDialog,
    |s, d| {
        if s.method != Method::Bye || !peer_is_lost(s) || s.context.in_dialog == Some(false) {
            return false;
        }
        if s.last_usage() {
            d.decide(Action::TerminateDialog);
        } else {
            d.decide(Action::TerminateUsage);
        }
        if another_server_is_asked(d) {
            d.say("The session is over since the BYE was sent; if no other server answers it either, the \
                   dialog is over too.");
        }
        d.advice.facts.send_bye = Some(false);
        true
    }
}

#[test]
fn k3_sends_no_second_bye() {
    let example = super::Example {
        context: r#"{"method":"BYE","inDialog":true,"event":"timer-F","provisionalSeen":false,"serversLeft":[]}"#,
        status: "",
        ..K3.example
    };
    let advice = super::advice_on(&example);
    assert_eq!((advice.action, advice.facts.send_bye), (Action::TerminateDialog, Some(false)));
}

rule! {
    K11 = "K11", "The session refresh found no peer: end the session with BYE.",
    when: "408, 481 or a timeout to a session refresh.",
    why: "The refresh asks whether the peer is still there. Other failures do not answer that, so \
          they are followed as their code says, and only a 2xx extends the session.",
    from: [("RFC 4028", "10")],
    level: Should,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"UPDATE","inDialog":true,"usages":["invite"],"sessionRefresh":true}"#, "408 Request Timeout", []) => TerminateDialog,
    |s, d| {
        let refreshes = matches!(s.method, Method::Invite | Method::Update);
        if s.context.session_refresh != Some(true) || !refreshes {
            return false;
        }
        d.advice.facts.session_expiration_changed = Some(false);
        if another_server_is_asked(d) {
            d.say("Until a server answers the refresh, the session keeps its old expiration.");
        } else if peer_is_lost(s) && s.in_dialog() {
            terminate(s, d);
            // Also where other usages keep the dialog: the session itself is ended with BYE.
            if d.advice.action == Action::TerminateUsage {
                d.advice.facts.send_bye = Some(true);
            }
        } else if !s.in_dialog() {
            d.say("There is no session yet that this request could have refreshed.");
        } else {
            d.say("The refresh failed: the session keeps its old expiration. Follow the code, but \
                   do not repeat a refresh for ever on the same error.");
        }
        true
    }
}

#[test]
fn k11_does_not_end_the_session_for_other_failures() {
    let advice = super::advice(
        r#"{"method":"UPDATE","inDialog":true,"usages":["invite"],"sessionRefresh":true}"#,
        "500 Server Internal Error",
        &[],
    );
    assert_eq!(advice.action, Action::Fail);
    assert_eq!(advice.facts.session_expiration_changed, Some(false));
}

#[test]
fn k11_needs_a_session() {
    let on = |context| super::advice(context, "481 Call/Transaction Does Not Exist", &[]);
    let first = on(r#"{"method":"INVITE","inDialog":false,"sessionRefresh":true}"#);
    assert_eq!((first.action, first.facts.send_bye), (Action::Fail, None));
    let other = on(r#"{"method":"OPTIONS","inDialog":false,"sessionRefresh":true}"#);
    assert_eq!((other.action, other.facts.session_expiration_changed), (Action::Fail, None));
}

#[test]
fn k11_ends_the_session_with_bye_where_a_subscription_keeps_the_dialog() {
    let advice = super::advice(
        r#"{"method":"UPDATE","inDialog":true,"usages":["invite","subscribe"],"sessionRefresh":true}"#,
        "481 Call/Transaction Does Not Exist",
        &[],
    );
    assert_eq!((advice.action, advice.facts.send_bye), (Action::TerminateUsage, Some(true)));
}

rule! {
    K9 = "K9", "The subscription is over; a new one needs a new Call-ID and From tag.",
    when: "A refreshing SUBSCRIBE gets 404, 405, 410, 416, 480 to 485, 489, 501 or 604. For 408 and \
           502 the RFCs disagree: RFC 6665 §4.1.2.2 keeps the subscription, RFC 5057 ends the usage \
           whose request timed out (note 4) and the dialog under a 502 (note 14), which is followed \
           here.",
    why: "These codes say that the resource or the dialog is gone. After any other failure the \
          subscription stays until the expiry that it had.",
    from: [("RFC 6665", "4.1.2.2"), ("RFC 5057", "5.1 notes 4 and 14")],
    level: Must,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"]}"#, "489 Bad Event", []) => TerminateUsage,
    |s, d| {
        if s.method != Method::Subscribe || !s.in_dialog() {
            return false;
        }
        let kept = !ends_subscription(s) && !s.is(408);
        if another_server_is_asked(d) && !kept {
            d.say("If no other server answers either, the subscription is over.");
            return true;
        }
        d.advice.facts.subscription_kept = Some(kept);
        if kept {
            d.say("The refresh failed; the subscription stays until the expiry that it had.");
        } else {
            terminate(s, d);
        }
        true
    }
}

#[test]
fn k9_keeps_the_subscription_after_other_failures() {
    for (status, kept) in [("500 Oops", true), ("503 Busy", true), ("423 Brief", true)] {
        let advice = super::advice(
            r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"],"serversLeft":[]}"#,
            status,
            &["Min-Expires: 60"],
        );
        assert_eq!(advice.facts.subscription_kept, Some(kept), "{status}");
    }
    for status in ["404 N", "405 N", "410 N", "416 N", "480 N", "481 N", "489 N", "501 N", "604 N"]
    {
        let advice = super::advice(
            r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"]}"#,
            status,
            &[],
        );
        assert_eq!(advice.facts.subscription_kept, Some(false), "{status}");
        assert_eq!(advice.retry, Retry::Never, "{status}");
    }
}

rule! {
    K10 = "K10", "The subscriber is gone: remove the subscription.",
    when: "A NOTIFY gets 404, 405, 410, 416, 480 to 485, 489, 501 or 604, or no answer at all.",
    why: "Going on to notify would send state to someone who cannot or will not take it.",
    from: [("RFC 6665", "4.2.2")],
    level: Must,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe"]}"#, "481 Subscription does not exist", []) => TerminateUsage,
    |s, d| {
        if s.method != Method::Notify || !s.in_dialog() {
            return false;
        }
        let over = ends_subscription(s)
            || s.event == Some(LocalEvent::TimerF)
            || s.is(408);
        if over && another_server_is_asked(d) {
            d.say("If no other server answers either, remove the subscription.");
        } else if over {
            terminate(s, d);
            d.advice.facts.subscription_kept = Some(false);
        }
        over
    }
}

#[test]
fn k10_leaves_the_call_alone_that_shares_the_dialog() {
    let advice = super::advice(
        r#"{"method":"NOTIFY","inDialog":true,"usages":["invite","subscribe"]}"#,
        "481 Subscription does not exist",
        &[],
    );
    assert_eq!((advice.action, advice.facts.send_bye), (Action::TerminateUsage, Some(false)));
    let other = super::advice(
        r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe"]}"#,
        "500 Server Internal Error",
        &[],
    );
    assert_eq!(other.action, Action::Fail);
}

rule! {
    K13 = "K13", "The peer has no such unacknowledged provisional response.",
    when: "481 to a PRACK.",
    why: "It was acknowledged before, or its INVITE is over. What that means for the dialog is \
          what 481 means for any request in it.",
    from: [("RFC 3262", "3"), ("RFC 5057", "5.1 note 8")],
    level: Derived,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"PRACK","inDialog":true,"usages":["invite-early"]}"#, "481 Call/Transaction Does Not Exist", []) => TerminateUsage,
    |s, _d| { s.method == Method::Prack && s.is(481) }
}

rule! {
    K6 = "K6", "Only this request failed: the usage lives without this method.",
    when: "405 or 501 to a method that the usage does not need, such as INFO or UPDATE in a call.",
    why: "RFC 5057 counts 405 and 501 among what ends a usage, because a subscription without \
          NOTIFY is none. A call without INFO is still a call. The RFC names INFO and unknown \
          methods; UPDATE is an extension too, and a re-INVITE can change all that it changes.",
    from: [("RFC 5057", "5.1 note 3"), ("RFC 3311", "5.1")],
    level: Text,
    scope: 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#, "405 Method Not Allowed", ["Allow: INVITE, ACK, BYE, CANCEL"]) => Fail,
    |s, _d| { (s.is(405) || s.is(501)) && s.in_dialog() && !s.method_is_integral() }
}

#[test]
fn trap_405_to_info_does_not_end_the_call() {
    let info = super::advice_on(&K6.example);
    assert_eq!((info.action, info.dialog_effect), (Action::Fail, DialogEffect::TransactionOnly));
    let update = super::advice(
        r#"{"method":"UPDATE","inDialog":true,"usages":["invite"]}"#,
        "501 Not Implemented",
        &[],
    );
    assert_eq!((update.action, update.facts.send_bye), (Action::Fail, None));
    let prack = super::advice(
        r#"{"method":"PRACK","inDialog":true,"usages":["invite"]}"#,
        "501 Not Implemented",
        &[],
    );
    assert_eq!(prack.dialog_effect, DialogEffect::DestroysUsage);
    let options = super::advice(
        r#"{"method":"OPTIONS","inDialog":true,"usages":["invite"]}"#,
        "480 Temporarily Unavailable",
        &[],
    );
    assert_eq!(options.dialog_effect, DialogEffect::TransactionOnly);
    let notify = super::advice(
        r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe","invite"]}"#,
        "405 Method Not Allowed",
        &["Allow: INVITE"],
    );
    assert_eq!(notify.action, Action::TerminateUsage);
}

rule! {
    K1 = "K1", "The peer does not know this dialog any more: end it, a session with BYE.",
    when: "A failure that ends usage or dialog, to a request in a dialog with one usage: 408, 481, \
           a timeout, or a code that RFC 5057 counts so.",
    why: "RFC 3261 §12.2.1.2 says it of 408, 481 and timeouts: nothing sent in this dialog will be \
          understood. RFC 5057 names the usage instead; with a single usage that is the same.",
    from: [("RFC 3261", "12.2.1.2"), ("RFC 3261", "14.1"), ("RFC 5057", "5.1")],
    level: Should,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#, "481 Call/Transaction Does Not Exist", []) => TerminateDialog,
    |s, d| {
        let may_be_in_dialog = s.context.in_dialog.is_none()
            && !s.in_dialog()
            && !matches!(s.method, Method::Register | Method::Publish | Method::Cancel);
        if may_be_in_dialog && (destroys(d) || s.is(408)) {
            d.depends_on("inDialog", "In a dialog it also ends what the request belonged to.");
        }
        if !s.in_dialog() || !destroys(d) || !s.last_usage() {
            return false;
        }
        if another_server_is_asked(d) {
            d.say("If no other server answers either, the dialog has ended; a session is ended with \
                   BYE.");
        } else if s.method == Method::Bye && !s.is(483) {
            d.say("This failure of the BYE ends the dialog as well: send no other BYE.");
        } else if d.advice.dialog_effect == DialogEffect::DestroysDialog {
            d.say(if s.is(483) {
                "With the same Max-Forwards no request in this dialog can succeed: raise it, or end \
                 the dialog."
            } else {
                "Something is wrong with the state of this dialog, and later requests in it would \
                 fail too: end it."
            });
        } else if !peer_is_lost(s) {
            d.say("This failure ends the only usage of the dialog, and the dialog with it; a \
                   session is ended with BYE.");
        }
        terminate_after_failure(s, d);
        true
    }
}

#[test]
fn k1_ends_a_call_with_bye_after_408_481_and_timeout() {
    let context = r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#;
    for status in ["408 Request Timeout", "481 Call/Transaction Does Not Exist"] {
        let advice = super::advice(context, status, &[]);
        assert_eq!(
            (advice.action, advice.facts.send_bye, advice.retry),
            (Action::TerminateDialog, Some(true), Retry::Never)
        );
    }
    let timeout = super::Example {
        context: r#"{"method":"INVITE","inDialog":true,"event":"timer-B","provisionalSeen":true}"#,
        status: "",
        ..K1.example
    };
    let advice = super::advice_on(&timeout);
    assert_eq!((advice.action, advice.facts.send_bye), (Action::TerminateDialog, Some(true)));
}

#[test]
fn nothing_ends_before_the_next_server_was_asked() {
    let on = |rule, context| {
        let advice = super::advice(context, "", &[]);
        assert_eq!((advice.action, advice.facts.subscription_kept), (Action::NextServer, None));
        let finding = advice.findings.into_iter().find(|finding| finding.rule == rule);
        finding.map(|finding| finding.sentence).unwrap_or_default()
    };
    const CALL: &str = r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"event":"timer-B","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    const BOTH: &str = r#"{"method":"INFO","inDialog":true,"usages":["invite","subscribe"],"event":"timer-F","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    const SUBSCRIBE: &str = r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"],"event":"timer-F","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    const NOTIFY: &str = r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe"],"event":"timer-F","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    for (rule, context) in [("K1", CALL), ("K2", BOTH), ("K9", SUBSCRIBE), ("K10", NOTIFY)] {
        assert!(on(rule, context).starts_with("If no other server answers"), "{rule}");
    }
    const REFRESH: &str = r#"{"method":"UPDATE","inDialog":true,"usages":["invite"],"sessionRefresh":true,"event":"timer-F","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    assert!(on("K11", REFRESH).starts_with("Until a server answers"));
    const BYE: &str = r#"{"method":"BYE","inDialog":true,"usages":["invite"],"event":"timer-F","provisionalSeen":false,"serversLeft":["198.51.100.2:5060"]}"#;
    assert!(on("K3", BYE).ends_with("the dialog is over too."));
}

#[test]
fn k1_asks_for_the_dialog_where_the_method_does_not_tell() {
    let on = |context, status| {
        let advice = super::advice(context, status, &[]);
        let asks = advice.depends_on.iter().any(|unknown| unknown.field == "inDialog");
        (advice.action, asks)
    };
    assert_eq!(on(r#"{"method":"INVITE"}"#, "481 Gone"), (Action::Fail, true));
    assert_eq!(on(r#"{"method":"OPTIONS"}"#, "408 Late"), (Action::Fail, true));
    assert_eq!(on(r#"{"method":"INVITE"}"#, "403 Forbidden"), (Action::Fail, false));
    assert_eq!(on(r#"{"method":"INVITE","inDialog":false}"#, "481 Gone"), (Action::Fail, false));
    assert_eq!(on(r#"{"method":"REGISTER"}"#, "404 Not Found"), (Action::Fail, false));
    assert_eq!(on(r#"{"method":"UPDATE"}"#, "481 Gone"), (Action::TerminateDialog, false));
    assert_eq!(on(r#"{"method":"INFO"}"#, "404 Not Found"), (Action::TerminateDialog, false));
}

#[test]
fn k1_sends_no_bye_for_a_bye_or_where_there_is_no_call() {
    let send_bye = |context| {
        let advice = super::advice(context, "404 Not Found", &[]);
        assert_eq!(advice.action, Action::TerminateDialog);
        advice.facts.send_bye
    };
    assert_eq!(send_bye(r#"{"method":"BYE","inDialog":true,"usages":["invite"]}"#), Some(false));
    let subscription = r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"]}"#;
    assert_eq!(send_bye(subscription), Some(false));
    assert_eq!(send_bye(r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#), None);
}

#[test]
fn k1_a_refer_that_finds_no_dialog_ends_the_call() {
    let on = |context, status| {
        let advice = super::advice(context, status, &[]);
        (advice.action, advice.facts.send_bye)
    };
    const CALL: &str = r#"{"method":"REFER","inDialog":true,"usages":["invite"]}"#;
    assert_eq!(on(CALL, "481 Gone"), (Action::TerminateDialog, Some(true)));
    const BOTH: &str = r#"{"method":"REFER","inDialog":true,"usages":["invite","subscribe"]}"#;
    assert_eq!(on(BOTH, "481 Gone"), (Action::TerminateUsage, Some(false)));
    for status in ["405 Method Not Allowed", "501 Not Implemented", "480 Not Now"] {
        assert_eq!(on(CALL, status), (Action::Fail, None), "{status}");
    }
}

#[test]
fn k1_a_480_with_retry_after_may_be_waited_for() {
    const CALL: &str = r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#;
    let waits = |context, headers| {
        super::advice(context, "480 Temporarily Unavailable", headers).alternatives.len() == 1
    };
    assert!(waits(CALL, &["Retry-After: 60"]));
    assert!(!waits(CALL, &[]));
    let refresh = r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"]}"#;
    assert!(!waits(refresh, &["Retry-After: 60"]));
}

#[test]
fn k1_is_silent_outside_a_dialog_and_for_failures_of_the_transaction() {
    let outside = super::advice(r#"{"method":"INVITE","inDialog":false}"#, "404 Not Found", &[]);
    assert_eq!(outside.action, Action::Fail);
    let transaction = super::advice(
        r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#,
        "403 Forbidden",
        &[],
    );
    assert_eq!(transaction.action, Action::Fail);
}

rule! {
    K2 = "K2", "Only the usage that sent this request ends; the dialog goes on with its others.",
    when: "A failure that ends the usage, to a request in a dialog that several usages share.",
    why: "RFC 3261 §12.2.1.2 would end the dialog for 408 and 481. RFC 5057 saw that a lost \
          subscription then takes a call with it, and ends the usage alone.",
    from: [("RFC 5057", "5.1 note 8"), ("RFC 5057", "5.2"), ("RFC 3261", "12.2.1.2")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"usages":["invite","subscribe"]}"#, "481 Call/Transaction Does Not Exist", []) => TerminateUsage,
    |s, d| {
        if !s.in_dialog() || !destroys(d) || s.last_usage() {
            return false;
        }
        if another_server_is_asked(d) {
            d.say("If no other server answers either, the usage that sent this request has ended; \
                   the dialog goes on with its others.");
        } else if d.advice.dialog_effect == DialogEffect::DestroysDialog {
            d.say("The whole dialog ends, and all usages that share it.");
        }
        terminate_after_failure(s, d);
        true
    }
}

#[test]
fn trap_408_in_a_dialog_with_several_usages_ends_one_usage() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":true,"usages":["invite","subscribe"]}"#,
        "408 Request Timeout",
        &[],
    );
    assert_eq!(
        (advice.action, advice.dialog_effect),
        (Action::TerminateUsage, DialogEffect::DestroysUsage)
    );
    let all = super::advice(
        r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["invite","subscribe"]}"#,
        "404 Not Found",
        &[],
    );
    assert_eq!(all.action, Action::TerminateDialog);
}

rule! {
    K5 = "K5", "Usage and dialog go on: only this transaction failed.",
    when: "A failure that RFC 5057 counts as one of the transaction, to a request in a dialog.",
    why: "Most failures speak of the one request. Clearing a call for each of them is a frequent \
          fault of clients.",
    from: [("RFC 5057", "5.1")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#, "403 Forbidden", []) => Fail,
    |s, d| {
        let applies = s.in_dialog() && d.advice.dialog_effect == DialogEffect::TransactionOnly;
        // Notes 13 and 17: a server or a callee that fails at the end has come to it too.
        if applies && s.method == Method::Bye && (s.is(500) || s.is(600)) {
            d.or("terminate-dialog, as if the BYE had succeeded");
            d.say("The BYE failed; the session ended when it was sent, and the dialog may count as \
                   ended with it.");
        }
        applies
    }
}

#[test]
fn k5_a_bye_that_meets_500_or_600_may_count_as_the_end() {
    const BYE: &str = r#"{"method":"BYE","inDialog":true,"usages":["invite"]}"#;
    const INFO: &str = r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#;
    let alternatives = |context, status| super::advice(context, status, &[]).alternatives;
    for status in ["500 Oops", "599 Oops", "600 Busy", "699 Oops"] {
        let ended = ["terminate-dialog, as if the BYE had succeeded"];
        assert_eq!(alternatives(BYE, status), ended, "{status}");
        assert!(alternatives(INFO, status).is_empty(), "{status}");
    }
    assert!(alternatives(BYE, "403 Forbidden").is_empty());
}

rule! {
    K7 = "K7", "The session stays as it was before this request.",
    when: "Any failure of a re-INVITE or UPDATE.",
    why: "An offer that was refused changes nothing: codecs, addresses and hold state are those \
          that were agreed before.",
    from: [("RFC 3261", "14.1"), ("RFC 3311", "5.3")],
    level: Must,
    scope: Scope::FAILURE, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#, "488 Not Acceptable Here", []) => Fail,
    |s, d| {
        // An UPDATE can change the session before the INVITE is answered (RFC 3311 §5.1).
        let applies = s.in_dialog()
            && (s.method == Method::Update || s.method == Method::Invite && s.established());
        if applies {
            d.advice.facts.session_unchanged = Some(true);
            if matches!(d.advice.action, Action::TerminateDialog | Action::TerminateUsage) {
                d.say("Until it has ended, the session stays as it was before this request.");
            }
        }
        applies
    }
}

#[test]
fn k7_needs_a_session_that_could_change() {
    let info =
        super::advice(r#"{"method":"INFO","inDialog":true}"#, "488 Not Acceptable Here", &[]);
    assert_eq!(info.facts.session_unchanged, None);
    let first = super::advice(r#"{"method":"INVITE"}"#, "488 Not Acceptable Here", &[]);
    assert_eq!(first.facts.session_unchanged, None);
    let early = super::advice(
        r#"{"method":"UPDATE","inDialog":true,"usages":["invite-early"]}"#,
        "488 Not Acceptable Here",
        &[],
    );
    assert_eq!(early.facts.session_unchanged, Some(true));
}

#[test]
fn k7_holds_until_the_session_is_ended() {
    let lost = super::advice(K7.example.context, "481 Call/Transaction Does Not Exist", &[]);
    assert_eq!(lost.action, Action::TerminateDialog);
    assert_eq!(lost.facts.session_unchanged, Some(true));
}

rule! {
    K8 = "K8", "If changes were already made in this re-INVITE, offer again to be sure both sides agree.",
    when: "A failure of a re-INVITE after a provisional response, which may have carried an answer.",
    why: "A reliable provisional answer can change media before the final response. After the \
          error, one side may think the change undone and the other not.",
    from: [("RFC 6141", "3.4")],
    level: Should,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"provisionalSeen":true}"#, "488 Not Acceptable Here", []) => Fail,
    |s, d| {
        s.in_dialog()
            && s.method == Method::Invite
            && s.context.provisional_seen == Some(true)
            && s.event.is_none()
            && !matches!(d.advice.action, Action::TerminateDialog | Action::TerminateUsage)
    }
}

rule! {
    K14 = "K14", "Start no new INVITE in this dialog while one of either side is still open.",
    when: "491 in a dialog.",
    why: "Two INVITEs that cross are what 491 reports. Own INVITE completed, the peer's confirmed: \
          then the next may go. That the wait after a 2xx counts as completed is derived; otherwise \
          each re-INVITE would have to wait 32 s.",
    from: [("RFC 3261", "14.1"), ("RFC 6026", "7.2")],
    level: MustNot,
    scope: 1 << 4, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"ownsCallId":true}"#, "491 Request Pending", []) => RetryAfterDelay,
    |s, _d| { s.is(491) && s.in_dialog() && s.method == Method::Invite }
}
