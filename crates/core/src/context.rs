//! What the caller knows about the request and its transaction.

use alloc::{string::String, vec::Vec};

use crate::{Method, Role};

/// Makes [`Context`]: each line is an optional field, so that none can forget it.
macro_rules! context {
    ($($(#[$doc:meta])+ $field:ident: $type:ty,)+) => {
        /// What the caller knows. Every field is optional: what is absent is unknown, which is not
        /// the same as false or empty. Advice says in `depends_on` which unknown would change it.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
        #[cfg_attr(feature = "ts", derive(tsify::Tsify))]
        pub struct Context {
            /// Who asks: a UAC where nothing is said.
            #[cfg_attr(feature = "ts", tsify(optional))]
            pub role: Role,
            $(
                $(#[$doc])+
                #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
                pub $field: Option<$type>,
            )+
        }

        /// The names of the fields, to read them by.
        #[cfg(feature = "serde")]
        #[expect(non_camel_case_types, reason = "they are the names of the fields")]
        #[derive(Clone, Copy)]
        enum Field { role, $($field,)+ }

        #[cfg(feature = "serde")]
        static FIELDS: &[(&str, Field)] =
            &[("role", Field::role), $((stringify!($field), Field::$field),)+];

        #[cfg(feature = "serde")]
        impl Context {
            /// Reads the value of one field.
            fn read<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                field: Field,
                from: &mut A,
            ) -> Result<(), A::Error> {
                match field {
                    Field::role => put(&mut self.role, from),
                    $(Field::$field => put(&mut self.$field, from),)+
                }
            }
        }
    };
}

context! {
    /// The method of the request; where absent, the method in the CSeq of the response.
    method: Method,

    /// Was the request sent in a dialog?
    in_dialog: bool,
    /// The usages that share the dialog (RFC 5057 §3).
    usages: Vec<Usage>,
    /// Remote tags of the early dialogs that 1xx responses have made so far.
    early_dialogs: List,
    /// Remote tags of the dialogs that 2xx responses have confirmed so far.
    confirmed_dialogs: List,

    /// Which attempt this was: 1 is the first.
    attempt: u32,
    /// URIs that were tried already, the first Request-URI among them.
    tried: List,
    /// Targets of an earlier redirect that were not tried yet.
    targets_left: List,
    /// Addresses from RFC 3263 that were not tried yet.
    servers_left: List,
    /// Further flows of the same instance (RFC 5626).
    flows_left: List,

    /// The transport of the request as it stands in Via: `UDP`, `TCP`, `TLS`, `WS`, `WSS`.
    transport: String,
    /// `sent-by` of the request's own Via: `192.0.2.10:5060`.
    sent_by: String,
    /// `branch` of the request's own Via.
    branch: String,
    /// CSeq number of the request.
    cseq: u32,
    /// Request-URI of the request.
    request_uri: String,
    /// Route set of the dialog.
    route_set: List,
    /// What the user dialled.
    dialled: String,
    /// Max-Forwards of the request.
    max_forwards: u32,

    /// Realms for which there are credentials.
    credentials_for: List,
    /// Could the user be asked for other credentials?
    other_credentials: bool,
    /// What the rejected request carried.
    sent_authorization: SentAuthorization,
    /// Digest algorithms that the client supports; MD5 alone where absent.
    algorithms: List,
    /// Authorization servers that the client trusts (RFC 8898 §2.1.1).
    trusted_as: List,

    /// Option tags in the request's Require.
    require: List,
    /// Option tags in the request's Proxy-Require.
    proxy_require: List,
    /// Option tags in the request's Supported.
    request_supported: List,
    /// Option tags that the client implements.
    implements: List,

    /// Session-Expires of the request, in seconds.
    session_expires: u32,
    /// Min-SE values, in seconds, of earlier 422s and of refreshes received on the dialog.
    min_se_seen: Vec<u32>,
    /// Was the request a session refresh (RFC 4028)?
    session_refresh: bool,
    /// Expiry that the request asked for, in seconds.
    expires: u32,

    /// Did this UA make the Call-ID of the dialog? Decides who waits longer after a glare.
    owns_call_id: bool,
    /// The last RSeq that was acknowledged in this dialog (RFC 3262 §4).
    last_rseq: u32,
    /// Does `last_rseq` belong to the same dialog and CSeq as this response?
    same_dialog_cseq: bool,

    /// Was a CANCEL sent for the request?
    cancel_sent: bool,
    /// Has any provisional response come before?
    provisional_seen: bool,
    /// The final response that this transaction had before.
    final_seen: u16,
    /// Was this 2xx acknowledged before?
    already_acked: bool,
    /// Which forks are wanted: `first only`, `all`, `none`.
    wanted: String,

    /// `reg-id` of the Contact of a REGISTER (RFC 5626).
    reg_id: u32,
    /// Did the REGISTER ask for outbound (RFC 5626)?
    outbound: bool,
    /// The Contact URI that the REGISTER bound.
    own_contact: String,
    /// `pn-provider` of the REGISTER's Contact (RFC 8599); empty where it stood without a value.
    pn_provider: String,

    /// Content-Type of the request's body.
    content_type: String,
    /// Content types that the client could send instead.
    can_send: List,
    /// Size of the request's body in bytes.
    body_bytes: u64,
    /// Was the body encrypted?
    encrypted: bool,

    /// Resource-Priority values of the request (RFC 4412).
    resource_priority: List,
    /// Resource-Priority values that this user may use.
    authorized: List,

    /// Event package of a SUBSCRIBE, NOTIFY or PUBLISH.
    event_package: String,
    /// Was the request sent anonymously (RFC 3323)?
    anonymous: bool,
    /// What the user has decided in advance of what this response asks: `agrees`, `refuses`,
    /// `unknown`.
    user_policy: String,
    /// The form of the PASSporT that was sent (RFC 8224): `compact` or `full`.
    passport_form: String,
    /// Security mechanisms that the client knows (RFC 3329).
    mechanisms: List,
    /// Info Package of an INFO (RFC 6086).
    info_package: String,
    /// The entity-tag that a PUBLISH sent in SIP-If-Match (RFC 3903).
    sip_if_match: String,
    /// Is another try of the same request, sent elsewhere, still open?
    other_branch_alive: bool,

    /// Something that happened here instead of a message; read by
    /// [`advise_event`](crate::advise_event).
    event: LocalEvent,

    /// Proxy: final codes collected so far, this message the last.
    branch_responses: Vec<u16>,
    /// Proxy: branches without a final response.
    pending_branches: u32,
    /// Proxy: challenge header lines of other branches.
    stored_challenges: List,
    /// Proxy: the Via below our own.
    via_below: String,
    /// Proxy: is it responsible for the domain of the Request-URI?
    responsible: bool,
    /// Proxy: is it authoritative for the address-of-record (RFC 5626)?
    authoritative: bool,
    /// Proxy: may it recurse on redirects?
    recurse: bool,
    /// Proxy: the final response that was sent upstream already.
    final_sent: u16,
}

/// Once for all fields of a type.
#[cfg(feature = "serde")]
#[inline(never)]
fn put<'de, T: serde::Deserialize<'de>, A: serde::de::MapAccess<'de>>(
    field: &mut T,
    from: &mut A,
) -> Result<(), A::Error> {
    *field = from.next_value()?;
    Ok(())
}

/// By hand: what serde derives holds every field apart until the end, and is four times the code.
/// As with that, a field that is not known is passed over.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Context {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> serde::de::Visitor<'de> for Fields {
            type Value = Context;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a context")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Context, A::Error> {
                let mut context = Context::default();
                while let Some(Name(field)) = map.next_key()? {
                    match field {
                        Some(field) => context.read(field, &mut map)?,
                        None => drop(map.next_value::<serde::de::IgnoredAny>()?),
                    }
                }
                Ok(context)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// The field that has this name in JSON.
#[cfg(feature = "serde")]
struct Name(Option<Field>);

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Name {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Letters;

        impl serde::de::Visitor<'_> for Letters {
            type Value = Name;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Name, E> {
                let found = FIELDS.iter().find(|(field, _)| is_in_camel_case(name, field));
                Ok(Name(found.map(|(_, field)| *field)))
            }
        }

        deserializer.deserialize_identifier(Letters)
    }
}

/// Is it this name of a field in camel case: `inDialog` for `in_dialog`?
#[cfg(feature = "serde")]
fn is_in_camel_case(name: &str, field: &str) -> bool {
    let mut letters = field.bytes();
    let same = |letter| match letters.next() {
        Some(b'_') => letters.next().is_some_and(|next| next.to_ascii_uppercase() == letter),
        next => next == Some(letter),
    };
    name.bytes().all(same) && letters.next().is_none()
}

/// A usage of a dialog (RFC 5057 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Usage {
    /// A session, confirmed by a 2xx.
    Invite,
    /// A session that is being set up.
    InviteEarly,
    /// A subscription, also the implicit one of REFER.
    #[cfg_attr(feature = "serde", serde(alias = "refer"))]
    Subscribe,
}

/// The credentials that the rejected request carried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct SentAuthorization {
    /// Their realm.
    pub realm: String,
    /// The nonce that they answered.
    pub nonce: String,
    /// Their user name.
    pub username: String,
    /// The header field they stood in: `Authorization` or `Proxy-Authorization`; empty where that
    /// is not known.
    pub header: String,
}

/// Something that happened to the transaction here, without a message (RFC 3261 §8.1.3.1, §18.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum LocalEvent {
    /// Timer B: an INVITE had no final response in 64*T1 (32 s).
    #[cfg_attr(feature = "serde", serde(rename = "timer-B"))]
    TimerB,
    /// Timer F: another request had none in 64*T1 (32 s).
    #[cfg_attr(feature = "serde", serde(rename = "timer-F"))]
    TimerF,
    /// ICMP port, host, network or protocol unreachable, or parameter problem.
    #[cfg_attr(
        feature = "serde",
        serde(
            alias = "icmp-host-unreachable",
            alias = "icmp-network-unreachable",
            alias = "icmp-protocol-unreachable",
            alias = "icmp-parameter-problem"
        )
    )]
    IcmpPortUnreachable,
    /// ICMP TTL exceeded or source quench: to be ignored.
    #[cfg_attr(feature = "serde", serde(alias = "icmp-source-quench"))]
    IcmpTtlExceeded,
    /// The transport failed: connection refused, reset, TLS handshake failed.
    TransportError,
    /// Proxy: no branch had a final response in time.
    AllBranchesTimedOut,
    /// Proxy: Timer C, the limit of more than 3 minutes for an INVITE without a final response,
    /// fired on one branch (RFC 3261 §16.8).
    #[cfg_attr(feature = "serde", serde(rename = "timer-C"))]
    TimerC,
}

impl LocalEvent {
    /// The code that it counts as (RFC 3261 §8.1.3.1); 0 where it means no failure.
    pub(crate) const fn code(self) -> u16 {
        match self {
            Self::TimerB | Self::TimerC | Self::TimerF | Self::AllBranchesTimedOut => 408,
            Self::IcmpPortUnreachable | Self::TransportError => 503,
            Self::IcmpTtlExceeded => 0,
        }
    }

    /// Did the transport fail for good (RFC 3261 §18.4)?
    pub(crate) const fn is_transport_failure(self) -> bool {
        self.code() == 503
    }
}

/// A list of texts. In JSON one text is as good as a list of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct List(pub Vec<String>);

impl List {
    /// Is this text in the list, compared without regard to case?
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.0.iter().any(|item| item.eq_ignore_ascii_case(text))
    }
}

impl core::ops::Deref for List {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl<const N: usize> From<[&str; N]> for List {
    fn from(texts: [&str; N]) -> Self {
        Self(texts.iter().map(|text| String::from(*text)).collect())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for List {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// By hand, because an untagged enum keeps a copy of whatever it is given first.
        struct OneOrMany;

        impl<'de> serde::de::Visitor<'de> for OneOrMany {
            type Value = List;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a string or an array of strings")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<List, E> {
                Ok(List(alloc::vec![text.into()]))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut texts: A,
            ) -> Result<List, A::Error> {
                let mut list = Vec::new();
                while let Some(text) = texts.next_element()? {
                    list.push(text);
                }
                Ok(List(list))
            }
        }

        deserializer.deserialize_any(OneOrMany)
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Context, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn a_context_is_read_as_it_is_written() {
        let context = Context {
            role: Role::Proxy,
            in_dialog: Some(true),
            tried: Some(["sip:a@example.com", "sip:b@example.com"].into()),
            min_se_seen: Some(Vec::from([90, 1800])),
            trusted_as: Some(["https://as.example.org"].into()),
            sent_authorization: Some(SentAuthorization::default()),
            sip_if_match: Some("a1".into()),
            usages: Some(Vec::from([Usage::InviteEarly])),
            event: Some(LocalEvent::TimerB),
            branch_responses: Some(Vec::from([486, 603])),
            ..Context::default()
        };
        let json = serde_json::to_string(&context).unwrap();
        assert!(json.contains("\"minSeSeen\":[90,1800]") && json.contains("\"sipIfMatch\""));
        assert_eq!(read(&json).unwrap(), context);
    }

    #[test]
    fn what_is_unknown_or_null_is_absent_and_what_is_wrong_is_a_mistake() {
        let unknown = r#"{"indialog":true,"in_dialog":true,"inDialogue":[{}],"":1,"cseq":null}"#;
        assert_eq!(read(unknown).unwrap(), Context::default());
        assert_eq!(read("{}").unwrap(), Context::default());
        for wrong in [r#"{"inDialog":"yes"}"#, r#"{"role":"phone"}"#, r#"{"cseq":-1}"#, "[]"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
