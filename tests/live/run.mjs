// Real failures through real clients: Kamailio answers, JsSIP and SIP.js call and register in headless
// Chromium, and the package says what to do. It is the built package, from its tarball.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { finish, launch, test } from "../browser/harness.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const built = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "npm");

function stop(sentence) {
  console.log(`${sentence}\n0 passed, 1 failed`);
  process.exit(1);
}

if (!existsSync(built)) stop("there is no package yet: run `cargo xtask build npm`");

const places = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
const kamailio = places.map((place) => join(place, "kamailio")).find((path) => existsSync(path));
if (!kamailio) stop("Kamailio is missing: apt-get install kamailio kamailio-websocket-modules");

/** Debian has the modules below the name of the architecture, others do not. */
function modules() {
  for (const library of ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64"]) {
    if (!existsSync(library)) continue;
    for (const part of ["", ...readdirSync(library)]) {
      const folder = join(library, part, "kamailio/modules");
      if (existsSync(join(folder, "websocket.so"))) return folder;
    }
  }
  return stop("Kamailio's module websocket.so is missing: apt-get install kamailio-websocket-modules");
}

const place = mkdtempSync(join(tmpdir(), "sip-response-live-"));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a Kamailio of its own process group: its children outlive the first process. */
async function startKamailio(port) {
  const config = join(place, `kamailio-${port}.cfg`);
  const text = readFileSync(join(here, "kamailio.cfg"), "utf8");
  writeFileSync(config, text.replaceAll("@PORT@", port).replaceAll("@MODULES@", `${modules()}/`));
  const words = ["-f", config, "-DD", "-E", "-Y", place, "-P", join(place, `${port}.pid`)];
  const child = spawn(kamailio, words, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const kill = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", kill);
  for (let left = 100; ; left--) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false)).once("close", () => socket.destroy());
      socket.once("connect", () => socket.end());
    });
    if (open) break;
    if (left === 0 || child.exitCode !== null) stop(`Kamailio does not start:\n${said.slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    requests: (method) => said.split("\n").filter((line) => line.includes(`REQ ${method} `)).length,
    stop: async () => {
      kill();
      await ended;
    },
  };
}

// The page, with the package from its tarball

const app = join(place, "app");
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", built, "--json", "--pack-destination", place], { stdio: ["ignore", "pipe", "ignore"] }),
);
cpSync(join(here, "index.html"), join(app, "index.html"));
cpSync(join(here, "page.js"), join(app, "page.js"));
writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }\n');
execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", join(place, filename)], {
  cwd: app, stdio: ["ignore", "ignore", "inherit"],
});
const { outputFiles } = await build({
  absWorkingDir: app, entryPoints: ["page.js"], bundle: true, write: false, format: "iife", charset: "utf8",
  nodePaths: [join(root, "tests/node_modules")], define: { global: "globalThis" }, logLevel: "error",
});
const FILES = { "/": ["text/html", readFileSync(join(app, "index.html"))], "/page.js": ["text/javascript", outputFiles[0].contents] };
const web = createServer(({ url }, response) => {
  const [type, body] = FILES[url] ?? [];
  if (!body) return response.writeHead(404).end();
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  return response.end(body);
});
await new Promise((resolve) => web.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${web.address().port}/`;

const server = await startKamailio(await freePort());
const browser = await launch();

async function newPage() {
  const page = await browser.newPage();
  await page.goto(site);
  await page.waitForFunction(() => window.clients !== undefined);
  return page;
}

/** Runs one function of page.js. */
function run(page, client, what, url, name, options) {
  return page.evaluate(
    ([client, what, url, name, options]) => window.clients[client][what](url, name, options),
    [client, what, url, name, options],
  );
}

/**
 * What each scripted failure of a first INVITE must lead to, if nobody has credentials and there is no
 * other server: the action, what goes with it, and whether it is tried again.
 */
const EXPECTED = {
  302: { action: "retry-elsewhere", contacts: ["sip:other@live.invalid"] },
  401: { action: "fail", retry: "never" },
  403: { action: "fail" },
  404: { action: "fail", q850: 1 },
  405: { action: "fail" },
  407: { action: "fail", retry: "never" },
  408: { action: "fail" },
  415: { action: "retry-modified" },
  420: { action: "retry-modified" },
  422: { action: "retry-modified" },
  423: { action: "fail" },
  480: { action: "fail", delayS: 120 },
  486: { action: "fail", retry: "conditional" },
  488: { action: "fail" },
  491: { action: "fail" },
  500: { action: "fail", delayS: 5 },
  503: { action: "fail", delayS: 30 },
  600: { action: "fail" },
  603: { action: "fail" },
  607: { action: "fail" },
  608: { action: "fail" },
};

const pages = { JsSIP: await newPage(), "SIP.js": await newPage() };

// No answer takes 32 seconds, so it is waited for while the others run.
const silence = Object.fromEntries(
  await Promise.all(
    Object.keys(pages).map(async (client) => {
      const page = await newPage();
      const promise = run(page, client, "call", server.url, "silent", { limit: 45_000 });
      promise.catch(() => {});
      return [client, promise];
    }),
  ),
);

for (const [client, page] of Object.entries(pages)) {
  const call = (name, options) => run(page, client, "call", server.url, name, options);
  for (const [code, expected] of Object.entries(EXPECTED)) {
    await test(`${client}: a call that gets ${code} ends in ${expected.action}`, async () => {
      const { advice } = await call(code);
      assert.equal(advice.valid, true);
      assert.equal(advice.code, Number(code));
      const got = Object.fromEntries(Object.keys(expected).map((field) => [field, advice[field]]));
      assert.deepEqual(got, expected, advice.summary);
      assert.notEqual(advice.userMessage, "");
    });
  }
  await test(`${client}: first a provisional response, then a final one`, async () => {
    const { advice, progress } = await call("r183-486");
    assert.deepEqual(progress.map((it) => [it.advice.code, it.advice.action]), [[183, "continue"]]);
    assert.equal(advice.code, 486);
  });
  await test(`${client}: the user hangs up while it rings`, async () => {
    const { advice, hungUp, progress } = await call("ring", { hangUp: true, known: { cancelSent: true } });
    assert.equal(progress[0].advice.code, 180);
    // JsSIP says so before the 487 comes; SIP.js hands the 487 over.
    if (client === "JsSIP") assert.equal(hungUp, true);
    else assert.deepEqual([advice.code, advice.action], [487, "done"]);
  });
  await test(`${client}: the redirect is followed to its contact, where the call is answered`, async () => {
    const { next } = await call("302");
    assert.ok(next.again);
    assert.equal(next.how, "elsewhere");
    const { accepted } = await call(next.target);
    assert.equal(accepted, true);
  });
}

await test("JsSIP: a registration that gets 401 is made again with credentials, and succeeds", async () => {
  const options = { known: { credentialsFor: ["live.invalid"] }, password: "secret", again: true };
  const { first, second } = await run(pages.JsSIP, "JsSIP", "register", server.url, "reg401", options);
  assert.equal(first.advice.action, "retry-with-credentials");
  assert.equal(second.registered, true);
});
await test("JsSIP: a registration that gets 403 fails for good", async () => {
  const { first } = await run(pages.JsSIP, "JsSIP", "register", server.url, "reg403");
  assert.deepEqual([first.advice.code, first.advice.action, first.next.again], [403, "fail", false]);
});
await test("JsSIP: a registration that gets 503 says when to come back", async () => {
  const { first } = await run(pages.JsSIP, "JsSIP", "register", server.url, "reg503");
  assert.deepEqual([first.advice.code, first.advice.delayS], [503, 2]);
});
await test("SIP.js: a registration that gets 423 is made again with a longer expiry, once, and succeeds", async () => {
  const before = server.requests("REGISTER");
  const { first, second } = await run(pages["SIP.js"], "SIP.js", "register", server.url, "reg423");
  assert.equal(first.advice.action, "retry-modified");
  assert.equal(first.next.request.expiresMin, 3600);
  assert.equal(second.registered, true);
  assert.equal(server.requests("REGISTER") - before, 2);
});
await test("SIP.js: a registrar that always says 423 is asked once more, not for ever", async () => {
  const before = server.requests("REGISTER");
  const { second } = await run(pages["SIP.js"], "SIP.js", "register", server.url, "reg423loop");
  assert.equal(second.advice.code, 423);
  assert.equal(server.requests("REGISTER") - before, 2);
});

for (const client of Object.keys(pages)) {
  await test(`${client}: the server is killed while it rings`, async () => {
    const mortal = await startKamailio(await freePort());
    const page = await newPage();
    const rings = new Promise((resolve) => page.exposeFunction("rings", resolve));
    const ended = run(page, client, "call", mortal.url, "ring", { limit: 45_000 });
    await rings;
    await mortal.stop();
    const { advice, context } = await ended;
    assert.equal(context.event, "transport-error");
    assert.deepEqual([advice.code, advice.action], [503, "fail"]);
    await page.close();
  });
  await test(`${client}: nobody answers for 32 seconds`, async () => {
    const { advice, context } = await silence[client];
    assert.equal(context.event, "timer-B");
    assert.deepEqual([advice.code, advice.synthetic, advice.action], [408, true, "fail"]);
  });
}

await browser.close();
await server.stop();
web.close();
rmSync(place, { recursive: true, force: true });
finish();
