import { isDeepStrictEqual } from 'node:util'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { appendAudit } from '@sac/platform/audit/append-audit'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type Answered, compareLooks } from '../domain/second-look.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listCompletions } from '../store/completion-rows.ts'
import { listAuthors } from '../store/evidence-rows.ts'
import {
  findSecondLook,
  insertSecondOutcome,
  insertSetAside,
  lockSecondLook,
  type SecondLookRow,
} from '../store/second-look-rows.ts'

type Of = { inspectionId: string; actorId: string }
type Recording = Of & { lookedBy: string; answers: readonly Answered[] }

/** Once and for all; the same again changes nothing. */
export function recordSecondLook(deps: InspectionsDeps, recording: Recording): Promise<void> {
  const { inspectionId, lookedBy, answers, actorId } = recording
  return withTransaction(deps.pool, async (tx) => {
    await lockSecondLook(tx, { inspectionId })
    const row = await requireSecondLook(tx, { inspectionId })
    if (row.recordedAt) {
      if (row.lookedBy === lookedBy && isDeepStrictEqual(row.answers, answers)) return
      throw new Problem('second-look.recorded')
    }
    await requireSomebodyElse(deps, tx, { row, lookedBy })
    const report = await findFirstReport(tx, { inspectionId })
    requireEach(report, answers)
    const { compared, differing } = compareLooks(report, answers)
    const recorded = { inspectionId, inspectorId: row.inspectorId, recordedAt: deps.now(), recordedBy: actorId }
    await insertSecondOutcome(tx, { ...recorded, lookedBy, answers, compared, differing })
    await appendAudit(deps, tx, {
      actorId,
      action: 'second-look.recorded',
      subjectId: inspectionId,
      reason: null,
      note: null,
      details: { lookedBy, compared, differing },
    })
  })
}

/** Nobody could look; why stands beside it and in the audit. */
export function setSecondLookAside(deps: InspectionsDeps, { inspectionId, reason, actorId }: Of & { reason: string }) {
  return withTransaction(deps.pool, async (tx) => {
    await lockSecondLook(tx, { inspectionId })
    const row = await requireSecondLook(tx, { inspectionId })
    if (row.recordedAt) {
      if (row.setAside === reason) return
      throw new Problem('second-look.recorded')
    }
    const { inspectorId } = row
    await insertSetAside(tx, { inspectionId, inspectorId, reason, recordedAt: deps.now(), recordedBy: actorId })
    const about = { actorId, action: 'second-look.set-aside', subjectId: inspectionId, reason: null }
    await appendAudit(deps, tx, { ...about, note: reason, details: {} })
  })
}

export async function requireSecondLook(db: Db, { inspectionId }: { inspectionId: string }): Promise<SecondLookRow> {
  const row = await findSecondLook(db, { inspectionId })
  if (!row) throw new Problem('request.not-found')
  return row
}

/** The report of the test as it was drawn: what was amended since is no first look. */
export async function findFirstReport(db: Db, { inspectionId }: { inspectionId: string }): Promise<InspectionReport> {
  const [first] = await listCompletions(db, { inspectionId })
  if (!first) throw new Error('a test was drawn that was never complete')
  return first.report
}

type Looking = { row: SecondLookRow; lookedBy: string }

async function requireSomebodyElse({ directory }: InspectionsDeps, db: Db, { row, lookedBy }: Looking): Promise<void> {
  const authors = (await listAuthors(db, [row.inspectionId])).get(row.inspectionId) ?? []
  if ([row.inspectorId, ...authors].includes(lookedBy)) throw new Problem('second-look.same-person')
  const person = await directory.findPerson(lookedBy)
  if (!person || person.inspectorNumber === null) throw new Problem('second-look.no-inspector')
}

function requireEach({ answers: first }: InspectionReport, answers: readonly Answered[]): void {
  const [asked, given] = [first, answers].map((list) => new Set(list.map(({ checkpoint }) => checkpoint)))
  if (answers.length === given?.size && isDeepStrictEqual(asked, given)) return
  throw new Problem('request.invalid', { detail: 'There is one answer for each checkpoint of the test; reload it.' })
}
