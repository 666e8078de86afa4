// For a script tag: all that there is, in one object.

export * from "./products.js";
export * from "./profiles.js";
