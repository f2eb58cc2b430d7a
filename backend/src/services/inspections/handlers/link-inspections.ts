// Two inspections are of one vehicle in the word of a person at the office, where the server alone may not say so (decision 0042):
// the VIN was corrected, or the plate has changed. What was written may speak against it; then a second person says it too.
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { isLinkContradicted } from '@sac/contracts/inspection/vehicle-identity'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { describedVehicle } from '../domain/inspection-summary.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { findLinkAct, findStandingLink, insertLinkAct, type LinkAct, type LinkStanding } from '../store/link-rows.ts'
import { lockInspections } from '../store/locks.ts'
import { closeFiles } from './close-files.ts'
import type { CaseFile, Desk } from './desk.ts'
import { judgeInspection } from './judge-inspection.ts'
import { openWhole } from './open-files.ts'

export type Linking = Omit<LinkAct, 'standing' | 'decidedAt'> & { kind: 'link' | 'unlink' }

/**
 * Repeating it changes nothing. Throws Problem `inspection.not-found`, `inspection.illegal-state`, `inspection.second-person` or
 * `command.repeated-differently`.
 */
export function linkInspections(deps: InspectionsDeps, linking: Linking): Promise<void> {
  const { inspectionId, earlierId } = linking
  return withTransaction(deps.pool, async (tx) => {
    await lockInspections(tx, [inspectionId, earlierId])
    if (await isRepeated(tx, linking)) return
    const standing = nextStanding(await openBoth(deps, tx, linking), linking, await findStandingLink(tx, linking))
    await insertLinkAct(tx, { ...linking, standing, decidedAt: deps.now() })
    // Opened again, as it is with the link.
    const desk = await openWhole(deps, tx, inspectionId)
    desk.events.push(eventOf(linking, standing))
    for (const file of desk.files.values()) await judgeInspection(desk, file, 0)
    await closeFiles(desk)
    await audit(deps, tx, linking, standing)
  })
}

type Both = { later: Known; earlier: Known }

async function openBoth(deps: InspectionsDeps, tx: Tx, { inspectionId, earlierId }: Linking): Promise<Both> {
  if (inspectionId === earlierId) throw illegal('An inspection is linked to another one.')
  const desk = await openWhole(deps, tx, inspectionId, earlierId)
  const both = { later: fileOf(desk, inspectionId), earlier: fileOf(desk, earlierId) }
  requireOrder(both.later.row, both.earlier.row)
  return both
}

type Known = CaseFile & { row: InspectionRow }

function fileOf({ files }: Desk, inspectionId: string): Known {
  const file = files.get(inspectionId)
  if (!file?.row) throw new Problem('inspection.not-found')
  return { ...file, row: file.row }
}

function requireOrder(later: InspectionRow, earlier: InspectionRow): void {
  if (later.status === 'in-progress') throw illegal('It has not been sealed yet.')
  if (earlier.revision === 0) throw illegal('The earlier one has not been completed yet.')
  if (Number(later.startedAt) < Number(earlier.startedAt))
    throw illegal('It was begun before the other one; link that one to this.')
}

const already = { linked: 'The two are linked already.', unlinked: 'Nobody has linked the two.' } as const

function nextStanding(both: Both, linking: Linking, before: LinkAct | null): LinkStanding {
  const standing = before?.standing ?? 'unlinked'
  const wanted = linking.kind === 'link' ? 'linked' : 'unlinked'
  if (standing === wanted) throw illegal(already[wanted])
  return wanted === 'unlinked' ? wanted : linkedBy(both, linking, standing === 'waiting' ? before : null)
}

/** `first`: what somebody said before, if that waits for a second person. */
function linkedBy(both: Both, { decidedBy }: Linking, first: LinkAct | null): LinkStanding {
  if (first?.decidedBy === decidedBy || tookPart(both, decidedBy)) throw new Problem('inspection.second-person')
  return first === null && isLinkContradicted(carOf(both.later), carOf(both.earlier)) ? 'waiting' : 'linked'
}

const tookPart = ({ later, earlier }: Both, id: string): boolean =>
  [...later.lines, ...earlier.lines].some(({ line }) => line.actorId === id)

const carOf = ({ lines }: CaseFile) => describedVehicle(foldInspection(lines.map(({ line }) => line)))

const illegal = (detail: string) => new Problem('inspection.illegal-state', { detail })

function eventOf({ inspectionId, earlierId, kind, reason, decidedBy }: Linking, standing: LinkStanding): NewEvent {
  const data = { inspectionId, kind, seal: null, reason, testedAt: null, earlierId, standing }
  return newEvent('inspection.decided', data, { userId: decidedBy })
}

function audit(deps: InspectionsDeps, tx: Tx, linking: Linking, standing: LinkStanding): Promise<void> {
  const { decisionId, inspectionId, earlierId, kind, reason, decidedBy } = linking
  return appendAudit(deps, tx, {
    actorId: decidedBy,
    action: kind === 'link' ? 'inspection.linked' : 'inspection.unlinked',
    subjectId: inspectionId,
    reason: null,
    note: reason,
    details: { commandId: decisionId, earlierId, standing },
  })
}

async function isRepeated(tx: Tx, linking: Linking): Promise<boolean> {
  const known = await findLinkAct(tx, linking)
  if (!known) return false
  const isSame =
    known.inspectionId === linking.inspectionId &&
    known.earlierId === linking.earlierId &&
    known.reason === linking.reason &&
    (known.standing === 'unlinked') === (linking.kind === 'unlink')
  if (isSame) return true
  throw new Problem('command.repeated-differently', { detail: 'This decision has been used for something else.' })
}
