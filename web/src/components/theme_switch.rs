//! Light, dark, or as the system has it.

use gloo::utils::{document, window};
use yew::prelude::*;

/// Where the choice is kept; `theme.js` reads it before the first paint.
const STORED: &str = "theme";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn stored() -> Self {
        let name = document()
            .document_element()
            .and_then(|html| html.get_attribute("data-theme"))
            .unwrap_or_default();
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.as_str() == name)
            .unwrap_or(Self::System)
    }

    fn store(self) {
        let Some(html) = document().document_element() else { return };
        // A browser that keeps nothing forgets the choice; nothing else is lost.
        let storage = window().local_storage().ok().flatten();
        if self == Self::System {
            drop(html.remove_attribute("data-theme"));
            drop(storage.map(|storage| storage.remove_item(STORED)));
        } else {
            drop(html.set_attribute("data-theme", self.as_str()));
            drop(storage.map(|storage| storage.set_item(STORED, self.as_str())));
        }
    }
}

/// A button that goes through the three.
#[component]
pub(crate) fn ThemeSwitch() -> Html {
    let theme = use_state(|| Theme::System);
    {
        let setter = theme.setter();
        use_effect_with((), move |()| setter.set(Theme::stored()));
    }
    let onclick = {
        let theme = theme.clone();
        Callback::from(move |_| {
            let next = theme.next();
            next.store();
            theme.set(next);
        })
    };
    let name = theme.as_str();
    html! {
        <button
            type="button"
            class="theme needs-js"
            aria-label={format!("Colours: {name}. Change")}
            title={format!("Colours: {name}")}
            {onclick}
        >
            <svg viewBox="0 0 16 16" aria-hidden="true">
                if *theme == Theme::Light {
                    <circle cx="8" cy="8" r="3.2" />
                    <path d="M8 .8v2.400M8 12.800v2.400M.8 8h2.400M12.800 8h2.400M2.900 2.900l1.700 1.700M11.400 11.400l1.700 1.700M2.900 13.100l1.700-1.700M11.400 4.600l1.700-1.700" />
                } else if *theme == Theme::Dark {
                    <path d="M13.500 10A6 6 0 0 1 6 2.500a6 6 0 1 0 7.500 7.500z" />
                } else {
                    <circle cx="8" cy="8" r="6" /><path class="half" d="M8 2a6 6 0 0 1 0 12z" />
                }
            </svg>
        </button>
    }
}
