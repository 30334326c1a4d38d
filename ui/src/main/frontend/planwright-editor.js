import { forgetDraft, keepDraft } from './planwright-drafts.js';

/**
 * Edits one text, Markdown or YAML; what is typed is kept as a draft of its place. Says `save` with the whole text, and `cancel`; where it is asked to tell, also `typed`
 * with the whole text once typing pauses. The editor itself is loaded on first use.
 */
class PlanwrightEditor extends HTMLElement {
  async connectedCallback() {
    if (this.started) return;
    this.started = true;
    addEventListener('pagehide', this.leave);
    const { openEditor } = await import('./codemirror.js');
    if (!this.isConnected) return;
    this.view = openEditor(this, {
      text: this.draft ?? this.text ?? '',
      label: this.label ?? '',
      language: this.language ?? 'markdown',
      save: () => this.save(),
      cancel: () => this.cancel(),
      changed: () => this.changed(),
    });
    this.original = this.view.state.toText(this.text ?? '').toString();
    if (!this.quiet) this.view.focus();
    this.setAttribute('ready', '');
    this.toggleAttribute('dirty', this.dirty);
    if (this.marked) this.mark(this.marked);
  }

  disconnectedCallback() {
    removeEventListener('pagehide', this.leave);
    this.leave();
    setTimeout(() => {
      if (!this.isConnected) this.view?.destroy();
    });
  }

  get dirty() {
    return Boolean(this.view) && this.view.state.doc.toString() !== this.original;
  }

  get value() {
    return this.view ? this.view.state.doc.toString() : this.text ?? '';
  }

  changed() {
    this.removeAttribute('asked');
    this.toggleAttribute('dirty', this.dirty);
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), 300);
    if (!this.telling) return;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.dispatchEvent(new CustomEvent('typed', { detail: { text: this.value } }));
    }, 300);
  }

  keep() {
    clearTimeout(this.keeping);
    if (!this.place || !this.view) return;
    if (this.dirty) keepDraft(this.place, this.draftId, this.value, this.base);
    else forgetDraft(this.place, this.draftId);
  }

  /** Keeps what was typed when one goes elsewhere; what was typed after saving is another draft. */
  leave = () => {
    if (this.over || !this.dirty || this.value === this.sent) return;
    if (this.sent !== undefined) this.draftId += '+';
    this.keep();
  };

  /** Takes over another text as the one that is saved. */
  take(text) {
    this.replace(text);
    this.original = text;
    this.sent = undefined;
    this.changed();
  }

  /** Replaces what is typed; it can be undone. */
  replace(text) {
    this.text = text;
    if (this.view && this.value !== text) {
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    }
  }

  /** Marks lines where something is wrong, counted from 1. */
  mark(lines) {
    this.marked = lines;
    this.view?.markLines(lines);
  }

  reveal(line) {
    this.view?.revealLine(line);
  }

  save() {
    this.keep();
    this.sent = this.value;
    this.dispatchEvent(new CustomEvent('save', { detail: { text: this.value } }));
  }

  /** Leaves at once when nothing was typed; else the second time. */
  cancel() {
    if (this.dirty && !this.hasAttribute('asked')) {
      this.setAttribute('asked', '');
      this.dispatchEvent(new CustomEvent('asked'));
      return;
    }
    this.discard();
  }

  discard() {
    this.over = true;
    clearTimeout(this.keeping);
    if (this.place) forgetDraft(this.place, this.draftId);
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

customElements.define('planwright-editor', PlanwrightEditor);
