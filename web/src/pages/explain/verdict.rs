//! What to do.

use std::rc::Rc;

use sip_response::{Advice, Finding, report};
use yew::prelude::*;

use crate::{
    components::{CodeLink, Go, ToReference},
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
                <span class="action">{ report::action(advice.action) }</span>
            </p>
            <p class="lead">{ advice.summary.to_string() }</p>
            <dl class="facts grid">
                if let Some(code) = advice.code {
                    <div><dt>{ "All about it" }</dt><dd><CodeLink {code} phrase={true} /></dd></div>
                }
                if let Some(code) = advice.treat_as {
                    <div><dt>{ "Handled as" }</dt><dd><CodeLink {code} phrase={true} /></dd></div>
                }
                { for report::in_short(advice).into_iter().filter(|(name, _)| *name != "Handled as").map(
                    |(name, value)| html! {
                        <div class={(name == "For the user").then_some("wide")}>
                            <dt>{ name }</dt><dd>{ value }</dd>
                        </div>
                    },
                ) }
            </dl>
            <Rows title="The response says" rows={report::says(advice)} />
            if let Some(contacts) = advice.contacts.as_ref().filter(|list| !list.is_empty()) {
                <h2>{ "To whom, in this order" }</h2>
                <ol class="contacts">
                    { for contacts.iter().map(|uri| html! { <li><code>{ uri.clone() }</code></li> }) }
                </ol>
            }
            if let Some(request) = &advice.retry_request {
                <Rows title="The next request" rows={report::next_request(request)} />
            }
            { challenges(advice) }
            <Rows title="Also" rows={report::facts(advice)} />
            if !advice.alternatives.is_empty() {
                <h2>{ "The RFCs also permit" }</h2>
                <ul class="plain">
                    { for advice.alternatives.iter().map(|text| html! { <li>{ text.to_string() }</li> }) }
                </ul>
            }
            if !advice.depends_on.is_empty() {
                <h2>{ "This would change the answer" }</h2>
                <ul class="plain">
                    { for advice.depends_on.iter().map(|it| html! { <li>{ it.sentence }</li> }) }
                </ul>
            }
            if let Some(finding) = deciding {
                <h2>{ "The rule that decided" }</h2>
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

fn challenges(advice: &Advice) -> Html {
    let list = advice.challenges.as_deref().unwrap_or_default();
    if list.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ "Challenges" }</h2>
            <ol class="challenges">
                { for list.iter().enumerate().map(|(at, challenge)| html! {
                    <li>
                        { report::challenge(challenge) }
                        { match report::challenge_remark(advice, at) {
                            "" => Html::default(),
                            remark => html! { <>{ " " }<strong>{ remark }</strong></> },
                        } }
                    </li>
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
            <h2>{ props.title }</h2>
            <dl class="rows">
                { for props.rows.iter().map(|(name, value)| html! {
                    <><dt>{ *name }</dt><dd>{ value.clone() }</dd></>
                }) }
            </dl>
        </>
    }
}
