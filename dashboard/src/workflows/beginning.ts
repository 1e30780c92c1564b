/** A name that fits a title. */
export function nameFor(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 63)
}

/** The document that a new workflow begins with: complete, small, and with something to change. */
export function beginning(title: string, name: string): string {
  return `document:
  dsl: '1.0.3'
  namespace: default
  name: ${name}
  version: '1.0.0'
  title: ${JSON.stringify(title)}
  metadata:
    statuses: [In review]
input:
  schema:
    document:
      type: object
      required: [what]
      properties:
        what: { type: string, title: What is it about }
        amount: { type: number, title: Amount, minimum: 0 }
do:
  - look:
      switch:
        - large: { when: (.amount // 0) > 100, then: review }
        - small: { then: note }
  - note:
      call: add-note
      with: { text: '\${ "Nobody needs to look at \\(.what)" }' }
      then: end
  - review:
      call: set-status
      with: { status: In review }
`
}
