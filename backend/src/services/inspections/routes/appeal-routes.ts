import type { Appeal } from '@sac/contracts/http/appeals'
import { Instant, Uuid } from '@sac/contracts/ids'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { makeAppeal, readAppealOfTest } from '../handlers/make-appeal.ts'
import { moveAppeal } from '../handlers/move-appeal.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type AppealRow, findAppeal, findAppealDays, listAppeals, updateAppealDays } from '../store/appeal-rows.ts'

const changedMeanwhile = () =>
  new Problem('record.changed', { detail: 'Look at the rule as it is now, and change it again.' })

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ receivedAt, appealId }: AppealRow) => [receivedAt.toISOString(), appealId]

const shown = ({ revision: _revision, inspectorId: _inspectorId, ...row }: AppealRow): Appeal => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  toldAt: row.toldAt?.toISOString() ?? null,
})

export const appealRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'appeals.of-test',
    handler: async ({ params, caller }) => ({ status: 200, body: await readAppealOfTest(deps, { ...params, caller }) }),
  }),
  route({
    operation: 'appeals.make',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await makeAppeal(deps, { ...params, ...body, caller }),
    }),
  }),
  route({
    operation: 'appeals.list',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listAppeals(deps.pool, { ...query, state: query.state ?? null, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { appeals: rows.map(shown) } }
    },
  }),
  route({
    operation: 'appeals.rule',
    handler: async () => ({ status: 200, body: { days: await findAppealDays(deps.pool) } }),
  }),
  route({
    operation: 'appeals.change-rule',
    handler: async ({ body: { days, seen = null }, caller }) => {
      await withTransaction(deps.pool, async (tx) => {
        if (!(await updateAppealDays(tx, { days, seen }))) throw changedMeanwhile()
        const about = { actorId: caller.userId, action: 'appeal.rule', subjectId: null, reason: null, note: null }
        await appendAudit(deps, tx, { ...about, details: { days } })
      })
      return { status: 200, body: { days } }
    },
  }),
  ...routesOfOne(deps),
]

const routesOfOne = (deps: InspectionsDeps): Route[] => {
  const moved = async (move: Parameters<typeof moveAppeal>[1]) => ({
    status: 200 as const,
    body: shown(await moveAppeal(deps, move)),
  })
  return [
    route({
      operation: 'appeals.read',
      handler: async ({ params }) => {
        const row = await findAppeal(deps.pool, params)
        if (!row) throw new Problem('request.not-found')
        return { status: 200, body: shown(row) }
      },
    }),
    route({
      operation: 'appeals.take',
      handler: ({ params, caller }) => moved({ ...params, actorId: caller.userId, command: 'take' }),
    }),
    route({
      operation: 'appeals.decide',
      handler: ({ params, body, caller }) => moved({ ...params, ...body, actorId: caller.userId, command: 'decide' }),
    }),
    route({
      operation: 'appeals.tell',
      handler: ({ params, caller }) => moved({ ...params, actorId: caller.userId, command: 'tell' }),
    }),
    route({
      operation: 'appeals.withdraw',
      handler: ({ params, body, caller }) => moved({ ...params, ...body, actorId: caller.userId, command: 'withdraw' }),
    }),
  ]
}
