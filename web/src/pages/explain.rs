//! A pasted response, explained.

mod beside;
mod examples;
mod history;
mod share;
mod situation;
mod source;
mod verdict;

use std::rc::Rc;

use sip_response::{
    Advice, Method, StatusCode, advise,
    extract::{Extracted, MAX_RESPONSES, extract, most_telling},
};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use self::{
    beside::{Beside, ProductBeside},
    examples::EXAMPLES,
    history::History,
    share::{Shared, TakeAlong},
    situation::{Chips, Known, Situation},
    source::Source,
    verdict::Verdict,
};
use crate::{
    components::{CodeLink, OpenedFile, class_mark, use_file},
    shelf::{self, use_profiles},
};

/// Of a file that is opened, at most this much is read, in bytes.
const MAX_FILE: u64 = 8 << 20;

/// At most this many of the responses in a text are offered.
const MAX_OFFERED: usize = 200;

#[derive(PartialEq, Properties)]
pub(crate) struct ExplainProps {
    /// A response that a link holds.
    pub(crate) fragment: AttrValue,
    pub(crate) text: AttrValue,
    pub(crate) onchange: Callback<AttrValue>,
}

/// The text, what was found in it, and what to do.
#[component]
pub(crate) fn Explain(props: &ExplainProps) -> Html {
    let found = use_memo(props.text.clone(), |text| extract(text));
    let chosen = use_state(|| None::<usize>);
    let situation = use_state(Situation::default);
    let linked = use_mut_ref(|| None::<Situation>);
    {
        let (linked, onchange) = (linked.clone(), props.onchange.clone());
        let (situation, text) = (situation.setter(), props.text.clone());
        use_effect_with(props.fragment.clone(), move |fragment| {
            if let Some(shared) = Shared::from_fragment(fragment) {
                if *shared.text == *text {
                    situation.set(shared.situation);
                } else {
                    *linked.borrow_mut() = Some(shared.situation);
                    onchange.emit(shared.text.into());
                }
            }
        });
    }
    {
        let (chosen, situation) = (chosen.setter(), situation.setter());
        use_effect_with(props.text.clone(), move |text| {
            // The situation of a link waits for its response.
            if !text.is_empty() || linked.borrow().is_none() {
                chosen.set(None);
                situation.set(linked.take().unwrap_or_default());
            }
        });
    }
    let onfile = use_callback(props.onchange.clone(), |file: OpenedFile, onchange| {
        if let Some(text) = file.text {
            onchange.emit(text.into());
        }
    });
    let onopen = use_file(MAX_FILE, onfile);

    let at = chosen.filter(|at| *at < found.len()).unwrap_or_else(|| most_telling(&found));
    let message = use_memo((props.text.clone(), at), |(text, at)| {
        found.get(*at).cloned().unwrap_or_else(|| Extracted::whole(text))
    });
    let known = use_memo(message.clone(), |message| Known::of(message));
    let advice = use_memo(
        (message.clone(), situation.clone(), known.clone()),
        |(message, situation, known)| {
            Rc::new(advise(message.text.as_bytes(), &situation.context(known)))
        },
    );
    let product = use_state(|| None::<&'static str>);
    let beside = product.or(known.product().map(|name| name.id)).filter(|id| !id.is_empty());
    let missing = use_profiles(beside.as_slice());
    let beside = beside
        .and_then(shelf::get)
        .and_then(|profile| Beside::of(profile, &message, &situation, &known));
    let onproduct = {
        let product = product.setter();
        Callback::from(move |id| product.set(id))
    };
    let empty = props.text.trim().is_empty();
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |at| chosen.set(Some(at)))
    };
    let onsituation = {
        let setter = situation.setter();
        Callback::from(move |situation| setter.set(situation))
    };
    html! {
        <article class="explain">
            <h1>{ "Explain a response" }</h1>
            <Input
                text={props.text.clone()}
                onchange={props.onchange.clone()}
                {onopen}
                folded={!empty && advice.valid}
            />
            if empty {
                <Examples onchange={props.onchange.clone()} />
                <History text="" onchange={props.onchange.clone()} />
            } else {
                if found.len() > 1 {
                    <Found found={found.clone()} chosen={at} {onchoose} />
                }
                if advice.valid {
                    <div class={format!("explained c{}", advice.class.map_or(0, |c| c.digit()))}>
                        <div class="answer">
                            <Chips
                                situation={(*situation).clone()}
                                known={known.clone()}
                                advice={(*advice).clone()}
                                onchange={onsituation}
                            />
                            <Verdict advice={(*advice).clone()} />
                            <ProductBeside
                                detected={known.product()}
                                chosen={*product}
                                beside={beside.clone()}
                                {missing}
                                onchange={onproduct}
                            />
                            <TakeAlong
                                message={message.clone()}
                                situation={(*situation).clone()}
                                product={beside.as_ref().map(Beside::sentences)}
                            />
                        </div>
                        <Source message={message.clone()} advice={(*advice).clone()} />
                    </div>
                    <History text={message.text.clone()} onchange={props.onchange.clone()} />
                } else {
                    <Unusable
                        text={props.text.clone()}
                        advice={(*advice).clone()}
                        damaged={!found.is_empty()}
                    />
                    if !found.is_empty() {
                        <Source {message} advice={(*advice).clone()} />
                    }
                }
            }
        </article>
    }
}

#[derive(PartialEq, Properties)]
struct InputProps {
    text: AttrValue,
    onchange: Callback<AttrValue>,
    onopen: Callback<Event>,
    /// Is the field small, because there is an answer to read?
    folded: bool,
}

/// The field, and a way to open a file.
#[component]
fn Input(props: &InputProps) -> Html {
    let oninput = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            onchange.emit(field.value().into());
        })
    };
    let onclear = {
        let onchange = props.onchange.clone();
        Callback::from(move |_| onchange.emit(AttrValue::default()))
    };
    html! {
        <div class={classes!("input", props.folded.then_some("folded"))}>
            <label for="message">
                { "A response as it was sent, or a log with responses in it. It stays here." }
            </label>
            <textarea
                id="message"
                class="needs-js"
                rows="9"
                spellcheck="false"
                autocomplete="off"
                placeholder={"SIP/2.0 486 Busy Here\nVia: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK…\n…"}
                value={props.text.clone()}
                {oninput}
            />
            <p class="tools needs-js">
                <label class="button">
                    { "Open a file" }
                    <input type="file" class="visually-hidden" onchange={props.onopen.clone()} />
                </label>
                if !props.text.is_empty() {
                    <button type="button" onclick={onclear}>{ "Clear" }</button>
                }
            </p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ExamplesProps {
    onchange: Callback<AttrValue>,
}

/// What an empty page offers.
#[component]
fn Examples(props: &ExamplesProps) -> Html {
    html! {
        <section class="examples needs-js" aria-label="Examples">
            <h2>{ "Or try one" }</h2>
            <ul>
                { for EXAMPLES.into_iter().map(|example| {
                    let onchange = props.onchange.clone();
                    let onclick = move |_| onchange.emit(AttrValue::Static(example.text));
                    html! {
                        <li>
                            <button type="button" {onclick}>
                                <strong>{ example.title }</strong>
                                <span>{ example.about }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct FoundProps {
    found: Rc<Vec<Extracted>>,
    chosen: usize,
    onchoose: Callback<usize>,
}

/// The responses of a text, to choose one.
#[component]
fn Found(props: &FoundProps) -> Html {
    let count = props.found.len();
    html! {
        <section class="found" aria-label="Responses in the text">
            <p role="status">
                { format!("{count} responses") }
                if count == MAX_RESPONSES {
                    { "; the text may hold more, which are not read" }
                } else if count > MAX_OFFERED {
                    { format!(", of which the first {MAX_OFFERED} are listed") }
                }
                if let Some(chosen) = props.found.get(props.chosen) {
                    { format!("; explained is the one at line {}", chosen.first_line) }
                }
            </p>
            <ol>
                { for props.found.iter().take(MAX_OFFERED).enumerate().map(|(at, found)| {
                    let onchoose = props.onchoose.clone();
                    let code = found.code();
                    let status = found.text.lines().next().unwrap_or_default();
                    let status = status.get(7..).unwrap_or(status).trim().to_owned();
                    html! {
                        <li key={at}>
                            <button
                                type="button"
                                class={code.map(|code| format!("c{}", code.class().digit()))}
                                aria-pressed={(at == props.chosen).to_string()}
                                onclick={move |_| onchoose.emit(at)}
                            >
                                if let Some(code) = code {
                                    { class_mark(code.class()) }
                                }
                                { status }
                                <span class="line">{ format!("line {}", found.first_line) }</span>
                            </button>
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct UnusableProps {
    text: AttrValue,
    advice: Rc<Advice>,
    /// Is it a response all the same?
    damaged: bool,
}

/// Why there is nothing to explain.
#[component]
fn Unusable(props: &UnusableProps) -> Html {
    let sentence = props.advice.summary.clone();
    let first = props.text.split_ascii_whitespace().next().unwrap_or_default();
    let code = first.parse().ok().and_then(|number| StatusCode::from_u16(number).ok());
    let is_request = Method::ALL.into_iter().any(|method| method.as_str() == first);
    html! {
        <section class="unusable" role="alert">
            <h2>{ match (props.damaged, is_request) {
                (true, _) => "A damaged response",
                (_, true) => "A request",
                _ => "No response to explain",
            } }</h2>
            <p>{ capitalised(sentence.trim_end_matches('.')) }{ "." }</p>
            if let Some(code) = code {
                <p>{ "All about the code alone: " }<CodeLink {code} phrase={true} /></p>
            }
        </section>
    }
}

/// With a capital first letter.
fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
