//! Products by name.

use sip_response::Profile;
use yew::prelude::*;

use super::Go;
use crate::route::Route;

#[derive(PartialEq, Properties)]
pub(crate) struct ProductLinkProps {
    pub(crate) id: &'static str,
}

/// A product as a link to its page.
#[component]
pub(crate) fn ProductLink(props: &ProductLinkProps) -> Html {
    let Some(profile) = Profile::by_id(props.id) else {
        return Html::default();
    };
    html! { <Go to={Route::Product(props.id)}>{ product_name(profile) }</Go> }
}

/// Vendor and product; the vendor once where the product repeats it.
pub(crate) fn product_name(profile: &Profile) -> String {
    if profile.product.starts_with(&*profile.vendor) {
        profile.product.to_string()
    } else {
        format!("{} {}", profile.vendor, profile.product)
    }
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
