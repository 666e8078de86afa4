// The corpus of response cases in JavaScript: the same comparison as `tests/src/lib.rs`.

import { readFileSync } from "node:fs";

/** The cases of a file; `message` is what `advise` takes. */
export function readCases(path) {
  return readFileSync(path, "utf8").trim().split("\n").map((line) => {
    const { message, messageB64, ...rest } = JSON.parse(line);
    const bytes = messageB64 === undefined || messageB64 === null ? message : new Uint8Array(Buffer.from(messageB64, "base64"));
    return { ...rest, message: bytes, bytes };
  });
}

/** Remarks for the reader of the case, and permissions that other keys use. */
const REMARKS = new Set([
  "note", "bestNote", "delayNote", "alternatives", "bestAlternatives", "lenientAcceptOk", "strictRejectOk",
  "codeIfAccepted", "contactsAlternative",
]);

/** What in the advice deviates from what the case expects; empty where it agrees. */
export function deviations(expect, advice) {
  // A lenient reader may accept what it may also reject; then only the code is compared.
  if (expect.lenientAcceptOk === true && advice.valid === true) {
    const wanted = expect.codeIfAccepted;
    return wanted !== undefined && advice.code !== wanted ? [`code ${advice.code}`] : [];
  }
  if (expect.strictRejectOk === true && advice.valid === false) return [];
  return Object.entries(expect)
    .filter(([key, wanted]) => !REMARKS.has(key) && !agrees(key, wanted, expect, advice))
    .map(([key, wanted]) => `${key}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(advice[key])}`);
}

function agrees(key, wanted, expect, advice) {
  const got = advice[key] ?? null;
  switch (key) {
    case "action":
      return got === wanted || (expect.alternatives ?? []).some((text) => text.split(/[ ,]/)[0] === got);
    case "best":
      return got === wanted || (expect.bestAlternatives ?? []).includes(got);
    case "contacts":
      return same(got, wanted) || (expect.contactsAlternative !== undefined && same(expect.contactsAlternative, got));
    case "contactsFirst":
      return advice.contacts?.[0] === wanted;
    case "contactsCount":
      return advice.contacts?.length === wanted;
    case "contactsSet":
      return same([...(advice.contacts ?? [])].sort(), [...wanted].sort());
    default:
      return contains(got, wanted);
  }
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Does the value have all that is wanted? Objects may have more; lists must be as long. */
function contains(got, wanted) {
  if (Array.isArray(wanted)) {
    return Array.isArray(got) && got.length === wanted.length && wanted.every((item, index) => contains(got[index], item));
  }
  if (typeof wanted === "object" && wanted !== null) {
    const is = typeof got === "object" && got !== null && !Array.isArray(got);
    return is && Object.entries(wanted).every(([key, value]) => contains(got[key] ?? null, value));
  }
  return got === wanted;
}
