// Tests of what is served, file by file, without a browser: valid HTML and CSS, and no link that
// leads nowhere. `cargo xtask test files` names Java in JAVA; by hand it is looked for.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { ALL_PAGES, finish, test } from "./harness.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const vnu = fileURLToPath(new URL("../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

/** A place on another host is not asked for: a test needs no network. */
const OUTSIDE = /^(https?:\/\/|data:)/;

/** Where the site lies in the addresses that are resolved here; any host will do. */
const SITE = "https://site.example/";

const all = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
const existing = new Set(all);
const pages = all.filter((name) => name.endsWith(".html"));
const text = new Map(pages.map((name) => [name, readFileSync(join(dist, name), "utf8")]));

const unescaped = (value) =>
  value.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

/** The values of these attributes in a page. Our pages quote every attribute with `"`. */
const values = (page, names) =>
  [...text.get(page).matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, "g"))].map(([, value]) => unescaped(value));

const ids = new Map(pages.map((page) => [page, new Set(values(page, "id"))]));

/** The file that a host sends for a path, as `cargo xtask serve` and others do it. */
function served(path) {
  const name = decodeURIComponent(path).slice(1);
  if (name === "" || name.endsWith("/")) return `${name}index.html`;
  return name;
}

/** Why a link leads nowhere; `undefined` where it leads somewhere. */
function dead(page, link) {
  if (OUTSIDE.test(link)) return undefined;
  const target = new URL(link, SITE + page);
  if (target.origin !== new URL(SITE).origin) return "it leaves the site in a way that was not meant";
  const file = served(target.pathname);
  if (!existing.has(file)) return `there is no ${file}`;
  const fragment = decodeURIComponent(target.hash.slice(1));
  // What has a `=` is a query that the program answers.
  if (fragment === "" || fragment.includes("=") || !ids.has(file)) return undefined;
  return ids.get(file).has(fragment) ? undefined : `${file} has nothing with the id ${fragment}`;
}

await test("there are pages to look at", async () => {
  assert.ok(pages.length > 300, `only ${pages.length} pages`);
});

await test("every link leads to a file that is there, and to a place in it", async () => {
  const wrong = [];
  let looked = 0;
  for (const page of pages) {
    for (const link of new Set(values(page, "href|src|action|data-js|data-wasm|data-tools"))) {
      looked += 1;
      const reason = dead(page, link);
      if (reason) wrong.push(`${page}: ${link}: ${reason}`);
    }
  }
  assert.ok(looked > 10_000, `only ${looked} links`);
  assert.deepEqual(wrong.slice(0, 20), []);
});

await test("a dead link, a wrong fragment and a link to a folder's name are found", async () => {
  assert.match(dead("486/index.html", "../799/"), /no 799\/index\.html/);
  assert.match(dead("486/index.html", "#nowhere"), /nothing with the id nowhere/);
  assert.match(dead("486/index.html", "../487"), /no 487/);
  assert.match(dead("486/index.html", "//elsewhere.example/"), /leaves the site/);
  assert.equal(dead("486/index.html", "../#q=busy"), undefined);
  assert.equal(dead("486/index.html", "#main"), undefined);
});

await test("every page has a title and a description of its own, and one main heading", async () => {
  const titles = new Map();
  for (const page of pages) {
    const html = text.get(page);
    const title = html.match(/<title>([^<]+)<\/title>/)?.[1];
    assert.ok(title, `${page} has no title`);
    assert.equal(titles.get(title), undefined, `${page} has the title of ${titles.get(title)}`);
    titles.set(title, page);
    const description = html.match(/<meta name="description" content="([^"]*)"/)?.[1] ?? "";
    assert.ok(description.length >= 10, `${page} is described as “${description}”`);
    assert.equal(html.match(/<h1[\s>]/g)?.length, 1, `main headings of ${page}`);
    assert.match(html, /<html lang="en"/, page);
  }
});

await test("html-validate finds nothing in any page", async () => {
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
      rules: {
        // Questions of style, which the renderer decides.
        "attr-quotes": "off",
        "attribute-boolean-style": "off",
        "doctype-style": "off",
        "no-trailing-whitespace": "off",
        "void-style": "off",
        // The hash in the name of a file of our own says what is in it.
        "require-sri": ["error", { target: "crossorigin" }],
        // A list may have a name (WAI-ARIA 1.2 §5.2.8.4).
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
        // A message that can be scrolled is a region, and stays preformatted text.
        "prefer-native-element": ["error", { exclude: ["region"] }],
        // Results follow what is typed, so that there is nothing to submit; Enter opens the first.
        "wcag/h32": "off",
        // Some products have long names; the name that matters comes first.
        "long-title": "off",
      },
    }),
  );
  const wrong = [];
  for (const page of pages) {
    const { results } = await validator.validateString(text.get(page));
    for (const { messages } of results) {
      wrong.push(...messages.map((it) => `${page}:${it.line}: ${it.message} (${it.ruleId})`));
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
}, ALL_PAGES);

/** What the Nu Html Checker finds in these files, one line each. */
async function nu(names, options = []) {
  const java = process.env.JAVA ?? "java";
  const files = names.map((name) => join(dist, name));
  const command = ["-jar", vnu, "--errors-only", "--stdout", "--exit-zero-always", ...options, ...files];
  const { stdout } = await promisify(execFile)(java, command, { maxBuffer: 1 << 26 });
  return stdout.split("\n").filter((line) => line !== "");
}

await test("the Nu Html Checker of the W3C finds nothing in any page", async () => {
  assert.deepEqual((await nu(pages)).slice(0, 20), []);
}, ALL_PAGES);

await test("the Nu Html Checker finds nothing in the style", async () => {
  const styles = all.filter((name) => name.endsWith(".css"));
  assert.notEqual(styles.length, 0);
  // It does not know the property by which a selection list is as wide as what is selected.
  const found = await nu(styles, ["--css", "--filterpattern", ".*field-sizing.*"]);
  assert.deepEqual(found, []);
}, ALL_PAGES);

finish();
