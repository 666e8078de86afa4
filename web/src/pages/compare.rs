//! Products side by side: products across, codes down.

mod export;
mod table;

use std::rc::Rc;

use sip_response::{Profile, REGISTRY, StatusCode};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use self::{
    export::Form,
    table::{Cell, Row},
};
use crate::{
    app::{Navigate, Visit, copy_text},
    components::{CodeLink, Go, ProductLink, Statement, grades},
    route::Route,
    shelf::{self, Missing, NAMES, Name, use_own, use_profiles},
    state::{decoded, encoded},
};

/// At most this many products stand side by side.
const MAX_PRODUCTS: usize = 12;

/// What is compared where the address says nothing: the standard and three kinds of products.
pub(crate) const FIRST: [&str; 4] =
    ["rfc-3261", "cisco-7960g-7940g-sip-8.0", "cisco-sip-proxy-server", "audiocodes-mediapack-6.2"];

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Selection {
    products: Vec<&'static str>,
    /// The codes as they are written: `486 488 5xx`; empty for all that some product names.
    codes: String,
    /// Only rows in which products differ?
    differing: bool,
}

impl Selection {
    /// Reads a fragment. What is not understood is left out.
    fn from_fragment(fragment: &str) -> Self {
        let mut selection =
            Self { products: FIRST.to_vec(), codes: String::new(), differing: false };
        for pair in fragment.split('&') {
            match pair.split_once('=') {
                Some(("with", ids)) => {
                    selection.products.clear();
                    for name in ids.split(',').filter_map(Name::by_id) {
                        if !selection.products.contains(&name.id) {
                            selection.products.push(name.id);
                        }
                    }
                    selection.products.truncate(MAX_PRODUCTS);
                }
                Some(("codes", codes)) => selection.codes = decoded(codes).trim().to_owned(),
                Some(("differing", "yes")) => selection.differing = true,
                _ => {}
            }
        }
        selection
    }

    fn to_fragment(&self) -> String {
        let mut fragment = format!("with={}", self.products.join(","));
        if !self.codes.is_empty() {
            fragment.push_str("&codes=");
            fragment.push_str(&encoded(&self.codes));
        }
        if self.differing {
            fragment.push_str("&differing=yes");
        }
        fragment
    }

    /// The codes that are meant; `5xx` are all of the class that have a row.
    fn only(&self) -> Vec<StatusCode> {
        let words = || self.codes.split([' ', ',', ';']).filter(|word| !word.is_empty());
        all_codes()
            .filter(|code| {
                let number = code.to_string();
                let class = format!("{}xx", code.class().digit());
                words().any(|word| word == number || word.eq_ignore_ascii_case(&class))
            })
            .collect()
    }
}

fn all_codes() -> impl Iterator<Item = StatusCode> {
    REGISTRY.iter().copied().flatten().map(|entry| entry.code)
}

#[derive(PartialEq, Properties)]
pub(crate) struct CompareProps {
    pub(crate) fragment: AttrValue,
    pub(crate) navigate: Navigate,
}

/// The selection, which is in the address, and the table.
#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let selection = Rc::new(Selection::from_fragment(&props.fragment));
    let missing = use_profiles(&selection.products);
    let own = use_own();
    let list = use_node_ref();
    let go = {
        let navigate = props.navigate.clone();
        Callback::from(move |selection: Selection| {
            let fragment = selection.to_fragment();
            navigate.emit(Visit { path: Route::Compare.path(), fragment, replace: true });
        })
    };
    let profiles: Vec<Option<&'static Profile>> =
        selection.products.iter().map(|id| shelf::get(id)).collect();
    let mut rows = table::rows(&profiles, all_codes(), &selection.only());
    let all = rows.len();
    if selection.differing {
        rows.retain(Row::differs);
    }
    let products: Vec<(String, String)> = selection
        .products
        .iter()
        .filter_map(|id| Some(((*id).to_owned(), Name::by_id(id)?.full())))
        .collect();
    html! {
        <article class="tables compare">
            <h1>{ "Compare products" }</h1>
            { choices(&selection, &own, &list, &go) }
            <nav class="jump" aria-label="More about products">
                <Go to={Route::Disagreements}>{ "Same code, different result" }</Go>
                <Go to={Route::Chain}>{ "Who changed what" }</Go>
                <Go to={Route::Own}>{ "A profile of your own" }</Go>
            </nav>
            <p class="count" role="status">
                { match missing {
                    Missing::Nothing if selection.differing => {
                        format!("{} of {all} codes, where the products differ", rows.len())
                    }
                    Missing::Nothing => format!(
                        "{all} codes, {} where the products differ",
                        rows.iter().filter(|row| row.differs()).count()
                    ),
                    Missing::Loading => "Loading".to_owned(),
                    Missing::Failed => "A product could not be loaded. Is there a network?".to_owned(),
                } }
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label="Comparison">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Code" }</th>
                            { for selection.products.iter().map(|id| heading(id, &selection, &go)) }
                        </tr>
                    </thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr key={row.code.as_u16()} class={row.differs().then_some("differs")}>
                                <th scope="row"><CodeLink code={row.code} phrase={true} /></th>
                                { for row.cells.iter().zip(&selection.products).map(
                                    |(shown, id)| cell(id, row.code, shown),
                                ) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            { copies(products, rows) }
            { grades() }
        </article>
    }
}

fn choices(
    selection: &Rc<Selection>,
    own: &[&'static Name],
    list: &NodeRef,
    go: &Callback<Selection>,
) -> Html {
    let with = |change: fn(&mut Selection, Event)| {
        let (go, selection) = (go.clone(), selection.clone());
        Callback::from(move |event: Event| {
            let mut selection = (*selection).clone();
            change(&mut selection, event);
            go.emit(selection);
        })
    };
    // By the keyboard a list changes with every product that is passed on the way to the right one.
    let onadd = {
        let (go, selection, list) = (go.clone(), selection.clone(), list.clone());
        move |_: MouseEvent| {
            let Some(list) = list.cast::<HtmlSelectElement>() else { return };
            if let Some(name) = Name::by_id(&list.value()) {
                let mut selection = (*selection).clone();
                selection.products.push(name.id);
                go.emit(selection);
            }
            list.set_selected_index(0);
        }
    };
    let oncodes = with(|selection, event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        selection.codes = field.value().trim().to_owned();
    });
    let ondiffering = with(|selection, event| {
        let switch: HtmlInputElement = event.target_unchecked_into();
        selection.differing = switch.checked();
    });
    html! {
        <p class="tools needs-js">
            if selection.products.len() < MAX_PRODUCTS {
                <label class="choice">
                    <span>{ "product" }</span>
                    <select ref={list.clone()}>
                        <option value="" selected={true}>{ "choose one" }</option>
                        { for NAMES
                            .iter()
                            .chain(own.iter().copied())
                            .filter(|name| !selection.products.contains(&name.id))
                            .map(|name| html! {
                                <option value={name.id}>
                                    { name.versioned() }
                                </option>
                            }) }
                    </select>
                </label>
                <button type="button" onclick={onadd}>{ "Add" }</button>
            }
            <label class="choice">
                <span>{ "codes" }</span>
                <input
                    type="text"
                    value={selection.codes.clone()}
                    placeholder="all, or 486 488 5xx"
                    autocomplete="off"
                    maxlength="400"
                    onchange={oncodes}
                />
            </label>
            <label class="switch">
                <input type="checkbox" checked={selection.differing} onchange={ondiffering} />
                { " only where they differ" }
            </label>
        </p>
    }
}

fn heading(id: &'static str, selection: &Rc<Selection>, go: &Callback<Selection>) -> Html {
    let name = Name::by_id(id);
    let onclick = {
        let (go, mut selection) = (go.clone(), (**selection).clone());
        selection.products.retain(|other| *other != id);
        move |_: MouseEvent| go.emit(selection.clone())
    };
    html! {
        <th scope="col" key={id}>
            <ProductLink {id} />
            { " " }<span class="version">{ name.map_or("", |name| name.version) }</span>
            <button
                type="button"
                class="quiet needs-js"
                aria-label={format!("Remove {}", name.map(Name::full).unwrap_or_default())}
                {onclick}
            >
                { "×" }
            </button>
        </th>
    }
}

fn cell(id: &'static str, code: StatusCode, cell: &Cell) -> Html {
    if cell.behaviours.is_empty() {
        return html! { <td class="none">{ "— not stated" }</td> };
    }
    html! {
        <td class={(!cell.differs.is_empty()).then_some("differs")}>
            if !cell.differs.is_empty() {
                <p class="differs-in">{ format!("≠ {}", cell.differs.join(", ")) }</p>
            }
            { for cell.behaviours.iter().copied().map(|behaviour| html! {
                <>
                    if !behaviour.names(code) {
                        <span class="tag">{ "by class" }</span>
                    }
                    <Statement {id} {behaviour} />
                </>
            }) }
        </td>
    }
}

fn copies(products: Vec<(String, String)>, rows: Vec<Row>) -> Html {
    let table = Rc::new((products, rows));
    html! {
        <p class="tools needs-js">
            { "Copy the table as " }
            { for Form::ALL.map(|form| {
                let table = table.clone();
                let onclick = move |_: MouseEvent| {
                    copy_text(&form.text(&table.0, &table.1));
                };
                html! { <button type="button" {onclick}>{ form.name() }</button> }
            }) }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_holds_the_selection() {
        let read = Selection::from_fragment;
        assert_eq!(read("").products, FIRST);
        assert_eq!(read("with=rfc-3261,nothing,rfc-3261").products, ["rfc-3261"]);
        assert_eq!(read("with=").products.len(), 0);
        let selection = Selection {
            products: vec!["jssip", "rfc-3261"],
            codes: "486, 5xx".to_owned(),
            differing: true,
        };
        assert_eq!(read(&selection.to_fragment()), selection);
        let only = selection.only();
        assert!(only.contains(&StatusCode::BUSY_HERE) && only.contains(&StatusCode::BAD_GATEWAY));
        assert!(!only.contains(&StatusCode::NOT_FOUND));
        assert_eq!(read("with=jssip").only(), []);
    }
}
