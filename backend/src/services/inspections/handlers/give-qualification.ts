import type { GiveQualification, WithdrawQualification } from '@sac/contracts/http/qualifications'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { InspectionsDeps } from '../inspections-deps.ts'
import {
  findQualification,
  insertQualificationIfAbsent,
  type QualificationRow,
  withdrawQualification,
} from '../store/qualification-rows.ts'

type Giving = { given: GiveQualification; actorId: string | null }

/** Records what an inspector may test. Throws Problem `account.not-found` for somebody who is none. */
export async function giveQualification(deps: InspectionsDeps, { given, actorId }: Giving): Promise<QualificationRow> {
  const { qualificationId, userId, categories, validFrom, validUntil } = given
  const person = await deps.directory.findPerson(userId)
  if (!person?.inspectorNumber) throw new Problem('account.not-found', { detail: 'Choose an inspector.' })
  return withTransaction(deps.pool, async (tx) => {
    if (await isNewCommand(deps, tx, { commandId: qualificationId, content: given })) {
      await insertQualificationIfAbsent(tx, { ...given, givenBy: actorId, givenAt: deps.now() })
      const about = { actorId, action: 'qualification.given', subjectId: userId, reason: null, note: null }
      await appendAudit(deps, tx, { ...about, details: { qualificationId, categories, validFrom, validUntil } })
    }
    return requireQualification(tx, qualificationId)
  })
}

type Withdrawing = { qualificationId: string; command: WithdrawQualification; actorId: string }

/** From now on it counts no more; what was tested before stays as it is. Throws Problem `request.not-found`. */
export function withdraw(
  deps: InspectionsDeps,
  { qualificationId, command, actorId }: Withdrawing,
): Promise<QualificationRow> {
  const { commandId, reason } = command
  return withTransaction(deps.pool, async (tx) => {
    const { userId } = await requireQualification(tx, qualificationId)
    if (await isNewCommand(deps, tx, { commandId, content: { ...command, qualificationId } })) {
      await withdrawQualification(tx, { qualificationId, at: deps.now(), by: actorId, reason })
      const about = { actorId, action: 'qualification.withdrawn', subjectId: userId, reason, note: null }
      await appendAudit(deps, tx, { ...about, details: { qualificationId } })
    }
    return requireQualification(tx, qualificationId)
  })
}

async function requireQualification(tx: Tx, qualificationId: string): Promise<QualificationRow> {
  const found = await findQualification(tx, { qualificationId })
  if (!found) throw new Problem('request.not-found', { detail: 'Look in the list of qualifications.' })
  return found
}
