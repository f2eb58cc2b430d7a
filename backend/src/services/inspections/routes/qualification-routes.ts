import type { Qualification } from '@sac/contracts/http/qualifications'
import { CalendarDate, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { giveQualification, withdraw } from '../handlers/give-qualification.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listQualifications, type QualificationRow } from '../store/qualification-rows.ts'

const viewOf = ({ givenAt, withdrawnAt, ...row }: QualificationRow): Qualification => ({
  ...row,
  givenAt: givenAt.toISOString(),
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
})

const size = 50
const LastShown = z.tuple([CalendarDate, Uuid])
const keyOf = ({ validUntil, qualificationId }: QualificationRow) => [validUntil, qualificationId]

/** Who may test what. */
export const qualificationRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'qualifications.list',
    handler: async ({ query }) => {
      const { userId = null, until = null } = query
      const after = readCursor(query.after, LastShown)
      const found = await listQualifications(deps.pool, { userId, until, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { qualifications: rows.map(viewOf) } }
    },
  }),
  route({
    operation: 'qualifications.give',
    handler: async ({ body: given, caller: { userId: actorId } }) => ({
      status: 200,
      body: viewOf(await giveQualification(deps, { given, actorId })),
    }),
  }),
  route({
    operation: 'qualifications.withdraw',
    handler: async ({ params: { id: qualificationId }, body: command, caller: { userId: actorId } }) => ({
      status: 200,
      body: viewOf(await withdraw(deps, { qualificationId, command, actorId })),
    }),
  }),
]
