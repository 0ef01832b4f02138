// The graph on a canvas. Positions come from the server; here they are drawn, panned, zoomed and picked.
import { graph as load, info } from "./api.js";
import { count as counted, h, percent, say, shortDate, step } from "./dom.js";
import { legend } from "./company.js";
import { companyUrl, evidenceUrl, here, remember, url } from "./place.js";

const NARROW = 600; // pixels; on less, margins are small and long names cut earlier
const MANY = 300; // nodes; of more, each is drawn smaller the farther away they are
const COLOURS = ["past", "soon", "year", "later", "open"];

export async function graphView(id) {
  document.title = "Graph · filinggraph";
  const { on } = await info();
  const canvas = h("canvas", { tabindex: "0", role: "img", "aria-label": "Graph of suppliers and customers; arrow keys move, plus and minus zoom" });
  const card = h("div", { class: "picked", hidden: true });
  const list = h("details", { class: "edges" }, h("summary", {}, "The same as a list"));
  const count = h("span", { class: "count" });
  const opened = new Set([id, ...(here().parameters.open ?? "").split(" ")].filter(Boolean));
  const drawing = new Drawing(canvas, on, (picked) => show(picked));

  async function refresh(first) {
    const data = await load(opened.size ? { center: [...opened].join(" ") } : {});
    drawing.set(data, first);
    count.textContent = `${counted(data.nodes.length, "organization")}, ${counted(data.edges.length, "relationship")}`
      + (data.cut ? ` (the ${data.nodes.length.toLocaleString("en")} nearest)` : "");
    say(count.textContent);
    list.replaceChildren(list.firstElementChild, h("ul", {}, data.edges.slice(0, 300).map((edge) => h("li", {},
      h("a", { href: companyUrl(data.nodes[edge.from].id) }, data.nodes[edge.from].name), " sells to ",
      h("a", { href: companyUrl(data.nodes[edge.to].id) }, data.nodes[edge.to].name), " · ",
      h("a", { href: evidenceUrl(edge.id) }, edge.percent === null ? "evidence" : percent(edge.percent, edge.comparator))))));
    canvas.dataset.drawn = String(data.nodes.length);
    return data;
  }

  async function expand(node) {
    opened.add(node.id);
    remember({ open: [...opened].filter((one) => one !== id).join(" ") });
    await refresh(false);
  }

  function show(picked) {
    card.hidden = !picked;
    if (!picked) return;
    const { node, edge } = picked;
    card.replaceChildren(...(node ? [
      h("h2", {}, node.name), h("p", { class: "muted" }, counted(node.degree, "relationship")),
      h("p", { class: "actions" },
        h("a", { class: "button", href: companyUrl(node.id) }, "Open"),
        opened.size && !opened.has(node.id) ? h("button", { type: "button", class: "button", onclick: () => expand(node) }, "Expand") : null,
        h("a", { class: "button", href: evidenceUrl(node.id) }, "Evidence"))]
      : [h("h2", {}, `${edge.source.name} → ${edge.target.name}`),
        h("p", { class: "muted" }, [edge.percent === null ? "share not stated" : `${percent(edge.percent, edge.comparator)} of sales`, edge.expires && `ends ${shortDate(edge.expires)}`].filter(Boolean).join(" · ")),
        h("p", { class: "actions" }, h("a", { class: "button", href: evidenceUrl(edge.id) }, "Evidence"))]));
  }
  drawing.onExpand = expand;
  const element = h("article", { class: "graph" },
    h("h1", { class: "hidden" }, "Graph"),
    h("div", { class: "bar" }, legend(), h("span", { class: "muted" }, "Width: share of sales"), count,
      id && h("a", { class: "quiet", href: url("graph") }, "Whole graph"),
      h("button", { type: "button", class: "quiet", onclick: () => drawing.fit() }, "Fit")),
    h("div", { class: "canvas" }, canvas, card), list);
  const data = await refresh(true);
  if (!data.nodes.length) return h("p", { class: "empty" }, "No relationships here.");
  return element;
}

class Drawing {
  constructor(canvas, on, pick) {
    Object.assign(this, { canvas, on, pick, nodes: [], edges: [], scale: 1, dx: 0, dy: 0, over: null, chosen: null, frame: 0 });
    new ResizeObserver(() => this.resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    document.addEventListener("themechange", () => this.draw());
    canvas.addEventListener("wheel", (event) => { event.preventDefault(); this.zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY); }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); this.drag = { x: event.offsetX, y: event.offsetY, moved: 0 }; });
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => { if (this.drag && this.drag.moved < 4) this.click(event); this.drag = null; });
    canvas.addEventListener("dblclick", () => this.chosen?.node && this.onExpand?.(this.chosen.node));
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  set({ nodes, edges }, first) {
    const before = new Map(this.nodes.map((node) => [node.id, node]));
    const turned = matchMedia("(orientation: portrait)").matches; // positions are wider than high: there they stand on their side
    this.nodes = nodes.map((node) => ({ ...node, ...(turned && { x: node.y, y: node.x }), lean: 0, radius: 3.5 + Math.min(9, Math.sqrt(node.degree) * 1.3) }));
    this.edges = edges.map((edge) => ({ ...edge, source: this.nodes[edge.from], target: this.nodes[edge.to],
      colour: step(edge.expires, this.on), width: edge.percent === null ? 0.8 : 0.8 + Math.min(7, edge.percent / 10) }));
    this.groups = new Map();
    for (const edge of this.edges) {
      const key = `${edge.colour} ${Math.round(edge.width * 2) / 2}`;
      if (!this.groups.has(key)) this.groups.set(key, []);
      this.groups.get(key).push(edge);
    }
    for (const { source, target } of this.edges) { source.lean += target.y - source.y; target.lean += source.y - target.y; }
    this.labelled = [...this.nodes].sort((a, b) => b.degree - a.degree);
    this.index();
    if (first) this.fit();
    else this.glide(before);
  }

  // Known nodes travel from where they were, so that the eye can follow.
  glide(before) {
    const goals = this.nodes.map(({ x, y }) => ({ x, y }));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || this.nodes.length > 800;
    const starts = this.nodes.map((node) => before.get(node.id) ?? node).map(({ x, y }) => ({ x, y }));
    const began = performance.now();
    this.fit();
    const tick = (now) => {
      const t = still ? 1 : Math.min(1, (now - began) / 400), ease = 1 - (1 - t) ** 3;
      this.nodes.forEach((node, i) => { node.x = starts[i].x + (goals[i].x - starts[i].x) * ease; node.y = starts[i].y + (goals[i].y - starts[i].y) * ease; });
      this.paint();
      if (t < 1) requestAnimationFrame(tick);
      else this.index();
    };
    requestAnimationFrame(tick);
  }

  index() {
    this.cells = new Map();
    const xs = this.nodes.map((n) => n.x), ys = this.nodes.map((n) => n.y);
    const least = (list) => list.reduce((a, b) => Math.min(a, b), Infinity), most = (list) => list.reduce((a, b) => Math.max(a, b), -Infinity);
    this.box = { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
    this.cell = Math.max(1, Math.hypot(this.box.right - this.box.left, this.box.bottom - this.box.top) / 80);
    for (const node of this.nodes) {
      const key = `${Math.floor(node.x / this.cell)},${Math.floor(node.y / this.cell)}`;
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(node);
    }
  }

  resize() {
    const ratio = devicePixelRatio || 1, { clientWidth, clientHeight } = this.canvas;
    if (!clientWidth) return;
    this.canvas.width = clientWidth * ratio;
    this.canvas.height = clientHeight * ratio;
    this.ratio = ratio;
    if (!this.fitted) this.fit();
    this.draw();
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width || !this.box) return;
    const { left, right, top, bottom } = this.box;
    const [beside, above] = width < NARROW ? [50, 70] : [150, 90];
    this.scale = Math.min((width - beside) / Math.max(1, right - left), (height - above) / Math.max(1, bottom - top), 2.5);
    this.dx = width / 2 - ((left + right) / 2) * this.scale;
    this.dy = height / 2 - ((top + bottom) / 2) * this.scale;
    this.fitted = true;
    this.draw();
  }

  zoom(factor, x, y) {
    const scale = Math.min(20, Math.max(0.005, this.scale * factor));
    this.dx = x - (x - this.dx) * (scale / this.scale);
    this.dy = y - (y - this.dy) * (scale / this.scale);
    this.scale = scale;
    this.draw();
  }

  move(event) {
    if (this.drag) {
      const { x, y } = this.drag;
      this.drag.moved += Math.abs(event.offsetX - x) + Math.abs(event.offsetY - y);
      this.dx += event.offsetX - x;
      this.dy += event.offsetY - y;
      Object.assign(this.drag, { x: event.offsetX, y: event.offsetY });
      this.draw();
      return;
    }
    const node = this.nodeAt(event.offsetX, event.offsetY);
    if (node !== this.over) {
      this.over = node;
      this.canvas.classList.toggle("over", Boolean(node));
      this.draw();
    }
  }

  click(event) {
    const node = this.nodeAt(event.offsetX, event.offsetY);
    const edge = node ? null : this.edgeAt(event.offsetX, event.offsetY);
    this.chosen = node ? { node } : edge ? { edge } : null;
    this.pick(this.chosen);
    this.draw();
  }

  key(event) {
    const step = 60, { clientWidth, clientHeight } = this.canvas;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) { this.dx += moves[event.key][0]; this.dy += moves[event.key][1]; this.draw(); }
    else if (event.key === "+" || event.key === "=") this.zoom(1.3, clientWidth / 2, clientHeight / 2);
    else if (event.key === "-") this.zoom(1 / 1.3, clientWidth / 2, clientHeight / 2);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  nodeAt(px, py) {
    const x = (px - this.dx) / this.scale, y = (py - this.dy) / this.scale, reach = 14 / this.scale;
    let best = null, near = Infinity;
    const from = (v) => Math.floor((v - reach) / this.cell), to = (v) => Math.floor((v + reach) / this.cell);
    for (let i = from(x); i <= to(x); i++) for (let j = from(y); j <= to(y); j++)
      for (const node of this.cells.get(`${i},${j}`) ?? []) {
        const distance = Math.hypot(node.x - x, node.y - y) * this.scale;
        if (distance < near && distance <= this.size(node) + 3) { near = distance; best = node; }
      }
    return best;
  }

  edgeAt(px, py) {
    const x = (px - this.dx) / this.scale, y = (py - this.dy) / this.scale;
    let best = null, near = 6 / this.scale;
    for (const edge of this.edges) {
      const { source: a, target: b } = edge, vx = b.x - a.x, vy = b.y - a.y;
      const t = Math.max(0, Math.min(1, ((x - a.x) * vx + (y - a.y) * vy) / (vx * vx + vy * vy || 1)));
      const distance = Math.hypot(a.x + t * vx - x, a.y + t * vy - y);
      if (distance < near) { near = distance; best = edge; }
    }
    return best;
  }

  size(node) {
    if (this.nodes.length > 1500) return Math.max(1.2, node.radius * Math.min(1, this.scale * 1.2));
    return this.nodes.length > MANY ? node.radius * Math.min(1, 0.25 + this.scale * 2.5) : node.radius;
  }

  draw() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => { this.frame = 0; this.paint(); });
  }

  paint() {
    const { canvas, scale, dx, dy } = this, context = canvas.getContext("2d"), style = getComputedStyle(canvas);
    const colour = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`)]));
    const ink = style.getPropertyValue("--ink"), paper = style.getPropertyValue("--paper"), accent = style.getPropertyValue("--accent");
    const X = (node) => node.x * scale + dx, Y = (node) => node.y * scale + dy;
    const many = this.edges.length > 3000;
    context.setTransform(this.ratio ?? 1, 0, 0, this.ratio ?? 1, 0, 0);
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    context.globalAlpha = many ? 0.35 : 0.75;
    for (const [key, edges] of this.groups ?? []) {
      const [name, width] = key.split(" ");
      context.strokeStyle = colour[name];
      context.lineWidth = many ? Math.max(0.4, width * Math.min(1, scale)) : Number(width);
      context.beginPath();
      for (const { source, target } of edges) { context.moveTo(X(source), Y(source)); context.lineTo(X(target), Y(target)); }
      context.stroke();
    }
    context.globalAlpha = 1;
    if (!many) for (const edge of this.edges) arrow(context, edge, X, Y, colour[edge.colour], this.size(edge.target));
    const marked = this.chosen?.edge;
    if (marked) { context.strokeStyle = accent; context.lineWidth = marked.width + 2; context.beginPath(); context.moveTo(X(marked.source), Y(marked.source)); context.lineTo(X(marked.target), Y(marked.target)); context.stroke(); }
    context.fillStyle = ink;
    context.beginPath();
    for (const node of this.nodes) { if (node.government) continue; const r = this.size(node); context.moveTo(X(node) + r, Y(node)); context.arc(X(node), Y(node), r, 0, 7); }
    context.fill();
    context.fillStyle = accent;
    context.beginPath();
    for (const node of this.nodes) { if (!node.government) continue; const r = this.size(node); context.rect(X(node) - r, Y(node) - r, 2 * r, 2 * r); }
    context.fill();
    if (this.edges.length <= 40) shares(context, this.edges, X, Y, ink, paper);
    this.names(context, X, Y, ink, paper, accent);
  }

  // Names of the best-connected nodes that find room, then of the one under the pointer.
  names(context, X, Y, ink, paper, accent) {
    const { clientWidth, clientHeight } = this.canvas, taken = [], most = clientWidth < NARROW ? 24 : 34;
    context.font = "13px system-ui, sans-serif";
    context.lineWidth = 4;
    context.strokeStyle = paper;
    context.lineJoin = "round";
    const write = (node, strong) => {
      // A name stands on the side of its node that most edges leave free, and inside the frame while its node is.
      const at = X(node), y = node.lean < 0 ? Y(node) + this.size(node) + 15 : Y(node) - this.size(node) - 5;
      if (at < -50 || y < -20 || at > clientWidth + 50 || y > clientHeight + 20) return;
      const name = node.name.length > most ? node.name.slice(0, most - 1) + "…" : node.name, half = context.measureText(name).width / 2 + 3;
      const x = at < 0 || at > clientWidth ? at : Math.max(half, Math.min(clientWidth - half, at));
      if (!strong && taken.some((box) => Math.abs(box.x - x) < box.half + half && Math.abs(box.y - y) < 16)) return;
      taken.push({ x, y, half });
      context.fillStyle = strong ? accent : ink;
      context.textAlign = "center";
      context.strokeText(name, x, y);
      context.fillText(name, x, y);
    };
    for (const node of [this.over, this.chosen?.node]) if (node) write(node, true);
    for (const node of this.labelled?.slice(0, 400) ?? []) { if (taken.length > 70) break; if (node !== this.over && node !== this.chosen?.node) write(node, false); }
  }
}

// The share of sales beside the middle of each edge, in a graph small enough to read it.
function shares(context, edges, X, Y, ink, paper) {
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  for (const { source, target, percent: share, comparator } of edges) {
    if (share === null) continue;
    const x = (X(source) + X(target)) / 2, y = (Y(source) + Y(target)) / 2 + 4, half = context.measureText(percent(share, comparator)).width / 2 + 3;
    context.fillStyle = paper;
    context.fillRect(x - half, y - 12, 2 * half, 16);
    context.fillStyle = ink;
    context.fillText(percent(share, comparator), x, y);
  }
}

function arrow(context, { source, target, width }, X, Y, colour, radius) {
  const angle = Math.atan2(Y(target) - Y(source), X(target) - X(source)), size = Math.min(9 + 1.6 * width, Math.hypot(X(target) - X(source), Y(target) - Y(source)) / 3);
  const x = X(target) - Math.cos(angle) * (radius + 1), y = Y(target) - Math.sin(angle) * (radius + 1);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - Math.cos(angle - 0.45) * size, y - Math.sin(angle - 0.45) * size);
  context.lineTo(x - Math.cos(angle + 0.45) * size, y - Math.sin(angle + 0.45) * size);
  context.fill();
}
