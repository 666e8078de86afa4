import type { Profile } from "./index.js";

/** What one product does about status codes; `null` where the product is not known. */
export function profile(id: string): Profile | null;

/** What products do about status codes, as their documents, source code or observation show it. */
export function profiles(): readonly Profile[];
