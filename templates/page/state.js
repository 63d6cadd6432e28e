// What is asked for: filters, order and the finding that is open. All of it stands in the address after #, so that every
// view can be linked to.

const DEFAULTS = { finding: "", q: "", actor: "", topic: "", rule: "", hide: "", confidence: "", from: "", to: "", sort: "" };
const FILTERS = Object.keys(DEFAULTS).filter((name) => name !== "finding" && name !== "sort");

let state = { ...DEFAULTS };
/** The findings that fit the filters, in order. */
let fitting = findings;

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) state[name] = given.get(name) ?? "";
}

function address(changes = {}) {
  const wanted = Object.entries({ ...state, ...changes }).filter(([, value]) => value !== "");
  return `#${new URLSearchParams(wanted)}`;
}

/** Asks for something else; `step` makes a step that the browser's way back undoes. */
function ask(changes, { step = false } = {}) {
  const there = address(changes);
  state = { ...state, ...changes };
  if (there !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", there);
}

/** A link may hold only the first digits of a fingerprint, as the terminal shows them. */
const opened = () => state.finding && findings.find(({ fingerprint }) => fingerprint.startsWith(state.finding));

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

/** The words of a finding that are searched, folded when they are first asked for. */
function words(finding) {
  finding.words_folded ??= folded([
    finding.actor, finding.topic, finding.rule, finding.message, finding.fingerprint,
    ...finding.changes.flat(),
    ...sides(finding).flatMap((side) => [
      side.source, side.text, side.place, side.publisher, side.when,
      ...side.passage.map((stretch) => stretch.text),
      ...side.run.map((said) => said.text),
    ]),
  ].join("\n"));
  return finding.words_folded;
}

function fits(finding, terms, hidden) {
  const changed = finding.later.date;
  return !hidden.includes(finding.severity)
    && (!state.actor || finding.actor === state.actor)
    && (!state.topic || finding.topic === state.topic)
    && (!state.rule || finding.rule === state.rule)
    && finding.confidence >= Number(state.confidence)
    && (!state.from || (changed && changed >= state.from))
    && (!state.to || (changed && changed <= state.to))
    && terms.every((term) => words(finding).includes(term));
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
// What is left equal keeps the order of the report: sorting is stable.
const ORDERS = {
  newest: (a, b) => compare(b.later.date ?? "", a.later.date ?? ""),
  oldest: (a, b) => compare(a.later.date ?? "9999", b.later.date ?? "9999"),
  surest: (a, b) => b.confidence - a.confidence,
  actor: (a, b) => compare(a.actor, b.actor),
  topic: (a, b) => compare(a.topic, b.topic),
};

function filter() {
  const terms = folded(state.q).split(/\s+/).filter(Boolean);
  const hidden = state.hide.split(",");
  fitting = findings.filter((finding) => fits(finding, terms, hidden));
  if (ORDERS[state.sort]) fitting.sort(ORDERS[state.sort]);
}
