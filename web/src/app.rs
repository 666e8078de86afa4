//! The frame of every page: header, search, footer, keys, and what an address shows.

use gloo::{
    events::{EventListener, EventListenerOptions},
    history::{BrowserHistory, History},
    utils::{document, window},
};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::{
    components::{Go, Root, SEARCH, SearchBox, ThemeSwitch},
    pages::{
        Code, Compare, Dialogs, Explain, Home, NotFound, Product, Products, Q850, Reasons, RulePage,
        Rules, Warnings,
    },
    route::Route,
    state::Filters,
};

/// Takes over the page that the browser has loaded: what was rendered before stays, and lives.
#[cfg(target_arch = "wasm32")]
pub(crate) fn start() {
    let Some(element) = document().get_element_by_id("app") else {
        return;
    };
    // The page says how to get from it to the root of the site.
    let root = document()
        .document_element()
        .and_then(|html| html.get_attribute("data-root"))
        .unwrap_or_default();
    let location = document().location();
    let path = location.and_then(|place| place.pathname().ok()).unwrap_or_else(|| "/".to_owned());
    let base = base_of(&path, &root);
    let found = path.strip_prefix(&base).map_or(Route::NotFound, Route::parse);
    // A page that is served for an address it was not made for is the one for what is not found.
    let route = if root.starts_with('/') { Route::NotFound } else { found };
    let props = AppProps { route, base: base.into() };
    let app = yew::Renderer::<App>::with_root_and_props(element.clone(), props);
    if element.has_child_nodes() {
        app.hydrate();
    } else {
        app.render();
    }
}

/// The path of the root of the site: that of the page, as many folders up as `root` says. An
/// absolute `root` is the answer itself.
#[cfg(any(target_arch = "wasm32", test))]
fn base_of(path: &str, root: &str) -> String {
    if root.starts_with('/') {
        return root.to_owned();
    }
    let folder = path.rfind('/').and_then(|end| path.get(..end)).unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').collect();
    parts.truncate(parts.len().saturating_sub(root.matches("../").count()).max(1));
    parts.join("/") + "/"
}

/// What the page starts with.
#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The page that is shown first.
    pub(crate) route: Route,
    /// The path of the root of the site, with a slash at both ends.
    pub(crate) base: AttrValue,
}

/// A page and what its fragment asks of it.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    route: Route,
    fragment: AttrValue,
}

/// Going to a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Visit {
    pub(crate) route: Route,
    pub(crate) fragment: String,
    /// Does it take the place of the page that is shown in the history?
    pub(crate) replace: bool,
}

impl Visit {
    pub(crate) fn to(route: Route) -> Self {
        Self { route, fragment: String::new(), replace: false }
    }
}

/// How a component goes to another page.
pub(crate) type Navigate = Callback<Visit>;

/// The whole page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let place = use_state(|| Place { route: props.route, fragment: AttrValue::default() });
    let message = use_state(AttrValue::default);
    let by_link = use_mut_ref(|| false);
    let navigate = use_navigate(props.base.clone());
    use_address(&place, &props.base);
    use_arrival(place.route, &by_link);
    {
        let by_link = by_link.clone();
        let navigate = navigate.reform(move |visit| {
            *by_link.borrow_mut() = true;
            visit
        });
        use_links(props.base.clone(), navigate.clone());
        use_keys(place.route, navigate.clone());
        use_paste(message.setter(), navigate);
    }

    let filters = if place.route == Route::Home {
        Filters::from_fragment(&place.fragment)
    } else {
        Filters::default()
    };
    let onfilters = {
        let (navigate, at_home) = (navigate.clone(), place.route == Route::Home);
        Callback::from(move |filters: Filters| {
            let fragment = filters.to_fragment();
            navigate.emit(Visit { route: Route::Home, fragment, replace: at_home });
        })
    };
    let oninput = {
        let (onfilters, filters) = (onfilters.clone(), filters.clone());
        Callback::from(move |query| onfilters.emit(Filters { query, ..filters.clone() }))
    };
    let onenter = {
        let (navigate, filters) = (navigate.clone(), filters.clone());
        Callback::from(move |()| {
            if let Some((first, _)) = filters.codes().first()
                && !filters.query.is_empty()
            {
                navigate.emit(Visit::to(Route::Code(first.code)));
            }
        })
    };
    let onmessage = {
        let setter = message.setter();
        Callback::from(move |text: AttrValue| setter.set(text))
    };

    let root = match place.route {
        Route::NotFound => props.base.clone(),
        route => AttrValue::from("../".repeat(route.depth())),
    };
    let page = match place.route {
        Route::Home => html! { <Home filters={filters.clone()} onchange={onfilters} /> },
        Route::Code(code) => html! { <Code key={code.as_u16()} {code} /> },
        Route::Explain => html! { <Explain text={(*message).clone()} onchange={onmessage} /> },
        Route::Compare => html! { <Compare fragment={place.fragment.clone()} navigate={navigate.clone()} /> },
        Route::Products => html! { <Products /> },
        Route::Product(id) => html! { <Product key={id} {id} /> },
        Route::Rules => html! { <Rules /> },
        Route::Rule(id) => html! { <RulePage key={id} {id} /> },
        Route::Q850 => html! { <Q850 /> },
        Route::Warnings => html! { <Warnings /> },
        Route::Reasons => html! { <Reasons /> },
        Route::Dialogs => html! { <Dialogs /> },
        Route::NotFound => html! { <NotFound /> },
    };
    let home = if root.is_empty() { AttrValue::Static("./") } else { root.clone() };
    html! {
        <ContextProvider<Root> context={Root(root)}>
            <a class="skip" href="#main">{ "Skip to the content" }</a>
            <header class="top">
                <Go to={Route::Home} class="brand" current={place.route == Route::Home}>
                    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                        <path d="M4 9h17M21 9l-4-4M21 9l-4 4M28 23H11M11 23l4-4M11 23l4 4" />
                    </svg>
                    { "SIP responses" }
                </Go>
                <nav aria-label="Pages">
                    { for PAGES.map(|(to, name, below)| html! {
                        <Go {to} current={below(place.route)}>{ name }</Go>
                    }) }
                </nav>
                <ThemeSwitch />
                <SearchBox query={filters.query.clone()} action={home} {oninput} {onenter} />
            </header>
            <main id="main" tabindex="-1">{ page }</main>
            <Footer />
        </ContextProvider<Root>>
    }
}

/// The pages in the header, and which others stand below each.
const PAGES: [(Route, &str, fn(Route) -> bool); 5] = [
    (Route::Explain, "Explain", |route| route == Route::Explain),
    (Route::Compare, "Compare", |route| route == Route::Compare),
    (Route::Products, "Products", |route| {
        matches!(route, Route::Products | Route::Product(_))
    }),
    (Route::Rules, "Rules", |route| matches!(route, Route::Rules | Route::Rule(_))),
    (Route::Q850, "Tables", |route| {
        matches!(route, Route::Q850 | Route::Warnings | Route::Reasons | Route::Dialogs)
    }),
];

#[component]
fn Footer() -> Html {
    html! {
        <footer class="bottom">
            <p>
                { "What you paste stays in this browser: the page sends nothing anywhere." }
            </p>
            <ul class="keys" id="keys" aria-label="Keys">
                { for [("/", "search"), ("↑ ↓", "move"), ("Enter", "open"), ("e", "explain"), ("c", "compare"), ("p n", "previous, next code")]
                    .map(|(key, does)| html! { <li><kbd>{ key }</kbd>{ " " }{ does }</li> }) }
            </ul>
            <p class="version">{ concat!("sip-response ", env!("CARGO_PKG_VERSION")) }</p>
        </footer>
    }
}

/// Writes the address of a visit; [`use_address`] hears of it and shows the page.
#[hook]
fn use_navigate(base: AttrValue) -> Navigate {
    use_callback(base, |visit: Visit, base| {
        let mut address = format!("{base}{}", visit.route.path());
        if !visit.fragment.is_empty() {
            address.push('#');
            address.push_str(&visit.fragment);
        }
        let history = BrowserHistory::new();
        if visit.replace {
            history.replace(address);
        } else {
            history.push(address);
        }
    })
}

/// Shows what the address says, now and whenever it changes.
#[hook]
fn use_address(place: &UseStateHandle<Place>, base: &AttrValue) {
    let setter = place.setter();
    let first = place.route;
    use_effect_with(base.clone(), move |base| {
        let base = base.clone();
        let read = move || {
            let location = BrowserHistory::new().location();
            let route = location.path().strip_prefix(&*base).map_or(Route::NotFound, Route::parse);
            let fragment = location.hash().trim_start_matches('#').to_owned();
            setter.set(Place { route, fragment: fragment.into() });
        };
        if first != Route::NotFound {
            read();
        }
        let listener = BrowserHistory::new().listen(read);
        move || drop(listener)
    });
}

/// After a change of page: its title, and for one that was gone to by a link, its beginning.
#[hook]
fn use_arrival(route: Route, by_link: &std::rc::Rc<std::cell::RefCell<bool>>) {
    let by_link = by_link.clone();
    use_effect_with(route, move |route| {
        document().set_title(&route.title());
        if by_link.replace(false) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(main) = element("main") {
                drop(main.focus());
            }
        }
    });
}

/// Turns a click on a link inside the site into a visit, unless the reader wants a new tab.
#[hook]
fn use_links(base: AttrValue, navigate: Navigate) {
    use_effect_with((base, navigate), |(base, navigate)| {
        let (base, navigate) = (base.clone(), navigate.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "click", options, move |event| {
                let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
                let modified =
                    click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
                let link = click
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .and_then(|target| target.closest("a[href]").ok().flatten())
                    .and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
                let Some(link) = link else { return };
                if click.default_prevented() || click.button() != 0 || modified {
                    return;
                }
                let href = link.get_attribute("href").unwrap_or_default();
                if let Some(id) = href.strip_prefix('#') {
                    // The fragment belongs to the query; a jump inside the page leaves it alone.
                    if let Some(target) = element(id) {
                        event.prevent_default();
                        target.scroll_into_view();
                        drop(target.focus());
                    }
                    return;
                }
                let here = window().location().origin().unwrap_or_default();
                if link.origin() != here || link.has_attribute("download") {
                    return;
                }
                let route =
                    link.pathname().strip_prefix(&*base).map_or(Route::NotFound, Route::parse);
                if route != Route::NotFound {
                    event.prevent_default();
                    let fragment = link.hash().trim_start_matches('#').to_owned();
                    navigate.emit(Visit { route, fragment, replace: false });
                }
            });
        move || drop(listener)
    });
}

/// The keys that work wherever nothing is being typed.
#[hook]
fn use_keys(route: Route, navigate: Navigate) {
    use_effect_with((route, navigate), |(route, navigate)| {
        let (route, navigate) = (*route, navigate.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let Some(press) = event.dyn_ref::<KeyboardEvent>() else { return };
                if press.ctrl_key() || press.meta_key() || press.alt_key() || is_typing() {
                    return;
                }
                let go = |route: Option<Route>| {
                    if let Some(route) = route {
                        navigate.emit(Visit::to(route));
                    }
                };
                match press.key().as_str() {
                    "/" => {
                        event.prevent_default();
                        if let Some(field) = element(SEARCH) {
                            drop(field.focus());
                            if let Some(field) = field.dyn_ref::<web_sys::HtmlInputElement>() {
                                field.select();
                            }
                        }
                    }
                    "e" => go(Some(Route::Explain)),
                    "c" => go(Some(Route::Compare)),
                    "p" => go(neighbours(route).0),
                    "n" => go(neighbours(route).1),
                    "?" => {
                        if let Some(keys) = element("keys") {
                            keys.scroll_into_view();
                        }
                    }
                    "ArrowDown" => move_in_list(event, 1),
                    "ArrowUp" => move_in_list(event, -1),
                    "Escape" if in_list() => {
                        if let Some(field) = element(SEARCH) {
                            drop(field.focus());
                        }
                    }
                    _ => {}
                }
            });
        move || drop(listener)
    });
}

/// Explains what is pasted anywhere; a single line is searched for.
#[hook]
fn use_paste(setter: UseStateSetter<AttrValue>, navigate: Navigate) {
    use_effect_with(navigate, move |navigate| {
        let navigate = navigate.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&document(), "paste", options, move |event| {
                if is_typing() {
                    return;
                }
                let text = event
                    .dyn_ref::<ClipboardEvent>()
                    .and_then(ClipboardEvent::clipboard_data)
                    .and_then(|data| data.get_data("text/plain").ok())
                    .unwrap_or_default();
                if text.trim().is_empty() {
                    return;
                }
                event.prevent_default();
                if text.trim().contains('\n') || text.contains("SIP/2.0") {
                    setter.set(text.into());
                    navigate.emit(Visit::to(Route::Explain));
                } else {
                    let query = text.trim().chars().take(200).collect();
                    let fragment = Filters { query, ..Filters::default() }.to_fragment();
                    navigate.emit(Visit { route: Route::Home, fragment, replace: false });
                }
            });
        move || drop(listener)
    });
}

/// The codes before and after the one that is shown.
pub(crate) fn neighbours(route: Route) -> (Option<Route>, Option<Route>) {
    let Route::Code(code) = route else {
        return (None, None);
    };
    let all = || sip_response::REGISTRY.iter().copied().flatten().map(|entry| entry.code);
    let before = all().filter(|other| *other < code).last();
    let after = all().find(|other| *other > code);
    (before.map(Route::Code), after.map(Route::Code))
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Is the focus in a field?
fn is_typing() -> bool {
    document()
        .active_element()
        .is_some_and(|active| ["INPUT", "TEXTAREA", "SELECT"].contains(&&*active.tag_name()))
}

fn in_list() -> bool {
    document().active_element().is_some_and(|active| active.class_list().contains("row"))
}

/// Moves the focus from one row of a list to the next; before the first stands the search field.
fn move_in_list(event: &Event, step: isize) {
    let Ok(rows) = document().query_selector_all("a.row") else { return };
    let active = document().active_element();
    let rows: Vec<HtmlElement> =
        (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into().ok()).collect();
    let at = rows.iter().position(|row| active.as_ref() == Some(row));
    let Some(at) = at else { return };
    event.prevent_default();
    let target = match at.checked_add_signed(step) {
        Some(at) => rows.get(at).cloned(),
        None => element(SEARCH),
    };
    if let Some(target) = target {
        drop(target.focus());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_the_site_is_found_from_any_page() {
        assert_eq!(base_of("/", ""), "/");
        assert_eq!(base_of("/486/", "../"), "/");
        assert_eq!(base_of("/sip/486/index.html", "../"), "/sip/");
        assert_eq!(base_of("/sip/rules/G423/", "../../"), "/sip/");
        assert_eq!(base_of("/a/b/c", "/sip/"), "/sip/");
        assert_eq!(base_of("/", "../../"), "/");
    }

    #[test]
    fn neighbours_are_the_codes_before_and_after() {
        let numbers = |code: u16| {
            let code = sip_response::StatusCode::from_u16(code).unwrap();
            let (before, after) = neighbours(Route::Code(code));
            [before, after].map(|route| match route {
                Some(Route::Code(code)) => code.as_u16(),
                _ => 0,
            })
        };
        assert_eq!(numbers(486), [485, 487]);
        assert_eq!(numbers(380), [305, 400]);
        assert_eq!(numbers(100)[0], 0);
        assert_eq!(neighbours(Route::Home), (None, None));
    }
}
