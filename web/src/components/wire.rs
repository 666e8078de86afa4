//! A message as it stands on the wire.

use sip_response::{Method, StatusEntry};
use yew::prelude::*;

use super::copy_button;
use crate::labels;

#[derive(PartialEq, Properties)]
pub(crate) struct WireProps {
    pub(crate) message: AttrValue,
}

/// A whole message, with a button to copy it.
#[component]
pub(crate) fn Wire(props: &WireProps) -> Html {
    let lines: Html = props
        .message
        .trim_end()
        .lines()
        .map(|line| match line.split_once(": ") {
            Some((name, value)) => html! {
                <><span class="name">{ name }</span>{ format!(": {value}\n") }</>
            },
            None => html! { <b>{ format!("{line}\n") }</b> },
        })
        .collect();
    html! {
        <div class="wire">
            <pre tabindex="0" role="region" aria-label="The message on the wire">
                <code>{ lines }</code>
            </pre>
            { copy_button("copy") }
        </div>
    }
}

/// A whole response with this code: the lines of its row, and those that every response has.
pub(crate) fn example_of(entry: &StatusEntry) -> String {
    let method = entry
        .methods
        .iter()
        .find(|name| Method::from_name(name) != Method::Other)
        .unwrap_or(&"INVITE");
    let phrase = if entry.reason_phrase == labels::UNVERIFIED { "" } else { entry.reason_phrase };
    // 100 is the one response that may come before the To tag is made (RFC 3261 §8.2.6.2).
    let to_tag = if entry.code.as_u16() == 100 { "" } else { ";tag=b1f3" };
    let mut message = format!(
        "SIP/2.0 {} {phrase}\r\n\
         Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74bf9;received=192.0.2.10\r\n\
         From: <sip:alice@example.com>;tag=9fxced76\r\n\
         To: <sip:bob@example.net>{to_tag}\r\n\
         Call-ID: 3848276298220188511@ua.example.com\r\n\
         CSeq: 1 {method}\r\n",
        entry.code
    );
    for line in entry.example {
        message.push_str(line);
        message.push_str("\r\n");
    }
    message.push_str("Content-Length: 0\r\n\r\n");
    message
}
