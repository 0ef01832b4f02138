// Contracts by the month in which they end, weighted by the share of sales that hangs on them.
import { ask, askUrl, info } from "./api.js";
import { addDays, count, days, debounce, h, monthName, percent, say, shortDate, step } from "./dom.js";
import { legend, pair } from "./company.js";
import { evidenceUrl, here, remember } from "./place.js";

const KINDS = ["", "supply", "purchase", "distribution", "license", "service", "manufacturing", "marketing", "outsourcing", "franchise", "joint development", "other"];

export async function calendar() {
  document.title = "Expiry calendar · filinggraph";
  const { on, first, last } = await info();
  const given = here().parameters;
  const state = {
    from: given.from ?? on, within: given.within ?? "730", share: given.share ?? "0", kind: given.kind ?? "",
    government: given.government ?? "", known: given.known ?? "",
  };
  const months = h("div", { class: "months" });
  const known = h("output", { for: "known" });
  const csv = h("a", { class: "quiet", download: true }, "CSV");
  const note = h("p", { class: "muted", hidden: true });
  const start = h("input", { type: "date", value: state.from });
  let free = !Object.keys(given).some((name) => name !== "evidence"); // nothing was chosen yet, so the window may move

  const fits = (row) => (row.percent ?? 0) >= Number(state.share) && (!state.kind || row.kind === state.kind)
    && (!state.government || row.customerKind === "government");

  // Where the nearest contracts outside an empty window end: the next after it, else the last before it.
  async function nearest() {
    const rows = (await ask("expiring-contracts", { known: state.known })).rows.filter(fits);
    const until = addDays(state.from, Number(state.within));
    return { next: rows.find((row) => row.expires > until), last: rows.findLast((row) => row.expires < state.from) };
  }

  const move = (day) => { state.from = start.value = day; load(); };
  const goTo = (row, words) => row && h("button", { type: "button", class: "button", onclick: () => move(`${row.expires.slice(0, 7)}-01`) }, `${words} ${shortDate(row.expires, row.precision)}`);

  async function empty() {
    const { next, last: before } = await nearest();
    if (free && (next ?? before)) {
      free = false;
      note.textContent = `No contract ends in the two years from ${shortDate(state.from)}, the day of the newest filing; shown is where the ${next ? "next" : "last"} one ends.`;
      note.hidden = false;
      const back = next ? 0 : Math.min(Number(state.within) - 31, 365);
      return move(`${addDays(`${(next ?? before).expires.slice(0, 7)}-01`, -back).slice(0, 7)}-01`);
    }
    months.replaceChildren(h("div", { class: "empty" },
      h("p", {}, "No contract ends in this window", state.share !== "0" || state.kind || state.government ? " that passes the filters." : "."),
      h("p", { class: "actions" }, goTo(next, "Next:"), goTo(before, "Last before:"))));
    say("No contracts");
  }

  const load = debounce(120, async () => {
    if (here().view !== "calendar") return;
    remember({ ...state, share: state.share === "0" ? "" : state.share });
    const parameters = { from: state.from, within: state.within, known: state.known };
    csv.href = askUrl("expiring-contracts", parameters, "csv");
    try {
      const { rows } = await ask("expiring-contracts", parameters);
      const shown = unique(rows.filter(fits));
      if (!shown.length) return await empty();
      free = false;
      months.replaceChildren(...draw(shown, state.known || on));
      say(count(shown.length, "contract"));
    } catch (error) {
      months.replaceChildren(h("p", { class: "error", role: "alert" }, error.message));
    }
  });
  const field = (label, control) => h("label", {}, h("span", {}, label), control);
  const change = (name) => (event) => { free = false; note.hidden = true; state[name] = event.target.type === "checkbox" ? (event.target.checked ? "yes" : "") : event.target.value; load(); };
  const span = Math.max(1, days(first, last));
  const slider = h("input", {
    id: "known", type: "range", min: 0, max: span, step: 1, "aria-label": "Known as of",
    value: state.known ? days(first, state.known) : span,
    oninput: (event) => {
      const at = Number(event.target.value);
      free = false;
      state.known = at >= span ? "" : addDays(first, at);
      tell();
      load();
    },
  });
  const tell = () => {
    known.textContent = state.known ? `filings up to ${shortDate(state.known)}` : "all filings";
    slider.setAttribute("aria-valuetext", known.textContent);
  };
  start.addEventListener("change", change("from"));
  tell();
  load();
  return h("article", {},
    h("h1", {}, "Expiry calendar"),
    h("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
      field("From", start),
      field("Window", h("select", { onchange: change("within"), value: state.within },
        [["90", "90 days"], ["180", "180 days"], ["365", "1 year"], ["730", "2 years"], ["1826", "5 years"], ["36525", "all"]].map(([value, name]) =>
          h("option", { value, selected: value === state.within }, name)))),
      field("Share at least", h("select", { onchange: change("share") }, ["0", "5", "10", "20", "50"].map((value) =>
        h("option", { value, selected: value === state.share }, value === "0" ? "any" : `${value} %`)))),
      field("Kind", h("select", { onchange: change("kind") }, KINDS.map((value) => h("option", { value, selected: value === state.kind }, value || "any")))),
      h("label", { class: "check" }, h("input", { type: "checkbox", checked: state.government === "yes", onchange: change("government") }), "Government customers only"),
      h("label", { class: "slider" }, h("span", {}, "Known as of ", known), slider)),
    h("div", { class: "bar" }, legend("from the day of the newest filing"), csv),
    note,
    months);
}

function unique(rows) {
  const seen = new Map();
  for (const row of rows) if (!seen.has(row.contract)) seen.set(row.contract, row);
  return [...seen.values()];
}

function draw(rows, on) {
  const months = new Map();
  for (const row of rows) {
    const month = row.expires.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  const weight = (list) => list.reduce((sum, row) => sum + (row.percent ?? 0), 0);
  const most = Math.max(1, ...[...months.values()].map(weight));
  return [...months].sort(([a], [b]) => a.localeCompare(b)).map(([month, list]) => h("section", { class: "month" },
    h("h2", {}, h("time", { datetime: month }, monthName(month)), h("span", { class: "count" }, list.length)),
    h("div", { class: "weight", title: "Sum of the shares of sales that hang on these contracts" },
      weight(list) ? [h("meter", { min: 0, max: most, value: weight(list), "aria-label": `Exposure in ${monthName(month)}` }), h("span", {}, list.filter((row) => row.percent).length > 1 ? `shares add up to ${percent(weight(list))}` : `${percent(weight(list))} of sales`)] : h("span", {}, "share not stated")),
    h("ul", { class: "cards" }, list.map((row) => h("li", { class: `card ${step(row.expires, on)}` },
      h("a", { class: "when", href: evidenceUrl(row.contract) }, shortDate(row.expires, row.precision)),
      h("p", {}, pair(row)),
      h("p", { class: "muted" }, [row.percent !== null && `${percent(row.percent, row.comparator)} of sales`, row.kind, row.subject].filter(Boolean).join(" · ")),
      row.quote && h("q", { class: "quote" }, row.quote))))));
}
