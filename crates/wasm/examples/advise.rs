//! Advises on each line of the standard input, `{"message" or "messageHex", "context"}`, and prints
//! the advice as JSON: what the npm package must say, too.

#![expect(clippy::indexing_slicing, reason = "a JSON value without the key is null, not a panic")]

use std::io::{self, BufRead, Write};

use serde_json::Value;
use sip_response::{Context, advise, advise_event};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let context: Context = serde_json::from_value(case["context"].clone())?;
        let bytes = match &case["messageHex"] {
            Value::String(hex) => Some(unhex(hex)),
            _ => case["message"].as_str().map(|text| text.as_bytes().to_vec()),
        };
        let advice = match bytes {
            Some(bytes) => advise(&bytes, &context),
            None => advise_event(&context),
        };
        writeln!(out, "{}", serde_json::to_string(&advice)?)?;
    }
    Ok(())
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)?.try_into().ok()).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}
