// The declarations of the package: the types that Rust tells, as far as the functions of
// `src/index.d.ts` lead to them.

/** Two types of the core have this name; the one that the package tells is the one whose doc says so. */
const SAME_NAME = { Side: "A side of the product" };

/** Types that Rust cannot tell. */
const BY_HAND = {
  List: "/** Texts; one alone is as good as a list of one. */\nexport type List = string | readonly string[];",
  Pairs: "/** Names with values. */\nexport type Pairs<V> = { readonly [name: string]: V };",
  Violation: `/** Something that is wrong with a message that could be read all the same. */
export interface Violation {
    /** What it is. */
    readonly kind: ViolationKind;
    /**
     * Its line, 1 = the first line of the message; the first one where there are several. 0 where
     * something is missing.
     */
    readonly line: number;
    /** The header field concerned, if it is one. */
    readonly header: string | null;
    /** What is wrong with the value, where it is a damaged one. */
    readonly problem: Problem | null;
    /** The bytes that Content-Length announces, and those that are there. */
    readonly bytes: ByteCount | null;
}`,
};

/** What is there whenever the action is this one; the test of the package has the same list. */
export const BY_ACTION = {
  "retry-with-credentials": ["challenges", "chosenChallenge", "retryRequest"],
  "get-token": ["challenges", "chosenChallenge"],
  "retry-modified": ["retryRequest"],
  "retry-after-delay": ["delayS"],
  "retry-elsewhere": ["contacts", "retryRequest"],
  "retry-via-proxy": ["contacts", "retryRequest"],
  "next-server": ["retryRequest"],
  ack: ["ack"],
  "choose-best": ["best"],
  generate: ["best"],
};

/** What has another name here. An application may leave out of its own what is always told. */
const OTHER_NAME = { Profile: "OwnProfile" };

/**
 * Where the documentation of a type speaks of Rust, and what JavaScript has in its place. All of them
 * must be found: what is reworded there is to be looked at here.
 */
const WORDING = [
  [/A field that is `None` does not/, "A field that is absent or `null` does not"],
  [/not the same as `None`/, "not the same as `none`"],
  [/The outer `None`: (.*?) The(\s+\*\s+)inner `None` \(null in JSON\):/, "Absent: $1$2`null`:"],
  [/`link` puts them together/, "`links` of `adviseBeside` has them together"],
  [/; read by(\s+\*\s+)`adviseEvent`/, "; give$1`advise` `null` as the message"],
  [/in bytes, in order and apart/, "as `slice` counts, in order and apart"],
];

function inJavaScript(declarations) {
  for (const [rust, words] of WORDING) {
    if (!rust.test(declarations)) throw new Error(`the documentation has no longer ${rust}`);
    declarations = declarations.replace(rust, words);
  }
  return declarations.replaceAll("`None`", "`null`");
}

/** The declarations by name, each with its doc comment. */
function parse(source) {
  const found = new Map();
  const block = /^(\/\*\*\n(?: \*.*\n)* \*\/\n)?export (?:type (\w+)[^=]*=[^;]*(?:;(?!\n\n|\n\/\*\*)[^;]*)*;|interface (\w+)[^{]*\{[\s\S]*?^\})/gm;
  for (const [text, doc = "", type, interfaced] of source.matchAll(block)) {
    const name = type ?? interfaced;
    if (name in SAME_NAME && !doc.includes(SAME_NAME[name])) continue;
    if (name in BY_HAND) continue;
    if (found.has(name)) throw new Error(`two types are called ${name}`);
    found.set(name, text);
  }
  for (const [name, text] of Object.entries(BY_HAND)) found.set(name, text);
  return found;
}

/** The names that a declaration mentions, outside comments and literals. */
function mentioned(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"/g, "").match(/\b[A-Z]\w*/g) ?? [];
}

function reachable(found, roots) {
  const names = new Set();
  const visit = (name) => {
    if (names.has(name) || !found.has(name)) return;
    names.add(name);
    mentioned(found.get(name)).forEach(visit);
  };
  roots.forEach(visit);
  return names;
}

/** What an application hands over: it may have the value or not, and need not leave the field out. */
const HANDED_OVER = ["Context", "SentAuthorization"];

function polish(name, text) {
  if (name in BY_HAND) return text;
  const polished = text
    .replace(/(export interface )(\w+)/, (_, start, name) => start + (OTHER_NAME[name] ?? name))
    .replace(/\[`(?:\w+::)*(\w+)`\](?:\([^)]*\))?/g, (_, word) => `\`${camel(word)}\``)
    // A name in the documentation that is no link.
    .replace(/`([a-z]+(?:_[a-z]+)+)`/g, (_, word) => `\`${camel(word)}\``)
    .replace(/^( {4})("?\w+"?\??):/gm, "$1readonly $2:")
    .replace(/(\w+|\[number, number\]|\([^()]*\)|\{[^{}]*\})\[\]/g, "readonly $1[]")
    .replace(/\[number, number\]/g, "readonly [number, number]")
    .replace(/\| undefined/g, "| null");
  return HANDED_OVER.includes(name) ? polished.replace(/^( {4}readonly \w+\?: .*);$/gm, "$1 | undefined;") : polished;
}

const camel = (word) => (/^[A-Z]/.test(word) ? word : word.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()));

/** Advice as a union over its action. */
function byAction(text, facts) {
  const fields = text.replace(/export interface Advice\b/, "export interface AdviceFields");
  const kinds = Object.entries(BY_ACTION).map(([action, present]) => {
    const members = present.map((field) => {
      const [, type] = new RegExp(`readonly ${field}\\??: (.*);`).exec(text + facts);
      return `readonly ${field}: ${type.replace(/ \| null$/, "")}`;
    });
    return `    | (AdviceFields & { readonly action: "${action}"; ${members.join("; ")} })`;
  });
  const others = Object.keys(BY_ACTION).map((action) => `"${action}"`).join(" | ");
  return `${fields}

/** What to do with one response in one situation. What an action needs is there where the action is. */
export type Advice =
${kinds.join("\n")}
    | (AdviceFields & { readonly action: Exclude<Action, ${others}> });`;
}

const HEADER = "// Types of sip-response. Made by the build: the functions by hand, the types from those of Rust.";

/** The whole declarations: those of the functions, then the types; also those that others import. */
export function declarations(functions, source, others) {
  const found = parse(source);
  const names = reachable(found, [functions, ...others].flatMap(mentioned));
  const types = [...names].sort().map((name) => {
    const polished = polish(name, found.get(name));
    return name === "Advice" ? byAction(polished, polish("Facts", found.get("Facts"))) : polished;
  });
  const [, ours] = /^(?:\/\/.*\n)*([\s\S]*)$/.exec(functions);
  return `${HEADER}\n\n${ours.trim()}\n\n${inJavaScript(types.join("\n\n"))}\n`;
}

/** The fields that every value of an interface has, in order. */
export function fieldsOf(source, name) {
  const [, body] = new RegExp(`^export interface ${name}\\b[^{]*\\{(.*?)^\\}`, "ms").exec(source);
  return [...body.matchAll(/^ {4}(\w+)(\??):/gm)]
    .filter(([, , maybe]) => !maybe)
    .map(([, field]) => field);
}
