import { Button, SegmentedControl, Tooltip } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconPlus } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { answer, api, send } from '../api/client'
import type { Complaint, HistoryEntry, Workflow } from '../api/types'
import { standingsOf } from '../cases/standings'
import { tell, useAct } from '../ui/act'
import { Confirm } from '../ui/Confirm'
import { Trouble } from '../ui/Trouble'
import { AttributeBuilder } from './AttributeBuilder'
import { Editor, type EditorHandle } from './Editor'
import { useKnown } from './known'
import { outlineOf } from './outline'
import { NOTHING_GIVEN } from './samples'
import { StepGraph, type Standing as Where } from './StepGraph'
import { StepPalette } from './StepPalette'
import { everyStep } from './steps'
import { TestRun } from './TestRun'

const NOWHERE: Record<string, Where> = {}

interface Verdict {
  valid: boolean
  complaints: Complaint[]
}

type View = 'both' | 'text' | 'form' | 'graph' | 'try'

interface Props {
  workflow: Workflow
  saved: string
  mayWrite: boolean
  /** A text that shall take the place of the draft's. */
  wanted: { text: string } | undefined
  /** Told whether there is something that was not saved. */
  onDirty: (dirty: boolean) => void
}

/** The text of the draft beside the graph of its steps or the form of its attributes, with what is wrong said while one writes. */
export function Authoring({ workflow, saved, mayWrite, wanted, onDirty }: Props) {
  const [text, setText] = useState(saved)
  const [kept, setKept] = useState(saved)
  const [checked] = useDebouncedValue(text, 400)
  const narrow = useMediaQuery('(max-width: 1000px)')
  const [view, setView] = useState<View>()
  const [inserting, setInserting] = useState(false)
  const [given, setGiven] = useState(NOTHING_GIVEN)
  const [entries, setEntries] = useState<HistoryEntry[]>([])
  const editor = useRef<EditorHandle>(null)
  const known = useKnown(text)
  const dirty = text !== kept
  useEffect(() => {
    if (wanted !== undefined) editor.current?.replace(wanted.text)
  }, [wanted])
  useEffect(() => onDirty(dirty), [dirty, onDirty])
  const shown = view ?? (mayWrite ? (narrow ? 'text' : 'both') : 'graph')
  const [telling, setTelling] = useState(false)
  useBlocker({ shouldBlockFn: () => dirty && !window.confirm('Leave without saving the draft?'), enableBeforeUnload: dirty })

  const verdict = useQuery({
    queryKey: ['verdict', checked],
    queryFn: () => send<Verdict>('POST', '/workflows/validate', checked),
    enabled: mayWrite,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  const outline = useMemo(() => outlineOf(checked), [checked])
  const complaints = verdict.data?.complaints ?? []

  const save = useAct(() => send<{ workflow: Workflow }>('POST', '/workflows', text), {
    done: 'The draft was saved',
    stale: [['workflows', workflow.id], ['workflows', 'list'], ['workflows', 'all']].map((key) => key),
    after: 'workflow',
    then: () => setKept(text),
  })
  const publish = useAct(
    async (changelog: string) => {
      if (dirty) await send('POST', '/workflows', text)
      setKept(text)
      return answer(api.POST('/workflows/{workflow}/publish', { params: { path: { workflow: String(workflow.id) } }, body: changelog.trim() === '' ? {} : { changelog } }))
    },
    {
      stale: [['workflows']],
      after: 'workflow',
      quiet: true,
      then: (version) => {
        setTelling(false)
        tell(`Version ${version.version} takes new cases from now on`)
      },
    },
  )

  return (
    <div className="stack">
      <div className="row apart">
        <SegmentedControl
          aria-label="View"
          size="xs"
          value={shown}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'text', label: 'Text' },
            ...(narrow ? [] : [{ value: 'both', label: 'Both' }]),
            { value: 'graph', label: 'Graph' },
            ...(mayWrite ? [{ value: 'form', label: 'Attributes' }] : []),
            ...(mayWrite ? [{ value: 'try', label: 'Try it' }] : []),
          ]}
        />
        {mayWrite && (
          <div className="row">
            {(shown === 'text' || shown === 'both' || (shown === 'form' && !narrow)) && (
              <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={() => setInserting(true)}>
                Insert a step
              </Button>
            )}
            <Standing verdict={verdict.data} pending={verdict.isFetching || checked !== text} />
            <Button variant="default" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
              Save draft
            </Button>
            <Tooltip label="Saves the draft and makes it the version that new cases take">
              <Button loading={publish.isPending} disabled={verdict.data?.valid === false} onClick={() => (workflow.newest_version === 0 ? publish.mutate('') : setTelling(true))}>
                Publish
              </Button>
            </Tooltip>
          </div>
        )}
      </div>
      {telling && (
        <Confirm
          title={`Publish version ${workflow.newest_version + 1}?`}
          reason="What is new? (optional)"
          verb="Publish it"
          danger={false}
          busy={publish.isPending}
          onClose={() => setTelling(false)}
          onConfirm={(text) => publish.mutate(text)}
        >
          <p>New cases take it from then on; runs stay on the version that they began with.</p>
        </Confirm>
      )}
      {publish.isError && <Trouble error={publish.error} />}
      <div className={`authoring ${shown}`}>
        {shown === 'try' && (
          <div className="panel try-panel">
            <TestRun text={text} outline={outline} given={given} onGiven={setGiven} onLook={setEntries} />
          </div>
        )}
        {/* It stays while it is not seen, since it keeps what can be undone. */}
        <div className="panel editor-panel" hidden={!(shown === 'text' || shown === 'both' || (shown === 'form' && !narrow))}>
          <Editor ref={editor} text={text} complaints={complaints} known={known} readOnly={!mayWrite} onChange={setText} onSave={() => save.mutate()} />
          {complaints.length > 0 && <Complaints complaints={complaints} onGo={(line) => editor.current?.goTo(line)} />}
        </div>
        {shown === 'form' && (
          <div className="panel try-panel">
            <AttributeBuilder text={text} onChange={(changed) => editor.current?.replace(changed)} onUndo={() => editor.current?.undo()} onRedo={() => editor.current?.redo()} />
          </div>
        )}
        {shown !== 'text' && shown !== 'form' && (
          <div className="panel graph-panel">
            <StepGraph
              // Another width wants another view of it.
              key={shown}
              steps={outline.steps}
              standings={shown === 'try' ? standingsOf(entries, 0) : NOWHERE}
              {...(shown === 'try' ? { current: entries.findLast((entry) => entry.step !== null)?.step ?? undefined } : {})}
              onOpen={(step) => editor.current?.find(step.name)}
            />
          </div>
        )}
      </div>
      {inserting && <StepPalette known={known} steps={everyStep(outline.steps).map((one) => one.name)} onInsert={(step) => editor.current?.insert(step)} onClose={() => setInserting(false)} />}
    </div>
  )
}

function Standing({ verdict, pending }: { verdict: Verdict | undefined; pending: boolean }) {
  if (verdict === undefined) return null
  const errors = verdict.complaints.filter((one) => one.severity === 'error').length
  const warnings = verdict.complaints.length - errors
  const said =
    errors > 0 ? `${errors} ${errors === 1 ? 'mistake' : 'mistakes'}` : warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : 'No mistakes'
  return (
    <span className={`standing small ${pending ? 'pending' : errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good'}`} role="status" aria-busy={pending}>
      {errors > 0 ? <IconCircleX size={16} aria-hidden /> : warnings > 0 ? <IconAlertTriangle size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
      {said}
    </span>
  )
}

function Complaints({ complaints, onGo }: { complaints: Complaint[]; onGo: (line: number) => void }) {
  return (
    <ul className="complaints">
      {complaints.map((one) => (
        <li key={`${one.line}:${one.column} ${one.message}`}>
          <button type="button" onClick={() => onGo(one.line)}>
            <span className={one.severity === 'error' ? 'bad' : 'warn'}>
              {one.severity === 'error' ? <IconCircleX size={14} aria-label="Error" /> : <IconAlertTriangle size={14} aria-label="Warning" />}
            </span>
            <span className="mono muted">line {one.line}</span>
            <span className="break">{one.message}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
