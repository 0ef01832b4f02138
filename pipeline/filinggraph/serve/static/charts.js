// Drawings of shares by year and of contracts in time, as SVG that reads well without a mouse.
import { addDays, days, percent, s, shortDate, step } from "./dom.js";
import { evidenceUrl } from "./place.js";

// Drawings are as wide as there is room, so that their words keep their size on a phone.
const room = () => Math.max(300, Math.min(760, document.getElementById("view").clientWidth - 32));

// Lines of share of sales by year, one for each counterpart, the six largest. Shares of other totals are not comparable.
export function shareChart(rows, who) {
  const width = room(), narrow = width < 560;
  const dated = rows.filter((row) => row.year !== null && row.percent !== null && /sales|revenue/i.test(row.basis ?? "sales"));
  if (!dated.length) return null;
  const lines = new Map();
  for (const row of dated) {
    if (!lines.has(row[who])) lines.set(row[who], new Map());
    const points = lines.get(row[who]);
    if (!points.has(row.year) || points.get(row.year).percent < row.percent) points.set(row.year, row);
  }
  const latest = (points) => [...points.values()].reduce((a, b) => (a.year >= b.year ? a : b));
  const chosen = [...lines].sort((a, b) => latest(b[1]).percent - latest(a[1]).percent).slice(0, 6);
  const years = dated.map((row) => row.year);
  const first = Math.min(...years), last = Math.max(...years, first + 1);
  const top = Math.min(100, Math.ceil((Math.max(...dated.map((row) => row.percent)) * 1.1) / 20) * 20) || 20;
  const height = 260, left = 44, right = narrow ? 124 : 250, upper = 14, lower = 30;
  const x = (year) => left + ((year - first) / (last - first)) * (width - left - right);
  const y = (share) => height - lower - (Math.min(share, top) / top) * (height - lower - upper);
  const step = Math.max(1, Math.ceil((last - first) / (narrow ? 4 : 8)));
  const ticks = [];
  for (let year = first; year <= last; year += step) ticks.push(year);
  const labels = chosen.map(([name, points], i) => ({ name, i, y: y(latest(points).percent), from: x(latest(points).year), at: y(latest(points).percent) }));
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i++) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + 17);
  const over = labels.length ? labels.at(-1).y - (height - lower) : 0;
  if (over > 0) for (const label of labels) label.y -= over;
  return s("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Share of sales by year, ${first} to ${last}` },
    [0, 0.25, 0.5, 0.75, 1].map((part) => [
      s("line", { class: "grid", x1: left, x2: width - right, y1: y(part * top), y2: y(part * top) }),
      s("text", { class: "tick", x: left - 8, y: y(part * top) + 4, "text-anchor": "end" }, `${Math.round(part * top)} %`)]),
    ticks.map((year) => s("text", { class: "tick", x: x(year), y: height - 8, "text-anchor": "middle" }, year)),
    chosen.map(([, points], i) => {
      const path = [...points.values()].sort((a, b) => a.year - b.year).map((p) => `${x(p.year)},${y(p.percent)}`);
      return s("polyline", { class: `line c${i}`, points: path.join(" ") });
    }),
    labels.map(({ name, i, y: at, from, at: point }) => [
      s("path", { class: "leader", d: `M${from + 6} ${point}L${width - right + 8} ${at}` }),
      s("text", { class: `name c${i}`, x: width - right + 12, y: at + 4 }, cut(name, narrow ? 14 : 30))]),
    chosen.map(([name, points], i) => [...points.values()].map((row) =>
      s("a", { href: evidenceUrl(row.share), "aria-label": `${name}, ${row.year}: ${percent(row.percent, row.comparator)}` },
        s("circle", { class: "reach", cx: x(row.year), cy: y(row.percent) - 4, r: 14 }),
        s("circle", { class: `dot c${i}${bound(row) ? " bound" : ""}`, cx: x(row.year), cy: y(row.percent), r: 5.5 }),
        bound(row) && s("text", { class: "tick", x: x(row.year), y: y(row.percent) - 11, "text-anchor": "middle" }, bound(row)),
        s("title", {}, `${name}, ${row.year}: ${percent(row.percent, row.comparator)} of ${row.basis ?? "sales"}`)))));
}

// One bar a contract, from its start to its end, with a mark at the notice deadline.
export function timeline(contracts, on) {
  const dated = contracts.filter((row) => row.expires).sort((a, b) => a.expires.localeCompare(b.expires)).slice(0, 40);
  if (!dated.length) return null;
  const start = (row) => row.effective ?? row.signed;
  const all = dated.flatMap((row) => [start(row), row.expires, row.noticeBy].filter(Boolean));
  const near = on >= addDays(all.reduce(least), -730) && on <= addDays(all.reduce(most), 730);
  const sorted = (near ? [...all, on] : all).sort();
  const from = `${Number(sorted[0].slice(0, 4))}-01-01`, to = `${Number(sorted.at(-1).slice(0, 4)) + 1}-01-01`;
  const width = room(), narrow = width < 560;
  const left = narrow ? 120 : 220, right = 100, line = 26, height = 34 + dated.length * line;
  const x = (date) => left + (days(from, date) / days(from, to)) * (width - left - right);
  const span = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const every = Math.max(1, Math.ceil(span / (narrow ? 3 : 8)));
  const years = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += every) years.push(year);
  return s("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Contracts in time" },
    years.map((year) => [
      s("line", { class: "grid", x1: x(`${year}-01-01`), x2: x(`${year}-01-01`), y1: 20, y2: height }),
      s("text", { class: "tick", x: x(`${year}-01-01`), y: 14, "text-anchor": "middle" }, year)]),
    near && s("line", { class: "now", x1: x(on), x2: x(on), y1: 20, y2: height }),
    dated.map((row, i) => {
      const y = 26 + i * line, end = x(row.expires), begin = start(row) ? x(start(row)) : Math.max(left, end - 46);
      const other = row.others ?? row.customer ?? row.supplier ?? "";
      const what = `${other}${row.subject ? ", " + row.subject : ""}: ends ${shortDate(row.expires, row.precision)}`;
      return s("a", { href: evidenceUrl(row.contract), "aria-label": what },
        s("text", { class: "row", x: left - 10, y: y + 12, "text-anchor": "end" }, cut(other || row.subject || "contract", narrow ? 16 : 30)),
        s("rect", { class: `span ${step(row.expires, on)}${start(row) ? "" : " unknown"}`, x: begin, y, width: Math.max(4, end - begin), height: 16, rx: 3 }),
        row.noticeBy && s("path", { class: "notice", d: `M${x(row.noticeBy)} ${y - 3}v22` }),
        s("text", { class: "tick", x: end + 6, y: y + 12 }, shortDate(row.expires, row.precision)),
        s("title", {}, what + (row.noticeBy ? `; notice by ${shortDate(row.noticeBy)}` : "")));
    }));
}

// "More than 50 %" is no point but a bound: a hollow dot with its sign.
const bound = (row) => ({ ">": ">", ">=": "≥", "<": "<", "<=": "≤" })[row.comparator];
const least = (a, b) => (a < b ? a : b), most = (a, b) => (a > b ? a : b);
const cut = (text, length) => (text.length > length ? text.slice(0, length - 1) + "…" : text);
