// Where the reader is: a view and its parameters in the part of the URL after "#". Every state can be shared.

export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, ...rest] = path.split("/");
  return { view: view || "home", name: decodeURIComponent(rest.join("/")), parameters: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

export function url(view, name, parameters) {
  const pairs = Object.entries(parameters ?? {}).filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false);
  const path = "#/" + (view === "home" ? "" : view) + (name ? "/" + encodeURIComponent(name) : "");
  return path + (pairs.length ? "?" + new URLSearchParams(pairs) : "");
}

export const companyUrl = (id) => url("company", id);
// Where a node of the graph is shown; null for what is no identifier of ours.
const ID = "https://w3id.org/filinggraph/id/";
export function nodeUrl(value) {
  if (typeof value !== "string" || !value.startsWith(ID)) return null;
  return value.startsWith(ID + "party/") ? companyUrl(value) : url("resource", value);
}

export const graphUrl = (id) => url("graph", id);

export function evidenceUrl(id) {
  const { view, name, parameters } = here();
  return url(view, name, { ...parameters, evidence: id });
}

export function withoutEvidence() {
  const { view, name, parameters } = here();
  return url(view, name, { ...parameters, evidence: null });
}

// What tells one state of a view from another; evidence opens beside a view without changing it.
export function state() {
  const { view, name, parameters } = here();
  return url(view, name, { ...parameters, evidence: null });
}

// Keep the state of a slider or form in the URL without a step in the history for each move.
export function remember(changes) {
  const { view, name, parameters } = here();
  history.replaceState(null, "", url(view, name, { ...parameters, ...changes }));
  dispatchEvent(new Event("remembered"));
}
