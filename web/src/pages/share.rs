//! What another app shared goes to the service worker. This page answers where there is none yet.

use yew::prelude::*;

use crate::{components::Go, route::Route};

/// Says why nothing has arrived, and what to do.
#[component]
pub(crate) fn Share() -> Html {
    html! {
        <article class="prose">
            <h1>{ "Nothing has arrived here" }</h1>
            <p>
                { "What another app shares is taken by the part of this page that works without a \
                   network, and that was not ready yet. Share it once more, or paste it under " }
                <Go to={Route::Explain}>{ "Explain" }</Go>
                { "." }
            </p>
        </article>
    }
}
