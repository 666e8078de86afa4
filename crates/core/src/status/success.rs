//! The 2xx rows of the registry.

const PROXY_FORWARDS_AT_ONCE: &str =
    "forward at once; CANCEL the other pending branches; for INVITE forward every 2xx";

status_codes! { Success,
    /// The request succeeded; what that means depends on its method. An INVITE is answered, a
    /// REGISTER gets the list of bindings, a SUBSCRIBE or PUBLISH its lifetime. To a CANCEL it says
    /// only that the CANCEL arrived.
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
        why: [
            "The callee answered the INVITE, or a voicemail box or announcement server did: a machine answers with 200 as well.",
            "The registrar did what the REGISTER asked for, and its Contact headers list every binding of the address-of-record, those of other devices too.",
            "The other side carried out the request, such as BYE, OPTIONS, INFO or MESSAGE; a MESSAGE is delivered, though perhaps not read.",
            "A CANCEL arrived, and the INVITE's own final response is still to come: usually 487, but a 2xx is possible.",
        ],
        next: "For an INVITE, send ACK for each 200 and for each of its retransmissions; every To tag is a dialog of its own, and one that is not wanted gets ACK and then BYE. If the 200 is repeated and the call drops after about 32 s, the ACK does not reach the callee: check the Contact and Record-Route headers and NAT. Silence or one-way audio after the answer is a matter of the addresses in the SDP and of the media path. Any other request is done.",
        confused_with: [
            (183, "183 with SDP opens early media only; 200 answers the call."),
            (202, "202 to a MESSAGE says that a relay has it; 200 says that it is delivered."),
            (204, "204 to a SUBSCRIBE says that no NOTIFY follows; after 200 one does."),
        ],
        symptoms: [
            "answered",
            "registered",
            "success",
            "call drops after 32 seconds",
            "dropped call",
            "call disconnects",
            "missing ack",
            "200 ok repeated",
            "no audio",
            "one way audio",
            "no audio after answer",
            "audio behind nat",
        ],
        example: [
            "Contact: <sip:bob@203.0.113.7>",
            "Record-Route: <sip:proxy.example.com;lr>",
            "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE",
            "Supported: 100rel, timer",
        ],
    }

    /// The request was accepted, but its outcome is open; deprecated for SUBSCRIBE and REFER. RFC
    /// 6665 and RFC 7647 forbid sending it to those two, and a receiver treats it as 200. A relay
    /// still uses it for a MESSAGE that it has taken without a promise of delivery.
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
        why: [
            "A store-and-forward server or a gateway to another messaging system took the MESSAGE and may deliver it later: ask there whether it did.",
            "A user agent that follows RFC 3515 accepted a REFER; the result of the transfer comes in NOTIFY requests.",
            "A notifier that follows RFC 3265 accepted a SUBSCRIBE; NOTIFY says whether the subscription is active or still pending.",
        ],
        next: "Treat it as 200; there is nothing to retry. After a SUBSCRIBE or REFER wait for the NOTIFY, which carries the result. Do not report a MESSAGE as delivered: 202 says only that a relay has it.",
        confused_with: [
            (200, "200 to a MESSAGE says that it is delivered; 202 says that a relay has it."),
            (204, "After 204 to a SUBSCRIBE no NOTIFY follows; after 202 one does."),
        ],
        symptoms: [
            "accepted",
            "message not delivered",
            "message stored",
            "transfer accepted",
            "blind transfer",
            "subscription pending",
        ],
        example: [],
    }

    /// The SUBSCRIBE succeeded and no NOTIFY follows: the subscriber has the state or asked for
    /// quiet. It answers only a SUBSCRIBE with Suppress-If-Match inside an established dialog.
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
        why: [
            "The subscriber refreshed with the entity-tag of its last NOTIFY, and the state it knows is still the current one.",
            "The subscriber sent Suppress-If-Match: * to keep the subscription quiet: that condition is always true.",
        ],
        next: "There is nothing to retry: event state and subscription state are unchanged, so keep the copy you have. Cancel Timer N and do not wait for a NOTIFY. Take the new lifetime of the subscription from Expires. While the condition stays true, later NOTIFY requests are held back too, unless the subscription itself changes its state.",
        confused_with: [
            (200, "After 200 to a SUBSCRIBE a NOTIFY follows; after 204 none does."),
            (202, "202 is the deprecated acceptance that a NOTIFY follows; 204 says that none does."),
            (412, "412 says that the entity-tag of a PUBLISH matches nothing; 204 says that the condition of a SUBSCRIBE is true."),
        ],
        symptoms: [
            "no notification",
            "no notify",
            "notify missing",
            "conditional subscribe",
            "subscription refresh",
        ],
        example: ["Expires: 3600"],
    }
}
