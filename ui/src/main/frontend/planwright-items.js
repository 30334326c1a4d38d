import { button, icon, inOrder, text } from './planwright-dom.js';

/** The fields of a row as plain text, until the server has rendered them. */
const asHtml = (part) =>
  Object.fromEntries(Object.entries(part).map(([name, words]) => [name, text('span', '', words).innerHTML]));

/**
 * The items of one kind, by group. The server says what a kind is made of and which items there are, by patches; rows are
 * kept by item id, so that focus, what is open and what is being typed stay while others work on the same text.
 */
class PlanwrightItems extends HTMLElement {
  rows = new Map();
  groups = new Map();
  order = [];
  pending = new Map();
  kind = null;
  form = null;

  /** Takes over what has changed: the kind where given, the rows given, the order where given. */
  patch(change) {
    if (change.kind) this.kind = change.kind;
    if (!this.body) this.build();
    for (const row of change.rows ?? []) this.put(row);
    if (change.order) this.arrange(change.order);
    this.count();
  }

  build() {
    this.body = text('div', 'item-groups');
    this.body.addEventListener('keydown', (event) => this.onKey(event));
    this.body.addEventListener('focusin', (event) => this.onFocus(event));
    this.addButton = text('button', 'rail-button');
    this.addButton.type = 'button';
    this.addButton.id = `add-${this.kind.key}`;
    this.addButton.append(icon('plus'), text('span', '', this.kind.words.add));
    this.addButton.addEventListener('click', () => this.openAdder(this.groupOf(this.order.at(-1))));
    this.append(this.body, this.addButton);
  }

  groupOf(id) {
    return this.rows.get(id)?.data.group ?? '';
  }

  isDone(id) {
    return this.pending.has(id) ? this.pending.get(id) : this.rows.get(id).data.done;
  }

  // --- drawing

  put(data) {
    let row = this.rows.get(data.id);
    if (!row) {
      row = { data, open: false };
      this.makeRow(row);
      this.rows.set(data.id, row);
    }
    row.data = data;
    this.showRow(row);
  }

  makeRow(row) {
    const { id } = row.data;
    const element = text('div', 'item');
    row.element = element;
    element.id = `item-${id}`;
    element.dataset.item = id;
    element.setAttribute('role', 'listitem');
    element.tabIndex = -1;
    const line = text('div', 'item-line');
    if (this.kind.tick) {
      row.box = document.createElement('input');
      row.box.type = 'checkbox';
      row.box.id = `tick-item-${id}`;
      row.box.className = 'tick';
      row.box.addEventListener('change', () => this.tick(id, row.box.checked));
      line.append(row.box);
    } else {
      row.mark = text('span', 'item-mark');
      line.append(row.mark);
    }
    const body = text('div', 'item-body');
    row.text = text('div', 'item-text');
    row.text.addEventListener('dblclick', () => this.edit(id));
    row.facts = text('div', 'item-facts');
    row.said = text('div', 'item-said');
    body.append(row.text, row.facts, row.said);
    const tools = text('span', 'item-tools');
    if (this.kind.words.drag) {
      const grip = text('span', 'item-grip');
      grip.append(icon('grip'));
      grip.title = this.kind.words.drag;
      this.makeDraggable(row, grip);
      tools.append(grip);
    }
    tools.append(
      button('', 'edit', this.kind.words.edit, () => this.edit(id)),
      button('', 'trash', this.kind.words.remove, () => this.$server.remove(id)),
    );
    line.append(body, tools);
    line.addEventListener('click', (event) => {
      if (!event.target.closest('input,button,a')) element.focus();
    });
    element.append(line);
  }

  showRow(row) {
    const { data } = row;
    if (row.html !== data.html) {
      row.html = data.html;
      row.text.innerHTML = data.html;
    }
    if (row.box) row.box.setAttribute('aria-label', `${this.kind.tick}: ${row.text.textContent}`);
    if (row.mark) {
      const glyph = data.done && this.kind.words.done ? 'done' : this.kind.glyph;
      row.mark.className = `item-mark glyph glyph-${glyph}`;
      const word = data.done ? this.kind.words.done : this.kind.words.open;
      row.mark.title = word;
      if (word) {
        row.mark.setAttribute('role', 'img');
        row.mark.setAttribute('aria-label', word);
      } else {
        row.mark.setAttribute('aria-hidden', 'true');
      }
    }
    this.showFacts(row);
    this.showSaid(row);
    this.showDone(row);
  }

  showFacts(row) {
    const { data } = row;
    const facts = [];
    for (const field of this.kind.fields) {
      if (field.place === 'chip' && data.fields[field.name]) facts.push(this.chip(field, data.fields[field.name]));
    }
    if (!data.done && this.kind.words.answer) {
      const answer = text('button', 'text-button', this.kind.words.answer);
      answer.type = 'button';
      answer.id = `answer-${data.id}`;
      answer.addEventListener('click', () => this.edit(data.id, this.kind.leading));
      facts.push(answer);
    }
    if (this.hasMore(data)) {
      const more = text('button', 'text-button');
      more.type = 'button';
      more.id = `more-${data.id}`;
      more.append(text('span', '', this.moreWord(data)), icon(row.open ? 'up' : 'down'));
      more.setAttribute('aria-expanded', String(row.open));
      more.addEventListener('click', () => this.toggle(row));
      facts.push(more);
    }
    this.refill(row.facts, facts);
    row.facts.hidden = !facts.length;
  }

  /** Replaces what an element holds; a button that had focus has it again. */
  refill(holder, children) {
    const focused = holder.contains(document.activeElement) ? document.activeElement.id : '';
    holder.replaceChildren(...children);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  chip(field, value) {
    const option = (field.options ?? []).find((each) => each.value.toLowerCase() === value.toLowerCase());
    const chip = text('span', `fact ${option?.tone ?? ''}`);
    if (option?.glyph) chip.append(icon(option.glyph));
    else if (field.glyph) chip.append(icon(field.glyph));
    chip.append(text('span', '', option?.label ?? value));
    chip.title = `${field.label}: ${option?.label ?? value}`;
    return chip;
  }

  hasMore(data) {
    return Boolean(this.kind.row) || this.kind.fields.some((field) => field.place === 'more' && data.fields[field.name]);
  }

  moreWord(data) {
    return this.kind.row ? `${this.kind.row.label} ${data.rows.length}` : this.kind.words.more;
  }

  toggle(row) {
    row.open = !row.open;
    this.showFacts(row);
    this.showSaid(row);
  }

  showSaid(row) {
    const { data } = row;
    const said = [];
    for (const field of this.kind.fields) {
      const html = data.shown[field.name];
      if (html && (field.place === 'line' || (field.place === 'more' && row.open))) {
        const part = text('div', 'item-field');
        part.append(text('span', 'item-label', field.label));
        const value = text('div', 'prose');
        value.innerHTML = html;
        part.append(value);
        said.push(part);
      }
    }
    if (this.kind.row && row.open) said.push(this.rowsOf(row));
    row.said.replaceChildren(...said);
    row.said.hidden = !said.length;
  }

  /** Draws the positions of a decision as a table, the steps of an investigation one below the other. */
  rowsOf(row) {
    const { data } = row;
    const holder = text('div', 'item-rows');
    const list = this.kind.row.table ? this.tableOf(row) : this.stepsOf(row);
    if (data.rows.length) holder.append(list);
    const add = text('button', 'rail-button');
    add.type = 'button';
    add.id = `add-row-${data.id}`;
    add.append(icon('plus'), text('span', '', this.kind.row.add));
    add.addEventListener('click', () => this.editPart(row, null, holder));
    holder.append(add);
    return holder;
  }

  tableOf(row) {
    const { data } = row;
    const table = text('table', 'positions');
    const head = text('tr');
    for (const field of this.kind.row.fields.filter((each) => each.place !== 'below')) {
      const cell = text('th', '', field.label);
      cell.scope = 'col';
      head.append(cell);
    }
    const tools = text('td');
    head.append(tools);
    const top = text('thead');
    top.append(head);
    const body = text('tbody');
    data.rows.forEach((part, at) => {
      const line = text('tr');
      for (const field of this.kind.row.fields) {
        if (field.place === 'below') {
          const last = line.lastChild;
          if (part[field.name]) last.append(text('div', 'faint', `${field.label}: ${this.labelOf(field, part[field.name])}`));
          continue;
        }
        const cell = text('td');
        if (field.form === 'choice' && part[field.name]) cell.append(this.chip(field, part[field.name]));
        else cell.innerHTML = data.rowsShown[at][field.name] ?? '';
        line.append(cell);
      }
      const cell = text('td');
      cell.append(this.partTools(row, at));
      line.append(cell);
      body.append(line);
    });
    table.append(top, body);
    return table;
  }

  labelOf(field, value) {
    return (field.options ?? []).find((each) => each.value.toLowerCase() === value.toLowerCase())?.label ?? value;
  }

  stepsOf(row) {
    const { data } = row;
    const list = text('ol', 'steps-list');
    data.rows.forEach((part, at) => {
      const step = text('li', 'step-card');
      const head = text('div', 'step-head');
      head.append(text('span', 'item-label', `${this.kind.row.one} ${at + 1}`), this.partTools(row, at));
      step.append(head);
      for (const field of this.kind.row.fields) {
        if (!part[field.name]) continue;
        const said = text('div', 'item-field');
        said.append(text('span', 'item-label', field.label));
        const value = text('div', 'prose');
        value.innerHTML = data.rowsShown[at][field.name];
        said.append(value);
        step.append(said);
      }
      list.append(step);
    });
    return list;
  }

  partTools(row, at) {
    const edit = button('', 'edit', this.kind.words.edit, () => this.editPart(row, at, edit.closest('.item-rows')));
    const remove = button('', 'trash', this.kind.words.remove, () => {
      this.sendRows(row, row.data.rows.filter((_, each) => each !== at));
    });
    edit.tabIndex = 0;
    remove.tabIndex = 0;
    const tools = text('span', 'part-tools');
    tools.append(edit, remove);
    return tools;
  }

  showDone(row) {
    const done = this.isDone(row.data.id);
    row.element.classList.toggle('is-done', done);
    if (row.box && row.box.checked !== done) row.box.checked = done;
  }

  arrange(order) {
    const focused = this.contains(document.activeElement) ? document.activeElement : null;
    const wanted = new Set(order);
    for (const [id, row] of this.rows) {
      if (wanted.has(id)) continue;
      if (this.form?.row === row) this.closeForm();
      if (row.element.contains(focused)) this.focusNear(id, wanted);
      row.element.remove();
      this.rows.delete(id);
      this.pending.delete(id);
    }
    this.order = order;
    const byGroup = new Map();
    for (const id of order) {
      const { data, element } = this.rows.get(id);
      if (!byGroup.has(data.group)) byGroup.set(data.group, { caption: data.caption, elements: [] });
      byGroup.get(data.group).elements.push(element);
    }
    for (const [key, group] of this.groups) {
      if (byGroup.has(key)) continue;
      if (this.form?.group === key && !this.form.row) this.addButton.before(this.form.element);
      group.element.remove();
      this.groups.delete(key);
    }
    for (const [key, { caption }] of byGroup) {
      if (!this.groups.has(key)) this.groups.set(key, this.makeGroup(key));
      const group = this.groups.get(key);
      group.name.textContent = caption;
      group.head.hidden = !caption;
      group.list.setAttribute('aria-label', caption || this.kind.words.title);
    }
    inOrder(this.body, [...byGroup.keys()].map((key) => this.groups.get(key).element));
    for (const [key, { elements }] of byGroup) inOrder(this.groups.get(key).list, elements);
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    if (!this.body.querySelector('.item[tabindex="0"]') && order.length) {
      this.rows.get(order[0]).element.tabIndex = 0;
    }
  }

  makeGroup(key) {
    const element = text('div', 'item-group');
    const head = text('div', 'rail-group');
    const name = text('span', 'rail-group-name');
    const total = text('span', 'rail-group-total');
    const add = button('', 'plus', this.kind.words.add, () => this.openAdder(key));
    add.tabIndex = 0;
    head.append(name, total, add);
    const list = text('div', 'item-list');
    list.setAttribute('role', 'list');
    element.append(head, list);
    return { element, head, name, total, list };
  }

  count() {
    for (const [key, group] of this.groups) {
      const ids = this.order.filter((id) => this.groupOf(id) === key);
      group.total.textContent = this.kind.tick ? `${ids.filter((id) => this.isDone(id)).length}/${ids.length}` : '';
    }
  }

  focusNear(id, wanted) {
    const at = this.order.indexOf(id);
    const near = this.order.slice(at + 1).find((other) => wanted.has(other)) ??
      this.order.slice(0, at).reverse().find((other) => wanted.has(other));
    (near ? this.rows.get(near).element : this.addButton).focus({ preventScroll: true });
  }

  // --- what the person does

  async tick(id, done) {
    const row = this.rows.get(id);
    this.pending.set(id, done);
    this.showDone(row);
    this.count();
    try {
      const taken = await this.$server.tick(id, done);
      if (taken) row.data = { ...row.data, done };
      else this.refused(row);
    } finally {
      if (this.pending.get(id) === done) this.pending.delete(id);
      if (this.rows.has(id)) this.showDone(row);
      this.count();
    }
  }

  refused(row) {
    row.element.classList.add('refused');
    setTimeout(() => row.element.classList.remove('refused'), 600);
  }

  async send(row, change) {
    const taken = await this.$server.change(row.data.id, JSON.stringify(change));
    if (!taken) this.refused(row);
    return taken;
  }

  /** What was taken stands here at once, so that what is said next builds on it. */
  async sendRows(row, rows) {
    const taken = await this.send(row, { rows });
    if (taken && this.rows.get(row.data.id) === row) {
      row.data = { ...row.data, rows, rowsShown: rows.map(asHtml) };
      this.showFacts(row);
      this.showSaid(row);
    }
    return taken;
  }

  /** Opens the form of an item in its place. */
  edit(id, field) {
    const row = this.rows.get(id);
    if (!row || this.form?.row === row) return;
    this.openForm({
      row,
      fields: [{ name: 'text', label: this.kind.words.text, form: 'line' }, ...this.kind.fields],
      values: { text: row.data.text, ...row.data.fields },
      first: field,
      save: (values) => {
        const { text: words, ...fields } = values;
        return this.send(row, { text: words, fields });
      },
    });
    row.element.firstChild.hidden = true;
    row.element.append(this.form.element);
    this.form.focus();
  }

  /** Opens the form of a position or a step in its place; where none is named, of one that comes after those there are. */
  editPart(row, at, holder) {
    const values = row.data.rows[at] ?? {};
    this.openForm({
      row,
      fields: this.kind.row.fields,
      values,
      save: (changed) => {
        const rows = [...row.data.rows];
        rows[at ?? rows.length] = changed;
        return this.sendRows(row, rows);
      },
    });
    row.element.append(this.form.element);
    holder.hidden = true;
    this.form.onEnd = () => { holder.hidden = false; };
    this.form.focus();
  }

  openAdder(group) {
    const simple = !this.kind.fields.length;
    this.openForm({
      group,
      fields: [{ name: 'text', label: this.kind.words.text, form: 'line' }, ...this.kind.fields],
      values: {},
      save: async (values) => {
        const { text: words, ...fields } = values;
        return this.$server.add(group, JSON.stringify({ text: words, fields }));
      },
      again: simple,
    });
    const holder = this.groups.get(group)?.element;
    if (holder) holder.append(this.form.element);
    else this.addButton.before(this.form.element);
    this.addButton.hidden = true;
    this.form.focus();
  }

  openForm(wanted) {
    this.closeForm();
    const element = text('div', 'item-form');
    const kept = document.createElement('planwright-draft');
    kept.form = true;
    kept.place = `items/${wanted.row?.data.id ?? `${location.pathname}/${this.kind.key}/${wanted.group ?? ''}`}`;
    element.append(kept);
    const inputs = new Map();
    const only = wanted.fields.length === 1;
    for (const field of wanted.fields) {
      const control = this.control(field, wanted.values[field.name] ?? '');
      inputs.set(field.name, control);
      const label = text('label', 'item-control');
      if (only) {
        control.setAttribute('aria-label', field.label);
        control.placeholder = this.kind.words.hint;
      } else {
        label.append(text('span', 'item-label', field.label));
      }
      control.id = `item-field-${field.name}`;
      label.append(control);
      element.append(label);
    }
    const save = text('button', 'plain-button strong', this.kind.words.save);
    save.type = 'button';
    save.id = 'item-save';
    const cancel = text('button', 'plain-button', this.kind.words.cancel);
    cancel.type = 'button';
    cancel.id = 'item-cancel';
    const bar = text('div', 'item-form-bar');
    bar.append(cancel, save);
    element.append(bar);
    const form = { ...wanted, element, inputs };
    form.focus = () => {
      const input = inputs.get(wanted.first) ?? inputs.values().next().value;
      input.focus();
      if (input.select && wanted.row) input.select();
    };
    const submit = async () => {
      const values = Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()]));
      if (inputs.has('text') && !values.text) {
        this.closeForm(true);
        return;
      }
      save.disabled = true;
      const taken = await wanted.save(values);
      save.disabled = false;
      if (!taken || this.form !== form) return;
      kept.forget();
      if (wanted.again) {
        for (const input of inputs.values()) input.value = '';
        form.focus();
      } else {
        this.closeForm(true);
      }
    };
    save.addEventListener('click', submit);
    cancel.addEventListener('click', () => this.closeForm(true));
    element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        this.closeForm(true);
      } else if (event.key === 'Enter' && (event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        submit();
      }
    });
    this.form = form;
  }

  control(field, value) {
    if (field.form === 'choice') {
      const select = text('select', 'inline-input');
      const known = field.options.find((each) => each.value.toLowerCase() === value.toLowerCase());
      const options = known ? field.options.map((each) => (each === known ? { ...each, value } : each)) : [{ value, label: value || '—' }, ...field.options];
      for (const option of options) {
        const choice = text('option', '', option.label);
        choice.value = option.value;
        select.append(choice);
      }
      select.value = value;
      return select;
    }
    const input = text(field.form === 'area' ? 'textarea' : 'input', 'inline-input');
    if (field.form === 'area') input.rows = 3;
    else input.maxLength = 2000;
    input.value = value;
    return input;
  }

  closeForm(refocus) {
    const { form } = this;
    if (!form) return;
    this.form = null;
    if (refocus) form.element.firstChild.forget();
    form.element.remove();
    form.onEnd?.();
    this.addButton.hidden = false;
    if (form.row) form.row.element.firstChild.hidden = false;
    if (refocus) (form.row?.element ?? this.addButton).focus({ preventScroll: true });
  }

  // --- keys

  onFocus(event) {
    const element = event.target.closest('.item[data-item]');
    if (!element) return;
    this.body.querySelectorAll('.item[tabindex="0"]').forEach((other) => {
      if (other !== element) other.tabIndex = -1;
    });
    element.tabIndex = 0;
  }

  onKey(event) {
    const element = event.target.closest('.item[data-item]');
    if (!element || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target !== element && !event.target.classList.contains('tick')) return;
    const id = element.dataset.item;
    const row = this.rows.get(id);
    const act = {
      j: () => this.step(id, 1),
      k: () => this.step(id, -1),
      x: () => this.kind.tick && this.tick(id, !this.isDone(id)),
      ' ': () => (this.kind.tick ? this.tick(id, !this.isDone(id)) : this.hasMore(row.data) && this.toggle(row)),
      e: () => this.edit(id),
      F2: () => this.edit(id),
      Enter: () => (this.hasMore(row.data) ? this.toggle(row) : this.edit(id)),
      Delete: () => this.$server.remove(id),
      Backspace: () => this.$server.remove(id),
      Home: () => this.rows.get(this.order[0]).element.focus(),
      End: () => this.rows.get(this.order.at(-1)).element.focus(),
      Escape: () => this.addButton.focus(),
      ArrowDown: () => (event.altKey ? this.shift(id, 1) : this.step(id, 1)),
      ArrowUp: () => (event.altKey ? this.shift(id, -1) : this.step(id, -1)),
    }[event.key];
    if (!act || (event.altKey && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  step(id, by) {
    const near = this.order[this.order.indexOf(id) + by];
    if (near) this.rows.get(near).element.focus();
  }

  /** Moves an item one place among those of its group. */
  async shift(id, by) {
    if (!this.kind.words.drag) return;
    const siblings = this.order.filter((other) => this.groupOf(other) === this.groupOf(id));
    const at = siblings.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= siblings.length) return;
    await this.moveTo(id, by > 0 ? siblings[to] : siblings[to - 1] ?? null);
  }

  async moveTo(id, after) {
    const row = this.rows.get(id);
    const before = this.order;
    const rest = before.filter((other) => other !== id);
    const first = rest.findIndex((other) => this.groupOf(other) === row.data.group);
    const at = after ? rest.indexOf(after) + 1 : Math.max(0, first);
    this.arrange([...rest.slice(0, at), id, ...rest.slice(at)]);
    row.element.focus({ preventScroll: true });
    row.element.scrollIntoView({ block: 'nearest' });
    const taken = await this.$server.move(id, after);
    if (!taken) {
      this.arrange(before.filter((each) => this.rows.has(each)));
      this.refused(row);
    }
  }

  makeDraggable(row, grip) {
    const { element } = row;
    const { id } = row.data;
    grip.draggable = true;
    grip.addEventListener('dragstart', (event) => {
      this.dragged = id;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.text.textContent);
      event.dataTransfer.setDragImage(element, 8, 8);
    });
    grip.addEventListener('dragend', () => {
      this.dragged = null;
      this.querySelectorAll('.drop-above, .drop-below').forEach((each) =>
        each.classList.remove('drop-above', 'drop-below'));
    });
    const fits = () => this.dragged && this.dragged !== id && this.groupOf(this.dragged) === this.groupOf(id);
    const above = (event) => {
      const box = element.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    };
    element.addEventListener('dragover', (event) => {
      if (!fits()) return;
      event.preventDefault();
      element.classList.toggle('drop-above', above(event));
      element.classList.toggle('drop-below', !above(event));
    });
    element.addEventListener('dragleave', () => element.classList.remove('drop-above', 'drop-below'));
    element.addEventListener('drop', (event) => {
      if (!fits()) return;
      event.preventDefault();
      const siblings = this.order.filter((other) => this.groupOf(other) === this.groupOf(id) && other !== this.dragged);
      this.moveTo(this.dragged, above(event) ? siblings[siblings.indexOf(id) - 1] ?? null : id);
    });
  }
}

customElements.define('planwright-items', PlanwrightItems);
