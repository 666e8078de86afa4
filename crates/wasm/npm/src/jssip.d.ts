import type { Context } from "./index.js";

/** What to ask `advise`: `advise(question.message, question.context)`. */
export interface Question {
    /** The message; `null` where none came. */
    readonly message: string | null;
    /** What is known of the request. */
    readonly context: Context;
}

/** What is used of an event of JsSIP: of `failed`, `progress` and `registrationFailed`. */
export interface SessionEvent {
    readonly originator?: string;
    readonly cause?: string;
    readonly message?: unknown;
    readonly response?: unknown;
}

/** What is used of JsSIP's `RTCSession`. */
export interface Session {
    terminate(options?: any): void;
    on(event: "progress", listener: () => void): unknown;
}

/**
 * Watches an outgoing call, to tell apart what JsSIP does not: no answer, a lost connection and the
 * user's own hang-up are all `failed` with the cause `Canceled` and no message. Call it as soon as
 * `ua.call` has given the session, and the function that it returns in `failed`. That function
 * answers `null` where your own code ended the call: then there is nothing to advise on.
 *
 * `context` is what you know besides, such as `serversLeft` or `attempt`. JsSIP answers a challenge by
 * itself, once, so that a 401 or 407 means here that the password was wrong, or that a second challenge
 * came; give `credentialsFor` where JsSIP has no password and you do.
 */
export function watch(session: Session, context?: Context): (event: SessionEvent) => Question | null;

/**
 * The question that an event asks. `registrationFailed` of the UA needs nothing else, and `failed`
 * of a call needs `watch`.
 */
export function fromEvent(event: SessionEvent, context?: Context): Question;
