// The module is given by the application, which has fetched or imported it.

import { IMPORTS, start } from "./whole.js";

let module;

export function init(source) {
  if (source instanceof WebAssembly.Module) module = source;
  else if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    module = new WebAssembly.Module(source);
  } else {
    throw new TypeError("source must be a WebAssembly.Module, an ArrayBuffer or a view of one");
  }
}

export function instantiate() {
  if (module === undefined) {
    throw new Error('call init() with the bytes of "sip-response/wasm" first');
  }
  return start(new WebAssembly.Instance(module, IMPORTS).exports);
}
