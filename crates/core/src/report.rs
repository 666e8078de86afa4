//! An advice as people read it: its words, and the whole of it as Markdown for a ticket.
//!
//! What stands in the message may be meant to do harm. In Markdown nothing of it becomes markup,
//! and characters that hide or turn others are shown as U+FFFD.

use alloc::{
    borrow::{Cow, ToOwned},
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write as _;

use crate::{
    Action, Advice, ChallengeAdvice, Delay, DialogEffect, Finding, Retry, RetryRequest,
    advice::ReasonAdvice, q850,
};

/// What a report tells; [`Report::markdown`] makes a text of it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::exhaustive_structs, reason = "callers build it; a new part is a new question")]
pub struct Report<'a> {
    /// What to do.
    pub advice: &'a Advice,
    /// The message, to stand below; absent where it is not to be shown.
    pub message: Option<&'a str>,
    /// A product by its name, and what its sources say of the code, a sentence each.
    pub product: Option<(&'a str, &'a [String])>,
}

impl Report<'_> {
    /// The report as Markdown (CommonMark with the tables of GitHub).
    ///
    /// ```
    /// use sip_response::{Context, advise, report::Report};
    ///
    /// let message = "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\n\
    ///     From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=2\r\nCall-ID: c\r\n\
    ///     CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
    /// let advice = advise(message.as_bytes(), &Context::default());
    /// let text = Report { advice: &advice, message: Some(message), product: None }.markdown();
    /// assert!(text.starts_with("## 486 Busy Here: Report the failure\n"));
    /// ```
    #[must_use]
    pub fn markdown(&self) -> String {
        let advice = self.advice;
        let mut text = String::from("## ");
        if let Some(code) = advice.code {
            let phrase = code.entry().map_or("", |entry| entry.reason_phrase);
            text.push_str(format!("{code} {phrase}").trim_end());
            text.push_str(": ");
        }
        text.push_str(action(advice.action));
        text.push_str("\n\n");
        text.push_str(&prose(&advice.summary));
        text.push_str("\n\n");
        for (name, value) in in_short(advice) {
            line(&mut text, &format!("{name}: {}", prose(&value)));
        }
        rows(&mut text, "The response says", &says(advice));
        if let Some(contacts) = advice.contacts.as_ref().filter(|list| !list.is_empty()) {
            heading(&mut text, "To whom, in this order");
            for uri in contacts {
                line(&mut text, &code(uri));
            }
        }
        if let Some(request) = &advice.retry_request {
            rows(&mut text, "The next request", &next_request(request));
        }
        if let Some(list) = advice.challenges.as_ref().filter(|list| !list.is_empty()) {
            heading(&mut text, "Challenges");
            for (at, challenge) in list.iter().enumerate() {
                let remark = match challenge_remark(advice, at) {
                    "" => String::new(),
                    remark => format!(": {remark}"),
                };
                line(&mut text, &format!("{}{remark}", prose(&self::challenge(challenge))));
            }
        }
        rows(&mut text, "Also", &facts(advice));
        list(&mut text, "The RFCs also permit", advice.alternatives.iter().map(|it| prose(it)));
        list(
            &mut text,
            "This would change the answer",
            advice.depends_on.iter().map(|it| prose(it.sentence)),
        );
        list(&mut text, "Why", advice.findings.iter().map(finding));
        list(
            &mut text,
            "What is wrong with the message",
            advice.violations.iter().map(|it| {
                let place = it.reference();
                format!("{} {}", prose(&it.sentence()), linked(&place.to_string(), place.url()))
            }),
        );
        if let Some((name, sentences)) = self.product {
            list(&mut text, &prose(name), sentences.iter().map(|it| prose(it)));
        }
        if let Some(message) = self.message {
            heading(&mut text, "The message");
            text.push_str(&block(message));
        }
        text
    }
}

fn finding(finding: &Finding) -> String {
    let place = finding.reference;
    format!(
        "{} {} {}, rule {}",
        prose(&finding.sentence),
        finding.level.as_str(),
        linked(&place.to_string(), place.url()),
        finding.rule
    )
}

fn heading(text: &mut String, title: &str) {
    text.push_str("\n### ");
    text.push_str(title);
    text.push_str("\n\n");
}

fn line(text: &mut String, item: &str) {
    text.push_str("- ");
    text.push_str(item);
    text.push('\n');
}

fn list(text: &mut String, title: &str, items: impl Iterator<Item = String>) {
    for (at, item) in items.enumerate() {
        if at == 0 {
            heading(text, title);
        }
        line(text, &item);
    }
}

fn rows(text: &mut String, title: &str, rows: &[(&'static str, String)]) {
    list(text, title, rows.iter().map(|(name, value)| format!("{name}: {}", code(value))));
}

fn linked(words: &str, address: Option<String>) -> String {
    match address {
        Some(address) => format!("[{words}]({address})"),
        None => words.to_owned(),
    }
}

/// The text with U+FFFD in place of characters that would hide or turn others. A tab stays.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let hides = |letter: char| {
        (letter.is_control() && letter != '\t')
            || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    if text.contains(hides) {
        Cow::Owned(
            text.chars().map(|letter| if hides(letter) { '\u{fffd}' } else { letter }).collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

/// The same for a text of several lines, which stay lines.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.lines() {
        shown.push_str(&visible(line));
        shown.push('\n');
    }
    shown
}

/// A sentence in Markdown: nothing in it is markup.
fn prose(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&')
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A value in Markdown, as it stands on the wire.
fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", visible(text))
}

/// Lines in Markdown, as they stand on the wire.
fn block(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut block = format!("{fence}\n");
    block.push_str(&visible_lines(text.trim_end()));
    block.push_str(&fence);
    block.push('\n');
    block
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// What matters first: names with values, in the order of reading.
#[must_use]
pub fn in_short(advice: &Advice) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    if let Some(code) = advice.treat_as {
        rows.push(("Handled as", code.to_string()));
    }
    rows.push(("Retry", retry(advice.retry).to_owned()));
    if let Some(time) = advice.delay_s {
        rows.push(("When", delay(time)));
    }
    if advice.dialog_effect != DialogEffect::NotApplicable {
        rows.push(("In a dialog", dialog_effect(advice.dialog_effect).to_owned()));
    }
    // A cause in the response itself says more than what a gateway makes of the code (RFC 6432).
    let said = reasons(advice).find_map(q850_cause);
    if let Some(cause) = said.or(advice.q850) {
        rows.push(("Q.850 cause", with_name(cause.into(), q850::cause_name(cause))));
    }
    if !advice.user_message.is_empty() {
        rows.push(("For the user", advice.user_message.to_string()));
    }
    rows
}

fn reasons(advice: &Advice) -> impl Iterator<Item = &ReasonAdvice> {
    advice.headers.reason.iter().flatten().flatten()
}

/// The cause of Q.850 that a Reason has; protocols are told apart without their letter case (RFC
/// 3326 §2).
fn q850_cause(reason: &ReasonAdvice) -> Option<u8> {
    let cause = reason.cause.filter(|_| reason.protocol.eq_ignore_ascii_case("Q.850"))?;
    u8::try_from(cause).ok()
}

fn with_name(number: u32, name: Option<&str>) -> String {
    format!("{number} {}", name.unwrap_or_default()).trim_end().to_owned()
}

/// What the response itself says of the cause, which its code leaves open: the headers with their
/// values in words.
#[must_use]
pub fn says(advice: &Advice) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    let mut say = |name, known: String, text: Option<&str>| {
        let value = match text.filter(|text| !text.is_empty()) {
            Some(text) => format!("{known}: “{text}”"),
            None => known,
        };
        rows.push((name, visible(&value).into_owned()));
    };
    for reason in reasons(advice) {
        let name = q850_cause(reason).and_then(q850::cause_name);
        let cause = reason.cause.map_or_else(String::new, |cause| with_name(cause, name));
        let known = format!("{} {cause}", reason.protocol).trim_end().to_owned();
        say("Reason", known, reason.text.as_deref());
    }
    for warning in advice.headers.warning.iter().flatten().flatten() {
        say("Warning", warning.code.to_string(), Some(&warning.text));
    }
    for uri in advice.headers.error_info.iter().flatten().flatten() {
        say("Error-Info", uri.clone(), None);
    }
    rows
}

/// Whether the request may be sent again, in a few words.
#[must_use]
pub const fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::SameRequestLater => "same request, later",
        Retry::Modified => "after a change",
        Retry::Elsewhere => "elsewhere",
        Retry::Conditional => "it depends",
    }
}

/// What happens to the dialog, in a few words.
#[must_use]
pub const fn dialog_effect(effect: DialogEffect) -> &'static str {
    match effect {
        DialogEffect::NotApplicable => "does not arise",
        DialogEffect::TransactionOnly => "ends this transaction only",
        DialogEffect::DestroysUsage => "ends the usage that sent the request",
        DialogEffect::DestroysDialog => "ends the dialog and all its usages",
    }
}

/// When, in words: `after 120 s (2 min)`.
#[must_use]
pub fn delay(delay: Delay) -> String {
    match delay {
        Delay::Seconds(0) => "at once".to_owned(),
        Delay::Seconds(seconds) => format!("after {}", time(seconds)),
        Delay::Range([least, most]) => format!("after {least} to {most} s, drawn at random"),
    }
}

/// Seconds, and what they are in larger units.
fn time(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..=119 => return format!("{seconds} s"),
        120..=7199 => (seconds / 60, "min"),
        7200..=172_799 => (seconds / 3600, "h"),
        _ => (seconds / 86_400, "days"),
    };
    format!("{seconds} s ({count} {unit})")
}

/// A challenge in one line.
#[must_use]
pub fn challenge(challenge: &ChallengeAdvice) -> String {
    let mut text = format!("{} in {}", challenge.scheme, challenge.header);
    for (name, value) in [
        ("realm", &challenge.realm),
        ("algorithm", &challenge.algorithm),
        ("nonce", &challenge.nonce),
    ] {
        if let Some(value) = value {
            let _ = write!(text, ", {name} {value}");
        }
    }
    if challenge.stale == Some(true) {
        text.push_str(", stale");
    }
    text
}

/// Whether the challenge of this index is the one to answer, or cannot be; empty where neither.
#[must_use]
pub fn challenge_remark(advice: &Advice, index: usize) -> &'static str {
    let usable = advice.challenges.as_ref().and_then(|list| list.get(index)).map(|it| it.usable);
    match usable {
        _ if advice.chosen_challenge == Some(index) => "answer this one",
        Some(false) => "cannot be answered",
        _ => "",
    }
}

/// What to do, in a few words.
#[must_use]
pub const fn action(action: Action) -> &'static str {
    match action {
        Action::Continue => "Wait for the final response",
        Action::Prack => "Send PRACK",
        Action::Ignore => "Do nothing",
        Action::ReleaseEarlyDialog => "Release the early dialog",
        Action::Ack => "Send ACK",
        Action::AckOnly => "Send the ACK again, nothing more",
        Action::Done => "Done",
        Action::Fail => "Report the failure",
        Action::AskUser => "Ask the user",
        Action::GetToken => "Get an access token",
        Action::GetConsent => "Get consent first",
        Action::RetryWithCredentials => "Retry with credentials",
        Action::RetryModified => "Retry with a change",
        Action::RetryAfterDelay => "Retry later",
        Action::RetryElsewhere => "Retry elsewhere",
        Action::RetryViaProxy => "Retry through the proxy",
        Action::NextServer => "Try the next server",
        Action::TerminateUsage => "End this usage",
        Action::TerminateDialog => "End the dialog",
        Action::Discard => "Discard it",
        Action::Forward => "Forward it",
        Action::Consume => "Take note, forward nothing",
        Action::HoldAndCancel => "Hold it, cancel the other branches",
        Action::ChooseBest => "Forward the best response",
        Action::Generate => "Make a response",
        Action::SendNothing => "Send nothing",
        Action::NextTarget => "Try the next target",
        Action::ForwardAsBest => "Forward it as the best",
    }
}

/// A value as it is shown.
trait Shown {
    fn shown(&self) -> String;
}

impl Shown for bool {
    fn shown(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }
}

impl Shown for &str {
    fn shown(&self) -> String {
        (*self).to_owned()
    }
}

impl Shown for Cow<'_, str> {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for Vec<String> {
    fn shown(&self) -> String {
        self.join(", ")
    }
}

macro_rules! shown_as_number {
    ($($number:ty),+) => {
        $(impl Shown for $number {
            fn shown(&self) -> String {
                self.to_string()
            }
        })+
    };
}

shown_as_number!(u16, u32, u64, usize);

/// The fields that are there, in this order, with their names.
macro_rules! rows {
    ($of:expr; $($field:ident $name:literal,)+) => {{
        let mut rows: Vec<(&'static str, String)> = Vec::new();
        $(if let Some(value) = &$of.$field {
            let text = value.shown();
            if !text.is_empty() {
                rows.push(($name, text));
            }
        })+
        rows
    }};
}

/// What the next request must look like: names with values, in the order of reading.
#[must_use]
pub fn next_request(request: &RetryRequest) -> Vec<(&'static str, String)> {
    rows! { request;
        request_uri "Request-URI",
        scheme "scheme of the Request-URI",
        route "Route",
        cseq "CSeq number",
        new_branch "new Via branch",
        same_call_id "same Call-ID",
        header "credentials in",
        nonce "for the nonce",
        prompt_user "ask the user for credentials",
        send_qop "qop and nc",
        send_cnonce "cnonce",
        remove "leave out",
        add "add",
        supported "Supported",
        require "Require",
        proxy_require "Proxy-Require",
        min_se "Min-SE, s",
        session_expires_min "Session-Expires, s, at least",
        expires_min "every expiry, s, at least",
        max_forwards_min "Max-Forwards, at least",
        body "body",
        content_type "Content-Type",
        accept "Content-Type may be",
        accept_encoding "Content-Encoding may be",
        accept_language "language may be",
        mechanism "security mechanism",
        security_verify "Security-Verify",
        encrypt_with "encrypt with",
        passport_form "PASSporT form",
        resource_priority "Resource-Priority",
        discard_etag "forget the entity-tag",
    }
}

/// The further facts of an advice: names with values, in the order of reading.
#[must_use]
pub fn facts(advice: &Advice) -> Vec<(&'static str, String)> {
    rows! { &advice.facts;
        then "then",
        transaction_state "transaction",
        stop_retransmit "stop retransmitting",
        creates_dialog "creates a dialog",
        send_prack "PRACK is due",
        send_bye "BYE is due",
        invite_still_pending "INVITE still pending",
        cancelled "ended as asked",
        max_retries "retries at most",
        blocked_server_s "leave this server alone for, s",
        re_resolve "resolve the name again",
        try_other_targets "other targets may be tried",
        unusable_contacts "unusable contacts",
        must_not_copy "not to be copied",
        route "Route",
        inform_user "tell the user",
        automatic "without the user",
        permanent "for good",
        check "verify first",
        delivered "delivered",
        expect_notify "NOTIFY follows",
        cancel_timer "timer to cancel",
        binding_expires_s "binding lives, s",
        subscription_expires_s "subscription lives, s",
        subscription_kept "subscription stays",
        refresher "refreshes the session",
        refresh_at_s "refresh in, s",
        session_unchanged "session stays as it was",
        sdp_is_answer "SDP is the answer",
        remote_target "remote target",
        route_set "route set",
        close_connection "close the connection",
        reset_timer_c "reset Timer C",
        cancel_pending "CANCEL pending branches",
        new_branches "new branches may start",
        recurse "may recurse",
        best "code to send upstream",
        aggregate "challenges to send upstream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, advise};

    fn report(message: &str) -> String {
        let advice = advise(message.as_bytes(), &Context::default());
        Report { advice: &advice, message: Some(message), product: None }.markdown()
    }

    #[test]
    fn what_the_response_says_of_the_cause_is_told() {
        let text = report(
            "SIP/2.0 503 Service Unavailable\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\n\
             From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=2\r\nCall-ID: c\r\n\
             CSeq: 1 INVITE\r\nReason: Q.850;cause=34;text=\"a\u{202e}b\", SIP;cause=503\r\n\
             Warning: 370 gw \"too little\"\r\nContent-Length: 0\r\n\r\n",
        );
        for line in [
            "- Q.850 cause: 34 no circuit available\n",
            "### The response says\n\n",
            "- Reason: `Q.850 34 no circuit available: “a\u{fffd}b”`\n- Reason: `SIP 503`\n",
            "- Warning: `370: “too little”`\n",
        ] {
            assert!(text.contains(line), "{line} {text}");
        }
    }

    const CHALLENGED: &str = "SIP/2.0 401 Unauthorized\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\n\
        From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=2\r\nCall-ID: c\r\n\
        CSeq: 1 REGISTER\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", stale=TRUE\r\n\
        Content-Length: 0\r\n\r\n";

    #[test]
    fn a_report_tells_what_to_do_and_why() {
        let text = report(CHALLENGED);
        assert!(text.starts_with("## 401 Unauthorized: "), "{text}");
        for part in [
            "- Retry: ",
            "\n### Challenges\n\n- Digest in WWW-Authenticate, realm r, ",
            "\n### Why\n\n- ",
            "](https://www.rfc-editor.org/rfc/rfc",
            "\n### The message\n\n```\nSIP/2.0 401 Unauthorized\nVia: ",
            "\nContent-Length: 0\n```\n",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn nothing_of_a_message_becomes_markup() {
        let hostile = CHALLENGED
            .replace("realm=\"r\"", "realm=\"<img src=x> [a](javascript:b) ``` *b*\u{202e}\"")
            .replace("CSeq:", "X: ````\r\nCSeq:");
        let text = report(&hostile);
        assert!(text.contains("\\<img src=x\\> \\[a\\](javascript:b)"), "{text}");
        assert!(!text.contains('\u{202e}'));
        assert!(text.contains("\n`````\nSIP/2.0") && text.ends_with("\n`````\n"), "{text}");
    }

    #[test]
    fn a_value_may_hold_any_number_of_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }

    #[test]
    fn a_product_stands_beside() {
        let advice = advise(CHALLENGED.as_bytes(), &Context::default());
        let sentences = ["on receipt: resend with credentials".to_owned()];
        let product = Some(("Example *Gateway*", &sentences[..]));
        let text = Report { advice: &advice, message: None, product }.markdown();
        assert!(text.contains("### Example \\*Gateway\\*\n\n- on receipt: resend"), "{text}");
        assert!(!text.contains("### The message"));
    }

    #[test]
    fn times_are_told_in_the_unit_that_people_use() {
        let words = |seconds| delay(Delay::Seconds(seconds));
        assert_eq!(
            [words(0), words(5), words(120)],
            ["at once", "after 5 s", "after 120 s (2 min)"]
        );
        assert_eq!(words(604_800), "after 604800 s (7 days)");
        assert_eq!(delay(Delay::Range([2.1, 4.0])), "after 2.1 to 4 s, drawn at random");
    }
}
