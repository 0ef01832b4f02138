// A company's page: whom it sells to, whom it buys from, contracts, events, risks, filings.
import { ask, info } from "./api.js";
import { shareChart, timeline } from "./charts.js";
import { h, percent, period, shortDate, step, STEPS, title } from "./dom.js";
import { companyUrl, evidenceUrl, graphUrl } from "./place.js";
import { table } from "./table.js";
import { ways } from "./ways.js";

const MOST_NAMES = 6;
const EDGAR = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&type=10-K&CIK=";

export async function company(id) {
  if (!id) return h("p", { class: "empty" }, "Search for a company above.");
  const [{ rows: [who] }, sold, bought, contracts, events, risks, filings, { on }] = await Promise.all([
    ask("organization", { company: id }),
    ask("customers-by-year", { supplier: id }),
    ask("customers-by-year", { customer: id }),
    ask("contracts", { company: id }),
    ask("events", { company: id }),
    ask("risks", { company: id }),
    ask("filings", { company: id }),
    info(),
  ]);
  if (!who) return h("div", { class: "empty" }, h("h1", {}, "Not in this graph"), h("p", {}, "No company has the identifier ", h("code", {}, id), "."), ways());
  document.title = `${who.name} · filinggraph`;
  for (const row of [...sold.rows, ...bought.rows]) row.year ??= row.ends ? Number(row.ends.slice(0, 4)) : null;
  for (const row of contracts.rows) {
    const supplier = row.supplierId === id;
    row.counterpart = (supplier ? row.customer : row.supplier) ?? null;
    row.counterpartId = supplier ? row.customerId : row.supplierId;
    // Where the passage does not tell the sides: everyone else who takes part.
    row.partners = row.counterpart ? [] : members(row).filter((each) => each.id !== id);
    row.others = row.counterpart ?? (row.partners.map((each) => each.name).join(" · ") || null);
  }
  return h("article", { class: "company" },
    h("header", { class: "lead" },
      h("div", {},
        h("p", { class: "kicker" }, kind(who.kind)),
        h("h1", {}, who.name),
        h("p", { class: "facts" },
          who.tickers && h("span", { class: "tag" }, who.tickers),
          who.cik && h("span", {}, "CIK ", h("a", { href: EDGAR + encodeURIComponent(who.cik), rel: "noreferrer" }, who.cik)),
          who.lei && h("span", {}, "LEI ", who.lei),
          who.aliases && h("span", {}, "also ", who.aliases))),
      h("p", { class: "actions" }, h("a", { class: "button", href: graphUrl(id) }, "Show in graph"))),
    section("Customers", shares(sold.rows, "customer"), parties(sold.rows, "customer")),
    section("Suppliers", shares(bought.rows, "supplier"), parties(bought.rows, "supplier")),
    section("Contracts", contracts.rows.length && [
      legend(), timeline(contracts.rows, on),
      h("ul", { class: "cards" }, contracts.rows.map((row) => contract(row, on)))], contracts.rows.length),
    section("Events", events.rows.length && h("ol", { class: "events" }, events.rows.map(event)), events.rows.length),
    section("Risks", risks.rows.length && h("ul", { class: "plain" }, risks.rows.map((row) => h("li", {},
      h("a", { href: evidenceUrl(row.risk) }, title(row.kind)), row.customer && [" with ", link(row.customerId, row.customer)],
      row.quote && h("q", { class: "quote" }, row.quote)))), risks.rows.length),
    section("Filings", filings.rows.length && table(filings.columns, filings.rows, { caption: "Filings" }), filings.rows.length));
}

const parties = (rows, who) => new Set(rows.map((row) => row[who + "Id"])).size;

function section(name, content, count) {
  if (!count) return null;
  return h("section", { "aria-label": name }, h("h2", {}, name, h("span", { class: "count" }, count)), content);
}

const kind = (value) => ({ government: "Government body", company: "Company", person: "Person", unnamed: "Unnamed customer", group: "Group of customers" })[value] ?? "Organization";
export const link = (id, name) => (id ? h("a", { href: companyUrl(id) }, name ?? id) : name ?? "");

// Who sells to whom under a contract, or who takes part where the passage does not tell the sides.
export function pair({ supplierId, supplier, customerId, customer, partyIds }) {
  if (supplierId && customerId) return [link(supplierId, supplier), " sells to ", link(customerId, customer)];
  if (partyIds) return several(members({ partyIds }));
  if (supplierId) return [link(supplierId, supplier), " sells to a customer that is not named"];
  if (customerId) return ["Someone not named sells to ", link(customerId, customer)];
  return "Parties not named in the passage";
}

// Everyone who takes part in a contract, by name, of "IRI name; IRI name".
function members({ partyIds }) {
  const entry = (words) => ({ id: words.slice(0, words.indexOf(" ")), name: words.slice(words.indexOf(" ") + 1) });
  const found = (partyIds ?? "").split("; ").filter((words) => /^https?:\/\/\S+ /.test(words)).map(entry);
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

// Names one after the other; of a long list the first ones, and how many more there are.
function several(parties) {
  const shown = parties.length <= MOST_NAMES + 1 ? parties : parties.slice(0, MOST_NAMES);
  return h("span", { title: parties.map((each) => each.name).join(" · ") },
    shown.map((each, place) => [place ? " · " : "", link(each.id, each.name)]),
    shown.length < parties.length && ` and ${parties.length - shown.length} more`);
}

export function legend(since) {
  return h("ul", { class: "legend", "aria-label": "Colours" }, since && h("li", {}, `Ends, ${since}:`),
    STEPS.map(([name, meaning]) => h("li", {}, h("i", { class: `swatch ${name}`, "aria-hidden": "true" }), meaning)));
}

function shares(rows, who) {
  if (!rows.length) return null;
  const parties = new Map();
  for (const row of rows) {
    const id = row[who + "Id"];
    const known = parties.get(id);
    if (!known || (row.year ?? 0) > (known.year ?? 0) || (row.year === known.year && (row.percent ?? 0) > (known.percent ?? 0))) parties.set(id, row);
  }
  const list = [...parties.values()].sort((a, b) => (b.percent ?? -1) - (a.percent ?? -1));
  return [
    shareChart(rows, who),
    h("ul", { class: "parties" }, list.map((row) => h("li", {},
      link(row[who + "Id"], row[who]),
      h("span", { class: "share" }, row.percent === null ? "share not stated" : [
        h("a", { href: evidenceUrl(row.share) }, percent(row.percent, row.comparator)), ` of ${row.basis ?? "sales"}`, row.year ? `, ${row.year}` : ""],
        row.relationship && [" · ", h("a", { href: evidenceUrl(row.relationship) }, "evidence")])))),
  ];
}

const RENEWALS = { auto: "renews by itself", option: "may be renewed", none: "is not renewed" };

function contract(row, on) {
  const details = [
    row.effective && `from ${shortDate(row.effective)}`,
    row.term && `for ${period(row.term)}`,
    row.renewal && (RENEWALS[row.renewal] ?? `renewal: ${row.renewal}`),
    row.noticeBy && `notice by ${shortDate(row.noticeBy)}`,
    row.value && `worth ${Number(row.value).toLocaleString("en")} ${row.currency ?? ""}`,
  ].filter(Boolean);
  const known = row.how === "perpetual" || row.how === "evergreen" ? title(row.how) : "End not stated";
  return h("li", { class: `card ${step(row.expires, on)}` },
    h("a", { class: "when", href: evidenceUrl(row.contract) },
      row.expires ? `Ends ${shortDate(row.expires, row.precision)}` : known,
      row.how === "computed" && h("small", {}, " computed")),
    h("p", {}, row.counterpart ? link(row.counterpartId, row.counterpart) : row.others && ["with ", several(row.partners)], h("span", { class: "muted" }, ` ${row.kind ?? ""} ${row.subject ? "· " + row.subject : ""}`)),
    details.length ? h("p", { class: "muted" }, details.join(" · ")) : null);
}

const EVENTS = { NonAward: "Not awarded", NonRenewal: "Not renewed" };

function eventDate(row) {
  if (row.date) return shortDate(row.date, row.precision);
  if (row.precision === "openEnded") return "length not known";
  return row.announced ? `announced ${shortDate(row.announced, "day")}` : "no date";
}

function event(row) {
  return h("li", {},
    h("span", { class: "date" }, eventDate(row)),
    h("a", { href: evidenceUrl(row.event) }, EVENTS[row.kind] ?? title(row.kind)),
    h("span", {}, [row.supplier && link(row.supplierId, row.supplier), row.customer && [row.supplier ? " – " : "", link(row.customerId, row.customer)]], row.subject && h("span", { class: "muted" }, ` · ${row.subject}`)));
}
