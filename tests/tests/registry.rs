//! The tables of the core against the project's specification sheets: every row, every column.
//!
//! A cell of a sheet is compared with what the public API of the core says, and a row of the core
//! that no sheet has is a failure too. So one wrong cell on either side fails.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic, also in the functions that its tests share"
)]

use std::{collections::BTreeMap, path::Path};

use sip_response::{
    REGISTRY, Reference, Registration, StatusClass, StatusCode, StatusEntry,
    dialog_failure::{self, DIALOG_FAILURES, DialogFailure, Failure, FailureScope},
    option_tag::{self, OPTION_TAGS},
    q850::{self, CauseLocation, Q850_TO_SIP, Q850Release, SIP_TO_Q850, SipRelease},
    reason::{self, REASON_PROTOCOLS},
    warning::{self, WARN_CODES},
};

/// What the core says for one row of a sheet: a value for each column, in the sheet's order.
type Cells = Vec<(&'static str, String)>;

fn data(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
    std::fs::read_to_string(path).unwrap()
}

/// Compares each row of the sheet with the cells that `core` makes for it; the first column names
/// the row. `core` also gets how many rows with the same name came before. Returns the number of
/// rows.
fn compare(file: &str, mut core: impl FnMut(&str, usize) -> Option<Cells>) -> usize {
    let text = data(file);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut seen = BTreeMap::<String, usize>::new();
    let (mut rows, mut cells, mut wrong) = (0, 0, Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        let name = &record[0];
        let repeat = seen.entry(name.to_owned()).or_default();
        let Some(said) = core(name, *repeat) else {
            panic!("{file}: the core has no row {name:?}");
        };
        *repeat += 1;
        rows += 1;
        let columns: Vec<&str> = said.iter().map(|(column, _)| *column).collect();
        assert_eq!(columns, header.iter().collect::<Vec<_>>(), "{file}: the columns of {name:?}");
        for ((column, said), cell) in said.iter().zip(&record) {
            cells += 1;
            if said != cell {
                wrong.push(format!("{name} {column}:\n  sheet {cell:?}\n  core  {said:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{file}: {} cells differ\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(cells, rows * header.len());
    println!("{file}: {rows} rows x {} columns = {cells} cells agree", header.len());
    rows
}

fn status(number: &str) -> Option<StatusCode> {
    StatusCode::from_u16(number.parse().ok()?).ok()
}

fn places(references: &[Reference]) -> String {
    references.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The sheets write `RFC3261` where the core says `RFC 3261`, and `none` where it says `no RFC`.
fn document_of_sheet(reference: &Reference) -> String {
    match reference.rfc() {
        Some(number) => format!("RFC{number}"),
        None => reference.document.replace("no RFC", "none"),
    }
}

/// What no document defines has no section either; the sheet of the codes writes `n/a` there.
fn section_of_sheet(reference: &Reference) -> String {
    let undefined = reference.document.starts_with("no RFC");
    if undefined { "n/a" } else { reference.section }.to_owned()
}

#[test]
fn every_cell_of_the_status_codes_agrees() {
    let rows = compare("status-codes.csv", |code, _| {
        let row: &StatusEntry = status(code)?.entry()?;
        Some(vec![
            ("code", row.code.to_string()),
            ("reason_phrase", row.reason_phrase.to_owned()),
            ("class", row.class.as_str().to_owned()),
            ("registration", row.registration.as_str().to_owned()),
            ("defining_rfc", document_of_sheet(&row.reference)),
            ("section", section_of_sheet(&row.reference)),
            ("also_rfc", row.also.join(";")),
            ("methods", row.methods.join(";")),
            ("generated_by", row.generated_by.join(";")),
            ("required_headers", row.required_headers.join("; ")),
            ("recommended_headers", row.recommended_headers.join("; ")),
            ("retry", row.retry.as_str().to_owned()),
            ("uac_action", row.uac_action.to_owned()),
            ("proxy_action", row.proxy_action.to_owned()),
            ("dialog_effect", row.dialog_effect.as_str().to_owned()),
            ("q850_cause_from_sip", row.q850.to_owned()),
            ("source_quote_location", row.sources.to_owned()),
        ])
    });
    assert_eq!(rows, REGISTRY.iter().map(|class| class.len()).sum::<usize>());
}

#[test]
fn every_cell_from_sip_to_q850_agrees() {
    let mut by_default = 0;
    let rows = compare("sip-to-q850.csv", |name, _| {
        let other = |from| SIP_TO_Q850.iter().find(|row| row.from == from).copied();
        let (row, phrase) = match name {
            "*" => (other(SipRelease::OtherStatus)?, "any other 4xx-6xx"),
            "BYE" => (other(SipRelease::Bye)?, "(request)"),
            "CANCEL" => (other(SipRelease::Cancel)?, "(request)"),
            "encapsulated REL" => (other(SipRelease::EncapsulatedRel)?, "(in the response body)"),
            code => (q850::from_sip(status(code)?)?, status(code)?.entry()?.reason_phrase),
        };
        by_default += usize::from(other(row.from).is_none());
        let (cause, cause_name) = match row.cause {
            Some(cause) => (cause.to_string(), row.cause_name),
            None if row.from == SipRelease::EncapsulatedRel => (row.cause_name.to_owned(), ""),
            None => ("none".to_owned(), row.cause_name),
        };
        let location = match row.location {
            CauseLocation::ByClass => "user for 6xx, network for 4xx/5xx",
            CauseLocation::NotStated => "",
            one => one.as_str(),
        };
        Some(vec![
            ("sip_code", name.to_owned()),
            ("sip_phrase", phrase.to_owned()),
            ("cause", cause),
            ("cause_name_in_rfc", cause_name.to_owned()),
            ("tag", row.try_first.tag().to_owned()),
            ("condition", row.condition.to_owned()),
            ("cause_location", location.to_owned()),
            ("rfc4497_cause", row.qsig.to_owned()),
            ("source", places(row.references)),
        ])
    });
    assert_eq!(rows, SIP_TO_Q850.len() + by_default);
}

#[test]
fn every_cell_from_q850_to_sip_agrees() {
    let rows = compare("q850-to-sip.csv", |name, repeat| {
        let other = |from| Q850_TO_SIP.iter().find(|row| row.from == from);
        let row = match name {
            "*" => other(Q850Release::OtherCause)?,
            "T7" => other(Q850Release::TimerT7)?,
            "T9" => other(Q850Release::TimerT9)?,
            cause => q850::to_sip_rows(cause.parse().ok()?).nth(repeat)?,
        };
        Some(vec![
            ("cause", name.to_owned()),
            ("name", row.cause_name.to_owned()),
            ("group", row.group.to_owned()),
            ("sip_code", row.code.map_or("none".to_owned(), |code| code.to_string())),
            ("sip_phrase_in_rfc", row.phrase_in_rfc.to_owned()),
            ("condition", row.condition.to_owned()),
            ("extra_headers", row.extra_headers.to_owned()),
            ("rfc4497_sip", row.qsig.to_owned()),
            ("source", places(row.references)),
        ])
    });
    assert_eq!(rows, Q850_TO_SIP.len());
}

#[test]
fn every_cell_of_the_warn_codes_agrees() {
    let rows = compare("warning-codes.csv", |name, _| {
        if name == "1xx, 2xx" {
            return Some(warn_codes_of_http());
        }
        let row = warning::entry(name.parse().ok()?)?;
        let range = row.range()?;
        let numbers = format!("{}-{}", range.first, range.last);
        let range = match row.registration {
            Registration::Unregistered => format!("{numbers} (unassigned)"),
            _ if range.remark.is_empty() => format!("{numbers} {}", range.purpose),
            _ => format!("{numbers} {} ({})", range.purpose, range.remark),
        };
        let section = match row.reference.section {
            "UNVERIFIED" => "UNVERIFIED (RFC text not at hand; seen in a copy of the registry)",
            section => section,
        };
        Some(vec![
            ("warn_code", row.code.to_string()),
            ("warn_text", row.text.to_owned()),
            ("description", row.description.to_owned()),
            ("range", range),
            ("registration", row.registration.as_str().to_owned()),
            ("defining_rfc", row.reference.document.to_owned()),
            ("section", section.to_owned()),
            ("q850_hint", row.q850.to_owned()),
            ("automated_action", row.automated_action.to_owned()),
            ("source", row.sources.to_owned()),
        ])
    });
    assert_eq!(rows, WARN_CODES.len() + 1);
}

/// The sheet's row of the codes that are not SIP's is a range in the core.
fn warn_codes_of_http() -> Cells {
    let range = warning::range(100).unwrap();
    assert_eq!((range.first, range.last), (100, 299));
    assert!(!warning::is_sip(range.first) && !warning::is_sip(range.last));
    let owner = range.purpose.strip_prefix("taken by ").unwrap();
    vec![
        ("warn_code", format!("{}xx, {}xx", range.first / 100, range.last / 100)),
        ("warn_text", format!("({owner})")),
        ("description", range.purpose.to_owned()),
        ("range", "n/a".to_owned()),
        ("registration", "not SIP".to_owned()),
        ("defining_rfc", range.reference.document.to_owned()),
        ("section", range.reference.section.to_owned()),
        ("q850_hint", String::new()),
        ("automated_action", String::new()),
        ("source", range.reference.to_string()),
    ]
}

#[test]
fn every_cell_of_the_reason_protocols_agrees() {
    let rows = compare("reason-protocols.csv", |name, _| {
        let row = reason::protocol(name)?;
        Some(vec![
            ("protocol", row.protocol.to_owned()),
            ("cause_values", row.cause_values.to_owned()),
            ("defining_document", row.reference.document.to_owned()),
            ("section", row.reference.section.to_owned()),
            ("cause_namespace", row.cause_namespace.to_owned()),
            ("where_used", row.where_used.to_owned()),
            ("multiple_values_per_message", row.multiple_values.to_owned()),
            ("status", row.status.to_owned()),
        ])
    });
    assert_eq!(rows, REASON_PROTOCOLS.len());
}

#[test]
fn every_cell_of_rfc_5057_agrees() {
    let rows = compare("rfc5057-table.csv", |name, _| {
        let row: &DialogFailure = match name {
            "timeout" => dialog_failure::of_timeout()?,
            "3xx" => dialog_failure::of_status(StatusCode::MULTIPLE_CHOICES)?,
            code => dialog_failure::of_status(status(code)?)?,
        };
        let printed = match row.failure {
            Failure::Status(code) => code.to_string(),
            Failure::Redirection => "3xx".to_owned(),
            Failure::Timeout => "timeout".to_owned(),
            _ => return None,
        };
        let phrase = match row.phrase_in_table {
            "" => format!("({}, not in RFC 5057)", row.reference.document),
            phrase => phrase.to_owned(),
        };
        let scope = match (row.failure, row.scope) {
            (Failure::Timeout, FailureScope::Usage) => "usage",
            (_, scope) => scope.as_str(),
        };
        let note = row.note.map(|note| note.to_string());
        let source = match &note {
            Some(note) => format!("{} note {note}", row.reference),
            None => row.reference.to_string(),
        };
        Some(vec![
            ("code", printed),
            ("reason_in_table", phrase),
            ("impact_in_table", scope.to_owned()),
            ("effect", row.effect().as_str().to_owned()),
            ("note_number", note.unwrap_or_default()),
            ("note_summary", row.remark.to_owned()),
            ("applies_also_to", row.applies_also_to().to_owned()),
            ("source", source),
        ])
    });
    assert_eq!(rows, DIALOG_FAILURES.len());
}

#[test]
fn every_cell_of_the_option_tags_agrees() {
    let rows = compare("option-tags.csv", |name, _| {
        let row = option_tag::option_tag(name)?;
        let defined = match row.updated_by {
            [] => row.reference.to_string(),
            updates => format!("{} (updated by {})", row.reference, updates.join(", ")),
        };
        Some(vec![
            ("option_tag", row.tag.to_owned()),
            ("defining_rfc", defined),
            ("role_in_responses", row.role_in_responses.to_owned()),
            ("response_codes_and_effect", row.effect.to_owned()),
        ])
    });
    assert_eq!(rows, OPTION_TAGS.len());
}

/// Where the public list of codes in `blog-list.tsv` prints another name than the registry:
/// code or class, its name, ours.
const OTHER_NAMES: &[(&str, &str, &str)] = &[
    ("1xx", "Informational", "provisional"),
    ("5xx", "Server failure", "server-error"),
    ("181", "Call is being Forwarded", "Call Is Being Forwarded"),
    ("182", "Call Queued", "Queued"),
    ("183", "Call Progress", "Session Progress"),
    ("202", "Accepted", "Accepted (Deprecated)"),
    ("408", "Request Timed Out", "Request Timeout"),
    ("436", "Bad Identity-Info", "Bad Identity Info"),
    ("437", "Unsupported Certificate", "Unsupported Credential"),
];

/// Where the meaning in that list is wrong or out of date: code, what it claims, and what the
/// registry's `uac_action` says instead.
const OTHER_MEANINGS: &[(&str, &str, &str)] = &[
    ("182", "the called server is overloaded", "show queued state"),
    ("204", "the corresponding response will not be received", "no NOTIFY comes"),
    ("409", "the user is registered already", "was: REGISTER action parameter conflicts"),
    ("411", "a current code", "unknown 4xx: treat as 400"),
    (
        "417",
        "an option tag resource-priority without a Resource-Priority header",
        "MAY retry with the same or another resource value",
    ),
    ("436", "speaks of an Identity-Info header", "an info parameter the verifier can dereference"),
    (
        "437",
        "the certificate of the signing domain could not be validated",
        "a credential the verifier trusts and supports",
    ),
];

#[test]
fn the_public_list_of_71_codes_differs_from_the_registry_only_where_it_is_known_to() {
    let text = data("blog-list.tsv");
    let (mut names, mut meanings, mut classes, mut codes) = (vec![], vec![], 0, 0);
    for line in text.lines().skip(1) {
        let [name, printed, claim] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("blog-list.tsv: not three columns: {line:?}");
        };
        let ours = if let Some(digit) = name.strip_suffix("xx") {
            classes += 1;
            let digit: u8 = digit.parse().unwrap();
            let class = StatusClass::ALL.into_iter().find(|class| class.digit() == digit).unwrap();
            class.as_str()
        } else {
            codes += 1;
            let code = status(name).unwrap();
            code.entry().unwrap_or_else(|| panic!("{name} is not in the registry")).reason_phrase
        };
        // Our names of classes are in lower case and joined; the list writes `Client Error`.
        let same = printed == ours || printed.to_lowercase().replace(' ', "-") == ours;
        if !same {
            names.push((name, printed, ours));
        }
        if !claim.is_empty() {
            let does = status(name).and_then(StatusCode::entry).unwrap().uac_action;
            let known = OTHER_MEANINGS.iter().find(|known| known.0 == name && known.1 == claim);
            let says = known.map_or("", |known| known.2);
            assert!(!says.is_empty() && does.contains(says), "{name}: {claim:?} against {does:?}");
            meanings.push(name);
        }
    }
    assert_eq!((classes, codes), (6, 71));
    assert_eq!(names, OTHER_NAMES);
    assert_eq!(meanings, OTHER_MEANINGS.iter().map(|known| known.0).collect::<Vec<_>>());
    println!(
        "blog-list.tsv: {codes} codes and {classes} classes; {} names and {} meanings differ",
        names.len(),
        meanings.len()
    );
}
