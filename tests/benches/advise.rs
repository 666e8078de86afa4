//! What advice costs natively: `cargo bench -p conformance`.
//!
//! One iteration goes once over a corpus, so that the time of a message is the time shown divided
//! by the number of messages, which divan shows as throughput in items.

use conformance::{as_its_client_gets_it, cases};
use divan::{Bencher, counter::ItemsCount};
use sip_response::{Context, Response, advise, advise_event};

fn main() {
    divan::main();
}

fn corpus() -> Vec<Vec<u8>> {
    include_str!("../data/bench.jsonl")
        .lines()
        .filter_map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(as_its_client_gets_it(value.get("raw")?.as_str()?).into_bytes())
        })
        .collect()
}

/// Cuts the 53 realistic responses into their parts, and reads only the mandatory headers.
#[divan::bench]
fn parse_realistic(bencher: Bencher<'_, '_>) {
    let messages = corpus();
    bencher.counter(ItemsCount::new(messages.len())).bench(|| {
        for message in &messages {
            let _ = divan::black_box(Response::parse(divan::black_box(message)));
        }
    });
}

/// Parses and decides, for a caller who knows nothing.
#[divan::bench]
fn advise_realistic(bencher: Bencher<'_, '_>) {
    let messages = corpus();
    let context = Context::default();
    bencher.counter(ItemsCount::new(messages.len())).bench(|| {
        for message in &messages {
            let _ = divan::black_box(advise(divan::black_box(message), &context));
        }
    });
}

/// Parses and decides the response cases, each with its context.
#[divan::bench]
fn advise_cases(bencher: Bencher<'_, '_>) {
    let cases: Vec<_> = cases(include_str!("../data/responses.jsonl"))
        .unwrap_or_default()
        .into_iter()
        .map(|case| {
            let context: Context = serde_json::from_value(case.context).unwrap_or_default();
            (case.message, context)
        })
        .collect();
    bencher.counter(ItemsCount::new(cases.len())).bench(|| {
        for (message, context) in &cases {
            let _ = divan::black_box(match message {
                Some(message) => advise(message, context),
                None => advise_event(context),
            });
        }
    });
}

/// Hostile messages, each at two sizes: the larger one is ten times the smaller, and so should its
/// time be.
#[divan::bench(args = [
    ("headers", 10_000), ("headers", 100_000),
    ("contacts", 2_000), ("contacts", 20_000),
    ("vias", 2_000), ("vias", 20_000),
    ("commas", 100_000), ("commas", 1_000_000),
    ("comments", 100_000), ("comments", 1_000_000),
    ("folds", 10_000), ("folds", 100_000),
    ("quotes", 100_000), ("quotes", 1_000_000),
    ("challenges", 2_000), ("challenges", 20_000),
])]
fn hostile(bencher: Bencher<'_, '_>, (kind, size): (&str, usize)) {
    let message = hostile_message(kind, size);
    let context = Context::default();
    bencher.counter(divan::counter::BytesCount::new(message.len())).bench(|| {
        let _ = divan::black_box(advise(divan::black_box(&message), &context));
    });
}

fn hostile_message(kind: &str, size: usize) -> Vec<u8> {
    let status = match kind {
        "contacts" => "302 Moved Temporarily",
        "challenges" => "401 Unauthorized",
        _ => "503 Service Unavailable",
    };
    let mut text = format!(
        "SIP/2.0 {status}\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa1\r\n\
         From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=2\r\n\
         Call-ID: c1\r\nCSeq: 1 INVITE\r\n"
    );
    match kind {
        "headers" => text.push_str(&"X-Hostile: 1\r\n".repeat(size)),
        "contacts" => {
            text.push_str("Contact: <sip:u0@example.com>");
            for index in 1..size {
                text.push_str(&format!(",<sip:u{index}@example.com>;q=0.{}", index % 1000));
            }
            text.push_str("\r\n");
        }
        "vias" => {
            text.push_str(&"Via: SIP/2.0/UDP 192.0.2.11;branch=z9hG4bKx\r\n".repeat(size));
        }
        "commas" => text.push_str(&format!("Reason: {}\r\n", ",".repeat(size))),
        "comments" => text.push_str(&format!("Retry-After: 5 {}\r\n", "(".repeat(size))),
        "folds" => text.push_str(&format!("Reason: SIP{}\r\n", "\r\n ;a=b".repeat(size))),
        "quotes" => text.push_str(&format!("Warning: 399 a \"{}\r\n", "\\\"".repeat(size / 2))),
        _ => text.push_str(
            &"WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n".repeat(size),
        ),
    }
    text.push_str("Content-Length: 0\r\n\r\n");
    text.into_bytes()
}
