//! What every failure does inside a dialog, for each method: RFC 5057 §5.1 Table 2 and its notes,
//! read from the sheet and not from the registry.

use sip_response::{Action, Advice, Context, DialogEffect, Method, Retry, Usage, advise};

/// The codes of the sheet with their cells, and one of each class that it does not know.
fn cells() -> Vec<(u16, DialogEffect)> {
    let sheet = include_str!("../data/rfc5057-table.csv");
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let mut cells: Vec<_> = reader
        .records()
        .map(Result::unwrap)
        .filter_map(|row| {
            let effect = match row.get(3)? {
                "transaction-only" => DialogEffect::TransactionOnly,
                "destroys-usage" => DialogEffect::DestroysUsage,
                "destroys-dialog" => DialogEffect::DestroysDialog,
                _ => return None,
            };
            Some((row.get(0)?.parse().ok()?, effect))
        })
        .collect();
    assert!(cells.len() > 50, "only {} rows", cells.len());
    cells.extend(
        [430, 440, 470, 499, 599, 608, 699].map(|code| (code, DialogEffect::TransactionOnly)),
    );
    cells
}

/// The methods of the INVITE usage and of a subscription; every other has none (§5.3).
const OF_INVITE: [Method; 4] = [Method::Invite, Method::Update, Method::Prack, Method::Bye];
const OF_SUBSCRIPTION: [Method; 2] = [Method::Subscribe, Method::Notify];

/// The cell, with the notes that name a method.
fn expected(code: u16, method: Method, cell: DialogEffect) -> DialogEffect {
    let integral = OF_INVITE.contains(&method) || OF_SUBSCRIPTION.contains(&method);
    match code {
        _ if method == Method::Cancel => DialogEffect::TransactionOnly,
        408 => DialogEffect::DestroysUsage,
        // A call lives without UPDATE, which is an extension (RFC 3311); note 3 names INFO alone.
        405 | 501 if !integral || method == Method::Update => DialogEffect::TransactionOnly,
        480 if !integral && method != Method::Info => DialogEffect::TransactionOnly,
        489 if !OF_SUBSCRIPTION.contains(&method) => DialogEffect::TransactionOnly,
        _ => cell,
    }
}

fn on(code: u16, method: Method, usages: &[Usage]) -> Advice {
    let message = format!(
        "SIP/2.0 {code} X\r\nVia: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1\r\n\
         From: <sip:alice@example.com>;tag=a1\r\nTo: <sip:bob@example.net>;tag=b1\r\n\
         Call-ID: c1\r\nCSeq: 7 {method}\r\nContent-Length: 0\r\n\r\n"
    );
    let context = Context {
        method: Some(method),
        in_dialog: Some(true),
        usages: Some(usages.to_vec()),
        servers_left: Some([].into()),
        ..Context::default()
    };
    advise(message.as_bytes(), &context)
}

#[test]
fn every_failure_reaches_as_far_as_the_table_says() {
    let methods = OF_INVITE.into_iter().chain(OF_SUBSCRIPTION).chain([
        Method::Info,
        Method::Options,
        Method::Message,
        Method::Refer,
        Method::Cancel,
    ]);
    for method in methods {
        let own = if OF_SUBSCRIPTION.contains(&method) { Usage::Subscribe } else { Usage::Invite };
        for usages in [&[own][..], &[Usage::Invite, Usage::Subscribe]] {
            for (code, cell) in cells() {
                let advice = on(code, method, usages);
                let what = format!("{code} to {method} with {usages:?}: {:?}", advice.findings);
                let effect = expected(code, method, cell);
                assert_eq!(advice.dialog_effect, effect, "{what}");
                let ends =
                    matches!(advice.action, Action::TerminateUsage | Action::TerminateDialog);
                assert_eq!(ends, effect != DialogEffect::TransactionOnly, "{what}");
                if !ends {
                    continue;
                }
                let last_is_call = usages == [Usage::Invite];
                let whole = effect == DialogEffect::DestroysDialog || last_is_call;
                assert_eq!(advice.action == Action::TerminateDialog, whole, "{what}");
                if effect == DialogEffect::DestroysUsage {
                    let bye = last_is_call && method != Method::Bye;
                    assert_eq!(advice.facts.send_bye, Some(bye), "{what}");
                } else if method == Method::Bye {
                    assert_eq!(advice.facts.send_bye, Some(false), "{what}");
                }
                // Only a larger Max-Forwards could still help (note 10), and not a subscription
                // (RFC 6665 §4.1.2.2).
                let again = code == 483 && !OF_SUBSCRIPTION.contains(&method);
                let retry = if again { Retry::Modified } else { Retry::Never };
                assert_eq!(advice.retry, retry, "{what}");
            }
        }
    }
}
