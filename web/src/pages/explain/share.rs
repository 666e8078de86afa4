//! Taking an answer along: a link to it, a text for a ticket, and what both leave out.

use std::rc::Rc;

use sip_response::{
    Context, advise,
    extract::{Extracted, extract},
    redact::Redactor,
    report::Report,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::situation::{Known, Situation};
use crate::{
    app::copy_text,
    state::{decoded, encoded},
};

/// A link gets no longer than this, in bytes: servers do not see it, but mails and chats cut it.
const MAX_LINK: usize = 16 << 10;

/// An answer as a link holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shared {
    pub(super) text: String,
    pub(super) situation: Situation,
}

impl Shared {
    /// Reads the fragment of an address; `None` where it holds no response.
    pub(super) fn from_fragment(fragment: &str) -> Option<Self> {
        let mut shared = Self::default();
        for pair in fragment.split('&') {
            match pair.split_once('=') {
                Some(("response", text)) => shared.text = decoded(text),
                Some((field, value)) => shared.situation.choose(field, &decoded(value)),
                None => {}
            }
        }
        (!shared.text.is_empty()).then_some(shared)
    }

    /// The fragment, which browsers send nowhere.
    pub(super) fn to_fragment(&self) -> String {
        let mut fragment = format!("response={}", encoded(&self.text));
        for (field, value) in self.situation.choices() {
            fragment.push('&');
            fragment.push_str(field);
            fragment.push('=');
            fragment.push_str(&encoded(value));
        }
        fragment
    }
}

/// The response with the request line that tells its method, redacted if asked.
fn text_of(message: &Extracted, redacted: bool) -> String {
    let mut redactor = Redactor::new();
    let mut text = String::new();
    if let Some(line) = &message.request_line {
        // The address in it tells who was called; the method is what matters.
        let method = line.split(' ').next().unwrap_or_default();
        let uri = line.split(' ').nth(1).unwrap_or_default();
        let uri = if redacted { redactor.text(uri) } else { uri.to_owned() };
        text.push_str(&format!("{method} {uri} SIP/2.0\n\n"));
    }
    if redacted {
        text.push_str(&redactor.message(&message.text));
    } else {
        text.push_str(&message.text);
    }
    text.replace("\r\n", "\n")
}

#[derive(PartialEq, Properties)]
pub(super) struct TakeAlongProps {
    pub(super) message: Rc<Extracted>,
    pub(super) situation: Situation,
    /// The product that is chosen and what its sources say.
    pub(super) product: Option<(String, Vec<String>)>,
}

/// The switch for redaction, the two things to copy, and what is shared by them.
#[component]
pub(super) fn TakeAlong(props: &TakeAlongProps) -> Html {
    let redacted = use_state(|| true);
    let said = use_state(|| "");
    let open = use_state(|| false);
    let onswitch = {
        let redacted = redacted.setter();
        Callback::from(move |event: Event| {
            let switch: HtmlInputElement = event.target_unchecked_into();
            redacted.set(switch.checked());
        })
    };
    let copy = |words: &'static str, make: fn(&TakeAlongProps, bool) -> Option<String>| {
        let props = TakeAlongProps {
            message: props.message.clone(),
            situation: props.situation.clone(),
            product: props.product.clone(),
        };
        let (redacted, said) = (*redacted, said.setter());
        Callback::from(move |_: MouseEvent| {
            said.set(match make(&props, redacted) {
                Some(text) if copy_text(&text) => words,
                Some(_) => "This browser lets a page copy only over HTTPS.",
                None => "The response is too long for a link.",
            });
        })
    };
    let onlink = copy("The link is copied.", link);
    let onticket = copy("The text is copied.", |props, redacted| Some(ticket(props, redacted)));
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class="along" aria-label="Take it along">
            <h2>{ "Take it along" }</h2>
            <p class="tools">
                <button type="button" onclick={onlink}>{ "Copy a link" }</button>
                <button type="button" onclick={onticket}>{ "Copy as Markdown" }</button>
                <label class="switch">
                    <input type="checkbox" checked={*redacted} onchange={onswitch} />
                    { " without numbers, users, addresses, hosts and credentials" }
                </label>
            </p>
            <p role="status">{ *said }</p>
            <p class="hint">
                { "A link holds the response behind its #, which browsers send to no server. " }
                <button type="button" class="quiet" aria-expanded={open.to_string()} onclick={ontoggle}>
                    { if *open { "Hide what is shared" } else { "Show what is shared" } }
                </button>
            </p>
            if *open {
                <pre class="shared" tabindex="0" role="region" aria-label="What is shared">
                    { sip_response::report::visible_lines(&text_of(&props.message, *redacted)) }
                </pre>
            }
        </section>
    }
}

fn link(props: &TakeAlongProps, redacted: bool) -> Option<String> {
    let text = text_of(&props.message, redacted);
    let fragment = Shared { text, situation: props.situation.clone() }.to_fragment();
    let page = gloo::utils::window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default().to_owned();
    (fragment.len() <= MAX_LINK).then(|| format!("{page}#{fragment}"))
}

fn ticket(props: &TakeAlongProps, redacted: bool) -> String {
    let text = text_of(&props.message, redacted);
    let message = extract(&text).into_iter().next().unwrap_or_else(|| Extracted::whole(&text));
    let context: Context = props.situation.context(&Known::of(&message));
    let advice = advise(message.text.as_bytes(), &context);
    let product = props.product.as_ref().map(|(name, says)| (name.as_str(), says.as_slice()));
    Report { advice: &advice, message: Some(&message.text), product }.markdown()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKa1\r\n\
        From: <sip:alice@example.com>;tag=1\r\nTo: <sip:bob@example.com>;tag=2\r\nCall-ID: c\r\n\
        CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";

    #[test]
    fn a_link_holds_the_response_and_the_situation() {
        let mut situation = Situation::default();
        situation.choose("role", "proxy");
        situation.choose("attempt", "second");
        situation.choose("attempt", "no such value");
        situation.choose("nothing", "proxy");
        let shared = Shared { text: "SIP/2.0 486 Büsy & =#\n".to_owned(), situation };
        let fragment = shared.to_fragment();
        assert!(fragment.ends_with("&role=proxy&attempt=second"), "{fragment}");
        assert_eq!(Shared::from_fragment(&fragment), Some(shared));
        assert_eq!(Shared::from_fragment("role=proxy"), None);
    }

    #[test]
    fn what_is_shared_tells_nobody_who_called_and_gets_the_same_advice() {
        let text = format!("INVITE sip:bob@example.com SIP/2.0\n\n{MESSAGE}");
        let message = extract(&text).into_iter().next().unwrap();
        assert_eq!(
            text_of(&message, false).replace('\n', "\r\n"),
            text.replace("\r\n", "\n").replace('\n', "\r\n")
        );
        let shared = text_of(&message, true);
        assert!(shared.starts_with("INVITE sip:"), "{shared}");
        assert!(!shared.contains("bob") && !shared.contains("alice"), "{shared}");
        let props = TakeAlongProps {
            message: Rc::new(message),
            situation: Situation::default(),
            product: Some(("Example".to_owned(), vec!["tone: busy".to_owned()])),
        };
        let ticket = ticket(&props, true);
        assert!(ticket.starts_with("## 486 Busy Here: Report the failure"), "{ticket}");
        assert!(ticket.contains("### Example\n\n- tone: busy") && !ticket.contains("alice"));
    }
}
