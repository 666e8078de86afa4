// When and how to try again, without ever going in circles.

import { complain } from "./engine.js";

/** More automatic attempts than this are a loop, whatever the advice says. */
const ATTEMPTS_MAX = 5;

/** What is asked of a delay that the RFC gives no number for: exponential, in seconds. */
const BACKOFF_S = 2;
const BACKOFF_MAX_S = 60;

/** How an action is carried out by the application; the others are no attempt. */
const HOW = {
  "retry-with-credentials": "with-credentials",
  "retry-modified": "modified",
  "retry-after-delay": "same-request",
  "retry-elsewhere": "elsewhere",
  "retry-via-proxy": "elsewhere",
  "next-server": "next-server",
  "next-target": "elsewhere",
};

/** How often each way may be taken for one request, where the advice names no limit. */
const LIMITS = {
  "with-credentials": 2,
  modified: 1,
  "same-request": 2,
  elsewhere: ATTEMPTS_MAX,
  "next-server": ATTEMPTS_MAX,
};

/** A timer of JavaScript waits no longer, and fires at once where it is asked to. */
const DELAY_MAX_MS = 2 ** 31 - 1;

export function nextAttempt(advice, state, random = Math.random) {
  if (typeof advice?.action !== "string") complain("advice", "what advise() has returned", advice);
  const before = state ?? { attempts: 0, ways: {}, tried: [] };
  if (!before.ways || !before.tried) complain("state", "what nextAttempt() has returned", state);
  if (typeof random !== "function") complain("random", "a function", random);
  const stop = (reason) => ({ again: false, reason, state: before });
  const how = HOW[advice.action];
  if (how === undefined) return stop(advice.action === "ask-user" ? "ask-user" : "not-advised");
  if (before.attempts >= ATTEMPTS_MAX) return stop("too-many-attempts");

  const key = `${how} ${advice.code}`;
  const used = before.ways[key] ?? 0;
  if (used >= (advice.maxRetries ?? LIMITS[how])) return stop("too-many-attempts");

  let target = null;
  if (how === "elsewhere") {
    target = (advice.contacts ?? []).find((uri) => !before.tried.includes(uri)) ?? null;
    if (target === null) return stop("no-target-left");
  }
  return {
    again: true,
    how,
    delayMs: Math.min(DELAY_MAX_MS, Math.round(delayOf(advice, how, used, random) * 1000)),
    target,
    request: advice.retryRequest ?? null,
    state: {
      attempts: before.attempts + 1,
      ways: { ...before.ways, [key]: used + 1 },
      tried: target === null ? before.tried : [...before.tried, target],
    },
  };
}

/** The delay in seconds, drawn where it is a range. */
function delayOf({ delayS, delayStepS }, how, used, random) {
  if (Array.isArray(delayS)) {
    const [least, most] = delayS;
    const drawn = least + random() * (most - least);
    if (!(delayStepS > 0)) return drawn;
    return Math.min(most, least + Math.round((drawn - least) / delayStepS) * delayStepS);
  }
  if (typeof delayS === "number") return delayS;
  return how === "same-request" ? Math.min(BACKOFF_MAX_S, BACKOFF_S * 2 ** used) : 0;
}
