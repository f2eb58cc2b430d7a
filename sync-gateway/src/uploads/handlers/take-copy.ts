import type { RangeSet } from '@sac/contracts/sync/ranges'
import { toRanges } from '@sac/contracts/sync/ranges'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { forksOf } from '#devices/domain/watermark'
import { lockDevice } from '#devices/store/device-rows'
import { listEpochs, recordDelivery } from '#devices/store/epoch-rows'
import type { GatewayContext } from '#gateway-context'
import { type Decision, seqOf } from '../domain/decide-lines.ts'
import type { JudgedLine } from '../domain/judge-line.ts'
import { judgeLines, withHash } from './receive-batch.ts'
import { judgeAndStore, storeLines } from './store-lines.ts'

/** Exact bytes of a line; `seq` where the line itself may not say it, 0 when nobody knows. */
export type CopiedLine = { raw: Uint8Array; seq: number }

/** In place of the profile that uploads. */
export const nobody = '00000000-0000-7000-8000-000000000000'

/**
 * Stores lines that come without a header, at most 500: from an imported copy or out of quarantine. They count as delivered
 * under their own epochs. The device itself has not been heard: its head and last contact stay.
 */
export async function takeCopy(
  context: GatewayContext,
  { deviceId, lines }: { deviceId: string; lines: readonly CopiedLine[] },
): Promise<Decision> {
  const judge = () => judgeCopy(context, { deviceId, lines })
  return judgeAndStore(context.pool, judge, async (tx, judged) => {
    if (!(await lockDevice(tx, deviceId))) throw new Problem('device.unknown')
    return storeCopy(tx, context, { deviceId, judged })
  })
}

/** Reads the lines and their authors as of now. */
export function judgeCopy(
  context: GatewayContext,
  { deviceId, lines }: { deviceId: string; lines: readonly CopiedLine[] },
): Promise<JudgedLine[]> {
  const placed = lines.map(({ raw, seq }, at) => withHash({ index: at + 1, announcedSeq: seq, raw }))
  return judgeLines(context, deviceId, placed)
}

/** The writing half of `takeCopy`, in the caller's transaction, which holds the device's lock. */
export async function storeCopy(
  tx: Tx,
  context: GatewayContext,
  { deviceId, judged }: { deviceId: string; judged: readonly JudgedLine[] },
): Promise<Decision> {
  const at = context.now()
  const epochs = await listEpochs(tx, deviceId)
  const upload = { deviceId, epoch: nobody, lines: judged, photos: [], forks: forksOf(epochs), epochs, at }
  const decision = await storeLines(tx, context, upload)
  for (const [epoch, received] of deliveredByEpoch(judged, deviceId))
    await recordDelivery(tx, { deviceId, epoch, head: null, received, owed: null, contacts: null, at })
  return decision
}

function deliveredByEpoch(lines: readonly JudgedLine[], deviceId: string): [string, RangeSet][] {
  const own = lines.filter((line) => frameOf(line)?.deviceId === deviceId)
  const byEpoch = Map.groupBy(own, (line) => frameOf(line)?.epoch ?? nobody)
  return [...byEpoch].map(([epoch, ofEpoch]) => [epoch, toRanges(ofEpoch.map(seqOf))])
}

const frameOf = (line: JudgedLine) => (line.status === 'valid' ? line.line : line.frame)
