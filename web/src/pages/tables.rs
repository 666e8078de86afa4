//! The small tables: Q.850, warn-codes, Reason, and what failures do to dialogs.

use sip_response::{
    Registration,
    dialog_failure::{DIALOG_FAILURES, Failure},
    q850::{Q850_TO_SIP, Q850Release, SIP_TO_Q850, SipRelease},
    reason::REASON_PROTOCOLS,
    warning::{WARN_CODE_RANGES, WARN_CODES},
};
use yew::prelude::*;

use crate::{
    components::{CodeLink, Go, References, ToReference, Twins},
    labels,
    route::Route,
};

#[derive(PartialEq, Properties)]
struct TablesNavProps {
    current: Route,
}

/// From one table to the others.
#[component]
fn TablesNav(props: &TablesNavProps) -> Html {
    let tables = [
        (Route::Q850, "Q.850"),
        (Route::Warnings, "Warnings"),
        (Route::Reasons, "Reasons"),
        (Route::Dialogs, "Dialogs"),
    ];
    html! {
        <nav class="jump" aria-label="Tables">
            { for tables.map(|(to, name)| html! {
                <Go {to} current={to == props.current}>{ name }</Go>
            }) }
            <Twins of={props.current} />
        </nav>
    }
}

/// Q.850 causes, both directions.
#[component]
pub(crate) fn Q850() -> Html {
    html! {
        <article class="tables">
            <TablesNav current={Route::Q850} />
            <h1>{ "Q.850 causes" }</h1>
            <p class="lead">
                { "What a gateway between SIP and the telephone network makes of the other side's \
                   failure. The two tables are not the inverse of each other." }
            </p>
            <nav class="jump" aria-label="Tables on this page">
                <a href="#from-sip">{ "SIP to Q.850" }</a>
                <a href="#to-sip">{ "Q.850 to SIP" }</a>
            </nav>
            <h2 id="from-sip" tabindex="-1">{ "SIP to Q.850" }</h2>
            <Table heads={["SIP", "Cause", "Condition", "QSIG", "Source"].as_slice()}>
                { for SIP_TO_Q850.iter().map(|row| html! {
                    <tr>
                        <th scope="row">{ match row.from {
                            SipRelease::Status(code) => html! { <CodeLink {code} phrase={true} /> },
                            SipRelease::OtherStatus => html! { "any other failure" },
                            SipRelease::Bye => html! { "BYE" },
                            SipRelease::Cancel => html! { "CANCEL" },
                            SipRelease::EncapsulatedRel => html! { "a response with a REL in it" },
                            _ => Html::default(),
                        } }</th>
                        <td data-head="Cause">{ cause(row.cause, row.cause_name) }</td>
                        <td data-head="Condition">{ dash(row.condition) }</td>
                        <td data-head="QSIG">{ dash(row.qsig) }</td>
                        <td data-head="Source"><References places={row.references} /></td>
                    </tr>
                }) }
            </Table>
            <h2 id="to-sip" tabindex="-1">{ "Q.850 to SIP" }</h2>
            <Table heads={["Cause", "SIP", "Condition", "QSIG", "Source"].as_slice()}>
                { for Q850_TO_SIP.iter().map(|row| html! {
                    <tr>
                        <th scope="row">{ match row.from {
                            Q850Release::Cause(value) => cause(Some(value), row.cause_name),
                            Q850Release::OtherCause => html! { "any other cause" },
                            Q850Release::TimerT7 => html! { "timer T7 expires" },
                            Q850Release::TimerT9 => html! { "timer T9 expires" },
                            _ => Html::default(),
                        } }</th>
                        <td data-head="SIP">{ match row.code {
                            Some(code) => html! { <CodeLink {code} phrase={true} /> },
                            None => html! { "no response" },
                        } }</td>
                        <td data-head="Condition">
                            { dash(row.condition) }
                            if !row.extra_headers.is_empty() {
                                { " With " }{ row.extra_headers }{ "." }
                            }
                        </td>
                        <td data-head="QSIG">{ dash(row.qsig) }</td>
                        <td data-head="Source"><References places={row.references} /></td>
                    </tr>
                }) }
            </Table>
        </article>
    }
}

/// Warn-codes.
#[component]
pub(crate) fn Warnings() -> Html {
    html! {
        <article class="tables">
            <TablesNav current={Route::Warnings} />
            <h1>{ "Warn-codes" }</h1>
            <p class="lead">
                { "The three digits at the start of a Warning header. They explain a refusal, \
                   mostly of a session description in a 488 or 606." }
            </p>
            <Table heads={["Warning", "What it says", "Q.850", "Automatic action", "Source"].as_slice()}>
                { for WARN_CODES.iter().map(|row| html! {
                    <tr>
                        <th scope="row">
                            <span class="num">{ row.code.to_string() }</span>{ " " }{ row.text }
                            if row.registration != Registration::Registered {
                                { " " }
                                <span class="tag">{ labels::registration(row.registration) }</span>
                            }
                        </th>
                        <td data-head="What it says">{ dash(row.description) }</td>
                        <td data-head="Q.850">{ dash(row.q850) }</td>
                        <td data-head="Automatic action">{ dash(row.automated_action) }</td>
                        <td data-head="Source"><ToReference place={row.reference} /></td>
                    </tr>
                }) }
            </Table>
            <h2>{ "Ranges" }</h2>
            <Table heads={["Range", "Set aside for", "Remark", "Source"].as_slice()}>
                { for WARN_CODE_RANGES.iter().map(|row| html! {
                    <tr>
                        <th scope="row" class="num">{ format!("{} to {}", row.first, row.last) }</th>
                        <td data-head="Set aside for">{ row.purpose }</td>
                        <td data-head="Remark">{ dash(row.remark) }</td>
                        <td data-head="Source"><ToReference place={row.reference} /></td>
                    </tr>
                }) }
            </Table>
        </article>
    }
}

/// Protocols of the Reason header.
#[component]
pub(crate) fn Reasons() -> Html {
    html! {
        <article class="tables">
            <TablesNav current={Route::Reasons} />
            <h1>{ "Reason protocols" }</h1>
            <p class="lead">
                { "The first word of a Reason header says whose cause it is, and so what its \
                   number means." }
            </p>
            <Table heads={["Protocol", "Cause values", "Where it is used", "Known", "Source"].as_slice()}>
                { for REASON_PROTOCOLS.iter().map(|row| html! {
                    <tr>
                        <th scope="row" class="mono">{ row.protocol }</th>
                        <td data-head="Cause values">
                            { dash(row.cause_values) }
                            if !row.cause_namespace.is_empty() {
                                { format!(" ({})", row.cause_namespace) }
                            }
                        </td>
                        <td data-head="Where it is used">{ dash(row.where_used) }</td>
                        <td data-head="Known">{ row.status }</td>
                        <td data-head="Source"><ToReference place={row.reference} /></td>
                    </tr>
                }) }
            </Table>
        </article>
    }
}

/// What failures do to dialogs.
#[component]
pub(crate) fn Dialogs() -> Html {
    html! {
        <article class="tables">
            <TablesNav current={Route::Dialogs} />
            <h1>{ "Failures inside a dialog" }</h1>
            <p class="lead">
                { "Whether a failure response ends the transaction alone, the usage that sent the \
                   request, or the dialog with all its usages." }
            </p>
            <Table heads={["Failure", "Ends", "Remark", "Source"].as_slice()}>
                { for DIALOG_FAILURES.iter().map(|row| html! {
                    <tr>
                        <th scope="row">
                            { match row.failure {
                                Failure::Status(code) => html! { <CodeLink {code} phrase={true} /> },
                                Failure::Redirection => html! { "any 3xx" },
                                Failure::Timeout => html! { "no response at all" },
                                _ => Html::default(),
                            } }
                            if !row.applies_also_to().is_empty() {
                                { format!(" and {}", row.applies_also_to()) }
                            }
                        </th>
                        <td data-head="Ends" class={scope_class(row.scope.as_str())}>
                            { row.scope.as_str().to_lowercase() }
                        </td>
                        <td data-head="Remark">
                            { dash(row.remark) }
                            if let Some(note) = row.note {
                                { format!(" (note {note})") }
                            }
                        </td>
                        <td data-head="Source"><ToReference place={row.reference} /></td>
                    </tr>
                }) }
            </Table>
        </article>
    }
}

fn scope_class(scope: &str) -> &'static str {
    if scope == "Transaction" { "mild" } else { "strong" }
}

fn cause(value: Option<u8>, name: &'static str) -> Html {
    match value {
        Some(value) => html! { <><span class="num">{ value.to_string() }</span>{ " " }{ name }</> },
        None => html! { name },
    }
}

/// The text, or a dash with a word where there is none.
fn dash(text: &'static str) -> Html {
    if text.is_empty() {
        html! { <span class="none">{ "—" }<span class="visually-hidden">{ "none" }</span></span> }
    } else {
        html! { text }
    }
}

#[derive(PartialEq, Properties)]
struct TableProps {
    heads: &'static [&'static str],
    children: Html,
}

#[component]
fn Table(props: &TableProps) -> Html {
    html! {
        <table class="facts-table">
            <thead>
                <tr>{ for props.heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
            </thead>
            <tbody>{ props.children.clone() }</tbody>
        </table>
    }
}
