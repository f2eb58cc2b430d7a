import type { AuditedAct } from '@sac/contracts/http/audit'
import { Instant, Uuid } from '@sac/contracts/ids'
import { type ListedAct, listAuditEvents } from '@sac/platform/audit/list-audit-events'
import type { Pool } from '@sac/platform/db/create-pool'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'

/** An audit, and the pool of the schema that holds it. */
export type Audit = { schema: string; pool: Pool }

const size = 50
const LastShown = z.tuple([Instant, Uuid])

type Act = Omit<AuditedAct, 'actorName' | 'subjectName'>
const actOf = (service: string, { at, ...act }: ListedAct): Act => ({ ...act, service, at: at.toISOString() })
const newestFirst = (a: Act, b: Act) => b.at.localeCompare(a.at) || b.auditId.localeCompare(a.auditId)

export type People = { listNames: (userIds: readonly string[]) => Promise<{ userId: string; name: string }[]> }

const isId = (id: string | null): id is string => z.safeParse(Uuid, id).success

async function named(acts: readonly Act[], { listNames }: People): Promise<AuditedAct[]> {
  const ids = new Set(acts.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter(isId))
  const names = new Map((await listNames([...ids])).map(({ userId, name }) => [userId, name]))
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null
  return acts.map((act) => ({ ...act, actorName: nameOf(act.actorId), subjectName: nameOf(act.subjectId) }))
}

/** What people did, in every service. */
export const auditRoutes = (audits: readonly Audit[], people: People): Route[] => [
  route({
    operation: 'admin.audit',
    handler: async ({ query }) => {
      const { service = null, ...filter } = query
      const asked = audits.filter(({ schema }) => service === null || schema === service)
      const after = readCursor(query.after, LastShown)
      // Of each as many as a page holds: whatever the page will show is among them.
      const found = asked.map(async ({ schema, pool }) => {
        const rows = await listAuditEvents(pool, { ...filter, after, limit: size + 1 })
        return rows.map((row) => actOf(schema, row))
      })
      const all = (await Promise.all(found)).flat().toSorted(newestFirst)
      const { rows, headers } = onePage(all, { size, query, keyOf: ({ at, auditId }) => [at, auditId] })
      return { status: 200, headers, body: { acts: await named(rows, people) } }
    },
  }),
]
