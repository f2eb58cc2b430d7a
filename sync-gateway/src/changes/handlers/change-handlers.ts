// Turns the facts of other services, and the gateway's own lines, into what devices must learn. Events are dealt with
// together: what they need is read, each is taken in the order of the log, and what came of it is published at the end. A
// single event is a batch of one.
import type { BatchHandler, EventHandler } from '@sac/platform/inbox/group-context'
import { done, type Outcome } from '@sac/platform/inbox/outcome'
import { lockFeed } from '../store/feed-rows.ts'
import { applyAppointments } from './apply-appointment.ts'
import { applyNews } from './apply-news.ts'
import { type AppointmentTold, eventTypes, isWhereabout, readChange, type Told } from './read-change.ts'

/** For group `sync-gateway-group`. */
export const changeBatchHandler: BatchHandler = async (tx, envelopes) => {
  const read = envelopes.map(readChange)
  const outcomes = read.map((one): Outcome => (isTold(one) ? done : one))
  if (outcomes.some(({ kind }) => kind === 'dead-letter')) return outcomes
  const told = read.filter(isTold)
  // Taken before any row: two consumers that touch the same inspection then never wait for each other in a circle.
  if (told.some(needsLock)) await lockFeed(tx)
  for (const run of runsOf(told)) await (isAppointments(run) ? applyAppointments(tx, run) : applyNews(tx, run))
  return outcomes
}

/** The same for one event at a time, by event type. */
export const changeHandlers: Readonly<Record<string, EventHandler>> = Object.fromEntries(
  eventTypes.map((type): [string, EventHandler] => [
    type,
    async (tx, envelope) => (await changeBatchHandler(tx, [envelope]))[0] ?? done,
  ]),
)

const isTold = (read: Told | Outcome): read is Told => !['done', 'skip', 'dead-letter'].includes(read.kind)

// Nearly no line is news to another device, and one inspection's lines come one after the other: no lock ahead. But the
// assignment may be published at the same moment as a whereabout: under the lock one of the two sees the other.
const needsLock = (told: Told) => told.kind !== 'line' || isWhereabout(told)

/** Appointments apart from everything else: what one kind publishes the other reads. */
function runsOf(told: readonly Told[]): Told[][] {
  const runs: Told[][] = []
  for (const one of told) {
    const run = runs.at(-1)
    if (run && isAppointments(run) === (one.kind === 'appointment')) run.push(one)
    else runs.push([one])
  }
  return runs
}

const isAppointments = (run: readonly Told[]): run is AppointmentTold[] => run[0]?.kind === 'appointment'
