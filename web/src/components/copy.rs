//! A button that copies.

use yew::prelude::*;

/// Copies the message that it stands beside, or else the address of the page. The program hears
/// of the click by `data-copy`, wherever the button is.
pub(crate) fn copy_button(label: &'static str) -> Html {
    html! { <button type="button" class="quiet needs-js" data-copy="">{ label }</button> }
}
