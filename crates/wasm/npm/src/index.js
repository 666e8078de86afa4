export { advise, bestResponse, parse, q850FromSip, q850ToSip } from "./engine.js";
export { nextAttempt } from "./next-attempt.js";
export { rule, rules, search, status, statuses } from "./reference.js";
