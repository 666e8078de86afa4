//! Family G: what each 4xx says, and with which change the request may go out again.
//!
//! 401 and 407 stand with authentication, 481 and what ends a dialog with the dialogs, and a code
//! without the header it lives on with the missing headers. All of these are asked before.

use alloc::{string::String, vec::Vec};

use super::{Draft, Rule, Scope, Situation};
use crate::{
    Action, Delay, HeaderError, HeaderName, Method, Response, Retry, Role,
    advice::{CodedError, RetryRequest},
    header::{ErrorCode, MediaRange, QValue},
};

/// In the order of the codes; where two rules share a code, the more particular one first.
pub(super) const RULES: &[Rule] = &[
    G400, G402, G403, G404, G405, G406, G408, G410, G412, G413B, G413A, G414, G415, G416B, G416A,
    G417, G420, G421, G422, G423, G424, G425, G428, G429, G430, G433, G436, G437, G438, G439, G440,
    G469, G470, G480, G481, G482, G483, G484, G485, G486, G487, G488, G489, G491A, G491B, G491C,
    G493, G494, G4XX,
];

const CLIENT_ERROR: u8 = 1 << 4;

/// How often one request is sent again for whatever reason. RFC 6442 §4.3 recommends three for
/// 424; no RFC names a number for the other codes.
const RETRIES_MAX: u32 = 3;

/// How often the request was sent again so far. The retry that answered a challenge does not
/// count, since it is no answer to this code.
fn retries(s: &Situation<'_>) -> u32 {
    let challenged = u32::from(s.context.sent_authorization.is_some());
    s.attempt().saturating_sub(1).saturating_sub(challenged)
}

/// Is this code still to be decided, and is it a request that can be sent again at all? A CANCEL
/// belongs to the one request that it cancels.
fn open(s: &Situation<'_>, d: &Draft, code: u16) -> bool {
    s.is(code) && !d.decided() && s.method != Method::Cancel
}

/// Decides to send the request again with a change, which the caller writes into the result.
/// `None` when it was sent often enough.
fn send_changed<'d>(
    s: &Situation<'_>,
    d: &'d mut Draft,
    max_retries: u32,
) -> Option<&'d mut RetryRequest> {
    if retries(s) >= RETRIES_MAX {
        fail(d, "It was sent here again often enough: another try of this kind would not help.");
        return None;
    }
    d.decide(Action::RetryModified);
    d.advice.facts.max_retries = Some(max_retries);
    Some(d.next_request(s))
}

fn fail(d: &mut Draft, sentence: &'static str) {
    d.decide(Action::Fail);
    d.say(sentence);
}

/// Asks the user, unless the user has said in advance what to do.
fn with_consent(s: &Situation<'_>, d: &mut Draft, change: impl FnOnce(&mut RetryRequest)) {
    match s.context.user_policy.as_deref() {
        Some("agrees") => {
            if let Some(request) = send_changed(s, d, 1) {
                change(request);
                d.say("The user has agreed to this in advance: send it again with the change.");
            }
        }
        Some("refuses") => fail(d, "The user does not want the change that is needed."),
        _ => {
            d.decide(Action::AskUser);
            d.advice.facts.automatic = Some(false);
            d.depends_on("userPolicy", "A user who has decided in advance need not be asked.");
        }
    }
}

/// The values of a header field that is there, without the damaged ones; `None` if nothing else
/// is left of it. An empty header field is a list without values.
fn readable<T: Into<String>>(
    values: impl Iterator<Item = Result<T, HeaderError>>,
) -> Option<Vec<String>> {
    let mut damaged = false;
    let mut list = Vec::new();
    for value in values {
        match value {
            Ok(text) => list.push(text.into()),
            Err(_) => damaged = true,
        }
    }
    (!damaged || !list.is_empty()).then_some(list)
}

/// The values of a header field; `None` where it is absent or nothing of it can be read.
fn list<'a, T: Into<String>, I: Iterator<Item = Result<T, HeaderError>>>(
    s: &Situation<'a>,
    name: HeaderName,
    values: impl FnOnce(&'a Response<'a>) -> I,
) -> Option<Vec<String>> {
    let response = s.response().filter(|response| response.first(name).is_some())?;
    readable(values(response))
}

fn coded(error: &ErrorCode<'_>) -> CodedError {
    CodedError { code: error.code, category: error.category() }
}

fn one(text: &str) -> Option<Vec<String>> {
    Some(alloc::vec![String::from(text)])
}

rule! {
    G400 = "G400", "The server does not understand the request: show the phrase and correct the request.",
    when: "400.",
    why: "The phrase names the fault of syntax. The same request meets the same answer, so only a \
          corrected one may go out, and correcting it takes a person.",
    from: [("RFC 3261", "21.4.1"), ("RFC 3261", "21.4")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "400 Missing Contact header field", []) => Fail,
    |s, d| {
        let applies = s.code == 400;
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn g400_offers_no_automatic_retry() {
    let advice = super::advice(r#"{"method":"OPTIONS"}"#, "400 Bad Request", &["Retry-After: 5"]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    assert_eq!((advice.retry_request, advice.delay_s), (None, None));
}

rule! {
    G402 = "G402", "402 has no meaning yet: it counts as 400.",
    when: "402.",
    why: "RFC 3261 only reserves the code. A client that starts a payment for it has invented a \
          protocol.",
    from: [("RFC 5057", "5.1 note 1"), ("RFC 3261", "21.4.3")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "402 Payment Required", []) => Fail,
    |s, d| {
        let applies = s.code == 402;
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn g402_is_handled_as_400() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "402 Payment Required", &[]);
    assert_eq!(advice.treat_as, Some(crate::StatusCode::BAD_REQUEST));
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
}

rule! {
    G403 = "G403", "The server refuses: do not repeat the request, credentials do not help.",
    when: "403.",
    why: "The request was understood and is not wanted. A verification service also sends it for a \
          Date or iat that is too old; its phrase is then often Stale Date, which is for people and \
          decides nothing.",
    from: [("RFC 3261", "21.4.4"), ("RFC 8224", "6.2.2")],
    level: ShouldNot,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"REGISTER"}"#, "403 Forbidden", []) => Fail,
    |s, d| {
        if s.is(403) {
            d.decide(Action::Fail);
        }
        s.is(403)
    }
}

#[test]
fn g403_is_not_answered_with_credentials() {
    let advice = super::advice(
        r#"{"method":"REGISTER","credentialsFor":["example.com"]}"#,
        "403 Forbidden",
        &["WWW-Authenticate: Digest realm=\"example.com\", nonce=\"1\""],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
}

rule! {
    G404 = "G404", "There is no such user at this domain.",
    when: "404.",
    why: "The server knows this for certain. Retry-After may say when the user is expected; without \
          it nothing is to be gained by trying again.",
    from: [("RFC 3261", "21.4.5"), ("RFC 3261", "20.33")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "404 Not Found", []) => Fail,
    |s, d| {
        if s.is(404) {
            d.decide(Action::Fail);
        }
        s.is(404)
    }
}

#[test]
fn g404_is_not_retried_by_itself_even_with_retry_after() {
    let advice =
        super::advice(r#"{"method":"INVITE","inDialog":false}"#, "404 No", &["Retry-After: 60"]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Conditional));
}

rule! {
    G405 = "G405", "Do not use this method for this address; Allow lists those that work.",
    when: "405.",
    why: "The method is known to the server and refused for this address. A missing Allow tells \
          nothing about other methods; it does not mean that none is allowed.",
    from: [("RFC 3261", "21.4.6"), ("RFC 3261", "20.5")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true}"#, "405 Method Not Allowed", ["Allow: INVITE, ACK, BYE, CANCEL"]) => Fail,
    |s, d| {
        if !s.is(405) {
            return false;
        }
        d.advice.headers.allow = Some(list(s, HeaderName::Allow, Response::allow));
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn trap_405_to_info_is_a_failure_of_the_info_alone() {
    let advice = super::advice(
        r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#,
        "405 Method Not Allowed",
        &["Allow: INVITE, ACK, OPTIONS", "Allow: CANCEL,BYE"],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
    assert_eq!(advice.dialog_effect, crate::DialogEffect::TransactionOnly);
    assert_eq!(advice.facts.send_bye, None);
    let allow = advice.headers.allow.flatten().unwrap();
    assert_eq!(allow, ["INVITE", "ACK", "OPTIONS", "CANCEL", "BYE"]);
}

#[test]
fn g405_tells_a_missing_allow_from_an_empty_one() {
    let status = "405 Method Not Allowed";
    let missing = super::advice(r#"{"method":"INFO"}"#, status, &[]);
    assert_eq!(missing.headers.allow, Some(None));
    let empty = super::advice(r#"{"method":"INFO"}"#, status, &["Allow:"]);
    assert_eq!(empty.headers.allow, Some(Some(Vec::new())));
}

rule! {
    G406 = "G406", "The resource cannot answer in a form that Accept permits: only a wider Accept can help.",
    when: "406.",
    why: "It speaks of the body that would come back, not of the one that was sent (415). A \
          notifier says so when it can make no type that the SUBSCRIBE accepts.",
    from: [("RFC 3261", "21.4.7"), ("RFC 6665", "4.1.2.1")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"SUBSCRIBE","inDialog":false}"#, "406 Not Acceptable", []) => Fail,
    |s, d| {
        let applies = open(s, d, 406);
        if applies {
            d.decide(Action::Fail);
            d.or("retry-modified with wider Accept header fields");
        }
        applies
    }
}

#[test]
fn g406_does_not_change_the_body_that_was_sent() {
    let advice = super::advice(
        r#"{"method":"INVITE","contentType":"a/b","canSend":["application/sdp"]}"#,
        "406 Not Acceptable",
        &["Accept: application/sdp"],
    );
    assert_eq!((advice.action, advice.retry_request), (Action::Fail, None));
}

rule! {
    G408 = "G408", "No answer came in time: the same request may be sent again later.",
    when: "408 outside a dialog. In a dialog it ends the usage; where that rule decides, this one \
           is silent.",
    why: "Nothing is wrong with the request. The server waited as long as it wanted to, so another \
          try at once would only wait again.",
    from: [("RFC 3261", "21.4.9")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":false}"#, "408 Request Timeout", []) => Fail,
    |s, d| {
        let applies = s.is(408) && !d.decided();
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn g408_changes_nothing_in_the_request() {
    let advice =
        super::advice(r#"{"method":"INVITE","inDialog":false}"#, "408 Request Timeout", &[]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::SameRequestLater));
    assert_eq!(advice.retry_request, None);
}

rule! {
    G410 = "G410", "The address is gone for good: take it off the lists.",
    when: "410.",
    why: "404 says that nobody is known there, 410 that somebody was and will not come back. An \
          address book that keeps it calls in vain for ever.",
    from: [("RFC 3261", "21.4.10")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "410 Gone", []) => Fail,
    |s, d| {
        if s.is(410) {
            d.decide(Action::Fail);
            d.advice.facts.permanent = Some(true);
        }
        s.is(410)
    }
}

#[test]
fn g410_is_permanent_and_404_is_not() {
    let gone = super::advice(r#"{"method":"INVITE","inDialog":false}"#, "410 Gone", &[]);
    assert_eq!((gone.facts.permanent, gone.retry), (Some(true), Retry::Never));
    let unknown = super::advice(r#"{"method":"INVITE","inDialog":false}"#, "404 Not Found", &[]);
    assert_eq!(unknown.facts.permanent, None);
}

rule! {
    G412 = "G412", "The published state is gone: forget the entity-tag and publish anew, with the body.",
    when: "412 to a PUBLISH.",
    why: "The server no longer has what SIP-If-Match names. The same PUBLISH can never succeed; a \
          first publication carries the whole state and gets a new entity-tag.",
    from: [("RFC 3903", "5")],
    level: MustNot,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"PUBLISH","sipIfMatch":"dx200xyz"}"#, "412 Conditional Request Failed", []) => RetryModified,
    |s, d| {
        if !open(s, d, 412) {
            return false;
        }
        if s.method != Method::Publish {
            fail(d, "412 has a meaning for PUBLISH alone: here it is a failure like 400.");
            return true;
        }
        if let Some(request) = send_changed(s, d, 1) {
            request.remove = one("SIP-If-Match");
            request.add = one("body (initial publication)");
            request.discard_etag.clone_from(&s.context.sip_if_match);
            // A first publication need not keep the Call-ID of the one before.
            request.same_call_id = None;
        }
        true
    }
}

#[test]
fn g412_publishes_anew_and_never_repeats_the_tag() {
    let publish = super::advice_on(&G412.example);
    let request = publish.retry_request.unwrap();
    assert_eq!(request.remove.unwrap(), ["SIP-If-Match"]);
    assert_eq!(request.discard_etag.unwrap(), "dx200xyz");
    let other = super::advice(r#"{"method":"MESSAGE"}"#, "412 Conditional Request Failed", &[]);
    assert_eq!((other.action, other.retry_request), (Action::Fail, None));
    let again =
        super::advice(r#"{"method":"PUBLISH","attempt":4}"#, "412 Conditional Request Failed", &[]);
    assert_eq!(again.action, Action::Fail);
}

rule! {
    G413B = "G413b", "The server has no room for this body at the moment: send it again after Retry-After.",
    when: "413 with Retry-After.",
    why: "The header says that the condition will pass, so the body need not shrink.",
    from: [("RFC 3261", "21.4.11"), ("RFC 3261", "20.33")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE","bodyBytes":5000}"#, "413 Request Entity Too Large", ["Retry-After: 30"]) => RetryAfterDelay,
    |s, d| {
        if !open(s, d, 413) || s.retry_after().is_none() {
            return false;
        }
        if retries(s) >= RETRIES_MAX {
            fail(d, "It was sent here again often enough: another try of this kind would not help.");
        } else {
            d.decide(Action::RetryAfterDelay);
            d.advice.facts.max_retries = Some(1);
            d.next_request(s);
            d.or("fail");
        }
        true
    }
}

#[test]
fn g413b_keeps_the_body() {
    let advice = super::advice_on(&G413B.example);
    assert_eq!(advice.retry, Retry::SameRequestLater);
    assert_eq!(advice.retry_request.unwrap().body, None);
}

rule! {
    G413A = "G413a", "The body is too large: send the request again with a smaller one or without.",
    when: "413 without a Retry-After that can be read.",
    why: "This server will never take a body of that size. If the body is all that the request is \
          for, there is nothing left to send.",
    from: [("RFC 3261", "8.1.3.5"), ("RFC 3261", "21.4.11")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE","bodyBytes":5000}"#, "413 Request Entity Too Large", []) => RetryModified,
    |s, d| {
        if !open(s, d, 413) || s.retry_after().is_some() {
            return false;
        }
        if s.context.body_bytes == Some(0) {
            fail(d, "There was no body that could be left out: report the failure.");
        } else if let Some(request) = send_changed(s, d, 1) {
            request.body = Some("none or smaller".into());
            d.or("fail");
            if s.context.body_bytes.is_none() {
                d.depends_on("bodyBytes", "Without a body there is nothing to make smaller: fail.");
            }
        }
        true
    }
}

#[test]
fn g413a_does_not_shrink_what_is_empty() {
    let status = "413 Request Entity Too Large";
    let empty = super::advice(r#"{"method":"OPTIONS","bodyBytes":0}"#, status, &[]);
    assert_eq!((empty.action, empty.retry), (Action::Fail, Retry::Modified));
    let unknown = super::advice(r#"{"method":"MESSAGE"}"#, status, &["Retry-After: soon"]);
    assert_eq!(unknown.action, Action::RetryModified);
    assert_eq!(unknown.depends_on[0].field, "bodyBytes");
}

rule! {
    G414 = "G414", "Only a shorter Request-URI can work.",
    when: "414.",
    why: "The length of the URI alone is refused. No rule says what may be cut from it, so the \
          client does not do it by itself.",
    from: [("RFC 3261", "21.4.12"), ("RFC 3261", "21.4")],
    level: Derived,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "414 Request-URI Too Long", []) => Fail,
    |s, d| {
        if s.is(414) {
            d.decide(Action::Fail);
        }
        s.is(414)
    }
}

#[test]
fn g414_cuts_nothing_by_itself() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "414 Request-URI Too Long", &[]);
    assert_eq!((advice.retry, advice.retry_request), (Retry::Modified, None));
}

/// How welcome a body of this type is, in thousandths, by the most particular range that it lies
/// in: without q fully, with `q=0` not at all.
fn welcome(ranges: &[MediaRange<'_>], media_type: &str) -> u16 {
    let particular = |range: &&MediaRange<'_>| match (range.kind, range.subtype) {
        ("*", _) => 0,
        (_, "*") => 1,
        _ => 2,
    };
    ranges
        .iter()
        .filter(|range| range.includes(media_type))
        .max_by_key(particular)
        .map_or(0, |range| range.q.unwrap_or(QValue::ONE).thousandths())
}

/// The most welcome of these types; of equals the first, which the client likes best.
fn most_welcome<'a>(
    ranges: &[MediaRange<'_>],
    types: impl DoubleEndedIterator<Item = &'a String>,
) -> Option<&'a String> {
    types
        .rev()
        .map(|media_type| (welcome(ranges, media_type), media_type))
        .filter(|(welcome, _)| *welcome > 0)
        .max_by_key(|(welcome, _)| *welcome)
        .map(|(_, media_type)| media_type)
}

/// Are these the same media type, whatever their parameters?
fn same_type(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.split(';').next().map_or("", str::trim).len();
    let (one, other) = (one.get(..bare(one)), other.get(..bare(other)));
    one.zip(other).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

rule! {
    G415 = "G415", "Send it again in a form that Accept, Accept-Encoding and Accept-Language permit.",
    when: "415 with at least one of these header fields.",
    why: "They say what the server can read. An empty Accept says that it reads no format at all, \
          and a type that was refused is refused again. Of several types that fit, q tells which \
          one it likes best.",
    from: [("RFC 3261", "8.1.3.5"), ("RFC 3261", "8.2.3"), ("RFC 3261", "20.1")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","contentType":"multipart/mixed","canSend":["application/sdp"]}"#, "415 Unsupported Media Type", ["Accept: application/sdp;level=1", "Accept-Encoding: gzip"]) => RetryModified,
    |s, d| {
        if !open(s, d, 415) {
            return false;
        }
        let Some(response) = s.response() else { return false };
        let has_accept = s.has(HeaderName::Accept);
        let ranges: Vec<MediaRange<'_>> =
            if has_accept { response.accept().flatten().collect() } else { Vec::new() };
        let accept = list(s, HeaderName::Accept, |response| {
            response.accept().map(|value| value.map(|range| range.text))
        });
        let encoding = list(s, HeaderName::AcceptEncoding, |response| {
            response.accept_encoding().map(|value| value.map(|token| token.text))
        });
        let language = list(s, HeaderName::AcceptLanguage, |response| {
            response.accept_language().map(|value| value.map(|token| token.text))
        });
        let headers = &mut d.advice.headers;
        if has_accept || (encoding.is_none() && language.is_none()) {
            headers.accept = Some(accept.clone());
        }
        headers.accept_encoding = encoding.clone().map(Some);
        headers.accept_language = language.clone().map(Some);
        let other_form = encoding.is_some() || language.is_some();
        let sent = s.context.content_type.as_deref();
        let mut content_type = None;
        match (&accept, &s.context.can_send) {
            (Some(types), _) if types.is_empty() => {
                fail(d, "Accept is empty: this server reads no format.");
                return true;
            }
            (None, _) if !other_form => {
                fail(d, "Nothing readable says which form would do: there is no guided retry.");
                return true;
            }
            (Some(_), Some(can_send)) => {
                let is_new = |media_type: &&String| {
                    sent.is_none_or(|sent| !same_type(sent, media_type))
                };
                content_type = most_welcome(&ranges, can_send.iter().filter(is_new));
                if content_type.is_none() && other_form {
                    content_type = most_welcome(&ranges, can_send.iter());
                }
                if content_type.is_none() {
                    fail(d, "Nothing that the client can send has a form that is accepted there.");
                    return true;
                }
            }
            (Some(_), None) | (None, _) => {}
        }
        if let Some(request) = send_changed(s, d, 1) {
            request.content_type = content_type.cloned();
            request.accept = accept;
            request.accept_encoding = encoding;
            request.accept_language = language;
            if has_accept && s.context.can_send.is_none() {
                d.depends_on(
                    "canSend",
                    "Send one of the accepted types; if the client can make none of them, fail.",
                );
            }
        }
        true
    }
}

#[test]
fn g415_takes_what_both_sides_have() {
    let advice = |context, headers| super::advice(context, "415 Unsupported Media Type", headers);
    let content_type = |context, headers: &'static [&'static str]| {
        let advice = advice(context, headers);
        (advice.action, advice.retry_request.and_then(|request| request.content_type))
    };
    let two = r#"{"method":"MESSAGE","canSend":["text/html","text/plain"]}"#;
    let plain = (Action::RetryModified, Some(String::from("text/plain")));
    let html = (Action::RetryModified, Some(String::from("text/html")));
    assert_eq!(content_type(two, &["Accept: TEXT/Plain;charset=utf-8"]), plain);
    assert_eq!(content_type(two, &["Accept: text/*"]), html);
    assert_eq!(content_type(two, &["Accept: */*"]), html);
    assert_eq!(content_type(two, &["Accept: */*, text/html;q=0"]), plain);
    assert_eq!(content_type(two, &["Accept: text/html;q=0.1, text/plain;q=0.2"]), plain);
    assert_eq!(content_type(two, &["Accept: text/html;q=0.5, text/*;q=0.5"]), html);
    assert_eq!(content_type(two, &["Accept: application/*"]), (Action::Fail, None));
    assert_eq!(content_type(two, &["Accept: text/plain;q=0"]), (Action::Fail, None));
    let sent = r#"{"method":"MESSAGE","contentType":"text/html;v=5","canSend":["text/html","text/plain"]}"#;
    assert_eq!(content_type(sent, &["Accept: text/*"]), plain);
}

#[test]
fn g415_does_not_send_the_refused_type_again() {
    let same =
        r#"{"method":"INVITE","contentType":"application/sdp","canSend":["application/sdp"]}"#;
    let status = "415 Unsupported Media Type";
    let advice = super::advice(same, status, &["Accept: application/sdp"]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    let coding =
        super::advice(same, status, &["Accept: application/sdp", "Accept-Encoding: identity"]);
    assert_eq!(coding.action, Action::RetryModified);
    assert_eq!(coding.retry_request.unwrap().accept_encoding.unwrap(), ["identity"]);
}

#[test]
fn g415_tells_empty_damaged_and_unknown_apart() {
    let status = "415 Unsupported Media Type";
    let empty = super::advice(r#"{"method":"MESSAGE"}"#, status, &["Accept:"]);
    assert_eq!((empty.action, empty.retry), (Action::Fail, Retry::Modified));
    assert_eq!(empty.headers.accept, Some(Some(Vec::new())));
    let damaged = super::advice(r#"{"method":"MESSAGE"}"#, status, &["Accept: ///"]);
    assert_eq!((damaged.action, damaged.headers.accept), (Action::Fail, Some(None)));
    let unknown = super::advice(r#"{"method":"MESSAGE"}"#, status, &["Accept: text/plain"]);
    assert_eq!(unknown.depends_on[0].field, "canSend");
    assert_eq!(unknown.retry_request.unwrap().accept.unwrap(), ["text/plain"]);
}

rule! {
    G416B = "G416b", "Ask the user before the call goes on without SIPS.",
    when: "416 to a request whose Request-URI was a sips: URI, or may have been one.",
    why: "RFC 3261 §8.1.3.5 says to retry with a SIP URI; RFC 5630 §5.1.1 forbids to do that by \
          itself where the caller had asked for a secured path, since anyone on the way could send a \
          416 to strip it off.",
    from: [("RFC 5630", "5.1.1"), ("RFC 3261", "8.1.3.5")],
    level: MustNot,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","requestUri":"sips:bob@example.net"}"#, "416 Unsupported URI Scheme", []) => AskUser,
    |s, d| {
        if !open(s, d, 416) || (s.context.request_uri.is_some() && !s.request_was_sips()) {
            return false;
        }
        with_consent(s, d, |request| request.scheme = Some("sip".into()));
        if s.context.request_uri.is_none() {
            d.depends_on(
                "requestUri",
                "If its scheme was not sips, the request is sent again with a sip: URI.",
            );
        }
        true
    }
}

#[test]
fn trap_416_to_a_sips_uri_is_never_downgraded_by_itself() {
    for context in [
        r#"{"method":"INVITE","requestUri":"sips:bob@example.net"}"#,
        r#"{"method":"INVITE","requestUri":"SIPS:bob@example.net","userPolicy":"unknown"}"#,
        r#"{"method":"INVITE"}"#,
    ] {
        let advice = super::advice(context, "416 Unsupported URI Scheme", &[]);
        assert_eq!((advice.action, advice.retry), (Action::AskUser, Retry::Conditional));
        assert_eq!((advice.retry_request, advice.facts.automatic), (None, Some(false)));
    }
    let agreed = super::advice(
        r#"{"method":"INVITE","requestUri":"sips:bob@example.net","userPolicy":"agrees"}"#,
        "416 Unsupported URI Scheme",
        &[],
    );
    assert_eq!((agreed.action, agreed.facts.automatic), (Action::RetryModified, None));
    let refused = super::advice(
        r#"{"method":"INVITE","requestUri":"sips:bob@example.net","userPolicy":"refuses"}"#,
        "416 Unsupported URI Scheme",
        &[],
    );
    assert_eq!(refused.action, Action::Fail);
}

rule! {
    G416A = "G416a", "Send it again with a SIP URI.",
    when: "416 to a request whose Request-URI is known not to be a sips: URI.",
    why: "The server does not know the scheme, such as tel:. Every SIP server knows sip:, so if that \
          was refused already, nothing is left to change.",
    from: [("RFC 3261", "8.1.3.5")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","requestUri":"tel:+15550100"}"#, "416 Unsupported URI Scheme", []) => RetryModified,
    |s, d| {
        let Some(uri) = s.context.request_uri.as_deref() else { return false };
        if !open(s, d, 416) || s.request_was_sips() {
            return false;
        }
        let was_sip = uri.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("sip:"));
        if was_sip {
            fail(d, "A sip: URI was refused already: there is no other scheme to try.");
        } else if let Some(request) = send_changed(s, d, 1) {
            request.scheme = Some("sip".into());
        }
        true
    }
}

#[test]
fn g416a_changes_the_scheme_once() {
    let advice = super::advice_on(&G416A.example);
    assert_eq!(advice.retry_request.unwrap().scheme.unwrap(), "sip");
    let sip = super::advice(
        r#"{"method":"INVITE","requestUri":"sip:bob@example.net"}"#,
        "416 Unsupported URI Scheme",
        &[],
    );
    assert_eq!(sip.action, Action::Fail);
}

rule! {
    G417 = "G417", "Send it again with a priority from Accept-Resource-Priority that the user may use.",
    when: "417.",
    why: "The element knows none of the namespaces or values that were sent. Claiming a priority \
          that the user is not entitled to would be refused, and may be noted as abuse.",
    from: [("RFC 4412", "4.7.1"), ("RFC 4412", "4.6.2")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","resourcePriority":["ets.0"],"authorized":["dsn.flash"]}"#, "417 Unknown Resource-Priority", ["Accept-Resource-Priority: dsn.flash-override, dsn.flash"]) => RetryModified,
    |s, d| {
        if !open(s, d, 417) {
            return false;
        }
        let name = HeaderName::AcceptResourcePriority;
        let accepted = list(s, name, Response::accept_resource_priority);
        let values = accepted.as_deref().unwrap_or_default();
        match &s.context.authorized {
            _ if values.is_empty() => {
                fail(d, "The response does not say which priorities are known there.");
            }
            None => {
                fail(d, "The response lists other priorities; one that the user may use can be sent.");
                d.depends_on(
                    "authorized",
                    "A listed value that the user may use is sent instead of the refused one.",
                );
            }
            Some(authorized) => {
                let sent = s.context.resource_priority.as_ref();
                let may = |value: &&String| authorized.has(value);
                let is_new = |value: &&String| sent.is_none_or(|sent| !sent.has(value));
                let choice = values.iter().filter(may).find(is_new);
                let choice = choice.or_else(|| values.iter().find(may)).cloned();
                if choice.is_none() {
                    fail(d, "The user may use none of the priorities that are known there.");
                } else if let Some(request) = send_changed(s, d, 1) {
                    request.resource_priority = choice;
                    d.or("fail");
                }
            }
        }
        d.advice.headers.accept_resource_priority = Some(accepted);
        true
    }
}

#[test]
fn g417_claims_no_priority_that_the_user_may_not_use() {
    let header: &'static [&'static str] = &["Accept-Resource-Priority: dsn.flash, dsn.routine"];
    let advice = super::advice(
        r#"{"method":"INVITE","resourcePriority":["ets.0"],"authorized":["DSN.Routine"]}"#,
        "417 Unknown Resource-Priority",
        header,
    );
    assert_eq!(advice.retry_request.unwrap().resource_priority.unwrap(), "dsn.routine");
    for context in [
        r#"{"method":"INVITE","authorized":["ets.0"]}"#,
        r#"{"method":"INVITE","authorized":[]}"#,
        r#"{"method":"INVITE"}"#,
    ] {
        let advice = super::advice(context, "417 Unknown Resource-Priority", header);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    }
    let silent = super::advice(
        r#"{"method":"INVITE","authorized":["ets.0"]}"#,
        "417 Unknown Resource-Priority",
        &[],
    );
    assert_eq!(silent.headers.accept_resource_priority, Some(None));
}

/// Which of these option tags remain without the unsupported ones.
fn without(tags: &[String], unsupported: &[String]) -> Vec<String> {
    let refused = |tag: &&String| unsupported.iter().any(|other| other.eq_ignore_ascii_case(tag));
    tags.iter().filter(|tag| !refused(tag)).cloned().collect()
}

rule! {
    G420 = "G420", "Send it again without the extensions that Unsupported lists.",
    when: "420 with a readable Unsupported.",
    why: "Somebody on the way or at the end does not know what Require or Proxy-Require demands. \
          Only what is listed is left out: the rest was understood. Where the call makes no sense \
          without the extension, report the failure instead.",
    from: [("RFC 3261", "8.1.3.5"), ("RFC 3261", "21.4.15")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","require":["100rel","foo"],"proxyRequire":[]}"#, "420 Bad Extension", ["Unsupported: foo"]) => RetryModified,
    |s, d| {
        if !open(s, d, 420) || !s.has(HeaderName::Unsupported) {
            return false;
        }
        let unsupported = list(s, HeaderName::Unsupported, Response::unsupported)
            .filter(|tags| !tags.is_empty());
        d.advice.headers.unsupported = Some(unsupported.clone());
        let Some(unsupported) = unsupported else {
            fail(d, "Unsupported names nothing: which extension was refused is not known.");
            return true;
        };
        let (require, proxy_require) = (&s.context.require, &s.context.proxy_require);
        let demanded = [require, proxy_require]
            .into_iter()
            .flatten()
            .any(|tags| unsupported.iter().any(|tag| tags.has(tag)));
        if !demanded && require.is_some() && proxy_require.is_some() {
            fail(d, "The request demanded none of these extensions: leaving them out changes nothing.");
        } else if let Some(request) = send_changed(s, d, RETRIES_MAX) {
            request.require = require.as_ref().map(|tags| without(tags, &unsupported));
            request.proxy_require = proxy_require.as_ref().map(|tags| without(tags, &unsupported));
            request.remove = Some(unsupported);
            d.or("fail if the extension is indispensable");
            if !demanded {
                d.depends_on(
                    if require.is_none() { "require" } else { "proxyRequire" },
                    "If the request did not demand what is unsupported, leaving it out changes \
                     nothing: fail.",
                );
            }
        }
        true
    }
}

#[test]
fn g420_leaves_out_what_is_listed_and_nothing_else() {
    let status = "420 Bad Extension";
    let advice = super::advice(
        r#"{"method":"INVITE","require":["100rel","foo"],"proxyRequire":["bar","sec-agree"]}"#,
        status,
        &["Unsupported: Foo", "Unsupported: bar"],
    );
    let request = advice.retry_request.unwrap();
    assert_eq!(request.require.unwrap(), ["100rel"]);
    assert_eq!(request.proxy_require.unwrap(), ["sec-agree"]);
    let other = super::advice(
        r#"{"method":"INVITE","require":["100rel"],"proxyRequire":[]}"#,
        status,
        &["Unsupported: foo"],
    );
    assert_eq!((other.action, other.retry_request), (Action::Fail, None));
    let unknown = super::advice(r#"{"method":"INVITE"}"#, status, &["Unsupported: foo"]);
    assert_eq!((unknown.action, unknown.depends_on[0].field), (Action::RetryModified, "require"));
    let empty = super::advice(r#"{"method":"INVITE"}"#, status, &["Unsupported:"]);
    assert_eq!((empty.action, empty.headers.unsupported), (Action::Fail, Some(None)));
}

#[test]
fn g420_does_not_send_a_cancel_again() {
    let advice = super::advice(r#"{"method":"CANCEL"}"#, "420 Bad Extension", &["Unsupported: a"]);
    assert_eq!((advice.action, advice.retry_request), (Action::Fail, None));
}

rule! {
    G421 = "G421", "Send it again with the required extensions in Supported, if the client implements them all.",
    when: "421 with a readable Require.",
    why: "The server cannot serve a client without them. To claim an extension that is not there \
          only moves the failure to a place where nobody understands it. RFC 3261 writes no \
          procedure for the client. Where sec-agree is wanted and Security-Server came with it, \
          the client chooses a mechanism at once, as after a 494.",
    from: [("RFC 3261", "21.4.16"), ("RFC 3329", "2.3.1"), ("RFC 3329", "2.3.2")],
    level: Derived,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","implements":["100rel","timer"]}"#, "421 Extension Required", ["Require: 100rel"]) => RetryModified,
    |s, d| {
        if !open(s, d, 421) || !s.has(HeaderName::Require) {
            return false;
        }
        let required = list(s, HeaderName::Require, Response::require)
            .filter(|tags| !tags.is_empty());
        d.advice.headers.require = Some(required.clone());
        let Some(required) = required else {
            fail(d, "Require names nothing: which extension is wanted is not known.");
            return true;
        };
        let sent = s.context.request_supported.as_ref();
        let is_sent = |tag: &String| sent.is_some_and(|sent| sent.has(tag));
        let mut all = Some(true);
        for tag in &required {
            match s.implements(tag) {
                Some(true) => {}
                Some(false) => all = Some(false),
                None => all = all.filter(|all| !all),
            }
        }
        if required.iter().all(is_sent) {
            fail(d, "The request listed all of these in Supported already.");
        } else if all == Some(false) {
            fail(d, "The client does not implement what the server requires.");
        } else if all.is_none() {
            fail(d, "The server requires extensions; whether the client has them is not known.");
            d.depends_on(
                "implements",
                "A client that has all of them sends the request again and lists them in Supported.",
            );
        } else {
            let agrees = required.iter().any(|tag| tag.eq_ignore_ascii_case("sec-agree"))
                && s.has(HeaderName::SecurityServer);
            let mut agreed = None;
            if agrees && s.context.mechanisms.is_some() {
                agreed = agreement(s, d);
                if agreed.is_none() {
                    return true;
                }
            } else if agrees {
                d.depends_on(
                    "mechanisms",
                    "A client that knows one of Security-Server starts it and mirrors the list.",
                );
            }
            if let Some(request) = send_changed(s, d, RETRIES_MAX) {
                let mut supported = sent.map(|sent| sent.to_vec()).unwrap_or_default();
                supported.extend(required.into_iter().filter(|tag| !is_sent(tag)));
                request.supported = Some(supported);
                if let Some(agreed) = agreed {
                    agreed.write(s, request);
                }
            }
        }
        true
    }
}

#[test]
fn g421_chooses_a_mechanism_where_the_server_lists_them() {
    let on = |context| {
        let headers: &'static [&'static str] =
            &["Require: sec-agree", "Security-Server: tls;q=0.2, ipsec-ike;q=0.1"];
        super::advice(context, "421 Extension Required", headers)
    };
    let known = on(r#"{"method":"REGISTER","implements":["sec-agree"],"mechanisms":["tls"]}"#);
    let request = known.retry_request.unwrap();
    assert_eq!(request.mechanism.unwrap(), "tls");
    assert_eq!(request.security_verify.unwrap(), ["tls;q=0.2", "ipsec-ike;q=0.1"]);
    assert_eq!(request.require.unwrap(), ["sec-agree"]);
    assert_eq!(request.supported.unwrap(), ["sec-agree"]);
    let none = on(r#"{"method":"REGISTER","implements":["sec-agree"],"mechanisms":["digest"]}"#);
    assert_eq!((none.action, none.retry), (Action::Fail, Retry::Modified));
    let unknown = on(r#"{"method":"REGISTER","implements":["sec-agree"]}"#);
    let request = unknown.retry_request.unwrap();
    assert_eq!((request.mechanism, request.supported.unwrap().len()), (None, 1));
}

#[test]
fn g421_claims_only_what_the_client_has() {
    let status = "421 Extension Required";
    let advice = super::advice(
        r#"{"method":"INVITE","implements":["100rel"],"requestSupported":["timer"]}"#,
        status,
        &["Require: 100rel"],
    );
    assert_eq!(advice.retry_request.unwrap().supported.unwrap(), ["timer", "100rel"]);
    for (context, dependencies) in [
        (r#"{"method":"INVITE","implements":["100rel"]}"#, 0),
        (r#"{"method":"INVITE","requestSupported":["100rel","foo"]}"#, 0),
        (r#"{"method":"INVITE","requestSupported":["100rel"]}"#, 1),
        (r#"{"method":"INVITE"}"#, 1),
    ] {
        let advice = super::advice(context, status, &["Require: 100rel, foo"]);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified), "{context}");
        assert_eq!(advice.depends_on.len(), dependencies, "{context}");
    }
}

rule! {
    G422 = "G422", "Send it again with the largest Min-SE seen so far, and a Session-Expires no shorter.",
    when: "422 with Min-SE to an INVITE or UPDATE.",
    why: "Every proxy on the way has a minimum of its own. A client that follows the last one only \
          is sent to and fro between them. The session keeps its old expiration, since only a 2xx \
          extends it.",
    from: [("RFC 4028", "7.4"), ("RFC 4028", "7.3"), ("RFC 4028", "10")],
    level: Must,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","sessionExpires":90}"#, "422 Session Interval Too Small", ["Min-SE: 3600"]) => RetryModified,
    |s, d| {
        if !open(s, d, 422) {
            return false;
        }
        let min_se = s.response().and_then(|response| response.min_se()?.ok());
        let Some(min_se) = min_se else { return false };
        let min_se = u32::try_from(min_se).ok();
        d.advice.headers.min_se = Some(min_se);
        if s.in_dialog() || s.context.session_refresh == Some(true) {
            d.advice.facts.session_expiration_changed = Some(false);
        }
        let Some(min_se) = min_se else {
            fail(d, "Min-SE is longer than any timer can be: it counts as damaged.");
            return true;
        };
        if !matches!(s.method, Method::Invite | Method::Update) {
            fail(d, "422 has a meaning for INVITE and UPDATE alone: here it is a failure like 400.");
        } else if s.implements("timer") == Some(false) {
            fail(d, "The client does not implement session timers, so it has none to make longer.");
        } else {
            let seen = s.context.min_se_seen.iter().flatten().copied();
            let largest = seen.fold(min_se, u32::max);
            let was_enough = s.context.session_expires.is_some_and(|sent| sent >= largest);
            // A session that runs already keeps its interval where that is longer.
            let current = s.context.session_expires.filter(|_| s.in_dialog()).unwrap_or_default();
            if let Some(request) = send_changed(s, d, if was_enough { 1 } else { RETRIES_MAX }) {
                request.min_se = Some(largest);
                request.session_expires_min = Some(largest.max(current));
                d.or("fail");
                if s.context.min_se_seen.is_none() && retries(s) > 0 {
                    d.depends_on(
                        "minSeSeen",
                        "If an earlier 422 asked for a longer interval, that one is sent.",
                    );
                }
            }
        }
        true
    }
}

#[test]
fn g422_asks_for_the_largest_interval_of_all() {
    let status = "422 Session Interval Too Small";
    let second = super::advice(
        r#"{"method":"INVITE","attempt":2,"sessionExpires":3600,"minSeSeen":[3600,600]}"#,
        status,
        &["Min-SE: 1800;x=y"],
    );
    assert_eq!(second.headers.min_se, Some(Some(1800)));
    let request = second.retry_request.unwrap();
    assert_eq!((request.min_se, request.session_expires_min), (Some(3600), Some(3600)));
    assert_eq!(second.facts.max_retries, Some(1));
    let refresh = super::advice(
        r#"{"method":"UPDATE","inDialog":true,"sessionRefresh":true}"#,
        status,
        &["Min-SE: 7200"],
    );
    assert_eq!(refresh.action, Action::RetryModified);
    assert_eq!(refresh.facts.session_expiration_changed, Some(false));
}

#[test]
fn g422_does_not_shorten_a_session_that_runs() {
    let least = |context| {
        let advice = super::advice(context, "422 Session Interval Too Small", &["Min-SE: 600"]);
        advice.retry_request.unwrap().session_expires_min
    };
    assert_eq!(least(r#"{"method":"UPDATE","inDialog":true,"sessionExpires":1800}"#), Some(1800));
    assert_eq!(least(r#"{"method":"UPDATE","inDialog":true,"sessionExpires":90}"#), Some(600));
    assert_eq!(least(r#"{"method":"INVITE","inDialog":false,"sessionExpires":1800}"#), Some(600));
}

#[test]
fn g422_gives_up_at_some_time() {
    let status = "422 Session Interval Too Small";
    for context in [
        r#"{"method":"INVITE","attempt":4,"sessionExpires":3600}"#,
        r#"{"method":"INVITE","implements":["100rel"]}"#,
        r#"{"method":"REGISTER"}"#,
    ] {
        let advice = super::advice(context, status, &["Min-SE: 90"]);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified), "{context}");
        assert_eq!(advice.retry_request, None, "{context}");
    }
    let absurd = super::advice(r#"{"method":"INVITE"}"#, status, &["Min-SE: 4294967296"]);
    assert_eq!((absurd.action, absurd.headers.min_se), (Action::Fail, Some(None)));
}

rule! {
    G423 = "G423", "Send it again once, with every expiry in it no shorter than Min-Expires.",
    when: "423 with Min-Expires to a REGISTER, PUBLISH or SUBSCRIBE.",
    why: "One longer request is all the server asks for. If it refuses what it has asked for, the \
          next try is refused too: clients without a bound send thousands of requests a minute. \
          Any value up to 2^32 - 1 s, the largest that RFC 3261 allows, is obeyed, though giving up \
          is permitted too.",
    from: [("RFC 3261", "10.2.8"), ("RFC 3903", "5"), ("RFC 3261", "20.23")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","expires":60}"#, "423 Interval Too Brief", ["Min-Expires: 3600"]) => RetryModified,
    |s, d| {
        if !open(s, d, 423) {
            return false;
        }
        let min_expires = s.response().and_then(|response| response.min_expires()?.ok());
        let Some(min_expires) = min_expires else { return false };
        let min_expires = u32::try_from(min_expires).ok();
        d.advice.headers.min_expires = Some(min_expires);
        let Some(min_expires) = min_expires else {
            fail(d, "Min-Expires is above 2^32 - 1 s, the largest value allowed: it counts as damaged.");
            return true;
        };
        match s.context.expires {
            Some(0) => fail(
                d,
                "An expiry of 0 ends something; a longer one would bring it back. Report the failure.",
            ),
            Some(sent) if sent >= min_expires => fail(
                d,
                "The expiry was no shorter than Min-Expires and was refused all the same: stop here.",
            ),
            None if min_expires == 0 || retries(s) > 0 => fail(
                d,
                "It was sent again before and refused again: another try would begin a loop.",
            ),
            sent => {
                if let Some(request) = send_changed(s, d, 1) {
                    request.expires_min = Some(min_expires);
                    d.or("fail");
                    if sent.is_none() {
                        d.depends_on(
                            "expires",
                            "If the expiry was no shorter than Min-Expires, or 0, fail.",
                        );
                    }
                    if min_expires > LONG_EXPIRY_S {
                        d.say(
                            "Send it again once with this very long expiry, but refresh as early as \
                             before: no address stays reachable for more than a day by itself.",
                        );
                    }
                }
            }
        }
        true
    }
}

/// Beyond this many seconds, a day, an expiry is no sensible time for a refresh.
const LONG_EXPIRY_S: u32 = 86_400;

#[test]
fn trap_423_twice_ends_the_loop() {
    let status = "423 Interval Too Brief";
    let header: &'static [&'static str] = &["Min-Expires: 3600"];
    let first = super::advice(r#"{"method":"REGISTER","expires":60}"#, status, header);
    assert_eq!(first.retry_request.unwrap().expires_min, Some(3600));
    assert_eq!((first.facts.max_retries, first.retry), (Some(1), Retry::Modified));
    for context in [
        r#"{"method":"REGISTER","attempt":2,"expires":3600}"#,
        r#"{"method":"REGISTER","expires":7200}"#,
        r#"{"method":"REGISTER","attempt":2}"#,
        r#"{"method":"REGISTER","attempt":4,"expires":60}"#,
    ] {
        let again = super::advice(context, status, header);
        assert_eq!((again.action, again.retry_request), (Action::Fail, None), "{context}");
    }
}

#[test]
fn g423_counts_no_challenge_as_a_try() {
    let advice = super::advice(
        r#"{"method":"REGISTER","attempt":2,"sentAuthorization":{"realm":"a"}}"#,
        "423 Interval Too Brief",
        &["Min-Expires: 3600"],
    );
    assert_eq!(advice.action, Action::RetryModified);
    assert_eq!(advice.depends_on[0].field, "expires");
}

#[test]
fn g423_never_turns_the_end_of_a_binding_into_a_new_one() {
    let advice = super::advice(
        r#"{"method":"REGISTER","expires":0}"#,
        "423 Interval Too Brief",
        &["Min-Expires: 60"],
    );
    assert_eq!((advice.action, advice.retry_request), (Action::Fail, None));
}

#[test]
fn g423_bounds_what_it_obeys() {
    let status = "423 Interval Too Brief";
    let long = super::advice(
        r#"{"method":"REGISTER","expires":60}"#,
        status,
        &["Min-Expires: 4294967295"],
    );
    assert_eq!(long.retry_request.unwrap().expires_min, Some(u32::MAX));
    assert!(long.findings[0].sentence.contains("refresh as early as before"));
    let absurd = super::advice(
        r#"{"method":"REGISTER","expires":60}"#,
        status,
        &["Min-Expires: 4294967296"],
    );
    assert_eq!((absurd.action, absurd.headers.min_expires), (Action::Fail, Some(None)));
}

#[test]
fn g423_means_nothing_for_an_invite() {
    let advice = super::advice(
        r#"{"method":"INVITE","expires":60}"#,
        "423 Interval Too Brief",
        &["Min-Expires: 3600"],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    assert_eq!(advice.treat_as, Some(crate::StatusCode::BAD_REQUEST));
}

rule! {
    G424 = "G424", "Send it again with the location corrected as Geolocation-Error says, three times at most.",
    when: "424 with a readable Geolocation-Error. An unknown code counts as its x00, and as 100 where \
           that is none of 100, 200 and 300.",
    why: "1xx: the location could not be processed; 2xx: a permission is missing; 3xx: the location \
          URI could not be fetched. Answering for ever would let the other side draw more and more \
          of a person's location out of the client.",
    from: [("RFC 6442", "4.3"), ("RFC 6442", "4.4")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "424 Bad Location Information", ["Geolocation-Error: 202 ; code=\"Permission To Route based on Location Information\""]) => RetryModified,
    |s, d| {
        if !open(s, d, 424) || !s.has(HeaderName::GeolocationError) {
            return false;
        }
        let error = s.response().and_then(|response| response.geolocation_error()?.ok());
        d.advice.headers.geolocation_error = Some(error.as_ref().map(coded));
        let Some(error) = error else {
            fail(d, "Geolocation-Error cannot be read: what is wrong with the location is not known.");
            return true;
        };
        let change = match (error.code, error.category()) {
            (201, _) => "retransmission-allowed: yes",
            (202, _) => "Geolocation-Routing: yes",
            (_, 200) => "permission to use the location",
            (_, 300) => "location that can be fetched, or stands in the body",
            _ => "location that can be processed",
        };
        if error.category() == 200 && s.context.user_policy.as_deref() == Some("refuses") {
            fail(d, "The user does not give the permission that is missing.");
        } else if let Some(request) = send_changed(s, d, RETRIES_MAX) {
            request.add = one(change);
            d.or("fail");
        }
        true
    }
}

#[test]
fn g424_handles_unknown_codes_as_their_category() {
    let add = |headers| {
        let advice =
            super::advice(r#"{"method":"INVITE"}"#, "424 Bad Location Information", headers);
        assert_eq!(advice.facts.max_retries, Some(3));
        advice.retry_request.unwrap().add.unwrap()
    };
    let process = ["location that can be processed"];
    assert_eq!(add(&["Geolocation-Error: 100"]), process);
    assert_eq!(add(&["Geolocation-Error: 177"]), process);
    assert_eq!(add(&["Geolocation-Error: 401"]), process);
    assert_eq!(add(&["Geolocation-Error: 299"]), ["permission to use the location"]);
    assert_eq!(add(&["Geolocation-Error: 202"]), ["Geolocation-Routing: yes"]);
}

#[test]
fn g424_gives_no_permission_the_user_refuses_and_stops_after_three() {
    let status = "424 Bad Location Information";
    for context in
        [r#"{"method":"INVITE","userPolicy":"refuses"}"#, r#"{"method":"INVITE","attempt":4}"#]
    {
        let advice = super::advice(context, status, &["Geolocation-Error: 201"]);
        assert_eq!((advice.action, advice.retry_request), (Action::Fail, None), "{context}");
    }
    let third =
        super::advice(r#"{"method":"INVITE","attempt":3}"#, status, &["Geolocation-Error: 201"]);
    assert_eq!(third.action, Action::RetryModified);
    let damaged =
        super::advice(r#"{"method":"INVITE"}"#, status, &["Geolocation-Error: somewhere"]);
    assert_eq!((damaged.action, damaged.headers.geolocation_error), (Action::Fail, Some(None)));
}

rule! {
    G425 = "G425", "Send it again with the alert corrected as AlertMsg-Error says; the dialog goes on.",
    when: "425 with a readable AlertMsg-Error.",
    why: "No emergency service can act on the alert as it stands. The code never answers a request \
          without an alert, and never ends a dialog. What is wrong is told, what to do is not, so \
          giving up is as right.",
    from: [("RFC 8876", "5.1"), ("RFC 8876", "5.2")],
    level: Derived,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "425 Bad Alert Message", ["AlertMsg-Error: 102;message=\"Not enough information\""]) => RetryModified,
    |s, d| {
        if !open(s, d, 425) || !s.has(HeaderName::AlertMsgError) {
            return false;
        }
        let error = s.response().and_then(|response| response.alert_msg_error()?.ok());
        d.advice.headers.alert_msg_error = Some(error.as_ref().map(coded));
        if error.is_none() {
            fail(d, "AlertMsg-Error cannot be read: what is wrong with the alert is not known.");
        } else if let Some(request) = send_changed(s, d, 1) {
            request.body = Some("corrected alert".into());
            d.or("fail");
        }
        true
    }
}

#[test]
fn g425_touches_no_dialog() {
    let advice = super::advice(
        r#"{"method":"MESSAGE","inDialog":true,"usages":["invite"]}"#,
        "425 Bad Alert Message",
        &["AlertMsg-Error: 103"],
    );
    assert_eq!(advice.dialog_effect, crate::DialogEffect::TransactionOnly);
    assert_eq!(advice.headers.alert_msg_error.unwrap().unwrap().code, 103);
    let damaged =
        super::advice(r#"{"method":"MESSAGE"}"#, "425 Bad Alert Message", &["AlertMsg-Error: x"]);
    assert_eq!((damaged.action, damaged.headers.alert_msg_error), (Action::Fail, Some(None)));
}

rule! {
    G428 = "G428", "The request must be signed, in a form that the verifier knows: mostly not the UA's to repair.",
    when: "428.",
    why: "Identity is normally added by an authentication service on the way, which is the one to \
          send the request again. The UA itself has no key to sign with.",
    from: [("RFC 8224", "6.2"), ("RFC 8224", "6.2.2")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "428 Use Identity Header", []) => Fail,
    |s, d| {
        let applies = open(s, d, 428);
        if applies {
            d.decide(Action::Fail);
            d.or("retry-modified with an Identity header field that the verifier supports");
        }
        applies
    }
}

#[test]
fn g428_signs_nothing_by_itself() {
    for context in
        [r#"{"method":"INVITE"}"#, r#"{"method":"INVITE","role":"authentication-service"}"#]
    {
        let advice = super::advice(context, "428 Use Identity Header", &[]);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    }
}

rule! {
    G429 = "G429", "Refer again with a Referred-By token.",
    when: "429 to a REFER. To another request it is the referrer who must act, so report it there.",
    why: "The one who is referred wants proof of who refers. A referee gets the code for the request \
          that it was asked to send, and can only pass it on in its NOTIFY.",
    from: [("RFC 3892", "2.1"), ("RFC 3892", "2.3"), ("RFC 5057", "5.1 note 6")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"REFER","inDialog":true}"#, "429 Provide Referrer Identity", []) => RetryModified,
    |s, d| {
        if !open(s, d, 429) {
            return false;
        }
        if s.method != Method::Refer {
            fail(d, "Only the referrer can add the token that is asked for: report the 429 to it in a NOTIFY.");
        } else if let Some(request) = send_changed(s, d, 1) {
            request.add = one("Referred-By token");
            d.or("fail");
        }
        true
    }
}

#[test]
fn g429_is_for_the_referrer_to_repair() {
    let invite = super::advice(r#"{"method":"INVITE"}"#, "429 Provide Referrer Identity", &[]);
    assert_eq!((invite.action, invite.retry_request), (Action::Fail, None));
}

rule! {
    G430 = "G430", "A broken flow is the edge proxy's matter: at an endpoint the code counts as 400.",
    when: "430 at a UA.",
    why: "The code tells the proxy that is authoritative for the callee to try another flow to him. \
          It should not travel further, and the caller has no flow that it could change.",
    from: [("RFC 5626", "11.5")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "430 Flow Failed", []) => Fail,
    |s, d| {
        let applies = s.code == 430;
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn g430_tries_no_flow_of_the_caller() {
    let advice = super::advice(r#"{"method":"INVITE","flowsLeft":["b"]}"#, "430 Flow Failed", &[]);
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified));
    assert_eq!(advice.treat_as, Some(crate::StatusCode::BAD_REQUEST));
}

rule! {
    G433 = "G433", "Ask the user before the request goes out with the identity shown.",
    when: "433.",
    why: "The callee takes no anonymous requests. A client that reveals the caller by itself breaks \
          the promise of anonymity, and nobody can take that back. Dialog and usage go on.",
    from: [("RFC 5079", "4")],
    level: MustNot,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","anonymous":true}"#, "433 Anonymity Disallowed", []) => AskUser,
    |s, d| {
        if !open(s, d, 433) {
            return false;
        }
        if s.context.anonymous == Some(false) {
            fail(d, "The request was not anonymous when it left: there is nothing to reveal.");
        } else {
            with_consent(s, d, |request| request.remove = one("Privacy"));
        }
        true
    }
}

#[test]
fn g433_reveals_nobody_without_consent() {
    let status = "433 Anonymity Disallowed";
    for (context, action) in [
        (r#"{"method":"INVITE"}"#, Action::AskUser),
        (r#"{"method":"INVITE","anonymous":true,"userPolicy":"unknown"}"#, Action::AskUser),
        (r#"{"method":"INVITE","anonymous":true,"userPolicy":"refuses"}"#, Action::Fail),
        (r#"{"method":"INVITE","anonymous":true,"userPolicy":"agrees"}"#, Action::RetryModified),
        (r#"{"method":"INVITE","anonymous":false,"userPolicy":"agrees"}"#, Action::Fail),
    ] {
        let advice = super::advice(context, status, &[]);
        assert_eq!(advice.action, action, "{context}");
        assert_eq!(advice.retry_request.is_some(), action == Action::RetryModified, "{context}");
    }
}

/// Failures of the signature that only another key or another place for it can repair.
fn repairable_elsewhere(s: &Situation<'_>, d: &mut Draft, code: u16, how: &'static str) -> bool {
    let applies = open(s, d, code);
    if applies {
        d.decide(Action::Fail);
        if s.role == Role::AuthenticationService {
            d.or(how);
        }
    }
    applies
}

rule! {
    G436 = "G436", "The verifier could not fetch the certificate: info must name a place it can reach.",
    when: "436.",
    why: "The signature may be good, but nobody can check it. Only who signs can publish the \
          credential elsewhere; the UA has nothing to change.",
    from: [("RFC 8224", "6.2.2")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "436 Bad Identity Info", []) => Fail,
    |s, d| {
        repairable_elsewhere(s, d, 436, "retry-modified with an info parameter that can be fetched")
    }
}

#[test]
fn g436_offers_a_repair_only_to_who_signs() {
    let ua = super::advice(r#"{"method":"INVITE"}"#, "436 Bad Identity Info", &[]);
    assert_eq!((ua.action, ua.alternatives.len()), (Action::Fail, 0));
    let signer = super::advice(
        r#"{"method":"INVITE","role":"authentication-service"}"#,
        "436 Bad Identity Info",
        &[],
    );
    assert_eq!((signer.action, signer.alternatives.len()), (Action::Fail, 1));
}

rule! {
    G437 = "G437", "The verifier does not trust or support the certificate: another one is needed.",
    when: "437.",
    why: "Its issuer is not trusted there or its algorithm is not known. The same certificate will \
          not do better on a second try.",
    from: [("RFC 8224", "6.2.2")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "437 Unsupported Credential", []) => Fail,
    |s, d| { repairable_elsewhere(s, d, 437, "retry-modified with another credential") }
}

#[test]
fn g437_sends_no_full_form() {
    let advice = super::advice(
        r#"{"method":"INVITE","role":"authentication-service","passportForm":"compact"}"#,
        "437 Unsupported Credential",
        &[],
    );
    assert_eq!((advice.action, advice.retry_request), (Action::Fail, None));
}

rule! {
    G438 = "G438", "Send it again once with the full form of the PASSporT, if the compact one was sent.",
    when: "438 to who signed the request. A UA that did not sign has nothing to repair.",
    why: "A changed Date breaks a compact signature; the full form carries what was signed. If that \
          fails too, the signature is bad and more tries only repeat it.",
    from: [("RFC 8224", "6.1.1"), ("RFC 8224", "6.2.2")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","role":"authentication-service","passportForm":"compact"}"#, "438 Invalid Identity Header", []) => RetryModified,
    |s, d| {
        if !open(s, d, 438) {
            return false;
        }
        let form = s.context.passport_form.as_deref();
        match form {
            Some("full") => {
                d.decide_with(Action::Fail, Retry::Never);
                d.say("The full form was refused too: do not send it again.");
            }
            None if s.role != Role::AuthenticationService => {
                fail(d, "The signature was refused: only who signed the request can send a better one.");
            }
            None if retries(s) > 0 => {
                fail(d, "It was sent again before, and more than once is not to be tried.");
            }
            _ => {
                if let Some(request) = send_changed(s, d, 1) {
                    request.passport_form = Some("full".into());
                    if form.is_none() {
                        d.depends_on("passportForm", "If the full form was sent already, fail.");
                    }
                }
            }
        }
        true
    }
}

#[test]
fn g438_is_repaired_once_and_by_who_signs() {
    let status = "438 Invalid Identity Header";
    let first = super::advice_on(&G438.example);
    assert_eq!(first.retry_request.unwrap().passport_form.unwrap(), "full");
    assert_eq!(first.facts.max_retries, Some(1));
    let second = super::advice(
        r#"{"method":"INVITE","role":"authentication-service","attempt":2,"passportForm":"full"}"#,
        status,
        &[],
    );
    assert_eq!((second.action, second.retry), (Action::Fail, Retry::Never));
    let ua = super::advice(r#"{"method":"INVITE"}"#, status, &[]);
    assert_eq!((ua.action, ua.retry_request), (Action::Fail, None));
}

/// Did the REGISTER ask for outbound? `None` where nothing tells.
fn asked_for_outbound(s: &Situation<'_>) -> Option<bool> {
    let tags = s.context.request_supported.as_ref();
    match s.context.reg_id {
        Some(_) => Some(true),
        None => s.context.outbound.or_else(|| Some(tags?.has("outbound"))),
    }
}

rule! {
    G439 = "G439", "Register again without outbound, or through another outbound proxy.",
    when: "439 to a REGISTER.",
    why: "The registrar can do outbound and the first proxy cannot, so requests could not come back \
          over the flow. A plain registration works as it did before outbound.",
    from: [("RFC 5626", "4.2.1"), ("RFC 5626", "11.6")],
    level: May,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"REGISTER","regId":1,"requestSupported":["path","outbound"]}"#, "439 First Hop Lacks Outbound Support", []) => RetryModified,
    |s, d| {
        if !open(s, d, 439) {
            return false;
        }
        if s.method != Method::Register {
            fail(d, "439 has a meaning for REGISTER alone: here it is a failure like 400.");
        } else if asked_for_outbound(s) == Some(false) {
            fail(d, "The REGISTER did not ask for outbound: there is nothing to leave out.");
        } else if let Some(request) = send_changed(s, d, 1) {
            request.remove = Some(alloc::vec!["reg-id".into(), "Supported: outbound".into()]);
            d.or("fail");
            d.or("retry-elsewhere through another outbound proxy");
        }
        true
    }
}

#[test]
fn g439_leaves_out_only_what_was_there() {
    let status = "439 First Hop Lacks Outbound Support";
    let advice = super::advice_on(&G439.example);
    assert_eq!(advice.retry_request.unwrap().remove.unwrap(), ["reg-id", "Supported: outbound"]);
    for context in [
        r#"{"method":"REGISTER","outbound":false}"#,
        r#"{"method":"REGISTER","requestSupported":["path"]}"#,
        r#"{"method":"OPTIONS"}"#,
    ] {
        let advice = super::advice(context, status, &[]);
        assert_eq!((advice.action, advice.retry_request), (Action::Fail, None), "{context}");
    }
}

rule! {
    G440 = "G440", "The request did not reach all targets: only a narrower search or another routing helps.",
    when: "440.",
    why: "Max-Breadth limits how many branches may be open at once. As with 483, the client mostly \
          cannot change the routing that spends it.",
    from: [("RFC 5393", "5.1")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "440 Max-Breadth Exceeded", []) => Fail,
    |s, d| {
        if s.is(440) {
            d.decide(Action::Fail);
        }
        s.is(440)
    }
}

#[test]
fn g440_does_not_search_wider() {
    let advice = super::advice(r#"{"method":"INVITE"}"#, "440 Max-Breadth Exceeded", &[]);
    assert_eq!((advice.action, advice.retry_request), (Action::Fail, None));
}

rule! {
    G469 = "G469", "The peer does not take this Info Package; the call goes on without it.",
    when: "469 to an INFO.",
    why: "Only this INFO failed. Recv-Info in the response is for information: it does not change \
          what the two sides agreed on in the INVITE.",
    from: [("RFC 6086", "4.2.1"), ("RFC 6086", "4.2.2")],
    level: MustNot,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INFO","inDialog":true,"infoPackage":"foo"}"#, "469 Bad Info Package", ["Recv-Info: P, R"]) => Fail,
    |s, d| {
        if !s.is(469) {
            return false;
        }
        let packages = list(s, HeaderName::RecvInfo, |response| {
            response.recv_info().map(|value| value.map(|token| token.name))
        });
        d.advice.headers.recv_info = Some(packages);
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn g469_does_not_end_the_call() {
    let advice = super::advice(
        r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#,
        "469 Bad Info Package",
        &["Recv-Info:"],
    );
    assert_eq!((advice.action, advice.facts.send_bye), (Action::Fail, None));
    assert_eq!(advice.dialog_effect, crate::DialogEffect::TransactionOnly);
    assert_eq!(advice.headers.recv_info, Some(Some(Vec::new())));
}

rule! {
    G470 = "G470", "Get the consent of the URIs in Permission-Missing first.",
    when: "470.",
    why: "The relay will not send to people who have not agreed. Adding them to its list, with XCAP \
          for instance, makes the relay ask them; without the header field that list is where to \
          look for who is missing.",
    from: [("RFC 5360", "5.9.2"), ("RFC 5360", "5.9.3")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE"}"#, "470 Consent Needed", ["Permission-Missing: sip:C@example.com"]) => GetConsent,
    |s, d| {
        if !open(s, d, 470) {
            return false;
        }
        let missing = list(s, HeaderName::PermissionMissing, |response| {
            response.permission_missing().map(|value| value.map(|info| info.uri.as_str()))
        });
        if missing.is_none() {
            d.say("Permission-Missing names nobody: find out in another way, such as XCAP, whose consent is \
                   missing, and add them to the list of the relay, which asks them.");
        }
        d.advice.headers.permission_missing = Some(missing);
        d.decide(Action::GetConsent);
        true
    }
}

#[test]
fn g470_names_who_has_not_agreed() {
    let advice = super::advice(
        r#"{"method":"MESSAGE"}"#,
        "470 Consent Needed",
        &["Permission-Missing: sip:C@example.com, \"D\" <sip:d@example.com>;x=1"],
    );
    let missing = advice.headers.permission_missing.unwrap().unwrap();
    assert_eq!(missing, ["sip:C@example.com", "sip:d@example.com"]);
    assert_eq!((advice.retry, advice.retry_request), (Retry::Conditional, None));
    let unnamed = super::advice(r#"{"method":"MESSAGE"}"#, "470 Consent Needed", &[]);
    assert_eq!(
        (unnamed.action, unnamed.headers.permission_missing),
        (Action::GetConsent, Some(None))
    );
    assert!(unnamed.summary.contains("find out"));
}

pub(super) fn has_warning(s: &Situation<'_>, code: u16) -> bool {
    s.has(HeaderName::Warning)
        && s.response().is_some_and(|response| {
            response.warnings().flatten().any(|warning| warning.code == code)
        })
}

rule! {
    G480 = "G480", "The callee is not available now: do not try again by yourself.",
    when: "480. With Warning 380, after a request to a sips: URI, the user is asked before it goes \
           out as sip:.",
    why: "Retry-After, where there is one, says when to come back; within a dialog nothing is sent in \
          that usage before. Warning 380 means that the callee is there, but not over a secured path: \
          giving that up is the caller's choice.",
    from: [("RFC 3261", "21.4.18"), ("RFC 5630", "5.1.1"), ("RFC 5057", "5.1 note 7")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "480 Temporarily Unavailable", []) => Fail,
    |s, d| {
        if !s.is(480) {
            return false;
        }
        let was_sips = s.context.request_uri.is_none() || s.request_was_sips();
        if open(s, d, 480) && was_sips && has_warning(s, 380) {
            d.say("The callee cannot be reached over SIPS: ask the user before using sip:.");
            with_consent(s, d, |request| request.scheme = Some("sip".into()));
        } else if open(s, d, 480) && !s.request_was_sips() && has_warning(s, 381) {
            fail(d, "The callee wants to be reached over SIPS alone.");
            d.or("retry-modified with the same address as a sips: URI");
        } else {
            d.decide(Action::Fail);
        }
        true
    }
}

#[test]
fn trap_480_with_warning_380_is_not_downgraded_by_itself() {
    const WARNING: &[&str] = &["Warning: 380 proxy.example.net \"SIPS Not Allowed\""];
    let status = "480 Temporarily Unavailable";
    let sips = r#"{"method":"INVITE","requestUri":"sips:bob@example.net"}"#;
    let advice = super::advice(sips, status, WARNING);
    assert_eq!((advice.action, advice.retry), (Action::AskUser, Retry::Conditional));
    assert_eq!(advice.retry_request, None);
    let plain = super::advice(sips, status, &[]);
    assert_eq!((plain.action, plain.retry), (Action::Fail, Retry::Conditional));
    let sip =
        super::advice(r#"{"method":"INVITE","requestUri":"sip:bob@example.net"}"#, status, WARNING);
    assert_eq!(sip.action, Action::Fail);
}

rule! {
    G481 = "G481", "The peer knows no such dialog or transaction: there is nothing to repeat.",
    when: "481. In a dialog, what ends is said by the rules of dialogs.",
    why: "The request names a state that the other side does not have, and sending it again does not \
          bring that back. To a CANCEL it often means that the INVITE was answered already.",
    from: [("RFC 3261", "21.4.19"), ("RFC 3261", "9.2")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"CANCEL"}"#, "481 Call/Transaction Does Not Exist", []) => Fail,
    |s, d| {
        if s.is(481) {
            d.decide(Action::Fail);
        }
        s.is(481)
    }
}

#[test]
fn g481_repeats_nothing() {
    let advice = super::advice_on(&G481.example);
    assert_eq!((advice.retry, advice.retry_request), (Retry::Never, None));
}

rule! {
    G482 = "G482", "The request came back to where it had been: do not send it again.",
    when: "482.",
    why: "The routing goes round in a circle, or two copies of the request met at one server. In the \
          second case, when the client itself sent both after a failover, the answer to the other \
          copy is the one that counts.",
    from: [("RFC 3261", "21.4.20"), ("RFC 5057", "5.1 note 9")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "482 Loop Detected", []) => Fail,
    |s, d| {
        if !s.is(482) {
            return false;
        }
        if open(s, d, 482) && s.context.other_branch_alive.is_none() {
            d.depends_on(
                "otherBranchAlive",
                "If the same request was sent elsewhere too and still waits, ignore this response.",
            );
        }
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn g482_is_final_where_no_other_copy_waits() {
    let advice = super::advice(
        r#"{"method":"INVITE","inDialog":false,"otherBranchAlive":false}"#,
        "482 Loop Detected",
        &[],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
    assert!(advice.depends_on.is_empty());
}

rule! {
    G483 = "G483", "The request ran out of hops: mostly a loop in the routing, so report it.",
    when: "483.",
    why: "70 hops are enough for every sane path. Only a request that was sent with fewer can gain \
          by more, which is worth a try in a dialog before it is given up.",
    from: [("RFC 3261", "21.4.21"), ("RFC 5057", "5.1 note 10")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "483 Too Many Hops", []) => Fail,
    |s, d| {
        if !s.is(483) {
            return false;
        }
        if open(s, d, 483) && s.context.max_forwards.is_some_and(|hops| hops < 70) {
            d.or("retry-modified with Max-Forwards: 70");
        }
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn g483_wants_more_hops_only_where_few_were_given() {
    let usual = super::advice(r#"{"method":"INVITE","maxForwards":70}"#, "483 Too Many Hops", &[]);
    assert_eq!((usual.action, usual.alternatives.len()), (Action::Fail, 0));
    let few = super::advice(
        r#"{"method":"INVITE","inDialog":false,"maxForwards":5}"#,
        "483 Too Many Hops",
        &[],
    );
    assert_eq!((few.action, few.alternatives.len()), (Action::Fail, 1));
}

rule! {
    G484 = "G484", "The number is not complete: wait for more digits and send a longer Request-URI.",
    when: "484.",
    why: "With overlap dialling the client learns from the 484s how long numbers are. Without more \
          digits the same request fails again.",
    from: [("RFC 3261", "21.4.22")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","dialled":"0721"}"#, "484 Address Incomplete", []) => AskUser,
    |s, d| {
        let applies = open(s, d, 484);
        if applies {
            d.decide_with(Action::AskUser, Retry::Modified);
            d.or("fail if no more digits come");
        }
        applies
    }
}

#[test]
fn g484_adds_no_digits_by_itself() {
    let advice = super::advice_on(&G484.example);
    assert_eq!((advice.retry, advice.retry_request), (Retry::Modified, None));
}

rule! {
    G485 = "G485", "Let the user choose among the Contacts; do not try them one after the other.",
    when: "485.",
    why: "Unlike after 300, the addresses are different people with similar names. An automatic \
          search would ring at strangers. For privacy a server may name nobody; then there is \
          nothing to choose.",
    from: [("RFC 3261", "21.4.23")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "485 Ambiguous", ["Contact: Carol Lee <sip:carol.lee@example.com>"]) => AskUser,
    |s, d| {
        if !open(s, d, 485) {
            return false;
        }
        d.advice.facts.automatic = Some(false);
        let contacts: Vec<String> = s
            .response()
            .into_iter()
            .flat_map(|response| response.contacts().flatten())
            .map(|contact| contact.uri.as_str().into())
            .collect();
        if contacts.is_empty() {
            fail(d, "The address is not unique, and the response names no other one.");
        } else {
            d.advice.contacts = Some(contacts);
            d.decide(Action::AskUser);
        }
        true
    }
}

#[test]
fn g485_calls_nobody_by_itself() {
    let status = "485 Ambiguous";
    let advice = super::advice(
        r#"{"method":"INVITE"}"#,
        status,
        &["Contact: <sip:carol.lee@example.com>, <sips:lee.foote@example.com>;q=0.9"],
    );
    assert_eq!((advice.action, advice.facts.automatic), (Action::AskUser, Some(false)));
    let contacts = advice.contacts.unwrap();
    assert_eq!(contacts, ["sip:carol.lee@example.com", "sips:lee.foote@example.com"]);
    let nobody = super::advice(r#"{"method":"INVITE"}"#, status, &["Contact: *"]);
    assert_eq!((nobody.action, nobody.contacts), (Action::Fail, None));
}

rule! {
    G486 = "G486", "The callee is busy here: do not try again by yourself.",
    when: "486. In an established usage it makes no sense and counts as 400.",
    why: "Retry-After, where there is one, says when to come back; the callee may also be free at \
          another place. Somebody who is in the call already cannot be too busy for it.",
    from: [("RFC 3261", "21.4.24"), ("RFC 5057", "5.1 note 11")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "486 Busy Here", []) => Fail,
    |s, d| {
        if s.code != 486 {
            return false;
        }
        d.decide(Action::Fail);
        if !s.is(486) {
            d.say("Busy makes no sense in a call that exists: only this request failed, as with 400.");
        }
        true
    }
}

#[test]
fn g486_in_a_call_is_a_400() {
    let outside = super::advice(r#"{"method":"INVITE","inDialog":false}"#, "486 200 OK", &[]);
    assert_eq!((outside.action, outside.retry), (Action::Fail, Retry::Conditional));
    let inside = super::advice(
        r#"{"method":"INFO","inDialog":true,"usages":["invite"]}"#,
        "486 Busy Here",
        &[],
    );
    assert_eq!((inside.action, inside.retry), (Action::Fail, Retry::Modified));
    assert_eq!(inside.treat_as, Some(crate::StatusCode::BAD_REQUEST));
}

rule! {
    G487 = "G487", "The request was ended, as its sender wanted: no failure to report.",
    when: "487: after the client's own CANCEL or BYE, or when an INVITE has expired.",
    why: "It is the answer to the INVITE, not to the CANCEL. An error message for a call that the \
          user has hung up is wrong. A server of RFC 2543 never sends the code.",
    from: [("RFC 3261", "21.4.25"), ("RFC 3261", "9.1")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","cancelSent":true}"#, "487 Request Terminated", []) => Done,
    |s, d| {
        if !s.is(487) {
            return false;
        }
        if d.decided() {
            return true;
        }
        match s.context.cancel_sent {
            Some(true) => {
                d.decide(Action::Done);
                d.advice.facts.cancelled = Some(true);
            }
            sent => {
                fail(d, "The request was ended before it had an answer, for instance because it expired.");
                if sent.is_none() {
                    d.depends_on("cancelSent", "After an own CANCEL this is the end that was asked for.");
                }
            }
        }
        true
    }
}

#[test]
fn g487_is_a_failure_only_for_who_did_not_cancel() {
    let done = super::advice_on(&G487.example);
    assert_eq!((done.retry, done.facts.cancelled), (Retry::Never, Some(true)));
    let expired =
        super::advice(r#"{"method":"INVITE","cancelSent":false}"#, "487 Request Terminated", &[]);
    assert_eq!((expired.action, expired.retry), (Action::Fail, Retry::Never));
    assert_eq!(expired.facts.cancelled, None);
}

/// Policy-Contact (RFC 6794 §4.4.1), which nothing else needs.
fn has_policy_contact(s: &Situation<'_>) -> bool {
    s.response().is_some_and(|response| {
        let mut unknown = response.all(HeaderName::Other);
        unknown.any(|field| field.raw_name.eq_ignore_ascii_case("Policy-Contact"))
    })
}

rule! {
    G488 = "G488", "The session as offered is not acceptable here: only another offer can help.",
    when: "488.",
    why: "Warning and body say what the other side can do; another place may take the offer as it \
          is; an SDP in it lists capabilities and is no answer. A session that exists stays \
          unchanged. With Policy-Contact a proxy demands that its policy server be asked before the \
          request goes out again.",
    from: [("RFC 3261", "21.4.26"), ("RFC 3261", "14.1"), ("RFC 6794", "4.4.1")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "488 Not Acceptable Here", ["Warning: 305 gw.example.net \"Incompatible media format\""]) => Fail,
    |s, d| {
        if !s.is(488) {
            return false;
        }
        if s.in_dialog() && matches!(s.method, Method::Invite | Method::Update) {
            d.advice.facts.session_unchanged = Some(true);
        }
        if s.has_sdp() {
            d.advice.facts.sdp_is_answer = Some(false);
        }
        if open(s, d, 488) {
            if has_policy_contact(s) {
                d.or("retry-modified as the policy server in Policy-Contact says");
            } else {
                d.or("retry-modified with another offer");
            }
        }
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn g488_leaves_the_session_as_it_was() {
    let again = super::advice(
        r#"{"method":"INVITE","inDialog":true,"usages":["invite"]}"#,
        "488 Not Acceptable Here",
        &["Policy-Contact: <https://policy.example.net>"],
    );
    assert_eq!((again.action, again.facts.session_unchanged), (Action::Fail, Some(true)));
    assert!(again.alternatives[0].contains("Policy-Contact"));
    let first =
        super::advice(r#"{"method":"INVITE","inDialog":false}"#, "488 Not Acceptable Here", &[]);
    assert_eq!((first.retry, first.facts.session_unchanged), (Retry::Modified, None));
}

rule! {
    G489 = "G489", "The event package is not known there: do not send this event again.",
    when: "489 to a SUBSCRIBE, NOTIFY or PUBLISH. To another method it counts as 400.",
    why: "Allow-Events may list what is known; RFC 3265 made it mandatory, RFC 6665 §8.2.2 does not, \
          so its absence says nothing.",
    from: [("RFC 6665", "8.3.2"), ("RFC 5057", "5.1 note 12"), ("RFC 6665", "8.2.2")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"SUBSCRIBE","inDialog":false,"eventPackage":"foo"}"#, "489 Bad Event", ["Allow-Events: presence"]) => Fail,
    |s, d| {
        if s.code != 489 {
            return false;
        }
        if s.is(489) {
            let events = list(s, HeaderName::AllowEvents, Response::allow_events);
            d.advice.headers.allow_events = Some(events);
        } else {
            d.say("489 says nothing of this method: it is a failure like 400.");
        }
        d.decide(Action::Fail);
        true
    }
}

#[test]
fn g489_says_nothing_of_other_methods() {
    let status = "489 Bad Event";
    let subscribe = super::advice_on(&G489.example);
    assert_eq!(subscribe.headers.allow_events.unwrap().unwrap(), ["presence"]);
    assert_eq!(subscribe.retry, Retry::Never);
    let message =
        super::advice(r#"{"method":"MESSAGE","inDialog":true,"usages":["invite"]}"#, status, &[]);
    assert_eq!((message.action, message.retry), (Action::Fail, Retry::Modified));
    assert_eq!(message.dialog_effect, crate::DialogEffect::TransactionOnly);
}

/// The wait after a glare, between the two times in seconds, and then one more try. A second
/// glare ends it.
fn wait_and_send_again(s: &Situation<'_>, d: &mut Draft, range: [f64; 2]) {
    if retries(s) > 0 {
        fail(d, "The second try has met another request too: once more was enough.");
        return;
    }
    d.decide(Action::RetryAfterDelay);
    d.advice.delay_s = Some(Delay::Range(range));
    d.advice.facts.delay_step_s = Some(0.01);
    d.advice.facts.max_retries = Some(1);
    d.next_request(s);
}

/// Two changes of one session met: a re-INVITE or UPDATE, as far as is known in a dialog.
fn glare(s: &Situation<'_>, d: &Draft) -> bool {
    open(s, d, 491)
        && matches!(s.method, Method::Invite | Method::Update)
        && s.context.in_dialog != Some(false)
}

rule! {
    G491A = "G491a", "Wait a random 2.1 to 4.0 s, then send it once more if it is still wanted.",
    when: "491 to a re-INVITE or UPDATE, and this UA has made the Call-ID, or that is not known. To \
           another request it is a failure like any other.",
    why: "Both sides sent a change at the same moment. Their waits do not overlap, so they cannot \
          meet again. Where it is not known who made the Call-ID, the longer wait is the one that \
          does not get in the way of the peer's own second try.",
    from: [("RFC 3261", "14.1"), ("RFC 3311", "5.3")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"ownsCallId":true}"#, "491 Request Pending", []) => RetryAfterDelay,
    |s, d| {
        if s.is(491) && !d.decided() && !glare(s, d) {
            fail(d, "Only for a re-INVITE and an UPDATE is a second try after a wait described: for this \
                    request 491 is a plain failure.");
            return true;
        }
        if !glare(s, d) || s.context.owns_call_id == Some(false) {
            return false;
        }
        wait_and_send_again(s, d, [2.1, 4.0]);
        if s.context.owns_call_id.is_none() && d.advice.delay_s.is_some() {
            d.depends_on("ownsCallId", "If the peer made the Call-ID, wait 0 to 2.0 s instead.");
        }
        true
    }
}

#[test]
fn g491a_waits_longer_where_the_owner_is_not_known() {
    let advice =
        super::advice(r#"{"method":"UPDATE","inDialog":true}"#, "491 Request Pending", &[]);
    assert_eq!(advice.delay_s, Some(Delay::Range([2.1, 4.0])));
    assert_eq!(advice.depends_on[0].field, "ownsCallId");
    assert_eq!(advice.retry, Retry::SameRequestLater);
}

#[test]
fn g491a_is_for_changes_of_a_session() {
    for context in [
        r#"{"method":"INVITE","inDialog":false,"ownsCallId":true}"#,
        r#"{"method":"MESSAGE","inDialog":true,"ownsCallId":true}"#,
    ] {
        let advice = super::advice(context, "491 Request Pending", &[]);
        assert_eq!((advice.action, advice.delay_s), (Action::Fail, None), "{context}");
        assert!(advice.summary.ends_with("491 is a plain failure."), "{}", advice.summary);
    }
}

rule! {
    G491B = "G491b", "Wait a random 0 to 2.0 s, then send it once more if it is still wanted.",
    when: "491 to a re-INVITE or UPDATE, and the peer has made the Call-ID.",
    why: "The side that did not make the Call-ID goes first, so that the two second tries do not \
          meet again.",
    from: [("RFC 3261", "14.1"), ("RFC 3311", "5.3")],
    level: Should,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"ownsCallId":false}"#, "491 Request Pending", []) => RetryAfterDelay,
    |s, d| {
        let applies = glare(s, d) && s.context.owns_call_id == Some(false);
        if applies {
            wait_and_send_again(s, d, [0.0, 2.0]);
        }
        applies
    }
}

#[test]
fn g491b_tries_once_more_and_then_no_more() {
    let first = super::advice_on(&G491B.example);
    assert_eq!(first.delay_s, Some(Delay::Range([0.0, 2.0])));
    assert_eq!((first.facts.delay_step_s, first.facts.max_retries), (Some(0.01), Some(1)));
    let second = super::advice(
        r#"{"method":"INVITE","inDialog":true,"ownsCallId":false,"attempt":2}"#,
        "491 Request Pending",
        &[],
    );
    assert_eq!((second.action, second.delay_s), (Action::Fail, None));
}

rule! {
    G491C = "G491c", "If the dialog has ended when the time is over, send nothing.",
    when: "A request waits to be sent again after 491.",
    why: "A call that was hung up meanwhile has no session left to change; the second try would only \
          be answered with 481.",
    from: [("RFC 3261", "14.1"), ("RFC 3311", "5.3")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"UPDATE","inDialog":true,"ownsCallId":true}"#, "491 Request Pending", []) => RetryAfterDelay,
    |s, d| { s.is(491) && d.advice.action == Action::RetryAfterDelay }
}

#[test]
fn g491c_is_silent_where_nothing_waits() {
    let advice =
        super::advice(r#"{"method":"INVITE","inDialog":false}"#, "491 Request Pending", &[]);
    assert!(advice.findings.iter().all(|finding| finding.rule != "G491c"));
}

/// Does the response carry a certificate to encrypt with (RFC 3261 §23.2)?
fn has_certificate(response: &Response<'_>) -> bool {
    !response.body().is_empty()
        && response.content_type().and_then(Result::ok).is_some_and(|content_type| {
            let purpose = content_type.params.value("smime-type");
            content_type.includes("application/pkcs7-mime")
                && purpose.is_none_or(|purpose| purpose.is_word("certs-only"))
        })
}

rule! {
    G493 = "G493", "Encrypt with the certificate in the body and send it again; without one, ask before sending in the clear.",
    when: "493 to a request with an encrypted body.",
    why: "The callee has no key for what it got. RFC 3261 §23.2 SHOULD and §21.4.28 MAY send a \
          certificate; without one the peer takes no encrypted body at all. No rule permits to send \
          openly what the user wanted to hide, so the user is asked. The certificate must be \
          verified before it is used.",
    from: [("RFC 3261", "23.2"), ("RFC 3261", "21.4.28")],
    level: Text,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"MESSAGE","encrypted":true}"#, "493 Undecipherable", ["Content-Type: application/pkcs7-mime; smime-type=certs-only"], "MIIB") => RetryModified,
    |s, d| {
        if !open(s, d, 493) {
            return false;
        }
        if s.context.encrypted == Some(false) {
            fail(d, "The body was not encrypted: there is nothing to encrypt anew.");
        } else if s.response().is_some_and(has_certificate) {
            if let Some(request) = send_changed(s, d, 1) {
                request.encrypt_with = Some("certificate from the body".into());
                d.advice.facts.check = Some("the certificate can be verified and belongs to the callee");
                d.or("fail");
            }
        } else {
            d.say("The callee takes no encrypted body: ask the user before sending it in the clear.");
            with_consent(s, d, |request| request.body = Some("not encrypted".into()));
        }
        true
    }
}

#[test]
fn g493_sends_nothing_in_the_clear_by_itself() {
    let status = "493 Undecipherable";
    let without = super::advice(r#"{"method":"MESSAGE","encrypted":true}"#, status, &[]);
    assert_eq!((without.action, without.retry_request), (Action::AskUser, None));
    let example = super::Example {
        headers: &["Content-Type: application/pkcs7-mime; smime-type=enveloped-data"],
        ..G493.example
    };
    assert_eq!(super::advice_on(&example).action, Action::AskUser);
    let plain = super::advice(r#"{"method":"MESSAGE","encrypted":false}"#, status, &[]);
    assert_eq!(plain.action, Action::Fail);
}

/// The mechanism to start, and the server's list as it is to be mirrored.
struct Agreement {
    mechanism: String,
    mirror: Vec<String>,
}

impl Agreement {
    fn write(self, s: &Situation<'_>, request: &mut RetryRequest) {
        let with_tag = |tags: Option<&crate::List>| {
            let mut tags = tags.map(|tags| tags.to_vec()).unwrap_or_default();
            if !tags.iter().any(|tag| tag.eq_ignore_ascii_case("sec-agree")) {
                tags.push("sec-agree".into());
            }
            Some(tags)
        };
        request.mechanism = Some(self.mechanism);
        request.security_verify = Some(self.mirror);
        request.require = with_tag(s.context.require.as_ref());
        request.proxy_require = with_tag(s.context.proxy_require.as_ref());
    }
}

/// What comes of Security-Server; where it is `None`, the request fails, and why is said.
fn agreement(s: &Situation<'_>, d: &mut Draft) -> Option<Agreement> {
    let response = s.response()?;
    let tokens: Result<Vec<_>, HeaderError> = response.security_server().collect();
    let tokens = tokens.ok().filter(|tokens| !tokens.is_empty());
    let mirror = tokens
        .as_ref()
        .map(|tokens| tokens.iter().map(|token| String::from(token.text)).collect::<Vec<_>>());
    d.advice.headers.security_server = Some(mirror.clone());
    let Some((tokens, mirror)) = tokens.zip(mirror) else {
        fail(d, "Security-Server cannot be read, so it cannot be mirrored: abort the agreement.");
        return None;
    };
    let Some(mechanisms) = &s.context.mechanisms else {
        fail(
            d,
            "The server demands a security mechanism; which ones the client knows is not said.",
        );
        d.depends_on(
            "mechanisms",
            "The known mechanism with the highest q is started, and the request sent again.",
        );
        return None;
    };
    // Of equal ones, which must not be, the first counts.
    let known = tokens.iter().rev().filter(|token| mechanisms.has(token.name));
    let best = known.max_by_key(|token| token.q.unwrap_or(QValue::ONE).thousandths());
    let Some(best) = best else {
        fail(d, "The client knows none of the server's mechanisms.");
        return None;
    };
    let mut challenges = response.challenges().flatten();
    if best.name.eq_ignore_ascii_case("digest")
        && !challenges.any(|challenge| challenge.scheme.eq_ignore_ascii_case("Digest"))
    {
        fail(d, "The best mechanism is digest, but there is no challenge: abort the agreement.");
        return None;
    }
    Some(Agreement { mechanism: best.name.into(), mirror })
}

rule! {
    G494 = "G494", "Start the server's best mechanism that the client knows, and send it again with Security-Verify.",
    when: "494 with Security-Server.",
    why: "The client takes the known mechanism with the highest q, a mechanism without q counting as \
          1, and mirrors the whole list unchanged: so the server sees whether somebody on the way has \
          struck out the stronger ones. If what is needed to start that one is missing, the \
          agreement is aborted; a weaker one is no way out.",
    from: [("RFC 3329", "2.3.1"), ("RFC 3329", "2.4")],
    level: Must,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"OPTIONS","mechanisms":["tls","digest"]}"#, "494 Security Agreement Required", ["Security-Server: ipsec-ike;q=0.1, tls;q=0.2", "Require: sec-agree"]) => RetryModified,
    |s, d| {
        if !open(s, d, 494) || !s.has(HeaderName::SecurityServer) {
            return false;
        }
        if let Some(agreement) = agreement(s, d)
            && let Some(request) = send_changed(s, d, 1)
        {
            agreement.write(s, request);
            d.or("fail");
        }
        true
    }
}

#[test]
fn g494_takes_the_best_known_mechanism_and_mirrors_the_list() {
    let status = "494 Security Agreement Required";
    let advice = super::advice(
        r#"{"method":"OPTIONS","mechanisms":["ipsec-ike","tls"],"require":["path"]}"#,
        status,
        &["Security-Server: digest", "Security-Server: ipsec-ike;q=0.1, tls;q=0.2"],
    );
    let request = advice.retry_request.unwrap();
    assert_eq!(request.mechanism.unwrap(), "tls");
    assert_eq!(request.security_verify.unwrap(), ["digest", "ipsec-ike;q=0.1", "tls;q=0.2"]);
    assert_eq!(request.require.unwrap(), ["path", "sec-agree"]);
    assert_eq!(request.proxy_require.unwrap(), ["sec-agree"]);
}

#[test]
fn g494_falls_back_to_no_weaker_mechanism() {
    let status = "494 Security Agreement Required";
    for (context, headers) in [
        (
            r#"{"method":"OPTIONS","mechanisms":["digest","tls"]}"#,
            &["Security-Server: digest;q=0.9, tls;q=0.2"] as &[&str],
        ),
        (r#"{"method":"OPTIONS","mechanisms":["ipsec-3gpp"]}"#, &["Security-Server: tls;q=0.2"]),
        (r#"{"method":"OPTIONS","mechanisms":["tls"]}"#, &["Security-Server: tls;q=0.2, ;;"]),
        (r#"{"method":"OPTIONS","mechanisms":["tls"]}"#, &["Security-Server:"]),
        (r#"{"method":"OPTIONS"}"#, &["Security-Server: tls"]),
    ] {
        let advice = super::advice(context, status, headers);
        assert_eq!((advice.action, advice.retry_request), (Action::Fail, None), "{headers:?}");
    }
    let digest = super::advice(
        r#"{"method":"OPTIONS","mechanisms":["digest","tls"]}"#,
        status,
        &[
            "Security-Server: digest;q=0.9, tls;q=0.2",
            "Proxy-Authenticate: Digest realm=\"a\", nonce=\"1\"",
        ],
    );
    assert_eq!(digest.retry_request.unwrap().mechanism.unwrap(), "digest");
}

rule! {
    G4XX = "G4xx", "The code is not known here: it counts as 400, so the request fails as it stands.",
    when: "A 4xx that no standard defines, or that means nothing for this method.",
    why: "Some servers invent codes, 477 to 479 for instance; others send old ones. The class is all \
          that a client may build on, and 400 is what it stands for.",
    from: [("RFC 3261", "8.1.3.2")],
    level: Must,
    scope: CLIENT_ERROR, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "478 Unresolvable destination (478/SL)", []) => Fail,
    |s, d| {
        let applies = s.is(400) && !matches!(s.code, 400 | 402 | 430 | 486 | 489);
        if applies {
            d.decide(Action::Fail);
        }
        applies
    }
}

#[test]
fn g4xx_does_not_speak_of_known_codes() {
    for status in ["411 Length Required", "431 Whatever", "499 Odd"] {
        let advice = super::advice(r#"{"method":"INVITE"}"#, status, &[]);
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Modified), "{status}");
        assert_eq!(advice.treat_as, Some(crate::StatusCode::BAD_REQUEST), "{status}");
    }
    let known = super::advice(r#"{"method":"INVITE"}"#, "403 Forbidden", &[]);
    assert!(known.findings.iter().all(|finding| finding.rule != "G4xx"));
}

#[test]
fn no_retry_of_this_family_is_without_a_bound() {
    let headers: &'static [&'static str] = &[
        "Min-SE: 3600",
        "Min-Expires: 3600",
        "Accept: text/plain",
        "Unsupported: foo",
        "Require: bar",
        "Geolocation-Error: 100",
        "AlertMsg-Error: 100",
        "Security-Server: tls",
        "Accept-Resource-Priority: dsn.flash",
    ];
    let contexts = [
        r#"{"implements":["bar","timer"],"mechanisms":["tls"],"authorized":["dsn.flash"],"userPolicy":"agrees","requestUri":"tel:1","attempt":ATTEMPT}"#,
        r#"{"role":"authentication-service","passportForm":"compact","userPolicy":"agrees","requestUri":"sips:a@b","attempt":ATTEMPT}"#,
    ];
    let mut retried = 0;
    for code in 400..500 {
        for method in ["INVITE", "REGISTER", "SUBSCRIBE", "PUBLISH", "REFER", "UPDATE", "CANCEL"] {
            for context in contexts {
                let advise = |attempt: &str| {
                    let mut context: crate::Context =
                        serde_json::from_str(&context.replace("ATTEMPT", attempt)).unwrap();
                    context.method = Some(Method::from_name(method));
                    let mut text = alloc::format!(
                        "SIP/2.0 {code} X\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\n\
                         From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: 1\r\n\
                         CSeq: 1 {method}\r\nContent-Length: 0\r\n"
                    );
                    for header in headers {
                        text.push_str(header);
                        text.push_str("\r\n");
                    }
                    text.push_str("\r\n");
                    crate::advise(text.as_bytes(), &context)
                };
                let first = advise("1");
                if first.action == Action::RetryModified || first.action == Action::RetryAfterDelay
                {
                    assert!(first.facts.max_retries.is_some(), "{code} {method}");
                    assert_ne!(method, "CANCEL", "{code}");
                    retried += 1;
                }
                let fourth = advise("4");
                assert!(
                    !matches!(fourth.action, Action::RetryModified | Action::RetryAfterDelay),
                    "{code} {method}"
                );
                assert_eq!(fourth.retry_request, None, "{code} {method}");
            }
        }
    }
    assert!(retried > 50);
}
