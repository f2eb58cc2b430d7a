import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import { lockDevice } from '#devices/store/device-rows'
import { listEpochs } from '#devices/store/epoch-rows'
import type { GatewayContext } from '#gateway-context'
import { seqOf } from '#uploads/domain/decide-lines'
import type { JudgedLine, Refusal, RefusedLine } from '#uploads/domain/judge-line'
import { quarantineLines } from '#uploads/handlers/quarantine-lines'
import { type CopiedLine, judgeCopy, nobody } from '#uploads/handlers/take-copy'
import { listStoredHashes } from '#uploads/store/line-rows'

const refusal: Refusal = { code: 'copy.unsigned', field: null, detail: 'out of a copy that its device has not signed' }

type Holding = { deviceId: string; lines: readonly CopiedLine[]; importedBy: string }

/** Keeps lines out of a copy that nobody signed, at most 500, marked as such; what the device itself has sent is not among them. Returns how many are new. */
export async function holdCopy(context: GatewayContext, { deviceId, lines, importedBy }: Holding): Promise<number> {
  const judged = await judgeCopy(context, { deviceId, lines })
  return withTransaction(context.pool, async (tx) => {
    if (!(await lockDevice(tx, deviceId))) throw new Problem('device.unknown')
    const eventIds = judged.flatMap((line) => (line.status === 'valid' ? [line.line.eventId] : []))
    const known = new Set((await listStoredHashes(tx, eventIds)).values())
    const held = judged.filter(({ hash }) => !known.has(hash)).map(asHeld)
    const place = { deviceId, epoch: nobody, epochs: await listEpochs(tx, deviceId), at: context.now(), importedBy }
    const events = await quarantineLines(tx, context, place, held)
    await publish(context, tx, events)
    return events.length
  })
}

function asHeld(line: JudgedLine): RefusedLine {
  const { index, announcedSeq, raw, hash } = line
  const frame = line.status === 'valid' ? line.line : line.frame
  return { index, announcedSeq, raw, hash, status: 'refused', frame, seq: seqOf(line), refusal }
}
