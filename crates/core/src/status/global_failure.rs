//! The 6xx rows of the registry.

const PROXY_CANCELS_BRANCHES: &str = "do not forward at once; CANCEL all pending branches; no new branches; a 6xx must be chosen as best";

status_codes! { GlobalFailure,
    /// The callee is busy and no other place will take the call, not even voicemail. It ends the
    /// search: a proxy stops ringing the other devices.
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
        why: [
            "The user chose to be busy for all devices, for example with do not disturb: ask the user, or look at the settings of the account.",
            "A server that knows all devices of the user found all of them busy and sent 600 in their name; RFC 4412 foresees that for calls with a priority.",
            "A device sends 600 where 486 was meant, and so cuts off voicemail and the other devices: look at its reject setting.",
        ],
        next: "Do not try other devices or targets. Retry-After, if there is one, says after how many seconds the callee may be called again; without it no automatic repeat is foreseen. If other devices or voicemail should have rung, change the device that answered to send 486.",
        confused_with: [
            (486, "486 is busy at one place, and others may still answer; 600 rules out every place."),
            (603, "603 does not say why the callee refuses; 600 says that it is because of being busy."),
            (480, "480 says that the callee is not available, though perhaps elsewhere; 600 says that the callee is busy, for every place."),
        ],
        symptoms: [
            "busy everywhere",
            "busy",
            "all devices busy",
            "do not disturb",
            "dnd",
            "voicemail does not answer",
            "forking stops",
        ],
        example: ["Retry-After: 3600"],
    }

    /// The callee refuses the call, or cannot take it, and no other place will take it either. The
    /// reason stays with the callee. Proxies stop ringing the other devices.
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
        why: [
            "The user pressed reject, and the phone sends 603 for that: all other devices of the user stop ringing as well.",
            "A call filter of the operator or of the user refused it without ringing: look for a Reason header and at how fast the 603 came. The phrase Network Blocked points to such a filter (603+, a convention of North American networks; its details are UNVERIFIED).",
            "A gateway got cause 21 (call rejected) with the location user and made 603 of it: look for a Reason header with Q.850.",
            "Do not disturb, a block list or a rule for anonymous callers at the callee's side answered.",
            "The INVITE was to replace or join a call (Replaces, Join) that had just ended: that is answered with 603.",
        ],
        next: "Do not call again automatically and do not try other targets. With Retry-After the callee may be called again after that many seconds. If no human can have refused that fast, look for a filter: a Reason header in the response may say more.",
        confused_with: [
            (486, "486 is busy at one place and lets voicemail or other devices answer; 603 ends the search."),
            (480, "480 says that the callee is not available, though perhaps elsewhere; 603 is an explicit refusal for every place."),
            (403, "403 refuses the request at one place, mostly by policy; 603 is the callee's refusal for every place."),
            (608, "608 says that an intermediary, not the callee, rejected the call."),
        ],
        symptoms: [
            "declined",
            "decline",
            "call rejected",
            "rejected by user",
            "call blocked",
            "blocked as spam",
            "do not disturb",
            "reject all devices",
            "network blocked",
        ],
        example: ["Retry-After: 600"],
    }

    /// The callee exists nowhere, and the one who answers has the authority to say so.
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
        why: [
            "The number or name is wrong or no longer in use: check it letter by letter, also the domain and the number format.",
            "A routing rule changed the Request-URI on the way: look at what arrived at the last hop.",
            "A device or server sends 604 where 404 was meant, and so ends the search at other places.",
        ],
        next: "Give up, and correct the address. No other target may be tried, since the answer holds for all of them. In a dialog it ends the dialog (RFC 5057), because the address that failed is the one that the peer gave as its Contact.",
        confused_with: [
            (404, "404 says that the user is not at this domain, and others may know it; 604 that it is nowhere."),
            (410, "410 says that the user was there and has left for good; 604 that there is no such user."),
            (484, "484 means that digits are missing; a longer number may exist."),
        ],
        symptoms: [
            "does not exist anywhere",
            "unknown user",
            "no such number",
            "number does not exist",
            "wrong number",
            "unallocated number",
        ],
        example: [],
    }

    /// No standard defines 605; Microsoft's UCC API has a name for it, so its clients may send it.
    /// The name there says that the callee declines everywhere. A client treats it as 600.
    605 DECLINE_EVERYWHERE "Decline Everywhere" {
        registration: Unregistered,
        reference: "no RFC (Microsoft)" "",
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
        why: [
            "The user declined on a Microsoft communications client, by the name that the API gives the code: look at the Server header.",
            "A gateway or a rule passes the number on without changing it: look for the element that made it.",
        ],
        next: "Treat it as 600: do not try other devices or targets, and do not repeat it automatically. An element at the border to such a system can turn it into 603, which everybody knows.",
        confused_with: [
            (603, "603 is the registered code for a callee who declines."),
            (600, "600 is the registered code that 605 counts as; it means busy, though."),
        ],
        symptoms: ["decline everywhere", "605", "lync declined", "unknown 6xx code"],
        example: [],
    }

    /// The callee would take the call, but no place of the callee can support the session as
    /// offered.
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
        why: [
            "There is no codec or media type in common: compare the m= and a=rtpmap lines of the offer with the list that the response may bring.",
            "The offer asks for a transport or encryption that the callee's side does not take, for example plain RTP against SRTP.",
            "The address or the bandwidth in the offer is not acceptable, for example IPv6 to an IPv4-only user: read the Warning header.",
            "A device sends 606 where 488 was meant, and so keeps other devices from being tried.",
        ],
        next: "Read Warning and the body, and decide whether another offer is worth a call: other codecs, other transport, audio only. Do not send the same offer again, and do not try other targets with it. A Warning with the code 399 is for people only: nothing may be done automatically on it.",
        confused_with: [
            (488, "488 refuses the offer at one place, and another may accept it; 606 rules out every place."),
            (406, "406 is about the Accept headers and what may stand in the response; 606 about the offered session."),
            (415, "415 means that the type of the body is not known; 606 that the session description was read and refused."),
        ],
        symptoms: [
            "not acceptable",
            "no common codec",
            "codec mismatch",
            "media not supported",
            "srtp required",
        ],
        example: ["Warning: 304 192.0.2.20 \"Media type not available\""],
    }

    /// The callee marked the call or message as unwanted, as with a spam button. The callee's
    /// operator may draw conclusions for later calls from the same identity.
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
        why: [
            "The user pressed the button for spam or unwanted on the phone.",
            "An app of the user judges callers and answers in the user's name.",
            "The number of the caller was used by somebody else for unwanted calls, so that it is marked: check with number reputation services.",
            "Somebody who calls often, such as a dialler or a recall service, annoys people: look at call rates and at the share of very short calls.",
        ],
        next: "Do not call again automatically, at no target. RFC 8197 gives no way to take the mark back by signalling: the caller has to clear it up with the callee or the operator. Check who else uses the caller's number, and whether the calls are signed.",
        confused_with: [
            (608, "608 is the decision of an intermediary, which normally names a contact for complaints; 607 is the callee's own."),
            (603, "603 declines one call without a judgement; 607 says that the caller is not wanted."),
            (433, "433 refuses anonymous requests; a caller who shows an identity may succeed."),
        ],
        symptoms: [
            "unwanted",
            "spam",
            "spam button",
            "marked as spam",
            "spam call",
            "robocall",
            "blocked by user",
        ],
        example: [],
    }

    /// An intermediary rejected the call or message as unwanted, mostly after an automatic
    /// judgement. Call-Info names a signed card with a contact for complaints, unless the
    /// intermediary feared misuse.
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
        why: [
            "An analytics service of an operator takes the caller's number for a source of spam: ask there, with the contact in the card.",
            "The call pattern looks like that of a dialler: many calls, short calls, many numbers that do not exist.",
            "The caller's identity is missing, not signed or signed weakly, and the intermediary counts that against the call: look at the Identity header of the INVITE.",
            "The number was spoofed by others before, and its reputation suffers from it.",
        ],
        next: "Do not call again automatically, at no target. Fetch the card that Call-Info names, check its signature, and reject it if its time of issue (iat) has expired; how old is too old is local policy. Then use a contact in it to ask for the block to be lifted. If Call-Info is missing, the intermediary may have suspected misuse, and it is a plain 6xx.",
        confused_with: [
            (607, "607 comes from the callee; 608 from an element on the way, and the callee may know nothing of it."),
            (603, "603 is the callee's refusal for any reason; 608 comes from an intermediary, which normally gives a way to complain."),
            (403, "403 is a refusal by the policy of one server; it names no contact."),
        ],
        symptoms: [
            "spam blocked",
            "spam",
            "call blocked by carrier",
            "rejected by analytics",
            "robocall blocking",
            "number flagged as spam",
            "jwscard",
            "call labeling",
        ],
        example: ["Call-Info: <https://calls.example.net/redress/card.jws>;purpose=jwscard"],
    }

    /// No standard defines 687; the SIP library Sofia-SIP has a name for it, and no sender is
    /// known. A client treats it as 600.
    687 DIALOG_TERMINATED "Dialog Terminated" {
        registration: Unregistered,
        reference: "no RFC (Sofia-SIP)" "",
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
        why: [
            "An element that was built on Sofia-SIP shows the code to its application or puts it on the wire: look at its Server header, and in a trace, whether it was there at all.",
            "A script or a routing rule answers with a number of its own choice: search the configuration of the hop that answered for 687.",
        ],
        next: "Treat it as 600: no other targets and no automatic repeat. Ask whoever runs the answering element what it means by 687.",
        confused_with: [
            (600, "600 is the registered code that 687 counts as."),
            (481, "481 is the registered code for a dialog that the peer does not know any more."),
            (487, "487 is the registered code for an INVITE that was ended before it was answered."),
        ],
        symptoms: ["dialog terminated", "687", "unknown 6xx code"],
        example: [],
    }
}
