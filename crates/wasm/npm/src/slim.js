export * from "./index.js";
export { init } from "./wasm-given.js";
