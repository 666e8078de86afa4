// Starts the page. Trunk writes the addresses of the two files into the tag of this script, so
// that none stands inline and the Content-Security-Policy needs no exception.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
const { default: start } = await import(address("js"));
await start({ module_or_path: address("wasm") });
document.documentElement.dataset.live = "";
