//! What was explained before, kept in this browser only if the reader asks for it.

use gloo::utils::window;
use web_sys::{HtmlInputElement, Storage};
use yew::prelude::*;

use crate::state::{decoded, encoded};

/// Where the history is kept. While there is nothing, nothing is kept.
const KEPT: &str = "history";

/// At most so many responses are kept.
const MAX_KEPT: usize = 20;

/// A longer response is not kept, in bytes.
const MAX_BYTES: usize = 32 << 10;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The responses that are kept, the newest first; `None` where the reader has not asked for it.
fn kept() -> Option<Vec<String>> {
    let kept = storage()?.get_item(KEPT).ok().flatten()?;
    Some(from_stored(&kept))
}

fn from_stored(kept: &str) -> Vec<String> {
    kept.split('\n').filter(|entry| !entry.is_empty()).map(decoded).collect()
}

fn to_stored(entries: &[String]) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&encoded(entry));
        text.push('\n');
    }
    text
}

/// The list with another response in front.
fn with(mut entries: Vec<String>, text: &str) -> Vec<String> {
    entries.retain(|entry| entry != text);
    if text.len() <= MAX_BYTES {
        entries.insert(0, text.to_owned());
    }
    entries.truncate(MAX_KEPT);
    entries
}

fn keep(entries: Option<&[String]>) {
    // A browser that keeps nothing has no history; nothing else is lost.
    let Some(storage) = storage() else { return };
    drop(match entries {
        Some(entries) => storage.set_item(KEPT, &to_stored(entries)),
        None => storage.remove_item(KEPT),
    });
}

#[derive(PartialEq, Properties)]
pub(super) struct HistoryProps {
    /// The response that is explained now; empty where there is none.
    pub(super) text: AttrValue,
    pub(super) onchange: Callback<AttrValue>,
}

/// The switch, and the responses that were explained before.
#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let entries = use_state(|| None::<Vec<String>>);
    {
        let entries = entries.setter();
        use_effect_with(props.text.clone(), move |text| {
            let mut known = kept();
            if let Some(list) = known.take() {
                let list = if text.is_empty() { list } else { with(list, text) };
                keep(Some(&list));
                known = Some(list);
            }
            entries.set(known);
        });
    }
    let onswitch = {
        let (entries, text) = (entries.setter(), props.text.clone());
        Callback::from(move |event: Event| {
            let switch: HtmlInputElement = event.target_unchecked_into();
            let list = switch.checked().then(|| with(Vec::new(), &text));
            let list = list.map(|list| list.into_iter().filter(|it| !it.is_empty()).collect());
            keep(list.as_deref());
            entries.set(list);
        })
    };
    let onerase = {
        let entries = entries.setter();
        Callback::from(move |_: MouseEvent| {
            keep(Some(&[]));
            entries.set(Some(Vec::new()));
        })
    };
    let list = (*entries).clone().unwrap_or_default();
    html! {
        <section class="history needs-js" aria-label="History">
            <label class="switch">
                <input type="checkbox" checked={entries.is_some()} onchange={onswitch} />
                { format!(" Keep the last {MAX_KEPT} responses in this browser, nowhere else") }
            </label>
            if !list.is_empty() {
                <ol>
                    { for list.iter().enumerate().map(|(at, text)| {
                        let (onchange, entries) = (props.onchange.clone(), entries.clone());
                        let (open, rest) = (AttrValue::from(text.clone()), list.clone());
                        let forget = Callback::from(move |_: MouseEvent| {
                            let mut rest = rest.clone();
                            rest.remove(at);
                            keep(Some(&rest));
                            entries.set(Some(rest));
                        });
                        let status = text.lines().next().unwrap_or_default();
                        let status = sip_response::report::visible(status).into_owned();
                        html! {
                            <li key={text.clone()}>
                                <button type="button" onclick={move |_| onchange.emit(open.clone())}>
                                    { status.clone() }
                                </button>
                                <button
                                    type="button"
                                    class="quiet"
                                    aria-label={format!("Forget {status}")}
                                    onclick={forget}
                                >
                                    { "×" }
                                </button>
                            </li>
                        }
                    }) }
                </ol>
                <button type="button" onclick={onerase}>{ "Erase all" }</button>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stands_first_once_and_the_list_is_bounded() {
        let mut list = Vec::new();
        for number in 0..30 {
            list = with(list, &format!("SIP/2.0 {number}\r\nX: ü\n"));
        }
        assert_eq!(list.len(), MAX_KEPT);
        list = with(list.clone(), &list[7].clone());
        assert_eq!((list.len(), list[0].as_str()), (MAX_KEPT, "SIP/2.0 22\r\nX: ü\n"));
        assert_eq!(from_stored(&to_stored(&list)), list);
        assert_eq!(with(Vec::new(), &"a".repeat(MAX_BYTES + 1)), Vec::<String>::new());
    }
}
