//! Protocols of the Reason header: who gives the reason, and what its cause values are
//! (RFC 3326 §2).

use crate::Reference;

/// One protocol that may stand first in a Reason header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "ts", derive(tsify::Tsify))]
#[non_exhaustive]
pub struct ReasonProtocol {
    /// Its name on the wire: `Q.850`.
    pub protocol: &'static str,
    /// What the number in `cause` is; `UNVERIFIED` where no source was seen.
    pub cause_values: &'static str,
    /// The document and sections that define it.
    pub reference: Reference,
    /// The document that gives the cause values their meaning.
    pub cause_namespace: &'static str,
    /// The messages it is used in.
    pub where_used: &'static str,
    /// May one message carry more than one value of it? `UNVERIFIED` where no source was seen.
    pub multiple_values: &'static str,
    /// How well the row is known: `verified`, or what is not.
    pub status: &'static str,
}

impl ReasonProtocol {
    /// Was every cell of the row checked in the document that defines it?
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.status == "verified"
    }
}

/// The protocol of this name, in any letter case (RFC 3261 §7.3.1).
#[must_use]
pub fn protocol(name: &str) -> Option<&'static ReasonProtocol> {
    REASON_PROTOCOLS.iter().find(|row| row.protocol.eq_ignore_ascii_case(name))
}

/// The protocols that are known here: those of RFCs first, then those of 3GPP.
pub const REASON_PROTOCOLS: &[ReasonProtocol] = &[
    ReasonProtocol {
        protocol: "SIP",
        cause_values: "SIP status code",
        reference: Reference { document: "RFC 3326", section: "2, 6" },
        cause_namespace: "RFC 3261",
        where_used: "in-dialog requests, CANCEL; responses only where a spec allows (199: RFC 6228; 607/608 causes: RFC 8197, RFC 8688)",
        multiple_values: "one value per protocol (RFC 9366 keeps this unless the protocol defines otherwise)",
        status: "verified",
    },
    ReasonProtocol {
        protocol: "Q.850",
        cause_values: "cause value in decimal",
        reference: Reference { document: "RFC 3326", section: "2, 6" },
        cause_namespace: "ITU-T Q.850",
        where_used: "in-dialog requests, CANCEL, and any response except 100 (RFC 6432 §3); location= parameter per RFC 8606 §4 (only with Q.850)",
        multiple_values: "one",
        status: "verified",
    },
    ReasonProtocol {
        protocol: "Preemption",
        cause_values: "1 UA Preemption; 2 Reserved Resources Preempted; 3 Generic Preemption; 4 Non-IP Preemption",
        reference: Reference { document: "RFC 4411", section: "5, 7.2" },
        cause_namespace: "RFC 4411",
        where_used: "BYE (abstract of RFC 4411); separate IANA Preemption Namespaces registry (last updated 2006-02-23)",
        multiple_values: "one",
        status: "verified",
    },
    ReasonProtocol {
        protocol: "STIR",
        cause_values: "STIR error code (RFC 8224: 403 stale date is a plain 403; 428, 436, 437, 438)",
        reference: Reference { document: "RFC 9410", section: "3, 8" },
        cause_namespace: "RFC 8224",
        where_used: "any provisional or final response except 100 (RFC 9410 §3); ppi= parameter names the PASSporT",
        multiple_values: "several allowed (RFC 9410 §3, §6; RFC 9366)",
        status: "verified",
    },
    ReasonProtocol {
        protocol: "RELEASE_CAUSE",
        cause_values: "1 User ends call; 2 RTP/RTCP time-out; 3 Media bearer loss; 4 SIP timeout - no ACK; 5 SIP response time-out; 6 Call-setup time-out; 7 Redirection failure",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 24.229",
        where_used: "BYE/CANCEL from a UE",
        multiple_values: "UNVERIFIED",
        status: "values from tech-invite ABNF page (2nd hand); registered with IANA",
    },
    ReasonProtocol {
        protocol: "FAILURE_CAUSE",
        cause_values: "1 Media bearer or QoS lost; 2 Release of signalling bearer; 3 Indication of failed resources allocation",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 24.229",
        where_used: "responses/requests from the P-CSCF",
        multiple_values: "UNVERIFIED",
        status: "values from tech-invite ABNF page (2nd hand); registered with IANA",
    },
    ReasonProtocol {
        protocol: "EMM",
        cause_values: "EPS mobility management cause (TS 24.301 9.9.3.9)",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 24.301",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "ESM",
        cause_values: "EPS session management cause (TS 24.301 9.9.4.4)",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 24.301",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "S1AP-RNL",
        cause_values: "S1AP radio network layer cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 36.413",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "S1AP-TL",
        cause_values: "S1AP transport layer cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 36.413",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "S1AP-NAS",
        cause_values: "S1AP NAS cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 36.413",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "S1AP-MISC",
        cause_values: "S1AP miscellaneous cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 36.413",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "S1AP-PROT",
        cause_values: "S1AP protocol cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP TS 36.413",
        where_used: "RAN/NAS release cause",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "DIAMETER",
        cause_values: "Diameter cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "UNVERIFIED",
        where_used: "RAN/NAS release cause (untrusted access)",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "IKEV2",
        cause_values: "IKEv2 cause",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "UNVERIFIED",
        where_used: "RAN/NAS release cause (untrusted access)",
        multiple_values: "UNVERIFIED",
        status: "2nd hand (tech-invite); registered with IANA",
    },
    ReasonProtocol {
        protocol: "5GMM",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "5GSM",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "NGAP-RNL",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "NGAP-TL",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "NGAP-NAS",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "NGAP-MISC",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
    ReasonProtocol {
        protocol: "NGAP-PROT",
        cause_values: "UNVERIFIED",
        reference: Reference { document: "3GPP TS 24.229", section: "7.2A.18" },
        cause_namespace: "3GPP",
        where_used: "5G release cause",
        multiple_values: "UNVERIFIED",
        status: "registered with IANA (seen in a copy of the registry); values UNVERIFIED",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protocol_is_found_by_its_name_in_any_case() {
        for row in REASON_PROTOCOLS {
            assert_eq!(protocol(row.protocol), Some(row));
            assert_eq!(protocol(&row.protocol.to_ascii_lowercase()), Some(row));
        }
        assert_eq!(protocol("Q850"), None);
        assert_eq!(protocol(""), None);
    }

    #[test]
    fn only_the_protocols_of_rfcs_are_verified() {
        for row in REASON_PROTOCOLS {
            assert_eq!(row.is_verified(), row.reference.rfc().is_some(), "{}", row.protocol);
        }
    }
}
