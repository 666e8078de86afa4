//! What the reader says of the request: chips that can be turned, the answer changes at once.

use std::rc::Rc;

use sip_response::{
    Advice, Context, HeaderName, List, Method, Response, Role, SentAuthorization, Usage,
    extract::Extracted,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{components::selected_index, shelf::Name};

/// A chip: the field of the context that it sets, and its values. The first value is that nothing
/// is said.
struct Chip {
    field: &'static str,
    label: &'static str,
    values: &'static [&'static str],
    set: fn(&mut Context, usize, &Known),
}

const YES_NO: &[&str] = &["not known", "yes", "no"];

/// In the order they are shown.
const CHIPS: [Chip; 16] = [
    Chip {
        field: "role",
        label: "you are",
        values: &["UAC", "proxy", "authentication service"],
        set: |context, at, _| context.role = Role::ALL.get(at).copied().unwrap_or_default(),
    },
    Chip {
        field: "method",
        label: "request",
        values: &[
            "by CSeq",
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "REGISTER",
            "OPTIONS",
            "INFO",
            "PRACK",
            "UPDATE",
            "SUBSCRIBE",
            "NOTIFY",
            "REFER",
            "MESSAGE",
            "PUBLISH",
        ],
        set: |_, _, _| {},
    },
    Chip {
        field: "inDialog",
        label: "in a dialog",
        values: YES_NO,
        set: |context, at, _| context.in_dialog = yes_no(at),
    },
    Chip {
        field: "attempt",
        label: "attempt",
        values: &["not known", "first", "second", "third"],
        set: |context, at, _| context.attempt = u32::try_from(at).ok().filter(|at| *at > 0),
    },
    Chip {
        field: "credentialsFor",
        label: "credentials",
        values: &["not known", "there are", "none"],
        set: |context, at, known| context.credentials_for = some_or_none(at, &known.realms),
    },
    Chip {
        field: "sentAuthorization",
        label: "sent before",
        values: &["not known", "with this nonce", "with another nonce"],
        set: |context, at, known| {
            let nonce = known.nonces.first().filter(|_| at == 1).cloned().unwrap_or_default();
            context.sent_authorization = (at > 0).then(|| SentAuthorization {
                realm: known.realms.first().cloned().unwrap_or_default(),
                nonce,
                ..SentAuthorization::default()
            });
        },
    },
    Chip {
        field: "otherCredentials",
        label: "user can be asked",
        values: YES_NO,
        set: |context, at, _| context.other_credentials = yes_no(at),
    },
    Chip {
        field: "algorithms",
        label: "digests known",
        values: &["MD5", "MD5, SHA-256"],
        set: |context, at, _| {
            context.algorithms = (at > 0).then(|| List::from(["MD5", "SHA-256"]));
        },
    },
    Chip {
        field: "serversLeft",
        label: "servers left",
        values: YES_NO,
        set: |context, at, _| {
            context.servers_left = some_or_none(at, &["another server".to_owned()]);
        },
    },
    Chip {
        field: "targetsLeft",
        label: "targets left",
        values: YES_NO,
        set: |context, at, _| {
            context.targets_left = some_or_none(at, &["sip:another@example.net".to_owned()]);
        },
    },
    Chip {
        field: "transport",
        label: "transport",
        values: &["not known", "UDP", "TCP", "TLS", "WS", "WSS"],
        set: |context, at, _| {
            let names = ["UDP", "TCP", "TLS", "WS", "WSS"];
            context.transport =
                at.checked_sub(1).and_then(|at| names.get(at)).map(|name| (*name).to_owned());
        },
    },
    Chip {
        field: "usages",
        label: "usages",
        values: &["not known", "session", "session being set up", "subscription", "both"],
        set: |context, at, _| {
            context.usages = match at {
                1 => Some(vec![Usage::Invite]),
                2 => Some(vec![Usage::InviteEarly]),
                3 => Some(vec![Usage::Subscribe]),
                4 => Some(vec![Usage::Invite, Usage::Subscribe]),
                _ => None,
            };
        },
    },
    Chip {
        field: "cancelSent",
        label: "CANCEL sent",
        values: YES_NO,
        set: |context, at, _| context.cancel_sent = yes_no(at),
    },
    Chip {
        field: "provisionalSeen",
        label: "1xx came before",
        values: YES_NO,
        set: |context, at, _| context.provisional_seen = yes_no(at),
    },
    Chip {
        field: "ownsCallId",
        label: "made the Call-ID",
        values: YES_NO,
        set: |context, at, _| context.owns_call_id = yes_no(at),
    },
    Chip {
        field: "sessionRefresh",
        label: "session refresh",
        values: YES_NO,
        set: |context, at, _| context.session_refresh = yes_no(at),
    },
];

/// The chips that are always shown; the others come when they matter.
const ALWAYS: [&str; 3] = ["role", "method", "inDialog"];

fn yes_no(at: usize) -> Option<bool> {
    match at {
        1 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

fn some_or_none(at: usize, some: &[String]) -> Option<List> {
    match at {
        1 => Some(List(some.to_vec())),
        2 => Some(List::default()),
        _ => None,
    }
}

/// What the message itself tells of the situation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Known {
    realms: Vec<String>,
    nonces: Vec<String>,
    /// From CSeq, else from the request that stands before the response.
    method: Option<Method>,
    by_request: bool,
    product: Option<&'static Name>,
}

impl Known {
    pub(super) fn of(message: &Extracted) -> Self {
        let Ok(parsed) = Response::parse(message.text.as_bytes()) else {
            return Self::default();
        };
        let response = &parsed.response;
        let challenges: Vec<_> = response.challenges().filter_map(Result::ok).collect();
        let cseq = response.cseq().and_then(Result::ok).map(|cseq| cseq.method);
        let request = message
            .request_line
            .as_deref()
            .and_then(|line| line.split_ascii_whitespace().next())
            .map(Method::from_name)
            .filter(|method| *method != Method::Other);
        Self {
            realms: texts(challenges.iter().map(|challenge| &challenge.realm)),
            nonces: texts(challenges.iter().map(|challenge| &challenge.nonce)),
            method: cseq.or(request),
            by_request: cseq.is_none() && request.is_some(),
            product: [HeaderName::Server, HeaderName::UserAgent]
                .into_iter()
                .filter_map(|name| response.first(name))
                .find_map(|field| Name::detect(&field.value)),
        }
    }

    /// The product that the message names.
    pub(super) const fn product(&self) -> Option<&'static Name> {
        self.product
    }
}

fn texts<'a, T: ToString + 'a>(values: impl Iterator<Item = &'a Option<T>>) -> Vec<String> {
    values.flatten().map(ToString::to_string).collect()
}

/// The chosen value of each chip.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Situation {
    chosen: [usize; CHIPS.len()],
}

impl Situation {
    /// The same as the engine wants it.
    pub(super) fn context(&self, known: &Known) -> Context {
        let mut context = Context::default();
        for (chip, at) in CHIPS.iter().zip(self.chosen) {
            if at > 0 {
                (chip.set)(&mut context, at, known);
            }
        }
        context.method = match self.method() {
            Some(method) => Some(method),
            None => known.method.filter(|_| known.by_request),
        };
        context
    }

    /// Turns a chip to a value, by their names; what is not known changes nothing.
    pub(super) fn choose(&mut self, field: &str, value: &str) {
        for (chip, chosen) in CHIPS.iter().zip(&mut self.chosen) {
            if chip.field == field
                && let Some(at) = chip.values.iter().position(|other| *other == value)
            {
                *chosen = at;
            }
        }
    }

    /// The chips that were turned: field and value.
    pub(super) fn choices(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        CHIPS
            .iter()
            .zip(self.chosen)
            .filter(|(_, at)| *at > 0)
            .filter_map(|(chip, at)| Some((chip.field, *chip.values.get(at)?)))
    }

    fn method(&self) -> Option<Method> {
        let at = CHIPS.iter().position(|chip| chip.field == "method")?;
        let chosen = self.chosen.get(at).copied().filter(|chosen| *chosen > 0)?;
        CHIPS.get(at)?.values.get(chosen).map(|name| Method::from_name(name))
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ChipsProps {
    pub(super) situation: Situation,
    pub(super) known: Rc<Known>,
    pub(super) advice: Rc<Advice>,
    pub(super) onchange: Callback<Situation>,
}

/// The chips: those that matter first, the others folded.
#[component]
pub(super) fn Chips(props: &ChipsProps) -> Html {
    let matters = |field: &str| props.advice.depends_on.iter().any(|other| other.field == field);
    let chosen = |at: usize| props.situation.chosen.get(at).copied().unwrap_or_default();
    let authenticates = !props.known.realms.is_empty();
    let about_credentials =
        ["credentialsFor", "sentAuthorization", "otherCredentials", "algorithms"];
    let shown = |at: usize, chip: &Chip| {
        ALWAYS.contains(&chip.field)
            || matters(chip.field)
            || chosen(at) > 0
            || (authenticates && about_credentials.contains(&chip.field))
    };
    let chip = |at: usize, chip: &'static Chip| {
        let (situation, onchange) = (props.situation.clone(), props.onchange.clone());
        let onchange = Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let mut situation = situation.clone();
            if let Some(chosen) = situation.chosen.get_mut(at) {
                *chosen = usize::try_from(list.selected_index()).unwrap_or_default();
            }
            onchange.emit(situation);
        });
        let now = chosen(at);
        let class =
            classes!("chip", matters(chip.field).then_some("matters"), (now > 0).then_some("on"));
        html! {
            <label key={chip.field} {class}>
                <span>{ chip.label }</span>
                <select ~selectedIndex={selected_index(now)} {onchange}>
                    { for chip.values.iter().enumerate().map(|(value, name)| html! {
                        <option selected={value == now}>
                            { match (chip.field, value, props.known.method) {
                                ("method", 0, Some(method)) => method.as_str(),
                                _ => *name,
                            } }
                        </option>
                    }) }
                </select>
            </label>
        }
    };
    let all = || CHIPS.iter().enumerate();
    let first: Vec<Html> =
        all().filter(|(at, c)| shown(*at, c)).map(|(at, c)| chip(at, c)).collect();
    let others: Vec<Html> =
        all().filter(|(at, c)| !shown(*at, c)).map(|(at, c)| chip(at, c)).collect();
    html! {
        <section class="chips" aria-label="What is known of the request">
            <div>{ for first }</div>
            if !others.is_empty() {
                <details>
                    <summary>{ "More about the request" }</summary>
                    <div>{ for others }</div>
                </details>
            }
        </section>
    }
}
