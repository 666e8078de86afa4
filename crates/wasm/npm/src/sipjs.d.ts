import type { Context } from "./index.js";

/** What to ask `advise`: `advise(question.message, question.context)`. */
export interface Question {
    /** The message; `null` where none came. */
    readonly message: string | null;
    /** What is known of the request. */
    readonly context: Context;
}

/** What is used of `IncomingResponse` of SIP.js. */
export interface IncomingResponse {
    readonly message: {
        readonly statusCode?: number | undefined;
        readonly method?: string;
        readonly data?: string;
    };
}

/**
 * The question that a response asks, for `onReject`, `onRedirect` and `onProgress` of a request
 * delegate. SIP.js makes up a 408 or 503 where no response came; that is told apart.
 *
 * `context` is what you know besides, such as `serversLeft` or `attempt`. SIP.js answers a challenge by
 * itself, once, so that a 401 or 407 means here that the password was wrong, or that a second challenge
 * came; give `credentialsFor` where SIP.js has no password and you do.
 */
export function fromResponse(response: IncomingResponse, context?: Context): Question;

/**
 * The question that a lost connection asks for a request that has no final response yet, for
 * `onDisconnect` of the user agent's delegate: SIP.js tells the request itself nothing. It is `null`
 * where your own code has closed the connection.
 */
export function fromDisconnect(error: Error | undefined, context?: Context): Question | null;
