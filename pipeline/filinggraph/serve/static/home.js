// The first screen: what the graph holds, which contracts end next, and where dependence is greatest.
import { ask, info } from "./api.js";
import { link, pair } from "./company.js";
import { h, percent, shortDate, step } from "./dom.js";
import { evidenceUrl, url } from "./place.js";

export async function home() {
  document.title = "filinggraph";
  const [{ on, counts, first, last }, ends, shares] = await Promise.all([info(), ask("expiring-contracts"), ask("customers-by-year")]);
  const next = ends.rows.filter((row) => row.expires >= on), past = ends.rows.filter((row) => row.expires < on).reverse();
  const shown = (next.length ? next : past).slice(0, 6);
  const pairs = new Map();
  for (const row of [...shares.rows].sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0))) {
    const key = row.supplierId + " " + row.customerId;
    if (row.percent !== null && !/unnamed|group/.test(row.customerKind) && /sales|revenue/.test(row.basis ?? "") && !pairs.has(key)) pairs.set(key, row);
  }
  const figures = [["filings", "filing"], ["organizations", "organization"], ["contracts", "contract"], ["evidence", "quote"]];
  return h("article", { class: "home" },
    h("h1", {}, "Who depends on whom, until when, and where it says so"),
    h("ul", { class: "figures" }, figures.map(([key, noun]) => h("li", {}, h("strong", {}, Number(counts[key] ?? 0).toLocaleString("en")), ` ${noun}${counts[key] === 1 ? "" : "s"}`))),
    counts.last && h("p", { class: "muted" }, `Filings from ${shortDate(first)} to ${shortDate(last)}.`),
    h("div", { class: "two" },
      h("section", { "aria-label": "Contracts" }, h("h2", {}, next.length ? "Contracts ending next" : "Contracts that ended last", h("a", { class: "quiet", href: url("calendar") }, "Calendar")),
        shown.length ? h("ul", { class: "cards" }, shown.map((row) => h("li", { class: `card ${step(row.expires, on)}` },
          h("a", { class: "when", href: evidenceUrl(row.contract) }, shortDate(row.expires, row.precision)),
          h("p", {}, pair(row)),
          row.percent !== null && h("p", { class: "muted" }, `${percent(row.percent, row.comparator)} of sales`)))) : h("p", { class: "empty" }, "No contract with a date yet.")),
      h("section", { "aria-label": "Dependence" }, h("h2", {}, "Greatest dependence", h("a", { class: "quiet", href: url("graph") }, "Graph")),
        pairs.size ? h("ol", { class: "bars" }, [...pairs.values()].slice(0, 10).map((row) => h("li", {},
          h("span", {}, link(row.supplierId, row.supplier), " on ", link(row.customerId, row.customer)),
          h("meter", { min: 0, max: 100, value: row.percent, "aria-label": `${row.percent} percent` }),
          h("a", { href: evidenceUrl(row.share) }, percent(row.percent, row.comparator))))) : h("p", { class: "empty" }, "No share of sales stated."))));
}
