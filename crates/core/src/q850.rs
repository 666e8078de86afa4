//! SIP and Q.850 causes, both directions: what a gateway makes of the one on the other side.
//!
//! The tables are those of RFC 3398 (ISUP), §8.2.6.1 and §7.2.4.1, with what RFC 4497 (QSIG) says
//! beside them. They are not the inverse of each other: cause 18 becomes 408, but 480 becomes 18
//! and 408 becomes 102.

use crate::{Reference, StatusClass, StatusCode};

/// What on the SIP side makes a gateway release the call on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", content = "value", rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum SipRelease {
    /// A failure response with this code.
    Status(StatusCode),
    /// A failure response that the table does not list.
    OtherStatus,
    /// A BYE request.
    Bye,
    /// A CANCEL request.
    Cancel,
    /// A failure response that carries an ISUP REL message in its body.
    EncapsulatedRel,
}

/// What a gateway tries before it releases the call: the tags of RFC 3398 §8.2.6.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum TryFirst {
    /// Nothing: the cause is sent at once.
    #[default]
    Nothing,
    /// `(*)`: authenticate, where the gateway has credentials.
    Authenticate,
    /// `(+)`: repair the request and send it again, where that is possible.
    Repair,
}

impl TryFirst {
    /// The tag as RFC 3398 prints it; empty where there is none.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Authenticate => "(*)",
            Self::Repair => "(+)",
        }
    }

    const fn condition(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Authenticate => {
                "authenticate first if the gateway has credentials; 21 only if it cannot"
            }
            Self::Repair => {
                "fix the request and retry first if at all possible; release only if that fails"
            }
        }
    }
}

/// Whom the cause names as the one who ended the call (RFC 3398 §8.2.6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum CauseLocation {
    /// The user: what 6xx codes become.
    User,
    /// The network: what 4xx and 5xx codes become.
    Network,
    /// One of the two, by the class of the code.
    ByClass,
    /// The table does not say.
    NotStated,
}

impl CauseLocation {
    /// Its name in JSON: `by-class`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Network => "network",
            Self::ByClass => "by-class",
            Self::NotStated => "not-stated",
        }
    }

    const fn of_class(class: StatusClass) -> Self {
        match class {
            StatusClass::GlobalFailure => Self::User,
            _ => Self::Network,
        }
    }
}

/// What becomes of a SIP failure on the side of Q.850: a row of RFC 3398 §8.2.6.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct SipToQ850 {
    /// What happened on the SIP side.
    pub from: SipRelease,
    /// The cause value, 1 to 127; `None` where no value of the table is sent.
    pub cause: Option<u8>,
    /// The name of the cause as this table of RFC 3398 gives it, or why there is no cause.
    pub cause_name: &'static str,
    /// What the gateway tries before it gives up.
    pub try_first: TryFirst,
    /// When the row holds, or what else decides; empty where nothing does.
    pub condition: &'static str,
    /// The location that goes with the cause.
    pub location: CauseLocation,
    /// What RFC 4497 §8.4.4 sends towards QSIG; empty where it says nothing.
    pub qsig: &'static str,
    /// Where the row stands.
    pub references: &'static [Reference],
}

/// What on the other side makes a gateway answer the INVITE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", content = "value", rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Q850Release {
    /// A release with this cause value.
    Cause(u8),
    /// A release with a cause value that the table does not list.
    OtherCause,
    /// ISUP timer T7 expires at the gateway: nobody answers the call setup.
    TimerT7,
    /// ISUP timer T9 expires at the gateway: the called side rings, but does not answer.
    TimerT9,
}

/// What becomes of a cause on the side of SIP: a row of RFC 3398 §7.2.4.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct Q850ToSip {
    /// What happened on the other side.
    pub from: Q850Release,
    /// The name of the cause as this table of RFC 3398 gives it; empty where it gives none.
    pub cause_name: &'static str,
    /// The kind of cause; empty where the table gives none.
    pub group: &'static str,
    /// The status code; `None` where no response is sent for this cause.
    pub code: Option<StatusCode>,
    /// The reason phrase as RFC 3398 prints it; it is not always the registered one.
    pub phrase_in_rfc: &'static str,
    /// When the row holds, or what else decides; empty where nothing does.
    pub condition: &'static str,
    /// Headers that go with it, and how strongly they are asked for.
    pub extra_headers: &'static str,
    /// What RFC 4497 §8.4.1 makes of the same cause from QSIG; empty where it says nothing.
    pub qsig: &'static str,
    /// Where the row stands.
    pub references: &'static [Reference],
}

/// The cause that a gateway sends for this status code. `None` below 400: those codes do not
/// release a call.
///
/// A code that the table does not list gets 31 (RFC 3398 §8.2.6.1). Where the response carries an
/// encapsulated REL, the cause in there wins over the answer given here.
#[must_use]
pub fn from_sip(code: StatusCode) -> Option<SipToQ850> {
    if code.as_u16() < 400 {
        return None;
    }
    let listed = SIP_TO_Q850.iter().find(|row| row.from == SipRelease::Status(code));
    Some(listed.copied().unwrap_or(SipToQ850 {
        from: SipRelease::Status(code),
        cause: Some(31),
        cause_name: "Normal, unspecified",
        try_first: TryFirst::Nothing,
        condition: "not in the RFC 3398 table: default",
        location: CauseLocation::of_class(code.class()),
        qsig: "31 (default)",
        references: &[
            Reference { document: "RFC 3398", section: "8.2.6.1 (default rule)" },
            Reference { document: "RFC 4497", section: "8.4.4 (default rule)" },
        ],
    }))
}

/// The response that a gateway sends for this cause value.
///
/// A value that the table does not list gets 500 (RFC 3398 §7.2.4.1). Cause 22 is answered as if
/// the release named no new number; [`to_sip_rows`] has both of its rows.
#[must_use]
pub fn to_sip(cause: u8) -> Q850ToSip {
    to_sip_rows(cause).next().copied().unwrap_or(Q850ToSip {
        from: Q850Release::Cause(cause),
        cause_name: cause_name(cause).unwrap_or_default(),
        ..OTHER_CAUSE
    })
}

/// The rows that RFC 3398 §7.2.4.1 has for this cause value: two for 22, at most one for others.
pub fn to_sip_rows(cause: u8) -> impl Iterator<Item = &'static Q850ToSip> {
    Q850_TO_SIP.iter().filter(move |row| row.from == Q850Release::Cause(cause))
}

/// The name of a cause value, where RFC 3398 or RFC 4497 gives one.
#[must_use]
pub fn cause_name(cause: u8) -> Option<&'static str> {
    let mapped = to_sip_rows(cause).map(|row| row.cause_name).next();
    mapped.or_else(|| CAUSES_ONLY_SENT.iter().find(|(value, _)| *value == cause).map(|row| row.1))
}

/// Every cause value that has a name here, in order, with its name.
pub fn cause_names() -> impl Iterator<Item = (u8, &'static str)> {
    (0..=127).filter_map(|cause| cause_name(cause).map(|name| (cause, name)))
}

/// A row whose cause is the same in both tables.
macro_rules! cause {
    ($code:ident => $cause:literal $name:literal $(, $try_first:ident)?) => {
        SipToQ850 {
            $(
                try_first: TryFirst::$try_first,
                condition: TryFirst::$try_first.condition(),
            )?
            ..listed(StatusCode::$code, $cause, $name, stringify!($cause))
        }
    };
}

/// SIP to Q.850: the codes that RFC 3398 §8.2.6.1 lists, in order, then its rules for everything
/// else. [`from_sip`] applies them.
pub const SIP_TO_Q850: &[SipToQ850] = &[
    cause!(BAD_REQUEST => 41 "Temporary Failure"),
    cause!(UNAUTHORIZED => 21 "Call rejected", Authenticate),
    cause!(PAYMENT_REQUIRED => 21 "Call rejected"),
    cause!(FORBIDDEN => 21 "Call rejected"),
    cause!(NOT_FOUND => 1 "Unallocated number"),
    cause!(METHOD_NOT_ALLOWED => 63 "Service or option unavailable"),
    cause!(NOT_ACCEPTABLE => 79 "Service/option not implemented", Repair),
    cause!(PROXY_AUTHENTICATION_REQUIRED => 21 "Call rejected", Authenticate),
    cause!(REQUEST_TIMEOUT => 102 "Recovery on timer expiry"),
    cause!(GONE => 22 "Number changed (w/o diagnostic)"),
    cause!(REQUEST_ENTITY_TOO_LARGE => 127 "Interworking", Repair),
    cause!(REQUEST_URI_TOO_LONG => 127 "Interworking", Repair),
    cause!(UNSUPPORTED_MEDIA_TYPE => 79 "Service/option not implemented", Repair),
    cause!(UNSUPPORTED_URI_SCHEME => 127 "Interworking", Repair),
    cause!(BAD_EXTENSION => 127 "Interworking", Repair),
    cause!(EXTENSION_REQUIRED => 127 "Interworking", Repair),
    cause!(INTERVAL_TOO_BRIEF => 127 "Interworking", Repair),
    cause!(TEMPORARILY_UNAVAILABLE => 18 "No user responding"),
    cause!(CALL_TRANSACTION_DOES_NOT_EXIST => 41 "Temporary Failure"),
    cause!(LOOP_DETECTED => 25 "Exchange - routing error"),
    cause!(TOO_MANY_HOPS => 25 "Exchange - routing error"),
    cause!(ADDRESS_INCOMPLETE => 28 "Invalid Number Format", Repair),
    cause!(AMBIGUOUS => 1 "Unallocated number"),
    cause!(BUSY_HERE => 17 "User busy"),
    SipToQ850 {
        cause: None,
        cause_name: "(no mapping)",
        qsig: "31 (only if clearing is needed)",
        ..listed(StatusCode::REQUEST_TERMINATED, 31, "", "")
    },
    by_warning(StatusCode::NOT_ACCEPTABLE_HERE),
    cause!(SERVER_INTERNAL_ERROR => 41 "Temporary failure"),
    cause!(NOT_IMPLEMENTED => 79 "Not implemented, unspecified"),
    cause!(BAD_GATEWAY => 38 "Network out of order"),
    cause!(SERVICE_UNAVAILABLE => 41 "Temporary failure"),
    cause!(SERVER_TIME_OUT => 102 "Recovery on timer expiry"),
    SipToQ850 {
        condition: "fix the request and retry first if at all possible; release only if that fails; printed in RFC 3398 as \"504 Version Not Supported\" (misprint for 505)",
        ..cause!(VERSION_NOT_SUPPORTED => 127 "Interworking", Repair)
    },
    cause!(MESSAGE_TOO_LARGE => 127 "Interworking", Repair),
    cause!(BUSY_EVERYWHERE => 17 "User busy"),
    cause!(DECLINE => 21 "Call rejected"),
    cause!(DOES_NOT_EXIST_ANYWHERE => 1 "Unallocated number"),
    by_warning(StatusCode::NOT_ACCEPTABLE_606),
    SipToQ850 {
        from: SipRelease::OtherStatus,
        cause: Some(31),
        cause_name: "Normal, unspecified",
        try_first: TryFirst::Nothing,
        condition: "default",
        location: CauseLocation::ByClass,
        qsig: "31",
        references: RFC_3398_TABLE,
    },
    clearing_request(SipRelease::Bye),
    clearing_request(SipRelease::Cancel),
    SipToQ850 {
        from: SipRelease::EncapsulatedRel,
        cause: None,
        cause_name: "(value in the encapsulated REL CAI)",
        try_first: TryFirst::Nothing,
        condition: "an encapsulated REL in the rejection takes precedence over the table",
        location: CauseLocation::NotStated,
        qsig: "",
        references: RFC_3398_TABLE,
    },
];

const RFC_3398_TABLE: &[Reference] = &[Reference { document: "RFC 3398", section: "8.2.6.1" }];

const fn listed(
    code: StatusCode,
    cause: u8,
    cause_name: &'static str,
    qsig: &'static str,
) -> SipToQ850 {
    SipToQ850 {
        from: SipRelease::Status(code),
        cause: Some(cause),
        cause_name,
        try_first: TryFirst::Nothing,
        condition: "",
        location: CauseLocation::of_class(code.class()),
        qsig,
        references: &[
            Reference { document: "RFC 3398", section: "8.2.6.1" },
            Reference { document: "RFC 4497", section: "8.4.4 Table 2" },
        ],
    }
}

const fn by_warning(code: StatusCode) -> SipToQ850 {
    SipToQ850 {
        condition: "default 31 for most Warning codes; 65 (bearer capability not implemented) when the Warning speaks of an unavailable bearer capability",
        ..listed(code, 31, "by Warning header", "65 or 31 (by Warning)")
    }
}

const fn clearing_request(from: SipRelease) -> SipToQ850 {
    SipToQ850 {
        from,
        cause: Some(16),
        cause_name: "Normal clearing",
        try_first: TryFirst::Nothing,
        condition: "under most circumstances; but a Reason header may say otherwise (RFC 3398 §5.8, RFC 3326)",
        location: CauseLocation::NotStated,
        qsig: "16",
        references: RFC_3398_TABLE,
    }
}

const NORMAL: &str = "Normal event";
const RESOURCE: &str = "Resource unavailable";
const NOT_AVAILABLE: &str = "Service or option not available";
const NOT_IMPLEMENTED: &str = "Service or option not available (not implemented)";
const INVALID: &str = "Invalid message";
const PROTOCOL: &str = "Protocol error";
const INTERWORKING: &str = "Interworking";

const BOTH: &[Reference] = &[
    Reference { document: "RFC 3398", section: "7.2.4.1" },
    Reference { document: "RFC 4497", section: "8.4.1 Table 1" },
];
const ONLY_3398: &[Reference] = &[Reference { document: "RFC 3398", section: "7.2.4.1" }];

/// A row whose status code is the same in both tables.
macro_rules! status {
    ($group:ident, $cause:literal $name:literal => $code:literal $phrase:literal) => {
        Q850ToSip {
            from: Q850Release::Cause($cause),
            cause_name: $name,
            group: $group,
            code: code($code),
            phrase_in_rfc: $phrase,
            condition: "",
            extra_headers: "",
            qsig: stringify!($code),
            references: BOTH,
        }
    };
    ($group:ident, $cause:literal $name:literal => none) => {
        Q850ToSip { code: None, qsig: "", ..status!($group, $cause $name => 500 "") }
    };
}

/// Q.850 to SIP: the causes that RFC 3398 §7.2.4.1 lists or speaks of, in order, then its default
/// and its two timers. [`to_sip`] applies them.
pub const Q850_TO_SIP: &[Q850ToSip] = &[
    status!(NORMAL, 1 "unallocated number" => 404 "Not Found"),
    status!(NORMAL, 2 "no route to network" => 404 "Not found"),
    status!(NORMAL, 3 "no route to destination" => 404 "Not found"),
    Q850ToSip {
        condition: "no status code; usually becomes BYE or CANCEL (*)",
        qsig: "(default code if a response must be sent: 500)",
        ..status!(NORMAL, 16 "normal call clearing" => none)
    },
    status!(NORMAL, 17 "user busy" => 486 "Busy here"),
    status!(NORMAL, 18 "no user responding" => 408 "Request Timeout"),
    status!(NORMAL, 19 "no answer from the user" => 480 "Temporarily unavailable"),
    status!(NORMAL, 20 "subscriber absent" => 480 "Temporarily unavailable"),
    Q850ToSip {
        condition: "if the cause location is user the 6xx code could be given: 403 becomes 603 (+)",
        qsig: "603 if location=user else 403",
        ..status!(NORMAL, 21 "call rejected" => 403 "Forbidden")
    },
    Q850ToSip {
        condition: "no (usable) diagnostic",
        qsig: "301 if diagnostic usable else 410",
        ..status!(NORMAL, 22 "number changed" => 410 "Gone")
    },
    Q850ToSip {
        condition: "diagnostic with the new number present",
        extra_headers: "Contact with the new number (SHOULD, if the gateway can process the diagnostic)",
        qsig: "301 if diagnostic usable else 410",
        ..status!(NORMAL, 22 "number changed" => 301 "Moved Permanently")
    },
    status!(NORMAL, 23 "redirection to new destination" => 410 "Gone"),
    Q850ToSip {
        condition: "ANSI procedure: there 26 means misrouted ported number; otherwise not usual in ISUP (=)",
        qsig: "500 (default)",
        references: ONLY_3398,
        ..status!(NORMAL, 26 "non-selected user clearing" => 404 "Not Found")
    },
    status!(NORMAL, 27 "destination out of order" => 502 "Bad Gateway"),
    status!(NORMAL, 28 "address incomplete" => 484 "Address incomplete"),
    status!(NORMAL, 29 "facility rejected" => 501 "Not implemented"),
    status!(NORMAL, 31 "normal unspecified" => 480 "Temporarily unavailable"),
    Q850ToSip {
        extra_headers: RETRY_AFTER,
        ..status!(RESOURCE, 34 "no circuit available" => 503 "Service unavailable")
    },
    Q850ToSip {
        extra_headers: RETRY_AFTER,
        ..status!(RESOURCE, 38 "network out of order" => 503 "Service unavailable")
    },
    Q850ToSip {
        extra_headers: RETRY_AFTER,
        ..status!(RESOURCE, 41 "temporary failure" => 503 "Service unavailable")
    },
    Q850ToSip {
        extra_headers: RETRY_AFTER,
        ..status!(RESOURCE, 42 "switching equipment congestion" => 503 "Service unavailable")
    },
    Q850ToSip {
        condition: "untranslatable: the gateway picks another circuit, no SIP status code is sent",
        qsig: "(send another SETUP; else congestion or 500)",
        references: &[
            Reference { document: "RFC 3398", section: "7.2.4.1" },
            Reference { document: "RFC 4497", section: "8.4.1 NOTE 2" },
        ],
        ..status!(RESOURCE, 44 "requested circuit/channel not available" => none)
    },
    Q850ToSip {
        extra_headers: RETRY_AFTER,
        ..status!(RESOURCE, 47 "resource unavailable" => 503 "Service unavailable")
    },
    status!(NOT_AVAILABLE, 55 "incoming calls barred within CUG" => 403 "Forbidden"),
    status!(NOT_AVAILABLE, 57 "bearer capability not authorized" => 403 "Forbidden"),
    status!(NOT_AVAILABLE, 58 "bearer capability not presently available" => 503 "Service unavailable"),
    status!(NOT_IMPLEMENTED, 65 "bearer capability not implemented" => 488 "Not Acceptable Here"),
    Q850ToSip {
        condition: "not in RFC 3398 (falls under default); RFC 4497 (QSIG) maps it to 501",
        qsig: "501",
        references: &[
            Reference { document: "RFC 3398", section: "7.2.4.1 (default)" },
            Reference { document: "RFC 4497", section: "8.4.1 Table 1" },
        ],
        ..status!(NOT_IMPLEMENTED, 69 "requested facility not implemented" => 500 "Server internal error")
    },
    status!(NOT_IMPLEMENTED, 70 "only restricted digital avail" => 488 "Not Acceptable Here"),
    status!(NOT_IMPLEMENTED, 79 "service or option not implemented" => 501 "Not implemented"),
    status!(INVALID, 87 "user not member of CUG" => 403 "Forbidden"),
    status!(INVALID, 88 "incompatible destination" => 503 "Service unavailable"),
    status!(PROTOCOL, 102 "recovery of timer expiry" => 504 "Gateway timeout"),
    Q850ToSip {
        qsig: "500 (default)",
        references: ONLY_3398,
        ..status!(PROTOCOL, 111 "protocol error" => 500 "Server internal error")
    },
    Q850ToSip {
        qsig: "500 (default)",
        references: ONLY_3398,
        ..status!(INTERWORKING, 127 "interworking unspecified" => 500 "Server internal error")
    },
    OTHER_CAUSE,
    Q850ToSip {
        from: Q850Release::TimerT7,
        cause_name: "(ISUP timer T7 expires at the gateway)",
        group: "timer",
        code: code(504),
        phrase_in_rfc: "Server Timeout",
        condition: "no answer from the PSTN; SHOULD; REL with cause 102 towards ISUP",
        extra_headers: "",
        qsig: "",
        references: &[Reference { document: "RFC 3398", section: "7.2.2" }],
    },
    Q850ToSip {
        from: Q850Release::TimerT9,
        cause_name: "(ISUP timer T9 expires at the gateway)",
        group: "timer",
        code: code(480),
        phrase_in_rfc: "Temporarily Unavailable",
        condition: "no ANM long after ACM; REL with cause 19 towards ISUP",
        extra_headers: "",
        qsig: "",
        references: &[Reference { document: "RFC 3398", section: "7.2.8" }],
    },
];

const RETRY_AFTER: &str = "Retry-After (MAY)";

/// The default of both RFCs for a cause value that their tables do not list.
const OTHER_CAUSE: Q850ToSip = Q850ToSip {
    from: Q850Release::OtherCause,
    cause_name: "any other cause value",
    group: "",
    code: code(500),
    phrase_in_rfc: "Server internal error",
    condition: "default, SHOULD",
    extra_headers: "",
    qsig: "500",
    references: &[
        Reference { document: "RFC 3398", section: "7.2.4.1" },
        Reference { document: "RFC 4497", section: "8.4.1 item 5" },
    ],
};

const fn code(number: u16) -> Option<StatusCode> {
    match StatusCode::from_u16(number) {
        Ok(code) => Some(code),
        Err(_) => None,
    }
}

/// Causes that a gateway sends for SIP codes, but that no row of the other direction names: the
/// names are those of RFC 4497 §8.4.4 Table 2.
const CAUSES_ONLY_SENT: &[(u8, &str)] =
    &[(25, "exchange routing error"), (63, "service or option unavailable, unspecified")];

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(number: u16) -> Option<u8> {
        from_sip(code(number).unwrap()).unwrap().cause
    }

    #[test]
    fn the_two_tables_are_not_inverse() {
        assert_eq!(to_sip(18).code, Some(StatusCode::REQUEST_TIMEOUT));
        assert_eq!(cause(480), Some(18));
        assert_eq!(cause(408), Some(102));
        assert_eq!(to_sip(102).code, Some(StatusCode::SERVER_TIME_OUT));
    }

    #[test]
    fn what_is_not_listed_gets_31_one_way_and_500_the_other() {
        assert_eq!([cause(499), cause(555), cause(699)], [Some(31); 3]);
        for number in 100..400 {
            assert_eq!(from_sip(code(number).unwrap()), None);
        }
        for cause in [0, 30, 46, 128, 255] {
            assert_eq!(to_sip(cause).code, code(500), "{cause}");
            assert_eq!(to_sip(cause).from, Q850Release::Cause(cause));
        }
    }

    #[test]
    fn some_causes_and_codes_stay_on_their_side() {
        assert_eq!([to_sip(16).code, to_sip(44).code], [None, None]);
        assert_eq!(cause(487), None);
    }

    #[test]
    fn cause_22_has_a_row_with_and_one_without_the_new_number() {
        let codes = |cause| to_sip_rows(cause).map(|row| row.code).collect::<alloc::vec::Vec<_>>();
        assert_eq!(codes(22), [code(410), code(301)]);
        assert_eq!(to_sip(22).code, code(410));
        assert_eq!(codes(17), [code(486)]);
    }

    #[test]
    fn every_cause_that_is_sent_has_a_name() {
        for cause in SIP_TO_Q850.iter().filter_map(|row| row.cause) {
            assert!(cause_name(cause).is_some(), "{cause}");
        }
        assert!(cause_names().all(|(_, name)| !name.is_empty()));
        assert_eq!(cause_name(17), Some("user busy"));
        assert_eq!(cause_name(46), None);
    }

    #[test]
    fn the_registry_and_this_table_agree_on_every_cause() {
        for row in crate::REGISTRY.iter().copied().flatten() {
            let cause = from_sip(row.code).and_then(|row| row.cause);
            assert_eq!(row.q850_cause(), cause, "{}", row.code);
        }
    }
}
