import { autocompletion, closeBrackets, startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import type { Complaint } from '../api/types'
import { nonce } from '../app/nonce'
import { offersAt, type Known } from './complete'
import { withStep } from './placing'

export interface EditorHandle {
  goTo: (line: number) => void
  /** Goes to where a step of that name begins. */
  find: (step: string) => void
  /** Puts a step behind the one at the cursor. */
  insert: (step: string) => void
  /** Makes the text another one, as one change that can be undone; what stays the same is not touched. */
  replace: (text: string) => void
  undo: () => void
  redo: () => void
}

interface Props {
  ref?: Ref<EditorHandle>
  text: string
  complaints: Complaint[]
  /** What can be completed beside the words of the language. */
  known: Known
  readOnly: boolean
  onChange: (text: string) => void
  onSave: () => void
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--busy)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted)' },
])

const LEAVING = 'how-to-leave-the-text'

const looks = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--accent)', paddingBottom: '120px' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--accent) 25%, transparent) !important' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line-strong)', borderRadius: '8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--text)' },
  '.cm-tooltip-autocomplete > ul > li': { display: 'flex', gap: '10px', padding: '2px 10px !important' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', fontFamily: 'var(--mantine-font-family)', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600', color: 'var(--accent)' },
  '.cm-diagnostic': { padding: '6px 10px' },
})

/** The smallest change that makes one text another. */
function change(before: string, after: string) {
  let from = 0
  while (from < before.length && before[from] === after[from]) from++
  let end = 0
  while (end < before.length - from && end < after.length - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

function diagnostics(state: EditorState, complaints: Complaint[]): Diagnostic[] {
  return complaints.map((one) => {
    const line = state.doc.line(Math.min(Math.max(one.line, 1), state.doc.lines))
    const from = Math.min(line.from + Math.max(one.column - 1, 0), line.to)
    return { from, to: Math.max(line.to, from), severity: one.severity, message: one.message }
  })
}

/** The text of a workflow: YAML with its words completed, and complaints at their lines. */
export function Editor({ ref, text, complaints, known, readOnly, onChange, onSave }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const first = useRef({ text, readOnly })
  const latest = useRef({ known, onChange, onSave })
  useEffect(() => {
    latest.current = { known, onChange, onSave }
  })

  useEffect(() => {
    if (box.current === null) return
    const editable = new Compartment()
    const completion = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
      const found = offersAt(state.doc.toString(), pos, latest.current.known)
      // Nothing is offered on a line that is empty, unless it is asked for.
      if (found === undefined || (!explicit && found.from === pos && !/[:{[,] *$/.test(state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from)))) return null
      return {
        from: found.from,
        options: found.offers.map(({ label, about, kind, text: written }) => ({
          label,
          detail: about,
          type: kind === 'word' ? 'keyword' : kind === 'name' ? 'variable' : 'enum',
          apply: written ?? label,
        })),
        validFor: /^[\w$."'-]*$/,
      }
    }
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: first.current.text,
        extensions: [
          EditorView.cspNonce.of(nonce()),
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ override: [completion], icons: false }),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          search({ top: true }),
          yaml(),
          syntaxHighlighting(colours),
          looks,
          editable.of([EditorState.readOnly.of(first.current.readOnly), EditorView.editable.of(!first.current.readOnly)]),
          keymap.of([
            {
              key: 'Mod-s',
              preventDefault: true,
              run: () => {
                latest.current.onSave()
                return true
              },
            },
            { key: 'Alt-Space', run: startCompletion },
            indentWithTab,
            ...defaultKeymap,
            ...historyKeymap,
            ...searchKeymap,
          ]),
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': 'The text of the workflow', 'aria-describedby': LEAVING }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [])

  useEffect(() => {
    const there = view.current
    if (there !== null) there.dispatch(setDiagnostics(there.state, diagnostics(there.state, complaints)))
  }, [complaints])

  useImperativeHandle(ref, () => {
    const goTo = (number: number) => {
      const there = view.current
      if (there === null) return
      const line = there.state.doc.line(Math.min(Math.max(number, 1), there.state.doc.lines))
      there.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) })
      there.focus()
    }
    const find = (step: string) => {
      const lines = view.current?.state.doc.toString().split('\n') ?? []
      const index = lines.findIndex((line) => line.trimStart().replace(/^- +/, '').replace(/^['"]|['"](?=:)/g, '').startsWith(`${step}:`) && line.trimStart().startsWith('-'))
      if (index >= 0) goTo(index + 1)
    }
    const insert = (step: string) => {
      const there = view.current
      if (there === null) return
      const { doc, selection } = there.state
      const line = doc.lineAt(selection.main.head)
      const written = withStep(doc.toString(), line.number, step, selection.main.head - line.from)
      there.dispatch({ changes: change(doc.toString(), written.text), userEvent: 'input.paste' })
      goTo(written.line)
    }
    const replace = (wanted: string) => {
      const there = view.current
      if (there === null) return
      const before = there.state.doc.toString()
      // Said like typing, so that letters typed into a form are undone together.
      if (before !== wanted) there.dispatch({ changes: change(before, wanted), userEvent: 'input.type.form', scrollIntoView: false })
    }
    const by = (command: typeof undo) => () => {
      if (view.current !== null) command(view.current)
    }
    return { goTo, find, insert, replace, undo: by(undo), redo: by(redo) }
  }, [])

  return (
    <>
      <div ref={box} className="editor" />
      <p id={LEAVING} className="editor-leaving muted">
        <kbd>Tab</kbd> indents; <kbd>Esc</kbd>, then <kbd>Tab</kbd> leaves the text
      </p>
    </>
  )
}
