//! Each crate, used as its documentation shows.

use std::borrow::Cow;

use crate::{
    Message, Subject, by_hand,
    fields::{Challenge, Fields},
};

/// sip-response itself.
pub struct Ours;

impl Subject for Ours {
    fn phrase(code: u16) -> Option<&'static str> {
        let entry = sip_response::StatusCode::from_u16(code).ok()?.entry()?;
        Some(entry.reason_phrase)
    }

    fn parse(message: &Message) -> bool {
        sip_response::Response::parse(message.text.as_bytes()).is_ok()
    }

    fn decide(message: &Message, mut see: impl FnMut(&Fields<'_>)) {
        let Ok(parsed) = sip_response::Response::parse(message.text.as_bytes()) else { return };
        let response = &parsed.response;
        see(&Fields {
            status: response.code().as_u16(),
            reason: response.reason_phrase().into(),
            method: response
                .cseq()
                .and_then(Result::ok)
                .map_or(Cow::Borrowed(""), |cseq| cseq.method_name.into()),
            contacts: response.contacts().flatten().map(|it| it.uri.as_str().into()).collect(),
            challenges: response
                .challenges()
                .flatten()
                .map(|it| Challenge {
                    scheme: it.scheme.into(),
                    realm: it.realm.map(|realm| realm.text()).unwrap_or_default(),
                    algorithm: it.algorithm.map(|algorithm| algorithm.text()),
                })
                .collect(),
            reasons: response
                .reasons()
                .flatten()
                .map(|it| (it.protocol.into(), it.cause.map(u64::from)))
                .collect(),
            warnings: response.warnings().flatten().map(|it| it.code).collect(),
            retry_after: response.retry_after().and_then(Result::ok).map(|it| it.seconds),
            min_expires: response.min_expires().and_then(Result::ok),
            min_se: response.min_se().and_then(Result::ok),
            unsupported: response.unsupported().flatten().map(Cow::Borrowed).collect(),
            allow: response.allow().flatten().map(Cow::Borrowed).collect(),
        });
    }

    fn advise(message: &Message) -> bool {
        let advice = sip_response::advise(message.text.as_bytes(), &message.context);
        std::hint::black_box(&advice).valid
    }
}

/// ezk-sip-types: types for Contact, challenges, Retry-After, Min-Expires, Min-SE, Allow and
/// Unsupported; Reason and Warning by hand.
pub struct Ezk;

struct EzkResponse {
    line: ezk_sip_types::msg::StatusLine,
    headers: ezk_sip_types::Headers,
    _body: bytes::Bytes,
}

fn parse_ezk(message: &Message) -> Option<EzkResponse> {
    use ezk_sip_types::{
        Headers,
        msg::{Line, MessageLine, PullParser},
        parse::Parse,
    };
    let source = &message.shared;
    let mut parser = PullParser::new(source, 0);
    let first = str::from_utf8(parser.next()?.ok()?).ok()?;
    let (_, MessageLine::Response(line)) = MessageLine::parse(source)(first).ok()? else {
        return None;
    };
    let mut headers = Headers::new();
    for row in &mut parser {
        let (_, row) = Line::parse(source, str::from_utf8(row.ok()?).ok()?).ok()?;
        headers.insert(row.name, row.value);
    }
    let body = source.slice(parser.head_end()..);
    Some(EzkResponse { line, headers, _body: body })
}

impl Subject for Ezk {
    fn phrase(code: u16) -> Option<&'static str> {
        ezk_sip_types::StatusCode::from(code).text()
    }

    fn parse(message: &Message) -> bool {
        std::hint::black_box(parse_ezk(message)).is_some()
    }

    fn decide(message: &Message, mut see: impl FnMut(&Fields<'_>)) {
        use ezk_sip_types::{
            Name,
            header::typed::{
                Allow, AuthChallenge, CSeq, Contact, MinExpires, MinSe, RetryAfter, Unsupported,
            },
            print::AppendCtx,
        };
        let Some(EzkResponse { line, headers, .. }) = parse_ezk(message) else { return };
        let cseq = headers.get_named::<CSeq>();
        let contacts = headers.try_get_named::<Vec<Contact>>().and_then(Result::ok);
        let allow = headers.try_get_named::<Vec<Allow>>().and_then(Result::ok);
        let unsupported = headers.try_get_named::<Vec<Unsupported>>().and_then(Result::ok);
        let mut challenges = Vec::new();
        for name in [Name::WWW_AUTHENTICATE, Name::PROXY_AUTHENTICATE] {
            let list = headers.try_get::<Vec<AuthChallenge>>(name).and_then(Result::ok);
            challenges.extend(list.unwrap_or_default());
        }
        let raw = |name: &Name| headers.get_raw(name).map(|value| value.as_str());
        let reason_name = Name::custom("Reason", &["reason"]);
        see(&Fields {
            status: line.code.into_u16(),
            reason: line.reason.as_ref().map_or("", |reason| reason.as_str()).into(),
            method: cseq.map_or(String::new(), |cseq| cseq.method.to_string()).into(),
            contacts: contacts
                .unwrap_or_default()
                .iter()
                .map(|it| it.uri.uri.default_print_ctx().to_string().into())
                .collect(),
            challenges: challenges
                .iter()
                .map(|it| match it {
                    AuthChallenge::Digest(it) => Challenge {
                        scheme: "Digest".into(),
                        realm: it.realm.as_str().into(),
                        algorithm: Some(it.algorithm.to_string().into()),
                    },
                    AuthChallenge::Other(it) => {
                        let param = |name: &str| {
                            let param = it.params.iter().find(|param| param.name == name);
                            param.map(|param| param.value.as_str().into())
                        };
                        Challenge {
                            scheme: it.scheme.as_str().into(),
                            realm: param("realm").unwrap_or_default(),
                            algorithm: param("algorithm"),
                        }
                    }
                })
                .collect(),
            reasons: raw(&reason_name).flat_map(by_hand::list).map(by_hand::reason).collect(),
            warnings: raw(&Name::WARNING)
                .flat_map(by_hand::list)
                .filter_map(by_hand::warning)
                .collect(),
            retry_after: headers.get_named::<RetryAfter>().ok().map(|it| it.value.into()),
            min_expires: headers.get_named::<MinExpires>().ok().map(|it| it.0.into()),
            min_se: headers.get_named::<MinSe>().ok().map(|it| it.0.into()),
            unsupported: unsupported.iter().flatten().map(|it| it.0.as_str().into()).collect(),
            allow: allow.iter().flatten().map(|it| it.0.to_string().into()).collect(),
        });
    }
}

/// rsip: types for CSeq, Contact, challenges, Warning and Allow; the others by hand. It keeps no
/// phrase of a code that it knows, and has none to look up.
pub struct Rsip;

impl Subject for Rsip {
    fn parse(message: &Message) -> bool {
        std::hint::black_box(rsip::Response::try_from(message.text.as_str())).is_ok()
    }

    fn decide(message: &Message, mut see: impl FnMut(&Fields<'_>)) {
        use rsip::{
            Header, StatusCode,
            headers::{ToTypedHeader, UntypedHeader},
            prelude::{HasHeaders, HeadersExt},
        };
        let Ok(response) = rsip::Response::try_from(message.text.as_str()) else { return };
        let mut fields = Fields {
            status: response.status_code.code(),
            reason: match &response.status_code {
                StatusCode::Other(_, phrase) => phrase.as_str().into(),
                _ => "".into(),
            },
            ..Fields::default()
        };
        if let Ok(cseq) = response.cseq_header().and_then(|header| header.typed()) {
            fields.method = cseq.method.to_string().into();
        }
        for header in response.headers().iter() {
            match header {
                Header::Contact(it) => {
                    fields.contacts.extend(it.typed().ok().map(|it| it.uri.to_string().into()));
                }
                Header::WwwAuthenticate(it) => {
                    fields.challenges.extend(it.typed().ok().map(rsip_challenge));
                }
                Header::ProxyAuthenticate(it) => {
                    fields.challenges.extend(it.typed().ok().map(|it| rsip_challenge(it.0)));
                }
                Header::Warning(it) => fields.warnings.extend(it.typed().ok().map(|it| it.code)),
                Header::Allow(it) => {
                    let methods = it.typed().map(|it| it.0).unwrap_or_default();
                    fields.allow.extend(methods.iter().map(|it| Cow::from(it.to_string())));
                }
                Header::RetryAfter(it) => fields.retry_after = by_hand::number(it.value()),
                Header::MinExpires(it) => fields.min_expires = by_hand::number(it.value()),
                Header::Unsupported(it) => fields.unsupported.extend(by_hand::words(it.value())),
                Header::Other(name, value) if name.eq_ignore_ascii_case("Reason") => {
                    fields.reasons.extend(by_hand::list(value).map(by_hand::reason));
                }
                Header::Other(name, value) if name.eq_ignore_ascii_case("Min-SE") => {
                    fields.min_se = by_hand::number(value);
                }
                _ => {}
            }
        }
        see(&fields);
    }
}

fn rsip_challenge(it: rsip::typed::WwwAuthenticate) -> Challenge<'static> {
    Challenge {
        scheme: it.scheme.to_string().into(),
        realm: it.realm.into(),
        algorithm: it.algorithm.map(|algorithm| algorithm.to_string().into()),
    }
}

/// rsipstack: types for CSeq, Contact, challenges and Allow; the others by hand.
pub struct Rsipstack;

impl Subject for Rsipstack {
    fn phrase(code: u16) -> Option<&'static str> {
        // Its text is borrowed from the code, which owns the text of an unknown one.
        let status = rsipstack::sip::StatusCode::from(code);
        std::hint::black_box(status.text());
        Some("")
    }

    fn parse(message: &Message) -> bool {
        std::hint::black_box(rsipstack::sip::Response::try_from(message.text.as_str())).is_ok()
    }

    fn decide(message: &Message, mut see: impl FnMut(&Fields<'_>)) {
        use rsipstack::sip::{
            Header, Response,
            headers::typed,
            prelude::{HasHeaders, HeadersExt, ToTypedHeader},
        };
        let Ok(response) = Response::try_from(message.text.as_str()) else { return };
        let mut fields = Fields {
            status: response.status_code.code(),
            reason: response.wire_reason.as_deref().unwrap_or(response.status_code.text()).into(),
            ..Fields::default()
        };
        if let Ok(cseq) = response.cseq_header().and_then(|header| header.typed()) {
            fields.method = cseq.method.to_string().into();
        }
        for header in response.headers().iter() {
            match header {
                Header::Contact(it) => {
                    let list = typed::Contact::parse_header_list(it.value()).unwrap_or_default();
                    fields.contacts.extend(list.iter().map(|it| Cow::from(it.uri.to_string())));
                }
                Header::WwwAuthenticate(it) => fields.challenges.extend(
                    typed::WwwAuthenticate::parse(it.value()).ok().map(|it| Challenge {
                        scheme: it.scheme.to_string().into(),
                        realm: it.realm.into(),
                        algorithm: it.algorithm.map(|it| it.to_string().into()),
                    }),
                ),
                Header::ProxyAuthenticate(it) => fields.challenges.extend(
                    typed::ProxyAuthenticate::parse(it.value()).ok().map(|it| Challenge {
                        scheme: it.scheme.to_string().into(),
                        realm: it.realm.into(),
                        algorithm: it.algorithm.map(|it| it.to_string().into()),
                    }),
                ),
                Header::Allow(it) => {
                    let methods =
                        typed::Allow::parse(it.value()).map(|it| it.methods).unwrap_or_default();
                    fields.allow.extend(methods.iter().map(|it| Cow::from(it.to_string())));
                }
                Header::Reason(it) => {
                    fields.reasons.extend(by_hand::list(it.value()).map(by_hand::reason));
                }
                Header::Warning(it) => {
                    let codes = by_hand::list(it.value()).filter_map(by_hand::warning);
                    fields.warnings.extend(codes);
                }
                Header::RetryAfter(it) => fields.retry_after = by_hand::number(it.value()),
                Header::MinExpires(it) => fields.min_expires = by_hand::number(it.value()),
                Header::MinSE(it) => fields.min_se = by_hand::number(it.value()),
                Header::Unsupported(it) => fields.unsupported.extend(by_hand::words(it.value())),
                _ => {}
            }
        }
        see(&fields);
    }
}

/// sip-core: functions for CSeq, the URI of an address and a challenge; the others by hand.
pub struct SipCore;

impl Subject for SipCore {
    fn phrase(code: u16) -> Option<&'static str> {
        Some(sip_core::StatusCode(code).reason_phrase())
    }

    fn parse(message: &Message) -> bool {
        std::hint::black_box(sip_core::SipMessage::parse(&message.text)).is_ok()
    }

    fn decide(message: &Message, mut see: impl FnMut(&Fields<'_>)) {
        use sip_core::{HeaderName, SipMessage};
        let Ok(parsed) = SipMessage::parse(&message.text) else { return };
        let cseq = parsed.cseq();
        let SipMessage::Response(response) = &parsed else { return };
        let mut fields = Fields {
            status: response.status.0,
            reason: response.reason.as_str().into(),
            method: cseq.as_ref().map_or("", |(_, method)| method.as_str()).into(),
            ..Fields::default()
        };
        for header in response.headers.iter() {
            let value = header.value.as_str();
            match &header.name {
                HeaderName::Contact => fields.contacts.extend(
                    by_hand::list(value).filter_map(sip_core::header::extract_uri).map(Cow::Owned),
                ),
                HeaderName::WwwAuthenticate | HeaderName::ProxyAuthenticate => {
                    fields.challenges.extend(sip_core::parse_challenge(value).map(|it| {
                        Challenge {
                            scheme: "Digest".into(),
                            realm: it.realm.into(),
                            algorithm: Some(it.algorithm.to_string().into()),
                        }
                    }));
                }
                HeaderName::Allow => fields.allow.extend(by_hand::words(value)),
                HeaderName::Other(name) => match name.as_str() {
                    "reason" => {
                        fields.reasons.extend(by_hand::list(value).map(by_hand::reason));
                    }
                    "warning" => {
                        fields.warnings.extend(by_hand::list(value).filter_map(by_hand::warning));
                    }
                    "retry-after" => fields.retry_after = by_hand::number(value),
                    "min-expires" => fields.min_expires = by_hand::number(value),
                    "min-se" => fields.min_se = by_hand::number(value),
                    "unsupported" => fields.unsupported.extend(by_hand::words(value)),
                    _ => {}
                },
                _ => {}
            }
        }
        see(&fields);
    }
}
