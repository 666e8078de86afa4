// The program without its prose: code and data as the build took them apart (`../image.mjs`).

import { fill } from "./fill.js";

/* The build puts the real ones here. */
const IMPORTS = { "./sip_response_wasm_bg.js": { __WBINDGEN_THROW__: stop } };
const START = "__START__";
const END = "__END__";
const DATA_PLACES = "__DATA_PLACES__";
const DATA = "__DATA__";

/** The one thing that the module imports: what it calls when its boundary is misused. */
function stop() {
  throw new Error("the boundary does not know what it was given");
}

/** Runs an instance of the compiled module. */
export function run(module) {
  const { exports } = new WebAssembly.Instance(module, IMPORTS);
  return load(exports);
}

/** Gives a fresh instance its data. */
export function load(exports) {
  fill(new Uint8Array(exports.memory.buffer), START, DATA_PLACES, DATA);
  exports.start(START, END);
  return exports;
}
