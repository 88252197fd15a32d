// The report's pages in a real browser: `node report.mjs MOGNAD [--short]`, where MOGNAD is the built program. The short form looks at
// pages in Swedish by light and in English in the dark, and at the length of those in Swedish.

import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT, expectAccessible, expectNoScrolling, folder, launch, mognad, open } from "./lib.mjs";

/** How many sheets of A4 a page takes at most. A unit that has everything takes more than one that has a little. */
const MOST_SHEETS = { board: 1, index: 8, unit: 8 };

const isShort = process.argv.includes("--short");
const browser = await launch();

/** A report of an example; its pages, each by its path in the report's folder. */
function report(example, lang) {
  const name = example.replace("/", "-");
  const place = join(folder, `${name}-${lang}-assessment`);
  const out = join(folder, `${name}-${lang}`);
  // What is shown of the example is remembered in its folder, which the tree does not keep.
  cpSync(join(ROOT, "examples", example), place, { recursive: true });
  mognad("report", place, "--out", out, "--lang", lang, "--quiet");
  const pages = readdirSync(out, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  return pages.map((path) => ({ path, address: pathToFileURL(join(out, path)).href }));
}

/** How many sheets a page takes when it is printed. */
async function sheets(page) {
  const file = await page.pdf({ preferCSSPageSize: true });
  return file.toString("latin1").match(/\/Type \/Page\b/g).length;
}

for (const [example, lang] of [["kommun", "sv"], ["kommun", "en"], ["region/norrby", "sv"], ["region/norrby", "en"]]) {
  const pages = report(example, lang);
  for (const colorScheme of isShort ? [lang === "sv" ? "light" : "dark"] : ["light", "dark"]) {
    test(`axe-core finds nothing on any page of ${example}, ${lang}, ${colorScheme}`, async () => {
      assert(pages.length > 5);
      for (const { path, address } of pages) {
        const { page, close } = await open(browser, address, { colorScheme });
        await expectAccessible(page, path);
        await close();
      }
    });
  }

  test(`no page of ${example}, ${lang}, is wider than a phone, or longer on paper than it may be`, { skip: isShort && lang !== "sv" }, async () => {
    for (const { path, address } of pages) {
      const { page, close } = await open(browser, address, { width: 320, height: 640 });
      await expectNoScrolling(page, path);
      const kind = path.includes("units") ? "unit" : path.replace(".html", "");
      const count = await sheets(page);
      assert(count <= (MOST_SHEETS[kind] ?? Infinity), `${path} takes ${count} sheets`);
      await close();
    }
  });
}

test.after(() => browser.close());
