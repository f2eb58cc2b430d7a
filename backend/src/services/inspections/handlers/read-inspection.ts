import { correctedTime } from '@sac/contracts/sync/corrected-time'
import { Problem } from '@sac/platform/http/problem'
import { custodyOf } from '../domain/custody.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listCompletions } from '../store/completion-rows.ts'
import { listShownDecisions } from '../store/decision-rows.ts'
import { readEvidence } from '../store/evidence-rows.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { listShownLinks } from '../store/link-rows.ts'
import { withAllFlags } from './with-all-flags.ts'

/**
 * The office's record of one inspection: state with reasons, what people linked it with, completions, and the timeline of every
 * entry (who, from which device, when it was recorded and when it arrived). Throws `inspection.not-found`.
 */
export async function readInspection({ pool }: InspectionsDeps, inspectionId: string) {
  const row = await findInspection(pool, { inspectionId })
  if (!row) throw new Problem('inspection.not-found')
  const evidence = await readEvidence(pool, { inspectionId })
  const { strangers } = custodyOf(evidence.lines)
  const arrivals = evidence.lines.map(({ receivedAt }) => receivedAt).toSorted()
  const timeline = evidence.lines
    .map(({ line, receivedAt }) => ({
      eventId: line.eventId,
      type: line.type,
      deviceId: line.deviceId,
      seq: line.seq,
      actorId: line.actorId,
      recordedAt: line.wall,
      correctedAt: line.offsetMs === null ? null : correctedTime(line).toISOString(),
      receivedAt: new Date(receivedAt).toISOString(),
      arrived: arrivals.indexOf(receivedAt) + 1,
      /** By somebody who never held it: kept, and counts for nothing. */
      byStranger: strangers.has(line.actorId),
      payload: line.payload,
    }))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.seq - b.seq))
  return {
    inspection: (await withAllFlags(pool, [row]))[0] ?? row,
    unusable: evidence.unusable,
    blobs: [...evidence.blobs].map(([sha256, bytes]) => ({ sha256, bytes })),
    links: await listShownLinks(pool, { inspectionId }),
    decisions: await listShownDecisions(pool, { inspectionId }),
    completions: await listCompletions(pool, { inspectionId }),
    timeline,
  }
}
