// The page beyond its tab: registers the service worker, says in the footer whether it works
// without a network, asks before a new version takes over, and hands to Explain what was shared
// with the installed page or opened with it.

import { changes } from "./changes.js";

/** Of a file that is opened at most this much is read, in bytes; Explain has the same limit. */
const MAX_FILE = 8 << 20;

const { root } = document.documentElement.dataset;
const say = (id, ...content) => document.getElementById(id)?.replaceChildren(...content);

takeFiles();
// The page for what is not found does not know where the site is, and a page from a disk has no
// worker.
if (!root.startsWith("/") && "serviceWorker" in navigator && isSecureContext) {
  await takeShared();
  // What is kept for later must not hold up what is read now.
  if (document.readyState !== "complete") {
    await new Promise((done) => addEventListener("load", done, { once: true }));
  }
  await register();
}

async function register() {
  const site = new URL(root || "./", document.baseURI);
  const worker = new URL("sw.js", site).href;
  const identity = (address) => {
    if (address !== worker) throw new TypeError(`${address} is no script of this page`);
    return address;
  };
  const policy = globalThis.trustedTypes?.createPolicy("sip-app", { createScriptURL: identity });
  let registration;
  try {
    registration = await navigator.serviceWorker.register(policy?.createScriptURL(worker) ?? worker, {
      scope: site.href,
      updateViaCache: "none",
    });
  } catch {
    // Without a network the worker that is there already goes on; a browser that allows none has
    // its reasons.
    registration = await navigator.serviceWorker.getRegistration(site.href);
  }
  if (!registration) return;
  if (registration.active) say("offline", " · works offline");
  watch(registration, registration.installing);
  registration.addEventListener("updatefound", () => watch(registration, registration.installing));
  if (registration.waiting) await offer(registration.waiting);
}

/** Tell what becomes of a worker that is being installed. */
function watch(registration, worker) {
  if (!worker || worker.state !== "installing") return;
  const first = !registration.active;
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed" && !first) offer(worker);
    if (worker.state === "activated" && first) {
      say("offline", " · works offline");
      say("news", "All pages are saved: they can be read without a network.");
    }
    if (worker.state === "redundant" && first) {
      say("offline", " · could not be saved for use without a network");
    }
  });
}

/** A new version is ready: say what changed, and let the reader decide when it takes over. */
async function offer(worker) {
  const [old, next] = await Promise.all([
    fetch(new URL("data-version.json", new URL(root || "./", document.baseURI))).then((response) =>
      response.json(),
    ),
    ask(worker, "data"),
  ]);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Update";
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    worker.postMessage("update");
  });
  say("news", `A new version is there: ${changes(old, next)}. `, button);
}

/** Ask a worker for something that it answers with one message. */
function ask(worker, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });
}

/** Show the new version; the text in Explain is taken along as one pasted on another page is. */
function reload() {
  const text = document.getElementById("message")?.value;
  try {
    if (text) sessionStorage.setItem("message", text);
  } catch {
    // A text that is too long to be kept has to be pasted once more.
  }
  location.reload();
}

/** The worker has taken what another app shared, and opened Explain for it. */
async function takeShared() {
  if (location.search !== "?shared") return;
  history.replaceState(history.state, "", location.pathname + location.hash);
  const response = await fetch("../share/text");
  if (response.ok) explain(await response.text());
}

/** Files that the system opens with the installed page. */
function takeFiles() {
  if (!document.getElementById("message")) return;
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    const texts = files.map(async (handle) => (await handle.getFile()).slice(0, MAX_FILE).text());
    if (texts.length > 0) explain((await Promise.all(texts)).join("\n"));
  });
}

/** As if it had been typed into the field of Explain. */
function explain(text) {
  const field = document.getElementById("message");
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
