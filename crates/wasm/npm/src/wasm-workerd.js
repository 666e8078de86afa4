// Hosts that compile WebAssembly only at deployment hand the compiled module over by an import.

import module from "#module";
import { IMPORTS, start } from "./whole.js";

export function instantiate() {
  return start(new WebAssembly.Instance(module, IMPORTS).exports);
}
