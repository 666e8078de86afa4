// The benchmark in JavaScript: the package beside the parsers of other clients. Each measurement is a
// fresh process, and the processes take turns, so that what else the machine does hits all alike.
// `node tests/bench/js.mjs` prints a Markdown table; the medians of 7 rounds.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const require = createRequire(join(root, "tests/package.json"));
const dist = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "npm/dist");
const ROUNDS = 7;

/** How long one measurement runs, in milliseconds. */
const DURATION = 400;

const corpus = readFileSync(join(root, "tests/data/bench.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const messages = corpus.map(({ raw }) => raw);
const codes = corpus.map(({ expect }) => expect.status);
const ours = (name) => import(pathToFileURL(join(dist, name)).href);

/** The programs: each gives a function that handles one message, or looks one phrase up. */
const SUBJECTS = {
  "sip-response, advise": {
    unit: "message",
    make: async () => {
      const { advise } = await ours("index.js");
      const context = { method: "INVITE", role: "uac" };
      return (raw) => advise(raw, context);
    },
  },
  "sip-response, advise without WebAssembly": {
    unit: "message",
    make: async () => (await ours("js.js")).advise,
  },
  "sip-response, parse (all fields)": { unit: "message", make: async () => (await ours("index.js")).parse },
  "JsSIP, parse": {
    unit: "message",
    make: async () => {
      const Parser = require("jssip/lib/Parser");
      return (raw) => Parser.parseMessage(raw, { configuration: {} });
    },
  },
  "SIP.js, parse": {
    unit: "message",
    make: async () => {
      const { Parser } = require("sip.js/lib/core/messages/parser.js");
      const logger = { log() {}, warn() {}, error() {}, debug() {} };
      return (raw) => Parser.parseMessage(raw, logger);
    },
  },
  "sip-response/statuses, phrase": { unit: "code", make: async () => (await ours("statuses.js")).reasonPhrase },
  "JsSIP, phrase": {
    unit: "code",
    make: async () => {
      const { REASON_PHRASE } = require("jssip/lib/Constants");
      return (code) => REASON_PHRASE[code];
    },
  },
};

async function measure(name) {
  const { unit, make } = SUBJECTS[name];
  const run = await make();
  const inputs = unit === "message" ? messages : codes;
  let kept = 0;
  const pass = () => {
    for (const input of inputs) kept += run(input) === undefined ? 1 : 0;
  };
  const until = (milliseconds) => {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < milliseconds) {
      for (let times = 0; times < 10; times++) pass();
      count += 10;
    }
    return ((performance.now() - start) * 1e6) / (count * inputs.length);
  };
  until(DURATION / 2);
  return { nanoseconds: until(DURATION), kept };
}

if (process.argv[2] === "--measure") {
  console.log(JSON.stringify(await measure(process.argv[3])));
} else {
  if (!existsSync(dist)) throw new Error("there is no package yet: run `cargo xtask build npm`");
  const times = Object.fromEntries(Object.keys(SUBJECTS).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(SUBJECTS)) {
      const words = [fileURLToPath(import.meta.url), "--measure", name];
      const said = execFileSync(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"] }).toString();
      times[name].push(JSON.parse(said.trim().split("\n").at(-1)).nanoseconds);
    }
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const reference = { message: median(times["sip-response, advise"]), code: median(times["sip-response/statuses, phrase"]) };
  console.log(`Medians of ${ROUNDS} interleaved processes, Node.js ${process.version}, ${messages.length} messages.\n`);
  console.log("| | each | beside ours |\n|---|--:|--:|");
  for (const [name, { unit }] of Object.entries(SUBJECTS)) {
    const time = median(times[name]);
    const shown = time >= 1000 ? `${(time / 1000).toFixed(1)} µs` : `${time.toFixed(1)} ns`;
    console.log(`| ${name} | ${shown} | ${(time / reference[unit]).toFixed(2)} × |`);
  }
}
