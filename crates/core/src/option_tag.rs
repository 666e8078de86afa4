//! Option tags, and what a response does with them (RFC 3261 §19.2).

use crate::Reference;

/// One option tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct OptionTag {
    /// The tag as it stands in Require, Supported or Unsupported: `100rel`.
    pub tag: &'static str,
    /// The document that defines it.
    pub reference: Reference,
    /// Documents that change it: `RFC 4032`.
    pub updated_by: &'static [&'static str],
    /// The headers of responses that name it.
    pub role_in_responses: &'static str,
    /// The codes that belong to it, and what it changes. `UNVERIFIED` marks what was not checked
    /// in the document.
    pub effect: &'static str,
}

/// The option tag of this name, in any letter case (RFC 3261 §7.3.1).
#[must_use]
pub fn option_tag(name: &str) -> Option<&'static OptionTag> {
    OPTION_TAGS.iter().find(|row| row.tag.eq_ignore_ascii_case(name))
}

/// The option tags that are known here.
pub const OPTION_TAGS: &[OptionTag] = &[
    OptionTag {
        tag: "100rel",
        reference: Reference { document: "RFC 3262", section: "" },
        updated_by: &[],
        role_in_responses: "Require in a 1xx (with RSeq): UAC must PRACK; Supported in 2xx; Unsupported in 420",
        effect: "420 + Unsupported:100rel if UAS will not send reliably what was Required (RFC 3262 §3); never for 100",
    },
    OptionTag {
        tag: "199",
        reference: Reference { document: "RFC 6228", section: "" },
        updated_by: &[],
        role_in_responses: "never in a 199 response (MUST NOT in Supported/Require/Proxy-Require)",
        effect: "199 responses only when the request had Supported: 199 (RFC 6228 §4-6)",
    },
    OptionTag {
        tag: "answermode",
        reference: Reference { document: "RFC 5373", section: "" },
        updated_by: &[],
        role_in_responses: "Require/Supported",
        effect: "UNVERIFIED in detail; 403 is used to refuse an answer mode (RFC 5373)",
    },
    OptionTag {
        tag: "early-session",
        reference: Reference { document: "RFC 3959", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "eventlist",
        reference: Reference { document: "RFC 4662", section: "" },
        updated_by: &[],
        role_in_responses: "Require in 2xx to SUBSCRIBE of a list; Require in 421",
        effect: "421 with Require: eventlist when a list needs it (RFC 4662 §4)",
    },
    OptionTag {
        tag: "explicitsub",
        reference: Reference { document: "RFC 7614", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "420 if the peer does not know it",
    },
    OptionTag {
        tag: "nosub",
        reference: Reference { document: "RFC 7614", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "420 if the peer does not know it",
    },
    OptionTag {
        tag: "from-change",
        reference: Reference { document: "RFC 4916", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "allows UPDATE with changed From after answer",
    },
    OptionTag {
        tag: "geolocation-sip",
        reference: Reference { document: "RFC 6442", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "geolocation-http",
        reference: Reference { document: "RFC 6442", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "gin",
        reference: Reference { document: "RFC 6140", section: "" },
        updated_by: &[],
        role_in_responses: "Require in a 2xx/REGISTER",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "gruu",
        reference: Reference { document: "RFC 5627", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require in REGISTER 2xx",
        effect: "pub-gruu/temp-gruu Contact parameters",
    },
    OptionTag {
        tag: "histinfo",
        reference: Reference { document: "RFC 7044", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "History-Info in responses; cause via Reason in hi-targeted-to-uri",
    },
    OptionTag {
        tag: "ice",
        reference: Reference { document: "RFC 5768", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "join",
        reference: Reference { document: "RFC 3911", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "481/400/603 for Join failures",
    },
    OptionTag {
        tag: "multiple-refer",
        reference: Reference { document: "RFC 5368", section: "" },
        updated_by: &[],
        role_in_responses: "Unsupported in 420",
        effect: "420 if unknown",
    },
    OptionTag {
        tag: "norefersub",
        reference: Reference { document: "RFC 4488", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; 2xx to REFER with Refer-Sub: false",
        effect: "no implicit subscription; 420 only if Required",
    },
    OptionTag {
        tag: "outbound",
        reference: Reference { document: "RFC 5626", section: "" },
        updated_by: &[],
        role_in_responses: "Require in 2xx to REGISTER = outbound in force",
        effect: "439 when the first hop lacks it",
    },
    OptionTag {
        tag: "path",
        reference: Reference { document: "RFC 3327", section: "" },
        updated_by: &[],
        role_in_responses: "Require in 421; Unsupported in 420",
        effect: "proxy that needs Path and finds no Supported: path SHOULD reject with 421 (RFC 3327 §5.2); registrar recommended to reject with 420 when Path was inserted and the UA did not list it (RFC 3327 §5.3)",
    },
    OptionTag {
        tag: "policy",
        reference: Reference { document: "RFC 6794", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "488 with Policy-Contact",
    },
    OptionTag {
        tag: "precondition",
        reference: Reference { document: "RFC 3312", section: "" },
        updated_by: &["RFC 4032"],
        role_in_responses: "Require in 1xx/2xx; Unsupported in 420",
        effect: "580 when preconditions cannot be met",
    },
    OptionTag {
        tag: "pref",
        reference: Reference { document: "RFC 3840", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "privacy",
        reference: Reference { document: "RFC 3323", section: "" },
        updated_by: &[],
        role_in_responses: "Proxy-Require; Unsupported in 420",
        effect: "420 if a proxy lacks it",
    },
    OptionTag {
        tag: "recipient-list-invite",
        reference: Reference { document: "RFC 5366", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "420 if unknown",
    },
    OptionTag {
        tag: "recipient-list-message",
        reference: Reference { document: "RFC 5365", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "recipient-list-subscribe",
        reference: Reference { document: "RFC 5367", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "record-aware",
        reference: Reference { document: "RFC 7866", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "siprec",
        reference: Reference { document: "RFC 7866", section: "" },
        updated_by: &[],
        role_in_responses: "Require; Unsupported in 420",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "replaces",
        reference: Reference { document: "RFC 3891", section: "" },
        updated_by: &[],
        role_in_responses: "Supported; Unsupported in 420",
        effect: "481 no match or an early dialog that this UA did not start, 486 early-only on a confirmed dialog, 603 dialog already terminated, 400 malformed or repeated (RFC 3891 §3)",
    },
    OptionTag {
        tag: "resource-priority",
        reference: Reference { document: "RFC 4412", section: "" },
        updated_by: &[],
        role_in_responses: "Require; Unsupported in 420",
        effect: "417 only when this tag is in Require (RFC 4412 §4.6.2)",
    },
    OptionTag {
        tag: "sdp-anat",
        reference: Reference { document: "RFC 4092", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require",
        effect: "UNVERIFIED in detail",
    },
    OptionTag {
        tag: "sec-agree",
        reference: Reference { document: "RFC 3329", section: "" },
        updated_by: &[],
        role_in_responses: "Require in 421/494",
        effect: "421 if the tag is nowhere in the request, 494 if offered (RFC 3329 §2.3)",
    },
    OptionTag {
        tag: "tdialog",
        reference: Reference { document: "RFC 4538", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "Target-Dialog authorization",
    },
    OptionTag {
        tag: "timer",
        reference: Reference { document: "RFC 4028", section: "" },
        updated_by: &[],
        role_in_responses: "Require: timer in 2xx => Session-Expires is present; Min-SE in 422",
        effect: "422 only sent if the request listed Supported: timer (RFC 4028 §8.1, §9)",
    },
    OptionTag {
        tag: "trickle-ice",
        reference: Reference { document: "RFC 8840", section: "" },
        updated_by: &[],
        role_in_responses: "Supported/Require",
        effect: "UNVERIFIED (RFC 8840 text not fetched)",
    },
    OptionTag {
        tag: "uui",
        reference: Reference { document: "RFC 7433", section: "" },
        updated_by: &[],
        role_in_responses: "Supported",
        effect: "UNVERIFIED in detail",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_by_its_name_in_any_case() {
        for row in OPTION_TAGS {
            assert_eq!(option_tag(row.tag), Some(row));
            assert_eq!(option_tag(&row.tag.to_ascii_uppercase()), Some(row));
            assert!(row.reference.rfc().is_some(), "{}", row.tag);
        }
        assert_eq!(option_tag("100rels"), None);
    }
}
