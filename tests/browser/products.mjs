// Tests of the pages about products: the list, a page each, and where they disagree.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** Run all tests of the pages about products. */
export async function productsTests(browser, url) {
  // All of it is written once: no page here needs its program.
  const open = async (path, options = {}) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: "load" });
    return { page, close: () => context.close() };
  };

  await test("the list of products says how much each knows, and which way it maps causes", async () => {
    const { page, close } = await open("products/");
    const row = page.locator("tr", { hasText: "Asterisk (chan_pjsip)" });
    assert.match(await row.textContent(), /4xx \d+\/\d+ ✓.*to \d+, from \d+.*A Asterisk source code/s);
    await row.locator("a").first().click();
    const causes = await page.locator("main").textContent();
    assert.match(causes, /From SIP to Q\.850.*From Q\.850 to SIP/s);
    // 488 becomes 58 there, 31 in RFC 3398.
    const cells = page.locator("tr", { has: page.locator("th", { hasText: /^488$/ }) }).locator("td");
    assert.deepEqual((await cells.allTextContents()).slice(0, 2), ["58", "31"]);
    await close();
  });

  await test("where products disagree most stands first, with every source", async () => {
    const { page, close } = await open("products/disagreements/");
    const counts = await page.locator("section:has(> #causes) .tag").allTextContents();
    const answers = counts.map((text) => Number(text.match(/^(\d+) answers/)[1]));
    assert.ok(answers.length > 10 && answers[0] >= 5, counts[0]);
    assert.deepEqual(answers, [...answers].sort((a, b) => b - a));
    const found = page.locator(".disagreement", { hasText: "488" }).first();
    const text = await found.textContent();
    for (const part of ["58", "88", "50", "127", "RFC 3398 has 31", "FreeSWITCH", "Oracle", "grade B"]) {
      assert.ok(text.includes(part), `${part}: ${text}`);
    }
    assert.ok((await found.locator('a[href^="http"]').count()) >= 5);
    await close();
  });

  await test("who changed what is told step by step, and where the meaning is lost", async () => {
    const { page, close } = await open("products/chain/");
    const ways = page.locator(".example");
    assert.equal(await ways.count(), 4);
    const first = await ways.first().textContent();
    assert.match(first, /got cause 34.*handed on 503.*A person hears fast busy or busy/s);
    assert.match(first, /leads back to cause 41, not to cause 34.*lost first at step 1/s);
    assert.match(await ways.last().textContent(), /Nothing of the meaning is lost/);
    await close();
  });

  await test("the pages about products are no wider than their screen", async () => {
    for (const width of [320, 390, 1280]) {
      const { page, close } = await open("products/", { viewport: { width, height: 800 } });
      for (const path of ["products/", "products/asterisk-pjsip/", "products/disagreements/", "products/chain/"]) {
        await page.goto(url + path);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(over <= 0, `${path} at ${width} px is ${over} px too wide`);
      }
      await close();
    }
  });
}
