// Everything the graph says of one identifier, both ways.
import { sparql } from "./api.js";
import { h } from "./dom.js";
import { evidenceUrl, nodeUrl } from "./place.js";

export async function resource(iri) {
  document.title = "Resource · filinggraph";
  if (!/^https?:[^<>"{}|^`\\\s]+$/.test(iri)) return h("p", { class: "empty" }, "This is not an identifier.");
  const { rows } = await sparql(`SELECT DISTINCT ?property ?value ?of WHERE {
    { <${iri}> ?property ?value } UNION { ?of ?property <${iri}> } } ORDER BY ?property ?value ?of LIMIT 500`);
  if (!rows.length) return h("p", { class: "empty" }, "The graph says nothing of ", h("code", {}, iri), ".");
  return h("article", {},
    h("p", { class: "kicker" }, "Resource"), h("h1", {}, iri.split("/").slice(-2).join(" ")),
    h("p", { class: "facts" }, h("code", {}, iri), h("a", { href: evidenceUrl(iri) }, "Evidence")),
    h("div", { class: "scroll" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Property"), h("th", { scope: "col" }, "Value"))),
      h("tbody", {}, [...rows.filter((row) => !row.of), ...rows.filter((row) => row.of)].map((row) => h("tr", {},
        h("td", {}, (row.of ? "← " : "") + row.property.split(/[#/]/).at(-1)),
        h("td", {}, node(row.of ?? row.value))))))));
}

function node(value) {
  const href = nodeUrl(value);
  return href ? h("a", { href }, value.split("/id/")[1]) : value;
}
