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
  /** Since when the line has been silent; null: it is not. */
  silentSince: number | null
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
const idleMs = 60_000
/** Most silences are short, a doorway or a lift: at their beginning each look costs nothing and may save a second. */
const fastProbeMs = 250
const fastProbingMs = 10_000
/** Longer than any wait there is a reason for: a clock that was set back must not put anything off. */
const longestMs = 3_600_000

const wait = (ms: number): Step => ({ type: 'wait', ms: Math.min(longestMs, Math.max(1, ms)) })

/** Also when it is further off than anything may be: then the clock has been set back since it was noted. */
const isDue = (at: number, now: number) => now >= at || (at - now > longestMs && at !== Number.POSITIVE_INFINITY)

/** Every second while somebody looks and work is pending, else about every minute; never slower because it failed. */
const interval = ({ visible, events, photos, spread }: Outlook): number =>
  visible && (events || photos) ? eagerMs : idleMs * spread

/** A moment in the future is one before the clock was set back: nobody knows how long ago. */
const since = (at: number | null, now: number) => (at === null || at > now ? Number.POSITIVE_INFINITY : now - at)

/** How often to ask a silent office. */
function probeInterval(outlook: Outlook): number {
  const usual = interval(outlook)
  return usual === eagerMs && since(outlook.silentSince, outlook.now) < fastProbingMs ? fastProbeMs : usual
}

function probeOrWait(outlook: Outlook, every: number): Step {
  const left = every - since(outlook.probedAt, outlook.now)
  return left <= 0 ? { type: 'probe' } : wait(left)
}

function stepWhenClear(outlook: Outlook): Step {
  const { now, events, throttledUntil, pullAt, overdue } = outlook
  if (events && isDue(throttledUntil, now)) return { type: 'send-events' }
  if (isDue(pullAt, now)) return { type: 'pull' }
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
  silent: (outlook) => probeOrWait(outlook, probeInterval(outlook)),
  refused: (outlook) => probeOrWait(outlook, idleMs),
  busy: ({ now }, { until }) => (isDue(until, now) ? { type: 'resume' } : wait(until - now)),
  'signed-out': () => wait(idleMs),
  revoked: () => wait(idleMs),
}

export function nextStep(link: Link, outlook: Outlook): Step {
  const stepOf = steps[link.status] as (outlook: Outlook, link: Link) => Step
  return stepOf(outlook, link)
}
