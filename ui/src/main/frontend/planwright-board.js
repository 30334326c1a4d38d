/**
 * The board of a project: columns, lanes and cards. The server says what there is by patches; cards are kept by task id, so
 * that focus, scroll and what is dragged stay while others move cards, and only a card that changes its place moves.
 */

import { icon, inOrder, text } from './planwright-dom.js';

const MOVE_MILLIS = 170;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

class PlanwrightBoard extends HTMLElement {
  columns = [];
  lanes = new Map();
  cards = new Map();
  words = {};
  dropped = new Set();
  pressed = {};
  dragged = null;

  /** Takes over what has changed: words, columns and lanes where given, and the cards and cells given. */
  patch(change) {
    if (change.words) this.words = change.words;
    if (!this.head) this.build();
    if (change.columns) this.showColumns(change.columns);
    for (const card of change.cards) this.put(card);
    const moving = this.moving(change.cells);
    if (change.lanes) this.showLanes(change.lanes);
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    for (const cell of change.cells) this.fill(cell);
    this.forget();
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (!this.querySelector('.card[tabindex="0"]')) this.querySelector('.card')?.setAttribute('tabindex', '0');
    this.glide(moving);
  }

  build() {
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', this.words.board);
    this.head = text('div', 'board-head');
    this.body = text('div', 'board-lanes');
    this.append(this.head, this.body);
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('focusin', (event) => this.onFocus(event));
    this.addEventListener('pointerdown', (event) => this.press(event));
    this.addEventListener('dragstart', (event) => this.drag(event));
    this.addEventListener('dragend', () => this.release());
  }

  showColumns(columns) {
    const same = columns.length === this.columns.length && columns.every((each, i) => each.key === this.columns[i].key);
    this.columns = columns;
    this.style.setProperty('--columns', columns.length);
    this.head.replaceChildren(...columns.map((column) => {
      const head = text('div', 'column-head');
      head.id = `column-${column.key}`;
      head.dataset.column = column.key;
      head.append(text('h2', '', column.title), text('span', 'count', String(column.total)));
      return head;
    }));
    if (!same) for (const lane of this.lanes.values()) this.makeCells(lane);
  }

  showLanes(lanes) {
    const wanted = new Set(lanes.map((lane) => lane.id));
    for (const [id, lane] of this.lanes) {
      if (wanted.has(id)) continue;
      lane.element.remove();
      this.lanes.delete(id);
    }
    for (const data of lanes) {
      if (!this.lanes.has(data.id)) this.lanes.set(data.id, this.makeLane(data.id));
      this.showLane(this.lanes.get(data.id), data);
    }
    inOrder(this.body, lanes.map((lane) => this.lanes.get(lane.id).element));
  }

  makeLane(id) {
    const element = text('section', 'lane');
    element.id = `lane-${id}`;
    const toggle = text('button', 'lane-toggle');
    toggle.type = 'button';
    toggle.id = `fold-${id}`;
    const lane = { id, element, toggle, row: text('div', 'lane-row'), cells: new Map(), open: false };
    lane.name = text('span', 'lane-name');
    lane.detail = text('span', 'lane-detail');
    lane.progress = text('span', 'lane-progress');
    toggle.append(icon('right'), lane.name, lane.detail, lane.progress);
    toggle.addEventListener('click', () => this.$server.fold(id, !lane.open));
    element.append(toggle, lane.row);
    this.makeCells(lane);
    return lane;
  }

  makeCells(lane) {
    const before = lane.cells;
    lane.cells = new Map();
    for (const { key, title } of this.columns) {
      const cell = before.get(key) ?? this.makeCell(lane, key);
      cell.list.setAttribute('aria-label', title);
      lane.cells.set(key, cell);
    }
    inOrder(lane.row, [...lane.cells.values()].map((cell) => cell.element));
    for (const [key, cell] of before) if (!lane.cells.has(key)) cell.element.remove();
  }

  makeCell(lane, column) {
    const element = text('div', 'cell');
    element.dataset.column = column;
    element.id = `cell-${lane.id}-${column}`;
    const list = text('ul', 'card-list');
    const more = text('button', 'text-button cell-more');
    more.type = 'button';
    more.hidden = true;
    more.addEventListener('click', () => this.$server.more(lane.id, column));
    element.append(list, more);
    element.addEventListener('dragover', (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      this.over(column);
    });
    element.addEventListener('drop', (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      this.drop(this.dragged, column);
    });
    return { element, list, more, ids: [] };
  }

  showLane(lane, data) {
    lane.open = data.open;
    lane.name.textContent = data.title;
    lane.detail.textContent = data.detail;
    lane.progress.textContent = data.progress;
    lane.toggle.hidden = !data.title;
    lane.toggle.setAttribute('aria-expanded', String(data.open));
    lane.row.hidden = !data.open;
    if (!data.open) for (const cell of lane.cells.values()) cell.ids = [];
  }

  fill({ lane: laneId, column, ids, total }) {
    const lane = this.lanes.get(laneId);
    const cell = lane?.cells.get(column);
    if (!cell) return;
    cell.ids = ids;
    for (const id of ids) this.cards.get(id).place = { lane: laneId, column };
    inOrder(cell.list, ids.map((id) => this.cards.get(id).element));
    cell.more.hidden = total <= ids.length || !ids.length;
    cell.more.textContent = this.words.more.replace('{0}', String(total - ids.length));
  }

  /** Takes away the cards that stand in no cell any more. */
  forget() {
    const shown = new Set();
    for (const lane of this.lanes.values()) {
      for (const cell of lane.cells.values()) for (const id of cell.ids) shown.add(id);
    }
    for (const [id, card] of this.cards) {
      if (shown.has(id)) continue;
      if (card.element.contains(document.activeElement)) this.step(card.link, 'ArrowDown');
      card.element.remove();
      this.cards.delete(id);
    }
  }

  /** @return where those cards are now that will stand in another cell */
  moving(cells) {
    const moving = new Map();
    for (const cell of cells) {
      for (const id of cell.ids) {
        const card = this.cards.get(id);
        const place = card?.place;
        if (!place || (place.lane === cell.lane && place.column === cell.column && !this.dropped.has(id))) continue;
        moving.set(id, card.element.getBoundingClientRect());
      }
    }
    return moving;
  }

  /** Lets cards be seen to come from where they were. */
  glide(moving) {
    for (const [id, from] of moving) {
      const element = this.cards.get(id)?.element;
      this.dropped.delete(id);
      if (!element?.checkVisibility()) continue;
      const to = element.getBoundingClientRect();
      if (calm.matches || (from.left === to.left && from.top === to.top)) continue;
      element.classList.add('moves');
      element.animate(
        [{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: 'none' }],
        { duration: MOVE_MILLIS, easing: 'ease-out' },
      ).finished.finally(() => element.classList.remove('moves'));
    }
  }

  // --- cards

  put(data) {
    let card = this.cards.get(data.id);
    if (!card) {
      card = this.makeCard(data.id);
      this.cards.set(data.id, card);
    }
    card.data = data;
    this.showCard(card);
  }

  makeCard(id) {
    const element = text('li', 'card-holder');
    const link = text('a', 'card');
    link.id = `card-${id}`;
    link.dataset.card = id;
    link.tabIndex = -1;
    link.draggable = true;
    link.setAttribute('router-ignore', '');
    const key = text('span', 'card-key');
    const title = text('span', 'card-title');
    const facts = text('span', 'card-facts');
    const why = text('span', 'card-why');
    why.id = `why-${id}`;
    link.append(key, title, facts);
    element.append(link, why);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      link.focus();
      this.$server.open(id);
    });
    return { element, link, key, title, facts, why };
  }

  showCard({ data, link, key, title, facts, why }) {
    link.href = data.address;
    link.classList.toggle('is-done', data.done);
    key.textContent = data.key;
    title.textContent = data.title;
    const parts = data.marks.map((mark) => {
      const element = text('span', `state ${mark.tone}`);
      element.append(icon(mark.glyph), text('span', '', mark.word));
      if (mark.until) element.append(this.countdown(mark.until));
      return element;
    });
    if (data.worker) {
      const worker = text('span', 'card-worker');
      worker.title = this.words.worker;
      worker.append(icon('user'), text('span', 'name', data.worker));
      parts.push(worker);
    }
    if (data.lease) {
      const lease = text('span', 'card-lease');
      lease.title = this.words.lease;
      lease.append(icon('clock'), this.countdown(data.lease));
      parts.push(lease);
    }
    if (data.tries) {
      const tries = text('span', 'card-tries');
      tries.append(icon('again'), text('span', '', data.tries));
      parts.push(tries);
    }
    facts.replaceChildren(...parts);
    facts.hidden = !parts.length;
    why.textContent = data.why;
    why.hidden = !data.why;
    if (data.why) link.setAttribute('aria-describedby', why.id);
    else link.removeAttribute('aria-describedby');
  }

  countdown(until) {
    const countdown = document.createElement('planwright-countdown');
    countdown.setAttribute('until', until);
    return countdown;
  }

  // --- moving by hand

  press(event) {
    const link = event.target.closest('.card');
    const { left, top } = (link ?? this).getBoundingClientRect();
    this.pressed = { id: link?.dataset.card, x: event.clientX - left, y: event.clientY - top };
  }

  /** Takes the card that was pressed: when cards have shifted under the pointer since, the browser takes another. */
  drag(event) {
    const { id, x, y } = this.pressed;
    const card = this.cards.get(id);
    if (!card) {
      event.preventDefault();
      return;
    }
    this.dragged = id;
    card.element.classList.add('dragged');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.data.key);
    event.dataTransfer.setDragImage(card.link, x, y);
  }

  release() {
    this.cards.get(this.dragged)?.element.classList.remove('dragged');
    this.dragged = null;
    this.over(null);
  }

  over(column) {
    for (const element of this.querySelectorAll('.cell, .column-head')) {
      element.classList.toggle('drop-here', element.dataset.column === column);
    }
  }

  /** Puts the card there at once; it goes back when that is refused. */
  async drop(id, column) {
    const card = this.cards.get(id);
    const { place } = card;
    if (place.column === column) return;
    this.over(null);
    const from = new Map([[id, card.element.getBoundingClientRect()]]);
    this.dropped.add(id);
    this.lanes.get(place.lane).cells.get(column).list.prepend(card.element);
    card.link.focus({ preventScroll: true });
    this.glide(from);
    this.dropped.add(id);
    const taken = await this.$server.drop(id, column);
    const now = this.cards.get(id);
    if (taken || now !== card) return;
    const back = new Map([[id, card.element.getBoundingClientRect()]]);
    const cell = this.lanes.get(card.place.lane)?.cells.get(card.place.column);
    if (cell) inOrder(cell.list, cell.ids.map((each) => this.cards.get(each).element));
    card.element.classList.add('refused');
    setTimeout(() => card.element.classList.remove('refused'), 600);
    this.glide(back);
  }

  // --- keys

  onFocus(event) {
    const card = event.target.closest('.card');
    if (!card) return;
    for (const other of this.querySelectorAll('.card[tabindex="0"]')) if (other !== card) other.tabIndex = -1;
    card.tabIndex = 0;
  }

  onKey(event) {
    const card = event.target.closest('.card');
    if (!card || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { data } = this.cards.get(card.dataset.card);
    const act = {
      j: () => this.step(card, 'ArrowDown'),
      k: () => this.step(card, 'ArrowUp'),
      h: () => this.step(card, 'ArrowLeft'),
      l: () => this.step(card, 'ArrowRight'),
      ArrowDown: () => this.step(card, 'ArrowDown'),
      ArrowUp: () => this.step(card, 'ArrowUp'),
      ArrowLeft: () => this.step(card, 'ArrowLeft'),
      ArrowRight: () => this.step(card, 'ArrowRight'),
      o: () => this.$server.open(data.id),
      Enter: () => this.$server.open(data.id),
      x: () => this.drop(data.id, data.done ? 'TO_DO' : 'DONE'),
      ' ': () => this.drop(data.id, data.done ? 'TO_DO' : 'DONE'),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Goes to the next card of the column, or to the nearest of the next column that has any. */
  step(card, key) {
    const cards = (column) => [...this.querySelectorAll(`.cell[data-column="${column}"] .card`)]
      .filter((each) => each.checkVisibility());
    const { column } = card.closest('.cell').dataset;
    const by = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
    let next = null;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const own = cards(column);
      next = own[own.indexOf(card) + by];
    } else {
      const keys = this.columns.map((each) => each.key);
      const top = card.getBoundingClientRect().top;
      const away = (each) => Math.abs(each.getBoundingClientRect().top - top);
      for (let at = keys.indexOf(column) + by; at >= 0 && at < keys.length && !next; at += by) {
        next = cards(keys[at]).sort((a, b) => away(a) - away(b))[0];
      }
    }
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

customElements.define('planwright-board', PlanwrightBoard);
