//! The names of header fields.

use core::fmt;

/// The name of a header field (`header-name` in RFC 3261 §25.1): those that a response's meaning
/// may depend on, and [`HeaderName::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum HeaderName {
    /// `Accept`: RFC 3261 §20.1.
    Accept,
    /// `Accept-Encoding`: RFC 3261 §20.2.
    AcceptEncoding,
    /// `Accept-Language`: RFC 3261 §20.3.
    AcceptLanguage,
    /// `Accept-Resource-Priority`: RFC 4412 §3.2.
    AcceptResourcePriority,
    /// `Alert-Info`: RFC 3261 §20.4.
    AlertInfo,
    /// `AlertMsg-Error`: RFC 8876 §5.2.
    AlertMsgError,
    /// `Allow`: RFC 3261 §20.5.
    Allow,
    /// `Allow-Events`, compact form `u`: RFC 6665 §8.2.2.
    AllowEvents,
    /// `Authentication-Info`: RFC 3261 §20.6.
    AuthenticationInfo,
    /// `Authorization`: RFC 3261 §20.7.
    Authorization,
    /// `Call-ID`, compact form `i`: RFC 3261 §20.8.
    CallId,
    /// `Call-Info`: RFC 3261 §20.9.
    CallInfo,
    /// `Contact`, compact form `m`: RFC 3261 §20.10.
    Contact,
    /// `Content-Disposition`: RFC 3261 §20.11.
    ContentDisposition,
    /// `Content-Encoding`, compact form `e`: RFC 3261 §20.12.
    ContentEncoding,
    /// `Content-Language`: RFC 3261 §20.13.
    ContentLanguage,
    /// `Content-Length`, compact form `l`: RFC 3261 §20.14.
    ContentLength,
    /// `Content-Type`, compact form `c`: RFC 3261 §20.15.
    ContentType,
    /// `CSeq`: RFC 3261 §20.16.
    CSeq,
    /// `Date`: RFC 3261 §20.17.
    Date,
    /// `Error-Info`: RFC 3261 §20.18.
    ErrorInfo,
    /// `Event`, compact form `o`: RFC 6665 §8.2.1.
    Event,
    /// `Expires`: RFC 3261 §20.19.
    Expires,
    /// `Flow-Timer`: RFC 5626 §10.
    FlowTimer,
    /// `From`, compact form `f`: RFC 3261 §20.20.
    From,
    /// `Geolocation-Error`: RFC 6442 §4.4.
    GeolocationError,
    /// `History-Info`: RFC 7044.
    HistoryInfo,
    /// `Identity`, compact form `y`: RFC 8224.
    Identity,
    /// `Max-Forwards`: RFC 3261 §20.22.
    MaxForwards,
    /// `MIME-Version`: RFC 3261 §20.24.
    MimeVersion,
    /// `Min-Expires`: RFC 3261 §20.23.
    MinExpires,
    /// `Min-SE`: RFC 4028 §5.
    MinSe,
    /// `Organization`: RFC 3261 §20.25.
    Organization,
    /// `Path`: RFC 3327 §4.
    Path,
    /// `Permission-Missing`: RFC 5360 §5.9.3.
    PermissionMissing,
    /// `Priority`: RFC 3261 §20.26.
    Priority,
    /// `Privacy`: RFC 3323.
    Privacy,
    /// `Proxy-Authenticate`: RFC 3261 §20.27.
    ProxyAuthenticate,
    /// `Proxy-Authorization`: RFC 3261 §20.28.
    ProxyAuthorization,
    /// `Proxy-Require`: RFC 3261 §20.29.
    ProxyRequire,
    /// `RAck`: RFC 3262 §7.2.
    RAck,
    /// `Reason`: RFC 3326 §2.
    Reason,
    /// `Record-Route`: RFC 3261 §20.30.
    RecordRoute,
    /// `Recv-Info`: RFC 6086.
    RecvInfo,
    /// `Refer-To`, compact form `r`: RFC 3515 §2.1.
    ReferTo,
    /// `Referred-By`, compact form `b`: RFC 3892.
    ReferredBy,
    /// `Reply-To`: RFC 3261 §20.31.
    ReplyTo,
    /// `Require`: RFC 3261 §20.32.
    Require,
    /// `Retry-After`: RFC 3261 §20.33.
    RetryAfter,
    /// `Route`: RFC 3261 §20.34.
    Route,
    /// `RSeq`: RFC 3262 §7.1.
    RSeq,
    /// `Security-Server`: RFC 3329 §2.2.
    SecurityServer,
    /// `Server`: RFC 3261 §20.35.
    Server,
    /// `Session-Expires`, compact form `x`: RFC 4028 §4.
    SessionExpires,
    /// `SIP-ETag`: RFC 3903 §11.3.1.
    SipEtag,
    /// `Subject`, compact form `s`: RFC 3261 §20.36.
    Subject,
    /// `Supported`, compact form `k`: RFC 3261 §20.37.
    Supported,
    /// `Timestamp`: RFC 3261 §20.38.
    Timestamp,
    /// `To`, compact form `t`: RFC 3261 §20.39.
    To,
    /// `Unsupported`: RFC 3261 §20.40.
    Unsupported,
    /// `User-Agent`: RFC 3261 §20.41.
    UserAgent,
    /// `Via`, compact form `v`: RFC 3261 §20.42.
    Via,
    /// `Warning`: RFC 3261 §20.43.
    Warning,
    /// `WWW-Authenticate`: RFC 3261 §20.44.
    WwwAuthenticate,
    /// Any other name: it stands in [`HeaderField::raw_name`](crate::HeaderField::raw_name).
    Other,
}

impl HeaderName {
    /// All names that are known here, by alphabet.
    pub const ALL: [Self; 64] = [
        Self::Accept,
        Self::AcceptEncoding,
        Self::AcceptLanguage,
        Self::AcceptResourcePriority,
        Self::AlertInfo,
        Self::AlertMsgError,
        Self::Allow,
        Self::AllowEvents,
        Self::AuthenticationInfo,
        Self::Authorization,
        Self::CallId,
        Self::CallInfo,
        Self::Contact,
        Self::ContentDisposition,
        Self::ContentEncoding,
        Self::ContentLanguage,
        Self::ContentLength,
        Self::ContentType,
        Self::CSeq,
        Self::Date,
        Self::ErrorInfo,
        Self::Event,
        Self::Expires,
        Self::FlowTimer,
        Self::From,
        Self::GeolocationError,
        Self::HistoryInfo,
        Self::Identity,
        Self::MaxForwards,
        Self::MimeVersion,
        Self::MinExpires,
        Self::MinSe,
        Self::Organization,
        Self::Path,
        Self::PermissionMissing,
        Self::Priority,
        Self::Privacy,
        Self::ProxyAuthenticate,
        Self::ProxyAuthorization,
        Self::ProxyRequire,
        Self::RAck,
        Self::Reason,
        Self::RecordRoute,
        Self::RecvInfo,
        Self::ReferTo,
        Self::ReferredBy,
        Self::ReplyTo,
        Self::Require,
        Self::RetryAfter,
        Self::Route,
        Self::RSeq,
        Self::SecurityServer,
        Self::Server,
        Self::SessionExpires,
        Self::SipEtag,
        Self::Subject,
        Self::Supported,
        Self::Timestamp,
        Self::To,
        Self::Unsupported,
        Self::UserAgent,
        Self::Via,
        Self::Warning,
        Self::WwwAuthenticate,
    ];

    /// The known name with this spelling, in any letter case, or with this compact form
    /// (RFC 3261 §7.3.1, §7.3.3); [`HeaderName::Other`] for every other one.
    #[must_use]
    pub fn from_bytes(name: &[u8]) -> Self {
        let candidates: &[Self] = match name.len() {
            1 => return Self::from_compact(name),
            2 => &[Self::To],
            3 => &[Self::Via],
            4 => &[Self::From, Self::CSeq, Self::Date, Self::Path, Self::RAck, Self::RSeq],
            5 => &[Self::Allow, Self::Event, Self::Route],
            6 => &[Self::Server, Self::Reason, Self::Accept, Self::MinSe],
            7 => &[
                Self::CallId,
                Self::Contact,
                Self::Require,
                Self::Expires,
                Self::Privacy,
                Self::Subject,
                Self::Warning,
            ],
            8 => &[Self::Identity, Self::Priority, Self::ReferTo, Self::ReplyTo, Self::SipEtag],
            9 => &[Self::Supported, Self::CallInfo, Self::RecvInfo, Self::Timestamp],
            10 => &[Self::UserAgent, Self::AlertInfo, Self::ErrorInfo, Self::FlowTimer],
            11 => &[Self::MinExpires, Self::ReferredBy, Self::RetryAfter, Self::Unsupported],
            12 => &[
                Self::ContentType,
                Self::AllowEvents,
                Self::HistoryInfo,
                Self::MimeVersion,
                Self::MaxForwards,
                Self::Organization,
                Self::RecordRoute,
            ],
            13 => &[Self::Authorization, Self::ProxyRequire],
            14 => &[Self::ContentLength, Self::AlertMsgError],
            15 => &[
                Self::AcceptEncoding,
                Self::AcceptLanguage,
                Self::SecurityServer,
                Self::SessionExpires,
            ],
            16 => &[Self::ContentEncoding, Self::ContentLanguage, Self::WwwAuthenticate],
            17 => &[Self::GeolocationError],
            18 => &[Self::PermissionMissing, Self::ProxyAuthenticate],
            19 => &[Self::AuthenticationInfo, Self::ContentDisposition, Self::ProxyAuthorization],
            24 => &[Self::AcceptResourcePriority],
            _ => return Self::Other,
        };
        // Nearly all names are spelled canonically, and to compare that is fast.
        let same = |candidate: &&Self| candidate.as_str().as_bytes() == name;
        let alike = |candidate: &&Self| candidate.as_str().as_bytes().eq_ignore_ascii_case(name);
        let found = candidates.iter().find(same).or_else(|| candidates.iter().find(alike));
        found.copied().unwrap_or(Self::Other)
    }

    fn from_compact(name: &[u8]) -> Self {
        match name {
            [b'b' | b'B'] => Self::ReferredBy,
            [b'c' | b'C'] => Self::ContentType,
            [b'e' | b'E'] => Self::ContentEncoding,
            [b'f' | b'F'] => Self::From,
            [b'i' | b'I'] => Self::CallId,
            [b'k' | b'K'] => Self::Supported,
            [b'l' | b'L'] => Self::ContentLength,
            [b'm' | b'M'] => Self::Contact,
            [b'o' | b'O'] => Self::Event,
            [b'r' | b'R'] => Self::ReferTo,
            [b's' | b'S'] => Self::Subject,
            [b't' | b'T'] => Self::To,
            [b'u' | b'U'] => Self::AllowEvents,
            [b'v' | b'V'] => Self::Via,
            [b'x' | b'X'] => Self::SessionExpires,
            [b'y' | b'Y'] => Self::Identity,
            _ => Self::Other,
        }
    }

    /// The canonical spelling: `WWW-Authenticate`; `Other` for [`HeaderName::Other`].
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "Accept",
            Self::AcceptEncoding => "Accept-Encoding",
            Self::AcceptLanguage => "Accept-Language",
            Self::AcceptResourcePriority => "Accept-Resource-Priority",
            Self::AlertInfo => "Alert-Info",
            Self::AlertMsgError => "AlertMsg-Error",
            Self::Allow => "Allow",
            Self::AllowEvents => "Allow-Events",
            Self::AuthenticationInfo => "Authentication-Info",
            Self::Authorization => "Authorization",
            Self::CallId => "Call-ID",
            Self::CallInfo => "Call-Info",
            Self::Contact => "Contact",
            Self::ContentDisposition => "Content-Disposition",
            Self::ContentEncoding => "Content-Encoding",
            Self::ContentLanguage => "Content-Language",
            Self::ContentLength => "Content-Length",
            Self::ContentType => "Content-Type",
            Self::CSeq => "CSeq",
            Self::Date => "Date",
            Self::ErrorInfo => "Error-Info",
            Self::Event => "Event",
            Self::Expires => "Expires",
            Self::FlowTimer => "Flow-Timer",
            Self::From => "From",
            Self::GeolocationError => "Geolocation-Error",
            Self::HistoryInfo => "History-Info",
            Self::Identity => "Identity",
            Self::MaxForwards => "Max-Forwards",
            Self::MimeVersion => "MIME-Version",
            Self::MinExpires => "Min-Expires",
            Self::MinSe => "Min-SE",
            Self::Organization => "Organization",
            Self::Path => "Path",
            Self::PermissionMissing => "Permission-Missing",
            Self::Priority => "Priority",
            Self::Privacy => "Privacy",
            Self::ProxyAuthenticate => "Proxy-Authenticate",
            Self::ProxyAuthorization => "Proxy-Authorization",
            Self::ProxyRequire => "Proxy-Require",
            Self::RAck => "RAck",
            Self::Reason => "Reason",
            Self::RecordRoute => "Record-Route",
            Self::RecvInfo => "Recv-Info",
            Self::ReferTo => "Refer-To",
            Self::ReferredBy => "Referred-By",
            Self::ReplyTo => "Reply-To",
            Self::Require => "Require",
            Self::RetryAfter => "Retry-After",
            Self::Route => "Route",
            Self::RSeq => "RSeq",
            Self::SecurityServer => "Security-Server",
            Self::Server => "Server",
            Self::SessionExpires => "Session-Expires",
            Self::SipEtag => "SIP-ETag",
            Self::Subject => "Subject",
            Self::Supported => "Supported",
            Self::Timestamp => "Timestamp",
            Self::To => "To",
            Self::Unsupported => "Unsupported",
            Self::UserAgent => "User-Agent",
            Self::Via => "Via",
            Self::Warning => "Warning",
            Self::WwwAuthenticate => "WWW-Authenticate",
            Self::Other => "Other",
        }
    }

    /// The compact form (RFC 3261 §7.3.3), where there is one.
    #[must_use]
    pub const fn compact(self) -> Option<char> {
        Some(match self {
            Self::AllowEvents => 'u',
            Self::CallId => 'i',
            Self::Contact => 'm',
            Self::ContentEncoding => 'e',
            Self::ContentLength => 'l',
            Self::ContentType => 'c',
            Self::Event => 'o',
            Self::From => 'f',
            Self::Identity => 'y',
            Self::ReferTo => 'r',
            Self::ReferredBy => 'b',
            Self::SessionExpires => 'x',
            Self::Subject => 's',
            Self::Supported => 'k',
            Self::To => 't',
            Self::Via => 'v',
            _ => return None,
        })
    }

    /// Must a response have no more than one value of it? True where the grammar has neither a
    /// comma list nor several rows.
    #[must_use]
    pub const fn is_single(self) -> bool {
        matches!(
            self,
            Self::CallId
                | Self::ContentDisposition
                | Self::ContentLength
                | Self::ContentType
                | Self::CSeq
                | Self::Date
                | Self::Event
                | Self::Expires
                | Self::FlowTimer
                | Self::From
                | Self::GeolocationError
                | Self::MaxForwards
                | Self::MimeVersion
                | Self::MinExpires
                | Self::MinSe
                | Self::Organization
                | Self::Priority
                | Self::ReferTo
                | Self::ReferredBy
                | Self::ReplyTo
                | Self::RetryAfter
                | Self::RSeq
                | Self::Server
                | Self::SessionExpires
                | Self::SipEtag
                | Self::Subject
                | Self::Timestamp
                | Self::To
                | Self::UserAgent
        )
    }

    /// Its bit in a set of names.
    pub(crate) const fn bit(self) -> u128 {
        1 << (self as u8)
    }
}

impl fmt::Display for HeaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// As its canonical spelling.
#[cfg(feature = "serde")]
impl serde::Serialize for HeaderName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_name_is_found_in_any_letter_case_and_by_its_compact_form() {
        for name in HeaderName::ALL {
            let text = name.to_string();
            assert_eq!(HeaderName::from_bytes(text.as_bytes()), name);
            assert_eq!(HeaderName::from_bytes(text.to_ascii_uppercase().as_bytes()), name);
            assert_eq!(HeaderName::from_bytes(text.to_ascii_lowercase().as_bytes()), name);
            if let Some(compact) = name.compact() {
                assert_eq!(HeaderName::from_bytes(compact.to_string().as_bytes()), name);
            }
        }
    }

    #[test]
    fn names_that_are_not_known_are_other() {
        for name in ["", "q", "X-Via", "Vi", "Viaa", "P-Hint"] {
            assert_eq!(HeaderName::from_bytes(name.as_bytes()), HeaderName::Other);
        }
    }

    #[test]
    fn every_name_has_a_bit_of_its_own() {
        let all = HeaderName::ALL.iter().fold(0, |set, name| set | name.bit());
        assert_eq!(all.count_ones() as usize, HeaderName::ALL.len());
        assert_eq!(all & HeaderName::Other.bit(), 0);
    }
}
