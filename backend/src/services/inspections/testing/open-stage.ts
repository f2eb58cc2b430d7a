// One inspection from its device to the office's word on it, for tests of what stops it and what lets it go on.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, type Sealing } from '@sac/contracts/testing/inspect'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { DecisionKind } from '../domain/refuse-decision.ts'
import { approveInspection } from '../handlers/approve-inspection.ts'
import { decideInspection } from '../handlers/decide-inspection.ts'
import { inspectionSubscription } from '../handlers/handle-events.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { lineEvent, type Office, photoEvent, sealing, signers, templateHash } from './open-office.ts'

export type Data = Record<string, unknown>
type SealPayload = Data & { blobs: { sha256: string; bytes: number }[] }
/** `change`: of what the seal says, before it is signed. */
type Sealed = Partial<Sealing> & { change?: (payload: SealPayload) => void; by?: TestDevice }
type Sent = { except?: readonly EventLine[]; photos?: readonly number[]; told?: Data }

/** Somebody at the office. */
export const colleague = (n: number): string => testId(2, 900 + n)

export type Stage = ReturnType<typeof createStages> extends (...args: never[]) => infer One ? One : never

/** Each stage is another inspection, of an inspector and on a device of their own. */
export function createStages(office: Office) {
  let count = 0
  return (startedAt = '2026-11-23T09:00:00.000Z') => {
    const n = ++count
    const inspectionId = testId(1, n)
    const device = createTestDevice({ n, inspectionId, actorId: testId(2, n), startedAt })
    const deliver = (events: ReturnType<typeof lineEvent>[]) =>
      office.deliver(inspectionSubscription(office.deps).batchHandler, events)
    return {
      n,
      inspectionId,
      device,
      /** The inspector's other device. */
      second: createTestDevice({ n: n + 800, inspectionId, actorId: testId(2, n) }),
      /** Of somebody else. */
      other: createTestDevice({ n: n + 400, inspectionId }),
      deliver,
      row: () => findInspection(office.database.pool, { inspectionId }),
      /** Everything of the device but `except`, with its pictures; `told` is what the gateway adds to each line. */
      send: ({ except = [], photos = [1, 99], told = {} }: Sent = {}) => {
        const lines = device.lines.filter((line) => !except.includes(line)).map(lineEvent)
        for (const { data } of lines) Object.assign(data, told)
        return deliver([...lines, ...photos.map((photo) => photoEvent(inspectionId, photo))])
      },
      ...officeActs(office, { n, inspectionId, startedAt }),
    }
  }
}

function officeActs(
  { deps }: Office,
  { n, inspectionId, startedAt }: { n: number; inspectionId: string; startedAt: string },
) {
  const common = { decisionId: testId(8, n), inspectionId, seal: 1, reason: 'looked at it', decidedBy: colleague(1) }
  return {
    decide: (kind: DecisionKind) => {
      const date = kind === 'date' ? { testedAt: new Date(startedAt), despite: 'saw the car' } : { testedAt: null }
      return decideInspection(deps, { ...common, ...date, kind, seal: kind === 'close' ? null : 1 })
    },
    approve: () => approveInspection(deps, common),
  }
}

/** Everything the office says of it, to whomever, and shows. */
export async function codesOf({ database: { pool } }: Office, { inspectionId, row }: Stage): Promise<string[]> {
  const told = (await listFacts(pool)).filter(
    ({ eventType, data }) => eventType === 'inspection.verdict-given' && data['inspectionId'] === inspectionId,
  )
  const last = new Map(told.flatMap(({ data }) => (data['inspectorIds'] as string[]).map((id) => [id, data] as const)))
  const reasons = [...last.values()].flatMap((data) => data['reasons'] as { code: string }[])
  return [...reasons, ...((await row())?.reasons ?? [])].map(({ code }) => code)
}

export function seal({ device }: Stage, { change, by = device, ...more }: Sealed = {}): EventLine {
  const before = by.lines.filter(({ type }) => type === 'finished').length
  const line = finish(by, { ...sealing, seal: before + 1, ...more })
  change?.(line.payload as never)
  return more.sign ? line : signers.resign(line)
}

/** Tested, and what is recorded then. */
export function inspectOn({ device }: Stage, events: readonly Recorded[] = [], hash: string = templateHash): void {
  inspect(device, hash, 'nothing')
  for (const event of events) device.record(event)
}

/** The same, sealed and sent. */
export async function inspectAndSend(stage: Stage, events: readonly Recorded[] = [], sealed: Sealed = {}) {
  inspectOn(stage, events, sealed.templateHash)
  seal(stage, sealed)
  await stage.send()
}

/** Written anew and sealed again. */
export async function sealAgain(stage: Stage, events: readonly Recorded[] = [], sealed: Sealed = {}) {
  for (const event of events) stage.device.record(event)
  seal(stage, sealed)
  await stage.send()
}
