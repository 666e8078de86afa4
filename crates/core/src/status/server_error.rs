//! The 5xx rows of the registry.

const PROXY_STORES_CANDIDATE: &str =
    "store as candidate; best-response choice when all branches are done";

status_codes! { ServerError,
    /// The server met an unexpected condition and could not handle a request that may well be fine.
    /// A UAC also treats every unknown 5xx as 500, and a 503 without Retry-After.
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
        why: [
            "Something broke inside the answering element, such as a script, a database or a licence limit: its own log for this Call-ID says what.",
            "A proxy got a 503 from behind it and had nothing better to pass on, so it sent 500: look at what its next hop answered.",
            "A gateway turned a release from the telephone network into 500, such as cause 111 or 127, or one that has no SIP code of its own: look for a Reason header with Q.850.",
            "A second re-INVITE or UPDATE was sent before the first was answered: then Retry-After holds 0 to 10 s.",
            "The CSeq number of a request in a dialog was lower than that of an earlier one: compare the two in a trace.",
        ],
        next: "The same request may be sent again after the seconds in Retry-After, or after several seconds if there is none. Going to the next address of the same domain is not foreseen for 500, unlike for 503. If it comes back every time, take Call-ID and time to whoever runs the element that sent it, since the cause stands only in its log.",
        confused_with: [
            (503, "503 says that the server is overloaded or in maintenance and that another one should be tried; 500 says only that it failed."),
            (491, "491 answers requests that crossed from both sides; 500 with Retry-After a second one from the same side."),
            (502, "502 blames the answer of the next server; 500 the server itself."),
            (400, "400 blames the request, which must change; 500 the server, so that the same request may work later."),
        ],
        symptoms: [
            "server internal error",
            "internal server error",
            "server error",
            "unexpected condition",
            "call fails with 500",
            "temporary failure",
        ],
        example: ["Retry-After: 7"],
    }

    /// The server does not know the method at all, or lacks what it would need, whoever the user
    /// is. It comes from a user agent or a gateway: proxies pass on every method, known or not.
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
        why: [
            "The user agent that answered has no support for the method, often MESSAGE, PUBLISH, REFER or INFO: compare with the Allow header of its other responses.",
            "The method is misspelt or in lower case: methods are case-sensitive.",
            "A gateway turned cause 29 or 79 from the telephone network into 501: look for a Reason header with Q.850.",
        ],
        next: "Do not repeat it: stop using this method with this server. The Allow header of its response to OPTIONS normally shows what it does take. In a dialog the usage ends only if it cannot work without the method, such as NOTIFY in a subscription; an INFO within a call fails alone (RFC 5057).",
        confused_with: [
            (405, "405 knows the method but does not allow it for this address, and lists in Allow what it does; 501 does not know it for anybody."),
            (420, "420 refuses an extension named in Require; 501 a method."),
            (489, "489 knows SUBSCRIBE or NOTIFY, but not the event package."),
        ],
        symptoms: [
            "not implemented",
            "method not supported",
            "unknown method",
            "message not supported",
            "refer not supported",
        ],
        example: [],
    }

    /// A gateway or proxy asked the next server and got a response that it could not use. The fault
    /// lies behind the element that answered.
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
        why: [
            "The server behind the gateway answers with something that is no valid response: only a trace on the far side of the answering element shows it.",
            "A gateway turned cause 27 (destination out of order) from the telephone network into 502: look for a Reason header with Q.850.",
            "The request came through a proxy to a server that wants a security agreement with its direct client: it answers 502 when it sees more than one Via (RFC 3329 §2.3.2).",
            "In a dialog: the Record-Route of a proxy was wrong when the dialog was set up, so that its requests take a way that cannot work.",
        ],
        next: "The standards foresee no automatic repeat. Find the hop behind the one that answered and look at what it sent. If it answers a request in a dialog, RFC 5057 counts the dialog as lost, because later requests would fail as well.",
        confused_with: [
            (503, "503 speaks of overload or maintenance of the server itself and asks for another one; 502 of a bad answer from the next."),
            (504, "With 504 the next server did not answer in time; with 502 it answered, but not usably."),
            (500, "500 is the fault of the server that answers; 502 of the one behind it."),
        ],
        symptoms: [
            "bad gateway",
            "invalid response from downstream",
            "destination out of order",
            "gateway error",
        ],
        example: [],
    }

    /// The server is overloaded or in maintenance and cannot take the request now; another one may.
    /// Without Retry-After it counts as 500. A fatal transport error counts as 503, so it may also
    /// be your own stack that reports it.
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
        why: [
            "No response came at all: the transport failed, for example by a refused TCP connection, a failed TLS handshake or an ICMP error, and the local stack reports that as 503. A trace then shows no 503 on the wire.",
            "The server protects itself from overload, or a limit of calls or calls per second is reached: look at Retry-After and at the rate.",
            "A gateway has no free circuit or the telephone network is congested (causes 34, 38, 41, 42 or 47): look for a Reason header with Q.850.",
            "The server is in maintenance or is starting up.",
            "A proxy found no working server behind it and says so for all of its traffic.",
        ],
        next: "Try the next address that DNS gives for the target, with the identical request in a new transaction. With Retry-After, send this server nothing else for that many seconds; without it, this server stays usable for other requests. If no address is left, the call has failed, and the same request may be sent again later. A REGISTER with outbound waits for Retry-After and then looks DNS up again.",
        confused_with: [
            (500, "500 speaks of a failure, not of overload, and does not send the client to another server."),
            (480, "480 says that the callee cannot be reached now; 503 that the server cannot work now."),
            (408, "408 means that no final response came in time; 503 is a refusal or a broken transport."),
            (486, "486 is a busy callee; 503 a busy server."),
        ],
        symptoms: [
            "service unavailable",
            "server down",
            "server busy or overloaded",
            "maintenance",
            "no circuit available",
            "all circuits busy",
            "too many concurrent calls, call or rate limit",
            "congestion",
            "connection refused",
            "transport error",
            "trunk down",
        ],
        example: ["Retry-After: 120"],
    }

    /// The server asked an external server that it needs, and that one did not answer in time. In
    /// answer to an UPDATE it can also mean that the change needs the consent of a user.
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
        why: [
            "A server that the element needs, such as a gateway or a database, does not answer it: a trace behind it shows a request without a response.",
            "A gateway set up the call in the telephone network and nothing came back (timer T7, or cause 102): look for a Reason header with Q.850.",
            "An UPDATE asked for a change that the other side cannot make without asking its user (RFC 3311 §5.2).",
            "A firewall lets requests out to the next server but not its responses back in.",
        ],
        next: "The standards foresee no automatic repeat, and no other address is tried for it. Find out which server the answering element waited for. If it answers an UPDATE, ask for the same change with a re-INVITE, which may wait for the user.",
        confused_with: [
            (408, "408 means that no final response to the request itself came in time; 504 that an outside server did not answer the one who needed it."),
            (502, "With 502 the next server did answer, but not usably."),
            (503, "503 says that the server itself cannot work now; 504 that another one kept it waiting."),
        ],
        symptoms: [
            "server time-out",
            "gateway timeout",
            "upstream timeout",
            "no response from next hop",
            "server down",
            "504 to update",
        ],
        example: [],
    }

    /// The server does not support the SIP version of the request, or refuses it.
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
        why: [
            "The request line does not end in SIP/2.0, mostly because a test tool or a script wrote it by hand: read the first line in a trace.",
            "Something other than SIP came to the SIP port, such as RTSP or HTTP, whose first line looks alike.",
        ],
        next: "Do not repeat it: every SIP element of today uses SIP/2.0, so the request is built wrongly. Correct the element that made the first line.",
        confused_with: [
            (400, "400 is the code for bad syntax in general; 505 for a version that was read and refused."),
            (501, "501 refuses the method; 505 the version at the end of the same line."),
        ],
        symptoms: ["version not supported", "sip version", "wrong sip version", "sip/2.0"],
        example: [],
    }

    /// The message as a whole is longer than the server can handle.
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
        why: [
            "The session description is very long, for example many codecs and ICE candidates: look at the Content-Length.",
            "Headers have piled up on the way, such as Record-Route, History-Info, Identity or headers of a vendor: compare the request at the first and the last hop.",
            "A body was added that does not belong into signalling, such as a picture in a MESSAGE.",
        ],
        next: "Send a smaller message: fewer codecs and candidates, no optional headers, content by reference instead of in the body. The same message will fail again.",
        confused_with: [
            (413, "413 is about the body alone and may be temporary (Retry-After); 513 about the whole message."),
            (414, "414 is about the Request-URI alone."),
            (400, "400 may be what an element answers to a message that was cut off on the way; 513 comes from one that saw it as too long."),
        ],
        symptoms: [
            "message too large",
            "message too long",
            "sip message size",
            "too many codecs",
            "large sdp",
        ],
        example: [],
    }

    /// The network does not support the push notification service that the REGISTER names. If
    /// pn-provider had no value, it supports none at all. Only a REGISTER is answered with 555.
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
        why: [
            "The value of pn-provider in the Contact is not one of the services that the operator has set up: compare it letter by letter.",
            "The app was moved to another operator or server, which has no push.",
            "A proxy on the way answered because its configuration says that no other proxy supports the service.",
        ],
        next: "Register without the push parameters, or with another push notification service that the client supports. To learn which ones the network has, send a REGISTER whose pn-provider has no value, without pn-prid, and read Feature-Caps in the 2xx. Without push the client must keep its connection alive itself.",
        confused_with: [
            (439, "439 is about outbound (RFC 5626) at the first hop; 555 about push."),
            (423, "423 asks for a longer registration; a proxy with push may send it when the interval is too short."),
            (420, "420 refuses an option tag; pn-provider is a parameter of the Contact URI."),
        ],
        symptoms: [
            "push notification not supported",
            "mobile app push",
            "pn-provider",
            "apns",
            "fcm",
            "register fails with push",
        ],
        example: [],
    }

    /// The other side cannot or will not meet the preconditions of the offer, and refuses it.
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
        why: [
            "The resources that the offer makes a precondition, mostly a reserved quality of service, could not be reserved.",
            "One side insists on a mandatory precondition that the other side's network does not know how to fulfil: look at the a=des lines.",
            "The reservation took too long, and the other side gave up.",
        ],
        next: "Read the session description in the response, if it has one: for each m= line of yours there is one with port 0, and the desired status that failed has the strength failure. It is neither offer nor answer. A new offer with other preconditions, or with none, may succeed; the same one will not.",
        confused_with: [
            (488, "488 refuses media, codecs or addresses; 580 only the preconditions."),
            (420, "420 with Unsupported: precondition means that the other side does not know preconditions at all; 580 that it knows them and cannot meet them."),
            (412, "412 belongs to PUBLISH and its entity-tag, in spite of the similar name."),
        ],
        symptoms: [
            "precondition failure",
            "qos reservation failed",
            "volte call setup fails",
            "resource reservation",
            "a=des:qos",
        ],
        example: ["Content-Type: application/sdp"],
    }
}
