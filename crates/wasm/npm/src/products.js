// Products beside the standard, and all of the main entry, which has a smaller engine. A profile is an
// object of the application: one of `sip-response/profiles`, or its own of the same shape.

import { ask, complain, mustBeObject } from "./engine.js";

export * from "./index.js";

function mustBeArray(name, value) {
  if (!Array.isArray(value)) complain(name, "an array", value);
}

/** The behaviours at these places, the very objects of the application. */
const behavioursAt = (places, profile) => places.map((place) => profile.behaviours[place]);

export function adviseBeside(message, context, profile) {
  if (message === undefined) complain("message", "a string, a Uint8Array or null", message);
  if (context !== undefined && context !== null) mustBeObject("context", context);
  mustBeObject("profile", profile);
  const { advice, behaviours, links, differences } = ask("beside", { context, profile }, message);
  return {
    advice,
    product: profile.id ?? "",
    behaviours: behavioursAt(behaviours, profile),
    links,
    differences,
  };
}

export function followChain(start, products) {
  mustBeObject("start", start);
  mustBeArray("products", products);
  const steps = ask("chain", { start, products });
  return steps.map((step, index) => ({ ...step, behaviours: behavioursAt(step.behaviours, products[index].profile) }));
}

export function detectProduct(message, profiles) {
  mustBeArray("profiles", profiles);
  if (message === undefined || message === null) complain("message", "a string or a Uint8Array", message);
  const starts = profiles.map((profile, index) => {
    mustBeObject(`profiles[${index}]`, profile);
    const detect = profile.detect ?? [];
    const isList = Array.isArray(detect) && detect.every((start) => typeof start === "string");
    if (!isList) complain(`profiles[${index}].detect`, "an array of strings", detect);
    return detect;
  });
  return profiles[ask("detect", { starts }, message)] ?? null;
}
