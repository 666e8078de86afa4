// What can be looked up of codes and rules.

import { addProse } from "#prose";
import { complain, find, table } from "./engine.js";
import { lazy } from "./lazy.js";

const codes = /* @__PURE__ */ lazy(() => table("statuses", addProse), "code");
const allRules = /* @__PURE__ */ lazy(() => table("rules", addProse), "id");

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

export function search(query) {
  if (typeof query !== "string") complain("query", "a string", query);
  return find(query, addProse);
}
