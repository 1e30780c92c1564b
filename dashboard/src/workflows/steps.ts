/** A step as the graph draws it. */
export interface Step {
  /** The JSON Pointer of the step, as the history names it. */
  pointer: string
  name: string
  /** Its word: `set`, `switch`, `call`, … */
  word: string
  /** What it calls, waits for or asks; a few words. */
  about: string
  /** Where `then` leads: a name of the same list, `end`, `exit`, or nothing for the next. */
  then?: string
  cases?: { name: string; when?: string; then: string }[]
  conditional: boolean
  inside: { title: string; steps: Step[] }[]
}

/** All steps of an outline, those inside of others too. */
export function everyStep(steps: Step[]): Step[] {
  return steps.flatMap((step) => [step, ...step.inside.flatMap((part) => everyStep(part.steps))])
}
