//! The frame of every page: header, search, keys, and what an address shows.

use std::{cell::RefCell, marker::PhantomData, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
    utils::{document, window},
};
use sip_response::{REGISTRY, StatusCode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use crate::{
    components::{Root, SEARCH, ThemeSwitch, search_box},
    islands::{Islands, Shown},
    route::Route,
    state::Filters,
};

/// Makes the page live that the browser has loaded: what was rendered before stays.
#[cfg(target_arch = "wasm32")]
pub fn start<I: Islands>() {
    let Some(element) = document().get_element_by_id("app") else {
        return;
    };
    let root = root();
    let location = document().location();
    let path = location.and_then(|place| place.pathname().ok()).unwrap_or_else(|| "/".to_owned());
    let base = base_of(&path, &root);
    // A page with an absolute root was not made for one address: nothing is there.
    let path = match path.strip_prefix(&base) {
        Some(path) if !root.starts_with('/') => folder_of(path),
        _ => Route::NotFound.path(),
    };
    let props = AppProps { path: path.into(), base: base.into(), program: PhantomData };
    yew::Renderer::<App<I>>::with_root_and_props(element, props).hydrate();
}

/// How to get from the page that was loaded to the root of the site, as the page says.
#[cfg(target_arch = "wasm32")]
fn root() -> String {
    let html = document().document_element();
    html.and_then(|html| html.get_attribute("data-root")).unwrap_or_default()
}

/// Makes Explain live, with the profiles of the reader.
#[cfg(target_arch = "wasm32")]
pub fn start_explaining() {
    crate::shelf::recall();
    start::<crate::islands::Explaining>();
}

/// Makes the pages of products live, once the profiles are there that they were rendered with.
///
/// # Errors
/// A profile could not be loaded; the page stays as it was rendered.
#[cfg(target_arch = "wasm32")]
pub async fn start_comparing() -> Result<(), JsValue> {
    let has = |class: &str| document().query_selector(class).is_ok_and(|found| found.is_some());
    if has(".compare") {
        crate::shelf::load(&root(), &crate::pages::FIRST).await?;
    } else if has(".chain") {
        crate::shelf::load(&root(), &crate::pages::IN_EXAMPLES).await?;
    }
    crate::shelf::recall();
    start::<crate::islands::Comparing>();
    Ok(())
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

/// The folder that a path names: `index.html` in it is the same page.
fn folder_of(path: &str) -> String {
    path.strip_suffix("index.html").unwrap_or(path).to_owned()
}

/// What the page starts with.
#[derive(Debug, Properties)]
pub(crate) struct AppProps<I: Islands> {
    /// The path of the page below the root of the site: `486/`.
    pub(crate) path: AttrValue,
    /// The path of the root of the site, with a slash at both ends.
    pub(crate) base: AttrValue,
    pub(crate) program: PhantomData<I>,
}

impl<I: Islands> PartialEq for AppProps<I> {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.base == other.base
    }
}

/// A page and what its fragment asks of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    /// Below the root of the site: `explain/`.
    pub(crate) path: AttrValue,
    pub(crate) fragment: AttrValue,
}

/// Going to a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Visit {
    pub(crate) path: String,
    pub(crate) fragment: String,
    /// Does it take the place of the page that is shown in the history?
    pub(crate) replace: bool,
}

impl Visit {
    pub(crate) fn to(route: Route) -> Self {
        Self { path: route.path(), fragment: String::new(), replace: false }
    }
}

/// How a component goes to another page.
pub(crate) type Navigate = Callback<Visit>;

/// The header with the search field, and the page below it where that lives in this program.
/// Otherwise it was rendered before, and stands in `<div id="page">`.
#[component]
pub(crate) fn App<I: Islands>(props: &AppProps<I>) -> Html {
    let loaded = props.path.clone();
    let place = use_state(|| Place { path: props.path.clone(), fragment: AttrValue::default() });
    let message = use_state(AttrValue::default);
    let by_link = use_mut_ref(|| false);
    let read = use_address::<I>(&place, props.base.clone(), loaded.clone());
    let stay = use_navigate::<I>(props.base.clone(), loaded.clone(), read);
    let navigate = {
        let by_link = by_link.clone();
        use_callback(stay.clone(), move |visit: Visit, stay| {
            *by_link.borrow_mut() = true;
            stay.emit(visit);
        })
    };
    use_arrival::<I>(place.path.clone(), loaded.clone(), &by_link);
    use_links(props.base.clone(), navigate.clone());
    use_keys(place.path.clone(), navigate.clone());
    use_paste(message.setter(), navigate.clone());
    use_handed_over(message.setter());

    let at_home = place.path.is_empty();
    // Where the list of codes does not live, the query waits in the field for Enter.
    let waiting = use_state(String::new);
    let filters = if at_home {
        Filters::from_fragment(&place.fragment)
    } else {
        Filters { query: (*waiting).clone(), ..Filters::default() }
    };
    let oninput = {
        // Whoever types goes on typing: the focus stays where it is.
        let (stay, filters, waiting) = (stay.clone(), filters.clone(), waiting.setter());
        Callback::from(move |query: String| {
            if I::has(&Route::Home.path()) {
                stay.emit(Filters { query, ..filters.clone() }.visit(at_home));
            } else {
                waiting.set(query);
            }
        })
    };
    let onenter = {
        let filters = filters.clone();
        Callback::from(move |query: String| {
            let asked = Filters { query, ..filters.clone() };
            match I::first(&asked.to_fragment()) {
                _ if asked.query.trim().is_empty() => {}
                Some(first) => navigate.emit(Visit::to(Route::Code(first))),
                None if at_home => {}
                None => navigate.emit(asked.visit(false)),
            }
        })
    };
    let onmessage = {
        let setter = message.setter();
        Callback::from(move |text: AttrValue| setter.set(text))
    };

    let root = if loaded == Route::NotFound.path() {
        props.base.clone()
    } else {
        AttrValue::from("../".repeat(place.path.matches('/').count()))
    };
    let root = Root(root);
    let page = I::has(&place.path).then(|| {
        I::body(&Shown {
            root: root.clone(),
            place: (*place).clone(),
            message: (*message).clone(),
            onmessage,
            stay,
        })
    });
    // Beside a page that was rendered before, the list is not the first content of its name.
    let id = if I::has(&loaded) { MAIN } else { "results" };
    let home = root.href(Route::Home);
    let query = filters.query;
    html! {
        <>
            <a class="skip" href="#main">{ "Skip to the content" }</a>
            <header class="top">
                <a href={home.clone()} class="brand" aria-current={at_home.then_some("page")}>
                    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                        <path d="M4 9h17M21 9l-4-4M21 9l-4 4M28 23H11M11 23l4-4M11 23l4 4" />
                    </svg>
                    { "SIP responses" }
                </a>
                <nav aria-label="Pages">
                    { for PAGES.map(|(to, name, folders)| {
                        let here = folders.contains(&first_folder(&place.path));
                        html! {
                            <a href={root.href(to)} aria-current={here.then_some("page")}>{ name }</a>
                        }
                    }) }
                </nav>
                <ThemeSwitch />
                { search_box(query, home, oninput, onenter) }
            </header>
            if let Some(page) = page {
                <main {id} tabindex="-1">{ page }</main>
            }
        </>
    }
}

/// The id of the content.
pub(crate) const MAIN: &str = "main";

/// The pages in the header, and the folders that belong to each.
const PAGES: [(Route, &str, &[&str]); 5] = [
    (Route::Explain, "Explain", &["explain"]),
    (Route::Compare, "Compare", &["compare"]),
    (Route::Products, "Products", &["products"]),
    (Route::Rules, "Rules", &["rules"]),
    (Route::Q850, "Tables", &["q850", "warnings", "reasons", "dialogs"]),
];

fn first_folder(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Goes to a page: in place where it lives here or was loaded, else by loading it.
#[hook]
fn use_navigate<I: Islands>(base: AttrValue, loaded: AttrValue, read: Callback<()>) -> Navigate {
    use_callback((base, loaded, read), |visit: Visit, (base, loaded, read)| {
        let mut address = format!("{base}{}", visit.path);
        if !visit.fragment.is_empty() {
            address.push('#');
            address.push_str(&visit.fragment);
        }
        let history = window().history();
        if !I::has(&visit.path) && visit.path != **loaded {
            drop(window().location().assign(&address));
        } else if let Ok(history) = history {
            // A browser that counts too many changes a second refuses one; the next one tells all.
            drop(if visit.replace {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(&address))
            });
            read.emit(());
        }
    })
}

/// Shows what the address says, now and whenever the reader changes it. Who changes it otherwise
/// calls what is returned.
#[hook]
fn use_address<I: Islands>(
    place: &UseStateHandle<Place>,
    base: AttrValue,
    loaded: AttrValue,
) -> Callback<()> {
    let setter = place.setter();
    let read = use_callback((base, loaded), move |(), (base, loaded)| {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let path = path.strip_prefix(&**base).map(folder_of).filter(|path| I::has(path));
        let fragment = location.hash().unwrap_or_default();
        setter.set(Place {
            path: path.map_or_else(|| loaded.clone(), AttrValue::from),
            fragment: fragment.trim_start_matches('#').to_owned().into(),
        });
    });
    use_effect_with(read.clone(), move |read| {
        let read = read.clone();
        read.emit(());
        let listener = EventListener::new(&window(), "popstate", move |_| read.emit(()));
        move || drop(listener)
    });
    read
}

/// After a change of page: its title, what was loaded hidden or shown again, and for a page that
/// was gone to by a link, its beginning.
#[hook]
fn use_arrival<I: Islands>(path: AttrValue, loaded: AttrValue, by_link: &Rc<RefCell<bool>>) {
    let by_link = by_link.clone();
    let title = use_mut_ref(|| None::<String>);
    use_effect_with((path, loaded), move |(path, loaded)| {
        let own = title.borrow_mut().get_or_insert_with(|| document().title()).clone();
        let route = Route::parse(path).filter(|_| path != loaded);
        document().set_title(&route.map_or(own, Route::title));
        if let Some(page) = element("page") {
            page.set_hidden(I::has(path));
        }
        if by_link.replace(false) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(main) = document().query_selector("main").ok().flatten()
                && let Ok(main) = main.dyn_into::<HtmlElement>()
            {
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
                let target = click.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(button) =
                    target.and_then(|target| target.closest("[data-copy]").ok().flatten())
                {
                    copy(&button);
                    return;
                }
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
                if let Some(path) = link.pathname().strip_prefix(&*base) {
                    event.prevent_default();
                    let fragment = link.hash().trim_start_matches('#').to_owned();
                    navigate.emit(Visit { path: folder_of(path), fragment, replace: false });
                }
            });
        move || drop(listener)
    });
}

/// The keys that work wherever nothing is being typed.
#[hook]
fn use_keys(path: AttrValue, navigate: Navigate) {
    use_effect_with((path, navigate), |(path, navigate)| {
        let (path, navigate) = (path.clone(), navigate.clone());
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
                    "p" => go(neighbours(&path).0),
                    "n" => go(neighbours(&path).1),
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
                    setter.set(text.clone().into());
                    hand_over(&text);
                    navigate.emit(Visit::to(Route::Explain));
                } else {
                    let query = text.trim().chars().take(200).collect();
                    navigate.emit(Filters { query, ..Filters::default() }.visit(false));
                }
            });
        move || drop(listener)
    });
}

/// Where a text that was pasted on another page waits for Explain. It is taken at once, and lives
/// no longer than the tab.
const HANDED_OVER: &str = "message";

fn hand_over(text: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        // A text that is too long to be kept has to be pasted once more.
        drop(storage.set_item(HANDED_OVER, text));
    }
}

/// Takes what was pasted on another page.
#[hook]
fn use_handed_over(setter: UseStateSetter<AttrValue>) {
    use_effect_with((), move |()| {
        let storage = window().session_storage().ok().flatten();
        let explains = document().query_selector("#message").ok().flatten().is_some();
        if let Some(storage) = storage.filter(|_| explains)
            && let Some(text) = storage.get_item(HANDED_OVER).ok().flatten()
        {
            drop(storage.remove_item(HANDED_OVER));
            setter.set(text.into());
        }
    });
}

/// How long a button says that it has copied, in milliseconds.
const SAID_FOR: u32 = 1800;

/// Copies the message beside the button, or else the address of the page.
fn copy(button: &Element) {
    let message = button
        .closest(".wire")
        .ok()
        .flatten()
        .and_then(|wire| wire.query_selector("pre").ok().flatten())
        .and_then(|pre| pre.text_content());
    let text = message.unwrap_or_else(|| window().location().href().unwrap_or_default());
    if !copy_text(&text) {
        return;
    }
    let label = button.text_content();
    button.set_text_content(Some("copied"));
    let button = button.clone();
    Timeout::new(SAID_FOR, move || button.set_text_content(label.as_deref())).forget();
}

/// Copies a text, where that is possible: without a secure context there is no clipboard.
pub(crate) fn copy_text(text: &str) -> bool {
    let possible = window().is_secure_context();
    if possible {
        drop(window().navigator().clipboard().write_text(text));
    }
    possible
}

/// The codes before and after the one that is shown.
pub(crate) fn neighbours(path: &str) -> (Option<Route>, Option<Route>) {
    let Some(Route::Code(code)) = Route::parse(path) else {
        return (None, None);
    };
    let all = || REGISTRY.iter().copied().flatten().map(|entry| entry.code);
    let before: Option<StatusCode> = all().rfind(|other| *other < code);
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
            let code = StatusCode::from_u16(code).unwrap();
            let (before, after) = neighbours(&Route::Code(code).path());
            [before, after].map(|route| match route {
                Some(Route::Code(code)) => code.as_u16(),
                _ => 0,
            })
        };
        assert_eq!(numbers(486), [485, 487]);
        assert_eq!(numbers(380), [305, 400]);
        assert_eq!(numbers(100)[0], 0);
        assert_eq!(neighbours(""), (None, None));
    }
}
