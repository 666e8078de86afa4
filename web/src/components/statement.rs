//! What a source says of a product and a code.

use std::borrow::Cow;

use sip_response::profile::{
    Behaviour, Cell, Generates, MapWay, Notifies, Receives, Support, Test, Tone, When,
};
use yew::prelude::*;

#[cfg(not(target_arch = "wasm32"))]
use super::CodeLink;
use crate::shelf;

#[derive(PartialEq, Properties)]
pub(crate) struct StatementProps {
    /// The id of the profile.
    pub(crate) id: &'static str,
    pub(crate) behaviour: &'static Behaviour,
}

/// Name and value of all that is stated; what every reader looks for and is not stated says so.
#[component]
pub(crate) fn Statement(props: &StatementProps) -> Html {
    let SourceOf { place, link, title, grade } = source_of(props.id, props.behaviour);
    html! {
        <div class="statement">
            <dl class="rows">
                { for rows(props.behaviour).into_iter().map(|(name, value)| {
                    let class = (value == NOT_STATED).then_some("none");
                    html! { <><dt>{ name }</dt><dd {class}>{ value }</dd></> }
                }) }
            </dl>
            <p class="sources">
                <a href={link} rel="external">{ place }</a>
                if !title.is_empty() {
                    { format!(", {title}, grade {grade}") }
                }
            </p>
        </div>
    }
}

/// Where a statement stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SourceOf {
    pub(crate) place: String,
    pub(crate) link: String,
    /// The source with its version or date, and what kind of evidence it is.
    pub(crate) title: String,
    pub(crate) grade: String,
}

/// Where a statement of the product with this id stands.
pub(crate) fn source_of(id: &str, behaviour: &Behaviour) -> SourceOf {
    let Some(profile) = shelf::get(id) else {
        return SourceOf::default();
    };
    let source = profile.source(behaviour);
    SourceOf {
        place: behaviour.place.to_string(),
        link: profile.link(behaviour),
        title: source.map_or_else(String::new, |source| {
            let evidence = source.evidence.as_str().replace('-', " ");
            format!("{} {} ({evidence})", source.title, source.version)
        }),
        grade: source.map_or_else(String::new, |source| source.kind.grade().to_string()),
    }
}

/// What stands in the place of a value that no source gives.
pub(crate) const NOT_STATED: &str = "not stated";

/// Name and value of all that a source states of a code.
pub(crate) fn rows(behaviour: &Behaviour) -> Vec<(&'static str, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    match behaviour.support {
        Support::NotStated => {}
        support => rows.push(("supported", support.as_str().replace('-', " "))),
    }
    rows.push(("sends it", generates(&behaviour.generates)));
    rows.push(("on receipt", receives(&behaviour.receives)));
    if !behaviour.tones.is_empty() {
        rows.push(("tone", join(behaviour.tones.iter().map(|tone| tone_name(*tone)), " or ")));
    }
    if behaviour.notifies != Notifies::NotStated {
        rows.push(("tells", behaviour.notifies.as_str().to_owned()));
    }
    let mapped = |way: MapWay| {
        join(
            behaviour.maps.iter().filter(|mapping| mapping.way == way).map(|mapping| {
                let parts = [&mapping.system, &mapping.value, &mapping.name];
                join(parts.iter().filter(|part| !part.is_empty()).map(ToString::to_string), " ")
            }),
            "; ",
        )
    };
    for (name, way) in
        [("made of", MapWay::From), ("becomes", MapWay::To), ("comes with", MapWay::With)]
    {
        rows.push((name, mapped(way)));
    }
    rows.push(("means there", behaviour.means.to_string()));
    rows.push(("to check", behaviour.fix.to_string()));
    rows.push(("note", behaviour.note.to_string()));
    rows.retain(|(_, value)| !value.is_empty());
    rows
}

fn generates(generates: &Generates) -> String {
    match generates {
        Generates::NotStated => NOT_STATED.to_owned(),
        Generates::Yes => "yes".to_owned(),
        Generates::No => "no".to_owned(),
        Generates::When(conditions) => format!("when {}", whens(conditions)),
        Generates::Contradictory => "the source says both yes and no".to_owned(),
        _ => NOT_STATED.to_owned(),
    }
}

fn receives(receives: &Receives) -> String {
    let remark = match (receives.cell, receives.may_inherit) {
        (Cell::NotStated, _) => return NOT_STATED.to_owned(),
        (Cell::Stated, _) => "",
        (Cell::Merged, Some(code)) => {
            return format!("{NOT_STATED}: merged with {code} in the printed table");
        }
        (Cell::Merged, None) => return format!("{NOT_STATED}: a merged cell in the printed table"),
        (Cell::Cut, _) => " (the copy that was read ends here)",
        (Cell::Shifted, _) => " (printed in a column beside its own)",
        (Cell::Contradictory, _) => " (the cell contradicts itself)",
        (Cell::Misprint, _) => " (printed so, but it cannot be meant)",
        _ => "",
    };
    let mut text = String::new();
    if !receives.when.is_empty() {
        text.push_str("when ");
        text.push_str(&whens(&receives.when));
        text.push_str(": ");
    }
    if receives.text.is_empty() {
        text.push_str(&join(
            receives.does.iter().map(|verb| verb.as_str().replace('-', " ")),
            ", ",
        ));
    } else {
        text.push_str(&receives.text);
    }
    text.push_str(remark);
    text
}

fn whens(conditions: &[When]) -> String {
    join(
        conditions.iter().map(|condition| match condition {
            When::Methods(methods) => {
                format!("the request is {}", join(methods.iter().map(|m| m.as_str()), " or "))
            }
            When::Phase(phase) => phase.as_str().replace('-', " "),
            When::Role(role) => format!("it acts as a {}", role.as_str().replace('-', " ")),
            When::Side(side) => format!("on the side: {}", side.as_str()),
            When::Setting(setting) if setting.default.is_empty() => {
                format!("{} is {}", setting.name, setting.value)
            }
            When::Setting(setting) => {
                format!("{} is {} (default {})", setting.name, setting.value, setting.default)
            }
            When::Phrase(test) => format!("the phrase {}", tested(test)),
            When::Header(header) => format!("{} {}", header.name, tested(&header.value)),
            When::Trigger(text) => text.to_string(),
            _ => String::new(),
        }),
        " and ",
    )
}

fn tested(test: &Test) -> String {
    match test {
        Test::Present => "is there".to_owned(),
        Test::Absent => "is not there".to_owned(),
        Test::Is(text) => format!("is “{text}”"),
        Test::StartsWith(text) => format!("starts with “{text}”"),
        Test::Contains(text) => format!("contains “{text}”"),
        _ => String::new(),
    }
}

fn tone_name(tone: Tone) -> Cow<'static, str> {
    match tone {
        Tone::None => Cow::Borrowed("no tone is played"),
        tone => Cow::Owned(tone.as_str().replace('-', " ")),
    }
}

/// The first thing that is stated beyond support, in short.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn in_short(behaviour: &Behaviour) -> String {
    rows(behaviour)
        .into_iter()
        .find(|(name, value)| *name != "supported" && value != NOT_STATED)
        .map_or_else(|| NOT_STATED.to_owned(), |(name, value)| format!("{name}: {value}"))
}

/// The codes that a statement is about.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn subjects(behaviour: &Behaviour) -> Html {
    use sip_response::profile::Subject;

    let name = |subject: &Subject| match subject {
        Subject::Code(code) => html! { <CodeLink code={*code} phrase={true} /> },
        Subject::Class(class) => html! { format!("other {}xx", class.digit()) },
        Subject::Other => html! { "all other codes" },
        Subject::Request(method) => html! { format!("{} instead of a response", method.as_str()) },
        _ => Html::default(),
    };
    let between = |at: usize| if at == 0 { "" } else { ", " };
    let named = behaviour.codes.iter().enumerate();
    named.map(|(at, subject)| html! { <>{ between(at) }{ name(subject) }</> }).collect()
}

fn join<T: AsRef<str>>(parts: impl Iterator<Item = T>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}
