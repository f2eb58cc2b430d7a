import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changeTo, statusAfter } from '../domain/certificate.ts'
import { changeEvents } from '../handlers/certificate-event.ts'
import { changeStatus } from '../handlers/change-status.ts'
import { type CertificateRow, lockCertificate } from '../store/certificate-rows.ts'
import { markStatusYearChanged } from '../store/counters.ts'
import { listTouched, type TouchedRow } from '../store/touched-rows.ts'
import { type KnownStatus, statusOf, type Told } from './known-statuses.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'newId'>

/** Gives a locked row the status the world was told of, where the life of a certificate allows it. True when it changed. */
export async function applyStatus(deps: Deps, tx: Tx, row: CertificateRow, known: KnownStatus): Promise<boolean> {
  const { status, reason, note, at, supersededBy, source } = known
  if (row.status === status || statusAfter(row.status, changeTo[status]) !== status) return false
  const { certificateId } = row
  if (row.statusYear !== null) await markStatusYearChanged(tx, { year: row.statusYear })
  const decided = await changeStatus(tx, { certificateId, status, reason, note, at, supersededBy })
  const heir = supersededBy === null ? {} : { supersededBy }
  const event = changeEvents[changeTo[status]](row, { userId: null, reasonCode: reason, adopted: true, ...heir })
  await publish(deps, tx, [event])
  const details = { adoptedFrom: source, at: at.toISOString(), ...decided }
  await appendAudit(deps, tx, { actorId: null, action: event.type, subjectId: certificateId, reason, note, details })
  return true
}

/**
 * Gives every row the database has the status the world was told of since. What replaces a superseded one may not be adopted
 * yet: `heirs: 'missing'` leaves those for later. Returns how many changed.
 */
export async function applyStatuses(
  deps: Deps,
  { told, heirs }: { told: Told; heirs: 'missing' | 'here' },
): Promise<number> {
  let changed = 0
  for (const row of await listTouched(deps.pool, { years: indexesOf(told), ids: [...told.facts.keys()] })) {
    const known = statusOf(told, row)
    if (!known || isSettled(row, known) || (known.status === 'superseded' && heirs === 'missing')) continue
    if (await applyTo(deps, row, known)) changed += 1
  }
  return changed
}

// Also what was decided here later than what was published: the office goes on working while issuing waits.
const isSettled = ({ status, statusAt }: TouchedRow, known: KnownStatus): boolean =>
  status === known.status || (statusAt !== null && statusAt > known.at)

const applyTo = (deps: Deps, row: TouchedRow, known: KnownStatus): Promise<boolean> =>
  withTransaction(deps.pool, async (tx) => {
    const locked = await lockCertificate(tx, row)
    return locked !== null && applyStatus(deps, tx, locked, known)
  })

const indexesOf = ({ lists }: Told) =>
  [...lists].map(([year, { entries, length }]) => ({ year, length, indexes: [...entries.keys()] }))
