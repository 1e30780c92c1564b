import { Button, JsonInput, Menu, Select } from '@mantine/core'
import { IconDots, IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconRefresh, IconRotateClockwise, IconX } from '../ui/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../access/session'
import { answer, api } from '../api/client'
import type { Case, Json, Run } from '../api/types'
import { useAct } from '../ui/act'
import { Confirm } from '../ui/Confirm'
import { FormDialog } from '../ui/FormDialog'
import { everyStep } from '../workflows/steps'
import { useOutline } from '../workflows/data'
import { caseKey, isUnderWay } from './data'

type Verb = 'cancel' | 'pause' | 'resume' | 'retry' | 'restart'

const DONE: Record<Verb, string> = {
  cancel: 'The run was cancelled',
  pause: 'The run is held',
  resume: 'The run goes on',
  retry: 'It is tried again',
  restart: 'It starts anew',
}

const OPPOSITE: Partial<Record<Verb, Verb>> = { pause: 'resume', resume: 'pause' }

/** What can be done with the newest run of a case; which of it depends on how the run stands. */
export function CaseActions({ found, run }: { found: Case; run: Run }) {
  const queries = useQueryClient()
  const mayWork = useMay('member')
  const mayMend = useMay('editor')
  const [asking, setAsking] = useState<'cancel' | 'restart' | 'skip'>()
  const refresh = () => {
    setAsking(undefined)
    void queries.invalidateQueries({ queryKey: caseKey(found.id) })
  }
  const act = useAct((verb: Verb) => answer(api.POST(`/runs/{run}/${verb}`, { params: { path: { run: run.id } } })), {
    done: (_, verb) => DONE[verb],
    undo: (verb) => {
      const input = OPPOSITE[verb]
      return input === undefined ? undefined : { about: `run ${run.id}`, input }
    },
    stale: [['cases'], ['approvals'], caseKey(found.id)],
    then: refresh,
  })
  const underWay = isUnderWay(run)
  const paused = run.paused_at !== null
  if (!mayWork) return null
  return (
    <>
      {run.status === 'failed' && (
        <Button leftSection={<IconRefresh size={16} />} loading={act.isPending} onClick={() => act.mutate('retry')}>
          Try again
        </Button>
      )}
      {underWay && (
        <Button
          variant="default"
          leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          loading={act.isPending}
          onClick={() => act.mutate(paused ? 'resume' : 'pause')}
        >
          {paused ? 'Go on' : 'Pause'}
        </Button>
      )}
      {(underWay || mayMend) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={9} aria-label="More to do with this case">
              <IconDots size={18} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayMend && (underWay || run.status === 'failed') && (
              <Menu.Item leftSection={<IconPlayerSkipForward size={16} />} onClick={() => setAsking('skip')}>
                Skip a step…
              </Menu.Item>
            )}
            {mayMend && !underWay && (
              <Menu.Item leftSection={<IconRotateClockwise size={16} />} onClick={() => setAsking('restart')}>
                Start anew…
              </Menu.Item>
            )}
            {underWay && (
              <Menu.Item color="red" leftSection={<IconX size={16} />} onClick={() => setAsking('cancel')}>
                Cancel…
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'cancel' && (
        <Confirm title="Cancel the run?" verb="Cancel the run" busy={act.isPending} onClose={() => setAsking(undefined)} onConfirm={() => act.mutate('cancel')}>
          <p>Nothing more is done for “{found.subject}”. What was done stays done. It can be started anew later.</p>
        </Confirm>
      )}
      {asking === 'restart' && (
        <Confirm title="Start anew?" verb="Start anew" danger={false} busy={act.isPending} onClose={() => setAsking(undefined)} onConfirm={() => act.mutate('restart')}>
          <p>A new run begins at the first step, with the case as it is now.</p>
        </Confirm>
      )}
      {asking === 'skip' && <Skip found={found} run={run} onClose={() => setAsking(undefined)} onDone={refresh} />}
    </>
  )
}

function Skip({ found, run, onClose, onDone }: { found: Case; run: Run; onClose: () => void; onDone: () => void }) {
  const outline = useOutline(found.workflow_id, run.version)
  const [step, setStep] = useState<string | null>(null)
  const [output, setOutput] = useState('{}')
  const skip = useAct(
    () =>
      answer(
        api.POST('/runs/{run}/skip', {
          params: { path: { run: run.id } },
          // The type of `output` is any JSON.
          body: { output: JSON.parse(output) as Json as never, ...(step === null ? {} : { step }) },
        }),
      ),
    { done: 'The step was skipped', quiet: true, then: onDone },
  )
  return (
    <FormDialog title="Skip a step" size="lg" verb="Skip the step" busy={skip.isPending} error={skip.error} onClose={onClose} onSubmit={() => skip.mutate()}>
      <p className="muted">The step that waits or failed is left with the output that you give, and the run goes on behind it.</p>
      <Select
        label="Step"
        placeholder="The one that waits or failed"
        clearable
        searchable
        data={everyStep(outline.data?.steps ?? []).map((one) => ({ value: one.pointer, label: `${one.name} (${one.pointer})` }))}
        value={step}
        onChange={setStep}
      />
      <JsonInput label="Its output" description="As JSON: what the next step is given" autosize minRows={4} value={output} onChange={setOutput} validationError="This is no JSON yet" formatOnBlur />
    </FormDialog>
  )
}
