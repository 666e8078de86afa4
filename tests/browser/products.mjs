// Tests of the pages about products: the list, a page each, where they disagree, a cause or code
// through several of them, and a profile of one's own.

import assert from "node:assert/strict";
import { complaints, test } from "./harness.mjs";
import { BUSY } from "./kinds.mjs";

/** A profile as a reader would write it. */
const OWN = [
  'vendor = "Example"',
  'product = "Trunk"',
  'roles = ["service"]',
  "",
  "[[sources]]",
  'id = "trace"',
  'title = "A trace"',
  'evidence = "observation"',
  'kind = "other"',
  'url = "https://example.com/"',
  "",
  "[[behaviours]]",
  "codes = [503]",
  'receives = { does = ["fail-over"], text = "Goes to the second carrier." }',
  'maps = [{ way = "to", system = "Q.850", value = "38" }]',
  'source = "trace"',
  'place = "packet 12"',
  "",
];

/** Run all tests of the pages about products. */
export async function productsTests(browser, url) {
  // What is written once needs no program.
  const open = async (path, options = {}) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: "load" });
    return { page, close: () => context.close() };
  };
  /** The same with scripts, once the page can be used. */
  const use = async (path) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const list = complaints(page, url);
    await page.goto(url + path, { waitUntil: "load" });
    await live(page);
    return { page, list, close: () => context.close() };
  };
  const live = (page) =>
    page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  const give = (page, name, lines) =>
    page.locator("input[type=file]").setInputFiles({
      name,
      mimeType: "application/toml",
      buffer: Buffer.from(lines.join("\n")),
    });

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
    assert.equal(await page.locator(".way").isVisible(), false);
    await close();
  });

  await test("a way through products is chosen, shown and kept in the address", async () => {
    const { page, list, close } = await use("products/chain/#start=code-488&via=freeswitch:pstn");
    const way = page.locator(".way");
    const shows = (text) => way.locator(".steps", { hasText: text }).waitFor();
    const product = way.getByRole("combobox", { name: "product 1", exact: true });
    const number = way.getByLabel("number");
    await shows("cause 88");
    assert.match(await way.locator(".loss").textContent(), /RFC 3398 has cause 31/);
    await product.focus();
    await product.selectOption("hp-msr-router");
    await shows("cause 127");
    assert.match(page.url(), /#start=code-488&via=hp-msr-router:pstn$/);
    assert.ok(await product.evaluate((list) => list === document.activeElement), "the focus is lost");
    await number.fill("486");
    await number.blur();
    await shows("cause 17");
    assert.match(await way.locator(".verdict-line").textContent(), /Nothing of the meaning is lost/);
    // What cannot start a way is refused, and the way stays.
    await number.fill("200");
    await number.blur();
    assert.equal(await number.evaluate((field) => field.validity.rangeUnderflow), true);
    assert.match(page.url(), /start=code-486/);
    await way.getByRole("button", { name: "Add a product" }).click();
    await shows("handed on 486");
    await way.getByRole("button", { name: "Remove product 1" }).click();
    await page.waitForURL(/#start=code-486&via=rfc-3398:sip$/);
    assert.equal(await product.inputValue(), "rfc-3398");
    await way.getByRole("combobox", { name: "starts with a" }).selectOption("cause");
    await shows("got cause 34");
    assert.equal(await number.inputValue(), "34");
    await page.getByRole("button", { name: /^Change this way: A declined call/ }).click();
    await shows("handed on 403");
    assert.equal(await product.inputValue(), "oracle-sbc");
    await page.goBack();
    await page.waitForURL(/#start=cause-34&via=rfc-3398:sip$/);
    await shows("got cause 34");
    assert.deepEqual(list, []);
    await close();
  });

  await test("a profile of one's own with mistakes is told each with line, field and allowed values", async () => {
    const { page, list, close } = await use("products/own/");
    const wrong = OWN.map((line) => line.replace('"fail-over"', '"fall-over"').replace("503", "5033"));
    await give(page, "mine.toml", wrong);
    const mistakes = page.locator(".mistakes li");
    await mistakes.first().waitFor();
    const [first, second] = await mistakes.allTextContents();
    assert.match(first, /^line 13 behaviours\[0\]\.codes\[0\]: .*5033.*100 to 699/);
    assert.match(second, /^line 14 behaviours\[0\]\.receives\.does\[0\]: .*`fall-over`.*`fail-over`/);
    const said = (text) => page.locator("[role=status]", { hasText: text }).waitFor();
    await said("mine.toml is no profile yet: 2 to mend.");
    await give(page, "photo.json", ["{ \u0000 <img src=x onerror=alert(1)>"]);
    await said("photo.json is no profile yet");
    assert.equal(await page.locator("main img").count(), 0);
    await give(page, "log.toml", ["#".repeat(600_000)]);
    await said("log.toml cannot be read, or is longer than 512 kB.");
    assert.equal(await mistakes.count(), 0);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a profile of one's own can be dropped before the program is there", async () => {
    const { page, list, close } = await use("products/own/");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "mine.toml"));
      for (const name of ["dragover", "drop"]) {
        const event = new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector("footer").dispatchEvent(event);
      }
    }, OWN.join("\n"));
    await page.locator("h2", { hasText: "Example Trunk" }).waitFor();
    assert.deepEqual(list, []);
    await close();
  });

  await test("a profile of one's own is compared, kept only if asked, and forgotten", async () => {
    const { page, list, close } = await use("products/own/");
    const stored = () => page.evaluate(() => Object.keys(localStorage));
    const compared = (text) => page.locator(".compare td", { hasText: text }).first().waitFor();
    await give(page, "mine.toml", OWN);
    await page.locator("h2", { hasText: "Example Trunk" }).waitFor();
    assert.deepEqual(await stored(), []);
    await page.getByRole("link", { name: "Compare it" }).click();
    await page.waitForURL("**/compare/#with=own-mine,**");
    await compared("Goes to the second carrier.");
    await page.goBack();
    await give(page, "mine.toml", OWN);
    await page.locator(".switch input").check();
    assert.deepEqual(await stored(), ["profile:own-mine"]);
    // A newer file takes the place of the one that is kept.
    await give(page, "mine.toml", OWN.map((line) => line.replace("second", "third")));
    await page.locator(".statement", { hasText: "third" }).waitFor();
    // It comes back with the page, and is one of the products of a way.
    await page.goto(`${url}compare/#with=own-mine,rfc-3261`);
    await page.reload();
    await compared("Goes to the third carrier.");
    await page.goto(`${url}products/chain/#start=code-503&via=own-mine:pstn`);
    await page.locator(".way .steps", { hasText: "cause 38" }).waitFor();
    const product = page.getByRole("combobox", { name: "product 1", exact: true });
    assert.equal(await product.inputValue(), "own-mine");
    await page.goto(`${url}products/own/`);
    await page.getByRole("button", { name: "Forget Example Trunk" }).click();
    await page.getByRole("button", { name: "Forget Example Trunk" }).waitFor({ state: "detached" });
    assert.deepEqual(await stored(), []);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a profile of one's own that is kept stands beside the advice of Explain", async () => {
    const { page, list, close } = await use("products/own/");
    await give(page, "mine.toml", ['detect = ["ExampleTrunk/"]', ...OWN]);
    await page.locator(".switch input").check();
    await page.goto(`${url}explain/`);
    await live(page);
    const product = page.locator(".beside select");
    const says = page.locator(".beside .statement", { hasText: "Goes to the second carrier." });
    const response = BUSY.replace("486 Busy Here", "503 Service Unavailable");
    await page.locator("#message").fill(response);
    await product.selectOption({ label: "Example Trunk" });
    await says.waitFor();
    // A message can name it, like any other product.
    await page.reload();
    await live(page);
    await page.locator("#message").fill(response.replace("\n", "\nServer: ExampleTrunk/2.1\n"));
    await says.waitFor();
    assert.equal(await product.inputValue(), "own-mine");
    assert.deepEqual(list, []);
    await close();
  });

  await test("a text that is dropped is left to the browser", async () => {
    for (const path of ["products/own/", "explain/"]) {
      const { page, close } = await use(path);
      const refused = () =>
        page.locator("#search").evaluate((field) => {
          const data = new DataTransfer();
          data.setData("text/plain", "486");
          const options = { dataTransfer: data, bubbles: true, cancelable: true };
          return !field.dispatchEvent(new DragEvent("dragover", options));
        });
      assert.equal(await refused(), false, `${path} before its program`);
      await page.waitForFunction(() => document.documentElement.dataset.live === "program");
      assert.equal(await refused(), false, path);
      await close();
    }
  });

  await test("the pages about products are no wider than their screen", async () => {
    for (const width of [320, 390, 1280]) {
      const { page, close } = await open("products/", { viewport: { width, height: 800 } });
      for (const path of ["products/", "products/asterisk-pjsip/", "products/disagreements/", "products/chain/", "products/own/"]) {
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
