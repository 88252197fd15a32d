// What has been answered, the draft of it in the browser, and the file that it becomes.

const DRAFT_KEY = ["mognad-form", form.questionnaire.digest, form.wave, ...form.scope].join(" ");

/** Whether the browser keeps a draft. */
let keepsDraft = true;
/** When the draft that was found was last changed. */
let draftFrom = null;
let state = fresh();

/** Nothing answered. The respondent is a random number, which tells two files apart and says nothing else. */
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return {
    respondent: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    started: new Date().toISOString(),
    changed: null,
    seconds: 0,
    unit: form.units.length === 1 ? form.units[0].id : null,
    role: form.role_is_asked ? null : (form.roles[0]?.id ?? null),
    language: lang,
    page: 0,
    answers: {},
    closed: [],
  };
}

function loadDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(DRAFT_KEY));
    if (draft && typeof draft.answers === "object" && Array.isArray(draft.closed ?? []) && /^[0-9a-f]{32}$/.test(draft.respondent)) {
      // Units and roles may have changed since.
      const offers = (list, id) => list.some((one) => one.id === id);
      const unit = offers(form.units, draft.unit) ? draft.unit : state.unit;
      const role = offers(form.roles, draft.role) || draft.role === "" ? draft.role : state.role;
      state = { ...state, ...draft, unit, role };
      draftFrom = draft.changed;
    }
  } catch {
    keepsDraft = false;
  }
  saveDraft();
}

function saveDraft() {
  // A form that was only looked at leaves nothing behind.
  if (!state.changed) {
    return;
  }
  try {
    localStorage.setItem(DRAFT_KEY, JSON.stringify(state));
  } catch {
    keepsDraft = false;
  }
}

function clearDraft() {
  try {
    localStorage.removeItem(DRAFT_KEY);
  } catch {
    keepsDraft = false;
  }
  state = { ...fresh(), language: lang };
  draftFrom = null;
}

/** Notes that the respondent has changed something. */
function change(changes) {
  Object.assign(state, changes, { changed: new Date().toISOString() });
  saveDraft();
}

function answerOf(question) {
  return state.answers[question.id] ?? {};
}

/** Replaces an answer but for its comment, or the comment alone. */
function setAnswer(question, answer) {
  const { comment } = answerOf(question);
  const next = "comment" in answer ? { ...answerOf(question), ...answer } : { ...answer, comment };
  const entries = Object.entries(next).filter(([, value]) => value !== undefined && value !== "");
  const answers = { ...state.answers };
  delete answers[question.id];
  if (entries.length > 0) {
    answers[question.id] = Object.fromEntries(entries);
  }
  change({ answers });
}

/** A number with a decimal point or comma and a space between thousands if any, in the digits of Arabic or Persian too; null where
    it is none. */
function numberOf(text) {
  const plain = text.trim().replace(/^−/, "-").replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
    .replace("٫", ".").replaceAll("٬", " ");
  if (!/^[-+]?(\d{1,3}(\s\d{3})+|\d*)([.,]\d*)?$/.test(plain) || !/\d/.test(plain)) {
    return null;
  }
  return Number(plain.replace(/\s/g, "").replace(",", "."));
}

/** What is wrong with a number that was typed; null where nothing is. */
function numberFault(question, text) {
  const value = numberOf(text);
  const { low, high, clamps } = question.number;
  if (value === null) {
    return "not_a_number";
  }
  return clamps || (low <= value && value <= high) ? null : "outside";
}

/** Whether a group, or the group that a question is in, was answered at once as not applicable. */
const isClosed = (id) => state.closed.includes(id);
const isInClosed = (question) => (question.groups ?? []).some(isClosed);

/** Answers a group at once, or takes that back: what was answered to its questions before is kept. */
function closeGroup(id, closes) {
  change({ closed: [...state.closed.filter((other) => other !== id), ...(closes ? [id] : [])] });
}

/** Whether a question is answered: with a value, "don't know" or "not applicable", or with all of a group. */
function isAnswered(question) {
  if (isInClosed(question)) {
    return true;
  }
  const answer = answerOf(question);
  return answer.value !== undefined || answer.state !== undefined;
}

/** Whether a question is asked of somebody with this role, after what has been answered. A question that is not asked has no say on others. */
function applies(question) {
  if (question.roles && state.role && !question.roles.includes(state.role)) {
    return false;
  }
  // Whether a story may be told is asked once there is one.
  if (question.follows && answerOf(questionById.get(question.follows)).value === undefined) {
    return false;
  }
  return (question.if ?? []).every(holds);
}

/** Whether the answer that a condition is about is as it says. */
function holds(condition) {
  const decides = questionById.get(condition.item);
  const { value } = answerOf(decides);
  if (value === undefined || isInClosed(decides) || !applies(decides)) {
    return false;
  }
  if (condition.options) {
    return [value].flat().some((option) => condition.options.includes(option));
  }
  return (condition.at_least ?? -Infinity) <= value && value <= (condition.at_most ?? Infinity);
}

/** The questions that are waited for: those that are asked and are not texts, on one page or on all. */
function awaited(page = null) {
  return questions.filter((question) =>
    question.kind !== "text" && applies(question) && (page === null || question.page === page));
}

/** The answers as they stand in the file. */
function answersFile() {
  const answers = {};
  for (const question of questions.filter(applies)) {
    const { value, state: own, comment } = answerOf(question);
    if (isInClosed(question) && question.kind === "text") {
      continue;
    }
    const without = isInClosed(question) ? "not-applicable" : own;
    const answer = without ? { state: without } : value === undefined ? {} : { value };
    if (comment?.trim()) {
      answer.comment = comment.trim();
    }
    if (Object.keys(answer).length > 0) {
      answers[question.id] = answer;
    }
  }
  return {
    format: "mognad-answers",
    version: 1,
    questionnaire: form.questionnaire,
    wave: form.wave,
    ...(form.consensus ? { consensus: true } : {}),
    respondent: state.respondent,
    unit: state.unit,
    role: state.role || null,
    language: lang,
    complete: awaited().every(isAnswered),
    started: state.started,
    saved: new Date().toISOString(),
    seconds: Math.round(state.seconds),
    answers,
  };
}

/** Such as `svar-kontaktcenter-chef-7f3a2c.json`. */
function fileName() {
  const plain = (text) => (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "");
  const parts = [plain(word("file_start")) || "answers", form.consensus ? "consensus" : "", plain(state.unit), plain(state.role), state.respondent.slice(0, 6)];
  return `${parts.filter(Boolean).join("-")}.json`;
}

/** Counts the time that the page is in view; a computer that slept was not looked at. */
function countTime() {
  const step = 2;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (document.visibilityState === "visible") {
      state.seconds += Math.min((now - last) / 1000, 2 * step);
    }
    last = now;
  }, step * 1000);
}
