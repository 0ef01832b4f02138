// Which view is shown: decided by the URL alone.
import { info } from "./api.js";
import { calendar } from "./calendar.js";
import { company } from "./company.js";
import { h } from "./dom.js";
import { evidence } from "./evidence.js";
import { graphView } from "./graph.js";
import { home } from "./home.js";
import { here, state, withoutEvidence } from "./place.js";
import { box, question, questions } from "./questions.js";
import { resource } from "./resource.js";
import { search } from "./search.js";
import { ways } from "./ways.js";

const VIEWS = {
  home,
  company,
  graph: graphView,
  calendar,
  questions,
  question,
  sparql: () => box("sparql"),
  cypher: () => box("cypher"),
  resource,
};

const view = document.getElementById("view");
let shown = "", turn = 0;

async function show() {
  const { view: name, name: argument, parameters } = here();
  const key = state();
  if (key !== shown) {
    const mine = ++turn;
    const first = !shown;
    shown = key;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#/${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    view.setAttribute("aria-busy", "true");
    let content;
    try {
      content = VIEWS[name] ? await VIEWS[name](argument) : h("div", { class: "empty" }, h("h1", {}, "There is no such page"), h("p", {}, "Search for a company above, or go on from here."), ways());
    } catch (error) {
      content = h("div", { class: "error", role: "alert" }, h("h1", {}, "That did not work"), h("p", {}, error.message));
    }
    if (mine !== turn) return;
    view.replaceChildren(content);
    view.removeAttribute("aria-busy");
    scrollTo(0, 0);
    if (!first) view.focus({ preventScroll: true });
  }
  await evidence(parameters.evidence);
}

function theme() {
  const root = document.documentElement, button = document.getElementById("theme");
  const stored = localStorage.getItem("theme");
  if (stored) root.dataset.theme = stored;
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    document.dispatchEvent(new Event("themechange"));
  });
}

addEventListener("hashchange", show);
addEventListener("remembered", () => { shown = state(); }); // the view has drawn that state itself
addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("search").focus();
  } else if (event.key === "Escape" && here().parameters.evidence && !typing) location.hash = withoutEvidence();
});
theme();
search();
show();
info().then(({ store }) => {
  for (const link of document.querySelectorAll("[data-store]")) link.hidden = link.dataset.store !== store;
}).catch(() => {});
