import { Modal } from '@mantine/core'
import { CARE, WORK } from './places'

const EVERYWHERE: [string, string][] = [
  ['Ctrl K', 'search and commands'],
  ['Ctrl Z', 'take back what a note offers'],
  ['?', 'these keys'],
  ['Tab', 'next element; Shift Tab the one before'],
  ['Esc', 'closes a dialog or menu'],
]

const IN_LISTS: [string, string][] = [
  ['j', 'next case, also ↓'],
  ['k', 'case before, also ↑'],
  ['Enter', 'open it'],
  ['/', 'write a query'],
  ['x', 'choose it'],
  ['X', 'choose all up to it'],
  ['A', 'choose all; again: all that match'],
  ['Esc', 'choose none'],
]

const IN_TEXTS: [string, string][] = [
  ['Ctrl S', 'save the draft'],
  ['Ctrl Space', 'words that fit'],
  ['Esc Tab', 'leave the text'],
]

export function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg">
      <div className="keys">
        <Keys title="Everywhere" keys={EVERYWHERE} />
        <Keys title="In the list of cases" keys={IN_LISTS} />
        <Keys title="In the text of a workflow" keys={IN_TEXTS} />
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
