// Tests of every kind of page for every kind of reader: with a screen reader, a keyboard, a finger,
// a printer, without scripts, in the dark, with colours of their own, and with bad intentions.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { ALL_PAGES, complaints, test } from "./harness.mjs";
import { BUSY, kinds, paste, SCREENS, STATES, visit } from "./kinds.mjs";

/** Text has a contrast of 7:1, which WCAG asks for only in its strictest level. */
const CONTRAST = "color-contrast-enhanced";

const ALL_RULES = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "color-contrast": { enabled: false }, [CONTRAST]: { enabled: true } },
};

const COLOURS = { runOnly: { type: "rule", values: [CONTRAST, "link-in-text-block"] } };

/** Every kind of page, and what pages become when they are used: name, address, deed. */
const SIGHTS = [...kinds().map((path) => [`/${path}`, path, async () => {}]), ...STATES];

/** Run all tests. */
export async function qualityTests(browser, url) {
  /** Run this in a window of its own; what it complains about fails. */
  const inWindow = async (options, body) => {
    // Without the service worker, which would save the whole page anew for each of these tests.
    const context = await browser.newContext({ ...SCREENS.desk, serviceWorkers: "block", ...options });
    try {
      const page = await context.newPage();
      const list = complaints(page, url);
      const result = await body(page);
      // The address that nobody has is answered with 404, and the browser says so: no complaint.
      // Neither is what the browser does not load ahead where no scripts run.
      const idle = options.javaScriptEnabled === false ? /^request: \S+\.js: csp$/ : /^$/;
      const meant = (it) => !it.includes("nothing/here") && !idle.test(it);
      assert.deepEqual(list.filter(meant), []);
      return result;
    } finally {
      await context.close();
    }
  };

  for (const [name, path, deed] of SIGHTS) {
    await test(`axe finds nothing wrong, on phone and desk, light and dark: ${name}`, async () => {
      for (const [screen, options] of Object.entries(SCREENS)) {
        await inWindow(options, async (page) => {
          await visit(page, url + path);
          await deed(page);
          // What is not about colours is the same in both schemes, and asked in one.
          for (const [colorScheme, rules] of [["light", ALL_RULES], ["dark", COLOURS]]) {
            await page.emulateMedia({ colorScheme });
            const { violations, passes } = await new AxeBuilder({ page }).options(rules).analyze();
            assert.notEqual(passes.length, 0, "no rule was applied");
            const found = violations.flatMap(({ id, nodes }) =>
              nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
            );
            assert.deepEqual(found, [], `${screen}, ${colorScheme}`);
          }
        });
      }
    }, ALL_PAGES);
  }

  await test("nothing moves when a page becomes live", async () => {
    for (const [screen, options] of Object.entries(SCREENS)) {
      for (const path of kinds()) {
        await inWindow(options, async (page) => {
          await page.addInitScript(() => {
            window.shifts = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                window.shifts.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? "?"));
              }
            }).observe({ type: "layout-shift", buffered: true });
          });
          // The program waits until the page was seen, as it does on a slow line.
          let release;
          const seen = new Promise((resolve) => (release = resolve));
          await page.route("**/*.wasm", async (route) => {
            await seen;
            await route.continue();
          });
          await page.goto(url + path, { waitUntil: "commit" });
          await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
          release();
          await page.waitForFunction(() => document.documentElement.dataset.live !== undefined);
          const shifts = await page.evaluate(
            () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts)))),
          );
          assert.deepEqual(shifts, [], `/${path} on a ${screen}`);
        });
      }
    }
  }, ALL_PAGES);

  await test("a page asks for each of its files once, and what is loaded ahead is used", async () => {
    await inWindow({}, async (page) => {
      for (const path of kinds()) {
        const asked = [];
        const note = (request) => asked.push(request.url());
        page.on("request", note);
        await visit(page, url + path);
        page.off("request", note);
        const ahead = await page
          .locator("link[rel=preload], link[rel=modulepreload]")
          .evaluateAll((all) => all.map((one) => one.href));
        assert.deepEqual(asked.filter((one, at) => asked.indexOf(one) !== at), [], `/${path} asks twice`);
        const used = await page.evaluate(() =>
          [...document.querySelectorAll("script")].flatMap((one) => [one.src, ...Object.values(one.dataset)]),
        );
        const files = used.filter(Boolean).map((one) => new URL(one, page.url()).href);
        assert.deepEqual(ahead.filter((one) => !files.includes(one)), [], `/${path} loads ahead in vain`);
      }
    });
  }, ALL_PAGES);

  await test("without scripts every page says the same, and offers nothing that needs them", async () => {
    const texts = (options) =>
      inWindow(options, async (page) => {
        const found = [];
        for (const path of kinds()) {
          if (options.javaScriptEnabled === false) await page.goto(url + path);
          else await visit(page, url + path);
          found.push([path, await page.locator("main").allTextContents()]);
          if (options.javaScriptEnabled === false) {
            const dead = page.locator("button:visible, input:visible, select:visible, textarea:visible");
            assert.equal(await dead.count(), 0, `/${path} shows what only works with scripts`);
          }
        }
        return found;
      });
    const still = await texts({ javaScriptEnabled: false });
    assert.ok(still.every(([, text]) => text.length === 1 && text[0].length > 40));
    assert.deepEqual(still, await texts({}));
  }, ALL_PAGES);

  await test("no page and no state is wider than its screen, from 320 px to 2560 px", async () => {
    await inWindow({}, async (page) => {
      for (const [name, path, deed] of SIGHTS) {
        await visit(page, url + path);
        await deed(page);
        for (const width of [320, 390, 768, 1280, 2560]) {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.ok(over <= 0, `${name} at ${width} px is ${over} px too wide`);
        }
      }
    });
  }, ALL_PAGES);

  await test("what is pressed most is 44 px high on a phone", async () => {
    const MAIN = [
      ".top a:not(.skip), .top button, .top input",
      ".filters button, .filters select, a.row",
      ".tools button, .tools label, .tools select, .chip select, .examples button, .found button, summary",
      ".pager a, .jump a",
    ].join(", ");
    await inWindow(SCREENS.phone, async (page) => {
      const small = new Set();
      for (const [, path, deed] of SIGHTS) {
        await visit(page, url + path);
        await deed(page);
        const found = await page.locator(`:is(${MAIN}):visible`).evaluateAll((all) =>
          all
            // What its program has replaced since it was looked for has no size.
            .filter((one) => one.isConnected && one.type !== "file")
            .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect().height])
            .filter(([, height]) => height < 43.9),
        );
        for (const [html, height] of found) small.add(`/${path}: ${Math.round(height)} px: ${html}`);
      }
      assert.deepEqual([...small].slice(0, 30), []);
    });
  }, ALL_PAGES);

  await test("the keyboard reaches everything, and what has the focus is seen", async () => {
    /** How many stops are made on one page; the long ones repeat the same. */
    const STOPS = 40;
    await inWindow({}, async (page) => {
      for (const [name, path, deed] of SIGHTS) {
        await visit(page, url + path);
        await deed(page);
        await page.locator(".skip").focus();
        const stops = new Set();
        for (let at = 0; at < STOPS; at += 1) {
          await page.keyboard.press("Tab");
          const stop = await page.evaluate(() => {
            const active = document.activeElement;
            if (!active || active === document.body) return undefined;
            window.stops ??= new Map();
            if (!window.stops.has(active)) window.stops.set(active, window.stops.size);
            const shown = [active, active.closest(".chip"), active.closest("label")].filter(Boolean);
            const outlined = shown.some((one) => {
              const style = getComputedStyle(one);
              return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
            });
            const box = active.getBoundingClientRect();
            const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return { id: window.stops.get(active), html: active.outerHTML.slice(0, 80), outlined, inside };
          });
          if (!stop) break;
          assert.ok(!stops.has(stop.id) || stops.size > 3, `${name}: the focus is caught at ${stop.html}`);
          assert.ok(stop.outlined, `${name}: the focus is not seen on ${stop.html}`);
          assert.ok(stop.inside, `${name}: what has the focus is off the screen: ${stop.html}`);
          stops.add(stop.id);
        }
        assert.ok(stops.size > 5, `${name} has only ${stops.size} stops`);
      }
    });
  }, ALL_PAGES);

  await test("the first stop of the keyboard leads past the header", async () => {
    await inWindow({}, async (page) => {
      for (const path of kinds()) {
        await visit(page, url + path);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className), "skip", path);
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN", path);
      }
    });
  }, ALL_PAGES);

  await test("nothing moves by itself", async () => {
    await inWindow({ reducedMotion: "reduce" }, async (page) => {
      for (const [name, path, deed] of SIGHTS) {
        await visit(page, url + path);
        await deed(page);
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll("*")]
            .filter((one) => {
              const style = getComputedStyle(one);
              const lasts = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0);
              const animated = style.animationName !== "none" && lasts(style.animationDuration);
              return animated || lasts(style.transitionDuration) || style.scrollBehavior === "smooth";
            })
            .map((one) => one.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(moving, [], name);
      }
    });
  }, ALL_PAGES);

  await test("with colours of the reader's own, marks and what is chosen can still be seen", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await inWindow({ forcedColors: "active", colorScheme }, async (page) => {
        await visit(page, `${url}#class=6`);
        const found = await page.evaluate(() => {
          const style = (selector) => getComputedStyle(document.querySelector(selector));
          return {
            ink: style("body").color,
            mark: style("a.row .mark").fill,
            chosen: style('.classes-filter [aria-pressed="true"]').backgroundColor,
            other: style('.classes-filter [aria-pressed="false"]').backgroundColor,
            here: style(".top nav a:not([aria-current])").borderBottomColor,
          };
        });
        assert.equal(found.mark, found.ink, "a mark has a colour that the reader did not choose");
        assert.notEqual(found.chosen, found.other, "what is chosen looks like the rest");
        await visit(page, `${url}rules/`);
        const [here, there] = await page.evaluate(() =>
          [".top nav a[aria-current]", ".top nav a:not([aria-current])"].map(
            (selector) => getComputedStyle(document.querySelector(selector)).textDecorationLine,
          ),
        );
        assert.notEqual(here, there, "the page where one is looks like the others in the header");
      });
    }
  });

  /** How many pages a PDF has. */
  const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page(?![s\w])/g)?.length ?? 0;

  await test("the list of codes prints on one sheet of A4, whatever is chosen on the screen", async () => {
    for (const colorScheme of ["light", "dark"]) {
      await inWindow({ colorScheme }, async (page) => {
        await page.addInitScript((theme) => localStorage.setItem("theme", theme), colorScheme);
        await visit(page, url);
        assert.equal(sheets(await page.pdf({ preferCSSPageSize: true, printBackground: true })), 1);
        await page.emulateMedia({ media: "print" });
        const [paper, ink] = await page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.documentElement);
          const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          return [backgroundColor, color].map((colour) => {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data[1];
          });
        });
        assert.ok(paper > 250 && ink < 80, `${ink} on ${paper} is printed where ${colorScheme} was chosen`);
        const codes = await page.locator("a.row:visible").count();
        assert.ok(codes > 80, `${codes} codes are printed`);
      });
    }
  });

  await test("printed pages leave out what only works on a screen", async () => {
    await inWindow({}, async (page) => {
      for (const [name, path, deed] of SIGHTS) {
        await visit(page, url + path);
        await deed(page);
        await page.emulateMedia({ media: "print" });
        const useless = page.locator(
          "button:visible, input:visible, select:visible, nav:visible, .skip:visible, footer.bottom:visible",
        );
        const found = await useless.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)));
        assert.deepEqual(found.slice(0, 5), [], name);
        await page.emulateMedia({ media: "screen" });
      }
      await visit(page, `${url}486/`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      assert.ok(sheets(pdf) <= 4, `the page of a code prints on ${sheets(pdf)} sheets`);
    });
  }, ALL_PAGES);

  await test("search is told to who does not see it, and Esc, Enter and Back do what they should", async () => {
    await inWindow({}, async (page) => {
      await visit(page, url);
      const said = () => page.locator("[role=status]").first().textContent();
      const before = await said();
      await page.keyboard.press("/");
      await page.keyboard.type("rfc 8197");
      await page.waitForURL(/#q=rfc%208197$/);
      assert.notEqual(await said(), before);
      assert.match(await said(), /“rfc 8197”/);
      assert.equal(await page.locator("a.row mark").count() > 0 || (await page.locator(".field").count()) > 0, true);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#search").inputValue(), "");
      assert.equal(await said(), before);
      await page.keyboard.type("499");
      assert.match(await page.locator("main").textContent(), /499 is not in the registry.*treats it as 400/s);
      await page.keyboard.press("Escape");
      await page.keyboard.type("wrong pasword");
      assert.match(await page.locator("a.row .num").first().textContent(), /401|407/);
      assert.ok((await page.locator("a.row").first().locator("mark").count()) > 0, "nothing is marked");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/40[17]\/$/);
      await page.goBack();
      await page.waitForFunction(() => document.querySelector("#search")?.value === "wrong pasword");
    });
  });

  const HOSTILE = [
    ["markup", "Subject: <script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"],
    ["an address that runs", "Contact: <javascript:alert(document.domain)>, <data:text/html,<script>alert(1)</script>>"],
    ["a link that runs", 'Call-Info: <javascript:alert(1)>;purpose=info, <vbscript:x>;purpose=icon'],
    ["an alert that runs", "Error-Info: <javascript:alert(1)>"],
    ["text that turns round", "Subject: \u202Egnp.exe\u202C \u2066\u2067x\u2069 \u200F\u200E"],
    ["control characters", "Subject: a\u0000b\u0007c\u001B[31md\u007Fe\u0085f"],
    ["an attribute that ends", `Warning: 399 x" onmouseover="alert(1) "'\`><b>"`],
    ["a template", "Reason: Q.850;cause=${alert(1)};text=\"{{constructor.constructor('alert(1)')()}}\""],
    ["a very long line", `Subject: ${"A".repeat(200_000)}`],
    ["very many fields", Array.from({ length: 3000 }, (_, at) => `X-${at}: ${at}`).join("\n")],
    ["broken Unicode", "Subject: \uD800 \uDFFF \uFFFE \uFEFF é́́́́́́́́"],
  ];
  for (const [name, line] of HOSTILE) {
    await test(`what is pasted stays text: ${name}`, async () => {
      await inWindow({}, async (page) => {
        let dialogs = 0;
        page.on("dialog", (dialog) => {
          dialogs += 1;
          dialog.dismiss();
        });
        await visit(page, `${url}explain/`);
        await paste(page, BUSY.replace("Retry-After: 120", line));
        await page.locator(".verdict").waitFor();
        const found = await page.evaluate(() => {
          const main = document.querySelector("main");
          const links = [...main.querySelectorAll("[href], [src], [action], [formaction]")];
          const addresses = links.map((one) => one.href ?? one.src ?? one.action).map(String);
          const elements = [...main.querySelectorAll("*")];
          return {
            elements: elements.map((one) => one.tagName).filter((tag) => /^(SCRIPT|IMG|IFRAME|OBJECT|EMBED|STYLE|LINK|META|BASE)$/i.test(tag)),
            handlers: elements.flatMap((one) => one.getAttributeNames().filter((it) => it.startsWith("on"))),
            addresses: addresses.filter((it) => !/^(https?:|blob:)/.test(it)),
            // The field holds what was pasted; what is shown of it must not turn or hide other text.
            text: [...main.querySelectorAll("*:not(textarea)")]
              .flatMap((one) => [...one.childNodes])
              .filter((node) => node.nodeType === Node.TEXT_NODE && node.parentElement.tagName !== "TEXTAREA")
              .map((node) => node.data)
              .join("\n"),
          };
        });
        assert.deepEqual(found.elements, []);
        assert.deepEqual(found.handlers, []);
        assert.deepEqual(found.addresses, []);
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(found.text, /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F]/);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `the page became ${over} px too wide`);
        assert.equal(dialogs, 0);
      });
    });
  }

  await test("five megabytes of text are read, and the page still answers", async () => {
    await inWindow({}, async (page) => {
      await visit(page, `${url}explain/`);
      const noise = "Nov 20 13:30:00 edge1 kamailio[771]: INFO: nothing of interest <b>here</b>\n";
      await paste(page, noise.repeat(66_000) + BUSY);
      await page.locator(".verdict .numeral").waitFor();
      assert.equal(await page.locator(".verdict .numeral").textContent(), "486");
      assert.equal(await page.locator("main b").count() > 200, false);
      await paste(page, "");
      await page.locator(".examples").waitFor();
    });
  });

  await test("an address never becomes markup", async () => {
    for (const fragment of [
      "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
      "#q=%E2%80%AEabc&class=%3Cscript%3E&retry=__proto__&by=constructor",
      `#q=${"%F0%9F%98%80".repeat(500)}`,
      "#with=%3Cscript%3E,rfc-3261,__proto__",
      "#%",
      "#q=%FF%FE&class=99999999999999999999",
    ]) {
      await inWindow({}, async (page) => {
        page.on("dialog", (dialog) => dialog.dismiss().then(() => assert.fail("something ran")));
        for (const path of ["", "compare/", "explain/", "486/"]) {
          await visit(page, url + path + fragment);
          assert.equal(await page.locator("main img, main script").count(), 0, path + fragment);
          assert.ok((await page.locator("h1").count()) === 1);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `/${path}${fragment} is ${over} px too wide`);
        }
      });
    }
  });
}
