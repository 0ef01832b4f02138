// What the server answers. Every call gives rows or throws an Error whose message is for the reader.

const answers = new Map();

async function get(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new Error("The server does not answer. Is it still running?");
  }
  if (!response.ok) throw new Error((await response.text()).trim() || `The server answered ${response.status}.`);
  return response;
}

async function remembered(url) {
  if (!answers.has(url)) {
    if (answers.size > 200) answers.delete(answers.keys().next().value);
    const answer = get(url).then((response) => response.json());
    answers.set(url, answer);
    answer.catch(() => answers.delete(url));
  }
  return answers.get(url);
}

function withObjects({ columns, rows }) {
  const names = columns.map((column) => column.name);
  return { columns, rows: rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i], value]))) };
}

const search = (parameters) => {
  const pairs = Object.entries(parameters ?? {}).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return pairs.length ? "?" + new URLSearchParams(pairs) : "";
};

export const askUrl = (name, parameters, format) =>
  `/api/ask/${encodeURIComponent(name)}${search(format ? { ...parameters, "as": format } : parameters)}`;
export const ask = async (name, parameters) => withObjects(await remembered(askUrl(name, parameters)));
export const info = () => remembered("/api/info");
export const questions = () => remembered("/api/questions");
export const graph = (parameters) => remembered("/api/graph" + search(parameters));
export const text = (sha, start, end) => remembered(`/api/text/${sha}${search({ start, end })}`);

export async function sparql(query) {
  const response = await get("/sparql", {
    method: "POST",
    headers: {
      "content-type": "application/sparql-query",
      accept: "application/sparql-results+json, text/turtle;q=0.9",
    },
    body: query,
  });
  if (response.headers.get("content-type").startsWith("text/turtle")) return { turtle: await response.text() };
  const found = await response.json();
  if ("boolean" in found) return { columns: [{ name: "answer", type: "boolean" }], rows: [{ answer: found.boolean }] };
  const columns = found.head.vars.map((name) => ({ name, type: "text" }));
  const value = (cell) => (cell === undefined ? null : cell.type === "triple" ? JSON.stringify(cell.value) : cell.value);
  const rows = found.results.bindings.map((row) => Object.fromEntries(columns.map(({ name }) => [name, value(row[name])])));
  return { columns, rows };
}

export const cypher = async (query) =>
  withObjects(await (await get("/api/cypher", { method: "POST", headers: { "content-type": "text/plain" }, body: query })).json());
