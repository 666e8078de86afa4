// Starts the page. Trunk writes the addresses of the two files into the tag of this script, so
// that none stands inline and the Content-Security-Policy needs no exception.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;
try {
  let done;
  if ("later" in tag.dataset) {
    const { touched } = await import("./touched.js");
    const needed = touched();
    // From here on the page can be used: what is done to it is done again with the program.
    document.documentElement.dataset.live = "";
    await import("./offline.js");
    done = await needed;
  }
  const program = await import(address("js"));
  await program.default({ module_or_path: address("wasm") });
  // A program that loads more before the page is live says when it is ready.
  await program.ready?.();
  await done?.();
  document.documentElement.dataset.live = "program";
} finally {
  // Where the program cannot run, the pages can be read without a network all the same.
  await import("./offline.js");
}
