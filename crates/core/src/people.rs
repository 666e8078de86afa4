//! The two sentences for people: one for an engineer, one for the user of an application.

use alloc::{borrow::Cow, string::String};

use crate::{
    Action, Advice, Method, StatusCode, Usage,
    rules::{Situation, is_unregistered},
};

/// What happened and what to do, for an engineer: the code with its registered phrase, then the
/// sentence of the rule that decided.
pub(crate) fn summary(advice: &Advice, situation: &Situation<'_>) -> Cow<'static, str> {
    let decision =
        advice.findings.first().map_or(Cow::Borrowed(""), |finding| finding.sentence.clone());
    let Ok(code) = StatusCode::from_u16(situation.code) else { return decision };
    let mut text = String::with_capacity(decision.len() + 48);
    push_number(&mut text, code.as_u16());
    text.push(' ');
    text.push_str(code.entry().map_or("(not registered)", |entry| entry.reason_phrase));
    if situation.event.is_some() {
        text.push_str(" (local)");
    }
    text.push_str(": ");
    text.push_str(&decision);
    Cow::Owned(text)
}

fn push_number(text: &mut String, number: u16) {
    for digit in [number / 100, number / 10 % 10, number % 10] {
        text.push(char::from(b'0'.wrapping_add((digit % 10) as u8)));
    }
}

/// What to tell the user of an application: no jargon, no blame, and no promise that the action
/// does not keep.
pub(crate) fn user_message(advice: &Advice, situation: &Situation<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match advice.action {
        Action::Discard | Action::Ignore | Action::AckOnly => "",
        Action::RetryWithCredentials => "Signing in…",
        Action::GetToken => "Please sign in to go on.",
        Action::GetConsent => "The people you want to reach have to agree first.",
        Action::NextServer | Action::RetryElsewhere | Action::RetryViaProxy => {
            "Trying another way to connect…"
        }
        Action::RetryModified => "Adjusting the request and trying again…",
        Action::RetryAfterDelay => "Not possible right now; it will be tried again shortly.",
        Action::AskUser => ask_user(advice, situation),
        Action::TerminateDialog | Action::TerminateUsage => ended(advice, situation),
        Action::Forward
        | Action::Consume
        | Action::HoldAndCancel
        | Action::ChooseBest
        | Action::Generate
        | Action::SendNothing
        | Action::NextTarget
        | Action::ForwardAsBest => "",
        Action::Done if advice.facts.cancelled == Some(true) => {
            if situation.method != Method::Invite {
                "This was cancelled."
            } else if situation.in_dialog() && situation.established() {
                "The change of the call was cancelled."
            } else {
                "The call was cancelled."
            }
        }
        // Who has hung up is not told of a call that is ended at once.
        Action::Ack if situation.given_up() && advice.facts.then.is_some() => {
            "The call was cancelled."
        }
        Action::Done if is_unregistered(situation, advice.facts.binding_expires_s) => {
            "You are offline."
        }
        Action::Done
        | Action::Ack
        | Action::Continue
        | Action::Prack
        | Action::ReleaseEarlyDialog => progress(situation),
        // The call itself still has an answer to come.
        Action::Fail if situation.method == Method::Cancel => match situation.event {
            Some(_) => "",
            None => "One moment…",
        },
        Action::Fail => failure(situation),
    })
}

/// What has ended: the call, or only a connection beside it or without one.
fn ended(advice: &Advice, situation: &Situation<'_>) -> &'static str {
    let usages = situation.context.usages.as_deref().filter(|usages| !usages.is_empty());
    let has = |usage| usages.is_some_and(|usages| usages.contains(&usage));
    let with_call = match usages {
        Some(_) => has(Usage::Invite) || has(Usage::InviteEarly),
        None => situation.own_usage() == Usage::Invite,
    };
    let of_call = situation.own_usage() == Usage::Invite;
    match (with_call, advice.action) {
        (true, _) if situation.method == Method::Bye => "The call has ended.",
        (true, Action::TerminateUsage) if !of_call => "Part of the connection has ended.",
        (true, _) if usages.is_some() && !has(Usage::Invite) => {
            "The connection was lost before the call was answered."
        }
        (true, _) => "The connection was lost and the call has ended.",
        (false, _) => "The connection was lost.",
    }
}

fn ask_user(advice: &Advice, situation: &Situation<'_>) -> &'static str {
    const UNSECURED: &str =
        "This can go on only over a connection that is not secured. Do you want that?";
    match situation.treated {
        _ if advice.facts.inform_user == Some(true) => UNSECURED,
        401 | 407 => "Please enter your user name and password.",
        433 if is_call(situation) => {
            "This person does not take anonymous calls. Call with your number shown?"
        }
        433 => "This person cannot be reached anonymously. Go on and show who you are?",
        484 => "The number is not complete yet. Please dial on.",
        300 | 485 => "There are several matches. Please choose one.",
        301..=399 | 416 | 480 => UNSECURED,
        493 => "This can be sent only without encryption. Do you want that?",
        _ => "Please decide how to go on.",
    }
}

fn progress(situation: &Situation<'_>) -> &'static str {
    match (situation.treated, situation.method) {
        // In a call nothing rings, whatever a change of the call is answered with first.
        (100..=199, Method::Invite) if situation.in_dialog() && situation.established() => {
            "One moment…"
        }
        (100, Method::Invite) => "Calling…",
        (180, Method::Invite) => "Ringing…",
        (181, Method::Invite) => "The call is being forwarded…",
        (182, Method::Invite) => "You are in a queue. Please hold the line.",
        (101..=199, Method::Invite) => "Connecting…",
        (200..=299, Method::Invite) => "Connected.",
        (200..=299, Method::Register) => "You are online.",
        (200..=299, Method::Message) => "Sent.",
        (_, Method::Bye) => "The call has ended.",
        (200..=299, _) => "Done.",
        _ => "One moment…",
    }
}

/// Is it about a call, or may it be?
fn is_call(situation: &Situation<'_>) -> bool {
    matches!(situation.method, Method::Invite | Method::Other)
}

/// The failure as it looks to someone who does not know the protocol.
fn failure(situation: &Situation<'_>) -> &'static str {
    let call = is_call(situation);
    let change = matches!(situation.method, Method::Invite | Method::Update);
    match situation.treated {
        // Media stopped when the BYE was sent (RFC 3261 §15.1.1).
        _ if situation.method == Method::Bye => "The call has ended.",
        // Only what was sent and refused can be wrong.
        401 | 407 if situation.context.sent_authorization.is_some() => {
            "Signing in did not work. Please check your user name and password."
        }
        401 | 407 => "Signing in did not work.",
        // The call is there and goes on; none of the sentences below is about it.
        _ if situation.in_dialog() && change && situation.context.session_refresh == Some(true) => {
            "The call goes on as it was."
        }
        487 if situation.in_dialog() && change => "The change of the call was cancelled.",
        _ if situation.in_dialog() && change => {
            "The call could not be changed and goes on as it was."
        }
        480 | 486 | 600..=603 | 605..=699 if situation.method == Method::Register => {
            "Signing in did not work."
        }
        403 if situation.method == Method::Register => "This account may not sign in here.",
        403 => "This is not permitted for your account.",
        404 | 604 if call => "This number or address does not exist.",
        404 | 604 => "The address was not found.",
        410 => "This number or address is no longer in use.",
        408 if call => "There was no answer.",
        408 | 504 => "The service did not answer in time.",
        413 | 513 => "This is too large to be sent.",
        488 | 606 if call => "The two sides could not agree on how to send audio or video.",
        406 | 415 | 488 | 606 => "The other side cannot handle this format.",
        420 => "The other side does not support a feature that is needed for this.",
        421 | 494 => "The other side needs a feature that is not available here.",
        430 | 440 | 482 | 483 if call => "The call could not be routed to its destination.",
        430 | 440 | 482 | 483 => "The destination could not be reached.",
        433 if call => "This person does not take anonymous calls.",
        433 => "This person cannot be reached anonymously.",
        480 => "The person is not available at the moment.",
        484 => "The number is not complete.",
        485 => "The address is not unique.",
        // A code that only counts as 600 does not say that anybody is busy.
        600 if situation.code != 600 && call => "The call could not be completed.",
        600 if situation.code != 600 => "This did not work.",
        486 | 600 if call => "The line is busy.",
        486 | 600 => "The person is busy at the moment.",
        487 if call && situation.context.cancel_sent == Some(false) => {
            "The call ended before it was answered."
        }
        487 if call => "The call was cancelled.",
        487 => "This was cancelled.",
        380 if call => "The call could not be completed. Another service is offered instead.",
        380 => "This did not work. Another service is offered instead.",
        300..=399 => "The destination has moved and could not be reached.",
        503 => "The service is overloaded or down at the moment. Please try again later.",
        603 if call => "The call was declined.",
        603 => "This was declined.",
        607 if call => "The person does not want to be called from this number.",
        607 => "The person does not want to be contacted from this address.",
        608 if call => "The call was blocked on the way.",
        608 => "This was blocked on the way.",
        // To try again later would not help.
        501 | 505 => "The other side does not support this.",
        555 if situation.method == Method::Register => "Signing in did not work.",
        580 if call => "The call could not be set up under the conditions that were asked for.",
        580 => "This did not work under the conditions that were asked for.",
        500..=599 => "The service has a problem at the moment. Please try again later.",
        _ if call => "The call could not be completed.",
        _ if situation.method == Method::Register => "Signing in did not work.",
        _ if situation.method == Method::Message => "The message could not be sent.",
        _ => "This did not work.",
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use crate::{Context, rules::advice};

    fn says(context: &'static str, status: &'static str) -> String {
        advice(context, status, &[]).user_message.into_owned()
    }

    #[test]
    fn only_credentials_that_were_refused_are_doubted() {
        let refused = r#"{"method":"REGISTER","sentAuthorization":{"realm":"a","nonce":"1"}}"#;
        assert!(says(refused, "401 Unauthorized").contains("password"));
        assert_eq!(
            says(r#"{"method":"REGISTER"}"#, "401 Unauthorized"),
            "Signing in did not work."
        );
    }

    #[test]
    fn only_a_call_is_called_one() {
        let message = r#"{"method":"MESSAGE","inDialog":false}"#;
        for status in
            ["482 X", "486 X", "487 X", "600 X", "603 X", "606 X", "607 X", "608 X", "699 X"]
        {
            let said = says(message, status);
            assert!(!said.is_empty() && !said.contains("call"), "{status}: {said}");
        }
        let subscription = r#"{"method":"SUBSCRIBE","inDialog":true,"usages":["subscribe"]}"#;
        assert_eq!(says(subscription, "404 Not Found"), "The connection was lost.");
        let call = r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#;
        assert!(says(call, "404 Not Found").ends_with("the call has ended."));
        assert_eq!(says(r#"{"method":"REGISTER"}"#, "603 Decline"), "Signing in did not work.");
        assert_eq!(says(r#"{"method":"INVITE"}"#, "603 Decline"), "The call was declined.");
        assert_eq!(says(r#"{"method":"INVITE"}"#, "600 X"), "The line is busy.");
        assert_eq!(says(r#"{"method":"INVITE"}"#, "699 X"), "The call could not be completed.");
        for anonymous in [
            r#"{"method":"MESSAGE","anonymous":true}"#,
            r#"{"method":"MESSAGE","anonymous":true,"userPolicy":"refuses"}"#,
        ] {
            assert!(!says(anonymous, "433 X").contains("call"), "{}", says(anonymous, "433 X"));
        }
    }

    #[test]
    fn nobody_is_sent_away_until_later_where_later_is_no_better() {
        for status in ["501 X", "505 X", "513 X", "580 X"] {
            let said = says(r#"{"method":"INVITE"}"#, status);
            assert!(!said.is_empty() && !said.contains("later"), "{status}: {said}");
        }
        assert!(!says(r#"{"method":"REGISTER"}"#, "555 X").contains("later"));
        assert!(says(r#"{"method":"INVITE"}"#, "500 X").contains("later"));
    }

    #[test]
    fn a_question_and_a_lack_are_told_right() {
        let asked = says(r#"{"method":"INVITE"}"#, "421 Extension Required");
        assert!(asked.starts_with("The other side needs"), "{asked}");
        let refused = says(r#"{"method":"INVITE"}"#, "420 Bad Extension");
        assert!(refused.starts_with("The other side does not support"), "{refused}");
        let sips = r#"{"method":"INVITE","requestUri":"sips:bob@example.net"}"#;
        let one = advice(sips, "300 Multiple Choices", &["Contact: <sip:bob@a.example.org>"]);
        assert!(one.user_message.contains("not secured"), "{}", one.user_message);
        let plain = says(r#"{"method":"MESSAGE","encrypted":true}"#, "493 Undecipherable");
        assert!(plain.contains("without encryption"), "{plain}");
    }

    #[test]
    fn in_a_call_nothing_rings() {
        let call = r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#;
        for status in ["100 Trying", "180 Ringing", "182 Queued", "183 Session Progress"] {
            assert_eq!(says(call, status), "One moment…", "{status}");
        }
        assert_eq!(says(r#"{"method":"INVITE","inDialog":false}"#, "180 Ringing"), "Ringing…");
        assert_eq!(says(r#"{"method":"MESSAGE"}"#, "182 Queued"), "One moment…");
    }

    #[test]
    fn nothing_has_moved_where_another_service_is_offered() {
        let on = |context| says(context, "380 Alternative Service");
        assert!(on(r#"{"method":"INVITE"}"#).ends_with("offered instead."));
        assert!(on(r#"{"method":"MESSAGE"}"#).ends_with("offered instead."));
        let moved = says(r#"{"method":"INVITE"}"#, "302 Moved Temporarily");
        assert!(moved.starts_with("The destination has moved"));
    }

    #[test]
    fn who_has_unregistered_is_not_online() {
        assert_eq!(says(r#"{"method":"REGISTER","expires":0}"#, "200 OK"), "You are offline.");
        assert_eq!(says(r#"{"method":"REGISTER","expires":60}"#, "200 OK"), "You are online.");
        assert_eq!(
            says(r#"{"method":"REGISTER","ownContact":"sip:alice@192.0.2.10"}"#, "200 OK"),
            "You are offline."
        );
    }

    #[test]
    fn a_cancelled_call_is_told_as_such_and_a_failed_cancel_is_no_failed_call() {
        let cancelled = r#"{"method":"INVITE","cancelSent":true}"#;
        assert_eq!(says(cancelled, "487 Request Terminated"), "The call was cancelled.");
        assert_eq!(says(cancelled, "200 OK"), "The call was cancelled.");
        assert_eq!(says(r#"{"method":"INVITE"}"#, "200 OK"), "Connected.");
        assert_eq!(says(r#"{"method":"CANCEL"}"#, "481 X"), "One moment…");
        let change = r#"{"method":"INVITE","inDialog":true,"usages":["invite"],"cancelSent":true}"#;
        for status in ["487 Request Terminated", "302 Moved Temporarily"] {
            assert_eq!(says(change, status), "The change of the call was cancelled.", "{status}");
        }
        let expired = r#"{"method":"INVITE","inDialog":false,"cancelSent":false}"#;
        assert_eq!(
            says(expired, "487 Request Terminated"),
            "The call ended before it was answered."
        );
        assert_eq!(crate::advise(b"", &Context::default()).user_message, "");
    }

    #[test]
    fn a_call_that_goes_on_is_not_reported_as_one_that_failed() {
        let on = |context, status| advice(context, status, &[]).user_message;
        const CALL: &str = r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#;
        let unchanged = "The call could not be changed and goes on as it was.";
        for status in ["400 Bad Request", "488 Not Acceptable Here", "603 Decline", "599 Odd"] {
            assert_eq!(on(CALL, status), unchanged, "{status}");
        }
        const FIRST: &str = r#"{"method":"INVITE","inDialog":false}"#;
        assert_eq!(on(FIRST, "603 Decline"), "The call was declined.");
        const REFRESH: &str = r#"{"method":"UPDATE","inDialog":true,"sessionRefresh":true}"#;
        assert_eq!(on(REFRESH, "500 Oops"), "The call goes on as it was.");
    }

    #[test]
    fn only_a_call_is_said_to_have_ended() {
        let on = |context| advice(context, "404 Not Found", &[]).user_message;
        const ALONE: &str = r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe"]}"#;
        assert_eq!(on(ALONE), "The connection was lost.");
        const BOTH: &str = r#"{"method":"NOTIFY","inDialog":true,"usages":["subscribe","invite"]}"#;
        assert_eq!(on(BOTH), "The connection was lost and the call has ended.");
        const EARLY: &str = r#"{"method":"PRACK","inDialog":true,"usages":["invite-early"]}"#;
        assert_eq!(on(EARLY), "The connection was lost before the call was answered.");
        let lost = |context| advice(context, "481 Unknown", &[]).user_message;
        assert_eq!(lost(BOTH), "Part of the connection has ended.");
        const CALL: &str = r#"{"method":"INVITE","inDialog":true,"usages":["subscribe","invite"]}"#;
        assert_eq!(lost(CALL), "The connection was lost and the call has ended.");
        const BYE: &str = r#"{"method":"BYE","inDialog":true,"usages":["invite"]}"#;
        assert_eq!(lost(BYE), "The call has ended.");
    }
}
