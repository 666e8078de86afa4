//! The 1xx rows of the registry.

const PROXY_FORWARDS_AT_ONCE: &str = "forward upstream at once; reset timer C (>3 min)";

status_codes! { Provisional,
    /// The next hop has the request and is working on it; nothing is known of the callee yet. It
    /// stops the retransmission of an INVITE, makes no dialog, and a proxy never forwards it. To a
    /// request other than INVITE it is the only provisional response allowed.
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
        why: [
            "The next hop (proxy, registrar, session border controller or PBX) took the INVITE and expects to need more than 200 ms for an answer, because it is looking up the target or has passed the request on.",
            "An INVITE stays at 100 because the element behind the next hop is silent or unreachable: look in the next hop's log for where it sent the request.",
            "A request other than INVITE gets a late 100 over UDP because its final response is slow: it may be sent only once the client's retransmission interval would have reached T2 (4 s).",
        ],
        next: "Wait for a final response. Stop retransmitting an INVITE; go on retransmitting any other request over UDP every T2 (4 s) until its final response or Timer F. If nothing follows an INVITE, the path is good as far as the next hop and the fault is behind it; Timer B no longer ends the INVITE, so send CANCEL to give up.",
        confused_with: [
            (180, "180 says that the callee's user agent is alerting; 100 says only that the next hop has the request."),
            (183, "183 comes from the callee's side or a gateway and is forwarded to the caller; 100 never goes further than one hop."),
        ],
        symptoms: [
            "trying",
            "stuck on trying",
            "call setup hangs",
            "no progress after invite",
            "retransmissions stop",
        ],
        example: ["Timestamp: 54.21 0.35"],
    }

    /// No standard defines this code; Microsoft OCS and Lync servers are known to send it. A client
    /// treats it as 183, as any provisional response that it does not know. What it reports beyond
    /// progress is not documented; it was seen with a diagnostic header of that vendor
    /// (ms-diagnostics).
    101 PROGRESS_REPORT "Progress Report" {
        registration: Unregistered,
        reference: "no RFC (Microsoft OCS/Lync)" "",
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
        why: [
            "A server of that family on the path reports a step of the call setup; its diagnostic header, where present, carries a code of its own.",
            "A proxy passed the response on as it came, because proxies forward every response from 101 to 199: the sender may be several hops away.",
        ],
        next: "Treat it as 183: wait for the final response and retry nothing. If the call fails later, judge the final response; the diagnostic header is a lead for whoever runs that server.",
        confused_with: [
            (100, "100 stays on its hop and never makes a dialog; 101 is forwarded and, with a To tag, makes an early dialog."),
            (183, "183 is the registered code for progress of any kind; 101 gets the same treatment only because it is unknown."),
        ],
        symptoms: ["progress report", "unknown provisional response", "microsoft lync", "ocs"],
        example: [],
    }

    /// The callee's user agent is alerting the user. The caller's side may play ringback of its
    /// own. With a To tag the response makes an early dialog.
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
        why: [
            "The callee's phone has the INVITE and rings.",
            "A PBX or another back-to-back user agent answers for the phones behind it, which may not ring yet: look at the calls on its other side.",
            "A gateway learned from the telephone network that the called line is free or being alerted.",
            "The call was forked and several phones ring: each 180 with a To tag of its own stands for one early dialog.",
        ],
        next: "Wait for the final response; there is nothing to retry. Play local ringback unless early media arrives. If the response has Require: 100rel and RSeq, send PRACK; without it the response is repeated and the INVITE is refused in the end.",
        confused_with: [
            (183, "183 reports other progress, often with early media from the called side; 180 says that the callee is being alerted."),
            (181, "181 says that the call is on its way to another destination; it does not say that a phone rings."),
            (182, "182 says that the call waits in a queue; 180 says that the callee is being alerted now."),
        ],
        symptoms: [
            "ringing",
            "rings but no answer",
            "no ringback",
            "no ringback tone",
            "double ringback",
        ],
        example: [
            "Contact: <sip:bob@203.0.113.7>",
            "Record-Route: <sip:proxy.example.com;lr>",
        ],
    }

    /// The call is being forwarded to another destination. The server that forwards it goes on with
    /// the call itself. With a To tag the response makes an early dialog.
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
        why: [
            "A forwarding rule of the callee (always, on busy or on no answer) took effect at the callee's PBX or application server, which now calls the other destination.",
            "A follow-me or hunt list moves on to its next destination.",
            "A gateway got notice from the telephone network that the called line is forwarded.",
        ],
        next: "Wait for the final response and show that the call is being forwarded; the server does the forwarding, so there is nothing to send. Later responses may come from the new destination with another To tag. If the call then fails, look at the final response and at the callee's forwarding rules.",
        confused_with: [
            (302, "302 ends the attempt and leaves the new call to the caller's side; with 181 the server makes it."),
            (180, "180 says that a phone is alerting; 181 says only that the call goes elsewhere."),
            (182, "182 keeps the call waiting for the same callee; 181 moves it to another destination."),
        ],
        symptoms: [
            "call forwarding",
            "call forwarded",
            "call is being forwarded",
            "diversion",
            "follow me",
            "call goes to another number",
        ],
        example: [
            "Contact: <sip:bob@203.0.113.7>",
            "Record-Route: <sip:proxy.example.com;lr>",
        ],
    }

    /// The callee is not available just now and the call waits in a queue instead of being refused.
    /// The final response comes when the callee is free. Several 182s may arrive, and the reason
    /// phrase may give the place in the queue or the waiting time.
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
        why: [
            "All agents of a call centre or hunt group are busy, and its server queues the call.",
            "The callee is in another call, and the phone or PBX holds this one as a waiting call.",
            "An element with resource priority (RFC 4412) has no capacity left and queues the request.",
        ],
        next: "Wait, and show the caller that the call is queued, so that it is not taken for a failure. There is nothing to retry: another INVITE would be another call in the queue. The wait ends with the final response (408 where a queue under RFC 4412 has a time limit) or with your CANCEL.",
        confused_with: [
            (486, "486 refuses the call because the callee is busy; 182 keeps it waiting."),
            (480, "480 ends the attempt because the callee is not available; 182 keeps it waiting."),
            (181, "181 moves the call to another destination; 182 keeps it waiting for this one."),
        ],
        symptoms: ["queued", "call queue", "waiting for agent", "call waiting", "queue position"],
        example: [
            "Contact: <sip:bob@203.0.113.7>",
            "Record-Route: <sip:proxy.example.com;lr>",
        ],
    }

    /// The call makes progress of a kind that no other provisional code describes. It often carries
    /// SDP, so that tones and announcements (early media) reach the caller before the call is
    /// answered. An unknown provisional response other than 100 is treated as 183.
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
        why: [
            "A gateway or provider plays ringback, tones or announcements in the media stream, and the SDP in the response opens the path for them.",
            "The called side sends its SDP before the callee is alerted, to reserve resources or check preconditions (RFC 3312).",
            "A gateway has news from the telephone network that does not say whether the callee is being alerted.",
            "An announcement explains a failure that is about to be reported: the final response that follows has the code.",
        ],
        next: "Wait for the final response; there is nothing to retry. If there is SDP in it, play the media that arrives; 183 by itself does not say that the callee's phone rings. If it has Require: 100rel and RSeq, send PRACK. If the caller hears nothing, check the address and port in that SDP, NAT, and whether local ringback was stopped with no media to replace it.",
        confused_with: [
            (180, "180 says that the callee is being alerted, usually with ringback made by the caller's side; 183 does not say so."),
            (200, "200 answers the call; after a 183 with SDP the call is still unanswered."),
            (100, "100 is the next hop's receipt and is never forwarded; 183 comes from further on and can carry SDP."),
        ],
        symptoms: [
            "session progress",
            "early media",
            "no ringback",
            "no audio before answer",
            "announcement before answer",
            "silence before answer",
        ],
        example: [
            "Contact: <sip:bob@203.0.113.7>",
            "Record-Route: <sip:proxy.example.com;lr>",
            "Require: 100rel",
            "RSeq: 813520",
        ],
    }

    /// One early dialog of the call has ended, while the INVITE itself goes on. The To tag names
    /// that dialog and the Reason header the response that ended it. It is sent only to a caller
    /// that listed 199 in Supported.
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
        why: [
            "A forking proxy got a failure from one branch, holds it back while other branches are open, and reports that this branch is over: the Reason header has its code.",
            "A UAS that had made several early dialogs ends one of them without a final response.",
            "The INVITE required 100rel, which forbids proxies to make a 199, and the UAS chose to send one before its final response.",
        ],
        next: "Release that early dialog: send and process no more media on it, send nothing on it except PRACK, and no BYE. Keep waiting for the final response, even if no early dialog is left; the others are not affected. Discard a 199 that came unreliably for an unknown dialog, and send PRACK for a reliable one. If the dialog has several usages and it is unclear which one ended, do not release it.",
        confused_with: [
            (487, "487 is a final response and ends the whole INVITE; 199 ends one early dialog and leaves the INVITE open."),
            (183, "A UAC that does not know 199 treats it as 183 and keeps the dialog; one that knows it ends the dialog."),
            (486, "A 486 on one branch of a fork may show up as the Reason of a 199; only a 486 as final response ends the call."),
        ],
        symptoms: [
            "early dialog ended",
            "forked call",
            "one branch failed",
            "early media stops",
            "ringback stops",
        ],
        example: ["Reason: SIP;cause=486;text=\"Busy Here\""],
    }
}
