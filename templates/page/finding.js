// One finding with all that is needed to judge it.

const NAMES = { earlier: "Earlier", later: "Later" };

/** Asks for the finding that stands `by` places further in the list. */
const neighbour = (finding, by) => fitting[fitting.indexOf(finding) + by];

function place(said) {
  const words = isolated(said.place);
  return said.link ? element("a", { href: said.link, class: "place" }, words) : element("span", { class: "place" }, words);
}

function quoted(passage) {
  return passage.map(({ text, mark }) => (mark === "around" ? text : element("mark", mark === "key" ? { class: "key" } : {}, text)));
}

function sideView(name, side, alone) {
  const others = side.run.map((said) => element("li", {},
    element("span", { class: "date" }, said.when), " ", element("q", { dir: "auto" }, said.text), " ", place(said)));
  return element("figure", { class: `side ${name}` },
    element("h3", {}, element("span", { class: "name" }, alone ? "Told" : NAMES[name]), " ", side.when),
    element("blockquote", { dir: "auto" }, ...quoted(side.passage)),
    element("figcaption", {},
      side.source && isolated(side.source), side.source && " · ", side.publisher && isolated(side.publisher), side.publisher && " · ", place(side)),
    others.length > 0 && element("details", { class: "run", open: others.length <= 3 },
      element("summary", {}, `${counted(others.length, "more statement")} of the same position`), element("ol", {}, ...others)));
}

function changesView(finding) {
  // When each side was said stands over its words.
  const fields = finding.changes.filter(([field]) => field !== "said");
  if (fields.length === 0) return null;
  const cell = (name, sign, value) => element("td", { class: name },
    element("span", { class: "pm", "aria-hidden": "true" }, sign), value ? isolated(value) : element("span", { class: "spoken" }, "nothing"));
  return element("table", { class: "changes" },
    element("caption", { class: "spoken" }, "What differs"),
    element("thead", {}, element("tr", {}, ...["What", "Earlier", "Later"].map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...fields.map(([field, earlier, later]) => element("tr", {},
      element("th", { scope: "row" }, field), cell("earlier", "−", earlier), cell("later", "+", later)))));
}

function wordsView(finding) {
  if (finding.words.length === 0) return null;
  const tags = { earlier: "del", later: "ins" };
  const spoken = { earlier: "taken out: ", later: "put in: " };
  return element("section", { class: "words", "aria-label": "Word by word" },
    element("h3", {}, "Word by word"),
    element("p", { dir: "auto" }, ...finding.words.flatMap(([held, text]) => {
      if (!tags[held]) return [text];
      const blank = text.startsWith(" ") ? " " : "";
      return [blank, element(tags[held], {}, element("span", { class: "spoken" }, spoken[held]), text.trimStart())];
    })));
}

function more(title, others) {
  const most = 12;
  const items = others.slice(0, most).map((other) => element("li", {},
    element("span", { class: "sign", "data-severity": other.severity }),
    element("a", { href: address({ finding: other.fingerprint }) }, isolated(other.message)),
    " ", element("span", { class: "date" }, other.later.date ?? "undated")));
  const rest = others.length - items.length;
  return others.length > 0 && element("section", { class: "others", "aria-label": title }, element("h3", {}, title),
    element("ul", {}, ...items, rest > 0 && element("li", {}, `and ${rest} more`)));
}

function copyButton(finding) {
  const button = element("button", { type: "button", onclick: async () => {
    const link = new URL(address({ finding: finding.fingerprint }), location.href).href;
    // From a disk some browsers permit no clipboard; the address itself is the link then.
    const done = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    button.textContent = done ? "Link copied" : "Copy the address above";
  } }, "Copy link");
  return button;
}

/** A finding; its timeline is left out where another of the same actor and topic has it already. */
function findingView(finding, { history = true } = {}) {
  const go = (by, text) => {
    const other = neighbour(finding, by);
    return element("button", { type: "button", disabled: !other, onclick: () => open(other, { enter: true }) }, text);
  };
  const only = (name) => element("button", { type: "button", class: "link", title: `Show all of this ${name}`,
    onclick: () => { ask({ [name]: finding[name] }, { step: true }); refresh({ keepPane: true }); } }, isolated(finding[name]));
  const about = finding.about.map((fingerprint) => findings.find((other) => other.fingerprint === fingerprint)).filter(Boolean);
  const told = findings.filter((other) => other.about.includes(finding.fingerprint));
  const same = findings.filter((other) => other !== finding && other.actor === finding.actor && ![...about, ...told].includes(other));
  const apart = gap(finding);
  return element("div", { class: "finding" },
    element("div", { class: "kicker" },
      element("span", { class: "badge", "data-severity": finding.severity }, finding.severity),
      element("span", { class: "rule" }, finding.rule),
      apart && element("span", { class: "gap" }, apart),
      element("span", { class: "steps" }, go(-1, "Previous"), go(1, "Next"), copyButton(finding))),
    element("h2", { tabindex: "-1", dir: "auto" }, finding.message),
    element("p", { class: "of" }, only("actor"), " on ", only("topic")),
    changesView(finding),
    element("div", { class: "sides" }, finding.earlier && sideView("earlier", finding.earlier), sideView("later", finding.later, !finding.earlier)),
    wordsView(finding),
    history && timeline(finding),
    more("Speaks of", about),
    more("Told of by", told),
    more(`Also of ${finding.actor}`, same),
    element("dl", { class: "facts" },
      element("dt", {}, "Confidence"), element("dd", {}, `${finding.confidence.toFixed(2)} = ${finding.because.map(([name, value]) => `${name} ${value}`).join(" × ")}`),
      element("dt", {}, "Fingerprint"), element("dd", {}, element("code", {}, finding.fingerprint)),
      element("dt", {}, "How it was read"), element("dd", {}, element("code", {}, finding.why))));
}
