import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSession } from '../access/session'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { CaseStatus } from '../ui/Badge'

type Statistics = components['schemas']['Statistics']
type Day = Statistics['days'][number]

const DAYS = 14

/** How many cases stand where, and what came and went day by day. */
export function Numbers() {
  const { time_zone: zone } = useSession()
  const { data } = useQuery({
    queryKey: ['statistics', zone],
    queryFn: () =>
      answer(api.GET('/statistics', { params: { query: { days: DAYS, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone } } })),
    refetchInterval: 60_000,
  })
  if (data === undefined) return <Skeleton className="home-wide" height={220} radius="md" />
  if (data.statuses.length === 0) return null
  return (
    <section className="panel home-wide numbers" aria-label="Cases in numbers">
      <div>
        <h2>By status</h2>
        <ul className="status-counts">
          {data.statuses.map((one) => (
            <li key={one.status}>
              <Link to="/cases" search={{ q: `status:${/\s/.test(one.status) ? JSON.stringify(one.status) : one.status}` }}>
                <CaseStatus status={one.status} />
                <strong>
                  {one.count.toLocaleString()}
                  {one.more && '+'}
                </strong>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Chart title="Created" days={data.days} bars={[{ of: (day) => day.created, name: 'created', tone: 'accent' }]} />
      <Chart
        title="Runs that ended"
        days={data.days}
        bars={[
          { of: (day) => day.completed, name: 'completed', tone: 'good' },
          { of: (day) => day.failed, name: 'failed', tone: 'bad' },
          { of: (day) => day.cancelled, name: 'cancelled', tone: 'warn' },
        ]}
      />
      {data.partial && <p className="muted small home-wide">The days tell of the newest cases only: there are too many to count all.</p>}
    </section>
  )
}

interface Bar {
  of: (day: Day) => number
  name: string
  tone: string
}

const HEIGHT = 96
const WIDTH = 20

function Chart({ title, days, bars }: { title: string; days: Day[]; bars: Bar[] }) {
  const sum = (day: Day) => bars.reduce((total, bar) => total + bar.of(day), 0)
  const most = Math.max(1, ...days.map(sum))
  const total = days.reduce((all, day) => all + sum(day), 0)
  const told = bars.map((bar) => `${days.reduce((all, day) => all + bar.of(day), 0).toLocaleString()} ${bar.name}`).join(', ')
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <span className="muted small">
          {total.toLocaleString()} in {days.length} days
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${title} in ${days.length} days: ${told}`}>
        {days.map((day, index) => {
          let top = HEIGHT
          return (
            <g key={day.day}>
              <title>{`${day.day}: ${bars.map((bar) => `${bar.of(day)} ${bar.name}`).join(', ')}`}</title>
              <rect x={index * WIDTH} y={0} width={WIDTH} height={HEIGHT} className="nothing" />
              <rect x={index * WIDTH + 3} y={HEIGHT - 2} width={WIDTH - 6} height={2} className="base" />
              {bars.map((bar) => {
                const height = (bar.of(day) / most) * (HEIGHT - 4)
                top -= height
                return <rect key={bar.name} x={index * WIDTH + 3} y={top} width={WIDTH - 6} height={height} className={bar.tone} />
              })}
            </g>
          )
        })}
      </svg>
      <div className="chart-days muted" aria-hidden>
        <span>{days[0]?.day.slice(5)}</span>
        <span>{days.at(-1)?.day.slice(5)}</span>
      </div>
    </figure>
  )
}
