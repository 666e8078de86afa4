// What every browser test needs: Chromium, the static server of `cargo xtask serve`, and a `test`
// function that counts.
//
// `cargo xtask test page` names its own program in XTASK and the browser in CHROMIUM. Run by hand
// (`node tests/browser/run.mjs`), both are looked for; a word after it runs the tests that have it
// in their name.

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** For a test that goes through all kinds of pages, on a machine that is busy. Milliseconds. */
export const ALL_PAGES = 240_000;

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A test, or the start of the server, that takes longer than this has failed. Milliseconds. */
const TIME_LIMIT = 60_000;

// The page must not need the network, and neither must the browser.
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const counts = { passed: 0, failed: 0 };

/**
 * Run one test now; the name is a sentence. What it throws is shown, and the next one runs. One
 * that goes through all pages says a higher limit.
 */
export async function test(name, body, limit = TIME_LIMIT) {
  if (!name.includes(process.argv[2] ?? "")) return;
  const start = performance.now();
  try {
    await within(limit, body());
    counts.passed += 1;
    console.log(`ok      ${name} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED  ${name}\n${indented(error?.stack ?? String(error))}`);
  }
}

/** Print the line that `cargo xtask test` reads, and set the exit code. */
export function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

/** Start headless Chromium. The caller closes it. */
export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: CHROMIUM_FLAGS });
}

/**
 * Start headless Chromium with a profile in `folder`: for what a private window refuses, such as
 * the installation of the page. Returns a browser context; the caller closes it.
 */
export function launchWithProfile(folder, options = {}) {
  return chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    headless: true,
    args: CHROMIUM_FLAGS,
    ...options,
  });
}

/**
 * Serve `dist/`, or another folder, on 127.0.0.1. Returns `{ url, stop }`; the URL ends in a slash,
 * and after `stop` the page can only come from the service worker.
 */
export async function serve(port = 0, folder = "dist") {
  const [program, first] = process.env.XTASK ? [process.env.XTASK, []] : ["cargo", ["xtask"]];
  const options = ["--no-build", "--port", String(port), "--folder", folder];
  const child = spawn(program, [...first, "serve", ...options], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = () => child.kill();
  process.once("exit", kill);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const url = await within(
    TIME_LIMIT,
    new Promise((resolve, reject) => {
      let said = "";
      child.stdout.on("data", (text) => {
        said += text;
        const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (address) resolve(address[0]);
      });
      child.once("error", reject);
      ended.then(() => reject(new Error(`the server ended before it served: ${said}`)));
    }),
  );
  const stop = async () => {
    process.removeListener("exit", kill);
    child.kill();
    await ended;
  };
  return { url, stop };
}

/**
 * Collect what goes wrong in a page without a test asking: errors, console errors and warnings,
 * failed requests, and requests to any other place than `url`. Returns the list, which grows.
 */
export function complaints(page, url) {
  const list = [];
  page.on("pageerror", (error) => list.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The test runner says that it blocks service workers, where a test wants none. On a busy
    // machine what was loaded ahead waits for seconds, of which the browser warns.
    const known = /blocked by Playwright|was preloaded using link preload but not used within/;
    if (["error", "warning"].includes(message.type()) && !known.test(message.text())) {
      list.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("requestfailed", (request) => {
    // The browser itself drops what a page still loads when the next one is opened.
    const error = request.failure()?.errorText;
    if (error !== "net::ERR_ABORTED") list.push(`request: ${request.url()}: ${error}`);
  });
  page.on("request", (request) => {
    const known = [url, "data:", "blob:"].some((start) => request.url().startsWith(start));
    if (!known) list.push(`request to another place: ${request.url()}`);
  });
  return list;
}

/** Where Chromium is. */
export function chromiumPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return process.env.CHROMIUM ?? onPath("Chromium", "CHROMIUM", names);
}

/** Where Firefox is. */
export function firefoxPath() {
  return process.env.FIREFOX ?? onPath("Firefox", "FIREFOX", ["firefox-esr", "firefox"]);
}

function onPath(what, variable, names) {
  const places = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => places.map((place) => join(place, name))).find(isProgram);
  if (!found) throw new Error(`${what} is missing: put it on PATH, or name it in ${variable}`);
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`not done after ${milliseconds / 1000} s`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An error may quote all that was pasted; its beginning and its end say enough. */
function indented(text) {
  const short = text.length > 6000 ? `${text.slice(0, 3000)}\n…\n${text.slice(-2000)}` : text;
  return short.replace(/^/gm, "        ");
}
