// What to do next about events, questions and news. Pure; photos travel beside it on their own connections.
import type { Link } from './link-state.ts'

export type Outlook = {
  now: number
  visible: boolean
  /** Events wait, or hashes must be announced. */
  events: boolean
  /** Photos wait that may travel. */
  photos: boolean
  /** A photo is under way that has taken longer than it should. */
  overdue: boolean
  /** A photo is under way. */
  inFlight: boolean
  /** When the office was last asked what has arrived, and last heard; null: never. */
  probedAt: number | null
  heardAt: number | null
  /** Send no events before this moment. */
  throttledUntil: number
  /** When news should be pulled; Infinity: nobody is signed in. */
  pullAt: number
  /** 0.9 … 1.1, so that a garage does not ask in step. */
  spread: number
}

export type Step =
  | { type: 'probe' }
  | { type: 'send-events' }
  | { type: 'pull' }
  /** The time the office asked for is over. */
  | { type: 'resume' }
  | { type: 'wait'; ms: number }

export const eagerMs = 1_000
export const idleMs = 60_000

const wait = (ms: number): Step => ({ type: 'wait', ms: Math.max(1, ms) })

/** Every second while somebody looks and work is pending, else about every minute; never slower because it failed. */
const interval = ({ visible, events, photos, spread }: Outlook): number =>
  visible && (events || photos) ? eagerMs : idleMs * spread

const since = (at: number | null, now: number) => (at === null ? Number.POSITIVE_INFINITY : now - at)

function probeOrWait(outlook: Outlook, every: number): Step {
  const left = every - since(outlook.probedAt, outlook.now)
  return left <= 0 ? { type: 'probe' } : wait(left)
}

function stepWhenClear(outlook: Outlook): Step {
  const { now, events, throttledUntil, pullAt, overdue } = outlook
  if (events && now >= throttledUntil) return { type: 'send-events' }
  if (now >= pullAt) return { type: 'pull' }
  return overdue ? probeOrWait(outlook, eagerMs) : keepInTouch(outlook)
}

function keepInTouch(outlook: Outlook): Step {
  const { now, events, throttledUntil, pullAt, inFlight, heardAt, probedAt } = outlook
  // A photo under way answers for the line.
  const every = inFlight ? idleMs : interval(outlook)
  const quiet = Math.min(since(heardAt, now), since(probedAt, now))
  if (quiet >= every) return { type: 'probe' }
  const sendAt = events ? throttledUntil : Number.POSITIVE_INFINITY
  return wait(Math.min(every - quiet, pullAt - now, sendAt - now, inFlight ? eagerMs : idleMs * 2))
}

const steps: { [S in Link['status']]: (outlook: Outlook, link: Extract<Link, { status: S }>) => Step } = {
  unknown: () => ({ type: 'probe' }),
  clear: stepWhenClear,
  silent: (outlook) => probeOrWait(outlook, interval(outlook)),
  refused: (outlook) => probeOrWait(outlook, idleMs),
  busy: ({ now }, { until }) => (now >= until ? { type: 'resume' } : wait(until - now)),
  'signed-out': () => wait(idleMs),
  revoked: () => wait(idleMs),
}

export function nextStep(link: Link, outlook: Outlook): Step {
  const stepOf = steps[link.status] as (outlook: Outlook, link: Link) => Step
  return stepOf(outlook, link)
}
