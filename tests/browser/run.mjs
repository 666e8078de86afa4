// Tests of the built page in headless Chromium: `cargo xtask test page`.

import assert from "node:assert/strict";
import { complaints, finish, launch, serve, test } from "./harness.mjs";
import { offlineTests } from "./offline.mjs";
import { pageTests } from "./page.mjs";
import { productsTests } from "./products.mjs";
import { qualityTests } from "./quality.mjs";
import { toolsTests } from "./tools.mjs";

const server = await serve();
const browser = await launch();
try {
  await test("the page starts, complains about nothing and asks no other host", async () => {
    const page = await browser.newPage();
    const list = complaints(page, server.url);
    const response = await page.goto(server.url, { waitUntil: "networkidle" });
    assert.equal(response.status(), 200);
    assert.notEqual(await page.title(), "");
    assert.deepEqual(list, []);
    await page.close();
  });
  await pageTests(browser, server.url);
  await qualityTests(browser, server.url);
  await productsTests(browser, server.url);
  await offlineTests(browser);
  await toolsTests(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
}
finish();
