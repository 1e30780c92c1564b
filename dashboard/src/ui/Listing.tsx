import { Button, Skeleton } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import type { Paged } from './pages'
import { Trouble } from './Trouble'

interface Props<T> {
  list: Paged<T>
  /** The names of the columns; empty ones are for buttons. */
  columns: string[]
  row: (item: T) => ReactNode
  empty: ReactNode
  label: string
}

/** A list as a table: grey bars while it comes, words when it is empty or failed, more on request. */
export function Listing<T>({ list, columns, row, empty, label }: Props<T>) {
  if (list.isError && list.items === undefined) return <Trouble error={list.error} again={() => void list.refetch()} />
  if (list.items?.length === 0) return <div className="panel">{empty}</div>
  return (
    <div className="panel">
      <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
        <table className="table cards" style={namesOf(columns)} aria-busy={list.items === undefined}>
          <thead>
            <tr>
              {columns.map((column, place) => (
                <th key={`${place} ${column}`} scope="col">
                  {column === '' ? <span className="visually-hidden">Actions</span> : column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{list.items === undefined ? <Bars columns={columns.length} /> : list.items.map(row)}</tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <div className="listing-more">
          <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  )
}

/** On a phone a row is a card, and each cell says the name of its column. */
function namesOf(columns: string[]): CSSProperties {
  return Object.fromEntries(columns.map((column, place) => [`--column-${place + 1}`, JSON.stringify(column)]))
}

function Bars({ columns }: { columns: number }) {
  return Array.from({ length: 5 }, (_, row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <Skeleton height={14} width={column === 0 ? '70%' : '50%'} />
        </td>
      ))}
    </tr>
  ))
}
