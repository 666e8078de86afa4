//! The fields on which a client decides, and which of them the corpus expects.

use std::borrow::Cow;

use serde_json::Value;

use crate::{Message, received::as_its_client_gets_it};

/// What a client wants to know of a response before it decides.
#[derive(Debug, Default, PartialEq)]
pub struct Fields<'a> {
    pub status: u16,
    pub reason: Cow<'a, str>,
    pub method: Cow<'a, str>,
    pub contacts: Vec<Cow<'a, str>>,
    pub challenges: Vec<Challenge<'a>>,
    pub reasons: Vec<(Cow<'a, str>, Option<u64>)>,
    pub warnings: Vec<u16>,
    pub retry_after: Option<u64>,
    pub min_expires: Option<u64>,
    pub min_se: Option<u64>,
    pub unsupported: Vec<Cow<'a, str>>,
    pub allow: Vec<Cow<'a, str>>,
}

#[derive(Debug)]
pub struct Challenge<'a> {
    pub scheme: Cow<'a, str>,
    pub realm: Cow<'a, str>,
    /// Absent means MD5 (RFC 7616 §3.3), and so it counts.
    pub algorithm: Option<Cow<'a, str>>,
}

impl PartialEq for Challenge<'_> {
    fn eq(&self, other: &Self) -> bool {
        let algorithm = |it: &Self| it.algorithm.as_deref().unwrap_or("MD5").to_ascii_lowercase();
        self.scheme.eq_ignore_ascii_case(&other.scheme)
            && self.realm == other.realm
            && algorithm(self) == algorithm(other)
    }
}

impl Fields<'_> {
    /// The names of the fields that differ.
    pub fn differences(&self, other: &Fields<'_>) -> Vec<&'static str> {
        let checks = [
            ("status", self.status == other.status),
            ("reason phrase", self.reason == other.reason),
            ("CSeq", self.method == other.method),
            ("Contact", self.contacts == other.contacts),
            ("challenges", self.challenges == other.challenges),
            ("Reason", same_reasons(&self.reasons, &other.reasons)),
            ("Warning", self.warnings == other.warnings),
            ("Retry-After", self.retry_after == other.retry_after),
            ("Min-Expires", self.min_expires == other.min_expires),
            ("Min-SE", self.min_se == other.min_se),
            ("Unsupported", self.unsupported == other.unsupported),
            ("Allow", self.allow == other.allow),
        ];
        checks.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

/// Protocols are compared without letter case (RFC 3326 §2).
fn same_reasons(
    one: &[(Cow<'_, str>, Option<u64>)],
    other: &[(Cow<'_, str>, Option<u64>)],
) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|((one_protocol, one_cause), (protocol, cause))| {
            one_protocol.eq_ignore_ascii_case(protocol) && one_cause == cause
        })
}

/// A message of the corpus and its fields.
pub struct Case {
    pub message: Message,
    pub expected: Fields<'static>,
}

pub fn cases(jsonl: &str) -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let read = |line| {
        let line: Value = serde_json::from_str(line)?;
        let text = as_its_client_gets_it(line["raw"].as_str().ok_or("a line without `raw`")?);
        let shared = bytes::Bytes::from(text.clone().into_bytes());
        let expected = expected(&line["expect"]);
        let method = sip_response::Method::from_name(&expected.method);
        let context = sip_response::Context { method: Some(method), ..Default::default() };
        Ok(Case { message: Message { text, shared, context }, expected })
    };
    jsonl.lines().map(read).collect()
}

/// What is not listed in the corpus is not in the message.
fn expected(line: &Value) -> Fields<'static> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| Cow::Owned(value.as_str().unwrap_or_default().to_owned());
    let texts = |value: &Value| list(value).iter().map(text).collect();
    let small = |value: &Value| value.as_u64().and_then(|n| u16::try_from(n).ok());
    Fields {
        status: small(&line["status"]).unwrap_or_default(),
        reason: text(&line["reason"]),
        method: text(&line["method"]),
        contacts: texts(&line["contacts"]),
        challenges: list(&line["challenges"])
            .iter()
            .map(|it| Challenge {
                scheme: text(&it[0]),
                realm: text(&it[1]),
                algorithm: it[2].as_str().map(|name| Cow::Owned(name.to_owned())),
            })
            .collect(),
        reasons: list(&line["reasons"]).iter().map(|it| (text(&it[0]), it[1].as_u64())).collect(),
        warnings: list(&line["warnings"]).iter().filter_map(small).collect(),
        retry_after: line["retryAfter"].as_u64(),
        min_expires: line["minExpires"].as_u64(),
        min_se: line["minSE"].as_u64(),
        unsupported: texts(&line["unsupported"]),
        allow: texts(&line["allow"]),
    }
}
