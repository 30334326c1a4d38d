/**
 * The tasks of a plan as a graph. Where everything stands the server has worked out; here it is drawn, panned and zoomed.
 * Nodes are told apart by task id, so that focus and view stay while others work on the same plan.
 */

import { button, text } from './planwright-dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const NODE = { width: 208, height: 48, column: 272, row: 64, margin: 24 };
const LONGEST = 29;
const ZOOM = { least: 0.1, most: 2, step: 1.25 };

/** What a state looks like, on a field of 16 by 16. */
const MARKS = {
  DONE: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M5.4 8.2l1.8 1.8 3.4-3.8',
  READY: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0',
  CLAIMED: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M6.6 5.6 10.4 8l-3.8 2.4z',
  STOPPED: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M6 6l4 4M10 6l-4 4',
  RESTING: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M8 4.8V8l2.2 1.6',
  BLOCKED: 'M2.4 8a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M4.1 4.1l7.8 7.8',
};

const svg = (tag, attributes = {}) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const shortened = (title) => {
  const signs = [...title];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : title;
};

class PlanwrightGraph extends HTMLElement {
  nodes = new Map();
  lines = new Map();
  view = { x: 0, y: 0, scale: 1 };

  build(words) {
    this.canvas = svg('svg', { class: 'graph-canvas', role: 'group', 'aria-label': words.label });
    this.world = svg('g');
    this.linesLayer = svg('g', { 'aria-hidden': 'true' });
    this.nodesLayer = svg('g');
    const arrows = svg('defs');
    for (const kind of ['plain', 'critical']) {
      const marker = svg('marker', {
        id: `graph-arrow-${kind}`, class: `graph-arrow ${kind}`, viewBox: '0 0 8 8', refX: 7, refY: 4,
        markerWidth: 8, markerHeight: 8, orient: 'auto', markerUnits: 'userSpaceOnUse',
      });
      marker.append(svg('path', { d: 'M0 0 8 4 0 8z' }));
      arrows.append(marker);
    }
    this.world.append(this.linesLayer, this.nodesLayer);
    this.canvas.append(arrows, this.world);
    const tools = text('div', 'graph-tools');
    tools.append(
      button('', 'plus', words.nearer, () => this.zoom(ZOOM.step)),
      button('', 'minus', words.farther, () => this.zoom(1 / ZOOM.step)),
      button('', 'grid', words.whole, () => this.fit()),
    );
    for (const each of tools.children) each.tabIndex = 0;
    this.append(this.canvas, tools);
    this.canvas.addEventListener('pointerdown', (event) => this.grab(event));
    this.canvas.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    this.canvas.addEventListener('keydown', (event) => this.onKey(event));
    this.canvas.addEventListener('focusin', (event) => this.onFocus(event));
    this.canvas.addEventListener('click', (event) => this.onClick(event));
  }

  /** Draws what there is now; what is still there stays the same element. */
  show(graph) {
    const first = !this.canvas;
    if (first) this.build(graph.words);
    this.graph = graph;
    const ids = new Set(graph.nodes.map((node) => node.id));
    for (const [id, node] of this.nodes) {
      if (!ids.has(id)) {
        node.element.remove();
        this.nodes.delete(id);
      }
    }
    for (const data of graph.nodes) this.put(data);
    this.drawLines(graph.edges);
    this.order = [...this.nodes.values()].sort((a, b) => a.data.layer - b.data.layer || a.data.order - b.data.order);
    if (!this.nodesLayer.querySelector('[tabindex="0"]') && this.order.length) {
      this.order[0].element.setAttribute('tabindex', '0');
    }
    if (first) this.begin();
  }

  put(data) {
    let node = this.nodes.get(data.id);
    if (!node) {
      const element = svg('a', { class: 'graph-node', tabindex: '-1', 'data-task': data.id });
      element.append(
        svg('title'),
        svg('rect', { width: NODE.width, height: NODE.height, rx: 6 }),
        svg('path', { class: 'graph-mark', transform: 'translate(10 7)' }),
        svg('text', { class: 'graph-key', x: 32, y: 19 }),
        svg('text', { class: 'graph-title', x: 12, y: 37, 'aria-hidden': 'true' }),
      );
      node = { element };
      this.nodes.set(data.id, node);
      this.nodesLayer.append(element);
    }
    node.data = data;
    const { element } = node;
    const [title, , mark, key, name] = element.children;
    element.setAttribute('href', data.address);
    element.setAttribute('aria-label', data.label);
    element.setAttribute('class', `graph-node is-${data.state.toLowerCase()}${data.critical ? ' critical' : ''}`);
    const [x, y] = this.placeOf(data);
    element.setAttribute('transform', `translate(${x} ${y})`);
    title.textContent = data.title;
    mark.setAttribute('d', MARKS[data.state]);
    key.textContent = `${data.key} · ${data.word}`;
    name.textContent = shortened(data.title);
  }

  placeOf(data) {
    return [NODE.margin + data.layer * NODE.column, NODE.margin + data.order * NODE.row];
  }

  drawLines(edges) {
    const wanted = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
    for (const [id, line] of this.lines) {
      if (!wanted.has(id)) {
        line.remove();
        this.lines.delete(id);
      }
    }
    for (const [id, edge] of wanted) {
      let line = this.lines.get(id);
      if (!line) {
        line = svg('path');
        this.lines.set(id, line);
        this.linesLayer.append(line);
      }
      const kind = edge.critical ? 'critical' : 'plain';
      const [fromX, fromY] = this.placeOf(this.nodes.get(edge.from).data);
      const [toX, toY] = this.placeOf(this.nodes.get(edge.to).data);
      const [x1, y1, x2, y2] = [fromX + NODE.width, fromY + NODE.height / 2, toX - 2, toY + NODE.height / 2];
      const bend = Math.min(96, Math.max(24, (x2 - x1) / 2));
      line.setAttribute('class', `graph-line ${kind}`);
      line.setAttribute('marker-end', `url(#graph-arrow-${kind})`);
      if (edge.critical) this.linesLayer.append(line); // above the others
      line.setAttribute('d', `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
    }
  }

  // --- where one looks

  size() {
    let [right, bottom] = [0, 0];
    for (const { data } of this.nodes.values()) {
      const [x, y] = this.placeOf(data);
      right = Math.max(right, x + NODE.width + NODE.margin);
      bottom = Math.max(bottom, y + NODE.height + NODE.margin);
    }
    return [right, bottom];
  }

  /** Begins with the whole where it can still be read, else with where the critical path begins. */
  begin() {
    const whole = this.scaleOfWhole();
    if (whole >= 0.6) {
      this.fit();
      return;
    }
    this.look(0, 0, 0.85);
    const start = this.graph.nodes.find((node) => node.critical) ?? this.graph.nodes[0];
    if (start) this.reveal(start);
  }

  scaleOfWhole() {
    const [width, height] = this.size();
    return Math.min(1, this.canvas.clientWidth / width, this.canvas.clientHeight / height);
  }

  fit() {
    this.look(0, 0, Math.max(ZOOM.least, this.scaleOfWhole()));
  }

  look(x, y, scale) {
    this.view = { x, y, scale };
    this.world.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
  }

  zoom(by, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const { view } = this;
    const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, view.scale * by));
    const change = scale / view.scale;
    this.look(x - (x - view.x) * change, y - (y - view.y) * change, scale);
  }

  /** Moves the view just so far that a node can be seen. */
  reveal(data) {
    const { view } = this;
    const [left, top] = this.placeOf(data).map((each) => each * view.scale);
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const edge = 16;
    const within = (at, from, size, room) => Math.min(Math.max(at, edge - from), Math.max(edge, room - size - edge) - from);
    this.look(
      within(view.x, left, NODE.width * view.scale, width),
      within(view.y, top, NODE.height * view.scale, height),
      view.scale,
    );
  }

  grab(event) {
    if (event.button !== 0) return;
    const { x, y } = this.view;
    const from = [event.clientX, event.clientY];
    this.dragged = false;
    const move = (moved) => {
      const [dx, dy] = [moved.clientX - from[0], moved.clientY - from[1]];
      if (!this.dragged && Math.hypot(dx, dy) < 4) return;
      this.dragged = true;
      this.classList.add('dragging');
      this.look(x + dx, y + dy, this.view.scale);
    };
    const drop = () => {
      this.classList.remove('dragging');
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', drop);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', drop);
  }

  onWheel(event) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const box = this.canvas.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    } else {
      this.look(this.view.x - event.deltaX, this.view.y - event.deltaY, this.view.scale);
    }
  }

  // --- keys and clicks

  onFocus(event) {
    const node = this.nodes.get(event.target.dataset?.task);
    if (!node) return;
    for (const other of this.nodesLayer.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    node.element.setAttribute('tabindex', '0');
    if (node.element.matches(':focus-visible')) this.reveal(node.data);
  }

  onKey(event) {
    const node = this.nodes.get(event.target.dataset?.task);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const { layer, order } = node.data;
    const inLayer = (wanted) => this.order.filter(({ data }) => data.layer === wanted);
    const nearest = (others) => others.toSorted(
      (a, b) => Math.abs(a.data.order - order) - Math.abs(b.data.order - order),
    )[0];
    const targets = {
      ArrowDown: () => inLayer(layer).find(({ data }) => data.order > order),
      ArrowUp: () => inLayer(layer).findLast(({ data }) => data.order < order),
      ArrowRight: () => this.neighbours(node, 'from', 'to')[0] ?? nearest(inLayer(layer + 1)),
      ArrowLeft: () => this.neighbours(node, 'to', 'from')[0] ?? nearest(inLayer(layer - 1)),
      Home: () => this.order[0],
      End: () => this.order.at(-1),
      '+': () => this.zoom(ZOOM.step),
      '-': () => this.zoom(1 / ZOOM.step),
      0: () => this.fit(),
    };
    if (!(event.key in targets)) return;
    event.preventDefault();
    event.stopPropagation();
    targets[event.key]()?.element.focus();
  }

  neighbours(node, here, there) {
    return this.graph.edges
      .filter((edge) => edge[here] === node.data.id)
      .sort((a, b) => Number(b.critical) - Number(a.critical))
      .map((edge) => this.nodes.get(edge[there]));
  }

  /** Follows a link within the application, as any other link on the page. */
  onClick(event) {
    const node = this.nodes.get(event.target.closest('.graph-node')?.dataset.task);
    if (!node || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.dragged) return;
    const link = document.createElement('a');
    link.href = node.data.address;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
  }
}
customElements.define('planwright-graph', PlanwrightGraph);
