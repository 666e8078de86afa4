// From the errors of drachtio-srf to questions for `advise`.

import { compose, contextOf, mustBeContext, mustBeObject } from "./adapter.js";

/**
 * From a `SipError`. Where it carries the response, the answer is about that; where it has only the
 * status and the phrase, no header field can be told.
 */
export function fromError(error, known) {
  mustBeObject("error", error);
  const { status, reason, res } = error;
  mustBeContext(known);
  if (!Number.isInteger(status)) throw new TypeError("error.status must be a status code, as a SipError of drachtio-srf has it");
  const method = known?.method ?? "INVITE";
  const message = res?.raw ?? compose(status, reason, method, res?.headers);
  return { message, context: contextOf({ role: "uac", method }, known) };
}
