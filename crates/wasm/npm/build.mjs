// Puts the npm package together: `node build.mjs --wasm <folder of wasm-bindgen> --out <folder>`.
// With `--types` it also writes the committed declarations anew.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

import { declarations, fieldsOf } from "./declarations.mjs";
import { findProse, literal, runs, takeData } from "./image.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const tools = join(root, "tests/node_modules");
const { build, transformSync } = createRequire(join(root, "tests/package.json"))("esbuild");

const { values: options } = parseArgs({
  options: { wasm: { type: "string" }, out: { type: "string" }, types: { type: "boolean" } },
});
if (!options.wasm || !options.out) throw new Error("--wasm and --out are needed");
const dist = join(options.out, "dist");
const scratch = mkdtempSync(join(tmpdir(), "sip-response-"));

/** What the native core says: the tables as JSON. */
const cargo = ["run", "--quiet", "--package", "sip-response-wasm", "--example", "data"];
const data = JSON.parse(
  execFileSync(process.env.CARGO ?? "cargo", cargo, { cwd: root, maxBuffer: 2 ** 28 }).toString(),
);

const PROSE = [
  ...data.statuses.flatMap((it) => [
    it.meaning, ...it.why, it.next, ...it.confusedWith.map(({ difference }) => difference),
    ...it.symptoms, ...it.example, it.sources, it.uacAction, it.proxyAction,
  ]),
  ...data.rules.flatMap((it) => [it.when, it.why]),
];

const types = readFileSync(join(options.wasm, "sip_response_wasm.d.ts"), "utf8");

/** The same list as `SHAPES` in `../src/encode.rs`. */
const SHAPES = ["Reference", "Finding", "Dependency"];

/** The best of the 128 keys that keep the first half of the bytes there: 92.5 KB of brotli, not 97.1. */
const CODE_KEY = 99;

/**
 * What the sources leave open of a program. Texts become literals at the end, because esbuild rewrites
 * them.
 */
function partsOf(folder) {
  const wasm = readFileSync(join(folder, "sip_response_wasm_bg.wasm"));
  const [stop, ...others] = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  if (others.length > 0 || !stop?.name.includes("wbindgen_throw")) {
    throw new Error("the module imports more than what src/program.js gives it");
  }
  const program = takeData(wasm);
  const isProse = findProse(program, PROSE);
  const needed = runs(program.memory, (at) => !isProse[at]);
  const prose = runs(program.memory, (at) => isProse[at]);
  const numbers = {
    '"__START__"': program.start,
    '"__END__"': program.end,
    '"__CODE_SIZE__"': program.code.length,
    '"__CODE_KEY__"': CODE_KEY,
    '"__DATA_PLACES__"': JSON.stringify(needed.places),
    '"__PROSE_PLACES__"': JSON.stringify(prose.places),
    __WBINDGEN_THROW__: stop.name,
  };
  const texts = {
    __WASM2JS__: () => inJavaScript(program.code, stop),
    __CODE__: () => literal(program.code.map((byte) => byte ^ CODE_KEY)),
    __DATA__: () => literal(needed.bytes),
    __PROSE__: () => literal(prose.bytes),
  };
  return { wasm, numbers, texts };
}
const main = partsOf(options.wasm);
const products = partsOf(join(options.wasm, "products"));

/** What the sources leave open whatever the program is. */
const numbers = {
  '"__SHAPES__";': SHAPES.map((name, index) => {
    const fields = fieldsOf(types, name).map((field) => `${field}: value()`);
    return `case ${index}: return { ${fields.join(", ")} };`;
  }).join("\n"),
  '"__ADVICE__"': `{ ${fieldsOf(types, "Advice").map((field) => `${field}: null`).join(", ")} }`,
  '"__ADVICE_FIELDS__";': fieldsOf(types, "Advice")
    .map((field) => `case "${field}": advice.${field} = value(); break;`)
    .join("\n"),
};
const texts = {
  __PROFILES__: () => JSON.stringify(JSON.stringify(data.profiles)),
};
/** A list of the words that a field of the registry has, and the place of each. */
const wordsOf = (field) => [...new Set(data.statuses.map((entry) => entry[field]))];
const retries = wordsOf("retry");
const effects = wordsOf("dialogEffect");
const registrations = wordsOf("registration");
const byCode = (value) => JSON.stringify(Object.fromEntries(data.statuses.map((it) => [it.code, value(it)])));
Object.assign(numbers, {
  // A list with gaps: looking a number up in it is quicker than in an object.
  '"__PHRASES__"': `[${Array.from({ length: 700 }, (_, code) =>
    JSON.stringify(data.statuses.find((it) => it.code === code)?.reasonPhrase) ?? "").join(",")}]`,
  '"__CLASSES__"': JSON.stringify(wordsOf("class")),
  '"__FACTS__"': byCode((it) => [
    retries.indexOf(it.retry),
    effects.indexOf(it.dialogEffect),
    registrations.indexOf(it.registration),
    it.reference.document,
    it.reference.section,
  ]),
  '"__RETRIES__"': JSON.stringify(retries),
  '"__EFFECTS__"': JSON.stringify(effects),
  '"__REGISTRATIONS__"': JSON.stringify(registrations),
});
const VERSION = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];

numbers.__VERSION__ = VERSION;

const banner = `/*! sip-response ${VERSION} | MIT OR Apache-2.0 */`;

/** Bundles one entry around a program. `modules` says what stands for the names with `#`. */
async function bundle(entry, outfile, modules, settings = {}, parts = main) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    write: false,
    // Lines stay as they are: where an error is thrown, Node.js shows the whole line.
    minifySyntax: true,
    minifyIdentifiers: true,
    target: "es2020",
    charset: "utf8",
    legalComments: "none",
    banner: { js: banner },
    format: outfile.endsWith(".cjs") ? "cjs" : "esm",
    plugins: [
      {
        name: "parts",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^#/ }, ({ path }) => modules[path]);
          onLoad({ filter: /npm[\\/]src[\\/].*\.js$/ }, ({ path }) => {
            let contents = readFileSync(path, "utf8");
            for (const [name, value] of Object.entries({ ...numbers, ...parts.numbers })) {
              contents = contents.replaceAll(name, () => value);
            }
            return { contents };
          });
        },
      },
    ],
    ...settings,
  });
  let code = result.outputFiles[0].text;
  for (const [name, text] of Object.entries({ ...texts, ...parts.texts })) {
    code = code.replace(`"${name}"`, () => `\n${text()}\n`);
  }
  writeFileSync(join(dist, outfile), code);
}

/** The program that wasm2js makes: a function that gives the exports of an instance. */
function inJavaScript(module, stop) {
  const source = join(scratch, "code.wasm");
  const target = join(scratch, "code.js");
  writeFileSync(source, module);
  const wasm2js = join(tools, "binaryen/bin/wasm2js");
  execFileSync(process.execPath, [wasm2js, "-Oz", source, "-o", target]);
  const code = readFileSync(target, "utf8");
  const start = code.indexOf("\n", code.indexOf("import "));
  const end = code.indexOf("var retasmFunc");
  if (start < 0 || end < 0) throw new Error("the output of wasm2js looks different");
  const imports = `{ ${JSON.stringify(stop.module)}: { ${stop.name}() { throw new Error("stop"); } } }`;
  const whole = `export default () => { ${code.slice(start, end)} return asmFunc(${imports}); }`;
  const { code: short } = transformSync(whole, { minify: true, target: "es2020" });
  return `(${short.trim().replace(/^export default/, "").replace(/;$/, "")})`;
}

rmSync(options.out, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const file = (name) => ({ path: join(here, "src", name) });
const beside = (name) => ({ path: `./${name}`, external: true });
for (const end of ["js", "cjs"]) {
  const parts = { "#prose": beside(`prose.${end}`) };
  const whole = { ...parts, "#prose": file("prose-whole.js") };
  await bundle("prose.js", `prose.${end}`, {});
  await bundle("index.js", `index.${end}`, { ...parts, "#wasm": file("wasm-inline.js") });
  await bundle("index.js", `js.${end}`, { ...parts, "#wasm": file("wasm-js.js") });
  await bundle("prose.js", `products-prose.${end}`, {}, {}, products);
  const full = { "#prose": beside(`products-prose.${end}`), "#wasm": file("wasm-inline.js") };
  await bundle("products.js", `products.${end}`, full, {}, products);
  await bundle("slim.js", `slim.${end}`, { ...whole, "#wasm": file("wasm-given.js") }, { minify: true });
}
const hosted = (name) => ({ "#prose": file("prose-whole.js"), "#wasm": file("wasm-workerd.js"), "#module": beside(name) });
await bundle("index.js", "workerd.js", hosted("sip-response.wasm"));
await bundle("products.js", "products-workerd.js", hosted("products.wasm"), {}, products);
for (const name of ["statuses", "profiles", "jssip", "sipjs", "drachtio"]) {
  for (const end of ["js", "cjs"]) await bundle(`${name}.js`, `${name}.${end}`, {});
  const source = readFileSync(join(here, "src", `${name}.d.ts`), "utf8");
  writeFileSync(join(dist, `${name}.d.ts`), source);
  writeFileSync(join(dist, `${name}.d.cts`), source.replace('"./index.js"', '"./index.cjs"'));
}
await bundle("cli.js", "cli.js", {}, { external: ["./index.js"], platform: "node", banner: {} });
chmodSync(join(dist, "cli.js"), 0o755);
await bundle(
  "everything.js",
  "sip-response.global.js",
  { "#prose": file("prose.js"), "#wasm": file("wasm-inline.js") },
  { format: "iife", globalName: "sipResponse" },
  products,
);
writeFileSync(join(dist, "sip-response.wasm"), main.wasm);
writeFileSync(join(dist, "products.wasm"), products.wasm);
writeFileSync(join(dist, "data.json"), JSON.stringify({ statuses: data.statuses }));

/** Each product by itself, for those who know which one they have. */
mkdirSync(join(dist, "profiles"));
for (const profile of data.profiles) {
  const literal = JSON.stringify(profile);
  writeFileSync(join(dist, "profiles", `${profile.id}.js`), `${banner}\nexport default ${literal};\n`);
  writeFileSync(join(dist, "profiles", `${profile.id}.cjs`), `${banner}\nmodule.exports = ${literal};\n`);
}
const oneProfile = (other, way) => `import type { Profile } from "./index.${other}";

/** What this product does about status codes. */
declare const profile: Profile;
${way} profile;
`;
writeFileSync(join(dist, "profile.d.ts"), oneProfile("js", "export default"));
writeFileSync(join(dist, "profile.d.cts"), oneProfile("cjs", "export ="));

/** The declarations are committed, so that a change of the API shows in its review. */
const typesIn = (name) => readFileSync(join(here, "src", `${name}.d.ts`), "utf8");
const index = declarations(typesIn("index"), types, ["products", "profiles", "statuses"].map(typesIn));
const committed = join(here, "../sip-response.d.ts");
if (options.types) writeFileSync(committed, index);
else if (!existsSync(committed) || readFileSync(committed, "utf8") !== index) {
  console.log("crates/wasm/sip-response.d.ts is not what the types of Rust make it.");
  console.log("Look at the difference, and accept it with `node crates/wasm/npm/build.mjs --types …`:");
  writeFileSync(join(options.out, "sip-response.d.ts"), index);
  process.exitCode = 1;
}
for (const [kind, other] of [["d.ts", "js"], ["d.cts", "cjs"]]) {
  const again = `export * from "./index.${other}";\n`;
  writeFileSync(join(dist, `index.${kind}`), index);
  writeFileSync(join(dist, `products.${kind}`), typesIn("products").replaceAll('"./index.js"', `"./index.${other}"`));
  writeFileSync(join(dist, `js.${kind}`), again);
  writeFileSync(
    join(dist, `slim.${kind}`),
    `${again}
/**
 * Says which module to run: the bytes of \`sip-response/wasm\`, or the module compiled of them. Call it
 * once before anything else.
 */
export function init(source: BufferSource | WebAssembly.Module): void;
`,
  );
}

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
writeFileSync(
  join(options.out, "package.json"),
  `${JSON.stringify({ ...manifest, version: VERSION }, null, 2)}\n`,
);
/** The README with the sizes of this build in it. */
const sizeOf = (name) => {
  const { length } = brotliCompressSync(readFileSync(join(dist, name)), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  return `${(length / 1000).toFixed(1)} KB`;
};
const sizes = {
  SIZE_INDEX: "index.js", SIZE_PROSE: "prose.js", SIZE_PROFILES: "profiles.js", SIZE_JS: "js.js", SIZE_SLIM: "slim.js",
  SIZE_WASM: "sip-response.wasm", SIZE_STATUSES: "statuses.js", SIZE_DATA: "data.json",
  SIZE_PRODUCTS: "products.js", SIZE_PRODUCT: "profiles/asterisk-pjsip.js",
};
const readme = readFileSync(join(here, "README.md"), "utf8");
writeFileSync(
  join(options.out, "README.md"),
  readme.replace(/SIZE_\w+/g, (name) => sizeOf(sizes[name])),
);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) {
  if (existsSync(join(root, name))) copyFileSync(join(root, name), join(options.out, name));
}
rmSync(scratch, { recursive: true });
