import { type Figures, type QualityFigures, shortSeconds } from '@sac/contracts/http/quality'
import type { Db } from '@sac/platform/db/db'
import { shareOf } from '../domain/share.ts'
import { type FigureRow, listFigures, listFlagCounts, type Period } from '../store/quality-rows.ts'

function figuresOf({ seconds, tests, failed, retests, voluntary, short }: FigureRow): Figures {
  const spread = seconds && { lower: seconds[0], median: seconds[1], upper: seconds[2] }
  return { tests, failed, failure: shareOf(failed, tests), retests, voluntary, seconds: spread, short }
}

const none = { inspectorId: null, tests: 0, failed: 0, retests: 0, voluntary: 0, short: 0, seconds: null }

/** Of a centre and of each who tested there. */
export async function readFigures(db: Db, period: Period): Promise<QualityFigures> {
  const rows = await listFigures(db, { ...period, shortSeconds })
  const flags = Map.groupBy(await listFlagCounts(db, period), ({ inspectorId }) => inspectorId)
  const flagsOf = (id: string) => Object.fromEntries((flags.get(id) ?? []).map(({ flag, tests }) => [flag, tests]))
  return {
    centre: figuresOf(rows.find(({ inspectorId }) => inspectorId === null) ?? none),
    inspectors: rows.flatMap((row) =>
      row.inspectorId === null
        ? []
        : [{ ...figuresOf(row), inspectorId: row.inspectorId, flags: flagsOf(row.inspectorId) }],
    ),
  }
}
