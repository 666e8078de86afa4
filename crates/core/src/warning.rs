//! Warn-codes: what the three digits in a Warning header say (RFC 3261 §20.43).

use crate::{Reference, Registration};

/// One warn-code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct WarnCodeEntry {
    /// The code, 300 to 399.
    pub code: u16,
    /// The recommended text.
    pub text: &'static str,
    /// What it says, as it is registered.
    pub description: &'static str,
    /// How it stands in the registry of warn-codes.
    pub registration: Registration,
    /// The document and section that define it.
    pub reference: Reference,
    /// The Q.850 cause that a gateway makes of a 488 or 606 with this code (RFC 3398 §8.2.6.1).
    /// Empty where nothing is known; `UNVERIFIED` marks a judgement that no RFC makes.
    pub q850: &'static str,
    /// What the standards forbid to do automatically on it; empty where they forbid nothing.
    pub automated_action: &'static str,
    /// Where the facts of this row stand, one entry a document.
    pub sources: &'static str,
}

impl WarnCodeEntry {
    /// The range that the code belongs to.
    #[must_use]
    pub fn range(&self) -> Option<&'static WarnCodeRange> {
        range(self.code)
    }
}

/// A range of warn-codes that was set aside for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct WarnCodeRange {
    /// Its first code.
    pub first: u16,
    /// Its last code.
    pub last: u16,
    /// What it is for.
    pub purpose: &'static str,
    /// A remark on its limits; empty where there is none.
    pub remark: &'static str,
    /// Where it is set aside.
    pub reference: Reference,
}

/// The row of this warn-code, where there is one.
#[must_use]
pub fn entry(code: u16) -> Option<&'static WarnCodeEntry> {
    WARN_CODES.binary_search_by_key(&code, |row| row.code).ok().and_then(|i| WARN_CODES.get(i))
}

/// The range of this warn-code. A code without a row still says by its range what it is about;
/// `None` means that no purpose was set aside (340 to 369, and everything from 400).
#[must_use]
pub fn range(code: u16) -> Option<&'static WarnCodeRange> {
    WARN_CODE_RANGES.iter().find(|range| (range.first..=range.last).contains(&code))
}

/// Is the warn-code one of SIP? The first digit 3 says so, also where the code is not known here.
#[must_use]
pub const fn is_sip(code: u16) -> bool {
    code / 100 == 3
}

/// The ranges, in order. All from 300 on are ranges of SIP.
pub const WARN_CODE_RANGES: &[WarnCodeRange] = &[
    WarnCodeRange {
        first: 100,
        last: 299,
        purpose: "taken by HTTP/1.1",
        remark: "",
        reference: RFC_3261,
    },
    WarnCodeRange {
        first: 300,
        last: 329,
        purpose: "keywords in the session description",
        remark: "",
        reference: RFC_3261,
    },
    WarnCodeRange {
        first: 330,
        last: 339,
        purpose: "basic network services requested in the session description",
        remark: "",
        reference: RFC_3261,
    },
    WarnCodeRange {
        first: 370,
        last: 379,
        purpose: "quantitative QoS parameters requested in the session description",
        remark: "",
        reference: RFC_3261,
    },
    WarnCodeRange {
        first: 380,
        last: 399,
        purpose: "miscellaneous SIP-related",
        remark: "RFC 3261 said 390-399; changed to 380 by RFC 5630 Appendix A",
        reference: Reference { document: "RFC 5630", section: "Appendix A" },
    },
];

const RFC_3261: Reference = Reference { document: "RFC 3261", section: "20.43" };

/// The warn-codes, in order: the registered ones and one that is seen in the field.
pub const WARN_CODES: &[WarnCodeEntry] = &[
    WarnCodeEntry {
        code: 300,
        text: "Incompatible network protocol",
        description: "One or more network protocols contained in the session description are not available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 301,
        text: "Incompatible network address formats",
        description: "One or more network address formats contained in the session description are not available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 302,
        text: "Incompatible transport protocol",
        description: "One or more transport protocols described in the session description are not available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 303,
        text: "Incompatible bandwidth units",
        description: "One or more bandwidth measurement units contained in the session description were not understood.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 304,
        text: "Media type not available",
        description: "One or more media types contained in the session description are not available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "UNVERIFIED judgement: 65 may fit (bearer capability unavailable) else 31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 305,
        text: "Incompatible media format",
        description: "One or more media formats contained in the session description are not available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "UNVERIFIED judgement: 65 may fit else 31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 306,
        text: "Attribute not understood",
        description: "One or more of the media attributes in the session description are not supported.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 307,
        text: "Session description parameter not understood",
        description: "A parameter other than those listed above was not understood.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 308,
        text: "Incompatible language specification",
        description: "Requested languages not supported; the text lists the supported languages and media.",
        registration: Registration::Registered,
        reference: Reference { document: "RFC 8373", section: "UNVERIFIED" },
        q850: "31",
        automated_action: "",
        sources: "registry copy; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 330,
        text: "Multicast not available",
        description: "The site where the user is located does not support multicast.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 331,
        text: "Unicast not available",
        description: "The site where the user is located does not support unicast communication (usually due to the presence of a firewall).",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 370,
        text: "Insufficient bandwidth",
        description: "The bandwidth specified in the session description or defined by the media exceeds that known to be available.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 380,
        text: "SIPS Not Allowed",
        description: "The UAS or proxy cannot process the request because the SIPS scheme is not allowed (e.g., because there are currently no registered SIPS contacts).",
        registration: Registration::Registered,
        reference: Reference { document: "RFC 5630", section: "9" },
        q850: "31",
        automated_action: "after a SIPS request: no automatic retry with sip: (RFC 5630 §5.1.1); proxy MUST NOT recurse on 480 with this code",
        sources: "RFC 5630 §9; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 381,
        text: "SIPS Required",
        description: "The UAS or proxy cannot process the request because the SIPS scheme is required.",
        registration: Registration::Registered,
        reference: Reference { document: "RFC 5630", section: "9" },
        q850: "31",
        automated_action: "proxy MUST NOT recurse (also not on 480 with this code); a UAC retry with SIPS is DERIVED",
        sources: "RFC 5630 §9; RFC 3398 §8.2.6.1 (31 default)",
    },
    WarnCodeEntry {
        code: 392,
        text: "Noisy feedback tells: ...",
        description: "SER/Kamailio debugging text seen in the field",
        registration: Registration::Unregistered,
        reference: Reference { document: "none", section: "n/a" },
        q850: "",
        automated_action: "",
        sources: "seen in public traces (Sip EXpress router)",
    },
    WarnCodeEntry {
        code: 399,
        text: "Miscellaneous warning",
        description: "The warning text can include arbitrary information to be presented to a human user or logged. A system receiving this warning MUST NOT take any automated action.",
        registration: Registration::Registered,
        reference: RFC_3261,
        q850: "31",
        automated_action: "no automated action (MUST NOT)",
        sources: "RFC 3261 §20.43; RFC 3398 §8.2.6.1 (31 default)",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order_and_found() {
        assert!(WARN_CODES.is_sorted_by(|a, b| a.code < b.code));
        for row in WARN_CODES {
            assert_eq!(entry(row.code), Some(row));
            assert!(is_sip(row.code) && row.range().is_some());
        }
        assert_eq!(entry(398), None);
    }

    #[test]
    fn an_unknown_code_still_has_the_range_of_its_number() {
        let purpose = |code| range(code).map(|range| range.purpose);
        assert_eq!(purpose(309), Some("keywords in the session description"));
        assert_eq!(purpose(398), Some("miscellaneous SIP-related"));
        assert_eq!(purpose(199), Some("taken by HTTP/1.1"));
        assert_eq!([purpose(99), purpose(350), purpose(400), purpose(u16::MAX)], [None; 4]);
        assert!(is_sip(350) && !is_sip(299) && !is_sip(400));
    }
}
