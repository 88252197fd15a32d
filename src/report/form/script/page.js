// What the form asks, and how things are put into the page. Texts go in as text, never as markup.

const form = JSON.parse(document.getElementById("data").textContent);

/** All questions in order. */
const questions = form.pages.flatMap((page, at) =>
  page.parts.filter((part) => part.kind).map((part) => Object.assign(part, { page: at + 1 })));
questions.forEach((question, at) => { question.at = at; });
const questionById = new Map(questions.map((question) => [question.id, question]));

/** The page before the questions is 0, the last one comes after them. */
const LAST = form.pages.length + 1;

let lang = form.language;

/** What is known of the reader's language. */
const tongue = () => form.languages.find(({ code }) => code === lang);

/** A text in the reader's language. */
function say(text) {
  return typeof text === "string" ? text : text[lang];
}

/** One of the form's own phrases, its blanks filled in; borrowed from another language where there is none in the reader's. */
function word(name, blanks = {}) {
  const text = form.words[lang][name] ?? form.words[tongue().words][name];
  return text.replace(/\{(\w+)\}/g, (blank, key) => blanks[key] ?? blank);
}

/** The same to be put into the page, where one that is borrowed says in which language it is. */
function phrase(name, blanks = {}) {
  const text = word(name, blanks);
  return name in form.words[lang] ? text : el("span", { lang: tongue().words, dir: "ltr" }, text);
}

/** An element with its attributes (those that begin with "on" are listeners) and what is in it. */
function el(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...inside.filter((part) => part !== null && part !== undefined));
  return element;
}

/** The element with this id. */
function at(id) {
  return document.getElementById(id);
}

/** What only those hear who do not see the page. */
function unseen(text) {
  return el("span", { class: "vh" }, text);
}

function button(text, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, ...[text].flat());
}

function pageName(page) {
  if (page === 0) {
    return word("welcome");
  }
  return page === LAST ? word("finish") : say(form.pages[page - 1].name);
}

/** The address of a page or a question inside the form. */
const hashOfPage = (page) => `#s${page}`;
const hashOfQuestion = (question) => `#q${question.at + 1}`;

let isPressing = false;
for (const [event, presses] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) {
  addEventListener(event, () => { isPressing = presses; }, true);
}

/** Does something that moves what is on the page; not between a press and its release, or the click would miss. */
function afterPress(act) {
  if (!isPressing) {
    act();
    return;
  }
  const released = new AbortController();
  const once = () => {
    released.abort();
    setTimeout(act);
  };
  ["pointerup", "pointercancel"].forEach((event) => addEventListener(event, once, { signal: released.signal }));
}
