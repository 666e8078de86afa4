//! One code in a list.

use std::ops::Range;

use sip_response::{
    Registration, StatusEntry,
    search::{Field, Hit},
};
use yew::prelude::*;

use super::{Root, class_mark};
use crate::{labels, route::Route};

/// A code in one line on a wide screen, in two on a phone; all of it is the link. The hit says why
/// it is in the list, where something was searched.
pub(crate) fn code_row(root: &Root, entry: &StatusEntry, hit: Option<&Hit>) -> Html {
    let phrase = match hit.filter(|hit| hit.field == Field::Phrase) {
        Some(hit) => marked(hit.text, &hit.marks),
        None => html! { labels::phrase(entry) },
    };
    let found_elsewhere =
        hit.filter(|hit| !matches!(hit.field, Field::Phrase | Field::Code) && !hit.text.is_empty());
    let senders: Vec<&str> = labels::senders_of(entry).collect();
    html! {
        <a
            href={root.href(Route::Code(entry.code))}
            class={format!("row c{}", entry.class.digit())}
        >
            { class_mark(entry.class) }
            <span class="num">{ entry.code.to_string() }</span>
            <span class="phrase">
                { phrase }
                if entry.registration != Registration::Registered {
                    { " " }<span class="tag">{ labels::registration(entry.registration) }</span>
                }
            </span>
            <span class="gist">
                if let Some(hit) = found_elsewhere {
                    <span class="field">{ labels::field(hit.field) }</span>
                    { " " }{ marked(hit.text, &hit.marks) }
                } else {
                    { labels::first_sentence(entry.meaning) }
                }
            </span>
            <span class="by">{ senders.join(", ") }</span>
        </a>
    }
}

/// The text with its marks.
fn marked(text: &'static str, marks: &[Range<usize>]) -> Html {
    let mut parts: Vec<Html> = Vec::with_capacity(marks.len() * 2 + 1);
    let mut end = 0;
    for mark in marks {
        parts.push(html! { text.get(end..mark.start).unwrap_or_default() });
        parts.push(html! { <mark>{ text.get(mark.clone()).unwrap_or_default() }</mark> });
        end = mark.end;
    }
    parts.push(html! { text.get(end..).unwrap_or_default() });
    parts.into_iter().collect()
}
