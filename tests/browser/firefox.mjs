// A smoke test of the built page in headless Firefox, which Playwright cannot drive without a build
// of its own: `cargo xtask test firefox`.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { ALL_PAGES, finish, firefoxPath, serve, test } from "./harness.mjs";
import { DAMAGED, kinds } from "./kinds.mjs";

const server = await serve();
const profile = mkdtempSync(join(tmpdir(), "sip-response-firefox-"));
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefoxPath(),
  headless: true,
  userDataDir: profile,
  // A slow machine takes its time to start.
  timeout: 60_000,
});

/** Run this in a page of its own, and fail for what the page complains about. */
async function inPage(path, body) {
  const page = await browser.newPage();
  const list = [];
  page.on("pageerror", (error) => list.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) list.push(`console: ${message.text()}`);
  });
  try {
    await visit(page, path);
    await body(page);
    assert.deepEqual(list.filter((it) => !it.includes("nothing/here")), []);
  } finally {
    await page.close();
  }
}

async function visit(page, path) {
  await page.goto(server.url + path, { waitUntil: "load" });
  await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
}

const text = (page, selector) => page.$eval(selector, (one) => one.textContent);

try {
  await test("Firefox: every kind of page becomes live and complains about nothing", async () => {
    for (const path of kinds()) {
      await inPage(path, async (page) => {
        assert.equal((await page.$$("h1")).length, 1, path);
        // The style is understood: colours that follow light and dark, nested or not.
        const colours = await page.evaluate(() => {
          const { color, backgroundColor } = getComputedStyle(document.documentElement);
          return [color, backgroundColor];
        });
        assert.notEqual(colours[0], colours[1], path);
        assert.doesNotMatch(colours[1], /rgba\(0, 0, 0, 0\)/, `${path} has no colour of its own`);
      });
    }
  }, ALL_PAGES);

  await test("Firefox: search answers as one types, and Enter opens the first", async () => {
    await inPage("", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("too mny hops");
      await page.waitForFunction(() => document.querySelector("a.row .num")?.textContent === "483");
      assert.match(page.url(), /#q=too%20mny%20hops$/);
      const arrived = page.waitForNavigation();
      await page.keyboard.press("Enter");
      await arrived;
      assert.match(page.url(), /\/483\/$/);
      assert.match(await page.title(), /^483 Too Many Hops/);
    });
  });

  await test("Firefox: a pasted response is explained, and its mistake is found", async () => {
    await inPage("explain/", async (page) => {
      await page.$eval(
        "#message",
        (field, value) => {
          field.value = value;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        },
        DAMAGED,
      );
      await page.waitForSelector(".verdict .numeral");
      assert.equal(await text(page, ".verdict .numeral"), "486");
      await page.waitForSelector(".lines .broken");
      assert.match(await text(page, ".lines .broken"), /Retry-After/);
    });
  });

  await test("Firefox: the colours are chosen and remembered", async () => {
    await inPage("", async (page) => {
      await page.click(".theme");
      await page.click(".theme");
      await page.reload();
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    });
  });
} finally {
  await browser.close();
  await server.stop();
  rmSync(profile, { recursive: true, force: true });
}
finish();
