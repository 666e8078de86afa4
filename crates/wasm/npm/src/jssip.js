// From the events of JsSIP to questions for `advise`.

import { contextOf, localEvent, mustBeContext, mustBeObject, sentBefore } from "./adapter.js";

const TIMEOUT = "Request Timeout";
const BROKEN = "Connection Error";

/**
 * JsSIP ends a call without an answer, a call whose connection is lost and a call that the user gave
 * up in the same way: `failed` with the cause "Canceled" and no message. What sets them apart is who
 * called `terminate` and why, and that has to be seen when it happens.
 */
export function watch(session, known) {
  mustBeObject("session", session);
  if (typeof session.terminate !== "function" || typeof session.on !== "function") {
    throw new TypeError("session must be what ua.call() has returned: it has no `terminate` or no `on`");
  }
  mustBeContext(known);
  let ended;
  let rang = false;
  const { terminate } = session;
  session.terminate = function (options) {
    ended ??= options?.cause ?? "";
    return terminate.call(this, options);
  };
  session.on("progress", () => {
    rang = true;
  });
  return (event) => {
    mustBeObject("event", event);
    const context = contextOf({ provisionalSeen: rang }, known);
    if (!response(event) && event.originator === "local") {
      if (ended === TIMEOUT) return local("timer-B", "INVITE", context);
      if (ended === BROKEN) return local("transport-error", "INVITE", context);
      if (ended !== undefined) return null;
    }
    return fromEvent(event, context);
  };
}

export function fromEvent(event, known) {
  mustBeObject("event", event);
  mustBeContext(known);
  const message = response(event);
  const method = known?.method ?? message?.method ?? (event.originator ? "INVITE" : "REGISTER");
  if (!message) {
    const broken = event.cause === BROKEN;
    return local(broken ? "transport-error" : localEvent(408, method), method, known);
  }
  const before = sentBefore(message.status_code, message.data, known);
  return { message: message.data, context: contextOf({ role: "uac", method, transport: "WS", ...before }, known) };
}

/** The response of an event; a failed incoming call has a request there, which is no answer. */
function response(event) {
  const message = event.response ?? event.message;
  return message && message.status_code > 0 ? message : null;
}

function local(event, method, known) {
  return { message: null, context: { ...contextOf({ role: "uac", method, transport: "WS" }, known), event } };
}
