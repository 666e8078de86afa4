//! The pages that need no program: they are written once and stay as they are.

use yew::prelude::*;

use super::{
    code::Code,
    disagreements::Disagreements,
    not_found::NotFound,
    products::{Product, Products},
    rules::{RulePage, Rules},
    share::Share,
    tables::{Dialogs, Q850, Reasons, Warnings},
};
use crate::{app::MAIN, components::Root, route::Route};

#[derive(PartialEq, Properties)]
pub(crate) struct WrittenProps {
    pub(crate) route: Route,
}

/// The content of a page; nothing for those that live in a program.
#[component]
pub(crate) fn Written(props: &WrittenProps) -> Html {
    let content = match props.route {
        Route::Home | Route::Explain | Route::Compare | Route::Chain | Route::Own => {
            return Html::default();
        }
        Route::Code(code) => html! { <Code {code} /> },
        Route::Products => html! { <Products /> },
        Route::Product(id) => html! { <Product {id} /> },
        Route::Disagreements => html! { <Disagreements /> },
        Route::Rules => html! { <Rules /> },
        Route::Rule(id) => html! { <RulePage {id} /> },
        Route::Q850 => html! { <Q850 /> },
        Route::Warnings => html! { <Warnings /> },
        Route::Reasons => html! { <Reasons /> },
        Route::Dialogs => html! { <Dialogs /> },
        Route::Share => html! { <Share /> },
        Route::NotFound => html! { <NotFound /> },
    };
    let root = match props.route {
        Route::NotFound => "/".to_owned(),
        route => "../".repeat(route.path().matches('/').count()),
    };
    html! {
        <ContextProvider<Root> context={Root(root.into())}>
            <main id={MAIN} tabindex="-1">{ content }</main>
        </ContextProvider<Root>>
    }
}
