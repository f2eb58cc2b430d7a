// Drawn as a test is complete, from its id and a secret of the centre that leaves the database nowhere: whoever tests can neither
// foresee nor choose it (decision 68).
import { createHmac, randomBytes } from 'node:crypto'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { Tx } from '@sac/platform/db/with-transaction'
import { mondayOf, whyDrawn } from '../domain/second-look.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import {
  findSampling,
  insertSamplingKeyIfAbsent,
  insertSecondLookIfAbsent,
  listTestsOfLastWeek,
  type Sampling,
} from '../store/sampling-rows.ts'

const wholeNumbers = 2 ** 48

/** From 0 to below 1, the same for the same text. */
const lotOf = (secret: Uint8Array, text: string): number =>
  createHmac('sha256', secret).update(text).digest().readUIntBE(0, 6) / wholeNumbers

type Tested = { centreId: string; inspectorId: string; week: string; inspectionId: string }
type Deps = Pick<InspectionsDeps, 'now'>

/** Only of a first completion: an amendment is of a test that had its lot. */
export async function drawSecondLook({ now }: Deps, tx: Tx, report: InspectionReport): Promise<void> {
  if (report.abandoned || report.revision > 1) return
  const { inspectionId, centre, inspector, testedAt } = report
  const tested = { inspectionId, centreId: centre.id, inspectorId: inspector.id, week: mondayOf(testedAt) }
  const sampling = await requireSampling(tx, tested)
  const { secret, lastWeek, hadDrawn } = sampling
  const lots = { lot: lotOf(secret, inspectionId), weekLot: lotOf(secret, `${inspector.id} ${tested.week}`) }
  const reason = whyDrawn({ ...sampling, ...lots })
  if (reason) await insertSecondLookIfAbsent(tx, { ...tested, reason, drawnAt: now() })
  if (lastWeek > 0 && !hadDrawn) await drawOfLastWeek(tx, { ...tested, secret, drawnAt: now() })
}

async function requireSampling(tx: Tx, tested: Tested): Promise<Sampling> {
  const known = await findSampling(tx, tested)
  if (known) return known
  await insertSamplingKeyIfAbsent(tx, { centreId: tested.centreId, secret: randomBytes(32) })
  const made = await findSampling(tx, tested)
  if (!made) throw new Error('a centre without a secret')
  return made
}

// The place of its week was behind the last test: the one with the lowest lot is looked at, if its car can still be had.
async function drawOfLastWeek(tx: Tx, { secret, drawnAt, ...tested }: Tested & { secret: Buffer; drawnAt: Date }) {
  const ids = await listTestsOfLastWeek(tx, tested)
  const [first] = ids.toSorted((a, b) => lotOf(secret, a) - lotOf(secret, b))
  if (first === undefined) return
  const week = mondayOf(new Date(Date.parse(tested.week) - 1).toISOString())
  await insertSecondLookIfAbsent(tx, { ...tested, week, inspectionId: first, reason: 'afterwards', drawnAt })
}
