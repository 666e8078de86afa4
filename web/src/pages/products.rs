//! Products: what each one does about status codes, with the source of every statement.

use sip_response::{PROFILES, Profile, StatusCode, profile::Behaviour};
use yew::prelude::*;

use crate::{
    components::{Go, ProductLink, Statement, Twins, grades, in_short, product_name, subjects},
    route::Route,
};

/// All products.
#[component]
pub(crate) fn Products() -> Html {
    html! {
        <article class="tables">
            <h1>{ "Products" }</h1>
            <p class="lead">
                { "What products do about status codes, as their documents, their source code or \
                   observation show it. What no source states is shown as not stated." }
            </p>
            <table class="facts-table">
                <thead>
                    <tr>
                        <th scope="col">{ "Product" }</th>
                        <th scope="col">{ "Version" }</th>
                        <th scope="col">{ "Is a" }</th>
                        <th scope="col">{ "Statements" }</th>
                        <th scope="col">{ "Sources" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for PROFILES.iter().map(|profile| html! {
                        <tr key={profile.id.as_ref()}>
                            <th scope="row"><ProductLink id={profile.id.as_ref()} /></th>
                            <td data-head="Version">{ or_not_stated(&profile.version) }</td>
                            <td data-head="Is a">{ roles(profile) }</td>
                            <td data-head="Statements">{ profile.behaviours.len().to_string() }</td>
                            <td data-head="Sources">
                                { for profile.sources.iter().map(|source| html! {
                                    <span class="source-line">
                                        { format!("{} ", source.kind.grade()) }
                                        <a href={source.url.to_string()} rel="external">
                                            { source.title.to_string() }
                                        </a>
                                    </span>
                                }) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { grades() }
            <p><Twins of={Route::Products} /></p>
        </article>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ProductProps {
    pub(crate) id: &'static str,
}

/// One product: all its statements, in the order of the codes.
#[component]
pub(crate) fn Product(props: &ProductProps) -> Html {
    let Some(profile) = Profile::by_id(props.id) else {
        return Html::default();
    };
    html! {
        <article class="rule-page product">
            <p class="jump"><Go to={Route::Products}>{ "All products" }</Go></p>
            <h1>{ product_name(profile) }</h1>
            <p class="kind">
                <span>{ roles(profile) }</span>
                <span>{ "version: " }{ or_not_stated(&profile.version) }</span>
            </p>
            if !profile.about.is_empty() {
                <p class="lead">{ profile.about.to_string() }</p>
            }
            <section>
                <h2>{ "Sources" }</h2>
                <ul class="plain">
                    { for profile.sources.iter().map(|source| html! {
                        <li>
                            <a href={source.url.to_string()} rel="external">
                                { source.title.to_string() }
                            </a>
                            { format!(
                                " {} ({}, grade {})",
                                source.version,
                                source.evidence.as_str(),
                                source.kind.grade()
                            ) }
                        </li>
                    }) }
                </ul>
            </section>
            <section>
                <h2>{ "Codes" }</h2>
                <div class="statements">
                    { for profile.behaviours.iter().map(|behaviour| html! {
                        <div class="statement-of">
                            <h3>{ subjects(behaviour) }</h3>
                            <Statement id={props.id} {behaviour} />
                        </div>
                    }) }
                </div>
            </section>
        </article>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct InProductsProps {
    pub(crate) code: StatusCode,
}

/// What products do about a code: first those that name it, then those with a rule for its class,
/// and last those of which nothing is known.
#[component]
pub(crate) fn InProducts(props: &InProductsProps) -> Html {
    let code = props.code;
    let mut named: Vec<Html> = Vec::new();
    let mut by_class: Vec<Html> = Vec::new();
    let mut silent: Vec<&'static Profile> = Vec::new();
    for profile in PROFILES {
        let behaviours: Vec<&'static Behaviour> = profile.behaviours(code).collect();
        if behaviours.is_empty() {
            silent.push(profile);
            continue;
        }
        let names_it = behaviours.iter().any(|behaviour| behaviour.names(code));
        let in_short = behaviours.first().map(|first| in_short(first)).unwrap_or_default();
        let shown = html! {
            <details class="in-product" key={profile.id.as_ref()}>
                <summary>
                    <span class="product-name">{ product_name(profile) }</span>
                    <span class="gist">{ in_short }</span>
                </summary>
                { for behaviours.into_iter().map(|behaviour| html! {
                    <Statement id={profile.id.as_ref()} {behaviour} />
                }) }
                <p><ProductLink id={profile.id.as_ref()} /></p>
            </details>
        };
        if names_it { named.push(shown) } else { by_class.push(shown) }
    }
    html! {
        <section>
            <h2>{ "In products" }</h2>
            if named.is_empty() {
                <p>{ "No source that is known here names this code." }</p>
            } else {
                <div class="side-by-side">{ for named }</div>
            }
            if !by_class.is_empty() {
                <details>
                    <summary>
                        { format!("{} with a rule for the class or for all other codes", by_class.len()) }
                    </summary>
                    <div class="side-by-side">{ for by_class }</div>
                </details>
            }
            if !silent.is_empty() {
                <details>
                    <summary>{ format!("not stated by {} others", silent.len()) }</summary>
                    <p>{ silent.into_iter().map(product_name).collect::<Vec<_>>().join("; ") }</p>
                </details>
            }
        </section>
    }
}

fn roles(profile: &Profile) -> String {
    profile.roles.iter().map(|role| role.as_str().replace('-', " ")).collect::<Vec<_>>().join(", ")
}

fn or_not_stated(text: &str) -> String {
    if text.is_empty() { "not stated" } else { text }.to_owned()
}
