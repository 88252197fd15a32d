// The first page: what this is, and on whose behalf one answers.

/** More units than this are chosen from a list that opens. */
const MOST_UNITS_SHOWN = 7;

/** Half a minute a question, in steps of five minutes. */
const minutes = () => Math.max(5, Math.round(questions.length / 2 / 5) * 5);

function welcomeView(changed) {
  const told = [
    [phrase("how_long", { questions: questions.length, minutes: minutes() })],
    questions.some((question) => question.further.includes("dk")) ? [phrase("dont_know_is_fine")] : null,
    [phrase("stays")],
    form.consensus ? [phrase("together_told"), " ", phrase("read_by")]
      : [phrase("read_by"), ...(form.min_group > 1 ? [" ", phrase("small_groups", { least: form.min_group })] : []),
      ...(form.min_comments > 1 ? [" ", phrase("own_words", { least: form.min_comments })] : [])],
    [phrase(keepsDraft ? "draft_kept" : "draft_not_kept")],
  ];
  const parts = [
    el("h1", { tabindex: "-1", id: "h0" }, say(form.name)),
    form.description ? el("p", { class: "lead" }, say(form.description)) : null,
    draftView(),
    el("h2", {}, phrase("welcome")),
    el("ul", { class: "told" }, ...told.filter(Boolean).map((parts) => el("li", {}, ...parts))),
    el("h2", {}, phrase("about_you")),
    ...presetView(),
    form.units.length > 1 ? unitView(changed) : null,
    form.role_is_asked ? roleView(changed) : null,
  ];
  return parts;
}

/** What is said of a draft that was found, which may be somebody else's. */
function draftView() {
  if (!draftFrom) {
    return null;
  }
  const time = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(draftFrom));
  const goOn = state.page > 0
    ? el("a", { href: hashOfPage(state.page) }, phrase("draft_go_on", { page: pageName(state.page) })) : null;
  return el("div", { class: "draft" },
    el("p", {}, phrase("draft_found", { time })),
    el("p", {}, goOn, goOn ? " · " : null, button(phrase("draft_not_mine"), askToClear, { class: "link" })));
}

/** The unit and the role that the form was made for. */
function presetView() {
  const line = (name, text) => el("p", {}, phrase(name), ": ", el("b", {}, text));
  const role = form.role_is_asked ? null : form.roles[0];
  return [
    form.units.length === 1 ? line("unit", say(form.units[0].name)) : null,
    role ? line("role", say(role.name)) : null,
  ];
}

function unitView(changed) {
  const fault = el("p", { class: "error", id: "unit-fault", hidden: true });
  const choose = (unit) => {
    change({ unit });
    showUnitFault(false);
    changed();
  };
  if (form.units.length > MOST_UNITS_SHOWN) {
    const select = el("select", { id: "unit", "aria-describedby": "unit-fault", "aria-required": "true" },
      el("option", { value: "" }, word("choose_unit")), ...unitOptions());
    select.value = state.unit ?? "";
    select.addEventListener("change", () => choose(select.value || null));
    return el("div", { class: "question" },
      el("h3", {}, el("label", { for: "unit" }, phrase("your_unit"))), fault, el("div", { class: "field" }, select));
  }
  // The name of what a unit is a part of says something only where it is not the same of all.
  const wholes = new Set(form.units.map((unit) => JSON.stringify(unit.part_of ?? null)));
  const cards = form.units.map((unit) => radio("unit", unit, wholes.size > 1 ? unit.part_of : null,
    state.unit === unit.id, () => choose(unit.id)));
  return el("fieldset", { class: "question", "aria-describedby": "unit-fault" },
    el("legend", {}, el("h3", {}, phrase("your_unit"))), fault, el("div", { class: "cards" }, ...cards));
}

/** The units, under what they are part of where there are several such. */
function unitOptions() {
  const wholes = new Map();
  for (const unit of form.units) {
    const name = unit.part_of ? say(unit.part_of) : "";
    wholes.set(name, [...(wholes.get(name) ?? []), unit]);
  }
  const option = (unit) => el("option", { value: unit.id }, say(unit.name));
  return [...wholes].flatMap(([name, units]) =>
    name && wholes.size > 1 ? [el("optgroup", { label: name }, ...units.map(option))] : units.map(option));
}

function roleView(changed) {
  // An empty role is one that was kept back; null is one that was not asked for yet.
  const none = { id: "", name: phrase("no_role") };
  const choose = (role) => () => {
    change({ role: role.id });
    changed();
  };
  const cards = form.roles.map((role) => radio("role", role, null, state.role === role.id, choose(role)));
  return el("fieldset", { class: "question" },
    el("legend", {}, el("h3", {}, phrase("your_role"))),
    el("div", { class: "cards" }, ...cards),
    el("div", { class: "cards further" }, radio("role", none, null, state.role === "", choose(none))));
}

function radio(name, { id, name: label }, anchor, checked, onchange) {
  const one = card({ id: name }, "radio", id, label, anchor, id === "");
  one.input.checked = checked;
  one.input.addEventListener("change", onchange);
  return one.view;
}

/** Says, or no longer says, that a unit must be chosen; gives where to choose it. */
function showUnitFault(isMissing) {
  const fault = at("unit-fault");
  const first = at("unit") ?? document.querySelector("input[name=unit]");
  if (fault) {
    fault.hidden = !isMissing;
    fault.textContent = isMissing ? word("unit_missing") : "";
    if (first.matches("select")) {
      first.setAttribute("aria-invalid", String(isMissing));
    }
  }
  return first;
}
