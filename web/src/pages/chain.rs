//! Who changed what: a cause or code on its way through several products.

use sip_response::{
    Profile, StatusCode,
    chain::{Hop, Onward, Signal, Step, follow},
    q850::cause_name,
};
use yew::prelude::*;

use crate::{
    components::{CodeLink, Go, ProductLink, Statement, grades},
    route::Route,
};

/// The id of a product that is not known and taken to follow RFC 3398.
const STANDARD: &str = "rfc-3398";

/// Ways that show something, as a reader would put them.
const EXAMPLES: [(&str, &str); 4] = [
    (
        "This trunk sent cause 34, my PBX showed 503, the phone plays fast busy",
        "cause-34 rfc-3398:sip asterisk-pjsip:sip avaya-1200-series:end",
    ),
    (
        "A 488 for a codec leaves through FreeSWITCH and comes back as 503",
        "code-488 freeswitch:pstn rfc-3398:sip",
    ),
    (
        "A declined call comes out of the telephone network as 403",
        "code-603 oracle-sbc:pstn asterisk-pjsip:sip",
    ),
    (
        "Busy stays busy all the way",
        "code-486 audiocodes-mediant:pstn freeswitch:sip cisco-7960g-7940g-sip-8.0:end",
    ),
];

/// What starts on a way and the products on it: `cause-34 freeswitch:sip`, where `sip`, `pstn` or
/// `end` is the side that a product hands on to.
fn way(text: &'static str) -> Option<(Signal, Vec<(&'static str, Onward)>)> {
    let mut words = text.split(' ');
    let start = match words.next()?.split_once('-')? {
        ("cause", number) => Signal::Cause(number.parse().ok()?),
        (_, number) => Signal::Code(StatusCode::from_u16(number.parse().ok()?).ok()?),
    };
    let hops = words.map(|word| {
        let (id, side) = word.split_once(':')?;
        let to = match side {
            "sip" => Onward::Sip,
            "pstn" => Onward::Pstn,
            _ => Onward::None,
        };
        Some((id, to))
    });
    Some((start, hops.collect::<Option<_>>()?))
}

/// The products of a way and what each made of what it got.
fn steps(text: &'static str) -> Vec<(&'static str, Step<'static>)> {
    let Some((start, hops)) = way(text) else { return Vec::new() };
    let to_follow: Vec<Hop<'static>> =
        hops.iter().map(|(id, to)| Hop { profile: Profile::by_id(id), to: *to }).collect();
    hops.iter().map(|(id, _)| *id).zip(follow(start, &to_follow)).collect()
}

/// The page: what a chain is, and examples with the source of every step.
#[component]
pub(crate) fn Chain() -> Html {
    html! {
        <article class="tables chain">
            <nav class="jump" aria-label="Breadcrumb"><Go to={Route::Products}>{ "All products" }</Go></nav>
            <h1>{ "Who changed what" }</h1>
            <p class="lead">
                { "A failure passes several products before somebody sees it, and each makes \
                   something else of it: a code of a cause, a cause of a code. Here the tables of \
                   products are walked in their order. Where a source does not state what comes \
                   next, the way ends; nothing is guessed." }
            </p>
            { for EXAMPLES.iter().map(|(heading, text)| html! {
                <section class="example">
                    <h2>{ *heading }</h2>
                    <ol class="steps">
                        { for steps(text).into_iter().map(|(id, step)| html! {
                            <li class={classes!("step", step.loss().map(|_| "differs"))}>
                                { in_words(&step, id) }
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
                    <p class="verdict-line">{ verdict(text) }</p>
                </section>
            }) }
            { grades() }
        </article>
    }
}

/// Where the meaning is lost first.
fn verdict(text: &'static str) -> String {
    match steps(text).iter().position(|(_, step)| step.loss().is_some()) {
        Some(at) => format!("The meaning is lost first at step {}.", at + 1),
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
                if id == STANDARD { { "A product that follows RFC 3398" } } else { <ProductLink {id} /> }
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
    fn the_examples_are_what_their_headings_say() {
        let [sent, heard] = [0, 1].map(|what| {
            EXAMPLES.map(|(_, text)| {
                let (_, hops) = way(text).unwrap();
                let steps = steps(text);
                assert_eq!(steps.len(), hops.len(), "{text}");
                for (id, _) in &hops {
                    assert!(*id == STANDARD || Profile::by_id(id).is_some(), "{id}");
                }
                let sent = steps.iter().filter_map(|(_, step)| Some(step.sent?.to_string()));
                let tones = steps.iter().flat_map(|(_, step)| step.tones.iter());
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
