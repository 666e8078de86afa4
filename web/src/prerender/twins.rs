//! The facts of pages for programs: beside `486/` stand `486.json` and `486.md`, beside `rules/`
//! stands `rules.json`.

use std::{fs, io, path::Path};

use serde::Serialize;
use sip_response::{
    DialogEffect, PROFILES, Profile, REGISTRY, RULES, Reference, Rule, StatusCode, StatusEntry,
    dialog_failure::{self, DIALOG_FAILURES, DialogFailure},
    profile::Behaviour,
    q850::{self, Q850_TO_SIP, Q850ToSip, SIP_TO_Q850, SipToQ850},
    reason::REASON_PROTOCOLS,
    report,
    warning::{WARN_CODE_RANGES, WARN_CODES},
};

use crate::{
    components::{product_name, rows},
    labels,
    pages::{BUILT, code, rules_of},
    route::Route,
};

/// The path of the JSON beside a page, where it has one.
pub(crate) fn json_of(route: Route) -> Option<String> {
    match route {
        Route::Code(code) => Some(format!("{code}.json")),
        Route::Home => Some("codes.json".to_owned()),
        Route::Products
        | Route::Rules
        | Route::Q850
        | Route::Warnings
        | Route::Reasons
        | Route::Dialogs => Some(format!("{}.json", route.path().trim_end_matches('/'))),
        _ => None,
    }
}

/// The path of the Markdown beside a page, where it has one.
pub(crate) fn markdown_of(route: Route) -> Option<String> {
    match route {
        Route::Code(code) => Some(format!("{code}.md")),
        _ => None,
    }
}

/// Writes all of them, and says how many.
pub(super) fn write_all(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for route in Route::all() {
        let files = [
            json_of(route).zip(json(route)?),
            markdown_of(route).zip(match route {
                Route::Code(code) => code.entry().map(markdown),
                _ => None,
            }),
        ];
        for (path, text) in files.into_iter().flatten() {
            fs::write(folder.join(path), text)?;
            count += 1;
        }
    }
    Ok(count)
}

/// A whole table: which data it is from, and its rows.
#[derive(Serialize)]
struct Table<T: Serialize> {
    data: &'static str,
    #[serde(flatten)]
    rows: T,
}

fn json(route: Route) -> io::Result<Option<String>> {
    #[derive(Serialize)]
    struct Codes {
        codes: Vec<&'static StatusEntry>,
    }
    #[derive(Serialize)]
    struct Rules {
        rules: Vec<RuleRow>,
    }
    #[derive(Serialize)]
    struct Products {
        products: &'static [Profile],
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Q850 {
        sip_to_q850: &'static [SipToQ850],
        q850_to_sip: &'static [Q850ToSip],
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Warnings {
        ranges: &'static [sip_response::warning::WarnCodeRange],
        warn_codes: &'static [sip_response::warning::WarnCodeEntry],
    }
    #[derive(Serialize)]
    struct Reasons {
        protocols: &'static [sip_response::reason::ReasonProtocol],
    }
    #[derive(Serialize)]
    struct Dialogs {
        failures: &'static [DialogFailure],
    }
    Ok(match route {
        Route::Code(code) => match code.entry() {
            Some(entry) => Some(serde_json::to_string_pretty(&CodeTwin::of(entry))? + "\n"),
            None => None,
        },
        Route::Home => {
            table(Codes { codes: REGISTRY.iter().copied().flatten().collect() }).map(Some)?
        }
        Route::Rules => {
            let rules = RULES.iter().copied().flatten().map(RuleRow::of).collect();
            table(Rules { rules }).map(Some)?
        }
        Route::Products => table(Products { products: PROFILES }).map(Some)?,
        Route::Q850 => {
            table(Q850 { sip_to_q850: SIP_TO_Q850, q850_to_sip: Q850_TO_SIP }).map(Some)?
        }
        Route::Warnings => {
            table(Warnings { ranges: WARN_CODE_RANGES, warn_codes: WARN_CODES }).map(Some)?
        }
        Route::Reasons => table(Reasons { protocols: REASON_PROTOCOLS }).map(Some)?,
        Route::Dialogs => table(Dialogs { failures: DIALOG_FAILURES }).map(Some)?,
        _ => None,
    })
}

/// Without line breaks between the values: these files are large, and programs read them.
fn table(rows: impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(&Table { data: BUILT, rows })? + "\n")
}

/// A rule as its page shows it.
#[derive(Serialize)]
pub(super) struct RuleRow {
    id: &'static str,
    title: &'static str,
    when: &'static str,
    why: &'static str,
    level: &'static str,
    references: &'static [Reference],
    example: ExampleRow,
}

#[derive(Serialize)]
struct ExampleRow {
    message: Option<String>,
    context: &'static str,
    action: &'static str,
}

impl RuleRow {
    pub(super) fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            title: rule.title,
            when: rule.when,
            why: rule.why,
            level: rule.level.as_str(),
            references: rule.references,
            example: ExampleRow {
                message: rule.example.message(),
                context: rule.example.context,
                action: rule.example.action.as_str(),
            },
        }
    }
}

/// All that the page of a code shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeTwin {
    data: &'static str,
    #[serde(flatten)]
    entry: &'static StatusEntry,
    treat_as: StatusCode,
    message: String,
    /// What a gateway makes of it.
    to_q850: Option<SipToQ850>,
    /// What a gateway makes it of.
    from_q850: Vec<&'static Q850ToSip>,
    in_dialog: Option<&'static DialogFailure>,
    /// Those that apply to the message above, where nothing else is known.
    rules: Vec<RuleInShort>,
    products: Vec<InProduct>,
}

#[derive(Serialize)]
struct RuleInShort {
    id: &'static str,
    title: &'static str,
    reference: Reference,
}

#[derive(Serialize)]
struct InProduct {
    id: &'static str,
    name: String,
    version: &'static str,
    behaviours: Vec<Linked>,
}

#[derive(Serialize)]
struct Linked {
    #[serde(flatten)]
    behaviour: &'static Behaviour,
    /// The address of the place where it stands.
    url: String,
}

impl CodeTwin {
    fn of(entry: &'static StatusEntry) -> Self {
        let code = entry.code;
        let rules = rules_of(entry).into_iter().map(|rule| RuleInShort {
            id: rule.id,
            title: rule.title,
            reference: rule.reference(),
        });
        let products = in_products(code).map(|(profile, behaviours)| InProduct {
            id: &profile.id,
            name: product_name(profile),
            version: &profile.version,
            behaviours: behaviours
                .into_iter()
                .map(|behaviour| Linked { behaviour, url: profile.link(behaviour) })
                .collect(),
        });
        Self {
            data: BUILT,
            entry,
            treat_as: code.treat_as(),
            message: entry.message(),
            to_q850: q850::from_sip(code),
            from_q850: from_q850(code).collect(),
            in_dialog: in_dialog(entry),
            rules: rules.collect(),
            products: products.collect(),
        }
    }
}

fn from_q850(code: StatusCode) -> impl Iterator<Item = &'static Q850ToSip> {
    Q850_TO_SIP.iter().filter(move |row| row.code == Some(code))
}

fn in_dialog(entry: &StatusEntry) -> Option<&'static DialogFailure> {
    dialog_failure::of_status(entry.code)
        .filter(|_| entry.dialog_effect != DialogEffect::NotApplicable)
}

/// The products that say something of a code, with what they say.
fn in_products(
    code: StatusCode,
) -> impl Iterator<Item = (&'static Profile, Vec<&'static Behaviour>)> {
    PROFILES
        .iter()
        .map(move |profile| (profile, profile.behaviours(code).collect::<Vec<_>>()))
        .filter(|(_, behaviours)| !behaviours.is_empty())
}

/// The page of a code as Markdown, for tickets and for programs that read prose.
fn markdown(entry: &'static StatusEntry) -> String {
    let mut text = format!("# {} {}\n\n", entry.code, labels::phrase(entry));
    let digit = entry.class.digit();
    let mut kind = format!(
        "{digit}xx {}, {}",
        labels::class_name(entry.class).to_lowercase(),
        labels::registration(entry.registration)
    );
    if labels::is_defined(entry) {
        kind = format!("{kind}, {}", linked(&entry.reference));
    }
    paragraph(&mut text, &kind);
    paragraph(&mut text, entry.meaning.trim());
    section(&mut text, "What to do", [entry.next]);
    let treated = entry.code.treat_as();
    let mut facts = vec![
        format!("Retry: {}", report::retry(entry.retry)),
        format!("In a dialog: {}", report::dialog_effect(entry.dialog_effect)),
        format!("Sent by: {}", code::list(entry.generated_by)),
        format!("Answers: {}", code::methods(entry)),
        format!("Q.850 cause: {}", entry.q850),
        format!("Headers it must have: {}", headers(entry.required_headers)),
        format!("It should or may have: {}", headers(entry.recommended_headers)),
        format!("A UAC: {}", code::or_not_stated(entry.uac_action)),
        format!("A proxy: {}", code::or_not_stated(entry.proxy_action)),
    ];
    if treated != entry.code {
        facts.push(format!("If not known: treated as {treated}"));
    }
    if let Some(row) = q850::from_sip(entry.code) {
        let cause = row.cause.map_or(String::new(), |cause| format!("cause {cause}, "));
        let condition = with("; ", row.condition);
        let places = places(row.references);
        facts.push(format!("A gateway sends: {cause}{}{condition} ({places})", row.cause_name));
    }
    let back: Vec<String> = from_q850(entry.code)
        .filter(|row| !row.cause_name.is_empty())
        .map(|row| match row.from {
            q850::Q850Release::Cause(cause) => format!("cause {cause}, {}", row.cause_name),
            _ => row.cause_name.to_owned(),
        })
        .collect();
    if !back.is_empty() {
        facts.push(format!("A gateway makes it of: {}", back.join("; ")));
    }
    if let Some(row) = in_dialog(entry) {
        let remark = with("; ", row.remark);
        let effect = report::dialog_effect(row.effect());
        facts.push(format!("Inside a dialog: {effect}{remark} ({})", linked(&row.reference)));
    }
    bullets(&mut text, facts);
    if !entry.why.is_empty() {
        heading(&mut text, "Why it happens");
        bullets(&mut text, entry.why.iter().map(|&why| why.to_owned()));
    }
    if !entry.confused_with.is_empty() {
        heading(&mut text, "Confused with");
        bullets(
            &mut text,
            entry.confused_with.iter().map(|other| {
                let phrase = other.code.entry().map_or("", labels::phrase);
                format!("{} {phrase}: {}", other.code, other.difference)
            }),
        );
    }
    heading(&mut text, "On the wire");
    let message = entry.message().replace('\r', "");
    text.push_str(&format!("```\n{}\n```\n\n", message.trim_end()));
    let products: Vec<_> = in_products(entry.code).collect();
    if !products.is_empty() {
        heading(&mut text, "In products");
        for (profile, behaviours) in products {
            let version = with(" ", &profile.version);
            text.push_str(&format!("### {}{version}\n\n", product_name(profile)));
            bullets(
                &mut text,
                behaviours.into_iter().map(|behaviour| {
                    let facts: Vec<String> = rows(behaviour)
                        .into_iter()
                        .map(|(name, value)| format!("{name}: {value}"))
                        .collect();
                    let source = profile.source(behaviour).map_or(String::new(), |source| {
                        format!(
                            ", {}{} ({}, grade {})",
                            source.title,
                            with(" ", &source.version),
                            source.evidence.as_str().replace('-', " "),
                            source.kind.grade()
                        )
                    });
                    let facts = facts.join("; ");
                    let facts = facts.trim_end_matches('.');
                    let place = &behaviour.place;
                    format!("{facts}. [{place}](<{}>){source}", profile.link(behaviour))
                }),
            );
        }
    }
    let rules = rules_of(entry);
    if !rules.is_empty() {
        heading(&mut text, "Rules that apply to the message above");
        bullets(
            &mut text,
            rules
                .into_iter()
                .map(|rule| format!("{}: {} ({})", rule.id, rule.title, linked(&rule.reference()))),
        );
    }
    section(&mut text, "Sources", [entry.sources]);
    text.push_str(&format!("sip-response {BUILT}\n"));
    text
}

fn paragraph(text: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        text.push_str(sentence);
        text.push_str("\n\n");
    }
}

fn heading(text: &mut String, title: &str) {
    text.push_str("## ");
    paragraph(text, title);
}

fn section<const N: usize>(text: &mut String, title: &str, paragraphs: [&str; N]) {
    heading(text, title);
    for sentence in paragraphs {
        paragraph(text, sentence);
    }
}

fn bullets(text: &mut String, items: impl IntoIterator<Item = String>) {
    for item in items {
        text.push_str("- ");
        text.push_str(&item);
        text.push('\n');
    }
    text.push('\n');
}

fn linked(place: &Reference) -> String {
    match place.url() {
        Some(url) => format!("[{place}]({url})"),
        None => place.to_string(),
    }
}

fn places(references: &[Reference]) -> String {
    references.iter().map(linked).collect::<Vec<_>>().join(", ")
}

/// A text after what stands before it; nothing where there is no text.
fn with(before: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{before}{text}") }
}

fn headers(lines: &[&'static str]) -> String {
    if lines.is_empty() { "none named".to_owned() } else { code::list(lines) }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn twin(code: StatusCode) -> Value {
        serde_json::from_str(&json(Route::Code(code)).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn the_json_of_a_code_has_all_that_its_page_shows() {
        let busy = twin(StatusCode::BUSY_HERE);
        assert_eq!(busy["code"], 486);
        assert_eq!(busy["reasonPhrase"], "Busy Here");
        assert_eq!(busy["reference"]["section"], "21.4.24");
        assert_eq!(busy["toQ850"]["cause"], 17);
        assert!(busy["message"].as_str().unwrap().starts_with("SIP/2.0 486 Busy Here\r\n"));
        assert_eq!(busy["rules"][0]["id"], rules_of(StatusCode::BUSY_HERE.entry().unwrap())[0].id);
        let products = busy["products"].as_array().unwrap();
        assert!(products.len() > 10);
        for product in products {
            for behaviour in product["behaviours"].as_array().unwrap() {
                assert!(behaviour["source"].is_string() && behaviour["url"].is_string());
            }
        }
    }

    #[test]
    fn every_table_has_all_its_rows() {
        let rows = |route: Route, name: &str| {
            let json: Value = serde_json::from_str(&json(route).unwrap().unwrap()).unwrap();
            assert_eq!(json["data"], BUILT);
            json[name].as_array().map_or(0, Vec::len)
        };
        assert_eq!(rows(Route::Home, "codes"), REGISTRY.iter().copied().flatten().count());
        assert_eq!(rows(Route::Rules, "rules"), RULES.iter().copied().flatten().count());
        assert_eq!(rows(Route::Products, "products"), PROFILES.len());
        assert_eq!(rows(Route::Q850, "sipToQ850"), SIP_TO_Q850.len());
        assert_eq!(rows(Route::Q850, "q850ToSip"), Q850_TO_SIP.len());
        assert_eq!(rows(Route::Warnings, "warnCodes"), WARN_CODES.len());
        assert_eq!(rows(Route::Reasons, "protocols"), REASON_PROTOCOLS.len());
        assert_eq!(rows(Route::Dialogs, "failures"), DIALOG_FAILURES.len());
    }

    #[test]
    fn every_page_that_names_a_twin_has_one() {
        for route in Route::all() {
            assert_eq!(json_of(route).is_some(), json(route).unwrap().is_some(), "{route:?}");
        }
    }

    #[test]
    fn the_markdown_says_what_is_not_stated() {
        let text = markdown(StatusCode::BUSY_HERE.entry().unwrap());
        assert!(text.starts_with("# 486 Busy Here\n\n4xx client error, registered, [RFC 3261"));
        assert!(text.contains("\n## In products\n"), "{text}");
        for entry in REGISTRY.iter().copied().flatten() {
            let text = markdown(entry);
            assert!(!text.contains(&format!(": {}\n", labels::UNVERIFIED)), "{text}");
            assert!(!text.contains("\n\n\n"), "{text}");
        }
    }
}
