// Writes what an upload changes, inside the caller's transaction (`store`). Whoever calls holds the device's lock.
import type { Pool } from '@sac/platform/db/create-pool'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import { nameBlobs } from '#blobs/handlers/name-blobs'
import { contactsOf, lastContactBefore } from '#devices/domain/contacts'
import { insertAlarm } from '#devices/store/alarm-rows'
import { type KnownEpoch, recordFork } from '#devices/store/epoch-rows'
import type { GatewayContext } from '#gateway-context'
import { type Arrival, releaseQuarantined } from '#quarantine/store/quarantine-rows'
import { blobsNamedBy } from '../domain/blobs-named-by.ts'
import { type Decision, decideLines, placeOf, type Stored } from '../domain/decide-lines.ts'
import type { JudgedLine, ValidLine } from '../domain/judge-line.ts'
import { lineEvent, type Receipt } from '../domain/line-events.ts'
import { latestBound } from '../domain/not-before.ts'
import { insertConflictIfAbsent, insertLines, listTaken, type Taken } from '../store/line-rows.ts'
import { quarantineLines } from './quarantine-lines.ts'
import { OutdatedJudgementError, requireUpToDate } from './require-up-to-date.ts'

export type Upload = {
  deviceId: string
  /** Of the header: the profile that uploads. */
  epoch: string
  lines: readonly JudgedLine[]
  /** Hashes the header announces. */
  photos: readonly string[]
  /** Forks known before, by epoch. */
  forks: ReadonlyMap<string, number>
  /** The device's profiles as they were before it spoke. */
  epochs: readonly Pick<KnownEpoch, 'epoch' | 'contacts'>[]
  at: Date
}

type Context = Pick<GatewayContext, 'now' | 'newId'>

/**
 * Judges lines and does the work on them in one transaction. When another device takes one of the event ids while we decide, the
 * second attempt sees its line and finds a conflict; when a sign-in or an approval came in between, it judges by that.
 */
export async function judgeAndStore<Result>(
  pool: Pool,
  judge: () => Promise<JudgedLine[]>,
  work: (tx: Tx, judged: readonly JudgedLine[]) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const judged = await judge()
    try {
      return await withTransaction(pool, (tx) => work(tx, judged))
    } catch (error) {
      if (!(isTaken(error) || error instanceof OutdatedJudgementError) || attempt === 4) throw error
    }
  }
}

// unique_violation
const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23505'

const isValid = (line: JudgedLine): line is ValidLine => line.status === 'valid'

/** Stores all lines in one of the four ways and tells the log; every line is durable once the transaction commits. */
export async function storeLines(tx: Tx, context: Context, upload: Upload): Promise<Decision> {
  const valid = upload.lines.filter(isValid)
  await requireUpToDate(tx, upload)
  const taken = await findTaken(tx, upload, valid)
  const decision = decideLines(upload.lines, storedOf(taken, upload), upload.epoch)
  const { deviceId, at } = upload
  if (decision.accepted.length > 0) await insertLines(tx, { deviceId, lines: decision.accepted, at })
  const waited = taken.someWait ? await releaseQuarantined(tx, { deviceId, hashes: hashesOf(valid), at }) : none
  const events = decision.accepted.map(({ line }) => lineEvent(line, receiptOf(line, upload, waited.get(line.hash))))
  events.push(...(await quarantineLines(tx, context, upload, decision.quarantined)))
  events.push(...(await nameBlobs(tx, context, blobsOf(upload, decision))))
  await keepConflicts(tx, context, upload, decision.conflicts)
  await keepForks(tx, context, upload, decision.forks)
  await publish(context, tx, events)
  return decision
}

/** All from what is in hand: a line costs no question of its own. One that had waited here came when it came first. */
function receiptOf({ line: { epoch, seq }, author }: ValidLine, upload: Upload, waited?: Arrival): Receipt {
  const contact = waited?.contactAt ?? lastContactBefore(contactsOf(upload.epochs, epoch), seq)
  const notBefore = latestBound({ ...author.bounds, contact })
  const came = { at: waited?.at ?? upload.at, acceptedAt: waited ? upload.at : null }
  return { ...came, notBefore, authorDisabledAt: author.disabledAt }
}

const none: ReadonlyMap<string, Arrival> = new Map()
const hashesOf = (lines: readonly ValidLine[]) => lines.map(({ hash }) => hash)

const findTaken = (tx: Tx, { deviceId }: Upload, valid: readonly ValidLine[]): Promise<Taken> =>
  listTaken(tx, {
    deviceId,
    eventIds: valid.map(({ line }) => line.eventId),
    seqs: valid.map(({ line }) => line.seq),
    hashes: hashesOf(valid),
  })

const storedOf = ({ hashes, owners }: Taken, { forks }: Upload): Stored => ({
  hashes,
  places: new Map(owners.map(({ epoch, seq, eventId }) => [placeOf(epoch, seq), eventId])),
  forks,
})

const blobsOf = ({ deviceId, photos }: Upload, { accepted }: Decision) => ({
  deviceId,
  announced: photos,
  byInspection: accepted.flatMap(({ line: { line } }) =>
    blobsNamedBy(line).map((sha256) => ({ inspectionId: line.inspectionId, sha256 })),
  ),
})

async function keepConflicts(tx: Tx, { newId }: Context, { deviceId, at }: Upload, conflicts: readonly ValidLine[]) {
  for (const line of conflicts) {
    if (!(await insertConflictIfAbsent(tx, { line, at }))) continue
    const { eventId, seq, epoch } = line.line
    await insertAlarm(tx, {
      alarmId: newId(),
      deviceId,
      kind: 'conflict-hash',
      detail: { eventId, seq, epoch, lineHash: line.hash },
      at,
    })
  }
}

async function keepForks(tx: Tx, { newId }: Context, { deviceId, at, forks }: Upload, now: Map<string, number>) {
  for (const [epoch, seq] of now) {
    if (forks.get(epoch) === seq) continue
    await recordFork(tx, { deviceId, epoch, seq, at })
    if (forks.has(epoch)) continue
    await insertAlarm(tx, { alarmId: newId(), deviceId, kind: 'forked', detail: { epoch, seq }, at })
  }
}
