import '@xyflow/react/dist/base.css'
import './graph.css'
import { Skeleton } from '@mantine/core'
import { Background, BaseEdge, Controls, Handle, MarkerType, Position, ReactFlow, type Edge, type EdgeProps, type Node, type NodeProps } from '@xyflow/react'
import { IconArrowsSplit2, IconBolt, IconCircleCheck, IconClock, IconEar, IconGitBranch, IconPencil, IconPlayerPlay, IconRepeat, IconRoute, IconSend, IconShield, IconAlertTriangle, type Icon } from '../ui/icons'
import { useQuery } from '@tanstack/react-query'
import { Empty } from '../ui/Empty'
import type { Placed, Point, Routed } from './drawing'
import { layout } from './layout'
import type { Step } from './steps'

/** Where a step stands in a run. */
export type Standing = 'done' | 'waiting' | 'failed' | 'skipped'

const ICONS: Record<string, Icon> = {
  call: IconBolt,
  set: IconPencil,
  switch: IconArrowsSplit2,
  for: IconRepeat,
  wait: IconClock,
  raise: IconAlertTriangle,
  try: IconShield,
  fork: IconGitBranch,
  listen: IconEar,
  emit: IconSend,
  run: IconRoute,
  do: IconPlayerPlay,
}

interface StepData extends Record<string, unknown> {
  step: Step
  standing: Standing | undefined
  current: boolean
  group: boolean
  onOpen: ((step: Step) => void) | undefined
}

function StepNode({ data }: NodeProps<Node<StepData>>) {
  const { step, standing, current, group, onOpen } = data
  const Mark = ICONS[step.word] ?? IconBolt
  const name = <span className="ellipsis">{step.name}</span>
  return (
    <div className={`step-node ${group ? 'group' : ''} ${standing ?? ''} ${current ? 'current' : ''}`}>
      <Handle type="target" position={Position.Top} />
      <div className="step-head">
        <Mark size={16} strokeWidth={1.7} aria-hidden />
        {onOpen === undefined ? (
          name
        ) : (
          <button type="button" className="step-open nodrag nopan">
            {name}
          </button>
        )}
        {step.conditional && <span className="step-if">if</span>}
      </div>
      {!group && <div className="step-about ellipsis">{step.about === '' ? step.word : step.about}</div>}
      {standing !== undefined && <span className="visually-hidden">{standing}</span>}
      <Handle type="source" position={Position.Bottom} />
    </div>
  )
}

function EndNode({ data }: NodeProps<Node<{ text: string }>>) {
  return (
    <div className="end-node">
      <Handle type="target" position={Position.Top} />
      {data.text === 'end' ? <IconCircleCheck size={16} aria-hidden /> : <IconPlayerPlay size={14} aria-hidden />}
      {data.text}
      <Handle type="source" position={Position.Bottom} />
    </div>
  )
}

function PartNode({ data }: NodeProps<Node<{ text: string }>>) {
  return <div className="part-node">{data.text}</div>
}

type RoutedEdge = Edge<Pick<Routed, 'points' | 'middle'>>

const CORNER = 8

/** A line along its points, with round corners. */
function pathOf(points: Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M ${point.x} ${point.y}`
      if (after === undefined) return `L ${point.x} ${point.y}`
      const [from, to] = [towards(point, before), towards(point, after)]
      return `L ${from.x} ${from.y} Q ${point.x} ${point.y} ${to.x} ${to.y}`
    })
    .join(' ')
}

/** A point a corner's length away, half of the way at most. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length === 0 ? 0 : Math.min(CORNER, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

function WayEdge({ id, data, label, markerEnd }: EdgeProps<RoutedEdge>) {
  if (data === undefined) return null
  const { points, middle } = data
  return <BaseEdge id={id} path={pathOf(points)} {...(markerEnd === undefined ? {} : { markerEnd })} {...(middle === undefined ? {} : { label, labelX: middle.x, labelY: middle.y })} />
}

const KINDS = { step: StepNode, end: EndNode, part: PartNode }
const WAYS = { way: WayEdge }
const ARROW = { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--edge)' }

interface Props {
  steps: Step[]
  standings?: Record<string, Standing>
  /** The step that is looked at. */
  current?: string | undefined
  /** Called with the step that somebody clicked, or chose by Enter or the space bar. */
  onOpen?: (step: Step) => void
}

/** The steps of a workflow as they follow each other; steps that hold others are drawn around them. */
export function StepGraph({ steps, standings = {}, current, onOpen }: Props) {
  const shape = JSON.stringify(steps)
  const placed = useQuery({ queryKey: ['layout', shape], queryFn: () => layout(steps), staleTime: Infinity, placeholderData: (before) => before })
  if (steps.length === 0) {
    return (
      <Empty icon={IconRoute} title="No steps to draw">
        The graph appears as soon as the text has a <code>do</code> with steps that can be read.
      </Empty>
    )
  }
  if (placed.isError) return <p className="muted tab-body">The graph could not be drawn.</p>
  if (placed.data === undefined) return <Skeleton height={400} />
  return <Drawn placed={placed.data} standings={standings} current={current} onOpen={onOpen} />
}

interface DrawnProps {
  placed: Placed
  standings: Record<string, Standing>
  current: string | undefined
  onOpen: ((step: Step) => void) | undefined
}

function Drawn({ placed, standings, current, onOpen }: DrawnProps) {
  const nodes = placed.boxes.map((box): Node => {
    const common = {
      id: box.id,
      position: { x: box.x, y: box.y },
      style: { width: box.width, height: box.height },
      ...(box.parent === undefined ? {} : { parentId: box.parent }),
      draggable: false,
      connectable: false,
    }
    if (box.step !== undefined) {
      const { step, group } = box
      const data: StepData = { step, standing: standings[step.pointer], current: step.pointer === current, group, onOpen }
      return { ...common, type: 'step', data, ariaRole: 'group', ariaLabel: `Step ${step.name}`, focusable: false }
    }
    return { ...common, type: box.kind, data: { text: box.text }, selectable: false, focusable: false }
  })
  const edges = placed.lines.map(
    ({ id, from, to, text, points, middle }): RoutedEdge => ({ id, source: from, target: to, type: 'way', data: { points, middle }, markerEnd: ARROW, ...(text === '' ? {} : { label: text }), focusable: false }),
  )
  return (
    <ReactFlow
      key={placed.boxes.length}
      className={onOpen === undefined ? 'step-graph' : 'step-graph opens'}
      nodes={nodes}
      edges={edges}
      nodeTypes={KINDS}
      edgeTypes={WAYS}
      nodesDraggable={false}
      nodesConnectable={false}
      fitView
      fitViewOptions={{ maxZoom: 1, minZoom: 0.45, padding: 0.12 }}
      minZoom={0.15}
      onNodeClick={(_, node) => {
        const step = (node.data as Partial<StepData>).step
        if (step !== undefined) onOpen?.(step)
      }}
      aria-label="Graph of the steps"
    >
      <Background gap={20} size={1} color="var(--line)" />
      <Controls showInteractive={false} />
    </ReactFlow>
  )
}
