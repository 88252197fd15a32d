// The last page: what is left to answer, the file, and what to do with it.

/** When the file was last saved; null before. */
let savedAt = null;

function finishView() {
  return [
    el("h1", { tabindex: "-1", id: `h${LAST}` }, phrase("finish")),
    el("div", { id: "left" }),
    button(phrase("save"), saveFile, { id: "save", class: "primary" }),
    el("div", { id: "saved", role: "status" }),
    otherWay(),
    el("p", { class: "clear" }, button(phrase("clear"), askToClear, { class: "quiet" })),
  ];
}

/** Lists what is unanswered, with links. */
function refreshFinish() {
  const left = awaited().filter((question) => !isAnswered(question));
  const parts = [];
  if (!state.unit) {
    parts.push(el("p", { class: "error" }, el("a", { href: hashOfPage(0) }, phrase("unit_missing"))));
  }
  if (left.length === 0) {
    parts.push(el("p", {}, phrase("all_answered")));
  } else {
    parts.push(el("p", {}, phrase("answered", { done: awaited().length - left.length, all: awaited().length })));
    parts.push(el("details", { class: "left", open: true },
      el("summary", {}, phrase("unanswered"), `: ${left.length}`),
      el("p", { class: "hint" }, phrase("unanswered_told")), ...unansweredByPage(left)));
  }
  at("left").replaceChildren(...parts);
  refreshSaved();
}

function unansweredByPage(left) {
  const pages = [...new Set(left.map((question) => question.page))];
  return pages.flatMap((page) => [
    el("h2", {}, pageName(page)),
    el("ul", {}, ...left.filter((question) => question.page === page).map((question) =>
      el("li", {}, el("a", { href: hashOfQuestion(question) }, say(question.short))))),
  ]);
}

function saveFile() {
  if (!state.unit) {
    go(0, { focus: () => showUnitFault(true) });
    return;
  }
  const text = fileText();
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = el("a", { href: address, download: fileName() });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file some time after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  savedAt = new Date().toISOString();
  refreshSaved();
}

const fileText = () => `${JSON.stringify(answersFile(), null, 2)}\n`;

/** What was saved, and what comes next. */
function refreshSaved() {
  if (!savedAt) {
    at("saved").replaceChildren();
    return;
  }
  if (state.changed && state.changed > savedAt) {
    at("saved").replaceChildren(el("p", { class: "error" }, phrase("changed")));
    return;
  }
  const file = fileName();
  at("saved").replaceChildren(
    el("p", {}, el("b", {}, phrase("saved", { file }))),
    el("p", {}, phrase("hand_over")),
    ...(form.mailto ? mail(file) : []));
}

/** A mail to whoever collects the answers. It holds none of them. */
function mail(file) {
  const subject = encodeURIComponent(word("mail_subject", { title: say(form.title) }));
  const body = encodeURIComponent(word("mail_body", { file }));
  const href = `mailto:${form.mailto}?subject=${subject}&body=${body}`;
  return [
    el("p", {}, el("a", { href }, phrase("mail", { address: form.mailto }))),
    el("p", { class: "hint" }, phrase("mail_told")),
  ];
}

/** For browsers that save no files: the text itself, to be copied. */
function otherWay() {
  const area = el("textarea", {
    id: "file-text", rows: "8", readonly: true, spellcheck: "false", "aria-label": word("the_text"),
  });
  const done = el("span", { role: "status", class: "hint" });
  const told = el("p", {});
  const copy = async () => {
    area.focus();
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      done.textContent = word("copied");
    } catch {
      done.textContent = word("copy_by_hand");
    }
  };
  const view = el("details", { class: "other" }, el("summary", {}, phrase("not_saved")), told, area,
    el("p", {}, button(phrase("copy"), copy), " ", done));
  view.addEventListener("toggle", () => {
    told.textContent = word("not_saved_told", { file: fileName() });
    area.value = view.open ? fileText() : "";
  });
  return view;
}

/** Asks before everything is taken away. */
function askToClear() {
  const dialog = el("dialog", { "aria-labelledby": "clear-question", "aria-describedby": "clear-told" },
    el("h2", { id: "clear-question" }, phrase("clear_question")),
    el("p", { id: "clear-told" }, phrase("clear_told")),
    el("p", { class: "buttons" },
      button(phrase("cancel"), () => dialog.close(), { autofocus: true }),
      button(phrase("clear_yes"), () => {
        dialog.close();
        clearDraft();
        savedAt = null;
        build();
        go(0, { message: word("cleared") });
      }, { class: "danger" })));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
