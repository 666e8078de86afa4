//! The message with what is wrong with it, at its lines.

use std::rc::Rc;

use sip_response::{Advice, Response, Violation, extract::Extracted, report::visible};
use yew::prelude::*;

use crate::components::ToReference;

/// At most this many lines of a message are shown.
const MAX_SHOWN: usize = 300;

#[derive(PartialEq, Properties)]
pub(super) struct SourceProps {
    pub(super) message: Rc<Extracted>,
    pub(super) advice: Rc<Advice>,
}

/// The lines with their numbers in the text that was pasted.
#[component]
pub(super) fn Source(props: &SourceProps) -> Html {
    let violations: Vec<Violation> = Response::parse(props.message.text.as_bytes()).map_or_else(
        |_| props.advice.violations.clone(),
        |parsed| parsed.all_violations().collect(),
    );
    let lines: Vec<&str> = props.message.text.trim_end().lines().collect();
    let at_line = |line: usize| {
        violations.iter().filter(move |violation| usize::try_from(violation.line) == Ok(line))
    };
    let missing: Vec<&Violation> = violations
        .iter()
        .filter(|violation| {
            violation.line == 0
                || usize::try_from(violation.line).is_ok_and(|line| line > lines.len())
        })
        .collect();
    html! {
        <section class="source" aria-label="The message">
            <h2>
                { "The message" }
                <span class="wrong-count">{ match violations.len() {
                    0 => "nothing wrong with it".to_owned(),
                    1 => "1 thing wrong with it".to_owned(),
                    count => format!("{count} things wrong with it"),
                } }</span>
            </h2>
            if !missing.is_empty() {
                <ul class="wrong">{ for missing.into_iter().map(wrong) }</ul>
            }
            <ol class="lines">
                { for lines.iter().take(MAX_SHOWN).enumerate().map(|(at, line)| {
                    let number = props.message.lines.get(at).copied().unwrap_or_default();
                    let here: Vec<Html> = at_line(at + 1).map(wrong).collect();
                    html! {
                        <li key={at} class={(!here.is_empty()).then_some("broken")}>
                            <span class="at" aria-hidden="true">{ number.to_string() }</span>
                            <code>{ shown(line, at) }</code>
                            if !here.is_empty() {
                                <ul class="wrong">{ for here }</ul>
                            }
                        </li>
                    }
                }) }
            </ol>
            if lines.len() > MAX_SHOWN {
                <p>{ format!("{} more lines are not shown.", lines.len() - MAX_SHOWN) }</p>
            }
        </section>
    }
}

fn wrong(violation: &Violation) -> Html {
    html! {
        <li>{ violation.sentence() }{ " " }<ToReference place={violation.reference()} /></li>
    }
}

/// A line as it can be shown: without characters that would turn or hide others.
fn shown(line: &str, at: usize) -> Html {
    let line = visible(line).into_owned();
    match line.split_once(':') {
        Some((name, value)) if at > 0 => html! {
            <><span class="name">{ name.to_owned() }</span>{ ":" }{ value.to_owned() }</>
        },
        _ => html! { line },
    }
}
