//! The parts of the site that live in the browser, by program.

use sip_response::StatusCode;
use yew::prelude::*;

use crate::{
    app::{Navigate, Place},
    components::Root,
    pages::{Chain, Compare, Explain, Home, Own},
    route::Route,
    state::Filters,
};

/// What a program can show without asking a server for a page.
pub trait Islands: 'static {
    /// Does the page of this path live in this program?
    fn has(path: &str) -> bool;

    /// The page, where it lives here.
    fn body(shown: &Shown) -> Html;

    /// The code that answers what a fragment asks of the list best, where this program can tell.
    fn first(fragment: &str) -> Option<StatusCode>;
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

/// The program of most pages: the list of codes with its search.
#[derive(Clone, Copy, Debug)]
pub struct List;

impl Islands for List {
    fn has(path: &str) -> bool {
        path == Route::Home.path()
    }

    fn body(shown: &Shown) -> Html {
        let filters = Filters::from_fragment(&shown.place.fragment);
        let stay = shown.stay.clone();
        let onchange = Callback::from(move |filters: Filters| stay.emit(filters.visit(true)));
        html! { <Home root={shown.root.clone()} {filters} {onchange} /> }
    }

    fn first(fragment: &str) -> Option<StatusCode> {
        Filters::from_fragment(fragment).codes().first().map(|(first, _)| first.code)
    }
}

/// The program that explains responses.
#[derive(Clone, Copy, Debug)]
pub struct Explaining;

impl Islands for Explaining {
    fn has(path: &str) -> bool {
        path == Route::Explain.path()
    }

    fn body(shown: &Shown) -> Html {
        html! {
            <ContextProvider<Root> context={shown.root.clone()}>
                <Explain
                    fragment={shown.place.fragment.clone()}
                    text={shown.message.clone()}
                    onchange={shown.onmessage.clone()}
                />
            </ContextProvider<Root>>
        }
    }

    fn first(fragment: &str) -> Option<StatusCode> {
        code_by_number(fragment)
    }
}

/// The program that compares products, follows causes and codes through them, and reads profiles.
#[derive(Clone, Copy, Debug)]
pub struct Comparing;

impl Islands for Comparing {
    fn has(path: &str) -> bool {
        [Route::Compare, Route::Chain, Route::Own].iter().any(|route| route.path() == path)
    }

    fn body(shown: &Shown) -> Html {
        let (fragment, navigate) = (shown.place.fragment.clone(), shown.stay.clone());
        let page = match Route::parse(&shown.place.path) {
            Some(Route::Chain) => html! { <Chain {fragment} {navigate} /> },
            Some(Route::Own) => html! { <Own /> },
            _ => html! { <Compare {fragment} {navigate} /> },
        };
        html! { <ContextProvider<Root> context={shown.root.clone()}>{ page }</ContextProvider<Root>> }
    }

    fn first(fragment: &str) -> Option<StatusCode> {
        code_by_number(fragment)
    }
}

/// A number leads to its page without any search.
fn code_by_number(fragment: &str) -> Option<StatusCode> {
    let number = Filters::from_fragment(fragment).query.trim().parse().ok()?;
    StatusCode::from_u16(number).ok().filter(|code| code.entry().is_some())
}
