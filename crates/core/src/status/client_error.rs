//! The 4xx rows of the registry.

const PROXY_STORES_CANDIDATE: &str =
    "store as candidate; best-response choice when all branches are done";

const PROXY_PREFERS_CANDIDATE: &str =
    "store as candidate; preferred inside the 4xx class when 4xx is chosen";

const PROXY_MAY_FORK_AGAIN: &str =
    "an authentication-service proxy may retry as a sequential fork; else candidate";

status_codes! { ClientError,
    /// The server could not understand the request because its syntax is wrong. The reason phrase
    /// should name the fault. Unknown 4xx codes are treated as this one.
    400 BAD_REQUEST "Bad Request" {
        registration: Registered,
        reference: "RFC 3261" "21.4.1",
        also: ["RFC5626", "RFC3515", "RFC3911"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "redirect"],
        required_headers: [],
        recommended_headers: ["reason phrase naming the syntax problem (SHOULD)"],
        retry: Modified,
        uac_action: "do not resend unchanged; default for any unknown 4xx",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "41",
        sources: "RFC 3261 §21.4, §21.4.1, §8.1.3.2; RFC 5057 §5.1 Table 2; RFC 3398 §8.2.6.1",
        why: [
            "A header or the start line is malformed, or a mandatory header is missing: read the reason phrase and compare the request on the wire with the grammar.",
            "A NAT helper (SIP ALG) or another middlebox rewrote the message and damaged it: compare what left the client with what arrived.",
            "Content-Length is greater than the body in the datagram, often because the body was changed or cut on the way.",
            "A rule of the method was broken, for example REFER without exactly one Refer-To, REGISTER with Contact * and another contact or an expiry other than 0, or SIP-If-Match without exactly one entity-tag.",
            "A gateway or script uses 400 for any refusal: only the log of the element that answered tells which.",
        ],
        next: "Do not resend the request unchanged; correct it first. Show or log the reason phrase, and capture the request where it leaves and where it arrives. Find out which element answered (Server header, To tag, its log), since a proxy may have rejected it before the callee saw it.",
        confused_with: [
            (415, "415 rejects the type of the body; 400 rejects the syntax of the message."),
            (488, "488 understood the session description and cannot accept it; 400 did not understand the request."),
            (420, "420 understood the request but not an extension that it requires."),
            (500, "500 says that the server failed at a request that seems valid; 400 says that the request is at fault."),
        ],
        symptoms: [
            "bad request",
            "malformed",
            "syntax error",
            "parse error",
            "missing header",
            "invalid request",
            "sip alg",
        ],
        example: [],
    }

    /// The server or registrar wants the client to authenticate. The challenge is in
    /// WWW-Authenticate, the answer goes into Authorization. The first 401 is a normal step;
    /// another one for the same credentials means that they were rejected, unless it says
    /// stale=true.
    401 UNAUTHORIZED "Unauthorized" {
        registration: Registered,
        reference: "RFC 3261" "21.4.2",
        also: ["RFC8760", "RFC8898", "RFC2617", "RFC7616"],
        methods: ["ANY except CANCEL"],
        generated_by: ["UAS", "registrar", "redirect"],
        required_headers: ["WWW-Authenticate"],
        recommended_headers: ["Proxy-Authenticate (only when a forking proxy aggregated it)"],
        retry: Modified,
        uac_action: "resend with Authorization, CSeq+1, new branch; not with credentials just rejected unless stale=true",
        proxy_action: "collect all WWW-/Proxy-Authenticate of all 401/407 unchanged into the one forwarded; preferred in the 4xx class; proxies never originate it",
        dialog_effect: TransactionOnly,
        q850: "21",
        sources: "RFC 3261 §21.4.2, §22.1, §22.2, §22.3, §8.1.3.5, §16.7 items 6,7; RFC 8760 §2.3, §2.4; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (*)",
        why: [
            "The request had no credentials yet: registrars and many other servers challenge the first request of a client as a matter of course.",
            "User name or password is wrong, so that the challenge comes again: compare the user name and realm that were sent with the account.",
            "The nonce has expired: stale=true in the challenge says that the credentials themselves were right.",
            "The client cannot answer the challenge, because it has no account for that realm or does not know the scheme or algorithm (for example SHA-256 where it knows only MD5).",
            "A middlebox changed the Request-URI or the Authorization header, so that the digest no longer fits the request.",
        ],
        next: "Answer the challenge: send the request again with Authorization, CSeq + 1, a new branch and the same Call-ID, To and From. Go by the header, not by the code: a challenge in Proxy-Authenticate is answered in Proxy-Authorization. If a challenge for the same realm comes again without stale=true, do not send the same credentials again: check user name and password or ask the user. With stale=true, repeat with the new nonce and the same credentials. Give up if there is no challenge that the client can answer; never answer Basic.",
        confused_with: [
            (407, "407 comes from a proxy and is answered in Proxy-Authorization; 401 comes from a UAS or registrar and is answered in Authorization."),
            (403, "403 is a refusal that credentials do not change; 401 asks for them."),
            (494, "494 asks for an agreement on the security mechanism, of which a digest challenge may be a part."),
        ],
        symptoms: [
            "unauthorized",
            "register",
            "register fails",
            "wrong password",
            "auth loop",
            "authentication failed",
            "registration failed",
            "invalid credentials",
            "digest",
            "stale nonce",
        ],
        example: [
            "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"c60f3082ee1212b4\", algorithm=SHA-256, qop=\"auth\"",
            "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"84f1c1ae6cbe5aa9\", algorithm=MD5, qop=\"auth\"",
        ],
    }

    /// Reserved for future use: no RFC gives this code a meaning. A client treats it as an unknown
    /// 4xx, that is as 400. A server that sends it means something of its own.
    402 PAYMENT_REQUIRED "Payment Required" {
        registration: Registered,
        reference: "RFC 3261" "21.4.3",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "reserved: treat as an unrecognised 4xx, i.e. 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "21",
        sources: "RFC 3261 §21.4.3; RFC 5057 §5.1 note 1; RFC 3398 §8.2.6.1",
        why: [
            "The caller's account with the provider has no credit left or unpaid bills: ask the provider.",
            "A charging system in front of a gateway refused the call; its log says which limit was reached.",
            "A gateway or script was set up to send this number for a refusal of its own: look at the reason phrase and at its configuration.",
        ],
        next: "Treat it as 400 and do not resend the request unchanged. Ask whoever runs the server what 402 means there; the reason phrase may say it. If it is about credit, settle that first and then place a new call.",
        confused_with: [
            (403, "403 is the registered code for a refusal by policy; 402 has no defined meaning."),
            (401, "401 asks for credentials and carries a challenge; 402 does not."),
            (400, "400 is what 402 is treated as, though its sender rarely means a fault of syntax."),
        ],
        symptoms: [
            "payment required",
            "no credit",
            "insufficient funds",
            "prepaid balance",
            "out of credit",
            "billing",
        ],
        example: [],
    }

    /// The server understood the request and refuses to carry it out. Credentials change nothing,
    /// and the same request should not be sent again.
    403 FORBIDDEN "Forbidden" {
        registration: Registered,
        reference: "RFC 3261" "21.4.4",
        also: ["RFC8224", "RFC5373", "RFC4412"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "verification-service"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "give up: authorization will not help, request SHOULD NOT be repeated",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "21",
        sources: "RFC 3261 §21.4.4, §10.3 step 4, §22.1; RFC 8224 §6.2.2 (Stale Date); RFC 5057 §5.1; RFC 3398 §8.2.6.1",
        why: [
            "A policy of the server forbids it, for example a barred destination, a calling number that the account may not use, an unknown source address or a blocked account: ask whoever runs it.",
            "The credentials were wrong, and the server answers with 403 instead of another challenge: check user name and password.",
            "The authenticated user may not register this address-of-record: compare the To header of the REGISTER with the account.",
            "A gateway translated a refusal of the telephone network, such as Q.850 cause 21 (call rejected), 55, 57 or 87: look for a Reason header.",
            "A verification service found the Date header or the PASSporT of the call too old (phrase Stale Date): check the clocks on both sides.",
        ],
        next: "Give up and do not repeat the request. Read the reason phrase and any Reason or Warning header, find the element that refused (Server header, its log), and have the rule or the account changed there. With the phrase Stale Date, compare the clocks of the element that signs the calls and of the one that answered.",
        confused_with: [
            (401, "401 asks for credentials; 403 refuses whether or not there are any."),
            (404, "404 says that there is no such user; 403 says that the request is not permitted."),
            (603, "603 is the callee's refusal and holds for every place; 403 is the refusal of one server."),
            (608, "608 says that a call analysis on the path rejected the call; 403 does not say why."),
        ],
        symptoms: [
            "forbidden",
            "password refused",
            "call blocked",
            "not allowed",
            "call barred",
            "destination not allowed",
            "caller id not allowed",
            "registration refused",
            "registration rejected",
            "registration failed",
            "stale date",
        ],
        example: [],
    }

    /// The server knows for certain that the user does not exist at this domain. It is also sent
    /// when the domain of the Request-URI is none of the server's own.
    404 NOT_FOUND "Not Found" {
        registration: Registered,
        reference: "RFC 3261" "21.4.5",
        also: ["RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "registrar", "redirect", "gateway"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)", "Error-Info (MAY)"],
        retry: Conditional,
        uac_action: "no such user here: no automatic retry; Retry-After, if any, says when the party is expected back",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "1",
        sources: "RFC 3261 §21.4.5, §20.33, §10.3 step 5, §16.5; RFC 5057 §5.1 note 2; RFC 6665 §4.1.2.2, §4.2.2; RFC 3398 §8.2.6.1",
        why: [
            "The number or user name is wrong or in the wrong format (prefix, country code, plus sign): look at the Request-URI as it arrived at the element that answered.",
            "A dial plan or routing table on the path has no entry for the number: look for the last element that had a route.",
            "The domain or IP address in the Request-URI, or that of the address-of-record in a REGISTER, is not one that the server is set up for.",
            "The user exists but no device is registered, and the server sends 404 where 480 is meant: check the registrations.",
            "A gateway translated Q.850 cause 1, 2 or 3 (unallocated number, no route) from the telephone network: look for a Reason header.",
        ],
        next: "Do not retry automatically; check the number and domain and call again with a corrected address. A Retry-After says when the user is expected back, and an Error-Info URI may lead to an announcement. In a dialog, 404 ends the dialog with all its usages (RFC 5057).",
        confused_with: [
            (480, "480 says that the user is known but not available now; 404 says that there is no such user."),
            (410, "410 says that the user was there and is gone for good; 404 says nothing of the past."),
            (604, "604 says that the user exists nowhere; 404 speaks for one domain."),
            (484, "484 says that the number is incomplete; 404 says that it is not assigned."),
        ],
        symptoms: [
            "not found",
            "unknown user",
            "number does not exist",
            "wrong number",
            "unallocated number",
            "no route",
            "user not found",
            "wrong domain",
        ],
        example: [],
    }

    /// The server knows the method but does not allow it for this address. Allow lists the methods
    /// that work there.
    405 METHOD_NOT_ALLOWED "Method Not Allowed" {
        registration: Registered,
        reference: "RFC 3261" "21.4.6",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: ["Allow"],
        recommended_headers: [],
        retry: Never,
        uac_action: "do not use this method for this address; Allow lists what works",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysUsage,
        q850: "63",
        sources: "RFC 3261 §21.4.6, §8.2.1, §20 Table 2 (Allow 405 m); RFC 5057 §5.1 note 3; RFC 6665 §4.1.2.2; RFC 3398 §8.2.6.1",
        why: [
            "The user agent or gateway does not support the method, for example SUBSCRIBE, MESSAGE, INFO, REFER or UPDATE: compare it with Allow.",
            "The request went to the wrong element, such as a REGISTER to a server that is no registrar: check the Request-URI, DNS and port.",
            "The method is switched off there, for example to forbid call transfers: look at the configuration of the element that answered.",
        ],
        next: "Do not use this method for this address; use one that Allow lists or do without the feature. A missing Allow is no information, not an empty list. In a dialog, the usage ends if the method is integral to it, as NOTIFY is to a subscription; otherwise only the transaction fails (RFC 5057).",
        confused_with: [
            (501, "501 says that the server does not know the method at all; 405 knows it and does not allow it here."),
            (403, "403 refuses this request by policy; 405 refuses the method for this address, whatever is in the request."),
            (489, "489 accepts the method but does not know the event package."),
        ],
        symptoms: [
            "method not allowed",
            "transfer rejected",
            "refer rejected",
            "register to wrong server",
            "method not supported",
            "message not supported",
        ],
        example: ["Allow: INVITE, ACK, CANCEL, BYE, OPTIONS"],
    }

    /// The server cannot answer in any form that the Accept headers of the request allow. It is
    /// about the content of responses and notifications, not about the codecs of a call.
    406 NOT_ACCEPTABLE "Not Acceptable" {
        registration: Registered,
        reference: "RFC 3261" "21.4.7",
        also: ["RFC6665"],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "change or widen the Accept header fields",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "79",
        sources: "RFC 3261 §21.4.7; RFC 6665 §4.1.2.1; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "The Accept header of the request names no type that the server can produce.",
            "A SUBSCRIBE accepts no body type that the notifier can put into NOTIFY: compare Accept with the types of the event package.",
            "A user agent sends 406 for an SDP offer without a common codec, where 488 is meant: look at the offer.",
        ],
        next: "Send the request again with a wider Accept (and Accept-Encoding, Accept-Language). For a SUBSCRIBE, list the types that the notifier can produce for the event package. If the Accept headers already fit, look at the SDP offer as for 488.",
        confused_with: [
            (488, "488 rejects the session description of the request; 406 cannot produce a response that the request accepts."),
            (415, "415 rejects the body of the request; 406 is about the body of the response."),
            (606, "606 rejects the session description for every place; 406 is about the body of the response."),
        ],
        symptoms: [
            "not acceptable",
            "unsupported notify body",
            "presence format",
            "codec mismatch",
        ],
        example: [],
    }

    /// A proxy on the path wants the client to authenticate first. The challenge is in
    /// Proxy-Authenticate, the answer goes into Proxy-Authorization. The first 407 is a normal
    /// step; another one for the same credentials means that they were rejected, unless it says
    /// stale=true.
    407 PROXY_AUTHENTICATION_REQUIRED "Proxy Authentication Required" {
        registration: Registered,
        reference: "RFC 3261" "21.4.8",
        also: ["RFC8760", "RFC8898", "RFC2617", "RFC7616"],
        methods: ["ANY except CANCEL"],
        generated_by: ["proxy"],
        required_headers: ["Proxy-Authenticate"],
        recommended_headers: ["WWW-Authenticate (only when a forking proxy aggregated it)"],
        retry: Modified,
        uac_action: "resend with Proxy-Authorization, CSeq+1, new branch; not with credentials just rejected unless stale=true",
        proxy_action: "collect all WWW-/Proxy-Authenticate of all 401/407 unchanged into the one forwarded; MUST be forwarded upstream; preferred in the 4xx class",
        dialog_effect: TransactionOnly,
        q850: "21",
        sources: "RFC 3261 §21.4.8, §22.1, §22.3, §8.1.3.5, §16.7 items 6,7; RFC 8760 §2.3-2.5; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (*)",
        why: [
            "The request had no credentials for the proxy yet: many proxies challenge every new call as a matter of course.",
            "User name or password is wrong, so that the challenge comes again: compare the user name and realm that were sent with the account.",
            "The nonce has expired: stale=true in the challenge says that the credentials themselves were right.",
            "The provider expects calls of this trunk from a known IP address, did not recognise the source address and falls back on a challenge.",
            "A further proxy on the path challenges too, with another realm: the client needs credentials for each of them.",
        ],
        next: "Answer the challenge: send the request again with Proxy-Authorization, CSeq + 1, a new branch and the same Call-ID, To and From. Go by the header, not by the code: a challenge in WWW-Authenticate is answered in Authorization. If a challenge for the same realm comes again without stale=true, do not send the same credentials again: check user name and password or ask the user. With stale=true, repeat with the new nonce and the same credentials. Give up if there is no challenge that the client can answer; never answer Basic.",
        confused_with: [
            (401, "401 comes from a UAS or registrar and is answered in Authorization; 407 comes from a proxy and is answered in Proxy-Authorization."),
            (403, "403 is a refusal that credentials do not change; 407 asks for them."),
            (305, "305 names a proxy to go through; 407 comes from a proxy on the path."),
        ],
        symptoms: [
            "proxy authentication",
            "wrong password",
            "auth loop",
            "authentication failed",
            "outgoing calls fail",
            "invalid credentials",
            "trunk authentication",
        ],
        example: [
            "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"f84f1cec41e6cbe5\", algorithm=SHA-256, qop=\"auth\"",
            "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"5aea9c8e88df84f1\", algorithm=MD5, qop=\"auth\"",
        ],
    }

    /// No response could be had in time; a client also acts as on a 408 when its own timer runs
    /// out. On the wire it answers only an INVITE: RFC 4320 forbids elements with transaction state
    /// to send it for other methods.
    408 REQUEST_TIMEOUT "Request Timeout" {
        registration: Registered,
        reference: "RFC 3261" "21.4.9",
        also: ["RFC4320", "RFC4321"],
        methods: ["INVITE"],
        generated_by: ["UAS", "proxy", "gateway"],
        required_headers: [],
        recommended_headers: [],
        retry: SameRequestLater,
        uac_action: "may repeat unchanged at any later time; also what a local transaction timeout becomes; in a dialog RFC 3261 says SHOULD end it",
        proxy_action: "INVITE: sent when there is no final response in the context; a stateful element MUST NOT send 408 to a non-INVITE",
        dialog_effect: TransactionOnly,
        q850: "102",
        sources: "RFC 3261 §21.4.9, §8.1.3.1, §12.2.1.2, §14.1, §15.1.1, §16.7 item 6; RFC 4320 §4.2; RFC 5057 §5.1 Table 2 + note 4 + §5.2; RFC 3398 §8.2.6.1",
        why: [
            "Nothing answered the request at all and the client's own timer ran out (32 s with the default timers): look in a capture whether a 408 was on the wire, then at address, port, firewall and NAT.",
            "A proxy got no final response from the callee's side, often because a stored registration leads to a phone that is offline or behind an expired NAT binding.",
            "The phone rang until the ring timer of a proxy or PBX ran out; others report the same as 480 or 487.",
            "A gateway translated Q.850 cause 18 (no user responding) from the telephone network: look for a Reason header.",
            "The call waited in a queue longer than its limit (RFC 4412).",
        ],
        next: "Find out whether the 408 was on the wire or came from the client's own timer. If no response of any kind came, send the same request to the next server from DNS (RFC 3263) if there is one; otherwise it may be repeated unchanged at any later time. In a dialog, RFC 3261 says to end the dialog (a call with BYE) and RFC 5057 to end the usage of that request, which is the same where there is only one usage.",
        confused_with: [
            (480, "480 says that the callee is not available now; with 408 no answer came in time."),
            (487, "487 ends an INVITE that was cancelled or reached its Expires; with 408 no final response was there in time."),
            (504, "504 says that an outside server which the sender needed did not answer it; with 408 no final response to the request itself came in time."),
            (503, "503 is the answer of an overloaded server, or a local transport error; 408 is the absence of an answer."),
        ],
        symptoms: [
            "request timeout",
            "timeout",
            "no answer",
            "noanswer",
            "no response",
            "no reply",
            "phone offline",
            "unreachable",
            "phone behind nat",
            "server down",
        ],
        example: [],
    }

    /// RFC 3261 dropped this code; in RFC 2543 a registrar sent it for conflicting registrations.
    /// The conflict was about the action parameter (proxy or redirect) of Contact, which RFC 3261
    /// deprecated. A client of today treats it as 400.
    409 CONFLICT "Conflict" {
        registration: ObsoleteRfc2543,
        reference: "RFC 2543" "7.4.10",
        also: [],
        methods: ["REGISTER"],
        generated_by: ["registrar"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400 (was: REGISTER action parameter conflicts)",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 2543 §7.4.10; RFC 3261 §8.1.3.2, §28.1 (action parameter deprecated); RFC 5057 §5.1 (unknown 4xx row)",
        why: [
            "A registrar that follows RFC 2543 got a REGISTER whose action differs from that of the user's current registrations.",
            "A server uses the number in its HTTP sense, for a conflict with data that it holds: only its reason phrase or log tells which.",
        ],
        next: "Treat it as 400 and do not resend the request unchanged. If the REGISTER has an action parameter, leave it out. Otherwise read the reason phrase and ask whoever runs the server.",
        confused_with: [
            (400, "400 is what 409 is treated as today."),
            (412, "412 is about the entity-tag of a PUBLISH; 409 was about the registrations of a user."),
            (491, "491 is a collision of two requests in one dialog; 409 was about stored registrations."),
        ],
        symptoms: ["conflict", "conflicting registration", "registration conflict", "rfc 2543"],
        example: [],
    }

    /// The address is no longer in use, for good, and no new one is known. A server that does not
    /// know whether the condition is permanent should send 404 instead.
    410 GONE "Gone" {
        registration: Registered,
        reference: "RFC 3261" "21.4.10",
        also: ["RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "gateway"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "permanent: drop the address, do not retry",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "22",
        sources: "RFC 3261 §21.4.10; RFC 5057 §5.1 note 2; RFC 6665 §4.1.2.2; RFC 3398 §8.2.6.1",
        why: [
            "The account or number was removed or given up, and the server knows that it will not come back.",
            "A gateway got Q.850 cause 22 (number changed) without a usable new number, or cause 23, from the telephone network: look for a Reason header.",
            "A temporary address has ended, such as that of a conference, and the client still uses it.",
        ],
        next: "Do not retry; drop the address from address books, dial plans and caches. Find the new address in another way. In a dialog, 410 ends the dialog with all its usages (RFC 5057).",
        confused_with: [
            (404, "404 says that there is no such user; 410 says that the address was there and is gone for good."),
            (301, "301 gives the new address; 410 knows of none."),
            (480, "480 is for the moment; 410 is for good."),
            (604, "604 says that the user exists nowhere; 410 says that this server no longer has the address."),
        ],
        symptoms: [
            "gone",
            "number changed",
            "number no longer in service",
            "disconnected number",
            "account removed",
        ],
        example: [],
    }

    /// RFC 3261 dropped this code; in RFC 2543 a server asked with it for a Content-Length. A
    /// client of today treats it as 400.
    411 LENGTH_REQUIRED "Length Required" {
        registration: ObsoleteRfc2543,
        reference: "RFC 2543" "7.4.12",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400 (was: repeat with a Content-Length)",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 2543 §7.4.12; RFC 3261 §8.1.3.2; RFC 5057 §5.1 (unknown 4xx row)",
        why: [
            "A server that follows RFC 2543 refuses a request without Content-Length.",
            "The request went over TCP or TLS without Content-Length, which RFC 3261 requires there.",
            "A middlebox removed or damaged the Content-Length header: compare what left the client with what arrived.",
        ],
        next: "Treat it as 400 and do not resend the request unchanged. Put in a Content-Length with the exact size of the body in bytes, 0 without a body, and send it again. If it was there, look for the element that removed it.",
        confused_with: [
            (400, "400 is what 411 is treated as today."),
            (413, "413 says that the body is too large; 411 said that its length was not given."),
        ],
        symptoms: ["length required", "missing content length", "no content length", "rfc 2543"],
        example: [],
    }

    /// The entity-tag in SIP-If-Match matches no publication that the server holds. It answers a
    /// PUBLISH that refreshes, changes or removes event state. The preconditions of a call are
    /// another matter (580).
    412 CONDITIONAL_REQUEST_FAILED "Conditional Request Failed" {
        registration: Registered,
        reference: "RFC 3903" "11.2.1",
        also: [],
        methods: ["PUBLISH"],
        generated_by: ["UAS (ESC)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "MUST NOT repeat this PUBLISH; discard the entity-tag; SHOULD send an initial PUBLISH without SIP-If-Match",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3903 §5, §6, §11.2.1; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The publication expired before it was refreshed: compare the Expires of the last 200 with the time of this PUBLISH.",
            "The client did not take over the new entity-tag from SIP-ETag in the last 200.",
            "The server lost its publications in a restart, or the PUBLISH went to another node that does not have them.",
            "The PUBLISH names another address or event package than the one that the entity-tag was given for.",
        ],
        next: "Do not repeat this PUBLISH, and discard the entity-tag. Publish anew: an initial PUBLISH without SIP-If-Match and with the full body. Store the entity-tag from SIP-ETag of its 200 and refresh before its Expires.",
        confused_with: [
            (580, "580 is about the preconditions of a call; 412 is about the entity-tag of a PUBLISH."),
            (423, "423 finds the lifetime of the publication too short; 412 does not know the publication."),
            (400, "400 to a PUBLISH says, among others, that SIP-If-Match is not one entity-tag; 412 says that the tag is unknown."),
        ],
        symptoms: [
            "conditional request failed",
            "publish failed",
            "presence not updated",
            "presence lost",
            "publication expired",
            "entity tag mismatch",
        ],
        example: [],
    }

    /// The body of the request is larger than the server can or will process. With Retry-After the
    /// condition is temporary.
    413 REQUEST_ENTITY_TOO_LARGE "Request Entity Too Large" {
        registration: Registered,
        reference: "RFC 3261" "21.4.11",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: ["Retry-After (SHOULD, if temporary)"],
        retry: Modified,
        uac_action: "SHOULD retry with no body or a smaller one; if Retry-After is present the same request may be tried after it",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.4.11, §8.1.3.5, §20.33; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "A MESSAGE carries a long text, a picture or a file beyond the limit of the server that answered.",
            "An INVITE carries a large body, with many codecs and candidates in the SDP or with further parts such as a location.",
            "The server is short of resources for now: Retry-After says for how long.",
        ],
        next: "Send the request again without the body or with a smaller one, if that is possible. With Retry-After the same request may be sent after that many seconds. Over TCP or TLS the server may have closed the connection.",
        confused_with: [
            (513, "513 finds the whole message too long; 413 finds the body too large."),
            (414, "414 is about the length of the Request-URI; 413 is about the body."),
            (415, "415 does not support the type of the body; 413 does not accept its size."),
        ],
        symptoms: [
            "body too large",
            "message too large",
            "text too long",
            "sdp too large",
            "too many codecs",
        ],
        example: [],
    }

    /// The Request-URI is too long for this server to process. Only a shorter one can work.
    414 REQUEST_URI_TOO_LONG "Request-URI Too Long" {
        registration: Registered,
        reference: "RFC 3261" "21.4.12",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "only a shorter Request-URI can work",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.4.12; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "Parameters or embedded headers make the URI long: find the element that added them on the way.",
            "A rewriting or forwarding rule adds to the URI on every pass of a loop: see whether it grows from hop to hop.",
            "The server has a low limit: compare its configuration with the length of the URI on the wire.",
        ],
        next: "Send the request again only with a shorter Request-URI: leave out parameters and headers that the target does not need, or use a shorter alias of it. Unchanged, the request will fail again.",
        confused_with: [
            (513, "513 finds the whole message too long; 414 only the Request-URI."),
            (413, "413 is about the size of the body; 414 is about the Request-URI."),
            (484, "484 says that the address is too short to be routed; 414 says that the URI is too long to be read."),
        ],
        symptoms: ["uri too long", "long uri", "too many uri parameters", "request uri too long"],
        example: [],
    }

    /// The server does not support the type, encoding or language of the request's body. Accept,
    /// Accept-Encoding or Accept-Language in the response says what it supports.
    415 UNSUPPORTED_MEDIA_TYPE "Unsupported Media Type" {
        registration: Registered,
        reference: "RFC 3261" "21.4.13",
        also: ["RFC5621", "RFC6086"],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: ["Accept or Accept-Encoding or Accept-Language (whichever fits the problem)"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "SHOULD retry using only the listed types, encodings, languages",
        proxy_action: PROXY_PREFERS_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "79",
        sources: "RFC 3261 §21.4.13, §8.2.3, §8.1.3.5, §16.7 item 6; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "An INFO or MESSAGE carries a body type that the receiver does not know, for example DTMF digits in an INFO: compare Content-Type with Accept.",
            "An INVITE has a multipart body, such as SDP and a location, and the receiver does not know multipart or one of the parts that is not marked as optional.",
            "The body has a Content-Encoding or a language that the receiver does not know: compare with Accept-Encoding and Accept-Language.",
            "The body type of an INFO is known, but not for that Info Package (RFC 6086).",
        ],
        next: "Send the request again using only the types, encodings and languages that the response lists, with CSeq + 1 and the same Call-ID, To and From. An empty Accept means that no body type is acceptable. Without those headers there is no guided retry. If the body cannot be left out or converted, the request cannot work there.",
        confused_with: [
            (488, "488 knows the type of the body but cannot accept the session that it describes, such as its codecs."),
            (406, "406 is about the body of the response; 415 is about the body of the request."),
            (493, "493 cannot decrypt the body; 415 does not support its type."),
            (413, "413 does not accept the size of the body; 415 does not support its type."),
        ],
        symptoms: [
            "unsupported media type",
            "unsupported content type",
            "unsupported body",
            "multipart not supported",
            "dtmf info rejected",
        ],
        example: ["Accept: application/sdp"],
    }

    /// The server does not know the scheme of the Request-URI, for example tel: or sips:. A sips:
    /// request must not be repeated automatically with sip:.
    416 UNSUPPORTED_URI_SCHEME "Unsupported URI Scheme" {
        registration: Registered,
        reference: "RFC 3261" "21.4.14",
        also: ["RFC5630"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "SHOULD retry with a SIP URI; if the Request-URI was SIPS MUST NOT retry automatically (ask the user)",
        proxy_action: "if the proxy changed a SIP(S) URI to another scheme it SHOULD try a SIP version of it and SHOULD NOT keep the 416; sent with a SIPS URI: MUST NOT recurse; else candidate",
        dialog_effect: DestroysDialog,
        q850: "127",
        sources: "RFC 3261 §21.4.14, §8.1.3.5, §16.3 item 2, §16.7 item 4; RFC 5630 §5.1.1, §5.3, Appendix A; RFC 5057 §5.1 note 2; RFC 3398 §8.2.6.1 (+)",
        why: [
            "The call was placed to a tel: URI and the proxy or user agent routes SIP URIs only.",
            "The call was placed to a sips: URI and the callee's user agent or a proxy does not support that scheme.",
            "A redirection, a transfer or a link handed over a URI of another kind, such as mailto: or http:.",
        ],
        next: "Unless the Request-URI was a sips: URI, send the request again with a SIP URI for the same target, for example sip:+12025550123@example.com;user=phone for a tel: URI. After a sips: URI do not go over to sip: automatically: only the user may agree to a call without that protection. In a dialog, 416 ends the dialog with all its usages (RFC 5057).",
        confused_with: [
            (480, "480 with Warning 380 knows sips: but does not allow it for this callee; 416 does not know the scheme."),
            (404, "404 understood the URI and knows no such user; 416 does not understand the scheme."),
            (400, "400 finds the syntax of the request wrong; 416 finds a URI of a kind that it does not know."),
        ],
        symptoms: [
            "unsupported uri scheme",
            "tel uri",
            "sips not supported",
            "unknown scheme",
            "secure call fails",
        ],
        example: [],
    }

    /// The request requires resource priority, but the server understands none of its values.
    /// Without that Require the server would have ignored the unknown values.
    /// Accept-Resource-Priority may list the values that it takes.
    417 UNKNOWN_RESOURCE_PRIORITY "Unknown Resource-Priority" {
        registration: Registered,
        reference: "RFC 4412" "12.4",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: ["Accept-Resource-Priority (MAY)"],
        retry: Modified,
        uac_action: "MAY retry with the same or another resource value, best one from Accept-Resource-Priority that it is authorised for",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 4412 §4.6.2, §4.7.1, §12.4; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The namespace in Resource-Priority (such as dsn, ets or wps) is not set up at the element that answered: compare with Accept-Resource-Priority.",
            "The priority value does not belong to its namespace or is misspelt.",
            "The call entered another network with namespaces of its own, and nothing added a value that is known there.",
        ],
        next: "The request may be sent again with the same or another resource value: best one from Accept-Resource-Priority that this user is authorised for. If priority can be done without, leave resource-priority out of Require; unknown values are then ignored and the call gets default priority.",
        confused_with: [
            (420, "420 does not know the resource priority extension at all; 417 knows it but not these values."),
            (403, "403 understood the value and finds the user not authorised for it."),
            (503, "503 understood the priority but cannot handle the signalling load."),
        ],
        symptoms: [
            "unknown resource priority",
            "priority call rejected",
            "unknown namespace",
            "call priority",
        ],
        example: ["Accept-Resource-Priority: ets.0, ets.1, ets.2, ets.3, ets.4"],
    }

    /// The server or a proxy does not understand an extension that the request requires.
    /// Unsupported lists it. A UAS judges the option tags of Require, a proxy those of
    /// Proxy-Require.
    420 BAD_EXTENSION "Bad Extension" {
        registration: Registered,
        reference: "RFC 3261" "21.4.15",
        also: ["RFC3262", "RFC3312"],
        methods: ["ANY except CANCEL"],
        generated_by: ["UAS", "proxy", "registrar"],
        required_headers: ["Unsupported"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "SHOULD retry without the extensions listed in Unsupported",
        proxy_action: PROXY_PREFERS_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.4.15, §8.2.2.3, §16.3 item 5, §8.1.3.5, §16.7 item 6; RFC 3262 §3; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "The INVITE requires an extension such as 100rel, timer or precondition that the callee's user agent does not have: compare Require with Unsupported.",
            "The INVITE requires 100rel, and the callee's user agent is unwilling to send its provisional responses reliably.",
            "Proxy-Require names an extension that a proxy on the path does not know.",
            "A back-to-back user agent on the path added the Require: compare what left the client with what arrived.",
        ],
        next: "Send the request again without the extensions that Unsupported lists, with CSeq + 1 and the same Call-ID, To and From. If one of them is indispensable, the request cannot work with that peer. Without Unsupported there is no guided retry; to leave out all option tags is only a guess.",
        confused_with: [
            (421, "421 misses an extension that the server needs; 420 does not understand one that the client requires."),
            (494, "494 knows the security agreement and wants one; 420 does not understand an extension that is required."),
            (417, "417 knows the resource priority extension but not the values; 420 does not know the extension."),
        ],
        symptoms: [
            "bad extension",
            "unsupported extension",
            "unsupported option tag",
            "100rel",
            "prack not supported",
            "session timer not supported",
        ],
        example: ["Unsupported: 100rel"],
    }

    /// The server needs an extension that the request does not list in Supported. Require in the
    /// response names it.
    421 EXTENSION_REQUIRED "Extension Required" {
        registration: Registered,
        reference: "RFC 3261" "21.4.16",
        also: ["RFC3329", "RFC4662"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["Require"],
        recommended_headers: ["Security-Server (MUST when the reason is sec-agree, RFC 3329)"],
        retry: Modified,
        uac_action: "retry listing the required option tags in Supported, if the UAC implements them; else give up",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.4.16, §8.2.4; RFC 3329 §2.3.2; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "The callee's side insists on an extension, such as 100rel or timer, that the client does not have or has switched off.",
            "A SUBSCRIBE goes to a resource list without eventlist in Supported (RFC 4662).",
            "A proxy insists on a security agreement and the request does not offer sec-agree: the response then has Security-Server (RFC 3329).",
            "A proxy in front of the registrar needs the Path extension and the REGISTER does not list path (RFC 3327).",
        ],
        next: "If the client implements the option tags in Require, send the request again with them in Supported. If it does not, or if there is no Require, give up or have the server's demand relaxed. For sec-agree, choose a mechanism from Security-Server and start it, as for 494.",
        confused_with: [
            (420, "420 does not understand an extension that the client requires; 421 misses one that the server needs."),
            (494, "494 answers a request that offered sec-agree; 421 answers one that did not."),
            (400, "400 is a fault of syntax; 421 understood the request and wants an extension."),
        ],
        symptoms: [
            "extension required",
            "prack required",
            "100rel required",
            "session timer required",
            "security agreement",
        ],
        example: ["Require: 100rel"],
    }

    /// The session interval in Session-Expires is shorter than the server accepts. Min-SE gives its
    /// minimum in seconds. It is about the session timer of a call (RFC 4028), not about a
    /// registration.
    422 SESSION_INTERVAL_TOO_SMALL "Session Interval Too Small" {
        registration: Registered,
        reference: "RFC 4028" "6",
        also: [],
        methods: ["INVITE", "UPDATE"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["Min-SE"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "MAY retry with Min-SE = largest value seen and Session-Expires >= it, CSeq+1, same Call-ID/To/From",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 4028 §4 (Table 1), §6, §7.3, §7.4, §8.1, §9; RFC 5057 §5.1 note 5; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The client's session interval is below the minimum of a proxy or of the callee's user agent: compare Session-Expires with Min-SE.",
            "Several elements on the path have different minimums and answer 422 one after the other.",
            "The retry raised Session-Expires but not Min-SE, or fell back to a smaller Min-SE than one seen before.",
        ],
        next: "The request may be sent again with Min-SE set to the largest Min-SE seen in every 422 and refresh request of this dialog (before there is a dialog, in every 422 with this Call-ID), Session-Expires at least as large, CSeq + 1 and the same Call-ID, To and From. A 422 to a session refresh does not extend the session: the refresh must succeed before the session expires. Without Min-SE there is no rule for a retry.",
        confused_with: [
            (423, "423 is about the lifetime of a registration, subscription or publication (Min-Expires); 422 is about the session timer of a call (Min-SE)."),
            (400, "400 is a fault of syntax; 422 understood the interval and finds it too small."),
        ],
        symptoms: [
            "session interval too small",
            "session timer",
            "session timer too small",
            "call drops after minutes",
            "session refresh rejected",
            "call setup fails session timer",
        ],
        example: ["Min-SE: 1800"],
    }

    /// The requested lifetime of a registration, subscription or publication is too short.
    /// Min-Expires gives the minimum in seconds.
    423 INTERVAL_TOO_BRIEF "Interval Too Brief" {
        registration: Registered,
        reference: "RFC 3261" "21.4.17",
        also: ["RFC3903", "RFC6665", "RFC8599"],
        methods: ["REGISTER", "SUBSCRIBE", "PUBLISH"],
        generated_by: ["registrar", "UAS (notifier, ESC)", "proxy (RFC 8599)"],
        required_headers: ["Min-Expires"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "MAY retry with every expiry >= Min-Expires",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "127",
        sources: "RFC 3261 §21.4.17, §10.2.8, §10.3 step 7, §20 Table 2 (Min-Expires 423 m); RFC 3903 §5; RFC 6665 §4.2.1.1; RFC 8599 §5.6.1.1; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (+)",
        why: [
            "A REGISTER asks for a lifetime below the registrar's minimum, often chosen short to keep a NAT binding open: compare expires or Expires with Min-Expires.",
            "A SUBSCRIBE or PUBLISH asks for less than the minimum of the notifier or the event state compositor.",
            "A proxy that wakes the device by push (RFC 8599) needs the binding to live longer, so that it can ask for a push before it expires.",
        ],
        next: "The request may be sent again with every expiry (Expires and all Contacts) at or above Min-Expires. Raise the configured interval, so that later requests do not meet the same answer. Without Min-Expires there is no rule for a retry.",
        confused_with: [
            (422, "422 is about the session timer of a call (Min-SE); 423 is about a registration, subscription or publication (Min-Expires)."),
            (412, "412 does not know the publication any more; 423 finds its lifetime too short."),
            (555, "555 does not support the push service of the REGISTER; 423 finds its lifetime too short."),
        ],
        symptoms: [
            "interval too brief",
            "expires too short",
            "registration interval",
            "short registration",
            "registration too short",
            "subscription too short",
            "registration failed",
        ],
        example: ["Min-Expires: 300"],
    }

    /// The location in the request is malformed, not good enough, or could not be fetched.
    /// Geolocation-Error says what is wrong. It is never sent to a request without a Geolocation
    /// header.
    424 BAD_LOCATION_INFORMATION "Bad Location Information" {
        registration: Registered,
        reference: "RFC 6442" "4.3",
        also: [],
        methods: ["INVITE", "REGISTER", "OPTIONS", "BYE", "UPDATE", "INFO", "MESSAGE", "REFER", "SUBSCRIBE", "NOTIFY", "PUBLISH"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["Geolocation-Error"],
        recommended_headers: ["PIDF-LO body with the proper location (SHOULD when the responder supplies one)"],
        retry: Modified,
        uac_action: "resend with corrected/composed location; cap such retries (RECOMMENDED 3); never sent to a request without Geolocation",
        proxy_action: "forward without touching any location; the proxy that inserted the location itself MUST handle the 424 and not pass it on",
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 6442 §3.4, §4.1, §4.3, §4.4, §8.4; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The location object cannot be processed or is too vague for the receiver, for example to route by it: Geolocation-Error 100 to 199.",
            "The receiver could not fetch the location from the URI that was sent: Geolocation-Error 300 to 399; check that it can reach that server.",
            "A permission is missing, to pass the location on or to route by it: Geolocation-Error 200 to 299.",
            "An element on the path knows the location otherwise and sends its own in the body, for the client to include.",
        ],
        next: "Send a new request with the location corrected as Geolocation-Error says, or with the one in the body of the response; an error code that is not known counts as the x00 of its range, failing that as 100. Limit such retries (RFC 6442 recommends at most three), since each may give away more of the location. If an element on the path inserted the location, that element must correct it. An existing dialog goes on.",
        confused_with: [
            (425, "425 is about an alert in a MESSAGE; 424 is about a location."),
            (415, "415 does not support the type of the body; 424 read the location, or tried to, and cannot use it."),
            (400, "400 is a fault of the message's syntax; 424 is a fault of the location in it."),
        ],
        symptoms: [
            "bad location",
            "location rejected",
            "location missing",
            "emergency location",
            "location not usable",
        ],
        example: ["Geolocation-Error: 300;code=\"Dereference Failure\""],
    }

    /// The emergency alert in the request is too malformed to decide on any response to it. The
    /// code only answers requests that carry a CAP alert, usually a MESSAGE from a sensor or other
    /// device, and it never ends a dialog.
    425 BAD_ALERT_MESSAGE "Bad Alert Message" {
        registration: Registered,
        reference: "RFC 8876" "5.1",
        also: [],
        methods: ["MESSAGE"],
        generated_by: ["UAS", "proxy"],
        required_headers: ["AlertMsg-Error"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "fix the CAP alert as AlertMsg-Error says; never sent to a request without an alert; does not end a dialog",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8876 §5.1, §5.2, §10.3; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The receiver, or a proxy on the way, found the alert corrupted: AlertMsg-Error 103.",
            "The request names an alert that the receiver could not find or fetch, for example behind a URI that leads nowhere: AlertMsg-Error 101.",
            "The alert can be read but does not say enough to tell its purpose: AlertMsg-Error 102.",
            "The request held nothing else to act on either; a receiver that finds anything useful in it would normally accept it.",
        ],
        next: "Read AlertMsg-Error, correct the alert or make its URI reachable, and send a new request; the same alert will be refused again. Without AlertMsg-Error the response does not say what to correct. If the emergency is real, raise the alarm another way meanwhile: do not count on anybody acting on a refused alert.",
        confused_with: [
            (400, "400 complains of the SIP request; 425 says that the alert inside it is unusable."),
            (424, "424 is about the location in the request, 425 about the CAP alert."),
            (415, "415 rejects the type of a body, 425 the content of an alert."),
            (500, "500 is for an alert that the server cannot or will not process, 425 for one that is malformed."),
        ],
        symptoms: [
            "emergency alert rejected",
            "malformed alert",
            "cap alert",
            "sensor alarm failed",
            "alarm not accepted",
        ],
        example: ["AlertMsg-Error: 103;message=\"Alert payload was corrupted\""],
    }

    /// A verifier demands a signed caller identity, and the request has none that it can use. The
    /// verifier is the callee's user agent or a proxy on that side, and demanding a signature is
    /// its own policy.
    428 USE_IDENTITY_HEADER "Use Identity Header" {
        registration: Registered,
        reference: "RFC 8224" "6.2",
        also: ["RFC4474", "RFC4916", "RFC9410"],
        methods: ["ANY"],
        generated_by: ["verification-service (UAS;proxy)"],
        required_headers: [],
        recommended_headers: ["reason phrase such as Use Supported PASSporT Format (MAY)"],
        retry: Modified,
        uac_action: "a request with an Identity header that the verifier supports is needed; usually the authentication service retries, not the UA",
        proxy_action: PROXY_MAY_FORK_AGAIN,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8224 §6.2, §6.2.2, §6.2.3; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "Nobody on the caller's side signed the request, so that it arrived without an Identity header.",
            "The request was signed, but an element on the way, such as a gateway or a back-to-back user agent, did not carry the Identity header on.",
            "All Identity headers name a PASSporT type (ppt) that the verifier does not support; the reason phrase may then be Use Supported PASSporT Format.",
            "The verifier's operator has begun to require signatures for this domain or user.",
        ],
        next: "Look in a trace whether the request left the caller's side with an Identity header and whether it arrived with one. The request has to be sent again with an Identity header that the verifier supports; usually the authentication service does that, not the phone. Sending it again unchanged gains nothing.",
        confused_with: [
            (436, "436 says that there are Identity headers, but the credential of none could be fetched."),
            (438, "438 says that Identity headers came in, but none held a valid and supported PASSporT."),
            (429, "429 asks for the signed identity of whoever sent the REFER, 428 for that of the sender of this request."),
            (401, "401 asks the client for its own credentials, 428 for a signature that a verifier can check."),
        ],
        symptoms: [
            "unsigned call",
            "caller id not signed",
            "missing identity",
            "stir/shaken",
            "no passport",
            "attestation required",
        ],
        example: [],
    }

    /// The receiver wants proof of who asked for this request, in a valid Referred-By token. It
    /// comes from the target of a transfer to the referee, which reports it to the referrer in a
    /// NOTIFY; a referee may also answer the REFER itself with it.
    429 PROVIDE_REFERRER_IDENTITY "Provide Referrer Identity" {
        registration: Registered,
        reference: "RFC 3892" "5",
        also: [],
        methods: ["ANY (referenced request)", "REFER"],
        generated_by: ["UAS (refer target; referee)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "referee relays it to the referrer in a NOTIFY; referrer MAY send a new REFER with a Referred-By token",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3892 §2.1, §2.2, §2.3, §5; RFC 5057 §5.1 note 6; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The target of the transfer accepts such a request only with a Referred-By token, and the REFER carried none.",
            "The token is stale or invalid; an invalid one has to be refused.",
            "The referee did not copy Referred-By and its token unchanged into the request that it sent.",
            "The referee itself accepts only a REFER that carries a token.",
        ],
        next: "As referee, pass the 429 on to the referrer in a NOTIFY; sending the request again does not help. As referrer, you may send a new REFER with a valid Referred-By token: a signed body part, named by the cid parameter of Referred-By. A referrer that cannot make such a token has to do without this transfer.",
        confused_with: [
            (428, "428 wants the identity of the sender of this request signed, 429 that of the party who sent the REFER."),
            (401, "401 asks the sender of the request for its own credentials, 429 for a token made by the referrer."),
            (403, "403 refuses outright; 429 says what would make the request acceptable."),
        ],
        symptoms: [
            "transfer failed",
            "blind transfer rejected",
            "refer rejected",
            "missing token",
            "referrer unknown",
        ],
        example: [],
    }

    /// An edge proxy no longer has the connection over which the callee's device had registered. It
    /// tells the proxy of the callee's domain to try another flow of the same device; an endpoint
    /// should never see it.
    430 FLOW_FAILED "Flow Failed" {
        registration: Registered,
        reference: "RFC 5626" "11.5",
        also: [],
        methods: ["ANY"],
        generated_by: ["edge-proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "should never reach an endpoint; if it does treat as 400",
        proxy_action: "authoritative proxy SHOULD try another flow/target with the same instance-id and AOR",
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 5626 §5.3.1, §7, §11.5; RFC 5057 §5.1 (unknown 4xx row); RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The TCP or TLS connection of the callee's device was closed, or its NAT binding expired, while the registration still points at it.",
            "The edge proxy restarted or was replaced and lost its flows.",
            "The callee's device changed its network or restarted and has not registered over a new flow yet.",
            "The proxy of the callee's domain had no other flow of the device to try, or does not know the code, and passed it on to the caller.",
        ],
        next: "As caller, treat it as 400: report the failure and do not repeat the request automatically. At the proxy of the callee's domain, the request should go to another flow of the same device and address. At the callee, see whether the device keeps its flow alive and registers again when it is lost.",
        confused_with: [
            (480, "480 says that the callee is not available at the moment; 430 says that one flow of a device is gone, and others may work."),
            (408, "408 says that nobody answered in time; 430 comes from an edge proxy that knows the flow to be gone."),
            (439, "439 refuses a REGISTER because its first proxy lacks outbound support; 430 is about a flow that was registered and is lost."),
        ],
        symptoms: [
            "registered but unreachable",
            "device unreachable",
            "connection lost",
            "nat binding expired",
            "flow lost",
            "dead connection",
        ],
        example: [],
    }

    /// The request was refused because its sender deliberately hides its identity. A request whose
    /// identity is merely missing or cannot be verified is not anonymous in this sense.
    433 ANONYMITY_DISALLOWED "Anonymity Disallowed" {
        registration: Registered,
        reference: "RFC 5079" "5",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Conditional,
        uac_action: "MUST NOT retry without anonymity unless the user (or user policy) agrees; then MAY",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 5079 §3, §4, §5; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The callee, or a server on the callee's behalf, has anonymous call rejection switched on.",
            "The request carries Privacy with the value id or user, set by the caller or by a default of the client.",
            "The From header holds an anonymous.invalid URI or the display name Anonymous.",
            "A PBX or gateway on the way made the call anonymous, for example because the extension withholds its number.",
        ],
        next: "Ask the user whether to call with the identity shown; only with that consent, or under a policy set by the user, may the request be sent again without anonymity. Never do so on your own: the user would believe the call was anonymous. If nobody asked for anonymity, find the element that set Privacy or rewrote From. In a dialog, the dialog and the usage go on.",
        confused_with: [
            (403, "403 need not give a reason; 433 names the caller's anonymity as the reason."),
            (428, "428 wants the identity signed, 433 wants it not hidden."),
            (607, "607 says that the callee does not want this call; 433 objects to the hidden identity, whoever the caller is."),
            (603, "603 says that the callee declines this call; 433 refuses only its anonymity."),
        ],
        symptoms: [
            "anonymous call rejected",
            "anonymous call rejection",
            "withheld number",
            "private number",
            "hidden caller id",
            "clir",
            "unknown caller",
        ],
        example: [],
    }

    /// The verifier could not get the credential behind any Identity header of the request. No
    /// signature has been checked yet: the certificate was not to be had. Until RFC 8224 the phrase
    /// was Bad Identity-Info.
    436 BAD_IDENTITY_INFO "Bad Identity Info" {
        registration: Registered,
        reference: "RFC 8224" "6.2.2",
        also: ["RFC4474", "RFC9410"],
        methods: ["ANY"],
        generated_by: ["verification-service (UAS;proxy)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "repairable by resending with an info parameter the verifier can dereference",
        proxy_action: PROXY_MAY_FORK_AGAIN,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8224 §6.2.2, §6.2.3, §13.2 (phrase changed); RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The URI in the info parameter answers with an error or not at all when the verifier fetches it.",
            "The host of that URI does not resolve or is behind a firewall, seen from the verifier.",
            "The certificate was renewed or moved and info still points at the old place.",
            "The verifier cannot fetch URIs of the scheme that info uses.",
        ],
        next: "Fetch the info URI from outside your own network, as the verifier has to. Repair the repository or the URI; then the authentication service can send the request again with an info parameter that the verifier can dereference. The phone that made the call can seldom do anything about it.",
        confused_with: [
            (437, "437 says that the credential is at hand, but the verifier does not trust or support it."),
            (438, "438 says that no Identity header holds a valid and supported PASSporT, for example because a signature does not match."),
            (428, "428 says that there is no Identity header at all that the verifier can use."),
            (403, "403 with the phrase Stale Date says that the date of the signed request is too old."),
        ],
        symptoms: [
            "certificate not found",
            "certificate url unreachable",
            "cannot fetch certificate",
            "certificate repository down",
            "stir/shaken",
            "x5u",
        ],
        example: [],
    }

    /// The verifier has the credential that signed the request, but does not trust or support it.
    /// Until RFC 8224 the phrase was Unsupported Certificate.
    437 UNSUPPORTED_CREDENTIAL "Unsupported Credential" {
        registration: Registered,
        reference: "RFC 8224" "6.2.2",
        also: ["RFC4474", "RFC9410"],
        methods: ["ANY"],
        generated_by: ["verification-service (UAS;proxy)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "needs a credential the verifier trusts and supports",
        proxy_action: PROXY_MAY_FORK_AGAIN,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8224 §6.2.2, §6.2.3, §13.2 (phrase changed); RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The certificate comes from a certification authority that the verifier does not trust.",
            "A test or self-signed certificate is used in production.",
            "Intermediate certificates are missing at the info URI, so that the verifier finds no way to an authority it trusts.",
            "The certificate is signed with an algorithm that the verifier does not support.",
        ],
        next: "Look at the certificate behind the info URI: issuer, chain and signature algorithm, and compare them with what the verifier accepts. The request has to be signed with a credential that the verifier trusts and supports, which is a task for the operator of the authentication service. The same signature will be refused again.",
        confused_with: [
            (436, "436 says that the verifier could not get the credential at all."),
            (438, "438 says that the PASSporT itself is at fault, for example its signature, and not the trust in its credential."),
            (428, "428 says that there is no Identity header at all that the verifier can use."),
            (493, "493 is about an encrypted body that the receiver cannot decrypt, and has nothing to do with Identity headers."),
        ],
        symptoms: [
            "untrusted certificate",
            "unknown ca",
            "self-signed certificate",
            "certificate not trusted",
            "unsupported algorithm",
            "stir/shaken",
        ],
        example: [],
    }

    /// None of the Identity headers in the request holds a valid and supported PASSporT. Often the
    /// signature no longer fits the request because an element on the way changed what it covers,
    /// so it need not be a forgery.
    438 INVALID_IDENTITY_HEADER "Invalid Identity Header" {
        registration: Registered,
        reference: "RFC 8224" "6.2.2",
        also: ["RFC4474", "RFC9410"],
        methods: ["ANY"],
        generated_by: ["verification-service (UAS;proxy)"],
        required_headers: [],
        recommended_headers: ["reason phrase such as Invalid PASSporT (MAY)"],
        retry: Modified,
        uac_action: "SHOULD retry once with the full form of PASSporT if the compact form was sent; SHOULD NOT more than once",
        proxy_action: PROXY_MAY_FORK_AGAIN,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 8224 §6.1.1, §6.2.2, §6.2.3; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "An element on the way changed the calling number, the called number or the Date header after the request was signed.",
            "Signer and verifier bring the same telephone number into different canonical forms.",
            "A full-form PASSporT lacks a header or a claim that it needs; the phrase may then be Invalid PASSporT.",
            "The private key that signed does not belong to the certificate behind the info URI.",
            "The identity is forged.",
        ],
        next: "If the Identity header was sent in compact form, the authentication service should send the request once more with the full form, and not more than once. If that fails too, report the failure and compare From, To and Date as signed with the same headers as they arrived. A user agent whose requests are signed by another element has nothing to change.",
        confused_with: [
            (436, "436 says that the verifier could not even fetch the credential."),
            (437, "437 says that the credential is at hand, but the verifier does not trust or support it."),
            (428, "428 says that there is no Identity header at all that the verifier can use."),
            (403, "403 with the phrase Stale Date says that the date of the signed request is too old."),
        ],
        symptoms: [
            "signature verification failed",
            "invalid signature",
            "invalid passport",
            "broken signature",
            "spoofed caller id",
            "stir/shaken",
        ],
        example: [],
    }

    /// The registrar supports outbound registration, but the first proxy on the way to it does not.
    /// It answers only a REGISTER that asked for outbound (RFC 5626), with reg-id in Contact and
    /// the outbound option tag in Supported.
    439 FIRST_HOP_LACKS_OUTBOUND_SUPPORT "First Hop Lacks Outbound Support" {
        registration: Registered,
        reference: "RFC 5626" "11.6",
        also: [],
        methods: ["REGISTER"],
        generated_by: ["registrar"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "MAY re-register without outbound (no reg-id) or through another outbound proxy",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: NotApplicable,
        q850: "31",
        sources: "RFC 5626 §4.2.1, §6, §11.6; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The first proxy does not know RFC 5626 or has it switched off, so no Path header with the ob parameter reached the registrar.",
            "An element between the device and its edge proxy, such as an application-layer gateway, became the first hop.",
            "A proxy nearer to the registrar removed or rewrote the Path header.",
            "The device is configured for outbound with an outbound proxy that was never meant for it.",
        ],
        next: "Where local policy allows, register again without outbound (no reg-id), or through another outbound proxy if there is one. To keep outbound, have the first proxy add Path with the ob parameter and check that it reaches the registrar. The same REGISTER through the same proxy will fail again.",
        confused_with: [
            (430, "430 says that a flow that had been registered is gone; 439 says that outbound registration could not be set up."),
            (421, "421 says that the client lacks an extension that the server demands; 439 says that the client has it and a proxy in between does not."),
            (420, "420 says that the server does not know an extension that the client demands; with 439 the registrar knows it."),
        ],
        symptoms: [
            "registration failed",
            "outbound not supported",
            "edge proxy",
            "sip outbound",
        ],
        example: [],
    }

    /// A proxy would have to fork the request into more parallel branches than Max-Breadth allows.
    /// The request did not reach all possible targets.
    440 MAX_BREADTH_EXCEEDED "Max-Breadth Exceeded" {
        registration: Registered,
        reference: "RFC 5393" "6.2",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "request did not reach all targets; narrow the search or change routing, as for 483",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 5393 §5.1, §5.3.3, §6.2; RFC 5057 §5.1 (unknown 4xx row); RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "One address stands for many contacts or group members that are to be called at the same time.",
            "Several proxies in a row fork the request, and each divides what is left of Max-Breadth among its branches.",
            "Registrations or forwarding rules point at each other, so that the request multiplies.",
            "The client, or a proxy early on the path, set a small Max-Breadth; the recommended value is 60.",
            "The proxy would not or could not try its targets one after the other, or redirect, instead.",
        ],
        next: "Do not send the same request again: call a narrower target, such as one device or a smaller group, or have the routing changed so that fewer branches are needed. Look for registrations and forwarding rules that lead back to each other.",
        confused_with: [
            (483, "483 limits how many hops a request may make in a row, 440 how many branches it may have at once."),
            (482, "482 says that the request reached an element that had seen it; 440 says that it spread too widely, with or without a loop."),
        ],
        symptoms: [
            "too many branches",
            "parallel forking",
            "fork limit",
            "hunt group",
            "ring group",
            "too many contacts",
        ],
        example: [],
    }

    /// The INFO belongs to an Info Package that the receiver has not agreed to take. Only this INFO
    /// failed; the call goes on.
    469 BAD_INFO_PACKAGE "Bad Info Package" {
        registration: Registered,
        reference: "RFC 6086" "11.6",
        also: [],
        methods: ["INFO"],
        generated_by: ["UAS"],
        required_headers: ["Recv-Info"],
        recommended_headers: [],
        retry: Modified,
        uac_action: "do not send this Info Package to this peer; MUST NOT end the INVITE usage; Recv-Info here is information only, not a new set",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 6086 §4.2.1, §4.2.2, Table 2, §11.6; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The sender used a package that the peer never listed in Recv-Info in this dialog.",
            "The peer was just announcing another set of packages when the INFO was sent, and the two crossed.",
            "The INFO overtook the response that created the dialog, and the other side was not ready for it.",
            "After forking, the packages announced by one remote user agent were taken for those of another.",
        ],
        next: "Do not send INFO of this package to this peer in this dialog, and do not end the call. Recv-Info in the 469 only shows what the peer takes at present; it does not change the set that was agreed. Use a package from the set that the peer announced in the dialog, or do without.",
        confused_with: [
            (415, "415 says that the package is welcome, but not a body of this type in it."),
            (489, "489 is about event packages (SUBSCRIBE, NOTIFY, PUBLISH), 469 about Info Packages (INFO)."),
            (405, "405 says that INFO itself is not allowed there; 469 refuses only this package."),
        ],
        symptoms: [
            "info rejected",
            "info package not supported",
            "mid-call info failed",
            "unknown info package",
        ],
        example: ["Recv-Info: trickle-ice"],
    }

    /// The relay has no permission to send to at least one URI in the request's list of recipients.
    /// It has sent the request to none of them.
    470 CONSENT_NEEDED "Consent Needed" {
        registration: Registered,
        reference: "RFC 5360" "5.9.2",
        also: ["RFC5363"],
        methods: ["ANY"],
        generated_by: ["UAS (relay)"],
        required_headers: [],
        recommended_headers: ["Permission-Missing (SHOULD)"],
        retry: Conditional,
        uac_action: "obtain consent for the URIs in Permission-Missing (e.g. XCAP), then try again; without that header discover them otherwise",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 5360 §5.9.1, §5.9.2, §5.9.3, §6.1; RFC 5057 §5.1 (unknown 4xx row); RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "A recipient was put into the list without having been asked for consent.",
            "A recipient was asked but has not agreed yet.",
            "A recipient has withdrawn a permission given before.",
            "The list names a recipient by another URI than the one for which the relay has permission.",
        ],
        next: "Add the URIs from Permission-Missing to the relay's list of recipients (for example by XCAP), so that the relay obtains their consent, and send the request again when it is there. Without Permission-Missing, find out another way, for example by XCAP, which permissions are missing. Until then every request whose list holds these URIs will be refused.",
        confused_with: [
            (403, "403 is a refusal as such; 470 can be cured by obtaining consent."),
            (401, "401 asks who the sender is; 470 asks whether the recipients have agreed."),
            (607, "607 says that the callee was reached and does not want the call; with 470 the relay has contacted nobody."),
        ],
        symptoms: [
            "consent missing",
            "permission missing",
            "recipient has not agreed",
            "group message failed",
            "recipient list rejected",
            "uri list",
        ],
        example: ["Permission-Missing: sip:carol@example.com"],
    }

    /// No standard defines it; OpenSIPS sends it when its own filter blocks the destination. Its
    /// phrase on the wire is UNVERIFIED.
    473 FILTERED_DESTINATION "Filtered destination" {
        registration: Unregistered,
        reference: "no RFC (OpenSIPS)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (OpenSIPS)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "OpenSIPS error.h E_IP_BLOCKED -473 (destination filtered); wire phrase UNVERIFIED; RFC 3261 §8.1.3.2",
        why: [
            "The address of the next hop stands on a blacklist of the proxy.",
            "The name in the Request-URI or Route leads, by DNS, to an address that the proxy filters.",
        ],
        next: "Treat it as 400: report the failure and do not send the same request again. Only the operator of that proxy can see which list blocked which address: give them the Call-ID and the time.",
        confused_with: [
            (403, "403 refuses the request itself; 473 is about the address to which the proxy would have sent it."),
            (477, "477 says that the proxy tried to send and failed; 473 says that it was not allowed to try."),
        ],
        symptoms: [
            "destination blocked",
            "filtered destination",
            "blacklisted address",
            "blocked ip",
        ],
        example: [],
    }

    /// No standard defines it; OpenSIPS has this number for a bad transport protocol. Whether it is
    /// ever sent is UNVERIFIED: an old version of its source turns the error into a 500.
    474 OPENSIPS_474 "UNVERIFIED" {
        registration: Unregistered,
        reference: "no RFC (OpenSIPS)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (OpenSIPS)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "OpenSIPS error.h E_BAD_PROTO -474; wire phrase UNVERIFIED; RFC 3261 §8.1.3.2; doubtful on the wire: an old OpenSIPS error.c turns it into 500",
        why: [
            "The request was to leave by a transport protocol that the proxy cannot use for the next hop.",
            "The routing rules of a proxy, or another product, use the number for a purpose of their own.",
        ],
        next: "Treat it as 400: report the failure and do not send the same request again. See which element sent it, and ask its operator for the cause; a transport parameter in the Request-URI or Route is worth a look.",
        confused_with: [
            (500, "500 is what OpenSIPS, in the old source, makes of the same error."),
            (477, "477 says that the proxy tried to send and failed; 474 says that the protocol was wrong to begin with."),
            (416, "416 says that the scheme of the URI is unknown, for example tel:; 474 is said to be about the transport protocol."),
        ],
        symptoms: ["bad protocol", "wrong transport", "unsupported transport"],
        example: [],
    }

    /// No standard defines it; OpenSIPS sends it for a URI that it cannot parse. Its phrase on the
    /// wire is UNVERIFIED.
    475 BAD_URI "Bad URI" {
        registration: Unregistered,
        reference: "no RFC (OpenSIPS)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (OpenSIPS)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "OpenSIPS error.h E_BAD_URI -475; wire phrase UNVERIFIED; RFC 3261 §8.1.3.2; phrase seen in one old OpenSIPS error.c",
        why: [
            "The Request-URI or another URI that the proxy needs is malformed, for example by an unescaped character or a missing host.",
            "The proxy's own rules for numbers and routes made a malformed URI of a good one.",
            "The contact that the callee registered is malformed and became the Request-URI.",
        ],
        next: "Treat it as 400: do not send the same request again. Check the Request-URI and Route of your request against the grammar; if they are sound, the URI was spoilt at the proxy, and its log has to tell.",
        confused_with: [
            (479, "479 is the number for the same error in Kamailio."),
            (400, "400 is the standard's code for malformed requests, sent by any product."),
            (416, "416 says that the URI can be read, but its scheme is not supported."),
            (484, "484 says that the URI can be read, but the address in it is not complete."),
        ],
        symptoms: ["bad uri", "malformed uri", "uri parse error", "invalid uri"],
        example: [],
    }

    /// No standard defines it; OpenSIPS sends it when it cannot resolve the next hop's address. Its
    /// phrase on the wire is UNVERIFIED.
    476 UNRESOLVABLE_DESTINATION "Unresolvable destination" {
        registration: Unregistered,
        reference: "no RFC (OpenSIPS)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (OpenSIPS)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "OpenSIPS error.h E_BAD_ADDRESS -476; wire phrase UNVERIFIED; RFC 3261 §8.1.3.2; phrase seen in one old OpenSIPS error.c",
        why: [
            "The host in the Request-URI or Route is misspelt or has no usable DNS record.",
            "The DNS server that the proxy asks is down or cannot be reached.",
            "The name is only known in a private network, or is one that never resolves, such as the .invalid host in the Contact of a WebSocket client.",
        ],
        next: "Treat it as 400: do not send the same request again. Resolve the host of the Request-URI or Route from where the proxy stands (NAPTR, SRV, A, AAAA), and see which name the proxy's log complains of.",
        confused_with: [
            (478, "478 is the number for the same error in Kamailio; both use the same phrase."),
            (477, "477 says that the address was known, but sending to it failed."),
            (404, "404 comes from a domain that was reached and does not know the user; 476 says that the host was not found."),
        ],
        symptoms: [
            "unresolvable destination",
            "dns failure",
            "host not found",
            "cannot resolve",
            "no dns or srv record",
        ],
        example: [],
    }

    /// No standard defines it; Kamailio and OpenSIPS send it when they cannot send to the next hop.
    /// Kamailio adds to the phrase, for example (477/SL); the phrase of OpenSIPS is Send failed.
    477 SEND_ERROR_477 "Unfortunately error on sending to next hop occurred" {
        registration: Unregistered,
        reference: "no RFC (SER/Kamailio/OpenSIPS)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (Kamailio, OpenSIPS)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400 (meaning there: could not send to the next hop)",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Kamailio error.c err2reason_phrase, error.h E_SEND -477 (suffix such as (477/SL) is appended); RFC 3261 §8.1.3.2; OpenSIPS sends \"Send failed\"",
        why: [
            "The next hop refuses the TCP or TLS connection, or the TLS handshake fails.",
            "The callee is reached over a connection that it opened itself, and that connection is closed.",
            "The proxy has no route to the next hop, or a firewall forbids it to send.",
            "The proxy has no socket for the transport or the IP version of the next hop.",
        ],
        next: "Treat it as 400: report the failure and do not send the same request again. The fault lies between that proxy and its next hop: look in the proxy's log for the send error, and check address, port and transport of the next hop. If the callee sits behind NAT or uses TCP, TLS or WebSocket, see whether its connection still stands.",
        confused_with: [
            (503, "503 is how the standard has a proxy count a branch to which it cannot send (RFC 3261 §16.9)."),
            (408, "408 says that the request was sent and nobody answered; 477 says that it could not be sent."),
            (478, "478 says that the name of the next hop did not resolve, so that there was no address to send to."),
            (430, "430 is the registered code by which an edge proxy says that the flow to a device is gone."),
        ],
        symptoms: [
            "error on sending to next hop",
            "send failed",
            "next hop unreachable",
            "connection refused",
            "tls connection failed",
            "cannot connect",
        ],
        example: [],
    }

    /// No standard defines it; Kamailio sends it when it cannot resolve the next hop's address. It
    /// adds to the phrase, for example (478/SL).
    478 UNRESOLVABLE_DESTINATION_478 "Unresolvable destination" {
        registration: Unregistered,
        reference: "no RFC (SER/Kamailio)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (Kamailio)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400 (meaning there: next hop name did not resolve)",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Kamailio error.c, error.h E_BAD_ADDRESS -478; RFC 3261 §8.1.3.2",
        why: [
            "The host in the Request-URI or Route is misspelt or has no usable DNS record.",
            "The DNS server that the proxy asks is down, cannot be reached or is not configured.",
            "The name is only known in a private network, or is one that never resolves, such as the .invalid host in the Contact of a WebSocket client.",
        ],
        next: "Treat it as 400: do not send the same request again. Resolve the host of the Request-URI or Route from where the proxy stands (NAPTR, SRV, A, AAAA), and see which name the proxy's log complains of. A name that ends in .invalid means that the proxy should have used the client's own connection instead.",
        confused_with: [
            (476, "476 is the number for the same error in OpenSIPS; both use the same phrase."),
            (477, "477 says that the address was known, but sending to it failed."),
            (404, "404 comes from a domain that was reached and does not know the user; 478 says that the host was not found."),
        ],
        symptoms: [
            "unresolvable destination",
            "dns failure",
            "host not found",
            "cannot resolve",
            "no dns or srv record",
        ],
        example: [],
    }

    /// No standard defines it; Kamailio sends it for a URI that it cannot process. It adds to the
    /// phrase, for example (479/SL).
    479 BAD_URI_479 "Regretfully, we were not able to process the URI" {
        registration: Unregistered,
        reference: "no RFC (SER/Kamailio)" "",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy (Kamailio)"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400 (meaning there: unparseable URI)",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Kamailio error.c, error.h E_BAD_URI -479; RFC 3261 §8.1.3.2",
        why: [
            "The Request-URI or another URI that the proxy needs is malformed, for example by an unescaped character or a missing host.",
            "The proxy's own rules for numbers and routes made a malformed URI of a good one.",
            "The contact that the callee registered is malformed and became the Request-URI.",
        ],
        next: "Treat it as 400: do not send the same request again. Check the Request-URI and Route of your request against the grammar; if they are sound, the URI was spoilt at the proxy, and its log has to tell.",
        confused_with: [
            (475, "475 is the number for the same error in OpenSIPS."),
            (400, "400 is the standard's code for malformed requests, sent by any product."),
            (416, "416 says that the URI can be read, but its scheme is not supported."),
            (484, "484 says that the URI can be read, but the address in it is not complete."),
        ],
        symptoms: [
            "not able to process the uri",
            "bad uri",
            "malformed uri",
            "uri parse error",
            "invalid uri",
        ],
        example: [],
    }

    /// The callee is known but not available at the moment. Either the callee's device says so, or
    /// a proxy or redirect server knows the user but no place to reach it at present.
    480 TEMPORARILY_UNAVAILABLE "Temporarily Unavailable" {
        registration: Registered,
        reference: "RFC 3261" "21.4.18",
        also: ["RFC5627", "RFC5630", "RFC3398"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "redirect", "gateway"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)", "reason phrase with the precise cause (SHOULD)", "Warning 380/381 (RFC 5630)"],
        retry: Conditional,
        uac_action: "callee unavailable: retry only later (after Retry-After if given); may be reachable elsewhere; Warning 380 after a SIPS request: no automatic retry with sip:",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysUsage,
        q850: "18",
        sources: "RFC 3261 §21.4.18, §20.33, §16.5; RFC 5630 §5.1.1, §5.1.2, §5.3; RFC 5057 §5.1 note 7; RFC 6665 §4.1.2.2 (480-485); RFC 3398 §8.2.6.1",
        why: [
            "The callee is not registered: the phone is off, offline or logged out, or its registration has expired.",
            "The callee's device has do not disturb switched on, or is in a state in which it takes no calls.",
            "Nobody answered before a gateway or PBX gave up ringing.",
            "A gateway translates an answer of the telephone network: no answer, subscriber absent, or normal unspecified (causes 19, 20 and 31).",
            "The URI scheme does not suit the callee: Warning 380 to a sips: request, Warning 381 to a sip: request.",
        ],
        next: "Report that the callee is unavailable, though perhaps reachable elsewhere; with Retry-After, do not try again before that time. See who sent it, a phone or a proxy, and whether the callee has a current registration. With Warning 380 after a sips: request, never repeat it as sip: automatically; the user has to agree. In a dialog it ends only the usage of that request (RFC 5057; RFC 3261 leaves it open).",
        confused_with: [
            (486, "486 says that the callee is there and cannot or will not take another call; 480 says that the callee is not available, for example not logged in."),
            (404, "404 says that the domain does not know the user; 480 says that it does, but the user is not available now."),
            (408, "408 says that no answer came in time; with 480 somebody answered that the callee is unavailable."),
            (503, "503 says that a server cannot do its work; 480 says that the callee is unavailable."),
        ],
        symptoms: [
            "not registered",
            "phone offline",
            "not logged in",
            "do not disturb",
            "dnd",
            "unavailable",
            "not reachable",
            "no answer",
            "noanswer",
            "subscriber absent",
        ],
        example: ["Retry-After: 300"],
    }

    /// The receiver knows no dialog or transaction to which this request belongs. One side has
    /// ended or lost the call or subscription, or the request went to the wrong place.
    481 CALL_TRANSACTION_DOES_NOT_EXIST "Call/Transaction Does Not Exist" {
        registration: Registered,
        reference: "RFC 3261" "21.4.19",
        also: ["RFC3262", "RFC3891", "RFC3911", "RFC6665"],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "in-dialog: peer lost the state, end that usage (RFC 3261: the dialog, BYE for INVITE); BYE: done; CANCEL: only the CANCEL is affected",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysUsage,
        q850: "41",
        sources: "RFC 3261 §21.4.19, §12.2.1.2, §12.2.2, §9.2, §14.1, §15.1.1; RFC 5057 §5.1 note 8; RFC 6665 §4.1.3; RFC 3262 §3; RFC 3398 §8.2.6.1",
        why: [
            "The call or subscription had already ended there when the request arrived.",
            "The peer restarted, or another server took over from it, and the dialog was lost.",
            "The request went to a server that does not hold the dialog, or a tag or the Call-ID was changed on the way.",
            "Replaces or Join, as in an attended transfer, names a call that the receiver does not have.",
            "A CANCEL, PRACK or NOTIFY found no counterpart: no such request, no unacknowledged reliable response, no such subscription.",
        ],
        next: "Do not repeat the request. In a dialog the usage it belonged to has ended: RFC 3261 has the UAC end the call with a BYE, RFC 5057 keeps other usages of the dialog; to subscribe again, send a new SUBSCRIBE with a new Call-ID and From tag. In answer to a BYE it means that the call is over, with nothing more to send; in answer to a CANCEL only the CANCEL failed and the INVITE goes on. For the cause, compare Call-ID, both tags and the server reached with those of the request that set up the dialog.",
        confused_with: [
            (408, "408 says that no answer came in time, which leaves open what the peer knows; with 481 the peer answered that it knows nothing of it."),
            (404, "404 says that the address is unknown; 481 says that the dialog or transaction is unknown."),
            (487, "487 ends a request that was pending; 481 says that there is none to end."),
            (489, "489 says that the event package is not understood; 481 to a NOTIFY says that there is no such subscription."),
        ],
        symptoms: [
            "dialog not found",
            "call not found",
            "transaction not found",
            "call leg does not exist",
            "subscription does not exist",
            "transfer failed",
            "call lost after restart",
            "call lost after failover",
        ],
        example: [],
    }

    /// The request reached the same element twice: it ran in a loop or came by two paths. A request
    /// that passes a proxy again with a changed target, a spiral, is no loop.
    482 LOOP_DETECTED "Loop Detected" {
        registration: Registered,
        reference: "RFC 3261" "21.4.20",
        also: ["RFC5393"],
        methods: ["ANY"],
        generated_by: ["UAS (merged request)", "proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "do not retry; if the client itself sent the request to several places take the other branch's response as the best",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "25",
        sources: "RFC 3261 §21.4.20, §8.2.2.2, §16.3 item 4; RFC 5057 §5.1 note 9; RFC 3398 §8.2.6.1",
        why: [
            "Two proxies, or a proxy and a PBX, route the request to each other.",
            "Call forwarding goes round in a circle, so that the first target comes up again.",
            "A proxy forked the request and two copies met at one UAS, which takes the first and answers 482 to the rest (a merged request).",
            "The client itself sent the request to a second server before the first had answered, and both copies arrived.",
            "In a dialog, a proxy built Record-Route wrongly, so that requests come back to it.",
        ],
        next: "Do not repeat the request. If your client sent it to several places itself, take the response of the other branch as the answer. Otherwise look at the Via headers of the request as it reached the element that answered: a host that stands there twice is part of the loop. In a dialog, the dialog and all its usages are lost (RFC 5057).",
        confused_with: [
            (483, "483 says that the hops were used up, whatever the path; with 482 the request itself was recognised."),
            (440, "440 says that there would be too many parallel branches; 482 says that the same request came twice."),
            (491, "491 says that another request of the same dialog is still pending; 482 says that it is the same request again."),
        ],
        symptoms: [
            "loop",
            "routing loop",
            "call forwarding loop",
            "merged request",
            "call goes in circles",
        ],
        example: [],
    }

    /// The request made more hops than its Max-Forwards allowed. An element received it with the
    /// value 0 and was not allowed to forward it.
    483 TOO_MANY_HOPS "Too Many Hops" {
        registration: Registered,
        reference: "RFC 3261" "21.4.21",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "routing too long; mid-dialog recovery only by a larger Max-Forwards, else treat the dialog as lost",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "25",
        sources: "RFC 3261 §21.4.21, §16.3 item 3; RFC 5057 §5.1 note 10; RFC 3398 §8.2.6.1",
        why: [
            "A routing loop that nobody detected: elements pass the request to each other until the count is used up.",
            "Call forwarding goes round in a circle over several proxies or PBXs.",
            "The client, or an element on the way, set a small Max-Forwards; the recommended start is 70.",
            "A request was sent with a small Max-Forwards on purpose, to probe the path.",
        ],
        next: "Look for a loop first: in traces along the path the same hosts come up in Via again and again. Do not send the request again until the route is repaired or Max-Forwards is larger; a larger value only helps where the path really is that long. In a dialog that is the only recovery, otherwise treat the dialog as lost (RFC 5057).",
        confused_with: [
            (482, "482 says that an element recognised a request that it had seen; 483 only counts the hops."),
            (440, "440 limits how many branches a request has at once, 483 how many hops it makes in a row."),
        ],
        symptoms: [
            "too many hops",
            "hop limit exceeded",
            "hop count",
            "loop",
            "routing loop",
            "call forwarding loop",
        ],
        example: [],
    }

    /// The Request-URI does not hold a complete address; usually digits are missing from the
    /// number. With overlap dialling it is no failure yet, only the request for more digits.
    484 ADDRESS_INCOMPLETE "Address Incomplete" {
        registration: Registered,
        reference: "RFC 3261" "21.4.22",
        also: ["RFC3398", "RFC4497"],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy", "gateway"],
        required_headers: [],
        recommended_headers: ["reason phrase with details (SHOULD)"],
        retry: Modified,
        uac_action: "overlap dialling: collect more digits and send a longer Request-URI",
        proxy_action: PROXY_PREFERS_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "28",
        sources: "RFC 3261 §21.4.22, §16.7 item 6; RFC 5057 §5.1 note 2; RFC 3398 §8.2.6.1 (+)",
        why: [
            "The caller dialled too few digits, or the phone sent the number before dialling was finished.",
            "A dial plan on the way cut off too many digits or did not add a prefix.",
            "The client uses overlap dialling, and the number is not complete yet.",
            "A gateway cannot interpret the number, for example because it is not in international format.",
            "A gateway translates an answer of the telephone network: address incomplete (cause 28).",
        ],
        next: "With overlap dialling, wait for more digits and send a request with the longer Request-URI. Otherwise compare the Request-URI as it reached the server that answered with what was dialled, and correct the number or the dial plan. The same number will be refused again. In a dialog it means that the remote target is broken and the dialog is lost (RFC 5057).",
        confused_with: [
            (404, "404 says that the address is complete, but nobody has it."),
            (485, "485 says that the address fits several users; 484 says that it is not complete."),
            (400, "400 says that the request cannot be understood; 484 says that it can, but the address is too short."),
        ],
        symptoms: [
            "incomplete number",
            "too few digits",
            "number too short",
            "missing digits",
            "invalid number format",
            "overlap dialling",
            "dial plan",
        ],
        example: [],
    }

    /// The Request-URI fits more than one user, and the server cannot tell which one is meant. It
    /// may list the candidates in Contact.
    485 AMBIGUOUS "Ambiguous" {
        registration: Registered,
        reference: "RFC 3261" "21.4.23",
        also: [],
        methods: ["ANY"],
        generated_by: ["UAS", "proxy"],
        required_headers: [],
        recommended_headers: ["Contact (MAY per 21.4.23; SHOULD for a proxy per 16.5)"],
        retry: Conditional,
        uac_action: "show the Contact choices to the user; no automatic or sequential search",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysDialog,
        q850: "1",
        sources: "RFC 3261 §21.4.23, §16.5, §20 Table 2 (Contact 485 o); RFC 5057 §5.1 note 2; RFC 3398 §8.2.6.1",
        why: [
            "The caller used a name, such as a surname, that several people in the domain have.",
            "The same alias or short number is configured for several users.",
            "A gateway with overlap dialling received digits that do not continue those it had before (RFC 4497).",
        ],
        next: "Show the addresses from Contact to the user, and send the request to the one the user chooses; never try them automatically or in turn. Without Contact, which a server may leave out for privacy, ask the user for the full address. In a dialog it means that the remote target is broken and the dialog is lost (RFC 5057).",
        confused_with: [
            (300, "After 300 the choices are taken to lead to the same person or service, so the client may choose; after 485 only the user may."),
            (404, "404 says that no user fits; a server may also send it in place of 485 to keep names private."),
            (484, "484 says that the address is not complete; 485 says that it fits several users."),
        ],
        symptoms: [
            "ambiguous address",
            "several matches",
            "more than one user",
            "name not unique",
            "multiple users found",
        ],
        example: [
            "Contact: \"Anna Smith\" <sip:anna.smith@example.com>",
            "Contact: \"Peter Smith\" <sip:peter.smith@example.com>",
        ],
    }

    /// The callee's device cannot or will not take another call now. Another device of the callee,
    /// or voicemail, may still answer.
    486 BUSY_HERE "Busy Here" {
        registration: Registered,
        reference: "RFC 3261" "21.4.24",
        also: ["RFC3891", "RFC4412", "RFC3398"],
        methods: ["INVITE", "OPTIONS", "other out-of-dialog"],
        generated_by: ["UAS", "gateway"],
        required_headers: [],
        recommended_headers: ["Retry-After (MAY)"],
        retry: Conditional,
        uac_action: "busy here: try later (Retry-After if given) or elsewhere",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "17",
        sources: "RFC 3261 §21.4.24, §20.33, §11.2, §13.3.1.3; RFC 3891 §3; RFC 5057 §5.1 note 11; RFC 3398 §8.2.6.1",
        why: [
            "The callee is in a call, and no line is free or call waiting is off.",
            "The callee rejected the call or has do not disturb on; many devices answer with 486 then.",
            "A gateway translates an answer of the telephone network: user busy (cause 17).",
            "The PBX answers for the callee because the extension's limit of calls is reached.",
            "A Replaces with the flag early-only named a call that had been answered already.",
        ],
        next: "Tell the caller that the callee is busy; try later, after Retry-After if it is there, or try another place. If the callee was free, find the element that sent it, and check its limit of calls, call waiting and do not disturb. In an established dialog the code makes no sense: treat it as 400 (RFC 5057).",
        confused_with: [
            (600, "600 says that no other place will take the call either; 486 speaks only for the device that answered."),
            (480, "480 says that the callee is not available, for example not registered; 486 says that the callee is there and busy or unwilling."),
            (603, "603 says that the callee declines, and no other place is to be tried; 486 speaks only for the device that answered."),
            (503, "503 says that a server cannot do its work, for example because of overload; 486 says that the callee is busy."),
        ],
        symptoms: [
            "busy",
            "user busy",
            "line busy",
            "engaged",
            "busy tone",
            "call waiting",
            "call rejected",
            "do not disturb",
        ],
        example: ["Retry-After: 120"],
    }

    /// The request was ended before it was answered: by a CANCEL, by a BYE, or because it expired.
    /// For the caller who hung up this is the normal end; the CANCEL itself is answered with 200.
    487 REQUEST_TERMINATED "Request Terminated" {
        registration: Registered,
        reference: "RFC 3261" "21.4.25",
        also: [],
        methods: ["ANY except CANCEL"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: [],
        retry: Never,
        uac_action: "normal end after CANCEL, BYE or an expired INVITE; never the answer to CANCEL itself",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "none",
        sources: "RFC 3261 §21.4.25, §9.2, §13.3.1 item 1, §15.1.2; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (no mapping)",
        why: [
            "The caller hung up while the phone was ringing.",
            "The caller's side gave up after its own ringing time and sent the CANCEL.",
            "A forking proxy cancelled this branch because another one was answered or gave a 6xx.",
            "A BYE ended the dialog while the request was pending.",
            "The Expires time of the INVITE ran out before an answer.",
        ],
        next: "Usually nothing: after a CANCEL or BYE of your own this is the intended end, not a failure to report, and nothing is to be repeated. If nobody hung up, find who sent the CANCEL (its Reason header may say why) and check the ringing times of your client and of each proxy on the way. Do not depend on a 487 after CANCEL: a UAS of RFC 2543 never sends it.",
        confused_with: [
            (408, "408 says that no answer came in time; 487 says that somebody ended the request, or its own Expires did."),
            (486, "486 says that the callee's side refuses; 487 says that the request was ended while it was pending."),
            (481, "481 answers a CANCEL or BYE that matches nothing; 487 answers the request that was ended."),
        ],
        symptoms: [
            "cancelled",
            "canceled",
            "call cancelled",
            "caller hung up",
            "missed call",
            "ring timeout",
            "no answer",
            "answered elsewhere",
            "normal call clearing",
            "call ended before answer",
        ],
        example: [],
    }

    /// The session that was offered is not acceptable here, for example its codecs, encryption or
    /// bandwidth. It speaks for this one place, and the request may succeed elsewhere. A session
    /// that is already running stays as it was.
    488 NOT_ACCEPTABLE_HERE "Not Acceptable Here" {
        registration: Registered,
        reference: "RFC 3261" "21.4.26",
        also: ["RFC3311", "RFC6794"],
        methods: ["INVITE", "UPDATE", "other requests with an offer"],
        generated_by: ["UAS", "proxy (RFC 6794)"],
        required_headers: [],
        recommended_headers: ["Warning (SHOULD)", "body with capabilities (MAY)", "Policy-Contact (RFC 6794)"],
        retry: Modified,
        uac_action: "change the offer or try elsewhere; re-INVITE/UPDATE: session stays as it was",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31 (65 if Warning says bearer capability unavailable)",
        sources: "RFC 3261 §21.4.26, §13.3.1.3, §14.1, §14.2; RFC 3311 §5.2; RFC 6794 §4.4.1; RFC 5057 §5.1; RFC 3398 §8.2.6.1",
        why: [
            "The two sides have no codec in common.",
            "One side insists on encrypted media (SRTP) and the other offers or takes only plain RTP.",
            "The offer holds a kind of media that the other side does not take, such as video or T.38 fax.",
            "Addresses or bandwidth do not fit, for example IPv6 against IPv4 (Warning 301) or too little bandwidth (Warning 370).",
            "A proxy wants its session policy to be fetched first and names the server in Policy-Contact.",
        ],
        next: "Read Warning and the body, which may list what the other side can do; then change the offer or try another place. With Policy-Contact, contact that policy server before you send the request again. After a re-INVITE or UPDATE the session goes on unchanged. Without a Warning, compare the m= lines, codecs and encryption of the offer with the settings of both sides.",
        confused_with: [
            (606, "606 says that the session is acceptable nowhere; 488 says that it is not acceptable here."),
            (415, "415 says that the type or encoding of the body is not supported; 488 says that the offer was read and does not suit."),
            (406, "406 says that the request's Accept excludes all that the server could answer with; 488 is about media."),
            (580, "580 says that a precondition in the offer cannot be met; 488 says that the session itself is not acceptable."),
        ],
        symptoms: [
            "codec mismatch",
            "no common codec",
            "dtls-srtp mismatch",
            "webrtc without ice or dtls",
            "opus, g711, g729 or video refused",
            "sdp",
            "incompatible media",
            "media not supported",
            "offer rejected",
            "t.38 fax rejected",
            "hold fails",
        ],
        example: ["Warning: 305 gw.example.net \"Incompatible media format\""],
    }

    /// The receiver does not understand the event package named in the Event header. It answers
    /// SUBSCRIBE, NOTIFY and PUBLISH.
    489 BAD_EVENT "Bad Event" {
        registration: Registered,
        reference: "RFC 6665" "8.3.2",
        also: ["RFC3265", "RFC3903"],
        methods: ["SUBSCRIBE", "NOTIFY", "PUBLISH"],
        generated_by: ["UAS (notifier, subscriber, ESC)"],
        required_headers: [],
        recommended_headers: ["Allow-Events (was mandatory in RFC 3265 Table 1; RFC 6665 only MAY)"],
        retry: Never,
        uac_action: "event package not understood: this subscription/publication cannot work",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: DestroysUsage,
        q850: "31",
        sources: "RFC 6665 §4.1.2.2, §4.1.3, §4.2.1.1, §8.2.2, §8.3.2; RFC 3903 §6 step 2; RFC 5057 §5.1 note 12; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The client subscribes to a feature, such as busy lamps or message waiting, whose package the server does not support.",
            "The request reached an element that does not serve the package, such as a phone instead of the presence server.",
            "The Event header is missing, or the name of the package is misspelt.",
            "A NOTIFY came for a package that the receiver does not support.",
        ],
        next: "Do not repeat the request: the package cannot work with this receiver. See Allow-Events, if it is there, for the packages that can, or switch the feature off at the client. After a refresh SUBSCRIBE or a NOTIFY, the subscription is over. In answer to any other method treat it as 400 (RFC 5057).",
        confused_with: [
            (405, "405 says that the method is not allowed for this address; 489 says that it is, but that the event package is unknown."),
            (501, "501 says that the server does not know the method; 489 says that it does not know the event package."),
            (481, "481 to a NOTIFY says that there is no such subscription; 489 says that the event package is unknown."),
            (469, "469 is about Info Packages (INFO), 489 about event packages (SUBSCRIBE, NOTIFY, PUBLISH)."),
        ],
        symptoms: [
            "subscription rejected",
            "event package not supported",
            "unknown event",
            "blf not working",
            "busy lamp field",
            "mwi not working",
            "message waiting",
            "presence not working",
        ],
        example: ["Allow-Events: dialog, message-summary"],
    }

    /// No standard defines 490; the SIP library Sofia-SIP has a name for it, and no sender is
    /// known. A client treats it as 400.
    490 REQUEST_UPDATED "Request Updated" {
        registration: Unregistered,
        reference: "no RFC (Sofia-SIP)" "",
        also: [],
        methods: ["UNVERIFIED"],
        generated_by: ["UNVERIFIED"],
        required_headers: [],
        recommended_headers: [],
        retry: Modified,
        uac_action: "unknown 4xx: treat as 400",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "Sofia-SIP sip_status.h SIP_490_REQUEST_UPDATED; use on the wire UNVERIFIED; RFC 3261 §8.1.3.2",
        why: [
            "An element that was built on Sofia-SIP picked the code: look at its Server header to learn what it is.",
            "A script or a routing rule answers with a number of its own choice: search the configuration of the hop that answered for 490.",
        ],
        next: "Treat it as 400: do not send the request again unchanged. Ask whoever runs the answering element what it means by 490, since the number itself says nothing.",
        confused_with: [
            (400, "400 is the registered code for a request that was not understood, and what 490 counts as."),
            (491, "491 is registered and says that two requests collided in a dialog; it has its own waiting time."),
        ],
        symptoms: ["request updated", "490", "unknown 4xx code"],
        example: [],
    }

    /// Two requests that change the same session crossed, so this one was refused. The UAS had sent
    /// an INVITE or an offer of its own in this dialog and still waits for the end of it.
    491 REQUEST_PENDING "Request Pending" {
        registration: Registered,
        reference: "RFC 3261" "21.4.27",
        also: ["RFC3311", "RFC6141"],
        methods: ["INVITE", "UPDATE"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: [],
        retry: SameRequestLater,
        uac_action: "glare: wait 2.1-4.0 s (10 ms steps) if this UA made the Call-ID, else 0-2.0 s, then try once more if still wanted",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3261 §21.4.27, §14.1, §14.2; RFC 3311 §5.2, §5.3; RFC 6141 §3.5; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "Both ends sent a re-INVITE or UPDATE at nearly the same moment (glare), often right after the answer, and mostly both are refused: compare the times in a trace of both directions.",
            "Both ends are set up to do the same thing on connect, for example to change the codec, to refresh the session or to turn on T.38: leave it to one of them.",
            "A back-to-back user agent in the middle sends a re-INVITE on one side while the other side starts one: look at which leg its own request is on.",
            "An earlier INVITE in the dialog was never finished, so every later one collides with it: look for a missing final response or ACK.",
        ],
        next: "Wait a random time and send the request once more if it is still wanted: 2.1 to 4.0 s if your side made the Call-ID, 0 to 2.0 s if the peer did, both in steps of 10 ms. The session stays as it was, and the call goes on. If the dialog ended in the meantime, do not try again. If it happens on every call, stop one side from sending its request.",
        confused_with: [
            (500, "500 with Retry-After answers a second INVITE or UPDATE from the same side before the first was answered; 491 means that the requests came from both sides."),
            (488, "488 refuses what the offer says; 491 says nothing about the offer, only about the moment."),
            (482, "482 means that the request came back by a loop or over two paths; 491 is about two different requests."),
        ],
        symptoms: [
            "request pending",
            "glare",
            "re-invite collision",
            "simultaneous reinvite",
            "hold fails sometimes",
            "update and invite at the same time",
        ],
        example: [],
    }

    /// The request has an encrypted body that the recipient has no key for, or will not decrypt.
    /// The response may bring the certificate that the sender should have used.
    493 UNDECIPHERABLE "Undecipherable" {
        registration: Registered,
        reference: "RFC 3261" "21.4.28",
        also: ["RFC5621"],
        methods: ["ANY"],
        generated_by: ["UAS"],
        required_headers: [],
        recommended_headers: ["body with the responder's certificate/public key (SHOULD per 23.2, MAY per 21.4.28)"],
        retry: Modified,
        uac_action: "re-encrypt with the key supplied, or without a key send unencrypted",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3261 §21.4.28, §23.2; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "The body was encrypted for a key that the recipient no longer has, or for that of another device of the same user.",
            "The recipient does not take S/MIME encrypted bodies at all: then the response carries no certificate.",
            "The request was forked or forwarded to somebody else, who cannot read what was encrypted for the dialled user.",
        ],
        next: "If the response has a certificate in its body, check it, encrypt again with it and send a new request. Without a certificate the peer will not take encrypted bodies: only an unencrypted request can work. Let the user decide whether that is acceptable, since whoever can change messages on the way could provoke such a downgrade.",
        confused_with: [
            (415, "415 means that the type of the body is not supported; 493 that the type is known but the content cannot be decrypted."),
            (488, "488 refuses a session description that was read; with 493 it was not readable."),
            (494, "494 is about securing the connection to the first hop; 493 about the encryption of the body."),
        ],
        symptoms: [
            "undecipherable",
            "cannot decrypt body",
            "s/mime",
            "encrypted sdp",
            "wrong certificate for encryption",
        ],
        example: ["Content-Type: application/pkcs7-mime;smime-type=certs-only;name=smime.p7c"],
    }

    /// The first hop insists on a security mechanism that is agreed upon before anything else.
    /// Security-Server lists the mechanisms that it offers, such as digest, TLS or IPsec.
    494 SECURITY_AGREEMENT_REQUIRED "Security Agreement Required" {
        registration: Registered,
        reference: "RFC 3329" "2.3.1",
        also: [],
        methods: ["ANY"],
        generated_by: ["proxy", "registrar", "UAS (first hop)"],
        required_headers: ["Security-Server", "Require: sec-agree (server-initiated case)"],
        recommended_headers: ["Proxy-Authenticate or WWW-Authenticate when digest is offered (MUST add what the preferred mechanism needs)"],
        retry: Modified,
        uac_action: "pick the highest-q mechanism known, start it, resend with Security-Verify + Require/Proxy-Require: sec-agree; if needed data is missing abort and MAY restart",
        proxy_action: PROXY_STORES_CANDIDATE,
        dialog_effect: TransactionOnly,
        q850: "31",
        sources: "RFC 3329 §2.3.1, §2.3.2, §2.4, §6.4; RFC 5057 §5.1; RFC 3398 §8.2.6.1 (unlisted -> 31)",
        why: [
            "This is the normal first step: a client that puts sec-agree into Require or Proxy-Require of an unprotected request always gets the server's list this way.",
            "The request had sec-agree only in Supported, and the server's policy requires it.",
            "Security-Verify is not an exact mirror of the server's list, because the client built it wrongly or somebody changed the list on the way: compare the two, parameters and order included.",
            "The security association was lost or has run out, and the client went on without protection: look at which port and transport the request used.",
        ],
        next: "Choose from Security-Server the mechanism with the highest q that the client knows, start it, and send the request again with Security-Verify as an exact copy of Security-Server and with sec-agree in Require and Proxy-Require. For digest, the challenge must be in the response. If something that is needed is missing, give up this agreement; a new one may be started from the beginning.",
        confused_with: [
            (421, "421 with Require: sec-agree goes to a client that did not offer sec-agree at all; 494 to one that did."),
            (401, "401 asks for credentials only; 494 asks to agree on a mechanism first, and digest is just one of them."),
            (407, "407 asks for credentials for a proxy; 494 asks to agree on a mechanism first, and digest is just one of them."),
            (493, "493 is about an encrypted body; 494 about the way to the first hop."),
        ],
        symptoms: [
            "security agreement required",
            "sec-agree",
            "ims registration fails",
            "security-server",
            "security-verify mismatch",
            "ipsec registration",
        ],
        example: ["Security-Server: tls;q=0.2, ipsec-ike;q=0.1", "Require: sec-agree"],
    }
}
