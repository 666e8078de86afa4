//! All codes, with search and filters.

use sip_response::{REGISTRY, Registration, Retry, StatusClass, StatusCode, StatusEntry, report};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    components::{Root, class_mark, code_row, selected_index},
    labels,
    route::Route,
    state::Filters,
};

#[derive(PartialEq, Properties)]
pub(crate) struct HomeProps {
    pub(crate) root: Root,
    pub(crate) filters: Filters,
    pub(crate) onchange: Callback<Filters>,
}

/// The list: by class where nothing is searched, else the best first.
#[component]
pub(crate) fn Home(props: &HomeProps) -> Html {
    let found = use_memo(props.filters.clone(), Filters::codes);
    let searching = !props.filters.query.trim().is_empty();
    html! {
        <>
            <h1 class="visually-hidden">{ "SIP response codes" }</h1>
            { filter_bar(&props.filters, &props.onchange) }
            <p class="count" role="status">{ count(found.len(), &props.filters) }</p>
            if found.is_empty() {
                { nothing_found(props) }
            } else if searching {
                <ul class="codes">
                    { for found.iter().map(|(entry, hit)| html! {
                        <li key={entry.code.as_u16()}>
                            { code_row(&props.root, entry, hit.as_ref()) }
                        </li>
                    }) }
                </ul>
            } else {
                <div class="classes">
                    { for StatusClass::ALL.into_iter().map(|class| by_class(&props.root, class, &found)) }
                </div>
            }
        </>
    }
}

fn by_class(
    root: &Root,
    class: StatusClass,
    found: &[(&'static StatusEntry, Option<sip_response::search::Hit>)],
) -> Html {
    let rows: Vec<&StatusEntry> =
        found.iter().map(|(row, _)| *row).filter(|row| row.class == class).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let digit = class.digit();
    html! {
        <section key={digit} class={format!("class-list c{digit}")}>
            <h2>
                { class_mark(class) }
                <span class="num">{ format!("{digit}xx") }</span>
                { " " }{ labels::class_name(class) }
            </h2>
            <ul class="codes">
                { for rows.into_iter().map(|entry| html! {
                    <li key={entry.code.as_u16()}>{ code_row(root, entry, None) }</li>
                }) }
            </ul>
        </section>
    }
}

fn count(found: usize, filters: &Filters) -> String {
    let all: usize = REGISTRY.iter().map(|rows| rows.len()).sum();
    let query = filters.query.trim();
    match (found, query.is_empty()) {
        (found, true) if found == all => format!("All {all} codes"),
        (found, true) => format!("{found} of {all} codes"),
        (1, false) => format!("1 code for “{query}”, Enter opens it"),
        (0, false) => format!("No code for “{query}”"),
        (found, false) => format!("{found} codes for “{query}”, Enter opens the first"),
    }
}

fn nothing_found(props: &HomeProps) -> Html {
    let number: Option<u16> = props.filters.query.trim().parse().ok();
    let unknown = number.and_then(|number| StatusCode::from_u16(number).ok());
    let onclick = {
        let onchange = props.onchange.clone();
        Callback::from(move |_| onchange.emit(Filters::default()))
    };
    html! {
        <div class="nothing">
            if let Some(code) = unknown.filter(|code| code.entry().is_none()) {
                <p>
                    { format!("{code} is not in the registry. ") }
                    { "Whoever receives it treats it as " }
                    <a href={props.root.href(Route::Code(code.treat_as()))}>
                        { code.treat_as().to_string() }
                    </a>
                    { " (RFC 3261 §8.1.3.2)." }
                </p>
            } else {
                <p>
                    { "Searched were numbers, phrases, headers, RFCs, Q.850 causes, warn-codes, \
                       symptoms and the meaning of every code." }
                </p>
            }
            <p>
                { "What is no code is elsewhere: " }
                <a href={props.root.href(Route::Products)}>{ "products" }</a>
                { ", " }
                <a href={props.root.href(Route::Q850)}>{ "causes, warnings and reasons" }</a>
                { ". A whole message is read under " }
                <a href={props.root.href(Route::Explain)}>{ "Explain" }</a>
                { "." }
            </p>
            <button type="button" {onclick}>{ "Show all codes" }</button>
        </div>
    }
}

fn filter_bar(filters: &Filters, onchange: &Callback<Filters>) -> Html {
    let set = |change: fn(&mut Filters, usize)| {
        let (filters, onchange) = (filters.clone(), onchange.clone());
        Callback::from(move |choice: usize| {
            let mut filters = filters.clone();
            change(&mut filters, choice);
            onchange.emit(filters);
        })
    };
    let choose_class = set(|filters, choice| {
        filters.class = choice.checked_sub(1).and_then(|at| StatusClass::ALL.get(at)).copied();
    });
    let chosen = filters.class.map_or(0, |class| usize::from(class.digit()));
    let senders = labels::senders();
    html! {
        <div class="filters needs-js">
            <div class="classes-filter" role="group" aria-label="Class">
                { for (0..=6).map(|choice: usize| {
                    let choose = choose_class.clone();
                    let class = choice.checked_sub(1).and_then(|at| StatusClass::ALL.get(at));
                    html! {
                        <button
                            type="button"
                            class={class.map(|class| format!("c{}", class.digit()))}
                            aria-pressed={(choice == chosen).to_string()}
                            aria-label={class.map(|class| {
                                format!("{}xx {}", class.digit(), labels::class_name(*class))
                            })}
                            onclick={move |_| choose.emit(choice)}
                        >
                            if let Some(class) = class {
                                { class_mark(*class) }
                                { format!("{}xx", class.digit()) }
                            } else {
                                { "all" }
                            }
                        </button>
                    }
                }) }
            </div>
            { choice(
                "retry",
                &labels::RETRIES.map(report::retry),
                labels::RETRIES.iter().position(|retry| filters.retry == Some(*retry)),
                set(|filters, choice| filters.retry = nth::<Retry>(&labels::RETRIES, choice)),
            ) }
            { choice(
                "sent by",
                &senders,
                senders.iter().position(|by| filters.sender == Some(*by)),
                set(|filters, choice| filters.sender = nth(&labels::senders(), choice)),
            ) }
            { choice(
                "standing",
                &labels::REGISTRATIONS.map(labels::registration),
                labels::REGISTRATIONS
                    .iter()
                    .position(|known| filters.registration == Some(*known)),
                set(|filters, choice| {
                    filters.registration = nth::<Registration>(&labels::REGISTRATIONS, choice);
                }),
            ) }
        </div>
    }
}

/// The value of a choice; 0 is any.
fn nth<T: Copy>(values: &[T], choice: usize) -> Option<T> {
    choice.checked_sub(1).and_then(|at| values.get(at)).copied()
}

/// A list to choose one value from, or any: 0 is any, 1 the first option.
fn choice(
    label: &'static str,
    options: &[&'static str],
    chosen: Option<usize>,
    onchange: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        onchange.emit(usize::try_from(list.selected_index()).unwrap_or(0));
    });
    html! {
        <label class={if chosen.is_some() { "choice on" } else { "choice" }}>
            <span>{ label }</span>
            <select ~selectedIndex={selected_index(chosen.map_or(0, |at| at + 1))} {onchange}>
                <option selected={chosen.is_none()}>{ "any" }</option>
                { for options.iter().enumerate().map(|(at, option)| html! {
                    <option selected={chosen == Some(at)}>{ *option }</option>
                }) }
            </select>
        </label>
    }
}
