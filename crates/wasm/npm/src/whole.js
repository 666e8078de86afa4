// The program with all its data in the module.

/* The build puts the real ones here. */
export const IMPORTS = { "./sip_response_wasm_bg.js": { __WBINDGEN_THROW__: stop } };
const START = "__START__";
const END = "__END__";

/** The one thing that the module imports: what it calls when its boundary is misused. */
function stop() {
  throw new Error("the boundary does not know what it was given");
}

export function start(exports) {
  exports.start(START, END);
  return exports;
}
