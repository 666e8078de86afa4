//! A product beside the advice: what it does with the response, and where that differs.

use sip_response::{Profile, Response, advise_beside, extract::Extracted};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::situation::{Known, Situation};
use crate::{
    components::{NOT_STATED, ProductLink, Statement, grades, rows, selected_index},
    shelf::{Missing, NAMES, Name, use_own},
};

/// What a product does with the response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beside {
    name: &'static Name,
    behaviours: Vec<&'static sip_response::Behaviour>,
    differences: Vec<String>,
}

impl Beside {
    /// What the product of this profile does; `None` where there is no response.
    pub(super) fn of(
        profile: &'static Profile,
        message: &Extracted,
        situation: &Situation,
        known: &Known,
    ) -> Option<Self> {
        let parsed = Response::parse(message.text.as_bytes()).ok()?;
        let beside = advise_beside(&parsed, &situation.context(known), profile);
        Some(Self {
            name: Name::by_id(&profile.id)?,
            behaviours: beside.behaviours,
            differences: beside.differences,
        })
    }

    /// The same in sentences, for a ticket.
    pub(super) fn sentences(&self) -> (String, Vec<String>) {
        let mut says = self.differences.clone();
        for behaviour in &self.behaviours {
            let stated = rows(behaviour).into_iter().filter(|(_, value)| value != NOT_STATED);
            for (name, value) in stated {
                says.push(format!("{name}: {value} ({})", behaviour.place));
            }
        }
        if says.is_empty() {
            says.push(NOT_STATED.to_owned());
        }
        (self.name.full(), says)
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ProductBesideProps {
    pub(super) detected: Option<&'static Name>,
    /// The id that was chosen; empty: none.
    pub(super) chosen: Option<&'static str>,
    pub(super) beside: Option<Beside>,
    pub(super) missing: Missing,
    pub(super) onchange: Callback<Option<&'static str>>,
}

/// The choice of a product, and what it does.
#[component]
pub(super) fn ProductBeside(props: &ProductBesideProps) -> Html {
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let value = list.value();
            onchange.emit(Some(Name::by_id(&value).map_or("", |name| name.id)));
        })
    };
    let own = use_own();
    let names: Vec<&'static Name> = NAMES.iter().chain(own.iter().copied()).collect();
    let shown = props.chosen.or(props.detected.map(|name| name.id)).unwrap_or_default();
    let at = names.iter().position(|name| name.id == shown).map_or(0, |at| at + 1);
    html! {
        <section class="beside" aria-label="A product beside it">
            <h2>{ "A product beside it" }</h2>
            <p class="tools">
                <label class="choice">
                    <span>{ "product" }</span>
                    <select ~selectedIndex={selected_index(at)} {onchange}>
                        <option value="" selected={shown.is_empty()}>{ "none" }</option>
                        { for names.into_iter().map(|name| html! {
                            <option value={name.id} selected={name.id == shown}>
                                { name.versioned() }
                            </option>
                        }) }
                    </select>
                </label>
            </p>
            if let Some(name) = props.detected.filter(|_| props.chosen.is_none()) {
                <p class="hint">
                    { format!("The message names it: {}. Anyone can give a product any name.", name.full()) }
                </p>
            }
            if props.missing == Missing::Failed {
                <p role="alert">{ "The product could not be loaded. Is there a network?" }</p>
            }
            if let Some(beside) = &props.beside {
                if !beside.differences.is_empty() {
                    <ul class="differences">
                        { for beside.differences.iter().map(|it| html! {
                            <li><strong>{ "≠ " }</strong>{ it.clone() }</li>
                        }) }
                    </ul>
                }
                if beside.behaviours.is_empty() {
                    <p>
                        { "What " }<ProductLink id={beside.name.id} />
                        { " does with this response is not stated." }
                    </p>
                } else {
                    { for beside.behaviours.iter().copied().map(|behaviour| html! {
                        <Statement id={beside.name.id} {behaviour} />
                    }) }
                    { grades() }
                }
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_detected_and_told_with_its_differences() {
        let text = "SIP/2.0 488 Not Acceptable Here\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\n\
            From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\
            Server: JsSIP 3.10.1\r\nContent-Length: 0\r\n\r\n";
        let message = Extracted::whole(text);
        let known = Known::of(&message);
        assert_eq!(known.product().map(|name| name.id), Some("jssip"));
        let profile = Profile::by_id("asterisk-pjsip").unwrap();
        let beside = Beside::of(profile, &message, &Situation::default(), &known).unwrap();
        let (name, says) = beside.sentences();
        assert!(name.contains("Asterisk"), "{name}");
        assert!(says.iter().any(|it| it.contains("cause 58")), "{says:?}");
    }
}
