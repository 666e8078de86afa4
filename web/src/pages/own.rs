//! A profile of one's own: read, checked, kept if asked, and compared like the others.

use gloo::{
    events::{EventListener, EventListenerOptions},
    file::{Blob, File, callbacks::FileReader},
    utils::{document, window},
};
use sip_response::{Profile, profile::Mistake};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement, Storage};
use yew::prelude::*;

use crate::{
    components::{Go, Root, Statement},
    route::Route,
    shelf::{self, use_own},
};

/// Under this name and the id of a profile its text is kept.
const KEPT: &str = "profile:";

/// A longer file is no profile, in bytes. The largest of the site has a tenth of it.
const MAX_FILE: u64 = 512_000;

/// A file to begin with.
const EXAMPLE: &str = r#"vendor = "Example"
product = "Gateway"
version = "2.1"
roles = ["gateway"]

[[sources]]
id = "trace"
title = "A trace of 3 May"
evidence = "observation"
kind = "other"
url = "https://wiki.example/trace"

[[behaviours]]
codes = [503]
receives = { does = ["fail-over"] }
maps = [{ way = "to", system = "Q.850", value = "38" }]
source = "trace"
place = "packet 12"
"#;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Puts the profiles that are kept beside the others. One that this version cannot read is left
/// where it is.
#[cfg(target_arch = "wasm32")]
pub(crate) fn recall() {
    let Some(storage) = storage() else { return };
    for at in 0..storage.length().unwrap_or_default() {
        let Some(key) = storage.key(at).ok().flatten() else { continue };
        let Some(id) = key.strip_prefix(KEPT) else { continue };
        let text = storage.get_item(&key).ok().flatten().unwrap_or_default();
        if let Ok(profile) = Profile::read(id, &text) {
            shelf::put(profile);
        }
    }
}

/// The id of a file: its name without the ending, with what an id may hold.
fn id_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_ascii_lowercase();
    let allowed = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let id: String = stem.chars().map(allowed).take(60).collect();
    if id.is_empty() { "profile".to_owned() } else { id }
}

/// What was opened.
#[derive(Clone, Debug)]
enum Opened {
    Profile {
        profile: &'static Profile,
        text: String,
    },
    Mistakes {
        file: String,
        mistakes: Vec<Mistake>,
    },
    /// A file that is too long, or that the browser could not read.
    Nothing {
        file: String,
    },
}

/// Reads a file and puts the profile in it beside the others.
fn open(file: String, text: Option<String>) -> Opened {
    let Some(text) = text else { return Opened::Nothing { file } };
    match Profile::read(&id_of(&file), &text) {
        Ok(profile) => Opened::Profile { profile: shelf::put(profile), text },
        Err(mistakes) => Opened::Mistakes { file, mistakes },
    }
}

/// What came of it, in a sentence.
fn outcome(opened: &Opened) -> String {
    match opened {
        Opened::Profile { profile, .. } => {
            let count = profile.behaviours.len();
            let statements = if count == 1 { "statement" } else { "statements" };
            format!("{}: {count} {statements}, nothing to mend.", full(profile))
        }
        Opened::Mistakes { file, mistakes } => {
            format!("{file} is no profile yet: {} to mend.", mistakes.len())
        }
        Opened::Nothing { file } => {
            format!("{file} cannot be read, or is longer than {} kB.", MAX_FILE / 1000)
        }
    }
}

fn full(profile: &Profile) -> String {
    let parts = [&profile.vendor, &profile.product, &profile.version].map(|part| &**part);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The page.
#[component]
pub(crate) fn Own() -> Html {
    let root = use_context::<Root>().unwrap_or_else(|| Root(AttrValue::Static("")));
    let opened = use_state(|| None::<Opened>);
    // What is kept and what is on the shelf is asked anew whenever this changes.
    let turn = use_state(|| 0_usize);
    let recalled = use_own();
    let onfile = {
        let opened = opened.setter();
        use_files(Callback::from(move |(name, text): (String, Option<String>)| {
            let now = open(name, text);
            if let Opened::Profile { profile, text } = &now
                && stored(&profile.id).is_some()
            {
                // The new file takes the place of the one that is kept, as it did on the shelf.
                keep(&profile.id, text);
            }
            opened.set(Some(now));
        }))
    };
    let onopen = {
        let onfile = onfile.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                onfile.emit(file.into());
            }
            // The same file can be opened again.
            field.set_value("");
        })
    };
    let again = {
        let turn = turn.clone();
        Callback::from(move |()| turn.set(*turn + 1))
    };
    let names = if opened.is_some() || *turn > 0 { shelf::own() } else { (*recalled).clone() };
    html! {
        <article class="tables own">
            <nav class="jump" aria-label="More about products">
                <Go to={Route::Products}>{ "All products" }</Go>
                <Go to={Route::Compare}>{ "Compare products" }</Go>
            </nav>
            <h1>{ "A profile of your own" }</h1>
            <p class="lead">
                { "What your own product or trunk does about status codes, in a file of the same \
                   shape as all profiles here. It is checked and compared in this browser, and \
                   sent nowhere." }
            </p>
            <p class="tools needs-js">
                <label class="button">
                    { "Open a profile" }
                    <input
                        type="file"
                        accept=".toml,.json"
                        class="visually-hidden"
                        onchange={onopen}
                    />
                </label>
                <span class="hint">{ "TOML or JSON; it can also be dropped on this page." }</span>
            </p>
            <p role="status" class="verdict-line">
                { opened.as_ref().map(outcome).unwrap_or_default() }
            </p>
            { match &*opened {
                None | Some(Opened::Nothing { .. }) => Html::default(),
                Some(Opened::Mistakes { mistakes, .. }) => wrong(mistakes),
                Some(Opened::Profile { profile, text }) => right(profile, text, &root, &again),
            } }
            if !names.is_empty() {
                <section>
                    <h2>{ "Your profiles" }</h2>
                    <ul class="plain">
                        { for names.iter().map(|name| {
                            let (id, again) = (name.id, again.clone());
                            let kept = stored(id).is_some();
                            let opened = opened.clone();
                            let onclick = move |_: MouseEvent| {
                                forget(id);
                                shelf::remove(id);
                                if matches!(
                                    &*opened,
                                    Some(Opened::Profile { profile, .. }) if profile.id == id,
                                ) {
                                    opened.set(None);
                                }
                                again.emit(());
                            };
                            html! {
                                <li key={id}>
                                    { format!("{} {} ", name.full(), name.version) }
                                    <span class="tag">
                                        { if kept { "kept in this browser" } else { "until you leave" } }
                                    </span>
                                    { " " }
                                    <button
                                        type="button"
                                        class="quiet"
                                        aria-label={format!("Forget {}", name.full())}
                                        {onclick}
                                    >
                                        { "Forget" }
                                    </button>
                                </li>
                            }
                        }) }
                    </ul>
                </section>
            }
            <section>
                <h2>{ "A file to begin with" }</h2>
                <pre class="code-block" tabindex="0" role="region" aria-label="A file to begin with">
                    { EXAMPLE }
                </pre>
                <p>
                    { "Every statement needs the source that says so and the place in it. What \
                       your source does not say is left out, and shown as not stated. The fields \
                       are explained in README.md; crates/core/profiles/schema.json is their \
                       JSON Schema, and every profile of this site is a file of this shape." }
                </p>
            </section>
        </article>
    }
}

fn wrong(mistakes: &[Mistake]) -> Html {
    html! {
        <section class="mistakes">
            <h2>{ "What to mend" }</h2>
            <ul>
                { for mistakes.iter().map(|mistake| html! {
                    <li>
                        <span class="at">{ format!("line {}", mistake.line) }</span>
                        if !mistake.field.is_empty() {
                            { " " }<code>{ mistake.field.clone() }</code>
                        }
                        { format!(": {}", mistake.what) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn right(profile: &'static Profile, text: &str, root: &Root, again: &Callback<()>) -> Html {
    let id: &'static str = &profile.id;
    let kept = stored(id).is_some();
    let onkeep = {
        let (text, again) = (text.to_owned(), again.clone());
        Callback::from(move |event: Event| {
            let switch: HtmlInputElement = event.target_unchecked_into();
            if switch.checked() {
                // In a browser that keeps nothing the switch goes back.
                keep(id, &text);
            } else {
                forget(id);
            }
            again.emit(());
        })
    };
    let compare = format!("{}#with={id},rfc-3261,asterisk-pjsip", root.href(Route::Compare));
    html! {
        <section>
            <h2>{ full(profile) }</h2>
            <p><a href={compare}>{ "Compare it" }</a></p>
            <p>
                <label class="switch">
                    <input type="checkbox" checked={kept} onchange={onkeep} />
                    { " keep it in this browser" }
                </label>
            </p>
            <div class="statements">
                { for profile.behaviours.iter().map(|behaviour| {
                    let codes: Vec<String> =
                        behaviour.codes.iter().map(ToString::to_string).collect();
                    html! {
                        <div class="statement-of">
                            <h3>{ codes.join(", ") }</h3>
                            <Statement {id} {behaviour} />
                        </div>
                    }
                }) }
            </div>
        </section>
    }
}

fn keep(id: &str, text: &str) {
    drop(storage().map(|storage| storage.set_item(&format!("{KEPT}{id}"), text)));
}

fn stored(id: &str) -> Option<String> {
    storage()?.get_item(&format!("{KEPT}{id}")).ok().flatten()
}

fn forget(id: &str) {
    drop(storage().map(|storage| storage.remove_item(&format!("{KEPT}{id}"))));
}

/// Reads the file that was opened or dropped anywhere on the page; tells its name, and its text
/// where it has one.
#[hook]
fn use_files(onread: Callback<(String, Option<String>)>) -> Callback<File> {
    let reader = use_mut_ref(|| None::<FileReader>);
    let read = use_callback((), move |file: File, ()| {
        let (name, onread) = (file.name(), onread.clone());
        if file.size() > MAX_FILE {
            onread.emit((name, None));
            return;
        }
        let blob: Blob = file.into();
        let started = gloo::file::callbacks::read_as_bytes(&blob, move |bytes| {
            let text = bytes.ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            onread.emit((name, text));
        });
        *reader.borrow_mut() = Some(started);
    });
    use_effect_with(read.clone(), |read| {
        let read = read.clone();
        // A browser that is not stopped opens what is dropped, and the page is gone.
        let listeners = ["dragover", "drop"].map(|name| {
            let read = read.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document(), name, options, move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                let Some(data) = data else { return };
                event.prevent_default();
                if let Some(file) = data.files().and_then(|files| files.get(0)) {
                    read.emit(file.into());
                }
            })
        });
        move || drop(listeners)
    });
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_to_begin_with_is_a_profile() {
        let Opened::Profile { profile, .. } =
            open("My Trunk (2).toml".to_owned(), Some(EXAMPLE.to_owned()))
        else {
            panic!("it has mistakes");
        };
        assert_eq!(profile.id, "own-my-trunk--2-");
        assert_eq!(shelf::own().len(), 1);
        assert_eq!(shelf::get(&profile.id), Some(profile));
        shelf::remove(&profile.id);
        assert_eq!(shelf::get(&profile.id), None);
    }

    #[test]
    fn a_file_with_mistakes_is_no_profile() {
        let wrong = open(".toml".to_owned(), Some(EXAMPLE.replace("503", "5033")));
        assert_eq!(outcome(&wrong), ".toml is no profile yet: 1 to mend.");
        let Opened::Mistakes { mistakes, .. } = wrong else {
            panic!("it has none");
        };
        assert_eq!((mistakes[0].line, &*mistakes[0].field), (14, "behaviours[0].codes[0]"));
        assert_eq!(id_of(".toml"), "profile");
    }
}
