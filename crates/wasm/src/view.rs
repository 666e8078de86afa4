//! What JavaScript sees of things that the core tells only piece by piece: a parsed message, a rule.

use serde::Serialize;
use sip_response::{
    HeaderField, Level, ParseError, Parsed, ReasonAdvice, Reference, Response, RetryAfterAdvice,
    Rule, StatusClass, StatusCode, Violation, WarningAdvice,
    header::{Challenge, NameAddr, Via},
};
use tsify::Tsify;

/// What `parse` answers: the message, or why there is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ParseResult {
    Message(Box<ParsedMessage>),
    Failure(ParseFailure),
}

/// A message that is no SIP response.
#[derive(Debug, Serialize, Tsify)]
pub struct ParseFailure {
    /// It could not be read.
    #[tsify(type = "false")]
    pub ok: bool,
    /// Why.
    pub error: ParseError,
    /// Why, in a sentence.
    pub sentence: String,
}

/// A SIP response, with the values of the header fields that decide. A field is absent where its
/// header field is absent or cannot be read.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ParsedMessage {
    /// It could be read.
    #[tsify(type = "true")]
    pub ok: bool,
    /// The status code.
    pub code: StatusCode,
    /// Its class.
    pub class: StatusClass,
    /// The reason phrase. It decides nothing (RFC 3261 §7.2).
    pub reason_phrase: String,
    /// All header fields, in the order of the message.
    pub headers: Vec<Header>,
    /// The body; bytes that are not UTF-8 are U+FFFD.
    pub body: String,

    /// Via: the hops back, the topmost first.
    pub vias: Vec<Hop>,
    /// From: who sent the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Address>,
    /// To: whom the request was meant for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Address>,
    /// Call-ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// CSeq: number and method of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cseq: Option<CSeqValue>,
    /// Contact, in the order of the message.
    pub contacts: Vec<ContactValue>,
    /// WWW-Authenticate and Proxy-Authenticate, in the order of the message.
    pub challenges: Vec<ChallengeValue>,
    /// Retry-After.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<RetryAfterAdvice>,
    /// Reason.
    pub reasons: Vec<ReasonAdvice>,
    /// Warning.
    pub warnings: Vec<WarningAdvice>,
    /// Min-Expires, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_expires: Option<u64>,
    /// Min-SE, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_se: Option<u64>,
    /// Expires, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<u64>,
    /// Session-Expires, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_expires: Option<u64>,
    /// Allow: methods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow: Option<Vec<String>>,
    /// Supported: option tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported: Option<Vec<String>>,
    /// Unsupported: option tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<Vec<String>>,
    /// Require: option tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require: Option<Vec<String>>,
    /// Server: the software of who answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// User-Agent: the software of who answered, as many user agents call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,

    /// What is wrong with the message, in message order.
    pub violations: Vec<ViolationNote>,
}

/// A header field as it stands in the message.
#[derive(Debug, Serialize, Tsify)]
pub struct Header {
    /// Its name as it stands there: `v`, `Via`, `VIA`.
    pub name: String,
    /// Its value, trimmed; each fold is one space.
    pub value: String,
    /// The line it starts on, 1 = the first line of the message.
    pub line: u32,
}

/// A value of Via.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Hop {
    /// `UDP`, `TLS`, `WSS`.
    pub transport: String,
    /// The host of sent-by; an IPv6 address keeps its brackets.
    pub host: String,
    /// The port of sent-by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The name of the transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The address that the request came from, where a server saw another one than sent-by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// The port that the request came from (RFC 3581).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rport: Option<u16>,
}

/// From or To.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// The name shown to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The URI as it stands there.
    pub uri: String,
    /// The tag, which with the other one and the Call-ID names the dialog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

/// CSeq.
#[derive(Debug, Serialize, Tsify)]
pub struct CSeqValue {
    /// The sequence number.
    pub number: u32,
    /// The method as it stands there.
    pub method: String,
}

/// A value of Contact.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ContactValue {
    /// Where to go.
    pub uri: String,
    /// The name shown to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Its preference among the contacts, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<f64>,
    /// For how many seconds it is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<u64>,
}

/// A challenge.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeValue {
    /// `WWW-Authenticate` or `Proxy-Authenticate`.
    pub header: String,
    /// `Digest`, `Bearer`, in any letter case.
    pub scheme: String,
    /// Which credentials are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub realm: Option<String>,
    /// The server's nonce.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// To be sent back as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opaque: Option<String>,
    /// The digest algorithm; absent means MD5 (RFC 7616 §3.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<String>,
    /// The qualities of protection offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qop: Option<Vec<String>>,
    /// Is only the nonce too old?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale: Option<bool>,
}

/// Something that is wrong with a message that could be read, with a sentence about it.
#[derive(Debug, Serialize, Tsify)]
pub struct ViolationNote {
    /// What it is.
    #[serde(flatten)]
    pub violation: Violation,
    /// What is wrong, where, and what it means.
    pub sentence: String,
    /// Where the rule stands that is broken.
    pub reference: Reference,
}

impl ParseResult {
    pub(crate) fn of(message: &[u8]) -> Self {
        match Response::parse(message) {
            Ok(parsed) => Self::Message(Box::new(ParsedMessage::of(&parsed))),
            Err(error) => {
                let sentence = error.to_string();
                Self::Failure(ParseFailure { ok: false, error, sentence })
            }
        }
    }
}

impl ParsedMessage {
    fn of(parsed: &Parsed<'_>) -> Self {
        use sip_response::HeaderName as Name;
        let response = &parsed.response;
        let list = |name: Name, values: Vec<&str>| {
            response.has(name).then(|| values.into_iter().map(str::to_owned).collect())
        };
        Self {
            ok: true,
            code: response.code(),
            class: response.code().class(),
            reason_phrase: response.reason_phrase().to_owned(),
            headers: response.headers().iter().map(Header::of).collect(),
            body: String::from_utf8_lossy(response.body()).into_owned(),
            vias: response.vias().flatten().map(|via| Hop::of(&via)).collect(),
            from: response.from().and_then(Result::ok).map(|from| Address::of(&from)),
            to: response.to().and_then(Result::ok).map(|to| Address::of(&to)),
            call_id: response.call_id().and_then(Result::ok).map(str::to_owned),
            cseq: response
                .cseq()
                .and_then(Result::ok)
                .map(|cseq| CSeqValue { number: cseq.number, method: cseq.method_name.to_owned() }),
            contacts: response
                .contacts()
                .flatten()
                .map(|contact| ContactValue {
                    uri: contact.uri.as_str().to_owned(),
                    display_name: contact.display_name.map(|name| name.text().into_owned()),
                    q: contact.q.map(|q| f64::from(q.thousandths()) / 1000.0),
                    expires: contact.expires,
                })
                .collect(),
            challenges: response
                .challenges()
                .flatten()
                .map(|challenge| ChallengeValue::of(&challenge))
                .collect(),
            retry_after: response.retry_after().and_then(Result::ok).map(|value| {
                RetryAfterAdvice {
                    seconds: value.seconds,
                    comment: value.comment.map(|comment| comment.text().into_owned()),
                    duration: value.duration,
                }
            }),
            reasons: response
                .reasons()
                .flatten()
                .map(|reason| ReasonAdvice {
                    protocol: reason.protocol.to_owned(),
                    cause: reason.cause,
                    text: reason.text.map(|text| text.text().into_owned()),
                    location: reason.location.map(|text| text.text().into_owned()),
                    ppi: reason.ppi.map(|text| text.text().into_owned()),
                })
                .collect(),
            warnings: response
                .warnings()
                .flatten()
                .map(|warning| WarningAdvice {
                    code: warning.code,
                    agent: warning.agent.to_owned(),
                    text: warning.text.text().into_owned(),
                })
                .collect(),
            min_expires: response.min_expires().and_then(Result::ok),
            min_se: response.min_se().and_then(Result::ok),
            expires: response.expires().and_then(Result::ok),
            session_expires: response
                .session_expires()
                .and_then(Result::ok)
                .map(|value| value.seconds),
            allow: list(Name::Allow, response.allow().flatten().collect()),
            supported: list(Name::Supported, response.supported().flatten().collect()),
            unsupported: list(Name::Unsupported, response.unsupported().flatten().collect()),
            require: list(Name::Require, response.require().flatten().collect()),
            server: response.server().map(str::to_owned),
            user_agent: response.user_agent().map(str::to_owned),
            violations: parsed
                .all_violations()
                .map(|violation| ViolationNote {
                    sentence: violation.sentence(),
                    reference: violation.reference(),
                    violation,
                })
                .collect(),
        }
    }
}

impl Header {
    fn of(field: &HeaderField<'_>) -> Self {
        Self { name: field.raw_name.to_owned(), value: field.value.to_string(), line: field.line }
    }
}

impl Hop {
    fn of(via: &Via<'_>) -> Self {
        Self {
            transport: via.transport.to_owned(),
            host: via.host.to_owned(),
            port: via.port,
            branch: via.branch.map(str::to_owned),
            received: via.received.map(str::to_owned),
            rport: via.rport,
        }
    }
}

impl Address {
    fn of(address: &NameAddr<'_>) -> Self {
        Self {
            display_name: address.display_name.map(|name| name.text().into_owned()),
            uri: address.uri_text.to_owned(),
            tag: address.tag.map(str::to_owned),
        }
    }
}

impl ChallengeValue {
    fn of(challenge: &Challenge<'_>) -> Self {
        Self {
            header: challenge.header.to_string(),
            scheme: challenge.scheme.to_owned(),
            realm: challenge.realm.map(|text| text.text().into_owned()),
            nonce: challenge.nonce.map(|text| text.text().into_owned()),
            opaque: challenge.opaque.map(|text| text.text().into_owned()),
            algorithm: challenge.algorithm.map(|text| text.text().into_owned()),
            qop: challenge.qop.map(|list| list.iter().map(|token| token.into()).collect()),
            stale: challenge.stale,
        }
    }
}

/// A rule: what an element does with a response.
#[derive(Debug, Serialize, Tsify)]
pub struct RuleEntry {
    /// Its id: the letter of its family and a number, mostly the code: `G423`.
    pub id: &'static str,
    /// What to do, in a sentence.
    pub title: &'static str,
    /// When it applies.
    pub when: &'static str,
    /// Why: what the RFC is after, and what goes wrong otherwise.
    pub why: &'static str,
    /// Where it stands, the place that decides first.
    pub references: &'static [Reference],
    /// How binding it is.
    pub level: Level,
}

impl RuleEntry {
    /// What there is to read of a rule.
    #[must_use]
    pub const fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            title: rule.title,
            when: rule.when,
            why: rule.why,
            references: rule.references,
            level: rule.level,
        }
    }
}
