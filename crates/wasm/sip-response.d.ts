// Types of sip-response. Made by the build: the functions by hand, the types from those of Rust.

/**
 * What to do with a response.
 *
 * `message` is the text or the bytes of one SIP message; `null` where none came and `context.event`
 * says what happened instead, a timeout for example. A message that is no usable SIP response gives
 * an advice with `valid: false` and the action `discard`; it never throws.
 *
 * `context` is what you know of the request. Every field is optional: what is absent is unknown,
 * which is not the same as false. `dependsOn` in the advice names the unknown that would change it.
 *
 * @throws TypeError if an argument is none of these, or a field of the context has a wrong type; the
 * message names it and says what it may be.
 */
export function advise(message: string | Uint8Array | null, context?: Context): Advice;

/**
 * What stands in a message. A message that is no SIP response gives `ok: false`; it never throws.
 *
 * @throws TypeError if the argument is neither text nor bytes.
 */
export function parse(message: string | Uint8Array): ParsedMessage | ParseFailure;

/** All that is known of a status code; `null` where nobody uses it. */
export function status(code: StatusCode): StatusEntry | null;

/** All status codes, those of the registry and those that products send without it. */
export function statuses(): readonly StatusEntry[];

/**
 * The codes that fit what a person types, the best first: a number, a phrase, a header, an RFC, a
 * symptom such as `busy` or `no answer`.
 */
export function search(query: string): Hit[];

/** The rule with this id, `G423` for example, as findings name it; `null` where there is none. */
export function rule(id: string): RuleEntry | null;

/** All rules, in the order in which they are asked. */
export function rules(): readonly RuleEntry[];

/** The Q.850 cause that a gateway makes of a status code (RFC 3398 §8.2.6.1); `null` below 400. */
export function q850FromSip(code: StatusCode): SipToQ850 | null;

/** The status code that a gateway makes of a Q.850 cause (RFC 3398 §7.2.4.1); `null` above 255. */
export function q850ToSip(cause: number): Q850ToSip | null;

/**
 * What a forking proxy sends upstream when these final responses have come (RFC 3261 §16.7).
 *
 * @throws TypeError if one of the responses is no code from 100 to 699.
 */
export function bestResponse(responses: readonly StatusCode[], fork?: Fork): BestResponse;

/** What one product does about status codes: a profile in which nothing is left out. */
export type Profile = Whole<OwnProfile>;

/** The same type where every field is there. */
export type Whole<T> = T extends readonly (infer Item)[]
    ? readonly Whole<Item>[]
    : T extends object
      ? { readonly [Field in keyof T]-?: Whole<T[Field]> }
      : T;

/** What a proxy knows of the request that it forked, besides the final responses. */
export interface Fork {
    /** The method of the request. */
    readonly method?: Method | undefined;
    /** How many branches have no final response yet. */
    readonly pending?: number | undefined;
    /** The final response that was sent upstream already. */
    readonly finalSent?: StatusCode | undefined;
    /** Would this proxy answer every other request with 503 as well? */
    readonly unavailable?: boolean | undefined;
}

/**
 * When and how to try again after this advice, if at all. Keep the `state` that comes back and give
 * it with the next advice for the same request: it counts, and ends what would go in circles.
 *
 * `random` gives numbers from 0 to below 1, like `Math.random`, which is the default.
 *
 * @throws TypeError if an argument is none of these.
 */
export function nextAttempt(advice: Advice, state?: AttemptState, random?: () => number): NextAttempt;

/** What `nextAttempt` has to remember between the attempts of one request. Plain JSON. */
export interface AttemptState {
    /** Attempts so far, besides the first request. */
    readonly attempts: number;
    /** How often each way was taken. */
    readonly ways: { readonly [way: string]: number };
    /** Targets that were tried. */
    readonly tried: readonly string[];
}

/** What to do now. */
export type NextAttempt =
    | (Again & {
          /** With credentials, with what `request` says, or to another server. */
          readonly how: "with-credentials" | "modified" | "next-server";
          readonly target: null;
          /** What the next request must look like. */
          readonly request: RetryRequest;
      })
    | (Again & {
          /** To another target. */
          readonly how: "elsewhere";
          /** Where to: a URI. */
          readonly target: string;
          /** What the next request must look like, where the advice says so. */
          readonly request: RetryRequest | null;
      })
    | (Again & {
          /** Without any change. */
          readonly how: "same-request";
          readonly target: null;
          /** What the next request must look like, where the advice says so. */
          readonly request: RetryRequest | null;
      })
    | {
          readonly again: false;
          /**
           * Why not: no automatic attempt is advised, the user must decide, or it would be a loop. With
           * the last two, `userMessage` of the advice still speaks of an attempt that is not made now.
           */
          readonly reason: "not-advised" | "ask-user" | "no-target-left" | "too-many-attempts";
          /** The state as it was. */
          readonly state: AttemptState;
      };

/** There is to be another attempt. */
export interface Again {
    readonly again: true;
    /**
     * How long to wait before, in milliseconds; drawn at random where the RFC gives a range. Never more
     * than a timer can wait, which is 24 days.
     */
    readonly delayMs: number;
    /** To be given with the next advice. */
    readonly state: AttemptState;
}

/**
 * The ACK that the transaction user sends for a 2xx (RFC 3261 §13.2.2.4).
 */
export interface AckAdvice {
    /**
     * Who sends it: `TU`.
     */
    readonly by: string;
    /**
     * Its CSeq: the number of the INVITE, the method ACK.
     */
    readonly cseq: string;
    /**
     * It has a branch of its own.
     */
    readonly newBranch: boolean;
}

/**
 * The one automatic step that is possible now.
 */
export type Action = "continue" | "prack" | "ignore" | "release-early-dialog" | "ack" | "ack-only" | "done" | "fail" | "ask-user" | "get-token" | "get-consent" | "retry-with-credentials" | "retry-modified" | "retry-after-delay" | "retry-elsewhere" | "retry-via-proxy" | "next-server" | "terminate-usage" | "terminate-dialog" | "discard" | "forward" | "consume" | "hold-and-cancel" | "choose-best" | "generate" | "send-nothing" | "next-target" | "forward-as-best";

/**
 * From or To.
 */
export interface Address {
    /**
     * The name shown to people.
     */
    readonly displayName?: string;
    /**
     * The URI as it stands there.
     */
    readonly uri: string;
    /**
     * The tag, which with the other one and the Call-ID names the dialog.
     */
    readonly tag?: string;
}

/**
 * What to do with one response in one situation.
 *
 * A field that is absent or `null` does not matter here, or is not known.
 */
export interface AdviceFields extends Facts {
    /**
     * Is this usable as a response to the request?
     */
    readonly valid: boolean;
    /**
     * Its code; `null` where there is none or the message is not usable.
     */
    readonly code: StatusCode | null;
    /**
     * Its class.
     */
    readonly class: StatusClass | null;
    /**
     * Does it end the transaction?
     */
    readonly final: boolean | null;
    /**
     * The code it is handled as, where that is another one.
     */
    readonly treatAs?: StatusCode;
    /**
     * The one automatic step that is possible now.
     */
    readonly action: Action;
    /**
     * May the request be sent again in this situation, and how?
     */
    readonly retry: Retry;
    /**
     * How long to wait before that; `null` where the response gives no usable delay.
     */
    readonly delayS: Delay | null;
    /**
     * Other steps that the RFCs also permit, in words; most begin with an action.
     */
    readonly alternatives?: readonly string[];
    /**
     * What the response does to the dialog.
     */
    readonly dialogEffect: DialogEffect;
    /**
     * URIs in the order to try them.
     */
    readonly contacts?: readonly string[];
    /**
     * The challenges, in the order of the message.
     */
    readonly challenges?: readonly ChallengeAdvice[];
    /**
     * The index in `challenges` of the one to answer.
     */
    readonly chosenChallenge?: number;
    /**
     * What the next request must look like.
     */
    readonly retryRequest?: RetryRequest;
    /**
     * The parsed header values that decide.
     */
    readonly headers?: DecidingHeaders;
    /**
     * The rules that applied, the deciding one first.
     */
    readonly findings: readonly Finding[];
    /**
     * What is not known and would change the answer.
     */
    readonly dependsOn?: readonly Dependency[];
    /**
     * What is wrong with the message.
     */
    readonly violations: readonly Violation[];
    /**
     * One sentence for an engineer.
     */
    readonly summary: string;
    /**
     * One sentence that an application can show to its user, without jargon and without blame;
     * empty where there is nothing to tell, as of a message that is dropped, or at a proxy.
     */
    readonly userMessage: string;
    /**
     * The Q.850 cause that a gateway makes of it (RFC 3398 §8.2.6.1).
     */
    readonly q850: number | null;
}

/** What to do with one response in one situation. What an action needs is there where the action is. */
export type Advice =
    | (AdviceFields & { readonly action: "retry-with-credentials"; readonly challenges: readonly ChallengeAdvice[]; readonly chosenChallenge: number; readonly retryRequest: RetryRequest })
    | (AdviceFields & { readonly action: "get-token"; readonly challenges: readonly ChallengeAdvice[]; readonly chosenChallenge: number })
    | (AdviceFields & { readonly action: "retry-modified"; readonly retryRequest: RetryRequest })
    | (AdviceFields & { readonly action: "retry-after-delay"; readonly delayS: Delay })
    | (AdviceFields & { readonly action: "retry-elsewhere"; readonly contacts: readonly string[]; readonly retryRequest: RetryRequest })
    | (AdviceFields & { readonly action: "retry-via-proxy"; readonly contacts: readonly string[]; readonly retryRequest: RetryRequest })
    | (AdviceFields & { readonly action: "next-server"; readonly retryRequest: RetryRequest })
    | (AdviceFields & { readonly action: "ack"; readonly ack: AckAdvice })
    | (AdviceFields & { readonly action: "choose-best"; readonly best: number })
    | (AdviceFields & { readonly action: "generate"; readonly best: number })
    | (AdviceFields & { readonly action: Exclude<Action, "retry-with-credentials" | "get-token" | "retry-modified" | "retry-after-delay" | "retry-elsewhere" | "retry-via-proxy" | "next-server" | "ack" | "choose-best" | "generate"> });

/**
 * One statement of a source: what the product does about some codes.
 *
 * A code may have several of them, one a condition. What the source leaves out stays
 * `not-stated`; nothing is filled in from a neighbouring row.
 */
export interface Behaviour {
    /**
     * What it is about: `404`, `"4xx"`, `"other"`. The same statement about several codes is
     * one behaviour.
     */
    readonly codes: readonly (number | "1xx" | "2xx" | "3xx" | "4xx" | "5xx" | "6xx" | "other" | Method)[];
    /**
     * Does the product support the code?
     */
    readonly support?: Support;
    /**
     * Does the product make the response itself?
     */
    readonly generates?: Generates;
    /**
     * What the product does when it receives the response.
     */
    readonly receives?: Receives;
    /**
     * The tones that are played. Several: the source names them and gives no rule which one.
     * Empty: not stated, which is not the same as `none`.
     */
    readonly tones?: readonly Tone[];
    /**
     * Who is told.
     */
    readonly notifies?: Notifies;
    /**
     * What the code stands for at this product, where the source says more than the standard.
     */
    readonly means?: string;
    /**
     * What the source tells an administrator to look at or to change.
     */
    readonly fix?: string;
    /**
     * Causes and codes of other systems that belong to it, many to many.
     */
    readonly maps?: readonly Mapping[];
    /**
     * What a reader must know of the row itself: a lost phrase, a misprint, how it was read.
     */
    readonly note?: string;
    /**
     * The `id` of the source.
     */
    readonly source: string;
    /**
     * Where in the source: a table and page, a file and lines.
     */
    readonly place: string;
    /**
     * The address of that place: a whole address, or what comes after the source's. Empty
     * where there is no finer one than the source's, and for a place in source code such as
     * `main.c:7-9`, which is its own. `links` of `adviseBeside` has them together.
     */
    readonly link?: string;
}

/**
 * The answer of `bestResponse`.
 */
export interface BestResponse {
    /**
     * What to do upstream.
     */
    readonly step: ForkStep;
    /**
     * The code to send; `null` where nothing is sent.
     */
    readonly best: StatusCode | null;
    /**
     * The index of the response to forward, among those that were given.
     */
    readonly branch: number | null;
    /**
     * Codes that may be sent as well, each once: the RFC leaves the choice within a class free.
     */
    readonly alternatives: readonly StatusCode[];
    /**
     * The indices of the other 401 and 407 responses. Their `WWW-Authenticate` and
     * `Proxy-Authenticate` lines go into the chosen one unchanged, those of one branch in their
     * order (RFC 3261 §16.7 item 7, RFC 8760 §2.5).
     */
    readonly challengesFrom: readonly number[];
    /**
     * CANCEL every open branch that has had a provisional response (RFC 3261 §16.7 item 10).
     */
    readonly cancelPending: boolean;
    /**
     * May the proxy still start branches for this request?
     */
    readonly newBranches: boolean;
    /**
     * Why, in a sentence.
     */
    readonly reason: string;
    /**
     * The place that decides.
     */
    readonly reference: Reference;
}

/**
 * The length of a body, as it was announced and as it is.
 */
export interface ByteCount {
    /**
     * What Content-Length says.
     */
    readonly announced: number;
    /**
     * How many bytes follow the empty line.
     */
    readonly present: number;
}

/**
 * CSeq.
 */
export interface CSeqValue {
    /**
     * The sequence number.
     */
    readonly number: number;
    /**
     * The method as it stands there.
     */
    readonly method: string;
}

/**
 * A value of Call-Info.
 */
export interface CallInfoAdvice {
    /**
     * Where the information is.
     */
    readonly uri: string;
    /**
     * What it is for: `icon`, `info`, `card`, `jwscard`.
     */
    readonly purpose?: string;
}

/**
 * Whom the cause names as the one who ended the call (RFC 3398 §8.2.6.1).
 */
export type CauseLocation = "user" | "network" | "by-class" | "not-stated";

/**
 * The state of a cell in the source.
 */
export type Cell = "not-stated" | "stated" | "merged" | "cut" | "shifted" | "contradictory" | "misprint";

/**
 * A challenge, and whether this client can answer it.
 */
export interface ChallengeAdvice {
    /**
     * `WWW-Authenticate` or `Proxy-Authenticate`.
     */
    readonly header: string;
    /**
     * `Digest`, `Bearer`, …, as it stands in the message.
     */
    readonly scheme: string;
    /**
     * Can this client answer it?
     */
    readonly usable: boolean;
    /**
     * The realm.
     */
    readonly realm?: string;
    /**
     * The nonce.
     */
    readonly nonce?: string;
    /**
     * The opaque value, to be sent back unchanged.
     */
    readonly opaque?: string;
    /**
     * The algorithm; `MD5` where a Digest challenge names none.
     */
    readonly algorithm?: string;
    /**
     * The offered qualities of protection; empty where there is none.
     */
    readonly qop?: readonly string[];
    /**
     * Was only the nonce too old?
     */
    readonly stale?: boolean;
    /**
     * Bearer: the scope (RFC 8898 §4).
     */
    readonly scope?: string;
    /**
     * Bearer: the authorization server (RFC 8898 §4).
     */
    readonly authzServer?: string;
}

/**
 * A challenge.
 */
export interface ChallengeValue {
    /**
     * `WWW-Authenticate` or `Proxy-Authenticate`.
     */
    readonly header: string;
    /**
     * `Digest`, `Bearer`, in any letter case.
     */
    readonly scheme: string;
    /**
     * Which credentials are wanted.
     */
    readonly realm?: string;
    /**
     * The server's nonce.
     */
    readonly nonce?: string;
    /**
     * To be sent back as it is.
     */
    readonly opaque?: string;
    /**
     * The digest algorithm; absent means MD5 (RFC 7616 §3.3).
     */
    readonly algorithm?: string;
    /**
     * The qualities of protection offered.
     */
    readonly qop?: readonly string[];
    /**
     * Is only the nonce too old?
     */
    readonly stale?: boolean;
}

/**
 * A three-digit error code of Geolocation-Error or AlertMsg-Error.
 */
export interface CodedError {
    /**
     * The code.
     */
    readonly code: number;
    /**
     * Its x00, as which an unknown code is handled.
     */
    readonly category: number;
}

/**
 * How much of each class a profile knows. What is not written is `none`.
 */
export interface Completeness {
    /**
     * Of 1xx.
     */
    readonly "1xx"?: Coverage;
    /**
     * Of 2xx.
     */
    readonly "2xx"?: Coverage;
    /**
     * Of 3xx.
     */
    readonly "3xx"?: Coverage;
    /**
     * Of 4xx.
     */
    readonly "4xx"?: Coverage;
    /**
     * Of 5xx.
     */
    readonly "5xx"?: Coverage;
    /**
     * Of 6xx.
     */
    readonly "6xx"?: Coverage;
}

/**
 * Another code that this one is taken for.
 */
export interface Confusion {
    /**
     * The other code.
     */
    readonly code: StatusCode;
    /**
     * What sets the two apart.
     */
    readonly difference: string;
}

/**
 * A value of Contact.
 */
export interface ContactValue {
    /**
     * Where to go.
     */
    readonly uri: string;
    /**
     * The name shown to people.
     */
    readonly displayName?: string;
    /**
     * Its preference among the contacts, 0 to 1.
     */
    readonly q?: number;
    /**
     * For how many seconds it is valid.
     */
    readonly expires?: number;
}

/**
 * What the caller knows. Every field is optional: what is absent is unknown, which is not
 * the same as false or empty. Advice says in `dependsOn` which unknown would change it.
 */
export interface Context {
    /**
     * Who asks: a UAC where nothing is said.
     */
    readonly role?: Role | undefined;
    /**
     * The method of the request; where absent, the method in the CSeq of the response.
     */
    readonly method?: Method | undefined;
    /**
     * Was the request sent in a dialog?
     */
    readonly inDialog?: boolean | undefined;
    /**
     * The usages that share the dialog (RFC 5057 §3).
     */
    readonly usages?: readonly Usage[] | undefined;
    /**
     * Remote tags of the early dialogs that 1xx responses have made so far.
     */
    readonly earlyDialogs?: List | undefined;
    /**
     * Remote tags of the dialogs that 2xx responses have confirmed so far.
     */
    readonly confirmedDialogs?: List | undefined;
    /**
     * Which attempt this was: 1 is the first.
     */
    readonly attempt?: number | undefined;
    /**
     * URIs that were tried already, the first Request-URI among them.
     */
    readonly tried?: List | undefined;
    /**
     * Targets of an earlier redirect that were not tried yet.
     */
    readonly targetsLeft?: List | undefined;
    /**
     * Addresses from RFC 3263 that were not tried yet.
     */
    readonly serversLeft?: List | undefined;
    /**
     * Further flows of the same instance (RFC 5626).
     */
    readonly flowsLeft?: List | undefined;
    /**
     * The transport of the request as it stands in Via: `UDP`, `TCP`, `TLS`, `WS`, `WSS`.
     */
    readonly transport?: string | undefined;
    /**
     * `sent-by` of the request's own Via: `192.0.2.10:5060`.
     */
    readonly sentBy?: string | undefined;
    /**
     * `branch` of the request's own Via.
     */
    readonly branch?: string | undefined;
    /**
     * CSeq number of the request.
     */
    readonly cseq?: number | undefined;
    /**
     * Request-URI of the request.
     */
    readonly requestUri?: string | undefined;
    /**
     * Route set of the dialog.
     */
    readonly routeSet?: List | undefined;
    /**
     * What the user dialled.
     */
    readonly dialled?: string | undefined;
    /**
     * Max-Forwards of the request.
     */
    readonly maxForwards?: number | undefined;
    /**
     * Realms for which there are credentials.
     */
    readonly credentialsFor?: List | undefined;
    /**
     * Could the user be asked for other credentials?
     */
    readonly otherCredentials?: boolean | undefined;
    /**
     * What the rejected request carried.
     */
    readonly sentAuthorization?: SentAuthorization | undefined;
    /**
     * Digest algorithms that the client supports; MD5 alone where absent.
     */
    readonly algorithms?: List | undefined;
    /**
     * Authorization servers that the client trusts (RFC 8898 §2.1.1).
     */
    readonly trustedAs?: List | undefined;
    /**
     * Option tags in the request's Require.
     */
    readonly require?: List | undefined;
    /**
     * Option tags in the request's Proxy-Require.
     */
    readonly proxyRequire?: List | undefined;
    /**
     * Option tags in the request's Supported.
     */
    readonly requestSupported?: List | undefined;
    /**
     * Option tags that the client implements.
     */
    readonly implements?: List | undefined;
    /**
     * Session-Expires of the request, in seconds.
     */
    readonly sessionExpires?: number | undefined;
    /**
     * Min-SE values, in seconds, of earlier 422s and of refreshes received on the dialog.
     */
    readonly minSeSeen?: readonly number[] | undefined;
    /**
     * Was the request a session refresh (RFC 4028)?
     */
    readonly sessionRefresh?: boolean | undefined;
    /**
     * Expiry that the request asked for, in seconds.
     */
    readonly expires?: number | undefined;
    /**
     * Did this UA make the Call-ID of the dialog? Decides who waits longer after a glare.
     */
    readonly ownsCallId?: boolean | undefined;
    /**
     * The last RSeq that was acknowledged in this dialog (RFC 3262 §4).
     */
    readonly lastRseq?: number | undefined;
    /**
     * Does `lastRseq` belong to the same dialog and CSeq as this response?
     */
    readonly sameDialogCseq?: boolean | undefined;
    /**
     * Was a CANCEL sent for the request?
     */
    readonly cancelSent?: boolean | undefined;
    /**
     * Has any provisional response come before?
     */
    readonly provisionalSeen?: boolean | undefined;
    /**
     * The final response that this transaction had before.
     */
    readonly finalSeen?: number | undefined;
    /**
     * Was this 2xx acknowledged before?
     */
    readonly alreadyAcked?: boolean | undefined;
    /**
     * Which forks are wanted: `first only`, `all`, `none`.
     */
    readonly wanted?: string | undefined;
    /**
     * `reg-id` of the Contact of a REGISTER (RFC 5626).
     */
    readonly regId?: number | undefined;
    /**
     * Did the REGISTER ask for outbound (RFC 5626)?
     */
    readonly outbound?: boolean | undefined;
    /**
     * The Contact URI that the REGISTER bound.
     */
    readonly ownContact?: string | undefined;
    /**
     * `pn-provider` of the REGISTER's Contact (RFC 8599); empty where it stood without a value.
     */
    readonly pnProvider?: string | undefined;
    /**
     * Content-Type of the request's body.
     */
    readonly contentType?: string | undefined;
    /**
     * Content types that the client could send instead.
     */
    readonly canSend?: List | undefined;
    /**
     * Size of the request's body in bytes.
     */
    readonly bodyBytes?: number | undefined;
    /**
     * Was the body encrypted?
     */
    readonly encrypted?: boolean | undefined;
    /**
     * Resource-Priority values of the request (RFC 4412).
     */
    readonly resourcePriority?: List | undefined;
    /**
     * Resource-Priority values that this user may use.
     */
    readonly authorized?: List | undefined;
    /**
     * Event package of a SUBSCRIBE, NOTIFY or PUBLISH.
     */
    readonly eventPackage?: string | undefined;
    /**
     * Was the request sent anonymously (RFC 3323)?
     */
    readonly anonymous?: boolean | undefined;
    /**
     * What the user has decided in advance of what this response asks: `agrees`, `refuses`,
     * `unknown`.
     */
    readonly userPolicy?: string | undefined;
    /**
     * The form of the PASSporT that was sent (RFC 8224): `compact` or `full`.
     */
    readonly passportForm?: string | undefined;
    /**
     * Security mechanisms that the client knows (RFC 3329).
     */
    readonly mechanisms?: List | undefined;
    /**
     * Info Package of an INFO (RFC 6086).
     */
    readonly infoPackage?: string | undefined;
    /**
     * The entity-tag that a PUBLISH sent in SIP-If-Match (RFC 3903).
     */
    readonly sipIfMatch?: string | undefined;
    /**
     * Is another try of the same request, sent elsewhere, still open?
     */
    readonly otherBranchAlive?: boolean | undefined;
    /**
     * Something that happened here instead of a message; give
     * `advise` `null` as the message.
     */
    readonly event?: LocalEvent | undefined;
    /**
     * Proxy: final codes collected so far, this message the last.
     */
    readonly branchResponses?: readonly number[] | undefined;
    /**
     * Proxy: branches without a final response.
     */
    readonly pendingBranches?: number | undefined;
    /**
     * Proxy: challenge header lines of other branches.
     */
    readonly storedChallenges?: List | undefined;
    /**
     * Proxy: the Via below our own.
     */
    readonly viaBelow?: string | undefined;
    /**
     * Proxy: is it responsible for the domain of the Request-URI?
     */
    readonly responsible?: boolean | undefined;
    /**
     * Proxy: is it authoritative for the address-of-record (RFC 5626)?
     */
    readonly authoritative?: boolean | undefined;
    /**
     * Proxy: may it recurse on redirects?
     */
    readonly recurse?: boolean | undefined;
    /**
     * Proxy: the final response that was sent upstream already.
     */
    readonly finalSent?: number | undefined;
}

/**
 * How much of a class a profile knows.
 */
export type Coverage = "none" | "partial" | "complete";

/**
 * Parsed header values that decide. Absent: the header does not matter here.
 * `null`: it was looked for, and is absent or not usable.
 */
export interface DecidingHeaders {
    /**
     * Accept (RFC 3261 §20.1).
     */
    readonly accept?: readonly string[] | null;
    /**
     * Accept-Encoding (RFC 3261 §20.2).
     */
    readonly acceptEncoding?: readonly string[] | null;
    /**
     * Accept-Language (RFC 3261 §20.3).
     */
    readonly acceptLanguage?: readonly string[] | null;
    /**
     * Accept-Resource-Priority (RFC 4412 §3.2).
     */
    readonly acceptResourcePriority?: readonly string[] | null;
    /**
     * AlertMsg-Error (RFC 8876 §5.2).
     */
    readonly alertMsgError?: CodedError | null;
    /**
     * Allow (RFC 3261 §20.5).
     */
    readonly allow?: readonly string[] | null;
    /**
     * Allow-Events (RFC 6665 §8.2.2).
     */
    readonly allowEvents?: readonly string[] | null;
    /**
     * Call-Info (RFC 3261 §20.9).
     */
    readonly callInfo?: readonly CallInfoAdvice[] | null;
    /**
     * Error-Info (RFC 3261 §20.18).
     */
    readonly errorInfo?: readonly string[] | null;
    /**
     * Geolocation-Error (RFC 6442 §4.3).
     */
    readonly geolocationError?: CodedError | null;
    /**
     * Min-Expires, in seconds (RFC 3261 §20.23).
     */
    readonly minExpires?: number | null;
    /**
     * Min-SE, in seconds (RFC 4028 §5).
     */
    readonly minSe?: number | null;
    /**
     * The nonce for the next request, from Authentication-Info (RFC 3261 §20.6).
     */
    readonly nextNonce?: string | null;
    /**
     * Permission-Missing (RFC 5360 §5.9.3).
     */
    readonly permissionMissing?: readonly string[] | null;
    /**
     * The RAck of the PRACK to send (RFC 3262 §7.2).
     */
    readonly rack?: string | null;
    /**
     * Reason (RFC 3326).
     */
    readonly reason?: readonly ReasonAdvice[] | null;
    /**
     * Recv-Info (RFC 6086 §6.2).
     */
    readonly recvInfo?: readonly string[] | null;
    /**
     * Require (RFC 3261 §20.32).
     */
    readonly require?: readonly string[] | null;
    /**
     * Retry-After (RFC 3261 §20.33).
     */
    readonly retryAfter?: RetryAfterAdvice | null;
    /**
     * Security-Server (RFC 3329 §2.2).
     */
    readonly securityServer?: readonly string[] | null;
    /**
     * Session-Expires, in seconds (RFC 4028 §4).
     */
    readonly sessionExpires?: number | null;
    /**
     * SIP-ETag (RFC 3903 §11.3.1).
     */
    readonly sipEtag?: string | null;
    /**
     * Unsupported (RFC 3261 §20.40).
     */
    readonly unsupported?: readonly string[] | null;
    /**
     * Warning (RFC 3261 §20.43).
     */
    readonly warning?: readonly WarningAdvice[] | null;
}

/**
 * How long to wait, in seconds.
 */
export type Delay = number | readonly [number, number];

/**
 * Something that is not known and would change the answer.
 */
export interface Dependency {
    /**
     * The field of the context: `serversLeft`.
     */
    readonly field: string;
    /**
     * How it would change the answer, in a sentence.
     */
    readonly sentence: string;
}

/**
 * What a failure response to a request in a dialog does to it (RFC 5057 §5.1 Table 2).
 */
export type DialogEffect = "n/a" | "transaction-only" | "destroys-usage" | "destroys-dialog";

/**
 * What kind of evidence a source is.
 */
export type Evidence = "source-code" | "documentation" | "observation";

/**
 * Further facts, where they matter.
 */
export interface Facts {
    /**
     * A local event, no message.
     */
    readonly synthetic?: boolean;
    /**
     * Stop retransmitting the request.
     */
    readonly stopRetransmit?: boolean;
    /**
     * Interval of further retransmissions, in seconds.
     */
    readonly retransmitIntervalS?: number;
    /**
     * The state of the client transaction after this.
     */
    readonly transactionState?: string;
    /**
     * Does it create a dialog, early or confirmed?
     */
    readonly createsDialog?: boolean;
    /**
     * Must it be acknowledged with PRACK?
     */
    readonly sendPrack?: boolean;
    /**
     * Must a BYE be sent to end the dialog?
     */
    readonly sendBye?: boolean;
    /**
     * The ACK to send.
     */
    readonly ack?: AckAdvice;
    /**
     * What follows: `bye-this-dialog`.
     */
    readonly then?: string;
    /**
     * Early dialogs that are left, by remote tag.
     */
    readonly remainingEarlyDialogs?: readonly string[];
    /**
     * The INVITE still waits for its own final response.
     */
    readonly inviteStillPending?: boolean;
    /**
     * The call was ended as asked.
     */
    readonly cancelled?: boolean;
    /**
     * How often the retry may be made; more would be a loop.
     */
    readonly maxRetries?: number;
    /**
     * Step of the random delay, in seconds.
     */
    readonly delayStepS?: number;
    /**
     * For how long to send nothing to this server, in seconds.
     */
    readonly blockedServerS?: number;
    /**
     * Resolve the name again, so that another host can be chosen.
     */
    readonly reResolve?: boolean;
    /**
     * May other targets be tried?
     */
    readonly tryOtherTargets?: boolean;
    /**
     * For how long each URI may be kept, in seconds.
     */
    readonly cacheS?: Pairs<number>;
    /**
     * Contact URIs that cannot be used here.
     */
    readonly unusableContacts?: readonly string[];
    /**
     * Header parameters of the Contact that comes first in `contacts`.
     */
    readonly contactParams?: Pairs<string>;
    /**
     * Header fields that the URI of the first of `contacts` puts into the new request: the
     * value, and whether it overwrites the request's own or is appended to it.
     */
    readonly newRequestHeaders?: Pairs<string>;
    /**
     * Header fields in that URI that must not be honoured.
     */
    readonly mustNotCopy?: readonly string[];
    /**
     * Route of the new request.
     */
    readonly route?: readonly string[];
    /**
     * The user should be told.
     */
    readonly informUser?: boolean;
    /**
     * May it be done without the user?
     */
    readonly automatic?: boolean;
    /**
     * Does it hold for good?
     */
    readonly permanent?: boolean;
    /**
     * Something to verify before it is used.
     */
    readonly check?: string;
    /**
     * Was the MESSAGE delivered to its recipient?
     */
    readonly delivered?: boolean;
    /**
     * Does a NOTIFY follow?
     */
    readonly expectNotify?: boolean;
    /**
     * A timer to cancel.
     */
    readonly cancelTimer?: string;
    /**
     * How long the own binding lives, in seconds.
     */
    readonly bindingExpiresS?: number;
    /**
     * How long the subscription lives, in seconds.
     */
    readonly subscriptionExpiresS?: number;
    /**
     * How long the published state lives, in seconds.
     */
    readonly publicationExpiresS?: number;
    /**
     * Is outbound (RFC 5626) in force for this registration?
     */
    readonly outboundInForce?: boolean;
    /**
     * The subscription stays until its own expiry.
     */
    readonly subscriptionKept?: boolean;
    /**
     * Who refreshes the session: `uac` or `uas`.
     */
    readonly refresher?: string;
    /**
     * When to refresh, in seconds from now.
     */
    readonly refreshAtS?: number;
    /**
     * Session parameters stay as if the request had never been sent.
     */
    readonly sessionUnchanged?: boolean;
    /**
     * Did the session expiration change?
     */
    readonly sessionExpirationChanged?: boolean;
    /**
     * Is the SDP of this response the answer?
     */
    readonly sdpIsAnswer?: boolean;
    /**
     * The remote target from now on.
     */
    readonly remoteTarget?: string;
    /**
     * The route set from now on.
     */
    readonly routeSet?: readonly string[];
    /**
     * Size of the body in bytes.
     */
    readonly bodyBytes?: number;
    /**
     * Close the connection: its framing is lost.
     */
    readonly closeConnection?: boolean;
    /**
     * Proxy: reset Timer C.
     */
    readonly resetTimerC?: boolean;
    /**
     * Proxy: CANCEL the pending branches.
     */
    readonly cancelPending?: boolean;
    /**
     * Proxy: may new branches be started?
     */
    readonly newBranches?: boolean;
    /**
     * Proxy: may it recurse on this redirect?
     */
    readonly recurse?: boolean;
    /**
     * Proxy: the code to send upstream.
     */
    readonly best?: number;
    /**
     * Proxy: codes that may be chosen as well.
     */
    readonly bestAlternatives?: readonly number[];
    /**
     * Proxy: challenge header lines of the response to send.
     */
    readonly aggregate?: readonly string[];
}

/**
 * The part of a row in which a query was found.
 */
export type Field = "code" | "phrase" | "header" | "rfc" | "cause" | "warning" | "symptom" | "text";

/**
 * A rule that applied.
 */
export interface Finding {
    /**
     * The id of the rule: `G423`.
     */
    readonly rule: string;
    /**
     * What it says here, in a sentence.
     */
    readonly sentence: string;
    /**
     * How binding it is.
     */
    readonly level: Level;
    /**
     * Where it stands.
     */
    readonly reference: Reference;
}

/**
 * What a forking proxy does upstream.
 */
export type ForkStep = "wait" | "forward" | "generate" | "nothing";

/**
 * Does the product make a response with the code itself, instead of passing one on?
 *
 * In TOML a word, `"yes"`, or the conditions: `{ when = [{ trigger = "…" }] }`.
 */
export type Generates = "not-stated" | "yes" | "no" | { when: readonly When[] } | "contradictory";

/**
 * A header field as it stands in the message.
 */
export interface Header {
    /**
     * Its name as it stands there: `v`, `Via`, `VIA`.
     */
    readonly name: string;
    /**
     * Its value, trimmed; each fold is one space.
     */
    readonly value: string;
    /**
     * The line it starts on, 1 = the first line of the message.
     */
    readonly line: number;
}

/**
 * A header field of the response and what is asked of its value.
 */
export interface HeaderTest {
    /**
     * The name in its long form: `Retry-After`. Case does not matter.
     */
    readonly name: string;
    /**
     * What is asked of it. Of several header fields of the name, one must pass.
     */
    readonly value: Test;
}

/**
 * A code that was found.
 */
export interface Hit {
    /**
     * The code.
     */
    readonly code: StatusCode;
    /**
     * How well it fits; only good to compare hits of one query with each other.
     */
    readonly score: number;
    /**
     * Where the best match is.
     */
    readonly field: Field;
    /**
     * The text that matched: the phrase, a header, a symptom, …
     */
    readonly text: string;
    /**
     * The parts of `text` that matched, as `slice` counts, in order and apart from each other.
     */
    readonly marks: readonly { start: number, end: number }[];
}

/**
 * A value of Via.
 */
export interface Hop {
    /**
     * `UDP`, `TLS`, `WSS`.
     */
    readonly transport: string;
    /**
     * The host of sent-by; an IPv6 address keeps its brackets.
     */
    readonly host: string;
    /**
     * The port of sent-by.
     */
    readonly port?: number;
    /**
     * The name of the transaction.
     */
    readonly branch?: string;
    /**
     * The address that the request came from, where a server saw another one than sent-by.
     */
    readonly received?: string;
    /**
     * The port that the request came from (RFC 3581).
     */
    readonly rport?: number;
}

/**
 * How binding a rule is.
 */
export type Level = "must" | "must-not" | "should" | "should-not" | "may" | "text" | "derived" | "silent";

/** Texts; one alone is as good as a list of one. */
export type List = string | readonly string[];

/**
 * Something that happened to the transaction here, without a message (RFC 3261 §8.1.3.1, §18.4).
 */
export type LocalEvent = "timer-B" | "timer-F" | "icmp-port-unreachable" | "icmp-ttl-exceeded" | "transport-error" | "all-branches-timed-out" | "timer-C";

/**
 * Which way a cause or code of another system is mapped.
 */
export type MapWay = "from" | "to" | "with";

/**
 * A cause or code of another system that belongs to the codes of a behaviour.
 */
export interface Mapping {
    /**
     * Which way.
     */
    readonly way: MapWay;
    /**
     * The other system: `Q.850`, `ISUP`, `Microsoft`.
     */
    readonly system: string;
    /**
     * The value there: `21`, `560484`, `D10-D17`. Empty where the system has names only.
     */
    readonly value?: string;
    /**
     * Its name there: `CALL_REJECTED`. Empty where the source gives none.
     */
    readonly name?: string;
}

/**
 * A request method (`Method` in RFC 3261 §25.1). Methods are case-sensitive: `invite` is not
 * `Invite`.
 */
export type Method = "INVITE" | "ACK" | "BYE" | "CANCEL" | "REGISTER" | "OPTIONS" | "INFO" | "PRACK" | "UPDATE" | "SUBSCRIBE" | "NOTIFY" | "PUBLISH" | "REFER" | "MESSAGE" | "OTHER";

/**
 * Who is told of the response.
 */
export type Notifies = "not-stated" | "nobody" | "user" | "application" | "webhook" | "administrator";

/**
 * What a product hands on: it is a gateway to one side or the other, or the end of the way.
 */
export type Onward = "sip" | "pstn" | "none";

/** Names with values. */
export type Pairs<V> = { readonly [name: string]: V };

/**
 * Why there is no SIP response. Each one says what stands there instead, where, and what to do.
 * Texts of the message are cut after 64 characters.
 */
export type ParseError = { kind: "empty" } | { kind: "request"; method: string; place: Place } | { kind: "http"; line: string; place: Place } | { kind: "missing-version"; line: string; place: Place } | { kind: "version"; version: string; place: Place } | { kind: "bad-status-code"; text: string; place: Place } | { kind: "binary"; place: Place } | { kind: "not-sip"; line: string; place: Place };

/**
 * A message that is no SIP response.
 */
export interface ParseFailure {
    /**
     * It could not be read.
     */
    readonly ok: false;
    /**
     * Why.
     */
    readonly error: ParseError;
    /**
     * Why, in a sentence.
     */
    readonly sentence: string;
}

/**
 * A SIP response, with the values of the header fields that decide. A field is absent where its
 * header field is absent or cannot be read.
 */
export interface ParsedMessage {
    /**
     * It could be read.
     */
    readonly ok: true;
    /**
     * The status code.
     */
    readonly code: StatusCode;
    /**
     * Its class.
     */
    readonly class: StatusClass;
    /**
     * The reason phrase. It decides nothing (RFC 3261 §7.2).
     */
    readonly reasonPhrase: string;
    /**
     * All header fields, in the order of the message.
     */
    readonly headers: readonly Header[];
    /**
     * The body; bytes that are not UTF-8 are U+FFFD.
     */
    readonly body: string;
    /**
     * Via: the hops back, the topmost first.
     */
    readonly vias: readonly Hop[];
    /**
     * From: who sent the request.
     */
    readonly from?: Address;
    /**
     * To: whom the request was meant for.
     */
    readonly to?: Address;
    /**
     * Call-ID.
     */
    readonly callId?: string;
    /**
     * CSeq: number and method of the request.
     */
    readonly cseq?: CSeqValue;
    /**
     * Contact, in the order of the message.
     */
    readonly contacts: readonly ContactValue[];
    /**
     * WWW-Authenticate and Proxy-Authenticate, in the order of the message.
     */
    readonly challenges: readonly ChallengeValue[];
    /**
     * Retry-After.
     */
    readonly retryAfter?: RetryAfterAdvice;
    /**
     * Reason.
     */
    readonly reasons: readonly ReasonAdvice[];
    /**
     * Warning.
     */
    readonly warnings: readonly WarningAdvice[];
    /**
     * Min-Expires, in seconds.
     */
    readonly minExpires?: number;
    /**
     * Min-SE, in seconds.
     */
    readonly minSe?: number;
    /**
     * Expires, in seconds.
     */
    readonly expires?: number;
    /**
     * Session-Expires, in seconds.
     */
    readonly sessionExpires?: number;
    /**
     * Allow: methods.
     */
    readonly allow?: readonly string[];
    /**
     * Supported: option tags.
     */
    readonly supported?: readonly string[];
    /**
     * Unsupported: option tags.
     */
    readonly unsupported?: readonly string[];
    /**
     * Require: option tags.
     */
    readonly require?: readonly string[];
    /**
     * Server: the software of who answered.
     */
    readonly server?: string;
    /**
     * User-Agent: the software of who answered, as many user agents call it.
     */
    readonly userAgent?: string;
    /**
     * What is wrong with the message, in message order.
     */
    readonly violations: readonly ViolationNote[];
}

/**
 * A point in a call or registration.
 */
export type Phase = "initial" | "before-200" | "in-dialog" | "registration" | "after-cancel";

/**
 * A place in the text of a message.
 */
export interface Place {
    /**
     * 1 = the first line.
     */
    readonly line: number;
    /**
     * 1 = the first character of the line.
     */
    readonly column: number;
}

/**
 * What is wrong with a value.
 */
export type Problem = "empty" | "unterminated-quote" | "unterminated-bracket" | "unterminated-comment" | "trailing-text" | "missing-parameter-name" | "missing-uri" | { "bad-uri": UriError } | "star" | "not-a-number" | "number-too-large" | "date" | "missing-method" | "bad-protocol" | "missing-host" | "bad-port" | "missing-scheme" | "missing-token" | "bad-code" | "missing-text" | "bad-media-type" | "space-inside";

/**
 * What a product is in a SIP network.
 */
export type ProductRole = "phone" | "gateway" | "proxy" | "registrar" | "redirect-server" | "b2bua" | "sbc" | "library" | "service" | "ims-terminal" | "conference-server" | "standard";

/**
 * What one product does about status codes.
 */
export interface OwnProfile {
    /**
     * Its permalink: lower-case letters, digits, `-` and `.`. Not written in TOML: there it is
     * the file name.
     */
    readonly id?: string;
    /**
     * Who makes the product.
     */
    readonly vendor: string;
    /**
     * The product, without the vendor and the version.
     */
    readonly product: string;
    /**
     * The version that the sources are about; empty where they print none.
     */
    readonly version?: string;
    /**
     * What the product is in a SIP network.
     */
    readonly roles: readonly ProductRole[];
    /**
     * What a reader must know of the profile as a whole, in a sentence or two.
     */
    readonly about?: string;
    /**
     * How its `Server` or `User-Agent` header begins, where that is known for sure. Case
     * matters.
     */
    readonly detect?: readonly string[];
    /**
     * How much of each class the profile knows.
     */
    readonly completeness?: Completeness;
    /**
     * Where the behaviours come from.
     */
    readonly sources: readonly Source[];
    /**
     * What the sources say, by code.
     */
    readonly behaviours: readonly Behaviour[];
}

/**
 * What on the other side makes a gateway answer the INVITE.
 */
export type Q850Release = { kind: "cause"; value: number } | { kind: "other-cause" } | { kind: "timer-t7" } | { kind: "timer-t9" };

/**
 * What becomes of a cause on the side of SIP: a row of RFC 3398 §7.2.4.1.
 */
export interface Q850ToSip {
    /**
     * What happened on the other side.
     */
    readonly from: Q850Release;
    /**
     * The name of the cause as this table of RFC 3398 gives it; empty where it gives none.
     */
    readonly causeName: string;
    /**
     * The kind of cause; empty where the table gives none.
     */
    readonly group: string;
    /**
     * The status code; `null` where no response is sent for this cause.
     */
    readonly code: StatusCode | null;
    /**
     * The reason phrase as RFC 3398 prints it; it is not always the registered one.
     */
    readonly phraseInRfc: string;
    /**
     * When the row holds, or what else decides; empty where nothing does.
     */
    readonly condition: string;
    /**
     * Headers that go with it, and how strongly they are asked for.
     */
    readonly extraHeaders: string;
    /**
     * What RFC 4497 §8.4.1 makes of the same cause from QSIG; empty where it says nothing.
     */
    readonly qsig: string;
    /**
     * Where the row stands.
     */
    readonly references: readonly Reference[];
}

/**
 * A value of Reason.
 */
export interface ReasonAdvice {
    /**
     * `SIP`, `Q.850`, `STIR`, …
     */
    readonly protocol: string;
    /**
     * The cause number of that protocol.
     */
    readonly cause?: number;
    /**
     * Its text.
     */
    readonly text?: string;
    /**
     * Q.850: where the cause comes from (RFC 8606 §4).
     */
    readonly location?: string;
    /**
     * STIR: the PASSporT that failed (RFC 9410 §4).
     */
    readonly ppi?: string;
}

/**
 * What the product does when it receives the response, and how well the source says so.
 */
export interface Receives {
    /**
     * The state of the cell. `stated` need not be written in TOML.
     */
    readonly cell?: Cell;
    /**
     * A hint, never a fact: the row that an empty cell may be printed together with. Show it as
     * "merged with 402 in the printed table".
     */
    readonly mayInherit?: number | null;
    /**
     * When it does this. Empty: always, or the source names no condition.
     */
    readonly when?: readonly When[];
    /**
     * What it does, in this order.
     */
    readonly does?: readonly Verb[];
    /**
     * The same in a short sentence, where the verbs leave something out: numbers, limits, a
     * choice. Empty where they do not.
     */
    readonly text?: string;
}

/**
 * A place in a document, mostly an RFC and a section of it.
 */
export interface Reference {
    /**
     * The document: `RFC 3261`.
     */
    readonly document: string;
    /**
     * Its section without the sign: `8.1.3.4`, `16.7 item 6`. Empty where the whole document is
     * meant.
     */
    readonly section: string;
}

/**
 * How a code stands in the registry of SIP response codes.
 */
export type Registration = "registered" | "deprecated" | "obsolete-rfc2543" | "unregistered";

/**
 * May the request be sent again, and how?
 */
export type Retry = "never" | "same-request-later" | "modified" | "elsewhere" | "conditional";

/**
 * Retry-After as it stands in the response.
 */
export interface RetryAfterAdvice {
    /**
     * How long to wait, in seconds.
     */
    readonly seconds: number;
    /**
     * The comment, without its parentheses.
     */
    readonly comment?: string;
    /**
     * How long the callee will be reachable from then on, in seconds.
     */
    readonly duration?: number;
}

/**
 * What the next request must look like.
 */
export interface RetryRequest {
    /**
     * Its method, where it is another one than that of the request.
     */
    readonly method?: string;
    /**
     * Its CSeq number.
     */
    readonly cseq?: number;
    /**
     * It needs a new Via branch.
     */
    readonly newBranch?: boolean;
    /**
     * It keeps the Call-ID.
     */
    readonly sameCallId?: boolean;
    /**
     * The header that carries the credentials: `Authorization` or `Proxy-Authorization`.
     */
    readonly header?: string;
    /**
     * The nonce that the credentials answer.
     */
    readonly nonce?: string;
    /**
     * Must the user be asked for credentials?
     */
    readonly promptUser?: boolean;
    /**
     * Does the answer carry `qop` and `nc`?
     */
    readonly sendQop?: boolean;
    /**
     * Does the answer carry `cnonce`?
     */
    readonly sendCnonce?: boolean;
    /**
     * Its Request-URI.
     */
    readonly requestUri?: string;
    /**
     * Its Route values, in order.
     */
    readonly route?: readonly string[];
    /**
     * What is left out: header names, option tags (`Supported: outbound`).
     */
    readonly remove?: readonly string[];
    /**
     * What is added.
     */
    readonly add?: readonly string[];
    /**
     * The entity-tag that is no longer valid.
     */
    readonly discardEtag?: string;
    /**
     * What becomes of the body.
     */
    readonly body?: string;
    /**
     * Its Content-Type.
     */
    readonly contentType?: string;
    /**
     * Content types it may use.
     */
    readonly accept?: readonly string[];
    /**
     * Content codings it may use.
     */
    readonly acceptEncoding?: readonly string[];
    /**
     * Languages it may use.
     */
    readonly acceptLanguage?: readonly string[];
    /**
     * Its Min-SE, in seconds.
     */
    readonly minSe?: number;
    /**
     * The least its Session-Expires may be, in seconds.
     */
    readonly sessionExpiresMin?: number;
    /**
     * The least that every expiry in it may be, in seconds.
     */
    readonly expiresMin?: number;
    /**
     * Option tags for its Supported.
     */
    readonly supported?: readonly string[];
    /**
     * Option tags for its Require.
     */
    readonly require?: readonly string[];
    /**
     * Option tags for its Proxy-Require.
     */
    readonly proxyRequire?: readonly string[];
    /**
     * The security mechanism to start first.
     */
    readonly mechanism?: string;
    /**
     * Its Security-Verify values: the server's list, unchanged.
     */
    readonly securityVerify?: readonly string[];
    /**
     * What its body is encrypted with.
     */
    readonly encryptWith?: string;
    /**
     * The form of its PASSporT: `full`.
     */
    readonly passportForm?: string;
    /**
     * Its Resource-Priority value.
     */
    readonly resourcePriority?: string;
    /**
     * The least its Max-Forwards should be.
     */
    readonly maxForwardsMin?: number;
    /**
     * The scheme of its Request-URI: `sip`.
     */
    readonly scheme?: string;
}

/**
 * The element that holds the response.
 */
export type Role = "uac" | "proxy" | "authentication-service";

/**
 * A rule: what an element does with a response.
 */
export interface RuleEntry {
    /**
     * Its id: the letter of its family and a number, mostly the code: `G423`.
     */
    readonly id: string;
    /**
     * What to do, in a sentence.
     */
    readonly title: string;
    /**
     * When it applies.
     */
    readonly when: string;
    /**
     * Why: what the RFC is after, and what goes wrong otherwise.
     */
    readonly why: string;
    /**
     * Where it stands, the place that decides first.
     */
    readonly references: readonly Reference[];
    /**
     * How binding it is.
     */
    readonly level: Level;
}

/**
 * The credentials that the rejected request carried.
 */
export interface SentAuthorization {
    /**
     * Their realm.
     */
    readonly realm?: string | undefined;
    /**
     * The nonce that they answered.
     */
    readonly nonce?: string | undefined;
    /**
     * Their user name.
     */
    readonly username?: string | undefined;
    /**
     * The header field they stood in: `Authorization` or `Proxy-Authorization`; empty where that
     * is not known.
     */
    readonly header?: string | undefined;
}

/**
 * A setting of the product.
 */
export interface Setting {
    /**
     * Its name as the product spells it, or a word for it where the source gives no name.
     */
    readonly name: string;
    /**
     * The value that it must have.
     */
    readonly value: string;
    /**
     * The value out of the box; empty where the source does not state it.
     */
    readonly default?: string;
}

/**
 * A side of the product.
 */
export type Side = "ip" | "pstn" | "inbound" | "outbound";

/**
 * What goes from one product to the next.
 */
export type Signal = { cause: number } | { code: number };

/**
 * What on the SIP side makes a gateway release the call on the other side.
 */
export type SipRelease = { kind: "status"; value: StatusCode } | { kind: "other-status" } | { kind: "bye" } | { kind: "cancel" } | { kind: "encapsulated-rel" };

/**
 * What becomes of a SIP failure on the side of Q.850: a row of RFC 3398 §8.2.6.1.
 */
export interface SipToQ850 {
    /**
     * What happened on the SIP side.
     */
    readonly from: SipRelease;
    /**
     * The cause value, 1 to 127; `null` where no value of the table is sent.
     */
    readonly cause: number | null;
    /**
     * The name of the cause as this table of RFC 3398 gives it, or why there is no cause.
     */
    readonly causeName: string;
    /**
     * What the gateway tries before it gives up.
     */
    readonly tryFirst: TryFirst;
    /**
     * When the row holds, or what else decides; empty where nothing does.
     */
    readonly condition: string;
    /**
     * The location that goes with the cause.
     */
    readonly location: CauseLocation;
    /**
     * What RFC 4497 §8.4.4 sends towards QSIG; empty where it says nothing.
     */
    readonly qsig: string;
    /**
     * Where the row stands.
     */
    readonly references: readonly Reference[];
}

/**
 * Where behaviours come from: a document, a version of source code, an observation.
 */
export interface Source {
    /**
     * What `source` calls it; unique in the profile.
     */
    readonly id: string;
    /**
     * Its title.
     */
    readonly title: string;
    /**
     * Its version: an edition, a document number, a date, a commit. Empty where none is printed.
     */
    readonly version?: string;
    /**
     * What kind of evidence it is.
     */
    readonly evidence: Evidence;
    /**
     * How near to the vendor it was read.
     */
    readonly kind: SourceKind;
    /**
     * Its address. `link` may go on from it.
     */
    readonly url: string;
}

/**
 * How near to the vendor a source was read.
 */
export type SourceKind = "vendors-own" | "third-party-copy" | "other";

/**
 * The class of a status code, by its first digit (RFC 3261 §7.2).
 */
export type StatusClass = "provisional" | "success" | "redirection" | "client-error" | "server-error" | "global-failure";

/**
 * A SIP status code (`Status-Code` in RFC 3261 §25.1): 100 to 699.
 *
 * An unknown code in this range is a value, not an error: RFC 3261 §8.1.3.2 says how to treat it
 * (`treatAs`). Anything outside the range is no SIP status code (§7.2).
 */
export type StatusCode = number;

/**
 * All that the registry knows of one code.
 *
 * Texts in lists are facts as the standards give them, with their condition in parentheses:
 * `Retry-After (MAY)`.
 */
export interface StatusEntry {
    /**
     * The code.
     */
    readonly code: StatusCode;
    /**
     * The name of its constant: `BUSY_HERE`.
     */
    readonly name: string;
    /**
     * The reason phrase of the registry; `UNVERIFIED` where no source was seen.
     */
    readonly reasonPhrase: string;
    /**
     * Its class.
     */
    readonly class: StatusClass;
    /**
     * How it stands in the registry.
     */
    readonly registration: Registration;
    /**
     * The document and section that define it.
     */
    readonly reference: Reference;
    /**
     * Further RFCs that say something of it: `RFC4320`.
     */
    readonly also: readonly string[];
    /**
     * Requests whose response it can be; `ANY` = every method that has a response.
     */
    readonly methods: readonly string[];
    /**
     * Who sends it: `UAS`, `proxy`, `registrar`, …
     */
    readonly generatedBy: readonly string[];
    /**
     * Headers that MUST be there, besides those of every response.
     */
    readonly requiredHeaders: readonly string[];
    /**
     * Headers and bodies that SHOULD or MAY be there.
     */
    readonly recommendedHeaders: readonly string[];
    /**
     * The default of `Retry`; advice overrides it by the situation.
     */
    readonly retry: Retry;
    /**
     * What a UAC does.
     */
    readonly uacAction: string;
    /**
     * What a proxy does.
     */
    readonly proxyAction: string;
    /**
     * What it does to a dialog when it answers a request inside it.
     */
    readonly dialogEffect: DialogEffect;
    /**
     * The Q.850 cause that a gateway makes of it (RFC 3398 §8.2.6.1), with its condition; `n/a`
     * below 400, `none` where RFC 3398 gives none.
     */
    readonly q850: string;
    /**
     * Where the facts of this row stand, one entry a document.
     */
    readonly sources: string;
    /**
     * What it means: prose, the first sentence stands for the whole.
     */
    readonly meaning: string;
    /**
     * Why it happens, a sentence each.
     */
    readonly why: readonly string[];
    /**
     * What to do next, for the person whose call failed.
     */
    readonly next: string;
    /**
     * Codes it is confused with, and what sets them apart.
     */
    readonly confusedWith: readonly Confusion[];
    /**
     * Words by which people look for it: `busy`, `no answer`.
     */
    readonly symptoms: readonly string[];
    /**
     * Header lines that an example on the wire shows besides those of every response.
     */
    readonly example: readonly string[];
}

/**
 * Does the product support a code?
 */
export type Support = "not-stated" | "yes" | "no" | "see-comment";

/**
 * What is asked of a reason phrase or of the value of a header field. Case does not matter, in
 * ASCII.
 */
export type Test = "present" | "absent" | { is: string } | { "starts-with": string } | { contains: string };

/**
 * A tone that is played to a person.
 */
export type Tone = "none" | "fast-busy" | "reorder" | "busy" | "congestion" | "ringback" | "call-waiting-ringback" | "ringback-by-peer";

/**
 * What a gateway tries before it releases the call: the tags of RFC 3398 §8.2.6.1.
 */
export type TryFirst = "nothing" | "authenticate" | "repair";

/**
 * Why a text is no URI.
 */
export type UriError = "missing-scheme" | "missing-host" | "bad-character" | "bad-host" | "bad-port";

/**
 * A usage of a dialog (RFC 5057 §3).
 */
export type Usage = "invite" | "invite-early" | "subscribe";

/**
 * Something that a product does when it receives a response.
 */
export type Verb = "accept" | "ack" | "wait-for-final" | "ring" | "early-media" | "answer" | "ignore" | "keep-state" | "log" | "treat-as" | "apply-default" | "disconnect" | "hang-up" | "release-to-pstn" | "clear-request" | "end-dialog" | "keep-session" | "resend" | "resend-later" | "resend-modified" | "resend-with-credentials" | "resend-with-content-length" | "resend-with-min-expires" | "resend-with-session-interval" | "resend-without-outbound" | "do-not-resend" | "try-first-contact" | "try-all-contacts" | "redirect-to-application" | "fail-over" | "do-not-fail-over" | "block-source" | "stop-using-method" | "register-later" | "stop-registering" | "forward" | "forward-as" | "rank-branch" | "cancel-branches" | "map-cause" | "notify-user" | "play-tone" | "raise-event" | "report";

/** Something that is wrong with a message that could be read all the same. */
export interface Violation {
    /** What it is. */
    readonly kind: ViolationKind;
    /**
     * Its line, 1 = the first line of the message; the first one where there are several. 0 where
     * something is missing.
     */
    readonly line: number;
    /** The header field concerned, if it is one. */
    readonly header: string | null;
    /** What is wrong with the value, where it is a damaged one. */
    readonly problem: Problem | null;
    /** The bytes that Content-Length announces, and those that are there. */
    readonly bytes: ByteCount | null;
}

/**
 * What can be wrong with a message that could be read.
 */
export type ViolationKind = "byte-order-mark" | "leading-empty-lines" | "leading-space" | "status-line-spacing" | "missing-space-after-code" | "lower-case-version" | "bare-lf" | "bare-cr" | "invalid-utf8" | "nul" | "missing-colon" | "invalid-header-name" | "continuation-without-header" | "missing-empty-line" | "too-many-headers" | "too-many-violations" | "missing-header" | "damaged-mandatory-header" | "damaged-header" | "damaged-part" | "repeated-header" | "conflicting-headers" | "missing-content-length" | "damaged-content-length" | "content-length-too-large" | "extra-bytes" | "joined-challenges" | "three-colons";

/**
 * Something that is wrong with a message that could be read, with a sentence about it.
 */
export interface ViolationNote extends Violation {
    /**
     * What is wrong, where, and what it means.
     */
    readonly sentence: string;
    /**
     * Where the rule stands that is broken.
     */
    readonly reference: Reference;
}

/**
 * A value of Warning.
 */
export interface WarningAdvice {
    /**
     * The warn-code, 300 to 399.
     */
    readonly code: number;
    /**
     * Who says it: a host or a pseudonym.
     */
    readonly agent: string;
    /**
     * Its text.
     */
    readonly text: string;
}

/**
 * One condition of a behaviour. Where a list of them stands, all must hold; what holds in
 * either of two cases is two behaviours.
 *
 * In TOML a table with one key: `{ setting = { name = "recursive", value = "on" } }`,
 * `{ trigger = "the callee cannot be found" }`, `{ phrase = { contains = "Network Blocked" } }`.
 */
export type When = { methods: readonly Method[] } | { phase: Phase } | { role: ProductRole } | { side: Side } | { setting: Setting } | { phrase: Test } | { header: HeaderTest } | { trigger: string };
