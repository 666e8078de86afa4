//! Products side by side: products across, codes down.

use sip_response::{PROFILES, Profile, REGISTRY, StatusCode, profile::Behaviour};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Navigate, Visit},
    components::{CodeLink, ProductLink, Statement, grades, product_name},
    route::Route,
};

/// At most this many products stand side by side.
const MAX_PRODUCTS: usize = 6;

/// What is compared where the address says nothing: the standard and three kinds of products.
const FIRST: [&str; 4] =
    ["rfc-3261", "cisco-7960g-7940g-sip-8.0", "cisco-sip-proxy-server", "audiocodes-mediapack-6.2"];

#[derive(PartialEq, Properties)]
pub(crate) struct CompareProps {
    /// `with=id,id`.
    pub(crate) fragment: AttrValue,
    pub(crate) navigate: Navigate,
}

/// The selection, which is in the address, and the table.
#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let chosen = chosen(&props.fragment);
    let go = {
        let navigate = props.navigate.clone();
        Callback::from(move |ids: Vec<&'static str>| {
            let fragment = format!("with={}", ids.join(","));
            navigate.emit(Visit { path: Route::Compare.path(), fragment, replace: true });
        })
    };
    let onadd = {
        let (go, ids) = (go.clone(), ids(&chosen));
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            if let Some(profile) = Profile::by_id(&list.value()) {
                let mut ids = ids.clone();
                ids.push(&profile.id);
                go.emit(ids);
            }
            list.set_selected_index(0);
        })
    };
    let codes: Vec<StatusCode> = REGISTRY
        .iter()
        .copied()
        .flatten()
        .map(|entry| entry.code)
        .filter(|code| {
            chosen.iter().any(|profile| profile.behaviours(*code).any(|it| it.names(*code)))
        })
        .collect();
    html! {
        <article class="tables compare">
            <h1>{ "Compare products" }</h1>
            <p class="tools needs-js">
                if chosen.len() < MAX_PRODUCTS {
                    <label class="choice">
                        <span>{ "add" }</span>
                        <select onchange={onadd}>
                            <option value="" selected={true}>{ "a product" }</option>
                            { for PROFILES
                                .iter()
                                .filter(|profile| chosen.iter().all(|other| other.id != profile.id))
                                .map(|profile| html! {
                                    <option value={profile.id.as_ref()}>
                                        { product_name(profile) }{ " " }{ profile.version.to_string() }
                                    </option>
                                }) }
                        </select>
                    </label>
                }
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label="Comparison">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Code" }</th>
                            { for chosen.iter().map(|profile| {
                                let (go, mut ids) = (go.clone(), ids(&chosen));
                                ids.retain(|id| *id != profile.id);
                                html! {
                                    <th scope="col" key={profile.id.as_ref()}>
                                        <ProductLink id={profile.id.as_ref()} />
                                        <button
                                            type="button"
                                            class="quiet needs-js"
                                            aria-label={format!("Remove {}", product_name(profile))}
                                            onclick={move |_| go.emit(ids.clone())}
                                        >
                                            { "×" }
                                        </button>
                                    </th>
                                }
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for codes.into_iter().map(|code| html! {
                            <tr key={code.as_u16()}>
                                <th scope="row"><CodeLink {code} phrase={true} /></th>
                                { for chosen.iter().map(|profile| cell(profile, code)) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { grades() }
        </article>
    }
}

fn cell(profile: &'static Profile, code: StatusCode) -> Html {
    let behaviours: Vec<&'static Behaviour> = profile.behaviours(code).collect();
    if behaviours.is_empty() {
        return html! { <td class="none">{ "— not stated" }</td> };
    }
    html! {
        <td>
            { for behaviours.into_iter().map(|behaviour| html! {
                <>
                    if !behaviour.names(code) {
                        <span class="tag">{ "by class" }</span>
                    }
                    <Statement id={profile.id.as_ref()} {behaviour} />
                </>
            }) }
        </td>
    }
}

fn chosen(fragment: &str) -> Vec<&'static Profile> {
    let named = fragment.split('&').find_map(|part| part.strip_prefix("with="));
    match named {
        Some(ids) => ids.split(',').filter_map(Profile::by_id).take(MAX_PRODUCTS).collect(),
        None => FIRST.into_iter().filter_map(Profile::by_id).collect(),
    }
}

fn ids(profiles: &[&'static Profile]) -> Vec<&'static str> {
    profiles.iter().map(|profile| profile.id.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_selection() {
        assert_eq!(ids(&chosen("")), FIRST);
        assert_eq!(ids(&chosen("with=rfc-3261,nothing")), ["rfc-3261"]);
        assert_eq!(chosen("with=").len(), 0);
    }
}
