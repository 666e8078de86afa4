//! Same code, different result: where products disagree most.

use sip_response::{
    PROFILES,
    chain::Signal,
    disagreement::{Answer, Disagreement, Question, disagreements},
    q850::cause_name,
};
use yew::prelude::*;

use crate::{
    components::{CodeLink, Go, ProductLink, grades},
    route::Route,
};

/// The questions, in the order of the page: id, heading, and the name of an answer.
const QUESTIONS: [(Question, &str, &str, &str); 4] = [
    (Question::Cause, "causes", "Which cause a code becomes", "cause"),
    (Question::Code, "codes", "Which code a cause becomes", "code"),
    (Question::Retry, "retries", "Who goes on after a code, and who gives up", ""),
    (Question::Tone, "tones", "Which tone a code plays", ""),
];

/// All disagreements, ranked.
#[component]
pub(crate) fn Disagreements() -> Html {
    html! {
        <article class="tables disagreements">
            <nav class="jump" aria-label="Breadcrumb"><Go to={Route::Products}>{ "All products" }</Go></nav>
            <h1>{ "Same code, different result" }</h1>
            <p class="lead">
                { "What products make of the same code or cause, most different answers first. \
                   Only what a source says of that very number counts, and each release of a \
                   product by itself. A source that says nothing does not agree." }
            </p>
            <nav class="jump" aria-label="Tables on this page">
                { for QUESTIONS.iter().map(|(_, id, heading, _)| html! {
                    <a href={format!("#{id}")}>{ *heading }</a>
                }) }
            </nav>
            { for QUESTIONS.iter().map(|(question, id, heading, name)| html! {
                <section>
                    <h2 id={*id} tabindex="-1">{ *heading }</h2>
                    <div class="ranked">
                        { for disagreements(PROFILES, *question)
                            .into_iter()
                            .map(|found| ranked(&found, name)) }
                    </div>
                </section>
            }) }
            { grades() }
        </article>
    }
}

fn ranked(found: &Disagreement<'static>, name: &'static str) -> Html {
    let standard = match found.standard {
        Some(Signal::Cause(cause)) => format!("RFC 3398 has {cause}."),
        Some(Signal::Code(code)) => format!("RFC 3398 has {code}."),
        None => String::new(),
    };
    html! {
        <section class="disagreement">
            <h3>
                { match found.of {
                    Signal::Code(code) => html! { <CodeLink {code} phrase={true} /> },
                    Signal::Cause(cause) => html! {
                        <><span class="num">{ cause.to_string() }</span>
                        { " " }{ cause_name(cause).unwrap_or_default() }</>
                    },
                } }
                <span class="tag">
                    { format!("{} answers, {} products", found.answers.len(), found.products()) }
                </span>
            </h3>
            if !standard.is_empty() {
                <p class="standard">{ standard }</p>
            }
            <dl class="rows">
                { for found.answers.iter().map(|answer| by(answer, name)) }
            </dl>
        </section>
    }
}

fn by(answer: &Answer<'static>, name: &'static str) -> Html {
    html! {
        <>
            <dt>
                if !name.is_empty() {
                    { name }{ " " }
                }
                <span class="num">{ answer.text.clone() }</span>
            </dt>
            <dd>
                { for answer.by.iter().enumerate().map(|(index, (profile, behaviour))| {
                    let id: &'static str = &profile.id;
                    let source = profile.source(behaviour);
                    let grade = source.map_or(' ', |source| source.kind.grade());
                    html! {
                        <>
                            if index > 0 { { "; " } }
                            <ProductLink {id} />
                            { " (" }
                            <a href={profile.link(behaviour)} rel="external">
                                { behaviour.place.to_string() }
                            </a>
                            { format!(", grade {grade})") }
                        </>
                    }
                }) }
            </dd>
        </>
    }
}
