//! One measurement of one Rust crate, as JSON: `peers <subject> <phrase|parse|decide|advise|fields>`.
//!
//! Each crate does the same work by its own types: it looks the standard phrase of a code up; it
//! parses a message; it parses and gives the [`Fields`] on which a client decides. Where a crate
//! has no type for a header field, its raw value is read as carefully as by a person who knows the
//! grammar ([`by_hand`]); what is wrong then is what the crate itself has lost.

mod by_hand;
mod fields;
#[path = "../../../src/received.rs"]
mod received;
mod subjects;

use std::{env, fs, hint::black_box, process::ExitCode, time::Duration};

use cpu_time::ProcessTime;
use fields::{Case, Fields};

/// A message in the forms in which the crates want it.
pub struct Message {
    /// For those that take text or bytes.
    pub text: String,
    /// For those that share it.
    pub shared: bytes::Bytes,
    /// What the client knows of its request: the method.
    pub context: sip_response::Context,
}

/// What is measured of a crate.
pub trait Subject {
    /// The standard phrase of a code; `None` where the crate has none.
    fn phrase(_code: u16) -> Option<&'static str> {
        None
    }
    /// Cuts a message into its parts; says whether it could.
    fn parse(message: &Message) -> bool;
    /// Parses, and shows the fields on which a client decides while they live.
    fn decide(message: &Message, see: impl FnMut(&Fields<'_>));
    /// Parses and decides; only ours does.
    fn advise(_message: &Message) -> bool {
        false
    }
}

const WARM_UP: Duration = Duration::from_millis(100);
const DURATION: Duration = Duration::from_millis(300);
/// The work between two looks at the clock takes at least so long, because a look costs something.
const BATCH: Duration = Duration::from_millis(20);

/// How many random codes are looked up in a pass.
const LOOK_UPS: usize = 4096;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["sip-response", task] => run::<subjects::Ours>(task),
        ["ezk-sip-types", task] => run::<subjects::Ezk>(task),
        ["rsip", task] => run::<subjects::Rsip>(task),
        ["rsipstack", task] => run::<subjects::Rsipstack>(task),
        ["sip-core", task] => run::<subjects::SipCore>(task),
        _ => Err("peers <subject> <phrase|parse|decide|advise|fields>".into()),
    };
    match result {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run<S: Subject>(task: &str) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/bench.jsonl");
    let cases = fields::cases(&fs::read_to_string(path)?)?;
    let nanoseconds = match task {
        "phrase" => {
            let codes = random_codes();
            per_item(codes.len(), || {
                for code in &codes {
                    black_box(S::phrase(black_box(*code)));
                }
            })
        }
        "parse" => per_message(&cases, |message| {
            black_box(S::parse(message));
        }),
        "decide" => per_message(&cases, |message| {
            S::decide(message, |fields| {
                black_box(fields);
            });
        }),
        "advise" => per_message(&cases, |message| {
            black_box(S::advise(message));
        }),
        "fields" => return Ok(judge::<S>(&cases)),
        _ => return Err(format!("`{task}` is no task").into()),
    };
    Ok(serde_json::json!({ "nanoseconds": nanoseconds }))
}

/// How many messages have all their fields right, and which fields are wrong how often.
fn judge<S: Subject>(cases: &[Case]) -> serde_json::Value {
    let mut right = 0;
    let mut wrong = std::collections::BTreeMap::<&str, u32>::new();
    for case in cases {
        let mut differences = vec!["the whole message"];
        S::decide(&case.message, |fields| differences = case.expected.differences(fields));
        right += u32::from(differences.is_empty());
        for name in differences {
            *wrong.entry(name).or_default() += 1;
        }
    }
    serde_json::json!({ "right": right, "of": cases.len(), "wrong": wrong })
}

fn per_message(cases: &[Case], mut handle: impl FnMut(&Message)) -> f64 {
    per_item(cases.len(), || {
        for case in cases {
            handle(black_box(&case.message));
        }
    })
}

/// Nanoseconds of processor time for one of the items of a pass, after a warm-up.
fn per_item(items: usize, mut pass: impl FnMut()) -> f64 {
    let mut batch = 1_u32;
    let mut time_for = |duration: Duration| {
        let start = ProcessTime::now();
        let (mut passes, mut took) = (0_u32, Duration::ZERO);
        while took < duration {
            for _ in 0..batch {
                pass();
            }
            passes += batch;
            let before = took;
            took = start.elapsed();
            if took - before < BATCH {
                batch *= 2;
            }
        }
        took.as_secs_f64() * 1e9 / f64::from(passes) / items as f64
    };
    time_for(WARM_UP);
    time_for(DURATION)
}

/// Codes of RFC 3261, which everybody has, in an order that no predictor learns.
fn random_codes() -> Vec<u16> {
    const CODES: [u16; 48] = [
        100, 180, 181, 182, 183, 200, 300, 301, 302, 305, 380, 400, 401, 402, 403, 404, 405, 406,
        407, 408, 410, 413, 414, 415, 416, 420, 421, 423, 480, 481, 482, 483, 484, 485, 486, 487,
        488, 491, 493, 500, 501, 502, 503, 504, 505, 513, 600, 603,
    ];
    let mut state = 486_u32;
    (0..LOOK_UPS)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            CODES[(state >> 16) as usize % CODES.len()]
        })
        .collect()
}
