// The shipped questions with a form for their parameters, and boxes for one's own SPARQL and Cypher.
import { ask, askUrl, cypher, questions as list, sparql } from "./api.js";
import { count, h, say, title } from "./dom.js";
import { here, remember, url } from "./place.js";
import { table } from "./table.js";

// What stands between backticks is a command.
const prose = (words) => words.split("`").map((part, i) => (i % 2 ? h("code", {}, part) : part));

export async function questions() {
  document.title = "Questions · filinggraph";
  const all = await list();
  return h("article", {}, h("h1", {}, "Questions"),
    [...new Set(all.map((one) => one.topic))].map((topic) => h("section", { "aria-label": topic }, h("h2", {}, topic),
      h("ul", { class: "questions" }, all.filter((one) => one.topic === topic).map((one) => h("li", {},
        h("a", { href: url("question", one.name) }, one.title), h("p", { class: "muted" }, prose(one.description))))))));
}

export async function question(name) {
  const one = (await list()).find((each) => each.name === name);
  if (!one) return h("div", { class: "empty" }, h("h1", {}, "No such question"), h("a", { href: url("questions") }, "All questions"));
  document.title = `${one.title} · filinggraph`;
  const given = here().parameters;
  const result = h("div", { "aria-live": "polite" });
  const inputs = one.parameters.map((parameter) => [parameter, control(parameter, given[parameter.name])]);
  const values = () => Object.fromEntries(inputs.filter(([p, input]) => input.value.trim() !== "" && input.value !== String(p.default)).map(([p, input]) => [p.name, input.value.trim()]));

  async function run() {
    const parameters = values();
    remember({ ...Object.fromEntries(one.parameters.map((p) => [p.name, null])), ...parameters });
    result.replaceChildren(h("p", { class: "note" }, "Asking…"));
    try {
      const { columns, rows } = await ask(name, parameters);
      result.replaceChildren(table(columns, rows, { caption: one.title, csv: askUrl(name, parameters, "csv"), empty: inputs.length ? "No rows. Change a value above, or leave it empty." : "No rows." }));
      say(count(rows.length, "row"));
    } catch (error) {
      result.replaceChildren(h("p", { class: "error", role: "alert" }, error.message));
    }
  }
  function example() {
    for (const [parameter, input] of inputs) input.value = parameter.example === null ? "" : String(parameter.example);
    inputs[0][1].form.requestSubmit();
  }
  run();
  const shell = () => `filinggraph ask ${name} --graph GRAPH` + Object.entries(values()).map(([key, value]) => ` --${key} ${/^[\w.-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`}`).join("");
  const command = h("code", {}, shell());
  return h("article", {},
    h("p", { class: "kicker" }, h("a", { href: url("questions") }, "Questions")),
    h("h1", {}, one.title), h("p", { class: "muted" }, prose(one.description)),
    inputs.length > 0 && h("form", { class: "filters", onsubmit: (event) => { event.preventDefault(); command.textContent = shell(); run(); } },
      inputs.map(([parameter, input]) => h("label", { title: parameter.meaning }, h("span", {}, title(parameter.name)), input, h("small", {}, parameter.meaning))),
      h("p", { class: "actions" }, h("button", { class: "button primary" }, "Ask"),
        h("button", { type: "button", class: "quiet", onclick: example }, "Fill in the example"))),
    result,
    h("details", { class: "source" }, h("summary", {}, "How it is asked"),
      h("p", {}, command), h("h2", {}, "SPARQL"), h("pre", { tabindex: "0" }, one.texts.sparql), h("h2", {}, "Cypher"), h("pre", { tabindex: "0" }, one.texts.cypher)));
}

function control(parameter, given) {
  const type = { date: "date", days: "number", integer: "number", number: "number" }[parameter.type] ?? "text";
  const value = given ?? (parameter.default === null ? "" : String(parameter.default));
  return h("input", { type, value, step: type === "number" ? "any" : null, placeholder: String(parameter.example ?? "") });
}

const EXAMPLES = {
  sparql: [
    ["Who sells to whom", "PREFIX fg: <https://w3id.org/filinggraph/ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n\nSELECT DISTINCT ?supplier ?customer WHERE {\n  ?s fg:hasCustomer ?c .\n  ?s rdfs:label ?supplier .\n  ?c rdfs:label ?customer .\n}\nORDER BY ?supplier ?customer\nLIMIT 100"],
    ["Ends of contracts", "PREFIX fg: <https://w3id.org/filinggraph/ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n\nSELECT DISTINCT ?expires ?supplier ?customer WHERE {\n  ?contract fg:expiresBy ?expires .\n  OPTIONAL { ?contract fg:supplier/rdfs:label ?supplier }\n  OPTIONAL { ?contract fg:customer/rdfs:label ?customer }\n}\nORDER BY ?expires\nLIMIT 100"],
    ["Classes and how many", "SELECT ?class (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?class } GROUP BY ?class ORDER BY DESC(?count)"],
  ],
  cypher: [
    ["Who sells to whom", "MATCH (s:Party)-[:HAS_CUSTOMER]->(c:Party)\nRETURN s.name AS supplier, c.name AS customer\nORDER BY supplier, customer\nLIMIT 100"],
    ["Ends of contracts", "MATCH (k:Contract)-[:SUPPLIER]->(s:Party)\nWHERE k.expiresBy IS NOT NULL\nRETURN k.expiresBy AS expires, s.name AS supplier\nORDER BY expires\nLIMIT 100"],
  ],
};

export async function box(language) {
  const name = language === "sparql" ? "SPARQL" : "Cypher";
  document.title = `${name} · filinggraph`;
  const result = h("div", { "aria-live": "polite" });
  const input = h("textarea", { rows: 10, spellcheck: "false", "aria-label": `${name} query`, value: here().parameters.query ?? EXAMPLES[language][0][1] });

  async function run() {
    remember({ query: input.value });
    result.replaceChildren(h("p", { class: "note" }, "Asking…"));
    const began = performance.now();
    try {
      const found = await (language === "sparql" ? sparql : cypher)(input.value);
      const took = `${Math.round(performance.now() - began)} ms`;
      result.replaceChildren(h("p", { class: "muted" }, took), found.turtle !== undefined ? h("pre", { tabindex: "0" }, found.turtle) : table(found.columns, found.rows, { caption: "Results" }));
      say(`Answered in ${took}`);
    } catch (error) {
      result.replaceChildren(h("p", { class: "error", role: "alert" }, error.message));
    }
  }
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
  if (here().parameters.query) run();
  return h("article", {}, h("h1", {}, name),
    h("p", { class: "examples" }, "Examples: ", EXAMPLES[language].map(([label, text]) => h("button", { type: "button", class: "quiet", onclick: () => { input.value = text; run(); } }, label))),
    h("form", { class: "box", onsubmit: (event) => { event.preventDefault(); run(); } }, input, h("button", { class: "button primary", title: "Ctrl+Enter" }, "Run")),
    result);
}
