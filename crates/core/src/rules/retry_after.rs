//! Family J: Retry-After.

use super::{Rule, Scope, Situation};
use crate::{Action, Delay, HeaderName, advice::RetryAfterAdvice};

pub(super) const RULES: &[Rule] = &[J5, J2, J1, J3, J4];

/// The longest delay that is told, in seconds: what fits 32 bits, some 136 years. RFC 3261 sets no
/// limit; a longer one means "not in this life" and must not wrap to a short one.
const DELAY_S_MAX: u64 = u32::MAX as u64;

pub(super) fn clamped(seconds: u64) -> u64 {
    seconds.min(DELAY_S_MAX)
}

/// The codes with which Retry-After has a meaning (RFC 3261 §20.33, Table 3).
pub(super) fn counts(s: &Situation<'_>) -> bool {
    matches!(s.treated, 404 | 413 | 480 | 486 | 500 | 503 | 600 | 603)
}

rule! {
    J5 = "J5", "This Retry-After cannot be read: it counts as absent.",
    when: "Retry-After holds something other than seconds, such as the HTTP date of RFC 2543.",
    why: "RFC 3261 dropped the date form. Guessing at it could block a server for decades; a 503 \
          with it counts as one without.",
    from: [("RFC 3261", "20.33"), ("RFC 2543", "6.32")],
    level: Derived,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","serversLeft":[]}"#, "503 Service Unavailable", ["Retry-After: Thu, 01 Jan 2099 00:00:00 GMT"]) => Fail,
    |s, d| {
        let applies = counts(s) && s.has(HeaderName::RetryAfter) && s.retry_after().is_none();
        if applies {
            d.advice.headers.retry_after = Some(None);
        }
        applies
    }
}

#[test]
fn trap_an_http_date_in_retry_after_is_no_delay() {
    let advice = super::advice_on(&J5.example);
    assert_eq!((advice.delay_s, advice.headers.retry_after), (None, Some(None)));
}

rule! {
    J2 = "J2", "Do not send the request again before Retry-After is over.",
    when: "Retry-After with 404, 413, 480, 486, 500, 503, 600 or 603.",
    why: "The callee or server says when it expects to be available. With other codes the header \
          has no meaning and is ignored.",
    from: [("RFC 3261", "20.33")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "486 Busy Here", ["Retry-After: 60"]) => Fail,
    |s, d| {
        if !counts(s) || !s.has(HeaderName::RetryAfter) {
            return false;
        }
        let Some(retry_after) = s.retry_after() else { return false };
        let seconds = clamped(retry_after.seconds);
        d.advice.headers.retry_after = Some(Some(RetryAfterAdvice {
            seconds,
            comment: retry_after.comment.map(|comment| comment.text().into_owned()),
            duration: retry_after.duration,
        }));
        if !matches!(d.advice.action, Action::NextServer | Action::RetryElsewhere) || !d.decided() {
            d.advice.delay_s = Some(Delay::Seconds(seconds));
        }
        true
    }
}

#[test]
fn j2_ignores_the_header_on_every_other_code() {
    for code in [400, 401, 403, 408, 420, 484, 487, 491, 501, 504, 604, 606, 607, 608] {
        let status: &'static str = alloc::boxed::Box::leak(alloc::format!("{code} X").into());
        let advice = super::advice(r#"{"method":"OPTIONS"}"#, status, &["Retry-After: 60"]);
        assert_eq!(advice.headers.retry_after, None, "{code}");
        assert!(!matches!(advice.delay_s, Some(Delay::Seconds(60))), "{code}");
    }
}

rule! {
    J1 = "J1", "The delay is the digits alone; comment and parameters do not change it.",
    when: "Retry-After with a comment or with parameters.",
    why: "A comment may nest, hold escaped characters and look like a parameter. duration says for \
          how long the callee will be reachable after the delay.",
    from: [("RFC 3261", "20.33"), ("RFC 3261", "25.1")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "480 Temporarily Unavailable", ["Retry-After: 3600 (in a meeting) ;duration=1800"]) => Fail,
    |_s, d| {
        matches!(&d.advice.headers.retry_after, Some(Some(value))
            if value.comment.is_some() || value.duration.is_some())
    }
}

#[test]
fn trap_nested_comments_in_retry_after_hide_no_parameter() {
    let advice = super::advice(
        r#"{"method":"INVITE","serversLeft":[]}"#,
        "503 Service Unavailable",
        &[r"Retry-After: 90 (planned (really) \) work; duration=1) ;duration=1800"],
    );
    let value = advice.headers.retry_after.unwrap().unwrap();
    assert_eq!((value.seconds, value.duration), (90, Some(1800)));
}

rule! {
    J3 = "J3", "A Retry-After of 0 means at once.",
    when: "Retry-After: 0.",
    why: "RFC 3261 §20.33 speaks of a positive number while its grammar allows 0; RFC 5626 uses 0 to \
          say that a new registration may follow at once. The wider reading loses nothing.",
    from: [("RFC 5626", "4.2.1"), ("RFC 3261", "20.33")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","outbound":true}"#, "503 Service Unavailable", ["Retry-After: 0"]) => RetryAfterDelay,
    |_s, d| {
        matches!(&d.advice.headers.retry_after, Some(Some(value)) if value.seconds == 0)
    }
}

rule! {
    J4 = "J4", "This delay is longer than any client will wait: do not retry by yourself.",
    when: "A Retry-After of more than 2^32 - 1 seconds.",
    why: "RFC 3261 sets no largest value. A number that wraps around becomes a short delay, so it \
          is cut to the longest one instead.",
    from: [("RFC 4475", "3.1.2.5"), ("RFC 3261", "20.33")],
    level: Text,
    scope: Scope::ERROR, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","serversLeft":[]}"#, "503 Service Unavailable", ["Retry-After: 949302838503028349304023988"]) => Fail,
    |_s, d| {
        matches!(&d.advice.headers.retry_after, Some(Some(value)) if value.seconds >= DELAY_S_MAX)
    }
}
