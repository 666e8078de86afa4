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

/// Stands for version, date and build until all pages are written: the build is known only then.
pub(crate) const BUILT: &str = "{built}";

/// Stands for a link to the site as one file, which has the build in its name.
pub(crate) const ZIP: &str = "{zip}";

/// A promise, the keys, the version, and places for what `offline.js` has to say.
#[component]
pub(crate) fn Footer() -> Html {
    html! {
        <>
            <p>{ "What you paste stays in this browser: the page sends nothing anywhere." }</p>
            <ul class="keys needs-js" id="keys" aria-label="Keys">
                { for KEYS.map(|(key, does)| html! { <li><kbd>{ key }</kbd>{ " " }{ does }</li> }) }
            </ul>
            <p class="version">
                { "sip-response " }
                { BUILT }
                { ZIP }
                <span id="offline" />
            </p>
            <p id="news" role="status" />
        </>
    }
}
