//! Links: to pages of this site, and to the documents that facts are from.

use sip_response::{Reference, StatusCode};
use yew::prelude::*;

use crate::{labels, route::Route};

/// How to get from the page that is shown to the root of the site: `../`. All links inside the
/// site are relative, so that it works below any folder and from any disk.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Root(pub(crate) AttrValue);

impl Root {
    /// The address of a page, seen from the one that is shown.
    pub(crate) fn href(&self, to: Route) -> String {
        let href = format!("{}{}", self.0, to.path());
        if href.is_empty() { "./".to_owned() } else { href }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct GoProps {
    pub(crate) to: Route,
    #[prop_or_default]
    pub(crate) class: Option<AttrValue>,
    /// Is it the page that is shown?
    #[prop_or_default]
    pub(crate) current: bool,
    #[prop_or_default]
    pub(crate) rel: Option<AttrValue>,
    pub(crate) children: Html,
}

/// A link to a page of this site. It works without the program; with it, the page changes in
/// place.
#[component]
pub(crate) fn Go(props: &GoProps) -> Html {
    let root = use_context::<Root>().unwrap_or_else(|| Root(AttrValue::Static("")));
    let href = root.href(props.to);
    html! {
        <a
            {href}
            class={props.class.clone()}
            rel={props.rel.clone()}
            aria-current={props.current.then_some("page")}
        >
            { props.children.clone() }
        </a>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct CodeLinkProps {
    pub(crate) code: StatusCode,
    /// Is the phrase shown after the number?
    #[prop_or_default]
    pub(crate) phrase: bool,
}

/// A code as a link to its page; only the number where it has none.
#[component]
pub(crate) fn CodeLink(props: &CodeLinkProps) -> Html {
    let code = props.code;
    let number = html! { <span class="num">{ code.to_string() }</span> };
    let class = format!("code c{}", code.class().digit());
    match code.entry() {
        Some(entry) => html! {
            <Go to={Route::Code(code)} {class}>
                { number }
                if props.phrase {
                    { " " }{ labels::phrase(entry) }
                }
            </Go>
        },
        None => html! { <span {class}>{ number }</span> },
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ToReferenceProps {
    pub(crate) place: Reference,
}

/// A place in a document, as a link where the document has an address.
#[component]
pub(crate) fn ToReference(props: &ToReferenceProps) -> Html {
    let text = props.place.to_string();
    match props.place.url() {
        Some(href) => html! { <a class="ref" {href} rel="external">{ text }</a> },
        None => html! { <span class="ref">{ text }</span> },
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(PartialEq, Properties)]
pub(crate) struct RfcProps {
    pub(crate) name: &'static str,
}

/// A whole document by its name: `RFC4320`.
#[cfg(not(target_arch = "wasm32"))]
#[component]
pub(crate) fn Rfc(props: &RfcProps) -> Html {
    let place = Reference { document: props.name, section: "" };
    match place.rfc() {
        Some(number) => html! {
            <a class="ref" href={place.url()} rel="external">{ format!("RFC {number}") }</a>
        },
        None => html! { <span class="ref">{ props.name }</span> },
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(PartialEq, Properties)]
pub(crate) struct ReferencesProps {
    pub(crate) places: &'static [Reference],
}

/// Several places, side by side.
#[cfg(not(target_arch = "wasm32"))]
#[component]
pub(crate) fn References(props: &ReferencesProps) -> Html {
    html! {
        <span class="refs">
            { for props.places.iter().map(|place| html! {
                <><ToReference place={*place} />{ " " }</>
            }) }
        </span>
    }
}
