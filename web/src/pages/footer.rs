//! What stands below every page.

use yew::prelude::*;

/// The keys, and what can be made use of where they can be pressed.
const KEYS: [(&str, &str); 6] = [
    ("/", "search"),
    ("↑ ↓", "move"),
    ("Enter", "open"),
    ("e", "explain"),
    ("c", "compare"),
    ("p n", "previous, next code"),
];

/// A promise, the keys and the version.
#[component]
pub(crate) fn Footer() -> Html {
    html! {
        <>
            <p>{ "What you paste stays in this browser: the page sends nothing anywhere." }</p>
            <ul class="keys needs-js" id="keys" aria-label="Keys">
                { for KEYS.map(|(key, does)| html! { <li><kbd>{ key }</kbd>{ " " }{ does }</li> }) }
            </ul>
            <p class="version">{ concat!("sip-response ", env!("CARGO_PKG_VERSION")) }</p>
        </>
    }
}
