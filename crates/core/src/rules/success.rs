//! Family D: 2xx, as the client sees them.

use alloc::{format, string::String, vec::Vec};

use super::{Draft, Rule, Scope, Situation};
use crate::{
    AckAdvice, Action, HeaderName, Method, Uri,
    header::{Contact, Refresher},
};

/// What makes an answer to an INVITE unusual before the ACK that each one gets; then what it
/// changes in the dialog and the session; then the other methods, and last what all have in
/// common.
pub(super) const RULES: &[Rule] =
    &[D2, D6, D5, D1, D4, D7, D3, D13, D10, D9, D12, D14, D11, D15, D8, D2XX];

const SUCCESS: u8 = 1 << 2;

/// A 2xx to an INVITE that makes or completes a dialog: not to one sent inside a dialog.
fn answers_call(s: &Situation<'_>) -> bool {
    s.method == Method::Invite && !s.in_dialog()
}

/// Is this a 2xx that was acknowledged before?
fn is_retransmission(s: &Situation<'_>) -> bool {
    s.context.already_acked == Some(true)
}

/// Has a 2xx with this tag come before?
fn is_confirmed(s: &Situation<'_>, tag: &str) -> bool {
    s.context.confirmed_dialogs.as_ref().is_some_and(|tags| tags.has(tag))
}

/// Has a 1xx with this tag come before, and no 2xx?
fn is_early(s: &Situation<'_>, tag: &str) -> bool {
    !is_confirmed(s, tag) && s.context.early_dialogs.as_ref().is_some_and(|tags| tags.has(tag))
}

/// After the ACK this dialog ends with a BYE.
fn then_bye(d: &mut Draft) {
    d.advice.facts.then = Some("bye-this-dialog");
    d.advice.facts.send_bye = Some(true);
}

/// The lifetime that the response grants as a whole, in seconds.
fn expires(s: &Situation<'_>) -> Option<u64> {
    s.response().and_then(|response| response.expires()?.ok())
}

rule! {
    D2 = "D2", "Acknowledge this fork as well; it is a dialog of its own, and one too many ends with BYE.",
    when: "A 2xx to an INVITE has another tag in To than the 2xx before it.",
    why: "Several phones have answered. A fork that gets no ACK repeats its 2xx for 32 s and then \
          hangs up, and one that is simply forgotten goes on sending media.",
    from: [("RFC 3261", "13.2.2.4"), ("RFC 6026", "7.2")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"confirmedDialogs":["b7"],"wanted":"first only"}"#,
        "200 OK",
        ["Contact: <sip:bob@203.0.113.9>"]
    ) => Ack,
    |s, d| {
        let another = s.context.confirmed_dialogs.as_ref().is_some_and(|tags| !tags.is_empty());
        if !another || !answers_call(s) || is_retransmission(s) {
            return false;
        }
        let Some(tag) = s.remote_tag().filter(|tag| !is_confirmed(s, tag)) else { return false };
        match s.context.wanted.as_deref() {
            Some("first only" | "none") => then_bye(d),
            Some(_) => {}
            None => d.depends_on("wanted", "A fork that is not wanted gets a BYE after its ACK."),
        }
        d.advice.facts.creates_dialog = Some(!is_early(s, tag));
        d.decide(Action::Ack);
        true
    }
}

#[test]
fn d2_ends_only_the_forks_that_are_not_wanted() {
    let then = |context| {
        let advice = super::advice(context, "200 OK", &["Contact: <sip:bob@203.0.113.9>"]);
        assert_eq!((advice.action, advice.facts.ack.is_some()), (Action::Ack, true));
        (advice.facts.creates_dialog, advice.facts.then)
    };
    const SECOND: &str = r#"{"method":"INVITE","confirmedDialogs":["b7"],"wanted":"first only"}"#;
    assert_eq!(then(SECOND), (Some(true), Some("bye-this-dialog")));
    const ALL: &str = r#"{"method":"INVITE","confirmedDialogs":["b7"],"wanted":"all"}"#;
    assert_eq!(then(ALL), (Some(true), None));
    const FIRST: &str = r#"{"method":"INVITE","confirmedDialogs":[],"wanted":"first only"}"#;
    assert_eq!(then(FIRST), (Some(true), None));
    const SAME: &str = r#"{"method":"INVITE","confirmedDialogs":["b1"],"wanted":"first only","alreadyAcked":true}"#;
    assert_eq!(then(SAME), (Some(false), None));
}

rule! {
    D6 = "D6", "The call was answered although it was given up: acknowledge it, then hang up or keep it.",
    when: "A 2xx to an INVITE for which a CANCEL was sent, or that is no longer wanted.",
    why: "CANCEL and answer have crossed. The callee has a call now, and without ACK and BYE its \
          phone would stay in it.",
    from: [("RFC 3261", "9.1"), ("RFC 3261", "15"), ("RFC 3261", "13.2.2.4")],
    level: May,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"cancelSent":true}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>"]
    ) => Ack,
    |s, d| {
        if !s.given_up() || !answers_call(s) || is_retransmission(s) {
            return false;
        }
        then_bye(d);
        if !s.wanted("none") {
            d.or("ack, and keep the call");
        }
        d.decide(Action::Ack);
        true
    }
}

#[test]
fn d6_a_call_that_was_not_given_up_goes_on() {
    let then =
        |context| super::advice(context, "200 OK", &["Contact: <sip:bob@198.51.100.7>"]).facts.then;
    assert_eq!(then(r#"{"method":"INVITE","cancelSent":true}"#), Some("bye-this-dialog"));
    assert_eq!(then(r#"{"method":"INVITE","wanted":"none"}"#), Some("bye-this-dialog"));
    assert_eq!(then(r#"{"method":"INVITE","cancelSent":false}"#), None);
    assert_eq!(then(r#"{"method":"INVITE","inDialog":true,"cancelSent":true}"#), None);
}

rule! {
    D5 = "D5", "The 2xx carries the offer: put the answer into the ACK; if the offer cannot be used, \
                send BYE after it.",
    when: "A 2xx with SDP to an INVITE that carried none.",
    why: "The ACK is the only place for the answer. Even an offer that cannot be used needs a valid \
          one first, or the other side waits for it in vain.",
    from: [("RFC 3261", "13.2.2.4"), ("RFC 3261", "13.2.1")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","bodyBytes":0}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>", "Content-Type: application/sdp"],
        "v=0\r\n"
    ) => Ack,
    |s, d| {
        // After a reliable 1xx the offer was in that one.
        let no_offer = s.context.body_bytes == Some(0) && s.context.last_rseq.is_none();
        if s.method != Method::Invite || !no_offer || !s.has_sdp() {
            return false;
        }
        d.advice.facts.sdp_is_answer = Some(false);
        d.decide(Action::Ack);
        true
    }
}

#[test]
fn d5_the_sdp_after_an_offer_is_none() {
    let offers = |context| {
        let advice = super::advice_on(&crate::Example { context, ..D5.example });
        assert_eq!(advice.action, Action::Ack);
        advice.findings.iter().any(|finding| finding.rule == "D5")
    };
    assert!(offers(r#"{"method":"INVITE","bodyBytes":0}"#));
    assert!(!offers(r#"{"method":"INVITE","bodyBytes":120,"contentType":"application/sdp"}"#));
    assert!(!offers(r#"{"method":"INVITE","bodyBytes":0,"lastRseq":1}"#));
    assert!(!offers(r#"{"method":"INVITE"}"#));
}

rule! {
    D1 = "D1", "Send the ACK for this 2xx, and send it again each time the 2xx comes again.",
    when: "Any 2xx to an INVITE.",
    why: "Only the transaction user knows the dialog that the ACK belongs to, so no transaction \
          sends it. Until it arrives the callee repeats the 2xx, and after 32 s it ends the call. \
          The ACK has a branch of its own, the CSeq number of the INVITE and its credentials.",
    from: [("RFC 3261", "13.2.2.4")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>"]
    ) => Ack,
    |s, d| {
        if s.method != Method::Invite {
            return false;
        }
        d.advice.facts.ack = s.cseq_number().map(|number| AckAdvice {
            by: "TU",
            cseq: format!("{number} ACK"),
            new_branch: true,
        });
        let known = s.in_dialog()
            || is_retransmission(s)
            || s.remote_tag().is_some_and(|tag| is_confirmed(s, tag) || is_early(s, tag));
        d.advice.facts.creates_dialog = Some(!known);
        if !known && s.context.in_dialog.is_none() {
            d.depends_on("inDialog", "A request inside a dialog makes no further one.");
        }
        if !known {
            d.advice.facts.remote_target = s.contact_uri();
            d.advice.facts.route_set = s.route_set();
        }
        if is_retransmission(s) {
            d.say("This 2xx was acknowledged before: send the same ACK again.");
        }
        d.decide(Action::Ack);
        true
    }
}

#[test]
fn d1_the_ack_has_the_number_of_the_invite() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"cseq":314159}"#,
        "200 OK",
        &["Contact: <sip:bob@198.51.100.7>"],
    );
    let ack = advice.facts.ack.unwrap();
    assert_eq!((ack.by, ack.cseq.as_str(), ack.new_branch), ("TU", "314159 ACK", true));
    assert_eq!(advice.facts.remote_target.as_deref(), Some("sip:bob@198.51.100.7"));
    assert_eq!(advice.facts.route_set, Some(Vec::new()));
    assert!(advice.depends_on.is_empty());
    let bye = super::advice(r#"{"method":"BYE","inDialog":true}"#, "200 OK", &[]);
    assert_eq!(bye.facts.ack, None);
}

#[test]
fn d1_a_retransmission_makes_no_dialog_but_gets_its_ack() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"confirmedDialogs":["b1"],"alreadyAcked":true}"#,
        "200 OK",
        &["Contact: <sip:bob@198.51.100.7>"],
    );
    assert_eq!((advice.action, advice.facts.creates_dialog), (Action::Ack, Some(false)));
    assert!(advice.facts.ack.is_some());
}

rule! {
    D4 = "D4", "The early dialog is confirmed: take the route set anew, keep the sequence numbers.",
    when: "A 2xx to an INVITE names an early dialog.",
    why: "An old callee puts Record-Route into the 2xx only, so the route set of the 1xx may be \
          wrong. Requests were perhaps sent in the early dialog already, hence their numbers go \
          on.",
    from: [("RFC 3261", "13.2.2.4"), ("RFC 6141", "4.9")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"]}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>", "Record-Route: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>"]
    ) => Ack,
    |s, d| {
        let early = s.remote_tag().is_some_and(|tag| is_early(s, tag));
        if !early || !answers_call(s) || is_retransmission(s) {
            return false;
        }
        d.advice.facts.route_set = s.route_set();
        d.advice.facts.remote_target = s.contact_uri();
        true
    }
}

#[test]
fn d4_the_route_set_is_record_route_backwards() {
    let advice = super::advice_on(&D4.example);
    assert_eq!(
        advice.facts.route_set.as_deref(),
        Some(&["sip:p1.example.com;lr".into(), "sip:p2.example.com;lr".into()][..])
    );
    assert_eq!(advice.facts.creates_dialog, Some(false));
    let bare = super::advice(
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1"]}"#,
        "200 OK",
        &["Contact: <sip:bob@198.51.100.7>"],
    );
    assert_eq!(bare.facts.route_set.as_deref(), Some(&[][..]));
}

#[test]
fn d4_does_not_touch_the_route_set_of_a_confirmed_dialog() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":true}"#,
        "200 OK",
        &["Contact: <sip:bob@198.51.100.7>", "Record-Route: <sip:p2.example.com;lr>"],
    );
    assert_eq!(advice.facts.route_set, None);
}

rule! {
    D7 = "D7", "Send further requests of the dialog to the Contact of this 2xx; without one, nothing changes.",
    when: "A 2xx to an INVITE, UPDATE, SUBSCRIBE, NOTIFY or REFER inside a dialog.",
    why: "These requests refresh the remote target. A peer that has moved to another address is \
          reached only there; the route set stays as it is.",
    from: [("RFC 3261", "12.2.1.2"), ("RFC 6141", "4.7"), ("RFC 5057", "5.4")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"UPDATE","inDialog":true}"#,
        "200 OK",
        ["Contact: <sip:bob@203.0.113.9>"]
    ) => Done,
    |s, d| {
        let refreshes = matches!(
            s.method,
            Method::Invite | Method::Update | Method::Subscribe | Method::Notify | Method::Refer
        );
        if !refreshes || !s.in_dialog() {
            return false;
        }
        d.advice.facts.remote_target = s.contact_uri();
        if d.advice.facts.remote_target.is_none() {
            d.say("Without a Contact that can be read, the remote target stays as it is.");
        }
        true
    }
}

#[test]
fn d7_only_target_refreshes_move_the_target() {
    let target = |context| {
        super::advice(context, "200 OK", &["Contact: <sip:bob@203.0.113.9>"]).facts.remote_target
    };
    let moved = Some("sip:bob@203.0.113.9");
    assert_eq!(target(r#"{"method":"INVITE","inDialog":true}"#).as_deref(), moved);
    assert_eq!(target(r#"{"method":"INFO","inDialog":true}"#), None);
    assert_eq!(target(r#"{"method":"UPDATE"}"#).as_deref(), moved, "no UPDATE goes elsewhere");
    assert_eq!(target(r#"{"method":"NOTIFY"}"#), None);
}

rule! {
    D3 = "D3", "Wait for 2xx of other forks until 32 s after the first; then the early dialogs that \
                are left end.",
    when: "A 2xx to an INVITE while other early dialogs are open.",
    why: "Other phones may have answered in the same moment. After 64*T1 none of them repeats its \
          2xx any longer, so nothing more can come.",
    from: [("RFC 3261", "13.2.2.4")],
    level: Text,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"earlyDialogs":["b1","b2"]}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>"]
    ) => Ack,
    |s, d| {
        let Some(early) = s.context.early_dialogs.as_ref() else { return false };
        if !answers_call(s) {
            return false;
        }
        let this = s.remote_tag().unwrap_or_default();
        let open = |tag: &&String| !tag.eq_ignore_ascii_case(this) && !is_confirmed(s, tag);
        let left: Vec<String> = early.iter().filter(open).cloned().collect();
        let applies = !left.is_empty();
        if applies {
            d.advice.facts.remaining_early_dialogs = Some(left);
        }
        applies
    }
}

#[test]
fn d3_lists_the_forks_that_have_not_answered() {
    let left = |context| {
        let headers = &["Contact: <sip:bob@198.51.100.7>"];
        super::advice(context, "200 OK", headers).facts.remaining_early_dialogs
    };
    assert_eq!(
        left(r#"{"method":"INVITE","earlyDialogs":["b1","b2","b3"],"confirmedDialogs":["b3"]}"#),
        Some(Vec::from(["b2".into()]))
    );
    assert_eq!(left(r#"{"method":"INVITE","earlyDialogs":["b1"]}"#), None);
}

rule! {
    D13 = "D13", "Let the one refresh the session whom Session-Expires names; without it the session \
                  does not expire.",
    when: "A 2xx to an INVITE or UPDATE, and the client knows session timers.",
    why: "If both sides or neither refresh, the session is refreshed twice or ended while people \
          talk. A refresh is due when half the interval is over. A client that alone wants the \
          timer may refresh by itself.",
    from: [("RFC 4028", "7.2"), ("RFC 4028", "10")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"INVITE","inDialog":false,"requestSupported":["timer"]}"#,
        "200 OK",
        ["Contact: <sip:bob@198.51.100.7>", "Require: timer", "Session-Expires: 1800;refresher=uac"]
    ) => Ack,
    |s, d| {
        let with_session = matches!(s.method, Method::Invite | Method::Update);
        if !with_session || s.implements("timer") == Some(false) {
            return false;
        }
        let session = s.response().and_then(|response| response.session_expires()?.ok());
        let Some(session) = session else {
            let asked = s.context.session_expires.is_some()
                || s.context.session_refresh == Some(true)
                || s.has(HeaderName::SessionExpires);
            if asked {
                d.advice.headers.session_expires = Some(None);
                d.say("The session does not expire. A client that wants the timer for itself \
                       may go on to refresh.");
            }
            return asked;
        };
        let seconds = u32::try_from(session.seconds).unwrap_or(u32::MAX);
        if s.context.session_refresh == Some(true) {
            d.advice.facts.session_expiration_changed = Some(true);
        }
        d.advice.headers.session_expires = Some(Some(seconds));
        d.advice.facts.refresher = session.refresher.map(|refresher| match refresher {
            Refresher::Uac => "uac",
            Refresher::Uas => "uas",
        });
        match session.refresher {
            Some(Refresher::Uac) => {
                d.advice.facts.refresh_at_s = Some(session.seconds / 2);
                d.say("This client refreshes the session, when half the interval is over.");
            }
            Some(Refresher::Uas) => d.say("The peer refreshes the session."),
            None => d.say("The session expires, but Session-Expires does not say who refreshes."),
        }
        true
    }
}

#[test]
fn d13_the_named_one_refreshes_at_half_time() {
    let session = |context, headers| {
        let advice = super::advice(context, "200 OK", headers);
        (advice.headers.session_expires, advice.facts.refresher, advice.facts.refresh_at_s)
    };
    const INVITE: &str =
        r#"{"method":"INVITE","requestSupported":["timer"],"sessionExpires":1800}"#;
    assert_eq!(
        session(INVITE, &["Require: timer", "Session-Expires: 1800;refresher=uac"]),
        (Some(Some(1800)), Some("uac"), Some(900))
    );
    assert_eq!(
        session(INVITE, &["Require: timer", "x: 90;refresher=uas"]),
        (Some(Some(90)), Some("uas"), None)
    );
    assert_eq!(session(INVITE, &[]), (Some(None), None, None));
    assert_eq!(session(r#"{"method":"INVITE"}"#, &[]), (None, None, None));
    assert_eq!(
        session(r#"{"method":"INVITE","implements":[]}"#, &["Session-Expires: 90;refresher=uas"]),
        (None, None, None)
    );
    assert_eq!(
        session(r#"{"method":"BYE"}"#, &["Session-Expires: 90;refresher=uac"]),
        (None, None, None)
    );
}

#[test]
fn d13_a_refresh_that_succeeds_extends_the_session() {
    let changed = |context| {
        let headers = &["Require: timer", "Session-Expires: 1800;refresher=uac"];
        super::advice(context, "200 OK", headers).facts.session_expiration_changed
    };
    assert_eq!(changed(r#"{"method":"UPDATE","inDialog":true,"sessionRefresh":true}"#), Some(true));
    assert_eq!(changed(r#"{"method":"INVITE","inDialog":false}"#), None);
}

rule! {
    D10 = "D10", "Nothing has changed and no NOTIFY comes: keep the state, stop Timer N.",
    when: "204 to a SUBSCRIBE inside a dialog.",
    why: "The notifier has seen that the subscriber knows the current state and saves the NOTIFY. \
          Timer N would wait for it and then give up a subscription that is in order.",
    from: [("RFC 5839", "5.2"), ("RFC 5839", "7.1"), ("RFC 6665", "4.1.2.2")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"SUBSCRIBE","inDialog":true}"#,
        "204 No Notification",
        ["Expires: 3600"]
    ) => Done,
    |s, d| {
        if !s.is(204) || s.method != Method::Subscribe || s.context.in_dialog == Some(false) {
            return false;
        }
        d.advice.facts.cancel_timer = Some("N");
        d.advice.facts.expect_notify = Some(false);
        d.advice.facts.subscription_expires_s = expires(s);
        d.advice.facts.subscription_kept = Some(true);
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d10_after_a_200_the_notify_is_awaited() {
    let no_notification = super::advice_on(&D10.example);
    assert_eq!(no_notification.facts.expect_notify, Some(false));
    assert_eq!(no_notification.facts.cancel_timer, Some("N"));
    assert_eq!(no_notification.facts.subscription_expires_s, Some(3600));
    assert_eq!(no_notification.facts.subscription_kept, Some(true));
    let ok = super::advice(r#"{"method":"SUBSCRIBE","inDialog":true}"#, "200 OK", &[]);
    assert_eq!((ok.facts.expect_notify, ok.facts.cancel_timer), (Some(true), None));
}

rule! {
    D9 = "D9", "A 200 says that the message was delivered, a 202 only that someone will try.",
    when: "200 or 202 to a MESSAGE.",
    why: "202 comes from a relay that keeps the message. To show it as delivered would be a promise \
          that nobody has made; and delivered is not yet read.",
    from: [("RFC 3428", "4"), ("RFC 3428", "7")],
    level: MustNot,
    scope: SUCCESS, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "202 Accepted", []) => Done,
    |s, d| {
        if s.method != Method::Message || !matches!(s.code, 200 | 202) {
            return false;
        }
        d.advice.facts.delivered = Some(s.code == 200);
        d.say(if s.code == 200 {
            "The message was delivered; whether it was read is not known."
        } else {
            "A relay has taken the message; do not show it as delivered."
        });
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d9_accepted_is_not_delivered() {
    let delivered = |status| super::advice(r#"{"method":"MESSAGE"}"#, status, &[]).facts.delivered;
    assert_eq!(delivered("200 OK"), Some(true));
    assert_eq!(delivered("202 Accepted"), Some(false));
    assert_eq!(delivered("299 Miscellaneous"), None);
}

rule! {
    D12 = "D12", "Store the SIP-ETag in place of the old one, and refresh before Expires is over.",
    when: "A 2xx to a PUBLISH.",
    why: "Each success gives a new entity-tag, also a refresh. The next PUBLISH with the old one \
          would be answered with 412.",
    from: [("RFC 3903", "4.3"), ("RFC 3903", "4.2"), ("RFC 3903", "4.5"), ("RFC 3903", "6")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (r#"{"method":"PUBLISH"}"#, "200 OK", ["SIP-ETag: dx200xyz", "Expires: 1800"]) => Done,
    |s, d| {
        if s.method != Method::Publish {
            return false;
        }
        let tag = s.response().and_then(|response| response.sip_etag()?.ok());
        d.advice.headers.sip_etag = Some(tag.map(Into::into));
        d.advice.facts.publication_expires_s = expires(s);
        if s.context.expires == Some(0) || d.advice.facts.publication_expires_s == Some(0) {
            d.say("The published state is removed: forget its entity-tag.");
        } else if tag.is_none() {
            d.say("The response names no SIP-ETag: the publication cannot be refreshed, and ends \
                   with its lifetime.");
        }
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d12_the_new_tag_is_the_one_of_the_response() {
    let advice = super::advice(
        r#"{"method":"PUBLISH","sipIfMatch":"old"}"#,
        "200 OK",
        &["SIP-ETag: dx200xyz", "Expires: 1800"],
    );
    assert_eq!(advice.headers.sip_etag, Some(Some("dx200xyz".into())));
    assert_eq!(advice.facts.publication_expires_s, Some(1800));
    let none = super::advice(r#"{"method":"PUBLISH"}"#, "200 OK", &[]);
    assert_eq!(none.headers.sip_etag, Some(None));
    let removed = super::advice(
        r#"{"method":"PUBLISH","sipIfMatch":"old","expires":0}"#,
        "200 OK",
        &["SIP-ETag: dx200xyz", "Expires: 0"],
    );
    assert_eq!(removed.facts.publication_expires_s, Some(0));
    assert!(removed.summary.ends_with("forget its entity-tag."));
    let register = super::advice(r#"{"method":"REGISTER"}"#, "200 OK", &["SIP-ETag: x"]);
    assert_eq!(register.headers.sip_etag, None);
}

rule! {
    D14 = "D14", "Outbound is in force only if Require of this response lists it.",
    when: "A 2xx to a REGISTER whose Contact had a reg-id.",
    why: "Without the tag the registrar or the edge proxy does not know flows. The Contact is then \
          an ordinary address, behind a NAT mostly one that nobody reaches, and the client has to \
          remove it.",
    from: [("RFC 5626", "4.2.1")],
    level: Text,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"REGISTER","regId":1,"outbound":true}"#,
        "200 OK",
        ["Require: outbound", "Contact: <sip:alice@192.0.2.10>;expires=600"]
    ) => Done,
    |s, d| {
        let asked = s.context.reg_id.is_some() || s.context.outbound == Some(true);
        if s.method != Method::Register || !asked {
            return false;
        }
        let in_force = s.requires("outbound");
        d.advice.facts.outbound_in_force = Some(in_force);
        d.say(if in_force {
            "Outbound is in force: keep the flow alive."
        } else {
            "Outbound is not in force, since Require does not list it: if nobody can reach this \
             Contact, remove it."
        });
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d14_supported_alone_does_not_put_outbound_in_force() {
    let in_force =
        |context, headers| super::advice(context, "200 OK", headers).facts.outbound_in_force;
    const REG_ID: &str = r#"{"method":"REGISTER","regId":1}"#;
    assert_eq!(in_force(REG_ID, &["Require: outbound"]), Some(true));
    assert_eq!(in_force(REG_ID, &["Supported: outbound"]), Some(false));
    assert_eq!(in_force(r#"{"method":"REGISTER"}"#, &["Require: outbound"]), None);
}

rule! {
    D11 = "D11", "Find the own Contact among all: its expires parameter is the lifetime, else the \
                  Expires header.",
    when: "A 2xx to a REGISTER.",
    why: "The response lists the bindings of all devices of the user. To read the first one would \
          mean to refresh by the clock of somebody else's phone.",
    from: [("RFC 3261", "10.2.4"), ("RFC 3261", "10.3 item 8"), ("RFC 3261", "19.1.4")],
    level: Text,
    scope: SUCCESS, Scope::CLIENT;
    example: (
        r#"{"method":"REGISTER","ownContact":"sip:alice@192.0.2.10"}"#,
        "200 OK",
        ["Contact: <sip:alice@198.51.100.9>;expires=60", "Contact: <sip:alice@192.0.2.10>;expires=600"]
    ) => Done,
    |s, d| {
        if s.method != Method::Register {
            return false;
        }
        match s.context.own_contact.as_deref() {
            None => d.depends_on("ownContact", "Its binding among all tells the lifetime."),
            Some(own) => match own_binding(s, own) {
                Some(binding) => {
                    let lifetime = binding.expires.or_else(|| expires(s));
                    d.advice.facts.binding_expires_s = lifetime;
                    match lifetime {
                        Some(0) => d.say("The own Contact is taken out: it is not registered."),
                        Some(_) => {}
                        None => d.say("The own Contact is registered, but no lifetime is stated."),
                    }
                }
                None if s.context.reg_id.is_some() => {
                    d.say("No binding of this flow is listed: the flow is not registered.");
                }
                None => d.say("The own Contact is not among the bindings: it is not registered."),
            },
        }
        d.decide(Action::Done);
        true
    }
}

fn own_binding<'a>(s: &Situation<'a>, own: &str) -> Option<Contact<'a>> {
    let own = Uri::parse(own.trim_matches(['<', '>', ' '])).ok()?;
    let mut of_all_flows = None;
    for contact in s.response()?.contacts().flatten() {
        if !contact.uri.same_as(&own) {
            continue;
        }
        // Each flow has a binding of its own, often with the same URI (the example of RFC 5626 §9);
        // a registrar that does not know flows has one for all.
        let Some(flow) = s.context.reg_id else { return Some(contact) };
        match contact.params.value("reg-id") {
            Some(id) if id.number() == Some(u64::from(flow)) => return Some(contact),
            Some(_) => {}
            None if of_all_flows.is_none() => of_all_flows = Some(contact),
            None => {}
        }
    }
    of_all_flows
}

/// Does the response to a REGISTER say that this client is not, or no more, registered?
/// One flow of several can be, while another still reaches it; nobody is told of that.
pub(crate) fn is_unregistered(s: &Situation<'_>, lifetime: Option<u64>) -> bool {
    let lost = || s.context.own_contact.as_deref().is_some_and(|own| own_binding(s, own).is_none());
    s.method == Method::Register
        && s.context.reg_id.is_none()
        && (lifetime == Some(0) || s.context.expires == Some(0) || lost())
}

#[test]
fn d11_reads_the_own_binding_and_no_other() {
    let lifetime = |headers| {
        super::advice(
            r#"{"method":"REGISTER","ownContact":"sip:alice@192.0.2.10"}"#,
            "200 OK",
            headers,
        )
        .facts
        .binding_expires_s
    };
    assert_eq!(lifetime(D11.example.headers), Some(600));
    assert_eq!(
        lifetime(&["Expires: 300", "Contact: <sip:alice@192.0.2.10>, <sip:a@b>;expires=9"]),
        Some(300)
    );
    assert_eq!(lifetime(&["Expires: 300", "Contact: <sip:alice@198.51.100.9>"]), None);
    assert_eq!(lifetime(&[]), None);
    let says = |headers| super::advice(D11.example.context, "200 OK", headers).summary;
    assert!(says(&["Contact: <sip:alice@192.0.2.10>"]).ends_with("no lifetime is stated."));
    assert!(says(&["Contact: <sip:alice@192.0.2.10>;expires=0"]).ends_with("not registered."));
    let unknown = super::advice(
        r#"{"method":"REGISTER"}"#,
        "200 OK",
        &["Contact: <sip:alice@192.0.2.10>;expires=600"],
    );
    assert_eq!(unknown.facts.binding_expires_s, None);
    assert!(unknown.depends_on.iter().any(|dependency| dependency.field == "ownContact"));
}

#[test]
fn d11_tells_the_flows_of_one_contact_apart() {
    let headers: &'static [&'static str] = &[
        "Contact: <sip:bob@192.0.2.2;transport=tcp>;reg-id=1;expires=3600",
        "Contact: <sip:bob@192.0.2.2;transport=tcp>;reg-id=2;expires=60",
    ];
    let lifetime =
        |context, headers| super::advice(context, "200 OK", headers).facts.binding_expires_s;
    const SECOND: &str =
        r#"{"method":"REGISTER","ownContact":"sip:bob@192.0.2.2;transport=tcp","regId":2}"#;
    assert_eq!(lifetime(SECOND, headers), Some(60));
    assert_eq!(
        lifetime(SECOND, &["Contact: <sip:bob@192.0.2.2;transport=tcp>;expires=7"]),
        Some(7)
    );
    let other_flow = super::advice(
        SECOND,
        "200 OK",
        &["Contact: <sip:bob@192.0.2.2;transport=tcp>;reg-id=1;expires=3600"],
    );
    assert_eq!(other_flow.facts.binding_expires_s, None);
    assert_eq!(other_flow.user_message, "You are online.");
    const NO_FLOW: &str = r#"{"method":"REGISTER","ownContact":"sip:bob@192.0.2.2;transport=tcp"}"#;
    assert_eq!(lifetime(NO_FLOW, headers), Some(3600));
}

rule! {
    D15 = "D15", "The CANCEL has arrived; wait for the final response to the INVITE itself.",
    when: "A 2xx to a CANCEL.",
    why: "The server answers the CANCEL before it knows how the INVITE ends: mostly with 487, but \
          the callee may have answered in the same moment, and that call needs its ACK.",
    from: [("RFC 3261", "9.2"), ("RFC 3261", "9.1")],
    level: Text,
    scope: SUCCESS, Scope::CLIENT;
    example: (r#"{"method":"CANCEL"}"#, "200 OK", []) => Done,
    |s, d| {
        if s.method != Method::Cancel {
            return false;
        }
        d.advice.facts.invite_still_pending = Some(true);
        d.or("continue");
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d15_the_call_is_not_over_with_the_cancel() {
    let cancel = super::advice(r#"{"method":"CANCEL"}"#, "200 OK", &[]);
    assert_eq!((cancel.action, cancel.facts.invite_still_pending), (Action::Done, Some(true)));
    assert_eq!(cancel.facts.send_bye, None);
    let bye = super::advice(r#"{"method":"BYE","inDialog":true}"#, "200 OK", &[]);
    assert_eq!(bye.facts.invite_still_pending, None);
}

/// Does it carry Refer-Sub: false (RFC 4488 §4), which nothing else needs?
fn refuses_subscription(s: &Situation<'_>) -> bool {
    s.response().is_some_and(|response| {
        let mut unknown = response.all(HeaderName::Other);
        let refer_sub = unknown.find(|field| field.raw_name.eq_ignore_ascii_case("Refer-Sub"));
        refer_sub.is_some_and(|field| {
            let value = field.value.split(';').next().unwrap_or_default();
            value.trim_ascii().eq_ignore_ascii_case("false")
        })
    })
}

rule! {
    D8 = "D8", "The subscription is accepted and a NOTIFY follows; 202 means no more than 200.",
    when: "A 2xx to a SUBSCRIBE or REFER. A REFER that requires nosub or explicitsub makes no \
           subscription, and neither does one that is answered with Refer-Sub: false.",
    why: "The first NOTIFY tells the state, and in a fork a proxy may have swallowed the 202. \
          Clients that treated 202 in another way than 200 have failed for it, so nobody may send \
          it any more.",
    from: [
        ("RFC 6665", "8.3.1"),
        ("RFC 7647", "5"),
        ("RFC 6665", "4.1.2.1"),
        ("RFC 6665", "4.1.2.3"),
        ("RFC 3515", "2.4.4"),
        ("RFC 7614", "4.3"),
        ("RFC 4488", "4")
    ],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (r#"{"method":"SUBSCRIBE","inDialog":false}"#, "202 Accepted", ["Expires: 300"]) => Done,
    |s, d| {
        match s.method {
            Method::Subscribe if d.advice.facts.expect_notify.is_none() => {
                let lifetime = expires(s);
                d.advice.facts.expect_notify = Some(true);
                d.advice.facts.subscription_expires_s = lifetime;
                if s.context.expires == Some(0) || lifetime == Some(0) {
                    d.say("No subscription lasts beyond this; a last NOTIFY follows, perhaps with the state.");
                }
            }
            Method::Refer => {
                let suppressed = s
                    .context
                    .require
                    .as_ref()
                    .is_some_and(|tags| tags.has("nosub") || tags.has("explicitsub"));
                d.advice.facts.expect_notify = Some(!suppressed);
                if suppressed {
                    d.say("The REFER is accepted; as it asked for, no NOTIFY follows.");
                } else if refuses_subscription(s) {
                    d.advice.facts.expect_notify = Some(false);
                    d.say("The REFER is accepted without a subscription: no NOTIFY follows.");
                }
            }
            _ => return false,
        }
        d.decide(Action::Done);
        true
    }
}

#[test]
fn d8_refer_sub_false_makes_no_subscription() {
    let notify = |headers| {
        super::advice(r#"{"method":"REFER","inDialog":true}"#, "200 OK", headers)
            .facts
            .expect_notify
    };
    assert_eq!(notify(&["Refer-Sub: false"]), Some(false));
    assert_eq!(notify(&["refer-sub : FALSE ;x=y"]), Some(false));
    assert_eq!(notify(&["Refer-Sub: true"]), Some(true));
    assert_eq!(notify(&[]), Some(true));
}

#[test]
fn d8_tells_the_end_of_a_subscription_from_its_beginning() {
    let says = |context, headers| super::advice(context, "200 OK", headers).summary;
    const END: &str = r#"{"method":"SUBSCRIBE","inDialog":true,"expires":0}"#;
    assert!(says(END, &[]).ends_with("perhaps with the state."));
    const POLL: &str = r#"{"method":"SUBSCRIBE","inDialog":false}"#;
    assert!(says(POLL, &["Expires: 0"]).ends_with("perhaps with the state."));
    assert!(!says(POLL, &["Expires: 60"]).ends_with("a last NOTIFY follows."));
}

#[test]
fn d8_202_and_200_give_the_same_advice() {
    let on = |status| {
        let advice = super::advice(
            r#"{"method":"SUBSCRIBE","inDialog":false}"#,
            status,
            &["Expires: 300", "Contact: <sip:n@h>"],
        );
        (advice.action, advice.facts, advice.retry)
    };
    assert_eq!(on("202 Accepted"), on("200 OK"));
    assert_eq!(on("200 OK").1.subscription_expires_s, Some(300));
    assert_eq!(on("200 OK").1.expect_notify, Some(true));
}

#[test]
fn d8_a_refer_is_followed_by_a_notify_unless_it_asked_for_none() {
    let notify = |context, status| super::advice(context, status, &[]).facts.expect_notify;
    assert_eq!(notify(r#"{"method":"REFER"}"#, "202 Accepted"), Some(true));
    assert_eq!(notify(r#"{"method":"REFER"}"#, "200 OK"), Some(true));
    assert_eq!(notify(r#"{"method":"REFER","require":["nosub"]}"#, "200 OK"), Some(false));
    assert_eq!(notify(r#"{"method":"REFER","require":["explicitsub"]}"#, "200 OK"), Some(false));
    assert_eq!(notify(r#"{"method":"MESSAGE"}"#, "200 OK"), None);
}

rule! {
    D2XX = "D2xx", "The request has succeeded.",
    when: "A 2xx to a request other than INVITE.",
    why: "The whole class means success; an unknown code in it is handled as 200.",
    from: [("RFC 3261", "21.2"), ("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: SUCCESS, Scope::CLIENT;
    example: (r#"{"method":"BYE","inDialog":true}"#, "200 OK", []) => Done,
    |_s, d| {
        let applies = !d.decided();
        d.decide(Action::Done);
        applies
    }
}

#[test]
fn d2xx_holds_for_every_method_but_invite_and_every_code() {
    for method in Method::ALL.into_iter().filter(|method| *method != Method::Invite) {
        for code in 200..300 {
            let context = crate::Context { method: Some(method), ..crate::Context::default() };
            let message = format!(
                "SIP/2.0 {code} X\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
                 From: <sip:a@b>;tag=a1\r\nTo: <sip:c@d>;tag=b1\r\nCall-ID: c1\r\n\
                 CSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
            );
            let advice = crate::advise(message.as_bytes(), &context);
            if method != Method::Ack {
                assert_eq!(advice.action, Action::Done, "{code} {method}");
                assert_eq!(advice.retry, crate::Retry::Never);
            }
        }
    }
}
