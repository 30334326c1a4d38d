import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap } from '@codemirror/lang-markdown';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const looks = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--pw-text)', fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.link, color: 'var(--pw-accent-text)' },
  { tag: tags.url, color: 'var(--pw-muted)' },
  { tag: tags.monospace, color: 'var(--pw-code)' },
  { tag: tags.propertyName, color: 'var(--pw-accent-text)' },
  { tag: tags.string, color: 'var(--pw-code)' },
  { tag: tags.keyword, fontWeight: '650' },
  { tag: [tags.comment, tags.punctuation], color: 'var(--pw-faint)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.quote], color: 'var(--pw-faint)' },
]);

const surface = EditorView.theme({
  '&': { fontSize: '14px', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--pw-mono)', lineHeight: '1.6', padding: '12px 0', caretColor: 'var(--pw-text)' },
  '.cm-line': { padding: '0 16px' },
  '.cm-cursor': { borderLeftColor: 'var(--pw-accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--pw-selection)',
  },
  '.cm-gutters': { backgroundColor: 'var(--pw-surface)', color: 'var(--pw-faint)', border: '0', fontFamily: 'var(--pw-mono)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 12px', minWidth: '36px' },
  '.cm-wrong': { backgroundColor: 'var(--pw-bad-soft)', boxShadow: 'inset 2px 0 var(--pw-bad)' },
});

/** As much of YAML as colours need: keys, texts, blocks of text, comments. */
const yaml = StreamLanguage.define({
  name: 'yaml',
  startState: () => ({ block: -1 }),
  languageData: { commentTokens: { line: '#' } },
  token(stream, state) {
    if (stream.sol()) {
      if (state.block >= 0 && stream.indentation() > state.block) {
        stream.skipToEnd();
        return 'string';
      }
      state.block = -1;
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return 'string';
    if (stream.match(/^[|>][+-]?\d*\s*$/)) {
      state.block = stream.indentation();
      return 'keyword';
    }
    if (stream.match(/^-(?=\s|$)/) || stream.match(/^[{}[\],]/)) return 'punctuation';
    if (stream.match(/^[\w.-]+(?=:(?:\s|$))/)) return 'propertyName';
    if (stream.match(/^:(?=\s|$)/)) return 'punctuation';
    stream.next();
    stream.match(/^[^\s,{}[\]:#]*/);
    return null;
  },
});

const wrongLines = StateEffect.define();
const wrongLine = Decoration.line({ class: 'cm-wrong' });
const wrong = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(wrongLines)) {
        const { doc } = transaction.state;
        const lines = [...new Set(effect.value)].filter((line) => line >= 1 && line <= doc.lines).sort((a, b) => a - b);
        now = Decoration.set(lines.map((line) => wrongLine.range(doc.line(line).from)));
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const languages = {
  markdown: () => [EditorView.lineWrapping, markdown(), keymap.of([...markdownKeymap, indentWithTab])],
  yaml: () => [lineNumbers(), wrong, yaml, EditorState.tabSize.of(2)],
};

/** Opens an editor in a place; what is typed stays there until it is asked for. */
export function openEditor(parent, { text, label, language, save, cancel, changed }) {
  const run = (action) => () => {
    action();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: language === 'yaml' || text.length > 2000 ? 0 : text.trimEnd().length },
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Mod-s', run: run(save), preventDefault: true },
          { key: 'Mod-Enter', run: run(save) },
          { key: 'Escape', run: run(cancel) },
        ])),
        history(),
        drawSelection(),
        languages[language](),
        syntaxHighlighting(looks),
        surface,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: String(language === 'markdown'), tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    }),
  });
  view.markLines = (lines) => {
    if (language === 'yaml') view.dispatch({ effects: wrongLines.of(lines) });
  };
  view.revealLine = (line) => {
    const { from } = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
    view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    view.focus();
  };
  return view;
}
