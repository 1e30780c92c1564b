import { Modal } from '@mantine/core'
import { CARE, WORK } from './places'

const EVERYWHERE: [string, string][] = [
  ['Ctrl K', 'search and commands'],
  ['?', 'these keys'],
]

const IN_LISTS: [string, string][] = [
  ['j', 'next case'],
  ['k', 'case before'],
  ['Enter', 'open it'],
  ['/', 'write a query'],
  ['x', 'choose it'],
  ['X', 'choose all up to it'],
  ['A', 'choose all; again: all that match'],
  ['Esc', 'choose none'],
]

export function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg">
      <div className="keys">
        <Keys title="Everywhere" keys={EVERYWHERE} />
        <Keys title="In the list of cases" keys={IN_LISTS} />
        <Keys title="Go to" keys={[...WORK, ...CARE].map((place) => [`g ${place.key}`, place.name])} />
      </div>
    </Modal>
  )
}

function Keys({ title, keys }: { title: string; keys: [string, string][] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="facts">
        {keys.map(([key, what]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
