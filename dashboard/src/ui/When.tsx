import { Tooltip } from '@mantine/core'
import { ago, moment, useNow } from './time'

/** A moment as people say it; the exact one in the reader's zone when pointed at. */
export function When({ at }: { at: string }) {
  const now = useNow()
  return (
    <Tooltip label={moment(at)}>
      <time dateTime={at} className="nowrap">
        {ago(at, now)}
      </time>
    </Tooltip>
  )
}
