//! The rules: what an element does with a response, in one ordered table.
//!
//! A rule stands in the file of its family (`rules/*.rs`), with its prose, its source, its example
//! and its tests together. It judges one [`Situation`] and writes into one [`Draft`]. The first
//! rule that decides gives the action; every rule that applies is a finding.

use alloc::{borrow::Cow, collections::BinaryHeap, string::String, vec::Vec};
use core::cmp::Reverse;

use crate::{
    Action, Advice, Context, DialogEffect, Finding, HeaderName, List, LocalEvent, Method,
    ParseError, Parsed, Reference, Response, Retry, Role, Usage,
    advice::{Dependency, RetryRequest},
    header::{CSeq, MediaRange, NameAddr, RetryAfter, Values},
};

/// How binding a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Level {
    /// MUST in the RFC.
    Must,
    /// MUST NOT in the RFC.
    MustNot,
    /// SHOULD in the RFC.
    Should,
    /// SHOULD NOT in the RFC.
    ShouldNot,
    /// MAY in the RFC.
    May,
    /// Said in the RFC without one of the words of RFC 2119.
    Text,
    /// Follows from several rules; no sentence says it.
    Derived,
    /// The RFCs give no rule; this is the safest reading.
    Silent,
}

impl Level {
    /// As it is shown: `MUST NOT`, `text`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Must => "MUST",
            Self::MustNot => "MUST NOT",
            Self::Should => "SHOULD",
            Self::ShouldNot => "SHOULD NOT",
            Self::May => "MAY",
            Self::Text => "text",
            Self::Derived => "derived",
            Self::Silent => "silent",
        }
    }
}

/// One rule.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its id: the letter of its family and a number, mostly the code: `G423`.
    pub id: &'static str,
    /// What to do, in a sentence.
    pub title: &'static str,
    /// When it applies.
    pub when: &'static str,
    /// Why: what the RFC is after, and what goes wrong otherwise.
    pub why: &'static str,
    /// Where it stands, the place that decides first.
    pub references: &'static [Reference],
    /// How binding it is.
    pub level: Level,
    /// A response to which it applies.
    pub example: Example,
    scope: Scope,
    judge: fn(&Situation<'_>, &mut Draft<'_>) -> bool,
}

impl Rule {
    /// The place that decides.
    #[must_use]
    pub fn reference(&self) -> Reference {
        self.references.first().copied().unwrap_or(Reference { document: "", section: "" })
    }

    /// The rule with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        RULES.iter().copied().flatten().find(|rule| rule.id == id)
    }
}

/// A response to which a rule applies; test data and the example on the rule's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// The context, as JSON.
    pub context: &'static str,
    /// Status code and reason phrase: `423 Interval Too Brief`; the whole first line where its
    /// version or what stands before it matters. Empty for a local event.
    pub status: &'static str,
    /// Header lines besides Via, From, To, Call-ID and CSeq; `-Call-ID` takes that one away.
    pub headers: &'static [&'static str],
    /// The body.
    pub body: &'static str,
    /// The action that advice gives.
    pub action: Action,
}

impl Example {
    /// The message on the wire; `None` for a local event.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        if self.status.is_empty() {
            return None;
        }
        let method = self
            .context
            .split_once("\"method\":")
            .and_then(|(_, rest)| rest.split('"').nth(1))
            .unwrap_or("INVITE");
        let cseq = alloc::format!("CSeq: 1 {method}");
        let usual = [
            "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1",
            "From: <sip:alice@example.com>;tag=a1",
            "To: <sip:bob@example.net>;tag=b1",
            "Call-ID: c1@ua.example.com",
            &cseq,
        ];
        let version = if self.status.contains("SIP/") { "" } else { "SIP/2.0 " };
        let mut text = alloc::format!("{version}{}\r\n", self.status);
        for line in usual {
            let name = line.split(':').next().unwrap_or_default();
            if !self.headers.iter().any(|header| header.strip_prefix('-') == Some(name)) {
                text.push_str(line);
                text.push_str("\r\n");
            }
        }
        for line in self.headers.iter().filter(|line| !line.starts_with('-')) {
            text.push_str(line);
            text.push_str("\r\n");
        }
        if !self
            .headers
            .iter()
            .any(|line| line.trim_start_matches('-').starts_with("Content-Length"))
        {
            text.push_str(&alloc::format!("Content-Length: {}\r\n", self.body.len()));
        }
        text.push_str("\r\n");
        text.push_str(self.body);
        Some(text)
    }
}

/// For which responses and roles a rule is asked at all, so that most are passed over at the cost
/// of two comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    /// Bit 1 to 6: a code of that class. Bit 0: no usable code.
    classes: u8,
    /// Bit 0: UAC, bit 1: proxy, bit 2: authentication service.
    roles: u8,
}

impl Scope {
    pub(crate) const UAC: u8 = 0b001;
    pub(crate) const PROXY: u8 = 0b010;
    /// The element that retries for itself: the UAC and the authentication service.
    pub(crate) const CLIENT: u8 = 0b101;
    pub(crate) const ANY: u8 = 0b111;

    pub(crate) const NO_CODE: u8 = 1;
    pub(crate) const FINAL: u8 = 0b111_1100;
    pub(crate) const FAILURE: u8 = 0b111_1000;
    /// 4xx, 5xx and 6xx.
    pub(crate) const ERROR: u8 = 0b111_0000;
    pub(crate) const ALL: u8 = 0b111_1110;

    /// `classes` is a sum of `1 << digit`, or one of the constants above.
    pub(crate) const fn new(classes: u8, roles: u8) -> Self {
        Self { classes, roles }
    }

    /// The class and the role of one situation.
    pub(crate) const fn of(situation: &Situation<'_>) -> Self {
        Self { classes: 1 << (situation.treated / 100), roles: 1 << situation.role as u8 }
    }

    const fn covers(self, one: Self) -> bool {
        self.classes & one.classes != 0 && self.roles & one.roles != 0
    }
}

/// What a rule judges: the response or event, and what the caller knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'a> {
    pub(crate) context: &'a Context,
    /// `None` for a local event and for a message that could not be read.
    pub(crate) parsed: Option<&'a Parsed<'a>>,
    /// Why the message could not be read.
    pub(crate) error: Option<&'a ParseError>,
    pub(crate) event: Option<LocalEvent>,
    /// The code on the wire, or the one that the event stands for; 0 where there is none.
    pub(crate) code: u16,
    /// The code it is treated as.
    pub(crate) treated: u16,
    pub(crate) method: Method,
    pub(crate) role: Role,
    /// CSeq of the response, where it can be read.
    pub(crate) cseq: Option<CSeq<'a>>,
}

impl<'a> Situation<'a> {
    /// Is it treated as this code?
    pub(crate) fn is(&self, code: u16) -> bool {
        self.treated == code
    }

    pub(crate) fn response(&self) -> Option<&'a Response<'a>> {
        self.parsed.map(|parsed| &parsed.response)
    }

    pub(crate) fn has(&self, name: HeaderName) -> bool {
        self.response().is_some_and(|response| response.first(name).is_some())
    }

    /// Known to have been sent in a dialog; some methods go nowhere else.
    pub(crate) fn in_dialog(&self) -> bool {
        self.context.in_dialog.unwrap_or(matches!(
            self.method,
            Method::Bye | Method::Prack | Method::Update | Method::Info
        ))
    }

    /// Known, or nothing to the contrary known, to be inside an established usage: not one that
    /// an INVITE is still setting up.
    pub(crate) fn established(&self) -> bool {
        self.context
            .usages
            .as_ref()
            .is_none_or(|usages| usages.iter().any(|usage| *usage != Usage::InviteEarly))
    }

    /// The attempt that failed, 1 where nothing is said.
    pub(crate) fn attempt(&self) -> u32 {
        self.context.attempt.unwrap_or(1)
    }

    /// The CSeq number of the request: of the context, else of the response.
    pub(crate) fn cseq_number(&self) -> Option<u32> {
        self.context.cseq.or(self.cseq.map(|cseq| cseq.number))
    }

    /// The Retry-After of the response, where it can be read.
    pub(crate) fn retry_after(&self) -> Option<RetryAfter<'a>> {
        self.response().and_then(|response| response.retry_after()?.ok())
    }

    /// Was the Request-URI a SIPS URI?
    pub(crate) fn request_was_sips(&self) -> bool {
        self.context.request_uri.as_deref().is_some_and(|uri| {
            uri.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("sips:"))
        })
    }

    /// Known to run over one of these transports.
    pub(crate) fn over(&self, transports: &[&str]) -> bool {
        self.context.transport.as_deref().is_some_and(|transport| {
            transports.iter().any(|other| transport.eq_ignore_ascii_case(other))
        })
    }

    /// The tag of the callee, which tells the dialogs of forks apart.
    pub(crate) fn remote_tag(self) -> Option<&'a str> {
        self.response().and_then(|response| response.to()?.ok()?.tag)
    }

    /// Does the Require of the response list this option tag?
    pub(crate) fn requires(&self, tag: &str) -> bool {
        self.has(HeaderName::Require)
            && self.response().is_some_and(|response| {
                response.require().flatten().any(|other| other.eq_ignore_ascii_case(tag))
            })
    }

    /// Does the client implement this option tag? It does where it has named it in the request.
    pub(crate) fn implements(&self, tag: &str) -> Option<bool> {
        let names = |tags: &Option<List>| tags.as_ref().is_some_and(|tags| tags.has(tag));
        if names(&self.context.request_supported) || names(&self.context.require) {
            return Some(true);
        }
        self.context.implements.as_ref().map(|tags| tags.has(tag))
    }

    /// Are exactly these forks wanted: `first only`, `all`, `none`?
    pub(crate) fn wanted(&self, forks: &str) -> bool {
        self.context.wanted.as_deref() == Some(forks)
    }

    /// Does the caller no longer want the call that the INVITE is to set up? Of other requests,
    /// such as the BYE that ends it, this says nothing.
    pub(crate) fn given_up(&self) -> bool {
        self.method == Method::Invite
            && (self.context.cancel_sent == Some(true) || self.wanted("none"))
    }

    /// The URI of the first Contact that can be read.
    pub(crate) fn contact_uri(&self) -> Option<String> {
        self.response()?.contacts().flatten().next().map(|contact| contact.uri.as_str().into())
    }

    /// The route set of a UAC: the URIs of Record-Route in reverse order (RFC 3261 §12.1.2).
    pub(crate) fn route_set(&self) -> Option<Vec<String>> {
        let headers = self.response()?.headers();
        let mut routes: Vec<String> =
            Values::<NameAddr<'_>>::new(headers, [HeaderName::RecordRoute; 2])
                .flatten()
                .map(|route| route.uri_text.into())
                .collect();
        routes.reverse();
        Some(routes)
    }

    /// Does the response carry a session description?
    pub(crate) fn has_sdp(&self) -> bool {
        self.response().is_some_and(|response| {
            let sdp = |content_type: MediaRange<'_>| content_type.includes("application/sdp");
            !response.body().is_empty()
                && response.content_type().and_then(Result::ok).is_some_and(sdp)
        })
    }

    /// Is the method part of what keeps the usage alive? An INFO or an unknown method is not
    /// (RFC 5057 §5.1 note 3), nor an UPDATE, whose work a re-INVITE can do, nor a REFER, which
    /// asks for a usage of its own.
    pub(crate) fn method_is_integral(&self) -> bool {
        matches!(
            self.method,
            Method::Invite | Method::Bye | Method::Prack | Method::Subscribe | Method::Notify
        )
    }

    /// Does the method belong to a usage that is there already? OPTIONS, MESSAGE and unknown
    /// methods belong to none (RFC 5057 §5.3); a REFER that fails has made none.
    pub(crate) fn method_has_usage(&self) -> bool {
        self.method_is_integral() || matches!(self.method, Method::Info | Method::Update)
    }

    /// The usage that sent the request, as far as the method tells.
    pub(crate) fn own_usage(&self) -> Usage {
        match self.method {
            Method::Subscribe | Method::Notify => Usage::Subscribe,
            _ => Usage::Invite,
        }
    }

    /// Is the usage that sent the request the only one of its dialog? Unknown usages count as one.
    pub(crate) fn last_usage(&self) -> bool {
        self.context.usages.as_ref().is_none_or(|usages| usages.len() <= 1)
    }
}

/// The advice while the rules write it.
#[derive(Debug)]
pub(crate) struct Draft<'d> {
    pub(crate) advice: &'d mut Advice,
    decided: bool,
    /// Which of the findings is of the rule that decided.
    deciding: usize,
    stopped: bool,
    sentence: Option<Cow<'static, str>>,
}

impl<'d> Draft<'d> {
    pub(crate) fn new(advice: &'d mut Advice) -> Self {
        Self { advice, decided: false, deciding: 0, stopped: false, sentence: None }
    }

    /// Asks one rule, if it is for situations of this class and role, and keeps its finding where
    /// it applies.
    pub(crate) fn ask(&mut self, rule: &Rule, situation: &Situation<'_>, scope: Scope) {
        if !rule.scope.covers(scope) {
            return;
        }
        let decided = self.decided;
        let applies = (rule.judge)(situation, self);
        let sentence = self.sentence.take();
        if applies {
            let finding = Finding {
                rule: rule.id,
                sentence: sentence.unwrap_or(Cow::Borrowed(rule.title)),
                level: rule.level,
                reference: rule.reference(),
            };
            if self.decided && !decided {
                self.deciding = self.advice.findings.len();
            }
            self.advice.findings.push(finding);
        }
    }

    /// Puts the finding of the rule that decided before the others, which stay in their order.
    pub(crate) fn finish(self) {
        if self.deciding > 0 {
            let finding = self.advice.findings.remove(self.deciding);
            self.advice.findings.insert(0, finding);
        }
    }

    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Decides on the action, unless an earlier rule has. The retry follows from the action; where
    /// the action leaves it open, it is the default of the code.
    pub(crate) fn decide(&mut self, action: Action) {
        let retry = match action {
            Action::RetryModified | Action::RetryWithCredentials => Retry::Modified,
            Action::RetryElsewhere
            | Action::RetryViaProxy
            | Action::NextServer
            | Action::NextTarget => Retry::Elsewhere,
            Action::RetryAfterDelay => Retry::SameRequestLater,
            Action::AskUser | Action::GetToken | Action::GetConsent => Retry::Conditional,
            Action::Fail => self.advice.retry,
            _ => Retry::Never,
        };
        self.decide_with(action, retry);
    }

    /// As [`Draft::decide`], where the retry does not follow from the action.
    pub(crate) fn decide_with(&mut self, action: Action, retry: Retry) {
        if !self.decided {
            self.decided = true;
            self.advice.action = action;
            self.advice.retry = retry;
        }
    }

    /// Reports this code as a failure, with no step of its own; is it that code?
    pub(crate) fn reports(&mut self, situation: &Situation<'_>, code: u16) -> bool {
        let applies = situation.is(code);
        if applies {
            self.decide(Action::Fail);
        }
        applies
    }

    /// Has a rule decided?
    pub(crate) fn decided(&self) -> bool {
        self.decided
    }

    /// Decides, and no later rule is asked: the response has no further meaning.
    pub(crate) fn stop(&mut self, action: Action) {
        self.decide_with(action, Retry::Never);
        self.stopped = true;
        self.advice.dialog_effect = DialogEffect::NotApplicable;
    }

    /// The message is not usable: drop it, and say nothing of its code.
    pub(crate) fn discard(&mut self) {
        self.stop(Action::Discard);
        self.advice.valid = false;
        self.advice.code = None;
        self.advice.class = None;
        self.advice.r#final = None;
        self.advice.treat_as = None;
        self.advice.q850 = None;
    }

    /// What the finding of this rule says, where the rule's title is not enough.
    pub(crate) fn say(&mut self, sentence: impl Into<Cow<'static, str>>) {
        self.sentence = Some(sentence.into());
    }

    /// Another step that the RFCs permit; its first word is an action.
    pub(crate) fn or(&mut self, alternative: &'static str) {
        self.advice.alternatives.push(Cow::Borrowed(alternative));
    }

    /// Says that the answer would change if this field of the context were known.
    pub(crate) fn depends_on(&mut self, field: &'static str, sentence: &'static str) {
        self.advice.depends_on.push(Dependency { field, sentence });
    }

    /// What the next request must look like.
    pub(crate) fn request(&mut self) -> &mut RetryRequest {
        self.advice.retry_request.get_or_insert_default()
    }

    /// The next request is a new transaction with the next CSeq number and the same Call-ID (B6).
    pub(crate) fn next_request(&mut self, situation: &Situation<'_>) -> &mut RetryRequest {
        let request = self.request();
        request.cseq = situation.cseq_number().map(|number| number.saturating_add(1));
        request.new_branch = Some(true);
        request.same_call_id = Some(true);
        request
    }
}

/// The indices of these weights by falling weight, equal ones in their order. (A heap of numbers for
/// all who sort: each sort of the standard library weighs 3 to 4 KB in WebAssembly.)
pub(crate) fn by_falling_weight(weights: impl Iterator<Item = u16>) -> impl Iterator<Item = usize> {
    let mut heap: BinaryHeap<(u16, Reverse<usize>)> =
        weights.enumerate().map(|(index, weight)| (weight, Reverse(index))).collect();
    core::iter::from_fn(move || heap.pop().map(|(_, Reverse(index))| index))
}

/// Writes a rule: a constant of its name.
///
/// `scope` names the classes and roles for which it is asked; the block returns whether it
/// applies.
macro_rules! rule {
    (
        $name:ident = $id:literal, $title:literal,
        when: $when:literal,
        why: $why:literal,
        from: [$(($document:literal, $section:literal)),+ $(,)?],
        level: $level:ident,
        scope: $classes:expr, $roles:expr;
        example: ($context:literal, $status:literal, $headers:expr $(, $body:literal)?) => $action:ident,
        |$situation:ident, $draft:ident| $judge:block
    ) => {
        pub(super) const $name: $crate::Rule = $crate::Rule {
            id: $id,
            title: $title,
            when: $crate::prose!($when, ""),
            why: $crate::prose!($why, ""),
            references: &[$($crate::Reference { document: $document, section: $section }),+],
            level: $crate::Level::$level,
            example: $crate::Example {
                context: $crate::example!($context, ""),
                status: $crate::example!($status, ""),
                headers: $crate::example!(&$headers, &[]),
                body: $crate::example!(concat!("", $($body)?), ""),
                action: $crate::Action::$action,
            },
            scope: super::Scope::new($classes, $roles),
            judge: |$situation: &super::Situation<'_>, $draft: &mut super::Draft<'_>| -> bool { $judge },
        };
    };
}

mod authentication; // F
mod client_error; // G
mod dialog; // K
mod general; // B
mod global_failure; // I
mod matching; // A: is it a response for me?
mod missing_header;
mod next_server; // M
mod provisional; // C
mod proxy; // L
mod redirection; // E
mod retry_after; // J
mod server_error; // H
mod success; // D // N

pub(crate) use redirection::go_on_where_no_other_form_helps;
pub(crate) use success::is_unregistered;

/// All rules in the order in which they are asked, family by family.
///
/// The order decides, since the first rule that decides gives the action:
/// whether it is a response for this element at all (A) comes before everything; a proxy's side
/// (L) is a world of its own; then what only 1xx (C), 2xx (D) and 3xx (E) know, credentials (F),
/// a missing header that the code lives on (N), the next server (M), which RFC 3263 tries before
/// anyone above hears of the failure, what the failure does to a dialog (K), Retry-After (J), and
/// last what each code says (G, H, I) with the default of its class at the end. General remarks
/// (B) apply to what has been decided.
pub static RULES: &[&[Rule]] = &[
    matching::RULES,
    proxy::RULES,
    provisional::RULES,
    success::RULES,
    redirection::RULES,
    authentication::RULES,
    missing_header::RULES,
    next_server::RULES,
    dialog::RULES,
    retry_after::RULES,
    client_error::RULES,
    server_error::RULES,
    global_failure::RULES,
    general::RULES,
];

/// Advice for an example that a test writes: the context as JSON, status code and phrase, and
/// header lines as in [`Example::headers`].
#[cfg(test)]
pub(crate) fn advice(
    context: &'static str,
    status: &'static str,
    headers: &'static [&'static str],
) -> Advice {
    advice_on(&Example { context, status, headers, body: "", action: Action::Fail })
}

/// Advice for an example.
#[cfg(test)]
pub(crate) fn advice_on(example: &Example) -> Advice {
    let context: Context = serde_json::from_str(example.context).unwrap();
    match example.message() {
        Some(message) => crate::advise(message.as_bytes(), &context),
        None => crate::advise_event(&context),
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn ids_are_unique_and_every_rule_says_when_why_and_where() {
        let mut ids: Vec<_> = RULES.iter().copied().flatten().map(|rule| rule.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
        for rule in RULES.iter().copied().flatten() {
            assert!(rule.title.ends_with('.') && rule.when.ends_with('.'), "{}", rule.id);
            assert!(rule.why.ends_with('.'), "{}", rule.id);
            assert!(!rule.reference().document.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_applies_to_its_example_and_the_action_is_the_one_it_names() {
        for rule in RULES.iter().copied().flatten() {
            let advice = advice_on(&rule.example);
            assert!(
                advice.findings.iter().any(|finding| finding.rule == rule.id),
                "{} is no finding of its example: {advice:#?}",
                rule.id
            );
            assert_eq!(advice.action, rule.example.action, "{}", rule.id);
        }
    }

    #[test]
    fn the_deciding_rule_is_the_first_finding_though_others_spoke_before_it() {
        let advice = advice(
            r#"{"method":"INVITE","branch":"z9hG4bKa1"}"#,
            "486 Busy Here",
            &["m: <sip:bob@198.51.100.7>", "Retry-After: 60"],
        );
        let rules: Vec<_> = advice.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules[0], "G486");
        assert!(rules.contains(&"A2") && rules.contains(&"J2"), "{rules:?}");
    }

    #[test]
    fn a_session_that_is_being_set_up_is_not_established() {
        let busy = |context| advice(context, "486 Busy Here", &[]).treat_as.map(|c| c.as_u16());
        assert_eq!(busy(r#"{"method":"UPDATE","inDialog":true,"usages":["invite-early"]}"#), None);
        assert_eq!(busy(r#"{"method":"UPDATE","inDialog":true,"usages":["invite"]}"#), Some(400));
        assert_eq!(busy(r#"{"method":"UPDATE","inDialog":true}"#), Some(400));
    }

    #[test]
    fn a_session_description_needs_a_body_and_its_type() {
        let sdp = |headers, body| {
            advice_on(&Example {
                context: r#"{"method":"INVITE","bodyBytes":0}"#,
                status: "200 OK",
                headers,
                body,
                action: Action::Ack,
            })
            .facts
            .sdp_is_answer
        };
        let typed: &[&str] = &["Contact: <sip:b@x.example>", "Content-Type: application/sdp"];
        let other: &[&str] = &["Contact: <sip:b@x.example>", "Content-Type: text/plain"];
        assert_eq!(sdp(typed, "v=0\r\n"), Some(false), "it is the offer");
        assert_eq!((sdp(typed, ""), sdp(other, "v=0\r\n")), (None, None));
    }

    #[test]
    fn levels_are_shown_in_the_words_of_rfc_2119() {
        assert_eq!(Level::MustNot.as_str(), "MUST NOT");
        assert_eq!(Level::Silent.as_str(), "silent");
    }
}
