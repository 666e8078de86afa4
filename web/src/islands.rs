//! The parts of the site that live in the browser, by program.

use yew::prelude::*;

use crate::{
    app::{Navigate, Place},
    components::Root,
    pages::{Compare, Explain},
    route::Route,
};

/// What a program can show without asking a server for a page, besides the list of codes.
pub trait Islands: 'static {
    /// Does the page of this path live in this program?
    fn has(path: &str) -> bool;

    /// The page, where it lives here.
    fn body(visit: &Shown) -> Html;
}

/// What an island may know and do.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub(crate) root: Root,
    pub(crate) place: Place,
    pub(crate) message: AttrValue,
    pub(crate) onmessage: Callback<AttrValue>,
    pub(crate) stay: Navigate,
}

/// The program of most pages: only the list of codes lives.
#[derive(Clone, Copy, Debug)]
pub struct Page;

impl Islands for Page {
    fn has(_: &str) -> bool {
        false
    }

    fn body(_: &Shown) -> Html {
        Html::default()
    }
}

/// The program of Explain and Compare.
#[derive(Clone, Copy, Debug)]
pub struct Tools;

impl Islands for Tools {
    fn has(path: &str) -> bool {
        [Route::Explain, Route::Compare].iter().any(|route| route.path() == path)
    }

    fn body(shown: &Shown) -> Html {
        let page = if shown.place.path == Route::Explain.path() {
            html! { <Explain text={shown.message.clone()} onchange={shown.onmessage.clone()} /> }
        } else {
            html! {
                <Compare fragment={shown.place.fragment.clone()} navigate={shown.stay.clone()} />
            }
        };
        html! { <ContextProvider<Root> context={shown.root.clone()}>{ page }</ContextProvider<Root>> }
    }
}
