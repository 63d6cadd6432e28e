// The list of findings, of which only the rows in sight are in the document; the form above it; keys.

const list = byId("list");
const rows = list.firstElementChild;
const form = byId("filters");
const shown = byId("shown");
/** The row that keys move, by its place among the fitting findings. */
let cursor = -1;
let rowHeight = 0;

function row(finding, index) {
  const change = mainChange(finding);
  const made = element("div", {
    role: "option", id: `row-${finding.index}`, class: "row", "data-index": index,
    "aria-selected": String(index === cursor), "aria-setsize": fitting.length, "aria-posinset": index + 1,
  },
    element("span", { class: "sign", "data-severity": finding.severity }, element("span", { class: "spoken" }, finding.severity)),
    element("span", { class: "who" }, isolated(finding.actor)),
    element("span", { class: "date" }, finding.later.date ?? "undated"),
    element("span", { class: "what" }, isolated(finding.topic)),
    element("span", { class: "change" }, ...(change
      ? [isolated(change[1] || "nothing"), element("span", { class: "to" }, " → "), isolated(change[2] || "nothing")]
      : ["“", isolated(finding.later.text.slice(0, 200)), "”"])));
  made.style.top = `${index * rowHeight}px`;
  return made;
}

function drawRows() {
  if (!rowHeight) measure();
  const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 8);
  const last = Math.min(fitting.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 8);
  const wanted = [];
  for (let index = first; index < last; index += 1) wanted.push(index);
  // The row at the cursor stays, for a screen reader is told its id.
  if (cursor >= 0 && (cursor < first || cursor >= last)) wanted.push(cursor);
  rows.style.height = `${fitting.length * rowHeight}px`;
  rows.replaceChildren(...wanted.map((index) => row(fitting[index], index)));
  if (cursor >= 0) list.setAttribute("aria-activedescendant", `row-${fitting[cursor].index}`);
  else list.removeAttribute("aria-activedescendant");
}

function measure() {
  rowHeight = parseFloat(getComputedStyle(list).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Brings the cursor's row into sight. */
function reveal() {
  if (cursor < 0) return;
  const top = cursor * rowHeight;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
}

/** On a narrow screen either the list or what is open is seen. */
function pane(name) {
  document.body.dataset.pane = name;
}

function open(finding, { step = false, enter = false } = {}) {
  ask({ finding: finding ? finding.fingerprint : "" }, { step });
  cursor = finding ? fitting.indexOf(finding) : -1;
  drawRows();
  reveal();
  shown.replaceChildren(finding ? findingView(finding) : overview());
  shown.scrollTop = 0;
  if (enter) {
    pane("shown");
    shown.querySelector("h2").focus();
  }
}

function move(to) {
  if (fitting.length === 0) return;
  open(fitting[Math.max(0, Math.min(fitting.length - 1, to))]);
}

/** Draws everything anew for what is asked for. */
function refresh({ keepPane = false, keepPlace = false } = {}) {
  filter();
  for (const name of ["q", "actor", "topic", "rule", "from", "to", "sort"]) form.elements[name].value = state[name];
  form.elements.confidence.value = state.confidence || 0;
  byId("least").textContent = Number(state.confidence || 0).toFixed(2);
  for (const box of form.elements.severity) box.checked = !state.hide.split(",").includes(box.value);
  const active = FILTERS.filter((name) => !["q", "hide"].includes(name) && state[name] !== "").length;
  byId("active").textContent = active ? `(${active} set)` : "";
  const all = fitting.length === findings.length;
  byId("count").textContent = all ? counted(findings.length, "finding") : `${fitting.length.toLocaleString("en")} of ${counted(findings.length, "finding")}`;
  list.hidden = fitting.length === 0;
  byId("none").hidden = fitting.length > 0;
  const finding = opened();
  if (!keepPane) pane(finding ? "shown" : "list");
  if (!keepPlace) list.scrollTop = 0;
  open(finding);
}

function choices(name, of) {
  const counts = new Map();
  for (const finding of findings) counts.set(of(finding), (counts.get(of(finding)) ?? 0) + 1);
  const names = [...counts.keys()].sort(compare);
  form.elements[name].append(element("option", { value: "" }, "all"),
    ...names.map((text) => element("option", { value: text }, `${text} (${counts.get(text)})`)));
}

choices("actor", (finding) => finding.actor);
choices("topic", (finding) => finding.topic);
choices("rule", (finding) => finding.rule);

form.addEventListener("input", () => {
  const value = (name) => form.elements[name].value;
  const hide = [...form.elements.severity].filter((box) => !box.checked).map((box) => box.value).join(",");
  const confidence = Number(value("confidence")) > 0 ? value("confidence") : "";
  const [q, actor, topic, rule, from, to, sort] = ["q", "actor", "topic", "rule", "from", "to", "sort"].map(value);
  ask({ q, actor, topic, rule, from, to, sort, hide, confidence });
  refresh({ keepPane: true });
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  ask({ ...DEFAULTS, finding: state.finding, sort: state.sort });
  refresh({ keepPane: true });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.focus();
});

list.addEventListener("scroll", drawRows, { passive: true });
list.addEventListener("click", (event) => {
  const at = event.target.closest(".row");
  if (at) open(fitting[Number(at.dataset.index)], { step: true, enter: true });
});
list.addEventListener("keydown", (event) => {
  const page = Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1);
  const to = {
    ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + page, PageUp: cursor - page,
    Home: 0, End: fitting.length - 1,
  }[event.key];
  if (to !== undefined) move(to);
  else if (event.key === "Enter" && fitting.length) open(fitting[Math.max(0, cursor)], { step: true, enter: true });
  else return;
  event.preventDefault();
});

function toList() {
  pane("list");
  list.focus();
}

function toOverview() {
  open(null, { step: true, enter: true });
}

byId("to-list").addEventListener("click", toList);
byId("to-overview").addEventListener("click", toOverview);
byId("to-keys").addEventListener("click", () => byId("keys").showModal());

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=checkbox]), select, dialog");
  if (event.key === "Escape" && !event.target.closest("dialog")) {
    // A browser would empty the search field and tell nobody.
    event.preventDefault();
    return toList();
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    j: () => move(cursor + 1),
    k: () => move(cursor - 1),
    "/": () => { pane("list"); byId("q").focus(); },
    o: toOverview,
    "?": () => byId("keys").showModal(),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

addEventListener("popstate", () => { readAddress(); refresh({ keepPlace: true }); });
new ResizeObserver(() => { measure(); drawRows(); }).observe(list);

/** Most findings that are printed with all they hold. */
const PRINTED = 500;
addEventListener("beforeprint", () => {
  const some = fitting.slice(0, PRINTED);
  const rest = fitting.length - some.length;
  const told = new Set();
  const printed = (finding) => {
    const matter = `${finding.actor}\n${finding.topic}`;
    const history = !told.has(matter);
    told.add(matter);
    return findingView(finding, { history });
  };
  byId("printed").replaceChildren(overview(), ...some.map(printed),
    rest > 0 ? element("p", {}, `and ${counted(rest, "more finding")}: filter the page to print them`) : "");
});
addEventListener("afterprint", () => byId("printed").replaceChildren());

document.documentElement.classList.add("scripted");
readAddress();
refresh();
