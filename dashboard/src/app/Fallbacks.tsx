import { Button, Skeleton } from '@mantine/core'
import { IconMapQuestion, IconTrash } from '../ui/icons'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { Empty } from '../ui/Empty'
import { Page } from '../ui/Page'
import { Trouble } from '../ui/Trouble'

/** While a page's code or its first data is on the way. */
export function Waiting() {
  return (
    <div className="page" aria-busy aria-label="Loading">
      <Skeleton height={28} width={220} mb={24} />
      <Skeleton height={240} radius="md" />
    </div>
  )
}

/** When a page itself failed. */
export function Broken({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <Page title="This page failed">
      <Trouble error={error} again={() => void router.invalidate()} />
    </Page>
  )
}

/** An address outside of every page. */
export function Nowhere() {
  return (
    <main>
      <NotFound />
    </main>
  )
}

export function NotFound() {
  return (
    <Page title="No such page">
      <div className="panel">
        <Empty
          icon={IconMapQuestion}
          title="There is nothing at this address"
          action={
            <Button component={Link} to="/" variant="light">
              Go home
            </Button>
          }
        >
          What was here may have been deleted, or the address was not copied completely.
        </Empty>
      </div>
    </Page>
  )
}

/** In the place of something that is deleted in a moment. */
export function Deleted({ title, onUndo }: { title: string; onUndo: () => void }) {
  return (
    <Page title={title}>
      <div className="panel">
        <Empty
          icon={IconTrash}
          title="It is deleted"
          action={
            <Button variant="light" onClick={onUndo}>
              Keep it
            </Button>
          }
        >
          For a few seconds it can still be had back.
        </Empty>
      </div>
    </Page>
  )
}
