// Starts the page. Trunk writes the addresses of the two files into the tag of this script, so
// that none stands inline and the Content-Security-Policy needs no exception.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
try {
  const { default: start } = await import(address("js"));
  await start({ module_or_path: address("wasm") });
  document.documentElement.dataset.live = "";
} finally {
  // Where the program cannot run, the pages can be read without a network all the same.
  await import("./offline.js");
}
