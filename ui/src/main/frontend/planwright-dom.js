/** Small makers of elements, for what is drawn in the browser. */

export const text = (tag, className, content) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (content !== undefined) element.textContent = content;
  return element;
};

export const icon = (name) => {
  const element = text('span', `glyph glyph-${name}`);
  element.setAttribute('aria-hidden', 'true');
  return element;
};

export const button = (className, glyph, label, action) => {
  const element = text('button', `icon-button ${className}`);
  element.type = 'button';
  element.title = label;
  element.setAttribute('aria-label', label);
  element.append(icon(glyph));
  element.tabIndex = -1;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    action();
  });
  return element;
};

/** Puts elements in order within a parent with as few moves as possible; what has focus keeps it. */
export const inOrder = (parent, elements) => {
  let next = parent.firstChild;
  for (const element of elements) {
    if (element === next) {
      next = next.nextSibling;
    } else if (element.isConnected && parent.isConnected && parent.moveBefore) {
      parent.moveBefore(element, next);
    } else {
      parent.insertBefore(element, next);
    }
  }
};
