//! What to do.

use std::{borrow::Cow, fmt::Write, rc::Rc};

use sip_response::{
    Action, Advice, ChallengeAdvice, Delay, DialogEffect, Facts, Finding, RetryRequest,
};
use yew::prelude::*;

use crate::{
    components::{CodeLink, Go, ToReference},
    labels,
    route::Route,
};

#[derive(PartialEq, Properties)]
pub(super) struct VerdictProps {
    pub(super) advice: Rc<Advice>,
}

/// The answer: one sentence, the action, when, to whom, what the next request looks like, the
/// rule that decided, and the other findings folded.
#[component]
pub(super) fn Verdict(props: &VerdictProps) -> Html {
    let advice = &*props.advice;
    let deciding = advice.findings.first();
    html! {
        <section class="verdict" aria-live="polite">
            <p class="said">
                if let Some(code) = advice.code {
                    <span class="numeral">{ code.to_string() }</span>
                }
                <span class="action">{ action(advice.action) }</span>
            </p>
            <p class="lead">{ advice.summary.to_string() }</p>
            <dl class="facts grid">
                if let Some(code) = advice.code {
                    <div><dt>{ "All about it" }</dt><dd><CodeLink {code} phrase={true} /></dd></div>
                }
                if let Some(code) = advice.treat_as {
                    <div><dt>{ "Handled as" }</dt><dd><CodeLink {code} phrase={true} /></dd></div>
                }
                <div><dt>{ "Retry" }</dt><dd>{ labels::retry(advice.retry) }</dd></div>
                if let Some(delay) = advice.delay_s {
                    <div><dt>{ "When" }</dt><dd>{ after(delay) }</dd></div>
                }
                if advice.dialog_effect != DialogEffect::NotApplicable {
                    <div>
                        <dt>{ "In a dialog" }</dt>
                        <dd>{ labels::dialog_effect(advice.dialog_effect) }</dd>
                    </div>
                }
                if let Some(cause) = advice.q850 {
                    <div>
                        <dt>{ "Q.850 cause" }</dt>
                        <dd>
                            { cause.to_string() }{ " " }
                            { sip_response::q850::cause_name(cause).unwrap_or_default() }
                        </dd>
                    </div>
                }
                if !advice.user_message.is_empty() {
                    <div class="wide">
                        <dt>{ "For the user" }</dt><dd>{ advice.user_message.to_string() }</dd>
                    </div>
                }
            </dl>
            if let Some(contacts) = advice.contacts.as_ref().filter(|list| !list.is_empty()) {
                <h3>{ "To whom, in this order" }</h3>
                <ol class="contacts">
                    { for contacts.iter().map(|uri| html! { <li><code>{ uri.clone() }</code></li> }) }
                </ol>
            }
            if let Some(request) = &advice.retry_request {
                <Rows title="The next request" rows={next_request(request)} />
            }
            if let Some(challenges) = &advice.challenges {
                <Challenges list={challenges.clone()} chosen={advice.chosen_challenge} />
            }
            <Rows title="Also" rows={facts(&advice.facts)} />
            if !advice.alternatives.is_empty() {
                <h3>{ "The RFCs also permit" }</h3>
                <ul class="plain">
                    { for advice.alternatives.iter().map(|text| html! { <li>{ text.to_string() }</li> }) }
                </ul>
            }
            if !advice.depends_on.is_empty() {
                <h3>{ "This would change the answer" }</h3>
                <ul class="plain">
                    { for advice.depends_on.iter().map(|it| html! { <li>{ it.sentence }</li> }) }
                </ul>
            }
            if let Some(finding) = deciding {
                <h3>{ "The rule that decided" }</h3>
                <ul class="findings">{ a_finding(finding) }</ul>
            }
            if advice.findings.len() > 1 {
                <details>
                    <summary>{ format!("{} other rules that applied", advice.findings.len() - 1) }</summary>
                    <ul class="findings">{ for advice.findings.iter().skip(1).map(a_finding) }</ul>
                </details>
            }
        </section>
    }
}

fn a_finding(finding: &Finding) -> Html {
    html! {
        <li key={finding.rule}>
            { finding.sentence.to_string() }{ " " }
            <span class="tag">{ finding.level.as_str() }</span>{ " " }
            <ToReference place={finding.reference} />{ " " }
            <Go to={Route::Rule(finding.rule)} class="rule-id">{ finding.rule }</Go>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct ChallengesProps {
    list: Vec<ChallengeAdvice>,
    chosen: Option<usize>,
}

#[component]
fn Challenges(props: &ChallengesProps) -> Html {
    html! {
        <>
            <h3>{ "Challenges" }</h3>
            <ol class="challenges">
                { for props.list.iter().enumerate().map(|(at, challenge)| {
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
                    html! {
                        <li>
                            { text }
                            if props.chosen == Some(at) {
                                { " " }<strong>{ "answer this one" }</strong>
                            } else if !challenge.usable {
                                { " " }<span class="tag">{ "cannot be answered" }</span>
                            }
                        </li>
                    }
                }) }
            </ol>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct RowsProps {
    title: &'static str,
    rows: Vec<(&'static str, String)>,
}

/// Names with values; nothing where there is none.
#[component]
fn Rows(props: &RowsProps) -> Html {
    if props.rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ props.title }</h3>
            <dl class="rows">
                { for props.rows.iter().map(|(name, value)| html! {
                    <><dt>{ *name }</dt><dd>{ value.clone() }</dd></>
                }) }
            </dl>
        </>
    }
}

fn after(delay: Delay) -> String {
    match delay {
        Delay::Seconds(0) => "at once".to_owned(),
        Delay::Seconds(seconds) => format!("after {}", time(seconds)),
        Delay::Range([least, most]) => {
            format!("after {least} to {most} s, drawn at random")
        }
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

/// What to do, in a few words.
const fn action(action: Action) -> &'static str {
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
        _ => "See the rule",
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

fn next_request(request: &RetryRequest) -> Vec<(&'static str, String)> {
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

fn facts(facts: &Facts) -> Vec<(&'static str, String)> {
    rows! { facts;
        then "then",
        transaction_state "transaction",
        stop_retransmit "stop retransmitting",
        creates_dialog "creates a dialog",
        send_prack "PRACK is due",
        send_bye "BYE is due",
        invite_still_pending "INVITE still pending",
        cancelled "ended as asked",
        max_retries "retries at most",
        blocked_server_s "leave this server alone, s",
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
