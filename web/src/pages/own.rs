//! A profile of one's own: read, checked, kept if asked, and compared like the others.

use sip_response::{Profile, profile::Mistake};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    components::{Go, OpenedFile, Root, Statement, use_file},
    route::Route,
    shelf::{self, use_own},
};

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
fn open(OpenedFile { name: file, text, whole }: OpenedFile) -> Opened {
    let Some(text) = text.filter(|_| whole) else { return Opened::Nothing { file } };
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

/// What it is called on the shelf, where a profile is once it was opened.
fn full(profile: &Profile) -> String {
    shelf::Name::by_id(&profile.id).map_or_else(String::new, shelf::Name::versioned)
}

/// The page.
#[component]
pub(crate) fn Own() -> Html {
    let root = use_context::<Root>().unwrap_or_else(|| Root(AttrValue::Static("")));
    let opened = use_state(|| None::<Opened>);
    // What is kept and what is on the shelf is asked anew whenever this changes.
    let turn = use_state(|| 0_usize);
    let recalled = use_own();
    let onread = use_callback((), {
        let opened = opened.setter();
        move |file: OpenedFile, ()| {
            let now = open(file);
            if let Opened::Profile { profile, text } = &now
                && shelf::stored(&profile.id).is_some()
            {
                // The new file takes the place of the one that is kept, as it did on the shelf.
                shelf::keep(&profile.id, text);
            }
            opened.set(Some(now));
        }
    });
    let onopen = use_file(MAX_FILE, onread);
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
                            let kept = shelf::stored(id).is_some();
                            let opened = opened.clone();
                            let onclick = move |_: MouseEvent| {
                                shelf::forget(id);
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
                                    { name.versioned() }{ " " }
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
    let kept = shelf::stored(id).is_some();
    let onkeep = {
        let (text, again) = (text.to_owned(), again.clone());
        Callback::from(move |event: Event| {
            let switch: HtmlInputElement = event.target_unchecked_into();
            if switch.checked() {
                // In a browser that keeps nothing the switch goes back.
                shelf::keep(id, &text);
            } else {
                shelf::forget(id);
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
                    { " keep it in this browser, also for Explain" }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> OpenedFile {
        OpenedFile { name: name.to_owned(), text: Some(text.to_owned()), whole: true }
    }

    #[test]
    fn the_file_to_begin_with_is_a_profile() {
        let Opened::Profile { profile, .. } = open(file("My Trunk (2).toml", EXAMPLE)) else {
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
        let wrong = open(file(".toml", &EXAMPLE.replace("503", "5033")));
        assert_eq!(outcome(&wrong), ".toml is no profile yet: 1 to mend.");
        let Opened::Mistakes { mistakes, .. } = wrong else {
            panic!("it has none");
        };
        assert_eq!((mistakes[0].line, &*mistakes[0].field), (14, "behaviours[0].codes[0]"));
        assert_eq!(id_of(".toml"), "profile");
    }
}
