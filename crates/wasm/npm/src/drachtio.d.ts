import type { Context } from "./index.js";

/** What to ask `advise`: `advise(question.message, question.context)`. */
export interface Question {
    /** The message. */
    readonly message: string;
    /** What is known of the request. */
    readonly context: Context;
}

/** What is used of drachtio-srf's `SipError`. */
export interface SipError {
    readonly status: number;
    readonly reason?: string;
    readonly res?: { readonly raw?: string; readonly headers?: { readonly [name: string]: string | string[] } };
}

/**
 * The question that a `SipError` asks. Where it does not carry the response, as after `modify` of a
 * dialog, no header field is known, and the advice is about the code alone. It is for requests that you
 * have sent: `createUAS` rejects with 487 where the caller has given up, which asks for nothing.
 *
 * `context` is what you know besides; a B2BUA that forwards gives `role: "proxy"`.
 */
export function fromError(error: SipError, context?: Context): Question;
