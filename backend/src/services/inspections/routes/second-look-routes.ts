import type { SecondLook, SecondLookDetail } from '@sac/contracts/http/second-looks'
import { Instant, Uuid } from '@sac/contracts/ids'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { compareLooks } from '../domain/second-look.ts'
import { shareOf } from '../domain/share.ts'
import {
  findFirstReport,
  recordSecondLook,
  requireSecondLook,
  setSecondLookAside,
} from '../handlers/record-second-look.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { upsertShare } from '../store/sampling-rows.ts'
import { countSecondLooks, listSecondLooks, type SecondLookRow } from '../store/second-look-rows.ts'

const changedMeanwhile = () =>
  new Problem('record.changed', { detail: 'Look at the share as it is now, and change it again.' })

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ drawnAt, inspectionId }: SecondLookRow) => [drawnAt.toISOString(), inspectionId]

const stateOf = ({ recordedAt, setAside }: SecondLookRow) =>
  recordedAt === null ? 'open' : setAside === null ? 'done' : 'set-aside'

const shown = (row: SecondLookRow): SecondLook => ({
  inspectionId: row.inspectionId,
  centreId: row.centreId,
  plate: row.plate,
  testedAt: row.testedAt?.toISOString() ?? null,
  drawnAt: row.drawnAt.toISOString(),
  state: stateOf(row),
})

async function detailOf({ pool }: InspectionsDeps, params: { inspectionId: string }): Promise<SecondLookDetail> {
  const row = await requireSecondLook(pool, params)
  const report = await findFirstReport(pool, params)
  const checkpoints = report.answers.map(({ checkpoint, title }) => ({ checkpoint, title }))
  const { inspectorId, lookedBy, answers, setAside, recordedAt, recordedBy } = row
  const recorded = recordedAt && recordedBy !== null && { recordedBy, recordedAt: recordedAt.toISOString() }
  return {
    ...shown(row),
    checkpoints,
    outcome:
      recorded && lookedBy && answers ? { inspectorId, lookedBy, ...recorded, ...compareLooks(report, answers) } : null,
    setAside: recorded && setAside !== null ? { reason: setAside, ...recorded } : null,
  }
}

export const secondLookRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'second-looks.list',
    handler: async ({ query }) => {
      const { centreId = null, state = null, search } = query
      const after = readCursor(query.after, LastShown)
      const found = await listSecondLooks(deps.pool, { centreId, state, search, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { looks: rows.map(shown) } }
    },
  }),
  route({
    operation: 'second-looks.figures',
    handler: async ({ query: { centreId, from, to } }) => {
      const counts = await countSecondLooks(deps.pool, { centreId, from: new Date(from), to: new Date(to) })
      return { status: 200, body: { ...counts, alikeShare: shareOf(counts.alike, counts.done) } }
    },
  }),
  route({
    operation: 'second-looks.change-share',
    handler: async ({ params: { centreId }, body, caller }) => {
      const { perMille, seen = null } = body
      await withTransaction(deps.pool, async (tx) => {
        if (!(await upsertShare(tx, { centreId, perMille, seen }))) throw changedMeanwhile()
        const about = { actorId: caller.userId, action: 'second-look.share', subjectId: null, reason: null, note: null }
        await appendAudit(deps, tx, { ...about, details: { centreId, perMille } })
      })
      return { status: 200, body: { perMille } }
    },
  }),
  ...recordRoutes(deps),
]

const recordRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'second-looks.read',
    handler: async ({ params }) => ({ status: 200, body: await detailOf(deps, params) }),
  }),
  route({
    operation: 'second-looks.record',
    handler: async ({ params, body, caller }) => {
      await recordSecondLook(deps, { ...params, ...body, actorId: caller.userId })
      return { status: 200, body: await detailOf(deps, params) }
    },
  }),
  route({
    operation: 'second-looks.set-aside',
    handler: async ({ params, body, caller }) => {
      await setSecondLookAside(deps, { ...params, ...body, actorId: caller.userId })
      return { status: 200, body: await detailOf(deps, params) }
    },
  }),
]
