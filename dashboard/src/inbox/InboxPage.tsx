import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { IconInbox } from '../ui/icons'
import { useState } from 'react'
import { useSession } from '../access/session'
import { answer, api } from '../api/client'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { at, usePages } from '../ui/pages'
import { Trouble } from '../ui/Trouble'
import { ApprovalCard } from './ApprovalCard'
import { SignatureCard } from './SignatureCard'

type Whose = 'mine' | 'all' | 'signatures'

export function InboxPage() {
  const [whose, setWhose] = useState<Whose>('mine')
  return (
    <Page
      title="Inbox"
      lead="What cases ask of people, the oldest first."
      actions={
        <SegmentedControl
          aria-label="What to show"
          value={whose}
          onChange={(value) => setWhose(value)}
          data={[
            { value: 'mine', label: 'For me' },
            { value: 'all', label: 'Everybody' },
            { value: 'signatures', label: 'Signatures' },
          ]}
        />
      }
    >
      {whose === 'signatures' ? <Signatures /> : <Approvals key={whose} mine={whose === 'mine'} />}
    </Page>
  )
}

function Approvals({ mine }: { mine: boolean }) {
  const { member } = useSession()
  const list = usePages(
    ['approvals', 'list', mine ? member.email : 'all'],
    (cursor) => answer(api.GET('/approvals', { params: { query: { ...(mine ? { for: member.email } : {}), limit: 20, ...at(cursor) } } })),
    { every: 60_000 },
  )
  if (list.isError && list.items === undefined) return <Trouble error={list.error} again={() => void list.refetch()} />
  if (list.items === undefined) return <Skeleton height={180} radius="md" />
  if (list.items.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconInbox} title={mine ? 'Nothing waits for you' : 'Nothing waits for anybody'}>
          When a workflow asks for an approval or for input (<code>request-approval</code>, <code>request-input</code>), the question appears here for
          everybody who may answer it.
        </Empty>
      </div>
    )
  }
  return (
    <div className="stack loose">
      {list.items.map((one) => (
        <ApprovalCard key={one.id} approval={one} />
      ))}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  )
}

function Signatures() {
  const list = usePages(['signatures', 'list'], (cursor) => answer(api.GET('/signatures', { params: { query: { limit: 20, ...at(cursor) } } })), { every: 60_000 })
  if (list.isError && list.items === undefined) return <Trouble error={list.error} again={() => void list.refetch()} />
  if (list.items === undefined) return <Skeleton height={180} radius="md" />
  if (list.items.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconInbox} title="Nothing waits for a signature">
          A workflow has documents signed with <code>request-signature</code>. Signers get a link by mail; what is still open stands here.
        </Empty>
      </div>
    )
  }
  return (
    <div className="stack loose">
      {list.items.map((one) => (
        <SignatureCard key={one.id} signature={one} />
      ))}
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  )
}
