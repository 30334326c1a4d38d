/**
 * One phase of a plan with its tasks. The server says what there is by patches; rows are kept by task id, so that focus,
 * selection and what is being typed stay where they are while others work on the same plan.
 */

import { button, icon, text } from './planwright-dom.js';

class PlanwrightPhase extends HTMLElement {
  rows = new Map();
  order = [];
  phase = null;
  words = {};
  renaming = null;
  adder = null;
  pending = new Map();

  /** Takes over what has changed: words, phase and order where given, and the rows given. */
  patch(change) {
    if (change.words) this.words = change.words;
    if (!this.list) this.build();
    let nested = false;
    for (const row of change.rows ?? []) nested = this.put(row) || nested;
    if (change.order) this.arrange(change.order);
    if (change.phase) {
      this.phase = change.phase;
      this.showPhase();
    }
    if (change.order || change.phase) this.count();
    if (change.order || change.phase || nested) this.numberRows();
    this.showProgress();
    this.placeAdder();
  }

  build() {
    this.head = text('header', 'phase-head');
    this.mark = text('span', 'phase-mark');
    this.heading = text('h2', 'phase-title');
    this.progress = text('span', 'progress small');
    this.progress.append(text('span', 'progress-bar'));
    this.progress.setAttribute('aria-hidden', 'true');
    this.total = text('span', 'phase-total');
    const add = text('button', 'phase-add');
    add.type = 'button';
    add.append(icon('plus'), text('span', '', this.words.add));
    add.addEventListener('click', () => this.openAdder(null, this.lastRoot()));
    this.addButton = add;
    this.head.append(this.mark, this.heading, this.progress, this.total, add);
    this.lead = text('div', 'phase-lead prose');
    this.list = text('div', 'tasks');
    this.list.setAttribute('role', 'tree');
    this.list.addEventListener('keydown', (event) => this.onKey(event));
    this.list.addEventListener('focusin', (event) => this.onFocus(event));
    this.heading.addEventListener('dblclick', () => this.renamePhase());
    this.append(this.head, this.lead, this.list);
  }

  showPhase() {
    this.addButton.id = `add-task-${this.phase.id}`;
    if (!this.renamingPhase) this.heading.innerHTML = this.phase.html;
    this.heading.title = this.words.renameHint;
    this.lead.innerHTML = this.phase.lead;
    this.lead.hidden = !this.phase.lead;
    this.list.setAttribute('aria-label', this.heading.textContent);
  }

  count() {
    this.done = 0;
    for (const id of this.order) if (this.rows.get(id).data.done) this.done += 1;
  }

  showProgress() {
    let done = 0;
    for (const id of this.order) if (this.isDone(id)) done += 1;
    const all = this.order.length;
    this.progress.firstChild.style.width = all ? `${(100 * done) / all}%` : '0';
    this.total.textContent = `${done}/${all}`;
    this.total.title = this.words.progress;
    const complete = all > 0 && done === all;
    this.mark.className = `phase-mark glyph glyph-${complete ? 'done' : done ? 'half' : 'open'}`;
    this.mark.title = complete ? this.words.phaseDone : this.words.phaseOpen;
    this.mark.setAttribute('role', 'img');
    this.mark.setAttribute('aria-label', this.mark.title);
    this.classList.toggle('complete', complete);
    this.list.hidden = !all && !this.adder;
    this.dispatchEvent(new CustomEvent('progress', { bubbles: true, detail: { done, all } }));
  }

  isDone(id) {
    return this.pending.has(id) ? this.pending.get(id) : this.rows.get(id).data.done;
  }

  /** Returns whether the row stands deeper or less deep than before. */
  put(data) {
    let row = this.rows.get(data.id);
    const depth = row?.data.depth;
    if (!row) {
      row = { data, element: this.makeRow(data.id) };
      this.rows.set(data.id, row);
    }
    row.data = data;
    this.showRow(row);
    return depth !== data.depth;
  }

  makeRow(id) {
    const element = text('div', 'task');
    element.id = `task-${id}`;
    element.dataset.task = id;
    element.setAttribute('role', 'treeitem');
    element.tabIndex = -1;
    const line = text('div', 'task-line');
    const guides = text('span', 'guides');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.id = `tick-${id}`;
    box.className = 'tick';
    box.tabIndex = -1;
    box.addEventListener('change', () => this.tick(id, box.checked));
    const number = text('span', 'task-number');
    const title = text('span', 'task-title');
    title.addEventListener('dblclick', () => this.rename(id));
    const chips = text('span', 'chips');
    const key = text('button', 'task-key');
    key.type = 'button';
    key.tabIndex = -1;
    key.title = this.words.open;
    key.addEventListener('click', (event) => {
      event.stopPropagation();
      this.$server.open(id);
    });
    const tools = text('span', 'task-tools');
    tools.append(
      button('', 'plus', this.words.addBelow, () => this.openAdder(this.rows.get(id).data.parent, id)),
      button('', 'edit', this.words.rename, () => this.rename(id)),
      button('', 'note', this.words.notesEdit, () => this.editNotes(id)),
      button('', 'link', this.words.waits, () => this.$server.chooseBlockers(id)),
      button('', 'trash', this.words.remove, () => this.remove_(id)),
      button('', 'panel', this.words.open, () => this.$server.open(id)),
    );
    line.append(guides, box, number, title, chips, key, tools);
    line.addEventListener('click', (event) => {
      if (!event.target.closest('input,button,a')) element.focus();
    });
    element.append(line);
    return element;
  }

  showRow(row) {
    const { data, element } = row;
    const line = element.firstChild;
    const [guides, box, , title, chips, key] = line.children;
    element.setAttribute('aria-level', String(data.depth + 1));
    element.style.setProperty('--depth', data.depth);
    guides.replaceChildren(...Array.from({ length: data.depth }, () => text('span', 'guide')));
    box.setAttribute('aria-label', `${this.words.done}: ${data.title}`);
    if (this.renaming !== data.id && title.dataset.html !== data.html) {
      title.innerHTML = data.html;
      title.dataset.html = data.html;
    }
    key.textContent = data.key;
    key.setAttribute('aria-label', `${this.words.open}: ${data.key}`);
    const parts = [];
    if (data.state) {
      const state = text('span', `state ${data.state.tone}`);
      state.append(icon(data.state.glyph), text('span', '', data.state.word));
      parts.push(state);
    }
    for (const blocker of data.blockers) {
      const chip = text('span', 'chip chip-blocked');
      chip.append(icon('blocked'), text('span', '', `${this.words.blockedBy} ${blocker.key}`));
      chip.append(text('span', 'chip-name', blocker.title));
      chip.title = `${this.words.blockedBy} ${blocker.key} ${blocker.title}`;
      parts.push(chip);
    }
    if (data.shared) {
      const chip = text('span', 'chip chip-shared');
      chip.append(icon('file'), text('span', '', `${this.words.sameFile} ${data.shared.others}`));
      chip.title = `${this.words.sameFile} ${data.shared.others}: ${data.shared.files}`;
      parts.push(chip);
    }
    if (data.notes) {
      const notes = text('button', 'chip chip-notes');
      notes.type = 'button';
      notes.tabIndex = -1;
      notes.id = `notes-${data.id}`;
      notes.append(icon('note'), text('span', '', this.words.notes));
      notes.setAttribute('aria-expanded', String(Boolean(row.open)));
      notes.addEventListener('click', (event) => {
        event.stopPropagation();
        this.toggleNotes(row);
      });
      parts.push(notes);
    }
    if (data.commit) {
      const chip = text('span', 'chip chip-commit');
      chip.append(icon('commit'), text('code', '', data.commit.slice(0, 8)));
      chip.title = data.commit;
      parts.push(chip);
    }
    chips.replaceChildren(...parts);
    if (row.notes) row.notes.innerHTML = data.notes;
    this.showDone(row);
  }

  showDone(row) {
    const { data, element } = row;
    const done = this.isDone(data.id);
    element.classList.toggle('is-done', done);
    element.classList.toggle('is-blocked', !done && data.blockers.length > 0);
    element.setAttribute('aria-checked', String(done));
    const box = element.firstChild.children[1];
    if (box.checked !== done) box.checked = done;
  }

  toggleNotes(row) {
    row.open = !row.open;
    if (!row.notes) {
      row.notes = text('div', 'task-notes prose');
      row.notes.innerHTML = row.data.notes;
      row.element.append(row.notes);
    }
    row.notes.hidden = !row.open || Boolean(row.form);
    row.element.querySelector('.chip-notes')?.setAttribute('aria-expanded', String(row.open));
  }

  /** Opens the notes for writing; what others do to the task meanwhile does not touch them. */
  editNotes(id) {
    const row = this.rows.get(id);
    if (!row || row.form) return;
    const area = text('textarea', 'inline-input');
    area.id = `notes-text-${id}`;
    area.value = row.data.source;
    area.rows = Math.max(3, row.data.source.split('\n').length + 1);
    area.setAttribute('aria-label', `${this.words.notes}: ${row.data.title}`);
    const save = text('button', 'plain-button strong', this.words.save);
    save.type = 'button';
    save.id = `notes-save-${id}`;
    const cancel = text('button', 'plain-button', this.words.cancel);
    cancel.type = 'button';
    const bar = text('div', 'item-form-bar');
    bar.append(cancel, save);
    row.form = text('div', 'item-form item-control task-notes-form');
    const kept = document.createElement('planwright-draft');
    kept.form = true;
    kept.place = `notes/${id}`;
    row.form.append(kept, area, bar);
    row.form.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        this.closeNotes(row);
      } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        save.click();
      }
    });
    cancel.addEventListener('click', () => this.closeNotes(row));
    save.addEventListener('click', async () => {
      save.disabled = true;
      const taken = await this.$server.reviseNotes(id, area.value);
      save.disabled = false;
      if (taken) this.closeNotes(row);
    });
    if (row.notes) row.notes.hidden = true;
    row.element.append(row.form);
    area.focus();
  }

  closeNotes(row) {
    row.form.firstChild.forget();
    row.form.remove();
    row.form = null;
    if (row.notes) row.notes.hidden = !row.open;
    row.element.focus({ preventScroll: true });
  }

  /** Puts the rows in order with as few moves as possible; what is gone goes. */
  arrange(order) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const wanted = new Set(order);
    let lost = null;
    for (const [id, row] of this.rows) {
      if (!wanted.has(id)) {
        lost = this.typedInto(id, wanted) ?? lost;
        row.gone = true;
        if (row.element.contains(focused)) this.focusNear(id, wanted);
        row.element.remove();
        this.rows.delete(id);
        this.pending.delete(id);
      }
    }
    this.order = order;
    let next = this.list.firstChild;
    for (const id of order) {
      const { element } = this.rows.get(id);
      if (next === this.adder?.element) next = next.nextSibling;
      if (element === next) {
        next = next.nextSibling;
      } else if (element.isConnected && this.list.moveBefore) {
        this.list.moveBefore(element, next);
      } else {
        this.list.insertBefore(element, next);
      }
    }
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (!this.list.querySelector('.task[tabindex="0"]') && order.length) {
      this.rows.get(order[0]).element.tabIndex = 0;
    }
    if (lost) this.keepTitle(lost);
  }

  /** The title that is being typed for a task which is going, and where the task stands; null when none is. */
  typedInto(id, wanted) {
    const { data, input, refused } = this.rows.get(id);
    if (this.renaming === id) this.renaming = null;
    const title = input ? input.value.trim() : refused;
    if (!title || title === data.title) return null;
    const siblings = this.childrenOf(data.parent);
    const after = siblings.slice(0, siblings.indexOf(id)).reverse().find((other) => wanted.has(other));
    return { title, parent: wanted.has(data.parent) ? data.parent : null, after };
  }

  /** Offers to add what was typed for a task that is gone. */
  keepTitle({ title, parent, after }) {
    if (!this.adder?.input.value.trim()) {
      this.openAdder(parent, after);
      this.adder.input.value = title;
    }
    this.adder.note?.remove();
    this.adder.note = text('p', 'adder-note', this.words.goneTitle.replace('{0}', title));
    this.adder.note.setAttribute('role', 'status');
    this.adder.element.append(this.adder.note);
  }

  focusNear(id, wanted) {
    const at = this.order.indexOf(id);
    const near = this.order.slice(at + 1).find((other) => wanted.has(other)) ??
      this.order.slice(0, at).reverse().find((other) => wanted.has(other));
    if (near) this.rows.get(near).element.focus({ preventScroll: true });
  }

  numberRows() {
    const counts = [];
    for (const id of this.order) {
      const { data, element } = this.rows.get(id);
      counts.length = data.depth + 1;
      counts[data.depth] = (counts[data.depth] ?? 0) + 1;
      const number = [this.phase.number, ...counts].join('.');
      const cell = element.firstChild.children[2];
      if (cell.textContent !== number) cell.textContent = number;
    }
  }

  // --- what the person does

  async tick(id, done) {
    const row = this.rows.get(id);
    this.pending.set(id, done);
    this.showDone(row);
    this.showProgress();
    try {
      const taken = await this.$server.tick(id, done);
      if (taken) row.data = { ...row.data, done };
      else row.element.classList.add('refused');
    } finally {
      if (this.pending.get(id) === done) this.pending.delete(id);
      if (this.rows.has(id)) this.showDone(row);
      this.showProgress();
      setTimeout(() => row.element.classList.remove('refused'), 600);
    }
  }

  rename(id) {
    const row = this.rows.get(id);
    if (!row || this.renaming === id) return;
    const title = row.element.querySelector('.task-title');
    this.renaming = id;
    row.input = this.editInPlace(title, row.data.title, this.words.rename, (value) => {
      if (row.gone) return;
      row.input = null;
      this.renaming = null;
      title.innerHTML = row.data.html;
      title.dataset.html = row.data.html;
      if (value !== null && value !== row.data.title) {
        title.textContent = value;
        this.$server.rename(id, value).then((taken) => {
          row.refused = taken ? null : value;
          if (taken) return;
          title.innerHTML = row.data.html;
          if (row.gone) this.keepTitle({ title: value, parent: null, after: this.lastRoot() });
        });
      }
      row.element.focus();
    });
  }

  renamePhase() {
    if (this.renamingPhase) return;
    this.renamingPhase = true;
    this.editInPlace(this.heading, this.phase.title, this.words.rename, (value) => {
      this.renamingPhase = false;
      this.heading.innerHTML = this.phase.html;
      if (value !== null && value !== this.phase.title) this.$server.renamePhase(value);
    });
  }

  editInPlace(holder, value, label, finish) {
    const input = document.createElement('input');
    input.className = 'inline-input';
    input.value = value;
    input.setAttribute('aria-label', label);
    input.maxLength = 500;
    let over = false;
    const end = (result) => {
      if (over) return;
      over = true;
      finish(result === null || !result.trim() ? null : result.trim());
    };
    input.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Enter') end(input.value);
      else if (event.key === 'Escape') end(null);
    });
    input.addEventListener('blur', () => end(input.value));
    holder.replaceChildren(input);
    input.focus();
    input.select();
    return input;
  }

  remove_(id) {
    this.$server.remove(id);
  }

  // --- adding

  lastRoot() {
    for (let i = this.order.length - 1; i >= 0; i -= 1) {
      if (this.rows.get(this.order[i]).data.depth === 0) return this.order[i];
    }
    return null;
  }

  openAdder(parent, after) {
    if (!this.adder) {
      const element = text('div', 'task adder');
      const line = text('div', 'task-line');
      const input = document.createElement('input');
      input.className = 'inline-input';
      input.placeholder = this.words.addHint;
      input.setAttribute('aria-label', this.words.add);
      input.maxLength = 500;
      input.id = `new-task-${this.phase.id}`;
      line.append(text('span', 'guides'), text('span', 'glyph glyph-open adder-mark'), input);
      const kept = document.createElement('planwright-draft');
      kept.form = true;
      kept.place = `new-task/${this.phase.id}`;
      element.append(kept, line);
      element.setAttribute('role', 'treeitem');
      input.addEventListener('keydown', (event) => this.onAdderKey(event));
      input.addEventListener('blur', () => {
        if (!input.value.trim() && !this.adder?.busy) this.closeAdder();
      });
      this.adder = { element, input, kept };
      this.list.append(element);
      this.list.hidden = false;
    }
    this.adder.parent = parent ?? null;
    this.adder.after = after ?? null;
    this.placeAdder();
    this.adder.input.focus();
  }

  closeAdder() {
    const { element } = this.adder ?? {};
    this.adder = null;
    element?.remove();
    this.list.hidden = !this.order.length;
  }

  placeAdder() {
    const adder = this.adder;
    if (!adder) return;
    const { parent, after } = adder;
    const depth = parent && this.rows.has(parent) ? this.rows.get(parent).data.depth + 1 : 0;
    const anchor = after && this.rows.has(after) ? this.lastBelow(after) : parent;
    adder.element.style.setProperty('--depth', depth);
    adder.element.querySelector('.guides').replaceChildren(
      ...Array.from({ length: depth }, () => text('span', 'guide')));
    const before = anchor && this.rows.has(anchor)
      ? this.rows.get(anchor).element.nextSibling : this.list.firstChild;
    if (before === adder.element || adder.element.nextSibling === before && before !== null) return;
    if (before === null && this.list.lastChild === adder.element) return;
    const focused = document.activeElement === adder.input;
    if (this.list.moveBefore && adder.element.isConnected) this.list.moveBefore(adder.element, before);
    else this.list.insertBefore(adder.element, before);
    if (focused) adder.input.focus();
  }

  async onAdderKey(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const adder = this.adder;
    if (event.key === 'Escape') {
      event.preventDefault();
      const back = adder.after ?? adder.parent;
      adder.kept.forget();
      this.closeAdder();
      (this.rows.get(back)?.element ?? this.addButton).focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (!event.shiftKey && adder.after) {
        const parent = adder.after;
        this.openAdder(parent, this.childrenOf(parent).at(-1) ?? null);
      } else if (event.shiftKey && adder.parent) {
        this.openAdder(this.rows.get(adder.parent).data.parent, adder.parent);
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const title = adder.input.value.trim();
      if (!title) {
        this.closeAdder();
        return;
      }
      adder.busy = true;
      adder.note?.remove();
      adder.input.value = '';
      const id = await this.$server.add(title, adder.parent, adder.after);
      adder.busy = false;
      if (this.adder !== adder) return;
      if (id) {
        adder.kept.forget();
        adder.after = id;
        this.placeAdder();
      } else {
        adder.input.value = title;
      }
      adder.input.focus();
    }
  }

  // --- the tree

  childrenOf(parent) {
    return this.order.filter((id) => (this.rows.get(id).data.parent ?? null) === (parent ?? null));
  }

  lastBelow(id) {
    const { depth } = this.rows.get(id).data;
    let at = this.order.indexOf(id);
    while (at + 1 < this.order.length && this.rows.get(this.order[at + 1]).data.depth > depth) at += 1;
    return this.order[at];
  }

  onFocus(event) {
    const row = event.target.closest('.task[data-task]');
    if (!row) return;
    this.list.querySelectorAll('.task[tabindex="0"]').forEach((other) => {
      if (other !== row) other.tabIndex = -1;
    });
    row.tabIndex = 0;
  }

  onKey(event) {
    const row = event.target.closest('.task[data-task]');
    if (!row || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.closest('.inline-input')) return;
    const id = row.dataset.task;
    const { data } = this.rows.get(id);
    const siblings = this.childrenOf(data.parent);
    const at = siblings.indexOf(id);
    const own = event.target === row || event.target.classList.contains('tick');
    if (!own) return;
    const act = {
      j: () => this.step(row, 1),
      k: () => this.step(row, -1),
      x: () => this.tick(id, !this.isDone(id)),
      ' ': () => this.tick(id, !this.isDone(id)),
      e: () => this.rename(id),
      o: () => this.$server.open(id),
      F2: () => this.rename(id),
      n: () => (data.notes ? this.toggleNotes(this.rows.get(id)) : this.editNotes(id)),
      b: () => this.$server.chooseBlockers(id),
      Enter: () => this.openAdder(data.parent, id),
      Delete: () => this.remove_(id),
      Backspace: () => this.remove_(id),
      Home: () => this.rows.get(this.order[0]).element.focus(),
      End: () => this.rows.get(this.order.at(-1)).element.focus(),
      Escape: () => this.addButton.focus(),
      ArrowDown: () => (event.altKey ? this.moveDown(siblings, at) : this.step(row, 1)),
      ArrowUp: () => (event.altKey ? this.moveUp(siblings, at) : this.step(row, -1)),
      Tab: () => (event.shiftKey ? this.unnest(data) : this.nest(siblings, at)),
    }[event.key];
    if (!act || (event.altKey && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  step(row, by) {
    const all = [...document.querySelectorAll('planwright-phase .task[data-task]')];
    all[all.indexOf(row) + by]?.focus();
  }

  nest(siblings, at) {
    if (at === 0) return;
    const parent = siblings[at - 1];
    this.$server.move(siblings[at], this.phase.id, parent, this.childrenOf(parent).at(-1) ?? null);
  }

  unnest(data) {
    if (!data.parent) return;
    const parent = this.rows.get(data.parent).data;
    this.$server.move(data.id, this.phase.id, parent.parent ?? null, parent.id);
  }

  moveUp(siblings, at) {
    const { data } = this.rows.get(siblings[at]);
    if (at > 0) this.$server.move(data.id, this.phase.id, data.parent ?? null, siblings[at - 2] ?? null);
    else if (!data.parent) this.moveTo(data.id, -1);
  }

  moveDown(siblings, at) {
    const { data } = this.rows.get(siblings[at]);
    if (at + 1 < siblings.length) this.$server.move(data.id, this.phase.id, data.parent ?? null, siblings[at + 1]);
    else if (!data.parent) this.moveTo(data.id, 1);
  }

  moveTo(id, by) {
    const all = [...document.querySelectorAll('planwright-phase')];
    const other = all[all.indexOf(this) + by];
    if (!other?.phase) return;
    const after = by < 0 ? other.lastRoot() : null;
    this.$server.move(id, other.phase.id, null, after).then(() => {
      setTimeout(() => document.getElementById(`task-${id}`)?.focus(), 150);
    });
  }
}

customElements.define('planwright-phase', PlanwrightPhase);
