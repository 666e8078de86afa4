// The functions of the package. The build adds the types that they name, which come from Rust, and
// makes `../../sip-response.d.ts` of it (`../declarations.mjs`).

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
