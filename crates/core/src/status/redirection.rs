//! The 3xx rows of the registry.

const PROXY_MAY_RECURSE: &str = "if responsible for the Request-URI may recurse on Contacts (and strip those tried), but MUST NOT recurse from a SIPS request to a SIP Contact or the reverse (RFC 5630); else candidate";

status_codes! { Redirection,
    /// The address stands for several places, and the caller's side can choose which to try. They
    /// should be listed in Contact. The client may choose by itself or ask the user.
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
        why: [
            "A redirect server found several places for the address and leaves the choice to the caller's side instead of proxying.",
            "A routing server hands out the gateways or peers to try, usually ordered by their q values.",
            "A server that could fork the request does not want to, and returns the targets that it would have tried.",
        ],
        next: "Try the Contact URIs, usually by decreasing q, or let the user choose: each URI once over all rounds, each try a new transaction with the same To, From and Call-ID. Without a usable Contact, or when all have failed, the request has failed. If your client does not follow redirections, let a proxy that is responsible for the address do it.",
        confused_with: [
            (485, "485 asks the user to pick the right one of several similar addresses; with 300 the client may choose by itself."),
            (302, "302 says where the user is for now; 300 offers places to choose from."),
            (380, "380 is a failure whose body describes other services; 300 lists ways to reach the callee."),
        ],
        symptoms: [
            "redirect",
            "redirection",
            "multiple contacts",
            "several targets",
            "multiple choices",
        ],
        example: [
            "Contact: <sip:bob@203.0.113.7>;q=0.9",
            "Contact: <sip:bob@198.51.100.20>;q=0.5",
        ],
    }

    /// The user has moved for good; the new address is in Contact. The client retries there and
    /// should put the new address into its address books and caches.
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
        why: [
            "The callee's provider or administrator has a new address or number on record and redirects calls for the old one.",
            "A gateway got Q.850 cause 22 (number changed) from the telephone network, and the new number with it.",
            "A redirect server names another server or transport for the same user, such as TCP instead of UDP.",
        ],
        next: "Retry at the Contact URIs, each once, and use the new address for later requests: update address books, dial plans and caches. Without a usable Contact the request has failed, and the new address must be found in another way.",
        confused_with: [
            (302, "302 holds for this call or for a stated time; 301 holds for good."),
            (410, "410 says that the address is gone and no new one is known; 301 gives the new one."),
            (181, "181 is news of a forwarding that the server carries out; 301 leaves the new request to the client."),
        ],
        symptoms: ["moved permanently", "number changed", "new number", "user moved", "redirect"],
        example: ["Contact: <sip:bob@example.net>"],
    }

    /// The user is at another address for now; it is in Contact. Without a lifetime (expires
    /// parameter or Expires header) the address serves for this one try and must not be cached.
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
        why: [
            "The callee's phone has call forwarding set and redirects the call instead of forwarding it itself.",
            "A redirect or routing server answers each INVITE with the gateway or server to use (load sharing, number portability, least-cost routing).",
            "A registrar sends a REGISTER to another address, for example from multicast to its own unicast address.",
        ],
        next: "Retry at the Contact URIs, each once over all rounds, in a new transaction with the same To, From and Call-ID. Cache a URI only for the seconds given; if a cached one fails, the original Request-URI may be tried once. If the call ends here, check that the client or a proxy follows redirections, that it may call the new target, and that two forwarding rules do not point at each other.",
        confused_with: [
            (181, "181 is news of a forwarding that the server carries out; 302 leaves the new request to the client."),
            (301, "301 holds for good and goes into address books; 302 must not be kept beyond its lifetime."),
            (305, "305 keeps the target and names a proxy on the way to it; 302 replaces the target."),
            (300, "300 offers places to choose from; 302 says where the user is for now."),
        ],
        symptoms: [
            "moved temporarily",
            "call forwarding",
            "call forwarded",
            "redirect",
            "redirect loop",
            "forwarding set on phone",
            "diversion",
        ],
        example: ["Contact: <sip:bob@203.0.113.7>;expires=600"],
    }

    /// RFC 3261 dropped this code; RFC 2543 lists it in its grammar without a word on its meaning.
    /// A client of today treats it as 300. Who still sends it is UNVERIFIED.
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
        why: [
            "A server that follows RFC 2543 or models itself on HTTP uses it for a redirection.",
            "A routing script or gateway was set up to send this number: look at its redirection rules.",
        ],
        next: "Treat it as 300: try the Contact URIs, each once, or let the user choose. Without a usable Contact the request has failed. Whoever runs the sender should use 300, 301 or 302 instead.",
        confused_with: [
            (302, "302 is the registered code for a user who is elsewhere for now; 303 has no defined meaning in SIP."),
            (300, "300 is the registered code that 303 is treated as."),
        ],
        symptoms: ["see other", "redirect", "obsolete redirect", "rfc 2543"],
        example: [],
    }

    /// The callee can be reached only through the proxy named in Contact. The client repeats this
    /// one request through that proxy. Only a UAS may send this code, no proxy and no redirect
    /// server.
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
        why: [
            "The callee's user agent takes requests only through its own proxy, and this one came to it directly: look at how the target address was found.",
            "A stored or dialled address is that of the phone itself instead of the callee's address-of-record, so that the call went past the proxy.",
            "The rules at the callee's site put a proxy in front of every phone for screening or charging.",
        ],
        next: "Send this one request again through the proxy in Contact, in a new transaction; RFC 3261 does not say how the client routes it there (with a Route header or otherwise). Without a usable Contact the request has failed. For later calls use the callee's address-of-record, which leads to the right proxy by itself.",
        confused_with: [
            (302, "302 replaces the target; 305 keeps the target and names a proxy on the way to it."),
            (407, "407 comes from a proxy that wants credentials; 305 comes from a UAS and says which proxy to go through."),
        ],
        symptoms: [
            "use proxy",
            "direct call refused",
            "call must go through proxy",
            "peer to peer call rejected",
        ],
        example: ["Contact: <sip:proxy.example.com>"],
    }

    /// The call failed, but the body describes other services that might serve. RFC 3261 defines no
    /// format for that body and no automatic retry.
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
        why: [
            "A network recognised an emergency call that was placed as a normal one and tells the phone in the body how to place it.",
            "The server cannot complete the call and offers something else in the body, such as a voicemail box.",
            "A server uses it as a plain redirection although 302 is meant: look for a Contact header and no body.",
        ],
        next: "Take the call as failed and read the body for the alternatives. Whether one of them is tried is for the user to decide, or for the rules of the network that defines the body; do not follow it like a 302.",
        confused_with: [
            (302, "302 says where to send the same call; 380 says that the call failed and other services may help."),
            (300, "300 lists places where the callee may be reached; 380 describes services other than that call."),
        ],
        symptoms: [
            "alternative service",
            "emergency call",
            "emergency number",
            "911 or 112",
            "other service offered",
        ],
        example: [],
    }
}
