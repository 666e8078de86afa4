//! Links to the facts of a page for programs.

use yew::prelude::*;

use super::Root;
use crate::{
    prerender::{json_of, markdown_of},
    route::Route,
};

#[derive(PartialEq, Properties)]
pub(crate) struct TwinsProps {
    pub(crate) of: Route,
}

/// The same as JSON and as Markdown, as far as there is such a file.
#[component]
pub(crate) fn Twins(props: &TwinsProps) -> Html {
    let root = use_context::<Root>().unwrap_or_else(|| Root(AttrValue::Static("")));
    let files = [("JSON", json_of(props.of)), ("Markdown", markdown_of(props.of))];
    let files = files.into_iter().filter_map(|(name, path)| Some((name, path?)));
    html! {
        <span class="twins">
            { for files.enumerate().map(|(at, (name, path))| html! {
                <>
                    if at > 0 {
                        { " · " }
                    }
                    <a href={format!("{}{path}", root.0)} rel="alternate">{ name }</a>
                </>
            }) }
        </span>
    }
}
