//! The 3xx rows of the registry.

const PROXY_MAY_RECURSE: &str = "if responsible for the Request-URI may recurse on Contacts (and strip those tried), but MUST NOT recurse from a SIPS request to a SIP Contact or the reverse (RFC 5630); else candidate";

status_codes! { Redirection,
    /// PROSE
    300 MULTIPLE_CHOICES "Multiple Choices" {
        registration: Registered,
        reference: "RFC 3261" "21.3.1",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "redirect"],
        required_headers: [],
        recommended_headers: ["Contact (SHOULD)", "body with choices (MAY)"],
        retry: Elsewhere,
        uac_action: "try the Contact URIs automatically or let the user choose; each URI once",
        proxy_action: PROXY_MAY_RECURSE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.3.1, §8.1.3.4, §13.3.1.2; RFC 5057 §5.1 (3xx mid-dialog not well understood)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    301 MOVED_PERMANENTLY "Moved Permanently" {
        registration: Registered,
        reference: "RFC 3261" "21.3.2",
        also: ["RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "redirect", "gateway"],
        required_headers: [],
        recommended_headers: ["Contact (SHOULD)"],
        retry: Elsewhere,
        uac_action: "retry at Contact(s); update address book and caches for later requests",
        proxy_action: PROXY_MAY_RECURSE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.3.2, §8.1.3.4, §13.3.1.2; RFC 3398 §7.2.4.1 (cause 22 with diagnostic); RFC 5057 §5.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    302 MOVED_TEMPORARILY "Moved Temporarily" {
        registration: Registered,
        reference: "RFC 3261" "21.3.3",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "redirect", "registrar"],
        required_headers: [],
        recommended_headers: ["Contact (SHOULD)", "Expires header or expires parameter (MAY)"],
        retry: Elsewhere,
        uac_action: "retry at Contact(s); cache only for the given lifetime, without one use once and do not cache; if a cached URI fails the original may be tried once",
        proxy_action: PROXY_MAY_RECURSE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.3.3, §8.1.3.4, §8.3, §10.3, §13.3.1.2; RFC 5057 §5.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    303 SEE_OTHER "See Other" {
        registration: ObsoleteRfc2543,
        reference: "RFC 2543" "5.1.1 (grammar only, no prose)",
        also: [],
        methods: ["ANY"],
        generated_by: ["UNVERIFIED"],
        required_headers: [],
        recommended_headers: [],
        retry: Elsewhere,
        uac_action: "unknown 3xx: treat as 300",
        proxy_action: PROXY_MAY_RECURSE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 2543 §5.1.1 Figure 6 grammar; RFC 3261 §8.1.3.2; dropped by RFC 3261",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    305 USE_PROXY "Use Proxy" {
        registration: Registered,
        reference: "RFC 3261" "21.3.4",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: ["Contact (the proxy URI; implied)"],
        retry: Elsewhere,
        uac_action: "repeat this one request through the proxy named in Contact",
        proxy_action: PROXY_MAY_RECURSE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.3.4; RFC 5057 §5.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    380 ALTERNATIVE_SERVICE "Alternative Service" {
        registration: Registered,
        reference: "RFC 3261" "21.3.5",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "redirect"],
        required_headers: [],
        recommended_headers: ["body describing the alternatives (no format defined)"],
        retry: Conditional,
        uac_action: "call failed; read the body for alternatives; no automatic retry defined",
        proxy_action: "store as candidate; best-response choice when all branches are done",
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.3.5, §13.2.2.2; RFC 5057 §5.1",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }
}
