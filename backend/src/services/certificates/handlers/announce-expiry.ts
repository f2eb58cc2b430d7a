import { addDays, dateIn } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { insertExpiryNotice, listExpiring } from '../store/expiry-rows.ts'
import { certificateEvent } from './certificate-event.ts'

/** Weeks before the last day at which the owner is reminded; a window of a week each, so that a day off loses nobody. */
const reminders = [4, 2] as const
const perTransaction = 200

/** Publishes `certificate.expiring` once per certificate and reminder, unless the vehicle has a newer pass. Returns how many. */
export async function announceExpiry(deps: CertificatesDeps): Promise<number> {
  const today = dateIn('UTC', deps.now().toISOString())
  let announced = 0
  for (const weeks of reminders) {
    const window = { from: addDays(today, weeks * 7 - 7), until: addDays(today, weeks * 7), weeks }
    for (let batch = perTransaction; batch === perTransaction; announced += batch)
      batch = await announceBatch(deps, window)
  }
  return announced
}

type Window = { from: string; until: string; weeks: number }

function announceBatch(deps: CertificatesDeps, window: Window): Promise<number> {
  return withTransaction(deps.pool, async (tx) => {
    const expiring = await listExpiring(tx, { ...window, limit: perTransaction })
    for (const row of expiring) {
      await insertExpiryNotice(tx, { certificateId: row.certificateId, weeks: window.weeks, at: deps.now() })
    }
    const by = { userId: null, weeks: window.weeks }
    const events = expiring.map((row) =>
      certificateEvent('certificate.expiring', row, { ...by, appointmentId: row.appointmentId }),
    )
    await publish(deps, tx, events)
    return expiring.length
  })
}
