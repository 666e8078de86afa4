//! What parsing costs: nanoseconds a message over the realistic corpus, and milliseconds for
//! messages made to be slow. `cargo bench -p sip-response --bench parse`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark without its corpus has nothing to do"
)]

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use sip_response::Response;

/// The fastest of this many rounds is shown: whatever is slower was disturbed.
const ROUNDS: usize = 30;

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/bench.jsonl");
    let messages: Vec<String> = fs::read_to_string(path)
        .expect("the corpus is there")
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            line["raw"].as_str().expect("raw is a text").to_owned()
        })
        .collect();
    let bytes: usize = messages.iter().map(String::len).sum();
    println!("{} messages of {} bytes on average", messages.len(), bytes / messages.len());
    let per_message = |name: &str, read: &dyn Fn(&str)| {
        let fastest = fastest(|| {
            for _ in 0..100 {
                messages.iter().for_each(|message| read(black_box(message)));
            }
        });
        let nanoseconds = fastest.as_secs_f64() * 1e9 / 100.0 / messages.len() as f64;
        println!("{name:<32} {nanoseconds:>8.0} ns");
    };
    per_message("parse", &|message| {
        black_box(Response::parse(message.as_bytes()).is_ok());
    });
    per_message("parse and what decides", &|message| {
        let parsed = Response::parse(message.as_bytes()).expect("a response");
        let response = &parsed.response;
        black_box(response.contacts().count() + response.challenges().count());
        black_box(response.warnings().count() + response.reasons().count());
        black_box(response.allow().count() + response.unsupported().count());
        black_box((response.retry_after(), response.min_expires(), response.min_se()));
        black_box((response.cseq(), response.to(), response.vias().next()));
    });
    per_message("parse and every value", &|message| {
        let parsed = Response::parse(message.as_bytes()).expect("a response");
        black_box(parsed.response.value_violations().len());
    });

    let five = "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@b>;tag=2\r\n\
                Call-ID: 1\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n";
    let nested = format!("5 {}{}\r\n", "(".repeat(500_000), ")".repeat(500_000));
    let hostile = [
        ("100,000 header fields", "X-Row: 1\r\n".repeat(100_000)),
        ("100,000 Contact rows", "Contact: <sip:a@b>\r\n".repeat(100_000)),
        ("20,000 Contacts in a row", row("Contact", "<sip:user@example.org>;q=0.5,", 20_000)),
        ("20,000 Vias in a row", row("Via", "SIP/2.0/UDP h;branch=z9hG4bK1,", 20_000)),
        ("1 MB of commas in Contact", row("Contact", ",", 1 << 20)),
        ("1 MB of commas in a challenge", row("WWW-Authenticate", "Digest a=b,,,", 80_000)),
        ("1 MB of quotes in Contact", row("Contact", "\"", 1 << 20)),
        ("500,000 nested comments", format!("Retry-After: {nested}")),
        ("a name of 1 MB", format!("{}: x\r\n", "a".repeat(1 << 20))),
        ("260,000 folds", format!("Subject: x{}\r\n", "\r\n y".repeat(260_000))),
        ("1 MB of NUL", row("Subject", "\u{0}", 1 << 20)),
    ];
    for (name, rows) in hostile {
        let message = format!("SIP/2.0 486 Busy Here\r\n{five}{rows}\r\n");
        let fastest = fastest(|| {
            let parsed = Response::parse(black_box(message.as_bytes())).expect("a response");
            let response = &parsed.response;
            black_box(response.value_violations().len());
            black_box(response.contacts().count() + response.challenges().count());
            black_box(response.vias().count());
        });
        println!("{name:<32} {:>8.2} ms, {} bytes", fastest.as_secs_f64() * 1e3, message.len());
    }
}

fn row(name: &str, value: &str, count: usize) -> String {
    format!("{name}: {}\r\n", value.repeat(count))
}

fn fastest(mut run: impl FnMut()) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
