// From the delegates of SIP.js to questions for `advise`.

import { contextOf, localEvent, mustBeContext, mustBeObject, sentBefore } from "./adapter.js";

/**
 * For `onReject`, `onRedirect` and `onProgress` alike. SIP.js makes up a response where none came:
 * 408 for a timeout, 503 for a transport that failed. It has no text, and so is told apart.
 */
export function fromResponse(response, known) {
  mustBeObject("response", response);
  const { message } = response;
  mustBeObject("response.message", message);
  mustBeContext(known);
  const method = known?.method ?? message.method ?? "INVITE";
  const before = sentBefore(message.statusCode, message.data, known);
  const context = contextOf({ role: "uac", method, transport: "WS", ...before }, known);
  if (message.data) return { message: message.data, context };
  return { message: null, context: { ...context, event: localEvent(message.statusCode, method) } };
}

/**
 * For `onDisconnect` of the user agent's delegate. A call that has had a provisional response is told
 * nothing by SIP.js when the connection is lost: no delegate of the request is called, at no time.
 */
export function fromDisconnect(error, known) {
  mustBeContext(known);
  // Without an error it was the application that has closed the connection.
  if (error === undefined) return null;
  const method = known?.method ?? "INVITE";
  const context = contextOf({ role: "uac", method, transport: "WS" }, known);
  return { message: null, context: { ...context, event: "transport-error" } };
}
