// A question and what can be answered to it.

/** Makes a question; `changed` is called whenever its answer is another. */
function questionView(question, changed) {
  const number = question.at + 1;
  const id = `q${number}`;
  const heading = el(`h${Math.min(question.depth + 2, 6)}`, { id: `${id}-text`, tabindex: "-1" }, say(question.text));
  const told = [];
  const tell = (name, text) => {
    told.push(`${id}-${name}`);
    return el("p", { id: `${id}-${name}`, class: "hint" }, text);
  };
  const hints = [
    question.help ? tell("help", say(question.help)) : null,
    question.kind === "multi" ? tell("how", phrase("several")) : null,
    question.kind === "number" ? tell("how", say(question.number.told)) : null,
    question.kind === "text" ? tell("how", `${word("optional")} ${word("no_names")}`) : null,
  ];
  const view = el("fieldset", { id, class: "question" }, el("legend", {}, heading), ...hints);
  if (told.length > 0) {
    view.setAttribute("aria-describedby", told.join(" "));
  }
  const parts = { id, view, told, changed, question };
  const answers = { choice: choices, multi: ticks, number: numberField, text: textField }[question.kind](parts);
  const undo = button(phrase("undo"), () => {
    setAnswer(question, {});
    answers.show();
    changed();
    heading.focus();
  }, { class: "quiet undo", "aria-describedby": `${id}-text` });
  view.append(undo);
  if (question.kind !== "text") {
    view.append(commentField(parts));
  }
  return {
    view,
    refresh() {
      view.hidden = !applies(question) || isInClosed(question);
      undo.hidden = question.kind === "text" || (!isAnswered(question) && !answerOf(question).raw);
    },
  };
}

/** A card with a box to tick, or a round one of which one holds. What an answer looks like in practice stands in place of its name. */
function card(parts, type, value, label, anchor, apart) {
  const input = el("input", { type, name: parts.id, value });
  const name = label instanceof Node ? label : say(anchor ?? label);
  const text = el("span", { class: "text" }, el("span", { class: anchor ? "anchor" : "label" }, name));
  return { input, value, apart, view: el("label", { class: apart ? "card apart" : "card" }, input, text) };
}

/** "Don't know" and "not applicable", apart from the answers proper. */
function furtherCards(parts, type) {
  return parts.question.further.map((code) => card(parts, type, stateOf(code), phrase(code), null, true));
}

const stateOf = (code) => (code === "dk" ? "dont-know" : "not-applicable");

function appendCards(parts, cards) {
  const own = cards.filter((one) => !one.apart).map((one) => one.view);
  const apart = cards.filter((one) => one.apart).map((one) => one.view);
  if (own.length > 0) {
    parts.view.append(el("div", { class: "cards" }, ...own));
  }
  parts.view.append(el("div", { class: "cards further" }, ...apart));
}

/** One of several options. */
function choices(parts) {
  const { question } = parts;
  const cards = question.options.map((option) => card(parts, "radio", option.id, option.label, option.anchor, false));
  cards.push(...furtherCards(parts, "radio"));
  cards.forEach((one) => one.input.addEventListener("change", () => {
    setAnswer(question, one.apart ? { state: one.value } : { value: one.value });
    parts.changed();
  }));
  appendCards(parts, cards);
  return shown(() => {
    const { value, state: without } = answerOf(question);
    cards.forEach((one) => { one.input.checked = one.value === (one.apart ? without : value); });
  });
}

/** As many options as hold. Some stand alone: those that rule out others, and those that are no option. */
function ticks(parts) {
  const { question } = parts;
  const cards = question.options.map((option) => Object.assign(
    card(parts, "checkbox", option.id, option.label, option.anchor, false), { alone: option.exclusive === true }));
  const none = question.options.some((option) => option.exclusive)
    ? null : Object.assign(card(parts, "checkbox", "", phrase("none"), null, false), { alone: true, none: true });
  cards.push(...[none].filter(Boolean), ...furtherCards(parts, "checkbox"));
  const standsAlone = (one) => one.alone || one.apart;
  const read = () => {
    const checked = cards.filter((one) => one.input.checked);
    const apart = checked.find((one) => one.apart);
    if (apart) {
      return { state: apart.value };
    }
    const value = checked.filter((one) => !one.none).map((one) => one.value);
    return checked.length > 0 ? { value } : {};
  };
  cards.forEach((one) => one.input.addEventListener("change", () => {
    if (one.input.checked) {
      const goes = (other) => other !== one && (standsAlone(one) || standsAlone(other));
      cards.filter(goes).forEach((other) => { other.input.checked = false; });
    }
    setAnswer(question, read());
    parts.changed();
  }));
  appendCards(parts, cards);
  return shown(() => {
    const { value, state: without } = answerOf(question);
    cards.forEach((one) => {
      const ticked = one.none ? value?.length === 0 : value?.includes(one.value);
      one.input.checked = one.apart ? one.value === without : ticked === true;
    });
  });
}

/** A number, typed. What was typed is kept as it was, also where it is no number. */
function numberField(parts) {
  const { question, id } = parts;
  const fault = el("p", { class: "error", id: `${id}-fault`, hidden: true });
  const input = el("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", maxlength: "40",
    "aria-labelledby": `${id}-text`, "aria-describedby": [...parts.told, `${id}-fault`].join(" "),
  });
  const cards = furtherCards(parts, "checkbox");
  const showFault = () => {
    const { raw } = answerOf(question);
    const wrong = raw ? numberFault(question, raw) : null;
    fault.hidden = !wrong;
    const limits = wrong === "outside" ? ` ${say(question.number.told)}` : "";
    fault.textContent = wrong ? word(wrong) + limits : "";
    input.setAttribute("aria-invalid", String(wrong !== null));
  };
  input.addEventListener("input", () => {
    const raw = input.value.trim();
    const sound = raw !== "" && numberFault(question, raw) === null;
    setAnswer(question, sound ? { value: numberOf(raw), raw } : { raw });
    cards.forEach((one) => { one.input.checked = false; });
    // A number is not wrong while it is being typed, but it is right as soon as it is.
    if (sound || raw === "") {
      showFault();
    }
    parts.changed();
  });
  input.addEventListener("change", () => afterPress(showFault));
  cards.forEach((one) => one.input.addEventListener("change", () => {
    cards.filter((other) => other !== one).forEach((other) => { other.input.checked = false; });
    setAnswer(question, one.input.checked ? { state: one.value } : {});
    input.value = "";
    showFault();
    parts.changed();
  }));
  parts.view.append(el("div", { class: "field" }, input, fault));
  appendCards(parts, cards);
  return shown(() => {
    const { raw, state: without } = answerOf(question);
    input.value = raw ?? "";
    cards.forEach((one) => { one.input.checked = one.value === without; });
    showFault();
  });
}

/** A text of one's own. */
function textField(parts) {
  const { question, id } = parts;
  const area = el("textarea", {
    rows: "4", maxlength: "4000", "aria-labelledby": `${id}-text`, "aria-describedby": parts.told.join(" "),
  });
  area.addEventListener("input", () => {
    const text = area.value.trim();
    setAnswer(question, text ? { value: text, raw: area.value } : {});
    parts.changed();
  });
  parts.view.append(area);
  return shown(() => { area.value = answerOf(question).raw ?? ""; });
}

/** A comment, beneath a heading that opens it. */
function commentField(parts) {
  const { question, id } = parts;
  const area = el("textarea", {
    rows: "3", maxlength: "4000", "aria-labelledby": `${id}-comment ${id}-text`, "aria-describedby": `${id}-names`,
  });
  const name = el("span", { id: `${id}-comment` });
  const view = el("details", { class: "comment" },
    el("summary", { "aria-describedby": `${id}-text` }, name),
    el("p", { class: "hint", id: `${id}-names` }, phrase("no_names")), area);
  const showName = () => { name.textContent = word(area.value.trim() ? "comment" : "add_comment"); };
  area.value = answerOf(question).comment ?? "";
  view.open = area.value !== "";
  showName();
  area.addEventListener("input", () => {
    setAnswer(question, { comment: area.value });
    showName();
    parts.changed();
  });
  return view;
}

/** What shows an answer, after it has been shown once. */
function shown(show) {
  show();
  return { show };
}
