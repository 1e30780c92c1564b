import './home.css'
import { Skeleton } from '@mantine/core'
import { IconArrowRight, IconBook2, IconChecklist, IconKey, IconRoute, type Icon } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay, useSession } from '../access/session'
import { answer, api } from '../api/client'
import { CaseStatus } from '../ui/Badge'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { When } from '../ui/When'
import { nameOf, useWorkflows } from '../workflows/data'
import { Numbers } from './Numbers'

export function HomePage() {
  const { member, organization } = useSession()
  const name = member.name.split(' ')[0] ?? ''
  return (
    <Page title="Home" heading={name === '' ? organization.name : `Good to see you, ${name}`} lead={name === '' ? undefined : organization.name}>
      <div className="home">
        <Numbers />
        <Waiting />
        <Failed />
        <Newest />
        <Steps />
      </div>
    </Page>
  )
}

function Waiting() {
  const { member } = useSession()
  const { data } = useQuery({
    queryKey: ['approvals', 'mine', member.email],
    queryFn: () => answer(api.GET('/approvals', { params: { query: { for: member.email, limit: 100 } } })),
  })
  return (
    <section className="panel">
      <header>
        <h2>Waits for you</h2>
        <Link to="/inbox" className="small">
          Inbox
        </Link>
      </header>
      {data === undefined ? (
        <Bars />
      ) : data.items.length === 0 ? (
        <p className="muted home-none">Nothing. Approvals and forms that workflows ask of you appear here.</p>
      ) : (
        <ul className="home-list">
          {data.items.slice(0, 6).map((one) => (
            <li key={one.id}>
              <Link to="/cases/$case" params={{ case: one.case_id }}>
                <span className="ellipsis grow">{one.title}</span>
                <span className="muted small">
                  <When at={one.opened_at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useCases(status?: string) {
  return useQuery({
    queryKey: ['cases', 'home', status ?? 'all'],
    queryFn: () => answer(api.GET('/cases', { params: { query: { limit: 6, ...(status === undefined ? {} : { status }) } } })),
    select: (page) => page.items,
  })
}

function Failed() {
  const { data } = useCases('Error')
  return (
    <section className="panel">
      <header>
        <h2>Went wrong</h2>
        <Link to="/cases" search={{ q: 'status:Error' }} className="small">
          All in error
        </Link>
      </header>
      {data === undefined ? (
        <Bars />
      ) : data.length === 0 ? (
        <p className="muted home-none">No case is in error. One whose run fails appears here, with what to do about it.</p>
      ) : (
        <ul className="home-list">
          {data.map((one) => (
            <li key={one.id}>
              <Link to="/cases/$case" params={{ case: one.id }}>
                <span className="ellipsis grow">{one.subject}</span>
                <span className="muted small">
                  <When at={one.updated_at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Newest() {
  const { data } = useCases()
  const workflows = useWorkflows()
  return (
    <section className="panel home-wide">
      <header>
        <h2>Newest cases</h2>
        <Link to="/cases" className="small">
          All cases
        </Link>
      </header>
      {data === undefined ? (
        <Bars />
      ) : data.length === 0 ? (
        <Empty icon={IconChecklist} title="No cases yet">
          As soon as a program or a person creates one, it appears here.
        </Empty>
      ) : (
        <ul className="home-list">
          {data.map((one) => (
            <li key={one.id}>
              <Link to="/cases/$case" params={{ case: one.id }}>
                <span className="grow ellipsis">
                  {one.subject} <span className="muted small">{nameOf(workflows.data, one.workflow_id)}</span>
                </span>
                <CaseStatus status={one.status} />
                <span className="muted small home-when">
                  <When at={one.created_at} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The way from nothing to a first case, for those who write workflows. */
function Steps() {
  const mayWrite = useMay('editor')
  const isAdmin = useMay('admin')
  if (!mayWrite) return null
  return (
    <section className="home-wide home-steps" aria-label="What to do next">
      <Step icon={IconRoute} title="Write a workflow" to="/workflows">
        Say in a page of YAML what becomes of a case; mistakes are told while you write.
      </Step>
      {isAdmin && (
        <Step icon={IconKey} title="Make a token" to="/tokens">
          Programs send cases with it. It is shown once and can be revoked at any time.
        </Step>
      )}
      <Step icon={IconBook2} title="Look at the cases" to="/cases">
        Each tells its story: what happened, what it waits for, and what went wrong.
      </Step>
    </section>
  )
}

function Step({ icon: Mark, title, to, children }: { icon: Icon; title: string; to: '/workflows' | '/tokens' | '/cases'; children: string }) {
  return (
    <Link to={to} className="panel padded home-step">
      <Mark size={20} strokeWidth={1.6} aria-hidden />
      <strong>{title}</strong>
      <span className="muted small">{children}</span>
      <IconArrowRight size={16} className="go" aria-hidden />
    </Link>
  )
}

function Bars() {
  return (
    <div className="stack" style={{ padding: 16 }} aria-busy>
      <Skeleton height={14} width="70%" />
      <Skeleton height={14} width="50%" />
      <Skeleton height={14} width="60%" />
    </div>
  )
}
