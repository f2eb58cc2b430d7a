import { headerBytes, segmentBytes } from './link-rate.ts'

/** One TCP connection's part of it. */
export type Flow = {
  /** Waiting to be sent, bytes of content. */
  waiting: () => number
  push: (chunk: Buffer) => void
  /** After all that was pushed before. */
  finish: () => void
  /** Forgets everything that has not arrived. */
  cut: () => void
}

type FlowEnds = {
  deliver: (chunk: Buffer) => void
  delivered: () => void
  /** Called when less is waiting than before. */
  drained: () => void
}

export type Direction = { open: (ends: FlowEnds) => Flow; sentBytes: () => number; close: () => void }

type Segment = { flow: OpenFlow; content: Buffer | null }
type OpenFlow = { segments: Segment[]; waiting: number; dead: boolean; ends: FlowEnds }
type DirectionState = {
  /** Connections with something to send, in turn. */
  turns: OpenFlow[]
  underWay: { at: number; segment: Segment }[]
  /** When the last bit of what was sent so far has left. */
  freeAt: number
  sent: number
  timer: NodeJS.Timeout | undefined
  bitsPerSecond: number
  delayMs: number
}

/**
 * One direction of the line, shared by all connections, one segment at a time, the connections in turn; each
 * segment arrives the one-way delay after its last bit was sent. Order is kept whatever timers do: arrivals are one queue.
 */
export function createDirection(rate: { bitsPerSecond: number; delayMs: number }): Direction {
  const direction: DirectionState = { turns: [], underWay: [], freeAt: 0, sent: 0, timer: undefined, ...rate }
  return {
    open: (ends) => openFlow(direction, ends),
    sentBytes: () => direction.sent,
    close: () => clearTimeout(direction.timer),
  }
}

// Timers wake us up to this much late; the direction is then not idle but behind, and catches up.
const coarseTimerMs = 4

function wakeIn(direction: DirectionState, ms: number): void {
  clearTimeout(direction.timer)
  direction.timer = setTimeout(() => {
    const now = performance.now()
    send(direction, now)
    arrive(direction, now)
    const next = Math.min(
      direction.turns.length > 0 ? direction.freeAt : Infinity,
      direction.underWay[0]?.at ?? Infinity,
    )
    if (next !== Infinity) wakeIn(direction, Math.max(0, next - performance.now()))
  }, ms)
}

function send(direction: DirectionState, now: number): void {
  while (direction.freeAt <= now) {
    const flow = direction.turns.shift()
    if (!flow) return
    const segment = flow.segments.shift()
    if (!segment) continue
    const content = segment.content?.length ?? 0
    direction.freeAt =
      Math.max(direction.freeAt, now - coarseTimerMs) + ((content + headerBytes) * 8_000) / direction.bitsPerSecond
    direction.sent += content + headerBytes
    direction.underWay.push({ at: direction.freeAt + direction.delayMs, segment })
    if (flow.segments.length > 0) direction.turns.push(flow)
    flow.waiting -= content
    flow.ends.drained()
  }
}

function arrive(direction: DirectionState, now: number): void {
  for (let head = direction.underWay[0]; head && head.at <= now; head = direction.underWay[0]) {
    direction.underWay.shift()
    const { flow, content } = head.segment
    if (flow.dead) continue
    if (content) flow.ends.deliver(content)
    else flow.ends.delivered()
  }
}

function openFlow(direction: DirectionState, ends: FlowEnds): Flow {
  const flow: OpenFlow = { segments: [], waiting: 0, dead: false, ends }
  const enqueue = (content: Buffer | null) => {
    if (flow.dead) return
    if (flow.segments.length === 0) direction.turns.push(flow)
    flow.segments.push({ flow, content })
    flow.waiting += content?.length ?? 0
    wakeIn(direction, 0)
  }
  return {
    waiting: () => flow.waiting,
    push: (chunk) => {
      const start = fillLast(flow, chunk)
      for (let at = start; at < chunk.length; at += segmentBytes) enqueue(chunk.subarray(at, at + segmentBytes))
    },
    finish: () => enqueue(null),
    cut: () => {
      flow.dead = true
      flow.segments.length = 0
      flow.waiting = 0
    },
  }
}

// Like TCP, a segment that still waits is filled up before the next one is begun. Returns how much of the chunk went there.
function fillLast(flow: OpenFlow, chunk: Buffer): number {
  const last = flow.segments.at(-1)
  if (!last?.content || flow.dead) return 0
  const room = Math.min(segmentBytes - last.content.length, chunk.length)
  last.content = Buffer.concat([last.content, chunk.subarray(0, room)])
  flow.waiting += room
  return room
}
