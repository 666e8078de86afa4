// The same program in plain JavaScript, for where WebAssembly is not allowed.

import { load } from "./program.js";

/* The build puts the real one here: a function that makes an instance. */
const fresh = "__WASM2JS__";

export function instantiate() {
  return load(fresh());
}
