// The frame: pages, the way between them, progress, languages.

/** What keeps each question as it should be seen. */
let views = [];
let current = 0;
/** What is to be said, and what is to get the focus, once the page that was asked for is shown. */
let next = {};
/** A wide window has room for the list of pages beside them. */
const wide = matchMedia("(min-width: 60rem)");

/** Builds all pages in the reader's language. Those that are not being read are hidden, but printed. */
function build() {
  document.documentElement.lang = lang;
  document.documentElement.dir = tongue().dir ?? "ltr";
  at("skip").replaceChildren(phrase("skip"));
  at("title").textContent = say(form.title);
  at("made").replaceChildren(phrase("made_with"));
  views = [];
  const pages = [page(0, welcomeView(refresh)), ...form.pages.map(groupPage), page(LAST, finishView())];
  at("pages").replaceChildren(...pages);
  buildLanguages();
  buildNav();
  refresh();
}

function page(number, parts) {
  const way = el("p", { class: "buttons" },
    number > 0 ? button(phrase("back"), () => go(beside(number, -1)), { class: "back" }) : null,
    number < LAST ? button("", () => leave(number), { class: "next", id: `next-${number}` }) : null);
  const view = el("section", { class: "page", id: `page-${number}`, "aria-labelledby": `h${number}` });
  view.append(...parts.filter(Boolean), way);
  return view;
}

function groupPage(group, at) {
  const parts = group.parts.map((part) => {
    if (!part.kind) {
      return headingView(part, under(group, part));
    }
    const made = questionView(part, refresh);
    views.push(made);
    return made.view;
  });
  const own = group.parts.filter((part) => part.kind);
  const close = group.optional ? closeView(group.optional, say(group.name), own) : null;
  const description = group.description ? el("p", { class: "lead" }, say(group.description)) : null;
  return page(at + 1, [el("h1", { tabindex: "-1", id: `h${at + 1}` }, say(group.name)), description, close, ...parts]);
}

/** Whether a question is in a group that was answered at once, other than the one with this id. */
const isInOther = (question, id) => (question.groups ?? []).some((other) => other !== id && isClosed(other));

/** A box to tick before a group's questions: none of it concerns the respondent. They come back when it is unticked. */
function closeView(id, name, beneath) {
  const input = el("input", { type: "checkbox", name: `all-${id}`, "aria-describedby": `all-${id}-told` });
  const told = el("p", { class: "hint", id: `all-${id}-told`, role: "status" });
  const view = el("div", { class: "question whole" },
    el("label", { class: "card apart" }, input,
      el("span", { class: "text" }, el("span", { class: "label" }, phrase("none_concerns", { group: name })))), told);
  input.addEventListener("change", () => {
    closeGroup(id, input.checked);
    refresh();
  });
  views.push({
    refresh() {
      input.checked = isClosed(id);
      view.hidden = !beneath.some((one) => applies(one) && !isInOther(one, id));
      const text = input.checked ? word("none_concerns_told") : "";
      if (told.textContent !== text) {
        told.textContent = text;
      }
    },
  });
  return view;
}

/** The questions that stand under a heading, up to the next that is no deeper. */
function under(group, heading) {
  const rest = group.parts.slice(group.parts.indexOf(heading) + 1);
  const end = rest.findIndex((part) => !part.kind && part.depth <= heading.depth);
  return (end < 0 ? rest : rest.slice(0, end)).filter((part) => part.kind);
}

/** The name of a part of a page, which is seen while anything in it is asked. */
function headingView(part, beneath) {
  const view = el("div", { class: "part" }, el(`h${Math.min(part.depth + 2, 6)}`, {}, say(part.heading)),
    part.description ? el("p", {}, say(part.description)) : null);
  views.push({ refresh() { view.hidden = !beneath.some((one) => applies(one) && !isInOther(one, part.optional)); } });
  if (part.optional) {
    view.append(closeView(part.optional, say(part.heading), beneath));
  }
  return view;
}

/** Whether a page has anything to ask; the first and the last always do. */
function asks(number) {
  return number === 0 || number === LAST || questions.some((question) => question.page === number && applies(question));
}

/** The page before or after one that has anything to ask. */
function beside(number, step) {
  let other = number + step;
  while (!asks(other)) {
    other += step;
  }
  return other;
}

function buildLanguages() {
  const choices = form.languages.map(({ code, name, dir }) => button(name, () => {
    lang = code;
    state.language = code;
    saveDraft();
    build();
    showPage(current);
    at("languages").querySelector(`[lang="${code}"]`).focus();
  }, { lang: code, dir, "aria-pressed": String(code === lang) }));
  const group = el("div", { role: "group", "aria-label": word("language") }, ...choices);
  at("languages").replaceChildren(...(choices.length > 1 ? [group] : []));
}

function buildNav() {
  const links = Array.from({ length: LAST + 1 }, (_, number) => el("li", {},
    el("a", { href: hashOfPage(number), id: `nav-${number}` }, pageName(number)), el("span", { class: "count" })));
  at("nav").setAttribute("aria-label", word("pages"));
  at("nav").replaceChildren(
    el("p", { id: "progress-text", role: "status" }),
    el("progress", { id: "progress", "aria-labelledby": "progress-text" }),
    el("details", { id: "contents", open: wide.matches }, el("summary", {}), el("ol", {}, ...links)));
}

/** Shows what follows from the answers. */
function refresh() {
  views.forEach((view) => view.refresh());
  const all = awaited();
  const done = all.filter(isAnswered).length;
  const text = word("answered", { done, all: all.length });
  // What has not changed is not to be said again.
  if (at("progress-text").textContent !== text) {
    at("progress-text").textContent = text;
  }
  at("progress").max = Math.max(all.length, 1);
  at("progress").value = done;
  for (let number = 1; number < LAST; number += 1) {
    const asked = awaited(number);
    const count = { done: asked.filter(isAnswered).length, all: asked.length };
    const shownAs = el("span", { "aria-hidden": "true" }, `${count.done}/${count.all}`);
    at(`nav-${number}`).parentElement.lastElementChild.replaceChildren(shownAs, unseen(word("of_page", count)));
    at(`nav-${number}`).parentElement.hidden = !asks(number);
  }
  for (let number = 0; number < LAST; number += 1) {
    at(`next-${number}`).replaceChildren(phrase("next"), `: ${pageName(beside(number, 1))}`);
  }
  sayWhere();
  refreshFinish();
  warn();
}

/** Goes on from a page, from the first one only with a unit. */
function leave(number) {
  if (number === 0 && !state.unit) {
    showUnitFault(true).focus();
    return;
  }
  go(beside(number, 1));
}

/** Goes to a page; says something there or moves the focus to something on it, if asked to. */
function go(number, then = {}) {
  next = then;
  if (location.hash === hashOfPage(number)) {
    follow(true);
  } else {
    location.hash = hashOfPage(number);
  }
}

function showPage(number) {
  current = number;
  for (let other = 0; other <= LAST; other += 1) {
    at(`page-${other}`).hidden = other !== number;
    at(`nav-${other}`).toggleAttribute("aria-current", false);
  }
  at(`nav-${number}`).setAttribute("aria-current", "page");
  sayWhere();
  document.title = `${pageName(number)} – ${say(form.title)}`;
  if (number === LAST) {
    refreshFinish();
  }
}

/** Which page it is of those that have anything to ask. */
function sayWhere() {
  const pages = Array.from({ length: LAST + 1 }, (_, number) => number).filter(asks);
  const page = pages.filter((number) => number <= current).length;
  at("contents").querySelector("summary").replaceChildren(
    phrase("page_of", { page, pages: pages.length }), `: ${pageName(current)}`);
}

/** Shows what the address asks for; moves the focus there, unless the form was only just opened. */
function follow(isMove) {
  const [, kind, digits] = /^#([sq])(\d+)$/.exec(location.hash) ?? [];
  const number = Number(digits ?? 0);
  const question = kind === "q" ? questions[number - 1] : null;
  const asked = kind === "s" ? Math.min(number, LAST) : 0;
  const page = asks(asked) ? asked : beside(asked, 1);
  showPage(question ? question.page : page);
  const { message, focus } = next;
  next = {};
  if (isMove) {
    at("contents").open = wide.matches;
    state.page = current;
    saveDraft();
    sayAbove(message ?? "");
    scrollTo(0, 0);
    (focus?.() ?? at(`h${current}`)).focus({ preventScroll: !focus });
  }
  if (question && applies(question)) {
    at(`q${number}`).scrollIntoView();
    at(`q${number}-text`).focus({ preventScroll: true });
  }
}

/** Says something above the page. */
function sayAbove(text) {
  if (at("notice").textContent !== text) {
    at("notice").replaceChildren(...(text ? [el("p", {}, text)] : []));
  }
}

/** Says above every page that nothing is kept, where that is so. */
function warn() {
  const text = keepsDraft ? "" : word("draft_not_kept");
  if (at("warning").textContent !== text) {
    at("warning").textContent = text;
  }
}

function start() {
  loadDraft();
  if (form.languages.some(({ code }) => code === state.language)) {
    lang = state.language;
  }
  build();
  follow(false);
  countTime();
  addEventListener("hashchange", () => follow(true));
  wide.addEventListener("change", () => { at("contents").open = wide.matches; });
  at("skip").addEventListener("click", (event) => {
    event.preventDefault();
    at(`h${current}`).focus();
  });
  addEventListener("pagehide", saveDraft);
  addEventListener("beforeunload", (event) => {
    const isUnsaved = state.changed && (!savedAt || state.changed > savedAt);
    if (!keepsDraft && isUnsaved) {
      event.preventDefault();
    }
  });
}

start();
