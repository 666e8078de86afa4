//! The two sentences for people: one for an engineer, one for the user of an application.

use alloc::{borrow::Cow, string::String};

use crate::{Action, Advice, Method, StatusCode, rules::Situation};

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
        Action::AskUser => ask_user(situation),
        Action::TerminateDialog if situation.method != Method::Bye => {
            "The connection was lost and the call has ended."
        }
        Action::TerminateUsage => "Part of the connection has ended.",
        Action::Forward
        | Action::Consume
        | Action::HoldAndCancel
        | Action::ChooseBest
        | Action::Generate
        | Action::SendNothing
        | Action::NextTarget
        | Action::ForwardAsBest => "",
        Action::Done if advice.facts.cancelled == Some(true) => "The call was cancelled.",
        Action::Done
        | Action::Ack
        | Action::Continue
        | Action::Prack
        | Action::ReleaseEarlyDialog
        | Action::TerminateDialog => progress(situation),
        Action::Fail => failure(situation),
    })
}

fn ask_user(situation: &Situation<'_>) -> &'static str {
    match situation.treated {
        401 | 407 => "Please enter your user name and password.",
        433 => "This person does not take anonymous calls. Call with your number shown?",
        484 => "The number is not complete yet. Please dial on.",
        300 | 485 => "There are several matches. Please choose one.",
        301..=399 | 416 | 480 => {
            "This can go on only over a connection that is not secured. Do you want that?"
        }
        _ => "Please decide how to go on.",
    }
}

fn progress(situation: &Situation<'_>) -> &'static str {
    match (situation.treated, situation.method) {
        (100, Method::Invite) => "Calling…",
        (180, _) => "Ringing…",
        (181, _) => "The call is being forwarded…",
        (182, _) => "You are in a queue. Please hold the line.",
        (101..=199, Method::Invite) => "Connecting…",
        (200..=299, Method::Invite) => "Connected.",
        (200..=299, Method::Register) => "You are online.",
        (200..=299, Method::Message) => "Sent.",
        (_, Method::Bye) => "The call has ended.",
        (200..=299, _) => "Done.",
        _ => "One moment…",
    }
}

/// The failure as it looks to someone who does not know the protocol.
fn failure(situation: &Situation<'_>) -> &'static str {
    let call = matches!(situation.method, Method::Invite | Method::Other);
    match situation.treated {
        401 | 407 => "Signing in did not work. Please check your user name and password.",
        403 if situation.method == Method::Register => "This account may not sign in here.",
        403 => "This is not permitted for your account.",
        404 | 604 if call => "This number or address does not exist.",
        404 | 604 => "The address was not found.",
        410 => "This number or address is no longer in use.",
        408 if call => "There was no answer.",
        408 | 504 => "The service did not answer in time.",
        413 | 513 => "This is too large to be sent.",
        406 | 415 | 488 | 606 if call => "The two devices have no audio or video format in common.",
        406 | 415 | 488 | 606 => "The other side cannot handle this format.",
        421 | 420 | 494 => "The other side needs a feature that is not available here.",
        430 | 440 | 482 | 483 => "The call could not be routed to its destination.",
        433 => "This person does not take anonymous calls.",
        480 => "The person is not available at the moment.",
        484 => "The number is not complete.",
        485 => "The address is not unique.",
        486 | 600 => "The line is busy.",
        487 => "The call was cancelled.",
        300..=399 => "The destination has moved and could not be reached.",
        503 => "The service is overloaded or down at the moment. Please try again later.",
        603 => "The call was declined.",
        607 => "The person does not want to be called from this number.",
        608 => "The call was blocked on the way.",
        500..=599 => "The service has a problem at the moment. Please try again later.",
        600..=699 => "The call could not be completed.",
        _ if call => "The call could not be completed.",
        _ if situation.method == Method::Register => "Signing in did not work.",
        _ if situation.method == Method::Message => "The message could not be sent.",
        _ => "This did not work.",
    }
}
