// The panel that proves a node: each claim, its words inside the filing's text, and where they stand.
import { ask, text } from "./api.js";
import { h, shortDate, title, words } from "./dom.js";
import { withoutEvidence } from "./place.js";

const panel = () => document.getElementById("evidence");
let opener = null;

export async function evidence(id) {
  const aside = panel();
  if (!id) {
    if (!aside.hidden) {
      aside.hidden = true;
      aside.replaceChildren();
      opener?.focus?.();
    }
    return;
  }
  opener = document.activeElement;
  aside.hidden = false;
  aside.replaceChildren(head(), h("p", { class: "note" }, "Loading…"));
  try {
    const { rows } = await ask("evidence", { id });
    aside.replaceChildren(head(), rows.length ? h("div", {}, group(rows)) : h("p", { class: "empty" }, "No passage is recorded for this node."));
    aside.querySelector("details")?.setAttribute("open", "");
  } catch (error) {
    aside.replaceChildren(head(), h("p", { class: "error", role: "alert" }, error.message));
  }
  aside.focus({ preventScroll: true });
}

const head = () => h("header", {}, h("h2", {}, "Evidence"),
  h("a", { class: "close", href: withoutEvidence(), "aria-label": "Close evidence", title: "Close (Esc)" }, "×"));

// Claims that the same words make with the same marks stand together, under the names of all of them.
function group(rows) {
  const claims = new Map();
  for (const row of rows) {
    const key = [row.accession, row.sha, row.start, row.quote, row.modality, row.negated, row.confidence, row.inferred, row.rule].join("\n");
    if (!claims.has(key)) claims.set(key, []);
    claims.get(key).push(row);
  }
  // What says when a contract ends comes first, then the fact as a whole, and the newest filing before older ones.
  const order = (claim) => Math.min(...claim.map((row) => (row.predicate === "expiryDate" ? 0 : row.predicate ? 2 : 1)));
  const sorted = [...claims.values()].sort((a, b) => order(a) - order(b) || (b[0].filed ?? "").localeCompare(a[0].filed ?? ""));
  return sorted.map((claim) => [[...new Set(claim.map((row) => row.predicate ?? ""))].sort(), claim[0]]).map(([named, row]) => h("section", { class: "claim" },
    h("p", { class: "kicker" }, named.map((name) => (name ? title(name) : "The fact as a whole")).join(" · ")),
    h("blockquote", {}, row.quote),
    h("p", { class: "source" },
      dotted(
        (row.form || row.filer) && h("strong", {}, [row.form, row.filer].filter(Boolean).join(" · ")),
        row.filed && `filed ${shortDate(row.filed)}`,
        row.exhibit !== row.form && row.exhibit,
        row.url && h("a", { href: row.url, rel: "noreferrer" }, "on EDGAR"))),
    h("dl", { class: "marks" },
      mark("Mode", row.modality && words(row.modality)),
      mark("Denied", row.negated ? "yes: the text denies this" : null),
      mark("Confidence", row.confidence === null ? null : Number(row.confidence).toFixed(2)),
      mark("Inferred", row.inferred ? "worked out, not printed" : null),
      mark("Rule", row.rule),
      mark("Characters", `${row.start}–${row.end}`),
      mark("Document", row.document)),
    row.sha && passage(row)));
}

const dotted = (...parts) => parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]));

const mark = (name, value) => value && h("div", {}, h("dt", {}, name), h("dd", {}, value));

function passage(row) {
  const box = h("div", { class: "passage", tabindex: "0", role: "region", "aria-label": "Text of the filing" });
  let loaded = false;
  return h("details", { ontoggle: async (event) => {
    if (!event.target.open || loaded) return;
    loaded = true;
    try {
      const { from, before, quote, after, rest } = await text(row.sha, row.start, row.end);
      const highlight = h("mark", {}, quote);
      box.replaceChildren(from > 0 ? "… " : "", before, highlight, after, rest ? " …" : "");
      box.scrollTop = highlight.offsetTop - box.offsetTop - 80;
      requestAnimationFrame(() => { box.scrollTop = highlight.offsetTop - box.offsetTop - 80; });
    } catch (error) {
      box.replaceChildren(h("p", { class: "error", role: "alert" }, error.message));
    }
  } }, h("summary", {}, "In the filing's text"), box);
}
