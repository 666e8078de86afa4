// Tests of the npm package, from its tarball only: `cargo xtask test package`.
//
// The tarball is installed into a folder of its own outside the repository, so that nothing can be
// found that is not in it. Each host gets a small fixture; what it is asked is `fixtures/check.js`.

import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

import { finish, launch, test } from "../browser/harness.mjs";
import { BY_ACTION } from "../../crates/wasm/npm/declarations.mjs";
import { deviations, readCases } from "./cases.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const tools = join(root, "tests/node_modules");
const require = createRequire(join(root, "tests/package.json"));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const built = join(target, "npm");
if (!existsSync(built)) {
  console.log("there is no package yet: run `cargo xtask build npm`\n0 passed, 1 failed");
  process.exit(1);
}

/** No host may take longer. Milliseconds. */
const TIME_LIMIT = 60_000;

/**
 * In bytes after brotli: what may not be exceeded, and the aim where it is not reached yet. A limit only
 * goes down, except with a reason in the commit.
 */
const BUDGETS = {
  "index.js": { limit: 150_000, aim: 48_000 },
  "slim.js": { limit: 3_000 },
  "statuses.js": { limit: 6_000 },
};

/** From the import to the first answer, in milliseconds. */
const FIRST_ANSWER_MAX = 15;

const place = mkdtempSync(join(tmpdir(), "sip-response-package-"));
const app = join(place, "app");
const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", built, "--json", "--pack-destination", place], { stdio: ["ignore", "pipe", "ignore"] }),
);
const tarball = join(place, filename);

const cases = ["responses", "own-cases"].flatMap((file) => readCases(join(root, `tests/data/${file}.jsonl`)));

/** A folder with the package installed and the files of a fixture in it. */
function fixture(name) {
  const folder = join(app, name);
  cpSync(join(here, "fixtures", name), folder, { recursive: true });
  cpSync(join(here, "fixtures/check.js"), join(folder, "check.js"));
  return folder;
}

cpSync(join(here, "fixtures/check.js"), join(app, "check.js"));
writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }\n');
execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", tarball], {
  cwd: app,
  stdio: ["ignore", "ignore", "inherit"],
});
const installed = join(app, "node_modules/sip-response");
const dist = join(installed, "dist");

const execute = promisify(execFile);

/** Runs a program in a folder; the answer is what it prints. */
async function run(folder, program, ...words) {
  try {
    const { stdout } = await execute(program, words, { cwd: folder, timeout: TIME_LIMIT, maxBuffer: 2 ** 27 });
    return stdout.trim();
  } catch (error) {
    // What a program says before it fails is the reason, and tsc says it on the standard output.
    error.message = `${error.message}\n${String(error.stdout).slice(0, 4000)}`;
    error.stack = error.message;
    throw error;
  }
}
const node = (folder, ...words) => run(folder, process.execPath, ...words);
const isOk = async (promise) => assert.equal(await promise, "ok");

// Node.js

const inNode = fixture("node");
await test("Node.js imports it", () => isOk(node(inNode, "esm.mjs")));
await test("Node.js requires it", () => isOk(node(inNode, "cjs.cjs")));
await test("Node.js runs it where no code may be made from strings", () =>
  isOk(node(inNode, "--disallow-code-generation-from-strings", "esm.mjs")));
await test("the slim entry runs the module it is given, and says so before", () => isOk(node(inNode, "slim.mjs")));
await test("the entry without WebAssembly needs none", () => isOk(node(inNode, "js.mjs")));
await test("the table alone says what the engine says", () => isOk(node(inNode, "statuses.mjs")));
await test("products stand beside the standard, one's own as well", () => isOk(node(inNode, "products.mjs")));
await test("a trap leaves the module usable", () => isOk(node(inNode, "trap.mjs")));
await test("a wrong argument is named, a wrong message is an answer", () => isOk(node(inNode, "errors.mjs")));
await test("nextAttempt draws inside the range, counts, and ends loops", () => isOk(node(inNode, "attempts.mjs")));
await test("the adapters tell apart what the clients do not", () => isOk(node(inNode, "adapters.mjs")));
await test("every sample of the READMEs runs, and gives what it says", () =>
  isOk(node(inNode, "readme.mjs", join(root, "README.md"))));
await test("the adapter of drachtio asks what drachtio's own errors mean", async () => {
  const [SipError, Message, Response] = ["sip_error", "sip-parser/message", "response"].map((name) => require(`drachtio-srf/lib/${name}.js`));
  const { advise } = await import(pathToFileURL(join(dist, "index.js")).href);
  const { fromError } = await import(pathToFileURL(join(dist, "drachtio.js")).href);
  const failed = (raw, error) => {
    const res = new Response();
    res.msg = new Message(raw);
    return Object.assign(error ?? new SipError(res.status, res.reason), { res });
  };
  /** drachtio accepts fewer messages than there are cases. */
  const accepts = (raw) => {
    try {
      return new Message(raw).status >= 300;
    } catch {
      return false;
    }
  };
  const responses = cases.filter(({ message, context }) => typeof message === "string" && accepts(message) && context?.role !== "proxy");
  assert.ok(responses.length > 50);
  for (const { id, message, context } of responses) {
    const question = fromError(failed(message), context);
    assert.deepEqual(advise(question.message, question.context), advise(message, { method: "INVITE", ...context }), id);
  }
  // A dialog that is changed gives errors without the response: the code is all that is known.
  const bare = fromError(new SipError(491, "Request Pending"), { inDialog: true, ownsCallId: true });
  assert.equal(advise(bare.message, bare.context).action, "retry-after-delay");
  // drachtio makes a 500 of its own where a 2xx has no Contact; what came over the wire counts.
  const noContact = responses[0].message.replace(/^SIP\/2.0 .*\r\n/, "SIP/2.0 200 OK\r\n").replace(/^Contact:.*\r\n/gim, "");
  const made = fromError(failed(noContact, new SipError(500, "No Contact header in response")));
  assert.equal(advise(made.message, made.context).code, 200);
});
await test("a challenge that JsSIP or SIP.js reports is one that it has answered in vain", async () => {
  const { advise } = await import(pathToFileURL(join(dist, "index.js")).href);
  const { fromEvent } = await import(pathToFileURL(join(dist, "jssip.js")).href);
  const { fromResponse } = await import(pathToFileURL(join(dist, "sipjs.js")).href);
  /** What a registrar says that knows no password. */
  const challenge = (request) => {
    const fields = ["Via", "From", "To", "Call-ID", "CSeq"].map((name) => new RegExp(`^${name}: .*$`, "im").exec(request)[0]);
    return ["SIP/2.0 401 Unauthorized", ...fields, 'WWW-Authenticate: Digest algorithm=MD5, realm="r", nonce="n"', "Content-Length: 0", "", ""]
      .join("\r\n");
  };
  const clients = {
    JsSIP(sent, done) {
      const { UA } = require("jssip");
      const socket = {
        via_transport: "WS", url: "ws://r.invalid", sip_uri: "sip:r.invalid;transport=ws",
        connect: () => setTimeout(() => socket.onconnect()),
        disconnect() {},
        isConnected: () => true,
        isConnecting: () => false,
        send(request) {
          sent.push(String(request));
          setTimeout(() => socket.ondata(challenge(String(request))));
          return true;
        },
      };
      const agent = new UA({ sockets: [socket], uri: "sip:a@r.invalid", password: "wrong" });
      agent.on("registrationFailed", (event) => {
        // From now on nobody answers.
        socket.send = () => true;
        agent.stop();
        done(fromEvent(event));
      });
      agent.start();
    },
    async "SIP.js"(sent, done) {
      const { Registerer, UserAgent } = require("sip.js");
      class Transport {
        protocol = "WS";
        state = "Connected";
        stateChange = { addListener() {}, removeListener() {} };
        connect = async () => this.onConnect?.();
        dispose = async () => {};
        isConnected = () => true;
        send = async (request) => {
          sent.push(request);
          setTimeout(() => this.onMessage(challenge(request)));
        };
      }
      const agent = new UserAgent({
        uri: UserAgent.makeURI("sip:a@r.invalid"), authorizationUsername: "a", authorizationPassword: "wrong",
        transportConstructor: Transport, logBuiltinEnabled: false,
      });
      await agent.start();
      await new Registerer(agent).register({ requestDelegate: { onReject: (response) => done(fromResponse(response)) } });
    },
  };
  for (const [client, register] of Object.entries(clients)) {
    const sent = [];
    const { message, context } = await new Promise((resolve) => register(sent, resolve));
    assert.deepEqual(sent.map((request) => request.includes("Authorization: Digest")), [false, true], client);
    const advice = advise(message, context);
    assert.equal(advice.action, "fail", client);
    assert.match(advice.userMessage, /check your user name and password/);
  }
});
await test("the command prints a code and an advice, also as JSON", async () => {
  const command = join(app, "node_modules/.bin/sip-response");
  assert.match(await run(app, command, "486"), /^486 Busy Here/);
  assert.equal(JSON.parse(await run(app, command, "486", "--json")).code, 486);
  const advise = (...words) => execFileSync(command, ["advise", ...words], { input: cases[0].bytes, stdio: ["pipe", "pipe", "ignore"] });
  assert.ok(advise().length > 20);
  assert.equal(JSON.parse(advise("--json")).valid, true);
  await assert.rejects(run(app, command, "4866"), { code: 2 });
});
await test("the command says what was wrong with its words, and ends with 2", async () => {
  const command = join(app, "node_modules/.bin/sip-response");
  const file = join(place, "response.txt");
  writeFileSync(file, cases[0].bytes);
  assert.match(await run(app, command, "advise", file, "--context", '{"method":"INVITE"}'), /^Action$/m);
  assert.match(await run(app, command, "--help"), /sip-response advise/);
  assert.equal(await run(app, command, "--version"), JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).version);
  const wrong = [
    [["advise", "--context"], /'--context <value>' argument missing/],
    [["advise", file, "--context", "{method}"], /--context is no JSON: \{method\}/],
    [["advise", file, "--context", '["INVITE"]'], /context must be an object, not Array/],
    [["advise", file, "--context", '{"cseq":"1"}'], /context\.cseq must be a whole number/],
    [["advise", join(place, "nothing.txt")], /nothing\.txt cannot be read: ENOENT/],
    [["advise", place], /cannot be read: EISDIR/],
    [["486", "--context", "{}"], /--context goes with `advise` only/],
    [["486", "--jsn"], /Unknown option '--jsn'/],
    [["486", "487"], /"486 487" is no status code/],
    [["576"], /nobody uses 576; an element treats it as 500/],
  ];
  for (const [words, sentence] of wrong) {
    await assert.rejects(run(app, command, ...words), ({ code, stderr }) => {
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /^ {4}at /m);
      return code === 2;
    }, words.join(" "));
  }
  // A message that is no usable response is an answer, and told by the end as well.
  writeFileSync(file, "INVITE sip:bob@example.com SIP/2.0\r\n\r\n");
  await assert.rejects(run(app, command, "advise", file), { code: 1, stdout: /this is a SIP request \(INVITE\)/ });
});

// The answers

const entries = { import: "index.js", "no WebAssembly": "js.js", products: "products.js" };
for (const [name, file] of Object.entries(entries)) {
  const sip = await import(pathToFileURL(join(dist, file)).href);
  await test(`every open case, asked through the package (${name}), gets the answer it wants`, () => {
    const known = new Set(knownDeviations());
    const failed = [];
    for (const { id, message, context, expect } of cases) {
      const found = deviations(expect, sip.advise(message, context));
      if (found.length > 0 && !known.has(id)) failed.push(`${id}: ${found.join("; ")}`);
    }
    assert.deepEqual(failed, []);
  });
  await test(`the package (${name}) gives the very JSON of the native core, on mutated messages too`, async () => {
    const questions = [...cases, ...mutations(cases)];
    const wanted = await native(questions);
    questions.forEach(({ id, message, context }, index) => {
      assert.deepEqual(sip.advise(message, context), wanted[index], id);
      assert.deepEqual(JSON.parse(JSON.stringify(sip.advise(message, context))), wanted[index], id);
    });
  });
}

/** Cases that the native core does not pass either; the list is that of its own test. */
function knownDeviations() {
  const lines = readFileSync(join(root, "tests/data/known-deviations.txt"), "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

/** What the native core advises. */
async function native(questions) {
  const lines = questions.map(({ message, context }) =>
    JSON.stringify({ context, messageHex: message === null ? undefined : Buffer.from(message).toString("hex") }),
  );
  const cargo = ["run", "--quiet", "--package", "sip-response-wasm", "--example", "advise"];
  const output = execFileSync(process.env.CARGO ?? "cargo", cargo, {
    cwd: root, input: lines.join("\n"), maxBuffer: 2 ** 28, stdio: ["pipe", "pipe", "inherit"],
  });
  return output.toString().trim().split("\n").map((line) => JSON.parse(line));
}

/** Each message with a byte changed, a line dropped and an end cut off, the same in every run. */
function mutations(cases) {
  let seed = 20_260_101;
  const random = (below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return cases.filter(({ message }) => message !== null).flatMap(({ id, message, context }) => {
    const bytes = Buffer.from(message);
    const changed = Uint8Array.from(bytes);
    for (let count = 0; count < 3; count++) changed[random(changed.length)] = random(256);
    const lines = bytes.toString("latin1").split("\r\n");
    lines.splice(1 + random(lines.length - 1), 1);
    const ways = {
      changed,
      shorter: Uint8Array.from(Buffer.from(lines.join("\r\n"), "latin1")),
      cut: Uint8Array.from(bytes.subarray(0, random(bytes.length))),
    };
    return Object.entries(ways).map(([way, message]) => ({ id: `${id}, ${way}`, message, context }));
  });
}

await test("what an advice always has with its action is there, as the types say", async () => {
  const { advise } = await import(pathToFileURL(join(dist, "index.js")).href);
  for (const { id, message, context } of [...cases, ...mutations(cases)]) {
    const advice = advise(message, context);
    for (const field of BY_ACTION[advice.action] ?? []) {
      assert.ok(advice[field] !== undefined && advice[field] !== null, `${id}: ${advice.action} without ${field}`);
    }
  }
});

await test("the fields of the benchmark's messages are read right, all of them", async () => {
  const { parse } = await import(pathToFileURL(join(dist, "index.js")).href);
  const wrong = readFileSync(join(root, "tests/data/bench.jsonl"), "utf8").trim().split("\n")
    .map((line) => JSON.parse(line))
    .flatMap(({ id, raw, expect }) => fieldsWrong(parse(raw), expect).map((field) => `${id}: ${field}`));
  assert.deepEqual(wrong, []);
});

function fieldsWrong(parsed, expect) {
  const got = {
    status: parsed.code,
    reason: parsed.reasonPhrase,
    method: parsed.cseq?.method,
    contacts: parsed.contacts.map(({ uri }) => uri),
    challenges: parsed.challenges.map(({ scheme, realm, algorithm }) => [scheme, realm, algorithm ?? null]),
    reasons: parsed.reasons.map(({ protocol, cause }) => [protocol, cause]),
    warnings: parsed.warnings.map(({ code }) => code),
    retryAfter: parsed.retryAfter?.seconds ?? null,
    minExpires: parsed.minExpires ?? null,
    minSE: parsed.minSe ?? null,
    unsupported: parsed.unsupported ?? [],
    allow: parsed.allow ?? [],
  };
  return Object.entries(expect).filter(([field, wanted]) => !contains(got[field], wanted))
    .map(([field, wanted]) => `${field} is ${JSON.stringify(got[field])}, not ${JSON.stringify(wanted)}`);
}

function contains(got, wanted) {
  if (wanted === null) return got === null || got === undefined;
  if (typeof wanted !== "object") return got === wanted;
  if (Array.isArray(wanted)) return got?.length === wanted.length && wanted.every((item, index) => contains(got[index], item));
  return Object.entries(wanted).every(([key, value]) => contains(got?.[key], value));
}

// TypeScript

const inTypeScript = fixture("typescript");
for (const [module, resolution] of [["nodenext", "nodenext"], ["node16", "node16"], ["esnext", "bundler"]]) {
  await test(`tsc --strict accepts it with the module resolution ${resolution}`, () =>
    node(inTypeScript, join(tools, "typescript/bin/tsc"), "--noEmit", "--strict", "--exactOptionalPropertyTypes",
      "--target", "es2022", "--lib", "es2022,dom", "--module", module, "--moduleResolution", resolution, "app.ts"));
}
await test("the licences and the changelog come with it", () => {
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"]) assert.ok(existsSync(join(installed, name)), name);
});
await test("publint finds nothing", async () => {
  const said = await node(app, join(tools, "publint/src/cli.js"), "run", tarball, "--strict");
  assert.match(said, /All good/);
});
await test("are the types wrong? They are not", () =>
  node(app, join(tools, "@arethetypeswrong/cli/dist/index.js"), tarball, "--profile", "node16", "--exclude-entrypoints", "./wasm"));

// Bundlers

const inBundle = fixture("bundle");
const esbuild = require("esbuild");
const bundled = (name) => join(inBundle, "out", name);
async function bundle(entry, settings) {
  await esbuild.build({
    absWorkingDir: inBundle, entryPoints: [entry], bundle: true, minify: true, logLevel: "silent", format: "esm", ...settings,
  });
}
await test("esbuild makes one script of it, which runs", async () => {
  await bundle("main.js", { format: "iife", outfile: bundled("esbuild.js") });
  await isOk(node(inBundle, "--input-type=commonjs", "--eval", `require("vm").runInThisContext(require("fs").readFileSync("out/esbuild.js", "utf8"))`));
});
await test("Rollup bundles it", async () => {
  await node(inBundle, join(tools, "@rollup/wasm-node/dist/bin/rollup"), "main.js", "--file", "out/rollup.mjs", "--format", "es",
    "--plugin", join(tools, "@rollup/plugin-node-resolve/dist/es/index.js"), "--failAfterWarnings");
  await isOk(node(inBundle, "out/rollup.mjs"));
});
await test("webpack bundles it without any configuration", async () => {
  const said = await node(inBundle, join(tools, "webpack-cli/bin/cli.js"), "build", "--mode", "production",
    "--entry", "./main.js", "--output-path", join(inBundle, "out/webpack"), "--no-performance");
  assert.doesNotMatch(said, /WARNING|ERROR/);
  await isOk(node(join(inBundle, "out/webpack"), "--input-type=commonjs", "--eval", `require("vm").runInThisContext(require("fs").readFileSync("main.js", "utf8"))`));
});
await test("Vite bundles it without a plugin", () =>
  node(inBundle, join(tools, "vite/bin/vite.js"), "build", ".", "--base", "./", "--outDir", "out/vite", "--logLevel", "warn"));
await test("an import that is not used leaves nothing", async () => {
  await bundle("nothing.js", { outfile: bundled("nothing.js") });
  const { size } = { size: readFileSync(bundled("nothing.js")).length };
  assert.ok(size < 100, `${size} bytes`);
});

// Other hosts

await test("Deno runs it without any permission", () =>
  isOk(run(inNode, join(tools, "deno/bin.cjs"), "run", "--quiet", "--node-modules-dir=manual", "esm.mjs")));
await test("Bun runs it, imported and required", async () => {
  const bun = programOf("@oven", "bin/bun");
  await isOk(run(inNode, bun, "run", "esm.mjs"));
  await isOk(run(inNode, bun, "run", "cjs.cjs"));
});
await test("workerd runs it", async () => {
  const folder = fixture("workerd");
  await esbuild.build({
    absWorkingDir: folder, entryPoints: ["worker.js"], bundle: true, format: "esm", conditions: ["workerd"],
    external: ["*.wasm"], outfile: join(folder, "out.js"), logLevel: "silent",
  });
  const modules = ["sip-response.wasm", "products.wasm"];
  for (const name of modules) cpSync(join(dist, name), join(folder, name));
  const port = await freePort();
  writeFileSync(join(folder, "config.capnp"), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "out.js", esModule = embed "out.js"),
      ${modules.map((name) => `(name = "${name}", wasm = embed "${name}"),`).join("\n      ")}
    ],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`);
  const child = spawn(programOf("@cloudflare", "bin/workerd"), ["serve", "config.capnp"], { cwd: folder, stdio: "inherit" });
  try {
    await isOk(patiently(async () => (await fetch(`http://127.0.0.1:${port}/`)).text()));
  } finally {
    child.kill();
  }
});

/** A program in the package of this platform: npm runs no install scripts, which would link it. */
function programOf(scope, path) {
  for (const name of readdirSync(join(tools, scope))) {
    const program = join(tools, scope, name, path);
    if (existsSync(program)) return program;
  }
  throw new Error(`${scope} has no program for this platform`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tries until it works, for 10 seconds. */
async function patiently(attempt) {
  for (let left = 100; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

// Browsers

const inBrowser = fixture("browser");
const POLICIES = {
  "no-wasm": "default-src 'none'; script-src 'self'",
  wasm: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
};
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8" };
const server = createServer(({ url }, response) => {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  try {
    const body = readFileSync(join(app, decodeURIComponent(pathname)));
    response.setHeader("Content-Type", TYPES[extname(pathname)] ?? "application/octet-stream");
    const policy = POLICIES[searchParams.get("policy")];
    if (policy) response.setHeader("Content-Security-Policy", policy);
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

async function open(path) {
  const page = await browser.newPage();
  try {
    await page.goto(`${site}/${path}`);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: TIME_LIMIT });
    return await page.title();
  } finally {
    await page.close();
  }
}

await test("a browser imports it with an import map", () => isOk(open("browser/import-map.html")));
await test("a browser runs it as a classic script", () => isOk(open("browser/classic.html")));
await test("a module worker imports it", () => isOk(open("browser/worker.html")));
await test("a service worker that is a module imports it", () => isOk(open("browser/service-worker.html#module")));
await test("a classic service worker runs it", () => isOk(open("browser/service-worker.html#classic")));
await test("a policy without wasm-unsafe-eval lets the entry without WebAssembly run", () =>
  isOk(open("browser/csp.html?policy=no-wasm#js.js")));
await test("and not the one with it: that is a real check of the policy", async () =>
  assert.match(await open("browser/csp.html?policy=no-wasm#index.js"), /CompileError|WebAssembly/));
await test("a policy with wasm-unsafe-eval lets it run", () => isOk(open("browser/csp.html?policy=wasm#index.js")));
await test("a browser runs what Vite has built", () => isOk(open("bundle/out/vite/index.html")));
await browser.close();
server.close();

// Size and time

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
console.log("\nbrotli, in bytes:");
const show = (name, size, budget) =>
  console.log(
    `  ${name.padEnd(36)}${String(size).padStart(8)}${budget ? `  of ${budget.limit}` : ""}` +
      (budget?.aim ? `, the aim is ${budget.aim}` : ""),
  );
for (const name of readdirSync(dist).filter((name) => /\.(js|wasm|json)$/.test(name))) {
  const size = brotli(readFileSync(join(dist, name)));
  const budget = BUDGETS[name];
  show(name, size, budget);
  if (budget) {
    await test(`${name} keeps to ${budget.limit} bytes`, () => assert.ok(size <= budget.limit, `${size} bytes`));
  }
}
await bundle("advise-only.js", { outfile: bundled("advise-only.js"), charset: "utf8" });
show("import { advise }, by esbuild", brotli(readFileSync(bundled("advise-only.js"))));

await test(`the first answer comes within ${FIRST_ANSWER_MAX} ms of the import`, async () => {
  const script = `
    import { advise } from "sip-response";
    const start = performance.now();
    advise("SIP/2.0 486 Busy Here\\r\\n\\r\\n");
    console.log(performance.now() - start);`;
  const times = [];
  for (let count = 0; count < 7; count++) times.push(Number(await node(app, "--input-type=module", "--eval", script)));
  // The quickest of seven: what else the machine does makes the others slower.
  const best = Math.min(...times);
  console.log(`  first answer: ${best.toFixed(1)} ms`);
  assert.ok(best <= FIRST_ANSWER_MAX, `${best} ms`);
});

rmSync(place, { recursive: true, force: true });
finish();
