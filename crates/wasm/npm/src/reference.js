// What can be looked up. Nothing of it ever changes, so that it is read once, and frozen, because
// all who ask share it.

import { addProse } from "#prose";
import { PROFILES } from "#profiles";
import { complain, find, table } from "./engine.js";

function freeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const key in value) freeze(value[key]);
  }
  return value;
}

/** A list that is made when it is first asked for, and its items by their key. */
function lazy(make, key) {
  let list;
  let items;
  const all = () => (list ??= freeze(make()));
  const one = (name) => {
    items ??= new Map(all().map((item) => [item[key], item]));
    return items.get(name) ?? null;
  };
  return { all, one };
}

const codes = /* @__PURE__ */ lazy(() => table("statuses", addProse), "code");
const allRules = /* @__PURE__ */ lazy(() => table("rules", addProse), "id");
const products = /* @__PURE__ */ lazy(() => JSON.parse(PROFILES), "id");

export function statuses() {
  return codes.all();
}

export function status(code) {
  if (typeof code !== "number") complain("code", "a number", code);
  return codes.one(code);
}

export function rules() {
  return allRules.all();
}

export function rule(id) {
  if (typeof id !== "string") complain("id", "a string", id);
  return allRules.one(id);
}

export function profiles() {
  return products.all();
}

export function profile(id) {
  if (typeof id !== "string") complain("id", "a string", id);
  return products.one(id);
}

export function search(query) {
  if (typeof query !== "string") complain("query", "a string", query);
  return find(query, addProse);
}
