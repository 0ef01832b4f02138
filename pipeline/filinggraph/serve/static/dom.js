// Elements, numbers and dates. Text always goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export function percent(value, comparator) {
  if (value === null || value === undefined) return "";
  const sign = { ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ " }[comparator] ?? "";
  return sign + Number(value).toLocaleString("en", { maximumFractionDigits: 1 }) + " %";
}

const DAY = 86400000;
export const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
export const addDays = (date, count) => new Date(Date.parse(date) + count * DAY).toISOString().slice(0, 10);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const monthName = (month) => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

export function shortDate(date, precision) {
  if (!date) return "";
  if (precision === "year" || precision === "fiscalYear") return (precision === "year" ? "" : "FY ") + date.slice(0, 4);
  if (precision === "month") return monthName(date);
  return `${Number(date.slice(8, 10))} ${monthName(date)}`;
}

// Time to expiry as one of five steps, with the words that name it, so that colour is never alone.
export const STEPS = [
  ["past", "ended"],
  ["soon", "within 90 days"],
  ["year", "within a year"],
  ["later", "later"],
  ["open", "no date"],
];

export function step(expires, on) {
  if (!expires) return "open";
  const left = days(on, expires);
  return left < 0 ? "past" : left <= 90 ? "soon" : left <= 366 ? "year" : "later";
}

export const count = (number, noun) => `${Number(number).toLocaleString("en")} ${noun}${Number(number) === 1 ? "" : "s"}`;

// A length of time in ISO 8601, in words: "P1Y6M" is "1 year 6 months".
const UNITS = { Y: "year", M: "month", W: "week", D: "day" };
export const period = (iso) => (/^P(\d+[YMWD])+$/.test(iso) ? [...iso.matchAll(/(\d+)([YMWD])/g)].map(([, number, unit]) => count(number, UNITS[unit])).join(" ") : iso);

export const words = (camel) => camel.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
export const title = (camel) => words(camel).replace(/^./, (c) => c.toUpperCase());

export function say(message) {
  document.getElementById("status").textContent = message;
}

export function debounce(wait, action) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), wait);
  };
}
