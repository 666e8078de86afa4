//! The 6xx rows of the registry.

const PROXY_CANCELS_BRANCHES: &str = "do not forward at once; CANCEL all pending branches; no new branches; a 6xx must be chosen as best";

status_codes! { GlobalFailure,
    /// PROSE
    600 BUSY_EVERYWHERE "Busy Everywhere" {
        registration: Registered,
        reference: "RFC 3261" "21.6.1",
        also: ["RFC4412"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy (RFC 4412 4.6.6)"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)"],
        retry: Conditional,
        uac_action: "stop everywhere; retry later only if Retry-After says so; default for any unknown 6xx",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "17",
        sources: "RFC 3261 §21.6, §21.6.1, §20.33, §16.7 items 5,6,10, §10.3 (registrars never send 6xx); RFC 5057 §5.1 note 17; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    603 DECLINE "Decline" {
        registration: Registered,
        reference: "RFC 3261" "21.6.2",
        also: ["RFC3911", "RFC4497", "RFC3891"],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)"],
        retry: Conditional,
        uac_action: "callee refuses, everywhere; retry later only if Retry-After says so",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "21",
        sources: "RFC 3261 §21.6.2, §20.33, §16.7 items 5,6,10; RFC 5057 §5.1; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    604 DOES_NOT_EXIST_ANYWHERE "Does Not Exist Anywhere" {
        registration: Registered,
        reference: "RFC 3261" "21.6.3",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "the user exists nowhere: give up",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: DestroysDialog,
        q850: "1",
        sources: "RFC 3261 §21.6.3, §16.7 items 5,6; RFC 5057 §5.1 note 2; RFC 6665 §4.1.2.2; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    605 DECLINE_EVERYWHERE "Decline Everywhere" {
        registration: Unregistered,
        reference: "none (Microsoft)" "n/a",
        also: [],
        methods: ["INVITE"],
        generated_by: ["UAS (Microsoft)"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "unknown 6xx: treat as 600",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Microsoft UCC API header UCC_E_SIP_STATUS_GLOBAL_DECLINE_EVERYWHERE; RFC 3261 §8.1.3.2; RFC 5057 §5.1 note 17",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    606 NOT_ACCEPTABLE_606 "Not Acceptable" {
        registration: Registered,
        reference: "RFC 3261" "21.6.4",
        also: [],
        methods: ["INVITE", "UPDATE", "other requests with an offer"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: ["Warning (MAY)", "body with capabilities (MAY)"],
        retry: Modified,
        uac_action: "session description unacceptable everywhere; the initiator decides whether to try another offer",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "31 (65 if Warning says bearer capability unavailable)",
        sources: "RFC 3261 §21.6.4, §20.43, §16.7 items 5,6; RFC 5057 §5.1; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    607 UNWANTED "Unwanted" {
        registration: Registered,
        reference: "RFC 8197" "5.1",
        also: ["RFC3326", "RFC6809"],
        methods: ["INVITE", "MESSAGE", "SUBSCRIBE", "other out-of-dialog"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "callee marks the call unwanted; no action beyond normal 6xx",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8197 §4, §5.1; RFC 5057 §5.1 note 17; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    608 REJECTED "Rejected" {
        registration: Registered,
        reference: "RFC 8688" "5.1",
        also: ["RFC3326", "RFC6809"],
        methods: ["INVITE", "MESSAGE", "SUBSCRIBE", "other out-of-dialog"],
        generated_by: ["proxy", "B2BUA (intermediary)"],
        required_headers: ["Call-Info with purpose=jwscard (unless there are signs of misuse)"],
        recommended_headers: [],
        retry: Never,
        uac_action: "an intermediary blocked it: normal 6xx; UAC MUST reject an expired jCard (iat); use the jCard contact for redress",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8688 §3.1, §3.3, §3.4, §5.1; RFC 5057 §5.1 note 17; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    687 DIALOG_TERMINATED "Dialog Terminated" {
        registration: Unregistered,
        reference: "none (Sofia-SIP)" "n/a",
        also: [],
        methods: ["UNVERIFIED"],
        generated_by: ["UNVERIFIED"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "unknown 6xx: treat as 600",
        proxy_action: PROXY_CANCELS_BRANCHES,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Sofia-SIP sip_status.h SIP_687_DIALOG_TERMINATED; use on the wire UNVERIFIED; RFC 3261 §8.1.3.2",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }
}
