//! The field in which everything is searched.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// By this the key `/` finds the field.
pub(crate) const SEARCH: &str = "search";

/// A search field with a label, a hint of its key, and the keys Enter, Esc and Down. The form
/// leads to `action` as long as no program lives.
pub(crate) fn search_box(
    query: String,
    action: String,
    oninput: Callback<String>,
    onenter: Callback<String>,
) -> Html {
    let clear = oninput.clone();
    let oninput = {
        Callback::from(move |event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            oninput.emit(field.value());
        })
    };
    let onsubmit = {
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // What stands in the field counts: who types fast is ahead of what is drawn.
            let field = document().get_element_by_id(SEARCH);
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
                onenter.emit(field.value());
            }
        })
    };
    let onkeydown = {
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                let field: HtmlInputElement = event.target_unchecked_into();
                if field.value().is_empty() {
                    drop(field.blur());
                } else {
                    clear.emit(String::new());
                }
            }
            "ArrowDown" => {
                if let Some(row) = document().query_selector("a.row").ok().flatten()
                    && let Ok(row) = row.dyn_into::<HtmlElement>()
                {
                    event.prevent_default();
                    drop(row.focus());
                }
            }
            _ => {}
        })
    };
    html! {
        <form class="search needs-js" role="search" {action} {onsubmit}>
            <label class="visually-hidden" for={SEARCH}>{ "Search all codes" }</label>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="6.5" cy="6.5" r="4.75" /><path d="M10 10l4.5 4.5" />
            </svg>
            <input
                id={SEARCH}
                type="search"
                name="q"
                value={query}
                placeholder="486, busy, Retry-After, RFC 8197, cause 34, no answer"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="go"
                maxlength="200"
                {oninput}
                {onkeydown}
            />
            <kbd aria-hidden="true">{ "/" }</kbd>
        </form>
    }
}
