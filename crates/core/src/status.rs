//! Status codes: the type, the classes, and the registry with one row a code.
//!
//! The rows stand in `status/*.rs`, one file a class. A row makes the constant
//! (`StatusCode::BUSY_HERE`) and the entry in [`REGISTRY`]; nothing else repeats a fact of it.

use alloc::string::String;
use core::{fmt, num::NonZeroU16};

use crate::{Method, Reference};

/// A SIP status code (`Status-Code` in RFC 3261 §25.1): 100 to 699.
///
/// An unknown code in this range is a value, not an error: RFC 3261 §8.1.3.2 says how to treat it
/// ([`StatusCode::treat_as`]). Anything outside the range is no SIP status code (§7.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct StatusCode(#[cfg_attr(feature = "ts", tsify(type = "number"))] NonZeroU16);

/// The number is not a SIP status code: it lies outside 100 to 699 (RFC 3261 §7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidStatusCode {
    _private: (),
}

impl fmt::Display for InvalidStatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a SIP status code is a number from 100 to 699")
    }
}

impl core::error::Error for InvalidStatusCode {}

impl StatusCode {
    /// The code with this number.
    ///
    /// # Errors
    /// The number lies outside 100 to 699.
    pub const fn from_u16(number: u16) -> Result<Self, InvalidStatusCode> {
        match NonZeroU16::new(number) {
            Some(code) if number >= 100 && number <= 699 => Ok(Self(code)),
            _ => Err(InvalidStatusCode { _private: () }),
        }
    }

    /// For rows of the registry, whose numbers are checked when this is compiled.
    const fn literal(number: u16) -> Self {
        match Self::from_u16(number) {
            Ok(code) => code,
            #[expect(clippy::panic, reason = "only evaluated at compile time, for our own rows")]
            Err(_) => panic!("a row of the registry has a number outside 100 to 699"),
        }
    }

    /// The number, 100 to 699.
    #[must_use]
    pub const fn as_u16(self) -> u16 {
        self.0.get()
    }

    /// The class, by the first digit (RFC 3261 §7.2).
    #[must_use]
    pub const fn class(self) -> StatusClass {
        match self.as_u16() / 100 {
            1 => StatusClass::Provisional,
            2 => StatusClass::Success,
            3 => StatusClass::Redirection,
            4 => StatusClass::ClientError,
            5 => StatusClass::ServerError,
            _ => StatusClass::GlobalFailure,
        }
    }

    /// Does this code end the transaction? All but 1xx do (RFC 3261 §7.2).
    #[must_use]
    pub const fn is_final(self) -> bool {
        self.as_u16() >= 200
    }

    /// The row of this code, where there is one.
    #[must_use]
    pub fn entry(self) -> Option<&'static StatusEntry> {
        let number = usize::from(self.as_u16());
        let place = PLACES.get(number - 100).copied().unwrap_or_default();
        let rows = REGISTRY.get(number / 100 - 1)?;
        rows.get(usize::from(place).checked_sub(1)?)
    }

    /// The code that an element treats this one as when it does not recognise it: x00 of the
    /// class for a final code, 183 for a provisional one (RFC 3261 §8.1.3.2).
    ///
    /// "Recognise" means that a standard defines it: the registered codes, and none of RFC 2543
    /// alone. 402 is reserved without a meaning, so it is treated as 400 (RFC 5057 §5.1 note 1);
    /// 202 is treated as 200 (RFC 6665 §8.3.1).
    #[must_use]
    pub fn treat_as(self) -> Self {
        let number = self.as_u16();
        let recognised =
            self.entry().is_some_and(|row| row.registration == Registration::Registered);
        match number {
            402 => Self::BAD_REQUEST,
            _ if recognised => self,
            101..=199 => Self::SESSION_PROGRESS,
            _ => Self::from_u16(number / 100 * 100).unwrap_or(self),
        }
    }
}

impl fmt::Debug for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_u16())
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_u16())
    }
}

impl TryFrom<u16> for StatusCode {
    type Error = InvalidStatusCode;

    fn try_from(number: u16) -> Result<Self, Self::Error> {
        Self::from_u16(number)
    }
}

/// The class of a status code, by its first digit (RFC 3261 §7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[expect(clippy::exhaustive_enums, reason = "the grammar of RFC 3261 §25.1 has these six")]
pub enum StatusClass {
    /// 1xx: the request was received and is being worked on.
    Provisional,
    /// 2xx: the request was received, understood and accepted.
    Success,
    /// 3xx: the request must be sent somewhere else.
    Redirection,
    /// 4xx: this server cannot do this request as it stands.
    ClientError,
    /// 5xx: this server failed at a request that seems valid.
    ServerError,
    /// 6xx: the request cannot be fulfilled at any server.
    GlobalFailure,
}

impl StatusClass {
    /// All six, in order.
    pub const ALL: [Self; 6] = [
        Self::Provisional,
        Self::Success,
        Self::Redirection,
        Self::ClientError,
        Self::ServerError,
        Self::GlobalFailure,
    ];

    /// The first digit of its codes, 1 to 6.
    #[must_use]
    pub const fn digit(self) -> u8 {
        match self {
            Self::Provisional => 1,
            Self::Success => 2,
            Self::Redirection => 3,
            Self::ClientError => 4,
            Self::ServerError => 5,
            Self::GlobalFailure => 6,
        }
    }

    /// Its name in the vocabulary of advice: `client-error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Success => "success",
            Self::Redirection => "redirection",
            Self::ClientError => "client-error",
            Self::ServerError => "server-error",
            Self::GlobalFailure => "global-failure",
        }
    }
}

/// How a code stands in the registry of SIP response codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Registration {
    /// Registered with IANA.
    Registered,
    /// Registered with IANA, the phrase there says deprecated.
    Deprecated,
    /// In RFC 2543, dropped by RFC 3261.
    #[cfg_attr(feature = "serde", serde(rename = "obsolete-rfc2543"))]
    ObsoleteRfc2543,
    /// Never registered; products send it.
    Unregistered,
}

impl Registration {
    /// Its name in JSON: `obsolete-rfc2543`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Deprecated => "deprecated",
            Self::ObsoleteRfc2543 => "obsolete-rfc2543",
            Self::Unregistered => "unregistered",
        }
    }
}

/// May the request be sent again, and how?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Retry {
    /// No automatic repeat is foreseen.
    Never,
    /// The identical request may be sent again later.
    SameRequestLater,
    /// Only after a change to the request.
    Modified,
    /// To another target or server.
    Elsewhere,
    /// It depends on a header, on the user or on another system.
    Conditional,
}

impl Retry {
    /// Its name in the vocabulary of advice: `same-request-later`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::SameRequestLater => "same-request-later",
            Self::Modified => "modified",
            Self::Elsewhere => "elsewhere",
            Self::Conditional => "conditional",
        }
    }
}

/// What a failure response to a request in a dialog does to it (RFC 5057 §5.1 Table 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum DialogEffect {
    /// The question does not arise.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "n/a"))]
    NotApplicable,
    /// Only the transaction fails; usage and dialog go on.
    TransactionOnly,
    /// The usage that sent the request ends; other usages of the dialog go on.
    DestroysUsage,
    /// The dialog ends with all its usages.
    DestroysDialog,
}

impl DialogEffect {
    /// Its name in the vocabulary of advice: `transaction-only`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotApplicable => "n/a",
            Self::TransactionOnly => "transaction-only",
            Self::DestroysUsage => "destroys-usage",
            Self::DestroysDialog => "destroys-dialog",
        }
    }
}

/// All that the registry knows of one code.
///
/// Texts in lists are facts as the standards give them, with their condition in parentheses:
/// `Retry-After (MAY)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct StatusEntry {
    /// The code.
    pub code: StatusCode,
    /// The name of its constant: `BUSY_HERE`.
    pub name: &'static str,
    /// The reason phrase of the registry; `UNVERIFIED` where no source was seen.
    pub reason_phrase: &'static str,
    /// Its class.
    pub class: StatusClass,
    /// How it stands in the registry.
    pub registration: Registration,
    /// The document and section that define it.
    pub reference: Reference,
    /// Further RFCs that say something of it: `RFC4320`.
    pub also: &'static [&'static str],
    /// Requests whose response it can be; `ANY` = every method that has a response.
    pub methods: &'static [&'static str],
    /// Who sends it: `UAS`, `proxy`, `registrar`, …
    pub generated_by: &'static [&'static str],
    /// Headers that MUST be there, besides those of every response.
    pub required_headers: &'static [&'static str],
    /// Headers and bodies that SHOULD or MAY be there.
    pub recommended_headers: &'static [&'static str],
    /// The default of [`Retry`]; advice overrides it by the situation.
    pub retry: Retry,
    /// What a UAC does.
    pub uac_action: &'static str,
    /// What a proxy does.
    pub proxy_action: &'static str,
    /// What it does to a dialog when it answers a request inside it.
    pub dialog_effect: DialogEffect,
    /// The Q.850 cause that a gateway makes of it (RFC 3398 §8.2.6.1), with its condition; `n/a`
    /// below 400, `none` where RFC 3398 gives none.
    pub q850: &'static str,
    /// Where the facts of this row stand, one entry a document.
    pub sources: &'static str,
    /// What it means: prose, the first sentence stands for the whole.
    pub meaning: &'static str,
    /// Why it happens, a sentence each.
    pub why: &'static [&'static str],
    /// What to do next, for the person whose call failed.
    pub next: &'static str,
    /// Codes it is confused with, and what sets them apart.
    pub confused_with: &'static [Confusion],
    /// Words by which people look for it: `busy`, `no answer`.
    pub symptoms: &'static [&'static str],
    /// Header lines that an example on the wire shows besides those of every response.
    pub example: &'static [&'static str],
}

impl StatusEntry {
    /// The Q.850 cause number of [`StatusEntry::q850`], where there is one.
    #[must_use]
    pub fn q850_cause(&self) -> Option<u8> {
        self.q850.split(' ').next().and_then(|cause| cause.parse().ok())
    }

    /// A whole response with this code as it stands on the wire: the example lines of its row, and
    /// those that every response has. A build without the feature `prose` has no example lines.
    #[must_use]
    pub fn message(&self) -> String {
        let method = self
            .methods
            .iter()
            .find(|name| Method::from_name(name) != Method::Other)
            .unwrap_or(&"INVITE");
        let phrase = if self.reason_phrase == "UNVERIFIED" { "" } else { self.reason_phrase };
        // 100 is the one response that may come before the To tag is made (RFC 3261 §8.2.6.2).
        let to_tag = if self.code == StatusCode::TRYING { "" } else { ";tag=b1f3" };
        let mut message = alloc::format!(
            "SIP/2.0 {} {phrase}\r\n\
             Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK74bf9;received=192.0.2.10\r\n\
             From: <sip:alice@example.com>;tag=9fxced76\r\n\
             To: <sip:bob@example.net>{to_tag}\r\n\
             Call-ID: 3848276298220188511@ua.example.com\r\n\
             CSeq: 1 {method}\r\n",
            self.code
        );
        for line in self.example {
            message.push_str(line);
            message.push_str("\r\n");
        }
        message.push_str("Content-Length: 0\r\n\r\n");
        message
    }
}

/// Another code that this one is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
pub struct Confusion {
    /// The other code.
    pub code: StatusCode,
    /// What sets the two apart.
    pub difference: &'static str,
}

/// Rows of the registry: the doc comment is the meaning, the rest are the fields of
/// [`StatusEntry`]. Makes the constants and the table of the class.
macro_rules! status_codes {
    ($class:ident, $(
        $(#[doc = $meaning:literal])+
        $number:literal $name:ident $phrase:literal {
            registration: $registration:ident,
            reference: $document:literal $section:literal,
            also: $also:expr,
            methods: $methods:expr,
            generated_by: $generated_by:expr,
            required_headers: $required_headers:expr,
            recommended_headers: $recommended_headers:expr,
            retry: $retry:ident,
            uac_action: $uac_action:expr,
            proxy_action: $proxy_action:expr,
            dialog_effect: $dialog_effect:ident,
            q850: $q850:literal,
            sources: $sources:literal,
            why: $why:expr,
            next: $next:literal,
            confused_with: [$(($other:literal, $difference:literal)),* $(,)?],
            symptoms: $symptoms:expr,
            example: $example:expr $(,)?
        }
    )+) => {
        impl $crate::StatusCode {
            $(
                $(#[doc = $meaning])+
                pub const $name: Self = Self::literal($number);
            )+
        }

        pub(super) const ROWS: &[$crate::StatusEntry] = &[$($crate::StatusEntry {
            code: $crate::StatusCode::$name,
            name: stringify!($name),
            reason_phrase: $phrase,
            class: $crate::StatusClass::$class,
            registration: $crate::Registration::$registration,
            reference: $crate::Reference { document: $document, section: $section },
            also: &$also,
            methods: &$methods,
            generated_by: &$generated_by,
            required_headers: &$required_headers,
            recommended_headers: &$recommended_headers,
            retry: $crate::Retry::$retry,
            uac_action: $crate::prose!($uac_action, ""),
            proxy_action: $crate::prose!($proxy_action, ""),
            dialog_effect: $crate::DialogEffect::$dialog_effect,
            q850: $q850,
            sources: $crate::prose!($sources, ""),
            meaning: concat!($($meaning),+).trim_ascii(),
            why: $crate::prose!(&$why, &[]),
            next: $crate::prose!($next, ""),
            confused_with: $crate::prose!(
                &[$($crate::status::Confusion {
                    code: $crate::StatusCode::literal($other),
                    difference: $difference,
                }),*],
                &[]
            ),
            symptoms: &$symptoms,
            example: $crate::prose!(&$example, &[]),
        }),+];
    };
}

mod client_error;
mod global_failure;
mod provisional;
mod redirection;
mod server_error;
mod success;

/// All codes that are known here, by class (1xx first) and in order: the registered ones, those
/// of RFC 2543 that RFC 3261 dropped, and unregistered ones that products send.
pub static REGISTRY: [&[StatusEntry]; 6] = [
    provisional::ROWS,
    success::ROWS,
    redirection::ROWS,
    client_error::ROWS,
    server_error::ROWS,
    global_failure::ROWS,
];

/// Which row of its class each code from 100 has, counted from 1; 0 where it has none. A search
/// among the rows takes ten times as long, because no processor guesses where it goes.
static PLACES: [u8; 600] = {
    let mut places = [0; 600];
    let mut class = 0;
    while class < REGISTRY.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time, and it fits")]
        let rows = REGISTRY[class];
        let mut row = 0;
        while row < rows.len() {
            #[expect(clippy::indexing_slicing, reason = "evaluated at compile time, and it fits")]
            {
                places[rows[row].code.as_u16() as usize - 100] = row as u8 + 1;
            }
            row += 1;
        }
        class += 1;
    }
    places
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_code_and_no_other_code_has_one() {
        let mut rows = REGISTRY.iter().copied().flatten().peekable();
        for number in 100..=699 {
            let code = StatusCode::from_u16(number).unwrap();
            let expected = rows.next_if(|row| row.code == code);
            assert_eq!(code.entry().map(|row| row.code), expected.map(|row| row.code), "{number}");
        }
        assert!(rows.next().is_none());
    }

    #[test]
    fn only_100_to_699_are_codes() {
        for number in 0..=u16::MAX {
            assert_eq!(StatusCode::from_u16(number).is_ok(), (100..=699).contains(&number));
        }
    }

    #[test]
    fn the_message_of_a_row_is_a_response_with_its_code_and_nothing_wrong() {
        for row in REGISTRY.iter().copied().flatten() {
            let message = row.message();
            let parsed = crate::Response::parse(message.as_bytes()).unwrap();
            assert_eq!(parsed.response.code(), row.code);
            assert_eq!(parsed.violations, [], "{}", row.code);
        }
    }

    #[test]
    fn rows_are_in_order_and_of_their_class() {
        for (class, rows) in StatusClass::ALL.iter().zip(REGISTRY) {
            assert!(rows.is_sorted_by(|a, b| a.code < b.code));
            assert!(rows.iter().all(|row| row.class == *class && row.code.class() == *class));
        }
    }

    #[test]
    fn an_unknown_code_is_treated_as_the_x00_of_its_class_and_an_unknown_1xx_as_183() {
        let treated = |number| StatusCode::from_u16(number).unwrap().treat_as().as_u16();
        assert_eq!([treated(100), treated(101), treated(180), treated(198)], [100, 183, 180, 183]);
        assert_eq!([treated(202), treated(299), treated(303), treated(399)], [200, 200, 300, 300]);
        assert_eq!([treated(402), treated(409), treated(486), treated(499)], [400, 400, 486, 400]);
        assert_eq!([treated(599), treated(607), treated(687)], [500, 607, 600]);
    }
}
