/** What every page has: theme, navigation, keys, the state of the connection, and times told relative to now. */

const root = document.documentElement;
const remember = (key, value) => {
  try {
    localStorage.setItem(`planwright.${key}`, value);
  } catch {
    // a browser that forgets
  }
};

const dark = () => root.dataset.theme === 'dark' ||
  (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);

window.planwright = Object.assign(window.planwright ?? {}, {
  toggleTheme() {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
  },
  toggleNavigation() {
    const narrow = matchMedia('(max-width: 800px)').matches;
    const state = narrow ? (root.dataset.nav === 'open' ? 'closed' : 'open')
      : root.dataset.nav === 'slim' ? 'wide' : 'slim';
    root.dataset.nav = state;
    if (!narrow) remember('nav', state);
  },
  closeDrawer() {
    if (root.dataset.nav === 'open') root.dataset.nav = 'closed';
  },
});

const typing = (target) => target instanceof Element &&
  Boolean(target.closest('input, textarea, select, [contenteditable], .cm-editor, vaadin-dialog, [role="dialog"], [role="menu"]'));
const overlayOpen = () => Boolean(document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]'));
const drawing = () => !document.getElementById('content')?.firstElementChild;
const shown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

// on a board that nobody is in yet, the keys that move go to its first card
const firstCard = (event) => {
  const card = [...document.querySelectorAll('planwright-board .card')].find(shown);
  if (!card) return;
  event.preventDefault();
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

// what is typed after `c` belongs into what it opens, however long that takes to come
let awaited = null;
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
const create = (typed = '') => {
  const own = { typed, until: Date.now() + 3000 };
  awaited = own;
  const look = () => {
    if (awaited !== own) return;
    const target = own.clicked ? null : [...document.querySelectorAll('[data-key="c"]')].find(shown);
    if (target) {
      own.clicked = true;
      target.click();
    }
    const field = focused();
    if (own.clicked && field?.matches?.('input, textarea')) {
      field.value += own.typed;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      awaited = null;
    } else if (Date.now() < own.until) requestAnimationFrame(look);
    else awaited = null;
  };
  look();
};

let go = 0;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    awaited = null;
    window.planwright.closeDrawer();
  }
  const inner = event.composedPath()[0];
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(inner) || overlayOpen()) return;
  if (awaited) {
    event.preventDefault();
    if (event.key.length === 1) awaited.typed += event.key;
    return;
  }
  if (Date.now() - go < 1200) {
    go = 0;
    const target = [...document.querySelectorAll(`[data-go="${CSS.escape(event.key)}"]`)].find(shown);
    if (target) {
      event.preventDefault();
      target.click();
      return;
    }
  }
  if (event.key === 'g') {
    go = Date.now();
    return;
  }
  if (event.key === 'j' || event.key === 'k') {
    const rows = [...document.querySelectorAll('[data-row]')].filter(shown);
    if (!rows.length) {
      firstCard(event);
      return;
    }
    const at = rows.indexOf(document.activeElement?.closest?.('[data-row]'));
    const next = at < 0 ? rows[0] : rows[at + (event.key === 'j' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
    return;
  }
  if (event.key === 'h' || event.key === 'l') {
    firstCard(event);
    return;
  }
  if (event.key === 'c' && (drawing() || document.querySelector('[data-key="c"]'))) {
    event.preventDefault();
    create();
    return;
  }
  if (event.key === 'e') {
    const edit = document.activeElement?.closest?.('[data-row]')?.querySelector('[data-edit]');
    if (edit) {
      event.preventDefault();
      edit.click();
    }
    return;
  }
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find(shown);
  if (target) {
    event.preventDefault();
    target.click();
  }
});

// a page that comes back by Back or Forward stands where it was left, each of its columns by itself
const places = new Map();
let place = null;
let content = null;
let back = false;
addEventListener('popstate', () => { back = true; });
const named = (element) => (element.id ? `#${CSS.escape(element.id)}`
  : [...element.classList].map((each) => `.${CSS.escape(each)}`).join(''));
document.addEventListener('scroll', ({ target }) => {
  if (!(target instanceof Element) || !content?.isConnected) return;
  if (target.id !== 'content' && !content.contains(target)) return;
  const name = named(target);
  if (name) places.set(place, { ...places.get(place), [name]: target.scrollTop });
}, { capture: true, passive: true });
window.planwright.arrived = (path) => {
  window.planwright.closeDrawer();
  const holder = document.getElementById('content');
  const left = back ? { ...places.get(path) } : {};
  back = false;
  if (content === holder.firstElementChild) return;
  place = path;
  content = holder.firstElementChild;
  if (location.hash) return;
  if (!left['#content']) holder.scrollTop = 0;
  const until = Date.now() + 3000;
  let taken = false;
  addEventListener('wheel', () => { taken = true; }, { once: true, passive: true });
  const scroll = () => {
    if (taken || !content?.isConnected) return;
    let missing = false;
    for (const [name, top] of Object.entries(left)) {
      const element = document.querySelector(name);
      if (element) element.scrollTop = top;
      missing ||= !element || element.scrollTop < top - 1;
    }
    if (missing && Date.now() < until) requestAnimationFrame(scroll);
  };
  scroll();
};

const connection = () => {
  const state = window.Vaadin?.connectionState;
  if (!state) {
    setTimeout(connection, 300);
    return;
  }
  const fine = () => state.state === 'connected' || state.state === 'loading';
  let asking = false;
  // what was sent meanwhile gets through, yet the state may stay "reconnecting": so the server is asked
  const ask = async () => {
    if (fine()) {
      asking = false;
      return;
    }
    try {
      const answer = await fetch(new URL('actuator/health/readiness', document.baseURI), { cache: 'no-store' });
      if (answer.ok && !fine()) state.state = 'connected';
    } catch {
      // not yet
    }
    setTimeout(ask, 2000);
  };
  const show = () => {
    root.dataset.connection = fine() ? 'on' : 'lost';
    if (!fine() && !asking) {
      asking = true;
      setTimeout(ask, 6000);
    }
  };
  state.addStateChangeListener(show);
  show();
  window.planwright.pushLost = async () => {
    try {
      await fetch(new URL('actuator/health/readiness', document.baseURI), { cache: 'no-store' });
    } catch {
      if (fine()) state.state = 'reconnecting';
    }
  };
};
connection();

// the push channel closes as soon as the server goes, long before anybody asks it for something
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...how) {
    super(...how);
    this.addEventListener('close', () => window.planwright.pushLost?.());
  }
};

// keys that were pressed before there was anything to take them
const early = (window.planwrightKeys ?? []).join('');
delete window.planwrightKeys;
if (early.includes('c')) create(early.slice(early.indexOf('c') + 1));

// sections of the outline light up as one scrolls
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    document.querySelector(`[data-outline="${CSS.escape(entry.target.id)}"]`)
      ?.classList.toggle('in-view', entry.isIntersecting);
  }
}, { rootMargin: '-80px 0px -60% 0px' });
window.planwright.watchSection = (section) => seen.observe(section);
window.planwright.reveal = (id) => {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  section?.focus({ preventScroll: true });
};

// what an address points at is shown once the page is drawn, however long that takes
window.planwright.revealHash = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const until = Date.now() + 3000;
  const look = () => {
    if (document.getElementById(id)) window.planwright.reveal(id);
    else if (Date.now() < until) requestAnimationFrame(look);
  };
  look();
};
addEventListener('hashchange', () => window.planwright.revealHash());

const STEPS = [
  ['year', 31536000],
  ['month', 2592000],
  ['week', 604800],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

/** Tells how long ago something was, in the reader's language, and keeps telling. */
class PlanwrightAgo extends HTMLElement {
  static observedAttributes = ['at'];

  connectedCallback() {
    this.timer = setInterval(() => this.show(), 20000);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  show() {
    const at = new Date(this.getAttribute('at'));
    if (Number.isNaN(at.getTime())) return;
    const language = root.lang || undefined;
    const seconds = (at.getTime() - Date.now()) / 1000;
    const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
    const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
    this.textContent = step ? format.format(Math.round(seconds / step[1]), step[0]) : format.format(0, 'second');
    this.title = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  }
}
customElements.define('planwright-ago', PlanwrightAgo);

// what was told before the page knew its language is told again
window.planwright.tellTimes = () => document.querySelectorAll('planwright-ago').forEach((each) => each.show());

/** Tells how long it is until a moment, and counts down. */
class PlanwrightCountdown extends HTMLElement {
  static observedAttributes = ['until'];

  connectedCallback() {
    this.timer = setInterval(() => this.show(), 1000);
    this.setAttribute('role', 'timer');
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  show() {
    const until = new Date(this.getAttribute('until'));
    if (Number.isNaN(until.getTime())) return;
    const seconds = Math.max(0, Math.round((until.getTime() - Date.now()) / 1000));
    this.toggleAttribute('past', seconds === 0);
    const parts = seconds < 3600
      ? [Math.floor(seconds / 60), seconds % 60]
      : [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    this.textContent = parts.map((part, at) => (at ? String(part).padStart(2, '0') : String(part))).join(':');
    this.classList.toggle('soon', seconds < 60);
    this.title = new Intl.DateTimeFormat(root.lang || undefined, { timeStyle: 'medium' }).format(until);
  }
}
customElements.define('planwright-countdown', PlanwrightCountdown);

// who leaves a task is where it was opened again
window.planwright.focusTask = (key) => {
  const card = [...document.querySelectorAll('.card-key, .task-key')].find((each) => each.textContent === key);
  card?.closest('.card, .task')?.focus({ preventScroll: true });
};

const ACTS = {
  theme: () => window.planwright.toggleTheme(),
  navigation: () => window.planwright.toggleNavigation(),
  'close-drawer': () => window.planwright.closeDrawer(),
};
document.addEventListener('click', (event) => {
  const act = event.target instanceof Element && event.target.closest('[data-act]')?.dataset.act;
  if (act) ACTS[act]?.();
});
document.addEventListener('click', (event) => {
  const item = event.target instanceof Element && event.target.closest('[data-outline]');
  if (item) window.planwright.reveal(item.dataset.outline);
});
