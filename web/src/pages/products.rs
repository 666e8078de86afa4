//! Products: what each one does about status codes, with the source of every statement.

use sip_response::{
    PROFILES, Profile, REGISTRY, Registration, StatusClass, StatusCode,
    chain::cause_value,
    profile::{Behaviour, Coverage, MapWay, Subject},
    q850,
};
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
            <nav class="jump" aria-label="More about products">
                <Go to={Route::Disagreements}>{ "Same code, different result" }</Go>
                <Go to={Route::Compare}>{ "Compare products" }</Go>
                <Go to={Route::Chain}>{ "Who changed what" }</Go>
                <Go to={Route::Own}>{ "A profile of your own" }</Go>
            </nav>
            <p>
                { "Codes: how many registered codes of a class a profile names, of how many there \
                   are; a check mark says that it has all that its source has. Causes: which way \
                   it maps to and from Q.850." }
            </p>
            <table class="facts-table products-table">
                <thead>
                    <tr>
                        <th scope="col">{ "Product" }</th>
                        <th scope="col">{ "Version" }</th>
                        <th scope="col">{ "Is a" }</th>
                        <th scope="col">{ "Codes" }</th>
                        <th scope="col">{ "Causes" }</th>
                        <th scope="col">{ "Sources" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for PROFILES.iter().map(|profile| html! {
                        <tr key={profile.id.as_ref()}>
                            <th scope="row"><ProductLink id={profile.id.as_ref()} /></th>
                            <td data-head="Version">{ or_not_stated(&profile.version) }</td>
                            <td data-head="Is a">{ roles(profile) }</td>
                            <td data-head="Codes">{ coverage(profile) }</td>
                            <td data-head="Causes">{ directions(profile) }</td>
                            <td data-head="Sources">
                                { for profile.sources.iter().map(|source| html! {
                                    <span class="source-line">
                                        { format!("{} ", source.kind.grade()) }
                                        <a href={source.url.to_string()} rel="external">
                                            { source.title.to_string() }
                                        </a>
                                        if !source.version.is_empty() {
                                            { ", " }{ short(&source.version) }
                                        }
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
            { causes(profile) }
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

/// A version in a table: a commit by its first digits.
fn short(version: &str) -> String {
    let mut words = version.split(", ");
    let first = words.next().unwrap_or_default();
    let is_commit = first.len() == 40 && first.bytes().all(|byte| byte.is_ascii_hexdigit());
    let first = if is_commit { first.get(..10).unwrap_or(first) } else { first };
    [first].into_iter().chain(words).collect::<Vec<_>>().join(", ")
}

/// By class: how many registered codes the profile names, of how many.
fn coverage(profile: &Profile) -> Html {
    let named = |code: StatusCode| profile.behaviours.iter().any(|it| it.names(code));
    let classes = StatusClass::ALL.into_iter().filter_map(|class| {
        let registered: Vec<StatusCode> = REGISTRY
            .iter()
            .copied()
            .flatten()
            .filter(|entry| entry.class == class && entry.registration == Registration::Registered)
            .map(|entry| entry.code)
            .collect();
        let count = registered.iter().filter(|code| named(**code)).count();
        let complete = profile.completeness.of(class) == Coverage::Complete;
        (count > 0 || complete).then(|| {
            html! {
                <li class={format!("c{}", class.digit())}>
                    <span class="class">{ format!("{}xx", class.digit()) }</span>
                    { format!(" {count}/{}", registered.len()) }
                    if complete {
                        { " ✓" }<span class="visually-hidden">{ " all that its source has" }</span>
                    }
                </li>
            }
        })
    });
    html! { <ul class="coverage">{ for classes }</ul> }
}

/// Which way the profile maps codes and Q.850 causes.
fn directions(profile: &Profile) -> Html {
    let maps = |way: MapWay| {
        let all = profile.behaviours.iter().flat_map(|behaviour| behaviour.maps.iter());
        all.filter(|mapping| mapping.way == way).filter_map(cause_value).count()
    };
    match (maps(MapWay::To), maps(MapWay::From)) {
        (0, 0) => html! { <span class="none">{ "—" }</span> },
        (to, 0) => html! { format!("to {to}") },
        (0, from) => html! { format!("from {from}") },
        (to, from) => html! { format!("to {to}, from {from}") },
    }
}

/// The cause tables of a product beside those of the RFCs; nothing where it has none.
fn causes(profile: &'static Profile) -> Html {
    let mut to: Vec<(String, String, &Behaviour)> = Vec::new();
    let mut from: Vec<(u8, String, &Behaviour)> = Vec::new();
    for behaviour in profile.behaviours.iter() {
        let values = |way| {
            let mappings = behaviour.maps.iter().filter(move |mapping| mapping.way == way);
            mappings.filter_map(cause_value)
        };
        let sent: Vec<String> = values(MapWay::To).map(|cause| cause.to_string()).collect();
        if !sent.is_empty() {
            let subjects = behaviour.codes.iter();
            to.extend(subjects.map(|it| (it.to_string(), sent.join(" or "), behaviour)));
        }
        let made: Vec<String> = behaviour.codes.iter().map(Subject::to_string).collect();
        from.extend(values(MapWay::From).map(|cause| (cause, made.join(" or "), behaviour)));
    }
    if to.is_empty() && from.is_empty() {
        return Html::default();
    }
    to.sort_by(|a, b| a.0.cmp(&b.0));
    from.sort_by_key(|row| row.0);
    let place = |behaviour: &'static Behaviour| {
        html! {
            <a href={profile.link(behaviour)} rel="external">{ behaviour.place.to_string() }</a>
        }
    };
    let beside = |head: &'static str, value: String, own: &str| {
        let class = (!value.is_empty() && value != own).then_some("strong");
        html! { <td data-head={head} {class}>{ or_dash(value) }</td> }
    };
    html! {
        <section>
            <h2>{ "Causes" }</h2>
            <p>
                { "Beside them what RFC 3398 has for ISUP and RFC 4497 for QSIG; bold where it is \
                   another. Where a response has a Reason header with a Q.850 cause (RFC 6432), \
                   that cause says more than any table." }
            </p>
            if !to.is_empty() {
                <h3>{ "From SIP to Q.850" }</h3>
                <table class="facts-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "Code" }</th>
                            <th scope="col">{ "Cause" }</th>
                            <th scope="col">{ "RFC 3398" }</th>
                            <th scope="col">{ "RFC 4497" }</th>
                            <th scope="col">{ "Place" }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for to.into_iter().map(|(code, cause, behaviour)| {
                            let row = code
                                .parse()
                                .ok()
                                .and_then(|code| StatusCode::from_u16(code).ok())
                                .and_then(q850::from_sip);
                            let isup = row.and_then(|row| row.cause);
                            let isup = isup.map_or_else(String::new, |cause| cause.to_string());
                            let qsig = row.map_or("", |row| row.qsig).to_owned();
                            html! {
                                <tr>
                                    <th scope="row" class="num">{ code }</th>
                                    <td data-head="Cause">{ cause.clone() }</td>
                                    { beside("RFC 3398", isup, &cause) }
                                    { beside("RFC 4497", qsig, &cause) }
                                    <td data-head="Place">{ place(behaviour) }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            }
            if !from.is_empty() {
                <h3>{ "From Q.850 to SIP" }</h3>
                <table class="facts-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "Cause" }</th>
                            <th scope="col">{ "Code" }</th>
                            <th scope="col">{ "RFC 3398" }</th>
                            <th scope="col">{ "RFC 4497" }</th>
                            <th scope="col">{ "Place" }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for from.into_iter().map(|(cause, code, behaviour)| {
                            let row = q850::to_sip(cause);
                            let isup = row.code.map_or_else(String::new, |code| code.to_string());
                            html! {
                                <tr>
                                    <th scope="row">
                                        <span class="num">{ cause.to_string() }</span>
                                        { " " }{ row.cause_name }
                                    </th>
                                    <td data-head="Code">{ code.clone() }</td>
                                    { beside("RFC 3398", isup, &code) }
                                    { beside("RFC 4497", row.qsig.to_owned(), &code) }
                                    <td data-head="Place">{ place(behaviour) }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            }
        </section>
    }
}

fn or_dash(text: String) -> Html {
    if text.is_empty() {
        html! { <span class="none">{ "—" }<span class="visually-hidden">{ "none" }</span></span> }
    } else {
        html! { text }
    }
}

fn roles(profile: &Profile) -> String {
    profile.roles.iter().map(|role| role.as_str().replace('-', " ")).collect::<Vec<_>>().join(", ")
}

fn or_not_stated(text: &str) -> String {
    if text.is_empty() { "not stated" } else { text }.to_owned()
}
