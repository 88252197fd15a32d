// The form in a real browser: `node form.mjs MOGNAD`, where MOGNAD is the built program.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import {
  ROOT, assessment, attempt, download, expectAccessible, expectNoScrolling, focused, folder, form, launch, mognad, open, tabTo,
} from "./lib.mjs";

const kinds = assessment();
const browser = await launch();
const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(mognad("schema", "answers")));

const question = (page, text) => page.locator("fieldset.question", { has: page.getByText(text, { exact: true }) });
const answer = (page, text, label) => question(page, text).getByText(label, { exact: true }).click();

/** What is the same in every file of the test's questionnaire. */
function expectSound(file) {
  assert(validate(file.content), JSON.stringify(validate.errors));
  const { questionnaire, respondent, started, saved } = file.content;
  assert.equal(questionnaire.id, "every-kind");
  assert(file.name.endsWith(`-${respondent.slice(0, 6)}.json`), file.name);
  assert(new Date(started) <= new Date(saved));
}

test("by keyboard alone, every kind of question", async () => {
  const { page, close } = await open(browser, form("keyboard.html", kinds, "--roles", "manager,staff"));
  const key = (name) => page.keyboard.press(name);
  assert.equal(await page.title(), `Before you begin – ${await page.locator("#title").textContent()}`);
  // The first stop leads past the list of pages.
  await key("Tab");
  assert.equal(await focused(page), "skip");
  await key("Enter");
  assert.equal(await focused(page), "h0");
  // Without a unit one gets no further.
  await tabTo(page, ".next");
  await key("Enter");
  assert.equal(await page.locator("#unit-fault").textContent(), "Choose the unit you are answering for.");
  assert.equal(await page.evaluate(() => document.activeElement.name), "unit");
  await key("Space");
  await tabTo(page, "[name=role]");
  await key("ArrowDown");
  await tabTo(page, ".next");
  await key("Enter");
  await page.waitForFunction(() => document.activeElement.id === "h1");
  assert.match(await page.title(), /^The base – /);
  // One of several; a question that depends on it comes forth, and goes again.
  assert(await page.locator("#q2").isHidden());
  await tabTo(page, "#q1 input");
  await key("Space");
  await key("ArrowDown");
  assert(await page.locator("#q2").isVisible());
  await tabTo(page, "#q1 summary");
  await key("Enter");
  await tabTo(page, "#q1 textarea");
  await page.keyboard.type("Since <May> & \"before\"");
  await tabTo(page, "#q2 input");
  await key("ArrowUp");
  await tabTo(page, "#q3 input");
  await key("Space");
  await tabTo(page, ".next");
  await key("Enter");
  await page.waitForFunction(() => document.activeElement.id === "h2");
  // Several, of which one rules out the others.
  await tabTo(page, "#q4 input[value=none]");
  await key("Space");
  await page.keyboard.press("Shift+Tab");
  await key("Space");
  assert.deepEqual(await page.locator("#q4 :checked").evaluateAll((all) => all.map((one) => one.value)), ["web_forms"]);
  await page.keyboard.press("Shift+Tab");
  await key("Space");
  // A number, first a wrong one.
  await tabTo(page, "#q6 input[type=text]");
  await page.keyboard.type("101");
  await key("Tab");
  assert.match(await page.locator("#q6-fault").textContent(), /outside the limits.*from 0 to 100/);
  assert.equal(await page.locator("#q6 input[type=text]").getAttribute("aria-invalid"), "true");
  await page.keyboard.press("Shift+Tab");
  await key("ControlOrMeta+a");
  await page.keyboard.type("12,5");
  assert(await page.locator("#q6-fault").isHidden());
  await tabTo(page, "#q7 input[value=not-applicable]");
  await key("Space");
  await tabTo(page, ".next");
  await key("Enter");
  await page.waitForFunction(() => document.activeElement.id === "h3");
  await tabTo(page, "#q8 input");
  await key("ArrowDown");
  // The days were not applicable, so that what depends on them is not asked.
  assert(await page.locator("#q9").isHidden());
  await tabTo(page, "#q10 textarea");
  await page.keyboard.type("No.");
  await tabTo(page, ".next");
  await key("Enter");
  await page.waitForFunction(() => document.activeElement.id === "h4");
  assert.match(await page.locator("#left").textContent(), /Questions answered: 7 of 8.*What have you gained/);
  await tabTo(page, "#left a");
  await key("Enter");
  await page.waitForFunction(() => document.activeElement.id === "q5-text");
  await tabTo(page, "#q5 input[value=dont-know]");
  await key("Space");
  await page.goBack();
  await page.waitForFunction(() => document.activeElement.id === "h4");
  assert.match(await page.locator("#left").textContent(), /All questions are answered/);
  await tabTo(page, "#save");
  const file = await download(page, () => key("Enter"));
  expectSound(file);
  assert.match(file.name, /^answers-barn-utbildning-norr-staff-[0-9a-f]{6}\.json$/);
  const { unit, role, wave, language, complete, answers } = file.content;
  assert.deepEqual({ unit, role, wave, language, complete },
    { unit: "Barn & utbildning, norr", role: "staff", wave: "2026", language: "en", complete: true });
  assert.deepEqual(answers, {
    "1-plan": { value: "2", comment: "Since <May> & \"before\"" },
    "i.plan": { state: "not-applicable" },
    i_plan: { value: "1" },
    tools: { value: ["web-forms", "web_forms"] },
    gains: { state: "dont-know" },
    share: { value: 12.5 },
    days: { state: "not-applicable" },
    "t-a": { value: "2" },
    comment: { value: "No." },
  });
  await close();
});

test("by touch at 360 px, in Swedish, the built-in questionnaire", async () => {
  const address = form("phone.html", join(ROOT, "examples/kommun"), "--mailto", "enkat@example.org");
  const { page, close } = await open(browser, address, { width: 360, height: 740, hasTouch: true });
  await expectNoScrolling(page, "the first page");
  await page.getByLabel("Vilken enhet svarar du för?").selectOption("Bygglovsenheten");
  for (let number = 1; number <= 9; number += 1) {
    await page.locator(".page:visible .next").tap();
    await page.waitForFunction((wanted) => document.activeElement.id === wanted, `h${number}`);
    await expectNoScrolling(page, `page ${number}`);
    // Questions come as others are answered: yes to those that only decide what else is asked.
    const waiting = page.locator(".page:visible fieldset.question:visible:has(.cards):not(:has(:checked))");
    while (await waiting.count() > 0) {
      const cards = waiting.first().locator(".cards:not(.further) .card");
      await cards.nth(await cards.count() > 2 ? 3 : 0).tap();
    }
  }
  // Whether a story may be passed on is asked once there is one.
  const story = page.locator(".page:visible fieldset.question", { hasText: "Vad har ni ändrat i arbetet" });
  const consent = page.locator(".page:visible fieldset.question", { hasText: "Får det du har berättat återges" });
  assert.equal(await consent.isVisible(), false);
  await story.getByRole("textbox").fill("Vi delar skärm med den som ringer.");
  await consent.getByText("Ja, utan enhetens namn").tap();
  await page.locator(".page:visible .next").tap();
  await expectNoScrolling(page, "the last page");
  const file = await download(page, () => page.locator("#save").tap());
  assert(validate(file.content), JSON.stringify(validate.errors));
  assert.match(file.name, /^svar-bygglov-[0-9a-f]{6}\.json$/);
  const { "ac-story": told, "ac-story-told": may, ...others } = file.content.answers;
  assert.deepEqual([told.value, may.value], ["Vi delar skärm med den som ringer.", "anonymous"]);
  const values = Object.values(others).map((one) => one.value);
  assert.deepEqual([values.length, [...new Set(values)].sort()], [50, ["4", "yes"]]);
  assert.deepEqual([file.content.complete, file.content.language, file.content.role], [true, "sv", null]);
  // The mail says what to attach and holds no answer.
  const mail = await page.locator("#saved a").getAttribute("href");
  assert.equal(decodeURIComponent(mail), "mailto:enkat@example.org?subject=Svar: Digital mognad i Exempelkommun"
    + `&body=Mina svar finns i den bifogade filen ${file.name}.`);
  // Who saves no files can copy them.
  await page.locator(".other summary").tap();
  await page.waitForFunction(() => document.getElementById("file-text").value !== "");
  const copied = JSON.parse(await page.locator("#file-text").inputValue());
  assert.deepEqual(copied.answers, file.content.answers);
  await close();
});

test("a draft outlives the page, another language keeps it, and it can be cleared", async () => {
  const address = form("draft.html", kinds, "--unit", "south", "--role", "Rektor");
  const { page, close } = await open(browser, address);
  await page.goto(`${address}#s1`);
  await answer(page, "=Do you have a \"plan\" | a goal?", "A draft.");
  await page.goto(`${address}#s2`);
  await answer(page, "Which tools do you use?", "None");
  await question(page, "How large a share is digital, in per cent?").getByRole("textbox").first().fill("about 3");
  await page.reload();
  assert.equal(await page.locator("#q1 :checked").inputValue(), "2");
  assert.equal(await page.locator("#q4 :checked").inputValue(), "none");
  assert.equal(await page.locator("#q6 input[type=text]").inputValue(), "about 3");
  await page.getByRole("button", { name: "Svenska" }).click();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "sv");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Svenska");
  assert.match(await page.title(), /^Före & efter – /);
  assert.equal(await page.locator("#q6 input[type=text]").inputValue(), "about 3");
  assert.match(await page.locator("#q6-fault").textContent(), /inte ett tal/);
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "sv");
  await page.goto(`${address}#s4`);
  const file = await download(page, () => page.locator("#save").click());
  expectSound(file);
  assert.match(file.name, /^svar-south-rektor-/);
  // A number that is none is no answer, and an option that rules out the others is one.
  assert.deepEqual(file.content.answers, { "1-plan": { value: "2" }, tools: { value: ["none"] } });
  assert.equal(file.content.complete, false);
  // Another form of the same questionnaire has a draft of its own.
  await page.goto(`${form("other.html", kinds, "--unit", "south")}#s1`).catch(() => {});
  assert.equal(await page.locator("#q1 :checked").count(), 0);
  await page.goto(address);
  assert.match(await page.locator(".draft").textContent(), /Här finns ett utkast från/);
  await page.getByRole("button", { name: "Det är inte mitt" }).click();
  await page.getByRole("button", { name: "Ta bort svaren" }).click();
  await page.getByText("Utkastet är borttaget.").waitFor();
  await page.reload();
  assert.equal(await page.locator("input:checked").count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await close().catch((error) => {
    // The other form is a request of its own.
    assert.match(error.message, /other\.html/);
  });
});

test("no answer becomes another: nothing ticked, an answer taken back, a question that goes", async () => {
  const { page, close } = await open(browser, form("states.html", kinds, "--unit", "south"));
  const answers = async () => {
    await page.goto(`${page.url().split("#")[0]}#s4`);
    return (await download(page, () => page.locator("#save").click())).content.answers;
  };
  const visit = (number) => page.evaluate((hash) => { location.hash = hash; }, `#s${number}`);
  await visit(1);
  await answer(page, "=Do you have a \"plan\" | a goal?", "A draft.");
  await answer(page, "How far have you come?", "Begun");
  await visit(2);
  await answer(page, "Which tools do you use?", "Phone");
  await answer(page, "What have you gained?", "Time");
  await answer(page, "What have you gained?", "Time");
  await page.locator("#q4 summary").click();
  await page.locator("#q4 textarea").fill("  ");
  await page.locator("#q5 summary").click();
  await page.locator("#q5 textarea").fill("Hard to say.");
  await page.locator("#q6 input[type=text]").fill("-1 000,5");
  await page.locator("#q6 [value=dont-know]").click();
  assert.equal(await page.locator("#q6 input[type=text]").inputValue(), "");
  await page.locator("#q7").waitFor({ state: "hidden" });
  assert.deepEqual(await answers(), {
    "1-plan": { value: "2" },
    "i.plan": { value: "begun" },
    tools: { value: ["phone"] },
    gains: { comment: "Hard to say." },
    share: { state: "dont-know" },
  });
  assert.equal(await page.locator("#saved .error").count(), 0);
  await visit(1);
  // What depended on the plan leaves the file with it, but comes back when the plan does.
  await question(page, "=Do you have a \"plan\" | a goal?").getByRole("button", { name: "Remove the answer" }).click();
  await page.locator("#q2").waitFor({ state: "hidden" });
  await visit(4);
  await page.getByText("You have changed answers since you saved.").waitFor();
  const { "1-plan": plan, "i.plan": how } = await answers();
  assert.deepEqual([plan, how], [undefined, undefined]);
  await visit(1);
  await answer(page, "=Do you have a \"plan\" | a goal?", "Yes");
  assert.equal(await page.locator("#q2 :checked").inputValue(), "begun");
  await close();
});

test("a browser that keeps nothing is told of, and the form works all the same", async () => {
  const prepare = () => Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); },
  });
  const { page, close } = await open(browser, form("blocked.html", kinds, "--unit", "south"), { prepare });
  assert.match(await page.locator("#warning").textContent(), /does not let this page keep a draft/);
  await page.evaluate(() => { location.hash = "#s1"; });
  await answer(page, "Do you work each on your own?", "Partly");
  await page.evaluate(() => { location.hash = "#s4"; });
  const file = await download(page, () => page.locator("#save").click());
  assert.deepEqual(file.content.answers, { i_plan: { value: "2" } });
  await close();
});

test("only the time in view counts", async () => {
  const timed = form("timed.html", kinds, "--unit", "south");
  const prepare = () => Object.defineProperty(document, "visibilityState", {
    get: () => (window.isAway ? "hidden" : "visible"),
  });
  const { page, close } = await open(browser, timed, { prepare });
  await page.clock.install();
  await page.reload();
  await page.clock.runFor(60_000);
  await page.evaluate(() => { window.isAway = true; });
  await page.clock.runFor(600_000);
  await page.evaluate(() => { location.hash = "#s4"; });
  const file = await download(page, () => page.locator("#save").click());
  assert(Math.abs(file.content.seconds - 60) <= 2, `${file.content.seconds} seconds`);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1100, 360]) {
    test(`axe-core finds nothing on any page, ${colorScheme}, ${width} px`, async () => {
      const address = form(`axe-${colorScheme}-${width}.html`, kinds, "--roles", "manager,staff");
      const { page, close } = await open(browser, address, { colorScheme, width });
      await page.locator(".page:visible .next").click();
      await expectAccessible(page, "the first page with a fault");
      await page.locator("input[name=unit]").first().click();
      for (let number = 0; number <= 4; number += 1) {
        await page.evaluate((hash) => { location.hash = hash; }, `#s${number}`);
        await page.locator(`#page-${number}`).waitFor();
        await expectAccessible(page, `page ${number}, empty`);
        for (const card of await page.locator(".page:visible .cards .card:first-child:visible").all()) {
          await card.click();
        }
        for (const field of await page.locator(".page:visible input[type=text]:visible").all()) {
          await field.fill("wrong");
          await field.blur();
        }
        await page.locator(".page:visible").evaluate((section) =>
          section.querySelectorAll("details").forEach((one) => { one.open = true; }));
        await expectAccessible(page, `page ${number}, filled in`);
        await expectNoScrolling(page, `page ${number}`);
      }
      await page.locator("#contents").evaluate((contents) => { contents.open = true; });
      await expectAccessible(page, "the list of pages");
      await download(page, () => page.locator("#save").click());
      await expectAccessible(page, "the last page after saving");
      await page.locator(".clear button").click();
      await expectAccessible(page, "the dialog");
      await close();
    });
  }
}

test("the built-in questionnaire's pages are accessible in Swedish", async () => {
  const { page, close } = await open(browser, form("kommun.html", join(ROOT, "examples/kommun")));
  for (const number of [0, 1, 5, 9]) {
    await page.evaluate((hash) => { location.hash = hash; }, `#s${number}`);
    await page.locator(`#page-${number}`).waitFor();
    await expectAccessible(page, `page ${number}`);
  }
  await close();
});

test("the page's policy stops whatever would leave the page", async () => {
  const { page, context } = await open(browser, form("policy.html", kinds));
  const stopped = await page.evaluate(async () => {
    const refused = await fetch("https://example.org/").then(() => false, () => true);
    new Image().src = "https://example.org/a.png";
    const script = document.createElement("script");
    let isMarkup = true;
    try {
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<i id=markup></i>");
    } catch {
      isMarkup = false;
    }
    await new Promise((done) => { setTimeout(done, 200); });
    return { refused, isMarkup, ran: window.ran === true, violations: window.violations };
  });
  assert.deepEqual([stopped.refused, stopped.isMarkup, stopped.ran], [true, false, false]);
  for (const directive of ["connect-src", "img-src", "require-trusted-types-for"]) {
    assert(stopped.violations.includes(directive), `${directive} was not among ${stopped.violations}`);
  }
  await context.close();
});

test("the schema of answers refuses what no form saves", async () => {
  const { page, close } = await open(browser, form("schema.html", kinds, "--unit", "south"));
  await page.evaluate(() => { location.hash = "#s4"; });
  const { content } = await download(page, () => page.locator("#save").click());
  assert(validate(content), JSON.stringify(validate.errors));
  const mistakes = [
    { format: "answers" }, { version: 2 }, { respondent: "anna" }, { unit: null }, { language: "norsk" }, { seconds: 1.5 },
    { name: "Anna" }, { wave: undefined }, { answers: { "a b": { value: "1" } } }, { answers: { a: {} } },
    { answers: { a: { value: null } } }, { answers: { a: { value: "1", state: "dont-know" } } },
    { answers: { a: { state: "unsure" } } }, { answers: { a: { value: ["x", "x"] } } }, { answers: { a: "1" } },
  ];
  for (const mistake of mistakes) {
    assert(!validate(JSON.parse(JSON.stringify({ ...content, ...mistake }))), JSON.stringify(mistake));
  }
  await close();
});

test("every page is on paper", async () => {
  const { page, close } = await open(browser, form("paper.html", kinds, "--unit", "south"));
  await page.emulateMedia({ media: "print" });
  for (let number = 0; number <= 3; number += 1) {
    assert(await page.locator(`#page-${number} h1`).isVisible(), `page ${number}`);
  }
  assert(await page.locator("#nav").isHidden());
  await close();
});

test("what was saved is imported, and the score is right", async () => {
  const { page, close } = await open(browser, form("score.html", kinds, "--unit", "south", "--wave", "2026"));
  const visit = (number) => page.evaluate((hash) => { location.hash = hash; }, `#s${number}`);
  await visit(1);
  await answer(page, "=Do you have a \"plan\" | a goal?", "A draft.");
  await answer(page, "How far have you come?", "Planned");
  await answer(page, "Do you work each on your own?", "No");
  await visit(2);
  await answer(page, "Which tools do you use?", "Phone");
  await answer(page, "What have you gained?", "Nothing");
  await page.locator("#q6 input[type=text]").fill("12,5");
  await page.locator("#q7 input[type=text]").fill("20");
  await visit(3);
  await answer(page, "One?", "Yes");
  await answer(page, "Two?", "Don’t know");
  await visit(4);
  const file = await download(page, () => page.locator("#save").click());
  expectSound(file);
  await close();
  const imported = attempt("import", file.path, "--into", kinds, "--wave", "2026");
  assert.equal(imported.status, 0, imported.stderr);
  const { waves } = JSON.parse(mognad("score", kinds, "--format", "json"));
  const { nodes } = waves[0].units.find((unit) => unit.id === "south");
  const score = (id) => nodes.find((node) => node.id === id)?.score;
  // By hand: 0–50–100 for the plan, the points as given for how far, reversed, a third of the tools, nothing gained, and
  // half of the way from 80 points at ten days to none at thirty.
  const expected = { "1-plan": 50, "i.plan": 10, i_plan: 100, tools: 100 / 3, gains: 0, share: 12.5, days: 40, "t-a": 100 };
  for (const [id, points] of Object.entries(expected)) {
    assert(Math.abs(score(id) - points) < 1e-6, `${id}: ${score(id)} is not ${points}`);
  }
  assert.equal(score("t-b"), null);
  // (50 + 2.5 · 10 + 100) / 4.5.
  assert(Math.abs(score("base") - 175 / 4.5) < 1e-6, `base: ${score("base")}`);
});

test("what a unit agrees on is kept apart from what each answered", async () => {
  const town = join(folder, "town");
  cpSync(join(ROOT, "examples/kommun"), town, { recursive: true });
  // The example's unit has agreed already.
  rmSync(join(town, "consensus"), { recursive: true });
  const address = form("talk.html", town, "--consensus", "--unit", "kontaktcenter");
  const { page, close } = await open(browser, address, { width: 360, height: 740, hasTouch: true });
  assert(await page.getByText("Det här är ert gemensamma svar").isVisible());
  assert.equal(await page.getByText("Vilken roll har du?").count(), 0);
  await page.locator(".page:visible .next").tap();
  assert.equal(await page.locator(".page:visible h1").innerText(), "Börja här: där ni svarade mest olika");
  const waiting = page.locator(".page:visible fieldset.question:visible:has(.cards):not(:has(:checked))");
  assert.equal(await waiting.count(), 10);
  await expectAccessible(page, "what a talk begins with");
  await expectNoScrolling(page, "what a talk begins with");
  while (await page.locator(".page:visible .next").count() > 0) {
    while (await waiting.count() > 0) {
      const cards = waiting.first().locator(".cards:not(.further) .card");
      await cards.nth(await cards.count() > 2 ? 3 : 0).tap();
    }
    await page.locator(".page:visible .next").tap();
  }
  const file = await download(page, () => page.locator("#save").tap());
  assert(validate(file.content), JSON.stringify(validate.errors));
  assert.match(file.name, /^svar-consensus-kontaktcenter-[0-9a-f]{6}\.json$/);
  assert.deepEqual([file.content.consensus, file.content.role], [true, null]);
  await close();
  const scores = () => JSON.parse(mognad("score", town, "--format", "json")).waves.at(-1).units
    .find((unit) => unit.id === "kontaktcenter").nodes.map(({ agreed, ...node }) => [agreed ?? null, node]);
  const before = scores();
  assert(before.every(([agreed]) => agreed === null));
  assert.equal(attempt("import", file.path, "--into", town).status, 2);
  const imported = attempt("import", file.path, "--consensus", "--into", town);
  assert.equal(imported.status, 0, imported.stderr);
  const after = scores();
  assert.deepEqual(after.map(([, node]) => node), before.map(([, node]) => node));
  // The fourth of five answers everywhere, one above the other, is 75.
  const at = (id) => after.find(([, node]) => node.id === id)[0];
  assert.deepEqual([at("process-mapping"), at("pm-mapping")], [75, 75]);
});

test.after(() => browser.close());

/** A questionnaire in languages that the program does not speak, one of them from right to left. */
function inManyLanguages() {
  const place = join(folder, "languages");
  mkdirSync(place);
  cpSync(join(ROOT, "tests/data/toml/languages.toml"), join(place, "q.toml"));
  writeFileSync(join(place, "assessment.toml"), `format = 1
title = { fi = "Kypsyys", ar = "النضج" }
questionnaire = "q.toml"
[[waves]]
id = "2026"
answers = ["answers/*.csv"]
[[units]]
id = "north"
[[units]]
id = "south"
`);
  return place;
}

const many = inManyLanguages();

for (const width of [390, 1200]) {
  test(`from right to left, ${width} px wide`, async () => {
    const { page, close } = await open(browser, form(`ar-${width}.html`, many, "--lang", "ar"), { width });
    const html = page.locator("html");
    assert.deepEqual([await html.getAttribute("lang"), await html.getAttribute("dir")], ["ar", "rtl"]);
    // The first letter of a line stands at the right.
    const { right } = await page.locator("h1").first().evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const edge = range.getBoundingClientRect();
      return { right: heading.getBoundingClientRect().right - edge.right };
    });
    assert(Math.abs(right) < 2, String(right));
    // Words that the questionnaire does not bring are borrowed, and say so.
    assert.equal(await page.locator(".told li span").first().getAttribute("lang"), "en");
    await page.locator("input[name=unit]").first().check();
    await page.getByText("التالي: العمليات", { exact: true }).click();
    await answer(page, "هل تم توثيق عملياتكم؟", "لا أعرف");
    const box = async (part) => (await question(page, "هل تم توثيق عملياتكم؟").locator(part).first().boundingBox()).x;
    assert(await box("input") > await box(".label"), "the box to tick stands at the right of its label");
    await page.locator("#q3 input[type=text]").fill("٧٫٥");
    assert.equal(await page.locator("#q3-fault").isHidden(), true);
    await expectNoScrolling(page);
    await expectAccessible(page);
    await page.locator(".next:visible").click();
    const file = await download(page, () => page.locator("#save").click());
    assert(validate(file.content), JSON.stringify(validate.errors));
    assert.deepEqual([file.content.language, file.content.answers], ["ar", { mapped: { state: "dont-know" }, share: { value: 7.5 } }]);
    await close();
  });
}

test("a respondent chooses among the questionnaire's languages", async () => {
  const { page, close } = await open(browser, form("many.html", many, "--lang", "fi"));
  const html = page.locator("html");
  assert.deepEqual(await page.locator("#languages button").allTextContents(),
    ["Suomi", "Svenska", "Lättläst svenska", "Norsk bokmål", "Davvisámegiella", "العربية"]);
  for (const [code, dir, title] of [["ar", "rtl", "النضج الرقمي"], ["sv-x-lattlast", "ltr", "Hur digitala är ni?"], ["se", "ltr", "Digitála láddan"]]) {
    await page.locator(`#languages [lang="${code}"]`).click();
    assert.deepEqual([await html.getAttribute("lang"), await html.getAttribute("dir"), await page.locator("h1").first().textContent()],
      [code, dir, title]);
    assert.equal(await page.evaluate(() => document.activeElement.lang), code);
    await expectAccessible(page);
  }
  await close();
});

test("a role is asked its own questions, and a group is answered with one tick and back again", async () => {
  const place = join(folder, "roles");
  mkdirSync(place);
  const text = readFileSync(join(ROOT, "tests/data/toml/audience.toml"), "utf8")
    .replace('id = "use"\n', 'id = "use"\noptional = true\n');
  writeFileSync(join(place, "audience.toml"), text);
  writeFileSync(join(place, "assessment.toml"), `format = 1
title = "Roles"
language = "en"
questionnaire = "audience.toml"
[[waves]]
id = "2026"
answers = ["answers/*.csv"]
[[units]]
id = "u"
invited = { manager = 1, staff = 4, "Union rep" = 1, guest = 1 }
`);
  const { page, close } = await open(browser, form("roles.html", place));
  const seen = () => page.locator("fieldset.question:visible legend").allTextContents();
  const role = async (name) => {
    await page.goto(`${page.url().split("#")[0]}#s0`);
    await page.getByText(name, { exact: true }).click();
    await page.goto(`${page.url().split("#")[0]}#s1`);
  };
  await role("Staff");
  assert.deepEqual(await seen(), ["Are you told?"]);
  await role("guest");
  // A page without questions is passed over.
  assert(!(await seen()).some((text) => ["Are you told?", "Is there money?", "Is there a plan?"].includes(text)));
  await role("Manager");
  assert.deepEqual(await seen(), ["Is there money?", "Is there a plan?"]);
  await page.goto(`${page.url().split("#")[0]}#s2`);
  assert.deepEqual(await seen(), ["Do you know the cost?", "Are there tools?"]);
  await answer(page, "Are there tools?", "Yes");
  await answer(page, "Do you know the cost?", "Yes");
  assert.deepEqual(await seen(), ["Do you know the cost?", "Are there tools?", "Why does it cost?"]);
  // One tick answers the group, by keyboard; what waits for an answer in it goes.
  await tabTo(page, "[name=all-use]");
  await page.keyboard.press("Space");
  assert.deepEqual(await seen(), []);
  assert(await page.getByText("The questions count as not applicable.").isVisible());
  assert.equal(await page.locator("#progress-text").textContent(), "Questions answered: 2 of 4");
  await expectAccessible(page, "a group that was answered at once");
  await page.reload();
  assert.deepEqual(await seen(), [], "the draft keeps it");
  await page.goto(`${page.url().split("#")[0]}#s3`);
  const file = await download(page, () => page.locator("#save").click());
  assert(validate(file.content), JSON.stringify(validate.errors));
  assert.deepEqual(file.content.answers, { cost: { state: "not-applicable" }, tools: { state: "not-applicable" } });
  // Unticked, the answers are back.
  await page.goto(`${page.url().split("#")[0]}#s2`);
  await page.locator("[name=all-use]").uncheck();
  assert.deepEqual(await seen(), ["Do you know the cost?", "Are there tools?", "Why does it cost?"]);
  await page.goto(`${page.url().split("#")[0]}#s3`);
  const after = await download(page, () => page.locator("#save").click());
  assert.deepEqual(after.content.answers, { cost: { value: "3" }, tools: { value: "3" } });
  await close();
});
