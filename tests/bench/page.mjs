// What the page costs a reader with a slow phone: `cargo xtask bench site` prints two Markdown
// tables. Slow 4G is 1.6 Mbit/s with 150 ms to the host and back; the processor is slowed down
// fourfold. Medians of 5 first visits, each with an empty cache.

import { launch } from "../browser/harness.mjs";
import { host } from "../browser/host.mjs";
import { kinds, visit } from "../browser/kinds.mjs";

const ROUNDS = 5;
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;

/** What is typed to measure a keystroke; each prefix is a query of its own. */
const TYPED = ["too many hops", "one way audio", "rfc 8197", "unavialable", "proxy authentication"];

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const ms = (number) => `${Math.round(number)} ms`;

const server = await host();
const browser = await launch();
try {
  console.log("| page | text seen (FCP) | largest seen (LCP) | usable | loaded until then |");
  console.log("|---|---|---|---|---|");
  for (const path of kinds()) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await firstVisit(path));
    const middle = (name) => median(rounds.map((one) => one[name]));
    const kilobytes = (middle("bytes") / 1000).toFixed(1);
    console.log(`| /${path} | ${ms(middle("seen"))} | ${ms(middle("largest"))} | ${ms(middle("live"))} | ${kilobytes} kB |`);
  }
  console.log("\n| keystroke in the search | median | slowest |\n|---|---|---|");
  for (const slower of [1, SLOWER]) {
    const times = await keystrokes(slower);
    const name = slower === 1 ? "this machine" : `${slower} times slower`;
    console.log(`| ${name} | ${median(times).toFixed(2)} ms | ${Math.max(...times).toFixed(2)} ms |`);
  }
} finally {
  await browser.close();
  await server.stop();
}

/** When the text of a page is seen, when it is live, and what was loaded until then. */
async function firstVisit(path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.largest = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new MutationObserver(() => {
      if (document.documentElement?.dataset.live !== undefined) window.live ??= performance.now();
    }).observe(document, { attributes: true, subtree: true });
  });
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await visit(page, server.url + path);
  const loaded = bytes;
  const found = await page.evaluate(() => ({
    seen: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    largest: window.largest,
    live: window.live,
  }));
  await context.close();
  return { ...found, bytes: loaded };
}

/** Milliseconds from a key to the list that answers it, painting aside. */
async function keystrokes(slower) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await visit(page, server.url);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const times = await page.evaluate(async (typed) => {
    const field = document.querySelector("#search");
    const said = document.querySelector("[role=status]");
    const times = [];
    for (const text of typed) {
      for (let length = 1; length <= text.length; length += 1) {
        const query = text.slice(0, length);
        const answered = new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve(performance.now());
          });
          observer.observe(said, { characterData: true, childList: true, subtree: true });
          // What says the same as before does not change.
          if (query.trim() !== query) resolve(undefined);
        });
        const start = performance.now();
        field.value = query;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        const end = await answered;
        if (end !== undefined) times.push(end - start);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      field.value = "";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return times;
  }, TYPED);
  await context.close();
  return times;
}
