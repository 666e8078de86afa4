//! A pasted response, explained.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct ExplainProps {
    pub(crate) text: AttrValue,
    pub(crate) onchange: Callback<AttrValue>,
}

/// Soon.
#[component]
pub(crate) fn Explain(props: &ExplainProps) -> Html {
    let _ = &props.onchange;
    html! { <pre>{ props.text.clone() }</pre> }
}
