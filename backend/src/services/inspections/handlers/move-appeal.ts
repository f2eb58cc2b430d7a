// What the office does with an appeal. Nobody who took part in the test takes or decides it: the lines say who did, and a constraint
// holds whoever signed.

import { newEvent } from '@sac/contracts/events/new-event'
import type { AppealDecision } from '@sac/contracts/http/appeals'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import { type AppealCommand, afterCommand } from '../domain/appeal.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type AppealRow, findAppeal, lockAppeals, updateAppeal } from '../store/appeal-rows.ts'
import { listAuthors } from '../store/evidence-rows.ts'

type Move = { appealId: string; actorId: string } & (
  | { command: 'take' }
  | { command: 'tell' }
  | { command: 'decide'; decision: AppealDecision; note: string }
  | { command: 'withdraw'; note: string }
)

/** The appeal afterwards. The same again, where nobody else came between, changes nothing. */
export function moveAppeal(deps: InspectionsDeps, move: Move): Promise<AppealRow> {
  const { appealId, actorId, command } = move
  return withTransaction(deps.pool, async (tx) => {
    const asked = await requireAppeal(tx, { appealId })
    await lockAppeals(tx, asked)
    const row = await requireAppeal(tx, { appealId })
    if (isDone(row, move)) return row
    const moved = await after(deps, tx, { row, move })
    await updateAppeal(tx, moved)
    const note = 'note' in move ? move.note : null
    const about = { actorId, action: `appeal.${command}`, subjectId: appealId, reason: null, note }
    await appendAudit(deps, tx, { ...about, details: { state: moved.state, decision: moved.decision } })
    return moved
  })
}

async function requireAppeal(tx: Tx, asked: { appealId: string }): Promise<AppealRow> {
  const row = await findAppeal(tx, asked)
  if (!row) throw new Problem('request.not-found')
  return row
}

/** Whether this very command has led here. */
function isDone({ state, assignedTo, closedBy, decision, note }: AppealRow, move: Move): boolean {
  if (move.command === 'take') return state === 'assigned' && assignedTo === move.actorId
  if (move.command === 'tell') return state === 'told'
  const same = closedBy === move.actorId && note === move.note
  return same && (move.command === 'decide' ? decision === move.decision : state === 'withdrawn')
}

type Moving = { row: AppealRow; move: Move }

async function after(deps: InspectionsDeps, tx: Tx, { row, move }: Moving): Promise<AppealRow> {
  const state = requireState(row, move.command)
  const { actorId } = move
  switch (move.command) {
    case 'take':
      await requireOutsider(tx, row, actorId)
      return { ...row, state, assignedTo: actorId }
    case 'tell':
      return { ...row, state, toldAt: deps.now() }
    case 'withdraw':
      return { ...row, state, note: move.note, closedBy: actorId, closedAt: deps.now() }
    case 'decide': {
      if (row.assignedTo !== actorId) throw new Problem('appeal.not-yours')
      await requireOutsider(tx, row, actorId)
      const { decision, note } = move
      return tell(deps, tx, { ...row, state, decision, note, closedBy: actorId, closedAt: deps.now() })
    }
  }
}

function requireState({ state }: AppealRow, command: AppealCommand) {
  const next = afterCommand(state, command)
  if (!next) throw new Problem('appeal.illegal-state', { detail: `It is ${state}; reload it.` })
  return next
}

async function requireOutsider(tx: Tx, { inspectionId, inspectorId }: AppealRow, actorId: string): Promise<void> {
  const authors = (await listAuthors(tx, [inspectionId])).get(inspectionId) ?? []
  if ([inspectorId, ...authors].includes(actorId)) throw new Problem('appeal.second-person')
}

// With an account they are written to; the fact is in the outbox with the decision. Without one they are told in person.
async function tell(deps: InspectionsDeps, tx: Tx, row: AppealRow): Promise<AppealRow> {
  const { customerId, decision, appealId, inspectionId, plate } = row
  if (customerId === null || decision === null) return row
  const data = { appealId, inspectionId, decision, customerId, plate: plate ?? '' }
  await publish(deps, tx, [newEvent('inspection.appeal-decided', data, { userId: row.closedBy })])
  return { ...row, state: 'told', toldAt: deps.now() }
}
