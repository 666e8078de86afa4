//! The 5xx rows of the registry.

const PROXY_STORES_CANDIDATE: &str =
    "store as candidate; best-response choice when all branches are done";

status_codes! { ServerError,
    /// PROSE
    500 SERVER_INTERNAL_ERROR "Server Internal Error" {
        registration: Registered,
        reference: "RFC 3261" "21.5.1",
        also: ["RFC3311", "RFC6442", "RFC8876"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "gateway"],
        required_headers: ["Retry-After 0-10 s random (only for overlapping INVITE/UPDATE)"],
        recommended_headers: ["Retry-After (MAY, if temporary)"],
        retry: SameRequestLater,
        uac_action: "may retry after several seconds, or after Retry-After; default for any unknown 5xx and for 503 without Retry-After",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "41",
        sources: "RFC 3261 §21.5.1, §14.2, §12.2.2, §8.1.3.2; RFC 3311 §5.2; RFC 5057 §5.1 note 13; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    501 NOT_IMPLEMENTED "Not Implemented" {
        registration: Registered,
        reference: "RFC 3261" "21.5.2",
        also: ["RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "gateway"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "method unknown to the server: stop using it there",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysUsage,
        q850: "79",
        sources: "RFC 3261 §21.5.2; RFC 5057 §5.1 note 3; RFC 6665 §4.1.2.2; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    502 BAD_GATEWAY "Bad Gateway" {
        registration: Registered,
        reference: "RFC 3261" "21.5.3",
        also: ["RFC3329", "RFC3398"],
        methods: ["ANY"],
        generated_by: ["gateway", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "downstream gave an invalid response; no retry rule; mid-dialog later requests will fail too",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "38",
        sources: "RFC 3261 §21.5.3; RFC 3329 §2.3.2; RFC 5057 §5.1 note 14; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    503 SERVICE_UNAVAILABLE "Service Unavailable" {
        registration: Registered,
        reference: "RFC 3261" "21.5.4",
        also: ["RFC3263", "RFC7339", "RFC5626"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "gateway"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)"],
        retry: Elsewhere,
        uac_action: "try the next server (new branch); send this server nothing for Retry-After seconds; no Retry-After: act as on 500; also what a fatal transport error becomes",
        proxy_action: "SHOULD NOT forward unless every request would get it; if it is the only response send 500 instead; try the next RFC 3263 target first",
        dialog_effect: TransactionOnly,
        q850: "41",
        sources: "RFC 3261 §21.5.4, §8.1.3.1, §16.7 item 6, §20.33; RFC 3263 §4.3; RFC 7339 §5.9, §5.10; RFC 5057 §5.1 note 15; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    504 SERVER_TIME_OUT "Server Time-out" {
        registration: Registered,
        reference: "RFC 3261" "21.5.5",
        also: ["RFC3311", "RFC3903", "RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "gateway"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "an outside server did not answer; no retry rule; UPDATE: means the change needs the user, use re-INVITE",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "102",
        sources: "RFC 3261 §21.5.5; RFC 3311 §5.2; RFC 3903 §6; RFC 5057 §5.1 note 16; RFC 3398 §8.2.6.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    505 VERSION_NOT_SUPPORTED "Version Not Supported" {
        registration: Registered,
        reference: "RFC 3261" "21.5.6",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "server refuses this SIP version",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.5.6; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (printed there as 504 Version Not Supported) (+)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    513 MESSAGE_TOO_LARGE "Message Too Large" {
        registration: Registered,
        reference: "RFC 3261" "21.5.7",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "only a smaller message can work",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.5.7; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    555 PUSH_NOTIFICATION_SERVICE_NOT_SUPPORTED "Push Notification Service Not Supported" {
        registration: Registered,
        reference: "RFC 8599" "8.1",
        also: [],
        methods: ["REGISTER"],
        generated_by: ["proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "the network lacks the PNS in pn-provider (or any PNS, if none was named); register without push or with another PNS",
        proxy_action: "may answer it itself only if it knows no other proxy supports the PNS; else forward the REGISTER",
        dialog_effect: NotApplicable,
        q850: "31",
        sources: "RFC 8599 §4.1.5, §5.6.1.1, §5.6.1.2, §8.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    580 PRECONDITION_FAILURE "Precondition Failure" {
        registration: Registered,
        reference: "RFC 3312" "8",
        also: ["RFC4032"],
        methods: ["INVITE", "UPDATE"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: ["SDP showing the failed precondition, ports 0, strength failure (SHOULD)"],
        retry: Modified,
        uac_action: "offer refused for its preconditions: change them; the SDP in the response is neither offer nor answer",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3312 §8; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }
}
