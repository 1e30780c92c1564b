import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Key, Token } from '../api/types'
import { Badge } from '../ui/Badge'
import { Confirm } from '../ui/Confirm'
import { Empty } from '../ui/Empty'
import { IconKey, IconPlus } from '../ui/icons'
import { Listing } from '../ui/Listing'
import type { Paged } from '../ui/pages'
import { When } from '../ui/When'

interface Props<T> {
  what: 'token' | 'key'
  list: Paged<T>
  /** What the button says that makes one. */
  create: string
  /** What they are for. */
  empty: string
  about: (one: T) => ReactNode
  state: (one: T) => string
  /** The verb of their end, which is for good: it is asked for once more, and never delayed. */
  end: 'Delete' | 'Revoke'
  revoke: { isPending: boolean; mutate: (one: T, then: { onSuccess: () => void }) => void }
  making: (close: () => void) => ReactNode
  /** What else can be done with one that has not ended. */
  children?: (one: T) => ReactNode
}

/** What programs say who they are with: tokens, or keys. */
export function TokenList<T extends Token | Key>({ what, list, create, empty, about, state, end, revoke, making, children }: Props<T>) {
  const [isMaking, setMaking] = useState(false)
  const [ending, setEnding] = useState<T>()
  const close = () => setEnding(undefined)
  const button = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {create}
    </Button>
  )
  return (
    <div className="stack">
      <div className="row">{button}</div>
      <Listing
        label={what === 'token' ? 'Tokens' : 'Keys'}
        list={list}
        columns={['Name', 'Begins with', 'State', 'A minute', 'Last used', 'Ends', '']}
        empty={
          <Empty icon={IconKey} title={`No ${what}s yet`} action={button}>
            {empty}
          </Empty>
        }
        row={(one) => (
          <tr key={one.id}>
            <td>
              <strong className="break">{one.name}</strong>
              <div className="muted small break">{about(one)}</div>
            </td>
            <td className="mono muted nowrap">{one.first_characters}…</td>
            <td>
              <Badge tone={state(one) === 'active' ? 'good' : 'plain'}>{state(one)}</Badge>
            </td>
            <td>{one.rate_limit ?? '–'}</td>
            <td className="muted">{one.last_used_at === null ? 'never' : <When at={one.last_used_at} />}</td>
            <td className="muted">{one.expires_at === null ? 'never' : <When at={one.expires_at} />}</td>
            <td className="actions">
              {(state(one) === 'active' || state(one) === 'inactive') && (
                <>
                  {children?.(one)}
                  <Button size="compact-sm" variant="subtle" color="red" onClick={() => setEnding(one)} aria-label={`${end} ${one.name}`}>
                    {end}
                  </Button>
                </>
              )}
            </td>
          </tr>
        )}
      />
      {isMaking && making(() => setMaking(false))}
      {ending !== undefined && (
        <Confirm title={`${end} the ${what}?`} verb={`${end} it`} busy={revoke.isPending} onClose={close} onConfirm={() => revoke.mutate(ending, { onSuccess: close })}>
          <p>Whatever uses “{ending.name}” is refused from then on. This cannot be taken back.</p>
        </Confirm>
      )}
    </div>
  )
}
