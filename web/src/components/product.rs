//! Products by name.

#[cfg(not(target_arch = "wasm32"))]
use sip_response::Profile;
use yew::prelude::*;

use super::Go;
use crate::{route::Route, shelf::Name};

#[derive(PartialEq, Properties)]
pub(crate) struct ProductLinkProps {
    pub(crate) id: &'static str,
}

/// A product as a link to its page.
#[component]
pub(crate) fn ProductLink(props: &ProductLinkProps) -> Html {
    let Some(name) = Name::by_id(props.id) else {
        return Html::default();
    };
    let to = if name.is_own() { Route::Own } else { Route::Product(props.id) };
    html! { <Go {to}>{ name.full() }</Go> }
}

/// Vendor and product; the vendor once where the product repeats it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn product_name(profile: &Profile) -> String {
    Name::by_id(&profile.id).map(Name::full).unwrap_or_default()
}

/// What the letters beside sources say.
pub(crate) fn grades() -> Html {
    html! {
        <p class="sources">
            { "Grade A: the vendor's own page, repository or source code. B: a copy of the vendor's \
               manual at another site. C: neither, such as an observation by others." }
        </p>
    }
}
