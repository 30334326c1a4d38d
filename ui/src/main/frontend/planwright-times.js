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

/** How long it is until a moment, as hours, minutes and seconds. */
class PlanwrightCountdown extends Ticking {
  static observedAttributes = ['until'];

  show() {
    const left = Math.ceil(this.secondsTo('until'));
    if (Number.isNaN(left)) return;
    if (left <= 0) {
      this.write(new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(0, 'second'));
      return;
    }
    const two = (number) => String(number).padStart(2, '0');
    const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    this.write(hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`);
  }
}
if (!customElements.get('planwright-countdown')) customElements.define('planwright-countdown', PlanwrightCountdown);

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
