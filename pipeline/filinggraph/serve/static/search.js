// Search as you type: a combobox over companies, by name, other names, ticker and CIK.
import { ask } from "./api.js";
import { debounce, h, say } from "./dom.js";
import { companyUrl } from "./place.js";

// One row a company, those first whose name, ticker or number begins with the word.
function ranked(rows, word) {
  const best = new Map();
  for (const row of rows) {
    const hit = row.matched.toLowerCase();
    row.rank = hit === word ? 0 : hit.startsWith(word) ? 1 : 2;
    if (!best.has(row.organizationId) || best.get(row.organizationId).rank > row.rank) best.set(row.organizationId, row);
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank || a.organization.localeCompare(b.organization, "en"));
}

export function search() {
  const input = document.getElementById("search"), list = document.getElementById("found");
  let rows = [], at = -1, asked = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const go = (row) => { close(); input.value = ""; input.blur(); location.hash = companyUrl(row.organizationId); };

  function show(word) {
    const options = rows.map((row, i) => h("li", { id: `found-${i}`, role: "option", "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); go(row); } },
      h("span", {}, row.organization), h("small", {}, [row.matched !== row.organization && row.matched, row.cik && `CIK ${row.cik}`, row.kind].filter(Boolean).join(" · "))));
    list.replaceChildren(...(options.length ? options : [h("li", { class: "muted", role: "option", "aria-disabled": "true" }, `Nothing is called “${word}”.`)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    say(`${rows.length} found`);
  }

  function mark(next) {
    if (!rows.length) return;
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (next + rows.length) % rows.length;
    list.children[at].setAttribute("aria-selected", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `found-${at}`);
  }

  const look = debounce(120, async () => {
    const word = input.value.trim(), turn = ++asked;
    if (!word) return close();
    try {
      const found = await ask("search", { text: word });
      if (turn !== asked) return;
      rows = ranked(found.rows, word.toLowerCase()).slice(0, 12);
      at = -1;
      show(word);
    } catch (error) {
      if (turn === asked) list.replaceChildren(h("li", { class: "error" }, error.message));
    }
  });

  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.value.trim() && look());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter" && rows.length && !list.hidden) go(rows[Math.max(at, 0)]);
    else if (event.key === "Escape") { if (list.hidden) input.value = ""; close(); }
    else return;
    event.preventDefault();
  });
}
