// Turns the events of other services, and the gateway's own lines, into what devices must learn. Events are dealt with
// together: what they need is read, each is taken in the order of the log, and what came of it is published at the end.

import type { Tx } from '@sac/platform/db/with-transaction'
import { done, type Outcome } from '@sac/platform/inbox/outcome'
import { subscribeTogether } from '@sac/platform/inbox/subscription'
import { lockFeed } from '../store/feed-rows.ts'
import { applyAppointments } from './apply-appointment.ts'
import { applyNews } from './apply-news.ts'
import { type AppointmentTold, isWhereabout, readers, type Told } from './read-change.ts'

export const changeSubscription = subscribeTogether('sync-gateway-group', readers, takeAll)

async function takeAll(tx: Tx, told: readonly Told[]): Promise<Outcome[]> {
  // Taken before any row: two consumers that touch the same inspection then never wait for each other in a circle.
  if (told.some(needsLock)) await lockFeed(tx)
  for (const run of runsOf(told)) await (isAppointments(run) ? applyAppointments(tx, run) : applyNews(tx, run))
  return told.map(() => done)
}

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
