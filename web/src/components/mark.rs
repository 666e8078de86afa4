//! The mark of a class: a shape of its own, so that colour never speaks alone.

use sip_response::StatusClass;
use yew::prelude::*;

/// Ring, disc, arrow, triangle, square, octagon. It says nothing to a screen reader: the number
/// beside it does.
pub(crate) fn class_mark(class: StatusClass) -> Html {
    let shape = match class {
        StatusClass::Provisional => {
            "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zm0 3.2a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 1 1 0-6.6z"
        }
        StatusClass::Success => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13z",
        StatusClass::Redirection => "M8 1.5l7 6.5-7 6.5V10.500H1v-5h7z",
        StatusClass::ClientError => "M8 1.2L15.6 14.500H.4z",
        StatusClass::ServerError => "M2 2h12v12H2z",
        StatusClass::GlobalFailure => "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
    };
    html! {
        <svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d={shape} /></svg>
    }
}
