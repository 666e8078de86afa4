// The table of status codes as plain JavaScript: no engine, no WebAssembly. What is not imported is
// left out by bundlers.

/* The build puts the real ones here. */
export const phrases = "__PHRASES__";
const CLASSES = "__CLASSES__";
const FACTS = "__FACTS__";
const RETRIES = "__RETRIES__";
const EFFECTS = "__EFFECTS__";
const REGISTRATIONS = "__REGISTRATIONS__";

function mustBeNumber(code) {
  if (typeof code !== "number") throw new TypeError(`code must be a number, not ${code === null ? "null" : typeof code}`);
}

/**
 * The list is a constant of a function here: bundlers turn one of a module into a variable, which
 * engines read anew at each call.
 */
export const reasonPhrase = /* @__PURE__ */ (() => {
  const list = phrases;
  return (code) => {
    // The look-up comes first, because engines then do both at once: 1.6 ns instead of 1.9.
    const phrase = list[code];
    if (typeof code !== "number") mustBeNumber(code);
    return phrase;
  };
})();

export function classOf(code) {
  mustBeNumber(code);
  return code >= 100 && code < 700 ? CLASSES[Math.floor(code / 100) - 1] : undefined;
}

/** The facts of a code, which are kept as indexes into lists of words. */
export function facts(code) {
  mustBeNumber(code);
  const found = FACTS[code];
  if (found === undefined) return undefined;
  const [retry, effect, registration, document, section] = found;
  return {
    code,
    reasonPhrase: phrases[code],
    class: classOf(code),
    retry: RETRIES[retry],
    dialogEffect: EFFECTS[effect],
    registration: REGISTRATIONS[registration],
    reference: { document, section },
  };
}

export function codes() {
  return Object.keys(phrases).map(Number);
}
