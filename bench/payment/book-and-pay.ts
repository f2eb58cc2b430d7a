// Bookings as customers and the counter make them, and their payment: over HTTP, as every app does.
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from '@sac/platform/ids'
import { type Session, signIn } from '@sac/tests/support/simulated-device'
import { sendOrThrow } from '../journey/send-request.ts'
import type { Installation } from '../journey/start-installation.ts'

type Asking = { as: Session; path: string; body?: object }

async function ask<Body>({ url }: Installation, { as, path, body }: Asking): Promise<Body> {
  const headers = { authorization: `Bearer ${as.accessToken}`, 'content-type': 'application/json' }
  const sending = body
    ? { method: 'POST', headers, body: Buffer.from(JSON.stringify(body)) }
    : { method: 'GET', headers }
  return JSON.parse((await sendOrThrow(`${url}${path}`, sending)).body.toString()) as Body
}

const centreId = 'demo-centre'
const vehicle = { plate: 'BE-001-NC', country: 'F', category: 'M1', fuel: 'petrol' }
const unknown = { vin: null, make: null, model: null, firstRegistration: null }

const dayMs = 24 * 60 * 60_000
/** Of the test that is booked. */
const lastsMs = 45 * 60_000

async function freeTimesOf(installation: Installation, { as, from }: { as: Session; from: string }): Promise<string[]> {
  const query = new URLSearchParams({ centreId, kind: 'periodic', from, days: '31' })
  const path = `/api/v1/appointments/availability?${query.toString()}`
  const { days } = await ask<{ days: { times: string[] }[] }>(installation, { as, path })
  return days.flatMap(({ times }) => times)
}

/** Times of the coming months of which none runs into the next, the last ones first: the first may be over when its turn comes. */
async function timesToBook(installation: Installation, as: Session): Promise<string[]> {
  const months = [0, 31, 62].map((days) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10))
  const free = (await Promise.all(months.map((from) => freeTimesOf(installation, { as, from })))).flat()
  const chosen: string[] = []
  for (const time of [...new Set(free)].toSorted().toReversed()) {
    const next = chosen.at(-1)
    if (next === undefined || Date.parse(next) - Date.parse(time) >= lastsMs) chosen.push(time)
  }
  return chosen
}

/** Books so many times and has the counter accept them unpaid; returns the ids. */
export async function bookUnpaid(installation: Installation, count: number): Promise<string[]> {
  const customer = await signIn(installation.url, 'customer@demo.test')
  const times = await timesToBook(installation, customer)
  if (times.length < count) throw new Error(`only ${times.length} times are free`)
  const ids: string[] = []
  for (const scheduledDate of times.slice(0, count)) {
    const appointmentId = uuidv7()
    const body = {
      appointmentId,
      centreId,
      kind: 'periodic',
      scheduledDate,
      vehicle: { ...vehicle, ...unknown },
      vehicleId: null,
    }
    await ask(installation, { as: customer, path: '/api/v1/appointments', body })
    const accept = { as: installation.admin, path: `/api/v1/appointments/${appointmentId}/confirm` }
    await ask(installation, { ...accept, body: { commandId: uuidv7() } })
    ids.push(appointmentId)
  }
  return ids
}

/** Has each paid at the counter, one every `everyMs`; returns the payments. */
export async function payEach(
  installation: Installation,
  { bookings, everyMs }: { bookings: readonly string[]; everyMs: number },
): Promise<string[]> {
  const started = performance.now()
  const paying = bookings.map(async (appointmentId, n) => {
    await sleep(Math.max(0, n * everyMs - (performance.now() - started)))
    const body = { paymentId: uuidv7(), appointmentId, method: 'card' }
    await ask(installation, { as: installation.admin, path: '/api/v1/payments/counter', body })
    return body.paymentId
  })
  return Promise.all(paying)
}
