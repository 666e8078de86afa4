#!/usr/bin/env node
// npx sip-response 486 · npx sip-response advise < response.txt

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { advise, parse, status } from "./index.js";

const USAGE = `What a SIP response means, and what to do next.

  sip-response 486                     what a status code means
  sip-response advise response.txt     what to do with a response, which is read
                                       from the standard input without a file
    --context '{"method":"INVITE"}'    what is known of the request
  --json                               the same as JSON
  --help, --version

It ends with 0 if there is an answer, 1 if the message is no usable response,
and 2 if it was called wrongly.
`;

const OPTIONS = {
  context: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

function print(value, text) {
  process.stdout.write(options.json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
}

function fail(sentence) {
  process.stderr.write(`sip-response: ${sentence}\n`);
  process.exitCode = 2;
}

const place = ({ document, section }) => (section ? `${document} §${section}` : document);

/** Paragraphs for a terminal: a heading, then what stands under it, indented. */
function paragraphs(parts) {
  return parts
    .filter(([, body]) => body !== undefined && body !== null && body.length !== 0)
    .map(([heading, body]) => {
      const lines = [body].flat().map((line) => `  ${wrap(String(line))}`);
      return `${heading}\n${lines.join("\n")}`;
    })
    .join("\n\n");
}

function wrap(text, width = 78) {
  let line = 0;
  return text.split(" ").reduce((all, word) => {
    if (line + word.length + 1 > width) {
      line = word.length + 2;
      return `${all}\n  ${word}`;
    }
    line += word.length + 1;
    return all === "" ? word : `${all} ${word}`;
  }, "");
}

function showStatus(code) {
  const entry = status(code);
  if (entry === null) return fail(`nobody uses ${code}; an element treats it as ${Math.floor(code / 100)}00`);
  print(entry, () =>
    `${entry.code} ${entry.reasonPhrase}   ${entry.class}, ${entry.registration}, ${place(entry.reference)}\n\n` +
    paragraphs([
      ["What it means", entry.meaning],
      ["Why it happens", entry.why],
      ["What to do next", entry.next],
      ["Try again", entry.retry],
      ["Who sends it", entry.generatedBy.join(", ")],
      ["Headers", [...entry.requiredHeaders, ...entry.recommendedHeaders]],
      ["In a dialog", entry.dialogEffect],
      ["Q.850", entry.q850],
      ["Not to be confused with", entry.confusedWith.map((it) => `${it.code}: ${it.difference}`)],
    ]),
  );
}

function showAdvice(file) {
  let context;
  try {
    context = options.context === undefined ? undefined : JSON.parse(options.context);
  } catch {
    return fail(`--context is no JSON: ${options.context}`);
  }
  if (file === undefined && process.stdin.isTTY) {
    process.stderr.write("Paste a response, and end it with Ctrl-D on a line of its own.\n");
  }
  let message;
  try {
    message = readFileSync(file ?? 0);
  } catch (error) {
    return fail(`${file ?? "the standard input"} cannot be read: ${error.message}`);
  }
  let advice;
  try {
    advice = advise(message, context);
  } catch (error) {
    if (error instanceof TypeError) return fail(error.message);
    throw error;
  }
  const parsed = parse(message);
  print(advice, () =>
    `${advice.summary}\n\n` +
    paragraphs([
      ["Action", advice.action],
      ["Try again", advice.delayS === null ? advice.retry : `${advice.retry}, after ${[advice.delayS].flat().join(" to ")} s`],
      ["Where to", advice.contacts],
      ["What the RFCs also permit", advice.alternatives],
      ["What the next request must look like", advice.retryRequest && JSON.stringify(advice.retryRequest)],
      ["Why", advice.findings.map((it) => `${it.rule} ${it.sentence} (${place(it.reference)})`)],
      ["What would change it", advice.dependsOn?.map((it) => `${it.field}: ${it.sentence}`)],
      ["What is wrong with the message", parsed.ok ? parsed.violations.map((it) => it.sentence) : []],
      ["For the user", advice.userMessage],
    ]),
  );
  if (!advice.valid) process.exitCode = 1;
}

/** The words of the command line; nothing where they are wrong, which is told. */
function words() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return fail(`${error.message.split(". ")[0]}\n\n${USAGE}`);
  }
}

const { values: options, positionals } = words() ?? {};
if (options) run(...positionals);

function run(command, ...rest) {
  if (options.version) process.stdout.write("__VERSION__\n");
  else if (options.help || command === undefined) process.stdout.write(USAGE);
  else if (command === "advise" && rest.length <= 1) showAdvice(...rest);
  else if (options.context !== undefined) fail("--context goes with `advise` only");
  else if (/^[1-6]\d\d$/.test(command) && rest.length === 0) showStatus(Number(command));
  else fail(`"${positionals.join(" ")}" is no status code from 100 to 699 and no command\n\n${USAGE}`);
}
