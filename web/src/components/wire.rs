//! A message as it stands on the wire.

use yew::prelude::*;

use super::copy_button;

#[derive(PartialEq, Properties)]
pub(crate) struct WireProps {
    pub(crate) message: AttrValue,
}

/// A whole message, with a button to copy it.
#[component]
pub(crate) fn Wire(props: &WireProps) -> Html {
    let lines: Html = props
        .message
        .trim_end()
        .lines()
        .map(|line| match line.split_once(": ") {
            Some((name, value)) => html! {
                <><span class="name">{ name }</span>{ format!(": {value}\n") }</>
            },
            None => html! { <b>{ format!("{line}\n") }</b> },
        })
        .collect();
    html! {
        <div class="wire">
            { copy_button("copy") }
            <pre tabindex="0" role="region" aria-label="The message on the wire">
                <code>{ lines }</code>
            </pre>
        </div>
    }
}
