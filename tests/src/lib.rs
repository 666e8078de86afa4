//! The corpus of response cases, and how an advice is compared with what a case expects.
//!
//! The same comparison serves every runner: advice goes in as JSON, whether the crate, the npm
//! package or the page made it.

#![expect(clippy::indexing_slicing, reason = "a JSON value without the key is null, not a panic")]

mod received;

use serde_json::Value;

pub use received::as_its_client_gets_it;

/// One response case of `data/responses.jsonl` or `data/own-cases.jsonl`.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// The message; `None` for a local event.
    pub message: Option<Vec<u8>>,
    /// What the caller knows.
    pub context: Value,
    /// What the advice must say.
    pub expect: Value,
    /// No RFC sentence decides it outright: a deviation is a choice to be written down.
    pub soft: bool,
}

/// The cases of a JSON-lines text.
///
/// # Errors
/// A line is not a case; the message names the line.
pub fn cases(jsonl: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for (index, line) in jsonl.lines().enumerate() {
        let value: Value =
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))?;
        let message = match (&value["message"], &value["messageB64"]) {
            (Value::String(text), _) => Some(text.clone().into_bytes()),
            (_, Value::String(text)) => {
                Some(base64(text).ok_or_else(|| format!("line {}: bad base64", index + 1))?)
            }
            _ => None,
        };
        cases.push(Case {
            id: value["id"].as_str().unwrap_or_default().to_owned(),
            message,
            context: value["context"].clone(),
            expect: value["expect"].clone(),
            soft: value["soft"].as_bool().unwrap_or_default(),
        });
    }
    Ok(cases)
}

/// What in the advice deviates from the case; empty where it agrees.
#[must_use]
pub fn deviations(case: &Case, advice: &Value) -> Vec<String> {
    let Value::Object(expect) = &case.expect else { return vec!["expect is no object".into()] };
    // A lenient reader may accept what it may also reject; then only the code is compared.
    if expect.get("lenientAcceptOk") == Some(&Value::Bool(true)) && advice["valid"] == true {
        return match expect.get("codeIfAccepted") {
            Some(code) if advice["code"] != *code => vec![format!("code {}", advice["code"])],
            _ => Vec::new(),
        };
    }
    if expect.get("strictRejectOk") == Some(&Value::Bool(true)) && advice["valid"] == false {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (key, wanted) in expect {
        let got = &advice[key.as_str()];
        let agrees = match key.as_str() {
            // Remarks for the reader of the case, and permissions that other keys use.
            "note"
            | "bestNote"
            | "delayNote"
            | "alternatives"
            | "bestAlternatives"
            | "lenientAcceptOk"
            | "strictRejectOk"
            | "codeIfAccepted"
            | "contactsAlternative" => {
                continue;
            }
            "action" => got == wanted || alternative(expect.get("alternatives"), got),
            "best" => {
                got == wanted
                    || list(expect.get("bestAlternatives")).any(|alternative| alternative == got)
            }
            "contacts" => got == wanted || expect.get("contactsAlternative") == Some(got),
            "contactsFirst" => advice["contacts"][0] == *wanted,
            "contactsCount" => {
                advice["contacts"].as_array().map(Vec::len)
                    == wanted.as_u64().and_then(|count| usize::try_from(count).ok())
            }
            "contactsSet" => {
                let set = |value: &Value| {
                    let mut uris: Vec<_> =
                        list(Some(value)).filter_map(Value::as_str).map(str::to_owned).collect();
                    uris.sort();
                    uris
                };
                set(&advice["contacts"]) == set(wanted)
            }
            _ => contains(got, wanted),
        };
        if !agrees {
            found.push(format!("{key}: wanted {wanted}, got {got}"));
        }
    }
    found
}

/// Does the value have all that is wanted? Objects may have more; lists must be as long.
fn contains(got: &Value, wanted: &Value) -> bool {
    match (got, wanted) {
        (Value::Object(got), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, wanted)| contains(got.get(key).unwrap_or(&Value::Null), wanted)),
        (Value::Array(got), Value::Array(wanted)) => {
            got.len() == wanted.len()
                && got.iter().zip(wanted).all(|(got, wanted)| contains(got, wanted))
        }
        (Value::Number(got), Value::Number(wanted)) => got.as_f64() == wanted.as_f64(),
        _ => got == wanted,
    }
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// Is the action the first word of one of the alternatives?
fn alternative(alternatives: Option<&Value>, action: &Value) -> bool {
    list(alternatives)
        .filter_map(Value::as_str)
        .any(|text| text.split([' ', ',']).next() == action.as_str())
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}
