// The same program in plain JavaScript, for where WebAssembly is not allowed.

import { instantiate as fresh } from "#wasm2js";
import { load } from "./program.js";

export function instantiate() {
  return load(fresh());
}
