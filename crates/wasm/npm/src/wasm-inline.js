// The module inside the script: one character a byte. In UTF-8 that is 1 % more than the bytes
// themselves once it is compressed; base64 would be 37 % more, since it hides from the compressor
// what is alike.

import { fill } from "./fill.js";
import { run } from "./program.js";

/* The build puts the real ones here. */
const CODE = "__CODE__";
const CODE_SIZE = "__CODE_SIZE__";

let module;

export function instantiate() {
  if (module === undefined) {
    const bytes = new Uint8Array(CODE_SIZE);
    fill(bytes, 0, [0, CODE_SIZE], CODE);
    module = new WebAssembly.Module(bytes);
  }
  return run(module);
}
