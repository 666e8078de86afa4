// Tests of the page without a network and as an installed app: the server is ended, the folder that
// it serves is changed, files are opened and texts are shared.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { changes } from "../../web/changes.js";
import { ALL_PAGES, complaints, launchWithProfile, serve, test } from "./harness.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The first load may weigh so much, compressed with brotli, in bytes. */
const FIRST_LOAD = 150_000;

const BUSY = `SIP/2.0 486 Busy Here\r
Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1\r
From: <sip:alice@example.com>;tag=a1\r
To: <sip:bob@example.net>;tag=b1\r
Call-ID: c1@ua.example.com\r
CSeq: 1 INVITE\r
Content-Length: 0\r
\r
`;

/** Run all tests. They share one site below a folder of its host, and go through its versions. */
export async function offlineTests(browser) {
  const host = mkdtempSync(join(tmpdir(), "sip-response-"));
  const site = join(host, "sip");
  cpSync(dist, site, { recursive: true });
  const read = (name) => readFileSync(join(site, name), "utf8");
  const write = (name, text) => writeFileSync(join(site, name), text);
  let server = await serve(0, host);
  const port = new URL(server.url).port;
  const url = `${server.url}sip/`;
  const context = await browser.newContext();
  const page = await context.newPage();
  const list = complaints(page, url);
  try {
    await inOrder();
  } finally {
    await context.close();
    await server.stop();
    rmSync(host, { recursive: true });
  }

  async function inOrder() {
    await test("the list of files for use without a network has the hash of every file", () => {
      const { version, parts, files } = JSON.parse(read("offline.json"));
      assert.deepEqual(hashes(parts), files);
      assert.match(read("sw.js"), new RegExp(`VERSION ?= ?"${version}"`));
      assert.match(read("486/index.html"), new RegExp(`build ${version}`));
      assert.ok(Object.keys(files).length > 500, "some files are missing");
    });

    await test("the first load weighs at most 150 KB, and nothing of it is for later", async () => {
      const bodies = [];
      const record = async (response) => bodies.push([response.url(), await response.body()]);
      const pending = [];
      const note = (response) => pending.push(record(response));
      page.on("response", note);
      await page.goto(url, { waitUntil: "load" });
      await live(page);
      page.off("response", note);
      await Promise.all(pending);
      const sizes = bodies.map(([name, body]) => [name, brotliCompressSync(body).length]);
      const sum = sizes.reduce((sum, [, size]) => sum + size, 0);
      console.log(`        first load: ${sizes.length} files, ${sum} bytes of brotli`);
      assert.ok(sum <= FIRST_LOAD, `${sum} bytes: ${JSON.stringify(sizes)}`);
    });

    const everyPage = async () => {
      for (const [path, heading] of [
        ["", /SIP response/],
        ["486/", /486 Busy Here/],
        ["486/index.html", /486 Busy Here/],
        ["486", /486 Busy Here/],
        ["404/", /404 Not Found/],
        ["explain/?x=1", /Explain/],
        ["rules/G486/", /G486/],
        ["799/deep/", /Nothing has this address/],
      ]) {
        const response = await page.goto(url + path);
        assert.ok(response.fromServiceWorker(), path);
        await live(page);
        assert.match(await page.locator("h1").first().textContent(), heading, path);
      }
      assert.equal(await page.evaluate(() => document.documentElement.dataset.root), "/sip/");
      await page.locator("main a").first().click();
      await page.waitForURL(url);
      await page.goto(`${url}486/`);
      await page.getByRole("link", { name: "JSON" }).click();
      await page.waitForURL(`${url}486.json`);
      assert.equal(JSON.parse(await page.locator("body").textContent()).reasonPhrase, "Busy Here");
      const markdown = await page.goto(`${url}486.md`);
      assert.match(await markdown.text(), /^# 486 Busy Here\n/);
      await page.goto(url);
      await live(page);
      await page.locator("#search").fill("busy");
      assert.equal(await page.locator("a.row .num").first().textContent(), "486");
      // Outside of the site the browser itself asks its host for a picture.
      const known = /799|status of 404|favicon\.ico/;
      assert.deepEqual(list.filter((complaint) => !known.test(complaint)), []);
    };

    await test("without the server every page is there, and an unknown address says so", async () => {
      await saved(page);
      await server.stop();
      try {
        await everyPage();
      } finally {
        server = await serve(port, host);
      }
      assert.equal(new URL(server.url).port, port);
    }, ALL_PAGES);

    await test("what another app shares is explained, and kept nowhere", async () => {
      for (const asFile of [true, false]) {
        await page.goto(url);
        await share(page, asFile, BUSY);
        await page.waitForURL(/\/sip\/explain\//);
        await page.locator(".verdict .numeral").waitFor();
        assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
        assert.equal(page.url(), `${url}explain/`);
      }
      assert.equal(await page.evaluate(async () => (await fetch("../share/text")).status), 404);
    });

    await test("a version that does not arrive whole is not taken", async () => {
      const { version } = newVersion("603");
      // In place of this file the host sends its own page, as networks do that want a sign-in.
      const list = JSON.parse(read("offline.json"));
      list.files["not-there.html"] = "0123456789abcdef0123";
      write("offline.json", JSON.stringify(list));
      await page.goto(url);
      assert.equal(await fate(page), "redundant");
      await page.goto(`${url}603/`);
      assert.doesNotMatch(await page.locator(".version").textContent(), new RegExp(version));
      assert.doesNotMatch(await page.locator("h1").textContent(), /new here/);
    }, ALL_PAGES);

    await test("a new version waits, says what changed, and fetches nothing else", async () => {
      await page.goto(`${url}explain/`);
      await live(page);
      await page.locator("#message").fill(BUSY);
      const { version, changed } = newVersion("600");
      // The version before was never taken, so that its change is new as well.
      const needed = [...changed, "603/index.html"];
      for (const name of readdirSync(site)) {
        if (!needed.some((path) => path.startsWith(name))) rmSync(join(site, name), { recursive: true });
      }
      while ((await fate(page)) === "redundant");
      const news = page.locator("#news");
      await news.getByRole("button").waitFor();
      assert.match(await news.textContent(), /changed codes 600, 603; new product Beispiel/);
      const footer = page.locator(".version");
      assert.doesNotMatch(await footer.textContent(), new RegExp(version));
      await Promise.all([page.waitForEvent("load"), news.getByRole("button").click()]);
      await live(page);
      assert.match(await footer.textContent(), new RegExp(version));
      // The text that was being explained is still there.
      assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
      await page.goto(`${url}600/`);
      assert.match(await page.locator("h1").textContent(), /new here/);
      await page.goto(`${url}486/`);
      await live(page);
      assert.equal((await page.evaluate(() => caches.keys())).length, 1);
    }, ALL_PAGES);

    await test("the worker that undoes the worker leaves only what is not ours", async () => {
      await page.evaluate(() => caches.open("another app"));
      write("sw.js", readFileSync(join(dist, "sw-off.js"), "utf8"));
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update();
      });
      await page.waitForFunction(async () => {
        const gone = !(await navigator.serviceWorker.getRegistration());
        return gone && (await caches.keys()).join() === "another app";
      });
    });
  }

  await test("without a worker the page for shared texts says what to do", async () => {
    const own = await serve();
    const blocked = await browser.newContext({ serviceWorkers: "block" });
    const page = await blocked.newPage();
    await page.goto(own.url);
    await share(page, false, BUSY);
    await page.waitForURL("**/share/");
    assert.match(await page.locator("h1").textContent(), /Nothing has arrived/);
    await page.locator("main a").first().click();
    await page.waitForURL("**/explain/");
    await blocked.close();
    await own.stop();
  });

  await test("the page can be installed, and explains a file that is opened with it", async () => {
    const own = await serve();
    const folder = mkdtempSync(join(tmpdir(), "sip-response-"));
    const installed = await launchWithProfile(join(folder, "profile"));
    try {
      const page = await installed.newPage();
      await page.goto(own.url);
      const cdp = await installed.newCDPSession(page);
      const manifest = await cdp.send("Page.getAppManifest");
      assert.deepEqual(manifest.errors, []);
      const problems = await cdp.send("Page.getInstallabilityErrors");
      assert.deepEqual(problems.installabilityErrors, []);
      for (const icon of JSON.parse(manifest.data).icons.filter((icon) => icon.sizes !== "any")) {
        const bytes = readFileSync(join(dist, icon.src));
        assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.sizes, icon.src);
      }
      await cdp.send("PWA.install", { manifestId: own.url, installUrlOrBundleUrl: own.url });
      const file = join(folder, "call.log");
      writeFileSync(file, BUSY);
      const opened = installed.waitForEvent("page");
      await cdp.send("PWA.launchFilesInApp", { manifestId: own.url, files: [file] });
      const app = await opened;
      await app.waitForURL("**/explain/");
      await app.locator(".verdict .numeral").waitFor();
      assert.equal(await app.locator(".verdict .numeral").textContent(), "486");
    } finally {
      await installed.close();
      await own.stop();
      rmSync(folder, { recursive: true });
    }
  }, ALL_PAGES);

  await test("from a disk the page can be read, and leads from code to code", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => errors.push(message.text()));
    await page.goto(pathToFileURL(join(dist, "index.html")).href);
    const colour = (selector) =>
      page.locator(selector).first().evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.notEqual(await colour("html"), "rgba(0, 0, 0, 0)", "the style sheet is not there");
    assert.ok(await page.locator("#search").isHidden(), "a field that does nothing is shown");
    await page.locator("a.row", { hasText: "486" }).first().click();
    assert.match(await page.locator("h1").textContent(), /486 Busy Here/);
    await page.locator("a.next").first().click();
    assert.match(await page.locator("h1").textContent(), /487/);
    await page.locator("nav a", { hasText: "Rules" }).first().click();
    assert.match(await page.locator("h1").textContent(), /rules/);
    assert.deepEqual(errors.filter((text) => /service ?worker|register/i.test(text)), []);
    await context.close();
  });

  await test("what changed between two versions is told by name", () => {
    const old = {
      codes: { 486: "a", 600: "b" },
      rules: { G486: "a", G1: "b" },
      tables: { "Q.850 causes": "a" },
      products: { one: { name: "One", rows: { 486: "a", "4xx": "b" } }, two: { name: "Two", rows: {} } },
    };
    const next = structuredClone(old);
    assert.match(changes(old, next), /facts are the same/);
    next.codes[486] = "c";
    next.codes[607] = "d";
    delete next.rules.G1;
    next.tables["Q.850 causes"] = "b";
    next.products.one.rows["4xx"] = "c";
    delete next.products.two;
    assert.equal(
      changes(old, next),
      "new code 607; changed code 486; removed rule G1; changed One (4xx); removed product Two; " +
        "changed Q.850 causes",
    );
    for (let code = 400; code < 410; code += 1) next.codes[code] = "e";
    assert.match(changes(old, next), /^new codes 400, 401, 402, 403, 404, 405 and 5 more; /);
  });

  /** The files of the site with their hashes, as the worker finds them. */
  function hashes(parts) {
    const files = {};
    const listed = new Set(Object.keys(JSON.parse(read("offline.json")).files));
    const visit = (folder) => {
      for (const entry of readdirSync(join(site, folder), { withFileTypes: true })) {
        const name = folder + entry.name;
        if (entry.isDirectory()) visit(`${name}/`);
        const path = name.replace(/(^|\/)index\.html$/, "$1");
        if (listed.has(path)) files[path] = hash(name, parts);
      }
    };
    visit("");
    return files;
  }

  function hash(name, parts) {
    let bytes = readFileSync(join(site, name));
    if (/\.(html|json|md)$/.test(name)) {
      let text = bytes.toString();
      for (const [part, value] of Object.entries(parts)) text = text.replaceAll(value, `{${part}}`);
      bytes = text;
    }
    return createHash("sha256").update(bytes).digest("hex").slice(0, 20);
  }

  /**
   * Make another version of the site: the page of `code` says something else, there is a new
   * product, and the program of every page has another name. Returns the files that differ in more
   * than such names.
   */
  function newVersion(code) {
    const before = JSON.parse(read("offline.json"));
    const old = { ...before.parts };
    delete before.files["not-there.html"];
    const page = `${code}/index.html`;
    write(page, read(page).replace("</h1>", " new here</h1>"));
    const data = JSON.parse(read("data-version.json"));
    data.codes[code] = "changed";
    data.products.beispiel = { name: "Beispiel", rows: {} };
    write("data-version.json", JSON.stringify(data));

    const version = createHash("sha256").update(code).digest("hex").slice(0, 12);
    const program = `page-${version}.js`;
    renameSync(join(site, old["page-js"]), join(site, program));
    const parts = { ...old, "page-js": program };
    parts.built = old.built.replace(before.version, version);
    const { [old["page-js"]]: script, ...others } = before.files;
    const files = { ...others, [program]: script };
    for (const path of Object.keys(files)) {
      const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
      if (!/\.(html|json|md)$/.test(name)) continue;
      let text = read(name);
      for (const part of ["page-js", "built"]) text = text.replaceAll(old[part], parts[part]);
      write(name, text);
    }
    const changed = ["sw.js", "offline.json", program, "data-version.json", page];
    files[`${code}/`] = hash(page, parts);
    files["data-version.json"] = hash("data-version.json", parts);
    write("offline.json", JSON.stringify({ version, parts, files }));
    write("sw.js", read("sw.js").replace(before.version, version));
    return { version, changed };
  }
}

const live = (page) => page.waitForFunction(() => document.documentElement.dataset.live !== undefined);

/** Wait until the footer says that everything is saved. */
async function saved(page) {
  await page.waitForFunction(
    () => document.getElementById("offline").textContent.includes("works offline"),
    null,
    // The limit is that of the test.
    { timeout: 0 },
  );
}

/** Look for a new worker, and say what became of it: `installed` or `redundant`. */
function fate(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => {
      registration.addEventListener("updatefound", () => resolve(registration.installing), {
        once: true,
      });
    });
    await registration.update();
    const worker = registration.installing ?? registration.waiting ?? (await found);
    while (worker.state === "installing") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    return worker.state;
  });
}

/** Send what an app shares, as the system would: a form with the names of the manifest. */
async function share(page, asFile, text) {
  await page.evaluate(
    ({ asFile, text }) => {
      const form = document.createElement("form");
      form.action = new URL(document.documentElement.dataset.root || "./", location.href) + "share/";
      form.method = "post";
      form.enctype = "multipart/form-data";
      const field = document.createElement(asFile ? "input" : "textarea");
      field.name = asFile ? "file" : "text";
      if (asFile) {
        field.type = "file";
        const files = new DataTransfer();
        files.items.add(new File([text], "call.log", { type: "text/plain" }));
        field.files = files.files;
      } else {
        field.value = text;
      }
      form.append(field);
      document.body.append(form);
      form.submit();
    },
    { asFile, text },
  );
}
