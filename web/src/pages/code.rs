//! One code: everything that the registry knows of it.

use sip_response::{
    DialogEffect, REGISTRY, StatusCode, StatusEntry, dialog_failure,
    q850::{self, Q850Release},
    report,
};
use yew::prelude::*;

use crate::{
    app::neighbours,
    components::{
        CodeLink, Go, References, Rfc, ToReference, ToReferenceProps, Twins, Wire, class_mark,
        copy_button,
    },
    labels,
    pages::{products::InProducts, rules::rules_of},
    route::Route,
};

#[derive(PartialEq, Properties)]
pub(crate) struct CodeProps {
    pub(crate) code: StatusCode,
}

/// The page of a code; what a person needs in an outage comes first.
#[component]
pub(crate) fn Code(props: &CodeProps) -> Html {
    let Some(entry) = props.code.entry() else {
        return Html::default();
    };
    let digit = entry.class.digit();
    html! {
        <article class={format!("code-page c{digit}")}>
            <Pager code={entry.code} label="Neighbouring codes" />
            <header class="hero">
                <h1>
                    <span class="numeral">{ entry.code.to_string() }</span>
                    { " " }
                    <span class="title">{ labels::phrase(entry) }</span>
                </h1>
                <p class="kind">
                    <span class="class-name">
                        { class_mark(entry.class) }
                        { format!("{digit}xx {}", labels::class_name(entry.class)) }
                    </span>
                    <span>{ labels::registration(entry.registration) }</span>
                    <Source place={entry.reference} />
                    { copy_button("copy link") }
                </p>
                <p class="lead">{ labels::first_sentence(entry.meaning) }</p>
                if !labels::other_sentences(entry.meaning).is_empty() {
                    <p>{ labels::other_sentences(entry.meaning) }</p>
                }
            </header>
            <section>
                <h2>{ "What to do" }</h2>
                <p class="what-next">{ entry.next }</p>
                <Facts code={entry.code} />
            </section>
            if !entry.why.is_empty() {
                <section>
                    <h2>{ "Why it happens" }</h2>
                    <ul>{ for entry.why.iter().map(|why| html! { <li>{ *why }</li> }) }</ul>
                </section>
            }
            if !entry.confused_with.is_empty() {
                <section>
                    <h2>{ "Confused with" }</h2>
                    <dl class="others">
                        { for entry.confused_with.iter().map(|other| html! {
                            <>
                                <dt><CodeLink code={other.code} phrase={true} /></dt>
                                <dd>{ other.difference }</dd>
                            </>
                        }) }
                    </dl>
                </section>
            }
            <section>
                <h2>{ "On the wire" }</h2>
                <Wire message={entry.message()} />
            </section>
            <section>
                <h2>{ "Elements" }</h2>
                <dl class="facts">
                    <dt>{ "A UAC" }</dt><dd>{ or_not_stated(entry.uac_action) }</dd>
                    <dt>{ "A proxy" }</dt><dd>{ or_not_stated(entry.proxy_action) }</dd>
                    <Gateway code={entry.code} />
                    <InDialog code={entry.code} />
                </dl>
            </section>
            <InProducts code={entry.code} />
            <RulesThatApply code={entry.code} />
            <Related code={entry.code} />
            <section>
                <h2>{ "References" }</h2>
                <ul class="references">
                    if labels::is_defined(entry) {
                        <li><ToReference place={entry.reference} />{ ", which defines it" }</li>
                    }
                    { for entry.also.iter().map(|name| html! { <li><Rfc {name} /></li> }) }
                </ul>
                <p class="sources">{ "The facts on this page: " }{ entry.sources }</p>
                <p class="sources">{ "The same as " }<Twins of={Route::Code(entry.code)} /></p>
            </section>
            <Pager code={entry.code} label="Neighbouring codes, below the page" />
        </article>
    }
}

#[component]
fn Source(props: &ToReferenceProps) -> Html {
    if props.place.document == labels::UNVERIFIED {
        html! { <span>{ "no standard" }</span> }
    } else {
        html! { <ToReference place={props.place} /> }
    }
}

#[derive(PartialEq, Properties)]
struct PagerProps {
    code: StatusCode,
    /// Tells the two of a page apart for those who go from landmark to landmark.
    label: &'static str,
}

/// Links to the codes before and after.
#[component]
fn Pager(props: &PagerProps) -> Html {
    let (before, after) = neighbours(&Route::Code(props.code).path());
    let link = |to: Option<Route>, rel: &'static str, arrow: &'static str| match to {
        Some(Route::Code(code)) => html! {
            <Go to={Route::Code(code)} {rel} class={rel}>
                <span aria-hidden="true">{ arrow }</span>
                <span class="num">{ code.to_string() }</span>
                <span class="phrase">{ code.entry().map_or("", labels::phrase) }</span>
            </Go>
        },
        _ => html! { <span /> },
    };
    html! {
        <nav class="pager" aria-label={props.label}>
            <Go to={Route::Home}>{ "All codes" }</Go>
            { link(before, "prev", "←") }
            { link(after, "next", "→") }
        </nav>
    }
}

/// The facts that a reader looks up, in short.
#[component]
fn Facts(props: &CodeProps) -> Html {
    let Some(entry) = props.code.entry() else {
        return Html::default();
    };
    let treated = entry.code.treat_as();
    html! {
        <dl class="facts grid">
            <div><dt>{ "Retry" }</dt><dd>{ report::retry(entry.retry) }</dd></div>
            <div>
                <dt>{ "In a dialog" }</dt>
                <dd>{ report::dialog_effect(entry.dialog_effect) }</dd>
            </div>
            <div><dt>{ "Sent by" }</dt><dd>{ list(entry.generated_by) }</dd></div>
            <div><dt>{ "Answers" }</dt><dd>{ methods(entry) }</dd></div>
            <div>
                <dt>{ "Q.850 cause" }</dt>
                <dd>
                    { match entry.q850_cause() {
                        Some(cause) => html! {
                            <Go to={Route::Q850}>
                                <span class="num">{ cause.to_string() }</span>
                                { " " }{ q850::cause_name(cause).unwrap_or_default() }
                            </Go>
                        },
                        None if entry.q850 == "n/a" => html! { "only failures have one" },
                        None => html! { entry.q850 },
                    } }
                </dd>
            </div>
            if treated != entry.code {
                <div>
                    <dt>{ "If not known" }</dt>
                    <dd>{ "treated as " }<CodeLink code={treated} /></dd>
                </div>
            }
            <div class="wide">
                <dt>{ "Headers it must have" }</dt>
                <dd>{ headers(entry.required_headers, "none besides those of every response") }</dd>
            </div>
            <div class="wide">
                <dt>{ "It should or may have" }</dt>
                <dd>{ headers(entry.recommended_headers, "none named") }</dd>
            </div>
        </dl>
    }
}

/// A text, where there is one.
pub(crate) fn or_not_stated(text: &'static str) -> &'static str {
    if text.is_empty() || text == labels::UNVERIFIED { "not stated" } else { text }
}

/// Several, where they are known.
pub(crate) fn list(items: &[&'static str]) -> String {
    let known: Vec<&str> =
        items.iter().copied().filter(|item| *item != labels::UNVERIFIED).collect();
    if known.is_empty() { "not stated".to_owned() } else { known.join(", ") }
}

/// The requests that it answers.
pub(crate) fn methods(entry: &StatusEntry) -> String {
    match entry.methods {
        ["ANY"] => "any request".to_owned(),
        ["ANY except CANCEL"] => "any request but CANCEL".to_owned(),
        methods => list(methods),
    }
}

fn headers(lines: &[&'static str], none: &'static str) -> Html {
    if lines.is_empty() {
        return html! { none };
    }
    if lines.contains(&labels::UNVERIFIED) {
        return html! { "not stated" };
    }
    html! { <ul>{ for lines.iter().map(|line| html! { <li>{ *line }</li> }) }</ul> }
}

/// What becomes of it at a gateway to the telephone network.
#[component]
fn Gateway(props: &CodeProps) -> Html {
    let Some(row) = q850::from_sip(props.code) else {
        return Html::default();
    };
    let back: Vec<u8> = q850::Q850_TO_SIP
        .iter()
        .filter(|row| row.code == Some(props.code))
        .filter_map(|row| match row.from {
            Q850Release::Cause(cause) => Some(cause),
            _ => None,
        })
        .collect();
    html! {
        <>
            <dt>{ "A gateway sends" }</dt>
            <dd>
                { match row.cause {
                    Some(cause) => format!("cause {cause}, {}", row.cause_name),
                    None => row.cause_name.to_owned(),
                } }
                if !row.condition.is_empty() {
                    { format!("; {}", row.condition) }
                }
                { " " }
                <References places={row.references} />
            </dd>
            if !back.is_empty() {
                <dt>{ "A gateway makes it of" }</dt>
                <dd>
                    { back
                        .iter()
                        .map(|cause| match q850::cause_name(*cause) {
                            Some(name) => format!("cause {cause}, {name}"),
                            None => format!("cause {cause}"),
                        })
                        .collect::<Vec<_>>()
                        .join("; ") }
                    { " " }
                    <Go to={Route::Q850}>{ "both tables" }</Go>
                </dd>
            }
        </>
    }
}

/// What it ends when it answers a request inside a dialog.
#[component]
fn InDialog(props: &CodeProps) -> Html {
    let applies =
        props.code.entry().is_some_and(|entry| entry.dialog_effect != DialogEffect::NotApplicable);
    let row = dialog_failure::of_status(props.code).filter(|_| applies);
    let Some(row) = row else {
        return Html::default();
    };
    html! {
        <>
            <dt>{ "Inside a dialog" }</dt>
            <dd>
                { report::dialog_effect(row.effect()) }
                if !row.remark.is_empty() {
                    { format!("; {}", row.remark) }
                }
                { " " }
                <ToReference place={row.reference} />
            </dd>
        </>
    }
}

/// The rules that apply to the example, where nothing else is known.
#[component]
fn RulesThatApply(props: &CodeProps) -> Html {
    let rules = props.code.entry().map(rules_of).unwrap_or_default();
    if rules.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Rules" }</h2>
            <p>{ "These apply to the example above, the first decides. What is known of the request \
                  can change that: " }<Go to={Route::Explain}>{ "explain a response" }</Go>{ "." }</p>
            <ul class="rules">
                { for rules.into_iter().map(|rule| html! {
                    <li key={rule.id}>
                        <Go to={Route::Rule(rule.id)}><span class="num">{ rule.id }</span></Go>
                        <span>{ rule.title }</span>
                        <span class="where"><ToReference place={rule.reference()} /></span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Codes that name this one as confused with it, or share its RFC.
#[component]
fn Related(props: &CodeProps) -> Html {
    let Some(entry) = props.code.entry() else {
        return Html::default();
    };
    let named = |code: StatusCode| entry.confused_with.iter().any(|other| other.code == code);
    let related: Vec<StatusCode> = REGISTRY
        .iter()
        .copied()
        .flatten()
        .filter(|other| other.code != entry.code && !named(other.code))
        .filter(|other| {
            let same_document = entry.reference.document == other.reference.document
                && entry.reference.rfc().is_some_and(|rfc| rfc != 3261);
            same_document || other.confused_with.iter().any(|back| back.code == entry.code)
        })
        .map(|other| other.code)
        .collect();
    if related.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Related" }</h2>
            <ul class="related">
                { for related.into_iter().map(|code| html! {
                    <li><CodeLink {code} phrase={true} /></li>
                }) }
            </ul>
        </section>
    }
}
