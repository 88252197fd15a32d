// What the tests have in common: assessments to make forms of, a browser that watches what a page does, a keyboard.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const TITLE = "Alla <b>sorter</b> & \"citat\" </script><script>alert(1)</script>";

const ASSESSMENT = `format = 1
title = ${JSON.stringify(TITLE)}
language = "en"
questionnaire = "every-kind.toml"
min_group = 1

[[waves]]
id = "2026"
answers = ["answers/2026/*.csv"]

[[units]]
id = "whole"

[[units]]
id = "Barn & utbildning, norr"
parent = "whole"

[[units]]
id = "south"
name = { sv = "Söder", en = "South" }
parent = "whole"
`;

/** A folder of its own that goes away with the run. */
export const folder = mkdtempSync(join(tmpdir(), "mognad-form-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Runs the program; its output. */
export function mognad(...words) {
  return execFileSync(process.argv[2], words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs the program, whatever comes of it. */
export function attempt(...words) {
  return spawnSync(process.argv[2], words, { cwd: folder, encoding: "utf8" });
}

/** An assessment with every kind of question and no answers yet. */
export function assessment() {
  const place = join(folder, "kinds");
  mkdirSync(place);
  cpSync(join(ROOT, "tests/data/toml/every-kind.toml"), join(place, "every-kind.toml"));
  writeFileSync(join(place, "assessment.toml"), ASSESSMENT);
  return place;
}

/** Writes a form; its address. */
export function form(name, what, ...options) {
  const file = join(folder, name);
  mognad("form", what, "--out", file, "--force", "--quiet", ...options);
  return pathToFileURL(file).href;
}

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  assert(executablePath, "no Chromium was found; name one in the environment variable CHROMIUM");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
}

/** A page that notes whatever it should not do; `close` sees that it did nothing of it. */
export async function open(browser, address, options = {}) {
  const { width = 1100, height = 800, prepare, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale: "en-GB", ...rest });
  await context.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  if (prepare) {
    await context.addInitScript(prepare);
  }
  const page = await context.newPage();
  const wrongs = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:") && request.url().split("#")[0] !== address) {
      wrongs.push(`asked for ${request.url()}`);
    }
  });
  page.on("pageerror", (error) => wrongs.push(`threw ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      wrongs.push(`said ${message.text()}`);
    }
  });
  await page.goto(address);
  const close = async () => {
    assert.deepEqual(await page.evaluate(() => window.violations), [], "the page's policy was violated");
    assert.deepEqual(wrongs, []);
    await context.close();
  };
  return { page, context, close };
}

/** Presses Tab until the focus is on what the selector names. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      const isSeen = await page.evaluate(() => {
        const focused = document.activeElement;
        const outline = (element) => getComputedStyle(element).outlineStyle !== "none";
        return outline(focused) || outline(focused.closest(".card") ?? focused);
      });
      assert(isSeen, `the focus on ${selector} cannot be seen`);
      return;
    }
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

/** Which element has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement.id);

/** Sees that axe-core finds nothing, with every rule that it has. */
export async function expectAccessible(page, where) {
  await page.evaluate(`if (!window.axe) { ${axe.source} }`);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const told = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(told, [], where);
}

export async function expectNoScrolling(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert(over <= 0, `${where} is ${over} px too wide`);
}

/** Clicks on something that saves the file; its name and what is in it. */
export async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return { name: file.suggestedFilename(), path, content: JSON.parse(readFileSync(path, "utf8")) };
}
