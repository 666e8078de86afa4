//! From a response and what the caller knows to advice: asks the rules in order.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    Action, Advice, Context, DialogEffect, LocalEvent, Method, ParseError, Parsed, Response, Retry,
    Role, StatusCode,
    advice::{DecidingHeaders, Facts},
    people, q850,
    rules::{Draft, RULES, Scope, Situation, go_on_where_no_other_form_helps},
};

/// What to do with this message.
///
/// Whatever the bytes are, there is an answer: a message that is no usable SIP response gives an
/// advice with `valid: false` and [`Action::Discard`] that says what is wrong with it. Time is
/// linear in the length of the message.
///
/// ```
/// use sip_response::{Action, Context, advise};
///
/// let busy = b"SIP/2.0 486 Busy Here\r\n\
///     Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
///     From: <sip:alice@example.com>;tag=a1\r\n\
///     To: <sip:bob@example.net>;tag=b1\r\n\
///     Call-ID: c1\r\nCSeq: 1 INVITE\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n";
/// let advice = advise(busy, &Context::default());
/// assert_eq!(advice.action, Action::Fail);
/// ```
#[must_use]
pub fn advise(message: &[u8], context: &Context) -> Advice {
    match Response::parse(message) {
        Ok(parsed) => advise_parsed(&parsed, context),
        Err(error) => advise_unreadable(&error, context),
    }
}

/// What to do with a message that was parsed before.
#[must_use]
pub fn advise_parsed(parsed: &Parsed<'_>, context: &Context) -> Advice {
    let response = &parsed.response;
    let code = response.code();
    let cseq = response.cseq().and_then(Result::ok);
    let method = context.method.or(cseq.map(|cseq| cseq.method)).unwrap_or_default();
    let mut advice = judge(Situation {
        context,
        parsed: Some(parsed),
        error: None,
        event: None,
        code: code.as_u16(),
        treated: code.treat_as().as_u16(),
        method,
        role: context.role,
        cseq,
    });
    advice.violations.clone_from(&parsed.violations);
    advice
}

/// What to do after something that happened here, without a message: a timeout, an ICMP error.
/// Reads [`Context::event`]; where that is absent the event counts as a timeout.
#[must_use]
pub fn advise_event(context: &Context) -> Advice {
    let event = context.event.unwrap_or(LocalEvent::TimerF);
    let code = event.code();
    judge(Situation {
        context,
        parsed: None,
        error: None,
        event: Some(event),
        code,
        treated: code,
        method: context.method.unwrap_or_default(),
        role: context.role,
        cseq: None,
    })
}

fn advise_unreadable(error: &ParseError, context: &Context) -> Advice {
    let mut advice = judge(Situation {
        context,
        parsed: None,
        error: Some(error),
        event: None,
        code: 0,
        treated: 0,
        method: context.method.unwrap_or_default(),
        role: context.role,
        cseq: None,
    });
    advice.summary = Cow::Owned(alloc::format!("{error}"));
    advice
}

/// Asks the rules in order and lets people's sentences be written last.
fn judge(mut situation: Situation<'_>) -> Advice {
    situation.treated = treated_in(&situation);
    let wire = StatusCode::from_u16(situation.code).ok();
    let treated = StatusCode::from_u16(situation.treated).ok();
    let mut advice = Advice {
        valid: situation.error.is_none(),
        code: wire,
        class: wire.map(StatusCode::class),
        r#final: wire.map(StatusCode::is_final),
        treat_as: treated.filter(|_| situation.treated != situation.code),
        action: Action::Fail,
        retry: treated.and_then(StatusCode::entry).map_or(Retry::Never, |entry| entry.retry),
        delay_s: None,
        alternatives: Vec::new(),
        dialog_effect: dialog_effect(&situation, treated),
        contacts: None,
        challenges: None,
        chosen_challenge: None,
        retry_request: None,
        headers: DecidingHeaders::default(),
        facts: Facts { synthetic: situation.event.map(|_| true), ..Facts::default() },
        findings: Vec::with_capacity(8),
        depends_on: Vec::new(),
        violations: Vec::new(),
        summary: Cow::Borrowed(""),
        user_message: Cow::Borrowed(""),
        q850: wire.and_then(|code| match code.entry() {
            Some(entry) => entry.q850_cause(),
            None => q850::from_sip(code)?.cause,
        }),
    };
    let mut draft = Draft::new(&mut advice);
    let scope = Scope::of(&situation);
    'families: for family in RULES {
        for rule in *family {
            draft.ask(rule, &situation, scope);
            if draft.stopped() {
                break 'families;
            }
        }
    }
    go_on_where_no_other_form_helps(&situation, &mut draft);
    draft.finish();
    advice.summary = people::summary(&advice, &situation);
    advice.user_message = people::user_message(&advice, &situation);
    advice
}

/// The code as which this situation is handled, over [`StatusCode::treat_as`]: an endpoint treats
/// 430 as 400 (RFC 5626 §11.5), and so does everyone 486 inside an established usage (RFC 5057
/// §5.1 note 11), 489 where no event package is meant (note 12), and 423 where there is no expiry
/// that could be longer. That 503 without a usable Retry-After is a 500 (RFC 3261 §21.5.4) is told
/// by its rule, since RFC 3263 still asks for the next server first.
fn treated_in(situation: &Situation<'_>) -> u16 {
    use Method::{Notify, Publish, Register, Subscribe};
    match (situation.treated, situation.method) {
        (430, _) if situation.role != Role::Proxy => 400,
        (486, _) if situation.in_dialog() && situation.established() => 400,
        (423, Register | Subscribe | Publish) => 423,
        (489, Subscribe | Notify | Publish) => 489,
        (423 | 489, _) if situation.role != Role::Proxy => 400,
        (treated, _) => treated,
    }
}

/// What a failure does to the dialog (RFC 5057 §5.1 Table 2), told as if the request had been in
/// one even where it was not.
fn dialog_effect(situation: &Situation<'_>, treated: Option<StatusCode>) -> DialogEffect {
    let Some(entry) = treated.and_then(StatusCode::entry) else {
        return DialogEffect::NotApplicable;
    };
    let effect = entry.dialog_effect;
    if effect == DialogEffect::NotApplicable || situation.role == Role::Proxy {
        return DialogEffect::NotApplicable;
    }
    match situation.treated {
        // Any failure to CANCEL touches nothing but the CANCEL (note 8).
        _ if situation.method == Method::Cancel => DialogEffect::TransactionOnly,
        // Notes 4 and 5.2 over the cell of the table: a timeout ends the usage.
        408 if situation.in_dialog() => DialogEffect::DestroysUsage,
        405 | 501 if !situation.method_is_integral() => DialogEffect::TransactionOnly,
        // Who cannot be reached now by a request of no usage can still be in the call (5.3).
        480 if situation.in_dialog() && !situation.method_has_usage() => {
            DialogEffect::TransactionOnly
        }
        _ => effect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_a_row_in_rfc_3398_releases_with_31() {
        let cause = |number: u16| {
            let text = alloc::format!(
                "SIP/2.0 {number} X\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\n\
                 To: <sip:c@d>;tag=2\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n"
            );
            advise(text.as_bytes(), &Context::default()).q850
        };
        assert_eq!([cause(499), cause(599), cause(486), cause(400)], [31, 31, 17, 41].map(Some));
        assert_eq!([cause(180), cause(487)], [None, None]);
    }
}
