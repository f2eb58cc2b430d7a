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

type Act = Omit<AuditedAct, 'actorName' | 'subjectName' | 'subjectDevice'>
const actOf = (service: string, { at, ...act }: ListedAct): Act => ({ ...act, service, at: at.toISOString() })
const newestFirst = (a: Act, b: Act) => b.at.localeCompare(a.at) || b.auditId.localeCompare(a.auditId)

export type People = { listNames: (userIds: readonly string[]) => Promise<{ userId: string; name: string }[]> }
export type Devices = {
  listDevices: (deviceIds: readonly string[]) => Promise<{ deviceId: string; inspectorId: string; name: string }[]>
}

const isId = (id: string | null): id is string => z.safeParse(Uuid, id).success

const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter(isId))]

/** Says who did it, and to whom or to whose device. */
async function named(acts: readonly Act[], { listNames, listDevices }: People & Devices): Promise<AuditedAct[]> {
  const found = await listDevices(idsOf(acts.map(({ subjectId }) => subjectId)))
  const devices = new Map(found.map((device) => [device.deviceId, device]))
  const ofActs = acts.flatMap(({ actorId, subjectId }) => [actorId, subjectId])
  const people = await listNames(idsOf([...ofActs, ...found.map(({ inspectorId }) => inspectorId)]))
  const names = new Map(people.map(({ userId, name }) => [userId, name]))
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null
  const deviceOf = (id: string | null) => {
    const device = devices.get(id ?? '')
    return device ? { name: device.name, personId: device.inspectorId, personName: nameOf(device.inspectorId) } : null
  }
  return acts.map((act) => ({
    ...act,
    actorName: nameOf(act.actorId),
    subjectName: nameOf(act.subjectId),
    subjectDevice: deviceOf(act.subjectId),
  }))
}

/** What people did, in every service. */
export const auditRoutes = (audits: readonly Audit[], directory: People & Devices): Route[] => [
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
      return { status: 200, headers, body: { acts: await named(rows, directory) } }
    },
  }),
]
