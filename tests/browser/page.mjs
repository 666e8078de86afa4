// Tests of the page as a reader uses it: every address, search, keys, Explain, and bad input.

import assert from "node:assert/strict";
import { ALL_PAGES, complaints, test } from "./harness.mjs";
import { addresses, BUSY, DAMAGED, SCREENS } from "./kinds.mjs";

/** Run all tests of the page. */
export async function pageTests(browser, url) {
  // Without the service worker, which would save the whole page anew for each of these tests.
  const open = async (path, options = {}) => {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, serviceWorkers: "block", ...options });
    const page = await context.newPage();
    const list = complaints(page, url);
    await page.goto(url + path, { waitUntil: "load" });
    if (options.javaScriptEnabled !== false) {
      await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
    }
    return { page, list, close: () => context.close() };
  };
  /** Wait until the page of this address is there and live. */
  const arrive = async (page, address) => {
    await page.waitForURL(address);
    await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  };
  /** What is left of the complaints without files that were still loading when the page was left. */
  const grave = (list) => list.filter((complaint) => !complaint.endsWith("net::ERR_ABORTED"));
  const at = (page) => page.url().slice(url.length);
  const first = (page) => page.locator("a.row .num").first().textContent();
  const explain = async (page, text) => page.locator("#message").fill(text);

  await test("every page is live, has a title and a heading, and complains about nothing", async () => {
    const all = addresses();
    assert.ok(all.length > 100, `only ${all.length} pages`);
    const { page, list, close } = await open("");
    // Every kind of page is loaded; of the many alike, the first, the last and some between.
    const few = all.filter((path, index) => path.split("/").length < 3 || index % 12 === 0);
    const titles = new Set();
    for (const path of few) {
      await page.goto(url + path);
      await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
      assert.equal(await page.locator("h1").count(), 1, path);
      titles.add(await page.title());
    }
    assert.equal(titles.size, few.length, "two pages have one title");
    assert.deepEqual(grave(list), []);
    await close();
  }, ALL_PAGES);

  await test("what was rendered before stays when the page becomes live", async () => {
    const { page, close } = await open("486/", { javaScriptEnabled: false });
    const before = await page.locator("main").textContent();
    assert.match(before, /486.*Busy Here/s);
    await close();
    const live = await open("486/");
    assert.equal(await live.page.locator("main").textContent(), before);
    await live.close();
  });

  await test("without scripts a reader gets from the list to a code and on", async () => {
    const { page, close } = await open("", { javaScriptEnabled: false });
    await page.locator("a.row", { hasText: "486" }).first().click();
    assert.equal(at(page), "486/");
    await page.locator("a.next").first().click();
    assert.equal(at(page), "487/");
    await page.locator("nav a", { hasText: "All codes" }).first().click();
    assert.match(at(page), /^(index\.html)?$/);
    await close();
  });

  await test("an address that does not exist says so", async () => {
    const { page, close } = await open("799/deep/");
    assert.match(await page.locator("h1").textContent(), /Nothing has this address/);
    await page.locator("main a").first().click();
    assert.equal(await first(page), "100");
    await close();
  });

  await test("search leads where it should, marks the match and tells the count", async () => {
    const { page, list, close } = await open("");
    for (const [query, code] of [
      ["486", "486"],
      ["busy", "486"],
      ["Retry-After", "503"],
      ["RFC 8197", "607"],
      ["codec", "488"],
      ["too many hops", "483"],
      ["to mny hops", "483"],
      // The program of the page has no prose to search: these are found without it.
      ["no audio", "200"],
      ["call drops after 32 seconds", "200"],
      ["registration loop", "401"],
      ["can't register", "401"],
      ["stale nonce", "401"],
      ["q.850 16", "487"],
      ["NO_ROUTE_DESTINATION", "404"],
      ["sip 488 webrtc", "488"],
      ["fax", "488"],
      ["nat", "408"],
      ["session timer", "422"],
      ["all circuits are busy", "503"],
    ]) {
      await page.locator("#search").fill(query);
      await page.waitForFunction(
        (query) => document.querySelector("[role=status]").textContent.includes(`“${query}”`),
        query,
      );
      assert.equal(await first(page), code, query);
    }
    await page.locator("#search").fill("busy");
    assert.equal(await page.locator("mark").first().textContent(), "Busy");
    assert.match(page.url(), /#q=busy$/);
    assert.deepEqual(list, []);
    await close();
  });

  await test("what is no code is said to be elsewhere", async () => {
    const { page, list, close } = await open("#q=x-asterisk-hangupcause");
    await page.locator(".nothing a", { hasText: "causes" }).click();
    await arrive(page, "**/q850/");
    assert.deepEqual(grave(list), []);
    await close();
  });

  await test("a query in the address is asked when the page is opened", async () => {
    const { page, close } = await open("#q=no%20answer&class=4");
    assert.ok(["480", "408"].includes(await first(page)));
    assert.equal(await page.locator("#search").inputValue(), "no answer");
    const codes = await page.locator("a.row .num").allTextContents();
    assert.ok(codes.every((code) => code.startsWith("4")), codes.join());
    await close();
  });

  await test("filters narrow the list and stand in the address", async () => {
    const { page, close } = await open("");
    await page.getByRole("button", { name: "6xx" }).click();
    assert.match(page.url(), /#class=6$/);
    const codes = await page.locator("a.row .num").allTextContents();
    assert.ok(codes.length > 3 && codes.every((code) => code.startsWith("6")));
    await page.locator("select").first().selectOption({ label: "never" });
    assert.match(page.url(), /#class=6&retry=never$/);
    await close();
  });

  await test("a filter that was chosen is given up with all others", async () => {
    const { page, list, close } = await open("");
    await page.locator("#search").fill("qqqqqqqq");
    const retry = page.locator(".filters select").first();
    // What a reader chose once is not chosen by markup any more.
    for (const label of ["never", "any", "never"]) await retry.selectOption({ label });
    await page.getByRole("button", { name: "Show all codes" }).click();
    await page.locator(".class-list").first().waitFor();
    assert.equal(await retry.inputValue(), "any");
    assert.deepEqual(list, []);
    await close();
  });

  await test("everything can be reached by the keyboard", async () => {
    const { page, list, close } = await open("");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.type("486");
    await page.keyboard.press("Enter");
    await arrive(page, "**/486/");
    assert.match(await page.title(), /^486 Busy Here/);
    await page.keyboard.press("n");
    await arrive(page, "**/487/");
    await page.keyboard.press("p");
    await arrive(page, "**/486/");
    await page.keyboard.press("/");
    await page.keyboard.type("busy");
    await arrive(page, "**/#q=busy");
    await page.locator("a.row mark").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await arrive(page, /\/\d{3}\/$/);
    assert.notEqual(at(page), "486/");
    await page.goBack();
    await arrive(page, "**/#q=busy");
    assert.equal(await first(page), "486");
    await page.keyboard.press("Tab");
    await page.locator("h1").first().click({ force: true });
    await page.keyboard.press("e");
    await arrive(page, "**/explain/");
    assert.deepEqual(grave(list), []);
    await close();
  });

  await test("the colours can be chosen and are remembered", async () => {
    const { page, close } = await open("");
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.locator(".theme").click();
    await page.locator(".theme").click();
    assert.notEqual(await paper(), light);
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await close();
  });

  await test("a response that is pasted anywhere is explained", async () => {
    const { page, list, close } = await open("486/");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, BUSY);
    await arrive(page, "**/explain/");
    assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
    assert.deepEqual(grave(list), []);
    await close();
  });

  await test("responses are found in logs, and turning a chip changes the answer", async () => {
    const { page, list, close } = await open("explain/");
    const prefixed = BUSY.split("\n").map((line) => `Nov 20 13:30:00 edge1 kamailio[771]: ${line}`).join("\n");
    const log = `start\n${prefixed}\n<--- SIP read from UDP:192.0.2.1:5060 --->\n${BUSY.replace("486 Busy Here", "503 Service Unavailable")}`;
    await explain(page, log);
    await page.locator(".found button").nth(1).click();
    assert.equal(await page.locator(".verdict .numeral").textContent(), "503");
    await page.locator(".found button").nth(0).click();
    assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
    assert.equal(await page.locator(".lines .at").first().textContent(), "2");
    const before = await page.locator(".verdict").textContent();
    await page.locator(".chip select").first().selectOption("proxy");
    await page.waitForFunction(
      (before) => document.querySelector(".verdict").textContent !== before,
      before,
    );
    assert.deepEqual(list, []);
    await close();
  });

  await test("of a whole call the failure that ended it is explained first", async () => {
    const { page, list, close } = await open("explain/");
    const codes = ["100 Trying", "401 Unauthorized", "180 Ringing", "486 Busy Here", "200 OK"];
    await explain(page, codes.map((code) => BUSY.replace("486 Busy Here", code)).join("\n"));
    await page.locator(".found button").nth(4).waitFor();
    assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
    assert.match(await page.locator(".found [aria-pressed=true]").textContent(), /486/);
    await page.locator(".found button").first().click();
    assert.equal(await page.locator(".verdict .numeral").textContent(), "100");
    assert.deepEqual(list, []);
    await close();
  });

  await test("what the response itself says of the cause is told in words", async () => {
    const { page, list, close } = await open("explain/");
    await page.locator(".examples button").nth(1).click();
    const verdict = page.locator(".verdict");
    assert.match(await verdict.textContent(), /Reason.*Q\.850 42 switching equipment congestion/s);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.locator(".examples button").nth(2).click();
    assert.match(await verdict.textContent(), /Warning.*304: “Media type not available: video”.*305: /s);
    assert.deepEqual(list, []);
    await close();
  });

  await test("on a phone the verdict of Explain stands above the fold", async () => {
    const { page, close } = await open("explain/", SCREENS.phone);
    await page.locator(".examples button").first().click();
    const box = await page.locator(".verdict .lead").boundingBox();
    assert.ok(box.y + box.height < SCREENS.phone.viewport.height, `it ends at ${box.y + box.height} px`);
    await close();
  });

  await test("what is wrong with a message stands at its line", async () => {
    const { page, close } = await open("explain/");
    await explain(page, DAMAGED);
    const broken = page.locator(".lines .broken");
    await broken.first().waitFor();
    assert.equal(await broken.count(), 1);
    assert.match(await broken.textContent(), /Retry-After 120.*no colon/s);
    await close();
  });

  await test("the three examples are explained", async () => {
    for (const [at, code] of [["401"], ["503"], ["488"]].entries()) {
      const { page, list, close } = await open("explain/");
      await page.locator(".examples button").nth(at).click();
      assert.equal(await page.locator(".verdict .numeral").textContent(), code[0]);
      assert.deepEqual(list, []);
      await close();
    }
  });

  await test("bad input is named for what it is, and where", async () => {
    const { page, list, close } = await open("explain/");
    for (const [text, sentence] of [
      ["INVITE sip:bob@example.net SIP/2.0\nCSeq: 1 INVITE\n\n", /line 1.*request \(INVITE\)/is],
      ["HTTP/1.1 200 OK\nContent-Length: 0\n\n", /line 1.*HTTP/is],
      ["\u0000\u0001\u0002\u0003".repeat(50), /text/i],
      [",".repeat(1 << 20), /no SIP message/i],
      ["SIP/2.0 4294967301 Hello\n\n", /4294967301 is no status code/i],
      ["486 Busy Here", /starts with the code/i],
    ]) {
      await explain(page, text);
      const found = await page.locator(".unusable").textContent({ timeout: 20_000 });
      assert.match(found, sentence, text.slice(0, 40));
    }
    await explain(page, "   ");
    assert.equal(await page.locator(".examples").count(), 1);
    assert.deepEqual(list, []);
    await close();
  });

  await test("pasted text never becomes markup and never hides other text", async () => {
    const { page, list, close } = await open("explain/");
    const hostile = BUSY.replace(
      "Retry-After: 120",
      'Contact: <javascript:alert(1)>\nX-A: <img src=x onerror=alert(1)><script>alert(1)</script>\nX-B: a\u202eb\u0007c',
    );
    await explain(page, hostile);
    await page.locator(".lines").waitFor();
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.equal(await page.locator('main a[href^="javascript"]').count(), 0);
    assert.doesNotMatch(await page.locator(".lines").textContent(), /[\u202e\u0007]/);
    assert.deepEqual(list, []);
    await close();
  });
}
