/**
 * What is typed and not saved: kept in this browser for the person who typed it, by the place it belongs to, until it is
 * saved or discarded. Each piece of writing has an id of its own, so that two windows never overwrite each other.
 */

import { icon, text } from './planwright-dom.js';

let person = null;
let words = {};

const PREFIX = 'planwright.draft/';
const under = (place) => `${PREFIX}${person}/${place}/`;
const changed = () => dispatchEvent(new CustomEvent('planwright-drafts'));

/** The sum that Java makes of a text. */
const sum = (of) => {
  let hash = 0;
  for (let i = 0; i < of.length; i += 1) hash = (31 * hash + of.charCodeAt(i)) | 0;
  return hash;
};

export const keepDraft = (place, id, typed, base = 0) => {
  if (!person) return;
  try {
    localStorage.setItem(under(place) + id, JSON.stringify({ text: typed, base, at: Date.now() }));
  } catch {
    // a browser that forgets, or is full
  }
};

export const forgetDraft = (place, id = '') => {
  if (!person) return;
  for (const name of namesOf(place)) if (!id || name === under(place) + id) localStorage.removeItem(name);
  changed();
};

const namesOf = (place) => {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(under(place)));
  } catch {
    return [];
  }
};

/** What is kept for a place, the newest but what is being typed there. */
const newest = (place, own) => {
  const all = namesOf(place).map((name) => ({
    id: name.slice(under(place).length),
    ...JSON.parse(localStorage.getItem(name)),
  }));
  return all.filter((each) => each.id !== own).sort((one, other) => other.at - one.at)[0];
};

const told = (at) => {
  const today = new Date(at).toDateString() === new Date().toDateString();
  const language = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(language, { dateStyle: today ? undefined : 'medium', timeStyle: 'short' }).format(at);
};

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2);

/**
 * Offers the draft of its place, to go on with or to discard; hidden while there is none. As part of a form it keeps what
 * is typed into the fields beside it and fills them in again.
 */
class PlanwrightDraft extends HTMLElement {
  connectedCallback() {
    addEventListener('planwright-drafts', this.show);
    addEventListener('storage', this.show);
    if (this.form) {
      this.own ??= newId();
      this.guarded = this.parentElement;
      this.guarded.addEventListener('input', this.typed);
    }
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('planwright-drafts', this.show);
    removeEventListener('storage', this.show);
    this.guarded?.removeEventListener('input', this.typed);
  }

  show = () => {
    const draft = person && this.place ? newest(this.place, this.own) : null;
    if (draft && sum(draft.text.trim()) === this.saved) {
      this.forget(draft.id);
      return;
    }
    this.hidden = !draft;
    if (draft?.id === this.draft?.id && draft?.at === this.draft?.at) return;
    this.draft = draft;
    this.replaceChildren();
    if (!draft) return;
    this.setAttribute('role', 'status');
    this.append(
      icon('note'),
      text('span', '', words.kept.replace('{0}', told(draft.at))),
      this.choice('restore', 'strong', () => this.restore()),
      this.choice('discard', '', () => this.forget(draft.id)),
    );
  };

  choice(name, look, action) {
    const choice = text('button', `plain-button ${look}`, words[name]);
    choice.type = 'button';
    choice.dataset[name] = '';
    choice.addEventListener('mousedown', (event) => event.preventDefault());
    choice.addEventListener('click', (event) => {
      event.stopPropagation();
      action();
    });
    return choice;
  }

  get fields() {
    return [...this.guarded.querySelectorAll('textarea, select.inline-input, input.inline-input, vaadin-text-field > input')];
  }

  typed = () => keepDraft(this.place, this.own, JSON.stringify(this.fields.map((field) => field.value)));

  restore() {
    const { draft } = this;
    if (!this.form) {
      this.dispatchEvent(new CustomEvent('restore', { detail: draft }));
      return;
    }
    const values = JSON.parse(draft.text);
    if (values.length !== this.fields.length) return;
    this.fields.forEach((field, at) => {
      if (values[at] === undefined || field.value === values[at]) return;
      field.value = values[at];
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    this.fields[0]?.focus();
    this.forget(draft.id);
  }

  forget(id) {
    forgetDraft(this.place, id);
  }
}

customElements.define('planwright-draft', PlanwrightDraft);

/** Says whose drafts these are, and in which words they are offered. */
window.planwright = Object.assign(window.planwright ?? {}, {
  draftsOf(whose, said) {
    person = whose;
    words = said;
    changed();
  },
  forgetDraft,
  hasDrafts: () => Object.keys(localStorage).some((name) => name.startsWith(PREFIX)),
});
