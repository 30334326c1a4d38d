/** Edits one Markdown text; says `save` with the whole text, and `cancel`. The editor itself is loaded on first use. */
class PlanwrightEditor extends HTMLElement {
  async connectedCallback() {
    if (this.started) return;
    this.started = true;
    window.addEventListener('beforeunload', this.warn);
    const { openEditor } = await import('./codemirror.js');
    if (!this.isConnected) return;
    this.view = openEditor(this, {
      text: this.text ?? '',
      label: this.label ?? '',
      save: () => this.save(),
      cancel: () => this.cancel(),
      changed: () => this.changed(),
    });
    this.original = this.view.state.doc.toString();
    this.view.focus();
    this.setAttribute('ready', '');
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.warn);
    setTimeout(() => {
      if (!this.isConnected) this.view?.destroy();
    });
  }

  warn = (event) => {
    if (this.dirty) event.preventDefault();
  };

  get dirty() {
    return Boolean(this.view) && this.view.state.doc.toString() !== this.original;
  }

  get value() {
    return this.view ? this.view.state.doc.toString() : this.text ?? '';
  }

  changed() {
    this.removeAttribute('asked');
    this.toggleAttribute('dirty', this.dirty);
  }

  save() {
    this.dispatchEvent(new CustomEvent('save', { detail: { text: this.value } }));
  }

  /** Leaves at once when nothing was typed; else the second time. */
  cancel() {
    if (this.dirty && !this.hasAttribute('asked')) {
      this.setAttribute('asked', '');
      this.dispatchEvent(new CustomEvent('asked'));
      return;
    }
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

customElements.define('planwright-editor', PlanwrightEditor);
