// The benchmark: `node run.mjs --package <folder> --peers <program> [--rounds 7]`, as `cargo xtask
// bench` calls it. Each measurement is a fresh process, and the processes take turns, so that what
// else the machine does hits all alike. It writes RESULTS.md and the short table of both READMEs.

import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { asItsClientGetsIt } from "./fields.mjs";
import { bundleSizes, entrySizes } from "./sizes.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const { values: options } = parseArgs({
  options: {
    package: { type: "string" },
    peers: { type: "string" },
    rounds: { type: "string", default: "7" },
  },
});
if (!options.package || !options.peers) throw new Error("--package and --peers are needed");
const ROUNDS = Number(options.rounds);

const TASKS = { phrase: "phrase", parse: "parse", decide: "parse and the fields that decide", advise: "advice" };
const JAVASCRIPT = {
  "sip-response": ["phrase", "parse", "decide", "advise", "start"],
  "sip-response/js": ["advise", "start"],
  jssip: ["phrase", "parse", "decide", "start"],
  "sip.js": ["phrase", "parse", "decide", "start"],
  "drachtio-sip": ["phrase", "parse", "decide", "start"],
  sip: ["parse", "decide", "start"],
};
const RUST = {
  "sip-response": ["phrase", "parse", "decide", "advise"],
  "ezk-sip-types": ["phrase", "parse", "decide"],
  rsip: ["parse", "decide"],
  rsipstack: ["phrase", "parse", "decide"],
  "sip-core": ["phrase", "parse", "decide"],
};
const LANGUAGES = { JavaScript: JAVASCRIPT, Rust: RUST };

const execute = promisify(execFile);
const loadBefore = loadavg()[0];

/** Runs one measurement in a process of its own. */
async function measure(language, subject, task) {
  const [program, words] =
    language === "Rust"
      ? [options.peers, [subject, task]]
      : [process.execPath, [join(here, "subjects.mjs"), join(options.package, "dist"), subject, task]];
  // Some of the parsers write to the terminal what they do not like.
  const { stdout } = await execute(program, words, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

const jobs = Object.entries(LANGUAGES).flatMap(([language, subjects]) =>
  Object.entries(subjects).flatMap(([subject, tasks]) => tasks.map((task) => ({ language, subject, task, seen: [] }))),
);
console.log(`${jobs.length} measurements, ${ROUNDS} rounds of some 35 seconds`);
for (let round = 1; round <= ROUNDS; round++) {
  const start = performance.now();
  // Every other round runs backwards, so that nobody always follows the same one.
  for (const job of round % 2 === 0 ? jobs.toReversed() : jobs) {
    job.seen.push(await measure(job.language, job.subject, job.task));
  }
  console.log(`round ${round} of ${ROUNDS}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
const fields = {};
for (const [language, subjects] of Object.entries(LANGUAGES)) {
  fields[language] = {};
  for (const subject of Object.keys(subjects)) {
    fields[language][subject] = await measure(language, subject, "fields");
  }
}
const loadAfter = loadavg()[0];
const files = entrySizes(options.package);
const bundles = await bundleSizes(options.package);

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** Nanoseconds, the median of the rounds; `undefined` where it is not measured. */
function timeOf(language, subject, task) {
  const job = jobs.find((it) => it.language === language && it.subject === subject && it.task === task);
  return job && median(job.seen.map(({ nanoseconds }) => nanoseconds));
}

/** How much the slowest round of a measurement took beside its quickest. */
const spreads = jobs
  .filter(({ task }) => task !== "start")
  .map(({ seen }) => seen.map(({ nanoseconds }) => nanoseconds))
  .map((seen) => Math.max(...seen) / Math.min(...seen));

const NAMES = { "sip-response": "**sip-response**", "sip-response/js": "sip-response, `/js`" };
const versions = readVersions();
const nameOf = (language, subject) =>
  NAMES[subject] ?? `${subject} ${versions[language][subject]}`;

function readVersions() {
  const manifest = (name) => {
    for (const folder of [here, join(here, "..")]) {
      try {
        return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
      } catch {
        continue;
      }
    }
    throw new Error(`${name} is not installed`);
  };
  const lock = readFileSync(join(here, "peers/Cargo.lock"), "utf8");
  const locked = (name) => new RegExp(`name = "${name}"\nversion = "(.+)"`).exec(lock)[1];
  const others = (subjects) => Object.keys(subjects).filter((name) => !name.startsWith("sip-response"));
  return {
    JavaScript: Object.fromEntries(others(JAVASCRIPT).map((name) => [name, manifest(name)])),
    Rust: Object.fromEntries(others(RUST).map((name) => [name, locked(name)])),
  };
}

const short = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** `4.20 · 1.8 ×`: a figure, and how many times ours that is. */
function beside(value, ours, shown) {
  if (value === undefined) return "–";
  return value === ours ? `**${shown(value)}**` : `${shown(value)} · ${short(value / ours)} ×`;
}

const rightOf = ({ right, of }) => `${right} of ${of}`;

function speedTable(language) {
  const rows = Object.keys(LANGUAGES[language]).map((subject) => {
    const cell = (task, shown) =>
      beside(timeOf(language, subject, task), timeOf(language, "sip-response", task), shown);
    const micro = (nanoseconds) => short(nanoseconds / 1000);
    return `| ${nameOf(language, subject)} | ${cell("phrase", short)} | ${cell("parse", micro)} | ${cell("decide", micro)} | ${cell("advise", micro)} | ${rightOf(fields[language][subject])} |`;
  });
  return [
    "| | phrase of a code, ns | parse, µs | parse and the fields that decide, µs | advice, µs | all fields right |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

function wrongList(language) {
  return Object.keys(LANGUAGES[language])
    .map((subject) => [subject, Object.entries(fields[language][subject].wrong)])
    .filter(([, wrong]) => wrong.length > 0)
    .map(([subject, wrong]) => `- ${subject}: ${wrong.map(([name, count]) => `${name} (${count})`).join(", ")}`)
    .join("\n");
}

function sizeTable() {
  const row = ({ file, entry, size }) =>
    `| ${entry ? `\`sip-response${entry.slice(1)}\`` : "…"} | ${file} | ${kilobytes(size)} |`;
  return ["| entry | file | KB |", "|---|---|--:|", ...files.map(row)].join("\n");
}

function bundleTable() {
  const names = Object.keys(bundles.parse);
  const rows = names.map((name) => {
    const cell = (use) =>
      bundles[use][name] === undefined ? "–" : beside(bundles[use][name], bundles[use]["sip-response"], kilobytes);
    return `| ${nameOf("JavaScript", name)} | ${cell("parse")} | ${cell("phrase")} |`;
  });
  return [
    "| | parser (ours: `advise`), KB | table of phrases, KB |",
    "|---|--:|--:|",
    ...rows,
  ].join("\n");
}

const starts = Object.fromEntries(
  jobs
    .filter(({ task }) => task === "start")
    .map(({ subject, seen }) => [
      subject,
      { load: median(seen.map(({ load }) => load)), first: median(seen.map(({ first }) => first)) },
    ]),
);

function startTable() {
  const ours = starts["sip-response"];
  const rows = Object.entries(starts).map(
    ([name, { load, first }]) =>
      `| ${nameOf("JavaScript", name)} | ${short(load)} | ${short(first)} | ${beside(load + first, ours.load + ours.first, short)} |`,
  );
  return ["| | import, ms | first answer, ms | together, ms |", "|---|--:|--:|--:|", ...rows].join("\n");
}

/** Every column in which another one is quicker, smaller or more often right. */
function losses() {
  const found = [];
  const judge = (what, ours, others) => {
    const better = Object.entries(others).filter(([, value]) => value !== undefined && value < ours);
    better.sort(([, a], [, b]) => a - b);
    if (better.length > 0) {
      found.push(`- ${what}: ${better.map(([name, value]) => `${name} (${short(value / ours)} × ours)`).join(", ")}`);
    }
  };
  for (const [language, subjects] of Object.entries(LANGUAGES)) {
    const others = Object.keys(subjects).filter((name) => !name.startsWith("sip-response"));
    for (const task of ["phrase", "parse", "decide"]) {
      const all = Object.fromEntries(others.map((name) => [name, timeOf(language, name, task)]));
      judge(`${TASKS[task]}, ${language}`, timeOf(language, "sip-response", task), all);
    }
    const parsers = Object.fromEntries(others.map((name) => [name, timeOf(language, name, "parse")]));
    judge(`they parse before our advice is there, ${language}`, timeOf(language, "sip-response", "advise"), parsers);
  }
  for (const [use, what] of [["parse", "size of the parser"], ["phrase", "size of the table of phrases"]]) {
    const { "sip-response": ours, "sip-response/js": _, ...others } = bundles[use];
    judge(what, ours, others);
  }
  const { "sip-response": ours, "sip-response/js": _, ...others } = starts;
  judge("import and first answer", ours.load + ours.first, Object.fromEntries(
    Object.entries(others).map(([name, { load, first }]) => [name, load + first]),
  ));
  return found.join("\n") || "Nowhere.";
}

const micro = (language, subject, task) => short(timeOf(language, subject, task) / 1000);
const advice = timeOf("JavaScript", "sip-response", "advise");
const parses = ["jssip", "sip.js", "drachtio-sip", "sip"].map(
  (name) => `${name} ${short(timeOf("JavaScript", name, "parse") / advice)}`,
);

const rustc = execFileSync("rustc", ["--version"]).toString().split(" ")[1];
const busy = Math.max(loadBefore, loadAfter) > 1.5;
const machine =
  `${cpus()[0].model.trim()}, ${cpus().length} cores, ${platform()} ${arch()}, Node.js ${process.version}, rustc ${rustc}`;
const date = new Date().toISOString().slice(0, 10);
const load =
  `Load average ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after` +
  (busy ? ": **other work was running**, so trust the ratios and not the figures." : ".");

const sizesOf = readFileSync(join(here, "../data/bench.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => Buffer.byteLength(asItsClientGetsIt(JSON.parse(line).raw)));
const mean = Math.round(sizesOf.reduce((sum, size) => sum + size, 0) / sizesOf.length);

const results = `# What an answer costs, beside other packages

Written by \`cargo xtask bench\`; a new run replaces it.

${date}, ${machine}. ${load}
Medians of ${ROUNDS} rounds; every figure of a round comes from a fresh process, and the processes
take turns. Times are processor time, with the collection of garbage. The slowest
round of a figure took ${short(median(spreads))} times its quickest in the middle, ${short(Math.max(...spreads))} times at worst.

The ${sizesOf.length} messages are those of \`tests/data/bench.jsonl\` as their clients get them, with one Via: ${Math.min(...sizesOf)} to
${Math.max(...sizesOf)} bytes long, ${mean} on average. "Parse" is what a package does
by itself with a message. "The fields that decide" are status, phrase, method, Contact,
challenges, Reason, Warning, Retry-After, Min-Expires, Min-SE, Unsupported and Allow, read by the
package's own means where it has any, else by hand. "Advice" is the decision with its reasons and all
that it rests on, and only sip-response gives one. "4.20 · 1.8 ×" is 4.20, which is 1.8 times ours.

## JavaScript

${speedTable("JavaScript")}

Phrases: ours from \`sip-response/statuses\`, drachtio's from sip-status. Our \`parse\` makes plain objects
of every header field; an application calls \`advise\`, which reads what decides. What they need to parse
alone, as a multiple of our whole advice: ${parses.join(", ")}.

Fields that are wrong, in how many messages:

${wrongList("JavaScript")}

## Rust

${speedTable("Rust")}

rsip keeps no phrase of a code that it knows, and has no table of phrases; sip-core knows 16 codes.

Fields that are wrong, in how many messages:

${wrongList("Rust")}

## Size

After brotli, KB of 1000 bytes. What esbuild makes of a program that uses nothing else:

${bundleTable()}

The files of our package:

${sizeTable()}

## Start

In Node.js, from nothing loaded to the first answer: ours is an advice, theirs the fields that decide.

${startTable()}

## Where others are ahead

${losses()}
`;

const summary = `Measured on ${date} (${cpus()[0].model.trim()}, ${cpus().length} cores, Node.js ${process.version}, rustc ${rustc}${busy ? "; other work was running" : ""}), a message of ${mean} bytes on average:

| | parse, µs | parse and the fields that decide, µs | advice, µs | all fields right |
|---|--:|--:|--:|--:|
${[
  ...Object.keys(JAVASCRIPT).map((subject) => ["JavaScript", subject]),
  ...Object.keys(RUST).map((subject) => ["Rust", subject]),
]
  .map(([language, subject]) => {
    const cell = (task) => (timeOf(language, subject, task) === undefined ? "–" : micro(language, subject, task));
    const name = subject.startsWith("sip-response") ? `${NAMES[subject]} (${language})` : nameOf(language, subject);
    return `| ${name} | ${cell("parse")} | ${cell("decide")} | ${cell("advise")} | ${rightOf(fields[language][subject])} |`;
  })
  .join("\n")}

All of them read the same messages for the same fields; rsip keeps no phrase of a code that it knows.
`;

writeFileSync(join(here, "RESULTS.md"), results);
for (const [readme, link] of [
  ["README.md", "tests/bench/RESULTS.md"],
  ["crates/wasm/npm/README.md", "https://github.com/sip-response/sip-response/blob/main/tests/bench/RESULTS.md"],
]) {
  const path = join(root, readme);
  const text = readFileSync(path, "utf8");
  const block = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  if (!block.test(text)) throw new Error(`${readme} has no place for the figures`);
  const where = `All figures, sizes and start-up times, and where others are ahead: [RESULTS.md](${link}).\n`;
  writeFileSync(path, text.replace(block, (_, open, close) => `${open}${summary}${where}${close}`));
}
console.log(`\n${results}`);
