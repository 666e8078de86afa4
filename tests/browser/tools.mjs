// Tests of the two tools of the page, Explain and Compare: what they load, what can be taken along
// and what is left out of it, and what a selection shows.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { complaints, test } from "./harness.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** What a reader has to load before a tool can be used, in bytes of brotli. */
const FIRST_LOAD = 150_000;

/** The same with the program, which is loaded when the page is first touched. */
const WITH_PROGRAM = 300_000;

const MESSAGE = [
  "SIP/2.0 488 Not Acceptable Here",
  "Via: SIP/2.0/UDP 203.0.113.77:5060;branch=z9hG4bKa1",
  'From: "Alice Smith" <sip:alice@pbx.example.org>;tag=a1',
  "To: <sip:+15557654321@trunk.example.org>;tag=b1",
  "Call-ID: c1@203.0.113.77",
  "CSeq: 1 INVITE",
  "Server: JsSIP 3.10.1",
  "Content-Length: 0",
  "",
  "",
].join("\n");

/** What in the message must reach nobody else. */
const PRIVATE = ["203.0.113.77", "alice", "Alice", "5557654321", "example.org"];

/** Run all tests of Explain and Compare. */
export async function toolsTests(browser, url) {
  const open = async (path, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    const list = complaints(page, url);
    await page.goto(url + path, { waitUntil: "load" });
    await live(page);
    return { page, list, context, close: () => context.close() };
  };
  const live = (page) =>
    page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
  /** Hold back the programs that are loaded from now on. Returns what lets them go. */
  const held = async (context) => {
    let go;
    const gone = new Promise((resolve) => (go = resolve));
    await context.route("**/*.wasm", async (route) => {
      await gone;
      await route.continue();
    });
    return go;
  };
  const numeral = (page) => page.locator(".verdict .numeral").textContent();
  const copied = async (page, button) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "");
    return page.evaluate(() => navigator.clipboard.readText());
  };

  await test("a tool is there after 150 KB, and loads its program when it is touched", async () => {
    for (const path of ["compare/", "explain/"]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const asked = new Set();
      page.on("request", (request) => asked.add(new URL(request.url()).pathname.slice(1)));
      const size = () => {
        let total = 0;
        for (const name of asked) {
          const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
          total += brotliCompressSync(readFileSync(join(dist, file))).length;
        }
        return total;
      };
      await page.goto(url + path, { waitUntil: "networkidle" });
      await live(page);
      const first = size();
      await page.keyboard.press("Shift");
      await page.waitForFunction(() => document.documentElement.dataset.live === "program");
      const whole = size();
      console.log(`        ${path} ${first}, with its program ${whole} bytes of brotli`);
      assert.ok(first <= FIRST_LOAD, `${path} loads ${first} bytes of brotli`);
      assert.ok(whole <= WITH_PROGRAM, `${path} loads ${whole} bytes of brotli`);
      await context.close();
    }
  });

  await test("what is done to Explain before its program is there is done all the same", async () => {
    const { page, list, context, close } = await open("explain/");
    const go = await held(context);
    await page.locator("#message").fill(MESSAGE);
    assert.equal(await page.locator(".verdict").count(), 0);
    go();
    await page.locator(".verdict").waitFor();
    assert.equal(await page.locator("#message").inputValue(), MESSAGE);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a link to an answer holds what is shown, redacted unless the reader says otherwise", async () => {
    const { page, list, context, close } = await open("explain/");
    await page.locator("#message").fill(MESSAGE);
    await page.locator(".chip select").first().selectOption("proxy");
    const link = await copied(page, "Copy a link");
    assert.match(link, /\/explain\/#response=SIP.*&role=proxy$/);
    for (const told of PRIVATE) assert.ok(!decodeURIComponent(link).includes(told), told);
    await page.getByRole("button", { name: "Show what is shared" }).click();
    const shown = await page.locator(".shared").textContent();
    for (const told of PRIVATE) assert.ok(!shown.includes(told), told);
    assert.match(shown, /SIP\/2\.0 488 Not Acceptable Here/);

    const other = await context.newPage();
    const asked = [];
    other.on("request", (request) => asked.push(request.url()));
    await other.goto(link);
    await live(other);
    assert.equal(await numeral(other), "488");
    assert.equal(await other.locator(".chip select").first().inputValue(), "proxy");
    assert.ok(asked.every((address) => !address.includes("response=")), asked.join("\n"));

    await page.locator(".along input[type=checkbox]").uncheck();
    const whole = decodeURIComponent(await copied(page, "Copy a link"));
    for (const told of PRIVATE) assert.ok(whole.includes(told), told);
    assert.deepEqual(list, []);
    await close();
  });

  await test("an answer is copied as Markdown without what tells who called", async () => {
    const { page, list, close } = await open("explain/");
    await page.locator("#message").fill(MESSAGE);
    await page.locator(".beside .statement").first().waitFor();
    const text = await copied(page, "Copy as Markdown");
    assert.match(text, /^## 488 Not Acceptable Here: /);
    assert.match(text, /### Why\n\n- .*\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+/);
    assert.match(text, /### versatica JsSIP\n\n- /);
    assert.match(text, /```\nSIP\/2\.0 488 Not Acceptable Here\n/);
    for (const told of PRIVATE) assert.ok(!text.includes(told), told);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a product stands beside the advice, detected or chosen", async () => {
    const { page, list, close } = await open("explain/");
    await page.locator("#message").fill(MESSAGE);
    await page.locator(".beside .statement").first().waitFor();
    assert.equal(await page.locator(".beside select").inputValue(), "jssip");
    await page.locator(".beside select").selectOption("asterisk-pjsip");
    await page.locator(".differences li").first().waitFor();
    assert.match(await page.locator(".differences").textContent(), /cause 58/);
    await page.locator(".beside select").selectOption("");
    assert.equal(await page.locator(".beside .statement").count(), 0);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a chip that was turned says what is so for the next message too", async () => {
    const { page, list, close } = await open("explain/");
    const role = page.locator(".chip select").first();
    await page.locator("#message").fill(MESSAGE);
    const before = await role.inputValue();
    // What a reader chose once is not chosen by markup any more.
    for (const value of ["proxy", before, "proxy"]) await role.selectOption(value);
    await page.locator(".chip.on").waitFor();
    await page.locator("#message").fill(MESSAGE.replace("488 Not Acceptable Here", "486 Busy Here"));
    await page.locator(".chip.on").waitFor({ state: "detached" });
    assert.equal(await role.inputValue(), before);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a value that cannot be read is marked at its line", async () => {
    const { page, list, close } = await open("explain/");
    await page.locator("#message").fill(MESSAGE.replace("Server:", "Retry-After: soon\nServer:"));
    await page.locator(".source li.broken").first().waitFor();
    assert.match(await page.locator(".source li.broken").textContent(), /Retry-After: soon/);
    assert.match(await page.locator(".wrong-count").textContent(), /^1 thing/);
    assert.deepEqual(list, []);
    await close();
  });

  await test("nothing is kept unless asked, and what is kept can be erased", async () => {
    const { page, list, close } = await open("explain/");
    const stored = () => page.evaluate(() => Object.keys(localStorage).join());
    const kept = page.locator(".history li");
    await page.locator("#message").fill(MESSAGE);
    await page.locator(".verdict").waitFor();
    assert.equal(await stored(), "");
    await page.locator(".history input[type=checkbox]").check();
    await kept.first().waitFor();
    await page.locator("#message").fill(MESSAGE.replace("488 Not Acceptable Here", "486 Busy Here"));
    await page.waitForFunction(() => document.querySelectorAll(".history li").length === 2);
    await page.reload();
    await live(page);
    await page.locator(".history li button", { hasText: "488" }).first().click();
    assert.equal(await numeral(page), "488");
    await page.getByRole("button", { name: /^Forget .*486/ }).click();
    await page.waitForFunction(() => document.querySelectorAll(".history li").length === 1);
    await page.getByRole("button", { name: "Erase all" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".history li").length === 0);
    await page.locator(".history input[type=checkbox]").uncheck();
    await page.waitForFunction(() => localStorage.getItem("history") === null);
    assert.deepEqual(list, []);
    await close();
  });

  await test("a file can be dropped anywhere, and five megabytes are read", async () => {
    const { page, list, close } = await open("explain/");
    const drop = (text) =>
      page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "trace.log"));
        for (const name of ["dragover", "drop"]) {
          const event = new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector("footer").dispatchEvent(event);
        }
      }, text);
    await drop(MESSAGE);
    await page.locator(".verdict").waitFor();
    assert.equal(await numeral(page), "488");
    await drop(`${"a line of a log, with nothing in it\n".repeat(145_000)}${MESSAGE}`);
    await page.waitForFunction(
      () => document.querySelector(".lines .at")?.textContent === "145001",
      undefined,
      { timeout: 40_000 },
    );
    assert.equal(await numeral(page), "488");
    assert.deepEqual(list, []);
    await close();
  });

  await test("a query typed beside a tool is answered by the list", async () => {
    const { page, close } = await open("explain/");
    await page.locator("#search").fill("too many hops");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/#q=too%20many%20hops");
    await live(page);
    assert.equal(await page.locator("a.row .num").first().textContent(), "483");
    await page.goto(`${url}compare/`);
    await live(page);
    await page.locator("#search").fill("486");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/486/");
    await close();
  });

  await test("a query is answered though Enter comes long before the program", async () => {
    for (const path of ["explain/", "compare/"]) {
      const { page, context, close } = await open(path);
      const go = await held(context);
      await page.locator("#search").fill("too many hops");
      await page.keyboard.press("Enter");
      go();
      await page.waitForURL("**/#q=too%20many%20hops");
      await close();
    }
  });

  await test("any products are compared for any codes, and the address says which", async () => {
    const { page, list, close } = await open("compare/");
    assert.equal(await page.locator("thead th").count(), 5);
    // Passing others on the way to a product, as the arrow keys do, adds none of them.
    for (const id of ["freeswitch", "jssip"]) await page.locator(".compare select").selectOption(id);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll("thead th").length === 6);
    await page.getByRole("button", { name: /^Remove Cisco .*Proxy/ }).click();
    await page.locator(".compare input[type=text]").fill("486 5xx");
    await page.keyboard.press("Enter");
    await page.waitForURL(/codes=486/);
    await page.waitForFunction(() => !document.querySelector(".count").textContent.includes("Loading"));
    const codes = await page.locator("tbody th .num").allTextContents();
    assert.ok(codes.length > 3 && codes.every((code) => code === "486" || code[0] === "5"), codes.join());
    const address = page.url();
    assert.match(address, /#with=rfc-3261,.*jssip&codes=486/);
    const text = await page.locator("tbody").textContent();
    await page.reload();
    await live(page);
    await page.waitForFunction((text) => document.querySelector("tbody").textContent === text, text);
    assert.deepEqual(list, []);
    await close();
  });

  await test("what differs is marked in words, and every statement has its source and grade", async () => {
    const { page, list, close } = await open(
      "compare/#with=audiocodes-mediant,asterisk-pjsip,yealink-t2-t4&codes=488%20502",
    );
    await page.locator("td.differs .differs-in", { hasText: /≠ .*becomes/ }).first().waitFor();
    assert.match(await page.locator("tbody").textContent(), /— not stated/);
    for (const sources of await page.locator(".statement .sources").allTextContents()) {
      assert.match(sources, /, grade [ABC]$/);
    }
    await page.locator(".compare input[type=checkbox]").check();
    await page.waitForURL(/differing=yes/);
    assert.equal(await page.locator("tbody tr:not(.differs)").count(), 0);
    assert.deepEqual(list, []);
    await close();
  });

  await test("the table is copied as Markdown, CSV and JSON", async () => {
    const { page, list, close } = await open("compare/#with=rfc-3261,jssip&codes=486%20488");
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 2);
    await page.waitForFunction(() => !document.querySelector(".count").textContent.includes("Loading"));
    assert.match(await copied(page, "Markdown"), /^\| Code \| IETF RFC 3261 \|.*\n\|---\|/);
    assert.match(await copied(page, "CSV"), /^code,phrase,product,.*\r\n486,Busy Here,/);
    const cells = JSON.parse(await copied(page, "JSON"));
    assert.deepEqual([...new Set(cells.map((cell) => cell.code))], [486, 488]);
    assert.deepEqual(list, []);
    await close();
  });

  await test("Compare can be read without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${url}compare/`);
    assert.ok((await page.locator("tbody tr").count()) > 40);
    await context.close();
  });
}
