// A service worker that undoes the service worker: to be published as `sw.js`, in place of the
// real one, if that should ever harm a reader. Every browser that comes by takes it at once, throws
// away what was kept, and reads from the network again. Pages that are open stay as they are.

const OURS = `sip-response ${new URL(registration.scope).pathname} `;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(undo()));

async function undo() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS)) await caches.delete(name);
  }
  await registration.unregister();
}
