//! The 2xx rows of the registry.

const PROXY_FORWARDS_AT_ONCE: &str =
    "forward at once; CANCEL the other pending branches; for INVITE forward every 2xx";

status_codes! { Success,
    /// PROSE
    200 OK "OK" {
        registration: Registered,
        reference: "RFC 3261" "21.2.1",
        also: ["RFC6665", "RFC3903", "RFC4028"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "ESC"],
        required_headers: ["Contact (INVITE, UPDATE, REFER, SUBSCRIBE and every dialog-establishing 2xx; REGISTER: every current binding with expires)", "Expires (SUBSCRIBE, PUBLISH)", "SIP-ETag (PUBLISH)"],
        recommended_headers: ["Allow, Supported (INVITE, OPTIONS)", "Accept, Accept-Encoding, Accept-Language (OPTIONS)", "Authentication-Info (MAY)", "Date (REGISTER SHOULD)"],
        retry: Never,
        uac_action: "INVITE: ACK each 2xx and each retransmission, every To tag is its own dialog; other methods: success",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 3261 §21.2.1, §13.2.2.4, §10.3 step 8, §20 Tables 2-3, §16.7 items 5,10; RFC 6665 §3.1.1 (Expires); RFC 3903 §6 step 6; RFC 6026 §7.2",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    202 ACCEPTED "Accepted (Deprecated)" {
        registration: Deprecated,
        reference: "RFC 6665" "8.3.1",
        also: ["RFC3265", "RFC3428", "RFC3515", "RFC7647"],
        methods: ["MESSAGE", "SUBSCRIBE", "REFER"],
        generated_by: ["UAS"],
        required_headers: ["Expires (SUBSCRIBE)"],
        recommended_headers: [],
        retry: Never,
        uac_action: "treat exactly as 200; for MESSAGE: delivered to a relay, end delivery not assured",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 6665 §8.3.1; RFC 7647 §5; RFC 3428 §4, §7",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }

    /// PROSE
    204 NO_NOTIFICATION "No Notification" {
        registration: Registered,
        reference: "RFC 5839" "7.1",
        also: ["RFC6665"],
        methods: ["SUBSCRIBE"],
        generated_by: ["UAS (notifier)"],
        required_headers: ["Expires"],
        recommended_headers: [],
        retry: Never,
        uac_action: "success of an in-dialog conditional SUBSCRIBE: event and subscription state unchanged, no NOTIFY comes, cancel Timer N",
        proxy_action: PROXY_FORWARDS_AT_ONCE,
        dialog_effect: NotApplicable,
        q850: "n/a",
        sources: "RFC 5839 §5.2, §6.3, §7.1; RFC 6665 §4.1.2.2 (Timer N), §3.1.1 (Expires in 200-class)",
        why: [],
        next: "",
        confused_with: [],
        symptoms: [],
        example: [],
    }
}
