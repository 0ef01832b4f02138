// A result table: sorted by a click on a head, filtered by a word, saved as CSV.
import { count as counted, h, percent, period, shortDate, title } from "./dom.js";
import { companyUrl, evidenceUrl, nodeUrl } from "./place.js";

const NUMERIC = new Set(["number", "integer", "percent", "days"]);

export function table(columns, rows, { caption, csv, empty, limit = 200, filter = rows.length > 4 } = {}) {
  if (!rows.length) return h("p", { class: "empty" }, empty ?? "Nothing found.");
  const shown = columns.filter((column) => !["id", "ids", "quote"].includes(column.type) && rows.some((row) => given(row[column.name])));
  const quotes = columns.filter((column) => column.type === "quote");
  const ids = new Set(columns.map((column) => column.name));
  let key = null, down = false, word = "", all = false;
  const body = h("tbody");
  const count = h("span", { class: "count" });
  const more = h("button", { type: "button", class: "quiet", onclick: () => { all = true; draw(); } });

  const evidence = columns.find((column) => column.type === "id" && !column.name.endsWith("Id") && column.name !== "filing");

  function cell(row, column) {
    const value = row[column.name];
    if (!given(value)) return h("td", { class: NUMERIC.has(column.type) ? "number none" : "none" }, "–");
    if (ids.has(column.name + "Id") && row[column.name + "Id"])
      return h("td", {}, h("a", { href: companyUrl(row[column.name + "Id"]) }, String(value)));
    if (column.type === "percent")
      return h("td", { class: "number" }, percent(value, column.name === "percent" ? row.comparator : ""));
    if (column.type === "date") return h("td", { class: "date" }, h("time", { datetime: value }, shortDate(value)));
    if (NUMERIC.has(column.type))
      return h("td", { class: "number" }, column.name === "year" ? String(value) : Number(value).toLocaleString("en", { maximumFractionDigits: 4 }));
    if (nodeUrl(value)) return h("td", {}, h("a", { href: nodeUrl(value) }, nodeName(value)));
    if (/^https:\/\/www\.sec\.gov\/\S+$/.test(value)) return h("td", {}, h("a", { href: value, rel: "noreferrer" }, "on EDGAR"));
    if (/^(\d{10}-\d\d-\d{6}|sha256-\w+)$/.test(value)) return h("td", { class: "code", title: value }, value.replace(/^(sha256-\w{6}).*/, "$1…"));
    return h("td", {}, period(String(value)));
  }

  function entry(row) {
    const said = quotes.filter((column) => row[column.name]);
    const proof = evidence && h("td", {}, row[evidence.name]
      && h("a", { class: "proof", href: evidenceUrl(row[evidence.name]) }, "Evidence"));
    return [
      h("tr", { class: said.length ? "quoted" : null }, shown.map((column) => cell(row, column)), proof),
      said.length ? h("tr", { class: "said" }, h("td", { colspan: shown.length + (evidence ? 1 : 0) },
        said.map((column) => h("q", { title: column.meaning }, String(row[column.name]))))) : [],
    ];
  }

  function draw() {
    const needle = word.toLowerCase();
    let list = needle ? rows.filter((row) => [...shown, ...quotes].some((c) => String(row[c.name] ?? "").toLowerCase().includes(needle))) : rows;
    if (key) {
      const sign = down ? -1 : 1;
      list = [...list].sort((a, b) => sign * compare(a[key], b[key]));
    }
    const part = all ? list : list.slice(0, limit);
    body.replaceChildren(...part.flatMap(entry).flat());
    count.textContent = list.length === rows.length ? counted(rows.length, "row") : `${list.length} of ${counted(rows.length, "row")}`;
    more.hidden = part.length === list.length;
    more.textContent = `Show all ${list.length.toLocaleString("en")}`;
  }

  const heads = shown.map((column) => {
    const head = h("th", { scope: "col", class: NUMERIC.has(column.type) ? "number" : null, title: column.meaning });
    const button = h("button", { type: "button", onclick: () => {
      down = key === column.name ? !down : false;
      key = column.name;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      draw();
    } }, column.name === "url" ? "Source" : title(column.name));
    head.append(button);
    return head;
  });

  draw();
  return h("div", { class: "result" },
    h("div", { class: "bar" },
      count,
      filter && h("input", { type: "search", placeholder: "Filter rows", "aria-label": "Filter rows", oninput: (event) => { word = event.target.value; draw(); } }),
      csv && h("a", { class: "quiet", href: csv, download: true }, "CSV"),
      !csv && h("button", { type: "button", class: "quiet", onclick: () => save(columns, rows) }, "CSV")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption ?? "Results" },
      h("table", {}, caption && h("caption", { class: "hidden" }, caption),
        h("thead", {}, h("tr", {}, heads, evidence && h("th", { scope: "col" }, h("span", { class: "hidden" }, "Evidence")))), body)),
    more);
}

const given = (value) => value !== null && value !== undefined && value !== "";
const nodeName = (iri) => iri.split("/id/")[1];

function compare(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true });
}

export function csvText(columns, rows) {
  // A cell that a spreadsheet would run as a formula is quoted with an apostrophe.
  const cell = (value) => {
    const text = String(value ?? "").replace(/^[=+@\t\r-](?!\d)/, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map((c) => cell(c.name)), ...rows.map((row) => columns.map((c) => cell(row[c.name])))]
    .map((line) => line.join(",") + "\r\n").join("");
}

function save(columns, rows) {
  const url = URL.createObjectURL(new Blob([csvText(columns, rows)], { type: "text/csv" }));
  h("a", { href: url, download: "rows.csv" }).click();
  URL.revokeObjectURL(url);
}
