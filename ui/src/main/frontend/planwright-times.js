/** Times that count by themselves, and the looks of a page at what no event tells. */

const language = () => document.documentElement.lang || undefined;

/** Ticks once a second while it is in the page. */
class Ticking extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => this.show(), 1000);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  /** Seconds until the moment; negative when it is past, NaN when there is none. */
  secondsTo(attribute) {
    return (new Date(this.getAttribute(attribute)).getTime() - Date.now()) / 1000;
  }

  write(words) {
    if (this.textContent !== words) this.textContent = words;
  }
}

/** How long ago a heartbeat was, to the second. */
class PlanwrightBeat extends Ticking {
  static observedAttributes = ['at'];

  show() {
    const ago = Math.max(0, -this.secondsTo('at'));
    if (Number.isNaN(ago)) return;
    const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto', style: 'short' });
    const [size, unit] = ago < 100 ? [1, 'second'] : ago < 5400 ? [60, 'minute'] : ago < 172800 ? [3600, 'hour'] : [86400, 'day'];
    this.write(format.format(-Math.round(ago / size), unit));
  }
}
customElements.define('planwright-beat', PlanwrightBeat);

/** Has the server look again every few seconds while somebody can see the page. */
class PlanwrightPulse extends HTMLElement {
  connectedCallback() {
    this.hidden = true;
    this.timer = setInterval(() => {
      if (!document.hidden) this.$server?.look();
    }, Number(this.getAttribute('seconds')) * 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }
}
customElements.define('planwright-pulse', PlanwrightPulse);
