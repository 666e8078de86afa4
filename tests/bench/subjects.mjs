// One measurement of one JavaScript package in this process, as JSON on the last line:
// `node subjects.mjs <dist> <subject> <phrase|parse|decide|advise|fields|start>`.
//
// Each package does the same work by its own means: it looks the standard phrase of a code up; it
// parses a message; it parses and gives the fields on which a client decides. Where a package leaves
// a header field as text, it is read by hand (`fields.mjs`); what is wrong then is what the package
// itself has lost.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { asItsClientGetsIt, differences, list, number, reason, unquote } from "./fields.mjs";

const [, , dist, subject, task] = process.argv;
const require = createRequire(import.meta.url);
const ours = (name) => import(pathToFileURL(join(dist, name)).href);

/** What our `parse` and the others give, as the corpus names it. */
const ourFields = (parsed) => ({
  status: parsed.code,
  reason: parsed.reasonPhrase,
  method: parsed.cseq?.method,
  contacts: parsed.contacts.map((it) => it.uri),
  challenges: parsed.challenges.map((it) => [it.scheme, it.realm, it.algorithm]),
  reasons: parsed.reasons.map((it) => [it.protocol, it.cause ?? null]),
  warnings: parsed.warnings.map((it) => it.code),
  retryAfter: parsed.retryAfter?.seconds,
  minExpires: parsed.minExpires,
  minSe: parsed.minSe,
  unsupported: parsed.unsupported ?? [],
  allow: parsed.allow ?? [],
});

/** JsSIP and SIP.js have one ancestor: their messages are read alike. */
function clientFields(message, { status, phrase, challenges, reasons }) {
  const contacts = [];
  for (let at = 0; at < message.getHeaders("contact").length; at++) {
    contacts.push(message.parseHeader("contact", at).uri.toString());
  }
  return {
    status,
    reason: phrase,
    method: message.method,
    contacts,
    challenges,
    reasons,
    warnings: message.getHeaders("warning").flatMap(list).map(number),
    retryAfter: number(message.getHeader("retry-after")),
    minExpires: number(message.getHeader("min-expires")),
    minSe: number(message.getHeader("min-se")),
    unsupported: message.getHeaders("unsupported").flatMap(list),
    allow: message.getHeaders("allow").flatMap(list),
  };
}

/** Both keep the last challenge of each of the two header fields. */
function clientChallenges(message) {
  const found = [];
  for (const name of ["www-authenticate", "proxy-authenticate"]) {
    if (message.hasHeader(name)) found.push(message.parseHeader(name));
  }
  return found;
}

/** sip and drachtio-sip have one ancestor as well. */
const stackChallenges = (found) => (found ?? []).map((it) => [it.scheme, unquote(it.realm), unquote(it.algorithm)]);

const SUBJECTS = {
  "sip-response": async () => {
    if (task === "phrase") return { phrase: (await ours("statuses.js")).reasonPhrase };
    const { advise, parse } = await ours("index.js");
    return { parse, decide: (raw) => ourFields(parse(raw)), advise };
  },
  "sip-response/js": async () => {
    const { advise, parse } = await ours("js.js");
    return { parse, decide: (raw) => ourFields(parse(raw)), advise };
  },
  jssip: async () => {
    if (task === "phrase") {
      const { REASON_PHRASE } = require("jssip/lib/Constants");
      return { phrase: (code) => REASON_PHRASE[code] };
    }
    const Parser = require("jssip/lib/Parser");
    const agent = { configuration: {} };
    const parse = (raw) => Parser.parseMessage(raw, agent);
    const decide = (raw) => {
      const message = parse(raw);
      if (message === undefined) return undefined;
      const challenges = clientChallenges(message).map((it) => ["Digest", it.realm, it.algorithm]);
      const reasons = message.getHeaders("reason").map((_, at) => {
        const { protocol, cause } = message.parseHeader("reason", at) ?? {};
        return [protocol, cause ?? null];
      });
      return clientFields(message, { status: message.status_code, phrase: message.reason_phrase, challenges, reasons });
    };
    return { parse, decide };
  },
  "sip.js": async () => {
    if (task === "phrase") {
      const { getReasonPhrase } = await import("sip.js/lib/core/messages/utils.js");
      return { phrase: getReasonPhrase };
    }
    const { Parser } = await import("sip.js/lib/core/messages/parser.js");
    const logger = { log() {}, warn() {}, error() {}, debug() {} };
    const parse = (raw) => Parser.parseMessage(raw, logger);
    const decide = (raw) => {
      const message = parse(raw);
      if (message === undefined) return undefined;
      const challenges = clientChallenges(message).map((it) => ["Digest", it.realm, it.algorithm]);
      // Its grammar has no Reason.
      const reasons = message.getHeaders("reason").flatMap(list).map(reason);
      return clientFields(message, { status: message.statusCode, phrase: message.reasonPhrase, challenges, reasons });
    };
    return { parse, decide };
  },
  "drachtio-sip": async () => {
    if (task === "phrase") {
      // drachtio-srf takes its phrases from there.
      const phrases = require("sip-status");
      return { phrase: (code) => phrases[code] };
    }
    const { SipMessage } = require("drachtio-sip");
    const parse = (raw) => new SipMessage(raw);
    const decide = (raw) => {
      const message = parse(raw);
      const parsed = (name) => (message.has(name) ? message.getParsedHeader(name) : undefined);
      return {
        status: message.status,
        reason: message.reason,
        method: parsed("cseq").method,
        contacts: (parsed("contact") ?? []).map((it) => it.uri),
        challenges: [...stackChallenges(parsed("www-authenticate")), ...stackChallenges(parsed("proxy-authenticate"))],
        reasons: list(message.get("reason")).map(reason),
        warnings: list(message.get("warning")).map(number),
        retryAfter: number(message.get("retry-after")),
        minExpires: number(message.get("min-expires")),
        minSe: number(message.get("min-se")),
        unsupported: list(message.get("unsupported")),
        allow: list(message.get("allow")),
      };
    };
    return { parse, decide };
  },
  sip: async () => {
    const { parse } = require("sip");
    const decide = (raw) => {
      const message = parse(raw);
      if (message === undefined) return undefined;
      const { headers } = message;
      return {
        status: message.status,
        reason: message.reason,
        method: headers.cseq.method,
        contacts: (headers.contact ?? []).map((it) => it.uri),
        challenges: [...stackChallenges(headers["www-authenticate"]), ...stackChallenges(headers["proxy-authenticate"])],
        reasons: list(headers.reason).map(reason),
        warnings: list(headers.warning).map(number),
        retryAfter: number(headers["retry-after"]),
        minExpires: number(headers["min-expires"]),
        minSe: number(headers["min-se"]),
        unsupported: list(headers.unsupported),
        allow: list(headers.allow),
      };
    };
    return { parse, decide };
  },
};

const corpus = readFileSync(new URL("../data/bench.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line))
  .map(({ raw, expect }) => ({ raw: asItsClientGetsIt(raw), expect }));

/** Codes of RFC 3261, which everybody has, in an order that no predictor learns. */
function randomCodes() {
  const codes = [
    100, 180, 181, 182, 183, 200, 300, 301, 302, 305, 380, 400, 401, 402, 403, 404, 405, 406, 407, 408, 410, 413, 414,
    415, 416, 420, 421, 423, 480, 481, 482, 483, 484, 485, 486, 487, 488, 491, 493, 500, 501, 502, 503, 504, 505, 513,
    600, 603,
  ];
  let state = 486;
  return Array.from({ length: 4096 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return codes[(state >>> 16) % codes.length];
  });
}

/** At most this many tenths of a second are spent on getting warm, and at least so many. */
const WARM_UP_SLICES = 40;
const LEAST_SLICES = 15;

/** How long is measured then, in milliseconds. */
const DURATION = 300;

/** How long the work between two looks at the clock takes at least, in milliseconds: a look costs something. */
const BATCH = 20;

/**
 * Milliseconds of processor time, with the collection of garbage and all threads. The system takes
 * its time for the answer, on some machines a tenth of a millisecond.
 */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Nanoseconds for one input, after a warm-up. */
function time(inputs, handle) {
  let kept = 0;
  const pass = () => {
    for (const input of inputs) kept += handle(input) === undefined ? 1 : 0;
  };
  let batch = 1;
  const timeFor = (milliseconds) => {
    const start = spent();
    let passes = 0;
    let took = 0;
    do {
      for (let times = 0; times < batch; times++) pass();
      passes += batch;
      const before = took;
      took = spent() - start;
      if (took - before < BATCH) batch *= 2;
    } while (took < milliseconds);
    return (took * 1e6) / passes / inputs.length;
  };
  // Warm is what has not got quicker for a while; large programs take long to be compiled.
  let best = Infinity;
  for (let slice = 0, calm = 0; slice < WARM_UP_SLICES && (slice < LEAST_SLICES || calm < 4); slice++) {
    const now = timeFor(100);
    calm = now > best * 0.97 ? calm + 1 : 0;
    best = Math.min(best, now);
  }
  return { nanoseconds: timeFor(DURATION), kept };
}

async function measure() {
  const before = performance.now();
  const { phrase, parse, decide, advise } = await SUBJECTS[subject]();
  const loaded = performance.now();
  const messages = corpus.map(({ raw }) => raw);
  switch (task) {
    case "phrase":
      return time(randomCodes(), phrase);
    case "parse":
      return time(messages, parse);
    case "decide":
      return time(messages, decide);
    case "advise": {
      const questions = corpus.map(({ raw, expect }) => ({ raw, context: { method: expect.method, role: "uac" } }));
      return time(questions, ({ raw, context }) => advise(raw, context));
    }
    case "start": {
      const first = messages.find((raw) => raw.includes(" 486 ")) ?? messages[0];
      const start = performance.now();
      (advise ?? decide)(first);
      return { load: loaded - before, first: performance.now() - start };
    }
    case "fields": {
      let right = 0;
      const wrong = {};
      for (const { raw, expect } of corpus) {
        let names;
        try {
          names = differences(expect, decide(raw));
        } catch {
          names = ["the whole message"];
        }
        right += names.length === 0 ? 1 : 0;
        for (const name of names) wrong[name] = (wrong[name] ?? 0) + 1;
      }
      return { right, of: corpus.length, wrong };
    }
    default:
      throw new Error(`\`${task}\` is no task`);
  }
}

console.log(JSON.stringify(await measure()));
