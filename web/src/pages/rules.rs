//! The rules by which a response is judged.

use sip_response::{Context, RULES, Rule, StatusEntry, advise};
use yew::prelude::*;

use crate::{
    components::{Go, References, ToReference, Twins, Wire},
    route::Route,
};

/// What the letter of a rule says it is about.
const FAMILIES: [(char, &str); 14] = [
    ('A', "Is it a response to this request?"),
    ('L', "Proxies"),
    ('C', "1xx"),
    ('D', "2xx"),
    ('E', "3xx"),
    ('F', "401 and 407: credentials"),
    ('N', "A header that the code lives on is missing"),
    ('M', "The next server"),
    ('K', "What it does to a dialog"),
    ('J', "Retry-After"),
    ('G', "4xx"),
    ('H', "5xx"),
    ('I', "6xx"),
    ('B', "Every response"),
];

/// All rules, in the order in which they are asked.
#[component]
pub(crate) fn Rules() -> Html {
    let count: usize = RULES.iter().map(|family| family.len()).sum();
    html! {
        <article class="tables">
            <h1>{ format!("{count} rules") }</h1>
            <p class="lead">
                { "By these a response is judged, from the first to the last. The first that \
                   decides gives the action; all that apply are told." }
            </p>
            <p>
                { "MUST, SHOULD and MAY are the words of the RFC. " }
                <span class="tag">{ "text" }</span>{ ": it says so without such a word. " }
                <span class="tag">{ "derived" }</span>{ ": it follows from what several say. " }
                <span class="tag">{ "silent" }</span>
                { ": no RFC says anything; this is the safest reading." }
            </p>
            <p><Twins of={Route::Rules} /></p>
            { for RULES.iter().map(|family| {
                let letter = family.first().and_then(|rule| rule.id.chars().next());
                let title = FAMILIES.iter().find(|(other, _)| Some(*other) == letter);
                html! {
                    <section>
                        <h2>{ title.map_or("", |(_, title)| title) }</h2>
                        <ul class="rules">
                            { for family.iter().map(|rule| html! {
                                <li key={rule.id}>
                                    <Go to={Route::Rule(rule.id)}>
                                        <span class="num">{ rule.id }</span>
                                    </Go>
                                    <span>{ rule.title }</span>
                                    <span class="where">
                                        <span class="tag">{ rule.level.as_str() }</span>
                                        { " " }
                                        <ToReference place={rule.reference()} />
                                    </span>
                                </li>
                            }) }
                        </ul>
                    </section>
                }
            }) }
        </article>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct RulePageProps {
    pub(crate) id: &'static str,
}

/// One rule: when it applies, why, where it stands, and an example.
#[component]
pub(crate) fn RulePage(props: &RulePageProps) -> Html {
    let Some(rule) = Rule::by_id(props.id) else {
        return Html::default();
    };
    html! {
        <article class="rule-page">
            <p class="jump"><Go to={Route::Rules}>{ "All rules" }</Go></p>
            <h1><span class="num">{ rule.id }</span>{ " " }{ rule.title }</h1>
            <p class="kind">
                <span class="tag">{ rule.level.as_str() }</span>
                <References places={rule.references} />
            </p>
            <section><h2>{ "When" }</h2><p>{ rule.when }</p></section>
            <section><h2>{ "Why" }</h2><p>{ rule.why }</p></section>
            <section>
                <h2>{ "Example" }</h2>
                if let Some(message) = rule.example.message() {
                    <Wire {message} />
                } else {
                    <p>{ "A local event, without a message." }</p>
                }
                <dl class="rows">
                    <dt>{ "context" }</dt><dd>{ rule.example.context }</dd>
                    <dt>{ "action" }</dt><dd>{ rule.example.action.as_str() }</dd>
                </dl>
            </section>
        </article>
    }
}

/// The rules that apply to the example of a code, the deciding one first: the engine itself is
/// asked.
pub(crate) fn rules_of(entry: &StatusEntry) -> Vec<&'static Rule> {
    let advice = advise(entry.message().as_bytes(), &Context::default());
    advice.findings.iter().filter_map(|finding| Rule::by_id(finding.rule)).collect()
}
