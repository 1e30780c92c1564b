import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import { drawing, type Line, type Placed, type Point, type Routed } from './drawing'
import type { Step } from './steps'

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeLabel': '4',
}

let elk: InstanceType<typeof ELK> | undefined

/** Finds a place for everything, on another thread. */
export async function layout(steps: Step[]): Promise<Placed> {
  elk ??= new ELK({ workerUrl })
  const { boxes, lines } = drawing(steps)
  const parents = new Map(boxes.map((box) => [box.id, box.parent]))
  const children = (parent: string | undefined): ElkNode[] =>
    boxes
      .filter((box) => box.parent === parent)
      .map((box) =>
        box.group
          ? {
              id: box.id,
              layoutOptions: { ...OPTIONS, 'elk.padding': '[top=46,left=16,bottom=16,right=16]' },
              children: children(box.id),
              edges: edges(box.id),
            }
          : { id: box.id, width: box.width, height: box.height },
      )
  const edges = (parent: string | undefined) =>
    lines
      .filter((line) => parents.get(line.from) === parent && parents.get(line.to) === parent)
      .map((line) => ({
        id: line.id,
        sources: [line.from],
        targets: [line.to],
        ...(line.text === '' ? {} : { labels: [{ text: line.text, width: 9 * line.text.length, height: 16 }] }),
      }))
  const found = await elk.layout({ id: 'root', layoutOptions: OPTIONS, children: children(undefined), edges: edges(undefined) })
  const places = new Map<string, ElkNode>()
  const ways = new Map<string, Way>()
  const walk = (node: ElkNode, corner: Point) => {
    places.set(node.id, node)
    node.edges?.forEach((edge) => ways.set(edge.id, wayOf(edge, corner)))
    node.children?.forEach((child) => walk(child, shifted({ x: child.x ?? 0, y: child.y ?? 0 }, corner)))
  }
  walk(found, { x: 0, y: 0 })
  return {
    boxes: boxes.map((box) => {
      const place = places.get(box.id)
      return { ...box, x: place?.x ?? 0, y: place?.y ?? 0, width: place?.width ?? box.width, height: place?.height ?? box.height }
    }),
    lines: lines.map((line) => ({ ...line, ...(ways.get(line.id) ?? NOWHERE) })),
  }
}

type Way = Omit<Routed, keyof Line>

const NOWHERE: Way = { points: [], middle: undefined }

/** The way of a line, whose places are told from the corner of the box that it is in. */
function wayOf({ sections, labels }: ElkExtendedEdge, corner: Point): Way {
  const [section] = sections ?? []
  const [label] = labels ?? []
  return {
    points: section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) => shifted(point, corner)),
    middle: label === undefined ? undefined : shifted({ x: (label.x ?? 0) + (label.width ?? 0) / 2, y: (label.y ?? 0) + (label.height ?? 0) / 2 }, corner),
  }
}

function shifted(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y }
}
