//! Family E: where a redirect leads.
//!
//! All rules work on one list, the new targets in the order to try them. The first rule that needs
//! it has it made ([`has_targets`]); it stays in the advice as `contacts`.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{Draft, Rule, Scope, Situation};
use crate::{
    Action, DialogEffect, HeaderName, Method, Retry,
    advice::Pairs,
    header::{Contact, Problem, QValue, syntax::is_token},
    uri::{Uri, unescape},
};

/// First what cannot be followed, then what must be asked, then what each code adds to the general
/// procedure of E1; after that what the new request looks like, and last what is left of earlier
/// redirects.
pub(super) const RULES: &[Rule] =
    &[E16, E10, E13, E11, E9, E8, E7, E6, E1, E2, E4, E5, E12, E14, E15, E3];

/// How many URIs one request is sent to over all rounds, and how many Contacts of one response are
/// looked at. No RFC names a number; without one, a chain of redirects to ever new URIs has no end.
const MAX_TARGETS: usize = 1024;

/// How many pairs of parameters are compared to find equal URIs. Beyond it, only URIs that are the
/// same text count as equal, so that no response can make the comparison long.
const MAX_COMPARISONS: usize = 1 << 18;

/// The delay that a malformed Expires counts as (RFC 3261 §8.3).
const MALFORMED_EXPIRES_S: u64 = 3600;

/// A Contact with a URI that the client can send a request to.
struct Candidate<'a> {
    contact: Contact<'a>,
    /// Its URI as it goes into the request.
    request_uri: Cow<'a, str>,
    /// Would it lead from SIPS to SIP?
    insecure: bool,
}

/// Is there a new URI to try? Makes the list of them where that has not been done.
fn has_targets(s: &Situation<'_>, d: &mut Draft) -> bool {
    if d.advice.contacts.is_none() {
        find_targets(s, d);
    }
    d.advice.contacts.as_ref().is_some_and(|contacts| !contacts.is_empty())
}

/// A CANCEL or ACK goes where its INVITE went (RFC 3261 §9.1, §17.1.1.3).
fn follows_its_invite(s: &Situation<'_>) -> bool {
    matches!(s.method, Method::Cancel | Method::Ack)
}

fn find_targets(s: &Situation<'_>, d: &mut Draft) {
    let mut contacts = Vec::new();
    if let Some(response) = s.response().filter(|_| !follows_its_invite(s)) {
        let mut unusable = Vec::new();
        let mut candidates = Vec::new();
        let was_sips = s.request_was_sips();
        for contact in response.contacts().take(MAX_TARGETS) {
            match contact {
                Ok(contact) if contact.uri.is_sip() => candidates.push(Candidate {
                    request_uri: contact.uri.request_uri(),
                    insecure: was_sips && !contact.uri.is_sips(),
                    contact,
                }),
                Ok(contact) => unusable.push(contact.uri.as_str().into()),
                Err(error) if error.problem == Problem::Star => unusable.push("*".into()),
                Err(_) => {}
            }
        }
        let weight = |candidate: &Candidate<'_>| {
            let q = candidate.contact.q.unwrap_or(QValue::ONE);
            // What leaves SIPS comes after all that stays in it.
            q.thousandths() + if candidate.insecure { 0 } else { 1 + QValue::ONE.thousandths() }
        };
        let order = super::by_falling_weight(candidates.iter().map(weight));
        let candidates: Vec<_> = order.filter_map(|index| candidates.get(index)).collect();
        if !unusable.is_empty() {
            d.advice.facts.unusable_contacts = Some(unusable);
        }
        take_new(s, d, &candidates, &mut contacts);
    }
    d.advice.contacts = Some(contacts);
}

/// Takes the URIs that were not tried and do not wait to be.
fn take_new(
    s: &Situation<'_>,
    d: &mut Draft,
    candidates: &[&Candidate<'_>],
    contacts: &mut Vec<String>,
) {
    let tried = s.context.tried.as_deref().unwrap_or_default();
    let left = s.context.targets_left.as_deref().unwrap_or_default();
    let mut taken: Vec<Uri<'_>> =
        Vec::with_capacity(1 + tried.len() + left.len() + candidates.len());
    let known = s.context.request_uri.iter().chain(tried).chain(left);
    taken.extend(known.filter_map(|uri| Uri::parse(uri).ok()));
    let known = taken.len();
    let rounds = tried.len().max(usize::try_from(s.attempt()).unwrap_or(usize::MAX));
    let room = MAX_TARGETS.saturating_sub(rounds);
    // A URI with headers that names the same place asks for another request there. It is honoured
    // once: the next round cannot be told from a loop.
    let may_ask_more = s.attempt() <= 1 && tried.len() <= 1;
    let mut budget = MAX_COMPARISONS;
    let mut lifetimes = (s.code == 302).then(Vec::new);
    for candidate in candidates {
        if contacts.len() >= room {
            break;
        }
        let Ok(uri) = Uri::parse(&candidate.request_uri) else { continue };
        match taken.iter().rposition(|other| same_target(other, &uri, &mut budget)) {
            None => {}
            Some(index) => {
                let asks_more = !candidate.contact.uri.headers.as_str().is_empty();
                if index >= known || !asks_more || !may_ask_more {
                    continue;
                }
            }
        }
        taken.push(uri);
        if let Some(lifetimes) = &mut lifetimes
            && let Some(seconds) = lifetime(s, &candidate.contact)
        {
            lifetimes.push((String::from(&*candidate.request_uri), seconds));
        }
        if contacts.is_empty() {
            describe_first(s, d, &candidate.contact);
        }
        contacts.push(String::from(&*candidate.request_uri));
    }
    if !contacts.is_empty() {
        d.advice.facts.cache_s = lifetimes.map(Pairs);
    }
}

/// RFC 3261 §19.1.4, within the budget.
fn same_target(one: &Uri<'_>, other: &Uri<'_>, budget: &mut usize) -> bool {
    if one.as_str() == other.as_str() {
        return true;
    }
    // Most URIs differ where no spelling can hide it; only the others are worth the comparison.
    let other_host = !one.host.starts_with('[') && !one.host.eq_ignore_ascii_case(other.host);
    let is_plain = |uri: &Uri<'_>| !uri.user.unwrap_or_default().contains('%');
    if other_host || *budget == 0 || (one.user != other.user && is_plain(one) && is_plain(other)) {
        return false;
    }
    let parts = |uri: &Uri<'_>| 1 + uri.as_str().bytes().filter(|byte| *byte == b';').count();
    *budget = budget.saturating_sub(parts(one).saturating_mul(parts(other)));
    one.same_as(other)
}

/// For how many seconds the URI may be kept: the `expires` parameter, else the Expires header.
fn lifetime(s: &Situation<'_>, contact: &Contact<'_>) -> Option<u64> {
    let header = || s.response()?.expires().map(|seconds| seconds.unwrap_or(MALFORMED_EXPIRES_S));
    contact.expires.or_else(header).map(|seconds| match u32::try_from(seconds) {
        Ok(_) => seconds,
        Err(_) => MALFORMED_EXPIRES_S,
    })
}

/// What the first Contact adds to the new request.
fn describe_first(s: &Situation<'_>, d: &mut Draft, contact: &Contact<'_>) {
    let without_brackets = || {
        s.response().is_some_and(|response| {
            response.all(HeaderName::Contact).any(|row| !row.value.contains('<'))
        })
    };
    let is_usual =
        |name: &str| name.eq_ignore_ascii_case("q") || name.eq_ignore_ascii_case("expires");
    let mut params = contact.params.iter();
    if params.any(|param| !is_usual(param.name))
        || (!contact.params.is_empty() && without_brackets())
    {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for param in contact.params.iter().take(MAX_PARTS) {
            let name = param.name.to_ascii_lowercase();
            if pairs.iter().all(|(other, _)| *other != name) {
                let value = param.value.map(|value| value.text().into_owned());
                pairs.push((name, value.unwrap_or_default()));
            }
        }
        d.advice.facts.contact_params = Some(Pairs(pairs));
    }
    // A proxy's URI (305) does not become the request's.
    if s.is(305) {
        return;
    }
    if let Some(method) = contact.uri.params.get("method").and_then(|part| part.value)
        && (Method::from_name(method) != s.method || s.method == Method::Other)
    {
        d.request().method = Some(unescape(method).into_owned());
    }
    if !contact.uri.headers.as_str().is_empty() {
        read_uri_headers(d, &contact.uri);
    }
}

/// How many header fields of a URI and parameters of a Contact are looked at.
const MAX_PARTS: usize = 64;

/// What becomes of the headers of a Contact's URI (RFC 3261 §8.1.3.4, §19.1.5).
fn read_uri_headers(d: &mut Draft, uri: &Uri<'_>) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut refused: Vec<String> = Vec::new();
    for part in uri.headers.iter().take(MAX_PARTS) {
        let raw = unescape(part.name);
        let value = unescape(part.value.unwrap_or_default());
        if raw.eq_ignore_ascii_case("body") {
            d.request().body = Some("the body part of the Contact URI".into());
            continue;
        }
        let name = HeaderName::from_bytes(raw.as_bytes());
        let shown = if name == HeaderName::Other { &*raw } else { name.as_str() };
        // A line end in the value would start a header field of the redirecting party's choice.
        let is_header = raw.bytes().all(is_token) && !value.contains(['\r', '\n', '\0']);
        if !is_header || is_dangerous(name) {
            if !refused.iter().any(|other| other.eq_ignore_ascii_case(shown)) {
                refused.push(shown.into());
            }
            continue;
        }
        if is_descriptive(name) {
            d.advice.facts.check = Some(
                "header fields of the Contact URI that describe the body, the time or what is required",
            );
        }
        let appends = takes_a_list(name, &raw);
        match headers.iter_mut().find(|(other, _)| other.eq_ignore_ascii_case(shown)) {
            Some((_, old)) if appends => {
                old.truncate(old.len().saturating_sub(APPENDED.len()));
                old.push_str(&format!(", {value}{APPENDED}"));
            }
            Some(_) => {}
            None => {
                let mode = if appends { APPENDED } else { " (overwrites)" };
                headers.push((shown.into(), format!("{value}{mode}")));
            }
        }
    }
    if !headers.is_empty() {
        d.advice.facts.new_request_headers = Some(Pairs(headers));
    }
    if !refused.is_empty() {
        d.advice.facts.must_not_copy = Some(refused);
    }
}

const APPENDED: &str = " (appended)";

/// The header fields of RFC 3261 §19.1.5 that a URI must not set: they decide who the request is
/// from and where it goes, or say what the client is.
const fn is_dangerous(name: HeaderName) -> bool {
    matches!(
        name,
        HeaderName::From
            | HeaderName::CallId
            | HeaderName::CSeq
            | HeaderName::Via
            | HeaderName::RecordRoute
            | HeaderName::Route
            | HeaderName::Accept
            | HeaderName::AcceptEncoding
            | HeaderName::AcceptLanguage
            | HeaderName::Allow
            | HeaderName::Contact
            | HeaderName::Organization
            | HeaderName::Supported
            | HeaderName::UserAgent
    )
}

/// Those whose truth should be checked first (RFC 3261 §19.1.5), and the tags that must be
/// supported.
const fn is_descriptive(name: HeaderName) -> bool {
    matches!(
        name,
        HeaderName::ContentDisposition
            | HeaderName::ContentEncoding
            | HeaderName::ContentLanguage
            | HeaderName::ContentLength
            | HeaderName::ContentType
            | HeaderName::Date
            | HeaderName::MimeVersion
            | HeaderName::Timestamp
            | HeaderName::Require
            | HeaderName::ProxyRequire
    )
}

/// May several values stand between commas?
fn takes_a_list(name: HeaderName, raw: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "Accept-Contact",
        "Diversion",
        "Geolocation",
        "In-Reply-To",
        "P-Asserted-Identity",
        "P-Preferred-Identity",
        "Reject-Contact",
        "Resource-Priority",
        "Security-Client",
        "Security-Verify",
        "User-to-User",
    ];
    match name {
        HeaderName::AlertInfo
        | HeaderName::AllowEvents
        | HeaderName::CallInfo
        | HeaderName::ContentEncoding
        | HeaderName::ContentLanguage
        | HeaderName::ErrorInfo
        | HeaderName::HistoryInfo
        | HeaderName::Identity
        | HeaderName::Path
        | HeaderName::ProxyRequire
        | HeaderName::Reason
        | HeaderName::RecvInfo
        | HeaderName::Require
        | HeaderName::Warning => true,
        HeaderName::Other => OTHERS.iter().any(|other| raw.eq_ignore_ascii_case(other)),
        _ => false,
    }
}

/// Goes on with what is left of earlier redirects, where there is anything and nothing else has
/// been decided.
pub(super) fn next_target(s: &Situation<'_>, d: &mut Draft) -> bool {
    let left = s.context.targets_left.as_deref().unwrap_or_default();
    let Some(first) = left.first().filter(|_| !d.decided()) else { return false };
    d.decide(Action::RetryElsewhere);
    d.advice.contacts = Some(left.to_vec());
    d.next_request(s).request_uri = Some(first.clone());
    true
}

/// The alternative to sending the request in another form to the same target.
const NEXT_TARGET: &str = "retry-elsewhere, to the next target of the redirect";

/// Goes on with the next target where a code asked for another form of the request and it turned
/// out that it cannot be sent in one: then this target has failed like any other (E3).
pub(crate) fn go_on_where_no_other_form_helps(s: &Situation<'_>, d: &mut Draft) {
    let Some(first) = s.context.targets_left.as_deref().and_then(<[String]>::first) else { return };
    let mut alternatives = d.advice.alternatives.iter();
    let Some(alternative) = alternatives.position(|other| other == NEXT_TARGET) else { return };
    let Some(own) = d.advice.findings.iter().position(|finding| finding.rule == E3.id) else {
        return;
    };
    if d.advice.action != Action::Fail {
        return;
    }
    d.advice.alternatives.remove(alternative);
    d.advice.action = Action::RetryElsewhere;
    d.advice.retry = Retry::Elsewhere;
    d.advice.delay_s = None;
    d.advice.contacts = s.context.targets_left.as_ref().map(|left| left.0.clone());
    d.next_request(s).request_uri = Some(first.clone());
    // It is this rule that decides now, and not the one that gave up.
    d.deciding = own;
    if let Some(finding) = d.advice.findings.get_mut(own) {
        finding.sentence = Cow::Borrowed(E3.title);
    }
}

/// Is there nothing left of earlier redirects?
fn nothing_left(s: &Situation<'_>) -> bool {
    s.context.targets_left.as_ref().is_none_or(|left| left.is_empty())
}

/// Does the advice lead to the targets, at once or when the user agrees?
fn follows(d: &Draft) -> bool {
    matches!(d.advice.action, Action::RetryElsewhere | Action::RetryViaProxy | Action::AskUser)
}

rule! {
    E16 = "E16", "Proxy: take the Contacts that are tried out of the stored redirect.",
    when: "A proxy that is responsible for the Request-URI recurses on a 3xx.",
    why: "The stored response is what the caller may get in the end. With Contacts in it that the \
          proxy has tried, the caller would try them once more. If all are tried, the response is \
          not stored at all.",
    from: [("RFC 3261", "16.7 item 4"), ("RFC 3261", "16.7 item 5")],
    level: Must,
    scope: 1 << 3, Scope::PROXY;
    example: (r#"{"method":"INVITE","role":"proxy","responsible":true,"recurse":true,"requestUri":"sip:bob@example.net","branchResponses":[302],"pendingBranches":0}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org>"]) => NextTarget,
    |s, d| {
        // L12 says whether a Contact of this response is tried; the next target may be another one.
        s.context.responsible == Some(true)
            && d.advice.facts.recurse == Some(true)
            && d.advice.action == Action::NextTarget
    }
}

rule! {
    E10 = "E10", "The call has failed; the body names other services for the user to choose from.",
    when: "380.",
    why: "RFC 3261 defines no format for the body, so nothing in it can be followed by itself.",
    from: [("RFC 3261", "21.3.5")],
    level: Text,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "380 Alternative Service", ["Content-Type: application/3gpp-ims+xml"], "<x/>") => Fail,
    |s, d| {
        if !s.is(380) {
            return false;
        }
        d.advice.contacts = Some(Vec::new());
        d.advice.facts.automatic = Some(false);
        if nothing_left(s) {
            d.decide(Action::Fail);
            d.or("ask-user");
        }
        true
    }
}

#[test]
fn e10_follows_no_contact_by_itself() {
    let advice = super::advice(
        r#"{"method":"INVITE"}"#,
        "380 Alternative Service",
        &["Contact: <sip:operator@example.org>"],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Conditional));
    assert_eq!((advice.contacts, advice.retry_request), (Some(Vec::new()), None));
}

rule! {
    E13 = "E13", "There is no new URI to try, so the request has failed.",
    when: "3xx without Contact, or with none that can be used and was not tried before.",
    why: "A redirect says only where else to go. When that is nowhere, or where the request has \
          been already, going on would be a loop.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 3261", "13.3.1.2")],
    level: Derived,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","requestUri":"sip:bob@example.net"}"#, "302 Moved Temporarily", ["Contact: <sip:bob@EXAMPLE.net>"]) => Fail,
    |s, d| {
        if s.is(380) || has_targets(s, d) {
            return false;
        }
        if follows_its_invite(s) {
            d.decide_with(Action::Fail, Retry::Never);
            d.say("A CANCEL or ACK goes where its INVITE went; it is not redirected.");
        } else if nothing_left(s) {
            d.decide_with(Action::Fail, Retry::Never);
            let unusable = d.advice.facts.unusable_contacts.as_deref().unwrap_or_default();
            if unusable.iter().any(|uri| uri != "*") {
                d.or("ask-user, who may use the other address in another way");
                d.say("No Contact is a SIP or SIPS URI, so the request has failed.");
            } else if s.has(HeaderName::Contact) {
                d.say("Every Contact was tried before or cannot be read, so the request has failed.");
            } else {
                d.say("There is no Contact, so the request has failed.");
            }
            if s.context.targets_left.is_none() && s.attempt() > 1 {
                d.depends_on("targetsLeft", "If an earlier redirect left targets, the next one is tried.");
            }
        }
        true
    }
}

#[test]
fn e13_compares_uris_as_rfc_3261_does() {
    for headers in [
        &["Contact: <sip:%62ob@Example.NET>"],
        &["Contact: <SIP:bob@example.net;foo=bar>"],
        &["Contact: sip:bob@example.net;q=0.5"],
    ] {
        let advice = super::advice_on(&super::Example { headers, ..E13.example });
        assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never), "{headers:?}");
        assert_eq!(advice.contacts, Some(Vec::new()));
    }
    for headers in [
        &["Contact: <sip:bob@example.net;transport=tcp>"],
        &["Contact: <sip:bob@example.net:5060>"],
        &["Contact: <sip:Bob@example.net>"],
        &["Contact: <sips:bob@example.net>"],
    ] {
        let advice = super::advice_on(&super::Example { headers, ..E13.example });
        assert_eq!(advice.action, Action::RetryElsewhere, "{headers:?}");
    }
}

#[test]
fn e13_takes_a_redirect_without_contact_for_a_failure() {
    for headers in [&[][..], &["Contact: *"], &["Contact: <sip:bob@[>"]] {
        for status in ["301 Moved Permanently", "305 Use Proxy", "399 Elsewhere"] {
            let advice = super::advice_on(&super::Example { status, headers, ..E13.example });
            assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
            assert_eq!(advice.facts.cache_s, None);
        }
    }
}

#[test]
fn e13_does_not_send_a_cancel_to_another_place() {
    let advice = super::advice(
        r#"{"method":"CANCEL"}"#,
        "302 Moved Temporarily",
        &["Contact: <sip:bob@a.example.org>"],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
}

#[test]
fn e13_honours_a_uri_with_headers_for_the_same_place_once() {
    let headers = &["Contact: <sip:bob@example.net?Subject=again>"];
    let first = super::advice_on(&super::Example { headers, ..E13.example });
    assert_eq!(first.action, Action::RetryElsewhere);
    let again = super::advice(
        r#"{"method":"INVITE","requestUri":"sip:bob@example.net","attempt":2}"#,
        "302 Moved Temporarily",
        headers,
    );
    assert_eq!(again.action, Action::Fail);
}

rule! {
    E11 = "E11", "The redirect leads from a SIPS URI to a SIP URI: tell the user first.",
    when: "The request went to a SIPS URI and a Contact is not SIPS.",
    why: "The caller asked for TLS on every hop and would lose it without noticing. RFC 3261 \
          permits to follow and wants the user informed; asking first is the careful form of that. \
          SIPS Contacts come first and need no question.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 5630", "5.1.1"), ("RFC 5630", "5.3")],
    level: Should,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","requestUri":"sips:bob@example.net"}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org>"]) => AskUser,
    |s, d| {
        let is_secure = |uri: &String| {
            uri.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("sips:"))
        };
        if !s.request_was_sips() || !has_targets(s, d) {
            return false;
        }
        let Some(contacts) = &mut d.advice.contacts else { return false };
        if contacts.iter().all(is_secure) {
            return false;
        }
        let policy = s.context.user_policy.as_deref();
        if policy == Some("refuses") {
            contacts.retain(is_secure);
        }
        let leads_to_secure = contacts.first().is_some_and(is_secure);
        let is_empty = contacts.is_empty();
        d.advice.facts.inform_user = Some(true);
        if is_empty {
            d.decide_with(Action::Fail, Retry::Never);
            d.advice.retry_request = None;
            d.advice.facts.cache_s = None;
            d.say("The redirect leads from SIPS to SIP, which the user does not want.");
        } else if leads_to_secure {
            d.say("The SIPS Contacts come first; before a SIP one, tell the user.");
        } else if policy != Some("agrees") {
            d.decide(Action::AskUser);
            d.or(if s.is(305) {
                "retry-via-proxy at once, user informed"
            } else {
                "retry-elsewhere at once, user informed"
            });
        }
        true
    }
}

#[test]
fn e11_asks_only_where_security_would_be_lost() {
    let secure = super::Example { headers: &["Contact: <sips:bob@a.example.org>"], ..E11.example };
    let advice = super::advice_on(&secure);
    assert_eq!((advice.action, advice.facts.inform_user), (Action::RetryElsewhere, None));
    let plain = super::Example {
        context: r#"{"method":"INVITE","requestUri":"sip:bob@example.net"}"#,
        ..E11.example
    };
    assert_eq!(super::advice_on(&plain).action, Action::RetryElsewhere);
}

#[test]
fn e11_asks_for_a_proxy_and_keeps_the_request_uri() {
    let advice = super::advice_on(&super::Example { status: "305 Use Proxy", ..E11.example });
    assert_eq!(advice.action, Action::AskUser);
    assert_eq!(advice.alternatives, ["retry-via-proxy at once, user informed"]);
    assert_eq!(advice.retry_request.unwrap().request_uri.as_deref(), Some("sips:bob@example.net"));
}

#[test]
fn e11_tries_sips_before_sip() {
    let advice = super::advice_on(&super::Example {
        headers: &["Contact: <sip:bob@a.example.org>;q=1, <sips:bob@b.example.org>;q=0.1"],
        ..E11.example
    });
    assert_eq!(advice.contacts.unwrap(), ["sips:bob@b.example.org", "sip:bob@a.example.org"]);
    assert_eq!(advice.action, Action::RetryElsewhere);
    assert_eq!(advice.facts.inform_user, Some(true));
}

#[test]
fn e11_does_what_the_user_has_said_before() {
    let with = |context| super::advice_on(&super::Example { context, ..E11.example });
    let agrees =
        with(r#"{"method":"INVITE","requestUri":"sips:bob@example.net","userPolicy":"agrees"}"#);
    assert_eq!((agrees.action, agrees.facts.inform_user), (Action::RetryElsewhere, Some(true)));
    let refuses =
        with(r#"{"method":"INVITE","requestUri":"sips:bob@example.net","userPolicy":"refuses"}"#);
    assert_eq!((refuses.action, refuses.retry), (Action::Fail, Retry::Never));
    assert_eq!(refuses.retry_request, None);
}

rule! {
    E9 = "E9", "Send this one request again through the proxy in Contact.",
    when: "305 with a usable Contact.",
    why: "The callee takes requests only from that proxy. The Request-URI stays as it is; whether \
          the proxy goes into a Route header or is the next hop by other means is not defined.",
    from: [("RFC 3261", "21.3.4")],
    level: Must,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","requestUri":"sip:bob@example.net"}"#, "305 Use Proxy", ["Contact: <sip:proxy.example.org;lr>"]) => RetryViaProxy,
    |s, d| {
        if !s.is(305) || !has_targets(s, d) {
            return false;
        }
        d.decide(Action::RetryViaProxy);
        if d.advice.action == Action::RetryViaProxy {
            d.advice.facts.max_retries = Some(1);
        }
        true
    }
}

#[test]
fn e9_keeps_the_request_uri_and_takes_nothing_from_the_uri_of_the_proxy() {
    let advice = super::advice_on(&super::Example {
        headers: &["Contact: <sip:proxy.example.org;lr?Subject=x>"],
        ..E9.example
    });
    assert_eq!(advice.retry_request.unwrap().request_uri.as_deref(), Some("sip:bob@example.net"));
    assert_eq!(advice.facts.new_request_headers, None);
    let permanent =
        super::advice_on(&super::Example { status: "301 Moved Permanently", ..E9.example });
    assert_eq!(permanent.action, Action::RetryElsewhere);
}

rule! {
    E8 = "E8", "Try the Contacts one after the other, or let the user choose.",
    when: "300, or a 3xx that is handled as 300, with a usable Contact.",
    why: "The server offers a choice and RFC 3261 defines no way to make it, so both are right.",
    from: [("RFC 3261", "21.3.1")],
    level: May,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "300 Multiple Choices", ["Contact: <sip:bob@a.example.org>;q=0.9, <sip:bob@b.example.org>;q=0.5"]) => RetryElsewhere,
    |s, d| {
        if !s.is(300) || !has_targets(s, d) {
            return false;
        }
        d.decide(Action::RetryElsewhere);
        if d.advice.action == Action::RetryElsewhere {
            d.advice.facts.automatic = Some(true);
            d.or("ask-user");
        }
        true
    }
}

#[test]
fn e8_is_for_unknown_redirects_too_and_not_for_302() {
    let unknown = super::advice_on(&super::Example { status: "399 Elsewhere", ..E8.example });
    assert_eq!(unknown.action, Action::RetryElsewhere);
    assert!(unknown.alternatives.iter().any(|alternative| alternative == "ask-user"));
    let other = super::advice_on(&super::Example { status: "302 Moved Temporarily", ..E8.example });
    assert!(other.alternatives.is_empty());
}

rule! {
    E7 = "E7", "Use the Contact for this request only: it says nothing of how long it holds.",
    when: "302 with a usable Contact.",
    why: "A URI may be kept for the seconds of its expires parameter, else of the Expires header; \
          a malformed value counts as 3600. Without either it must not be kept, since the callee \
          may be back tomorrow. When a kept URI fails, the original one may be tried once.",
    from: [("RFC 3261", "21.3.3"), ("RFC 3261", "20.10"), ("RFC 3261", "8.3")],
    level: MustNot,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org>"]) => RetryElsewhere,
    |s, d| {
        if !s.is(302) || !has_targets(s, d) {
            return false;
        }
        d.decide(Action::RetryElsewhere);
        if d.advice.facts.cache_s.as_ref().is_some_and(|cache| !cache.0.is_empty()) {
            d.say("Go to the Contact, and keep it no longer than it says.");
        }
        d.advice.facts.permanent = Some(false);
        true
    }
}

#[test]
fn trap_302_without_expiry_is_not_cached() {
    let advice = super::advice_on(&E7.example);
    assert_eq!(advice.action, Action::RetryElsewhere);
    assert_eq!(advice.facts.cache_s, Some(Pairs(Vec::new())));
    assert_eq!(advice.facts.permanent, Some(false));
}

#[test]
fn e7_keeps_each_contact_for_its_own_time() {
    let cache = |headers| {
        let advice = super::advice_on(&super::Example { headers, ..E7.example });
        advice.facts.cache_s.unwrap().0
    };
    let seconds = |seconds| alloc::vec![(String::from("sip:b@a.example"), seconds)];
    assert_eq!(cache(&["Contact: <sip:b@a.example>;expires=60", "Expires: 5"]), seconds(60));
    assert_eq!(cache(&["Contact: <sip:b@a.example>", "Expires: 5"]), seconds(5));
    assert_eq!(cache(&["Contact: <sip:b@a.example>;expires=soon", "Expires: 5"]), seconds(3600));
    assert_eq!(
        cache(&["Contact: <sip:b@a.example>", "Expires: Thu, 01 Jan 2099 00:00:00 GMT"]),
        seconds(3600)
    );
    assert_eq!(cache(&["Contact: <sip:b@a.example>;expires=99999999999"]), seconds(3600));
    assert_eq!(
        cache(&["Contact: <sip:b@a.example>;expires=60, <sip:c@c.example>"]),
        seconds(60),
        "one Contact says nothing of another"
    );
}

rule! {
    E6 = "E6", "Go to the new address, and put it into address books and caches.",
    when: "301 with a usable Contact.",
    why: "The old address will not come back. Who keeps it pays for a redirect with every call.",
    from: [("RFC 3261", "21.3.2")],
    level: Should,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "301 Moved Permanently", ["Contact: <sip:bob@new.example.org>"]) => RetryElsewhere,
    |s, d| {
        if !s.is(301) || !has_targets(s, d) {
            return false;
        }
        d.decide(Action::RetryElsewhere);
        d.advice.facts.permanent = Some(true);
        true
    }
}

#[test]
fn e6_is_not_for_302_and_gives_no_lifetime() {
    let advice = super::advice_on(&super::Example {
        headers: &["Contact: <sip:bob@new.example.org>;expires=60"],
        ..E6.example
    });
    assert_eq!((advice.facts.permanent, advice.facts.cache_s), (Some(true), None));
    let other = super::advice_on(&super::Example { status: "302 Moved Temporarily", ..E6.example });
    assert_eq!(other.facts.permanent, Some(false));
}

rule! {
    E1 = "E1", "Try the new URIs one after the other; none a second time.",
    when: "3xx with a usable Contact.",
    why: "Two places can be set up to redirect to each other. Over all rounds, each URI is tried \
          once, the original Request-URI being the first; that ends every loop.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 3261", "19.1.4")],
    level: MustNot,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","attempt":2,"requestUri":"sip:bob@a.example.org","tried":["sip:bob@example.net","sip:bob@a.example.org"]}"#, "300 Multiple Choices", ["Contact: <sip:bob@example.net>;q=1.0", "Contact: <sip:bob@b.example.org>;q=0.4"]) => RetryElsewhere,
    |s, d| {
        if !has_targets(s, d) {
            return false;
        }
        d.decide(Action::RetryElsewhere);
        if s.context.request_uri.is_none() {
            d.depends_on(
                "requestUri",
                "It must not be tried again; from a SIPS one, the user is asked before going to SIP.",
            );
        }
        if s.context.tried.is_none() && s.context.attempt != Some(1) {
            d.depends_on("tried", "URIs that were tried before must not be tried again.");
        }
        true
    }
}

#[test]
fn e1_tries_no_uri_again_in_a_later_round() {
    let advice = super::advice_on(&E1.example);
    assert_eq!(advice.contacts.unwrap(), ["sip:bob@b.example.org"]);
    assert!(advice.depends_on.is_empty());
}

#[test]
fn e1_says_what_it_does_not_know() {
    let advice =
        super::advice("{}", "302 Moved Temporarily", &["Contact: <sip:bob@a.example.org>"]);
    assert_eq!(advice.action, Action::RetryElsewhere);
    let fields: Vec<_> = advice.depends_on.iter().map(|unknown| unknown.field).collect();
    assert_eq!(fields, ["requestUri", "tried"]);
}

#[test]
fn e1_ends_a_chain_of_ever_new_uris() {
    let advice = super::advice(
        r#"{"method":"INVITE","attempt":1024}"#,
        "302 Moved Temporarily",
        &["Contact: <sip:bob@again.example.org>"],
    );
    assert_eq!((advice.action, advice.retry), (Action::Fail, Retry::Never));
}

#[test]
fn e1_compares_many_long_uris_in_bounded_time() {
    let params: String = (0..60).map(|n| format!(";p{n}")).collect();
    let mut message = String::from(
        "SIP/2.0 302 Moved Temporarily\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
         From: <sip:a@b>;tag=a\r\nTo: <sip:c@d>;tag=b\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n",
    );
    for n in 0..900 {
        message.push_str(&format!("Contact: <sip:bob@a.example.org{params};n={n}>\r\n"));
    }
    message.push_str("Content-Length: 0\r\n\r\n");
    let advice = crate::advise(message.as_bytes(), &crate::Context::default());
    assert_eq!(advice.contacts.unwrap().len(), 900);
}

rule! {
    E2 = "E2", "Start with the highest q; equal ones stay in the order of the message.",
    when: "3xx with several usable Contacts.",
    why: "RFC 3261 leaves the order to the client and names decreasing q as the usual one. It has \
          no default for a missing q; here it counts as 1.0, because a Contact without q is mostly \
          meant as the address to use. A q outside 0 to 1 counts as missing.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 3261", "16.6")],
    level: May,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "300 Multiple Choices", ["Contact: <sip:bob@low.example.org>;q=0.1, <sip:bob@high.example.org>"]) => RetryElsewhere,
    |s, d| { has_targets(s, d) && d.advice.contacts.as_ref().is_some_and(|uris| uris.len() > 1) }
}

#[test]
fn e2_sorts_by_q_and_keeps_the_order_of_equals() {
    let advice = super::advice_on(&super::Example {
        headers: &[
            "Contact: <sip:a@a.example>;q=0.5, <sip:b@b.example>;q=7",
            "m: <sip:c@c.example>;q=0.5, <sip:d@d.example>, <sip:a@A.example>;q=1.0",
        ],
        ..E2.example
    });
    assert_eq!(
        advice.contacts.unwrap(),
        ["sip:b@b.example", "sip:d@d.example", "sip:a@A.example", "sip:c@c.example"],
        "a URI that stands there twice is tried once, by its higher q"
    );
}

rule! {
    E4 = "E4", "The URI's headers go into the new request, but none that say who sends it or where it goes.",
    when: "The first Contact has headers or a method in its URI.",
    why: "Headers that take a list are appended to the request's own, others overwrite them; the \
          method becomes that of the request. From, Call-ID, CSeq, Via, Record-Route, Route and what \
          describes the client are not honoured: a redirect could make it speak for someone else.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 3261", "19.1.5")],
    level: ShouldNot,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org?Subject=foo&From=sip:evil@example.org>"]) => RetryElsewhere,
    |s, d| {
        let facts = &d.advice.facts;
        let request = d.advice.retry_request.as_ref();
        let applies = facts.new_request_headers.is_some()
            || facts.must_not_copy.is_some()
            || request.is_some_and(|it| it.method.is_some() || it.body.is_some());
        applies && has_targets(s, d) && follows(d)
    }
}

#[test]
fn e4_overwrites_appends_and_refuses() {
    let advice = super::advice_on(&super::Example {
        headers: &[
            "Contact: <sip:bob@a.example.org;method=MESSAGE?s=a%20b&Call-Info=%3Chttp:x%3E&call-info=%3Chttp:y%3E&v=SIP/2.0/UDP%20h&Route=%3Csip:evil%3E&X-Y=1%0D%0AVia:%20z>",
        ],
        ..E4.example
    });
    let pair = |name: &str, value: &str| (String::from(name), String::from(value));
    assert_eq!(
        advice.facts.new_request_headers.unwrap().0,
        [pair("Subject", "a b (overwrites)"), pair("Call-Info", "<http:x>, <http:y> (appended)"),]
    );
    assert_eq!(advice.facts.must_not_copy.unwrap(), ["Via", "Route", "X-Y"]);
    assert_eq!(advice.contacts.unwrap(), ["sip:bob@a.example.org"]);
    assert_eq!(advice.retry_request.unwrap().method.as_deref(), Some("MESSAGE"));
}

/// What becomes of a redirect to a URI with these headers.
#[cfg(test)]
fn facts_of(headers: &str) -> crate::Facts {
    let message = E4.example.message().unwrap();
    let (before, rest) = message.split_once('?').unwrap();
    let (_, behind) = rest.split_once('>').unwrap();
    let message = format!("{before}?{headers}>{behind}");
    crate::advise(message.as_bytes(), &crate::Context::default()).facts
}

/// RFC 3261 §7.3.1: where the grammar of a header field is a list, a further value joins it; any
/// other header field has one value, and §19.1.5 lets the URI set it.
#[test]
fn e4_appends_to_lists_and_sets_what_has_one_value() {
    for name in [
        "Accept-Contact",
        "Alert-Info",
        "Allow-Events",
        "Call-Info",
        "Content-Encoding",
        "Content-Language",
        "Diversion",
        "Error-Info",
        "Geolocation",
        "History-Info",
        "Identity",
        "In-Reply-To",
        "P-Asserted-Identity",
        "P-Preferred-Identity",
        "Path",
        "Proxy-Require",
        "Reason",
        "Recv-Info",
        "Reject-Contact",
        "Require",
        "Resource-Priority",
        "Security-Client",
        "Security-Verify",
        "User-to-User",
        "Warning",
    ] {
        let facts = facts_of(&format!("{name}=a&{}=b", name.to_ascii_uppercase()));
        let appended = facts.new_request_headers.unwrap().0;
        let [(_, value)] = appended.as_slice() else { panic!("{name}: {appended:?}") };
        assert_eq!(value, "a, b (appended)", "{name}");
    }
    for name in ["Subject", "Priority", "Reply-To", "Expires", "Event", "X-Anything"] {
        let facts = facts_of(&format!("{name}=a&{}=b", name.to_ascii_uppercase()));
        let one = facts.new_request_headers.unwrap().0;
        assert_eq!(one, [(String::from(name), String::from("a (overwrites)"))]);
    }
    let refused = facts_of("X-Y=1%0D%0AVia:z&x-y=2%0D%0AVia:z").must_not_copy;
    assert_eq!(refused, Some(Vec::from([String::from("X-Y")])));
}

/// RFC 3261 §19.1.5 names them one by one.
#[test]
fn e4_refuses_what_is_dangerous_and_wants_what_describes_checked() {
    for name in [
        "From",
        "Call-ID",
        "CSeq",
        "Via",
        "Record-Route",
        "Route",
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Allow",
        "Contact",
        "Organization",
        "Supported",
        "User-Agent",
    ] {
        let facts = facts_of(&format!("{name}=x"));
        assert_eq!(facts.must_not_copy, Some(Vec::from([String::from(name)])));
        assert_eq!((facts.new_request_headers, facts.check), (None, None), "{name}");
    }
    for name in [
        "Content-Disposition",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Date",
        "MIME-Version",
        "Timestamp",
        "Require",
        "Proxy-Require",
    ] {
        let facts = facts_of(&format!("{name}=x"));
        assert!(facts.check.is_some() && facts.must_not_copy.is_none(), "{name}");
    }
    assert_eq!(facts_of("Subject=x").check, None);
}

#[test]
fn e4_is_silent_about_a_plain_uri() {
    let advice = super::advice_on(&E7.example);
    assert!(advice.findings.iter().all(|finding| finding.rule != "E4"));
    assert_eq!(advice.retry_request.unwrap().method, None);
}

rule! {
    E5 = "E5", "A new transaction with the same To, From and Call-ID, and the next CSeq number.",
    when: "A redirect is followed.",
    why: "To goes without the tag of this response, and all other header fields and the body stay. \
          RFC 3261 asks for a new branch and says nothing of CSeq; RFC 3665 shows it one higher, \
          as for every new request with the same Call-ID.",
    from: [("RFC 3261", "8.1.3.4"), ("RFC 3665", "3.6")],
    level: Must,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","cseq":7}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org>"]) => RetryElsewhere,
    |s, d| {
        if !follows(d) || !has_targets(s, d) {
            return false;
        }
        let request_uri = if s.is(305) {
            s.context.request_uri.clone()
        } else {
            d.advice.contacts.as_ref().and_then(|contacts| contacts.first().cloned())
        };
        d.next_request(s).request_uri = request_uri;
        true
    }
}

#[test]
fn e5_takes_the_next_cseq_number_and_a_new_branch() {
    let request = super::advice_on(&E5.example).retry_request.unwrap();
    assert_eq!(
        (request.cseq, request.new_branch, request.same_call_id),
        (Some(8), Some(true), Some(true))
    );
    assert_eq!(request.request_uri.as_deref(), Some("sip:bob@a.example.org"));
    let failed = super::advice("{}", "302 Moved Temporarily", &[]);
    assert_eq!(failed.retry_request, None, "where nothing is followed, there is no next request");
}

rule! {
    E12 = "E12", "Only the Request-URI changes: the request keeps the route set of its dialog.",
    when: "3xx to a request inside a dialog.",
    why: "The proxies of the dialog have asked to stay on the path. RFC 5057 notes that redirects \
          inside a dialog are not well understood, so peers may differ.",
    from: [("RFC 3261", "12.2.1.2"), ("RFC 5057", "5.1")],
    level: Text,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE","inDialog":true,"routeSet":["sip:p1.example.com;lr"]}"#, "302 Moved Temporarily", ["Contact: <sip:bob@a.example.org>"]) => RetryElsewhere,
    |s, d| {
        if !s.in_dialog() || !follows(d) || !has_targets(s, d) {
            return false;
        }
        match &s.context.route_set {
            Some(route) => d.advice.facts.route = Some(route.0.clone()),
            None => d.depends_on("routeSet", "The new request goes through the proxies in it."),
        }
        true
    }
}

#[test]
fn e12_is_for_dialogs_alone() {
    let advice = super::advice_on(&super::Example {
        context: r#"{"method":"INVITE","inDialog":false,"routeSet":["sip:p1.example.com;lr"]}"#,
        ..E12.example
    });
    assert_eq!(advice.facts.route, None);
    let inside = super::advice_on(&E12.example);
    assert_eq!(inside.facts.route.unwrap(), ["sip:p1.example.com;lr"]);
    assert_eq!(inside.dialog_effect, DialogEffect::NotApplicable);
}

rule! {
    E14 = "E14", "Without <>, what follows the semicolon belongs to the Contact header, not to its URI.",
    when: "A followed redirect whose first Contact has header parameters besides q and expires, or \
           no <>.",
    why: "`Contact: sip:bob@h;transport=tcp` names no transport. A client that puts the parameter \
          into the Request-URI asks for something else than the server meant to say.",
    from: [("RFC 3261", "20.10"), ("RFC 3261", "25.1")],
    level: Must,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "302 Moved Temporarily", ["Contact: sip:bob@a.example.org;transport=tcp;q=0.5"]) => RetryElsewhere,
    |s, d| { d.advice.facts.contact_params.is_some() && has_targets(s, d) }
}

#[test]
fn e14_tells_parameters_of_the_header_from_those_of_the_uri() {
    let without = super::advice_on(&E14.example);
    assert_eq!(without.contacts.unwrap(), ["sip:bob@a.example.org"]);
    let params = without.facts.contact_params.unwrap().0;
    assert_eq!(
        params.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["transport", "q"]
    );
    let with = super::advice_on(&super::Example {
        headers: &["Contact: <sip:bob@a.example.org;transport=tcp>;q=0.5"],
        ..E14.example
    });
    assert_eq!(with.contacts.unwrap(), ["sip:bob@a.example.org;transport=tcp"]);
    assert_eq!(with.facts.contact_params, None);
}

rule! {
    E15 = "E15", "Pass over Contacts that no SIP request can be sent to.",
    when: "3xx with a Contact that is no SIP or SIPS URI, or is an asterisk.",
    why: "A redirect may name a telephone number or a mail address for people to use. The asterisk \
          has a meaning in REGISTER requests alone.",
    from: [("RFC 3261", "8.3"), ("RFC 3261", "8.1.3.4"), ("RFC 3261", "10.2.2")],
    level: May,
    scope: 1 << 3, Scope::CLIENT;
    example: (r#"{"method":"INVITE"}"#, "302 Moved Temporarily", ["Contact: <mailto:bob@example.org>;q=1.0, <sip:bob@a.example.org>;q=0.1"]) => RetryElsewhere,
    |_s, d| { d.advice.facts.unusable_contacts.is_some() }
}

#[test]
fn e15_names_what_it_passes_over() {
    let advice = super::advice_on(&super::Example {
        headers: &["Contact: <tel:+15550123>, *, <SIP:bob@a.example.org>, <http://example.org>"],
        ..E15.example
    });
    assert_eq!(advice.contacts.unwrap(), ["SIP:bob@a.example.org"]);
    assert_eq!(
        advice.facts.unusable_contacts.unwrap(),
        ["tel:+15550123", "*", "http://example.org"]
    );
    let only =
        super::advice_on(&super::Example { headers: &["m: <tel:+15550123>"], ..E15.example });
    assert_eq!((only.action, only.retry), (Action::Fail, Retry::Never));
    assert_eq!(only.contacts, Some(Vec::new()));
}

rule! {
    E3 = "E3", "This target has failed: try the next one that a redirect named.",
    when: "A failure of a target of an earlier redirect, while others were not tried.",
    why: "A redirect names several places so that one of them answers. A code that asks for another \
          form of the request is answered first; a 6xx speaks for all places. With no target left, \
          the request has failed.",
    from: [("RFC 3261", "8.1.3.4")],
    level: Should,
    scope: 1 << 3 | 1 << 4 | 1 << 5, Scope::CLIENT;
    example: (r#"{"method":"INVITE","targetsLeft":["sip:bob@b.example.org"]}"#, "404 Not Found", []) => RetryElsewhere,
    |s, d| {
        let Some(left) = s.context.targets_left.as_deref() else { return false };
        if follows_its_invite(s) || s.given_up() {
            return false;
        }
        match s.treated {
            300..=399 => {
                if !d.decided() {
                    return next_target(s, d);
                }
                if d.advice.action != Action::RetryElsewhere || left.is_empty() {
                    return false;
                }
                if let Some(contacts) = &mut d.advice.contacts {
                    contacts.extend_from_slice(left);
                }
                d.say("The targets that are left of an earlier redirect follow.");
                true
            }
            // Credentials are tried first; family F goes on to the next target without them.
            401 | 407 | 487 => false,
            // This target has not failed while the earlier try of the request is open there (M7).
            482 if s.context.other_branch_alive == Some(true) => false,
            _ if left.is_empty() => {
                d.say("No target of the redirect is left: the request has failed.");
                true
            }
            412 | 413 | 415..=417 | 420..=425 | 428 | 429 | 433 | 438 | 439 | 470 | 484 | 485
            | 488 | 491 | 494 => {
                d.or(NEXT_TARGET);
                d.say("If the request cannot be sent here in another form, try the next target.");
                true
            }
            // M1 goes on within this target first.
            _ if super::next_server::server_failed(s)
                && s.context.servers_left.as_ref().is_some_and(|left| !left.is_empty()) =>
            {
                false
            }
            _ if s.in_dialog() && d.advice.dialog_effect != DialogEffect::TransactionOnly => false,
            _ => {
                if super::next_server::server_failed(s) && s.context.servers_left.is_none() {
                    d.depends_on(
                        "serversLeft",
                        "Further addresses of this target come before the next target.",
                    );
                }
                next_target(s, d)
            }
        }
    }
}

#[test]
fn e3_goes_through_the_targets_in_their_order() {
    let advice = super::advice(
        r#"{"method":"INVITE","cseq":3,"targetsLeft":["sip:b@b.example","sip:c@c.example"]}"#,
        "486 Busy Here",
        &[],
    );
    assert_eq!((advice.action, advice.retry), (Action::RetryElsewhere, Retry::Elsewhere));
    assert_eq!(advice.contacts.unwrap(), ["sip:b@b.example", "sip:c@c.example"]);
    let request = advice.retry_request.unwrap();
    assert_eq!((request.cseq, request.request_uri.as_deref()), (Some(4), Some("sip:b@b.example")));
}

#[test]
fn e3_tries_new_contacts_before_those_that_are_left() {
    let advice = super::advice(
        r#"{"method":"INVITE","requestUri":"sip:a@a.example","targetsLeft":["sip:b@b.example"]}"#,
        "302 Moved Temporarily",
        &["Contact: <sip:b@B.example>;q=1, <sip:c@c.example>;q=0.1"],
    );
    assert_eq!(advice.contacts.unwrap(), ["sip:c@c.example", "sip:b@b.example"]);
    let none = super::advice(
        r#"{"method":"INVITE","requestUri":"sip:a@a.example","targetsLeft":["sip:b@b.example"]}"#,
        "302 Moved Temporarily",
        &["Contact: <sip:a@a.example>"],
    );
    assert_eq!(none.action, Action::RetryElsewhere);
    assert_eq!(none.contacts.unwrap(), ["sip:b@b.example"]);
}

#[test]
fn e3_waits_for_the_servers_of_this_target_only_where_they_are_tried() {
    let on = |context, status| super::advice(context, status, &[]).action;
    const BOTH: &str = r#"{"method":"INVITE","targetsLeft":["sip:b@b.example"],"serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(BOTH, "503 Service Unavailable"), Action::NextServer);
    assert_eq!(on(BOTH, "408 Request Timeout"), Action::RetryElsewhere);
    const AFTER_180: &str = r#"{"method":"INVITE","event":"timer-B","provisionalSeen":true,"targetsLeft":["sip:b@b.example"],"serversLeft":["198.51.100.2:5060"]}"#;
    assert_eq!(on(AFTER_180, ""), Action::RetryElsewhere);
}

#[test]
fn e3_goes_on_where_the_form_that_is_asked_for_cannot_be_sent() {
    for (status, headers) in [
        ("488 Not Acceptable Here", &[][..]),
        ("415 Unsupported Media Type", &[]),
        ("421 Extension Required", &["Require: foo"]),
        ("491 Request Pending", &[]),
    ] {
        let advice = super::advice(
            r#"{"method":"INVITE","inDialog":false,"implements":[],"targetsLeft":["sip:b@b.example"]}"#,
            status,
            headers,
        );
        assert_eq!((advice.action, advice.retry), (Action::RetryElsewhere, Retry::Elsewhere));
        assert_eq!(advice.contacts.unwrap(), ["sip:b@b.example"], "{status}");
        assert_eq!(advice.findings[0].rule, "E3", "{status}");
        assert!(advice.summary.contains("try the next one"), "{}", advice.summary);
        assert!(advice.alternatives.iter().all(|other| !other.starts_with("retry-elsewhere")));
    }
    let other_form = super::advice(
        r#"{"method":"INVITE","inDialog":false,"implements":["foo"],"targetsLeft":["sip:b@b.example"]}"#,
        "421 Extension Required",
        &["Require: foo"],
    );
    assert_eq!(other_form.action, Action::RetryModified);
    assert_eq!(other_form.alternatives[0], NEXT_TARGET);
}

#[test]
fn e3_stops_where_going_on_would_be_wrong() {
    for (context, status) in [
        (r#"{"method":"INVITE","targetsLeft":["sip:b@b.example"]}"#, "603 Decline"),
        (r#"{"method":"INVITE","targetsLeft":["sip:b@b.example"],"cancelSent":true}"#, "480 Gone"),
        (r#"{"method":"CANCEL","targetsLeft":["sip:b@b.example"]}"#, "481 Unknown"),
        (
            r#"{"method":"INVITE","attempt":2,"otherBranchAlive":true,"targetsLeft":["sip:b@b.example"]}"#,
            "482 Loop Detected",
        ),
        (r#"{"method":"INVITE","targetsLeft":[]}"#, "404 Not Found"),
        (r#"{"method":"BYE","inDialog":true,"targetsLeft":["sip:b@b.example"]}"#, "481 Unknown"),
    ] {
        let advice = super::advice(context, status, &[]);
        assert_ne!(advice.action, Action::RetryElsewhere, "{status}");
        assert_eq!(advice.contacts, None, "{status}");
    }
}
