//! Nothing has this address.

use yew::prelude::*;

use crate::{components::Go, route::Route};

/// Says so, and where to go.
#[component]
pub(crate) fn NotFound() -> Html {
    html! {
        <article class="prose">
            <h1>{ "Nothing has this address" }</h1>
            <p>
                { "A SIP status code has three digits, from 100 to 699. " }
                <Go to={Route::Home}>{ "All codes that are known here" }</Go>
                { " are in one list, and the field above searches them." }
            </p>
        </article>
    }
}
