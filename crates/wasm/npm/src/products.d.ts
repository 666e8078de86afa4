import type { Advice, Context, Onward, OwnProfile, Profile, Signal, Tone } from "./index.js";

export * from "./index.js";

/**
 * What to do with a response, and what one product does with it beside that. `profile` is one of
 * `sip-response/profiles`, or your own of the same shape.
 *
 * A local event and a message that is no usable SIP response have advice, and nothing beside it.
 *
 * @throws TypeError if an argument is none of these; the message names the field and what it may be.
 */
export function adviseBeside<P extends OwnProfile>(
    message: string | Uint8Array | null,
    context: Context | undefined,
    profile: P,
): ProductAdvice<P>;

/**
 * Who changed what: a cause or code on its way through several products, in the order in which it
 * reaches them. It ends early where the sources of a product do not say what it hands on: nothing is
 * guessed.
 *
 * @throws TypeError if an argument is none of these; the message names the field and what it may be.
 */
export function followChain<P extends OwnProfile>(start: Signal, products: readonly ChainHop<P>[]): ChainStep<P>[];

/**
 * The profile of who sent the message, by the beginning of its `Server` or `User-Agent` header field;
 * `null` where none of the profiles is known by it. A suggestion: most products can be given any name
 * by their administrator, and most profiles have nothing to be detected by.
 */
export function detectProduct<P extends Pick<OwnProfile, "detect">>(
    message: string | Uint8Array,
    profiles: readonly P[],
): P | null;

/** Advice with a product beside it. */
export interface ProductAdvice<P extends OwnProfile = Profile> {
    /** What the RFCs say. */
    readonly advice: Advice;
    /** The id of the profile; empty where it has none. */
    readonly product: string;
    /**
     * What its sources say of this code, without what the message rules out: objects of the profile.
     * Empty: not stated.
     */
    readonly behaviours: readonly P["behaviours"][number][];
    /** For each of them, the address of the place where it stands. */
    readonly links: readonly string[];
    /**
     * Where the two differ, a sentence each. That nothing is here does not mean that they agree: what
     * no source states cannot differ.
     */
    readonly differences: readonly string[];
}

/** One product on the way, and to which side it hands on. */
export interface ChainHop<P extends OwnProfile = Profile> {
    /** Its profile; `null` for a product that is not known and taken to follow RFC 3398. */
    readonly profile: P | null;
    /** A SIP response, a release into the telephone network, or nothing: a person sees or hears it. */
    readonly to: Onward;
}

/** What one product made of what it got. */
export interface ChainStep<P extends OwnProfile = Profile> {
    /** The id of its profile; `rfc-3398` for a product that is not known. */
    readonly product: string;
    /** What it got. */
    readonly received: Signal;
    /** The cause that it kept inside between code and code. */
    readonly inside: number | null;
    /** What it handed on; `null` where its sources do not say, or nothing goes on. */
    readonly sent: Signal | null;
    /** What RFC 3398 would hand on in its place. */
    readonly standard: Signal | null;
    /** Did it hand on something else than the standard would? */
    readonly differs: boolean;
    /** The tones that a person hears there. */
    readonly tones: readonly Tone[];
    /** What its sources say of it: objects of the profile. */
    readonly behaviours: readonly P["behaviours"][number][];
    /** What happened here, in a sentence. */
    readonly sentence: string;
}
