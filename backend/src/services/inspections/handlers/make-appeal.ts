import type { AppealOfTest } from '@sac/contracts/http/appeals'
import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import { appealsUntil } from '../domain/appeal.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type AppealRow, findAppealDays, findAppealOfResult, insertAppeal, lockAppeals } from '../store/appeal-rows.ts'
import { type Completion, listCompletions } from '../store/completion-rows.ts'

type Of = { inspectionId: string; caller: Person }

/** For whoever had the car tested or whose it is, and for the office. To others it is as if the test were not there. */
export async function readAppealOfTest(deps: InspectionsDeps, of: Of): Promise<AppealOfTest> {
  const { completion } = await requireResult(deps, deps.pool, of)
  return viewOf(deps, deps.pool, { ...of, completion })
}

/** Throws Problem `appeal.too-late`, `appeal.exists` where another is against the same result. */
export function makeAppeal(deps: InspectionsDeps, { reason, ...of }: Of & { reason: string }): Promise<AppealOfTest> {
  const { inspectionId, caller } = of
  return withTransaction(deps.pool, async (tx) => {
    await lockAppeals(tx, { inspectionId })
    const { completion, customerId } = await requireResult(deps, tx, of)
    const { revision, report } = completion
    const known = await findAppealOfResult(tx, { inspectionId, revision })
    if (known && known.state !== 'withdrawn') {
      if (known.reason !== reason) throw new Problem('appeal.exists')
      return viewOf(deps, tx, { inspectionId, completion })
    }
    await requireInTime(deps, tx, completion)
    const appealId = deps.newId()
    await insertAppeal(tx, {
      appealId,
      inspectionId,
      revision,
      inspectorId: report.inspector.id,
      result: report.outcome.result,
      customerId,
      reason,
      receivedAt: deps.now(),
      receivedFrom: caller.userId,
    })
    const about = { actorId: caller.userId, action: 'appeal.received', subjectId: appealId, reason: null, note: null }
    await appendAudit(deps, tx, { ...about, details: { inspectionId, revision, atCounter: caller.role === 'admin' } })
    return viewOf(deps, tx, { inspectionId, completion })
  })
}

/** The newest result of a test the caller may speak of, and who is to be written to. */
async function requireResult(deps: InspectionsDeps, db: Db, { inspectionId, caller }: Of) {
  const completion = (await listCompletions(db, { inspectionId })).at(-1)
  if (!completion) throw new Problem('inspection.not-found')
  const { appointmentId, vehicle } = completion.report
  const booking = appointmentId === null ? null : await deps.directory.findBooking(appointmentId)
  const keeper = await deps.directory.findKeeper({ vin: vehicle.vin, bookedBy: null })
  const theirs = [booking?.customerId ?? null, keeper]
  if (caller.role === 'admin') return { completion, customerId: theirs.find((one) => one !== null) ?? null }
  if (!theirs.includes(caller.userId)) throw new Problem('inspection.not-found')
  return { completion, customerId: caller.userId }
}

async function requireInTime(deps: InspectionsDeps, db: Db, { completedAt }: Completion): Promise<void> {
  const until = appealsUntil(completedAt, await findAppealDays(db))
  if (deps.now() > until)
    throw new Problem('appeal.too-late', { detail: `It could be appealed until ${until.toISOString()}.` })
}

type Viewed = { inspectionId: string; completion: Completion }

async function viewOf(deps: InspectionsDeps, db: Db, { inspectionId, completion }: Viewed): Promise<AppealOfTest> {
  const { revision, completedAt } = completion
  const until = appealsUntil(completedAt, await findAppealDays(db))
  const appeal = await findAppealOfResult(db, { inspectionId, revision })
  const stands = appeal !== null && appeal.state !== 'withdrawn'
  return { until: until.toISOString(), isOpen: !stands && deps.now() <= until, appeal: appeal && shownToThem(appeal) }
}

const shownToThem = ({ receivedAt, state, decision, note }: AppealRow) => ({
  receivedAt: receivedAt.toISOString(),
  state,
  decision,
  note,
})
