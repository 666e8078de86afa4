// What products do about status codes, as data: no engine.

import { lazy } from "./lazy.js";

/* The build puts the real one here: all profiles as JSON, which is quicker to read than a literal. */
const PROFILES = "__PROFILES__";

const products = /* @__PURE__ */ lazy(() => JSON.parse(PROFILES), "id");

export function profiles() {
  return products.all();
}

export function profile(id) {
  if (typeof id !== "string") throw new TypeError(`id must be a string, not ${id === null ? "null" : typeof id}`);
  return products.one(id);
}
