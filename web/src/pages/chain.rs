//! Who changed what: a cause or code on its way through several products.

use std::rc::Rc;

use gloo::utils::document;
use sip_response::{
    StatusCode,
    chain::{Hop, Onward, Signal, Step, follow},
    q850::cause_name,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    app::{Navigate, Visit},
    components::{CodeLink, Go, ProductLink, Statement, grades},
    route::Route,
    shelf::{self, Missing, NAMES, Name, use_own, use_profiles},
};

/// At most this many products stand in a row.
const MAX_HOPS: usize = 8;

/// The id of a product that is not known and taken to follow RFC 3398.
const STANDARD: &str = "rfc-3398";

/// The id of the heading above the form.
const FORM: &str = "way";

/// Ways that show something, as a reader would put them; the first is shown where the address
/// says nothing.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "This trunk sent cause 34, my PBX showed 503, the phone plays fast busy",
        "start=cause-34&via=rfc-3398:sip,asterisk-pjsip:sip,avaya-1200-series:end",
    ),
    (
        "A 488 for a codec leaves through FreeSWITCH and comes back as 503",
        "start=code-488&via=freeswitch:pstn,rfc-3398:sip",
    ),
    (
        "A declined call comes out of the telephone network as 403",
        "start=code-603&via=oracle-sbc:pstn,asterisk-pjsip:sip",
    ),
    (
        "Busy stays busy all the way",
        "start=code-486&via=audiocodes-mediant:pstn,freeswitch:sip,cisco-7960g-7940g-sip-8.0:end",
    ),
];

/// The products of the examples, with which the page is rendered.
pub(crate) const IN_EXAMPLES: [&str; 6] = [
    "asterisk-pjsip",
    "audiocodes-mediant",
    "avaya-1200-series",
    "cisco-7960g-7940g-sip-8.0",
    "freeswitch",
    "oracle-sbc",
];

/// The sides that a product can hand on to, as they stand in the address and on the page.
const SIDES: [(Onward, &str, &str); 3] = [
    (Onward::Sip, "sip", "to SIP"),
    (Onward::Pstn, "pstn", "to the telephone network"),
    (Onward::None, "end", "to a person: the way ends"),
];

/// What can start on a way: its name in the address and on the page, the numbers it can have, and
/// the one that stands there first.
const KINDS: [(&str, &str, [u16; 2], Signal); 2] = [
    ("cause", "Q.850 cause", [1, 127], Signal::Cause(34)),
    ("code", "SIP code", [300, 699], Signal::Code(StatusCode::SERVICE_UNAVAILABLE)),
];

/// What the address asks for.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    start: Signal,
    hops: Vec<(&'static str, Onward)>,
}

impl Way {
    /// Reads a fragment; the first example where it does not say how the way starts. Products
    /// that are not known are left out.
    fn from_fragment(fragment: &str) -> Self {
        let read = |fragment: &str| {
            let value = |name: &str| {
                let mut pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
                pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
            };
            let start = start(value("start")?.split_once('-')?)?;
            let via = value("via").unwrap_or_default();
            let hops = via.split(',').filter_map(hop).take(MAX_HOPS).collect();
            Some(Self { start, hops })
        };
        let [(_, first), ..] = EXAMPLES;
        let nothing = || Self { start: Signal::Cause(34), hops: Vec::new() };
        read(fragment).or_else(|| read(first)).unwrap_or_else(nothing)
    }

    fn to_fragment(&self) -> String {
        let (kind, number) = kind_and_number(self.start);
        let hops: Vec<String> =
            self.hops.iter().map(|(id, to)| format!("{id}:{}", word(*to))).collect();
        format!("start={kind}-{number}&via={}", hops.join(","))
    }

    fn visit(&self, replace: bool) -> Visit {
        Visit { path: Route::Chain.path(), fragment: self.to_fragment(), replace }
    }

    fn products(&self) -> Vec<&'static str> {
        self.hops.iter().map(|(id, _)| *id).filter(|id| *id != STANDARD).collect()
    }

    fn steps(&self) -> Vec<Step<'static>> {
        let hops: Vec<Hop<'static>> =
            self.hops.iter().map(|(id, to)| Hop { profile: shelf::get(id), to: *to }).collect();
        follow(self.start, &hops)
    }
}

fn start((kind, number): (&str, &str)) -> Option<Signal> {
    let (.., [lowest, highest], _) = KINDS.iter().find(|(word, ..)| *word == kind)?;
    let number = number.parse().ok().filter(|number| (lowest..=highest).contains(&number))?;
    match kind {
        "cause" => u8::try_from(number).ok().map(Signal::Cause),
        _ => StatusCode::from_u16(number).ok().map(Signal::Code),
    }
}

fn kind_and_number(signal: Signal) -> (&'static str, String) {
    match signal {
        Signal::Cause(cause) => ("cause", cause.to_string()),
        Signal::Code(code) => ("code", code.to_string()),
    }
}

fn hop(text: &str) -> Option<(&'static str, Onward)> {
    let (id, to) = text.split_once(':')?;
    let id = if id == STANDARD { STANDARD } else { Name::by_id(id)?.id };
    let to = SIDES.iter().find(|(_, word, _)| *word == to)?.0;
    Some((id, to))
}

fn word(to: Onward) -> &'static str {
    SIDES.iter().find(|side| side.0 == to).map_or("", |side| side.1)
}

fn name(id: &str) -> String {
    match Name::by_id(id) {
        Some(name) => name.full(),
        None => "A product that follows RFC 3398".to_owned(),
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ChainProps {
    pub(crate) fragment: AttrValue,
    pub(crate) navigate: Navigate,
}

/// The way that the address names, what became of the cause or code on it, and examples with the
/// source of every step.
#[component]
pub(crate) fn Chain(props: &ChainProps) -> Html {
    let way = Rc::new(Way::from_fragment(&props.fragment));
    let missing = use_profiles(&way.products());
    let of_examples = use_profiles(&IN_EXAMPLES);
    let own = use_own();
    let navigate = props.navigate.clone();
    let go = Callback::from(move |way: Way| navigate.emit(way.visit(true)));
    html! {
        <article class="tables chain">
            <nav class="jump" aria-label="More about products">
                <Go to={Route::Products}>{ "All products" }</Go>
                <Go to={Route::Own}>{ "A profile of your own" }</Go>
            </nav>
            <h1>{ "Who changed what" }</h1>
            <p class="lead">
                { "A failure passes several products before somebody sees it, and each may turn it \
                   into another code or cause. Here it goes through their tables one after the \
                   other. Where a source does not state what comes next, the way ends; nothing is \
                   guessed." }
            </p>
            <section class="way needs-js">
                <h2 id={FORM} tabindex="-1">{ "Your own way" }</h2>
                { form(&way, &own, &go) }
                if missing == Missing::Nothing {
                    { steps(&way) }
                }
                <p class="verdict-line" role="status">
                    { match missing {
                        Missing::Nothing => verdict(&way),
                        Missing::Loading => "Loading".to_owned(),
                        Missing::Failed => {
                            "A product could not be loaded. Is there a network?".to_owned()
                        }
                    } }
                </p>
            </section>
            if of_examples == Missing::Nothing {
                { for EXAMPLES
                    .iter()
                    .map(|(heading, fragment)| example(heading, fragment, &props.navigate)) }
            }
            { grades() }
        </article>
    }
}

#[derive(PartialEq, Properties)]
struct ChoiceProps {
    label: AttrValue,
    value: AttrValue,
    /// Value and text of each.
    options: Vec<(AttrValue, AttrValue)>,
    onchange: Callback<String>,
}

/// A list of which one is chosen.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let list = use_node_ref();
    // Once a reader has chosen, the browser asks no attribute any more what is chosen.
    let shown = (list.clone(), props.value.clone(), props.options.len());
    use_effect_with(shown, |(list, value, _)| {
        if let Some(list) = list.cast::<HtmlSelectElement>() {
            list.set_value(value);
        }
    });
    let onchange = props.onchange.reform(|event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        list.value()
    });
    html! {
        <label class="choice">
            <span>{ props.label.clone() }</span>
            <select ref={list} {onchange}>
                { for props.options.iter().map(|(value, text)| html! {
                    <option value={value.clone()} selected={*value == props.value}>
                        { text.clone() }
                    </option>
                }) }
            </select>
        </label>
    }
}

/// What a choice makes of the way.
type Change = dyn Fn(&mut Way, &str);

fn form(way: &Rc<Way>, own: &[&'static Name], go: &Callback<Way>) -> Html {
    let with = |change: Rc<Change>| {
        let (go, way) = (go.clone(), way.clone());
        Callback::from(move |value: String| {
            let mut way = (*way).clone();
            change(&mut way, &value);
            go.emit(way);
        })
    };
    let (kind, number) = kind_and_number(way.start);
    let onkind = with(Rc::new(|way, value| {
        if let Some((.., first)) = KINDS.iter().find(|(word, ..)| *word == value) {
            way.start = *first;
        }
    }));
    let onnumber = {
        let (go, way) = (go.clone(), way.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            match start((kind, field.value().trim())) {
                Some(start) => go.emit(Way { start, ..(*way).clone() }),
                // The browser says which numbers there are.
                None => drop(field.report_validity()),
            }
        })
    };
    let [lowest, highest] =
        KINDS.iter().find(|(word, ..)| *word == kind).map_or([1, 699], |(.., range, _)| *range);
    let option = |value: &'static str, text: String| (AttrValue::from(value), text.into());
    let kinds: Vec<_> =
        KINDS.iter().map(|(word, text, ..)| option(word, (*text).to_owned())).collect();
    let sides: Vec<_> =
        SIDES.iter().map(|(_, word, text)| option(word, (*text).to_owned())).collect();
    let known = NAMES.iter().chain(own.iter().copied());
    let products: Vec<_> = [option(STANDARD, name(STANDARD))]
        .into_iter()
        .chain(known.map(|name| option(name.id, name.versioned())))
        .collect();
    html! {
        <>
            <p class="tools">
                <Choice label="starts with a" value={kind} options={kinds} onchange={onkind} />
                <label class="choice">
                    <span>{ "number" }</span>
                    <input
                        type="number"
                        min={lowest.to_string()}
                        max={highest.to_string()}
                        required=true
                        value={number}
                        onchange={onnumber}
                    />
                </label>
            </p>
            <ol class="hops">
                { for way.hops.iter().enumerate().map(|(at, (id, to))| {
                    let onproduct = with(Rc::new(move |way, value| {
                        let id = Name::by_id(value).map_or(STANDARD, |name| name.id);
                        if let Some(hop) = way.hops.get_mut(at) {
                            hop.0 = id;
                        }
                    }));
                    let onside = with(Rc::new(move |way, value| {
                        let to = SIDES.iter().find(|(_, word, _)| *word == value);
                        if let (Some(hop), Some((to, ..))) = (way.hops.get_mut(at), to) {
                            hop.1 = *to;
                        }
                    }));
                    let onremove = {
                        let (go, mut way) = (go.clone(), (**way).clone());
                        way.hops.remove(at);
                        move |_: MouseEvent| go.emit(way.clone())
                    };
                    html! {
                        <li key={at} class="tools">
                            <Choice
                                label={format!("product {}", at + 1)}
                                value={*id}
                                options={products.clone()}
                                onchange={onproduct}
                            />
                            <Choice
                                label="hands on"
                                value={word(*to)}
                                options={sides.clone()}
                                onchange={onside}
                            />
                            <button
                                type="button"
                                class="quiet"
                                aria-label={format!("Remove product {}: {}", at + 1, name(id))}
                                onclick={onremove}
                            >
                                { "×" }
                            </button>
                        </li>
                    }
                }) }
            </ol>
            if way.hops.len() < MAX_HOPS {
                <p class="tools">
                    <button type="button" onclick={
                        let (go, mut way) = (go.clone(), (**way).clone());
                        way.hops.push((STANDARD, Onward::Sip));
                        move |_: MouseEvent| go.emit(way.clone())
                    }>
                        { "Add a product" }
                    </button>
                </p>
            }
        </>
    }
}

/// A way to look at, which can be taken into the form.
fn example(heading: &'static str, fragment: &'static str, navigate: &Navigate) -> Html {
    let way = Way::from_fragment(fragment);
    let onclick = {
        let (navigate, way) = (navigate.clone(), way.clone());
        move |_: MouseEvent| {
            navigate.emit(way.visit(false));
            let form = document().get_element_by_id(FORM);
            if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlElement>().ok()) {
                form.scroll_into_view();
                drop(form.focus());
            }
        }
    };
    html! {
        <section class="example" key={fragment}>
            <h2>{ heading }</h2>
            { steps(&way) }
            <p class="verdict-line">{ verdict(&way) }</p>
            <p class="tools needs-js">
                <button
                    type="button"
                    class="quiet"
                    aria-label={format!("Change this way: {heading}")}
                    {onclick}
                >
                    { "Change this way" }
                </button>
            </p>
        </section>
    }
}

/// What each product made of what it got, with its sources.
fn steps(way: &Way) -> Html {
    let steps = way.steps();
    if steps.is_empty() {
        return Html::default();
    }
    html! {
        <ol class="steps">
            { for steps.iter().zip(&way.hops).map(|(step, &(id, _))| html! {
                <li class={classes!("step", step.loss().map(|_| "differs"))}>
                    { in_words(step, id) }
                    if !step.behaviours.is_empty() {
                        <details>
                            <summary>{ "What its sources say" }</summary>
                            { for step.behaviours.iter().map(|behaviour| html! {
                                <Statement {id} {behaviour} />
                            }) }
                        </details>
                    }
                </li>
            }) }
        </ol>
    }
}

/// Where the meaning is lost first.
fn verdict(way: &Way) -> String {
    let steps = way.steps();
    let lost = steps.iter().zip(&way.hops).enumerate().find(|(_, (step, _))| step.loss().is_some());
    match lost {
        Some((at, (_, (id, _)))) => {
            format!("The meaning is lost first at step {}: {}.", at + 1, name(id))
        }
        None if way.hops.is_empty() => "Add the products in their order.".to_owned(),
        None => "Nothing of the meaning is lost on this way.".to_owned(),
    }
}

fn signal(signal: Signal) -> Html {
    match signal {
        Signal::Cause(cause) => html! {
            <>
                { "cause " }<span class="num">{ cause.to_string() }</span>
                if let Some(name) = cause_name(cause) {
                    { format!(" ({name})") }
                }
            </>
        },
        Signal::Code(code) => html! { <CodeLink {code} phrase={true} /> },
    }
}

fn in_words(step: &Step<'static>, id: &'static str) -> Html {
    html! {
        <>
            <p class="hop">
                if id == STANDARD { { name(id) } } else { <ProductLink {id} /> }
                { " got " }{ signal(step.received) }
                if let Some(inside) = step.inside {
                    { ", kept it as " }{ signal(Signal::Cause(inside)) }
                }
                if let Some(sent) = step.sent {
                    { " and handed on " }{ signal(sent) }
                }
                { "." }
            </p>
            if !step.tones.is_empty() {
                <p>
                    { "A person hears " }
                    { step.tones
                        .iter()
                        .map(|tone| tone.as_str().replace('-', " "))
                        .collect::<Vec<_>>()
                        .join(" or ") }
                    { "." }
                </p>
            }
            if let Some(loss) = step.loss() {
                <p class="loss">{ format!("≠ {loss}") }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use sip_response::profile::Tone;

    use super::*;

    #[test]
    fn the_address_holds_the_way() {
        let [(_, first), ..] = EXAMPLES;
        assert_eq!(Way::from_fragment(""), Way::from_fragment(first));
        for wrong in ["cause-0", "cause-128", "code-200", "code-700", "code-", "tone-34", "486"] {
            let read = Way::from_fragment(&format!("start={wrong}&via=jssip:sip"));
            assert_eq!(read, Way::from_fragment(first), "{wrong}");
        }
        for (_, fragment) in EXAMPLES {
            assert_eq!(Way::from_fragment(fragment).to_fragment(), fragment);
        }
        let unknown = Way::from_fragment("start=code-486&via=nobody:sip,jssip:up,jssip:end");
        assert_eq!(unknown.hops, [("jssip", Onward::None)]);
        let many = format!("start=cause-127&via={}", "jssip:sip,".repeat(MAX_HOPS + 1));
        assert_eq!(Way::from_fragment(&many).hops.len(), MAX_HOPS);
    }

    #[test]
    fn what_can_start_first_can_be_read() {
        for (kind, _, [lowest, highest], first) in KINDS {
            let (word, number) = kind_and_number(first);
            assert_eq!((word, start((word, &number))), (kind, Some(first)));
            assert!(start((kind, &lowest.to_string())).is_some(), "{kind}");
            assert!(start((kind, &highest.to_string())).is_some(), "{kind}");
        }
    }

    #[test]
    fn the_examples_are_what_their_headings_say() {
        let ways = EXAMPLES.map(|(_, fragment)| Way::from_fragment(fragment));
        let [sent, heard] = [0, 1].map(|what| {
            ways.each_ref().map(|way| {
                let steps = way.steps();
                assert_eq!(steps.len(), way.hops.len(), "{way:?}");
                assert!(way.products().iter().all(|id| IN_EXAMPLES.contains(id)), "{way:?}");
                let sent = steps.iter().filter_map(|step| Some(step.sent?.to_string()));
                let tones = steps.iter().flat_map(|step| step.tones.iter());
                if what == 0 {
                    sent.collect()
                } else {
                    tones.map(Tone::to_string).collect::<Vec<_>>()
                }
            })
        });
        assert_eq!(sent[0], ["503", "503"]);
        assert_eq!(sent[1], ["cause 88", "503"]);
        assert_eq!(sent[2], ["cause 21", "403"]);
        assert_eq!(sent[3], ["cause 17", "486"]);
        assert_eq!(heard[0], ["fast-busy", "busy"]);
        assert_eq!(heard[3], ["busy"]);
    }
}
