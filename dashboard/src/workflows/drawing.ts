import type { Step } from './steps'

export interface Box {
  id: string
  parent?: string
  kind: 'step' | 'end' | 'part'
  step?: Step
  group: boolean
  text: string
  x: number
  y: number
  width: number
  height: number
}

export interface Line {
  id: string
  from: string
  to: string
  text: string
}

export interface Point {
  x: number
  y: number
}

/** A line with its way around the boxes, and where the middle of its text is. */
export interface Routed extends Line {
  points: Point[]
  middle: Point | undefined
}

export interface Placed {
  boxes: Box[]
  lines: Routed[]
}

const WIDTH = 220
const HEIGHT = 58

type Unplaced = Omit<Box, 'x' | 'y'>

/** The boxes and lines of a list of steps, without places. */
export function drawing(steps: Step[]): { boxes: Unplaced[]; lines: Line[] } {
  const boxes: Unplaced[] = [endBox('start'), endBox('end')]
  const lines: Line[] = []
  const line = (from: string, to: string, text = '') => {
    const id = `${from} > ${to} ${text}`
    if (!lines.some((one) => one.id === id)) lines.push({ id, from, to, text })
  }
  list(steps, undefined, 'end')
  line('start', steps[0]?.pointer ?? 'end')
  return { boxes, lines }

  function endBox(id: string): Unplaced {
    return { id, kind: 'end', group: false, text: id, width: 76, height: 30 }
  }

  /** One list: each step leads to the next, to where its `then` says, or to where the list leads. */
  function list(items: Step[], parent: string | undefined, after: string | undefined): void {
    items.forEach((step, index) => {
      const group = step.inside.some((part) => part.steps.length > 0)
      boxes.push({
        id: step.pointer,
        ...(parent === undefined ? {} : { parent }),
        kind: 'step',
        step,
        group,
        text: step.name,
        width: WIDTH,
        height: HEIGHT,
      })
      const next = items[index + 1]?.pointer ?? after
      const target = (then: string | undefined): string | undefined => {
        if (then === undefined || then === 'continue') return next
        if (then === 'end') return parent === undefined ? 'end' : undefined
        if (then === 'exit') return after
        return items.find((one) => one.name === then)?.pointer
      }
      const leads = (then: string | undefined, text = '') => {
        const to = target(then)
        if (to !== undefined) line(step.pointer, to, text)
      }
      if (step.cases === undefined) leads(step.then)
      else {
        for (const one of step.cases) leads(one.then, one.name)
        // None fits and there is no case for that: it goes on.
        if (step.cases.every((one) => one.when !== undefined)) leads(step.then, 'otherwise')
      }
      if (group) inner(step)
    })
  }

  function inner(step: Step): void {
    for (const [index, part] of step.inside.entries()) {
      if (part.steps.length === 0) continue
      const id = `${step.pointer}#${index}`
      const titled = part.title !== '' && step.word !== 'fork'
      if (titled) {
        boxes.push({ id, parent: step.pointer, kind: 'part', group: true, text: part.title, width: WIDTH, height: HEIGHT })
      }
      list(part.steps, titled ? id : step.pointer, undefined)
    }
  }
}
