// The prose of the reference, for those who read it: what a code means, why a rule stands.

import { fill } from "./fill.js";

/* The build puts the real ones here. */
const START = "__START__";
const PLACES = "__PROSE_PLACES__";
const PROSE = "__PROSE__";

export function addProse(memory) {
  fill(memory, START, PLACES, PROSE);
}
