// Where to go from a page that has nothing to show.
import { h } from "./dom.js";
import { url } from "./place.js";

export const ways = () => h("p", { class: "actions" },
  h("a", { class: "button", href: url("home") }, "To the first page"),
  h("a", { class: "button", href: url("questions") }, "Questions"));
