import type { DialogEffect, Reference, Registration, Retry, StatusClass } from "./index.js";

/** The reason phrases by code: `phrases[486]` is `"Busy Here"`. */
export const phrases: { readonly [code: number]: string | undefined };

/** The reason phrase of a code; `undefined` where nobody uses the code. */
export function reasonPhrase(code: number): string | undefined;

/** The class of a code; `undefined` outside 100 to 699. Every code has one, known or not. */
export function classOf(code: number): StatusClass | undefined;

/** What is known of a code in a few words; `undefined` where nobody uses the code. */
export function facts(code: number): Facts | undefined;

/** All codes, in order. */
export function codes(): number[];

/** A row of the table; `status` of the main entry has all of it. */
export interface Facts {
    readonly code: number;
    /** Its reason phrase. */
    readonly reasonPhrase: string;
    readonly class: StatusClass;
    /** May the request be sent again? The default, which the situation overrides. */
    readonly retry: Retry;
    /** What it does to a dialog when it answers a request inside it (RFC 5057). */
    readonly dialogEffect: DialogEffect;
    /** How it stands in the registry. */
    readonly registration: Registration;
    /** The document and section that define it. */
    readonly reference: Reference;
}
