//! A button that copies.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long the button says that it has copied, in milliseconds.
const SAID_FOR: u32 = 1800;

#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// What is copied; where it is empty, the address of the page.
    #[prop_or_default]
    pub(crate) text: AttrValue,
    pub(crate) label: AttrValue,
}

/// Copies a text to the clipboard and says so.
#[component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let copied = use_state(|| false);
    {
        let setter = copied.setter();
        use_effect_with(*copied, move |copied| {
            let timer = copied.then(|| Timeout::new(SAID_FOR, move || setter.set(false)));
            move || drop(timer)
        });
    }
    let onclick = {
        let (text, setter) = (props.text.clone(), copied.setter());
        Callback::from(move |_| {
            let window = gloo::utils::window();
            let text = if text.is_empty() {
                window.location().href().unwrap_or_default()
            } else {
                text.to_string()
            };
            // Without a secure context there is no clipboard, and the button has no effect.
            if window.is_secure_context() {
                drop(window.navigator().clipboard().write_text(&text));
                setter.set(true);
            }
        })
    };
    html! {
        <button type="button" class="quiet needs-js" {onclick}>
            <span aria-live="polite">
                if *copied { { "copied" } } else { { props.label.clone() } }
            </span>
        </button>
    }
}
