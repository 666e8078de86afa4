//! Family C: 1xx, as the client sees them.

use alloc::format;

use super::{Draft, Rule, Scope, Situation};
use crate::{Action, DialogEffect, HeaderName, Method, StatusCode};

/// What takes a 1xx out of the ordinary (100 itself, the end of an early dialog, reliability)
/// before what every 1xx does. What says something of the dialog, the session and CANCEL decides
/// nothing.
pub(super) const RULES: &[Rule] = &[C6, C4, C10, C8, C9, C11, C5, C1, C2, C7, C3, C13, C14, C12];

const PROVISIONAL: u8 = 1 << 1;

/// What RFC 3262 makes of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reliability {
    /// It was not sent reliably, or not to a client that could acknowledge it.
    Unreliable,
    /// It asks for a PRACK, but without its RSeq none can be built.
    NoRseq,
    /// It asks for a PRACK, but without a tag in To it makes no dialog to send one in.
    NoDialog,
    /// The next one, or the first: acknowledge it.
    InOrder(u32),
    /// It was acknowledged before.
    Retransmission,
    /// One is missing before it.
    OutOfOrder,
}

fn reliability(s: &Situation<'_>) -> Reliability {
    if s.method != Method::Invite || s.is(100) || !s.requires("100rel") {
        return Reliability::Unreliable;
    }
    if s.implements("100rel") == Some(false) {
        return Reliability::Unreliable;
    }
    let rseq = s.response().and_then(|response| response.rseq()?.ok());
    let Some(rseq) = rseq.filter(|rseq| *rseq > 0) else {
        return Reliability::NoRseq;
    };
    if s.remote_tag().is_none() && !s.in_dialog() {
        return Reliability::NoDialog;
    }
    // Each dialog counts for itself, so the first of one that is new cannot be out of order.
    let same_dialog = s
        .context
        .same_dialog_cseq
        .unwrap_or_else(|| s.remote_tag().is_none_or(|tag| known_dialog(s, tag) != Some(false)));
    match s.context.last_rseq {
        Some(last) if same_dialog => {
            if rseq == last {
                Reliability::Retransmission
            } else if last.checked_add(1) == Some(rseq) {
                Reliability::InOrder(rseq)
            } else {
                Reliability::OutOfOrder
            }
        }
        _ => Reliability::InOrder(rseq),
    }
}

/// The obligation to send a PRACK, and its RAck (RFC 3262 §7.2).
fn send_prack(s: &Situation<'_>, d: &mut Draft, rseq: u32) {
    d.advice.facts.send_prack = Some(true);
    d.advice.headers.rack = Some(s.cseq_number().map(|cseq| format!("{rseq} {cseq} INVITE")));
    if s.context.last_rseq.is_none() {
        d.depends_on("lastRseq", "Only an RSeq one above it is acknowledged.");
    }
}

/// A 1xx to an INVITE that still waits for its final response.
fn open_invite(s: &Situation<'_>) -> bool {
    s.method == Method::Invite && s.context.final_seen.is_none()
}

/// Does this client know 199? One that said so in Supported does, and one that does would have
/// said so (RFC 3261 §8.1.1.9): otherwise nobody sends it a 199.
fn knows_199(s: &Situation<'_>) -> bool {
    s.implements("199").unwrap_or(s.context.request_supported.is_none())
}

/// Is it a 199 that ends an early dialog? One inside an established dialog has none to end.
fn ends_early_dialog(s: &Situation<'_>) -> bool {
    s.is(199) && open_invite(s) && !s.in_dialog() && knows_199(s)
}

/// Is this tag one of the dialogs so far? `None` where they are not known.
fn known_dialog(s: &Situation<'_>, tag: &str) -> Option<bool> {
    let early = s.context.early_dialogs.as_ref();
    let confirmed = s.context.confirmed_dialogs.as_ref();
    if confirmed.is_some_and(|tags| tags.has(tag)) {
        return Some(true);
    }
    early.map(|tags| tags.has(tag))
}

/// Is this tag one of the early dialogs so far? A 2xx has made more of it.
fn known_early_dialog(s: &Situation<'_>, tag: &str) -> Option<bool> {
    let confirmed = s.context.confirmed_dialogs.as_ref().is_some_and(|tags| tags.has(tag));
    if confirmed { Some(false) } else { known_dialog(s, tag) }
}

rule! {
    C6 = "C6", "Do not acknowledge a 100, even where it lists 100rel.",
    when: "A 100 to an INVITE has Require: 100rel.",
    why: "100 goes from hop to hop and is never sent reliably; a PRACK for it would reach somebody \
          who has never sent it, and be answered with 481.",
    from: [("RFC 3262", "4"), ("RFC 3262", "3")],
    level: Must,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "100 Trying", ["Require: 100rel", "RSeq: 7"]) => Continue,
    |s, d| {
        let applies = s.is(100) && s.requires("100rel");
        if applies {
            d.advice.facts.send_prack = Some(false);
        }
        applies
    }
}

#[test]
fn c6_a_100_is_not_acknowledged_but_a_183_is() {
    const INVITE: &str = r#"{"method":"INVITE"}"#;
    let reliable: &'static [&'static str] = &["Require: 100rel", "RSeq: 7"];
    let trying = super::advice(INVITE, "100 Trying", reliable);
    assert_eq!((trying.action, trying.facts.send_prack), (Action::Continue, Some(false)));
    assert_eq!(trying.headers.rack, None);
    let progress = super::advice(INVITE, "183 Session Progress", reliable);
    assert_eq!((progress.action, progress.facts.send_prack), (Action::Prack, Some(true)));
}

rule! {
    C4 = "C4", "A 100 only says that the next hop has the request: wait.",
    when: "The response is 100.",
    why: "100 comes from the next hop and not from the callee: it makes no dialog, not even with a \
          tag in To, and tells nothing but that retransmissions are no longer needed.",
    from: [("RFC 3261", "21.1.1"), ("RFC 3261", "12.1")],
    level: Text,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "100 Trying", []) => Continue,
    |s, d| {
        let applies = s.is(100) && s.context.final_seen.is_none();
        if applies {
            d.advice.facts.creates_dialog = Some(false);
            d.decide(Action::Continue);
        }
        applies
    }
}

#[test]
fn c4_a_tag_in_a_100_makes_no_dialog() {
    let trying = super::advice(r#"{"method":"INVITE"}"#, "100 Trying", &[]);
    assert_eq!(trying.facts.creates_dialog, Some(false));
    let ringing = super::advice(r#"{"method":"INVITE"}"#, "180 Ringing", &[]);
    assert_eq!(ringing.facts.creates_dialog, Some(true));
}

rule! {
    C10 = "C10", "Keep an early dialog that several usages share, although a 199 came for it.",
    when: "A 199 names an early dialog with more than one usage, and does not tell which has ended.",
    why: "The 199 may have ended only one of the usages; releasing the dialog would take it away \
          from the others.",
    from: [("RFC 6228", "4"), ("RFC 5057", "3")],
    level: MustNot,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"usages":["invite-early","subscribe"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        ["Reason: SIP;cause=486"]
    ) => Continue,
    |s, d| {
        let several = s.context.usages.as_ref().is_some_and(|usages| usages.len() > 1);
        let applies = several
            && ends_early_dialog(s)
            && s.remote_tag().is_some_and(|tag| known_early_dialog(s, tag) == Some(true));
        if applies {
            match reliability(s) {
                Reliability::InOrder(rseq) => {
                    send_prack(s, d, rseq);
                    d.decide(Action::Prack);
                }
                Reliability::Unreliable | Reliability::NoRseq | Reliability::NoDialog => {
                    d.decide(Action::Continue);
                }
                // Not to be processed at all; C5 says so.
                Reliability::Retransmission | Reliability::OutOfOrder => return false,
            }
        }
        applies
    }
}

#[test]
fn c10_a_single_usage_is_released() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"usages":["invite-early"]}"#,
        "199 Early Dialog Terminated",
        &["Reason: SIP;cause=486"],
    );
    assert_eq!(advice.action, Action::ReleaseEarlyDialog);
}

rule! {
    C8 = "C8", "Release the early dialog that the 199 names and go on waiting; send no BYE.",
    when: "A 199 to an INVITE names an early dialog.",
    why: "That branch of the call has failed, so its media and resources are wasted; the call \
          itself goes on, because other branches may still answer, and only a final response ends \
          it. Nothing but a PRACK may be sent on the dialog any more.",
    from: [("RFC 6228", "4"), ("RFC 6228", "7")],
    level: MustNot,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1","b2"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        ["Reason: SIP;cause=486;text=\"Busy Here\""]
    ) => ReleaseEarlyDialog,
    |s, d| {
        if !ends_early_dialog(s) || d.decided() {
            return false;
        }
        let Some(tag) = s.remote_tag().filter(|tag| known_early_dialog(s, tag) != Some(false))
        else {
            return false;
        };
        match reliability(s) {
            Reliability::InOrder(rseq) => send_prack(s, d, rseq),
            Reliability::Unreliable | Reliability::NoRseq | Reliability::NoDialog => {}
            Reliability::Retransmission | Reliability::OutOfOrder => return false,
        }
        let facts = &mut d.advice.facts;
        facts.send_bye = Some(false);
        facts.transaction_state = Some("proceeding");
        facts.remaining_early_dialogs = s.context.early_dialogs.as_ref().map(|tags| {
            tags.iter().filter(|other| !other.eq_ignore_ascii_case(tag)).cloned().collect()
        });
        if s.context.early_dialogs.is_none() {
            d.depends_on("earlyDialogs", "A 199 for a dialog that is not there is dropped.");
        }
        if s.implements("199").is_none() {
            d.depends_on("implements", "A client that does not know 199 treats it as 183.");
        }
        d.decide(Action::ReleaseEarlyDialog);
        true
    }
}

#[test]
fn c8_only_the_named_dialog_goes_and_the_transaction_stays() {
    let last = super::advice(
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        &["Reason: SIP;cause=480"],
    );
    assert_eq!(last.facts.remaining_early_dialogs.as_deref(), Some(&[][..]));
    assert_eq!(last.facts.transaction_state, Some("proceeding"));
    assert_eq!(last.facts.send_bye, Some(false));
    assert!(last.depends_on.is_empty());
    let unknown = super::advice("{}", "199 Early Dialog Terminated", &["Reason: SIP;cause=480"]);
    assert_eq!(unknown.action, Action::ReleaseEarlyDialog);
    assert!(unknown.depends_on.iter().any(|dependency| dependency.field == "earlyDialogs"));
}

#[test]
fn c8_a_reliable_199_is_acknowledged_as_well() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"lastRseq":4,"requestSupported":["199","100rel"]}"#,
        "199 Early Dialog Terminated",
        &["Require: 100rel", "RSeq: 5", "Reason: SIP;cause=480"],
    );
    assert_eq!(advice.action, Action::ReleaseEarlyDialog);
    assert_eq!(advice.facts.send_prack, Some(true));
    assert_eq!(advice.headers.rack, Some(Some("5 1 INVITE".into())));
}

rule! {
    C9 = "C9", "Drop a 199 for a dialog that is not there; one that was sent reliably gets its PRACK.",
    when: "A 199 to an INVITE names no early dialog that exists.",
    why: "It has overtaken the 18x that would have made the dialog, and there is nothing to \
          release. A reliable one has to be acknowledged all the same, or it is sent again and \
          again until the INVITE is rejected.",
    from: [("RFC 6228", "4"), ("RFC 3262", "4")],
    level: Must,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b7"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        ["Reason: SIP;cause=404"]
    ) => Ignore,
    |s, d| {
        if !ends_early_dialog(s) || d.decided() {
            return false;
        }
        match reliability(s) {
            Reliability::InOrder(rseq) => {
                send_prack(s, d, rseq);
                d.decide(Action::Prack);
            }
            Reliability::Unreliable | Reliability::NoRseq | Reliability::NoDialog => {
                d.advice.facts.creates_dialog = Some(false);
                d.decide(Action::Ignore);
            }
            Reliability::Retransmission | Reliability::OutOfOrder => return false,
        }
        true
    }
}

#[test]
fn c9_reliable_is_acknowledged_and_unreliable_is_dropped() {
    const CONTEXT: &str =
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b7"],"requestSupported":["199"]}"#;
    let reliable = super::advice(
        CONTEXT,
        "199 Early Dialog Terminated",
        &["Require: 100rel", "RSeq: 5", "Reason: SIP;cause=404"],
    );
    assert_eq!((reliable.action, reliable.facts.send_prack), (Action::Prack, Some(true)));
    let unreliable = super::advice(CONTEXT, "199 Early Dialog Terminated", &[]);
    assert_eq!(unreliable.action, Action::Ignore);
    let answered = super::advice(
        r#"{"method":"INVITE","inDialog":false,"confirmedDialogs":["b1"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        &[],
    );
    assert_eq!(answered.action, Action::Ignore, "the call of this tag was answered");
    assert_eq!(unreliable.facts.creates_dialog, Some(false));
}

rule! {
    C11 = "C11", "Treat a 199 as 183, since this client does not know it.",
    when: "A 199 reaches a client that neither implements it nor lists it in Supported.",
    why: "Every unknown 1xx but 100 is a 183. Nothing is lost: the final response of the call \
          still comes.",
    from: [("RFC 3261", "8.1.3.2"), ("RFC 6228", "7")],
    level: Must,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"implements":["100rel"]}"#,
        "199 Early Dialog Terminated",
        ["Reason: SIP;cause=486"]
    ) => Continue,
    |s, d| {
        let applies = s.is(199) && !knows_199(s);
        if applies {
            d.advice.treat_as = Some(StatusCode::SESSION_PROGRESS);
            if s.implements("199").is_none() {
                d.depends_on("implements", "A client that knows 199 releases the early dialog.");
            }
        }
        applies
    }
}

#[test]
fn c11_a_client_that_offered_199_knows_it() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"],"implements":["100rel"],"requestSupported":["199"]}"#,
        "199 Early Dialog Terminated",
        &["Reason: SIP;cause=486"],
    );
    assert_eq!(advice.action, Action::ReleaseEarlyDialog);
    assert_eq!(advice.treat_as, None);
}

#[test]
fn c11_a_client_that_did_not_offer_199_is_taken_not_to_know_it() {
    let on = |context| {
        let advice = super::advice(context, "199 Early Dialog Terminated", &[]);
        (advice.action, advice.treat_as)
    };
    let unknown = (Action::Continue, Some(StatusCode::SESSION_PROGRESS));
    assert_eq!(on(r#"{"method":"INVITE","requestSupported":["100rel"]}"#), unknown);
    assert_eq!(on(r#"{"method":"INVITE","requestSupported":[]}"#), unknown);
    let known = (Action::ReleaseEarlyDialog, None);
    assert_eq!(on(r#"{"method":"INVITE","requestSupported":[],"implements":["199"]}"#), known);
    assert_eq!(on(r#"{"method":"INVITE"}"#), known);
}

rule! {
    C5 = "C5", "Acknowledge a reliable 1xx with PRACK, each once and in their order.",
    when: "A 101-199 to an INVITE has Require: 100rel.",
    why: "Without the PRACK the callee repeats the response and in the end rejects the call. A \
          retransmission was acknowledged before, and one with a gap before it must wait for what \
          is missing: neither is processed. Without RSeq no PRACK can be built, and without a tag \
          in To there is no dialog to send it in, so the response counts as one that was not sent \
          reliably.",
    from: [("RFC 3262", "4"), ("RFC 3262", "7.2")],
    level: Must,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false}"#,
        "180 Ringing",
        ["Require: 100rel", "RSeq: 813520", "Contact: <sip:bob@198.51.100.7>"]
    ) => Prack,
    |s, d| {
        match reliability(s) {
            Reliability::Unreliable => {
                if !s.is(100) {
                    d.advice.facts.send_prack = Some(false);
                }
                return false;
            }
            Reliability::NoRseq => {
                d.advice.facts.send_prack = Some(false);
                d.say("It asks for a PRACK, but has no RSeq that the PRACK could name: treat it \
                       as one that was not sent reliably.");
            }
            Reliability::NoDialog => {
                d.advice.facts.send_prack = Some(false);
                d.say("It asks for a PRACK, but without a tag in To there is no dialog to send it \
                       in: treat it as one that was not sent reliably.");
            }
            Reliability::InOrder(_) if s.context.final_seen.is_some() => {
                d.or("prack");
                d.decide(Action::Ignore);
                d.say("After the final response a reliable 1xx may be acknowledged or dropped.");
            }
            Reliability::InOrder(rseq) => {
                if !d.decided() {
                    send_prack(s, d, rseq);
                }
                d.decide(Action::Prack);
            }
            Reliability::Retransmission => {
                d.advice.facts.send_prack = Some(false);
                d.advice.facts.creates_dialog = Some(false);
                d.decide(Action::Ignore);
                d.say("This reliable 1xx was acknowledged before: drop the retransmission.");
            }
            Reliability::OutOfOrder => {
                d.advice.facts.send_prack = Some(false);
                d.decide(Action::Ignore);
                d.say("A reliable 1xx before this one is missing: neither acknowledge nor process \
                       it.");
                if s.context.same_dialog_cseq.is_none() {
                    d.depends_on(
                        "sameDialogCseq",
                        "The first reliable 1xx of another dialog is acknowledged.",
                    );
                }
            }
        }
        true
    }
}

#[test]
fn c5_acknowledges_the_next_one_only() {
    let rseq = |context, headers| {
        let advice = super::advice(context, "183 Session Progress", headers);
        (advice.action, advice.facts.send_prack)
    };
    const LAST_21: &str = r#"{"method":"INVITE","inDialog":false,"lastRseq":21}"#;
    let next: &'static [&'static str] = &["Require: 100rel", "RSeq: 22"];
    assert_eq!(rseq(LAST_21, next), (Action::Prack, Some(true)));
    assert_eq!(rseq(LAST_21, &["Require: 100rel", "RSeq: 21"]), (Action::Ignore, Some(false)));
    assert_eq!(rseq(LAST_21, &["Require: 100rel", "RSeq: 23"]), (Action::Ignore, Some(false)));
    assert_eq!(rseq(LAST_21, &["Require: 100rel", "RSeq: 1"]), (Action::Ignore, Some(false)));
    const OTHER_DIALOG: &str =
        r#"{"method":"INVITE","inDialog":false,"lastRseq":21,"sameDialogCseq":false}"#;
    assert_eq!(rseq(OTHER_DIALOG, &["Require: 100rel", "RSeq: 7"]), (Action::Prack, Some(true)));
    const AT_THE_END: &str = r#"{"method":"INVITE","inDialog":false,"lastRseq":4294967295}"#;
    assert_eq!(rseq(AT_THE_END, &["Require: 100rel", "RSeq: 1"]), (Action::Ignore, Some(false)));
}

#[test]
fn c5_the_rack_has_the_numbers_of_the_response() {
    let advice = super::advice(
        r#"{"method":"INVITE","cseq":314159}"#,
        "180 Ringing",
        &["Require: 100rel", "RSeq: 813520"],
    );
    assert_eq!(advice.headers.rack, Some(Some("813520 314159 INVITE".into())));
    assert!(advice.depends_on.iter().any(|dependency| dependency.field == "lastRseq"));
}

#[test]
fn c5_sends_nothing_without_rseq_without_support_and_for_other_methods() {
    let prack = |context, headers| super::advice(context, "183 Session Progress", headers).action;
    const INVITE: &str = r#"{"method":"INVITE"}"#;
    assert_eq!(prack(INVITE, &["Require: 100rel"]), Action::Continue);
    assert_eq!(prack(INVITE, &["Require: 100rel", "RSeq: 0"]), Action::Continue);
    assert_eq!(prack(INVITE, &["RSeq: 5"]), Action::Continue);
    const NO_100REL: &str = r#"{"method":"INVITE","implements":["timer"]}"#;
    assert_eq!(prack(NO_100REL, &["Require: 100rel", "RSeq: 5"]), Action::Continue);
    const OPTIONS: &str = r#"{"method":"OPTIONS"}"#;
    assert_eq!(prack(OPTIONS, &["Require: 100rel", "RSeq: 5"]), Action::Continue);
}

#[test]
fn c5_sends_no_prack_without_a_dialog() {
    let untagged: &'static [&'static str] =
        &["Require: 100rel", "RSeq: 5", "-To", "To: <sip:bob@example.net>"];
    let on = |context| {
        let advice = super::advice(context, "183 Session Progress", untagged);
        (advice.action, advice.facts.send_prack)
    };
    assert_eq!(on(r#"{"method":"INVITE"}"#), (Action::Continue, Some(false)));
    assert_eq!(on(r#"{"method":"INVITE","inDialog":true}"#), (Action::Prack, Some(true)));
}

#[test]
fn c5_after_the_final_response_it_may_be_dropped() {
    let advice = super::advice(
        r#"{"method":"INVITE","finalSeen":200}"#,
        "180 Ringing",
        &["Require: 100rel", "RSeq: 5"],
    );
    assert_eq!(advice.action, Action::Ignore);
    assert_eq!(advice.alternatives, ["prack"]);
}

rule! {
    C1 = "C1", "Stop sending the INVITE again and wait for the final response.",
    when: "Any 1xx to an INVITE.",
    why: "The next hop has the request, so further copies are only load. Timer B has no meaning \
          from here on: a phone may ring for minutes. After the final response a 1xx is late and \
          changes nothing.",
    from: [("RFC 3261", "17.1.1.2"), ("RFC 3261", "13.2.2.1")],
    level: ShouldNot,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "180 Ringing", []) => Continue,
    |s, d| {
        if s.method != Method::Invite {
            return false;
        }
        if s.context.final_seen.is_some() {
            d.say("The transaction has its final response: a late 1xx changes nothing.");
            d.decide(Action::Ignore);
            return true;
        }
        d.advice.facts.stop_retransmit = Some(true);
        d.advice.facts.transaction_state = Some("proceeding");
        d.decide(Action::Continue);
        true
    }
}

#[test]
fn c1_holds_for_an_invite_that_is_still_open() {
    let ringing = super::advice(r#"{"method":"INVITE"}"#, "180 Ringing", &[]);
    assert_eq!(ringing.facts.stop_retransmit, Some(true));
    let options = super::advice(r#"{"method":"OPTIONS","transport":"UDP"}"#, "100 Trying", &[]);
    assert_eq!(options.facts.stop_retransmit, Some(false));
    let late = super::advice(r#"{"method":"INVITE","finalSeen":486}"#, "180 Ringing", &[]);
    assert_eq!(late.action, Action::Ignore);
    assert_eq!((late.facts.stop_retransmit, late.facts.creates_dialog), (None, None));
}

rule! {
    C2 = "C2", "Go on sending the request every 4 s over UDP until the final response or Timer F.",
    when: "A 1xx to a request other than INVITE.",
    why: "Only the final response ends the retransmissions of a request other than INVITE: its \
          answer is sent once, and only another copy of the request brings back a lost one. Over \
          a reliable transport there are no retransmissions.",
    from: [("RFC 3261", "17.1.2.2")],
    level: Must,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","transport":"UDP"}"#, "100 Trying", []) => Continue,
    |s, d| {
        if s.method == Method::Invite {
            return false;
        }
        if s.context.final_seen.is_some() {
            d.say("The transaction has its final response: a late 1xx changes nothing.");
            d.decide(Action::Ignore);
            return true;
        }
        match s.context.transport.as_deref() {
            None => d.depends_on("transport", "Over UDP the request is sent again every 4 s."),
            Some(transport) if transport.eq_ignore_ascii_case("UDP") => {
                d.advice.facts.stop_retransmit = Some(false);
                d.advice.facts.retransmit_interval_s = Some(4.0);
            }
            Some(_) => d.say("Wait for the final response or Timer F; a reliable transport needs \
                              no retransmissions."),
        }
        d.advice.facts.transaction_state = Some("proceeding");
        d.decide(Action::Continue);
        true
    }
}

#[test]
fn c2_retransmits_over_udp_only() {
    let interval = |context| {
        let advice = super::advice(context, "100 Trying", &[]);
        (advice.facts.stop_retransmit, advice.facts.retransmit_interval_s)
    };
    assert_eq!(interval(r#"{"method":"BYE","transport":"UDP"}"#), (Some(false), Some(4.0)));
    assert_eq!(interval(r#"{"method":"BYE","transport":"TCP"}"#), (None, None));
    assert_eq!(interval(r#"{"method":"BYE"}"#), (None, None));
    assert_eq!(interval(r#"{"method":"INVITE","transport":"UDP"}"#), (Some(true), None));
}

rule! {
    C7 = "C7", "Take a 101-199 to a request other than INVITE for no more than a 100.",
    when: "A 1xx other than 100 to a request other than INVITE.",
    why: "Such a request is to be answered at once, and nobody may send it any provisional \
          response but 100. Whoever does so anyway has not thereby made a dialog or stopped the \
          retransmissions.",
    from: [("RFC 4320", "4.1"), ("RFC 3261", "17.1.2.2")],
    level: MustNot,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","transport":"UDP"}"#, "180 Ringing", []) => Continue,
    |s, d| {
        let applies = s.method != Method::Invite && !s.is(100);
        if applies {
            d.advice.facts.creates_dialog = Some(false);
        }
        applies
    }
}

#[test]
fn c7_a_ringing_subscribe_makes_no_dialog() {
    let advice = super::advice(r#"{"method":"SUBSCRIBE"}"#, "183 Session Progress", &[]);
    assert_eq!(advice.facts.creates_dialog, Some(false));
    let trying = super::advice(r#"{"method":"SUBSCRIBE"}"#, "100 Trying", &[]);
    assert!(trying.findings.iter().all(|finding| finding.rule != "C7"));
}

rule! {
    C3 = "C3", "A 101-199 with a new tag in To makes an early dialog; without a tag it makes none.",
    when: "A 101-199 to an INVITE.",
    why: "Each fork answers with a tag of its own, and only the tag tells the dialogs apart. \
          Without it there is nobody to whom a request in the dialog could be sent.",
    from: [("RFC 3261", "13.2.2.1"), ("RFC 3261", "12.1.2")],
    level: Text,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":false}"#, "181 Call Is Being Forwarded", []) => Continue,
    |s, d| {
        let settled = d.advice.action == Action::Ignore || s.is(199) && knows_199(s);
        if s.is(100) || !open_invite(s) || settled {
            return false;
        }
        let known = match s.remote_tag() {
            None => {
                d.say("Without a tag in To the response makes no dialog.");
                Some(true)
            }
            Some(_) if s.in_dialog() => Some(true),
            Some(tag) => known_dialog(s, tag),
        };
        d.advice.facts.creates_dialog = Some(known != Some(true));
        if known != Some(true) {
            d.advice.facts.remote_target = s.contact_uri();
            d.advice.facts.route_set = s.route_set();
        }
        if known.is_none() {
            d.depends_on("earlyDialogs", "A tag that is in it names a dialog that exists already.");
            if s.context.in_dialog.is_none() {
                d.depends_on("inDialog", "A request inside a dialog makes no further one.");
            }
        }
        true
    }
}

#[test]
fn c3_one_dialog_for_each_tag() {
    let creates =
        |context, headers| super::advice(context, "180 Ringing", headers).facts.creates_dialog;
    assert_eq!(creates(r#"{"method":"INVITE","inDialog":false}"#, &[]), Some(true));
    assert_eq!(
        creates(r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"]}"#, &[]),
        Some(false)
    );
    assert_eq!(
        creates(r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b2"]}"#, &[]),
        Some(true)
    );
    assert_eq!(creates(r#"{"method":"INVITE","inDialog":true}"#, &[]), Some(false));
    let no_tag: &'static [&'static str] = &["-To", "To: <sip:bob@example.net>"];
    assert_eq!(creates(r#"{"method":"INVITE","inDialog":false}"#, no_tag), Some(false));
}

#[test]
fn c3_a_new_early_dialog_has_a_target_and_a_route() {
    let facts = |context| {
        super::advice(
            context,
            "180 Ringing",
            &[
                "Contact: <sip:bob@198.51.100.7>",
                "Record-Route: <sip:p2.example.com;lr>",
                "Record-Route: <sip:p1.example.com;lr>",
            ],
        )
        .facts
    };
    let new = facts(r#"{"method":"INVITE","inDialog":false,"earlyDialogs":[]}"#);
    assert_eq!(new.remote_target.as_deref(), Some("sip:bob@198.51.100.7"));
    assert_eq!(
        new.route_set.as_deref(),
        Some(&["sip:p1.example.com;lr".into(), "sip:p2.example.com;lr".into()][..])
    );
    let known = facts(r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"]}"#);
    assert_eq!((known.remote_target, known.route_set), (None, None));
}

rule! {
    C13 = "C13", "Keep the remote target: only a reliable 1xx or a 2xx may change it.",
    when: "A 101-199 with a Contact to an INVITE in a dialog that exists.",
    why: "A 1xx that was not sent reliably may be lost, and then the two sides would disagree \
          about where the next request goes. After the PRACK of a reliable one both know the new \
          target.",
    from: [("RFC 6141", "4.7"), ("RFC 6141", "4.9")],
    level: MustNot,
    scope: PROVISIONAL, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":true}"#,
        "183 Session Progress",
        ["Contact: <sip:bob@203.0.113.9>"]
    ) => Continue,
    |s, d| {
        if s.is(100) || !open_invite(s) || d.advice.action == Action::Ignore {
            return false;
        }
        let existing = s.in_dialog()
            || s.remote_tag().is_some_and(|tag| known_dialog(s, tag) == Some(true));
        if !existing || !s.has(HeaderName::Contact) {
            return false;
        }
        if matches!(reliability(s), Reliability::InOrder(_)) {
            d.advice.facts.remote_target = s.contact_uri();
            d.say("This reliable 1xx changes the remote target to its Contact.");
        }
        true
    }
}

#[test]
fn c13_only_a_reliable_one_moves_the_target() {
    let target = |headers| {
        super::advice(r#"{"method":"INVITE","inDialog":true}"#, "183 Session Progress", headers)
            .facts
            .remote_target
    };
    assert_eq!(target(&["Contact: <sip:bob@203.0.113.9>"]), None);
    assert_eq!(
        target(&["Contact: <sip:bob@203.0.113.9>", "Require: 100rel", "RSeq: 1"]).as_deref(),
        Some("sip:bob@203.0.113.9")
    );
}

rule! {
    C14 = "C14", "Take the first SDP of a dialog as the answer and ignore those after it.",
    when: "A 1xx or 2xx with SDP to an INVITE that carried the offer, or a 2xx with SDP to a PRACK or \
           UPDATE that did.",
    why: "Each dialog has one answer to one offer. What a later response repeats must be the \
          same; media that switched over to something else would run against what was agreed. A \
          PRACK and an UPDATE have one response that can answer.",
    from: [("RFC 3261", "13.2.1"), ("RFC 3262", "5"), ("RFC 3311", "5.1")],
    level: Must,
    scope: PROVISIONAL | 1 << 2, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"contentType":"application/sdp","earlyDialogs":[]}"#,
        "183 Session Progress",
        ["Content-Type: application/sdp"],
        "v=0\r\n"
    ) => Continue,
    |s, d| {
        let offered = s.context.content_type.as_deref().is_some_and(is_sdp);
        let answers_alone = matches!(s.method, Method::Prack | Method::Update) && s.code >= 200;
        if !offered
            || !(answers_alone || s.method == Method::Invite)
            || d.advice.action == Action::Ignore
            || !s.has_sdp()
        {
            return false;
        }
        // In a dialog that has no response before this one, this is the first.
        let first = if s.in_dialog() {
            s.context.provisional_seen == Some(false)
        } else {
            s.remote_tag().is_some_and(|tag| known_dialog(s, tag) != Some(true))
        };
        let again = s.context.already_acked == Some(true);
        if answers_alone || first && !again || d.advice.facts.creates_dialog == Some(true) {
            let unknown = s.context.early_dialogs.is_none()
                && s.context.provisional_seen != Some(false)
                && !s.in_dialog();
            if unknown && !answers_alone && s.code >= 200 {
                d.depends_on("earlyDialogs", "A 1xx before it may have had the answer already.");
            }
            d.advice.facts.sdp_is_answer = Some(true);
        }
        true
    }
}

fn is_sdp(content_type: &str) -> bool {
    content_type.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("application/sdp"))
}

#[test]
fn c14_without_an_offer_in_the_invite_the_sdp_is_no_answer() {
    let on = |context| {
        let example = crate::Example { context, ..C14.example };
        let advice = super::advice_on(&example);
        let found = advice.findings.iter().any(|finding| finding.rule == "C14");
        (found, advice.facts.sdp_is_answer)
    };
    assert_eq!(on(C14.example.context), (true, Some(true)));
    assert_eq!(on(r#"{"method":"INVITE","bodyBytes":0}"#), (false, None));
    let seen = r#"{"method":"INVITE","contentType":"application/sdp","earlyDialogs":["b1"]}"#;
    assert_eq!(on(seen), (true, None));
}

#[test]
fn c14_a_2xx_answers_where_nothing_came_before_it() {
    let answers = |context| {
        let example = crate::Example { context, status: "200 OK", ..C14.example };
        super::advice_on(&example).facts.sdp_is_answer
    };
    const OFFER: &str = r#"{"method":"INVITE","inDialog":false,"contentType":"application/sdp"}"#;
    assert_eq!(answers(OFFER), Some(true));
    const EARLY: &str =
        r#"{"method":"INVITE","contentType":"application/sdp","earlyDialogs":["b1"]}"#;
    assert_eq!(answers(EARLY), None);
    const AGAIN: &str =
        r#"{"method":"INVITE","contentType":"application/sdp","alreadyAcked":true}"#;
    assert_eq!(answers(AGAIN), None);
    const FIRST: &str = r#"{"method":"INVITE","inDialog":true,"contentType":"application/sdp","provisionalSeen":false}"#;
    assert_eq!(answers(FIRST), Some(true));
    const LATER: &str = r#"{"method":"INVITE","inDialog":true,"contentType":"application/sdp","provisionalSeen":true}"#;
    assert_eq!(answers(LATER), None);
    for context in [
        r#"{"method":"UPDATE","inDialog":true,"contentType":"application/sdp"}"#,
        r#"{"method":"PRACK","inDialog":true,"contentType":"application/sdp"}"#,
    ] {
        assert_eq!(answers(context), Some(true), "{context}");
    }
    assert_eq!(answers(r#"{"method":"UPDATE","inDialog":true}"#), None);
}

/// Would the failure lead to another INVITE, or is it the silence after a CANCEL?
fn would_call_again(s: &Situation<'_>) -> bool {
    match s.treated {
        380 => false,
        300..=399
        | 401
        | 407
        | 413
        | 415..=417
        | 420..=422
        | 424
        | 425
        | 433
        | 438
        | 470
        | 484
        | 485
        | 491
        | 493
        | 494
        | 503 => true,
        408 => s.event.is_some(),
        // The user would be asked whether to call without SIPS (G480).
        480 => s.request_was_sips() && super::client_error::has_warning(s, 380),
        // A re-INVITE would be sent again after the delay (H500b).
        500 => s.in_dialog() && s.retry_after().is_some(),
        _ => false,
    }
}

rule! {
    C12 = "C12", "With this 1xx the INVITE can be cancelled; if no final response follows within \
                  32 s, give it up.",
    when: "A 1xx to an INVITE that is no longer wanted, or for which a CANCEL was sent. Also the \
           silence of 32 s, and a failure that would else send such an INVITE again.",
    why: "Before the first 1xx a CANCEL could overtake its INVITE, so it has to wait. It has the \
          branch and the CSeq number of the INVITE. A server of RFC 2543 never answers 487, so \
          64*T1 after the CANCEL the INVITE counts as cancelled without it. A challenge or a \
          redirect that has crossed the CANCEL ends the INVITE as well; to answer it would ring \
          the callee for a caller who has hung up. That no other INVITE follows is derived; \
          RFC 3261 does not say it.",
    from: [("RFC 3261", "9.1")],
    level: Must,
    scope: PROVISIONAL | Scope::FAILURE, Scope::CLIENT;
    example: (r#"{"method":"INVITE","wanted":"none"}"#, "180 Ringing", []) => Continue,
    |s, d| {
        if !open_invite(s) || d.advice.action == Action::Ignore {
            return false;
        }
        let sent = s.context.cancel_sent == Some(true);
        if s.treated >= 300 {
            let effect = d.advice.dialog_effect;
            // In a dialog the failure may end more than the INVITE; family K says what.
            let ends_more = s.in_dialog()
                && matches!(effect, DialogEffect::DestroysUsage | DialogEffect::DestroysDialog);
            if !s.given_up() || ends_more || !would_call_again(s) {
                return false;
            }
            d.stop(Action::Done);
            d.advice.dialog_effect = effect;
            d.advice.facts.cancelled = Some(true);
            if s.in_dialog() {
                d.advice.facts.session_unchanged = Some(true);
            }
            d.say(match (sent, s.event.is_some()) {
                (true, true) => {
                    "The INVITE was cancelled and nothing answers it any more: it counts as cancelled."
                }
                (true, false) => {
                    "The INVITE was cancelled before: this ends it as asked, and nothing is sent again."
                }
                (false, _) if s.in_dialog() => {
                    "The change is no longer wanted, and nothing is sent again; the call goes on."
                }
                (false, _) => "The call is no longer wanted: it has ended, and nothing is sent again.",
            });
            return true;
        }
        if sent {
            d.say("The INVITE was cancelled: if no final response follows within 32 s of the \
                   CANCEL, give it up.");
        } else if s.wanted("none") {
            d.advice.facts.then = Some("cancel");
        } else {
            return false;
        }
        true
    }
}

#[test]
fn c12_one_cancel_and_only_for_what_is_not_wanted() {
    let then = |context| super::advice(context, "180 Ringing", &[]).facts.then;
    assert_eq!(then(r#"{"method":"INVITE","wanted":"none"}"#), Some("cancel"));
    assert_eq!(then(r#"{"method":"INVITE","wanted":"none","cancelSent":true}"#), None);
    assert_eq!(then(r#"{"method":"INVITE"}"#), None);
    assert_eq!(then(r#"{"method":"OPTIONS","wanted":"none"}"#), None);
}

#[test]
fn c12_what_was_cancelled_is_not_called_again() {
    let headers: &'static [&'static str] = &[
        "Contact: <sip:bob@a.example.org>",
        "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\", qop=\"auth\"",
        "Min-SE: 1800",
    ];
    let on = |context, status| super::advice(context, status, headers);
    let change = super::advice(
        r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"cancelSent":true}"#,
        "500 Server Internal Error",
        &["Retry-After: 4"],
    );
    assert_eq!((change.action, change.facts.session_unchanged), (Action::Done, Some(true)));
    let secured = super::advice(
        r#"{"method":"INVITE","inDialog":false,"requestUri":"sips:a@example.net","cancelSent":true}"#,
        "480 Temporarily Unavailable",
        &["Warning: 380 example.net \"SIPS Not Allowed\""],
    );
    assert_eq!(secured.action, Action::Done, "nobody is asked any more");
    const GIVEN_UP: &str = r#"{"method":"INVITE","inDialog":false,"cancelSent":true,"credentialsFor":["example.net"],"serversLeft":["198.51.100.2:5060"]}"#;
    for status in [
        "302 Moved Temporarily",
        "401 Unauthorized",
        "422 Session Interval Too Small",
        "503 Service Unavailable",
    ] {
        let advice = on(GIVEN_UP, status);
        assert_eq!((advice.action, advice.retry), (Action::Done, crate::Retry::Never), "{status}");
        assert_eq!(advice.facts.cancelled, Some(true));
        assert_eq!(advice.retry_request, None);
        assert_eq!(advice.user_message, "The call was cancelled.");
    }
    let wanted = r#"{"method":"INVITE","inDialog":false,"cancelSent":false,"credentialsFor":["example.net"]}"#;
    assert_eq!(on(wanted, "401 Unauthorized").action, Action::RetryWithCredentials);
    assert_eq!(on(GIVEN_UP, "486 Busy Here").action, Action::Fail);
    let bye = r#"{"method":"BYE","cancelSent":true,"credentialsFor":["example.net"]}"#;
    assert_eq!(on(bye, "401 Unauthorized").action, Action::RetryWithCredentials);
}

#[test]
fn c12_a_change_that_is_not_wanted_leaves_the_call() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"wanted":"none"}"#,
        "503 Service Unavailable",
        &[],
    );
    assert_eq!((advice.action, advice.facts.session_unchanged), (Action::Done, Some(true)));
    assert!(advice.summary.ends_with("the call goes on."), "{}", advice.summary);
}

#[test]
fn c12_silence_after_a_cancel_is_the_end_that_was_asked_for() {
    let silence = |context| {
        let advice = super::advice(context, "", &[]);
        (advice.action, advice.retry, advice.facts.cancelled)
    };
    assert_eq!(
        silence(
            r#"{"method":"INVITE","inDialog":false,"event":"timer-B","provisionalSeen":true,"cancelSent":true}"#
        ),
        (Action::Done, crate::Retry::Never, Some(true))
    );
    assert_eq!(
        silence(r#"{"method":"INVITE","inDialog":false,"event":"timer-B","cancelSent":false}"#),
        (Action::Fail, crate::Retry::SameRequestLater, None)
    );
    assert_eq!(
        silence(
            r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"event":"timer-B","cancelSent":true}"#
        )
        .0,
        Action::TerminateDialog
    );
}
