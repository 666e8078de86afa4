// One page of every kind, found in what was built, so that a new kind is tested without being named.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The screens that pages are looked at on. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 800 } },
};

/** Every folder of the built site that has a page, as a path with a slash at its end. */
export function addresses(folder = "") {
  const entries = readdirSync(join(dist, folder)).sort();
  const here = entries.includes("index.html") ? [folder] : [];
  const below = entries.filter((name) => statSync(join(dist, folder, name)).isDirectory());
  return [...here, ...below.flatMap((name) => addresses(`${folder}${name}/`))];
}

/**
 * The addresses of one page of each kind: of the pages in a folder the first of each class of
 * article, of the codes 486, and one that nobody has.
 */
export function kinds() {
  const all = addresses();
  const parent = (path) => path.replace(/[^/]+\/$/, "");
  const seen = new Set();
  const one = all.filter((path) => {
    if (/^\d{3}\/$/.test(path)) return path === "486/";
    const folder = parent(path);
    // Each folder at the top is a kind of its own.
    if (folder === "") return true;
    const html = readFileSync(join(dist, path, "index.html"), "utf8");
    const kind = `${folder} ${html.match(/<article class="([^"]*)"/)?.[1]}`;
    if (seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
  return [...one, "nothing/here/"];
}

/** A response as it would be pasted. */
export const BUSY = [
  "SIP/2.0 486 Busy Here",
  "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1",
  "From: <sip:alice@example.com>;tag=a1",
  "To: <sip:bob@example.net>;tag=b1",
  "Call-ID: c1@ua.example.com",
  "CSeq: 1 INVITE",
  "Retry-After: 120",
  "Content-Length: 0",
  "",
  "",
].join("\n");

/** The same with one mistake. */
export const DAMAGED = BUSY.replace("Retry-After: 120", "Retry-After 120");

/** What a page looks like only after something was done on it: a name, its address, and the deed. */
export const STATES = [
  ["codes that were found", "#q=busy", async () => {}],
  ["nothing that was found", "#q=qqqqqqqq", async () => {}],
  ["a filtered list", "#class=6&retry=never", async () => {}],
  ["a response that was explained", "explain/", (page) => paste(page, DAMAGED)],
  [
    "two responses that were explained",
    "explain/",
    (page) => paste(page, `${DAMAGED}\n\n${DAMAGED.replace("486 Busy Here", "503 Service Unavailable")}`),
  ],
  ["a text without a response", "explain/", (page) => paste(page, "hello\n")],
];

/** Open a page and wait until it lives. */
export async function visit(page, address) {
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
}

/** Put a text into the field of Explain at once, as a paste does; typing five megabytes takes long. */
export async function paste(page, text) {
  await page.locator("#message").evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
}
