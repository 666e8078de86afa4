// What the package costs a page, in bytes after brotli: each file of it, and what esbuild makes of a
// program that uses just the parser of a package, or just its table of phrases.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(new URL("../package.json", import.meta.url));
const { build } = require("esbuild");

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

/** The files of the package with the entry that each one is, and their sizes. */
export function entrySizes(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const fileOf = (target) =>
    typeof target === "string" ? target : fileOf(target.import ?? target.default ?? Object.values(target)[0]);
  const names = new Map();
  for (const [entry, target] of Object.entries(exports)) {
    if (!entry.includes("*")) names.set(fileOf(target).replace("./dist/", ""), entry);
  }
  const files = readdirSync(join(folder, "dist")).filter((name) => /\.(js|wasm|json)$/.test(name) && name !== "cli.js");
  return files.map((file) => ({ file, entry: names.get(file), size: brotli(readFileSync(join(folder, "dist", file))) }));
}

/** What a bundler takes of each package for one thing. */
const PROGRAMS = {
  parse: {
    "sip-response": 'export { advise } from "sip-response";',
    "sip-response/js": 'export { advise } from "sip-response/js";',
    jssip: 'import { parseMessage } from "jssip/lib/Parser"; export { parseMessage };',
    "sip.js": 'export { Parser } from "sip.js/lib/core/messages/parser.js";',
    "drachtio-sip": 'import { SipMessage } from "drachtio-sip"; export { SipMessage };',
    sip: 'import { parse } from "sip"; export { parse };',
  },
  phrase: {
    "sip-response": 'export { reasonPhrase } from "sip-response/statuses";',
    jssip: 'import { REASON_PHRASE } from "jssip/lib/Constants"; export { REASON_PHRASE };',
    "sip.js": 'export { getReasonPhrase } from "sip.js/lib/core/messages/utils.js";',
    "drachtio-sip": 'import phrases from "sip-status"; export { phrases };',
  },
};

export async function bundleSizes(folder) {
  const sizes = {};
  for (const [use, programs] of Object.entries(PROGRAMS)) {
    sizes[use] = {};
    for (const [name, contents] of Object.entries(programs)) {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: here },
        alias: Object.fromEntries(
          Object.entries({ "sip-response": "index.js", "sip-response/js": "js.js", "sip-response/statuses": "statuses.js" })
            .map(([entry, file]) => [entry, join(folder, "dist", file)]),
        ),
        bundle: true,
        minify: true,
        write: false,
        format: "esm",
        // sip and drachtio-sip are for Node.js, whose modules cost nothing.
        platform: ["sip", "drachtio-sip"].includes(name) ? "node" : "browser",
        external: ["./prose.js", "./profiles.js"],
        logLevel: "error",
      });
      sizes[use][name] = brotli(outputFiles[0].contents);
    }
  }
  return sizes;
}
