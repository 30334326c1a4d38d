import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const looks = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--pw-text)', fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.link, color: 'var(--pw-accent-text)' },
  { tag: tags.url, color: 'var(--pw-muted)' },
  { tag: tags.monospace, color: 'var(--pw-code)' },
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
});

/** Opens an editor in a place; what is typed stays there until it is asked for. */
export function openEditor(parent, { text, label, save, cancel, changed }) {
  const run = (action) => () => {
    action();
    return true;
  };
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length > 2000 ? 0 : text.trimEnd().length },
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Mod-s', run: run(save), preventDefault: true },
          { key: 'Mod-Enter', run: run(save) },
          { key: 'Escape', run: run(cancel) },
        ])),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        markdown(),
        syntaxHighlighting(looks),
        surface,
        keymap.of([...markdownKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    }),
  });
}
