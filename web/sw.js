// The service worker: keeps the whole site for use without a network.
//
// It installs all files of one version or none: each is compared with its hash in `offline.json`,
// so that neither two versions are mixed nor the sign-in page of a hotel is kept. What did not
// change since the version before is taken from there. A new version waits until the reader asks
// for it. Only caches whose name begins with ours are touched.
//
// The prerenderer (web/src/prerender/offline.rs) fills in the version.

const VERSION = "{version}";
const SCOPE = new URL(registration.scope).pathname;
const OURS = `sip-response ${SCOPE} `;
const CACHE = OURS + VERSION;
const SHARED = `${OURS}shared`;
const LIST = "offline.json";

/** So many files are fetched at the same time: the server has other readers. */
const AT_ONCE = 6;
/** At most this much of what is shared is taken, in bytes. */
const MAX_SHARED = 8 << 20;

/** The address of a path below the root of the site. */
const at = (path) => new URL(path || "./", registration.scope).href;

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) return;
  const path = url.pathname.slice(SCOPE.length);
  if (request.method === "POST" && path === "share/") event.respondWith(receive(request));
  else if (request.method === "GET" && path === "share/text") event.respondWith(handOver());
  else if (request.method === "GET") event.respondWith(answer(request, url, path));
});

addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(skipWaiting());
  if (event.data === "data") event.waitUntil(tellData(event.ports[0]));
});

async function install() {
  const response = await fetch(at(LIST), { cache: "reload" });
  const list = await response.json();
  if (list.version !== VERSION) throw new Error(`${LIST} is that of ${list.version}`);
  const old = await before();
  const cache = await caches.open(CACHE);
  const left = Object.entries(list.files);
  const work = async () => {
    for (let file = left.pop(); file; file = left.pop()) await keep(file, list, cache, old);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Stands for all of them: without it the version is not whole.
  await cache.put(at(LIST), Response.json(list));
}

/** The version that is whole already, if there is one. */
async function before() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE) continue;
    const cache = await caches.open(name);
    const list = await (await cache.match(at(LIST)))?.json();
    if (list) return { cache, list };
  }
}

/** Put one file into the cache: what an attempt before has kept, else the old one, else a new one. */
async function keep([path, hash], list, cache, old) {
  if (await cache.match(at(path))) return;
  if (old?.list.files[path] === hash) {
    const kept = await old.cache.match(at(path));
    const fresh = kept && (await renewed(kept, path, old.list.parts, list.parts));
    if (fresh) return cache.put(at(path), fresh);
  }
  const response = await fetch(at(path), { cache: "reload" });
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes, path, list)) !== hash) {
    throw new Error(`${path} is not that of version ${VERSION}`);
  }
  await cache.put(at(path), rebuilt(response, bytes));
}

/** The same file with the names of the new programs; nothing where it cannot be made from the old. */
async function renewed(kept, path, from, to) {
  if (!hasParts(path)) return kept;
  const names = Object.keys(to);
  if (names.length !== Object.keys(from).length || names.some((name) => !from[name])) return;
  let text = await kept.clone().text();
  for (const name of names) text = text.replaceAll(from[name], to[name]);
  return rebuilt(kept, text);
}

/** A response with this body. That it was redirected or compressed on its way is forgotten. */
function rebuilt(response, body) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(body, { headers });
}

/** The hash that the file has in the list if it is that of this version. */
async function hashOf(bytes, path, list) {
  let counted = bytes;
  if (hasParts(path)) {
    let text = new TextDecoder().decode(bytes);
    for (const [name, value] of Object.entries(list.parts)) {
      text = text.replaceAll(value, `{${name}}`);
    }
    counted = new TextEncoder().encode(text);
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", counted));
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.slice(0, list.files[path].length);
}

/** Pages and their twins name other files, and the version. */
function hasParts(path) {
  return /(^|\/|\.html|\.json|\.md)$/.test(path);
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE && name !== SHARED) await caches.delete(name);
  }
  await clients.claim();
}

/** From what is kept; what is not kept from the network; without one, the page that says so. */
async function answer(request, url, path) {
  const cache = await caches.open(CACHE);
  const name = path.replace(/(^|\/)index\.html$/, "$1");
  const kept = await cache.match(at(name));
  if (kept) return kept;
  if (await cache.match(at(`${name}/`))) {
    return Response.redirect(`${at(`${name}/`)}${url.search}`, 301);
  }
  const isPage = request.mode === "navigate";
  try {
    const response = await fetch(request);
    if (!isPage || response.status !== 404) return response;
  } catch (error) {
    if (!isPage) throw error;
  }
  return missing(cache);
}

/** The page for what is not found. It was made for the root of a host: here its addresses are those
 * of this site. */
async function missing(cache) {
  const kept = await cache.match(at("404.html"));
  const text = (await kept?.text()) ?? "";
  const root = /data-root="([^"]*)"/.exec(text)?.[1] ?? "/";
  const body = text.replaceAll(`="${root}`, `="${SCOPE}`);
  return new Response(body, { status: 404, headers: kept?.headers });
}

/** What another app shares waits here until Explain asks for it, which it does at once. */
async function receive(request) {
  const form = await request.formData();
  const parts = [...form.getAll("file"), ...["title", "text", "url"].map((name) => form.get(name))];
  const texts = parts.map((part) => (part instanceof Blob ? part.slice(0, MAX_SHARED).text() : part));
  const text = (await Promise.all(texts)).filter(Boolean).join("\n");
  const cache = await caches.open(SHARED);
  await cache.put(at("share/text"), new Response(text));
  return Response.redirect(at("explain/?shared"), 303);
}

async function handOver() {
  const shared = await (await caches.open(SHARED)).match(at("share/text"));
  await caches.delete(SHARED);
  return shared ?? new Response("", { status: 404 });
}

async function tellData(port) {
  const cache = await caches.open(CACHE);
  const data = await cache.match(at("data-version.json"));
  port.postMessage(await data?.json());
}
