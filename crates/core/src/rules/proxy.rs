//! Family L: the side of a stateful proxy (RFC 3261 §16.7).
//!
//! One rule here decides for every code, so that a proxy always has an answer: a 1xx but 100 and a
//! 2xx are forwarded at once; a failure leads to another target where there is one, is kept as
//! long as other branches are open, and in the end the best of all is sent
//! ([`fork::best_response`]).

use alloc::{format, string::String, vec::Vec};

use super::{Draft, Rule, Scope, Situation};
use crate::{
    Action, HeaderName, LocalEvent, Method, StatusCode, Uri,
    fork::{self, BestResponse, Fork, ForkStep},
    header::QValue,
};

/// First what is not for the request at all, then what is forwarded at once. Of the failures:
/// what another target may still repair; what has to wait; what is sent when all branches have
/// ended. Last what is to be done beside it.
pub(super) const RULES: &[Rule] = &[
    L16, L23, L3, L2, L1, L9, L10, L4, L11, L17, L19, L12, L14, L18, L22, L20, L21, L6, L7, L5,
    L15, L8, L13,
];

const PROVISIONAL: u8 = 1 << 1;
const SUCCESS: u8 = 1 << 2;

/// The final codes so far, this response or what this event counts as among them.
fn finals(s: &Situation<'_>) -> Vec<StatusCode> {
    let known = s.context.branch_responses.as_deref().unwrap_or_default();
    let mut codes: Vec<StatusCode> =
        known.iter().filter_map(|code| StatusCode::from_u16(*code).ok()).collect();
    let own = match s.event {
        // A branch that timed out leaves nothing behind.
        Some(LocalEvent::TimerB | LocalEvent::TimerF | LocalEvent::AllBranchesTimedOut) => None,
        _ => StatusCode::from_u16(s.code).ok(),
    };
    codes.extend(own.filter(|own| !codes.contains(own)));
    codes
}

/// Has this branch, or one before it, given a 6xx?
fn has_6xx(s: &Situation<'_>) -> bool {
    s.code >= 600
        || s.context.branch_responses.as_ref().is_some_and(|codes| codes.iter().any(|c| *c >= 600))
}

/// May the proxy still try targets for this request? Not after a 6xx, after a final response was
/// sent, and after the caller has cancelled.
fn may_branch(s: &Situation<'_>) -> bool {
    !has_6xx(s) && s.context.final_sent.is_none() && s.context.cancel_sent != Some(true)
}

/// Known to have open branches.
fn waits(s: &Situation<'_>) -> bool {
    s.event != Some(LocalEvent::AllBranchesTimedOut) && s.context.pending_branches > Some(0)
}

/// The answer upstream, where it is due: nothing is decided, and no branch is known to be open.
fn answer(s: &Situation<'_>, d: &Draft) -> Option<BestResponse> {
    if d.decided() || waits(s) {
        return None;
    }
    Some(fork::best_response(&finals(s), &Fork { method: s.method, ..Fork::default() }))
}

/// Writes the code to send, and what would change it.
fn deliver(s: &Situation<'_>, d: &mut Draft, answer: &BestResponse) {
    d.advice.facts.best = answer.best.map(StatusCode::as_u16);
    if !answer.alternatives.is_empty() {
        let codes = answer.alternatives.iter().map(|code| code.as_u16()).collect();
        d.advice.facts.best_alternatives = Some(codes);
    }
    if s.event == Some(LocalEvent::AllBranchesTimedOut) {
        return;
    }
    if s.context.pending_branches.is_none() {
        d.depends_on("pendingBranches", "While another branch is open, nothing is forwarded yet.");
    }
    if s.context.branch_responses.is_none() {
        d.depends_on("branchResponses", "Another branch may have the better response.");
    }
}

/// The scheme of the request that the proxy sent: is it SIPS? `None` where that is not known.
fn sent_to_sips(s: &Situation<'_>) -> Option<bool> {
    s.context.request_uri.as_ref().map(|_| s.request_was_sips())
}

rule! {
    L16 = "L16", "Forward nothing that belongs to no open transaction.",
    when: "No client transaction of this proxy matches the response, or its request was no INVITE \
           and has been answered already.",
    why: "RFC 3261 had let strays pass, which anyone could use to send responses through a proxy. \
          Now they end here, and so does a late response to a request other than INVITE: nobody \
          upstream has a transaction for it any more.",
    from: [
        ("RFC 6026", "7.3"),
        ("RFC 6026", "8.9"),
        ("RFC 3261", "17.1.3"),
        ("RFC 4320", "4.2")
    ],
    level: MustNot,
    scope: Scope::ALL, Scope::PROXY;
    example: (r#"{"method":"OPTIONS","role":"proxy","finalSent":200}"#, "200 OK", []) => Consume,
    |s, d| {
        if s.response().is_none() {
            return false;
        }
        if !super::matching::fits_transaction(s) {
            d.stop(Action::Discard);
            d.say("The branch of the top Via or the method is not that of the request: drop the stray.");
            return true;
        }
        let late = s.method != Method::Invite && s.context.final_sent.is_some();
        if late {
            d.stop(Action::Consume);
        }
        late
    }
}

#[test]
fn l16_a_stray_ends_here_and_a_late_2xx_to_an_invite_does_not() {
    let on = |context| super::advice(context, "200 OK", &[]).action;
    assert_eq!(
        on(r#"{"method":"INVITE","role":"proxy","branch":"z9hG4bKother"}"#),
        Action::Discard
    );
    assert_eq!(on(r#"{"method":"INVITE","role":"proxy","branch":"z9hG4bKa1"}"#), Action::Forward);
    assert_eq!(on(r#"{"method":"INVITE","role":"proxy","finalSent":200}"#), Action::Forward);
    assert_eq!(on(r#"{"method":"OPTIONS","role":"proxy"}"#), Action::Forward);
}

#[test]
fn l16_takes_no_response_to_a_cancel_for_one_to_its_invite() {
    let cancelled = super::advice(
        r#"{"method":"INVITE","role":"proxy","branch":"z9hG4bKa1","pendingBranches":1}"#,
        "200 OK",
        &["-CSeq", "CSeq: 1 CANCEL"],
    );
    assert_eq!((cancelled.action, cancelled.facts.cancel_pending), (Action::Discard, None));
}

rule! {
    L23 = "L23", "A response to a CANCEL is for the proxy itself: forward nothing.",
    when: "Any response to a CANCEL, and one that has no Via below the proxy's own although the \
           request had.",
    why: "CANCEL goes from hop to hop. The proxy has answered the caller's CANCEL by itself, and \
          the call gets its own final response. Where no Via is left, nobody upstream can be \
          reached.",
    from: [("RFC 3261", "16.7 item 3"), ("RFC 3261", "16.10")],
    level: MustNot,
    scope: Scope::ALL, Scope::PROXY;
    example: (r#"{"method":"CANCEL","role":"proxy"}"#, "200 OK", []) => Consume,
    |s, d| {
        let no_via_left = s.context.via_below.is_some()
            && s.response().is_some_and(|response| response.vias().nth(1).is_none());
        if s.method == Method::Cancel {
            d.stop(Action::Consume);
        } else if no_via_left {
            d.stop(Action::Consume);
            d.say("No Via is left below the proxy's own: it was meant for the proxy itself, so \
                   forward nothing.");
        }
        s.method == Method::Cancel || no_via_left
    }
}

#[test]
fn l23_forwards_nothing_without_a_via_to_send_it_to() {
    let context = r#"{"method":"INVITE","role":"proxy","viaBelow":"SIP/2.0/UDP 203.0.113.1"}"#;
    let action = |headers| super::advice(context, "180 Ringing", headers).action;
    assert_eq!(action(&[]), Action::Consume);
    assert_eq!(action(&["Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKup"]), Action::Forward);
}

#[test]
fn l23_takes_no_failed_cancel_for_a_failed_branch() {
    let failed = super::advice(
        r#"{"method":"CANCEL","role":"proxy","pendingBranches":0,"serversLeft":["198.51.100.2"]}"#,
        "503 Service Unavailable",
        &[],
    );
    assert_eq!(failed.action, Action::Consume);
}

rule! {
    L3 = "L3", "Keep the 100 here.",
    when: "The response is 100.",
    why: "100 stops the retransmissions of one hop. The proxy has sent its own upstream.",
    from: [("RFC 3261", "16.7 item 5"), ("RFC 3261", "16.7 item 2")],
    level: MustNot,
    scope: PROVISIONAL, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy"}"#, "100 Trying", []) => Consume,
    |s, d| {
        let applies = s.is(100);
        if applies {
            d.advice.facts.reset_timer_c = Some(false);
            d.decide(Action::Consume);
        }
        applies
    }
}

#[test]
fn l3_does_not_reset_timer_c() {
    let trying = super::advice(r#"{"method":"INVITE","role":"proxy"}"#, "100 Trying", &[]);
    assert_eq!((trying.action, trying.facts.reset_timer_c), (Action::Consume, Some(false)));
}

rule! {
    L2 = "L2", "Forward it at once.",
    when: "A 101-199 or a 2xx. After the final response only a 2xx to an INVITE still goes \
           upstream; a 101-199 to any other request never does.",
    why: "Ringing and answer must not wait for slower branches. A second 2xx is a call that \
          somebody has answered, and the caller must be able to end it. RFC 3261 §16.7 lets every \
          101-199 pass; RFC 4320 §4.1 came later and forbids to send one to a request other than \
          INVITE.",
    from: [("RFC 3261", "16.7 item 5"), ("RFC 4320", "4.1")],
    level: Must,
    scope: PROVISIONAL | SUCCESS, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy"}"#, "180 Ringing", []) => Forward,
    |s, d| {
        if d.decided() {
            return false;
        }
        let success = s.code >= 200;
        if !success && s.method != Method::Invite {
            d.say("Nobody may send a 101-199 to a request other than INVITE: keep it here.");
            d.decide(Action::Consume);
        } else if !success && s.context.final_sent.is_some() {
            d.say("The caller has the final response: a late 1xx is kept here.");
            d.decide(Action::Consume);
        } else {
            if s.context.final_sent.is_none() && !(success && s.method == Method::Invite) {
                d.depends_on("finalSent", "After a final response nothing follows but 2xx to INVITE.");
            }
            d.decide(Action::Forward);
        }
        true
    }
}

#[test]
fn l2_after_the_final_response_only_a_2xx_to_an_invite_passes() {
    let on = |context, status| super::advice(context, status, &[]).action;
    const OPEN: &str = r#"{"method":"INVITE","role":"proxy"}"#;
    const DONE: &str = r#"{"method":"INVITE","role":"proxy","finalSent":486}"#;
    assert_eq!(on(OPEN, "183 Session Progress"), Action::Forward);
    assert_eq!(on(OPEN, "299 Miscellaneous"), Action::Forward);
    assert_eq!(on(DONE, "183 Session Progress"), Action::Consume);
    assert_eq!(on(DONE, "200 OK"), Action::Forward);
    const OPTIONS: &str = r#"{"method":"OPTIONS","role":"proxy"}"#;
    assert_eq!(on(OPTIONS, "180 Ringing"), Action::Consume);
    assert_eq!(on(OPTIONS, "200 OK"), Action::Forward);
}

rule! {
    L1 = "L1", "Reset Timer C of this branch.",
    when: "A 101-199 to an INVITE.",
    why: "The branch is alive. Timer C, more than 3 minutes, is there for branches that have fallen \
          silent.",
    from: [("RFC 3261", "16.7 item 2")],
    level: Must,
    scope: PROVISIONAL, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy"}"#, "180 Ringing", []) => Forward,
    |s, d| {
        let applies = s.method == Method::Invite && !s.is(100);
        if applies {
            d.advice.facts.reset_timer_c = Some(true);
        }
        applies
    }
}

#[test]
fn l1_only_an_invite_has_a_timer_c() {
    let reset = |context| super::advice(context, "183 Session Progress", &[]).facts.reset_timer_c;
    assert_eq!(reset(r#"{"method":"INVITE","role":"proxy"}"#), Some(true));
    assert_eq!(reset(r#"{"method":"OPTIONS","role":"proxy"}"#), None);
    assert_eq!(reset(r#"{"method":"INVITE"}"#), None);
}

rule! {
    L9 = "L9", "Leave the tag in To as it is.",
    when: "A 101-199 or 2xx is forwarded.",
    why: "The tag names the dialog between the two ends; a proxy is no end of it. This is also why \
          it can make no provisional response of its own but 100.",
    from: [("RFC 3261", "16.7 item 6")],
    level: MustNot,
    scope: PROVISIONAL | SUCCESS, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy"}"#, "200 OK", []) => Forward,
    |_s, d| { d.advice.action == Action::Forward }
}

rule! {
    L10 = "L10", "CANCEL every branch that is still open.",
    when: "A 2xx to an INVITE is forwarded as the first final response.",
    why: "The call is answered, so the other phones should stop ringing. More than one may answer \
          all the same; each 2xx then goes upstream.",
    from: [("RFC 3261", "16.7 item 10"), ("RFC 3261", "9.1")],
    level: Must,
    scope: SUCCESS, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","pendingBranches":2}"#, "200 OK", []) => Forward,
    |s, d| {
        let open = s.context.pending_branches != Some(0) && s.context.final_sent.is_none();
        let applies = open && s.method == Method::Invite && d.advice.action == Action::Forward;
        if applies {
            d.advice.facts.cancel_pending = Some(true);
            d.advice.facts.new_branches = Some(false);
        }
        applies
    }
}

#[test]
fn l10_cancels_invites_only_and_once() {
    let cancel = |context| super::advice(context, "200 OK", &[]).facts.cancel_pending;
    assert_eq!(cancel(r#"{"method":"INVITE","role":"proxy","pendingBranches":2}"#), Some(true));
    assert_eq!(cancel(r#"{"method":"INVITE","role":"proxy","pendingBranches":0}"#), None);
    assert_eq!(cancel(r#"{"method":"INVITE","role":"proxy","finalSent":200}"#), None);
    assert_eq!(cancel(r#"{"method":"OPTIONS","role":"proxy","pendingBranches":2}"#), None);
}

rule! {
    L4 = "L4", "Hold the 6xx, CANCEL the open branches and start no new ones; it is sent when all have \
                ended.",
    when: "A 6xx while branches may be open, or any later response of that request.",
    why: "6xx speaks for the user, so further ringing is pointless. A 2xx may be on its way on \
          another branch, though, and the caller must never see 6xx and then 2xx; RFC 2543 had that \
          fault.",
    from: [("RFC 3261", "16.7 item 5"), ("RFC 3261", "16.7 item 10")],
    level: MustNot,
    scope: Scope::ALL & !SUCCESS, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","pendingBranches":2}"#, "603 Decline", []) => HoldAndCancel,
    |s, d| {
        if !has_6xx(s) || s.context.final_sent.is_some() {
            return false;
        }
        d.advice.facts.new_branches = Some(false);
        if s.context.pending_branches == Some(0) || s.code < 600 {
            d.say("After a 6xx no new branches are started for this request.");
            return true;
        }
        if s.method == Method::Invite {
            d.advice.facts.cancel_pending = Some(true);
        } else {
            d.say("Hold the 6xx until the other branches have ended, and start no new ones.");
        }
        if s.context.pending_branches.is_none() {
            d.depends_on("pendingBranches", "With no branch open it is forwarded at once as the best.");
        }
        d.decide(Action::HoldAndCancel);
        true
    }
}

#[test]
fn l4_waits_for_open_branches_only() {
    let held = super::advice(L4.example.context, "603 Decline", &[]);
    assert_eq!(held.facts.cancel_pending, Some(true));
    assert_eq!((held.facts.new_branches, held.facts.best), (Some(false), None));
    let last = super::advice(
        r#"{"method":"INVITE","role":"proxy","branchResponses":[486,603],"pendingBranches":0}"#,
        "603 Decline",
        &[],
    );
    assert_eq!((last.action, last.facts.best), (Action::ChooseBest, Some(603)));
    let after = super::advice(
        r#"{"method":"INVITE","role":"proxy","branchResponses":[603,487],"pendingBranches":1,"targetsLeft":["sip:c@d"]}"#,
        "487 Request Terminated",
        &[],
    );
    assert_eq!((after.action, after.facts.new_branches), (Action::Consume, Some(false)));
    let unknown = super::advice(r#"{"role":"proxy"}"#, "600 Busy Everywhere", &[]);
    assert_eq!(unknown.action, Action::HoldAndCancel);
    assert!(unknown.depends_on.iter().any(|dependency| dependency.field == "pendingBranches"));
}

rule! {
    L11 = "L11", "Reset Timer C, or end the branch: with CANCEL after a provisional response, else as \
                  after a 408.",
    when: "Timer C fires on a branch.",
    why: "Without an end the branch would keep its resources for ever. Which of the two is right \
          depends on the service: a queue may well let people wait.",
    from: [("RFC 3261", "16.8")],
    level: Must,
    scope: 1 << 4, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","event":"timer-C","provisionalSeen":true}"#, "", []) => Consume,
    |s, d| {
        if s.event != Some(LocalEvent::TimerC) {
            return false;
        }
        if s.context.provisional_seen == Some(false) {
            d.say("The branch has never answered: it counts as one with a 408.");
            return true;
        }
        if s.context.provisional_seen.is_none() {
            d.depends_on("provisionalSeen", "A branch that never answered counts as one with 408.");
        }
        d.advice.facts.then = Some("cancel-this-branch");
        d.or("consume, and reset Timer C");
        d.decide(Action::Consume);
        true
    }
}

#[test]
fn l11_a_branch_without_any_response_needs_no_cancel() {
    let on = |context| {
        let advice = super::advice(context, "", &[]);
        (advice.action, advice.facts.then, advice.facts.best)
    };
    assert_eq!(
        on(r#"{"method":"INVITE","role":"proxy","event":"timer-C","provisionalSeen":true}"#),
        (Action::Consume, Some("cancel-this-branch"), None)
    );
    const SILENT: &str = r#"{"method":"INVITE","role":"proxy","event":"timer-C","provisionalSeen":false,"pendingBranches":0}"#;
    assert_eq!(on(SILENT), (Action::Generate, None, Some(408)));
}

rule! {
    L17 = "L17", "Forward location, Geolocation and Geolocation-Error of a 424 unchanged.",
    when: "The response is 424.",
    why: "The caller is to send exactly that location in its next request. A proxy that edits it \
          sends help to another place.",
    from: [("RFC 6442", "4.3")],
    level: MustNot,
    scope: 1 << 4, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0}"#,
        "424 Bad Location Information",
        ["Geolocation-Error: 100 ;code=\"Cannot Process Location\""]
    ) => ChooseBest,
    |s, _d| { s.code == 424 && s.event.is_none() }
}

#[test]
fn l17_is_silent_for_other_codes() {
    let advice = super::advice(r#"{"role":"proxy"}"#, "404 Not Found", &[]);
    assert!(advice.findings.iter().all(|finding| finding.rule != "L17"));
}

rule! {
    L19 = "L19", "There are too few branches left to fork in parallel: fork serially, redirect, or \
                  answer 440.",
    when: "The response is 440.",
    why: "Max-Breadth bounds how many branches one request may have at a time, so that loops and \
          large forks cannot flood the network. The breadth of a branch that has ended is free \
          again for the next target.",
    from: [("RFC 5393", "5.3.3"), ("RFC 5393", "5.3.3.1")],
    level: Must,
    scope: 1 << 4, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0}"#,
        "440 Max-Breadth Exceeded",
        []
    ) => ChooseBest,
    |s, _d| { s.code == 440 }
}

#[test]
fn l19_the_freed_breadth_serves_the_next_target() {
    let advice = super::advice(
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"targetsLeft":["sip:bob@c.example"]}"#,
        "440 Max-Breadth Exceeded",
        &[],
    );
    assert_eq!(advice.action, Action::NextTarget);
}

rule! {
    L12 = "L12", "Recurse only for a Request-URI that this proxy is responsible for, and never between \
                  SIP and SIPS.",
    when: "A 3xx, a 416, or a 480 with Warning 380 (after SIPS) or 381 (after SIP).",
    why: "Only who owns the address may send its calls elsewhere. From SIPS to SIP the caller would \
          lose the security it asked for without being asked; the response goes upstream, so that \
          the caller can decide.",
    from: [("RFC 5630", "5.3"), ("RFC 3261", "16.5"), ("RFC 3261", "16.7 item 4")],
    level: MustNot,
    scope: 1 << 3 | 1 << 4, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","responsible":true,"requestUri":"sips:bob@example.net"}"#,
        "302 Moved Temporarily",
        ["Contact: <sip:bob@a.example.org>"]
    ) => ForwardAsBest,
    |s, d| {
        let redirect = (300..400).contains(&s.code);
        if s.event.is_some() || !redirect && !matches!(s.code, 416 | 480) {
            return false;
        }
        if crosses_schemes(s) {
            refuse_to_recurse(s, d);
            return true;
        }
        if !redirect {
            return false;
        }
        if s.is(380) {
            d.advice.facts.recurse = Some(false);
            d.say("A 380 describes other services in its body, in a format that RFC 3261 leaves open: it \
                   goes upstream.");
            return true;
        }
        if s.context.responsible == Some(false) || s.context.recurse == Some(false) {
            refuse_to_recurse(s, d);
            d.say("This proxy does not recurse: the redirect goes upstream with its Contacts.");
            return true;
        }
        recurse(s, d)
    }
}

/// The response goes upstream as it is, at once where nothing tells of other branches.
fn refuse_to_recurse(s: &Situation<'_>, d: &mut Draft) {
    d.advice.facts.recurse = Some(false);
    let others = s.context.branch_responses.as_ref().is_some_and(|codes| codes.len() > 1)
        || s.context.pending_branches.is_some()
        || s.context.targets_left.as_ref().is_some_and(|targets| !targets.is_empty());
    if !others && may_branch(s) {
        d.decide(Action::ForwardAsBest);
    }
}

/// Would it lead from SIPS to SIP, or back?
fn crosses_schemes(s: &Situation<'_>) -> bool {
    let Some(sips) = sent_to_sips(s) else { return false };
    let warned = |code| {
        s.has(HeaderName::Warning)
            && s.response().is_some_and(|response| {
                response.warnings().flatten().any(|warning| warning.code == code)
            })
    };
    match s.code {
        416 => sips,
        480 => warned(if sips { 380 } else { 381 }),
        _ => contacts(s).any(|uri| uri.is_sip() && is_sips(&uri) != sips),
    }
}

fn contacts<'a>(s: &Situation<'a>) -> impl Iterator<Item = Uri<'a>> {
    let response = s.response();
    response
        .into_iter()
        .flat_map(|response| response.contacts().flatten())
        .map(|contact| contact.uri)
}

fn is_sips(uri: &Uri<'_>) -> bool {
    uri.scheme.eq_ignore_ascii_case("sips")
}

/// The Contacts become targets, where the proxy may and wants to.
fn recurse(s: &Situation<'_>, d: &mut Draft) -> bool {
    if !may_branch(s) {
        d.advice.facts.recurse = Some(false);
        return false;
    }
    let Some(targets) = new_targets(s) else { return false };
    if targets.is_empty() {
        d.advice.facts.recurse = Some(false);
        return false;
    }
    match (s.context.responsible, s.context.recurse) {
        (responsible, recurse) if responsible.or(recurse).is_some() => {
            if responsible.is_none() {
                d.depends_on("responsible", "Only who owns the Request-URI may recurse.");
            }
            if recurse.is_none() {
                d.or("choose-best, and leave the Contacts to the caller");
                d.depends_on("recurse", "A proxy may also leave it to the caller to recurse.");
            }
            if sent_to_sips(s).is_none() {
                d.depends_on("requestUri", "From SIPS to SIP, or back, a proxy must not recurse.");
            }
            d.advice.facts.recurse = Some(true);
            let others: Vec<String> =
                contacts(s).filter(|uri| !uri.is_sip()).map(|uri| uri.as_str().into()).collect();
            if !others.is_empty() {
                d.advice.facts.unusable_contacts = Some(others);
            }
            d.advice.contacts = Some(targets);
            d.decide(Action::NextTarget);
            d.say(
                "This proxy recurses: the Contacts become targets, and are taken out of the \
                   stored response.",
            );
            true
        }
        _ => false,
    }
}

/// The SIP and SIPS Contacts that were not tried, by falling q; one without q is as good as 1. The
/// Request-URI was tried just now.
fn new_targets(s: &Situation<'_>) -> Option<Vec<String>> {
    // Which scheme the request had is not known: what may be a change of scheme is left alone.
    if sent_to_sips(s).is_none() && contacts(s).any(|uri| is_sips(&uri)) {
        return None;
    }
    let tried = s.context.tried.as_deref().unwrap_or_default();
    let tried: Vec<Uri<'_>> =
        s.context.request_uri.iter().chain(tried).filter_map(|uri| Uri::parse(uri).ok()).collect();
    let is_new = |uri: &Uri<'_>| uri.is_sip() && !tried.iter().any(|other| other.same_as(uri));
    let response = s.response()?;
    let targets: Vec<_> =
        response.contacts().flatten().filter(|contact| is_new(&contact.uri)).collect();
    let weights = targets.iter().map(|contact| contact.q.unwrap_or(QValue::ONE).thousandths());
    let order = super::by_falling_weight(weights);
    Some(order.filter_map(|index| Some(targets.get(index)?.uri.as_str().into())).collect())
}

#[test]
fn l12_recurses_only_where_it_may() {
    let on = |context, headers| {
        let advice = super::advice(context, "302 Moved Temporarily", headers);
        (advice.action, advice.facts.recurse)
    };
    let moved: &'static [&'static str] = &["Contact: <sip:bob@a.example.org>"];
    const OWN: &str = r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net","pendingBranches":0}"#;
    assert_eq!(on(OWN, moved), (Action::NextTarget, Some(true)));
    assert_eq!(on(OWN, &["Contact: <sips:bob@a.example.org>"]), (Action::ChooseBest, Some(false)));
    let goes_up = (Action::ChooseBest, Some(false));
    assert_eq!(on(OWN, &["Contact: <mailto:bob@a.example.org>"]), goes_up);
    assert_eq!(on(OWN, &["Contact: <sip:bob@EXAMPLE.net>"]), goes_up);
    const FOREIGN: &str = r#"{"method":"INVITE","role":"proxy","responsible":false,"recurse":true,"requestUri":"sip:bob@example.net","pendingBranches":0}"#;
    assert_eq!(on(FOREIGN, moved), (Action::ChooseBest, Some(false)));
    const MAY: &str = r#"{"method":"INVITE","role":"proxy","responsible":true,"requestUri":"sip:bob@example.net","pendingBranches":0}"#;
    let may = super::advice(MAY, "302 Moved Temporarily", moved);
    assert_eq!((may.action, may.alternatives.len()), (Action::NextTarget, 1));
    assert!(may.depends_on.iter().any(|unknown| unknown.field == "recurse"));
    const ONLY: &str = r#"{"method":"INVITE","role":"proxy","responsible":false,"requestUri":"sip:bob@example.net"}"#;
    assert_eq!(on(ONLY, moved), (Action::ForwardAsBest, Some(false)));
    const UNKNOWN: &str = r#"{"method":"INVITE","role":"proxy","requestUri":"sip:bob@example.net","pendingBranches":0}"#;
    assert_eq!(on(UNKNOWN, moved), (Action::ChooseBest, None));
    const TRIED: &str = r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net","pendingBranches":0,"tried":["sip:bob@a.example.org"]}"#;
    assert_eq!(on(TRIED, moved), goes_up);
    const AFTER_6XX: &str = r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net","pendingBranches":0,"branchResponses":[603,302]}"#;
    assert_eq!(on(AFTER_6XX, moved), goes_up);
}

#[test]
fn l12_leaves_to_the_caller_what_no_proxy_can_try() {
    const OWN: &str = r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net","pendingBranches":0}"#;
    let other =
        super::advice(OWN, "380 Alternative Service", &["Contact: <sip:bob@a.example.org>"]);
    assert_eq!((other.action, other.facts.recurse), (Action::ChooseBest, Some(false)));
    let mixed = super::advice(
        OWN,
        "302 Moved Temporarily",
        &["Contact: <mailto:bob@example.net>, <sip:bob@a.example.org>"],
    );
    assert_eq!(mixed.contacts.unwrap(), ["sip:bob@a.example.org"]);
    assert_eq!(mixed.facts.unusable_contacts.unwrap(), ["mailto:bob@example.net"]);
}

#[test]
fn l12_tries_contacts_by_falling_q() {
    let advice = super::advice(
        r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net"}"#,
        "302 Moved Temporarily",
        &["Contact: <sip:b@x>;q=0.2, <sip:b@y>;q=0.9, <tel:+1>, <sip:b@z>;q=0.5"],
    );
    assert_eq!(advice.contacts.unwrap(), ["sip:b@y", "sip:b@z", "sip:b@x"]);
    assert_eq!(advice.retry, crate::Retry::Elsewhere);
}

#[test]
fn l12_a_refused_scheme_goes_upstream() {
    let on = |context, status, headers| {
        let advice = super::advice(context, status, headers);
        (advice.action, advice.facts.recurse)
    };
    const SIPS: &str = r#"{"method":"INVITE","role":"proxy","requestUri":"sips:bob@example.net"}"#;
    const SIP: &str = r#"{"method":"INVITE","role":"proxy","requestUri":"sip:bob@example.net"}"#;
    let not_allowed: &'static [&'static str] = &["Warning: 380 h \"SIPS Not Allowed\""];
    let required: &'static [&'static str] = &["Warning: 381 h \"SIPS Required\""];
    let as_best = (Action::ForwardAsBest, Some(false));
    assert_eq!(on(SIPS, "416 Unsupported URI Scheme", &[]), as_best);
    assert_eq!(on(SIPS, "480 Temporarily Unavailable", not_allowed), as_best);
    assert_eq!(on(SIP, "480 Temporarily Unavailable", required), as_best);
    assert_eq!(on(SIP, "480 Temporarily Unavailable", not_allowed), (Action::ChooseBest, None));
    assert_eq!(on(SIPS, "480 Temporarily Unavailable", &[]), (Action::ChooseBest, None));
    const PENDING: &str = r#"{"method":"INVITE","role":"proxy","requestUri":"sips:bob@example.net","pendingBranches":1}"#;
    assert_eq!(on(PENDING, "416 Unsupported URI Scheme", &[]), (Action::Consume, Some(false)));
}

rule! {
    L14 = "L14", "Try another flow to the same device.",
    when: "430, or 408 or a timeout, and the registrar has further flows of the same instance.",
    why: "Only this connection to the phone is dead. 430 says so and should be followed; after 408 \
          another flow is permitted. After any other final response the phone has answered, and \
          must not be asked again.",
    from: [("RFC 5626", "7"), ("RFC 5626", "11.5")],
    level: Should,
    scope: 1 << 4, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","authoritative":true,"flowsLeft":["reg-id=2"]}"#,
        "430 Flow Failed",
        []
    ) => NextTarget,
    |s, d| {
        let failed = s.code == 430;
        if !failed && s.code != 408 || s.context.authoritative == Some(false) || d.decided() {
            return false;
        }
        if s.event == Some(LocalEvent::AllBranchesTimedOut) || !may_branch(s) {
            return false;
        }
        match s.context.flows_left.as_deref() {
            None if failed => {
                d.depends_on("flowsLeft", "Another flow of the same instance is tried first.");
                false
            }
            None | Some([]) => false,
            Some(_) => {
                if !failed {
                    d.say("The flow gave no answer: another one to the same device may be tried.");
                    d.or("choose-best");
                }
                d.decide(Action::NextTarget);
                true
            }
        }
    }
}

#[test]
fn l14_a_phone_that_has_answered_is_not_asked_again() {
    let on = |context, status| super::advice(context, status, &[]).action;
    const FLOWS: &str = r#"{"method":"INVITE","role":"proxy","authoritative":true,"flowsLeft":["reg-id=2"],"pendingBranches":0}"#;
    assert_eq!(on(FLOWS, "430 Flow Failed"), Action::NextTarget);
    assert_eq!(on(FLOWS, "408 Request Timeout"), Action::NextTarget);
    assert_eq!(on(FLOWS, "486 Busy Here"), Action::ChooseBest);
    assert_eq!(on(FLOWS, "603 Decline"), Action::ChooseBest);
    const NONE: &str = r#"{"method":"INVITE","role":"proxy","authoritative":true,"flowsLeft":[],"pendingBranches":0}"#;
    assert_eq!(on(NONE, "430 Flow Failed"), Action::ChooseBest);
    const SENT: &str =
        r#"{"method":"INVITE","role":"proxy","flowsLeft":["reg-id=2"],"finalSent":200}"#;
    assert_eq!(on(SENT, "430 Flow Failed"), Action::Consume);
}

rule! {
    L18 = "L18", "Send the request once more, with the full form of the PASSporT.",
    when: "438 to a request that this proxy has signed in compact form.",
    why: "The compact form is rebuilt from headers that may have changed on the way. The full form \
          does not depend on them, and it helps to find the fault. A second repetition would only \
          loop.",
    from: [("RFC 8224", "6.1.1")],
    level: Should,
    scope: 1 << 4, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","passportForm":"compact"}"#, "438 Invalid Identity Header", []) => NextTarget,
    |s, d| {
        let compact = s.context.passport_form.as_deref() == Some("compact");
        if s.code != 438 || !compact || s.attempt() > 1 || d.decided() || !may_branch(s) {
            return false;
        }
        d.decide(Action::NextTarget);
        d.request().passport_form = Some("full".into());
        d.request().new_branch = Some(true);
        d.advice.facts.max_retries = Some(1);
        true
    }
}

#[test]
fn l18_repeats_once_and_only_what_it_signed() {
    let on = |context| super::advice(context, "438 Invalid Identity Header", &[]).action;
    assert_eq!(on(r#"{"role":"proxy","passportForm":"compact","attempt":1}"#), Action::NextTarget);
    assert_eq!(on(r#"{"role":"proxy","passportForm":"compact","attempt":2}"#), Action::ChooseBest);
    assert_eq!(on(r#"{"role":"proxy","passportForm":"full"}"#), Action::ChooseBest);
    assert_eq!(on(r#"{"role":"proxy"}"#), Action::ChooseBest);
}

rule! {
    L22 = "L22", "Send the request to the next address of this target.",
    when: "503, a transport that failed, or a timeout without any response, and RFC 3263 gave \
           further addresses for the target.",
    why: "One server is down, not the callee. A branch has failed only when all its addresses have. \
          Each attempt is a new transaction with a branch of its own.",
    from: [("RFC 3261", "16.6 item 7"), ("RFC 3263", "4.3"), ("RFC 3261", "16.9")],
    level: Must,
    scope: 1 << 4 | 1 << 5, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","serversLeft":["198.51.100.2:5060"]}"#,
        "503 Service Unavailable",
        []
    ) => NextTarget,
    |s, d| {
        let failed = match s.event {
            None => s.code == 503,
            Some(LocalEvent::TimerB | LocalEvent::TimerF) => {
                s.context.provisional_seen != Some(true)
            }
            Some(event) => event.is_transport_failure(),
        };
        if !failed || d.decided() || !may_branch(s) {
            return false;
        }
        match s.context.servers_left.as_deref() {
            None => {
                d.depends_on(
                    "serversLeft",
                    "If RFC 3263 gave further addresses, the request goes to the next one first.",
                );
                return false;
            }
            Some([]) => return false,
            Some(_) => d.request().new_branch = Some(true),
        }
        if s.event == Some(LocalEvent::TimerF) && s.context.provisional_seen.is_none() {
            d.depends_on("provisionalSeen", "A server that sent a 100 is alive and stays the one.");
        }
        d.decide(Action::NextTarget);
        true
    }
}

#[test]
fn l22_goes_on_for_a_dead_server_and_not_for_a_failed_request() {
    let on = |context, status| super::advice(context, status, &[]).action;
    const SERVERS: &str = r#"{"method":"INVITE","role":"proxy","serversLeft":["198.51.100.2:5060"],"pendingBranches":0}"#;
    assert_eq!(on(SERVERS, "503 Service Unavailable"), Action::NextTarget);
    assert_eq!(on(SERVERS, "500 Server Internal Error"), Action::ChooseBest);
    assert_eq!(on(SERVERS, "404 Not Found"), Action::ChooseBest);
    const REFUSED: &str = r#"{"method":"INVITE","role":"proxy","event":"transport-error","serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(REFUSED, ""), Action::NextTarget);
    const LAST: &str = r#"{"method":"INVITE","role":"proxy","event":"transport-error","serversLeft":[],"pendingBranches":0}"#;
    assert_eq!(on(LAST, ""), Action::ChooseBest);
    let servers = Some(crate::List::from(["198.51.100.2:5060"]));
    let timeout = |event, provisional_seen| {
        crate::advise_event(&crate::Context {
            role: crate::Role::Proxy,
            method: Some(Method::Options),
            event: Some(event),
            provisional_seen,
            servers_left: servers.clone(),
            ..crate::Context::default()
        })
        .action
    };
    assert_eq!(timeout(LocalEvent::TimerB, None), Action::NextTarget);
    assert_eq!(timeout(LocalEvent::TimerB, Some(true)), Action::SendNothing);
    assert_eq!(timeout(LocalEvent::TimerF, Some(false)), Action::NextTarget);
    assert_eq!(timeout(LocalEvent::TimerF, Some(true)), Action::SendNothing);
}

rule! {
    L20 = "L20", "Keep it and forward nothing.",
    when: "A failure of one branch while others are open, or after the final response was sent.",
    why: "Another branch may still succeed, and the caller gets exactly one failure. What is kept \
          may be the best response in the end.",
    from: [("RFC 3261", "16.7 item 4"), ("RFC 3261", "16.7 item 5")],
    level: MustNot,
    scope: Scope::FAILURE, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","pendingBranches":2}"#, "486 Busy Here", []) => Consume,
    |s, d| {
        if d.decided() {
            return false;
        }
        if s.context.final_sent.is_some() {
            d.say("The caller has the final response: keep this one and forward nothing.");
        } else if !waits(s) {
            return false;
        }
        d.decide(Action::Consume);
        true
    }
}

#[test]
fn l20_every_failure_waits_for_open_branches() {
    for code in 300..600_u16 {
        let action = |context: crate::Context| {
            let message = L20.example.message().unwrap().replace("486", &format!("{code}"));
            crate::advise(message.as_bytes(), &context).action
        };
        let context = crate::Context { role: crate::Role::Proxy, ..crate::Context::default() };
        let waiting = crate::Context { pending_branches: Some(1), ..context.clone() };
        assert_eq!(action(waiting), Action::Consume, "{code}");
        let sent = crate::Context { final_sent: Some(200), ..context.clone() };
        assert_eq!(action(sent), Action::Consume, "{code}");
        let last = crate::Context { pending_branches: Some(0), ..context };
        assert_eq!(action(last), Action::ChooseBest, "{code}");
    }
}

rule! {
    L21 = "L21", "Try the next target.",
    when: "A branch has failed, none is open, and targets of the request are left.",
    why: "A proxy may search one target after the other. As long as there is one, the caller has \
          not failed to reach the callee. A 6xx ends the search.",
    from: [("RFC 3261", "16.6"), ("RFC 3261", "16.5")],
    level: May,
    scope: Scope::FAILURE, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"targetsLeft":["sip:bob@198.51.100.7"]}"#,
        "486 Busy Here",
        []
    ) => NextTarget,
    |s, d| {
        if d.decided() || !may_branch(s) {
            return false;
        }
        let Some(targets) = s.context.targets_left.as_ref().filter(|targets| !targets.is_empty())
        else {
            return false;
        };
        d.advice.contacts = Some(targets.to_vec());
        d.decide(Action::NextTarget);
        true
    }
}

#[test]
fn l21_ends_with_a_6xx_with_the_final_response_and_with_a_cancel() {
    let on = |context, status| super::advice(context, status, &[]).action;
    const LEFT: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"targetsLeft":["sip:b@c"]}"#;
    assert_eq!(on(LEFT, "486 Busy Here"), Action::NextTarget);
    assert_eq!(on(LEFT, "603 Decline"), Action::ChooseBest);
    const CANCELLED: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"targetsLeft":["sip:b@c"],"cancelSent":true}"#;
    assert_eq!(on(CANCELLED, "487 Request Terminated"), Action::ChooseBest);
    const PENDING: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":1,"targetsLeft":["sip:b@c"]}"#;
    assert_eq!(on(PENDING, "486 Busy Here"), Action::Consume);
}

rule! {
    L6 = "L6", "No branch has a final response: answer an INVITE with 408, any other request with \
                nothing.",
    when: "All branches have ended and none has a final response that may be sent.",
    why: "The caller of an INVITE waits for an end. The client of any other request has given up in \
          the same moment, so a 408 would come too late, and such late responses have flooded \
          networks. RFC 3261 §16.7 asks for 408 in both cases; RFC 4320 §4.2 changes that.",
    from: [("RFC 3261", "16.7 item 6"), ("RFC 4320", "4.2")],
    level: Must,
    scope: 1 << 4, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","event":"all-branches-timed-out"}"#, "", []) => Generate,
    |s, d| {
        // Any other code can be sent itself.
        if s.event.is_none() && !matches!(s.code, 408 | 503) {
            return false;
        }
        let Some(answer) = answer(s, d) else { return false };
        let timeout = Some(StatusCode::REQUEST_TIMEOUT);
        match answer.step {
            ForkStep::Nothing => {
                if s.event.is_some() {
                    d.advice.code = None;
                    d.advice.class = None;
                    d.advice.r#final = None;
                }
                d.decide(Action::SendNothing);
            }
            ForkStep::Generate if answer.best == timeout => d.decide(Action::Generate),
            // Timer C counts as a 408 that nobody has sent.
            ForkStep::Forward if answer.best == timeout && s.event.is_some() => {
                d.decide(Action::Generate);
            }
            _ => return false,
        }
        if s.event.is_some() && s.context.method.is_none() {
            d.depends_on("method", "An INVITE is answered with 408, any other request never.");
        }
        deliver(s, d, &answer);
        true
    }
}

#[test]
fn l6_never_sends_408_to_anything_but_an_invite() {
    let on = |context, status| {
        let advice = super::advice(context, status, &[]);
        (advice.action, advice.facts.best)
    };
    const OPTIONS: &str = r#"{"method":"OPTIONS","role":"proxy","event":"all-branches-timed-out"}"#;
    assert_eq!(on(OPTIONS, ""), (Action::SendNothing, None));
    assert_eq!(super::advice(OPTIONS, "", &[]).code, None);
    const BUSY: &str = r#"{"method":"INVITE","role":"proxy","event":"all-branches-timed-out","branchResponses":[486]}"#;
    assert_eq!(on(BUSY, ""), (Action::ChooseBest, Some(486)));
    const BYE: &str = r#"{"method":"BYE","role":"proxy","pendingBranches":0}"#;
    assert_eq!(on(BYE, "408 Request Timeout"), (Action::SendNothing, None));
    const INVITE: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0}"#;
    assert_eq!(on(INVITE, "408 Request Timeout"), (Action::ChooseBest, Some(408)));
    let unknown = super::advice(r#"{"role":"proxy","event":"all-branches-timed-out"}"#, "", &[]);
    assert_eq!(unknown.action, Action::SendNothing);
    assert!(unknown.depends_on.iter().any(|dependency| dependency.field == "method"));
}

rule! {
    L7 = "L7", "Do not pass on the 503: send 500 if there is nothing else.",
    when: "503 from a branch.",
    why: "Upstream a 503 would say that this proxy can serve nobody, and it would lose all its \
          traffic for one dead server behind it. Only a proxy that would answer every request with \
          503 may forward it. The server itself is left alone for the time of its Retry-After; \
          without one a 503 counts as 500.",
    from: [("RFC 3261", "16.7 item 6"), ("RFC 3261", "21.5.4")],
    level: ShouldNot,
    scope: 1 << 5, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[503]}"#,
        "503 Service Unavailable",
        ["Retry-After: 10"]
    ) => ChooseBest,
    |s, d| {
        if s.code != 503 {
            return false;
        }
        if s.event.is_none() {
            match s.retry_after() {
                Some(retry_after) => {
                    d.advice.facts.blocked_server_s = Some(retry_after.seconds);
                }
                None => {
                    d.advice.treat_as = Some(StatusCode::SERVER_INTERNAL_ERROR);
                    d.advice.facts.blocked_server_s = Some(0);
                }
            }
        }
        let own = Some(StatusCode::SERVER_INTERNAL_ERROR);
        let Some(answer) = answer(s, d).filter(|answer| answer.step == ForkStep::Generate) else {
            return true;
        };
        if answer.best == own {
            d.or("generate");
            deliver(s, d, &answer);
            d.decide(Action::ChooseBest);
        }
        true
    }
}

#[test]
fn l7_a_503_is_never_the_best() {
    let on = |context, headers| {
        let advice = super::advice(context, "503 Service Unavailable", headers);
        (advice.facts.best, advice.facts.blocked_server_s, advice.treat_as.map(StatusCode::as_u16))
    };
    const ALONE: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0}"#;
    assert_eq!(on(ALONE, &["Retry-After: 10"]), (Some(500), Some(10), None));
    assert_eq!(on(ALONE, &[]), (Some(500), Some(0), Some(500)));
    const WITH_504: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[504,503]}"#;
    assert_eq!(on(WITH_504, &["Retry-After: 10"]), (Some(504), Some(10), None));
    const OPEN: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":1}"#;
    assert_eq!(on(OPEN, &["Retry-After: 10"]), (None, Some(10), None));
}

rule! {
    L5 = "L5", "Send the best response of all branches: any 6xx first, else the lowest class.",
    when: "A failure, and no branch is open.",
    why: "The caller gets one answer, so it should be the one that helps most. 6xx must win; in 4xx, \
          401, 407, 415, 420 and 484 are preferred, because they tell how to send the request \
          again.",
    from: [("RFC 3261", "16.7 item 6")],
    level: Must,
    scope: Scope::FAILURE, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[503,407,501,404]}"#,
        "404 Not Found",
        []
    ) => ChooseBest,
    |s, d| {
        let Some(answer) = answer(s, d) else { return false };
        let Some(best) = answer.best else { return false };
        d.decide(Action::ChooseBest);
        let own = s.response().is_some() && best.as_u16() == s.code;
        d.say(format!("{} {best}: {}", if own { "Send this" } else { "Send the" }, answer.reason));
        if answer.step == ForkStep::Generate {
            d.or("generate");
        }
        deliver(s, d, &answer);
        true
    }
}

#[test]
fn l5_chooses_by_class_and_not_by_what_came_last() {
    let best = |context, status| super::advice(context, status, &[]).facts.best;
    const SIX: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[302,404,603]}"#;
    assert_eq!(best(SIX, "404 Not Found"), Some(603));
    const THREE: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[500,302,486]}"#;
    assert_eq!(best(THREE, "500 Server Internal Error"), Some(302));
    const OPEN: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":1,"branchResponses":[404]}"#;
    assert_eq!(best(OPEN, "404 Not Found"), None);
}

#[test]
fn l5_says_what_it_does_not_know() {
    let unknown = super::advice(r#"{"role":"proxy"}"#, "486 Busy Here", &[]);
    assert_eq!((unknown.action, unknown.facts.best), (Action::ChooseBest, Some(486)));
    let fields: Vec<_> = unknown.depends_on.iter().map(|dependency| dependency.field).collect();
    assert_eq!(fields, ["pendingBranches", "branchResponses"]);
    let known = super::advice(L5.example.context, "404 Not Found", &[]);
    assert!(known.depends_on.is_empty());
}

rule! {
    L15 = "L15", "Busy on all branches may be told as 600.",
    when: "All branches, more than one, have given 486.",
    why: "600 says that the callee is busy wherever it is, so the caller need not look elsewhere. \
          Without knowing all places of the callee, 486 says less and is never wrong.",
    from: [("RFC 4412", "4.6.6")],
    level: Text,
    scope: 1 << 4, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[486,486]}"#,
        "486 Busy Here",
        []
    ) => ChooseBest,
    |s, d| {
        let facts = &d.advice.facts;
        let everywhere = facts.best_alternatives.as_ref().is_some_and(|codes| codes.contains(&600));
        let applies = s.code == 486 && facts.best == Some(486) && everywhere;
        if applies {
            d.or("generate");
        }
        applies
    }
}

#[test]
fn l15_one_busy_phone_is_not_busy_everywhere() {
    let alternatives = |context| {
        let advice = super::advice(context, "486 Busy Here", &[]);
        assert_eq!(advice.facts.best, Some(486));
        advice.facts.best_alternatives
    };
    assert_eq!(alternatives(L15.example.context), Some(Vec::from([600])));
    const ONE: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[486]}"#;
    assert_eq!(alternatives(ONE), None);
}

rule! {
    L8 = "L8", "Put the challenges of all other 401 and 407 into it, unchanged.",
    when: "401 or 407 is sent, and other branches were challenged as well.",
    why: "The caller can answer all of them in one request. What is left out here costs it another \
          round, or a branch that never rings. The order of those from one branch stays, since it \
          says what that server prefers.",
    from: [("RFC 3261", "16.7 item 7"), ("RFC 8760", "2.5")],
    level: Must,
    scope: Scope::FAILURE, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[407,401],"storedChallenges":["Proxy-Authenticate: Digest realm=\"p1\", nonce=\"1\""]}"#,
        "401 Unauthorized",
        ["WWW-Authenticate: Digest realm=\"u2\", nonce=\"2\""]
    ) => ChooseBest,
    |s, d| {
        if d.advice.action != Action::ChooseBest || !matches!(d.advice.facts.best, Some(401 | 407)) {
            return false;
        }
        let mut lines = s.context.stored_challenges.as_deref().unwrap_or_default().to_vec();
        let challenged = s.context.branch_responses.as_deref().unwrap_or_default();
        let challenged = challenged.iter().filter(|code| matches!(code, 401 | 407)).count();
        if lines.is_empty() && challenged < 2 {
            return false;
        }
        if s.context.stored_challenges.is_none() {
            d.depends_on("storedChallenges", "Those of the other branches belong into it as well.");
        }
        let own = matches!(s.code, 401 | 407).then(|| s.response()).flatten();
        let fields = own.into_iter().flat_map(|response| response.headers().iter());
        let challenges = fields.filter(|field| {
            matches!(field.name, HeaderName::WwwAuthenticate | HeaderName::ProxyAuthenticate)
        });
        lines.extend(challenges.map(|field| format!("{}: {}", field.name, field.value)));
        d.advice.facts.aggregate = Some(lines);
        true
    }
}

#[test]
fn l8_collects_only_for_a_challenge_and_keeps_the_order() {
    let aggregate = |context, status, headers| {
        super::advice(context, status, headers).facts.aggregate.unwrap_or_default()
    };
    const BOTH: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[407,401],"storedChallenges":["Proxy-Authenticate: Digest realm=\"p1\""]}"#;
    let two: &'static [&'static str] =
        &["WWW-Authenticate: Digest realm=\"b\"", "WWW-Authenticate: Digest realm=\"a\""];
    assert_eq!(
        aggregate(BOTH, "401 Unauthorized", two),
        [
            "Proxy-Authenticate: Digest realm=\"p1\"",
            "WWW-Authenticate: Digest realm=\"b\"",
            "WWW-Authenticate: Digest realm=\"a\"",
        ]
    );
    const LAST_404: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[407,404],"storedChallenges":["Proxy-Authenticate: Digest realm=\"p1\""]}"#;
    assert_eq!(
        aggregate(LAST_404, "404 Not Found", &[]),
        ["Proxy-Authenticate: Digest realm=\"p1\""]
    );
    const SIX: &str = r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[407,603],"storedChallenges":["Proxy-Authenticate: Digest realm=\"p1\""]}"#;
    assert!(aggregate(SIX, "603 Decline", &[]).is_empty());
    const ONE: &str =
        r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"branchResponses":[401]}"#;
    assert!(aggregate(ONE, "401 Unauthorized", two).is_empty());
}

rule! {
    L13 = "L13", "Send a 199 for each early dialog that has ended, with its tag in To and a Reason.",
    when: "A failure that is not forwarded at once ends an early dialog, the caller supports 199 and \
           does not require reliable provisional responses.",
    why: "The caller learns only from it that one of the ringing phones has dropped out, and can free \
          its media. A proxy cannot send anything reliably, hence nothing where 100rel is required.",
    from: [("RFC 6228", "6")],
    level: Must,
    scope: Scope::FAILURE, Scope::PROXY;
    example: (
        r#"{"method":"INVITE","role":"proxy","inDialog":false,"pendingBranches":1,"earlyDialogs":["b1"],"requestSupported":["199"],"require":[]}"#,
        "486 Busy Here",
        []
    ) => Consume,
    |s, d| {
        let held = matches!(
            d.advice.action,
            Action::Consume | Action::HoldAndCancel | Action::NextTarget
        );
        let open = s.context.final_sent.is_none() && !s.in_dialog();
        if !held || !open || s.method != Method::Invite {
            return false;
        }
        let Some(early) = s.context.early_dialogs.as_ref() else { return false };
        if !s.remote_tag().is_some_and(|tag| early.has(tag)) {
            return false;
        }
        let reliable = |tags: &Option<crate::List>| tags.as_ref().is_some_and(|t| t.has("100rel"));
        if reliable(&s.context.require) || reliable(&s.context.proxy_require) {
            return false;
        }
        let Some(supported) = s.context.request_supported.as_ref() else {
            d.depends_on("requestSupported", "A caller that supports 199 gets one for this dialog.");
            return false;
        };
        if !supported.has("199") {
            return false;
        }
        if s.context.require.is_none() {
            d.depends_on("require", "Where 100rel is required, a proxy sends no 199.");
        }
        d.advice.facts.then = Some("send-199");
        true
    }
}

#[test]
fn l13_needs_a_caller_that_knows_199_and_an_early_dialog() {
    let then = |context| super::advice(context, "486 Busy Here", &[]).facts.then;
    assert_eq!(then(L13.example.context), Some("send-199"));
    assert_eq!(
        then(
            r#"{"method":"INVITE","role":"proxy","pendingBranches":1,"earlyDialogs":["b1"],"requestSupported":[]}"#
        ),
        None
    );
    assert_eq!(
        then(
            r#"{"method":"INVITE","role":"proxy","pendingBranches":1,"earlyDialogs":["b2"],"requestSupported":["199"]}"#
        ),
        None
    );
    assert_eq!(
        then(
            r#"{"method":"INVITE","role":"proxy","pendingBranches":1,"earlyDialogs":["b1"],"requestSupported":["199"],"require":["100rel"]}"#
        ),
        None
    );
    assert_eq!(
        then(
            r#"{"method":"INVITE","role":"proxy","pendingBranches":0,"earlyDialogs":["b1"],"requestSupported":["199"]}"#
        ),
        None
    );
    assert_eq!(
        then(
            r#"{"method":"INVITE","role":"proxy","finalSent":486,"earlyDialogs":["b1"],"requestSupported":["199"]}"#
        ),
        None
    );
}

/// Whatever the code, the method and the state of the branches: the proxy has an answer of its
/// own vocabulary, and it never changes a dialog.
#[test]
fn a_proxy_has_an_answer_for_every_code_in_every_state() {
    for code in 100..700_u16 {
        for method in ["INVITE", "OPTIONS", "CANCEL"] {
            let message = format!(
                "SIP/2.0 {code} X\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
                 From: <sip:a@b>;tag=a1\r\nTo: <sip:c@d>;tag=b1\r\nCall-ID: c1\r\n\
                 CSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
            );
            for pending_branches in [None, Some(0), Some(2)] {
                for final_sent in [None, Some(200), Some(486)] {
                    for branch_responses in [None, Some(Vec::from([404])), Some(Vec::from([603]))] {
                        let context = crate::Context {
                            role: crate::Role::Proxy,
                            pending_branches,
                            final_sent,
                            branch_responses,
                            ..crate::Context::default()
                        };
                        check(code, method, &crate::advise(message.as_bytes(), &context), &context);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
fn check(code: u16, method: &str, advice: &crate::Advice, context: &crate::Context) {
    let state = format!("{code} {method} {context:?}\n{advice:?}");
    let action = advice.action;
    assert!(!advice.findings.is_empty(), "{state}");
    assert_eq!(advice.dialog_effect, crate::DialogEffect::NotApplicable, "{state}");
    assert_eq!(advice.retry, crate::Retry::Never, "{state}");
    let invite = method == "INVITE";
    if method == "CANCEL" {
        assert_eq!(action, Action::Consume, "{state}");
        return;
    }
    let open = context.pending_branches > Some(0);
    let sent = context.final_sent.is_some();
    match code {
        100 => assert_eq!(action, Action::Consume, "{state}"),
        101..200 if invite && !sent => assert_eq!(action, Action::Forward, "{state}"),
        200..300 if invite || !sent => assert_eq!(action, Action::Forward, "{state}"),
        _ if code < 300 || sent => assert_eq!(action, Action::Consume, "{state}"),
        600.. if context.pending_branches != Some(0) => {
            assert_eq!(action, Action::HoldAndCancel, "{state}");
        }
        _ if open => assert_eq!(action, Action::Consume, "{state}"),
        _ => {
            let chosen = matches!(action, Action::ChooseBest | Action::SendNothing);
            assert!(chosen, "{state}");
            assert_eq!(advice.facts.best.is_some(), action == Action::ChooseBest, "{state}");
            assert!(advice.facts.best != Some(503), "{state}");
            assert!(invite || advice.facts.best != Some(408), "{state}");
        }
    }
}
