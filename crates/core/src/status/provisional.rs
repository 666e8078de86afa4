//! The 1xx rows of the registry.

const PROXY_FORWARDS_AT_ONCE: &str = "forward upstream at once; reset timer C (>3 min)";

status_codes! { Provisional,
    /// PROSE
    100 TRYING "Trying" {
        registration: Registered,
        reference: "RFC 3261" "21.1.1",
        also: ["RFC4320"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["Timestamp (copied if present in the request)"],
        recommended_headers: [],
        retry: Never,
        uac_action: "stop INVITE retransmission (non-INVITE continues at T2); wait; makes no dialog even with a To tag",
        proxy_action: "consume: never forward; does not reset timer C",
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.1.1, §8.2.6.1, §16.7 items 2 and 5, §12.1, §17.1.1.2, §17.1.2.2; RFC 4320 §4.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    101 PROGRESS_REPORT "Progress Report" {
        registration: Unregistered,
        reference: "none (Microsoft OCS/Lync)" "n/a",
        also: [],
        methods: ["INVITE"],
        generated_by: ["proxy (Microsoft)"],
        required_headers: ["UNVERIFIED"],
        recommended_headers: ["ms-diagnostics (seen)"],
        retry: Never,
        uac_action: "unknown 1xx: treat as 183",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "seen in the SIPE client source (handles 100/101 alike, quotes 101 Progress Report ms-diagnostics: 25008); RFC 3261 §8.1.3.2",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    180 RINGING "Ringing" {
        registration: Registered,
        reference: "RFC 3261" "21.1.2",
        also: ["RFC3262", "RFC4320"],
        methods: ["INVITE"],
        generated_by: ["UAS"],
        required_headers: ["To tag", "Contact and copied Record-Route (when the response creates an early dialog)", "Require: 100rel and RSeq (when sent reliably, RFC 3262 §3)"],
        recommended_headers: ["Alert-Info (MAY)", "body (MAY)"],
        retry: Never,
        uac_action: "create/refresh early dialog if To tag; may play local ringback; PRACK if Require:100rel+RSeq",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.1.2, §13.2.2.1, §12.1.1, §8.2.6.2, §20.4, §16.7 item 5; RFC 4320 §4.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    181 CALL_IS_BEING_FORWARDED "Call Is Being Forwarded" {
        registration: Registered,
        reference: "RFC 3261" "21.1.3",
        also: ["RFC3262", "RFC4320"],
        methods: ["INVITE"],
        generated_by: ["UAS"],
        required_headers: ["To tag", "Contact and copied Record-Route (when the response creates an early dialog)", "Require: 100rel and RSeq (when sent reliably, RFC 3262 §3)"],
        recommended_headers: ["body (MAY)"],
        retry: Never,
        uac_action: "early dialog if To tag; show call forwarding; wait",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.1.3, §13.2.2.1, §12.1.1, §16.7 items 2,5,6; RFC 4320 §4.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    182 QUEUED "Queued" {
        registration: Registered,
        reference: "RFC 3261" "21.1.4",
        also: ["RFC4412", "RFC3262", "RFC4320"],
        methods: ["INVITE"],
        generated_by: ["UAS"],
        required_headers: ["To tag", "Contact and copied Record-Route (when the response creates an early dialog)", "Require: 100rel and RSeq (when sent reliably, RFC 3262 §3)"],
        recommended_headers: ["reason phrase with queue details (MAY)"],
        retry: Never,
        uac_action: "early dialog if To tag; show queued state; several may arrive; wait",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.1.4, §16.7 items 2,5; RFC 4412 §4.7.1.2, §4.7.2.2; RFC 4320 §4.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    183 SESSION_PROGRESS "Session Progress" {
        registration: Registered,
        reference: "RFC 3261" "21.1.5",
        also: ["RFC3262", "RFC3312", "RFC4320"],
        methods: ["INVITE"],
        generated_by: ["UAS", "gateway"],
        required_headers: ["To tag", "Contact and copied Record-Route (when the response creates an early dialog)", "Require: 100rel and RSeq (when sent reliably, RFC 3262 §3)"],
        recommended_headers: ["body, header fields or reason phrase with details (MAY)"],
        retry: Never,
        uac_action: "early dialog if To tag; early media if an answer is present; default for any unknown 1xx other than 100",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.1.5, §8.1.3.2, §13.2.2.1, §16.7 items 2,5; RFC 4320 §4.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    199 EARLY_DIALOG_TERMINATED "Early Dialog Terminated" {
        registration: Registered,
        reference: "RFC 6228" "11.1",
        also: ["RFC3262", "RFC3326"],
        methods: ["INVITE"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["To tag", "Reason", "Require: 100rel and RSeq (when sent reliably, RFC 3262 §3)"],
        recommended_headers: ["no SDP (SHOULD NOT, unless RFC 3264 forces an offer)", "proxy-made: no Contact, no Record-Route (SHOULD NOT)"],
        retry: Never,
        uac_action: "that early dialog is over: stop its media, send nothing on it except PRACK, no BYE; stay in Proceeding; if unreliable and no such dialog: discard",
        proxy_action: "forward like other 101-199; forking proxy that does not intend to forward the final response at once MUST create one per ended early dialog when UAC listed Supported:199 and did not Require 100rel",
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 6228 §4, §5, §6, §7, §11.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }
}
